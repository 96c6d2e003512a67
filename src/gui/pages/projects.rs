//! Projekten: the evaluator's projects, what they last sent, the keys they sign with, and the invitation to them.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::{Value, json};

use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, Project, Record, parse_date};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::{Address, Period};
use crate::gui::shelf::split::{Picked, page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, Column, DataTable, PageHeader, body, chip, empty_state, heading,
    link_in_row, medium, muted, small,
};
use crate::insight::{Scope, compute, projects_with_parts};
use crate::workspace::{Changed, Result, Row, Trust, Whose};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    project: Picked<Id>,
}

/// What the page shows.
struct Projects {
    own_key: String,
    rows: Vec<ProjectRow>,
}

struct ProjectRow {
    id: Id,
    name: String,
    /// What it is called in full.
    full: String,
    /// The record, once it is here.
    record: Option<Row>,
    is_part: bool,
    municipalities: String,
    /// The page with the municipalities.
    route: Route,
    period: String,
    bundle: String,
    key: String,
    waits: bool,
}

impl Projects {
    fn load(source: &Source, today: NaiveDate) -> Result<Self> {
        const FIGURE: &str = "groups.strategic";
        const PART: &str = "of";
        let (facts, reader, text) = (source.facts()?, &source.reader, &source.text);
        let (merges, senders) = (reader.merges()?, reader.senders()?);
        let names = reader.project_names()?;
        let mut rows = Vec::new();
        for (id, is_part) in projects_with_parts(&facts, None) {
            let record = reader.row(Project::KIND, id)?;
            let given = |code: &str| record.as_ref()?.fields.get(code)?.as_str();
            let day = |code: &str| given(code).and_then(|day| parse_date(day).ok());
            let period = record.as_ref().map(|_| {
                let days = [Project::start, Project::end].map(day);
                let days = days.map(|day| day.map(|day| text.date(day)));
                days.map(Option::unwrap_or_default).join(" – ")
            });
            let scope = Scope {
                project: Some(id),
                ..Scope::everything(today)
            };
            let municipalities = compute(&facts, FIGURE, &scope);
            let municipalities = municipalities.and_then(|figure| figure.amount(PART));
            let whose = Whose::Project(id);
            let mut sent = merges.iter().filter(|one| one.whose() == Some(whose));
            let last = sent.find(|one| one.undone.is_none());
            let mut theirs = senders.iter().filter(|one| one.whose == whose);
            let address = Address::new(FIGURE, Period::default()).part(Some(PART.to_owned()));
            rows.push(ProjectRow {
                id,
                name: names.get(&id).cloned().unwrap_or_default(),
                full: given(Project::name).unwrap_or_default().to_owned(),
                record,
                is_part,
                municipalities: text.number(municipalities.map_or(0, |one| one.rounded())),
                route: address.project(Some(id)).route(),
                period: period.unwrap_or_default(),
                bundle: last.map_or_else(String::new, |one| text.listed(one.made_at)),
                waits: theirs.clone().any(|one| one.trust == Trust::Asked),
                key: theirs
                    .find(|one| one.trust.is_known())
                    .map_or_else(String::new, |one| fingerprint_spoken(&one.key)),
            });
        }
        Ok(Self {
            own_key: fingerprint_spoken(&reader.own_key()?),
            rows,
        })
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let today = cx.today;
    let projects = cx.view(("projects", today), move |source| {
        Projects::load(source, today)
    });
    let rows = projects.as_deref().map(|projects| &projects.rows[..]);
    let rows = rows.unwrap_or_default();
    let shown = state.project.shown(cx);
    let shown = shown.and_then(|id| rows.iter().find(|row| row.id == id));
    let closed = with_details(
        ui,
        cx,
        shown.is_some(),
        |ui| page(ui, |ui| list(ui, cx, projects.as_deref(), state)),
        |ui| {
            if let Some(shown) = shown {
                details(ui, cx, rows, shown);
            }
        },
    );
    if closed {
        state.project.close(cx);
    }
}

fn list(ui: &mut Ui, cx: &Cx<'_>, projects: Option<&Projects>, state: &mut State) {
    let title = cx.text.get("page-projects");
    let purpose = cx.text.get("projects-purpose");
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let invite = cx.text.get("projects-invite");
        if cx.writable && ui.add(Button::primary(&invite).icon(Icon::Send)).clicked() {
            save_invitation(cx);
        }
    });
    let Some(projects) = projects else { return };
    if projects.rows.is_empty() {
        empty_state(ui, Icon::Flag, &cx.text.get("projects-empty"), None, None);
    } else {
        table(ui, cx, &projects.rows, &mut state.project);
        ui.add_space(space::XS);
        small(ui, &cx.text.get("projects-choose"));
    }
    ui.add_space(space::M);
    Card::new().show(ui, |ui| {
        body(ui, &cx.text.get("projects-invite_why"));
        let key = [("key", projects.own_key.as_str().into())];
        small(ui, &cx.text.with("projects-own_key", &key));
    });
}

