//! Cards: what belongs together, on a surface with a thin edge. No cards in cards.

use eframe::egui::{
    Align, Color32, Frame, InnerResponse, Layout, Margin, Rect, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::paint::whole_line;
use super::text::{heading, muted, small, text_row};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type, space};

/// A card as wide as there is room for. `card(ui, |ui| { body(ui, "…"); })`
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Card::new().show(ui, content)
}

/// A card with more to it.
/// `Card::new().title("Nästa steg").show(ui, |ui| { … })`
#[must_use = "call `show`"]
#[derive(Default)]
pub struct Card<'a> {
    title: Option<&'a str>,
    note: Option<&'a str>,
    tone: Tone,
    flush: bool,
    min_height: f32,
}

impl<'a> Card<'a> {
    /// A plain card.
    pub fn new() -> Self {
        Card::default()
    }

    setters! {
        /// Name the card with a heading of level 2.
        pub title(title: &'a str) = Some(title);
        /// A small note to the right of the title.
        pub note(note: &'a str) = Some(note);
        /// Colour the edge, and the ground faintly.
        pub tone(tone: Tone) = tone;
        /// Less space at the sides, for a table.
        pub flush() = true;
        /// At least this high, edge to edge.
        pub min_height(height: f32) = height;
    }

    /// Draw the card and what is in it.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let margin = if self.flush {
            Margin::symmetric(8, 8)
        } else {
            Margin::same(space::L as i8)
        };
        frame(ui, self.tone).inner_margin(margin).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            // A page may stand its cards further apart than what is in them.
            ui.spacing_mut().item_spacing.y = space::S;
            if self.min_height > 0.0 {
                ui.set_min_height(self.min_height - margin.sum().y - 2.0);
            }
            if let Some(title) = self.title {
                title_row(
                    ui,
                    title,
                    self.note,
                    if self.flush { space::S } else { 0.0 },
                );
            }
            content(ui)
        })
    }
}

/// The frame of a card.
pub(super) fn frame(ui: &Ui, tone: Tone) -> Frame {
    let colours = &Theme::of(ui).palette;
    let (ground, edge) = if tone == Tone::Neutral {
        (colours.surface, colours.line)
    } else {
        let tint = colours.tint(tone);
        (
            colours.surface.lerp_to_gamma(tint.soft, 0.35),
            colours.edge_of(tint),
        )
    };
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CARD_RADIUS)
}

fn title_row(ui: &mut Ui, title: &str, note: Option<&str>, side: f32) {
    let mut below = None;
    text_row(ui, |ui| {
        ui.add_space(side);
        heading(ui, 2, title);
        let Some(note) = note else { return };
        let width = whole_line(ui, Type::Small, note, Color32::PLACEHOLDER)
            .size()
            .x;
        if width + side > ui.available_width() {
            below = Some(note);
            return;
        }
        let from_right = Layout::right_to_left(Align::Center);
        ui.with_layout(from_right, |ui| {
            ui.add_space(side);
            small(ui, note);
        });
    });
    if let Some(note) = below {
        ui.horizontal(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| small(ui, note));
        });
    }
    ui.add_space(space::XS);
}

/// Words where the rows of a flush card would stand.
pub fn muted_row(ui: &mut Ui, words: &str) {
    text_row(ui, |ui| {
        ui.add_space(space::S);
        muted(ui, words);
    });
}

/// A thin line across. `divider(ui)`
pub fn divider(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, Theme::of(ui).palette.line),
    );
}

/// Cells side by side, as many columns as fit with at least `min_width` each, equally wide, and as high
/// as the highest in their row. The closure draws the cell with the given index and is told the height
/// its card should have (pass it to [`Card::min_height`] or [`super::ProgressCard::min_height`]).
///
/// `card_grid(ui, "goals", 220.0, goals.len(), |ui, index, height| { … })`
pub fn card_grid(
    ui: &mut Ui,
    salt: &str,
    min_width: f32,
    count: usize,
    mut cell: impl FnMut(&mut Ui, usize, f32),
) {
    if count == 0 {
        return;
    }
    let gap = space::M;
    let width = ui.available_width();
    let fitting = (((width + gap) / (min_width + gap)).floor() as usize).clamp(1, count);
    // As evenly as the rows allow: five where four fit are three and two, and none stands alone.
    let columns = count.div_ceil(count.div_ceil(fitting));
    let each = ((width - gap * (columns - 1) as f32) / columns as f32).floor();
    let mut top = ui.cursor().min;
    for row in 0..count.div_ceil(columns) {
        // Remembered for this width only, so that a wider window lets the cards become lower again.
        let kept = ui.make_persistent_id((salt, each as i32, count, row));
        let known: f32 = ui.data(|data| data.get_temp(kept)).unwrap_or(0.0);
        let mut drawn: f32 = 0.0;
        for index in (row * columns)..((row + 1) * columns).min(count) {
            let left = top.x + (index % columns) as f32 * (each + gap);
            let area = Rect::from_min_size(pos2(left, top.y), vec2(each, f32::INFINITY));
            let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt((salt, index)));
            cell(&mut child, index, known);
            drawn = drawn.max(child.min_rect().height());
        }
        if (drawn - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(kept, drawn));
            ui.ctx().request_discard("cards of one row get one height");
        }
        let taken = Rect::from_min_size(top, vec2(width, drawn));
        ui.advance_cursor_after_rect(taken);
        top = pos2(top.x, taken.bottom() + gap);
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}
