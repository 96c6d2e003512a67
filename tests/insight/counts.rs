//! The numbers that pages show beside the figures: they say what figures and signals say.

use samverka::domain::{Id, Membership, Record, Session, Training};
use samverka::insight::{Came, Counts, GroupCount, Joint, Scope, SurveyCount, Takeover, Unlikely};
use serde_json::json;

use crate::village::{Village, code, day};

fn group(village: &Village, id: Id) -> GroupCount {
    Counts::new(&village.facts(), &village.everything()).group(id)
}

fn came(village: &Village, session: Id) -> Came {
    Counts::new(&village.facts(), &village.everything()).session(session)
}

fn joint(village: &Village, municipality: &str) -> Joint {
    let joint = Counts::new(&village.facts(), &village.everything()).joint();
    joint
        .get(&Some(code(municipality)))
        .copied()
        .unwrap_or_default()
}

/// Two rows of one person at one session, of two laptops.
fn twice() -> (Village, Id, Id) {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01", 360);
    let person = village.woman();
    village.attends(session, person);
    village.attends(session, person);
    village.change(session, Session::invited, json!(1));
    (village, session, person)
}

#[test]
fn check_in_counts_each_human_once_and_waits_for_those_who_have_not_said_no() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let members = ["education", "education", "social"].map(|of| village.member_from(group, of));
    let meeting = village.meeting("2018-03-01", &[group]);
    let check_in =
        |village: &Village| Counts::new(&village.facts(), &village.everything()).check_in(meeting);
    assert_eq!((check_in(&village).here, check_in(&village).of), (0, 3));
    village.at_meeting(meeting, members[0], "present");
    village.at_meeting(meeting, members[0], "present");
    village.at_meeting(meeting, members[2], "excused");
    let guest = village.woman();
    village.at_meeting(meeting, guest, "remote");
    // Another record of the first, on another laptop.
    let again = village.woman();
    village.same(members[0], again);
    village.at_meeting(meeting, again, "present");
    let counted = check_in(&village);
    assert_eq!((counted.here, counted.of), (2, 3));
    assert_eq!(counted.present.len(), 2);
    let waited: Vec<Id> = counted.waited.iter().map(|(person, _)| *person).collect();
    assert_eq!(waited, [members[1]]);
    assert_eq!(counted.missing.len(), 1);
    assert_eq!(counted.missing[0].1, 1);
}

#[test]
fn attendance_of_one_person_at_one_session_counts_once() {
    let (village, session, person) = twice();
    assert_eq!(village.figure("participants.hours")["total"], 6);
    assert_eq!(village.figure("participants.hours_each")["value"], 6);
    assert_eq!(village.figure("training.fill_rate")["percent"], 100);
    assert_eq!(village.behind("participants.hours", "total").len(), 1);
    let came = came(&village, session);
    assert_eq!((came.people, came.written, came.minutes), (1, 1, 360));
    let (facts, scope) = (village.facts(), village.everything());
    assert_eq!(Counts::new(&facts, &scope).person(person).minutes, 360);
}

#[test]
fn attendance_that_two_municipalities_tell_of_counts_in_each_and_once_together() {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01", 360);
    let here = village.woman();
    village.attends(session, here);
    village.municipality("1283");
    let there = village.woman();
    let row = village.attends(session, there);
    village.change(row, "minutes", json!(180));
    village.at_the_lead().same(here, there);
    let hours = village.figure("participants.hours.municipality");
    assert_eq!(
        hours["total"], 6,
        "the row that says the most, until it is decided"
    );
    assert_eq!((&hours["1285"], &hours["1283"]), (&json!(6), &json!(3)));
    let own = village.everything().within(code("1283"));
    assert_eq!(village.figure_in("participants.hours", &own)["total"], 3);
    assert_eq!(village.figure("participants.unique")["total"], 1);
    assert_eq!(came(&village, session).people, 1);
}

#[test]
fn attendance_counts_the_same_whatever_the_order_of_the_rows() {
    let hours = |minutes: [i64; 2]| {
        let mut village = Village::new();
        village.municipality("1285");
        let (session, person) = (village.session("2018-03-01", 360), village.woman());
        for minutes in minutes {
            let row = village.attends(session, person);
            village.change(row, "minutes", json!(minutes));
        }
        village.figure("participants.hours")["total"].clone()
    };
    assert_eq!(hours([60, 120]), 2);
    assert_eq!(hours([120, 60]), 2);
}

#[test]
fn attendance_at_a_meeting_counts_once_and_present_counts_before_absent() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("strategic");
    let (one, other) = (village.woman(), village.man());
    let meeting = village.meeting("2018-03-01", &[group]);
    village.at_meeting(meeting, one, "absent");
    village.at_meeting(meeting, one, "present");
    village.at_meeting(meeting, other, "absent");
    let rate = village.figure("meetings.attendance_rate");
    assert_eq!((&rate["attended"], &rate["of"]), (&json!(1), &json!(2)));
    let (facts, scope) = (village.facts(), village.everything());
    let turnout = Counts::new(&facts, &scope).meeting(meeting).unwrap();
    assert_eq!((turnout.came, turnout.of), (1, 2));
}

