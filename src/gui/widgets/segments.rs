//! A few choices side by side in one frame, one of them chosen.

use eframe::egui::{
    self, CursorIcon, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::field::{FieldResponse, field_label};
use super::paint::{edged, focus_ring, middle, one_line};
use super::shape::Shape;
use crate::gui::theme::{CONTROL_HEIGHT, CONTROL_RADIUS, Theme, Tone, Type};

/// Between the frame and what stands in it.
const EDGE: f32 = 2.0;
/// The corners of one of them.
const RADIUS: f32 = 4.0;

/// Draws the frame for choices of these widths; the place of each.
pub fn segment_frame(ui: &mut Ui, widths: &[f32], height: f32) -> Vec<Rect> {
    let colours = &Theme::of(ui).palette;
    let size = vec2(widths.iter().sum::<f32>() + 2.0 * EDGE, height);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let edge = Stroke::new(1.0, colours.line);
    let ground = colours.neutral.soft;
    ui.painter()
        .rect(whole, CONTROL_RADIUS, ground, edge, StrokeKind::Inside);
    let mut left = whole.left() + EDGE;
    let place = |width: &f32| {
        let corner = pos2(left, whole.top() + EDGE);
        left += width;
        Rect::from_min_size(corner, vec2(*width, whole.height() - 2.0 * EDGE))
    };
    widths.iter().map(place).collect()
}

/// One of the choices.
pub struct Segment<'a> {
    /// What is written in it.
    pub written: &'a str,
    /// What it is called by a screen reader.
    pub spoken: &'a str,
    /// In these letters.
    pub step: Type,
    /// It is the one that is chosen.
    pub chosen: bool,
    /// What it is marked by when it is chosen, and in which colour; by the accent where it says nothing.
    pub sign: Option<(Shape, Tone)>,
    /// It can have the focus.
    pub is_stop: bool,
}

impl Segment<'_> {
    /// Draws it in its place.
    pub fn show(self, ui: &Ui, place: Rect, id: Id) -> Response {
        const SIGN: f32 = 13.0;
        let colours = &Theme::of(ui).palette;
        let sense = match self.is_stop {
            true => Sense::click(),
            false => Sense::CLICK,
        };
        let response = ui.interact(place, id, sense);
        let sign = self.sign.filter(|_| self.chosen);
        let ink = match (self.chosen, sign) {
            (true, Some((_, tone))) => colours.tint(tone).ink,
            (true, None) => colours.accent.ink,
            (false, _) if response.hovered() => colours.text,
            (false, _) => colours.muted,
        };
        match sign {
            Some((_, tone)) => {
                let tint = colours.tint(tone);
                edged(ui, place, RADIUS, tint.soft, colours.edge_of(tint));
            }
            None if self.chosen => edged(ui, place, RADIUS, colours.surface, colours.edge),
            None => {}
        }
        let shift = if sign.is_some() { SIGN / 2.0 } else { 0.0 };
        let words = one_line(ui, self.step, self.written, ink, place.width() - 8.0);
        let centre = place.center() + vec2(shift, 0.0);
        if let Some((shape, _)) = sign {
            let left = centre.x - words.size().x / 2.0 - SIGN + 4.0;
            shape.paint(ui.painter(), pos2(left, centre.y), 8.0, ink);
        }
        middle(ui, centre, words);
        focus_ring(ui, &response, place, RADIUS);
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, enabled, self.chosen, self.spoken)
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A few choices side by side, one of them chosen.
/// `segmented(ui, "Visa som", &mut view, &[(0, "Tavla"), (1, "Tabell")])`
pub fn segmented<T: PartialEq + Clone, W: AsRef<str>>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    options: &[(T, W)],
) -> FieldResponse {
    let ink = Theme::of(ui).palette.text;
    let builder = egui::UiBuilder::new()
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(name);
    let mut picked = None;
    let shown = ui.scope_builder(builder, |ui| {
        ui.horizontal(|ui| {
            let width = |(_, words): &(T, W)| {
                let words = one_line(ui, Type::Medium, words.as_ref(), ink, 400.0);
                words.size().x + 24.0
            };
            let widths: Vec<f32> = options.iter().map(width).collect();
            let places = segment_frame(ui, &widths, CONTROL_HEIGHT);
            for (index, ((option, words), place)) in options.iter().zip(places).enumerate() {
                let segment = Segment {
                    written: words.as_ref(),
                    spoken: words.as_ref(),
                    step: Type::Medium,
                    chosen: option == value,
                    sign: None,
                    is_stop: true,
                };
                let id = ui.scope_id().with(("segment", index));
                if segment.show(ui, place, id).clicked() {
                    picked = Some(index);
                }
            }
        });
    });
    let changed = picked.is_some_and(|index| options[index].0 != *value);
    if let Some(index) = picked {
        *value = options[index].0.clone();
    }
    FieldResponse {
        response: shown.response,
        changed,
        committed: changed,
    }
}

/// Yes, no, or not known, with a label.
/// `yes_no_unknown(ui, "Medfinansiering", &mut answer, ["Ja", "Nej", "Vet inte"])`
pub fn yes_no_unknown(
    ui: &mut Ui,
    label: &str,
    value: &mut Option<bool>,
    words: [&str; 3],
) -> FieldResponse {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        field_label(ui, label);
        segmented(
            ui,
            label,
            value,
            &[
                (Some(true), words[0]),
                (Some(false), words[1]),
                (None, words[2]),
            ],
        )
    })
    .inner
}
