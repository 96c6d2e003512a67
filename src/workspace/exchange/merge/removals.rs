//! Which removed records what comes has to do with. Whether they stay for now is found out when all is in: what is
//! looked at lies in order then, and what a later bundle decides is not asked.

use std::collections::BTreeSet;

use super::GoOn;
use crate::domain::Id;
use crate::store::Store;
use crate::workspace::{Result, WorkspaceError};

/// The removed records that what has come has to do with.
#[derive(Default)]
pub(super) struct Concerned {
    /// Those that each bundle has to do with.
    by_bundle: Vec<BTreeSet<Id>>,
    /// Those that have not been settled since.
    unsettled: BTreeSet<Id>,
}

impl Concerned {
    /// What is noted from here on, the next bundle has to do with.
    pub fn begin_bundle(&mut self) {
        self.by_bundle.push(BTreeSet::new());
    }

    /// Whether there is any.
    pub fn concern_any(&self) -> bool {
        self.by_bundle.iter().any(|some| !some.is_empty())
    }

    /// Notes those that have come since this was last done.
    pub fn note(&mut self, store: &Store) {
        let touched = store.take_touched();
        self.unsettled.extend(&touched);
        if let Some(last) = self.by_bundle.last_mut() {
            last.extend(touched);
        }
    }

    /// Finds out which of those so far stay, before it is asked who is here: only that tells whether a name is a
    /// namesake's.
    ///
    /// # Errors
    /// If it was stopped, or the file cannot be read or written.
    pub fn settle_so_far(&mut self, store: &Store, go_on: GoOn<'_>) -> Result<()> {
        self.note(store);
        let unsettled = std::mem::take(&mut self.unsettled);
        settle(store, unsettled, go_on).map(drop)
    }

    /// Finds out at last which of all stay until somebody decides, and did not before: the kind of each, and the last
    /// bundle that has to do with it.
    ///
    /// # Errors
    /// If it was stopped, or the file cannot be read or written.
    pub fn settle(&mut self, store: &Store, go_on: GoOn<'_>) -> Result<Vec<(String, usize)>> {
        self.note(store);
        let all = self.by_bundle.iter().flatten().copied().collect();
        let waiting = settle(store, all, go_on)?.into_iter();
        let told = waiting.filter_map(|(kind, record)| {
            let mut bundles = self.by_bundle.iter();
            Some((kind, bundles.rposition(|some| some.contains(&record))?))
        });
        Ok(told.collect())
    }
}

fn settle(store: &Store, these: BTreeSet<Id>, go_on: GoOn<'_>) -> Result<Vec<(String, Id)>> {
    let waiting = store.settle_removals_of(these, &mut || go_on().is_ok())?;
    waiting.ok_or(WorkspaceError::Stopped)
}
