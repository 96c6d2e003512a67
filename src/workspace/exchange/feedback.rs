//! What the lead sends back: what kits hold, what is addressed to one municipality, and good examples as they were
//! reviewed.
//!
//! Of what was written for others to read only the last wording leaves: what a review took out of an example, or what
//! was a draft of a note, is nobody's to see. So entries leave without the values that no longer stand.

use std::collections::BTreeSet;
use std::path::Path;

use super::export::{FreeText, Leaving, Parcel, Sent, texts};
use super::outgoing::Which;
use crate::bundle::{BundleKind, Lock, Profile};
use crate::domain::{
    Comparison, Fields, GoodExample, Municipality, MunicipalityCode, Owner, Record as _, Shape,
    Value, kind,
};
use crate::journal::{Entry, fold, is_mark};
use crate::workspace::{Command, Edit, Result, Role, Workspace, WorkspaceError};

impl Workspace {
    /// Writes the feedback for a municipality: what kits hold, and what is addressed to it or to all. It holds no
    /// personal data and nothing that another municipality wrote, and is not encrypted.
    ///
    /// # Errors
    /// If this is not the lead's workspace, the municipality does not take part, or the file cannot be written.
    pub fn export_feedback(&mut self, path: &Path, municipality: MunicipalityCode) -> Result<Sent> {
        self.send(path, |this| {
            this.may_send_to(municipality)?;
            Ok(Parcel {
                kind: BundleKind::Feedback,
                municipality: Some(municipality),
                profile: Profile::Pseudonymous,
                lock: Lock::Open,
                outgoing: this.outgoing(Which::Feedback(Some(municipality)))?,
                as_it_leaves: Box::new(|entry| entry),
            })
        })
    }

    /// The texts that feedback to these would hold, for a last look: those that name somebody, and how many these are,
    /// then those that are more than a line; the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn feedback_texts(&self, to: &[MunicipalityCode]) -> Result<Leaving> {
        self.reader.at_one_moment(|_| {
            self.texts_to_look_at(Which::Feedback(None), |entry| {
                let whose = entry.municipality.filter(|_| is_addressed(entry));
                whose.is_none_or(|whose| to.contains(&whose))
            })
        })
    }

    /// The texts that are about to leave, for a last look.
    pub(super) fn texts_to_look_at(
        &self,
        which: Which,
        such: impl Fn(&Entry) -> bool,
    ) -> Result<Leaving> {
        let persons = self.persons()?;
        let mut by_entry = Vec::new();
        self.each_outgoing(&self.outgoing(which)?, |entry| {
            if such(&entry) {
                let named = persons.named_in(&entry);
                let mut long = texts(&entry, |field| matches!(field.shape, Shape::Text));
                long.retain(|text| !named.iter().any(|one| one.field == text.field));
                by_entry.push((named, long));
            }
            Ok(())
        })?;
        let (named, long): (Vec<_>, Vec<_>) = by_entry.into_iter().rev().unzip();
        let naming: Vec<FreeText> = named.into_iter().flatten().collect();
        let long = long.into_iter().flatten();
        let mut leaving = Leaving {
            naming: naming.len(),
            free_texts: naming.into_iter().chain(long).collect(),
            ..Leaving::default()
        };
        leaving.find_alike();
        Ok(leaving)
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

/// The same entries of a record; an example, or what is addressed, without the values that stand no longer. An example
/// that was never shared does not leave; of one that is shared no more, that leaves and nothing else.
pub(super) fn as_last_said(mut of_record: Vec<Entry>) -> Vec<Entry> {
    let of_last_words = |entry: &Entry| entry.kind == GoodExample::CODE || is_addressed(entry);
    if of_record.iter().any(of_last_words) {
        if !leaves(&of_record) {
            return Vec::new();
        }
        keep_last(&mut of_record);
    }
    of_record
}

/// Whether a record has been for others to read at any time.
fn leaves(of_record: &[Entry]) -> bool {
    let shares = |entry: &Entry| entry.set.get(GoodExample::shared) == Some(&Value::Bool(true));
    of_record
        .iter()
        .any(|entry| entry.kind != GoodExample::CODE || shares(entry))
}

/// Takes out what stands no longer.
fn keep_last(of_record: &mut [Entry]) {
    let folded = fold(of_record);
    let is_example = of_record.iter().any(|one| one.kind == GoodExample::CODE);
    let shared = folded.fields.get(GoodExample::shared) == Some(&Value::Bool(true));
    let is_shown = folded.removed.is_none() && (shared || !is_example);
    // What was said last stands last.
    let mut kept: BTreeSet<String> = BTreeSet::new();
    for entry in of_record.iter_mut().rev() {
        entry.set.retain(|field, value| {
            let stands = folded.fields.get(field).unwrap_or(&Value::Null) == value;
            let shown = is_shown && stands && kept.insert(field.clone());
            is_mark(field) || field == GoodExample::shared || shown
        });
    }
}
