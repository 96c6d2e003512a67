//! Bundles to an evaluator: whose they are, what they hold, and that merging them keeps the laws.

use std::collections::{BTreeMap, BTreeSet};

use samverka::domain::{
    Group, Id, KINDS, Measure, Measurement, Person, Programme, Project, Quote, Record, kind,
};
use samverka::insight::{self, Facts, Figure, Scope};
use samverka::journal::Entry;
use samverka::workspace::{
    Command, Denied, HeldReason, Invitation, Role, Row, SenderStanding, Trust, Warning, Whose,
    Workspace, WorkspaceError, fields,
};
use serde_json::json;

use crate::three::{NAMES, Three, make, merge};

/// Everything that can be seen, and the journal under it.
fn state(workspace: &Workspace) -> (Vec<Entry>, BTreeMap<Id, Row>, Vec<Figure>) {
    workspace.verify().unwrap();
    let reader = workspace.reader();
    let mut journal = reader.latest(usize::MAX).unwrap();
    journal.reverse();
    let rows = journal.iter().filter_map(|entry| {
        let row = reader.row(kind(&entry.kind)?, entry.record).unwrap()?;
        Some((entry.record, row))
    });
    let rows = rows.collect();
    let facts = Facts::load(reader).unwrap();
    let scope = Scope::everything("2019-03-01".parse().unwrap());
    (journal, rows, insight::all(&facts, &scope))
}

fn participants(workspace: &Workspace, project: Option<Id>) -> i64 {
    let facts = Facts::load(workspace.reader()).unwrap();
    let scope = Scope {
        project,
        ..Scope::everything("2019-03-01".parse().unwrap())
    };
    let figure = insight::compute(&facts, "participants.unique", &scope).unwrap();
    figure.amount("total").unwrap().rounded()
}

#[test]
fn a_cluster_is_the_same_in_any_order_and_merged_twice() {
    let mut three = Three::new();
    let mut backwards = three.another("backwards.samverka");
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    for bundle in bundles.iter().rev() {
        merge(&mut backwards, &[bundle]).unwrap();
    }
    let once = state(&three.evaluator);
    assert_eq!(once, state(&backwards));
    let again = merge(&mut three.evaluator, &bundles).unwrap();
    for report in again {
        assert_eq!(report.total().added, 0);
        assert_eq!(report.total().read, report.total().known);
        assert_eq!(report.warnings, [Warning::MergedBefore]);
    }
    assert_eq!(once, state(&three.evaluator));
}

#[test]
fn a_cluster_keeps_every_project_s_entries_as_they_were() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    let (journal, ..) = state(&three.evaluator);
    for (number, name) in NAMES.iter().enumerate() {
        let project = three.project(number);
        let lead: BTreeMap<_, _> = {
            let all = three.leads[number].reader().latest(usize::MAX).unwrap();
            all.into_iter().map(|entry| (entry.id, entry)).collect()
        };
        let theirs: Vec<_> = journal
            .iter()
            .filter(|entry| entry.project == project)
            .collect();
        assert_eq!(theirs.len(), lead.len(), "{name}");
        for entry in theirs {
            let sent = &lead[&entry.id];
            assert_eq!(
                (&entry.kind, entry.record, &entry.parents),
                (&sent.kind, sent.record, &sent.parents)
            );
            let unchanged = entry
                .set
                .iter()
                .filter(|(field, _)| *field != Person::identity_digest);
            for (field, value) in unchanged {
                assert_eq!(sent.set.get(field), Some(value), "{field}");
            }
        }
    }
}

#[test]
fn a_cluster_counts_a_person_of_two_projects_once_with_the_invitation_alone() {
    let mut three = Three::new();
    let blind = &mut three.another("blind.samverka");
    let without: Vec<_> = (0..3).map(|number| three.send(number, false)).collect();
    merge(blind, &without).unwrap();
    assert_eq!(participants(blind, None), 2 + 3 + 1);
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    assert_eq!(participants(&three.evaluator, None), 4);
    for (number, people) in [2, 3, 1].into_iter().enumerate() {
        let project = Some(three.project(number));
        assert_eq!(participants(&three.evaluator, project), people);
    }
    // What came without codes first is completed by what comes with them.
    merge(blind, &bundles).unwrap();
    assert_eq!(state(blind).0, state(&three.evaluator).0);
}

