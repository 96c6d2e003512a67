//! Personal identity numbers: only where they are asked for, matched across municipalities, never in clear.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

mod village;

use std::path::Path;

use samverka::bundle::{self, Limits, Unlock};
use samverka::domain::{Attendance, Id, Invalid, Person, Project, Record, Session, Training};
use samverka::insight::{self, Facts, Scope};
use samverka::workspace::{Command, Workspace, WorkspaceError, fields};
use serde_json::json;
use village::{ESLOV, HELSINGBORG, Village, make};

const NUMBER: &str = "19640823-3234";
const DIGITS: &str = "196408233234";

fn ask_for_numbers(lead: &mut Workspace, ask: bool) {
    let project = lead.reader().project_id().unwrap();
    let set = fields([(Project::identity_numbers, json!(ask))]);
    lead.run(&Command::set(Project::KIND, project, set))
        .unwrap();
}

fn somebody(workspace: &mut Workspace, name: &str) -> Id {
    make(
        workspace,
        Person::KIND,
        fields([(Person::name, json!(name))]),
    )
}

fn number(workspace: &mut Workspace, person: Id, number: &str) -> Result<(), WorkspaceError> {
    let set = fields([(Person::identity_number, json!(number))]);
    workspace
        .run(&Command::set(Person::KIND, person, set))
        .map(drop)
}

fn seen(workspace: &Workspace, person: Id) -> Person {
    workspace.reader().get(person).unwrap().unwrap()
}

/// The person has been at a training.
fn trains(workspace: &mut Workspace, person: Id) {
    let title = fields([(Training::title, json!("Bemötande"))]);
    let training = make(workspace, Training::KIND, title);
    let held = [
        (Session::training, json!(training)),
        (Session::starts, json!("2026-02-01T13:00")),
        (Session::minutes, json!(60)),
    ];
    let session = make(workspace, Session::KIND, fields(held));
    let came = [
        (Attendance::session, json!(session)),
        (Attendance::person, json!(person)),
        (Attendance::status, json!("present")),
    ];
    make(workspace, Attendance::KIND, fields(came));
}

/// How many human beings have been at a training.
fn humans(workspace: &Workspace) -> serde_json::Value {
    let facts = Facts::load(workspace.reader()).unwrap();
    let scope = Scope::everything("2026-11-21".parse().unwrap());
    let unique = insight::compute(&facts, "participants.unique", &scope);
    unique.unwrap().json()["total"].clone()
}

/// Everything in a bundle that is not encrypted, as text.
fn contents(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let read = bundle::read(&bytes, &Unlock::default(), &Limits::default()).unwrap();
    let entries: Vec<String> = read
        .entries
        .iter()
        .map(|entry| serde_json::to_string(entry).unwrap())
        .collect();
    format!("{:?} {}", read.manifest, entries.join("\n"))
}

#[test]
fn a_project_that_does_not_ask_takes_no_identity_number() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    let refused = number(&mut laptop, person, NUMBER);
    let Err(WorkspaceError::Invalid(faults)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(faults[0].invalid, Invalid::NotAskedFor);
    assert_eq!(seen(&laptop, person).identity_number, "");
}

#[test]
fn a_number_is_kept_as_twelve_digits_with_a_code_that_follows_it() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    number(&mut laptop, person, "640823-3234").unwrap();
    let first = seen(&laptop, person);
    assert_eq!(first.identity_number, DIGITS);
    assert_eq!(first.identity_digest.len(), 64);

    number(&mut laptop, person, "701063-2391").unwrap();
    assert_ne!(seen(&laptop, person).identity_digest, first.identity_digest);
    laptop.undo().unwrap();
    assert_eq!(seen(&laptop, person), first);
    number(&mut laptop, person, "").unwrap();
    assert_eq!(seen(&laptop, person).identity_digest, "");
    laptop.verify().unwrap();
}

