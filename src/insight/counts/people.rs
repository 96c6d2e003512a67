//! Counts of people: hours, meetings, groups, and what is known of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::trainings::attended_by;
use super::{Counts, number};
use crate::domain::{AttendanceStatus, Choosable, Id, ParticipantLevel, Sector};
use crate::insight::facts::{Facts, Ix, PersonFact, Source};
use crate::insight::kept::Question;
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
        let minutes = self.attended(id);
        let (met, meetings) = self.meetings_of(person);
        let driven = facts.initiatives.all.iter();
        PersonCount {
            minutes: minutes.iter().map(|(_, minutes)| minutes).sum(),
            met,
            meetings,
            groups: number(self.groups_of(person).len()),
            initiatives: number(driven.filter(|one| one.driver == person).count()),
        }
    }

    /// What a person has attended, as it is counted together: each session once, with the minutes there.
    pub fn attended(&self, id: Id) -> Vec<(Id, i64)> {
        let facts = self.view.facts;
        let Some((Source::Person, person)) = facts.find(id) else {
            return Vec::new();
        };
        let rows = facts.attendances.all.iter();
        let own = rows.filter(|row| row.person == person && self.view.holds(row.place));
        let all = attended_by(&self.view, own).into_iter();
        all.filter_map(|(_, session, minutes)| Some((facts.sessions.id(session)?, minutes)))
            .collect()
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

    /// Minutes of training that each person has attended, in the order of their ids; those who have none are left out.
    pub fn minutes_by_person(&self) -> Vec<(Id, i64)> {
        let persons = &self.view.facts.persons;
        let places = self.view.place_by_place(Question::Minutes, |view| {
            let own = view.came().filter(|came| came.who.alone);
            let own = own.map(|came| (came.who.person, came.minutes()));
            let others = attended_by(view, view.of_several()).into_iter();
            let others = others.map(|(person, _, long)| (person, long));
            let mut minutes: BTreeMap<Ix, i64> = BTreeMap::new();
            for (person, long) in own.chain(others).filter(|(_, long)| *long > 0) {
                *minutes.entry(person).or_default() += long;
            }
            minutes
        });
        // A person's own rows in several places are told of together.
        let mut minutes = vec![0; persons.len()];
        for (person, long) in places.iter().flat_map(|place| place.iter()) {
            if let Some(all) = person.get().and_then(|at| minutes.get_mut(at)) {
                *all += *long;
            }
        }
        let all = persons.ids.iter().copied().zip(minutes);
        all.filter(|(_, long)| *long > 0).collect()
    }

    /// Who is in which group on the day: persons and groups, as the memberships say.
    pub fn memberships(&self) -> impl Iterator<Item = (Id, Id)> + '_ {
        let facts = self.view.facts;
        let all = facts.memberships.all.iter();
        let now = all.filter(|one| current(one.from, one.to, self.view.scope.today));
        now.filter_map(|one| Some((facts.persons.id(one.person)?, facts.groups.id(one.group)?)))
    }

    /// The units, and the sector of each.
    pub fn units(&self) -> Vec<(Id, Option<Sector>)> {
        let units = &self.view.facts.units;
        let all = units.ids.iter().zip(&units.all);
        all.map(|(id, unit)| (*id, unit.sector)).collect()
    }

    /// The people of the scope.
    pub fn people(&self) -> PeopleCount {
        let facts = self.view.facts;
        let persons = facts.persons.all.iter();
        let people = persons.filter(|person| self.view.holds(person.place));
        let (mut all, mut uninformed) = (0, 0);
        let mut levels: Vec<_> = ParticipantLevel::ALL.iter().map(|of| (*of, 0)).collect();
        let mut sectors: Vec<_> = Sector::ALL.iter().map(|of| (*of, 0)).collect();
        for person in people {
            all += 1;
            uninformed += i64::from(person.is_uninformed());
            let level = person.participant_level;
            let sector = sector_of(facts, person);
            let of_level = levels.iter_mut().find(|(of, _)| Some(*of) == level);
            of_level.into_iter().for_each(|(_, count)| *count += 1);
            let of_sector = sectors.iter_mut().find(|(of, _)| Some(*of) == sector);
            of_sector.into_iter().for_each(|(_, count)| *count += 1);
        }
        sectors.retain(|(_, count)| *count > 0);
        PeopleCount {
            all,
            uninformed,
            levels,
            sectors,
        }
    }
}

fn sector_of(facts: &Facts, person: &PersonFact) -> Option<Sector> {
    facts.units.get(person.unit)?.sector
}
