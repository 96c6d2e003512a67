//! Everything that can be done with a record can be done with a record of every kind.

use std::collections::BTreeMap;

use samverka::domain::{
    Choosable as _, Field, Fields, Id, KINDS, Kind, LogEntry, LogReaders, Municipality, Person,
    Privacy, Project, Record, Rule, Shape, Value,
};
use samverka::text::{Language, Text};
use samverka::workspace::{Command, Row, Workspace};
use serde_json::json;

use crate::erasure::{all_mentions, nowhere};
use crate::village::*;

/// Another municipality's code, for a record of one that does not take part yet.
const KLIPPAN: &str = "1276";

/// All kinds but the project, of which there is one.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    let made = KINDS.iter().copied();
    made.filter(|kind| kind.code != Project::CODE)
}

/// What only the lead writes.
fn is_lead_s(kind: &Kind) -> bool {
    kind.owner.is_lead() || kind.code == Municipality::CODE
}

/// Whether a field is left empty: nobody writes it, or another is written in its stead.
fn is_left_out(kind: &Kind, field: &Field) -> bool {
    let instead = |rule: &Rule| matches!(rule, Rule::OneOf(_, second) if *second == field.code);
    field.shape.is_made()
        || field.shape == Shape::IdentityNumber
        || kind.rules.iter().any(instead)
        || field.code == Person::protected && kind.code == Person::CODE
}

/// A value in every field that can be written.
fn whole(workspace: &mut Workspace, kind: &'static Kind) -> Fields {
    let mut fields = Fields::new();
    for field in kind.fields.iter().filter(|field| !is_left_out(kind, field)) {
        let above = |rule: &Rule| matches!(rule, Rule::Ascending(_, high) if *high == field.code);
        let value = match field.shape {
            Shape::Number(_) if kind.rules.iter().any(above) => json!(2),
            Shape::MunicipalityCode => json!(KLIPPAN),
            Shape::Choice(readers) if readers.code == LogReaders::VOCABULARY.code => {
                json!(LogReaders::Lead.code())
            }
            shape => some_value(workspace, shape),
        };
        fields.insert(field.code.to_owned(), value);
    }
    fields
}

/// A field that can be changed, and another value for it each time.
fn another(kind: &Kind, row: &Row, nth: i64) -> (&'static str, Value) {
    let value = |field: &Field| match field.shape {
        Shape::Line | Shape::Text => Some(json!(format!("annat ord {nth}"))),
        Shape::Decimal => Some(json!(format!("{nth}.125"))),
        Shape::Date | Shape::Month => Some(json!(format!("2026-0{nth}-01"))),
        Shape::Number(_) => Some(json!(10 + nth)),
        Shape::Choice(vocabulary) if vocabulary.choices.len() > 2 => {
            let now = row.fields.get(field.code).and_then(Value::as_str);
            let mut others = vocabulary.choices.iter().filter(|one| Some(**one) != now);
            others
                .nth(usize::try_from(nth - 1).unwrap() % 2)
                .map(|choice| json!(choice))
        }
        _ => None,
    };
    let written = kind.fields.iter().filter(|field| !is_left_out(kind, field));
    let written = written.filter(|field| !field.frozen);
    let mut fields = written.filter_map(|field| Some((field.code, value(field)?)));
    fields.next().unwrap_or(("share", Value::Null))
}

fn row(workspace: &Workspace, kind: &'static Kind, id: Id) -> Option<Row> {
    let rows = workspace.reader().rows(kind).unwrap();
    rows.into_iter().find(|row| row.head.id == id)
}

fn change(
    workspace: &mut Workspace,
    kind: &'static Kind,
    id: Id,
    nth: i64,
) -> (&'static str, Value) {
    let before = row(workspace, kind, id).unwrap();
    let (field, value) = another(kind, &before, nth);
    set(workspace, kind, id, field, value.clone());
    (field, value)
}

