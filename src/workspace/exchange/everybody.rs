//! Everybody's names at once, to look for in every text that is about to leave.

use std::collections::{HashMap, HashSet};

use crate::domain::reading::alike;
use crate::domain::{Person, Value};
use crate::journal::Entry;
use crate::workspace::people::mentions::{CALLED, is_telling, words};
use crate::workspace::people::numbers::Numbers;

/// What the persons of a file are or were called. However many they are, a text is read once.
#[derive(Default)]
pub(in crate::workspace) struct Everybody {
    /// Words that are part of somebody's name and tell of the person by themselves.
    parts: HashSet<String>,
    /// Names, addresses and numbers as their words, by the first of them.
    whole: HashMap<String, HashSet<Vec<String>>>,
    /// Telephone and identity numbers, however they are written.
    numbers: Numbers,
}

impl Everybody {
    /// Takes in what an entry calls a person.
    pub fn gather(&mut self, entry: &Entry) {
        for field in CALLED {
            let called = entry.set.get(field).and_then(Value::as_str);
            let called = alike(called.unwrap_or_default());
            match field {
                Person::phone => self.numbers.add_phone(&called),
                Person::identity_number => self.numbers.add_identity(&called),
                _ => {}
            }
            let called = words(&called);
            if field == Person::name {
                let parts = called.iter().filter(|part| is_telling(part));
                self.parts.extend(parts.cloned());
            }
            if let Some(first) = called.first() {
                self.whole.entry(first.clone()).or_default().insert(called);
            }
        }
    }

    /// Whether a text mentions anybody, be it in the genitive.
    pub fn are_in(&self, text: &str) -> bool {
        let words = words(&alike(text));
        self.numbers.are_in(text)
            || (0..words.len()).any(|at| words.get(at..).is_some_and(|rest| self.begins(rest)))
    }

    /// Whether the first of these words, or the first few together, are what somebody is called.
    fn begins(&self, words: &[String]) -> bool {
        let Some(first) = words.first() else {
            return false;
        };
        let stem = first.strip_suffix('s').unwrap_or(first);
        [first, stem].into_iter().any(|word: &str| {
            let called = self.whole.get(word).into_iter().flatten();
            self.parts.contains(word) || called.into_iter().any(|called| goes_on(called, words))
        })
    }
}

/// Whether the words begin with these, the last perhaps in the genitive.
fn goes_on(called: &[String], words: &[String]) -> bool {
    let Some((last, before)) = called.split_last() else {
        return false;
    };
    words.starts_with(before)
        && words
            .get(before.len())
            .is_some_and(|word| word == last || word.strip_suffix('s') == Some(last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Record as _};
    use crate::journal::EntryId;
    use serde_json::json;

    fn everybody() -> Everybody {
        let mut everybody = Everybody::default();
        for (field, called) in [
            (Person::name, "Amira Holm"),
            (Person::name, "Bo Ek"),
            (Person::email, "b.ek@eslov.example"),
            (Person::phone, "070-123 45 67"),
            (Person::identity_number, "196408233234"),
        ] {
            everybody.gather(&Entry {
                id: EntryId { hlc: 1, device: 1 },
                project: Id::nil(),
                kind: Person::CODE.into(),
                record: Id::nil(),
                municipality: None,
                parents: Vec::new(),
                set: [(field.to_owned(), json!(called))].into(),
                author: None,
            });
        }
        everybody
    }

    #[test]
    fn a_text_that_mentions_somebody_is_found_however_it_is_written() {
        for text in [
            "Avstämning med AMIRA",
            "Holms grupp",
            "Möte: Bo Ek, kl. 9",
            "Bo Eks uppdrag",
            "Frågor till b.ek@eslov.example.",
            "Ring 070 123 45 67",
            "Ring 0701234567 eller +46701234567",
            "640823-3234",
        ] {
            assert!(everybody().are_in(text), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_name_is_left_alone() {
        for text in [
            "Styrgruppen",
            "Ek i parken",
            "Bo i Holmby",
            "070",
            "070-1234568 och 640823",
            "",
            "– …",
        ] {
            assert!(!everybody().are_in(text), "{text}");
        }
    }
}
