//! Faktorer: what helped and what hindered, by category in every project, with what was written and said of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::cluster::matrix::{Matrix, Words};
use crate::domain::{Choosable as _, Factor, FactorCategory, FactorKind, Id, Quote};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::{Picked, page, with_details};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    PageHeader, body, divider, empty_state, heading, muted, segmented, small,
};
use crate::insight::{Scope, evidence};
use crate::text::{Text, dotted};
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    hindered: bool,
    category: Picked<usize>,
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
        let categories = FactorCategory::ALL.iter();
        let name = |category: &FactorCategory| source.text.chosen(Some(*category));
        let parts = categories.map(|category| (path(kind, *category), name(category)));
        Matrix::load(source, today, FIGURE, parts)
    });
    let category = state.category.shown(cx);
    let category = category.and_then(|row| FactorCategory::ALL.get(row));
    let category = category.copied();
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
                if counted.is_empty() {
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
        state.category.close(cx);
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, counted: &Matrix, state: &mut State) {
    let words = Words {
        title: &cx.text.get(match state.kind() {
            FactorKind::Success => "factors-table_helped",
            FactorKind::Obstacle => "factors-table_hindered",
        }),
        rows: &cx.text.get("factors-category"),
        cell: "factors-cell",
    };
    counted.ui(ui, cx, &words, &mut state.category);
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
