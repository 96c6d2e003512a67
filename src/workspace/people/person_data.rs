//! Everything that is held on one person, gathered through the descriptions: a new kind joins by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::mentions::Names;
use crate::bundle::BundleKind;
use crate::domain::{
    Attendance, Field, FrozenRow, Id, KINDS, Kind, Person, Record, Session, Shape, Submission,
    Value, kind,
};
use crate::journal::Entry;
use crate::store::{Export, Filter, Merge, Row};
use crate::workspace::exchange::export::FreeText;
use crate::workspace::{Reader, Result, Workspace};

use crate::workspace::Word;

/// A record that refers to a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Referring {
    /// The record.
    pub row: Row,
    /// The field that refers.
    pub field: &'static Field,
}

/// Everything that is held on one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonData {
    /// The person's own record.
    pub row: Row,
    /// Persons decided to be the same human being.
    pub linked: Vec<Id>,
    /// Records that refer to the person, kind by kind, removed ones too.
    pub referring: Vec<Referring>,
    /// Texts in other records that mention the person, the oldest first; overwritten ones too.
    pub mentions: Vec<FreeText>,
    /// How the person's record came to be as it is.
    pub history: Vec<Entry>,
    /// Entries about the person that wait for a decision.
    pub held: Vec<Entry>,
    /// Entries that name the person as the one who wrote.
    pub written: usize,
    /// Entries of kinds that this version does not know that name the person.
    pub unknown: usize,
    /// The bundles that have left with the person in them, newest first.
    pub sent: Vec<Export>,
    /// The bundles that brought something of the person, newest first.
    pub came: Vec<Merge>,
    /// What every record is called that is named here.
    pub titles: BTreeMap<Id, Vec<Word>>,
}

impl Reader {
    /// Everything that is held on this person, the sensitive and the protected too. It reads the whole
    /// journal: where that is long, ask it of a reader of one's own.
    ///
    /// # Errors
    /// If there is no such person, or the person is erased, or the file cannot be read.
    pub fn about_person(&self, person: Id) -> Result<PersonData> {
        self.at_one_moment(|_| self.about_person_now(person))
    }

    fn about_person_now(&self, person: Id) -> Result<PersonData> {
        let row = self.person_row(person)?;
        let history = self.history(person)?;
        let names = Names::of(&history);
        let own_names = names.as_authors(row.head.municipality);
        let came = self.store.merges_of(person)?;
        let mut merges = self.merges()?;
        merges.retain(|merge| came.contains(&merge.number));
        let mut data = PersonData {
            linked: self.same_human_being(person)?,
            referring: self.referring_to(person)?,
            mentions: Vec::new(),
            held: Vec::new(),
            written: self
                .store
                .count_written(&|name, code| own_names.iter().any(|own| own.is(name, code)))?,
            unknown: 0,
            sent: self.bundles_with(&history)?,
            came: merges,
            titles: BTreeMap::new(),
            row,
            history,
        };
        let own: BTreeSet<_> = data.history.iter().map(|entry| entry.id).collect();
        let id = person.to_string();
        self.each_entry_held_too(|entry| {
            if entry.record != person {
                data.mentions.extend(names.mentions(&entry));
                let names_her = || {
                    entry
                        .set
                        .values()
                        .any(|value| ids(value).any(|one| one == id))
                };
                data.unknown += usize::from(kind(&entry.kind).is_none() && names_her());
            } else if !own.contains(&entry.id) {
                data.held.push(entry);
            }
        })?;
        data.titles = self.titles_in(&data)?;
        Ok(data)
    }

    /// The records that refer to a person, kind by kind, removed ones too.
    pub(in crate::workspace) fn referring_to(&self, person: Id) -> Result<Vec<Referring>> {
        let id = person.to_string();
        let mut found = Vec::new();
        for &kind in KINDS {
            for field in kind.fields {
                let (filter, kinds) = match field.shape {
                    Shape::Reference(kinds) => (Filter::WhereEver(field.code, person), kinds),
                    Shape::References(kinds) => (Filter::Ever, kinds),
                    _ => continue,
                };
                if !(kinds.is_empty() || kinds.contains(&Person::CODE)) {
                    continue;
                }
                self.store.each_row(kind, filter, &mut |row| {
                    let refers = |value: &Value| ids(value).any(|one| one == id);
                    if row.fields.get(field.code).is_some_and(refers) {
                        found.push(Referring { row, field });
                    }
                })?;
            }
        }
        // A month that was sent tells of her without referring: by the code in its rows.
        self.store
            .each_row(Submission::KIND, Filter::Ever, &mut |row| {
                let rows = row.fields.get(Submission::rows).and_then(Value::as_str);
                let tells = rows.is_some_and(|rows| FrozenRow::tells_of(rows, person));
                if let Some((_, field)) = Submission::KIND.field(Submission::rows).filter(|_| tells)
                {
                    found.push(Referring { row, field });
                }
            })?;
        for referring in &mut found {
            self.say_minutes(&mut referring.row)?;
        }
        Ok(found)
    }

