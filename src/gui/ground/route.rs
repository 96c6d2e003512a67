//! Where one is in the program: a page of its own, the list of a kind of record, or one record.

use crate::domain::{Id, Kind, Shape};
use crate::workspace::{Reader, Result};

/// Whether records of a kind are shown by themselves somewhere.
pub type Shows = fn(&Kind) -> bool;

/// A page, with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// A page of its own, by its code name.
    Page(&'static str),
    /// All records of a kind, by the kind's code name.
    List(&'static str),
    /// One record, by its kind's code name.
    Record(&'static str, Id),
    /// One figure and the rows behind it.
    Figure(String),
}

impl Route {
    /// No file is open.
    pub const START: Self = Self::Page("start");
    /// What to do next, the goals, the time.
    pub const OVERVIEW: Self = Self::Page("overview");
    /// All figures.
    pub const FOLLOW_UP: Self = Self::Page("follow_up");
    /// What leaves the laptop.
    pub const SEND: Self = Self::Page("send");
    /// Every person's month.
    pub const TIME: Self = Self::Page("time");
    /// Spreadsheets on their way in.
    pub const INTAKE: Self = Self::Page("intake");
    /// What whoever takes over goes on from.
    pub const HANDOVER: Self = Self::Page("handover");
    /// The lead's bundles.
    pub const INBOX: Self = Self::Page("inbox");
    /// What waits for a decision: conflicts, duplicates, what was held back.
    pub const DECISIONS: Self = Self::Page("decisions");
    /// The lead's municipalities and goals.
    pub const SITUATION: Self = Self::Page("situation");
    /// What is told to the fund, month by month.
    pub const SUBMISSIONS: Self = Self::Page("submissions");
    /// What the project is.
    pub const PROJECT: Self = Self::Page("project");
    /// The kits that municipalities begin from.
    pub const KITS: Self = Self::Page("kits");
    /// What the lead sends back, or what came of it.
    pub const FEEDBACK: Self = Self::Page("feedback");
    /// What a project's lead sends to an evaluator.
    pub const TO_EVALUATOR: Self = Self::Page("to_evaluator");
    /// An evaluator's projects, planned against actual.
    pub const CLUSTER: Self = Self::Page("cluster");
    /// What speaks of effects, level by level.
    pub const EFFECTS: Self = Self::Page("effects");
    /// What helped and hindered.
    pub const FACTORS: Self = Self::Page("factors");
    /// The evaluator's projects, and what they last sent.
    pub const PROJECTS: Self = Self::Page("projects");
    /// The keys that files are locked and signed with, and moving to another laptop.
    pub const KEYS: Self = Self::Page("keys");
    /// Copies of the file, and mending it.
    pub const BACKUPS: Self = Self::Page("backups");
    /// Language, look, name, who is contact person.
    pub const SETTINGS: Self = Self::Page("settings");

    /// All records of a kind.
    pub const fn list(kind: &Kind) -> Self {
        Self::List(kind.code)
    }

    /// One record of a kind.
    pub const fn record(kind: &Kind, id: Id) -> Self {
        Self::Record(kind.code, id)
    }

    /// The record that is shown, if one of this kind is.
    pub fn shown(&self, kind: &Kind) -> Option<Id> {
        match self {
            Self::Record(code, id) if *code == kind.code => Some(*id),
            _ => None,
        }
    }

    /// The page that a figure stands under, as it is written: one where projects stand side by side, where it is of one
    /// of them or of all; else that of all figures.
    pub fn above_figure(written: &str) -> Self {
        let mut said = written.split(['?', '&']);
        let id = said.next().unwrap_or_default();
        if !said.any(|said| said.starts_with("project=")) {
            return Self::FOLLOW_UP;
        }
        match id.split('.').next() {
            Some("effects") => Self::EFFECTS,
            Some("factors") => Self::FACTORS,
            _ => Self::CLUSTER,
        }
    }

    /// Where a record is shown: by itself, or with what it belongs to.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(reader: &Reader, shows: Shows, kind: &'static Kind, id: Id) -> Result<Option<Self>> {
        const STEPS: u8 = 2;
        let mut at = (kind, id);
        for _ in 0..=STEPS {
            if shows(at.0) {
                return Ok(Some(Self::record(at.0, at.1)));
            }
            match belongs_to(reader, at.0, at.1)? {
                Some(next) => at = next,
                None => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// What a record's first reference that is set refers to.
fn belongs_to(reader: &Reader, kind: &'static Kind, id: Id) -> Result<Option<(&'static Kind, Id)>> {
    let Some(row) = reader.row(kind, id)? else {
        return Ok(None);
    };
    let references = kind
        .fields
        .iter()
        .filter(|field| matches!(field.shape, Shape::Reference(_)));
    for field in references {
        let value = row.fields.get(field.code).and_then(|value| value.as_str());
        let Some(Ok(to)) = value.map(Id::try_parse) else {
            continue;
        };
        if let Some(kind) = reader.kind_of(to)? {
            return Ok(Some((kind, to)));
        }
    }
    Ok(None)
}
