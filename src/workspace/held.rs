//! Deciding about entries that a merge held back: to take them in, or to refuse them for good.
//!
//! Both are remembered by entry and sender: merging the same bundle again neither asks again for what was
//! refused nor loses what was taken in.

use super::merge::{Admission, KindCounts};
use super::{Result, Workspace};
use crate::journal::EntryId;
use crate::store::{Held, HeldVerdict, Merge, Store};

/// An entry that is held back: which, and the public key of who sent it.
pub type HeldId = (EntryId, String);

impl Workspace {
    /// Takes entries in that were held back, as if their sender had been let in. What contradicts what is
    /// known, or gives the project other keys, stays held back, and is counted as refused.
    ///
    /// # Errors
    /// If the file cannot be written; nothing was changed.
    pub fn accept_held(&mut self, chosen: &[HeldId]) -> Result<KindCounts> {
        let author = self.author.clone();
        let mut merger = self.merger();
        let counts = self.reader.store.transaction(true, |store| {
            let (held, merges) = (found(store, chosen)?, store.merges()?);
            let counts = merger.take_in(store, held.clone(), &Admission::Decided)?;
            for one in &held {
                if !waits(store, one)? {
                    decide(store, one, &merges, true, merger.at, &author)?;
                }
            }
            Result::Ok(counts)
        })?;
        self.take_over(&merger);
        Ok(counts)
    }

    /// Refuses entries that were held back, for good; how many.
    ///
    /// # Errors
    /// If the file cannot be written; nothing was changed.
    pub fn refuse_held(&mut self, chosen: &[HeldId]) -> Result<usize> {
        let author = self.author.clone();
        let at = self.surroundings.now_ms();
        self.reader.store.transaction(true, |store| {
            let (held, merges) = (found(store, chosen)?, store.merges()?);
            for one in &held {
                decide(store, one, &merges, false, at, &author)?;
                store.release(one.entry, &one.sender)?;
            }
            Ok(held.len())
        })
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
