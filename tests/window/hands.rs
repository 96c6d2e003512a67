//! Seeing and doing, as whoever sits before the window.

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::gui::App;

use crate::support::settle;

/// Whether something is named with these words in it.
pub fn sees(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Clicks what has this name.
pub fn presses(window: &mut Harness<'_, App>, words: &str) {
    let found = window.query_all_by_label(words).next();
    found.unwrap_or_else(|| panic!("no {words}")).click();
    settle(window);
}

/// Chooses a row of the table.
pub fn chooses(window: &mut Harness<'_, App>, row: &str) {
    let found = window.query_all_by_role_and_label(Role::Label, row).next();
    found.unwrap_or_else(|| panic!("no {row}")).click();
    settle(window);
}
