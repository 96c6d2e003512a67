//! To be written.

use eframe::egui::Ui;

use crate::domain::Id;
use crate::gui::cx::Cx;

/// What the page remembers.
#[derive(Default)]
pub struct State {}

/// Draws the page.
pub fn ui(_ui: &mut Ui, _cx: &Cx<'_>, _id: Id, _state: &mut State) {}
