//! A laptop is replaced, a contact person too, and two of them work side by side.

use samverka::bundle::{
    self, BundleKind, Draft, Limits, Lock, Manifest, Passphrase, Profile, SigningKey,
};
use samverka::domain::{Group, Id, Record};
use samverka::workspace::{SenderStanding, Warning, Workspace};
use serde_json::json;

use crate::village::*;

fn manifest(bundle: &std::path::Path) -> Manifest {
    bundle::inspect(&std::fs::read(bundle).unwrap(), &Limits::default()).unwrap()
}

/// Eslöv's laptop has sent once, and its file is then copied to a new one.
fn moved() -> (Village, Workspace, Workspace) {
    let mut village = Village::new();
    let mut old = village.laptop(ESLOV, "old.samverka", 0);
    make_group(&mut old, "Styrgruppen");
    let first = village.send(&mut old, "first");
    assert_eq!(village.merge(&first).unwrap().warnings, []);
    let new = village.copy("old.samverka", "new.samverka");
    (village, old, new)
}

#[test]
fn a_new_laptop_signs_with_a_key_of_its_own_that_the_old_one_vouches_for() {
    let (mut village, mut old, mut new) = moved();
    assert_ne!(new.device(), old.device());
    make_group(&mut new, "Arbetsgruppen");
    let from_new = village.send(&mut new, "from new");
    let from_old = village.send(&mut old, "from old");
    let (said, before) = (manifest(&from_new), manifest(&from_old));
    assert_ne!(said.sender, before.sender);
    assert_eq!(said.vouching(), [before.sender.as_str()]);
    assert!(before.endorsed.is_empty());

    let report = village.merge(&from_new).unwrap();
    assert!(report.warnings.contains(&Warning::VouchedKey));
    assert_eq!(
        (report.standing, report.held),
        (SenderStanding::Vouched, vec![])
    );
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 2);
    // From now on it is known, and the old laptop still is.
    for known in [&from_new, &from_old] {
        let warnings = village.merge(known).unwrap().warnings;
        assert!(!warnings.contains(&Warning::VouchedKey) && !warnings.contains(&Warning::NewKey));
    }
}

#[test]
fn a_laptop_that_sends_before_anything_is_changed_there_sends_as_itself() {
    let (village, mut old, mut new) = moved();
    let (from_new, from_old) = (
        village.send(&mut new, "from new"),
        village.send(&mut old, "from old"),
    );
    let said = manifest(&from_new);
    assert_eq!(said.vouching(), [manifest(&from_old).sender.as_str()]);
    let key = |laptop: &Workspace| laptop.reader().own_key().unwrap();
    assert_eq!(key(&new), said.sender);
    let path = village.path("new.samverka");
    drop(new);
    let new = Workspace::open(&path).unwrap();
    assert_eq!(key(&new), said.sender, "and stays so");
    assert_eq!(
        (new.reader().moves().unwrap(), old.reader().moves().unwrap()),
        (1, 0)
    );
}

#[test]
fn a_laptop_that_only_looks_leaves_the_file_as_it_came() {
    let (village, old, new) = moved();
    let key = old.reader().own_key().unwrap();
    drop(new);
    let looking = Workspace::open(&village.path("new.samverka")).unwrap();
    assert_eq!(looking.reader().own_key().unwrap(), key);
}

#[test]
fn every_earlier_laptop_vouches_though_the_lead_heard_of_the_first_alone() {
    let (mut village, old, mut new) = moved();
    make_group(&mut new, "Arbetsgruppen");
    let mut newest = village.copy("new.samverka", "newest.samverka");
    make_group(&mut newest, "Nätverket");
    let bundle = village.send(&mut newest, "newest");
    let said = manifest(&bundle);
    let keys = [&new, &old].map(|laptop| laptop.reader().own_key().unwrap());
    assert_eq!(said.vouching(), keys);
    let warnings = village.merge(&bundle).unwrap().warnings;
    assert!(warnings.contains(&Warning::VouchedKey));
}

#[test]
fn the_old_laptop_is_known_though_the_new_one_sent_first() {
    let mut village = Village::new();
    let mut old = village.laptop(ESLOV, "old.samverka", 0);
    make_group(&mut old, "Styrgruppen");
    let from_old = village.send(&mut old, "from old");
    let mut new = village.copy("old.samverka", "new.samverka");
    make_group(&mut new, "Arbetsgruppen");
    let from_new = village.send(&mut new, "from new");
    assert_eq!(
        village.merge(&from_new).unwrap().standing,
        SenderStanding::First
    );
    let report = village.merge(&from_old).unwrap();
    assert_eq!(
        (report.standing, report.held),
        (SenderStanding::Known, vec![])
    );
}

#[test]
fn a_key_that_was_refused_has_no_say_about_the_next() {
    let (mut village, old, mut new) = moved();
    let refused = old.reader().own_key().unwrap();
    village.lead.refuse_sender(code(ESLOV), &refused).unwrap();
    make_group(&mut new, "Arbetsgruppen");
    let bundle = village.send(&mut new, "from new");
    let report = village.merge(&bundle).unwrap();
    assert_eq!(report.standing, SenderStanding::Changed);
    assert_eq!(report.total().added, 0, "all of it waits");
}

