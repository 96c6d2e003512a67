//! Rightly made bundles that bring what is not theirs, contradict themselves, or come from the future.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngSeed, TestRunner};
use samverka::bundle::{BundleKind, LeadKey, Profile, SigningKey};
use samverka::domain::{Group, Id, Municipality, Person, Project, Record, Value};
use samverka::journal::{Entry, EntryId};
use samverka::workspace::{Command, HeldReason, MergeReport, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

fn project(village: &Village) -> Id {
    village.lead.reader().project_id().unwrap()
}

/// Merges Eslöv's entries by hand; the lead's file must be sound afterwards.
fn merge_entries(village: &mut Village, entries: &[Entry]) -> MergeReport {
    let bundle = village.crafted(ESLOV, entries, 3);
    let report = village.merge(&bundle).unwrap();
    let total = report.total();
    assert_eq!(total.read, entries.len());
    assert_eq!(total.read, total.added + total.known + total.refused);
    village.lead.verify().unwrap();
    report
}

#[test]
fn an_entry_repeated_with_another_value_is_listed_and_disturbs_nothing_else() {
    let mut village = Village::new();
    let (first, second) = (Id::from_u128(1), Id::from_u128(2));
    let said = entry(project(&village), ESLOV, first, 5 << 16, &[]);
    merge_entries(&mut village, std::slice::from_ref(&said));
    let mut otherwise = said.clone();
    otherwise.set = fields([
        (Group::kind, json!("strategic")),
        (Group::name, json!("En annan")),
    ]);
    let new = entry(project(&village), ESLOV, second, 6 << 16, &[]);
    let report = merge_entries(&mut village, &[otherwise, new]);
    assert_eq!(report.held, [(said.id, HeldReason::Contradiction)]);
    let groups = village.lead.reader().all::<Group>().unwrap();
    assert!(groups.iter().all(|group| group.name == "Gruppen") && groups.len() == 2);
    let held = village.lead.reader().held().unwrap();
    assert!(
        held.len() == 1 && held[0].line.contains("En annan"),
        "kept for a decision"
    );
}

#[test]
fn an_entry_that_moves_a_record_elsewhere_is_held_back() {
    let mut village = Village::new();
    let record = Id::from_u128(1);
    let here = entry(project(&village), ESLOV, record, 5 << 16, &[]);
    merge_entries(&mut village, std::slice::from_ref(&here));
    let other_kind = Entry {
        kind: Person::CODE.into(),
        ..entry(project(&village), ESLOV, record, 6 << 16, &[])
    };
    let other_parents = Entry {
        parents: vec![EntryId { hlc: 1, device: 1 }],
        ..here.clone()
    };
    let other_record = Entry {
        record: Id::from_u128(9),
        ..here
    };
    for moved in [other_kind, other_parents, other_record] {
        let report = merge_entries(&mut village, std::slice::from_ref(&moved));
        assert_eq!(report.held, [(moved.id, HeldReason::Contradiction)]);
    }
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 1);
}

#[test]
fn what_is_not_the_sender_s_is_held_back() {
    let mut village = Village::new();
    let id = project(&village);
    let own = entry(id, ESLOV, Id::from_u128(1), 5 << 16, &[]);
    let another_s = entry(id, HELSINGBORG, Id::from_u128(2), 6 << 16, &[]);
    let nobody_s = Entry {
        municipality: None,
        ..entry(id, ESLOV, Id::from_u128(3), 7 << 16, &[])
    };
    let the_project = Entry {
        kind: Project::CODE.into(),
        set: fields([(Project::name, json!("Kapat"))]),
        ..entry(id, ESLOV, id, 8 << 16, &[])
    };
    let a_municipality = Entry {
        kind: Municipality::CODE.into(),
        ..entry(id, ESLOV, Id::from_u128(4), 9 << 16, &[])
    };
    let not_theirs = [another_s, nobody_s, the_project, a_municipality];
    let all: Vec<Entry> = std::iter::once(own).chain(not_theirs.clone()).collect();
    let report = merge_entries(&mut village, &all);
    let held: BTreeSet<EntryId> = report.held.iter().map(|(entry, _)| *entry).collect();
    assert_eq!(held, not_theirs.map(|entry| entry.id).into());
    let reader = village.lead.reader();
    assert_eq!(reader.all::<Group>().unwrap().len(), 1);
    assert_eq!(reader.project().unwrap().unwrap().name, "Bred samverkan");
    assert_eq!(reader.all::<Municipality>().unwrap().len(), 2);
}

