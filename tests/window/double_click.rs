//! A bundle that is double-clicked in the mail or a folder: the program begins with nothing else open.

use std::path::{Path, PathBuf};

use eframe::egui::vec2;
use egui_kittest::Harness;
use samverka::gui::{App, Options};
use samverka::workspace::Workspace;
use tempfile::TempDir;

use crate::hands::sees;
use crate::support::{options, village, window};

/// The window after a double click on this bundle, when these files were opened lately.
fn double_clicked<'a>(bundle: &Path, recent: Vec<PathBuf>) -> Harness<'a, App> {
    let options = options(Some(bundle.to_owned()), Vec::new());
    let settings = options.settings.map(|mut settings| {
        settings.recent = recent;
        settings
    });
    window(
        vec2(1280.0, 800.0),
        Options {
            settings,
            ..options
        },
    )
}

#[test]
fn opens_in_the_inbox_of_the_lead_s_workspace_that_was_open_last() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let bundle = folder.path().join("eslov.samverka-bundle");
    let window = double_clicked(&bundle, vec![village.own, village.lead]);
    assert!(sees(&window, "Inkorg"));
    assert!(sees(&window, "Sammanfoga"));
    assert!(sees(&window, "Eslöv"));
}

#[test]
fn tells_what_to_open_first_when_no_file_is_known() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let bundle = folder.path().join("eslov.samverka-bundle");
    let window = double_clicked(&bundle, vec![village.own]);
    assert!(sees(&window, "Öppna projektledarens arbetsfil först"));
}

#[test]
fn says_where_to_drop_it_when_the_workspace_is_open_in_another_window() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let bundle = folder.path().join("eslov.samverka-bundle");
    let _other_window = Workspace::open(&village.lead).unwrap();
    let window = double_clicked(&bundle, vec![village.lead]);
    assert!(sees(&window, "öppen i ett annat fönster"));
}
