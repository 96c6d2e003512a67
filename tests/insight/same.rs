//! The same fact twice counts once, and where the records differ somebody is asked.

use samverka::domain::{
    Assignment, Attendance, Id, Meeting, Membership, Municipality, Record, Session,
};
use samverka::insight::{Counts, Doubt, Source, doubts};
use serde_json::{Value, json};

use crate::village::{Village, code, day};

/// A village with one municipality, and what waits to be decided in it.
fn village() -> Village {
    let mut village = Village::new();
    village.municipality("1285");
    village
}

fn asked(village: &Village) -> Vec<(Source, Vec<Id>)> {
    let all = doubts(&village.facts()).into_iter();
    all.map(|doubt| (doubt.source, doubt.records)).collect()
}

#[test]
fn same_attendance_that_differs_is_asked_about_with_its_rows() {
    let mut village = village();
    let (session, person) = (village.session("2018-03-01", 360), village.woman());
    let first = village.attends(session, person);
    let again = village.attends(session, person);
    assert_eq!(asked(&village), [], "two rows that say the same");
    village.change(again, Attendance::minutes, json!(360));
    assert_eq!(asked(&village), [], "the session's length, written out");
    village.change(again, Attendance::status, json!("remote"));
    assert_eq!(asked(&village), [(Source::Attendance, vec![first, again])]);
    village.change(again, Attendance::status, json!(null));
    assert_eq!(asked(&village), [], "a row without a word says nothing");
}

#[test]
fn same_attendance_in_two_municipalities_is_the_lead_s_to_decide() {
    let mut village = village();
    let (session, here) = (village.session("2018-03-01", 360), village.woman());
    let first = village.attends(session, here);
    village.municipality("1286");
    let there = village.woman();
    let again = village.attends(session, there);
    village.change(again, Attendance::status, json!("absent"));
    village.same(here, there);
    let expected = Doubt {
        source: Source::Attendance,
        field: None,
        records: vec![first, again],
        municipality: None,
    };
    assert_eq!(doubts(&village.facts()), [expected]);
    assert_eq!(
        village.figure("participants.hours")["total"],
        6,
        "who came says more"
    );
}

#[test]
fn same_meeting_counts_once_with_those_who_came() {
    let mut village = village();
    let group = village.group("strategic");
    let (one, other) = (
        village.member_at(group, "politician"),
        village.member_at(group, "employee"),
    );
    let first = village.meeting("2018-02-01", &[group]);
    let again = village.meeting("2018-02-01", &[group]);
    village.change(again, Meeting::start_time, json!("09:00"));
    village.change(again, Meeting::title, json!("Styrgruppen"));
    for meeting in [first, again] {
        village.at_meeting(meeting, one, "present");
    }
    village.at_meeting(again, other, "absent");
    assert_eq!(village.figure("meetings.count")["total"], 1);
    let rate = village.figure("meetings.attendance_rate");
    assert_eq!((&rate["attended"], &rate["of"]), (&json!(1), &json!(2)));
    assert_eq!(asked(&village), [(Source::Meeting, vec![first, again])]);
    let maybe =
        |village: &Village, id| Counts::new(&village.facts(), &village.everything()).maybe_same(id);
    let marked = [maybe(&village, first), maybe(&village, again)];
    assert_eq!(
        marked,
        [Some(again), None],
        "lists mark the one that is not counted"
    );
    village.change(first, Meeting::start_time, json!("13:00"));
    assert_eq!(
        [maybe(&village, first), maybe(&village, again)],
        [None, None]
    );
    assert_eq!(
        village.figure("meetings.count")["total"],
        2,
        "at another time it is another"
    );
    assert_eq!(asked(&village), []);
}

