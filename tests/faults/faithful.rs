//! Rows that are not what the journal says: whichever they are, `verify` finds them all, and no others.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use samverka::domain::{Group, Id, Membership, Record};
use samverka::journal::{Entry, REMOVED};
use samverka::workspace::{Reader, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

/// How many groups there are of one entry each.
const GROUPS: u64 = 1_500;
/// The group that has several.
const RENAMED: Id = Id::from_u128(7_000);
/// The group that is removed, by two entries.
const REMOVED_GROUP: Id = Id::from_u128(8_000);
/// Which was removed while this membership referred to it, known of.
const MEMBERSHIP: Id = Id::from_u128(9_000);

/// Groups of one entry each, one of several, and one that is removed: a file that is as its journal says.
fn closed() -> (Village, PathBuf) {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let group = |record: Id, number: u64| Entry {
        set: fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!(format!("Gruppen \"{number}\""))),
        ]),
        ..entry(project, ESLOV, record, number << 16, &[])
    };
    let mut entries: Vec<Entry> = (1..=GROUPS)
        .map(|number| group(Id::from_u128(number.into()), number))
        .collect();
    let mut after = |entry: Entry, field: &str, value: serde_json::Value| {
        let mut next = group(entry.record, entry.id.hlc / (1 << 16) + 1);
        next.parents = vec![entry.id];
        next.set = [(field.to_owned(), value)].into();
        entries.extend([entry, next]);
    };
    after(group(RENAMED, 7_000), Group::name, json!("Rådet"));
    after(group(REMOVED_GROUP, 8_000), REMOVED, json!(true));
    let person = Id::from_u128(9_001);
    entries.push(Entry {
        kind: Membership::CODE.into(),
        set: fields([
            (Membership::group, json!(Id::from_u128(3))),
            (Membership::person, json!(person)),
            (Membership::from, json!("2026-02-01")),
        ]),
        ..group(MEMBERSHIP, 9_000)
    });
    let bundle = village.crafted(ESLOV, &entries, 3);
    merge_unasked(&mut village.lead, &bundle).unwrap();
    let path = village.lead.reader().path().to_owned();
    let copy = village.path("closed.samverka");
    let sql = format!("VACUUM INTO '{}'", copy.display());
    Connection::open(path).unwrap().execute_batch(&sql).unwrap();
    (village, copy)
}

/// The statement after which a group's row says this.
fn group_says(set: &str, which: &str) -> String {
    format!("UPDATE \"group\" SET {set} WHERE id = {which}")
}

fn blob(record: u128) -> String {
    format!("x'{record:032x}'")
}

/// How many rows are found to be wrong, after these statements; the file is as before afterwards.
fn found(path: &Path, statements: &str) -> usize {
    let before = std::fs::read(path).unwrap();
    let database = Connection::open(path).unwrap();
    database.execute_batch(statements).unwrap();
    assert!(database.changes() > 0, "{statements}");
    drop(database);
    let found = Reader::open(path).unwrap().verify();
    std::fs::write(path, before).unwrap();
    match found {
        Ok(_) => 0,
        Err(WorkspaceError::Unfaithful(rows)) => rows,
        Err(other) => panic!("{statements}: {other}"),
    }
}

/// Of each of these, so many rows are found to be wrong.
fn are_found(path: &Path, wrong: &[(String, usize)]) {
    let told = wrong.iter();
    let told: Vec<_> = told
        .map(|(statements, _)| (statements.clone(), found(path, statements)))
        .collect();
    assert_eq!(told, wrong);
}