    /// Where an attendance says nothing of minutes it is the session's own that count.
    fn say_minutes(&self, row: &mut Row) -> Result<()> {
        let session = row.fields.get(Attendance::session).and_then(Value::as_str);
        if row.kind.code != Attendance::CODE || row.fields.contains_key(Attendance::minutes) {
            return Ok(());
        }
        if let Some(session) = session.and_then(|id| Id::try_parse(id).ok())
            && let Some(minutes) = self
                .get::<Session>(session)?
                .and_then(|session| session.minutes)
        {
            row.fields
                .insert(Attendance::minutes.to_owned(), minutes.into());
        }
        Ok(())
    }

    /// The bundles that left after the first of these entries was written, newest first. What came first is
    /// told by the journal, since the clock on the wall may have been wrong; where that leaves a doubt, the
    /// bundle is among them.
    pub(in crate::workspace) fn bundles_with(&self, history: &[Entry]) -> Result<Vec<Export>> {
        let Some(first) = history.iter().map(|entry| entry.id).min() else {
            return Ok(Vec::new());
        };
        let after_first = |export: &Export| match export.newest() {
            Some(newest) => newest >= first,
            None => export.at >= first.wall_ms(),
        };
        let mut exports = self.exports()?;
        // What the lead sends to an evaluator holds everybody, if by no more than a code.
        let holds = [BundleKind::Bundle, BundleKind::Cluster].map(BundleKind::code);
        exports.retain(|export| holds.contains(&&*export.kind) && after_first(export));
        Ok(exports)
    }

    /// What every record is called that is named in what is held.
    fn titles_in(&self, data: &PersonData) -> Result<BTreeMap<Id, Vec<Word>>> {
        let rows = data.referring.iter().map(|referring| &referring.row);
        let values = rows
            .chain([&data.row])
            .flat_map(|row| row.fields.values())
            .chain(data.history.iter().flat_map(|entry| entry.set.values()));
        let mut named: BTreeSet<Id> = values
            .flat_map(ids)
            .filter_map(|id| Id::try_parse(&id).ok())
            .collect();
        named.extend(data.referring.iter().map(|referring| referring.row.head.id));
        named.extend(data.mentions.iter().map(|free| free.record));
        named.extend(&data.linked);
        let titles = named.into_iter().map(|id| Ok((id, self.title(id)?)));
        titles.collect()
    }
}

/// The texts in a value, wherever they stand in it: records' ids among them.
fn ids(value: &Value) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(all) => left.extend(all),
            Value::Object(pairs) => {
                found.extend(pairs.keys().cloned());
                left.extend(pairs.values());
            }
            _ => {}
        }
    }
    found.into_iter()
}

impl PersonData {
    /// The person's present name; empty where none is known.
    pub fn name(&self) -> &str {
        let name = self.row.fields.get(Person::name);
        name.and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the person's identity is protected.
    pub fn protected(&self) -> bool {
        self.row.fields.get(Person::protected) == Some(&Value::Bool(true))
    }

    /// The records of a kind that refer to the person.
    pub fn of_kind(&self, kind: &Kind) -> impl Iterator<Item = &Referring> {
        let of_kind = self.referring.iter();
        of_kind.filter(move |referring| referring.row.kind.code == kind.code)
    }
}

/// How a document about a person is called in the log of what has left.
pub const DOSSIER: &str = "dossier";

impl Workspace {
    /// Writes a document with what is held on a person, and logs that it left, with what bundles have.
    ///
    /// # Errors
    /// If there is no such person, or the file cannot be written; nothing is logged then.
    pub fn save_about(&mut self, person: Id, path: &Path, document: &[u8]) -> Result<()> {
        let row = self.reader.person_row(person)?;
        let counts = serde_json::json!({ Person::CODE: 1 });
        self.save_logged(DOSSIER, row.head.municipality, &counts, path, document)
    }
}
