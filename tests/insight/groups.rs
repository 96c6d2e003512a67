//! Figures of the groups, the meetings and the plans.

use samverka::domain::{Group, Meeting, Membership, Person};
use samverka::insight::Scope;
use serde_json::json;

use crate::village::{Village, code, day};

#[test]
fn municipalities_are_counted_by_where_their_group_comes_from() {
    let mut village = Village::new();
    for (municipality, origin) in [
        ("1285", "created"),
        ("1286", "widened"),
        ("1287", "widened"),
        ("1291", "existed"),
    ] {
        village.municipality(municipality);
        let group = village.group("strategic");
        village.change(group, Group::origin, json!(origin));
    }
    village.municipality("1292");
    village.group("strategic");
    let by_origin = json!({"of": 4, "existed": 1, "widened": 2, "created": 1});
    assert_eq!(
        village.figure("groups.strategic.origin"),
        by_origin,
        "the fifth has not said"
    );
    assert_eq!(
        village.figure("groups.strategic.broadened"),
        json!({"value": 3, "of": 4})
    );
}

#[test]
fn the_first_group_that_is_not_closed_speaks_for_the_municipality() {
    let mut village = Village::new();
    village.municipality("1285");
    for (established, status, origin) in [
        ("2016-11-01", "closed", "existed"),
        ("2017-02-01", "active", "created"),
        ("2017-08-01", "active", "widened"),
    ] {
        let group = village.group("operative");
        village.change(group, Group::established_on, json!(established));
        village.change(group, Group::status, json!(status));
        village.change(group, Group::origin, json!(origin));
    }
    assert_eq!(
        village.figure("groups.operative.origin"),
        json!({"of": 1, "created": 1})
    );
}

#[test]
fn a_group_has_the_size_it_has_on_the_day() {
    let mut village = Village::new();
    let mut small = None;
    for (municipality, members) in [("1285", 3), ("1286", 7), ("1287", 8)] {
        village.municipality(municipality);
        let group = village.group("strategic");
        village.change(group, Group::planned_size, json!(7));
        for _ in 0..members {
            let person = village.person();
            village.member(group, person);
        }
        small = small.or(Some(group));
    }
    let whole = json!({"min": 3, "median": 7, "max": 8, "expected": 7});
    assert_eq!(village.figure("groups.strategic.size"), whole);

    village.municipality("1285");
    for (from, to) in [
        (None, Some("2017-05-31")),
        (Some("2018-07-01"), None),
        (None, Some("2018-06-01")),
    ] {
        let person = village.person();
        let membership = village.member(small.unwrap(), person);
        village.change(membership, Membership::from, json!(from));
        village.change(membership, Membership::to, json!(to));
    }
    let size = village.figure("groups.strategic.size");
    assert_eq!(
        size["min"],
        json!(4),
        "one has left, one has yet to come, one has the last day"
    );
    let may = Scope {
        to: Some(day("2017-05-31")),
        ..village.everything()
    };
    assert_eq!(
        village.figure_in("groups.strategic.size", &may)["min"],
        json!(5)
    );
}

#[test]
fn somebody_who_left_and_came_back_is_one_member() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("strategic");
    let person = village.person();
    let (first, _again) = (village.member(group, person), village.member(group, person));
    village.change(first, Membership::to, json!("2017-12-31"));
    assert_eq!(village.figure("groups.strategic.levels")["total"], json!(1));
}

