//! Attendance sorted out once: the million rows of a country are gone through by municipality.
//!
//! However many rows say that somebody was somewhere (two laptops, two municipalities, linked persons, an occasion
//! that is written down twice), a human being was there once: the rule stands in [`super::same`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::facts::{AttendanceFact, Facts, Ix, PlaceIx, Source};
use super::table::{Move, Refers as _};
use crate::domain::AttendanceStatus;

/// A human being who came to one training session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Attended {
    pub(super) attendance: Ix,
    pub(super) human: Ix,
    pub(super) session: Ix,
    pub(super) place: PlaceIx,
    /// At most a day's; 0 where nobody knows how long.
    minutes: u16,
}

impl Attended {
    pub(super) fn minutes(&self) -> i64 {
        i64::from(self.minutes)
    }
}

/// What is known of a human being at a meeting where attendance was taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Met {
    pub(super) attendance: Ix,
    pub(super) human: Ix,
    pub(super) meeting: Ix,
    pub(super) place: PlaceIx,
    pub(super) came: bool,
}

/// The attendances of one place, one a human being and occasion.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attendances {
    /// Training sessions that the person came to.
    pub(super) attended: Vec<Attended>,
    /// Meetings, whether the person came or not.
    pub(super) met: Vec<Met>,
    /// People of other places that this one tells of.
    guests: BTreeSet<Ix>,
    /// Of whom rows say different things of a session or a meeting.
    pub(super) differing: BTreeSet<Occasion>,
}

impl Attendances {
    /// A row that these refer to has come or left.
    pub(super) fn follow(&mut self, moved: Move) {
        for row in &mut self.attended {
            row.attendance.follow(&[Source::Attendance], moved);
            row.human.follow(&[Source::Person], moved);
            row.session.follow(&[Source::Session], moved);
        }
        for row in &mut self.met {
            row.attendance.follow(&[Source::Attendance], moved);
            row.human.follow(&[Source::Person], moved);
            row.meeting.follow(&[Source::Meeting], moved);
        }
        let guests = std::mem::take(&mut self.guests).into_iter();
        let guests = guests.map(|guest| followed(Source::Person, guest, moved));
        self.guests = guests.filter(|guest| *guest != Ix::NONE).collect();
        let differing = std::mem::take(&mut self.differing).into_iter();
        let differing = differing.map(|occasion| occasion.followed(moved));
        self.differing = differing.filter(|one| one.is_known()).collect();
    }
}

fn followed(source: Source, mut index: Ix, moved: Move) -> Ix {
    index.follow(&[source], moved);
    index
}

/// Who was where: a human being, and a session or a meeting, each by the record that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Occasion {
    Session(Ix, Ix),
    Meeting(Ix, Ix),
}

impl Occasion {
    /// What an attendance is of, if all of it is known.
    pub(super) fn of(facts: &Facts, fact: &AttendanceFact) -> Option<Self> {
        let human = facts.human(fact.person);
        let occasion = match facts.session(fact.session) {
            Ix::NONE => Self::Meeting(facts.meeting(fact.meeting), human),
            session => Self::Session(session, human),
        };
        occasion.is_known().then_some(occasion)
    }

    fn is_known(self) -> bool {
        let (Self::Session(at, human) | Self::Meeting(at, human)) = self;
        at != Ix::NONE && human != Ix::NONE
    }

    fn followed(self, moved: Move) -> Self {
        let who = |human| followed(Source::Person, human, moved);
        match self {
            Self::Session(at, human) => {
                Self::Session(followed(Source::Session, at, moved), who(human))
            }
            Self::Meeting(at, human) => {
                Self::Meeting(followed(Source::Meeting, at, moved), who(human))
            }
        }
    }
}

/// What a row says: how somebody was there, and for how many minutes of a session.
pub(super) fn says(facts: &Facts, attendance: Ix) -> Option<(AttendanceStatus, u16)> {
    let fact = facts.attendances.get(attendance)?;
    let status = fact.status?;
    let session = facts.sessions.get(fact.session);
    let minutes = session.map(|session| fact.minutes.unwrap_or(session.minutes));
    let minutes = minutes.filter(|_| status.took_part());
    Some((status, minutes.unwrap_or(0)))
}

/// How much a row says: that somebody came, and for longer, is more.
fn weight(facts: &Facts, attendance: Ix) -> (bool, u16) {
    let said = says(facts, attendance);
    said.map_or((false, 0), |(status, minutes)| {
        (status.took_part(), minutes)
    })
}

/// The row of one occasion that counts, whatever the order of the rows.
fn best(facts: &Facts, rows: impl Iterator<Item = Ix>) -> Option<Ix> {
    rows.min_by_key(|row| (Reverse(weight(facts, *row)), facts.attendances.id(*row)))
}

/// Whether rows of one occasion say different things.
pub(super) fn differ(facts: &Facts, rows: impl Iterator<Item = Ix>) -> bool {
    let said: HashSet<_> = rows.map(|row| says(facts, row)).collect();
    said.len() > 1
}

