//! What stands beside a board: what is said of the board itself, and the note that is opened.

use eframe::egui::Ui;
use serde_json::json;

use super::acts::Act;
use super::load::{View, view};
use crate::domain::{Board, BoardItem, Id, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::{Card, New, Place, SHELF, Shelf, form};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, State, body, divider, link, small, state_chip};
use crate::text::capitalised;
use crate::workspace::Row;

/// The board itself.
pub static ABOUT: Shelf = Shelf {
    kind: Board::KIND,
    icon: Icon::Board,
    asks: New::Elsewhere,
    record: Place::Beside(&[Card::Fields(&[
        Board::title,
        Board::template,
        Board::meeting,
        Board::columns,
        Board::votes_each,
    ])]),
    ..SHELF
};

/// Its notes.
pub static NOTES: Shelf = Shelf {
    kind: BoardItem::KIND,
    icon: Icon::Note,
    asks: New::Elsewhere,
    record: Place::Beside(&[Card::Own(note)]),
    head: Some(|ui, cx, row| {
        let words = capitalised(&cx.text.kind(row.kind));
        crate::gui::widgets::heading(ui, 2, &words);
    }),
    ..SHELF
};

/// A note: what it says, what it is asked, what hangs with it and what became of it.
fn note(ui: &mut Ui, cx: &Cx<'_>, row: &Row, _states: &mut States) {
    let board = row.fields.get(BoardItem::board).and_then(Value::as_str);
    let board = board.and_then(|id| Id::try_parse(id).ok());
    let Some(view) = board.and_then(|board| view(cx, board)) else {
        return;
    };
    let Some(view) = view.as_ref() else { return };
    let mut codes = vec![BoardItem::text, BoardItem::column];
    if view.board.asks_risk() {
        codes.extend([BoardItem::likelihood, BoardItem::consequence]);
    }
    codes.push(BoardItem::votes);
    if view.board.asks_validation() {
        codes.extend(BoardItem::VALIDATION);
    }
    form::fields(ui, cx, row, &codes);
    ui.add_space(space::S);
    with_it(ui, cx, row.head.id, view);
    became(ui, cx, row.head.id, view);
}

/// The notes that hang with it, each to be taken away.
fn with_it(ui: &mut Ui, cx: &Cx<'_>, id: Id, view: &View) {
    let note = view.in_order.find(id).and_then(|at| view.in_order.note(at));
    let Some(note) = note.filter(|note| !note.merged.is_empty()) else {
        return;
    };
    divider(ui);
    small(ui, &cx.text.get("board-hangs_with"));
    let others = std::iter::once(&note.item).chain(&note.merged);
    for item in others.filter(|item| item.head.id != id) {
        body(ui, &item.text);
        let may = cx.may_change(BoardItem::KIND, &item.head);
        if may && item.merged_into.is_some() {
            ui.push_id(item.head.id, |ui| {
                if link(ui, &cx.text.get("board-take_away")).clicked() {
                    let empty = json!(null);
                    cx.set(BoardItem::KIND, item.head.id, BoardItem::merged_into, empty);
                }
            });
        }
    }
    let words = cx.text.get("board-apart");
    let button = Button::secondary(&words).icon(Icon::Split).small();
    if ui.add(button).clicked() {
        act(cx, Act::Apart(note.item.head.id));
    }
}

/// What became of it, or a way to make something of it.
fn became(ui: &mut Ui, cx: &Cx<'_>, id: Id, view: &View) {
    let note = view.in_order.find(id).and_then(|at| view.in_order.note(at));
    let Some(note) = note else { return };
    divider(ui);
    if let Some(became) = view.became_of(note) {
        state_chip(ui, State::Good, &became_words(cx, became.kind.code));
        if link(ui, &became.title).clicked() {
            cx.go(Route::record(became.kind, became.id));
        }
        return;
    }
    let id = note.item.head.id;
    if !cx.may_change(BoardItem::KIND, &note.item.head) {
        return;
    }
    for (key, keys, makes) in [
        ("board-to_activity", "A", Act::ToActivity(id)),
        ("board-to_initiative", "F", Act::ToInitiative(id)),
    ] {
        let words = cx.text.get(key);
        let button = Button::secondary(&words)
            .icon(Icon::ArrowRight)
            .shortcut(keys);
        if ui.add(button.fill_width()).clicked() {
            act(cx, makes);
        }
    }
}

/// Has the page do something: what stands beside it is drawn apart from what it remembers.
fn act(cx: &Cx<'_>, act: Act) {
    cx.asks
        .tell(move |state: &mut super::State| state.acts.push(act));
}

/// "Blev en aktivitet".
pub fn became_words(cx: &Cx<'_>, kind: &str) -> String {
    cx.text.get(&format!("board-became-{kind}"))
}
