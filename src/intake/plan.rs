//! What would become of each row: a pure value, made without changing anything. Every row is new, changes something, is
//! there already, is asked about, or is refused, with the reason; together they are all the rows there are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::mapping::{Manner, Target, Use};
use super::resolve::{Asked, Made, Meaning};
use super::row::Reader;
use super::table::Table;
use super::values::{Note, Reading, Why};
use crate::domain::reading::alike;
use crate::domain::{
    Fields, Id, Invalid, Kind, Person, Record as _, Session, Shape, Value, parse_moment,
};
use crate::text::Text;
use crate::workspace::{Command, Edit, Name, Verb};

use super::known::Known;

/// What stands between several numbers that are asked about at once.
pub(super) const NUMBERS_APART: &str = "; ";

/// What the user has said about a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// What names and words mean that were asked about.
    pub meanings: BTreeMap<Asked, Meaning>,
    /// What is done with a row, by its number and the column of its mark; without a column it is for all its marks.
    pub rows: BTreeMap<(u32, Option<usize>), RowAnswer>,
    /// The kinds of which what is not there is made when it is named, with what every new one holds.
    pub make: BTreeMap<String, Fields>,
    /// The training of which there are sessions on the days that people were somewhere and nothing is: they are made.
    pub days_of: Option<Id>,
    /// Whether an empty cell empties its field.
    pub empty_clears: bool,
    /// Whether a cell that cannot be read is left, and the rest of its row is read in.
    pub leave_unreadable: bool,
}

impl Answers {
    /// What was said of a row.
    pub fn row(&self, number: u32, mark: Option<usize>) -> Option<RowAnswer> {
        let said = self.rows.get(&(number, mark));
        said.or_else(|| self.rows.get(&(number, None))).copied()
    }
}

/// What is done with a row that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowAnswer {
    /// It is a new record.
    New,
    /// It is about this record.
    Is(Id),
    /// It is left out.
    Skip,
}

/// Why a row is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A name that is not there, or that several have, or a word that is no choice: asked once for all rows.
    Meaning(Asked),
    /// It may be about one of these.
    Which(Vec<Id>),
    /// Another row, of this number, changes the same record.
    Twice(u32, Id),
    /// It begins another day than the one that is there, which it may be about.
    Begins(Id),
    /// Another row, of this number, is a new person with the same identity number.
    SameNumber(u32),
}

/// A value that becomes another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The field.
    pub field: &'static str,
    /// What stands there now.
    pub old: Value,
    /// What comes instead.
    pub new: Value,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A new record.
    New(Fields),
    /// A record that is there gets other values.
    Changes(Id, Vec<Change>),
    /// It is there already, and nothing is changed.
    Same(Id),
    /// It waits for an answer.
    Asks(Vec<Ask>),
    /// It cannot be read in: in which field, or the whole of it, and why.
    Refused(Vec<(Option<&'static str>, Why)>),
    /// The user leaves it out.
    Skipped,
}

/// A row, and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Its number in the sheet.
    pub number: u32,
    /// The column, where each of its marks is a row.
    pub mark: Option<usize>,
    /// What it is about, as it is written.
    pub title: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What cannot be read in it and is left out of it, and why.
    pub left: Vec<(Option<&'static str>, Why)>,
}

/// A name or a word that was not understood: asked once, however many rows have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The field that it stands in, by the kind that has it; none for what people were at.
    pub field: Option<(&'static Kind, &'static str)>,
    /// The words in the cell.
    pub words: String,
    /// The records that it may mean.
    pub candidates: Vec<Id>,
    /// The day that the words say, on which there is nothing that anybody can have been at.
    pub day: Option<NaiveDate>,
    /// How many rows have it.
    pub rows: usize,
}

/// What was read as what, where it is not the same: how often, and the first of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Noted {
    /// In how many cells.
    pub count: usize,
    /// The first: the row's number, what stood there, and what it was read as.
    pub first: Vec<(u32, String, String)>,
}

