//! Personal identity numbers: only where they are asked for, matched across municipalities, never in clear.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

mod village;

use std::path::Path;

use samverka::bundle::{
    self, BundleError, EncryptedFor, LeadKeyHeld, Limits, Passphrase, Profile, Unlock,
};
use samverka::domain::{
    Attendance, Id, Invalid, Person, PersonLink, Project, Record, Session, Training,
};
use samverka::insight::{self, Facts, Scope};
use samverka::workspace::{Command, Word, Workspace, WorkspaceError, fields};
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

/// Everything in a bundle, as text, for who can unlock it so.
fn unlocked(path: &Path, unlock: &Unlock) -> Result<String, BundleError> {
    let bytes = std::fs::read(path).unwrap();
    let read = bundle::read(&bytes, unlock, &Limits::default())?;
    let entries: Vec<String> = read
        .entries
        .all()
        .unwrap()
        .iter()
        .map(|entry| serde_json::to_string(entry).unwrap())
        .collect();
    Ok(format!("{:?} {}", read.manifest, entries.join("\n")))
}

/// Everything in a bundle that is not encrypted, as text.
fn contents(path: &Path) -> String {
    unlocked(path, &Unlock::default()).unwrap()
}

/// Everything in a bundle that is encrypted to this lead, as text; nobody else can read it.
fn for_the_lead(lead: &Workspace, path: &Path) -> String {
    let refused = unlocked(path, &Unlock::default());
    assert!(matches!(refused, Err(BundleError::NotForUs)));
    let lead = LeadKeyHeld::Open(lead.lead_secrets().unwrap().reading);
    let unlock = Unlock {
        lead,
        ..Unlock::default()
    };
    unlocked(path, &unlock).unwrap()
}

/// Sends without personal data, and says first who would be able to read it.
fn send(village: &Village, from: &mut Workspace, name: &str) -> std::path::PathBuf {
    let none = std::collections::BTreeSet::new();
    let leaving = from.leaving(Profile::Pseudonymous, &none).unwrap();
    let path = village.path(name);
    let sent = from.export(&path, Profile::Pseudonymous, None, &none);
    let to_lead = sent.unwrap().manifest.encrypted_for == EncryptedFor::Lead;
    assert_eq!(leaving.codes_to_lead, to_lead);
    path
}

fn protect(workspace: &mut Workspace, person: Id) {
    let set = fields([(Person::protected, json!(true))]);
    workspace
        .run(&Command::set(Person::KIND, person, set))
        .unwrap();
}

/// A lead who has no key that bundles could be encrypted to.
fn without_a_key(village: &mut Village) {
    let project = village.lead.reader().project_id().unwrap();
    let set = fields([(Project::encryption_key, json!(""))]);
    village
        .lead
        .run(&Command::set(Project::KIND, project, set))
        .unwrap();
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
        let clear = for_the_lead(&village.lead, &sent);
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
fn a_code_leaves_encrypted_to_the_lead() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    let before = send(&village, &mut laptop, "before");
    assert!(contents(&before).contains(&person.to_string()), "no code");
    number(&mut laptop, person, NUMBER).unwrap();
    let code = seen(&laptop, person).identity_digest;
    let sent = send(&village, &mut laptop, "sent");
    assert!(for_the_lead(&village.lead, &sent).contains(&code));
}

#[test]
fn a_code_that_nothing_would_lock_does_not_leave() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    without_a_key(&mut village);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    number(&mut laptop, person, NUMBER).unwrap();
    let code = seen(&laptop, person).identity_digest;
    let clear = contents(&send(&village, &mut laptop, "sent"));
    assert!(clear.contains(&person.to_string()) && !clear.contains(&code));

    // Behind a passphrase it does.
    let phrase = Passphrase::new("sju sjösjuka sjömän").unwrap();
    let path = village.path("locked");
    let none = std::collections::BTreeSet::new();
    laptop
        .export(&path, Profile::Pseudonymous, Some(&phrase), &none)
        .unwrap();
    let unlock = Unlock {
        passphrase: Some(phrase),
        ..Unlock::default()
    };
    assert!(unlocked(&path, &unlock).unwrap().contains(&code));
}

