//! Figures on cards.

use eframe::egui::{
    Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::{
    card::frame,
    paint::{baseline_row, focus_ring, left_middle, one_line, wrapped},
    shape::{Shape, State},
};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type};

/// A figure with what it counts. Made to be clicked: every number opens its rows.
/// `if ui.add(StatCard::new("Storlek", "15").unit("av 15 tänkta")).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct StatCard<'a> {
    label: &'a str,
    number: &'a str,
    unit: Option<&'a str>,
    change: Option<(Tone, &'a str)>,
    note: Option<&'a str>,
    tone: Tone,
    number_tone: Tone,
    still: bool,
    min_height: f32,
}

impl<'a> StatCard<'a> {
    /// What is counted, and the figure as written out.
    pub fn new(label: &'a str, number: &'a str) -> Self {
        StatCard {
            label,
            number,
            unit: None,
            change: None,
            note: None,
            tone: Tone::Neutral,
            number_tone: Tone::Neutral,
            still: false,
            min_height: 0.0,
        }
    }

    /// Small words after the figure.
    pub fn unit(mut self, unit: &'a str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Small words after the figure in a tone, such as "+6".
    pub fn change(mut self, tone: Tone, words: &'a str) -> Self {
        self.change = Some((tone, words));
        self
    }

    /// Small words below the figure.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// Colour the whole card; a warning or worse also gets a triangle.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Colour the figure only.
    pub fn number_tone(mut self, tone: Tone) -> Self {
        self.number_tone = tone;
        self
    }

    /// Not to be clicked.
    pub fn still(mut self) -> Self {
        self.still = true;
        self
    }

    /// At least this high.
    pub fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }

    fn spoken(&self) -> String {
        let parts = [
            Some(self.label),
            Some(self.number),
            self.unit,
            self.change.map(|c| c.1),
            self.note,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn paint_label(&self, ui: &Ui, inner: Rect, y: f32) {
        let colours = &Theme::of(ui).palette;
        let alarming = matches!(self.tone, Tone::Warning | Tone::Bad);
        let ink = if alarming {
            colours.tint(self.tone).ink
        } else {
            colours.muted
        };
        let mut at = pos2(inner.left(), y + 9.0);
        if alarming {
            at.x = Shape::Triangle.paint_before(ui.painter(), at, 9.0, ink);
        }
        let label = one_line(ui, Type::Small, self.label, ink, inner.right() - at.x);
        left_middle(ui.painter(), at, label);
    }

    fn paint_number(&self, ui: &Ui, inner: Rect, y: f32) {
        let colours = &Theme::of(ui).palette;
        let ink = match self.number_tone {
            Tone::Neutral => colours.text,
            tone => colours.tint(tone).ink,
        };
        let mut row = vec![one_line(ui, Type::Number, self.number, ink, inner.width())];
        if let Some(unit) = self.unit {
            let room = (inner.width() - row[0].size().x - 5.0).max(0.0);
            row.push(one_line(ui, Type::Small, unit, colours.muted, room));
        }
        if let Some((tone, words)) = self.change {
            row.push(one_line(
                ui,
                Type::SmallMedium,
                words,
                colours.tint(tone).ink,
                f32::INFINITY,
            ));
        }
        baseline_row(ui.painter(), pos2(inner.left(), y), 5.0, &row);
    }
}

impl Widget for StatCard<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let height = if self.note.is_some() { 88.0 } else { 68.0_f32 }.max(self.min_height);
        let sense = if self.still {
            Sense::hover()
        } else {
            Sense::click()
        };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
        paint_card(ui, rect, self.tone, !self.still && response.hovered());
        let inner = rect.shrink2(vec2(14.0, 12.0));
        self.paint_label(ui, inner, inner.top());
        self.paint_number(ui, inner, inner.top() + 18.0);
        if let Some(note) = self.note {
            let note = one_line(ui, Type::Small, note, colours.muted, inner.width());
            left_middle(ui.painter(), pos2(inner.left(), inner.top() + 54.0), note);
        }
        focus_ring(ui, &response, rect, f32::from(CARD_RADIUS));
        let spoken = self.spoken();
        let role = if self.still {
            Role::Label
        } else {
            Role::Button
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
        if self.still {
            response
        } else {
            response.on_hover_cursor(CursorIcon::PointingHand)
        }
    }
}

/// Paint an empty card.
pub(super) fn paint_card(ui: &Ui, rect: Rect, tone: Tone, pointed: bool) {
    let frame = frame(ui, tone);
    let edge = if pointed {
        Stroke::new(1.0, Theme::of(ui).palette.edge_strong)
    } else {
        frame.stroke
    };
    ui.painter()
        .rect(rect, CARD_RADIUS, frame.fill, edge, StrokeKind::Inside);
}

/// A goal: its code and name, how far, and how it stands in shape, word and colour.
/// `ui.add(ProgressCard::new("Delmål 2.1.6", "Medarbetare i utbildning", "9 av 12", 0.75, State::OnTheWay, "På väg"))`
#[must_use = "give it to `ui.add`"]
pub struct ProgressCard<'a> {
    code: &'a str,
    name: &'a str,
    value: &'a str,
    share: f32,
    state: State,
    words: &'a str,
    min_height: f32,
}

