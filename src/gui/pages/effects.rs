//! Effekter: what speaks of effects, level by level, in every project.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::cluster::matrix::{Matrix, Words};
use crate::domain::{Choosable as _, EffectLevel, Id, Kind, Quote, Record, Survey};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::{Picked, page, with_details};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{PageHeader, body, divider, empty_state, heading, link, muted, small};
use crate::insight::{Scope, evidence};
use crate::text::Text;
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    level: Picked<usize>,
}

const FIGURE: &str = "effects.matrix";

fn path(level: EffectLevel) -> String {
    format!("{}.total", level.code())
}

/// What speaks of a level, by project.
struct Speaking(Vec<(String, Vec<Line>)>);

/// One thing that speaks.
struct Line {
    words: String,
    note: String,
    record: Option<(&'static Kind, Id)>,
}

impl Speaking {
    fn load(source: &Source, today: NaiveDate, level: EffectLevel) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let projects = source.reader.project_names()?;
        let scope = Scope::everything(today);
        let behind = evidence(&facts, FIGURE, &scope, Some(&path(level)));
        let mut by_project: BTreeMap<Id, Vec<Line>> = BTreeMap::new();
        let mut met = std::collections::BTreeSet::new();
        for row in behind.iter().flat_map(|behind| &behind.rows) {
            let (Some(record), Some(project)) = (facts.record(row), facts.project(row)) else {
                continue;
            };
            if !met.insert((record, project)) {
                continue;
            }
            let kind = row.source.kind();
            let line = match kind.code {
                Quote::CODE => said(source, record)?,
                _ => Line {
                    words: names.title(record).to_owned(),
                    note: match kind.code {
                        Survey::CODE => source.text.get("effects-evaluation"),
                        _ => String::new(),
                    },
                    record: Some((kind, record)),
                },
            };
            by_project.entry(project).or_default().push(line);
        }
        let name = |id: &Id| projects.get(id).cloned().unwrap_or_default();
        let lines = by_project.into_iter().map(|(id, lines)| (name(&id), lines));
        Ok(Self(lines.collect()))
    }
}

fn said(source: &Source, quote: Id) -> Result<Line> {
    let quote = source.reader.get::<Quote>(quote)?;
    let (text, role) = quote.map_or_else(Default::default, |one| (one.text, one.from_role));
    Ok(Line {
        words: match text.is_empty() {
            true => source.text.get("factors-unwritten"),
            false => format!("”{text}”"),
        },
        note: role,
        record: None,
    })
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let today = cx.today;
    let matrix = cx.view(("effects", today), move |source| {
        let text = &source.text;
        let parts = EffectLevel::ALL.iter();
        let parts = parts.map(|level| (path(*level), level_words(text, *level)));
        Matrix::load(source, today, FIGURE, parts)
    });
    let level = state.level.shown(cx);
    let level = level.and_then(|row| EffectLevel::ALL.get(row)).copied();
    let speaking = level.and_then(|level| {
        cx.view_beside(("effects of", level, today), move |source| {
            Speaking::load(source, today, level)
        })
    });
    let closed = with_details(
        ui,
        cx,
        level.is_some(),
        |ui| {
            page(ui, |ui| {
                let (title, purpose) =
                    (cx.text.get("page-effects"), cx.text.get("effects-purpose"));
                PageHeader::new(&title).purpose(&purpose).show(ui, |_| {});
                let Some(matrix) = &matrix else { return };
                if matrix.is_empty() {
                    empty_state(ui, Icon::Grid, &cx.text.get("cluster-empty"), None, None);
                    return;
                }
                table(ui, cx, matrix, state);
                ui.add_space(space::S);
                small(ui, &cx.text.get("effects-choose"));
            });
        },
        |ui| {
            if let (Some(level), Some(speaking)) = (level, &speaking) {
                details(ui, cx, level, speaking);
            }
        },
    );
    if closed {
        state.level.close(cx);
    }
}

fn level_words(text: &Text, level: EffectLevel) -> String {
    text.get(&format!("effects-level_{}", level.code()))
}

fn table(ui: &mut Ui, cx: &Cx<'_>, matrix: &Matrix, state: &mut State) {
    let words = Words {
        title: &cx.text.get("effects-table"),
        rows: &cx.text.get("effects-level"),
        cell: "effects-cell",
    };
    matrix.ui(ui, cx, &words, &mut state.level);
}

fn details(ui: &mut Ui, cx: &Cx<'_>, level: EffectLevel, speaking: &Speaking) {
    let args = [("level", level_words(cx.text, level).into())];
    heading(ui, 2, &cx.text.with("effects-details", &args));
    if speaking.0.is_empty() {
        muted(ui, &cx.text.get("effects-nothing"));
    }
    lines(ui, cx, &speaking.0);
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, projects: &[(String, Vec<Line>)]) {
    for (place, (project, lines)) in projects.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        heading(ui, 3, project);
        for (at, line) in lines.iter().enumerate() {
            ui.push_id((place, at), |ui| one(ui, cx, line));
        }
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, line: &Line) {
    let route: Option<Route> = line.record.and_then(|(kind, id)| cx.route_of(kind, id));
    match route {
        Some(route) => {
            if link(ui, &line.words).clicked() {
                cx.go(route);
            }
        }
        None => {
            body(ui, &line.words);
        }
    }
    if !line.note.is_empty() {
        small(ui, &line.note);
    }
}
