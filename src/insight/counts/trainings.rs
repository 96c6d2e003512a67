//! Counts of training sessions: who came, and for how long.

use std::collections::HashMap;

use super::{Counts, hours};
use crate::domain::Id;
use crate::insight::attendance::Attended;
use crate::insight::facts::{AttendanceFact, Ix, Source};
use crate::insight::figure::Amount;
use crate::insight::participants::head_counts;
use crate::insight::signals::Time;
use crate::insight::training::at_sessions;
use crate::insight::view::View;

/// Who came to a session or to several, and for how long in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Came {
    /// Those who took part, once a session.
    pub people: i64,
    /// Those who are written down.
    pub written: i64,
    /// Those of whom nothing is said.
    pub unmarked: i64,
    /// Their minutes together.
    pub minutes: i64,
    /// Those who were counted, and not written down.
    pub counted: i64,
}

impl Came {
    /// The minutes as hours.
    pub fn hours(&self) -> Amount {
        hours(self.minutes)
    }

    /// Several sessions together.
    pub fn together(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| Self {
            people: sum.people + one.people,
            written: sum.written + one.written,
            unmarked: sum.unmarked + one.unmarked,
            minutes: sum.minutes + one.minutes,
            counted: sum.counted + one.counted,
        })
    }
}

/// What can hardly be of somebody's attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlikely {
    /// It was for longer than the session.
    TooLong,
    /// The person was at this session, too, which went on at the same time.
    AtOnce(Id),
}

impl Counts<'_> {
    /// What can hardly be of the attendances of a session: of which, and what.
    pub fn unlikely(&self, session: Id) -> Vec<(Id, Unlikely)> {
        let facts = self.view.facts;
        let Some((Source::Session, at)) = facts.find(session) else {
            return Vec::new();
        };
        let at = facts.session(at);
        let time = |index: Ix| facts.sessions.get(index).and_then(Time::of);
        let own = time(at);
        let there = |one: &Attended<'_>| {
            let both = own.zip(time(one.session));
            one.session == at || both.is_some_and(|(own, other)| own.crosses(other))
        };
        let came: Vec<Attended<'_>> = self.view.came().filter(there).collect();
        let mut unlikely = Vec::new();
        for here in came.iter().filter(|one| one.session == at) {
            let Some(attendance) = facts.attendances.id(here.attendance) else {
                continue;
            };
            if here.longer_than_it(facts) {
                unlikely.push((attendance, Unlikely::TooLong));
            }
            let human = here.who.human;
            let mut elsewhere = came.iter().filter(|one| one.session != at);
            let other = elsewhere.find(|one| one.who.human == human);
            let other = other.and_then(|other| facts.sessions.id(other.session));
            unlikely.extend(other.map(|other| (attendance, Unlikely::AtOnce(other))));
        }
        unlikely
    }

    /// The sessions of a training that have been, and of which their day is all that is known: those that a usual time
    /// can be put to.
    pub fn days_alone(&self, training: Id) -> Vec<Id> {
        let facts = self.view.facts;
        let Some((Source::Training, training)) = facts.find(training) else {
            return Vec::new();
        };
        let sessions = facts.sessions.iter();
        let alone = sessions.filter(|(_, one)| one.training == training && one.day_alone);
        let have_been = alone.filter(|(_, one)| self.view.has_been(one));
        have_been
            .filter_map(|(index, _)| facts.sessions.id(index))
            .collect()
    }

    /// Who came to each session that anybody is written down or counted for.
    pub fn sessions(&self) -> HashMap<Id, Came> {
        self.came(|_| true)
    }

    /// Who came to one session.
    pub fn session(&self, id: Id) -> Came {
        let Some((Source::Session, session)) = self.view.facts.find(id) else {
            return Came::default();
        };
        let session = self.view.facts.session(session);
        let came = self.came(|one| one == session).into_values().next();
        came.unwrap_or_default()
    }

    fn came(&self, which: impl Fn(Ix) -> bool) -> HashMap<Id, Came> {
        let mut by_session: HashMap<Ix, Came> = HashMap::new();
        let all = at_sessions(&self.view);
        let all = all.iter().flat_map(|place| place.iter());
        for one in all.filter(|one| which(one.session)) {
            let came = by_session.entry(one.session).or_default();
            came.people += one.people;
            came.minutes += one.minutes;
            came.written += one.written;
            came.unmarked += one.unmarked;
        }
        for (_, count) in head_counts(&self.view) {
            let session = self.view.facts.session(count.session);
            if session != Ix::NONE && which(session) {
                by_session.entry(session).or_default().counted += count.people;
            }
        }
        let of_session = by_session.into_iter();
        of_session
            .filter_map(|(session, came)| Some((self.view.facts.sessions.id(session)?, came)))
            .collect()
    }
}

/// The minutes that persons have attended, by session, as their own rows say.
pub(super) fn attended_by<'a>(
    view: &View<'_>,
    rows: impl Iterator<Item = &'a AttendanceFact>,
) -> Vec<(Ix, Ix, i64)> {
    let mut all: Vec<(Ix, Ix, i64)> = rows
        .filter(|row| row.status.is_some_and(|status| status.took_part()))
        .filter_map(|row| {
            let session = view.facts.sessions.get(row.session)?;
            let minutes = i64::from(row.minutes.unwrap_or(session.minutes));
            let once = view.facts.session(row.session);
            view.has_been(session)
                .then_some((row.person, once, minutes))
        })
        .collect();
    all.sort_unstable_by_key(|(person, session, minutes)| {
        (*person, *session, std::cmp::Reverse(*minutes))
    });
    all.dedup_by_key(|(person, session, _)| (*person, *session));
    all
}
