//! What can be read of a damaged file, read into a new one.
//!
//! The journal is read from its beginning until the damage, from its end back to it, and then entry by
//! entry through its index: what lies on a page that is whole comes along. The tables are not read at
//! all; they are the fold of the journal.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row, Statement, params};

use super::entries::COLUMNS;
use super::schema::NOT_MADE;
use super::written::read;
use super::{Result, Store, StoreError, check_ours, schema, take_back_half_written};
use crate::domain::KINDS;

/// What came out of a damaged file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Entries that could be read.
    pub entries: u64,
    /// Entries that there is a trace of, and that could not be read; there may be others without one.
    pub lost: u64,
    /// Whether the journal was read from its beginning to its end.
    journal_whole: bool,
    /// The tables beside the journal of which not all rows could be read.
    cut_short: BTreeSet<String>,
}

/// The tables of what is erased; the journal tells the same.
const ERASED: [&str; 3] = ["erased_record", "erased_value", "erased_name"];
/// The tables of what each merge brought.
const BROUGHT: [&str; 2] = ["merge", "merge_entry"];

impl Salvaged {
    /// Whether something beside the journal was lost: about merges, senders, bundles, or the file itself.
    pub fn lost_beside(&self) -> bool {
        let mut lost = self.cut_short.iter().map(String::as_str);
        lost.any(|table| !ERASED.contains(&table))
    }

    /// Whether all that is remembered of what was erased could be read.
    pub fn erasures_read(&self) -> bool {
        self.has_all_of(&ERASED)
    }

    /// Whether it is known of everything that was erased, from what is remembered or from the journal.
    pub fn erasures_known(&self) -> bool {
        self.journal_whole || self.erasures_read()
    }

    /// Whether it is known of each entry whether a merge brought it.
    pub fn brought_known(&self) -> bool {
        self.has_all_of(&BROUGHT)
    }

    fn has_all_of(&self, tables: &[&str]) -> bool {
        !tables.iter().any(|table| self.cut_short.contains(*table))
    }
}

impl Store {
    /// Reads the entries of a file that may be damaged, as many as there are, into this one; how many.
    ///
    /// # Errors
    /// If nothing at all can be read, a later version made it, or this file cannot be written.
    pub fn take_from_damaged(&mut self, path: &Path) -> Result<Salvaged> {
        // What is not ours is left as it is.
        if check_ours(path).is_ok() {
            take_back_half_written(path);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let damaged = Connection::open_with_flags(path, flags)?;
        // With a writable schema SQLite makes do with what it can read of one; nothing is written.
        damaged.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA writable_schema = ON",
        )?;
        match schema::check_known(&damaged) {
            Err(error @ StoreError::TooNew { .. }) => Err(error),
            _ => salvage(&damaged, self),
        }
    }
}

/// Reads what can be read of a damaged file into an empty new one, and makes its tables.
fn salvage(damaged: &Connection, into: &mut Store) -> Result<Salvaged> {
    let salvaged = into.transaction(true, |into| {
        if !is_plain_table(damaged, "entry") {
            return Err(StoreError::Damaged("no journal".to_owned()));
        }
        let mut salvaged = entries(damaged, into)?;
        let wanted = schema::tables_of(schema::version(damaged).unwrap_or(schema::newest()))?;
        let own = own_tables(into)?;
        // Twice, because a row may refer to one of a table that comes later.
        for table in own.iter().chain(&own) {
            let whole = if is_plain_table(damaged, table) {
                rows(damaged, into, table)?
            } else {
                !wanted.contains(table)
            };
            if whole {
                salvaged.cut_short.remove(table);
            } else {
                salvaged.cut_short.insert(table.clone());
            }
        }
        // What was touched before is not known any more.
        into.forget_base()?;
        if !salvaged.brought_known() {
            // What is not known to have been brought would stay behind: no merge can be taken back any more.
            into.forget_carried()?;
        }
        Result::Ok(salvaged)
    })?;
    into.rebuild()?;
    Ok(salvaged)
}

/// The tables that are neither the journal nor its fold.
fn own_tables(into: &Store) -> Result<Vec<String>> {
    let mut tables = into.conn.prepare(&format!(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND {NOT_MADE} AND name NOT IN ('entry', 'conflict') ORDER BY name",
    ))?;
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let folds = |name: &String| KINDS.iter().any(|kind| kind.code == name);
    Ok(names.into_iter().filter(|name| !folds(name)).collect())
}

/// Whether this is a table that holds its own rows, and computes nothing.
fn is_plain_table(damaged: &Connection, name: &str) -> bool {
    let found = damaged
        .prepare(
            "SELECT 1 FROM sqlite_schema WHERE name = ?1 AND type = 'table'
             AND sql NOT LIKE 'CREATE VIRTUAL%'",
        )
        .and_then(|mut statement| statement.exists([name]));
    found.unwrap_or(false)
}