/// What a user does with one record, and takes back.
fn lived(workspace: &mut Workspace, kind: &'static Kind) -> Id {
    let code = kind.code;
    let written = whole(workspace, kind);
    let id = make(workspace, kind, written.clone());
    let made = row(workspace, kind, id).unwrap();
    for (field, value) in &written {
        assert_eq!(made.fields.get(field), Some(value), "{code}.{field}");
    }
    if kind
        .fields
        .iter()
        .any(|field| matches!(field.shape, Shape::Line | Shape::Text))
    {
        let hits = workspace.reader().search("ord", 9_999).unwrap();
        assert!(hits.iter().any(|hit| hit.record == id), "{code} is found");
    }
    is_told(workspace, kind, &made);
    let (field, value) = change(workspace, kind, id, 1);
    let holds =
        |workspace: &Workspace| row(workspace, kind, id).unwrap().fields.get(field).cloned();
    assert_eq!(
        holds(workspace),
        Some(value.clone()),
        "{code}.{field} is another"
    );
    workspace.undo().unwrap();
    assert_eq!(
        holds(workspace).as_ref(),
        made.fields.get(field),
        "{code}.{field} is as it was"
    );
    workspace.redo().unwrap();
    assert_eq!(
        holds(workspace),
        Some(value),
        "{code}.{field} is another again"
    );
    workspace.run(&Command::remove(kind, id)).unwrap();
    assert!(row(workspace, kind, id).is_none(), "{code} is removed");
    workspace.undo().unwrap();
    assert!(row(workspace, kind, id).is_some(), "{code} is there again");
    let history = workspace.reader().history(id).unwrap();
    assert!(history.len() >= 4, "{code} remembers");
    id
}

/// It has a name and words in both languages, and so has everything it says.
fn is_told(workspace: &Workspace, kind: &'static Kind, row: &Row) {
    for language in Language::ALL {
        let text = Text::new(*language);
        let title = text.title(&workspace.reader().title(row.head.id).unwrap());
        assert!(
            !title.is_empty(),
            "{} has a title in {language:?}",
            kind.code
        );
        for form in ["", "-many", "-the", "-new"] {
            assert!(
                text.has(&format!("kind-{}{form}", kind.code)),
                "{}{form}",
                kind.code
            );
        }
        for (code, value) in &row.fields {
            let (_, field) = kind.field(code).unwrap();
            let title =
                |id: &str| text.title(&workspace.reader().title(id.parse().unwrap()).unwrap());
            let said = text.value(field, value, &title);
            let empty = value.as_object().is_some_and(serde_json::Map::is_empty);
            assert!(
                empty || !said.is_empty(),
                "{}.{code} in {language:?}",
                kind.code
            );
        }
    }
}

/// A village whose lead has made a record of everything that she alone makes.
fn led() -> Village {
    let mut village = Village::new();
    for kind in kinds().filter(|kind| is_lead_s(kind)) {
        let fields = whole(&mut village.lead, kind);
        make(&mut village.lead, kind, fields);
    }
    village
}

#[test]
fn every_kind_is_made_found_changed_removed_and_taken_back() {
    let mut village = Village::new();
    for kind in kinds().filter(|kind| is_lead_s(kind)) {
        lived(&mut village.lead, kind);
    }
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    for kind in kinds().filter(|kind| !is_lead_s(kind)) {
        lived(&mut laptop, kind);
    }
    laptop.verify().unwrap();
    village.lead.verify().unwrap();
}

