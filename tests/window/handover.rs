//! Handing over: what the sheet will hold and lacks, and what whoever takes over sees first.

use std::path::{Path, PathBuf};

use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Assignment, Group, Id, Meeting, Person, Record as _, Traces as _};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::support::{make, options, settle, village, window};

const HANDOVER: Route = Route::Page("handover");

/// A municipality with a contact person from this day to that, and what else is said of her.
fn with_contact(folder: &TempDir, assignment: Value) -> (PathBuf, Id) {
    let file = village(folder.path()).own;
    let mut workspace = Workspace::open(&file).unwrap();
    let id = contact(&mut workspace, "Berit Alm", assignment);
    (file, id)
}

fn contact(workspace: &mut Workspace, name: &str, mut assignment: Value) -> Id {
    let person = make(workspace, Person::KIND, json!({"name": name}));
    assignment["person"] = json!(person);
    assignment["role"] = json!("contact_person");
    make(workspace, Assignment::KIND, assignment)
}

fn at(file: &Path, page: Route, answers: Vec<Vec<PathBuf>>) -> Harness<'static, App> {
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

#[test]
fn handover_shows_the_sheet_and_what_it_lacks_and_leads_to_where_that_is_written() {
    let folder = TempDir::new().unwrap();
    let (file, _) = with_contact(&folder, json!({"from": "2017-08-01"}));
    let mut window = at(&file, HANDOVER, Vec::new());
    for said in [
        "Vem är vem",
        "Berit Alm",
        "Det här är lovat",
        "Kartlägg vägledningen",
    ] {
        assert!(sees(&window, said), "{said}");
    }
    assert!(sees(&window, "Uppdraget har ingen sista dag"));
    pictures(&mut window, "handover");
    let mut small = options(Some(file.clone()), Vec::new());
    small.page = Some(HANDOVER);
    let small = crate::support::window(vec2(700.0, 768.0), small);
    let words = small.query_all_by_label_contains("Det här behöver du som tar över veta");
    let right = words.map(|node| node.rect().right()).fold(0.0, f32::max);
    assert!(
        right > 0.0 && right <= 676.0,
        "no wider than the window: {right}"
    );
    drop(small);
    let note = "Det som inte går att läsa ut av posterna är inte skrivet: \
                fältet Till efterträdaren i uppdraget är tomt.";
    presses(&mut window, note);
    assert!(sees(&window, "Till efterträdaren"));
}

#[test]
fn handover_is_printed_from_its_page_and_is_not_asked_for_again() {
    let folder = TempDir::new().unwrap();
    let of = json!({"from": "2017-08-01", "to": "2018-05-31", "handover_note": "Ring Eva först."});
    let (file, _) = with_contact(&folder, of);
    let sheet = folder.path().join("blad.docx");
    let mut window = at(&file, HANDOVER, vec![vec![sheet.clone()]]);
    assert!(sees(&window, "Ring Eva först."));
    presses(&mut window, "Skriv ut överlämningen …");
    settle(&mut window);
    assert!(sheet.exists());
    drop(window);
    let printed = Reader::open(&file).unwrap().handover_printed().unwrap();
    assert!(printed.is_some());
}

#[test]
fn handover_is_what_a_successor_sees_first_with_what_the_week_holds() {
    let folder = TempDir::new().unwrap();
    let of = json!({"from": "2017-08-01", "to": "2018-05-10", "handover_note": "Ring Eva först."});
    let (file, _) = with_contact(&folder, of);
    let mut workspace = Workspace::open(&file).unwrap();
    contact(&mut workspace, "Sara Ny", json!({"from": "2018-05-11"}));
    let group = workspace.reader().all::<Group>().unwrap()[0].head.id;
    for (title, date) in [("Avstämning", "2018-05-17"), ("Sommarmöte", "2018-06-20")] {
        let meeting = json!({"title": title, "date": date, "groups": [group]});
        make(&mut workspace, Meeting::KIND, meeting);
    }
    drop(workspace);
    let mut window = at(&file, Route::OVERVIEW, Vec::new());
    for said in [
        "Du har tagit över efter Berit Alm",
        "Ring Eva först.",
        "Den här veckan",
        "Avstämning",
        "Kartlägg vägledningen",
    ] {
        assert!(sees(&window, said), "{said}");
    }
    assert!(!sees(&window, "Sommarmöte"), "that is another week");
    pictures(&mut window, "takeover");
    presses(&mut window, "Läs överlämningen");
    assert!(sees(&window, "Det här saknas innan du lämnar över"));
}
