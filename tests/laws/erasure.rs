//! Law 4: an erased value occurs nowhere in the file, and nothing brings it back.

use std::collections::BTreeSet;
use std::path::Path;

use samverka::domain::{Group, Id, Meeting, Person, Record};
use samverka::journal::EntryId;
use samverka::workspace::{Command, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

/// A person with something in every field, changed once; and the words that must go.
pub fn well_known_person(workspace: &mut Workspace) -> (Id, Vec<String>) {
    let words: Vec<String> = (0..6).map(secret_word).collect();
    let described = fields([
        (Person::name, json!(format!("Amira {}", words[0]))),
        (Person::profession, json!(words[1])),
        (Person::email, json!(format!("{}@example.se", words[2]))),
        (Person::note, json!(words[3])),
        (Person::gender, json!("woman")),
    ]);
    let person = make(workspace, Person::KIND, described);
    set(
        workspace,
        Person::KIND,
        person,
        Person::name,
        json!(words[4]),
    );
    set(
        workspace,
        Person::KIND,
        person,
        Person::phone,
        json!(words[5]),
    );
    (person, words)
}

pub fn nowhere(path: &Path, words: &[String]) {
    let bytes = bytes_on_disk(path);
    for word in words {
        assert!(!holds(&bytes, word), "{word} is in {}", path.display());
    }
}

pub fn everywhere(path: &Path, words: &[String]) {
    let bytes = bytes_on_disk(path);
    assert!(
        words.iter().all(|word| holds(&bytes, word)),
        "the search finds what is there"
    );
}

pub fn all_mentions(workspace: &Workspace, person: Id) -> BTreeSet<(EntryId, String)> {
    let preview = workspace.erasure_preview(person).unwrap();
    preview
        .mentions
        .into_iter()
        .map(|text| (text.entry, text.field))
        .collect()
}

#[test]
fn the_preview_counts_what_goes_and_lists_the_texts_that_mention_the_person() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    make_person(&mut laptop, "Amira Ek");
    let group = make_group(&mut laptop, "Gruppen");
    for text in ["Amiras mormor kom", "Alla kom", "AMIRA leder"] {
        set(
            &mut laptop,
            Group::KIND,
            group,
            Group::assignment,
            json!(text),
        );
    }
    let preview = laptop.erasure_preview(person).unwrap();
    assert_eq!(preview.values["name"], 2, "the earlier name too");
    assert_eq!(preview.values["phone"], 1);
    assert!(
        !preview.values.contains_key("gender"),
        "stays, so that counts stay true"
    );
    let texts: Vec<_> = preview
        .mentions
        .iter()
        .map(|text| text.text.as_str())
        .collect();
    assert_eq!(
        texts,
        ["AMIRA leder", "Amiras mormor kom"],
        "another person's name is her own"
    );
}

#[test]
fn an_erased_person_is_nowhere_in_the_file_and_still_counts() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = village.path("eslov.samverka");
    let (person, words) = well_known_person(&mut laptop);
    everywhere(&path, &words);
    laptop.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&path, &words);
    let reader = laptop.reader();
    let left = reader.get::<Person>(person).unwrap().unwrap();
    assert!(left.head.erased && left.name.is_empty() && left.gender.is_some());
    assert_eq!(reader.count(Person::KIND).unwrap(), 1);
    assert!(reader.search(&words[4], 9).unwrap().is_empty());
    laptop.verify().unwrap();
    drop(laptop);
    nowhere(&path, &words);
}

#[test]
fn erasing_cannot_be_undone_nor_done_twice_nor_edited_away() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    laptop.undo().unwrap();
    laptop.erase(person, &BTreeSet::new()).unwrap();
    assert_eq!(
        (laptop.undo().unwrap(), laptop.redo().unwrap()),
        (None, None)
    );
    assert!(matches!(
        laptop.erase(person, &BTreeSet::new()),
        Err(WorkspaceError::Erased(_))
    ));
    let again = fields([(Person::name, json!("Amira"))]);
    assert!(matches!(
        laptop.run(&Command::set(Person::KIND, person, again)),
        Err(WorkspaceError::Erased(_))
    ));
    nowhere(&village.path("eslov.samverka"), &words);
}

