//! Effekter: what speaks of effects, level by level, in every project.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::cluster::table::spoken_number;
use super::figure::address::{Address, Period};
use crate::domain::{Choosable as _, EffectLevel, Id, Kind, Quote, Record, Survey};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::{page, with_details};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Column, DataTable, PageHeader, body, divider, empty_state, heading, link, medium, muted,
    small,
};
use crate::insight::{Scope, evidence, figure_by_project};
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    level: Option<EffectLevel>,
}

const FIGURE: &str = "effects.matrix";

/// The matrix: projects, and a row for every level.
struct Matrix {
    heads: Vec<(Id, String)>,
    /// The numbers of every level: the projects', and all together.
    rows: Vec<(EffectLevel, Vec<i64>, i64)>,
}

impl Matrix {
    fn load(source: &Source, today: NaiveDate) -> Result<Self> {
        let names = source.reader.project_names()?;
        let scope = Scope::everything(today);
        let counted = figure_by_project(&*source.facts()?, FIGURE, &scope);
        let Some((each, all)) = counted else {
            return Ok(Self {
                heads: Vec::new(),
                rows: Vec::new(),
            });
        };
        let heads = each
            .iter()
            .map(|(id, _)| (*id, names.get(id).cloned().unwrap_or_default()));
        let rows = EffectLevel::ALL.iter().map(|level| {
            let path = path(*level);
            let number = |figure: &crate::insight::Figure| {
                figure.amount(&path).map_or(0, |amount| amount.rounded())
            };
            (
                *level,
                each.iter().map(|(_, one)| number(one)).collect(),
                number(&all),
            )
        });
        Ok(Self {
            heads: heads.collect(),
            rows: rows.collect(),
        })
    }
}

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
        Matrix::load(source, today)
    });
    let level = state.level;
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
                if matrix.heads.is_empty() {
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
        state.level = None;
    }
}

fn level_words(cx: &Cx<'_>, level: EffectLevel) -> String {
    cx.text.get(&format!("effects-level_{}", level.code()))
}

fn table(ui: &mut Ui, cx: &Cx<'_>, matrix: &Matrix, state: &mut State) {
    const ROW: f32 = 34.0;
    let (title, level) = (cx.text.get("effects-table"), cx.text.get("effects-level"));
    let total = cx.text.get("cluster-column_total");
    let mut columns = vec![Column::new(&level).share(1.4, 170.0)];
    let heads = matrix.heads.iter();
    columns.extend(heads.map(|(_, name)| Column::new(name).share(1.0, 66.0).right()));
    columns.push(Column::new(&total).share(1.0, 72.0).right());
    let names: Vec<String> = matrix
        .rows
        .iter()
        .map(|(level, ..)| level_words(cx, *level))
        .collect();
    let row_name = |row: usize| names[row].clone();
    let at = state
        .level
        .and_then(|level| matrix.rows.iter().position(|row| row.0 == level));
    Card::new().flush().title(&title).show(ui, |ui| {
        let out = DataTable::new("effects", &title, &columns, matrix.rows.len())
            .row_height(ROW)
            .at_most(matrix.rows.len())
            .selected(at)
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                let (level, each, all) = &matrix.rows[row];
                if column == 0 {
                    medium(ui, &names[row]);
                    return;
                }
                let project = matrix.heads.get(column - 1);
                let n = project.map_or(Some(all), |_| each.get(column - 1)).copied();
                let place = project.map_or(total.as_str(), |(_, name)| name);
                let args = [
                    ("level", names[row].as_str().into()),
                    ("project", place.into()),
                    ("n", n.unwrap_or(0).into()),
                ];
                let spoken = cx.text.with("effects-cell", &args);
                if spoken_number(ui, cx, n.unwrap_or(0), &spoken, project.is_none()) {
                    let address = Address::new(FIGURE, Period::default()).part(Some(path(*level)));
                    cx.go(address.project(project.map(|(id, _)| *id)).route());
                }
            });
        let picked = out.selected.and_then(|row| matrix.rows.get(row));
        state.level = picked.map(|row| row.0).or(state.level);
    });
}

fn details(ui: &mut Ui, cx: &Cx<'_>, level: EffectLevel, speaking: &Speaking) {
    let args = [("level", level_words(cx, level).into())];
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
