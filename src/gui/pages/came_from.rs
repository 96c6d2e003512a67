//! Where an activity or a change initiative came from: the notes on boards that became it.

use eframe::egui::Ui;

use crate::domain::{Board, BoardItem, Id, Part, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::space;
use crate::gui::widgets::{body, link, small};
use crate::workspace::Result;

/// A note that became something: what it says, its board, and what that is called.
struct From(String, Id, String);

/// Draws where a record came from, if any note became it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    if !cx.uses(Some(Part::Boards)) {
        return;
    }
    let came = cx.view(("came from", id), move |source| {
        let names = source.names()?;
        let notes = source.reader.of::<BoardItem>(BoardItem::became, id)?;
        let notes = notes
            .into_iter()
            .filter_map(|note| Some((note.text, note.board?)));
        let all = notes.map(|(text, board)| From(text, board, names.title(board).to_owned()));
        Result::Ok(all.filter(|from| !from.2.is_empty()).collect::<Vec<_>>())
    });
    let Some(came) = came.filter(|came| !came.is_empty()) else {
        return;
    };
    ui.add_space(space::S);
    small(ui, &cx.text.get("board-came_from"));
    for From(text, board, title) in came.iter() {
        body(ui, text);
        if link(ui, title).clicked() {
            cx.set_open(*board, BoardItem::CODE, None);
            cx.go(Route::record(Board::KIND, *board));
        }
    }
}
