//! What has happened to a record, and what two who did not know of each other wrote in it.

use super::{Text, Titled, capitalised};
use crate::domain::{Kind, Privacy, Value, kind};
use crate::journal::{ERASED, Entry, REMOVED, is_note, privacy};
use crate::workspace::TOLD_TWICE;

impl Text {
    /// What an entry did, in a few words.
    pub fn deed(&self, entry: &Entry, title: Titled<'_>) -> String {
        if entry.set.contains_key(ERASED) {
            return self.get("history-erased");
        }
        match entry.set.get(REMOVED).and_then(Value::as_bool) {
            Some(true) => return self.get("history-removed"),
            Some(false) => return self.get("history-restored"),
            None => {}
        }
        let Some(kind) = kind(&entry.kind) else {
            return self.get("history-unknown");
        };
        if entry.parents.is_empty() {
            return self.get("history-created");
        }
        if entry.set.is_empty() {
            return self.get("history-not_here");
        }
        let is_code = |code: &str| {
            let field = kind.field(code);
            field.is_some_and(|(_, field)| field.shape.is_made())
        };
        let seen = entry
            .set
            .iter()
            .filter(|(code, _)| !is_code(code) && !is_note(code));
        let told = seen.map(|(code, value)| {
            let label = self.field_named(kind, code);
            let long = privacy(kind.code, code) == Some(Privacy::FreeText);
            let value = match kind.field(code) {
                Some((_, field)) if !long => self.value(field, value, title),
                _ => String::new(),
            };
            if value.is_empty() {
                label
            } else {
                format!("{label}: {value}")
            }
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// What an entry says, also where it is its record's first.
    pub fn said(&self, entry: &Entry, title: Titled<'_>) -> String {
        let first = entry.parents.is_empty();
        let Some(kind) = kind(&entry.kind).filter(|_| first) else {
            return self.deed(entry, title);
        };
        let named = kind.title.iter().filter_map(|code| {
            let (_, field) = kind.field(code)?;
            Some(self.value(field, entry.set.get(*code)?, title))
        });
        let named: Vec<String> = named.filter(|words| !words.is_empty()).collect();
        let deed = self.deed(entry, title);
        if named.is_empty() {
            deed
        } else {
            format!("{deed} · {}", named.join(", "))
        }
    }

    /// What a field is called about which two disagree; whether a record is removed is one, too.
    pub fn conflict_field(&self, kind: &Kind, field: &str) -> String {
        capitalised(&match field {
            REMOVED => self.get("conflict-removed"),
            TOLD_TWICE => self.get("conflict-told_twice"),
            field => self.field_named(kind, field),
        })
    }

    /// One of the values about which two disagree.
    pub fn conflict_value(
        &self,
        kind: &Kind,
        field: &str,
        value: &Value,
        title: Titled<'_>,
    ) -> String {
        if field == REMOVED {
            let removed = value.as_bool() == Some(true);
            return self.get(if removed {
                "conflict-remove"
            } else {
                "conflict-keep"
            });
        }
        let words = match kind.field(field) {
            None if field == TOLD_TWICE => {
                let fields = value.as_object().into_iter().flatten();
                let fields = fields.map(|(code, value)| (code.clone(), value.clone()));
                self.told(kind, &fields.collect(), title)
            }
            Some((_, field)) => self.value(field, value, title),
            None => value.to_string(),
        };
        if words.is_empty() || value.is_null() {
            self.get("conflict-empty_value")
        } else {
            words
        }
    }
}
