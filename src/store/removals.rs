//! Removals that meet what they did not know of. A record that somebody removed, and that a living one refers to
//! which whoever removed it had not seen, is shown as before, with a conflict, until that is decided.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{OptionalExtension as _, params};

use super::entries::damaged;
use super::{Result, Store, Was};
use crate::domain::{Field, Fields, Head, Id, KINDS, Kind, Shape, Value, kind};
use crate::journal::{Conflict, EntryId, Folded, REMOVED, Removal, fold_while};

/// What is known of removals while a change is made.
#[derive(Default)]
pub(super) struct Removals {
    /// The records that are removed, by what is known of them alone; read when it is first asked for.
    removed: Option<HashSet<Id>>,
    /// Those that stayed when it began.
    stayed: BTreeSet<Id>,
    /// Those of them that the change may have to do with.
    touched: BTreeSet<Id>,
    /// Those whose rows are other than before.
    settled: BTreeSet<(&'static str, Id)>,
}

/// Every field that may refer to a record of this kind.
pub fn referring_fields(
    to: &'static Kind,
) -> impl Iterator<Item = (&'static Kind, &'static Field)> {
    KINDS.iter().flat_map(move |kind| {
        let fields = kind.fields.iter();
        let refers = fields.filter(move |field| match field.shape {
            Shape::Reference(kinds) | Shape::References(kinds) => {
                kinds.is_empty() || kinds.contains(&to.code)
            }
            _ => false,
        });
        refers.map(move |field| (*kind, field))
    })
}

/// The records that a record of this kind refers to.
pub(super) fn references<'a>(kind: &'a Kind, fields: &'a Fields) -> impl Iterator<Item = Id> + 'a {
    let refers = |field: &&Field| matches!(field.shape, Shape::Reference(_) | Shape::References(_));
    let values = kind.fields.iter().filter(refers);
    let values = values.filter_map(|field| fields.get(field.code));
    let ids = values.flat_map(|value| match value {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    });
    ids.filter_map(|id| id.as_str()?.parse().ok())
}

impl Store {
    /// Forgets what was known of removals: another change begins.
    pub(super) fn begin_removals(&self) {
        *self.removals.borrow_mut() = Removals::default();
    }

    /// What is known of removals, with the removed records read.
    fn with_removals<T>(
        &self,
        work: impl FnOnce(&mut HashSet<Id>, &mut BTreeSet<Id>) -> T,
    ) -> Result<T> {
        let mut removals = self.removals.borrow_mut();
        let removals = &mut *removals;
        let removed = match removals.removed.take() {
            Some(removed) => removed,
            None => {
                removals.stayed = self.staying()?;
                self.removed_records()?
            }
        };
        let removed = removals.removed.insert(removed);
        Ok(work(removed, &mut removals.touched))
    }

