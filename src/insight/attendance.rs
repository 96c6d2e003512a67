//! Attendance sorted out once: the million rows of a country are gone through by municipality.
//!
//! However many rows say that somebody was somewhere (two laptops, two municipalities, linked persons, an occasion
//! that is written down twice), a human being was there once: the rule stands in [`super::same`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{AttendanceFact, Facts, Ix, PlaceIx, Source};
use super::hands::side_by_side;
use super::kept::KeptHere;
use super::people::Traits;
use super::table::{Move, Refers as _};
use crate::domain::AttendanceStatus;

/// Somebody whom a place tells of, with what is known of her: what is counted of the place is counted from this.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Who {
    pub(super) person: Ix,
    pub(super) human: Ix,
    pub(super) traits: Traits,
    /// Whether a participant in the fund's sense, and not outside the quota.
    pub(super) reported: bool,
    /// Whether no other record, and no other place, tells of the human being.
    pub(super) alone: bool,
}

/// A human being at one training session, or not there.
#[derive(Debug, Clone, Copy, PartialEq)]
struct AtSession {
    attendance: Ix,
    who: u32,
    session: Ix,
    /// The one that the attendance itself is of, where a session is written down twice.
    own: Ix,
    day: Option<NaiveDate>,
    /// At most a day's; 0 where nobody knows how long.
    minutes: u16,
    /// Whether she came; none where nothing is said.
    came: Option<bool>,
}

/// A human being at a meeting where attendance was taken.
#[derive(Debug, Clone, Copy, PartialEq)]
struct AtMeeting {
    attendance: Ix,
    who: u32,
    meeting: Ix,
    came: bool,
}

/// A row that is of somebody.
trait OfSomebody {
    /// Her place among the people.
    fn who(&self) -> u32;
}

impl OfSomebody for AtSession {
    fn who(&self) -> u32 {
        self.who
    }
}

impl OfSomebody for AtMeeting {
    fn who(&self) -> u32 {
        self.who
    }
}

/// The places of the rows of those who do not stand alone.
#[derive(Debug, Default)]
pub(super) struct Others {
    at_sessions: Vec<u32>,
    at_meetings: Vec<u32>,
}

/// A human being who came to one training session.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attended<'a> {
    pub(super) attendance: Ix,
    pub(super) who: &'a Who,
    pub(super) session: Ix,
    pub(super) day: Option<NaiveDate>,
    pub(super) place: PlaceIx,
    minutes: u16,
}

impl Attended<'_> {
    pub(super) fn minutes(&self) -> i64 {
        i64::from(self.minutes)
    }

    /// Whether it is said to have been for longer than the session was.
    pub(super) fn longer_than_it(&self, facts: &Facts) -> bool {
        let session = facts.sessions.get(self.session);
        let most = session.map_or(0, |session| session.minutes.max(session.lasts));
        most > 0 && self.minutes > most
    }

    /// Whether it is training in the fund's sense: of a participant, for some time.
    pub(super) fn counts(&self) -> bool {
        self.minutes > 0 && self.who.reported
    }
}

/// What is known of a human being at a meeting where attendance was taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met<'a> {
    pub(super) attendance: Ix,
    pub(super) who: &'a Who,
    pub(super) meeting: Ix,
    pub(super) place: PlaceIx,
    pub(super) came: bool,
}

/// The attendances of one place, one a human being and occasion, with all that they are counted by: as long as
/// these are the same, so is what was counted of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attendances {
    people: Vec<Who>,
    at_sessions: Vec<AtSession>,
    at_meetings: Vec<AtMeeting>,
    /// Of whom rows say different things of a session or a meeting.
    pub(super) differing: BTreeSet<Occasion>,
    /// What has been counted of them.
    pub(super) kept: KeptHere,
}

impl Attendances {
    /// Whether anybody is written down.
    pub(super) fn is_any(&self) -> bool {
        !self.people.is_empty()
    }

