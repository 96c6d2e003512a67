//! Overview, change initiatives and settings: from a next step to what it asks for.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    Agreement, Assignment, AssignmentRole, Choosable as _, Factor, FactorKind, Goal, GoalState,
    Group, Initiative, Judgement, Meeting, Participation, Person, Record, Service, Snooze, Stage,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

/// Eslöv's workspace with one person, one initiative, and a goal that no figure measures.
fn workspace(folder: &TempDir) -> PathBuf {
    let at = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
    let goal = json!({"code": "2.1.7", "text": "Ett nätverk i varje kommun", "scope": "each"});
    make(&mut lead, Goal::KIND, goal);
    lead.export_kit(&at("kit"), "1285".parse().unwrap())
        .unwrap();
    let mut own = Workspace::open_kit(&at("kit"), &at("eslov.samverka")).unwrap();
    make(&mut own, Person::KIND, json!({"name": "Amira Holm"}));
    let initiative =
        json!({"title": "Skolnärvaro", "stage": "started", "started_on": "2018-03-01"});
    make(&mut own, Initiative::KIND, initiative);
    at("eslov.samverka")
}

fn open<'a>(file: &Path, route: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route);
    window(vec2(1280.0, 1600.0), options)
}

fn all<R: Record>(file: &Path) -> Vec<R> {
    Reader::open(file).unwrap().all().unwrap()
}

fn initiative(file: &Path) -> Initiative {
    all::<Initiative>(file).remove(0)
}

fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

fn write(window: &mut Harness<'_, App>, label: &str, text: &str) {
    // A field that suggests opens its list when it has the focus, which is called the same.
    window.query_all_by_label(label).next().unwrap().focus();
    settle(window);
    let mut named = window.query_all_by_label(label);
    named.next().unwrap().type_text(text);
    drop(named);
    settle(window);
}

#[test]
fn a_next_step_leads_to_choosing_the_contact_person() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::OVERVIEW);
    click(&mut window, "Utse kontaktperson");
    write(&mut window, "Person", "amira");
    window.key_press(Key::Enter);
    settle(&mut window);
    click(&mut window, "Spara uppdrag");
    let assignments = all::<Assignment>(&file);
    let person = all::<Person>(&file)[0].head.id;
    assert_eq!(assignments.len(), 1);
    assert_eq!(assignments[0].person, Some(person));
    assert_eq!(assignments[0].role, Some(AssignmentRole::ContactPerson));
}

#[test]
fn board_cards_that_nobody_sees_are_there_for_the_keyboard_and_drawn_when_seen() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut own = Workspace::open(&file).unwrap();
    const MANY: usize = 30;
    for number in 10..10 + MANY {
        let title = format!("Förändring {number}");
        let started = json!({"title": title, "stage": "started", "started_on": "2018-04-02"});
        make(&mut own, Initiative::KIND, started);
    }
    drop(own);
    let mut options = options(Some(file.clone()), Vec::new());
    options.page = Some(Route::list(Initiative::KIND));
    let mut window = window(vec2(1280.0, 700.0), options);
    let drawn = |window: &Harness<'_, App>| {
        let since = window.query_all_by_label_contains("2 april 2018");
        since.count()
    };
    assert!((1..MANY).contains(&drawn(&window)), "those in sight alone");
    let last = |window: &Harness<'_, App>| window.get_by_label("Förändring 39").rect();
    assert!(last(&window).top() > 700.0);
    window.get_by_label("Förändring 39").focus();
    settle(&mut window);
    assert!(last(&window).bottom() < 700.0, "it is scrolled to");
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    settle(&mut window);
    let moved = all::<Initiative>(&file);
    let moved = moved.iter().find(|one| one.title == "Förändring 39");
    assert_eq!(moved.and_then(|one| one.stage), Some(Stage::InProgress));
}

