//! What is told to the fund: everybody once, what does not fit, and what must be sent again.

use std::collections::BTreeMap;

use samverka::domain::{Attendance, FrozenRow, Id, Person, Project, Record, Submission};
use samverka::insight::{
    CheckKind, Counts, Difference, Extract, MonthState, SignalArg, StaleSummary, Why, checks,
    extract, month_standings, month_to_send, stale_months,
};
use serde_json::{Value, json};

use crate::village::{Village, code, day};

/// A month as it is to be told.
pub fn of(village: &Village, month: &str) -> Extract {
    (*extract(&village.facts(), &village.everything(), day(month))).clone()
}

/// Sends a month as it is, in a layout that tells these columns.
fn send_telling(village: &mut Village, month: &str, on: &str, told: &[&str]) -> Id {
    let rows = FrozenRow::write(&of(village, month).frozen());
    village.at_the_lead().tell(
        Submission::CODE,
        json!({"month": month, "submitted_on": on, "rows": rows, "columns": told}),
    )
}

/// Sends a month as it is, with all that can be told.
pub fn send(village: &mut Village, month: &str, on: &str) -> Id {
    send_telling(village, month, on, &[])
}

/// The months to send again, each with how many rows differ.
fn again(village: &Village) -> Vec<(String, usize)> {
    let stale = stale_months(&village.facts(), &village.everything());
    let told = stale.iter().map(|one| {
        let month = one.month.format("%Y-%m").to_string();
        (month, one.differences.len())
    });
    told.collect()
}

fn differences(village: &Village) -> Vec<Difference> {
    let stale = stale_months(&village.facts(), &village.everything());
    stale
        .iter()
        .flat_map(|one| one.differences.clone())
        .collect()
}

/// Two municipalities, a session in each of January, February and March, and a teacher who is in both.
struct World {
    village: Village,
    sessions: [Id; 3],
    anna: Id,
    bo: Id,
    both: Id,
    february: Id,
}

fn world() -> World {
    let mut village = Village::new();
    let sessions = ["2018-01-10", "2018-02-13", "2018-03-14"];
    let sessions = sessions.map(|day| village.session(day, 200));
    village.municipality("1285");
    let unit = village.unit("education");
    let (anna, both) = (village.woman(), village.woman());
    village.change(anna, Person::unit, json!(unit));
    let mut february = anna;
    for session in sessions {
        february = match session == sessions[1] {
            true => village.attends(session, anna),
            false => {
                village.attends(session, anna);
                february
            }
        };
        village.attends(session, both);
    }
    village.municipality("1286");
    let (bo, again) = (village.man(), village.woman());
    village.attends(sessions[1], bo);
    village.attends(sessions[1], again);
    village.same(both, again);
    World {
        village,
        sessions,
        anna,
        bo,
        both,
        february,
    }
}

#[test]
fn month_counts_everybody_once_with_minutes_and_days() {
    let World {
        village,
        anna,
        bo,
        both,
        ..
    } = world();
    let february = of(&village, "2018-02-01");
    let told: BTreeMap<Id, (i64, String)> = february
        .rows
        .iter()
        .map(|row| {
            (
                row.told.person,
                (row.told.minutes, row.told.first.to_string()),
            )
        })
        .collect();
    let began = "2018-01-10".to_owned();
    assert_eq!(
        told,
        BTreeMap::from([
            (anna, (200, began.clone())),
            (both, (200, began)),
            (bo, (200, "2018-02-13".to_owned())),
        ]),
        "one session in two municipalities' names is one, and who began when is known"
    );
    let sum = february.total();
    assert_eq!(
        (sum.persons, sum.women, sum.men, sum.minutes),
        (3, 2, 1, 600)
    );
    let places = february.by_municipality();
    assert_eq!(places[&Some(code("1285"))].persons, 2);
    assert_eq!(places[&Some(code("1286"))].persons, 1);
}

#[test]
fn hours_leave_as_the_project_rounds_and_what_that_takes_is_told() {
    let World { mut village, .. } = world();
    for (rounding, each, takes) in [
        ("exact", 200, 0),
        ("half_hours", 180, 60),
        ("whole_hours", 180, 60),
    ] {
        let project = village.project;
        village.change(project, Project::hour_rounding, json!(rounding));
        let february = of(&village, "2018-02-01");
        assert!(
            february.rows.iter().all(|row| row.rounded == each),
            "{rounding}"
        );
        assert_eq!(february.total().rounded_off, takes, "{rounding}");
    }
}

#[test]
fn whoever_ends_is_told_of_in_that_month_though_she_did_not_come() {
    let World {
        mut village, bo, ..
    } = world();
    village.change(bo, Person::ended_on, json!("2018-03-20"));
    let march = of(&village, "2018-03-01");
    let row = march.rows.iter().find(|row| row.told.person == bo).unwrap();
    assert_eq!(
        (row.told.minutes, row.told.ended),
        (0, Some(day("2018-03-20")))
    );
    assert!(row.is_certified, "there is nothing to certify");
    assert_eq!(of(&village, "2018-04-01").rows, []);
    let february = of(&village, "2018-02-01");
    let row = february
        .rows
        .iter()
        .find(|row| row.told.person == bo)
        .unwrap();
    assert_eq!(
        row.told.ended, None,
        "it was not known then, and is not told earlier"
    );
}

