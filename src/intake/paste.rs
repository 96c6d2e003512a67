//! Rows pasted from a spreadsheet: what each column holds, and what becomes of each row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;

use super::cells;
use super::names::{self, Known, Meant, Onto, Row};
use super::words::{Wordbook, bare};
use crate::domain::reading::alike;
use crate::domain::{
    Choosable, DecisionLevel, Fields, Gender, Id, ParticipantLevel, Person, Record, Sector, Unit,
    Vocabulary,
};
use crate::workspace::{Command, Edit};

/// The fields of a person that a column can hold, in the order they are guessed.
pub const COLUMNS: [&str; 8] = [
    Person::name,
    Person::email,
    Person::unit,
    Person::profession,
    Person::phone,
    Person::gender,
    Person::decision_level,
    Person::participant_level,
];

/// A table of words that was pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The rows' cells, without the headings.
    pub rows: Vec<Vec<String>>,
    /// The field that each column holds; none to leave it out.
    pub columns: Vec<Option<&'static str>>,
}

/// The units there are, by their name as it is read.
pub type Units = HashMap<String, Id>;

impl Pasted {
    /// Reads what was pasted and recognises its columns by their headings, else by what they hold.
    pub fn read(pasted: &str, book: &Wordbook, units: &Units) -> Self {
        let mut rows = cells::rows(pasted);
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let headings: Vec<_> = rows.first().map_or_else(Vec::new, |row| {
            row.iter().map(|cell| heading(cell, book)).collect()
        });
        if headings.contains(&Some(Person::name)) {
            rows.remove(0);
            let columns = once_each(headings);
            return Self { rows, columns };
        }
        let guesses = (0..width).map(|at| guess(&rows, at, book, units)).collect();
        let columns = name_the_rest(once_each(guesses));
        Self { rows, columns }
    }

    /// The cell of a row that holds a field.
    fn cell<'a>(&self, row: &'a [String], field: &str) -> &'a str {
        let at = self
            .columns
            .iter()
            .position(|column| *column == Some(field));
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// Lets a column hold a field, and no other column with it.
    pub fn set_column(&mut self, at: usize, field: Option<&'static str>) {
        for (place, column) in self.columns.iter_mut().enumerate() {
            if place == at {
                *column = field;
            } else if *column == field {
                *column = None;
            }
        }
    }

    /// The names of units that there are not yet, each once.
    pub fn new_units(&self, units: &Units) -> Vec<String> {
        let mut seen = BTreeSet::new();
        self.rows
            .iter()
            .filter(|row| !self.cell(row, Person::name).is_empty())
            .map(|row| self.cell(row, Person::unit))
            .filter(|name| !name.is_empty() && !units.contains_key(&alike(name)))
            .filter(|name| seen.insert(alike(name)))
            .map(str::to_owned)
            .collect()
    }

    /// The words in columns of choices that mean none of them, each once: they are left out.
    pub fn not_understood(&self, book: &Wordbook) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let columns = self.columns.iter().enumerate();
        let of_choices = columns.filter_map(|(at, code)| Some((at, vocabulary((*code)?)?)));
        let words = of_choices.flat_map(|(at, vocabulary)| {
            let cells = self.rows.iter().filter_map(move |row| row.get(at));
            cells.filter(move |cell| !cell.is_empty() && book.choice(vocabulary, cell).is_none())
        });
        words
            .filter(|words| seen.insert(alike(words)))
            .cloned()
            .collect()
    }

    /// Who is meant by each row with a name, by its place.
    pub fn told(&self, known: &Known) -> Vec<(usize, Meant)> {
        let named = || {
            let rows = self.rows.iter().enumerate();
            rows.filter(|(_, row)| !self.cell(row, Person::name).is_empty())
        };
        let rows = named().map(|(_, row)| Row {
            name: self.cell(row, Person::name),
            cells: row,
        });
        let meant = names::told(rows, known, Onto::People);
        named().map(|(at, _)| at).zip(meant).collect()
    }

    /// The name in a row.
    pub fn name(&self, row: usize) -> &str {
        let row = self.rows.get(row);
        row.map_or("", |row| self.cell(row, Person::name))
    }

    /// One command that makes the units with a sector and the persons of these rows; none if there is nobody to make.
    pub fn command(
        &self,
        book: &Wordbook,
        units: &Units,
        sectors: &BTreeMap<String, Sector>,
        new: &[usize],
        fresh_id: impl Fn() -> Id,
    ) -> Option<Command> {
        let mut units = units.clone();
        let mut edits = Vec::new();
        for name in self.new_units(&units) {
            if let Some(sector) = sectors.get(&name) {
                let id = fresh_id();
                units.insert(alike(&name), id);
                edits.push(Edit::Create {
                    kind: Unit::KIND,
                    id,
                    fields: Fields::from([
                        (Unit::name.to_owned(), json!(name)),
                        (Unit::sector.to_owned(), json!(sector.code())),
                    ]),
                });
            }
        }
        let persons: Vec<Edit> = new
            .iter()
            .filter_map(|at| self.rows.get(*at))
            .map(|row| Edit::Create {
                kind: Person::KIND,
                id: fresh_id(),
                fields: self.fields(row, book, &units),
            })
            .collect();
        let name = Command::new(persons.clone()).name?;
        edits.extend(persons);
        Some(Command {
            name: Some(name),
            edits,
        })
    }

    fn fields(&self, row: &[String], book: &Wordbook, units: &Units) -> Fields {
        let mut fields = Fields::new();
        for code in COLUMNS {
            let cell = self.cell(row, code);
            let value = match code {
                Person::unit => units.get(&alike(cell)).map(|id| json!(id)),
                _ => vocabulary(code).map_or_else(
                    || Some(json!(cell)),
                    |vocabulary| book.choice(vocabulary, cell).map(|code| json!(code)),
                ),
            };
            if let (Some(value), false) = (value, cell.is_empty()) {
                fields.insert(code.to_owned(), value);
            }
        }
        fields
    }
}