    /// Those of whom nobody else tells.
    pub(super) fn alone(&self) -> impl Iterator<Item = Ix> + '_ {
        let alone = self.people.iter().filter(|who| who.alone);
        alone.map(|who| who.human)
    }

    /// Training sessions that somebody came to.
    pub(super) fn attended(
        &self,
        place: PlaceIx,
        whom: Whom,
    ) -> impl Iterator<Item = Attended<'_>> {
        let rows = self.seen(whom, &self.at_sessions, |others| &others.at_sessions);
        rows.filter(|(row, _)| row.came == Some(true))
            .map(move |(row, who)| Attended {
                attendance: row.attendance,
                who,
                session: row.session,
                day: row.day,
                place,
                minutes: row.minutes,
            })
    }

    /// Meetings, whether somebody came or not.
    pub(super) fn met(&self, place: PlaceIx, whom: Whom) -> impl Iterator<Item = Met<'_>> {
        let rows = self.seen(whom, &self.at_meetings, |others| &others.at_meetings);
        rows.map(move |(row, who)| Met {
            attendance: row.attendance,
            who,
            meeting: row.meeting,
            place,
            came: row.came,
        })
    }

    /// Everybody who is written down for a session: where, the session, who, and whether it is said how it went.
    pub(super) fn written(
        &self,
        place: PlaceIx,
        whom: Whom,
    ) -> impl Iterator<Item = (PlaceIx, Ix, &Who, bool)> {
        let rows = self.seen(whom, &self.at_sessions, |others| &others.at_sessions);
        rows.map(move |(row, who)| (place, row.session, who, row.came.is_some()))
    }

    /// The rows of those who are asked for.
    fn seen<'a, R: OfSomebody>(
        &'a self,
        whom: Whom,
        rows: &'a [R],
        others: fn(&Others) -> &Vec<u32>,
    ) -> impl Iterator<Item = (&'a R, &'a Who)> {
        let (all, few) = match whom {
            Whom::Others => (&[][..], others(self.others()).as_slice()),
            Whom::All | Whom::Alone => (rows, &[][..]),
        };
        let few = few.iter().filter_map(|row| rows.get(*row as usize));
        let seen = all.iter().chain(few);
        let seen = seen.filter_map(|row| Some((row, self.people.get(row.who() as usize)?)));
        seen.filter(move |(_, who)| whom != Whom::Alone || who.alone)
    }

    /// The rows of those who do not stand alone: few, so that not all need be gone through for them.
    fn others(&self) -> &Others {
        self.kept.others(|| Others {
            at_sessions: self.of_others(&self.at_sessions),
            at_meetings: self.of_others(&self.at_meetings),
        })
    }

    fn of_others<R: OfSomebody>(&self, rows: &[R]) -> Vec<u32> {
        let alone = |row: &R| self.people.get(row.who() as usize).map(|who| who.alone);
        let others = (0..).zip(rows).filter(|(_, row)| alone(row) == Some(false));
        others.map(|(at, _)| at).collect()
    }

    /// A row that these refer to has come or left.
    pub(super) fn follow(&mut self, moved: Move) {
        self.kept = self.kept.without_rows(moved.table);
        for who in &mut self.people {
            who.person.follow(&[Source::Person], moved);
            who.human.follow(&[Source::Person], moved);
            who.traits.follow(moved);
        }
        for row in &mut self.at_sessions {
            row.attendance.follow(&[Source::Attendance], moved);
            row.session.follow(&[Source::Session], moved);
            row.own.follow(&[Source::Session], moved);
        }
        for row in &mut self.at_meetings {
            row.attendance.follow(&[Source::Attendance], moved);
            row.meeting.follow(&[Source::Meeting], moved);
        }
        let differing = std::mem::take(&mut self.differing).into_iter();
        let differing = differing.map(|occasion| occasion.followed(moved));
        self.differing = differing.filter(|one| one.is_known()).collect();
    }
}

/// Of whom something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Everybody.
    All,
    /// Those of whom one record in one place tells: what is counted of them is counted place by place.
    Alone,
    /// Those of whom several records or places tell.
    Others,
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

    /// What it is sorted by: sessions, then meetings; a country's are sorted faster by one number.
    fn order(self) -> u64 {
        let (later, at, human) = match self {
            Self::Session(session, human) => (0, session, human),
            Self::Meeting(meeting, human) => (1 << 63, meeting, human),
        };
        later | u64::from(at.number()) << 32 | u64::from(human.number())
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
    said(facts, facts.attendances.get(attendance)?)
}

