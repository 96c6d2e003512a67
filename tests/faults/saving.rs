//! Saving: the file taken away, held by another program, or on a disk that is full.

use rusqlite::Connection;
use samverka::domain::{Group, Record};
use samverka::workspace::{Command, Result, StoreError, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

fn try_to_save(workspace: &mut Workspace, text: &str) -> Result<()> {
    let id = workspace.fresh_id();
    let described = fields([
        (Group::kind, json!("strategic")),
        (Group::name, json!("Gruppen")),
        (Group::assignment, json!(text)),
    ]);
    workspace
        .run(&Command::create(Group::KIND, id, described))
        .map(drop)
}

#[cfg(unix)]
#[test]
fn nothing_is_called_saved_when_the_file_has_been_taken_away() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let aside = village.path("aside.samverka");
    std::fs::rename(&path, &aside).unwrap();
    let refused = try_to_save(&mut laptop, "");
    assert!(matches!(
        refused,
        Err(WorkspaceError::Store(StoreError::NoFile(_)))
    ));
    std::fs::rename(&aside, &path).unwrap();
    try_to_save(&mut laptop, "").unwrap();
    assert_eq!(laptop.reader().all::<Group>().unwrap().len(), 1);
}

#[test]
fn a_file_that_another_program_holds_is_busy_and_nothing_is_changed() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let other = Connection::open(village.path("eslov.samverka")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = try_to_save(&mut laptop, "");
    assert!(matches!(
        refused,
        Err(WorkspaceError::Store(StoreError::Busy))
    ));
    assert!(laptop.undo_name().is_none());
    other.execute_batch("ROLLBACK").unwrap();
    try_to_save(&mut laptop, "").unwrap();
    assert_eq!(laptop.reader().all::<Group>().unwrap().len(), 1);
}

/// Fills a disk of its own: three megabytes, in a mount that only this process sees.
#[cfg(target_os = "linux")]
mod full_disk {
    use std::path::Path;

    use super::*;

    const DISK: &str = "SAMVERKA_TEST_SMALL_DISK";

    /// Runs itself again inside the small disk.
    #[test]
    fn what_was_saved_before_the_disk_was_full_is_there_and_the_rest_is_refused() {
        if let Some(folder) = std::env::var_os(DISK) {
            return fill(Path::new(&folder));
        }
        let folder = tempfile::TempDir::new().unwrap();
        let own_name = std::thread::current().name().unwrap().to_owned();
        let script = "mount -t tmpfs -o size=3m tmpfs \"$0\" || exit 42; exec \"$@\"";
        let ran = std::process::Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(folder.path())
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", &own_name])
            .env(DISK, folder.path())
            .output();
        // Where a test may not mount, there is no small disk to fill.
        if let Ok(ran) = ran
            && String::from_utf8_lossy(&ran.stdout).contains("running 1 test")
        {
            assert!(
                ran.status.success(),
                "{}",
                String::from_utf8_lossy(&ran.stdout)
            );
        }
    }

    fn fill(folder: &Path) {
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
                Err(refused) => break refused,
            }
            assert!(saved < 1_000, "the disk is never full");
        };
        assert!(
            matches!(refused, WorkspaceError::Store(StoreError::DiskFull)),
            "{refused}"
        );
        assert_eq!(laptop.reader().all::<Group>().unwrap().len(), saved);
        laptop.verify().unwrap();
        drop(laptop);
        let again = Workspace::open(&path).unwrap();
        assert_eq!(again.reader().all::<Group>().unwrap().len(), saved);
        again.verify().unwrap();
    }
}
