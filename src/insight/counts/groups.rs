//! Counts of groups: who is in them, who comes, and when the levels met.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};

use super::{Counts, number, percent};
use crate::domain::{DecisionLevel, Id, Mandate, MunicipalityCode, Sector};
use crate::insight::facts::{Ix, MembershipFact, Place, PlaceIx, Source};
use crate::insight::groups::{levels_in, sectors_in};
use crate::insight::kept::Question;
use crate::insight::meetings::{Levels, last_joint, levels};
use crate::insight::view::{current, days};

/// So many meetings are the latest ones.
const LATEST: usize = 8;
/// So many days a member is new.
const NEW_DAYS: u64 = 60;

/// A group on the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupCount {
    /// Members, each human being once.
    pub members: i64,
    /// Those who have left, and are not members again.
    pub former: i64,
    /// Members from each sector, the one with most of them first.
    pub breadth: Vec<(Sector, i64)>,
    /// Members whose sector is not known.
    pub without_sector: i64,
    /// The highest level that members decide from.
    pub top_level: Option<DecisionLevel>,
    /// Members who may speak for their organisation.
    pub with_mandate: i64,
    /// Members of whom it is not said that they fully may.
    pub lacking_mandate: i64,
    /// How many per cent came to the latest meetings where attendance was taken.
    pub attendance: Option<i64>,
    /// By how many percentage points that differs from the meetings before.
    pub change: Option<i64>,
    /// The latest meetings held, earliest first.
    pub latest: Vec<Id>,
    /// All its meetings, held or to come.
    pub meetings: i64,
    /// The day it meets next, as far as anything is booked.
    pub next: Option<NaiveDate>,
}

/// When the levels of a municipality last met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joint {
    /// The days since, and the meeting; none if they never did.
    pub last: Option<(i64, Id)>,
    /// Whether they have been apart too long.
    pub apart: bool,
    /// Whether they met as lately as they should.
    pub close: bool,
}

impl Joint {
    /// Where it stands among the others': those that met last first, and those that never did last.
    pub fn rank(&self) -> i64 {
        self.last.map_or(i64::MAX, |(days, _)| days)
    }
}

/// How many came to a meeting, of those whose attendance was taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnout {
    /// Those who came.
    pub came: i64,
    /// Those who were asked for.
    pub of: i64,
}

/// Meetings and memberships by their groups.
#[derive(Debug, Default)]
pub(super) struct ByGroup {
    meetings: HashMap<Ix, Vec<Ix>>,
    memberships: HashMap<Ix, Vec<Ix>>,
}

fn of_group(by_group: &HashMap<Ix, Vec<Ix>>, group: Ix) -> impl Iterator<Item = Ix> + '_ {
    by_group.get(&group).into_iter().flatten().copied()
}

