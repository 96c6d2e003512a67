//! Where the work is kept, the project, and the municipality's part in it.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, Municipality, Project, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::project::PART_OF_MUNICIPALITY;
use crate::gui::shelf::form::{self, read};
use crate::gui::theme::space;
use crate::gui::widgets::{Card, link, small};
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
        read(ui, &cx.text.get("settings-path"), &path);
        small(ui, &cx.text.get("settings-backup"));
        if link(ui, &cx.text.get("page-backups")).clicked() {
            cx.go(Route::BACKUPS);
        }
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
        let time = cx.text.period(project.start, project.end);
        let told = [
            (label(Project::name), &project.name),
            (label(Project::owner), &project.owner),
            (label(Project::fund), &project.fund),
            (label(Project::reference), &project.reference),
            (cx.text.get("settings-time"), &time),
            (label(Project::purpose), &project.purpose),
            (
                cx.text.get("keys-lead_signing"),
                &fingerprint_spoken(signing),
            ),
            (
                cx.text.get("project-key_encryption"),
                &fingerprint_spoken(&project.encryption_key),
            ),
        ];
        for (label, words) in told.iter().filter(|(_, words)| !words.is_empty()) {
            read(ui, label, words);
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
        let parts = all.iter().filter(|one| one.code == only);
        let latest = parts.max_by_key(|one| one.joined);
        Ok(latest.map(|one| one.head.id))
    });
    let row = id.and_then(|id| cx.row(Municipality::KIND, (*id)?));
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return;
    };
    let title = cx.text.get("settings-municipality");
    Card::new().title(&title).show(ui, |ui| {
        form::fields(ui, cx, row, PART_OF_MUNICIPALITY);
    });
}
