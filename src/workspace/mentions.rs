//! Where a person is mentioned in words that are nobody's own.

use std::collections::BTreeSet;

use super::export::FreeText;
use crate::domain::{Kind, MunicipalityCode, Person, Privacy, Shape, Value, kind};
use crate::journal::{Entry, ErasedName};

/// The fields that say what a person is called.
pub(super) const CALLED: [&str; 4] = [
    Person::name,
    Person::email,
    Person::phone,
    Person::identity_number,
];

/// What a person is or was called, in lower case.
pub(super) struct Names {
    /// Names, e-mail addresses, telephone numbers: what is found as it stands.
    whole: BTreeSet<String>,
    /// Names alone.
    names: BTreeSet<String>,
    /// The words of the names.
    parts: BTreeSet<String>,
}

impl Names {
    /// Everything that these entries of a person's have called her.
    pub fn of(history: &[Entry]) -> Self {
        let values = |code: &'static str| {
            let values = history
                .iter()
                .filter_map(move |entry| entry.set.get(code)?.as_str());
            values
                .map(|text| text.trim().to_lowercase())
                .filter(|text| !text.is_empty())
        };
        let parts = values(Person::name).flat_map(|name| words(&name));
        Self {
            whole: CALLED.into_iter().flat_map(values).collect(),
            names: values(Person::name).collect(),
            parts: parts.filter(|part| is_telling(part)).collect(),
        }
    }

    /// The names, as they are taken off entries of this municipality, or off all.
    pub fn as_authors(&self, municipality: Option<MunicipalityCode>) -> BTreeSet<ErasedName> {
        let names = self.names.iter();
        names
            .map(|name| ErasedName::new(name, municipality))
            .collect()
    }

    /// The texts of an entry that mention the person.
    pub fn mentions(&self, entry: &Entry) -> Vec<FreeText> {
        let Some(kind) = kind(&entry.kind) else {
            return Vec::new();
        };
        let texts = entry
            .set
            .iter()
            .filter(|(field, _)| may_mention(kind, field));
        let texts = texts.map(|(field, value)| (field, text_of(value)));
        texts
            .filter(|(_, text)| self.are_in(text))
            .map(|(field, text)| FreeText {
                entry: entry.id,
                record: entry.record,
                kind,
                field: field.clone(),
                text,
            })
            .collect()
    }

    /// Whether a text mentions the person.
    pub fn are_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let is_part = |word: &String| {
            let owner = word.strip_suffix('s').unwrap_or_default();
            self.parts.contains(word) || self.parts.contains(owner)
        };
        self.whole.iter().any(|name| text.contains(name)) || words(&text).iter().any(is_part)
    }
}

/// Whether a word of a name tells of the person by itself.
pub(super) fn is_telling(part: &str) -> bool {
    part.chars().count() > 2
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a field holds text that may mention anybody, and is not another person's own.
fn may_mention(kind: &Kind, field: &str) -> bool {
    kind.field(field)
        .is_none_or(|(_, field)| match field.privacy {
            Privacy::FreeText => true,
            Privacy::Open => is_words(field.shape),
            Privacy::Pseudonym | Privacy::Personal | Privacy::Sensitive => false,
        })
}

/// Whether a field of this shape holds what somebody wrote in words.
pub(super) fn is_words(shape: Shape) -> bool {
    matches!(shape, Shape::Line | Shape::Text | Shape::Lines)
}

/// A value as text.
pub(super) fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
