//! Whether somebody was there: the same keys, words and marks at meetings and at sessions.

use eframe::egui::{
    CursorIcon, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use crate::domain::{AttendanceStatus, Choosable as _, Id};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{CONTROL_RADIUS, Theme, Tone, Type, space};
use crate::gui::widgets::{Shape, one_line, small, state_words};

/// In the order of the keys.
const STATUSES: [AttendanceStatus; 4] = [
    AttendanceStatus::Present,
    AttendanceStatus::Remote,
    AttendanceStatus::Absent,
    AttendanceStatus::Excused,
];

/// Width of one choice with its word, and of one with its letter alone.
const WORD: f32 = 98.0;
const LETTER: f32 = 34.0;

/// A status with its key and its word.
struct Mark {
    status: AttendanceStatus,
    letter: String,
    key: Option<Key>,
    words: String,
}

/// What can be said of somebody, each with its key, its word and its mark.
pub struct Marks(Vec<Mark>);

impl Marks {
    /// In the language of the window.
    pub fn of(cx: &Cx<'_>) -> Self {
        let mark = |status: &AttendanceStatus| {
            let letter = cx.text.get(&format!("attendance-key_{}", status.code()));
            Mark {
                status: *status,
                key: Key::from_name(&letter),
                letter,
                words: cx.text.chosen(Some(*status)),
            }
        };
        Self(STATUSES.iter().map(mark).collect())
    }

    /// How wide the column of them is in a table this wide, where the other columns need this much.
    pub fn width(table: f32, others: f32) -> f32 {
        let count = STATUSES.len() as f32;
        let words = WORD * count + space::XL;
        if table >= others + words {
            words
        } else {
            LETTER * count + space::XL
        }
    }

    /// What the key that was pressed now says.
    pub fn pressed(&self, ui: &Ui) -> Option<AttendanceStatus> {
        let pressed = |mark: &&Mark| {
            let key = mark.key;
            key.is_some_and(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)))
        };
        self.0.iter().find(pressed).map(|mark| mark.status)
    }

    /// The choices of one person, side by side; what was chosen now. A click on what is chosen takes it away.
    pub fn choose(
        &self,
        ui: &mut Ui,
        (person, name): (Id, &str),
        chosen: Option<AttendanceStatus>,
    ) -> Option<Option<AttendanceStatus>> {
        let colours = &Theme::of(ui).palette;
        let count = self.0.len() as f32;
        let in_words = ui.available_width() >= WORD * count;
        let width = if in_words { WORD } else { LETTER };
        let (whole, _) = ui.allocate_exact_size(vec2(width * count, 26.0), Sense::hover());
        let edge = Stroke::new(1.0, colours.line);
        ui.painter().rect(
            whole,
            CONTROL_RADIUS,
            colours.neutral.soft,
            edge,
            StrokeKind::Inside,
        );
        let mut clicked = None;
        for (place, mark) in self.0.iter().enumerate() {
            let left = whole.left() + place as f32 * width;
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
            let on = chosen == Some(mark.status);
            if mark.segment(ui, rect.shrink(2.0), (person, name), (on, in_words)) {
                clicked = Some((!on).then_some(mark.status));
            }
        }
        clicked
    }

    /// What is written down, where it may not be changed here.
    pub fn read(&self, ui: &mut Ui, chosen: Option<AttendanceStatus>) {
        let written = self.0.iter().find(|mark| Some(mark.status) == chosen);
        if let Some(mark) = written {
            let (shape, tone) = sign(mark.status);
            state_words(ui, shape, tone, &mark.words);
        }
    }

    /// The line below a list that can be marked: what each key means, and how it is done.
    pub fn legend(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(space::S);
            for mark in &self.0 {
                let (shape, tone) = sign(mark.status);
                state_words(ui, shape, tone, &format!("{} {}", mark.letter, mark.words));
            }
        });
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            ui.vertical(|ui| small(ui, &cx.text.get("attendance-keys")));
        });
    }
}

impl Mark {
    /// One choice; whether it was clicked.
    fn segment(
        &self,
        ui: &Ui,
        rect: Rect,
        (person, name): (Id, &str),
        (on, in_words): (bool, bool),
    ) -> bool {
        let colours = &Theme::of(ui).palette;
        let (shape, tone) = sign(self.status);
        let tint = colours.tint(tone);
        // Not stops for the Tab key: the table is one, and its keys set the row.
        let id = ui.scope_id().with((person, self.status.code()));
        let response = ui.interact(rect, id, Sense::CLICK);
        if on {
            let edge = Stroke::new(1.0, colours.edge_of(tint));
            ui.painter()
                .rect(rect, 4.0, tint.soft, edge, StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, colours.hover);
        }
        let ink = if on { tint.ink } else { colours.muted };
        let words = if in_words { &self.words } else { &self.letter };
        let galley = one_line(ui, Type::SmallMedium, words, ink, rect.width() - 8.0);
        let sign = if on { 13.0 } else { 0.0 };
        let left = rect.center().x - (galley.size().x + sign) / 2.0;
        if on {
            let at = pos2(left + 4.0, rect.center().y);
            shape.paint(ui.painter(), at, 8.0, tint.ink);
        }
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(left + sign, top), galley, ink);
        let spoken = format!("{name}, {}", self.words);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &spoken));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if in_words {
            response.clicked()
        } else {
            response.on_hover_text(&self.words).clicked()
        }
    }
}

fn sign(status: AttendanceStatus) -> (Shape, Tone) {
    match status {
        AttendanceStatus::Present => (Shape::Check, Tone::Good),
        AttendanceStatus::Remote => (Shape::Half, Tone::Good),
        AttendanceStatus::Absent => (Shape::Cross, Tone::Bad),
        AttendanceStatus::Excused => (Shape::Dash, Tone::Warning),
    }
}
