//! What stands around every page: going to places, searching, undoing, languages, a second window.

use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Assignment, AssignmentRole, Group, Person, Record};
use samverka::gui::Route;
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{options, settle, village, window};

/// A municipality's workspace with one group and one person.
fn workspace(folder: &TempDir) -> Workspace {
    let (lead, kit) = (
        folder.path().join("lead.samverka"),
        folder.path().join("kit"),
    );
    let mut lead = lead_of(&lead, &[ESLOV]);
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut own = Workspace::open_kit(&kit, &folder.path().join("eslov.samverka")).unwrap();
    for (kind, described) in [
        (
            Group::KIND,
            fields([
                (Group::kind, json!("strategic")),
                (Group::name, json!("Styrgruppen")),
            ]),
        ),
        (Person::KIND, fields([(Person::name, json!("Amira Holm"))])),
    ] {
        let id = own.fresh_id();
        own.run(&Command::create(kind, id, described)).unwrap();
    }
    own
}

#[test]
fn the_navigation_goes_to_a_page_and_alt_left_comes_back() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder).reader().path().to_owned();
    let mut window = window(vec2(1280.0, 800.0), options(Some(file), Vec::new()));
    window.get_by_label("Personer").click();
    settle(&mut window);
    assert!(
        window.query_all_by_label("Personer").count() > 1,
        "the page has its heading"
    );
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert!(window.query_all_by_label("Översikt").count() > 1);
}

#[test]
fn a_new_meeting_is_begun_on_the_overview() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder).reader().path().to_owned();
    let mut window = window(vec2(1280.0, 800.0), options(Some(file), Vec::new()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    assert!(window.query_by_label("Spara möte").is_some());
}

#[test]
fn ctrl_k_finds_a_person_by_the_beginning_of_the_name() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder).reader().path().to_owned();
    let mut window = window(vec2(1280.0, 800.0), options(Some(file), Vec::new()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    let field = window.get_by_label("Sök sida, person, grupp, ord eller kommando");
    field.type_text("amir");
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(
        window
            .query_by_label("Sök sida, person, grupp, ord eller kommando")
            .is_none()
    );
    assert!(window.query_all_by_label("Amira Holm").next().is_some());
}

#[test]
fn the_palette_changes_the_language_at_once() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder).reader().path().to_owned();
    let mut window = window(vec2(1280.0, 800.0), options(Some(file), Vec::new()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    window
        .get_by_label("Sök sida, person, grupp, ord eller kommando")
        .type_text("english");
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(window.query_by_label("Personer").is_none());
    assert!(window.query_by_label("People").is_some());
}

#[test]
fn a_second_window_on_the_same_file_says_that_it_only_reads() {
    let folder = TempDir::new().unwrap();
    let first = workspace(&folder);
    let file = first.reader().path().to_owned();
    let window = window(vec2(1280.0, 800.0), options(Some(file), Vec::new()));
    let said = "Bara läsning: filen är öppen i ett annat fönster";
    assert!(window.query_by_label(said).is_some());
}

#[test]
fn a_file_that_is_not_ours_gets_one_sentence_and_is_left_as_it_was() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("brev.samverka");
    std::fs::write(&file, "Hej, det här är ett brev.").unwrap();
    let window = window(vec2(1280.0, 800.0), options(Some(file.clone()), Vec::new()));
    let said = "Filen är ingen arbetsfil från Samverka. Den är orörd.";
    assert!(window.query_all_by_label(said).next().is_some());
    assert_eq!(
        std::fs::read(&file).unwrap(),
        "Hej, det här är ett brev.".as_bytes()
    );
}

#[test]
fn lead_chooses_whose_work_is_shown_where_the_navigation_is_narrow_too() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = window(vec2(780.0, 900.0), options(Some(lead), Vec::new()));
    presses(&mut window, "Kommun: Alla kommuner");
    presses(&mut window, "Eslöv");
    assert!(sees(&window, "Kommun: Eslöv"));
}

#[test]
fn whoever_works_here_is_offered_as_contact_person_by_her_own_name() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut options = options(Some(own.clone()), Vec::new());
    options.page = Some(Route::SETTINGS);
    let mut window = window(vec2(1280.0, 1400.0), options);
    presses(&mut window, "Skriv in Maria Svensson som kontaktperson");
    let reader = Reader::open(&own).unwrap();
    let held = reader.all::<Assignment>().unwrap().remove(0);
    assert_eq!(held.role, Some(AssignmentRole::ContactPerson));
    let who = reader.get::<Person>(held.person.unwrap()).unwrap();
    assert_eq!(who.unwrap().name, "Maria Svensson");
    window.state().visit(Route::SETTINGS);
    settle(&mut window);
    assert!(!sees(&window, "Skriv in Maria Svensson"));
}
