//! Records that belong to another, as lines on its page: read, opened, added and removed there.

use eframe::egui::Ui;
use serde_json::json;

use super::describe::{Adds, Lines};
use super::form::{self, NewAnswer, NewRecord};
use super::record::remove_words;
use crate::domain::{Fields, Id, NumberUnit, Shape, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, IconButton, add_row, body, divider, heading, link, small};
use crate::text::capitalised;
use crate::workspace::{Result, Row};

/// What the lines of one record remember, by their kind.
#[derive(Default)]
struct State {
    new: Option<NewRecord>,
}

/// Draws the lines of a kind that belong to a record.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, owner: &Row, lines: &'static Lines, states: &mut States) {
    let (id, kind, of, order) = (owner.head.id, lines.kind, lines.of, lines.order);
    let refers = |code: &&&str| {
        let field = kind.field(code);
        field.is_some_and(|(_, field)| matches!(field.shape, Shape::Reference(_)))
    };
    let says: Vec<&str> = lines.says.iter().filter(refers).copied().collect();
    let rows = cx.view(("lines", kind.code, id), move |source| {
        let mut rows = source.reader.rows_of(kind, of, id)?;
        // What is alike stands by what it is about.
        rows.sort_by_cached_key(|row| {
            let key = |code: &str| super::table::key(source, kind, row, code);
            let about: Vec<_> = says.iter().map(|code| key(code)).collect();
            (key(order), about)
        });
        Result::Ok(rows)
    });
    let Some(rows) = rows else { return };
    let adds = match lines.by_anybody {
        true => cx.may_make(lines.kind),
        false => {
            cx.may_make_in(lines.kind, owner.head.municipality)
                && cx.may_change(owner.kind, &owner.head)
        }
    };
    if rows.is_empty() && !adds {
        return;
    }
    heading(ui, 3, &capitalised(&cx.text.kinds(kind)));
    ui.spacing_mut().item_spacing.y = space::XS;
    states.with(
        Some(id),
        |all: &mut std::collections::HashMap<&'static str, State>, _| {
            let state = all.entry(kind.code).or_default();
            for (under, rows) in by_heading(owner, &rows, lines) {
                if !under.is_empty() {
                    ui.add_space(space::XS);
                    heading(ui, 4, &under);
                }
                for row in rows {
                    divider(ui);
                    ui.push_id(row.head.id, |ui| line(ui, cx, row, lines, id));
                }
            }
            if adds {
                add(ui, cx, owner, &rows, lines, state);
            }
        },
    );
}

/// The lines under the headings that the owner lists, in that order; then those under others, as they are met.
fn by_heading<'a>(owner: &Row, rows: &'a [Row], lines: &Lines) -> Vec<(String, Vec<&'a Row>)> {
    let Some((field, listed)) = lines.under else {
        return vec![(String::new(), rows.iter().collect())];
    };
    let listed = owner.fields.get(listed).and_then(Value::as_array);
    let listed = listed.into_iter().flatten().filter_map(Value::as_str);
    let mut all: Vec<(String, Vec<&Row>)> = listed
        .map(|heading| (heading.trim().to_owned(), Vec::new()))
        .collect();
    for row in rows {
        let under = row.fields.get(field).and_then(Value::as_str);
        let under = under.unwrap_or_default().trim();
        match all.iter_mut().find(|(heading, _)| heading == under) {
            Some((_, rows)) => rows.push(row),
            None => all.push((under.to_owned(), vec![row])),
        }
    }
    all.retain(|(_, rows)| !rows.is_empty());
    all
}

/// What a field says on a line.
fn said(cx: &Cx<'_>, row: &Row, code: &str, labelled: bool) -> String {
    let words = form::words(cx, row, code);
    let Some((_, field)) = row.kind.field(code).filter(|_| labelled) else {
        return words;
    };
    let label = || capitalised(&cx.text.field_named(row.kind, code));
    match (field.shape, row.fields.get(code).and_then(Value::as_bool)) {
        _ if words.is_empty() => words,
        // What is so is named; what is not is nothing to say of a line.
        (Shape::Flag, Some(true)) => label(),
        (Shape::Flag, _) => String::new(),
        (Shape::Number(NumberUnit::Count), _) => format!("{} {words}", label()),
        _ => words,
    }
}

fn line(ui: &mut Ui, cx: &Cx<'_>, row: &Row, lines: &Lines, owner: Id) {
    let (id, may) = (row.head.id, cx.may_change(row.kind, &row.head));
    let words = lines
        .says
        .iter()
        .map(|code| said(cx, row, code, lines.labelled));
    let mut words = words.filter(|words| !words.is_empty());
    let first = words.next();
    let first = first.unwrap_or_else(|| capitalised(&cx.text.kind(row.kind)));
    let open = cx.open(owner, lines.kind.code) == Some(id) && may;
    if !may {
        body(ui, &first);
    } else if link(ui, &first).clicked() {
        cx.set_open(owner, lines.kind.code, (!open).then_some(id));
    }
    let rest: Vec<String> = words.collect();
    if !rest.is_empty() {
        small(ui, &rest.join(" · "));
    }
    if open {
        form::fields(ui, cx, row, (lines.fields)(row));
        let words = remove_words(cx, row.kind);
        let button = IconButton::new(Icon::Delete, &words).small();
        if ui.add(button).clicked() {
            cx.remove(row.kind, id);
            cx.set_open(owner, lines.kind.code, None);
        }
    }
}

fn add(
    ui: &mut Ui,
    cx: &Cx<'_>,
    owner: &Row,
    rows: &[Row],
    lines: &'static Lines,
    state: &mut State,
) {
    let begins = || {
        let mut fields = (lines.begins)(cx, rows);
        fields.insert(lines.of.to_owned(), json!(owner.head.id));
        fields
    };
    match lines.adds {
        Adds::Typed(field, hint) => {
            let hint = cx.text.get(hint);
            let typed = cx.line(owner.head.id, lines.kind.code, |words| {
                add_row(ui, &hint, words)
            });
            if let Some(words) = typed {
                let mut fields: Fields = begins();
                fields.insert(field.to_owned(), Value::from(words));
                let made = cx.create(lines.kind, fields);
                cx.set_open(owner.head.id, lines.kind.code, Some(made));
            }
        }
        Adds::Form(button, asks) => match &mut state.new {
            Some(new) => {
                divider(ui);
                if new.ui(ui, cx, asks) != NewAnswer::Open {
                    state.new = None;
                }
            }
            None => {
                let words = cx.text.get(button);
                if ui.add(Button::secondary(&words).small()).clicked() {
                    state.new = Some(NewRecord::new(cx, lines.kind, begins()));
                }
            }
        },
    }
}
