//! Whether the tables are the fold of the journal.
//!
//! Ids are drawn by chance: to find each record's row beside its entries, or its entries beside its row, is to read
//! another page of the file each time. Most records have one entry, which says what the row says. So the journal is
//! gone through as it lies, and so is each table, and what they say is summed up. A record of several entries is looked
//! into by itself, and so is what may be at fault where the sums are not the same.

use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::{CachedStatement, Row as SqlRow};

use super::entries::{self, head_of};
use super::removals::{Expected, references};
use super::rows::{read_row, says_as_written};
use super::schema::statements;
use super::sums::{Said, Sums};
use super::written::Written;
use super::{Result, Store};
use crate::domain::{Fields, Head, Id, KINDS, Kind, MunicipalityCode, kind};
use crate::journal::{Entry, fold};

/// After how many rows it is asked whether to go on.
const ASKED_EVERY: usize = 1_000;
/// How many times as many rows as entries are gone through, where all is as it should be.
const WALKS: usize = 3;

/// What has been found out so far.
struct Comparing<'a> {
    store: &'a Store,
    go_on: &'a mut dyn FnMut(usize) -> bool,
    walked: usize,
    /// The records that the file says are removed.
    removed: HashSet<Id>,
    sums: Sums,
    /// Which of its records was last seen in the journal.
    last: Vec<u8>,
    rows_of: BTreeMap<&'static str, CachedStatement<'a>>,
    /// How many records of each kind have no row; fewer than none where there are rows of no record.
    missing: BTreeMap<&'static str, i64>,
    conflicts: usize,
    removals: Expected,
    unfaithful: BTreeSet<(String, Id)>,
}

impl Store {
    /// Whether the tables are the fold of the journal: the records whose row is not, by kind and id. The closure is
    /// told now and then how far it has come, as if so many entries had been folded, and says whether to go on;
    /// nothing if not.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn unfaithful_rows(
        &self,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Option<BTreeSet<(String, Id)>>> {
        let mut comparing = Comparing {
            store: self,
            go_on,
            walked: 0,
            removed: self.removed_records()?,
            sums: Sums::default(),
            last: Vec::new(),
            rows_of: BTreeMap::new(),
            missing: BTreeMap::new(),
            conflicts: 0,
            removals: Expected::default(),
            unfaithful: BTreeSet::new(),
        };
        if !comparing.all()? {
            return Ok(None);
        }
        let walked = comparing.walked / WALKS;
        let packed = self.is_packed_as_written(&mut || (comparing.go_on)(walked))?;
        match packed {
            None => Ok(None),
            Some(packed) => comparing.judge(packed).map(Some),
        }
    }
}

