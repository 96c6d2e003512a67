//! Faktorer: what helped and what hindered, by category in every project, with what was written and said of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::cluster::table::spoken_number;
use super::figure::address::{Address, Period};
use crate::domain::{Choosable as _, Factor, FactorCategory, FactorKind, Id, Quote};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::{page, with_details};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Column, DataTable, PageHeader, body, divider, empty_state, heading, medium, muted,
    segmented, small,
};
use crate::insight::{Figure, Scope, evidence, figure_by_project};
use crate::text::{Text, dotted};
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    hindered: bool,
    category: Option<FactorCategory>,
}

impl State {
    fn kind(&self) -> FactorKind {
        if self.hindered {
            FactorKind::Obstacle
        } else {
            FactorKind::Success
        }
    }
}

const FIGURE: &str = "factors.by_category";

fn path(kind: FactorKind, category: FactorCategory) -> String {
    format!("{}.{}", kind.code(), category.code())
}

/// The categories by project, and all together.
struct Counted {
    heads: Vec<(Id, String)>,
    rows: Vec<(FactorCategory, Vec<i64>, i64)>,
}

impl Counted {
    fn load(source: &Source, today: NaiveDate, kind: FactorKind) -> Result<Self> {
        let names = source.reader.project_names()?;
        let scope = Scope::everything(today);
        let counted = figure_by_project(&*source.facts()?, FIGURE, &scope);
        let (each, all) = match &counted {
            Some((each, all)) => (each.as_slice(), Some(all)),
            None => (&[][..], None),
        };
        let rows = FactorCategory::ALL.iter().map(|category| {
            let path = path(kind, *category);
            let number = |figure: &Figure| figure.amount(&path).map_or(0, |one| one.rounded());
            let columns = each.iter().map(|(_, one)| number(one)).collect();
            (*category, columns, all.map_or(0, number))
        });
        let heads = each
            .iter()
            .map(|(id, _)| (*id, names.get(id).cloned().unwrap_or_default()));
        Ok(Self {
            heads: heads.collect(),
            rows: rows.collect(),
        })
    }
}

/// What was written of a category, project by project: the texts with whose they are, and what was said.
struct Written(Vec<OfProject>);

struct OfProject {
    name: String,
    texts: Vec<(String, String)>,
    quotes: Vec<(String, String)>,
}

impl Written {
    fn load(
        source: &Source,
        today: NaiveDate,
        kind: FactorKind,
        category: FactorCategory,
    ) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let projects = reader.project_names()?;
        let scope = Scope::everything(today);
        let behind = evidence(&facts, FIGURE, &scope, Some(&path(kind, category)));
        let mut by_project: BTreeMap<Id, (OfProject, BTreeSet<Id>)> = BTreeMap::new();
        for row in behind.iter().flat_map(|behind| &behind.rows) {
            let (Some(record), Some(project)) = (facts.record(row), facts.project(row)) else {
                continue;
            };
            let Some(factor) = reader.get::<Factor>(record)? else {
                continue;
            };
            let of = by_project.entry(project).or_insert_with(|| {
                let name = projects.get(&project).cloned().unwrap_or_default();
                let (texts, quotes) = (Vec::new(), Vec::new());
                (
                    OfProject {
                        name,
                        texts,
                        quotes,
                    },
                    BTreeSet::new(),
                )
            });
            let whose = factor.head.municipality.map(|code| text.municipality(code));
            let about = names.title(factor.about).to_owned();
            let note = dotted([&whose.unwrap_or_default(), &about]);
            of.0.texts.push((or_unwritten(text, factor.text), note));
            of.1.extend(factor.about);
        }
        for quote in reader.all::<Quote>()? {
            let of = by_project.get_mut(&quote.head.project);
            let about = |(_, about): &&mut (OfProject, BTreeSet<Id>)| {
                quote.about.is_some_and(|id| about.contains(&id))
            };
            if let Some((project, _)) = of.filter(about) {
                let said = format!("”{}”", quote.text);
                let shown = (!quote.text.is_empty()).then_some((said, quote.from_role));
                project.quotes.extend(shown);
            }
        }
        Ok(Self(by_project.into_values().map(|(of, _)| of).collect()))
    }
}

