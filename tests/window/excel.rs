//! What leaves as Excel: the rows that a list shows, and no more than it was said.

use std::io::Read as _;
use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::bundle::Profile;
use samverka::domain::{Group, Initiative, Kind, Meeting, Person, Project, Record, TimeReport};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::palette::{enters, searches as asks_for};
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
        self.at_file("eslov.samverka", kind)
    }

    fn at_file(&self, file: &str, kind: &'static Kind) -> Harness<'static, App> {
        let answers = vec![vec![self.0.path().join("ut.xlsx")]];
        let mut options = options(Some(self.0.path().join(file)), answers);
        options.page = Some(Route::list(kind));
        window(vec2(1280.0, 800.0), options)
    }

    /// Two municipalities have reported time to the lead: Eslöv two months, and Helsingborg three.
    fn of_two() -> Self {
        let place = Self::new();
        let path = |name: &str| place.0.path().join(name);
        let mut lead = Workspace::open(&path("lead.samverka")).unwrap();
        let project = lead.reader().project().unwrap().unwrap().head.id;
        let all = fields([(Project::unused_parts, json!([]))]);
        let all = Command::set(Project::KIND, project, all);
        lead.run(&all).unwrap();
        let kit = path("another kit");
        lead.export_kit(&kit, "1283".parse().unwrap()).unwrap();
        let eslov = Workspace::open(&path("eslov.samverka")).unwrap();
        let helsingborg = Workspace::open_kit(&kit, &path("helsingborg.samverka")).unwrap();
        for (mut own, months) in [(eslov, 2), (helsingborg, 3)] {
            let person = make(
                &mut own,
                Person::KIND,
                json!({"name": format!("Ida {months}")}),
            );
            for month in 1..=months {
                let month = format!("2017-{month:02}");
                let month = json!({"person": person, "month": month, "minutes": 60});
                make(&mut own, TimeReport::KIND, month);
            }
            let bundle = path(&format!("{months}.samverka-bundle"));
            let none = Default::default();
            own.export(&bundle, Profile::Full, None, &none).unwrap();
            lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
        }
        place
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

/// Chooses whose records are shown.
fn chooses_whose(window: &mut Harness<'_, App>, municipality: &str) {
    let choice = window.get_by_role_and_label(Role::ComboBox, "Kommun");
    choice.click();
    settle(window);
    let option = window.get_by_role_and_label(Role::ListBoxOption, municipality);
    option.click_accesskit();
    settle(window);
}

/// Points at what saves the time reports among what is found by its name.
fn points_at_time_reports(window: &mut Harness<'_, App>) {
    let found = asks_for(window, "excel");
    let place = found
        .iter()
        .position(|row| row == "Tidrapporter till Excel …");
    for _ in 0..place.unwrap_or_else(|| panic!("{found:?}")) {
        window.key_press(Key::ArrowDown);
        settle(window);
    }
}

/// Goes to another page.
fn goes(window: &mut Harness<'_, App>, route: Route) {
    window.state().visit(route);
    settle(window);
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
    // The first week of May has a day of April.
    let mut own = Workspace::open(&place.0.path().join("eslov.samverka")).unwrap();
    let group = own.reader().all::<Group>().unwrap()[0].head.id;
    for (title, date) in [("Vårmötet", "2018-04-30"), ("Dagen före", "2018-04-29")] {
        let meeting = json!({"title": title, "date": date, "groups": [group]});
        make(&mut own, Meeting::KIND, meeting);
    }
    drop(own);
    let mut window = place.at(Meeting::KIND);
    presses(&mut window, "Månad");
    let saved = place.saved(&mut window, "2 möten: de som listan visar nu, av 4");
    assert!(saved.contains("Majmötet") && saved.contains("Vårmötet"));
    assert!(!saved.contains("Första mötet") && !saved.contains("Dagen före"));
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

#[test]
fn table_of_all_that_was_left_with_one_municipality_chosen_says_how_many_all_are() {
    let place = Place::of_two();
    let mut window = place.at_file("lead.samverka", TimeReport::KIND);
    chooses_whose(&mut window, "Eslöv");
    goes(&mut window, Route::SITUATION);
    chooses_whose(&mut window, "Alla kommuner");
    points_at_time_reports(&mut window);
    enters(&mut window);
    assert!(sees(&window, "5 tidrapporter: hela listan"));
    window.query_all_by_label(SAVE).last().unwrap().click();
    settle(&mut window);
    let saved = words(&place.0.path().join("ut.xlsx"));
    assert!(saved.contains("Ida 2") && saved.contains("Ida 3"));
}

#[test]
fn table_of_one_municipality_that_was_left_for_another_saves_only_the_others() {
    let place = Place::of_two();
    let mut window = place.at_file("lead.samverka", TimeReport::KIND);
    chooses_whose(&mut window, "Helsingborg");
    chooses_whose(&mut window, "Eslöv");
    let saved = place.saved(&mut window, "2 tidrapporter: hela listan");
    assert!(saved.contains("Ida 2") && !saved.contains("Ida 3"));
}

#[test]
fn table_is_asked_about_no_more_when_it_has_been_left() {
    let place = Place::of_two();
    let mut window = place.at_file("lead.samverka", TimeReport::KIND);
    let is_asked = |window: &Harness<'_, App>| sees(window, "Det som sparas är");
    presses(&mut window, SAVE);
    assert!(is_asked(&window));
    goes(&mut window, Route::SITUATION);
    goes(&mut window, Route::list(TimeReport::KIND));
    assert!(!is_asked(&window));
    assert!(!place.0.path().join("ut.xlsx").exists());
}

#[test]
fn table_that_was_asked_for_and_left_before_it_was_there_is_not_saved_later() {
    let place = Place::of_two();
    let mut window = place.at_file("lead.samverka", Person::KIND);
    goes(&mut window, Route::SITUATION);
    points_at_time_reports(&mut window);
    window.key_press(Key::Enter);
    window.step();
    goes(&mut window, Route::OVERVIEW);
    goes(&mut window, Route::list(TimeReport::KIND));
    assert!(!sees(&window, "Det som sparas är"));
}

#[test]
fn people_of_a_municipality_are_all_of_its_list_though_the_project_has_its_own() {
    let place = Place::of_two();
    let mut lead = Workspace::open(&place.0.path().join("lead.samverka")).unwrap();
    make(&mut lead, Person::KIND, json!({"name": "Karin Ask"}));
    drop(lead);
    let mut window = place.at_file("lead.samverka", Person::KIND);
    chooses_whose(&mut window, "Helsingborg");
    let saved = place.saved(&mut window, "1 person: hela listan");
    assert!(saved.contains("Ida 3") && !saved.contains("Karin Ask"));
}
