//! Copies that hold only what has changed since a whole one, their *base*: a [`Step`] and its base are the file.
//!
//! A step is an SQLite file with the rows that have been touched since the base was made, the keys of all of them, so
//! that rows that have gone go, and what tells its base and the whole from others. It is cumulative: no step stands
//! on another. It is read beside its base, without a copy of either; to be put back, the two are made one file.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use super::pulse::Pulse;
use super::touched::{BASE, Base, Table, is_plain, stand_on};
use super::{
    Journal, ReadOnly, Result, Store, StoreError, Was, check_header, check_ours, copy_whole,
    schema, unless_open_here, write_flags,
};
use crate::domain::{Id, KINDS};

/// Marks a file as a step in SQLite's header: "SAMS".
pub(super) const STEP_ID: i32 = 0x5341_4D53;
/// What a step knows besides the rows: its base, and the pulse of the whole.
const TOLD: &str = "CREATE TABLE step (base TEXT NOT NULL, pulse TEXT NOT NULL) STRICT";

/// From what size of a file on copies are made as steps, and how large one may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepRule {
    /// Files of fewer bytes are copied whole.
    pub from: u64,
    /// A step is at most this part of its base: one in so many. What is larger is a whole copy, and the next base; with
    /// 0 all are.
    pub share: u64,
}

impl Default for StepRule {
    fn default() -> Self {
        Self {
            from: 32 << 20,
            share: 10,
        }
    }
}

/// A step that has been found sound, and its base.
pub(super) struct Step {
    path: PathBuf,
    base: PathBuf,
    /// What the base and the step remember of the base.
    token: String,
    pulse: String,
    version: i32,
}