#[test]
fn session_without_minutes_counts_from_its_start_to_its_end() {
    let mut village = Village::new();
    village.municipality("1285");
    let training = village.tell(Training::CODE, json!({"title": "Grundutbildning"}));
    let times =
        json!({"training": training, "starts": "2018-03-01T09:00", "ends": "2018-03-01T12:00"});
    let session = village.tell(Session::CODE, times);
    let people: Vec<Id> = (0..5).map(|_| village.woman()).collect();
    for person in &people {
        village.attends(session, *person);
    }
    assert_eq!(village.figure("participants.hours")["total"], 15);
    assert_eq!(village.figure("participants.unique")["total"], 5);
    assert_eq!(came(&village, session).minutes, 5 * 180);
    let (facts, scope) = (village.facts(), village.everything());
    assert_eq!(Counts::new(&facts, &scope).person(people[0]).minutes, 180);
}

#[test]
fn session_of_unknown_length_has_been_held_and_its_people_came() {
    let mut village = Village::new();
    village.municipality("1285");
    let training = village.tell(Training::CODE, json!({"title": "Grundutbildning"}));
    let session = village.tell(
        Session::CODE,
        json!({"training": training, "starts": "2018-03-01"}),
    );
    let person = village.woman();
    village.attends(session, person);
    assert_eq!(village.figure("training.days")["value"], 1);
    assert_eq!(village.figure("participants.unique")["total"], 0);
    assert_eq!(came(&village, session).people, 1);
}

#[test]
fn group_counts_linked_persons_once_as_the_figures_do() {
    let mut village = Village::new();
    village.municipality("1285");
    let strategic = village.group("strategic");
    let one = village.member_from(strategic, "social");
    let other = village.member_from(strategic, "social");
    village.member_from(strategic, "education");
    village.same(one, other);
    let counted = group(&village, strategic);
    assert_eq!(counted.members, 2);
    assert_eq!(counted.breadth.iter().map(|(_, n)| n).sum::<i64>(), 2);
    assert_eq!(village.figure("groups.strategic.size")["max"], 2);
    assert_eq!((counted.with_mandate, counted.lacking_mandate), (2, 0));
}

#[test]
fn group_members_are_those_of_the_figures_day_also_after_the_project() {
    let mut village = Village::new();
    village.municipality("1285");
    let strategic = village.group("strategic");
    let person = village.woman();
    let membership = village.member(strategic, person);
    village.change(membership, Membership::to, json!("2018-12-31"));
    village.today = day("2019-03-01");
    assert_eq!(group(&village, strategic).members, 1);
    assert_eq!(village.figure("groups.strategic.size")["max"], 1);
}

#[test]
fn levels_that_never_met_are_given_as_long_on_the_page_as_in_the_signal() {
    let mut village = Village::new();
    village.municipality("1285");
    for kind in ["strategic", "operative"] {
        let group = village.group(kind);
        village.change(group, "established_on", json!("2018-04-01"));
    }
    assert!(!village.fires("levels.apart") && !joint(&village, "1285").apart);
    village.today = day("2018-08-01");
    assert!(village.fires("levels.apart") && joint(&village, "1285").apart);
}

#[test]
fn levels_met_as_many_days_ago_on_every_page() {
    let mut village = Village::new();
    village.municipality("1285");
    let groups = [village.group("strategic"), village.group("operative")];
    village.meeting("2018-08-31", &groups);
    village.today = day("2019-01-01");
    let days = village.figure("meetings.days_since_joint")["max"].clone();
    assert_eq!(days, 30, "the project's last day is the figures' day");
    assert_eq!(joint(&village, "1285").last.unwrap().0, 30);
}

#[test]
fn plan_is_late_by_what_the_figure_calls_late() {
    let mut village = Village::new();
    village.municipality("1285");
    let plan = village.plan(json!({}));
    village.activity(plan, "in_progress", "2018-05-01");
    village.activity(plan, "dropped", "2018-05-01");
    village.activity(plan, "done", "2018-05-01");
    let (facts, scope) = (village.facts(), village.everything());
    let counted = Counts::new(&facts, &scope).plan(plan);
    assert_eq!(
        (counted.all, counted.done, counted.left, counted.overdue),
        (3, 1, 1, 1)
    );
    assert_eq!(village.figure("plan.overdue")["value"], counted.overdue);
}

#[test]
fn evaluation_is_answered_by_those_who_came_from_the_municipality_that_answers() {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01", 360);
    let survey = village.survey("session_evaluation");
    let question = village.question(survey, "useful", "scale", &[]);
    for place in ["1285", "1283"] {
        village.municipality(place);
        for _ in 0..2 {
            let person = village.woman();
            village.attends(session, person);
        }
        let answer = village.answer(survey, question, json!(4));
        village.change(answer, "about", json!(session));
    }
    let rate = village.figure("evaluation.response_rate");
    assert_eq!(
        (&rate["answered"], &rate["invited"]),
        (&json!(2), &json!(4))
    );
    let (facts, scope): (_, Scope) = (village.facts(), village.everything());
    let counted: SurveyCount = Counts::new(&facts, &scope).survey_about(survey, &[session]);
    assert_eq!(
        (counted.answered, counted.asked, counted.percent),
        (2, Some(4), Some(50))
    );
    assert_eq!(counted.questions[&question].mean.unwrap().rounded(), 4);
}

