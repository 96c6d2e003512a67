//! An erased person's name goes as the name of who wrote, too; and what stays is counted as before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use samverka::bundle::Profile;
use samverka::domain::{
    Attendance, Group, Id, LinkVerdict, Meeting, Membership, Person, PersonLink, Record,
};
use samverka::journal::{Entry, EntryId, ErasedName};
use samverka::workspace::{
    Backup, Command, Warning, Why, Workspace, backups, copies_holding, fields, remove_copies,
};
use serde_json::json;

use crate::algebra::ORDERS;
use crate::erasure::{all_mentions, everywhere, nowhere, well_known_person};
use crate::village::*;

#[test]
fn who_wrote_is_forgotten_with_the_person_and_nobody_else_is() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let name = format!("Amira {}", secret_word(40));
    laptop.set_author(&name).unwrap();
    let person = make_person(&mut laptop, &name);
    let group = make_group(&mut laptop, "Gruppen");
    laptop.set_author("Omar Falk").unwrap();
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::name,
        json!("Gruppen i Eslöv"),
    );
    laptop.set_author(&name).unwrap();
    everywhere(&path, &[secret_word(40)]);
    let preview = laptop.erasure_preview(person).unwrap();
    assert_eq!(preview.written, 2, "the person's own record and the group");
    laptop.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&path, &[secret_word(40)]);
    assert_eq!(
        laptop.author(),
        "",
        "nor does the work go on under that name"
    );
    let authors: Vec<_> = laptop
        .reader()
        .history(group)
        .unwrap()
        .into_iter()
        .map(|entry| entry.author)
        .collect();
    assert_eq!(authors, [None, Some("Omar Falk".to_owned())]);
    laptop.set_author(&name.to_uppercase()).unwrap();
    make_group(&mut laptop, "En till");
    nowhere(&path, &[secret_word(40), secret_word(40).to_uppercase()]);
    laptop.verify().unwrap();
}

#[test]
fn an_old_bundle_does_not_bring_the_name_of_who_wrote_back() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let lead = village.path("lead.samverka");
    let name = format!("Amira {}", secret_word(41));
    laptop.set_author(&name).unwrap();
    let person = make_person(&mut laptop, &name);
    let old = village.send(&mut laptop, "old");
    village.merge(&old).unwrap();
    everywhere(&lead, &[secret_word(41)]);
    make_group(&mut laptop, "Skriven efter det första paketet");
    let middle = village.send(&mut laptop, "middle");
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let new = village.send(&mut laptop, "new");
    for bundle in [&new, &old, &middle, &new] {
        village.merge(bundle).unwrap();
        nowhere(&lead, &[secret_word(41)]);
    }
    assert_eq!(village.lead.reader().count(Group::KIND).unwrap(), 1);
    village.lead.verify().unwrap();
}

#[test]
fn not_even_a_digest_of_the_name_leaves_without_personal_data() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let name = format!("Amira {}", secret_word(42));
    laptop.set_author(&name).unwrap();
    let person = make_person(&mut laptop, &name);
    let old = village.send(&mut laptop, "old");
    village.merge(&old).unwrap();
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let digest = ErasedName::new(&name, None).digest;
    let erasing = journal(&laptop).into_iter().find(Entry::erases).unwrap();
    let full = serde_json::to_string(&erasing).unwrap();
    let pseudonymous = serde_json::to_string(&erasing.pseudonymous(&BTreeSet::new())).unwrap();
    assert!(full.contains(&digest) && !pseudonymous.contains(&digest));
    let bundle = village.path("pseudonymous");
    laptop
        .export(&bundle, Profile::Pseudonymous, None, &BTreeSet::new())
        .unwrap();
    village.merge(&bundle).unwrap();
    let left = village.lead.reader().get::<Person>(person).unwrap();
    assert!(left.unwrap().head.erased);
    let full = village.send(&mut laptop, "full");
    village.merge(&full).unwrap();
    nowhere(&village.path("lead.samverka"), &[secret_word(42)]);
    village.lead.verify().unwrap();
}

