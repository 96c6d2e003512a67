//! The rows behind a figure, as a table that stays quick with a hundred thousand of them.
//!
//! A row's words are numbers into one list where each word stands once: a hundred thousand attendances have
//! some thousand persons and sessions. So searching reads each name once, and sorting compares numbers.

use std::collections::HashMap;

use crate::domain::reading::alike;
use crate::domain::{Id, Kind, MunicipalityCode};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source as Reading;
use crate::gui::widgets::Order;
use crate::insight::{
    Evidence, EvidenceRow, Facts, Figure, FigureUnit, Name, Scope, compute, evidence,
};
use crate::text::{Text, capitalised, sort_key};
use crate::workspace::{Reader, Result};

/// What a column of the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shows {
    /// What the record is called.
    Title,
    /// What tells it apart.
    Note,
    /// Whose it is.
    Municipality,
    /// The part it is counted in.
    Part,
    /// What it adds.
    Amount,
}

impl Shows {
    /// The place of its word in a line.
    fn place(self) -> Option<usize> {
        [Self::Title, Self::Note, Self::Municipality, Self::Part]
            .iter()
            .position(|one| *one == self)
    }
}

/// A word that rows have.
struct Written {
    shown: String,
    read: String,
    rank: u32,
}

struct Line {
    words: [u32; 4],
    unit: FigureUnit,
    record: Option<Id>,
}

/// The rows behind a figure or one of its parts.
#[derive(Default)]
pub struct Rows {
    evidence: Evidence,
    lines: Vec<Line>,
    written: Vec<Written>,
    /// The columns that tell something.
    pub columns: Vec<Shows>,
    /// What all rows are measured in, where they are alike.
    pub unit: Option<FigureUnit>,
}

impl Rows {
    /// Reads the rows, at most so many, and their words.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Reading,
        id: &str,
        scope: &Scope,
        part: Option<&str>,
        many: usize,
    ) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let Some(evidence) = evidence(&facts, id, scope, part) else {
            return Ok(Self::default());
        };
        let units = compute(&facts, id, scope);
        let mut loading = Loading::new(&source.reader, &source.text, &names);
        let mut lines = Vec::with_capacity(evidence.rows.len().min(many));
        let mut parts: HashMap<(Option<&str>, &str), (u32, FigureUnit)> = HashMap::new();
        for row in evidence.rows.iter().take(many) {
            let [title, note] = loading.record(&facts, row)?;
            let municipality = loading.municipality(facts.municipality(row));
            let (part, unit) = match evidence.part(row) {
                None => (loading.word(String::new()), FigureUnit::Items),
                Some((group, name)) => {
                    let key = (group.map(|group| group.code.as_str()), name.code.as_str());
                    *parts
                        .entry(key)
                        .or_insert_with(|| loading.part(units.as_ref(), group, name))
                }
            };
            let words = [title, note, municipality, part];
            lines.push(Line {
                words,
                unit,
                record: facts.record(row),
            });
        }
        let mut rows = Self {
            lines,
            written: loading.ranked(),
            columns: Vec::new(),
            unit: None,
            evidence,
        };
        rows.columns = rows.telling();
        rows.unit = rows.one_unit();
        Ok(rows)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.evidence.rows.len()
    }

    /// Whether all of them have been read.
    pub fn is_whole(&self) -> bool {
        self.lines.len() == self.len()
    }

    fn one_unit(&self) -> Option<FigureUnit> {
        let first = self.lines.first()?.unit;
        let alike = self.lines.iter().all(|line| line.unit == first);
        alike.then_some(first)
    }

    /// The columns where rows differ, and the title.
    fn telling(&self) -> Vec<Shows> {
        let differ = |place: usize| {
            let mut words = self.lines.iter().map(|line| line.words[place]);
            let first = words.next();
            words.any(|word| Some(word) != first)
        };
        let amounts = || self.evidence.rows.iter().any(|row| row.amount != 1);
        let mut columns = vec![Shows::Title, Shows::Note];
        for shows in [Shows::Municipality, Shows::Part] {
            if shows.place().is_some_and(differ) {
                columns.push(shows);
            }
        }
        if amounts() {
            columns.push(Shows::Amount);
        }
        columns
    }

    /// The rows that have every written word somewhere, in the order asked for.
    pub fn found(&self, written: &str, sorted: Option<(Shows, Order)>) -> Vec<u32> {
        let wanted: Vec<Vec<bool>> = alike(written)
            .split_whitespace()
            .map(|part| {
                let words = self.written.iter();
                words.map(|word| word.read.contains(part)).collect()
            })
            .collect();
        let has = |line: &Line, one: &Vec<bool>| {
            let mut words = line.words.iter();
            words.any(|word| one.get(*word as usize).copied().unwrap_or(false))
        };
        let mut found: Vec<u32> = (0..)
            .zip(&self.lines)
            .filter(|(_, line)| wanted.iter().all(|one| has(line, one)))
            .map(|(row, _)| row)
            .collect();
        match sorted {
            Some((shows, Order::Ascending)) => found.sort_by_key(|row| self.rank(*row, shows)),
            Some((shows, Order::Descending)) => {
                found.sort_by_key(|row| std::cmp::Reverse(self.rank(*row, shows)));
            }
            None => {}
        }
        found
    }

    fn rank(&self, row: u32, shows: Shows) -> i64 {
        match shows.place() {
            Some(place) => self.word(row, place).map_or(0, |word| i64::from(word.rank)),
            None => self
                .evidence
                .rows
                .get(row as usize)
                .map_or(0, |row| row.amount),
        }
    }

    fn word(&self, row: u32, place: usize) -> Option<&Written> {
        let line = self.lines.get(row as usize)?;
        self.written.get(*line.words.get(place)? as usize)
    }

    /// The words of a cell that has words.
    pub fn cell(&self, row: u32, shows: Shows) -> &str {
        let word = shows.place().and_then(|place| self.word(row, place));
        word.map_or("", |word| &word.shown)
    }

    /// What a row adds, as it is written.
    pub fn amount(&self, row: u32, text: &Text) -> String {
        let place = row as usize;
        let (Some(row), Some(line)) = (self.evidence.rows.get(place), self.lines.get(place)) else {
            return String::new();
        };
        text.amount(row.amount_in(line.unit), line.unit)
    }

    /// The record behind a row.
    pub fn record(&self, row: u32) -> Option<(&'static Kind, Id)> {
        let place = row as usize;
        let source = self.evidence.rows.get(place)?.source;
        Some((source.kind(), self.lines.get(place)?.record?))
    }

    /// Rows as text that a spreadsheet takes, with a heading.
    pub fn table(&self, found: &[u32], headings: &[String], text: &Text) -> String {
        let mut table = headings.join("\t");
        for row in found {
            table.push('\n');
            for (place, shows) in self.columns.iter().enumerate() {
                if place > 0 {
                    table.push('\t');
                }
                match shows {
                    Shows::Amount => table.push_str(&self.amount(*row, text)),
                    shows => table.push_str(&safe_cell(self.cell(*row, *shows))),
                }
            }
        }
        table
    }
}

