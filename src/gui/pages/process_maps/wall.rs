//! A map on the wall: its name, and all of it as large as there is room for.
#![allow(dead_code, reason = "the window for the wall draws it")]

use eframe::egui::{FontId, Ui};

use super::canvas;
use super::drawn::laid_out;
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Type, space};
use crate::report::swimlanes::summary;

/// The largest scale on a wall: letters of a step are then as high as those of a heading on it.
const LARGEST: f32 = 4.0;
/// Letters of the map's name, and of what is said of it.
const TITLE: f32 = 34.0;
const SUMMARY: f32 = 20.0;

/// Draws a map passive, all of it within the room that there is.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, map: Id) {
    let Some(found) = laid_out(cx, map) else {
        return;
    };
    let Some(drawn) = found.as_ref() else {
        return;
    };
    let colours = &Theme::of(ui).palette;
    let of = &drawn.read;
    let said = summary(&of.map, &of.counted, cx.text);
    ui.spacing_mut().item_spacing.y = space::XS;
    for (words, size, step, colour) in [
        (&of.map.title, TITLE, Type::Heading, colours.text),
        (&said, SUMMARY, Type::Body, colours.muted),
    ] {
        let font = FontId::new(size, step.font().family);
        let line = eframe::egui::RichText::new(words).font(font).color(colour);
        ui.add(eframe::egui::Label::new(line).truncate());
    }
    ui.add_space(space::M);
    canvas::passive(ui, drawn, LARGEST);
}
