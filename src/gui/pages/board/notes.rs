//! The columns of a board and the notes that hang in them.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CursorIcon, Galley, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::acts::Act;
use super::keys::{self, note_id};
use super::{Board, Focus, acts, beside, line_id};
use crate::domain::{Board as Kept, BoardItem, Id, LONGEST_LINE, Record as _};
use crate::gui::theme::{CARD_RADIUS, Theme, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    IconButton, Shape, TextField, focus_ring, heading, one_line, small, wrapped,
};
use crate::insight::{HungColumn, HungNote};
use crate::text::dotted;

/// The least width of a column.
const COLUMN: f32 = 168.0;
/// The room around the words on a note.
const SIDE: f32 = 12.0;
const ABOVE: f32 = 10.0;
/// The row where the buttons of the chosen note stand.
const BUTTONS: f32 = 30.0;

/// Draws the columns, which scroll together under their names.
pub fn columns(ui: &mut Ui, board: &Board<'_>) {
    let columns = &board.view.hung(board.shown().by_votes).columns;
    let gap = space::M;
    let count = columns.len().max(1) as f32;
    let room = ui.available_width();
    let width = ((room - gap * (count - 1.0)) / count).max(COLUMN).floor();
    let whole = count * width + (count - 1.0) * gap;
    ScrollArea::horizontal()
        .id_salt("across")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(whole.max(room));
            let top = ui.cursor().min;
            let place = |index: usize, top: f32, height: f32| {
                let left = ui.cursor().min.x + index as f32 * (width + gap);
                Rect::from_min_size(pos2(left, top), vec2(width, height))
            };
            let heads: Vec<Rect> = (0..columns.len())
                .map(|at| place(at, top.y, 30.0))
                .collect();
            for ((index, column), head) in columns.iter().enumerate().zip(&heads) {
                let builder = UiBuilder::new().max_rect(*head).id_salt(("head", index));
                name(&mut ui.new_child(builder), board, index, column);
            }
            ui.advance_cursor_after_rect(Rect::from_min_size(top, vec2(whole, 32.0)));
            ScrollArea::vertical()
                .id_salt("down")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let top = ui.cursor().min;
                    let least = ui.available_height();
                    let mut bottom = top.y;
                    for (index, column) in columns.iter().enumerate() {
                        let left = top.x + index as f32 * (width + gap);
                        let area = Rect::from_min_size(pos2(left, top.y), vec2(width, least));
                        bottom = bottom.max(self::column(ui, board, index, column, area));
                    }
                    let size = vec2(whole, (bottom - top.y).max(least));
                    ui.advance_cursor_after_rect(Rect::from_min_size(top, size));
                });
        });
}

/// The name of a column, and how many notes hang in it; the one that is written in is marked.
fn name(ui: &mut Ui, board: &Board<'_>, index: usize, column: &HungColumn) {
    let renamed = board.state.borrow_mut().renamed.take();
    if let Some((at, words)) = renamed {
        if at == index {
            return rename(ui, board, (index, column), words);
        }
        board.state.borrow_mut().renamed = Some((at, words));
    }
    let colours = &Theme::of(ui).palette;
    let written = board.may && board.shown().column == index;
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("name"), Sense::CLICK);
    ui.horizontal(|ui| {
        heading(ui, 2, &column.name);
        small(ui, &board.cx.text.number(column.count()));
        if !column.known {
            small(ui, &board.cx.text.get("board-not_a_column"));
        }
        let pointed = response.contains_pointer() || written;
        if pointed && board.cx.may_change(Kept::KIND, &board.view.board.head) {
            let words = board.cx.text.get("board-rename");
            let button = IconButton::new(Icon::Edit, &words).small();
            if ui.add(button.colour(colours.muted)).clicked() {
                board.state.borrow_mut().renamed = Some((index, column.name.clone()));
            }
        }
    });
    let line = if written {
        colours.accent.ink
    } else {
        colours.line
    };
    let thick = if written { 2.0 } else { 1.0 };
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 1.0,
        Stroke::new(thick, line),
    );
    if response.clicked() {
        board.shown.borrow_mut().column = index;
        board.focus(Focus::Line);
    }
}

