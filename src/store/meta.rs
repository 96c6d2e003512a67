//! What the workspace knows about itself.

use rusqlite::OptionalExtension;

use super::{Result, Store};

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

    /// Everything that is remembered.
    ///
    /// # Errors
    /// SQLite's.
    pub fn all_meta(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self.conn.prepare("SELECT key, value FROM meta")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
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
