//! Copies of a large file, which hold only what has changed, killed while they are made and put back.

use std::ffi::OsStr;
use std::path::Path;

use samverka::workspace::{
    Backup, Why, Workspace, backups, backups_folder, look as look_into, restore,
};

use crate::command_line::{Merging, cli, merge};
use crate::life::*;
use crate::village::*;

/// Makes a file so large that its copies hold only what has changed: by what somebody has typed and not stored.
fn make_large(file: &Path) {
    let sql = "INSERT OR REPLACE INTO meta VALUES ('typed', hex(zeroblob(17 << 20)))";
    rusqlite::Connection::open(file)
        .unwrap()
        .execute(sql, [])
        .unwrap();
}

/// A lead's file that is about to merge: large, with a whole copy, and changed since.
fn about_to_merge() -> (Merging, Backup) {
    let (merging, _) = Merging::new();
    std::fs::copy(&merging.before, &merging.file).unwrap();
    make_large(&merging.file);
    let mut lead = Workspace::open(&merging.file).unwrap();
    let base = lead.back_up(Why::Asked).unwrap();
    lead.set_author("Lena Ek").unwrap();
    drop(lead);
    std::fs::copy(&merging.file, &merging.before).unwrap();
    (merging, base)
}

/// The copies of the file that stand on its base.
fn steps(file: &Path) -> Vec<Backup> {
    let mut all = backups(file).unwrap();
    all.retain(|copy| copy.base.is_some());
    all
}

#[test]
fn a_step_is_there_whole_or_not_at_all_and_so_is_the_merge_after_it() {
    let (merging, base) = about_to_merge();
    let file = &merging.file;
    let mut killer = Killer::of(&mut merge(file, &merging.bundle));
    let there = merging.village.path("there.samverka");
    let mut whole = 0;
    for _ in 0..kills(15) {
        for step in steps(file) {
            step.delete().unwrap();
        }
        std::fs::copy(&merging.before, file).unwrap();
        let done = killer.kill(&mut merge(file, &merging.bundle), file);
        assert!(merging.is_in() || !done, "it was called merged");
        for step in steps(file) {
            assert!(step.stands_on(&base));
            restore(&there, &step.path).unwrap();
            assert!(look(&there, journal) == merging.nothing);
            std::fs::remove_file(&there).unwrap();
            whole += 1;
        }
    }
    killer.caught_some();
    assert!(whole > 0, "no step was ever there");
}

#[test]
fn where_a_base_was_killed_the_next_copy_is_whole_and_what_stands_on_it_is_the_file() {
    let (merging, _) = about_to_merge();
    let file = &merging.file;
    let folder = backups_folder(file);
    std::fs::remove_dir_all(&folder).unwrap();
    let mut killer = Killer::of(&mut merge(file, &merging.bundle));
    for _ in 0..kills(15) {
        drop(std::fs::remove_dir_all(&folder));
        std::fs::copy(&merging.before, file).unwrap();
        let done = killer.kill(&mut merge(file, &merging.bundle), file);
        assert!(merging.is_in() || !done, "it was called merged");
        let mut lead = Workspace::open(file).unwrap();
        let there = backups(file).unwrap().len();
        for name in ["Styrgruppen", "Ledningsgruppen"] {
            make_group(&mut lead, name);
            let copy = lead.back_up(Why::Asked).unwrap();
            assert_eq!(look_into(file, &copy.path).unwrap().lost, 0);
        }
        let all = backups(file).unwrap();
        assert!(all.len() == there + 2 && all[0].base.is_some());
        assert!(there > 0 || all[1].base.is_none());
    }
    killer.caught_some();
}

#[test]
fn a_step_is_put_back_whole_or_not_at_all() {
    let (merging, _) = about_to_merge();
    let file = &merging.file;
    assert!(
        merge(file, &merging.bundle)
            .output()
            .unwrap()
            .status
            .success()
    );
    let step = steps(file).remove(0);
    let merged = merging.village.path("merged");
    std::fs::copy(file, &merged).unwrap();
    let back = || {
        let step = step.path.as_os_str();
        cli([OsStr::new("restore"), file.as_os_str(), step])
    };
    let mut killer = Killer::of(&mut back());
    for _ in 0..kills(10) {
        std::fs::copy(&merged, file).unwrap();
        for later in steps(file).iter().filter(|one| **one != step) {
            later.delete().unwrap();
        }
        let done = killer.kill(&mut back(), file);
        let now = look(file, journal);
        assert!(now == merging.nothing || !done && now == merging.everything);
        assert!(steps(file).contains(&step), "what is put back stays a copy");
    }
    killer.caught_some();
}