/// The name of a column while it is being changed; Enter changes it, Esc leaves it.
fn rename(
    ui: &mut Ui,
    board: &Board<'_>,
    (index, column): (usize, &HungColumn),
    mut words: String,
) {
    let label = board.cx.text.get("board-rename");
    let id = line_id(board.id()).with("rename");
    let field = TextField::new(&label)
        .label_hidden()
        .limit(LONGEST_LINE)
        .id(id);
    let entered = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let begun = ui.ctx().read_response(id).is_some();
    let response = field.show(ui, &mut words).response;
    if !begun {
        response.request_focus();
    }
    if entered && !words.trim().is_empty() {
        acts::rename(board.cx, board.view, column, words.trim());
        board.focus(Focus::Line);
    } else if !begun || response.has_focus() {
        board.state.borrow_mut().renamed = Some((index, words));
    }
}

/// A column of notes; how far down it reaches.
fn column(ui: &mut Ui, board: &Board<'_>, index: usize, column: &HungColumn, area: Rect) -> f32 {
    let faces: Vec<Face> = column
        .notes
        .iter()
        .map(|note| Face::of(ui, board, note, area.width()))
        .collect();
    let mut place = area.min + vec2(0.0, space::S);
    let rects: Vec<Rect> = faces
        .iter()
        .map(|face| {
            let rect = Rect::from_min_size(place, vec2(area.width(), face.height));
            place.y += face.height + space::S;
            rect
        })
        .collect();
    let mut whole = area;
    whole.max.y = whole.max.y.max(place.y + space::L);
    let response = ui.interact(whole, ui.scope_id().with(("column", index)), Sense::hover());
    let builder = UiBuilder::new()
        .max_rect(whole)
        .id_salt(("notes", index))
        .accessibility_role(Role::List)
        .accessibility_label(&column.name);
    ui.scope_builder(builder, |ui| {
        for ((at, note), (face, rect)) in column
            .notes
            .iter()
            .enumerate()
            .zip(faces.iter().zip(&rects))
        {
            self::note(ui, board, ((index, at), note), face, *rect);
        }
    });
    drop_on(ui, board, index, &response, &rects);
    place.y
}

/// Takes in a note that is dropped on a column, where it is dropped.
fn drop_on(ui: &Ui, board: &Board<'_>, index: usize, column: &Response, rects: &[Rect]) {
    if column.dnd_hover_payload::<Id>().is_none() || !board.may {
        return;
    }
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    let colours = &Theme::of(ui).palette;
    let before = rects.iter().filter(|rect| rect.center().y < at.y).count();
    let line = match (rects.get(before), rects.last()) {
        (Some(rect), _) => rect.top() - space::XS,
        (None, Some(last)) => last.bottom() + space::XS,
        (None, None) => column.rect.top() + space::XS,
    };
    let stroke = Stroke::new(3.0, colours.accent.ink);
    ui.painter().hline(column.rect.x_range(), line, stroke);
    if let Some(id) = column.dnd_release_payload::<Id>() {
        board.choose(Some(*id));
        board.focus(Focus::Chosen);
        board.act(Act::To(*id, (index, before)));
    }
}

/// How a note looks: its words laid out, and how high it is.
struct Face {
    words: Option<Arc<Galley>>,
    votes: Option<Arc<Galley>>,
    foot: Vec<(Option<Icon>, Arc<Galley>)>,
    height: f32,
}

impl Face {
    fn of(ui: &Ui, board: &Board<'_>, note: &HungNote, width: f32) -> Self {
        let colours = &Theme::of(ui).palette;
        let (cx, shown) = (board.cx, board.shown());
        let votes = (note.votes > 0).then(|| {
            let words = cx.text.number(note.votes);
            one_line(ui, Type::Number, &words, colours.accent.ink, f32::INFINITY)
        });
        let beside = votes
            .as_ref()
            .map_or(0.0, |votes| votes.size().x + space::S);
        let room = width - 2.0 * SIDE;
        let words = (!shown.hidden).then(|| {
            wrapped(
                ui,
                Type::Medium,
                &note.item.text,
                colours.text,
                room - beside,
            )
        });
        let foot: Vec<_> = foot(board, note)
            .into_iter()
            .map(|(icon, said)| {
                let ink = if icon.is_some() {
                    colours.good.ink
                } else {
                    colours.muted
                };
                let left = if icon.is_some() { 18.0 } else { 0.0 };
                (icon, wrapped(ui, Type::Small, &said, ink, room - left))
            })
            .collect();
        let said = words
            .as_ref()
            .map_or(20.0, |words| words.size().y.max(20.0));
        let below = foot.iter().map(|(_, line)| line.size().y + 2.0);
        let below = below.fold(0.0, |sum: f32, line| sum + line);
        let chosen = shown.chosen == Some(note.item.head.id);
        let buttons = if chosen && board.may { BUTTONS } else { 0.0 };
        Self {
            words,
            votes,
            foot,
            height: (2.0 * ABOVE + said + below + buttons).ceil(),
        }
    }
}

