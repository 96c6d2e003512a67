//! Every two things that can be done to one record on two laptops, in both orders of merging, and what comes of it.

use std::collections::BTreeMap;

use samverka::domain::{Id, Kind, LinkVerdict, Membership, Person, PersonLink, Record};
use samverka::journal::REMOVED;
use samverka::workspace::{Command, Edit, Workspace, fields};
use serde_json::json;

use crate::village::*;

/// What somebody does to a person's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// Makes another of the same name: two records are never one.
    Create,
    Change,
    Remove,
    Restore,
    /// Lets her join a group.
    Refer,
    /// Says that she and another record are one human being.
    Link,
    /// Says that they are not.
    Unlink,
    /// Decides between two names that had waited.
    Decide,
}

use Deed::{Change, Create, Decide, Link, Refer, Remove, Restore, Unlink};

/// What waits for a decision afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    /// Whether she stays; until then she does.
    Stays,
    /// Which profession.
    Value,
    /// Which name.
    Name,
    /// Whether they are one human being.
    Same,
}

use Asked::{Name, Nothing, Same, Stays, Value};

/// Both deeds, what is asked, and whether she is there meanwhile.
const OUTCOMES: [(Deed, Deed, Asked, bool); 36] = [
    (Create, Create, Nothing, true),
    (Create, Change, Nothing, true),
    (Create, Remove, Nothing, false),
    (Create, Restore, Nothing, true),
    (Create, Refer, Nothing, true),
    (Create, Link, Nothing, true),
    (Create, Unlink, Nothing, true),
    (Create, Decide, Nothing, true),
    (Change, Change, Value, true),
    (Change, Remove, Stays, true),
    (Change, Restore, Nothing, true),
    (Change, Refer, Nothing, true),
    (Change, Link, Nothing, true),
    (Change, Unlink, Nothing, true),
    (Change, Decide, Nothing, true),
    (Remove, Remove, Nothing, false),
    // One brought her back, the other did too and removed her again.
    (Remove, Restore, Stays, true),
    (Remove, Refer, Stays, true),
    (Remove, Link, Stays, true),
    (Remove, Unlink, Stays, true),
    // Whoever decided wrote to the record.
    (Remove, Decide, Stays, true),
    (Restore, Restore, Nothing, true),
    (Restore, Refer, Nothing, true),
    (Restore, Link, Nothing, true),
    (Restore, Unlink, Nothing, true),
    (Restore, Decide, Nothing, true),
    // Two memberships of one person in one group: two rows, and nothing is lost.
    (Refer, Refer, Nothing, true),
    (Refer, Link, Nothing, true),
    (Refer, Unlink, Nothing, true),
    (Refer, Decide, Nothing, true),
    (Link, Link, Nothing, true),
    (Link, Unlink, Same, true),
    (Link, Decide, Nothing, true),
    (Unlink, Unlink, Nothing, true),
    (Unlink, Decide, Nothing, true),
    (Decide, Decide, Name, true),
];

/// The records that the deeds are about.
#[derive(Clone, Copy)]
struct About {
    person: Id,
    other: Id,
    group: Id,
}

impl Deed {
    /// Does it, on the laptop of this number.
    fn do_it(self, own: &mut Workspace, about: About, laptop: usize) {
        let word = ["Rektor", "Lärare"][laptop];
        let kind = Person::KIND;
        let person = about.person;
        match self {
            Create => drop(make_person(own, "Amira Holm")),
            Change => set(own, kind, person, Person::profession, json!(word)),
            Remove => drop(own.run(&Command::remove(kind, person)).unwrap()),
            Restore => restore(own, kind, person),
            Refer => {
                let described = fields([
                    (Membership::group, json!(about.group)),
                    (Membership::person, json!(person)),
                ]);
                make(own, Membership::KIND, described);
            }
            Link => link(own, about, LinkVerdict::Same),
            Unlink => link(own, about, LinkVerdict::Different),
            Decide => set(
                own,
                kind,
                person,
                Person::name,
                json!(["Amira Holm", "Amira Ek"][laptop]),
            ),
        }
    }
}

