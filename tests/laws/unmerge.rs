//! Taking a merge back: what is left is what the others bring.

use proptest::prelude::*;
use samverka::bundle::Profile;
use samverka::domain::{Group, MunicipalityCode, Person, Phase, Record, Snooze};
use samverka::journal::Entry;
use samverka::workspace::{Command, HeldReason, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::algebra::cases;
use crate::files::{Play, deeds, obeys_law_6};
use crate::village::*;

/// Which of the deeds erases.
const ERASE: u32 = 10;

/// A merge's number, where merge after merge is made in a new file.
fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap() + 1
}

/// Takes back what was merged in these places, together or one after the other.
fn take_back(lead: &mut Workspace, places: &[usize], one_by_one: bool) {
    let numbers: Vec<i64> = places.iter().copied().map(number).collect();
    for together in numbers.chunks(if one_by_one { 1 } else { numbers.len().max(1) }) {
        lead.unmerge(together, true).unwrap();
    }
}

/// A municipality's key.
type Key = (MunicipalityCode, String);

/// A new lead's workspace that believes these keys, and has merged bundles without asking about any other.
fn merged_unasked(play: &Play, name: &str, places: &[usize], known: &[Key]) -> Workspace {
    let mut lead = play.village.copy("lead-at-first", name);
    for (municipality, key) in known {
        lead.accept_sender(*municipality, key).unwrap();
    }
    for place in places {
        merge_unasked(&mut lead, &play.bundles[*place]).unwrap();
    }
    lead
}

/// What is held back, from whom, and why.
fn waiting(lead: &Workspace) -> Vec<(String, String, HeldReason)> {
    let held = lead.reader().held().unwrap().into_iter();
    held.map(|one| (one.line, one.sender, one.reason)).collect()
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn what_is_left_is_as_if_the_others_alone_had_been_merged(
        (deeds, chosen, one_by_one) in (deeds(), any::<u64>(), any::<bool>()),
    ) {
        let mut deeds = deeds;
        deeds.retain(|deed| deed % 16 != ERASE);
        let play = Play::of(&deeds);
        let all: Vec<usize> = (0..play.bundles.len()).collect();
        let (going, staying): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|place| chosen >> (*place % 64) & 1 == 1);
        let numbers: Vec<i64> = going.iter().copied().map(number).collect();
        let mut lead = play.merged("lead-all", &all);
        let with_all = state(&lead);

        lead.unmerge(&numbers, false).unwrap();
        assert_eq!(state(&lead), with_all, "finding out changes nothing");
        if one_by_one {
            for number in &numbers {
                lead.unmerge(&[*number], true).unwrap();
            }
        } else {
            lead.unmerge(&numbers, true).unwrap();
        }
        assert_eq!(state(&lead), state(&play.merged("lead-others", &staying)));

        for place in going {
            obeys_law_6(&mut lead, &play.bundles[place]);
        }
        assert_eq!(state(&lead), with_all, "merged again, it is as it was");
    }

    #[test]
    fn what_waits_for_a_key_is_as_if_the_others_alone_had_been_merged(
        (deeds, chosen, later, one_by_one) in (deeds(), any::<u64>(), any::<u64>(), any::<bool>()),
    ) {
        let mut deeds = deeds;
        deeds.retain(|deed| deed % 16 != ERASE);
        let play = Play::of(&deeds);
        let all: Vec<usize> = (0..play.bundles.len()).collect();
        let among = |places: &[usize], chosen: u64| -> (Vec<usize>, Vec<usize>) {
            places.iter().partition(|place| chosen >> (*place % 64) & 1 == 1)
        };
        let [known, asked, other] = play.keys();

        let (going, staying) = among(&all, chosen);
        let mut lead = merged_unasked(&play, "lead-all", &all, &[known.clone(), other.clone()]);
        take_back(&mut lead, &going, one_by_one);
        let mut others = merged_unasked(&play, "lead-others", &staying, &[known.clone(), other.clone()]);
        assert_eq!(state(&lead), state(&others));
        assert_eq!(waiting(&lead), waiting(&others));

        for one in [&mut lead, &mut others] {
            one.accept_sender(code(ESLOV), &asked.1).unwrap();
            assert_eq!(waiting(one), []);
        }
        assert_eq!(state(&lead), state(&others));
        let (going, staying) = among(&staying, later);
        take_back(&mut lead, &going, one_by_one);
        let others = merged_unasked(&play, "lead-knowing", &staying, &[known, asked, other]);
        assert_eq!(state(&lead), state(&others), "accepted before or after");
    }

    #[test]
    fn erasures_stay_when_everything_else_is_taken_back(deeds in deeds()) {
        let play = Play::of(&deeds);
        let all: Vec<usize> = (0..play.bundles.len()).collect();
        let mut lead = play.merged("lead-all", &all);
        let with_all = state(&lead);
        let at_first = journal(&play.merged("lead-none", &[]));
        lead.unmerge(&lead.reader().last_merges(all.len()).unwrap(), true).unwrap();
        lead.verify().unwrap();
        let left = journal(&lead).into_iter().filter(|entry| !entry.erases());
        assert_eq!(left.collect::<Vec<Entry>>(), at_first);
        let erasing = with_all.journal.iter().filter(|entry| entry.erases());
        assert_eq!(
            erasing.count(),
            journal(&lead).iter().filter(|entry| entry.erases()).count()
        );
        for place in all {
            obeys_law_6(&mut lead, &play.bundles[place]);
        }
        assert_eq!(state(&lead), with_all);
    }
}

