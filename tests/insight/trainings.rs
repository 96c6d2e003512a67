//! Sessions whose time nobody knows: who was there, and what can be done about it.

use samverka::domain::{Id, Record as _, Session, Training};
use samverka::insight::{Counts, Signal, SignalArg};
use serde_json::json;

use crate::village::{Village, day};

const RULE: &str = "training.no_minutes";

/// A municipality with a training of its own and sessions on these days, of which nothing but the day is known.
fn days_alone(days: &[&str]) -> (Village, Id, Vec<Id>) {
    let mut village = Village::new();
    village.municipality("1285");
    let training = village.tell(Training::CODE, json!({"title": "Samtalsmetodik"}));
    let session = |day| json!({"training": training, "starts": day});
    let sessions = days
        .iter()
        .map(|day| village.tell(Session::CODE, session(day)));
    let sessions = sessions.collect();
    (village, training, sessions)
}

fn about(signals: &[Signal]) -> Vec<Option<Id>> {
    let about = signals.iter().map(|one| one.about.map(|(_, id)| id));
    about.collect()
}

#[test]
fn people_at_several_sessions_without_a_time_are_each_told_once() {
    let (mut village, training, sessions) = days_alone(&["2018-04-10", "2018-04-24"]);
    let (both, once) = (village.woman(), village.man());
    village.attends(sessions[0], both);
    village.attends(sessions[1], both);
    village.attends(sessions[1], once);
    let signals = village.fired(RULE);
    assert_eq!(about(&signals), [Some(training)]);
    let number = SignalArg::Number;
    assert!(signals[0].args.contains(&("n", number(2))), "{signals:?}");
    assert!(signals[0].args.contains(&("sessions", number(2))));
    let (facts, scope) = (village.facts(), village.everything());
    let (of_april, people) = Counts::new(&facts, &scope).without_time(day("2018-04-01"));
    assert_eq!((of_april, people), (sessions, 2));
}

#[test]
fn session_without_a_time_is_one_however_many_files_know_those_who_came() {
    let (mut village, _, sessions) = days_alone(&["2018-04-10"]);
    let (linked, other) = (village.woman(), village.man());
    village.attends(sessions[0], linked);
    village.attends(sessions[0], other);
    village.municipality("1286");
    let (again, elsewhere) = (village.woman(), village.session("2018-03-01", 60));
    village.attends(elsewhere, again);
    village.same(linked, again);
    let signals = village.fired(RULE);
    assert_eq!(about(&signals), [Some(sessions[0])]);
    assert!(signals[0].args.contains(&("n", SignalArg::Number(2))));
}

#[test]
fn sessions_are_told_together_where_a_time_can_be_set_for_all_of_them() {
    let (mut village, training, sessions) = days_alone(&["2018-04-10", "2018-04-24"]);
    let person = village.woman();
    let days = ["2018-04-10", "2018-04-24"];
    for (session, day) in sessions.iter().zip(days) {
        village.attends(*session, person);
        let begins = format!("{day}T09:00");
        village.change(*session, Session::starts, json!(begins));
    }
    let each: Vec<Option<Id>> = sessions.iter().copied().map(Some).collect();
    assert_eq!(
        about(&village.fired(RULE)),
        each,
        "their beginning is known"
    );
    for (session, day) in sessions.iter().zip(days) {
        village.change(*session, Session::starts, json!(day));
    }
    assert_eq!(about(&village.fired(RULE)), [Some(training)]);
}

#[test]
fn sessions_of_the_lead_are_told_one_by_one_in_a_municipality() {
    let mut village = Village::new();
    let training = village.tell(Training::CODE, json!({"title": "Samtalsmetodik"}));
    let session = |day| json!({"training": training, "starts": day});
    let sessions =
        ["2018-04-10", "2018-04-24"].map(|day| village.tell(Session::CODE, session(day)));
    village.municipality("1285");
    let person = village.woman();
    for session in sessions {
        village.attends(session, person);
    }
    assert_eq!(about(&village.fired(RULE)), sessions.map(Some));
}

#[test]
fn session_that_is_yet_to_come_gets_no_time_with_the_others() {
    let (village, training, sessions) = days_alone(&["2018-04-10", "2018-09-24"]);
    let (facts, scope) = (village.facts(), village.everything());
    let alone = Counts::new(&facts, &scope).days_alone(training);
    assert_eq!(alone, sessions[..1]);
}
