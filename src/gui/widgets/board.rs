//! Boards: columns of cards that are moved by dragging or by keyboard.

use std::{any::Any, sync::Arc};

use eframe::egui::{
    Align, Color32, CursorIcon, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Response,
    ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::{
    button::IconButton,
    paint::{below, focus_ring, from_left, from_right, left_middle, one_line, scrolls, wrapped},
    text::{heading, small, text_row},
};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type, space};

/// Columns side by side, equally wide, scrolling sideways when they do not fit.
/// `board(ui, "plan", 4, 220.0, |ui, column| { … BoardColumn::new(…).show(ui, …) … })`
pub fn board(
    ui: &mut Ui,
    salt: &str,
    columns: usize,
    least: f32,
    mut column: impl FnMut(&mut Ui, usize),
) {
    let gap = space::M;
    let count = columns.max(1) as f32;
    let width = ((ui.available_width() - gap * (count - 1.0)) / count)
        .max(least)
        .floor();
    let area = ScrollArea::horizontal()
        .id_salt(salt)
        .auto_shrink([false, true]);
    scrolls(ui, false, |ui| {
        area.show(ui, |ui| {
            let top = ui.cursor().min;
            let mut bottom = top.y;
            for index in 0..columns {
                let left = top.x + index as f32 * (width + gap);
                let area =
                    Rect::from_min_size(pos2(left, top.y), vec2(width, ui.available_height()));
                let mut inner =
                    ui.new_child(UiBuilder::new().max_rect(area).id_salt((salt, index)));
                column(&mut inner, index);
                bottom = bottom.max(inner.min_rect().bottom());
            }
            let size = vec2(count * width + (count - 1.0) * gap, bottom - top.y);
            ui.advance_cursor_after_rect(Rect::from_min_size(top, size));
        })
    });
}

/// One column of a board.
/// `let dropped = BoardColumn::new("Pågår", "4").show::<Uuid>(ui, |ui| { … });`
#[must_use = "call `show`"]
pub struct BoardColumn<'a> {
    title: &'a str,
    count: &'a str,
    tone: Tone,
    least_height: f32,
}

impl<'a> BoardColumn<'a> {
    /// A column with its name and how many cards it has.
    pub fn new(title: &'a str, count: &'a str) -> Self {
        BoardColumn {
            title,
            count,
            tone: Tone::Neutral,
            least_height: 240.0,
        }
    }

    setters! {
        /// Colour of the mark by the name.
        pub tone(tone: Tone) = tone;
        /// At least this high.
        pub least_height(height: f32) = height;
    }

