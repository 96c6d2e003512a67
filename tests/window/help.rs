//! Help where it is needed: what it says, how it is found, and where one is when it is put away.

use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Group, Meeting, Person, Record as _};
use samverka::gui::{App, Route};
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::support::{options, settle, village, window};

const SEARCH_PEOPLE: &str = "Sök namn, yrke, verksamhet";

fn at(folder: &TempDir, page: Route) -> Harness<'static, App> {
    let mut options = options(Some(village(folder.path()).own), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

fn hits(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

/// Writes in the search and takes the first that it finds.
fn searches(window: &mut Harness<'_, App>, words: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(window);
    window.event(Event::Text(words.to_owned()));
    settle(window);
}

#[test]
fn help_opens_on_the_page_where_one_is_and_esc_gives_the_focus_back() {
    let folder = TempDir::new().unwrap();
    let mut window = at(&folder, Route::list(Person::KIND));
    window.get_by_label(SEARCH_PEOPLE).focus();
    settle(&mut window);
    hits(&mut window, Key::F1);
    assert!(sees(&window, "Hjälp: Personer"));
    assert!(sees(&window, "skrivna en gång och använda överallt"));
    assert!(sees(&window, "Har personen skyddade uppgifter"), "its kind");
    pictures(&mut window, "help-people");
    hits(&mut window, Key::Escape);
    assert!(!sees(&window, "Hjälp: Personer"));
    let field = window.get_by_label(SEARCH_PEOPLE);
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn help_on_a_record_tells_of_its_kind_and_what_belongs_to_it() {
    let folder = TempDir::new().unwrap();
    let mut window = at(&folder, Route::list(Group::KIND));
    presses(&mut window, "Hjälp");
    assert!(sees(
        &window,
        "Avståndet mellan dem är det som oftast går fel"
    ));
    assert!(sees(&window, "Mandat betyder att personen kan säga ja"));
    pictures(&mut window, "help-group");
}

#[test]
fn help_is_found_by_a_word_that_it_says_and_leads_to_its_page() {
    let folder = TempDir::new().unwrap();
    let mut window = at(&folder, Route::list(Meeting::KIND));
    searches(&mut window, "medlemskap");
    assert!(sees(&window, "Hjälp: Grupper"), "they belong to groups");
    hits(&mut window, Key::Escape);
    searches(&mut window, "hjälp: utbildningar");
    hits(&mut window, Key::Enter);
    assert!(sees(&window, "Timmarna är kommunens medfinansiering"));
    presses(&mut window, "Gå till sidan");
    assert!(!sees(&window, "Timmarna är kommunens medfinansiering"));
    assert!(sees(&window, "Normer i praktiken"));
}

#[test]
fn help_is_there_before_a_file_is_open() {
    let mut window = window(vec2(1280.0, 800.0), options(None, Vec::new()));
    hits(&mut window, Key::F1);
    assert!(sees(&window, "har projektledningen skickat ett startpaket"));
    hits(&mut window, Key::Enter);
    assert!(!sees(
        &window,
        "har projektledningen skickat ett startpaket"
    ));
}
