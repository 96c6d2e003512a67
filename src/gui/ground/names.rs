//! What records are called, for lists to pick from and references to show.

use std::collections::HashMap;

use crate::domain::{
    ActionPlan, Goal, Group, Id, Initiative, Kind, Meeting, Municipality, MunicipalityCode, Person,
    Question, Record, Session, Survey, Training, Unit, Value,
};
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result, Row};

/// The kinds that other records refer to.
const NAMED: &[&Kind] = &[
    Unit::KIND,
    Person::KIND,
    Group::KIND,
    Meeting::KIND,
    ActionPlan::KIND,
    Initiative::KIND,
    Training::KIND,
    Session::KIND,
    Survey::KIND,
    Question::KIND,
    Goal::KIND,
    Municipality::KIND,
];

/// What one record is called.
#[derive(Debug, Clone)]
pub struct Named {
    /// What it is.
    pub kind: &'static Kind,
    /// Its name.
    pub title: String,
    /// What tells it apart: a person's unit.
    pub note: Option<String>,
    /// Whose it is.
    pub municipality: Option<MunicipalityCode>,
    lowercase: String,
}

/// What all records that can be referred to are called.
#[derive(Debug, Default)]
pub struct Names {
    by_id: HashMap<Id, Named>,
    by_kind: HashMap<&'static str, Vec<Id>>,
}

impl Names {
    /// Reads them all, each kind in the language's own order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(reader: &Reader, text: &Text) -> Result<Self> {
        let mut names = Self::default();
        for kind in NAMED {
            let mut sorted = Vec::new();
            for row in reader.rows(kind)? {
                let id = row.head.id;
                let title = text.title(&reader.title_of_row(&row, 1)?);
                sorted.push((sort_key(&title), id));
                let note = names.note(&row);
                let named = Named {
                    kind,
                    lowercase: title.to_lowercase(),
                    title,
                    note,
                    municipality: row.head.municipality,
                };
                names.by_id.insert(id, named);
            }
            sorted.sort();
            let ids = sorted.into_iter().map(|(_, id)| id).collect();
            names.by_kind.insert(kind.code, ids);
        }
        Ok(names)
    }

    fn note(&self, row: &Row) -> Option<String> {
        let unit = row.fields.get(Person::unit).and_then(Value::as_str)?;
        Some(self.by_id.get(&Id::try_parse(unit).ok()?)?.title.clone())
    }

    /// What a record is called; none if it is of no named kind, or removed.
    pub fn get(&self, id: Id) -> Option<&Named> {
        self.by_id.get(&id)
    }

    /// A record's name, or nothing.
    pub fn title(&self, id: Id) -> &str {
        self.by_id.get(&id).map_or("", |named| &named.title)
    }

    /// The records of these kinds (all, if none is given) whose name has words that begin so, in order; at
    /// most `limit`, and only those of a municipality where one is given.
    pub fn matching(
        &self,
        kinds: &[&str],
        written: &str,
        municipality: Option<MunicipalityCode>,
        limit: usize,
    ) -> Vec<Id> {
        let written = written.trim().to_lowercase();
        let kinds: Vec<&str> = if kinds.is_empty() {
            NAMED.iter().map(|kind| kind.code).collect()
        } else {
            kinds.to_vec()
        };
        let ids = kinds
            .iter()
            .filter_map(|kind| self.by_kind.get(kind))
            .flatten();
        let fits = |id: &&Id| {
            let Some(named) = self.by_id.get(*id) else {
                return false;
            };
            let near = municipality.is_none()
                || named.municipality.is_none()
                || named.municipality == municipality;
            near && begins(&named.lowercase, &written)
        };
        ids.filter(fits).take(limit).copied().collect()
    }
}

/// Whether every written word begins some word of the name.
fn begins(name: &str, written: &str) -> bool {
    let starts = |part: &str| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(part))
    };
    written.split_whitespace().all(starts)
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn a_name_is_found_by_the_beginnings_of_its_words() {
        assert!(begins("amira holm", "am"));
        assert!(begins("amira holm", "ho am"));
        assert!(begins("barn- och utbildning", "utb"));
        assert!(!begins("amira holm", "mira"));
        assert!(begins("amira holm", ""));
    }
}
