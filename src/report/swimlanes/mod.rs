//! Process maps as they are drawn: lanes from above, steps in their order from the left, and arrows between them.
//!
//! [`Layout::of`] says where everything stands, in points; [`Layout::step`] and its like draw it in shapes whose
//! colours are roles ([`Ink`]). The window paints these shapes with its own colours and at its own scale, [`picture`]
//! with the light ones on a sheet: both show the same map.

mod arrows;
mod columns;
mod drawing;
mod say;
mod sheet;

pub use drawing::Ink;
pub use say::{says, step_words, summary};
pub use sheet::{Read, picture};

use crate::domain::reading::{alike, is_blank};
use crate::domain::{Id, ProcessStep, StepKind};
use crate::insight::Flow;
use crate::report::picture::{Weight, broken};
use crate::text::Text;

/// How wide lanes' names are, a step, and the space between two steps in which arrows run.
const NAMES: f32 = 150.0;
const STEP: f32 = 104.0;
const GUTTER: f32 = 30.0;
/// What is left free after the last column.
const AFTER: f32 = 22.0;
/// Letters of a step, a lane's name, what stands below a step; and how far apart their lines are.
const WORDS: (f32, f32) = (11.5, 14.5);
const NAME: (f32, f32) = (12.5, 16.0);
const NOTE: (f32, f32) = (10.0, 12.5);
/// Around the words in a box and in a note.
const PAD: f32 = 7.0;
/// Above the boxes of a lane, and below what is in it.
const ABOVE: f32 = 16.0;
const BELOW: f32 = 14.0;
/// How far apart arrows run that would lie on each other below the steps of a lane.
const TRACK: f32 = 5.0;
/// The least that a box and a lane are high.
const LEAST_STEP: f32 = 40.0;
const LEAST_LANE: f32 = 78.0;
/// The most lines in a box, and in a note.
const LINES: usize = 4;
const NOTE_LINES: usize = 4;

/// A map whose places are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// How wide and high it is, in points.
    pub size: (f32, f32),
    /// How much of the width lanes' names take.
    pub names: f32,
    /// The lanes from above.
    pub lanes: Vec<Lane>,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// The same in lines that there is room for.
    pub lines: Vec<String>,
    /// Where it begins.
    pub top: f32,
    /// How high it is.
    pub height: f32,
    /// How far down the middle of its steps is.
    pub middle: f32,
}

/// A step where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which it is.
    pub id: Id,
    /// Its lane, from above.
    pub lane: usize,
    /// Its column, from the left.
    pub column: usize,
    /// The upper left corner of its box.
    pub at: (f32, f32),
    /// How wide and high its box is.
    pub size: (f32, f32),
    /// What is drawn.
    pub kind: StepKind,
    /// It breaks here.
    pub breakpoint: bool,
    /// What happens, in lines.
    pub lines: Vec<String>,
    /// The days that it takes, in words.
    pub days: String,
    /// Problem and possibility.
    pub notes: Vec<Note>,
}

/// What has been noted at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// A problem; else a possibility.
    pub problem: bool,
    /// How far below the box it begins.
    pub top: f32,
    /// Its words, in lines.
    pub lines: Vec<String>,
}

/// An arrow from one step to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// The step that leads to the other, by its place in the order.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// Where it turns, from its beginning to its point.
    pub points: Vec<(f32, f32)>,
}

impl Layout {
    /// Where everything stands in a map with these lanes, whose steps stand in their order.
    pub fn of(lanes: &[String], steps: &[ProcessStep], flow: &Flow, text: &Text) -> Self {
        let names = lane_names(lanes, steps);
        let lane_of = lanes_of(&names, steps);
        let columns = columns::of(steps, flow, &lane_of, names.len());
        let mut placed: Vec<Step> = steps
            .iter()
            .zip(lane_of.iter().zip(&columns))
            .map(|(step, (lane, column))| written(step, *lane, *column, text))
            .collect();
        let ways = arrows::ways(&placed, flow);
        let lanes = lanes_in_place(names, &placed, &arrows::tracks_below(&ways));
        for step in &mut placed {
            let middle = lanes.get(step.lane).map_or(0.0, |lane| lane.middle);
            step.at = (column_left(step.column), middle - step.size.1 / 2.0);
        }
        let arrows = arrows::drawn(&ways, &placed, &lanes);
        let last = columns.iter().max().map_or(1, |last| last + 1);
        let bottom = lanes
            .last()
            .map_or(LEAST_LANE, |lane| lane.top + lane.height);
        Self {
            size: (column_left(last) - GUTTER + AFTER, bottom),
            names: NAMES,
            lanes,
            steps: placed,
            arrows,
        }
    }

    /// The box that a step of one line would have in this lane and column.
    pub fn cell(&self, lane: usize, column: usize) -> ((f32, f32), (f32, f32)) {
        let lane = self.lanes.get(lane).or(self.lanes.last());
        let middle = lane.map_or(LEAST_LANE / 2.0, |lane| lane.middle);
        let at = (column_left(column), middle - LEAST_STEP / 2.0);
        (at, (STEP, LEAST_STEP))
    }

