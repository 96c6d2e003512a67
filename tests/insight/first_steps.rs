//! What has been is caught up with, and the first steps are ticked off by what there is.

use samverka::domain::{GoneOut, Id};
use samverka::insight::{Counts, FIRST_STEPS, FirstStep};
use serde_json::json;

use crate::village::{Village, code};

fn joined_after(village: &Village, meeting: Id) -> Vec<Id> {
    let (facts, scope) = (village.facts(), village.everything());
    Counts::new(&facts, &scope).joined_after(meeting)
}

#[test]
fn those_who_joined_after_a_meeting_are_told_where_it_had_no_member_at_all() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let meeting = village.meeting("2018-03-01", &[group]);
    let persons = [village.person(), village.person(), village.person()];
    let members = persons.map(|person| village.member(group, person));
    for member in members {
        village.change(member, "from", json!("2018-05-01"));
    }
    village.change(members[2], "to", json!("2018-05-10"));
    assert_eq!(
        joined_after(&village, meeting),
        members[..2],
        "who has left has not joined"
    );
    let again = village.member(group, persons[0]);
    village.change(again, "from", json!("2018-05-20"));
    assert_eq!(
        joined_after(&village, meeting),
        members[..2],
        "each once, by the earliest"
    );
    village.change(members[2], "from", json!("2018-02-01"));
    assert!(
        joined_after(&village, meeting).is_empty(),
        "somebody was a member then"
    );
}

#[test]
fn those_who_joined_later_say_nothing_of_a_meeting_to_come() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let meeting = village.meeting("2018-09-01", &[group]);
    let person = village.person();
    let member = village.member(group, person);
    village.change(member, "from", json!("2018-10-01"));
    assert!(joined_after(&village, meeting).is_empty());
}

/// The steps that are left to take; nothing where the list has gone.
fn left(village: &Village, gone: &GoneOut) -> Vec<FirstStep> {
    let (facts, scope) = (village.facts(), village.everything());
    let steps = Counts::new(&facts, &scope).first_steps(gone);
    let steps = steps.map(|first| first.steps).unwrap_or_default();
    let left = steps.into_iter().filter(|(_, done)| !done);
    left.map(|(step, _)| step).collect()
}

#[test]
fn first_steps_of_a_contact_person_go_when_all_are_taken_or_put_away() {
    let mut village = Village::new();
    village.municipality("1285");
    let (none, sent) = (
        GoneOut::default(),
        GoneOut {
            bundle: true,
            ..GoneOut::default()
        },
    );
    assert_eq!(left(&village, &none).len(), 7);
    let contact = village.contact_person(json!({"from": "2018-05-20"}));
    let group = village.group("strategic");
    let person = village.person();
    village.member(group, person);
    village.meeting("2018-05-01", &[group]);
    village.plan(json!({"group": group}));
    assert_eq!(
        left(&village, &none),
        [FirstStep::Initiative, FirstStep::Bundle]
    );
    village.change(contact, "to", json!("2018-05-25"));
    assert!(
        left(&village, &none).contains(&FirstStep::Contact),
        "she has left"
    );
    village.change(contact, "to", json!(null));
    let rest = json!({"signal": FIRST_STEPS, "until": "2028-01-01", "reason": "x"});
    let rest = village.tell("snooze", rest);
    assert!(left(&village, &none).is_empty(), "put away");
    village.change(rest, "until", json!("2018-01-01"));
    village.initiative("idea");
    assert_eq!(left(&village, &none), [FirstStep::Bundle]);
    assert!(left(&village, &sent).is_empty(), "all are taken");
}

#[test]
fn first_steps_of_a_lead_want_a_kit_for_each_municipality() {
    let mut village = Village::new();
    village.municipality("1285");
    village.municipality("1283");
    let kit = |codes: &[&str]| GoneOut {
        kits: codes.iter().map(|one| code(one)).collect(),
        ..GoneOut::default()
    };
    let done = |gone: &GoneOut, any: bool| {
        let (facts, scope) = (village.facts(), village.everything());
        let steps = Counts::new(&facts, &scope).lead_steps(gone, any);
        steps.map(|first| first.steps.contains(&(FirstStep::Kits, true)))
    };
    assert_eq!(done(&kit(&["1285"]), false), Some(false));
    assert_eq!(done(&kit(&["1285", "1283"]), false), Some(true));
    assert_eq!(
        done(&kit(&["1285"]), true),
        None,
        "the first bundle has come in"
    );
}
