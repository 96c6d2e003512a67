//! A page, and the details of what is selected beside it or over it.

use eframe::egui::{Pos2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::gui::ground::cx::Cx;
use crate::gui::ground::focus::{Region, enter, region};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, IconButton, TableResponse, card};

/// How wide the details are beside a page.
const DETAILS: f32 = 320.0;

/// How far the scroll bar stands to the right of a page, so that it touches no card.
const BAR_ROOM: f32 = 14.0;

/// A page that scrolls as a whole.
pub fn page<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let mut room = ui.available_rect_before_wrap();
    let width = room.width();
    room.max.x += BAR_ROOM;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(width);
                ui.add_space(space::L);
                let answer = content(ui);
                ui.add_space(space::XL);
                answer
            })
            .inner
    })
    .inner
}

/// A page with the details of what is selected: beside it where there is room, else over it with a way back. True
/// when the user closes the details, with Esc or the button.
///
/// ```ignore
/// if with_details(ui, cx, state.selected.is_some(), |ui| list(ui), |ui| details(ui)) {
///     state.selected = None;
/// }
/// ```
pub fn with_details(
    ui: &mut Ui,
    cx: &Cx<'_>,
    open: bool,
    main: impl FnOnce(&mut Ui),
    details: impl FnOnce(&mut Ui),
) -> bool {
    // The list keeps its name whether details are open or not: by it, the window knows what has the focus and how far
    // it has been scrolled.
    let page_id = "page";
    if !open {
        let whole = ui.available_rect_before_wrap();
        let builder = UiBuilder::new().max_rect(whole).id_salt(page_id);
        ui.scope_builder(builder, main);
        return false;
    }
    let mut closed = false;
    if cx.narrow {
        // What lies under them is scrolled by itself.
        ui.push_id("details", |ui| {
            region(ui, Region::Details);
            page(ui, |ui| {
                let back = cx.text.get("details-back");
                closed = ui.add(Button::quiet(&back).icon(Icon::ArrowLeft)).clicked();
                card(ui, details);
            });
        });
    } else {
        let whole = ui.available_rect_before_wrap();
        let mut left = whole;
        left.set_width(whole.width() - DETAILS - space::L);
        let mut right = whole;
        right.min.x = left.right() + space::L;
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt(page_id), main);
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("details"), |ui| {
            region(ui, Region::Details);
            page(ui, |ui| {
                card(ui, |ui| {
                    let corner = ui.max_rect().right_top();
                    let close = cx.text.get("details-close");
                    let place = Rect::from_min_size(corner - vec2(28.0, 0.0), vec2(28.0, 28.0));
                    details(ui);
                    let button = IconButton::new(Icon::Close, &close).small();
                    closed = ui.put(place, button).clicked();
                });
            });
        });
    }
    closed || cx.keyboard.leaves(ui)
}

/// The row of a table whose details stand beside it, or cover it where that is narrow.
pub struct Picked<T> {
    at: Option<T>,
    /// It was asked for, and not only come to with the arrows: where details cover the table, they are shown then.
    opened: bool,
    /// The table shall have the focus again.
    returns: bool,
}

impl<T> Default for Picked<T> {
    fn default() -> Self {
        Picked {
            at: None,
            opened: false,
            returns: false,
        }
    }
}

impl<T: Copy> Picked<T> {
    /// A row that was asked for from elsewhere.
    pub fn opened(row: T) -> Self {
        Picked {
            at: Some(row),
            opened: true,
            returns: false,
        }
    }

    /// Where one stands in the table.
    pub fn at(&self) -> Option<T> {
        self.at
    }

    /// What the details are of, where they are shown.
    pub fn shown(&self, cx: &Cx<'_>) -> Option<T> {
        self.at.filter(|_| self.opened || !cx.narrow)
    }

    /// Takes what happened in the table; `row` is what stands in a row. The row and the number of a cell in which Enter
    /// was pressed, for the page to open; in the first, it leads into the details.
    pub fn take(
        &mut self,
        ui: &Ui,
        out: &TableResponse,
        row: impl Fn(usize) -> Option<T>,
    ) -> Option<(T, usize)> {
        let opened = self.walk(ui, out, row)?;
        if opened.1 > 0 {
            return Some(opened);
        }
        self.opened = true;
        enter(ui.ctx(), Region::Details);
        None
    }

    /// The same of rows that have no details: Enter in the first cell is told as in any other.
    pub fn walk(
        &mut self,
        ui: &Ui,
        out: &TableResponse,
        row: impl Fn(usize) -> Option<T>,
    ) -> Option<(T, usize)> {
        if std::mem::take(&mut self.returns) {
            ui.memory_mut(|memory| memory.request_focus(out.response.id));
        }
        self.at = out.selected.and_then(&row).or(self.at);
        self.opened |= out.clicked.is_some();
        let opened = out.opened.and_then(row)?;
        Some((opened, out.column.unwrap_or(0)))
    }

    /// Closes the details; where they covered the table, one stands in it where one stood.
    pub fn close(&mut self, cx: &Cx<'_>) {
        self.at = self.at.filter(|_| cx.narrow);
        (self.opened, self.returns) = (false, true);
    }
}

/// The least width of a column.
const LEAST: f32 = 320.0;

/// Two columns, the left one of a given width; below each other where there is not room for both.
pub fn left_column(
    ui: &mut Ui,
    salt: &str,
    left_width: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let right_width = ui.available_width() - left_width - space::L;
    let fits = right_width >= LEAST;
    let right_width = if fits { right_width } else { f32::INFINITY };
    columns(ui, salt, right_width, left, right);
}

/// Two columns, the right one of a given width; below each other where there is not room for both.
/// `columns(ui, "overview", 400.0, |ui| steps(ui), |ui| lately(ui))`
pub fn columns(
    ui: &mut Ui,
    salt: &str,
    right_width: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let whole = ui.available_rect_before_wrap();
    let left_width = whole.width() - right_width - space::L;
    if left_width < LEAST {
        left(ui);
        right(ui);
        return;
    }
    let mut bottom = column(ui, (salt, "left"), whole.min, left_width, left);
    let from = pos2(whole.left() + left_width + space::L, whole.top());
    bottom = bottom.max(column(ui, (salt, "right"), from, right_width, right));
    let taken = Rect::from_min_max(whole.min, pos2(whole.right(), bottom));
    ui.advance_cursor_after_rect(taken);
}

/// Draws one column; how far down it reaches.
fn column(
    ui: &mut Ui,
    salt: (&str, &str),
    from: Pos2,
    width: f32,
    content: impl FnOnce(&mut Ui),
) -> f32 {
    let area = Rect::from_min_size(from, vec2(width, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt(salt));
    content(&mut child);
    child.min_rect().bottom()
}
