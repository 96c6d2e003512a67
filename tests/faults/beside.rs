//! A file that another program writes while it is read: what is read together is of one moment.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use samverka::bundle::Profile;
use samverka::domain::{Group, Id, Kind, Membership, Person, Record};
use samverka::workspace::{Command, Edit, Reader, Why, Workspace, fields};
use serde_json::json;

use crate::village::{ESLOV, Elsewhere, Village};

const CHECKS: usize = 1_000;

/// A group, somebody in it, and the membership: there together or not at all.
const TOGETHER: [&Kind; 3] = [Group::KIND, Membership::KIND, Person::KIND];

fn made(workspace: &mut Workspace) -> [(&'static Kind, Id); 3] {
    let [group, membership, person] = TOGETHER.map(|kind| (kind, workspace.fresh_id()));
    let described = [
        (
            group,
            fields([
                (Group::kind, json!("strategic")),
                (Group::name, json!("Styrgruppen")),
                (Group::origin, json!("created")),
            ]),
        ),
        (
            person,
            fields([
                (Person::name, json!("Amira Holm")),
                (Person::decision_level, json!("department_head")),
            ]),
        ),
        (
            membership,
            fields([
                (Membership::group, json!(group.1)),
                (Membership::person, json!(person.1)),
                (Membership::from, json!("2026-02-01")),
            ]),
        ),
    ];
    let edits = described.map(|((kind, id), fields)| Edit::Create { kind, id, fields });
    workspace.run(&Command::new(edits.into())).unwrap();
    [group, membership, person]
}

/// Writes once for each check that has begun, until all are done: at every other time the three are there.
fn write_meanwhile(workspace: &mut Workspace, begun: &AtomicUsize) {
    let mut there = None;
    let mut written = 0;
    while written < CHECKS {
        if begun.load(Ordering::SeqCst) <= written {
            std::thread::yield_now();
            continue;
        }
        there = match there.take() {
            None => Some(made(workspace)),
            Some(records) => {
                let edits = records.map(|(kind, id)| Edit::Remove { kind, id });
                workspace.run(&Command::new(edits.into())).unwrap();
                None
            }
        };
        written += 1;
    }
}

/// Lets the writer go when the checks are over, also when one has failed.
struct Over<'a>(&'a AtomicUsize);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(CHECKS, Ordering::SeqCst);
    }
}

fn answer(of: &[&str], file: &Path) -> String {
    let mut arguments: Vec<_> = of.iter().map(Into::into).collect();
    arguments.insert(1, file.as_os_str().to_owned());
    let (mut said, mut wrong) = (Vec::new(), Vec::new());
    let today = "2026-11-21".parse().unwrap();
    let ended = samverka::cli::run(arguments, today, &mut said, &mut wrong);
    assert_eq!(ended, 0, "{of:?}: {}", String::from_utf8_lossy(&wrong));
    String::from_utf8(said).unwrap()
}

/// What a command answers where the three are there, and where they are not.
fn committed(workspace: &mut Workspace, of: &[&str]) -> BTreeSet<String> {
    let file = workspace.reader().path().to_owned();
    let without = answer(of, &file);
    let records = made(workspace);
    let with = answer(of, &file);
    let edits = records.map(|(kind, id)| Edit::Remove { kind, id });
    workspace.run(&Command::new(edits.into())).unwrap();
    assert_ne!(with, without, "{of:?} would not show what is torn");
    [with, without].into()
}

/// As many of each kind that come and go together.
fn agree(counts: [Option<usize>; 3], what: &str) {
    let all: BTreeSet<_> = counts.into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(all.len(), 1, "{what}: {counts:?}");
}

#[test]
fn reading_beside_a_program_that_writes_sees_one_moment() {
    const ASKED: [&[&str]; 2] = [
        &["figures", "--json", "--lang", "en"],
        &["signals", "--lang", "en"],
    ];
    let mut village = Village::new();
    let mut writer = village.laptop(ESLOV, "eslov.samverka", 0);
    let known = ASKED.map(|of| committed(&mut writer, of));
    let file = writer.reader().path().to_owned();
    let beside = Workspace::open(&file).unwrap();
    assert!(!beside.writable());
    let reader = Reader::open(&file).unwrap();
    let begun = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        threads.spawn(|| write_meanwhile(&mut writer, &begun));
        let _over = Over(&begun);
        for check in 0..CHECKS {
            begun.fetch_add(1, Ordering::SeqCst);
            match check % 5 {
                0 => drop(reader.verify().unwrap()),
                1 | 2 => {
                    let at = check % 5 - 1;
                    let said = answer(ASKED[at], &file);
                    assert!(known[at].contains(&said), "{:?}: {said}", ASKED[at]);
                }
                3 => {
                    let leaving = beside.leaving(Profile::Full, &BTreeSet::new()).unwrap();
                    let entries = |kind: &Kind| Some(leaving.kinds.get(kind.code)?.entries);
                    agree(TOGETHER.map(entries), "leaving");
                }
                _ => {
                    let holding = reader.holding().unwrap().records;
                    let count = |kind: &Kind| {
                        let found = holding.iter().find(|(one, _)| one.code == kind.code);
                        found.and_then(|(_, count)| usize::try_from(*count).ok())
                    };
                    agree(TOGETHER.map(count), "holding");
                }
            }
        }
    });
}

#[test]
fn copying_beside_a_program_that_writes_copies_one_moment() {
    let mut village = Village::new();
    let mut writer = village.laptop(ESLOV, "eslov.samverka", 0);
    let file = writer.reader().path().to_owned();
    let mut beside = Workspace::open_in(&file, Elsewhere::new(5, 0)).unwrap();
    let begun = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        threads.spawn(|| write_meanwhile(&mut writer, &begun));
        let _over = Over(&begun);
        for _ in 0..CHECKS / 20 {
            begun.fetch_add(20, Ordering::SeqCst);
            let copy = beside.back_up(Why::Asked).unwrap();
            Reader::open(&copy.path).unwrap().verify().unwrap();
        }
    });
}
