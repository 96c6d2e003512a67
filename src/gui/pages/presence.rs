//! Whether somebody was there: the same keys, words and marks at meetings and at sessions.

use eframe::egui::{Key, Modifiers, Rect, Response, Ui};

use crate::domain::{AttendanceStatus, Choosable as _, Id};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Tone, Type, space};
use crate::gui::widgets::{Segment, Shape, segment_frame, small, state_words};

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
        let in_words = ui.available_width() >= WORD * self.0.len() as f32 + space::XS;
        let width = if in_words { WORD } else { LETTER };
        let places = segment_frame(ui, &vec![width; self.0.len()], 26.0);
        let mut clicked = None;
        for (mark, place) in self.0.iter().zip(places) {
            let on = chosen == Some(mark.status);
            let segment = mark.segment(ui, place, (person, name), (on, in_words));
            if segment.clicked() {
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
    /// One choice. It is no stop for the Tab key: the table is one, and its keys set the row.
    fn segment(
        &self,
        ui: &Ui,
        place: Rect,
        (person, name): (Id, &str),
        (on, in_words): (bool, bool),
    ) -> Response {
        let segment = Segment {
            written: if in_words { &self.words } else { &self.letter },
            spoken: &format!("{name}, {}", self.words),
            step: Type::SmallMedium,
            chosen: on,
            sign: Some(sign(self.status)),
            is_stop: false,
        };
        let id = ui.scope_id().with((person, self.status.code()));
        let shown = segment.show(ui, place, id);
        if in_words {
            shown
        } else {
            shown.on_hover_text(&self.words)
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