fn vocabulary(code: &str) -> Option<&'static Vocabulary> {
    match code {
        Person::gender => Some(Gender::VOCABULARY),
        Person::decision_level => Some(DecisionLevel::VOCABULARY),
        Person::participant_level => Some(ParticipantLevel::VOCABULARY),
        _ => None,
    }
}

/// The field that a heading names: by its label, or by another word for it.
fn heading(cell: &str, book: &Wordbook) -> Option<&'static str> {
    let cell = bare(cell);
    let named = |code: &&'static str| book.names(Person::KIND, code).contains(&cell);
    COLUMNS.into_iter().find(named)
}

/// What a column holds, judged by its cells.
fn guess(rows: &[Vec<String>], at: usize, book: &Wordbook, units: &Units) -> Option<&'static str> {
    let cells: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let most = |is: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 2 > cells.len()
    };
    let number = |c: char| c.is_ascii_digit() || " +-()".contains(c);
    if most(&|cell| cell.contains('@')) {
        return Some(Person::email);
    }
    if most(&|cell| cell.chars().all(number)) {
        return Some(Person::phone);
    }
    if most(&|cell| units.contains_key(&alike(cell))) {
        return Some(Person::unit);
    }
    // A beginning is enough for a gender, but a strategist by profession has no level by that.
    let fits = |code: &str, vocabulary: &'static Vocabulary, cell: &str| {
        book.choice(vocabulary, cell).is_some_and(|found| {
            code == Person::gender || alike(&book.label(vocabulary, found)) == cell
        })
    };
    COLUMNS.into_iter().find(|code| {
        vocabulary(code)
            .is_some_and(|vocabulary| most(&|cell| fits(code, vocabulary, &alike(cell))))
    })
}

