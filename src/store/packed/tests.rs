//! That what is packed is what the rows say, and counts for nothing where that is not known.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::{TempDir, tempdir};

use super::*;
use crate::domain::{Id, Person};
use crate::store::{Backup, Filter, StepRule, Why, copy_made_whole, open_copy_to_read};

const SMALL: Sizes = Sizes {
    many: 40,
    stretch: 10,
    few: 3,
    at_once: 1_000,
};
const ROWS: u128 = 64;

struct File {
    store: Store,
    folder: TempDir,
}

fn id(number: u128) -> Id {
    Id::from_u128(number << 64)
}

/// Writes one attendance: of every second one it is not said how it went, of every fifth not where.
fn write(store: &Store, number: u128, minutes: i64) -> Result<()> {
    let known = |every, value: Value| match number % every {
        0 => Value::Null,
        _ => value,
    };
    let municipality = known(5, Value::Text(format!("12{:02}", number % 7 + 80)));
    let status = known(2, Value::Text("present".to_owned()));
    let sql = "INSERT OR REPLACE INTO attendance
        (id, project, municipality, removed, erased, unknown, person, session, status, minutes)
        VALUES (?1, ?2, ?3, 0, ?4, NULL, ?5, ?6, ?7, ?8)";
    let [project, person, session] = [number % 2, number, number % 9].map(|of| id(1_000 + of));
    let row = (
        id(number),
        project,
        municipality,
        number.is_multiple_of(11),
        person,
        session,
        status,
        minutes,
    );
    store.conn.execute(sql, row)?;
    Ok(())
}

/// A file with so many attendances, every hundredth id, of which one is removed.
fn file(rows: u128) -> File {
    let folder = tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("lead.samverka")).unwrap();
    let many = |store: &Store| {
        (0..rows).try_for_each(|number| write(store, 100 * number, 60))?;
        store.set_meta("author", "Amira")?;
        store
            .conn
            .execute("UPDATE attendance SET removed = 1 WHERE id = ?1", [id(700)])?;
        Result::Ok(())
    };
    store.transaction(true, many).unwrap();
    File { store, folder }
}

fn packed_file() -> File {
    let mut file = file(ROWS);
    assert!(file.store.pack_by(&SMALL).unwrap());
    assert_eq!(stretches(&file.store), 7);
    file
}

fn stretches(store: &Store) -> usize {
    match store.is_packed().unwrap() {
        true => count(&store.conn),
        false => 0,
    }
}

