//! Groups with the people in them and the meetings they hold, read once for a page.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::{
    Choosable, DecisionLevel, Group, GroupKind, GroupStatus, Id, Mandate, Meeting, Membership,
    MunicipalityCode, Person, Record, Sector, Unit,
};
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// So many days without a joint meeting is too long.
pub const APART_DAYS: i64 = 90;

/// Groups, members and meetings.
pub struct Cast {
    /// The groups.
    pub groups: Vec<Group>,
    /// The meetings, earliest first.
    pub meetings: Vec<Meeting>,
    /// The people, by id.
    pub persons: HashMap<Id, Person>,
    units: HashMap<Id, Unit>,
    memberships: HashMap<Id, Vec<Membership>>,
}

impl Cast {
    /// Reads them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(reader: &Reader) -> Result<Self> {
        let mut meetings = reader.all::<Meeting>()?;
        meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time, meeting.head.id));
        let mut memberships: HashMap<Id, Vec<Membership>> = HashMap::new();
        for membership in reader.all::<Membership>()? {
            if let Some(group) = membership.group {
                memberships.entry(group).or_default().push(membership);
            }
        }
        Ok(Self {
            groups: reader.all::<Group>()?,
            meetings,
            persons: by_id(reader.all::<Person>()?),
            units: by_id(reader.all::<Unit>()?),
            memberships,
        })
    }

    /// Everybody who is or has been in a group.
    pub fn memberships(&self, group: Id) -> &[Membership] {
        self.memberships.get(&group).map_or(&[], Vec::as_slice)
    }

    /// The members on a day, each person once.
    pub fn members(&self, group: Id, on: NaiveDate) -> Vec<&Membership> {
        let mut seen = HashSet::new();
        let memberships = self.memberships(group).iter();
        memberships
            .filter(|one| is_member(one, on) && one.person.is_some_and(|id| seen.insert(id)))
            .collect()
    }

    /// A person's unit.
    pub fn unit(&self, person: Id) -> Option<&Unit> {
        self.units.get(&self.persons.get(&person)?.unit?)
    }

    /// The sector that a person comes from.
    pub fn sector(&self, person: Id) -> Option<Sector> {
        self.unit(person)?.sector
    }

    /// The sectors that members come from, the one with most of them first.
    pub fn breadth(&self, members: &[&Membership]) -> Vec<(Sector, usize)> {
        let sectors: Vec<Sector> = members
            .iter()
            .filter_map(|one| self.sector(one.person?))
            .collect();
        let counted = Sector::ALL.iter().map(|sector| {
            let count = sectors.iter().filter(|one| *one == sector).count();
            (*sector, count)
        });
        let mut shares: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
        shares.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        shares
    }

    /// The highest level that members decide from.
    pub fn top_level(&self, members: &[&Membership]) -> Option<DecisionLevel> {
        let levels = members
            .iter()
            .filter_map(|one| self.persons.get(&one.person?)?.decision_level);
        // The vocabulary lists the highest first.
        levels.min()
    }

    /// The meetings of a group, earliest first.
    pub fn meetings_of(&self, group: Id) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.meetings
            .iter()
            .filter(move |meeting| meeting.groups.contains(&group))
    }

    /// The day a group meets next, as far as anything is booked.
    pub fn next_meeting(&self, group: Id, today: NaiveDate) -> Option<NaiveDate> {
        let days = self
            .meetings_of(group)
            .flat_map(|meeting| [meeting.date, meeting.next_meeting]);
        days.flatten().filter(|day| *day >= today).min()
    }

    /// A municipality's last meeting of the strategic and the operative level together.
    pub fn last_joint(
        &self,
        place: Option<MunicipalityCode>,
        today: NaiveDate,
    ) -> Option<(NaiveDate, Id)> {
        let of = |meeting: &Meeting, kind| {
            let groups = self.groups.iter();
            groups
                .filter(|group| group.kind == Some(kind))
                .any(|group| meeting.groups.contains(&group.head.id))
        };
        let joint = self.meetings.iter().rev().find(|meeting| {
            meeting.head.municipality == place
                && meeting.date.is_some_and(|date| date <= today)
                && of(meeting, GroupKind::Strategic)
                && of(meeting, GroupKind::Operative)
        })?;
        Some((joint.date?, joint.head.id))
    }
}

fn by_id<R: Record>(records: Vec<R>) -> HashMap<Id, R> {
    records
        .into_iter()
        .map(|record| (record.head().id, record))
        .collect()
}

/// Whether somebody is a member on a day.
pub fn is_member(membership: &Membership, on: NaiveDate) -> bool {
    membership.from.is_none_or(|from| from <= on) && membership.to.is_none_or(|to| to >= on)
}

/// Whether a group is at work.
pub fn is_at_work(group: &Group) -> bool {
    matches!(
        group.status,
        None | Some(GroupStatus::Active | GroupStatus::Dormant)
    )
}

/// One share of a group's breadth: the sector's place among the sectors, how many, and words for both.
pub struct Share {
    /// The sector's place in its list, which gives its colour.
    pub place: usize,
    /// How many members.
    pub count: usize,
    /// "Socialtjänst, 4 av 15".
    pub words: String,
}

/// How a group is composed today, in numbers and words.
pub struct Composition {
    /// How many members.
    pub size: usize,
    /// How many were planned.
    pub planned: Option<i64>,
    /// By sector.
    pub breadth: Vec<Share>,
    /// The highest decision level.
    pub top_level: String,
    /// Members who may speak for their organisation.
    pub with_mandate: usize,
    /// Members who may not.
    pub without_mandate: usize,
}

impl Composition {
    /// Counts a group's members on a day.
    pub fn of(cast: &Cast, group: &Group, today: NaiveDate, text: &Text) -> Self {
        let members = cast.members(group.head.id, today);
        let holding = |mandate| {
            let held = members.iter().filter(|one| one.mandate == Some(mandate));
            held.count()
        };
        let share = |(sector, count): (Sector, usize)| Share {
            place: place_of(sector),
            count,
            words: text.with(
                "group-share",
                &[
                    ("sector", sector_words(text, sector).into()),
                    ("n", count.into()),
                    ("all", members.len().into()),
                ],
            ),
        };
        let top = cast.top_level(&members);
        Self {
            size: members.len(),
            planned: group.planned_size,
            breadth: cast.breadth(&members).into_iter().map(share).collect(),
            top_level: top.map_or_else(String::new, |level| {
                text.choice(DecisionLevel::VOCABULARY, level.code())
            }),
            with_mandate: holding(Mandate::Yes),
            without_mandate: holding(Mandate::No),
        }
    }
}

/// A sector's place in the list of sectors.
pub fn place_of(sector: Sector) -> usize {
    let place = Sector::ALL.iter().position(|one| *one == sector);
    place.unwrap_or_default()
}

/// A sector's name.
pub fn sector_words(text: &Text, sector: Sector) -> String {
    text.choice(Sector::VOCABULARY, sector.code())
}
