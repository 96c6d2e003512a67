//! Tavlor: the walls of workshops.

use super::board;
use crate::domain::{Board, BoardItem, Part, Record};
use crate::gui::shelf::{
    Cell, Column, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, WHOSE, record,
};
use crate::gui::widgets::icons::Icon;

/// The page.
pub const BOARDS_PAGE: Page = Page {
    code: "boards",
    icon: Icon::Board,
    section: Section::Change,
    views: &[View::Shelf(&BOARDS)],
    counted: true,
    part: Some(Part::Boards),
    ..PAGE
};

/// The boards.
pub static BOARDS: Shelf = Shelf {
    kind: Board::KIND,
    icon: Icon::Board,
    list: List::Table(&[
        Column::of(Board::title, 240.0),
        Column::of(Board::template, 140.0),
        Column::of(Board::meeting, 180.0),
        Column {
            cell: Cell::Referring(BoardItem::KIND, BoardItem::board),
            least: 80.0,
        },
        WHOSE,
    ]),
    filters: &[Board::template],
    order: (Board::title, false),
    asks: New::Form(&[Board::title, Board::template, Board::meeting]),
    record: Place::Page(|ui, cx, id, states| {
        record::whole(ui, cx, &BOARDS, id, |ui, row| {
            states.with(Some(id), |state, states| {
                board::ui(ui, cx, row, state, states);
            });
        });
    }),
    ..SHELF
};
