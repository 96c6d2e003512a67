//! What was made and taken back before it ever left stays at home; what has left travels as removed.

use std::collections::BTreeSet;

use samverka::bundle::{self, Limits, Profile};
use samverka::domain::{Group, Id, Kind, Person, Record, Training};
use samverka::workspace::{Command, Edit, Workspace, fields};
use serde_json::json;

use crate::village::*;

fn lead_holds(village: &Village, word: &str) -> bool {
    holds(&saved_bytes(&village.path("lead.samverka")), word)
}

fn restore(workspace: &mut Workspace, kind: &'static Kind, id: Id) {
    workspace
        .run(&Command::new(vec![Edit::Restore { kind, id }]))
        .unwrap();
}

/// Sends with a profile and merges; what the page said would leave is what came.
fn sent(village: &mut Village, own: &mut Workspace, profile: Profile, name: &str) {
    let none = BTreeSet::new();
    let leaving = own.leaving(profile, &none).unwrap();
    let path = village.path(name);
    own.export(&path, profile, None, &none).unwrap();
    let manifest = bundle::inspect(&std::fs::read(&path).unwrap(), &Limits::default()).unwrap();
    let told = leaving.kinds.iter();
    let told: Vec<(String, u64)> = told
        .map(|(kind, of)| (kind.clone(), of.entries as u64))
        .collect();
    assert_eq!(
        told,
        manifest.counts.clone().into_iter().collect::<Vec<_>>()
    );
    let report = village.merge(&path).unwrap();
    for (kind, counts) in &report.kinds {
        let records = counts.new_records + counts.changed_records + counts.unchanged_records;
        assert_eq!(records, leaving.kinds[kind].records, "{kind}");
    }
}

#[test]
fn person_added_by_mistake_and_taken_back_leaves_no_trace_in_any_profile() {
    for profile in [Profile::Full, Profile::Pseudonymous] {
        let mut village = Village::new();
        let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
        make_group(&mut own, "Styrgruppen");
        let (undone, removed) = (secret_word(1), secret_word(2));
        let person = make_person(&mut own, &undone);
        own.undo().unwrap();
        let other = make_person(&mut own, &removed);
        own.run(&Command::remove(Person::KIND, other)).unwrap();
        sent(&mut village, &mut own, profile, "first");
        make_group(&mut own, "Arbetsgruppen");
        sent(&mut village, &mut own, profile, "second");
        for id in [person, other] {
            assert!(village.lead.reader().history(id).unwrap().is_empty());
        }
        assert!(!lead_holds(&village, &undone) && !lead_holds(&village, &removed));
        assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 2);

        restore(&mut own, Person::KIND, person);
        sent(&mut village, &mut own, profile, "third");
        assert_eq!(
            village.lead.reader().all::<Person>().unwrap().len(),
            1,
            "it can come back"
        );
        village.lead.verify().unwrap();
    }
}

#[test]
fn person_who_was_sent_before_travels_as_removed() {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = make_person(&mut own, "Amira Holm");
    sent(&mut village, &mut own, Profile::Full, "first");
    own.run(&Command::remove(Person::KIND, person)).unwrap();
    sent(&mut village, &mut own, Profile::Full, "second");
    assert!(village.lead.reader().all::<Person>().unwrap().is_empty());
    let row = village
        .lead
        .reader()
        .row(Person::KIND, person)
        .unwrap()
        .unwrap();
    assert!(row.head.removed);
}

#[test]
fn word_that_was_written_and_taken_back_leaves_no_trace_now_or_later() {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut own, "Styrgruppen");
    sent(&mut village, &mut own, Profile::Full, "first");
    let word = secret_word(3);
    set(&mut own, Group::KIND, group, Group::assignment, json!(word));
    own.undo().unwrap();
    sent(&mut village, &mut own, Profile::Full, "second");
    set(
        &mut own,
        Group::KIND,
        group,
        Group::assignment,
        json!("Att samordna"),
    );
    sent(&mut village, &mut own, Profile::Full, "third");
    assert!(!lead_holds(&village, &word));
    let known = village.lead.reader().get::<Group>(group).unwrap().unwrap();
    assert_eq!(known.assignment, "Att samordna");
    assert!(village.lead.reader().conflicts().unwrap().is_empty());
    village.lead.verify().unwrap();
    let history = own.reader().history(group).unwrap();
    let kept = history
        .iter()
        .any(|entry| entry.set.values().any(|value| *value == json!(word)));
    assert!(kept, "the file keeps it");
}

#[test]
fn word_that_was_sent_before_it_was_taken_back_stays_in_the_history() {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut own, "Styrgruppen");
    set(
        &mut own,
        Group::KIND,
        group,
        Group::assignment,
        json!("Att leda"),
    );
    sent(&mut village, &mut own, Profile::Full, "first");
    own.undo().unwrap();
    sent(&mut village, &mut own, Profile::Full, "second");
    let history = village.lead.reader().history(group).unwrap();
    assert_eq!(history.len(), own.reader().history(group).unwrap().len());
    let known = village.lead.reader().get::<Group>(group).unwrap().unwrap();
    assert_eq!(known.assignment, "");
}

#[test]
fn kit_holds_no_training_that_was_taken_back() {
    let mut village = Village::new();
    let training = make(
        &mut village.lead,
        Training::KIND,
        fields([(Training::title, json!("Hemlig dragning"))]),
    );
    village.lead.undo().unwrap();
    let own = village.laptop(ESLOV, "eslov.samverka", 0);
    assert!(own.reader().history(training).unwrap().is_empty());
}

#[test]
fn removed_person_whom_somebody_refers_to_anew_leaves() {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut own, "Styrgruppen");
    let person = make_person(&mut own, "Amira Holm");
    let mut other = village.copy("eslov.samverka", "other.samverka");
    own.run(&Command::remove(Person::KIND, person)).unwrap();
    let member = fields([
        (samverka::domain::Membership::group, json!(group)),
        (samverka::domain::Membership::person, json!(person)),
    ]);
    make(&mut other, samverka::domain::Membership::KIND, member);
    let bundle = village.send_pseudonymous(&mut other, "other");
    merge(&mut own, &bundle).unwrap();
    sent(&mut village, &mut own, Profile::Full, "own");
    assert_eq!(village.lead.reader().conflicts().unwrap().len(), 1);
    village.lead.verify().unwrap();
}
