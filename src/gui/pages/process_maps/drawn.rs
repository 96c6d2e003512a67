//! A map as it is shown: as it was read, with what has been asked for since and is not read yet, laid out once.

use std::sync::Arc;

use crate::domain::{
    Choosable as _, Fields, Head, Id, ProcessMap, ProcessStep, Record as _, StepKind, Value,
};
use crate::gui::ground::cx::Cx;
use crate::insight::MapCount;
use crate::report::picture::Shape;
use crate::report::swimlanes::{Ink, Layout, Read, says};
use crate::text::Text;
use crate::workspace::{Command, Edit};

/// A map that has been read, if it is there.
pub type Found = Arc<Option<Read>>;

/// Reads a map.
pub fn found(cx: &Cx<'_>, id: Id) -> Option<Found> {
    cx.view(("process map", id), move |source| {
        Read::of(&source.reader, id)
    })
}

/// A map to look at, laid out, if it is there.
pub fn laid_out(cx: &Cx<'_>, id: Id) -> Option<Arc<Option<Drawn>>> {
    cx.view(("process map laid out", id), move |source| {
        let read = Read::of(&source.reader, id)?;
        Ok(read.map(|read| Drawn::of(read, &source.text)))
    })
}

/// A map, laid out.
pub struct Drawn {
    /// What is shown.
    pub read: Read,
    /// Where everything stands.
    pub layout: Layout,
    /// Every step, in shapes.
    pub steps: Vec<Vec<Shape<Ink>>>,
    /// Every arrow, in shapes.
    pub arrows: Vec<Vec<Shape<Ink>>>,
    /// Every step in words.
    pub words: Vec<String>,
}

impl Drawn {
    /// Lays a map out.
    pub fn of(read: Read, text: &Text) -> Self {
        let layout = read.layout(text);
        let steps = layout.steps.iter().map(|step| step.drawn()).collect();
        let arrows = 0..layout.arrows.len();
        let arrows = arrows.map(|place| layout.arrow(place, Ink::Muted, 1.3));
        let words = 0..read.steps.len();
        let words = words.map(|place| says(&read.steps, &read.flow, place, text));
        Self {
            steps,
            arrows: arrows.collect(),
            words: words.collect(),
            layout,
            read,
        }
    }

    /// What there is in it.
    pub fn counted(&self) -> &MapCount {
        &self.read.counted
    }
}

/// What is remembered of a map while it is shown.
#[derive(Default)]
pub struct Kept {
    drawn: Option<Drawn>,
    /// What it was laid out from.
    of: Option<Found>,
    /// What has been asked for since.
    sent: Vec<Edit>,
    /// The frame in which that was.
    sent_at: u64,
    stale: bool,
}

impl Kept {
    /// Asks for a change, and shows it at once.
    pub fn run(&mut self, cx: &Cx<'_>, frame: u64, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        self.sent.extend(edits.iter().cloned());
        self.sent_at = frame;
        self.stale = true;
        cx.run(Command::new(edits));
    }

    /// The map as it is shown.
    pub fn drawn(&mut self, cx: &Cx<'_>, frame: u64, found: &Found) -> Option<&Drawn> {
        if cx.at_rest && frame > self.sent_at && !self.sent.is_empty() {
            self.sent.clear();
            self.stale = true;
        }
        let same = self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, found));
        if self.stale || !same || self.drawn.is_none() {
            let read = found.as_ref().as_ref()?;
            let read = match self.sent.is_empty() {
                true => read.clone(),
                false => with(read.clone(), &self.sent),
            };
            self.drawn = Some(Drawn::of(read, cx.text));
            self.of = Some(found.clone());
            self.stale = false;
        }
        self.drawn.as_ref()
    }
}

/// A map with edits that are on their way.
fn with(mut read: Read, edits: &[Edit]) -> Read {
    for edit in edits {
        let id = edit.id();
        match edit {
            Edit::Create { kind, fields, .. }
                if kind.code == ProcessStep::CODE
                    && !read.steps.iter().any(|step| step.head.id == id) =>
            {
                let head = Head {
                    id,
                    ..read.map.head
                };
                let mut step = empty(head);
                set(&mut step, fields);
                read.steps.push(step);
            }
            Edit::Set { kind, fields, .. } if kind.code == ProcessStep::CODE => {
                let step = read.steps.iter_mut().find(|step| step.head.id == id);
                if let Some(step) = step {
                    set(step, fields);
                }
            }
            Edit::Set { fields, .. } if id == read.map.head.id => {
                if let Some(lanes) = fields.get(ProcessMap::lanes) {
                    read.map.lanes = list(lanes);
                }
            }
            Edit::Remove { .. } => read.steps.retain(|step| step.head.id != id),
            _ => {}
        }
    }
    Read::new(read.map, read.steps)
}

/// A step of which nothing is known.
fn empty(head: Head) -> ProcessStep {
    struct Nothing;
    impl crate::domain::Cells for Nothing {
        fn cell(&self, _: usize) -> crate::domain::Cell<'_> {
            crate::domain::Cell::Null
        }
    }
    ProcessStep::read(head, &Nothing)
}

fn set(step: &mut ProcessStep, fields: &Fields) {
    for (code, value) in fields {
        let words = || value.as_str().unwrap_or_default().to_owned();
        match code.as_str() {
            ProcessStep::position => step.position = value.as_i64(),
            ProcessStep::days => step.days = value.as_i64(),
            ProcessStep::lane => step.lane = words(),
            ProcessStep::text => step.text = words(),
            ProcessStep::problem => step.problem = words(),
            ProcessStep::possibility => step.possibility = words(),
            ProcessStep::breakpoint => step.breakpoint = value.as_bool(),
            ProcessStep::kind => step.kind = value.as_str().and_then(StepKind::from_code),
            ProcessStep::next => {
                let ids = list(value);
                step.next = ids.iter().filter_map(|id| Id::try_parse(id).ok()).collect();
            }
            _ => {}
        }
    }
}

fn list(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}
