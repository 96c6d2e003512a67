//! What is half typed belongs to the record that it was typed on, and outlives the program.

use std::path::Path;

use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{
    Factor, Group, Id, Initiative, Kind, Meeting, Person, Record, Session, Training, Value,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::hands::{presses, sees, writable};
use crate::support::{Village, make, options, settle, village, window};

const ADD: &str = "Lägg till framgångsfaktor …";

fn at<'a>(file: &Path, page: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 1000.0), options)
}

/// Types in a control, which is not left.
fn types(window: &mut Harness<'_, App>, control: &str, words: &str) {
    window.get_by_label(control).focus();
    settle(window);
    window.get_by_label(control).type_text(words);
    settle(window);
}

/// What stands in a control.
fn stands(window: &Harness<'_, App>, control: &str) -> String {
    let node = window.get_by_label(control);
    node.accesskit_node().value().unwrap_or_default()
}

/// What every control that can be written in is called, and what stands in it.
fn standing(window: &Harness<'_, App>) -> Vec<(String, String)> {
    let all = writable(window).into_iter();
    all.map(|node| {
        let node = node.accesskit_node();
        (
            node.label().unwrap_or_default(),
            node.value().unwrap_or_default(),
        )
    })
    .collect()
}

/// Goes to what the palette finds first.
fn goes_to(window: &mut Harness<'_, App>, words: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(window);
    window
        .get_by_label("Sök sida, person, grupp, ord eller kommando")
        .type_text(words);
    settle(window);
    window.key_press(Key::Enter);
    settle(window);
}

/// The village with another initiative.
fn with_another(folder: &Path) -> (Village, Id, Id) {
    let village = village(folder);
    let mut own = Workspace::open(&village.own).unwrap();
    let other = json!({"title": "Zetaarbetet", "stage": "idea", "idea_on": "2018-03-01"});
    let other = make(&mut own, Initiative::KIND, other);
    let first = own.reader().all::<Initiative>().unwrap();
    let first = first
        .iter()
        .find(|one| one.head.id != other)
        .unwrap()
        .head
        .id;
    drop(own);
    (village, first, other)
}

#[test]
fn typed_lines_stay_on_the_initiative_that_they_were_typed_on() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, other) = with_another(folder.path());
    let mut window = at(&village.own, Route::record(Initiative::KIND, first));
    types(&mut window, ADD, "Samma chef hela tiden");
    goes_to(&mut window, "Zetaarbetet");
    assert_eq!(stands(&window, ADD), "");
    types(&mut window, ADD, "Ett gott skäl");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.key_press(Key::Escape);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert_eq!(stands(&window, ADD), "Samma chef hela tiden");
    let factors = Reader::open(&village.own).unwrap().all::<Factor>().unwrap();
    let factors: Vec<_> = factors
        .iter()
        .map(|one| (one.about, one.text.as_str()))
        .collect();
    assert_eq!(factors, [(Some(other), "Ett gott skäl")]);
}

#[test]
fn typed_lines_and_what_is_open_are_there_when_the_program_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, _) = with_another(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let factor = json!({"about": first, "kind": "success", "text": "Tid"});
    make(&mut own, Factor::KIND, factor);
    drop(own);
    let mut window = at(&village.own, Route::record(Initiative::KIND, first));
    types(&mut window, ADD, "Samma chef");
    presses(&mut window, "Tid");
    assert!(sees(&window, "Ta bort"));
    window.state_mut().close();
    drop(window);
    let mut window = at(&village.own, Route::record(Initiative::KIND, first));
    settle(&mut window);
    assert_eq!(stands(&window, ADD), "Samma chef");
    assert!(sees(&window, "Ta bort"), "the details are open");
}

