//! The initiatives as a board, one column for each stage.

use eframe::egui::Ui;

use super::{Item, moved, stage_tone, stage_words};
use crate::domain::{Choosable, Id, Initiative, Participation, Record, Stage};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::{Theme, Tone, Type};
use crate::gui::widgets::{BoardCard, BoardColumn, Move, board, chip, small, text};
use crate::insight::listed;
use crate::workspace::Command;

/// The least width of a column.
const COLUMN: f32 = 156.0;

/// Draws the board.
pub fn stages(ui: &mut Ui, cx: &Cx<'_>, items: &[&Item]) {
    // What was stopped has a column only where there is any.
    let stopped = items.iter().any(|item| item.stage == Stage::Stopped);
    let shown = Stage::ALL
        .iter()
        .copied()
        .filter(|stage| stopped || *stage != Stage::Stopped);
    let shown: Vec<Stage> = shown.collect();
    board(ui, "stages", shown.len(), COLUMN, |ui, index| {
        let Some(stage) = shown.get(index).copied() else {
            return;
        };
        column(ui, cx, items, stage);
    });
}

fn column(ui: &mut Ui, cx: &Cx<'_>, items: &[&Item], stage: Stage) {
    let own = || items.iter().filter(|item| item.stage == stage);
    let title = stage_words(cx, stage);
    let count = cx.text.number(listed(items, |item| item.stage == stage));
    let column = BoardColumn::new(&title, &count)
        .tone(stage_tone(stage))
        .least_height(360.0);
    let dropped = column.show::<Id>(ui, |ui| {
        for item in own() {
            ui.push_id(item.id, |ui| one(ui, cx, item));
        }
    });
    let dropped = dropped.and_then(|id| items.iter().find(|item| item.id == *id).copied());
    if let Some(item) = dropped.filter(|item| item.stage != stage) {
        move_to(cx, item, stage);
    }
}

fn move_to(cx: &Cx<'_>, item: &Item, stage: Stage) {
    if cx.may_change(Initiative::KIND, &item.head) {
        let fields = moved(stage, item.dated.contains(&stage), cx.today);
        cx.run(Command::set(Initiative::KIND, item.id, fields));
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    let place = Stage::ALL
        .iter()
        .position(|stage| *stage == item.stage)
        .unwrap_or(0);
    let before = place.checked_sub(1).and_then(|place| Stage::ALL.get(place));
    let after = Stage::ALL
        .get(place + 1)
        .filter(|stage| **stage != Stage::Stopped);
    let may = cx.may_change(Initiative::KIND, &item.head);
    let words = |to: Option<&Stage>| {
        let stage = cx
            .text
            .choice(Stage::VOCABULARY, to.filter(|_| may)?.code());
        Some(
            cx.text
                .with("initiatives-move_to", &[("stage", stage.into())]),
        )
    };
    let (left, right) = (words(before), words(after));
    let mut card = BoardCard::new(&item.title).moves(left.as_deref(), right.as_deref());
    if cx.municipality.is_none() {
        card = card.note(&item.place);
    }
    let shown = card.show(ui, item.id, |ui| about(ui, cx, item));
    if shown.response.clicked() {
        cx.go(Route::record(Initiative::KIND, item.id));
    }
    let to = match shown.moved {
        Some(Move::Left) => before,
        Some(Move::Right) => after,
        None => None,
    };
    if let Some(stage) = to {
        move_to(cx, item, *stage);
    }
}

/// Who drives it, how the target group takes part, and what it is about.
fn about(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    match &item.driver {
        Some(driver) => {
            small(ui, driver);
        }
        None if matches!(item.stage, Stage::Stopped | Stage::OrdinaryWork) => {}
        None => {
            let ink = Theme::of(ui).palette.warning.ink;
            text(
                ui,
                Type::SmallMedium,
                ink,
                &cx.text.get("initiatives-no_driver"),
            );
        }
    }
    if let Some(rung) = item.participation {
        let words = cx.text.choice(Participation::VOCABULARY, rung.code());
        chip(ui, Tone::Neutral, &words);
    }
    if let Some(day) = item.reached {
        small(
            ui,
            &cx.text.with(
                "initiatives-since",
                &[("date", cx.text.long_day(day).into())],
            ),
        );
    }
}
