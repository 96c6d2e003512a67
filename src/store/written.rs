//! An entry as it lies in the journal's table.

use super::Result;
use super::entries::damaged;
use crate::domain::{Fields, Id, MunicipalityCode};
use crate::journal::{Entry, EntryId};

/// What is written of an entry, where it lies.
pub(super) struct Written<'a> {
    pub id: EntryId,
    pub record: Id,
    pub kind: &'a str,
    pub project: Id,
    pub municipality: Option<MunicipalityCode>,
    parents: &'a [u8],
    pub fields: &'a str,
    author: Option<&'a str>,
}

impl<'a> Written<'a> {
    pub fn of(row: &'a rusqlite::Row<'_>) -> Result<Self> {
        let code = row.get_ref(4)?.as_str_or_null().map_err(damaged)?;
        Ok(Self {
            id: EntryId::from_bytes(row.get(0)?),
            record: row.get(1)?,
            kind: row.get_ref(2)?.as_str().map_err(damaged)?,
            project: row.get(3)?,
            municipality: code.map(str::parse).transpose().map_err(damaged)?,
            parents: row.get_ref(5)?.as_blob().map_err(damaged)?,
            fields: row.get_ref(6)?.as_str().map_err(damaged)?,
            author: row.get_ref(7)?.as_str_or_null().map_err(damaged)?,
        })
    }

    /// The new values.
    pub fn set(&self) -> Result<Fields> {
        serde_json::from_str(self.fields).map_err(damaged)
    }
}

pub(super) fn read(row: &rusqlite::Row<'_>) -> Result<Entry> {
    let written = Written::of(row)?;
    let parents = written.parents.as_chunks().0.iter();
    Ok(Entry {
        id: written.id,
        record: written.record,
        kind: written.kind.to_owned(),
        project: written.project,
        municipality: written.municipality,
        parents: parents.map(|bytes| EntryId::from_bytes(*bytes)).collect(),
        set: written.set()?,
        author: written.author.map(str::to_owned),
    })
}
