//! A new project, made by its lead.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::{FormAnswer, form};
use crate::domain::municipalities::{self, Place};
use crate::domain::reading::alike;
use crate::domain::{MunicipalityCode, Project, Record};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    DateField, FilterChip, SuggestField, Suggestion, TextField, small, unreadable,
};
use crate::text::capitalised;
use crate::workspace::NewProject;

/// What is filled in.
#[derive(Default)]
pub struct NewProjectForm {
    name: String,
    short_name: String,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    municipalities: Vec<MunicipalityCode>,
    written: String,
    tried: bool,
}

impl NewProjectForm {
    /// Draws the form; true when the user has changed her mind.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let title = capitalised(&cx.text.kind_new(Project::KIND));
        let answer = form(ui, cx, &title, "start-project_form_why", |ui| {
            self.names(ui, cx);
            self.dates(ui, cx);
            self.places(ui, cx);
        });
        if answer == Some(FormAnswer::Save) {
            self.save(cx);
        }
        answer == Some(FormAnswer::Cancel)
    }

    fn label(cx: &Cx<'_>, field: &str) -> String {
        capitalised(&cx.text.field_named(Project::KIND, field))
    }

    /// What stands below a field that is missing, once saving was tried.
    fn missing(&self, cx: &Cx<'_>, is_missing: bool) -> Option<String> {
        (self.tried && is_missing).then(|| cx.text.get("invalid-missing"))
    }

    fn names(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let error = self.missing(cx, self.name.trim().is_empty());
        let label = Self::label(cx, Project::name);
        TextField::new(&label)
            .error(error.as_deref())
            .show(ui, &mut self.name);
        let error = self.missing(cx, self.short_name.trim().is_empty());
        let label = Self::label(cx, Project::short_name);
        let help = cx.text.get("start-short_name_why");
        TextField::new(&label)
            .help(&help)
            .error(error.as_deref())
            .show(ui, &mut self.short_name);
    }

    fn dates(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let no_start = self.missing(cx, self.start.is_none());
        let backwards = self.backwards().then(|| cx.text.get("start-backwards"));
        let no_end = self.missing(cx, self.end.is_none()).or(backwards);
        let width = ((ui.available_width() - space::M) / 2.0).floor();
        let fields = [
            (Project::start, &mut self.start, no_start),
            (Project::end, &mut self.end, no_end),
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

    fn backwards(&self) -> bool {
        matches!((self.start, self.end), (Some(start), Some(end)) if end < start)
    }

    fn places(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let label = cx.text.get("start-municipalities");
        let field = TextField::new(&label).id_in(ui);
        if let Some(code) = pick_place(ui, cx, &label, &mut self.written, &self.municipalities) {
            self.municipalities.push(code);
        }
        if self.municipalities.is_empty() {
            small(ui, &cx.text.get("start-municipalities_why"));
            return;
        }
        let mut closed = None;
        ui.horizontal_wrapped(|ui| {
            for (place, code) in self.municipalities.iter().enumerate() {
                let name = cx.text.municipality(*code);
                let chip = FilterChip::new(&name).selected(true).closes();
                if ui.add(chip).clicked() {
                    closed = Some(place);
                }
            }
        });
        if let Some(place) = closed {
            self.municipalities.remove(place);
            // Whoever took it away goes on where another is found.
            if !ui.input(|input| input.pointer.any_click()) {
                ui.memory_mut(|memory| memory.request_focus(field));
            }
        }
    }

    fn save(&mut self, cx: &Cx<'_>) {
        self.tried = true;
        let (name, short_name) = (
            self.name.trim().to_owned(),
            self.short_name.trim().to_owned(),
        );
        let (Some(start), Some(end), false) = (self.start, self.end, self.backwards()) else {
            return;
        };
        if name.is_empty() || short_name.is_empty() {
            return;
        }
        let file = format!("{}.samverka", short_name.replace(['/', '\\', ':'], "-"));
        let project = NewProject {
            name,
            short_name,
            start,
            end,
            municipalities: self.municipalities.clone(),
        };
        cx.pick_one(Pick::NewWorkspace(file), move |file, asks| {
            asks.push(Ask::NewProject { file, project });
        });
    }
}

/// A field that finds municipalities by name; the one that was picked, if it is not among the known. What is written
/// and names none stays when the field is left, and says so.
pub fn pick_place(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    written: &mut String,
    known: &[MunicipalityCode],
) -> Option<MunicipalityCode> {
    const SHOWN: usize = 8;
    let found: Vec<_> = municipalities::search(written)
        .into_iter()
        .filter(|place| !known.contains(&place.code))
        .take(SHOWN)
        .collect();
    let matches: Vec<Suggestion> = found
        .iter()
        .map(|place| Suggestion {
            words: place.name.to_owned(),
            note: Some(place.county.to_owned()),
        })
        .collect();
    // What was left like that says so until it is written on.
    let key = TextField::new(label).id_in(ui).with("left");
    let was_left: bool = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let not_chosen = cx.text.get("form-not_chosen");
    let wrong = was_left.then_some(not_chosen.as_str());
    let answer = SuggestField::new(label)
        .field(|field| field.error(wrong))
        .show(ui, written, &matches);
    // While the mouse is down, the list that it is pressed on must stay as it is.
    let left = !answer.field.response.has_focus();
    let left = left && !ui.input(|input| input.pointer.any_down());
    let named = || {
        let same = |place: &&&Place| alike(place.name) == alike(written);
        found.iter().find(same)
    };
    let picked = answer.picked.and_then(|index| found.get(index));
    let Some(place) = picked.or_else(|| named().filter(|_| left)) else {
        let open = !written.trim().is_empty();
        if open {
            unreadable(ui, &answer.field.response);
        }
        let left = open && (left || was_left && !answer.field.changed);
        ui.data_mut(|data| data.insert_temp(key, left));
        return None;
    };
    written.clear();
    ui.data_mut(|data| data.remove::<bool>(key));
    Some(place.code)
}
