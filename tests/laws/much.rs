//! Much that comes at once into a file that holds little: what it comes to is what it comes to one by one.

use std::path::Path;

use samverka::domain::{Group, Id, Person, Record};
use samverka::journal::{ERASED, Entry, REMOVED};
use samverka::workspace::{Why, fields};
use serde_json::{Value, json};

use crate::steps::{ALWAYS, holds_all_of};
use crate::village::*;

/// What the file's schema says, in whatever order.
fn schema(file: &Path) -> Vec<(String, Option<String>)> {
    let file = rusqlite::Connection::open(file).unwrap();
    let mut parts = file
        .prepare("SELECT name, sql FROM sqlite_schema ORDER BY 1")
        .unwrap();
    let parts = parts.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    parts.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// A twelfth of the records goes on, so much later, having seen what was.
fn going_on(known: &[Entry], later: u64, field: &str, value: &Value) -> Vec<Entry> {
    let some = known.iter().step_by(12);
    let going_on = some.map(|known| Entry {
        set: fields([(field, value.clone())]),
        ..entry(
            known.project,
            ESLOV,
            known.record,
            known.id.hlc + (later << 40),
            &[known.id],
        )
    });
    let mut all: Vec<Entry> = known.iter().cloned().chain(going_on).collect();
    all.sort_by_key(|entry| entry.id);
    all
}

/// As many groups as are much.
fn groups(project: Id) -> Vec<Entry> {
    let group = |number: u64| {
        let record = Id::from_u128(u128::from(number).wrapping_mul(u128::MAX / 1_201));
        entry(project, ESLOV, record, number << 16, &[])
    };
    (1..=1_200).map(group).collect()
}

#[test]
fn much_that_comes_at_once_is_what_it_is_one_by_one() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let first = groups(project);
    let renamed = going_on(&first, 1, Group::name, &json!("Rådet"));
    let removed = going_on(&renamed[..1_000], 2, REMOVED, &json!(true));
    let bundles = [&first, &renamed, &removed].map(|entries| village.crafted(ESLOV, entries, 3));
    let file = village.lead.reader().path().to_owned();
    let before = schema(&file);
    // A copy that the next one stands on, however much comes: what has been typed makes it large.
    let typed = "INSERT OR REPLACE INTO meta VALUES ('typed', hex(zeroblob(4 << 20)))";
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute(typed, []).unwrap();
    drop(conn);
    village.lead.make_steps(ALWAYS);
    let base = village.lead.back_up(Why::Asked).unwrap();
    let mut one_by_one = village.copy("lead.samverka", "copy.samverka");
    for bundle in bundles.iter().rev() {
        merge_unasked(&mut one_by_one, bundle).unwrap();
    }
    let lead = &mut village.lead;
    let here = journal(lead).len();
    let nothing = lead.merge(&bundles, None, false, &mut |_, _| true).unwrap();
    assert_eq!(lead.reader().count(Group::KIND).unwrap(), 0);
    let reports = lead.merge(&bundles, None, true, &mut |_, _| true).unwrap();
    assert_eq!(reports, nothing, "what it would do is what it did");
    let added: usize = reports.iter().map(|report| report.total().added).sum();
    assert_eq!(added, journal(lead).len() - here);
    assert_eq!(journal(lead), journal(&one_by_one));
    assert_eq!(state(lead), state(&one_by_one));
    assert_eq!(schema(&file), before);
    let copy = lead.back_up(Why::Asked).unwrap();
    assert!(copy.stands_on(&base));
    holds_all_of(&copy, &file);
    assert_eq!(schema(one_by_one.reader().path()), before);
}

#[test]
fn much_with_somebody_who_is_erased_by_what_comes_next_holds_nothing_of_the_person() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let secret = secret_word(51);
    let of_person = |later: u64, set| Entry {
        kind: Person::CODE.into(),
        set: fields([set]),
        ..entry(project, ESLOV, Id::from_u128(7), later << 16, &[])
    };
    let mut first = groups(project);
    first.push(of_person(1_201, (Person::name, json!(secret))));
    let mut second = first.clone();
    second.push(Entry {
        parents: vec![first[1_200].id],
        ..of_person(1_202, (ERASED, json!([])))
    });
    let last = entry(project, ESLOV, Id::from_u128(8), 1_203 << 16, &[]);
    second.push(last);
    let bundles = [&first, &second].map(|entries| village.crafted(ESLOV, entries, 3));
    let mut one_by_one = village.copy("lead.samverka", "copy.samverka");
    for bundle in &bundles {
        merge_unasked(&mut one_by_one, bundle).unwrap();
    }
    let lead = &mut village.lead;
    lead.merge(&bundles, None, true, &mut |_, _| true).unwrap();
    assert_eq!(journal(lead), journal(&one_by_one));
    assert_eq!(state(lead), state(&one_by_one));
    lead.verify().unwrap();
    assert!(!holds(&bytes_on_disk(lead.reader().path()), &secret));
}