#[test]
fn a_code_that_somebody_types_is_not_taken() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let project = village.lead.reader().project_id().unwrap();
    let secret = |lead: &Workspace| lead.reader().project().unwrap().unwrap().identity_secret;
    let before = secret(&village.lead);
    assert_eq!(before.len(), 64);
    let set = fields([(Project::identity_secret, json!("mine"))]);
    village
        .lead
        .run(&Command::set(Project::KIND, project, set))
        .unwrap();
    ask_for_numbers(&mut village.lead, false);
    ask_for_numbers(&mut village.lead, true);
    assert_eq!(secret(&village.lead), before, "the secret is made once");

    let person = somebody(&mut village.lead, "Amira Holm");
    let set = fields([(Person::identity_digest, json!("mine"))]);
    village
        .lead
        .run(&Command::set(Person::KIND, person, set))
        .unwrap();
    assert_eq!(seen(&village.lead, person).identity_digest, "");
}

#[test]
fn one_human_being_in_two_municipalities_is_counted_once_though_no_number_was_sent() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut eslov = village.laptop(ESLOV, "eslov", 0);
    let mut helsingborg = village.laptop(HELSINGBORG, "helsingborg", 0);
    let here = somebody(&mut eslov, "Amira Holm");
    let there = somebody(&mut helsingborg, "Amira Berg");
    let other = somebody(&mut helsingborg, "Nils Ek");
    number(&mut eslov, here, "640823-3234").unwrap();
    number(&mut helsingborg, there, NUMBER).unwrap();
    number(&mut helsingborg, other, "701063-2391").unwrap();

    trains(&mut eslov, here);
    trains(&mut helsingborg, there);
    trains(&mut helsingborg, other);
    for (laptop, name) in [(&mut eslov, "a"), (&mut helsingborg, "b")] {
        let sent = village.send_pseudonymous(laptop, name);
        let clear = contents(&sent);
        assert!(
            !clear.contains("640823") && !clear.contains("701063"),
            "{clear}"
        );
        village.merge(&sent).unwrap();
    }
    assert_eq!(humans(&village.lead), json!(2));
    assert_eq!(seen(&village.lead, here).identity_number, "");

    // One of them in full as well, in either order, makes no difference.
    let full = village.send(&mut eslov, "full");
    village.merge(&full).unwrap();
    assert_eq!(humans(&village.lead), json!(2));
    assert_eq!(seen(&village.lead, here).identity_number, DIGITS);
    village.lead.verify().unwrap();
}

#[test]
fn of_a_protected_identity_not_even_the_code_leaves_unlocked() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    number(&mut laptop, person, NUMBER).unwrap();
    let set = fields([(Person::protected, json!(true))]);
    laptop
        .run(&Command::set(Person::KIND, person, set))
        .unwrap();
    let code = seen(&laptop, person).identity_digest;
    let sent = village.send_pseudonymous(&mut laptop, "sent");
    let clear = contents(&sent);
    assert!(clear.contains(&person.to_string()));
    for hidden in [code.as_str(), "Amira", "640823"] {
        assert!(!clear.contains(hidden), "{hidden}");
    }
}

#[test]
fn the_secret_is_in_the_kit_and_in_no_bundle() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let secret = village
        .lead
        .reader()
        .project()
        .unwrap()
        .unwrap()
        .identity_secret;
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    assert!(contents(&village.path(&format!("{ESLOV}.kit"))).contains(&secret));
    somebody(&mut laptop, "Amira Holm");
    let from_laptop = village.send_pseudonymous(&mut laptop, "from-laptop");
    assert!(!contents(&from_laptop).contains(&secret));
    let path = village.path("from-lead");
    let sent = village.lead.export(
        &path,
        bundle::Profile::Pseudonymous,
        None,
        &std::collections::BTreeSet::new(),
    );
    sent.unwrap();
    assert!(!contents(&path).contains(&secret));
}

#[test]
fn who_is_erased_loses_number_and_code() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    number(&mut laptop, person, NUMBER).unwrap();
    let code = seen(&laptop, person).identity_digest;
    let old = village.send_pseudonymous(&mut laptop, "old");
    laptop
        .erase(person, &std::collections::BTreeSet::new())
        .unwrap();
    let new = village.send(&mut laptop, "new");
    village.merge(&new).unwrap();
    village.merge(&old).unwrap();
    for workspace in [&laptop, &village.lead] {
        assert_eq!(seen(workspace, person).identity_digest, "");
        assert_eq!(seen(workspace, person).identity_number, "");
    }
    drop(laptop);
    let bytes = std::fs::read(village.path("eslov")).unwrap();
    for gone in [code.as_bytes(), DIGITS.as_bytes()] {
        assert!(!bytes.windows(gone.len()).any(|window| window == gone));
    }
}
