//! What people did: acts, and the diary in which a municipality's are collected.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use crate::domain::{Choosable, Fields, Id, Record};
use crate::workspace::{Command, Edit};

/// One thing somebody did, at a local time, in the lead's workspace or in a municipality's.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// When.
    pub at: NaiveDateTime,
    /// Under which name.
    pub author: String,
    /// What.
    pub command: Command,
}

/// Field values; those that are null are left out.
pub(super) type Pairs<'a> = &'a [(&'static str, Value)];

fn fields(pairs: Pairs<'_>) -> Fields {
    let known = pairs
        .iter()
        .filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
    known
        .map(|(field, value)| ((*field).to_owned(), value.clone()))
        .collect()
}

/// A new record of a kind.
pub(super) fn create<R: Record>(id: Id, pairs: Pairs<'_>) -> Edit {
    Edit::Create {
        kind: R::KIND,
        id,
        fields: fields(pairs),
    }
}

/// Other values in a record.
pub(super) fn set<R: Record>(id: Id, pairs: Pairs<'_>) -> Edit {
    let fields = pairs
        .iter()
        .map(|(field, value)| ((*field).to_owned(), value.clone()))
        .collect();
    Edit::Set {
        kind: R::KIND,
        id,
        fields,
    }
}

/// A record taken away.
pub(super) fn remove<R: Record>(id: Id) -> Edit {
    Edit::Remove { kind: R::KIND, id }
}

/// A choice as a value.
pub(super) fn code<C: Choosable>(choice: C) -> Value {
    json!(choice.code())
}

/// A choice that may be unknown, as a value.
pub(super) fn maybe<C: Choosable>(choice: Option<C>) -> Value {
    choice.map_or(Value::Null, code)
}

/// A page of a diary: an act whose author and newcomers are found when the diary is closed.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) at: NaiveDateTime,
    /// The people it mentions, by their place in the cast.
    pub(super) people: Vec<usize>,
    pub(super) edits: Vec<Edit>,
}
