//! Avsluta workshop: what was decided, when to meet next, and one document with everything, to be sent.

use eframe::egui::Ui;

use crate::domain::Meeting;
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::{form, papers};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, card, fields_together, muted};
use crate::report::paper::RecordPaper;
use crate::workspace::Row;

/// What is remembered of it.
#[derive(Default)]
pub struct State {
    begins: bool,
}

impl State {
    /// What was decided shall have the keyboard when it is drawn next.
    pub fn begins(&mut self) {
        self.begins = true;
    }
}

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State) {
    ui.set_max_width(ui.available_width().min(720.0));
    card(ui, |ui| {
        fields_together(ui, std::mem::take(&mut state.begins), |ui| {
            form::fields(ui, cx, row, &[Meeting::decisions, Meeting::next_meeting]);
        });
    });
    let title = cx.text.get("closing-document");
    Card::new().title(&title).show(ui, |ui| {
        muted(ui, &cx.text.get("closing-what"));
        ui.add_space(space::S);
        let words = cx.text.get("closing-save");
        if ui.add(Button::primary(&words).icon(Icon::Save)).clicked() {
            papers::save_of_record(cx, RecordPaper::Workshop, row.head.id);
        }
    });
}