    /// Draw the column; answers with what was dropped on it now.
    pub fn show<T: Any + Send + Sync>(
        self,
        ui: &mut Ui,
        cards: impl FnOnce(&mut Ui),
    ) -> Option<Arc<T>> {
        let colours = &Theme::of(ui).palette;
        // Where the grounds do not differ, a line tells the columns apart.
        let plain = colours.navigation == colours.ground;
        let edge = if plain {
            Stroke::new(1.0, colours.line)
        } else {
            Stroke::NONE
        };
        let frame = Frame::new()
            .fill(colours.navigation)
            .stroke(edge)
            .corner_radius(CARD_RADIUS)
            .inner_margin(Margin::same(8));
        let builder = UiBuilder::new()
            .accessibility_role(Role::List)
            .accessibility_label(self.title);
        let shown = ui.scope_builder(builder, |ui| {
            frame
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.set_min_height(self.least_height);
                    ui.spacing_mut().item_spacing.y = space::S;
                    let head = self.title_row(ui);
                    self.under(ui, head, cards);
                })
                .response
        });
        let response = shown.inner;
        if response.dnd_hover_payload::<T>().is_some() {
            let edge = Stroke::new(2.0, colours.accent.ink);
            let inside = eframe::egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(response.rect, CARD_RADIUS, edge, inside);
        }
        response.dnd_release_payload::<T>()
    }

    /// Draws what stands under the title, which stays at the upper edge where it would be scrolled away.
    fn under(&self, ui: &mut Ui, head: Rect, cards: impl FnOnce(&mut Ui)) {
        /// Clear of where what is scrolled fades away.
        const FADE: f32 = 20.0;
        let (seen, top) = (ui.clip_rect(), ui.clip_rect().top() + FADE);
        if head.top() >= top {
            cards(ui);
            return;
        }
        let covered = FADE + head.height() + ui.spacing().item_spacing.y;
        ui.set_clip_rect(seen.with_min_y(seen.top() + covered));
        below(ui, covered, cards);
        ui.set_clip_rect(seen);
        // It goes with the last of the cards.
        let last = (ui.min_rect().bottom() - head.height()).max(head.top());
        let place = Rect::from_min_size(pos2(head.left(), top.min(last)), head.size());
        self.paint_title(ui, place);
    }

    fn paint_title(&self, ui: &Ui, place: Rect) {
        let colours = &Theme::of(ui).palette;
        let fill = colours.tint(self.tone).fill;
        let mark = from_left(place, 6.0);
        ui.painter().circle_filled(mark, 4.0, fill);
        let count = one_line(ui, Type::Small, self.count, colours.muted, f32::INFINITY);
        let end = from_right(place, space::XS + count.size().x);
        let title = from_left(place, 12.0 + ui.spacing().item_spacing.x);
        let room = end.x - space::XS - title.x;
        let words = one_line(ui, Type::Strong, self.title, colours.text, room);
        left_middle(ui, title, words);
        left_middle(ui, end, count);
        let line = Stroke::new(1.0, colours.line);
        let below = place.bottom() + ui.spacing().item_spacing.y / 2.0;
        ui.painter().hline(place.x_range(), below, line);
    }

    fn title_row(&self, ui: &mut Ui) -> Rect {
        let fill = Theme::of(ui).palette.tint(self.tone).fill;
        let top = ui.cursor().min;
        let whole = ui.available_width();
        text_row(ui, |ui| {
            let (_, place) = ui.allocate_space(vec2(12.0, 12.0));
            ui.painter().circle_filled(place.center(), 4.0, fill);
            heading(ui, 3, self.title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::XS);
                small(ui, self.count);
            });
        });
        let height = ui.cursor().top() - ui.spacing().item_spacing.y - top.y;
        Rect::from_min_size(top, vec2(whole, height))
    }
}

/// Where a card is asked to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the column before.
    Left,
    /// To the column after.
    Right,
}

/// What happened to a card.
pub struct BoardCardResponse {
    /// The card, to be clicked.
    pub response: Response,
    /// Where it is asked to go, by its buttons or Ctrl with an arrow.
    pub moved: Option<Move>,
}

/// Height in points of the line where a card's buttons are.
const MOVES: f32 = 18.0;

fn edge_of(ui: &Ui, selected: bool, pointed: bool) -> Color32 {
    let colours = &Theme::of(ui).palette;
    match (selected, pointed) {
        (true, _) => colours.accent.ink,
        (false, true) => colours.edge_strong,
        (false, false) => colours.line,
    }
}

/// Where a card stands that nobody sees, as high as it was when it was last drawn: a country's boards have hundreds of
/// them. It is still there for the keyboard and for whoever hears it.
fn out_of_sight(ui: &Ui, card: Id) -> Option<Rect> {
    let known = ui.data(|data| data.get_temp::<(f32, f32)>(card.with("size")));
    let (_, height) = known.filter(|(width, _)| *width == ui.available_width())?;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    (!ui.is_rect_visible(place)).then_some(place)
}

fn keep_height(ui: &Ui, card: Id, place: Rect) {
    ui.data_mut(|data| data.insert_temp(card.with("size"), (place.width(), place.height())));
}

/// One card on a board. It can be clicked; where there is a way to move it, it can be dragged, and moved with its
/// buttons or Ctrl and an arrow.
/// `BoardCard::new("Boka studiebesök").note("Karin Ek, 21 nov").show(ui, id, |ui| { … })`
#[must_use = "call `show`"]
pub struct BoardCard<'a> {
    title: &'a str,
    note: Option<&'a str>,
    left: Option<&'a str>,
    right: Option<&'a str>,
    selected: bool,
}

impl<'a> BoardCard<'a> {
    /// A card with its name.
    pub fn new(title: &'a str) -> Self {
        BoardCard {
            title,
            note: None,
            left: None,
            right: None,
            selected: false,
        }
    }