fn or_unwritten(text: &Text, written: String) -> String {
    if written.is_empty() {
        text.get("factors-unwritten")
    } else {
        written
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, kind) = (cx.today, state.kind());
    let counted = cx.view(("factors", kind, today), move |source| {
        Counted::load(source, today, kind)
    });
    let category = state.category;
    let written = category.and_then(|category| {
        cx.view_beside(("factors of", kind, category, today), move |source| {
            Written::load(source, today, kind, category)
        })
    });
    let closed = with_details(
        ui,
        cx,
        category.is_some(),
        |ui| {
            page(ui, |ui| {
                let (title, purpose) =
                    (cx.text.get("page-factors"), cx.text.get("factors-purpose"));
                PageHeader::new(&title).purpose(&purpose).show(ui, |_| {});
                let Some(counted) = &counted else { return };
                if counted.heads.is_empty() {
                    empty_state(ui, Icon::Grid, &cx.text.get("cluster-empty"), None, None);
                    return;
                }
                let options = [
                    (false, cx.text.get("factors-helped")),
                    (true, cx.text.get("factors-hindered")),
                ];
                segmented(
                    ui,
                    &cx.text.get("factors-kind"),
                    &mut state.hindered,
                    &options,
                );
                ui.add_space(space::S);
                table(ui, cx, counted, state);
                ui.add_space(space::S);
                small(ui, &cx.text.get("factors-choose"));
            });
        },
        |ui| {
            if let (Some(category), Some(written)) = (category, &written) {
                details(ui, cx, category, written);
            }
        },
    );
    if closed {
        state.category = None;
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, counted: &Counted, state: &mut State) {
    const ROW: f32 = 30.0;
    let kind = state.kind();
    let (title, category) = (
        cx.text.get("factors-table"),
        cx.text.get("factors-category"),
    );
    let total = cx.text.get("cluster-column_total");
    let mut columns = vec![Column::new(&category).share(1.6, 190.0)];
    let heads = counted.heads.iter();
    columns.extend(heads.map(|(_, name)| Column::new(name).share(1.0, 66.0).right()));
    columns.push(Column::new(&total).share(1.0, 72.0).right());
    let rows = counted.rows.iter();
    let names: Vec<String> = rows
        .map(|(category, ..)| cx.text.chosen(Some(*category)))
        .collect();
    let row_name = |row: usize| names[row].clone();
    let at = state
        .category
        .and_then(|one| counted.rows.iter().position(|row| row.0 == one));
    Card::new().flush().title(&title).show(ui, |ui| {
        let out = DataTable::new("factors", &title, &columns, counted.rows.len())
            .row_height(ROW)
            .at_most(counted.rows.len())
            .selected(at)
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                let (category, each, all) = &counted.rows[row];
                if column == 0 {
                    medium(ui, &names[row]);
                    return;
                }
                let project = counted.heads.get(column - 1);
                let n = project.map_or(Some(all), |_| each.get(column - 1)).copied();
                let args = [
                    ("category", names[row].as_str().into()),
                    (
                        "project",
                        project.map_or(total.as_str(), |(_, name)| name).into(),
                    ),
                    ("n", n.unwrap_or(0).into()),
                ];
                let spoken = cx.text.with("factors-cell", &args);
                if spoken_number(ui, cx, n.unwrap_or(0), &spoken, project.is_none()) {
                    let address = Address::new(FIGURE, Period::default());
                    let address = address.part(Some(path(kind, *category)));
                    cx.go(address.project(project.map(|(id, _)| *id)).route());
                }
            });
        let picked = out.selected.and_then(|row| counted.rows.get(row));
        state.category = picked.map(|row| row.0).or(state.category);
    });
}

fn details(ui: &mut Ui, cx: &Cx<'_>, category: FactorCategory, written: &Written) {
    heading(ui, 2, &cx.text.chosen(Some(category)));
    if written.0.is_empty() {
        muted(ui, &cx.text.get("factors-nothing"));
    }
    for (place, project) in written.0.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        heading(ui, 3, &project.name);
        said(ui, &project.texts);
        if !project.quotes.is_empty() {
            small(ui, &cx.text.get("factors-quotes"));
            said(ui, &project.quotes);
        }
    }
}

fn said(ui: &mut Ui, all: &[(String, String)]) {
    for (words, note) in all {
        body(ui, words);
        if !note.is_empty() {
            small(ui, note);
        }
    }
}
