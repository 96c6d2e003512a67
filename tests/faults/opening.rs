//! Opening: files that are missing, not ours, too new, cut short, hostile, or not to be written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use samverka::domain::Group;
use samverka::store::{Lock, Store};
use samverka::workspace::{Reader, StoreError, Workspace, WorkspaceError, mend};

use crate::half_written::half_written;
use crate::village::*;

fn refusal(path: &Path) -> StoreError {
    let before = std::fs::read(path).ok();
    let refusal = match Workspace::open(path) {
        Err(WorkspaceError::Store(refusal)) => refusal,
        Err(other) => panic!("refused otherwise: {other}"),
        Ok(_) => panic!("{} was opened", path.display()),
    };
    assert!(
        std::fs::read(path).ok() == before,
        "{refusal}: and yet the file was changed"
    );
    let left: Vec<_> = left_beside(path);
    assert!(left.is_empty(), "left behind: {left:?}");
    refusal
}

/// What lies beside a workspace under its name.
fn left_beside(path: &Path) -> Vec<PathBuf> {
    let files = path
        .parent()
        .unwrap()
        .read_dir()
        .unwrap()
        .map(|file| file.unwrap().path());
    let name = format!("{}-", path.display());
    let lock = format!("{}.lock", path.display());
    let is_beside = |file: &PathBuf| {
        let file = file.to_string_lossy();
        file.starts_with(&name) || *file == lock
    };
    files.filter(is_beside).collect()
}

/// A closed workspace with a group in it.
fn closed(village: &mut Village) -> PathBuf {
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    drop(laptop);
    village.path("eslov.samverka")
}

/// A copy of what a file itself says, without the log beside it, as somebody makes who sees one file.
fn copied_without_log(village: &Village, of: &str) -> PathBuf {
    let copy = village.path("copy of it.samverka");
    std::fs::copy(village.path(of), &copy).unwrap();
    copy
}

#[test]
fn opening_a_copy_without_its_log_tells_all_that_was_there_when_the_program_was_at_rest() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let copy = copied_without_log(&village, "eslov.samverka");
    let copied = Workspace::open(&copy).unwrap();
    assert_eq!(copied.role(), laptop.role(), "a new file is whole at once");
    drop(copied);
    make_group(&mut laptop, "Styrgruppen");
    assert!(laptop.make_whole());
    let copy = copied_without_log(&village, "eslov.samverka");
    let copied = Workspace::open(&copy).unwrap();
    assert_eq!(state(&copied), state(&laptop));
}

#[test]
fn opening_a_copy_without_its_log_lacks_only_what_was_written_while_somebody_read() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let reader = Reader::open(&village.path("eslov.samverka")).unwrap();
    reader
        .at_one_moment(|reader| {
            assert_eq!(reader.all::<Group>()?.len(), 0);
            make_group(&mut laptop, "Styrgruppen");
            assert!(!laptop.make_whole(), "it is worth trying again");
            Ok::<(), WorkspaceError>(())
        })
        .unwrap();
    assert!(laptop.make_whole());
    let copied = Workspace::open(&copied_without_log(&village, "eslov.samverka")).unwrap();
    assert_eq!(state(&copied), state(&laptop));
}

/// What a file says, and what else lies in its folder.
fn all_of(path: &Path) -> (Vec<u8>, BTreeSet<PathBuf>) {
    let folder = path.parent().unwrap().read_dir().unwrap();
    let names = folder.map(|file| file.unwrap().path()).collect();
    (std::fs::read(path).unwrap(), names)
}

