//! Entries held back, and what was decided about them.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::log::code;
use super::{Result, Store};
use crate::domain::MunicipalityCode;
use crate::journal::{Entry, EntryId};

/// Why an entry is held back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum HeldReason {
    /// It is about something that its sender may not change.
    NotTheSenders,
    /// The municipality is known under other keys: decided about with the key, as long as that is asked about.
    UnknownKey,
    /// The key was refused here; it does not wait.
    RefusedKey,
    /// It was refused here before; it does not wait.
    RefusedBefore,
    /// It was refused here, and has been let in on another laptop of the same user's.
    RefusedHere,
    /// It cannot be true.
    Contradiction,
    /// It is from a time that nobody believes in.
    NotYet,
    /// A reason that a later version of the program knows, by its code name.
    Other(String),
}

impl HeldReason {
    const KNOWN: [Self; 7] = [
        Self::NotTheSenders,
        Self::UnknownKey,
        Self::RefusedKey,
        Self::RefusedBefore,
        Self::RefusedHere,
        Self::Contradiction,
        Self::NotYet,
    ];

    /// Its code name; what it means has the key `held-…`.
    pub fn code(&self) -> &str {
        match self {
            Self::NotTheSenders => "not_the_sender_s",
            Self::UnknownKey => "unknown_key",
            Self::RefusedKey => "refused_key",
            Self::RefusedBefore => "refused_before",
            Self::RefusedHere => "refused_here",
            Self::Contradiction => "contradiction",
            Self::NotYet => "not_yet",
            Self::Other(code) => code,
        }
    }

    /// Whether it waits for somebody to decide; what was refused before does not.
    pub fn waits(&self) -> bool {
        !matches!(self, Self::RefusedKey | Self::RefusedBefore)
    }

    /// Whether somebody here can let it in: it is a question of who may bring what.
    pub fn is_acceptable(&self) -> bool {
        !matches!(self, Self::Contradiction | Self::NotYet)
    }
}

impl From<String> for HeldReason {
    fn from(code: String) -> Self {
        let known = Self::KNOWN.into_iter().find(|known| known.code() == code);
        known.unwrap_or(Self::Other(code))
    }
}

impl From<HeldReason> for String {
    fn from(reason: HeldReason) -> Self {
        reason.code().to_owned()
    }
}

impl FromSql for HeldReason {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        String::column_result(value).map(Self::from)
    }
}

impl ToSql for HeldReason {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

/// A copy of an entry that was held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The entry.
    pub entry: EntryId,
    /// The public key of who sent it, in hexadecimal.
    pub sender: String,
    /// The merge that brought it.
    pub merge: i64,
    /// Why.
    pub reason: HeldReason,
    /// The entry as it came.
    pub line: String,
}

impl Held {
    /// The entry as it came; none where it cannot be read: it is damaged, or as a later version writes it.
    pub fn said(&self) -> Option<Entry> {
        serde_json::from_str(&self.line).ok()
    }
}

/// What was decided about an entry that was held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldVerdict {
    /// The entry.
    pub entry: EntryId,
    /// The public key of who sent it, in hexadecimal.
    pub sender: String,
    /// From whom.
    pub municipality: Option<MunicipalityCode>,
    /// Why it was held back.
    pub reason: HeldReason,
    /// Whether it was let in.
    pub accepted: bool,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who decided.
    pub author: String,
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        entry: EntryId::from_bytes(row.get(0)?),
        sender: row.get(1)?,
        merge: row.get(2)?,
        reason: row.get(3)?,
        line: row.get(4)?,
    })
}

impl Store {
    /// Holds a copy of an entry back for a decision.
    ///
    /// # Errors
    /// SQLite's.
    pub fn hold(&self, held: &Held) -> Result<()> {
        let mut insert = self.conn.prepare_cached(
            "INSERT OR REPLACE INTO held (entry, sender, merge, reason, line) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![
            held.entry.to_bytes(),
            held.sender,
            held.merge,
            held.reason,
            held.line
        ])?;
        Ok(())
    }

    /// The copies of entries that are held back, one from each merge; those of one sender in the order they came.
    ///
    /// # Errors
    /// SQLite's.
    pub fn held(&self) -> Result<Vec<Held>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT entry, sender, merge, reason, line FROM held ORDER BY 1, 2, 3",
        )?;
        let held = statement.query_map([], read)?;
        Ok(held.collect::<rusqlite::Result<_>>()?)
    }

    /// The copies of one entry that are held back, one from each merge.
    ///
    /// # Errors
    /// SQLite's.
    pub fn held_copies(&self, entry: EntryId) -> Result<Vec<Held>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT entry, sender, merge, reason, line FROM held WHERE entry = ?1 ORDER BY 2, 3",
        )?;
        let held = statement.query_map([entry.to_bytes()], read)?;
        Ok(held.collect::<rusqlite::Result<_>>()?)
    }

    /// Holds a copy of an entry back no longer.
    ///
    /// # Errors
    /// SQLite's.
    pub fn release(&self, held: &Held) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM held WHERE entry = ?1 AND merge = ?2")?
            .execute(params![held.entry.to_bytes(), held.merge])?;
        Ok(())
    }

    /// Remembers what was decided about an entry that was held back.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_held_verdict(&self, verdict: &HeldVerdict) -> Result<()> {
        let mut insert = self.conn.prepare_cached(
            "INSERT OR REPLACE INTO held_verdict (entry, sender, municipality, reason, accepted, at, author)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        insert.execute(params![
            verdict.entry.to_bytes(),
            verdict.sender,
            verdict.municipality.map(String::from),
            verdict.reason,
            verdict.accepted,
            verdict.at,
            verdict.author,
        ])?;
        Ok(())
    }

    /// Whether this entry from this sender was let in; none if nobody has decided.
    ///
    /// # Errors
    /// SQLite's.
    pub fn held_verdict(&self, entry: EntryId, sender: &str) -> Result<Option<bool>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT accepted FROM held_verdict WHERE entry = ?1 AND sender = ?2")?;
        let found = statement.query_row(params![entry.to_bytes(), sender], |row| row.get(0));
        Ok(found.optional()?)
    }

    /// Whether an entry was refused here and is not let in by any decision, whoever sent it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn is_refused(&self, entry: EntryId) -> Result<bool> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT max(accepted) FROM held_verdict WHERE entry = ?1")?;
        let let_in: Option<bool> = statement.query_row([entry.to_bytes()], |row| row.get(0))?;
        Ok(let_in == Some(false))
    }

    /// Everything that was decided about entries held back, newest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn held_verdicts(&self) -> Result<Vec<HeldVerdict>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT entry, sender, municipality, reason, accepted, at, author FROM held_verdict
             ORDER BY at DESC, entry",
        )?;
        let verdicts = statement.query_map([], |row| {
            Ok(HeldVerdict {
                entry: EntryId::from_bytes(row.get(0)?),
                sender: row.get(1)?,
                municipality: code(row, 2)?,
                reason: row.get(3)?,
                accepted: row.get(4)?,
                at: row.get(5)?,
                author: row.get(6)?,
            })
        })?;
        Ok(verdicts.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets what was decided about an entry: the next bundle that brings it asks again.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_held_verdict(&self, entry: EntryId, sender: &str) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM held_verdict WHERE entry = ?1 AND sender = ?2")?
            .execute(params![entry.to_bytes(), sender])?;
        Ok(())
    }
}
