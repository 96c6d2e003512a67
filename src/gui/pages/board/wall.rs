//! A board as the wall shows it: large, without anything that only the leader needs, and with nobody's name on it.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, accesskit::Role, pos2, text::LayoutJob, text::TextFormat, vec2,
};

use super::load::View;
use super::shown::{self, Shown};
use super::{bar, beside, risks};
use crate::domain::{BoardItem, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Palette, Theme};
use crate::gui::widgets::Shape;
use crate::insight::{Hung, HungNote, listed};
use crate::text::{capitalised, dotted};

/// The sizes that notes are tried in, the largest first: the first in which all of them are seen.
const SIZES: [f32; 6] = [36.0, 32.0, 28.0, 24.0, 21.0, 18.0];

/// Draws a board over all the room there is: its notes as large as they can be and all be seen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, board: &View) {
    let whole = ui.available_rect_before_wrap();
    let edge = (whole.width() * 0.028).clamp(16.0, 48.0);
    let inside = whole.shrink(edge);
    let shown = Shown::of(cx, board.board.head.id);
    let wall = Wall {
        painter: ui.painter_at(whole),
        colours: &Theme::of(ui).palette,
        cx,
        board,
        shown,
        hung: board.hung(shown.by_votes),
        scale: (whole.height() / 800.0).clamp(0.8, 1.6),
    };
    let below = wall.head(ui, inside);
    let mut room = inside;
    room.min.y = below;
    let response = ui.interact(whole, ui.scope_id().with("wall"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, wall.said()));
    if board.board.asks_risk() {
        let half = room.width() * 0.5;
        let (mut left, mut right) = (room, room);
        left.max.x = room.left() + half - edge / 2.0;
        right.min.x = left.right() + edge;
        wall.notes(left);
        wall.matrix(right);
    } else {
        wall.notes(room);
    }
}

struct Wall<'a> {
    painter: Painter,
    colours: &'a Palette,
    cx: &'a Cx<'a>,
    board: &'a View,
    shown: Shown,
    hung: &'a Hung,
    scale: f32,
}

/// A note as it is laid out in a size.
struct Face {
    words: Option<Arc<Galley>>,
    foot: Option<Arc<Galley>>,
    votes: i64,
    size: f32,
    height: f32,
}

impl Face {
    /// Whether a word is too long for a line in this size.
    fn breaks_a_word(&self) -> bool {
        let rows = self.words.as_deref().map_or(&[][..], |words| &words.rows);
        rows.split_last().is_some_and(|(_, before)| {
            before.iter().any(|row| {
                let ends = row.text().chars().last();
                !row.ends_with_newline && ends.is_some_and(char::is_alphabetic)
            })
        })
    }
}

