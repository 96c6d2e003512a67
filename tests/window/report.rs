//! The report's page: sections in and out and in order, one's own words with numbers that follow, and the files.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Id, Record as _, ReportText};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::support::{make, options, settle, village, window};

const REPORT: Route = Route::Page("report");

fn at(file: &Path, answers: Vec<Vec<PathBuf>>) -> Harness<'static, App> {
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(REPORT);
    window(vec2(1280.0, 800.0), options)
}

fn texts(file: &Path) -> Vec<ReportText> {
    let reader = Reader::open(file).unwrap();
    reader.all::<ReportText>().unwrap()
}

/// Writes in the field and leaves it.
fn writes(window: &mut Harness<'_, App>, words: &str) {
    let field = window.get_by_label("Egen text");
    field.focus();
    settle(window);
    window.get_by_label("Egen text").type_text(words);
    settle(window);
    window.get_by_label("Lägg in siffra").focus();
    settle(window);
}

/// Where the sections' names stand, from the top.
fn order(window: &Harness<'_, App>, names: [&str; 2]) -> [f32; 2] {
    names.map(|name| {
        let named = format!("Flytta upp {name}");
        let up = window.get_by_label(&named);
        up.rect().top()
    })
}

#[test]
fn report_keeps_ones_own_words_with_the_day_and_shows_how_they_read() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Vec::new());
    assert!(sees(&window, "Slutrapport") && sees(&window, "Så blir avsnittet"));
    writes(&mut window, "Kommuner: {groups.strategic:of}");
    let stored = texts(&file);
    assert_eq!(stored.len(), 1, "one record, however often it was saved");
    assert_eq!(
        stored[0].written_on,
        chrono::NaiveDate::from_ymd_opt(2018, 5, 15)
    );
    assert!(stored[0].text.starts_with("Kommuner: {groups.strategic:of"));
    assert!(sees(&window, "Kommuner: 2"), "as it reads now");
    writes(&mut window, "!");
    let stored = texts(&file);
    assert!(
        stored.len() == 1 && stored[0].text.contains("=2}"),
        "{}",
        stored[0].text
    );
    pictures(&mut window, "report");
}

#[test]
fn report_marks_a_number_that_has_changed_until_the_text_is_read_again() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut lead = Workspace::open(&file).unwrap();
    let says = "Vi har {groups.strategic:of=9} kommuner och {finns.inte}.";
    let text = json!({"template": "final", "section": "summary", "text": says});
    make(&mut lead, ReportText::KIND, text);
    drop(lead);
    let mut window = at(&file, Vec::new());
    for said in [
        "En siffra i texterna har ändrats",
        "Var 9",
        "Finns inte",
        "Vi har 2 kommuner",
    ] {
        assert!(sees(&window, said), "{said}");
    }
    pictures(&mut window, "report-changed");
    presses(&mut window, "Jag har läst texten: siffrorna stämmer nu");
    assert!(!sees(&window, "Var 9"));
    assert!(texts(&file)[0].text.contains("{groups.strategic:of=2}"));
}

#[test]
fn report_sections_are_moved_and_left_out_by_mouse_and_keyboard() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Vec::new());
    let names = ["Sammanfattning", "Projektidé och förväntade resultat"];
    let [first, second] = order(&window, names);
    assert!(first < second);
    presses(&mut window, "Flytta ner Sammanfattning");
    let [first, second] = order(&window, names);
    assert!(first > second);
    presses(&mut window, "Sammanfattning");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    settle(&mut window);
    let [first, second] = order(&window, names);
    assert!(first < second, "back again");
    presses(&mut window, "Ta inte med Sammanfattning");
    assert!(sees(&window, "Tas inte med i rapporten"));
    presses(&mut window, "Ta med Sammanfattning");
    assert!(!sees(&window, "Tas inte med i rapporten"));
    let of_summary = texts(&file)
        .into_iter()
        .filter(|one| one.left_out.is_some());
    assert_eq!(of_summary.count(), 1);
}

#[test]
fn report_section_stands_where_it_is_dragged_and_a_click_only_chooses_it() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Vec::new());
    let names = ["Sammanfattning", "Projektidé och förväntade resultat"];
    let of = |window: &Harness<'_, App>, name: &str| {
        let named = window.query_all_by_role_and_label(Role::Link, name).next();
        named.unwrap().rect().center()
    };
    let (from, to) = (of(&window, names[0]), of(&window, "Ekonomi"));
    window.drag_at(from);
    window.run_ok();
    for part in [0.2, 0.6, 1.0] {
        window.hover_at(from.lerp(to + vec2(0.0, 8.0), part));
        window.run_ok();
    }
    window.drop_at(to + vec2(0.0, 8.0));
    settle(&mut window);
    let [first, second] = order(&window, names);
    assert!(first > second, "it is where it was let go");
    assert!(of(&window, names[0]).y > of(&window, "Ekonomi").y);
    let stored = texts(&file).len();
    presses(&mut window, "Ekonomi");
    assert_eq!(texts(&file).len(), stored);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    let [first, second] = order(&window, names);
    assert!(first < second, "one command, taken back as one");
}