#[test]
fn what_the_lead_sends_to_be_read_by_others_holds_no_codes() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let person = somebody(&mut village.lead, "Amira Holm");
    number(&mut village.lead, person, NUMBER).unwrap();
    let code = seen(&village.lead, person).identity_digest;
    let path = village.path("to the evaluator");
    let none = std::collections::BTreeSet::new();
    let leaving = village.lead.leaving(Profile::Pseudonymous, &none).unwrap();
    assert!(!leaving.codes_to_lead);
    village
        .lead
        .export(&path, Profile::Pseudonymous, None, &none)
        .unwrap();
    let clear = contents(&path);
    assert!(clear.contains(&person.to_string()) && !clear.contains(&code));
}

#[test]
fn of_a_protected_identity_not_even_the_code_leaves_unlocked() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    number(&mut laptop, person, NUMBER).unwrap();
    protect(&mut laptop, person);
    let code = seen(&laptop, person).identity_digest;
    let sent = send(&village, &mut laptop, "sent");
    let told = for_the_lead(&village.lead, &sent);
    assert!(told.contains(&person.to_string()));
    for hidden in [code.as_str(), "Amira", "640823"] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    // The lead is told that the person is protected, and masks what came before and comes after.
    village.merge(&sent).unwrap();
    assert_eq!(seen(&village.lead, person).protected, Some(true));
}

#[test]
fn who_has_a_protected_identity_is_told_in_no_open_bundle() {
    let mut village = Village::new();
    without_a_key(&mut village);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let person = somebody(&mut laptop, "Amira Holm");
    protect(&mut laptop, person);
    let clear = contents(&send(&village, &mut laptop, "sent"));
    assert!(clear.contains(&person.to_string()) && !clear.contains(Person::protected));
}

#[test]
fn the_code_of_a_protected_person_does_not_leave_under_another_record_either() {
    let mut village = Village::new();
    ask_for_numbers(&mut village.lead, true);
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let protected = somebody(&mut laptop, "Amira Holm");
    let same_number = somebody(&mut laptop, "A. Holm");
    let linked = somebody(&mut laptop, "Amira Berg");
    let other = somebody(&mut laptop, "Nils Ek");
    number(&mut laptop, protected, NUMBER).unwrap();
    number(&mut laptop, same_number, NUMBER).unwrap();
    number(&mut laptop, linked, "701063-2391").unwrap();
    number(&mut laptop, other, "19900101-0017").unwrap();
    let link = [
        (PersonLink::first, json!(linked)),
        (PersonLink::second, json!(same_number)),
        (PersonLink::verdict, json!("same")),
    ];
    make(&mut laptop, PersonLink::KIND, fields(link));
    protect(&mut laptop, protected);
    let sent = send(&village, &mut laptop, "sent");
    let told = for_the_lead(&village.lead, &sent);
    for person in [protected, same_number, linked] {
        let code = seen(&laptop, person).identity_digest;
        assert!(!told.contains(&code));
    }
    assert!(told.contains(&seen(&laptop, other).identity_digest));
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
        Profile::Pseudonymous,
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

#[test]
fn who_is_protected_in_one_place_and_not_in_another_is_masked_until_it_is_decided() {
    for protected_last in [false, true] {
        let mut village = Village::new();
        let mut laptop = village.laptop(ESLOV, "eslov", 0);
        let person = somebody(&mut laptop, "Amira Holm");
        let mut other = village.copy("eslov", "other");
        // What is written second is the later.
        for (turn, workspace) in [&mut laptop, &mut other].into_iter().enumerate() {
            for _ in 0..turn * 9 {
                somebody(workspace, "Nils Ek");
            }
            let protected = protected_last == (turn == 1);
            let set = fields([(Person::protected, json!(protected))]);
            workspace
                .run(&Command::set(Person::KIND, person, set))
                .unwrap();
        }
        for (workspace, name) in [(&mut laptop, "a"), (&mut other, "b")] {
            let sent = village.send(workspace, name);
            village.merge(&sent).unwrap();
        }
        let title = |lead: &Workspace| lead.reader().title(person).unwrap();
        assert_eq!(village.lead.reader().conflicts().unwrap().len(), 1);
        assert_eq!(title(&village.lead), [Word::Protected]);
        assert_eq!(village.lead.reader().search("Amira", 9).unwrap(), []);
        village.lead.verify().unwrap();

        let decided = fields([(Person::protected, json!(false))]);
        let decided = Command::set(Person::KIND, person, decided);
        village.lead.run(&decided).unwrap();
        assert_eq!(village.lead.reader().conflicts().unwrap(), []);
        assert_eq!(title(&village.lead), [Word::Plain("Amira Holm".into())]);
    }
}