impl Wall<'_> {
    fn laid(
        &self,
        words: &str,
        size: f32,
        heavy: bool,
        colour: Color32,
        width: f32,
    ) -> Arc<Galley> {
        let family = if heavy {
            FontFamily::Name("semibold".into())
        } else {
            FontFamily::Proportional
        };
        let format = TextFormat {
            font_id: FontId::new(size, family),
            color: colour,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(words.to_owned(), format);
        job.wrap.max_width = width;
        self.painter.layout_job(job)
    }

    fn put(&self, at: Pos2, galley: Arc<Galley>) {
        self.painter.galley(at, galley, Color32::PLACEHOLDER);
    }

    /// The question, what it is about and the timer; where the notes begin.
    fn head(&self, ui: &Ui, room: Rect) -> f32 {
        let mut right = room.right();
        if let Some(left) = shown::timer(ui.ctx(), self.cx, self.board.board.head.id) {
            let ink = if left == 0 {
                self.colours.bad.ink
            } else {
                self.colours.accent.ink
            };
            let words = self.cx.text.clock(left);
            let clock = self.laid(&words, 44.0 * self.scale, true, ink, f32::INFINITY);
            let place = Align2::RIGHT_TOP.anchor_size(room.right_top(), clock.size());
            right = place.left() - 24.0;
            self.put(place.min, clock);
        }
        let width = right - room.left();
        let title = self.laid(
            &self.board.board.title,
            36.0 * self.scale,
            true,
            self.colours.text,
            width,
        );
        let voting = bar::voting_words(self.cx, self.board);
        let hidden = self.shown.hidden.then(|| self.cx.text.get("board-hidden"));
        let about = [Some(self.board.about.clone()), Some(voting), hidden];
        let about = dotted(about.into_iter().flatten());
        let about = self.laid(&about, 20.0 * self.scale, false, self.colours.muted, width);
        let mut y = room.top();
        for galley in [title, about] {
            let height = galley.size().y;
            self.put(pos2(room.left(), y), galley);
            y += height + 4.0;
        }
        y + 18.0 * self.scale
    }

    /// The columns: in the largest size in which they all fit, or else from the chosen note on.
    fn notes(&self, room: Rect) {
        let columns = &self.hung.columns;
        let count = columns.len().max(1) as f32;
        let gap = 16.0 * self.scale;
        let width = (room.width() - gap * (count - 1.0)) / count;
        let names = 28.0 * self.scale;
        let mut below = room;
        below.min.y += names * 1.5;
        let faces = |size: f32| -> Vec<Vec<Face>> {
            let of = |note: &HungNote| self.face(note, size, width);
            columns
                .iter()
                .map(|column| column.notes.iter().map(of).collect())
                .collect()
        };
        let fits = |all: &Vec<Vec<Face>>| all.iter().all(|column| height(column) <= below.height());
        let sizes = SIZES.map(|size| size * self.scale.min(1.2));
        let mut fitting = sizes.iter().map(|size| faces(*size)).filter(fits);
        let largest = fitting.next();
        let broken = |all: &Vec<Vec<Face>>| all.iter().flatten().any(Face::breaks_a_word);
        let whole = match &largest {
            Some(all) if broken(all) => fitting.find(|all| !broken(all)),
            _ => None,
        };
        let all = whole
            .or(largest)
            .unwrap_or_else(|| faces(sizes[SIZES.len() - 1]));
        for ((index, column), faces) in columns.iter().enumerate().zip(&all) {
            let left = room.left() + index as f32 * (width + gap);
            let count = self.cx.text.number(column.count());
            let count = self.laid(&count, names * 0.75, false, self.colours.muted, width);
            let name = self.laid(
                &column.name,
                names,
                true,
                self.colours.text,
                width - count.size().x - 8.0,
            );
            let at = pos2(left + width - count.size().x, room.top() + names * 0.2);
            self.put(at, count);
            self.put(pos2(left, room.top()), name);
            let place = Rect::from_min_size(pos2(left, below.top()), vec2(width, below.height()));
            self.column(&column.notes, faces, place);
        }
    }

    /// A column of notes; where it is longer than the wall is high, it is seen from where the chosen note is in sight.
    fn column(&self, notes: &[HungNote], faces: &[Face], place: Rect) {
        let chosen = notes
            .iter()
            .position(|note| Some(note.item.head.id) == self.shown.chosen);
        let mut first = 0;
        if height(faces) > place.height()
            && let Some(chosen) = chosen
        {
            while first < chosen && height(&faces[first..=chosen]) > place.height() - 40.0 {
                first += 1;
            }
        }
        let mut y = place.top();
        for (nth, (note, face)) in notes.iter().zip(faces).enumerate().skip(first) {
            let last = nth + 1 == notes.len();
            let needed = if last { 0.0 } else { 30.0 };
            if y + face.height + needed > place.bottom() + 1.0 {
                let rest = notes.get(nth..).map_or(0, |rest| listed(rest, |_| true));
                let words = self.cx.text.with("board-and_others", &[("n", rest.into())]);
                let words = self.laid(
                    &words,
                    20.0 * self.scale,
                    false,
                    self.colours.muted,
                    place.width(),
                );
                self.put(pos2(place.left(), y), words);
                break;
            }
            let rect = Rect::from_min_size(pos2(place.left(), y), vec2(place.width(), face.height));
            self.note(note, face, rect);
            y += face.height + face.size * 0.35;
        }
    }

    fn face(&self, note: &HungNote, size: f32, width: f32) -> Face {
        let room = width - size;
        let dots = dots_width(note.votes, size);
        let number = if note.votes > DOTS { size * 1.6 } else { 0.0 };
        let words = (!self.shown.hidden).then(|| {
            self.laid(
                &note.item.text,
                size,
                false,
                self.colours.text,
                room - number,
            )
        });
        let foot = dotted(
            [self.together(note), self.became(note)]
                .into_iter()
                .flatten(),
        );
        let ink = if self.board.has_become(note) {
            self.colours.good.ink
        } else {
            self.colours.muted
        };
        let foot =
            (!foot.is_empty()).then(|| self.laid(&foot, size * 0.7, false, ink, room - dots));
        let said = words.as_ref().map_or(size * 1.3, |words| words.size().y);
        let dots = if dots > 0.0 { size * 0.7 } else { 0.0 };
        let below = foot.as_ref().map_or(dots, |foot| foot.size().y.max(dots));
        Face {
            words,
            foot,
            votes: note.votes,
            size,
            height: said + below + size * 0.8,
        }
    }

    fn together(&self, note: &HungNote) -> Option<String> {
        let args = [("n", note.count().into())];
        (!note.merged.is_empty()).then(|| self.cx.text.with("board-notes", &args))
    }

    fn became(&self, note: &HungNote) -> Option<String> {
        let became = self.board.became_of(note)?;
        Some(beside::became_words(self.cx, became.kind.code))
    }

    fn note(&self, note: &HungNote, face: &Face, rect: Rect) {
        let colours = self.colours;
        let chosen = self.shown.chosen == Some(note.item.head.id);
        let became = self.board.has_become(note);
        let ground = if became {
            colours.good.soft
        } else {
            colours.surface
        };
        let edge = if chosen {
            Stroke::new(4.0, colours.accent.ink)
        } else {
            Stroke::new(1.5, colours.edge)
        };
        let radius = (face.size * 0.3) as u8;
        self.painter
            .rect(rect, radius, ground, edge, StrokeKind::Inside);
        let inside = rect.shrink2(vec2(face.size * 0.5, face.size * 0.4));
        let mut y = inside.top();
        match &face.words {
            Some(words) => {
                self.put(inside.min, words.clone());
                y += words.size().y;
            }
            None => {
                let bar = vec2(inside.width() * 0.6, face.size * 0.4);
                let bar = Rect::from_min_size(inside.min + vec2(0.0, face.size * 0.45), bar);
                self.painter
                    .rect_filled(bar, face.size * 0.2, colours.track);
                y += face.size * 1.3;
            }
        }
        if let Some(foot) = &face.foot {
            self.put(pos2(inside.left(), y), foot.clone());
        }
        self.votes(
            face,
            pos2(inside.right(), y + face.size * 0.35),
            inside.right_top(),
        );
    }

    /// Votes: a dot each, and a number where there are many.
    fn votes(&self, face: &Face, dots: Pos2, corner: Pos2) {
        let ink = self.colours.accent.ink;
        if face.votes > DOTS {
            let words = self.cx.text.number(face.votes);
            let number = self.laid(&words, face.size, true, ink, f32::INFINITY);
            let place = Align2::RIGHT_TOP.anchor_size(corner, number.size());
            self.put(place.min, number);
            return;
        }
        let step = face.size * STEP;
        for nth in 0..face.votes {
            let x = dots.x - step * (nth as f32 + 0.5);
            self.painter
                .circle_filled(pos2(x, dots.y), face.size * 0.18, ink);
        }
    }

    /// How likely and how grave the risks are.
    fn matrix(&self, room: Rect) {
        let axis = 30.0 * self.scale;
        let named = |field| {
            let name = capitalised(&self.cx.text.field_named(BoardItem::KIND, field));
            self.laid(
                &name,
                20.0 * self.scale,
                true,
                self.colours.muted,
                room.width(),
            )
        };
        let (upwards, along) = (named(BoardItem::likelihood), named(BoardItem::consequence));
        let place = Align2::RIGHT_BOTTOM.anchor_size(room.right_bottom(), along.size());
        self.put(room.min, upwards);
        self.put(place.min, along);
        let room = room.shrink2(vec2(0.0, axis));
        let cell = vec2((room.width() - axis) / 5.0, (room.height() - axis) / 5.0);
        for likelihood in risks::GRADES {
            let y = room.top() + cell.y * (5 - likelihood) as f32;
            for consequence in risks::GRADES {
                let x = room.left() + axis + cell.x * (consequence - 1) as f32;
                let rect = Rect::from_min_size(pos2(x, y), cell).shrink(2.0);
                self.place(rect, likelihood, consequence);
            }
            let number = |grade: i64| {
                let words = self.cx.text.number(grade);
                self.laid(&words, 20.0 * self.scale, false, self.colours.muted, axis)
            };
            self.put(
                pos2(room.left(), y + cell.y / 2.0 - 12.0),
                number(likelihood),
            );
            let x = room.left() + axis + cell.x * (likelihood as f32 - 0.5);
            self.put(pos2(x, room.top() + cell.y * 5.0 + 4.0), number(likelihood));
        }
    }

    fn place(&self, rect: Rect, likelihood: i64, consequence: i64) {
        let tint = self.colours.tint(risks::tone(likelihood, consequence));
        let notes: Vec<&HungNote> = risks::notes_at(self.board, likelihood, consequence).collect();
        let chosen = notes
            .iter()
            .any(|note| Some(note.item.head.id) == self.shown.chosen);
        let edge = if chosen {
            Stroke::new(4.0, self.colours.accent.ink)
        } else {
            Stroke::new(1.0, self.colours.line)
        };
        self.painter
            .rect(rect, 6, tint.soft, edge, StrokeKind::Inside);
        let count = listed(&notes, |_| true);
        if count > 0 {
            let number = self.cx.text.number(count);
            let number = self.laid(&number, 32.0 * self.scale, true, tint.ink, rect.width());
            let at = Align2::CENTER_CENTER.anchor_size(rect.center(), number.size());
            self.put(at.min, number);
            let corner = rect.left_top() + vec2(12.0, 12.0);
            Shape::Dot.paint(&self.painter, corner, 8.0, tint.ink);
        }
    }

    /// Everything that is seen, for whoever hears it.
    fn said(&self) -> String {
        let mut said = vec![self.board.board.title.clone()];
        for column in &self.hung.columns {
            said.push(column.name.clone());
            if !self.shown.hidden {
                said.extend(column.notes.iter().map(|note| note.item.text.clone()));
            }
        }
        said.join(". ")
    }
}

/// So many votes are dots; more are a number.
const DOTS: i64 = 10;
/// How far apart dots stand, of the size of the words.
const STEP: f32 = 0.5;

fn dots_width(votes: i64, size: f32) -> f32 {
    if votes > DOTS {
        0.0
    } else {
        votes as f32 * size * STEP
    }
}

/// How high a column of notes is.
fn height(faces: &[Face]) -> f32 {
    let between = |face: &Face| face.height + face.size * 0.35;
    faces
        .iter()
        .map(between)
        .fold(0.0, |whole, face| whole + face)
}