#[test]
fn kinds_fields_and_choices_of_a_later_version_are_kept_and_sent_on() {
    let mut village = Village::new();
    let id = project(&village);
    let new_kind = Entry {
        kind: "telescope".into(),
        set: fields([("lens", json!({"mm": 70.5, "made": [1, 2, "å"]}))]),
        ..entry(id, ESLOV, Id::from_u128(1), 5 << 16, &[])
    };
    let mut newer = entry(id, ESLOV, Id::from_u128(2), 6 << 16, &[]);
    newer.set.insert("colour".into(), json!("grön"));
    newer.set.insert(Group::kind.into(), json!("choir"));
    newer.set.insert(Group::planned_size.into(), json!("seven"));
    let entries = [new_kind, newer];
    let report = merge_entries(&mut village, &entries);
    assert_eq!(report.held, []);
    let row = village
        .lead
        .reader()
        .row(Group::KIND, Id::from_u128(2))
        .unwrap()
        .unwrap();
    assert_eq!(row.fields["kind"], "choir");
    assert_eq!(
        (&row.unknown["colour"], &row.unknown["planned_size"]),
        (&json!("grön"), &json!("seven"))
    );

    // A laptop that knows them as little sends them on to the lead.
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let bundle = village.crafted(ESLOV, &entries, 3);
    merge(&mut laptop, &bundle).unwrap();
    laptop.verify().unwrap();
    set(
        &mut laptop,
        Group::KIND,
        Id::from_u128(2),
        Group::name,
        json!("Kören"),
    );
    let bundle = village.send(&mut laptop, "onwards");
    village.merge(&bundle).unwrap();
    assert_eq!(
        journal(&village.lead),
        journal_of_both(&village.lead, &laptop)
    );
}

/// Everything the two journals hold: what the lead must have after merging the laptop's.
fn journal_of_both(lead: &Workspace, laptop: &Workspace) -> Vec<Entry> {
    let mut both = journal(laptop);
    both.extend(journal(lead));
    both.sort_by_key(|entry| entry.id);
    both.dedup_by_key(|entry| entry.id);
    both
}

#[test]
fn a_value_that_does_not_fit_can_be_mended_and_brought_back_by_undo() {
    let mut village = Village::new();
    let mut odd = entry(project(&village), ESLOV, Id::from_u128(2), 6 << 16, &[]);
    odd.set.insert(Group::planned_size.into(), json!("seven"));
    odd.set.remove(Group::name);
    merge_entries(&mut village, &[odd]);
    let lead = &mut village.lead;
    let row = |lead: &Workspace| {
        lead.reader()
            .row(Group::KIND, Id::from_u128(2))
            .unwrap()
            .unwrap()
    };
    let before = row(lead);
    set(
        lead,
        Group::KIND,
        Id::from_u128(2),
        Group::planned_size,
        json!(7),
    );
    set(
        lead,
        Group::KIND,
        Id::from_u128(2),
        Group::name,
        json!("Gruppen"),
    );
    assert!(row(lead).unknown.is_empty());
    lead.undo().unwrap();
    lead.undo().unwrap();
    assert_eq!(row(lead), before);
    lead.verify().unwrap();
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(".{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn any_value_in_any_field_is_kept_to_the_letter() {
    let seed = RngSeed::Fixed(1283);
    let mut runner = TestRunner::new(ProptestConfig {
        rng_seed: seed,
        ..ProptestConfig::default()
    });
    let mut village = Village::new();
    let project = project(&village);
    let codes = Group::KIND.fields.iter().map(|field| field.code);
    let codes: Vec<&str> = codes.chain(["later"]).collect();
    let entries = (1..1_000_u64)
        .zip(codes.into_iter().cycle())
        .map(|(number, code)| {
            let record = Id::from_u128(number.into());
            let mut one = entry(project, ESLOV, record, (5 + number) << 16, &[]);
            let value = any_json().new_tree(&mut runner).unwrap().current();
            one.set.insert(code.to_owned(), value);
            one
        });
    let entries: Vec<Entry> = entries.collect();
    assert_eq!(merge_entries(&mut village, &entries).held, []);
    let kept = journal(&village.lead);
    let kept: Vec<_> = kept.into_iter().filter(|one| one.id.device == 77).collect();
    for (kept, sent) in kept.iter().zip(&entries) {
        assert_eq!(kept, sent);
    }
    let again = merge_entries(&mut village, &kept);
    assert_eq!((again.total().known, again.held), (entries.len(), vec![]));
}

#[test]
fn a_kit_or_feedback_that_the_lead_has_not_signed_is_refused() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let forged = Entry {
        municipality: None,
        kind: Project::CODE.into(),
        set: fields([(Project::name, json!("Kapat"))]),
        ..entry(
            project(&village),
            ESLOV,
            project(&village),
            A_LATER_TIME,
            &[],
        )
    };
    for kind in [BundleKind::Kit, BundleKind::Feedback] {
        let bytes = village.craft(kind, ESLOV, std::slice::from_ref(&forged), 3);
        let path = village.path("forged");
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(
            merge(&mut laptop, &path),
            Err(WorkspaceError::NotFromLead)
        ));
        assert!(matches!(
            village.merge(&path),
            Err(WorkspaceError::NotFromLead)
        ));
    }
    assert_eq!(
        laptop.reader().project().unwrap().unwrap().name,
        "Bred samverkan"
    );
    laptop.verify().unwrap();
}

