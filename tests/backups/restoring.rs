//! Putting a copy back: looked into first, nothing thrown away, no id used twice, the erased stay erased.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use samverka::bundle::{Passphrase, Profile};
use samverka::domain::{Group, Record};
use samverka::workspace::{StoreError, Why, Workspace, WorkspaceError, backups, look, restore};
use serde_json::json;

use crate::half_written::half_written;
use crate::mending::{ERASED, damage};
use crate::village::*;

fn reopened(path: &Path) -> Workspace {
    Workspace::open_in(path, Elsewhere::new(99, 3_600_000)).unwrap()
}

#[test]
fn a_look_tells_what_a_copy_holds_and_what_would_be_lost() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    make_person(&mut laptop, "Amira Holm");
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::name,
        json!("Gruppen"),
    );
    let look = look(laptop.reader().path(), &copy.path).unwrap();
    assert_eq!(look.of(Group::KIND), (1, Some(1)));
    assert_eq!(
        look.of(samverka::domain::kind("person").unwrap()),
        (0, Some(1))
    );
    assert_eq!(look.lost, 2);
    let lost: Vec<_> = look.lost_records.into_iter().collect();
    assert_eq!(lost, [("group".to_owned(), 1), ("person".to_owned(), 1)]);
    assert!(look.now.unwrap().last_change > look.then.last_change);
}

#[test]
fn what_there_was_comes_back_and_what_gave_way_is_kept() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    let then = state(&laptop);
    make_group(&mut laptop, "Ledningsgruppen");
    let later = state(&laptop);
    let path = laptop.reader().path().to_owned();
    drop(laptop);
    restore(&path, &copy.path).unwrap();
    assert_eq!(state(&reopened(&path)), then);
    let kept = backups(&path).unwrap();
    let kept = kept.iter().find(|one| one.why == Why::Restore).unwrap();
    restore(&path, &kept.path).unwrap();
    assert_eq!(state(&reopened(&path)), later);
}

#[test]
fn a_restored_file_contradicts_nobody_and_what_was_lost_can_come_back() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    // Written after the copy, and sent.
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::name,
        json!("Före olyckan"),
    );
    let lost = make_group(&mut laptop, "Ledningsgruppen");
    let sent = village.send(&mut laptop, "sent");
    let passphrase = Passphrase::new("tolv tecken minst").unwrap();
    let own = village.path("own");
    laptop
        .export(&own, Profile::Full, Some(&passphrase), &BTreeSet::new())
        .unwrap();
    village.merge(&sent).unwrap();
    let (device, path) = (laptop.device(), laptop.reader().path().to_owned());
    let known: BTreeSet<_> = journal(&laptop).iter().map(|entry| entry.id).collect();
    drop(laptop);
    restore(&path, &copy.path).unwrap();

    let mut again = Workspace::open_in(&path, Elsewhere::new(5, 0)).unwrap();
    assert_ne!(again.device(), device);
    let before: BTreeSet<_> = journal(&again).iter().map(|entry| entry.id).collect();
    set(
        &mut again,
        Group::KIND,
        group,
        Group::name,
        json!("Efter olyckan"),
    );
    make_group(&mut again, "En till");
    let written = journal(&again).into_iter().map(|entry| entry.id);
    let written: BTreeSet<_> = written.filter(|id| !before.contains(id)).collect();
    assert!(written.is_disjoint(&known), "an id is never used twice");

    // The lead has what was lost, and takes in what was written instead: a conflict, not a contradiction.
    let bundle = village.send(&mut again, "again");
    let report = village.merge(&bundle).unwrap();
    assert_eq!(report.held, []);
    assert_eq!(village.lead.reader().conflicts().unwrap().len(), 1);
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 3);

    // And the municipality's own old bundle brings back what was lost.
    assert!(again.reader().kind_of(lost).unwrap().is_none());
    let own = again
        .merge(&[&own], Some(&passphrase), true, &mut |_, _| true)
        .unwrap();
    assert_eq!(own[0].held, []);
    assert!(again.reader().kind_of(lost).unwrap().is_some());
    assert_eq!(again.reader().conflicts().unwrap().len(), 1);
    again.verify().unwrap();
    village.lead.verify().unwrap();
}

#[test]
fn the_erased_stay_erased_when_an_older_copy_is_put_back() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let word = secret_word(2);
    let person = make_person(&mut laptop, &word);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let path = laptop.reader().path().to_owned();
    drop(laptop);
    restore(&path, &copy.path).unwrap();
    let mut again = reopened(&path);
    assert!(!holds(&saved_bytes(&path), &word));
    let row = again.reader().row(samverka::domain::Person::KIND, person);
    assert!(row.unwrap().unwrap().head.erased);
    again.verify().unwrap();
    // The erasure had not been sent yet: it goes with the next bundle.
    let bundle = village.send(&mut again, "bundle");
    village.merge(&bundle).unwrap();
    let row = village
        .lead
        .reader()
        .row(samverka::domain::Person::KIND, person);
    assert!(row.unwrap().unwrap().head.erased);
}

