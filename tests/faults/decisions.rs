//! What waits for a decision after a merge, and what becomes of it: entries held back, keys that changed.

use std::path::Path;

use samverka::bundle::{self, BundleKind, Draft, Lock, Profile, SigningKey, fingerprint};
use samverka::domain::{Group, Id, Person, Record};
use samverka::journal::Entry;
use samverka::workspace::{
    HeldId, MergeReport, SenderStanding as Standing, Trust, Warning, Workspace,
};
use serde_json::json;

use crate::village::*;

fn group_of(village: &Village, whose: &str, number: u64) -> Entry {
    let project = village.lead.reader().project_id().unwrap();
    let record = Id::from_u128(number.into());
    entry(project, whose, record, (5 + number) << 16, &[])
}

fn key(number: u8) -> String {
    SigningKey::from_bytes([number; 32]).public()
}

/// Merges without asking anybody; everything read is accounted for, and the file is sound.
fn merged(lead: &mut Workspace, bundle: &Path) -> MergeReport {
    let report = merge_unasked(lead, bundle).unwrap();
    let total = report.total();
    assert_eq!(total.read, total.added + total.known + total.refused);
    assert_eq!(total.refused, report.held.len());
    lead.verify().unwrap();
    report
}

fn groups(lead: &Workspace) -> usize {
    lead.reader().all::<Group>().unwrap().len()
}

fn reasons(report: &MergeReport) -> Vec<&str> {
    report
        .held
        .iter()
        .map(|(_, reason)| reason.code())
        .collect()
}

fn all_held(lead: &Workspace) -> Vec<HeldId> {
    let held = lead.reader().held().unwrap();
    held.into_iter()
        .map(|one| (one.entry, one.sender))
        .collect()
}

fn trust_in(lead: &Workspace, number: u8) -> Option<Trust> {
    let senders = lead.reader().senders().unwrap();
    senders
        .iter()
        .find(|sender| sender.key == key(number))
        .map(|sender| sender.trust)
}

/// A lead that knows Eslöv by one key, and a bundle that another key has signed.
fn two_keys() -> (Village, std::path::PathBuf) {
    let mut village = Village::new();
    let first = group_of(&village, ESLOV, 1);
    let bundle = village.crafted(ESLOV, std::slice::from_ref(&first), 3);
    let report = merged(&mut village.lead, &bundle);
    assert_eq!(
        (report.standing, report.warnings),
        (Standing::First, vec![])
    );
    assert_eq!(trust_in(&village.lead, 3), Some(Trust::First));
    let both = [first, group_of(&village, ESLOV, 2)];
    let bundle = village.crafted(ESLOV, &both, 4);
    (village, bundle)
}

#[test]
fn a_changed_key_asks_and_holds_back_what_is_new() {
    let (mut village, bundle) = two_keys();
    for again in [false, true] {
        let report = merged(&mut village.lead, &bundle);
        assert_eq!(report.standing, Standing::Changed);
        assert!(report.warnings.contains(&Warning::NewKey));
        assert_eq!(report.warnings.contains(&Warning::MergedBefore), again);
        assert_eq!(
            report.total().known,
            1,
            "what is here already is no question"
        );
        assert_eq!(reasons(&report), ["unknown_key"]);
        assert_eq!(
            (groups(&village.lead), all_held(&village.lead).len()),
            (1, 1)
        );
        assert_eq!(trust_in(&village.lead, 4), Some(Trust::Asked));
    }
    assert_ne!(fingerprint(&key(3)), fingerprint(&key(4)));
}

#[test]
fn an_accepted_key_brings_in_what_has_waited_and_is_known_from_then_on() {
    let (mut village, bundle) = two_keys();
    merged(&mut village.lead, &bundle);
    let counts = village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
    assert_eq!((counts.added, counts.new_records), (1, 1));
    village.lead.verify().unwrap();
    assert_eq!(
        (groups(&village.lead), all_held(&village.lead)),
        (2, vec![])
    );
    let report = merged(&mut village.lead, &bundle);
    assert_eq!(report.standing, Standing::Known);
    assert_eq!(report.warnings, [Warning::MergedBefore]);
    assert_eq!(report.total().known, 2);
}