fn save_invitation(cx: &Cx<'_>) {
    let name = format!(
        "{} {}.samverka-bundle",
        cx.text.get("bundle-invitation"),
        cx.today
    );
    let words = ["projects-inviting", "projects-invited"];
    cx.save_as(Pick::NewBundle(name), words, |workspace, path| {
        workspace.export_invitation(path)?;
        Ok(Some(Changed::log()))
    });
}

fn table(ui: &mut Ui, cx: &Cx<'_>, rows: &[ProjectRow], picked: &mut Picked<Id>) {
    const MUNICIPALITIES: usize = 1;
    let words = ["project", "municipalities", "period", "bundle"]
        .map(|column| cx.text.get(&format!("projects-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(1.0, 130.0),
        Column::new(&words[1]).fixed(92.0).right(),
        Column::new(&words[2]).fixed(204.0),
        Column::new(&words[3]).share(0.6, 160.0),
    ];
    let title = cx.text.get("page-projects");
    let row_name = |row: usize| rows[row].name.clone();
    let at = picked.at();
    let at = at.and_then(|id| rows.iter().position(|row| row.id == id));
    let out = Card::new().flush().show(ui, |ui| {
        DataTable::new(Project::CODE, &title, &columns, rows.len())
            .at_most(rows.len())
            .selected(at)
            .row_name(&row_name)
            .walks_cells()
            .show(ui, |ui, row, column| {
                let one = &rows[row];
                match column {
                    0 if one.is_part => {
                        let name = [("project", one.name.as_str().into())];
                        medium(ui, &cx.text.with("projects-is_part", &name));
                    }
                    0 => drop(medium(ui, &one.name)),
                    MUNICIPALITIES => {
                        if link_in_row(ui, &one.municipalities).clicked() {
                            cx.go(one.route.clone());
                        }
                    }
                    2 => drop(body(ui, &one.period)),
                    _ if one.waits => {
                        chip(ui, Tone::Warning, &cx.text.get("projects-waits"));
                    }
                    _ => drop(body(ui, &one.bundle)),
                }
            })
    });
    let opened = picked.take(ui, &out.inner, |row| rows.get(row).map(|row| row.id));
    let opened = opened.filter(|(_, column)| *column == MUNICIPALITIES);
    let opened = opened.and_then(|(id, _)| rows.iter().find(|row| row.id == id));
    if let Some(row) = opened {
        cx.go(row.route.clone());
    }
}

/// What is known of a project: how it signs, and which it is a part of (*delprojekt*).
fn details(ui: &mut Ui, cx: &Cx<'_>, rows: &[ProjectRow], shown: &ProjectRow) {
    heading(ui, 2, &shown.name);
    if shown.full != shown.name {
        muted(ui, &shown.full);
    }
    ui.add_space(space::S);
    if !shown.key.is_empty() {
        heading(ui, 3, &cx.text.get("projects-column_key"));
        body(ui, &shown.key);
        ui.add_space(space::S);
    }
    if rows.len() > 1 && shown.record.is_some() {
        part_of(ui, cx, rows, shown);
    }
}

/// The evaluator says it, who sees them all.
fn part_of(ui: &mut Ui, cx: &Cx<'_>, rows: &[ProjectRow], shown: &ProjectRow) {
    let others = rows
        .iter()
        .filter(|row| row.id != shown.id && row.record.is_some());
    let others = others.map(|row| (Some(row.id), row.name.as_str()));
    let none = cx.text.get("projects-no_part");
    let first = std::iter::once((None, none.as_str()));
    let options: Vec<_> = first.chain(others).collect();
    let record = shown.record.as_ref();
    let stored = record.and_then(|row| row.fields.get(Project::part_of));
    let stored = stored.and_then(Value::as_str);
    let mut whole: Option<Id> = stored.and_then(|id| id.parse().ok());
    let of = [("project", shown.name.as_str().into())];
    let label = cx.text.with("projects-part_of", &of);
    let chosen = Choice::new(&label).show(ui, &mut whole, &options);
    if chosen.committed && cx.writable {
        cx.set(Project::KIND, shown.id, Project::part_of, json!(whole));
    }
    small(ui, &cx.text.get("projects-parts_why"));
}
