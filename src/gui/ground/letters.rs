//! Letters to pages: what has come of work that a page began, or what another page wants it to show.
//!
//! A letter is addressed to a type, the state that a page keeps, and is read by whoever keeps it, in the order in
//! which the letters were sent; it waits until the page is drawn. So nobody who sends or carries one knows the page.

use std::any::{Any, TypeId};
use std::cell::RefCell;

/// Reads a letter into the state that it is addressed to.
type Read = Box<dyn FnOnce(&mut dyn Any) + Send>;

/// What a page shall know.
pub struct Letter {
    to: TypeId,
    read: Read,
}

impl Letter {
    /// A letter to a page's state: `Letter::to(move |inbox: &mut inbox::State| inbox.add(paths))`.
    pub fn to<S: Any>(read: impl FnOnce(&mut S) + Send + 'static) -> Self {
        Self {
            to: TypeId::of::<S>(),
            read: Box::new(move |state| {
                if let Some(state) = state.downcast_mut() {
                    read(state);
                }
            }),
        }
    }
}

/// The letters that have not been read yet.
#[derive(Default)]
pub struct Letters(RefCell<Vec<Letter>>);

impl Letters {
    /// Takes in a letter.
    pub fn push(&self, letter: Letter) {
        self.0.borrow_mut().push(letter);
    }

    /// Has this state read what is addressed to it.
    pub fn read<'a, S: Any>(&self, state: &'a mut S) -> &'a mut S {
        let mine = |letter: &mut Letter| letter.to == TypeId::of::<S>();
        let letters: Vec<Letter> = self.0.borrow_mut().extract_if(.., mine).collect();
        for letter in letters {
            (letter.read)(state);
        }
        state
    }

    /// Forgets what nobody has read: another file.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, Letters};

    #[test]
    fn letters_are_read_in_order_by_whom_they_are_addressed_to_and_wait_until_then() {
        let letters = Letters::default();
        letters.push(Letter::to(|words: &mut String| words.push('a')));
        letters.push(Letter::to(|number: &mut u8| *number += 1));
        letters.push(Letter::to(|words: &mut String| words.push('b')));
        assert_eq!(*letters.read(&mut 0_u16), 0);
        assert_eq!(*letters.read(&mut String::new()), "ab");
        assert_eq!(
            *letters.read(&mut String::new()),
            "",
            "a letter is read once"
        );
        assert_eq!(*letters.read(&mut 0_u8), 1);
    }
}