#[test]
fn an_erasure_that_came_without_personal_data_takes_the_name_of_who_wrote_too() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut helsingborg = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    let name = format!("Amira {}", secret_word(43));
    laptop.set_author(&name).unwrap();
    let person = make_person(&mut laptop, &name);
    let old = village.send(&mut laptop, "old");
    let group = make_group(&mut laptop, "Skriven efter det första paketet");
    let later = village.send(&mut laptop, "later");
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let erasing = village.send_pseudonymous(&mut laptop, "erasing");
    let mut other = village.copy("lead.samverka", "other-lead.samverka");
    for (order, lead) in [
        ([&old, &later, &erasing, &old], &mut village.lead),
        ([&erasing, &old, &later, &erasing], &mut other),
    ] {
        for bundle in order {
            merge(lead, bundle).unwrap();
        }
        nowhere(lead.reader().path(), &[secret_word(43)]);
        let history = lead.reader().history(group).unwrap();
        assert!(history.iter().all(|entry| entry.author.is_none()));
        lead.verify().unwrap();
    }
    assert_eq!(state(&village.lead), state(&other), "in any order");
    // Who has the name elsewhere keeps it.
    helsingborg.set_author(&name).unwrap();
    let namesake = make_group(&mut helsingborg, "Gruppen i Helsingborg");
    let bundle = village.send(&mut helsingborg, "helsingborg");
    village.merge(&bundle).unwrap();
    village.merge(&erasing).unwrap();
    let history = village.lead.reader().history(namesake).unwrap();
    assert_eq!(history[0].author.as_deref(), Some(name.as_str()));
}

#[test]
fn a_name_that_one_laptop_erases_goes_from_what_another_wrote_in_any_order() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let mut other = village.copy("one.samverka", "other.samverka");
    let name = format!("Amira {}", secret_word(45));
    let person = make_person(&mut one, &name);
    let known = village.send(&mut one, "known");
    // On the other laptop she works under her name, and nobody has written her down.
    other.set_author(&name).unwrap();
    let group = make_group(&mut other, "Gruppen");
    let written = village.send(&mut other, "written");
    one.erase(person, &BTreeSet::new()).unwrap();
    let erasing = village.send_pseudonymous(&mut one, "erasing");
    let bundles = [&known, &written, &erasing];
    let mut states = Vec::new();
    for (number, order) in ORDERS.into_iter().enumerate() {
        let mut lead = village.copy("lead.samverka", &format!("lead-{number}.samverka"));
        for place in order {
            merge(&mut lead, bundles[place]).unwrap();
        }
        nowhere(lead.reader().path(), &[secret_word(45)]);
        let history = lead.reader().history(group).unwrap();
        assert!(
            history.iter().all(|entry| entry.author.is_none()),
            "{order:?}"
        );
        lead.verify().unwrap();
        states.push(state(&lead));
    }
    assert!(states.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_name_that_one_laptop_erases_goes_from_the_other_laptop_of_the_municipality_too() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let name = format!("Amira {}", secret_word(47));
    let person = make_person(&mut one, &name);
    let mut other = village.copy("one.samverka", "other.samverka");
    other.set_author(&name).unwrap();
    let group = make_group(&mut other, "Gruppen");
    let written = village.send_pseudonymous(&mut other, "written");
    one.erase(person, &BTreeSet::new()).unwrap();
    let erasing = village.send_pseudonymous(&mut one, "erasing");
    merge(&mut other, &erasing).unwrap();
    merge(&mut one, &written).unwrap();
    for laptop in [&one, &other] {
        nowhere(laptop.reader().path(), &[secret_word(47)]);
        let history = laptop.reader().history(group).unwrap();
        assert!(history.iter().all(|entry| entry.author.is_none()));
        laptop.verify().unwrap();
    }
    assert_eq!(other.author(), "");
    assert_eq!(state(&one), state(&other));
}

#[test]
fn a_namesake_who_is_here_keeps_her_name_on_what_she_wrote_in_any_order() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let mut other = village.copy("one.samverka", "other.samverka");
    let name = format!("Amira {}", secret_word(46));
    one.set_author(&name).unwrap();
    let person = make_person(&mut one, &name);
    let known = village.send(&mut one, "known");
    // On the other laptop somebody else works who is called so, and nobody has heard of the first.
    other.set_author(&name).unwrap();
    let group = make_group(&mut other, "Gruppen");
    let namesake = make_person(&mut other, &name);
    let written = village.send(&mut other, "written");
    assert_eq!(one.erasure_preview(person).unwrap().shared, 0);
    one.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&village.path("one.samverka"), &[secret_word(46)]);
    let erasing = [
        village.send(&mut one, "erasing"),
        village.send_pseudonymous(&mut one, "erasing-too"),
    ];
    for (number, order) in ORDERS.into_iter().enumerate() {
        for erasing in &erasing {
            let bundles = [&known, &written, erasing];
            let mut lead = village.copy("lead.samverka", &format!("lead-{number}.samverka"));
            for place in order {
                merge(&mut lead, bundles[place]).unwrap();
            }
            let authors = |id| {
                let history = lead.reader().history(id).unwrap().into_iter();
                history.map(|entry| entry.author).collect::<Vec<_>>()
            };
            for id in [group, namesake] {
                assert_eq!(authors(id), [Some(name.clone())], "{order:?}");
            }
            assert!(
                lead.reader()
                    .get::<Person>(person)
                    .unwrap()
                    .unwrap()
                    .head
                    .erased
            );
            lead.verify().unwrap();
            std::fs::remove_file(lead.reader().path()).unwrap();
        }
    }
    // She hears of it and goes on under her name, until she is erased herself.
    merge(&mut other, &erasing[1]).unwrap();
    assert_eq!(other.author(), name);
    let preview = other.erasure_preview(namesake).unwrap();
    assert_eq!((preview.written, preview.shared), (2, 0));
    other.erase(namesake, &BTreeSet::new()).unwrap();
    nowhere(&village.path("other.samverka"), &[secret_word(46)]);
}

