//! What of the program the project uses: the lead chooses, everybody sees what is off and why.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Choosable as _, Part, Project, Record as _, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, body, muted, switch};
use crate::workspace::Row;

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>) {
    let project = cx.view("project row", |source| {
        let id = source.reader.project_id()?;
        source.reader.row(Project::KIND, id)
    });
    let Some(project) = project.as_deref().and_then(Option::as_ref) else {
        return;
    };
    let title = cx.text.get("parts-title");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if cx.may_change(Project::KIND, &project.head) {
            muted(ui, &cx.text.get("parts-why_lead"));
            choose(ui, cx, project);
        } else {
            told(ui, cx);
        }
    });
}

/// A switch for every part.
fn choose(ui: &mut Ui, cx: &Cx<'_>, project: &Row) {
    let stored = project.fields.get(Project::unused_parts);
    let stored = stored.and_then(Value::as_array).into_iter().flatten();
    // What a later version can do without stays as it was chosen there.
    let mut codes: Vec<&str> = stored.filter_map(Value::as_str).collect();
    let mut changed = false;
    for part in Part::ALL {
        let words = cx.text.choice(Part::VOCABULARY, part.code());
        let before = !codes.contains(&part.code());
        let mut on = before;
        switch(ui, &mut on, &words);
        if on != before {
            changed = true;
            match on {
                true => codes.retain(|code| *code != part.code()),
                false => codes.push(part.code()),
            }
        }
    }
    if changed {
        let id = project.head.id;
        cx.set(Project::KIND, id, Project::unused_parts, json!(codes));
    }
}

/// What is off, for who cannot choose.
fn told(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.unused.is_empty() {
        muted(ui, &cx.text.get("parts-all"));
        return;
    }
    muted(ui, &cx.text.get("parts-why"));
    for part in cx.unused.iter() {
        body(ui, &cx.text.choice(Part::VOCABULARY, part.code()));
    }
}