/// Eslöv's laptop with a group, and its bundle merged by the lead as number 1.
fn merged() -> (Village, Workspace, samverka::domain::Id) {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "first");
    village.merge(&bundle).unwrap();
    (village, laptop, group)
}

#[test]
fn what_was_done_here_since_holds_the_merge_and_is_named() {
    let (mut village, _, group) = merged();
    let before = state(&village.lead);
    set(
        &mut village.lead,
        Group::KIND,
        group,
        Group::planned_size,
        json!(7),
    );
    let Err(WorkspaceError::StoodOn(standing)) = village.lead.unmerge(&[1], true) else {
        panic!("undone");
    };
    assert_eq!(
        standing
            .iter()
            .map(|one| (one.kind.as_str(), one.record, one.entries))
            .collect::<Vec<_>>(),
        [("group", group, 1)]
    );
    assert_ne!(
        state(&village.lead),
        before,
        "the lead's own change is still there"
    );
    assert!(village.lead.reader().merges().unwrap()[0].undone.is_none());
}

#[test]
fn a_record_that_refers_to_what_would_go_holds_the_merge_until_it_is_removed() {
    let (mut village, _, group) = merged();
    let later = fields([
        (Snooze::signal, json!("levels_apart")),
        (Snooze::about, json!(group)),
        (Snooze::until, json!("2026-12-24")),
        (Snooze::reason, json!("Efter jul")),
    ]);
    let snooze = make(&mut village.lead, Snooze::KIND, later);
    let Err(WorkspaceError::StoodOn(standing)) = village.lead.unmerge(&[1], true) else {
        panic!("undone");
    };
    assert_eq!(standing[0].record, snooze);
    village
        .lead
        .run(&Command::remove(Snooze::KIND, snooze))
        .unwrap();
    village.lead.unmerge(&[1], true).unwrap();
    assert!(village.lead.reader().all::<Group>().unwrap().is_empty());
    village.lead.verify().unwrap();
}

#[test]
fn names_that_came_later_go_again_and_the_person_stays() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = make_person(&mut laptop, "Amira Holm");
    set(
        &mut laptop,
        Person::KIND,
        person,
        Person::gender,
        json!("woman"),
    );
    let pseudonymous = village.send_pseudonymous(&mut laptop, "pseudonymous");
    village.merge(&pseudonymous).unwrap();
    let before = state(&village.lead);
    let full = village.send(&mut laptop, "full");
    village.merge(&full).unwrap();
    let done = village.lead.unmerge(&[2], true).unwrap();
    assert_eq!(
        (done.kinds["person"].gone, done.kinds["person"].changed),
        (0, 1)
    );
    assert_eq!(state(&village.lead), before);
}

#[test]
fn what_a_later_merge_brought_too_stays_and_is_that_merge_s() {
    let (mut village, mut laptop, group) = merged();
    make_group(&mut laptop, "Arbetslaget");
    let second = village.send(&mut laptop, "second");
    village.merge(&second).unwrap();
    let with_both = state(&village.lead);
    let done = village.lead.unmerge(&[1], true).unwrap();
    assert!(done.kinds.is_empty() && done.shared > 0, "{done:?}");
    assert_eq!(state(&village.lead), with_both);
    let done = village.lead.unmerge(&[2], true).unwrap();
    assert_eq!(done.kinds["group"].gone, 2);
    assert!(village.lead.reader().get::<Group>(group).unwrap().is_none());
}

