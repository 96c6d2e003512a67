//! From a record's entries to its present row.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::adds::{adds_up, sum};
use super::entry::{ERASED, Entry, EntryId, REMOVED, REMOVED_KNOWING, is_mark};
use super::lineage::{Lineage, Question};
use super::said::first_said;
use crate::domain::{Fields, Id, Person, Value};

/// Different values of one field, none of which was set in the knowledge of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: String,
    /// The values with the entries that set them, the one shown first.
    pub values: Vec<(EntryId, Value)>,
}

/// How a record was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The newest entry that did.
    pub by: EntryId,
    /// The records that referred to it then, and stayed without it.
    pub knowing: BTreeSet<Id>,
}

/// A record's present state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// Its fields; empty ones are left out.
    pub fields: Fields,
    /// What waits for a decision.
    pub conflicts: Vec<Conflict>,
    /// The entries that no entry descends from, in order.
    pub heads: Vec<EntryId>,
    /// A user removed it, and nobody has changed it meanwhile.
    pub removed: Option<Removal>,
    /// The person was erased.
    pub erased: bool,
}

impl Folded {
    /// Of a record's one entry, as of most: what it says stands.
    fn of(only: &Entry) -> Self {
        let fields = only.set.iter().filter(|(_, value)| !value.is_null());
        Self {
            fields: fields
                .map(|(code, value)| (code.clone(), value.clone()))
                .collect(),
            heads: vec![only.id],
            ..Self::default()
        }
    }
}

/// Folds the entries of one record, in any order.
///
/// For each field the maximal entries count: those that no other entry setting the field descends from.
/// Clocks decide nothing but which of several concurrent values is shown meanwhile.
pub fn fold(entries: &[Entry]) -> Folded {
    fold_while(entries, &mut || true).unwrap_or_default()
}

/// The same, as long as the closure says to go on: whoever made the entries may have made them to take long. It is
/// asked again and again.
pub fn fold_while(entries: &[Entry], go_on: &mut dyn FnMut() -> bool) -> Option<Folded> {
    if let [only] = entries
        && !only.set.keys().any(|field| is_mark(field))
    {
        return Some(Folded::of(only));
    }
    let mut folded = Folded {
        heads: heads(entries),
        ..Folded::default()
    };
    for (field, values) in last_values(entries, go_on)? {
        let Some(&(_, shown)) = values.first() else {
            continue;
        };
        if values.len() > 1
            && adds_up(field)
            && let Some(sum) = sum(entries, field)
        {
            if sum > 0 {
                folded.fields.insert(field.to_owned(), sum.into());
            }
            continue;
        }
        match field {
            REMOVED if shown.as_bool() == Some(true) => folded.removed = removal(entries, &values),
            ERASED => folded.erased = true,
            _ if is_mark(field) => {}
            _ if shown.is_null() => {}
            _ => drop(folded.fields.insert(field.to_owned(), shown.clone())),
        }
        let meanwhile = folded.removed.as_ref().filter(|_| field == REMOVED);
        let conflict = match meanwhile.and_then(|_| changed_meanwhile(entries, &values)) {
            Some(conflict) => {
                folded.removed = None;
                Some(conflict)
            }
            None => Conflict::of(field, &values),
        };
        folded
            .conflicts
            .extend(conflict.map(|conflict| conflict.first_said(entries)));
    }
    Some(folded)
}

/// How these entries, who all knew of no other decision, removed their record.
fn removal(entries: &[Entry], by: &[(EntryId, &Value)]) -> Option<Removal> {
    let removing = |entry: &&Entry| by.iter().any(|(id, _)| *id == entry.id);
    let told = entries.iter().filter(removing);
    let told = told.filter_map(|entry| entry.set.get(REMOVED_KNOWING)?.as_array());
    let ids = told.flatten().filter_map(Value::as_str);
    Some(Removal {
        by: first_said(entries, by.first()?.0, REMOVED, &Value::Bool(true)),
        knowing: ids.filter_map(|id| id.parse().ok()).collect(),
    })
}

/// What there is to decide where somebody changed a record without knowing that it was removed, and whoever
/// removed it did not know of that: whether it stays as the newest of those changes left it.
fn changed_meanwhile(entries: &[Entry], removals: &[(EntryId, &Value)]) -> Option<Conflict> {
    let removed_by: HashSet<EntryId> = removals.iter().map(|(id, _)| *id).collect();
    // Where nobody has written after them or beside them, whoever removed it knew everything.
    if heads(entries).iter().all(|head| removed_by.contains(head)) {
        return None;
    }
    let lineage = Lineage::of(entries);
    let mut known = removed_by.clone();
    known.extend(lineage.ancestors_of_any(removed_by.iter().copied()));
    let after = lineage.descendants(&removed_by);
    let unknown = entries.iter().filter(|entry| {
        !known.contains(&entry.id)
            && entry.set.keys().any(|field| !is_mark(field))
            && !after.contains(&entry.id)
    });
    let change = unknown.map(|entry| entry.id).max()?;
    let removals = removals.iter().map(|(id, value)| (*id, (*value).clone()));
    Some(Conflict {
        field: REMOVED.to_owned(),
        values: std::iter::once((change, Value::Bool(false)))
            .chain(removals)
            .collect(),
    })
}

