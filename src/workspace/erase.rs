//! Erasing a person for good: in the journal, the tables, the search index, and what is held back.
//!
//! The row stays, without the person, so that counts stay true. Erasure beats every other entry, in any
//! order, and cannot be undone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::export::FreeText;
use super::run::Scribe;
use super::{Changed, Reader, Result, Role, Workspace, WorkspaceError, keys};
use crate::domain::{
    Fields, Id, Kind, MunicipalityCode, Person, Privacy, Record, Shape, Value, kind,
};
use crate::journal::{ERASED, Entry, EntryId, Erasures, fold, privacy};
use crate::store::Store;

/// What erasing a person would take away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Erasure {
    /// Values in the person's own record by field, earlier ones too; all of these go.
    pub values: BTreeMap<String, usize>,
    /// Texts elsewhere that mention the person, the newest first; those that are ticked go.
    pub mentions: Vec<FreeText>,
}

impl Reader {
    /// What erasing this person would take away, and the texts elsewhere to choose among. It reads the
    /// whole journal: where that is long, ask it of a reader of one's own.
    ///
    /// # Errors
    /// If there is no such person to erase from here, or the file cannot be read.
    pub fn erasure_preview(&self, person: Id) -> Result<Erasure> {
        let role = self.role()?;
        let row = self.row(Person::KIND, person)?;
        let row = row.ok_or(WorkspaceError::NoSuchRecord {
            kind: Person::KIND,
            id: person,
        })?;
        if row.head.erased {
            return Err(WorkspaceError::Erased(person));
        }
        if !may_erase(role, row.head.municipality) {
            return Err(WorkspaceError::NotOurs(Person::KIND));
        }
        let names = Names::of(&self.history(person)?);
        let mut erasure = Erasure::default();
        let mut look = |entry: Entry| {
            if entry.record == person {
                for field in entry.set.keys().filter(|field| goes(Person::CODE, field)) {
                    *erasure.values.entry(field.clone()).or_default() += 1;
                }
            } else if may_erase(role, entry.municipality) {
                erasure.mentions.extend(names.mentions(&entry));
            }
        };
        self.store.each_entry(None, |entry| {
            look(entry);
            Result::Ok(())
        })?;
        for held in self.store.held()? {
            if let Ok(entry) = serde_json::from_str(&held.line) {
                look(entry);
            }
        }
        erasure.mentions.reverse();
        Ok(erasure)
    }
}

/// Whether a workspace erases what belongs there: the lead's everything, a municipality's its own.
fn may_erase(role: Role, whose: Option<MunicipalityCode>) -> bool {
    role == Role::Lead || whose == role.municipality()
}

impl Workspace {
    /// What erasing this person would take away, and the texts elsewhere to choose among.
    ///
    /// # Errors
    /// As [`Reader::erasure_preview`].
    pub fn erasure_preview(&self, person: Id) -> Result<Erasure> {
        self.reader.erasure_preview(person)
    }

    /// Erases a person for good, and the ticked texts elsewhere (by entry and field). It cannot be undone,
    /// and nothing that was done before it can be: those steps may hold what is erased.
    ///
    /// # Errors
    /// If there is no such person, or the person or a ticked text is somebody else's; nothing was changed.
    pub fn erase(&mut self, person: Id, ticked: &BTreeSet<(EntryId, String)>) -> Result<Changed> {
        let records = self.write(|scribe| scribe.erase(person, ticked))?;
        self.after_erasing();
        Ok(Changed {
            name: None,
            records,
        })
    }

    /// Overwrites what an erasure left behind: in memory, in the write-ahead log, in freed pages.
    ///
    /// The erasure itself is done and committed. If this fails, the next opening tries again.
    pub(super) fn after_erasing(&mut self) {
        self.forget_undo();
        if let Err(error) = scrub(&mut self.reader.store) {
            tracing::warn!(%error, "what was erased is overwritten at the next opening");
        }
    }
}

/// Overwrites what an erasure left behind, if one did.
pub(super) fn scrub(store: &mut Store) -> Result<()> {
    if store.meta(keys::TO_SCRUB)?.is_some() {
        store.scrub()?;
        store.transaction(true, |store| store.forget_meta(keys::TO_SCRUB))?;
    }
    Ok(())
}

/// Blanks what is erased in everything that is here, and remembers it for everything that will come.
pub(super) fn carry_out(store: &Store, erasures: &Erasures) -> Result<()> {
    store.remember_erasures(erasures)?;
    store.set_meta(keys::TO_SCRUB, "")?;
    let mut records = erasures.records.clone();
    for entry in erasures.values.keys() {
        records.extend(store.entry(*entry)?.map(|entry| entry.record));
    }
    for record in records {
        let mut entries = store.entries_of(record)?;
        for entry in &mut entries {
            if erasures.blank(entry) {
                store.write_entry(entry)?;
            }
        }
        store.write_fold(&entries)?;
    }
    for mut held in store.held()? {
        if let Ok(mut entry) = serde_json::from_str(&held.line)
            && erasures.blank(&mut entry)
        {
            held.line = serde_json::to_string(&entry).unwrap_or_default();
            store.hold(&held)?;
        }
    }
    Ok(())
}

