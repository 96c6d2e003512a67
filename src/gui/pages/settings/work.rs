//! Where the work is kept, the project, and the municipality's part in it.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, Municipality, Project, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, body, link, small};
use crate::text::capitalised;
use crate::workspace::Result;

/// Draws where the file is.
pub fn file(ui: &mut Ui, cx: &Cx<'_>) {
    let path = cx.view("open file", |source| {
        Result::Ok(source.reader.path().display().to_string())
    });
    let Some(path) = path else { return };
    let title = cx.text.get("settings-file");
    Card::new().title(&title).show(ui, |ui| {
        told(ui, &cx.text.get("settings-path"), &path);
        small(ui, &cx.text.get("settings-backup"));
        if link(ui, &cx.text.get("page-backups")).clicked() {
            cx.go(Route::BACKUPS);
        }
    });
}

/// A label with what is known, to be read.
fn told(ui: &mut Ui, label: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        small(ui, label);
        body(ui, words);
    });
}

/// Draws what the project is, to be read; the lead changes it on its own page.
pub fn project(ui: &mut Ui, cx: &Cx<'_>) {
    let known: Option<Arc<(Option<Project>, String)>> = cx.view("own project", |source| {
        Result::Ok((source.reader.project()?, source.reader.lead_s_key()?))
    });
    let Some(known) = known else { return };
    let (Some(project), signing) = known.as_ref() else {
        return;
    };
    let label = |code: &str| capitalised(&cx.text.field_named(Project::KIND, code));
    let title = cx.text.get("settings-project");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        let day =
            |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| cx.text.long_day(day));
        let time = format!("{}–{}", day(project.start), day(project.end));
        told(ui, &label(Project::name), &project.name);
        told(ui, &label(Project::owner), &project.owner);
        told(ui, &label(Project::fund), &project.fund);
        told(ui, &label(Project::reference), &project.reference);
        told(ui, &cx.text.get("settings-time"), &time);
        told(ui, &label(Project::purpose), &project.purpose);
        let keys = [
            ("keys-lead_signing", signing),
            ("project-key_encryption", &project.encryption_key),
        ];
        for (label, key) in keys.into_iter().filter(|(_, key)| !key.is_empty()) {
            told(ui, &cx.text.get(label), &fingerprint_spoken(key));
        }
        small(ui, &cx.text.get("settings-lead_key_why"));
        if link(ui, &cx.text.get("keys-open")).clicked() {
            cx.go(Route::KEYS);
        }
    });
}

/// Draws the municipality's part in the project.
pub fn municipality(ui: &mut Ui, cx: &Cx<'_>) {
    let only = cx.municipality;
    let id: Option<Arc<Option<Id>>> = cx.view(("municipality", only), move |source| {
        let all = source.reader.all::<Municipality>()?;
        Ok(all
            .iter()
            .find(|one| one.code == only)
            .map(|one| one.head.id))
    });
    let Some(id) = id.and_then(|id| *id) else {
        return;
    };
    let Some(row) = cx.row(Municipality::KIND, id) else {
        return;
    };
    let Some(row) = row.as_ref() else { return };
    let title = cx.text.get("settings-municipality");
    Card::new().title(&title).show(ui, |ui| {
        let codes = [
            Municipality::letter_of_intent,
            Municipality::agreement,
            Municipality::joined,
            Municipality::left,
            Municipality::note,
        ];
        form::fields(ui, cx, row, &codes);
    });
}
