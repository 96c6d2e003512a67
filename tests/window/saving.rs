//! What the bar says of saving, and what becomes of what could not be saved.

use std::path::Path;

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::domain::{ActionPlan, Initiative, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::hands::{chooses, presses, sees};
use crate::support::{options, settle, village, window};

fn at<'a>(file: &Path, page: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 1000.0), options)
}

/// The field of this name.
fn field<'a>(window: &'a Harness<'_, App>, name: &'a str) -> Node<'a> {
    let named = |role| window.query_by_role_and_label(role, name);
    let found = named(Role::TextInput).or_else(|| named(Role::EditableComboBox));
    found.unwrap_or_else(|| panic!("no {name}"))
}

/// Writes in a field after what is there, and leaves it.
fn writes(window: &mut Harness<'_, App>, field: &str, words: &str) {
    self::field(window, field).focus();
    settle(window);
    self::field(window, field).type_text(words);
    window.key_press(Key::Tab);
    settle(window);
}

#[cfg(unix)]
#[test]
fn what_could_not_be_stored_is_said_and_stored_when_it_can_be() {
    use samverka::domain::Group;
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let (own, aside) = (village.own.clone(), folder.path().join("aside"));
    let group = Reader::open(&own).unwrap().all::<Group>().unwrap();
    let mut window = at(&own, Route::record(Group::KIND, group[0].head.id));
    presses(&mut window, "Redigera gruppen");
    std::fs::rename(&own, &aside).unwrap();
    writes(&mut window, "Mötesrytm", "varje månad");
    assert!(sees(
        &window,
        "Inte sparat: programmet försöker igen när du lämnar sidan"
    ));
    presses(&mut window, "Förändringsarbeten");
    assert!(
        sees(&window, "Inte sparat"),
        "and not when it has been left either"
    );
    presses(&mut window, "Nytt förändringsarbete");
    writes(&mut window, "Rubrik", "Samordnad tolk");
    presses(&mut window, "Spara förändringsarbete");
    std::fs::rename(&aside, &own).unwrap();
    presses(&mut window, "Förändringsarbeten");
    presses(&mut window, "Nytt förändringsarbete");
    presses(&mut window, "Spara förändringsarbete");
    assert!(!sees(&window, "Inte sparat"));
    drop(window);
    let reader = Reader::open(&own).unwrap();
    let group: Group = reader.get(group[0].head.id).unwrap().unwrap();
    assert_eq!(group.meeting_rhythm, "varje månad");
    let all = reader.all::<Initiative>().unwrap();
    let kept = all.iter().filter(|one| one.title == "Samordnad tolk");
    assert_eq!(kept.count(), 1, "the form was as it was left");
}

#[test]
fn what_was_wrong_in_a_record_is_forgotten_with_it() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Person::KIND));
    chooses(&mut window, "Amira Holm");
    let name = window.get_by_role_and_label(Role::TextInput, "Namn");
    name.focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    window.key_press(Key::Tab);
    settle(&mut window);
    assert!(sees(&window, "Inte sparat: rätta det markerade fältet"));
    let remove = window.get_by_label("Ta bort personen");
    remove.scroll_to_me();
    settle(&mut window);
    presses(&mut window, "Ta bort personen");
    presses(&mut window, "Ta bort");
    assert!(!sees(&window, "Inte sparat"));
}

#[test]
fn the_notice_undoes_what_it_speaks_of_or_nothing() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Person::KIND));
    chooses(&mut window, "Amira Holm");
    window.get_by_label("Ta bort personen").scroll_to_me();
    settle(&mut window);
    presses(&mut window, "Ta bort personen");
    presses(&mut window, "Ta bort");
    let undo = |window: &Harness<'_, App>| {
        let all = window.query_all_by_role_and_label(Role::Button, "Ångra");
        all.count()
    };
    assert_eq!(undo(&window), 1, "the notice's own");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(sees(&window, "Amira Holm"));
    assert_eq!(undo(&window), 1, "the bar's, which has nothing to undo");
}

/// What the field that is being written in is called, and what it holds.
fn written(window: &Harness<'_, App>) -> (String, String) {
    let field = window.get_by(|node| node.is_focused()).accesskit_node();
    (
        field.label().unwrap_or_default(),
        field.value().unwrap_or_default(),
    )
}

#[test]
fn a_date_that_cannot_be_read_is_not_left_out_of_what_is_saved() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(ActionPlan::KIND));
    presses(&mut window, "Ny handlingsplan");
    writes(&mut window, "Antagen", "i våras");
    presses(&mut window, "Spara handlingsplan");
    assert!(sees(&window, "Skriv datumet som"));
    assert_eq!(written(&window), ("Antagen".into(), "i våras".into()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut window);
    writes(&mut window, "Antagen", "2018-04-12");
    presses(&mut window, "Spara handlingsplan");
    drop(window);
    let plans = Reader::open(&own).unwrap().all::<ActionPlan>().unwrap();
    let day = NaiveDate::from_ymd_opt(2018, 4, 12);
    assert!(plans.iter().any(|plan| plan.adopted_on == day));
}

