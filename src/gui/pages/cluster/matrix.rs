//! A matrix: what a figure counts, row by row, in every project and in all together.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::table::spoken_number;
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::{Address, Period};
use crate::gui::shelf::pictures;
use crate::gui::shelf::split::Picked;
use crate::gui::widgets::{Card, Column, DataTable, medium};
use crate::insight::{Figure, Scope, figure_by_project};
use crate::report::picture::{CellOnPaper, TableOnPaper, of_table};
use crate::text::Text;
use crate::workspace::Result;

/// How high a row is.
const ROW: f32 = 32.0;
/// Room for what a row is called, for a project's number and for the total.
const NAME: f32 = 168.0;
const NUMBER: f32 = 66.0;
const TOTAL: f32 = 72.0;

/// A matrix, counted.
pub struct Matrix {
    figure: &'static str,
    heads: Vec<(Id, String)>,
    rows: Vec<Row>,
}

/// A row: a part of the figure.
struct Row {
    name: String,
    part: String,
    each: Vec<i64>,
    all: i64,
}

/// What a matrix is called, and the keys of what its rows are and of a number that is spoken.
pub struct Words<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What the rows are.
    pub rows: &'a str,
    /// The key of a number with its row and project.
    pub cell: &'static str,
}

impl Matrix {
    /// Counts the parts of a figure that have these names.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Source,
        today: NaiveDate,
        figure: &'static str,
        parts: impl Iterator<Item = (String, String)>,
    ) -> Result<Self> {
        let names = source.reader.project_names()?;
        let counted = figure_by_project(&*source.facts()?, figure, &Scope::everything(today));
        let (each, all) = match &counted {
            Some((each, all)) => (each.as_slice(), Some(all)),
            None => (&[][..], None),
        };
        let rows = parts.map(|(part, name)| {
            let number = |figure: &Figure| figure.amount(&part).map_or(0, |one| one.rounded());
            Row {
                each: each.iter().map(|(_, one)| number(one)).collect(),
                all: all.map_or(0, number),
                name,
                part,
            }
        });
        let heads = each.iter();
        let heads = heads.map(|(id, _)| (*id, names.get(id).cloned().unwrap_or_default()));
        Ok(Self {
            figure,
            rows: rows.collect(),
            heads: heads.collect(),
        })
    }

    /// Whether there is no project.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// Draws it; the places of its rows are picked.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, words: &Words<'_>, picked: &mut Picked<usize>) {
        let total = cx.text.get("cluster-column_total");
        let mut columns = vec![Column::new(words.rows).share(1.4, NAME)];
        let heads = self.heads.iter();
        columns.extend(heads.map(|(_, name)| Column::new(name).share(1.0, NUMBER).right()));
        columns.push(Column::new(&total).share(1.0, TOTAL).right());
        let row_name = |row: usize| self.rows[row].name.clone();
        Card::new().flush().title(words.title).show(ui, |ui| {
            let out = DataTable::new(self.figure, words.title, &columns, self.rows.len())
                .row_height(ROW)
                .at_most(self.rows.len())
                .selected(picked.at())
                .row_name(&row_name)
                .walks_cells()
                .first_stays()
                .show(ui, |ui, row, column| {
                    self.cell(ui, cx, words, (row, column))
                });
            if let Some((row, column)) = picked.take(ui, &out, Some) {
                self.open(cx, row, column);
            }
            pictures::below(ui, cx, &cx.scope(), (words.title, ""), |about| {
                of_table(about, &self.on_paper(cx.text, &total))
            });
        });
    }

    /// The project of a column, and the number there.
    fn number(&self, row: &Row, column: usize) -> (Option<&(Id, String)>, i64) {
        let at = column.saturating_sub(1);
        match self.heads.get(at) {
            Some(project) => (Some(project), row.each.get(at).copied().unwrap_or(0)),
            None => (None, row.all),
        }
    }

    fn cell(&self, ui: &mut Ui, cx: &Cx<'_>, words: &Words<'_>, (at, column): (usize, usize)) {
        let row = &self.rows[at];
        if column == 0 {
            medium(ui, &row.name);
            return;
        }
        let (project, n) = self.number(row, column);
        let total = || cx.text.get("cluster-column_total");
        let place = project.map_or_else(total, |(_, name)| name.clone());
        let args = [
            ("row", row.name.as_str().into()),
            ("project", place.into()),
            ("n", n.into()),
        ];
        let spoken = cx.text.with(words.cell, &args);
        if spoken_number(ui, cx, n, &spoken, project.is_none()) {
            self.open(cx, at, column);
        }
    }

    /// Opens the rows behind a number, where there are any.
    fn open(&self, cx: &Cx<'_>, at: usize, column: usize) {
        let row = &self.rows[at];
        let (project, n) = self.number(row, column);
        if n != 0 {
            let address = Address::new(self.figure, Period::default());
            let address = address.part(Some(row.part.clone()));
            cx.go(address.project(project.map(|(id, _)| *id)).route());
        }
    }

    fn on_paper(&self, text: &Text, total: &str) -> TableOnPaper {
        let heads = self.heads.iter().map(|(_, name)| name.clone());
        let rows = self.rows.iter().map(|row| {
            let numbers = row.each.iter().chain([&row.all]);
            let numbers = numbers.map(|n| CellOnPaper::plain(text.number(*n)));
            let name = std::iter::once(CellOnPaper::plain(&row.name));
            name.chain(numbers).collect()
        });
        TableOnPaper {
            columns: std::iter::once(String::new())
                .chain(heads)
                .chain([total.to_owned()])
                .collect(),
            total: self.heads.len() + 1,
            rows: rows.collect(),
        }
    }
}
