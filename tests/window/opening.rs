//! Going from one file to another: the example and one's own, and the file that is open already.

use eframe::egui::{accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::Meeting;
use samverka::gui::{App, Options};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::support::{options, settle, village, window};

/// Opens the file that the file dialog answers with.
fn opens_another(window: &mut Harness<'_, App>) {
    presses(window, "Arbetsfil");
    presses(window, "Öppna en annan fil …");
}

#[test]
fn the_example_s_day_is_the_day_in_the_example_alone() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = window(
        vec2(1280.0, 800.0),
        Options {
            demo: true,
            today: None,
            ..options(None, vec![vec![own.clone()]])
        },
    );
    assert!(sees(&window, "Exemplet visar 16 oktober 2018"));
    opens_another(&mut window);
    assert!(!sees(&window, "Exemplet visar"));
    assert!(!sees(&window, "Exempel: visa"));
    presses(&mut window, "Möten");
    presses(&mut window, "Nytt möte");
    window
        .get_by_role_and_label(Role::TextInput, "Datum")
        .focus();
    settle(&mut window);
    window
        .get_by_role_and_label(Role::TextInput, "Datum")
        .type_text("idag");
    settle(&mut window);
    presses(&mut window, "Spara möte");
    drop(window);
    let written = format!("samverka-demo-{}", std::process::id());
    std::fs::remove_dir_all(std::env::temp_dir().join(written)).unwrap();
    let meetings = Reader::open(&own).unwrap().all::<Meeting>().unwrap();
    assert_eq!(meetings.len(), 2, "the meeting is there");
    let examples = "2018-10-16".parse().ok();
    assert!(meetings.iter().all(|meeting| meeting.date != examples));
}

#[test]
fn the_file_that_is_open_already_stays_open_to_write_in() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let other_way = folder.path().join(".").join("eslov.samverka");
    let answers = vec![vec![own.clone()], vec![other_way]];
    let mut window = window(vec2(1280.0, 800.0), options(Some(own), answers));
    for _ in 0..2 {
        presses(&mut window, "Personer");
        opens_another(&mut window);
        assert!(!sees(&window, "Bara läsning"));
        assert!(sees(&window, "Sparat"));
        assert!(sees(&window, "Nytt möte"), "it is at its first page");
    }
}
