//! Counts of people: hours, meetings, groups, and what is known of them.

use std::collections::{BTreeSet, HashMap};

use super::{Counts, number};
use crate::domain::{AttendanceStatus, Choosable, Id, ParticipantLevel, Sector};
use crate::insight::facts::{Facts, Ix, PersonFact, Source};
use crate::insight::view::current;

/// What one person has been part of, as the person's own rows say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PersonCount {
    /// Minutes of training attended.
    pub minutes: i64,
    /// Meetings that the person came to.
    pub met: i64,
    /// Meetings where it is written down whether the person came.
    pub meetings: i64,
    /// Groups that the person is in.
    pub groups: i64,
    /// Change initiatives that the person drives.
    pub initiatives: i64,
}

/// Where two persons both are or were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// A group that both are in.
    pub group: Option<Id>,
    /// A meeting or a session that both came to.
    pub occasion: Option<Id>,
}

/// The people of a scope, by what a list can be narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleCount {
    /// All that are written down.
    pub all: i64,
    /// Those who have not been told how their data are handled.
    pub uninformed: i64,
    /// Those who take part at each level.
    pub levels: Vec<(ParticipantLevel, i64)>,
    /// Those from each sector that anybody comes from.
    pub sectors: Vec<(Sector, i64)>,
}

/// How many came to a meeting, and how; as a list says that is being filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the status of that name")]
pub struct Statuses {
    pub present: i64,
    pub remote: i64,
    pub absent: i64,
    pub excused: i64,
    pub unset: i64,
}

/// Counts what a list says of each on it.
pub fn statuses(all: impl IntoIterator<Item = Option<AttendanceStatus>>) -> Statuses {
    let mut counted = Statuses::default();
    for status in all {
        *match status {
            Some(AttendanceStatus::Present) => &mut counted.present,
            Some(AttendanceStatus::Remote) => &mut counted.remote,
            Some(AttendanceStatus::Absent) => &mut counted.absent,
            Some(AttendanceStatus::Excused) => &mut counted.excused,
            None => &mut counted.unset,
        } += 1;
    }
    counted
}

impl PersonFact {
    /// Whether somebody is to be told how the data are handled, and has not been.
    pub(in crate::insight) fn is_uninformed(&self) -> bool {
        !self.informed && !self.erased
    }
}

impl Counts<'_> {
    /// What a person has been part of.
    pub fn person(&self, id: Id) -> PersonCount {
        let facts = self.view.facts;
        let Some((Source::Person, person)) = facts.find(id) else {
            return PersonCount::default();
        };
        let minutes = self.attended_by(|one| one == person);
        let (met, meetings) = self.meetings_of(person);
        let driven = facts.initiatives.all.iter();
        PersonCount {
            minutes: minutes.iter().map(|(_, _, minutes)| minutes).sum(),
            met,
            meetings,
            groups: number(self.groups_of(person).len()),
            initiatives: number(driven.filter(|one| one.driver == person).count()),
        }
    }

    /// How many meetings a person came to, of those where that is written down.
    fn meetings_of(&self, person: Ix) -> (i64, i64) {
        let facts = self.view.facts;
        let rows = facts.attendances.all.iter();
        let own = rows.filter(|row| row.person == person && self.view.holds(row.place));
        let mut said: HashMap<Ix, bool> = HashMap::new();
        for row in own {
            let meeting = facts.meetings.get(row.meeting);
            let held = meeting.is_some_and(|meeting| self.view.happened(meeting.date));
            if let Some(status) = row.status.filter(|_| held) {
                *said.entry(facts.meeting(row.meeting)).or_default() |= status.took_part();
            }
        }
        let met = said.values().filter(|came| **came).count();
        (number(met), number(said.len()))
    }

    /// Where two persons both are or were: nobody is there twice.
    pub fn shared(&self, first: Id, second: Id) -> Shared {
        let facts = self.view.facts;
        let of = |id| match facts.find(id) {
            Some((Source::Person, person)) => (self.groups_of(person), self.occasions_of(person)),
            _ => Default::default(),
        };
        let ((groups, occasions), (others, elsewhere)) = (of(first), of(second));
        let group = groups.intersection(&others).min();
        let occasion = occasions.intersection(&elsewhere).min();
        Shared {
            group: group.and_then(|group| facts.groups.id(*group)),
            occasion: occasion.copied(),
        }
    }

    fn groups_of(&self, person: Ix) -> BTreeSet<Ix> {
        let memberships = self.view.facts.memberships.all.iter();
        memberships
            .filter(|one| one.person == person && current(one.from, one.to, self.view.on))
            .map(|one| one.group)
            .filter(|group| *group != Ix::NONE)
            .collect()
    }

    fn occasions_of(&self, person: Ix) -> BTreeSet<Id> {
        let facts = self.view.facts;
        let rows = facts.attendances.all.iter();
        let came = rows.filter(|row| {
            row.person == person && row.status.is_some_and(AttendanceStatus::took_part)
        });
        came.filter_map(|row| {
            let meeting = facts.meetings.id(row.meeting);
            meeting.or_else(|| facts.sessions.id(row.session))
        })
        .collect()
    }

    /// Minutes of training that each person has attended; those who have none are left out.
    pub fn minutes_by_person(&self) -> HashMap<Id, i64> {
        let facts = self.view.facts;
        let mut minutes: HashMap<Id, i64> = HashMap::new();
        for (person, _, long) in self.attended_by(|_| true) {
            if let Some(id) = facts.persons.id(person).filter(|_| long > 0) {
                *minutes.entry(id).or_default() += long;
            }
        }
        minutes
    }

    /// The people of the scope.
    pub fn people(&self) -> PeopleCount {
        let facts = self.view.facts;
        let people = || {
            let all = facts.persons.all.iter();
            all.filter(|person| self.view.holds(person.place))
        };
        let count =
            |is: &dyn Fn(&PersonFact) -> bool| number(people().filter(|person| is(person)).count());
        let levels = ParticipantLevel::ALL.iter();
        let sectors = Sector::ALL.iter();
        PeopleCount {
            all: count(&|_| true),
            uninformed: count(&PersonFact::is_uninformed),
            levels: levels
                .map(|level| {
                    let at = |person: &PersonFact| person.participant_level == Some(*level);
                    (*level, count(&at))
                })
                .collect(),
            sectors: sectors
                .map(|sector| {
                    (
                        *sector,
                        count(&|one| sector_of(facts, one) == Some(*sector)),
                    )
                })
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

fn sector_of(facts: &Facts, person: &PersonFact) -> Option<Sector> {
    facts.units.get(person.unit)?.sector
}
