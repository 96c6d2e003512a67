//! What every list keeps to: whose its rows are, what fits, what may be changed and what must stay.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Goal, GoalRevision, Person, Question, Record, Response, Service, Survey};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::hands::{chooses, presses, sees};
use crate::support::{Village, make, options, settle, village, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 768.0);

fn at<'a>(file: &Path, page: Route, size: Vec2) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(size, options)
}

/// The goal that the village's figure measures.
fn goal(village: &Village) -> Goal {
    let reader = Reader::open(&village.lead).unwrap();
    reader.all::<Goal>().unwrap().remove(0)
}

#[test]
fn a_list_says_whose_its_rows_are_where_they_differ_however_small_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let service = json!({"title": "Språkvän", "for_whom": "Nyanlända vuxna"});
    let mut own = Workspace::open(&village.own).unwrap();
    make(&mut own, Service::KIND, service.clone());
    drop(own);
    let mut lead = Workspace::open(&village.lead).unwrap();
    make(&mut lead, Service::KIND, service.clone());
    let services = Route::list(Service::KIND);
    let whose = |window: &Harness<'_, App>| {
        let cells = window.query_all_by_role_and_label(Role::Label, "Projektledning");
        cells.count() > 0
    };
    drop(lead);
    assert!(!whose(&at(&village.lead, services.clone(), LARGE)));
    let bundle = folder.path().join("services.samverka-bundle");
    let mut own = Workspace::open(&village.own).unwrap();
    let profile = samverka::bundle::Profile::Full;
    own.export(&bundle, profile, None, &Default::default())
        .unwrap();
    let mut lead = Workspace::open(&village.lead).unwrap();
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    drop(lead);
    for size in [LARGE, SMALL] {
        assert!(whose(&at(&village.lead, services.clone(), size)));
    }
}

#[test]
fn those_who_take_part_stand_in_one_list_for_everybody() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let places = Route::list(samverka::domain::Municipality::KIND);
    for file in [&village.lead, &village.own] {
        let window = at(file, places.clone(), LARGE);
        assert!(sees(&window, "Eslöv") && sees(&window, "Helsingborg"));
    }
}

#[test]
fn a_goal_shows_its_target_of_today_and_what_measures_it_to_those_who_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let id = goal(&village).head.id;
    let mut own = at(&village.own, Route::record(Goal::KIND, id), LARGE);
    settle(&mut own);
    let fields = own.query_all_by_role_and_label(Role::ComboBox, "Indikator");
    assert_eq!(fields.count(), 0);
    assert!(sees(&own, "Strategisk grupp på plats"));
    let mut lead = Workspace::open(&village.lead).unwrap();
    for (date, target) in [("2018-02-01", 613), ("2018-08-01", 877)] {
        let revision = json!({"goal": id, "date": date, "target": target, "reason": "Ändrat läge"});
        make(&mut lead, GoalRevision::KIND, revision);
    }
    drop(lead);
    let lead = at(&village.lead, Route::list(Goal::KIND), LARGE);
    assert!(sees(&lead, "613"));
    assert!(!sees(&lead, "877"), "a revision counts from its day");
}

#[test]
fn a_survey_with_answers_cannot_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut lead = Workspace::open(&village.lead).unwrap();
    for title in ["Vad tyckte du", "Nytt utkast"] {
        let survey = json!({"title": title, "purpose": "other"});
        let survey = make(&mut lead, Survey::KIND, survey);
        let question = json!({"survey": survey, "text": "Nytta", "answer_type": "number"});
        let question = make(&mut lead, Question::KIND, question);
        if title == "Vad tyckte du" {
            let answers = json!({question.to_string(): 4});
            let response = json!({"survey": survey, "answers": answers});
            make(&mut lead, Response::KIND, response);
        }
    }
    drop(lead);
    for title in ["Vad tyckte du", "Nytt utkast"] {
        let mut window = at(&village.lead, Route::list(Survey::KIND), LARGE);
        chooses(&mut window, title);
        presses(&mut window, "Frågor");
        presses(&mut window, "Ta bort enkäten");
        // Its question is named first.
        if window.query_all_by_label("Ta bort").next().is_some() {
            presses(&mut window, "Ta bort");
        }
    }
    let reader = Reader::open(&village.lead).unwrap();
    let surveys = reader.all::<Survey>().unwrap();
    let titles: Vec<&str> = surveys.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Vad tyckte du"]);
}

