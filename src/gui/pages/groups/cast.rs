//! Some groups with the people in them and the meetings they hold: no more than a page shows.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{
    Choosable, Group, GroupStatus, Head, Id, Meeting, Membership, MunicipalityCode, Person, Record,
    Sector, Unit,
};
use crate::insight::{Counts, GroupCount};
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// Members and meetings.
pub struct Roster {
    /// The meetings, earliest first.
    pub meetings: Vec<Meeting>,
    /// The people, by id.
    pub persons: HashMap<Id, Person>,
    units: HashMap<Id, Unit>,
    memberships: HashMap<Id, Vec<Membership>>,
}

impl Roster {
    /// Reads these groups' members and meetings, and these people besides.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        reader: &Reader,
        groups: &[Id],
        besides: impl IntoIterator<Item = Id>,
    ) -> Result<Self> {
        let (mut meetings, mut memberships) = (HashMap::new(), HashMap::new());
        for group in groups {
            let theirs = reader.listing::<Meeting>(Meeting::groups, *group)?;
            meetings.extend(theirs.into_iter().map(|meeting| (meeting.head.id, meeting)));
            let theirs = reader.of::<Membership>(Membership::group, *group)?;
            memberships.insert(*group, theirs);
        }
        let mut meetings: Vec<Meeting> = meetings.into_values().collect();
        meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time, meeting.head.id));
        let members = memberships.values().flatten().filter_map(|one| one.person);
        let persons: HashMap<Id, Person> = by_id(reader, members.chain(besides))?;
        let units = by_id(reader, persons.values().filter_map(|person| person.unit))?;
        Ok(Self {
            meetings,
            persons,
            units,
            memberships,
        })
    }

    /// Everybody who is or has been in a group.
    pub fn memberships(&self, group: Id) -> &[Membership] {
        self.memberships.get(&group).map_or(&[], Vec::as_slice)
    }

    /// A person's unit.
    pub fn unit(&self, person: Id) -> Option<&Unit> {
        self.units.get(&self.persons.get(&person)?.unit?)
    }

    /// The sector that a person comes from.
    pub fn sector(&self, person: Id) -> Option<Sector> {
        self.unit(person)?.sector
    }

    /// The meetings of a group, earliest first.
    pub fn meetings_of(&self, group: Id) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.meetings
            .iter()
            .filter(move |meeting| meeting.groups.contains(&group))
    }
}

fn by_id<R: Record>(reader: &Reader, ids: impl Iterator<Item = Id>) -> Result<HashMap<Id, R>> {
    let mut records = HashMap::new();
    for id in ids.collect::<BTreeSet<Id>>() {
        let record = reader.get::<R>(id)?.filter(|one| !one.head().removed);
        records.extend(record.map(|record| (id, record)));
    }
    Ok(records)
}

/// Whether a record is shown where one municipality's are, or everybody's; a contact person sees the project's own too.
pub fn is_shown(head: &Head, place: Option<MunicipalityCode>, lead: bool) -> bool {
    is_of(head.municipality, place, lead)
}

/// The same by whose a record is; none is the project's own.
pub fn is_of(whose: Option<MunicipalityCode>, place: Option<MunicipalityCode>, lead: bool) -> bool {
    match (place, whose) {
        (Some(place), Some(own)) => own == place,
        (Some(_), None) => !lead,
        (None, _) => true,
    }
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
    /// The sector's place in its list, which gives its colour; none where it is not known.
    pub place: Option<usize>,
    /// How many members.
    pub count: i64,
    /// "Socialtjänst, 4 av 15".
    pub words: String,
}

/// How a group is composed on the day, in numbers and words.
pub struct Composition {
    /// What is counted of it.
    pub counted: GroupCount,
    /// How many were planned.
    pub planned: Option<i64>,
    /// By sector, with those whose sector is not known last: together all members.
    pub shares: Vec<Share>,
    /// The highest decision level.
    pub top_level: String,
}

impl Composition {
    /// Puts what is counted of a group in words.
    pub fn of(counts: &Counts<'_>, group: &Group, text: &Text) -> Self {
        let counted = counts.group(group.head.id);
        let share = |(sector, count): &(Sector, i64)| Share {
            place: Some(place_of(*sector)),
            count: *count,
            words: text.with(
                "group-share",
                &[
                    ("sector", sector_words(text, *sector).into()),
                    ("n", (*count).into()),
                    ("all", counted.members.into()),
                ],
            ),
        };
        let unknown = counted.without_sector;
        let args = [("n", unknown.into()), ("all", counted.members.into())];
        let unknown = (unknown > 0).then(|| Share {
            place: None,
            count: unknown,
            words: text.with("group-share_unknown", &args),
        });
        Self {
            planned: group.planned_size,
            shares: counted.breadth.iter().map(share).chain(unknown).collect(),
            top_level: text.chosen(counted.top_level),
            counted,
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
    text.chosen(Some(sector))
}
