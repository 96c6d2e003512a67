//! Attendance sorted out once: the million rows of a country are gone through by municipality.

use std::collections::BTreeSet;

use super::facts::{AttendanceFact, Facts, Ix, PlaceIx, Source};
use super::table::{Move, Refers as _};
use crate::domain::AttendanceStatus;

/// A human being's minutes at one training session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Attended {
    pub(super) attendance: Ix,
    pub(super) human: Ix,
    pub(super) session: Ix,
    pub(super) place: PlaceIx,
    /// Never 0, and at most a day's.
    minutes: u16,
}

impl Attended {
    pub(super) fn minutes(&self) -> i64 {
        i64::from(self.minutes)
    }
}

/// The attendances of one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attendances {
    /// Training sessions attended.
    pub(super) attended: Vec<Attended>,
    /// Rows about meetings, whether the person came or not.
    pub(super) at_meetings: Vec<Ix>,
}

impl Attendances {
    /// A row that these refer to has come or left.
    pub(super) fn follow(&mut self, moved: Move) {
        for row in &mut self.attended {
            row.attendance.follow(&[Source::Attendance], moved);
            row.human.follow(&[Source::Person], moved);
            row.session.follow(&[Source::Session], moved);
        }
        for row in &mut self.at_meetings {
            row.follow(&[Source::Attendance], moved);
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
    for (index, fact) in facts
        .attendances
        .iter()
        .filter(|(_, fact)| wanted(fact.place))
    {
        let place = &mut by_place[usize::from(fact.place)];
        if fact.meeting != Ix::NONE {
            place.at_meetings.push(index);
        }
        place.attended.extend(attended(facts, index, fact));
    }
    by_place
}

/// An attendance counts when the person took part, for the minutes it says, else for the session's.
fn attended(facts: &Facts, attendance: Ix, fact: &AttendanceFact) -> Option<Attended> {
    let session = facts.sessions.get(fact.session)?;
    let minutes = fact.minutes.unwrap_or(session.minutes);
    let human = facts.human(fact.person);
    let took_part = fact.status.is_some_and(AttendanceStatus::took_part);
    (took_part && minutes > 0 && human != Ix::NONE).then_some(Attended {
        attendance,
        human,
        session: fact.session,
        place: fact.place,
        minutes,
    })
}
