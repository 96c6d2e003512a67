//! Full-text search over every word in every record, protected identities left out.

use rusqlite::{OptionalExtension, params};

use super::{Result, Store, Was};
use crate::domain::reading::plain;
use crate::domain::{Fields, Head, Id, Kind, Person, Shape, Value};

/// A record found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The record's kind.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The words found, in their surroundings.
    pub snippet: String,
}

impl Store {
    /// The records that hold all these words, or words that begin with them, best first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let query: Vec<String> = plain(words)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\"*"))
            .collect();
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT searched.kind, searched.record, snippet(search, 0, '', '', '…', 12)
             FROM search JOIN searched ON searched.number = search.rowid
             WHERE search MATCH ?1 ORDER BY rank LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let hits = statement.query_map(params![query.join(" "), limit], |row| {
            Ok(Hit {
                kind: row.get(0)?,
                record: row.get(1)?,
                snippet: row.get(2)?,
            })
        })?;
        Ok(hits.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn index_row(
        &self,
        kind: &Kind,
        head: &Head,
        fields: &Fields,
        was: Was,
    ) -> Result<()> {
        if !kind.fields.iter().any(|field| is_words(field.shape)) {
            return Ok(());
        }
        if was == Was::Here {
            self.unindex(head.id)?;
        }
        let text = searchable(kind, fields);
        if head.removed || text.is_empty() {
            return Ok(());
        }
        let mut name = self
            .conn
            .prepare_cached("INSERT OR IGNORE INTO searched (record, kind) VALUES (?1, ?2)")?;
        if name.execute(params![head.id, kind.code])? == 0 {
            // Of what is new there should be nothing.
            self.unindex(head.id)?;
            name.execute(params![head.id, kind.code])?;
        }
        let number = self.conn.last_insert_rowid();
        self.conn
            .prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![number, text])?;
        Ok(())
    }

    pub(super) fn unindex(&self, record: Id) -> Result<()> {
        let mut find = self
            .conn
            .prepare_cached("SELECT number FROM searched WHERE record = ?1")?;
        let number: Option<i64> = find.query_row([record], |row| row.get(0)).optional()?;
        if let Some(number) = number {
            self.conn
                .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
                .execute([number])?;
            self.conn
                .prepare_cached("DELETE FROM searched WHERE number = ?1")?
                .execute([number])?;
        }
        Ok(())
    }
}

fn is_words(shape: Shape) -> bool {
    matches!(shape, Shape::Line | Shape::Text)
}

fn searchable(kind: &Kind, fields: &Fields) -> String {
    if fields.get(Person::protected).and_then(Value::as_bool) == Some(true) {
        return String::new();
    }
    let words = kind.fields.iter().filter(|field| is_words(field.shape));
    let words: Vec<&str> = words
        .filter_map(|field| fields.get(field.code)?.as_str())
        .collect();
    plain(&words.join("\n")).into_owned()
}
