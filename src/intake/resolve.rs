//! What a cell refers to: found by name among what is there, told apart by what else the row says of it; asked once for
//! each name where it is not there, or where several are called so. New ones are made only where that was said.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde_json::json;

use super::known::Known;
use super::mapping::Manner;
use super::sheet::{Cell, Row};
use super::values::{Note, Reading, parts};
use super::who::{People, Told, Who};
use crate::domain::reading::alike;
use crate::domain::{
    Attendance, Field, Fields, Id, Kind, Meeting, Person, Record as _, Session, Shape, Value, kind,
    parse_moment, stored_moment,
};

/// What was said of a name or a word that was asked about.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// It means this: a choice, or a record.
    Is(Value),
    /// The cell is left out.
    Nothing,
    /// A new record of the name, with these fields beside it.
    New(Fields),
    /// The same as these words in the same field mean.
    As(String),
}

/// What a question is about: a field by its path, and the words in the cell.
pub type Asked = (String, String);

/// A record that is made because a row refers to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// What it is.
    pub kind: &'static Kind,
    /// Its identity to be.
    pub id: Id,
    /// Its fields.
    pub fields: Fields,
}

/// What a reference came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Nothing stands there, or it is to be left out.
    Nothing,
    /// This record.
    One(Id),
    /// One of these.
    Several(Vec<Id>),
    /// It is not there.
    None,
}

/// What a row says of a record that it refers to.
pub type Beside<'a> = Vec<(&'static Field, Manner, &'a Cell)>;

/// Finds what rows refer to.
pub struct Resolver<'a> {
    known: &'a Known,
    /// The persons who are there.
    pub people: People,
    meanings: &'a BTreeMap<Asked, Meaning>,
    make: &'a BTreeMap<String, Fields>,
    /// Where those stand among what has been made that are called the same.
    names: HashMap<(&'static str, String), Vec<usize>>,
    /// What has been made so far, in order.
    pub made: Vec<Made>,
    fresh_id: &'a mut dyn FnMut() -> Id,
}

impl<'a> Resolver<'a> {
    /// A resolver that has found nothing yet.
    pub fn new(
        known: &'a Known,
        meanings: &'a BTreeMap<Asked, Meaning>,
        make: &'a BTreeMap<String, Fields>,
        fresh_id: &'a mut dyn FnMut() -> Id,
    ) -> Self {
        let own = (known.kind.code == Person::CODE).then_some(&known.rows);
        let all = known.others.get(Person::CODE).or(own).into_iter().flatten();
        let mut people = People::default();
        for person in all.filter(|person| !person.head.erased) {
            let text = |code| person.text(code).to_owned();
            let unit = Some(person.text(Person::unit)).filter(|unit| !unit.is_empty());
            let told = Told {
                name: text(Person::name),
                email: text(Person::email),
                number: text(Person::identity_number),
                units: unit.into_iter().map(|unit| known.title(unit)).collect(),
            };
            people.add(person.head.id, &told);
        }
        Self {
            known,
            people,
            meanings,
            make,
            names: HashMap::new(),
            made: Vec::new(),
            fresh_id,
        }
    }

    /// Who a row of persons is about.
    pub fn who(&self, told: &Told) -> Who {
        self.people.find(told, false)
    }

