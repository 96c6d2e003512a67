//! An evaluator's table of projects, and the figures that are opened from it.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::gui::{App, Route};
use tempfile::TempDir;

use crate::every_page::words;
use crate::hands::{presses, sees};
use crate::pictures::write_cluster;
use crate::support::{options, window};

fn table<'a>(file: &Path) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(Route::CLUSTER);
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
