//! The goals, how each is measured, and the targets that were changed along the way.

use std::collections::HashMap;

use eframe::egui::Ui;
use serde_json::json;

use super::Want;
use super::listing::{Line, Lines, cell, nothing, table as listing_table};
use crate::domain::{
    Choosable as _, Fields, Goal, GoalDirection, GoalRevision, GoalScope, Id, Record, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::history::history;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Choice, IconButton, body, divider, heading, muted, small, text_row,
};
use crate::insight::{FIGURES, label_key};
use crate::text::{Text, capitalised};
use crate::workspace::{Result, Row};

/// The fields of a new goal; what measures it is chosen when it is there.
pub const FORM: &[&str] = &[
    Goal::code,
    Goal::text,
    Goal::scope,
    Goal::target,
    Goal::direction,
    Goal::due,
];

const COLUMNS: [(&str, f32); 6] = [
    (Goal::code, 84.0),
    (Goal::text, 250.0),
    (Goal::indicator, 190.0),
    (Goal::scope, 118.0),
    (Goal::target, 90.0),
    (Goal::due, 104.0),
];

/// What a new goal begins with.
pub fn begins_with() -> Fields {
    Fields::from([
        (Goal::scope.to_owned(), json!(GoalScope::Each.code())),
        (
            Goal::direction.to_owned(),
            json!(GoalDirection::AtLeast.code()),
        ),
    ])
}

/// What the goals' details remember.
#[derive(Default)]
pub struct State {
    revising: Option<(Id, NewRecord)>,
}

/// Draws the table; what the user asked for.
pub fn table(ui: &mut Ui, cx: &Cx<'_>, shown: Option<Id>) -> Option<Want> {
    let today = cx.today;
    let goals = cx.view(("project goals", today), move |source| {
        let text = &source.text;
        let mut target: HashMap<Id, (chrono::NaiveDate, i64)> = HashMap::new();
        for revision in source.reader.all::<GoalRevision>()? {
            let (Some(goal), Some(date)) = (revision.goal, revision.date) else {
                continue;
            };
            let new = (date, revision.target.unwrap_or_default());
            let known = target.entry(goal).or_insert(new);
            if date <= today && date >= known.0 {
                *known = new;
            }
        }
        target.retain(|_, (date, _)| *date <= today);
        let mut rows = source.reader.rows(Goal::KIND)?;
        rows.sort_by_cached_key(|row| crate::text::sort_key(&cell(text, row, Goal::code)));
        let line = |row: &Row| Line {
            id: row.head.id,
            cells: COLUMNS
                .iter()
                .map(|(code, _)| match *code {
                    Goal::indicator => measure(text, row),
                    Goal::target => match target.get(&row.head.id) {
                        Some((_, target)) => text.number(*target),
                        None => cell(text, row, Goal::target),
                    },
                    code => cell(text, row, code),
                })
                .collect(),
        };
        Result::Ok(Lines {
            lines: rows.iter().map(line).collect(),
            sum: String::new(),
        })
    })?;
    if goals.lines.is_empty() {
        return nothing(ui, cx, Goal::KIND, &cx.text.get("project-empty_goals"));
    }
    let names = COLUMNS.map(|(code, least)| {
        let label = capitalised(&cx.text.field_named(Goal::KIND, code));
        (label, least, code == Goal::target)
    });
    listing_table(ui, cx, Goal::KIND, &names, &goals.lines, shown)
}

fn measure(text: &Text, row: &Row) -> String {
    let indicator = row.fields.get(Goal::indicator).and_then(Value::as_str);
    match indicator.filter(|id| !id.is_empty()) {
        Some(id) if text.has(&label_key(id)) => text.get(&label_key(id)),
        Some(id) => id.to_owned(),
        None => text.get("project-by_hand"),
    }
}