/// Eslöv's true kit, but with other keys in the project.
fn kit_naming(village: &mut Village, keys: &[(&str, &str)]) -> Vec<Entry> {
    drop(village.laptop(ESLOV, "true.samverka", 0));
    let kit = std::fs::read(village.path(&format!("{ESLOV}.kit"))).unwrap();
    let mut entries = crate::forge::read(&kit).unwrap().entries.all().unwrap();
    for (field, key) in keys {
        let named = entries
            .iter_mut()
            .find_map(|entry| entry.set.get_mut(*field));
        *named.unwrap() = json!(key);
    }
    entries
}

fn public(key: u8) -> String {
    SigningKey::from_bytes([key; 32]).public()
}

#[test]
fn a_kit_that_shows_the_lead_s_key_and_is_signed_with_another_is_refused() {
    let mut village = Village::new();
    let eavesdropper = LeadKey::generate().public();
    let entries = kit_naming(&mut village, &[(Project::encryption_key, &eavesdropper)]);
    let kit = village.path("forged.kit");
    std::fs::write(&kit, village.craft(BundleKind::Kit, ESLOV, &entries, 3)).unwrap();
    let begun = village.path("begun.samverka");
    let refused = Workspace::open_kit(&kit, &begun);
    assert!(matches!(refused, Err(WorkspaceError::NotFromLead)));
    assert!(!begun.exists(), "nothing half made is left");
}

#[test]
fn the_lead_is_shown_by_the_key_that_the_kit_was_signed_with() {
    let mut village = Village::new();
    let own = village.lead.reader().own_key().unwrap();
    let laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    assert_eq!(laptop.reader().lead_s_key().unwrap(), own);
    assert_eq!(village.lead.reader().lead_s_key().unwrap(), own);
    // A stranger who signs with a key of his own and says so is shown with that key's words.
    let entries = kit_naming(&mut village, &[(Project::signing_key, &public(3))]);
    let kit = village.path("stranger's.kit");
    std::fs::write(&kit, village.craft(BundleKind::Kit, ESLOV, &entries, 3)).unwrap();
    let deceived = Workspace::open_kit(&kit, &village.path("deceived.samverka")).unwrap();
    assert_eq!(deceived.reader().lead_s_key().unwrap(), public(3));
}