#[test]
fn a_contact_person_who_is_not_known_yet_is_made_on_the_spot() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::SETTINGS);
    click(&mut window, "Välj kontaktperson");
    write(&mut window, "Person", "Karin Ek");
    window.key_press(Key::Enter);
    settle(&mut window);
    click(&mut window, "Spara uppdrag");
    let karin = all::<Person>(&file)
        .into_iter()
        .find(|one| one.name == "Karin Ek");
    assert_eq!(
        all::<Assignment>(&file)[0].person,
        Some(karin.unwrap().head.id)
    );
}

#[test]
fn a_next_step_is_put_to_rest_with_a_reason_and_woken() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::OVERVIEW);
    click(
        &mut window,
        "Låt vila till … (Kommunen saknar kontaktperson)",
    );
    write(&mut window, "Skäl", "Rekrytering pågår");
    click(&mut window, "Spara vilande signal");
    assert!(window.query_by_label("Utse kontaktperson").is_none());
    let rest = &all::<Snooze>(&file)[0];
    assert_eq!(rest.signal, "contact.vacant");
    assert_eq!(rest.reason, "Rekrytering pågår");
    window.get_by_label_contains("Visa alla").click();
    settle(&mut window);
    click(&mut window, "Ta upp igen (Kommunen saknar kontaktperson)");
    assert!(window.query_by_label("Utse kontaktperson").is_some());
    assert!(all::<Snooze>(&file).is_empty());
}

#[test]
fn the_overview_says_when_the_next_meeting_is() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut own = Workspace::open(&file).unwrap();
    let group = json!({"kind": "operative", "name": "Operativa gruppen"});
    let group = make(&mut own, Group::KIND, group);
    for (title, date) in [
        ("Förra", "2018-05-03"),
        ("Nästa", "2018-05-24"),
        ("Sista", "2018-06-07"),
    ] {
        let meeting = json!({"title": title, "date": date, "groups": [group], "start_time": "13:00",
            "place": "Medborgarhuset"});
        make(&mut own, Meeting::KIND, meeting);
    }
    drop(own);
    let window = open(&file, Route::OVERVIEW);
    let said =
        "Operativa gruppen träffas nästa gång torsdag 24 maj 2018 kl. 13.00, Medborgarhuset.";
    assert!(window.query_by_label(said).is_some());
}

#[test]
fn a_goal_that_no_figure_measures_is_judged_from_its_card() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::OVERVIEW);
    window
        .get_by_label_contains("Delmål 2.1.7 Ett nätverk")
        .click();
    settle(&mut window);
    click(&mut window, "Läge");
    click(&mut window, "På väg");
    click(&mut window, "Spara bedömning");
    let judged = &all::<Judgement>(&file)[0];
    assert_eq!(judged.state, Some(GoalState::OnTheWay));
    assert_eq!(judged.date, "2018-05-15".parse().ok());
    let card = "Delmål 2.1.7 Ett nätverk i varje kommun På väg Bedömt 15 maj 2018";
    assert!(window.query_by_label_contains(card).is_some());
}

#[test]
fn a_new_initiative_is_an_idea_from_today_and_opens_its_page() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::list(Initiative::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    write(&mut window, "Rubrik", "Vägledning till yrken");
    click(&mut window, "Spara förändringsarbete");
    let made = all::<Initiative>(&file);
    let made = made
        .iter()
        .find(|one| one.title == "Vägledning till yrken")
        .unwrap();
    assert_eq!(made.stage, Some(Stage::Idea));
    assert_eq!(made.idea_on, "2018-05-15".parse().ok());
    assert!(window.query_by_label("Medskapar").is_some());
}

#[test]
fn a_card_on_the_board_is_moved_by_keyboard_and_gets_its_day_in_one_step() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::list(Initiative::KIND));
    window.get_by_label("Skolnärvaro").focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    settle(&mut window);
    assert_eq!(initiative(&file).stage, Some(Stage::InProgress));
    assert_eq!(initiative(&file).in_progress_on, "2018-05-15".parse().ok());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(initiative(&file).stage, Some(Stage::Started));
    assert_eq!(initiative(&file).in_progress_on, None);
}

