//! The dialog in which pasted rows are looked at before they become persons.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use eframe::egui::{Context, ScrollArea, Ui};

use crate::domain::reading::alike;
use crate::domain::{Choosable, MunicipalityCode, Person, Record, Sector, Unit};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::several::{Answers, ask, everybody};
use crate::gui::theme::space;
use crate::gui::widgets::{Choice, Dialog, DialogAnswer, TextField, body, muted, small};
use crate::intake::names::{Known, Meant, Onto, Settled};
use crate::intake::paste::{COLUMNS, Pasted, Units};
use crate::intake::words::Wordbook;
use crate::text::capitalised;
use crate::workspace::Result;

/// How many rows are shown before they are added.
const SHOWN_ROWS: usize = 4;
/// How wide a column is.
const COLUMN_WIDTH: f32 = 150.0;

/// What there is already, to compare with.
struct There {
    units: Units,
    known: Known,
    book: Wordbook,
}

impl There {
    fn load(source: &Source, municipality: Option<MunicipalityCode>) -> Result<Self> {
        let units: HashMap<_, _> = source
            .reader
            .all::<Unit>()?
            .into_iter()
            .map(|unit| (alike(&unit.name), unit.head.id))
            .collect();
        let known = everybody(source, municipality)?;
        let book = Wordbook::new(&source.text);
        Ok(Self { units, known, book })
    }
}

/// What is being pasted.
#[derive(Default)]
pub struct PasteDialog {
    written: String,
    /// What was written when it was last read.
    read: Option<String>,
    pasted: Pasted,
    sectors: BTreeMap<String, Sector>,
    answers: Answers,
}

impl PasteDialog {
    /// The dialog with these rows in it.
    pub fn new(written: String) -> Self {
        Self {
            written,
            ..Self::default()
        }
    }

