//! What is typed and not stored is kept in the file alone, and goes when what it holds is erased.

use std::collections::BTreeSet;

use samverka::domain::{Id, Value};
use samverka::workspace::{Typed, Workspace};
use serde_json::json;

use crate::erasure::{everywhere, nowhere, well_known_person};
use crate::village::*;

const INNOCENT: (&str, &str) = ("line 1 success", "Samma chef hela tiden");

/// What was kept, with these places instead.
fn with(workspace: &Workspace, places: &[(String, Value)]) -> Typed {
    let mut typed = workspace.typed().unwrap();
    typed.places = places.iter().cloned().collect();
    typed.places.insert(INNOCENT.0.into(), json!(INNOCENT.1));
    typed
}

/// Words of a person's, typed in a line, in a form and in a field of hers.
fn about(person: Id, words: &[String]) -> Vec<(String, Value)> {
    vec![
        (
            "line 2 member".into(),
            json!(format!("Fråga {} om tid", words[0])),
        ),
        (
            "new group {}".into(),
            json!([Id::nil(), {"name": words[4]}, [["person", Id::nil(), {"note": words[3]}]]]),
        ),
        (
            format!("field {person} person phone"),
            json!([format!("{} x", words[5]), null]),
        ),
        ("line 3 quote".into(), json!(words[1].to_uppercase())),
    ]
}

fn only_the_innocent(typed: &Typed) {
    let places: Vec<_> = typed.places.iter().collect();
    assert_eq!(places, [(&INNOCENT.0.to_owned(), &json!(INNOCENT.1))]);
}

#[test]
fn typed_words_outlive_the_program_and_are_no_part_of_the_work() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let before = journal(&laptop);
    let word = secret_word(77);
    let typed = with(&laptop, &[("line 4 quote".into(), json!(word))]);
    assert_eq!(laptop.keep_typed(&typed).unwrap(), None);
    assert_eq!(laptop.typed().unwrap(), typed);
    assert_eq!(
        journal(&laptop),
        before,
        "nothing is written in the journal"
    );
    assert_eq!(
        laptop.undo_name().unwrap().kind.code,
        "group",
        "and nothing can be undone"
    );
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    nowhere(&village.path("lead.samverka"), std::slice::from_ref(&word));
    laptop.verify().unwrap();
    let path = village.path("eslov.samverka");
    drop(laptop);
    let laptop = Workspace::open_in(&path, Elsewhere::new(5, 0)).unwrap();
    assert_eq!(laptop.typed().unwrap().places, typed.places);
}

#[test]
fn typed_words_that_an_erasure_takes_away_are_nowhere_in_the_file() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let (person, words) = well_known_person(&mut laptop);
    let typed = with(&laptop, &about(person, &words));
    laptop.keep_typed(&typed).unwrap();
    everywhere(&path, &words);
    laptop.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&path, &words);
    only_the_innocent(&laptop.typed().unwrap());
    // A window that had not heard of it yet cannot bring it back.
    let left = laptop.keep_typed(&typed).unwrap();
    only_the_innocent(&left.unwrap());
    nowhere(&path, &words);
}

#[test]
fn typed_words_go_with_an_erasure_that_comes_in_a_bundle() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let typed = with(&village.lead, &about(person, &words));
    village.lead.keep_typed(&typed).unwrap();
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let bundle = village.send(&mut laptop, "later");
    village.merge(&bundle).unwrap();
    nowhere(&village.path("lead.samverka"), &words);
    only_the_innocent(&village.lead.typed().unwrap());
    let left = village.lead.keep_typed(&typed).unwrap();
    only_the_innocent(&left.unwrap());
}

#[test]
fn typed_words_are_not_kept_in_a_file_that_can_only_be_read() {
    let village = Village::new();
    let path = village.path("lead.samverka");
    let mut second = Workspace::open_in(&path, Elsewhere::new(9, 0)).unwrap();
    assert!(!second.writable());
    let word = secret_word(78);
    let typed = with(&second, &[("line 4 quote".into(), json!(word))]);
    assert_eq!(
        second.keep_typed(&typed).unwrap(),
        None,
        "and nothing is said"
    );
    nowhere(&path, &[word]);
}
