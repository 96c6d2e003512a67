//! A map in shapes, whose colours are roles.

use std::f32::consts::TAU;

use super::{Layout, NAME, NAMES, NOTE, Note, PAD, STEP, Step, WORDS, count, note_height};
use crate::domain::StepKind;
use crate::report::picture::{Anchor, Shape, Weight, width};

/// What a colour stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Behind every other lane.
    Lane,
    /// Behind lanes' names.
    Names,
    /// A step.
    Surface,
    /// Between lanes.
    Line,
    /// Around a step.
    Edge,
    /// Words.
    Text,
    /// Words that step back, and arrows.
    Muted,
    /// Where it starts.
    Accent,
    /// Its ground.
    AccentSoft,
    /// A breakpoint.
    Bad,
    /// The ground of a problem.
    BadSoft,
    /// Waiting.
    Warning,
    /// Its ground.
    WarningSoft,
    /// A possibility.
    Good,
    /// Its ground.
    GoodSoft,
    /// On a breakpoint.
    OnFill,
}

type Shapes = Vec<Shape<Ink>>;

/// How far a breakpoint's mark reaches from its middle.
const MARK: f32 = 8.5;

impl Layout {
    /// The lanes, as wide as this, and the lines between them.
    pub fn ground(&self, wide: f32) -> Shapes {
        let mut shapes = Vec::new();
        for (place, lane) in self.lanes.iter().enumerate() {
            let fill = if place % 2 == 0 {
                Ink::Surface
            } else {
                Ink::Lane
            };
            shapes.push(filled((0.0, lane.top), (wide, lane.height), 0.0, fill));
            if place > 0 {
                shapes.push(line((0.0, lane.top), (wide, lane.top), 1.0, Ink::Line));
            }
        }
        shapes
    }

    /// The names of the lanes, to stand on the left.
    pub fn lane_names(&self) -> Shapes {
        let mut shapes = vec![filled((0.0, 0.0), (NAMES, self.size.1), 0.0, Ink::Names)];
        for (place, lane) in self.lanes.iter().enumerate() {
            if place > 0 {
                shapes.push(line((0.0, lane.top), (NAMES, lane.top), 1.0, Ink::Line));
            }
            let high = NAME.1 * count(lane.lines.len());
            let middle = lane.middle.min(lane.top + lane.height - high / 2.0 - PAD);
            let top = middle - high / 2.0;
            for (row, words) in lane.lines.iter().enumerate() {
                let at = (12.0, top + NAME.1 * count(row) + NAME.0);
                shapes.push(said(
                    at,
                    Anchor::Start,
                    NAME.0,
                    Weight::SemiBold,
                    Ink::Text,
                    words,
                ));
            }
        }
        shapes.push(line((NAMES, 0.0), (NAMES, self.size.1), 1.0, Ink::Line));
        shapes
    }

    /// An arrow, in a colour.
    pub fn arrow(&self, place: usize, ink: Ink, wide: f32) -> Shapes {
        let Some(arrow) = self.arrows.get(place) else {
            return Vec::new();
        };
        let Some((point, rest)) = arrow.points.split_last() else {
            return Vec::new();
        };
        let neck = (point.0 - 6.0, point.1);
        let turns: Vec<(f32, f32)> = rest.iter().copied().chain([neck]).collect();
        let mut shapes: Shapes = turns
            .windows(2)
            .filter(|leg| leg[0] != leg[1])
            .map(|leg| joined(leg[0], leg[1], wide, ink))
            .collect();
        shapes.push(Shape::Area {
            points: vec![
                *point,
                (point.0 - 7.5, point.1 - 4.0),
                (point.0 - 7.5, point.1 + 4.0),
            ],
            fill: ink,
        });
        shapes
    }
}

impl Step {
    /// It, with what belongs to it.
    pub fn drawn(&self) -> Shapes {
        let mut shapes = Vec::new();
        self.body(&mut shapes);
        let (x, middle) = self.middle();
        let top = middle - WORDS.1 * count(self.lines.len()) / 2.0;
        for (row, words) in self.lines.iter().enumerate() {
            let at = (x, top + WORDS.1 * count(row) + WORDS.0 - 0.5);
            shapes.push(said(
                at,
                Anchor::Middle,
                WORDS.0,
                Weight::Regular,
                Ink::Text,
                words,
            ));
        }
        if self.breakpoint {
            self.mark(&mut shapes);
        }
        self.below(&mut shapes);
        shapes
    }