#[test]
fn opening_a_file_in_which_nothing_is_begun_is_refused_and_leaves_it_as_it_was() {
    type Opens = fn(&Path) -> Option<WorkspaceError>;
    // What only reads a file that has a log cannot put away what SQLite lays beside it.
    let ways: [(&str, bool, Opens); 4] = [
        ("to work in", true, |path| Workspace::open(path).err()),
        ("for a command", true, |path| {
            Workspace::open_alone(path).err()
        }),
        ("to read", false, |path| Reader::open(path).err()),
        ("while it is at work elsewhere", false, |path| {
            let _elsewhere = Lock::take(path).unwrap();
            Workspace::open(path).err()
        }),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("begun.samverka");
    drop(Store::create(&path).unwrap());
    let new = std::fs::read(&path).unwrap();
    let database = Connection::open(&path).unwrap();
    database.pragma_update(None, "journal_mode", "WAL").unwrap();
    drop(database);
    let ahead = std::fs::read(&path).unwrap();
    assert_ne!(new, ahead);
    for (way, puts_away, open) in ways {
        for bytes in [&new, &ahead] {
            std::fs::write(&path, bytes).unwrap();
            let before = all_of(&path);
            let refused = open(&path);
            let is_empty = matches!(
                refused,
                Some(WorkspaceError::Store(StoreError::NothingBegun))
            );
            assert!(is_empty, "{way}: {refused:?}");
            let after = all_of(&path);
            assert!(after.0 == before.0, "{way}: the file was changed");
            if puts_away {
                assert_eq!(after.1, before.1, "{way}");
            }
        }
    }
}

#[test]
fn what_is_no_workspace_is_refused_and_left_as_it_was() {
    let village = Village::new();
    assert!(matches!(
        refusal(&village.path("nowhere")),
        StoreError::NoFile(_)
    ));
    assert!(matches!(
        refusal(village.folder.path()),
        StoreError::NoFile(_)
    ));
    let mut noise = Elsewhere::new(3, 0);
    let noise: Vec<u8> = (0..400)
        .flat_map(|_| samverka::workspace::Surroundings::random(noise.as_mut()))
        .collect();
    for (name, bytes) in [("empty", &b""[..]), ("text", b"hej"), ("noise", &noise)] {
        std::fs::write(village.path(name), bytes).unwrap();
        assert!(
            matches!(refusal(&village.path(name)), StoreError::NotOurs),
            "{name}"
        );
    }
    let other = village.path("other.db");
    let database = Connection::open(&other).unwrap();
    database
        .execute_batch("CREATE TABLE birds (name TEXT); INSERT INTO birds VALUES ('lärka');")
        .unwrap();
    drop(database);
    assert!(matches!(refusal(&other), StoreError::NotOurs));
}

#[test]
fn a_file_from_a_later_version_is_left_untouched() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let database = Connection::open(&path).unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    drop(database);
    assert!(matches!(
        refusal(&path),
        StoreError::TooNew { found: 99, .. }
    ));
}

#[test]
fn a_later_version_is_known_also_by_its_write_ahead_log() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let log = PathBuf::from(format!("{}-wal", path.display()));
    let later = Connection::open(&path).unwrap();
    later.pragma_update(None, "journal_mode", "WAL").unwrap();
    later.pragma_update(None, "user_version", 99).unwrap();
    // A program that is killed leaves the log beside the file.
    later
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .unwrap();
    drop(later);
    let both = || (std::fs::read(&path).unwrap(), std::fs::read(&log).unwrap());
    let before = both();
    assert_ne!(before.0[60..64], 99_i32.to_be_bytes());
    for refused in [
        Workspace::open(&path).err(),
        Workspace::open_alone(&path).err(),
        Reader::open(&path).err(),
        mend(&path, None).err(),
    ] {
        assert!(matches!(
            refused,
            Some(WorkspaceError::Store(StoreError::TooNew { found: 99, .. }))
        ));
        assert!(both() == before);
    }
}

#[test]
fn a_file_that_was_cut_short_is_left_untouched() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let whole = std::fs::read(&path).unwrap();
    for length in [0, 50, 99] {
        std::fs::write(&path, &whole[..length]).unwrap();
        assert!(
            matches!(refusal(&path), StoreError::NotOurs),
            "cut at {length}"
        );
    }
    for length in [
        100,
        512,
        4_096,
        whole.len() / 2,
        whole.len() - 4_096,
        whole.len() - 1,
    ] {
        std::fs::write(&path, &whole[..length]).unwrap();
        assert!(
            matches!(refusal(&path), StoreError::Damaged(_)),
            "cut at {length}"
        );
    }
}

