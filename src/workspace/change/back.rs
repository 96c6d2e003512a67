//! Taking back: what the values were before, each with who had said it.

use serde_json::json;

use super::run::Scribe;
use crate::domain::{Fields, Id, Kind, Value};
use crate::journal::{
    Conflict, Entry, EntryId, REMOVED, REMOVED_KNOWING, SAID_IN, again, heads, last_said,
};
use crate::workspace::{Edit, Result};

impl Scribe<'_> {
    /// The edit that makes these fields of a record again what they are before they are set.
    pub(super) fn taking_back(
        &self,
        (kind, id): (&'static Kind, Id),
        set: &Fields,
        before: &Fields,
    ) -> Result<Edit> {
        let open = self.open(id, |field| set.contains_key(field))?;
        let entries = self.store.entries_of(id)?;
        let mut fields = Fields::new();
        let mut said = Vec::new();
        let waits = |code: &str| open.iter().any(|one| one.field == code);
        for code in set.keys().filter(|code| !waits(code) && *code != SAID_IN) {
            let value = before.get(code).cloned().unwrap_or_default();
            said.extend(last_said(&entries, Some(code)).map(|by| (code.clone(), by)));
            fields.insert(code.clone(), value);
        }
        fields.extend([again(said)]);
        Ok(match open.is_empty() {
            true => Edit::Set { kind, id, fields },
            false => Edit::Undecide {
                kind,
                id,
                fields,
                open,
            },
        })
    }

    /// What waits for a decision about a record, of these fields.
    pub(super) fn open(&self, id: Id, of: impl Fn(&str) -> bool) -> Result<Vec<Conflict>> {
        let mut conflicts = self.store.conflicts_of(id)?;
        conflicts.retain(|conflict| of(&conflict.field));
        Ok(conflicts)
    }

    /// Writes values beside each other, each with who had said it: entries that know the same and nothing of each
    /// other. The one that is shown comes last.
    pub(super) fn undecide(
        &mut self,
        (kind, id): (&'static Kind, Id),
        fields: &Fields,
        open: &[Conflict],
    ) -> Result<Edit> {
        let municipality = self.ours(kind, id)?.head.municipality;
        let before = self.store.entries_of(id)?;
        let known = heads(&before);
        let open = self.of_their_own(id, open)?;
        let most = open.iter().map(|one| one.values.len()).max();
        for place in (0..most.unwrap_or_default()).rev() {
            let mut set = waiting(&open, place, &before);
            if place == 0 {
                beside(&mut set, fields);
            }
            let set = self.with_codes(kind, id, set)?;
            let entries = self.store.entries_of(id)?;
            self.append_after((kind, id, municipality), (entries, known.clone()), set)?;
        }
        let shown = open
            .into_iter()
            .filter_map(|one| Some((one.field, one.values.into_iter().next()?.1)));
        let fields = shown.collect();
        Ok(Edit::Set { kind, id, fields })
    }

    /// What was said about a record in its own entries. That another refers to it speaks for itself, as soon as it is
    /// removed as it was.
    fn of_their_own(&self, id: Id, open: &[Conflict]) -> Result<Vec<Conflict>> {
        let mut open = open.to_vec();
        for conflict in &mut open {
            let mut own: Vec<(EntryId, Value)> = Vec::new();
            for (by, value) in std::mem::take(&mut conflict.values) {
                let elsewhere = self
                    .store
                    .entry(by)?
                    .is_some_and(|entry| entry.record != id);
                own.extend((!elsewhere).then_some((by, value)));
            }
            conflict.values = own;
        }
        Ok(open)
    }

    /// What whoever removes a record now knows to refer to it; what does so beside is asked about.
    pub(super) fn knowing(&self, kind: &'static Kind, id: Id) -> Result<Option<(String, Value)>> {
        let referring = self.store.referring(kind, id)?.into_iter();
        let referring: Vec<Id> = referring.map(|(_, id)| id).collect();
        let knows = (!referring.is_empty()).then(|| (REMOVED_KNOWING.to_owned(), json!(referring)));
        Ok(knows)
    }
}

/// The values in one place of what is to be decided. Whoever had removed the record knows again what she knew then.
fn waiting(open: &[Conflict], place: usize, before: &[Entry]) -> Fields {
    let mut set = Fields::new();
    let mut said = Vec::new();
    for Conflict { field, values } in open {
        let Some((by, value)) = values.get(place) else {
            continue;
        };
        set.insert(field.clone(), value.clone());
        said.push((field.clone(), *by));
        let knew = before
            .iter()
            .find(|entry| field == REMOVED && entry.id == *by);
        let knew = knew.and_then(|entry| entry.set.get(REMOVED_KNOWING));
        set.extend(knew.map(|knew| (REMOVED_KNOWING.to_owned(), knew.clone())));
    }
    set.extend([again(said)]);
    set
}

/// Sets other fields with them.
fn beside(set: &mut Fields, fields: &Fields) {
    for (code, value) in fields {
        let said = set.get_mut(code).and_then(Value::as_object_mut);
        match (said, value.as_object()) {
            (Some(said), Some(others)) if code == SAID_IN => said.extend(others.clone()),
            _ => drop(set.insert(code.clone(), value.clone())),
        }
    }
}
