//! Copies of a large file, which hold only what has changed since a whole one.

use std::path::{Path, PathBuf};

use samverka::bundle::{BundleError, BundleKind, Draft, LeadKey, Lock, Profile, SigningKey};
use samverka::domain::{Group, Record as _};
use samverka::workspace::{
    Backup, ReadOnly, StepRule, StoreError, Why, Workspace, WorkspaceError, backups,
    backups_folder, copies_holding, look, mend, remove_copies, restore,
};

use crate::village::*;

/// Every file's copies hold what has changed, however much that is.
const ALWAYS: StepRule = StepRule { from: 0, share: 1 };

/// A laptop with a whole copy that the next ones stand on.
fn with_a_base(village: &mut Village) -> (Workspace, Backup) {
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    laptop.make_steps(ALWAYS);
    let base = laptop.back_up(Why::Asked).unwrap();
    assert_eq!(base.base, None);
    (laptop, base)
}

/// The same, and a copy that stands on it.
fn with_a_step(village: &mut Village) -> (Workspace, Backup, Backup) {
    let (mut laptop, base) = with_a_base(village);
    make_group(&mut laptop, "Ledningsgruppen");
    let step = laptop.back_up(Why::Asked).unwrap();
    assert!(step.stands_on(&base));
    (laptop, base, step)
}