    setters! {
        /// Small words below the name.
        pub note(note: &'a str) = Some(note);
    }

    /// Names of the buttons that move it, where it can move.
    pub fn moves(mut self, left: Option<&'a str>, right: Option<&'a str>) -> Self {
        self.left = left;
        self.right = right;
        self
    }

    setters! {
        /// Is it the chosen one?
        pub selected(selected: bool) = selected;
    }

    /// Draw the card; `id` is what is dropped on a column, and the closure may draw chips at the bottom.
    pub fn show<T: Any + Send + Sync + Clone + std::hash::Hash + std::fmt::Debug>(
        self,
        ui: &mut Ui,
        id: T,
        more: impl FnOnce(&mut Ui),
    ) -> BoardCardResponse {
        let card_id = ui.make_persistent_id(("board card", &id));
        let pointed = ui
            .ctx()
            .read_response(card_id)
            .is_some_and(|response| response.contains_pointer());
        let moves = self.left.is_some() || self.right.is_some();
        // What cannot be moved is not taken up.
        let sense = match moves {
            true => Sense::click_and_drag(),
            false => Sense::click(),
        };
        let chosen = self.selected || ui.memory(|memory| memory.has_focus(card_id));
        let response = match out_of_sight(ui, card_id).filter(|_| !chosen) {
            Some(place) => {
                ui.advance_cursor_after_rect(place);
                ui.interact(place, card_id, sense)
            }
            None => {
                let edge = edge_of(ui, self.selected, pointed);
                let builder = UiBuilder::new().scope_id(card_id).sense(sense);
                let stays = chosen && moves;
                let drawn = ui.scope_builder(builder, |ui| self.draw(ui, edge, stays, more));
                keep_height(ui, card_id, drawn.response.rect);
                drawn.response
            }
        };
        if moves {
            response.dnd_set_drag_payload(id);
        }
        let moved = self
            .keys(ui, &response)
            .or_else(|| self.buttons(ui, &response, pointed));
        focus_ring(ui, &response, response.rect, f32::from(CARD_RADIUS));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.title));
        ui.ctx()
            .accesskit_node_builder(card_id, |node| node.set_selected(self.selected));
        BoardCardResponse {
            response: response.on_hover_cursor(CursorIcon::PointingHand),
            moved,
        }
    }

    /// Where the buttons stay they have a line of their own, and lie over nothing.
    fn draw(&self, ui: &mut Ui, edge: Color32, stays: bool, more: impl FnOnce(&mut Ui)) {
        let colours = &Theme::of(ui).palette;
        let frame = Frame::new()
            .fill(colours.surface)
            .stroke(Stroke::new(1.0, edge))
            .corner_radius(CARD_RADIUS)
            .inner_margin(Margin::symmetric(12, 10));
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            let room = ui.available_width();
            let galley = wrapped(ui, Type::Medium, self.title, colours.text, room);
            let (_, place) = ui.allocate_space(galley.size());
            ui.painter().galley(place.min, galley, colours.text);
            if let Some(note) = self.note {
                small(ui, note);
            }
            more(ui);
            if stays {
                ui.add_space(MOVES);
            }
        });
    }

    fn keys(&self, ui: &Ui, response: &Response) -> Option<Move> {
        if !response.has_focus() {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        if self.left.is_some() && pressed(Key::ArrowLeft) {
            Some(Move::Left)
        } else if self.right.is_some() && pressed(Key::ArrowRight) {
            Some(Move::Right)
        } else {
            None
        }
    }

    fn buttons(&self, ui: &mut Ui, response: &Response, pointed: bool) -> Option<Move> {
        if !(pointed || response.has_focus() || self.selected) {
            return None;
        }
        let right = response.rect.right() - 6.0;
        let place = Rect::from_min_max(
            pos2(right - 48.0, response.rect.bottom() - 28.0),
            pos2(right, response.rect.bottom() - 6.0),
        );
        let layout = Layout::right_to_left(Align::Center);
        let builder = UiBuilder::new()
            .max_rect(place)
            .layout(layout)
            .id_salt((self.title, "moves"));
        let mut row = ui.new_child(builder);
        row.spacing_mut().item_spacing.x = 2.0;
        // Where they lie over the card's last words, these do not show through.
        let ways = [self.left, self.right].into_iter().flatten().count();
        let ground = place.with_min_x(right - 24.0 * ways as f32);
        row.painter()
            .rect_filled(ground, CARD_RADIUS, Theme::of(ui).palette.surface);
        let mut moved = None;
        for (words, icon, to) in [
            (self.right, Icon::ArrowRight, Move::Right),
            (self.left, Icon::ArrowLeft, Move::Left),
        ] {
            if let Some(words) = words
                && row.add(IconButton::new(icon, words).small()).clicked()
            {
                moved = Some(to);
            }
        }
        moved
    }
}