#[test]
fn row_that_is_not_what_its_journal_says_is_found_whatever_it_says() {
    let (_village, path) = closed();
    Reader::open(&path).unwrap().verify().unwrap();
    let (one, two, absent) = (blob(1), blob(2), blob(424_242));
    let renamed = blob(RENAMED.as_u128());
    let removed = blob(REMOVED_GROUP.as_u128());
    let in_journal = |set: &str| format!("UPDATE entry SET {set} WHERE record = {one}");
    let swapped = format!(
        "CASE id WHEN {one} THEN 'Gruppen \"2\"' ELSE 'Gruppen \"1\"' END WHERE id IN ({one}, {two})"
    );
    let swapped = format!("UPDATE \"group\" SET name = {swapped}");
    let wrong = [
        // Of one entry.
        (group_says("name = 'Falsk'", &one), 1),
        (group_says("municipality = '1283'", &one), 1),
        (group_says("municipality = NULL", &one), 1),
        (group_says(&format!("project = {two}"), &one), 1),
        (group_says("erased = 1", &one), 1),
        (group_says("unknown = '{\"colour\":1}'", &one), 1),
        (group_says("origin = 'created'", &one), 1),
        (group_says(&format!("parent = {two}"), &one), 1),
        (swapped, 2),
        (group_says("name = name || '!'", "id"), 1_502),
        // Of several.
        (group_says("name = 'Gruppen \"7000\"'", &renamed), 1),
        // Its row says that it is removed, or is not: so it is told as one that should not be, too.
        (group_says("removed = 1", &renamed), 1),
        (group_says("removed = 1", &one), 1),
        (group_says("removed = 0", &removed), 1),
        // One that is another instead: the one has no row, and the other no entry.
        (group_says(&format!("id = {absent}"), &one), 1),
        // One too few is one that has no row, and a kind that has too few; one too many is a kind that has.
        (format!("DELETE FROM \"group\" WHERE id = {one}"), 2),
        (format!("DELETE FROM \"group\" WHERE id = {renamed}"), 2),
        (
            format!(
                "INSERT INTO \"group\" (id, project, removed, erased) VALUES (x'01', {one}, 0, 0)"
            ),
            1,
        ),
        (
            format!(
                "INSERT INTO \"group\" (id, project, removed, erased) VALUES ({absent}, {one}, 0, 0)"
            ),
            1,
        ),
        // The journal says otherwise.
        (in_journal("fields = '{\"name\":\"Falsk\"}'"), 1),
        (in_journal("municipality = '1283'"), 1),
        (in_journal("kind = 'person'"), 3),
        // What is noted of removals.
        (format!("DELETE FROM removal WHERE record = {removed}"), 2),
        (
            format!("INSERT INTO removal VALUES ({one}, 'group', {two}, '[]')"),
            2,
        ),
        (
            "INSERT INTO conflict VALUES (x'01', 'name', 'group', NULL, '[]')".to_owned(),
            1,
        ),
    ];
    are_found(&path, &wrong);
}