#[test]
fn a_file_that_a_forged_kit_began_encrypts_nothing_to_who_forged_it() {
    let mut village = Village::new();
    let path = village.path("deceived.samverka");
    drop(village.laptop(ESLOV, "deceived.samverka", 0));
    // As an earlier version made it: begun by a kit that somebody else had signed.
    let file = rusqlite::Connection::open(&path).unwrap();
    let forged = "UPDATE meta SET value = ?1 WHERE key = 'lead_sender'";
    file.execute(forged, [public(3)]).unwrap();
    drop(file);
    let mut laptop = Workspace::open_in(&path, Elsewhere::new(3, 0)).unwrap();
    assert_eq!(laptop.reader().lead_s_key().unwrap(), public(3));
    let bundle = village.path("bundle");
    let refused = laptop.export(&bundle, Profile::Full, None, &BTreeSet::new());
    assert!(matches!(refused, Err(WorkspaceError::NoKey)));
    assert!(!bundle.exists());
}

#[test]
fn a_later_kit_does_not_make_the_project_name_another_key() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let own = village.lead.reader().own_key().unwrap();
    let id = project(&village);
    let other = fields([(Project::signing_key, json!(public(3)))]);
    village
        .lead
        .run(&Command::set(Project::KIND, id, other))
        .unwrap();
    let kit = village.path("later.kit");
    village.lead.export_kit(&kit, code(ESLOV)).unwrap();
    let refused = merge(&mut laptop, &kit);
    assert!(matches!(refused, Err(WorkspaceError::NotFromLead)));
    let project = laptop.reader().project().unwrap().unwrap();
    assert_eq!(project.signing_key, own);
    laptop.verify().unwrap();
}

#[test]
fn nobody_lets_in_other_keys_of_the_project_with_what_was_held_back() {
    let mut village = Village::new();
    let id = project(&village);
    let before = village.lead.reader().project().unwrap().unwrap();
    let says = |set, hlc| Entry {
        kind: Project::CODE.into(),
        municipality: None,
        set,
        ..entry(id, ESLOV, id, hlc, &[])
    };
    let renamed = says(fields([(Project::owner, json!("Förbundet"))]), A_LATER_TIME);
    let other = fields([(Project::encryption_key, json!("age1"))]);
    let rekeyed = says(other, A_LATER_TIME + 1);
    merge_entries(&mut village, &[renamed, rekeyed.clone()]);
    let held = village.lead.reader().held().unwrap();
    let chosen: Vec<_> = held
        .into_iter()
        .map(|held| (held.entry, held.sender))
        .collect();
    let counts = village.lead.accept_held(&chosen).unwrap();
    assert_eq!((counts.added, counts.refused), (1, 1));
    let after = village.lead.reader().project().unwrap().unwrap();
    assert_eq!(after.owner, "Förbundet");
    assert_eq!(after.encryption_key, before.encryption_key);
    let held = village.lead.reader().held().unwrap();
    assert_eq!(held.len(), 1, "it still waits, to be refused");
    assert_eq!(held[0].entry, rekeyed.id);
}

#[test]
fn a_kit_or_bundle_for_another_municipality_is_refused() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut other = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    let kit = village.path(&format!("{HELSINGBORG}.kit"));
    assert!(matches!(
        merge(&mut laptop, &kit),
        Err(WorkspaceError::ForOther(_))
    ));
    let bundle = village.send_pseudonymous(&mut other, "bundle");
    assert!(matches!(
        merge(&mut laptop, &bundle),
        Err(WorkspaceError::ForOther(_))
    ));
    let begun = village.path("begun.samverka");
    assert!(matches!(
        Workspace::open_kit(&bundle, &begun),
        Err(WorkspaceError::NotAKit)
    ));
    assert!(!begun.exists(), "nothing half made is left");
}

#[test]
fn a_full_bundle_is_never_written_without_a_key() {
    let mut village = Village::new();
    let keys = [
        (Project::signing_key, public(3)),
        (Project::encryption_key, String::new()),
    ];
    let keys = keys.each_ref().map(|(field, key)| (*field, key.as_str()));
    let entries = kit_naming(&mut village, &keys);
    let bare = village.craft(BundleKind::Kit, ESLOV, &entries, 3);
    let kit = village.path("bare.kit");
    std::fs::write(&kit, bare).unwrap();
    let mut laptop = Workspace::open_kit(&kit, &village.path("bare.samverka")).unwrap();
    let path = village.path("bundle");
    let refused = laptop.export(&path, Profile::Full, None, &Default::default());
    assert!(matches!(refused, Err(WorkspaceError::NoKey)));
    assert!(!path.exists() && laptop.reader().exports().unwrap().is_empty());
}
