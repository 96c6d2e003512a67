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
    link_in_row, matrix_cell, muted, small, stat_row, state_words,
};

mod load;
mod narrow;

use load::{GoalCell, MunicipalityRow, SituationWords};
use narrow::{Asked, By};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<MunicipalityCode>,
    asked: Asked,
}

/// So many rows are shown at full height; more scroll within the table, whose headings stay in sight.
const ROWS_SHOWN: usize = 30;
/// What the card adds to the height of its table.
const EDGES: f32 = 28.0;
/// So many of them are shown at least.
const LEAST_SHOWN: usize = 8;

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, only) = (cx.today, cx.municipality);
    let situation = cx.view(("situation", today, only), move |source| {
        SituationWords::load(source, today, only)
    });
    let whole = ui.available_height();
    page(ui, |ui| {
        let top = ui.cursor().top();
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
        state.asked.ui(ui, cx, &situation);
        // What is left of the window below it all.
        let room = whole - (ui.cursor().top() - top) - space::L - space::XL - EDGES;
        matrix(ui, cx, &situation, room, state);
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, situation: Option<&Arc<SituationWords>>) {
    let title = cx.text.get("page-situation");
    let purpose = situation.filter(|all| !all.lines.is_empty()).map(|all| {
        let args = [("all", all.lines.len().into()), ("sent", all.sent.into())];
        let purpose = cx.text.with("situation-purpose", &args);
        match &all.last_day {
            Some(day) => {
                let day = [("date", day.as_str().into())];
                format!("{purpose} {}", cx.text.with("situation-on_last_day", &day))
            }
            None => purpose,
        }
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

fn matrix(ui: &mut Ui, cx: &Cx<'_>, situation: &SituationWords, room: f32, state: &mut State) {
    let parts = parts(situation, cx.narrow);
    let titles: Vec<String> = parts.iter().map(|part| part.title(cx, situation)).collect();
    let columns: Vec<Column<'_>> = parts
        .iter()
        .zip(&titles)
        .map(|(part, title)| part.column(title, situation.goals.len()))
        .collect();
    let lines = state.asked.rows(situation);
    if lines.is_empty() {
        muted(ui, &cx.text.get("list-none_fit"));
        return;
    }
    let chosen = state.chosen;
    let selected = chosen.and_then(|chosen| lines.iter().position(|line| line.code == chosen));
    let sorted = state.asked.sorted.and_then(|(by, order)| {
        let place = parts.iter().position(|part| part.by(situation) == by);
        place.map(|place| (place, order))
    });
    // Where there is little room the last bundle stands below the name, and the hours are left to their figure.
    let row_height = if cx.narrow { 46.0 } else { 34.0 };
    let name = cx.text.get("situation-table");
    let row_name = |row: usize| lines[row].name.clone();
    // Where a link or a square of a row was clicked.
    let mut went = None;
    Card::new().flush().show(ui, |ui| {
        let out = DataTable::new("situation", &name, &columns, lines.len())
            .row_height(row_height)
            .height(height(lines.len(), row_height, room))
            .selected(selected)
            .sorted(sorted)
            .question(state.asked.question())
            .row_name(&row_name)
            .walks_cells()
            .show(ui, |ui, row, column| {
                if parts[column].ui(ui, lines[row]) {
                    went = Some((row, column));
                }
            });
        if let Some((column, order)) = out.sort {
            state.asked.sorted = Some((parts[column].by(situation), order));
        }
        let selected = went.map(|(row, _)| row).or(out.selected);
        let now = selected.and_then(|row| lines.get(row));
        state.chosen = now.map(|line| line.code).or(chosen);
        if went.is_some() {
            // Whoever comes back stands on the row.
            ui.memory_mut(|memory| memory.request_focus(out.response.id));
        }
        let keyed = out.opened.map(|row| (row, out.column));
        let opened = went.map(|(row, column)| (row, Some(column))).or(keyed);
        if let Some((row, column)) = opened
            && let Some(line) = lines.get(row)
        {
            match column.and_then(|column| parts.get(column)) {
                Some(MatrixColumn::Cell(index)) if line.cells.get(*index).is_some() => {
                    open_cell(cx, line.code, &line.cells[*index]);
                }
                _ => go_to(cx, line.code),
            }
        }
    });
}

/// How high the table is: whole, or where there are too many for that, as high as there is room for.
fn height(rows: usize, row_height: f32, room: f32) -> f32 {
    const HEADER: f32 = 88.0;
    let high = |rows: usize| HEADER + row_height * rows as f32;
    match rows > ROWS_SHOWN {
        true => room.max(high(LEAST_SHOWN)),
        false => high(rows),
    }
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
    /// What the rows are sorted by in it.
    fn by(self, situation: &SituationWords) -> By {
        match self {
            Self::Name | Self::NameAndBundle => By::Name,
            Self::Bundle => By::Bundle,
            Self::Cell(index) => match situation.goals.get(index) {
                Some((goal, _)) => By::Goal(*goal),
                None => By::Joint,
            },
            Self::Hours => By::Hours,
            Self::Signals => By::Signals,
        }
    }

    fn title(self, cx: &Cx<'_>, situation: &SituationWords) -> String {
        let key = match self {
            Self::Name | Self::NameAndBundle => "situation-column_municipality",
            Self::Bundle => "situation-column_bundle",
            Self::Cell(index) => match situation.goals.get(index) {
                Some((_, heading)) => return heading.clone(),
                None => "situation-column_joint",
            },
            Self::Hours => "situation-column_hours",
            Self::Signals => "situation-column_signals",
        };
        cx.text.get(key)
    }

    fn column<'a>(self, title: &'a str, goals: usize) -> Column<'a> {
        let column = Column::new(title).sortable().dense();
        match self {
            Self::Name | Self::NameAndBundle => column.share(0.8, 101.0),
            Self::Bundle => column.share(0.6, 88.0),
            Self::Cell(index) if index == goals => column.share(1.0, 107.0),
            Self::Cell(_) => column.share(1.0, 94.0),
            Self::Hours => column.fixed(68.0).right(),
            Self::Signals => column.fixed(62.0).right(),
        }
    }

    /// Draws a cell; whether it was clicked to go where it leads.
    fn ui(self, ui: &mut Ui, line: &MunicipalityRow) -> bool {
        match self {
            Self::Name => link_in_row(ui, &line.name).clicked(),
            Self::NameAndBundle => {
                let shown = ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(5.0);
                    let name = link_in_row(ui, &line.name);
                    bundle(ui, line);
                    name.clicked()
                });
                shown.inner
            }
            Self::Bundle => {
                bundle(ui, line);
                false
            }
            Self::Cell(index) => {
                let cell = line.cells.get(index);
                cell.is_some_and(|cell| matrix_cell(ui, cell.state, &cell.words).clicked())
            }
            Self::Hours => {
                body(ui, &line.hours);
                false
            }
            Self::Signals => {
                body(ui, &line.signals);
                false
            }
        }
    }
}

fn bundle(ui: &mut Ui, line: &MunicipalityRow) {
    if line.silent {
        state_words(ui, Shape::Triangle, Tone::Bad, &line.bundle);
    } else {
        small(ui, &line.bundle);
    }
}

fn open_cell(cx: &Cx<'_>, code: MunicipalityCode, cell: &GoalCell) {
    let figure = cell.figure.clone().map(Route::Figure);
    cx.ask(Ask::GoOf(figure.unwrap_or(Route::OVERVIEW), Some(code)));
}

fn go_to(cx: &Cx<'_>, code: MunicipalityCode) {
    cx.ask(Ask::GoOf(Route::OVERVIEW, Some(code)));
}