/// A person's entry, and the same without what names her.
fn whole_and_coded(village: &Village, whose: &str) -> (Entry, Entry) {
    let mut whole = group_of(village, whose, 2);
    whole.kind = Person::CODE.into();
    whole.set = samverka::workspace::fields([
        (Person::name, json!("Amira Holm")),
        (Person::gender, json!("woman")),
    ]);
    let mut coded = whole.clone();
    coded.set.remove(Person::name);
    (whole, coded)
}

#[test]
fn what_waits_is_what_all_bundles_have_said_in_any_order() {
    let names = |lead: &Workspace| -> Vec<String> {
        let persons = lead.reader().all::<Person>().unwrap();
        persons.into_iter().map(|person| person.name).collect()
    };
    for full_first in [true, false] {
        // Without any of it taken back, without the full one, and without the other.
        for taken_back in [None, Some(full_first), Some(!full_first)] {
            let (mut village, _) = two_keys();
            let (whole, coded) = whole_and_coded(&village, ESLOV);
            let mut both = [coded, whole];
            both.rotate_left(usize::from(full_first));
            for entry in both {
                let bundle = village.crafted(ESLOV, &[entry], 4);
                merged(&mut village.lead, &bundle);
                assert_eq!(all_held(&village.lead).len(), 1);
            }
            if let Some(first) = taken_back {
                let merge = if first { 2 } else { 3 };
                village.lead.unmerge(&[merge], true).unwrap();
            }
            assert_eq!(all_held(&village.lead).len(), 1);
            let counts = village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
            assert_eq!((counts.added, counts.new_records), (1, 1));
            let named = taken_back.is_none_or(|first| first != full_first);
            let name = if named { "Amira Holm" } else { "" };
            assert_eq!(names(&village.lead), [name], "{full_first} {taken_back:?}");
            village.lead.verify().unwrap();
        }
    }
}

#[test]
fn what_another_merge_brought_waits_again_when_that_is_taken_back() {
    for known_first in [true, false] {
        let (mut village, asked) = two_keys();
        let both = [1, 2].map(|number| group_of(&village, ESLOV, number));
        let known = village.crafted(ESLOV, &both, 3);
        let mut bundles = [asked, known];
        bundles.rotate_left(usize::from(known_first));
        for bundle in bundles {
            merged(&mut village.lead, &bundle);
        }
        assert_eq!(
            (groups(&village.lead), all_held(&village.lead)),
            (2, vec![])
        );
        let merge = if known_first { 2 } else { 3 };
        village.lead.unmerge(&[merge], true).unwrap();
        assert_eq!(groups(&village.lead), 1);
        assert_eq!(all_held(&village.lead), [(both[1].id, key(4))]);
        village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
        assert_eq!(groups(&village.lead), 2);
    }
}

#[test]
fn what_waits_for_a_key_of_one_municipality_is_no_answer_about_another_s() {
    for accepted in [true, false] {
        let (mut village, _) = two_keys();
        let theirs = group_of(&village, HELSINGBORG, 2);
        let first = village.crafted(HELSINGBORG, &[theirs], 5);
        merged(&mut village.lead, &first);
        for (whose, number) in [(ESLOV, 3), (HELSINGBORG, 4)] {
            let own = group_of(&village, whose, number);
            let bundle = village.crafted(whose, &[own], 4);
            merged(&mut village.lead, &bundle);
        }
        let (lead, before) = (&mut village.lead, 2);
        if accepted {
            lead.accept_sender(code(ESLOV), &key(4)).unwrap();
        } else {
            assert_eq!(lead.refuse_sender(code(ESLOV), &key(4)).unwrap(), 1);
        }
        assert_eq!(groups(lead), before + usize::from(accepted));
        assert_eq!(all_held(lead).len(), 1, "Helsingborg's waits still");
        lead.accept_sender(code(HELSINGBORG), &key(4)).unwrap();
        assert_eq!(groups(lead), before + 1 + usize::from(accepted));
    }
}

