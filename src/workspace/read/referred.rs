//! What refers to a record: to be known before that is removed.

use std::collections::HashSet;

use crate::domain::{Id, KINDS, Kind, Rule, Value};
use crate::store::Row;
use crate::workspace::{Reader, Result};

/// A living record that refers to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Referrer {
    /// The record.
    pub row: Row,
    /// It says nothing without the other: a membership without its group, a meeting of that group alone. Such goes
    /// with it where the user says so; the rest stays.
    pub alone: bool,
}

impl Reader {
    /// The living records that refer to one of this kind.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn referred_by(&self, kind: &'static Kind, id: Id) -> Result<Vec<Referrer>> {
        self.at_one_moment(|_| {
            let mut referring = Vec::new();
            for (kind, other) in self.store.referring(kind, id)? {
                if let Some(row) = self.row(kind, other)? {
                    let alone = says_nothing_without(&row, id);
                    referring.push(Referrer { row, alone });
                }
            }
            Result::Ok(referring)
        })
    }
}

impl Reader {
    /// What hangs on a record: what refers to it, and what refers to that of it which says nothing without it. Kind by
    /// kind, in the kinds' order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn hanging_on(&self, kind: &'static Kind, id: Id) -> Result<Vec<Referrer>> {
        self.at_one_moment(|_| {
            let mut hanging: Vec<Referrer> = Vec::new();
            let mut known = HashSet::from([id]);
            let mut next = vec![(kind, id)];
            while let Some((kind, id)) = next.pop() {
                for one in self.referred_by(kind, id)? {
                    if known.insert(one.row.head.id) {
                        next.extend(one.alone.then_some((one.row.kind, one.row.head.id)));
                        hanging.push(one);
                    }
                }
            }
            let place = |kind: &Kind| KINDS.iter().position(|one| one.code == kind.code);
            hanging.sort_by_key(|one| place(one.row.kind));
            Result::Ok(hanging)
        })
    }
}

/// Whether a field that the record needs holds this one and no other.
fn says_nothing_without(row: &Row, id: Id) -> bool {
    let id = id.to_string();
    let is_it = |value: &Value| value.as_str() == Some(id.as_str());
    let either = |code: &str| {
        let mut rules = row.kind.rules.iter();
        rules.any(|rule| matches!(rule, Rule::OneOf(one, other) if [*one, *other].contains(&code)))
    };
    let mut needed = row.kind.fields.iter();
    needed.any(|field| {
        let value = row.fields.get(field.code);
        let it_alone = value.is_some_and(|value| match value {
            Value::Array(all) => !all.is_empty() && all.iter().all(is_it),
            one => is_it(one),
        });
        it_alone && (field.required || either(field.code))
    })
}
