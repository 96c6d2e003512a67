//! A scope laid over the facts: what lies inside it, and what is true on its day.
//!
//! # A figure's day
//!
//! Every figure is as of a day, the scope's `today`, and no record dated after it changes a figure of that day:
//!
//! - What *happened* (a meeting, a session, a cost that was paid, what was spread) counts when its day has come.
//! - What *is* (municipalities, groups, members, how far an initiative or an activity has come, what is late, how
//!   long ago something was) is stated for that day, and after the project's last day for that. It counts from the
//!   day that it began to the day that it ended.
//! - What has no day of its own (a member without *from*, a group without the day it was formed) counts on every
//!   day, whenever it was written down: people write down late what has long been so. Of an end alone the beginning
//!   is open. Where that matters, since the group has met for long, the signal `group.undated` says so.
//! - A state without a date (a status) is what the journal says of the day ([`super::stated`]).
//! - The plan counts whole: planned costs, hours and people, and targets as revised by the day.
//!
//! All figures ask for days here, so that they agree.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::attendance::{Attendances, Attended, Met, Who, Whom, left_out};
use super::cluster::within_project;
use super::facts::*;
use super::kept::Question;
use super::participants::{Participant, find_participants};
use super::stated::Day;
use super::table::{ById, Noted, Table};
use crate::domain::*;