#[test]
fn a_day_that_is_known_stays_when_the_stage_is_chosen_again() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(
        &file,
        Route::record(Initiative::KIND, initiative(&file).head.id),
    );
    click(&mut window, "Pågår");
    click(&mut window, "Startat");
    assert_eq!(initiative(&file).stage, Some(Stage::Started));
    assert_eq!(initiative(&file).started_on, "2018-03-01".parse().ok());
}

#[test]
fn a_rung_of_the_ladder_is_chosen_by_keyboard() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(
        &file,
        Route::record(Initiative::KIND, initiative(&file).head.id),
    );
    window.get_by_label("Medskapar").focus();
    settle(&mut window);
    window.key_press(Key::Space);
    settle(&mut window);
    assert_eq!(
        initiative(&file).participation,
        Some(Participation::CoCreated)
    );
}

#[test]
fn what_helped_is_added_by_enter_and_opens_beside_the_page() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(
        &file,
        Route::record(Initiative::KIND, initiative(&file).head.id),
    );
    for words in ["Rektorn höll i", "Tydligt syfte"] {
        write(&mut window, "Lägg till framgångsfaktor …", words);
        window.key_press(Key::Enter);
        settle(&mut window);
    }
    let factors = all::<Factor>(&file);
    let about = Some(initiative(&file).head.id);
    assert_eq!(factors.len(), 2);
    assert!(
        factors
            .iter()
            .all(|one| one.kind == Some(FactorKind::Success) && one.about == about)
    );
    click(&mut window, "Rektorn höll i");
    assert!(window.query_by_label("Område").is_some());
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(window.query_by_label("Område").is_none());
}

#[test]
fn language_and_name_are_changed_at_once() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::SETTINGS);
    write(&mut window, "Ditt namn", " Ek");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(
        Reader::open(&file).unwrap().author().unwrap(),
        "Maria Svensson Ek"
    );
    click(&mut window, "English");
    assert!(window.query_by_label("Language and look").is_some());
}

#[test]
fn the_stages_on_the_board_are_those_of_the_vocabulary() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut own = Workspace::open(&file).unwrap();
    for stage in Stage::ALL {
        let one = json!({"title": format!("I steget {}", stage.code()), "stage": stage.code()});
        make(&mut own, Initiative::KIND, one);
    }
    drop(own);
    let window = open(&file, Route::list(Initiative::KIND));
    for stage in Stage::ALL {
        let title = format!("I steget {}", stage.code());
        assert!(window.query_by_label(&title).is_some(), "{title}");
    }
}

#[test]
fn service_is_mapped_checked_today_and_found() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::list(Service::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    write(&mut window, "Rubrik", "Språkvän");
    click(&mut window, "Spara insats");
    let service = all::<Service>(&file).remove(0);
    assert_eq!(service.checked_on, "2018-05-15".parse().ok());
    drop(window);
    let mut window = open(&file, Route::OVERVIEW);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    write(
        &mut window,
        "Sök sida, person, grupp, ord eller kommando",
        "språkvän",
    );
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label("Ta bort insatsen");
}

#[test]
fn agreement_stands_beside_the_list_and_comes_back_after_it_was_removed() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let mut window = open(&file, Route::list(Agreement::KIND));
    click(&mut window, "Ny överenskommelse");
    write(&mut window, "Rubrik", "Avtal om data");
    write(&mut window, "Gäller till", "2019-12-31");
    click(&mut window, "Spara överenskommelse");
    let until = all::<Agreement>(&file).remove(0).valid_to;
    assert_eq!(until, "2019-12-31".parse().ok());
    click(&mut window, "Ta bort överenskommelsen");
    assert!(all::<Agreement>(&file).is_empty());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(all::<Agreement>(&file).len(), 1);
}
