//! A spreadsheet as it was handed over: its sheets, and of each the rows that have something in them.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{separated, workbook};
use crate::text::{Sentence, Text};

/// The most rows that are taken of one sheet.
pub const MOST_ROWS: usize = 100_000;
/// The most columns that are looked at.
pub const MOST_COLUMNS: usize = 1_000;
/// The most cells that a book may come to, those that are empty before others among them.
pub const MOST_CELLS: u64 = 10_000_000;
/// The largest file, in bytes.
pub const LARGEST: usize = 200 << 20;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Words(Arc<str>),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A date, with a time of day perhaps.
    Moment(NaiveDateTime),
    /// A time of day, or a length of time: so many minutes.
    Minutes(i64),
    /// A formula whose value is not in the file.
    NotCounted,
    /// A formula that went wrong, as Excel calls it.
    Wrong(Arc<str>),
}

impl Cell {
    /// Words, or nothing where there is nothing to read.
    pub fn words(words: &str) -> Self {
        if crate::domain::reading::is_blank(words) {
            Self::Empty
        } else {
            Self::Words(words.into())
        }
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What a reader sees in it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.to_string(),
            Self::Number(number) => written(*number),
            Self::Flag(flag) => flag.to_string(),
            Self::Moment(moment) if moment.time() == chrono::NaiveTime::MIN => {
                moment.date().to_string()
            }
            Self::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
            Self::Minutes(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
            Self::NotCounted => "=".to_owned(),
            Self::Wrong(what) => what.to_string(),
        }
    }
}

/// A number without a needless decimal, and never in scientific form.
pub fn written(number: f64) -> String {
    format!("{number}")
}

/// A row that has something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// Its cells from the first column; short where the rest is empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A cell; an empty one beyond the last.
    pub fn cell(&self, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.cells.get(column).unwrap_or(NOTHING)
    }

    /// How many cells have something in them.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What it is called; nothing in a text file.
    pub name: String,
    /// Its rows, those that are hidden left out.
    pub rows: Vec<Row>,
    /// How many rows are hidden or filtered away.
    pub hidden_rows: usize,
    /// How many columns have something in them beyond those that are looked at.
    pub far_columns: usize,
}

/// A spreadsheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    /// The sheets that are shown and have something in them.
    pub sheets: Vec<Sheet>,
    /// The names of the sheets that are hidden.
    pub hidden_sheets: Vec<String>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// Why a spreadsheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It is no spreadsheet that this program knows.
    #[error("not a spreadsheet")]
    NotASpreadsheet,
    /// It is one, and damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It is locked with a password.
    #[error("locked")]
    Locked,
    /// It holds more than is read at once.
    #[error("too large")]
    TooLarge,
    /// There is nothing in it.
    #[error("nothing in it")]
    Nothing,
}

impl Sentence for Trouble {
    fn sentence(&self, text: &Text) -> String {
        match self {
            Self::NotASpreadsheet => text.get("error-intake_not_a_spreadsheet"),
            Self::Damaged(detail) => {
                text.with("error-intake_damaged", &[("detail", detail.into())])
            }
            Self::Locked => text.get("error-intake_locked"),
            Self::TooLarge => text.with("error-intake_too_large", &[("n", MOST_ROWS.into())]),
            Self::Nothing => text.get("error-intake_nothing"),
        }
    }
}

/// Reads a spreadsheet: an Excel or OpenDocument file, or a text with separators, whatever it is called.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Book, Trouble> {
    if bytes.len() > LARGEST {
        return Err(Trouble::TooLarge);
    }
    let mut book = if bytes.starts_with(b"PK\x03\x04") {
        workbook::zipped(bytes)?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        workbook::before_2007(bytes)?
    } else {
        Book {
            sheets: vec![separated::read(bytes)?],
            ..Book::default()
        }
    };
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    if book.sheets.is_empty() {
        return Err(Trouble::Nothing);
    }
    Ok(book)
}

/// Reads what was pasted from a spreadsheet.
pub fn pasted(text: &str) -> Sheet {
    separated::rows(text).unwrap_or_default()
}

/// What a column is called in a spreadsheet: `A`, `Z`, `AA`.
pub fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_has_its_letter() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letter(column), name);
        }
    }

    #[test]
    fn number_is_written_without_needless_decimals_and_whole() {
        assert_eq!(written(199_001_010_017.0), "199001010017");
        assert_eq!(written(3.5), "3.5");
        assert_eq!(written(1e15), "1000000000000000");
    }
}
