//! What the lead sends back: what kits hold, what is addressed to one municipality, and good examples as they were
//! reviewed.
//!
//! Of what was written for others to read only the last wording leaves: what a review took out of an example, or what
//! was a draft of a note, is nobody's to see. So entries leave without the values that no longer stand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::export::{FreeText, Leaving, Sent, texts};
use super::taken_back::Remaining;
use crate::bundle::{BundleKind, Lock, Profile};
use crate::domain::{
    Comparison, Fields, GoodExample, Id, Municipality, MunicipalityCode, Owner, Record as _, Shape,
    Value, kind,
};
use crate::journal::{Entry, EntryId, fold, is_mark};
use crate::workspace::{Command, Edit, Result, Role, Workspace, WorkspaceError};

impl Workspace {
    /// Writes the feedback for a municipality: what kits hold, and what is addressed to it or to all. It holds no
    /// personal data and nothing that another municipality wrote, and is not encrypted.
    ///
    /// # Errors
    /// If this is not the lead's workspace, the municipality does not take part, or the file cannot be written.
    pub fn export_feedback(&mut self, path: &Path, municipality: MunicipalityCode) -> Result<Sent> {
        let this = &*self;
        let Remaining { entries, lessened } = this.reader.at_one_moment(|_| {
            this.may_send_to(municipality)?;
            this.in_feedback(Some(municipality))
        })?;
        self.send(
            path,
            BundleKind::Feedback,
            Some(municipality),
            Profile::Pseudonymous,
            (&entries, &lessened),
            &Lock::Open,
        )
    }

    /// The texts that feedback to these would hold, for a last look: those that name somebody, and how many these are,
    /// then those that are more than a line; the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn feedback_texts(&self, to: &[MunicipalityCode]) -> Result<Leaving> {
        self.reader.at_one_moment(|_| {
            let mut entries: BTreeMap<EntryId, Entry> = BTreeMap::new();
            for entry in self.in_feedback(None)?.entries {
                let whose = entry.municipality.filter(|_| is_addressed(&entry));
                if whose.is_none_or(|whose| to.contains(&whose)) {
                    entries.insert(entry.id, entry);
                }
            }
            self.texts_to_look_at(entries.into_values())
        })
    }

    /// The texts of entries that are about to leave, for a last look.
    pub(super) fn texts_to_look_at(
        &self,
        entries: impl DoubleEndedIterator<Item = Entry>,
    ) -> Result<Leaving> {
        let persons = self.persons()?;
        let (mut naming, mut long) = (Vec::new(), Vec::new());
        for entry in entries.rev() {
            let named = persons.named_in(&entry);
            let is_named = |text: &FreeText| named.iter().any(|one| one.field == text.field);
            let of_entry = texts(&entry, |field| matches!(field.shape, Shape::Text));
            long.extend(of_entry.into_iter().filter(|text| !is_named(text)));
            naming.extend(named);
        }
        Ok(Leaving {
            naming: naming.len(),
            free_texts: naming.into_iter().chain(long).collect(),
            ..Leaving::default()
        })
    }

    /// Whether something may be sent to a municipality.
    ///
    /// # Errors
    /// If this is not the lead's workspace, the municipality does not take part, or the file cannot be read.
    pub fn may_send_to(&self, municipality: MunicipalityCode) -> Result<()> {
        if self.role != Role::Lead {
            return Err(WorkspaceError::OnlyForLead);
        }
        let taking_part = self.reader.all::<Municipality>()?;
        if taking_part.iter().any(|one| one.code == Some(municipality)) {
            Ok(())
        } else {
            Err(WorkspaceError::NotTakingPart(municipality))
        }
    }

    /// What goes to one municipality, or to any.
    fn in_feedback(&self, to: Option<MunicipalityCode>) -> Result<Remaining> {
        let mut entries = Vec::new();
        self.reader.store.each_entry(None, |entry| {
            let for_them = to.is_none() || entry.municipality.is_none() || entry.municipality == to;
            entries.extend((is_addressed(&entry) && for_them).then_some(entry));
            Result::Ok(())
        })?;
        let mut both = as_last_said(self.without_taken_back(entries)?);
        both.entries = both.entries.into_iter().map(without_author).collect();
        let Remaining { entries, lessened } = self.in_kits()?;
        both.entries.extend(entries);
        both.lessened.extend(lessened);
        both.entries.sort_unstable_by_key(|entry| entry.id);
        Ok(both)
    }

    /// Writes down how municipalities stand beside each other, as one command; whether there was anything to write.
    ///
    /// # Errors
    /// As [`Workspace::run`].
    pub fn write_comparisons(&mut self, all: Vec<Fields>) -> Result<bool> {
        let mut edits = Vec::with_capacity(all.len());
        for fields in all {
            edits.push(Edit::Create {
                kind: Comparison::KIND,
                id: self.fresh_id(),
                fields,
            });
        }
        let any = !edits.is_empty();
        if any {
            self.run(&Command::new(edits))?;
        }
        Ok(any)
    }
}

