//! Telephone and identity numbers in words that are nobody's own: known by their digits, however grouped.

use std::collections::{BTreeSet, HashSet};

/// Numbers of persons, as digits alone, in each way that they may be written.
#[derive(Default)]
pub(in crate::workspace) struct Numbers {
    all: HashSet<String>,
    /// How long they are: a country has many numbers, and few lengths of them.
    lengths: BTreeSet<usize>,
}

impl Numbers {
    /// Takes in a telephone number, or several in one field.
    pub fn add_phone(&mut self, phone: &str) {
        let written = numbers(phone).into_iter();
        self.add(written.flat_map(|(_, phone)| as_dialled(&phone)));
    }

    /// Takes in an identity number.
    pub fn add_identity(&mut self, number: &str) {
        let written = numbers(number).into_iter();
        self.add(written.filter_map(|(_, number)| last(&number, 10)));
    }

    fn add(&mut self, written: impl Iterator<Item = String>) {
        for number in written.filter(|number| number.len() >= SHORTEST) {
            self.lengths.insert(number.len());
            self.all.insert(number);
        }
    }

    /// Whether one of them stands in a text, perhaps close to other digits.
    pub fn are_in(&self, text: &str) -> bool {
        !self.all.is_empty()
            && numbers(text)
                .iter()
                .any(|(_, digits)| self.is_within(digits))
    }

    /// Those that stand in a text, as they are written there.
    pub fn found_in<'a>(&self, text: &'a str) -> Vec<&'a str> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let found = numbers(text).into_iter();
        let found = found.filter(|(_, digits)| self.is_within(digits));
        found.map(|(written, _)| written).collect()
    }

    fn is_within(&self, digits: &str) -> bool {
        self.lengths.iter().any(|length| {
            let mut ends = *length..=digits.len();
            ends.any(|end| {
                digits
                    .get(end - length..end)
                    .is_some_and(|part| self.all.contains(part))
            })
        })
    }
}

/// Fewer digits are nobody's number.
const SHORTEST: usize = 7;

/// The numbers in a text as they are written, and as digits alone: what groups their digits is left out, and a plus
/// sign before them is the 00 that is dialled for it.
fn numbers(text: &str) -> Vec<(&str, String)> {
    let groups = |c: char| {
        matches!(
            c,
            ' ' | '\u{a0}' | '-' | '\u{2011}' | '–' | '+' | '(' | ')' | '.'
        )
    };
    let mut numbers = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit() && !groups(c)) {
        let mut digits = String::new();
        let mut before = ' ';
        for c in run.chars() {
            match c {
                '+' if !before.is_ascii_digit() => digits.push_str("00"),
                c if c.is_ascii_digit() => digits.push(c),
                _ => {}
            }
            before = c;
        }
        if digits.len() >= SHORTEST {
            let written = run.trim_matches(|c: char| !c.is_ascii_digit() && !"+(".contains(c));
            numbers.push((written, digits));
        }
    }
    numbers
}

/// How a telephone number may be written: with the country's 46 or the 0 that stands for it.
fn as_dialled(phone: &str) -> Vec<String> {
    let abroad = phone.strip_prefix("00");
    let within = match abroad {
        Some(abroad) => abroad.strip_prefix("46"),
        None => phone.strip_prefix('0'),
    };
    match (within, abroad) {
        // Some write both, as in +46 (0)70.
        (Some(within), _) => {
            let within = within.trim_start_matches('0');
            vec![format!("0{within}"), format!("46{within}")]
        }
        (None, Some(abroad)) => vec![abroad.to_owned()],
        (None, None) => vec![phone.to_owned()],
    }
}

/// So many of the last digits: an identity number is often written without its century.
fn last(digits: &str, count: usize) -> Option<String> {
    Some(digits.get(digits.len().checked_sub(count)?..)?.to_owned())
}
