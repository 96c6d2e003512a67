//! What has been touched since the last whole copy, so that the next copy need hold no more than that.
//!
//! Rows are known by their keys alone: nothing that is erased stays here. The notes are taken by triggers of this
//! connection, so that no statement can forget them, and the file itself holds none. They are taken only where there
//! is a [`Base`]; when more is touched than a copy of it would be worth, the base is forgotten, and the next copy is
//! whole again. The search index is no part of it: it is made anew from the rows.

use std::path::Path;

use rusqlite::Connection;

use super::schema::NOT_MADE;
use super::{Result, Store, StoreError};

/// What the whole copy is called that the notes are taken since, and what tells its state.
pub(super) const BASE: &str = "base";
/// How many bytes of a file there are to a row that may be touched: so many rows make a step of about a tenth of it.
const BYTES_A_TOUCH: u64 = 4_000;
/// So many rows may be touched in any file.
const FEWEST: u64 = 10_000;

/// A whole copy that later ones may stand on, as the file and the copy itself remember it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    /// The copy's file name.
    pub name: String,
    /// The pulse of what it holds.
    pub pulse: String,
}

impl Base {
    /// As it is kept. No file name has a slash in it.
    pub fn kept(&self) -> String {
        format!("{}/{}", self.name, self.pulse)
    }

    /// Whether the copy at this place goes by its name.
    pub fn is_at(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == &*self.name)
    }

    /// What was kept; none where it names no file of one folder.
    pub fn read(kept: &str) -> Option<Self> {
        let (name, pulse) = kept.split_once('/')?;
        let is_a_name = Path::new(name).file_name().is_some_and(|one| one == name);
        is_a_name.then(|| Self {
            name: name.to_owned(),
            pulse: pulse.to_owned(),
        })
    }
}

/// Whether it is a name such as all of ours: SQL that is put together holds no other. A stranger's file may name its
/// parts as it likes.
pub(super) fn is_plain(name: &str) -> bool {
    let plain = |one: u8| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'_';
    !name.is_empty() && name.bytes().all(plain)
}

/// A table whose rows are known by their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    key: String,
    more: Option<String>,
}

impl Table {
    /// The tables of a file, without those that are made from the others, the search index, and those that cannot be
    /// ours.
    pub fn all(conn: &Connection) -> Result<Vec<Self>> {
        let mut columns = conn.prepare(&format!(
            "SELECT sqlite_schema.name, c.name FROM sqlite_schema, pragma_table_info(sqlite_schema.name) c
             WHERE sqlite_schema.type = 'table' AND {NOT_MADE} AND c.pk > 0 ORDER BY sqlite_schema.name, c.pk",
        ))?;
        let columns = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut tables: Vec<Self> = Vec::new();
        for column in columns {
            let (name, key): (String, String) = column?;
            if !is_plain(&name) || !is_plain(&key) {
                continue;
            }
            match tables.last_mut().filter(|last| last.name == name) {
                None => tables.push(Self {
                    name,
                    key,
                    more: None,
                }),
                Some(last) if last.more.is_none() => last.more = Some(key),
                Some(_) => return Err(StoreError::Other(format!("{name} has too long a key"))),
            }
        }
        Ok(tables)
    }

    /// The table's name, and a row's key, as they stand in `touched`.
    fn noted(&self, row: &str) -> String {
        let more = self.more.as_ref();
        let more = more.map_or_else(|| "''".to_owned(), |more| format!("{row}.\"{more}\""));
        format!("'{}', {row}.\"{}\", {more}", self.name, self.key)
    }

    /// That a row of `touched` means a row of this table.
    pub fn means(&self, row: &str) -> String {
        format!(
            "(touched.table_name, touched.key, touched.more) = ({})",
            self.noted(row)
        )
    }

    /// The key's columns, here and in `touched`.
    pub fn keys(&self) -> (String, &'static str) {
        match &self.more {
            None => (format!("\"{}\"", self.key), "key"),
            Some(more) => (format!("\"{}\", \"{more}\"", self.key), "key, more"),
        }
    }

    /// What notes each change of a row.
    fn triggers(&self) -> String {
        let trigger = |verb: &str, rows: &[&str]| {
            // `INSERT OR IGNORE` would do as the statement does that the trigger belongs to.
            let note = |row: &&str| {
                let noted = self.noted(row);
                format!("INSERT INTO touched VALUES ({noted}) ON CONFLICT DO NOTHING;")
            };
            format!(
                "CREATE TEMP TRIGGER \"{0} {verb}\" AFTER {verb} ON main.\"{0}\" WHEN (SELECT left_over FROM room) > 0
                 BEGIN {1} UPDATE room SET left_over = left_over - 1; END;",
                self.name,
                rows.iter().map(note).collect::<String>()
            )
        };
        trigger("INSERT", &["NEW"])
            + &trigger("UPDATE", &["OLD", "NEW"])
            + &trigger("DELETE", &["OLD"])
    }
}

