//! The stages of an initiative as steps with their days.

use eframe::egui::{Align, Layout, Ui};

use crate::domain::{Choosable, Initiative, Record, Stage};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::initiatives::{days, moved, stage_words};
use crate::gui::shelf::form;
use crate::gui::theme::space;
use crate::gui::widgets::{
    self, Button, Card, Far, Step, card_grid, heading, state_chip, steps, text_row,
};
use crate::workspace::{Command, Row};

/// The stages that follow each other; an initiative may be stopped at any of them.
const STEPS: &[Stage] = &[
    Stage::Idea,
    Stage::Planned,
    Stage::Started,
    Stage::InProgress,
    Stage::CarriedOut,
    Stage::OrdinaryWork,
];

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, row: &Row, show_days: &mut bool) {
    let id = row.head.id;
    let one = cx.view(("initiative", id), move |source| {
        source.reader.get::<Initiative>(id)
    });
    let Some(one) = one.as_deref().and_then(Option::as_ref) else {
        return;
    };
    Card::new().show(ui, |ui| {
        top(ui, cx, one, show_days);
        stages(ui, cx, one);
        if *show_days {
            ui.add_space(space::S);
            mend_days(ui, cx, row);
        }
    });
}

fn top(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative, show_days: &mut bool) {
    ui.horizontal(|ui| {
        text_row(ui, |ui| {
            heading(ui, 2, &cx.text.get("initiative-stage"));
            if one.stage == Some(Stage::Stopped) {
                let words = cx.text.chosen(one.stage);
                let words = match one.stopped_on {
                    Some(day) => format!("{words} {}", cx.text.long_day(day)),
                    None => words,
                };
                state_chip(ui, widgets::State::Bad, &words);
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let may = cx.may_change(Initiative::KIND, &one.head);
            let stop = cx.text.get("initiative-stop");
            let stopped = one.stage == Some(Stage::Stopped);
            if may && !stopped && ui.add(Button::quiet(&stop).small()).clicked() {
                choose(cx, one, Stage::Stopped);
            }
            let words = match *show_days {
                true => cx.text.get("initiative-days_done"),
                false => cx.text.get("initiative-days"),
            };
            if may && ui.add(Button::quiet(&words).small()).clicked() {
                *show_days = !*show_days;
            }
        });
    });
}

fn mend_days(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    card_grid(ui, "days", 150.0, Stage::ALL.len(), |ui, index, _| {
        if let Some(stage) = Stage::ALL.get(index) {
            form::fields(ui, cx, row, &[stage.date_field()]);
        }
    });
}

fn choose(cx: &Cx<'_>, one: &Initiative, stage: Stage) {
    let dated = days(one).iter().any(|(of, _)| *of == stage);
    let fields = moved(stage, dated, cx.today);
    cx.run(Command::set(Initiative::KIND, one.head.id, fields));
}

fn stages(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative) {
    let reached = days(one);
    let step = |stage: &Stage| {
        let mut on = reached.iter().filter(|(of, _)| of == stage);
        Step {
            name: stage_words(cx, *stage),
            notes: on
                .next()
                .map(|(_, day)| cx.text.date(*day))
                .into_iter()
                .collect(),
            spoken: cx.text.chosen(Some(*stage)),
            far: far(one, *stage),
        }
    };
    let all: Vec<Step> = STEPS.iter().map(step).collect();
    let may = cx.may_change(Initiative::KIND, &one.head);
    let chosen = steps(ui, &cx.text.get("initiative-stage"), &all, may);
    if let Some(stage) = chosen.and_then(|place| STEPS.get(place)) {
        choose(cx, one, *stage);
    }
}

/// How far a stage is.
fn far(one: &Initiative, stage: Stage) -> Far {
    let reached = days(one).iter().any(|(of, _)| *of == stage);
    match one.stage {
        Some(at) if at == stage => Far::Here,
        Some(Stage::Stopped) if reached => Far::Passed,
        Some(at) if at != Stage::Stopped && stage < at => Far::Passed,
        _ => Far::Ahead,
    }
}
