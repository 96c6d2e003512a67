//! Decisions about what was held back that contradict each other, or that cannot be carried out.

use samverka::domain::{Group, Id};
use samverka::journal::Entry;
use samverka::workspace::{HeldId, HeldReason, MergeReport, Workspace};

use crate::village::*;

/// A lead who holds back a group of another municipality's, and a copy of the file on another laptop.
fn two_laptops() -> (Village, Workspace, Entry) {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let stray = entry(project, HELSINGBORG, Id::from_u128(7), 9 << 16, &[]);
    let bundle = village.crafted(ESLOV, std::slice::from_ref(&stray), 3);
    merge_unasked(&mut village.lead, &bundle).unwrap();
    let other = village.copy("lead.samverka", "other.samverka");
    (village, other, stray)
}

fn held(lead: &Workspace) -> Vec<HeldId> {
    let held = lead.reader().held().unwrap().into_iter();
    held.map(|one| (one.entry, one.sender)).collect()
}

fn groups(lead: &Workspace) -> usize {
    lead.reader().all::<Group>().unwrap().len()
}

fn reasons(report: &MergeReport) -> Vec<HeldReason> {
    let held = report.held.iter();
    held.map(|(_, reason)| reason.clone()).collect()
}

#[test]
fn what_one_laptop_let_in_and_another_refused_is_asked_about() {
    let (mut village, mut other, stray) = two_laptops();
    let asked = held(&village.lead);
    village.lead.accept_held(&asked).unwrap();
    other.refuse_held(&asked).unwrap();
    let mut sending = village.copy("lead.samverka", "sending.samverka");
    let bundle = village.send(&mut sending, "from the one");
    let report = merge_unasked(&mut other, &bundle).unwrap();
    assert_eq!(reasons(&report), [HeldReason::RefusedHere]);
    assert_eq!(groups(&other), 0, "until it is decided");
    let asked = held(&other);
    assert_eq!(asked[0].0, stray.id);

    let mut refusing = village.copy("other.samverka", "refusing.samverka");
    refusing.refuse_held(&asked).unwrap();
    let again = merge_unasked(&mut refusing, &bundle).unwrap();
    assert_eq!(reasons(&again), [HeldReason::RefusedBefore]);
    assert_eq!(groups(&refusing), 0);

    assert_eq!(other.accept_held(&asked).unwrap().added, 1);
    let again = merge_unasked(&mut other, &bundle).unwrap();
    assert_eq!((again.held.len(), groups(&other)), (0, 1));
    other.verify().unwrap();
}

#[test]
fn a_held_line_that_cannot_be_read_is_counted_and_told_and_waits() {
    let (village, other, _) = two_laptops();
    drop(other);
    let path = village.path("other.samverka");
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute("UPDATE held SET line = '{\"later\": true}'", [])
        .unwrap();
    drop(file);
    let mut other = Workspace::open_in(&path, Elsewhere::new(9, 0)).unwrap();
    let asked = held(&other);
    assert_eq!(asked.len(), 1);
    let counts = other.accept_held(&asked).unwrap();
    assert_eq!((counts.read, counts.added, counts.refused), (1, 0, 1));
    assert_eq!(held(&other), asked, "it waits on");
    assert_eq!(other.refuse_held(&asked).unwrap(), 1, "and can be refused");
    assert_eq!(held(&other), []);
}

#[test]
fn what_a_key_signed_that_one_laptop_let_in_and_another_refused_is_asked_about() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    for (number, key) in [(7_u64, 3), (8, 4)] {
        let own = entry(
            project,
            ESLOV,
            Id::from_u128(number.into()),
            number << 16,
            &[],
        );
        let bundle = village.crafted(ESLOV, &[own], key);
        merge_unasked(&mut village.lead, &bundle).unwrap();
    }
    let mut other = village.copy("lead.samverka", "other.samverka");
    let asked = held(&village.lead);
    assert_eq!(asked.len(), 1, "the second key is not known");
    let municipality = code(ESLOV);
    village
        .lead
        .accept_sender(municipality, &asked[0].1)
        .unwrap();
    other.refuse_sender(municipality, &asked[0].1).unwrap();
    assert!(
        other.reader().held_verdicts().unwrap().is_empty(),
        "it is the key that was refused"
    );
    let mut sending = village.copy("lead.samverka", "sending.samverka");
    let bundle = village.send(&mut sending, "from the one");
    let report = merge_unasked(&mut other, &bundle).unwrap();
    assert_eq!(reasons(&report), [HeldReason::RefusedHere]);
    assert_eq!((groups(&village.lead), groups(&other)), (2, 1));

    other.accept_sender(municipality, &asked[0].1).unwrap();
    let again = merge_unasked(&mut other, &bundle).unwrap();
    assert_eq!((again.held.len(), groups(&other)), (0, 2));
    other.verify().unwrap();
}