impl Scribe<'_> {
    /// Erases a person and the ticked texts; the records touched.
    fn erase(
        &mut self,
        person: Id,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<Vec<(&'static Kind, Id)>> {
        let whose = self.ours(Person::KIND, person)?.head.municipality;
        let mut touched = vec![(Person::KIND, person)];
        for (record, texts) in self.by_record(ticked)? {
            touched.extend(self.empty(record, &texts)?);
        }
        let with_it: Vec<Value> = ticked
            .iter()
            .map(|(entry, field)| json!({"entry": entry, "field": field}))
            .collect();
        let set = Fields::from([(ERASED.to_owned(), json!(with_it))]);
        let entry = self.append(Person::KIND, person, whose, set)?;
        let mut erasures = Erasures::default();
        erasures.gather(&entry);
        carry_out(self.store, &erasures)?;
        Ok(touched)
    }

    /// The ticked texts, record by record; those in entries held back are no record's.
    fn by_record(&self, ticked: &BTreeSet<(EntryId, String)>) -> Result<BTreeMap<Id, Erasures>> {
        let mut records: BTreeMap<Id, Erasures> = BTreeMap::new();
        for (id, field) in ticked {
            let Some(entry) = self.store.entry(*id)? else {
                continue;
            };
            if !may_erase(self.role, entry.municipality) {
                let kind = kind(&entry.kind).unwrap_or(Person::KIND);
                return Err(WorkspaceError::NotOurs(kind));
            }
            let texts = &mut records.entry(entry.record).or_default().values;
            texts.entry(*id).or_default().insert(field.clone());
        }
        Ok(records)
    }

    /// Empties the fields whose text goes, where an earlier text would come back in its place.
    fn empty(&mut self, record: Id, texts: &Erasures) -> Result<Option<(&'static Kind, Id)>> {
        let mut entries = self.store.entries_of(record)?;
        let Some(kind) = entries.first().and_then(|first| kind(&first.kind)) else {
            return Ok(None);
        };
        let whose = entries.first().and_then(|first| first.municipality);
        let before = fold(&entries);
        for entry in &mut entries {
            texts.blank(entry);
        }
        let mut after = fold(&entries).fields;
        after.retain(|field, value| {
            let candidates = before.conflicts.iter().find(|one| one.field == *field);
            before.fields.get(field) != Some(value)
                && candidates.is_none_or(|one| one.values.iter().all(|(_, known)| known != value))
        });
        if !after.is_empty() {
            let empty = after.into_keys().map(|field| (field, Value::Null));
            self.append(kind, record, whose, empty.collect())?;
        }
        Ok(Some((kind, record)))
    }
}

/// Whether a field's values go when the person does.
fn goes(kind: &str, field: &str) -> bool {
    privacy(kind, field) != Some(Privacy::Open)
}

/// What a person is or was called, in lower case.
struct Names {
    whole: BTreeSet<String>,
    parts: BTreeSet<String>,
}

impl Names {
    fn of(history: &[Entry]) -> Self {
        let named = [
            Person::name,
            Person::email,
            Person::phone,
            Person::identity_number,
        ];
        let values = |code: &'static str| {
            let values = history
                .iter()
                .filter_map(move |entry| entry.set.get(code)?.as_str());
            values
                .map(|text| text.trim().to_lowercase())
                .filter(|text| !text.is_empty())
        };
        let parts = values(Person::name).flat_map(|name| words(&name));
        Self {
            whole: named.into_iter().flat_map(values).collect(),
            parts: parts.filter(|part| part.chars().count() > 2).collect(),
        }
    }

    /// The texts of an entry that mention the person.
    fn mentions(&self, entry: &Entry) -> Vec<FreeText> {
        let Some(kind) = kind(&entry.kind) else {
            return Vec::new();
        };
        let texts = entry
            .set
            .iter()
            .filter(|(field, _)| may_mention(kind, field));
        let texts = texts.map(|(field, value)| (field, text_of(value)));
        texts
            .filter(|(_, text)| self.are_in(text))
            .map(|(field, text)| FreeText {
                entry: entry.id,
                record: entry.record,
                kind,
                field: field.clone(),
                text,
            })
            .collect()
    }

    fn are_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let is_part = |word: &String| {
            let owner = word.strip_suffix('s').unwrap_or_default();
            self.parts.contains(word) || self.parts.contains(owner)
        };
        self.whole.iter().any(|name| text.contains(name)) || words(&text).iter().any(is_part)
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a field holds text that may mention anybody, and is not another person's own.
fn may_mention(kind: &Kind, field: &str) -> bool {
    kind.field(field)
        .is_none_or(|(_, field)| match field.privacy {
            Privacy::FreeText => true,
            Privacy::Open => matches!(field.shape, Shape::Line | Shape::Text | Shape::Lines),
            Privacy::Pseudonym | Privacy::Personal | Privacy::Sensitive => false,
        })
}

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
