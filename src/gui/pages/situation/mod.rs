//! The situation: every municipality against every goal, and what waits for the lead.

use std::sync::Arc;

use eframe::egui::Ui;

use super::decisions;
use super::overview::first;
use crate::domain::MunicipalityCode;
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::inbox;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, PageHeader, Shape, StatCard, being_counted, body, empty_state,
    link_in_row, matrix_cell, small, stat_row, state_words,
};

mod load;

use load::{GoalCell, MunicipalityRow, SituationWords};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<MunicipalityCode>,
}

/// So many rows are shown at full height; more scroll within the table.
const ROWS_SHOWN: usize = 60;

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, only) = (cx.today, cx.municipality);
    let situation = cx.view(("situation", today, only), move |source| {
        SituationWords::load(source, today, only)
    });
    page(ui, |ui| {
        header(ui, cx, situation.as_ref());
        let Some(situation) = situation else {
            return being_counted(ui, &cx.text.get("frame-counting"));
        };
        // The lead begins here, and has nothing to see yet.
        first::card(ui, cx);
        if situation.lines.is_empty() {
            nobody_yet(ui, cx);
            return;
        }
        decisions::banner(ui, cx);
        cards(ui, cx, &situation);
        ui.add_space(space::S);
        matrix(ui, cx, &situation, state);
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, situation: Option<&Arc<SituationWords>>) {
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
    cx.pick(Pick::Bundles, |paths, asks| {
        asks.tell(|inbox: &mut inbox::State| inbox.add(paths));
        asks.push(Ask::Go(Route::INBOX));
    });
}

fn nobody_yet(ui: &mut Ui, cx: &Cx<'_>) {
    let sentence = cx.text.get("situation-empty");
    let button = cx.text.get("situation-empty_button");
    if empty_state(ui, Icon::Grid, &sentence, Some(&button), None).0 {
        cx.go(Route::PROJECT);
    }
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, situation: &SituationWords) {
    let cards = situation.cards.iter().map(|card| {
        StatCard::new(&card.label, &card.number)
            .unit(&card.unit)
            .note(&card.note)
            .number_tone(if card.reached {
                Tone::Good
            } else {
                Tone::Neutral
            })
            .leads_to(Route::Figure(card.figure.to_owned()))
    });
    if let Some(route) = stat_row(ui, "situation", 140.0, cards) {
        cx.go(route);
    }
}

fn matrix(ui: &mut Ui, cx: &Cx<'_>, situation: &SituationWords, state: &mut State) {
    const HEADER: f32 = 88.0;
    // Where there is little room the last bundle stands below the name, and the hours are left to their figure.
    let row_height = if cx.narrow { 46.0 } else { 34.0 };
    let parts = parts(situation, cx.narrow);
    let titles: Vec<String> = parts.iter().map(|part| part.title(cx, situation)).collect();
    let columns: Vec<Column<'_>> = parts
        .iter()
        .zip(&titles)
        .map(|(part, title)| part.column(title, situation.goals.len()))
        .collect();
    let lines = &situation.lines;
    let rows = lines.len();
    let chosen = state.chosen;
    let selected = chosen.and_then(|chosen| lines.iter().position(|line| line.code == chosen));
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = HEADER + row_height * rows.min(ROWS_SHOWN) as f32;
    let name = cx.text.get("situation-table");
    let row_name = |row: usize| lines[row].name.clone();
    Card::new().flush().show(ui, |ui| {
        let out = DataTable::new("situation", &name, &columns, rows)
            .row_height(row_height)
            .height(height)
            .selected(selected)
            .row_name(&row_name)
            .walks_cells()
            .show(ui, |ui, row, column| {
                parts[column].ui(ui, cx, &lines[row]);
            });
        let now = out.selected.and_then(|row| lines.get(row));
        state.chosen = now.map(|line| line.code).or(chosen);
        if let Some(line) = out.opened.and_then(|row| lines.get(row)) {
            match out.column.and_then(|column| parts.get(column)) {
                Some(MatrixColumn::Cell(index)) if line.cells.get(*index).is_some() => {
                    open_cell(cx, line.code, &line.cells[*index]);
                }
                _ => go_to(cx, line.code),
            }
        }
    });
}

/// A column of the matrix.
#[derive(Clone, Copy)]
enum MatrixColumn {
    Name,
    NameAndBundle,
    Bundle,
    /// A goal, or after the last of them the joint meeting.
    Cell(usize),
    Hours,
    Signals,
}

fn parts(situation: &SituationWords, narrow: bool) -> Vec<MatrixColumn> {
    let cells = (0..=situation.goals.len()).map(MatrixColumn::Cell);
    if narrow {
        let name = std::iter::once(MatrixColumn::NameAndBundle);
        name.chain(cells).chain([MatrixColumn::Signals]).collect()
    } else {
        let first = [MatrixColumn::Name, MatrixColumn::Bundle].into_iter();
        first
            .chain(cells)
            .chain([MatrixColumn::Hours, MatrixColumn::Signals])
            .collect()
    }
}

impl MatrixColumn {
    fn title(self, cx: &Cx<'_>, situation: &SituationWords) -> String {
        let key = match self {
            Self::Name | Self::NameAndBundle => "situation-column_municipality",
            Self::Bundle => "situation-column_bundle",
            Self::Cell(index) => match situation.goals.get(index) {
                Some(heading) => return heading.clone(),
                None => "situation-column_joint",
            },
            Self::Hours => "situation-column_hours",
            Self::Signals => "situation-column_signals",
        };
        cx.text.get(key)
    }

    fn column<'a>(self, title: &'a str, goals: usize) -> Column<'a> {
        let column = Column::new(title);
        match self {
            Self::Name | Self::NameAndBundle => column.share(0.8, 101.0),
            Self::Bundle => column.share(0.6, 84.0),
            Self::Cell(index) if index == goals => column.share(1.0, 107.0),
            Self::Cell(_) => column.share(1.0, 94.0),
            Self::Hours => column.fixed(68.0).right(),
            Self::Signals => column.fixed(62.0).right(),
        }
    }

    fn ui(self, ui: &mut Ui, cx: &Cx<'_>, line: &MunicipalityRow) {
        match self {
            Self::Name => name(ui, cx, line),
            Self::NameAndBundle => {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(5.0);
                    name(ui, cx, line);
                    bundle(ui, line);
                });
            }
            Self::Bundle => bundle(ui, line),
            Self::Cell(index) => {
                if let Some(cell) = line.cells.get(index) {
                    square(ui, cx, line.code, cell);
                }
            }
            Self::Hours => {
                body(ui, &line.hours);
            }
            Self::Signals => {
                body(ui, &line.signals);
            }
        }
    }
}

fn name(ui: &mut Ui, cx: &Cx<'_>, line: &MunicipalityRow) {
    if link_in_row(ui, &line.name).clicked() {
        go_to(cx, line.code);
    }
}

fn bundle(ui: &mut Ui, line: &MunicipalityRow) {
    if line.silent {
        state_words(ui, Shape::Triangle, Tone::Bad, &line.bundle);
    } else {
        small(ui, &line.bundle);
    }
}

fn square(ui: &mut Ui, cx: &Cx<'_>, code: MunicipalityCode, cell: &GoalCell) {
    if matrix_cell(ui, cell.state, &cell.words).clicked() {
        open_cell(cx, code, cell);
    }
}

fn open_cell(cx: &Cx<'_>, code: MunicipalityCode, cell: &GoalCell) {
    let figure = cell.figure.clone().map(Route::Figure);
    cx.ask(Ask::GoOf(figure.unwrap_or(Route::OVERVIEW), Some(code)));
}

fn go_to(cx: &Cx<'_>, code: MunicipalityCode) {
    cx.ask(Ask::GoOf(Route::OVERVIEW, Some(code)));
}
