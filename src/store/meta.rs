//! What the workspace knows about itself.

use rusqlite::{Connection, OptionalExtension};

use super::touched::BASE;
use super::{Result, Store, StoreError};

/// How many times something has been changed: what tells a file from a copy of it.
const CHANGES: &str = "changes";
/// What has been typed and not been stored.
const TYPED: &str = "typed";

/// Refuses a file that remembers nothing under this: in it, nothing has been begun.
pub(super) fn check_begun(conn: &Connection, begun: &str) -> Result<()> {
    let there = "SELECT 1 FROM meta WHERE key = ?1";
    match conn.prepare(there)?.exists([begun])? {
        true => Ok(()),
        false => Err(StoreError::NothingBegun),
    }
}

impl Store {
    /// A remembered value.
    ///
    /// # Errors
    /// SQLite's.
    pub fn meta(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Everything that is remembered, in order, but what makes no file another: what has been typed, and which copy
    /// the next one stands on.
    ///
    /// # Errors
    /// SQLite's.
    pub fn all_meta(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .conn
            .prepare("SELECT key, value FROM meta WHERE key NOT IN (?1, ?2) ORDER BY key")?;
        let all = statement.query_map([TYPED, BASE], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// Remembers a value.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        let mut statement = self
            .conn
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?;
        statement.execute([key, value])?;
        Ok(())
    }

    /// What has been typed and not been stored, as it was kept.
    ///
    /// # Errors
    /// SQLite's.
    pub fn typed(&self) -> Result<Option<String>> {
        self.meta(TYPED)
    }

    /// Keeps what has been typed and not been stored; none forgets it. That is no change of the file.
    ///
    /// # Errors
    /// SQLite's.
    pub fn keep_typed(&self, text: Option<&str>) -> Result<()> {
        match text {
            Some(text) => self.set_meta(TYPED, text),
            None => self.forget_meta(TYPED),
        }
    }

    /// Counts one more change of the file, within the transaction that makes it.
    pub(super) fn count_change(&self) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, '1')
                 ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
            )?
            .execute([CHANGES])?;
        self.keep_packed()
    }

    /// Forgets a value.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_meta(&self, key: &str) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM meta WHERE key = ?1")?
            .execute([key])?;
        Ok(())
    }
}
