//! What leaves as Excel: the rows that a list shows, and no more than it was said.

use std::io::Read as _;
use std::path::Path;

use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Group, Initiative, Kind, Meeting, Person, Record, TimeReport};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::support::{make, options, settle, village, window};

const SAVE: &str = "Spara som Excel …";

/// A municipality's workspace with more than one of everything that is listed, and the file that is saved.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        let mut own = Workspace::open(&village(place.0.path()).own).unwrap();
        let group = own.reader().all::<Group>().unwrap()[0].head.id;
        for (kind, fields) in [
            (Person::KIND, json!({"name": "Bo Ek"})),
            (Person::KIND, json!({"name": "Bo Alm"})),
            (
                Meeting::KIND,
                json!({"title": "Majmötet", "date": "2018-05-22", "groups": [group]}),
            ),
            (
                Initiative::KIND,
                json!({"title": "Språkcafé", "themes": ["whole_picture"]}),
            ),
        ] {
            make(&mut own, kind, fields);
        }
        place
    }

    fn at(&self, kind: &'static Kind) -> Harness<'static, App> {
        let own = self.0.path().join("eslov.samverka");
        let mut options = options(Some(own), vec![vec![self.0.path().join("ut.xlsx")]]);
        options.page = Some(Route::list(kind));
        window(vec2(1280.0, 800.0), options)
    }

    /// Saves what the list shows, which is said to be so much, and reads it.
    fn saved(&self, window: &mut Harness<'_, App>, said: &str) -> String {
        presses(window, SAVE);
        assert!(sees(window, said), "it is not said that {said} are saved");
        let confirm = window.query_all_by_label(SAVE).last().unwrap();
        confirm.click();
        settle(window);
        words(&self.0.path().join("ut.xlsx"))
    }
}

/// All words of a workbook.
fn words(file: &Path) -> String {
    let mut parts = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut words = String::new();
    let mut strings = parts.by_name("xl/sharedStrings.xml").unwrap();
    strings.read_to_string(&mut words).unwrap();
    words
}

/// Writes in the field that narrows the list.
fn searches(window: &mut Harness<'_, App>, field: &str, words: &str) {
    window.get_by_label(field).click();
    settle(window);
    window.get_by_label(field).type_text(words);
    settle(window);
}

#[test]
fn people_that_were_searched_for_are_those_that_leave() {
    let place = Place::new();
    let mut window = place.at(Person::KIND);
    searches(&mut window, "Sök namn, yrke, verksamhet", "bo");
    let saved = place.saved(&mut window, "2 personer: de som listan visar nu, av 3");
    assert!(saved.contains("Bo Ek") && saved.contains("Bo Alm"));
    assert!(!saved.contains("Amira"));
}

#[test]
fn people_that_are_all_shown_are_said_to_be_all() {
    let place = Place::new();
    let mut window = place.at(Person::KIND);
    let saved = place.saved(&mut window, "3 personer: hela listan");
    assert!(saved.contains("Amira Holm") && saved.contains("Bo Ek"));
}

#[test]
fn people_of_whom_none_is_shown_are_not_saved() {
    let place = Place::new();
    let mut window = place.at(Person::KIND);
    searches(&mut window, "Sök namn, yrke, verksamhet", "zebra");
    presses(&mut window, SAVE);
    assert!(sees(&window, "Inget i listan passar"));
    assert!(!place.0.path().join("ut.xlsx").exists());
}

#[test]
fn meetings_of_the_month_that_is_shown_are_those_that_leave() {
    let place = Place::new();
    let mut window = place.at(Meeting::KIND);
    presses(&mut window, "Månad");
    let saved = place.saved(&mut window, "1 möte: de som listan visar nu, av 2");
    assert!(saved.contains("Majmötet") && !saved.contains("Första mötet"));
}

#[test]
fn initiatives_of_the_chosen_theme_are_those_that_leave() {
    let place = Place::new();
    let mut window = place.at(Initiative::KIND);
    let chip = window.get_by(|node| {
        let label = node.label().unwrap_or_default();
        label.starts_with("Helhet")
    });
    chip.click();
    settle(&mut window);
    let saved = place.saved(
        &mut window,
        "1 förändringsarbete: de som listan visar nu, av 2",
    );
    assert!(saved.contains("Språkcafé") && !saved.contains("Skolnärvaro"));
}

#[test]
fn table_that_was_searched_says_how_many_of_its_rows_leave() {
    let place = Place::new();
    let mut own = Workspace::open(&place.0.path().join("eslov.samverka")).unwrap();
    let amira = own.reader().all::<Person>().unwrap()[0].head.id;
    for month in 1..=12 {
        let month = json!({"person": amira, "month": format!("2017-{month:02}"), "minutes": 60});
        make(&mut own, TimeReport::KIND, month);
    }
    drop(own);
    let mut window = place.at(TimeReport::KIND);
    searches(&mut window, "Sök i listan", "maj 2017");
    assert!(sees(&window, "Visar 1 av 12"));
    let saved = place.saved(&mut window, "1 tidrapport: de som listan visar nu, av 12");
    assert!(saved.contains("Amira Holm"));
}