fn said(facts: &Facts, fact: &AttendanceFact) -> Option<(AttendanceStatus, u16)> {
    let status = fact.status?;
    let session = facts.sessions.get(fact.session);
    let minutes = session.map(|session| fact.minutes.unwrap_or(session.minutes));
    let minutes = minutes.filter(|_| status.took_part());
    Some((status, minutes.unwrap_or(0)))
}

/// How much a row says: that somebody came, and for longer, is more.
fn weight(said: Option<(AttendanceStatus, u16)>) -> (bool, u16) {
    said.map_or((false, 0), |(status, minutes)| {
        (status.took_part(), minutes)
    })
}

/// The row of one occasion that counts, whatever the order of the rows.
fn best(facts: &Facts, rows: impl Iterator<Item = Ix>) -> Option<Ix> {
    let weight = |row| Reverse(weight(says(facts, row)));
    rows.min_by_key(|row| (weight(*row), facts.attendances.id(*row)))
}

/// Whether rows of one occasion say different things.
pub(super) fn differ(facts: &Facts, rows: impl Iterator<Item = Ix>) -> bool {
    let said: HashSet<_> = rows.map(|row| says(facts, row)).collect();
    said.len() > 1
}

/// The attendances of each place.
pub(super) fn sort_out(facts: &Facts) -> Vec<Arc<Attendances>> {
    let all = sort_out_those(facts, |_| true).into_iter();
    all.map(Arc::new).collect()
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
    let all = &facts.attendances.peek().all;
    let mut many = vec![0; facts.places().len()];
    all.iter()
        .for_each(|fact| many[usize::from(fact.place)] += usize::from(wanted(fact.place)));
    let mut rows: Vec<Vec<Row>> = many.into_iter().map(Vec::with_capacity).collect();
    for (index, fact) in all
        .iter()
        .enumerate()
        .filter(|(_, fact)| wanted(fact.place))
    {
        let row = Occasion::of(facts, fact).map(|occasion| Row {
            occasion,
            attendance: Ix::new(index),
            person: fact.person,
            session: fact.session,
            said: said(facts, fact),
        });
        rows[usize::from(fact.place)].extend(row);
    }
    side_by_side(rows, || facts, |facts, rows| Attendances::of(facts, rows))
}

/// What a row says of somebody at an occasion: taken from it once, since a country's are too many to be looked up.
#[derive(Clone, Copy)]
struct Row {
    occasion: Occasion,
    attendance: Ix,
    person: Ix,
    session: Ix,
    said: Option<(AttendanceStatus, u16)>,
}

impl Attendances {
    fn of(facts: &Facts, mut rows: Vec<Row>) -> Self {
        rows.sort_unstable_by_key(|row| (row.occasion.order(), row.attendance));
        let mut persons: Vec<Ix> = rows.iter().map(|row| row.person).collect();
        persons.sort_unstable();
        persons.dedup();
        let mut place = Self {
            people: persons.iter().map(|person| who(facts, *person)).collect(),
            ..Self::default()
        };
        for same in rows.chunk_by(|one, other| one.occasion == other.occasion) {
            let Some(counts) = place.that_counts(facts, same) else {
                continue;
            };
            let who = persons.binary_search(&counts.person).ok();
            let who = who.and_then(|at| u32::try_from(at).ok());
            place.put(facts, counts, who.unwrap_or(u32::MAX));
        }
        place.at_sessions.shrink_to_fit();
        place.at_meetings.shrink_to_fit();
        place
    }