    /// What stands around the words.
    fn body(&self, shapes: &mut Shapes) {
        let (edge, thick, fill, radius) = match self.kind {
            StepKind::Step | StepKind::Decision => (Ink::Edge, 1.2, Ink::Surface, 6.0),
            StepKind::Start => (Ink::Accent, 1.2, Ink::AccentSoft, self.size.1 / 2.0),
            StepKind::End => (Ink::Text, 2.2, Ink::Surface, self.size.1 / 2.0),
            StepKind::Waiting => (Ink::Warning, 1.2, Ink::WarningSoft, 6.0),
        };
        let (edge, thick) = match self.breakpoint {
            true => (Ink::Bad, 2.2),
            false => (edge, thick),
        };
        if self.kind == StepKind::Decision {
            shapes.push(diamond(self.middle(), self.size, edge));
            // What is left within an edge of the same thickness all around.
            let (wide, high) = self.size;
            let slope = (1.0 / (wide * wide) + 1.0 / (high * high)).sqrt();
            let inner = 1.0 - 2.0 * thick * slope;
            shapes.push(diamond(self.middle(), (wide * inner, high * inner), fill));
            return;
        }
        shapes.push(filled(self.at, self.size, radius, edge));
        let at = (self.at.0 + thick, self.at.1 + thick);
        let size = (self.size.0 - 2.0 * thick, self.size.1 - 2.0 * thick);
        shapes.push(filled(at, size, (radius - thick).max(0.0), fill));
    }

    /// That it breaks here.
    fn mark(&self, shapes: &mut Shapes) {
        let (x, y) = match self.kind {
            StepKind::Decision => (
                self.at.0 + self.size.0 * 0.79,
                self.at.1 + self.size.1 * 0.21,
            ),
            _ => (self.at.0 + self.size.0 - 5.0, self.at.1),
        };
        let side = 2.0 * MARK;
        shapes.push(diamond((x, y), (side + 3.0, side + 3.0), Ink::Surface));
        shapes.push(diamond((x, y), (side, side), Ink::Bad));
        let at = (x, y + 4.2);
        shapes.push(said(
            at,
            Anchor::Middle,
            11.5,
            Weight::SemiBold,
            Ink::OnFill,
            "!",
        ));
    }

    /// The days that it takes, and what has been noted.
    fn below(&self, shapes: &mut Shapes) {
        let bottom = self.at.1 + self.size.1;
        if !self.days.is_empty() {
            let ink = match self.kind {
                StepKind::Waiting => Ink::Warning,
                _ => Ink::Muted,
            };
            let long = width(&self.days, NOTE.0, Weight::Regular);
            let left = self.middle().0 - (long + 12.0) / 2.0;
            clock((left + 4.0, bottom + 9.5), ink, shapes);
            let at = (left + 12.0, bottom + 13.0);
            shapes.push(said(
                at,
                Anchor::Start,
                NOTE.0,
                Weight::Regular,
                ink,
                &self.days,
            ));
        }
        for note in &self.notes {
            draw_note(note, (self.at.0, bottom + note.top), shapes);
        }
    }
}

fn draw_note(note: &Note, (x, y): (f32, f32), shapes: &mut Shapes) {
    let (ink, soft) = match note.problem {
        true => (Ink::Bad, Ink::BadSoft),
        false => (Ink::Good, Ink::GoodSoft),
    };
    shapes.push(filled((x, y), (STEP, note_height(note)), 4.0, soft));
    sign(note.problem, (x + 7.5, y + 3.0 + NOTE.1 / 2.0), ink, shapes);
    for (row, words) in note.lines.iter().enumerate() {
        let at = (x + 14.0, y + 3.0 + NOTE.1 * count(row) + NOTE.0 - 0.5);
        shapes.push(said(
            at,
            Anchor::Start,
            NOTE.0,
            Weight::Regular,
            Ink::Text,
            words,
        ));
    }
}

