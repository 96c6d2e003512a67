//! A kind of record as a table, with its form beside.

use eframe::egui::{Key, Modifiers, Ui};
use serde_json::json;

use super::{Want, may_change};

use crate::domain::{ContextEvent, Cost, Fields, Id, Kind, Outreach, Phase, Record, Shape, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::form;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Card, Column, DataTable, body, empty_state, medium, small};
use crate::insight::{Counts, Scope};
use crate::text::{Text, capitalised};
use crate::workspace::{Result, Row};

/// A kind of record, the fields that its table shows and those that its form asks for.
pub struct Listing {
    kind: &'static Kind,
    /// Each with the room that it needs; where there is less, the last are left to the form.
    columns: &'static [(&'static str, f32)],
    /// The fields of its form.
    pub form: &'static [&'static str],
    /// The field that the rows are sorted by, and whether the latest come first.
    by: (&'static str, bool),
    /// Whether records of municipalities stand among them.
    whose: bool,
}

pub static PHASES: Listing = Listing {
    kind: Phase::KIND,
    columns: &[
        (Phase::name, 200.0),
        (Phase::start, 104.0),
        (Phase::end, 104.0),
    ],
    form: &[Phase::name, Phase::start, Phase::end, Phase::position],
    by: (Phase::start, false),
    whose: false,
};

pub static COSTS: Listing = Listing {
    kind: Cost::KIND,
    columns: &[
        (Cost::date, 104.0),
        (Cost::kind, 110.0),
        (Cost::basis, 88.0),
        (Cost::funder, 128.0),
        (Cost::amount, 110.0),
        (Cost::note, 120.0),
    ],
    form: &[
        Cost::date,
        Cost::kind,
        Cost::basis,
        Cost::amount,
        Cost::funder,
        Cost::note,
    ],
    by: (Cost::date, true),
    whose: true,
};

pub static OUTREACH: Listing = Listing {
    kind: Outreach::KIND,
    columns: &[
        (Outreach::date, 104.0),
        (Outreach::kind, 110.0),
        (Outreach::title, 220.0),
        (Outreach::reach, 90.0),
    ],
    form: &[
        Outreach::date,
        Outreach::kind,
        Outreach::title,
        Outreach::reach,
    ],
    by: (Outreach::date, true),
    whose: true,
};

pub static WORLD: Listing = Listing {
    kind: ContextEvent::KIND,
    columns: &[
        (ContextEvent::date, 104.0),
        (ContextEvent::text, 220.0),
        (ContextEvent::effect, 220.0),
    ],
    form: &[ContextEvent::date, ContextEvent::text, ContextEvent::effect],
    by: (ContextEvent::date, true),
    whose: true,
};

/// One record in words.
pub struct Line {
    pub id: Id,
    pub cells: Vec<String>,
}

/// A table's rows, and a line about all of them.
pub struct Lines {
    pub lines: Vec<Line>,
    pub sum: String,
}

fn is_number(kind: &Kind, code: &str) -> bool {
    let field = kind.field(code);
    field.is_some_and(|(_, field)| matches!(field.shape, Shape::Number(_)))
}

/// A field of a row in words; references are not among what is listed here.
pub fn cell(text: &Text, row: &Row, code: &str) -> String {
    let value = row.fields.get(code).unwrap_or(&Value::Null);
    match row.kind.field(code) {
        Some((_, field)) => text.value(field, value, &|_| String::new()),
        None => String::new(),
    }
}

impl Listing {
    /// What a new record begins with.
    pub fn begins_with(&self, cx: &Cx<'_>) -> Fields {
        let has_date = self.form.contains(&Cost::date);
        let date = (Cost::date.to_owned(), json!(cx.today));
        has_date.then_some(date).into_iter().collect()
    }

