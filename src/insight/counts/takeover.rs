//! Counts for whoever has taken over: after whom, and what the coming week holds.

use chrono::{Days, NaiveDate};

use super::Counts;
use crate::domain::{AssignmentRole, Id};
use crate::insight::facts::{AssignmentFact, Ix};
use crate::insight::view::days;

/// So many days one is new.
const NEW_DAYS: i64 = 30;
/// The week ahead, with today.
const WEEK: u64 = 6;

/// A contact person who has taken over after somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Takeover {
    /// Her assignment.
    pub now: Id,
    /// That of whoever was there before.
    pub before: Id,
}

/// What the coming week holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// The meetings, the next one first.
    pub meetings: Vec<Id>,
    /// The sessions of trainings, the next one first.
    pub sessions: Vec<Id>,
    /// The open activities that are due within it or should have been done before, the oldest first.
    pub due: Vec<Id>,
}

impl Counts<'_> {
    /// Who has been contact person for a short while, after somebody else.
    pub fn taken_over(&self) -> Option<Takeover> {
        let (facts, on) = (self.view.facts, self.view.on);
        let contacts = || {
            facts.assignments.iter().filter(|(_, one)| {
                one.role == Some(AssignmentRole::ContactPerson) && self.view.holds(one.place)
            })
        };
        let human = |one: &AssignmentFact| facts.human(one.person);
        let new = contacts().filter(|(_, one)| self.lasts(one.from, one.to));
        let new = new.filter(|(_, one)| one.from.is_some_and(|from| days(from, on) < NEW_DAYS));
        // Of two who began on the same day, the one who goes on has taken over after the one who has left.
        let until = |one: &AssignmentFact| one.to.unwrap_or(NaiveDate::MAX);
        let (now, newest) = new.max_by_key(|(index, one)| (one.from, until(one), *index))?;
        let others =
            contacts().filter(|(_, one)| human(one) != human(newest) && one.place == newest.place);
        let earlier = others.filter(|(_, one)| {
            one.from < newest.from || one.from == newest.from && until(one) < until(newest)
        });
        let (before, _) = earlier.max_by_key(|(index, one)| (one.from, until(one), *index))?;
        let id = |index: Ix| facts.assignments.id(index);
        Some(Takeover {
            now: id(now)?,
            before: id(before)?,
        })
    }

    /// What the coming week holds.
    pub fn week(&self) -> Week {
        let (view, facts) = (&self.view, self.view.facts);
        let last = view.on.checked_add_days(Days::new(WEEK));
        let last = last.unwrap_or(NaiveDate::MAX);
        let meetings = facts.meetings_once().filter_map(|(index, one)| {
            let day = one.date?;
            let within = view.holds(one.place) && (view.on..=last).contains(&day);
            within.then_some(((Some(day), one.start.is_none(), one.start), index))
        });
        let sessions = facts.sessions.iter().filter_map(|(index, one)| {
            let day = one.date?;
            let within = (view.on..=last).contains(&day) && facts.session(index) == index;
            within.then_some(((day, one.start), index))
        });
        let activities = facts.activities.iter().filter_map(|(index, one)| {
            let due = one.due.filter(|due| *due <= last)?;
            let within = view.holds(one.place) && one.is_open(view.day());
            within.then_some((due, index))
        });
        Week {
            meetings: in_order(meetings, |index| facts.meetings.id(index)),
            sessions: in_order(sessions, |index| facts.sessions.id(index)),
            due: in_order(activities, |index| facts.activities.id(index)),
        }
    }
}

/// The records by what they are ordered by.
fn in_order<K: Ord>(all: impl Iterator<Item = (K, Ix)>, id: impl Fn(Ix) -> Option<Id>) -> Vec<Id> {
    let mut all: Vec<(K, Ix)> = all.collect();
    all.sort();
    all.into_iter().filter_map(|(_, index)| id(index)).collect()
}