impl Store {
    /// How large the file is, in bytes.
    pub(super) fn bytes(&self) -> Result<u64> {
        let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        Ok(self.conn.query_row(sql, [], |row| row.get(0))?)
    }

    /// The whole copy that notes are taken since.
    pub(super) fn base(&self) -> Result<Option<Base>> {
        Ok(self.meta(BASE)?.as_deref().and_then(Base::read))
    }

    /// Goes on taking notes, if the file has a base; where that cannot be done, the next copy is whole.
    pub(super) fn go_on_noting(&self) -> Result<()> {
        if self.meta(BASE)?.is_none() {
            return Ok(());
        }
        let room = "UPDATE room SET left_over = left_over - (SELECT count(*) FROM touched)";
        let goes_on = self
            .take_notes()
            .and_then(|()| Ok(self.conn.execute(room, [])?));
        match goes_on {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::warn!(%error, "the next copy is made whole");
                self.forget_base()
            }
        }
    }

    /// How many rows may be touched until a whole copy is as good.
    fn room(&self) -> Result<u64> {
        Ok((self.bytes()? / BYTES_A_TOUCH).max(FEWEST))
    }

    /// Begins to take notes, where it is not done yet.
    fn take_notes(&self) -> Result<()> {
        if self.notes.get() {
            return Ok(());
        }
        let triggers = Table::all(&self.conn)?
            .iter()
            .map(Table::triggers)
            .collect::<String>();
        let room = self.room()?;
        // All of it or nothing.
        let whole = self.conn.unchecked_transaction()?;
        whole.execute_batch(&format!(
            "CREATE TEMP TABLE room (left_over INTEGER NOT NULL); INSERT INTO room VALUES ({room});
             CREATE TEMP TRIGGER \"no room\" AFTER UPDATE ON room WHEN NEW.left_over <= 0
             BEGIN DELETE FROM meta WHERE key = '{BASE}'; END; {triggers}"
        ))?;
        whole.commit()?;
        self.notes.set(true);
        Ok(())
    }

    /// Gives up the notes, within the transaction in which so many entries come, if there is no room for them: whatever
    /// is noted of each would cost more than all else. As many as are here may be here already: a municipality sends
    /// all of its work each time. Whether it has; what is taken back brings them back.
    pub(super) fn give_up_notes(&self, coming: u64) -> Result<bool> {
        if !self.notes.get() {
            return Ok(false);
        }
        let left = "SELECT max(left_over, 0) FROM room";
        let left: u64 = self.conn.query_row(left, [], |row| row.get(0))?;
        if coming < left || self.has_more_entries_than(coming - left)? {
            return Ok(false);
        }
        self.forget_base()?;
        let drops: String = {
            let mut triggers = self.conn.prepare(
                "SELECT 'DROP TRIGGER temp.\"' || name || '\";' FROM sqlite_temp_schema
                 WHERE type = 'trigger' AND name NOT LIKE 'packed %'",
            )?;
            let drops = triggers.query_map([], |row| row.get::<_, String>(0))?;
            drops.collect::<rusqlite::Result<_>>()?
        };
        self.conn.execute_batch(&drops)?;
        self.conn.execute_batch("DROP TABLE temp.room")?;
        Ok(true)
    }

    /// Takes notes from here on, since a whole copy that has been made, unless another program has changed the file
    /// since it was of this version. Until then the file goes on from the base that it had.
    pub(super) fn begin_base(&mut self, base: &Base, version: i64) -> Result<()> {
        self.take_notes()?;
        let room = self.room()?;
        self.whole(true, |store| {
            if store.data_version()? != version {
                return Err(StoreError::Busy);
            }
            store
                .conn
                .execute("UPDATE room SET left_over = ?1", [room])?;
            stand_on(&store.conn, base)
        })
    }

    /// Forgets the whole copy that notes are taken since, within the caller's transaction if there is one: the next
    /// copy is whole.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_base(&self) -> Result<()> {
        self.forget_meta(BASE)?;
        self.conn.execute("DELETE FROM touched", [])?;
        if self.notes.get() {
            self.conn.execute("UPDATE room SET left_over = 0", [])?;
        }
        Ok(())
    }
}

