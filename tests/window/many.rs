//! Many municipalities: what the lead of a country sees and finds, which nobody reads from the first row to the last.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{Goal, Group, Meeting, Record};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;
use tempfile::TempDir;

use crate::first_day::focused;
use crate::hands::{pictures, presses, sees};
use crate::project::lead_of;
use crate::support::{make, options, settle, village, window};

type Window<'a> = Harness<'a, App>;

/// Those that have a group which has met: each a day later than the one before.
const AT_WORK: [&str; 22] = [
    "1285", "1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261", "1262", "1263", "1264",
    "1265", "1266", "1267", "1270", "1272", "1273", "1275", "1276", "1277", "1278",
];
/// Those that have done nothing.
const IDLE: [&str; 12] = [
    "1280", "1281", "1282", "1283", "1284", "1286", "1287", "1290", "1291", "1292", "1293", "1315",
];

/// The lead's file.
fn country(folder: &Path) -> PathBuf {
    let file = folder.join("lead.samverka");
    let all: Vec<&str> = AT_WORK.iter().chain(&IDLE).copied().collect();
    let mut lead = lead_of(&file, &all);
    let goal = json!({"code": "2.1", "text": "En strategisk grupp i varje kommun",
        "indicator": "groups.strategic", "scope": "each"});
    make(&mut lead, Goal::KIND, goal);
    let mut bundles = Vec::new();
    for (day, code) in (1..).zip(AT_WORK) {
        let path = |ending: &str| folder.join(format!("{code}.{ending}"));
        let (kit, own, bundle) = (path("kit"), path("samverka"), path("bundle"));
        lead.export_kit(&kit, code.parse().unwrap()).unwrap();
        let mut own = Workspace::open_kit(&kit, &own).unwrap();
        let group = json!({"kind": "strategic", "name": "Styrgruppen"});
        let group = make(&mut own, Group::KIND, group);
        let met = json!({"title": "Möte", "date": format!("2018-04-{day:02}"), "groups": [group]});
        make(&mut own, Meeting::KIND, met);
        own.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundles.push(bundle);
    }
    lead.merge(&bundles, None, true, &mut |_, _| true).unwrap();
    file
}

fn at<'a>(file: &Path, page: Route) -> Window<'a> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

/// The rows of the table that are in sight, by what they are called.
fn rows(window: &Window<'_>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::Row);
    let named = rows.filter_map(|row| row.accesskit_node().label());
    named.collect()
}

fn writes(window: &mut Window<'_>, field: &str, words: &str) {
    window.get_by_label(field).focus();
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(window);
    window.get_by_label(field).type_text(words);
    settle(window);
}

/// Clicks what is called so first of all.
fn presses_first(window: &mut Window<'_>, begins: &str) {
    let found = window.query_all_by_label_contains(begins).next();
    found.unwrap_or_else(|| panic!("no {begins}")).click();
    settle(window);
}

fn heading<'a>(window: &'a Window<'_>, words: &'a str) -> egui_kittest::Node<'a> {
    window.get_by_role_and_label(Role::ColumnHeader, words)
}

