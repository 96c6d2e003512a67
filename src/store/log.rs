//! What came in and what went out: merges and exports.

use std::collections::BTreeMap;

use rusqlite::params;
use serde_json::Value;

use super::senders::Whose;
use super::{Result, Store};
use crate::domain::{Id, MunicipalityCode};
use crate::journal::EntryId;

/// A bundle that was merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Its number in this workspace; 0 before it is written.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The digest of the bundle's content.
    pub digest: String,
    /// Kit, bundle or feedback.
    pub kind: String,
    /// From whom.
    pub municipality: Option<MunicipalityCode>,
    /// The sender's public key, in hexadecimal.
    pub sender: String,
    /// The privacy profile.
    pub profile: String,
    /// When the bundle was made, in milliseconds since 1970.
    pub made_at: i64,
    /// Counts per kind, as JSON.
    pub counts: String,
    /// What the merge did, as JSON; none if an earlier version of the program merged.
    pub account: Option<String>,
    /// When and by whom it was taken back, if it was.
    pub undone: Option<Undone>,
    /// The project whose lead sent it to an evaluator, and what the bundle calls that; none of any other bundle.
    pub project: Option<(Id, String)>,
}

impl Merge {
    /// Who sent it; none if it was the lead.
    pub fn whose(&self) -> Option<Whose> {
        let project = self.project.as_ref();
        let project = project.map(|(project, _)| Whose::Project(*project));
        project.or(self.municipality.map(Whose::Municipality))
    }
}

/// That a merge was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who did it.
    pub by: String,
}

/// A bundle that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Kit, bundle or feedback.
    pub kind: String,
    /// The privacy profile.
    pub profile: String,
    /// For whom.
    pub municipality: Option<MunicipalityCode>,
    /// The digest of its content.
    pub digest: String,
    /// The file's name.
    pub file: String,
    /// Counts per kind, as JSON; and beside them the newest entry that went along.
    pub counts: String,
}

/// Beside the counts: no kind's code name begins so.
const NEWEST: &str = "_newest";

impl Export {
    /// Counts per kind and the newest entry, as they are kept.
    pub fn counted(counts: &BTreeMap<String, u64>, newest: Option<EntryId>) -> String {
        let counts = counts.iter().map(|(kind, n)| (kind.clone(), (*n).into()));
        let newest = newest.map(|entry| (NEWEST.to_owned(), entry.to_string().into()));
        Value::Object(counts.chain(newest).collect()).to_string()
    }

    /// The newest entry that went along; none where an earlier version did not write it down.
    pub fn newest(&self) -> Option<EntryId> {
        let counted: Value = serde_json::from_str(&self.counts).ok()?;
        counted.get(NEWEST)?.as_str()?.parse().ok()
    }
}

pub(super) fn code(
    row: &rusqlite::Row<'_>,
    index: usize,
) -> rusqlite::Result<Option<MunicipalityCode>> {
    Ok(row
        .get::<_, Option<String>>(index)?
        .and_then(|code| code.parse().ok()))
}

impl Store {
    /// Writes down a merge and what it carried; its number.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_merge(&self, merge: &Merge, carried: &[u8]) -> Result<i64> {
        let number = self
            .conn
            .prepare_cached(
                "INSERT INTO merge (at, digest, kind, municipality, sender, profile, made_at, counts, account, carried,
                 project, project_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .insert(params![
                merge.at,
                merge.digest,
                merge.kind,
                merge.municipality.map(String::from),
                merge.sender,
                merge.profile,
                merge.made_at,
                merge.counts,
                merge.account,
                carried,
                merge.project.as_ref().map(|(project, _)| project.as_bytes().to_vec()),
                merge.project.as_ref().map(|(_, name)| name),
            ])?;
        Ok(number)
    }

    /// Writes down anew what a merge did, as it is kept with it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_account(&self, merge: i64, account: Option<&str>) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE merge SET account = ?2 WHERE number = ?1")?
            .execute(params![merge, account])?;
        Ok(())
    }

    /// Remembers that entries have left.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_departed(&self, entries: impl Iterator<Item = EntryId>) -> Result<()> {
        let mut insert = self
            .conn
            .prepare_cached("INSERT OR IGNORE INTO departed (entry) VALUES (?1)")?;
        for entry in entries {
            insert.execute([entry.to_bytes()])?;
        }
        Ok(())
    }

    /// Whether an entry has left.
    ///
    /// # Errors
    /// SQLite's.
    pub fn has_departed(&self, entry: EntryId) -> Result<bool> {
        let mut found = self
            .conn
            .prepare_cached("SELECT 1 FROM departed WHERE entry = ?1")?;
        Ok(found.exists([entry.to_bytes()])?)
    }

    /// All merges, newest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn merges(&self) -> Result<Vec<Merge>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT number, at, digest, kind, municipality, sender, profile, made_at, counts, account,
             undone_at, undone_by, project, project_name FROM merge ORDER BY number DESC",
        )?;
        let merges = statement.query_map([], |row| {
            let undone_at: Option<i64> = row.get(10)?;
            let undone_by: Option<String> = row.get(11)?;
            let project = row.get::<_, Option<Vec<u8>>>(12)?;
            let project = project.and_then(|bytes| Id::from_slice(&bytes).ok());
            let name: Option<String> = row.get(13)?;
            Ok(Merge {
                number: row.get(0)?,
                at: row.get(1)?,
                digest: row.get(2)?,
                kind: row.get(3)?,
                municipality: code(row, 4)?,
                sender: row.get(5)?,
                profile: row.get(6)?,
                made_at: row.get(7)?,
                counts: row.get(8)?,
                account: row.get(9)?,
                undone: undone_at.map(|at| Undone {
                    at,
                    by: undone_by.unwrap_or_default(),
                }),
                project: project.map(|project| (project, name.unwrap_or_default())),
            })
        })?;
        Ok(merges.collect::<rusqlite::Result<_>>()?)
    }

    /// How many merges there were.
    ///
    /// # Errors
    /// SQLite's.
    pub fn merge_count(&self) -> Result<usize> {
        let count = self
            .conn
            .query_row("SELECT count(*) FROM merge", [], |row| row.get(0))?;
        Ok(count)
    }

    /// Writes down that a bundle left.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_export(&self, export: &Export) -> Result<()> {
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO export (at, kind, profile, municipality, digest, file, counts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        insert.execute(params![
            export.at,
            export.kind,
            export.profile,
            export.municipality.map(String::from),
            export.digest,
            export.file,
            export.counts,
        ])?;
        Ok(())
    }

    /// The bundles that left, newest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn exports(&self) -> Result<Vec<Export>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at, kind, profile, municipality, digest, file, counts FROM export ORDER BY number DESC",
        )?;
        let exports = statement.query_map([], |row| {
            Ok(Export {
                at: row.get(0)?,
                kind: row.get(1)?,
                profile: row.get(2)?,
                municipality: code(row, 3)?,
                digest: row.get(4)?,
                file: row.get(5)?,
                counts: row.get(6)?,
            })
        })?;
        Ok(exports.collect::<rusqlite::Result<_>>()?)
    }
}