#[test]
fn a_stranger_s_key_is_not_vouched_for_whatever_he_writes() {
    let (village, old, _) = moved();
    let known = old.reader().own_key().unwrap();
    let project = village.lead.reader().project_id().unwrap();
    let stranger = SigningKey::from_bytes([5; 32]);
    // He vouches for himself, and writes that the known key did.
    let mut said = stranger
        .successor(project, [6; 32])
        .unwrap()
        .endorsements()
        .to_vec();
    said[0].by = known;
    let key = SigningKey::from_bytes([6; 32]).endorsed(said);
    let draft = Draft {
        kind: BundleKind::Bundle,
        project,
        project_name: "BRED".into(),
        municipality: Some(code(ESLOV)),
        profile: Profile::Full,
        made_at: 0,
    };
    let (_, manifest) = bundle::write(draft, &[], &key, &Lock::Open).unwrap();
    assert!(manifest.vouching().is_empty());
    assert_eq!(manifest.endorsed.len(), 1);
}

#[test]
fn two_contact_persons_work_side_by_side_and_nothing_is_lost() {
    let (mut village, mut anna, mut bo) = moved();
    anna.set_author("Anna Ek").unwrap();
    bo.set_author("Bo Alm").unwrap();
    let shared = anna.reader().all::<Group>().unwrap()[0].head.id;
    let (annas, bos) = (make_group(&mut anna, "Annas"), make_group(&mut bo, "Bos"));
    set(
        &mut anna,
        Group::KIND,
        shared,
        Group::name,
        json!("Ledningsgruppen"),
    );
    set(
        &mut bo,
        Group::KIND,
        shared,
        Group::name,
        json!("Strategigruppen"),
    );
    set(&mut bo, Group::KIND, shared, Group::planned_size, json!(7));

    let sent = [village.send(&mut anna, "anna"), village.send(&mut bo, "bo")];
    for bundle in &sent {
        assert_eq!(village.merge(bundle).unwrap().held, []);
    }
    let groups = village.lead.reader().all::<Group>().unwrap();
    let ids: Vec<_> = groups.iter().map(|group| group.head.id).collect();
    assert!([shared, annas, bos].iter().all(|id| ids.contains(id)) && ids.len() == 3);
    assert_eq!(
        groups
            .iter()
            .find(|one| one.head.id == shared)
            .unwrap()
            .planned_size,
        Some(7)
    );
    assert_eq!(
        village.lead.reader().conflicts().unwrap().len(),
        1,
        "the name, both listed"
    );

    // They also exchange bundles between themselves, and stand where the lead stands.
    let phrase = Passphrase::new("sju sjösjuka sjömän").unwrap();
    let exchange = |from: &mut Workspace, to: &mut Workspace, name: &str| {
        let path = village.path(name);
        let all = Default::default();
        from.export(&path, Profile::Full, Some(&phrase), &all)
            .unwrap();
        to.merge(&[path], Some(&phrase), true, &mut |_, _| true)
            .unwrap();
    };
    exchange(&mut anna, &mut bo, "to bo");
    exchange(&mut bo, &mut anna, "to anna");
    for laptop in [&anna, &bo] {
        assert_eq!(laptop.reader().all::<Group>().unwrap().len(), 3);
        assert_eq!(laptop.reader().conflicts().unwrap().len(), 1);
        laptop.verify().unwrap();
    }
    village.lead.verify().unwrap();
}

#[test]
fn a_stranger_in_the_municipality_s_own_name_brings_its_file_nothing() {
    let (mut village, mut old, _) = moved();
    let project = village.lead.reader().project_id().unwrap();
    let forged = entry(project, ESLOV, Id::from_u128(1), A_LATER_TIME, &[]);
    let bundle = village.crafted(ESLOV, &[forged], 9);
    let report = merge_unasked(&mut old, &bundle).unwrap();
    assert_eq!(report.standing, SenderStanding::Changed);
    assert!(report.warnings.contains(&Warning::NewKey));
    assert_eq!(report.held.len(), 1, "it waits for a decision");
    assert_eq!(old.reader().all::<Group>().unwrap().len(), 1);
    // What waits there does not pass on to the lead either.
    let onwards = village.send(&mut old, "onwards");
    village.merge(&onwards).unwrap();
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 1);
}