#[test]
fn a_file_that_was_left_half_written_is_as_it_was_before() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let left = half_written(&path);
    type Opens = fn(&Path) -> Result<Vec<Group>, WorkspaceError>;
    let ways: [(&str, Opens); 4] = [
        ("to work in", |path| {
            Workspace::open(path)?.reader().all::<Group>()
        }),
        ("for a command", |path| {
            Workspace::open_alone(path)?.reader().all::<Group>()
        }),
        ("to read", |path| Reader::open(path)?.all::<Group>()),
        ("to be mended", |path| {
            mend(path, None)?;
            Reader::open(path)?.all::<Group>()
        }),
    ];
    for (way, open) in ways {
        for (file, bytes) in &left {
            std::fs::write(file, bytes).unwrap();
        }
        let groups = open(&path).unwrap_or_else(|error| panic!("{way}: {error}"));
        assert_eq!(groups[0].name, "Styrgruppen", "{way}");
        Reader::open(&path).unwrap().verify().unwrap();
        assert!(!left[1].0.exists(), "{way}");
    }
}

#[test]
fn a_schema_that_acts_on_its_own_is_refused() {
    let hostile = [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE VIEW v AS SELECT * FROM meta",
        "DROP TABLE \"group\"; CREATE VIEW \"group\" AS SELECT * FROM person",
        "CREATE VIRTUAL TABLE other USING fts5 (text)",
    ];
    for sql in hostile {
        let mut village = Village::new();
        let path = closed(&mut village);
        let database = Connection::open(&path).unwrap();
        database.execute_batch(sql).unwrap();
        drop(database);
        assert!(matches!(refusal(&path), StoreError::Damaged(_)), "{sql}");
    }
}

#[test]
fn a_damaged_page_is_found_by_verify_and_never_a_panic() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let whole = std::fs::read(&path).unwrap();
    let mut found = 0;
    for page in 1..whole.len() / 4_096 {
        let mut damaged = whole.clone();
        damaged[page * 4_096..page * 4_096 + 64].fill(0xA5);
        std::fs::write(&path, &damaged).unwrap();
        let verified = Workspace::open(&path).and_then(|workspace| workspace.verify());
        found += usize::from(verified.is_err());
    }
    assert_eq!(found, whole.len() / 4_096 - 1);
}

#[test]
fn a_second_window_reads_and_the_first_goes_on_writing() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let mut first = Workspace::open(&path).unwrap();
    let second = Workspace::open(&path).unwrap();
    assert!(first.writable() && !second.writable());
    make_group(&mut first, "Ledningsgruppen");
    assert_eq!(second.reader().all::<Group>().unwrap().len(), 2);
    second.verify().unwrap();
    drop(first);
    drop(second);
    assert!(
        Workspace::open(&path).unwrap().writable(),
        "the lock is given back"
    );
}

#[test]
fn a_lock_that_nobody_holds_any_more_is_no_lock() {
    let mut village = Village::new();
    let path = closed(&mut village);
    std::fs::write(format!("{}.lock", path.display()), b"").unwrap();
    assert!(Workspace::open(&path).unwrap().writable());
}

#[test]
fn a_new_workspace_never_takes_the_place_of_a_file() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let before = std::fs::read(&path).unwrap();
    let kit = village.path(&format!("{ESLOV}.kit"));
    let refused = Workspace::open_kit(&kit, &path);
    assert!(matches!(
        refused,
        Err(WorkspaceError::Store(StoreError::Exists(_)))
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
mod read_only {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn allow(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Whether permissions bind this user; they do not bind root.
    fn is_bound(folder: &Path) -> bool {
        let probe = folder.join("probe");
        let bound = std::fs::write(&probe, b"").is_err();
        let _was_never_there = std::fs::remove_file(probe);
        bound
    }

    fn reads_only(path: &Path) {
        let before = std::fs::read(path).unwrap();
        let mut workspace = Workspace::open(path).unwrap();
        assert!(!workspace.writable());
        assert_eq!(workspace.reader().all::<Group>().unwrap().len(), 1);
        workspace.verify().unwrap();
        assert!(matches!(
            workspace.set_author("Amira"),
            Err(WorkspaceError::Store(StoreError::ReadOnly))
        ));
        drop(workspace);
        assert!(std::fs::read(path).unwrap() == before);
    }

    #[test]
    fn what_cannot_be_written_can_be_read() {
        let mut village = Village::new();
        let closed = closed(&mut village);
        let folder = village.path("folder");
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("eslov.samverka");
        std::fs::copy(closed, &path).unwrap();
        allow(&path, 0o444);
        allow(&folder, 0o555);
        if is_bound(&folder) {
            reads_only(&path);
            allow(&folder, 0o755);
            reads_only(&path);
        }
        allow(&folder, 0o755);
    }
}
