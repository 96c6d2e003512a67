//! Deciding about entries that a merge held back: to take them in, or to refuse them for good.
//!
//! Both are remembered by entry and sender: merging the same bundle again neither asks again for what was
//! refused nor loses what was taken in.

use std::collections::{BTreeMap, BTreeSet};

use super::merge::{Admission, KindCounts, Progress};
use super::senders;
use crate::journal::{Entry, EntryId};
use crate::store::{Held, HeldVerdict, Merge, Store, Whose};
use crate::workspace::{Result, Workspace};

/// An entry that is held back: which, and the public key of who sent it.
pub type HeldId = (EntryId, String);

/// A key that is asked about: whose it says it is, and the public key.
pub type KeyId = (Whose, String);

impl Workspace {
    /// Says that keys are their senders', and takes in what waited for that; and takes in single entries,
    /// as if their sender had been let in. What contradicts what is known, or gives the project other keys, stays
    /// held back, and is counted as refused. All is decided or nothing.
    ///
    /// # Errors
    /// If it was stopped, or the file cannot be written; nothing was changed.
    pub fn accept(
        &mut self,
        keys: &[KeyId],
        chosen: &[HeldId],
        progress: Progress<'_>,
    ) -> Result<KindCounts> {
        let mut merger = self.merger();
        let counts = self.reader.store.transaction(true, |store| {
            let mut counts = Vec::new();
            for (whose, key) in keys {
                counts.push(senders::accept(store, *whose, key, &mut merger, progress)?);
            }
            let (held, merges) = (found(store, chosen)?, store.merges()?);
            counts.push(merger.take_in(store, held.clone(), &Admission::Decided, progress)?);
            for one in &held {
                if !waits(store, one)? {
                    decide(store, one, &merges, true, merger.at, &merger.by)?;
                }
            }
            Result::Ok(counts.into_iter().sum())
        })?;
        self.take_over(&merger);
        Ok(counts)
    }

    /// Says that keys are not their senders', and drops what waited for that; and refuses single entries for
    /// good. How many entries that was; all is decided or nothing. What a key may have brought before stays.
    ///
    /// # Errors
    /// If the file cannot be written; nothing was changed.
    pub fn refuse(&mut self, keys: &[KeyId], chosen: &[HeldId]) -> Result<usize> {
        let author = self.author.clone();
        let at = self.surroundings.now_ms();
        self.reader.store.transaction(true, |store| {
            let mut refused = 0;
            for (whose, key) in keys {
                refused += senders::refuse(store, *whose, key, at, &author)?;
            }
            let (held, merges) = (found(store, chosen)?, store.merges()?);
            for one in &held {
                decide(store, one, &merges, false, at, &author)?;
                store.release(one)?;
            }
            let entries: BTreeSet<_> = held.iter().map(|one| (one.entry, &one.sender)).collect();
            Ok(refused + entries.len())
        })
    }

    /// Takes in entries that were held back: [`Workspace::accept`].
    ///
    /// # Errors
    /// As there.
    pub fn accept_held(&mut self, chosen: &[HeldId]) -> Result<KindCounts> {
        self.accept(&[], chosen, &mut |_, _| true)
    }

    /// Refuses entries that were held back: [`Workspace::refuse`].
    ///
    /// # Errors
    /// As there.
    pub fn refuse_held(&mut self, chosen: &[HeldId]) -> Result<usize> {
        self.refuse(&[], chosen)
    }

    /// Says that a key is a sender's: [`Workspace::accept`].
    ///
    /// # Errors
    /// As there.
    pub fn accept_sender(&mut self, whose: impl Into<Whose>, key: &str) -> Result<KindCounts> {
        self.accept(&[(whose.into(), key.to_owned())], &[], &mut |_, _| true)
    }

