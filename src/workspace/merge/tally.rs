//! A merge, entry by entry: what is new, what is known, what is held back.

use std::collections::BTreeMap;

use super::admission::Admission;
use super::carried::Carried;
use super::report::KindCounts;
use crate::domain::Id;
use crate::journal::{Entry, EntryId, Erasures, LAST_BELIEVED_MS, Part};
use crate::store::Store;
use crate::workspace::Result;

/// What one merge has come to so far.
#[derive(Default)]
pub struct Tally {
    pub kinds: BTreeMap<String, KindCounts>,
    /// What was new: whole entries, or parts of known ones.
    pub brought: Vec<(EntryId, Option<Part>)>,
    /// Everything that came.
    pub carried: Vec<Carried>,
    /// The entries held back, why, and as they came.
    pub held: Vec<(EntryId, String, String)>,
    pub erasures: Erasures,
}

impl Tally {
    pub fn merge_record(
        &mut self,
        store: &Store,
        record: Id,
        incoming: Vec<Entry>,
        admit: &Admission,
    ) -> Result<()> {
        let mut present = store.entries_of(record)?;
        let known_before = !present.is_empty();
        let erasures = store.erasures_touching(record, &incoming)?;
        let kind = incoming
            .first()
            .map(|entry| entry.kind.clone())
            .unwrap_or_default();
        let mut added = 0;
        for entry in incoming {
            added += usize::from(self.merge_entry(store, &mut present, entry, &erasures, admit)?);
        }
        let conflicts = if added > 0 {
            store.write_fold(&present)?
        } else {
            0
        };
        let counts = self.kinds.entry(kind).or_default();
        counts.conflicts += conflicts;
        match (known_before, added > 0) {
            (false, true) => counts.new_records += 1,
            (true, true) => counts.changed_records += 1,
            (true, false) => counts.unchanged_records += 1,
            (false, false) => counts.held_records += 1,
        }
        Ok(())
    }

    /// Merges one entry into its record's; whether it brought anything.
    fn merge_entry(
        &mut self,
        store: &Store,
        present: &mut Vec<Entry>,
        mut entry: Entry,
        erasures: &Erasures,
        admit: &Admission,
    ) -> Result<bool> {
        self.count(&entry).read += 1;
        erasures.blank(&mut entry);
        if entry.id.hlc >> 16 > LAST_BELIEVED_MS {
            self.refuse(&entry, "not_yet");
            return Ok(false);
        }
        if let Some(reason) = admit.refusal_of(&entry, !present.is_empty()) {
            self.refuse(&entry, reason);
            return Ok(false);
        }
        let of_one_mind = present.first().is_none_or(|first| {
            (&first.kind, first.municipality, first.project)
                == (&entry.kind, entry.municipality, entry.project)
        });
        if !of_one_mind {
            self.refuse(&entry, "contradiction");
            return Ok(false);
        }
        let Some(known) = present.iter_mut().find(|known| known.id == entry.id) else {
            return self.add(store, present, entry, admit);
        };
        match known.union(&entry) {
            Ok(both) if both == *known => {
                self.carry(&entry);
                self.count(&entry).known += 1;
                Ok(false)
            }
            Ok(both) => {
                self.carry(&entry);
                let new = Part::of(&both).without(&Part::of(known));
                self.brought.push((entry.id, Some(new)));
                store.write_entry(&both)?;
                self.gather(store, &both, admit)?;
                *known = both;
                self.count(&entry).added += 1;
                Ok(true)
            }
            Err(_) => {
                self.refuse(&entry, "contradiction");
                Ok(false)
            }
        }
    }

    fn add(
        &mut self,
        store: &Store,
        present: &mut Vec<Entry>,
        entry: Entry,
        admit: &Admission,
    ) -> Result<bool> {
        if !store.add_entry(&entry)? {
            self.refuse(&entry, "contradiction");
            return Ok(false);
        }
        self.count(&entry).added += 1;
        self.carry(&entry);
        self.brought.push((entry.id, None));
        self.gather(store, &entry, admit)?;
        present.push(entry);
        Ok(true)
    }

    /// Takes in what an entry erases, of what is its sender's to erase.
    fn gather(&mut self, store: &Store, entry: &Entry, admit: &Admission) -> Result<()> {
        let mut erasures = Erasures::default();
        erasures.gather(entry);
        for (id, fields) in std::mem::take(&mut erasures.values) {
            let target = store.entry(id)?;
            if target.is_none_or(|target| admit.refusal(&target).is_none()) {
                erasures.values.insert(id, fields);
            }
        }
        self.erasures.records.extend(erasures.records);
        self.erasures.names.extend(erasures.names);
        for (id, fields) in erasures.values {
            self.erasures.values.entry(id).or_default().extend(fields);
        }
        Ok(())
    }

    fn carry(&mut self, entry: &Entry) {
        self.carried.push((entry.id, Some(Part::of(entry))));
    }

    fn count(&mut self, entry: &Entry) -> &mut KindCounts {
        self.kinds.entry(entry.kind.clone()).or_default()
    }

    fn refuse(&mut self, entry: &Entry, reason: &str) {
        self.count(entry).refused += 1;
        self.carried.push((entry.id, None));
        let line = serde_json::to_string(entry).unwrap_or_default();
        self.held.push((entry.id, reason.to_owned(), line));
    }
}
