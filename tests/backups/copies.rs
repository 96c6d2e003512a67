//! When copies are made, and that they stop nothing.

use samverka::domain::Group;
use samverka::workspace::{
    Backup, StoreError, Why, Workspace, WorkspaceError, backups, backups_folder, copies_holding,
    look, restore,
};

use crate::village::*;

/// Why each copy was made, newest first.
fn whys(workspace: &Workspace) -> Vec<Why> {
    let all = backups(workspace.reader().path()).unwrap();
    all.iter().map(|one| one.why).collect()
}

fn opened(backup: &Backup) -> Workspace {
    Workspace::open(&backup.path).unwrap()
}

#[test]
fn before_a_merge_a_copy_of_what_was_is_made() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    village.lead.keep_backups(true);
    let before = state(&village.lead);
    village.merge(&bundle).unwrap();
    assert_eq!(whys(&village.lead), [Why::Merge]);
    let copy = opened(&backups(village.lead.reader().path()).unwrap()[0]);
    assert_eq!(state(&copy), before);
    assert!(village.lead.take_backup_trouble().is_none());
}

#[test]
fn before_a_merge_is_taken_back_a_copy_of_it_is_made() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    village.lead.keep_backups(true);
    let merged = state(&village.lead);
    let last = village.lead.reader().last_merges(1).unwrap();
    village.lead.unmerge(&last, true).unwrap();
    assert_eq!(whys(&village.lead), [Why::Unmerge]);
    let path = village.lead.reader().path();
    assert_eq!(state(&opened(&backups(path).unwrap()[0])), merged);
    assert!(village.lead.unmerge(&last, true).is_err());
    assert_eq!(
        whys(&village.lead),
        [Why::Unmerge],
        "refused, nothing is left"
    );
}

#[test]
fn what_changes_nothing_leaves_no_copy() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    village.lead.keep_backups(true);
    let previewed = village
        .lead
        .merge(&[&bundle], None, false, &mut |_, _| true);
    assert!(previewed.is_ok());
    let stopped = village
        .lead
        .merge(&[&bundle], None, true, &mut |_, _| false);
    assert!(stopped.is_err());
    assert!(whys(&village.lead).is_empty());
    assert!(!backups_folder(village.lead.reader().path()).exists());
}

#[test]
fn an_example_is_not_copied() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    assert!(laptop.back_up_at_close().unwrap().is_none());
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    assert!(whys(&village.lead).is_empty() && whys(&laptop).is_empty());
}

#[test]
fn at_closing_a_copy_is_made_of_what_the_last_one_has_not() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    laptop.keep_backups(true);
    make_group(&mut laptop, "Styrgruppen");
    assert!(laptop.back_up_at_close().unwrap().is_some());
    assert!(laptop.back_up_at_close().unwrap().is_none(), "the same");
    make_group(&mut laptop, "Ledningsgruppen");
    laptop.back_up_at_close().unwrap().unwrap();
    assert_eq!(whys(&laptop), [Why::Close, Why::Close]);
    let newest = &backups(laptop.reader().path()).unwrap()[0];
    assert_eq!(opened(newest).reader().all::<Group>().unwrap().len(), 2);
}

#[test]
fn a_copy_that_lacks_a_decision_is_no_copy_of_the_file() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    village.lead.keep_backups(true);
    village.lead.back_up_at_close().unwrap().unwrap();
    let key = village.lead.reader().senders().unwrap().remove(0).key;
    village.lead.refuse_sender(code(ESLOV), &key).unwrap();
    assert!(village.lead.back_up_at_close().unwrap().is_some());
    village.lead.accept_sender(code(ESLOV), &key).unwrap();
    let last = village.lead.back_up_at_close().unwrap().unwrap();
    let known = opened(&last).reader().senders().unwrap();
    assert!(known[0].trust.is_known());
    assert!(
        village.lead.back_up_at_close().unwrap().is_none(),
        "the same"
    );
}

#[test]
fn what_an_older_copy_has_become_is_told_from_what_it_replaced() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let copy = laptop.back_up(Why::Asked).unwrap();
    make_group(&mut laptop, "Ledningsgruppen");
    let path = laptop.reader().path().to_owned();
    drop(laptop);
    restore(&path, &copy.path).unwrap();
    let mut again = Workspace::open_in(&path, Elsewhere::new(9, 0)).unwrap();
    again.keep_backups(true);
    make_group(&mut again, "Arbetsgruppen");
    assert!(again.back_up_at_close().unwrap().is_some());
}