impl State {
    /// Draws one goal; true when it was removed.
    pub fn details(&mut self, ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
        heading(ui, 2, &capitalised(&cx.text.kind(Goal::KIND)));
        let Some(row) = cx.row(Goal::KIND, id) else {
            return false;
        };
        let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) else {
            muted(ui, &cx.text.get("form-gone"));
            return false;
        };
        form::fields(ui, cx, row, &[Goal::code, Goal::text]);
        indicator(ui, cx, row);
        let rest = [Goal::scope, Goal::target, Goal::direction, Goal::due];
        form::fields(ui, cx, row, &rest);
        ui.add_space(space::S);
        self.revisions(ui, cx, id);
        ui.add_space(space::M);
        history(ui, cx, id);
        ui.add_space(space::S);
        let the = cx.text.kind_the(Goal::KIND);
        let remove = cx.text.with("form-remove", &[("the", the.into())]);
        let removed = cx.writable && ui.add(Button::quiet(&remove)).clicked();
        if removed {
            cx.remove(Goal::KIND, id);
        }
        removed
    }

    fn revisions(&mut self, ui: &mut Ui, cx: &Cx<'_>, goal: Id) {
        let revisions = cx.view(("goal revisions", goal), move |source| {
            let mut all = source.reader.of::<GoalRevision>(GoalRevision::goal, goal)?;
            all.sort_by_key(|one| one.date);
            Result::Ok(all)
        });
        heading(ui, 3, &cx.text.get("project-revisions"));
        for revision in revisions.iter().flat_map(|all| all.iter()) {
            ui.push_id(revision.head.id, |ui| self.revision(ui, cx, revision));
        }
        match &mut self.revising {
            Some((of, new)) if *of == goal => {
                divider(ui);
                let form = [
                    GoalRevision::date,
                    GoalRevision::target,
                    GoalRevision::reason,
                ];
                if new.ui(ui, cx, &form) != NewAnswer::Open {
                    self.revising = None;
                }
            }
            _ => {
                let words = cx.text.get("project-revise");
                if cx.writable && ui.add(Button::secondary(&words).small()).clicked() {
                    let fields = Fields::from([
                        (GoalRevision::goal.to_owned(), json!(goal)),
                        (GoalRevision::date.to_owned(), json!(cx.today)),
                    ]);
                    let new = NewRecord::new(cx, GoalRevision::KIND, fields);
                    self.revising = Some((goal, new));
                }
            }
        }
    }

    fn revision(&self, ui: &mut Ui, cx: &Cx<'_>, revision: &GoalRevision) {
        let date = revision
            .date
            .map(|date| cx.text.date(date))
            .unwrap_or_default();
        let target = cx.text.number(revision.target.unwrap_or_default());
        text_row(ui, |ui| {
            small(ui, &date);
            body(
                ui,
                &cx.text
                    .with("project-revised_to", &[("target", target.into())]),
            );
            let the = cx.text.kind_the(GoalRevision::KIND);
            let remove = cx.text.with("form-remove", &[("the", the.into())]);
            let button = IconButton::new(Icon::Close, &remove).small();
            if cx.writable && ui.add(button).clicked() {
                cx.remove(GoalRevision::KIND, revision.head.id);
            }
        });
        muted(ui, &revision.reason);
    }
}

/// What measures the goal: a figure, or somebody's judgement.
fn indicator(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let mut options = vec![(String::new(), cx.text.get("project-by_hand"))];
    let figures = FIGURES.iter();
    options.extend(figures.map(|figure| (figure.id.to_owned(), cx.text.get(&figure.label_key()))));
    let stored = row.fields.get(Goal::indicator).and_then(Value::as_str);
    let mut chosen = stored.unwrap_or_default().to_owned();
    if !options.iter().any(|(id, _)| *id == chosen) {
        // A survey's figure, or one that only a later version knows, is shown and kept.
        options.push((chosen.clone(), chosen.clone()));
    }
    let label = capitalised(&cx.text.field_named(Goal::KIND, Goal::indicator));
    if Choice::new(&label)
        .show(ui, &mut chosen, &options)
        .committed
    {
        let value = if chosen.is_empty() {
            Value::Null
        } else {
            json!(chosen)
        };
        cx.set(Goal::KIND, row.head.id, Goal::indicator, value);
    }
}