#[test]
fn all_that_is_chosen_is_decided_or_nothing() {
    let (mut village, bundle) = two_keys();
    merged(&mut village.lead, &bundle);
    let stray = village.crafted(ESLOV, &[group_of(&village, HELSINGBORG, 3)], 3);
    merged(&mut village.lead, &stray);
    let held = all_held(&village.lead);
    let (of_key, single): (Vec<HeldId>, Vec<HeldId>) = held
        .iter()
        .cloned()
        .partition(|(_, sender)| *sender == key(4));
    assert_eq!((of_key.len(), single.len()), (1, 1));

    // What the later merge carried cannot be read.
    let path = village.path("lead.samverka");
    let database = rusqlite::Connection::open(path).unwrap();
    let damage = "UPDATE merge SET carried = x'00' WHERE number = 3";
    database.execute(damage, []).unwrap();
    let keys = [(code(ESLOV).into(), key(4))];
    village
        .lead
        .accept(&keys, &single, &mut |_, _| true)
        .unwrap_err();
    assert_eq!(trust_in(&village.lead, 4), Some(Trust::Asked));
    assert_eq!((groups(&village.lead), all_held(&village.lead)), (1, held));

    assert_eq!(village.lead.refuse(&keys, &single).unwrap(), 2);
    assert_eq!(all_held(&village.lead), []);
}

#[test]
fn the_same_content_from_another_sender_was_not_merged_before() {
    let mut village = Village::new();
    let entries = [group_of(&village, ESLOV, 1)];
    for (key, before) in [(3, false), (4, false), (3, true)] {
        let bundle = village.crafted(ESLOV, &entries, key);
        let report = merged(&mut village.lead, &bundle);
        assert_eq!(report.warnings.contains(&Warning::MergedBefore), before);
    }
}

#[test]
fn a_refused_key_brings_in_nothing_and_asks_no_more_until_it_is_accepted_after_all() {
    let (mut village, bundle) = two_keys();
    merged(&mut village.lead, &bundle);
    assert_eq!(village.lead.refuse_sender(code(ESLOV), &key(4)).unwrap(), 1);
    assert_eq!(all_held(&village.lead), []);
    let report = merged(&mut village.lead, &bundle);
    assert_eq!(report.standing, Standing::Refused);
    assert!(report.warnings.contains(&Warning::RefusedKey));
    assert_eq!(reasons(&report), ["refused_key"]);
    assert_eq!(
        (groups(&village.lead), all_held(&village.lead)),
        (1, vec![])
    );
    assert_eq!(trust_in(&village.lead, 4), Some(Trust::Refused));

    village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
    merged(&mut village.lead, &bundle);
    assert_eq!(groups(&village.lead), 2);
}

#[test]
fn a_refused_first_key_does_not_make_the_next_one_the_first() {
    let (mut village, bundle) = two_keys();
    village.lead.refuse_sender(code(ESLOV), &key(3)).unwrap();
    assert_eq!(
        merged(&mut village.lead, &bundle).standing,
        Standing::Changed
    );
}

#[test]
fn a_key_is_known_for_its_own_municipality_alone() {
    let mut village = Village::new();
    for (whose, number) in [(ESLOV, 1), (HELSINGBORG, 2)] {
        let own = group_of(&village, whose, number);
        let bundle = village.crafted(whose, &[own], u8::try_from(number).unwrap());
        assert_eq!(merged(&mut village.lead, &bundle).standing, Standing::First);
    }
    let other = group_of(&village, HELSINGBORG, 3);
    let bundle = village.crafted(HELSINGBORG, &[other], 1);
    assert_eq!(
        merged(&mut village.lead, &bundle).standing,
        Standing::Changed
    );
}

#[test]
fn a_stranger_s_clock_moves_nothing_here_before_it_is_let_in() {
    let (mut village, _) = two_keys();
    let project = village.lead.reader().project_id().unwrap();
    let late = entry(project, ESLOV, Id::from_u128(9), A_LATER_TIME, &[]);
    let bundle = village.crafted(ESLOV, std::slice::from_ref(&late), 5);
    merged(&mut village.lead, &bundle);
    let mut written = || {
        let unit = make(
            &mut village.lead,
            samverka::domain::Unit::KIND,
            samverka::workspace::fields([
                ("name", json!("Socialtjänsten")),
                ("sector", json!("social")),
            ]),
        );
        village.lead.reader().history(unit).unwrap()[0].id
    };
    assert!(written() < late.id);
}

