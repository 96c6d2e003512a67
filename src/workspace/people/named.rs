//! The words of a text, and which of them may be what somebody is called.
//!
//! A name that leaves unseen cannot be taken back, and a common word that is taken for a name costs a glance. So a
//! word is a name however it is written, but where what stands beside it shows that it is the common word: *gång per
//! termin*, *12 maj*. *per sa att …* may well be Per.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::reading::{alike, plain};

/// A text in one coding, and its words.
pub(in crate::workspace) struct Words<'a> {
    text: Cow<'a, str>,
    /// Each as it is compared, and where it stands.
    words: Vec<(String, Range<usize>)>,
}

impl<'a> Words<'a> {
    /// Reads a text.
    pub fn of(text: &'a str) -> Self {
        let text = plain(text);
        let mut words = Vec::new();
        let mut begun = None;
        let ends = [(text.len(), ' ')];
        for (at, c) in text.char_indices().chain(ends) {
            match (begun, c.is_alphanumeric()) {
                (None, true) => begun = Some(at),
                (Some(from), false) => {
                    words.extend(text.get(from..at).map(|word| (alike(word), from..at)));
                    begun = None;
                }
                _ => {}
            }
        }
        Self { text, words }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A word as it is compared; none beyond the last.
    pub fn at(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(|(word, _)| word.as_str())
    }

    /// Some words as they are written, with what stands between them.
    pub fn written(&self, words: Range<usize>) -> &str {
        let mut within = self.words.get(words).unwrap_or_default().iter();
        let first = within.next();
        let last = within.next_back().or(first);
        first
            .zip(last)
            .and_then(|((_, from), (_, to))| self.text.get(from.start..to.end))
            .unwrap_or_default()
    }

    /// Whether a word that is part of a name, or its genitive, may be the name where it stands.
    pub fn may_name(&self, at: usize, name: &str) -> bool {
        let word = self.at(at).unwrap_or_default();
        let written = self.written(at..at + 1);
        let begins_small = written.starts_with(char::is_lowercase);
        match name.chars().count() {
            0 | 1 => false,
            // *bo* and *ek* are words, and "IT" is none of them; "vi" begins too many sentences to be known from it.
            2 => !begins_small && written.ends_with(char::is_lowercase) && !OTHERS.contains(&name),
            _ => !begins_small || !self.is_common(at, word),
        }
    }

    /// Whether what stands beside a word shows that it is a common one.
    fn is_common(&self, at: usize, word: &str) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|at| self.at(at))
            .unwrap_or_default();
        let after = self.at(at + 1).unwrap_or_default();
        let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        match word {
            "per" => is_number(after) || MEASURES.contains(&after),
            "dag" => is_number(before) || BEFORE_DAY.contains(&before),
            month if MONTHS.contains(&month) => {
                let beside = |word| is_number(word) || MONTHS.contains(&word);
                beside(before) || beside(after) || BEFORE_MONTH.contains(&before)
            }
            _ => false,
        }
    }
}

/// Words of two letters that are names, and begin many sentences.
const OTHERS: [&str; 8] = ["an", "du", "en", "ha", "ni", "om", "se", "vi"];

/// What there is one of for each: *per termin*.
const MEASURES: [&str; 79] = [
    "aktivitet",
    "arbetsgrupp",
    "brev",
    "capita",
    "dag",
    "deltagare",
    "delprojekt",
    "dygn",
    "enhet",
    "förvaltning",
    "grupp",
    "halvår",
    "individ",
    "insats",
    "kommun",
    "kvartal",
    "läsår",
    "mail",
    "mejl",
    "minut",
    "månad",
    "möte",
    "omgång",
    "person",
    "post",
    "projekt",
    "sms",
    "styck",
    "telefon",
    "termin",
    "tillfälle",
    "timme",
    "träff",
    "utbildning",
    "vecka",
    "verksamhet",
    "år",
    "ärende",
    "anställd",
    "e",
    "arbetsplats",
    "avdelning",
    "barn",
    "besök",
    "bolag",
    "brukare",
    "budgetår",
    "delmål",
    "elev",
    "familj",
    "fråga",
    "förskola",
    "handläggare",
    "helg",
    "hushåll",
    "invånare",
    "kontor",
    "krona",
    "kurs",
    "kvadratmeter",
    "lag",
    "lektion",
    "län",
    "medarbetare",
    "målgrupp",
    "natt",
    "nämnd",
    "område",
    "ort",
    "pass",
    "patient",
    "region",
    "rum",
    "sektor",
    "session",
    "skola",
    "stad",
    "ungdom",
    "verksamhetsår",
];

/// What a day is told by: *en dag*, *varje dag*, *i dag*.
const BEFORE_DAY: [&str; 18] = [
    "annan", "denna", "en", "första", "god", "hel", "halv", "i", "någon", "nästa", "per", "samma",
    "sista", "tredje", "var", "varje", "vilken", "andra",
];

/// Months that are names, too, and those beside them.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// What a month is told by, and nobody is.
const BEFORE_MONTH: [&str; 2] = ["i", "under"];

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the word may be a name in any of its places.
    fn may_name(name: &str, text: &str) -> bool {
        let words = Words::of(text);
        (0..words.len()).any(|at| words.at(at) == Some(name) && words.may_name(at, name))
    }

    #[test]
    fn a_common_word_is_no_name_where_what_stands_beside_it_says_so() {
        for (name, text) in [
            ("per", "Någon gång per termin"),
            ("per", "svar per e-post"),
            ("per", "Färre möten per familj"),
            ("per", "en kontakt per hushåll"),
            ("per", "läget per 2018-10-31"),
            ("maj", "den 12 maj"),
            ("maj", "april–maj"),
            ("maj", "klart under maj"),
            ("dag", "en dag i veckan"),
            ("bo", "att bo i Eslöv"),
            ("vi", "Vi ses"),
        ] {
            assert!(!may_name(name, text), "{text}");
        }
    }

    #[test]
    fn a_name_is_a_name_however_hastily_it_is_written() {
        for (name, text) in [
            ("per", "per sa att det gick bra"),
            ("per", "Per termin för termin"),
            ("per", "GÅNG PER TERMIN"),
            ("per", "fråga per"),
            ("maj", "maj och anna håller i det"),
            ("dag", "dag ringer"),
            ("love", "love var med"),
            ("bo", "Mötet med Bo gick bra"),
            ("amira", "enligt amira"),
        ] {
            assert!(may_name(name, text), "{text}");
        }
    }

    #[test]
    fn words_are_told_as_they_are_written() {
        let words = Words::of("Ring b.ek@eslov.example, A\u{30a}sa!");
        assert_eq!(words.written(1..5), "b.ek@eslov.example");
        assert_eq!((words.len(), words.written(5..6)), (6, "Åsa"));
        assert_eq!((words.written(6..7), words.written(4..9)), ("", ""));
    }
}
