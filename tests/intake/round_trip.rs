//! What is exported and taken in again changes nothing, for every kind.

use samverka::domain::{
    BoardItem, Fields, Id, KINDS, Kind, Municipality, Person, Project, Record, Shape,
};
use samverka::intake::plan::Outcome;
use samverka::report::{csv, records, xlsx};
use samverka::text::{Language, Text};
use samverka::workspace::{Role, Workspace};
use serde_json::json;

use crate::sheets::look;
use crate::village::{Village, make, set, some_fields, some_value};

/// Every kind has a record with all its fields, and one with those alone that it cannot be without.
fn filled() -> (Village, Workspace) {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    set(
        &mut village.lead,
        Project::KIND,
        project,
        Project::identity_numbers,
        json!(true),
    );
    fill(&mut village.lead);
    let mut laptop = village.laptop(crate::village::ESLOV, "eslöv", 0);
    fill(&mut laptop);
    (village, laptop)
}

fn fill(workspace: &mut Workspace) {
    for kind in KINDS {
        if workspace.role().may_make(kind, None).is_ok() && kind.code != Municipality::CODE {
            let whole = whole(workspace, kind);
            make(workspace, kind, whole);
            let needed = some_fields(workspace, kind, &Fields::new());
            make(workspace, kind, needed.clone());
            // Another that looks the same is another.
            make(workspace, kind, needed);
        }
    }
}

fn whole(workspace: &mut Workspace, kind: &'static Kind) -> Fields {
    let mut fields = Fields::new();
    for field in kind.fields {
        let value = match (field.code, field.shape) {
            ("meeting", _) => continue,
            // A log is a person's or a group's.
            ("group", _) if kind.code == "log_entry" => continue,
            // What a note becomes is a municipality's.
            (BoardItem::became, _) if workspace.role() == Role::Lead => continue,
            // What nobody can type, and what points at itself, stays empty.
            (_, Shape::Code | Shape::Sealed) | ("parent" | "protected", _) => continue,
            (Person::identity_number, _) => json!("196408233234"),
            ("lowest", _) => json!(-1),
            (_, Shape::Line) => json!("=1+1; -å, ”ord”"),
            (_, Shape::Text) => json!("En rad; till\noch en"),
            (_, Shape::Lines) => json!(["Ja; kanske", "Nej"]),
            (_, Shape::Counts) => json!({ "1": 4, "2": 7 }),
            (_, Shape::Choices(known)) => json!(known.choices),
            (_, Shape::Moment) if field.code == "ends" => json!("2026-03-01T12:30"),
            (_, Shape::Reference([Municipality::CODE, ..])) => json!(taking_part(workspace)),
            (_, Shape::References([Municipality::CODE])) => json!([taking_part(workspace)]),
            (_, shape) => some_value(workspace, shape),
        };
        fields.insert(field.code.to_owned(), value);
    }
    if kind.code == "person_link" {
        let another = some_value(workspace, Shape::Reference(&[Person::CODE]));
        fields.insert("second".to_owned(), another);
    }
    if kind.code == "tally" || kind.code == "question" {
        fields.insert("answer_type".to_owned(), json!("scale"));
        fields.retain(|code, _| kind.field(code).is_some());
    }
    some_fields(workspace, kind, &fields)
}

/// A municipality that takes part already.
fn taking_part(workspace: &Workspace) -> Id {
    workspace.reader().rows(Municipality::KIND).unwrap()[0]
        .head
        .id
}

/// A kind's records as a spreadsheet.
fn exported(workspace: &Workspace, kind: &'static Kind, with_id: bool, text: &Text) -> xlsx::Sheet {
    let mut columns = records::Column::usual(kind, workspace.role());
    if with_id {
        columns.insert(0, records::Column::Id);
    }
    let today = "2026-11-21".parse().unwrap();
    records::table(workspace.reader(), kind, &columns, (text, today), None).unwrap()
}

#[test]
fn table_that_is_taken_in_again_changes_nothing_for_every_kind() {
    let (village, mut laptop) = filled();
    let mut lead = village.lead;
    let text = Text::new(Language::Swedish);
    let mut compared = 0;
    for workspace in [&mut lead, &mut laptop] {
        for kind in KINDS {
            for (with_id, as_text) in [(false, false), (true, false), (false, true)] {
                let sheet = exported(workspace, kind, with_id, &text);
                if sheet.rows.is_empty() {
                    continue;
                }
                let bytes = if as_text {
                    csv::write(&sheet)
                } else {
                    xlsx::write(&sheet)
                };
                let intake = look(workspace, &bytes.unwrap(), Some(kind));
                let plan = intake.plan(&mut || Id::nil());
                assert_eq!(plan.rows.len(), sheet.rows.len(), "{}", kind.code);
                for row in &plan.rows {
                    let same = matches!(row.outcome, Outcome::Same(_));
                    let reason = intake.told(&plan, row);
                    assert!(
                        same,
                        "{} {with_id} {as_text}: {row:#?} {reason:?}",
                        kind.code
                    );
                }
                compared += plan.rows.len();
            }
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn table_says_which_kind_it_is_of() {
    let (_village, laptop) = filled();
    for text in Language::ALL.iter().map(|language| Text::new(*language)) {
        for kind in [
            "person",
            "unit",
            "membership",
            "attendance",
            "activity",
            "service",
        ] {
            let kind = samverka::domain::kind(kind).unwrap();
            let bytes = xlsx::write(&exported(&laptop, kind, false, &text)).unwrap();
            let intake = look(&laptop, &bytes, None);
            assert_eq!(intake.kind.code, kind.code);
        }
    }
}