/// What is not left to the clock until it is decided: somebody has a protected identity, and a record stays.
fn is_cautious(field: &str, value: &Value) -> bool {
    match field {
        Person::protected => value.as_bool() == Some(true),
        REMOVED => value.as_bool() != Some(true),
        _ => false,
    }
}

type Values<'a> = Vec<(EntryId, &'a Value)>;

impl Conflict {
    /// What these last values of a field have to be decided about; nothing where all are the same.
    pub(super) fn of(field: &str, values: &[(EntryId, &Value)]) -> Option<Self> {
        let (_, shown) = values.first()?;
        let differ = values.iter().any(|(_, value)| value != shown);
        let values = values.iter().map(|(id, value)| (*id, (*value).clone()));
        let decided = field == REMOVED || !is_mark(field) && !adds_up(field);
        (differ && decided).then(|| Self {
            field: field.to_owned(),
            values: values.collect(),
        })
    }

    /// The same with the entries that said the values first, where a decision was taken back.
    fn first_said(mut self, entries: &[Entry]) -> Self {
        for (by, value) in &mut self.values {
            *by = first_said(entries, *by, &self.field, value);
        }
        self
    }
}

/// Each field's values that nobody has set anew who knew them, the one shown first.
fn last_values<'a>(
    entries: &'a [Entry],
    go_on: &mut dyn FnMut() -> bool,
) -> Option<BTreeMap<&'a str, Values<'a>>> {
    let mut all: BTreeMap<&str, Values<'_>> = BTreeMap::new();
    for entry in entries {
        for (field, value) in &entry.set {
            all.entry(field).or_default().push((entry.id, value));
        }
    }
    let several: Vec<Question<'_>> = all
        .iter()
        .filter(|(_, values)| values.len() > 1)
        .map(|(&field, _)| Question {
            field,
            seen_by: None,
        })
        .collect();
    if !several.is_empty() {
        let last = Lineage::of(entries).last_to_set_while(&several, go_on)?;
        for (Question { field, .. }, setters) in several.iter().zip(last) {
            all.insert(field, values_of(field, setters));
        }
    }
    Some(all)
}

/// What these entries set a field to, the value that is shown first.
pub(super) fn values_of<'a>(field: &str, setters: Vec<&'a Entry>) -> Values<'a> {
    let values = setters
        .into_iter()
        .filter_map(|entry| Some((entry.id, entry.set.get(field)?)));
    let mut values: Values<'_> = values.collect();
    values.sort_by_key(|(id, value)| (!is_cautious(field, value), std::cmp::Reverse(*id)));
    values
}

