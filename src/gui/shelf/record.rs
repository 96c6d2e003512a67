//! One record: its cards, its history, and a way to remove it.

use eframe::egui::Ui;

use super::describe::{Card, Place, Shelf};
use super::history::history;
use super::{form, lines};
use crate::domain::{Id, Kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, heading, muted};
use crate::text::capitalised;
use crate::workspace::Row;

/// Draws a record beside the list that it stands in; true when it was removed.
pub fn beside(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    id: Id,
    states: &mut States,
) -> bool {
    let Some(row) = cx.row(shelf.kind, id) else {
        return false;
    };
    let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) else {
        gone(ui, cx, id);
        return false;
    };
    ui.scope(|ui| {
        // Room for the button that closes the details.
        ui.set_max_width(ui.available_width() - 32.0);
        heading(ui, 2, &title(cx, row));
    });
    ui.push_id(id, |ui| {
        match &shelf.record {
            Place::Beside(all) => cards(ui, cx, row, all, states),
            Place::Form => form::fields(ui, cx, row, &shelf.form().unwrap_or_default()),
            Place::Page(_) => {}
        }
        end(ui, cx, shelf, row)
    })
    .inner
}

/// What a record is called: what its title fields say, or its kind.
pub fn title(cx: &Cx<'_>, row: &Row) -> String {
    let named = cx.names.title(row.head.id);
    if !named.is_empty() {
        return named.to_owned();
    }
    let words = row.kind.title.iter().map(|code| form::words(cx, row, code));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    if words.is_empty() {
        capitalised(&cx.text.kind(row.kind))
    } else {
        words.join(" · ")
    }
}

/// Says that a record is gone, and forgets what was typed in it.
pub fn gone(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    cx.drafts.borrow_mut().gone(id);
    muted(ui, &cx.text.get("form-gone"));
}

/// Draws its cards, one below the other.
pub fn cards(ui: &mut Ui, cx: &Cx<'_>, row: &Row, cards: &[Card], states: &mut States) {
    for (place, card) in cards.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S);
        }
        match card {
            Card::Fields(codes) => form::fields(ui, cx, row, codes),
            Card::Lines(lines) => lines::ui(ui, cx, row, lines, states),
            Card::Own(draw) => draw(ui, cx, row, states),
        }
    }
}

/// What stands at the end of every record: what has happened to it, and removing it. True when it was removed.
pub fn end(ui: &mut Ui, cx: &Cx<'_>, shelf: &Shelf, row: &Row) -> bool {
    ui.add_space(space::M);
    history(ui, cx, row.head.id);
    if !cx.may_change(row.kind, &row.head) {
        return false;
    }
    ui.add_space(space::S);
    let words = remove_words(cx, row.kind);
    let kept = shelf.kept.and_then(|kept| kept(cx, row));
    let button = Button::quiet(&words)
        .icon(Icon::Delete)
        .disabled_because(kept.as_deref());
    let removed = ui.add(button).clicked();
    if removed {
        cx.remove(row.kind, row.head.id);
    }
    removed
}

/// "Ta bort gruppen".
pub fn remove_words(cx: &Cx<'_>, kind: &Kind) -> String {
    let the = cx.text.kind_the(kind);
    cx.text.with("form-remove", &[("the", the.into())])
}
