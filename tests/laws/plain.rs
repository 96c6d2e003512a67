//! Folding as it is defined, word for word and without haste, for comparison.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use samverka::domain::{Id, Person, Value};
use samverka::journal::{
    Conflict, Decided, ERASED, ERASED_NAMES, Entry, EntryId, Folded, REMOVED, REMOVED_KNOWING,
    Removal, heads,
};
use serde_json::json;

use crate::algebra::cases;

/// All proper ancestors of an entry.
fn ancestors(entries: &[Entry], of: EntryId) -> BTreeSet<EntryId> {
    let parents: BTreeMap<EntryId, &[EntryId]> = entries
        .iter()
        .map(|entry| (entry.id, entry.parents.as_slice()))
        .collect();
    let mut found = BTreeSet::new();
    let mut next = vec![of];
    while let Some(id) = next.pop() {
        for parent in parents.get(&id).copied().unwrap_or_default() {
            if found.insert(*parent) {
                next.push(*parent);
            }
        }
    }
    found
}

/// For each field the values of those entries that no other entry setting the field descends from.
pub fn fold(entries: &[Entry]) -> Folded {
    let mut folded = Folded {
        heads: heads(entries),
        ..Folded::default()
    };
    let fields: BTreeSet<&String> = entries.iter().flat_map(|entry| entry.set.keys()).collect();
    let seen: BTreeMap<EntryId, BTreeSet<EntryId>> = entries
        .iter()
        .map(|entry| (entry.id, ancestors(entries, entry.id)))
        .collect();
    for field in fields {
        let setting = || entries.iter().filter(|entry| entry.set.contains_key(field));
        let beaten = |one: &&Entry| setting().any(|other| seen[&other.id].contains(&one.id));
        let mut last: Vec<&Entry> = setting().filter(|one| !beaten(one)).collect();
        // Nobody with a protected identity is shown as one without before it is decided, and no record goes.
        let cautious = |entry: &Entry| {
            (field == Person::protected && entry.set[field] == true)
                || (field == REMOVED && entry.set[field] != true)
        };
        last.sort_by_key(|entry| (!cautious(entry), std::cmp::Reverse(entry.id)));
        let Some(shown) = last.first().map(|entry| &entry.set[field]) else {
            continue;
        };
        match field.as_str() {
            REMOVED => folded.removed = (*shown == true).then(|| removal(&last)),
            ERASED => folded.erased = true,
            ERASED_NAMES | REMOVED_KNOWING => {}
            _ if shown.is_null() => {}
            _ => drop(folded.fields.insert(field.clone(), shown.clone())),
        }
        let changes = entries.iter().filter(|entry| {
            let marks = [REMOVED, REMOVED_KNOWING, ERASED, ERASED_NAMES];
            let strange = |one: &&Entry| {
                one.id == entry.id
                    || seen[&one.id].contains(&entry.id)
                    || seen[&entry.id].contains(&one.id)
            };
            entry
                .set
                .keys()
                .any(|field| !marks.contains(&field.as_str()))
                && !last.iter().any(strange)
        });
        if field == REMOVED
            && folded.removed.is_some()
            && let Some(change) = changes.map(|entry| entry.id).max()
        {
            folded.removed = None;
            let removals = last
                .iter()
                .map(|entry| (entry.id, entry.set[field].clone()));
            folded.conflicts.push(Conflict {
                field: field.clone(),
                values: std::iter::once((change, json!(false)))
                    .chain(removals)
                    .collect(),
            });
            continue;
        }
        let differ = last.iter().any(|entry| entry.set[field] != *shown);
        if differ && ![ERASED, ERASED_NAMES, REMOVED_KNOWING].contains(&field.as_str()) {
            let values = last
                .iter()
                .map(|entry| (entry.id, entry.set[field].clone()));
            folded.conflicts.push(Conflict {
                field: field.clone(),
                values: values.collect(),
            });
        }
    }
    folded
}