fn entries(damaged: &Connection, into: &Store) -> Result<Salvaged> {
    let mut salvaged = Salvaged::default();
    let all = |order: &str| format!("SELECT {COLUMNS} FROM entry ORDER BY id {order}");
    let mut first_trouble = None;
    for order in ["", "DESC"] {
        match walk(damaged, &all(order), into) {
            Ok(added) => {
                salvaged.entries += added;
                if first_trouble.is_none() {
                    salvaged.journal_whole = true;
                    return Ok(salvaged);
                }
            }
            Err((added, trouble)) => {
                salvaged.entries += added;
                first_trouble.get_or_insert(trouble);
            }
        }
    }
    let (added, lost) = through_the_index(damaged, into);
    salvaged.entries += added;
    salvaged.lost = lost;
    match first_trouble {
        Some(trouble) if salvaged.entries == 0 => Err(trouble),
        _ => Ok(salvaged),
    }
}

/// Reads entries one after another until there are no more, or no further way; how many were new.
fn walk(
    damaged: &Connection,
    sql: &str,
    into: &Store,
) -> std::result::Result<u64, (u64, StoreError)> {
    let mut added = 0;
    let mut go = || -> Result<()> {
        let mut statement = damaged.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut unreadable = None;
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(entry) => added += u64::from(into.add_entry(&entry)?),
                Err(error) => unreadable = Some(error),
            }
        }
        unreadable.map_or(Ok(()), Err)
    };
    match go() {
        Ok(()) => Ok(added),
        Err(trouble) => Err((added, trouble)),
    }
}

/// Fetches the entries whose ids the index knows, each by itself; how many were new, and not to be read.
fn through_the_index(damaged: &Connection, into: &Store) -> (u64, u64) {
    let mut ids: Vec<[u8; 16]> = Vec::new();
    for order in ["", "DESC"] {
        let sql = format!("SELECT id FROM entry INDEXED BY entry_record ORDER BY record {order}");
        let _as_far_as_it_goes = damaged.prepare(&sql).and_then(|mut statement| {
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                ids.extend(row.get::<_, [u8; 16]>(0).ok());
            }
            Ok(())
        });
    }
    ids.sort_unstable();
    ids.dedup();
    let (mut added, mut lost) = (0, 0);
    let one = format!("SELECT {COLUMNS} FROM entry WHERE id = ?1");
    for id in ids {
        let fetched = damaged
            .prepare_cached(&one)
            .and_then(|mut statement| statement.query_row([id], |row| Ok(read(row).ok())));
        match fetched {
            Ok(Some(entry)) => match into.add_entry(&entry) {
                Ok(new) => added += u64::from(new),
                Err(_) => lost += 1,
            },
            _ if into.has_entry(id) => {}
            _ => lost += 1,
        }
    }
    (added, lost)
}

/// Copies a table's rows until there are no more, or no further way; whether that was all of them. What this
/// version's table has not, and what does not fit into it, is left.
fn rows(damaged: &Connection, into: &Store, table: &str) -> Result<bool> {
    let mut columns = into
        .conn
        .prepare("SELECT name FROM pragma_table_info(?1)")?;
    let known: Vec<String> = columns
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let there: Vec<String> = damaged
        .prepare("SELECT name FROM pragma_table_info(?1)")
        .and_then(|mut statement| statement.query_map([table], |row| row.get(0))?.collect())
        .unwrap_or_default();
    let both: Vec<&String> = known.iter().filter(|name| there.contains(name)).collect();
    if both.is_empty() {
        return Ok(false);
    }
    let names: Vec<String> = both.iter().map(|name| format!("\"{name}\"")).collect();
    let names = names.join(", ");
    let marks = vec!["?"; both.len()].join(", ");
    let mut insert = into.conn.prepare(&format!(
        "INSERT OR IGNORE INTO \"{table}\" ({names}) VALUES ({marks})"
    ))?;
    let Ok(mut statement) = damaged.prepare(&format!("SELECT {names} FROM \"{table}\"")) else {
        return Ok(false);
    };
    let Ok(mut found) = statement.query(params![]) else {
        return Ok(false);
    };
    let mut whole = true;
    loop {
        let copied = match found.next() {
            Ok(Some(row)) => copy(row, &mut insert),
            Ok(None) => return Ok(whole),
            Err(_) => return Ok(false),
        };
        if let Err(error) = copied {
            tracing::warn!(%error, table, "a row is left behind");
            whole = false;
        }
    }
}

fn copy(row: &Row<'_>, insert: &mut Statement<'_>) -> rusqlite::Result<()> {
    for index in 0..insert.parameter_count() {
        let value: rusqlite::types::Value = row.get(index)?;
        insert.raw_bind_parameter(index + 1, value)?;
    }
    insert.raw_execute().map(drop)
}