impl<'a> ProgressCard<'a> {
    /// A goal with its value written out and as a share of what is planned.
    pub fn new(
        code: &'a str,
        name: &'a str,
        value: &'a str,
        share: f32,
        state: State,
        words: &'a str,
    ) -> Self {
        ProgressCard {
            code,
            name,
            value,
            share: share.clamp(0.0, 1.0),
            state,
            words,
            min_height: 0.0,
        }
    }

    /// At least this high.
    pub fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }
}

impl Widget for ProgressCard<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let width = ui.available_width();
        let name = wrapped(ui, Type::Medium, self.name, colours.text, width - 28.0);
        let height = (108.0 + name.size().y).max(self.min_height);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        paint_card(ui, rect, Tone::Neutral, response.hovered());
        let inner = rect.shrink2(vec2(14.0, 12.0));
        let code = one_line(ui, Type::Small, self.code, colours.muted, inner.width());
        left_middle(ui.painter(), pos2(inner.left(), inner.top() + 9.0), code);
        ui.painter()
            .galley(pos2(inner.left(), inner.top() + 18.0), name, colours.text);
        let value = one_line(ui, Type::Number, self.value, colours.text, inner.width());
        ui.painter().galley(
            pos2(inner.left(), inner.bottom() - 56.0),
            value,
            colours.text,
        );
        let tint = colours.tint(self.state.tone());
        let track = Rect::from_min_size(
            pos2(inner.left(), inner.bottom() - 27.0),
            vec2(inner.width(), 6.0),
        );
        paint_bar(ui, track, self.share, tint.fill);
        let line = pos2(inner.left(), inner.bottom() - 8.0);
        let x = self
            .state
            .shape()
            .paint_before(ui.painter(), line, 9.0, tint.ink);
        let words = one_line(
            ui,
            Type::SmallMedium,
            self.words,
            tint.ink,
            inner.right() - x,
        );
        left_middle(ui.painter(), pos2(x, line.y), words);
        focus_ring(ui, &response, rect, f32::from(CARD_RADIUS));
        let spoken = format!("{} {} {} {}", self.code, self.name, self.value, self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// Paint a bar filled to a share.
pub(super) fn paint_bar(ui: &Ui, track: Rect, share: f32, colour: Color32) {
    let radius = track.height() / 2.0;
    ui.painter()
        .rect_filled(track, radius, Theme::of(ui).palette.track);
    if share > 0.0 {
        let width = (track.width() * share.min(1.0)).max(track.height());
        ui.painter().rect_filled(
            Rect::from_min_size(track.min, vec2(width, track.height())),
            radius,
            colour,
        );
    }
}