#[test]
fn every_kind_is_sent_merged_and_in_conflict_where_two_laptops_differ() {
    let mut village = led();
    let mut one = village.laptop(ESLOV, "eslov.samverka", 0);
    let sent = || kinds().filter(|kind| !is_lead_s(kind));
    let mut made: BTreeMap<&str, Id> = BTreeMap::new();
    for kind in sent() {
        let fields = whole(&mut one, kind);
        made.insert(kind.code, make(&mut one, kind, fields));
    }
    drop(one);
    let mut other = village.copy("eslov.samverka", "other.samverka");
    let mut one = village.copy("eslov.samverka", "one.samverka");
    let mut changed = Vec::new();
    for kind in sent() {
        let id = made[kind.code];
        let (field, value) = change(&mut one, kind, id, 1);
        changed.push((kind, id, field, value));
        change(&mut other, kind, id, 2);
    }
    let bundle = village.send(&mut one, "one");
    village.merge(&bundle).unwrap();
    for (kind, id, field, value) in &changed {
        let there = row(&village.lead, kind, *id).unwrap();
        assert_eq!(
            there.fields.get(*field),
            Some(value),
            "{} has arrived",
            kind.code
        );
        assert_eq!(
            there.fields,
            row(&one, kind, *id).unwrap().fields,
            "{}",
            kind.code
        );
    }
    let bundle = village.send(&mut other, "other");
    village.merge(&bundle).unwrap();
    let conflicts = village.lead.reader().conflicts().unwrap();
    for (kind, id, field, _) in changed {
        let waits = conflicts
            .iter()
            .any(|one| one.record == id && one.conflict.field == field);
        assert!(waits, "{}.{field} waits for a decision", kind.code);
    }
    village.lead.verify().unwrap();
}

#[test]
fn log_entry_that_is_not_shared_with_the_lead_stays_at_home() {
    let mut village = led();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut entries = BTreeMap::new();
    for readers in LogReaders::ALL {
        let mut fields = whole(&mut laptop, LogEntry::KIND);
        fields.insert(LogEntry::shared_with.into(), json!(readers.code()));
        entries.insert(*readers, make(&mut laptop, LogEntry::KIND, fields));
    }
    let bundle = village.send(&mut laptop, "bundle");
    village.merge(&bundle).unwrap();
    let arrived =
        |lead: &Workspace, readers| row(lead, LogEntry::KIND, entries[&readers]).is_some();
    assert!(arrived(&village.lead, LogReaders::Lead));
    assert!(
        !arrived(&village.lead, LogReaders::Nobody) && !arrived(&village.lead, LogReaders::Group)
    );
    let (kind, private) = (LogEntry::KIND, entries[&LogReaders::Nobody]);
    set(
        &mut laptop,
        kind,
        private,
        LogEntry::shared_with,
        json!(LogReaders::Lead.code()),
    );
    let bundle = village.send(&mut laptop, "later");
    village.merge(&bundle).unwrap();
    assert!(
        arrived(&village.lead, LogReaders::Nobody),
        "once it is shared"
    );
}