#[test]
fn a_cluster_bundle_holds_nobody_s_name_number_or_unticked_word() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    let (journal, ..) = state(&three.evaluator);
    let said = serde_json::to_string(&journal).unwrap();
    for secret in ["Hemlig", "1890010", "9802", "\"identity_number\""] {
        assert!(!said.contains(secret), "{secret}");
    }
    assert!(
        said.contains("Får sägas högt"),
        "what may be published came along"
    );
    let people = three.evaluator.reader().all::<Person>().unwrap();
    assert!(people.iter().all(|one| !one.identity_digest.is_empty()));
    let own = three.leads[0].reader().all::<Person>().unwrap();
    let codes: BTreeSet<_> = people.iter().map(|one| &one.identity_digest).collect();
    assert!(
        own.iter().all(|one| !codes.contains(&one.identity_digest)),
        "no code of the project's own"
    );
    let plain = three.send(0, false);
    let manifest = samverka::bundle::inspect(
        &std::fs::read(plain).unwrap(),
        &samverka::bundle::Limits::default(),
    );
    // The invitation has been taken: it is encrypted from then on.
    assert_eq!(
        manifest.unwrap().encrypted_for,
        samverka::bundle::EncryptedFor::Evaluator
    );
}

#[test]
fn undoing_the_merge_of_a_project_takes_that_project_away_alone() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles[..2]).unwrap();
    let before = state(&three.evaluator);
    merge(&mut three.evaluator, &bundles[2..]).unwrap();
    let number = three.evaluator.reader().merges().unwrap()[0].number;
    three.evaluator.unmerge(&[number], true).unwrap();
    assert_eq!(state(&three.evaluator), before);
    let senders = three.evaluator.reader().senders().unwrap();
    assert_eq!(senders.len(), 2, "and whoever sent it is a stranger again");
}

#[test]
fn undoing_a_merge_names_what_was_published_of_the_project() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    let measure = fields([
        (Measure::title, json!("Deltagare")),
        (Measure::unit, json!("personer")),
    ]);
    let measure = make(&mut three.evaluator, Measure::KIND, measure);
    let value = fields([
        (Measurement::measure, json!(measure)),
        (Measurement::date, json!("2019-02-01")),
        (Measurement::value, json!("12")),
        (Measurement::of_project, json!(three.project(2))),
    ]);
    make(&mut three.evaluator, Measurement::KIND, value);
    let number = three.evaluator.reader().merges().unwrap()[0].number;
    let undone = three.evaluator.unmerge(&[number], true);
    assert!(matches!(undone, Err(WorkspaceError::StoodOn(on)) if on.len() == 1));
}

#[test]
fn a_project_is_pinned_to_the_key_that_it_came_with_first() {
    let mut three = Three::new();
    let bundle = three.send(0, true);
    let report = merge(&mut three.evaluator, &[bundle]).unwrap().remove(0);
    assert_eq!(report.standing, SenderStanding::First);
    let sender = three.evaluator.reader().senders().unwrap().remove(0);
    assert_eq!(
        (sender.whose, sender.trust),
        (Whose::Project(three.project(0)), Trust::First)
    );
    // A stranger with the project's own file and a key of her own.
    let forged = forged(&mut three, 0, [5; 32]);
    let before = state(&three.evaluator);
    let report = merge(&mut three.evaluator, &[&forged]).unwrap().remove(0);
    assert_eq!(report.standing, SenderStanding::Changed);
    assert_eq!(report.total().added, 0);
    assert!(
        report
            .held
            .iter()
            .all(|(_, why)| *why == HeldReason::UnknownKey)
    );
    assert_eq!(state(&three.evaluator), before, "it waits");
    let waiting = three.evaluator.reader().held_back(None).unwrap();
    assert_eq!(waiting.decisions(), 1);
    let (asked, many) = &waiting.keys[0];
    assert!(*many > 0);
    let (whose, key) = (asked.whose, asked.key.clone());
    three.evaluator.accept_sender(whose, &key).unwrap();
    let reader = three.evaluator.reader();
    assert_eq!(reader.held_back(None).unwrap().decisions(), 0);
    let groups = reader.all::<Group>().unwrap();
    assert_eq!(
        groups[0].head.project,
        three.project(0),
        "it is the project's that sent it"
    );
}

#[test]
fn a_key_of_another_project_is_no_project_s_first() {
    let mut three = Three::new();
    let bundle = three.send(0, true);
    merge(&mut three.evaluator, &[bundle]).unwrap();
    let key = three.evaluator.reader().senders().unwrap()[0].key.clone();
    let secret = signing_of(&three, 0);
    let forged = forged(&mut three, 1, secret);
    let report = merge(&mut three.evaluator, &[forged]).unwrap().remove(0);
    assert_eq!(report.manifest.sender, key);
    assert_eq!(report.standing, SenderStanding::Changed);
    assert_eq!(report.total().added, 0);
}

