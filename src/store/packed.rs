//! The attendances once more, packed: a country has a million, and figures that are counted from the rows of a table
//! wait for each of them.
//!
//! A stretch of the table, in the order of ids, is packed once nothing is done to it; when a row of it is written it is
//! forgotten, in the same transaction, by triggers of this connection. The rows alone are what the file says: the
//! stretches are no part of the schema, go with no bundle, and are asked for only while they are known to be of the
//! file as it is. Whatever changes a file counts its changes. Who keeps the stretches counts along with it, and nobody
//! else can: not an earlier version of the program, nor whoever puts a step onto its base.

use rusqlite::Row as SqlRow;

use super::packing::{Packed, Packing};
use super::rows::give;
use super::schema::{HEAD_COLUMNS, statements};
use super::{Result, Store, StoreError};
use crate::domain::{Attendance, Kind, Record};

/// The kind whose rows are packed.
const KIND: &Kind = Attendance::KIND;
/// How many rows are packed.
struct Sizes {
    /// Nothing is packed in a file with fewer.
    many: usize,
    /// So many are packed together: the more, the quicker they are read, and the more is forgotten with one of them.
    stretch: usize,
    /// So few between two stretches, or behind the last, stay as they are.
    few: usize,
    /// So many stretches are packed in one go: nobody who writes is to wait for more.
    at_once: usize,
}

const USUAL: Sizes = Sizes {
    many: 20_000,
    stretch: 1_024,
    few: 256,
    at_once: 256,
};

/// Before all ids, and behind them.
const ENDS: [&[u8]; 2] = [&[], &[0xff; 17]];
/// The rows between two ids, and those from one to another.
const BETWEEN: &str = "WHERE removed = 0 AND id > ?1 AND id < ?2 ORDER BY id";
const FROM_TO: &str = "WHERE removed = 0 AND id >= ?1 AND id <= ?2 ORDER BY id";

impl Store {
    /// Packs what can be packed and is not, or some of it; whether that was all. It says the same as before, so this is
    /// not counted as a change.
    ///
    /// # Errors
    /// SQLite's; nothing is packed then that was not before.
    pub fn pack(&mut self) -> Result<bool> {
        self.pack_by(&USUAL)
    }

    fn pack_by(&mut self, sizes: &Sizes) -> Result<bool> {
        if !self.writable() || !self.packs.get() && !self.has(sizes.many)? {
            return Ok(true);
        }
        let packed_before = self.packs.get();
        let done = self.whole(true, |store| {
            if !packed_before {
                store.begin_packing()?;
            }
            store.pack_some(sizes)
        });
        if done.is_err() {
            self.packs.set(packed_before);
        }
        done
    }

