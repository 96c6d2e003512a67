//! The laws of entries and folding, for generated histories: no file, ten thousand cases each.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use samverka::domain::Id;
use samverka::journal::{ERASED, REMOVED, decided, fold};
use serde_json::json;

use crate::history::{History, Journal, deeds};
use crate::model::Fate;
use crate::plain;

/// So many cases, or `SAMVERKA_CASES`; always the same ones, or those of `SAMVERKA_SEED`.
pub fn cases(usual: u32) -> ProptestConfig {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let cases = number("SAMVERKA_CASES").and_then(|cases| u32::try_from(cases).ok());
    ProptestConfig {
        cases: cases.unwrap_or(usual),
        rng_seed: RngSeed::Fixed(number("SAMVERKA_SEED").unwrap_or(1285)),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The orders in which three bundles may come.
pub const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

type Holds = Result<(), TestCaseError>;

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn merging_obeys_law_1((deeds, order) in (deeds(), any::<u64>())) {
        let history = History::of(&deeds);
        a_merge_is_idempotent_commutative_and_associative(&history)?;
        copies_come_in_any_order_twice_or_late(&history, order)?;
    }

    #[test]
    fn journals_obey_laws_2_3_and_5(deeds in deeds()) {
        let history = History::of(&deeds);
        a_row_does_not_depend_on_the_order_of_its_entries(&history)?;
        folding_is_what_the_plain_words_say(&history)?;
        everybody_sees_what_the_model_says(&history)?;
        no_value_disappears(&history)?;
        a_pseudonymous_copy_holds_nothing_personal(&history)?;
        time_goes_forward_whatever_the_wall_says(&history)?;
    }
}

fn same(one: &Journal, other: &Journal) -> Holds {
    prop_assert_eq!(one, other);
    prop_assert_eq!(one.rows(), other.rows());
    Ok(())
}

/// Law 1.
fn a_merge_is_idempotent_commutative_and_associative(history: &History) -> Holds {
    let [a, b, c] = [0, 1, 2].map(|number: usize| &history.devices[number].journal);
    same(&a.merge(a), a)?;
    same(&a.merge(b), &b.merge(a))?;
    same(&a.merge(b).merge(c), &a.merge(&b.merge(c)))
}

/// Law 1.
fn copies_come_in_any_order_twice_or_late(history: &History, order: u64) -> Holds {
    let copies = &history.letters;
    let mut in_order = Journal::default();
    copies.iter().for_each(|copy| in_order.take_in(copy));
    let mut shuffled = Journal::default();
    for place in (0..12).filter(|_| !copies.is_empty()) {
        let chosen = usize::try_from((order >> (5 * place)) % 32).unwrap() % copies.len();
        shuffled.take_in(&copies[chosen]);
    }
    for copy in copies.iter().rev() {
        shuffled.take_in(copy.iter().rev());
    }
    same(&in_order, &shuffled)
}

/// Law 2.
fn a_row_does_not_depend_on_the_order_of_its_entries(history: &History) -> Holds {
    let everything = history.everything();
    for (record, row) in everything.rows() {
        let mut entries = everything.of_record(record);
        entries.reverse();
        prop_assert_eq!(&fold(&entries), &row);
        let middle = entries.len() / 2;
        entries.rotate_left(middle);
        prop_assert_eq!(&fold(&entries), &row);
    }
    Ok(())
}

/// Law 2.
fn folding_is_what_the_plain_words_say(history: &History) -> Holds {
    for device in &history.devices {
        for record in device.journal.rows().into_keys() {
            let entries = device.journal.of_record(record);
            prop_assert_eq!(fold(&entries), plain::fold(&entries));
            prop_assert_eq!(decided(&entries), plain::decided(&entries));
        }
    }
    Ok(())
}

/// Law 3.
fn everybody_sees_what_the_model_says(history: &History) -> Holds {
    for (device, known) in history.devices.iter().zip(&history.known) {
        let rows = device.journal.rows();
        let records: BTreeSet<Id> = rows.keys().copied().collect();
        prop_assert_eq!(records, history.model.records(known));
        for (record, row) in rows {
            prop_assert_eq!(row, history.model.row(known, record));
        }
    }
    Ok(())
}

/// Law 3.
fn no_value_disappears(history: &History) -> Holds {
    let everything = history.everything();
    let rows = everything.rows();
    let known = history.model.all_together(&history.known);
    let said = history.model.said.iter();
    for said in said.filter(|said| said.field != ERASED) {
        let fate = history.model.fate(&known, said);
        let kept = everything.entries[&said.id].set.get(&said.field);
        prop_assert_eq!(kept, (fate != Fate::Erased).then_some(&said.value));
        let row = &rows[&said.record];
        let mut conflicts = row.conflicts.iter();
        let listed = conflicts.any(|conflict| {
            conflict.field == said.field && conflict.values.contains(&(said.id, said.value.clone()))
        });
        prop_assert_eq!(listed, fate == Fate::InConflict);
        if fate == Fate::Current {
            let shown = match said.field.as_str() {
                REMOVED => json!(row.removed.is_some()),
                field => row.fields.get(field).cloned().unwrap_or_default(),
            };
            prop_assert_eq!(&shown, &said.value);
        }
    }
    Ok(())
}

/// Law 5.
fn a_pseudonymous_copy_holds_nothing_personal(history: &History) -> Holds {
    let copy = serde_json::to_string(&history.everything().pseudonymous()).unwrap();
    prop_assert!(!copy.contains("laptop"), "no author");
    let personal = history.model.said.iter().filter(|said| !said.open);
    for word in personal.filter_map(|said| said.value.as_str()) {
        prop_assert!(!copy.contains(word), "{} is in {}", word, copy);
    }
    Ok(())
}

/// What descendants beating ancestors stands on.
fn time_goes_forward_whatever_the_wall_says(history: &History) -> Holds {
    for said in &history.model.said {
        prop_assert!(said.seen.iter().all(|seen| seen.hlc < said.id.hlc));
    }
    Ok(())
}
