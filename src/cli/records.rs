//! Records: made, changed, removed, listed, and how each came to be as it is.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, Titles, find_kind, moment, moment_json, open, parse_id, projects};
use crate::domain::{Field, Fields, Goal, Id, Invalid, Kind, Privacy, Record, Shape};
use crate::insight::{self, Facts, Scope};
use crate::journal::{ERASED, REMOVED, is_note};
use crate::workspace::{
    Command, Edit, Fault, Reader, Referrer, Row, TOLD_TWICE, Workspace, WorkspaceError,
};

/// `add FILE KIND field=value…`
pub fn add(desk: &mut Desk<'_>, call: &Call) -> Done {
    let kind = find_kind(call.word(1)?)?;
    let fields = parse_fields(kind, &pairs(call, 2)?)?;
    let mut workspace = open(call.path(0))?;
    measured(desk, &workspace, kind, &fields)?;
    let id = workspace.fresh_id();
    workspace.run(&Command::create(kind, id, fields))?;
    desk.say(&id.to_string())
}

/// Refuses a goal that would be measured by a figure that there is not: it would never be reached, nor behind.
fn measured(desk: &Desk<'_>, workspace: &Workspace, kind: &Kind, fields: &Fields) -> Done {
    let named = fields.get(Goal::indicator).and_then(Value::as_str);
    let Some(figure) = named.filter(|_| kind.code == Goal::CODE) else {
        return Ok(());
    };
    let facts = Facts::load(workspace.reader())?;
    match insight::compute(&facts, figure, &Scope::everything(desk.today)) {
        Some(_) => Ok(()),
        None => Err(WorkspaceError::NoSuchFigure(figure.to_owned()).into()),
    }
}

/// `set FILE KIND ID field=value…`
pub fn set(desk: &mut Desk<'_>, call: &Call) -> Done {
    let (kind, id) = record(call)?;
    let fields = parse_fields(kind, &pairs(call, 3)?)?;
    let mut workspace = open(call.path(0))?;
    measured(desk, &workspace, kind, &fields)?;
    workspace.run(&Command::set(kind, id, fields))?;
    let title = Titles::new(workspace.reader(), &desk.text).of(id);
    let said = desk.text.with("cli-changed", &[("title", title.into())]);
    desk.say(&said)
}

/// `remove FILE KIND ID [--dry-run] [--with-them]`
pub fn remove(desk: &mut Desk<'_>, call: &Call) -> Done {
    let (kind, id) = record(call)?;
    let mut workspace = open(call.path(0))?;
    let titles = Titles::new(workspace.reader(), &desk.text);
    let title = titles.of(id);
    let them = workspace.reader().hanging_on(kind, id)?;
    let with_them = call.is_set("with-them");
    let goes = |one: &Referrer| with_them && one.alone;
    let told = |goes_too: bool| {
        let them = them.iter().filter(move |one| goes(one) == goes_too);
        let rows = them.map(|one| {
            let (id, kind) = (one.row.head.id, desk.kind(one.row.kind.code));
            vec![id.to_string(), kind, cut(&titles.of(id))]
        });
        rows.collect::<Vec<_>>()
    };
    let (gone, left) = (told(true), told(false));
    let said = if call.is_set("dry-run") {
        "cli-would_remove"
    } else {
        let mut command = Command::remove(kind, id);
        let too = them.iter().filter(|one| goes(one)).map(|one| Edit::Remove {
            kind: one.row.kind,
            id: one.row.head.id,
        });
        command.edits.extend(too);
        workspace.run(&command)?;
        "cli-removed"
    };
    let said = desk.text.with(said, &[("title", title.into())]);
    desk.say(&said)?;
    for (key, rows) in [("cli-removed_with", gone), ("cli-removed_referring", left)] {
        if rows.is_empty() {
            continue;
        }
        let said = desk.text.with(key, &[("n", rows.len().into())]);
        desk.say(&said)?;
        let mut table = Table::new(desk.columns(&["id", "kind", "title"]));
        rows.into_iter().for_each(|row| table.row(row));
        desk.show(&table, "")?;
    }
    Ok(())
}