#[test]
fn report_and_the_rows_behind_it_are_saved() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).own;
    let files = ["rapport.docx", "underlag.xlsx"].map(|name| folder.path().join(name));
    let answers = files.iter().map(|file| vec![file.clone()]).collect();
    let mut window = at(&file, answers);
    presses(&mut window, "Det här har gjorts");
    assert!(
        sees(&window, "Våra grupper"),
        "a municipality's own summary"
    );
    pictures(&mut window, "report-own");
    presses(&mut window, "Spara rapport …");
    presses(&mut window, "Spara underlag …");
    settle(&mut window);
    for file in files {
        assert!(std::fs::read(&file).unwrap().starts_with(b"PK"), "{file:?}");
    }
}

#[test]
fn report_words_begun_in_one_section_do_not_stand_in_another() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Vec::new());
    window.get_by_label("Egen text").focus();
    settle(&mut window);
    window
        .get_by_label("Egen text")
        .type_text("Om sammanfattningen");
    presses(&mut window, "Ekonomi");
    assert!(!sees(&window, "Om sammanfattningen"));
    presses(&mut window, "Sammanfattning");
    assert!(sees(&window, "Om sammanfattningen"));
    let ids: Vec<Id> = texts(&file).iter().map(|one| one.head.id).collect();
    assert!(ids.len() <= 1);
}

#[test]
fn progress_report_is_of_the_period_that_is_chosen_and_its_file_says_so() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let written = folder.path().join("report.docx");
    let mut window = at(&file, vec![vec![written.clone()]]);
    assert!(
        !sees(&window, "Period:"),
        "the final report is of all of it"
    );
    presses(&mut window, "Lägesrapport");
    assert!(!sees(&window, "Perioden och hela tiden"));
    presses(&mut window, "Period: hela projektet");
    presses(&mut window, "I år, 2018");
    assert!(sees(&window, "Perioden och hela tiden"));
    pictures(&mut window, "report-period");
    presses(&mut window, "Spara rapport …");
    assert!(written.exists());
    presses(&mut window, "Slutrapport");
    assert!(!sees(&window, "Perioden och hela tiden"));
}

#[test]
fn progress_report_of_a_period_that_is_none_is_not_saved() {
    let folder = TempDir::new().unwrap();
    let mut window = at(&village(folder.path()).lead, Vec::new());
    presses(&mut window, "Lägesrapport");
    presses(&mut window, "Period: hela projektet");
    presses(&mut window, "Egna datum …");
    let mut write = |field: &str, day: &str| {
        for key in [Key::A, Key::Backspace] {
            window.get_by_label(field).focus();
            settle(&mut window);
            window.key_press_modifiers(Modifiers::COMMAND, key);
            settle(&mut window);
        }
        window.get_by_label(field).type_text(day);
        settle(&mut window);
        window.get_by_label("Lägg in siffra").focus();
        settle(&mut window);
        sees(&window, "Spara rapport …")
    };
    assert!(write("Första dag", "2018-05-01"));
    assert!(
        !write("Sista dag", "2018-04-01"),
        "it ends before it begins"
    );
    assert!(write("Sista dag", "2018-06-30"));
    assert!(!write("Första dag", "2018-06-01"), "it has not begun");
    assert!(sees(&window, "Perioden har inte börjat än"));
}

#[test]
fn one_goes_on_writing_after_a_number_that_was_put_in() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Vec::new());
    window.get_by_label("Egen text").focus();
    settle(&mut window);
    window.get_by_label("Egen text").type_text("I alla ");
    settle(&mut window);
    window.key_press(Key::Tab);
    settle(&mut window);
    window.event(eframe::egui::Event::Text("strategisk".to_owned()));
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    window.event(eframe::egui::Event::Text(" kommuner".to_owned()));
    settle(&mut window);
    window.key_press(Key::Tab);
    settle(&mut window);
    let stored = &texts(&file)[0].text;
    assert!(
        stored.starts_with("I alla {") && stored.ends_with("} kommuner"),
        "{stored}"
    );
}

#[test]
fn report_section_that_is_shown_whole_does_not_say_its_name_twice() {
    let folder = TempDir::new().unwrap();
    let mut window = at(&village(folder.path()).lead, Vec::new());
    let name = "Ekonomi";
    let said = |window: &Harness<'_, App>| window.query_all_by_label(name).count();
    let before = said(&window);
    let links = window.query_all_by_role_and_label(Role::Link, name);
    links.last().unwrap().hover();
    settle(&mut window);
    assert_eq!(said(&window), before);
}
