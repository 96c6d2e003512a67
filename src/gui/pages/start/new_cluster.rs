//! A new cluster, made by its evaluator.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::{FormAnswer, form};
use crate::domain::{Programme, Record};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{DateField, TextField};
use crate::text::capitalised;
use crate::workspace::NewCluster;

/// What is filled in.
#[derive(Default)]
pub struct NewClusterForm {
    name: String,
    funder: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    tried: bool,
}

impl NewClusterForm {
    /// Draws the form; true when the user has changed her mind.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let title = cx.text.get("start-cluster_form");
        let answer = form(ui, cx, &title, "start-cluster_form_why", |ui| {
            let missing = cx.text.get("invalid-missing");
            let error = (self.tried && self.name.trim().is_empty()).then_some(&*missing);
            let label = Self::label(cx, Programme::name);
            TextField::new(&label).error(error).show(ui, &mut self.name);
            let label = Self::label(cx, Programme::funder);
            TextField::new(&label).show(ui, &mut self.funder);
            self.dates(ui, cx);
        });
        if answer == Some(FormAnswer::Save) {
            self.save(cx);
        }
        answer == Some(FormAnswer::Cancel)
    }

    fn label(cx: &Cx<'_>, field: &str) -> String {
        capitalised(&cx.text.field_named(Programme::KIND, field))
    }

    fn backwards(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to < from)
    }

    fn dates(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let backwards = self.backwards().then(|| cx.text.get("start-backwards"));
        let width = ((ui.available_width() - space::M) / 2.0).floor();
        let fields = [
            (Programme::from, &mut self.from, None),
            (Programme::to, &mut self.to, backwards),
        ];
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (field, date, error) in fields {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    let label = Self::label(cx, field);
                    DateField::new(&label, cx.date_words, cx.today)
                        .field(|field| field.error(error.as_deref()).width(width))
                        .show(ui, date);
                });
            }
        });
    }

    fn save(&mut self, cx: &Cx<'_>) {
        self.tried = true;
        let name = self.name.trim().to_owned();
        if name.is_empty() || self.backwards() {
            return;
        }
        let file = format!("{}.samverka", name.replace(['/', '\\', ':'], "-"));
        let cluster = NewCluster {
            name,
            funder: self.funder.trim().to_owned(),
            from: self.from,
            to: self.to,
        };
        cx.pick_one(Pick::NewWorkspace(file), move |file, asks| {
            asks.push(Ask::NewCluster { file, cluster });
        });
    }
}