    /// The row of one occasion that counts; where nothing is said of it, any. That rows differ is noted.
    fn that_counts<'a>(&mut self, facts: &Facts, same: &'a [Row]) -> Option<&'a Row> {
        if let [only] = same {
            return Some(only);
        }
        let told = || same.iter().filter(|row| row.said.is_some());
        let first = told().next();
        if told().any(|row| first.is_some_and(|first| first.said != row.said)) {
            self.differing.extend(first.map(|row| row.occasion));
        }
        let counts = best(facts, told().map(|row| row.attendance));
        let counts = same.iter().find(|row| Some(row.attendance) == counts);
        counts.or(same.first())
    }

    /// Takes in the row of an occasion.
    fn put(&mut self, facts: &Facts, row: &Row, who: u32) {
        let (came, minutes) = weight(row.said);
        let (attendance, came) = (row.attendance, row.said.map(|_| came));
        match row.occasion {
            Occasion::Session(session, _) => self.at_sessions.push(AtSession {
                attendance,
                who,
                session,
                own: row.session,
                day: facts.sessions.peek().get(session).and_then(|one| one.date),
                minutes,
                came,
            }),
            // Who is written down without a word of whether they came is not told of.
            Occasion::Meeting(meeting, _) => self.at_meetings.extend(came.map(|came| AtMeeting {
                attendance,
                who,
                meeting,
                came,
            })),
        }
    }
}

fn who(facts: &Facts, person: Ix) -> Who {
    let human = facts.human(person);
    Who {
        person,
        human,
        traits: facts.traits_of(person),
        // As the municipality says that tells of her.
        reported: facts
            .persons
            .peek()
            .get(person)
            .is_none_or(|one| one.reported != Some(false)),
        alone: true,
    }
}

/// Notes of everybody whether they stand alone: what is counted of a place where that is another is counted again. By
/// person, who does not.
pub(super) fn note_alone(facts: &Facts, places: &mut [Arc<Attendances>]) -> Vec<bool> {
    let persons = facts.persons.peek().len();
    let mut told: Vec<Option<(usize, Ix)>> = vec![None; persons];
    let mut several = vec![false; persons];
    let of = |human: Ix| human.get().filter(|human| *human < persons);
    for (place, here) in places.iter().enumerate() {
        for who in &here.people {
            if let Some(human) = of(who.human) {
                let by = *told[human].get_or_insert((place, who.person));
                several[human] |= by != (place, who.person);
            }
        }
    }
    let stands_for = facts.stands_for.peek().iter();
    let linked = stands_for.enumerate();
    for (_, human) in linked.filter(|(person, human)| human.get() != Some(*person)) {
        if let Some(human) = of(*human) {
            several[human] = true;
        }
    }
    let alone = |who: &Who| of(who.human).is_some_and(|human| !several[human]);
    for here in places {
        if here.people.iter().any(|who| who.alone != alone(who)) {
            let here = Arc::make_mut(here);
            here.kept = KeptHere::default();
            here.people
                .iter_mut()
                .for_each(|who| who.alone = alone(who));
        }
    }
    let stands_for = facts.stands_for.peek().iter();
    stands_for
        .map(|human| of(*human).is_some_and(|human| several[human]))
        .collect()
}

/// A row of an occasion that several places tell of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Told {
    pub(super) occasion: Occasion,
    place: PlaceIx,
    pub(super) attendance: Ix,
}

/// The rows of those of whom several records or places tell.
pub(super) fn rows_of(facts: &Facts, several: &[bool]) -> Vec<Ix> {
    if !several.contains(&true) {
        return Vec::new();
    }
    let rows = facts.attendances.peek().iter();
    let theirs = rows.filter(|(_, fact)| fact.person.get().is_some_and(|at| several[at]));
    theirs.map(|(row, _)| row).collect()
}

/// Those of them that are of occasions which more than one place tells of.
pub(super) fn told_by_several(facts: &Facts) -> Vec<Told> {
    let mut by_occasion: BTreeMap<Occasion, Vec<Told>> = BTreeMap::new();
    for attendance in facts.several.peek().iter().copied() {
        let fact = facts.attendances.peek().get(attendance);
        let told = fact.filter(|fact| fact.status.is_some());
        if let Some((fact, occasion)) =
            told.and_then(|fact| Some((fact, Occasion::of(facts, fact)?)))
        {
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