#[test]
fn merges_that_were_looked_at_are_taken_back_whatever_lands_in_between() {
    let (mut village, mut laptop, _) = merged();
    make_group(&mut laptop, "Arbetslaget");
    let second = village.send(&mut laptop, "second");
    village.merge(&second).unwrap();
    let looked_at = village.lead.reader().last_merges(2).unwrap();
    let would = village.lead.unmerge(&looked_at, false).unwrap();
    let mut elsewhere = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    let kept = make_group(&mut elsewhere, "Ledningsgruppen");
    let third = village.send(&mut elsewhere, "third");
    village.merge(&third).unwrap();
    let done = village.lead.unmerge(&looked_at, true).unwrap();
    assert_eq!(done, would, "what was shown is what was done");
    let merges = village.lead.reader().merges().unwrap().into_iter();
    let undone = merges.map(|merge| (merge.number, merge.undone.is_some()));
    assert_eq!(
        undone.collect::<Vec<_>>(),
        [(3, false), (2, true), (1, true)]
    );
    let groups = village.lead.reader().all::<Group>().unwrap();
    assert_eq!(groups.len(), 1, "what landed in between stays");
    assert_eq!(groups[0].head.id, kept);
    village.lead.verify().unwrap();
}

#[test]
fn what_lands_in_between_and_brings_the_same_keeps_it() {
    let (mut village, mut laptop, group) = merged();
    let would = village.lead.unmerge(&[1], false).unwrap();
    assert_eq!(would.kinds["group"].gone, 1);
    make_group(&mut laptop, "Arbetslaget");
    let second = village.send(&mut laptop, "second");
    village.merge(&second).unwrap();
    let done = village.lead.unmerge(&[1], true).unwrap();
    assert!(done.kinds.is_empty() && done.shared > 0, "{done:?}");
    assert!(village.lead.reader().get::<Group>(group).unwrap().is_some());
    village.lead.verify().unwrap();
}

#[test]
fn an_undone_merge_stays_in_the_list_and_is_not_undone_twice() {
    let (mut village, _, _) = merged();
    village.lead.set_author("Karin Ek").unwrap();
    village.lead.unmerge(&[1], true).unwrap();
    let listed = village.lead.reader().merged().unwrap();
    let undone = listed[0].merge.undone.as_ref().unwrap();
    assert!(undone.by == "Karin Ek" && undone.at > listed[0].merge.at);
    let account = listed[0].account.as_ref().unwrap();
    assert_eq!(account.kinds["group"].new_records, 1);
    assert!(matches!(
        village.lead.unmerge(&[1], true),
        Err(WorkspaceError::AlreadyUndone(1))
    ));
    assert!(matches!(
        village.lead.unmerge(&[9], true),
        Err(WorkspaceError::NoSuchMerge(9))
    ));
    assert!(village.lead.reader().last_merges(5).unwrap().is_empty());
}

#[test]
fn the_kit_that_a_workspace_began_with_stays() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let before = state(&laptop);
    assert!(matches!(
        laptop.unmerge(&[1], true),
        Err(WorkspaceError::BeganWith)
    ));
    assert_eq!(state(&laptop), before);
}

#[test]
fn the_clock_does_not_go_back_with_a_merge() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 3_600_000);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.path("bundle");
    laptop
        .export(&bundle, Profile::Full, None, &Default::default())
        .unwrap();
    village.merge(&bundle).unwrap();
    let brought = journal(&village.lead).last().unwrap().id;
    village.lead.unmerge(&[1], true).unwrap();
    let path = village.lead.reader().path().to_owned();
    drop(std::mem::replace(&mut village.lead, laptop));
    let mut lead = Workspace::open_in(&path, Elsewhere::new(6, 0)).unwrap();
    let phase = make(
        &mut lead,
        Phase::KIND,
        fields([(Phase::name, json!("Analys"))]),
    );
    assert!(lead.reader().history(phase).unwrap()[0].id > brought);
}