/// The attendances of each place.
pub(super) fn sort_out(facts: &Facts) -> Vec<Attendances> {
    sort_out_those(facts, |_| true)
}

/// The attendances of these places; of others none.
pub(super) fn sort_out_places(facts: &Facts, places: &BTreeSet<PlaceIx>) -> Vec<Attendances> {
    let mut wanted = vec![false; facts.places().len()];
    for place in places {
        wanted[usize::from(*place)] = true;
    }
    sort_out_those(facts, |place| wanted[usize::from(place)])
}

fn sort_out_those(facts: &Facts, wanted: impl Fn(PlaceIx) -> bool) -> Vec<Attendances> {
    let mut by_place = vec![Attendances::default(); facts.places().len()];
    let mut rows: Vec<Vec<(Occasion, Ix)>> = vec![Vec::new(); by_place.len()];
    let all = facts.attendances.iter();
    for (index, fact) in all.filter(|(_, fact)| wanted(fact.place)) {
        let place = usize::from(fact.place);
        // Who is written down without a word of whether they came is not told of.
        let told = fact.status.and_then(|_| Occasion::of(facts, fact));
        rows[place].extend(told.map(|occasion| (occasion, index)));
        let is_guest = facts.persons.get(fact.person);
        if is_guest.is_some_and(|person| person.place != fact.place) {
            by_place[place].guests.insert(facts.human(fact.person));
        }
    }
    for ((number, place), mut rows) in (0..).zip(&mut by_place).zip(rows) {
        rows.sort_unstable();
        for same in rows.chunk_by(|one, other| one.0 == other.0) {
            let all = || same.iter().map(|(_, row)| *row);
            if let Some((occasion, _)) = same.first()
                && same.len() > 1
                && differ(facts, all())
            {
                place.differing.insert(*occasion);
            }
            place.put(facts, number, same, best(facts, all()));
        }
    }
    by_place
}

impl Attendances {
    /// Takes in the row of an occasion that counts.
    fn put(&mut self, facts: &Facts, place: PlaceIx, same: &[(Occasion, Ix)], counts: Option<Ix>) {
        let (Some((occasion, _)), Some(attendance)) = (same.first(), counts) else {
            return;
        };
        let (came, minutes) = weight(facts, attendance);
        match *occasion {
            Occasion::Session(session, human) if came => self.attended.push(Attended {
                attendance,
                human,
                session,
                place,
                minutes,
            }),
            Occasion::Session(..) => {}
            Occasion::Meeting(meeting, human) => self.met.push(Met {
                attendance,
                human,
                meeting,
                place,
                came,
            }),
        }
    }
}

/// A row of an occasion that several places tell of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Told {
    pub(super) occasion: Occasion,
    place: PlaceIx,
    pub(super) attendance: Ix,
}

/// The rows of occasions that more than one place tells of: of linked persons, or of another's people.
pub(super) fn told_by_several(facts: &Facts) -> Vec<Told> {
    let of = facts.attendances_of.peek();
    let persons = facts.stands_for.peek().iter().enumerate();
    let linked =
        persons.filter(|(person, human)| human.get().is_some_and(|human| human != *person));
    let linked = linked.map(|(_, human)| human);
    let mut several = vec![false; facts.persons.peek().len()];
    let mut any = false;
    for human in linked.chain(of.iter().flat_map(|place| &place.guests)) {
        if let Some(human) = human.get().and_then(|human| several.get_mut(human)) {
            (*human, any) = (true, true);
        }
    }
    if !any {
        return Vec::new();
    }
    let is_of_several = |human: Ix| human.get().is_some_and(|human| several[human]);
    let mut by_occasion: BTreeMap<Occasion, Vec<Told>> = BTreeMap::new();
    for (attendance, fact) in facts.attendances.peek().iter() {
        let told = fact
            .status
            .filter(|_| is_of_several(facts.human(fact.person)));
        if let Some(occasion) = told.and_then(|_| Occasion::of(facts, fact)) {
            by_occasion.entry(occasion).or_default().push(Told {
                occasion,
                place: fact.place,
                attendance,
            });
        }
    }
    by_occasion.retain(|_, told| told.iter().any(|one| one.place != told[0].place));
    by_occasion.into_values().flatten().collect()
}

/// The rows that do not count where these places are counted together.
pub(super) fn left_out(facts: &Facts, inside: &[bool]) -> HashSet<Ix> {
    let is_inside = |told: &Told| inside.get(usize::from(told.place)).copied();
    let told = facts.repeated.iter().copied();
    let told: Vec<Told> = told
        .filter(|told| is_inside(told).unwrap_or(false))
        .collect();
    let mut gone = HashSet::new();
    for same in told.chunk_by(|one, other| one.occasion == other.occasion) {
        let rows = || same.iter().map(|one| one.attendance);
        let counts = best(facts, rows());
        gone.extend(rows().filter(|row| Some(*row) != counts));
    }
    gone
}
