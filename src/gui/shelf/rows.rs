//! What a page has read by itself as a table: its columns are described, and a row opens what it stands for.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use eframe::egui::Ui;

use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{self, Card, DataTable, Mark, Order, body, medium, muted};
use crate::text::compare;

/// A column, described. `Column::body("groups-municipality", |line| &line.municipality).share(1.0, 110.0)`
pub struct Column<T> {
    /// The key of its heading.
    title: &'static str,
    share: f32,
    least: f32,
    right: bool,
    /// Left out where there is too little room.
    spare: bool,
    /// Only where everybody's are shown, or only where one's are.
    of_all: Option<bool>,
    draw: Draw<T>,
    sortable: bool,
    order: Option<fn(&T, &T) -> Ordering>,
}

/// How a cell is drawn.
enum Draw<T> {
    Body(fn(&T) -> &str),
    Medium(fn(&T) -> &str),
    Muted(fn(&T) -> &str),
    Own(fn(&mut Ui, &Cx<'_>, &T)),
}

impl<T> Column<T> {
    const fn new(title: &'static str, draw: Draw<T>) -> Self {
        Self {
            title,
            share: 1.0,
            least: 90.0,
            right: false,
            spare: false,
            of_all: None,
            draw,
            sortable: false,
            order: None,
        }
    }

    /// Words.
    pub const fn body(title: &'static str, words: fn(&T) -> &str) -> Self {
        Self::new(title, Draw::Body(words))
    }

    /// What a row is called.
    pub const fn medium(title: &'static str, words: fn(&T) -> &str) -> Self {
        Self::new(title, Draw::Medium(words))
    }

    /// Words that tell less.
    pub const fn muted(title: &'static str, words: fn(&T) -> &str) -> Self {
        Self::new(title, Draw::Muted(words))
    }

    /// Drawn in a way of its own.
    pub const fn own(title: &'static str, draw: fn(&mut Ui, &Cx<'_>, &T)) -> Self {
        Self::new(title, Draw::Own(draw))
    }

    /// At least this wide, and this large a share of the room that is left.
    pub const fn share(mut self, share: f32, least: f32) -> Self {
        (self.share, self.least) = (share, least);
        self
    }

    /// Always this wide.
    pub const fn fixed(self, width: f32) -> Self {
        self.share(0.0, width)
    }

    /// Aligned to the right, as numbers are.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Left out where it says nothing, and where there is not room for all; the last such column first.
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    /// Only where all municipalities' are shown, or else only where one's are.
    pub const fn of_all(mut self, all: bool) -> Self {
        self.of_all = Some(all);
        self
    }

    /// The rows can be sorted by its words.
    pub const fn sorts(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// The rows can be sorted by it, in an order of its own.
    pub const fn by(mut self, order: fn(&T, &T) -> Ordering) -> Self {
        self.order = Some(order);
        self.sorts()
    }

    /// The words that it is sorted by, if it is by words.
    fn words(&self) -> Option<fn(&T) -> &str> {
        match (self.order, &self.draw) {
            (None, Draw::Body(words) | Draw::Medium(words) | Draw::Muted(words)) => Some(*words),
            (Some(_), _) | (None, Draw::Own(_)) => None,
        }
    }

    fn compare(&self, one: &T, other: &T) -> Ordering {
        match (self.order, self.words()) {
            (Some(order), _) => order(one, other),
            (None, Some(words)) => compare(words(one), words(other)),
            (None, None) => Ordering::Equal,
        }
    }

    fn head<'t>(&self, title: &'t str) -> widgets::Column<'t> {
        let mut column = widgets::Column::new(title).share(self.share, self.least);
        if self.right {
            column = column.right();
        }
        if self.sortable {
            column = column.sortable();
        }
        column
    }

    fn cell(&self, ui: &mut Ui, cx: &Cx<'_>, line: &T) {
        match self.draw {
            Draw::Body(words) => drop(body(ui, words(line))),
            Draw::Medium(words) => drop(medium(ui, words(line))),
            Draw::Muted(words) => drop(muted(ui, words(line))),
            Draw::Own(draw) => draw(ui, cx, line),
        }
    }
}