#[test]
fn what_is_not_the_sender_s_is_taken_in_when_somebody_says_so_and_stays() {
    let mut village = Village::new();
    let own = group_of(&village, ESLOV, 1);
    let another_s = group_of(&village, HELSINGBORG, 2);
    let bundle = village.crafted(ESLOV, &[own, another_s], 3);
    assert_eq!(
        reasons(&merged(&mut village.lead, &bundle)),
        ["not_the_sender_s"]
    );
    let chosen = all_held(&village.lead);
    let counts = village.lead.accept_held(&chosen).unwrap();
    assert_eq!((counts.added, counts.refused), (1, 0));
    village.lead.verify().unwrap();
    assert_eq!(groups(&village.lead), 2);
    let again = merged(&mut village.lead, &bundle);
    assert_eq!((again.total().known, again.held), (2, vec![]));
    let verdicts = village.lead.reader().held_verdicts().unwrap();
    assert_eq!(verdicts.len(), 1);
    assert!(verdicts[0].accepted && verdicts[0].municipality == Some(code(ESLOV)));
}

#[test]
fn what_was_refused_is_not_asked_about_again_until_somebody_wants_it() {
    let mut village = Village::new();
    let another_s = group_of(&village, HELSINGBORG, 2);
    let bundle = village.crafted(ESLOV, std::slice::from_ref(&another_s), 3);
    merged(&mut village.lead, &bundle);
    let chosen = all_held(&village.lead);
    assert_eq!(village.lead.refuse_held(&chosen).unwrap(), 1);
    let again = merged(&mut village.lead, &bundle);
    assert_eq!(reasons(&again), ["refused_before"]);
    assert_eq!(
        (groups(&village.lead), all_held(&village.lead)),
        (0, vec![])
    );

    // Refused from Eslöv; whose it is brings it all the same.
    let own = village.crafted(HELSINGBORG, std::slice::from_ref(&another_s), 4);
    village.lead.ask_again(&chosen).unwrap();
    merged(&mut village.lead, &bundle);
    assert_eq!(all_held(&village.lead), chosen);
    village.lead.refuse_held(&chosen).unwrap();
    assert_eq!(merged(&mut village.lead, &own).total().added, 1);
    assert_eq!(merged(&mut village.lead, &bundle).total().known, 1);
}

#[test]
fn what_waits_is_settled_when_it_comes_from_whose_it_is() {
    let mut village = Village::new();
    let another_s = group_of(&village, HELSINGBORG, 2);
    let stray = village.crafted(ESLOV, std::slice::from_ref(&another_s), 3);
    merged(&mut village.lead, &stray);
    assert_eq!(all_held(&village.lead).len(), 1);
    let own = village.crafted(HELSINGBORG, &[another_s], 4);
    merged(&mut village.lead, &own);
    assert_eq!(
        (groups(&village.lead), all_held(&village.lead)),
        (1, vec![])
    );
}

#[test]
fn a_contradiction_cannot_be_taken_in_only_refused() {
    let mut village = Village::new();
    let said = group_of(&village, ESLOV, 1);
    let mut otherwise = said.clone();
    otherwise.set.insert(Group::name.into(), json!("En annan"));
    let first = village.crafted(ESLOV, &[said], 3);
    merged(&mut village.lead, &first);
    let forged = village.path("forged");
    std::fs::copy(village.crafted(ESLOV, &[otherwise], 3), &forged).unwrap();
    assert_eq!(
        reasons(&merged(&mut village.lead, &forged)),
        ["contradiction"]
    );
    let chosen = all_held(&village.lead);
    let counts = village.lead.accept_held(&chosen).unwrap();
    assert_eq!((counts.added, counts.refused), (0, 1));
    assert_eq!(all_held(&village.lead), chosen);
    assert_eq!(village.lead.reader().held_verdicts().unwrap(), []);
    village.lead.refuse_held(&chosen).unwrap();
    assert_eq!(
        reasons(&merged(&mut village.lead, &forged)),
        ["refused_before"]
    );
    let kept = village.lead.reader().all::<Group>().unwrap();
    assert_eq!(kept[0].name, "Gruppen");
    village.lead.verify().unwrap();
}

