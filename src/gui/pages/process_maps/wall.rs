//! A map on the wall: its name, and all of it as large as there is room for; or the part of it that whoever leads looks
//! at, and the step that is chosen.

use eframe::egui::Ui;

use super::canvas::{self, Look};
use super::drawn::laid_out;
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::shelf;
use crate::report::swimlanes::summary;

/// The largest scale on a wall: letters of a step are then as high as those of a heading on it.
const LARGEST: f32 = 3.4;

/// Draws a map passive, within the room that there is.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, map: Id) {
    let Some(found) = laid_out(cx, map) else {
        return;
    };
    let Some(drawn) = found.as_ref() else {
        return;
    };
    let of = &drawn.read;
    let said = summary(&of.map, &of.counted, cx.text);
    let look = Look::of(ui, map);
    shelf::wall::show(ui, cx, (&of.map.title, &said), None, |ui, _| {
        canvas::passive(ui, drawn, LARGEST, look);
    });
}