#[test]
fn a_name_that_two_have_stays_as_who_wrote_and_the_preview_says_so() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    laptop.set_author("Amira Holm").unwrap();
    let person = make_person(&mut laptop, "Amira Holm");
    let namesake = make_person(&mut laptop, "amira  holm");
    let preview = laptop.erasure_preview(person).unwrap();
    assert_eq!((preview.written, preview.shared), (0, 2));
    laptop.erase(person, &BTreeSet::new()).unwrap();
    assert_eq!(laptop.author(), "Amira Holm");
    let group = make_group(&mut laptop, "Gruppen");
    let author = |laptop: &Workspace| laptop.reader().history(group).unwrap()[0].author.clone();
    assert_eq!(author(&laptop).as_deref(), Some("Amira Holm"));
    laptop.erase(namesake, &BTreeSet::new()).unwrap();
    assert_eq!((author(&laptop), laptop.author()), (None, ""));
}

#[test]
fn a_municipality_takes_no_name_off_what_others_wrote() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut helsingborg = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    for laptop in [&mut eslov, &mut helsingborg] {
        laptop.set_author("Amira Holm").unwrap();
    }
    let person = make_person(&mut eslov, "Amira Holm");
    let group = make_group(&mut helsingborg, "Gruppen i Helsingborg");
    eslov.erase(person, &BTreeSet::new()).unwrap();
    for (laptop, name) in [(&mut eslov, "e"), (&mut helsingborg, "h")] {
        let bundle = village.send(laptop, name);
        village.merge(&bundle).unwrap();
    }
    let history = village.lead.reader().history(group).unwrap();
    assert_eq!(
        history[0].author.as_deref(),
        Some("Amira Holm"),
        "a namesake"
    );
}

#[test]
fn every_figure_is_as_it_was() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    let group = make_group(&mut laptop, "Gruppen");
    let member = fields([
        (Membership::group, json!(group)),
        (Membership::person, json!(person)),
        (Membership::from, json!("2026-02-01")),
    ]);
    make(&mut laptop, Membership::KIND, member);
    let meeting = fields([
        (Meeting::title, json!("Uppstart")),
        (Meeting::date, json!("2026-03-01")),
        (Meeting::groups, json!([group])),
    ]);
    let meeting = make(&mut laptop, Meeting::KIND, meeting);
    let present = fields([
        (Attendance::meeting, json!(meeting)),
        (Attendance::person, json!(person)),
        (Attendance::status, json!("present")),
    ]);
    make(&mut laptop, Attendance::KIND, present);
    let preview = laptop.erasure_preview(person).unwrap();
    assert_eq!(
        (preview.stays["membership"], preview.stays["attendance"]),
        (1, 1)
    );
    let before = state(&laptop).figures;
    laptop
        .erase(person, &all_mentions(&laptop, person))
        .unwrap();
    assert_eq!(state(&laptop).figures, before);
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    assert_eq!(village.lead.reader().count(Membership::KIND).unwrap(), 1);
}

