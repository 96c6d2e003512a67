//! `samverka-cli`, killed while it saves, merges, takes a merge back, erases, sends and brings an old file up.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use samverka::bundle::{Limits, inspect};
use samverka::domain::{Group, Id, Person, Record as _};
use samverka::journal::Entry;
use serde_json::json;

use crate::life::*;
use crate::village::*;

/// The program with these arguments.
pub fn cli<'a>(arguments: impl IntoIterator<Item = &'a OsStr>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samverka-cli"));
    command.args(arguments);
    command
}

/// The command that adds a person of this name.
fn add(file: &Path, name: &str) -> Command {
    let name = format!("name={name}");
    cli([
        "add".as_ref(),
        file.as_os_str(),
        Person::CODE.as_ref(),
        name.as_ref(),
    ])
}

fn names(file: &Path) -> BTreeSet<String> {
    look(file, |workspace| {
        let persons = workspace.reader().all::<Person>().unwrap();
        persons.into_iter().map(|person| person.name).collect()
    })
}

#[test]
fn every_acknowledged_save_survives_and_no_other_is_there_by_half() {
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "eslov", 0));
    let file = village.path("eslov");
    let mut killer = Killer::of(&mut add(&file, "Amira Holm"));
    let mut present = names(&file);
    for number in 0..kills(40) {
        let name = format!("Person {number}");
        let done = killer.kill(&mut add(&file, &name), &file);
        let now = names(&file);
        let saved = now.contains(&name);
        assert!(saved || !done, "{name} was called saved");
        present.extend(saved.then_some(name));
        assert_eq!(now, present);
    }
    killer.caught_some();
}

/// A lead's file before and after a merge, and a name for a copy to work on.
pub struct Merging {
    pub village: Village,
    pub bundle: PathBuf,
    pub before: PathBuf,
    after: PathBuf,
    pub file: PathBuf,
    pub nothing: Vec<Entry>,
    pub everything: Vec<Entry>,
}

impl Merging {
    pub fn new() -> (Self, Killer) {
        let mut village = Village::new();
        let mut laptop = village.laptop(ESLOV, "eslov", 0);
        for number in 0..150 {
            make_person(&mut laptop, &format!("Person {number}"));
        }
        let bundle = village.send(&mut laptop, "bundle");
        Self::of(village, bundle, 150)
    }

    /// So much that it is put in order in a file of its own before it is written, and the indexes are made anew.
    pub fn much() -> (Self, Killer) {
        let village = Village::new();
        let project = village.lead.reader().project_id().unwrap();
        let long = json!("o".repeat(8_000));
        let entries: Vec<Entry> = (1..=1_500_u64)
            .map(|number| {
                let record = Id::from_u128(u128::from(number).wrapping_mul(u128::MAX / 1_501));
                let mut entry = entry(project, ESLOV, record, number << 16, &[]);
                entry.set.insert(Group::assignment.to_owned(), long.clone());
                entry
            })
            .collect();
        let bundle = village.crafted(ESLOV, &entries, 3);
        Self::of(village, bundle, entries.len())
    }

    fn of(village: Village, bundle: PathBuf, many: usize) -> (Self, Killer) {
        village.copy_file("lead.samverka", "before");
        let [before, after, file] = ["before", "after", "lead"].map(|name| village.path(name));
        let nothing = look(&before, journal);
        std::fs::copy(&before, &after).unwrap();
        let killer = Killer::of(&mut merge(&after, &bundle));
        let everything = look(&after, journal);
        assert!(nothing.len() + many <= everything.len());
        let merging = Self {
            village,
            bundle,
            before,
            after,
            file,
            nothing,
            everything,
        };
        (merging, killer)
    }

    /// Whether the merge is in the file and was not taken back: all that it brought is there, or nothing of it.
    pub fn is_in(&self) -> bool {
        let (now, merges) = look(&self.file, |lead| {
            (journal(lead), lead.reader().merges().unwrap())
        });
        let is_in = merges.iter().any(|merge| merge.undone.is_none());
        let expected = if is_in {
            &self.everything
        } else {
            &self.nothing
        };
        assert!(now == *expected, "{} entries are there", now.len());
        is_in
    }
}

