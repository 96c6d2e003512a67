//! What does not fit in a month before it is sent.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Told, end_of};
use crate::domain::{Id, MunicipalityCode};
use crate::insight::facts::*;
use crate::insight::time::reported;
use crate::insight::view::{Scope, View};

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKind {
    /// There is no personal identity number, and the fund asks for one.
    NoNumber,
    /// The identity is protected, and there is no substitute number from the authority.
    NoSubstitute,
    /// Some of the training is not certified by both.
    Uncertified,
    /// More minutes than the session was long.
    OverSession,
    /// More hours than a day has.
    OverADay,
    /// A session outside the project's time, or after the person had ended.
    OutsideTime,
}

impl CheckKind {
    /// All of them, in the order they are told.
    pub const ALL: &'static [Self] = &[
        Self::NoNumber,
        Self::NoSubstitute,
        Self::Uncertified,
        Self::OverSession,
        Self::OverADay,
        Self::OutsideTime,
    ];

    /// Whether it is about the numbers that persons are told by.
    pub fn is_of_numbers(self) -> bool {
        matches!(self, Self::NoNumber | Self::NoSubstitute)
    }

    /// Its code name: the keys of its sentences are `fund-check_…` and `fund-check_no_…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoNumber => "number",
            Self::NoSubstitute => "substitute",
            Self::Uncertified => "certified",
            Self::OverSession => "session",
            Self::OverADay => "day",
            Self::OutsideTime => "time",
        }
    }
}

/// Something that does not fit in a month, and where it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub kind: CheckKind,
    /// Whose row.
    pub person: Id,
    /// Whose it is to mend.
    pub municipality: Option<MunicipalityCode>,
    /// The record that opens.
    pub opens: (Source, Id),
    /// The day, where it is of one.
    pub day: Option<NaiveDate>,
}

/// What does not fit in a month of the scope, the most of a kind together.
pub(super) fn find(view: &View<'_>, month: NaiveDate) -> Vec<Check> {
    let mut found = of_rows(view, month);
    found.extend(of_attendance(view, month));
    found.sort_by_key(|one| (one.kind, one.municipality, one.person, one.day));
    found.dedup();
    found
}

/// What the rows of the extract lack.
fn of_rows(view: &View<'_>, month: NaiveDate) -> Vec<Check> {
    let facts = view.facts;
    let asks = view.projects().any(|(_, project)| project.asks_number);
    let open: BTreeMap<Id, Id> = reported(view)
        .into_iter()
        .filter(|one| one.month == month && !one.certified)
        .filter_map(|one| {
            Some((
                facts.persons.id(one.human)?,
                facts.time_reports.id(one.report)?,
            ))
        })
        .collect();
    let mut found = Vec::new();
    let extracts = Told::new(view).extracts(&[month].into());
    for row in extracts.iter().flat_map(|extract| &extract.rows) {
        let person = row.told.person;
        let mut tell = |kind, opens| {
            found.push(Check {
                kind,
                person,
                municipality: row.municipality,
                opens,
                day: None,
            });
        };
        if asks && row.numbered.is_none() {
            let kind = match row.protected {
                true => CheckKind::NoSubstitute,
                false => CheckKind::NoNumber,
            };
            tell(kind, (Source::Person, person));
        }
        if !row.is_certified {
            let report = open
                .get(&person)
                .map(|report| (Source::TimeReport, *report));
            tell(
                CheckKind::Uncertified,
                report.unwrap_or((Source::Person, person)),
            );
        }
    }
    found
}

/// What the attendances of the month say that cannot be.
fn of_attendance(view: &View<'_>, month: NaiveDate) -> Vec<Check> {
    let facts = view.facts;
    let scope = Scope {
        from: Some(month),
        to: Some(end_of(month)),
        ..view.scope.clone()
    };
    let within = View::new(facts, &scope);
    let mut found = Vec::new();
    let mut by_day: BTreeMap<(Ix, NaiveDate), i64> = BTreeMap::new();
    let mut places: BTreeMap<Ix, PlaceIx> = BTreeMap::new();
    for came in within.attended() {
        let Some(day) = came.day else { continue };
        *by_day.entry((came.who.human, day)).or_insert(0) += came.minutes();
        places.entry(came.who.human).or_insert(came.place);
        let project = facts.project_of(came.place);
        let outside = project.is_some_and(|project| {
            project.start.is_some_and(|start| day < start)
                || project.end.is_some_and(|end| day > end)
        });
        let ended = facts
            .persons
            .get(came.who.person)
            .and_then(|person| person.ended);
        let what = [
            (CheckKind::OverSession, came.longer_than_it(facts)),
            (
                CheckKind::OutsideTime,
                outside || ended.is_some_and(|ended| day > ended),
            ),
        ];
        let (Some(person), Some(session)) = (
            facts.persons.id(came.who.human),
            facts.sessions.id(came.session),
        ) else {
            continue;
        };
        for (kind, _) in what.into_iter().filter(|(_, is_so)| *is_so) {
            found.push(Check {
                kind,
                person,
                municipality: facts.code(came.place),
                opens: (Source::Session, session),
                day: Some(day),
            });
        }
    }
    for ((human, day), minutes) in by_day {
        if let Some(person) = facts.persons.id(human).filter(|_| minutes > A_DAY) {
            found.push(Check {
                kind: CheckKind::OverADay,
                person,
                municipality: places.get(&human).and_then(|place| facts.code(*place)),
                opens: (Source::Person, person),
                day: Some(day),
            });
        }
    }
    found
}

/// The minutes of a day.
const A_DAY: i64 = 24 * 60;
