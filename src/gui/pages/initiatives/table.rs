//! The initiatives as a table.

use std::cmp::Ordering;

use eframe::egui::Ui;

use super::{Item, State, stage_tone, stage_words};
use crate::domain::{Choosable, Initiative, Participation, Record, Theme as About};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::{Theme, Type};
use crate::gui::widgets::{Column, DataTable, Order, body, chip, medium, muted, text};
use crate::text::compare;

/// What a column shows.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Title,
    Place,
    Stage,
    Since,
    Driver,
    Participation,
    Themes,
}

/// Draws the table.
pub fn table(ui: &mut Ui, cx: &Cx<'_>, items: &[&Item], state: &mut State) {
    let mut shows = vec![
        Shows::Title,
        Shows::Stage,
        Shows::Since,
        Shows::Driver,
        Shows::Participation,
        Shows::Themes,
    ];
    if cx.municipality.is_none() {
        shows.insert(1, Shows::Place);
    }
    let mut rows: Vec<&Item> = items.to_vec();
    if let Some((column, order)) = state.sorted
        && let Some(by) = shows.get(column)
    {
        rows.sort_by(|one, other| in_order(*by, one, other));
        if order == Order::Descending {
            rows.reverse();
        }
    }
    let titles: Vec<String> = shows.iter().map(|by| title(cx, *by)).collect();
    let columns: Vec<Column<'_>> = shows
        .iter()
        .zip(&titles)
        .map(|(by, title)| column(*by, title))
        .collect();
    let chosen = rows.iter().position(|item| Some(item.id) == state.chosen);
    let name = cx.text.get("page-initiatives");
    let row_name = |row: usize| {
        rows.get(row)
            .map_or(String::new(), |item| item.title.clone())
    };
    let out = DataTable::new("initiatives", &name, &columns, rows.len())
        .selected(chosen)
        .sorted(state.sorted)
        .row_name(&row_name)
        .show(ui, |ui, row, column| {
            if let (Some(item), Some(by)) = (rows.get(row), shows.get(column)) {
                cell(ui, cx, item, *by);
            }
        });
    if out.sort.is_some() {
        state.sorted = out.sort;
    }
    let at = |row: Option<usize>| row.and_then(|row| rows.get(row)).map(|item| item.id);
    let by_pointer = ui.input(|input| input.pointer.any_click());
    if let Some(id) = at(out.selected) {
        state.chosen = Some(id);
        if by_pointer {
            cx.go(Route::record(Initiative::KIND, id));
        }
    }
    if let Some(id) = at(out.opened) {
        cx.go(Route::record(Initiative::KIND, id));
    }
}

fn title(cx: &Cx<'_>, by: Shows) -> String {
    match by {
        Shows::Title => cx.text.get("initiatives-title"),
        Shows::Place => cx.text.get("initiatives-municipality"),
        Shows::Stage => cx.text.get("initiatives-stage"),
        Shows::Since => cx.text.get("initiatives-stage_since"),
        Shows::Driver => cx.text.get("initiatives-driver"),
        Shows::Participation => cx.text.get("initiatives-participation"),
        Shows::Themes => cx.text.get("initiatives-themes"),
    }
}

fn column(by: Shows, title: &str) -> Column<'_> {
    let column = Column::new(title);
    match by {
        Shows::Title => column.share(2.0, 200.0).sortable(),
        Shows::Place => column.share(0.7, 100.0).sortable(),
        Shows::Stage => column.fixed(150.0).sortable(),
        Shows::Since => column.fixed(112.0).sortable(),
        Shows::Driver => column.share(1.0, 130.0).sortable(),
        Shows::Participation => column.fixed(120.0).sortable(),
        Shows::Themes => column.share(1.2, 120.0),
    }
}

fn in_order(by: Shows, one: &Item, other: &Item) -> Ordering {
    let driver = |item: &Item| item.driver.clone().unwrap_or_default();
    match by {
        Shows::Place => compare(&one.place, &other.place),
        Shows::Stage => one.stage.cmp(&other.stage),
        Shows::Since => one.reached.cmp(&other.reached),
        Shows::Driver => compare(&driver(one), &driver(other)),
        Shows::Participation => one.participation.cmp(&other.participation),
        Shows::Title | Shows::Themes => compare(&one.title, &other.title),
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, item: &Item, by: Shows) {
    match by {
        Shows::Title => {
            medium(ui, &item.title);
        }
        Shows::Place => {
            body(ui, &item.place);
        }
        Shows::Stage => {
            let words = stage_words(cx, item.stage);
            chip(ui, stage_tone(item.stage), &words);
        }
        Shows::Since => {
            body(
                ui,
                &item.reached.map_or(String::new(), |day| cx.text.date(day)),
            );
        }
        Shows::Driver => match &item.driver {
            Some(driver) => {
                body(ui, driver);
            }
            None => {
                let ink = Theme::of(ui).palette.warning.ink;
                text(ui, Type::Body, ink, &cx.text.get("initiatives-no_driver"));
            }
        },
        Shows::Participation => {
            let words = item.participation.map_or(String::new(), |rung| {
                cx.text.choice(Participation::VOCABULARY, rung.code())
            });
            body(ui, &words);
        }
        Shows::Themes => {
            let words = item
                .themes
                .iter()
                .map(|theme| cx.text.choice(About::VOCABULARY, theme.code()));
            muted(ui, &words.collect::<Vec<_>>().join(", "));
        }
    }
}
