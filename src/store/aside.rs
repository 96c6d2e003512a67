//! What is kept aside while much comes into a file that holds little.
//!
//! Ids are drawn by chance, and each municipality's entries are as old as the others': each that comes would change
//! another page of every table and index, and most of these pages would be read and written anew each time. So what is
//! new lies aside meanwhile, and is written in order: at the end, or before anybody asks for it. The indexes are
//! dropped, and made at the end. All is one transaction: whoever opens the file finds it as it was, or as it is
//! afterwards.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::ToSqlOutput;
use rusqlite::{CachedStatement, Connection, ToSql};

use super::cells::{get, put};
use super::schema::{HEAD_COLUMNS, statements};
use super::sorting::{Key, Sorting};
use super::{Store, StoreError, entries};
use crate::domain::{Id, KINDS, Kind};
use crate::journal::EntryId;

/// For fewer entries than so many it is not worth it.
const FEWEST: u64 = 1_000;
/// For more than so many what is noted of each would not be small any more.
const MOST: u64 = 2_000_000;
/// That many times as much must come as is here.
const TIMES: u64 = 4;

/// After how many rows it is asked whether to go on.
const ASKED_EVERY: usize = 1_000;

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The indexes that are dropped: all but one, which is small and in order by itself.
const INDEXES: &str = "SELECT name, sql FROM sqlite_schema
     WHERE type = 'index' AND sql IS NOT NULL AND name <> 'held_merge' ORDER BY name";
/// The journal's index by record.
const BY_RECORD: &str = "entry_record";

/// What is kept aside.
pub(super) struct Aside {
    /// The entries of each record, in order, written or not.
    records: BTreeSet<(Id, EntryId)>,
    /// The entries, each as a number that hardly another has.
    entries: HashSet<u64>,
    /// The rows and entries that are not written yet.
    late: Sorting,
    /// The indexes that are to be made, and how.
    indexes: Vec<(String, String)>,
}

/// A number of an entry.
fn number(entry: EntryId) -> u64 {
    entry.hlc.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ entry.device
}

/// Which table a row that lies aside is of.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Entries,
    Kind(&'static Kind),
}

impl Table {
    /// The journal comes first, and then each kind.
    fn place(self) -> u16 {
        let place = match self {
            Self::Entries => None,
            Self::Kind(kind) => KINDS.iter().position(|one| one.code == kind.code),
        };
        place.map_or(0, |place| u16::try_from(place + 1).unwrap_or_default())
    }

    fn at(place: u16) -> Self {
        let place = usize::from(place).checked_sub(1);
        let kind = place.and_then(|place| KINDS.get(place));
        kind.map_or(Self::Entries, |kind| Self::Kind(kind))
    }

    fn columns(self) -> usize {
        match self {
            Self::Entries => entries::COLUMNS.split(',').count(),
            Self::Kind(kind) => HEAD_COLUMNS + kind.fields.len(),
        }
    }

    /// What inserts a row where none has its key.
    fn add(self, store: &Store) -> Result<CachedStatement<'_>> {
        Ok(match self {
            Self::Entries => store.conn.prepare_cached(&entries::insert("IGNORE"))?,
            Self::Kind(kind) => store.conn.prepare_cached(&statements(kind).add)?,
        })
    }

    /// What inserts a row, or replaces it.
    fn write(self, store: &Store) -> Result<CachedStatement<'_>> {
        Ok(match self {
            Self::Entries => store.conn.prepare_cached(&entries::insert("REPLACE"))?,
            Self::Kind(kind) => store.conn.prepare_cached(&statements(kind).write)?,
        })
    }
}

/// What visits the cells of a row.
pub(super) type Cells<'a> = &'a dyn Fn(&mut dyn FnMut(&dyn ToSql) -> Result<()>) -> Result<()>;

impl Store {
    /// Whether so many entries are many beside those that are here, so that what they bring is taken aside.
    ///
    /// # Errors
    /// SQLite's.
    pub fn is_much(&self, coming: u64) -> Result<bool> {
        Ok((FEWEST..=MOST).contains(&coming) && !self.has_more_entries_than(coming / TIMES)?)
    }

    /// Takes aside what so many entries bring, if they are much.
    pub(super) fn take_aside(&self, coming: u64) -> Result<()> {
        if !self.is_much(coming)? {
            return Ok(());
        }
        let records: BTreeSet<(Id, EntryId)> = {
            let mut statement = self.conn.prepare("SELECT record, id FROM entry")?;
            let entries = statement.query_map([], |row| {
                Ok((row.get(0)?, EntryId::from_bytes(row.get(1)?)))
            })?;
            entries.collect::<rusqlite::Result<_>>()?
        };
        let indexes: Vec<(String, String)> = {
            let mut statement = self.conn.prepare(INDEXES)?;
            let indexes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            indexes.collect::<rusqlite::Result<_>>()?
        };
        for (name, _) in &indexes {
            // Whoever made an index of her own may have called it anything.
            let name = name.replace('"', "\"\"");
            self.conn.execute(&format!("DROP INDEX \"{name}\""), [])?;
        }
        self.aside.replace(Some(Aside {
            entries: records.iter().map(|(_, entry)| number(*entry)).collect(),
            records,
            late: Sorting::beside(&self.path),
            indexes,
        }));
        Ok(())
    }

