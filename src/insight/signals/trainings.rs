//! Rules on attendance: time that nobody knows, or that there cannot have been.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{Severity, Watch, number};
use crate::insight::attendance::Attended;
use crate::insight::facts::*;

pub(super) fn watch(watch: &mut Watch<'_>) {
    no_minutes(watch);
    too_long(watch);
    at_once(watch);
}

/// People came, and neither the session nor they have a time: they are no participants until it is known.
fn no_minutes(watch: &mut Watch<'_>) {
    at_sessions(watch, "training.no_minutes", |_, came| came.minutes() == 0);
}

/// People who are said to have been at a session for longer than it was.
fn too_long(watch: &mut Watch<'_>) {
    at_sessions(watch, "training.too_long", |facts, came| {
        let session = facts.sessions.get(came.session);
        let minutes = session.map_or(0, |session| i64::from(session.minutes.max(session.lasts)));
        minutes > 0 && came.minutes() > minutes
    });
}

/// Tells of each session with how many came of whom this holds.
fn at_sessions(watch: &mut Watch<'_>, id: &'static str, holds: impl Fn(&Facts, &Attended) -> bool) {
    let facts = watch.view.facts;
    let mut sessions: BTreeMap<(PlaceIx, Ix), usize> = BTreeMap::new();
    for came in watch.view.came().filter(|came| holds(facts, came)) {
        *sessions.entry((came.place, came.session)).or_default() += 1;
    }
    for ((place, session), people) in sessions {
        let found = watch
            .find(id, Severity::Soon, place)
            .about(Source::Session, session);
        found
            .record("subject", Source::Session, session)
            .number("n", number(people))
            .weighs(number(people))
            .opens();
    }
}

/// People who are said to have been at two sessions at once.
fn at_once(watch: &mut Watch<'_>) {
    let view = watch.view;
    let crossing = crossing(view.facts);
    if crossing.is_empty() {
        return;
    }
    let mut at: BTreeMap<Ix, BTreeMap<Ix, PlaceIx>> = BTreeMap::new();
    for came in view.came() {
        at.entry(came.session)
            .or_default()
            .insert(came.human, came.place);
    }
    for (one, other) in crossing {
        let (Some(first), Some(second)) = (at.get(&one), at.get(&other)) else {
            continue;
        };
        let mut both = first.iter().filter(|(human, _)| second.contains_key(human));
        let Some((human, place)) = both.next() else {
            continue;
        };
        let people = number(1 + both.count());
        let found = watch
            .find("training.at_once", Severity::Soon, *place)
            .about(Source::Session, one);
        found
            .record("subject", Source::Session, one)
            .record("other", Source::Session, other)
            .record("person", Source::Person, *human)
            .number("n", people)
            .weighs(people)
            .opens();
    }
}

/// The sessions that go on at the same time, two by two.
fn crossing(facts: &Facts) -> Vec<(Ix, Ix)> {
    let sessions = facts.sessions.iter();
    let timed = sessions.filter_map(|(index, session)| {
        let begins = session.date?.and_time(session.start?);
        let ends = begins + TimeDelta::minutes(i64::from(session.lasts));
        let stands = session.lasts > 0 && facts.session(index) == index;
        stands.then_some((begins, ends, index))
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