#[test]
fn a_ticked_text_goes_and_no_earlier_text_comes_back_in_its_place() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    let (kept, gone) = (secret_word(20), secret_word(21));
    let described = fields([
        (Meeting::title, json!("Uppstart")),
        (Meeting::date, json!("2026-03-01")),
        (Meeting::notes, json!(format!("Alla kom {kept}"))),
    ]);
    let group = make_group(&mut laptop, "Gruppen");
    let mut described = described;
    described.insert(Meeting::groups.into(), json!([group]));
    let meeting = make(&mut laptop, Meeting::KIND, described);
    let text = format!("Amira sade {gone}");
    set(
        &mut laptop,
        Meeting::KIND,
        meeting,
        Meeting::notes,
        json!(text),
    );
    let ticked = all_mentions(&laptop, person);
    assert_eq!(ticked.len(), 1);
    laptop.erase(person, &ticked).unwrap();
    let left = laptop.reader().get::<Meeting>(meeting).unwrap().unwrap();
    assert_eq!((left.title.as_str(), left.notes.as_str()), ("Uppstart", ""));
    nowhere(&village.path("eslov.samverka"), &[gone]);
    everywhere(&village.path("eslov.samverka"), &[kept]);
    laptop.verify().unwrap();
}

#[test]
fn a_ticked_text_that_is_not_there_is_refused_and_nobody_is_erased() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    let group = make_group(&mut laptop, "Gruppen");
    let text = json!("Amira leder");
    set(&mut laptop, Group::KIND, group, Group::assignment, text);
    let (entry, field) = all_mentions(&laptop, person).pop_first().unwrap();
    let nowhere = EntryId { hlc: 7, device: 7 };
    let before = state(&laptop);
    for wrong in [(entry, "note".to_owned()), (nowhere, field.clone())] {
        let ticked = BTreeSet::from([(entry, field.clone()), wrong.clone()]);
        let refused = laptop.erase(person, &ticked);
        assert!(
            matches!(&refused, Err(WorkspaceError::NoSuchText(entry, field)) if (*entry, field) == (wrong.0, &wrong.1)),
            "{refused:?}"
        );
        assert_eq!(state(&laptop), before);
    }
    let ticked = BTreeSet::from([(entry, field)]);
    laptop.erase(person, &ticked).unwrap();
    let left = laptop.reader().get::<Group>(group).unwrap().unwrap();
    assert_eq!(left.assignment, "");
}

#[test]
fn a_text_in_an_entry_held_back_goes_when_it_is_ticked() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let gone = secret_word(22);
    let project = village.lead.reader().project_id().unwrap();
    let group = laptop.fresh_id();
    let mut stray = entry(project, ESLOV, group, A_LATER_TIME, &[]);
    let text = json!(format!("Amira sade {gone}"));
    stray.set.insert(Group::assignment.to_owned(), text);
    let stray = village.crafted(HELSINGBORG, &[stray], 5);
    village.merge(&stray).unwrap();
    everywhere(&village.path("lead.samverka"), std::slice::from_ref(&gone));
    let ticked = all_mentions(&village.lead, person);
    assert_eq!(ticked.len(), 1);
    village.lead.erase(person, &ticked).unwrap();
    nowhere(&village.path("lead.samverka"), &[gone]);
}

#[test]
fn an_old_bundle_that_still_holds_the_person_brings_nothing_back() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let old = village.send(&mut laptop, "old");
    laptop.erase(person, &BTreeSet::new()).unwrap();
    let new = village.send(&mut laptop, "new");
    let lead = village.path("lead.samverka");
    for bundle in [&old, &new, &old] {
        let total = village.merge(bundle).unwrap().total();
        assert_eq!(total.read, total.added + total.known + total.refused);
    }
    nowhere(&lead, &words);
    let left = village
        .lead
        .reader()
        .get::<Person>(person)
        .unwrap()
        .unwrap();
    assert!(left.head.erased && left.name.is_empty());
    village.lead.verify().unwrap();
    drop(village.lead);
    nowhere(&lead, &words);
}