    /// Writes what lies aside, and makes the indexes anew, if something does. The closure is told how much of how much
    /// is done, and says whether to go on: what it answers ends the work.
    ///
    /// # Errors
    /// SQLite's, or what the closure answers.
    pub fn put_back<E: From<StoreError>>(
        &self,
        go_on: &mut dyn FnMut(usize, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some((rows, indexes)) = self.lies_aside() else {
            return Ok(());
        };
        // To make all indexes takes about half as long as to write the rows.
        let all = rows + rows / 2 + indexes;
        self.write_late_while(&mut |done| go_on(done, all))?;
        let aside = self.aside.take();
        let made = aside.map(|aside| aside.indexes).unwrap_or_default();
        for (number, (_, made)) in made.iter().enumerate() {
            go_on(rows + rows / 2 * number / indexes + number, all)?;
            self.conn.execute(made, []).map_err(StoreError::from)?;
        }
        Ok(())
    }

    /// How many rows lie aside, and how many indexes are to be made; nothing where nothing is aside.
    fn lies_aside(&self) -> Option<(usize, usize)> {
        let aside = self.aside.borrow();
        let aside = aside.as_ref()?;
        Some((aside.late.len(), aside.indexes.len()))
    }

    /// Makes the indexes that somebody is about to need. What the journal's index tells is known meanwhile.
    pub(super) fn put_back_indexes(&self, needed: &dyn Fn(&str) -> bool) -> Result<()> {
        let mut made = Vec::new();
        if let Some(aside) = self.aside.borrow_mut().as_mut() {
            let needed = |name: &str| name != BY_RECORD && needed(name);
            made.extend(aside.indexes.extract_if(.., |(name, _)| needed(name)));
        }
        for (_, made) in made {
            self.conn.execute(&made, [])?;
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
        let of_record = aside
            .as_ref()?
            .records
            .range((record, first)..=(record, last));
        Some(of_record.map(|(_, entry)| *entry).collect())
    }

    /// Whether much is coming.
    pub(super) fn much_comes(&self) -> bool {
        self.aside.borrow().is_some()
    }

    /// Whether anything lies aside. Where nothing does, what a new record's entries say is written already, and its row
    /// must not come after what becomes of it next.
    pub(super) fn something_is_late(&self) -> bool {
        let aside = self.aside.borrow();
        let mut aside = aside.iter();
        aside.any(|aside| aside.late.len() > 0)
    }

    /// Whether an entry may lie aside, or be here: false only if it does not, or nothing is aside.
    pub(super) fn may_be_aside(&self, entry: EntryId) -> bool {
        let aside = self.aside.borrow();
        let mut aside = aside.iter();
        aside.any(|aside| aside.entries.contains(&number(entry)))
    }

    /// Takes note of an entry that is here, or lies aside.
    pub(super) fn note_aside(&self, record: Id, entry: EntryId) {
        if let Some(aside) = self.aside.borrow_mut().as_mut() {
            aside.entries.insert(number(entry));
            aside.records.insert((record, entry));
        }
    }

    /// Lays a new row aside.
    pub(super) fn write_later(&self, table: Table, key: [u8; 16], cells: Cells<'_>) -> Result<()> {
        let mut aside = self.aside.borrow_mut();
        let Some(aside) = aside.as_mut() else {
            return Err(StoreError::Other("nothing is laid aside".to_owned()));
        };
        let mut place: Key = [0; _];
        let (of_table, of_row) = place.split_at_mut(2);
        of_table.copy_from_slice(&table.place().to_be_bytes());
        of_row.copy_from_slice(&key);
        aside.late.add(place, |out| {
            cells(&mut |cell| match cell.to_sql()? {
                ToSqlOutput::Borrowed(cell) => put(out, cell),
                ToSqlOutput::Owned(cell) => put(out, (&cell).into()),
                _ => Err(StoreError::Other("not a cell".to_owned())),
            })
        })
    }

    /// The file to read rows and entries from: what lies aside is written first.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn told(&self) -> Result<&Connection> {
        self.write_late()?;
        Ok(&self.conn)
    }

    /// Writes what lies aside, in order; whether anything did.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) fn write_late(&self) -> Result<bool> {
        self.write_late_while(&mut |_| Ok(()))
    }

    fn write_late_while<E: From<StoreError>>(
        &self,
        go_on: &mut dyn FnMut(usize) -> Result<(), E>,
    ) -> Result<bool, E> {
        let late = match self.aside.borrow_mut().as_mut() {
            Some(aside) if aside.late.len() > 0 => aside.late.take(),
            _ => return Ok(false),
        };
        let mut writing: Option<(u16, Table, CachedStatement<'_>)> = None;
        let (all, mut written) = (late.len(), 0);
        late.each(|key, cells| {
            written += 1;
            if written % ASKED_EVERY == 0 {
                go_on(written)?;
            }
            let place = key
                .first_chunk()
                .map_or(0, |place| u16::from_be_bytes(*place));
            let (_, table, add) = match &mut writing {
                Some(same) if same.0 == place => same,
                other => {
                    let table = Table::at(place);
                    other.insert((place, table, table.add(self)?))
                }
            };
            // Of what is new there should be nothing.
            if execute(add, table.columns(), cells)? == 0 {
                execute(&mut table.write(self)?, table.columns(), cells)?;
            }
            Ok::<(), E>(())
        })?;
        if written < all {
            Err(StoreError::Other(
                "some of what lay aside is gone".to_owned(),
            ))?;
        }
        Ok(true)
    }
}

/// Runs a statement with a row that lay aside; how many rows it wrote.
fn execute(statement: &mut CachedStatement<'_>, columns: usize, mut cells: &[u8]) -> Result<usize> {
    for column in 1..=columns {
        let cell = get(&mut cells);
        let cell = cell.ok_or_else(|| StoreError::Other("no such cell".to_owned()))?;
        statement.raw_bind_parameter(column, ToSqlOutput::Borrowed(cell))?;
    }
    Ok(statement.raw_execute()?)
}
