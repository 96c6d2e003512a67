//! What can be read of a damaged file, read into a new one.
//!
//! The journal is read from its beginning until the damage, from its end back to it, and then entry by
//! entry through its index: what lies on a page that is whole comes along. The tables are not read at
//! all; they are the fold of the journal.

use rusqlite::{Connection, params};

use super::entries::{COLUMNS, read};
use super::{Result, Store, StoreError};
use crate::domain::KINDS;

/// What came out of a damaged file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Entries that could be read.
    pub entries: u64,
    /// Entries that there is a trace of, and that could not be read; there may be others without one.
    pub lost: u64,
}

/// Reads what can be read of a damaged file into an empty new one, and makes its tables.
pub fn salvage(damaged: &Connection, into: &mut Store) -> Result<Salvaged> {
    let salvaged = into.transaction(true, |into| {
        if !is_plain_table(damaged, "entry") {
            return Err(StoreError::Damaged("no journal".to_owned()));
        }
        let salvaged = entries(damaged, into)?;
        let own = own_tables(into)?;
        // Twice, because a row may refer to one of a table that comes later.
        for table in own.iter().chain(&own) {
            if is_plain_table(damaged, table) {
                rows(damaged, into, table)?;
            }
        }
        Result::Ok(salvaged)
    })?;
    into.rebuild()?;
    Ok(salvaged)
}

/// The tables that are neither the journal nor its fold.
fn own_tables(into: &Store) -> Result<Vec<String>> {
    let mut tables = into.conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'
         AND name NOT LIKE 'sqlite%' AND name NOT IN ('entry', 'conflict') ORDER BY name",
    )?;
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

/// Copies a table's rows until there are no more, or no further way. What this version's table has not,
/// and what does not fit into it, is left.
fn rows(damaged: &Connection, into: &Store, table: &str) -> Result<()> {
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
        return Ok(());
    }
    let names: Vec<String> = both.iter().map(|name| format!("\"{name}\"")).collect();
    let names = names.join(", ");
    let marks = vec!["?"; both.len()].join(", ");
    let mut insert = into.conn.prepare(&format!(
        "INSERT OR IGNORE INTO \"{table}\" ({names}) VALUES ({marks})"
    ))?;
    let Ok(mut statement) = damaged.prepare(&format!("SELECT {names} FROM \"{table}\"")) else {
        return Ok(());
    };
    let Ok(mut found) = statement.query(params![]) else {
        return Ok(());
    };
    while let Ok(Some(row)) = found.next() {
        for index in 0..both.len() {
            let value: rusqlite::types::Value = row.get(index)?;
            insert.raw_bind_parameter(index + 1, value)?;
        }
        if let Err(error) = insert.raw_execute() {
            tracing::warn!(%error, table, "a row is left behind");
        }
    }
    Ok(())
}
