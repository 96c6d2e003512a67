//! What screens show: read on another thread, kept until something changes.
//!
//! A screen asks for a view by key each frame and draws what there is. The first time there is nothing
//! yet; after a change the old view is shown until the new one has been read. So the window never waits.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::names::Names;
use crate::insight::Facts;
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// What a view is made from: the file, the words, and what several views share.
pub struct Source {
    /// The open workspace, to read.
    pub reader: Reader,
    /// The words of the chosen language.
    pub text: Text,
    facts: Option<Arc<Facts>>,
    names: Option<Arc<Names>>,
}

impl Source {
    /// A source over a file.
    pub fn new(reader: Reader, text: Text) -> Self {
        Self {
            reader,
            text,
            facts: None,
            names: None,
        }
    }

    /// What figures, goals and signals are computed from.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn facts(&mut self) -> Result<Arc<Facts>> {
        let facts = match self.facts.take() {
            Some(facts) => facts,
            None => Arc::new(Facts::load(&self.reader)?),
        };
        self.facts = Some(facts.clone());
        Ok(facts)
    }

    /// What records are called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn names(&mut self) -> Result<Arc<Names>> {
        let names = match self.names.take() {
            Some(names) => names,
            None => Arc::new(Names::load(&self.reader, &self.text)?),
        };
        self.names = Some(names.clone());
        Ok(names)
    }

    /// Drops what a change has made old.
    pub fn changed(&mut self) {
        self.facts = None;
        self.names = None;
    }
}

/// A view of any type.
pub type Shown = Arc<dyn Any + Send + Sync>;
/// Reads a view.
pub type Load = Box<dyn FnOnce(&mut Source) -> Result<Shown> + Send>;
/// Which view.
pub type Key = (TypeId, u64);

#[derive(Default)]
struct Slot {
    shown: Option<Shown>,
    /// The change count that what is shown was read at.
    read_at: Option<u64>,
    /// The change count that a reading under way began at.
    reading: Option<u64>,
    /// The frame it was last asked for.
    asked: u64,
}

/// The views in use.
#[derive(Default)]
pub struct Views {
    slots: RefCell<HashMap<Key, Slot>>,
    wanted: RefCell<Vec<(Key, u64, Load)>>,
    changes: u64,
    frame: u64,
}

impl Views {
    /// The view with this key, as far as it has been read.
    pub fn get<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&mut Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let key = (TypeId::of::<V>(), hasher.finish());
        let mut slots = self.slots.borrow_mut();
        let slot = slots.entry(key).or_default();
        slot.asked = self.frame;
        if slot.read_at != Some(self.changes) && slot.reading != Some(self.changes) {
            slot.reading = Some(self.changes);
            let load: Load =
                Box::new(move |source| load(source).map(|view| Arc::new(view) as Shown));
            self.wanted.borrow_mut().push((key, self.changes, load));
        }
        slot.shown.clone()?.downcast().ok()
    }

    /// Whether everything that screens have asked for lately has been read.
    pub fn all_read(&self) -> bool {
        let slots = self.slots.borrow();
        let current = |slot: &Slot| slot.read_at == Some(self.changes);
        let asked = |slot: &&Slot| slot.asked + 1 >= self.frame;
        !slots.is_empty() && slots.values().filter(asked).all(current)
    }

    /// Whether a screen waits for a reading.
    pub fn any_wanted(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// The readings that screens have asked for since last time.
    pub fn take_wanted(&mut self) -> Vec<(Key, u64, Load)> {
        std::mem::take(self.wanted.get_mut())
    }

    /// Takes in what was read; the error's own words if it could not be.
    pub fn arrived(&mut self, key: Key, read_at: u64, shown: Option<Shown>) {
        let slot = self.slots.get_mut().entry(key).or_default();
        slot.read_at = Some(read_at);
        slot.shown = shown.or_else(|| slot.shown.take());
    }

    /// Everything that was read is old now.
    pub fn changed(&mut self) {
        self.changes += 1;
    }

    /// Begins a frame, and forgets views that no screen has asked for in a while.
    pub fn begin_frame(&mut self) {
        const KEPT_FRAMES: u64 = 1_000;
        self.frame += 1;
        let oldest = self.frame.saturating_sub(KEPT_FRAMES);
        self.slots.get_mut().retain(|_, slot| slot.asked >= oldest);
    }

    /// Forgets everything: another file, or another language.
    pub fn clear(&mut self) {
        self.slots.get_mut().clear();
        self.wanted.get_mut().clear();
        self.changes += 1;
    }
}
