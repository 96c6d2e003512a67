//! Documents to keep and to print: what they say, and the file that says it.
//!
//! A [`Document`] is plain: a title, headings, paragraphs, facts, tables. Whoever makes one gives finished
//! words in the reader's language; [`docx::write`] makes the same bytes of the same document every time.
//!
//! This room is quiet: it writes no file and reads no clock. What a paper tells is read through the reader it is
//! given, counted by `insight`, and said in the words of the translations.

pub mod calendar;
pub mod chart;
pub mod csv;
pub mod differences;
pub mod docx;
pub mod dossier;
pub mod extract;
pub mod key_sheet;
pub mod merge;
pub mod paper;
pub mod picture;
pub mod records;
pub mod sections;
pub mod swimlanes;
pub mod xlsx;

use chrono::NaiveDate;

use crate::text::Language;

/// A document, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is: the first line, and the file's title.
    pub title: String,
    /// Below the title: about what or whom.
    pub subtitle: String,
    /// Which language its words are in.
    pub language: Language,
    /// Who made it; the program's name where nobody is named.
    pub author: String,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// At the foot of every page, beside the page's number.
    pub footer: String,
    /// Everything else, from the top.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of the first, second or third level.
    Heading(Level, String),
    /// A paragraph. A line break in it is kept.
    Paragraph(String),
    /// Something the reader must not miss.
    Note(String),
    /// Points, one below the other.
    List(Vec<String>),
    /// Labels, each with its value.
    Facts(Vec<(String, String)>),
    /// Rows and columns.
    Table(Table),
    /// Labels, each with room to write by hand.
    ToFillIn(Vec<String>),
    /// So many empty lines to write on.
    Lines(usize),
    /// Something to be copied to the letter, such as a key.
    Code(String),
    /// What follows begins on a new page.
    PageBreak,
    /// The list of contents, below these words. Chapters are numbered in a document that has one.
    Contents(String),
    /// What the table that follows tells, or what the picture before it shows; they are numbered, each by itself.
    Caption {
        /// Which of them.
        of: Captioned,
        /// `Tabell`, `Figur`.
        label: String,
        /// What it is.
        words: String,
    },
    /// A picture, as wide as the page at most.
    Picture {
        /// The picture as the bytes of a .png file.
        png: Vec<u8>,
        /// Its width and height, in points.
        size: (u32, u32),
        /// What it shows, for whoever does not see it.
        words: String,
    },
}

/// What a caption is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Captioned {
    /// A table.
    Table,
    /// A picture.
    Picture,
}

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A chapter.
    First,
    /// A section of it.
    Second,
    /// A part of a section.
    Third,
}

/// A table with a header row, repeated on every page that the table goes on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, each with a cell a column.
    pub rows: Vec<Vec<String>>,
    /// Its rows are high enough to sign in.
    pub to_sign: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header row.
    pub head: String,
    /// To which side its cells are set.
    pub side: Side,
    /// How wide it is beside the others: 2 is twice as wide as 1.
    pub share: u32,
}

/// To which side of its column a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left: words.
    Left,
    /// To the right: numbers.
    Right,
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>, share: u32) -> Self {
        Self {
            head: head.into(),
            side: Side::Left,
            share,
        }
    }

    /// A column of numbers.
    pub fn numbers(head: impl Into<String>, share: u32) -> Self {
        Self {
            side: Side::Right,
            ..Self::words(head, share)
        }
    }
}

impl Table {
    /// A table without rows as yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            to_sign: false,
        }
    }
}

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, level: Level, words: impl Into<String>) {
        self.blocks.push(Block::Heading(level, words.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Paragraph(words.into()));
    }
}