#[test]
fn a_name_that_is_written_and_not_chosen_stays_and_a_whole_name_is_chosen() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Initiative::KIND));
    presses(&mut window, "Nytt förändringsarbete");
    writes(&mut window, "Rubrik", "Samordnad tolk");
    writes(&mut window, "Drivs av", "Amir");
    assert!(sees(&window, "Välj i listan, eller töm fältet."));
    presses(&mut window, "Spara förändringsarbete");
    assert_eq!(written(&window), ("Drivs av".into(), "Amir".into()));
    writes(&mut window, "Drivs av", "a holm");
    assert!(!sees(&window, "Välj i listan"));
    presses(&mut window, "Spara förändringsarbete");
    drop(window);
    let reader = Reader::open(&own).unwrap();
    let people = reader.all::<Person>().unwrap();
    let amira = people.iter().find(|one| one.name == "Amira Holm").unwrap();
    let all = reader.all::<Initiative>().unwrap();
    let ours = all.iter().find(|one| one.title == "Samordnad tolk");
    assert_eq!(ours.unwrap().driver, Some(amira.head.id));
}

/// What stands in a field.
fn holds(window: &Harness<'_, App>, field: &str) -> String {
    let node = self::field(window, field).accesskit_node();
    node.value().unwrap_or_default()
}

/// Amira beside the list of people, while something long is written.
fn behind_long_work<'a>(own: &Path) -> Harness<'a, App> {
    let mut window = at(own, Route::list(Person::KIND));
    chooses(&mut window, "Amira Holm");
    window.state_mut().let_work_wait(true);
    window
}

/// What waited is done.
fn ends(window: &mut Harness<'_, App>) {
    window.state_mut().let_work_wait(false);
    settle(window);
}

fn professions(own: &Path) -> Vec<String> {
    let all = Reader::open(own).unwrap().all::<Person>().unwrap();
    all.into_iter().map(|one| one.profession).collect()
}

#[test]
fn what_was_undone_behind_long_work_is_not_shown_any_more() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = behind_long_work(&own);
    writes(&mut window, "Yrke", "tolk");
    assert_eq!(holds(&window, "Yrke"), "tolk");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    ends(&mut window);
    assert_eq!(professions(&own), [""]);
    assert_eq!(
        holds(&window, "Yrke"),
        "",
        "the field says what the file says"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    settle(&mut window);
    assert_eq!(holds(&window, "Yrke"), "tolk", "and goes on doing so");
}

#[test]
fn what_was_undone_behind_long_work_is_not_shown_on_a_page_that_is_come_back_to() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = behind_long_work(&own);
    writes(&mut window, "Yrke", "tolk");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    presses(&mut window, "Förändringsarbeten");
    ends(&mut window);
    presses(&mut window, "Personer");
    assert_eq!(holds(&window, "Yrke"), "");
}

#[test]
fn what_is_written_on_behind_long_work_stays_when_what_was_sent_before_is_stored() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = behind_long_work(&own);
    writes(&mut window, "Yrke", "tolk");
    field(&window, "Yrke").focus();
    settle(&mut window);
    window.key_press(Key::End);
    // No longer than somebody writes without a pause.
    window.event(Event::Text(" och lärare".into()));
    window.step();
    window.state_mut().let_work_wait(false);
    window.run_steps(2);
    assert_eq!(professions(&own), ["tolk"]);
    assert_eq!(holds(&window, "Yrke"), "tolk och lärare");
    window.key_press(Key::Tab);
    settle(&mut window);
    assert_eq!(professions(&own), ["tolk och lärare"]);
}

/// Amira's profession was stored and undone while she wrote one letter more, which is taken away again.
fn undone_while_it_is_written_on<'a>(own: &Path) -> Harness<'a, App> {
    let mut window = behind_long_work(own);
    writes(&mut window, "Yrke", "tolk");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    field(&window, "Yrke").focus();
    settle(&mut window);
    window.key_press(Key::End);
    window.event(Event::Text("k".into()));
    window.step();
    window.state_mut().let_work_wait(false);
    window.step();
    window.key_press(Key::Backspace);
    window.step();
    assert_eq!(professions(own), [""]);
    assert_eq!(holds(&window, "Yrke"), "tolk");
    window
}

#[test]
fn what_was_undone_while_it_was_written_on_is_not_shown_when_she_pauses() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = undone_while_it_is_written_on(&own);
    // A pause, after which what stands in the field is taken in.
    window.run_steps(5);
    settle(&mut window);
    assert_eq!(holds(&window, "Yrke"), professions(&own)[0]);
}

#[test]
fn what_was_undone_while_it_was_written_on_is_not_shown_when_its_page_is_come_back_to() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = undone_while_it_is_written_on(&own);
    for list in [Initiative::KIND, Person::KIND] {
        window.state().visit(Route::list(list));
        settle(&mut window);
    }
    assert_eq!(holds(&window, "Yrke"), professions(&own)[0]);
}

#[test]
fn what_is_written_back_behind_long_work_is_what_is_stored_in_the_end() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = behind_long_work(&own);
    writes(&mut window, "Yrke", "tolk");
    field(&window, "Yrke").focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    window.key_press(Key::Tab);
    settle(&mut window);
    ends(&mut window);
    assert_eq!(professions(&own), [""]);
    assert_eq!(holds(&window, "Yrke"), "");
}

#[test]
fn what_waits_for_other_work_is_said_to_wait() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut options = options(Some(own), vec![vec![folder.path().join("ut.xlsx")]]);
    options.page = Some(Route::list(Person::KIND));
    let mut window = window(vec2(1280.0, 1000.0), options);
    chooses(&mut window, "Amira Holm");
    window.state_mut().let_work_wait(true);
    presses(&mut window, "Spara som Excel …");
    let confirm = window.query_all_by_label("Spara som Excel …").last();
    confirm.unwrap().click();
    settle(&mut window);
    assert!(!sees(&window, "Väntar på"));
    writes(&mut window, "Yrke", "tolk");
    assert!(sees(&window, "Väntar på: Sparar tabellen"));
    ends(&mut window);
    assert!(sees(&window, "Sparat") && !sees(&window, "Väntar på"));
}