pub fn merge(file: &Path, bundle: &Path) -> Command {
    cli(["merge".as_ref(), file.as_os_str(), bundle.as_os_str()])
}

#[test]
fn a_merge_is_there_whole_or_not_at_all() {
    let (merging, mut killer) = Merging::new();
    for _ in 0..kills(25) {
        std::fs::copy(&merging.before, &merging.file).unwrap();
        let done = killer.kill(&mut merge(&merging.file, &merging.bundle), &merging.file);
        assert!(merging.is_in() || !done, "it was called merged");
    }
    killer.caught_some();
}

#[test]
fn a_merge_of_much_into_little_is_there_whole_or_not_at_all() {
    let (merging, mut killer) = Merging::much();
    let files = || {
        let files = merging.file.parent().unwrap().read_dir().unwrap();
        let files = files.map(|file| file.unwrap().file_name());
        files.collect::<BTreeSet<_>>()
    };
    std::fs::copy(&merging.before, &merging.file).unwrap();
    let mut before = files();
    before.insert("lead-backups".into());
    for _ in 0..kills(15) {
        std::fs::copy(&merging.before, &merging.file).unwrap();
        let done = killer.kill(&mut merge(&merging.file, &merging.bundle), &merging.file);
        assert!(merging.is_in() || !done, "it was called merged");
        assert!(files().is_subset(&before), "{:?} are left", files());
    }
    killer.caught_some();
}

/// What is new is written at the end of the merge, and the indexes after it: there the file must not be whole too soon.
#[test]
fn a_merge_of_much_into_little_is_not_there_before_its_indexes_are() {
    let (merging, _) = Merging::much();
    std::fs::copy(&merging.before, &merging.file).unwrap();
    let length = || std::fs::metadata(&merging.file).map_or(0, |file| file.len());
    let enough = length() + (1 << 20);
    let written = || length() > enough;
    let program = || merge(&merging.file, &merging.bundle);
    let mut killer = Killer::of_the_end(&mut program(), &written);
    assert!(merging.is_in());
    for _ in 0..kills(40) {
        std::fs::copy(&merging.before, &merging.file).unwrap();
        let done = killer.kill_after(&written, &mut program(), &merging.file);
        assert!(merging.is_in() || !done, "it was called merged");
    }
    killer.caught_some();
}

#[test]
fn a_merge_is_taken_back_whole_or_not_at_all() {
    let (merging, _) = Merging::new();
    let unmerge = |file: &Path| {
        let last = ["--last", "1"].map(OsStr::new);
        cli([OsStr::new("unmerge"), file.as_os_str()]
            .into_iter()
            .chain(last))
    };
    let whole = merging.village.path("whole");
    std::fs::copy(&merging.after, &whole).unwrap();
    let mut killer = Killer::of(&mut unmerge(&whole));
    for _ in 0..kills(20) {
        std::fs::copy(&merging.after, &merging.file).unwrap();
        let done = killer.kill(&mut unmerge(&merging.file), &merging.file);
        assert!(!merging.is_in() || !done, "it was called taken back");
    }
    killer.caught_some();
}

#[test]
fn an_erased_person_is_gone_from_every_byte_or_not_erased() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "before", 0);
    let word = secret_word(7);
    let person = make_person(&mut laptop, &format!("Amira {word}"));
    for number in 0..100 {
        make_person(&mut laptop, &format!("Person {number}"));
    }
    drop(laptop);
    let [before, file, whole] = ["before", "eslov", "whole"].map(|name| village.path(name));
    let person = person.to_string();
    let erase = |file: &Path| cli(["erase".as_ref(), file.as_os_str(), person.as_ref()]);
    std::fs::copy(&before, &whole).unwrap();
    let mut killer = Killer::of(&mut erase(&whole));
    let mut erasures = 0;
    for _ in 0..kills(25) {
        std::fs::copy(&before, &file).unwrap();
        let done = killer.kill(&mut erase(&file), &file);
        let erased = !names(&file).iter().any(|name| name.contains(&word));
        assert!(erased || !done, "it was called erased");
        assert_ne!(erased, holds(&saved_bytes(&file), &word));
        erasures += u64::from(erased);
    }
    assert!(erasures > 0, "nobody was ever erased");
    killer.caught_some();
}