/// How many of each there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New records.
    pub new: usize,
    /// Records that are changed.
    pub changed: usize,
    /// Rows that are there already.
    pub same: usize,
    /// Rows that wait for an answer.
    pub asked: usize,
    /// Rows that cannot be read in.
    pub refused: usize,
    /// Rows that the user leaves out.
    pub skipped: usize,
}

impl Counts {
    /// All rows.
    pub fn all(&self) -> usize {
        self.new + self.changed + self.same + self.asked + self.refused + self.skipped
    }
}

/// What would become of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What the rows are.
    pub kind: &'static Kind,
    /// Each row.
    pub rows: Vec<Planned>,
    /// What is asked, each once.
    pub questions: BTreeMap<Asked, Question>,
    /// What was asked and has been answered.
    pub answered: BTreeMap<Asked, Question>,
    /// What was put right, by field.
    pub notes: BTreeMap<(&'static str, Note), Noted>,
    /// Choices as they were read: the field, the words, what they mean.
    pub read_as: BTreeMap<(&'static str, String), &'static str>,
    /// Records that are made because rows refer to them.
    pub made: Vec<Made>,
}

/// Makes the plan of a table.
pub fn make(
    table: &Table,
    uses: &[Use],
    known: &Known,
    answers: &Answers,
    reading: &Reading<'_>,
    fresh_id: &mut dyn FnMut() -> Id,
) -> Plan {
    let (entries, columns) = super::wide::unfold(table, uses);
    let mut reader = Reader::new(&columns, known, answers, reading, fresh_id);
    reader.look_at_marks(entries.iter());
    let mut rows = Vec::with_capacity(entries.len());
    for entry in &entries {
        rows.push(reader.plan(entry));
    }
    reader.into_plan(rows)
}

impl Plan {
    /// How many of each there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.outcome {
                Outcome::New(_) => &mut counts.new,
                Outcome::Changes(..) => &mut counts.changed,
                Outcome::Same(_) => &mut counts.same,
                Outcome::Asks(_) => &mut counts.asked,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Skipped => &mut counts.skipped,
            } += 1;
        }
        counts
    }

    /// New persons in several rows who are called the same, by name, with the numbers of their rows: each row makes a
    /// person, and the user may know that they are one.
    pub fn namesakes(&self) -> Vec<(String, Vec<u32>)> {
        if self.kind.code != Person::CODE {
            return Vec::new();
        }
        let mut named: BTreeMap<String, (String, Vec<u32>)> = BTreeMap::new();
        for row in &self.rows {
            let Outcome::New(fields) = &row.outcome else {
                continue;
            };
            let name = fields.get(Person::name).and_then(Value::as_str);
            let name = name.unwrap_or_default();
            let known = named.entry(alike(name));
            let known = known.or_insert_with(|| (name.to_owned(), Vec::new()));
            known.1.push(row.number);
        }
        named.retain(|_, (_, rows)| rows.len() > 1);
        named.into_values().collect()
    }

    /// The days on which people were somewhere and nothing was: those that are asked about, and those that sessions are
    /// made on.
    pub fn missing_days(&self) -> BTreeSet<NaiveDate> {
        let asked = self.questions.values().filter_map(|one| one.day);
        let sessions = self
            .made
            .iter()
            .filter(|made| made.kind.code == Session::CODE);
        let made = sessions.filter_map(|made| {
            let starts = made.fields.get(Session::starts)?.as_str()?;
            Some(parse_moment(starts).ok()?.0)
        });
        asked.chain(made).collect()
    }

    /// The one command that takes in what is new and what is changed, and the place of each edit's row; edits before
    /// the rows' make what they refer to. None where there is nothing to do.
    pub fn command(
        &self,
        fresh_id: &mut dyn FnMut() -> Id,
    ) -> Option<(Command, Vec<Option<usize>>)> {
        let (mut edits, mut places) = (Vec::new(), Vec::new());
        let referred = self.referred_to();
        for made in self.made.iter().filter(|made| referred.contains(&made.id)) {
            places.push(None);
            edits.push(Edit::Create {
                kind: made.kind,
                id: made.id,
                fields: made.fields.clone(),
            });
        }
        for (at, row) in self.rows.iter().enumerate() {
            let edit = match &row.outcome {
                Outcome::New(fields) => Edit::Create {
                    kind: self.kind,
                    id: fresh_id(),
                    fields: fields.clone(),
                },
                Outcome::Changes(id, changes) => {
                    let set = changes.iter();
                    Edit::Set {
                        kind: self.kind,
                        id: *id,
                        fields: set
                            .map(|one| (one.field.to_owned(), one.new.clone()))
                            .collect(),
                    }
                }
                _ => continue,
            };
            places.push(Some(at));
            edits.push(edit);
        }
        let name = Some(Name {
            verb: Verb::TakeIn,
            kind: self.kind,
        });
        let nothing = places.iter().all(Option::is_none);
        (!nothing).then_some((Command { name, edits }, places))
    }

    /// What the rows that are taken in refer to.
    fn referred_to(&self) -> HashSet<Id> {
        let values = self.rows.iter().flat_map(|row| match &row.outcome {
            Outcome::New(fields) => fields.values().collect(),
            Outcome::Changes(_, changes) => changes.iter().map(|one| &one.new).collect(),
            _ => Vec::new(),
        });
        let ids = values.flat_map(|value| match value {
            Value::Array(all) => all.iter().collect(),
            one => vec![one],
        });
        ids.filter_map(|id| Id::try_parse(id.as_str()?).ok())
            .collect()
    }

    /// A row that the workspace would not have, and why.
    pub fn refuse(&mut self, at: usize, why: Vec<(Option<&'static str>, Why)>) {
        if let Some(row) = self.rows.get_mut(at) {
            row.outcome = Outcome::Refused(why);
        }
    }

    /// Why a row is not taken in, in words; none if it is.
    pub fn reason(&self, row: &Planned, known: &Known, text: &Text) -> Option<String> {
        let sentences: Vec<String> = match &row.outcome {
            Outcome::Refused(why) => why
                .iter()
                .map(|(field, why)| self.in_field(*field, why, text))
                .collect(),
            Outcome::Asks(asks) => asks
                .iter()
                .map(|ask| self.asked(ask, known, text))
                .collect(),
            Outcome::Skipped => vec![text.get("intake-skipped")],
            _ => return None,
        };
        Some(sentences.join(" "))
    }

    /// What a row is read in without, in words; none if it is read in whole.
    pub fn left(&self, row: &Planned, text: &Text) -> Option<String> {
        let sentences = row
            .left
            .iter()
            .map(|(field, why)| self.in_field(*field, why, text));
        let reasons = sentences.collect::<Vec<_>>().join(" ");
        let args = [("reasons", reasons.as_str().into())];
        (!reasons.is_empty()).then(|| text.with("intake-read_without", &args))
    }

    fn in_field(&self, field: Option<&'static str>, why: &Why, text: &Text) -> String {
        let sentence = why.sentence(text);
        let Some(field) = field else { return sentence };
        let field = text.field_named(self.kind, field);
        let args = [("field", field.into()), ("sentence", sentence.into())];
        text.with("invalid-in_field", &args)
    }

    /// What is asked about a row, in words.
    pub fn asked(&self, ask: &Ask, known: &Known, text: &Text) -> String {
        let titles = |ids: &[Id]| {
            let title = |id: &Id| {
                known
                    .get(*id)
                    .map_or_else(String::new, |row| title(self.kind, row, known, text))
            };
            ids.iter().map(title).collect::<Vec<_>>().join("; ")
        };
        match ask {
            Ask::Meaning(asked) => match self.questions.get(asked) {
                Some(question) => question.sentence(text),
                None => String::new(),
            },
            Ask::Which(ids) => text.with("intake-ask_which", &[("titles", titles(ids).into())]),
            Ask::Twice(row, _) => text.with("intake-ask_twice", &[("row", row.to_string().into())]),
            Ask::SameNumber(row) => {
                text.with("intake-ask_same_number", &[("row", row.to_string().into())])
            }
            Ask::Begins(id) => text.with("intake-ask_begins", &[("titles", titles(&[*id]).into())]),
        }
    }
}

