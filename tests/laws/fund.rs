//! What is told to the fund, written down on two laptops that had not heard of each other: each month counts once,
//! the same in either order, and what differs is asked about.

use samverka::domain::{
    Attendance, FrozenRow, Id, Record, Session, Submission, TimeReport, Training,
};
use samverka::insight::{Facts, Scope, extract, stale_months};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::{Value, json};

use crate::village::*;

const MARCH: &str = "2026-03-01";

/// Somebody who has been trained in March.
fn trained(laptop: &mut Workspace, name: &str) -> Id {
    let person = make_person(laptop, name);
    let training = make(
        laptop,
        Training::KIND,
        fields([(Training::title, json!("Normer"))]),
    );
    let session = fields([
        (Session::training, json!(training)),
        (Session::starts, json!("2026-03-02T09:00")),
        (Session::minutes, json!(120)),
    ]);
    let session = make(laptop, Session::KIND, session);
    let came = fields([
        (Attendance::session, json!(session)),
        (Attendance::person, json!(person)),
        (Attendance::status, json!("present")),
    ]);
    make(laptop, Attendance::KIND, came);
    person
}

fn reports(laptop: &mut Workspace, person: Id, month: &str, minutes: i64) -> Id {
    let report = fields([
        (TimeReport::person, json!(person)),
        (TimeReport::month, json!(month)),
        (TimeReport::minutes, json!(minutes)),
    ]);
    make(laptop, TimeReport::KIND, report)
}

fn certify(laptop: &mut Workspace, report: Id, on: &str) {
    let both = [
        TimeReport::certified_by_person,
        TimeReport::certified_by_manager,
    ];
    let both = fields(both.map(|field| (field, json!(on))));
    laptop
        .run(&Command::set(TimeReport::KIND, report, both))
        .unwrap();
}

/// Minutes that are certified, by the figure, which tells hours.
fn certified(workspace: &Workspace) -> i64 {
    let figures = state(workspace).figures;
    let figure = figures.iter().find(|one| one.id == "cofinancing.minutes");
    let hours = figure.unwrap().amount("certified").unwrap();
    hours.top * 60 / hours.bottom
}

/// What waits for a decision, by field.
fn asked(workspace: &Workspace) -> Vec<String> {
    let waiting = workspace.reader().conflicts().unwrap().into_iter();
    waiting.map(|one| one.conflict.field).collect()
}

/// Two copies of a file into which both bundles have come, one in each order.
fn in_both_orders(village: &Village, into: &str, bundles: [&std::path::Path; 2]) -> [Workspace; 2] {
    let orders = [("there", [0, 1]), ("back", [1, 0])];
    let both = orders.map(|(name, order)| {
        let mut copy = village.copy(into, &format!("{name}.samverka"));
        for place in order {
            merge(&mut copy, bundles[place]).unwrap();
        }
        copy
    });
    assert_eq!(state(&both[0]), state(&both[1]), "in either order");
    both
}

#[test]
fn month_that_two_laptops_certify_counts_once_and_two_days_are_asked_about() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = trained(&mut one, "Amira Holm");
    let march = reports(&mut one, person, MARCH, 120);
    let february = reports(&mut one, person, "2026-02-01", 30);
    let mut other = village.copy("eslov.samverka", "other.samverka");
    certify(&mut one, march, "2026-04-03");
    certify(&mut other, march, "2026-04-07");
    certify(&mut one, february, "2026-03-05");
    certify(&mut other, february, "2026-03-05");
    // April is written down on both, and certified on one.
    let mine = reports(&mut one, person, "2026-04-01", 60);
    reports(&mut other, person, "2026-04-01", 90);
    certify(&mut one, mine, "2026-05-04");
    let bundles = [
        village.send(&mut one, "one"),
        village.send(&mut other, "other"),
    ];
    let [lead, _] = in_both_orders(&village, "lead.samverka", [&bundles[0], &bundles[1]]);
    assert_eq!(certified(&lead), 120 + 30 + 60);
    let mut asked = asked(&lead);
    asked.sort();
    let both = [
        TimeReport::certified_by_manager,
        TimeReport::certified_by_person,
    ];
    assert_eq!(asked, both, "of March, where the days differ");
}

/// Writes down on a laptop of the lead's that March has been sent, as it is known there.
fn sends(lead: &mut Workspace, on: &str) -> Id {
    let (facts, scope) = seen(lead);
    let rows = extract(&facts, &scope, MARCH.parse().unwrap()).frozen();
    let sent: [(&str, Value); 3] = [
        (Submission::month, json!(MARCH)),
        (Submission::submitted_on, json!(on)),
        (Submission::rows, json!(FrozenRow::write(&rows))),
    ];
    make(lead, Submission::KIND, fields(sent))
}

fn seen(lead: &Workspace) -> (Facts, Scope) {
    let facts = Facts::load(lead.reader()).unwrap();
    (facts, Scope::everything("2026-11-21".parse().unwrap()))
}

#[test]
fn month_that_two_laptops_note_as_sent_is_held_against_what_was_sent_last() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    trained(&mut eslov, "Amira Holm");
    let first = village.send(&mut eslov, "first");
    village.merge(&first).unwrap();
    let mut one = village.copy("lead.samverka", "one.samverka");
    let mut other = village.copy("lead.samverka", "other.samverka");
    sends(&mut one, "2026-04-10");
    // The other has heard of one more, and notes it two days later.
    trained(&mut eslov, "Bo Ek");
    let second = village.send(&mut eslov, "second");
    merge(&mut other, &second).unwrap();
    let last = sends(&mut other, "2026-04-12");
    let bundles = [
        village.send(&mut one, "sent"),
        village.send(&mut other, "sent-too"),
    ];
    let [mut lead, _] = in_both_orders(&village, "lead.samverka", [&bundles[0], &bundles[1]]);
    let stale = |lead: &Workspace| {
        let (facts, scope) = seen(lead);
        let stale = stale_months(&facts, &scope);
        let told = stale
            .iter()
            .map(|one| (one.submission, one.differences.len()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        lead.reader().count(Submission::KIND).unwrap(),
        2,
        "both stay"
    );
    assert_eq!(stale(&lead), vec![], "what was sent last is as it is");
    assert_eq!(asked(&lead), Vec::<String>::new());
    trained(&mut eslov, "Cilla Dahl");
    let third = village.send(&mut eslov, "third");
    merge(&mut lead, &third).unwrap();
    assert_eq!(stale(&lead), vec![(last, 1)], "against the last alone");
}
