//! What has been read, so that it is known after a change whether to read it again.
//!
//! Whoever reads says nothing of it: the store that is read through notes it. What is not known to be narrow
//! counts as everything, so that nothing can be forgotten.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::ops::{Deref, DerefMut};

use crate::domain::{Id, Kind};
use crate::store::Store;
use crate::workspace::Touched;

/// What something was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    everything: bool,
    kinds: BTreeSet<&'static str>,
    records: HashSet<Id>,
}

impl Seen {
    /// Anything at all.
    pub fn everything() -> Self {
        Self {
            everything: true,
            ..Self::default()
        }
    }

    /// What was read besides.
    pub fn add(&mut self, other: Self) {
        self.everything |= other.everything;
        self.kinds.extend(other.kinds);
        self.records.extend(other.records);
    }

    /// Whether what was read may be another after a change.
    pub fn is_touched(&self, touched: &Touched) -> bool {
        let hit = |(kind, id): &(&'static Kind, Id)| {
            self.everything || self.kinds.contains(kind.code) || self.records.contains(id)
        };
        match touched {
            Touched::Everything => true,
            Touched::Records(records) => records.iter().any(hit),
            Touched::Log => self.everything,
        }
    }
}

/// A store that notes what is read through it, while somebody asks.
pub(in crate::workspace) struct Watched {
    store: Store,
    seen: RefCell<Option<Seen>>,
}

impl Watched {
    pub(in crate::workspace) fn new(store: Store) -> Self {
        Self {
            store,
            seen: RefCell::default(),
        }
    }

    /// Does something; what it answers, and what was read meanwhile. A watch within another keeps its own account.
    pub(super) fn watch<T>(&self, read: impl FnOnce() -> T) -> (T, Seen) {
        let outer = self.seen.replace(Some(Seen::default()));
        let answer = read();
        let seen = self.seen.replace(outer);
        (answer, seen.unwrap_or_default())
    }

    /// To read records of one kind.
    pub(super) fn kind(&self, code: &'static str) -> &Store {
        self.note(|seen| {
            seen.kinds.insert(code);
        })
    }

    /// To read one record, or what was written of it.
    pub(super) fn record(&self, id: Id) -> &Store {
        self.note(|seen| {
            seen.records.insert(id);
        })
    }

    /// To read what no change of records touches: what the file says of itself.
    pub(super) fn itself(&self) -> &Store {
        &self.store
    }

    fn note(&self, note: impl FnOnce(&mut Seen)) -> &Store {
        if let Some(seen) = &mut *self.seen.borrow_mut() {
            note(seen);
        }
        &self.store
    }
}

impl Deref for Watched {
    type Target = Store;

    /// To read anything at all.
    fn deref(&self) -> &Store {
        self.note(|seen| seen.everything = true)
    }
}

impl DerefMut for Watched {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}
