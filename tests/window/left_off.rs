//! Where one left off: on the page that one goes back to, and in what one wrote when the program was killed.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::domain::{ActionPlan, Group, Meeting, Membership, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::first_day::{Eslov, focused};
use crate::hands::{presses, sees};
use crate::her_hour::{heading, three};
use crate::support::{make, options, settle, window};

type Window<'a> = Harness<'a, App>;

fn at<'a>(file: &Path, page: Route) -> Window<'a> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1024.0, 768.0), options)
}

/// The file as it is when the program is killed a while after the last key.
fn killed(window: &mut Window<'_>, file: &Path) -> PathBuf {
    for _ in 0..120 {
        window.step();
    }
    let copy = file.with_file_name("killed.samverka");
    std::fs::copy(file, &copy).unwrap();
    let beside = |file: &Path| file.with_extension("samverka-wal");
    std::fs::copy(beside(file), beside(&copy)).unwrap();
    copy
}

fn stands(window: &Window<'_>, control: &str) -> String {
    let node = window.get_by_label(control);
    node.accesskit_node().value().unwrap_or_default()
}

/// A row of the list.
fn row<'a>(window: &'a Window<'_>, name: &'a str) -> Node<'a> {
    window.get_by_role_and_label(Role::Row, name)
}

fn writes(window: &mut Window<'_>, control: &str, words: &str) {
    window.get_by_label(control).focus();
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(window);
    window.get_by_label(control).type_text(words);
    settle(window);
}

/// The list of three meetings, each called by its day.
fn at_three_meetings() -> (Eslov, Harness<'static, App>) {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    for day in ["2018-05-01", "2018-05-02", "2018-05-03"] {
        let meeting = json!({"title": day, "date": day, "groups": [eslov.group]});
        make(&mut own, Meeting::KIND, meeting);
    }
    drop(own);
    let window = at(&eslov.file(), Route::list(Meeting::KIND));
    (eslov, window)
}

#[test]
fn going_back_leads_to_the_row_that_one_came_from() {
    let (_eslov, mut window) = at_three_meetings();
    row(&window, "2018-05-03").focus();
    for key in [Key::ArrowDown, Key::Enter] {
        settle(&mut window);
        window.key_press(key);
    }
    settle(&mut window);
    assert!(sees(&window, "Incheckning"), "the meeting is open");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert!(!sees(&window, "Incheckning"));
    assert_ne!(focused(&window), "Nytt möte");
    window.key_press(Key::ArrowDown);
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "Incheckning"), "the next of the list is open");
    assert!(sees(&window, "2018-05-01"));
}

#[test]
fn going_back_from_a_page_that_was_searched_for_leads_to_the_row_too() {
    let (_eslov, mut window) = at_three_meetings();
    row(&window, "2018-05-03").focus();
    settle(&mut window);
    let stood = focused(&window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    window
        .get_by_label("Sök sida, person, grupp, ord eller kommando")
        .type_text("översikt");
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_ne!(focused(&window), stood);
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert_eq!(focused(&window), stood);
}

#[test]
fn meeting_that_has_been_is_read_from_its_title_and_logged_from_the_first_key() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    for number in 10..27 {
        let person = json!({ "name": format!("Person {number}") });
        let person = make(&mut own, Person::KIND, person);
        let member = json!({"group": eslov.group, "person": person, "from": "2018-01-01"});
        make(&mut own, Membership::KIND, member);
    }
    let meeting = json!({"title": "Mötet i maj", "date": "2018-05-01", "groups": [eslov.group]});
    make(&mut own, Meeting::KIND, meeting);
    drop(own);
    let mut window = at(&eslov.file(), Route::list(Meeting::KIND));
    row(&window, "Mötet i maj").focus();
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "17 utan uppgift"));
    // Below the bar at the top.
    assert!(heading(&window, "Mötet i maj") > 48.0, "its title is read");
    window.key_press(Key::N);
    settle(&mut window);
    assert!(sees(&window, "16 utan uppgift"));
    let last = row(&window, "Person 26").rect();
    assert!(last.bottom() < 768.0, "who logs sees the whole list");
}