#[test]
fn tabs_stand_within_the_page_beside_an_open_record() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let id = goal(&village).head.id;
    let window = at(&village.lead, Route::record(Goal::KIND, id), LARGE);
    let details = window.get_by_label("Stäng detaljerna").rect().right() - 320.0;
    let tabs: Vec<f32> = window
        .get_all_by_role(Role::Tab)
        .map(|tab| tab.rect().right())
        .collect();
    assert!(tabs.len() > 5);
    assert!(tabs.iter().all(|right| *right < details), "{tabs:?}");
}

/// The tab that has the focus, if one has.
fn focused_tab(window: &Harness<'_, App>) -> Option<String> {
    let mut tabs = window.query_all_by_role(Role::Tab);
    let tab = tabs.find(|tab| tab.is_focused())?;
    tab.accesskit_node().label()
}

#[test]
fn tabs_are_one_stop_at_the_chosen_one_with_arrows_inside() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut window = at(&village.lead, Route::KITS, LARGE);
    let is_chosen = |window: &Harness<'_, App>, name: &str| {
        let tab = window.get_by_role_and_label(Role::Tab, name);
        tab.accesskit_node().is_selected() == Some(true)
    };
    assert!(is_chosen(&window, "Startpaket"));
    let mut stops = Vec::new();
    for _ in 0..60 {
        window.key_press(Key::Tab);
        settle(&mut window);
        stops.extend(focused_tab(&window));
        if !stops.is_empty() {
            break;
        }
    }
    assert_eq!(
        stops,
        ["Startpaket"],
        "the chosen one is where they are come to"
    );
    window.key_press(Key::ArrowLeft);
    settle(&mut window);
    let before = focused_tab(&window).unwrap();
    assert_ne!(before, "Startpaket");
    assert!(
        is_chosen(&window, &before),
        "what the arrow leads to is shown"
    );
    window.key_press(Key::ArrowRight);
    settle(&mut window);
    assert_eq!(focused_tab(&window).as_deref(), Some("Startpaket"));
    assert!(is_chosen(&window, "Startpaket"));
    window.key_press(Key::Home);
    settle(&mut window);
    let first = focused_tab(&window).unwrap();
    assert!(is_chosen(&window, &first));
    window.key_press(Key::ArrowLeft);
    settle(&mut window);
    let last = focused_tab(&window);
    assert_ne!(
        last.as_ref(),
        Some(&first),
        "before the first comes the last"
    );
    window.key_press(Key::Home);
    settle(&mut window);
    window.key_press(Key::End);
    settle(&mut window);
    assert_eq!(focused_tab(&window), last);
    window.key_press(Key::Tab);
    settle(&mut window);
    assert_eq!(
        focused_tab(&window),
        None,
        "Tab goes on into what the tab shows"
    );
}

#[test]
fn list_that_names_people_is_saved_as_excel_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let own = village(folder.path()).own;
    let saved = folder.path().join("personer.xlsx");
    let mut options = options(Some(own), vec![vec![saved.clone()]]);
    options.page = Some(Route::list(Person::KIND));
    let mut window = window(vec2(1280.0, 800.0), options);
    window.get_by_label("Spara som Excel …").click();
    settle(&mut window);
    assert!(!saved.exists(), "it is asked first");
    assert!(window.query_by_label_contains("namnger personer").is_some());
    let confirm = window
        .query_all_by_label("Spara som Excel …")
        .last()
        .unwrap();
    confirm.click();
    settle(&mut window);
    assert!(saved.exists());
}

#[test]
fn list_that_is_empty_says_why_it_cannot_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let window = at(&village.own, Route::list(Survey::KIND), LARGE);
    let save = window.get_by_label("Spara som Excel …");
    assert!(save.accesskit_node().is_disabled());
}