/// The secret of a lead's signing key.
fn signing_of(three: &Three, number: usize) -> [u8; 32] {
    let secrets = three.leads[number].lead_secrets().unwrap();
    let text = secrets.signing.to_text();
    let byte = |at: usize| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap();
    std::array::from_fn(byte)
}

/// A cluster bundle in a project's name, signed with this key.
fn forged(three: &mut Three, number: usize, key: [u8; 32]) -> std::path::PathBuf {
    use samverka::bundle::{BundleKind, Draft, Lock, Profile, SigningKey, write};
    let project = three.project(number);
    let entry = Entry {
        id: samverka::journal::EntryId {
            hlc: 1_551_500_000_000 << 16,
            device: 77,
        },
        project,
        kind: Group::CODE.into(),
        record: three.leads[number].fresh_id(),
        municipality: Some("1285".parse().unwrap()),
        parents: Vec::new(),
        set: fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!("Gruppen")),
        ]),
        author: None,
    };
    let draft = Draft {
        kind: BundleKind::Cluster,
        project,
        project_name: NAMES[number].into(),
        municipality: None,
        profile: Profile::Pseudonymous,
        made_at: 1_551_500_000_000,
    };
    let bytes = write(draft, &[entry], &SigningKey::from_bytes(key), &Lock::Open)
        .unwrap()
        .0;
    let path = three.path(&format!("forged-{number}"));
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn an_entry_of_another_project_s_record_is_held_back() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles[..2]).unwrap();
    let before = state(&three.evaluator);
    // The third project's lead writes in the first one's group, as another program might.
    let theirs = three
        .evaluator
        .reader()
        .all::<samverka::domain::Initiative>()
        .unwrap();
    let theirs = theirs
        .iter()
        .find(|one| one.head.project == three.project(0))
        .unwrap()
        .head;
    let secret = signing_of(&three, 2);
    use samverka::bundle::{BundleKind, Draft, Lock, Profile, SigningKey, write};
    let entry = Entry {
        id: samverka::journal::EntryId {
            hlc: 1_551_500_000_000 << 16,
            device: 78,
        },
        project: three.project(2),
        kind: "initiative".into(),
        record: theirs.id,
        municipality: theirs.municipality,
        parents: Vec::new(),
        set: fields([(samverka::domain::Initiative::title, json!("Någon annans"))]),
        author: None,
    };
    let draft = Draft {
        kind: BundleKind::Cluster,
        project: three.project(2),
        project_name: NAMES[2].into(),
        municipality: None,
        profile: Profile::Pseudonymous,
        made_at: 1_551_500_000_000,
    };
    let bytes = write(
        draft,
        &[entry],
        &SigningKey::from_bytes(secret),
        &Lock::Open,
    )
    .unwrap()
    .0;
    let path = three.path("in-another-s-name");
    std::fs::write(&path, bytes).unwrap();
    let report = merge(&mut three.evaluator, &[path]).unwrap().remove(0);
    assert_eq!(report.total().added, 0);
    assert_eq!(report.held[0].1, HeldReason::Contradiction);
    assert_eq!(state(&three.evaluator), before);
}

#[test]
fn a_cluster_takes_cluster_bundles_and_nobody_else_does() {
    let mut three = Three::new();
    let cluster = three.send(0, true);
    let kit = three.path("Norr.kit");
    let bundle = three.path("Norr.bundle");
    let before = state(&three.evaluator);
    for other in [&kit, &bundle, &three.invitation.clone()] {
        let merged = merge(&mut three.evaluator, &[other]);
        assert!(merged.is_err(), "{}", other.display());
    }
    let municipality_s = merge(&mut three.evaluator, &[&kit]);
    assert!(matches!(
        municipality_s,
        Err(WorkspaceError::NotForEvaluator)
    ));
    assert_eq!(state(&three.evaluator), before);
    let by_lead = merge(&mut three.leads[0], &[&cluster]);
    assert!(by_lead.is_err(), "it is encrypted to somebody else");
    three.leads[1].take_invitation(&kit).unwrap_err();
    let invitation = Invitation::read(&three.invitation).unwrap();
    assert_eq!(invitation.name, "Samverkan i tre");
    let refused = three.evaluator.take_invitation(&three.invitation.clone());
    assert!(matches!(refused, Err(WorkspaceError::OnlyForLead)));
    let path = three.path("out");
    let full = samverka::bundle::Profile::Full;
    let sent = three.evaluator.export(&path, full, None, &BTreeSet::new());
    assert!(matches!(sent, Err(WorkspaceError::NotForEvaluator)));
}

