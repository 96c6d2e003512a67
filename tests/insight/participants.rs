//! Figures of participants, hours and trainings.

use samverka::domain::{Attendance, Person, Project, Session};
use samverka::insight::Scope;
use serde_json::json;

use crate::village::{Village, code, day};

#[test]
fn a_participant_is_a_person_with_attended_training() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 180);
    village.municipality("1285");
    let (woman, man, absent, at_a_meeting) = (
        village.woman(),
        village.man(),
        village.man(),
        village.woman(),
    );
    village.attends(session, woman);
    let attendance = village.attends(session, man);
    village.change(attendance, Attendance::status, json!("remote"));
    let attendance = village.attends(session, absent);
    village.change(attendance, Attendance::status, json!("excused"));
    let group = village.group("operative");
    let meeting = village.meeting("2018-02-01", &[group]);
    village.at_meeting(meeting, at_a_meeting, "present");
    assert_eq!(
        village.figure("participants.unique"),
        json!({"total": 2, "women": 1, "men": 1})
    );
    assert_eq!(
        village.figure("participants.hours"),
        json!({"total": 6, "women": 3, "men": 3})
    );
}

#[test]
fn minutes_of_the_attendance_go_before_those_of_the_session() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 180);
    village.municipality("1285");
    let (long, short, none) = (village.woman(), village.woman(), village.woman());
    village.attends(session, long);
    for (person, minutes) in [(short, 90), (none, 0)] {
        let attendance = village.attends(session, person);
        village.change(attendance, Attendance::minutes, json!(minutes));
    }
    assert_eq!(village.figure("participants.hours")["total"], json!(4.5));
    assert_eq!(
        village.figure("participants.unique")["total"],
        json!(2),
        "who came for no time did not take part"
    );
    assert_eq!(
        village.figure("participants.hours_each"),
        json!({"hours": 4.5, "participants": 2, "value": 2.25})
    );
}

#[test]
fn somebody_in_two_municipalities_is_one_participant_with_all_the_hours() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 120);
    village.municipality("1285");
    let here = village.woman();
    village.attends(session, here);
    village.municipality("1286");
    let there = village.woman();
    let another = village.session("2018-03-01", 120);
    village.attends(another, there);
    assert_eq!(village.figure("participants.unique")["total"], json!(2));
    village.same(here, there);
    assert_eq!(village.figure("participants.unique")["total"], json!(1));
    assert_eq!(village.figure("participants.hours")["total"], json!(4));
    let by_municipality = json!({"total": 1, "1285": 1, "1286": 1});
    assert_eq!(
        village.figure("participants.unique.municipality"),
        by_municipality,
        "in each, and once in all"
    );
    let own = village.everything().within(code("1286"));
    assert_eq!(
        village.figure_in("participants.unique", &own)["total"],
        json!(1)
    );
}

#[test]
fn participants_and_hours_are_broken_down() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let unit = village.unit("education");
    for level in ["professional", "operative"] {
        let person = village.woman();
        village.change(person, Person::unit, json!(unit));
        village.change(person, Person::participant_level, json!(level));
        village.attends(session, person);
    }
    let stranger = village.man();
    village.attends(session, stranger);
    for what in ["participants.unique", "participants.hours"] {
        let by = |breakdown: &str| village.figure(&format!("{what}.{breakdown}"));
        assert_eq!(
            by("sector"),
            json!({"total": 3, "education": 2, "not_stated": 1})
        );
        assert_eq!(
            by("level"),
            json!({"total": 3, "operative": 1, "professional": 1, "not_stated": 1})
        );
        assert_eq!(
            by("unit"),
            json!({"total": 3, unit.to_string(): 2, "not_stated": 1})
        );
        assert_eq!(by("municipality"), json!({"total": 3, "1285": 3}));
    }
}

#[test]
fn professionals_are_told_by_gender_and_sector_beside_the_target() {
    let mut village = Village::new();
    let goal = village
        .goal(json!({"code": "2.1.6", "indicator": "participants.professional", "target": 200}));
    let revised =
        json!({"goal": goal, "date": "2017-09-01", "target": 160, "reason": "Färre nyanlända"});
    village.tell("goal_revision", revised);
    let later = json!({"goal": goal, "date": "2018-08-01", "target": 100, "reason": "Ännu färre"});
    village.tell("goal_revision", later);
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    for sector in ["social", "social", "education", "health_care"] {
        let (unit, person) = (village.unit(sector), village.woman());
        village.change(person, Person::unit, json!(unit));
        village.change(person, Person::participant_level, json!("professional"));
        village.attends(session, person);
    }
    let expected = json!({
        "total": 4, "women": 4, "men": 0, "target": 160,
        "sectors": {"social": 2, "education": 1, "other": 1},
        "sector_percent_largest_remainder": {"social": 50, "education": 25, "other": 25},
    });
    assert_eq!(
        village.figure("participants.professional"),
        expected,
        "the revision of August is yet to come"
    );
}

