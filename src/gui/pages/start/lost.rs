//! The lead's file is lost: it is made anew of the key sheet and a kit, or the lead's own bundle.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use super::{Beginning, FormAnswer, State, form};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::secret::Secret;
use crate::gui::widgets::{Button, body, muted, text_row};

/// What has been given so far.
#[derive(Default)]
pub struct Lost {
    lines: Secret,
    from: Option<PathBuf>,
    /// A bundle was needed, and none had been chosen.
    needs_bundle: bool,
}

impl Lost {
    /// Asks for the sheet's lines, a bundle and a place; true when the user has changed her mind.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let answer = form(ui, cx, &cx.text.get("lost-title"), "lost-why", |ui| {
            self.lines.lines(ui, cx);
            text_row(ui, |ui| self.bundle(ui, cx));
        });
        if answer == Some(FormAnswer::Save) {
            self.save(cx);
        }
        answer == Some(FormAnswer::Cancel)
    }

    fn bundle(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let choose = cx.text.get("lost-choose");
        if ui.add(Button::secondary(&choose)).clicked() {
            cx.pick_one(Pick::Kit, |path, asks| {
                asks.tell(|start: &mut State| {
                    if let Beginning::Lost(lost) = &mut start.doing {
                        lost.from = Some(path);
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
        let Some((secrets, from)) = self.lines.sheet(cx.text).zip(self.from.clone()) else {
            return;
        };
        let file = cx.text.get("lost-file");
        cx.pick_one(Pick::NewWorkspace(file), move |file, asks| {
            let secrets = Box::new(secrets);
            asks.push(Ask::RestoreLead {
                from,
                file,
                secrets,
            });
        });
    }
}
