//! Dates and times, typed as people type them.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::domain::{Attendance, Group, Id, Meeting, Record, Session};
use samverka::gui::{App, Route};
use samverka::workspace::Reader;
use serde_json::json;

use crate::hands::{chooses, presses, sees};
use crate::support::{make, options, settle, village, window};

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

#[test]
fn minutes_of_a_session_are_proposed_from_its_ends_while_none_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    sets(
        &village.lead,
        session(&village.lead).head.id,
        json!({"minutes": null}),
    );
    let mut window = details(&village.lead);
    let proposed = |window: &Harness<'_, App>| {
        let fields = window.query_all_by_role(Role::TextInput);
        let hints =
            fields.filter_map(|field| field.accesskit_node().placeholder().map(str::to_owned));
        hints.collect::<Vec<_>>().join("; ")
    };
    assert!(!proposed(&window).contains("180"));
    types(&mut window, "Slutar, klockslag", "12");
    window.key_press(Key::Tab);
    settle(&mut window);
    let hints = proposed(&window);
    assert!(
        hints.contains("180"),
        "what counts as long as nothing is written: {hints}"
    );
    assert_eq!(session(&village.lead).minutes, None);
}

#[test]
fn minutes_longer_than_the_session_are_asked_about_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let at = session(&village.own).head.id;
    let attendance = of_session(&village.own);
    let mut options = options(Some(village.own.clone()), Vec::new());
    options.page = Some(Route::record(Session::KIND, at));
    let mut window = window(vec2(1280.0, 900.0), options);
    let asked = "Amira Holm: 8\u{a0}tim är mer än tillfällets 7\u{a0}tim. Stämmer det?";
    assert!(!sees(&window, asked));
    chooses(&mut window, "Amira Holm");
    let field = |window: &Harness<'_, App>, act: fn(&Node<'_>)| {
        let label = "Undervisningstid i minuter";
        act(&window
            .query_by_role_and_label(Role::TextInput, label)
            .unwrap());
    };
    field(&window, |field| field.click());
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(&window, |field| field.type_text("480"));
    settle(&mut window);
    window.key_press(Key::Tab);
    settle(&mut window);
    assert_eq!(of_session(&village.own).minutes, Some(480));
    assert!(sees(&window, asked));
    drop(window);
    sets(&village.own, attendance.head.id, json!({"minutes": 300}));
    let mut again = details(&village.own);
    presses(&mut again, "Närvaro");
    assert!(!sees(&again, "Stämmer det?"));
}

fn of_session(file: &Path) -> Attendance {
    let mut all = Reader::open(file)
        .unwrap()
        .all::<Attendance>()
        .unwrap()
        .into_iter();
    all.rfind(|one| one.session.is_some()).unwrap()
}

/// Sets fields of a session or an attendance.
fn sets(file: &Path, id: Id, set: serde_json::Value) {
    let mut own = samverka::workspace::Workspace::open(file).unwrap();
    let kind = own.reader().kind_of(id).unwrap().unwrap();
    let fields = set.as_object().unwrap().clone().into_iter().collect();
    own.run(&samverka::workspace::Command::set(kind, id, fields))
        .unwrap();
}

#[test]
fn meeting_that_may_be_another_written_down_twice_says_so_and_is_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = samverka::workspace::Workspace::open(&village.own).unwrap();
    let first = own.reader().all::<Meeting>().unwrap().remove(0);
    let again = json!({"title": "Uppstart", "date": "2018-02-01", "groups": first.groups,
        "start_time": "13:00", "kind": "regular"});
    make(&mut own, Meeting::KIND, again);
    drop(own);
    let at = |route| {
        let mut options = options(Some(village.own.clone()), Vec::new());
        options.page = Some(route);
        window(vec2(1280.0, 900.0), options)
    };
    let words = "Första mötet (kanske samma som Uppstart, 2018-02-01)";
    let list = at(Route::list(Meeting::KIND));
    assert!(sees(&list, words));
    assert!(
        list.query_by_label("1").is_some(),
        "held, as the figure says"
    );
    let named = list.get_all_by_label("Möten");
    let counted = named.filter_map(|node| node.accesskit_node().description());
    assert_eq!(counted.collect::<Vec<_>>(), ["1"], "in the navigation, too");
    assert!(sees(
        &at(Route::record(Group::KIND, first.groups[0])),
        words
    ));
}

#[test]
fn time_of_a_project_that_has_ended_opens_on_its_last_month() {
    let folder = tempfile::tempdir().unwrap();
    let own = village(folder.path()).own;
    for (today, month) in [
        ("2018-05-15", "April 2018"),
        ("2020-01-07", "December 2019"),
        ("2024-03-01", "December 2019"),
    ] {
        let mut options = options(Some(own.clone()), Vec::new());
        options.page = Some(Route::TIME);
        options.today = today.parse().ok();
        let window = window(vec2(1280.0, 800.0), options);
        assert!(sees(&window, month), "{today}");
    }
}