    /// The lane at this height.
    pub fn lane_at(&self, y: f32) -> Option<usize> {
        let below = self
            .lanes
            .iter()
            .position(|lane| y < lane.top + lane.height);
        below.or(self.lanes.len().checked_sub(1))
    }

    /// The column nearest to this place.
    pub fn column_at(x: f32) -> usize {
        let along = (x - column_left(0) - STEP / 2.0) / (STEP + GUTTER);
        (0..1_000)
            .find(|column| along < at_column(*column) + 0.5)
            .unwrap_or(0)
    }

    /// Where a step stands in the order.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }
}

impl Step {
    /// The middle of its box.
    pub fn middle(&self) -> (f32, f32) {
        (self.at.0 + self.size.0 / 2.0, self.at.1 + self.size.1 / 2.0)
    }

    /// How far below its box what belongs to it reaches.
    fn hangs(&self) -> f32 {
        let days = if self.days.is_empty() {
            0.0
        } else {
            NOTE.1 + 4.0
        };
        let last = self.notes.last();
        last.map_or(days, |note| note.top + note_height(note))
    }
}

/// How high a note is.
fn note_height(note: &Note) -> f32 {
    6.0 + NOTE.1 * count(note.lines.len())
}

/// The lanes that a map lists, and those that only its steps name.
pub fn lane_names(listed: &[String], steps: &[ProcessStep]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for name in listed.iter().chain(steps.iter().map(|step| &step.lane)) {
        let key = alike(name);
        if !is_blank(name) && !known.contains(&key) {
            known.push(key);
            names.push(name.trim().to_owned());
        }
    }
    names
}

/// The lane of every step.
fn lanes_of(names: &[String], steps: &[ProcessStep]) -> Vec<usize> {
    let keys: Vec<String> = names.iter().map(|name| alike(name)).collect();
    let lane = |step: &ProcessStep| {
        let key = alike(&step.lane);
        keys.iter().position(|name| *name == key).unwrap_or(0)
    };
    steps.iter().map(lane).collect()
}

/// A step with its words in lines, at no height yet.
fn written(step: &ProcessStep, lane: usize, column: usize, text: &Text) -> Step {
    let kind = step.kind.unwrap_or(StepKind::Step);
    // A diamond has less room for words the more lines there are.
    let decision = kind == StepKind::Decision;
    let room = if decision {
        STEP - 34.0
    } else {
        STEP - 2.0 * PAD
    };
    let lines = broken(&step.text, WORDS.0, Weight::Regular, room, LINES);
    let words = WORDS.1 * count(lines.len().max(1));
    let height = if decision {
        50.0 + words * 1.35
    } else {
        words + 2.0 * PAD
    };
    let days = say::days(step, text);
    let mut top = if days.is_empty() { 4.0 } else { NOTE.1 + 6.0 };
    let mut notes = Vec::new();
    for (problem, words) in [(true, &step.problem), (false, &step.possibility)] {
        if !is_blank(words) {
            let lines = broken(words, NOTE.0, Weight::Regular, STEP - 18.0, NOTE_LINES);
            let note = Note {
                problem,
                top,
                lines,
            };
            top += note_height(&note) + 3.0;
            notes.push(note);
        }
    }
    Step {
        id: step.head.id,
        lane,
        column,
        at: (0.0, 0.0),
        size: (STEP, height.max(LEAST_STEP)),
        kind,
        breakpoint: step.breakpoint == Some(true),
        lines,
        days,
        notes,
    }
}

/// The lanes as high as what is in them, with so many arrows that run below.
fn lanes_in_place(names: Vec<String>, steps: &[Step], below: &[usize]) -> Vec<Lane> {
    let mut top = 0.0;
    let mut lanes = Vec::new();
    for (place, name) in names.into_iter().enumerate() {
        let own = || steps.iter().filter(|step| step.lane == place);
        let half = own()
            .map(|step| step.size.1 / 2.0)
            .fold(LEAST_STEP / 2.0, f32::max);
        let down = own()
            .map(|step| step.size.1 / 2.0 + step.hangs())
            .fold(half, f32::max);
        let lines = broken(&name, NAME.0, Weight::SemiBold, NAMES - 22.0, LINES);
        let arrows = match below.get(place).copied().unwrap_or(0) {
            0 => 0.0,
            some => TRACK * count(some) + 4.0,
        };
        let name_height = NAME.1 * count(lines.len()) + 20.0;
        let height = (ABOVE + half + down + BELOW + arrows)
            .max(LEAST_LANE)
            .max(name_height);
        lanes.push(Lane {
            name,
            lines,
            top,
            height,
            middle: top + ABOVE + half,
        });
        top += height;
    }
    lanes
}

/// Where a column's boxes begin.
fn column_left(column: usize) -> f32 {
    NAMES + GUTTER + (STEP + GUTTER) * at_column(column)
}

fn at_column(column: usize) -> f32 {
    count(column)
}

#[allow(clippy::cast_precision_loss, reason = "lines and columns on a sheet")]
fn count(n: usize) -> f32 {
    n as f32
}