/// The entries that no other descends from.
pub fn heads(entries: &[Entry]) -> Vec<EntryId> {
    let parents: HashSet<EntryId> = entries
        .iter()
        .flat_map(|entry| entry.parents.iter().copied())
        .collect();
    let mut heads: Vec<_> = entries
        .iter()
        .map(|entry| entry.id)
        .filter(|id| !parents.contains(id))
        .collect();
    heads.sort_unstable();
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use serde_json::json;

    fn entry(hlc: u64, parents: &[u64], set: &[(&str, Value)]) -> Entry {
        let id = |hlc| EntryId { hlc, device: 1 };
        Entry {
            id: id(hlc),
            project: Id::nil(),
            kind: "group".into(),
            record: Id::nil(),
            municipality: None,
            parents: parents.iter().copied().map(id).collect(),
            set: set
                .iter()
                .map(|(field, value)| ((*field).to_owned(), value.clone()))
                .collect(),
            author: None,
        }
    }

    fn name(folded: &Folded) -> &Value {
        &folded.fields["name"]
    }

    #[test]
    fn a_descendant_beats_its_ancestor_whatever_the_clocks_say() {
        let late = entry(900, &[], &[("name", json!("old"))]);
        let early = entry(5, &[900], &[("name", json!("new"))]);
        let folded = fold(&[early, late]);
        assert_eq!(name(&folded), "new");
        assert!(folded.conflicts.is_empty());
    }

    #[test]
    fn what_one_entry_says_stands_but_for_what_it_says_is_empty() {
        let set = [("name", json!("Gruppen")), ("planned_size", Value::Null)];
        let only = entry(1, &[], &set);
        let folded = fold(std::slice::from_ref(&only));
        assert_eq!(folded.heads, [only.id]);
        assert_eq!(folded.fields.keys().collect::<Vec<_>>(), ["name"]);
        let erasing = entry(1, &[], &[(ERASED, json!([])), ("name", json!("Amira"))]);
        assert!(fold(&[erasing]).erased);
        let removing = entry(1, &[], &[(REMOVED, json!(true))]);
        assert!(fold(&[removing]).removed.is_some());
    }

    #[test]
    fn concurrent_values_are_a_conflict_until_somebody_who_saw_both_decides() {
        let root = entry(1, &[], &[("name", json!("Gruppen"))]);
        let left = entry(2, &[1], &[("name", json!("Styrgruppen"))]);
        let right = entry(3, &[1], &[("name", json!("Ledningsgruppen"))]);
        let folded = fold(&[root.clone(), left.clone(), right.clone()]);
        assert_eq!(name(&folded), "Ledningsgruppen");
        assert_eq!(folded.conflicts.len(), 1);
        assert_eq!(folded.conflicts[0].values.len(), 2);
        assert_eq!(folded.heads.len(), 2);

        let decision = entry(4, &[2, 3], &[("name", json!("Styrgruppen"))]);
        let folded = fold(&[decision, left, root, right]);
        assert_eq!(name(&folded), "Styrgruppen");
        assert!(folded.conflicts.is_empty());
    }

    #[test]
    fn a_person_is_protected_until_it_is_decided_otherwise() {
        let root = entry(1, &[], &[("name", json!("Amira Holm"))]);
        let protected = entry(2, &[1], &[("protected", json!(true))]);
        let later = entry(3, &[1], &[("protected", json!(false))]);
        let folded = fold(&[root.clone(), protected.clone(), later.clone()]);
        assert_eq!(folded.fields["protected"], json!(true));
        let conflict = &folded.conflicts[0].values;
        assert_eq!(conflict[0].1, json!(true), "the one shown first");
        assert_eq!(conflict.len(), 2);

        let decided = entry(4, &[2, 3], &[("protected", json!(false))]);
        let folded = fold(&[root, protected, later, decided]);
        assert_eq!(folded.fields["protected"], json!(false));
        assert!(folded.conflicts.is_empty());
    }

    #[test]
    fn the_same_value_twice_and_different_fields_are_no_conflict() {
        let root = entry(1, &[], &[("name", json!("Gruppen"))]);
        let left = entry(2, &[1], &[("name", json!("Styrgruppen"))]);
        let right = entry(
            3,
            &[1],
            &[("name", json!("Styrgruppen")), ("planned_size", json!(7))],
        );
        let folded = fold(&[root, left, right]);
        assert!(folded.conflicts.is_empty());
        assert_eq!(folded.fields["planned_size"], 7);
    }

    #[test]
    fn fold_of_a_history_that_was_made_to_take_long_can_be_stopped() {
        // Every field is set at both ends of a long history, so that each walk goes through all of it.
        let fields: Vec<String> = (0..400).map(|n| format!("field-{n}")).collect();
        let set: Vec<(&str, Value)> = fields.iter().map(|field| (&**field, json!(1))).collect();
        let mut entries = vec![entry(1, &[], &set)];
        entries.extend((2..3_000).map(|hlc| entry(hlc, &[hlc - 1], &[("name", json!(hlc))])));
        entries.push(entry(3_000, &[2_999], &set));
        let mut asked = 0;
        let stopped = fold_while(&entries, &mut || {
            asked += 1;
            asked < 3
        });
        assert_eq!((stopped, asked), (None, 3));
        assert_eq!(fold_while(&entries, &mut || true), Some(fold(&entries)));
    }

    #[test]
    fn fold_of_many_changes_beside_many_removals_takes_one_walk() {
        // Looking through everybody's ancestors would take thousands of millions of steps.
        let mut entries = vec![entry(1, &[], &[("name", json!("Gruppen"))])];
        for hlc in 2..20_000 {
            let removes = hlc % 2 == 0;
            let set = if removes {
                (REMOVED, json!(true))
            } else {
                ("name", json!(hlc))
            };
            entries.push(entry(
                hlc,
                &[if removes { 1 } else { (hlc - 2).max(1) }],
                &[set],
            ));
        }
        let folded = fold(&entries);
        assert!(folded.removed.is_none());
        assert_eq!(folded.conflicts[0].field, REMOVED);
        assert_eq!(folded.conflicts[0].values[0].0.hlc, 19_999);
    }

    #[test]
    fn an_edit_of_another_field_does_not_decide_a_conflict() {
        let left = entry(2, &[], &[("name", json!("a"))]);
        let right = entry(3, &[], &[("name", json!("b"))]);
        let other = entry(4, &[2, 3], &[("planned_size", json!(7))]);
        assert_eq!(fold(&[left, right, other]).conflicts.len(), 1);
    }
}