#[test]
fn same_session_written_down_twice_is_one_and_another_place_is_another() {
    let mut village = village();
    let (session, person) = (village.session("2018-03-01T09:00", 180), village.woman());
    let training = village.records.fields_mut(session).unwrap()["training"].clone();
    let again = json!({"training": training, "starts": "2018-03-01T09:00", "minutes": 180});
    let again = village.tell(Session::CODE, again);
    village.attends(session, person);
    village.attends(again, person);
    assert_eq!(village.figure("participants.hours")["total"], 3);
    assert_eq!(asked(&village), [(Source::Session, vec![session, again])]);
    village.change(again, Session::place, json!("Sal 2"));
    assert_eq!(asked(&village), []);
    assert_eq!(village.figure("participants.hours")["total"], 6);
}

#[test]
fn same_session_written_down_twice_has_its_invited_once() {
    let mut village = village();
    let (session, person) = (village.session("2018-03-01T09:00", 180), village.woman());
    let training = village.records.fields_mut(session).unwrap()["training"].clone();
    let again =
        json!({"training": training, "starts": "2018-03-01T09:00", "minutes": 180, "invited": 4});
    let again = village.tell(Session::CODE, again);
    village.attends(again, person);
    let rate = json!({"attended": 1, "invited": 4, "percent": 25});
    assert_eq!(village.figure("training.fill_rate"), rate);
    village.change(session, Session::invited, json!(4));
    assert_eq!(village.figure("training.fill_rate"), rate);
}

#[test]
fn same_membership_counts_once_by_its_fullest_mandate() {
    let mut village = village();
    let (group, person) = (village.group("strategic"), village.person());
    let first = village.member(group, person);
    let again = village.member(group, person);
    assert_eq!(asked(&village), []);
    village.change(first, Membership::mandate, json!("no"));
    assert_eq!(asked(&village), [(Source::Membership, vec![first, again])]);
    assert_eq!(village.figure("groups.strategic.size")["max"], 1);
    assert!(
        !village.fires("group.mandate"),
        "the fuller mandate counts meanwhile"
    );
    village.change(first, Membership::to, json!("2017-06-30"));
    village.change(again, Membership::from, json!("2018-01-01"));
    assert_eq!(asked(&village), [], "who comes back is no member twice");
}

#[test]
fn same_assignment_is_asked_about_and_pointed_out_once() {
    let mut village = village();
    let first = village.contact_person(json!({"share": 20}));
    let person = village.records.fields_mut(first).unwrap()["person"].clone();
    let again = json!({"person": person, "role": "contact_person", "from": "2016-10-01"});
    let again = village.tell(Assignment::CODE, again);
    assert_eq!(asked(&village), [(Source::Assignment, vec![first, again])]);
    assert_eq!(village.fired("contact.no_time").len(), 1);
    village.change(first, Assignment::to, json!("2017-10-01"));
    village.change(again, Assignment::from, json!("2017-10-01"));
    assert_eq!(asked(&village), [], "one begins on the day the other ends");
    village.change(first, Assignment::to, Value::Null);
    village.change(again, Assignment::role, json!("process_lead"));
    assert_eq!(asked(&village), []);
}

#[test]
fn same_tally_counts_once_with_the_most_answers() {
    let mut village = village();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "useful", "scale", &[]);
    let first = village.tally(question, json!({"4": 10}));
    let again = village.tally(question, json!({"4": 10}));
    assert_eq!(village.figure("survey.useful")["answers"], 10);
    assert_eq!(asked(&village), []);
    village.change(again, "counts", json!({"4": 12}));
    assert_eq!(village.figure("survey.useful")["answers"], 12);
    assert_eq!(asked(&village), [(Source::Tally, vec![first, again])]);
}

#[test]
fn same_municipality_twice_is_asked_about_and_one_that_came_back_is_not() {
    let mut village = village();
    let first = village.municipality("1285");
    let again = village.tell(
        Municipality::CODE,
        json!({"code": "1285", "joined": "2018-01-01"}),
    );
    let mut both = vec![first, again];
    both.sort();
    assert_eq!(asked(&village), [(Source::Municipality, both)]);
    village.change(first, Municipality::left, json!("2017-06-30"));
    assert_eq!(asked(&village), []);
    let own = village.everything().within(code("1285"));
    assert!(own.municipality.is_some() && village.today > day("2018-01-01"));
}