#[test]
fn row_that_says_among_what_is_unknown_what_became_of_its_record_is_found() {
    let (_village, path) = closed();
    let one = blob(1);
    // Both say this and nothing else; the row among what is unknown, beside this.
    let both = |says: &str, row: &str| {
        format!(
            "UPDATE entry SET fields = '{says}' WHERE record = {one};
             UPDATE \"group\" SET kind = NULL, name = {row}, unknown = '{says}' WHERE id = {one}"
        )
    };
    let alone = |says| both(says, "NULL");
    let named = r#"{"name":"Gruppen"}"#;
    let wrong = [
        // Nothing is noted of the removal, either: so there is one too few of those.
        (alone(r#"{"removed":true}"#), 2),
        (alone(r#"{"erased":[]}"#), 1),
        (alone(r#"{"said_in":{}}"#), 1),
        (alone(r#"{"removed_knowing":[]}"#), 1),
        (alone(r#"{"erased_names":[]}"#), 1),
        (alone(r#"{"colour":null}"#), 1),
        // There is a column for it, where whoever reads finds nothing, or something else.
        (alone(named), 1),
        (both(named, "'Falsk'"), 1),
        (both(r#"{"name":5}"#, "'Falsk'"), 1),
    ];
    are_found(&path, &wrong);
    // What is no name, no column could have.
    assert_eq!(found(&path, &alone(r#"{"name":5}"#)), 0);
}

#[test]
fn row_whose_cells_cannot_be_read_is_found_like_any_other() {
    let (_village, path) = closed();
    let (one, renamed, absent) = (blob(1), blob(RENAMED.as_u128()), blob(424_242));
    let no_id = |which: &str| group_says("project = x'010203'", which);
    let wrong = [
        (no_id(&one), 1),
        (no_id(&renamed), 1),
        (
            format!(
                "INSERT INTO \"group\" (id, project, removed, erased) VALUES ({absent}, x'010203', 0, 0)"
            ),
            1,
        ),
        (group_says("unknown = CAST(x'ff' AS TEXT)", &one), 1),
    ];
    are_found(&path, &wrong);
}

#[test]
fn row_that_says_otherwise_what_its_journal_says_is_no_fault() {
    let (_village, path) = closed();
    let one = blob(1);
    for same in [
        // Another version has written it so.
        format!(
            "UPDATE entry SET fields = replace(replace(fields, ':', ' : '), ',', ', \"parent\":null, ')
             WHERE record = {one}"
        ),
        format!(
            "UPDATE entry SET fields = '{{\"colour\":1}}' WHERE record = {one};
             UPDATE \"group\" SET name = NULL, kind = NULL, unknown = '{{\"colour\":1}}' WHERE id = {one}"
        ),
    ] {
        assert_eq!(found(&path, &same), 0, "{same}");
    }
}

#[test]
fn entry_that_cannot_be_read_is_found_also_where_its_row_says_the_same() {
    let (_village, path) = closed();
    let one = blob(1);
    for damage in [
        format!("UPDATE entry SET fields = 'nothing' WHERE record = {one}"),
        format!(
            "UPDATE entry SET municipality = 'Eslöv' WHERE record = {one};
             UPDATE \"group\" SET municipality = 'Eslöv' WHERE id = {one}"
        ),
        format!("UPDATE entry SET record = x'01' WHERE record = {one}"),
        // Of a kind that this version does not know, and so has no rows of.
        format!(
            "UPDATE entry SET kind = 'poem', fields = 'nothing' WHERE record = {one};
             DELETE FROM \"group\" WHERE id = {one}"
        ),
    ] {
        let before = std::fs::read(&path).unwrap();
        let database = Connection::open(&path).unwrap();
        database.execute_batch(&damage).unwrap();
        drop(database);
        let found = Reader::open(&path).unwrap().verify();
        assert!(matches!(found, Err(WorkspaceError::Store(_))), "{damage}");
        std::fs::write(&path, before).unwrap();
    }
}

#[test]
fn reference_to_a_removed_record_that_its_remover_did_not_know_of_is_found_by_what_the_journal_says()
 {
    let (_village, path) = closed();
    let (membership, removed) = (
        blob(MEMBERSHIP.as_u128()),
        REMOVED_GROUP.hyphenated().to_string(),
    );
    // Both say that it refers to the removed group, which so should have stayed, with a conflict.
    let both = format!(
        "UPDATE entry SET fields = replace(fields, '00000000-0000-0000-0000-000000000003', '{removed}')
         WHERE record = {membership};
         UPDATE membership SET \"group\" = {} WHERE id = {membership}",
        blob(REMOVED_GROUP.as_u128())
    );
    assert_eq!(found(&path, &both), 2);
    // Its row alone says so: it is wrong, and nothing else is.
    let (_, of_row) = both.split_once(';').unwrap();
    assert_eq!(found(&path, of_row), 1);
}

#[test]
fn checking_can_be_stopped_whenever_it_asks_and_never_tells_of_more_than_there_is() {
    let (_village, path) = closed();
    let reader = Reader::open(&path).unwrap();
    for last in 1.. {
        let (mut asked, mut furthest) = (0, 0);
        let checked = reader.verify_while(&mut |done, all| {
            assert!(
                furthest <= done && done <= all,
                "{furthest}, {done} of {all}"
            );
            furthest = done;
            asked += 1;
            asked < last
        });
        match checked {
            Err(WorkspaceError::Stopped) => {}
            done => {
                done.unwrap();
                assert!(last > 3, "it asks again and again");
                break;
            }
        }
    }
}