/// What stands below the words of a note, in a line each; what it became has a mark.
fn foot(board: &Board<'_>, note: &HungNote) -> Vec<(Option<Icon>, String)> {
    let (cx, item) = (board.cx, &note.item);
    let mut lines = Vec::new();
    let together = (!note.merged.is_empty())
        .then(|| cx.text.with("board-notes", &[("n", note.count().into())]));
    let risk = board
        .view
        .board
        .asks_risk()
        .then(|| risk_words(board, item));
    let asked = board
        .view
        .board
        .asks_validation()
        .then(|| idea_words(board, item));
    let said = dotted([together, risk, asked].into_iter().flatten());
    if !said.is_empty() {
        lines.push((None, said));
    }
    if let Some(became) = board.view.became_of(note) {
        lines.push((
            Some(Icon::Check),
            beside::became_words(cx, became.kind.code),
        ));
    }
    lines
}

fn risk_words(board: &Board<'_>, item: &BoardItem) -> String {
    let grade = |grade: Option<i64>| grade.map_or("–".to_owned(), |grade| grade.to_string());
    let args = [
        ("likelihood", grade(item.likelihood).into()),
        ("consequence", grade(item.consequence).into()),
    ];
    board.cx.text.with("board-risk", &args)
}

fn idea_words(board: &Board<'_>, item: &BoardItem) -> String {
    let answered = item.validation().map(|answer| match answer {
        Some(true) => "board-yes",
        Some(false) => "board-no",
        None => "board-unknown",
    });
    let answered = answered.map(|key| board.cx.text.get(key));
    let args = [("answers", answered.join(" ").into())];
    board.cx.text.with("board-validation", &args)
}

