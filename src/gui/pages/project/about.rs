//! What the project is, and the keys that its files are locked and signed with.

use eframe::egui::Ui;

use crate::bundle::fingerprint_spoken;
use crate::domain::{Project, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::shelf::split::page;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, card_grid, link, medium, muted, small};
use crate::workspace::{Result, Row};

struct About {
    row: Option<Row>,
    signing: String,
    encryption: String,
}

/// The cards: the key of each title, and the fields.
const CARDS: [(&str, &[&str]); 3] = [
    (
        "project-card_names",
        &[
            Project::name,
            Project::short_name,
            Project::reference,
            Project::owner,
            Project::fund,
            Project::part_of,
            Project::programme,
            Project::start,
            Project::end,
        ],
    ),
    (
        "project-card_purpose",
        &[
            Project::purpose,
            Project::direct_target_group,
            Project::indirect_target_group,
        ],
    ),
    (
        "project-card_planned",
        &[
            Project::planned_women,
            Project::planned_men,
            Project::planned_hours,
            Project::hour_rounding,
            Project::identity_numbers,
        ],
    ),
];

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let about = cx.view("project", |source| {
        let id = source.reader.project_id()?;
        let project = source.reader.project()?;
        let keys = project.as_ref();
        Result::Ok(About {
            row: source.reader.row(Project::KIND, id)?,
            signing: keys.map_or(String::new(), |one| fingerprint_spoken(&one.signing_key)),
            encryption: keys.map_or(String::new(), |one| fingerprint_spoken(&one.encryption_key)),
        })
    });
    let Some(about) = about else { return };
    let Some(row) = &about.row else { return };
    let room = ui.available_width();
    page(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            ui.scope(|ui| {
                let least = ((room - space::M) / 2.0 - 1.0).clamp(240.0, 520.0);
                card_grid(ui, "project", least, 2, |ui, index, _| {
                    let cards = if index == 0 { &CARDS[..1] } else { &CARDS[1..] };
                    for (key, fields) in cards {
                        if !form::says_anything(cx, row, fields) {
                            continue;
                        }
                        Card::new().title(&cx.text.get(key)).show(ui, |ui| {
                            form::fields(ui, cx, row, fields);
                        });
                        ui.add_space(space::XS);
                    }
                    if index == 1 {
                        keys(ui, cx, &about);
                    }
                });
            });
        });
    });
}

fn keys(ui: &mut Ui, cx: &Cx<'_>, about: &About) {
    // They are the lead's own; a municipality compares them.
    let [title, why, signing] = match cx.is_lead() {
        true => ["project-keys", "project-keys_why", "project-key_signing"],
        false => ["keys-lead", "keys-lead_why", "keys-lead_signing"],
    };
    Card::new().title(&cx.text.get(title)).show(ui, |ui| {
        muted(ui, &cx.text.get(why));
        for (key, print) in [
            (signing, &about.signing),
            ("project-key_encryption", &about.encryption),
        ] {
            small(ui, &cx.text.get(key));
            if print.is_empty() {
                muted(ui, &cx.text.get("project-no_key"));
            } else {
                medium(ui, print);
            }
        }
        if link(ui, &cx.text.get("keys-open")).clicked() {
            cx.go(Route::KEYS);
        }
    });
}
