//! Who has a protected identity, and who is the same human being under another record.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Id, LinkVerdict, Person, PersonLink, Value};
use crate::journal::Entry;

/// What is known of protected identities, gathered from a journal.
#[derive(Default)]
pub(in crate::workspace) struct Protected {
    /// Those said to be protected, now or once.
    said: BTreeSet<Id>,
    /// Pairs that are one human being.
    same: Vec<[Id; 2]>,
    /// The first person met with an identity number, or with the code that stands for it.
    by_number: BTreeMap<String, Id>,
}

impl Protected {
    /// Takes in what an entry says of a person.
    pub fn gather(&mut self, entry: &Entry) {
        if entry.set.get(Person::protected).and_then(Value::as_bool) == Some(true) {
            self.said.insert(entry.record);
        }
        for field in [Person::identity_number, Person::identity_digest] {
            let number = entry.set.get(field).and_then(Value::as_str);
            let Some(number) = number.filter(|number| !number.is_empty()) else {
                continue;
            };
            let first = *self
                .by_number
                .entry(number.to_owned())
                .or_insert(entry.record);
            if first != entry.record {
                self.same.push([first, entry.record]);
            }
        }
    }

    /// Takes in a decision about two persons.
    pub fn link(&mut self, link: &PersonLink) {
        if let (Some(LinkVerdict::Same), Some(first), Some(second)) =
            (link.verdict, link.first, link.second)
        {
            self.same.push([first, second]);
        }
    }

    /// Everybody who is protected, and whoever is the same human being, over however many records.
    pub fn persons(mut self) -> BTreeSet<Id> {
        loop {
            let before = self.said.len();
            for pair in &self.same {
                if pair.iter().any(|person| self.said.contains(person)) {
                    self.said.extend(pair);
                }
            }
            if self.said.len() == before {
                return self.said;
            }
        }
    }
}
