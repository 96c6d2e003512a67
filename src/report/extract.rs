//! A month for the fund, in the lead's own layout: as an Excel file, and as a block to paste into the authority's
//! template.
//!
//! Here alone identity numbers leave, for what is asked for: neither the page nor what is frozen of it holds any. A
//! protected identity is told by the substitute number that the authority has handed out, or by an empty cell.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;

use super::csv::words;
use super::xlsx::{Cell, Sheet};
use crate::domain::{
    Choosable as _, DateFormat, Decimal, ExtractColumn, ExtractLayout, Fields, FrozenRow, Gender,
    HoursFormat, Id, NumberFormat, Person, Submission,
};
use crate::insight::{Extract, ExtractRow};
use crate::text::{Text, capitalised, compare};
use crate::workspace::{Reader, Result, fields};

/// The columns of a month, and how their values are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The record, where it is the lead's own; none for the one that is shipped.
    pub record: Option<Id>,
    /// What it is called.
    pub name: String,
    /// In order: what each column holds, and what it is called.
    pub columns: Vec<(ExtractColumn, String)>,
    numbers: NumberFormat,
    hours: HoursFormat,
    dates: DateFormat,
    headless: bool,
    own: Option<ExtractLayout>,
}

impl Layout {
    /// The one that is shipped, to begin from: it claims nothing of the authority's template.
    pub fn shipped(text: &Text) -> Self {
        let columns = [ExtractColumn::Number, ExtractColumn::Hours];
        let named = |column: ExtractColumn| (column, heading(text, column));
        Self {
            record: None,
            name: text.get("fund-layout_shipped"),
            columns: columns.map(named).to_vec(),
            numbers: NumberFormat::Twelve,
            hours: HoursFormat::Hours,
            dates: DateFormat::Date,
            headless: false,
            own: None,
        }
    }

    fn of(layout: ExtractLayout) -> Self {
        Self {
            record: Some(layout.head.id),
            name: layout.name.trim().to_owned(),
            columns: layout.read_columns(),
            numbers: layout.number_format.unwrap_or(NumberFormat::Twelve),
            hours: layout.hours_format.unwrap_or(HoursFormat::Hours),
            dates: layout.date_format.unwrap_or(DateFormat::Date),
            headless: layout.headless == Some(true),
            own: Some(layout),
        }
    }

    /// The lead's own by name, and last the one that is shipped.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn all(reader: &Reader, text: &Text) -> Result<Vec<Self>> {
        let own = reader.all::<ExtractLayout>()?;
        let mut all: Vec<Self> = own.into_iter().map(Self::of).collect();
        all.sort_by(|a, b| compare(&a.name, &b.name).then(a.record.cmp(&b.record)));
        all.push(Self::shipped(text));
        Ok(all)
    }

    /// What a new one begins with: the columns of this, under another name.
    pub fn copied(&self, name: &str) -> Fields {
        let columns = self.columns.iter();
        let columns = columns.map(|(column, heading)| ExtractLayout::column(*column, heading));
        fields([
            (ExtractLayout::name, json!(name)),
            (ExtractLayout::columns, json!(columns.collect::<Vec<_>>())),
            (ExtractLayout::number_format, json!(self.numbers.code())),
            (ExtractLayout::hours_format, json!(self.hours.code())),
            (ExtractLayout::date_format, json!(self.dates.code())),
        ])
    }

    /// Whether it has a column of this.
    pub fn tells_of(&self, column: ExtractColumn) -> bool {
        self.columns.iter().any(|(one, _)| *one == column)
    }
}

/// What a column is called, where the lead has not said.
pub fn heading(text: &Text, column: ExtractColumn) -> String {
    capitalised(&text.get(&format!("choice-extract_column-{}", column.code())))
}

/// A month in a layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, each as long as there are headings.
    pub rows: Vec<Vec<Cell>>,
    headless: bool,
}

impl Block {
    /// A month of a file in a layout; with `seen`, as it may be shown in passing: of a number only the first part, and
    /// no more rows than so many.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn new(
        reader: &Reader,
        text: &Text,
        layout: &Layout,
        extract: &Extract,
        seen: Option<usize>,
    ) -> Result<Self> {
        let reference = reader.project()?.map(|project| project.reference);
        let mut writer = RowWriter {
            reader,
            text,
            layout,
            month: extract.month,
            reference: reference.unwrap_or_default(),
            titles: HashMap::new(),
            masks: seen.is_some(),
        };
        let rows = extract.rows.iter().take(seen.unwrap_or(usize::MAX));
        Ok(Self {
            headings: layout
                .columns
                .iter()
                .map(|(_, heading)| heading.clone())
                .collect(),
            rows: rows.map(|row| writer.row(row)).collect::<Result<_>>()?,
            headless: layout.headless,
        })
    }

    /// The same as text, to paste into a spreadsheet: tabs between, and nothing that is reckoned with.
    pub fn tab_separated(&self) -> String {
        let line = |cells: Vec<String>| cells.join("\t");
        let clean = |words: String| words.replace(['\t', '\n', '\r'], " ");
        let headings = self.headings.iter().cloned().map(Cell::Words);
        let headings: Vec<Cell> = headings.collect();
        let first = (!self.headless).then_some(&headings);
        let all = first.into_iter().chain(&self.rows);
        let lines = all.map(|row| line(row.iter().map(|cell| clean(words(cell))).collect()));
        lines.map(|line| line + "\n").collect()
    }

    /// The same as the words of a table, for the page.
    pub fn shown(&self) -> Vec<Vec<String>> {
        let row = |row: &Vec<Cell>| row.iter().map(words).collect();
        self.rows.iter().map(row).collect()
    }

    /// The same as an Excel file's sheet.
    pub fn sheet(self, name: String, project: String, made_on: NaiveDate) -> Sheet {
        Sheet {
            name,
            project,
            made_on,
            columns: if self.headless {
                Vec::new()
            } else {
                self.headings
            },
            rows: self.rows,
        }
    }
}

