//! A scope laid over the facts: what lies inside it, and what is true on its day.
//!
//! # A figure's day
//!
//! Every figure is as of a day, the scope's `today`, and no record dated after it changes a figure of that day:
//!
//! - What *happened* (a meeting, a session, a cost that was paid, what was spread) counts when its day has come.
//! - What *is* (municipalities, groups, members, how far an initiative or an activity has come, what is late, how
//!   long ago something was) is stated for that day, and after the project's last day for that. It counts from the
//!   day that it began to the day that it ended; what has no dates has always been.
//! - A state without a date (a status) is what the journal says of the day ([`super::stated`]).
//! - The plan counts whole: planned costs, hours and people, and targets as revised by the day.
//!
//! All figures ask for days here, so that they agree.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::attendance::{Attendances, Attended, Met, left_out};
use super::facts::*;
use super::stated::Day;
use crate::domain::*;

/// What a figure is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    /// One project; none for all in the file.
    pub project: Option<Id>,
    /// One municipality; none for all.
    pub municipality: Option<MunicipalityCode>,
    /// Only what happened on this day or later.
    pub from: Option<NaiveDate>,
    /// Only what happened on this day or earlier.
    pub to: Option<NaiveDate>,
    /// The day it is.
    pub today: NaiveDate,
}

impl Scope {
    /// Everything there is, up to today.
    pub fn everything(today: NaiveDate) -> Self {
        Self {
            project: None,
            municipality: None,
            from: None,
            to: None,
            today,
        }
    }

    /// The same for one municipality.
    pub fn within(&self, municipality: MunicipalityCode) -> Self {
        Self {
            municipality: Some(municipality),
            ..self.clone()
        }
    }
}

/// A scope laid over the facts.
pub(super) struct View<'a> {
    pub(super) facts: &'a Facts,
    pub(super) scope: &'a Scope,
    /// The day that what *is* is stated for: today, or the last day of the project or the period.
    pub(super) on: NaiveDate,
    inside: Vec<bool>,
    /// The places inside that take part on the day; those of no municipality always do.
    there: Vec<bool>,
    /// Attendances that another place of the scope tells of too.
    left_out: HashSet<Ix>,
    members: OnceCell<Vec<Vec<Ix>>>,
    participants: OnceCell<Vec<Participant>>,
}

impl<'a> View<'a> {
    pub(super) fn new(facts: &'a Facts, scope: &'a Scope) -> Self {
        let inside: Vec<bool> = facts
            .places()
            .iter()
            .map(|place| holds(scope, place))
            .collect();
        let left_out = left_out(facts, &inside);
        let mut view = Self {
            facts,
            scope,
            on: scope.today,
            there: inside.clone(),
            inside,
            left_out,
            members: OnceCell::new(),
            participants: OnceCell::new(),
        };
        let end = view.projects().filter_map(|(_, project)| project.end).max();
        let last = end.into_iter().chain(scope.to).min().unwrap_or(scope.today);
        view.on = last.min(scope.today);
        view.there = view.places_there();
        view
    }

    /// The day that states are asked for.
    pub(super) fn day(&self) -> Day {
        let until = self.scope.to.unwrap_or(self.scope.today);
        Day {
            on: self.on,
            known: until.min(self.scope.today),
        }
    }

    /// Whether a record of this place lies inside the scope.
    pub(super) fn holds(&self, place: PlaceIx) -> bool {
        self.inside
            .get(usize::from(place))
            .copied()
            .unwrap_or(false)
    }

    /// The places inside that take part on the day: of those whose municipality says from when to when.
    fn places_there(&self) -> Vec<bool> {
        let mut there = self.inside.clone();
        let municipalities = &self.facts.municipalities.all;
        for municipality in municipalities {
            if let Some(there) = there.get_mut(usize::from(municipality.place)) {
                *there = false;
            }
        }
        for municipality in municipalities.iter().filter(|one| self.takes_part(one)) {
            if let Some(there) = there.get_mut(usize::from(municipality.place)) {
                *there = self.holds(municipality.place);
            }
        }
        there
    }

    /// Whether a municipality takes part on the day.
    fn takes_part(&self, municipality: &MunicipalityFact) -> bool {
        let (joined, left) = (municipality.joined, municipality.left);
        match (joined, left) {
            // Who joined after having left has come back.
            (Some(joined), Some(left)) if left < joined => self.on <= left || self.on >= joined,
            _ => current(joined, left, self.on),
        }
    }

    /// Whether a place lies inside the scope and takes part on the day.
    pub(super) fn is_there(&self, place: PlaceIx) -> bool {
        self.there.get(usize::from(place)).copied().unwrap_or(false)
    }

