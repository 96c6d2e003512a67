//! What was sent, held against what there is today.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::Told;
use crate::domain::{ExtractColumn, FrozenRow, Id};
use crate::insight::facts::*;
use crate::insight::kept::Question;
use crate::insight::view::View;

/// What was sent last of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) submission: Ix,
    /// The day, and the record that tells those of one day apart: ids come in the order of time.
    order: (NaiveDate, Id),
}

/// What was sent last of every month of the scope, up to its day.
pub(super) fn sent(view: &View<'_>) -> BTreeMap<NaiveDate, Sent> {
    let facts = view.facts;
    let mut sent: BTreeMap<NaiveDate, Sent> = BTreeMap::new();
    for (submission, fact) in facts.submissions.iter() {
        let id = facts.submissions.id(submission);
        let (Some(month), Some(on), Some(id)) = (fact.month, fact.on, id) else {
            continue;
        };
        if !view.holds(fact.place) || on > view.scope.today {
            continue;
        }
        let now = Sent {
            submission,
            order: (on, id),
        };
        let last = sent.entry(month).or_insert(now);
        if now.order > last.order {
            *last = now;
        }
    }
    sent
}

/// A month that must be sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Its first day.
    pub month: NaiveDate,
    /// What was sent of it last.
    pub submission: Id,
    /// The rows that are another, in the order of the persons; none where it is only sent again after another month.
    pub differences: Vec<Difference>,
    /// The earliest month before it that has been corrected, or is to be.
    pub after: Option<NaiveDate>,
}

/// The months that must be sent again, together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleSummary {
    /// All of them, in the order in which they are sent.
    pub months: Vec<NaiveDate>,
    /// Those that have changed themselves; where none has, the first, which an earlier one was sent after.
    pub about: Vec<NaiveDate>,
    /// How many have changed themselves.
    pub changed: i64,
    /// How many rows are another.
    pub rows: i64,
}

impl StaleSummary {
    /// Of what must be sent again; none where nothing must.
    pub fn of(stale: &[Stale]) -> Option<Self> {
        let first = stale.first()?.month;
        let changed = stale.iter().filter(|one| !one.differences.is_empty());
        let mut about: Vec<NaiveDate> = changed.map(|one| one.month).collect();
        let rows = stale.iter().map(|one| one.differences.len()).sum();
        let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        let changed = number(about.len());
        if about.is_empty() {
            about.push(first);
        }
        Some(Self {
            months: stale.iter().map(|one| one.month).collect(),
            about,
            changed,
            rows: number(rows),
        })
    }
}

/// A row that is another than the one that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The person, as the row of today tells her; where there is none, as the one that was sent.
    pub person: Id,
    /// What was sent; none where it is new.
    pub sent: Option<FrozenRow>,
    /// What there is today; none where it is gone.
    pub now: Option<FrozenRow>,
    /// Why.
    pub why: Why,
}

/// Why a row is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Somebody came who was not told of.
    Came,
    /// Nothing is left of what she attended in the month.
    NotThere,
    /// The person's record is removed.
    Removed,
    /// She is told of by another record: two turned out to be one human being.
    Linked(Id),
    /// She is now outside the quota.
    Outside,
    /// She attended more or less.
    Minutes,
    /// She ended, or another day.
    Ended,
    /// She began another day.
    Began,
    /// The last day is another.
    LastDay,
    /// She is in another unit.
    Unit,
    /// Another gender is stated.
    Gender,
}

impl Why {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Came => "fund-why_came",
            Self::NotThere => "fund-why_not_there",
            Self::Removed => "fund-why_removed",
            Self::Linked(_) => "fund-why_linked",
            Self::Outside => "fund-why_outside",
            Self::Minutes => "fund-why_minutes",
            Self::Ended => "fund-why_ended",
            Self::Began => "fund-why_began",
            Self::LastDay => "fund-why_last_day",
            Self::Unit => "fund-why_unit",
            Self::Gender => "fund-why_gender",
        }
    }

    /// Whether it lies in the attendance of the month.
    pub fn is_of_attendance(self) -> bool {
        let these = [Self::Came, Self::NotThere, Self::Minutes, Self::LastDay];
        these.contains(&self)
    }
}

/// Every month of the scope that must be sent again, the earliest first.
pub(super) fn find(view: &View<'_>) -> Arc<Vec<Stale>> {
    let question = Question::Stale(view.scope.clone());
    view.facts.kept(question, |facts| {
        let view = View::new(facts, view.scope);
        Arc::new(find_in(&view))
    })
}