    /// Draws the table; what the user asked for.
    pub fn table(&'static self, ui: &mut Ui, cx: &Cx<'_>, shown: Option<Id>) -> Option<Want> {
        let kind = self.kind;
        let everything = Scope::everything(cx.today);
        let lines = cx.view(("project rows", kind.code, cx.today), move |source| {
            self.load(source, &everything)
        })?;
        if lines.lines.is_empty() {
            let sentence = cx.text.get(&format!("project-empty_{}", kind.code));
            return nothing(ui, cx, kind, &sentence);
        }
        if !lines.sum.is_empty() {
            small(ui, &lines.sum);
        }
        let mut names: Vec<(String, f32, bool)> = self
            .columns
            .iter()
            .map(|(code, least)| {
                let label = capitalised(&cx.text.field_named(kind, code));
                (label, *least, is_number(kind, code))
            })
            .collect();
        if self.whose {
            names.push((cx.text.get("project-whose"), 120.0, false));
        }
        table(ui, cx, kind, &names, &lines.lines, shown)
    }

    fn load(&self, source: &Source, everything: &Scope) -> Result<Lines> {
        let sum = match self.kind.code {
            Cost::CODE => costs(source, everything)?,
            _ => String::new(),
        };
        let (reader, text) = (&source.reader, &source.text);
        let (by, latest_first) = self.by;
        let mut rows = reader.rows(self.kind)?;
        rows.sort_by_key(|row| row.fields.get(by).map(ToString::to_string));
        if latest_first {
            rows.reverse();
        }
        let line = |row: &Row| {
            let cells = self.columns.iter().map(|(code, _)| cell(text, row, code));
            let whose = self.whose.then(|| match row.head.municipality {
                Some(code) => text.municipality(code),
                None => text.get("frame-lead"),
            });
            Line {
                id: row.head.id,
                cells: cells.chain(whose).collect(),
            }
        };
        Ok(Lines {
            lines: rows.iter().map(line).collect(),
            sum,
        })
    }

    /// Draws one record's form; true when it was removed.
    pub fn details(&self, ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
        let title = capitalised(&cx.text.kind(self.kind));
        form::details(ui, cx, self.kind, id, &title, self.form)
    }
}

/// What is planned, and what it has cost.
fn costs(source: &Source, everything: &Scope) -> Result<String> {
    let facts = source.facts()?;
    let text = &source.text;
    let (planned, actual) = Counts::new(&facts, everything).costs();
    let args = [
        ("planned", text.kronor(planned).into()),
        ("actual", text.kronor(actual).into()),
    ];
    Ok(text.with("project-cost_sum", &args))
}

/// What is shown where there is nothing of a kind yet.
pub fn nothing(ui: &mut Ui, cx: &Cx<'_>, kind: &'static Kind, sentence: &str) -> Option<Want> {
    let new = capitalised(&cx.text.kind_new(kind));
    let button = may_change(cx, kind).then_some(&*new);
    empty_state(ui, Icon::Flag, sentence, button, None)
        .0
        .then_some(Want::Add)
}

/// Draws a table of records; what the user asked for.
pub fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    kind: &'static Kind,
    names: &[(String, f32, bool)],
    lines: &[Line],
    shown: Option<Id>,
) -> Option<Want> {
    let mut room = ui.available_width() - 20.0;
    let fits = |(_, least, _): &&(String, f32, bool)| -> bool {
        room -= least;
        room >= 0.0
    };
    let columns: Vec<Column<'_>> = names
        .iter()
        .take_while(fits)
        .map(|(name, least, right)| {
            let column = Column::new(name).share(*least, *least);
            if *right { column.right() } else { column }
        })
        .collect();
    let selected = lines.iter().position(|line| Some(line.id) == shown);
    let name = capitalised(&cx.text.kinds(kind));
    let row_name = |row: usize| {
        let mut cells = lines[row].cells.iter();
        cells
            .find(|cell| !cell.is_empty())
            .cloned()
            .unwrap_or_default()
    };
    let out = Card::new().flush().show(ui, |ui| {
        let room = ui.available_height() - space::XL;
        DataTable::new(kind.code, &name, &columns, lines.len())
            .height(room)
            .selected(selected)
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                let words = &lines[row].cells[column];
                if column == 0 {
                    medium(ui, words);
                } else {
                    body(ui, words);
                }
            })
    });
    let removes = ui
        .ctx()
        .memory(|memory| memory.has_focus(out.inner.response.id));
    let pressed = removes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    if let Some(id) = shown.filter(|_| pressed && may_change(cx, kind)) {
        cx.remove(kind, id);
    }
    out.inner
        .selected
        .and_then(|row| lines.get(row))
        .map(|line| Want::Show(line.id))
}
