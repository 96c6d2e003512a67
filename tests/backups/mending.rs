//! Damaged files: what can be read of the journal is read, and the damaged file is kept as it was.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use samverka::bundle::{Passphrase, Profile};
use samverka::domain::{Group, Id, Person, Record};
use samverka::workspace::{Reader, StoreError, Why, Workspace, WorkspaceError, backups, mend};

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
    laptop.back_up(Why::Asked).unwrap();
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

/// Makes the first page of these tables unreadable.
pub fn damage(path: &Path, tables: &[&str]) {
    let database = Connection::open(path).unwrap();
    let roots = tables.iter().map(|table| {
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        let root: usize = database.query_row(root, [table], |row| row.get(0)).unwrap();
        root - 1
    });
    let roots: Vec<usize> = roots.collect();
    drop(database);
    let mut bytes = std::fs::read(path).unwrap();
    for root in roots {
        bytes[root * 4_096..root * 4_096 + 64].fill(0xA5);
    }
    std::fs::write(path, bytes).unwrap();
}

pub const ERASED: [&str; 3] = ["erased_record", "erased_value", "erased_name"];

/// A laptop where somebody has been erased whom a bundle still holds.
struct Erased {
    _village: Village,
    path: PathBuf,
    word: String,
    person: Id,
    bundle: PathBuf,
    passphrase: Passphrase,
}

impl Erased {
    fn new(afterwards: impl FnOnce(&mut Workspace)) -> Self {
        let mut village = Village::new();
        let path = village.path("eslov.samverka");
        let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
        let word = secret_word(1);
        let person = make_person(&mut laptop, &word);
        let passphrase = Passphrase::new("tolv tecken minst").unwrap();
        let bundle = village.path("bundle");
        laptop
            .export(&bundle, Profile::Full, Some(&passphrase), &BTreeSet::new())
            .unwrap();
        laptop.erase(person, &BTreeSet::new()).unwrap();
        afterwards(&mut laptop);
        drop(laptop);
        Self {
            _village: village,
            path,
            word,
            person,
            bundle,
            passphrase,
        }
    }

    /// Merges the old bundle into the mended file, and sees that nothing has come back.
    fn stays_erased(&self) {
        let mut mended = Workspace::open(&self.path).unwrap();
        mended
            .merge(
                &[&self.bundle],
                Some(&self.passphrase),
                true,
                &mut |_, _| true,
            )
            .unwrap();
        mended.verify().unwrap();
        let row = mended.reader().row(Person::KIND, self.person).unwrap();
        assert!(row.unwrap().head.erased);
        drop(mended);
        assert!(!holds(&saved_bytes(&self.path), &self.word));
    }
}

#[test]
fn the_erased_stay_erased_when_what_is_remembered_of_them_was_damaged() {
    let erased = Erased::new(|_| {});
    damage(&erased.path, &ERASED);
    let mended = mend(&erased.path, None).unwrap();
    assert!(mended.salvaged.erasures_known());
    assert!(!mended.salvaged.lost_beside());
    for kept in backups(&erased.path).unwrap() {
        kept.delete().unwrap();
    }
    erased.stays_erased();
}

#[test]
fn a_copy_knows_who_was_erased() {
    let erased = Erased::new(|laptop| drop(laptop.back_up(Why::Asked).unwrap()));
    sql(
        &erased.path,
        "DELETE FROM entry WHERE fields LIKE '%erased%'",
    );
    damage(&erased.path, &ERASED);
    mend(&erased.path, None).unwrap();
    erased.stays_erased();
}

#[test]
fn where_it_is_lost_what_a_merge_brought_no_merge_is_taken_back() {
    for table in ["merge_entry", "merge"] {
        let mut village = Village::new();
        let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
        make_group(&mut laptop, "Styrgruppen");
        let bundle = village.send(&mut laptop, "bundle");
        village.merge(&bundle).unwrap();
        let Village { folder, lead } = village;
        let path = lead.reader().path().to_owned();
        drop(lead);
        damage(&path, &[table]);
        let mended = mend(&path, None).unwrap();
        assert!(mended.salvaged.lost_beside());
        let mut lead = Workspace::open(&path).unwrap();
        let refused = lead.unmerge(&[1], true);
        assert!(matches!(
            refused,
            Err(WorkspaceError::NotRemembered(1) | WorkspaceError::NoSuchMerge(1))
        ));
        assert_eq!(lead.reader().all::<Group>().unwrap().len(), 1);
        drop(folder);
    }
}

#[test]
fn what_is_not_ours_or_a_later_version_s_is_not_mended() {
    let mut village = Village::new();
    let path = closed(&mut village);
    sql(&path, "PRAGMA user_version = 99");
    let letter = village.path("letter");
    std::fs::write(&letter, b"Hej! ".repeat(100)).unwrap();
    for (path, later) in [(&path, true), (&letter, false)] {
        let before = std::fs::read(path).unwrap();
        match mend(path, None) {
            Err(WorkspaceError::Store(StoreError::TooNew { found: 99, .. })) => assert!(later),
            Err(WorkspaceError::Store(StoreError::NotOurs)) => assert!(!later),
            other => panic!("{other:?}"),
        }
        assert!(std::fs::read(path).unwrap() == before);
        assert!(backups(path).unwrap().is_empty());
    }
}