impl Counts<'_> {
    /// A group on the day; empty if there is no such group.
    pub fn group(&self, id: Id) -> GroupCount {
        let Some((Source::Group, group)) = self.view.facts.find(id) else {
            return GroupCount::default();
        };
        let meetings = self.meetings_of_group(group);
        let held = meetings.iter().filter(|(date, _)| *date <= self.view.on);
        let held: Vec<Ix> = held.map(|(_, meeting)| *meeting).collect();
        let (before, latest) = held.split_at(held.len().saturating_sub(LATEST));
        let before = &before[before.len().saturating_sub(LATEST)..];
        let (now, then) = (self.rate(latest), self.rate(before));
        let ids = latest.iter();
        GroupCount {
            attendance: now,
            change: now.zip(then).map(|(now, then)| now - then),
            latest: ids
                .filter_map(|meeting| self.view.facts.meetings.id(*meeting))
                .collect(),
            meetings: number(meetings.len()),
            next: self.next_of_group(group),
            ..self.composition(group)
        }
    }

    /// Who is in it.
    fn composition(&self, group: Ix) -> GroupCount {
        let (view, facts) = (&self.view, self.view.facts);
        let members = view.members(group);
        let facts_of = || {
            let all = members.iter();
            all.filter_map(|index| facts.memberships.get(*index))
        };
        let holding = |mandate| {
            let held = facts_of().filter(|one| one.mandate == Some(mandate));
            number(held.count())
        };
        let human = |one: &MembershipFact| facts.human(one.person);
        let persons: BTreeSet<Ix> = facts_of().map(|one| one.person).collect();
        let now: BTreeSet<Ix> = facts_of().map(human).collect();
        let ever = of_group(&self.by_group().memberships, group);
        let left: BTreeSet<Ix> = ever
            .filter_map(|index| facts.memberships.get(index))
            .filter(|one| one.to.is_some_and(|to| to < view.on))
            .map(human)
            .filter(|human| !now.contains(human))
            .collect();
        let mut breadth: Vec<(Sector, i64)> = sectors_in(view, group)
            .into_iter()
            .map(|sector| {
                let from = persons.iter();
                let from = from.filter(|person| facts.sector_of(**person) == Some(sector));
                (sector, number(from.count()))
            })
            .collect();
        breadth.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let known = persons
            .iter()
            .filter(|person| facts.sector_of(**person).is_some());
        GroupCount {
            without_sector: number(persons.len()) - number(known.count()),
            members: number(members.len()),
            former: number(left.len()),
            breadth,
            // The vocabulary lists the highest first.
            top_level: levels_in(view, group).into_iter().min(),
            with_mandate: holding(Mandate::Yes),
            lacking_mandate: number(members.len()) - holding(Mandate::Yes),
            ..GroupCount::default()
        }
    }

    /// The dated meetings of a group, earliest first.
    fn meetings_of_group(&self, group: Ix) -> Vec<(NaiveDate, Ix)> {
        let meetings = &self.view.facts.meetings;
        let own = of_group(&self.by_group().meetings, group);
        let mut own: Vec<(NaiveDate, Ix)> = own
            .filter_map(|index| Some((meetings.get(index)?.date?, index)))
            .collect();
        own.sort_unstable();
        own
    }

    /// The day that a meeting is booked on, or that a meeting set for the next.
    fn next_of_group(&self, group: Ix) -> Option<NaiveDate> {
        let meetings = &self.view.facts.meetings;
        let own = of_group(&self.by_group().meetings, group);
        let own = own.filter_map(|index| Some((index, meetings.get(index)?)));
        let today = self.view.scope.today;
        let days = own.flat_map(|(index, meeting)| {
            let booked = meeting.date.filter(|day| self.is_to_come(index, *day));
            [booked, meeting.next.filter(|day| *day >= today)]
        });
        days.flatten().min()
    }

    /// Whether a meeting of this day is to come: not today's, when it is written down who was there.
    fn is_to_come(&self, meeting: Ix, day: NaiveDate) -> bool {
        let today = self.view.scope.today;
        day > today || day == today && !self.turnouts().contains_key(&meeting)
    }

    /// What belongs to each group: a country has too many meetings to look through them for every group.
    fn by_group(&self) -> &ByGroup {
        self.by_group.get_or_init(|| {
            let facts = self.view.facts;
            let mut all = ByGroup::default();
            for (index, meeting) in facts.meetings_once() {
                for group in &meeting.groups {
                    all.meetings.entry(*group).or_default().push(index);
                }
            }
            for (index, membership) in facts.memberships.iter() {
                let of = all.memberships.entry(membership.group).or_default();
                of.push(index);
            }
            all
        })
    }

    fn rate(&self, meetings: &[Ix]) -> Option<i64> {
        let turnouts = meetings.iter().filter_map(|one| self.turnouts().get(one));
        let (came, of) = turnouts.fold((0, 0), |(came, of), one| (came + one.came, of + one.of));
        percent(came, of)
    }

    fn turnouts(&self) -> &HashMap<Ix, Turnout> {
        self.turnouts.get_or_init(|| {
            let places = self.view.place_by_place(Question::Turnouts, |view| {
                let mut turnouts: BTreeMap<Ix, Turnout> = BTreeMap::new();
                for met in view.at_meetings() {
                    let turnout = turnouts.entry(met.meeting).or_default();
                    turnout.of += 1;
                    turnout.came += i64::from(met.came);
                }
                turnouts
            });
            let mut turnouts: HashMap<Ix, Turnout> = HashMap::new();
            for (meeting, own) in places.iter().flat_map(|place| place.iter()) {
                let turnout = turnouts.entry(*meeting).or_default();
                turnout.of += own.of;
                turnout.came += own.came;
            }
            turnouts
        })
    }

    /// How many came to a meeting; none where attendance was not taken.
    pub fn meeting(&self, id: Id) -> Option<Turnout> {
        match self.view.facts.find(id) {
            Some((Source::Meeting, meeting)) => self
                .turnouts()
                .get(&self.view.facts.meeting(meeting))
                .copied(),
            _ => None,
        }
    }

    /// The meeting that comes next.
    pub fn next_meeting(&self) -> Option<Id> {
        let meetings = self.view.meetings();
        let to_come =
            |index, date: Option<NaiveDate>| date.is_some_and(|date| self.is_to_come(index, date));
        let coming = meetings.filter(|(index, one)| to_come(*index, one.date));
        let next = coming.min_by_key(|(index, one)| (one.date, one.start, *index));
        self.view.facts.meetings.id(next?.0)
    }

    /// How many meetings there are of those whose this holds for (none is the lead), each once however often it is
    /// written down: those held and those ahead.
    pub fn meetings(&self, is_of: impl Fn(Option<MunicipalityCode>) -> bool) -> i64 {
        let facts = self.view.facts;
        let all = facts.meetings_once();
        number(all.filter(|(_, one)| is_of(facts.code(one.place))).count())
    }

    /// The meeting or session that counts in the place of this one, where both may be the same written down twice.
    pub fn maybe_same(&self, id: Id) -> Option<Id> {
        let facts = self.view.facts;
        let other = match facts.find(id)? {
            (Source::Meeting, meeting) => facts.meetings.id(facts.meeting(meeting)),
            (Source::Session, session) => facts.sessions.id(facts.session(session)),
            _ => None,
        };
        other.filter(|other| *other != id)
    }

    /// Those who are expected at a meeting and not written down yet: members of its groups on its day.
    pub fn expected(&self, id: Id) -> Vec<Id> {
        let facts = self.view.facts;
        let found = match facts.find(id) {
            Some((Source::Meeting, index)) => facts.meetings.get(index).map(|one| (index, one)),
            _ => None,
        };
        let Some((meeting, (fact, date))) =
            found.and_then(|(index, fact)| Some((index, (fact, fact.date?))))
        else {
            return Vec::new();
        };
        let rows = facts.attendances.all.iter();
        let meeting = facts.meeting(meeting);
        let written = rows.filter(|row| facts.meeting(row.meeting) == meeting);
        let mut seen: BTreeSet<Ix> = written.map(|row| facts.human(row.person)).collect();
        let members = facts.memberships.all.iter();
        let members = members
            .filter(|one| fact.groups.contains(&one.group) && current(one.from, one.to, date));
        members
            .filter(|one| seen.insert(facts.human(one.person)))
            .filter_map(|one| facts.persons.id(one.person))
            .collect()
    }

    /// Today's memberships that began after a meeting that has been held, where its groups had no member on its day:
    /// whoever logs what has been may mean that they were members then, too. Of each person in each group the
    /// earliest.
    pub fn joined_after(&self, id: Id) -> Vec<Id> {
        let facts = self.view.facts;
        let Some((Source::Meeting, index)) = facts.find(id) else {
            return Vec::new();
        };
        let meeting = facts.meetings.get(index);
        let Some((groups, day)) = meeting.and_then(|one| Some((&one.groups, one.date?))) else {
            return Vec::new();
        };
        let members = facts.memberships.iter();
        let of_groups = members.filter(|(_, one)| groups.contains(&one.group));
        let mut earliest: BTreeMap<(Ix, Ix), (NaiveDate, Ix)> = BTreeMap::new();
        for (index, one) in of_groups {
            if current(one.from, one.to, day) {
                return Vec::new();
            }
            let Some(from) = one.from.filter(|from| *from > day) else {
                continue;
            };
            if day <= self.view.scope.today && self.lasts(one.from, one.to) {
                let who = (one.group, facts.human(one.person));
                let known = earliest.entry(who).or_insert((from, index));
                *known = (*known).min((from, index));
            }
        }
        let found = earliest.into_values();
        found
            .filter_map(|(_, index)| facts.memberships.id(index))
            .collect()
    }

    /// When the levels last met in each municipality of the scope; and at the lead.
    pub fn joint(&self) -> HashMap<Option<MunicipalityCode>, Joint> {
        let joint = self.joint_by_place().into_iter();
        joint
            .map(|(place, joint)| (place.municipality, joint))
            .collect()
    }

    /// The same, told apart by project.
    pub fn joint_in_projects(&self) -> HashMap<Place, Joint> {
        self.joint_by_place().into_iter().collect()
    }

    /// The same, in the order of the places.
    fn joint_by_place(&self) -> Vec<(Place, Joint)> {
        let (facts, on) = (self.view.facts, self.view.on);
        let apart: BTreeMap<PlaceIx, Levels> = levels(&self.view)
            .into_iter()
            .map(|levels| (levels.place, levels))
            .collect();
        let last = last_joint(&self.view);
        let places: BTreeSet<PlaceIx> = apart.keys().chain(last.keys()).copied().collect();
        let joint = places.into_iter().filter_map(|place| {
            let met = last.get(&place);
            let levels = apart.get(&place);
            let joint = Joint {
                last: met.and_then(|(date, meeting)| {
                    Some((days(*date, on), facts.meetings.id(*meeting)?))
                }),
                apart: levels.is_some_and(|levels| levels.are_apart(on)),
                close: levels.is_some_and(|levels| levels.are_close(on)),
            };
            Some((*facts.place(place)?, joint))
        });
        joint.collect()
    }

    /// Whether a membership has begun lately.
    pub fn is_new(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        let since = self.view.on - Days::new(NEW_DAYS);
        from.is_some_and(|from| from > since) && current(from, to, self.view.on)
    }

    /// Whether something that lasts from one day to another lasts on the day.
    pub fn lasts(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        current(from, to, self.view.on)
    }
}
