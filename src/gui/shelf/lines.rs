//! Records that belong to another, as lines on its page: read, opened, added and removed there.

use eframe::egui::Ui;
use serde_json::json;

use super::describe::{Adds, Lines};
use super::form::{self, NewAnswer, NewRecord};
use super::record::remove_words;
use crate::domain::{Fields, Id, Value};
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
    let rows = cx.view(("lines", kind.code, id), move |source| {
        let mut rows = source.reader.rows_of(kind, of, id)?;
        rows.sort_by_cached_key(|row| super::table::SortKey::of(row.fields.get(order)));
        Result::Ok(rows)
    });
    let Some(rows) = rows else { return };
    let adds = cx.may_make_in(lines.kind, owner.head.municipality)
        && cx.may_change(owner.kind, &owner.head);
    if rows.is_empty() && !adds {
        return;
    }
    heading(ui, 3, &capitalised(&cx.text.kinds(kind)));
    ui.spacing_mut().item_spacing.y = space::XS;
    states.with(
        Some(id),
        |all: &mut std::collections::HashMap<&'static str, State>, _| {
            let state = all.entry(kind.code).or_default();
            for row in rows.iter() {
                divider(ui);
                ui.push_id(row.head.id, |ui| line(ui, cx, row, lines, id));
            }
            if adds {
                add(ui, cx, owner, &rows, lines, state);
            }
        },
    );
}

fn line(ui: &mut Ui, cx: &Cx<'_>, row: &Row, lines: &Lines, owner: Id) {
    let (id, may) = (row.head.id, cx.may_change(row.kind, &row.head));
    let mut words = lines.says.iter().map(|code| form::words(cx, row, code));
    let first = words.next().unwrap_or_default();
    let open = cx.open(owner, lines.kind.code) == Some(id) && may;
    if !may {
        body(ui, &first);
    } else if link(ui, &first).clicked() {
        cx.set_open(owner, lines.kind.code, (!open).then_some(id));
    }
    let rest: Vec<String> = words.filter(|words| !words.is_empty()).collect();
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
