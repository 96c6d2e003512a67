//! A disk of its own that has no room for a copy, in a mount that only this process sees.

use std::path::Path;

use samverka::workspace::{StoreError, Workspace, WorkspaceError, backups_folder};

use crate::village::*;

const DISK: &str = "SAMVERKA_TEST_SMALL_DISK";

/// Runs itself again inside the small disk.
#[test]
fn where_there_is_no_room_for_a_copy_the_work_goes_on_and_nothing_half_made_is_left() {
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
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{said}");
    }
}

fn fill(folder: &Path) {
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "eslov.samverka", 0));
    let path = folder.join("eslov.samverka");
    std::fs::copy(village.path("eslov.samverka"), &path).unwrap();
    // Room for saving, and not for a copy.
    let size = std::fs::metadata(&path).unwrap().len();
    let others = 3 * 1_024 * 1_024 - size - size / 2 - 100_000;
    let others = vec![b'x'; usize::try_from(others).unwrap()];
    std::fs::write(folder.join("others"), others).unwrap();
    let mut laptop = Workspace::open(&path).unwrap();
    laptop.keep_backups(true);
    let before = state(&laptop);
    assert!(matches!(
        laptop.back_up_at_close(),
        Err(WorkspaceError::NoBackup(why)) if matches!(*why, WorkspaceError::Store(StoreError::DiskFull))
    ));
    assert!(!backups_folder(&path).exists());
    assert_eq!(state(&laptop), before);
    make_group(&mut laptop, "Saved all the same");
    laptop.verify().unwrap();
}
