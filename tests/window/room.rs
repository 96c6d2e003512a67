//! What the room sees and hears, whatever the leader's page shows: nothing personal.

use std::collections::BTreeSet;
use std::path::Path;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use samverka::domain::{
    Activity, Attendance, Fields, Group, Id, KINDS, Kind, Meeting, Membership, Person, Privacy,
    Project, Question, Record, Response, Rule, Shape as FieldShape, Survey, Value, kind,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::every_page::words;
use crate::support::{Village, make, options, settle, village, window};
use crate::wall::{WALL, painted, toggles};

/// Stands in everything that the wall must not tell.
const SIGN: &str = "xqz";
/// The identity number of whoever has one.
const NUMBER: &str = "19640823-3234";

/// What is written on a wall or a map to be seen there.
const ON_THE_WALL: &[(&str, &str)] = &[
    ("board_item", "text"),
    ("process_step", "problem"),
    ("process_step", "possibility"),
];

/// One record of every kind that may be made here, with an unmistakable value in each field that is not open.
fn everything(own: &mut Workspace) -> Vec<(&'static Kind, Id)> {
    let mut made = Vec::new();
    for kind in KINDS {
        if own.role().may_make(kind, own.role().municipality()).is_ok() {
            let id = record(own, kind, 0);
            made.extend(id.map(|id| (*kind, id)));
        }
    }
    made
}

fn record(own: &mut Workspace, of: &'static Kind, depth: u8) -> Option<Id> {
    let mut fields = Fields::new();
    let skips = of.rules.iter().filter_map(|rule| match rule {
        Rule::OneOf(_, second) => Some(*second),
        _ => None,
    });
    let skips: Vec<&str> = skips.collect();
    for field in of.fields {
        let words = matches!(field.shape, FieldShape::Line | FieldShape::Text);
        let secret = field.privacy != Privacy::Open && words;
        let shown = ON_THE_WALL.contains(&(of.code, field.code));
        let of_rule = of
            .rules
            .iter()
            .any(|rule| matches!(rule, Rule::OneOf(one, _) if *one == field.code));
        if skips.contains(&field.code) {
            continue;
        }
        let value = match field.shape {
            _ if secret && !shown && (of.code, field.code) == ("person", "name") => {
                json!(format!("Amira {SIGN}holm"))
            }
            _ if secret && !shown => json!(format!("{SIGN} {} {}", of.code, field.code)),
            FieldShape::IdentityNumber => json!(NUMBER),
            _ if !field.required && !of_rule => continue,
            shape => value(own, shape, depth)?,
        };
        fields.insert(field.code.to_owned(), value);
    }
    let id = own.fresh_id();
    own.run(&Command::create(of, id, fields)).ok().map(|_| id)
}

fn value(own: &mut Workspace, shape: FieldShape, depth: u8) -> Option<Value> {
    let mut referred = |kinds: &[&str]| {
        let of = kind(kinds.first().unwrap_or(&Group::CODE))?;
        let known = own.reader().rows(of).unwrap();
        let known = known.iter().rev().find(|row| !row.head.removed);
        match known.map(|row| row.head.id) {
            Some(id) => Some(id),
            None if depth < 3 => record(own, of, depth + 1),
            None => None,
        }
    };
    Some(match shape {
        FieldShape::Reference(kinds) => json!(referred(kinds)?),
        FieldShape::References(kinds) => json!([referred(kinds)?]),
        FieldShape::Line | FieldShape::Text => json!("ord"),
        FieldShape::Lines => json!(["ord"]),
        FieldShape::Number(_) => json!(1),
        FieldShape::Decimal => json!("1.5"),
        FieldShape::Date | FieldShape::Month => json!("2018-05-01"),
        FieldShape::Time => json!("09:00"),
        FieldShape::Moment => json!("2018-05-01T09:00"),
        FieldShape::Flag => json!(true),
        FieldShape::Choice(vocabulary) => json!(vocabulary.choices[0]),
        FieldShape::Choices(vocabulary) => json!([vocabulary.choices[0]]),
        FieldShape::Answers | FieldShape::Counts => json!({}),
        FieldShape::IdentityNumber => json!(NUMBER),
        FieldShape::MunicipalityCode | FieldShape::Code | FieldShape::Sealed => return None,
    })
}

/// Everybody known is expected, has come, or sees to something; one of them is protected.
fn busy(own: &mut Workspace) {
    let persons = own.reader().all::<Person>().unwrap();
    let meetings = own.reader().all::<Meeting>().unwrap();
    for person in &persons {
        let fields = json!({
            "name": format!("Amira {SIGN}holm"), "email": format!("{SIGN}@example.org"),
            "phone": format!("070 {SIGN}"), "note": format!("{SIGN} note"),
            "profession": format!("{SIGN} rektor"),
        });
        let fields = fields.as_object().unwrap().clone().into_iter().collect();
        own.run(&Command::set(Person::KIND, person.head.id, fields))
            .unwrap();
    }
    let hidden = json!({"name": format!("{SIGN} skyddad"), "protected": true});
    let hidden = make(own, Person::KIND, hidden);
    let member = own.reader().all::<Group>().unwrap()[0].head.id;
    make(
        own,
        Membership::KIND,
        json!({"group": member, "person": hidden, "from": "2018-01-01"}),
    );
    for meeting in &meetings {
        let came = json!({"meeting": meeting.head.id, "person": hidden, "status": "present"});
        make(own, Attendance::KIND, came);
    }
    for activity in own.reader().all::<Activity>().unwrap() {
        let who = json!({"responsible_person": hidden});
        let who = who.as_object().unwrap().clone().into_iter().collect();
        own.run(&Command::set(Activity::KIND, activity.head.id, who))
            .unwrap();
    }
}

/// The project asks for identity numbers from now on, and the municipality has been told.
fn asks_for_numbers(folder: &Path, village: &Village) {
    let mut lead = Workspace::open(&village.lead).unwrap();
    let project = lead.reader().project_id().unwrap();
    let asks = json!({ "identity_numbers": true });
    let asks = asks.as_object().unwrap().clone().into_iter().collect();
    lead.run(&Command::set(Project::KIND, project, asks))
        .unwrap();
    let kit = folder.join("second kit");
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    drop(lead);
    let mut own = Workspace::open(&village.own).unwrap();
    own.merge(&[&kit], None, true, &mut |_, _| true).unwrap();
}

/// Whoever comes has an identity number.
fn numbers(own: &mut Workspace) {
    let person = own.reader().all::<Person>().unwrap()[0].head.id;
    let number = [("identity_number".to_owned(), json!(NUMBER))];
    let number = number.into_iter().collect();
    own.run(&Command::set(Person::KIND, person, number))
        .unwrap();
}

/// Somebody has answered in her own words.
fn answers(own: &mut Workspace) {
    let survey = json!({"title": "Läget", "purpose": "other", "anonymous": true});
    let survey = make(own, Survey::KIND, survey);
    let question = json!({"survey": survey, "position": 1, "text": "Vad tar ni med er?",
        "answer_type": "text"});
    let question = make(own, Question::KIND, question);
    let said = json!({ question.to_string(): format!("{SIGN} svar") });
    let response = json!({"survey": survey, "wave": "single", "answers": said});
    make(own, Response::KIND, response);
}

/// Everything that the room must not be told, however it is written, in small letters.
fn secrets(file: &Path) -> Vec<String> {
    let reader = Reader::open(file).unwrap();
    let mut secrets = vec![SIGN.to_owned()];
    for person in reader.all::<Person>().unwrap() {
        secrets.extend([person.identity_digest, person.identity_number]);
    }
    secrets.extend(reader.project().unwrap().map(|one| one.identity_secret));
    let digits = NUMBER.replace('-', "");
    secrets.extend([NUMBER, &NUMBER[2..], &digits, &digits[2..]].map(str::to_owned));
    secrets.retain(|secret| !secret.is_empty());
    secrets.into_iter().map(|one| one.to_lowercase()).collect()
}

/// The wall is all that is seen and heard, and tells nothing: with names hidden, and with those that may be shown.
fn tells_nothing(window: &mut Harness<'_, App>, secrets: &[String], place: &str) {
    let mut ways = BTreeSet::new();
    for way in ["as it is", "the other way"] {
        let (said, painted) = (words(window), painted(window));
        let marked = |text: &String| {
            text.contains("Personuppgifter dolda") || text.contains("Förnamn och verksamhet visas")
        };
        let mark = said.iter().find(|text| marked(text));
        assert!(mark.is_some(), "{place}: no wall, but {said:?}");
        ways.extend(mark.cloned());
        for text in said.iter().chain(&painted) {
            let small = text.to_lowercase();
            let told = secrets.iter().any(|secret| small.contains(secret));
            assert!(!told, "{place}: {text}");
        }
        // The next page begins as this one ends: each is seen in both ways.
        if way == "as it is" {
            taps(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        }
    }
    assert_eq!(ways.len(), 2, "{place} was seen in both ways");
}

/// Presses a key and lets it go in one frame: a hundred pages are many frames.
fn taps(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    let events = [event(true), event(false)];
    window.input_mut().events.extend(events);
    settle(window);
}

#[test]
fn no_page_tells_the_room_anything_personal() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    asks_for_numbers(folder.path(), &village);
    let mut own = Workspace::open(&village.own).unwrap();
    busy(&mut own);
    numbers(&mut own);
    answers(&mut own);
    let made = everything(&mut own);
    assert!(made.len() > 20, "only {} kinds could be made", made.len());
    drop(own);
    let secrets = secrets(&village.own);
    assert!(secrets.len() > 6, "somebody has an identity number");
    let pages = village.pages().into_iter();
    let own = pages.filter(|(file, _)| *file == village.own);
    let mut routes: Vec<Route> = own.map(|(_, route)| route).collect();
    routes.extend(made.iter().map(|(kind, id)| Route::record(kind, *id)));
    routes.extend(KINDS.iter().map(|kind| Route::list(kind)));
    // One window goes from page to page, and the room sees each: whatever stood on one is gone on the next.
    let mut window = window(WALL, options(Some(village.own.clone()), Vec::new()));
    toggles(&mut window, Modifiers::NONE, Key::F11);
    for route in routes {
        window.state().visit(route.clone());
        settle(&mut window);
        tells_nothing(&mut window, &secrets, &format!("{route:?}"));
        let parts: &[Key] = match route {
            Route::Record(Meeting::CODE, _) => &[Key::Num2, Key::Num3, Key::Num4, Key::Num5],
            _ => &[],
        };
        for part in parts {
            taps(&mut window, Modifiers::COMMAND, *part);
            tells_nothing(&mut window, &secrets, &format!("{route:?}, part {part:?}"));
        }
    }
}

#[test]
fn names_that_are_suggested_to_the_leader_are_not_heard_in_the_room() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    busy(&mut own);
    let meeting = own.reader().all::<Meeting>().unwrap()[0].head.id;
    drop(own);
    let mut options = options(Some(village.own.clone()), Vec::new());
    options.page = Some(Route::record(Meeting::KIND, meeting));
    let mut window = window(WALL, options);
    toggles(&mut window, Modifiers::COMMAND, Key::Num2);
    let suggests = |window: &Harness<'_, App>| {
        let name = format!("Amira {SIGN}holm");
        words(window).contains(&name)
    };
    window.event(Event::Text("ami".to_owned()));
    settle(&mut window);
    assert!(suggests(&window), "the leader is offered a name");
    toggles(&mut window, Modifiers::NONE, Key::F11);
    assert!(!suggests(&window), "{:?}", words(&window));
}
