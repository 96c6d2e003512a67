//! A decision that is taken back: what had waited waits again.

use samverka::domain::{Group, Id, Record, Value};
use samverka::journal::REMOVED;
use samverka::workspace::{Command, Edit, Workspace};
use serde_json::json;

use crate::village::*;

/// What somebody does to a group.
type Deed<'a> = &'a dyn Fn(&mut Workspace, Id);

/// A lead with a group that two laptops have done something to, each without knowing of the other.
fn undecided(deeds: [Deed<'_>; 2]) -> (Village, Id) {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let group = make_group(&mut one, "Gruppen");
    let first = village.send(&mut one, "first");
    village.merge(&first).unwrap();
    let mut other = village.copy("one.samverka", "other.samverka");
    for (number, (own, deed)) in [&mut one, &mut other].into_iter().zip(deeds).enumerate() {
        deed(own, group);
        let bundle = village.send(own, &format!("sent-{number}"));
        village.merge(&bundle).unwrap();
    }
    (village, group)
}

fn renames(name: &'static str) -> impl Fn(&mut Workspace, Id) {
    move |own, group| set(own, Group::KIND, group, Group::name, json!(name))
}

fn removes(own: &mut Workspace, group: Id) {
    own.run(&Command::remove(Group::KIND, group)).unwrap();
}

/// What waits: the field, and its values.
fn waiting(lead: &Workspace) -> Vec<(String, Vec<Value>)> {
    let conflicts = lead.reader().conflicts().unwrap().into_iter();
    let waiting = conflicts.map(|one| {
        let values = one.conflict.values.into_iter().map(|(_, value)| value);
        (one.conflict.field, values.collect())
    });
    waiting.collect()
}

#[test]
fn decision_on_a_value_that_is_undone_waits_again_and_can_be_done_again() {
    let (mut village, group) = undecided([&renames("Styrgruppen"), &renames("Ledningsgruppen")]);
    let lead = &mut village.lead;
    let before = waiting(lead);
    assert_eq!(before[0].1.len(), 2);
    let name = |lead: &Workspace| lead.reader().get::<Group>(group).unwrap().unwrap().name;
    let shown = name(lead);
    set(lead, Group::KIND, group, Group::name, json!("Rådet"));
    assert!(waiting(lead).is_empty());
    lead.undo().unwrap();
    assert_eq!((waiting(lead), name(lead)), (before.clone(), shown));
    lead.redo().unwrap();
    assert_eq!((waiting(lead).len(), name(lead).as_str()), (0, "Rådet"));
    lead.undo().unwrap();
    assert_eq!(waiting(lead), before);
    lead.verify().unwrap();

    // Nobody who hears of it later sees anything else.
    let bundle = village.path("again");
    let mut sending = village.copy("lead.samverka", "sending.samverka");
    let sent = village.send(&mut sending, "again");
    assert_eq!(sent, bundle);
    let mut other = village.copy("lead.samverka", "other-lead.samverka");
    merge(&mut other, &sent).unwrap();
    assert_eq!(waiting(&other), before);
    other.verify().unwrap();
}

#[test]
fn decision_on_a_removal_that_is_undone_waits_again() {
    let (mut village, group) = undecided([&removes, &renames("Ledningsgruppen")]);
    let lead = &mut village.lead;
    let before = waiting(lead);
    assert_eq!(before[0].0, REMOVED);
    let kind = Group::KIND;
    for decision in [
        Edit::Remove { kind, id: group },
        Edit::Restore { kind, id: group },
    ] {
        lead.run(&Command::new(vec![decision])).unwrap();
        assert!(waiting(lead).is_empty());
        lead.undo().unwrap();
        assert_eq!(waiting(lead), before);
        assert_eq!(
            lead.reader().all::<Group>().unwrap().len(),
            1,
            "until then it stays"
        );
        lead.verify().unwrap();
    }
}
