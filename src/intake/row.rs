//! A row, understood: its cells as values, what they refer to, and which record it is about.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::known::{Known, joined, print, seen};
use super::mapping::Use;
use super::mapping::{Manner, described};
use super::marks::Numbers;
use super::matching::Index;
use super::plan::{Answers, Ask, Columns, Noted, Outcome, Plan, Planned, Prints, Question};
use super::resolve::{Beside, Found, Meaning, Resolver, cells, full_name, rather};
use super::sheet::{Cell, Row};
use super::values::{Note, Reading, Why, parts};
use super::who::{People, Told};
use super::wide::Entry;
use crate::domain::reading::alike;
use crate::domain::{
    Attendance, AttendanceStatus, Field, Fields, Id, Kind, Person, Record as _, Session, Shape,
    Value, Vocabulary,
};

/// How many examples of what was put right are kept.
const EXAMPLES: usize = 3;

/// Reads rows one after the other.
pub struct Reader<'a> {
    pub(super) columns: Columns,
    pub(super) known: &'a Known,
    pub(super) answers: &'a Answers,
    pub(super) reading: &'a Reading<'a>,
    pub(super) resolver: Resolver<'a>,
    pub(super) index: Index<'a>,
    /// The row that changes a record.
    pub(super) claimed: HashMap<Id, u32>,
    /// The row of each new person's identity number.
    pub(super) numbered: HashMap<String, u32>,
    questions: BTreeMap<(String, String), Question>,
    answered: BTreeMap<(String, String), Question>,
    notes: BTreeMap<(&'static str, Note), Noted>,
    pub(super) read_as: BTreeMap<(&'static str, String), &'static str>,
    /// What the numbers among marks are.
    pub(super) numbers: Numbers,
    /// What an N among marks is: a no where others are a J, there where it is the only mark for that; else it is asked.
    pub(super) n_means: Option<AttendanceStatus>,
}

/// What a row holds.
#[derive(Default)]
pub(super) struct Held {
    pub(super) fields: Fields,
    pub(super) prints: Prints,
    /// References that several records may be meant by.
    pub(super) several: BTreeMap<&'static str, Vec<Id>>,
    pub(super) asks: Vec<Ask>,
    pub(super) refused: Vec<(Option<&'static str>, Why)>,
    /// What cannot be read and is left empty, since the user has said so.
    pub(super) left: Vec<(Option<&'static str>, Why)>,
    pub(super) title: Vec<String>,
    pub(super) told: Told,
}

impl<'a> Reader<'a> {
    /// A reader of rows with these columns.
    pub fn new(
        columns: &[(usize, Use)],
        known: &'a Known,
        answers: &'a Answers,
        reading: &'a Reading<'a>,
        fresh_id: &'a mut dyn FnMut() -> Id,
    ) -> Self {
        let columns = Columns::new(columns);
        let mut fields: Vec<&'static str> = known
            .kind
            .fields
            .iter()
            .map(|field| field.code)
            .filter(|code| columns.own.contains_key(code) || columns.beside.contains_key(code))
            .collect();
        if columns.occasion.is_some() {
            fields.extend([Attendance::session, Attendance::meeting]);
        }
        let owner = |row: &super::known::Existing| {
            let code = row.head.municipality;
            code.map_or_else(String::new, |code| code.as_str().to_owned())
        };
        let owner: Option<&dyn Fn(&super::known::Existing) -> String> = match columns.owner {
            Some(_) => Some(&owner),
            None => None,
        };
        Self {
            index: Index::new(known, fields, owner),
            resolver: Resolver::new(known, &answers.meanings, &answers.make, fresh_id),
            columns,
            known,
            answers,
            reading,
            claimed: HashMap::new(),
            numbered: HashMap::new(),
            questions: BTreeMap::new(),
            answered: BTreeMap::new(),
            notes: BTreeMap::new(),
            read_as: BTreeMap::new(),
            numbers: Numbers::Codes,
            n_means: None,
        }
    }

    /// What has been found, with the rows.
    pub fn into_plan(self, rows: Vec<Planned>) -> Plan {
        Plan {
            kind: self.known.kind,
            rows,
            questions: self.questions,
            answered: self.answered,
            notes: self.notes,
            read_as: self.read_as,
            made: self.resolver.made,
        }
    }

    /// What becomes of a row.
    pub fn plan(&mut self, entry: &Entry<'_>) -> Planned {
        let row = entry.row.as_ref();
        let mut held = Held::default();
        for field in self.known.kind.fields {
            if self.columns.own.contains_key(field.code)
                || self.columns.beside.contains_key(field.code)
            {
                self.read(field, row, &mut held);
            }
        }
        self.read_occasion(row, &mut held);
        self.read_mark(row, &mut held);
        let title = std::mem::take(&mut held.title);
        let left = std::mem::take(&mut held.left);
        let outcome = self.outcome(entry, held);
        if let Outcome::Changes(id, _) = &outcome {
            self.claimed.insert(*id, row.number);
        }
        Planned {
            number: row.number,
            mark: entry.mark,
            title: title.join(", "),
            outcome,
            left,
        }
    }

    /// Reads a field of a row.
    fn read(&mut self, field: &'static Field, row: &Row, held: &mut Held) {
        let (kind, code) = (self.known.kind, field.code);
        let columns = self.columns.own.get(code).cloned().unwrap_or_default();
        let cells = cells(row, &columns);
        let own = cells
            .iter()
            .map(|(_, cell)| *cell)
            .find(|cell| !cell.is_empty());
        let shown = own.map_or_else(String::new, Cell::shown);
        let in_title = kind.title.contains(&code);
        if in_title && !shown.is_empty() {
            held.title.push(shown.clone());
        }
        if !self.known.masks.is_empty() && self.known.masks.contains(&alike(&shown)) {
            held.prints.insert(code, seen(&shown));
            held.refused.push((Some(code), Why::Masked));
            return;
        }
        match field.shape {
            Shape::Reference(_) => self.read_reference(field, row, own, held),
            Shape::References(_) => self.read_references(field, own, held),
            Shape::Choice(vocabulary) => {
                if let Some(cell) = own {
                    let read = self.choice(field, vocabulary, &cell.shown(), held);
                    put(held, code, read);
                }
            }
            Shape::Choices(vocabulary) => {
                let mut all = Vec::new();
                for word in choices_in(self.reading, vocabulary, &shown) {
                    let read = self.choice(field, vocabulary, &word, held);
                    all.extend(read.as_str().map(str::to_owned));
                }
                if !all.is_empty() {
                    held.prints.insert(code, joined(all.clone()));
                    held.fields.insert(code.to_owned(), json!(all));
                }
            }
            _ if kind.code == Person::CODE && code == Person::name => {
                let (name, note) = full_name(&cells, &self.resolver.people);
                self.read_plain(field, row, &Cell::words(&name), Manner::Plain, held);
                if note.is_some() {
                    self.note(code, Note::Turned, row.number, &shown, &name);
                }
                held.title = vec![name];
            }
            _ => {
                let manner = columns.first().map_or(Manner::Plain, |(_, manner)| *manner);
                self.read_plain(field, row, own.unwrap_or(&Cell::Empty), manner, held);
            }
        }
        if self.answers.empty_clears && own.is_none() && !field.required && !columns.is_empty() {
            held.fields.insert(code.to_owned(), Value::Null);
        }
        if kind.code == Person::CODE {
            let text = |value: Option<&Value>| {
                value.and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let value = held.fields.get(code);
            match code {
                Person::name => held.told.name = text(value),
                Person::email => held.told.email = text(value),
                Person::identity_number => held.told.number = text(value),
                Person::unit => {
                    let one = value.and_then(Value::as_str);
                    let called = one.map(|id| self.known.title(id));
                    // One of several of the name, or one that is not there, is called as it stands.
                    let stands = Some(shown).filter(|shown| !shown.is_empty());
                    held.told.units = called.or(stands).into_iter().collect();
                }
                _ => {}
            }
        }
    }

    fn read_plain(
        &mut self,
        field: &'static Field,
        row: &Row,
        cell: &Cell,
        manner: Manner,
        held: &mut Held,
    ) {
        match self.reading.read(self.known.kind, field, cell, manner) {
            Ok((value, note)) => {
                if let Some(note) = note {
                    let read = self.shown(field, &value);
                    self.note(field.code, note, row.number, &cell.shown(), &read);
                }
                put(held, field.code, value);
            }
            Err(why) if self.answers.leave_unreadable && !field.required => {
                self.note(field.code, Note::Left, row.number, &cell.shown(), "");
                held.left.push((Some(field.code), why));
            }
            Err(why) => {
                held.prints.insert(field.code, seen(&cell.shown()));
                held.refused.push((Some(field.code), why));
            }
        }
    }

    pub(super) fn shown(&self, field: &Field, value: &Value) -> String {
        self.reading
            .book
            .text()
            .value(field, value, &|id| self.known.title(id))
    }

    pub(super) fn note(
        &mut self,
        code: &'static str,
        note: Note,
        row: u32,
        stood: &str,
        read: &str,
    ) {
        let noted = self.notes.entry((code, note)).or_default();
        noted.count += 1;
        if noted.first.len() < EXAMPLES {
            noted.first.push((row, stood.to_owned(), read.to_owned()));
        }
    }

    /// The choice that words mean; nothing where it is asked.
    pub(super) fn choice(
        &mut self,
        field: &'static Field,
        vocabulary: &'static Vocabulary,
        words: &str,
        held: &mut Held,
    ) -> Value {
        if let Some(meaning) = self.resolver.meaning(field.code, words) {
            self.answered(field.code, Some((self.known.kind, field.code)), words);
            return match meaning {
                Meaning::Is(value) => value.clone(),
                _ => Value::Null,
            };
        }
        let found = self.reading.book.choice(vocabulary, words);
        let Some(choice) = found else {
            held.prints.insert(field.code, seen(words));
            let about = Some((self.known.kind, field.code));
            let ask = self.ask(field.code.to_owned(), about, words, Vec::new());
            held.asks.push(ask);
            return Value::Null;
        };
        if alike(&self.reading.book.label(vocabulary, choice)) != alike(words) {
            self.read_as
                .insert((field.code, words.trim().to_owned()), choice);
        }
        json!(choice)
    }

    pub(super) fn ask(
        &mut self,
        path: String,
        field: Option<(&'static Kind, &'static str)>,
        words: &str,
        candidates: Vec<Id>,
    ) -> Ask {
        let asked = (path, alike(words));
        let question = self.questions.entry(asked.clone());
        count(
            question.or_insert_with(|| question_of(field, words, candidates)),
            words,
        );
        Ask::Meaning(asked)
    }

    /// Remembers what was asked and has been answered, as it is written.
    pub(super) fn answered(
        &mut self,
        path: &str,
        field: Option<(&'static Kind, &'static str)>,
        words: &str,
    ) {
        let question = self.answered.entry((path.to_owned(), alike(words)));
        count(
            question.or_insert_with(|| question_of(field, words, Vec::new())),
            words,
        );
    }

    fn read_reference(
        &mut self,
        field: &'static Field,
        row: &Row,
        own: Option<&Cell>,
        held: &mut Held,
    ) {
        let (kind, code) = (self.known.kind, field.code);
        let beside = self.columns.beside.get(code).cloned().unwrap_or_default();
        let beside: Beside<'_> = beside
            .iter()
            .filter_map(|(target, at)| {
                let (_, field) = described(kind, *target)?;
                Some((field, target.manner, row.cell(*at)))
            })
            .collect();
        let words = match own {
            Some(cell) if refers_to_persons(field) => {
                full_name(&[(Manner::Plain, cell)], &self.resolver.people).0
            }
            Some(cell) => cell.shown().trim().to_owned(),
            None => name_beside(&beside, &self.resolver.people),
        };
        if words.is_empty() {
            return;
        }
        if own.is_none() {
            held.title.push(words.clone());
        }
        let as_id = Id::try_parse(&words).is_ok();
        let named = if as_id {
            self.known.title(&words)
        } else {
            words.clone()
        };
        held.prints.insert(code, alike(&named));
        if self.resolver.meaning(code, &words).is_some() {
            self.answered(code, Some((kind, code)), &words);
        }
        match self
            .resolver
            .find(field, code, &words, &beside, self.reading)
        {
            Found::Nothing => {
                held.prints.remove(code);
            }
            Found::One(id) => {
                held.prints.insert(
                    code,
                    alike(&self.known.titles.get(&id).cloned().unwrap_or(named)),
                );
                held.fields.insert(code.to_owned(), json!(id));
            }
            Found::Several(ids) => drop(held.several.insert(code, ids)),
            Found::None => {
                let ask = self.ask(code.to_owned(), Some((kind, code)), &words, Vec::new());
                held.asks.push(ask);
            }
        }
    }

    fn read_references(&mut self, field: &'static Field, own: Option<&Cell>, held: &mut Held) {
        let (kind, code) = (self.known.kind, field.code);
        let Some(cell) = own else { return };
        let names = self.resolver.names_in(field, cell);
        held.prints
            .insert(code, joined(names.iter().map(|name| alike(name)).collect()));
        let mut ids: Vec<Id> = Vec::new();
        for name in names {
            if self.resolver.meaning(code, &name).is_some() {
                self.answered(code, Some((kind, code)), &name);
            }
            match self
                .resolver
                .find(field, code, &name, &Vec::new(), self.reading)
            {
                Found::Nothing => {}
                Found::One(id) => ids.push(id),
                Found::Several(candidates) => {
                    let ask = self.ask(code.to_owned(), Some((kind, code)), &name, candidates);
                    held.asks.push(ask);
                }
                Found::None => {
                    let ask = self.ask(code.to_owned(), Some((kind, code)), &name, Vec::new());
                    held.asks.push(ask);
                }
            }
        }
        if !ids.is_empty() {
            held.fields.insert(code.to_owned(), json!(ids));
        }
    }

    /// What people were at.
    fn read_occasion(&mut self, row: &Row, held: &mut Held) {
        let Some(at) = self.columns.occasion else {
            return;
        };
        let words = row.cell(at).shown();
        if words.is_empty() || held.fields.contains_key(Attendance::session) {
            return;
        }
        held.title.push(words.clone());
        let meaning = self.resolver.meaning("occasion*", &words);
        let said = match meaning {
            Some(Meaning::Is(id)) => id.as_str().and_then(|id| Id::try_parse(id).ok()),
            _ => None,
        };
        if said.is_some() {
            self.answered("occasion*", None, &words);
        }
        let mut found = match said {
            Some(id) => {
                let sessions = self.known.others.get(Session::CODE).into_iter().flatten();
                let is_session = sessions.map(|session| session.head.id).any(|one| one == id);
                let field = if is_session {
                    Attendance::session
                } else {
                    Attendance::meeting
                };
                vec![(field, id)]
            }
            None => self.resolver.occasion(&words, self.reading),
        };
        let day = found
            .is_empty()
            .then(|| self.reading.days.moment(&words, None).ok());
        let day = day.flatten().map(|(day, _)| day);
        if let (Some(day), Some(training), None) = (day, self.answers.days_of, meaning) {
            let made = self.resolver.session_on(training, day);
            found.extend(made.map(|id| (Attendance::session, id)));
        }
        if let [(field, id)] = found.as_slice() {
            let title = self.known.title(&id.to_string());
            held.prints.insert(field, alike(&title));
            held.fields.insert((*field).to_owned(), json!(id));
        } else {
            let ids = found.into_iter().map(|(_, id)| id).collect();
            let ask = self.ask("occasion*".to_owned(), None, &words, ids);
            if let Ask::Meaning(asked) = &ask
                && let Some(question) = self.questions.get_mut(asked)
            {
                question.day = day;
            }
            held.asks.push(ask);
        }
    }
}

fn question_of(
    field: Option<(&'static Kind, &'static str)>,
    words: &str,
    candidates: Vec<Id>,
) -> Question {
    Question {
        field,
        words: words.trim().to_owned(),
        candidates,
        day: None,
        rows: 0,
    }
}

/// One more row has it, perhaps in a better spelling.
fn count(question: &mut Question, words: &str) {
    question.rows += 1;
    rather(&mut question.words, words);
}

pub(super) fn put(held: &mut Held, code: &'static str, value: Value) {
    if value.is_null() {
        return;
    }
    held.prints
        .insert(code, print(None, &value, &|id| id.to_owned()));
    held.fields.insert(code.to_owned(), value);
}

fn refers_to_persons(field: &Field) -> bool {
    matches!(field.shape, Shape::Reference([Person::CODE]))
}

/// A name that stands in columns of its own, or what else tells of what is referred to.
fn name_beside(beside: &Beside<'_>, people: &People) -> String {
    let names: Vec<(Manner, &Cell)> = beside
        .iter()
        .filter(|(field, _, _)| field.code == Person::name)
        .map(|(_, manner, cell)| (*manner, *cell))
        .collect();
    if !names.is_empty() {
        return full_name(&names, people).0;
    }
    let told = beside.iter().filter(|(field, _, cell)| {
        !cell.is_empty() && matches!(field.code, Session::training | Session::starts)
    });
    told.map(|(_, _, cell)| cell.shown())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The words of a cell that holds several choices.
fn choices_in(reading: &Reading<'_>, vocabulary: &Vocabulary, shown: &str) -> Vec<String> {
    if reading.book.choice(vocabulary, shown).is_some() {
        return vec![shown.to_owned()];
    }
    let parts = parts(shown);
    match parts.as_slice() {
        [one] => one
            .split(',')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect(),
        _ => parts,
    }
}