#[test]
fn what_the_lead_erases_stays_erased_when_the_municipality_sends_it_again() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    village.lead.erase(person, &BTreeSet::new()).unwrap();
    set(
        &mut laptop,
        Person::KIND,
        person,
        Person::email,
        json!(format!("ny.{}", words[2])),
    );
    let bundle = village.send(&mut laptop, "later");
    village.merge(&bundle).unwrap();
    nowhere(&village.path("lead.samverka"), &words);
    village.lead.verify().unwrap();
}

#[test]
fn a_conflict_about_an_erased_person_is_erased_too() {
    let mut village = Village::new();
    let mut first = village.laptop(ESLOV, "first.samverka", 0);
    let (person, words) = well_known_person(&mut first);
    drop(first);
    let mut first = village.copy("first.samverka", "one.samverka");
    let mut second = village.copy("first.samverka", "two.samverka");
    let names = [secret_word(30), secret_word(31)];
    for (laptop, name) in [&mut first, &mut second].into_iter().zip(&names) {
        set(laptop, Person::KIND, person, Person::name, json!(name));
        let bundle = village.send(laptop, name);
        village.merge(&bundle).unwrap();
    }
    assert_eq!(village.lead.reader().conflicts().unwrap().len(), 1);
    village.lead.erase(person, &BTreeSet::new()).unwrap();
    assert!(village.lead.reader().conflicts().unwrap().is_empty());
    nowhere(
        &village.path("lead.samverka"),
        &[words, names.to_vec()].concat(),
    );
}

#[test]
fn entries_held_back_are_blanked_as_well() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, words) = well_known_person(&mut laptop);
    let of_person = journal(&laptop)
        .into_iter()
        .filter(|entry| entry.record == person);
    // Another municipality has no business with this person: its bundle's entries are held back. They say
    // something else, too, so that they go on waiting when the true ones come.
    let entries = of_person.map(|mut entry| {
        entry
            .set
            .insert(Person::decision_level.into(), json!("employee"));
        entry
    });
    let entries: Vec<_> = entries.collect();
    let stray = village.crafted(HELSINGBORG, &entries, 5);
    assert_eq!(village.merge(&stray).unwrap().held.len(), entries.len());
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    village.lead.erase(person, &BTreeSet::new()).unwrap();
    nowhere(&village.path("lead.samverka"), &words);
    village.merge(&stray).unwrap();
    nowhere(&village.path("lead.samverka"), &words);
    assert_eq!(village.lead.reader().held().unwrap().len(), entries.len());
}

#[test]
fn a_municipality_erases_its_own_people_and_texts_alone() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let (person, _) = well_known_person(&mut laptop);
    let not_hers = journal(&laptop)
        .into_iter()
        .find(|entry| entry.municipality.is_none());
    let not_hers = BTreeSet::from([(not_hers.unwrap().id, "name".to_owned())]);
    assert!(matches!(
        laptop.erase(person, &not_hers),
        Err(WorkspaceError::NotOurs(_))
    ));
    // A bundle that claims more erases no more.
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let name = village.lead.reader().project().unwrap().unwrap().name;
    let project = village.lead.reader().project_id().unwrap();
    let target = not_hers.first().unwrap();
    let mut forged = entry(project, ESLOV, person, A_LATER_TIME, &[]);
    forged.kind = Person::CODE.into();
    forged.set = fields([("erased", json!([{"entry": target.0, "field": target.1}]))]);
    let forged = village.crafted(ESLOV, &[forged], 6);
    village.merge(&forged).unwrap();
    assert_eq!(village.lead.reader().project().unwrap().unwrap().name, name);
    assert!(
        village
            .lead
            .reader()
            .get::<Person>(person)
            .unwrap()
            .unwrap()
            .head
            .erased
    );
}