#[test]
fn the_full_copy_of_what_was_taken_in_follows_without_a_question() {
    let mut village = Village::new();
    let (whole, coded) = whole_and_coded(&village, HELSINGBORG);
    let bundle = village.crafted(ESLOV, &[coded], 3);
    merged(&mut village.lead, &bundle);
    let chosen = all_held(&village.lead);
    village.lead.accept_held(&chosen).unwrap();
    let bundle = village.crafted(ESLOV, &[whole], 3);
    assert_eq!(merged(&mut village.lead, &bundle).held, []);
    let persons = village.lead.reader().all::<Person>().unwrap();
    assert_eq!(persons[0].name, "Amira Holm");
}

#[test]
fn an_accepted_key_brings_in_no_more_than_its_municipality_may() {
    let (mut village, _) = two_keys();
    let own = group_of(&village, ESLOV, 2);
    let another_s = group_of(&village, HELSINGBORG, 3);
    let bundle = village.crafted(ESLOV, &[own, another_s.clone()], 4);
    assert_eq!(
        reasons(&merged(&mut village.lead, &bundle)),
        ["unknown_key"; 2]
    );
    let counts = village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
    assert_eq!((counts.added, counts.refused), (1, 1));
    let held = village.lead.reader().held().unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(
        (held[0].entry, held[0].reason.code()),
        (another_s.id, "not_the_sender_s")
    );
    village.lead.verify().unwrap();
}

