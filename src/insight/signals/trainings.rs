//! Rules on attendance: time that nobody knows, or that there cannot have been.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::{Severity, Watch, number};
use crate::insight::facts::*;
use crate::insight::kept::Question;
use crate::insight::training::at_sessions;
use crate::insight::view::View;

pub(super) fn watch(watch: &mut Watch<'_>) {
    no_minutes(watch);
    too_long(watch);
    at_once(watch);
}

/// People came, and neither the session nor they have a time: they are no participants until it is known.
fn no_minutes(watch: &mut Watch<'_>) {
    let places = at_sessions(watch.view);
    let all = places.iter().flat_map(|place| place.iter());
    let timeless = all.filter(|one| one.timeless > 0);
    tell(
        watch,
        "training.no_minutes",
        timeless.map(|one| ((one.place, one.session), one.timeless)),
    );
}

/// People who are said to have been at a session for longer than it was.
fn too_long(watch: &mut Watch<'_>) {
    let places = watch.view.place_by_place(Question::TooLong, |view| {
        let mut sessions: BTreeMap<(PlaceIx, Ix), i64> = BTreeMap::new();
        for came in view.came() {
            let session = view.facts.sessions.get(came.session);
            let minutes =
                session.map_or(0, |session| i64::from(session.minutes.max(session.lasts)));
            if minutes > 0 && came.minutes() > minutes {
                *sessions.entry((came.place, came.session)).or_default() += 1;
            }
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
fn at_once(watch: &mut Watch<'_>) {
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

fn at_both(view: &View<'_>) -> Vec<Both> {
    let mut sessions: Vec<Ix> = view.came().map(|came| came.session).collect();
    sessions.dedup();
    let mut all = Vec::new();
    for (one, other) in crossing(view.facts, sessions.into_iter().collect()) {
        let at = |session| {
            let came = view.came().filter(move |came| came.session == session);
            came.map(|came| (came.who.human, came.place))
        };
        let second: BTreeMap<Ix, PlaceIx> = at(other).collect();
        let both = at(one).filter(|(human, _)| second.contains_key(human));
        all.extend(both.map(|(human, place)| ((one, other), human, place)));
    }
    all
}

/// Those of some sessions that go on at the same time, two by two.
fn crossing(facts: &Facts, sessions: BTreeSet<Ix>) -> Vec<(Ix, Ix)> {
    let timed = sessions.into_iter().filter_map(|index| {
        let session = facts.sessions.get(index)?;
        let begins = session.date?.and_time(session.start?);
        let ends = begins + TimeDelta::minutes(i64::from(session.lasts));
        (session.lasts > 0).then_some((begins, ends, index))
    });
    let mut timed: Vec<_> = timed.collect();
    timed.sort_unstable();
    let mut crossing = Vec::new();
    for (at, (_, ends, one)) in timed.iter().enumerate() {
        let later = timed[at + 1..]
            .iter()
            .take_while(|(begins, ..)| begins < ends);
        crossing.extend(later.map(|(.., other)| (*one.min(other), *one.max(other))));
    }
    crossing
}
