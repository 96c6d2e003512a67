//! People are counted once.

use proptest::prelude::*;
use samverka::domain::{Id, Person};
use samverka::insight::{Likeness, duplicates};
use serde_json::json;

use crate::village::Village;

/// Two persons of one name, in two municipalities.
fn namesakes() -> (Village, Id, Id) {
    let mut village = Village::new();
    village.municipality("1285");
    let first = village.tell(
        "person",
        json!({"name": "Anna  Ek", "email": "anna.ek@exempel.se"}),
    );
    village.municipality("1286");
    let second = village.tell(
        "person",
        json!({"name": "Ek, anna", "email": "Anna.Ek@exempel.se "}),
    );
    (village, first, second)
}

#[test]
fn the_same_name_and_address_suggest_one_human_being() {
    let (village, first, second) = namesakes();
    let found = duplicates(&village.facts());
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].first, found[0].second, found[0].likeness),
        (first, second, Likeness::NameAndEmail)
    );
}

#[test]
fn the_same_name_is_suggested_however_its_letters_are_coded() {
    let (mut village, first, second) = namesakes();
    village.change(first, Person::name, json!("Åsa-Lena O\u{308}berg"));
    village.change(
        second,
        Person::name,
        json!("A\u{30a}sa\u{2011}Lena\u{a0}Öberg\u{200b}"),
    );
    let found = duplicates(&village.facts());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].likeness, Likeness::NameAndEmail);
}

#[test]
fn a_changed_surname_with_the_same_address_is_suggested_and_a_shared_mailbox_is_not() {
    let (mut village, first, second) = namesakes();
    village.change(second, Person::name, json!("Anna Berg"));
    let found = duplicates(&village.facts());
    assert_eq!(
        (found[0].first, found[0].second, found[0].likeness),
        (first, second, Likeness::GivenNameAndEmail)
    );
    village.change(second, Person::name, json!("Bo Berg"));
    assert_eq!(duplicates(&village.facts()), []);
}

#[test]
fn the_same_name_alone_suggests_nothing_but_in_the_same_unit_it_does() {
    let (mut village, first, second) = namesakes();
    village.change(second, Person::email, json!("annan@exempel.se"));
    assert_eq!(duplicates(&village.facts()), []);
    let unit = village.unit("social");
    village.change(first, Person::unit, json!(unit));
    village.change(second, Person::unit, json!(unit));
    assert_eq!(
        duplicates(&village.facts())[0].likeness,
        Likeness::NameAndUnit
    );
}

#[test]
fn what_a_user_has_decided_is_not_suggested_again() {
    for verdict in ["same", "different"] {
        let (mut village, first, second) = namesakes();
        let link = village.tell(
            "person_link",
            json!({"first": second, "second": first, "verdict": verdict}),
        );
        assert_eq!(duplicates(&village.facts()), [], "{verdict}");
        village.records.remove(link);
        assert_eq!(duplicates(&village.facts()).len(), 1, "undone");
    }
}

#[test]
fn one_identity_number_is_one_human_being_and_two_are_two() {
    let (mut village, first, second) = namesakes();
    village.at_the_lead();
    let session = village.session("2018-02-01", 60);
    village.attends(session, first);
    village.attends(session, second);
    let total = |village: &Village| village.figure("participants.unique")["total"].clone();
    assert_eq!(total(&village), json!(2));
    village.change(first, Person::identity_number, json!("199001010017"));
    village.change(second, Person::identity_number, json!("199001010017"));
    assert_eq!(total(&village), json!(1), "nobody needs to decide");
    village.change(second, Person::identity_number, json!("197010632391"));
    assert_eq!(total(&village), json!(2));
    assert_eq!(duplicates(&village.facts()), [], "whatever their names");
}

#[test]
fn what_one_record_leaves_open_another_of_the_same_person_tells() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let (first, second) = (village.person(), village.woman());
    village.attends(session, first);
    village.same(first, second);
    assert_eq!(
        village.figure("participants.unique"),
        json!({"total": 1, "women": 1, "men": 0})
    );
}

#[test]
fn a_link_to_somebody_who_is_gone_joins_nobody() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let (first, second, gone) = (village.person(), village.person(), village.person());
    village.attends(session, first);
    village.attends(session, second);
    village.same(first, gone);
    village.same(gone, second);
    assert_eq!(village.figure("participants.unique")["total"], json!(1));
    village.records.remove(gone);
    assert_eq!(village.figure("participants.unique")["total"], json!(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// As many are counted as there are islands of linked persons, whatever the order and direction of links.
    #[test]
    fn linked_persons_are_counted_once_whatever_the_order(
        links in prop::collection::vec((0usize..8, 0usize..8), 0..12),
        turns in prop::collection::vec(any::<bool>(), 12),
        turned in 0usize..12,
    ) {
        let links: Vec<_> = links.into_iter().filter(|(first, second)| first != second).collect();
        let count = |links: &[(usize, usize)], turns: &[bool]| {
            let mut village = Village::new();
            let session = village.session("2018-02-01", 60);
            village.municipality("1285");
            let mut someone = |nth| if nth % 2 == 0 { village.woman() } else { village.person() };
            let people: Vec<_> = (0..8).map(&mut someone).collect();
            for person in &people {
                village.attends(session, *person);
            }
            for ((first, second), turn) in links.iter().zip(turns) {
                let (first, second) = if *turn { (second, first) } else { (first, second) };
                village.same(people[*first], people[*second]);
            }
            village.figure("participants.unique")
        };
        let mut islands: Vec<usize> = (0..8).collect();
        for (first, second) in &links {
            let (from, to) = (islands[*first], islands[*second]);
            islands.iter_mut().filter(|island| **island == from).for_each(|island| *island = to);
        }
        islands.sort_unstable();
        islands.dedup();
        let straight = count(&links, &[false; 12]);
        prop_assert_eq!(straight["total"].as_u64(), Some(islands.len() as u64));
        let mut rotated = links.clone();
        if !rotated.is_empty() {
            let by = turned % rotated.len();
            rotated.rotate_left(by);
        }
        prop_assert_eq!(straight, count(&rotated, &turns));
    }
}