#[test]
fn who_sits_in_the_strategic_group_is_told_in_five_ways() {
    let cases: [(&str, &[&str], &str); 7] = [
        (
            "1262",
            &["department_head", "politician", "chief_executive"],
            "department_heads_and_politicians",
        ),
        (
            "1263",
            &["department_head", "chief_executive"],
            "department_heads_and_chief_executive",
        ),
        (
            "1264",
            &["unit_head", "strategist", "employee"],
            "only_unit_heads_and_strategists",
        ),
        (
            "1265",
            &["division_head", "division_head", "unit_head"],
            "mostly_division_heads",
        ),
        ("1266", &["division_head", "unit_head"], "other"),
        (
            "1267",
            &["politician", "division_head", "division_head"],
            "mostly_division_heads",
        ),
        ("1270", &["department_head", "unit_head"], "other"),
    ];
    for (municipality, levels, expected) in cases {
        let mut village = Village::new();
        village.municipality(municipality);
        let group = village.group("strategic");
        for level in levels {
            village.member_at(group, level);
        }
        assert_eq!(
            village.figure("groups.strategic.composition"),
            json!({expected: 1}),
            "{levels:?}"
        );
    }
}

#[test]
fn levels_and_sectors_of_the_members_are_counted() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    village.member_at(group, "unit_head");
    village.member_at(group, "department_head");
    village.member_from(group, "social");
    village.member_from(group, "education");
    let levels = json!({"total": 4, "department_head": 1, "unit_head": 1, "not_stated": 2});
    assert_eq!(village.figure("groups.operative.levels"), levels);
    assert_eq!(
        village.figure("groups.operative.top_level"),
        json!({"department_head": 1})
    );
    let sectors = village.figure("groups.operative.sectors");
    assert_eq!(sectors["social"], json!(1));
    assert_eq!(sectors["breadth"], json!({"min": 2, "median": 2, "max": 2}));
}

#[test]
fn turnover_tells_who_has_left_of_those_who_were_there() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    for (from, to) in [
        ("2017-01-01", None),
        ("2017-01-01", None),
        ("2017-01-01", Some("2018-03-01")),
        ("2018-04-01", None),
        ("2017-01-01", Some("2017-06-01")),
    ] {
        let person = village.person();
        let membership = village.member(group, person);
        village.change(membership, Membership::from, json!(from));
        village.change(membership, Membership::to, json!(to));
    }
    let turnover = json!({"left": 1, "of": 3, "percent": 33.3333, "joined": 1});
    assert_eq!(village.figure("groups.operative.turnover"), turnover);
}

#[test]
fn continuity_tells_who_comes_to_the_meetings() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let people: Vec<_> = (0..3).map(|_| village.person()).collect();
    people.iter().for_each(|person| {
        village.member(group, *person);
    });
    for (date, came) in [
        ("2018-01-10", [true, true, false]),
        ("2018-02-10", [true, false, false]),
        ("2018-03-10", [true, false, false]),
    ] {
        let meeting = village.meeting(date, &[group]);
        for (person, came) in people.iter().zip(came) {
            village.at_meeting(meeting, *person, if came { "present" } else { "absent" });
        }
    }
    village.meeting("2018-04-10", &[group]);
    let continuity = json!({"total": 3, "at_least_half": 1, "less_than_half": 1, "never": 1, "percent": 33.3333});
    assert_eq!(
        village.figure("groups.operative.continuity"),
        continuity,
        "the last meeting took no attendance"
    );
    assert_eq!(
        village.figure("meetings.attendance_rate"),
        json!({"attended": 4, "of": 9, "percent": 44.4444})
    );
}

#[test]
fn lead_time_runs_from_the_first_contact_to_the_first_strategic_meeting() {
    let mut village = Village::new();
    for (municipality, contact, strategic) in [
        ("1285", "2016-11-30", "2017-02-28"),
        ("1286", "2016-12-01", "2017-08-01"),
        ("1287", "2016-10-15", "2016-12-20"),
    ] {
        village.municipality(municipality);
        let (start_group, group) = (village.group("working"), village.group("strategic"));
        let first = village.meeting(contact, &[start_group]);
        village.change(first, Meeting::kind, json!("start_up"));
        village.meeting("2016-10-02", &[group]);
        village.meeting(strategic, &[group]);
        village.meeting("2017-11-01", &[group]);
    }
    let expected = json!({"min": 66, "median": 90, "max": 243, "min_months": 2, "max_months": 8});
    assert_eq!(
        village.figure("groups.lead_time"),
        expected,
        "a strategic meeting before the contact is another story"
    );
}

