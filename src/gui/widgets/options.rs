//! Answers to choose among, with a key for each.

use eframe::egui::{
    self, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::button::paint_keycap;
use super::field::own_arrows;
use super::paint::{focus_ring, left_middle, one_line};
use crate::gui::theme::{CONTROL_HEIGHT, CONTROL_RADIUS, Theme, Type};

/// Between options, and from an option's edge to its words.
const GAP: f32 = 6.0;
const SIDE: f32 = 12.0;
/// The room of a key before the words.
const KEY: f32 = 24.0;

/// One of the options of a question.
pub struct AnswerOption<'a> {
    /// Its words.
    pub words: &'a str,
    /// The key that chooses it, where the words are not that key themselves.
    pub key: Option<&'a str>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What happened among the options.
#[derive(Debug, Default, Clone, Copy)]
pub struct Chosen {
    /// This one was clicked.
    pub clicked: Option<usize>,
    /// One of them has the focus.
    pub focused: bool,
}

/// Options side by side, on as many lines as they need; several can be chosen or one. With `focus`, the chosen one or
/// the first gets the focus. Left and right move among them; up and down are the caller's.
pub fn answer_options(
    ui: &mut Ui,
    name: &str,
    several: bool,
    focus: bool,
    options: &[AnswerOption<'_>],
) -> Chosen {
    let group = if several {
        Role::Group
    } else {
        Role::RadioGroup
    };
    let builder = egui::UiBuilder::new()
        .accessibility_role(group)
        .accessibility_label(name);
    let mut told = Chosen::default();
    let first = options.iter().position(|option| option.chosen).unwrap_or(0);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().interact_size.y = CONTROL_HEIGHT;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            for (place, option) in options.iter().enumerate() {
                let response = one(ui, (several, place), option);
                if focus && place == first {
                    response.request_focus();
                }
                if response.has_focus() {
                    own_arrows(ui, response.id, false, true);
                    told.focused = true;
                }
                if response.clicked() {
                    told.clicked = Some(place);
                    response.request_focus();
                }
            }
        });
    });
    told
}

fn one(ui: &mut Ui, (several, place): (bool, usize), option: &AnswerOption<'_>) -> Response {
    let colours = &Theme::of(ui).palette;
    let (ink, ground, edge) = if option.chosen {
        (colours.accent.ink, colours.accent.soft, colours.accent.ink)
    } else {
        (colours.text, colours.surface, colours.edge)
    };
    let before = if option.key.is_some() { KEY } else { 0.0 };
    let room = ui.available_width().max(120.0).min(ui.max_rect().width()) - before - 2.0 * SIDE;
    let galley = one_line(ui, Type::Medium, option.words, ink, room);
    let width = (galley.size().x + before + 2.0 * SIDE).max(CONTROL_HEIGHT + 8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, CONTROL_HEIGHT), Sense::hover());
    let id = ui.scope_id().with(("option", place));
    let response = ui.interact(rect, id, Sense::click());
    let ground = match (option.chosen, response.hovered()) {
        (false, true) => colours.hover,
        _ => ground,
    };
    // What is chosen is told by more than its colour.
    let stroke = Stroke::new(if option.chosen { 2.0 } else { 1.0 }, edge);
    ui.painter()
        .rect(rect, CONTROL_RADIUS, ground, stroke, StrokeKind::Inside);
    let mut x = rect.left() + SIDE;
    if let Some(key) = option.key {
        let at = Rect::from_min_size(
            pos2(rect.left() + 8.0, rect.top()),
            vec2(18.0, rect.height()),
        );
        paint_keycap(ui, at, key);
        x += before - 4.0;
    } else {
        x = (rect.center().x - galley.size().x / 2.0).round();
    }
    left_middle(ui, pos2(x, rect.center().y), galley);
    focus_ring(ui, &response, rect, f32::from(CONTROL_RADIUS));
    let (enabled, chosen) = (ui.is_enabled(), option.chosen);
    let role = if several {
        Role::CheckBox
    } else {
        Role::RadioButton
    };
    response.widget_info(|| WidgetInfo::selected(role, enabled, chosen, option.words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
