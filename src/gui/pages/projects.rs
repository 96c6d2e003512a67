//! Projekten: the evaluator's projects, what they last sent, the keys they sign with, and the invitation to them.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::{Value, json};

use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, Project, Record};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::{Address, Period};
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, Column, DataTable, PageHeader, body, chip, empty_state, link, medium,
    small,
};
use crate::insight::{Scope, compute, projects_with_parts};
use crate::workspace::{Changed, Result, Row, Trust, Whose};

/// What the page shows.
struct Projects {
    own_key: String,
    rows: Vec<ProjectRow>,
    /// All of them as records, where there are several: which is a part of which.
    records: Vec<(String, Row)>,
}

struct ProjectRow {
    name: String,
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
        let (mut rows, mut records) = (Vec::new(), Vec::new());
        for (id, is_part) in projects_with_parts(&facts, None) {
            let name = names.get(&id).cloned().unwrap_or_default();
            records.extend(
                reader
                    .row(Project::KIND, id)?
                    .map(|row| (name.clone(), row)),
            );
            let project = reader.get::<Project>(id)?;
            let period = project.map(|one| {
                let days = [one.start, one.end].map(|day| day.map(|day| text.date(day)));
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
                name,
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
            records,
            own_key: fingerprint_spoken(&reader.own_key()?),
            rows,
        })
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let today = cx.today;
    let projects = cx.view(("projects", today), move |source| {
        Projects::load(source, today)
    });
    page(ui, |ui| {
        let (title, purpose) = (
            cx.text.get("page-projects"),
            cx.text.get("projects-purpose"),
        );
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
            table(ui, cx, &projects.rows);
        }
        ui.add_space(space::M);
        if projects.records.len() > 1 {
            parts(ui, cx, &projects.records);
            ui.add_space(space::M);
        }
        Card::new().show(ui, |ui| {
            body(ui, &cx.text.get("projects-invite_why"));
            let key = [("key", projects.own_key.as_str().into())];
            small(ui, &cx.text.with("projects-own_key", &key));
        });
    });
}

/// Which project is a part of which (*delprojekt*): the evaluator says, who sees them all.
fn parts(ui: &mut Ui, cx: &Cx<'_>, records: &[(String, Row)]) {
    let title = cx.text.get("projects-parts");
    Card::new().title(&title).show(ui, |ui| {
        body(ui, &cx.text.get("projects-parts_why"));
        ui.add_space(space::S);
        for (name, row) in records {
            let of = [("project", name.as_str().into())];
            let choices = records
                .iter()
                .filter(|(_, other)| other.head.id != row.head.id);
            let choices = choices.map(|(name, other)| (Some(other.head.id), name.as_str()));
            let none = cx.text.get("projects-no_part");
            let options: Vec<_> = std::iter::once((None, none.as_str()))
                .chain(choices)
                .collect();
            let stored = row.fields.get(Project::part_of).and_then(Value::as_str);
            let mut whole: Option<Id> = stored.and_then(|id| id.parse().ok());
            let label = cx.text.with("projects-part_of", &of);
            let shown = Choice::new(&label)
                .width(360.0)
                .show(ui, &mut whole, &options);
            if shown.committed && cx.writable {
                cx.set(Project::KIND, row.head.id, Project::part_of, json!(whole));
            }
        }
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

fn table(ui: &mut Ui, cx: &Cx<'_>, rows: &[ProjectRow]) {
    const ROW: f32 = 56.0;
    let words = ["project", "municipalities", "period", "bundle", "key"]
        .map(|column| cx.text.get(&format!("projects-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(1.0, 96.0),
        Column::new(&words[1]).fixed(92.0).right(),
        Column::new(&words[2]).fixed(204.0),
        Column::new(&words[3]).fixed(176.0),
        Column::new(&words[4]).share(1.2, 170.0),
    ];
    let title = cx.text.get("page-projects");
    let row_name = |row: usize| rows[row].name.clone();
    Card::new().flush().show(ui, |ui| {
        DataTable::new(Project::CODE, &title, &columns, rows.len())
            .row_height(ROW)
            .at_most(rows.len())
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                let one = &rows[row];
                match column {
                    0 if one.is_part => {
                        let name = [("project", one.name.as_str().into())];
                        medium(ui, &cx.text.with("projects-is_part", &name));
                    }
                    0 => {
                        medium(ui, &one.name);
                    }
                    1 => {
                        if link(ui, &one.municipalities).clicked() {
                            cx.go(one.route.clone());
                        }
                    }
                    2 => {
                        body(ui, &one.period);
                    }
                    3 => {
                        body(ui, &one.bundle);
                    }
                    _ if one.waits => {
                        chip(ui, Tone::Warning, &cx.text.get("projects-waits"));
                    }
                    _ => key_words(ui, &one.key),
                }
            });
    });
}

/// All words of a key, on three lines: they are read out and compared.
fn key_words(ui: &mut Ui, key: &str) {
    let words: Vec<&str> = key.split(' ').collect();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in words.chunks(words.len().div_ceil(3).max(1)) {
            small(ui, &line.join(" "));
        }
    });
}
