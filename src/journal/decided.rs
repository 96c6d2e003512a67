//! Conflicts that have been decided: what was chosen, and what was not.

use super::entry::{Entry, EntryId, REMOVED};
use super::fold::{Conflict, fold, values_of};
use super::lineage::{Lineage, Question};
use crate::domain::Value;

/// A conflict that an entry decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The entry that decided it.
    pub entry: EntryId,
    /// The field.
    pub field: String,
    /// The value that was chosen.
    pub chosen: Value,
    /// The values that waited, with the entries that had set them.
    pub waited: Vec<(EntryId, Value)>,
}

/// The conflicts that entries of one record have decided, oldest first. Whoever wrote such an entry had seen all
/// of the values, and set the field.
pub fn decided(entries: &[Entry]) -> Vec<Decided> {
    let lineage = Lineage::of(entries);
    let deciding = entries.iter().filter(|entry| entry.parents.len() > 1);
    // Two values at least that waited, and the one that was chosen.
    let asked = deciding.flat_map(|entry| {
        let fields = entry
            .set
            .iter()
            .filter(|(field, _)| lineage.setters(field) > 2 && *field != REMOVED);
        fields.map(move |(field, chosen)| (entry.id, field.as_str(), chosen))
    });
    let asked: Vec<(EntryId, &str, &Value)> = asked.collect();
    let questions: Vec<Question<'_>> = asked
        .iter()
        .map(|(entry, field, _)| Question {
            field,
            seen_by: Some(*entry),
        })
        .collect();
    let answers = lineage.last_to_set(&questions).into_iter();
    let decided = asked.into_iter().zip(answers);
    let decided = decided.filter_map(|((entry, field, chosen), setters)| {
        let conflict = Conflict::of(field, &values_of(field, setters))?;
        Some(Decided {
            entry,
            field: conflict.field,
            chosen: chosen.clone(),
            waited: conflict.values,
        })
    });
    let mut found: Vec<Decided> = decided.collect();
    found.extend(removals(entries, &lineage));
    found.sort_by(|one, other| (one.entry, &one.field).cmp(&(other.entry, &other.field)));
    found
}

/// Decisions on whether the record stays: what was asked is told by all that was known then, and not by a field.
fn removals(entries: &[Entry], lineage: &Lineage<'_>) -> Vec<Decided> {
    let deciding = entries.iter().filter(|entry| entry.parents.len() > 1);
    let decided = deciding.filter_map(|entry| {
        let chosen = entry.set.get(REMOVED)?;
        let known = lineage.ancestors(entry.id);
        let before: Vec<Entry> = entries
            .iter()
            .filter(|one| known.contains(&one.id))
            .cloned()
            .collect();
        let mut conflicts = fold(&before).conflicts.into_iter();
        let conflict = conflicts.find(|conflict| conflict.field == REMOVED)?;
        Some(Decided {
            entry: entry.id,
            field: conflict.field,
            chosen: chosen.clone(),
            waited: conflict.values,
        })
    });
    decided.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use serde_json::json;

    fn entry(hlc: u64, parents: &[u64], field: &str, value: &str) -> Entry {
        let id = |hlc| EntryId { hlc, device: 1 };
        Entry {
            id: id(hlc),
            project: Id::nil(),
            kind: "group".into(),
            record: Id::nil(),
            municipality: None,
            parents: parents.iter().copied().map(id).collect(),
            set: [(field.to_owned(), json!(value))].into_iter().collect(),
            author: None,
        }
    }

    #[test]
    fn who_has_seen_both_values_and_sets_the_field_has_decided() {
        let entries = [
            entry(1, &[], "name", "Gruppen"),
            entry(2, &[1], "name", "Styrgruppen"),
            entry(3, &[1], "name", "Ledningsgruppen"),
            entry(4, &[2, 3], "assignment", "Att leda"),
            entry(5, &[4], "assignment", "Att styra"),
        ];
        assert_eq!(decided(&entries), [], "another field decides nothing");
        let mut entries = entries.to_vec();
        entries[3] = entry(4, &[2, 3], "name", "Rådet");
        let found = decided(&entries);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (&*found[0].field, &found[0].chosen),
            ("name", &json!("Rådet"))
        );
        assert_eq!(found[0].waited.len(), 2);
    }
}
