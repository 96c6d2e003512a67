//! What a list is narrowed to and sorted by.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::describe::Shelf;
use super::table::{ListRow, ListTable, MANY};
use crate::domain::reading::alike;
use crate::domain::{Id, Kind, Shape, Vocabulary};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::found::Sought;
use crate::gui::theme::space;
use crate::gui::widgets::{FilterChip, Order, search_field, small};
use crate::insight::listed;
use crate::text::capitalised;

/// What a list is narrowed to, and its order.
#[derive(Default, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    written: String,
    chosen: BTreeMap<&'static str, String>,
    /// The column, and which way.
    pub(super) order: Option<(usize, Order)>,
}

impl Sought for ListTable {
    type Asked = Asked;
    type Chosen = Id;

    fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The rows that fit what is written and chosen, in the order that was asked for.
    fn fitting(&self, asked: &Asked) -> Vec<u32> {
        let written = alike(&asked.written);
        let fits = |line: &ListRow| {
            let mut chosen = self.filtered.iter().zip(&line.choices);
            let chosen = chosen.all(|(code, choices)| {
                let chosen = asked.chosen.get(code);
                chosen.is_none_or(|chosen| choices.contains(chosen))
            });
            chosen && line.searched.contains(&written)
        };
        let lines = (0..).zip(&self.lines);
        let found = lines.filter(|(_, line)| fits(line));
        let mut rows: Vec<u32> = found.map(|(row, _)| row).collect();
        let columns = self.columns.len();
        let order = asked.order.filter(|(column, _)| *column < columns);
        if let Some((column, order)) = order {
            let key = |row: u32| &self.lines[row as usize].cells[column].key;
            rows.sort_by(|a, b| key(*a).cmp(key(*b)));
            if order == Order::Descending {
                rows.reverse();
            }
        }
        rows
    }

    fn place(&self, chosen: &Id) -> Option<usize> {
        self.lines.iter().position(|line| line.id == *chosen)
    }
}

/// The choices that a filter looks at.
fn vocabulary(kind: &Kind, code: &str) -> Option<&'static Vocabulary> {
    match kind.field(code)?.1.shape {
        Shape::Choice(vocabulary) | Shape::Choices(vocabulary) => Some(vocabulary),
        _ => None,
    }
}

/// The choices of a filter, each with how many rows have it.
pub(super) fn narrowed(
    kind: &Kind,
    (place, code): (usize, &str),
    lines: &[ListRow],
) -> Vec<(&'static str, i64)> {
    let choices = vocabulary(kind, code).map_or(&[][..], |vocabulary| vocabulary.choices);
    let count = |choice: &&'static str| {
        let has = |line: &&ListRow| line.choices[place].iter().any(|one| one == choice);
        (*choice, listed(lines, has))
    };
    choices.iter().map(count).collect()
}

/// The search and a chip for every choice that some row has.
pub(super) fn filters(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    table: &ListTable,
    state: &mut Asked,
) {
    // A search that was written stays in sight where there are few.
    let searched = table.lines.len() >= MANY || !state.written.is_empty();
    if !searched && shelf.filters.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if searched {
            search_field(ui, &cx.text.get("list-search"), &mut state.written);
        }
        for (code, choices) in shelf.filters.iter().zip(&table.filters) {
            let Some(vocabulary) = vocabulary(shelf.kind, code) else {
                continue;
            };
            small(ui, &capitalised(&cx.text.field_named(shelf.kind, code)));
            for (choice, rows) in choices {
                let chosen = state.chosen.get(code);
                let on = chosen.is_some_and(|chosen| chosen == choice);
                if *rows == 0 && !on {
                    continue;
                }
                let words = capitalised(&cx.text.choice(vocabulary, choice));
                let rows = cx.text.number(*rows);
                let chip = FilterChip::new(&words).selected(on).count(&rows);
                if ui.add(chip).clicked() {
                    state.chosen.remove(code);
                    if !on {
                        state.chosen.insert(code, (*choice).to_owned());
                    }
                }
            }
        }
    });
    ui.add_space(space::XS);
}