/// `bring-back FILE KIND ID`
pub fn bring_back(desk: &mut Desk<'_>, call: &Call) -> Done {
    let (kind, id) = record(call)?;
    let mut workspace = open(call.path(0))?;
    workspace.run(&Command::new(vec![Edit::Restore { kind, id }]))?;
    let title = Titles::new(workspace.reader(), &desk.text).of(id);
    let said = desk
        .text
        .with("cli-brought_back", &[("title", title.into())]);
    desk.say(&said)
}

/// The kind and the id that the second and third operand name.
fn record(call: &Call) -> Done<(&'static Kind, Id)> {
    Ok((find_kind(call.word(1)?)?, parse_id(call.word(2)?)?))
}

/// The `field=value` operands from an index on.
fn pairs(call: &Call, from: usize) -> Done<Vec<(&str, &str)>> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for word in call.words(from)? {
        let Some((field, value)) = word.split_once('=') else {
            return Err(call.misuse("cli-misuse-not_a_field", word).into());
        };
        if pairs.iter().any(|(known, _)| *known == field) {
            return Err(call.misuse("cli-misuse-twice", field).into());
        }
        pairs.push((field, value));
    }
    Ok(pairs)
}

/// The values that texts mean, field by field; or everything that does not fit.
pub fn parse_fields(kind: &'static Kind, typed: &[(&str, &str)]) -> Done<Fields> {
    let mut fields = Fields::new();
    let mut faults = Vec::new();
    for (code, text) in typed {
        let parsed = match kind.field(code) {
            Some((_, field)) => field.parse(text),
            None => Err(Invalid::NoSuchField),
        };
        let field = (*code).to_owned();
        match parsed {
            Ok(value) => drop(fields.insert(field, value)),
            Err(invalid) => faults.push(Fault {
                kind,
                record: Id::nil(),
                field,
                invalid,
            }),
        }
    }
    if faults.is_empty() {
        Ok(fields)
    } else {
        Err(WorkspaceError::Invalid(faults).into())
    }
}

/// `list FILE KIND [--json]`
pub fn list(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| list_of(desk, call, reader))
}

fn list_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let kind = find_kind(call.word(1)?)?;
    let rows = reader.rows(kind)?;
    let titles = Titles::new(reader, &desk.text);
    if call.is_set("json") {
        let rows: Vec<_> = rows.iter().map(|row| row_json(row, &titles)).collect();
        return desk.json(&rows.into());
    }
    let shown: Vec<&Field> = kind
        .fields
        .iter()
        .filter(|field| field.privacy < Privacy::Sensitive && !field.shape.is_made())
        .filter(|field| rows.iter().any(|row| row.fields.contains_key(field.code)))
        .collect();
    let projects = projects(reader)?;
    let of_municipalities = rows.iter().any(|row| row.head.municipality.is_some());
    let mut heads = desk.columns(&["id"]);
    heads.extend(of_municipalities.then(|| desk.text.get("cli-column-municipality")));
    heads.extend(shown.iter().map(|field| desk.text.field(kind, field)));
    let first = heads.len() - shown.len();
    let is_number = |(index, field): (usize, &&Field)| {
        matches!(field.shape, Shape::Number(_) | Shape::Decimal).then_some(first + index)
    };
    let numbers = shown.iter().enumerate().filter_map(is_number);
    let mut table = Table::new(heads).numbers(numbers);
    for row in &rows {
        let mut cells = vec![row.head.id.to_string()];
        cells.extend(of_municipalities.then(|| desk.owner_in(row.head, &projects)));
        cells.extend(
            shown
                .iter()
                .map(|field| cut(&cell(desk, row, field, &titles))),
        );
        table.row(cells);
    }
    let kinds = desk.text.kinds(kind);
    let empty = desk.text.with("cli-none", &[("kinds", kinds.into())]);
    desk.show(&table, &empty)
}