#[test]
fn overview_has_its_next_step_under_the_enter_key_also_from_the_search() {
    let eslov = Eslov::new();
    let mut window = at(&eslov.file(), Route::list(Group::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    window
        .get_by_label("Sök sida, person, grupp, ord eller kommando")
        .type_text("översikt");
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    let step = "Skriv in Maria Svensson som kontaktperson";
    assert_eq!(focused(&window), step);
}

#[test]
fn overview_leaves_the_focus_in_a_dialog_that_lies_over_it() {
    let eslov = Eslov::new();
    let mut window = at(&eslov.file(), Route::list(Group::KIND));
    window.key_press(Key::F1);
    settle(&mut window);
    assert_eq!(focused(&window), "Stäng hjälpen");
    window.state().visit(Route::OVERVIEW);
    settle(&mut window);
    assert_eq!(focused(&window), "Stäng hjälpen");
}

#[test]
fn kill_leaves_a_day_that_is_half_written_where_it_was_written() {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let meeting = json!({"title": "Maj", "date": "2018-05-01", "groups": [eslov.group]});
    let meeting = Route::record(Meeting::KIND, make(&mut own, Meeting::KIND, meeting));
    drop(own);
    let mut window = at(&eslov.file(), meeting.clone());
    writes(&mut window, "Nästa möte", "nästa ons");
    let copy = killed(&mut window, &eslov.file());
    let mut window = at(&copy, meeting);
    assert_eq!(stands(&window, "Nästa möte"), "nästa ons");
    writes(&mut window, "Nästa möte", "12/6");
    window.key_press(Key::Enter);
    settle(&mut window);
    let kept = Workspace::open(&copy).unwrap().typed().unwrap();
    assert!(
        kept.places.is_empty(),
        "what is stored is not kept: {kept:?}"
    );
}

/// A meeting with a day for the next, on which this was being written when the program was killed.
fn cut_short(write: impl FnOnce(&mut Window<'_>)) -> (Eslov, PathBuf, Route) {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let meeting = json!({"title": "Maj", "date": "2018-05-01", "next_meeting": "2018-05-30",
        "groups": [eslov.group]});
    let meeting = Route::record(Meeting::KIND, make(&mut own, Meeting::KIND, meeting));
    drop(own);
    let mut window = at(&eslov.file(), meeting.clone());
    write(&mut window);
    let copy = killed(&mut window, &eslov.file());
    (eslov, copy, meeting)
}

fn next_meetings(file: &Path) -> Vec<String> {
    let all = Reader::open(file).unwrap().all::<Meeting>().unwrap();
    let days = all.iter().filter_map(|one| one.next_meeting);
    days.map(|day| day.to_string()).collect()
}

#[test]
fn kill_leaves_a_day_cut_short_unread_until_somebody_says_so() {
    const DAY: &str = "Nästa möte";
    let unread = "Inte sparat: tryck Enter i fältet, eller ändra det.";
    let (_eslov, copy, meeting) = cut_short(|window| writes(window, DAY, "12/6"));
    let stored = ["2018-05-30"];
    assert_eq!(next_meetings(&copy), stored);
    let mut window = at(&copy, meeting);
    assert_eq!(stands(&window, DAY), "12/6");
    assert!(sees(&window, unread));
    window.get_by_label(DAY).focus();
    settle(&mut window);
    window.key_press(Key::Tab);
    settle(&mut window);
    assert!(sees(&window, unread), "who goes through it says nothing");
    assert_eq!(next_meetings(&copy), stored, "it has been looked at");
    window.get_by_label(DAY).focus();
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(!sees(&window, unread));
    assert_eq!(next_meetings(&copy), ["2018-06-12"]);
}

#[test]
fn kill_leaves_the_day_that_stood_where_it_was_emptied_to_write_another() {
    const DAY: &str = "Nästa möte";
    let (_eslov, copy, meeting) = cut_short(|window| {
        writes(window, DAY, "");
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.key_press(Key::Backspace);
        settle(window);
        assert_eq!(stands(window, DAY), "");
    });
    let mut window = at(&copy, meeting);
    assert_eq!(stands(&window, DAY), "");
    assert_eq!(next_meetings(&copy), ["2018-05-30"]);
    writes(&mut window, DAY, "13/6");
    window.key_press(Key::Tab);
    settle(&mut window);
    assert_eq!(next_meetings(&copy), ["2018-06-13"]);
}

#[test]
fn kill_leaves_a_day_half_written_in_a_new_record_too() {
    let eslov = Eslov::new();
    let mut window = at(&eslov.file(), Route::list(Meeting::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    writes(&mut window, "Datum", "nästa ons");
    let copy = killed(&mut window, &eslov.file());
    let mut window = at(&copy, Route::list(Meeting::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    assert_eq!(stands(&window, "Datum"), "nästa ons");
    presses(&mut window, "Avbryt");
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    assert_eq!(stands(&window, "Datum"), "", "it was given up");
}

#[test]
fn kill_leaves_the_rows_of_a_paste_in_the_dialog_that_they_were_looked_at_in() {
    let eslov = Eslov::new();
    let group = Route::record(Group::KIND, eslov.group);
    for (page, control) in [(Route::list(Person::KIND), "Rader"), (group, "Namn")] {
        let mut window = at(&eslov.file(), page.clone());
        window.key_press(Key::Escape);
        settle(&mut window);
        let rows = "Namn\tYrke\nEva Sjö\tRektor\n12345\t\n";
        window.event(Event::Paste(rows.to_owned()));
        settle(&mut window);
        assert!(sees(&window, "Ser inte ut som namn: 12345"));
        let copy = killed(&mut window, &eslov.file());
        let mut window = at(&copy, page.clone());
        assert!(sees(&window, "Ser inte ut som namn: 12345"), "{control}");
        assert!(sees(&window, "Det som var valt väljs på nytt"), "{control}");
        presses(&mut window, "Avbryt");
        window.state_mut().close();
        drop(window);
        let window = at(&copy, page);
        assert!(!sees(&window, "Ser inte ut som namn: 12345"));
    }
}

#[test]
fn kill_leaves_no_identity_number_of_a_paste_that_nobody_agreed_to() {
    let eslov = Eslov::new();
    let mut window = at(&eslov.file(), Route::list(Person::KIND));
    window.key_press(Key::Escape);
    settle(&mut window);
    let rows = "Namn\tPnr\tYrke\nEva Sjö\t19640823-3234\tRektor\n";
    window.event(Event::Paste(rows.to_owned()));
    settle(&mut window);
    assert!(sees(&window, "Eva Sjö"));
    let copy = killed(&mut window, &eslov.file());
    let kept = Workspace::open(&copy).unwrap().typed().unwrap();
    let kept = format!("{kept:?}");
    assert!(
        kept.contains("Eva Sjö") && kept.contains("Rektor"),
        "{kept}"
    );
    assert!(!kept.contains("3234"), "{kept}");
}

#[test]
fn chip_that_is_taken_away_with_the_keys_leaves_the_focus_where_another_is_found() {
    let mut window = window(vec2(1024.0, 768.0), options(None, Vec::new()));
    presses(&mut window, "Gör ett projekt …");
    writes(&mut window, "Kommuner som deltar", "esl");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label("Eslöv").focus();
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(focused(&window), "Kommuner som deltar");
}

#[test]
fn municipality_that_is_written_and_not_chosen_is_not_lost_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("nytt.samverka");
    let mut window = window(vec2(1024.0, 768.0), options(None, vec![vec![file.clone()]]));
    presses(&mut window, "Gör ett projekt …");
    for (field, words) in [
        ("Namn", "Ihop"),
        ("Kortnamn", "Ihop"),
        ("Start", "2018-01-01"),
        ("Slut", "2019-12-31"),
        ("Kommuner som deltar", "Hörbby"),
    ] {
        writes(&mut window, field, words);
    }
    window.key_press(Key::Tab);
    settle(&mut window);
    presses(&mut window, "Välj var filen ska ligga …");
    assert!(!file.exists());
    assert!(sees(&window, "Välj i listan, eller töm fältet."));
    assert_eq!(focused(&window), "Kommuner som deltar");
    writes(&mut window, "Kommuner som deltar", "hörby");
    window.key_press(Key::Tab);
    settle(&mut window);
    presses(&mut window, "Välj var filen ska ligga …");
    assert!(file.exists());
    assert!(sees(&window, "Hörby"), "who is named in full is taken");
}

#[test]
fn group_of_one_has_one_member() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let person = make(&mut own, Person::KIND, json!({ "name": "Bo Ek" }));
    let member = json!({"group": eslov.group, "person": person, "from": "2018-01-01"});
    make(&mut own, Membership::KIND, member);
    drop(own);
    let window = at(&eslov.file(), Route::record(Group::KIND, eslov.group));
    assert!(!sees(&window, "1 medlemmar"));
    assert!(sees(&window, "1 medlem"));
}

#[test]
fn plan_with_a_long_title_can_be_read_in_the_largest_text() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let title = "Handlingsplan för samverkan kring barn och unga";
    let plan = json!({"title": title, "status": "in_progress", "adopted_on": "2018-03-01"});
    make(&mut own, ActionPlan::KIND, plan);
    drop(own);
    let mut options = options(Some(eslov.file()), Vec::new());
    options.page = Some(Route::list(ActionPlan::KIND));
    // As much room as 200 % leaves of 1024 by 768.
    let window = window(vec2(512.0, 384.0), options);
    let title = window.get_by_role_and_label(Role::Heading, title).rect();
    let button = window.get_by_label("Redigera planen").rect();
    assert!(title.right() <= button.left(), "{title:?} {button:?}");
    let steps: Vec<_> = window.get_all_by_role(Role::RadioButton).collect();
    let tops = steps.iter().map(|step| step.rect().top());
    let tops: std::collections::BTreeSet<i32> = tops.map(|top| top as i32).collect();
    assert!(tops.len() > 1, "no name is broken to stand on one line");
}
