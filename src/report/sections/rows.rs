//! What lies behind a report, as tables: every number with what it is made of, the rows behind each, and each
//! municipality's own state in the goals. Persons stand there by a code, and those with a protected identity by none.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::io;
use std::path::Path;

use super::room::{By, Room};
use super::{Number, Report, said};
use crate::domain::{
    Assignment, Id, Kind, LearningPlan, Membership, MunicipalityCode, Person, Privacy, Record as _,
    Shape, TimeReport, Value, kind,
};
use crate::insight::{self, AllRows, Amount, EvidenceRow, Facts, RowsPart, Source};
use crate::report::xlsx::{self, Cell, Sheet};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result, WorkspaceError};

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
    room: Room,
}

/// What each figure's values are made of, of each time; the rows themselves have been told.
type MadeOf = BTreeMap<Counted, AllRows>;

impl<'a> Book<'a> {
    /// What lies behind a report.
    pub fn new(report: &'a Report, reader: &'a Reader, text: &'a Text, facts: &'a Facts) -> Self {
        Self {
            report,
            text,
            facts,
            who: Who::new(reader, text, facts),
            room: Room::USUAL,
        }
    }

    /// The same, where a figure with more rows than this is told together.
    pub fn one_by_one_to(self, most: usize) -> Self {
        let room = Room { most, ..self.room };
        Self { room, ..self }
    }

    /// The same with at most so many lines in all.
    pub fn at_most(self, all: usize) -> Self {
        let room = Room { all, ..self.room };
        Self { room, ..self }
    }