#[test]
fn how_many_persons_a_bundle_erases_for_good_is_said_before_it_is_merged_and_afterwards() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let persons =
        ["Amira Holm", "Omar Falk", "Karin Ek"].map(|name| make_person(&mut laptop, name));
    let old = village.send(&mut laptop, "old");
    village.merge(&old).unwrap();
    let never_sent = make_person(&mut laptop, "Nils Berg");
    let erased_here_too = persons[2];
    village
        .lead
        .erase(erased_here_too, &BTreeSet::new())
        .unwrap();
    let everybody = [persons.as_slice(), &[never_sent]].concat();
    laptop
        .erase_all(&everybody, &BTreeSet::new(), &mut |_, _| true)
        .unwrap();
    let erasing = village.send_pseudonymous(&mut laptop, "erasing");
    let mut preview = |bundle: &PathBuf, keep| {
        let lead = &mut village.lead;
        let reports = lead.merge(&[bundle], None, keep, &mut |_, _| true);
        reports.unwrap().remove(0)
    };
    assert_eq!(preview(&old, false).erased(), 0);
    for keep in [false, true] {
        let report = preview(&erasing, keep);
        assert_eq!(report.erased(), 2, "who was here, and not erased before");
        assert!(report.warnings.contains(&Warning::Erases(2)) && report.gives_pause());
    }
    assert_eq!(preview(&erasing, true).erased(), 0, "done already");
    let mut merged = village.lead.reader().merged().unwrap().into_iter();
    let told = merged.nth(1).and_then(|merged| merged.account);
    assert_eq!(told.map(|account| account.erased()), Some(2));
}

#[test]
fn one_human_being_in_several_records_is_erased_at_once() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let names: Vec<String> = (50..53).map(secret_word).collect();
    let persons: Vec<_> = names
        .iter()
        .map(|name| make_person(&mut laptop, name))
        .collect();
    let other = make_person(&mut laptop, "Omar Falk");
    for (first, second, verdict) in [
        (persons[0], persons[1], LinkVerdict::Same),
        (persons[2], persons[1], LinkVerdict::Same),
        (persons[0], other, LinkVerdict::Different),
    ] {
        let code = if verdict == LinkVerdict::Same {
            "same"
        } else {
            "different"
        };
        let link = fields([
            (PersonLink::first, json!(first)),
            (PersonLink::second, json!(second)),
            (PersonLink::verdict, json!(code)),
        ]);
        make(&mut laptop, PersonLink::KIND, link);
    }
    let linked = laptop.erasure_preview(persons[0]).unwrap().linked;
    assert_eq!(linked, [persons[1], persons[2]], "by way of another too");
    laptop
        .erase_all(&persons, &BTreeSet::new(), &mut |_, _| true)
        .unwrap();
    nowhere(&village.path("eslov.samverka"), &names);
    let left = laptop.reader().get::<Person>(other).unwrap().unwrap();
    assert_eq!(left.name, "Omar Falk");
}

#[test]
fn the_backups_that_hold_the_person_are_found_and_removed_and_later_ones_hold_nothing() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let stranger = make_person(&mut laptop, "Omar Falk");
    let before = laptop.back_up(Why::Asked).unwrap();
    let (person, words) = well_known_person(&mut laptop);
    let with_her = laptop.back_up(Why::Asked).unwrap();
    everywhere(&with_her.path, &words);
    let nothing = BTreeSet::new();
    let holding = copies_of(&path, person, &nothing);
    assert_eq!(holding, std::slice::from_ref(&with_her));
    assert_eq!(copies_of(&path, stranger, &nothing).len(), 2);
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let after = laptop.back_up(Why::Asked).unwrap();
    nowhere(&after.path, &words);
    let holding = copies_of(&path, person, &nothing);
    assert_eq!(
        holding,
        std::slice::from_ref(&with_her),
        "the copy has not heard of it"
    );
    remove_copies(&holding).unwrap();
    assert!(!with_her.path.exists() && before.path.exists() && after.path.exists());
    assert!(copies_of(&path, person, &nothing).is_empty());
}

#[test]
fn a_backup_that_holds_a_ticked_text_or_the_name_of_who_wrote_is_found_too() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let name = format!("Amira {}", secret_word(44));
    let group = make_group(&mut laptop, "Gruppen");
    let without = laptop.back_up(Why::Asked).unwrap();
    let text = json!(format!("{name} leder gruppen"));
    set(&mut laptop, Group::KIND, group, Group::assignment, text);
    let with_text = laptop.back_up(Why::Asked).unwrap();
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::assignment,
        json!("Leds av Omar"),
    );
    laptop.set_author(&name).unwrap();
    make_group(&mut laptop, "En till");
    laptop.set_author("Omar Falk").unwrap();
    let with_author = laptop.back_up(Why::Asked).unwrap();
    let person = make_person(&mut laptop, &name);
    let ticked = all_mentions(&laptop, person);
    assert_eq!(ticked.len(), 1);
    assert_eq!(
        copies_of(&path, person, &BTreeSet::new()),
        std::slice::from_ref(&with_author),
        "a text that is not ticked may be about somebody else"
    );
    let holding = copies_of(&path, person, &ticked);
    assert_eq!(holding, [with_author, with_text]);
    laptop.erase(person, &ticked).unwrap();
    remove_copies(&holding).unwrap();
    assert_eq!(backups(&path).unwrap(), [without]);
    assert!(!holds(&saved_bytes(&path), &secret_word(44)));
}