#[test]
fn what_was_planned_stands_beside_what_was_done() {
    let mut village = Village::new();
    let project = village.project;
    for (field, number) in [
        (Project::planned_women, 318),
        (Project::planned_men, 194),
        (Project::planned_hours, 9000),
    ] {
        village.change(project, field, json!(number));
    }
    let planned = json!({"total": 512, "women": 318, "men": 194});
    assert_eq!(village.figure("participants.planned"), planned);
    assert_eq!(
        village.figure("participants.hours_planned"),
        json!({"total": 9000})
    );
    village.municipality("1285");
    let own = village.everything().within(code("1285"));
    assert_eq!(
        village.figure_in("participants.planned", &own),
        json!({}),
        "nobody planned by municipality"
    );
}

#[test]
fn a_day_of_training_is_a_training_on_a_date() {
    let mut village = Village::new();
    let training = village.tell("training", json!({"title": "Tjänstedesign"}));
    let mut held =
        |starts: &str| village.tell("session", json!({"training": training, "starts": starts}));
    let sessions = [
        held("2018-02-01T09:00"),
        held("2018-02-01T13:00"),
        held("2018-02-02"),
        held("2018-08-01"),
    ];
    let other = village.session("2018-02-01", 60);
    let _nobody_came = village.session("2018-03-01", 60);
    village.municipality("1285");
    let person = village.woman();
    for session in sessions.into_iter().chain([other]) {
        let attendance = village.attends(session, person);
        village.change(attendance, Attendance::minutes, json!(60));
    }
    assert_eq!(village.figure("training.days"), json!({"value": 3}));
    assert_eq!(village.figure("training.count"), json!({"value": 2}));
}

#[test]
fn sessions_are_filled_by_those_who_came_of_those_invited() {
    let mut village = Village::new();
    let (asked, open) = (
        village.session("2018-02-01", 60),
        village.session("2018-02-02", 60),
    );
    village.change(asked, Session::invited, json!(4));
    village.municipality("1285");
    let people = [village.woman(), village.man(), village.man()];
    for person in people {
        village.attends(asked, person);
        village.attends(open, person);
    }
    assert_eq!(
        village.figure("training.fill_rate"),
        json!({"attended": 3, "invited": 4, "percent": 75})
    );
    // A list on which somebody did not come, or is not ticked off, tells who was invited.
    for status in [json!("absent"), json!("excused"), json!(null)] {
        let person = village.woman();
        let row = village.attends(open, person);
        village.change(row, Attendance::status, status);
    }
    assert_eq!(
        village.figure("training.fill_rate"),
        json!({"attended": 6, "invited": 10, "percent": 60})
    );
}

#[test]
fn what_is_yet_to_come_has_not_been_attended() {
    let mut village = Village::new();
    let session = village.session("2018-06-02", 60);
    village.municipality("1285");
    let person = village.woman();
    village.attends(session, person);
    assert_eq!(village.figure("participants.unique")["total"], json!(0));
    village.today = day("2018-06-02");
    assert_eq!(village.figure("participants.unique")["total"], json!(1));
}

#[test]
fn a_period_holds_what_happened_in_it() {
    let mut village = Village::new();
    let (spring, autumn) = (
        village.session("2017-04-01", 60),
        village.session("2017-10-01", 120),
    );
    village.municipality("1285");
    let (woman, man) = (village.woman(), village.man());
    village.attends(spring, woman);
    village.attends(autumn, woman);
    village.attends(autumn, man);
    let period = |from, to| Scope {
        from: Some(day(from)),
        to: Some(day(to)),
        ..village.everything()
    };
    let spring = period("2017-01-01", "2017-06-30");
    assert_eq!(
        village.figure_in("participants.unique", &spring),
        json!({"total": 1, "women": 1, "men": 0})
    );
    let autumn = period("2017-07-01", "2017-12-31");
    assert_eq!(
        village.figure_in("participants.hours", &autumn)["total"],
        json!(4)
    );
}