/// A cell's words, so that no spreadsheet takes them for a formula.
pub fn safe_cell(words: &str) -> String {
    let words = words.replace(['\t', '\r', '\n'], " ");
    if words.starts_with(['=', '+', '-', '@']) {
        return format!("'{words}");
    }
    words
}

/// What is needed while rows are read.
struct Loading<'a> {
    reader: &'a Reader,
    text: &'a Text,
    names: &'a Names,
    written: Vec<String>,
    numbers: HashMap<String, u32>,
    records: HashMap<Id, [u32; 2]>,
    municipalities: HashMap<Option<MunicipalityCode>, u32>,
}

impl<'a> Loading<'a> {
    fn new(reader: &'a Reader, text: &'a Text, names: &'a Names) -> Self {
        Self {
            reader,
            text,
            names,
            written: Vec::new(),
            numbers: HashMap::new(),
            records: HashMap::new(),
            municipalities: HashMap::new(),
        }
    }

    fn word(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        self.written.push(word.clone());
        self.numbers.insert(word, number);
        number
    }

    /// The number of a record's title.
    fn title(&mut self, id: Option<Id>) -> Result<[u32; 2]> {
        let Some(id) = id else {
            let none = self.word(String::new());
            return Ok([none; 2]);
        };
        if let Some(known) = self.records.get(&id) {
            return Ok(*known);
        }
        let (title, note) = match self.names.get(id) {
            Some(named) => {
                let kind = || capitalised(&self.text.kind(named.kind));
                (named.title.clone(), named.note.clone().unwrap_or_else(kind))
            }
            None => {
                let kind = self.reader.kind_of(id)?;
                let kind = kind.map(|kind| capitalised(&self.text.kind(kind)));
                let title = self.text.title(&self.reader.title(id)?);
                (title, kind.unwrap_or_default())
            }
        };
        let known = [self.word(title), self.word(note)];
        self.records.insert(id, known);
        Ok(known)
    }

