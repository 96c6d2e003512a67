//! Rules on attendance: time that nobody knows, or that there cannot have been.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, TimeDelta};

use super::{Severity, Watch, number};
use crate::insight::facts::*;
use crate::insight::kept::Question;
use crate::insight::training::at_sessions;
use crate::insight::view::View;

/// People came, and neither the session nor they have a time: they are no participants until it is known.
pub(super) fn no_minutes(watch: &mut Watch<'_>) {
    const RULE: &str = "training.no_minutes";
    let places = at_sessions(watch.view);
    let all = places.iter().flat_map(|place| place.iter());
    let timeless = all.filter(|one| one.timeless > 0);
    let mut trainings: BTreeMap<(PlaceIx, Ix), Vec<(Ix, i64)>> = BTreeMap::new();
    for one in timeless {
        let session = watch.view.facts.sessions.get(one.session);
        // What has a time that cannot be right, or is another's, is put right by itself.
        let together = session.filter(|session| session.day_alone && session.place == one.place);
        let training = together.map_or(Ix::NONE, |session| session.training);
        let sessions = trainings.entry((one.place, training)).or_default();
        sessions.push((one.session, one.timeless));
    }
    // Several of one training are put right in one place, and told of in one line.
    let several = |((_, training), sessions): &(&(PlaceIx, Ix), &Vec<(Ix, i64)>)| {
        *training != Ix::NONE && sessions.len() > 1
    };
    for ((place, training), sessions) in trainings.iter().filter(several) {
        let people = sessions.iter().map(|(_, people)| people).sum();
        let found = watch
            .find(RULE, Severity::Soon, *place)
            .in_words("training_no_minutes_all")
            .about(Source::Training, *training);
        found
            .record("subject", Source::Training, *training)
            .number("n", people)
            .number("sessions", number(sessions.len()))
            .weighs(people)
            .opens();
    }
    let alone = trainings.iter().filter(|one| !several(one));
    let alone = alone.flat_map(|((place, _), sessions)| {
        let at = |(session, people): &(Ix, i64)| ((*place, *session), *people);
        sessions.iter().map(at).collect::<Vec<_>>()
    });
    tell(watch, RULE, alone);
}

/// People who are said to have been at a session for longer than it was.
pub(super) fn too_long(watch: &mut Watch<'_>) {
    let places = watch.view.place_by_place(Question::TooLong, |view| {
        let mut sessions: BTreeMap<(PlaceIx, Ix), i64> = BTreeMap::new();
        for came in view.came().filter(|came| came.longer_than_it(view.facts)) {
            *sessions.entry((came.place, came.session)).or_default() += 1;
        }
        sessions
    });
    let all = places.iter().flat_map(|place| place.iter());
    tell(watch, "training.too_long", all.map(|(at, n)| (*at, *n)));
}

/// Tells of sessions, with how many of those who came there it holds of.
fn tell(watch: &mut Watch<'_>, id: &'static str, all: impl Iterator<Item = ((PlaceIx, Ix), i64)>) {
    let mut sessions: BTreeMap<(PlaceIx, Ix), i64> = BTreeMap::new();
    for (at, people) in all {
        *sessions.entry(at).or_default() += people;
    }
    for ((place, session), people) in sessions {
        let found = watch
            .find(id, Severity::Soon, place)
            .about(Source::Session, session);
        found
            .record("subject", Source::Session, session)
            .number("n", people)
            .weighs(people)
            .opens();
    }
}

/// Two sessions, somebody who is said to have been at both, and where.
type Both = ((Ix, Ix), Ix, PlaceIx);

/// People who are said to have been at two sessions at once.
pub(super) fn at_once(watch: &mut Watch<'_>) {
    let places = watch.view.place_by_place(Question::AtOnce, at_both);
    let mut all: Vec<Both> = places.iter().flat_map(|place| place.to_vec()).collect();
    all.sort_unstable();
    for both in all.chunk_by(|one, other| one.0 == other.0) {
        let Some(((one, other), human, place)) = both.first().copied() else {
            continue;
        };
        let people = number(both.len());
        let found = watch
            .find("training.at_once", Severity::Soon, place)
            .about(Source::Session, one);
        found
            .record("subject", Source::Session, one)
            .record("other", Source::Session, other)
            .record("person", Source::Person, human)
            .number("n", people)
            .weighs(people)
            .opens();
    }
}

/// When a session goes on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::insight) struct Time {
    begins: NaiveDateTime,
    ends: NaiveDateTime,
}

impl Time {
    pub(in crate::insight) fn of(session: &SessionFact) -> Option<Self> {
        let begins = session.date?.and_time(session.start?);
        let ends = begins + TimeDelta::minutes(i64::from(session.lasts));
        (session.lasts > 0).then_some(Self { begins, ends })
    }

    /// Whether one goes on while the other does.
    pub(in crate::insight) fn crosses(self, other: Self) -> bool {
        self.begins < other.ends && other.begins < self.ends
    }
}

fn at_both(view: &View<'_>) -> Vec<Both> {
    let crossing = crossing(view);
    let came = view.came().filter_map(|came| {
        let time = crossing.get(&came.session)?;
        Some((came.who.human, *time, came.session, came.place))
    });
    let mut at: Vec<_> = came.collect();
    at.sort_unstable();
    let mut all = Vec::new();
    for of_human in at.chunk_by(|one, other| one.0 == other.0) {
        let Some((mut longest, later)) = of_human.split_first() else {
            continue;
        };
        for next in later {
            let (human, time, session, place) = *next;
            let (.., lasting, before, _) = *longest;
            if time.begins < lasting.ends && session != before {
                let both = (session.min(before), session.max(before));
                all.push((both, human, place));
            }
            if time.ends > lasting.ends {
                longest = next;
            }
        }
    }
    all
}

/// The sessions that somebody came to during which another of them goes on.
fn crossing(view: &View<'_>) -> BTreeMap<Ix, Time> {
    let sessions: BTreeSet<Ix> = view.came().map(|came| came.session).collect();
    let sessions = sessions.into_iter();
    let timed = sessions.filter_map(|index| {
        let session = view.facts.sessions.get(index)?;
        Some((Time::of(session)?, index))
    });
    let mut timed: Vec<_> = timed.collect();
    timed.sort_unstable();
    let mut crossing = BTreeMap::new();
    let mut longest: Option<(Time, Ix)> = None;
    for (time, index) in timed {
        if let Some((before, other)) = longest.filter(|(before, _)| time.begins < before.ends) {
            crossing.insert(other, before);
            crossing.insert(index, time);
        }
        if longest.is_none_or(|(before, _)| time.ends > before.ends) {
            longest = Some((time, index));
        }
    }
    crossing
}