impl Step {
    /// Writes what a file has touched since its base into a new file.
    ///
    /// # Errors
    /// If it cannot be written, another program changes the file meanwhile, or the two do not make up the file.
    pub fn write(of: &Store, base: &Base, part: &Path) -> Result<()> {
        let (moment, pulse) = (of.data_version()?, of.pulse()?);
        let version = schema::version(&of.conn)?;
        let tables = touched_tables(&of.conn, "main")?;
        let step =
            Connection::open_with_flags(part, write_flags() | OpenFlags::SQLITE_OPEN_CREATE)?;
        step.pragma_update(None, "application_id", STEP_ID)?;
        step.pragma_update(None, "user_version", version)?;
        // What is half made is thrown away, and waits for the disk once, when it is whole.
        step.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF",
        )?;
        step.execute_batch(TOLD)?;
        // As this program makes them: a stranger's file may say otherwise.
        let own = schema::of_version(version)?;
        let names = tables.iter().map(|table| table.name.as_str());
        for name in names.chain(["touched"]) {
            for sql in definitions(&own, name)? {
                step.execute(&sql, [])?;
            }
        }
        attach(&step, &of.path, "file")?;
        {
            let whole = step.unchecked_transaction()?;
            whole.execute(
                "INSERT INTO step VALUES (?1, ?2)",
                [base.kept(), pulse.to_string()],
            )?;
            whole.execute("INSERT INTO main.touched SELECT * FROM file.touched", [])?;
            for table in &tables {
                whole.execute_batch(&format!(
                    "INSERT INTO main.\"{0}\" SELECT now.*
                     FROM file.touched AS touched CROSS JOIN file.\"{0}\" AS now ON {1}",
                    table.name,
                    table.means("now")
                ))?;
            }
            whole.commit()?;
        }
        drop(step);
        // Another program may have written meanwhile.
        if of.data_version()? != moment {
            return Err(StoreError::Busy);
        }
        // Nor is it known that the base was left alone, and that nobody else has written into the file.
        Self::open(part)?.beside().map(drop)
    }

    /// Looks at a step and its base, and changes neither.
    ///
    /// # Errors
    /// If it is no sound step, or its base is not beside it as it was.
    pub fn open(path: &Path) -> Result<Self> {
        check_header(path, STEP_ID)?;
        let conn = read_only(path)?;
        schema::check_known(&conn)?;
        schema::check_plainer(&conn)?;
        let sound: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if sound != "ok" {
            return Err(StoreError::Damaged(sound));
        }
        let sql = "SELECT base, pulse FROM step";
        let (token, pulse): (String, String) =
            conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let base = Base::read(&token).ok_or_else(|| StoreError::Damaged("no base".to_owned()))?;
        let place = path.with_file_name(&base.name);
        if !place.is_file() {
            return Err(StoreError::NoBase(base.name));
        }
        let version = schema::version(&conn)?;
        let its_own = token_and_version(&place)?;
        if its_own != (Some(token.clone()), version) {
            return Err(StoreError::OtherBase(base.name));
        }
        Ok(Self {
            path: path.to_owned(),
            base: place,
            token,
            pulse,
            version,
        })
    }

    /// The pulse of the whole that a step and its base make up. Neither is read further than that takes.
    ///
    /// # Errors
    /// If it is no step, or not one of this base.
    pub fn pulse_of(path: &Path, base: &Path) -> Result<String> {
        check_header(path, STEP_ID)?;
        let sql = "SELECT base, pulse FROM step";
        let told = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (token, pulse): (String, String) = read_only(path)?.query_row(sql, [], told)?;
        match token_and_version(base)?.0 == Some(token) {
            true => Ok(pulse),
            false => Err(StoreError::OtherBase(base.display().to_string())),
        }
    }

    /// Opens the whole to read it. Where a later version made the tables otherwise, it is brought up in memory.
    fn read(&self) -> Result<Store> {
        let mut store = if self.version < schema::newest() {
            let mut store = self.base_to_read()?;
            schema::check_complete(&store.conn)?;
            store.go_on_in_memory(&|copy| self.put_on(copy))?;
            store
        } else {
            self.beside()?
        };
        store.path.clone_from(&self.path);
        Ok(store)
    }

    /// Opens the base alone.
    fn base_to_read(&self) -> Result<Store> {
        let mut store = Store::over(read_only(&self.base)?, &self.base, Journal::Ahead);
        store.read_only = Some(ReadOnly::NotAllowed);
        store.prepare_reading()?;
        schema::check_plain(&store.conn)?;
        Ok(store)
    }

    /// Opens the base with the step beside it, and looks whether that is what was copied.
    fn beside(&self) -> Result<Store> {
        let store = self.base_to_read()?;
        attach(&store.conn, &self.path, "step")?;
        let mut of_entries = None;
        for table in self.tables(&store.conn)? {
            let columns = columns(&store.conn, "main", &table.name)?.join(", ");
            store.conn.execute_batch(&format!(
                "CREATE TEMP VIEW \"{0}\" AS SELECT {columns} FROM main.\"{0}\" AS old WHERE NOT EXISTS
                   (SELECT 1 FROM step.touched AS touched WHERE {1})
                 UNION ALL SELECT {columns} FROM step.\"{0}\"",
                table.name,
                table.means("old")
            ))?;
            if table.name == "entry" {
                of_entries = Some(entries_beside(&table));
            }
        }
        let pulse = match of_entries {
            Some(sql) => store.pulse_with(&sql)?,
            None => store.pulse()?,
        };
        self.compare(&pulse)?;
        Ok(store)
    }

    /// Makes one file of the base and the step.
    fn make_whole(&self, part: &Path) -> Result<()> {
        copy_whole(&self.base, part)?;
        let store = Store::over(
            Connection::open_with_flags(part, write_flags())?,
            part,
            Journal::Beside,
        );
        store.prepare_reading()?;
        schema::check_plain(&store.conn)?;
        // What is half made is thrown away; what has gone since the base was made is not to be found in the whole.
        store.conn.execute_batch(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON",
        )?;
        self.put_on(&store)?;
        store.forget_packed()?;
        drop(store);
        Ok(File::options().write(true).open(part)?.sync_all()?)
    }

    /// Puts the touched rows in the place of the base's, and looks whether that is what was copied.
    fn put_on(&self, base: &Store) -> Result<()> {
        let conn = &base.conn;
        // What refers to a row is not to go with it: the row comes anew.
        conn.pragma_update(None, "foreign_keys", false)?;
        attach(conn, &self.path, "step")?;
        {
            let whole = conn.unchecked_transaction()?;
            let tables = self.tables(conn)?;
            for table in &tables {
                let columns = columns(conn, "main", &table.name)?.join(", ");
                let (own, noted) = table.keys();
                whole.execute_batch(&format!(
                    "DELETE FROM main.\"{0}\" WHERE ({own}) IN
                       (SELECT {noted} FROM step.touched WHERE table_name = '{0}');
                     INSERT INTO main.\"{0}\" ({columns}) SELECT {columns} FROM step.\"{0}\"",
                    table.name
                ))?;
            }
            whole.execute_batch(
                "DELETE FROM main.touched; INSERT INTO main.touched SELECT * FROM step.touched",
            )?;
            if self.version == schema::newest() {
                index_anew(base, &tables)?;
            }
            whole.commit()?;
        }
        conn.execute_batch("DETACH step")?;
        self.compare(&base.pulse()?)
    }

    /// The tables that the step has something of, each made there as in the base.
    fn tables(&self, conn: &Connection) -> Result<Vec<Table>> {
        let tables = touched_tables(conn, "step")?;
        for table in &tables {
            let [own, of_the_base] = ["step", "main"].map(|at| columns(conn, at, &table.name));
            if own? != of_the_base? {
                return Err(StoreError::Damaged(format!("another {}", table.name)));
            }
        }
        Ok(tables)
    }

    /// Whether this is what was copied.
    fn compare(&self, whole: &Pulse) -> Result<()> {
        if whole.to_string() == self.pulse {
            Ok(())
        } else {
            Err(StoreError::OtherBase(
                Base::read(&self.token).map_or_else(String::new, |base| base.name),
            ))
        }
    }
}

/// Whether it is a step, as its header tells; what is open here is none, for a step is read beside its base.
fn is_step(path: &Path) -> bool {
    let told = || check_header(path, STEP_ID).is_ok();
    unless_open_here(path, told).unwrap_or(false)
        || path
            .extension()
            .is_some_and(|ending| ending == "samverka-step")
}