fn restore(own: &mut Workspace, kind: &'static Kind, id: Id) {
    own.run(&Command::new(vec![Edit::Restore { kind, id }]))
        .unwrap();
}

fn link(own: &mut Workspace, about: About, verdict: LinkVerdict) {
    use samverka::domain::Choosable as _;
    let described = fields([
        (PersonLink::first, json!(about.person)),
        (PersonLink::second, json!(about.other)),
        (PersonLink::verdict, json!(verdict.code())),
    ]);
    make(own, PersonLink::KIND, described);
}

/// Two laptops that know the same, and the lead who does, too. Where one decides, two names wait; where one brings
/// her back, she is removed.
fn begin(deeds: [Deed; 2]) -> (Village, [Workspace; 2], About) {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let about = About {
        person: make_person(&mut one, "Amira"),
        other: make_person(&mut one, "Amira Holm Berg"),
        group: make_group(&mut one, "Styrgruppen"),
    };
    let first = village.send(&mut one, "first");
    village.merge(&first).unwrap();
    if deeds.contains(&Decide) {
        let mut third = village.copy("one.samverka", "third.samverka");
        set(
            &mut third,
            Person::KIND,
            about.person,
            Person::name,
            json!("Amira H"),
        );
        set(
            &mut one,
            Person::KIND,
            about.person,
            Person::name,
            json!("Amira E"),
        );
        let path = village.path("third");
        let phrase = samverka::bundle::Passphrase::new("sju sjösjuka sjömän").unwrap();
        let none = std::collections::BTreeSet::new();
        third
            .export(&path, samverka::bundle::Profile::Full, Some(&phrase), &none)
            .unwrap();
        let merged = one.merge(&[&path], Some(&phrase), true, &mut |_, _| true);
        merged.unwrap();
        assert_eq!(one.reader().conflicts().unwrap().len(), 1);
    }
    if deeds.contains(&Restore) {
        one.run(&Command::remove(Person::KIND, about.person))
            .unwrap();
    }
    let before = village.send(&mut one, "before");
    village.merge(&before).unwrap();
    let other = village.copy("one.samverka", "other.samverka");
    (village, [one, other], about)
}

#[test]
fn table_of_every_two_deeds_leaves_none_out() {
    let all = [Create, Change, Remove, Restore, Refer, Link, Unlink, Decide];
    for (place, one) in all.into_iter().enumerate() {
        for other in &all[place..] {
            let told = OUTCOMES
                .iter()
                .filter(|row| (row.0, &row.1) == (one, other));
            assert_eq!(told.count(), 1, "{one:?} and {other:?}");
        }
    }
}

#[test]
fn merge_of_every_two_deeds_in_both_orders_loses_nothing_unseen() {
    // Encrypting with a passphrase takes its time: what pairs begin with is made once.
    let mut beginnings: BTreeMap<[bool; 2], (Village, About)> = BTreeMap::new();
    for (one, other, asked, there) in OUTCOMES {
        for deeds in [[one, other], [other, one]] {
            let alike = [Decide, Restore].map(|deed| deeds.contains(&deed));
            let (begun, about) = beginnings.entry(alike).or_insert_with(|| {
                let (village, laptops, about) = begin(deeds);
                drop(laptops);
                (village, about)
            });
            let (mut village, about) = (begun.again(), *about);
            let mut laptops = [("one", "this"), ("other", "that")]
                .map(|(of, name)| village.copy(&format!("{of}.samverka"), name));
            for (number, deed) in deeds.into_iter().enumerate() {
                let own = &mut laptops[number];
                if deeds.contains(&Restore) && !matches!(deed, Restore | Create) {
                    restore(own, Person::KIND, about.person);
                }
                deed.do_it(own, about, number);
            }
            let bundles = [0, 1].map(|number| {
                let name = format!("sent-{number}");
                village.send(&mut laptops[number], &name)
            });
            let mut back = village.copy("lead.samverka", "back.samverka");
            for bundle in bundles.iter().rev() {
                merge(&mut back, bundle).unwrap();
            }
            for bundle in &bundles {
                village.merge(bundle).unwrap();
            }
            let lead = &village.lead;
            assert_eq!(state(&back), state(lead), "{deeds:?} in either order");
            let waiting = lead.reader().conflicts().unwrap();
            let fields: Vec<&str> = waiting
                .iter()
                .map(|one| one.conflict.field.as_str())
                .collect();
            let expected: &[&str] = match asked {
                Nothing => &[],
                Stays => &[REMOVED],
                Value => &[Person::profession],
                Name => &[Person::name],
                Same => &[PersonLink::verdict],
            };
            assert_eq!(fields, expected, "{deeds:?}");
            let row = lead
                .reader()
                .row(Person::KIND, about.person)
                .unwrap()
                .unwrap();
            assert_eq!(!row.head.removed, there, "{deeds:?}");
        }
    }
}

