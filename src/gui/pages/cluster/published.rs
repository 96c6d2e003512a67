//! Published numbers of one row, to write down beside what the rows come to.

use std::collections::BTreeMap;

use eframe::egui::Ui;
use serde_json::json;

use super::load::{CellWords, ClusterWords, LineWords};
use crate::domain::{Decimal, Id, Measure, Measurement, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{TextField, heading, muted};
use crate::workspace::{Edit, fields};

/// What is being typed, by indicator and project.
type Typed = BTreeMap<(String, Option<Id>), String>;

/// Draws a field for every project and for the total.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords, line: &LineWords, typed: &mut Typed) {
    let args = [("row", line.label.as_str().into())];
    heading(ui, 2, &cx.text.with("cluster-published_title", &args));
    muted(ui, &cx.text.get("cluster-published_why"));
    ui.add_space(space::S);
    let heads = &words.planned.heads;
    for ((project, name), cell) in heads.iter().zip(&line.cells) {
        field(ui, cx, (words, line), (Some(*project), name), cell, typed);
    }
    let total = cx.text.get("cluster-published_total");
    let whole = (words.within, total.as_str());
    field(ui, cx, (words, line), whole, &line.total, typed);
}

fn field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (words, line): (&ClusterWords, &LineWords),
    (project, name): (Option<Id>, &str),
    cell: &CellWords,
    typed: &mut Typed,
) {
    let key = (line.indicator.clone(), project);
    let stored = cell
        .published
        .as_ref()
        .map_or("", |one| one.number.as_str());
    let mut written = typed
        .get(&key)
        .cloned()
        .unwrap_or_else(|| stored.to_owned());
    let before = written.clone();
    let number = parsed(&written);
    let wrong = (number.is_none() && !written.trim().is_empty())
        .then(|| cx.text.get("cluster-not_a_number"));
    let counted = [("number", cell.number.as_str().into())];
    let help = cx.text.with("cluster-published_counted", &counted);
    let out = ui
        .push_id((&line.indicator, project), |ui| {
            TextField::new(name)
                .right()
                .error(wrong.as_deref())
                .help(&help)
                .read_only(!cx.writable)
                .show(ui, &mut written)
        })
        .inner;
    if written != before {
        typed.insert(key.clone(), written.clone());
    }
    if !out.committed {
        return;
    }
    let known = cell.published.as_ref().map(|one| one.measurement);
    match (parsed(&written), known) {
        (Some(number), _) => {
            store(cx, (words, line), project, known, number);
            typed.remove(&key);
        }
        (None, Some(measurement)) if written.trim().is_empty() => {
            cx.remove(Measurement::KIND, measurement);
            typed.remove(&key);
        }
        _ => {}
    }
}

/// The number, however its thousands stand apart and its unit is written.
fn parsed(written: &str) -> Option<Decimal> {
    let plain: String = written
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '−'))
        .map(|c| match c {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    Decimal::parse(&plain).ok()
}

fn store(
    cx: &Cx<'_>,
    (words, line): (&ClusterWords, &LineWords),
    project: Option<Id>,
    known: Option<Id>,
    number: Decimal,
) {
    let value = json!(number.to_string());
    if let Some(measurement) = known {
        cx.set(Measurement::KIND, measurement, Measurement::value, value);
        return;
    }
    let measure = words.measures.get(&line.indicator).copied();
    let id = measure.unwrap_or_else(|| cx.fresh_id());
    let first = measure.is_none().then(|| Edit::Create {
        kind: Measure::KIND,
        id,
        fields: fields([
            (Measure::title, json!(line.label)),
            (Measure::unit, json!(cx.text.unit(line.unit))),
            (Measure::indicator, json!(line.indicator)),
        ]),
    });
    let made = Edit::Create {
        kind: Measurement::KIND,
        id: cx.fresh_id(),
        fields: fields([
            (Measurement::measure, json!(id)),
            (Measurement::date, json!(cx.today)),
            (Measurement::value, value),
            (Measurement::of_project, json!(project)),
        ]),
    };
    cx.run_after(first, made);
}