#[test]
fn ten_copies_of_one_month_are_kept() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    for number in 0..13 {
        make_group(&mut laptop, &format!("Grupp {number}"));
        laptop.back_up(Why::Asked).unwrap();
    }
    assert_eq!(whys(&laptop).len(), 10);
    let newest = &backups(laptop.reader().path()).unwrap()[0];
    assert_eq!(opened(newest).reader().all::<Group>().unwrap().len(), 13);
}

#[test]
fn a_copy_that_cannot_be_made_is_told_of_and_stops_nothing() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    let folder = backups_folder(village.lead.reader().path());
    std::fs::write(&folder, b"a file where the folder should be").unwrap();
    village.lead.keep_backups(true);
    village.merge(&bundle).unwrap();
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 1);
    let trouble = village.lead.take_backup_trouble();
    assert!(matches!(trouble, Some(WorkspaceError::NoBackup(_))));
    assert!(village.lead.take_backup_trouble().is_none(), "told once");
    assert!(matches!(
        village.lead.back_up_at_close(),
        Err(WorkspaceError::NoBackup(_))
    ));
}

#[test]
fn no_copy_is_made_of_a_file_that_has_been_taken_away() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    std::fs::rename(&path, village.path("aside")).unwrap();
    assert!(matches!(
        laptop.back_up(Why::Asked),
        Err(WorkspaceError::Store(StoreError::NoFile(_)))
    ));
    std::fs::rename(village.path("aside"), &path).unwrap();
}

#[test]
fn copies_that_still_hold_an_erased_person_are_named_and_can_be_deleted() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let word = secret_word(1);
    let person = make_person(&mut laptop, &word);
    let before = laptop.back_up(Why::Asked).unwrap();
    laptop.erase(person, &Default::default()).unwrap();
    let after = laptop.back_up(Why::Asked).unwrap();
    let path = laptop.reader().path().to_owned();
    assert!(holds(&std::fs::read(&before.path).unwrap(), &word));
    assert!(!holds(&std::fs::read(&after.path).unwrap(), &word));
    let holding = || copies_holding(&path, &[person], &Default::default()).unwrap();
    assert_eq!(holding().len(), 1);
    assert_eq!(holding()[0].copy, before);
    before.delete().unwrap();
    assert!(holding().is_empty());
    assert_eq!(backups(&path).unwrap(), [after]);
}

/// A workspace of the first version, unpacked.
fn of_version_1(village: &Village) -> std::path::PathBuf {
    let kept = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/workspaces/version-1.samverka.zst"
    );
    let path = village.path("kept.samverka");
    let packed = std::fs::read(kept).unwrap();
    std::fs::write(&path, zstd::decode_all(packed.as_slice()).unwrap()).unwrap();
    path
}

#[test]
fn before_a_later_version_changes_a_file_a_copy_is_kept_that_can_be_put_back() {
    let village = Village::new();
    let path = of_version_1(&village);
    let first = std::fs::read(&path).unwrap();
    drop(Workspace::open(&path).unwrap());
    let copies = backups(&path).unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].why, Why::Upgrade);
    // Made by SQLite, so not the same to the byte, but of the same version.
    assert_eq!(
        std::fs::read(&copies[0].path).unwrap()[60..64],
        first[60..64]
    );
    let look = look(&path, &copies[0].path).unwrap();
    assert_eq!(
        (look.lost, look.then.entries),
        (0, look.now.unwrap().entries)
    );
    restore(&path, &copies[0].path).unwrap();
    Workspace::open(&path).unwrap().verify().unwrap();
    let beside = std::fs::read_dir(village.folder.path()).unwrap();
    let beside: Vec<_> = beside.map(|file| file.unwrap().file_name()).collect();
    let part = |name: &std::ffi::OsString| name.to_string_lossy().contains(".part");
    assert!(!beside.iter().any(part), "{beside:?}");
}

#[test]
fn what_was_half_made_when_the_computer_went_dark_is_tidied() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    laptop.back_up(Why::Asked).unwrap();
    let folder = backups_folder(laptop.reader().path());
    let half = folder.join("2026-11-21 12.00.00 close.samverka.part");
    std::fs::write(&half, b"half").unwrap();
    assert_eq!(whys(&laptop), [Why::Asked], "no copy before it is whole");
    laptop.back_up(Why::Asked).unwrap();
    assert!(!half.exists());
}
