//! The municipalities that take part.

use eframe::egui::Ui;
use serde_json::json;

use super::Want;
use super::listing::{Line, Lines, cell, nothing, table as listing_table};
use crate::domain::{Fields, Id, Municipality, MunicipalityCode, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::start::new_project::pick_place;
use crate::gui::shelf::form;
use crate::gui::widgets::{heading, muted};
use crate::text::capitalised;
use crate::workspace::{Result, Row};

const COLUMNS: [(&str, f32); 5] = [
    (Municipality::code, 130.0),
    (Municipality::letter_of_intent, 124.0),
    (Municipality::agreement, 130.0),
    (Municipality::joined, 104.0),
    (Municipality::left, 104.0),
];

const FORM: [&str; 5] = [
    Municipality::letter_of_intent,
    Municipality::agreement,
    Municipality::joined,
    Municipality::left,
    Municipality::note,
];

/// What is being written.
#[derive(Default)]
pub struct State {
    written: String,
}

/// Draws the table; what the user asked for.
pub fn table(ui: &mut Ui, cx: &Cx<'_>, shown: Option<Id>) -> Option<Want> {
    let places = cx.view("project places", |source| {
        let text = &source.text;
        let mut rows = source.reader.rows(Municipality::KIND)?;
        rows.sort_by_cached_key(|row| crate::text::sort_key(&cell(text, row, Municipality::code)));
        let line = |row: &Row| Line {
            id: row.head.id,
            cells: COLUMNS
                .iter()
                .map(|(code, _)| cell(text, row, code))
                .collect(),
        };
        Result::Ok(Lines {
            lines: rows.iter().map(line).collect(),
            sum: String::new(),
        })
    })?;
    if places.lines.is_empty() {
        return nothing(
            ui,
            cx,
            Municipality::KIND,
            &cx.text.get("project-empty_places"),
        );
    }
    let names = COLUMNS.map(|(code, least)| {
        let label = if code == Municipality::code {
            cx.text.kind(Municipality::KIND)
        } else {
            cx.text.field_named(Municipality::KIND, code)
        };
        (capitalised(&label), least, false)
    });
    listing_table(ui, cx, Municipality::KIND, &names, &places.lines, shown)
}

/// Draws one municipality; true when it was removed.
pub fn details(ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
    let title = cx.names.title(id).to_owned();
    form::details(ui, cx, Municipality::KIND, id, &title, &FORM)
}

impl State {
    /// A field that finds a municipality by its name and adds it; the one that was added.
    pub fn add(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Id> {
        heading(ui, 2, &capitalised(&cx.text.kind_new(Municipality::KIND)));
        muted(ui, &cx.text.get("project-add_place_why"));
        let known = cx.view("project codes", |source| {
            let all = source.reader.all::<Municipality>()?;
            Result::Ok(
                all.iter()
                    .filter_map(|one| one.code)
                    .collect::<Vec<MunicipalityCode>>(),
            )
        })?;
        let label = cx.text.get("project-place_name");
        let code = pick_place(ui, &label, &mut self.written, &known)?;
        let fields = Fields::from([
            (Municipality::code.to_owned(), Value::from(code.as_str())),
            (Municipality::joined.to_owned(), json!(cx.today)),
        ]);
        Some(cx.create(Municipality::KIND, fields))
    }
}
