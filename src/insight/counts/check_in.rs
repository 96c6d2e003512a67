//! Who has come, while people come in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Counts, number};
use chrono::Days;

use crate::domain::{AttendanceStatus, Id, MeetingKind};
use crate::insight::facts::{Ix, Source};

/// How a meeting's or a session's list stands while people come in; each human being once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// Those who are there, in the room or from afar.
    pub here: i64,
    /// Those who are there, and those who are waited for.
    pub of: i64,
    /// How many are waited for from each unit, the one with most of them first; none for those without a unit.
    pub missing: Vec<(Option<Id>, i64)>,
    /// Those who are there.
    pub present: Vec<Id>,
    /// The units that those who are there come from.
    pub from: Vec<Id>,
    /// Those who are waited for: expected, and not said to stay away.
    pub waited: Vec<(Id, Option<Id>)>,
}

/// A workshop is near for so many days before it, and after.
const NEAR_DAYS: u64 = 30;

impl Counts<'_> {
    /// The workshop that is near: the next one, else the last.
    pub fn workshop(&self) -> Option<Id> {
        let today = self.view.scope.today;
        let near = Days::new(NEAR_DAYS);
        let meetings = self.view.meetings().filter(|(_, one)| {
            matches!(
                one.kind,
                Some(MeetingKind::Workshop | MeetingKind::ProcessMapping)
            )
        });
        let dated = meetings.filter_map(|(index, one)| Some((one.date?, index)));
        let (coming, held): (Vec<_>, Vec<_>) = dated
            .filter(|(date, _)| *date <= today + near && *date + near >= today)
            .partition(|(date, _)| *date >= today);
        let next = coming.into_iter().min().or(held.into_iter().max());
        self.view.facts.meetings.id(next?.1)
    }

    /// How the list of a meeting or a session stands.
    pub fn check_in(&self, id: Id) -> CheckIn {
        let facts = self.view.facts;
        let found = facts.find(id);
        let rows = facts.attendances.all.iter();
        let mut people: BTreeMap<Ix, (Ix, Option<AttendanceStatus>)> = BTreeMap::new();
        for row in rows.filter(|row| match found {
            Some((Source::Meeting, _)) if row.meeting == Ix::NONE => false,
            Some((Source::Meeting, meeting)) => {
                facts.meeting(row.meeting) == facts.meeting(meeting)
            }
            Some((Source::Session, _)) if row.session == Ix::NONE => false,
            Some((Source::Session, session)) => {
                facts.session(row.session) == facts.session(session) && self.view.holds(row.place)
            }
            _ => false,
        }) {
            let said = people
                .entry(facts.human(row.person))
                .or_insert((row.person, row.status));
            let came = |status: Option<AttendanceStatus>| status.map(AttendanceStatus::took_part);
            // Who came by any row came.
            if came(row.status) > came(said.1) {
                *said = (row.person, row.status);
            }
        }
        for expected in self.expected(id) {
            if let Some((Source::Person, person)) = facts.find(expected) {
                people.entry(facts.human(person)).or_insert((person, None));
            }
        }
        let unit = |person: Ix| {
            let fact = facts.persons.get(person)?;
            facts.units.id(fact.unit)
        };
        let ids = |here: bool| {
            let of = people.values().filter(move |(_, status)| match status {
                Some(status) => here && status.took_part(),
                None => !here,
            });
            of.filter_map(|(person, _)| Some((facts.persons.id(*person)?, unit(*person))))
        };
        let present: Vec<Id> = ids(true).map(|(id, _)| id).collect();
        let from: BTreeSet<Id> = ids(true).filter_map(|(_, unit)| unit).collect();
        let waited: Vec<(Id, Option<Id>)> = ids(false).collect();
        let mut missing: BTreeMap<Option<Id>, i64> = BTreeMap::new();
        for (_, unit) in &waited {
            *missing.entry(*unit).or_default() += 1;
        }
        let mut missing: Vec<_> = missing.into_iter().collect();
        missing.sort_by_key(|(unit, count)| (std::cmp::Reverse(*count), *unit));
        CheckIn {
            here: number(present.len()),
            of: number(present.len() + waited.len()),
            missing,
            present,
            from: from.into_iter().collect(),
            waited,
        }
    }
}
