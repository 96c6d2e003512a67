//! What tells one state of a file from another: whether a copy holds it, and whether it has changed meanwhile.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::{Result, Store};

/// What tells one state of a file from another, without reading all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// How many entries there are.
    pub entries: u64,
    newest: Option<[u8; 16]>,
    /// The digest of what the workspace remembers about itself, and how often it has been changed.
    meta: [u8; 32],
}

impl fmt::Display for Pulse {
    /// As copies keep it: other versions of the program, and other computers, write the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = |bytes: &[u8]| bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"));
        hex(&self.entries.to_be_bytes())?;
        hex(self.newest.as_ref().map_or(&[], |id| id.as_slice()))?;
        hex(&self.meta)
    }
}

impl Store {
    /// What tells this state of the file from another.
    ///
    /// # Errors
    /// SQLite's.
    pub fn pulse(&self) -> Result<Pulse> {
        self.pulse_with("SELECT (SELECT count(*) FROM entry), (SELECT max(id) FROM entry)")
    }

    /// The same, where the entries are counted, and the newest found, by this statement.
    pub(super) fn pulse_with(&self, of_entries: &str) -> Result<Pulse> {
        self.at_one_moment(|| {
            let mut meta = Sha256::new();
            for (key, value) in self.all_meta()? {
                for text in [key, value] {
                    meta.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                    meta.update(text);
                }
            }
            let both = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let (entries, newest) = self.conn.query_row(of_entries, [], both)?;
            Ok(Pulse {
                meta: meta.finalize().into(),
                entries,
                newest,
            })
        })
    }

    /// What is another number whenever another program has changed the file.
    pub(super) fn data_version(&self) -> Result<i64> {
        Ok(self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}
