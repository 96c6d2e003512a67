//! Whose words a value is, where taking something back has written it again.

use serde_json::{Value, json};

use super::entry::{Entry, EntryId, REMOVED, SAID_IN, is_mark};
use crate::domain::Fields;

/// Says beside values that are written again, by field, which entries had said them first.
pub fn again(said: impl IntoIterator<Item = (String, EntryId)>) -> (String, Value) {
    let said = said.into_iter();
    let said: Fields = said.map(|(field, entry)| (field, json!(entry))).collect();
    (SAID_IN.to_owned(), json!(said))
}

/// The entry that said a value first, of those of one record: this one, or the one that it takes the value back from.
/// One that did not say so is not believed to.
pub fn first_said(entries: &[Entry], by: EntryId, field: &str, value: &Value) -> EntryId {
    let find = |id: EntryId| entries.iter().find(|entry| entry.id == id);
    let named = find(by).and_then(|entry| entry.set.get(SAID_IN)?.get(field)?.as_str());
    let named = named.and_then(|id| find(id.parse().ok()?));
    let first = named.filter(|entry| says(entry, field, value));
    first.map_or(by, |entry| entry.id)
}

/// The entry that said last what a field is, or what a record is where there is no field: whoever took something back
/// said nothing of her own.
pub fn last_said(entries: &[Entry], field: Option<&str>) -> Option<EntryId> {
    let mut last = entries.iter().rev();
    match field {
        Some(field) => {
            let (by, value) = last.find_map(|entry| Some((entry.id, entry.set.get(field)?)))?;
            Some(first_said(entries, by, field, value))
        }
        None => {
            let own = |entry: &&Entry| {
                entry.set.keys().any(|field| !is_mark(field)) && !entry.set.contains_key(SAID_IN)
            };
            Some(last.find(own)?.id)
        }
    }
}

/// Whether an entry says this of a field; whoever changes a record says that it stays.
fn says(entry: &Entry, field: &str, value: &Value) -> bool {
    let keeps = || field == REMOVED && value.as_bool() == Some(false);
    entry.set.get(field).map_or_else(
        || keeps() && entry.set.keys().any(|field| !is_mark(field)),
        |said| said == value,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    fn id(hlc: u64) -> EntryId {
        EntryId { hlc, device: 1 }
    }

    fn entry(hlc: u64, set: &[(&str, Value)]) -> Entry {
        let set = set.iter();
        Entry {
            id: id(hlc),
            project: Id::nil(),
            kind: "group".into(),
            record: Id::nil(),
            municipality: None,
            parents: Vec::new(),
            set: set
                .map(|(field, value)| ((*field).to_owned(), value.clone()))
                .collect(),
            author: None,
        }
    }

    #[test]
    fn value_that_is_taken_back_is_who_said_it_first_and_nobody_puts_words_in_another_s_mouth() {
        let (_, said) = again([("name".to_owned(), id(1))]);
        let entries = [
            entry(1, &[("name", json!("Gruppen"))]),
            entry(2, &[("name", json!("Rådet"))]),
            entry(3, &[("name", json!("Gruppen")), (SAID_IN, said.clone())]),
            entry(4, &[("name", json!("Nämnden")), (SAID_IN, said)]),
        ];
        let by = |hlc, name: &str| first_said(&entries, id(hlc), "name", &json!(name));
        assert_eq!(by(2, "Rådet"), id(2));
        assert_eq!(by(3, "Gruppen"), id(1));
        assert_eq!(by(4, "Nämnden"), id(4));
        assert_eq!(last_said(&entries[..3], Some("name")), Some(id(1)));
        assert_eq!(last_said(&entries[..3], None), Some(id(2)));
    }
}
