//! The rows behind a figure, as a table that stays quick with a hundred thousand of them.
//!
//! A row is put into words when it is seen: it is called what its records are called, and their names are there
//! already. So to read a country's rows anew after an edit is to list them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::{Id, Kind};
use crate::gui::ground::names::{Named, Names};
use crate::gui::ground::source::Source as Reading;
use crate::insight::{Chosen, Figure, FigureUnit, Listed, Name, Scope, Source, ToldBy, compute};
use crate::text::{Text, capitalised};
use crate::workspace::Result;

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
    /// The columns that have words.
    pub const WORDS: [Self; 4] = [Self::Title, Self::Note, Self::Municipality, Self::Part];
}

/// The rows behind a figure or one of its parts.
///
/// The words of their cells have numbers: rows that say the same of the same record have the same. First come the
/// titles of the records, then their notes, then the municipalities and the parts.
#[derive(Default)]
pub struct Rows {
    pub(super) listed: Listed,
    names: Arc<Names>,
    /// What records without a name of their own are called, as far as that has been read.
    titles: HashMap<usize, String>,
    kinds: BTreeMap<Source, String>,
    places: Vec<String>,
    parts: Vec<(String, FigureUnit)>,
    /// How many of them have been read.
    pub read: usize,
    /// The columns that tell something.
    pub columns: Vec<Shows>,
    /// What all rows are measured in, where they are alike.
    pub unit: Option<FigureUnit>,
}