    /// The records that are removed, by what is known of them alone.
    pub(super) fn removed_records(&self) -> Result<HashSet<Id>> {
        let mut statement = self.conn.prepare_cached("SELECT record FROM removal")?;
        let records = statement.query_map([], |row| row.get(0))?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes note of what a record's fold has to do with removals: its own, and those of what it refers to.
    pub(super) fn note_removal(&self, kind: &Kind, record: Id, folded: &Folded) -> Result<()> {
        let was_removed = self.with_removals(|removed, touched| match folded.removed {
            Some(_) => {
                touched.insert(record);
                !removed.insert(record)
            }
            None => {
                let refers = references(kind, &folded.fields);
                touched.extend(refers.filter(|other| removed.contains(other)));
                removed.remove(&record)
            }
        })?;
        match &folded.removed {
            Some(removal) => {
                let knowing = serde_json::to_string(&removal.knowing).unwrap_or_default();
                self.conn
                    .prepare_cached(
                        "INSERT OR REPLACE INTO removal (record, kind, entry, knowing) VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(params![record, kind.code, removal.by.to_bytes(), knowing])?;
            }
            None if was_removed => self.forget_removal(record)?,
            None => {}
        }
        Ok(())
    }

    /// Forgets that a record is removed.
    pub(super) fn forget_removal(&self, record: Id) -> Result<()> {
        let _was_known = self.with_removals(|removed, _| removed.remove(&record))?;
        self.conn
            .prepare_cached("DELETE FROM removal WHERE record = ?1")?
            .execute([record])?;
        Ok(())
    }

    /// How a record is removed, by what is known of it alone.
    pub(super) fn removal(&self, record: Id) -> Result<Option<(String, Removal)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT kind, entry, knowing FROM removal WHERE record = ?1")?;
        let found = statement
            .query_row([record], |row| {
                let by = EntryId::from_bytes(row.get(1)?);
                Ok((row.get::<_, String>(0)?, by, row.get::<_, String>(2)?))
            })
            .optional()?;
        let removal = found.map(|(kind, by, knowing)| {
            let knowing = serde_json::from_str(&knowing).map_err(damaged)?;
            Ok((kind, Removal { by, knowing }))
        });
        removal.transpose()
    }

    /// Says of the removed records that a change has to do with whether they stay for now. The records that wait
    /// for a decision which did not before the change.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn settle_removals(&self) -> Result<Vec<(String, Id)>> {
        let settled = self.settle_removals_of(self.take_touched(), &mut || true)?;
        Ok(settled.unwrap_or_default())
    }

    /// Tells which removed records the change has had to do with since this was last asked. They are told once: whoever
    /// asks settles them.
    pub fn take_touched(&self) -> BTreeSet<Id> {
        std::mem::take(&mut self.removals.borrow_mut().touched)
    }

    /// The same of these records, and of those that stay, as long as the closure says to go on; nothing if it does not.
    /// Each that did not wait when the change began is told, however often it is settled.
    ///
    /// # Errors
    /// SQLite's, or a damaged entry.
    pub fn settle_removals_of(
        &self,
        mut touched: BTreeSet<Id>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<(String, Id)>>> {
        let before = {
            let removals = self.removals.borrow();
            if removals.removed.as_ref().is_none_or(HashSet::is_empty) {
                return Ok(Some(Vec::new()));
            }
            removals.stayed.clone()
        };
        touched.extend(&before);
        touched.extend(self.staying()?);
        if !touched.is_empty() {
            // It is looked for what refers to each.
            self.write_late()?;
            self.put_back_indexes(&|_| true)?;
        }
        let mut waiting = Vec::new();
        for record in touched {
            let Some((code, removal)) = self.removal(record)? else {
                continue;
            };
            let Some(kind) = kind(&code) else { continue };
            let met = self.met(kind, record, &removal)?;
            if met.is_some() && !before.contains(&record) {
                waiting.push((code, record));
            }
            let entries = self.entries_of(record)?;
            let Some(folded) = fold_while(&entries, go_on) else {
                return Ok(None);
            };
            self.write_folded(&entries, folded, met, Was::Here)?;
            self.removals
                .borrow_mut()
                .settled
                .insert((kind.code, record));
        }
        Ok(Some(waiting))
    }

    /// The removed records that the last change has said anew of whether they stay.
    pub fn settled(&self) -> Vec<(&'static Kind, Id)> {
        let removals = self.removals.borrow();
        let settled = removals.settled.iter();
        settled
            .filter_map(|(code, id)| Some((kind(code)?, *id)))
            .collect()
    }

    /// The removed records that stay for now.
    fn staying(&self) -> Result<BTreeSet<Id>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT record FROM conflict WHERE field = ?1 AND record IN (SELECT record FROM removal)",
        )?;
        let records = statement.query_map([REMOVED], |row| row.get(0))?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// What there is to decide where a living record refers to a removed one, and whoever removed it had not seen
    /// that.
    fn met(&self, kind: &'static Kind, record: Id, removal: &Removal) -> Result<Option<Conflict>> {
        let referring = self.referring(kind, record)?.into_iter();
        let mut unknown: Vec<Id> = referring.map(|(_, id)| id).collect();
        unknown.retain(|id| !removal.knowing.contains(id));
        let Some(newest) = unknown.into_iter().max() else {
            return Ok(None);
        };
        let named = record.to_string();
        let mut entries = self.entries_of(newest)?;
        entries.retain(|entry| entry.set.values().any(|value| holds(value, &named)));
        let refers = entries.into_iter().map(|entry| entry.id).max();
        Ok(refers.map(|refers| Conflict {
            field: REMOVED.to_owned(),
            values: vec![(refers, false.into()), (removal.by, true.into())],
        }))
    }

