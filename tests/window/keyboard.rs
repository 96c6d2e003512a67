//! The keyboard: what Esc leaves and what it keeps, keys behind a dialog, and where one begins to write.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{ActionPlan, Group, Initiative, Meeting, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{LeadKeyKept, Reader};
use tempfile::TempDir;

use crate::hands::{chooses, presses, sees};
use crate::support::{options, settle, village, window};

const SEARCH_PEOPLE: &str = "Sök namn";
const SEARCH: &str = "Sök sida, person, grupp, ord eller kommando";

fn at<'a>(file: &Path, page: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

fn hits(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

fn hits_with(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Types where the focus is.
fn types(window: &mut Harness<'_, App>, words: &str) {
    window.event(Event::Text(words.to_owned()));
    settle(window);
}

/// What the field holds.
fn written(window: &Harness<'_, App>, field: &str) -> String {
    let mut named = window.query_all_by_label(field);
    let node = named.next().unwrap().accesskit_node();
    node.value().unwrap_or_default()
}

#[test]
fn what_was_written_in_a_new_record_is_kept_when_esc_closes_it() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Initiative::KIND));
    presses(&mut window, "Nytt förändringsarbete");
    types(&mut window, "Samordnad tolk");
    assert_eq!(written(&window, "Rubrik"), "Samordnad tolk");
    hits(&mut window, Key::Escape);
    assert!(
        sees(&window, "Spara förändringsarbete"),
        "it left the field"
    );
    hits(&mut window, Key::Escape);
    assert!(!sees(&window, "Spara förändringsarbete"));
    assert!(sees(&window, "Det du skrev är kvar."));
    presses(&mut window, "Nytt förändringsarbete");
    assert_eq!(written(&window, "Rubrik"), "Samordnad tolk");
    presses(&mut window, "Spara förändringsarbete");
    drop(window);
    let all = Reader::open(&own).unwrap().all::<Initiative>().unwrap();
    assert!(all.iter().any(|one| one.title == "Samordnad tolk"));
}

#[test]
fn what_was_given_up_is_gone_and_what_was_saved_is_not_begun_again() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Initiative::KIND));
    presses(&mut window, "Nytt förändringsarbete");
    types(&mut window, "Samordnad tolk");
    presses(&mut window, "Avbryt");
    presses(&mut window, "Nytt förändringsarbete");
    assert_eq!(written(&window, "Rubrik"), "");
    types(&mut window, "Etableringslots");
    presses(&mut window, "Spara förändringsarbete");
    assert!(!sees(&window, "Det du skrev är kvar."));
    presses(&mut window, "Förändringsarbeten");
    presses(&mut window, "Nytt förändringsarbete");
    assert_eq!(written(&window, "Rubrik"), "");
}

#[test]
fn esc_closes_what_lies_over_the_page_and_not_what_lies_behind_it() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Person::KIND));
    chooses(&mut window, "Amira Holm");
    hits_with(&mut window, Modifiers::COMMAND, Key::K);
    assert!(sees(&window, SEARCH));
    hits(&mut window, Key::Escape);
    assert!(!sees(&window, SEARCH));
    assert!(sees(&window, "Stäng detaljerna"));
    presses(&mut window, "Arbetsfil");
    hits(&mut window, Key::Escape);
    assert!(!sees(&window, "Öppna en annan fil"));
    assert!(sees(&window, "Stäng detaljerna"));
    presses(&mut window, "Klistra in från Excel …");
    for _ in 0..2 {
        hits(&mut window, Key::Escape);
    }
    assert!(window.query_by_role(Role::Dialog).is_none());
    assert!(sees(&window, "Stäng detaljerna"));
    hits(&mut window, Key::Escape);
    assert!(!sees(&window, "Stäng detaljerna"));
}

#[test]
fn the_page_s_keys_do_nothing_behind_a_dialog() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::SITUATION);
    presses(&mut window, "Projekt");
    window
        .get_by_label("Nycklar, nyckelblad och ny dator")
        .scroll_to_me();
    settle(&mut window);
    presses(&mut window, "Nycklar, nyckelblad och ny dator");
    presses(&mut window, "Skydda med lösenfras …");
    hits_with(&mut window, Modifiers::COMMAND, Key::K);
    assert!(!sees(&window, SEARCH));
    hits(&mut window, Key::Escape);
    hits_with(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(sees(&window, "Skydda nyckeln"), "still on its page");
}

/// Whether something that is named so is there for whoever hears the window: no part of it that is hidden holds it.
fn is_heard(window: &Harness<'_, App>, words: &str) -> bool {
    let found = window.query_all_by_label_contains(words);
    let heard = found.map(|node| {
        let mut above = Some(node.accesskit_node());
        std::iter::from_fn(move || {
            let node = above?;
            above = node.parent();
            Some(node)
        })
        .all(|node| !node.is_hidden())
    });
    heard.into_iter().any(|heard| heard)
}

