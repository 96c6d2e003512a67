//! What lies behind a report, as tables: every number with what it is made of, the rows behind each, and each
//! municipality's own state in the goals. Persons stand there by a code, and those with a protected identity by none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Report;
use super::records::state_words;
use crate::domain::{
    Assignment, Id, Kind, LearningPlan, Membership, MunicipalityCode, Person, Privacy, Record as _,
    Shape, TimeReport, Value, kind,
};
use crate::insight::{self, AllRows, Amount, EvidenceRow, Facts, RowsPart, Source};
use crate::report::xlsx::{Cell, Sheet};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result};

/// A figure with more rows than this is told by municipality and occasion: nobody reads them one by one, and Excel
/// does not hold a country's.
const MOST: usize = 20_000;
/// So many rows of all figures are told one by one.
const ALL: usize = 400_000;

/// The tables behind a report.
///
/// # Errors
/// If the file cannot be read.
pub fn book(report: &Report, reader: &Reader, text: &Text, facts: &Facts) -> Result<Vec<Sheet>> {
    let book = Book {
        report,
        text,
        facts,
        who: Who::new(reader, text),
    };
    let behind = book.behind();
    Ok(vec![
        book.sheet("report-sheet_numbers", NUMBERS, book.numbers(&behind)),
        book.sheet("report-sheet_rows", ROWS, book.rows(&behind)?),
        book.sheet("report-sheet_goals", GOALS, book.goals()?),
    ])
}

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

struct Book<'a> {
    report: &'a Report,
    text: &'a Text,
    facts: &'a Facts,
    who: Who<'a>,
}

/// The rows of a figure, and those of its parts that a number is made of.
struct Behind {
    label: String,
    rows: AllRows,
    parts: BTreeSet<String>,
}

impl Book<'_> {
    fn sheet(&self, name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: self.text.get(name),
            project: self.report.project_name().to_owned(),
            made_on: self.report.asked.on,
            columns: columns.iter().map(|key| self.text.get(key)).collect(),
            rows,
        }
    }

    fn behind(&self) -> BTreeMap<Counted, Behind> {
        let mut all: BTreeMap<Counted, Behind> = BTreeMap::new();
        for number in self.report.shown().flat_map(|section| &section.numbers) {
            let key = (number.figure.clone(), number.scope);
            let scope = &self.report.scopes[number.scope].1;
            let behind = all.entry(key).or_insert_with(|| Behind {
                label: number.label.clone(),
                rows: insight::all_rows(self.facts, &number.figure, scope).unwrap_or_default(),
                parts: BTreeSet::new(),
            });
            let made_of = behind.rows.made_of(&number.part).into_iter();
            let paths: Vec<String> = made_of.map(|part| part.path.clone()).collect();
            behind.parts.extend(paths);
        }
        all
    }

    fn part_name(&self, part: &RowsPart) -> String {
        let titles = |_: Source, id: Id| self.who.name(id);
        self.text.part_in(part.group.as_ref(), &part.name, &titles)
    }

    fn numbers(&self, behind: &BTreeMap<Counted, Behind>) -> Vec<Vec<Cell>> {
        let mut tables = 0;
        let mut rows = Vec::new();
        for section in self.report.shown() {
            let mut most = 0;
            for number in &section.numbers {
                let table = number.place.map(|place| place.table + 1);
                most = most.max(table.unwrap_or(0));
                let key = (number.figure.clone(), number.scope);
                let made_of = behind.get(&key).map(|one| one.rows.made_of(&number.part));
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
        rows
    }

    fn rows(&self, behind: &BTreeMap<Counted, Behind>) -> Result<Vec<Vec<Cell>>> {
        let mut told = Vec::new();
        for ((figure, scope), one) in behind {
            let own = || {
                let rows = one.rows.rows();
                rows.filter(|(_, part, _)| one.parts.contains(&part.path))
            };
            let many = own().take(MOST + 1).count();
            let time = &self.report.scopes[*scope].0;
            if many > MOST || told.len() + many > ALL {
                self.together(figure, time, one, own(), &mut told);
                continue;
            }
            for (row, part, amount) in own() {
                let (what, person) = self.who.of(self.facts, row)?;
                told.push(self.row(
                    (figure, time, one),
                    part,
                    row.source.kind(),
                    Line {
                        what,
                        person,
                        municipality: self.facts.municipality(row),
                        amount,
                        rows: 1,
                    },
                ));
            }
        }
        Ok(told)
    }

    /// Many rows as a line each municipality and occasion.
    fn together<'r>(
        &self,
        figure: &str,
        time: &str,
        behind: &Behind,
        rows: impl Iterator<Item = (&'r EvidenceRow, &'r RowsPart, Amount)>,
        told: &mut Vec<Vec<Cell>>,
    ) {
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
        for ((_, kind_code, municipality, at), (part, top, bottom, rows)) in sums {
            let Some(of) = kind(kind_code) else { continue };
            told.push(self.row(
                (figure, time, behind),
                part,
                of,
                Line {
                    what: at.map(|at| self.who.name(at)).unwrap_or_default(),
                    person: String::new(),
                    municipality,
                    amount: Amount { top, bottom },
                    rows,
                },
            ));
        }
    }

    fn row(
        &self,
        (figure, time, behind): (&str, &str, &Behind),
        part: &RowsPart,
        of: &Kind,
        line: Line,
    ) -> Vec<Cell> {
        vec![
            Cell::Words(behind.label.clone()),
            Cell::Words(self.part_name(part)),
            Cell::Words(time.to_owned()),
            Cell::Words(capitalised(&self.text.kind(of))),
            Cell::Words(line.what),
            Cell::Words(line.person),
            Cell::Words(self.text.whose(line.municipality)),
            number_cell(line.amount),
            Cell::Words(self.text.unit(part.unit)),
            Cell::Number(line.rows),
            Cell::Words(code(figure, &part.path)),
        ]
    }

    /// The state of each goal, and of each municipality where it is each one's.
    fn goals(&self) -> Result<Vec<Vec<Cell>>> {
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
        Ok(rows)
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

/// What records are called where nobody may be named.
struct Who<'a> {
    reader: &'a Reader,
    text: &'a Text,
    names: std::cell::RefCell<HashMap<Id, String>>,
    codes: std::cell::RefCell<HashMap<Id, String>>,
}

impl<'a> Who<'a> {
    fn new(reader: &'a Reader, text: &'a Text) -> Self {
        Self {
            reader,
            text,
            names: std::cell::RefCell::default(),
            codes: std::cell::RefCell::default(),
        }
    }

    /// What a record is called that no person is named in.
    fn name(&self, id: Id) -> String {
        if let Some(known) = self.names.borrow().get(&id) {
            return known.clone();
        }
        let words = self.reader.title(id).unwrap_or_default();
        let name = self.text.title(&words);
        self.names.borrow_mut().insert(id, name.clone());
        name
    }

    /// A person's code, the same in every report; none of a protected identity.
    fn code(&self, id: Id) -> Result<String> {
        if let Some(known) = self.codes.borrow().get(&id) {
            return Ok(known.clone());
        }
        let person = self.reader.get::<Person>(id)?;
        let protected = person.is_some_and(|person| person.protected == Some(true));
        let code = match protected {
            true => self.text.get("title-protected"),
            false => shortened(id),
        };
        self.codes.borrow_mut().insert(id, code.clone());
        Ok(code)
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
