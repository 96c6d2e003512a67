//! Disks that are full, used up to a quota, or mounted to be read alone; made for one test each.

use std::path::Path;
use std::process::Command;

use samverka::domain::{Group, Id};
use samverka::workspace::{StoreError, Workspace, WorkspaceError};

use crate::again::*;
use crate::saving::try_to_save;
use crate::village::*;

/// A disk of its own, three megabytes large, in a mount that only this process sees.
#[test]
fn what_was_saved_before_the_disk_was_full_is_there_and_the_rest_is_refused() {
    if let Some(folder) = std::env::var_os(AGAIN) {
        let refused = save_until_refused(Path::new(&folder));
        return assert!(matches!(refused, StoreError::DiskFull), "{refused}");
    }
    let folder = tempfile::TempDir::new().unwrap();
    let script = "mount -t tmpfs -o size=3m tmpfs \"$0\" || exit 42; exec \"$@\"";
    let own_name = "disk::what_was_saved_before_the_disk_was_full_is_there_and_the_rest_is_refused";
    let ran = again(own_name, folder.path(), &mut mounted(script));
    succeeded_if_begun(&ran, "a full disk");
}

/// No file of this process may grow beyond one megabyte.
#[test]
fn what_was_saved_before_a_quota_was_used_up_is_there_and_the_rest_is_refused() {
    if let Some(folder) = std::env::var_os(AGAIN) {
        let refused = save_until_refused(Path::new(&folder));
        return assert!(!matches!(refused, StoreError::Damaged(_)), "{refused}");
    }
    let folder = tempfile::TempDir::new().unwrap();
    let script = "trap '' XFSZ; ulimit -f 2048 || exit 42; exec \"$@\"";
    let own_name =
        "disk::what_was_saved_before_a_quota_was_used_up_is_there_and_the_rest_is_refused";
    let mut quota = Command::new("sh");
    quota.args(["-c", script]);
    succeeded(&again(own_name, folder.path(), &mut quota));
}

/// Saves in this folder until it is refused; all that was called saved must be there, and nothing else.
fn save_until_refused(folder: &Path) -> StoreError {
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "eslov.samverka", 0));
    let path = folder.join("eslov.samverka");
    std::fs::copy(village.path("eslov.samverka"), &path).unwrap();
    let mut laptop = Workspace::open(&path).unwrap();
    let text = "å".repeat(9_000);
    let mut saved = 0;
    let refused = loop {
        match try_to_save(&mut laptop, &text) {
            Ok(()) => saved += 1,
            Err(WorkspaceError::Store(refused)) => break refused,
            Err(other) => panic!("refused otherwise: {other}"),
        }
        assert!(saved < 1_000, "there is always room");
    };
    assert!(saved > 0, "there was never room");
    assert_eq!(laptop.reader().all::<Group>().unwrap().len(), saved);
    laptop.verify().unwrap();
    drop(laptop);
    let again = Workspace::open(&path).unwrap();
    assert_eq!(again.reader().all::<Group>().unwrap().len(), saved);
    again.verify().unwrap();
    refused
}

/// More comes than there is room for, already where it is put in order.
#[test]
fn much_that_comes_where_the_disk_is_full_is_refused_and_nothing_was_changed() {
    if let Some(folder) = std::env::var_os(AGAIN) {
        return merge_much(Path::new(&folder));
    }
    let folder = tempfile::TempDir::new().unwrap();
    let script = "mount -t tmpfs -o size=8m tmpfs \"$0\" || exit 42; exec \"$@\"";
    let own_name =
        "disk::much_that_comes_where_the_disk_is_full_is_refused_and_nothing_was_changed";
    let ran = again(own_name, folder.path(), &mut mounted(script));
    succeeded_if_begun(&ran, "a disk without room to put in order what comes");
}

fn merge_much(folder: &Path) {
    let village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let long = serde_json::json!("o".repeat(8_000));
    let entries = (1..=1_500_u64).map(|number| {
        let record = Id::from_u128(u128::from(number).wrapping_mul(u128::MAX / 1_501));
        let mut entry = entry(project, ESLOV, record, number << 16, &[]);
        entry.set.insert(Group::assignment.to_owned(), long.clone());
        entry
    });
    let bundle = village.crafted(ESLOV, &entries.collect::<Vec<_>>(), 3);
    let Village { folder: home, lead } = village;
    drop(lead);
    let path = folder.join("lead.samverka");
    std::fs::copy(home.path().join("lead.samverka"), &path).unwrap();
    let mut lead = Workspace::open(&path).unwrap();
    let before = journal(&lead);
    let merged = lead.merge(&[bundle], None, true, &mut |_, _| true);
    assert!(
        matches!(merged, Err(WorkspaceError::Store(StoreError::DiskFull))),
        "{merged:?}"
    );
    assert!(journal(&lead) == before);
    lead.verify().unwrap();
    drop(lead);
    let lead = Workspace::open(&path).unwrap();
    assert!(journal(&lead) == before);
    lead.verify().unwrap();
    drop(lead);
    let left = folder.read_dir().unwrap();
    let left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
    let ours = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("lead.samverka");
    assert!(left.iter().all(ours), "{left:?} are left");
}

/// A folder that may not be written, not even by root.
#[test]
fn what_lies_on_a_disk_that_is_read_only_can_be_read() {
    if let Some(folder) = std::env::var_os(AGAIN) {
        let path = Path::new(&folder).join("eslov.samverka");
        let mut workspace = Workspace::open(&path).unwrap();
        assert!(!workspace.writable());
        assert_eq!(workspace.reader().all::<Group>().unwrap().len(), 1);
        workspace.verify().unwrap();
        let refused = try_to_save(&mut workspace, "");
        return assert!(matches!(
            refused,
            Err(WorkspaceError::Store(StoreError::ReadOnly))
        ));
    }
    let mut village = Village::new();
    make_group(
        &mut village.laptop(ESLOV, "eslov.samverka", 0),
        "Styrgruppen",
    );
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("eslov.samverka");
    std::fs::copy(village.path("eslov.samverka"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let script =
        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" || exit 42; exec \"$@\"";
    let own_name = "disk::what_lies_on_a_disk_that_is_read_only_can_be_read";
    let ran = again(own_name, folder.path(), &mut mounted(script));
    succeeded_if_begun(&ran, "a disk that is read-only");
    assert!(std::fs::read(&path).unwrap() == before);
}
