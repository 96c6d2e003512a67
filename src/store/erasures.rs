//! What has been erased, and what else in the file than entries may hold a name.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Result, Store};
use crate::domain::reading::alike;
use crate::domain::{Id, MunicipalityCode};
use crate::journal::{EntryId, ErasedName, Erasures};

/// Where else than with entries it is told who did something: table, name, and how the name is blanked.
const DOERS: [(&str, &str, &str); 4] = [
    ("merge", "undone_by", "undone_by = ''"),
    (
        "merge",
        "json_extract(account, '$.by')",
        "account = json_set(account, '$.by', '')",
    ),
    ("held_verdict", "author", "author = ''"),
    ("sender", "author", "author = ''"),
];

fn code(municipality: Option<MunicipalityCode>) -> String {
    municipality.map(String::from).unwrap_or_default()
}

impl Store {
    /// Everything that has been erased here.
    ///
    /// # Errors
    /// SQLite's.
    pub fn erasures(&self) -> Result<Erasures> {
        let mut erasures = Erasures {
            names: self.erased_names()?,
            ..Erasures::default()
        };
        let mut records = self.conn.prepare("SELECT record FROM erased_record")?;
        for record in records.query_map([], |row| row.get(0))? {
            erasures.records.insert(record?);
        }
        let mut values = self.conn.prepare("SELECT entry, field FROM erased_value")?;
        for value in values.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (entry, field): ([u8; 16], String) = value?;
            let entry = EntryId::from_bytes(entry);
            erasures.values.entry(entry).or_default().insert(field);
        }
        Ok(erasures)
    }

    /// The names that nobody is told to have written under.
    ///
    /// # Errors
    /// SQLite's.
    pub fn erased_names(&self) -> Result<BTreeSet<ErasedName>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT digest, municipality FROM erased_name")?;
        let names = statement.query_map([], |row| {
            Ok(ErasedName {
                digest: row.get(0)?,
                municipality: row.get::<_, String>(1)?.parse().ok(),
            })
        })?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }

    /// Those of these names that a person has who is here and none of these.
    ///
    /// # Errors
    /// SQLite's.
    pub fn namesakes(
        &self,
        names: &BTreeSet<ErasedName>,
        besides: &BTreeSet<Id>,
    ) -> Result<BTreeSet<ErasedName>> {
        let mut found = BTreeSet::new();
        if names.is_empty() {
            return Ok(found);
        }
        let mut statement = self.told()?.prepare_cached(
            "SELECT id, name, municipality FROM person WHERE removed = 0 AND name IS NOT NULL",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, name, whose): (Id, String, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let whose = whose.and_then(|code| code.parse().ok());
            let name = ErasedName::new(&alike(&name), whose);
            found.extend((!besides.contains(&id) && name.is_any_of(names)).then_some(name));
        }
        Ok(found)
    }

    /// Whether nobody is told to write under a name in entries of this municipality.
    ///
    /// # Errors
    /// SQLite's.
    pub fn hides_author(&self, name: &str, municipality: Option<MunicipalityCode>) -> Result<bool> {
        let mut names = self.erased_names()?;
        names.retain(|erased| erased.is(name, municipality));
        let namesakes = self.namesakes(&names, &BTreeSet::new())?;
        let erasures = Erasures {
            names,
            namesakes,
            ..Erasures::default()
        };
        Ok(erasures.hides(name, municipality))
    }

    /// Remembers an erasure for entries that may come later.
    ///
    /// # Errors
    /// SQLite's.
    pub fn remember_erasures(&self, erasures: &Erasures) -> Result<()> {
        let mut record = self
            .conn
            .prepare_cached("INSERT OR IGNORE INTO erased_record (record) VALUES (?1)")?;
        for id in &erasures.records {
            record.execute([id])?;
        }
        let mut value = self
            .conn
            .prepare_cached("INSERT OR IGNORE INTO erased_value (entry, field) VALUES (?1, ?2)")?;
        for (entry, fields) in &erasures.values {
            for field in fields {
                value.execute(params![entry.to_bytes(), field])?;
            }
        }
        let mut name = self.conn.prepare_cached(
            "INSERT OR IGNORE INTO erased_name (digest, municipality) VALUES (?1, ?2)",
        )?;
        for one in &erasures.names {
            name.execute(params![one.digest, code(one.municipality)])?;
        }
        Ok(())
    }

    /// Takes the erased names off everything that tells who did it: entries, merges, decisions.
    ///
    /// # Errors
    /// SQLite's.
    pub fn blank_authors(&self, erasures: &Erasures) -> Result<()> {
        if erasures.names.is_empty() {
            return Ok(());
        }
        for (name, municipality) in self.authors()? {
            if erasures.hides(&name, municipality) {
                self.conn
                    .prepare_cached(
                        "UPDATE entry SET author = NULL WHERE author = ?1 AND municipality IS ?2",
                    )?
                    .execute(params![name, municipality.map(String::from)])?;
            }
        }
        // Whoever merged and decided worked in this file, whosever the records were.
        let own = self
            .meta("municipality")?
            .and_then(|code| code.parse().ok());
        for (table, column, blanked) in DOERS {
            let mut names = self
                .conn
                .prepare_cached(&format!("SELECT DISTINCT {column} FROM {table}"))?;
            let names = names.query_map([], |row| row.get::<_, Option<String>>(0))?;
            for name in names.collect::<rusqlite::Result<Vec<_>>>()? {
                let name = name.unwrap_or_default();
                if erasures.hides(&name, own) {
                    let sql = format!("UPDATE {table} SET {blanked} WHERE {column} = ?1");
                    self.conn.prepare_cached(&sql)?.execute([name])?;
                }
            }
        }
        Ok(())
    }

    /// Everybody who wrote entries, each with whose entries they are.
    ///
    /// # Errors
    /// SQLite's.
    pub fn authors(&self) -> Result<Vec<(String, Option<MunicipalityCode>)>> {
        let mut statement = self.told()?.prepare_cached(
            "SELECT DISTINCT author, municipality FROM entry WHERE author IS NOT NULL",
        )?;
        let authors = statement.query_map([], |row| {
            let code: Option<String> = row.get(1)?;
            Ok((row.get(0)?, code.and_then(|code| code.parse().ok())))
        })?;
        Ok(authors.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets what files that left were called, where the name fits.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_file_names(&self, fits: &dyn Fn(&str) -> bool) -> Result<()> {
        let files = self.exports()?.into_iter().map(|export| export.file);
        for file in files.filter(|file| fits(file)) {
            self.conn
                .prepare_cached("UPDATE export SET file = '' WHERE file = ?1")?
                .execute([file])?;
        }
        Ok(())
    }

    /// How many entries are told to be written by somebody whose name fits.
    ///
    /// # Errors
    /// SQLite's.
    pub fn count_written(
        &self,
        fits: &dyn Fn(&str, Option<MunicipalityCode>) -> bool,
    ) -> Result<usize> {
        let mut statement = self.told()?.prepare_cached(
            "SELECT author, municipality, count(*) FROM entry WHERE author IS NOT NULL GROUP BY 1, 2",
        )?;
        let mut rows = statement.query([])?;
        let mut written = 0;
        while let Some(row) = rows.next()? {
            let (name, code): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            if fits(&name, code.and_then(|code| code.parse().ok())) {
                written += row.get::<_, usize>(2)?;
            }
        }
        Ok(written)
    }

    /// The merges that brought something of a record.
    ///
    /// # Errors
    /// SQLite's.
    pub fn merges_of(&self, record: Id) -> Result<Vec<i64>> {
        self.write_waiting()?;
        let mut statement = self.told()?.prepare_cached(
            "SELECT DISTINCT merge_entry.merge FROM merge_entry JOIN entry ON entry.id = merge_entry.entry
             WHERE entry.record = ?1 ORDER BY 1 DESC",
        )?;
        let merges = statement.query_map([record], |row| row.get(0))?;
        Ok(merges.collect::<rusqlite::Result<_>>()?)
    }
}
