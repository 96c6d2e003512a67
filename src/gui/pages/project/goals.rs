//! The goals: how each is measured, its target as it stands, and the targets that were changed along the way.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Goal, GoalRevision, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Adds, LINES, Lines, form};
use crate::gui::widgets::Choice;
use crate::insight::{self, Indicator, Scope, indicators, label_key};
use crate::text::{Text, capitalised};
use crate::workspace::{Result, Row, fields};

/// The fields of a new goal; what measures it is chosen when it is there.
pub const FORM: &[&str] = &[
    Goal::code,
    Goal::text,
    Goal::scope,
    Goal::target,
    Goal::direction,
    Goal::due,
];

const REVISION: &[&str] = &[
    GoalRevision::date,
    GoalRevision::target,
    GoalRevision::reason,
];

/// The targets that were changed along the way.
pub static REVISIONS: Lines = Lines {
    kind: GoalRevision::KIND,
    of: GoalRevision::goal,
    order: GoalRevision::date,
    says: REVISION,
    fields: |_| REVISION,
    adds: Adds::Form("project-revise", REVISION),
    begins: |cx, _| fields([(GoalRevision::date, json!(cx.today))]),
    ..LINES
};

/// What measures each goal, in words.
pub fn measures(source: &Source, _: &Scope, rows: &[Row]) -> Result<Vec<String>> {
    Ok(rows.iter().map(|row| measure(&source.text, row)).collect())
}

fn measure(text: &Text, row: &Row) -> String {
    let indicator = row.fields.get(Goal::indicator).and_then(Value::as_str);
    match indicator.filter(|id| !id.is_empty()) {
        Some(id) => measured(text, &Indicator::of(id)),
        None => text.get("project-by_hand"),
    }
}

/// Each goal's target as it stands: a revision counts from its day.
pub fn targets(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    let facts = source.facts()?;
    let target = |row: &Row| insight::target(&facts, row.head.id, scope.today);
    Ok(rows.iter().map(target).collect())
}

/// A figure, and which of its parts where there are several.
fn measured(text: &Text, indicator: &Indicator) -> String {
    let key = label_key(&indicator.figure);
    let figure = match text.has(&key) {
        true => text.get(&key),
        false => indicator.figure.clone(),
    };
    let part = indicator
        .part
        .as_ref()
        .filter(|_| indicator.is_one_of_several());
    let key = part.map(|part| format!("part-{part}"));
    match key.filter(|key| text.has(key)) {
        Some(key) => format!("{figure}: {}", text.get(&key)),
        None => figure,
    }
}

/// What measures the goal: a figure, or somebody's judgement.
pub fn indicator(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let mut options = vec![(String::new(), cx.text.get("project-by_hand"))];
    let all = indicators().into_iter();
    options.extend(all.map(|one| (one.code(), measured(cx.text, &one))));
    let stored = row.fields.get(Goal::indicator).and_then(Value::as_str);
    let stored = stored.map(|text| Indicator::of(text).code());
    let mut chosen = stored.unwrap_or_default();
    if !options.iter().any(|(id, _)| *id == chosen) {
        // A survey's figure, or one that only a later version knows, is shown and kept.
        options.push((chosen.clone(), chosen.clone()));
    }
    let label = capitalised(&cx.text.field_named(Goal::KIND, Goal::indicator));
    if !cx.may_change(row.kind, &row.head) {
        return form::read(ui, &label, &measure(cx.text, row));
    }
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
