//! The journal's entries on disk, and the tables as their fold.

use rusqlite::{OptionalExtension, params};

use super::aside::Table;
use super::written::read;
use super::{Result, Store, StoreError};
use crate::domain::{Fields, Head, Id, KINDS, Kind, MunicipalityCode, kind};
use crate::journal::{Conflict, Entry, EntryId, Folded, fold, is_ahead};

pub(super) const COLUMNS: &str = "id, record, kind, project, municipality, parents, fields, author";

/// A conflict that waits for a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenConflict {
    /// The record.
    pub record: Id,
    /// Its kind's code name, perhaps unknown to this version.
    pub kind: String,
    /// Whose it is.
    pub municipality: Option<MunicipalityCode>,
    /// The field and its values.
    pub conflict: Conflict,
    /// Other records that say otherwise of the same, and are decided with it.
    pub others: Vec<Id>,
    /// Where each value is a way out of what several records say together: those that it is written to alone.
    pub ways: Vec<Vec<Id>>,
}

/// What the tables hold of a record that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// Nothing: there was no entry of it.
    New,
    /// What was known of it until now.
    Here,
}

impl OpenConflict {
    /// The records that a value is written to when it is chosen, by its place.
    pub fn written_to(&self, place: usize) -> Vec<Id> {
        match self.ways.get(place) {
            Some(way) => way.clone(),
            None => std::iter::once(self.record)
                .chain(self.others.iter().copied())
                .collect(),
        }
    }
}

