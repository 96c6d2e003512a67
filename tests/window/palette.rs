//! What the search finds: a municipality's own by its name, lists and papers by what one does with them; and no two
//! rows that read alike.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Meeting, Person, Project, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::sees;
use crate::support::{make, options, settle, village, window};

fn at<'a>(file: &Path, page: Route, answers: Vec<Vec<PathBuf>>) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

/// Writes this in the search; what it lists, each with its note.
pub fn searches(window: &mut Harness<'_, App>, words: &str) -> Vec<String> {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(window);
    window.event(Event::Text(words.to_owned()));
    settle(window);
    let items = window.query_all_by_role(Role::MenuItem);
    let told = items.map(|node| {
        let node = node.accesskit_node();
        let note = node.description().map(|note| format!(" ({note})"));
        node.label().unwrap_or_default() + &note.unwrap_or_default()
    });
    told.collect()
}

pub fn enters(window: &mut Harness<'_, App>) {
    window.key_press(Key::Enter);
    settle(window);
}

#[test]
fn no_two_rows_read_alike() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let Route::Record(_, group) = village.records()[0] else {
        panic!("the first is a group");
    };
    let own = village.own;
    let mut workspace = Workspace::open(&own).unwrap();
    for date in ["2018-03-01", "2018-04-01", "2018-04-01"] {
        make(
            &mut workspace,
            Meeting::KIND,
            json!({"title": "Avstämning", "date": date, "groups": [group]}),
        );
    }
    for _ in 0..2 {
        make(&mut workspace, Person::KIND, json!({"name": "Avni Berg"}));
    }
    drop(workspace);
    for words in ["", "av", "p", "möt", "till"] {
        let mut window = at(&own, Route::OVERVIEW, Vec::new());
        let rows = searches(&mut window, words);
        let different: BTreeSet<&String> = rows.iter().collect();
        assert_eq!(different.len(), rows.len(), "{words}: {rows:?}");
    }
}

#[test]
fn lead_finds_what_is_a_municipality_s_by_its_name_and_is_told_whose_it_is() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::OVERVIEW, Vec::new());
    let rows = searches(&mut window, "eslöv");
    for row in [
        "Visa Eslöv",
        "Styrgruppen (Grupp · Eslöv)",
        "Plan 2018 (Handlingsplan · Eslöv)",
    ] {
        assert!(rows.iter().any(|one| one == row), "{row} in {rows:?}");
    }
    enters(&mut window);
    assert_eq!(rows[0], "Visa Eslöv");
    let whose = window.get_by_label("Kommun").accesskit_node().value();
    assert_eq!(whose.as_deref(), Some("Eslöv"));
    assert!(searches(&mut window, "eslöv styr")[0].starts_with("Styrgruppen"));
}

#[test]
fn lead_is_told_whose_somebody_is_before_the_unit_and_finds_her_by_both() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::OVERVIEW, Vec::new());
    let amira = "Amira Holm (Person · Eslöv · Socialtjänsten)";
    for words in ["amira holm", "amira holm eslöv", "eslöv amira", "holm esl"] {
        let rows = searches(&mut window, words);
        assert!(rows.iter().any(|one| one == amira), "{words}: {rows:?}");
        window.key_press(Key::Escape);
        settle(&mut window);
    }
    let rows = searches(&mut window, "amira holm helsingborg");
    assert!(!rows.iter().any(|one| one.starts_with("Amira")), "{rows:?}");
}

#[test]
fn lists_and_papers_are_found_by_what_one_does_with_them() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let out = folder.path().join("lista.xlsx");
    let mut window = at(&village.own, Route::OVERVIEW, vec![vec![out.clone()]]);
    let rows = searches(&mut window, "excel");
    let place = rows
        .iter()
        .position(|row| row == "Möten till Excel …")
        .unwrap();
    for _ in 0..place {
        window.key_press(Key::ArrowDown);
        settle(&mut window);
    }
    enters(&mut window);
    // What names people is asked about.
    enters(&mut window);
    assert!(out.exists(), "the list is saved");
    let rows = searches(&mut window, "skriv ut");
    assert!(
        rows.iter().any(|row| row == "Skriv ut: Överlämning …"),
        "{rows:?}"
    );
    window.key_press(Key::Escape);
    let rows = searches(&mut window, "rapport");
    assert_eq!(rows[0], "Rapport");
    let meeting = village.records()[1].clone();
    let mut window = at(&village.own, meeting, Vec::new());
    let rows = searches(&mut window, "skriv ut");
    assert!(
        rows.iter()
            .any(|row| row.starts_with("Skriv ut: Minnesanteckningar")),
        "{rows:?}"
    );
}

#[test]
fn what_is_typed_while_the_search_opens_is_searched_for() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::OVERVIEW, Vec::new());
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    for letter in ["m", "ö", "t"] {
        window.event(Event::Text(letter.to_owned()));
    }
    settle(&mut window);
    assert_eq!(written(&window).as_deref(), Some("möt"));
}

#[test]
fn tab_leads_to_nothing_behind_the_search_also_where_it_finds_nothing() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Person::KIND), Vec::new());
    searches(&mut window, "xyzzy");
    for _ in 0..3 {
        window.key_press(Key::Tab);
        settle(&mut window);
        assert_eq!(written(&window).as_deref(), Some("xyzzy"));
    }
}

/// What stands in the field that has the focus.
fn written(window: &Harness<'_, App>) -> Option<String> {
    let field = window.query_by(|node| node.is_focused())?;
    field.accesskit_node().value()
}

#[test]
fn page_of_a_part_that_is_not_used_is_found_and_leads_to_where_it_is_switched_on() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let mut lead = Workspace::open(&village.lead).unwrap();
    let project = lead.reader().project_id().unwrap();
    let off = json!(["process_maps", "time", "measures"]);
    let off = fields([(Project::unused_parts, off)]);
    lead.run(&Command::set(Project::KIND, project, off))
        .unwrap();
    let kit = folder.path().join("kit-2");
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    drop(lead);
    let mut own = Workspace::open(&village.own).unwrap();
    own.merge(&[&kit], None, true, &mut |_, _| true).unwrap();
    drop(own);
    for (file, note, told) in [
        (
            &village.lead,
            "slås på i Inställningar",
            "Välj vad projektet använder",
        ),
        (
            &village.own,
            "projektledningen väljer",
            "Projektledningen har valt bort",
        ),
    ] {
        for page in ["Processkartor", "Tid", "Nyckeltal"] {
            let mut window = at(file, Route::OVERVIEW, Vec::new());
            let rows = searches(&mut window, page);
            let row = format!("{page} (Används inte · {note})");
            let place = rows.iter().position(|one| *one == row);
            let place = place.unwrap_or_else(|| panic!("{row} in {rows:?}"));
            for _ in 0..place {
                window.key_press(Key::ArrowDown);
                settle(&mut window);
            }
            enters(&mut window);
            assert!(sees(&window, told), "{page}");
        }
        let mut window = at(file, Route::OVERVIEW, Vec::new());
        let rows = searches(&mut window, "");
        assert!(!rows.iter().any(|row| row.contains(note)), "{rows:?}");
    }
}
