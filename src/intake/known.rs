//! What is there already, as far as rows are compared with it: the records of a kind, and what they refer to by name.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::mapping::referred;
use crate::domain::reading::{alike, plain};
use crate::domain::{
    Fields, Head, Id, KINDS, Kind, Meeting, Person, Project, Record as _, Session, Shape, Value,
    kind, parse_moment,
};
use crate::text::Text;
use crate::workspace::{Reader, Result, Role, Row};

/// A record that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    /// Which, and whose.
    pub head: Head,
    /// What it holds.
    pub fields: Fields,
    /// What stands for it where its fields are not shown: it is of somebody protected or erased.
    pub masked: Option<String>,
}

impl Existing {
    fn of(row: Row, reader: &Reader, text: &Text) -> Result<Self> {
        let masked = row.is_masked();
        let masked = masked.then(|| reader.title_of_row(&row, 0)).transpose()?;
        Ok(Self {
            head: row.head,
            fields: row.fields,
            masked: masked.map(|words| text.title(&words)),
        })
    }

    /// A field's value; nothing where there is none.
    pub fn value(&self, code: &str) -> &Value {
        self.fields.get(code).unwrap_or(&Value::Null)
    }

    /// A field's text.
    pub fn text(&self, code: &str) -> &str {
        self.value(code).as_str().unwrap_or_default()
    }
}

/// Records by what they are called.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// By name, in one case and coding.
    pub by_name: HashMap<String, Vec<Id>>,
    /// By day, those that have one.
    pub by_day: HashMap<NaiveDate, Vec<Id>>,
}

/// What is there.
#[derive(Debug, Clone)]
pub struct Known {
    /// The kind that is read in.
    pub kind: &'static Kind,
    /// Who reads it in.
    pub role: Role,
    /// Whether the project asks for identity numbers.
    pub asks_identity: bool,
    /// Its records.
    pub rows: Vec<Existing>,
    /// Where each stands in `rows`.
    pub place: HashMap<Id, usize>,
    /// Records that are referred to, by kind.
    pub named: HashMap<&'static str, Named>,
    /// What every record is called that may be referred to.
    pub titles: HashMap<Id, String>,
    /// The records of kinds that are told apart by more than their name: persons and sessions.
    pub others: HashMap<&'static str, Vec<Existing>>,
    /// What stands for records that are not shown.
    pub masks: BTreeSet<String>,
}

/// What a record may be called in a sheet: its title, and where that ends with a time of day the same with the other
/// sign between hour and minute.
fn names(title: &str) -> Vec<String> {
    let title = alike(title);
    let other = title.split_at_checked(title.len().saturating_sub("00.00".len()));
    let other = other.and_then(|(before, time)| {
        let (hour, minute) = time.split_once(['.', ':'])?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|one| one.is_ascii_digit());
        let sign = if time.contains('.') { ':' } else { '.' };
        let is_time = before.ends_with(' ') && digits(hour) && digits(minute);
        is_time.then(|| format!("{before}{hour}{sign}{minute}"))
    });
    std::iter::once(title).chain(other).collect()
}

impl Known {
    /// Reads what is there.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(reader: &Reader, kind: &'static Kind, text: &Text) -> Result<Self> {
        reader.at_one_moment(|reader| {
            let project = reader.project()?;
            let asks = project.and_then(|project: Project| project.identity_numbers);
            let mut known = Self {
                kind,
                role: reader.role()?,
                asks_identity: asks == Some(true),
                rows: Vec::new(),
                place: HashMap::new(),
                named: HashMap::new(),
                titles: HashMap::new(),
                others: HashMap::new(),
                masks: BTreeSet::new(),
            };
            for row in reader.rows(kind)? {
                known.place.insert(row.head.id, known.rows.len());
                known.rows.push(Existing::of(row, reader, text)?);
            }
            for other in referred_kinds(kind) {
                known.load_named(reader, other, text)?;
            }
            let masks = known.rows.iter().chain(known.others.values().flatten());
            known.masks = masks
                .filter_map(|row| row.masked.as_deref())
                .map(alike)
                .collect();
            Ok(known)
        })
    }

    fn load_named(&mut self, reader: &Reader, kind: &'static Kind, text: &Text) -> Result<()> {
        let mut named = Named::default();
        let keeps = matches!(kind.code, Person::CODE | Session::CODE);
        for row in reader.rows(kind)? {
            let id = row.head.id;
            let title = text.title(&reader.title_of_row(&row, 2)?);
            for name in names(&title) {
                named.by_name.entry(name).or_default().push(id);
            }
            let day = match kind.code {
                Session::CODE => row.fields.get(Session::starts),
                Meeting::CODE => row.fields.get(Meeting::date),
                _ => None,
            };
            let day = day
                .and_then(Value::as_str)
                .and_then(|day| parse_moment(day).ok());
            if let Some((day, _)) = day {
                named.by_day.entry(day).or_default().push(id);
            }
            self.titles.insert(id, title);
            if keeps {
                let existing = Existing::of(row, reader, text)?;
                self.others.entry(kind.code).or_default().push(existing);
            }
        }
        self.named.insert(kind.code, named);
        Ok(())
    }

    /// A record of the kind.
    pub fn get(&self, id: Id) -> Option<&Existing> {
        self.rows.get(*self.place.get(&id)?)
    }

    /// What a record is called.
    pub fn title(&self, id: &str) -> String {
        let known = Id::try_parse(id).ok().and_then(|id| self.titles.get(&id));
        known.cloned().unwrap_or_else(|| id.to_owned())
    }

    /// What a record is called beside others of its name: a person with the unit.
    pub fn called(&self, id: Id) -> String {
        let title = self.title(&id.to_string());
        let people = self.others.get(Person::CODE).into_iter().flatten();
        let mut person = people.filter(|one| one.head.id == id && one.masked.is_none());
        let unit = person.next().map(|person| person.text(Person::unit));
        match unit.filter(|unit| !unit.is_empty()) {
            Some(unit) => format!("{title}, {}", self.title(unit)),
            None => title,
        }
    }

    /// The records that a reference of these kinds may mean by a name, or by their id.
    pub fn meant(&self, kinds: &[&'static str], name: &str) -> Vec<Id> {
        let name = alike(name);
        if let Ok(id) = Id::try_parse(&name)
            && self.titles.contains_key(&id)
        {
            return vec![id];
        }
        let all = self.named.iter();
        let asked = all.filter(|(code, _)| kinds.is_empty() || kinds.contains(code));
        let found = asked.filter_map(|(_, named)| named.by_name.get(&name));
        found.flatten().copied().collect()
    }

    /// A field of a record as it is compared: exactly, but for what nobody sees; references by name.
    pub fn print(&self, row: &Existing, code: &str) -> String {
        if let Some(masked) = &row.masked {
            return masked_print(self.kind, row, code, masked);
        }
        let shape = self.kind.field(code).map(|(_, field)| field.shape);
        print(shape, row.value(code), &|id| self.title(id))
    }
}

