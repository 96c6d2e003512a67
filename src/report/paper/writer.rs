//! What every paper begins with, and how records are told on it.

use chrono::NaiveDate;

use super::super::{Block, Document, Level};
use crate::domain::{Choosable, Id, Kind, Project, Shape, Value};
use crate::insight::{Counts, Facts, Outside, Scope};
use crate::text::Text;
use crate::workspace::{Reader, Result, Row};

/// Writes papers of one file, as of one day.
pub(super) struct Writer<'a> {
    pub(super) reader: &'a Reader,
    pub(super) text: &'a Text,
    pub(super) facts: Facts,
    pub(super) scope: Scope,
    project: Option<Project>,
    author: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(reader: &'a Reader, text: &'a Text, on: NaiveDate) -> Result<Self> {
        let mut scope = Scope::everything(on);
        scope.municipality = reader.role()?.municipality();
        Ok(Self {
            facts: Facts::load(reader)?,
            scope,
            project: reader.project()?,
            author: reader.author()?,
            reader,
            text,
        })
    }

    pub(super) fn on(&self) -> NaiveDate {
        self.scope.today
    }

    pub(super) fn counts(&self) -> Counts<'_> {
        Counts::new(&self.facts, &self.scope)
    }

    pub(super) fn outside(&self) -> Result<Outside> {
        Outside::read(self.reader, self.scope.municipality)
    }

    /// A paper with nothing but its head and foot: the project, its reference number, the day.
    pub(super) fn begin(&self, title: String, subtitle: String) -> Document {
        let project = self.project.as_ref();
        let day = self.text.date(self.on());
        let foot = [
            project.map_or("", |project| &project.short_name),
            project.map_or("", |project| &project.reference),
            &day,
        ];
        Document {
            title,
            subtitle,
            language: self.text.language(),
            author: self.author.clone(),
            made_on: self.on(),
            footer: told(&foot),
            blocks: Vec::new(),
        }
    }

    /// The project's name, and whose file it is.
    pub(super) fn whose(&self) -> String {
        let project = self.project.as_ref();
        let place = self.scope.municipality;
        let place = place.map(|code| self.text.municipality(code));
        told(&[
            project.map_or("", |project| &project.name),
            &place.unwrap_or_default(),
        ])
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.text.get(&format!("paper-{key}"))
    }

    /// A record's name, as the program shows it.
    pub(super) fn name(&self, id: Id) -> Result<String> {
        Ok(self.text.title(&self.reader.title(id)?))
    }

    /// The same where it may be nobody.
    pub(super) fn name_of(&self, id: Option<Id>) -> Result<String> {
        id.map_or_else(|| Ok(String::new()), |id| self.name(id))
    }

    /// These records, by name.
    pub(super) fn names(&self, ids: &[Id]) -> Result<Vec<String>> {
        ids.iter().map(|id| self.name(*id)).collect()
    }

    /// A field's value as it is read.
    pub(super) fn value(&self, row: &Row, code: &str) -> String {
        let (Some((_, field)), Some(value)) = (row.kind.field(code), row.fields.get(code)) else {
            return String::new();
        };
        let name = |id: &str| {
            let name = Id::try_parse(id).ok().map(|id| self.name(id));
            name.and_then(Result::ok).unwrap_or_default()
        };
        match value {
            Value::String(day) if field.shape == Shape::Date => {
                let day = day.parse::<NaiveDate>();
                day.map_or_else(|_| String::new(), |day| self.text.long_day(day))
            }
            value => self.text.value(field, value, &name),
        }
    }

    /// These fields with their labels, those that say something.
    pub(super) fn facts(&self, row: &Row, codes: &[&str]) -> Block {
        Block::Facts(self.told_of(row, codes))
    }

    /// The same as pairs of a label and what it says.
    pub(super) fn told_of(&self, row: &Row, codes: &[&str]) -> Vec<(String, String)> {
        let told = codes.iter().map(|code| (*code, self.value(row, code)));
        let told = told.filter(|(_, value)| !value.is_empty());
        told.map(|(code, value)| (self.label(row.kind, code), value))
            .collect()
    }

    pub(super) fn label(&self, kind: &Kind, code: &str) -> String {
        self.text.field_named(kind, code)
    }

    /// A text of the record below its label; nothing where it is empty.
    pub(super) fn section(&self, document: &mut Document, row: &Row, code: &str) {
        let words = self.value(row, code);
        if !words.is_empty() {
            document.heading(Level::First, self.label(row.kind, code));
            document.paragraph(words);
        }
    }

    /// A choice's label.
    pub(super) fn choice<C: Choosable>(&self, choice: C) -> String {
        self.text.choice(C::VOCABULARY, choice.code())
    }

    /// Where the paper is signed.
    pub(super) fn signatures(&self, document: &mut Document, keys: &[&str]) {
        let lines = keys.iter().map(|key| self.word(key));
        document.blocks.push(Block::ToFillIn(lines.collect()));
    }
}

/// The words that are there, side by side.
pub(super) fn told(words: &[&str]) -> String {
    let words: Vec<&str> = words
        .iter()
        .filter(|words| !words.is_empty())
        .copied()
        .collect();
    words.join(" · ")
}
