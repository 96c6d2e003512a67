//! Damaged files: what can be read of the journal is read, and the damaged file is kept as it was.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use samverka::domain::Group;
use samverka::workspace::{Reader, StoreError, Workspace, WorkspaceError, backups, mend};

use crate::village::*;

/// A closed workspace of many pages.
fn closed(village: &mut Village) -> PathBuf {
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    for number in 0..120 {
        make_group(
            &mut laptop,
            &format!("Grupp {number} {}", secret_word(number)),
        );
    }
    drop(laptop);
    village.path("eslov.samverka")
}

fn sql(path: &Path, statements: &str) {
    let database = Connection::open(path).unwrap();
    database.execute_batch(statements).unwrap();
}

fn entries(path: &Path) -> u64 {
    Reader::open(path).unwrap().verify().unwrap().entries
}

#[test]
fn whatever_page_is_damaged_the_rest_of_the_journal_is_read() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let whole = std::fs::read(&path).unwrap();
    let all = entries(&path);
    let (mut complete, mut partly, mut refused) = (0, 0, 0);
    for page in 1..whole.len() / 4_096 {
        let mut damaged = whole.clone();
        damaged[page * 4_096..page * 4_096 + 64].fill(0xA5);
        std::fs::write(&path, &damaged).unwrap();
        let folder = village.path("eslov.samverka-backups");
        match mend(&path, None) {
            Ok(mended) => {
                assert!(std::fs::read(&mended.damaged).unwrap() == damaged);
                let read = entries(&path);
                assert_eq!(read, mended.salvaged.entries);
                complete += usize::from(read == all);
                partly += usize::from(read < all);
                assert!(
                    read + 60 > all,
                    "a page holds less than sixty entries: {read}"
                );
                assert!(Workspace::open(&path).unwrap().writable());
                std::fs::remove_dir_all(&folder).unwrap();
            }
            // The page that tells who it is, without a copy that knows.
            Err(_) => {
                refused += 1;
                assert!(std::fs::read(&path).unwrap() == damaged);
            }
        }
    }
    assert!(complete > partly, "{complete} whole, {partly} in part");
    assert!(
        partly > 0 && refused <= 3,
        "{partly} in part, {refused} refused"
    );
}

#[test]
fn a_copy_knows_who_the_file_was() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let mut laptop = Workspace::open(&path).unwrap();
    laptop.back_up(samverka::workspace::Why::Asked).unwrap();
    let role = laptop.role();
    drop(laptop);
    sql(&path, "DROP TABLE meta");
    mend(&path, None).unwrap();
    let mut mended = Workspace::open(&path).unwrap();
    assert_eq!(mended.role(), role);
    make_group(&mut mended, "En till");
    let bundle = village.send(&mut mended, "bundle");
    assert_eq!(village.merge(&bundle).unwrap().held, []);
}

#[test]
fn a_hostile_or_strange_schema_is_refused_and_can_be_mended() {
    let hostile = [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "DROP TABLE \"group\"; CREATE VIEW \"group\" AS SELECT * FROM person",
        "DROP TABLE \"group\"",
        "ALTER TABLE \"group\" DROP COLUMN planned_size",
        "DROP TABLE merge_entry; DROP TABLE held",
        "DROP TABLE search",
        "DROP INDEX entry_record",
    ];
    for statements in hostile {
        let mut village = Village::new();
        let path = closed(&mut village);
        let all = entries(&path);
        sql(&path, statements);
        let refused = Workspace::open(&path);
        assert!(
            matches!(refused, Err(WorkspaceError::Store(StoreError::Damaged(_)))),
            "{statements}"
        );
        let mended = mend(&path, None).unwrap();
        assert_eq!((mended.salvaged.entries, mended.salvaged.lost), (all, 0));
        assert_eq!(entries(&path), all);
        let workspace = Workspace::open(&path).unwrap();
        assert_eq!(workspace.reader().all::<Group>().unwrap().len(), 120);
    }
}

#[test]
fn a_journal_that_only_looks_like_one_is_not_read() {
    let mut village = Village::new();
    let path = closed(&mut village);
    sql(
        &path,
        "DROP TABLE entry; CREATE VIEW entry AS
         WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT n AS id FROM endless",
    );
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        mend(&path, None),
        Err(WorkspaceError::Store(StoreError::Damaged(_)))
    ));
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn tables_that_are_not_the_fold_of_the_journal_are_found_and_made_anew() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let all = entries(&path);
    sql(&path, "DELETE FROM \"group\" WHERE name LIKE 'Grupp 7 %'");
    let quick = Reader::open(&path).unwrap().check(false);
    assert!(matches!(quick, Err(WorkspaceError::Unfaithful(1))));
    mend(&path, None).unwrap();
    assert_eq!(entries(&path), all);
    sql(
        &path,
        "UPDATE \"group\" SET name = 'Falsk' WHERE name LIKE 'Grupp 7 %'",
    );
    let reader = Reader::open(&path).unwrap();
    assert!(reader.check(false).is_ok(), "only reading all of it tells");
    assert!(matches!(
        reader.check(true),
        Err(WorkspaceError::Unfaithful(1))
    ));
}

#[test]
fn what_is_mended_can_go_elsewhere_and_takes_no_file_s_place() {
    let mut village = Village::new();
    let path = closed(&mut village);
    let all = entries(&path);
    let before = std::fs::read(&path).unwrap();
    let new = village.path("mended.samverka");
    let mended = mend(&path, Some(&new)).unwrap();
    assert_eq!(mended.damaged, path);
    assert_eq!(entries(&new), all);
    assert!(std::fs::read(&path).unwrap() == before);
    assert!(backups(&path).unwrap().is_empty());
    assert!(matches!(
        mend(&path, Some(&new)),
        Err(WorkspaceError::Store(StoreError::Exists(_)))
    ));
}

#[test]
fn a_damaged_workspace_is_read_and_nothing_is_written_in_it() {
    let mut village = Village::new();
    let path = closed(&mut village);
    sql(&path, "DROP TABLE \"meeting\"");
    let before = std::fs::read(&path).unwrap();
    let mut workspace = Workspace::open_damaged(&path).unwrap();
    assert_eq!(workspace.reader().all::<Group>().unwrap().len(), 120);
    assert!(!workspace.writable());
    assert!(workspace.set_author("Amira").is_err());
    workspace.keep_backups(true);
    assert!(workspace.back_up_at_close().unwrap().is_none());
    drop(workspace);
    assert!(std::fs::read(&path).unwrap() == before);
}

#[test]
fn a_file_that_was_left_open_is_known() {
    let mut village = Village::new();
    let path = closed(&mut village);
    assert!(!Workspace::open(&path).unwrap().was_left_open());
    // What a killed program leaves.
    std::fs::write(format!("{}.lock", path.display()), b"").unwrap();
    let workspace = Workspace::open(&path).unwrap();
    assert!(workspace.was_left_open());
    drop(workspace);
    assert!(!Workspace::open(&path).unwrap().was_left_open());
}
