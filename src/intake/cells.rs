//! Text with signs between its cells, as a spreadsheet copies it or saves it: read by one rule.

use std::iter::Peekable;
use std::str::Chars;

use crate::domain::identity_number::check;
use crate::domain::reading::is_blank;

/// The rows of what was pasted that hold anything; their cells stand between tabs, or else between semicolons. Each
/// cell is one line, without the marks.
pub fn rows(pasted: &str) -> Vec<Vec<String>> {
    let between = if pasted.contains('\t') { '\t' } else { ';' };
    let rows = Lines::new(pasted, between).map(|(_, row)| row);
    let rows = rows.map(|row| row.iter().map(|cell| one_line(cell)).collect());
    rows.filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// What was pasted, without the identity numbers in it: what stands there of a number is nothing.
pub fn without_numbers(pasted: &str) -> String {
    let between = |c: char| matches!(c, '\t' | '\n' | '\r' | ';' | ',' | ':' | '"' | '(' | ')');
    let mut kept = String::with_capacity(pasted.len());
    for piece in pasted.split_inclusive(between) {
        let cell = piece.trim_end_matches(between);
        if is_number(cell) {
            kept.push_str(&piece[cell.len()..]);
            continue;
        }
        for word in piece.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ').trim_end_matches(between);
            kept.push_str(&word[if is_number(bare) { bare.len() } else { 0 }..]);
        }
    }
    kept
}

/// Whether this is an identity number, also one that does not say its century.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = || text.chars().filter(char::is_ascii_digit).count();
    if digits() != text.chars().filter(|c| c.is_numeric()).count() {
        return false;
    }
    check(text).is_ok() || digits() == 10 && check(&format!("19{text}")).is_ok()
}

/// Each row with the number of its line, from 1. A cell in quotation marks may hold line breaks and what stands between
/// cells; one that only begins with a mark, as a nickname does, is no such cell, and takes nothing with it.
pub struct Lines<'a> {
    left: Peekable<Chars<'a>>,
    between: char,
    line: u32,
}

impl<'a> Lines<'a> {
    /// The rows of a text whose cells have this between them.
    pub fn new(text: &'a str, between: char) -> Self {
        let left = text.chars().peekable();
        Self {
            left,
            between,
            line: 1,
        }
    }

    fn quoted(&mut self) -> Option<String> {
        let mut ahead = self.left.clone();
        ahead.next_if_eq(&'"')?;
        let (mut cell, mut lines) = (String::new(), 0);
        loop {
            match ahead.next()? {
                '"' if ahead.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => break,
                c => {
                    lines += u32::from(c == '\n');
                    cell.push(c);
                }
            }
        }
        let ends = |c: &char| *c == self.between || matches!(c, '\n' | '\r');
        ahead.peek().is_none_or(ends).then(|| {
            self.left = ahead;
            self.line = self.line.saturating_add(lines);
            cell
        })
    }

    fn bare(&mut self) -> String {
        let mut cell = String::new();
        let between = self.between;
        let goes_on = |c: &char| *c != between && !matches!(c, '\n' | '\r');
        while let Some(c) = self.left.next_if(goes_on) {
            cell.push(c);
        }
        cell
    }
}

impl Iterator for Lines<'_> {
    type Item = (u32, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left.peek()?;
        let (line, mut cells) = (self.line, Vec::new());
        loop {
            let cell = self.quoted().unwrap_or_else(|| self.bare());
            cells.push(cell);
            match self.left.next() {
                Some(c) if c == self.between => {}
                last => {
                    if last == Some('\r') {
                        self.left.next_if_eq(&'\n');
                    }
                    self.line = self.line.saturating_add(1);
                    return Some((line, cells));
                }
            }
        }
    }
}

fn one_line(cell: &str) -> String {
    if is_blank(cell) {
        return String::new();
    }
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_left_out_of_what_is_kept_and_all_else_stays() {
        for (pasted, kept) in [
            ("Eva Sjö\t19640823-3234\tRektor\n", "Eva Sjö\t\tRektor\n"),
            ("Eva;640823-3234;Rektor\r\n", "Eva;;Rektor\r\n"),
            ("Eva\t6408233234", "Eva\t"),
            ("Eva 196408233234, Bo", "Eva , Bo"),
            ("Eva (640823-3234)", "Eva ()"),
            ("\"19640823 3234\"\tx", "\"\"\tx"),
            (
                "12345\t0413-123 45\t2018-05-01",
                "12345\t0413-123 45\t2018-05-01",
            ),
        ] {
            assert_eq!(without_numbers(pasted), kept);
        }
    }

    #[test]
    fn cell_with_a_line_break_is_one_cell() {
        let pasted =
            "Namn\tTitel\r\nAmira Holm\t\"Rektor\r\noch \"\"lots\"\"\"\r\nPer Lind\tLärare\r\n";
        let expected = [
            ["Namn", "Titel"],
            ["Amira Holm", "Rektor och \"lots\""],
            ["Per Lind", "Lärare"],
        ];
        assert_eq!(rows(pasted), expected);
        assert_eq!(rows("\"Holm;\nAmira\";Rektor"), [["Holm; Amira", "Rektor"]]);
    }

    #[test]
    fn cell_that_only_begins_with_a_mark_takes_nothing_with_it() {
        let pasted = "\"Kalle\" Ek\tRektor\nEva \"Lillan\" Sjö\t\"Lärare";
        let expected = [
            ["\"Kalle\" Ek", "Rektor"],
            ["Eva \"Lillan\" Sjö", "\"Lärare"],
        ];
        assert_eq!(rows(pasted), expected);
    }

    #[test]
    fn row_of_nothing_that_can_be_read_is_no_row() {
        assert_eq!(rows("\n \t\u{200b}\nEva\t\n\n"), [["Eva", ""]]);
    }
}
