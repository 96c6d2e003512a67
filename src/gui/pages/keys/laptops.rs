//! Another laptop, or another contact person: how the file moves, and what its new place means.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, body, link, medium, muted, small, text_row};
use crate::workspace::Role;

/// Draws what to do, step by step.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, moves: usize, path: &str) {
    let steps: &[&str] = match cx.role {
        Role::Lead => &["copy", "open", "lead_key", "one"],
        Role::Municipality(_) => &["copy", "open", "send", "both"],
        Role::Evaluator(_) => &["copy", "open", "one"],
    };
    Card::new()
        .title(&cx.text.get("laptop-title"))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            muted(ui, &cx.text.get("laptop-why"));
            for (step, number) in steps.iter().zip(1..) {
                text_row(ui, |ui| {
                    medium(ui, &cx.text.with("laptop-number", &[("n", number.into())]));
                    ui.vertical(|ui| body(ui, &cx.text.get(&format!("laptop-step_{step}"))));
                });
            }
            let sends = cx.role.municipality().is_some();
            if sends && link(ui, &cx.text.get("laptop-inbox")).clicked() {
                cx.go(Route::INBOX);
            }
            small(ui, &cx.text.with("laptop-path", &[("path", path.into())]));
            if moves > 0 {
                body(ui, &cx.text.with("laptop-moved", &[("n", moves.into())]));
            }
        });
}