#[test]
fn a_copy_is_put_back_whole_or_not_at_all_and_nothing_is_lost() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_person(&mut laptop, "Amira Holm");
    let copy = laptop.back_up(samverka::workspace::Why::Asked).unwrap();
    make_person(&mut laptop, "Bo Ek");
    drop(laptop);
    let (file, later) = (village.path("eslov.samverka"), village.path("later"));
    std::fs::copy(&file, &later).unwrap();
    let restore = || {
        cli([
            OsStr::new("restore"),
            file.as_os_str(),
            copy.path.as_os_str(),
        ])
    };
    let of = |people: [&str; 2]| -> BTreeSet<String> {
        people
            .map(str::to_owned)
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect()
    };
    let (then, now) = (of(["Amira Holm", ""]), of(["Amira Holm", "Bo Ek"]));
    let folder = village.path("eslov.samverka-backups");
    let mut killer = Killer::of(&mut restore());
    for _ in 0..kills(25) {
        std::fs::copy(&later, &file).unwrap();
        let done = killer.kill(&mut restore(), &file);
        let found = names(&file);
        assert!(found == then || !done && found == now);
        let kept = finished_copies(&folder).into_iter().any(|kept| {
            std::fs::copy(&kept, village.path("kept")).unwrap();
            names(&village.path("kept")) == now
        });
        assert!(found == now || kept, "what gave way is a copy");
        for kept in finished_copies(&folder) {
            if kept != copy.path {
                std::fs::remove_file(kept).unwrap();
            }
        }
    }
    killer.caught_some();
}

#[test]
fn a_bundle_is_there_whole_or_as_it_was() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    make_person(&mut laptop, "Amira Holm");
    drop(laptop);
    let (file, bundle) = (village.path("eslov"), village.path("bundle"));
    let send = || {
        let to = [OsStr::new("-o"), bundle.as_os_str()];
        cli([OsStr::new("export"), file.as_os_str()]
            .into_iter()
            .chain(to))
    };
    let mut killer = Killer::of(&mut send());
    for _ in 0..kills(20) {
        killer.kill(&mut send(), &file);
        let bytes = std::fs::read(&bundle).unwrap();
        inspect(&bytes, &Limits::default()).unwrap();
        look(&file, |_| ());
    }
    killer.caught_some();
}

#[test]
fn an_old_file_is_brought_up_whole_and_its_old_copy_is_whole() {
    let village = Village::new();
    let kept =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workspaces/version-1.samverka.zst");
    let kept = zstd::decode_all(std::fs::File::open(kept).unwrap()).unwrap();
    let [file, whole, looked_at] =
        ["old", "whole", "copy"].map(|name| village.path(&format!("{name}.samverka")));
    let mut copies = 0;
    std::fs::write(&whole, &kept).unwrap();
    let mut killer = Killer::of(&mut add(&whole, "Nadia Åkesson"));
    let everything = names(&whole);
    for _ in 0..kills(20) {
        std::fs::write(&file, &kept).unwrap();
        let done = killer.kill(&mut add(&file, "Nadia Åkesson"), &file);
        let folder = village.path("old.samverka-backups");
        for old in finished_copies(&folder) {
            std::fs::copy(&old, &looked_at).unwrap();
            let mut of_old = names(&looked_at);
            of_old.insert("Nadia Åkesson".to_owned());
            assert_eq!(of_old, everything, "{} is whole", old.display());
            copies += 1;
        }
        drop(std::fs::remove_dir_all(folder));
        let mut now = names(&file);
        assert!(now.contains("Nadia Åkesson") || !done);
        now.insert("Nadia Åkesson".to_owned());
        assert_eq!(now, everything);
    }
    killer.caught_some();
    assert!(copies > 0, "no old copy was ever looked at");
}

/// The copies of a workspace that have got their names.
fn finished_copies(folder: &Path) -> Vec<PathBuf> {
    let files = folder.read_dir().into_iter().flatten();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "samverka"))
        .collect()
}
