//! Small parts that the pages of groups, meetings and plans share.

use eframe::egui::{
    Align, CursorIcon, Layout, Rect, Response, Sense, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, vec2,
};

use super::cast::Share;
use crate::domain::GroupKind;
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::{BarShare, chip, focus_ring, medium, sector_bar, small};

/// The tone of a group's level.
pub fn tone_of(kind: Option<GroupKind>) -> Tone {
    match kind {
        Some(GroupKind::Strategic) => Tone::Strategic,
        Some(GroupKind::Operative) => Tone::Operative,
        _ => Tone::Neutral,
    }
}

/// A group's breadth as a bar.
pub fn breadth_bar(ui: &mut Ui, cx: &Cx<'_>, all: &[Share]) {
    let shares = shares(ui, all);
    sector_bar(ui, &cx.text.get("group-breadth"), 10.0, &shares);
}

/// The shares of a group's breadth, each in its sector's colour; those of no known sector in none.
pub fn shares(ui: &Ui, all: &[Share]) -> Vec<BarShare> {
    let colours = &Theme::of(ui).palette;
    let share = |share: &Share| {
        let sector = share.place.map(|place| colours.sector(place));
        let colour = sector.unwrap_or(colours.track);
        (colour, share.count as f32, share.words.clone())
    };
    all.iter().map(share).collect()
}

/// A row of a short list that leads somewhere: what it is, a note, and when it was or, ahead, will be.
pub fn opening_row(ui: &mut Ui, title: &str, note: &str, when: Option<(&str, bool)>) -> Response {
    let size = vec2(ui.available_width(), 34.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        let ground = Theme::of(ui).palette.hover;
        ui.painter().rect_filled(rect, 4.0, ground);
    }
    let (from_left, from_right) = (
        Layout::left_to_right(Align::Center),
        Layout::right_to_left(Align::Center),
    );
    place(ui, rect.shrink2(vec2(space::S, 0.0)), from_right, |ui| {
        if let Some((when, ahead)) = when {
            ui.allocate_ui_with_layout(vec2(112.0, 20.0), from_right, |ui| {
                ui.set_min_width(112.0);
                match ahead {
                    true => chip(ui, Tone::Accent, when),
                    false => small(ui, when),
                }
            });
        }
        small(ui, note);
        ui.with_layout(from_left, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            medium(ui, title);
        });
    });
    focus_ring(ui, &response, rect, 4.0);
    let name = format!("{title} {}", when.map_or("", |(when, _)| when));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.trim()));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Draws something in a place of its own.
pub fn place<R>(ui: &mut Ui, rect: Rect, layout: Layout, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    content(&mut ui.new_child(builder))
}