#[test]
fn change_in_a_sent_month_is_to_be_sent_again_with_every_later_one() {
    let World {
        mut village,
        sessions,
        anna,
        bo,
        february,
        ..
    } = world();
    for (month, on) in [
        ("2018-01-01", "2018-02-19"),
        ("2018-02-01", "2018-03-19"),
        ("2018-03-01", "2018-04-19"),
    ] {
        send(&mut village, month, on);
    }
    assert_eq!(again(&village), []);
    assert!(!village.fires("submission.stale"));
    village.change(february, Attendance::minutes, json!(120));
    let carin = village.woman();
    village.attends(sessions[1], carin);
    village.change(bo, Person::reported, json!(false));
    assert_eq!(
        again(&village),
        [("2018-02".to_owned(), 3), ("2018-03".to_owned(), 0)]
    );
    let stale = stale_months(&village.facts(), &village.everything());
    let summary = StaleSummary::of(&stale).unwrap();
    assert_eq!(summary.about, [day("2018-02-01")]);
    assert_eq!(
        (summary.changed, summary.rows, summary.months.len()),
        (1, 3, 2)
    );
    let after = StaleSummary::of(&stale[1..]).unwrap();
    assert_eq!(after.about, [day("2018-03-01")], "sent after another");
    assert_eq!((after.changed, after.rows), (0, 0));
    let mut why: Vec<(Id, Why)> = differences(&village)
        .iter()
        .map(|one| (one.person, one.why))
        .collect();
    why.sort_by_key(|(person, _)| *person);
    let mut known = vec![(anna, Why::Minutes), (bo, Why::Outside), (carin, Why::Came)];
    known.sort_by_key(|(person, _)| *person);
    assert_eq!(why, known);
    let fired = village.fired("submission.stale");
    assert_eq!(fired.len(), 1);
    assert!(
        fired[0]
            .args
            .contains(&("month", SignalArg::Month(day("2018-02-01"))))
    );
    assert!(
        fired[0]
            .args
            .contains(&("last", SignalArg::Month(day("2018-03-01"))))
    );
    assert!(fired[0].args.contains(&("n", SignalArg::Number(2))));
    assert_eq!(
        village.figure("submissions.stale"),
        json!({"sent_months": 3, "again": 2, "differing": 1})
    );
}

#[test]
fn later_month_waits_until_it_is_sent_after_the_corrected_one() {
    let World {
        mut village,
        february,
        ..
    } = world();
    send(&mut village, "2018-02-01", "2018-03-19");
    send(&mut village, "2018-03-01", "2018-04-19");
    village.change(february, Attendance::minutes, json!(120));
    send(&mut village, "2018-02-01", "2018-05-02");
    assert_eq!(
        again(&village),
        [("2018-03".to_owned(), 0)],
        "the earlier one was sent after it"
    );
    send(&mut village, "2018-03-01", "2018-05-02");
    assert_eq!(
        again(&village),
        [],
        "on the same day the later record counts"
    );
}

#[test]
fn what_was_not_told_need_not_be_sent_again() {
    let World {
        mut village, anna, ..
    } = world();
    let other = village.unit("social");
    send_telling(
        &mut village,
        "2018-02-01",
        "2018-03-19",
        &["number", "hours"],
    );
    village.change(anna, Person::unit, json!(other));
    assert_eq!(again(&village), []);
    let World {
        mut village, anna, ..
    } = world();
    let other = village.unit("social");
    send_telling(
        &mut village,
        "2018-02-01",
        "2018-03-19",
        &["number", "unit"],
    );
    village.change(anna, Person::unit, json!(other));
    assert_eq!(again(&village), [("2018-02".to_owned(), 1)]);
    assert_eq!(differences(&village)[0].why, Why::Unit);
}

#[test]
fn two_who_turn_out_to_be_one_are_one_row_and_one_that_is_gone() {
    let World {
        mut village,
        anna,
        bo,
        ..
    } = world();
    send(&mut village, "2018-02-01", "2018-03-19");
    village.same(anna, bo);
    let told: Vec<(Id, Why)> = differences(&village)
        .iter()
        .map(|one| (one.person, one.why))
        .collect();
    assert_eq!(
        told,
        [(bo, Why::Linked(anna))],
        "she attended once, as before"
    );
    village.at_the_lead();
    send(&mut village, "2018-02-01", "2018-05-19");
    assert_eq!(again(&village), []);
}

