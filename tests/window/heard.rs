//! What whoever hears the window is told: where in a table one stands, and what has happened.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Person, Record, Service};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;
use tempfile::TempDir;

use crate::hands::chooses;
use crate::support::{make, options, settle, village, window};

#[test]
fn table_tells_the_row_that_has_the_focus_and_its_cells_with_their_headings() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut options = options(Some(own), Vec::new());
    options.page = Some(Route::list(Person::KIND));
    let mut window = window(vec2(1280.0, 800.0), options);
    chooses(&mut window, "Amira Holm");
    let table = window.get_by_role_and_label(Role::Table, "Personer");
    let here = table.accesskit_node().active_descendant();
    let row = here.unwrap();
    assert!(
        row.is_focused(),
        "the row has the focus, by way of the table"
    );
    assert_eq!(
        (row.role(), row.label().as_deref()),
        (Role::Row, Some("Amira Holm"))
    );
    let told = row.description().unwrap();
    for words in [
        "Verksamhet Socialtjänsten",
        "Sektor Socialtjänst",
        "Timmar 7",
    ] {
        assert!(told.contains(words), "{told}");
    }
    let headings: Vec<String> = row
        .children()
        .filter_map(|cell| cell.description())
        .collect();
    assert_eq!(&headings[..2], ["Namn", "Verksamhet"]);
}

#[test]
fn what_happened_is_said() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    make(
        &mut workspace,
        Service::KIND,
        json!({"title": "Familjelots"}),
    );
    drop(workspace);
    let mut options = options(Some(own), Vec::new());
    options.page = Some(Route::list(Service::KIND));
    let mut window = window(vec2(1280.0, 800.0), options);
    assert_eq!(said(&window), ["Sparat"]);
    chooses(&mut window, "Familjelots");
    window.key_press(Key::Delete);
    settle(&mut window);
    let now = said(&window);
    assert!(
        now.iter().any(|words| words == "Insatsen togs bort"),
        "{now:?}"
    );
    assert!(
        now.iter().any(|words| words.starts_with("Sparat ")),
        "{now:?}"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(
        !said(&window)
            .iter()
            .any(|words| words == "Insatsen togs bort")
    );
}

/// What is said at once while one does something else: what tells how things stand.
fn said(window: &Harness<'_, App>) -> Vec<String> {
    let all = window.root().children_recursive();
    let all = all.filter(|node| node.accesskit_node().live() == Live::Polite);
    all.filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// Where whoever hears the window is taken to stand.
fn stands_at(window: &Harness<'_, App>) -> Option<String> {
    let mut all = window.root().children_recursive();
    let here = all.find(|node| node.accesskit_node().is_focused())?;
    here.accesskit_node().label()
}

#[test]
fn window_is_called_by_its_page_and_file_in_its_language() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut options = options(Some(own), Vec::new());
    options.page = Some(Route::list(Person::KIND));
    let mut window = window(vec2(1280.0, 800.0), options);
    let called = |window: &Harness<'_, App>| {
        let root = window.root().accesskit_node();
        (root.label(), root.language().map(str::to_owned))
    };
    let swedish = Some("sv".to_owned());
    let (title, language) = called(&window);
    assert_eq!(title.as_deref(), Some("Personer – Eslöv · BRED – Samverka"));
    assert_eq!(language, swedish);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    let (title, _) = called(&window);
    assert!(title.unwrap().starts_with("Personer – "));
}

#[test]
fn search_says_what_enter_would_open_and_where_the_arrows_stand() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = window(vec2(1280.0, 800.0), options(Some(own), Vec::new()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    window.event(Event::Text("pers".to_owned()));
    settle(&mut window);
    let said_now = said(&window);
    assert!(said_now.contains(&"Personer".to_owned()), "{said_now:?}");
    let field = stands_at(&window).unwrap();
    assert!(field.starts_with("Sök sida"), "letters are heard: {field}");
    window.key_press(Key::ArrowDown);
    window.key_press(Key::ArrowUp);
    settle(&mut window);
    assert_eq!(stands_at(&window).as_deref(), Some("Personer"));
    window.event(Event::Text("xyz".to_owned()));
    settle(&mut window);
    assert!(stands_at(&window).unwrap().starts_with("Sök sida"));
    let nothing = said(&window);
    assert!(
        nothing
            .iter()
            .any(|words| words.starts_with("Inget hittades")),
        "{nothing:?}"
    );
}
