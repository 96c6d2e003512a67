//! Tables that stay quick with a hundred thousand rows: only the rows in sight are drawn, and only they
//! are in the accessibility tree.

use std::ops::Range;

use eframe::egui::{
    Align, CursorIcon, Id, Key, Layout, Modifiers, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    accesskit::{Action, Role, SortDirection},
    pos2, vec2,
};

use super::icons::Icon;
use super::{
    by_letter::{begins_with, typed_letters},
    column::{Across, Column, Order, SIDE, heading_focus, is_another, widths},
    field::own_arrows,
    heard::{heard, stands_at},
    paint::{clicks, focus_ring, scrolls, shows, wrapped, wrapped_to},
    text::{medium, small},
};
use crate::gui::theme::{CONTROL_RADIUS, Theme, Type};

/// Room below a table that is scrolled across, for what shows how far.
const BAR: f32 = 10.0;

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
    /// The column in which Enter was pressed, where the arrows walk among the cells.
    pub column: Option<usize>,
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
    question: u64,
    row_name: Option<&'a dyn Fn(usize) -> String>,
    marks: Option<&'a dyn Fn(usize) -> bool>,
    walks_cells: bool,
    letters_elsewhere: bool,
    first_stays: bool,
    is_told: bool,
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
            question: 0,
            row_name: None,
            marks: None,
            walks_cells: false,
            letters_elsewhere: false,
            first_stays: false,
            is_told: false,
        }
    }

    setters! {
        /// How the caller has sorted the rows.
        pub sorted(sorted: Option<(usize, Order)>) = sorted;
        /// Height of a row; 35 unless said.
        pub row_height(height: f32) = height;
        /// At most this high, heading and all; otherwise as high as there is room for.
        pub height(height: f32) = Some(height);
        /// As high as so many rows and the heading need; more rows scroll.
        pub at_most(rows: usize) = Some(rows);
        /// Scroll so that this row shows, in this frame.
        pub reveal(row: Option<usize>) = row;
        /// What the rows answer: where it is another than before, or they are sorted otherwise, they are shown from the
        /// first.
        pub question(question: u64) = question;
        /// Several rows can be marked: which are.
        pub marks(marks: &'a dyn Fn(usize) -> bool) = Some(marks);
        /// Left and right go from cell to cell of the chosen row, and Enter is pressed in one of them. What can be
        /// clicked in the cells is then no stop of its own.
        pub walks_cells() = true;
        /// Letters mean something else where the table stands; they find no row.
        pub letters_elsewhere() = true;
        /// The first column stays in sight where the others are scrolled.
        pub first_stays() = true;
        /// What a screen reader calls a row, and what letters find it by.
        pub row_name(name: &'a dyn Fn(usize) -> String) = Some(name);
    }

    /// The chosen row; a table that is not told of one keeps by itself where one stands in it.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        (self.selected, self.is_told) = (row, true);
        self
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
        // It keeps the focus when it is scrolled across from now on, or no longer.
        let id = ui.make_persistent_id(("table", self.salt));
        let room = ui.available_width();
        let leasts: Vec<f32> = self.columns.iter().map(|column| column.least(ui)).collect();
        let widths = widths(self.columns, &leasts, room);
        if widths.iter().sum::<f32>() > room + 0.5 {
            let area = ScrollArea::horizontal()
                .id_salt((self.salt, "across"))
                .auto_shrink([false, true]);
            scrolls(ui, false, |ui| {
                area.show_viewport(ui, |ui, seen| {
                    let across = Across::new(&widths, self.first_stays, seen.left());
                    let out = self.draw(ui, id, &across, cell);
                    ui.add_space(BAR);
                    out
                })
            })
        } else {
            self.draw(ui, id, &Across::new(&widths, false, 0.0), cell)
        }
    }

    fn draw(
        mut self,
        ui: &mut Ui,
        id: Id,
        across: &Across<'_>,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        if !self.is_told {
            let stood: Option<usize> = ui.data(|data| data.get_temp(id.with("row")));
            self.selected = stood.filter(|row| *row < self.rows);
        }
        let rows = self.at_most.map(|most| self.rows.min(most));
        let room = Some(ui.available_height()).filter(|room| room.is_finite());
        let height = self.height.or(room).unwrap_or(480.0);
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
            let (header, sort) = self.header(ui, id, across);
            let body = match rows {
                // A little more, lest a fraction of a point be scrolled.
                Some(rows) => self.row_height * rows as f32 + 1.0,
                None => (height - header).max(self.row_height * 2.0),
            };
            let (clicked, opened) = self.body(ui, id, across, body, &moved, &mut cell);
            (moved, sort, clicked, opened)
        });
        let response = shown.response;
        let (moved, sort, clicked, opened) = shown.inner;
        if clicked.is_some() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        stands_at(ui, id, response.rect.intersect(ui.clip_rect()));
        if let Some(row) = clicked.or(moved.go_to).filter(|_| !self.is_told) {
            ui.data_mut(|data| data.insert_temp(id.with("row"), row));
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
            column: moved.column,
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
        own_arrows(ui, id, self.walks_cells, true);
        let marked = self.marked(ui);
        let shift = self.marks.is_some() && ui.input(|input| input.modifiers.shift);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (mut column, mut walked) = (self.column(ui, id), false);
        if self.walks_cells {
            let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
            walked = left || right;
            column = column.saturating_sub(usize::from(left)) + usize::from(right);
            column = column.min(self.columns.len().saturating_sub(1));
            ui.data_mut(|data| data.insert_temp(id.with("column"), column));
        }
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
            self.by_letter(ui, id)
        };
        let opened = self.selected.filter(|_| pressed(Key::Enter));
        let column = opened.filter(|_| self.walks_cells).map(|_| column);
        Moved {
            go_to,
            opened,
            marked: marked.or(go_to.filter(|_| shift).map(Mark::To)),
            column,
            walked,
        }
    }

    /// The column that one stands in.
    fn column(&self, ui: &Ui, id: Id) -> usize {
        ui.data(|data| data.get_temp(id.with("column")))
            .unwrap_or(0)
    }

    /// The row that letters have found.
    fn by_letter(&self, ui: &Ui, id: Id) -> Option<usize> {
        let name = self.row_name.filter(|_| !self.letters_elsewhere)?;
        let letters = typed_letters(ui, id)?;
        begins_with(self.rows, name, &letters, self.selected)
    }

    /// The headings; answers with their height and what to sort by.
    fn header(&self, ui: &mut Ui, id: Id, across: &Across<'_>) -> (f32, Option<(usize, Order)>) {
        let colours = &Theme::of(ui).palette;
        let galleys: Vec<_> = (self.columns.iter().zip(across.widths))
            .map(|(column, width)| {
                let room = width - 2.0 * SIDE - column.arrow();
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
        let size = vec2(across.whole(), tallest + 18.0);
        let (_, rect) = ui.allocate_space(size);
        let builder = UiBuilder::new()
            .scope_id(id.with("header"))
            .max_rect(rect)
            .accessibility_role(Role::Row);
        let mut line = ui.new_child(builder);
        let mut sort = None;
        for index in across.drawn() {
            let (column, galley) = (&self.columns[index], galleys[index].clone());
            let place = across.place(index, rect);
            let mut row = line.new_child(UiBuilder::new().max_rect(place));
            row.shrink_clip_rect(across.seen(index, rect));
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
                // Close to its own heading, where it has no room of its own.
                let by = if column.arrow() > 0.0 { 10.0 } else { 7.0 };
                let at = if column.right { left - by } else { end + by };
                icon.paint(
                    row.painter(),
                    pos2(at, place.center().y),
                    12.0,
                    colours.accent.ink,
                );
            }
            heading_focus(&row, &response, place, id);
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
        across: &Across<'_>,
        height: f32,
        moved: &Moved,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> (Option<usize>, Option<usize>) {
        let mut clicked = None;
        let mut opened = None;
        let area = ScrollArea::vertical()
            .id_salt((self.salt, "down"))
            .auto_shrink([false, true])
            .max_height(height)
            .min_scrolled_height(height.min(self.row_height * self.rows as f32));
        let answers = (self.question, self.columns, self.sorted);
        let area = match is_another(ui, id.with("question"), answers) {
            true => area.vertical_scroll_offset(0.0),
            false => area,
        };
        scrolls(ui, true, |ui| {
            area.show_viewport(ui, |ui, viewport| {
                let whole = vec2(across.whole(), self.row_height * self.rows as f32);
                let (_, rect) = ui.allocate_space(whole);
                let place = |row: usize| {
                    let top = rect.top() + self.row_height * row as f32;
                    Rect::from_min_size(pos2(rect.left(), top), vec2(whole.x, self.row_height))
                };
                if let Some(row) = moved.go_to.or(self.reveal).filter(|row| *row < self.rows) {
                    shows(ui, place(row));
                }
                let walked = self.selected.filter(|_| moved.walked);
                for row in self.in_sight(viewport.top(), viewport.bottom()) {
                    if walked == Some(row) {
                        let beside = across.beside(self.column(ui, id), place(row));
                        shows(ui, beside);
                    }
                    let (response, line) = self.row(ui, id, row, place(row), across, cell);
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
            })
        });
        (clicked, opened)
    }

    /// The rows that are seen, and one more at either end, which Tab goes on to.
    fn in_sight(&self, top: f32, bottom: f32) -> Range<usize> {
        let row = |y: f32| ((y / self.row_height).max(0.0) as usize).min(self.rows);
        row(top - self.row_height)..row(bottom + 2.0 * self.row_height)
    }

    fn row(
        &self,
        ui: &mut Ui,
        id: Id,
        row: usize,
        rect: Rect,
        across: &Across<'_>,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
    ) -> (Response, Id) {
        let colours = &Theme::of(ui).palette;
        let marked = self.marks.is_some_and(|marks| marks(row));
        let chosen = self.selected == Some(row) || marked;
        // Not focusable: the table is one stop for the Tab key, and the arrows move within it.
        let response = ui.interact(rect, id.with(("row click", row)), Sense::CLICK);
        let ground = match chosen {
            // Paler than what stands on it, which would not be seen on its own colour; and marked by more than colour.
            true => Some(colours.surface.lerp_to_gamma(colours.accent.soft, 0.6)),
            false => response.contains_pointer().then_some(colours.hover),
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0, ground);
        }
        if chosen {
            let first = across.place(0, rect).min;
            let mark = Rect::from_min_size(first, vec2(3.0, rect.height() - 1.0));
            ui.painter().rect_filled(mark, 1.5, colours.accent.ink);
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
        stands_at(&line, line.unique_id(), rect.intersect(ui.clip_rect()));
        let stands_here = self.selected == Some(row);
        let stands_in = (stands_here && self.walks_cells).then(|| self.column(ui, id));
        for index in across.drawn() {
            let (column, place) = (&self.columns[index], across.place(index, rect));
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
            inner.shrink_clip_rect(place.intersect(across.seen(index, rect)));
            stands_at(&inner, inner.unique_id(), inner.clip_rect());
            inner.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            inner.spacing_mut().item_spacing.x = 8.0;
            inner
                .ctx()
                .accesskit_node_builder(inner.unique_id(), |node| {
                    node.set_row_index(row + 1);
                    node.set_column_index(index);
                    node.set_description(column.title);
                });
            cell(&mut inner, row, index);
            if stands_in == Some(index) && ui.memory(|memory| memory.has_focus(id)) {
                let stroke = Stroke::new(2.0, colours.accent.ink);
                ui.painter().rect_stroke(
                    place.shrink2(vec2(3.0, 2.0)),
                    4.0,
                    stroke,
                    StrokeKind::Inside,
                );
            }
        }
        if stands_here {
            self.tell(ui, id, row, line.unique_id(), stands_in);
        }
        (response, line.unique_id())
    }

    /// Tells whoever hears the window where in the table one stands: the row with all that is in it, or one cell of it.
    fn tell(&self, ui: &Ui, id: Id, row: usize, line: Id, stands_in: Option<usize>) {
        let cells: Vec<Id> = (0..self.columns.len())
            .map(|index| id.with((row, index)))
            .collect();
        let name = self.row_name.map(|name| name(row)).unwrap_or_default();
        let mut all = Vec::new();
        for (index, words) in heard(ui, &cells).into_iter().enumerate() {
            let told = format!("{} {words}", self.columns[index].title);
            if stands_in == Some(index) {
                ui.ctx().accesskit_node_builder(cells[index], |node| {
                    node.set_label(format!("{name}, {told}"))
                });
            }
            if !words.is_empty() && words != name {
                all.push(told);
            }
        }
        ui.ctx()
            .accesskit_node_builder(line, |node| node.set_description(all.join(", ")));
        let here = stands_in.map_or(line, |index| cells[index]).accesskit_id();
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_active_descendant(here));
    }
}

#[derive(Default)]
struct Moved {
    go_to: Option<usize>,
    opened: Option<usize>,
    marked: Option<Mark>,
    column: Option<usize>,
    /// To another cell of the row.
    walked: bool,
}