/// What a record that is there is called in a question: by more than its name, since others may have it.
pub fn title(kind: &Kind, row: &super::known::Existing, known: &Known, text: &Text) -> String {
    if let Some(masked) = &row.masked {
        return masked.clone();
    }
    let shown = |code: &str| {
        let (_, field) = kind.field(code)?;
        let words = text.value(field, row.value(code), &|id| known.title(id));
        (!words.is_empty()).then_some(words)
    };
    let beside = kind.fields.iter().map(|field| field.code).filter(|code| {
        !kind.title.contains(code) && matches!(*code, "unit" | "email" | "from" | "date" | "plan")
    });
    let words: Vec<String> = kind
        .title
        .iter()
        .copied()
        .chain(beside)
        .filter_map(shown)
        .collect();
    words.join(", ")
}

impl Question {
    /// The field that it stands in, in words.
    pub fn field_in_words(&self, text: &Text) -> String {
        match self.field {
            Some((kind, field)) => text.field_named(kind, field),
            None => text.get("intake-use_occasion"),
        }
    }

    /// What stands in the cells; numbers as the language writes them.
    pub fn words_in(&self, text: &Text) -> String {
        let shape = (self.field).and_then(|(kind, code)| Some(kind.field(code)?.1.shape));
        if !matches!(shape, Some(Shape::Number(_))) {
            return self.words.clone();
        }
        let numbers = self.words.split(NUMBERS_APART);
        let numbers = numbers.map(|words| match words.parse() {
            Ok(number) => text.in_cell(number),
            Err(_) => words.to_owned(),
        });
        numbers.collect::<Vec<_>>().join(NUMBERS_APART)
    }

