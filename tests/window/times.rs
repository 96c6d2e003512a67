//! Dates and times, typed as people type them.

use std::path::Path;

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Record, Session};
use samverka::gui::{App, Route};
use samverka::workspace::Reader;

use crate::hands::{presses, sees};
use crate::support::{options, settle, village, window};

fn session(file: &Path) -> Session {
    let reader = Reader::open(file).unwrap();
    reader.all::<Session>().unwrap().remove(0)
}

/// The details of the only session, in the lead's file.
fn details<'a>(file: &Path) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(Route::record(Session::KIND, session(file).head.id));
    let mut window = window(vec2(1280.0, 1400.0), options);
    presses(&mut window, "Uppgifter");
    window
}

fn types(window: &mut Harness<'_, App>, field: &str, words: &str) {
    let found = |window: &Harness<'_, App>| {
        let named = window.get_all_by_label(field);
        named.last().unwrap().focus();
    };
    found(window);
    settle(window);
    let named = window.get_all_by_label(field);
    named.last().unwrap().type_text(words);
    settle(window);
}

#[test]
fn session_s_end_typed_as_a_time_alone_is_on_the_day_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut window = details(&village.lead);
    types(&mut window, "Slutar, klockslag", "12");
    window.key_press(Key::Tab);
    settle(&mut window);
    let ends = session(&village.lead).ends.unwrap();
    assert_eq!(ends.0.to_string(), "2018-03-07");
    assert_eq!(ends.1.unwrap().to_string(), "12:00:00");
}

#[test]
fn date_says_how_it_is_read_before_it_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut window = details(&village.lead);
    types(&mut window, "Slutar", "18-03-07");
    assert!(sees(&window, "Tolkas som 2018-03-07"));
    assert_eq!(session(&village.lead).ends, None, "nothing is stored yet");
    window.key_press(Key::Tab);
    settle(&mut window);
    let ends = session(&village.lead).ends.unwrap();
    assert_eq!(ends.0.to_string(), "2018-03-07");
    assert!(!sees(&window, "Tolkas som"), "it is as it is read");
}

#[test]
fn session_s_length_is_from_its_start_to_its_end_where_no_minutes_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let own = session(&village.lead).head.id;
    {
        let mut lead = samverka::workspace::Workspace::open(&village.lead).unwrap();
        let set = samverka::workspace::fields([
            (Session::starts, "2018-03-07T09:00".into()),
            (Session::ends, serde_json::Value::Null),
            (Session::minutes, serde_json::Value::Null),
        ]);
        let set = samverka::workspace::Command::set(Session::KIND, own, set);
        lead.run(&set).unwrap();
    }
    let mut window = details(&village.lead);
    types(&mut window, "Slutar, klockslag", "12");
    window.key_press(Key::Tab);
    settle(&mut window);
    assert_eq!(session(&village.lead).length(), Some(180));
    assert!(sees(&window, "3 timmar"), "the length that counts");
}
