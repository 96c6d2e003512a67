//! The records of a kind as a table: what `export-table` writes, in a form that can be taken in again.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::xlsx::{Cell, Sheet};
use crate::domain::reading::alike;
use crate::domain::{
    Decimal, Field, Id, Kind, NumberUnit, Person, Privacy, Record as _, Shape, parse_date,
    parse_moment,
};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result, Role, Row};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The record's identity.
    Id,
    /// The project that it belongs to.
    Project,
    /// The municipality that it belongs to.
    Owner,
    /// A field.
    Field(&'static Field),
}

impl Column {
    /// The column of this code name.
    pub fn parse(kind: &'static Kind, code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Id),
            "project*" => Some(Self::Project),
            "municipality*" => Some(Self::Owner),
            code => {
                let (_, field) = kind.field(code)?;
                (!field.shape.is_made()).then_some(Self::Field(field))
            }
        }
    }

    /// What is written where nothing else is asked for: every field but what needs particular protection, and whose
    /// each record is where there are several to whom it may belong.
    pub fn usual(kind: &'static Kind, role: Role) -> Vec<Self> {
        let project = role.is_evaluator().then_some(Self::Project);
        let owner = (role.municipality().is_none()).then_some(Self::Owner);
        let fields = kind
            .fields
            .iter()
            .filter(|field| !field.shape.is_made() && field.privacy != Privacy::Sensitive);
        let whose = project.into_iter().chain(owner);
        whose.chain(fields.map(Self::Field)).collect()
    }
}

impl Column {
    /// Whether it names people, says something about them, or is a text in which they may be named.
    pub fn names_people(self) -> bool {
        let Self::Field(field) = self else {
            return false;
        };
        let person = match field.shape {
            Shape::Reference(kinds) | Shape::References(kinds) => kinds.contains(&Person::CODE),
            Shape::Text => field.privacy > Privacy::Open,
            _ => false,
        };
        person || field.privacy >= Privacy::Personal
    }

    /// What stands above it.
    pub fn heading(self, kind: &Kind, text: &Text) -> String {
        heading(kind, self, text)
    }
}

/// The records of a kind as a table with these columns: all of them, or these in this order.
///
/// # Errors
/// If the workspace cannot be read.
pub fn table(
    reader: &Reader,
    kind: &'static Kind,
    columns: &[Column],
    (text, today): (&Text, NaiveDate),
    only: Option<&[Id]>,
) -> Result<Sheet> {
    reader.at_one_moment(|reader| {
        let project = reader.project()?;
        let mut rows = Vec::new();
        let mut all = reader.rows(kind)?;
        if let Some(only) = only {
            all = these(all, only);
        }
        for row in all {
            let cells = columns
                .iter()
                .map(|column| cell(reader, &row, *column, text));
            rows.push(cells.collect::<Result<Vec<_>>>()?);
        }
        Ok(Sheet {
            name: capitalised(&text.kinds(kind)),
            project: project.map(|project| project.name).unwrap_or_default(),
            made_on: today,
            columns: columns
                .iter()
                .map(|column| heading(kind, *column, text))
                .collect(),
            rows,
        })
    })
}

/// Those of the rows that are asked for, in the order in which they are.
fn these(mut rows: Vec<Row>, asked: &[Id]) -> Vec<Row> {
    let places: HashMap<Id, usize> = asked.iter().copied().zip(0..).collect();
    rows.retain(|row| places.contains_key(&row.head.id));
    rows.sort_by_key(|row| places.get(&row.head.id).copied());
    rows
}

fn heading(kind: &Kind, column: Column, text: &Text) -> String {
    match column {
        Column::Id => text.get("cli-column-id"),
        Column::Project => text.get("cli-column-project"),
        Column::Owner => text.get("cli-column-municipality"),
        Column::Field(field) => {
            let label = text.field(kind, field);
            // A number tells itself what it counts, where that may be read otherwise.
            let unit = match field.shape {
                Shape::Number(unit) if unit.is_time() => text.get("unit-minutes"),
                Shape::Number(NumberUnit::Percent) => text.get("unit-percent"),
                _ => return label,
            };
            if alike(&label).contains(&unit) {
                return label;
            }
            let args = [("field", label.into()), ("unit", unit.into())];
            text.with("cli-column-in_unit", &args)
        }
    }
}