#[test]
fn log_entry_leaves_without_what_was_written_while_it_was_not_shared() {
    let mut village = led();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let kind = LogEntry::KIND;
    let happened = |laptop: &mut Workspace, id, words: &str| {
        set(laptop, kind, id, LogEntry::happened, json!(words));
    };
    let shares = |laptop: &mut Workspace, id, readers: LogReaders| {
        set(
            laptop,
            kind,
            id,
            LogEntry::shared_with,
            json!(readers.code()),
        );
    };
    let person = some_record(&mut laptop, &[Person::CODE], &Fields::new());
    let fields = |readers: LogReaders| {
        let said = json!({"date": "2026-03-01", "person": person, "happened": "hemligt utkast",
            "shared_with": readers.code()});
        Fields::from_iter(said.as_object().unwrap().clone())
    };
    let removed = make(&mut laptop, kind, fields(LogReaders::Nobody));
    drop(laptop);
    // The file moves to another computer, where what was private is removed.
    let mut laptop = village.copy("eslov.samverka", "hemma.samverka");
    laptop.run(&Command::remove(kind, removed)).unwrap();
    let once = make(&mut laptop, kind, fields(LogReaders::Nobody));
    happened(&mut laptop, once, "färdigt");
    shares(&mut laptop, once, LogReaders::Lead);
    let taken = make(&mut laptop, kind, fields(LogReaders::Lead));
    let bundle = village.send(&mut laptop, "one");
    village.merge(&bundle).unwrap();
    let said = |lead: &Workspace, id| {
        row(lead, kind, id).map(|row| row.fields[LogEntry::happened].clone())
    };
    assert_eq!(said(&village.lead, removed), None);
    assert_eq!(said(&village.lead, once), Some(json!("färdigt")));
    let history = village.lead.reader().history(once).unwrap();
    assert!(!format!("{history:?}").contains("hemligt utkast"));
    shares(&mut laptop, taken, LogReaders::Nobody);
    happened(&mut laptop, taken, "bara mitt");
    let bundle = village.send(&mut laptop, "two");
    village.merge(&bundle).unwrap();
    let there = row(&village.lead, kind, taken).unwrap().fields;
    assert_eq!(
        there[LogEntry::shared_with],
        json!(LogReaders::Nobody.code())
    );
    assert_eq!(
        there[LogEntry::happened],
        json!("hemligt utkast"),
        "as it was last shared"
    );
    shares(&mut laptop, taken, LogReaders::Lead);
    let bundle = village.send(&mut laptop, "three");
    village.merge(&bundle).unwrap();
    assert_eq!(said(&village.lead, taken), Some(json!("bara mitt")));
    assert_eq!(village.lead.reader().conflicts().unwrap(), []);
    village.lead.verify().unwrap();
}

/// The field by which a record of a kind is somebody's.
fn of_person(kind: &Kind) -> Option<&'static Field> {
    let mut fields = kind.fields.iter();
    fields.find(|field| match field.shape {
        Shape::Reference(kinds) => kinds == [Person::CODE],
        _ => false,
    })
}

#[test]
fn person_who_is_erased_is_gone_from_records_of_every_kind_and_they_stay() {
    let mut village = led();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let mut words = Vec::new();
    let of_somebody = || kinds().filter(|kind| !is_lead_s(kind));
    let somebody = of_somebody().filter_map(|kind| Some((kind, of_person(kind)?)));
    for (nth, (kind, field)) in (0..).zip(somebody) {
        let word = secret_word(nth);
        let person = make_person(&mut laptop, &format!("Amira {word}"));
        let mut fields = some_fields(
            &mut laptop,
            kind,
            &Fields::from([(field.code.into(), json!(person))]),
        );
        for text in kind
            .fields
            .iter()
            .filter(|field| field.privacy == Privacy::FreeText)
        {
            fields.insert(text.code.into(), json!(format!("Tack {word}")));
        }
        let record = make(&mut laptop, kind, fields);
        let ticked = all_mentions(&laptop, person);
        laptop.erase(person, &ticked).unwrap();
        let there = row(&laptop, kind, record);
        assert!(there.is_some(), "{} stays", kind.code);
        words.push(word);
    }
    assert!(words.len() > 6, "many kinds are about somebody");
    laptop.verify().unwrap();
    drop(laptop);
    nowhere(&village.path("eslov.samverka"), &words);
}

#[test]
fn what_is_frozen_stays_as_it_was_when_the_record_was_made() {
    let mut village = Village::new();
    for kind in kinds().filter(|kind| kind.fields.iter().any(|field| field.frozen)) {
        let fields = whole(&mut village.lead, kind);
        let id = make(&mut village.lead, kind, fields);
        let before = row(&village.lead, kind, id).unwrap().fields;
        for field in kind.fields.iter().filter(|field| field.frozen) {
            let set = Fields::from([(field.code.to_owned(), Value::Null)]);
            let other = village.lead.run(&Command::set(kind, id, set));
            let known = before.contains_key(field.code);
            assert_eq!(other.is_err(), known, "{}.{}", kind.code, field.code);
        }
        assert_eq!(
            row(&village.lead, kind, id).unwrap().fields,
            before,
            "{}",
            kind.code
        );
    }
}