/// The sign of a problem, a triangle, or of a possibility, a circle.
fn sign(problem: bool, (x, y): (f32, f32), ink: Ink, shapes: &mut Shapes) {
    let points = match problem {
        true => vec![(x, y - 3.8), (x + 4.0, y + 3.2), (x - 4.0, y + 3.2)],
        false => round((x, y), 3.4),
    };
    shapes.push(Shape::Area { points, fill: ink });
}

/// A clock.
fn clock((x, y): (f32, f32), ink: Ink, shapes: &mut Shapes) {
    shapes.push(Shape::Area {
        points: round((x, y), 4.4),
        fill: ink,
    });
    shapes.push(Shape::Area {
        points: round((x, y), 3.4),
        fill: Ink::Surface,
    });
    shapes.push(line((x, y + 0.4), (x, y - 2.4), 1.0, ink));
    shapes.push(line((x - 0.4, y), (x + 2.0, y), 1.0, ink));
}

/// What the signs on a map mean, beside each other: each with its words, and how much room it takes.
pub(super) fn signs([breaks, waits, problem, possible]: [&str; 4]) -> Vec<(Shapes, f32)> {
    let with = |mut shapes: Shapes, words: &str| {
        let at = (14.0, 3.5);
        shapes.push(said(
            at,
            Anchor::Start,
            NOTE.0,
            Weight::Regular,
            Ink::Muted,
            words,
        ));
        let room = 14.0 + width(words, NOTE.0, Weight::Regular) + 20.0;
        (shapes, room)
    };
    let drawn = |draw: &dyn Fn(&mut Shapes)| {
        let mut shapes = Vec::new();
        draw(&mut shapes);
        shapes
    };
    let mark = vec![diamond((4.0, 0.0), (12.0, 12.0), Ink::Bad)];
    vec![
        with(mark, breaks),
        with(drawn(&|to| clock((4.0, 0.0), Ink::Warning, to)), waits),
        with(drawn(&|to| sign(true, (4.0, 0.0), Ink::Bad, to)), problem),
        with(
            drawn(&|to| sign(false, (4.0, 0.0), Ink::Good, to)),
            possible,
        ),
    ]
}

fn round((x, y): (f32, f32), radius: f32) -> Vec<(f32, f32)> {
    const CORNERS: usize = 16;
    let corner = |at: usize| {
        let turn = TAU * count(at) / count(CORNERS);
        (x + radius * turn.cos(), y + radius * turn.sin())
    };
    (0..CORNERS).map(corner).collect()
}

fn diamond((x, y): (f32, f32), (wide, high): (f32, f32), fill: Ink) -> Shape<Ink> {
    let points = vec![
        (x, y - high / 2.0),
        (x + wide / 2.0, y),
        (x, y + high / 2.0),
        (x - wide / 2.0, y),
    ];
    Shape::Area { points, fill }
}

fn filled(at: (f32, f32), size: (f32, f32), radius: f32, fill: Ink) -> Shape<Ink> {
    Shape::Box {
        at,
        size,
        radius,
        fill,
    }
}

fn line(from: (f32, f32), to: (f32, f32), width: f32, colour: Ink) -> Shape<Ink> {
    Shape::Line {
        from,
        to,
        width,
        colour,
    }
}

/// A leg of an arrow, a little longer, so that there is no gap where it turns.
fn joined(from: (f32, f32), to: (f32, f32), wide: f32, ink: Ink) -> Shape<Ink> {
    let half = wide / 2.0;
    let along = |one: f32, other: f32| {
        if one == other {
            0.0
        } else {
            half.copysign(other - one)
        }
    };
    let to = (to.0 + along(from.0, to.0), to.1 + along(from.1, to.1));
    line(from, to, wide, ink)
}

fn said(
    at: (f32, f32),
    anchor: Anchor,
    size: f32,
    weight: Weight,
    colour: Ink,
    words: &str,
) -> Shape<Ink> {
    Shape::Words {
        at,
        anchor,
        size,
        weight,
        colour,
        words: words.to_owned(),
    }
}