#[test]
fn an_evaluator_writes_down_what_was_published_and_nothing_in_a_project_s_name() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    let role = three.evaluator.role();
    let programme = three.evaluator.reader().project_id().unwrap();
    assert_eq!(role, Role::Evaluator(programme));
    for kind in KINDS {
        let may = role.may_make(kind, None);
        let own = [Measure::CODE, Measurement::CODE].contains(&kind.code);
        match kind.code {
            Programme::CODE => assert_eq!(may, Err(Denied::OnlyOne)),
            _ if own => assert_eq!(may, Ok(())),
            _ => assert_eq!(may, Err(Denied::OfAProject), "{}", kind.code),
        }
        let id = three.evaluator.fresh_id();
        let made = three.evaluator.run(&Command::create(kind, id, fields([])));
        assert_eq!(
            matches!(made, Err(WorkspaceError::NotOurs(_))),
            !own,
            "{}",
            kind.code
        );
    }
    let before = state(&three.evaluator);
    for (kind, id, field) in [
        (Project::KIND, three.project(0), Project::name),
        (
            Quote::KIND,
            three.evaluator.reader().all::<Quote>().unwrap()[0].head.id,
            Quote::from_role,
        ),
    ] {
        let set = Command::set(kind, id, fields([(field, json!("annat"))]));
        assert!(matches!(
            three.evaluator.run(&set),
            Err(WorkspaceError::NotOurs(_))
        ));
    }
    assert_eq!(state(&three.evaluator), before);
    let name = fields([(Programme::name, json!("Nytt namn"))]);
    three
        .evaluator
        .run(&Command::set(Programme::KIND, programme, name))
        .unwrap();
    assert_eq!(three.evaluator.reader().name().unwrap(), "Nytt namn");
}

#[test]
fn an_evaluator_says_which_project_is_a_part_of_which_and_later_bundles_keep_it() {
    let mut three = Three::new();
    let bundles = three.send_all();
    merge(&mut three.evaluator, &bundles).unwrap();
    let [whole, part, third] = [0, 1, 2].map(|number| three.project(number));
    let alone = participants(&three.evaluator, Some(whole));
    let part_alone = participants(&three.evaluator, Some(part));
    let is_part = |of: Id| fields([(Project::part_of, json!(of))]);
    let set = Command::set(Project::KIND, part, is_part(whole));
    three.evaluator.run(&set).unwrap();
    three.evaluator.verify().unwrap();
    let both = participants(&three.evaluator, Some(whole));
    assert!(both > alone && both <= alone + part_alone);
    let round = Command::set(Project::KIND, whole, is_part(part));
    assert!(three.evaluator.run(&round).is_err(), "no ring");
    let along = fields([
        (Project::part_of, json!(whole)),
        (Project::name, json!("Annat")),
    ]);
    let along = Command::set(Project::KIND, third, along);
    assert!(matches!(
        three.evaluator.run(&along),
        Err(WorkspaceError::NotOurs(_))
    ));

    // The part's lead changes her project, and sends again.
    let renamed = fields([(Project::name, json!("Söders projekt"))]);
    let renamed = Command::set(Project::KIND, part, renamed);
    three.leads[1].run(&renamed).unwrap();
    let again = three.send(1, true);
    let report = merge(&mut three.evaluator, &[again]).unwrap().remove(0);
    assert!(report.held.is_empty());
    let project = three.evaluator.reader().get::<Project>(part).unwrap();
    let project = project.unwrap();
    assert_eq!(
        (project.name.as_str(), project.part_of),
        ("Söders projekt", Some(whole))
    );
    assert!(three.evaluator.reader().conflicts().unwrap().is_empty());
    assert_eq!(participants(&three.evaluator, Some(whole)), both);
}

#[test]
fn a_person_who_is_erased_in_a_project_is_erased_in_the_cluster() {
    let mut three = Three::new();
    let bundle = three.send(0, true);
    merge(&mut three.evaluator, &[bundle]).unwrap();
    let person = three.leads[0].reader().all::<Person>().unwrap()[0].head.id;
    three.leads[0].erase(person, &BTreeSet::new()).unwrap();
    let bundle = three.send(0, true);
    merge(&mut three.evaluator, &[bundle]).unwrap();
    let gone = three
        .evaluator
        .reader()
        .get::<Person>(person)
        .unwrap()
        .unwrap();
    assert!(gone.head.erased && gone.identity_digest.is_empty());
    assert_eq!(participants(&three.evaluator, None), 2, "the row counts");
}