/// Whether an entry is of a record that the lead addresses to one municipality or to all.
pub(super) fn is_addressed(entry: &Entry) -> bool {
    kind(&entry.kind).is_some_and(|kind| kind.owner == Owner::Addressed)
}

/// Whether of a record's values those leave that stand, and no earlier ones.
fn is_of_last_words(entry: &Entry) -> bool {
    entry.kind == GoodExample::CODE || is_addressed(entry)
}

fn without_author(entry: Entry) -> Entry {
    Entry {
        author: None,
        ..entry
    }
}

/// The same entries, of examples and of what is addressed without the values that stand no longer. An example that was
/// never shared does not leave; of one that is shared no more, that leaves and nothing else.
pub(super) fn as_last_said(all: Remaining) -> Remaining {
    let mut lessened = all.lessened;
    let (of_last_words, mut entries): (Vec<Entry>, Vec<Entry>) =
        all.entries.into_iter().partition(is_of_last_words);
    let mut records: BTreeMap<Id, Vec<Entry>> = BTreeMap::new();
    for entry in of_last_words {
        records.entry(entry.record).or_default().push(entry);
    }
    for mut of_record in records.into_values() {
        if leaves(&of_record) {
            lessened.extend(keep_last(&mut of_record));
            entries.append(&mut of_record);
        }
    }
    entries.sort_unstable_by_key(|entry| entry.id);
    Remaining { entries, lessened }
}

/// Whether a record has been for others to read at any time.
fn leaves(of_record: &[Entry]) -> bool {
    let shares = |entry: &Entry| entry.set.get(GoodExample::shared) == Some(&Value::Bool(true));
    of_record
        .iter()
        .any(|entry| entry.kind != GoodExample::CODE || shares(entry))
}

/// Takes out what stands no longer; which entries say less than they did.
fn keep_last(of_record: &mut [Entry]) -> BTreeSet<EntryId> {
    let folded = fold(of_record);
    let is_example = of_record.iter().any(|one| one.kind == GoodExample::CODE);
    let shared = folded.fields.get(GoodExample::shared) == Some(&Value::Bool(true));
    let is_shown = folded.removed.is_none() && (shared || !is_example);
    let mut lessened = BTreeSet::new();
    // What was said last stands last.
    let mut kept: BTreeSet<String> = BTreeSet::new();
    for entry in of_record.iter_mut().rev() {
        let before = entry.set.len();
        entry.set.retain(|field, value| {
            let stands = folded.fields.get(field).unwrap_or(&Value::Null) == value;
            let shown = is_shown && stands && kept.insert(field.clone());
            is_mark(field) || field == GoodExample::shared || shown
        });
        if entry.set.len() < before {
            lessened.insert(entry.id);
        }
    }
    lessened
}
