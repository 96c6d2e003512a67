//! Who was there: one square a meeting.

use eframe::egui::{
    Color32, CursorIcon, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::{
    chip::shape_of_state,
    paint::{clicks, focus_ring, from_left, left_middle, one_line, told_whole},
    shape::State,
};
use crate::gui::theme::{Theme, Tone, Type};

/// Side of a square.
const SIDE: f32 = 15.0;
/// Between squares.
const GAP: f32 = 4.0;

/// Whether someone was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Was there: filled.
    Present,
    /// Was not there: outlined.
    Absent,
    /// Was not a member then: dashed.
    NotYet,
    /// Not written down: a dot.
    Unknown,
}

/// One person's meetings as squares; each says its meeting when pointed at. With `editable`, answers with
/// the square that was clicked.
/// `attendance_row(ui, colour, false, &[(Presence::Present, "3 maj, var med".into())])`
pub fn attendance_row(
    ui: &mut Ui,
    colour: Color32,
    editable: bool,
    squares: &[(Presence, String)],
) -> Option<usize> {
    let width = squares.len() as f32 * (SIDE + GAP) - GAP;
    let (rect, row) = ui.allocate_exact_size(vec2(width.max(0.0), SIDE), Sense::hover());
    let mut clicked = None;
    for (index, (presence, words)) in squares.iter().enumerate() {
        let left = rect.left() + index as f32 * (SIDE + GAP);
        let place = Rect::from_min_size(pos2(left, rect.center().y - SIDE / 2.0), vec2(SIDE, SIDE));
        paint_presence(ui, place, *presence, colour);
        let sense = clicks(editable);
        let square = ui.interact(place.expand(GAP / 2.0), row.id.with(index), sense);
        focus_ring(ui, &square, place, 3.0);
        if editable {
            let there = *presence == Presence::Present;
            square.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, there, words));
            if square.clicked() {
                clicked = Some(index);
            }
        } else {
            square.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        }
        square.on_hover_text(words);
    }
    clicked
}

/// Paint one square.
pub fn paint_presence(ui: &Ui, place: Rect, presence: Presence, colour: Color32) {
    let painter = ui.painter();
    match presence {
        Presence::Present => {
            painter.rect_filled(place, 3.0, colour);
        }
        Presence::Absent => {
            painter.rect_stroke(place, 3.0, Stroke::new(1.3, colour), StrokeKind::Inside);
        }
        Presence::NotYet => {
            let r = place.shrink(0.5);
            let corners = [
                r.left_top(),
                r.right_top(),
                r.right_bottom(),
                r.left_bottom(),
                r.left_top(),
            ];
            let line = Stroke::new(1.0, Theme::of(ui).palette.edge_strong);
            painter.extend(Shape::dashed_line(&corners, line, 2.0, 2.0));
        }
        Presence::Unknown => {
            painter.circle_filled(place.center(), 2.0, Theme::of(ui).palette.edge_strong);
        }
    }
}

/// What a square means, for the line below a grid. `presence_key(ui, colour, Presence::Absent, "inte med")`
pub fn presence_key(ui: &mut Ui, colour: Color32, presence: Presence, words: &str) -> Response {
    let ink = Theme::of(ui).palette.muted;
    let galley = one_line(ui, Type::Small, words, ink, ui.available_width());
    let (rect, response) =
        ui.allocate_exact_size(vec2(SIDE + 6.0 + galley.size().x, 20.0), Sense::hover());
    let place = Rect::from_center_size(from_left(rect, SIDE / 2.0), vec2(SIDE, SIDE));
    paint_presence(ui, place.shrink(1.0), presence, colour);
    left_middle(ui, from_left(rect, SIDE + 6.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A cell of a matrix: shape and word on a soft ground, to be clicked; its row is one stop for the Tab key.
/// `if matrix_cell(ui, Some(State::Behind), "103 dagar").clicked() { … }`
pub fn matrix_cell(ui: &mut Ui, state: Option<State>, words: &str) -> Response {
    let colours = &Theme::of(ui).palette;
    let tint = colours.tint(state.map_or(Tone::Neutral, State::tone));
    let size = vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let ground = if response.hovered() {
        tint.soft.lerp_to_gamma(tint.fill, 0.15)
    } else {
        tint.soft
    };
    ui.painter().rect_filled(rect, 4.0, ground);
    // Words without a state stand where the others' do.
    let x = match state {
        Some(state) => shape_of_state(ui, from_left(rect, 8.0), state, 9.0),
        None => rect.left() + 22.0,
    };
    let galley = one_line(ui, Type::Small, words, colours.text, rect.right() - x - 4.0);
    let response = told_whole(response, &galley);
    left_middle(ui, pos2(x + 1.0, rect.center().y), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
