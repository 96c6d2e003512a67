//! What has been typed in the window and not been stored: kept in the file, so that it outlives the program. It is no
//! part of the work: it stands in no journal, in no history, and in nothing that is sent.

use std::collections::BTreeMap;

use crate::domain::reading::alike;
use crate::domain::{Id, Value};
use crate::journal::{Entry, Erasures};
use crate::store::Store;
use crate::workspace::people::erase::goes;
use crate::workspace::people::mentions::{Names, words};
use crate::workspace::{Result, Workspace};

/// What has been typed and not been stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    /// By where it was typed, which is the window's own to say.
    pub places: BTreeMap<String, Value>,
    /// How many erasures it has seen.
    pub(in crate::workspace) erasures: u64,
}

impl Workspace {
    /// How many erasures there have been since the file was opened.
    pub fn erasures(&self) -> u64 {
        self.erasures
    }

    /// What was kept when the program last ran.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn typed(&self) -> Result<Typed> {
        Ok(Typed {
            places: read(&self.reader.store)?,
            erasures: self.erasures,
        })
    }

    /// Keeps what has been typed, instead of what was kept. If somebody has been erased since it was read here, it may
    /// hold what is erased: then nothing is kept, and what remains of what was kept is the answer.
    ///
    /// # Errors
    /// If the file cannot be written. One that can only be read keeps nothing, and that is no error.
    pub fn keep_typed(&mut self, typed: &Typed) -> Result<Option<Typed>> {
        if typed.erasures != self.erasures {
            return self.typed().map(Some);
        }
        if self.writable() {
            write(&self.reader.store, &typed.places)?;
        }
        Ok(None)
    }
}

fn read(store: &Store) -> Result<BTreeMap<String, Value>> {
    let kept = store.typed()?;
    // What a later version keeps otherwise is left to it.
    Ok(kept
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

fn write(store: &Store, places: &BTreeMap<String, Value>) -> Result<()> {
    let text = serde_json::to_string(places).unwrap_or_default();
    let text = (!places.is_empty()).then_some(text);
    if store.typed()? != text {
        store.keep_typed(text.as_deref())?;
    }
    Ok(())
}

/// What an erasure takes away, as it may stand in what was typed.
#[derive(Default)]
pub(in crate::workspace) struct Gone {
    records: Vec<String>,
    names: Vec<Names>,
    texts: Vec<String>,
}

impl Gone {
    /// Gathers what the erasures take away of these entries of a record.
    pub fn gather(&mut self, record: Id, entries: &[Entry], erasures: &Erasures) {
        let whole = erasures.records.contains(&record);
        if whole {
            self.records.push(record.to_string());
            self.names.push(Names::of(entries));
        }
        for entry in entries {
            let ticked = erasures.values.get(&entry.id);
            let erased = |field: &String| {
                whole && goes(&entry.kind, field)
                    || ticked.is_some_and(|fields| fields.contains(field))
            };
            let erased = entry.set.iter().filter(|(field, _)| erased(field));
            erased
                .for_each(|(_, value)| each_text(value, &mut |text| self.texts.push(alike(text))));
        }
        self.texts.retain(|text| !text.is_empty());
    }

    /// Takes it out of what was typed.
    pub fn forget(&self, store: &Store) -> Result<()> {
        let mut places = read(store)?;
        places.retain(|place, value| {
            let mut holds = self.records.iter().any(|record| place.contains(record));
            each_text(value, &mut |text| holds |= self.is_in(text));
            !holds
        });
        write(store, &places)
    }

    fn is_in(&self, text: &str) -> bool {
        let text = alike(text);
        // A short text is found as words alone: "Bo" stands in many.
        const SHORT: usize = 4;
        let holds = |erased: &String| {
            if erased.chars().count() < SHORT {
                words(&text).contains(erased)
            } else {
                text.contains(erased.as_str())
            }
        };
        self.records.iter().any(|record| text.contains(record))
            || self.names.iter().any(|names| names.are_in(&text))
            || self.texts.iter().any(holds)
    }
}

/// Every text within a value.
fn each_text(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(values) => values.iter().for_each(|value| each_text(value, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                found(name);
                each_text(value, found);
            }
        }
        Value::Number(number) => found(&number.to_string()),
        Value::Null | Value::Bool(_) => {}
    }
}
