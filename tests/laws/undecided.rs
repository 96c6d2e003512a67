//! A decision that is taken back: what had waited waits again.

use samverka::domain::{Group, Id, Membership, Record, Value};
use samverka::journal::{EntryId, REMOVED};
use samverka::workspace::{Command, Edit, Workspace, fields};
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

/// Whose words wait to be chosen among, and of which entry each is.
fn whose(workspace: &Workspace) -> Vec<(EntryId, Option<String>)> {
    let reader = workspace.reader();
    let conflicts = reader.conflicts().unwrap().into_iter();
    let values = conflicts.flat_map(|one| one.conflict.values);
    values
        .map(|(id, _)| (id, reader.entry(id).unwrap().unwrap().author))
        .collect()
}

/// Two laptops that have each done something under a name of its own, and leads that heard of it in either order.
fn signed(deeds: [Deed<'_>; 2]) -> (Village, Id, [Workspace; 2]) {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let group = make_group(&mut one, "Gruppen");
    let first = village.send(&mut one, "first");
    let mut other = village.copy("one.samverka", "other.samverka");
    let mut sent = Vec::new();
    for (number, (own, deed)) in [&mut one, &mut other].into_iter().zip(deeds).enumerate() {
        own.set_author(["Amira Holm", "Omar Falk"][number]).unwrap();
        deed(own, group);
        sent.push(village.send(own, &format!("sent-{number}")));
    }
    let leads = [[0, 1], [1, 0]].map(|[a, b]| {
        let mut lead = village.copy("lead.samverka", &format!("lead-{a}.samverka"));
        for bundle in [&first, &sent[a], &sent[b]] {
            merge(&mut lead, bundle).unwrap();
        }
        lead.set_author("Petra Lind").unwrap();
        lead
    });
    (village, group, leads)
}

#[test]
fn decision_that_is_undone_leaves_each_value_its_own_author_and_day() {
    let joins = |own: &mut Workspace, group: Id| {
        let person = make_person(own, "Vera Ek");
        let member = [
            (Membership::group, json!(group)),
            (Membership::person, json!(person)),
        ];
        make(own, Membership::KIND, fields(member));
    };
    let (kind, rename) = (Group::KIND, renames("Ledningsgruppen"));
    let all: [[Deed<'_>; 2]; 3] = [
        [&renames("Styrgruppen"), &rename],
        [&removes, &rename],
        [&removes, &joins],
    ];
    for (number, deeds) in all.into_iter().enumerate() {
        let (_village, group, leads) = signed(deeds);
        for mut lead in leads {
            let before = (lead.reader().conflicts().unwrap(), whose(&lead));
            let mut authors: Vec<_> = before.1.iter().map(|one| one.1.as_deref()).collect();
            authors.sort();
            assert_eq!(authors, [Some("Amira Holm"), Some("Omar Falk")]);
            let decisions = match number {
                0 => vec![Edit::decide(kind, group, Group::name, &json!("Rådet"))],
                _ => vec![
                    Edit::Remove { kind, id: group },
                    Edit::Restore { kind, id: group },
                ],
            };
            for decision in decisions {
                lead.run(&Command::new(vec![decision])).unwrap();
                assert!(waiting(&lead).is_empty());
                lead.undo().unwrap();
                let after = (lead.reader().conflicts().unwrap(), whose(&lead));
                assert_eq!(after, before);
                lead.verify().unwrap();
            }
        }
    }
}

#[test]
fn decision_on_what_is_told_twice_that_is_undone_leaves_each_record_its_author() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "one.samverka", 0);
    let twins = ["Amira Holm", "Omar Falk"].map(|author| {
        laptop.set_author(author).unwrap();
        make_group(&mut laptop, "Gruppen")
    });
    laptop.set_author("Petra Lind").unwrap();
    let told = |laptop: &Workspace, field: Option<&str>| {
        let reader = laptop.reader();
        let told = reader.told_differently(Group::KIND, (field, &[]), &twins, None);
        told.unwrap().unwrap().conflict.values
    };
    let before = told(&laptop, None);
    for keep in twins {
        let keep = laptop.reader().keep_one(Group::KIND, keep, &twins).unwrap();
        laptop.run(&keep).unwrap();
        laptop.undo().unwrap();
        assert_eq!(told(&laptop, None), before);
    }
    for (group, size) in twins.into_iter().zip([7, 9]) {
        set(
            &mut laptop,
            Group::KIND,
            group,
            Group::planned_size,
            json!(size),
        );
    }
    let before = told(&laptop, Some(Group::planned_size));
    let size = |id| Edit::decide(Group::KIND, id, Group::planned_size, &json!(8));
    laptop.run(&Command::new(twins.map(size).to_vec())).unwrap();
    laptop.undo().unwrap();
    assert_eq!(told(&laptop, Some(Group::planned_size)), before);
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
