//! A spreadsheet on its way in: looked at, asked about, taken in, and undone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Attendance, Person, Session};
use samverka::gui::{App, Route};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::support::{options, settle, village, window};

const LIST: &str = "Deltagarlista 2018;;;\n;;;\nNamn;E-post;Arbetsplats;Kön\n\
                    Eva Sjö;eva@exempel.se;Komvux;K\nPer Lind;per@exempel.se;Komvux;M\n\
                    Amira Holm;;;K\n;ingen@exempel.se;;\nSumma;4;;\n";

/// The page for a municipality, with a list beside that the file dialog answers with.
fn with_list() -> (TempDir, Harness<'static, App>) {
    with(LIST)
}

/// The same with another list.
fn with(list: &str) -> (TempDir, Harness<'static, App>) {
    let written = list;
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let list = folder.path().join("lista.csv");
    std::fs::write(&list, written).unwrap();
    let mut options = options(Some(own), vec![vec![list]]);
    options.page = Some(Route::INTAKE);
    // As high as all that is asked.
    (folder, window(vec2(1280.0, 1800.0), options))
}

/// A file that is dropped in the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn people(folder: &TempDir) -> Vec<String> {
    let reader = Reader::open(&folder.path().join("eslov.samverka")).unwrap();
    let people = reader.all::<Person>().unwrap().into_iter();
    let mut names: Vec<String> = people.map(|person| person.name).collect();
    names.sort();
    names
}

#[test]
fn spreadsheet_is_looked_at_its_questions_answered_and_its_rows_taken_in_and_undone() {
    let (folder, mut window) = with_list();
    pictures(&mut window, "intake-empty");
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    assert!(sees(&window, "4 rader: 3 behöver svar"));
    assert!(sees(&window, "Ovanför tabellen, inte inlästa: rad 1."));
    pictures(&mut window, "intake-asked");
    presses(&mut window, "”Komvux” finns inte (Verksamhet).");
    pictures(&mut window, "intake-answers");
    presses(&mut window, "Ny verksamhet inom Utbildning");
    settle(&mut window);
    assert!(sees(&window, "4 rader: 2 nya"));
    pictures(&mut window, "intake-answered");
    presses(&mut window, "Läs in 2 rader");
    settle(&mut window);
    assert!(sees(&window, "Inläst."));
    assert_eq!(people(&folder), ["Amira Holm", "Eva Sjö", "Per Lind"]);
    assert!(folder.path().join("lista – inte inläst.xlsx").exists());
    pictures(&mut window, "intake-done");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(people(&folder), ["Amira Holm"]);
}

#[test]
fn what_came_of_a_sheet_is_seen_where_the_page_was_scrolled_down_and_leads_to_the_records() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let list = folder.path().join("lista.csv");
    // Two of them are called the same, which is told when it is known that they are new.
    let rows = (0..30).map(|n| format!("Eva Sjö{};e{n}@exempel.se;Komvux\n", "o".repeat(n / 2)));
    let rows: String = rows.collect();
    std::fs::write(&list, format!("Namn;E-post;Arbetsplats\n{rows}")).unwrap();
    let mut options = options(Some(own), vec![vec![list]]);
    options.page = Some(Route::INTAKE);
    let mut window = window(vec2(1280.0, 600.0), options);
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    let focused = |window: &Harness<'_, App>| {
        let node = window.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label())
    };
    assert_eq!(
        focused(&window).as_deref(),
        Some("Till frågorna"),
        "the focus stands where one goes on"
    );
    window.key_press(Key::Enter);
    settle(&mut window);
    let question = "”Komvux” finns inte (Verksamhet).";
    assert_eq!(focused(&window).as_deref(), Some(question));
    presses(&mut window, question);
    let above = window.get_by_label("Frågor").rect().top();
    presses(&mut window, "Ny verksamhet inom Utbildning");
    settle(&mut window);
    let now = window.get_by_label("Frågor").rect().top();
    assert!(
        (above - now).abs() < 1.0,
        "what is pressed stays: {above} {now}"
    );
    window.get_by_label("Läs in de 30 raderna").scroll_to_me();
    settle(&mut window);
    presses(&mut window, "Läs in de 30 raderna");
    settle(&mut window);
    let go = window.get_by_role_and_label(Role::Button, "Visa Personer");
    assert!(go.rect().top() > 0.0 && go.rect().bottom() < 600.0);
    assert_eq!(focused(&window).as_deref(), Some("Visa Personer"));
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "Eva Sjö"));
    assert!(!sees(&window, "Läs in från Excel"));
}

#[test]
fn row_of_the_headings_is_seen_and_can_be_another_or_none() {
    let (_folder, mut window) = with_list();
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    presses(&mut window, "Visa de första raderna och rubrikraden");
    assert!(sees(&window, "Namn · E-post · Arbetsplats · Kön"));
    pictures(&mut window, "intake-heading");
    let asks = |window: &mut Harness<'static, App>| {
        let found = window.query_all_by_role_and_label(Role::ComboBox, "Rubrikrad");
        found.last().unwrap().click();
        settle(window);
    };
    asks(&mut window);
    pictures(&mut window, "intake-heading-chosen");
    presses(&mut window, "Tabellen har inga rubriker");
    settle(&mut window);
    // Nothing tells what the columns are now, but they are all there.
    let said = |window: &Harness<'static, App>| {
        let found = window.query_all_by_role_and_label(Role::ComboBox, "Rubrikrad");
        found.last().unwrap().accesskit_node().value()
    };
    assert_eq!(said(&window).as_deref(), Some("Tabellen har inga rubriker"));
    asks(&mut window);
    presses(&mut window, "Rad 3: Namn · E-post · Arbetsplats · Kön");
    settle(&mut window);
    assert!(sees(&window, "4 rader: 3 behöver svar"));
    asks(&mut window);
    presses(&mut window, "Låt programmet hitta rubrikerna");
    settle(&mut window);
    assert_eq!(
        said(&window).as_deref(),
        Some("Hittad av programmet: rad 3")
    );
}

