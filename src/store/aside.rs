//! The journal's index by record, held in memory while much comes into a file that holds little.
//!
//! Ids are drawn by chance, so each entry that comes would change another page of the index, and most of these pages
//! would be read and written anew each time. It is dropped meanwhile, and made at the end, in order, in the same
//! transaction: whoever opens the file finds it as it was, or as it is afterwards.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension as _;

use super::{Result, Store};
use crate::domain::Id;
use crate::journal::EntryId;

/// The index's name.
const INDEX: &str = "entry_record";
/// For fewer entries than so many it is not worth it.
const FEWEST: u64 = 1_000;
/// For more than so many it would not be small any more.
const MOST: u64 = 2_000_000;
/// That many times as much must come as is here.
const TIMES: u64 = 4;

/// The index, and the statement that makes it.
pub(super) struct Aside {
    entries: BTreeSet<(Id, EntryId)>,
    sql: String,
}

impl Store {
    /// Takes the index aside, if so many entries that come are many beside those that are here.
    pub(super) fn take_aside(&self, coming: u64) -> Result<()> {
        let here = || self.entry_count().map(|here| here.saturating_mul(TIMES));
        if !(FEWEST..=MOST).contains(&coming) || here()? > coming {
            return Ok(());
        }
        let made = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1";
        let sql: Option<String> = self
            .conn
            .query_row(made, [INDEX], |row| row.get(0))
            .optional()?;
        let Some(sql) = sql else { return Ok(()) };
        let entries = {
            let mut statement = self.conn.prepare("SELECT record, id FROM entry")?;
            let entries = statement.query_map([], |row| {
                Ok((row.get(0)?, EntryId::from_bytes(row.get(1)?)))
            })?;
            entries.collect::<rusqlite::Result<_>>()?
        };
        self.conn.execute_batch(&format!("DROP INDEX {INDEX}"))?;
        self.aside.replace(Some(Aside { entries, sql }));
        Ok(())
    }

    /// Makes the index anew, if it was taken aside.
    pub(super) fn put_back(&self) -> Result<()> {
        if let Some(Aside { entries, sql }) = self.aside.take() {
            drop(entries);
            self.conn.execute_batch(&sql)?;
        }
        Ok(())
    }

    /// The entries of a record, in order; none where the file itself tells.
    pub(super) fn entries_aside(&self, record: Id) -> Option<Vec<EntryId>> {
        let aside = self.aside.borrow();
        let (first, last) = (
            EntryId { hlc: 0, device: 0 },
            EntryId {
                hlc: u64::MAX,
                device: u64::MAX,
            },
        );
        let of_record = aside
            .as_ref()?
            .entries
            .range((record, first)..=(record, last));
        Some(of_record.map(|(_, entry)| *entry).collect())
    }

    /// Takes note of an entry that is here.
    pub(super) fn note_aside(&self, record: Id, entry: EntryId) {
        if let Some(aside) = self.aside.borrow_mut().as_mut() {
            aside.entries.insert((record, entry));
        }
    }
}
