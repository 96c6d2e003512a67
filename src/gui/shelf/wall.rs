//! A page's form on the wall.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::wall::NamesShown;
use crate::gui::widgets::{Wall, WallHead};

/// Draws what the wall shows of a page: what it is about, a line below that, the time that is left where time is
/// taken, and what the page draws. What is said of names stands in the corner.
///
/// `shelf::wall::show(ui, cx, (&title, &under), None, |ui, wall| { wall.text(ui, Large::Body, "…"); })`
pub fn show<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (title, under): (&str, &str),
    clock: Option<&str>,
    draw: impl FnOnce(&mut Ui, Wall) -> R,
) -> R {
    let mark = mark(cx);
    let head = WallHead {
        title,
        under,
        clock,
        ..marked(cx, &mark)
    };
    Wall::show(ui, &head, draw)
}

/// Draws what has a head of its own; what is said of names stands in a corner.
pub fn bare<R>(ui: &mut Ui, cx: &Cx<'_>, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let mark = mark(cx);
    Wall::bare(ui, &marked(cx, &mark), draw)
}

fn mark(cx: &Cx<'_>) -> String {
    cx.text.get(match cx.wall.names {
        NamesShown::Hidden => "wall-names_hidden",
        NamesShown::First => "wall-names_first",
    })
}

fn marked<'a>(cx: &Cx<'_>, mark: &'a str) -> WallHead<'a> {
    WallHead {
        mark,
        names: cx.wall.names == NamesShown::First,
        ..WallHead::default()
    }
}
