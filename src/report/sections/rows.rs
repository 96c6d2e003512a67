//! What lies behind a report, as tables: every number with what it is made of, the rows behind each, and each
//! municipality's own state in the goals. Persons stand there by a code, and those with a protected identity by none.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::io;
use std::path::Path;

use super::Report;
use super::records::state_words;
use crate::domain::{
    Assignment, Id, Kind, LearningPlan, Membership, MunicipalityCode, Person, Privacy, Record as _,
    Shape, TimeReport, Value, kind,
};
use crate::insight::{self, AllRows, Amount, EvidenceRow, Facts, RowsPart, Source};
use crate::report::xlsx::{self, Cell, Sheet};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result, WorkspaceError};

/// A figure with more rows than this is told by municipality and occasion: nobody reads them one by one, and Excel
/// does not hold a country's.
const MOST: usize = 20_000;
/// So many rows of all figures are told one by one.
const ALL: usize = 100_000;

/// The headings, by the keys of their words.
const NUMBERS: &[&str] = &[
    "report-section",
    "report-table",
    "report-figure",
    "report-part",
    "report-times",
    "report-value",
    "report-unit",
    "report-counted_from",
    "report-code",
];
const ROWS: &[&str] = &[
    "report-figure",
    "report-part",
    "report-times",
    "report-kind",
    "report-what",
    "report-person",
    "report-municipality",
    "report-adds",
    "report-unit",
    "report-rows",
    "report-code",
];
const GOALS: &[&str] = &[
    "report-goal",
    "report-municipality",
    "report-result",
    "report-target",
    "report-state",
];

/// Which figure, at which time.
type Counted = (String, usize);

/// The tables behind a report.
pub struct Book<'a> {
    report: &'a Report,
    text: &'a Text,
    facts: &'a Facts,
    who: Who<'a>,
    behind: BTreeMap<Counted, Behind>,
}

/// The rows of a figure, and those of its parts that a number is made of.
struct Behind {
    label: String,
    rows: AllRows,
    parts: BTreeSet<String>,
}

impl<'a> Book<'a> {
    /// What lies behind a report.
    pub fn new(report: &'a Report, reader: &'a Reader, text: &'a Text, facts: &'a Facts) -> Self {
        Self {
            report,
            text,
            facts,
            who: Who::new(reader, text, facts),
            behind: behind(report, facts),
        }
    }

    /// The tables as an Excel file that is to be at a path.
    ///
    /// # Errors
    /// If the workspace cannot be read, or Excel cannot hold them.
    pub fn write(&self, path: &Path) -> Result<Vec<u8>> {
        let failed = |error: io::Error| WorkspaceError::of_file(path, &error);
        let mut book = xlsx::Book::new();
        book.sheet(&self.numbers()).map_err(failed)?;
        let rows = self.sheet("report-sheet_rows", ROWS, Vec::new());
        let mut page = book.page(&rows).map_err(failed)?;
        self.each_row(&mut |row| page.row(&row).map_err(failed))?;
        page.end().map_err(failed)?;
        book.sheet(&self.goals()?).map_err(failed)?;
        book.bytes().map_err(failed)
    }

