//! What screens show: read on another thread, kept until something that it was made of changes.
//!
//! A screen asks for a view by key each frame and draws what there is. The first time there is nothing
//! yet; after a change the old view is shown until the new one has been read. So the window never waits.
//! What a view is made of is noted while it is read ([`super::source`]): nobody has to say it.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::source::Source;
use crate::workspace::Result;

/// A view of any type.
pub type ShownView = Arc<dyn Any + Send + Sync>;
/// Reads a view.
pub type Load = Box<dyn FnOnce(&Source) -> Result<ShownView> + Send>;
/// Which view.
pub type ViewKey = (TypeId, u64);
/// A reading that is asked for: of which view, and how often everything had been forgotten then.
pub type Wanted = (ViewKey, u64, Load);

/// When a view is read, of those that are asked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Before the rest of the page: it is read in no time.
    First,
    /// With the page.
    Page,
    /// After what the page itself shows.
    After,
    /// When the page has been read: it stands beside it.
    Beside,
}

/// How far a view has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Freshness {
    /// It has not been read, or is not what would be read now.
    #[default]
    Old,
    /// It is being read.
    Reading,
    /// It is what would be read now.
    Read,
}

#[derive(Default)]
struct Slot {
    shown: Option<ShownView>,
    state: Freshness,
    /// Whether it stands beside the page.
    beside: bool,
    /// Whether it is being read after what the page itself shows.
    after: bool,
    /// The frame it was last asked for.
    asked: u64,
}

/// The views in use.
#[derive(Default)]
pub struct Views {
    slots: RefCell<HashMap<ViewKey, Slot>>,
    wanted: RefCell<Vec<(Turn, Wanted)>>,
    /// What is held for screens, and the frame it was last asked for.
    held: RefCell<HashMap<u64, (ShownView, u64)>>,
    hurried: RefCell<Vec<ViewKey>>,
    /// Changes of which it is not known yet which views they have made old.
    unjudged: usize,
    /// How many times everything was forgotten.
    forgotten: u64,
    frame: u64,
    read: u64,
}

