//! Beginning from a kit: whose it is, who you are, and where the file shall be.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use super::{FormAnswer, form};
use crate::bundle::Manifest;
use crate::domain::MunicipalityCode;
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::TextField;

/// A kit that is about to become a workspace.
pub struct FromKit {
    kit: PathBuf,
    project: String,
    municipality: Option<MunicipalityCode>,
    name: Option<String>,
    nameless: bool,
}

impl FromKit {
    /// The kit, as its manifest tells.
    pub fn new(kit: &Path, manifest: &Manifest) -> Self {
        Self {
            kit: kit.to_owned(),
            project: manifest.project_name.clone(),
            municipality: manifest.municipality,
            name: None,
            nameless: false,
        }
    }

    /// Asks for a name and a place; true when the user has changed her mind.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let place = self.municipality.map(|code| cx.text.municipality(code));
        let place = place.unwrap_or_default();
        let args = [
            ("project", (&self.project).into()),
            ("municipality", (&place).into()),
        ];
        let title = cx.text.with("start-from_kit", &args);
        let answer = form(ui, cx, &title, "start-from_kit_why", |ui| {
            let label = cx.text.get("start-your_name");
            let help = cx.text.get("start-your_name_why");
            let missing = cx.text.get("start-name_missing");
            let name = self.name.get_or_insert_with(|| cx.settings.name.clone());
            let error = (self.nameless && name.trim().is_empty()).then_some(&*missing);
            TextField::new(&label)
                .help(&help)
                .error(error)
                .show(ui, name);
        });
        if answer == Some(FormAnswer::Save) {
            self.save(cx, &place);
        }
        answer == Some(FormAnswer::Cancel)
    }

    fn save(&mut self, cx: &Cx<'_>, place: &str) {
        let name = self.name.clone().unwrap_or_default().trim().to_owned();
        self.nameless = name.is_empty();
        if self.nameless {
            return;
        }
        let mut settings = cx.settings.clone();
        settings.name = name;
        let kit = self.kit.clone();
        let file = format!("Samverka {place}.samverka");
        cx.pick_one(Pick::NewWorkspace(file), move |file, asks| {
            asks.push(Ask::Settings(settings));
            asks.push(Ask::OpenKit { kit, file });
        });
    }
}
