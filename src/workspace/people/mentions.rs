//! Where a person is mentioned in words that are nobody's own.

use std::collections::BTreeSet;

use super::numbers::Numbers;
use crate::domain::reading::alike;
use crate::domain::{Kind, MunicipalityCode, Person, Privacy, Shape, Value, kind};
use crate::journal::{Entry, ErasedName};
use crate::workspace::exchange::export::FreeText;

/// The fields that say what a person is called.
pub(in crate::workspace) const CALLED: [&str; 4] = [
    Person::name,
    Person::email,
    Person::phone,
    Person::identity_number,
];

/// What a person is or was called, in lower case.
pub(in crate::workspace) struct Names {
    /// Names, e-mail addresses, telephone numbers: what is found as it stands.
    whole: BTreeSet<String>,
    /// Names alone.
    names: BTreeSet<String>,
    /// The words of the names.
    parts: BTreeSet<String>,
    /// Telephone and identity numbers, however they are written.
    numbers: Numbers,
}

impl Names {
    /// Everything that these entries of a person's have called her.
    pub fn of(history: &[Entry]) -> Self {
        let values = |code: &'static str| {
            let values = history
                .iter()
                .filter_map(move |entry| entry.set.get(code)?.as_str());
            values.map(alike).filter(|text| !text.is_empty())
        };
        let parts = values(Person::name).flat_map(|name| words(&name));
        let mut numbers = Numbers::default();
        values(Person::phone).for_each(|phone| numbers.add_phone(&phone));
        values(Person::identity_number).for_each(|number| numbers.add_identity(&number));
        Self {
            numbers,
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
                names: Vec::new(),
            })
            .collect()
    }

    /// Whether a text mentions the person.
    pub fn are_in(&self, text: &str) -> bool {
        let text = alike(text);
        let is_part = |word: &String| {
            let owner = word.strip_suffix('s').unwrap_or_default();
            self.parts.contains(word) || self.parts.contains(owner)
        };
        self.whole.iter().any(|name| text.contains(name))
            || words(&text).iter().any(is_part)
            || self.numbers.are_in(&text)
    }
}

/// Whether a word of a name tells of the person by itself.
fn is_telling(part: &str) -> bool {
    part.chars().count() > 2
}

/// The words of a text.
pub(in crate::workspace) fn words(text: &str) -> Vec<String> {
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
pub(in crate::workspace) fn is_words(shape: Shape) -> bool {
    matches!(shape, Shape::Line | Shape::Text | Shape::Lines)
}

/// A value as text; of a survey's answers what was answered, each on a line.
pub(in crate::workspace) fn text_of(value: &Value) -> String {
    let lines = |all: Vec<String>| all.join("\n");
    match value {
        Value::String(text) => text.clone(),
        Value::Array(all) => lines(all.iter().map(text_of).collect()),
        Value::Object(answers) => lines(answers.values().map(text_of).collect()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fields, Id, Record as _};
    use crate::journal::EntryId;

    /// What finds a person with this in a field.
    fn known(field: &str, value: &str) -> Names {
        Names::of(&[Entry {
            id: EntryId { hlc: 7, device: 1 },
            project: Id::nil(),
            kind: Person::CODE.into(),
            record: Id::nil(),
            municipality: None,
            parents: Vec::new(),
            set: Fields::from([(field.to_owned(), value.into())]),
            author: None,
        }])
    }

    #[test]
    fn an_identity_number_is_found_however_it_is_written() {
        let person = known(Person::identity_number, "196408233234");
        for text in [
            "196408233234",
            "640823-3234 är hennes",
            "19640823-3234",
            "(6408233234)",
            "pnr 640823 3234.",
            "640823+3234",
            "den 1 640823–3234",
        ] {
            assert!(person.are_in(text), "{text}");
        }
        for text in ["640823-3235", "640823", "1964-08-23", "3234"] {
            assert!(!person.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_found_however_it_is_written() {
        for stored in [
            "070-123 45 67",
            "+46 70 123 45 67",
            "0046701234567",
            "+46 (0)70-1234567",
        ] {
            let person = known(Person::phone, stored);
            for text in [
                "0701234567",
                "nås på 070-123 45 67, helst kvällar",
                "+46701234567",
                "+46 (0)70 123 45 67",
                "0046 70 1234567",
                "070.123.45.67",
                "2 personer, 12 070 1234567",
            ] {
                assert!(person.are_in(text), "{stored}: {text}");
            }
            for text in ["0701234568", "701 kr", "070-123 45", "1234567"] {
                assert!(!person.are_in(text), "{stored}: {text}");
            }
        }
        let abroad = known(Person::phone, "+47 22 12 34 56");
        assert!(abroad.are_in("004722123456") && abroad.are_in("+4722123456"));
    }

    #[test]
    fn several_numbers_in_one_field_are_each_found() {
        let person = known(Person::phone, "070-123 45 67, arbetet 0413-620 00");
        assert!(person.are_in("ring 041362000") && person.are_in("+46701234567"));
    }

    #[test]
    fn a_number_too_short_to_be_anybody_s_is_found_only_as_it_stands() {
        let person = known(Person::phone, "1234");
        assert!(person.are_in("anknytning 1234") && !person.are_in("12-34"));
    }
}
