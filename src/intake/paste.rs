//! Rows pasted from a spreadsheet: what each column holds, and what becomes of each row: a person, or a member of a
//! group.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;

use super::cells;
use super::names::{self, Known, Meant, Onto, Row};
use super::words::{Wordbook, bare};
use crate::domain::reading::alike;
use crate::domain::{
    Choosable, DecisionLevel, Fields, Gender, Id, Kind, Mandate, Membership, MembershipRole,
    ParticipantLevel, Person, Record, Sector, Unit, Value, Vocabulary, identity_number, parse_date,
};
use crate::workspace::{Command, Edit};

/// The fields of a person that a column can hold, in the order they are guessed.
const OF_PERSON: [&str; 8] = [
    Person::name,
    Person::email,
    Person::unit,
    Person::profession,
    Person::phone,
    Person::gender,
    Person::decision_level,
    Person::participant_level,
];

/// The same of a membership.
pub(super) const OF_MEMBERSHIP: [&str; 4] = [
    Membership::role,
    Membership::mandate,
    Membership::from,
    Membership::to,
];

/// What the rows become.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Becomes {
    /// People.
    #[default]
    People,
    /// Members of a group, and people where they are new.
    Members,
}

impl Becomes {
    /// The fields that a column can hold, in the order they are guessed. Of a member, what is said of the membership
    /// stands first, where one heading can mean either, and her level is from where she decides.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        let member = self == Self::Members;
        let of_membership = OF_MEMBERSHIP.into_iter().filter(move |_| member);
        let of_person = OF_PERSON.into_iter();
        of_membership
            .chain(of_person.filter(move |code| !member || *code != Person::participant_level))
    }
}

/// The kind whose field a column holds.
pub fn kind_of(code: &str) -> &'static Kind {
    match OF_MEMBERSHIP.contains(&code) {
        true => Membership::KIND,
        false => Person::KIND,
    }
}

/// A table of words that was pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The rows' cells, without the headings.
    pub rows: Vec<Vec<String>>,
    /// The field that each column holds; none to leave it out.
    pub columns: Vec<Option<&'static str>>,
    /// What some column holds is neither said by a heading nor by its cells.
    guessed: bool,
}

/// The units there are, by their name as it is read.
pub type Units = HashMap<String, Id>;

impl Pasted {
    /// Reads what was pasted and recognises its columns by their headings, else by what they hold.
    pub fn read(pasted: &str, becomes: Becomes, book: &Wordbook, units: &Units) -> Self {
        let mut rows = cells::rows(pasted);
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let headings: Vec<_> = rows.first().map_or_else(Vec::new, |row| {
            row.iter()
                .map(|cell| heading(cell, becomes, book))
                .collect()
        });
        if headings.contains(&Some(Person::name)) {
            rows.remove(0);
            let columns = once_each(headings);
            let guessed = columns.contains(&None);
            return Self {
                rows,
                columns,
                guessed,
            };
        }
        let guesses = (0..width).map(|at| guess(&rows, at, becomes, book, units));
        let guesses = once_each(guesses.collect());
        // The only column that its cells do not tell is that of the names.
        let told = guesses.iter().filter(|guess| guess.is_none()).count() == 1;
        let columns = name_the_rest(guesses);
        Self {
            rows,
            columns,
            guessed: !told,
        }
    }

    /// Whether somebody should see what each column is taken for before anything is made of it.
    pub fn is_doubtful(&self, book: &Wordbook, units: &Units) -> bool {
        self.guessed
            || self
                .rows
                .iter()
                .any(|row| is_no_name(self.cell(row, Person::name)))
            || !self.not_understood(book).is_empty()
            || !self.new_units(units).is_empty()
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
        let columns = columns.filter_map(|(at, code)| Some((at, (*code)?)));
        let to_understand = columns.filter(|(_, code)| vocabulary(code).is_some() || is_day(code));
        let words = to_understand.flat_map(|(at, code)| {
            let cells = self.rows.iter().filter_map(move |row| row.get(at));
            cells.filter(move |cell| !cell.is_empty() && understood(code, cell, book).is_none())
        });
        words
            .filter(|words| seen.insert(alike(words)))
            .cloned()
            .collect()
    }