/// What a table remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<Id>,
    sorted: Option<(usize, Order)>,
    order: InOrder,
    /// Those that are marked together, where several can be.
    marked: Option<BTreeSet<Id>>,
    /// The row after the chosen one.
    next: Option<Id>,
    /// The table had the focus when it was last drawn.
    focused: bool,
}

impl State {
    /// The row where one is, in a table of which several rows can be marked.
    pub fn at(&self) -> Option<Id> {
        self.chosen
    }

    /// Goes to a row.
    pub fn go_to(&mut self, row: Option<Id>) {
        self.chosen = row;
    }

    /// Goes to the row after the chosen one, if there is one.
    pub fn go_on(&mut self) {
        self.chosen = self.next.or(self.chosen);
    }

    /// Those that are marked together; none where one alone is chosen.
    pub fn marked(&self) -> impl Iterator<Item = Id> {
        self.marked.iter().flatten().copied()
    }

    /// Whether the table had the focus when it was last drawn.
    pub fn has_focus(&self) -> bool {
        self.focused
    }
}

/// The order that lines were last sorted in. To put words in order takes long: that is done again where a word is
/// another. Other lines are looked at again, which is soon done where they stand in order already.
#[derive(Default)]
struct InOrder {
    /// The column, and a fingerprint of its words.
    by: Option<(usize, u64)>,
    /// The places of the lines.
    places: Vec<usize>,
}

impl InOrder {
    fn sort<T>(&mut self, by: usize, column: &Column<T>, lines: &[&T]) {
        let words = column.words();
        let said = words.map(|words| {
            let mut hasher = DefaultHasher::new();
            lines.iter().for_each(|line| words(line).hash(&mut hasher));
            (by, hasher.finish())
        });
        let same = self.places.len() == lines.len();
        if same && said.is_some() && said == self.by {
            return;
        }
        self.by = said;
        if !same {
            self.places = (0..lines.len()).collect();
        }
        let compare = |one: &usize, other: &usize| {
            let order = column.compare(lines[*one], lines[*other]);
            order.then(one.cmp(other))
        };
        self.places.sort_by(compare);
    }
}

/// A table of lines.
pub struct Rows<'a, T> {
    /// What sets it apart on its page.
    pub salt: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Its columns.
    pub columns: &'a [Column<T>],
    /// The record that a row opens.
    pub id: fn(&T) -> Id,
    /// What a screen reader calls a row.
    pub says: fn(&T) -> String,
    /// Its rows.
    pub lines: Vec<&'a T>,
    /// How high it is; as high as there is room for where nothing is said.
    pub height: Option<f32>,
}

