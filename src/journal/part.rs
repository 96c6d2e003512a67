//! How much of an entry somebody knows: from a bundle without personal data, only a part.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::entry::Entry;

/// Fields of an entry, without their values, and perhaps its author.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The fields.
    #[serde(default, rename = "f", skip_serializing_if = "BTreeSet::is_empty")]
    pub fields: BTreeSet<String>,
    /// Whether the author is known.
    #[serde(default, rename = "a", skip_serializing_if = "std::ops::Not::not")]
    pub author: bool,
}

impl Part {
    /// All of an entry.
    pub fn of(entry: &Entry) -> Self {
        Self {
            fields: entry.set.keys().cloned().collect(),
            author: entry.author.is_some(),
        }
    }

    /// Takes in what another part holds.
    pub fn add(&mut self, other: &Self) {
        self.fields.extend(other.fields.iter().cloned());
        self.author |= other.author;
    }

    /// What this part holds and the other does not.
    pub fn without(&self, other: &Self) -> Self {
        Self {
            fields: self.fields.difference(&other.fields).cloned().collect(),
            author: self.author && !other.author,
        }
    }

    /// What both hold.
    pub fn common(&self, other: &Self) -> Self {
        Self {
            fields: self.fields.intersection(&other.fields).cloned().collect(),
            author: self.author && other.author,
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && !self.author
    }
}

impl Entry {
    /// The entry with nothing but this part of it.
    pub fn only(&self, part: &Part) -> Self {
        let mut copy = self.clone();
        copy.set.retain(|field, _| part.fields.contains(field));
        copy.author = copy.author.filter(|_| part.author);
        copy
    }
}
