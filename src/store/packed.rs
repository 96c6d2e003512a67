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
        self.conn.execute_batch(&TABLES.join(";"))?;
        let now = "INSERT INTO packed_at SELECT value, ?1 FROM meta WHERE key = 'changes'";
        self.conn.execute(now, [layout()])?;
        self.forget_written()
    }

    /// Goes on forgetting what is written, if the stretches are of the file as it is, one behind the other.
    pub(super) fn go_on_packing(&self) -> Result<()> {
        if !self.is_packed()? {
            return Ok(());
        }
        let mixed = "SELECT 1 FROM (SELECT first, lag(last, 1, x'') OVER (ORDER BY first) AS before FROM packed)
                     WHERE before >= first";
        match self.conn.prepare(mixed)?.exists([])? {
            false => self.forget_written(),
            true => Ok(()),
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

    /// The change that has been counted is this connection's: what is packed is of the file as it is now. What is of
    /// another state of it, since somebody else has changed it, is forgotten.
    pub(super) fn keep_packed(&self) -> Result<()> {
        if !self.packs.get() {
            return self.forget_packed();
        }
        let kept = "UPDATE packed_at SET changes = changed.value FROM meta AS changed
                    WHERE changed.key = 'changes'
                      AND CAST(changes AS INTEGER) + 1 = CAST(changed.value AS INTEGER)";
        if self.conn.prepare_cached(kept)?.execute([])? == 0 {
            self.forget_packed()?;
            let now =
                "UPDATE packed_at SET changes = (SELECT value FROM meta WHERE key = 'changes')";
            self.conn.execute(now, [])?;
        }
        Ok(())
    }

    /// Whether there are stretches, packed as this version does, of the file as it is.
    fn is_packed(&self) -> Result<bool> {
        let there = "SELECT count(*) = 2 FROM main.sqlite_schema WHERE sql IN (?1, ?2)";
        let mut there = self.conn.prepare_cached(there)?;
        if !there.query_row(TABLES, |row| row.get(0))? {
            return Ok(false);
        }
        let same = "SELECT 1 FROM main.packed_at AS packed JOIN meta ON key = 'changes' AND value = packed.changes
                    WHERE packed.layout = ?1";
        Ok(self.conn.prepare_cached(same)?.exists([layout()])?)
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
            *left = left.saturating_sub(1);
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

    /// Whether each stretch says what its rows say. The closure is told that one more has been looked at, and says
    /// whether to go on; nothing if not.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn is_packed_as_written(
        &self,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<bool>> {
        if !self.is_packed()? {
            return Ok(Some(true));
        }
        let mut from_to = self.conn.prepare_cached(&rows(FROM_TO))?;
        let mut stretches = self.conn.prepare_cached(STRETCHES)?;
        let mut stretches = stretches.query([])?;
        let mut before = ENDS[0].to_vec();
        while let Some(stretch) = stretches.next()? {
            if !go_on() {
                return Ok(None);
            }
            let [first, last, packed] = blobs(stretch)?;
            let mut rows = from_to.query([first, last])?;
            let mut packing = empty();
            let mut fits = *first > before[..];
            while fits && let Some(row) = rows.next()? {
                fits = packing.len() < USUAL.stretch && add(&mut packing, row).is_ok();
            }
            if !fits || packing.packed() != packed {
                return Ok(Some(false));
            }
            before = last.to_vec();
        }
        Ok(Some(true))
    }
}

/// The tables, as they are made.
const TABLES: [&str; 2] = [
    "CREATE TABLE packed (first BLOB NOT NULL UNIQUE, last BLOB NOT NULL, rows BLOB NOT NULL) STRICT",
    "CREATE TABLE packed_at (changes TEXT NOT NULL, layout TEXT NOT NULL) STRICT",
];

/// How rows are packed: in a way with a number, that another comes after when the way is another, and these columns in
/// this order. What was packed otherwise counts for nothing.
fn layout() -> String {
    format!("1: {}", statements(KIND).read)
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
mod tests;
