//! The goals: how each is measured, its target as it stands, and the targets that were changed along the way.

use std::collections::HashMap;

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Goal, GoalRevision, Id, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Adds, Lines};
use crate::gui::widgets::Choice;
use crate::insight::{Indicator, indicators, label_key};
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
};

/// What measures each goal, in words.
pub fn measures(source: &Source, rows: &[Row]) -> Result<Vec<String>> {
    Ok(rows.iter().map(|row| measure(&source.text, row)).collect())
}

fn measure(text: &Text, row: &Row) -> String {
    let indicator = row.fields.get(Goal::indicator).and_then(Value::as_str);
    match indicator.filter(|id| !id.is_empty()) {
        Some(id) => measured(text, &Indicator::of(id)),
        None => text.get("project-by_hand"),
    }
}

/// Each goal's target, as it was last revised.
pub fn targets(source: &Source, rows: &[Row]) -> Result<Vec<String>> {
    let mut revisions = source.reader.all::<GoalRevision>()?;
    revisions.sort_by_key(|one| (one.date, one.head.id));
    let revised: HashMap<Id, i64> = revisions
        .iter()
        .filter_map(|one| Some((one.goal?, one.target?)))
        .collect();
    let words = rows.iter().map(|row| {
        let stored = row.fields.get(Goal::target).and_then(Value::as_i64);
        let target = revised.get(&row.head.id).copied().or(stored);
        target.map_or(String::new(), |target| source.text.number(target))
    });
    Ok(words.collect())
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