    /// The tables as pages of an Excel file that is to be at a path, and the first of them without its rows.
    ///
    /// # Errors
    /// If the workspace cannot be read, or Excel cannot hold them.
    pub fn pages(&self, path: &Path) -> Result<(Sheet, Vec<xlsx::Page>)> {
        let failed = |error: io::Error| WorkspaceError::of_file(path, &error);
        let rows = self.sheet("report-sheet_rows", ROWS, Vec::new());
        let mut told = xlsx::Page::new(&rows).map_err(failed)?;
        let mut first = self.each_row(&mut |row| told.row(&row).map_err(failed))?;
        let numbers = xlsx::Page::whole(&first).map_err(failed)?;
        first.rows.clear();
        let goals = xlsx::Page::whole(&self.goals()?).map_err(failed)?;
        let said = said::sheet(self.report, self.who.reader, self.text)?;
        let said = said.map(|said| xlsx::Page::whole(&said).map_err(failed));
        let mut pages = vec![numbers, told, goals];
        pages.extend(said.transpose()?);
        Ok((first, pages))
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
    fn numbers(&self, made_of: &MadeOf) -> Sheet {
        let mut tables = 0;
        let mut rows = Vec::new();
        for section in self.report.shown() {
            let mut most = 0;
            for number in &section.numbers {
                let table = number.place.map(|place| place.table + 1);
                most = most.max(table.unwrap_or(0));
                let key = (number.figure.clone(), number.scope);
                let made_of = made_of.get(&key).map(|one| one.made_of(&number.part));
                let from = match made_of.unwrap_or_default().as_slice() {
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

    /// The rows behind the numbers, one by one; then the table of the numbers. The rows of one figure are in memory at
    /// a time.
    ///
    /// # Errors
    /// If the workspace cannot be read, or what `each` answers.
    pub fn each_row(&self, each: &mut dyn FnMut(Vec<Cell>) -> Result<()>) -> Result<Sheet> {
        let mut made_of = MadeOf::new();
        let mut told = 0;
        let counted = self.counted();
        let (mut waiting, few) = (counted.len(), self.room.few(counted.len()));
        for ((figure, scope), numbers) in counted {
            let (time, counted_in) = &self.report.scopes[scope];
            let mut all = insight::all_rows(self.facts, figure, counted_in).unwrap_or_default();
            let parts = numbers.iter().flat_map(|number| all.made_of(&number.part));
            let parts: BTreeSet<String> = parts.map(|part| part.path.clone()).collect();
            let mut table = Telling {
                book: self,
                figure,
                time,
                label: numbers.first().map_or("", |number| &number.label),
                parts: HashMap::new(),
            };
            waiting -= 1;
            let room = self.room.of_one(told, (waiting, few));
            if all.rows_of(&parts).nth(room).is_some() {
                told += self.together(&mut table, || all.rows_of(&parts), room, each)?;
            } else {
                for (row, part, amount) in all.rows_of(&parts) {
                    told += 1;
                    each(self.one_row(&mut table, row, part, amount)?)?;
                }
            }
            all.forget_rows();
            made_of.insert((figure.to_owned(), scope), all);
        }
        Ok(self.numbers(&made_of))
    }

    /// The numbers that are shown, by figure and time.
    fn counted(&self) -> BTreeMap<(&str, usize), Vec<&Number>> {
        let mut counted: BTreeMap<_, Vec<&Number>> = BTreeMap::new();
        for number in self.report.shown().flat_map(|section| &section.numbers) {
            let key = (number.figure.as_str(), number.scope);
            counted.entry(key).or_default().push(number);
        }
        counted
    }

    fn one_row(
        &self,
        table: &mut Telling<'_>,
        row: &EvidenceRow,
        part: &RowsPart,
        amount: Amount,
    ) -> Result<Vec<Cell>> {
        let (what, person) = self.who.of(self.facts, row)?;
        let line = Line {
            what,
            person,
            whose: self.who.whose(self.facts.municipality(row)),
            amount,
            rows: 1,
        };
        Ok(table.row(part, row.source.kind(), line))
    }

    /// Many rows as a line each municipality and occasion, or where these are more than there is room for as one each
    /// municipality, or each part; how many lines. Parts that there is no room for are told in number.
    fn together<'r, R: Iterator<Item = (&'r EvidenceRow, &'r RowsPart, Amount)>>(
        &self,
        table: &mut Telling<'_>,
        rows: impl Fn() -> R,
        room: usize,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<()>,
    ) -> Result<usize> {
        let mut by = By::Occasion;
        let mut sums = self.sums(rows(), by, room);
        while let (true, Some(coarser)) = (sums.len() > room, by.coarser()) {
            by = coarser;
            // How many parts there is no room for is told.
            let most = if by == By::Part { usize::MAX } else { room };
            sums = self.sums(rows(), by, most);
        }
        let sums = BTreeMap::from_iter(sums);
        let (all, mut lines) = (sums.len(), 0);
        let shown = if all > room {
            room.saturating_sub(1)
        } else {
            all
        };
        for ((_, kind_code, municipality, at), sum) in sums.into_iter().take(shown) {
            lines += 1;
            let Some(of) = kind(kind_code) else { continue };
            let line = Line {
                what: at.map_or_else(
                    || {
                        self.text
                            .with("report-rows_together", &[("n", sum.rows.into())])
                    },
                    |at| self.who.name(at),
                ),
                person: String::new(),
                whose: match by {
                    By::Part => String::new(),
                    _ => self.who.whose(municipality),
                },
                amount: sum.amount,
                rows: sum.rows,
            };
            each(table.row(sum.part, of, line))?;
        }
        if all > shown && room > 0 {
            lines += 1;
            each(table.left_out(all - shown))?;
        }
        Ok(lines)
    }

    /// What rows come to by part and kind, and by what is asked for; a line more than there is room for is enough to
    /// know that there is none.
    fn sums<'r>(
        &self,
        rows: impl Iterator<Item = (&'r EvidenceRow, &'r RowsPart, Amount)>,
        by: By,
        room: usize,
    ) -> HashMap<Key<'r>, Sum<'r>> {
        let mut sums: HashMap<Key<'r>, Sum<'r>> = HashMap::new();
        for (row, part, amount) in rows {
            let of_occasion = by == By::Occasion;
            let attended = of_occasion.then(|| self.facts.attended(row)).flatten();
            let municipality = (by != By::Part).then(|| self.facts.municipality(row));
            let key = (
                part.path.as_str(),
                row.source.kind().code,
                municipality.flatten(),
                attended.and_then(|[_, at]| at),
            );
            let sum = sums.entry(key).or_insert(Sum {
                part,
                amount: Amount { top: 0, ..amount },
                rows: 0,
            });
            sum.amount.top = sum.amount.top.saturating_add(amount.top);
            sum.rows += 1;
            if sums.len() > room {
                break;
            }
        }
        sums
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
                let state = self.text.goal_stands(standing);
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

/// A part's path, a kind, whose, and which occasion.
type Key<'r> = (&'r str, &'static str, Option<MunicipalityCode>, Option<Id>);

/// What some rows come to.
struct Sum<'r> {
    part: &'r RowsPart,
    amount: Amount,
    rows: i64,
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
            Cell::Words(line.whose),
            number_cell(line.amount),
            Cell::Words(unit),
            Cell::Number(line.rows),
            Cell::Words(code),
        ]
    }

    /// A line that says how many more there would be.
    fn left_out(&self, lines: usize) -> Vec<Cell> {
        let Self { book, time, .. } = *self;
        let says = book
            .text
            .with("report-rows_left_out", &[("n", lines.into())]);
        let mut row: Vec<Cell> = ROWS.iter().map(|_| Cell::Nothing).collect();
        let told = [self.label, "", time, "", &says];
        for (cell, words) in row.iter_mut().zip(told) {
            if !words.is_empty() {
                *cell = Cell::Words(words.to_owned());
            }
        }
        row
    }
}

/// What a row of the table says.
struct Line {
    what: String,
    person: String,
    whose: String,
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