    /// Whether a column that is left out holds identity numbers.
    pub fn leaves_numbers(&self) -> bool {
        let left = self.columns.iter().enumerate();
        let mut left = left.filter(|(_, code)| code.is_none());
        left.any(|(at, _)| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.any(|cell| identity_number::check(cell.trim()).is_ok())
        })
    }

    /// What stands where names should, and looks like none: the first of it, and how much more there is.
    pub fn no_names(&self) -> (Vec<String>, usize) {
        const LISTED: usize = 10;
        let names = (0..self.rows.len()).map(|row| self.name(row));
        let mut names = names.filter(|name| is_no_name(name));
        let first = names.by_ref().take(LISTED).map(str::to_owned).collect();
        (first, names.count())
    }

    /// Who is meant by each row with a name, by its place.
    pub fn told(&self, known: &Known, onto: Onto<'_>) -> Vec<(usize, Meant)> {
        let named = || {
            let rows = self.rows.iter().enumerate();
            rows.filter(|(_, row)| !self.cell(row, Person::name).is_empty())
        };
        let rows = named().map(|(_, row)| Row {
            name: self.cell(row, Person::name),
            cells: row,
        });
        let meant = names::told(rows, known, onto);
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
        let mut edits = self.made_units(&mut units, sectors, &fresh_id);
        let rows = new.iter().filter_map(|at| self.rows.get(*at));
        let persons: Vec<Edit> = rows
            .map(|row| self.new_person(row, book, &units, fresh_id()))
            .collect();
        let name = Command::new(persons.clone()).name?;
        edits.extend(persons);
        Some(Command {
            name: Some(name),
            edits,
        })
    }

    /// The units that have a sector and are not there yet.
    pub(super) fn made_units(
        &self,
        units: &mut Units,
        sectors: &BTreeMap<String, Sector>,
        fresh_id: &impl Fn() -> Id,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        for name in self.new_units(units) {
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
        edits
    }

    pub(super) fn new_person(
        &self,
        row: &[String],
        book: &Wordbook,
        units: &Units,
        id: Id,
    ) -> Edit {
        Edit::Create {
            kind: Person::KIND,
            id,
            fields: self.fields(row, &OF_PERSON, book, units),
        }
    }

    pub(super) fn fields(
        &self,
        row: &[String],
        codes: &[&'static str],
        book: &Wordbook,
        units: &Units,
    ) -> Fields {
        let mut fields = Fields::new();
        for code in codes {
            let cell = self.cell(row, code);
            let value = match *code {
                Person::unit => units.get(&alike(cell)).map(|id| json!(id)),
                code => understood(code, cell, book),
            };
            if let (Some(value), false) = (value, cell.is_empty()) {
                fields.insert((*code).to_owned(), value);
            }
        }
        fields
    }
}

/// What a cell means in a column; none where it means nothing there.
fn understood(code: &str, cell: &str, book: &Wordbook) -> Option<Value> {
    match vocabulary(code) {
        Some(vocabulary) => book.choice(vocabulary, cell).map(|code| json!(code)),
        None if is_day(code) => parse_date(cell).ok().map(|day| json!(day)),
        None => Some(json!(cell)),
    }
}

fn is_day(code: &str) -> bool {
    [Membership::from, Membership::to].contains(&code)
}

fn vocabulary(code: &str) -> Option<&'static Vocabulary> {
    match code {
        Person::gender => Some(Gender::VOCABULARY),
        Person::decision_level => Some(DecisionLevel::VOCABULARY),
        Person::participant_level => Some(ParticipantLevel::VOCABULARY),
        Membership::role => Some(MembershipRole::VOCABULARY),
        Membership::mandate => Some(Mandate::VOCABULARY),
        _ => None,
    }
}