#[test]
fn typed_forms_stand_on_the_record_that_they_were_begun_on() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let other = json!({"kind": "operative", "name": "Zetagruppen"});
    make(&mut own, Group::KIND, other);
    let groups = own.reader().all::<Group>().unwrap();
    let first = groups.iter().find(|one| one.name == "Styrgruppen").unwrap();
    let first = Route::record(Group::KIND, first.head.id);
    drop(own);
    let mut window = at(&village.own, first);
    presses(&mut window, "Nytt möte");
    assert!(sees(&window, "Spara möte"));
    goes_to(&mut window, "Zetagruppen");
    assert!(
        !sees(&window, "Spara möte"),
        "it was begun on another group"
    );
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert!(sees(&window, "Spara möte"), "it stands where it was begun");
    presses(&mut window, "Redigera gruppen");
    assert!(!sees(&window, "Spara möte"), "one thing stands beside");
}

#[test]
fn typed_words_are_kept_after_a_pause_without_closing() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, _) = with_another(folder.path());
    let mut window = at(&village.own, Route::record(Initiative::KIND, first));
    types(&mut window, ADD, "Samma chef");
    for _ in 0..120 {
        window.step();
    }
    assert_eq!(if_killed(folder.path(), &village), [json!("Samma chef")]);
}

/// What would be kept if the program were killed now.
fn if_killed(folder: &Path, village: &Village) -> Vec<Value> {
    let copy = folder.join("copy.samverka");
    std::fs::copy(&village.own, &copy).unwrap();
    std::fs::copy(
        village.own.with_extension("samverka-wal"),
        copy.with_extension("samverka-wal"),
    )
    .unwrap();
    let kept = Workspace::open(&copy).unwrap().typed().unwrap();
    kept.places.into_values().collect()
}

#[test]
fn typed_words_of_who_writes_without_a_pause_are_kept_too_in_a_line_and_in_a_field() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, _) = with_another(folder.path());
    for control in [ADD, "Rubrik"] {
        let mut window = at(&village.own, Route::record(Initiative::KIND, first));
        window.get_by_label(control).focus();
        settle(&mut window);
        // Two words in a second, for several seconds.
        for _ in 0..8 {
            window.get_by_label(control).type_text("ord ");
            for _ in 0..2 {
                window.step();
            }
        }
        let kept = if_killed(folder.path(), &village);
        let words = |kept: &Value| kept.to_string().contains("ord ord ord");
        assert!(kept.iter().any(words), "{control}: {kept:?}");
    }
}

#[test]
fn typed_words_that_go_on_behind_long_work_are_there_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, _) = with_another(folder.path());
    let page = Route::record(Initiative::KIND, first);
    let mut window = at(&village.own, page.clone());
    window.state_mut().let_work_wait(true);
    types(&mut window, "Rubrik", " ett");
    window.key_press(Key::Tab);
    settle(&mut window);
    window.get_by_label("Rubrik").focus();
    settle(&mut window);
    window.key_press(Key::End);
    for _ in 0..6 {
        window.event(Event::Text(" två".into()));
        window.run_steps(2);
    }
    window.state_mut().let_work_wait(false);
    window.step();
    assert_eq!(if_killed(folder.path(), &village).len(), 1);
    drop(window);
    let copy = folder.path().join("copy.samverka");
    let title = |file: &Path| {
        let one = Reader::open(file).unwrap().get::<Initiative>(first);
        one.unwrap().unwrap().title
    };
    let stored = title(&copy);
    assert!(stored.ends_with(" ett"), "{stored}");
    let window = at(&copy, page);
    let shown = stands(&window, "Rubrik");
    assert!(shown.starts_with(&format!("{stored} två två")), "{shown}");
}

#[test]
fn typed_a_new_record_half_written_is_there_when_the_program_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (village, ..) = with_another(folder.path());
    let mut window = at(&village.own, Route::list(Initiative::KIND));
    presses(&mut window, "Nytt förändringsarbete");
    types(&mut window, "Rubrik", "Samordnad tolk");
    window.state_mut().close();
    drop(window);
    // The next day, which would begin a new one with another date.
    let mut options = options(Some(village.own.clone()), Vec::new());
    options.page = Some(Route::list(Initiative::KIND));
    options.today = options.today.and_then(|day| day.succ_opt());
    let mut window = window_of(options);
    presses(&mut window, "Nytt förändringsarbete");
    assert_eq!(stands(&window, "Rubrik"), "Samordnad tolk");
    presses(&mut window, "Spara förändringsarbete");
    drop(window);
    let own = Workspace::open(&village.own).unwrap();
    let all = own.reader().all::<Initiative>().unwrap();
    assert!(all.iter().any(|one| one.title == "Samordnad tolk"));
    assert!(
        own.typed().unwrap().places.is_empty(),
        "what is stored is no longer kept"
    );
}

