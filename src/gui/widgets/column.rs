//! The columns of a table, and the room that each takes.

use eframe::egui::{Color32, Id, Key, Modifiers, Rect, Response, Ui, pos2, vec2};

use super::field::own_arrows;
use super::paint::{focus_ring, longest_word, whole_line};
use crate::gui::theme::Type;

/// Space to the left and right in a cell.
pub(super) const SIDE: f32 = 10.0;
/// Room for the mark of a column that can be sorted by.
pub(super) const ARROW: f32 = 16.0;

/// Where the keyboard is on a heading: Down goes on to the rows of its table, and to nothing beside it.
pub(super) fn heading_focus(ui: &Ui, heading: &Response, place: Rect, table: Id) {
    focus_ring(ui, heading, place.shrink(2.0), 4.0);
    if !heading.has_focus() {
        return;
    }
    own_arrows(ui, heading.id, false, true);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(table));
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// From the least.
    Ascending,
    /// From the greatest.
    Descending,
}

/// Whether the rows of a table answer something else than in the frame before: another question, or by which of these
/// columns they are sorted. One that there is no room for sorts them still.
pub(super) fn is_another(
    ui: &Ui,
    id: Id,
    (question, columns, sorted): (u64, &[Column<'_>], Option<(usize, Order)>),
) -> bool {
    type Answered = (u64, Option<(Id, Order)>);
    let before: Option<Answered> = ui.data(|data| data.get_temp(id));
    let sorted = sorted.and_then(|(at, order)| Some((id.with(columns.get(at)?.title), order)));
    let sorted = sorted.or(before.and_then(|(_, sorted)| sorted));
    let now: Answered = (question, sorted);
    ui.data_mut(|data| data.insert_temp(id, now));
    before.is_some_and(|before| before != now)
}

/// One column of a [`super::DataTable`]. `Column::new("Timmar").fixed(80.0).right().sortable()`
#[derive(Clone, Debug)]
pub struct Column<'a> {
    pub(super) title: &'a str,
    share: f32,
    pub(super) least: f32,
    pub(super) right: bool,
    pub(super) sortable: bool,
    dense: bool,
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
            dense: false,
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

    /// At least as wide as the widest of these numbers with so much beside each, and as what was said.
    pub fn holds<'w>(
        mut self,
        ui: &Ui,
        (step, beside): (Type, f32),
        numbers: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let widths = numbers
            .into_iter()
            .map(|number| whole_line(ui, step, number, Color32::PLACEHOLDER).size().x);
        let widest = widths.fold(0.0, f32::max) + beside + 2.0 * SIDE;
        self.least = self.least.max(widest.ceil());
        self
    }

    /// The least room that it takes: no word of its heading is broken.
    pub fn least(&self, ui: &Ui) -> f32 {
        // Where it is broken into lines, the space after a word stands on its line.
        let space = if self.title.contains(' ') { 4.0 } else { 0.0 };
        let heading = longest_word(ui, Type::TinyMedium, self.title) + space;
        let heading = heading + self.arrow() + 2.0 * SIDE;
        self.least.max(heading.ceil())
    }

    setters! {
        /// Aligned to the right, as numbers are.
        pub right() = true;
        /// The heading can be clicked to sort.
        pub sortable() = true;
        /// What shows how it is sorted takes no room of its own, but stands between this column and the next.
        pub dense() = true;
    }

    /// Room in the heading for what shows how it is sorted.
    pub(super) fn arrow(&self) -> f32 {
        match self.sortable && !self.dense {
            true => ARROW,
            false => 0.0,
        }
    }
}

/// How wide each column is within `room`, given what each takes at least; more than the room only when all are at that.
pub(super) fn widths(columns: &[Column<'_>], leasts: &[f32], room: f32) -> Vec<f32> {
    let least: f32 = leasts.iter().sum();
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let spare = (room - least).max(0.0);
    columns
        .iter()
        .zip(leasts)
        .map(|(column, least)| {
            least
                + if shares > 0.0 {
                    spare * column.share / shares
                } else {
                    0.0
                }
        })
        .collect()
}

/// Where the columns of a table stand, from its left; the first may stay in sight where the others are scrolled.
pub(super) struct Across<'a> {
    /// How wide each is.
    pub widths: &'a [f32],
    first_stays: bool,
    /// How far the first has been moved to the right, over the others.
    away: f32,
}

impl<'a> Across<'a> {
    /// Columns of these widths, scrolled so far.
    pub fn new(widths: &'a [f32], first_stays: bool, scrolled: f32) -> Self {
        // Clear of where what is scrolled fades away.
        const FADE: f32 = 14.0;
        let away = match first_stays && scrolled > 0.0 {
            true => scrolled + FADE,
            false => 0.0,
        };
        Across {
            widths,
            first_stays,
            away,
        }
    }

    /// How wide all of them are.
    pub fn whole(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// Each, in the order in which they are drawn: what lies over the others last.
    pub fn drawn(&self) -> impl Iterator<Item = usize> + use<> {
        let (count, over) = (self.widths.len(), usize::from(self.away > 0.0));
        (over..count).chain(0..over.min(count))
    }

    /// The place of one in a row.
    pub fn place(&self, column: usize, row: Rect) -> Rect {
        let before: f32 = self.widths.iter().take(column).sum();
        let left = if column == 0 { self.away } else { before };
        let from = pos2(row.left() + left, row.top());
        Rect::from_min_size(from, vec2(self.widths[column], row.height()))
    }

    /// Where in a row it is seen: not under the first.
    pub fn seen(&self, column: usize, row: Rect) -> Rect {
        let mut seen = row;
        if column > 0 && self.away > 0.0 {
            seen.min.x = self.place(0, row).right();
        }
        seen
    }

    /// The place of one in a row, with room on its left for the first to lie over.
    pub fn beside(&self, column: usize, row: Rect) -> Rect {
        let place = self.place(column, row);
        match (column, self.first_stays) {
            (0, _) | (_, false) => place,
            _ => place.with_min_x(place.left() - self.widths[0]),
        }
    }
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
        assert_eq!(
            widths(&columns, &[100.0, 50.0, 50.0], 600.0),
            [100.0, 150.0, 350.0]
        );
    }

    #[test]
    fn columns_never_get_narrower_than_their_least() {
        let columns = [
            Column::new("a").fixed(100.0),
            Column::new("b").share(1.0, 80.0),
        ];
        assert_eq!(widths(&columns, &[100.0, 80.0], 50.0), [100.0, 80.0]);
    }
}