#[test]
fn a_backup_where_the_person_waits_for_a_decision_is_found_too() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let of_person = journal(&laptop).into_iter();
    let of_person = of_person.filter(|entry| entry.record == person);
    let stray = village.crafted(HELSINGBORG, &of_person.collect::<Vec<_>>(), 5);
    village.merge(&stray).unwrap();
    let copy = village.lead.back_up(Why::Asked).unwrap();
    everywhere(&copy.path, &words[..1]);
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let lead = village.path("lead.samverka");
    assert!(copies_of(&lead, person, &BTreeSet::new()).contains(&copy));
}

/// The copies that hold a person or any of these texts.
fn copies_of(file: &Path, person: Id, texts: &BTreeSet<(EntryId, String)>) -> Vec<Backup> {
    let holding = copies_holding(file, &[person], texts).unwrap();
    holding.into_iter().map(|holding| holding.copy).collect()
}

#[test]
fn a_file_that_left_is_not_remembered_by_the_persons_name() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let paper = village.path(&format!("Amira {}.docx", words[0]));
    laptop.save_about(person, &paper, b"all of it").unwrap();
    assert_eq!(laptop.reader().exports().unwrap()[0].kind, "dossier");
    everywhere(&village.path("eslov.samverka"), &words[..1]);
    laptop.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&village.path("eslov.samverka"), &words);
    assert_eq!(
        laptop.reader().exports().unwrap().len(),
        1,
        "that it left is remembered"
    );
}

/// Somebody is in a group from now on.
fn joins(workspace: &mut Workspace, person: Id, group: Id) {
    let member = fields([
        (Membership::group, json!(group)),
        (Membership::person, json!(person)),
    ]);
    make(workspace, Membership::KIND, member);
}

#[test]
fn erasing_who_merges_leaves_no_name_in_what_is_told_of_the_merge() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let name = format!("Amira {}", secret_word(52));
    one.set_author(&name).unwrap();
    let (person, member) = (make_person(&mut one, &name), make_person(&mut one, "Bo Ek"));
    let group = make_group(&mut one, "Styrgruppen");
    let mut other = village.copy("one.samverka", "other.samverka");
    let hello = village.send_pseudonymous(&mut other, "hello");
    merge(&mut one, &hello).unwrap();
    one.run(&Command::remove(Group::KIND, group)).unwrap();
    joins(&mut other, member, group);
    other.erase(person, &BTreeSet::new()).unwrap();
    let erasing = village.send_pseudonymous(&mut other, "erasing");
    make_group(&mut other, "Nätverket");
    let more = village.send_pseudonymous(&mut other, "more");
    one.merge(&[erasing, more], None, true, &mut |_, _| true)
        .unwrap();
    assert_eq!(
        one.reader().conflicts().unwrap().len(),
        1,
        "the group stays"
    );
    nowhere(&village.path("one.samverka"), &[secret_word(52)]);
}

#[test]
fn erasing_a_namesake_of_somebody_who_stays_for_now_leaves_who_wrote_at_once_or_one_by_one() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let name = format!("Amira {}", secret_word(53));
    let (stays, goes) = (make_person(&mut one, &name), make_person(&mut one, &name));
    let known = village.send(&mut one, "known");
    let mut other = village.copy("one.samverka", "other.samverka");
    one.run(&Command::remove(Person::KIND, stays)).unwrap();
    let removing = village.send(&mut one, "removing");
    // Who is removed on one laptop works on the other, is in a group there, and has a namesake who is erased.
    other.set_author(&name).unwrap();
    let group = make_group(&mut other, "Styrgruppen");
    joins(&mut other, stays, group);
    other.erase(goes, &BTreeSet::new()).unwrap();
    let erasing = village.send(&mut other, "erasing");
    for order in [[&known, &removing, &erasing], [&known, &erasing, &removing]] {
        let name_of = |of: &str| format!("{of}-{}.samverka", order[1] == &removing);
        let mut each = village.copy("lead.samverka", &name_of("each"));
        for bundle in order {
            merge(&mut each, bundle).unwrap();
        }
        let mut at_once = village.copy("lead.samverka", &name_of("at-once"));
        at_once.merge(&order, None, true, &mut |_, _| true).unwrap();
        assert_eq!(state(&at_once), state(&each));
        for lead in [&each, &at_once] {
            let wrote = lead.reader().history(group).unwrap().into_iter();
            let wrote: Vec<_> = wrote.map(|entry| entry.author).collect();
            assert_eq!(wrote, [Some(name.clone())], "she is here, and it was she");
        }
    }
}