fn cell(reader: &Reader, row: &Row, column: Column, text: &Text) -> Result<Cell> {
    let field = match column {
        Column::Id => return Ok(Cell::Words(row.head.id.to_string())),
        Column::Project => {
            let words = reader.title(row.head.project)?;
            return Ok(Cell::Words(text.title(&words)));
        }
        Column::Owner => {
            let owner = row.head.municipality.map(|code| text.municipality(code));
            return Ok(owner.map_or(Cell::Nothing, Cell::Words));
        }
        Column::Field(field) => field,
    };
    if row.is_masked() && Row::hides(row.kind, field) {
        if !row.kind.title.contains(&field.code) {
            return Ok(Cell::Nothing);
        }
        let words = reader.title_of_row(row, 0)?;
        return Ok(Cell::Words(text.title(&words)));
    }
    let value = row.fields.get(field.code).unwrap_or(&Value::Null);
    let title = |id: &str| {
        let id = id.parse().unwrap_or_default();
        let words = reader.title(id).unwrap_or_default();
        text.title(&words)
    };
    Ok(of_value(field, value, text, &title))
}

/// A value as a cell that says the same when it is read.
fn of_value(field: &Field, value: &Value, text: &Text, title: &dyn Fn(&str) -> String) -> Cell {
    let words = |words: String| {
        if words.is_empty() {
            Cell::Nothing
        } else {
            Cell::Words(words)
        }
    };
    match (field.shape, value) {
        (_, Value::Null) => Cell::Nothing,
        (Shape::Date | Shape::Month, Value::String(date)) => {
            parse_date(date).map_or_else(|_| words(date.clone()), Cell::Date)
        }
        (Shape::Moment, Value::String(moment)) => match parse_moment(moment) {
            Ok((date, None)) => Cell::Date(date),
            Ok((date, Some(time))) => Cell::Moment(date.and_time(time)),
            Err(_) => words(moment.clone()),
        },
        (Shape::Number(_), Value::Number(number)) => match number.as_i64() {
            Some(number) => Cell::Number(number),
            None => words(number.to_string()),
        },
        (Shape::Decimal, Value::String(number)) => {
            Decimal::parse(number).map_or_else(|_| words(number.clone()), Cell::Decimal)
        }
        (Shape::Choice(known), Value::String(choice)) => {
            let is_known = known.choices.contains(&choice.as_str());
            words(if is_known {
                text.choice(known, choice)
            } else {
                choice.clone()
            })
        }
        (Shape::Choices(known), Value::Array(choices)) => {
            let choices = choices.iter().filter_map(Value::as_str);
            words(list(choices.map(
                |choice| match known.choices.contains(&choice) {
                    true => text.choice(known, choice),
                    false => choice.to_owned(),
                },
            )))
        }
        (Shape::References(_), Value::Array(ids)) => {
            let ids = ids.iter().filter_map(Value::as_str);
            words(list(ids.map(title)))
        }
        (Shape::Lines, Value::Array(lines)) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            words(lines.join("\n"))
        }
        (Shape::Counts, Value::Object(counts)) => words(
            match counts
                .keys()
                .any(|answer| answer.contains([';', '\n']) || answer.trim() != answer)
            {
                true => value.to_string(),
                false => list(
                    counts
                        .iter()
                        .map(|(answer, count)| format!("{answer}: {count}")),
                ),
            },
        ),
        (Shape::Answers, Value::Object(_)) => words(value.to_string()),
        (_, other) => words(text.value(field, other, title)),
    }
}

/// Parts of a list: on one line each where one of them has a semicolon.
fn list(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    let apart = if parts.iter().any(|part| part.contains(';')) {
        "\n"
    } else {
        "; "
    };
    parts.join(apart)
}