impl<T> Rows<'_, T> {
    /// Draws it; the row that is to be opened: with a click, or with Enter on the chosen one.
    pub fn show(mut self, ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Option<Id> {
        let chosen = state.chosen;
        let (opened, selected) = self.draw(ui, cx, chosen, state);
        state.chosen = selected.or(chosen);
        opened.or(selected.filter(|_| ui.input(|input| input.pointer.any_click())))
    }

    /// Draws it on a surface of its own; the row that is to be opened.
    pub fn on_card(self, ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Option<Id> {
        let card = Card::new().flush();
        card.show(ui, |ui| self.show(ui, cx, state)).inner
    }

    /// Draws it where what is chosen stands beside, or covers it; the row that is chosen now, or to be opened.
    pub fn beside(
        mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        chosen: Option<Id>,
        state: &mut State,
    ) -> Option<Id> {
        // What covers the list is opened; what stands beside it is shown as it is chosen.
        if cx.narrow {
            return self.show(ui, cx, state);
        }
        let (opened, selected) = self.draw(ui, cx, chosen, state);
        opened.or(selected)
    }

    /// Draws it where several rows can be marked together; the row that is to be opened, and the one that one went to.
    pub fn several(
        mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        state: &mut State,
    ) -> (Option<Id>, Option<Id>) {
        state.marked.get_or_insert_default();
        let at = state.chosen;
        let (opened, selected) = self.draw(ui, cx, at, state);
        state.chosen = selected.or(at);
        (opened, selected)
    }

    /// What was opened and what was chosen.
    fn draw(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        chosen: Option<Id>,
        state: &mut State,
    ) -> (Option<Id>, Option<Id>) {
        let shown = self.shown(ui.available_width(), cx.municipality.is_none());
        let described = |place: &usize| &self.columns[*place];
        let titles: Vec<String> = shown
            .iter()
            .map(|place| cx.text.get(described(place).title))
            .collect();
        let columns: Vec<widgets::Column<'_>> = shown
            .iter()
            .zip(&titles)
            .map(|(place, title)| described(place).head(title))
            .collect();
        if let Some((by, order)) = state.sorted
            && let Some(column) = self.columns.get(by)
        {
            state.order.sort(by, column, &self.lines);
            let places = state.order.places.iter();
            self.lines = places.map(|place| self.lines[*place]).collect();
            if order == Order::Descending {
                self.lines.reverse();
            }
        }
        let lines = &self.lines;
        let at = state.sorted.and_then(|(by, order)| {
            let place = shown.iter().position(|place| *place == by)?;
            Some((place, order))
        });
        let room = ui.available_height() - space::XL;
        let says = |row: usize| (self.says)(lines[row]);
        let marked = state.marked.clone();
        let is_marked = |row: usize| {
            let marked = marked.as_ref();
            marked.is_some_and(|marked| marked.contains(&(self.id)(lines[row])))
        };
        let mut table = DataTable::new(self.salt, self.name, &columns, lines.len())
            .selected(
                lines
                    .iter()
                    .position(|line| Some((self.id)(line)) == chosen),
            )
            .sorted(at)
            .height(self.height.unwrap_or(room))
            .row_name(&says);
        if marked.is_some() {
            table = table.marks(&is_marked);
        }
        let out = table.show(ui, |ui, row, column| {
            described(&shown[column]).cell(ui, cx, lines[row]);
        });
        if let Some((column, order)) = out.sort {
            state.sorted = Some((shown[column], order));
        }
        let id = |row: usize| lines.get(row).map(|line| (self.id)(line));
        let at = lines
            .iter()
            .position(|line| Some((self.id)(line)) == chosen);
        state.focused = out.response.has_focus();
        state.next = at.and_then(|at| id(at + 1));
        if let Some(marked) = &mut state.marked {
            let all = |from: usize, to: usize| {
                let (from, to) = (from.min(to), from.max(to));
                lines
                    .iter()
                    .take(to + 1)
                    .skip(from)
                    .map(|line| (self.id)(line))
            };
            match out.marked {
                Some(Mark::All) => marked.extend(lines.iter().map(|line| (self.id)(line))),
                Some(Mark::To(row)) => marked.extend(all(at.unwrap_or(row), row)),
                Some(Mark::Toggle(row)) => {
                    // The one that was chosen alone is the first of them.
                    let first = marked.is_empty().then_some(chosen).flatten();
                    marked.extend(first.filter(|_| at != Some(row)));
                    let one = id(row);
                    if !one.is_some_and(|one| marked.remove(&one)) {
                        marked.extend(one);
                    }
                }
                None if out.selected.is_some() => marked.clear(),
                None => {}
            }
        }
        (out.opened.and_then(id), out.selected.and_then(id))
    }

    /// Whether it is a column that can be left out, and says nothing in any row.
    fn is_empty(&self, column: &Column<T>) -> bool {
        let words = column.words().filter(|_| column.spare);
        let none = |words: fn(&T) -> &str| self.lines.iter().all(|line| words(line).is_empty());
        !self.lines.is_empty() && words.is_some_and(none)
    }

    /// The columns that are shown, by their places.
    fn shown(&self, room: f32, all: bool) -> Vec<usize> {
        let fits = |place: &usize| {
            let column = &self.columns[*place];
            column.of_all.is_none_or(|of| of == all) && !self.is_empty(column)
        };
        let mut shown: Vec<usize> = (0..self.columns.len()).filter(fits).collect();
        let needed = |shown: &[usize]| {
            let least = shown.iter().map(|place| self.columns[*place].least);
            least.fold(0.0, |all, least| all + least)
        };
        while needed(&shown) > room
            && let Some(spare) = shown.iter().rposition(|place| self.columns[*place].spare)
        {
            shown.remove(spare);
        }
        shown
    }
}

/// How high a table is at most that shows so many rows, with a heading on two lines.
pub fn whole_height(rows: usize) -> f32 {
    const HEADING: f32 = 48.0;
    const ROW: f32 = 35.0;
    HEADING + ROW * rows as f32
}