    fn sheet(&self, name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: self.text.get(name),
            project: self.report.project_name().to_owned(),
            made_on: self.report.asked.on,
            columns: columns.iter().map(|key| self.text.get(key)).collect(),
            rows,
        }
    }

    fn part_name(&self, part: &RowsPart) -> String {
        let titles = |_: Source, id: Id| self.who.name(id);
        self.text.part_in(part.group.as_ref(), &part.name, &titles)
    }

    /// Every number of the report, and what it is made of.
    pub fn numbers(&self) -> Sheet {
        let mut tables = 0;
        let mut rows = Vec::new();
        for section in self.report.shown() {
            let mut most = 0;
            for number in &section.numbers {
                let table = number.place.map(|place| place.table + 1);
                most = most.max(table.unwrap_or(0));
                let key = (number.figure.clone(), number.scope);
                let made_of = self
                    .behind
                    .get(&key)
                    .map(|one| one.rows.made_of(&number.part));
                let made_of = made_of.unwrap_or_default();
                let from = match made_of.as_slice() {
                    [one] if one.path == number.part => String::new(),
                    parts => {
                        let names = parts.iter().map(|part| self.part_name(part));
                        names.collect::<Vec<_>>().join("; ")
                    }
                };
                let place = match table {
                    Some(table) => number_cell(Amount::whole(index(tables + table))),
                    None => Cell::Words(self.text.get("report-in_text")),
                };
                rows.push(vec![
                    Cell::Words(section.heading.clone()),
                    place,
                    Cell::Words(number.label.clone()),
                    Cell::Words(number.part_label.clone()),
                    Cell::Words(self.report.scopes[number.scope].0.clone()),
                    number_cell(number.amount),
                    Cell::Words(self.text.unit(number.unit)),
                    Cell::Words(from),
                    Cell::Words(code(&number.figure, &number.part)),
                ]);
            }
            let captions = section.pieces.iter();
            let captions = captions.filter(is_table);
            tables += captions.count().max(most);
        }
        self.sheet("report-sheet_numbers", NUMBERS, rows)
    }

    /// The rows behind the numbers, one by one.
    ///
    /// # Errors
    /// If the workspace cannot be read, or what `each` answers.
    pub fn each_row(&self, each: &mut dyn FnMut(Vec<Cell>) -> Result<()>) -> Result<()> {
        let mut told = 0;
        for ((figure, scope), one) in &self.behind {
            let own = || {
                let rows = one.rows.rows();
                rows.filter(|(_, part, _)| one.parts.contains(&part.path))
            };
            let many = own().take(MOST + 1).count();
            let mut table = Telling {
                book: self,
                figure,
                time: &self.report.scopes[*scope].0,
                label: &one.label,
                parts: HashMap::new(),
            };
            if many > MOST || told + many > ALL {
                told += self.together(&mut table, own(), each)?;
                continue;
            }
            told += many;
            for (row, part, amount) in own() {
                let (what, person) = self.who.of(self.facts, row)?;
                each(table.row(
                    part,
                    row.source.kind(),
                    Line {
                        what,
                        person,
                        municipality: self.facts.municipality(row),
                        amount,
                        rows: 1,
                    },
                ))?;
            }
        }
        Ok(())
    }

    /// Many rows as a line each municipality and occasion; how many lines.
    fn together<'r>(
        &self,
        table: &mut Telling<'_>,
        rows: impl Iterator<Item = (&'r EvidenceRow, &'r RowsPart, Amount)>,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<()>,
    ) -> Result<usize> {
        type Key<'k> = (&'k str, &'static str, Option<MunicipalityCode>, Option<Id>);
        let mut sums: BTreeMap<Key<'r>, (&'r RowsPart, i64, i64, i64)> = BTreeMap::new();
        for (row, part, amount) in rows {
            let at = self.facts.attended(row).and_then(|[_, at]| at);
            let key = (
                part.path.as_str(),
                row.source.kind().code,
                self.facts.municipality(row),
                at,
            );
            let sum = sums.entry(key).or_insert((part, 0, amount.bottom, 0));
            sum.1 = sum.1.saturating_add(amount.top);
            sum.3 += 1;
        }
        let lines = sums.len();
        for ((_, kind_code, municipality, at), (part, top, bottom, rows)) in sums {
            let Some(of) = kind(kind_code) else { continue };
            each(table.row(
                part,
                of,
                Line {
                    what: at.map(|at| self.who.name(at)).unwrap_or_default(),
                    person: String::new(),
                    municipality,
                    amount: Amount { top, bottom },
                    rows,
                },
            ))?;
        }
        Ok(lines)
    }

    /// The state of each goal, and of each municipality where it is each one's.
    ///
    /// # Errors
    /// If the workspace cannot be read.
    pub fn goals(&self) -> Result<Sheet> {
        let scope = &self.report.scopes[0].1;
        let mut rows = Vec::new();
        for goal in insight::goals(self.facts, scope) {
            let name = self.who.name(goal.goal).replacen(", ", " ", 1);
            let whole = std::iter::once((None, &goal.standing));
            let own = goal.municipalities.iter();
            for (code, standing) in whole.chain(own.map(|(code, one)| (Some(*code), one))) {
                let whose = match code.or(scope.municipality) {
                    Some(code) => self.text.municipality(code),
                    None => self.text.get("report-whole_project"),
                };
                let state = state_words(self.text, standing, goal.due, scope.today);
                rows.push(vec![
                    Cell::Words(name.clone()),
                    Cell::Words(whose),
                    standing.value.map_or(Cell::Nothing, number_cell),
                    standing.target.map_or(Cell::Nothing, Cell::Number),
                    Cell::Words(state),
                ]);
            }
        }
        Ok(self.sheet("report-sheet_goals", GOALS, rows))
    }
}