/// Opens a copy to read it: a whole one, or a step beside its base.
///
/// # Errors
/// As [`Store::open_reader`], and if a step's base is not beside it as it was.
pub fn open_copy_to_read(path: &Path) -> Result<Store> {
    if is_step(path) {
        Step::open(path)?.read()
    } else {
        Store::open_reader(path)
    }
}

/// Makes a whole file of a copy; the copy stays as it is.
///
/// # Errors
/// As [`open_copy_to_read`], and if the file cannot be written: what is half made is then the caller's to remove.
pub fn copy_made_whole(copy: &Path, part: &Path) -> Result<()> {
    if is_step(copy) {
        Step::open(copy)?.make_whole(part)
    } else {
        copy_whole(copy, part)
    }
}

/// Makes a whole copy remember itself as a base.
///
/// # Errors
/// If it cannot be written: it is half made then.
pub(super) fn make_base(part: &Path, base: &Base) -> Result<()> {
    let conn = Connection::open_with_flags(part, write_flags())?;
    // What is half made is thrown away, and waits for the disk once, when it is whole.
    conn.execute_batch(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON",
    )?;
    let whole = conn.unchecked_transaction()?;
    stand_on(&whole, base)?;
    Ok(whole.commit()?)
}

/// How many entries a base and a step have together, and the newest: most of the base's are not gone through for it.
fn entries_beside(entry: &Table) -> String {
    let is_touched = "EXISTS (SELECT 1 FROM step.touched AS touched WHERE";
    let means = entry.means("old");
    format!(
        "SELECT (SELECT count(*) FROM main.entry) + (SELECT count(*) FROM step.entry)
           - (SELECT count(*) FROM step.touched AS touched CROSS JOIN main.entry AS old ON {means}),
         nullif(max((SELECT coalesce(max(id), x'') FROM step.entry), coalesce(
           (SELECT id FROM main.entry AS old WHERE NOT {is_touched} {means}) ORDER BY id DESC LIMIT 1), x'')), x'')"
    )
}

/// What a whole copy remembers of itself as a base, and its version.
pub(super) fn token_and_version(base: &Path) -> Result<(Option<String>, i32)> {
    check_ours(base)?;
    let conn = read_only(base)?;
    let token = conn
        .query_row("SELECT value FROM meta WHERE key = ?1", [BASE], |row| {
            row.get(0)
        })
        .optional()?;
    Ok((token, schema::version(&conn)?))
}

fn read_only(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")?;
    Ok(conn)
}

fn attach(conn: &Connection, path: &Path, name: &str) -> Result<()> {
    let path = path
        .to_str()
        .ok_or_else(|| StoreError::NoFile(path.to_owned()))?;
    conn.execute(&format!("ATTACH ?1 AS {name}"), [path])?;
    Ok(())
}

/// The tables that rows have been touched of.
fn touched_tables(conn: &Connection, schema: &str) -> Result<Vec<Table>> {
    let mut named = conn.prepare(&format!("SELECT DISTINCT table_name FROM {schema}.touched"))?;
    let named = named.query_map([], |row| row.get(0))?;
    let named: Vec<String> = named.collect::<rusqlite::Result<_>>()?;
    let mut tables = Table::all(conn)?;
    tables.retain(|table| named.contains(&table.name));
    if tables.len() == named.len() {
        Ok(tables)
    } else {
        Err(StoreError::Damaged("a table that is not ours".to_owned()))
    }
}

/// What makes a table and its indexes.
fn definitions(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut parts = conn.prepare_cached(
        "SELECT sql FROM main.sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC",
    )?;
    let parts = parts.query_map([table], |row| row.get(0))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

/// A table's columns, as SQL writes them.
fn columns(conn: &Connection, schema: &str, table: &str) -> Result<Vec<String>> {
    let mut columns = conn.prepare("SELECT name FROM pragma_table_info(?1, ?2)")?;
    let columns = columns.query_map([table, schema], |row| row.get(0))?;
    let columns: Vec<String> = columns.collect::<rusqlite::Result<_>>()?;
    match columns.iter().find(|column| !is_plain(column)) {
        Some(other) => Err(StoreError::Damaged(format!("a column {other}"))),
        None => Ok(columns.iter().map(|name| format!("\"{name}\"")).collect()),
    }
}

/// Makes the search index anew for the records that have been touched.
fn index_anew(whole: &Store, tables: &[Table]) -> Result<()> {
    for kind in KINDS {
        if !tables.iter().any(|table| table.name == kind.code) {
            continue;
        }
        let mut touched = whole
            .conn
            .prepare_cached("SELECT key FROM main.touched WHERE table_name = ?1")?;
        let records = touched.query_map([kind.code], |row| row.get(0))?;
        for record in records.collect::<rusqlite::Result<Vec<Id>>>()? {
            match whole.row(kind, record)? {
                Some(row) => whole.index_row(kind, &row.head, &row.fields, Was::Here)?,
                None => whole.unindex(record)?,
            }
        }
    }
    Ok(())
}
