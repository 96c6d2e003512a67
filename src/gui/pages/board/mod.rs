//! A board's page: notes in columns, written, moved, merged and voted on with the keyboard or the mouse.

mod acts;
mod bar;
mod begin;
mod beside;
mod keys;
mod load;
mod notes;
mod risks;
mod shown;
#[allow(dead_code, reason = "the second window draws it")]
pub mod wall;

use std::cell::RefCell;

use eframe::egui::{
    EventFilter, Id as UiId, Key, Modifiers, TextWrapMode, Ui, UiBuilder, accesskit::Role,
};

use self::acts::Acts;
pub use self::load::{View, view};
use self::shown::Shown;
use super::plan::ACTIVITIES;
use crate::domain::{BoardItem, Id, LONGEST_LINE, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::shelf::{self, record};
use crate::gui::theme::space;
use crate::gui::widgets::{TextField, small};
use crate::workspace::Row;

/// What the page remembers while it is drawn; what shall not be lost is kept with the board.
#[derive(Default)]
pub struct State {
    acts: Acts,
    /// The note that the next one is merged with.
    held: Option<Id>,
    /// The risk whose likelihood was given with a key, and whose consequence is given next.
    graded: Option<Id>,
    /// The column that is being given another name, and that name.
    renamed: Option<(usize, String)>,
    /// What shall have the keyboard.
    focus: Option<Focus>,
    /// The frame that the page was drawn in last: whoever comes back to it begins with the line again.
    drawn: u64,
}

/// What can have the keyboard on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// The line that a note is written on.
    Line,
    /// The chosen note.
    Chosen,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let id = row.head.id;
    cx.letters.read(state);
    let Some(view) = view(cx, id) else { return };
    let Some(view) = view.as_ref() else { return };
    let shelves = [&beside::ABOUT, &beside::NOTES, &ACTIVITIES];
    shelf::with_beside(ui, cx, Some(id), &shelves, states, |ui, _| {
        ui.push_id(id, |ui| page(ui, cx, row, view, state));
    });
    state.acts.step(cx, view, Shown::of(cx, id).by_votes);
}

/// What is drawn of a board, and what is done to it.
struct Board<'a> {
    cx: &'a Cx<'a>,
    view: &'a View,
    /// Whether notes may be put up and moved here.
    may: bool,
    shown: RefCell<Shown>,
    state: RefCell<&'a mut State>,
}

impl Board<'_> {
    fn id(&self) -> Id {
        self.view.board.head.id
    }

    fn shown(&self) -> Shown {
        *self.shown.borrow()
    }

    fn choose(&self, note: Option<Id>) {
        let mut shown = self.shown.borrow_mut();
        if shown.chosen != note {
            self.state.borrow_mut().graded = None;
        }
        shown.chosen = note;
        // What is open beside follows what is chosen.
        if note.is_some() && self.cx.open(self.id(), BoardItem::CODE).is_some() {
            self.cx.set_open(self.id(), BoardItem::CODE, note);
        }
    }

    fn act(&self, act: acts::Act) {
        if self.may {
            self.state.borrow_mut().acts.push(act);
        }
    }

    fn focus(&self, focus: Focus) {
        self.state.borrow_mut().focus = Some(focus);
    }
}

fn page(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: &View, state: &mut State) {
    let id = row.head.id;
    let before = Shown::of(cx, id);
    let board = Board {
        cx,
        view,
        may: cx.may_make_in(BoardItem::KIND, row.head.municipality),
        shown: RefCell::new(before),
        state: RefCell::new(&mut *state),
    };
    ui.add_space(space::L);
    let title = record::title(cx, row);
    record::head(ui, cx, row, (&title, &view.about), None, |ui| {
        bar::head(ui, &board)
    });
    if begin::is_wanted(&board) {
        begin::ui(ui, &board);
    } else {
        whole(ui, &board);
    }
    let shown = board.shown();
    if shown != before {
        shown.keep(cx, id);
        ui.ctx().request_repaint();
    }
}

/// The bar, the columns, and at the bottom the line that a note is written on.
fn whole(ui: &mut Ui, board: &Board<'_>) {
    keys::line(ui, board);
    bar::ui(ui, board);
    ui.add_space(space::S);
    const LINE: f32 = 82.0;
    let mut place = ui.available_rect_before_wrap();
    let bottom = place.bottom();
    if board.may {
        place.max.y -= LINE;
    }
    let builder = UiBuilder::new()
        .max_rect(place)
        .id_salt("columns")
        .accessibility_role(Role::Group)
        .accessibility_label(&board.view.board.title);
    ui.scope_builder(builder, |ui| {
        if board.view.board.asks_risk() {
            risks::ui(ui, board);
        } else {
            notes::columns(ui, board);
        }
    });
    if board.may {
        let mut below = place;
        (below.min.y, below.max.y) = (place.max.y + space::S, bottom);
        ui.scope_builder(UiBuilder::new().max_rect(below).id_salt("line"), |ui| {
            write(ui, board);
        });
    }
}

/// The id of the line that a note is written on.
fn line_id(board: Id) -> UiId {
    UiId::unique(("board line", board))
}

/// Draws the line that a note is written on; Enter puts it up.
fn write(ui: &mut Ui, board: &Board<'_>) {
    let (cx, id) = (board.cx, line_id(board.id()));
    let columns = &board.view.hung(false).columns;
    let column = columns.get(board.shown().column).or(columns.first());
    let Some(column) = column else { return };
    let hint = cx
        .text
        .with("board-write", &[("column", column.name.as_str().into())]);
    let entered = ui.memory(|memory| memory.has_focus(id))
        && cx.keyboard.is_pages()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextField::new(&hint)
        .label_hidden()
        .hint(&hint)
        .limit(LONGEST_LINE)
        .id(id);
    let (words, response) = cx.line(board.id(), shown::NOTE, |words| {
        let response = field.show(ui, words).response;
        let put = entered && !words.trim().is_empty();
        (put.then(|| std::mem::take(words)), response)
    });
    if let Some(words) = words {
        acts::put_up(cx, board.view, &column.name, words.trim());
        board.shown.borrow_mut().chosen = None;
    }
    if response.has_focus() {
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let mut state = board.state.borrow_mut();
    let now = ui.ctx().cumulative_frame_nr();
    let comes = std::mem::replace(&mut state.drawn, now) + 1 < now;
    if comes || state.focus == Some(Focus::Line) {
        state.focus = None;
        response.request_focus();
    }
    drop(state);
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    small(ui, &cx.text.get("board-keys"));
}