/// How these entries removed their record.
fn removal(last: &[&Entry]) -> Removal {
    let knowing = last
        .iter()
        .filter_map(|entry| entry.set.get(REMOVED_KNOWING)?.as_array());
    let ids = knowing.flatten().filter_map(|id| id.as_str()?.parse().ok());
    Removal {
        by: last[0].id,
        knowing: ids.collect(),
    }
}

/// The conflicts among what entries with several parents had seen, in fields that they set.
pub fn decided(entries: &[Entry]) -> Vec<Decided> {
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.parents.len() > 1) {
        let seen = ancestors(entries, entry.id);
        let before = entries.iter().filter(|one| seen.contains(&one.id));
        let before: Vec<Entry> = before.cloned().collect();
        for conflict in fold(&before).conflicts {
            if let Some(chosen) = entry.set.get(&conflict.field) {
                found.push(Decided {
                    entry: entry.id,
                    field: conflict.field,
                    chosen: chosen.clone(),
                    waited: conflict.values,
                });
            }
        }
    }
    found.sort_by_key(|decided| decided.entry);
    found
}

/// An entry that sets made-up fields; its clock says what it likes.
fn made_up(
    hlc: usize,
    parents: &[EntryId],
    set: impl IntoIterator<Item = (usize, Value)>,
) -> Entry {
    let mut parents = parents.to_vec();
    parents.sort_unstable();
    parents.dedup();
    Entry {
        id: EntryId {
            hlc: hlc as u64,
            device: 1,
        },
        project: Id::nil(),
        kind: "group".into(),
        record: Id::nil(),
        municipality: None,
        parents,
        set: set
            .into_iter()
            .map(|(field, value)| (format!("made_up_{field}"), value))
            .collect(),
        author: None,
    }
}

/// A history: for each entry, in numbers, which earlier ones its writer had seen and what it sets.
fn histories() -> impl Strategy<Value = Vec<(u64, u64)>> {
    proptest::collection::vec(any::<(u64, u64)>(), 1..40)
}

fn history(numbers: &[(u64, u64)], fields: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (place, (seen, set)) in numbers.iter().enumerate() {
        // Near ones mostly, as in real life, and one that is not here at times.
        let parents = (0..3).filter(|link| seen >> (20 * link) & 3 > 0);
        let parents = parents.map(|link| {
            let back = (seen >> (20 * link + 2)) as usize % 5 + 1;
            match place.checked_sub(back) {
                Some(place) => entries[place].id,
                None => EntryId {
                    hlc: 9_999,
                    device: 9,
                },
            }
        });
        let parents: Vec<EntryId> = parents.collect();
        let set = (0..4).map(|part| {
            let number = (set >> (16 * part)) as usize;
            (number / 2 % fields, json!(number % 2))
        });
        // Later and earlier clocks in turn.
        let hlc = if place % 2 == 0 {
            100 + place
        } else {
            100 - place
        };
        entries.push(made_up(hlc, &parents, set));
    }
    entries
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_history_of_any_fields_folds_as_defined(
        (numbers, many) in (histories(), any::<bool>()),
    ) {
        let entries = history(&numbers, if many { 150 } else { 3 });
        prop_assert_eq!(samverka::journal::fold(&entries), fold(&entries));
        prop_assert_eq!(samverka::journal::decided(&entries), decided(&entries));
    }
}

/// A walk through the history for each of the fields would not come to an end while anybody waits.
#[test]
fn a_long_chain_of_made_up_fields_folds_at_once() {
    const LONG: usize = 40_000;
    let mut chain: Vec<Entry> = Vec::new();
    for place in 0..LONG {
        let before: Vec<EntryId> = chain.last().map(|entry| entry.id).into_iter().collect();
        let set = [(place, json!(1)), (place + 1, json!(2))];
        chain.push(made_up(place + 1, &before, set));
    }
    let folded = samverka::journal::fold(&chain);
    assert_eq!((folded.conflicts.len(), folded.fields.len()), (0, LONG + 1));
    assert_eq!(folded.fields["made_up_0"], 1);
    assert_eq!(folded.fields["made_up_7"], 1, "the later one's");
}
