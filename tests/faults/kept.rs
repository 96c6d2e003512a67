//! Workspaces that earlier versions made are kept, and every later version opens them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use samverka::domain::{Group, Meeting, Municipality, Person, Record};
use samverka::workspace::{Command, Reader, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

fn kept(version: u32) -> PathBuf {
    let name = format!("tests/workspaces/version-{version}.samverka.zst");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Unpacks a kept workspace and opens it.
fn opened(packed: &[u8], folder: &Path) -> Workspace {
    let path = folder.join("kept.samverka");
    std::fs::write(&path, zstd::decode_all(packed).unwrap()).unwrap();
    Workspace::open(&path).unwrap()
}

#[test]
fn a_workspace_of_every_kept_version_opens_with_everything_in_it() {
    let versions = (1..).take_while(|version| kept(*version).exists());
    let opened =
        versions.map(|version| has_everything_in_it(&std::fs::read(kept(version)).unwrap()));
    assert!(opened.count() >= 4);
}

#[test]
fn a_merge_that_version_1_made_is_listed_and_cannot_be_undone() {
    let folder = tempfile::TempDir::new().unwrap();
    let packed = std::fs::read(kept(1)).unwrap();
    let mut workspace = opened(&packed, folder.path());
    let listed = workspace.reader().merged().unwrap();
    assert!(listed.len() == 3 && listed.iter().all(|one| one.account.is_none()));
    let before = journal(&workspace);
    assert!(matches!(
        workspace.unmerge(&[3], true),
        Err(WorkspaceError::NotRemembered(3))
    ));
    assert_eq!(journal(&workspace), before);

    // Nor when something is let in that it held back.
    let held = workspace.reader().held().unwrap();
    let chosen: Vec<_> = held
        .into_iter()
        .map(|one| (one.entry, one.sender))
        .collect();
    workspace.accept_held(&chosen).unwrap();
    let before = journal(&workspace);
    for merge in 1..=3 {
        assert!(matches!(
            workspace.unmerge(&[merge], true),
            Err(WorkspaceError::NotRemembered(_))
        ));
    }
    assert_eq!(journal(&workspace), before);
}

#[test]
fn a_workspace_of_version_1_that_is_only_read_stays_as_it_is() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("kept.samverka");
    let before = zstd::decode_all(&*std::fs::read(kept(1)).unwrap()).unwrap();
    std::fs::write(&path, &before).unwrap();
    let reader = Reader::open(&path).unwrap();
    reader.verify().unwrap();
    let persons = reader.all::<Person>().unwrap();
    assert_eq!(persons.len(), 2);
    // A field that came later is empty, whatever it is called.
    assert!(
        persons
            .iter()
            .all(|person| person.identity_digest.is_empty())
    );
    drop(reader);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let files = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(files.count(), 1);
}

/// With `SAMVERKA_KEEP=1` it is kept: once for each version of the schema, and never again after its release.
#[test]
fn a_workspace_to_keep_has_everything_in_it() {
    let packed = workspace_to_keep();
    has_everything_in_it(&packed);
    if let Some(version) = std::env::var_os("SAMVERKA_KEEP") {
        let version = version.to_string_lossy().parse().unwrap();
        std::fs::write(kept(version), packed).unwrap();
    }
}

fn has_everything_in_it(packed: &[u8]) {
    let folder = tempfile::TempDir::new().unwrap();
    let mut workspace = opened(packed, folder.path());
    workspace.verify().unwrap();
    let reader = workspace.reader();
    assert_eq!(reader.project().unwrap().unwrap().short_name, "BRED");
    assert_eq!(reader.all::<Municipality>().unwrap().len(), 2);
    let persons = reader.all::<Person>().unwrap();
    let names: Vec<_> = persons
        .iter()
        .map(|one| (one.name.as_str(), one.head.erased))
        .collect();
    assert_eq!(names, [("Amira Holm", false), ("", true)]);
    assert_eq!(
        reader.all::<Group>().unwrap().len(),
        1,
        "the other one is removed"
    );
    assert_eq!(reader.search("hösten", 9).unwrap().len(), 1);
    assert_eq!(reader.conflicts().unwrap().len(), 1);
    assert_eq!(reader.held().unwrap().len(), 1);
    assert_eq!(reader.merges().unwrap().len(), 3);
    let later = reader
        .row(Group::KIND, reader.all::<Group>().unwrap()[0].head.id)
        .unwrap()
        .unwrap();
    assert_eq!(later.unknown["colour"], "grön");
    make_group(&mut workspace, "En ny grupp");
    workspace.verify().unwrap();
}

/// A lead's workspace with one of everything that the journal can come to, packed.
fn workspace_to_keep() -> Vec<u8> {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    make_person(&mut laptop, "Amira Holm");
    let gone = make_person(&mut laptop, "Bo Ek");
    let group = make_group(&mut laptop, "Gruppen");
    let removed = make_group(&mut laptop, "En annan");
    laptop.run(&Command::remove(Group::KIND, removed)).unwrap();
    let described = fields([
        (Meeting::title, json!("Uppstart")),
        (Meeting::date, json!("2026-09-01")),
        (Meeting::groups, json!([group])),
        (Meeting::notes, json!("Inför hösten")),
    ]);
    make(&mut laptop, Meeting::KIND, described);
    laptop.erase(gone, &BTreeSet::new()).unwrap();
    drop(laptop);
    let mut first = village.copy("eslov", "first");
    let mut second = village.copy("eslov", "second");
    for (laptop, name) in [
        (&mut first, "Styrgruppen"),
        (&mut second, "Ledningsgruppen"),
    ] {
        set(laptop, Group::KIND, group, Group::name, json!(name));
        let bundle = village.send(laptop, name);
        village.merge(&bundle).unwrap();
    }
    let heads = village
        .lead
        .reader()
        .history(group)
        .unwrap()
        .into_iter()
        .take(1);
    let parents: Vec<_> = heads.map(|entry| entry.id).collect();
    let project = village.lead.reader().project_id().unwrap();
    let mut later = entry(project, ESLOV, group, A_LATER_TIME, &parents);
    later.set = fields([("colour", json!("grön"))]);
    let stray = entry(project, HELSINGBORG, group, A_LATER_TIME + 1, &[]);
    let bundle = village.crafted(ESLOV, &[later, stray], 3);
    village.merge(&bundle).unwrap();
    village.lead.verify().unwrap();
    let path = village.path("lead.samverka");
    drop(village.lead);
    let database = rusqlite::Connection::open(&path).unwrap();
    // Made on no computer in particular.
    let home =
        "UPDATE meta SET value = 'a-laptop:/bred.samverka' WHERE key = 'device_home'; VACUUM";
    database.execute_batch(home).unwrap();
    drop(database);
    zstd::encode_all(std::fs::File::open(&path).unwrap(), 19).unwrap()
}