#[test]
fn what_lies_behind_a_dialog_is_not_heard() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Person::KIND));
    assert!(is_heard(&window, SEARCH_PEOPLE));
    presses(&mut window, "Klistra in från Excel …");
    assert!(is_heard(&window, "Rader från Excel") && !is_heard(&window, SEARCH_PEOPLE));
    // The first leaves the field, the second the dialog.
    hits(&mut window, Key::Escape);
    hits(&mut window, Key::Escape);
    assert!(is_heard(&window, SEARCH_PEOPLE));
}

/// A container that says nothing of itself is not told again by the system once it is hidden no more: what had the
/// focus before a dialog would be unknown from then on.
#[test]
fn what_is_hidden_behind_a_dialog_is_something_that_is_told_again() {
    fn hidden(node: egui_kittest::Node<'_>, roles: &mut Vec<Role>) {
        let read = node.accesskit_node();
        if read.is_hidden() {
            roles.push(read.role());
            return;
        }
        for child in node.children() {
            hidden(child, roles);
        }
    }
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Person::KIND));
    hits_with(&mut window, Modifiers::COMMAND, Key::K);
    let mut roles = Vec::new();
    hidden(window.root(), &mut roles);
    assert_eq!(roles, [Role::Pane]);
}

#[test]
fn table_rows_are_chosen_and_opened_by_whoever_hears_the_window() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Person::KIND));
    let row = |window: &Harness<'_, App>| {
        let rows = window.query_all_by_role(Role::Row);
        let mut named = rows.filter(|row| row.accesskit_node().label().is_some());
        let row = named.next().unwrap();
        let node = row.accesskit_node();
        row.click_accesskit();
        node.is_selected()
    };
    assert_eq!(row(&window), Some(false));
    settle(&mut window);
    assert_eq!(row(&window), Some(true), "the first click chooses it");
    settle(&mut window);
    assert!(!sees(&window, SEARCH_PEOPLE), "the second opens it");
}

#[test]
fn alt_left_belongs_to_the_text_that_is_being_written() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Initiative::KIND));
    presses(&mut window, "Möten");
    presses(&mut window, "Förändringsarbeten");
    presses(&mut window, "Nytt förändringsarbete");
    types(&mut window, "Samordnad tolk");
    hits_with(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(sees(&window, "Spara förändringsarbete"));
}

#[test]
fn a_dialog_begins_in_its_first_field_and_enter_in_the_last_confirms() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::KEYS);
    presses(&mut window, "Skydda med lösenfras …");
    types(&mut window, "sju sjösjuka sjömän");
    hits(&mut window, Key::Enter);
    assert!(sees(&window, "Skydda nyckeln"), "one more to fill in");
    window.get_by_label("Ny lösenfras igen").focus();
    settle(&mut window);
    types(&mut window, "sju sjösjuka sjömän");
    hits(&mut window, Key::Enter);
    assert!(!sees(&window, "Skydda nyckeln"));
    window.get_by_label("Ta bort skyddet …").focus();
    settle(&mut window);
    hits(&mut window, Key::Enter);
    assert!(sees(&window, "Nuvarande lösenfras"));
    assert!(!sees(&window, "tecken"), "which opened it, and did no more");
    drop(window);
    let kept = Reader::open(&lead).unwrap().lead_key_kept().unwrap();
    assert_eq!(kept, LeadKeyKept::Locked);
}

#[test]
fn enter_in_the_last_line_of_a_new_record_saves_it() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(ActionPlan::KIND));
    presses(&mut window, "Ny handlingsplan");
    window
        .get_by_role_and_label(Role::TextInput, "Version")
        .focus();
    settle(&mut window);
    types(&mut window, "utkast 2");
    hits(&mut window, Key::Enter);
    drop(window);
    let plans = Reader::open(&own).unwrap().all::<ActionPlan>().unwrap();
    assert!(plans.iter().any(|plan| plan.version == "utkast 2"));
}

#[test]
fn a_new_record_begins_in_its_first_field_or_in_what_is_missing_where_that_is_known() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let list = Route::list;
    for (page, button, first) in [
        (Route::SETTINGS, "Välj kontaktperson", "Person"),
        (list(Meeting::KIND), "Nytt möte", "Datum"),
        (list(Group::KIND), "Ny grupp", "Slag"),
    ] {
        let mut window = at(&own, page);
        presses(&mut window, button);
        let focused = window.query_by(|node| node.is_focused());
        let focused = focused.and_then(|node| node.accesskit_node().label());
        assert_eq!(focused.as_deref(), Some(first), "{button}");
    }
}

#[test]
fn calendar_is_opened_from_its_field_and_is_no_stop_of_its_own() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Meeting::KIND));
    hits_with(&mut window, Modifiers::COMMAND, Key::N);
    let focused = |window: &Harness<'_, App>| {
        let node = window.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label())
    };
    assert_eq!(focused(&window).as_deref(), Some("Datum"));
    hits_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(focused(&window).as_deref(), Some("2018-05-15"), "today");
    hits(&mut window, Key::Tab);
    hits(&mut window, Key::Enter);
    let date = window.get_by_role_and_label(Role::TextInput, "Datum");
    assert_eq!(date.value().as_deref(), Some("2018-05-16"));
    assert_eq!(focused(&window).as_deref(), Some("Datum"));
    hits(&mut window, Key::Tab);
    assert_eq!(focused(&window).as_deref(), Some("Börjar"));
}