impl Store {
    /// One entry.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE id = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let found = statement
            .query_row([id.to_bytes()], |row| Ok(read(row)))
            .optional()?;
        match found {
            None if self.may_be_aside(id) && self.write_late()? => self.entry(id),
            found => found.transpose(),
        }
    }

    /// The entries of a record, in order.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn entries_of(&self, record: Id) -> Result<Vec<Entry>> {
        if let Some(ids) = self.entries_aside(record) {
            let entries = ids.into_iter().filter_map(|id| self.entry(id).transpose());
            return entries.collect();
        }
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE record = ?1 ORDER BY id");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([record])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(read(row)?);
        }
        Ok(entries)
    }

    /// All entries in order of id, or those of one municipality.
    ///
    /// # Errors
    /// SQLite's, a damaged entry, or what `each` answers.
    pub fn each_entry<E: From<StoreError>>(
        &self,
        municipality: Option<MunicipalityCode>,
        each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let filter = if municipality.is_some() {
            "municipality = ?1"
        } else {
            "?1 IS NULL"
        };
        self.each_where(filter, municipality.map(String::from), each)
    }

    /// The entries of records of some kinds, in order of id.
    ///
    /// # Errors
    /// As [`Store::each_entry`].
    pub fn each_entry_of<E: From<StoreError>>(
        &self,
        kinds: &[&Kind],
        each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let filter = format!("?1 IS NULL AND record IN ({})", records_of(kinds));
        self.each_where(&filter, None, each)
    }

    /// The records, of some kinds or of all, with more than one entry, of which this device has written one that has
    /// not left.
    ///
    /// # Errors
    /// SQLite's.
    pub fn unsent_histories(&self, device: u64, kinds: Option<&[&Kind]>) -> Result<Vec<Id>> {
        let among = kinds.map_or_else(
            || "TRUE".to_owned(),
            |kinds| format!("record IN ({})", records_of(kinds)),
        );
        let mut statement = self.told()?.prepare(&format!(
            "SELECT record FROM entry WHERE {among} GROUP BY record HAVING count(*) > 1 AND max(
               substr(id, 9) = ?1 AND NOT EXISTS (SELECT 1 FROM departed WHERE departed.entry = entry.id))"
        ))?;
        let records = statement.query_map([device.to_be_bytes()], |row| row.get(0))?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// The records of a kind, removed ones too.
    ///
    /// # Errors
    /// SQLite's.
    pub fn records_of(&self, kind: &Kind) -> Result<Vec<Id>> {
        let mut statement = self.told()?.prepare(&records_of(&[kind]))?;
        let records = statement.query_map([], |row| row.get(0))?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// The entries that no merge brought, in order of id.
    ///
    /// # Errors
    /// As [`Store::each_entry`].
    pub fn each_own_entry<E: From<StoreError>>(
        &self,
        each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.write_waiting()?;
        let own = "?1 IS NULL AND NOT EXISTS
                   (SELECT 1 FROM merge_entry WHERE merge_entry.entry = entry.id AND part IS NULL)";
        self.each_where(own, None, each)
    }

    fn each_where<E: From<StoreError>>(
        &self,
        filter: &str,
        code: Option<String>,
        mut each: impl FnMut(Entry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE {filter} ORDER BY id");
        let mut statement = self
            .told()?
            .prepare_cached(&sql)
            .map_err(StoreError::from)?;
        let mut rows = statement.query([code]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(read(row)?)?;
        }
        Ok(())
    }

    /// The records with an entry that has seen more than one before it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn joined_records(&self) -> Result<Vec<Id>> {
        let mut statement = self.told()?.prepare_cached(
            "SELECT DISTINCT record FROM entry WHERE length(parents) > 16 ORDER BY record",
        )?;
        let records = statement.query_map([], |row| row.get(0))?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// The newest entry of each record of a kind that is not removed.
    ///
    /// # Errors
    /// SQLite's.
    pub fn last_changes(&self, kind: &Kind) -> Result<Vec<(Id, EntryId)>> {
        let sql = format!(
            "SELECT entry.record, max(entry.id) FROM \"{}\" AS of_kind
             CROSS JOIN entry ON entry.record = of_kind.id WHERE of_kind.removed = 0 GROUP BY entry.record",
            kind.code
        );
        let mut statement = self.told()?.prepare_cached(&sql)?;
        let changes = statement.query_map([], |row| {
            Ok((row.get(0)?, EntryId::from_bytes(row.get(1)?)))
        })?;
        Ok(changes.collect::<rusqlite::Result<_>>()?)
    }

    /// What the entries say of the records of a kind, or of one, the earliest of each first.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn said(
        &self,
        kind: &Kind,
        only: Option<Id>,
        each: &mut dyn FnMut(Id, EntryId, Fields),
    ) -> Result<()> {
        // In this order, also where SQLite knows of no record of the kind: the whole journal is not gone through.
        let sql = format!(
            "SELECT entry.record, entry.id, entry.fields FROM \"{}\" AS of_kind
             CROSS JOIN entry ON entry.record = of_kind.id WHERE ?1 IS NULL OR of_kind.id = ?1 ORDER BY 1, 2",
            kind.code
        );
        let mut statement = self.told()?.prepare_cached(&sql)?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            let fields: String = row.get(2)?;
            let fields = serde_json::from_str(&fields).map_err(damaged)?;
            each(row.get(0)?, EntryId::from_bytes(row.get(1)?), fields);
        }
        Ok(())
    }

    /// The earliest entry's id.
    ///
    /// # Errors
    /// SQLite's.
    pub fn first_entry(&self) -> Result<Option<EntryId>> {
        let sql = "SELECT min(id) FROM entry";
        let first: Option<[u8; 16]> = self.told()?.query_row(sql, [], |row| row.get(0))?;
        Ok(first.map(EntryId::from_bytes))
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// SQLite's.
    pub fn entry_count(&self) -> Result<u64> {
        Ok(self
            .told()?
            .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?)
    }

    /// The newest entry's id, of those that do not come from a clock far ahead of this wall.
    ///
    /// # Errors
    /// SQLite's.
    pub fn newest_entry(&self, wall_ms: i64) -> Result<Option<EntryId>> {
        let mut ids = self
            .told()?
            .prepare_cached("SELECT id FROM entry ORDER BY id DESC")?;
        let mut rows = ids.query([])?;
        while let Some(row) = rows.next()? {
            let id = EntryId::from_bytes(row.get(0)?);
            if !is_ahead(id.wall_ms(), wall_ms) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The newest entries, newest first.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn latest_entries(&self, limit: usize) -> Result<Vec<Entry>> {
        let sql = format!("SELECT {COLUMNS} FROM entry ORDER BY id DESC LIMIT ?1");
        let mut statement = self.told()?.prepare_cached(&sql)?;
        let mut rows = statement.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(read(row)?);
        }
        Ok(entries)
    }

    /// Writes an entry, in place of an earlier copy of it.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_entry(&self, entry: &Entry) -> Result<()> {
        self.insert("REPLACE", entry).map(drop)
    }

    fn insert(&self, or: &str, entry: &Entry) -> Result<bool> {
        let parents: Vec<u8> = entry.parents.iter().flat_map(|id| id.to_bytes()).collect();
        let fields = serde_json::to_string(&entry.set)
            .map_err(|error| StoreError::Other(error.to_string()))?;
        let id = entry.id.to_bytes();
        let municipality = entry.municipality.as_ref().map(MunicipalityCode::as_str);
        let cells = params![
            id,
            entry.record,
            entry.kind,
            entry.project,
            municipality,
            parents,
            fields,
            entry.author,
        ];
        let written = if self.much_comes() && !self.may_be_aside(entry.id) {
            self.write_later(Table::Entries, id, &|each| {
                cells.iter().try_for_each(|cell| each(*cell))
            })?;
            true
        } else {
            self.write_late()?;
            self.conn.prepare_cached(&insert(or))?.execute(cells)? > 0
        };
        if written {
            self.note_aside(entry.record, entry.id);
        }
        Ok(written)
    }

    /// Writes a new entry; false, and nothing written, if there is one with its id.
    ///
    /// # Errors
    /// SQLite's.
    pub fn add_entry(&self, entry: &Entry) -> Result<bool> {
        self.insert("IGNORE", entry)
    }

    /// Takes an entry away; only the undoing of a merge does.
    ///
    /// # Errors
    /// SQLite's.
    pub fn delete_entry(&self, id: EntryId) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM entry WHERE id = ?1")?
            .execute([id.to_bytes()])?;
        Ok(())
    }

    /// Writes the fold of a record's entries into its table, the conflicts and the search index;
    /// how many conflicts it has.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_fold(&self, entries: &[Entry]) -> Result<usize> {
        self.write_fold_of(entries, fold(entries), Was::Here)
    }

    /// Writes what a record's entries have been folded into.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_fold_of(&self, entries: &[Entry], folded: Folded, was: Was) -> Result<usize> {
        let Some(first) = entries.first() else {
            return Ok(0);
        };
        if let Some(kind) = kind(&first.kind) {
            self.note_removal(kind, first.record, &folded)?;
        }
        self.write_folded(entries, folded, None, was)
    }

    /// Writes a fold, and what it meets in other records: then the record stays for now.
    pub(super) fn write_folded(
        &self,
        entries: &[Entry],
        mut folded: Folded,
        met: Option<Conflict>,
        was: Was,
    ) -> Result<usize> {
        let Some(first) = entries.first() else {
            return Ok(0);
        };
        if let Some(met) = met {
            folded.removed = None;
            folded.conflicts.push(met);
        }
        let head = head_of(first, &folded);
        if was == Was::Here {
            self.conn
                .prepare_cached("DELETE FROM conflict WHERE record = ?1")?
                .execute([head.id])?;
        }
        self.write_conflicts(&head, &first.kind, &folded.conflicts)?;
        if let Some(kind) = kind(&first.kind) {
            self.write_row(kind, &head, &folded.fields, was)?;
            self.index_row(kind, &head, &folded.fields, was)?;
        }
        Ok(folded.conflicts.len())
    }

    /// Takes a record out of its table, when its last entry is gone.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_record(&self, kind_code: &str, record: Id) -> Result<()> {
        self.forget_removal(record)?;
        self.conn
            .prepare_cached("DELETE FROM conflict WHERE record = ?1")?
            .execute([record])?;
        if let Some(kind) = kind(kind_code) {
            self.conn
                .prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = ?1", kind.code))?
                .execute([record])?;
            self.unindex(record)?;
        }
        Ok(())
    }

    fn write_conflicts(&self, head: &Head, kind: &str, conflicts: &[Conflict]) -> Result<()> {
        if conflicts.is_empty() {
            return Ok(());
        }
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO conflict (record, field, kind, municipality, candidates) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for conflict in conflicts {
            let candidates = serde_json::to_string(&conflict.values).unwrap_or_default();
            let municipality = head.municipality.map(String::from);
            insert.execute(params![
                head.id,
                conflict.field,
                kind,
                municipality,
                candidates
            ])?;
        }
        Ok(())
    }

    /// The conflicts of one record.
    ///
    /// # Errors
    /// SQLite's.
    pub fn conflicts_of(&self, record: Id) -> Result<Vec<Conflict>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT field, candidates FROM conflict WHERE record = ?1 ORDER BY 1",
        )?;
        let mut rows = statement.query([record])?;
        let mut conflicts = Vec::new();
        while let Some(row) = rows.next()? {
            let candidates: String = row.get(1)?;
            conflicts.push(Conflict {
                field: row.get(0)?,
                values: serde_json::from_str(&candidates).map_err(damaged)?,
            });
        }
        Ok(conflicts)
    }

    /// All conflicts that wait for a decision.
    ///
    /// # Errors
    /// SQLite's.
    pub fn conflicts(&self) -> Result<Vec<OpenConflict>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT record, kind, municipality, field, candidates FROM conflict ORDER BY 1, 4",
        )?;
        let mut rows = statement.query([])?;
        let mut conflicts = Vec::new();
        while let Some(row) = rows.next()? {
            let candidates: String = row.get(4)?;
            let municipality: Option<String> = row.get(2)?;
            conflicts.push(OpenConflict {
                record: row.get(0)?,
                kind: row.get(1)?,
                municipality: municipality.and_then(|code| code.parse().ok()),
                conflict: Conflict {
                    field: row.get(3)?,
                    values: serde_json::from_str(&candidates).map_err(damaged)?,
                },
                others: Vec::new(),
                ways: Vec::new(),
            });
        }
        Ok(conflicts)
    }

    /// Makes the tables anew from the journal.
    ///
    /// # Errors
    /// SQLite's; nothing is changed then.
    pub fn rebuild(&mut self) -> Result<()> {
        self.transaction(true, Self::refold)
    }

    /// The same within the caller's transaction.
    pub(super) fn refold(&self) -> Result<()> {
        self.forget_packed()?;
        for kind in KINDS {
            let sql = format!("DELETE FROM \"{}\"", kind.code);
            self.conn.execute(&sql, [])?;
        }
        self.conn.execute_batch(
            "DELETE FROM conflict; DELETE FROM removal; DELETE FROM searched; DELETE FROM search;",
        )?;
        self.each_record(|entries| {
            self.write_fold_of(entries, fold(entries), Was::New)
                .map(drop)
        })
    }

    /// The entries of every record, a record at a time.
    ///
    /// # Errors
    /// SQLite's, a damaged entry, or what `each` answers.
    pub fn each_record<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(&[Entry]) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!("SELECT {COLUMNS} FROM entry ORDER BY record, id");
        let mut statement = self
            .told()?
            .prepare_cached(&sql)
            .map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        let mut of_record: Vec<Entry> = Vec::new();
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let entry = read(row)?;
            if of_record
                .first()
                .is_some_and(|first| first.record != entry.record)
            {
                each(&of_record)?;
                of_record.clear();
            }
            of_record.push(entry);
        }
        if of_record.is_empty() {
            Ok(())
        } else {
            each(&of_record)
        }
    }
}

/// The statement that inserts an entry, or does so where one has its id.
pub(super) fn insert(or: &str) -> String {
    format!("INSERT OR {or} INTO entry ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
}

/// Names the records of some kinds.
fn records_of(kinds: &[&Kind]) -> String {
    let tables = kinds
        .iter()
        .map(|kind| format!("SELECT id FROM \"{}\"", kind.code));
    let tables: Vec<String> = tables.collect();
    tables.join(" UNION ALL ")
}

pub(super) fn head_of(first: &Entry, folded: &Folded) -> Head {
    Head {
        id: first.record,
        project: first.project,
        municipality: first.municipality,
        removed: folded.removed.is_some(),
        erased: folded.erased,
    }
}

pub(super) fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(error.to_string())
}