mod places;

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

    /// The same days of all there is.
    fn of_days(&self) -> Self {
        Self {
            project: None,
            municipality: None,
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
    /// Whose attendance is seen: everybody's, where it is not counted place by place.
    whom: Whom,
    /// The place whose attendance is seen, where that is all there is.
    only: Option<PlaceIx>,
    /// Attendances that another place of the scope tells of too.
    left_out: HashSet<Ix>,
    members: OnceCell<Arc<Vec<Vec<Ix>>>>,
    meetings: OnceCell<Vec<Ix>>,
    participants: OnceCell<Vec<Participant>>,
}

impl<'a> View<'a> {
    pub(super) fn new(facts: &'a Facts, scope: &'a Scope) -> Self {
        let inside: Vec<bool> = facts
            .places()
            .iter()
            .map(|place| holds(facts, scope, place))
            .collect();
        let left_out = left_out(facts, &inside);
        let mut view = Self {
            facts,
            scope,
            on: scope.today,
            there: inside.clone(),
            inside,
            whom: Whom::All,
            only: None,
            left_out,
            members: OnceCell::new(),
            meetings: OnceCell::new(),
            participants: OnceCell::new(),
        };
        let end = view.projects().filter_map(|(_, project)| project.end).max();
        let last = end.into_iter().chain(scope.to).min().unwrap_or(scope.today);
        view.on = last.min(scope.today);
        view.there = view.places_there();
        view
    }

    /// A view of those alone of whom one record in one place tells: nothing else is seen.
    fn of_own(facts: &'a Facts, scope: &'a Scope, place: PlaceIx) -> Self {
        Self {
            facts,
            scope,
            on: scope.today,
            inside: Vec::new(),
            there: Vec::new(),
            whom: Whom::Alone,
            only: Some(place),
            left_out: HashSet::new(),
            members: OnceCell::new(),
            meetings: OnceCell::new(),
            participants: OnceCell::new(),
        }
    }

    /// The same, that knows what lies inside the scope.
    fn of_own_within(facts: &'a Facts, scope: &'a Scope, place: PlaceIx) -> Self {
        Self {
            whom: Whom::Alone,
            only: Some(place),
            ..Self::new(facts, scope)
        }
    }

    /// The same without these.
    fn of_others(&self) -> Self {
        Self {
            facts: self.facts,
            scope: self.scope,
            on: self.on,
            inside: self.inside.clone(),
            there: self.there.clone(),
            whom: Whom::Others,
            only: None,
            left_out: self.left_out.clone(),
            members: OnceCell::new(),
            meetings: OnceCell::new(),
            participants: OnceCell::new(),
        }
    }

    /// The rows of a table; none where only attendance is seen.
    pub(super) fn seen<F>(
        &self,
        table: &'a Noted<Table<F>>,
    ) -> impl Iterator<Item = (Ix, &'a F)> + use<'a, F> {
        let rows = self.only.is_none().then(|| table.iter());
        rows.into_iter().flatten()
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
            place.municipality.is_none() && within_project(self.facts, self.scope.project, place)
        };
        self.holds(place) || self.facts.place(place).is_some_and(lead)
    }

    /// Whether the scope is a whole project or more: then the lead's own records count.
    pub(super) fn is_whole(&self) -> bool {
        self.scope.municipality.is_none() && self.only.is_none()
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
        self.seen(&facts.projects).filter(move |(index, _)| {
            match (wanted, facts.projects.id(*index)) {
                // What a part of a project plans is planned within the whole.
                (None, Some(id)) => facts.whole_of(id).is_none(),
                (_, id) => id == wanted,
            }
        })
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

    /// The meetings of the scope.
    pub(super) fn meetings(&self) -> impl Iterator<Item = (Ix, &'a MeetingFact)> + '_ {
        let facts = self.facts;
        let own = self.meetings.get_or_init(|| self.own_meetings()).iter();
        own.filter_map(|index| Some((*index, facts.meetings.get(*index)?)))
    }

    /// The same, each once.
    pub(super) fn meetings_once(&self) -> impl Iterator<Item = (Ix, &'a MeetingFact)> + '_ {
        let own = self.meetings();
        own.filter(|(index, _)| self.facts.meeting(*index) == *index)
    }

    fn own_meetings(&self) -> Vec<Ix> {
        let all = self.facts.meetings.iter();
        if self.is_whole() {
            let own = all.filter(|(_, meeting)| self.holds(meeting.place));
            return own.map(|(index, _)| index).collect();
        }
        // A country's are not gone through again for each of its municipalities.
        let by_place = self.facts.kept(Question::Meetings, |facts| {
            let mut by_place = vec![Vec::new(); facts.places().len()];
            for (index, meeting) in facts.meetings.iter() {
                by_place[usize::from(meeting.place)].push(index);
            }
            Arc::new(by_place)
        });
        let own = by_place.iter().zip(&self.inside);
        let own = own.filter(|(_, inside)| **inside);
        let mut own: Vec<Ix> = own.flat_map(|(own, _)| own.iter().copied()).collect();
        own.sort_unstable();
        own
    }

    /// The memberships of a group on the day, one a human being.
    pub(super) fn members(&self, group: Ix) -> &[Ix] {
        let by_group = self.members.get_or_init(|| members_on(self.facts, self.on));
        group
            .get()
            .and_then(|index| by_group.get(index))
            .map_or(&[], Vec::as_slice)
    }

    /// The attendances of the places that are seen and have any.
    fn attendances(&self) -> impl Iterator<Item = (PlaceIx, &'a Attendances)> + '_ {
        let all = (0..).zip(self.facts.attendances_of.iter());
        let seen = all.filter(|(place, _)| match self.only {
            Some(only) => *place == only,
            None => self.holds(*place),
        });
        seen.map(|(place, here)| (place, &**here))
            .filter(|(_, here)| here.is_any())
    }

    /// Who came to the scope's meetings and who did not, where attendance was taken; each human being once.
    pub(super) fn at_meetings(&self) -> impl Iterator<Item = Met<'a>> + '_ {
        let all = self.attendances();
        let all = all.flat_map(|(place, here)| here.met(place, self.whom));
        all.filter(|met| met.who.alone || !self.left_out.contains(&met.attendance))
    }

    /// Every training session of the scope and period, up to its day, that a participant attended: each human being
    /// once, and none that is outside the quota.
    pub(super) fn attended(&self) -> impl Iterator<Item = Attended<'a>> + '_ {
        self.came().filter(Attended::counts)
    }

    /// The same, also where nobody knows for how long.
    pub(super) fn came(&self) -> impl Iterator<Item = Attended<'a>> + '_ {
        self.came_in_places().filter(|came| self.counts_once(came))
    }

    /// The same as each place tells it: who came to one session in two municipalities' names is in both.
    pub(super) fn came_in_places(&self) -> impl Iterator<Item = Attended<'a>> + '_ {
        let all = self.attendances();
        let all = all.flat_map(|(place, here)| here.attended(place, self.whom));
        all.filter(|came| self.not_later(came.day))
    }

    /// Of what there is of each human being, that of those who are seen: in one place its own people; of others
    /// whoever is no place's own.
    pub(super) fn of_those_seen<'b, T>(&self, all: &'b BTreeMap<Ix, T>) -> Vec<(Ix, &'b T)> {
        let own = self.attendances().flat_map(|(_, here)| here.alone());
        match self.whom {
            Whom::All => all.iter().map(|(human, one)| (*human, one)).collect(),
            Whom::Alone => own
                .filter_map(|human| Some((human, all.get(&human)?)))
                .collect(),
            Whom::Others => {
                let own: HashSet<Ix, ById> = own.collect();
                let others = all.iter().filter(|(human, _)| !own.contains(human));
                others.map(|(human, one)| (*human, one)).collect()
            }
        }
    }

    /// Everybody who is written down for a session: where, the session, who, and whether it is said how it went.
    pub(super) fn written(&self) -> impl Iterator<Item = (PlaceIx, Ix, &'a Who, bool)> + '_ {
        let all = self.attendances();
        all.flat_map(|(place, here)| here.written(place, self.whom))
    }

    /// The attendances of those who do not stand alone, as they are written down.
    pub(super) fn of_several(&self) -> impl Iterator<Item = &'a AttendanceFact> + '_ {
        let facts = self.facts;
        let rows = self.only.is_none().then(|| facts.several.iter());
        let rows = rows.into_iter().flatten();
        rows.filter_map(|row| facts.attendances.get(*row))
            .filter(|row| self.holds(row.place))
    }

    /// Whether a session lies in the period, up to the scope's day.
    pub(super) fn has_been(&self, session: &SessionFact) -> bool {
        self.not_later(session.date)
    }

    /// Whether an attendance counts where all the scope's places are counted together.
    pub(super) fn counts_once(&self, came: &Attended<'_>) -> bool {
        came.who.alone || !self.left_out.contains(&came.attendance)
    }

    /// The human beings with attended training.
    pub(super) fn participants(&self) -> &[Participant] {
        self.participants.get_or_init(|| {
            let places = self.place_by_place(Question::Participants, find_participants);
            places.iter().flat_map(|place| place.to_vec()).collect()
        })
    }
}

fn holds(facts: &Facts, scope: &Scope, place: &Place) -> bool {
    within_project(facts, scope.project, place)
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
pub(super) fn members_on(facts: &Facts, on: NaiveDate) -> Arc<Vec<Vec<Ix>>> {
    facts.kept(Question::Members(on), |facts| {
        Arc::new(find_members(facts, on))
    })
}

fn find_members(facts: &Facts, on: NaiveDate) -> Vec<Vec<Ix>> {
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
