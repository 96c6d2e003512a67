//! Whether a file is sound: quickly at every opening, and thoroughly when there is reason to.

use std::collections::BTreeMap;

use rusqlite::InterruptHandle;

use super::{Result, Store, StoreError};
use crate::domain::KINDS;

/// Stops what another thread reads.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Stops it, if it is under way.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl Store {
    /// Something that stops what this store reads, from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.conn.get_interrupt_handle())
    }

    /// Whether SQLite finds the file sound.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what it found.
    pub fn check_integrity(&self) -> Result<()> {
        self.at_one_moment(|| self.ask_sqlite("PRAGMA integrity_check(1)"))
    }

    /// The same, without comparing the indexes with their tables.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what it found.
    pub fn check_quickly(&self) -> Result<()> {
        self.at_one_moment(|| self.ask_sqlite("PRAGMA quick_check(1)"))
    }

    fn ask_sqlite(&self, question: &str) -> Result<()> {
        // A search index that another program has changed since is only known anew when it is read: the check by
        // itself goes by what this connection saw last, and finds the index unsound.
        self.conn
            .execute_batch("SELECT rowid FROM search LIMIT 1")?;
        let answer: String = self.conn.query_row(question, [], |row| row.get(0))?;
        if answer == "ok" {
            Ok(())
        } else {
            Err(StoreError::Damaged(answer))
        }
    }

    /// Whether each record of the journal has its row: how many kinds have too few or too many.
    ///
    /// # Errors
    /// SQLite's.
    pub fn miscounted_kinds(&self) -> Result<usize> {
        let mut records = self
            .conn
            .prepare("SELECT kind, count(DISTINCT record) FROM entry GROUP BY kind")?;
        let records: BTreeMap<String, u64> = records
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut wrong = 0;
        for kind in KINDS {
            let sql = format!("SELECT count(*) FROM \"{}\"", kind.code);
            let rows: u64 = self.conn.query_row(&sql, [], |row| row.get(0))?;
            wrong += usize::from(records.get(kind.code).copied().unwrap_or_default() != rows);
        }
        Ok(wrong)
    }

    /// Whether there is an entry with these sixteen bytes as its id.
    pub(super) fn has_entry(&self, id: [u8; 16]) -> bool {
        let found = self
            .conn
            .prepare_cached("SELECT 1 FROM entry WHERE id = ?1")
            .and_then(|mut statement| statement.exists([id]));
        found.unwrap_or(false)
    }
}
