//! Saving: the file taken away, or held by another program.

use rusqlite::Connection;
use samverka::domain::{Group, Record};
use samverka::workspace::{Command, Result, StoreError, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

/// Makes a group with such an assignment.
pub fn try_to_save(workspace: &mut Workspace, text: &str) -> Result<()> {
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