#[test]
fn months_stand_by_what_is_to_be_done_with_them() {
    let World {
        mut village,
        anna,
        bo,
        both,
        ..
    } = world();
    let states = |village: &Village| -> Vec<MonthState> {
        let all = month_standings(&village.facts(), &village.everything());
        all.iter()
            .map(samverka::insight::MonthStanding::state)
            .collect()
    };
    assert_eq!(
        states(&village),
        [
            MonthState::Uncertified(2),
            MonthState::Uncertified(3),
            MonthState::Uncertified(2)
        ],
        "where nothing ever was sent nothing is late"
    );
    village.municipality("1285");
    for person in [anna, both] {
        let report = json!({
            "person": person, "month": "2018-03-01", "minutes": 200,
            "certified_by_person": "2018-04-03", "certified_by_manager": "2018-04-04",
        });
        village.tell("time_report", report);
    }
    send(&mut village, "2018-01-01", "2018-02-19");
    assert_eq!(
        states(&village),
        [
            MonthState::Late(day("2018-04-28")),
            MonthState::Late(day("2018-03-28")),
            MonthState::Sent(day("2018-02-19")),
        ]
    );
    village.today = day("2018-04-20");
    assert_eq!(states(&village)[0], MonthState::Ready);
    let standings = month_standings(&village.facts(), &village.everything());
    assert_eq!(
        month_to_send(&standings),
        Some(day("2018-02-01")),
        "the earliest that was not sent"
    );
    village.today = day("2018-03-20");
    assert_eq!(states(&village)[0], MonthState::Open);
    let _ = bo;
}

#[test]
fn what_does_not_fit_is_named_row_by_row() {
    let World {
        mut village,
        sessions,
        anna,
        bo,
        both,
        ..
    } = world();
    let found = |village: &Village, month: &str| -> Vec<(CheckKind, Id)> {
        let all = checks(&village.facts(), &village.everything(), day(month));
        let mut all: Vec<_> = all.iter().map(|one| (one.kind, one.person)).collect();
        all.retain(|(kind, _)| *kind != CheckKind::Uncertified);
        all
    };
    assert_eq!(found(&village, "2018-02-01"), [], "no number is asked for");
    let project = village.project;
    village.change(project, Project::identity_numbers, json!(true));
    village.change(anna, Person::identity_number, json!("196408233234"));
    village.change(bo, Person::protected, json!(true));
    village.change(bo, Person::identity_number, json!("199001012385"));
    assert_eq!(
        found(&village, "2018-02-01"),
        [(CheckKind::NoNumber, both), (CheckKind::NoSubstitute, bo)],
        "a protected identity is not told by its own number"
    );
    village.change(bo, Person::substitute_number, json!("E17"));
    village.municipality("1285");
    let late = village.session("2018-02-20", 60);
    let long = village.attends(late, anna);
    village.change(long, Attendance::minutes, json!(90));
    village.change(both, Person::ended_on, json!("2018-02-01"));
    assert_eq!(
        found(&village, "2018-02-01"),
        [
            (CheckKind::NoNumber, both),
            (CheckKind::OverSession, anna),
            (CheckKind::OutsideTime, both),
        ]
    );
    let _ = sessions;
    let all = checks(&village.facts(), &village.everything(), day("2018-02-01"));
    let waiting = all.iter().filter(|one| one.kind == CheckKind::Uncertified);
    assert_eq!(waiting.count(), 3, "nobody has certified anything");
}

#[test]
fn cofinancing_stands_beside_the_straight_line_and_by_municipality() {
    let World {
        mut village,
        anna,
        bo,
        ..
    } = world();
    village.at_the_lead();
    village.tell("hour_rate", json!({"from": "2016-10-01", "kronor": 300}));
    let planned = json!({
        "date": "2016-10-01", "kind": "participant_time", "basis": "planned", "amount": 10_000,
        "funder": "cofinancing",
    });
    village.tell("cost", planned);
    let report = |village: &mut Village, person: Id, certified: Value| {
        let fields = json!({
            "person": person, "month": "2018-02-01", "minutes": 600,
            "certified_by_person": certified, "certified_by_manager": certified,
        });
        village.tell("time_report", fields);
    };
    village.municipality("1285");
    report(&mut village, anna, json!("2018-03-05"));
    village.municipality("1286");
    report(&mut village, bo, Value::Null);
    let facts = village.facts();
    let everything = village.everything();
    let counts = Counts::new(&facts, &everything);
    let stands = counts.cofinancing();
    assert_eq!(
        (stands.certified.rounded(), stands.waiting.rounded()),
        (3_000, 3_000)
    );
    assert_eq!(
        (stands.needed, stands.expected),
        (10_000, 8_340),
        "608 of 729 days are gone"
    );
    assert!(stands.days_late().is_some());
    let places = counts.cofinancing_by_place();
    let of = |place: &str| places[&Some(code(place))].map(|amount| amount.rounded());
    assert_eq!((of("1285"), of("1286")), ([3_000, 0], [0, 3_000]));
    let percent = village.figure("cost.by_kind");
    assert_eq!(percent["participant_time"]["planned"], json!(10_000));
}