fn behind(report: &Report, facts: &Facts) -> BTreeMap<Counted, Behind> {
    let mut all: BTreeMap<Counted, Behind> = BTreeMap::new();
    for number in report.shown().flat_map(|section| &section.numbers) {
        let key = (number.figure.clone(), number.scope);
        let scope = &report.scopes[number.scope].1;
        let behind = all.entry(key).or_insert_with(|| Behind {
            label: number.label.clone(),
            rows: insight::all_rows(facts, &number.figure, scope).unwrap_or_default(),
            parts: BTreeSet::new(),
        });
        let made_of = behind.rows.made_of(&number.part).into_iter();
        let paths: Vec<String> = made_of.map(|part| part.path.clone()).collect();
        behind.parts.extend(paths);
    }
    all
}

/// The rows of one figure at one time, in words.
struct Telling<'a> {
    book: &'a Book<'a>,
    figure: &'a str,
    time: &'a str,
    label: &'a str,
    /// By path: what a part is called, its unit, and its code.
    parts: HashMap<String, [String; 3]>,
}

impl Telling<'_> {
    fn row(&mut self, part: &RowsPart, of: &'static Kind, line: Line) -> Vec<Cell> {
        let Self { book, figure, .. } = *self;
        if !self.parts.contains_key(&part.path) {
            let words = [
                book.part_name(part),
                book.text.unit(part.unit),
                code(figure, &part.path),
            ];
            self.parts.insert(part.path.clone(), words);
        }
        let [name, unit, code] = self.parts.get(&part.path).cloned().unwrap_or_default();
        vec![
            Cell::Words(self.label.to_owned()),
            Cell::Words(name),
            Cell::Words(self.time.to_owned()),
            Cell::Words(book.who.kind(of)),
            Cell::Words(line.what),
            Cell::Words(line.person),
            Cell::Words(book.who.whose(line.municipality)),
            number_cell(line.amount),
            Cell::Words(unit),
            Cell::Number(line.rows),
            Cell::Words(code),
        ]
    }
}

/// What a row of the table says.
struct Line {
    what: String,
    person: String,
    municipality: Option<MunicipalityCode>,
    amount: Amount,
    rows: i64,
}

fn is_table(piece: &&super::Piece) -> bool {
    matches!(piece, super::Piece::Block(crate::report::Block::Table(_)))
}

fn index(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// `participants.unique:women`, as a link to it is typed.
fn code(figure: &str, part: &str) -> String {
    format!("{figure}:{part}")
}

fn number_cell(amount: Amount) -> Cell {
    match amount.as_whole() {
        Some(whole) => Cell::Number(whole),
        None => Cell::Real(amount.as_f64()),
    }
}

/// Words that are looked up once.
struct Known<K>(RefCell<HashMap<K, String>>);

impl<K: Copy + Eq + Hash> Known<K> {
    fn or_find(&self, of: K, find: impl FnOnce() -> Result<String>) -> Result<String> {
        if let Some(known) = self.0.borrow().get(&of) {
            return Ok(known.clone());
        }
        let found = find()?;
        self.0.borrow_mut().insert(of, found.clone());
        Ok(found)
    }
}

/// What records are called where nobody may be named.
struct Who<'a> {
    reader: &'a Reader,
    text: &'a Text,
    facts: &'a Facts,
    names: Known<Id>,
    codes: Known<Id>,
    kinds: Known<&'static str>,
    places: Known<Option<MunicipalityCode>>,
}

impl<'a> Who<'a> {
    fn new(reader: &'a Reader, text: &'a Text, facts: &'a Facts) -> Self {
        Self {
            reader,
            text,
            facts,
            names: Known(RefCell::default()),
            codes: Known(RefCell::default()),
            kinds: Known(RefCell::default()),
            places: Known(RefCell::default()),
        }
    }