/// A field in words; what is personal of a protected person is not told.
fn cell(desk: &Desk<'_>, row: &Row, field: &Field, titles: &Titles<'_>) -> String {
    if is_hidden(row, field) {
        return if row.kind.title.contains(&field.code) {
            titles.of(row.head.id)
        } else {
            String::new()
        };
    }
    let value = row.fields.get(field.code).unwrap_or(&Value::Null);
    desk.text.value(field, value, &|id| titles.of_text(id))
}

fn is_hidden(row: &Row, field: &Field) -> bool {
    row.is_masked() && Row::hides(row.kind, field)
}

fn row_json(row: &Row, titles: &Titles<'_>) -> Value {
    let shown = row.fields.iter().filter(|(code, _)| {
        let field = row.kind.field(code);
        field.is_some_and(|(_, field)| !is_hidden(row, field) && !field.shape.is_made())
    });
    json!({
        "id": row.head.id,
        "kind": row.kind.code,
        "municipality": row.head.municipality,
        "title": titles.of(row.head.id),
        "fields": shown.collect::<BTreeMap<_, _>>(),
    })
}

/// `history FILE KIND ID [--json]`
pub fn history(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| history_of(desk, call, reader))
}

fn history_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let (kind, id) = record(call)?;
    let row = reader.row(kind, id)?;
    let row = row.ok_or(WorkspaceError::NoSuchRecord { kind, id })?;
    let mut entries = reader.history(id)?;
    // What `list` does not tell of somebody with a protected identity, the history does not either.
    for entry in &mut entries {
        let told = |code: &str| {
            kind.field(code)
                .is_none_or(|(_, field)| !is_hidden(&row, field))
        };
        entry.set.retain(|code, _| told(code));
    }
    if call.is_set("json") {
        let entries = entries.iter().map(|entry| {
            json!({
                "id": entry.id,
                "at": moment_json(entry.id.wall_ms()),
                "author": entry.author,
                "device": format!("{:016x}", entry.id.device),
                "parents": entry.parents,
                "set": entry.set,
            })
        });
        return desk.json(&entries.collect());
    }
    let titles = Titles::new(reader, &desk.text);
    let mut table = Table::new(desk.columns(&["when", "who", "field", "value"]));
    for entry in &entries {
        let mut when = moment(&desk.text, entry.id.wall_ms());
        let mut who = entry.author.clone().unwrap_or_default();
        for (code, value) in entry.set.iter().filter(|(code, _)| !is_note(code)) {
            let (label, value) = told(desk, kind, code, value, &titles);
            // When and who stand once for everything that was set together.
            table.row(vec![
                std::mem::take(&mut when),
                std::mem::take(&mut who),
                label,
                cut(&value),
            ]);
        }
    }
    let empty = desk.text.get("cli-no_history");
    desk.show(&table, &empty)
}

/// A field's label and a value of it in words, also where this version does not know the field.
pub fn told(
    desk: &Desk<'_>,
    kind: &Kind,
    code: &str,
    value: &Value,
    titles: &Titles<'_>,
) -> (String, String) {
    let text = &desk.text;
    match (code, kind.field(code)) {
        (TOLD_TWICE, _) => {
            let fields = value.as_object().into_iter().flatten();
            let fields = fields.map(|(code, value)| (code.clone(), value.clone()));
            let told = text.told(kind, &fields.collect(), &|id| titles.of_text(id));
            (text.get("conflict-told_twice"), told)
        }
        (REMOVED, _) => {
            let flag = text.flag(value.as_bool().unwrap_or_default());
            (text.get("cli-field-removed"), flag)
        }
        (ERASED, _) => (text.get("cli-field-erased"), text.flag(true)),
        (_, Some((_, field))) => {
            let value = text.value(field, value, &|id| titles.of_text(id));
            (text.field(kind, field), value)
        }
        (_, None) => (text.field_named(kind, code), value.to_string()),
    }
}