impl Views {
    /// The view with this key, as far as it has been read.
    pub fn get<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.wanting(Turn::Page, key, load)
    }

    /// The same for what is read in no time: it is there before what a country's figures are counted from.
    pub fn get_first<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.wanting(Turn::First, key, load)
    }

    /// The same for what is a part of every page, and takes longer than most of what they show themselves.
    pub fn get_after<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.wanting(Turn::After, key, load)
    }

    /// The same for what stands beside the page: whoever looks at the page does not wait for it.
    pub fn get_later<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.wanting(Turn::Beside, key, load)
    }

    fn wanting<V: Any + Send + Sync>(
        &self,
        turn: Turn,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let key = (TypeId::of::<V>(), hasher.finish());
        let mut slots = self.slots.borrow_mut();
        let slot = slots.entry(key).or_default();
        slot.asked = self.frame;
        slot.beside = turn == Turn::Beside;
        if slot.state == Freshness::Old {
            slot.state = Freshness::Reading;
            slot.after = turn == Turn::After;
            let load: Load =
                Box::new(move |source| load(source).map(|view| Arc::new(view) as ShownView));
            let wanted = (key, self.forgotten, load);
            self.wanted.borrow_mut().push((turn, wanted));
        } else if slot.after && turn < Turn::After {
            slot.after = false;
            self.hurry(turn, key);
        }
        slot.shown.clone()?.downcast().ok()
    }

    /// Holds what a screen has made of a view, under a number of its own, for as long as it goes on asking for that:
    /// what a page remembers of a country while others are shown is too much to be kept.
    pub fn hold(&self, number: u64, held: ShownView) {
        self.held.borrow_mut().insert(number, (held, self.frame));
    }

    /// What was to be read after a page is a part of the one that is shown by now.
    fn hurry(&self, turn: Turn, key: ViewKey) {
        let mut wanted = self.wanted.borrow_mut();
        match wanted.iter_mut().find(|(_, (of, ..))| *of == key) {
            Some((its, _)) => *its = turn,
            None => self.hurried.borrow_mut().push(key),
        }
    }

    /// The readings under way that are to be read before the others that wait.
    pub fn take_hurried(&mut self) -> Vec<ViewKey> {
        std::mem::take(self.hurried.get_mut())
    }

    /// Whether everything that screens have asked for lately has been read.
    pub fn all_read(&self) -> bool {
        self.are_read(|_| true)
    }

    /// The same of what the page itself shows, without what is a part of every page and is read after it.
    pub fn page_shown(&self) -> bool {
        self.are_read(|slot| !slot.beside && !slot.after)
    }

    /// The same of the page alone, without what stands beside it.
    pub fn page_read(&self) -> bool {
        self.are_read(|slot| !slot.beside)
    }

    fn are_read(&self, which: impl Fn(&Slot) -> bool) -> bool {
        let slots = self.slots.borrow();
        let asked = |slot: &&Slot| slot.asked + 1 >= self.frame && which(slot);
        let read = |slot: &Slot| slot.state == Freshness::Read;
        self.unjudged == 0 && !slots.is_empty() && slots.values().filter(asked).all(read)
    }

    /// Whether a screen waits for a reading.
    pub fn any_wanted(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// The readings that screens have asked for since last time, in their turn.
    pub fn take_wanted(&mut self) -> Vec<Wanted> {
        let mut wanted = std::mem::take(self.wanted.get_mut());
        wanted.sort_by_key(|(turn, _)| *turn);
        wanted.into_iter().map(|(_, wanted)| wanted).collect()
    }

    /// Takes in what was read; nothing if it could not be.
    pub fn arrived(&mut self, key: ViewKey, asked_at: u64, shown: Option<ShownView>) {
        if asked_at != self.forgotten {
            return;
        }
        self.read += 1;
        let slot = self.slots.get_mut().entry(key).or_default();
        (slot.state, slot.after) = (Freshness::Read, false);
        slot.shown = shown.or_else(|| slot.shown.take());
    }

    /// How many readings have arrived so far.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Something has changed; what that makes old is told by [`Views::old`].
    pub fn changed(&mut self) {
        self.unjudged += 1;
    }

    /// A change has made these views old.
    pub fn old(&mut self, keys: &[ViewKey]) {
        self.unjudged = self.unjudged.saturating_sub(1);
        for key in keys {
            if let Some(slot) = self.slots.get_mut().get_mut(key) {
                slot.state = Freshness::Old;
            }
        }
    }

    /// The number of the frame that is drawn.
    pub fn frame(&self) -> u64 {
        self.frame
    }

    /// Begins a frame, and forgets views that no screen has asked for in a while.
    pub fn begin_frame(&mut self) {
        const KEPT_FRAMES: u64 = 1_000;
        self.frame += 1;
        let oldest = self.frame.saturating_sub(KEPT_FRAMES);
        self.slots.get_mut().retain(|_, slot| slot.asked >= oldest);
        self.held.get_mut().retain(|_, (_, asked)| *asked >= oldest);
    }

    /// Forgets everything: another file, or another language.
    pub fn clear(&mut self) {
        self.slots.get_mut().clear();
        self.held.get_mut().clear();
        self.wanted.get_mut().clear();
        self.hurried.get_mut().clear();
        self.unjudged = 0;
        self.forgotten += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_read_as_quickly_as_they_can_be_and_those_beside_the_page_last() {
        let mut views = Views::default();
        let beside: Option<Arc<u8>> = views.get_later("beside", |_| Ok(0));
        let names: Option<Arc<u64>> = views.get_after("names", |_| Ok(0));
        let counted: Option<Arc<u16>> = views.get("counted", |_| Ok(0));
        let first: Option<Arc<u32>> = views.get_first("at once", |_| Ok(0));
        assert_eq!((beside, names, counted, first), (None, None, None, None));
        let wanted = views.take_wanted().into_iter();
        let in_order: Vec<TypeId> = wanted.map(|((of, _), ..)| of).collect();
        let expected = [
            TypeId::of::<u32>(),
            TypeId::of::<u16>(),
            TypeId::of::<u64>(),
            TypeId::of::<u8>(),
        ];
        assert_eq!(in_order, expected);
        assert!(!views.any_wanted());
    }

    #[test]
    fn names_that_wait_behind_an_overview_are_hurried_once_for_the_form_that_needs_them() {
        let mut views = Views::default();
        let names = |views: &Views| views.get::<u64>("names", |_| Ok(0));
        views.get_after::<u64>("names", |_| Ok(0));
        let key = views.take_wanted()[0].0;
        views.get_after::<u64>("names", |_| Ok(0));
        assert_eq!(views.take_hurried(), [], "the overview is still shown");
        assert_eq!([names(&views), names(&views)], [None, None]);
        assert_eq!(views.take_hurried(), [key]);
        views.arrived(key, 0, Some(Arc::new(0_u64)));
        assert!(names(&views).is_some());
        assert_eq!(views.take_hurried(), [], "they are there");
    }
}