    fn has(&self, rows: usize) -> Result<bool> {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM \"{}\" LIMIT ?1)",
            KIND.code
        );
        let many: usize = self.conn.query_row(&sql, [rows], |row| row.get(0))?;
        Ok(many >= rows)
    }

    fn begin_packing(&self) -> Result<()> {
        self.forget_packed()?;
        self.conn.execute_batch(
            "CREATE TABLE packed (first BLOB NOT NULL UNIQUE, last BLOB NOT NULL, rows BLOB NOT NULL) STRICT;
             CREATE TABLE packed_at (changes TEXT NOT NULL) STRICT;
             INSERT INTO packed_at SELECT value FROM meta WHERE key = 'changes'",
        )?;
        self.forget_written()
    }

    /// Goes on forgetting what is written, if the stretches are of the file as it is.
    pub(super) fn go_on_packing(&self) -> Result<()> {
        match self.is_packed()? {
            true => self.forget_written(),
            false => Ok(()),
        }
    }

    /// From here on a stretch is forgotten when one of its rows is written.
    fn forget_written(&self) -> Result<()> {
        let trigger = |verb: &str, row: &str| {
            format!(
                "CREATE TEMP TRIGGER \"packed {verb}\" AFTER {verb} ON main.\"{}\" BEGIN
                   DELETE FROM packed WHERE last >= {row}.id AND first =
                     (SELECT first FROM packed WHERE first <= {row}.id ORDER BY first DESC LIMIT 1);
                 END;",
                KIND.code
            )
        };
        let all = [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")];
        let all = all.map(|(verb, row)| trigger(verb, row)).concat();
        self.conn.execute_batch(&all)?;
        self.packs.set(true);
        Ok(())
    }

    /// Forgets all stretches.
    pub(super) fn forget_packed(&self) -> Result<()> {
        let forget = match self.packs.get() {
            true => "DELETE FROM packed",
            false => "DROP TABLE IF EXISTS main.packed; DROP TABLE IF EXISTS main.packed_at",
        };
        Ok(self.conn.execute_batch(forget)?)
    }

    /// The change that has been counted is this connection's: what is packed is of the file as it is now.
    pub(super) fn keep_packed(&self) -> Result<()> {
        if self.packs.get() {
            self.conn
                .prepare_cached(
                    "UPDATE packed_at SET changes = changed.value FROM meta AS changed
                     WHERE changed.key = 'changes'
                       AND CAST(changes AS INTEGER) + 1 = CAST(changed.value AS INTEGER)",
                )?
                .execute([])?;
        }
        Ok(())
    }

    /// Whether there are stretches, of the file as it is.
    fn is_packed(&self) -> Result<bool> {
        let there = "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'packed_at'";
        if !self.conn.prepare_cached(there)?.exists([])? {
            return Ok(false);
        }
        let same = "SELECT 1 FROM packed_at JOIN meta ON key = 'changes' AND value = changes";
        Ok(self.conn.prepare_cached(same)?.exists([])?)
    }

    fn pack_some(&self, sizes: &Sizes) -> Result<bool> {
        let known: Vec<(Vec<u8>, Vec<u8>)> = {
            let mut known = self
                .conn
                .prepare_cached("SELECT first, last FROM packed ORDER BY first")?;
            let known = known.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            known.collect::<rusqlite::Result<_>>()?
        };
        let (mut from, mut left) = (ENDS[0].to_vec(), sizes.at_once);
        let end = (ENDS[1].to_vec(), Vec::new());
        for (first, last) in known.into_iter().chain([end]) {
            if !self.pack_between([&from, &first], sizes, &mut left)? {
                return Ok(false);
            }
            from = last;
        }
        Ok(true)
    }

    /// Packs the rows between two ids; false if there are more than were left to be packed.
    fn pack_between(&self, ends: [&[u8]; 2], sizes: &Sizes, left: &mut usize) -> Result<bool> {
        let mut rows = self.conn.prepare_cached(&rows(BETWEEN))?;
        let mut rows = rows.query(ends)?;
        let mut packing = empty();
        while let Some(row) = rows.next()? {
            if *left == 0 {
                return Ok(false);
            }
            add(&mut packing, row)?;
            if packing.len() == sizes.stretch {
                self.put(&packing)?;
                packing = empty();
                *left -= 1;
            }
        }
        if packing.len() >= sizes.few {
            self.put(&packing)?;
        }
        Ok(true)
    }

    fn put(&self, packing: &Packing) -> Result<()> {
        let Some([first, last]) = packing.ends() else {
            return Ok(());
        };
        let sql = "INSERT INTO packed (first, last, rows) VALUES (?1, ?2, ?3)";
        let mut put = self.conn.prepare_cached(sql)?;
        put.execute((first, last, packing.packed()))?;
        Ok(())
    }

    /// Streams all records of a kind out of its stretches, and what lies between them out of its rows, in the order of
    /// their ids; false if none is packed.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn each_packed<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<bool> {
        if R::KIND.code != KIND.code {
            return Ok(false);
        }
        self.at_one_moment(|| {
            self.write_late()?;
            if !self.is_packed()? {
                return Ok(false);
            }
            let mut between = self.conn.prepare_cached(&rows(BETWEEN))?;
            let mut from = ENDS[0].to_vec();
            let mut stretches = self.conn.prepare_cached(STRETCHES)?;
            let mut stretches = stretches.query([])?;
            while let Some(stretch) = stretches.next()? {
                // Of what cannot be read, the rows are.
                let [first, last, packed] = blobs(stretch)?;
                let packed = Packed::read(packed, columns().count(), [first, last]);
                let Some(packed) = packed.filter(|_| *first > from[..]) else {
                    continue;
                };
                give(between.query([&from[..], first])?, each)?;
                for (row, head) in packed.heads().enumerate() {
                    each(R::read(head, &packed.cells(row)));
                }
                from = last.to_vec();
            }
            give(between.query([&from[..], ENDS[1]])?, each)?;
            Ok(true)
        })
    }

    /// Whether each stretch says what its rows say.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn is_packed_as_written(&self) -> Result<bool> {
        if !self.is_packed()? {
            return Ok(true);
        }
        let mut from_to = self.conn.prepare_cached(&rows(FROM_TO))?;
        let mut stretches = self.conn.prepare_cached(STRETCHES)?;
        let mut stretches = stretches.query([])?;
        let mut before = ENDS[0].to_vec();
        while let Some(stretch) = stretches.next()? {
            let [first, last, packed] = blobs(stretch)?;
            let mut rows = from_to.query([first, last])?;
            let mut packing = empty();
            while let Some(row) = rows.next()? {
                add(&mut packing, row)?;
            }
            if packing.packed() != packed || *first <= before[..] {
                return Ok(false);
            }
            before = last.to_vec();
        }
        Ok(true)
    }
}

/// The stretches, in order.
const STRETCHES: &str = "SELECT first, last, rows FROM packed ORDER BY first";

/// The rows of the kind that are asked for so.
fn rows(which: &str) -> String {
    format!("{} {which}", statements(KIND).read)
}

/// The columns that are packed: all but the id, which stands before them, that it is not removed, and what this version
/// does not know.
fn columns() -> impl Iterator<Item = usize> {
    [1, 2, 4]
        .into_iter()
        .chain(HEAD_COLUMNS..HEAD_COLUMNS + KIND.fields.len())
}

fn empty() -> Packing {
    Packing::new(columns().count())
}

/// Takes in a row.
fn add(packing: &mut Packing, row: &SqlRow<'_>) -> Result<()> {
    let cells = columns().map(|column| row.get_ref(column));
    let cells: Vec<_> = cells.collect::<rusqlite::Result<_>>()?;
    packing.add(row.get(0)?, cells.into_iter())
}

/// What lies in a stretch's columns.
fn blobs<'a>(stretch: &'a SqlRow<'_>) -> Result<[&'a [u8]; 3]> {
    let blob = |column| Ok::<_, StoreError>(stretch.get_ref(column)?.as_blob().unwrap_or_default());
    Ok([blob(0)?, blob(1)?, blob(2)?])
}

#[cfg(test)]
mod tests {
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
            number % 11 == 0,
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
        assert!(!store.is_packed_as_written().unwrap());
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
            assert!(store.is_packed_as_written().unwrap(), "{sql}");
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

    #[test]
    fn packed_stretches_count_for_nothing_where_another_changes_the_file_meanwhile() {
        let File { mut store, folder } = packed_file();
        changed_by_another(&folder.path().join("lead.samverka"));
        assert!(read(&store) == rows(&store));
        change(&mut store, |store| write(store, 2_500, 9));
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
}
