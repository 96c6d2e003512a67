//! What was merged before: the list, what each merge did, its report to save, and taking it back.

use std::sync::Arc;

use eframe::egui::Ui;

use super::undo::Undoing;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::split::Picked;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Card, Column, DataTable, banner, body, divider, heading, medium, muted, small, text_row,
};
use crate::report::{docx, merge as report};
use crate::text::capitalised;
use crate::workspace::{Account, Merged, Result, WorkspaceError, write_file};

/// How wide the labels of the details are.
const LABEL: f32 = 112.0;
/// The longest value that stands beside its label, in characters.
const SHORT: usize = 22;

/// The merges, newest first.
pub struct EarlierMerges {
    merged: Vec<Merged>,
    cells: Vec<[String; 5]>,
    project: String,
}

/// The merges of this file, as far as they have been read.
pub fn read(cx: &Cx<'_>) -> Option<Arc<EarlierMerges>> {
    cx.view("earlier merges", move |source| {
        let text = &source.text;
        let merged = source.reader.merged()?;
        let cells = merged.iter().map(|one| {
            let merge = &one.merge;
            let what = capitalised(&text.get(&format!("bundle-{}", merge.kind)));
            let state = one.account.as_ref().map_or_else(String::new, |account| {
                super::item::summary(text, &account.total())
            });
            [
                report::sender(text, merge),
                what,
                report::moment(text, merge.made_at),
                report::moment(text, merge.at),
                report::undone(text, merge).unwrap_or(state),
            ]
        });
        let project = source.reader.project()?;
        Result::Ok(EarlierMerges {
            cells: cells.collect(),
            project: project.map_or_else(String::new, |project| project.short_name),
            merged,
        })
    })
}

impl EarlierMerges {
    /// The merge with this number.
    pub fn merge(&self, number: i64) -> Option<&Merged> {
        let mut merged = self.merged.iter();
        merged.find(|merged| merged.merge.number == number)
    }

    /// The merges after this one that have not been taken back.
    pub fn later(&self, number: i64) -> Vec<i64> {
        let later = self.merged.iter();
        let later = later.filter(|one| one.merge.number > number && one.merge.undone.is_none());
        later.map(|one| one.merge.number).collect()
    }
}

/// The list, in which merges are picked by their numbers.
pub fn list(ui: &mut Ui, cx: &Cx<'_>, earlier: &EarlierMerges, picked: &mut Picked<i64>) {
    const ROW: f32 = 32.0;
    if earlier.merged.is_empty() {
        return;
    }
    ui.add_space(space::S);
    let words = ["from", "what", "made", "merged", "brought"]
        .map(|column| cx.text.get(&format!("inbox-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(0.5, 100.0),
        Column::new(&words[1]).share(0.2, 96.0),
        Column::new(&words[2]).share(0.3, 134.0),
        Column::new(&words[3]).share(0.3, 134.0),
        Column::new(&words[4]).share(3.0, 124.0),
    ];
    let title = cx.text.get("inbox-earlier");
    let name = title.clone();
    let number = |row: usize| earlier.merged[row].merge.number;
    let rows = 0..earlier.cells.len();
    let at = picked.at();
    let selected = at.and_then(|at| rows.clone().find(|row| number(*row) == at));
    let row_name = |row: usize| earlier.cells[row].join(", ");
    Card::new().flush().title(&title).show(ui, |ui| {
        let table = DataTable::new("earlier", &name, &columns, earlier.cells.len())
            .row_height(ROW)
            .at_most(20)
            .selected(selected)
            .row_name(&row_name);
        let shown = table.words(ui, |row, column| &earlier.cells[row][column]);
        picked.take(ui, &shown, |row| rows.contains(&row).then(|| number(row)));
    });
}

/// What one merge did; asks to undo it if the user wants that.
pub fn details(
    ui: &mut Ui,
    cx: &Cx<'_>,
    earlier: &EarlierMerges,
    merged: &Merged,
) -> Option<Undoing> {
    let merge = &merged.merge;
    heading(ui, 2, &report::sender(cx.text, merge));
    if let Some(undone) = report::undone(cx.text, merge) {
        banner(ui, Tone::Neutral, &undone, None);
    }
    // Whom it is from stands above, and which project is on every page.
    let shown = report::facts(cx.text, merged, "").into_iter().skip(1);
    for (label, value) in shown {
        if value.chars().count() > SHORT {
            small(ui, &label);
            body(ui, &value);
            continue;
        }
        text_row(ui, |ui| {
            ui.scope(|ui| {
                ui.set_width(LABEL);
                small(ui, &label);
            });
            body(ui, &value);
        });
    }
    match &merged.account {
        Some(account) => told(ui, cx, account),
        None => drop(body(ui, &cx.text.get("merges-no_account"))),
    }
    ui.add_space(space::S);
    let save = cx.text.get("merges-save_report");
    if ui.add(Button::secondary(&save)).clicked() {
        save_report(cx, merged, &earlier.project);
    }
    let undo = cx.text.get("merges-undo");
    let may = cx.writable && merge.undone.is_none();
    let asked = may && ui.add(Button::secondary(&undo)).clicked();
    asked.then(|| Undoing::new(merge.number, earlier.later(merge.number)))
}

/// What the merge did, kind by kind, and what there was to know.
fn told(ui: &mut Ui, cx: &Cx<'_>, account: &Account) {
    divider(ui);
    heading(ui, 3, &cx.text.get("merges-records"));
    for (code, counts) in &account.kinds {
        medium(ui, &report::kinds(cx.text, code));
        small(ui, &super::item::summary(cx.text, counts));
    }
    if account.kinds.is_empty() {
        muted(ui, &cx.text.get("inbox-nothing"));
    }
    for held in report::held(cx.text, account) {
        banner(ui, Tone::Warning, &held, None);
    }
    for warning in &account.warnings {
        use crate::text::Sentence as _;
        banner(ui, Tone::Warning, &warning.sentence(cx.text), None);
    }
}

/// Lets the user save the report as a document.
fn save_report(cx: &Cx<'_>, merged: &Merged, project: &str) {
    let file = [
        ("n", merged.merge.number.into()),
        ("from", report::sender(cx.text, &merged.merge).into()),
    ];
    let name = format!("{}.docx", cx.text.with("merges-report_file", &file));
    let document = report::merge(cx.text, merged, project, cx.today);
    let words = ["merges-save_report", "merges-report_saved"];
    cx.save_as(Pick::NewDocument(name), words, move |_, path| {
        let bytes = docx::write(&document);
        let bytes = bytes.map_err(|error| WorkspaceError::of_file(path, &error))?;
        write_file(path, &bytes)?;
        Ok(None)
    });
}
