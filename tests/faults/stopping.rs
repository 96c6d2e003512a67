//! Long work that is stopped: nothing is half done, and it can be done afterwards.

use std::collections::BTreeSet;

use samverka::domain::{Group, Id, Record};
use samverka::workspace::{HeldId, Result, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

/// Stops work each time it asks, a little later every time, until it has been done; how often it asks.
fn stopped_everywhere<T>(
    workspace: &mut Workspace,
    mut work: impl FnMut(&mut Workspace, &mut dyn FnMut(usize, usize) -> bool) -> Result<T>,
) -> usize {
    let before = state(workspace);
    for last in 1.. {
        let mut asked = 0;
        let mut ask = |done, total| {
            assert!(done <= total, "{done} of {total}");
            asked += 1;
            asked < last
        };
        match work(workspace, &mut ask) {
            Err(WorkspaceError::Stopped) => {
                assert_eq!(state(workspace), before, "stopped at {last}");
                workspace.verify().unwrap();
            }
            done => {
                done.map(drop).unwrap();
                return asked;
            }
        }
    }
    unreachable!("work ends")
}

/// A lead that knows Eslöv by one key, and has held back what another has signed: a record with many entries.
fn held_back() -> (Village, Vec<HeldId>) {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let one = entry(project, ESLOV, Id::from_u128(1), 1 << 16, &[]);
    let first = village.crafted(ESLOV, &[one], 3);
    merge_unasked(&mut village.lead, &first).unwrap();
    let flood = (2..=2_500_u64).map(|number| samverka::journal::Entry {
        set: fields([(Group::name, json!(format!("Gruppen {number}")))]),
        ..entry(project, ESLOV, Id::from_u128(2), number << 16, &[])
    });
    let flood = village.crafted(ESLOV, &flood.collect::<Vec<_>>(), 4);
    merge_unasked(&mut village.lead, &flood).unwrap();
    let held = village.lead.reader().held().unwrap().into_iter();
    let held = held.map(|one| (one.entry, one.sender)).collect();
    (village, held)
}

#[test]
fn letting_in_what_was_held_back_can_be_stopped_and_nothing_is_half_let_in() {
    let (mut village, held) = held_back();
    let mut all = 0;
    let mut copy = village.copy("lead.samverka", "copy.samverka");
    copy.accept(&[], &held, &mut |_, _| {
        all += 1;
        true
    })
    .unwrap();
    assert!(
        all > held.len() + 2,
        "also while one record of many entries is put together"
    );
    let lead = &mut village.lead;
    for last in [1, all / 2, all - 2, all - 1, all] {
        let mut asked = 0;
        let stopped = lead.accept(&[], &held, &mut |_, _| {
            asked += 1;
            asked < last
        });
        assert!(matches!(stopped, Err(WorkspaceError::Stopped)), "{last}");
        assert_eq!(lead.reader().count(Group::KIND).unwrap(), 1);
        assert_eq!(lead.reader().held().unwrap().len(), held.len());
    }
    let counts = lead.accept(&[], &held, &mut |_, _| true).unwrap();
    assert_eq!((counts.added, counts.refused), (held.len(), 0));
    assert_eq!(lead.reader().count(Group::KIND).unwrap(), 2);
    lead.verify().unwrap();
}

#[test]
fn erasing_for_good_can_be_stopped_and_nobody_is_half_erased() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let name = format!("Amira {}", secret_word(48));
    laptop.set_author(&name).unwrap();
    let persons = [
        make_person(&mut laptop, &name),
        make_person(&mut laptop, &name),
    ];
    let group = make_group(&mut laptop, "Gruppen");
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::assignment,
        json!(format!("{name} leder")),
    );
    let preview = laptop.erasure_preview(persons[0]).unwrap();
    let mentions = preview.mentions.iter();
    let ticked: BTreeSet<_> = mentions.map(|one| (one.entry, one.field.clone())).collect();
    assert_eq!(ticked.len(), 1);
    let asked = stopped_everywhere(&mut laptop, |laptop, ask| {
        laptop.erase_all(&persons, &ticked, ask)
    });
    assert!(asked > 4, "{asked}");
    assert!(!holds(
        &bytes_on_disk(laptop.reader().path()),
        &secret_word(48)
    ));
    laptop.verify().unwrap();
}

#[test]
fn taking_a_merge_back_can_be_stopped_and_the_merge_stays_whole() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    for number in 1..4 {
        make_group(&mut laptop, &format!("Gruppen {number}"));
    }
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let asked = stopped_everywhere(&mut village.lead, |lead, ask| {
        let last = lead.reader().last_merges(1)?;
        lead.unmerge_while(&last, true, ask)
    });
    assert!(asked > 3, "{asked}");
    assert_eq!(village.lead.reader().count(Group::KIND).unwrap(), 0);
    village.lead.verify().unwrap();
}