#[test]
fn the_erased_stay_erased_when_the_file_that_gives_way_is_damaged() {
    let every_table = [&ERASED[..], &["group"]].concat();
    // What is damaged, or noise instead of a file; and whether it is known then who was erased.
    for (damaged, known) in [(&ERASED[..], true), (&every_table, true), (&[], false)] {
        let mut village = Village::new();
        let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
        let word = secret_word(3);
        let person = make_person(&mut laptop, &word);
        let before = laptop.back_up(Why::Asked).unwrap();
        laptop.erase(person, &BTreeSet::new()).unwrap();
        if !known {
            laptop.back_up(Why::Asked).unwrap();
        }
        let path = laptop.reader().path().to_owned();
        drop(laptop);
        if known {
            damage(&path, damaged);
        } else {
            std::fs::write(&path, b"noise").unwrap();
        }
        let restored = restore(&path, &before.path).unwrap();
        assert_eq!(restored.erasures_known, known);
        let again = reopened(&path);
        let row = again.reader().row(samverka::domain::Person::KIND, person);
        assert!(row.unwrap().unwrap().head.erased);
        again.verify().unwrap();
        assert!(!holds(&saved_bytes(&path), &word));
    }
}

#[test]
fn a_damaged_file_gives_way_to_no_other_workspace_s_copy() {
    let mut village = Village::new();
    let mut other = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    let copy = other.back_up(Why::Asked).unwrap();
    let laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = laptop.reader().path().to_owned();
    drop(laptop);
    damage(&path, &ERASED);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        restore(&path, &copy.path),
        Err(WorkspaceError::OtherWorkspace)
    ));
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn what_cannot_be_put_back_changes_nothing() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    let path = laptop.reader().path().to_owned();
    let elsewhere = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    let other = elsewhere.reader().path().to_owned();
    drop(elsewhere);
    let open = restore(&path, &copy.path);
    assert!(matches!(open, Err(WorkspaceError::Store(StoreError::Busy))));
    drop(laptop);

    let whole = std::fs::read(&copy.path).unwrap();
    let damaged = village.path("damaged.samverka");
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4_096].fill(0xA5);
    std::fs::write(&damaged, bytes).unwrap();
    let short = village.path("short.samverka");
    std::fs::write(&short, &whole[..whole.len() / 2]).unwrap();
    let before = std::fs::read(&path).unwrap();
    let kept = backups(&path).unwrap();
    assert!(matches!(
        restore(&path, &other),
        Err(WorkspaceError::OtherWorkspace)
    ));
    for bad in [&damaged, &short, &village.path("nowhere")] {
        assert!(restore(&path, bad).is_err(), "{}", bad.display());
    }
    assert!(std::fs::read(&path).unwrap() == before);
    assert_eq!(backups(&path).unwrap(), kept);
    let left = std::fs::read_dir(village.folder.path()).unwrap();
    let left: Vec<_> = left
        .map(|file| file.unwrap().file_name())
        .filter(|name| name.to_string_lossy().contains(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Where the noise was kept that gave way to a copy.
fn kept_noise(path: &Path) -> PathBuf {
    let kept = backups(path).unwrap();
    let noise = kept.iter().find(|one| one.why == Why::Damaged).unwrap();
    assert_eq!(std::fs::read(&noise.path).unwrap(), b"noise");
    noise.path.clone()
}

#[test]
fn a_file_that_is_gone_or_noise_is_restored_too_and_the_noise_is_kept() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    let then = state(&laptop);
    let path = laptop.reader().path().to_owned();
    drop(laptop);
    std::fs::remove_file(&path).unwrap();
    restore(&path, &copy.path).unwrap();
    assert_eq!(state(&reopened(&path)), then);
    std::fs::write(&path, b"noise").unwrap();
    restore(&path, &copy.path).unwrap();
    assert_eq!(state(&reopened(&path)), then);
    kept_noise(&path);
}

#[test]
fn what_lay_beside_the_file_that_gave_way_does_not_touch_the_restored_one() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    let then = state(&laptop);
    let path = laptop.reader().path().to_owned();
    make_group(&mut laptop, "Arbetsgruppen");
    drop(laptop);
    let [_, (journal, what_was)] = half_written(&path);
    std::fs::write(&path, b"noise").unwrap();
    std::fs::write(&journal, &what_was).unwrap();
    restore(&path, &copy.path).unwrap();
    assert!(!journal.exists());
    assert_eq!(state(&reopened(&path)), then);
    let noise = kept_noise(&path);
    let beside_it = format!("{}-journal", noise.display());
    assert!(std::fs::read(beside_it).unwrap() == what_was);
}