/// What is compared of a field that is not shown.
fn masked_print(kind: &Kind, row: &Existing, code: &str, masked: &str) -> String {
    match kind.field(code) {
        Some((_, field)) if Row::hides(kind, field) => {
            let title = kind.title.contains(&code);
            if title {
                plain(masked).into_owned()
            } else {
                String::new()
            }
        }
        Some((_, field)) => print(Some(field.shape), row.value(code), &|id| id.to_owned()),
        None => String::new(),
    }
}

/// A value as it is compared.
pub fn print(shape: Option<Shape>, value: &Value, title: &dyn Fn(&str) -> String) -> String {
    match (shape, value) {
        (_, Value::Null) => String::new(),
        (Some(Shape::Reference(_)), Value::String(id)) => alike(&title(id)),
        (Some(Shape::References(_)), Value::Array(ids)) => {
            let ids = ids.iter().filter_map(Value::as_str);
            joined(ids.map(|id| alike(&title(id))).collect())
        }
        (Some(Shape::Choices(_)), Value::Array(codes)) => {
            let codes = codes.iter().filter_map(Value::as_str);
            joined(codes.map(str::to_owned).collect())
        }
        (_, Value::String(text)) => seen(text),
        (_, Value::Array(all)) => all
            .iter()
            .map(|one| print(None, one, title) + "\n")
            .collect(),
        (_, other) => other.to_string(),
    }
}

/// A text as one sees it.
pub fn seen(text: &str) -> String {
    let plain = plain(text);
    let lines = plain.trim().lines();
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.map(line).collect::<Vec<_>>().join("\n")
}

/// Parts in no order.
pub fn joined(mut parts: Vec<String>) -> String {
    parts.sort();
    parts.join("\n")
}

/// The kinds that records of a kind may refer to, those beyond persons' own among them.
fn referred_kinds(of: &'static Kind) -> Vec<&'static Kind> {
    let mut all: Vec<&'static Kind> = Vec::new();
    let mut add = |code: &str| {
        if let Some(kind) = kind(code)
            && !all.contains(&kind)
        {
            all.push(kind);
        }
    };
    for field in of.fields {
        match field.shape {
            // Anything that has a name of its own.
            Shape::Reference([]) => KINDS
                .iter()
                .filter(|kind| has_name(kind))
                .for_each(|kind| add(kind.code)),
            Shape::Reference(kinds) | Shape::References(kinds) => {
                kinds.iter().for_each(|code| add(code))
            }
            Shape::Answers => add("question"),
            _ => {}
        }
        for inner in referred(field).iter().flat_map(|kind| kind.fields) {
            if let Some(inner) = referred(inner) {
                add(inner.code);
            }
        }
    }
    all
}

/// Whether records of a kind are called something that somebody wrote.
fn has_name(kind: &Kind) -> bool {
    let mut fields = kind.title.iter().filter_map(|code| kind.field(code));
    fields.any(|(_, field)| {
        field.required
            && matches!(
                field.shape,
                Shape::Line | Shape::Text | Shape::MunicipalityCode
            )
            || field.shape == Shape::Moment
    })
}