#[test]
fn joint_meetings_have_both_levels() {
    let mut village = Village::new();
    village.municipality("1285");
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.meeting("2018-02-01", &[strategic]);
    village.meeting("2018-03-01", &[strategic, operative]);
    village.meeting("2018-07-01", &[strategic, operative]);
    village.municipality("1286");
    village.group("strategic");
    village.group("operative");
    assert_eq!(
        village.figure("meetings.joint"),
        json!({"value": 1, "of": 2}),
        "July has not come"
    );
    assert_eq!(
        village.figure("meetings.count"),
        json!({"total": 2, "regular": 2})
    );
    let since = json!({"min": 92, "median": 92, "max": 92, "never": 1});
    assert_eq!(village.figure("meetings.days_since_joint"), since);
}

#[test]
fn the_goals_of_the_groups_are_counted_by_municipality() {
    let mut village = Village::new();
    village.municipality("1285");
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.meeting("2017-02-01", &[strategic]);
    village.change(operative, Group::origin, json!("widened"));
    village.municipality("1286");
    village.group("strategic");
    let operative = village.group("operative");
    village.change(operative, Group::origin, json!("existed"));
    assert_eq!(
        village.figure("groups.strategic"),
        json!({"value": 1, "of": 2}),
        "the other has not met"
    );
    assert_eq!(
        village.figure("groups.operative"),
        json!({"value": 1, "of": 2})
    );
}

#[test]
fn a_municipality_that_left_takes_part_no_more() {
    let mut village = Village::new();
    let municipalities = ["1285", "1286"].map(|code| {
        let municipality = village.municipality(code);
        let group = village.group("strategic");
        village.meeting("2017-02-01", &[group]);
        municipality
    });
    assert_eq!(
        village.figure("groups.strategic"),
        json!({"value": 2, "of": 2})
    );
    village.change(municipalities[1], "left", json!("2018-01-31"));
    assert_eq!(
        village.figure("groups.strategic"),
        json!({"value": 1, "of": 1})
    );
}

#[test]
fn one_municipality_has_its_own_figures() {
    let mut village = Village::new();
    for (municipality, members) in [("1285", 2), ("1286", 5)] {
        village.municipality(municipality);
        let group = village.group("strategic");
        (0..members).for_each(|_| {
            village.member_at(group, "unit_head");
        });
    }
    let own = village.everything().within(code("1286"));
    assert_eq!(
        village.figure_in("groups.strategic.levels", &own)["total"],
        json!(5)
    );
    assert_eq!(village.figure("groups.strategic.levels")["total"], json!(7));
}

#[test]
fn a_level_that_nobody_knows_is_not_made_up() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("strategic");
    let person = village.member_at(group, "division_head");
    village.change(person, Person::decision_level, json!(null));
    assert_eq!(village.figure("groups.strategic.composition"), json!({}));
}

#[test]
fn plans_tell_what_is_done_what_is_late_and_what_was_handed_over() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let handed_over = json!({"adopted_on": "2017-06-01", "handed_over_on": "2017-06-20", "handed_over_to": group});
    let plan = village.plan(handed_over);
    for (status, due) in [
        ("done", "2017-12-01"),
        ("in_progress", "2018-05-31"),
        ("not_started", "2018-09-01"),
        ("dropped", "2017-01-01"),
    ] {
        village.activity(plan, status, due);
    }
    village.municipality("1286");
    village.group("operative");
    village.plan(json!({"adopted_on": "2018-05-20", "status": "adopted"}));
    let by_status =
        json!({"total": 4, "not_started": 1, "in_progress": 1, "done": 1, "dropped": 1});
    assert_eq!(village.figure("plan.activities"), by_status);
    assert_eq!(village.figure("plan.overdue"), json!({"value": 1, "of": 2}));
    assert_eq!(
        village.figure("plan.handed_over"),
        json!({"value": 1, "of": 2})
    );
}
