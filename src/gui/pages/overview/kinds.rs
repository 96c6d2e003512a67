//! Many next steps: a line for each kind with how many there are, that opens to them.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Ui};

use super::goals;
use super::steps::{Step, Steps, act, label, rest_button, step};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::theme::Tone;
use crate::gui::widgets::{
    Column, DataTable, being_counted, body, divider, fold_line, link, medium, small,
};
use crate::insight::{Outside, SignalKind, all_signals, by_kind};
use crate::workspace::Result;

/// From so many on, steps are told by their kinds: nobody reads more one by one.
pub const MANY: usize = 40;
/// So many steps of a kind are seen at once.
const ROWS: usize = 10;

/// Which steps are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// Those of a kind.
    Kind(&'static str),
    /// Those at rest.
    Resting,
}

fn kinds(cx: &Cx<'_>) -> Option<Arc<Vec<SignalKind>>> {
    let scope = cx.scope();
    cx.view(
        ("kinds of steps", cx.today, cx.municipality),
        move |source| {
            let outside = Outside::read(&source.reader, scope.municipality)?;
            let all = all_signals(&*source.facts()?, &scope, &outside);
            let now = all.iter().filter(|signal| signal.snoozed.is_none());
            Result::Ok(by_kind(now))
        },
    )
}

/// The steps of a kind, in words.
fn steps_of(cx: &Cx<'_>, of: Of) -> Option<Arc<Vec<Step>>> {
    let (scope, role, shows) = (cx.scope(), cx.role, cx.shows);
    let key = ("steps of a kind", cx.today, cx.municipality, of);
    cx.view(key, move |source| {
        let outside = Outside::read(&source.reader, scope.municipality)?;
        let all = all_signals(&*source.facts()?, &scope, &outside);
        let own = all.iter().filter(|signal| match of {
            Of::Kind(kind) => signal.snoozed.is_none() && signal.kind() == kind,
            Of::Resting => signal.snoozed.is_some(),
        });
        let own = own.map(|signal| step(source, (role, shows), scope.municipality, signal));
        own.collect::<Result<Vec<_>>>()
    })
}

/// Draws them; whether fewer shall be shown again.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    steps: &Steps,
    open: &mut Option<Of>,
    states: &mut States,
) -> bool {
    let Some(kinds) = kinds(cx) else {
        being_counted(ui, &cx.text.get("frame-counting"));
        return false;
    };
    // Above them, where it stays in reach.
    let fewer = ui.horizontal(|ui| {
        let args = [
            ("n", cx.text.tally(steps.count).into()),
            ("kinds", kinds.len().into()),
        ];
        small(ui, &cx.text.with("overview-steps_of_kinds", &args));
        let layout = Layout::right_to_left(Align::Center);
        let fewer = cx.text.get("overview-fewer");
        ui.with_layout(layout, |ui| link(ui, &fewer).clicked())
            .inner
    });
    for one in kinds.iter() {
        let name = cx.text.signal_kind(one.kind);
        let many = cx.text.number(one.count);
        line(
            ui,
            cx,
            label(cx, Some(one.severity)),
            (&name, &many),
            Of::Kind(one.kind),
            (open, states),
        );
    }
    if steps.resting_count > 0 {
        let (name, many) = (
            cx.text.get("overview-resting"),
            cx.text.tally(steps.resting_count),
        );
        line(
            ui,
            cx,
            label(cx, None),
            (&name, &many),
            Of::Resting,
            (open, states),
        );
    }
    fewer.inner
}

/// A kind's line, and its steps where it is open.
fn line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (tone, urgency): (Tone, String),
    (name, many): (&str, &str),
    of: Of,
    (open, states): (&mut Option<Of>, &mut States),
) {
    divider(ui);
    ui.push_id(of, |ui| {
        let is_open = *open == Some(of);
        if fold_line(ui, (tone, &urgency), name, many, is_open).clicked() {
            *open = (!is_open).then_some(of);
        }
        if is_open {
            table(ui, cx, name, of, states);
        }
    });
}

fn table(ui: &mut Ui, cx: &Cx<'_>, name: &str, of: Of, states: &mut States) {
    const BUTTON: f32 = 48.0;
    let Some(steps) = steps_of(cx, of) else {
        return being_counted(ui, &cx.text.get("frame-counting"));
    };
    let headings = ["situation-column_municipality", "overview-steps_what"];
    let headings = headings.map(|key| cx.text.get(key));
    let whose = cx.has_many() && cx.municipality.is_none();
    let mut columns = vec![
        Column::new(&headings[1]).share(2.0, 180.0),
        Column::new("").fixed(BUTTON),
    ];
    if whose {
        columns.insert(0, Column::new(&headings[0]).share(0.6, 110.0));
    }
    let row_name = |row: usize| {
        let step = &steps[row];
        match whose {
            true => format!("{}, {}", step.whose, step.title),
            false => step.title.clone(),
        }
    };
    let out = DataTable::new("steps", name, &columns, steps.len())
        .at_most(ROWS)
        .row_name(&row_name)
        .show(ui, |ui, row, column| {
            let step = &steps[row];
            match column + usize::from(!whose) {
                0 => drop(medium(ui, &step.whose)),
                1 => drop(body(ui, &step.title).on_hover_text(&step.why)),
                _ => rest_button(ui, cx, step, states),
            }
        });
    let opened = out.opened.or(out.clicked);
    if let Some(goal) = opened
        .and_then(|row| steps.get(row))
        .and_then(|step| act(cx, step))
    {
        goals::open(cx, goal, states);
    }
}