    /// What was said of a word.
    pub fn meaning(&self, path: &str, words: &str) -> Option<&'a Meaning> {
        self.meanings.get(&(path.to_owned(), alike(words)))
    }

    /// What one name in a field refers to.
    pub fn find(
        &mut self,
        field: &'static Field,
        path: &str,
        words: &str,
        beside: &Beside<'_>,
        reading: &Reading<'_>,
    ) -> Found {
        let (Shape::Reference(kinds) | Shape::References(kinds)) = field.shape else {
            return Found::None;
        };
        let said = self.meaning(path, words);
        match said {
            Some(Meaning::Nothing) => return Found::Nothing,
            Some(Meaning::Is(value)) => {
                let id = value.as_str().and_then(|id| Id::try_parse(id).ok());
                return id.map_or(Found::None, Found::One);
            }
            Some(Meaning::As(other)) => {
                return match self.meaning(path, other) {
                    Some(Meaning::As(_)) => Found::None,
                    _ => self.find(field, path, other, beside, reading),
                };
            }
            _ => {}
        }
        let found = self.among(kinds, words, beside, reading);
        let make = match (said, kinds) {
            (Some(Meaning::New(fields)), [one]) => Some((*one, fields)),
            (None, [one]) if found == Found::None => {
                self.make.get(*one).map(|fields| (*one, fields))
            }
            _ => None,
        };
        match make.and_then(|(code, fields)| Some((kind(code)?, fields))) {
            Some((kind, fields)) => {
                let made = self.make(kind, words, fields, beside, reading);
                made.map_or(found, Found::One)
            }
            None => found,
        }
    }

    fn among(
        &self,
        kinds: &[&'static str],
        words: &str,
        beside: &Beside<'_>,
        reading: &Reading<'_>,
    ) -> Found {
        let mut ids = self.known.meant(kinds, words);
        ids.sort_unstable();
        ids.dedup();
        if kinds == [Person::CODE] && Id::try_parse(words.trim()).is_err() {
            let told = self.told(words, beside, reading);
            return match self.people.find(&told, true) {
                Who::One(id) => Found::One(id),
                Who::Perhaps(ids) => Found::Several(ids),
                Who::Nobody => Found::None,
            };
        }
        if kinds == [Session::CODE] && !beside.is_empty() {
            ids = self.sessions(beside, reading);
        }
        match ids.as_slice() {
            [] => Found::None,
            [one] => Found::One(*one),
            _ => Found::Several(ids),
        }
    }

    /// What the columns beside tell of a person.
    fn told(&self, words: &str, beside: &Beside<'_>, reading: &Reading<'_>) -> Told {
        let mut told = Told {
            name: words.to_owned(),
            ..Told::default()
        };
        for (field, manner, cell) in beside {
            let read = || match reading.read(Person::KIND, field, cell, *manner) {
                Ok((Value::String(text), _)) => text,
                _ => String::new(),
            };
            match field.code {
                Person::email => told.email = read(),
                Person::identity_number => told.number = read(),
                Person::unit if !cell.is_empty() => {
                    // What is meant may be called otherwise: an id, where it was exported.
                    let shown = cell.shown();
                    told.units = vec![self.known.title(shown.trim())];
                }
                _ => {}
            }
        }
        told
    }

    /// The sessions of a training, of a day, or both.
    fn sessions(&self, beside: &Beside<'_>, reading: &Reading<'_>) -> Vec<Id> {
        let all = self.known.others.get(Session::CODE).into_iter().flatten();
        let fits = |session: &&super::known::Existing| {
            beside
                .iter()
                .filter(|(_, _, cell)| !cell.is_empty())
                .all(|(field, manner, cell)| {
                    let value = session.text(field.code);
                    match field.shape {
                        Shape::Reference(_) => {
                            alike(&self.known.title(value)) == alike(&cell.shown())
                        }
                        Shape::Moment => {
                            let read = reading.read(Session::KIND, field, cell, *manner);
                            let text = read
                                .ok()
                                .and_then(|(value, _)| Some(value.as_str()?.to_owned()));
                            let asked = text.and_then(|text| parse_moment(&text).ok());
                            asked
                                .zip(parse_moment(value).ok())
                                .is_some_and(|(asked, is)| {
                                    asked.0 == is.0 && (asked.1.is_none() || asked.1 == is.1)
                                })
                        }
                        _ => true,
                    }
                })
        };
        all.filter(fits).map(|session| session.head.id).collect()
    }

    fn make(
        &mut self,
        kind: &'static Kind,
        words: &str,
        more: &Fields,
        beside: &Beside<'_>,
        reading: &Reading<'_>,
    ) -> Option<Id> {
        let (_, title) = kind.field(kind.title.first()?)?;
        let mut fields = Fields::from([(title.code.to_owned(), json!(words.trim()))]);
        fields.extend(more.clone());
        for (field, manner, cell) in beside {
            let read = match field.shape {
                Shape::Reference(kinds) => {
                    let ids = self.known.meant(kinds, &cell.shown());
                    if let [one] = ids.as_slice() {
                        json!(one)
                    } else {
                        Value::Null
                    }
                }
                Shape::Choice(vocabulary) => {
                    json!(reading.book.choice(vocabulary, &cell.shown()))
                }
                _ => reading
                    .read(kind, field, cell, *manner)
                    .map_or(Value::Null, |(value, _)| value),
            };
            if field.code != title.code && !read.is_null() {
                fields.insert(field.code.to_owned(), read);
            }
        }
        if !kind.faults(&fields).is_empty() || self.known.role.may_make(kind, None).is_err() {
            return None;
        }
        let called = self.names.entry((kind.code, alike(words))).or_default();
        let differ = |made: &Made| {
            let beside = fields.iter().filter(|(code, _)| *code != title.code);
            let mut others =
                beside.filter_map(|(code, value)| Some((made.fields.get(code)?, value)));
            others.any(|(one, other)| one != other)
        };
        let may_be: Vec<usize> = called
            .iter()
            .copied()
            .filter(|at| self.made.get(*at).is_some_and(|made| !differ(made)))
            .collect();
        match may_be.as_slice() {
            [] => {
                let id = (self.fresh_id)();
                called.push(self.made.len());
                self.made.push(Made { kind, id, fields });
                Some(id)
            }
            [one] => {
                let made = self.made.get_mut(*one)?;
                if let Some(Value::String(called)) = made.fields.get_mut(title.code) {
                    rather(called, words);
                }
                for (code, value) in fields {
                    made.fields.entry(code).or_insert(value);
                }
                Some(made.id)
            }
            // Namesakes differ in what this row does not say.
            _ => None,
        }
    }

    /// The session of a training on a day of which there was none: it is made, where that may be done here.
    pub fn session_on(&mut self, training: Id, day: NaiveDate) -> Option<Id> {
        let kind = Session::KIND;
        let fields = Fields::from([
            (Session::training.to_owned(), json!(training)),
            (Session::starts.to_owned(), json!(stored_moment(day, None))),
        ]);
        let called = self.names.entry((kind.code, day.to_string())).or_default();
        if let Some(made) = called.first().and_then(|at| self.made.get(*at)) {
            return Some(made.id);
        }
        self.known.role.may_make(kind, None).ok()?;
        let id = (self.fresh_id)();
        called.push(self.made.len());
        self.made.push(Made { kind, id, fields });
        Some(id)
    }

    /// The names in a cell that holds several: the whole of it, where that is a name.
    pub fn names_in(&self, field: &Field, cell: &Cell) -> Vec<String> {
        let shown = cell.shown();
        let (Shape::Reference(kinds) | Shape::References(kinds)) = field.shape else {
            return parts(&shown);
        };
        let is_there = |words: &str| !self.known.meant(kinds, words).is_empty();
        if matches!(field.shape, Shape::Reference(_)) || is_there(&shown) {
            return vec![shown.trim().to_owned()];
        }
        let parts = parts(&shown);
        let by_comma: Vec<String> = shown
            .split(',')
            .map(|part| part.trim().to_owned())
            .collect();
        match parts.len() {
            1 if by_comma.iter().all(|part| is_there(part)) => by_comma,
            _ => parts,
        }
    }

    /// The session or the meeting that people were at: by its name, or by its day where there is one that day.
    pub fn occasion(&self, words: &str, reading: &Reading<'_>) -> Vec<(&'static str, Id)> {
        let of = |code: &'static str| -> Vec<Id> {
            let by_name = self.known.meant(&[code], words);
            if !by_name.is_empty() {
                return by_name;
            }
            let day = reading.days.moment(words, None).ok();
            let named = self.known.named.get(code).zip(day);
            let on_day = named.and_then(|(named, (day, _))| named.by_day.get(&day));
            on_day.cloned().unwrap_or_default()
        };
        let both = [
            (Attendance::session, of(Session::CODE)),
            (Attendance::meeting, of(Meeting::CODE)),
        ];
        both.into_iter()
            .flat_map(|(field, ids)| ids.into_iter().map(move |id| (field, id)))
            .collect()
    }
}

