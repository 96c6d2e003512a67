//! Tables that stay quick with a hundred thousand rows: only the rows in sight are drawn, and only they
//! are in the accessibility tree.

use std::ops::Range;

use eframe::egui::{
    Align, CursorIcon, Id, Key, Layout, Modifiers, Rect, Response, ScrollArea, Sense, Stroke,
    TextWrapMode, Ui, UiBuilder, WidgetInfo,
    accesskit::{Action, Role, SortDirection},
    pos2, vec2,
};

use super::icons::Icon;
use super::{
    field::own_arrows,
    paint::{clicks, focus_ring, wrapped, wrapped_to},
    text::{medium, small},
};
use crate::gui::theme::{CONTROL_RADIUS, Theme, Type};

/// Height of a heading on one line, with a little room below the rows.
const HEADING: f32 = 40.0;
/// Space to the left and right in a cell.
const SIDE: f32 = 10.0;

/// One column of a [`DataTable`]. `Column::new("Timmar").fixed(80.0).right().sortable()`
#[derive(Clone, Debug)]
pub struct Column<'a> {
    title: &'a str,
    share: f32,
    least: f32,
    right: bool,
    sortable: bool,
}

impl<'a> Column<'a> {
    /// A column that takes an equal share of the room, at least 90 points.
    pub fn new(title: &'a str) -> Self {
        Column {
            title,
            share: 1.0,
            least: 90.0,
            right: false,
            sortable: false,
        }
    }

    /// Always this wide.
    pub fn fixed(mut self, width: f32) -> Self {
        self.share = 0.0;
        self.least = width;
        self
    }

    /// At least this wide, and this large a share of the room that is left.
    pub fn share(mut self, share: f32, least: f32) -> Self {
        self.share = share;
        self.least = least;
        self
    }

    setters! {
        /// Aligned to the right, as numbers are.
        pub right() = true;
        /// The heading can be clicked to sort.
        pub sortable() = true;
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// From the least.
    Ascending,
    /// From the greatest.
    Descending,
}

/// How several rows are marked at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// This one, or no longer: Ctrl and a click, or Space on the chosen one.
    Toggle(usize),
    /// All from the chosen one to this: Shift.
    To(usize),
    /// All there are: Ctrl A.
    All,
}

/// What happened in a table.
pub struct TableResponse {
    /// The row that was chosen now, by click or arrow key.
    pub selected: Option<usize>,
    /// The row that was opened now, by Enter or a double click.
    pub opened: Option<usize>,
    /// The row that was clicked now, for a table whose rows open at one click.
    pub clicked: Option<usize>,
    /// The rows that were marked now, where several can be.
    pub marked: Option<Mark>,
    /// How the person asked for the rows to be sorted now.
    pub sort: Option<(usize, Order)>,
    /// The table itself, which takes the focus.
    pub response: Response,
}

/// A table; the closure draws one cell, given its row and column.
///
/// ```ignore
/// let columns = [Column::new("Namn").share(2.0, 140.0).sortable(), Column::new("Timmar").fixed(80.0).right()];
/// let table = DataTable::new("people", "Personer", &columns, people.len()).selected(chosen);
/// let out = table.show(ui, |ui, row, column| {
///     match column {
///         0 => { medium(ui, &people[row].name); }
///         _ => { body(ui, &people[row].hours); }
///     }
/// });
/// if let Some(row) = out.selected { chosen = Some(row); }
/// ```
#[must_use = "call `show`"]
pub struct DataTable<'a> {
    salt: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    row_height: f32,
    height: Option<f32>,
    at_most: Option<usize>,
    selected: Option<usize>,
    sorted: Option<(usize, Order)>,
    reveal: Option<usize>,
    row_name: Option<&'a dyn Fn(usize) -> String>,
    marks: Option<&'a dyn Fn(usize) -> bool>,
}