/// What is called in a paper and in the log of what has left.
pub const EXTRACT: &str = "extract";

/// What is frozen when a month is sent.
pub fn submission(extract: &Extract, layout: &Layout, on: NaiveDate, to: &str) -> Fields {
    let mut told: Vec<&str> = layout
        .columns
        .iter()
        .map(|(column, _)| column.code())
        .collect();
    told.sort_unstable();
    told.dedup();
    fields([
        (Submission::month, json!(extract.month)),
        (Submission::submitted_on, json!(on)),
        (Submission::to, json!(to.trim())),
        (Submission::layout, json!(layout.name)),
        (Submission::columns, json!(told)),
        (Submission::rows, json!(FrozenRow::write(&extract.frozen()))),
    ])
}

struct RowWriter<'a> {
    reader: &'a Reader,
    text: &'a Text,
    layout: &'a Layout,
    month: NaiveDate,
    reference: String,
    titles: HashMap<Id, String>,
    masks: bool,
}

impl RowWriter<'_> {
    fn row(&mut self, row: &ExtractRow) -> Result<Vec<Cell>> {
        let columns = self.layout.columns.iter();
        let columns: Vec<ExtractColumn> = columns.map(|(column, _)| *column).collect();
        columns
            .into_iter()
            .map(|column| self.cell(column, row))
            .collect()
    }

    fn cell(&mut self, column: ExtractColumn, row: &ExtractRow) -> Result<Cell> {
        let told = &row.told;
        Ok(match column {
            ExtractColumn::Number => self.number(row)?,
            ExtractColumn::Name => said(self.title(told.person)?),
            ExtractColumn::Gender => self.gender(told.gender),
            ExtractColumn::Unit => match told.unit {
                Some(unit) => said(self.title(unit)?),
                None => Cell::Nothing,
            },
            ExtractColumn::Municipality => row
                .municipality
                .map_or(Cell::Nothing, |code| said(self.text.municipality(code))),
            ExtractColumn::Month => said(self.month()),
            ExtractColumn::Hours => self.hours(row.rounded),
            ExtractColumn::CertifiedHours => self.hours(row.certified),
            ExtractColumn::FirstDay => self.day(told.first),
            ExtractColumn::LastDay => self.day(told.last),
            ExtractColumn::EndedOn => told.ended.map_or(Cell::Nothing, |day| self.day(day)),
            ExtractColumn::Reference => said(self.reference.clone()),
            ExtractColumn::Empty => Cell::Nothing,
        })
    }

    fn number(&self, row: &ExtractRow) -> Result<Cell> {
        let person = match row.numbered {
            Some(id) => self.reader.get::<Person>(id)?,
            None => None,
        };
        let number = person.map_or_else(String::new, |person| match row.protected {
            true => person.substitute_number.trim().to_owned(),
            false => self.layout.numbers.written(&person.identity_number),
        });
        Ok(said(if self.masks { masked(&number) } else { number }))
    }

    fn gender(&self, gender: Option<Gender>) -> Cell {
        let own = self.layout.own.as_ref().and_then(|own| own.word_of(gender));
        let word =
            |one: Gender| capitalised(&self.text.get(&format!("choice-gender-{}", one.code())));
        said(match (own, gender) {
            (Some(own), _) => own.to_owned(),
            (None, gender) => word(gender.unwrap_or(Gender::NotStated)),
        })
    }

    fn hours(&self, minutes: i64) -> Cell {
        match self.layout.hours {
            HoursFormat::Hours => Decimal::of_thousandths((minutes * 1000 + 30).div_euclid(60))
                .map_or(Cell::Nothing, Cell::Decimal),
            HoursFormat::HoursAndMinutes => {
                Cell::Words(format!("{}:{:02}", minutes / 60, minutes % 60))
            }
            HoursFormat::Minutes => Cell::Number(minutes),
        }
    }

    fn day(&self, day: NaiveDate) -> Cell {
        match self.layout.dates {
            DateFormat::Date => Cell::Date(day),
            DateFormat::EightDigits => Cell::Words(day.format("%Y%m%d").to_string()),
        }
    }

    fn month(&self) -> String {
        let how = match self.layout.dates {
            DateFormat::Date => "%Y-%m",
            DateFormat::EightDigits => "%Y%m",
        };
        self.month.format(how).to_string()
    }

    fn title(&mut self, id: Id) -> Result<String> {
        if let Some(title) = self.titles.get(&id) {
            return Ok(title.clone());
        }
        let title = self.text.title(&self.reader.title(id)?);
        self.titles.insert(id, title.clone());
        Ok(title)
    }
}

fn said(words: String) -> Cell {
    match words.is_empty() {
        true => Cell::Nothing,
        false => Cell::Words(words),
    }
}

/// A number as it may stand on a screen that somebody passes by.
fn masked(number: &str) -> String {
    /// So many characters tell one person from others.
    const LAST: usize = 4;
    let shown = number.chars().count().saturating_sub(LAST);
    let dots = number.chars().skip(shown).map(|_| '•');
    number.chars().take(shown).chain(dots).collect()
}