    /// In words.
    pub fn sentence(&self, text: &Text) -> String {
        let args = [
            ("field", self.field_in_words(text).into()),
            ("words", self.words_in(text).into()),
        ];
        let shape = self
            .field
            .and_then(|(kind, code)| Some(kind.field(code)?.1.shape));
        let key = match (shape, self.candidates.len()) {
            (Some(Shape::Number(_)), _) => "intake-ask_numbers",
            (Some(Shape::Choice(_) | Shape::Choices(_)), _) => "intake-ask_no_choice",
            (_, 0) => "intake-ask_unknown",
            _ => "intake-ask_several",
        };
        text.with(key, &args)
    }
}

/// The columns of a row, by what they hold.
pub struct Columns {
    /// The record's own fields, each with its columns.
    pub own: BTreeMap<&'static str, Vec<(usize, Manner)>>,
    /// What is told of records that it refers to: by the reference.
    pub beside: BTreeMap<&'static str, Vec<(Target, usize)>>,
    /// Where its identity stands.
    pub id: Option<usize>,
    /// Where it says whose it is.
    pub owner: Option<usize>,
    /// Where it says what people were at.
    pub occasion: Option<usize>,
    /// Where the mark stands.
    pub mark: Option<usize>,
}

impl Columns {
    /// Puts them in order.
    pub fn new(columns: &[(usize, Use)]) -> Self {
        let mut all = Self {
            own: BTreeMap::new(),
            beside: BTreeMap::new(),
            id: None,
            owner: None,
            occasion: None,
            mark: None,
        };
        for (at, one) in columns {
            match one {
                Use::Field(target) => match target.through {
                    None => {
                        let own = all.own.entry(target.code).or_default();
                        own.push((*at, target.manner));
                    }
                    Some(through) => {
                        all.beside.entry(through).or_default().push((*target, *at));
                    }
                },
                Use::Id => all.id = Some(*at),
                Use::Owner => all.owner = Some(*at),
                Use::Occasion => all.occasion = Some(*at),
                Use::Mark => all.mark = Some(*at),
                Use::Leave | Use::Marks => {}
            }
        }
        all
    }
}

/// A fault of the description as a reason.
pub fn why(kind: &Kind, invalid: &Invalid, text: &Text) -> Why {
    Why::Unfit(text.invalid(kind, invalid))
}

/// Prints of a row by field.
pub type Prints = HashMap<&'static str, String>;
