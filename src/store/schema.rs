//! The schema and how it came to be: numbered migrations, never edited once released.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{Result, StoreError};
use crate::domain::{KINDS, Kind};

/// Migration *n* takes a file from version *n* to *n* + 1.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
];

/// The version that this program writes.
pub fn newest() -> i32 {
    i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX)
}

/// That a part of a schema is neither SQLite's own nor made from the others: the search index, what has been touched
/// since a copy, what is packed.
pub const NOT_MADE: &str =
    "sqlite_schema.name NOT LIKE 'sqlite%' AND sqlite_schema.name NOT LIKE 'search%'
    AND sqlite_schema.name NOT LIKE 'packed%' AND sqlite_schema.name <> 'touched'";

/// The file's version.
pub fn version(conn: &Connection) -> Result<i32> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Refuses what a later version has made. The file's own header does not tell while the write-ahead log is beside it.
pub fn check_known(conn: &Connection) -> Result<()> {
    let (found, known) = (version(conn)?, newest());
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    Ok(())
}

/// Refuses a schema with parts that act on their own, or that only look like tables: ours has none.
pub fn check_plain(conn: &Connection) -> Result<()> {
    check_no_parts_but(conn, "search")
}

/// The same of a file that has no search index either.
pub fn check_plainer(conn: &Connection) -> Result<()> {
    check_no_parts_but(conn, "")
}

fn check_no_parts_but(conn: &Connection, virtual_table: &str) -> Result<()> {
    let mut parts = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')
         OR (sql LIKE 'CREATE VIRTUAL%' AND name <> ?1)",
    )?;
    let mut found = parts.query([virtual_table])?;
    match found.next()? {
        Some(part) => Err(StoreError::Damaged(format!(
            "a {} that is not ours",
            part.get::<_, String>(0)?
        ))),
        None => Ok(()),
    }
}

/// Refuses a schema that lacks something that the file's version has.
pub fn check_complete(conn: &Connection) -> Result<()> {
    let (there, wanted) = (shape(conn)?, shape(&of_version(version(conn)?)?)?);
    match wanted.into_iter().find(|part| !there.contains(part)) {
        Some(part) => Err(StoreError::Damaged(format!("no {part}"))),
        None => Ok(()),
    }
}

/// An empty database as this version made them.
pub fn of_version(version: i32) -> Result<Connection> {
    let made = Connection::open_in_memory()?;
    for sql in MIGRATIONS
        .iter()
        .take(usize::try_from(version).unwrap_or_default())
    {
        made.execute_batch(sql)?;
    }
    Ok(made)
}

/// The tables that a file of this version has.
pub fn tables_of(version: i32) -> Result<BTreeSet<String>> {
    let made = of_version(version)?;
    let mut tables = made.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let names = tables.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Everything that makes up a schema, without the text of the statements that made it.
fn shape(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut parts = conn.prepare(
        "SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_schema
         UNION ALL
         SELECT s.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk
         FROM sqlite_schema s, pragma_table_info(s.name) c",
    )?;
    let parts = parts.query_map([], |row| row.get(0))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

/// The last version that changed what the journal is folded into.
const FOLDED: i32 = 5;

/// Brings the file up to the newest version, within the caller's transaction; whether the journal is to be folded anew.
pub fn migrate(conn: &Connection) -> Result<bool> {
    let found = version(conn)?;
    for (number, sql) in (0..)
        .zip(MIGRATIONS)
        .skip(usize::try_from(found).unwrap_or(0))
    {
        conn.execute_batch(sql)?;
        conn.pragma_update(None, "user_version", number + 1)?;
    }
    Ok(found > 0 && found < FOLDED)
}

/// The columns that every kind's table has before its fields.
pub const HEAD: &str = "id, project, municipality, removed, erased, unknown";
/// How many there are.
pub const HEAD_COLUMNS: usize = 6;

/// The statements that a kind's table needs, made once from its description.
pub struct Statements {
    /// Inserts one row, where none has its id.
    pub add: String,
    /// Inserts or replaces one row.
    pub write: String,
    /// Reads rows; a `WHERE` may follow.
    pub read: String,
}

/// The statements of a kind.
pub fn statements(kind: &Kind) -> &'static Statements {
    static ALL: std::sync::LazyLock<std::collections::HashMap<&'static str, Statements>> =
        std::sync::LazyLock::new(|| {
            KINDS
                .iter()
                .map(|kind| (kind.code, describe(kind)))
                .collect()
        });
    static NONE: Statements = Statements {
        add: String::new(),
        write: String::new(),
        read: String::new(),
    };
    ALL.get(kind.code).unwrap_or(&NONE)
}

fn describe(kind: &Kind) -> Statements {
    let fields: String = kind
        .fields
        .iter()
        .map(|field| format!(", \"{}\"", field.code))
        .collect();
    let marks = vec!["?"; HEAD_COLUMNS + kind.fields.len()].join(", ");
    let insert = |or: &str| {
        let code = kind.code;
        format!("INSERT OR {or} INTO \"{code}\" ({HEAD}{fields}) VALUES ({marks})")
    };
    Statements {
        add: insert("IGNORE"),
        write: insert("REPLACE"),
        read: format!("SELECT {HEAD}{fields} FROM \"{}\"", kind.code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Field, Shape};

    /// The column type of a field.
    fn column_type(field: &Field) -> &'static str {
        match field.shape {
            Shape::Number(_) | Shape::Decimal | Shape::Flag => "INTEGER",
            Shape::Reference(_) => "BLOB",
            _ => "TEXT",
        }
    }

    /// What the tables of the descriptions look like in SQL: the text of a new kind's migration.
    fn definition(kind: &Kind) -> String {
        let mut sql = format!(
            "CREATE TABLE \"{}\" (\n  id BLOB PRIMARY KEY NOT NULL,\n  project BLOB NOT NULL,\n  municipality TEXT,\n  \
             removed INTEGER NOT NULL,\n  erased INTEGER NOT NULL,\n  unknown TEXT",
            kind.code
        );
        for field in kind.fields {
            sql += &format!(",\n  \"{}\" {}", field.code, column_type(field));
        }
        sql += "\n) STRICT, WITHOUT ROWID;\n";
        for field in kind
            .fields
            .iter()
            .filter(|field| matches!(field.shape, Shape::Reference(_)))
        {
            sql += &format!(
                "CREATE INDEX \"{0}_{1}\" ON \"{0}\" (\"{1}\");\n",
                kind.code, field.code
            );
        }
        sql
    }

    #[test]
    fn the_migrations_make_the_tables_that_the_descriptions_describe() {
        let migrated = Connection::open_in_memory().unwrap();
        migrate(&migrated).unwrap();
        let described = Connection::open_in_memory().unwrap();
        described
            .execute_batch(include_str!("own_tables.sql"))
            .unwrap();
        for kind in KINDS {
            described.execute_batch(&definition(kind)).unwrap();
        }
        let (migrated, described) = (shape(&migrated).unwrap(), shape(&described).unwrap());
        let missing: Vec<_> = described
            .iter()
            .filter(|line| !migrated.contains(*line))
            .collect();
        let surplus: Vec<_> = migrated
            .iter()
            .filter(|line| !described.contains(*line))
            .collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "missing: {missing:#?}\ntoo much: {surplus:#?}"
        );
    }
}