#[test]
fn whoever_took_over_is_new_for_thirty_days() {
    let mut village = Village::new();
    village.municipality("1285");
    let first = village.person();
    let before = village.contact_person(json!({"person": first, "to": "2018-05-02"}));
    let now = village.contact_person(json!({"from": "2018-05-03"}));
    let taken = |village: &Village| {
        let (facts, scope) = (village.facts(), village.everything());
        Counts::new(&facts, &scope).taken_over()
    };
    assert_eq!(
        taken(&village),
        Some(Takeover { now, before }),
        "the thirtieth day is the 1st of June"
    );
    village.change(now, "from", json!("2018-05-02"));
    assert_eq!(taken(&village), None, "after thirty days she is at home");
    village.change(now, "from", json!("2018-06-01"));
    assert_eq!(taken(&village), Some(Takeover { now, before }));
    village.change(now, "from", json!("2018-06-02"));
    assert_eq!(taken(&village), None, "she comes tomorrow");
    village.change(now, "from", json!("2018-05-20"));
    village.change(now, "person", json!(first));
    assert_eq!(taken(&village), None, "nobody takes over after herself");
}

#[test]
fn of_two_who_began_on_one_day_the_one_who_goes_on_took_over() {
    let mut village = Village::new();
    village.municipality("1285");
    let stays = village.contact_person(json!({"from": "2018-05-20"}));
    let left = village.contact_person(json!({"from": "2018-05-20", "to": "2018-05-20"}));
    let taken = |village: &Village| {
        let (facts, scope) = (village.facts(), village.everything());
        let taken = Counts::new(&facts, &scope).taken_over();
        taken.map(|one| (one.now, one.before))
    };
    assert_eq!(taken(&village), Some((stays, left)));
    village.change(left, "to", json!(null));
    assert_eq!(
        taken(&village),
        None,
        "both are there, and neither took over"
    );
}

#[test]
fn week_ahead_is_seven_days_with_today_and_what_should_have_been_done() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let [yesterday, today, last, later] = ["2018-05-31", "2018-06-01", "2018-06-07", "2018-06-08"]
        .map(|day| village.meeting(day, &[group]));
    let plan = village.plan(json!({"group": group}));
    let overdue = village.activity(plan, "in_progress", "2018-04-01");
    let soon = village.activity(plan, "not_started", "2018-06-07");
    village.activity(plan, "not_started", "2018-06-08");
    village.activity(plan, "done", "2018-05-01");
    let (facts, scope) = (village.facts(), village.everything());
    let week = Counts::new(&facts, &scope).week();
    assert_eq!(week.meetings, [today, last]);
    assert!(
        ![yesterday, later]
            .iter()
            .any(|one| week.meetings.contains(one))
    );
    assert_eq!(week.due, [overdue, soon]);
}

#[test]
fn meeting_that_two_laptops_wrote_down_is_one() {
    let mut village = Village::new();
    village.municipality("1285");
    let groups = [village.group("strategic"), village.group("operative")];
    let early = village.meeting("2018-03-01", &groups);
    village.change(early, "start_time", json!("09:00"));
    village.meeting("2018-03-01", &[groups[1], groups[0]]);
    let later = village.meeting("2018-03-01", &groups);
    village.change(later, "start_time", json!("15:00"));
    assert_eq!(village.figure("meetings.count")["total"], 2);
    assert_eq!(village.figure("meetings.joint")["value"], 2);
}

#[test]
fn attendance_that_can_hardly_be_is_told_of_person_by_person() {
    let mut village = Village::new();
    village.municipality("1285");
    let (one, other) = (village.woman(), village.woman());
    let early = village.session("2018-03-01T09:00", 180);
    let late = village.session("2018-03-01T11:00", 60);
    let long = village.attends(early, one);
    village.change(long, "minutes", json!(200));
    let twice = village.attends(early, other);
    let again = village.attends(late, other);
    let told = |village: &Village, session| {
        let (facts, scope) = (village.facts(), village.everything());
        let mut told = Counts::new(&facts, &scope).unlikely(session);
        told.sort_by_key(|(id, _)| *id);
        told
    };
    let mut expected = vec![(long, Unlikely::TooLong), (twice, Unlikely::AtOnce(late))];
    expected.sort_by_key(|(id, _)| *id);
    assert_eq!(told(&village, early), expected);
    assert_eq!(told(&village, late), [(again, Unlikely::AtOnce(early))]);
    village.change(long, "minutes", json!(180));
    village.change(again, "status", json!("absent"));
    assert!(told(&village, early).is_empty() && told(&village, late).is_empty());
}