impl<'a> DataTable<'a> {
    /// A table with its name for screen readers.
    pub fn new(salt: &'a str, name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        DataTable {
            salt,
            name,
            columns,
            rows,
            row_height: 35.0,
            height: None,
            at_most: None,
            selected: None,
            sorted: None,
            reveal: None,
            row_name: None,
            marks: None,
        }
    }

    setters! {
        /// The chosen row.
        pub selected(row: Option<usize>) = row;
        /// How the caller has sorted the rows.
        pub sorted(sorted: Option<(usize, Order)>) = sorted;
        /// Height of a row; 35 unless said.
        pub row_height(height: f32) = height;
        /// At most this high, heading and all; otherwise as high as there is room for.
        pub height(height: f32) = Some(height);
        /// As high as so many rows and a heading on one line need; more rows scroll.
        pub at_most(rows: usize) = Some(rows);
        /// Scroll so that this row shows, in this frame.
        pub reveal(row: Option<usize>) = row;
        /// Several rows can be marked: which are.
        pub marks(marks: &'a dyn Fn(usize) -> bool) = Some(marks);
        /// What a screen reader calls a row.
        pub row_name(name: &'a dyn Fn(usize) -> String) = Some(name);
    }

    /// Draw a table of words alone, in which the first of each row stands out.
    pub fn words<'w>(self, ui: &mut Ui, cell: impl Fn(usize, usize) -> &'w str) -> TableResponse {
        self.show(ui, |ui, row, column| {
            let say = if column == 0 { medium } else { small };
            say(ui, cell(row, column));
        })
    }

    /// Draw the table.
    pub fn show(self, ui: &mut Ui, cell: impl FnMut(&mut Ui, usize, usize)) -> TableResponse {
        let room = ui.available_width();
        let widths = widths(self.columns, room);
        let whole: f32 = widths.iter().sum();
        if whole > room + 0.5 {
            let area = ScrollArea::horizontal()
                .id_salt((self.salt, "across"))
                .auto_shrink([false, true]);
            area.show(ui, |ui| self.draw(ui, &widths, cell)).inner
        } else {
            self.draw(ui, &widths, cell)
        }
    }

    fn draw(
        self,
        ui: &mut Ui,
        widths: &[f32],
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        let id = ui.make_persistent_id(("table", self.salt));
        let room = ui.available_height();
        let rows = self.at_most.map(|most| self.rows.min(most));
        let height = rows.map(|rows| HEADING + self.row_height * rows as f32);
        let height = height.or(self.height);
        let height = height.unwrap_or(if room.is_finite() { room } else { 480.0 });
        let builder = UiBuilder::new()
            .scope_id(id)
            .sense(Sense::focusable_noninteractive())
            .accessibility_role(Role::Table)
            .accessibility_label(self.name);
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_row_count(self.rows + 1);
                node.set_column_count(self.columns.len());
            });
            let moved = self.moved(ui, id);
            let (header, sort) = self.header(ui, id, widths);
            let body = (height - header).max(self.row_height * 2.0);
            let (clicked, opened) = self.body(ui, id, widths, body, moved.go_to, &mut cell);
            (moved, sort, clicked, opened)
        });
        let response = shown.response;
        let (moved, sort, clicked, opened) = shown.inner;
        if clicked.is_some() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        focus_ring(
            ui,
            &response,
            response.rect.shrink(1.0),
            f32::from(CONTROL_RADIUS),
        );
        let marks = self.marks.is_some();
        let held = clicked.filter(|_| marks).and_then(|row| {
            let modifiers = ui.input(|input| input.modifiers);
            let one = modifiers.command.then_some(Mark::Toggle(row));
            one.or(modifiers.shift.then_some(Mark::To(row)))
        });
        TableResponse {
            selected: clicked.or(moved.go_to),
            opened: opened.or(moved.opened),
            clicked,
            marked: held.or(moved.marked),
            sort,
            response,
        }
    }

    /// What the keyboard marks.
    fn marked(&self, ui: &Ui) -> Option<Mark> {
        self.marks?;
        let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
        if pressed(Modifiers::COMMAND, Key::A) {
            return Some(Mark::All);
        }
        let space = pressed(Modifiers::NONE, Key::Space);
        self.selected.filter(|_| space).map(Mark::Toggle)
    }

    /// What the keyboard asks for while the table has focus.
    fn moved(&self, ui: &Ui, id: Id) -> Moved {
        if !ui.memory(|memory| memory.has_focus(id)) || self.rows == 0 {
            return Moved::default();
        }
        own_arrows(ui, id, false, true);
        let marked = self.marked(ui);
        let shift = self.marks.is_some() && ui.input(|input| input.modifiers.shift);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows - 1;
        let page = 10;
        let from = |step: &dyn Fn(usize) -> usize| Some(self.selected.map_or(0, step).min(last));
        let go_to = if pressed(Key::ArrowDown) {
            from(&|row| row + 1)
        } else if pressed(Key::ArrowUp) {
            from(&|row| row.saturating_sub(1))
        } else if pressed(Key::PageDown) {
            from(&|row| row + page)
        } else if pressed(Key::PageUp) {
            from(&|row| row.saturating_sub(page))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        let opened = self.selected.filter(|_| pressed(Key::Enter));
        Moved {
            go_to,
            opened,
            marked: marked.or(go_to.filter(|_| shift).map(Mark::To)),
        }
    }

    /// The headings; answers with their height and what to sort by.
    fn header(&self, ui: &mut Ui, id: Id, widths: &[f32]) -> (f32, Option<(usize, Order)>) {
        let colours = &Theme::of(ui).palette;
        let galleys: Vec<_> = (self.columns.iter().zip(widths))
            .map(|(column, width)| {
                let arrow = if column.sortable { 16.0 } else { 0.0 };
                let room = width - 2.0 * SIDE - arrow;
                let (step, ink) = (Type::TinyMedium, colours.muted);
                let galley = wrapped(ui, step, column.title, ink, room);
                // Lines that end together are laid out from where they end.
                if column.right && galley.rows.len() > 1 {
                    return wrapped_to(ui, step, column.title, ink, room, Align::Max);
                }
                galley
            })
            .collect();
        let tallest = galleys
            .iter()
            .map(|galley| galley.size().y)
            .fold(14.0, f32::max);
        let size = vec2(widths.iter().sum(), tallest + 18.0);
        let (_, rect) = ui.allocate_space(size);
        let builder = UiBuilder::new()
            .scope_id(id.with("header"))
            .max_rect(rect)
            .accessibility_role(Role::Row);
        let row = ui.new_child(builder);
        let mut sort = None;
        let mut x = rect.left();
        for (index, ((column, width), galley)) in
            self.columns.iter().zip(widths).zip(galleys).enumerate()
        {
            let place = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, rect.height()));
            x += width;
            let sense = clicks(column.sortable);
            let response = row.interact(place, id.with(("heading", index)), sense);
            let order = self
                .sorted
                .filter(|sorted| sorted.0 == index)
                .map(|sorted| sorted.1);
            let left = if column.right {
                place.right() - SIDE - galley.size().x
            } else {
                place.left() + SIDE
            };
            let end = left + galley.size().x;
            let several = galley.rows.len() > 1;
            let from = if column.right && several { end } else { left };
            row.painter().galley(
                pos2(from, place.center().y - galley.size().y / 2.0),
                galley,
                colours.muted,
            );
            if let Some(order) = order {
                let icon = if order == Order::Ascending {
                    Icon::ChevronUp
                } else {
                    Icon::ChevronDown
                };
                let at = if column.right {
                    left - 10.0
                } else {
                    end + 10.0
                };
                icon.paint(
                    row.painter(),
                    pos2(at, place.center().y),
                    12.0,
                    colours.accent.ink,
                );
            }
            focus_ring(&row, &response, place.shrink(2.0), 4.0);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.title));
            row.ctx().accesskit_node_builder(response.id, |node| {
                node.set_column_index(index);
                match order {
                    Some(Order::Ascending) => node.set_sort_direction(SortDirection::Ascending),
                    Some(Order::Descending) => node.set_sort_direction(SortDirection::Descending),
                    None => {}
                }
            });
            if column.sortable {
                if response.clicked() {
                    let next = if order == Some(Order::Ascending) {
                        Order::Descending
                    } else {
                        Order::Ascending
                    };
                    sort = Some((index, next));
                }
                response.on_hover_cursor(CursorIcon::PointingHand);
            }
        }
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, colours.line),
        );
        (size.y, sort)
    }

    fn body(
        &self,
        ui: &mut Ui,
        id: Id,
        widths: &[f32],
        height: f32,
        go_to: Option<usize>,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> (Option<usize>, Option<usize>) {
        let mut clicked = None;
        let mut opened = None;
        let area = ScrollArea::vertical()
            .id_salt((self.salt, "down"))
            .auto_shrink([false, true])
            .max_height(height)
            .min_scrolled_height(height.min(self.row_height * self.rows as f32));
        area.show_viewport(ui, |ui, viewport| {
            let whole = vec2(widths.iter().sum(), self.row_height * self.rows as f32);
            let (_, rect) = ui.allocate_space(whole);
            let place = |row: usize| {
                let top = rect.top() + self.row_height * row as f32;
                Rect::from_min_size(pos2(rect.left(), top), vec2(whole.x, self.row_height))
            };
            if let Some(row) = go_to.or(self.reveal).filter(|row| *row < self.rows) {
                ui.scroll_to_rect(place(row), None);
            }
            for row in self.in_sight(viewport.top(), viewport.bottom()) {
                let (response, line) = self.row(ui, id, row, place(row), widths, cell);
                let asked =
                    |action| ui.input(|input| input.has_accesskit_action_request(line, action));
                if response.clicked() || asked(Action::Focus) || asked(Action::Click) {
                    clicked = Some(row);
                }
                // Who does not point has no second click but the one on the row that is chosen.
                let again = self.selected == Some(row) && asked(Action::Click);
                if response.double_clicked() || again {
                    opened = Some(row);
                }
            }
        });
        (clicked, opened)
    }

    fn in_sight(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = (top / self.row_height).floor().max(0.0) as usize;
        let end = (bottom / self.row_height).ceil().max(0.0) as usize;
        first.min(self.rows)..end.min(self.rows)
    }

    fn row(
        &self,
        ui: &mut Ui,
        id: Id,
        row: usize,
        rect: Rect,
        widths: &[f32],
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> (Response, Id) {
        let colours = &Theme::of(ui).palette;
        let marked = self.marks.is_some_and(|marks| marks(row));
        let chosen = self.selected == Some(row) || marked;
        // Not focusable: the table is one stop for the Tab key, and the arrows move within it.
        let response = ui.interact(rect, id.with(("row click", row)), Sense::CLICK);
        if chosen {
            ui.painter().rect_filled(rect, 0, colours.accent.soft);
        } else if response.contains_pointer() {
            ui.painter().rect_filled(rect, 0, colours.hover);
        }
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, colours.line),
        );
        let mut builder = UiBuilder::new()
            .scope_id(id.with(("row", row)))
            .max_rect(rect)
            .accessibility_role(Role::Row);
        if let Some(name) = self.row_name {
            builder = builder.accessibility_label(name(row));
        }
        let mut line = ui.new_child(builder);
        line.ctx().accesskit_node_builder(line.unique_id(), |node| {
            node.set_row_index(row + 1);
            node.set_selected(chosen);
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
        });
        if self.selected == Some(row) {
            let here = line.unique_id().accesskit_id();
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_active_descendant(here));
        }
        let mut x = rect.left();
        for (index, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let place = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, rect.height()));
            x += width;
            let layout = if column.right {
                Layout::right_to_left(Align::Center)
            } else {
                Layout::left_to_right(Align::Center)
            };
            let builder = UiBuilder::new()
                .scope_id(id.with((row, index)))
                .max_rect(place.shrink2(vec2(SIDE, 0.0)))
                .layout(layout)
                .accessibility_role(Role::Cell);
            let mut inner = line.new_child(builder);
            inner.shrink_clip_rect(place);
            inner.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            inner.spacing_mut().item_spacing.x = 8.0;
            inner
                .ctx()
                .accesskit_node_builder(inner.unique_id(), |node| {
                    node.set_row_index(row + 1);
                    node.set_column_index(index);
                });
            cell(&mut inner, row, index);
        }
        (response, line.unique_id())
    }
}

#[derive(Default)]
struct Moved {
    go_to: Option<usize>,
    opened: Option<usize>,
    marked: Option<Mark>,
}

/// How wide each column is within `room`; more than the room only when all are at their least.
fn widths(columns: &[Column<'_>], room: f32) -> Vec<f32> {
    let least: f32 = columns.iter().map(|column| column.least).sum();
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let spare = (room - least).max(0.0);
    columns
        .iter()
        .map(|column| {
            column.least
                + if shares > 0.0 {
                    spare * column.share / shares
                } else {
                    0.0
                }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, widths};

    #[test]
    fn columns_share_what_the_fixed_ones_leave() {
        let columns = [
            Column::new("a").fixed(100.0),
            Column::new("b").share(1.0, 50.0),
            Column::new("c").share(3.0, 50.0),
        ];
        assert_eq!(widths(&columns, 600.0), [100.0, 150.0, 350.0]);
    }

    #[test]
    fn columns_never_get_narrower_than_their_least() {
        let columns = [
            Column::new("a").fixed(100.0),
            Column::new("b").share(1.0, 80.0),
        ];
        assert_eq!(widths(&columns, 50.0), [100.0, 80.0]);
    }
}
