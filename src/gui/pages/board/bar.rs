//! What can be done with a board as a whole: hide and show, sort, the timer, and how many votes there are.

use eframe::egui::{Align, Layout, Ui};

use super::shown::{self, TIMES};
use super::{Board, Focus};
use crate::domain::{Board as Kept, Id, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::pictures;
use crate::gui::theme::{Theme, Tone, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, MenuItem, Shape, link, menu_below, small, state_words, text};
use crate::report::picture::BoardOnPaper;

/// What stands at the head of the page.
pub fn head(ui: &mut Ui, board: &Board<'_>) {
    let cx = board.cx;
    let id = board.id();
    if cx.may_change(Kept::KIND, &board.view.board.head) {
        let words = cx.text.get("board-edit");
        if ui
            .add(Button::secondary(&words).icon(Icon::Settings))
            .clicked()
        {
            let open = cx.open(id, Kept::CODE).is_none();
            cx.set_open(id, Kept::CODE, open.then_some(id));
        }
    }
    let by_votes = board.shown().by_votes;
    pictures::of_record(
        ui,
        cx,
        &board.view.board.title,
        move |reader, text, today| {
            let board = BoardOnPaper::read(reader, text, id, Some(by_votes))?;
            board
                .map(|board| board.picture(reader, text, today))
                .transpose()
        },
    );
}

/// The bar above the columns.
pub fn ui(ui: &mut Ui, board: &Board<'_>) {
    let cx = board.cx;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let shown = board.shown();
        let words = cx.text.get(if shown.hidden {
            "board-show"
        } else {
            "board-hide"
        });
        let icon = if shown.hidden {
            Icon::Eye
        } else {
            Icon::EyeOff
        };
        let button = Button::secondary(&words).icon(icon).small().shortcut("H");
        if ui.add(button).clicked() {
            board.shown.borrow_mut().hidden = !shown.hidden;
        }
        let key = match (shown.by_votes, board.view.board.asks_risk()) {
            (true, _) => "board-in_order",
            (false, true) => "board-by_gravity",
            (false, false) => "board-by_votes",
        };
        let words = cx.text.get(key);
        let button = Button::secondary(&words)
            .icon(Icon::Vote)
            .small()
            .shortcut("S");
        if ui.add(button).clicked() {
            board.shown.borrow_mut().by_votes = !shown.by_votes;
        }
        timer(ui, cx, board.id());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if holding(ui, board) {
                return;
            }
            votes(ui, board);
        });
    });
}

/// Says what is held to be merged, if anything is; whether it is.
fn holding(ui: &mut Ui, board: &Board<'_>) -> bool {
    let cx = board.cx;
    let Some(held) = board.state.borrow().held else {
        return false;
    };
    let hung = board.view.hung(board.shown().by_votes);
    let note = hung.find(held).and_then(|at| hung.note(at));
    let Some(note) = note else {
        board.state.borrow_mut().held = None;
        return false;
    };
    if link(ui, &cx.text.get("form-cancel")).clicked() {
        board.state.borrow_mut().held = None;
        board.focus(Focus::Chosen);
    }
    let said: String = note.item.text.chars().take(40).collect();
    let words = cx.text.with("board-merge_with", &[("note", said.into())]);
    state_words(ui, Shape::Half, Tone::Accent, &words);
    true
}

/// How many votes there are, and whether there are too many.
fn votes(ui: &mut Ui, board: &Board<'_>) {
    let (cx, voting) = (board.cx, &board.view.voting);
    let words = voting_words(cx, board.view);
    if words.is_empty() {
        return;
    }
    match voting.left() {
        Some(left) if left < 0 => {
            state_words(ui, Shape::Triangle, Tone::Bad, &words);
        }
        Some(0) => {
            state_words(ui, Shape::Check, Tone::Good, &words);
        }
        _ => {
            small(ui, &words);
        }
    }
}

/// How many votes there are of how many there may be, in words.
pub fn voting_words(cx: &Cx<'_>, view: &super::View) -> String {
    let voting = &view.voting;
    let number = |key: &str, n: i64| cx.text.with(key, &[("n", n.into())]);
    let cast = match voting.limit {
        Some(limit) => {
            let args = [("n", voting.cast.into()), ("of", limit.into())];
            cx.text.with("board-votes_of", &args)
        }
        None if voting.cast == 0 && voting.each.is_none() => String::new(),
        None => number("board-votes", voting.cast),
    };
    let over = voting.left().filter(|left| *left < 0);
    let over = over.map(|left| number("board-votes_over", -left));
    let each = voting.each.map(|each| number("board-votes_each", each));
    let there = voting.there.map(|there| number("board-there", there));
    crate::text::dotted([there, each, Some(cast), over].into_iter().flatten())
}

/// The timer: what is left, or a menu to set it.
fn timer(ui: &mut Ui, cx: &Cx<'_>, board: Id) {
    let left = shown::timer(ui.ctx(), cx, board);
    let words = match left {
        Some(left) => cx.text.clock(left),
        None => cx.text.get("board-timer"),
    };
    if left == Some(0) {
        let ink = Theme::of(ui).palette.bad.ink;
        text(ui, Type::SmallMedium, ink, &cx.text.get("board-time_is_up"));
    }
    let button = ui.add(Button::secondary(&words).icon(Icon::Clock).small());
    menu_below(&button, &cx.text.get("board-timer"), |ui| {
        for (minutes, seconds) in TIMES {
            let words = cx.text.hours(*minutes);
            if ui.add(MenuItem::new(&words).icon(Icon::Clock)).clicked() {
                shown::set_timer(cx, board, Some(*seconds));
            }
        }
        let words = cx.text.get("board-timer_stop");
        if left.is_some() && ui.add(MenuItem::new(&words).icon(Icon::Close)).clicked() {
            shown::set_timer(cx, board, None);
        }
    });
}
