//! A document in the window, as it will be on paper: to read before it is printed.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::gui::theme::{Theme, Tone, Type, space};
use crate::gui::widgets::{banner, body, divider, heading, medium, muted, small, text};
use crate::report::{Block, Document, Level, Side, Table};

/// Draws what a document says below its title.
pub fn document(ui: &mut Ui, document: &Document) {
    ui.spacing_mut().item_spacing.y = space::S;
    for (place, block) in document.blocks.iter().enumerate() {
        ui.push_id(place, |ui| draw(ui, block));
    }
}

/// Draws one piece of a document.
pub fn piece(ui: &mut Ui, block: &Block) {
    ui.scope(|ui| draw(ui, block));
}

fn draw(ui: &mut Ui, block: &Block) {
    match block {
        Block::Heading(level, words) => {
            ui.add_space(match level {
                Level::First => space::M,
                _ => space::XS,
            });
            let level = match level {
                Level::First => 2,
                _ => 3,
            };
            heading(ui, level, words);
        }
        Block::Paragraph(words) | Block::Code(words) => drop(body(ui, words)),
        Block::Note(words) => drop(banner(ui, Tone::Warning, words, None)),
        Block::List(points) => points.iter().for_each(|words| point(ui, words)),
        Block::Facts(facts) => {
            for (label, value) in facts {
                let cells = [(1, label.clone()), (3, value.clone())];
                row_of(ui, &cells, Type::Body, &|_| false);
            }
        }
        Block::Table(table) => rows(ui, table),
        Block::ToFillIn(labels) => {
            for label in labels {
                ui.add_space(space::L);
                divider(ui);
                small(ui, label);
            }
        }
        Block::Lines(lines) => {
            for _ in 0..*lines {
                ui.add_space(space::XL);
                divider(ui);
            }
        }
        Block::PageBreak => divider(ui),
        Block::Picture { words, .. } => drop(muted(ui, words)),
        // On paper it leads to what stands below.
        Block::Contents(_) => {}
        Block::Caption { words, .. } => drop(medium(ui, words)),
    }
}

/// A point; what stands on its further lines steps back.
fn point(ui: &mut Ui, words: &str) {
    let mut lines = words.lines();
    ui.horizontal_top(|ui| {
        body(ui, "•");
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            body(ui, lines.next().unwrap_or_default());
            for line in lines {
                muted(ui, line);
            }
        });
    });
}

fn rows(ui: &mut Ui, table: &Table) {
    let share = |place: usize| table.columns.get(place).map_or(1, |column| column.share);
    let cells = |row: &'_ [String]| -> Vec<(u32, String)> {
        let cells = row.iter().enumerate();
        cells
            .map(|(place, words)| (share(place), words.clone()))
            .collect()
    };
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.head.clone())
        .collect();
    let right = |place: usize| {
        let column = table.columns.get(place);
        column.is_some_and(|column| column.side == Side::Right)
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for (place, row) in std::iter::once(&heads).chain(&table.rows).enumerate() {
            let cells = cells(row);
            let step = if place == 0 { Type::Small } else { Type::Body };
            row_of(ui, &cells, step, &right);
            divider(ui);
        }
    });
}

/// Words in columns, each with its share of the width.
#[allow(clippy::cast_precision_loss, reason = "a few columns")]
fn row_of(ui: &mut Ui, cells: &[(u32, String)], step: Type, right: &dyn Fn(usize) -> bool) {
    let colours = &Theme::of(ui).palette;
    let ink = if step == Type::Small {
        colours.muted
    } else {
        colours.text
    };
    let whole = cells.iter().fold(0, |whole, (share, _)| whole + share);
    let gap = space::M;
    let room = ui.available_width() - gap * (cells.len().saturating_sub(1)) as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (place, (share, words)) in cells.iter().enumerate() {
            let wide = room * *share as f32 / whole.max(1) as f32;
            let align = if right(place) { Align::Max } else { Align::Min };
            ui.allocate_ui_with_layout(vec2(wide, 0.0), Layout::top_down(align), |ui| {
                ui.set_width(wide);
                text(ui, step, ink, words);
            });
        }
    });
}
