//! The keys of a board: on the line that a note is written on, and on the chosen note.

use eframe::egui::{EventFilter, Id as UiId, Key, Modifiers, Ui};

use super::acts::Act;
use super::{Board, Focus, line_id};
use crate::domain::{BoardItem, Id, Record as _};
use crate::insight::{HungAt, HungNote};

/// The id that a note is drawn with.
pub fn note_id(note: Id) -> UiId {
    UiId::unique(("board note", note))
}

/// The keys of the line: Tab goes to the next column, an arrow up to the notes. That arrow does so too where nothing
/// has the keyboard.
pub fn line(ui: &Ui, board: &Board<'_>) {
    let focused = ui.memory(|memory| memory.focused());
    let on_the_line = focused == Some(line_id(board.id()));
    if !(on_the_line || focused.is_none()) || !board.cx.keyboard.is_pages() {
        return;
    }
    let pressed = |modifiers, key: Key| {
        let heard = on_the_line || key == Key::ArrowUp;
        heard && ui.input_mut(|input| input.consume_key(modifiers, key))
    };
    let columns = &board.view.hung(board.shown().by_votes).columns;
    let count = columns.len().max(1);
    let now = board.shown().column.min(count - 1);
    if pressed(Modifiers::SHIFT, Key::Tab) {
        board.shown.borrow_mut().column = (now + count - 1) % count;
    } else if pressed(Modifiers::NONE, Key::Tab) {
        board.shown.borrow_mut().column = (now + 1) % count;
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        let here = columns.get(now).and_then(|column| column.notes.last());
        let any = || columns.iter().find_map(|column| column.notes.last());
        if let Some(note) = here.or_else(any) {
            board.choose(Some(note.item.head.id));
            board.focus(Focus::Chosen);
        }
    }
}

/// The keys of the chosen note, which has the keyboard.
pub fn note(ui: &Ui, board: &Board<'_>, at: HungAt, note: &HungNote) {
    let id = note.item.head.id;
    if !board.cx.keyboard.is_pages() {
        return;
    }
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(note_id(id), filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let moves = [
        (Key::ArrowLeft, Act::Aside(id, -1)),
        (Key::ArrowRight, Act::Aside(id, 1)),
        (Key::ArrowUp, Act::Along(id, -1)),
        (Key::ArrowDown, Act::Along(id, 1)),
    ];
    for (key, act) in moves {
        if pressed(Modifiers::SHIFT, key) {
            board.act(act);
        }
    }
    walk(ui, board, at);
    let key = |key| pressed(Modifiers::NONE, key);
    if key(Key::Plus) || key(Key::Equals) {
        board.act(Act::Vote(id));
    }
    if key(Key::Minus) {
        board.act(Act::Unvote(id));
    }
    if key(Key::M) {
        merge(board, note);
    }
    if key(Key::A) {
        board.act(Act::ToActivity(id));
    }
    if key(Key::F) {
        board.act(Act::ToInitiative(id));
    }
    if key(Key::Delete) {
        board.act(Act::Remove(id));
    }
    if key(Key::Enter) {
        let open = board.cx.open(board.id(), BoardItem::CODE) != Some(id);
        board
            .cx
            .set_open(board.id(), BoardItem::CODE, open.then_some(id));
    }
    if board.view.board.asks_risk() {
        grade(ui, board, id);
    }
    of_the_board(ui, board);
}

/// Keys that are about the board and not about one note.
fn of_the_board(ui: &Ui, board: &Board<'_>) {
    let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if key(Key::S) {
        let mut shown = board.shown.borrow_mut();
        shown.by_votes = !shown.by_votes;
    }
    if key(Key::H) {
        let mut shown = board.shown.borrow_mut();
        shown.hidden = !shown.hidden;
    }
    if key(Key::U) {
        board.act(Act::Undo);
    }
    if key(Key::N) || key(Key::Tab) {
        board.focus(Focus::Line);
    }
}

/// Arrows go from note to note, and below the last to the line.
fn walk(ui: &Ui, board: &Board<'_>, (column, place): HungAt) {
    let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let columns = &board.view.hung(board.shown().by_votes).columns;
    let at = |column: usize, place: usize| {
        let notes = &columns.get(column)?.notes;
        notes.get(place.min(notes.len().checked_sub(1)?))
    };
    let go = |note: Option<&HungNote>, column: usize| {
        if let Some(note) = note {
            board.choose(Some(note.item.head.id));
            board.shown.borrow_mut().column = column;
            board.focus(Focus::Chosen);
        }
    };
    // An empty column is passed by.
    let beside = |mut places: Box<dyn Iterator<Item = usize>>| {
        places.find_map(|column| Some((at(column, place)?, column)))
    };
    if key(Key::ArrowUp) && place > 0 {
        go(at(column, place - 1), column);
    }
    if key(Key::ArrowDown) {
        let last = columns
            .get(column)
            .is_none_or(|of| place + 1 >= of.notes.len());
        if last {
            board.focus(Focus::Line);
        } else {
            go(at(column, place + 1), column);
        }
    }
    if key(Key::ArrowLeft)
        && let Some((note, column)) = beside(Box::new((0..column).rev()))
    {
        go(Some(note), column);
    }
    if key(Key::ArrowRight)
        && let Some((note, column)) = beside(Box::new(column + 1..columns.len()))
    {
        go(Some(note), column);
    }
}

/// M holds a note, and the next M merges it with the one that is chosen then; on merged notes it takes them apart.
pub fn merge(board: &Board<'_>, note: &HungNote) {
    let id = note.item.head.id;
    let held = board.state.borrow_mut().held.take();
    match held {
        Some(held) if held == id => {}
        Some(held) => board.act(Act::Merge(held, id)),
        None if !note.merged.is_empty() => board.act(Act::Apart(id)),
        None => hold(board, id),
    }
}

/// Holds a note until another is chosen to merge it with.
pub fn hold(board: &Board<'_>, id: Id) {
    if board.may {
        board.state.borrow_mut().held = Some(id);
    }
}

/// The first figure is how likely a risk is, the second how grave its consequence.
fn grade(ui: &Ui, board: &Board<'_>, id: Id) {
    let figures = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let pressed = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    let Some(grade) = (1..)
        .zip(&figures)
        .find_map(|(grade, key)| pressed(key).then_some(grade))
    else {
        return;
    };
    let graded = board.state.borrow().graded == Some(id);
    let field = if graded {
        BoardItem::consequence
    } else {
        BoardItem::likelihood
    };
    board.act(Act::Grade(id, field, grade));
    board.state.borrow_mut().graded = (!graded).then_some(id);
}
