//! The situation: every municipality against every goal, and what waits for the lead.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::domain::MunicipalityCode;
use crate::gui::ask::{Ask, Pick};
use crate::gui::cx::Cx;
use crate::gui::icons::Icon;
use crate::gui::route::Route;
use crate::gui::split::page;
use crate::gui::theme::{Theme, Type};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Card, Column, DataTable, PageHeader, Shape, StatCard, banner, card_grid, count_badge,
    empty_state, link, matrix_cell, small, state_words, text,
};

mod conflicts;
mod read;

use read::{Cell, Line, Situation};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    selected: Option<usize>,
}

/// So many rows are shown at full height; more scroll within the table.
const ROWS_SHOWN: usize = 60;

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, only) = (cx.today, cx.municipality);
    let situation = cx.view(("situation", today, only), move |source| {
        Situation::load(source, today, only)
    });
    page(ui, |ui| {
        header(ui, cx, situation.as_ref());
        let Some(situation) = situation else { return };
        if situation.lines.is_empty() {
            nobody_yet(ui, cx);
            return;
        }
        if !situation.conflicts.is_empty() {
            let n = situation.conflicts.len();
            let words = cx.text.with("situation-conflicts_wait", &[("n", n.into())]);
            banner(ui, Tone::Warning, &words, None);
            ui.add_space(space::S);
        }
        cards(ui, cx, &situation);
        ui.add_space(space::S);
        matrix(ui, cx, &situation, state);
        if !situation.conflicts.is_empty() {
            ui.add_space(space::L);
            conflicts::ui(ui, cx, &situation.conflicts);
        }
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, situation: Option<&Arc<Situation>>) {
    let title = cx.text.get("page-situation");
    let purpose = situation.filter(|all| !all.lines.is_empty()).map(|all| {
        let args = [("all", all.lines.len().into()), ("sent", all.sent.into())];
        cx.text.with("situation-purpose", &args)
    });
    let mut header = PageHeader::new(&title);
    if let Some(purpose) = &purpose {
        header = header.purpose(purpose);
    }
    header.show(ui, |ui| {
        let open = cx.text.get("inbox-open");
        if cx.writable && ui.add(Button::primary(&open)).clicked() {
            open_bundles(cx);
        }
    });
}

fn open_bundles(cx: &Cx<'_>) {
    cx.pick(Pick::Bundles, |paths, screens, asks| {
        screens.inbox.add(paths);
        asks.push(Ask::Go(Route::Inbox));
    });
}

fn nobody_yet(ui: &mut Ui, cx: &Cx<'_>) {
    let sentence = cx.text.get("situation-empty");
    let button = cx.text.get("situation-empty_button");
    if empty_state(ui, Icon::Grid, &sentence, Some(&button), None).0 {
        cx.go(Route::Project);
    }
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, situation: &Situation) {
    let cards = &situation.cards;
    card_grid(ui, "situation", 140.0, cards.len(), |ui, index, height| {
        let card = &cards[index];
        let mut stat = StatCard::new(&card.label, &card.number).min_height(height);
        if !card.note.is_empty() {
            stat = stat.note(&card.note);
        }
        if card.reached {
            stat = stat.number_tone(Tone::Good);
        }
        if ui.add(stat).clicked() {
            cx.go(Route::Figure(card.figure.to_owned()));
        }
    });
}

fn matrix(ui: &mut Ui, cx: &Cx<'_>, situation: &Situation, state: &mut State) {
    const ROW: f32 = 34.0;
    const HEADER: f32 = 88.0;
    let words = ["municipality", "bundle", "joint", "hours", "signals"]
        .map(|column| cx.text.get(&format!("situation-column_{column}")));
    let cell = if cx.narrow { 72.0 } else { 84.0 };
    let mut columns = vec![
        Column::new(&words[0]).share(0.8, 104.0),
        Column::new(&words[1]).share(0.6, 84.0),
    ];
    let goals = situation.goals.iter();
    columns.extend(goals.map(|goal| Column::new(goal).share(1.0, cell)));
    columns.push(Column::new(&words[2]).share(1.0, cell + 10.0));
    columns.push(Column::new(&words[3]).fixed(68.0).right());
    columns.push(Column::new(&words[4]).fixed(66.0).right());
    let rows = situation.lines.len();
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = HEADER + ROW * rows.min(ROWS_SHOWN) as f32;
    let name = cx.text.get("situation-table");
    let row_name = |row: usize| situation.lines[row].name.clone();
    Card::new().flush().show(ui, |ui| {
        let out = DataTable::new("situation", &name, &columns, rows)
            .row_height(ROW)
            .height(height)
            .selected(state.selected)
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                line(ui, cx, situation, &situation.lines[row], column);
            });
        state.selected = out.selected.or(state.selected);
        if let Some(line) = out.opened.and_then(|row| situation.lines.get(row)) {
            go_to(cx, line.code);
        }
    });
}

fn line(ui: &mut Ui, cx: &Cx<'_>, situation: &Situation, line: &Line, column: usize) {
    let goals = situation.goals.len();
    match column {
        0 => {
            if link(ui, &line.name).clicked() {
                go_to(cx, line.code);
            }
        }
        1 if line.silent => {
            state_words(ui, Shape::Triangle, Tone::Bad, &line.bundle);
        }
        1 => {
            small(ui, &line.bundle);
        }
        column if column < goals + 3 => {
            if let Some(cell) = line.cells.get(column - 2) {
                square(ui, cx, line.code, cell);
            }
        }
        column if column == goals + 3 => {
            let ink = Theme::of(ui).palette.text;
            text(ui, Type::Body, ink, &line.hours);
        }
        _ if line.signals > 0 => {
            let count = cx.text.number(i64::try_from(line.signals).unwrap_or(0));
            count_badge(ui, line.urgency, &count);
        }
        _ => {
            small(ui, "–");
        }
    }
}

fn square(ui: &mut Ui, cx: &Cx<'_>, code: MunicipalityCode, cell: &Cell) {
    if matrix_cell(ui, cell.state, &cell.words).clicked() {
        cx.ask(Ask::Municipality(Some(code)));
        match &cell.figure {
            Some(figure) => cx.go(Route::Figure(figure.clone())),
            None => cx.go(Route::Overview),
        }
    }
}

fn go_to(cx: &Cx<'_>, code: MunicipalityCode) {
    cx.ask(Ask::Municipality(Some(code)));
    cx.go(Route::Overview);
}
