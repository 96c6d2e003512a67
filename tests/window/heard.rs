//! What whoever hears the window is told: where in a table one stands, and what has happened.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Person, Record, Service};
use samverka::gui::Route;
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
    let said = |window: &egui_kittest::Harness<'_, _>| -> Vec<String> {
        let all = window.query_all_by_role(Role::Status);
        let all = all.filter(|node| node.accesskit_node().live() == Live::Polite);
        all.filter_map(|node| node.accesskit_node().label())
            .collect()
    };
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
