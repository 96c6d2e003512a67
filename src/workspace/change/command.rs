//! A change as a value: what to do, and what to call it when it is undone.

use std::collections::HashSet;

use crate::domain::{Fields, Id, Kind, Value};
use crate::journal::{Conflict, REMOVED};

/// One edit of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Makes a record.
    Create {
        /// What it is.
        kind: &'static Kind,
        /// Its identity, from [`fresh_id`](crate::workspace::fresh_id).
        id: Id,
        /// Its fields.
        fields: Fields,
    },
    /// Sets some fields of a record; `null` empties one.
    Set {
        /// What it is.
        kind: &'static Kind,
        /// Which.
        id: Id,
        /// The fields that get a new value.
        fields: Fields,
    },
    /// Removes a record; it can be brought back.
    Remove {
        /// What it is.
        kind: &'static Kind,
        /// Which.
        id: Id,
    },
    /// Brings a removed record back.
    Restore {
        /// What it is.
        kind: &'static Kind,
        /// Which.
        id: Id,
    },
    /// Takes a decision back: the values of some fields stand beside each other again, for somebody to choose from.
    Undecide {
        /// What it is.
        kind: &'static Kind,
        /// Which.
        id: Id,
        /// Other fields, which get a value.
        fields: Fields,
        /// What is to be decided, as it waited before.
        open: Vec<Conflict>,
    },
}

impl Edit {
    /// What kind of record it concerns.
    pub fn kind(&self) -> &'static Kind {
        match self {
            Self::Create { kind, .. }
            | Self::Set { kind, .. }
            | Self::Remove { kind, .. }
            | Self::Restore { kind, .. }
            | Self::Undecide { kind, .. } => kind,
        }
    }

    /// Which record it concerns.
    pub fn id(&self) -> Id {
        match self {
            Self::Create { id, .. }
            | Self::Set { id, .. }
            | Self::Remove { id, .. }
            | Self::Restore { id, .. }
            | Self::Undecide { id, .. } => *id,
        }
    }

    /// The edit that makes a value of a conflict the one that holds; whether a record is removed is decided as a
    /// field is.
    pub fn decide(kind: &'static Kind, id: Id, field: &str, value: &Value) -> Self {
        match value.as_bool() {
            _ if field != REMOVED => Self::Set {
                kind,
                id,
                fields: Fields::from([(field.to_owned(), value.clone())]),
            },
            Some(true) => Self::Remove { kind, id },
            _ => Self::Restore { kind, id },
        }
    }

    fn verb(&self) -> Verb {
        match self {
            Self::Create { .. } => Verb::Add,
            Self::Set { .. } | Self::Undecide { .. } => Verb::Change,
            Self::Remove { .. } => Verb::Remove,
            Self::Restore { .. } => Verb::Restore,
        }
    }
}

/// What a command does, for its name: "lägg till medlem".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Adds a record.
    Add,
    /// Changes one.
    Change,
    /// Removes one.
    Remove,
    /// Brings one back.
    Restore,
    /// Takes many in from a spreadsheet.
    TakeIn,
}

impl Verb {
    /// Its code name; labels have the key `verb-…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::TakeIn => "take_in",
        }
    }
}

/// What a command is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// What it does.
    pub verb: Verb,
    /// To what.
    pub kind: &'static Kind,
}

/// A change: edits that happen together or not at all, undone and redone as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// What it is called; none where there are no edits.
    pub name: Option<Name>,
    /// What it does, in order.
    pub edits: Vec<Edit>,
}

impl Command {
    /// A command named after its first edit.
    pub fn new(edits: Vec<Edit>) -> Self {
        let name = edits.first().map(|edit| Name {
            verb: edit.verb(),
            kind: edit.kind(),
        });
        Self { name, edits }
    }

    /// Makes one record.
    pub fn create(kind: &'static Kind, id: Id, fields: Fields) -> Self {
        Self::new(vec![Edit::Create { kind, id, fields }])
    }

    /// Sets fields of one record.
    pub fn set(kind: &'static Kind, id: Id, fields: Fields) -> Self {
        Self::new(vec![Edit::Set { kind, id, fields }])
    }

    /// Removes one record.
    pub fn remove(kind: &'static Kind, id: Id) -> Self {
        Self::new(vec![Edit::Remove { kind, id }])
    }
}

/// Fields from pairs of a name and anything that is JSON: `fields([(Group::name, "Styrgruppen".into())])`.
pub fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// What is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub enum Touched {
    /// Anything may have changed, records or not.
    Everything,
    /// These records, and nothing else.
    Records(Vec<(&'static Kind, Id)>),
    /// No record: the log of what has left the file.
    Log,
}

/// What work has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What the command was called, if it was one.
    pub name: Option<Name>,
    /// What it touched.
    pub touched: Touched,
    /// What can be brought back since; none where that is what it was.
    pub back: Option<BringsBack>,
}

/// The removed records that undo brings back, and those that redo does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BringsBack {
    /// What would be undone removed them.
    pub by_undo: HashSet<Id>,
    /// What would be done again made them, or brought them back.
    pub by_redo: HashSet<Id>,
}

impl Changed {
    /// What cannot be told record by record: a merge, an erasure, another key.
    pub fn everything() -> Self {
        Self {
            name: None,
            touched: Touched::Everything,
            back: Some(BringsBack::default()),
        }
    }

    /// Something has left the file, and that stands in its log.
    pub fn log() -> Self {
        Self {
            name: None,
            touched: Touched::Log,
            back: None,
        }
    }
}
