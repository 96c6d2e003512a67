//! What was made and taken back before it ever left: it stays at home.
//!
//! A record that was removed again before any bundle left with it is in no bundle, and neither is a value that was
//! taken back. The file keeps both, so that they can come back. Only what this laptop has written is told of so:
//! what others have written they may have sent.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Value, kind};
use crate::journal::{Entry, EntryId, SAID_IN, fold, is_mark};
use crate::workspace::{Reader, Result, Workspace};

impl Workspace {
    /// What is left of a record's entries, in order, without what was taken back at home.
    pub(super) fn without_taken_back(&self, mut of_record: Vec<Entry>) -> Result<Vec<Entry>> {
        let at_home = self.at_home(&of_record)?;
        if at_home.is_empty() {
            return Ok(of_record);
        }
        if at_home.len() == of_record.len() && is_gone(&self.reader, &of_record)? {
            return Ok(Vec::new());
        }
        for (id, field) in taken_back(&of_record, &at_home) {
            if let Some(entry) = of_record.iter_mut().find(|entry| entry.id == id) {
                entry.set.remove(&field);
                entry.set.remove(SAID_IN);
            }
        }
        Ok(of_record)
    }

    /// The entries of a record that this laptop has written and that have not left, where something may have been
    /// taken back at all: one entry alone takes nothing back.
    fn at_home(&self, of_record: &[Entry]) -> Result<BTreeSet<EntryId>> {
        let mut at_home = BTreeSet::new();
        if of_record.len() > 1 {
            let own = of_record.iter().map(|entry| entry.id);
            for id in own.filter(|id| id.device == self.clock.device) {
                if !self.reader.store.has_departed(id)? {
                    at_home.insert(id);
                }
            }
        }
        Ok(at_home)
    }
}

/// Whether a record was removed, and is not shown since something refers to it anew.
fn is_gone(reader: &Reader, of_record: &[Entry]) -> Result<bool> {
    let first = of_record
        .first()
        .filter(|_| fold(of_record).removed.is_some());
    let Some((kind, record)) = first.and_then(|one| Some((kind(&one.kind)?, one.record))) else {
        return Ok(false);
    };
    Ok(reader
        .row(kind, record)?
        .is_some_and(|row| row.head.removed))
}

/// The values among a record's entries at home that were taken back: the field became again what it had been. Only
/// where each entry was written in the knowledge of the one before.
fn taken_back(of_record: &[Entry], at_home: &BTreeSet<EntryId>) -> Vec<(EntryId, String)> {
    let in_line = of_record.windows(2).all(|two| match two {
        [one, next] => next.parents == [one.id],
        _ => true,
    });
    if !in_line || at_home.len() < 2 {
        return Vec::new();
    }
    let mut fields: BTreeMap<&str, Vec<(EntryId, &Value)>> = BTreeMap::new();
    for entry in of_record {
        for (field, value) in entry.set.iter().filter(|(field, _)| !is_mark(field)) {
            fields.entry(field).or_default().push((entry.id, value));
        }
    }
    let mut back = Vec::new();
    for (field, values) in fields {
        let mut before = &Value::Null;
        for (at, (_, value)) in values.iter().enumerate() {
            let later = values.get(at + 1..).unwrap_or_default();
            let again = later
                .iter()
                .rposition(|(_, later)| *later == before && later != value);
            let between = again.and_then(|again| values.get(at..=at + again));
            let between = between.into_iter().flatten().map(|(id, _)| *id);
            back.extend(
                between
                    .filter(|id| at_home.contains(id))
                    .map(|id| (id, field.to_owned())),
            );
            before = value;
        }
    }
    back
}
