//! Attendance sorted out once: the million rows of a country are gone through by municipality.
//!
//! However many rows say that somebody was somewhere (two laptops, two municipalities, linked persons), a human
//! being was there once. Where the rows differ, the one that says the most counts until somebody has decided.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    /// Sessions and meetings where rows of one human being say different things.
    pub(super) differing: BTreeSet<(Source, Ix)>,
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
        let differing = differing.map(|(source, index)| (source, followed(source, index, moved)));
        self.differing = differing.filter(|(_, index)| *index != Ix::NONE).collect();
    }
}

fn followed(source: Source, mut index: Ix, moved: Move) -> Ix {
    index.follow(&[source], moved);
    index
}

/// Who was where: a human being, and a session or a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Occasion {
    Session(Ix, Ix),
    Meeting(Ix, Ix),
}

impl Occasion {
    /// The session or the meeting.
    fn of(self) -> (Source, Ix) {
        match self {
            Self::Session(session, _) => (Source::Session, session),
            Self::Meeting(meeting, _) => (Source::Meeting, meeting),
        }
    }
}

/// A row and what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Said {
    occasion: Occasion,
    place: PlaceIx,
    attendance: Ix,
    /// Minutes; of a meeting whether the person came.
    weight: u16,
}

trait Row: Copy {
    fn said(&self) -> Said;
}

impl Row for Attended {
    fn said(&self) -> Said {
        Said {
            occasion: Occasion::Session(self.session, self.human),
            place: self.place,
            attendance: self.attendance,
            weight: self.minutes,
        }
    }
}

impl Row for Met {
    fn said(&self) -> Said {
        Said {
            occasion: Occasion::Meeting(self.meeting, self.human),
            place: self.place,
            attendance: self.attendance,
            weight: u16::from(self.came),
        }
    }
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
    let mut absent: HashMap<PlaceIx, HashSet<(Ix, Ix)>> = HashMap::new();
    let rows = facts.attendances.iter();
    for (index, fact) in rows.filter(|(_, fact)| wanted(fact.place)) {
        let place = &mut by_place[usize::from(fact.place)];
        place.met.extend(met(facts, index, fact));
        place.attended.extend(attended(facts, index, fact));
        if fact.session != Ix::NONE && fact.status.is_some_and(|status| !status.took_part()) {
            let there = absent.entry(fact.place).or_default();
            there.insert((fact.session, facts.human(fact.person)));
        }
        let is_guest = facts.persons.get(fact.person);
        if is_guest.is_some_and(|person| person.place != fact.place) {
            place.guests.insert(facts.human(fact.person));
        }
    }
    for (index, place) in (0..).zip(&mut by_place) {
        place.differing = keep_one(facts, &mut place.attended);
        place.differing.extend(keep_one(facts, &mut place.met));
        if let Some(absent) = absent.get(&index) {
            let came = place.attended.iter();
            let both = came.filter(|came| absent.contains(&(came.session, came.human)));
            place
                .differing
                .extend(both.map(|came| (Source::Session, came.session)));
        }
    }
    by_place
}

/// An attendance counts when the person took part: for the minutes it says, else for the session's.
fn attended(facts: &Facts, attendance: Ix, fact: &AttendanceFact) -> Option<Attended> {
    let session = facts.sessions.get(fact.session)?;
    let minutes = fact.minutes.unwrap_or(session.minutes);
    let human = facts.human(fact.person);
    let took_part = fact.status.is_some_and(AttendanceStatus::took_part);
    (took_part && human != Ix::NONE).then_some(Attended {
        attendance,
        human,
        session: fact.session,
        place: fact.place,
        minutes,
    })
}

fn met(facts: &Facts, attendance: Ix, fact: &AttendanceFact) -> Option<Met> {
    let human = facts.human(fact.person);
    let status = fact.status?;
    (fact.meeting != Ix::NONE && human != Ix::NONE).then_some(Met {
        attendance,
        human,
        meeting: fact.meeting,
        place: fact.place,
        came: status.took_part(),
    })
}

/// Leaves one row an occasion; where the rows say different things.
fn keep_one<R: Row>(facts: &Facts, rows: &mut Vec<R>) -> BTreeSet<(Source, Ix)> {
    let mut sorted: Vec<(Occasion, Ix)> = rows
        .iter()
        .map(|row| (row.said().occasion, row.said().attendance))
        .collect();
    sorted.sort_unstable();
    let twice = |pair: &[(Occasion, Ix)]| pair[0].0 == pair[1].0;
    let occasions: HashSet<Ix> = sorted
        .windows(2)
        .filter(|pair| twice(pair))
        .flat_map(|pair| [pair[0].1, pair[1].1])
        .collect();
    if occasions.is_empty() {
        return BTreeSet::new();
    }
    let said = rows.iter().map(Row::said);
    let said = said.filter(|said| occasions.contains(&said.attendance));
    let differing = differing(said.clone());
    let gone = all_but_the_best(facts, said);
    rows.retain(|row| !gone.contains(&row.said().attendance));
    differing
}

/// The sessions and meetings of which rows say different things.
pub(super) fn differing(said: impl Iterator<Item = Said>) -> BTreeSet<(Source, Ix)> {
    let mut weights: HashMap<Occasion, BTreeSet<u16>> = HashMap::new();
    for one in said {
        weights.entry(one.occasion).or_default().insert(one.weight);
    }
    let differ = weights.into_iter().filter(|(_, weights)| weights.len() > 1);
    differ.map(|(occasion, _)| occasion.of()).collect()
}

/// The rows that give way to another of the same occasion, whatever the order of the rows.
fn all_but_the_best(facts: &Facts, said: impl Iterator<Item = Said>) -> HashSet<Ix> {
    let mut all: Vec<Said> = said.collect();
    all.sort_by_key(|one| {
        let says_most = std::cmp::Reverse(one.weight);
        (
            one.occasion,
            says_most,
            facts.attendances.id(one.attendance),
        )
    });
    let mut gone = HashSet::new();
    let mut last = None;
    for one in all {
        if last.replace(one.occasion) == Some(one.occasion) {
            gone.insert(one.attendance);
        }
    }
    gone
}

/// The rows of occasions that more than one place tells of: of linked persons, or of another's people.
pub(super) fn told_by_several(facts: &Facts) -> Vec<Said> {
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
    let mut by_occasion: BTreeMap<Occasion, Vec<Said>> = BTreeMap::new();
    for place in of {
        let attended = place.attended.iter().filter(|row| is_of_several(row.human));
        let met = place.met.iter().filter(|row| is_of_several(row.human));
        for said in attended.map(Row::said).chain(met.map(Row::said)) {
            by_occasion.entry(said.occasion).or_default().push(said);
        }
    }
    by_occasion.retain(|_, said| said.len() > 1);
    by_occasion.into_values().flatten().collect()
}

/// The rows that do not count where these places are counted together.
pub(super) fn left_out(facts: &Facts, inside: &[bool]) -> HashSet<Ix> {
    let is_inside = |said: &Said| inside.get(usize::from(said.place)).copied();
    let said = facts.repeated.iter().copied();
    all_but_the_best(facts, said.filter(|said| is_inside(said).unwrap_or(false)))
}
