//! States without a date of their own: on a day they are what the journal says of that day.
//!
//! Of days before the journal began it says nothing; then a state is what was first said. From the day that it began
//! to the day that something was said, nothing was.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::facts::Source;
use crate::domain::*;

/// What states are read of, and the fields that say them.
const STATED: [(Source, &[&str]); 9] = [
    (Source::Group, &[Group::status]),
    (Source::ActionPlan, &[ActionPlan::status]),
    (Source::Activity, &[Activity::status]),
    (Source::Agreement, &[Agreement::status]),
    (Source::Board, &[]),
    (Source::BoardItem, &[BoardItem::became]),
    (Source::Factor, &[]),
    (Source::Quote, &[]),
    (
        Source::Initiative,
        &[
            Initiative::stage,
            Initiative::participation,
            Initiative::good_example,
            Initiative::effect_level,
        ],
    ),
];

/// Whether the journal tells of states of these records.
pub(super) fn has_states(source: Source) -> bool {
    STATED.iter().any(|(stated, _)| *stated == source)
}

/// A day that states are asked for: by dates of their own, and by those of the journal. What is written down after
/// the project has ended is known of its last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) on: NaiveDate,
    pub(super) known: NaiveDate,
}

/// A state: as it is now, and as the journal said before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stated<V> {
    pub(super) now: V,
    /// From which day it was said to be what.
    said: Box<[(NaiveDate, V)]>,
}

impl<V: Copy> Stated<V> {
    /// The state as it was known on a day.
    pub(super) fn on(&self, day: Day) -> V {
        let until = self.said.partition_point(|(from, _)| *from <= day.known);
        let last = until.checked_sub(1).and_then(|at| self.said.get(at));
        last.map_or(self.now, |(_, value)| *value)
    }
}

/// What the journal says of the records that are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Journal {
    began: Option<NaiveDate>,
    said: HashMap<Id, Vec<(NaiveDate, Fields)>>,
}

impl Journal {
    /// Reads what it says of every state.
    pub(super) fn read<S: Rows>(rows: &S) -> Result<Self, S::Error> {
        let mut journal = Self {
            began: rows.began()?,
            ..Self::default()
        };
        for (source, _) in STATED {
            journal.read_of(rows, source, None)?;
        }
        Ok(journal)
    }

    /// Reads what it says of the states of one record, or of all of its kind.
    pub(super) fn read_of<S: Rows>(
        &mut self,
        rows: &S,
        source: Source,
        only: Option<Id>,
    ) -> Result<(), S::Error> {
        let Some((_, codes)) = STATED.iter().find(|(stated, _)| *stated == source) else {
            return Ok(());
        };
        rows.said(source.kind(), only, &mut |id, day, mut fields| {
            fields.retain(|code, _| codes.contains(&code.as_str()));
            self.said.entry(id).or_default().push((day, fields));
        })
    }

    /// What has been read is no longer needed.
    pub(super) fn close(&mut self) {
        self.said = HashMap::new();
    }

    /// Whether a record had been written down.
    pub(super) fn written(&self, id: Id) -> Stated<bool> {
        let first = self.said.get(&id).and_then(|said| said.first());
        let first = first
            .zip(self.began)
            .map(|((first, _), began)| (*first, began));
        let said = first.filter(|(first, began)| first > began);
        let said =
            said.map(|(first, began)| [(NaiveDate::MIN, true), (began, false), (first, true)]);
        Stated {
            now: true,
            said: said.into_iter().flatten().collect(),
        }
    }

    /// A state of a record: as it is now, and how a value reads; what nobody has said reads as null does.
    pub(super) fn stated<V: Copy + PartialEq>(
        &self,
        (id, code): (Id, &str),
        now: V,
        reads: impl Fn(&Value) -> V,
    ) -> Stated<V> {
        let entries = self.said.get(&id).into_iter().flatten();
        let mut said: Vec<(NaiveDate, V)> = entries
            .filter_map(|(day, fields)| Some((*day, reads(fields.get(code)?))))
            .collect();
        said.sort_by_key(|(day, _)| *day);
        // What holds now is what was said last, whatever the clocks say.
        if let Some((_, last)) = said.last_mut() {
            *last = now;
        }
        if let (Some(began), Some((_, first))) = (self.began, said.first().copied()) {
            let before = [(NaiveDate::MIN, first), (began, reads(&Value::Null))];
            said.splice(..0, before);
            // Of what was said on one day the last holds.
            said.sort_by_key(|(day, _)| *day);
            said.reverse();
            said.dedup_by_key(|(day, _)| *day);
            said.reverse();
        }
        if said.iter().all(|(_, value)| *value == now) {
            said.clear();
        }
        let said = said.into();
        Stated { now, said }
    }
}

/// How a choice reads.
pub(super) fn choice<V: Choosable>(value: &Value) -> Option<V> {
    value.as_str().and_then(V::from_code)
}
