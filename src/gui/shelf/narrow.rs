//! What a list is narrowed to and sorted by: searched and gone through again only where that, or the list, is another.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::Ui;

use super::describe::Shelf;
use super::table::{ListRow, ListTable, MANY};
use crate::domain::reading::alike;
use crate::domain::{Kind, Shape, Vocabulary};
use crate::gui::ground::cx::Cx;
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

/// The rows last found, and what they were found for: a large list is not gone through for every frame.
#[derive(Default)]
pub(super) struct Found {
    table: Option<Arc<ListTable>>,
    asked: Asked,
    /// Their places.
    rows: Arc<Vec<usize>>,
}

impl Found {
    /// Whether these are the rows of this list that are asked for.
    pub(super) fn are_of(&self, table: &Arc<ListTable>, asked: &Asked) -> bool {
        let known = self.table.as_ref();
        known.is_some_and(|known| Arc::ptr_eq(known, table)) && self.asked == *asked
    }

    /// Looks again where something is different: a country's list on the thread that reads. Until that is done, what
    /// was found before stays, if it is of the same owner's records.
    pub(super) fn update(
        &mut self,
        cx: &Cx<'_>,
        table: &Arc<ListTable>,
        asked: &Asked,
        shelf: &'static Shelf,
    ) {
        if self.are_of(table, asked) {
            return;
        }
        let rows = if *asked == Asked::default() {
            Some(Arc::new((0..table.lines.len()).collect()))
        } else {
            let (of, how) = (table.clone(), asked.clone());
            let key = ("list found", table.number, asked);
            cx.view(key, move |_| Ok(how.find(&of, shelf)))
        };
        let known = self.table.as_ref();
        if let Some(rows) = rows {
            *self = Self {
                table: Some(table.clone()),
                asked: asked.clone(),
                rows,
            };
        } else if known.is_some_and(|known| known.whose != table.whose) {
            *self = Self::default();
        }
    }

    /// The list that the rows are of.
    pub(super) fn table(&self) -> Option<Arc<ListTable>> {
        self.table.clone()
    }

    pub(super) fn rows<'t>(&self, table: &'t ListTable) -> Vec<&'t ListRow> {
        let rows = self.rows.iter();
        rows.filter_map(|row| table.lines.get(*row)).collect()
    }
}

impl Asked {
    /// The places of the rows that fit what is written and chosen, in the order that was asked for.
    fn find(&self, table: &ListTable, shelf: &Shelf) -> Vec<usize> {
        let written = alike(&self.written);
        let fits = |line: &ListRow| {
            let chosen = shelf
                .filters
                .iter()
                .zip(&line.choices)
                .all(|(code, choices)| {
                    self.chosen
                        .get(code)
                        .is_none_or(|chosen| choices.contains(chosen))
                });
            chosen && line.searched.contains(&written)
        };
        let lines = table.lines.iter().enumerate();
        let found = lines.filter(|(_, line)| fits(line));
        let mut rows: Vec<usize> = found.map(|(row, _)| row).collect();
        let order = self
            .order
            .filter(|(column, _)| *column < table.columns.len());
        if let Some((column, order)) = order {
            let key = |row: usize| &table.lines[row].cells[column].key;
            rows.sort_by(|a, b| key(*a).cmp(key(*b)));
            if order == Order::Descending {
                rows.reverse();
            }
        }
        rows
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
    if table.lines.len() < MANY && shelf.filters.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if table.lines.len() >= MANY {
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