fn count(conn: &Connection) -> usize {
    let sql = "SELECT count(*) FROM packed";
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn read(store: &Store) -> Vec<Attendance> {
    let mut all = Vec::new();
    store.each(Filter::All, &mut |one| all.push(one)).unwrap();
    all
}

/// What the rows themselves say.
fn rows(store: &Store) -> Vec<Attendance> {
    let mut all = Vec::new();
    let mut each = |one: Attendance| all.extend((!one.head.removed).then_some(one));
    store.each(Filter::Ever, &mut each).unwrap();
    all.sort_by_key(|one| one.head.id);
    all
}

fn change(store: &mut Store, what: impl FnOnce(&Store) -> Result<()>) {
    store.transaction(true, what).unwrap();
}

#[test]
fn packed_attendances_are_read_as_their_rows() {
    let file = packed_file();
    let store = &file.store;
    assert_eq!(read(store).len(), 63);
    assert!(read(store) == rows(store));
    let mut persons = Vec::new();
    store
        .each(Filter::All, &mut |one: Person| persons.push(one))
        .unwrap();
    assert_eq!(persons, []);
}

#[test]
fn packed_attendances_are_what_is_read() {
    let file = packed_file();
    let store = &file.store;
    // Behind the back of everybody who keeps count.
    let sql = "DROP TRIGGER temp.\"packed UPDATE\"; UPDATE attendance SET minutes = 7";
    store.conn.execute_batch(sql).unwrap();
    assert!(read(store).iter().any(|one| one.minutes == Some(60)));
    assert!(!store.is_packed_as_written(&mut || true).unwrap().unwrap());
}

#[test]
fn packed_stretches_are_forgotten_when_a_row_of_theirs_is_written() {
    let in_the_middle = id(2_500);
    let changes: [(&str, usize); 6] = [
        ("UPDATE attendance SET minutes = 7 WHERE id = ?1", 6),
        ("UPDATE attendance SET removed = 1 WHERE id = ?1", 6),
        ("DELETE FROM attendance WHERE id = ?1", 6),
        ("DELETE FROM attendance WHERE id >= ?1", 2),
        (
            "INSERT OR REPLACE INTO attendance (id, project, removed, erased) VALUES (?1, ?1, 0, 0)",
            6,
        ),
        ("UPDATE person SET name = 'Bo' WHERE id = ?1", 7),
    ];
    for (sql, left) in changes {
        let mut file = packed_file();
        let store = &mut file.store;
        change(store, |store| {
            Ok(store.conn.execute(sql, [in_the_middle]).map(drop)?)
        });
        assert_eq!(stretches(store), left, "{sql}");
        assert!(read(store) == rows(store), "{sql}");
        assert!(store.pack_by(&SMALL).unwrap());
        assert!(stretches(store) >= left, "{sql}");
        assert!(read(store) == rows(store), "{sql}");
        assert!(
            store.is_packed_as_written(&mut || true).unwrap().unwrap(),
            "{sql}"
        );
    }
}

#[test]
fn packed_stretches_stay_where_a_row_comes_between_them_or_behind() {
    let mut file = packed_file();
    let store = &mut file.store;
    let last_of_the_first = 1_000;
    change(store, |store| write(store, last_of_the_first + 1, 30));
    change(store, |store| write(store, 99_999, 30));
    assert_eq!(stretches(store), 7);
    assert_eq!(read(store).len(), 65);
    assert!(read(store) == rows(store));
    store.pack_by(&SMALL).unwrap();
    assert_eq!(stretches(store), 7, "so few are not worth it");
    change(store, |store| {
        (1..9).try_for_each(|more| write(store, 99_999 + more, 30))
    });
    store.pack_by(&SMALL).unwrap();
    assert_eq!(stretches(store), 8);
    assert!(read(store) == rows(store));
}

#[test]
fn packed_stretches_come_back_with_what_is_taken_back() {
    let mut file = packed_file();
    let store = &mut file.store;
    let taken_back = store.transaction(false, |store| write(store, 2_500, 7));
    taken_back.unwrap();
    assert_eq!(stretches(store), 7);
    let failed = store.transaction(true, |store| {
        write(store, 2_500, 7)?;
        Result::<()>::Err(StoreError::Busy)
    });
    failed.unwrap_err();
    assert_eq!(stretches(store), 7);
    assert!(read(store) == rows(store));
}

#[test]
fn packed_stretches_are_made_a_few_at_a_time() {
    let mut file = file(ROWS);
    let store = &mut file.store;
    let sizes = Sizes {
        at_once: 2,
        ..SMALL
    };
    let mut told = Vec::new();
    while !store.pack_by(&sizes).unwrap() {
        told.push(stretches(store));
        assert!(read(store) == rows(store));
    }
    assert_eq!(told, [2, 4, 6]);
    assert_eq!(stretches(store), 7);
}

#[test]
fn packed_is_nothing_of_a_file_with_few_or_of_one_that_is_read() {
    let File { mut store, folder } = file(30);
    assert!(store.pack_by(&SMALL).unwrap());
    let path = folder.path().join("lead.samverka");
    drop(store);
    let before = std::fs::read(&path).unwrap();
    let mut store = Store::open_any_alone(&path).unwrap();
    assert!(store.pack_by(&SMALL).unwrap());
    drop(store);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let mut reader = Store::open_reader(&path).unwrap();
    assert!(reader.pack_by(&Sizes { many: 1, ..SMALL }).unwrap());
    assert_eq!(stretches(&reader), 0);
}

#[test]
fn packed_stretches_are_gone_on_with_when_the_file_is_opened_again() {
    let File { store, folder } = packed_file();
    let path = folder.path().join("lead.samverka");
    drop(store);
    let mut store = Store::open_any_alone(&path).unwrap();
    assert_eq!(stretches(&store), 7);
    change(&mut store, |store| write(store, 2_500, 7));
    let reader = Store::open_reader(&path).unwrap();
    for store in [&store, &reader] {
        assert_eq!(stretches(store), 6);
        assert!(read(store) == rows(store));
    }
}

/// As a program changes a file that knows of no stretches.
fn changed_by_another(path: &Path) {
    let conn = Connection::open(path).unwrap();
    let sql = "UPDATE attendance SET minutes = 7; UPDATE meta SET value = value + 1 WHERE key = 'changes'";
    conn.execute_batch(sql).unwrap();
}

#[test]
fn packed_stretches_count_for_nothing_once_another_program_has_changed_the_file() {
    let File { store, folder } = packed_file();
    let path = folder.path().join("lead.samverka");
    drop(store);
    changed_by_another(&path);
    let reader = Store::open_reader(&path).unwrap();
    assert_eq!(stretches(&reader), 0);
    assert!(read(&reader) == rows(&reader));
    let mut store = Store::open_any_alone(&path).unwrap();
    for number in 0..3 {
        change(&mut store, |store| {
            store.set_meta("author", &format!("Bo {number}"))
        });
        assert_eq!(stretches(&store), 0);
        assert!(read(&store) == rows(&store));
    }
    assert!(store.pack_by(&SMALL).unwrap());
    assert_eq!(stretches(&store), 7);
    assert!(read(&store) == rows(&store));
}

/// Whether any table of what is packed lies in the file.
fn lie_there(store: &Store) -> bool {
    let there = "SELECT count(*) > 0 FROM main.sqlite_schema WHERE tbl_name LIKE 'packed%'";
    store.conn.query_row(there, [], |row| row.get(0)).unwrap()
}

#[test]
fn packed_otherwise_mixed_up_or_by_halves_counts_for_nothing_and_goes_with_the_next_change() {
    for done in [
        "UPDATE packed_at SET layout = '0: ' || layout",
        "UPDATE packed SET last = x'ff' WHERE first = (SELECT min(first) FROM packed)",
        "DROP TABLE packed",
        "DROP TABLE packed_at; CREATE TABLE packed_at (a TEXT)",
        "ALTER TABLE packed ADD COLUMN other TEXT",
        "UPDATE packed_at SET changes = changes + 990",
    ] {
        let File { store, folder } = packed_file();
        let path = folder.path().join("lead.samverka");
        drop(store);
        Connection::open(&path)
            .unwrap()
            .execute_batch(done)
            .unwrap();
        let mut store = Store::open_any_alone(&path).unwrap();
        assert!(read(&store) == rows(&store), "{done}");
        for minutes in 0..3 {
            change(&mut store, |store| write(store, 2_500, minutes));
            assert!(read(&store) == rows(&store), "{done}");
        }
        assert!(!lie_there(&store), "{done}");
        assert!(store.pack_by(&SMALL).unwrap());
        assert_eq!(stretches(&store), 7, "{done}");
    }
}

#[test]
fn packed_stretches_count_for_nothing_where_another_changes_the_file_meanwhile() {
    let File { mut store, folder } = packed_file();
    changed_by_another(&folder.path().join("lead.samverka"));
    assert!(read(&store) == rows(&store));
    assert_eq!(count(&store.conn), 7);
    change(&mut store, |store| write(store, 2_500, 9));
    assert_eq!(count(&store.conn), 0, "they are of another state");
    assert_eq!(stretches(&store), 0);
    assert!(read(&store) == rows(&store));
}

#[test]
fn packed_stretches_count_for_nothing_in_a_step_on_an_older_base() {
    let File { mut store, folder } = file(ROWS);
    store.make_steps(StepRule { from: 0, share: 1 });
    store.pack_by(&SMALL).unwrap();
    let copy = |store: &mut Store, hour| -> Backup {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        store
            .back_up(day.and_hms_opt(hour, 0, 0).unwrap(), Why::Asked)
            .unwrap()
    };
    let base = copy(&mut store, 1);
    change(&mut store, |store| write(store, 2_500, 7));
    let step = copy(&mut store, 2);
    assert!(step.stands_on(&base));
    let whole = folder.path().join("whole.samverka");
    copy_made_whole(&step.path, &whole).unwrap();
    let beside = open_copy_to_read(&step.path).unwrap();
    let whole = Store::open_copy(&whole).unwrap();
    for copy in [&beside, &whole] {
        assert!(read(copy) == rows(&store));
    }
    let base = open_copy_to_read(&base.path).unwrap();
    assert!(read(&base) == rows(&base));
    assert_eq!(stretches(&base), 7, "a whole copy takes them along");
}

#[test]
fn packed_stretches_are_forgotten_though_what_is_touched_is_noted_no_more() {
    let mut file = packed_file();
    let store = &mut file.store;
    store.make_steps(StepRule { from: 0, share: 1 });
    let now = NaiveDate::from_ymd_opt(2026, 11, 22)
        .unwrap()
        .and_hms_opt(1, 0, 0)
        .unwrap();
    store.back_up(now, Why::Asked).unwrap();
    let much = |store: &Store| write(store, 2_500, 7);
    store.large_transaction(true, 1_000_000, much).unwrap();
    assert!(!store.notes.get());
    assert_eq!(stretches(store), 6);
    assert!(read(store) == rows(store));
}

#[test]
fn packed_stretches_that_are_damaged_are_found_and_their_rows_are_read() {
    for (damage, is_read) in [
        ("UPDATE packed SET rows = x'00' WHERE first = ?1", true),
        (
            "UPDATE packed SET rows = substr(rows, 1, length(rows) - 1) WHERE first = ?1",
            true,
        ),
        ("UPDATE packed SET last = x'ffff' WHERE first = ?1", true),
        (
            "UPDATE packed SET rows = (SELECT rows FROM packed WHERE first > ?1) WHERE first = ?1",
            true,
        ),
        (
            "UPDATE packed SET rows = CAST(substr(rows, 1, length(rows) - 1) || x'01' AS BLOB) WHERE first = ?1",
            false,
        ),
    ] {
        let mut file = packed_file();
        let store = &mut file.store;
        let unsound = |store: &Store| {
            let found = store.unfaithful_rows(&mut |_| true).unwrap().unwrap();
            found.contains(&("packed".to_owned(), Id::nil()))
        };
        assert!(!unsound(store));
        store.conn.execute(damage, [id(2_100)]).unwrap();
        assert!(unsound(store), "{damage}");
        if is_read {
            assert!(read(store) == rows(store), "{damage}");
        }
        store.rebuild().unwrap();
        assert!(!unsound(store), "{damage}");
    }
}

#[test]
fn packed_stretches_are_made_anew_for_a_file_that_is_brought_up() {
    let File { store, folder } = packed_file();
    let path = folder.path().join("lead.samverka");
    drop(store);
    let older = Connection::open(&path).unwrap();
    older
        .execute_batch("DROP TABLE touched; PRAGMA user_version = 5")
        .unwrap();
    drop(older);
    for store in [
        Store::open_reader(&path).unwrap(),
        Store::open_copy(&path).unwrap(),
    ] {
        assert_eq!(stretches(&store), 0);
        assert!(read(&store) == rows(&store));
    }
}