    /// Says that a key is not a sender's: [`Workspace::refuse`].
    ///
    /// # Errors
    /// As there.
    pub fn refuse_sender(&mut self, whose: impl Into<Whose>, key: &str) -> Result<usize> {
        self.refuse(&[(whose.into(), key.to_owned())], &[])
    }

    /// Forgets that entries were refused: the next bundle that brings them asks again.
    ///
    /// # Errors
    /// If the file cannot be written; nothing was changed.
    pub fn ask_again(&mut self, chosen: &[HeldId]) -> Result<()> {
        self.reader.store.transaction(true, |store| {
            for (entry, sender) in chosen {
                store.forget_held_verdict(*entry, sender)?;
            }
            Ok(())
        })
    }
}

/// What waits for a decision: of each entry what its sender has said in all, unless that is here already.
///
/// Each merge keeps what it held back, so that it goes with that merge alone, and no poorer copy takes the place
/// of a fuller one. A copy that contradicts an earlier one waits behind it.
pub(in crate::workspace) fn waiting(store: &Store) -> Result<Vec<Held>> {
    let from = senders(store)?;
    let mut waiting: Vec<Held> = Vec::new();
    for copy in not_here(store)? {
        let copies_of_one = |last: &&mut Held| {
            (last.entry, &last.sender, from.get(&last.merge))
                == (copy.entry, &copy.sender, from.get(&copy.merge))
        };
        match waiting.last_mut().filter(copies_of_one) {
            Some(last) => add_up(last, copy),
            None => waiting.push(copy),
        }
    }
    Ok(waiting)
}

/// The copies held back that say anything that the journal does not.
pub(in crate::workspace) fn not_here(store: &Store) -> Result<Vec<Held>> {
    let mut copies = Vec::new();
    for copy in store.held()? {
        if !is_here(store, &copy)? {
            copies.push(copy);
        }
    }
    Ok(copies)
}

/// From whom each merge came; none if from the lead.
pub(in crate::workspace) fn senders(store: &Store) -> Result<BTreeMap<i64, Option<Whose>>> {
    let merges = store.merges()?.into_iter();
    Ok(merges.map(|merge| (merge.number, merge.whose())).collect())
}

/// Adds what a later copy of an entry says to what the earlier ones did.
fn add_up(held: &mut Held, copy: Held) {
    if held.line != copy.line {
        let (Some(one), Some(other)) = (held.said(), copy.said()) else {
            return;
        };
        let Ok(both) = one.union(&other) else { return };
        held.line = serde_json::to_string(&both).unwrap_or_default();
    }
    (held.merge, held.reason) = (copy.merge, copy.reason);
}

/// Whether the journal says all that a copy does.
fn is_here(store: &Store, held: &Held) -> Result<bool> {
    let Some(known) = store.entry(held.entry)? else {
        return Ok(false);
    };
    let copy = held.said().map(|copy| Entry {
        project: known.project,
        ..copy
    });
    Ok(copy.is_some_and(|copy| known.holds(&copy)))
}

fn found(store: &Store, chosen: &[HeldId]) -> Result<Vec<Held>> {
    let mut found = Vec::new();
    for (entry, sender) in chosen {
        let mut copies = store.held_copies(*entry)?;
        copies.retain(|held| held.sender == *sender);
        found.append(&mut copies);
    }
    Ok(found)
}

fn waits(store: &Store, held: &Held) -> Result<bool> {
    let copies = store.held_copies(held.entry)?;
    Ok(copies.iter().any(|copy| copy.sender == held.sender))
}

fn decide(
    store: &Store,
    held: &Held,
    merges: &[Merge],
    accepted: bool,
    at: i64,
    author: &str,
) -> Result<()> {
    let merge = merges.iter().find(|merge| merge.number == held.merge);
    Ok(store.write_held_verdict(&HeldVerdict {
        entry: held.entry,
        sender: held.sender.clone(),
        municipality: merge.and_then(|merge| merge.municipality),
        reason: held.reason.clone(),
        accepted,
        at,
        author: author.to_owned(),
    })?)
}
