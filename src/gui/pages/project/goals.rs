//! The goals: how each is measured, its target as it stands, and the targets that were changed along the way.

use std::collections::HashMap;

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Goal, GoalRevision, Id, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Adds, Lines};
use crate::gui::widgets::Choice;
use crate::insight::{FIGURES, label_key};
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
        Some(id) if text.has(&label_key(id)) => text.get(&label_key(id)),
        Some(id) => id.to_owned(),
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

/// What measures the goal: a figure, or somebody's judgement.
pub fn indicator(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
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
