//! What a merge did, or would do.

use std::collections::BTreeMap;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

use crate::bundle::Manifest;
use crate::journal::EntryId;
use crate::store::{HeldReason, Merge};
use crate::workspace::SenderStanding;

/// What became of one kind's entries and records.
///
/// Of the records, all are new, changed, unchanged or held back; of the entries, all are added, known or
/// refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KindCounts {
    /// Entries in the bundle: always added + known + refused.
    pub read: usize,
    /// Entries that were new here, or brought fields that were.
    pub added: usize,
    /// Entries that were here already.
    pub known: usize,
    /// Entries held back for a decision.
    pub refused: usize,
    /// Records that were new.
    pub new_records: usize,
    /// Records that were known and changed.
    pub changed_records: usize,
    /// Records that were as here already.
    pub unchanged_records: usize,
    /// Records that are not here, since all of their entries were held back.
    pub held_records: usize,
    /// Conflicts that the records have now.
    pub conflicts: usize,
}

impl KindCounts {
    /// Records in the bundle.
    pub fn records(&self) -> usize {
        self.new_records + self.changed_records + self.unchanged_records + self.held_records
    }
}

impl Sum for KindCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            read: sum.read + one.read,
            added: sum.added + one.added,
            known: sum.known + one.known,
            refused: sum.refused + one.refused,
            new_records: sum.new_records + one.new_records,
            changed_records: sum.changed_records + one.changed_records,
            unchanged_records: sum.unchanged_records + one.unchanged_records,
            held_records: sum.held_records + one.held_records,
            conflicts: sum.conflicts + one.conflicts,
        })
    }
}

/// Something the lead should know before merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// This very bundle was merged before.
    MergedBefore,
    /// A later bundle from the same sender was merged already.
    OlderThanKnown,
    /// The municipality signed with other keys until now: what it brings waits for a decision.
    NewKey,
    /// Signed with a key that was refused: nothing of it is let in.
    RefusedKey,
    /// Signed with a new key that an earlier one vouches for: another laptop of the same sender.
    VouchedKey,
    /// Made by a later version of the program.
    NewerProgram,
    /// The bundle, or something in it, is from a time that has not come yet.
    ClockAhead,
    /// It erases so many persons who are here, which is never taken back.
    Erases(usize),
}

impl Warning {
    /// Whether somebody has to think before merging; the rest is only good to know.
    pub fn gives_pause(self) -> bool {
        self != Self::VouchedKey
    }
}

/// What a merge did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeReport {
    /// What the bundle says about itself.
    pub manifest: Manifest,
    /// By kind.
    pub kinds: BTreeMap<String, KindCounts>,
    /// The entries held back, and why.
    pub held: Vec<(EntryId, HeldReason)>,
    /// How its sender stands here.
    pub standing: SenderStanding,
    /// What the lead should know.
    pub warnings: Vec<Warning>,
}

impl MergeReport {
    /// All kinds together.
    pub fn total(&self) -> KindCounts {
        self.kinds.values().copied().sum()
    }

    /// How many persons who are here, and were not erased before, it erases for good.
    pub fn erased(&self) -> usize {
        erased(&self.warnings)
    }

    /// Whether somebody has to think before merging.
    pub fn gives_pause(&self) -> bool {
        self.warnings.iter().any(|warning| warning.gives_pause())
    }

    /// As it is kept with the merge.
    pub(in crate::workspace) fn account(&self, by: &str) -> Account {
        let mut held = BTreeMap::new();
        for (_, reason) in &self.held {
            *held.entry(reason.clone()).or_default() += 1;
        }
        let earlier_keys = self.manifest.vouching().into_iter();
        Account {
            by: by.to_owned(),
            program: self.manifest.program.clone(),
            kinds: self.kinds.clone(),
            held,
            warnings: self.warnings.clone(),
            earlier_keys: earlier_keys.map(str::to_owned).collect(),
        }
    }
}

fn erased(warnings: &[Warning]) -> usize {
    let erased = warnings.iter().map(|warning| match warning {
        Warning::Erases(persons) => *persons,
        _ => 0,
    });
    erased.sum()
}

/// What a merge did, as it is kept with the merge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Who merged.
    pub by: String,
    /// The program version that made the bundle.
    pub program: String,
    /// By kind.
    pub kinds: BTreeMap<String, KindCounts>,
    /// How many entries were held back, by reason.
    pub held: BTreeMap<HeldReason, usize>,
    /// What there was to know.
    pub warnings: Vec<Warning>,
    /// The public keys that vouch for the sender's: of the laptops it comes after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_keys: Vec<String>,
}

impl Account {
    /// How many persons it erased for good.
    pub fn erased(&self) -> usize {
        erased(&self.warnings)
    }

    /// All kinds together.
    pub fn total(&self) -> KindCounts {
        self.kinds.values().copied().sum()
    }
}

/// A merge that was made here.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Which bundle, and when.
    pub merge: Merge,
    /// What it did; none if an earlier version of the program merged, which did not keep it.
    pub account: Option<Account>,
}