/// Makes a file, or the copy of it that is to be the base, remember the base, and nothing that was touched before.
pub(super) fn stand_on(conn: &Connection, base: &Base) -> Result<()> {
    let kept = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
    conn.execute(kept, [BASE, &base.kept()])?;
    conn.execute("DELETE FROM touched", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(store: &mut Store) {
        let version = store.data_version().unwrap();
        let base = Base::read("a.samverka/1").unwrap();
        store.begin_base(&base, version).unwrap();
    }

    fn touched(store: &Store) -> u64 {
        let sql = "SELECT count(*) FROM touched";
        store.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_base_that_names_another_folder_is_none() {
        let base = Base::read("2026-11-22 14.05.09 close.samverka/7-ab-cd").unwrap();
        assert_eq!(base.name, "2026-11-22 14.05.09 close.samverka");
        assert_eq!(Base::read(&base.kept()), Some(base));
        for other in ["", "a.samverka", "/7", "../7", "..", "./7"] {
            assert_eq!(Base::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_file_without_a_base_takes_no_notes_and_holds_no_trigger() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("eslov.samverka")).unwrap();
        store.set_meta("author", "Amira").unwrap();
        assert_eq!(touched(&store), 0);
        begin(&mut store);
        assert_eq!(touched(&store), 0);
        store.set_meta("author", "Bo").unwrap();
        assert_eq!(touched(&store), 1);
        super::super::schema::check_plain(&store.conn).unwrap();
        let taken_back = store.transaction(false, |store| store.set_meta("device", "1"));
        taken_back.unwrap();
        assert_eq!(touched(&store), 1);
    }

    #[test]
    fn what_comes_again_gives_up_no_notes_and_what_is_new_and_much_does() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("lead.samverka")).unwrap();
        let version = store.data_version().unwrap();
        let base = Base::read("a.samverka/1").unwrap();
        store.begin_base(&base, version).unwrap();
        let here = "INSERT INTO entry VALUES (x'01', x'02', 'unit', x'03', NULL, x'', '{}', NULL)";
        store.conn.execute(here, []).unwrap();
        let left = "SELECT left_over FROM room";
        let left: u64 = store.conn.query_row(left, [], |row| row.get(0)).unwrap();
        let gives_up = |store: &mut Store, coming| {
            store.transaction(false, |store| store.give_up_notes(coming))
        };
        assert!(!gives_up(&mut store, left).unwrap());
        assert!(gives_up(&mut store, left + 1).unwrap());
    }

    #[test]
    fn when_more_is_touched_than_there_is_room_for_the_base_is_forgotten_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("eslov.samverka")).unwrap();
        begin(&mut store);
        let many = |store: &Store| {
            for number in 0..FEWEST {
                store.set_meta("n", &number.to_string())?;
            }
            Result::Ok(())
        };
        store.transaction(false, many).unwrap();
        assert!(store.base().unwrap().is_some(), "it was taken back");
        store.transaction(true, many).unwrap();
        assert_eq!(store.base().unwrap(), None);
    }

    #[test]
    fn where_more_comes_than_there_is_room_for_nothing_is_noted_from_the_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("eslov.samverka")).unwrap();
        begin(&mut store);
        let known = |store: &Store| store.set_meta("author", "Amira");
        store.large_transaction(true, FEWEST / 2, known).unwrap();
        assert!(store.base().unwrap().is_some(), "there is room");
        let before = touched(&store);
        let coming = |store: &Store| {
            store.set_meta("author", "Bo")?;
            store.set_meta("device", "1")
        };
        store.large_transaction(false, FEWEST, coming).unwrap();
        assert!(store.base().unwrap().is_some(), "it was taken back");
        store.set_meta("other", "1").unwrap();
        assert_eq!(touched(&store), before + 1, "and so was the giving up");
        store.large_transaction(true, FEWEST, coming).unwrap();
        assert_eq!((store.base().unwrap(), touched(&store)), (None, 0));
        begin(&mut store);
        store.set_meta("author", "Cia").unwrap();
        assert_eq!(touched(&store), 1);
    }

    #[test]
    fn where_a_whole_copy_is_not_made_the_file_goes_on_from_the_base_that_it_had() {
        use crate::store::{StepRule, Why};
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("eslov.samverka")).unwrap();
        let [first, second, third] = [1, 2, 3].map(|hour| {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
            day.and_hms_opt(hour, 0, 0).unwrap()
        });
        let rule = |share| StepRule { from: 0, share };
        store.make_steps(rule(1));
        let base = store.back_up(first, Why::Asked).unwrap();
        store.set_meta("author", "Amira").unwrap();
        store.make_steps(rule(0));
        let name = "2026-11-22 02.00.00 asked.samverka.part";
        let in_its_way = base.path.with_file_name(name);
        std::fs::create_dir(&in_its_way).unwrap();
        store.back_up(second, Why::Asked).unwrap_err();
        assert!(store.goes_on_from(&base).unwrap());
        store.make_steps(rule(1));
        assert!(store.back_up(third, Why::Asked).unwrap().stands_on(&base));
    }

    #[test]
    fn a_table_that_cannot_be_ours_is_not_noted() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("eslov.samverka")).unwrap();
        let all = Table::all(&store.conn).unwrap();
        let sql =
            "CREATE TABLE \"other's\" (a PRIMARY KEY); CREATE TABLE other (\"a b\" PRIMARY KEY)";
        store.conn.execute_batch(sql).unwrap();
        assert_eq!(Table::all(&store.conn).unwrap(), all);
    }
}
