//! Attendance as it is often kept: names down, days across, and a mark where they meet. Each mark becomes a row.

use std::borrow::Cow;

use super::mapping::Use;
use super::sheet::{Cell, Row};
use super::table::{Column, Table};

/// A row of a table, where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The row, by its number in the sheet.
    pub row: Cow<'a, Row>,
    /// The column of the mark, where the row is one of several.
    pub mark: Option<usize>,
}

/// The rows that are to be understood, and what their columns are used for; each mark has a row of its own.
pub fn unfold<'a>(table: &'a Table, uses: &[Use]) -> (Vec<Entry<'a>>, Vec<(usize, Use)>) {
    let columns = || table.columns.iter().zip(uses);
    let mut plain: Vec<(usize, Use)> = columns()
        .filter(|(_, one)| !matches!(one, Use::Leave | Use::Marks))
        .map(|(column, one)| (column.at, *one))
        .collect();
    let marks: Vec<&Column> = columns()
        .filter(|(_, one)| **one == Use::Marks)
        .map(|(column, _)| column)
        .collect();
    if marks.is_empty() {
        let entry = |row: &'a Row| Entry {
            row: Cow::Borrowed(row),
            mark: None,
        };
        return (table.rows.iter().map(entry).collect(), plain);
    }
    plain.retain(|(_, one)| !matches!(one, Use::Occasion | Use::Mark));
    let mut entries = Vec::new();
    // A row for each mark holds what the others are about, and no more.
    let kept: Vec<usize> = plain.iter().map(|(at, _)| *at).collect();
    for row in &table.rows {
        let about: Vec<Cell> = kept.iter().map(|at| row.cell(*at).clone()).collect();
        for column in &marks {
            let mark = row.cell(column.at);
            if mark.is_empty() {
                continue;
            }
            let mut cells = about.clone();
            cells.push(Cell::words(heading(column)));
            cells.push(mark.clone());
            entries.push(Entry {
                row: Cow::Owned(Row {
                    number: row.number,
                    cells,
                }),
                mark: Some(column.at),
            });
        }
    }
    let after = plain.len();
    for (at, (column, _)) in plain.iter_mut().enumerate() {
        *column = at;
    }
    plain.extend([(after, Use::Occasion), (after + 1, Use::Mark)]);
    (entries, plain)
}

/// What stands over a column of marks, without the letter that tells it from others.
fn heading(column: &Column) -> &str {
    let whole = column.heading.split(" (").next().unwrap_or(&column.heading);
    match column.parts.as_slice() {
        [one] => one,
        _ => whole,
    }
}