    /// A record's title, and what tells it apart.
    fn record(&mut self, facts: &Facts, row: &EvidenceRow) -> Result<[u32; 2]> {
        match facts.attended(row) {
            Some([person, at]) => Ok([self.title(person)?[0], self.title(at)?[0]]),
            None => self.title(facts.record(row)),
        }
    }

    fn municipality(&mut self, code: Option<MunicipalityCode>) -> u32 {
        if let Some(number) = self.municipalities.get(&code) {
            return *number;
        }
        let name = match code {
            Some(code) => self.text.municipality(code),
            None => self.text.get("frame-lead"),
        };
        let number = self.word(name);
        self.municipalities.insert(code, number);
        number
    }

    fn part(
        &mut self,
        figure: Option<&Figure>,
        group: Option<&Name>,
        name: &Name,
    ) -> (u32, FigureUnit) {
        let mut parts = figure.into_iter().flat_map(|figure| &figure.parts);
        let part = parts.find(|part| part.group.as_ref() == group && part.name == *name);
        let whole = figure.map_or(FigureUnit::Items, |figure| figure.unit);
        let names = self.names;
        let titles = |_, id| names.title(id).to_owned();
        let words = self.text.part_in(group, name, &titles);
        (self.word(words), part.map_or(whole, |part| part.unit))
    }

    /// The words with their places in the language's own order.
    fn ranked(self) -> Vec<Written> {
        let mut order: Vec<(Vec<u8>, usize)> = self
            .written
            .iter()
            .enumerate()
            .map(|(place, word)| (sort_key(word), place))
            .collect();
        order.sort_unstable();
        let mut ranks = vec![0; order.len()];
        for (rank, (_, place)) in (0..).zip(order) {
            ranks[place] = rank;
        }
        let written = self.written.into_iter().zip(ranks);
        written
            .map(|(shown, rank)| Written {
                read: alike(&shown),
                shown,
                rank,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Line, Rows, Shows, Written, safe_cell};
    use crate::domain::reading::alike;
    use crate::domain::{Initiative, Record as _};
    use crate::gui::ground::office::Office;
    use crate::gui::widgets::Order;
    use crate::insight::{FigureUnit, Scope};

    fn rows() -> Rows {
        let words = ["Karin Ek", "Åsa Lind", "Normkritik", "Eslöv", "Kvinnor"];
        let ranks = [1, 4, 3, 0, 2];
        let written = words.iter().zip(ranks).map(|(word, rank)| Written {
            shown: (*word).to_owned(),
            read: alike(word),
            rank,
        });
        let line = |who| Line {
            words: [who, 2, 3, 4],
            unit: FigureUnit::Persons,
            record: None,
        };
        Rows {
            lines: vec![line(1), line(0), line(1)],
            written: written.collect(),
            ..Rows::default()
        }
    }

    #[test]
    fn rows_are_found_by_all_the_words_that_are_written() {
        assert_eq!(rows().found("", None), [0, 1, 2]);
        assert_eq!(rows().found("ÅSA norm", None), [0, 2]);
        assert_eq!(rows().found("karin åsa", None), [0; 0]);
    }

    #[test]
    fn rows_sort_by_the_order_of_their_words() {
        let by = |order| rows().found("", Some((Shows::Title, order)));
        assert_eq!(by(Order::Ascending), [1, 0, 2]);
        assert_eq!(by(Order::Descending), [0, 2, 1]);
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(safe_cell("=1+1"), "'=1+1");
        assert_eq!(safe_cell("@allt"), "'@allt");
        assert_eq!(safe_cell("Karin\tEk"), "Karin Ek");
    }

    #[test]
    fn rows_that_are_read_first_tell_how_many_there_are() {
        let mut office = Office::new();
        for title in ["Skolnärvaro", "En väg in", "Lots"] {
            let initiative =
                json!({"title": title, "stage": "started", "started_on": "2018-03-01"});
            office.make(Initiative::KIND, initiative);
        }
        let mut read = |number, many| {
            office.show(number, move |source| {
                let scope = Scope::everything("2018-06-01".parse().unwrap_or_default());
                Rows::load(source, "initiatives.by_stage", &scope, None, many)
            })
        };
        let (first, all) = (read(1, 2), read(2, usize::MAX));
        assert_eq!((first.len(), first.found("", None).len()), (3, 2));
        assert_eq!((all.len(), all.found("", None).len()), (3, 3));
        assert!(!first.is_whole() && all.is_whole());
        assert_eq!(first.cell(0, Shows::Title), all.cell(0, Shows::Title));
    }
}