#[test]
fn spreadsheet_that_is_dropped_anywhere_is_looked_at() {
    let (folder, mut window) = with_list();
    let file = Dropped(folder.path().join("lista.csv"));
    window.input_mut().dropped_files.push(Arc::new(file));
    settle(&mut window);
    assert!(sees(&window, "4 rader: 3 behöver svar"));
}

#[test]
fn column_that_is_used_otherwise_changes_what_becomes_of_the_rows() {
    let (_folder, mut window) = with_list();
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    // The column's name stands before what it holds, and names it too.
    window
        .query_all_by_label("C Arbetsplats")
        .last()
        .unwrap()
        .click();
    settle(&mut window);
    presses(&mut window, "Yrke");
    settle(&mut window);
    assert!(sees(&window, "4 rader: 2 nya"));
    assert!(!sees(&window, "finns inte (Verksamhet)"));
}

#[test]
fn wide_list_of_days_and_people_that_are_not_there_is_settled_in_two_presses() {
    let (folder, mut window) =
        with("Namn;2018-05-02;2018-05-09\nAmira Holm;x;x\nBo Ek;x;\nEva Gren;x;x\nOlle Ask;;x\n");
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    assert!(sees(&window, "”2018-05-09” finns inte"));
    pictures(&mut window, "intake-days");
    presses(&mut window, "Ny person: alla 3 som inte finns");
    settle(&mut window);
    presses(
        &mut window,
        "Lägg till de 2 dagar som inte finns som tillfällen av",
    );
    presses(&mut window, "Normer i praktiken");
    settle(&mut window);
    pictures(&mut window, "intake-days-answered");
    let stored = || {
        let reader = Reader::open(&folder.path().join("eslov.samverka")).unwrap();
        let there = |removed: bool| !removed;
        let sessions = reader.all::<Session>().unwrap().into_iter();
        let came = reader.all::<Attendance>().unwrap().into_iter();
        (
            sessions.filter(|one| there(one.head.removed)).count(),
            came.filter(|one| there(one.head.removed)).count(),
        )
    };
    let before = stored();
    assert_eq!(before.0, 1, "that of the kit: nothing is added yet");
    presses(&mut window, "Läs in 6 rader");
    settle(&mut window);
    assert!(sees(&window, "Inläst."));
    assert_eq!(stored(), (before.0 + 2, before.1 + 6));
    let all = people(&folder);
    assert_eq!(all, ["Amira Holm", "Bo Ek", "Eva Gren", "Olle Ask"]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(stored(), before, "undone as one");
    assert_eq!(people(&folder), ["Amira Holm"]);
}

#[test]
fn all_who_are_not_there_become_new_though_few_are_asked_about_at_a_time() {
    let many: Vec<String> = (10..50).map(|n| format!("Person Nr{n};x\n")).collect();
    let list = format!("Namn;2018-05-02\n{}", many.concat());
    let (_folder, mut window) = with(&list);
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    presses(&mut window, "Ny person: alla 40 som inte finns");
    settle(&mut window);
    assert!(!sees(&window, "finns inte (Person)"), "all are answered");
    let answered = window.query_all_by_role(Role::ComboBox);
    let answered = answered.filter(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains("är besvarad")
    });
    assert!(answered.count() < 40, "those that were seen stay");
}

#[test]
fn column_of_identity_numbers_that_nobody_asked_for_is_said_to_be_left_out() {
    let (_folder, mut window) =
        with("Namn;E-post;Kön;Personnr\nBo Ek;bo@exempel.se;M;900101-1239\n");
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    let left_out = "Kolumn D ser ut att vara personnummer och läses inte in";
    assert!(sees(&window, left_out));
    let column = window.query_all_by_label("D Personnr");
    column.last().unwrap().click();
    settle(&mut window);
    presses(&mut window, "Yrke");
    settle(&mut window);
    assert!(!sees(&window, left_out), "it is read as something else");
}

#[test]
fn focus_stays_with_a_question_that_is_answered_with_the_keyboard() {
    let (folder, mut window) = with_list();
    presses(&mut window, "Välj kalkylark …");
    settle(&mut window);
    let asks =
        window.query_all_by_role_and_label(Role::ComboBox, "”Komvux” finns inte (Verksamhet).");
    asks.last().unwrap().focus();
    settle(&mut window);
    for letter in "ny verksamhet: utb".chars() {
        window.event(Event::Text(letter.to_string()));
        settle(&mut window);
    }
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "4 rader: 2 nya"));
    let focused = window.query_by(|node| node.is_focused());
    let focused = focused.and_then(|node| node.accesskit_node().label());
    assert_eq!(
        focused.as_deref(),
        Some("”Komvux” är besvarad (Verksamhet).")
    );
    assert_eq!(people(&folder), ["Amira Holm"], "nothing is taken in yet");
}