impl Rows {
    /// Lists the rows, and reads what at most so many are called where that is not known.
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
        let Some(listed) = Listed::of(&facts, id, scope, part) else {
            return Ok(Self::default());
        };
        let (text, figure) = (&source.text, compute(&facts, id, scope));
        let parts = listed.parts().iter();
        let parts = parts.map(|part| part_words(text, &names, figure.as_ref(), part));
        let (owners, places) = (source.owners()?, listed.places().iter());
        let kinds = listed.records().iter();
        let kinds = kinds.map(|(of, _)| (*of, String::new())).collect();
        let mut rows = Self {
            parts: parts.collect(),
            places: places.map(|place| owners.whose(*place)).collect(),
            read: listed.len(),
            kinds,
            names,
            listed,
            ..Self::default()
        };
        for (of, words) in &mut rows.kinds {
            *words = capitalised(&text.kind(of.kind()));
        }
        rows.read_titles(source, many)?;
        rows.columns = rows.telling();
        rows.unit = rows.one_unit();
        Ok(rows)
    }

    /// Reads what records are called whose kind has no names.
    fn read_titles(&mut self, source: &Reading, many: usize) -> Result<()> {
        // This also asks for the names that are shown later: these rows are old when one of them is another.
        let unnamed = self.kinds.keys().copied();
        let unnamed = unnamed.filter(|of| self.names.in_order(of.kind()).is_none());
        for of in unnamed.collect::<Vec<_>>() {
            self.read = self.read.min(many);
            let mut wanted = HashMap::new();
            for row in 0..self.read {
                if let ToldBy::Record(Some(number)) = self.listed.told_by(row)
                    && let Some((kind, id)) = self.listed.records().get(number)
                    && *kind == of
                {
                    wanted.insert(*id, number);
                }
            }
            let (reader, text) = (&source.reader, &source.text);
            // Where most are asked for, all are quicker read in one go.
            if wanted.len() as u64 > reader.count(of.kind())? / 4 {
                reader.each_title(of.kind(), &mut |id, words| {
                    let number = wanted.get(&id);
                    let titles = number.map(|number| (*number, text.title(&words)));
                    self.titles.extend(titles);
                })?;
            } else {
                for (id, number) in wanted {
                    self.titles.insert(number, text.title(&reader.title(id)?));
                }
            }
        }
        Ok(())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether all of them have been read.
    pub fn is_whole(&self) -> bool {
        self.read == self.len()
    }

    fn unit_of(&self, row: usize) -> FigureUnit {
        let part = self.parts.get(self.listed.part(row));
        part.map_or(FigureUnit::Items, |(_, unit)| *unit)
    }

    fn one_unit(&self) -> Option<FigureUnit> {
        // Where all parts are measured in one, a country's rows need not be asked.
        let of_parts = only(self.parts.iter().map(|(_, unit)| *unit));
        let of_parts = of_parts.filter(|_| !self.listed.is_empty());
        of_parts.or_else(|| only((0..self.len()).map(|row| self.unit_of(row))))
    }

    /// The columns where rows differ, and the title.
    fn telling(&self) -> Vec<Shows> {
        // What is not the same may still be told in the same words.
        let differ = |of: fn(&Listed, usize) -> usize, word: &dyn Fn(usize) -> usize| {
            let mut all = (0..self.len()).map(|row| of(&self.listed, row));
            let first = all.next();
            let told = first.map(|first| self.told(word(first)));
            all.any(|one| Some(one) != first && Some(self.told(word(one))) != told)
        };
        let records = 2 * self.listed.records().len();
        let mut columns = vec![Shows::Title, Shows::Note];
        let municipality = |place| records + place;
        columns.extend(differ(Listed::place, &municipality).then_some(Shows::Municipality));
        let part = |part| records + self.places.len() + part;
        columns.extend(differ(Listed::part, &part).then_some(Shows::Part));
        let mut amounts = (0..self.len()).map(|row| self.listed.amount(row));
        columns.extend(amounts.any(|amount| amount != 1).then_some(Shows::Amount));
        columns
    }

    /// How many words there may be.
    pub(super) fn words(&self) -> usize {
        2 * self.listed.records().len() + self.places.len() + self.parts.len()
    }

    /// The number of a cell's words, if it has any.
    pub(super) fn word(&self, row: usize, shows: Shows) -> Option<usize> {
        let records = self.listed.records().len();
        match (shows, self.listed.told_by(row)) {
            (Shows::Title, ToldBy::Record(title) | ToldBy::Attended(title, _)) => title,
            (Shows::Note, ToldBy::Record(note)) => Some(records + note?),
            (Shows::Note, ToldBy::Attended(_, at)) => at,
            (Shows::Municipality, _) => Some(2 * records + self.listed.place(row)),
            (Shows::Part, _) => Some(2 * records + self.places.len() + self.listed.part(row)),
            (Shows::Amount, _) => None,
        }
    }

    /// The words that have a number.
    pub(super) fn told(&self, word: usize) -> &str {
        let records = self.listed.records().len();
        let others = word.checked_sub(2 * records);
        let told = match others {
            None if word < records => self.title(word),
            None => self.note(word - records),
            Some(place) if place < self.places.len() => self.places.get(place).map(String::as_str),
            Some(other) => self
                .parts
                .get(other - self.places.len())
                .map(|(words, _)| &**words),
        };
        told.unwrap_or_default()
    }

    fn title(&self, record: usize) -> Option<&str> {
        let (_, id) = self.listed.records().get(record)?;
        let named = self.names.get(*id).map(|named| &named.title);
        named
            .or_else(|| self.titles.get(&record))
            .map(String::as_str)
    }

    fn note(&self, record: usize) -> Option<&str> {
        let (of, id) = self.listed.records().get(record)?;
        let note = self.names.get(*id).and_then(|named| named.note.as_ref());
        note.or_else(|| self.kinds.get(of)).map(String::as_str)
    }

    /// The record that words are the name of.
    pub(super) fn named(&self, word: usize) -> Option<&Named> {
        let (_, id) = self.listed.records().get(word)?;
        self.names.get(*id)
    }

    /// These words in the language's own order, where they are all names of one kind: that order is known.
    pub(super) fn in_order(&self, words: &[usize]) -> Option<Vec<usize>> {
        let records = self.listed.records();
        let of = |word: &usize| records.get(*word).copied();
        let (kind, _) = of(words.first()?)?;
        let by_id = words.iter().map(|word| {
            let (other, id) = of(word)?;
            (other == kind).then_some((id, *word))
        });
        let by_id: HashMap<Id, usize> = by_id.collect::<Option<_>>()?;
        let all = self.names.in_order(kind.kind())?.iter();
        Some(all.filter_map(|id| by_id.get(id).copied()).collect())
    }

    /// The words of a cell that has words.
    pub fn cell(&self, row: usize, shows: Shows) -> &str {
        self.word(row, shows).map_or("", |word| self.told(word))
    }

    /// What a row adds, as it is written.
    pub fn amount(&self, row: usize, text: &Text) -> String {
        let unit = self.unit_of(row);
        text.amount(self.listed.amount_in(row, unit), unit)
    }

    /// The record behind a row.
    pub fn record(&self, row: usize) -> Option<(&'static Kind, Id)> {
        self.listed.record(row)
    }

    /// A row, to be found again when there are others.
    pub fn choose(&self, row: usize) -> Option<Chosen> {
        self.listed.choose(row)
    }

    /// Rows as text that a spreadsheet takes, with a heading.
    pub fn table(
        &self,
        shown: impl Iterator<Item = usize>,
        headings: &[String],
        text: &Text,
    ) -> String {
        let mut table = headings.join("\t");
        for row in shown {
            table.push('\n');
            for (place, shows) in self.columns.iter().enumerate() {
                if place > 0 {
                    table.push('\t');
                }
                match shows {
                    Shows::Amount => table.push_str(&self.amount(row, text)),
                    shows => table.push_str(&safe_cell(self.cell(row, *shows))),
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

/// The one that there is, if there is no other.
fn only(mut units: impl Iterator<Item = FigureUnit>) -> Option<FigureUnit> {
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// What a part is called, and what it is measured in.
fn part_words(
    text: &Text,
    names: &Names,
    figure: Option<&Figure>,
    (group, name): &(Option<Name>, Name),
) -> (String, FigureUnit) {
    let mut parts = figure.into_iter().flat_map(|figure| &figure.parts);
    let part = parts.find(|part| part.group == *group && part.name == *name);
    let whole = figure.map_or(FigureUnit::Items, |figure| figure.unit);
    let titles = |_, id| names.title(id).to_owned();
    let words = text.part_in(group.as_ref(), name, &titles);
    (words, part.map_or(whole, |part| part.unit))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Rows, Shows, safe_cell};
    use crate::domain::{Group, Initiative, Membership, Person, Record as _};
    use crate::gui::ground::office::Office;
    use crate::insight::Scope;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(safe_cell("=1+1"), "'=1+1");
        assert_eq!(safe_cell("@allt"), "'@allt");
        assert_eq!(safe_cell("Karin\tEk"), "Karin Ek");
    }

    #[test]
    fn rows_that_are_read_first_tell_how_many_there_are() {
        let mut office = Office::new();
        let group = json!({"name": "Styrgruppen", "kind": "strategic", "origin": "created"});
        let group = office.make(Group::KIND, group);
        for name in ["Karin Ek", "Åsa Lind", "Bo Berg"] {
            let person = office.make(Person::KIND, json!({"name": name}));
            let member = json!({"group": group, "person": person, "from": "2018-01-01"});
            office.make(Membership::KIND, member);
        }
        let mut read = |number, many| {
            office.show(number, move |source| {
                let scope = Scope::everything("2018-06-01".parse().unwrap_or_default());
                Rows::load(source, "groups.strategic.levels", &scope, None, many)
            })
        };
        let (first, all) = (read(1, 2), read(2, usize::MAX));
        assert_eq!((first.len(), first.read), (3, 2));
        assert_eq!((all.len(), all.read), (3, 3));
        assert!(!first.is_whole() && all.is_whole());
        for row in 0..2 {
            assert_eq!(first.cell(row, Shows::Title), all.cell(row, Shows::Title));
            assert!(first.cell(row, Shows::Title).contains("Styrgruppen"));
        }
    }

    #[test]
    fn rows_whose_records_have_names_are_whole_at_once() {
        let mut office = Office::new();
        let initiative = json!({"title": "Lots", "stage": "started", "started_on": "2018-03-01"});
        let lots = office.make(Initiative::KIND, initiative);
        let rows = office.show(1, |source| {
            let scope = Scope::everything("2018-06-01".parse().unwrap_or_default());
            Rows::load(source, "initiatives.by_stage", &scope, None, 0)
        });
        assert!(rows.is_whole());
        assert_eq!(rows.cell(0, Shows::Title), "Lots");
        assert_eq!(rows.record(0), Some((Initiative::KIND, lots)));
    }
}
