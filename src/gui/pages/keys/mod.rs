//! Nycklar: what files are locked and signed with, in words to read over the telephone; the lead's private key
//! and its sheet; and moving to another laptop.

mod doing;
mod laptops;
mod senders;

use eframe::egui::Ui;

use crate::bundle::fingerprint_spoken;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::split::{columns, page};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Card, PageHeader, body, chip, link, medium, muted, small, text_row,
};
use crate::workspace::{LeadKeyKept, Result, Role};

use doing::{KeyWork, What};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    doing: Option<KeyWork>,
}

/// What the page needs to know of the file.
struct Keys {
    project: String,
    path: String,
    /// The words of this file's own key, of the one that the lead is believed by, and of the project's reading key.
    own: String,
    signing: String,
    reading: String,
    kept: LeadKeyKept,
    /// How many laptops the file has come from.
    moves: usize,
}

fn read(cx: &Cx<'_>) -> Option<std::sync::Arc<Keys>> {
    cx.view("keys", |source| {
        let reader = &source.reader;
        let project = reader.project()?;
        let of = project.as_ref();
        Result::Ok(Keys {
            project: of.map(|one| one.name.clone()).unwrap_or_default(),
            path: reader.path().display().to_string(),
            own: fingerprint_spoken(&reader.own_key()?),
            signing: fingerprint_spoken(&reader.lead_s_key()?),
            reading: of
                .map(|one| fingerprint_spoken(&one.encryption_key))
                .unwrap_or_default(),
            kept: reader.lead_key_kept()?,
            moves: reader.moves()?,
        })
    })
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let keys = read(cx);
    page(ui, |ui| {
        let (title, purpose) = (cx.text.get("page-keys"), cx.text.get("keys-purpose"));
        PageHeader::new(&title).purpose(&purpose).show(ui, |_| {});
        let Some(keys) = keys else { return };
        ui.spacing_mut().item_spacing.y = space::L;
        let half = (ui.available_width() - space::L) / 2.0;
        columns(
            ui,
            "keys",
            half,
            |ui| match cx.role {
                Role::Lead => {
                    private(ui, cx, state, &keys);
                    sheet(ui, cx, state, &keys);
                }
                Role::Municipality(_) => {
                    own(ui, cx, &keys, "keys-own_why");
                    project(ui, cx, &keys);
                }
                Role::Evaluator(_) => own(ui, cx, &keys, "keys-evaluator_why"),
            },
            |ui| {
                if cx.is_lead() {
                    project(ui, cx, &keys);
                }
                laptops::ui(ui, cx, keys.moves, &keys.path);
            },
        );
        senders::ui(ui, cx);
        if let Some(doing) = &mut state.doing
            && doing.ui(ui, cx, &keys.project)
        {
            state.doing = None;
        }
    });
}

/// A key's words, or that there is none.
fn words(ui: &mut Ui, cx: &Cx<'_>, label: &str, words: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        small(ui, label);
        if words.is_empty() {
            muted(ui, &cx.text.get("project-no_key"));
        } else {
            medium(ui, words);
        }
    });
}

/// The project's keys, as everybody can compare them.
fn project(ui: &mut Ui, cx: &Cx<'_>, keys: &Keys) {
    let (title, why, signing) = if cx.is_lead() {
        ("keys-project", "keys-project_why", "project-key_signing")
    } else {
        ("keys-lead", "keys-lead_why", "keys-lead_signing")
    };
    Card::new().title(&cx.text.get(title)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        muted(ui, &cx.text.get(why));
        words(ui, cx, &cx.text.get(signing), &keys.signing);
        let reading = cx.text.get("project-key_encryption");
        words(ui, cx, &reading, &keys.reading);
    });
}

/// A contact person's own key, or an evaluator's.
fn own(ui: &mut Ui, cx: &Cx<'_>, keys: &Keys, why: &str) {
    Card::new().title(&cx.text.get("keys-own")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        muted(ui, &cx.text.get(why));
        words(ui, cx, &cx.text.get("keys-own_words"), &keys.own);
    });
}

/// How the lead's private key is kept, and what can be done about it.
fn private(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, keys: &Keys) {
    let (tone, standing, why) = match keys.kept {
        LeadKeyKept::Open => (Tone::Neutral, "keys-kept_open", "keys-kept_open_why"),
        LeadKeyKept::Locked => (Tone::Good, "keys-kept_locked", "keys-kept_locked_why"),
        LeadKeyKept::Missing => (Tone::Bad, "keys-kept_missing", "keys-kept_missing_why"),
    };
    let can: &[What] = match keys.kept {
        LeadKeyKept::Open => &[What::Protect],
        LeadKeyKept::Locked => &[What::Change, What::Unprotect],
        LeadKeyKept::Missing => &[],
    };
    Card::new()
        .title(&cx.text.get("keys-private"))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            muted(ui, &cx.text.get("keys-private_why"));
            text_row(ui, |ui| {
                chip(ui, tone, &cx.text.get(standing));
            });
            body(ui, &cx.text.get(why));
            if keys.kept == LeadKeyKept::Locked && link(ui, &cx.text.get("keys-backups")).clicked()
            {
                cx.go(Route::BACKUPS);
            }
            buttons(ui, cx, state, can);
        });
}

/// The paper that brings the keys back.
fn sheet(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, keys: &Keys) {
    Card::new()
        .title(&cx.text.get("keys-sheet"))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            muted(ui, &cx.text.get("keys-sheet_why"));
            let can: &[What] = match keys.kept {
                LeadKeyKept::Missing => &[What::Restore],
                LeadKeyKept::Open => &[What::Print(false), What::Restore],
                LeadKeyKept::Locked => &[What::Print(true), What::Restore],
            };
            buttons(ui, cx, state, can);
        });
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, can: &[What]) {
    if !cx.writable {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for what in can {
            let words = cx.text.get(what.key());
            if ui.add(Button::secondary(&words)).clicked() {
                state.doing = Some(KeyWork::new(*what));
            }
        }
    });
}