/// No field twice: the first column keeps it.
fn once_each(columns: Vec<Option<&'static str>>) -> Vec<Option<&'static str>> {
    let mut seen = BTreeSet::new();
    columns
        .into_iter()
        .map(|column| column.filter(|code| seen.insert(*code)))
        .collect()
}

/// What could not be guessed is the name, the unit and the profession, in that order.
fn name_the_rest(mut columns: Vec<Option<&'static str>>) -> Vec<Option<&'static str>> {
    for code in [Person::name, Person::unit, Person::profession] {
        let free = columns.iter().position(Option::is_none);
        if let (Some(free), false) = (free, columns.contains(&Some(code))) {
            columns[free] = Some(code);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::who::Told;
    use crate::text::{Language, Text};

    fn swedish() -> Wordbook {
        Wordbook::new(&Text::new(Language::Swedish))
    }

    #[test]
    fn pasted_words_for_choices_are_those_of_a_spreadsheet_and_others_are_told() {
        let pasted = "Namn\tKön\nAmira Holm\tfemale\nEva Sjö\tkvinnor\nPer Lind\thane\nBo Ek\tHane";
        let read = Pasted::read(pasted, &swedish(), &Units::new());
        assert_eq!(read.not_understood(&swedish()), ["hane"]);
        let fields = read.fields(&read.rows[1], &swedish(), &Units::new());
        assert_eq!(fields[Person::gender], json!("woman"));
    }

    #[test]
    fn headings_say_what_the_columns_hold() {
        let pasted = "Namn\tTitel\tE-post\nAmira Holm\tStrateg\tamira@exempel.se";
        let read = Pasted::read(pasted, &swedish(), &Units::new());
        let columns = [Person::name, Person::profession, Person::email].map(Some);
        assert_eq!(read.columns, columns);
        assert_eq!(read.rows.len(), 1);
    }

    #[test]
    fn without_headings_the_cells_say_it() {
        let units = Units::from([("kultur och fritid".to_owned(), Id::nil())]);
        let pasted =
            "Amira Holm\tamira@exempel.se\tKultur och fritid\tStrateg\t0413-620 00\tKvinna";
        let read = Pasted::read(pasted, &swedish(), &units);
        let columns = [
            Person::name,
            Person::email,
            Person::unit,
            Person::profession,
            Person::phone,
            Person::gender,
        ];
        assert_eq!(read.columns, columns.map(Some));
    }

    #[test]
    fn those_who_are_there_and_those_without_a_name_are_left_out() {
        let mut known = Known::default();
        let told = Told {
            name: "Per Lind".to_owned(),
            email: "per@exempel.se".to_owned(),
            ..Told::default()
        };
        known.add(Id::nil(), &told);
        let pasted = "Per Lind\tper@exempel.se\nPer Lind\tannan@exempel.se\n\tingen@exempel.se\n\
                      Eva Sjö\teva@exempel.se\nEva Sjö\teva@exempel.se";
        let read = Pasted::read(pasted, &swedish(), &Units::new());
        let told = read.told(&known);
        let new: Vec<&str> = told
            .iter()
            .filter(|(_, meant)| *meant == Meant::New)
            .map(|(at, _)| read.name(*at))
            .collect();
        assert_eq!(new, ["Per Lind", "Eva Sjö"], "another Per, and Eva once");
        assert_eq!(told.len(), 4);
    }

    #[test]
    fn a_new_unit_is_made_only_with_a_sector() {
        let pasted = "Namn;Verksamhet\nEva Sjö;Komvux\nPer Lind;Okänd";
        let read = Pasted::read(pasted, &swedish(), &Units::new());
        assert_eq!(read.new_units(&Units::new()), ["Komvux", "Okänd"]);
        let sectors = BTreeMap::from([("Komvux".to_owned(), Sector::Education)]);
        let next = std::cell::Cell::new(0);
        let fresh_id = || {
            next.set(next.get() + 1);
            Id::from_u128(next.get())
        };
        let command = read.command(&swedish(), &Units::new(), &sectors, &[0, 1], fresh_id);
        let edits = command.unwrap().edits;
        let fields = |at: usize| match &edits[at] {
            Edit::Create { fields, .. } => fields.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(edits.len(), 3);
        assert_eq!(fields(1)[Person::unit], json!(edits[0].id()));
        assert!(!fields(2).contains_key(Person::unit));
    }
}
