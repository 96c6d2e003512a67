//! A board of risks: its notes, and beside them the matrix of how likely and how grave they are.

use eframe::egui::{
    Color32, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::acts::Act;
use super::{Board, Focus, notes};
use crate::domain::Id;
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type, space};
use crate::gui::widgets::{one_line, small};
use crate::insight::{HungNote, listed};

/// The grades there are.
pub const GRADES: std::ops::RangeInclusive<i64> = 1..=5;
/// The widest that a matrix is.
const WIDEST: f32 = 520.0;
/// The least room that notes need beside it.
const NOTES: f32 = 260.0;

/// Draws the notes, and the matrix beside them or below.
pub fn ui(ui: &mut Ui, board: &Board<'_>) {
    let whole = ui.available_rect_before_wrap();
    let (mut left, mut right) = (whole, whole);
    if whole.width() >= NOTES + 320.0 {
        let width = (whole.width() - NOTES - space::L).min(WIDEST);
        left.max.x = whole.right() - width - space::L;
        right.min.x = left.right() + space::L;
    } else {
        left.max.y = whole.top() + whole.height() * 0.45;
        right.min.y = left.bottom() + space::S;
    }
    ui.scope_builder(
        UiBuilder::new().max_rect(left).id_salt("risk notes"),
        |ui| {
            notes::columns(ui, board);
        },
    );
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("matrix"), |ui| {
        matrix(ui, board);
    });
}

/// The colour of a place in the matrix.
pub fn tone(likelihood: i64, consequence: i64) -> Tone {
    match likelihood * consequence {
        ..=4 => Tone::Good,
        5..=9 => Tone::Warning,
        _ => Tone::Bad,
    }
}

/// The notes that stand at a place of the matrix.
pub fn notes_at(
    view: &super::View,
    likelihood: i64,
    consequence: i64,
) -> impl Iterator<Item = &HungNote> {
    let all = view
        .in_order
        .columns
        .iter()
        .flat_map(|column| &column.notes);
    all.filter(move |note| {
        note.item.likelihood == Some(likelihood) && note.item.consequence == Some(consequence)
    })
}

fn matrix(ui: &mut Ui, board: &Board<'_>) {
    let cx = board.cx;
    let key = match board.state.borrow().graded {
        Some(_) => "board-matrix_then",
        None => "board-matrix",
    };
    small(ui, &cx.text.get(key));
    let whole = ui.available_rect_before_wrap();
    let colours = &Theme::of(ui).palette;
    let axis = 18.0;
    let room = vec2(whole.width() - axis, whole.height() - axis - space::S);
    let cell = vec2(room.x / 5.0, (room.y / 5.0).clamp(34.0, 84.0));
    for likelihood in GRADES {
        for consequence in GRADES {
            let left = whole.left() + axis + cell.x * (consequence - 1) as f32;
            let top = whole.top() + cell.y * (5 - likelihood) as f32;
            let rect = Rect::from_min_size(pos2(left, top), cell).shrink(1.5);
            place(ui, board, rect, (likelihood, consequence));
        }
    }
    let bottom = whole.top() + cell.y * 5.0;
    for grade in GRADES {
        let number = one_line(ui, Type::Small, &cx.text.number(grade), colours.muted, 20.0);
        let along = pos2(
            whole.left() + axis + cell.x * (grade as f32 - 0.5),
            bottom + 2.0,
        );
        ui.painter()
            .galley(along, number.clone(), Color32::PLACEHOLDER);
        let up = pos2(
            whole.left(),
            whole.top() + cell.y * (5.5 - grade as f32) - 8.0,
        );
        ui.painter().galley(up, number, Color32::PLACEHOLDER);
    }
}

/// One place of the matrix: the risks that stand there. A click or a note dropped on it grades the note.
fn place(ui: &mut Ui, board: &Board<'_>, rect: Rect, (likelihood, consequence): (i64, i64)) {
    let (cx, shown) = (board.cx, board.shown());
    let colours = &Theme::of(ui).palette;
    let tint = colours.tint(tone(likelihood, consequence));
    let id = ui.scope_id().with(("place", likelihood, consequence));
    let response = ui.interact(rect, id, Sense::CLICK);
    let here: Vec<&HungNote> = notes_at(board.view, likelihood, consequence).collect();
    let holds_chosen = here
        .iter()
        .any(|note| Some(note.item.head.id) == shown.chosen);
    let dropped = response.dnd_hover_payload::<Id>().is_some();
    let edge = if holds_chosen || dropped {
        Stroke::new(2.0, colours.accent.ink)
    } else {
        Stroke::new(1.0, colours.line)
    };
    ui.painter()
        .rect(rect, CARD_RADIUS, tint.soft, edge, StrokeKind::Inside);
    let inside = rect.shrink2(vec2(6.0, 3.0));
    let gravity = cx.text.number(likelihood * consequence);
    let gravity = one_line(ui, Type::Tiny, &gravity, tint.ink, inside.width());
    let corner = pos2(inside.right() - gravity.size().x, inside.top());
    ui.painter().galley(corner, gravity, Color32::PLACEHOLDER);
    let mut y = inside.top() + if inside.height() > 46.0 { 13.0 } else { 0.0 };
    for (nth, note) in here.iter().enumerate() {
        if y + 28.0 > inside.bottom() && nth + 1 < here.len() {
            let others = here.get(nth..).map_or(0, |rest| listed(rest, |_| true));
            let words = cx.text.with("board-and_others", &[("n", others.into())]);
            let words = one_line(ui, Type::Tiny, &words, colours.text, inside.width());
            ui.painter()
                .galley(pos2(inside.left(), y), words, Color32::PLACEHOLDER);
            break;
        }
        let words = if shown.hidden {
            "…"
        } else {
            note.item.text.as_str()
        };
        let words = one_line(ui, Type::Tiny, words, colours.text, inside.width());
        ui.painter()
            .galley(pos2(inside.left(), y), words, Color32::PLACEHOLDER);
        y += 14.0;
    }
    response.widget_info(|| {
        let args = [
            ("likelihood", likelihood.into()),
            ("consequence", consequence.into()),
        ];
        let risk = cx.text.with("board-place", &args);
        let notes = here.iter().map(|note| note.item.text.as_str());
        let notes: Vec<&str> = if shown.hidden {
            Vec::new()
        } else {
            notes.collect()
        };
        WidgetInfo::labeled(
            Role::Button,
            board.may,
            format!("{risk} {}", notes.join(", ")),
        )
    });
    let dropped = response.dnd_release_payload::<Id>().map(|id| *id);
    let clicked = shown.chosen.filter(|_| response.clicked());
    if let Some(note) = dropped.or(clicked) {
        board.choose(Some(note));
        board.focus(Focus::Chosen);
        board.act(Act::Grades(note, likelihood, consequence));
    }
}
