//! What each merge brought, so that it can be taken back.

use rusqlite::{OptionalExtension as _, params};

use super::{Result, Store, StoreError, Undone};
use crate::journal::{EntryId, Part};

/// What merges have brought and is not written yet: the merge, the entry, and how much of it.
pub(super) type Waiting = Vec<(EntryId, i64, Option<Box<Part>>)>;

/// The index that tells which merges brought an entry.
const BY_ENTRY: &str = "merge_entry_entry";
/// So many wait at most: they are written in order of entry, which is quick where they are many.
const MOST_WAITING: usize = 1 << 18;

fn part(text: Option<String>) -> Result<Option<Part>> {
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| StoreError::Damaged(error.to_string()))
}

impl Store {
    /// Remembers that a merge brought these entries, whole or in part, by the end of the transaction.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remember_brought(
        &self,
        merge: i64,
        brought: Vec<(EntryId, Option<Box<Part>>)>,
    ) -> Result<()> {
        if self.much_comes() {
            // By merge and entry it is in order.
            let mut brought = brought;
            brought.sort_unstable_by_key(|(entry, _)| *entry);
            let mut brought = brought.into_iter();
            return brought
                .try_for_each(|(entry, part)| self.write_brought(merge, entry, part.as_deref()));
        }
        for (entry, part) in brought {
            self.waiting.borrow_mut().push((entry, merge, part));
            if self.waiting.borrow().len() >= MOST_WAITING {
                self.write_waiting()?;
            }
        }
        Ok(())
    }

    /// Writes what waits to be: at the end, and before anybody asks.
    pub(super) fn write_waiting(&self) -> Result<()> {
        if self.waiting.borrow().is_empty() {
            return Ok(());
        }
        let mut waiting = self.waiting.take();
        waiting.sort_unstable_by_key(|(entry, merge, _)| (*entry, *merge));
        for (entry, merge, part) in waiting {
            self.write_brought(merge, entry, part.as_deref())?;
        }
        Ok(())
    }

    /// Remembers that a merge brought an entry, whole or this part of it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_brought(&self, merge: i64, entry: EntryId, part: Option<&Part>) -> Result<()> {
        let part = part.map(|part| serde_json::to_string(part).unwrap_or_default());
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO merge_entry (merge, entry, part) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![merge, entry.to_bytes(), part])?;
        Ok(())
    }

    /// The entries that a merge brought, whole or in part.
    ///
    /// # Errors
    /// SQLite's.
    pub fn brought(&self, merge: i64) -> Result<Vec<EntryId>> {
        self.write_waiting()?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT entry FROM merge_entry WHERE merge = ?1")?;
        let brought = statement.query_map([merge], |row| row.get(0).map(EntryId::from_bytes))?;
        Ok(brought.collect::<rusqlite::Result<_>>()?)
    }

    /// Which merges brought an entry, or parts of it; none if it was written here.
    ///
    /// # Errors
    /// SQLite's.
    pub fn bringers(&self, entry: EntryId) -> Result<Vec<(i64, Option<Part>)>> {
        self.write_waiting()?;
        self.put_back_indexes(&|name| name == BY_ENTRY)?;
        let mut statement = self.conn.prepare_cached(
            "SELECT merge, part FROM merge_entry WHERE entry = ?1 ORDER BY merge",
        )?;
        let mut rows = statement.query([entry.to_bytes()])?;
        let mut bringers = Vec::new();
        while let Some(row) = rows.next()? {
            bringers.push((row.get(0)?, part(row.get(1)?)?));
        }
        Ok(bringers)
    }

    /// Whether an entry was written here, or has been here since before any merge.
    ///
    /// # Errors
    /// SQLite's.
    pub fn is_own(&self, entry: EntryId) -> Result<bool> {
        self.write_waiting()?;
        self.put_back_indexes(&|name| name == BY_ENTRY)?;
        let mut brought = self
            .conn
            .prepare_cached("SELECT 1 FROM merge_entry WHERE entry = ?1 AND part IS NULL")?;
        Ok(!brought.exists([entry.to_bytes()])?)
    }

    /// What a merge carried, as it was written down; none if an earlier version of the program merged, or it
    /// was taken back.
    ///
    /// # Errors
    /// SQLite's.
    pub fn carried(&self, merge: i64) -> Result<Option<Vec<u8>>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT carried FROM merge WHERE number = ?1")?;
        let carried = statement.query_row([merge], |row| row.get(0)).optional()?;
        Ok(carried.flatten())
    }

    /// Writes down anew what a merge carried: something that was held back has been let in.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_carried(&self, merge: i64, carried: &[u8]) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE merge SET carried = ?2 WHERE number = ?1")?
            .execute(params![merge, carried])?;
        Ok(())
    }

    /// Forgets what the merges carried, so that none can be taken back: what each brought is not known any more.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn forget_carried(&self) -> Result<()> {
        self.conn.execute("UPDATE merge SET carried = NULL", [])?;
        Ok(())
    }

    /// Writes down that a merge was taken back, and forgets what it brought, carried and held back.
    ///
    /// # Errors
    /// SQLite's.
    pub fn mark_undone(&self, merge: i64, undone: &Undone) -> Result<()> {
        self.write_waiting()?;
        self.conn
            .prepare_cached(
                "UPDATE merge SET undone_at = ?2, undone_by = ?3, carried = NULL WHERE number = ?1",
            )?
            .execute(params![merge, undone.at, undone.by])?;
        for sql in [
            "DELETE FROM merge_entry WHERE merge = ?1",
            "DELETE FROM held WHERE merge = ?1",
        ] {
            self.conn.prepare_cached(sql)?.execute([merge])?;
        }
        Ok(())
    }
}