fn find_in(view: &View<'_>) -> Vec<Stale> {
    let facts = view.facts;
    let sent = sent(view);
    let months: BTreeSet<NaiveDate> = sent.keys().copied().collect();
    if months.is_empty() {
        return Vec::new();
    }
    let mut stale = Vec::new();
    // The first that is another, and the latest sending so far with its month.
    let (mut corrected, mut latest) = (None, None::<(Sent, NaiveDate)>);
    for extract in Told::new(view).extracts(&months) {
        let month = extract.month;
        let (Some(last), Some(fact)) = (
            sent.get(&month),
            sent.get(&month)
                .and_then(|sent| facts.submissions.get(sent.submission)),
        ) else {
            continue;
        };
        let differences = differences(facts, fact, &extract.frozen());
        let overtaken = latest.filter(|(other, _)| other.order > last.order);
        let after = corrected.or(overtaken.map(|(_, month)| month));
        if !differences.is_empty() {
            corrected = corrected.or(Some(month));
        }
        if latest.is_none_or(|(other, _)| last.order > other.order) {
            latest = Some((*last, month));
        }
        if let Some(submission) = facts.submissions.id(last.submission)
            && (after.is_some() || !differences.is_empty())
        {
            stale.push(Stale {
                month,
                submission,
                differences,
                after,
            });
        }
    }
    stale
}

/// The rows of today held against those that were sent, in what was told of them.
fn differences(facts: &Facts, sent: &SubmissionFact, today: &[FrozenRow]) -> Vec<Difference> {
    let before = FrozenRow::read(&sent.rows);
    let now: HashMap<Id, &FrozenRow> = today.iter().map(|row| (row.person, row)).collect();
    let named: HashSet<Id> = before.iter().map(|row| row.person).collect();
    let mut met: HashSet<Id> = HashSet::new();
    let mut found = Vec::new();
    for row in &before {
        let human = human_of(facts, row.person);
        // Another record may stand for her than did then.
        let stands = human
            .filter(|one| !named.contains(one))
            .unwrap_or(row.person);
        let of_today = now.get(&row.person).or_else(|| now.get(&stands));
        match of_today.filter(|one| met.insert(one.person)) {
            Some(one) => found.extend(why_other(&sent.told, row, one).map(|why| Difference {
                person: one.person,
                sent: Some(*row),
                now: Some(**one),
                why,
            })),
            None => found.push(Difference {
                person: row.person,
                sent: Some(*row),
                now: None,
                why: why_gone(facts, row.person, &now),
            }),
        }
    }
    let new = today.iter().filter(|row| !met.contains(&row.person));
    found.extend(new.map(|row| Difference {
        person: row.person,
        sent: None,
        now: Some(*row),
        why: Why::Came,
    }));
    found.sort_by_key(|one| one.person);
    found
}

/// The record that stands for a person's human being.
fn human_of(facts: &Facts, person: Id) -> Option<Id> {
    match facts.find(person) {
        Some((Source::Person, index)) => facts.persons.id(facts.human(index)),
        _ => None,
    }
}

fn why_gone(facts: &Facts, person: Id, now: &HashMap<Id, &FrozenRow>) -> Why {
    let Some((Source::Person, index)) = facts.find(person) else {
        return Why::Removed;
    };
    let human = facts.persons.id(facts.human(index));
    let other = human.filter(|human| *human != person && now.contains_key(human));
    let reported = facts.persons.get(index).and_then(|one| one.reported);
    match other {
        Some(other) => Why::Linked(other),
        None if reported == Some(false) => Why::Outside,
        None => Why::NotThere,
    }
}

/// Why a row is another in what was told of it; none where it is the same.
fn why_other(told: &[ExtractColumn], before: &FrozenRow, now: &FrozenRow) -> Option<Why> {
    use ExtractColumn::{
        CertifiedHours, EndedOn, FirstDay, Gender, Hours, LastDay, Municipality, Unit,
    };
    let parts: [(&[ExtractColumn], bool, Why); 6] = [
        (
            &[Hours, CertifiedHours],
            before.minutes != now.minutes,
            Why::Minutes,
        ),
        (&[EndedOn], before.ended != now.ended, Why::Ended),
        (&[FirstDay], before.first != now.first, Why::Began),
        (&[LastDay], before.last != now.last, Why::LastDay),
        (&[Unit, Municipality], before.unit != now.unit, Why::Unit),
        (&[Gender], before.gender != now.gender, Why::Gender),
    ];
    let is_told = |columns: &[ExtractColumn]| {
        told.is_empty() || columns.iter().any(|column| told.contains(column))
    };
    let other = parts
        .iter()
        .find(|(columns, other, _)| *other && is_told(columns));
    other.map(|(.., why)| *why)
}