fn window_of<'a>(options: samverka::gui::Options) -> Harness<'a, App> {
    window(vec2(1280.0, 1000.0), options)
}

/// A second record of every kind that has a page, by names that nothing else has.
fn second(own: &mut Workspace) -> Vec<(Route, &'static str)> {
    let mut one = |kind: &'static Kind, fields| make(own, kind, fields);
    let group = one(
        Group::KIND,
        json!({"name": "Zetagruppen", "kind": "operative"}),
    );
    let meeting = json!({"title": "Zetamötet", "date": "2018-04-01", "groups": [group]});
    let meeting = one(Meeting::KIND, meeting);
    let initiative = one(
        Initiative::KIND,
        json!({"title": "Zetaarbetet", "stage": "idea"}),
    );
    let person = one(Person::KIND, json!({"name": "Zeta Berg"}));
    let training = one(Training::KIND, json!({"title": "Zetakursen"}));
    let session = json!({"training": training, "starts": "2018-05-02T09:00", "minutes": 60,
        "place": "Zetasalen"});
    let session = one(Session::KIND, session);
    vec![
        (Route::record(Group::KIND, group), "Zetagruppen"),
        (Route::record(Meeting::KIND, meeting), "Zetamötet"),
        (Route::record(Initiative::KIND, initiative), "Zetaarbetet"),
        (Route::record(Person::KIND, person), "Zeta Berg"),
        (Route::record(Training::KIND, training), "Zetakursen"),
        (Route::record(Session::KIND, session), "Zetasalen"),
    ]
}

#[test]
fn typed_words_stay_on_their_record_on_every_page_of_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let seconds = second(&mut own);
    drop(own);
    let mut typed = 0;
    for (first, (second, name)) in village.records().iter().zip(&seconds) {
        let copy = folder.path().join("copy.samverka");
        std::fs::copy(&village.own, &copy).unwrap();
        let untouched = standing(&at(&copy, second.clone()));
        let mut window = at(&copy, first.clone());
        let all = writable(&window).len();
        for place in 0..all {
            let Some(node) = writable(&window).into_iter().nth(place) else {
                break;
            };
            node.focus();
            node.type_text("Qx");
            settle(&mut window);
            typed += 1;
        }
        goes_to(&mut window, name);
        assert_eq!(standing(&window), untouched, "{first:?} to {name}");
    }
    assert!(typed > 20, "only {typed} controls were typed in");
}

#[test]
fn typed_words_of_an_erased_person_leave_the_window_too() {
    let folder = tempfile::tempdir().unwrap();
    let (village, first, _) = with_another(folder.path());
    let person = Reader::open(&village.own).unwrap().all::<Person>().unwrap()[0]
        .head
        .id;
    let mut window = at(&village.own, Route::record(Initiative::KIND, first));
    types(&mut window, ADD, "Amira höll i det");
    types(&mut window, "Lägg till hinder …", "För lite tid");
    goes_to(&mut window, "Amira Holm");
    for words in [
        "Personens uppgifter",
        "Radera personen …",
        "Jag vet att det inte går att ångra",
    ] {
        presses(&mut window, words);
    }
    presses(&mut window, "Radera för gott");
    let erased = Reader::open(&village.own)
        .unwrap()
        .get::<Person>(person)
        .unwrap();
    assert!(erased.unwrap().head.erased);
    goes_to(&mut window, "Skolnärvaro");
    assert_eq!(stands(&window, ADD), "");
    assert_eq!(stands(&window, "Lägg till hinder …"), "För lite tid");
}
