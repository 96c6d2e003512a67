//! All that is held on a person is found through the descriptions, whatever kind of record it stands in.

use std::collections::BTreeSet;

use samverka::domain::{
    Attendance, Field, Group, KINDS, Kind, Person, Record, Session, Shape, Training,
};
use samverka::workspace::{Command, PersonData, Workspace, fields};
use serde_json::json;

use crate::village::*;

/// Every field that can refer to a person, of the kinds that a municipality or the lead writes.
fn referring_fields(by_lead: bool) -> Vec<(&'static Kind, &'static Field)> {
    let can = |field: &Field| match field.shape {
        Shape::Reference(kinds) | Shape::References(kinds) => {
            kinds.is_empty() || kinds.contains(&Person::CODE)
        }
        _ => false,
    };
    KINDS
        .iter()
        .filter(|kind| kind.owner.is_lead() == by_lead)
        .flat_map(|kind| kind.fields.iter().map(move |field| (*kind, field)))
        .filter(|(_, field)| can(field))
        .collect()
}

fn found(data: &PersonData) -> BTreeSet<(&'static str, &'static str)> {
    let referring = data.referring.iter();
    referring
        .map(|referring| (referring.row.kind.code, referring.field.code))
        .collect()
}

fn finds_everything(workspace: &mut Workspace, by_lead: bool) {
    let person = make_person(workspace, "Amira Holm");
    let mut expected = BTreeSet::new();
    for (kind, field) in referring_fields(by_lead) {
        let refers = match field.shape {
            Shape::References(_) => json!([person]),
            _ => json!(person),
        };
        let given = fields([(field.code, refers)]);
        let record = some_record(workspace, &[kind.code], &given);
        expected.insert((kind.code, field.code));
        if kind.code == Attendance::CODE {
            workspace.run(&Command::remove(kind, record)).unwrap();
        }
    }
    let data = workspace.reader().about_person(person).unwrap();
    assert_eq!(found(&data), expected, "removed ones too");
    assert!(
        data.referring
            .iter()
            .all(|one| data.titles.contains_key(&one.row.head.id))
    );
}

#[test]
fn a_record_of_any_kind_that_refers_to_a_person_is_found() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    assert!(referring_fields(false).len() > 8);
    finds_everything(&mut laptop, false);
    finds_everything(&mut village.lead, true);
}

#[test]
fn every_text_every_change_and_every_way_out_is_told() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    laptop.set_author("Amira Holm").unwrap();
    let person = make_person(&mut laptop, "Amira Holm");
    set(
        &mut laptop,
        Person::KIND,
        person,
        Person::name,
        json!("Amira Berg"),
    );
    let group = make_group(&mut laptop, "Gruppen");
    for text in ["Fru Holm leder", "Ingen leder"] {
        set(
            &mut laptop,
            Group::KIND,
            group,
            Group::assignment,
            json!(text),
        );
    }
    let other = make_person(&mut laptop, "Omar Falk");
    set(
        &mut laptop,
        Person::KIND,
        other,
        Person::note,
        json!("Kollega till Amira"),
    );
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();

    let data = laptop.reader().about_person(person).unwrap();
    assert_eq!(data.name(), "Amira Berg");
    assert_eq!(data.history.len(), 2);
    let mut texts: Vec<_> = data
        .mentions
        .iter()
        .map(|free| free.text.as_str())
        .collect();
    texts.sort_unstable();
    assert_eq!(
        texts,
        ["Fru Holm leder", "Kollega till Amira"],
        "overwritten, and about others"
    );
    assert_eq!(data.written, 7);
    assert_eq!((data.sent.len(), data.came.len()), (1, 0));
    let data = village.lead.reader().about_person(person).unwrap();
    assert_eq!((data.sent.len(), data.came.len()), (0, 1));
    let unsent = make_person(&mut laptop, "Ny Person");
    assert!(
        laptop
            .reader()
            .about_person(unsent)
            .unwrap()
            .sent
            .is_empty()
    );
}

#[test]
fn a_bundle_that_left_is_told_though_the_clock_was_wrong_when_the_person_was_written_down() {
    let mut village = Village::new();
    let sent = |laptop: &Workspace, person| {
        let data = laptop.reader().about_person(person).unwrap();
        data.sent.len()
    };
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", TEN_YEARS);
    let person = make_person(&mut laptop, "Amira Holm");
    village.send(&mut laptop, "while the clock was wrong");
    let between = make_person(&mut laptop, "Omar Falk");
    drop(laptop);
    let mended = Elsewhere::new(3, 0);
    let mut laptop = Workspace::open_in(&village.path("eslov.samverka"), mended).unwrap();
    village.send(&mut laptop, "when it was right again");
    assert_eq!(sent(&laptop, person), 2);
    assert_eq!(sent(&laptop, between), 1);
}

#[test]
fn minutes_that_are_not_said_are_the_session_s_own() {
    let mut village = Village::new();
    let training = fields([(Training::title, json!("Normer"))]);
    let training = make(&mut village.lead, Training::KIND, training);
    let session = fields([
        (Session::training, json!(training)),
        (Session::starts, json!("2026-03-07T09:00")),
        (Session::minutes, json!(180)),
    ]);
    let session = make(&mut village.lead, Session::KIND, session);
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = make_person(&mut laptop, "Amira Holm");
    let attendance = fields([
        (Attendance::session, json!(session)),
        (Attendance::person, json!(person)),
        (Attendance::status, json!("present")),
    ]);
    make(&mut laptop, Attendance::KIND, attendance);
    let data = laptop.reader().about_person(person).unwrap();
    let row = &data.of_kind(Attendance::KIND).next().unwrap().row;
    assert_eq!(row.fields[Attendance::minutes], json!(180));
}

#[test]
fn an_entry_about_the_person_that_waits_for_a_decision_is_told_too() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = make_person(&mut laptop, "Amira Holm");
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    set(
        &mut laptop,
        Person::KIND,
        person,
        Person::phone,
        json!("070-1234567"),
    );
    let later: Vec<_> = journal(&laptop)
        .into_iter()
        .filter(|entry| entry.set.contains_key(Person::phone))
        .collect();
    let stray = village.crafted(HELSINGBORG, &later, 5);
    village.merge(&stray).unwrap();
    let data = village.lead.reader().about_person(person).unwrap();
    assert_eq!((data.held.len(), data.held[0].id), (1, later[0].id));
    assert_eq!(data.held[0].set, later[0].set);
    assert_eq!(data.history.len(), 1);
}