    /// Whether a record of this place concerns the scope: its own, and the lead's for everybody.
    pub(super) fn concerns(&self, place: PlaceIx) -> bool {
        let lead = |place: &Place| {
            place.municipality.is_none()
                && self
                    .scope
                    .project
                    .is_none_or(|project| project == place.project)
        };
        self.holds(place) || self.facts.place(place).is_some_and(lead)
    }

    /// Whether the scope is a whole project or more: then the lead's own records count.
    pub(super) fn is_whole(&self) -> bool {
        self.scope.municipality.is_none()
    }

    /// Whether a day lies in the period; without a period every record does, dated or not.
    pub(super) fn in_period(&self, date: Option<NaiveDate>) -> bool {
        let after = self
            .scope
            .from
            .is_none_or(|from| date.is_some_and(|date| date >= from));
        let before = self
            .scope
            .to
            .is_none_or(|to| date.is_some_and(|date| date <= to));
        after && before
    }

    /// Whether something dated has taken place, within the period.
    pub(super) fn happened(&self, date: Option<NaiveDate>) -> bool {
        date.is_some() && self.not_later(date)
    }

    /// The same, also where no day is known: without a period that counts.
    pub(super) fn not_later(&self, date: Option<NaiveDate>) -> bool {
        date.is_none_or(|date| date <= self.scope.today) && self.in_period(date)
    }

    /// The projects of the scope.
    pub(super) fn projects(&self) -> impl Iterator<Item = (Ix, &'a ProjectFact)> + use<'a> {
        let wanted = self.scope.project;
        let facts = self.facts;
        facts
            .projects
            .iter()
            .filter(move |(index, _)| wanted.is_none() || facts.projects.id(*index) == wanted)
    }

    /// The municipalities that take part, each once.
    pub(super) fn taking_part(&self) -> impl Iterator<Item = (Ix, &'a MunicipalityFact)> + '_ {
        let mut seen = std::collections::BTreeSet::new();
        self.facts
            .municipalities
            .iter()
            .filter(move |(_, municipality)| {
                self.holds(municipality.place)
                    && self.facts.code(municipality.place).is_some()
                    && self.takes_part(municipality)
                    && seen.insert(municipality.place)
            })
    }

    /// The parts on the day of municipalities that have another on the same day.
    pub(super) fn parts_again(&self) -> Vec<(Ix, PlaceIx)> {
        let once: std::collections::BTreeSet<Ix> =
            self.taking_part().map(|(index, _)| index).collect();
        let parts = self.facts.municipalities.iter();
        let again = parts.filter(|(index, part)| {
            self.holds(part.place) && self.takes_part(part) && !once.contains(index)
        });
        let again = again.filter(|(_, part)| self.facts.code(part.place).is_some());
        again.map(|(index, part)| (index, part.place)).collect()
    }

    /// The groups of a kind that are there on the day, of municipalities that take part.
    pub(super) fn groups(&self, kind: GroupKind) -> impl Iterator<Item = (Ix, &'a GroupFact)> + '_ {
        self.facts.groups.iter().filter(move |(_, group)| {
            group.kind == Some(kind)
                && self.is_there(group.place)
                && self.facts.code(group.place).is_some()
                && group.established.is_none_or(|day| day <= self.on)
        })
    }

    /// Each municipality's group of a kind: the first that is not closed.
    pub(super) fn group_of_each(&self, kind: GroupKind) -> Vec<(Ix, &'a GroupFact)> {
        let mut open: Vec<_> = self
            .groups(kind)
            .filter(|(_, group)| group.status.on(self.day()) != GroupStatus::Closed)
            .collect();
        let far = NaiveDate::MAX;
        open.sort_by_key(|(index, group)| (group.place, group.established.unwrap_or(far), *index));
        open.dedup_by_key(|(_, group)| group.place);
        open
    }

    /// One group, strategic or operative, for each municipality that has any: it is at work.
    pub(super) fn at_work(&self) -> Vec<(Ix, &'a GroupFact)> {
        let mut groups: Vec<_> = self
            .groups(GroupKind::Strategic)
            .chain(self.groups(GroupKind::Operative))
            .collect();
        groups.sort_by_key(|(index, group)| (group.place, *index));
        groups.dedup_by_key(|(_, group)| group.place);
        groups
    }

    /// The memberships of a group on the day, one a human being.
    pub(super) fn members(&self, group: Ix) -> &[Ix] {
        let by_group = self.members.get_or_init(|| members_on(self.facts, self.on));
        group
            .get()
            .and_then(|index| by_group.get(index))
            .map_or(&[], Vec::as_slice)
    }

    fn attendances_of_places(&self) -> impl Iterator<Item = &'a Attendances> + '_ {
        let places = self.facts.attendances_of.iter().zip(&self.inside);
        places
            .filter(|(_, inside)| **inside)
            .map(|(attendances, _)| attendances)
    }

    /// Who came to the scope's meetings and who did not, where attendance was taken; each human being once.
    pub(super) fn at_meetings(&self) -> impl Iterator<Item = &'a Met> + '_ {
        let all = self.attendances_of_places().flat_map(|place| &place.met);
        all.filter(|met| !self.left_out.contains(&met.attendance))
    }

    /// Every training session of the scope and period, up to its day, that a participant attended: each human being
    /// once, and none that is outside the quota.
    pub(super) fn attended(&self) -> impl Iterator<Item = Attended> + '_ {
        let participants = self
            .came()
            .filter(|came| self.facts.is_reported(came.human));
        participants.filter(|came| came.minutes() > 0)
    }

    /// The same, also where nobody knows for how long.
    pub(super) fn came(&self) -> impl Iterator<Item = Attended> + '_ {
        self.came_in_places().filter(|came| self.counts_once(came))
    }

    /// The same as each place tells it: who came to one session in two municipalities' names is in both.
    pub(super) fn came_in_places(&self) -> impl Iterator<Item = Attended> + '_ {
        // A country has far fewer sessions than attendances.
        let sessions = self.facts.sessions.all.iter();
        let counting: Vec<bool> = sessions.map(|session| self.has_been(session)).collect();
        let all = self
            .attendances_of_places()
            .flat_map(|place| &place.attended)
            .copied();
        all.filter(move |came| came.session.get().is_some_and(|session| counting[session]))
    }

