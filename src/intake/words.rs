//! The words that people have for fields and choices: the labels in both languages, and others beside them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::reading::alike;
use crate::domain::{KINDS, Kind, Vocabulary, vocabularies};
use crate::text::{Language, Text};

/// A heading as it is compared: letters and digits in one case, words one space apart.
pub fn bare(heading: &str) -> String {
    let signs = |c: char| match c {
        c if c.is_alphanumeric() => Some(c),
        c if c.is_whitespace() || "/_.()".contains(c) => Some(' '),
        _ => None,
    };
    let kept: String = alike(heading).chars().filter_map(signs).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of both languages, the user's own first.
pub struct Wordbook {
    texts: Vec<Text>,
    /// What fields are called, with the kinds that have them.
    headings: HashMap<String, BTreeSet<&'static str>>,
    sums: BTreeSet<String>,
    choices: HashMap<&'static str, BTreeMap<String, &'static str>>,
    yes: BTreeSet<String>,
    no: BTreeSet<String>,
}

impl Wordbook {
    /// The words, where this is the user's language.
    pub fn new(text: &Text) -> Self {
        let others = Language::ALL.iter().filter(|one| **one != text.language());
        let texts = std::iter::once(text.clone())
            .chain(others.map(|one| Text::new(*one)))
            .collect();
        let mut book = Self {
            texts,
            headings: HashMap::new(),
            sums: BTreeSet::new(),
            choices: HashMap::new(),
            yes: BTreeSet::new(),
            no: BTreeSet::new(),
        };
        book.sums = book.list("intake-sums").into_iter().collect();
        book.yes = book.list("intake-yes").into_iter().collect();
        book.no = book.list("intake-no").into_iter().collect();
        for kind in KINDS {
            for field in kind.fields.iter().filter(|field| !field.shape.is_made()) {
                for name in book.names(kind, field.code) {
                    book.headings.entry(name).or_default().insert(kind.code);
                }
            }
        }
        for part in ["given", "family"] {
            for name in book.list(&format!("intake-name_{part}")) {
                let kinds = book.headings.entry(name).or_default();
                kinds.extend(KINDS.iter().map(|kind| kind.code));
            }
        }
        for vocabulary in vocabularies() {
            let words = book.words_of(vocabulary);
            book.choices.insert(vocabulary.code, words);
        }
        book
    }

    /// The user's own language.
    pub fn text(&self) -> &Text {
        &self.texts[0]
    }

    /// The words of a text that lists them, in both languages.
    pub fn list(&self, key: &str) -> Vec<String> {
        let texts = self.texts.iter().filter(|text| text.has(key));
        let words = texts.flat_map(|text| {
            let list = text.get(key);
            list.split(',').map(sign).collect::<Vec<_>>()
        });
        words.filter(|word| !word.is_empty()).collect()
    }

    /// What a field may be called, its label first.
    pub fn names(&self, kind: &Kind, code: &str) -> Vec<String> {
        let labels = self
            .texts
            .iter()
            .map(|text| bare(&text.field_named(kind, code)));
        let mut names: Vec<String> = labels.collect();
        names.extend(self.list(&format!("also-{}-{code}", kind.code)));
        names.extend(self.list(&format!("also-any-{code}")));
        names.push(bare(code));
        names
    }

    /// What one record of a kind may be called.
    pub fn kind_names(&self, kind: &Kind) -> Vec<String> {
        let names = |text: &Text| [bare(&text.kind(kind)), bare(&text.kinds(kind))];
        self.texts.iter().flat_map(names).collect()
    }

    /// Whether this is what some field is called.
    pub fn is_heading(&self, bare: &str) -> bool {
        self.headings.contains_key(bare)
    }

    /// How many of these are what fields of one kind are called: the kind that knows the most of them.
    pub fn of_one_kind<'a>(&self, bare: impl Iterator<Item = &'a String>) -> usize {
        let mut known: HashMap<&str, usize> = HashMap::new();
        for kind in bare.filter_map(|one| self.headings.get(one)).flatten() {
            *known.entry(kind).or_default() += 1;
        }
        known.into_values().max().unwrap_or_default()
    }

    /// Whether a row that begins so sums up others.
    pub fn is_sum(&self, bare: &str) -> bool {
        let first = bare.split(' ').next().unwrap_or_default();
        self.sums.contains(bare) || self.sums.contains(first)
    }

    /// Yes or no; none if it is neither.
    pub fn flag(&self, words: &str) -> Option<bool> {
        let word = sign(words);
        match (self.yes.contains(&word), self.no.contains(&word)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The choice that words mean: by its label, another word for it, or a beginning that only it has.
    pub fn choice(&self, vocabulary: &Vocabulary, words: &str) -> Option<&'static str> {
        let known = self.choices.get(vocabulary.code)?;
        let word = sign(words);
        if let Some(code) = known.get(&word) {
            return Some(code);
        }
        if !word.starts_with(char::is_alphabetic) {
            return None;
        }
        let begins = known
            .range(word.clone()..)
            .take_while(|(name, _)| name.starts_with(&word));
        let found: BTreeSet<&'static str> = begins.map(|(_, code)| *code).collect();
        (found.len() == 1)
            .then(|| found.into_iter().next())
            .flatten()
    }

    /// A choice's label in the user's language.
    pub fn label(&self, vocabulary: &Vocabulary, code: &str) -> String {
        self.text().choice(vocabulary, code)
    }

    fn words_of(&self, vocabulary: &'static Vocabulary) -> BTreeMap<String, &'static str> {
        let mut words = BTreeMap::new();
        for code in vocabulary.choices {
            for text in &self.texts {
                words.insert(sign(&text.choice(vocabulary, code)), *code);
            }
            words.entry(sign(code)).or_insert(*code);
        }
        for code in vocabulary.choices {
            for other in self.list(&format!("means-{}-{code}", vocabulary.code)) {
                words.entry(other).or_insert(*code);
            }
        }
        words
    }
}

/// What is compared of a word in a cell: as a heading, but for signs that are all there is.
fn sign(words: &str) -> String {
    let bare = bare(words);
    if bare.is_empty() { alike(words) } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AttendanceStatus, Choosable as _, DecisionLevel, Gender};

    #[test]
    fn choice_is_known_by_label_beginning_and_other_words_in_both_languages() {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        for word in ["Kvinna", "kvinna ", "K", "female", "Woman", "F", "kv."] {
            assert_eq!(
                book.choice(Gender::VOCABULARY, word),
                Some("woman"),
                "{word}"
            );
        }
        assert_eq!(book.choice(Gender::VOCABULARY, "?"), None);
        assert_eq!(
            book.choice(DecisionLevel::VOCABULARY, "chef"),
            None,
            "several begin so"
        );
        for (mark, status) in [
            ("närv", "present"),
            ("✓", "present"),
            ("-", "absent"),
            ("\u{2013}", "absent"),
        ] {
            let read = book.choice(AttendanceStatus::VOCABULARY, mark);
            assert_eq!(read, Some(status), "{mark}");
        }
        assert_eq!(book.flag("✓"), Some(true));
    }
}