/// A bundle with this group, signed by the laptop that comes after the one with this key.
fn from_the_next_laptop(village: &Village, group: &Entry, old: u8, new: u8) -> std::path::PathBuf {
    let project = village.lead.reader().project_id().unwrap();
    let old = SigningKey::from_bytes([old; 32]);
    let draft = Draft {
        kind: BundleKind::Bundle,
        project,
        project_name: "BRED".into(),
        municipality: Some(code(ESLOV)),
        profile: Profile::Full,
        made_at: 0,
    };
    let key = old.successor(project, [new; 32]).unwrap();
    let path = village.path(&format!("after-{new}"));
    let (bytes, _) = bundle::write(draft, std::slice::from_ref(group), &key, &Lock::Open).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_word_of_a_known_key_is_believed_and_that_of_a_refused_one_is_not() {
    for (refused, standing) in [(false, Standing::Vouched), (true, Standing::Changed)] {
        let (mut village, _) = two_keys();
        if refused {
            village.lead.refuse_sender(code(ESLOV), &key(3)).unwrap();
        }
        let bundle = from_the_next_laptop(&village, &group_of(&village, ESLOV, 2), 3, 9);
        assert_eq!(merged(&mut village.lead, &bundle).standing, standing);
    }
}

#[test]
fn a_key_that_is_asked_about_needs_no_answer_once_a_known_one_vouches_for_it() {
    let (mut village, _) = two_keys();
    let group = group_of(&village, ESLOV, 2);
    let bundle = village.crafted(ESLOV, std::slice::from_ref(&group), 9);
    merged(&mut village.lead, &bundle);
    assert_eq!(trust_in(&village.lead, 9), Some(Trust::Asked));
    let bundle = from_the_next_laptop(&village, &group, 3, 9);
    merged(&mut village.lead, &bundle);
    assert_eq!(trust_in(&village.lead, 9), Some(Trust::Vouched));
    assert_eq!(
        (groups(&village.lead), all_held(&village.lead)),
        (2, vec![])
    );
}

#[test]
fn the_laptop_that_the_first_sender_comes_after_is_known_too() {
    let mut village = Village::new();
    let bundle = from_the_next_laptop(&village, &group_of(&village, ESLOV, 1), 3, 9);
    assert_eq!(merged(&mut village.lead, &bundle).standing, Standing::First);
    let older = village.crafted(ESLOV, &[group_of(&village, ESLOV, 2)], 3);
    assert_eq!(merged(&mut village.lead, &older).standing, Standing::Known);
}

#[test]
fn a_merge_that_is_taken_back_leaves_no_key_behind_that_nobody_decided_on() {
    let mut village = Village::new();
    let bundle = village.crafted(ESLOV, &[group_of(&village, ESLOV, 1)], 3);
    for _twice in 0..2 {
        merged(&mut village.lead, &bundle);
    }
    for left in [Some(Trust::First), None] {
        let last = village.lead.reader().last_merges(1).unwrap();
        village.lead.unmerge(&last, true).unwrap();
        assert_eq!(trust_in(&village.lead, 3), left);
    }
    assert_eq!(merged(&mut village.lead, &bundle).standing, Standing::First);
}

#[test]
fn a_key_that_a_merge_that_stays_names_is_known_after_the_one_that_was_taken_back() {
    let mut village = Village::new();
    let old = village.crafted(ESLOV, &[group_of(&village, ESLOV, 1)], 3);
    merged(&mut village.lead, &old);
    let new = from_the_next_laptop(&village, &group_of(&village, ESLOV, 2), 3, 9);
    merged(&mut village.lead, &new);
    village.lead.unmerge(&[1], true).unwrap();
    assert_eq!(trust_in(&village.lead, 3), Some(Trust::Vouched));
    assert_eq!(merged(&mut village.lead, &old).standing, Standing::Known);

    village.lead.unmerge(&[2, 3], true).unwrap();
    assert_eq!(village.lead.reader().senders().unwrap(), []);
}

#[test]
fn a_key_that_is_not_believed_keeps_no_other_known() {
    let mut village = Village::new();
    let old = village.crafted(ESLOV, &[group_of(&village, ESLOV, 1)], 3);
    merged(&mut village.lead, &old);
    let new = from_the_next_laptop(&village, &group_of(&village, ESLOV, 2), 3, 9);
    let report = merged(&mut village.lead, &new);
    assert_eq!(report.standing, Standing::Vouched);
    let next = report.manifest.sender;
    village.lead.refuse_sender(code(ESLOV), &next).unwrap();
    village.lead.unmerge(&[1], true).unwrap();
    assert_eq!(trust_in(&village.lead, 3), None);
}

#[test]
fn what_was_let_in_goes_with_the_merge_that_brought_it_and_comes_back_with_the_next() {
    let (mut village, bundle) = two_keys();
    merged(&mut village.lead, &bundle);
    village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
    assert_eq!(groups(&village.lead), 2);
    let last = village.lead.reader().last_merges(1).unwrap();
    village.lead.unmerge(&last, true).unwrap();
    assert_eq!(groups(&village.lead), 1);
    village.lead.verify().unwrap();
    assert_eq!(merged(&mut village.lead, &bundle).standing, Standing::Known);
    assert_eq!(groups(&village.lead), 2);
}

#[test]
fn a_stranger_s_copy_of_what_is_known_keeps_nothing_alive() {
    let mut village = Village::new();
    let group = group_of(&village, ESLOV, 1);
    for key in [3, 4] {
        let bundle = village.crafted(ESLOV, std::slice::from_ref(&group), key);
        merged(&mut village.lead, &bundle);
    }
    let merges = village.lead.reader().last_merges(2).unwrap();
    village.lead.unmerge(&merges[1..], true).unwrap();
    assert_eq!(
        groups(&village.lead),
        0,
        "the stranger's merge does not hold it"
    );
}

#[test]
fn who_decided_is_forgotten_when_she_is_erased() {
    let (mut village, bundle) = two_keys();
    village.lead.set_author("Amira Holm").unwrap();
    let person = make_person(&mut village.lead, "Amira Holm");
    merged(&mut village.lead, &bundle);
    village.lead.accept_sender(code(ESLOV), &key(4)).unwrap();
    let stray = village.crafted(ESLOV, &[group_of(&village, HELSINGBORG, 9)], 3);
    merged(&mut village.lead, &stray);
    let chosen = all_held(&village.lead);
    village.lead.refuse_held(&chosen).unwrap();
    let file = village.path("lead.samverka");
    assert!(holds(&bytes_on_disk(&file), "Amira Holm"));
    village.lead.erase(person, &Default::default()).unwrap();
    assert!(!holds(&bytes_on_disk(&file), "Amira Holm"));
}
