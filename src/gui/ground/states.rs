//! What pages remember while a file is open: each its own, and each record's apart from every other's.

use std::any::{Any, TypeId};
use std::collections::HashMap;

use crate::domain::Id;

/// What pages remember, by the type of what is remembered and the record that it belongs to.
#[derive(Default)]
pub struct States(HashMap<(TypeId, Option<Id>), Box<dyn Any>>);

impl States {
    /// Hands out what is remembered of a record, or of none, with everything else beside it.
    ///
    /// `states.with(Some(group), |state: &mut group::State, states| …)`
    pub fn with<T: Any + Default, R>(
        &mut self,
        record: Option<Id>,
        then: impl FnOnce(&mut T, &mut Self) -> R,
    ) -> R {
        let key = (TypeId::of::<T>(), record);
        let kept = self.0.remove(&key).and_then(|kept| kept.downcast().ok());
        let mut state: Box<T> = kept.unwrap_or_default();
        let answer = then(&mut state, self);
        self.0.insert(key, state);
        answer
    }

    /// Remembers this from now on.
    pub fn put<T: Any>(&mut self, record: Option<Id>, state: T) {
        self.0.insert((TypeId::of::<T>(), record), Box::new(state));
    }

    /// Forgets it, and hands out what was remembered.
    pub fn take<T: Any>(&mut self, record: Option<Id>) -> Option<T> {
        let kept = self.0.remove(&(TypeId::of::<T>(), record))?;
        kept.downcast().ok().map(|kept| *kept)
    }
}