    /// Whether a session lies in the period, up to the scope's day.
    pub(super) fn has_been(&self, session: &SessionFact) -> bool {
        self.not_later(session.date)
    }

    /// Whether an attendance counts where all the scope's places are counted together.
    pub(super) fn counts_once(&self, came: &Attended) -> bool {
        !self.left_out.contains(&came.attendance)
    }

    /// The human beings with attended training.
    pub(super) fn participants(&self) -> &[Participant] {
        self.participants.get_or_init(|| {
            let date = |session| self.facts.sessions.get(session).and_then(|one| one.date);
            let mut first: Vec<Option<(Option<NaiveDate>, usize)>> =
                vec![None; self.facts.persons.len()];
            let mut all: Vec<Participant> = Vec::new();
            for attended in self.attended() {
                let Some(first) = attended.human.get().and_then(|index| first.get_mut(index))
                else {
                    continue;
                };
                let (human, place) = (attended.human, attended.place);
                let person = self.facts.person_at(attended.attendance);
                let now = Participant {
                    human,
                    place,
                    person,
                };
                match first {
                    None => {
                        *first = Some((date(attended.session), all.len()));
                        all.push(now);
                    }
                    Some((earliest, at)) if date(attended.session) < *earliest => {
                        *earliest = date(attended.session);
                        all[*at] = now;
                    }
                    Some(_) => {}
                }
            }
            all
        })
    }
}

/// A human being with attended training, as the record says by which she first took part: where that was, and who
/// she was then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Participant {
    pub(super) human: Ix,
    pub(super) place: PlaceIx,
    pub(super) person: Ix,
}

fn holds(scope: &Scope, place: &Place) -> bool {
    scope.project.is_none_or(|project| project == place.project)
        && (scope.municipality.is_none() || scope.municipality == place.municipality)
}

/// Whether something that lasts from one day to another is current on a day.
pub fn current(from: Option<NaiveDate>, to: Option<NaiveDate>, on: NaiveDate) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| to >= on)
}

/// Whole days from one day to a later one.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The memberships that are current on a day, by group; a human being is in a group once.
pub(super) fn members_on(facts: &Facts, on: NaiveDate) -> Vec<Vec<Ix>> {
    let mut by_group: Vec<Vec<Ix>> = vec![Vec::new(); facts.groups.len()];
    // Where rows differ, the fullest mandate counts: the vocabulary lists it first.
    let says_most = |index: &Ix| {
        let mandate = facts.memberships.get(*index).and_then(|one| one.mandate);
        (mandate.is_none(), mandate, *index)
    };
    let mut known: HashMap<(usize, Ix), Ix> = HashMap::new();
    for (index, membership) in facts.memberships.iter() {
        let human = facts.human(membership.person);
        let group = membership.group.get().filter(|_| human != Ix::NONE);
        let now = group.filter(|_| current(membership.from, membership.to, on));
        if let Some(group) = now {
            let counts = known.entry((group, human)).or_insert(index);
            *counts = std::cmp::min_by_key(*counts, index, says_most);
        }
    }
    for ((group, _), index) in known {
        by_group[group].push(index);
    }
    by_group
        .iter_mut()
        .for_each(|members| members.sort_unstable());
    by_group
}