/// Draws a note and takes in what is done to it.
fn note(
    ui: &mut Ui,
    board: &Board<'_>,
    (at, note): ((usize, usize), &HungNote),
    face: &Face,
    rect: Rect,
) {
    let id = note.item.head.id;
    let shown = board.shown();
    let chosen = shown.chosen == Some(id);
    // One stop for the Tab key: the arrows go from note to note.
    let sense = if chosen {
        Sense::click_and_drag()
    } else {
        Sense::CLICK | Sense::DRAG
    };
    let response = ui.interact(rect, note_id(id), sense);
    if board.may {
        response.dnd_set_drag_payload(id);
    }
    if ui.is_rect_visible(rect) {
        paint(ui, board, note, face, rect, &response);
    }
    name_for_readers(ui, board, note, &response, chosen);
    clicked(board, note, &response);
    if chosen {
        if board.state.borrow().focus == Some(Focus::Chosen) {
            board.state.borrow_mut().focus = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        // Within the note: what scrolls has no room around it.
        focus_ring(
            ui,
            &response,
            rect.shrink(3.0),
            f32::from(CARD_RADIUS) - 3.0,
        );
        if response.has_focus() {
            keys::note(ui, board, at, note);
        }
        if board.may {
            buttons(ui, board, note, rect);
        }
    }
    response.on_hover_cursor(CursorIcon::Grab);
}

fn clicked(board: &Board<'_>, note: &HungNote, response: &Response) {
    let id = note.item.head.id;
    if response.clicked() || response.drag_started() {
        let held = board.state.borrow().held.filter(|held| *held != id);
        if let Some(held) = held.filter(|_| response.clicked()) {
            board.state.borrow_mut().held = None;
            board.act(Act::Merge(held, id));
        }
        board.choose(Some(id));
        board.focus(Focus::Chosen);
    }
    if response.double_clicked() {
        board.cx.set_open(board.id(), BoardItem::CODE, Some(id));
    }
}

/// What a screen reader is told of a note.
fn name_for_readers(
    ui: &Ui,
    board: &Board<'_>,
    note: &HungNote,
    response: &Response,
    chosen: bool,
) {
    response.widget_info(|| {
        let words = if board.shown().hidden {
            board.cx.text.get("board-hidden_note")
        } else {
            note.item.text.clone()
        };
        let votes = (note.votes > 0).then(|| {
            board
                .cx
                .text
                .with("board-votes", &[("n", note.votes.into())])
        });
        let foot = foot(board, note).into_iter().map(|(_, said)| said);
        let all = [Some(words), votes].into_iter().flatten().chain(foot);
        WidgetInfo::labeled(Role::ListItem, true, dotted(all))
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
}

fn paint(
    ui: &Ui,
    board: &Board<'_>,
    note: &HungNote,
    face: &Face,
    rect: Rect,
    response: &Response,
) {
    let colours = &Theme::of(ui).palette;
    let id = note.item.head.id;
    let chosen = board.shown().chosen == Some(id);
    let held = board.state.borrow().held == Some(id);
    let ground = match (held, board.view.has_become(note)) {
        (true, _) => colours.accent.soft,
        (false, true) => colours.good.soft,
        (false, false) => colours.surface,
    };
    let edge = match (chosen || held, response.hovered()) {
        (true, _) => Stroke::new(1.5, colours.accent.ink),
        (false, true) => Stroke::new(1.0, colours.edge_strong),
        (false, false) => Stroke::new(1.0, colours.line),
    };
    let painter = ui.painter();
    if !note.merged.is_empty() {
        let under = rect.translate(vec2(3.0, 3.0));
        let edge = Stroke::new(1.0, colours.line);
        painter.rect(under, CARD_RADIUS, ground, edge, StrokeKind::Inside);
    }
    painter.rect(rect, CARD_RADIUS, ground, edge, StrokeKind::Inside);
    let inside = rect.shrink2(vec2(SIDE, ABOVE));
    let mut y = inside.top();
    match &face.words {
        Some(words) => {
            painter.galley(inside.min, words.clone(), Color32::PLACEHOLDER);
            y += words.size().y.max(20.0);
        }
        None => {
            let bar =
                Rect::from_min_size(inside.min + vec2(0.0, 6.0), vec2(inside.width() * 0.6, 8.0));
            painter.rect_filled(bar, 4.0, colours.track);
            y += 20.0;
        }
    }
    if let Some(votes) = &face.votes {
        let at = Align2::RIGHT_TOP.anchor_size(inside.right_top(), votes.size());
        painter.galley(at.min - vec2(0.0, 3.0), votes.clone(), Color32::PLACEHOLDER);
    }
    for (icon, line) in &face.foot {
        y += 2.0;
        let mut x = inside.left();
        if icon.is_some() {
            Shape::Check.paint(painter, pos2(x + 5.0, y + 8.0), 9.0, colours.good.ink);
            x += 18.0;
        }
        painter.galley(pos2(x, y), line.clone(), Color32::PLACEHOLDER);
        y += line.size().y;
    }
}

/// The buttons of the chosen note.
fn buttons(ui: &mut Ui, board: &Board<'_>, note: &HungNote, rect: Rect) {
    let id = note.item.head.id;
    let cx = board.cx;
    let mut place = rect.shrink2(vec2(SIDE - 5.0, 4.0));
    place.min.y = place.max.y - BUTTONS + 4.0;
    let builder = UiBuilder::new()
        .max_rect(place)
        .id_salt(("buttons", id))
        .layout(eframe::egui::Layout::left_to_right(
            eframe::egui::Align::Center,
        ));
    let mut row = ui.new_child(builder);
    row.spacing_mut().item_spacing.x = 2.0;
    let mut button = |icon, key: &str, keys: &str| {
        let name = cx.text.get(key);
        let tooltip = format!("{name} ({keys})");
        row.add(IconButton::new(icon, &name).tooltip(&tooltip).small())
            .clicked()
    };
    if button(Icon::Plus, "board-vote", "+") {
        board.act(Act::Vote(id));
    }
    if note.votes > 0 && button(Icon::Minus, "board-unvote", "−") {
        board.act(Act::Unvote(id));
    }
    if button(Icon::Merge, "board-merge", "M") {
        keys::hold(board, id);
    }
    if !note.merged.is_empty() && button(Icon::Split, "board-apart", "M") {
        board.act(Act::Apart(id));
    }
    if button(Icon::Edit, "board-open", "Enter") {
        cx.set_open(board.id(), BoardItem::CODE, Some(id));
    }
}
