//! Counts of training sessions: who came, and for how long.

use std::collections::HashMap;

use super::{Counts, hours};
use crate::domain::Id;
use crate::insight::facts::{AttendanceFact, Ix, Source};
use crate::insight::figure::Amount;
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
        })
    }
}

impl Counts<'_> {
    /// Who came to each session that anybody is written down for.
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
