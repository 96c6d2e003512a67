//! An evaluator's table of projects, and the figures that are opened from it.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Group, Initiative, Kind, Meeting, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::every_page::words;
use crate::hands::{presses, sees};
use crate::palette::searches;
use crate::pictures::write_cluster;
use crate::support::{options, window};

fn table<'a>(file: &Path) -> Harness<'a, App> {
    page(file, Route::CLUSTER)
}

fn page<'a>(file: &Path, route: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route);
    options.today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21);
    window(vec2(1900.0, 2400.0), options)
}

#[test]
fn table_of_projects_has_one_number_of_decimals_and_its_figures_say_whose_they_are() {
    let folder = TempDir::new().unwrap();
    let mut window = table(&write_cluster(folder.path()));
    let number = |row: &str, project: &str| {
        let said = words(&window).into_iter();
        let cell = format!("{row}, {project}: ");
        let mut found = said.filter(|one| one.starts_with(&cell));
        found.next().unwrap_or_else(|| panic!("no {cell}"))
    };
    let rows = ["Timmar per person, planerat", "Timmar per person, faktiskt"];
    for project in ["Söder", "Norr", "Skogen", "Slätten", "Kusten", "Totalt"] {
        let hours = rows.map(|row| number(row, project));
        // What is far from what was planned says so after its number.
        let tenths = |cell: &String| {
            let number = cell.split(": ").nth(1).unwrap();
            number.split(", ").next().unwrap().contains(',')
        };
        assert!(hours.iter().all(tenths), "{hours:?}");
    }
    let opened = number(rows[0], "Söder");
    presses(&mut window, &opened);
    assert!(sees(&window, "Söder"), "{:?}", words(&window));
    let crumbs = window.query_all_by_role_and_label(Role::Link, "Kluster");
    let here = crumbs.filter(|one| one.accesskit_node().aria_current().is_some());
    assert_eq!(here.count(), 1, "it stands under the table");
    presses(&mut window, "Kluster");
    assert!(sees(&window, rows[0]));
}

#[test]
fn a_municipality_in_two_projects_is_told_by_the_project_in_every_list() {
    let folder = TempDir::new().unwrap();
    let file = write_cluster(folder.path());
    let kinds: [&Kind; 4] = [Group::KIND, Meeting::KIND, Initiative::KIND, Person::KIND];
    for kind in kinds {
        let window = page(&file, Route::list(kind));
        let said = words(&window);
        let told = |words: &String| words.contains(" · ");
        let named = said.iter().filter(|words| words.contains("Eslöv"));
        assert!(named.clone().all(told), "{}: {said:?}", kind.code);
        let any = ["Söder", "Skogen", "Norr", "Slätten", "Kusten"];
        let any = any.map(|project| format!(" · {project}"));
        let any = said
            .iter()
            .any(|one| any.iter().any(|project| one.ends_with(project)));
        assert!(any, "{}: {said:?}", kind.code);
    }
    let groups = page(&file, Route::list(Group::KIND));
    let said = words(&groups);
    for (whose, other) in [
        ("Eslöv · Norr", "Lund · Norr"),
        ("Eslöv · Slätten", "Höör · Slätten"),
    ] {
        let since = |whose: &str| {
            let row = said.iter().skip_while(|one| *one != whose);
            row.into_iter().find(|one| one.ends_with(" dagar")).cloned()
        };
        assert!(since(whose).is_some(), "{whose}: {said:?}");
        assert_eq!(since(whose), since(other), "each project met by itself");
    }
}

#[test]
fn a_group_of_one_of_two_projects_says_which_above_its_name_and_in_the_search() {
    let folder = TempDir::new().unwrap();
    let file = write_cluster(folder.path());
    let reader = Reader::open(&file).unwrap();
    let groups = reader.all::<Group>().unwrap().into_iter();
    let eslov = "1285".parse().ok();
    for group in groups.filter(|group| group.head.municipality == eslov) {
        let project = &reader.project_names().unwrap()[&group.head.project];
        let mut window = page(&file, Route::record(Group::KIND, group.head.id));
        let whose = format!("Eslöv · {project}");
        assert!(sees(&window, &whose), "{:?}", words(&window));
        let said = searches(&mut window, "eslöv");
        let told = |words: &String| words.contains("Grupp") && words.contains(&whose);
        assert!(said.iter().any(told), "{said:?}");
    }
}