#[test]
fn laptops_of_one_file_know_each_other_without_being_asked() {
    let (village, mut old, mut first) = moved();
    let mut second = village.copy("old.samverka", "second.samverka");
    let send = |laptop: &mut Workspace, name: &str| {
        make_group(laptop, name);
        let phrase = Passphrase::new("sju sjösjuka sjömän").unwrap();
        let path = village.path(name);
        let all = Default::default();
        laptop
            .export(&path, Profile::Full, Some(&phrase), &all)
            .unwrap();
        (path, phrase)
    };
    let [from_old, from_first, from_second] = [
        send(&mut old, "from old"),
        send(&mut first, "from first"),
        send(&mut second, "from second"),
    ];
    let standing = |laptop: &mut Workspace, (path, phrase): &(std::path::PathBuf, Passphrase)| {
        let merged = laptop.merge(&[path], Some(phrase), true, &mut |_, _| true);
        merged.unwrap()[0].standing
    };
    assert_eq!(standing(&mut old, &from_first), SenderStanding::Vouched);
    assert_eq!(standing(&mut first, &from_old), SenderStanding::Known);
    assert_eq!(standing(&mut first, &from_second), SenderStanding::Vouched);
    assert_eq!(standing(&mut first, &from_first), SenderStanding::Known);
    // One that somebody has refused has no say, though the file comes from it.
    let refused = old.reader().own_key().unwrap();
    second.refuse_sender(code(ESLOV), &refused).unwrap();
    assert_eq!(standing(&mut second, &from_old), SenderStanding::Refused);
    assert_eq!(standing(&mut second, &from_first), SenderStanding::Changed);
}

#[test]
fn a_laptop_that_opened_the_kit_by_itself_is_asked_about_and_then_known() {
    let mut village = Village::new();
    let mut anna = village.laptop(ESLOV, "anna.samverka", 0);
    let mut bo = village.laptop(ESLOV, "bo.samverka", 0);
    make_group(&mut bo, "Arbetsgruppen");
    let from_bo = village.send_pseudonymous(&mut bo, "from bo");
    let report = merge_unasked(&mut anna, &from_bo).unwrap();
    assert_eq!(report.standing, SenderStanding::Changed);
    let key = bo.reader().own_key().unwrap();
    anna.accept_sender(code(ESLOV), &key).unwrap();
    assert_eq!(anna.reader().all::<Group>().unwrap().len(), 1);
    let report = merge_unasked(&mut anna, &from_bo).unwrap();
    assert_eq!(
        (report.standing, report.held),
        (SenderStanding::Known, vec![])
    );
}

#[test]
fn the_lead_s_new_laptop_is_trusted_by_every_municipality() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut lead = village.copy("lead.samverka", "new lead.samverka");
    assert_ne!(lead.device(), village.lead.device());
    let bundle = village.send(&mut eslov, "bundle");
    merge(&mut lead, &bundle).unwrap();
    let kit = village.path("kit from the new laptop");
    lead.export_kit(&kit, code(ESLOV)).unwrap();
    assert!(
        manifest(&kit).endorsed.is_empty(),
        "the project's key goes with the file"
    );
    merge(&mut eslov, &kit).unwrap();
}

#[test]
fn a_new_contact_person_s_name_stands_at_what_she_does() {
    let (_village, old, mut new) = moved();
    assert_eq!(old.author(), new.author());
    new.set_author("Bo Alm").unwrap();
    let group = make_group(&mut new, "Arbetsgruppen");
    let history = new.reader().history(group).unwrap();
    assert_eq!(history[0].author.as_deref(), Some("Bo Alm"));
}

#[test]
fn a_file_that_moves_between_two_places_any_number_of_times_keeps_being_known() {
    let mut village = Village::new();
    let mut office = village.laptop(ESLOV, "office.samverka", 0);
    make_group(&mut office, "Styrgruppen");
    let first = village.send(&mut office, "first");
    assert_eq!(
        village.merge(&first).unwrap().standing,
        SenderStanding::First
    );
    drop(office);
    let mut devices = std::collections::BTreeSet::new();
    let mut keys = std::collections::BTreeSet::new();
    for number in 0_u32..40 {
        let places = ["office.samverka", "home.samverka"];
        let (from, to) = (
            places[number as usize % 2],
            places[(number as usize + 1) % 2],
        );
        std::fs::rename(village.path(from), village.path(to)).unwrap();
        let dice = Elsewhere::new(u64::from(number) + 100, i64::from(number) * 60_000);
        let mut workspace = Workspace::open_in(&village.path(to), dice).unwrap();
        assert_eq!(workspace.came_from_elsewhere(), number == 0);
        make_group(&mut workspace, &format!("Grupp {number}"));
        devices.insert(workspace.device());
        keys.insert(workspace.reader().own_key().unwrap());
        if number == 38 || number == 39 {
            let bundle = village.send(&mut workspace, &format!("sent {number}"));
            let report = village.merge(&bundle).unwrap();
            assert!(report.standing.is_let_in(), "{:?}", report.standing);
            assert_eq!(report.held, []);
        }
    }
    assert_eq!((devices.len(), keys.len()), (2, 2), "one for each place");
    village.lead.verify().unwrap();
}

#[test]
fn a_copy_that_is_put_back_forgets_whom_it_was_in_other_places() {
    let mut village = Village::new();
    let mut office = village.laptop(ESLOV, "office.samverka", 0);
    make_group(&mut office, "Styrgruppen");
    let device = office.device();
    let copy = office.back_up(samverka::workspace::Why::Asked).unwrap();
    make_group(&mut office, "Nätverket");
    drop(office);
    let path = village.path("office.samverka");
    samverka::workspace::restore(&path, &copy.path).unwrap();
    let office = Workspace::open_in(&path, Elsewhere::new(77, 0)).unwrap();
    assert_ne!(office.device(), device, "what it has sent may be forgotten");
}
