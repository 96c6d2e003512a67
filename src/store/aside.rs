//! The journal's index by record, held in memory while much comes into a file that holds little.
//!
//! Ids are drawn by chance, so each entry that comes would change another page of the index, and most of these pages
//! would be read and written anew each time. It is dropped meanwhile, and made at the end, in order, in the same
//! transaction: whoever opens the file finds it as it was, or as it is afterwards.

use std::collections::BTreeSet;

use super::{Result, Store};
use crate::domain::Id;
use crate::journal::EntryId;

/// What makes the index, as the schema does.
const MADE: &str = "CREATE INDEX entry_record ON entry (record)";
/// What drops it.
const DROPPED: &str = "DROP INDEX entry_record";
/// For fewer entries than so many it is not worth it.
const FEWEST: u64 = 1_000;
/// For more than so many it would not be small any more.
const MOST: u64 = 2_000_000;
/// That many times as much must come as is here.
const TIMES: u64 = 4;

/// The index: the entries of each record, in order.
pub(super) struct Aside(BTreeSet<(Id, EntryId)>);

impl Store {
    /// Takes the index aside, if so many entries that come are many beside those that are here.
    pub(super) fn take_aside(&self, coming: u64) -> Result<()> {
        if !(FEWEST..=MOST).contains(&coming) || self.has_more_entries_than(coming / TIMES)? {
            return Ok(());
        }
        let entries = {
            let mut statement = self.conn.prepare("SELECT record, id FROM entry")?;
            let entries = statement.query_map([], |row| {
                Ok((row.get(0)?, EntryId::from_bytes(row.get(1)?)))
            })?;
            entries.collect::<rusqlite::Result<_>>()?
        };
        self.conn.execute(DROPPED, [])?;
        self.aside.replace(Some(Aside(entries)));
        Ok(())
    }

    /// Makes the index anew, if it was taken aside.
    pub(super) fn put_back(&self) -> Result<()> {
        if self.aside.take().is_some() {
            self.conn.execute(MADE, [])?;
        }
        Ok(())
    }

    /// Whether there are more entries than so many; no more of them are counted.
    pub(super) fn has_more_entries_than(&self, many: u64) -> Result<bool> {
        let there = "SELECT 1 FROM entry LIMIT 1 OFFSET ?1";
        Ok(self.conn.prepare_cached(there)?.exists([many])?)
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
        let of_record = aside.as_ref()?.0.range((record, first)..=(record, last));
        Some(of_record.map(|(_, entry)| *entry).collect())
    }

    /// Takes note of an entry that is here.
    pub(super) fn note_aside(&self, record: Id, entry: EntryId) {
        if let Some(aside) = self.aside.borrow_mut().as_mut() {
            aside.0.insert((record, entry));
        }
    }
}