/// Keeps the better of two spellings: what is written in capitals throughout gives way to what is not.
pub fn rather(kept: &mut String, other: &str) {
    let is_loud = |words: &str| !words.chars().any(char::is_lowercase);
    if is_loud(kept) && !is_loud(other) && alike(kept) == alike(other) {
        other.trim().clone_into(kept);
    }
}

/// A person's name in one or two cells: `Sjö, Eva` is turned, as lists are often sorted, unless somebody is called so.
pub fn full_name(cells: &[(Manner, &Cell)], people: &People) -> (String, Option<Note>) {
    let part = |asked: Manner| {
        let parts = cells.iter().filter(|(manner, _)| *manner == asked);
        let parts: Vec<String> = parts
            .map(|(_, cell)| cell.shown().trim().to_owned())
            .collect();
        parts.join(" ")
    };
    let (given, family) = (part(Manner::Given), part(Manner::Family));
    if !given.is_empty() || !family.is_empty() {
        return (format!("{given} {family}").trim().to_owned(), None);
    }
    let whole = part(Manner::Plain);
    match whole
        .split(',')
        .map(str::trim)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [family, given] if !family.is_empty() && !given.is_empty() && !people.knows(&whole) => {
            (format!("{given} {family}"), Some(Note::Turned))
        }
        _ => (whole, None),
    }
}

/// The cells of a row in some columns.
pub fn cells<'a>(row: &'a Row, columns: &[(usize, Manner)]) -> Vec<(Manner, &'a Cell)> {
    let cell = |(at, manner): &(usize, Manner)| (*manner, row.cell(*at));
    columns.iter().map(cell).collect()
}
