//! The initiatives as a board, one column for each stage.

use eframe::egui::Ui;

use super::table::no_driver;
use super::{Item, moved, stage_tone, stage_words};
use crate::domain::{Choosable, Id, Initiative, Record, Stage};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::{Tone, Type};
use crate::gui::widgets::{BoardCard, BoardColumn, Move, board, chip, small};
use crate::insight::listed;
use crate::workspace::Command;

/// The least width of a column.
const COLUMN: f32 = 156.0;

/// Draws the board.
pub fn stages(ui: &mut Ui, cx: &Cx<'_>, items: &[&Item]) {
    // What was stopped has a column only where there is any.
    let stopped = items.iter().any(|item| item.stage == Stage::Stopped);
    let mut shown = Stage::ALL.to_vec();
    shown.retain(|stage| stopped || *stage != Stage::Stopped);
    board(ui, "stages", shown.len(), COLUMN, |ui, index| {
        column(ui, cx, items, shown[index]);
    });
}

fn column(ui: &mut Ui, cx: &Cx<'_>, items: &[&Item], stage: Stage) {
    let own = || items.iter().filter(|item| item.stage == stage);
    let title = stage_words(cx, stage);
    let count = cx.text.number(listed(items, |item| item.stage == stage));
    let column = BoardColumn::new(&title, &count)
        .tone(stage_tone(stage))
        .least_height(360.0);
    let ways = ways(cx, stage);
    let dropped = column.show::<Id>(ui, |ui| {
        for item in own() {
            ui.push_id(item.id, |ui| one(ui, cx, item, &ways));
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

/// The stages to the left and to the right of one, and what to call the ways there.
fn ways(cx: &Cx<'_>, stage: Stage) -> [Option<(Stage, String)>; 2] {
    let place = Stage::ALL.iter().position(|one| *one == stage).unwrap_or(0);
    [place.checked_sub(1), Some(place + 1)].map(|place| {
        let stage = *Stage::ALL.get(place?)?;
        let args = [("stage", cx.text.chosen(Some(stage)).into())];
        let words = cx.text.with("initiatives-move_to", &args);
        (stage != Stage::Stopped).then_some((stage, words))
    })
}

fn one(ui: &mut Ui, cx: &Cx<'_>, item: &Item, ways: &[Option<(Stage, String)>; 2]) {
    let may = cx.may_change(Initiative::KIND, &item.head);
    let [left, right] = ways.each_ref().map(|way| way.as_ref().filter(|_| may));
    let [to_left, to_right] = [left, right].map(|way| way.map(|(_, words)| words.as_str()));
    let mut card = BoardCard::new(&item.title).moves(to_left, to_right);
    if cx.municipality.is_none() {
        card = card.note(&item.place);
    }
    let shown = card.show(ui, item.id, |ui| about(ui, cx, item));
    let moved = match shown.moved {
        Some(Move::Left) => left,
        Some(Move::Right) => right,
        None => None,
    };
    if let Some((stage, _)) = moved {
        move_to(cx, item, *stage);
    } else if shown.response.clicked() {
        cx.go(Route::record(Initiative::KIND, item.id));
    }
}

/// Who drives it, how the target group takes part, and what it is about.
fn about(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    match &item.driver {
        Some(driver) => drop(small(ui, driver)),
        None if matches!(item.stage, Stage::Stopped | Stage::OrdinaryWork) => {}
        None => no_driver(ui, cx, Type::SmallMedium),
    }
    if item.participation.is_some() {
        chip(ui, Tone::Neutral, &cx.text.chosen(item.participation));
    }
    if let Some(day) = item.reached {
        let args = [("date", cx.text.long_day(day).into())];
        small(ui, &cx.text.with("initiatives-since", &args));
    }
}
