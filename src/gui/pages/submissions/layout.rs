//! The columns of a layout: what each holds and what it is called, in the order of the authority's template.

use eframe::egui::Ui;

use super::set_columns;
use crate::domain::{Choosable as _, ExtractColumn, ExtractLayout, Record as _, option};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Choice, IconButton, TextField, body, heading, small};
use crate::report::extract::heading as usual_heading;
use crate::workspace::Row;

/// How wide the choice of what a column holds is: what is done with the column stands beside it.
const CHOICE: f32 = 180.0;

/// What is done with the columns.
enum Deed {
    Set(usize, String),
    Swap(usize, usize),
    Remove(usize),
    Add,
}

/// Draws the columns, to be changed where that may be done.
pub fn columns(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let stored = row
        .fields
        .get(ExtractLayout::columns)
        .and_then(|value| value.as_array());
    let lines = stored
        .into_iter()
        .flatten()
        .filter_map(|line| line.as_str());
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    heading(ui, 3, &cx.text.get("fund-columns"));
    small(ui, &cx.text.get("fund-columns_why"));
    if !cx.may_change(ExtractLayout::KIND, &row.head) {
        for line in &lines {
            body(ui, option(line).1);
        }
        return;
    }
    let options: Vec<(ExtractColumn, String)> = ExtractColumn::ALL
        .iter()
        .map(|column| (*column, usual_heading(cx.text, *column)))
        .collect();
    let mut deed = None;
    for (place, line) in lines.iter().enumerate() {
        ui.push_id(place, |ui| {
            let last = place + 1 == lines.len();
            deed = column(ui, cx, row, (place, last, line), &options).or(deed.take());
        });
    }
    let add = cx.text.get("fund-column_add");
    if ui.add(Button::secondary(&add).icon(Icon::Plus)).clicked() {
        deed = Some(Deed::Add);
    }
    let Some(deed) = deed.filter(|_| cx.at_rest) else {
        return;
    };
    match deed {
        Deed::Set(place, line) => lines[place] = line,
        Deed::Swap(one, other) => lines.swap(one, other),
        Deed::Remove(place) => drop(lines.remove(place)),
        Deed::Add => lines.push(ExtractLayout::column(ExtractColumn::Empty, "")),
    }
    set_columns(cx, row.head.id, &lines);
}

fn column(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row,
    (place, last, line): (usize, bool, &str),
    options: &[(ExtractColumn, String)],
) -> Option<Deed> {
    let number = [("n", (place + 1).into())];
    let words = |key: &str| cx.text.with(key, &number);
    let (code, name) = option(line);
    let stored = if line.contains('=') { name } else { "" };
    let mut holds = ExtractColumn::from_code(code).unwrap_or(ExtractColumn::Empty);
    let mut deed = None;
    ui.horizontal_top(|ui| {
        let label = words("fund-column_holds");
        let choice = Choice::new(&label).label_hidden().width(CHOICE);
        if choice.show(ui, &mut holds, options).changed {
            let usual = usual_heading(cx.text, holds);
            deed = Some(Deed::Set(place, ExtractLayout::column(holds, &usual)));
        }
        ui.spacing_mut().item_spacing.x = space::XS;
        let up = words("fund-column_up");
        if place > 0 && ui.add(IconButton::new(Icon::ArrowUp, &up)).clicked() {
            deed = Some(Deed::Swap(place, place - 1));
        }
        let down = words("fund-column_down");
        if !last && ui.add(IconButton::new(Icon::ArrowDown, &down)).clicked() {
            deed = Some(Deed::Swap(place, place + 1));
        }
        // One column at least: a layout without any says nothing.
        let only = place == 0 && last;
        let remove = words("fund-column_remove");
        if !only && ui.add(IconButton::new(Icon::Delete, &remove)).clicked() {
            deed = Some(Deed::Remove(place));
        }
    });
    let label = words("fund-column_heading");
    let typed = format!("column {line}");
    let heading = cx.line(row.head.id, &typed, |draft| {
        let mut shown = match draft.is_empty() {
            true => stored.to_owned(),
            false => draft.clone(),
        };
        let field = TextField::new(&label).label_hidden().show(ui, &mut shown);
        if field.changed {
            draft.clone_from(&shown);
        }
        let done = (field.committed && shown.trim() != stored).then_some(shown);
        if field.committed {
            draft.clear();
        }
        done
    });
    if let Some(heading) = heading {
        deed = Some(Deed::Set(place, ExtractLayout::column(holds, &heading)));
    }
    ui.add_space(space::XS);
    deed
}