    /// Draws the dialog; true when it is done with.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) -> bool {
        let there = cx.view(("people-paste", cx.municipality), {
            let municipality = cx.municipality;
            move |source| There::load(source, municipality)
        });
        if let Some(there) = &there
            && self.read.as_ref() != Some(&self.written)
        {
            self.pasted = Pasted::read(&self.written, &there.book, &there.units);
            self.read = Some(self.written.clone());
        }
        let known = there.as_ref().map(|there| &there.known);
        let meant = known.map_or_else(Vec::new, |known| self.pasted.told(known));
        let answers = self.answers.about(&self.written);
        let settled = Settled::of(&meant, answers, Onto::People);
        let count = settled.new.len();
        let title = cx.text.get("people-paste_title");
        let confirm = cx.text.with("people-paste_confirm", &[("n", count.into())]);
        let cancel = cx.text.get("form-cancel");
        let purpose = cx.text.get("people-paste_purpose");
        let reason = match (settled.waiting.is_empty(), count) {
            (false, _) => Some(cx.text.get("several-who")),
            (true, 0) => Some(cx.text.get("people-paste_nothing")),
            _ => None,
        };
        let dialog = Dialog::new("people-paste", &title, &confirm, &cancel)
            .purpose(&purpose)
            .width(700.0)
            .disabled_because(reason.as_deref());
        let answer = dialog.show(ctx, |ui| self.content(ui, cx, there.as_ref(), &meant));
        if let (Some(DialogAnswer::Confirm), Some(there)) = (answer, &there) {
            let (units, new) = (&there.units, &settled.new);
            let fresh_id = || cx.fresh_id();
            let command = self
                .pasted
                .command(&there.book, units, &self.sectors, new, fresh_id);
            if let Some(command) = command {
                cx.run(command);
            }
        }
        answer.is_some()
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        there: Option<&Arc<There>>,
        meant: &[(usize, Meant)],
    ) {
        let label = cx.text.get("people-paste_rows");
        let hint = cx.text.get("people-paste_hint");
        ScrollArea::vertical()
            .id_salt("pasted")
            .max_height(130.0)
            .show(ui, |ui| {
                TextField::new(&label)
                    .hint(&hint)
                    .rows(3)
                    .show(ui, &mut self.written);
            });
        let Some(there) = there.filter(|_| !self.pasted.rows.is_empty()) else {
            return;
        };
        self.columns(ui, cx);
        let lines: Vec<_> = meant
            .iter()
            .map(|(at, meant)| (*at, self.pasted.name(*at), meant))
            .collect();
        ask(ui, cx, &lines, self.answers.about(&self.written));
        let settled = Settled::of(meant, self.answers.about(&self.written), Onto::People);
        let left_out = self.pasted.rows.len() - settled.new.len() - settled.waiting.len();
        if settled.waiting.is_empty() {
            let args = [("n", left_out.into())];
            small(ui, &cx.text.with("people-paste_left_out", &args));
        }
        self.not_understood(ui, cx, there);
        self.new_units(ui, cx, there);
    }

    fn not_understood(&self, ui: &mut Ui, cx: &Cx<'_>, there: &There) {
        let words = self.pasted.not_understood(&there.book);
        if !words.is_empty() {
            let args = [("words", words.join(", ").into())];
            small(ui, &cx.text.with("people-paste_not_understood", &args));
        }
    }

    /// What each column holds, over its first cells.
    fn columns(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut options: Vec<(Option<&'static str>, String)> = COLUMNS
            .iter()
            .filter_map(|code| Person::KIND.field(code))
            .map(|(_, field)| {
                let label = capitalised(&cx.text.field(Person::KIND, field));
                (Some(field.code), label)
            })
            .collect();
        options.push((None, cx.text.get("people-paste_skip")));
        let mut changed = None;
        ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for (at, column) in self.pasted.columns.iter().enumerate() {
                    ui.push_id(at, |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(COLUMN_WIDTH);
                            ui.spacing_mut().item_spacing.y = 2.0;
                            let name = cx
                                .text
                                .with("people-paste_column", &[("n", (at + 1).into())]);
                            let mut field = *column;
                            let choice = Choice::new(&name).label_hidden().width(COLUMN_WIDTH);
                            if choice.show(ui, &mut field, &options).committed {
                                changed = Some((at, field));
                            }
                            self.sample(ui, at);
                        });
                    });
                }
            });
        });
        if let Some((at, field)) = changed {
            self.pasted.set_column(at, field);
        }
    }

    fn sample(&self, ui: &mut Ui, at: usize) {
        ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
        for row in self.pasted.rows.iter().take(SHOWN_ROWS) {
            let cell = row.get(at).map_or("", String::as_str);
            if self.pasted.columns.get(at).copied().flatten().is_some() {
                body(ui, cell);
            } else {
                muted(ui, cell);
            }
        }
    }

    /// Units that there are not yet get a sector here, or are left out.
    fn new_units(&mut self, ui: &mut Ui, cx: &Cx<'_>, there: &There) {
        let names = self.pasted.new_units(&there.units);
        if names.is_empty() {
            return;
        }
        muted(ui, &cx.text.get("people-paste_new_units"));
        let mut options: Vec<(Option<Sector>, String)> = Sector::ALL
            .iter()
            .map(|sector| {
                let words = cx.text.choice(Sector::VOCABULARY, sector.code());
                (Some(*sector), words)
            })
            .collect();
        options.push((None, cx.text.get("people-paste_no_unit")));
        ScrollArea::vertical()
            .id_salt("units")
            .max_height(120.0)
            .show(ui, |ui| {
                for name in names {
                    ui.horizontal(|ui| {
                        let mut sector = self.sectors.get(&name).copied();
                        let choice = Choice::new(&name).label_hidden().width(240.0);
                        let chosen = choice.show(ui, &mut sector, &options).committed;
                        body(ui, &name);
                        match sector.filter(|_| chosen) {
                            Some(sector) => drop(self.sectors.insert(name.clone(), sector)),
                            None if chosen => drop(self.sectors.remove(&name)),
                            None => {}
                        }
                    });
                }
            });
    }
}