fn refused<T>(done: Result<T, WorkspaceError>) -> StoreError {
    match done {
        Err(WorkspaceError::Store(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

#[test]
fn a_small_file_is_copied_whole() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    for name in ["Styrgruppen", "Ledningsgruppen"] {
        make_group(&mut laptop, name);
        let copy = laptop.back_up(Why::Asked).unwrap();
        assert_eq!(copy.base, None);
        assert_eq!(copy.path.extension().unwrap(), "samverka");
    }
}

#[test]
fn a_step_is_put_back_on_another_computer_where_no_file_is() {
    let mut village = Village::new();
    let (laptop, base, step) = with_a_step(&mut village);
    let then = state(&laptop);
    assert!(step.bytes < base.bytes);
    let folder = backups_folder(laptop.reader().path());
    drop(laptop);
    std::fs::remove_file(village.path("eslov.samverka")).unwrap();
    let file = village.path("elsewhere.samverka");
    let there = backups_folder(&file);
    std::fs::rename(folder, &there).unwrap();
    let copies = backups(&file).unwrap();
    assert!(copies[0].stands_on(&copies[1]));
    let before = std::fs::read(&copies[1].path).unwrap();
    restore(&file, &copies[0].path).unwrap();
    assert_eq!(state(&Workspace::open(&file).unwrap()), then);
    assert_eq!(std::fs::read(&copies[1].path).unwrap(), before);
}

#[test]
fn a_step_is_looked_into_without_being_made_whole() {
    let mut village = Village::new();
    let (mut laptop, base, step) = with_a_step(&mut village);
    make_person(&mut laptop, "Amira Holm");
    let file = laptop.reader().path().to_owned();
    let of_groups = |copy: &Backup| look(&file, &copy.path).unwrap().of(Group::KIND);
    assert_eq!(of_groups(&step), (2, Some(2)));
    assert_eq!(of_groups(&base), (1, Some(2)));
    assert_eq!(look(&file, &step.path).unwrap().lost, 1);
    assert_eq!(std::fs::read_dir(backups_folder(&file)).unwrap().count(), 2);
}

#[test]
fn what_is_in_a_step_is_copied_once() {
    let mut village = Village::new();
    let (mut laptop, base) = with_a_base(&mut village);
    laptop.keep_backups(true);
    assert!(
        laptop.back_up_at_close().unwrap().is_none(),
        "the base has it"
    );
    make_group(&mut laptop, "Ledningsgruppen");
    let step = laptop.back_up_at_close().unwrap().unwrap();
    assert!(step.stands_on(&base));
    assert!(laptop.back_up_at_close().unwrap().is_none(), "the same");
    let conn = rusqlite::Connection::open(&base.path).unwrap();
    conn.execute("DELETE FROM meta WHERE key = 'base'", [])
        .unwrap();
    drop(conn);
    let whole = laptop.back_up_at_close().unwrap().unwrap();
    assert_eq!(whole.base, None, "what it stood on is another");
    make_group(&mut laptop, "Arbetsgruppen");
    let step = laptop.back_up_at_close().unwrap().unwrap();
    assert!(step.stands_on(&whole));
    std::fs::remove_file(&whole.path).unwrap();
    let whole = laptop.back_up_at_close().unwrap().unwrap();
    assert_eq!(whole.base, None, "what it stood on is gone");
}

#[test]
fn a_file_goes_on_from_its_base_when_it_is_opened_again_and_after_a_step_was_put_back() {
    let mut village = Village::new();
    let (laptop, base, step) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    let copied = |name: &str| {
        let mut again = Workspace::open(&file).unwrap();
        again.make_steps(ALWAYS);
        make_group(&mut again, name);
        let copy = again.back_up(Why::Asked).unwrap();
        assert!(copy.stands_on(&base));
        let groups = again.reader().all::<Group>().unwrap().len() as u64;
        let held = look(&file, &copy.path).unwrap();
        assert_eq!(held.of(Group::KIND), (groups, Some(groups)));
        assert_eq!(held.lost, 0);
    };
    copied("Arbetsgruppen");
    restore(&file, &step.path).unwrap();
    copied("Nätverket");
    restore(&file, &base.path).unwrap();
    copied("Referensgruppen");
}

/// Whether the next copy is whole, holds everything, and is the base of the one after it.
fn begins_anew(laptop: &mut Workspace) {
    let file = laptop.reader().path().to_owned();
    let mut copied = |name: &str| {
        make_group(laptop, name);
        let copy = laptop.back_up(Why::Asked).unwrap();
        assert_eq!(look(&file, &copy.path).unwrap().lost, 0);
        copy
    };
    let [whole, step] = ["Nätverket", "Referensgruppen"].map(&mut copied);
    assert_eq!(whole.base, None);
    assert!(step.stands_on(&whole));
}

#[test]
fn no_copy_stands_on_one_that_somebody_has_worked_in() {
    let mut village = Village::new();
    let (mut laptop, base) = with_a_base(&mut village);
    make_group(&mut Workspace::open(&base.path).unwrap(), "Arbetsgruppen");
    begins_anew(&mut laptop);
}

#[test]
fn what_another_program_has_done_to_the_file_or_its_base_is_found_when_a_step_is_made() {
    for (to_the_base, sql) in [
        (
            true,
            "INSERT OR REPLACE INTO meta VALUES ('author', 'Bo Ek')",
        ),
        (
            true,
            "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
        ),
        (
            true,
            "DELETE FROM entry WHERE id = (SELECT min(id) FROM entry)",
        ),
        (
            false,
            "INSERT OR REPLACE INTO meta VALUES ('author', 'Bo Ek')",
        ),
        (
            false,
            "DELETE FROM entry WHERE id = (SELECT min(id) FROM entry)",
        ),
    ] {
        let mut village = Village::new();
        let (mut laptop, base) = with_a_base(&mut village);
        let place = if to_the_base {
            base.path.as_path()
        } else {
            laptop.reader().path()
        };
        let other = rusqlite::Connection::open(place).unwrap();
        assert_eq!(other.execute(sql, []).unwrap(), 1);
        drop(other);
        begins_anew(&mut laptop);
    }
}

#[test]
fn a_base_is_stood_on_for_some_weeks() {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let mut village = Village::new();
    let (laptop, base) = with_a_base(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    for (days, stands) in [(27, true), (29, false)] {
        let mut later = Workspace::open_in(&file, Elsewhere::new(9, days * DAY)).unwrap();
        later.make_steps(ALWAYS);
        make_group(&mut later, "Arbetsgruppen");
        let copy = later.back_up(Why::Asked).unwrap();
        assert_eq!(copy.stands_on(&base), stands, "{days}");
    }
}

#[test]
fn a_base_that_was_made_for_a_refused_merge_is_kept() {
    let mut village = Village::new();
    let mut other = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    drop(village.laptop(ESLOV, "eslov.samverka", 0));
    make_group(&mut other, "Styrgruppen");
    let to_the_lead = village.send(&mut other, "bundle");
    other.make_steps(ALWAYS);
    other.keep_backups(true);
    let file = other.reader().path().to_owned();
    merge(&mut other, &to_the_lead).unwrap_err();
    assert_eq!(backups(&file).unwrap(), [], "it is known before");
    merge(&mut other, &village.path(&format!("{ESLOV}.kit"))).unwrap_err();
    let base = backups(&file).unwrap().remove(0);
    make_group(&mut other, "Ledningsgruppen");
    assert!(other.back_up(Why::Asked).unwrap().stands_on(&base));
}

#[test]
fn a_change_too_large_for_a_step_makes_the_next_base() {
    let mut village = Village::new();
    let (mut laptop, base) = with_a_base(&mut village);
    laptop.make_steps(StepRule {
        from: 0,
        share: 1_000,
    });
    make_group(&mut laptop, "Ledningsgruppen");
    let next = laptop.back_up(Why::Asked).unwrap();
    assert_eq!(next.base, None);
    laptop.make_steps(ALWAYS);
    make_group(&mut laptop, "Arbetsgruppen");
    let step = laptop.back_up(Why::Asked).unwrap();
    assert!(step.stands_on(&next) && !step.stands_on(&base));
}

#[test]
fn what_kept_copies_stand_on_is_kept_and_goes_with_the_last_of_them() {
    let mut village = Village::new();
    let (mut laptop, base) = with_a_base(&mut village);
    for number in 0..12 {
        make_group(&mut laptop, &format!("Grupp {number}"));
        laptop.back_up(Why::Asked).unwrap();
    }
    let file = laptop.reader().path().to_owned();
    let all = backups(&file).unwrap();
    assert_eq!((all.len(), &all[10]), (11, &base));
    assert!(all[..10].iter().all(|one| one.stands_on(&base)));
    laptop.make_steps(StepRule::default());
    for number in 0..10 {
        make_group(&mut laptop, &format!("Nätverk {number}"));
        laptop.back_up(Why::Asked).unwrap();
    }
    let all = backups(&file).unwrap();
    assert!(all.len() == 10 && all.iter().all(|one| one.base.is_none()));
}

#[test]
fn a_base_that_is_deleted_takes_what_stands_on_it_and_no_other() {
    let mut village = Village::new();
    let (mut laptop, base, step) = with_a_step(&mut village);
    laptop.make_steps(StepRule::default());
    make_group(&mut laptop, "Arbetsgruppen");
    let other = laptop.back_up(Why::Asked).unwrap();
    let file = laptop.reader().path().to_owned();
    base.delete().unwrap();
    assert_eq!(backups(&file).unwrap(), [other]);
    assert!(!step.path.exists());
}

#[test]
fn after_an_erasure_the_next_copy_is_whole_and_those_that_hold_her_are_named_with_their_base() {
    let mut village = Village::new();
    let (mut laptop, empty) = with_a_base(&mut village);
    let file = laptop.reader().path().to_owned();
    let word = secret_word(1);
    let person = make_person(&mut laptop, &word);
    let with_her = laptop.back_up(Why::Asked).unwrap();
    assert!(with_her.stands_on(&empty));
    let holding = |person| -> Vec<Backup> {
        let all = copies_holding(&file, &[person], &Default::default()).unwrap();
        all.into_iter().map(|one| one.copy).collect()
    };
    assert_eq!(
        holding(person),
        std::slice::from_ref(&with_her),
        "and not what it stands on"
    );
    laptop.make_steps(StepRule {
        from: 0,
        share: 1_000,
    });
    let base = laptop.back_up(Why::Asked).unwrap();
    laptop.make_steps(ALWAYS);
    make_group(&mut laptop, "Ledningsgruppen");
    let step = laptop.back_up(Why::Asked).unwrap();
    assert!(step.stands_on(&base));
    assert_eq!(holding(person), [step, base, with_her]);
    let named = holding(person);
    laptop.erase(person, &Default::default()).unwrap();
    assert!(!holds(&saved_bytes(&file), &word));
    let after = laptop.back_up(Why::Asked).unwrap();
    assert_eq!(after.base, None);
    remove_copies(&named).unwrap();
    assert_eq!(backups(&file).unwrap(), [after, empty]);
    let folder = std::fs::read_dir(backups_folder(&file)).unwrap();
    for copy in folder {
        assert!(!holds(&std::fs::read(copy.unwrap().path()).unwrap(), &word));
    }
}

#[test]
fn what_has_gone_since_the_base_is_nowhere_in_the_whole_that_is_put_back() {
    let mut village = Village::new();
    let (mut laptop, base) = with_a_base(&mut village);
    let word = secret_word(2);
    laptop.set_author(&word).unwrap();
    laptop.make_steps(StepRule {
        from: 0,
        share: 1_000,
    });
    let with_it = laptop.back_up(Why::Asked).unwrap();
    assert!(!with_it.stands_on(&base) && holds(&std::fs::read(&with_it.path).unwrap(), &word));
    laptop.make_steps(ALWAYS);
    laptop.set_author("Bo Ek").unwrap();
    let without = laptop.back_up(Why::Asked).unwrap();
    assert!(without.stands_on(&with_it));
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    restore(&file, &without.path).unwrap();
    assert!(!holds(&std::fs::read(&file).unwrap(), &word));
}

#[test]
fn a_step_is_not_opened_and_a_base_is_not_changed() {
    let mut village = Village::new();
    let (_laptop, base, step) = with_a_step(&mut village);
    let files = || [&base, &step].map(|copy| std::fs::read(&copy.path).unwrap());
    let before = files();
    assert!(matches!(
        refused(Workspace::open(&step.path)),
        StoreError::IsAStep
    ));
    assert!(matches!(
        refused(mend(&step.path, None)),
        StoreError::IsAStep
    ));
    let mut opened = Workspace::open(&base.path).unwrap();
    assert_eq!(opened.read_only(), Some(ReadOnly::Base));
    assert_eq!(opened.reader().all::<Group>().unwrap().len(), 1);
    assert!(matches!(
        refused(opened.set_author("Amira Holm")),
        StoreError::IsABase
    ));
    drop(opened);
    assert_eq!(files(), before);
    step.delete().unwrap();
    assert!(Workspace::open(&base.path).unwrap().writable());
}

/// Tries to look into a step and to put it back: why that is refused, and nothing has changed.
fn no_good(file: &Path, step: &Path) -> StoreError {
    let before = std::fs::read(file).unwrap();
    let all = || {
        let folder = std::fs::read_dir(backups_folder(file)).unwrap();
        let mut all: Vec<PathBuf> = folder.map(|one| one.unwrap().path()).collect();
        all.sort();
        all
    };
    let copies = all();
    drop(refused(look(file, step)));
    let why = refused(restore(file, step));
    assert_eq!((std::fs::read(file).unwrap(), all()), (before, copies));
    assert!(!file.with_extension("samverka.part").exists());
    why
}

#[test]
fn a_step_without_its_base_is_refused() {
    let mut village = Village::new();
    let (laptop, base, step) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    let kept = std::fs::read(&base.path).unwrap();
    let name = base
        .path
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    std::fs::remove_file(&base.path).unwrap();
    assert!(matches!(no_good(&file, &step.path), StoreError::NoBase(gone) if gone == name));
    // Another's, and its own when somebody has worked in it.
    let mut other = Village::new();
    let (_, others, _) = with_a_step(&mut other);
    std::fs::copy(&others.path, &base.path).unwrap();
    assert!(matches!(
        no_good(&file, &step.path),
        StoreError::OtherBase(_)
    ));
    let aside = village.path("aside.samverka");
    std::fs::write(&aside, &kept).unwrap();
    make_group(&mut Workspace::open(&aside).unwrap(), "Arbetsgruppen");
    std::fs::copy(&aside, &base.path).unwrap();
    assert!(matches!(
        no_good(&file, &step.path),
        StoreError::OtherBase(_)
    ));
    std::fs::write(&base.path, &kept).unwrap();
    restore(&file, &step.path).unwrap();
}

#[test]
fn another_workspace_s_step_is_refused_with_its_base() {
    let mut village = Village::new();
    let (laptop, ..) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    let mut other = Village::new();
    other.lead.make_steps(ALWAYS);
    other.lead.back_up(Why::Asked).unwrap();
    other.lead.set_author("Amira Holm").unwrap();
    let step = other.lead.back_up(Why::Asked).unwrap();
    assert!(step.base.is_some());
    let before = std::fs::read(&file).unwrap();
    let answer = restore(&file, &step.path);
    assert!(matches!(answer, Err(WorkspaceError::OtherWorkspace)));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_later_version_s_step_is_refused_and_so_is_a_hostile_one() {
    let mut village = Village::new();
    let (laptop, _, step) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    let sound = std::fs::read(&step.path).unwrap();
    let refused_with = |sql: &str| {
        std::fs::write(&step.path, &sound).unwrap();
        rusqlite::Connection::open(&step.path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        no_good(&file, &step.path)
    };
    let later = refused_with("PRAGMA user_version = 99");
    assert!(matches!(later, StoreError::TooNew { found: 99, .. }));
    for sql in [
        "CREATE TRIGGER t AFTER INSERT ON touched BEGIN DELETE FROM step; END",
        "CREATE VIEW other AS SELECT 1",
        "CREATE VIRTUAL TABLE search USING fts5 (text)",
        "INSERT INTO touched VALUES ('sqlite_schema', 1, '')",
        "INSERT INTO touched VALUES ('search', 1, '')",
        "ALTER TABLE entry ADD COLUMN other TEXT",
    ] {
        let damaged = refused_with(sql);
        assert!(
            matches!(damaged, StoreError::Damaged(_)),
            "{sql}: {damaged}"
        );
    }
    for sql in [
        "UPDATE step SET base = '../' || base",
        "UPDATE step SET pulse = 'other'",
        "DELETE FROM step",
        "DROP TABLE touched",
        "DELETE FROM entry",
    ] {
        drop(refused_with(sql));
    }
}

#[test]
fn a_damaged_step_is_refused_wherever_it_is_damaged_or_cut() {
    let mut village = Village::new();
    let (laptop, _, step) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    let then = state(&laptop);
    drop(laptop);
    let sound = std::fs::read(&step.path).unwrap();
    for at in (0..sound.len()).step_by(7_001) {
        std::fs::write(&step.path, &sound[..at]).unwrap();
        drop(no_good(&file, &step.path));
    }
    let kept = std::fs::read(&file).unwrap();
    for at in (0..sound.len()).step_by(2_503) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&step.path, bytes).unwrap();
        std::fs::write(&file, &kept).unwrap();
        if restore(&file, &step.path).is_ok() {
            let lead = Workspace::open(&file).unwrap();
            assert_eq!(journal(&lead).len(), then.journal.len(), "{at}");
        } else {
            assert_eq!(std::fs::read(&file).unwrap(), kept, "{at}");
        }
    }
}

#[test]
fn a_mended_file_begins_with_a_whole_copy() {
    let mut village = Village::new();
    let (laptop, ..) = with_a_step(&mut village);
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    mend(&file, None).unwrap();
    let mut mended = Workspace::open(&file).unwrap();
    mended.make_steps(ALWAYS);
    assert_eq!(mended.back_up(Why::Asked).unwrap().base, None);
    make_group(&mut mended, "Arbetsgruppen");
    assert!(mended.back_up(Why::Asked).unwrap().base.is_some());
}

#[test]
fn a_bundle_that_cannot_be_unlocked_costs_no_copy() {
    let mut village = Village::new();
    village.lead.make_steps(ALWAYS);
    village.lead.keep_backups(true);
    let file = village.lead.reader().path().to_owned();
    let stranger = Lock::ToLead(LeadKey::generate().public());
    let [locked, open] = [stranger, Lock::Open].map(|lock| {
        let draft = Draft {
            kind: BundleKind::Bundle,
            project: village.lead.reader().project_id().unwrap(),
            project_name: "BRED".into(),
            municipality: Some(code(ESLOV)),
            profile: Profile::Full,
            made_at: 1_795_262_400_000,
        };
        let key = SigningKey::from_bytes([3; 32]);
        let bundle = village.path(if matches!(lock, Lock::Open) {
            "open"
        } else {
            "locked"
        });
        let sealed = samverka::bundle::write(draft, &[], &key, &lock).unwrap().0;
        std::fs::write(&bundle, sealed).unwrap();
        bundle
    });
    let lead = &mut village.lead;
    let mut merge = |bundle| lead.merge(&[bundle], None, true, &mut |_, _| true);
    assert!(matches!(
        merge(&locked),
        Err(WorkspaceError::Bundle(BundleError::NotForUs))
    ));
    assert!(!backups_folder(&file).exists());
    merge(&open).unwrap();
    assert!(backups_folder(&file).exists());
}