    /// What a record is called that no person is named in.
    fn name(&self, id: Id) -> String {
        let title = || Ok(self.text.title(&self.reader.title(id)?));
        self.names.or_find(id, title).unwrap_or_default()
    }

    fn kind(&self, of: &'static Kind) -> String {
        let words = || Ok(capitalised(&self.text.kind(of)));
        self.kinds.or_find(of.code, words).unwrap_or_default()
    }

    fn whose(&self, code: Option<MunicipalityCode>) -> String {
        let words = || Ok(self.text.whose(code));
        self.places.or_find(code, words).unwrap_or_default()
    }

    /// A person's code, the same in every report; none of a protected identity.
    fn code(&self, id: Id) -> Result<String> {
        self.codes.or_find(id, || {
            let protected = match self.facts.is_protected(id) {
                Some(protected) => protected,
                None => {
                    let person = self.reader.get::<Person>(id)?;
                    person.is_some_and(|person| person.protected == Some(true))
                }
            };
            Ok(match protected {
                true => self.text.get("title-protected"),
                false => shortened(id),
            })
        })
    }

    /// What a row is of, and the code of the person that it is about.
    fn of(&self, facts: &Facts, row: &EvidenceRow) -> Result<(String, String)> {
        if let Some([person, at]) = facts.attended(row) {
            let code = person.map(|person| self.code(person)).transpose()?;
            let at = at.map(|at| self.name(at));
            return Ok((at.unwrap_or_default(), code.unwrap_or_default()));
        }
        let Some(id) = facts.record(row) else {
            return Ok(Default::default());
        };
        let of = row.source.kind();
        if of == Person::KIND {
            return Ok((String::new(), self.code(id)?));
        }
        if names_nobody(of, 2) {
            return Ok((self.name(id), String::new()));
        }
        let row = self.reader.row(of, id)?;
        let refers = |field: &str| {
            let value = row.as_ref().and_then(|row| row.fields.get(field));
            let id = value.and_then(Value::as_str).map(Id::try_parse);
            id.and_then(std::result::Result::ok)
        };
        // These are told by whom and what they are about.
        let (person, about) = match of.code {
            Membership::CODE => (Membership::person, Some(Membership::group)),
            Assignment::CODE => (Assignment::person, None),
            LearningPlan::CODE => (LearningPlan::person, None),
            TimeReport::CODE => (TimeReport::person, None),
            _ => return Ok((shortened(id), String::new())),
        };
        let code = refers(person).map(|person| self.code(person)).transpose()?;
        let about = about.and_then(refers).map(|about| self.name(about));
        Ok((about.unwrap_or_default(), code.unwrap_or_default()))
    }
}

/// The last letters of an identity: enough to tell it from others in one file.
fn shortened(id: Id) -> String {
    let all: Vec<char> = id.to_string().chars().filter(|c| *c != '-').collect();
    all.iter().skip(all.len().saturating_sub(10)).collect()
}

/// Whether what records of a kind are called is open, and names no person.
fn names_nobody(of: &Kind, depth: u8) -> bool {
    let open = |code: &&str| {
        let Some((_, field)) = of.field(code) else {
            return false;
        };
        let refers = match field.shape {
            Shape::Reference(kinds) => {
                let mut kinds = kinds.iter().filter_map(|code| kind(code));
                depth > 0 && kinds.all(|one| names_nobody(one, depth - 1))
            }
            _ => true,
        };
        field.privacy == Privacy::Open && refers
    };
    of.code != Person::CODE && !of.title.is_empty() && of.title.iter().all(open)
}

#[cfg(test)]
mod tests {
    use super::names_nobody;
    use crate::domain::{
        Initiative, LogEntry, Meeting, Membership, Person, Record as _, Session, TimeReport, Unit,
    };

    #[test]
    fn rows_name_what_is_open_and_nobody() {
        for named in [Session::KIND, Meeting::KIND, Unit::KIND, Initiative::KIND] {
            assert!(names_nobody(named, 2), "{}", named.code);
        }
        for hidden in [
            Person::KIND,
            Membership::KIND,
            TimeReport::KIND,
            LogEntry::KIND,
        ] {
            assert!(!names_nobody(hidden, 2), "{}", hidden.code);
        }
    }
}
