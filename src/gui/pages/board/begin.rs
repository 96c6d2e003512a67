//! A board with nothing on it yet: the templates, each with what it is for.

use eframe::egui::Ui;
use serde_json::json;

use super::{Board, Focus};
use crate::domain::{Board as Kept, BoardTemplate, Choosable as _, Record as _};
use crate::gui::shelf::split::page;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Card, card_grid, muted, small};
use crate::text::capitalised;
use crate::workspace::{Command, fields};

/// Whether a template is to be chosen: nothing is known of the columns.
pub fn is_wanted(board: &Board<'_>) -> bool {
    let kept = &board.view.board;
    let nothing =
        kept.template.is_none() && kept.columns.is_empty() && board.view.in_order.notes == 0;
    nothing && board.cx.may_change(Kept::KIND, &kept.head)
}

/// Draws the templates.
pub fn ui(ui: &mut Ui, board: &Board<'_>) {
    let cx = board.cx;
    page(ui, |ui| {
        muted(ui, &cx.text.get("board-choose_template"));
        ui.add_space(space::S);
        card_grid(
            ui,
            "templates",
            240.0,
            BoardTemplate::ALL.len(),
            |ui, place, height| {
                let template = BoardTemplate::ALL[place];
                let name = capitalised(&cx.text.chosen(Some(template)));
                Card::new().title(&name).min_height(height).show(ui, |ui| {
                    small(
                        ui,
                        &cx.text.get(&format!("board-template-{}", template.code())),
                    );
                    small(ui, &cx.text.board_columns(template).join(" · "));
                    ui.add_space(space::XS);
                    let words = cx.text.get("board-use_template");
                    ui.push_id(template, |ui| {
                        if ui.add(Button::secondary(&words).small()).clicked() {
                            choose(board, template);
                        }
                    });
                });
            },
        );
    });
}

fn choose(board: &Board<'_>, template: BoardTemplate) {
    let columns = board.cx.text.board_columns(template);
    let set = fields([
        (Kept::template, template.code().into()),
        (Kept::columns, json!(columns)),
        (Kept::votes_each, json!(template.votes_each())),
    ]);
    board.cx.run(Command::set(Kept::KIND, board.id(), set));
    board.focus(Focus::Line);
}
