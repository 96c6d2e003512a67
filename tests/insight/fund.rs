//! What is told to the fund: everybody once, what does not fit, and what must be sent again.

use std::collections::BTreeMap;

use proptest::prelude::*;
use samverka::domain::{Attendance, FrozenRow, Id, Person, Project, Record, Submission};
use samverka::insight::{
    CheckKind, Counts, Difference, Extract, MonthState, SignalArg, Why, checks, extract,
    month_standings, month_to_send, stale_months,
};
use serde_json::{Value, json};

use crate::village::{Village, code, day};

fn of(village: &Village, month: &str) -> Extract {
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

fn send(village: &mut Village, month: &str, on: &str) -> Id {
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
    let sum = february.sum();
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
        assert_eq!(february.sum().rounded_off, takes, "{rounding}");
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

/// Something that happens to the records of a world.
#[derive(Debug, Clone)]
enum Deed {
    Attend(usize, usize),
    Minutes(usize, i64),
    Outside(usize, bool),
    Same(usize, usize),
    Ends(usize, u32),
    Gender(usize, bool),
    Send(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..6usize, 0..5usize).prop_map(|(who, at)| Deed::Attend(who, at)),
        (0..12usize, 1..300i64).prop_map(|(row, minutes)| Deed::Minutes(row, minutes)),
        (0..6usize, any::<bool>()).prop_map(|(who, is)| Deed::Outside(who, is)),
        (0..6usize, 0..6usize).prop_map(|(one, other)| Deed::Same(one, other)),
        (0..6usize, 1..28u32).prop_map(|(who, day)| Deed::Ends(who, day)),
        (0..6usize, any::<bool>()).prop_map(|(who, is)| Deed::Gender(who, is)),
        (0..3usize).prop_map(Deed::Send),
    ]
}

const MONTHS: [&str; 3] = ["2018-01-01", "2018-02-01", "2018-03-01"];

/// A world after these deeds; sends are a day apart each.
fn lived(deeds: &[Deed]) -> Village {
    let mut village = Village::new();
    let days = [
        "2018-01-08",
        "2018-01-22",
        "2018-02-12",
        "2018-03-05",
        "2018-03-26",
    ];
    let sessions = days.map(|day| village.session(day, 180));
    let mut people = Vec::new();
    for place in ["1285", "1286"] {
        village.municipality(place);
        people.extend((0..3).map(|_| village.woman()));
    }
    let (mut rows, mut sent) = (Vec::new(), 0);
    for deed in deeds {
        match *deed {
            Deed::Attend(who, at) => {
                village.municipality(if who < 3 { "1285" } else { "1286" });
                rows.push(village.attends(sessions[at], people[who]));
            }
            Deed::Minutes(row, minutes) => {
                if let Some(row) = rows.get(row) {
                    village.change(*row, Attendance::minutes, json!(minutes));
                }
            }
            Deed::Outside(who, is) => village.change(people[who], Person::reported, json!(!is)),
            Deed::Same(one, other) if one != other => {
                village.same(people[one], people[other]);
            }
            Deed::Same(..) => {}
            Deed::Ends(who, day) => {
                village.change(
                    people[who],
                    Person::ended_on,
                    json!(format!("2018-02-{day:02}")),
                );
            }
            Deed::Gender(who, is) => {
                let gender = if is { "woman" } else { "man" };
                village.change(people[who], Person::gender, json!(gender));
            }
            Deed::Send(month) => {
                sent += 1;
                let on = format!("2018-05-{:02}", 1 + sent.min(30));
                send(&mut village, MONTHS[month], &on);
            }
        }
    }
    village
}

/// What was sent last of a month, by the person that each row was of.
fn sent_last(village: &mut Village, month: &str) -> Option<BTreeMap<Id, FrozenRow>> {
    let standings = month_standings(&village.facts(), &village.everything());
    let standing = standings.iter().find(|one| one.month == day(month))?;
    let (id, _) = standing.sent?;
    let rows = village
        .records
        .fields_mut(id)?
        .get(Submission::rows)?
        .as_str()?
        .to_owned();
    Some(
        FrozenRow::read(&rows)
            .into_iter()
            .map(|row| (row.person, row))
            .collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 160 } else { 4_000 }))]

    #[test]
    fn what_is_to_be_told_is_what_was_sent_and_the_differences(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut village = lived(&deeds);
        let facts = village.facts();
        let stale = stale_months(&facts, &village.everything());
        for month in MONTHS {
            let Some(mut rows) = sent_last(&mut village, month) else { continue };
            let here = stale.iter().find(|one| one.month == day(month));
            for one in here.iter().flat_map(|one| &one.differences) {
                if let Some(sent) = one.sent {
                    prop_assert_eq!(rows.remove(&sent.person), Some(sent), "only what was sent is taken away");
                }
                prop_assert_ne!(one.sent, one.now);
            }
            let kept = rows.into_values();
            let new = here.iter().flat_map(|one| &one.differences).filter_map(|one| one.now);
            // Another record may stand for the same human being: what is told of her is the same.
            let told = |row: FrozenRow| (row.unit, row.gender, row.minutes, row.first, row.last, row.ended);
            let mut now: Vec<_> = kept.chain(new).map(told).collect();
            let mut today: Vec<_> = of(&village, month).frozen().into_iter().map(told).collect();
            now.sort_unstable();
            today.sort_unstable();
            prop_assert_eq!(now, today, "{}", month);
        }
    }

    #[test]
    fn every_sent_month_after_one_that_differs_is_sent_again(deeds in prop::collection::vec(deed(), 1..40)) {
        let village = lived(&deeds);
        let standings = month_standings(&village.facts(), &village.everything());
        let stale = stale_months(&village.facts(), &village.everything());
        let first = stale.iter().find(|one| !one.differences.is_empty()).map(|one| one.month);
        for one in standings.iter().filter(|one| one.sent.is_some() && first <= Some(one.month)) {
            prop_assert!(first.is_none() || one.again, "{}", one.month);
        }
    }

    #[test]
    fn month_is_the_sum_of_its_municipalities(deeds in prop::collection::vec(deed(), 1..40)) {
        let village = lived(&deeds);
        for month in MONTHS {
            let all = of(&village, month);
            let (mut persons, mut minutes, mut certified) = (0, 0, 0);
            for part in all.by_municipality().values() {
                persons += part.persons;
                minutes += part.minutes;
                certified += part.certified;
            }
            let sum = all.sum();
            prop_assert_eq!((persons, minutes, certified), (sum.persons, sum.minutes, sum.certified));
        }
    }
}