#[test]
fn links_that_contradict_each_other_are_decided_together() {
    let (mut village, mut laptops, about) = begin([Link, Unlink]);
    Link.do_it(&mut laptops[0], about, 0);
    Unlink.do_it(&mut laptops[1], about, 1);
    for (number, own) in laptops.iter_mut().enumerate() {
        let bundle = village.send(own, &format!("sent-{number}"));
        village.merge(&bundle).unwrap();
    }
    let waiting = village.lead.reader().conflicts().unwrap().remove(0);
    assert_eq!(
        (waiting.conflict.values.len(), waiting.others.len()),
        (2, 1)
    );
    let verdict = json!("different");
    for id in waiting.others.into_iter().chain([waiting.record]) {
        set(
            &mut village.lead,
            PersonLink::KIND,
            id,
            PersonLink::verdict,
            verdict.clone(),
        );
    }
    assert!(village.lead.reader().conflicts().unwrap().is_empty());
    village.lead.verify().unwrap();
}

#[test]
fn links_that_contradict_a_chain_of_others_are_asked_about_with_each_way_out() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let [first, second, third] =
        ["Amira Holm", "A. Holm", "Amira Ek"].map(|name| make_person(&mut one, name));
    let known = village.send(&mut one, "known");
    village.merge(&known).unwrap();
    let mut laptops = [one, village.copy("one.samverka", "other.samverka")];
    let group = Id::nil();
    let said = [
        (0, first, second, LinkVerdict::Same),
        (0, second, third, LinkVerdict::Same),
        // Two have said it, of whom neither knew of the other.
        (1, first, second, LinkVerdict::Same),
        (1, third, first, LinkVerdict::Different),
    ];
    for (number, person, other, verdict) in said {
        let about = About {
            person,
            other,
            group,
        };
        link(&mut laptops[number], about, verdict);
    }
    for (number, own) in laptops.iter_mut().enumerate() {
        let bundle = village.send(own, &format!("sent-{number}"));
        village.merge(&bundle).unwrap();
    }
    let waiting = village.lead.reader().conflicts().unwrap();
    assert_eq!(waiting.len(), 1);
    let waiting = &waiting[0];
    let values: Vec<_> = waiting
        .conflict
        .values
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    assert_eq!(
        values,
        ["same", "different", "different"].map(|verdict| json!(verdict))
    );
    for (place, value) in values.iter().enumerate() {
        let copy = format!("way-{place}.samverka");
        let mut lead = village.copy("lead.samverka", &copy);
        for id in waiting.written_to(place) {
            set(
                &mut lead,
                PersonLink::KIND,
                id,
                PersonLink::verdict,
                value.clone(),
            );
        }
        assert!(lead.reader().conflicts().unwrap().is_empty(), "way {place}");
        lead.verify().unwrap();
    }
}
