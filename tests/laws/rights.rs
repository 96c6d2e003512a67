//! Rights are one answer: what it says may be done can be done, and nothing else, whatever the kind and whose it is.

use std::collections::BTreeSet;

use samverka::domain::{Fields, KINDS, Kind, Municipality, Owner, Project, Record};
use samverka::workspace::{Command, Denied, Role, Row, Workspace, WorkspaceError};

use crate::village::*;

/// One of every kind that may be made here.
fn make_all(workspace: &mut Workspace) {
    for kind in KINDS {
        // Who takes part is settled when the project is made.
        let may = workspace.role().may_make(kind, None).is_ok();
        if may && kind.code != Municipality::CODE {
            some_record(workspace, &[kind.code], &Fields::new());
        }
    }
}

fn all_rows(workspace: &Workspace) -> Vec<(&'static Kind, Row)> {
    let of = |kind: &&'static Kind| {
        let rows = workspace.reader().rows(kind).unwrap().into_iter();
        rows.map(|row| (*kind, row)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of).collect()
}

/// Saves a field as it is; whether that is this workspace's to do.
fn is_let_through(workspace: &mut Workspace, kind: &'static Kind, row: &Row) -> bool {
    let kept = row.fields.iter().next();
    let same = kept.map(|(code, value)| (code.clone(), value.clone()));
    let set = Command::set(kind, row.head.id, same.into_iter().collect());
    match workspace.run(&set) {
        Ok(_) => true,
        Err(WorkspaceError::NotOurs(_)) => false,
        Err(other) => panic!("{}: {other}", kind.code),
    }
}

/// Whose the rows are, and that the answer is the entrance's own for every one of them.
fn agree_on_changes(workspace: &mut Workspace) -> BTreeSet<(&'static str, bool)> {
    let mut seen = BTreeSet::new();
    for (kind, row) in all_rows(workspace) {
        let answer = workspace.role().may_change(kind, &row.head);
        let passed = is_let_through(workspace, kind, &row);
        assert_eq!(
            answer.is_ok(),
            passed,
            "{} of {:?}",
            kind.code,
            row.head.municipality
        );
        seen.insert((kind.code, passed));
    }
    seen
}

#[test]
fn rights_say_of_every_kind_and_whose_it_is_what_can_be_changed() {
    let mut village = Village::new();
    make_all(&mut village.lead);
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut helsingborg = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    for (laptop, name) in [
        (&mut eslov, "from eslov"),
        (&mut helsingborg, "from helsingborg"),
    ] {
        make_all(laptop);
        let bundle = village.send(laptop, name);
        village.merge(&bundle).unwrap();
    }
    let by_lead = agree_on_changes(&mut village.lead);
    assert!(
        by_lead.iter().all(|(_, passed)| *passed),
        "the lead changes all"
    );
    assert_eq!(by_lead.len(), KINDS.len(), "every kind was tried");
    let here = agree_on_changes(&mut eslov);
    let of = |owner: &[Owner]| {
        let kinds = KINDS.iter().filter(|kind| owner.contains(&kind.owner));
        kinds.map(|kind| kind.code).collect::<BTreeSet<_>>()
    };
    let passed = |yes: bool| {
        let codes = here.iter().filter(|(_, passed)| *passed == yes);
        codes.map(|(code, _)| *code).collect::<BTreeSet<_>>()
    };
    let own = of(&[Owner::Municipality, Owner::Either, Owner::Shared]);
    assert_eq!(passed(true), own);
    // Its own part in the project is its own to describe; the other municipalities' parts are not.
    let kept_by_others = of(&[Owner::Project, Owner::Shared]);
    assert_eq!(passed(false), kept_by_others);
}

#[test]
fn rights_say_of_every_kind_what_can_be_made() {
    let mut village = Village::new();
    make_all(&mut village.lead);
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    for workspace in [&mut village.lead, &mut eslov] {
        for kind in KINDS {
            let can = workspace.role().may_make(kind, None).is_ok();
            let fields = if can {
                some_fields(workspace, kind, &Fields::new())
            } else {
                Fields::new()
            };
            let id = workspace.fresh_id();
            let made = workspace.run(&Command::create(kind, id, fields));
            let barred = matches!(made, Err(WorkspaceError::NotOurs(_)));
            assert_eq!(can, !barred, "{} by {:?}", kind.code, workspace.role());
        }
    }
}

#[test]
fn rights_within_a_municipality_leave_it_what_is_its_own() {
    let (eslov, helsingborg) = (code(ESLOV), code(HELSINGBORG));
    for kind in KINDS {
        let contact = Role::Municipality(eslov);
        if contact.may_make(kind, None).is_ok() {
            assert_eq!(contact.may_make(kind, Some(eslov)), Ok(()), "{}", kind.code);
            let other = contact.may_make(kind, Some(helsingborg));
            assert_eq!(other, Err(Denied::Of(helsingborg)), "{}", kind.code);
        }
        let by_lead = Role::Lead.may_make(kind, Some(eslov));
        match kind.owner {
            Owner::Municipality => assert_eq!(by_lead, Err(Denied::OfEach)),
            Owner::Either => assert_eq!(by_lead, Err(Denied::Of(eslov))),
            Owner::Project if kind.code == Project::CODE => {
                assert_eq!(by_lead, Err(Denied::OnlyOne));
            }
            Owner::Project | Owner::Lead | Owner::Shared | Owner::Addressed => {
                assert_eq!(by_lead, Ok(()));
            }
        }
        let of_others = contact.keeps(kind, Some(helsingborg));
        assert!(of_others.is_err(), "{}", kind.code);
    }
}
