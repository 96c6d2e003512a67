//! Which row the headings stand in: seen among the first rows of the sheet, and said where it was not found.

use eframe::egui::{TextWrapMode, Ui, vec2};

use super::State;
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{Card, Choice, body, chip, link, medium, small};
use crate::intake::sheet::{Cell, Row};
use crate::intake::table::{Heading, Table};
use crate::intake::words::Wordbook;
use crate::text::Text;

/// So many of the first rows are shown.
const SHOWN: usize = 8;
/// So many of them can be said to be the headings.
const OFFERED: usize = 20;
/// So many characters of a row stand in an answer.
const WORDS: usize = 60;

/// Draws the first rows, with the choice of the one that the headings stand in.
///
/// Where they were found they are seen by the columns below; the rows are shown to whoever asks for them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some(table) = state.sheets.get(state.sheet).cloned() else {
        return;
    };
    let found = table.heading == Heading::Found && !table.headings.is_empty();
    if found && !state.first_rows {
        state.first_rows = link(ui, &cx.text.get("intake-show_first_rows")).clicked();
        return;
    }
    let title = cx.text.get("intake-first_rows");
    let mut heading = table.heading;
    Card::new().title(&title).show(ui, |ui| {
        let label = cx.text.get("intake-heading_row");
        let choice = Choice::new(&label).width(420.0);
        let chosen = choice.show(ui, &mut heading, &options(cx.text, &table));
        ui.spacing_mut().item_spacing.y = 2.0;
        for row in table.first_rows(SHOWN) {
            let is_heading = table.headings.contains(&row.number);
            ui.push_id(row.number, |ui| line(ui, cx, row, is_heading));
        }
        if chosen.committed && heading != table.heading {
            look_again(cx, state, heading);
        }
    });
}

/// Found, in one of the first rows, or nowhere.
fn options(text: &Text, table: &Table) -> Vec<(Heading, String)> {
    let found = match (table.heading, table.headings.as_slice()) {
        (Heading::Found, []) => text.get("intake-heading_found_none"),
        (Heading::Found, rows) => {
            let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
            text.with("intake-heading_found", &[("rows", rows.join(", ").into())])
        }
        _ => text.get("intake-heading_find"),
    };
    let mut options = vec![(Heading::Found, found)];
    let offered = table.first_rows(OFFERED).into_iter();
    options.extend(offered.map(|row| {
        let args = [
            ("row", row.number.to_string().into()),
            ("words", words(text, row).into()),
        ];
        let words = text.with("intake-heading_in", &args);
        (Heading::Row(row.number), words)
    }));
    options.push((Heading::Nowhere, text.get("intake-heading_nowhere")));
    options
}

/// What stands in a row, in short.
fn words(text: &Text, row: &Row) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let shown = |cell: &Cell| match cell {
        Cell::Number(number) => text.in_cell(*number),
        cell => cell.shown().replace('\n', " "),
    };
    let cells: Vec<String> = cells.map(shown).collect();
    let whole = cells.join(" · ");
    match whole.char_indices().nth(WORDS) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}

fn line(ui: &mut Ui, cx: &Cx<'_>, row: &Row, is_heading: bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        ui.allocate_ui(vec2(40.0, 20.0), |ui| {
            ui.set_width(40.0);
            small(ui, &row.number.to_string());
        });
        if is_heading {
            chip(ui, Tone::Accent, &cx.text.get("intake-is_heading"));
            medium(ui, &words(cx.text, row));
        } else {
            body(ui, &words(cx.text, row));
        }
    });
}

/// Looks at the sheet with its headings elsewhere, beside the window.
fn look_again(cx: &Cx<'_>, state: &State, heading: Heading) {
    let Some(table) = state.sheets.get(state.sheet).cloned() else {
        return;
    };
    let (file, sheet, text) = (state.file.clone(), state.sheet, cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let table = table.with_heading(heading, &Wordbook::new(&text));
        Finished {
            tell: Some(Letter::to(move |state: &mut State| {
                state.headed(&file, sheet, table);
            })),
            ..Finished::default()
        }
    })));
}
