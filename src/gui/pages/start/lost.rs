//! The lead's file is lost: it is made anew of the key sheet and a kit, or the lead's own bundle.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use super::Doing;
use super::State;
use crate::bundle::LeadSecrets;
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, TextField, body, card, heading, muted, text_row};
use crate::text::Sentence as _;

/// What has been given so far.
#[derive(Default)]
pub struct Lost {
    lines: String,
    from: Option<PathBuf>,
    wrong: Option<String>,
    /// A bundle was needed, and none had been chosen.
    needs_bundle: bool,
}

impl Lost {
    /// Asks for the sheet's lines, a bundle and a place; true when the user has changed her mind.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        heading(ui, 1, &cx.text.get("lost-title"));
        muted(ui, &cx.text.get("lost-why"));
        ui.add_space(space::M);
        let mut cancelled = false;
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let (label, help) = (cx.text.get("keys-lines"), cx.text.get("keys-lines_help"));
            let field = TextField::new(&label)
                .help(&help)
                .error(self.wrong.as_deref())
                .rows(8)
                .limit(4_000);
            if field.show(ui, &mut self.lines).changed {
                self.wrong = None;
            }
            text_row(ui, |ui| self.bundle(ui, cx));
            ui.horizontal(|ui| {
                let save = cx.text.get("start-save_where");
                if ui.add(Button::primary(&save)).clicked() {
                    self.save(cx);
                }
                let cancel = cx.text.get("form-cancel");
                cancelled = ui.add(Button::quiet(&cancel)).clicked();
            });
        });
        cancelled
    }

    fn bundle(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let choose = cx.text.get("lost-choose");
        if ui.add(Button::secondary(&choose)).clicked() {
            cx.pick(Pick::Kit, |paths, asks| {
                asks.tell(|start: &mut State| {
                    if let Doing::Lost(lost) = &mut start.doing {
                        lost.from = paths.into_iter().next();
                    }
                });
            });
        }
        match &self.from {
            Some(from) => {
                let name = Path::file_name(from).unwrap_or_default();
                body(ui, &name.to_string_lossy());
            }
            None if self.needs_bundle => {
                muted(ui, &cx.text.get("lost-needs_bundle"));
            }
            None => {}
        }
    }

    fn save(&mut self, cx: &Cx<'_>) {
        self.needs_bundle = self.from.is_none();
        let secrets = match LeadSecrets::read(&self.lines) {
            Ok(secrets) => secrets,
            Err(error) => {
                self.wrong = Some(error.sentence(cx.text));
                return;
            }
        };
        let Some(from) = self.from.clone() else {
            return;
        };
        let file = cx.text.get("lost-file");
        cx.pick(Pick::NewWorkspace(file), move |paths, asks| {
            if let Some(file) = paths.into_iter().next() {
                let secrets = Box::new(secrets);
                asks.push(Ask::RestoreLead {
                    from,
                    file,
                    secrets,
                });
            }
        });
    }
}