#[test]
fn situation_of_many_is_searched_narrowed_and_sorted() {
    let folder = TempDir::new().unwrap();
    let file = country(folder.path());
    let mut window = at(&file, Route::SITUATION);
    let table = window.get_by_role_and_label(Role::Table, "Kommuner och mål");
    let table = table.rect();
    assert!(
        table.bottom() < 800.0,
        "its headings stay in sight: {table:?}"
    );
    writes(&mut window, "Sök kommun", "eslö");
    assert_eq!(rows(&window), ["Eslöv"]);
    writes(&mut window, "Sök kommun", "inte en kommun");
    assert!(rows(&window).is_empty() && sees(&window, "Ingenting passar"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    settle(&mut window);
    presses(&mut window, &format!("Saknas {}", IDLE.len()));
    let idle = rows(&window);
    assert_eq!(idle.len(), IDLE.len(), "those without a group");
    assert!(!rows(&window).contains(&"Eslöv".to_owned()));
    presses(&mut window, &format!("Saknas {}", IDLE.len()));
    heading(&window, "2.1 Strategisk grupp").click();
    settle(&mut window);
    let lacks = rows(&window).remove(0);
    presses(&mut window, &format!("Saknas {}", IDLE.len()));
    assert_eq!(rows(&window)[0], lacks, "what is not there stands first");
    presses(&mut window, &format!("Saknas {}", IDLE.len()));
    heading(&window, "2.1 Strategisk grupp").focus();
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_ne!(rows(&window)[0], lacks, "and by key the other way");
    assert!(!idle.contains(&rows(&window)[0]), "to whoever has one");
}

#[test]
fn next_steps_of_many_stand_by_their_kinds_until_the_page_is_left() {
    let folder = TempDir::new().unwrap();
    let file = country(folder.path());
    let mut window = at(&file, Route::OVERVIEW);
    presses_first(&mut window, "Visa alla (");
    let kind = format!(
        "Kommunen saknar kontaktperson {}",
        AT_WORK.len() + IDLE.len()
    );
    let line = window.get_by_role_and_label(Role::Button, &kind).rect();
    let fewer = window.get_by_label("Visa färre").rect();
    assert!(
        fewer.bottom() < line.top(),
        "it is reached without scrolling"
    );
    presses(&mut window, &kind);
    pictures(&mut window, "many-steps");
    let seen = rows(&window);
    assert!(
        seen.len() < AT_WORK.len(),
        "those in sight are drawn: {}",
        seen.len()
    );
    assert!(
        seen[0].ends_with(", Kommunen saknar kontaktperson"),
        "{seen:?}"
    );
    assert!(sees(&window, "Visa färre"));
    presses(&mut window, &kind);
    assert!(rows(&window).is_empty());
    presses(&mut window, "Läget");
    presses(&mut window, "Översikt");
    assert!(!sees(&window, "Visa färre") && sees(&window, "Visa alla ("));
    presses_first(&mut window, "Visa alla (");
    presses(&mut window, "Visa färre");
    assert!(sees(&window, "Visa alla ("));
}

#[test]
fn timeline_of_many_keeps_its_years_and_begins_with_who_has_not_met_for_longest() {
    let folder = TempDir::new().unwrap();
    let file = country(folder.path());
    let mut options = options(Some(file), Vec::new());
    options.page = Some(Route::OVERVIEW);
    let mut window = window(vec2(1280.0, 2400.0), options);
    pictures(&mut window, "many-lanes");
    let lane = |name: &str| window.get_by_role_and_label(Role::Button, name).rect();
    let (eslov, bjuv) = (lane("Eslöv"), lane("Bjuv"));
    assert!(
        eslov.top() < bjuv.top(),
        "Bjuv met later: {eslov:?} {bjuv:?}"
    );
    let head = window
        .get_by_role_and_label(Role::Figure, "Tidslinje")
        .rect();
    assert!(head.bottom() <= eslov.top(), "{head:?} {eslov:?}");
    assert!(sees(
        &window,
        "De som inte har träffats på längst tid står först."
    ));
}

#[test]
fn going_back_to_the_situation_leads_to_the_row_that_one_left() {
    let folder = TempDir::new().unwrap();
    let file = country(folder.path());
    for (row, by_mouse) in [("Bromölla", false), ("Burlöv", true)] {
        let mut window = at(&file, Route::SITUATION);
        if by_mouse {
            presses(&mut window, row);
        } else {
            let table = window.get_by_role_and_label(Role::Table, "Kommuner och mål");
            table.focus();
            settle(&mut window);
            for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
                window.key_press(key);
                settle(&mut window);
            }
        }
        assert!(!sees(&window, "Kommuner och mål"), "by mouse: {by_mouse}");
        window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        settle(&mut window);
        let here = focused(&window);
        assert!(here.starts_with(row), "{here}, by mouse: {by_mouse}");
    }
}

#[test]
fn going_back_from_a_figure_leads_to_the_card_that_one_left() {
    let folder = TempDir::new().unwrap();
    let file = country(folder.path());
    for by_mouse in [false, true] {
        let mut window = at(&file, Route::SITUATION);
        let card = "Unika deltagare 0";
        match by_mouse {
            true => presses(&mut window, card),
            false => {
                window.get_by_label(card).focus();
                settle(&mut window);
                window.key_press(Key::Enter);
                settle(&mut window);
            }
        }
        assert!(!sees(&window, card), "by mouse: {by_mouse}");
        window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        settle(&mut window);
        assert_eq!(focused(&window), card, "by mouse: {by_mouse}");
    }
}

#[test]
fn figure_on_one_of_few_cards_is_named_whole() {
    let folder = TempDir::new().unwrap();
    let file = village(folder.path()).lead;
    let mut window = at(&file, Route::FOLLOW_UP);
    let section = window.get_by_role_and_label(Role::CheckBox, "Handlingsplan");
    section.click();
    settle(&mut window);
    pictures(&mut window, "many-plans");
    let card = window.get_by_label_contains("Kommuner med överlämnad handlingsplan");
    let width = card.rect().width();
    assert!(width > 246.0, "{width}: no wider than one of four");
}
