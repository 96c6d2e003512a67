//! Tables: facts, rows under a header, and rows to write in.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Table as DocxTable, TableCell, TableCellMargins,
    TableLayoutType, TableRow, WidthType,
};

use super::super::{Side, Table};
use super::{WIDTH, styled};

/// The style that a table's header row is known by.
pub(super) const HEAD: &str = "TableHead";
/// The label's part of the width, where facts are told.
const LABEL: usize = 2_900;
/// How high a row to write in is, about 9 mm.
const HIGH: f32 = 510.0;
/// So many rows stand on one page.
const SMALL: usize = 18;
/// Between numbers, which end at the right of their column, and the words of the next: with no more than the room
/// that cells have they are read as one.
const AFTER_NUMBERS: i32 = 200;

/// What is told beside its label.
pub(super) fn facts_table(facts: &[(String, String)]) -> DocxTable {
    let widths = [LABEL, WIDTH - LABEL];
    let rows = facts.iter().map(|(label, value)| {
        let cells = vec![
            cell(widths[0], styled("FactLabel", label)),
            cell(widths[1], styled("TableText", value)),
        ];
        TableRow::new(cells).cant_split()
    });
    table(rows.collect(), widths.to_vec())
}

/// A row a label, high enough to write in.
pub(super) fn fill_in_table(labels: &[String]) -> DocxTable {
    let widths = [LABEL, WIDTH - LABEL];
    let rows = labels.iter().map(|label| {
        let cells = vec![
            cell(widths[0], styled("FactLabel", label)),
            cell(widths[1], styled("TableText", "")),
        ];
        high(TableRow::new(cells).cant_split())
    });
    table(rows.collect(), widths.to_vec())
}

/// High enough to write in by hand.
fn high(row: TableRow) -> TableRow {
    row.row_height(HIGH).height_rule(HeightRule::AtLeast)
}

/// Rows under a header.
pub(super) fn rows_table(of: &Table) -> DocxTable {
    let shares: usize = of.columns.iter().map(|column| column.share as usize).sum();
    let width = |share: u32| WIDTH * share as usize / shares.max(1);
    let widths: Vec<usize> = of
        .columns
        .iter()
        .map(|column| width(column.share))
        .collect();
    let row = |style: &str, words: &mut dyn Iterator<Item = &String>| {
        let cells = words.enumerate().zip(&of.columns).zip(&widths);
        let cells = cells.map(|(((place, words), column), width)| {
            let after = of.columns.get(place + 1).map(|column| column.side);
            let words = styled(style, words);
            cell(*width, aside(words, column.side, after))
        });
        TableRow::new(cells.collect()).cant_split()
    };
    let mut rows = vec![row(HEAD, &mut of.columns.iter().map(|column| &column.head))];
    let last = of.rows.len().saturating_sub(1);
    rows.extend(of.rows.iter().enumerate().map(|(place, cells)| {
        // A small table is not parted between two pages.
        let keeps = of.rows.len() <= SMALL && place < last && !of.to_sign;
        let style = if keeps { "TableKept" } else { "TableText" };
        let row = row(style, &mut cells.iter());
        if of.to_sign { high(row) } else { row }
    }));
    table(rows, widths)
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>) -> DocxTable {
    DocxTable::without_borders(rows)
        .style("Rows")
        .set_grid(widths)
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(50, 100, 50, 0))
}

/// What stands in a cell, to its side; with room after it, where the words of the next column come close.
fn aside(words: Paragraph, side: Side, after: Option<Side>) -> Paragraph {
    match (side, after) {
        (Side::Left, _) => words,
        (Side::Right, Some(Side::Left)) => {
            words
                .align(AlignmentType::Right)
                .indent(None, None, Some(AFTER_NUMBERS), None)
        }
        (Side::Right, _) => words.align(AlignmentType::Right),
    }
}

fn cell(width: usize, words: Paragraph) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(words)
}
