//! Everybody's names at once, to look for in every text that is about to leave.

use std::collections::{HashMap, HashSet};

use crate::domain::reading::alike;
use crate::domain::{Person, Value};
use crate::journal::Entry;
use crate::workspace::people::mentions::{CALLED, words};
use crate::workspace::people::named::Words;
use crate::workspace::people::numbers::Numbers;

/// What the persons of a file are or were called. However many they are, a text is read once.
#[derive(Default)]
pub(in crate::workspace) struct Everybody {
    /// Words that are part of somebody's name; whether one tells of the person is told by where it stands.
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
                self.parts.extend(called.iter().cloned());
            }
            if let Some(first) = called.first() {
                self.whole.entry(first.clone()).or_default().insert(called);
            }
        }
    }

    /// What in a text may be what anybody is called, be it in the genitive: each once, as it is written there.
    pub fn named_in(&self, text: &str) -> Vec<String> {
        let words = Words::of(text);
        let mut named: Vec<String> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let together = self.begins(&words, at);
            if together > 0 {
                named.push(words.written(at..at + together).to_owned());
            }
            at += together.max(1);
        }
        for number in self.numbers.found_in(text) {
            // It may have been found by its words, too.
            named.retain(|one| !number.contains(one.as_str()));
            named.push(number.to_owned());
        }
        let mut told = HashSet::new();
        named.retain(|one| told.insert(one.clone()));
        named
    }

    /// How many of the words from this one on are what somebody is called; none is none.
    fn begins(&self, words: &Words<'_>, at: usize) -> usize {
        let first = words.at(at).unwrap_or_default();
        let stem = first.strip_suffix('s').unwrap_or(first);
        let is_part = |word: &&str| self.parts.contains(*word);
        let parts = [first, stem].into_iter().filter(is_part);
        let may_be = parts.map(|part| words.may_name(at, part)).max();
        let called = [first, stem]
            .into_iter()
            .filter_map(|word| self.whole.get(word));
        let called = called.flatten().filter(|called| goes_on(called, words, at));
        let together = called.map(Vec::len).max().unwrap_or(0);
        match may_be {
            // A name alone is one where it may be.
            Some(may_be) if together < 2 => usize::from(may_be),
            _ => together,
        }
    }
}

/// Whether the words from this one on are these, the last perhaps in the genitive.
fn goes_on(called: &[String], words: &Words<'_>, at: usize) -> bool {
    let mut called = called.iter().enumerate().rev();
    let is_last = |(place, last): (usize, &String)| {
        let word = words.at(at + place);
        word.is_some_and(|word| word == last || word.strip_suffix('s') == Some(last.as_str()))
    };
    called.next().is_some_and(is_last)
        && called.all(|(place, word)| words.at(at + place) == Some(word.as_str()))
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
            (Person::name, "Per Åkerman"),
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
            assert!(!everybody().named_in(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_said_to_name_somebody_is_told_as_it_is_written() {
        for (text, named) in [
            (
                "Amira och Bo Eks uppdrag, enligt amira",
                &["Amira", "Bo Eks", "amira"][..],
            ),
            ("Holm, HOLM och Holm", &["Holm", "HOLM"]),
            ("Någon gång per termin", &[]),
            ("per sa att det gick bra", &["per"]),
            (
                "Mötet med Bo, nås på (070) 123 45 67.",
                &["Bo", "(070) 123 45 67"],
            ),
            ("b.ek@eslov.example", &["b.ek@eslov.example"]),
        ] {
            assert_eq!(everybody().named_in(text), named, "{text}");
        }
    }

    #[test]
    fn a_text_without_a_name_is_left_alone() {
        for text in [
            "Styrgruppen",
            "En ek i parken",
            "att bo i Holmby",
            "två gånger per år",
            "070",
            "070-1234568 och 640823",
            "",
            "– …",
        ] {
            assert_eq!(everybody().named_in(text), [""; 0], "{text}");
        }
    }
}