/// The field that a heading names: by its label, or by another word for it.
fn heading(cell: &str, becomes: Becomes, book: &Wordbook) -> Option<&'static str> {
    let cell = bare(cell);
    let named = |code: &str| book.names(kind_of(code), code).contains(&cell);
    let mut columns = becomes.columns();
    let found = columns.find(|code| named(code));
    // Of a member, "level" is from where she decides.
    found.or_else(|| {
        let level = becomes == Becomes::Members && named(Person::participant_level);
        level.then_some(Person::decision_level)
    })
}

/// What a column holds, judged by its cells.
fn guess(
    rows: &[Vec<String>],
    at: usize,
    becomes: Becomes,
    book: &Wordbook,
    units: &Units,
) -> Option<&'static str> {
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
    if becomes == Becomes::Members && most(&|cell| parse_date(cell).is_ok()) {
        return Some(Membership::from);
    }
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
    becomes.columns().find(|code| {
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

/// Whether what stands as a name is hardly one: a sentence, or something with a number in it.
pub fn is_no_name(name: &str) -> bool {
    const WORDS: usize = 5;
    const LETTERS: usize = 60;
    let words = name.split_whitespace().count();
    words > WORDS || name.chars().count() > LETTERS || name.contains(|c: char| c.is_ascii_digit())
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
        let read = Pasted::read(pasted, Becomes::People, &swedish(), &Units::new());
        assert_eq!(read.not_understood(&swedish()), ["hane"]);
        let fields = read.fields(&read.rows[1], &OF_PERSON, &swedish(), &Units::new());
        assert_eq!(fields[Person::gender], json!("woman"));
    }

    #[test]
    fn headings_say_what_the_columns_hold() {
        let pasted = "Namn\tTitel\tE-post\nAmira Holm\tStrateg\tamira@exempel.se";
        let read = Pasted::read(pasted, Becomes::People, &swedish(), &Units::new());
        let columns = [Person::name, Person::profession, Person::email].map(Some);
        assert_eq!(read.columns, columns);
        assert_eq!(read.rows.len(), 1);
    }

    #[test]
    fn without_headings_the_cells_say_it() {
        let units = Units::from([("kultur och fritid".to_owned(), Id::nil())]);
        let pasted =
            "Amira Holm\tamira@exempel.se\tKultur och fritid\tStrateg\t0413-620 00\tKvinna";
        let read = Pasted::read(pasted, Becomes::People, &swedish(), &units);
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
        let read = Pasted::read(pasted, Becomes::People, &swedish(), &Units::new());
        let told = read.told(&known, Onto::People);
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
        let read = Pasted::read(pasted, Becomes::People, &swedish(), &Units::new());
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

    fn members(pasted: &str) -> Pasted {
        Pasted::read(pasted, Becomes::Members, &swedish(), &Units::new())
    }

    #[test]
    fn pasted_column_of_names_is_not_doubtful_and_two_untold_columns_are() {
        let doubtful = |pasted: &str| members(pasted).is_doubtful(&swedish(), &Units::new());
        assert!(!doubtful("Bo Ek\nCarina Dahl\nDavid Falk"));
        assert!(!doubtful("Bo Ek\tbo@exempel.se\tOrdförande"));
        assert!(doubtful("Bo Ek\tEnhetschefen\nCarina Dahl\tRektorn"));
        assert!(doubtful("Namn\tRoll\nBo Ek\tkaffekokare"), "not understood");
        let minutes = "Vi gick igenom planen och bestämde att börja\nBo Ek tar upp det";
        assert!(doubtful(minutes), "no names");
        assert!(doubtful("Bo Ek 19800101-1234\nCarina Dahl"));
        assert!(
            doubtful("Namn\tVerksamhet\nBo Ek\tKomvux"),
            "a unit to make"
        );
    }
}