impl Comparing<'_> {
    /// Goes through all of it; false if it was stopped.
    fn all(&mut self) -> Result<bool> {
        for record in &self.removed {
            self.sums.set_apart(record.as_bytes());
        }
        const RECORDS: &str = "SELECT record FROM entry ORDER BY record";
        let journal = format!("SELECT {} FROM entry ORDER BY id", entries::COLUMNS);
        if !self.walk(RECORDS, Self::see_several)? || !self.walk(&journal, Self::see_entry)? {
            return Ok(false);
        }
        for kind in KINDS {
            if !self.walk(&statements(kind).read, |all, row| all.see_row(kind, row))? {
                return Ok(false);
            }
        }
        if !self.sums.any_differs() {
            return Ok(true);
        }
        // What these refer to, their entries say.
        let Self { sums, removals, .. } = self;
        removals.forget(|record| sums.may_differ(record.as_bytes()));
        self.last.clear();
        self.walk(RECORDS, Self::see_differing)
    }

    fn walk(
        &mut self,
        sql: &str,
        mut see: impl FnMut(&mut Self, &SqlRow<'_>) -> Result<()>,
    ) -> Result<bool> {
        let mut statement = self.store.conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.walked += 1;
            if self.walked.is_multiple_of(ASKED_EVERY) && !(self.go_on)(self.walked / WALKS) {
                return Ok(false);
            }
            see(self, row)?;
        }
        Ok(true)
    }

    /// Whether the next entry in order of records is of the same as the last.
    fn is_same(&mut self, record: &[u8]) -> bool {
        let same = self.last == record;
        if !same {
            self.last.clear();
            self.last.extend(record);
        }
        same
    }

    /// A record of several entries is looked into by itself.
    fn see_several(&mut self, row: &SqlRow<'_>) -> Result<()> {
        let record = row.get_ref(0)?.as_blob().map_err(entries::damaged)?;
        if self.is_same(record) {
            self.sums.set_apart(record);
        }
        Ok(())
    }

    fn see_entry(&mut self, row: &SqlRow<'_>) -> Result<()> {
        let entry = Written::of(row)?;
        let record = entry.record.as_bytes();
        let apart = self.sums.is_apart(record);
        // One that is looked into is so once.
        if apart && !self.is_first(&entry)? {
            return Ok(());
        }
        let kind = kind(entry.kind);
        if let Some(kind) = kind {
            *self.missing.entry(kind.code).or_default() += 1;
        }
        match kind {
            _ if apart => self.look_into(&self.store.entries_of(entry.record)?),
            // There is no row, and nothing to compare.
            None => entry.set().map(drop),
            Some(kind) => {
                self.sums.add(&Said {
                    record,
                    kind: kind.code,
                    project: entry.project.as_bytes(),
                    municipality: entry.municipality.as_ref().map(MunicipalityCode::as_str),
                    fields: entry.fields,
                });
                Ok(())
            }
        }
    }

    /// Whether there is no earlier entry of the record.
    fn is_first(&self, entry: &Written<'_>) -> Result<bool> {
        let first = "SELECT id = ?2 FROM entry WHERE record = ?1 ORDER BY id LIMIT 1";
        let mut first = self.store.conn.prepare_cached(first)?;
        Ok(first.query_row((entry.record, entry.id.to_bytes()), |row| row.get(0))?)
    }

    fn see_row(&mut self, kind: &'static Kind, row: &SqlRow<'_>) -> Result<()> {
        *self.missing.entry(kind.code).or_default() -= 1;
        let record = row.get_ref(0)?.as_blob().map_err(entries::damaged)?;
        // What is no id is of no record: that there is one too many tells.
        if record.len() != size_of::<Id>() || self.sums.is_apart(record) {
            return Ok(());
        }
        // What cannot be read is not what any entry says.
        let Ok(mut row) = read_row(kind, row) else {
            return Ok(());
        };
        // What became of a record, its one entry would not say like this, nor is it written so.
        if row.head.removed || row.head.erased || !says_as_written(&row) {
            return Ok(());
        }
        row.fields.extend(row.unknown);
        self.sums.subtract(&Said {
            record,
            kind: kind.code,
            project: row.head.project.as_bytes(),
            municipality: row.head.municipality.as_ref().map(MunicipalityCode::as_str),
            fields: &serde_json::to_string(&row.fields).map_err(entries::damaged)?,
        });
        if !self.removed.is_empty() {
            let refers = references(kind, &row.fields);
            self.removals.refer(row.head.id, refers, &self.removed);
        }
        Ok(())
    }

    /// Of those that have been summed up, what may be at fault is looked into.
    fn see_differing(&mut self, row: &SqlRow<'_>) -> Result<()> {
        let record = row.get_ref(0)?.as_blob().map_err(entries::damaged)?;
        if self.is_same(record) || !self.sums.may_differ(record) {
            return Ok(());
        }
        let record = row.get(0)?;
        self.look_into(&self.store.entries_of(record)?)
    }

    /// Folds the entries of a record, and compares.
    fn look_into(&mut self, entries: &[Entry]) -> Result<()> {
        let Some(first) = entries.first() else {
            return Ok(());
        };
        let folded = fold(entries);
        self.conflicts += folded.conflicts.len();
        let Some(kind) = kind(&first.kind) else {
            return Ok(());
        };
        let head = head_of(first, &folded);
        let (faithful, row_removed) = self.is_faithful(kind, &head, &folded.fields)?;
        self.removals
            .add(kind, &head, &folded, &self.removed, row_removed);
        let noted = match self.removed.contains(&first.record) {
            true => self
                .store
                .removal(first.record)?
                .map(|(_, removal)| removal),
            false => None,
        };
        if !faithful || noted != folded.removed {
            self.unfaithful.insert((first.kind.clone(), first.record));
        }
        Ok(())
    }

    /// Whether the row of a record says this, but for whether what is removed stays for now: that, other records say.
    /// Also whether the row says that it is removed.
    fn is_faithful(
        &mut self,
        kind: &'static Kind,
        head: &Head,
        fields: &Fields,
    ) -> Result<(bool, bool)> {
        let row_of = match self.rows_of.entry(kind.code) {
            Occupied(row_of) => row_of.into_mut(),
            Vacant(none) => none.insert(self.store.row_of(kind)?),
        };
        // Of most it need not be told what their rows say.
        if Store::is_as_written(row_of, kind, head, fields)? {
            return Ok((true, head.removed));
        }
        let mut rows = row_of.query([head.id])?;
        let row = rows.next()?.and_then(|row| read_row(kind, row).ok());
        let Some(mut row) = row else {
            return Ok((false, false));
        };
        let removed = row.head.removed;
        row.head.removed |= head.removed;
        let as_written = says_as_written(&row);
        row.fields.extend(row.unknown);
        let same = row.head == *head && row.fields == *fields;
        Ok((as_written && same, removed))
    }

    /// What the records say together.
    fn judge(mut self, packed: bool) -> Result<BTreeSet<(String, Id)>> {
        let miscounted = self.missing.iter().filter(|(_, missing)| **missing != 0);
        let mut wrong: Vec<_> = miscounted.map(|(kind, _)| (*kind).to_owned()).collect();
        let (all_removed, waiting, at_fault) = self.removals.judge();
        self.unfaithful.extend(at_fault);
        if all_removed != self.removed.len() {
            wrong.push("removal".to_owned());
        }
        let listed: usize =
            self.store
                .conn
                .query_row("SELECT count(*) FROM conflict", [], |row| row.get(0))?;
        if listed != self.conflicts + waiting {
            wrong.push("conflict".to_owned());
        }
        if !packed {
            wrong.push("packed".to_owned());
        }
        let wrong = wrong.into_iter().map(|what| (what, Id::nil()));
        self.unfaithful.extend(wrong);
        Ok(self.unfaithful)
    }
}