    /// The living records that refer to one of this kind.
    ///
    /// # Errors
    /// SQLite's.
    pub fn referring(&self, to: &'static Kind, record: Id) -> Result<Vec<(&'static Kind, Id)>> {
        let mut found = BTreeSet::new();
        for (kind, field) in referring_fields(to) {
            let several = matches!(field.shape, Shape::References(_));
            let refers = if several { "LIKE ?1" } else { "= ?1" };
            let sql = format!(
                "SELECT id FROM \"{}\" WHERE \"{}\" {refers} AND id NOT IN (SELECT record FROM removal)",
                kind.code, field.code
            );
            let mut statement = self.told()?.prepare_cached(&sql)?;
            let read = |row: &rusqlite::Row<'_>| row.get::<_, Id>(0);
            let ids = if several {
                statement.query_map([format!("%{record}%")], read)?
            } else {
                statement.query_map([record], read)?
            };
            for id in ids {
                found.insert((kind.code, id?));
            }
        }
        let found = found.into_iter();
        Ok(found
            .filter_map(|(code, id)| Some((kind(code)?, id)))
            .collect())
    }
}

/// Whether a value is this id, or a list with it.
fn holds(value: &Value, id: &str) -> bool {
    match value {
        Value::Array(all) => all.iter().any(|one| one.as_str() == Some(id)),
        one => one.as_str() == Some(id),
    }
}

/// Which removed records should stay for now, found out anew from the folds of all.
#[derive(Default)]
pub(super) struct Expected {
    /// The removed records: of what kind, whether their rows say so, and what was known of.
    removed: Vec<(&'static Kind, Id, bool, Removal)>,
    /// The living records that refer to a removed one, by that.
    refers: std::collections::HashMap<Id, BTreeSet<Id>>,
}

impl Expected {
    /// Takes in a record's fold, and whether its row says that it is removed.
    pub fn add(
        &mut self,
        kind: &'static Kind,
        head: &Head,
        folded: &Folded,
        all_removed: &HashSet<Id>,
        row_removed: bool,
    ) {
        match &folded.removed {
            Some(removal) => self
                .removed
                .push((kind, head.id, row_removed, removal.clone())),
            None => self.refer(head.id, references(kind, &folded.fields), all_removed),
        }
    }

    /// Takes in what a living record refers to.
    pub fn refer(
        &mut self,
        record: Id,
        refers: impl Iterator<Item = Id>,
        all_removed: &HashSet<Id>,
    ) {
        for other in refers.filter(|other| all_removed.contains(other)) {
            self.refers.entry(other).or_default().insert(record);
        }
    }

    /// Forgets what these records refer to.
    pub fn forget(&mut self, these: impl Fn(Id) -> bool) {
        for refers in self.refers.values_mut() {
            refers.retain(|record| !these(*record));
        }
    }

    /// How many removed records there are, how many of them should wait, and those whose row is not as it should be.
    pub fn judge(&self) -> (usize, usize, Vec<(String, Id)>) {
        let stays = |id: &Id, removal: &Removal| {
            let refers = self.refers.get(id);
            refers.is_some_and(|refers| !refers.is_subset(&removal.knowing))
        };
        let waiting = self.removed.iter();
        let waiting = waiting
            .filter(|(_, id, _, removal)| stays(id, removal))
            .count();
        let wrong = self
            .removed
            .iter()
            .filter(|(_, id, row, removal)| *row == stays(id, removal));
        let wrong = wrong.map(|(kind, id, ..)| (kind.code.to_owned(), *id));
        (self.removed.len(), waiting, wrong.collect())
    }
}
