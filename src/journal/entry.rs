//! One entry of the journal: who set what, when, having seen what.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::{self, Fields, Id, MunicipalityCode, Privacy};

/// The field that removes a record when true, and brings it back when false.
pub const REMOVED: &str = "removed";
/// The field beside it with the ids of the records that referred to it and stayed: whoever removed it knew of
/// those. What else refers to it has not been thought of.
pub const REMOVED_KNOWING: &str = "removed_knowing";
/// The field that erases a person for good; its value lists free-text values elsewhere that go with it.
pub const ERASED: &str = "erased";
/// The field beside it with the names that the person wrote under, as digests. It is a field of its own because
/// a digest of a name tells the name to whoever guesses it: it stays out of what leaves without personal data.
pub const ERASED_NAMES: &str = "erased_names";

/// The field beside values that were taken back, and so written again: by field, the entry that had said them.
pub const SAID_IN: &str = "said_in";

/// When and where an entry was written: unique, and ordered after everything its device had seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryId {
    /// Hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
    pub hlc: u64,
    /// The workspace that wrote it.
    pub device: u64,
}

impl EntryId {
    /// The wall time of the writing laptop, in milliseconds since 1970; informative only.
    pub fn wall_ms(self) -> i64 {
        i64::try_from(self.hlc >> 16).unwrap_or(i64::MAX)
    }

    /// Sixteen bytes that sort as the ids do.
    pub fn to_bytes(self) -> [u8; 16] {
        ((u128::from(self.hlc) << 64) | u128::from(self.device)).to_be_bytes()
    }

    /// The id of these sixteen bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let whole = u128::from_be_bytes(bytes);
        let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
        Self {
            hlc: half(whole >> 64),
            device: half(whole),
        }
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.hlc, self.device)
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is not thirty-two hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an entry id")]
pub struct NotAnEntryId;

impl FromStr for EntryId {
    type Err = NotAnEntryId;

    fn from_str(text: &str) -> Result<Self, NotAnEntryId> {
        let canonical =
            text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let whole = u128::from_str_radix(text, 16)
            .ok()
            .filter(|_| canonical)
            .ok_or(NotAnEntryId)?;
        Ok(Self::from_bytes(whole.to_be_bytes()))
    }
}

impl TryFrom<String> for EntryId {
    type Error = NotAnEntryId;

    fn try_from(text: String) -> Result<Self, NotAnEntryId> {
        text.parse()
    }
}

impl From<EntryId> for String {
    fn from(id: EntryId) -> Self {
        id.to_string()
    }
}

/// This device, at this logical time, having seen these earlier entries of the record, set these fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Unique.
    pub id: EntryId,
    /// The project; a bundle holds one, and says so once.
    #[serde(skip)]
    pub project: Id,
    /// The record kind's code name; perhaps one that only a later version knows.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The municipality the record belongs to; none for the lead's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityCode>,
    /// The record's heads when this was written, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<EntryId>,
    /// The new values; `null` empties a field.
    #[serde(default, skip_serializing_if = "Fields::is_empty")]
    pub set: Fields,
    /// The name the user worked under: personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// Two entries with one id that cannot both be true: damaged or forged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("entry {id} says two things about {what}")]
pub struct Contradiction {
    /// The entry.
    pub id: EntryId,
    /// The field or property that differs.
    pub what: String,
}

impl Entry {
    /// Whether the entry erases its person.
    pub fn erases(&self) -> bool {
        self.set.contains_key(ERASED)
    }

    /// An entry seen twice, perhaps once without personal data: the union of its fields.
    ///
    /// # Errors
    /// The same field with two values, or another record, kind, municipality, parentage or author.
    pub fn union(&self, other: &Self) -> Result<Self, Contradiction> {
        let contradiction = |what: &str| Contradiction {
            id: self.id,
            what: what.to_owned(),
        };
        let same_place = (self.project, &self.kind, self.record, self.municipality)
            == (other.project, &other.kind, other.record, other.municipality);
        if !same_place {
            return Err(contradiction("record"));
        }
        if self.parents != other.parents {
            return Err(contradiction("parents"));
        }
        let mut both = self.clone();
        for (field, value) in &other.set {
            match both.set.get(field) {
                Some(mine) if mine != value => return Err(contradiction(field)),
                Some(_) => {}
                None => drop(both.set.insert(field.clone(), value.clone())),
            }
        }
        match (&both.author, &other.author) {
            (Some(mine), Some(yours)) if mine != yours => return Err(contradiction("author")),
            (None, Some(_)) => both.author.clone_from(&other.author),
            _ => {}
        }
        Ok(both)
    }

    /// Whether a copy of this entry says nothing that this one does not.
    pub fn holds(&self, copy: &Self) -> bool {
        self.union(copy).is_ok_and(|both| both == *self)
    }

    /// The entry as it may leave the laptop without personal data.
    ///
    /// Personal and sensitive values and the author go; so do free texts, except those ticked (by entry
    /// and field), and everything that this version does not know and so cannot vouch for.
    pub fn pseudonymous(&self, ticked: &BTreeSet<(EntryId, String)>) -> Self {
        let mut copy = Self {
            author: None,
            ..self.clone()
        };
        copy.set
            .retain(|field, _| match privacy(&self.kind, field) {
                Some(Privacy::Open | Privacy::Pseudonym) => true,
                Some(Privacy::FreeText) => ticked.contains(&(self.id, field.clone())),
                _ => false,
            });
        copy
    }
}

/// Whether a field is the journal's own: it says what became of the record, and nothing of what it is about.
pub fn is_mark(field: &str) -> bool {
    matches!(field, REMOVED | ERASED) || is_note(field)
}

/// Whether a field of the journal's own says more of another, and tells a reader nothing by itself.
pub fn is_note(field: &str) -> bool {
    matches!(field, REMOVED_KNOWING | ERASED_NAMES | SAID_IN)
}

/// How careful one must be with a field; none where this version does not know it.
pub fn privacy(kind: &str, field: &str) -> Option<Privacy> {
    if matches!(field, REMOVED | REMOVED_KNOWING | ERASED | SAID_IN) {
        return Some(Privacy::Open);
    }
    if field == ERASED_NAMES {
        return Some(Privacy::Sensitive);
    }
    Some(domain::kind(kind)?.field(field)?.1.privacy)
}
