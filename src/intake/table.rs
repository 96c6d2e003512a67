//! The table in a sheet: where its headings stand, which of its columns hold something, and which rows are no rows of
//! it. What is left out is told, never dropped.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Cell, Row, Sheet, letter};
use super::words::{Wordbook, bare};

/// How many rows are searched for headings.
const SEARCHED: usize = 30;
/// How many cells of a column are shown as an example.
pub const SAMPLES: usize = 3;

/// Where the headings of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Heading {
    /// Wherever they are found.
    #[default]
    Found,
    /// In the row of this number.
    Row(u32),
    /// Nowhere: the first row is a row of the table.
    Nowhere,
}

/// A column that has a heading, or something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place in the sheet, from 0.
    pub at: usize,
    /// What it is called, with its letter where others are called the same.
    pub heading: String,
    /// Which of those that are called the same, from 1; 0 where no other is.
    pub nth: usize,
    /// What stands in each of its heading rows.
    pub parts: Vec<String>,
    /// The first of its cells, each once.
    pub samples: Vec<String>,
}

impl Column {
    /// What it is remembered by, also where another column has come between.
    pub fn key(&self) -> String {
        match self.nth {
            0 => bare(&self.heading),
            nth => format!("{} {nth}", bare(&self.parts.join(" "))),
        }
    }
}

/// A table, ready to be understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the sheet is called.
    pub sheet: String,
    /// Where its headings were looked for.
    pub heading: Heading,
    /// The numbers of the rows that its headings stand in.
    pub headings: Vec<u32>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The numbers of rows above the headings.
    pub above: Vec<u32>,
    /// The numbers of rows that sum up others, or say the headings again.
    pub beside: Vec<u32>,
    /// How many rows are hidden.
    pub hidden_rows: usize,
    /// How many columns have something in them beyond those that are looked at.
    pub far_columns: usize,
    /// The rows that are none of its own: those above, the headings, and those beside, as they stand.
    apart: Vec<Row>,
}

impl Table {
    /// Finds the table of a sheet.
    pub fn find(sheet: Sheet, heading: Heading, book: &Wordbook) -> Self {
        let (first, count) = match heading {
            Heading::Row(number) => {
                let at = sheet.rows.iter().position(|row| row.number >= number);
                (at.unwrap_or_default(), 1)
            }
            Heading::Nowhere => (0, 0),
            Heading::Found => headings(&sheet.rows, book),
        };
        let mut rows = sheet.rows;
        let mut rest = rows.split_off(first.min(rows.len()));
        let mut apart = rows;
        let above = apart.iter().map(|row| row.number).collect();
        let body = rest.split_off(count.min(rest.len()));
        let headings = rest;
        let over: Vec<String> = headings.last().map_or_else(Vec::new, said);
        let says_again = |row: &Row| row.filled() > 1 && says(row, &over);
        let (beside, rows): (Vec<Row>, Vec<Row>) = body
            .into_iter()
            .partition(|row| says_again(row) || sums_up(row, book));
        let (columns, numbers) = (columns(&headings, &rows), |rows: &[Row]| {
            rows.iter().map(|row| row.number).collect()
        });
        let (at, sums) = (numbers(&headings), numbers(&beside));
        apart.extend(headings);
        apart.extend(beside);
        Self {
            sheet: sheet.name,
            heading,
            columns,
            headings: at,
            rows,
            above,
            beside: sums,
            hidden_rows: sheet.hidden_rows,
            far_columns: sheet.far_columns,
            apart,
        }
    }

    /// The table of the same sheet, with its headings elsewhere.
    pub fn with_heading(&self, heading: Heading, book: &Wordbook) -> Self {
        let mut rows: Vec<Row> = self.apart.iter().chain(&self.rows).cloned().collect();
        rows.sort_by_key(|row| row.number);
        let sheet = Sheet {
            name: self.sheet.clone(),
            rows,
            hidden_rows: self.hidden_rows,
            far_columns: self.far_columns,
        };
        Self::find(sheet, heading, book)
    }

    /// The first rows of the sheet, whatever they are.
    pub fn first_rows(&self, most: usize) -> Vec<&Row> {
        let first = self.apart.iter().chain(self.rows.iter().take(most));
        let mut rows: Vec<&Row> = first.collect();
        rows.sort_by_key(|row| row.number);
        rows.truncate(most);
        rows
    }
}

/// What a row says, as headings are compared.
fn said(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| bare(&cell.shown())).collect()
}

/// Whether a row says the same; nearly every row differs in its first cell.
fn says(row: &Row, heading: &[String]) -> bool {
    let width = heading.len().max(row.cells.len());
    (0..width).all(|at| {
        let heading = heading.get(at).map_or("", String::as_str);
        bare(&row.cell(at).shown()) == heading
    })
}

/// A row that begins with a word for a sum, and has a number or a formula after it.
fn sums_up(row: &Row, book: &Wordbook) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    let Some(Cell::Words(words)) = first else {
        return false;
    };
    let counted = |cell: &Cell| {
        let number = |words: &str| words.trim().starts_with(|c: char| c.is_ascii_digit());
        match cell {
            Cell::Number(_) | Cell::NotCounted | Cell::Minutes(_) => true,
            Cell::Words(words) => number(words),
            _ => false,
        }
    };
    book.is_sum(&bare(words)) && row.cells.iter().any(counted)
}

/// The place of the first heading row, and how many there are.
fn headings(rows: &[Row], book: &Wordbook) -> (usize, usize) {
    let known = |row: &Row| {
        names(row)
            .iter()
            .filter(|cell| book.is_heading(cell))
            .count()
    };
    let searched = rows.iter().take(SEARCHED).enumerate();
    let best = searched
        .map(|(at, row)| (known(row), row.filled(), at))
        .filter(|(known, filled, _)| *known > 0 && (*known > 1 || *filled > 1 || rows.len() < 3))
        // The first of the best.
        .max_by_key(|(known, _, at)| (*known, usize::MAX - at));
    let Some((_, _, at)) = best else {
        return unknown_headings(rows);
    };
    let next_to = |one: &Row, other: &Row| one.number.abs_diff(other.number) == 1;
    let below = rows.get(at + 1).filter(|row| next_to(row, &rows[at]));
    if below.is_some_and(|row| names_only(row) && row.filled() > 1 && goes_on(&rows[at], row, book))
    {
        return (at, 2);
    }
    let above = at
        .checked_sub(1)
        .filter(|above| next_to(&rows[*above], &rows[at]));
    match above {
        Some(above) if names_only(&rows[above]) && distinct(&rows[above]) > 1 => (above, 2),
        _ => (at, 1),
    }
}

fn names(row: &Row) -> BTreeSet<String> {
    row.cells.iter().map(|cell| bare(&cell.shown())).collect()
}

/// Whether headings go on in the row below: under the gaps of the first, or in nearly all of its cells. A single cell
/// that is called as some field is may be what stands in the first row of the table.
fn goes_on(first: &Row, below: &Row, book: &Wordbook) -> bool {
    let is_gap = |at: usize| {
        let cell = first.cell(at);
        cell.is_empty() || at > 0 && cell == first.cell(at - 1)
    };
    let mut under_gaps = (0..below.cells.len()).filter(|at| is_gap(*at));
    under_gaps.any(|at| book.is_heading(&bare(&below.cell(at).shown())))
        || book.of_one_kind(names(below).iter()) * 2 > below.filled()
}

/// Headings of words that nobody knows: above other cells, and unlike them. Else there are none.
fn unknown_headings(rows: &[Row]) -> (usize, usize) {
    let widest = rows
        .iter()
        .take(SEARCHED)
        .map(Row::filled)
        .max()
        .unwrap_or_default();
    let first = rows
        .iter()
        .position(|row| row.filled() * 2 > widest)
        .unwrap_or_default();
    let is_heading = rows.get(first).is_some_and(|row| {
        let others = &rows[(first + 1).min(rows.len())..];
        let unlike = others.iter().take(SEARCHED).any(|other| !names_only(other));
        names_only(row) && unlike && distinct(row) == row.filled()
    });
    if is_heading { (first, 1) } else { (0, 0) }
}

/// Whether a row holds nothing but short words, as headings are.
fn names_only(row: &Row) -> bool {
    row.cells.iter().all(|cell| match cell {
        Cell::Empty => true,
        Cell::Words(words) => {
            let digits = words.chars().filter(char::is_ascii_digit).count();
            words.chars().count() < 80 && !words.contains('@') && digits * 2 < words.len()
        }
        _ => false,
    })
}

fn distinct(row: &Row) -> usize {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    cells.map(Cell::shown).collect::<BTreeSet<_>>().len()
}

fn columns(headings: &[Row], rows: &[Row]) -> Vec<Column> {
    let all = headings.iter().chain(rows);
    let width = all.map(|row| row.cells.len()).max().unwrap_or_default();
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); width];
    for row in rows {
        for (sample, cell) in samples.iter_mut().zip(&row.cells) {
            if sample.len() < SAMPLES && !cell.is_empty() {
                let shown = cell.shown();
                if !sample.contains(&shown) {
                    sample.push(shown);
                }
            }
        }
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut over = String::new();
    for (at, samples) in samples.into_iter().enumerate() {
        let mut parts: Vec<String> = headings.iter().map(|row| one_line(row.cell(at))).collect();
        // A heading over several columns stands over the first of them.
        if let [above, below] = parts.as_mut_slice() {
            match (above.is_empty(), below.is_empty()) {
                (true, false) => above.clone_from(&over),
                _ => over.clone_from(above),
            }
        }
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        if !parts.is_empty() || !samples.is_empty() {
            columns.push(Column {
                at,
                nth: 0,
                heading: parts.join(" "),
                parts,
                samples,
            });
        }
    }
    tell_apart(&mut columns);
    columns
}

/// Columns without a heading are called by their letter, and those that are called the same have it beside.
fn tell_apart(columns: &mut [Column]) {
    let mut called: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        called.entry(column.key()).or_default().push(place);
    }
    for places in called.values() {
        for (nth, place) in (1..).zip(places) {
            let Some(column) = columns.get_mut(*place) else {
                continue;
            };
            let letter = letter(column.at);
            if column.heading.is_empty() {
                column.heading = letter;
            } else if places.len() > 1 {
                column.nth = nth;
                column.heading = format!("{} ({letter})", column.heading);
            }
        }
    }
}

fn one_line(cell: &Cell) -> String {
    let shown = cell.shown();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::sheet::pasted;
    use crate::text::{Language, Text};

    fn found(text: &str) -> Table {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        Table::find(pasted(text), Heading::Found, &book)
    }

    #[test]
    fn table_s_headings_can_be_elsewhere_or_nowhere_and_nothing_is_lost() {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        let text = "Lista\nNamn\tOrt\nEva\tEslöv\nNamn\tOrt\nPer\tHöör\nSumma\t2\n";
        let found = found(text);
        assert_eq!((found.headings.as_slice(), found.rows.len()), (&[2][..], 2));
        let lower = found.with_heading(Heading::Row(3), &book);
        assert_eq!(called(&lower), ["Eva", "Eslöv"]);
        assert_eq!((lower.above.as_slice(), lower.rows.len()), (&[1, 2][..], 2));
        let none = lower.with_heading(Heading::Nowhere, &book);
        assert_eq!(called(&none), ["A", "B"]);
        assert_eq!((none.rows.len(), none.headings.len()), (5, 0));
        let first: Vec<u32> = none.first_rows(3).iter().map(|row| row.number).collect();
        assert_eq!(first, [1, 2, 3]);
        assert_eq!(none.with_heading(Heading::Found, &book), found);
    }

    fn called(table: &Table) -> Vec<&str> {
        let columns = table.columns.iter();
        columns.map(|column| column.heading.as_str()).collect()
    }

    #[test]
    fn table_begins_below_its_title_rows() {
        let table =
            found("Deltagarlista\n\nUppdaterad 2018-05-01\nNamn\tE-post\nEva Sjö\te@exempel.se\n");
        assert_eq!(called(&table), ["Namn", "E-post"]);
        assert_eq!(
            (table.above.as_slice(), table.headings.as_slice()),
            (&[1, 3][..], &[4][..])
        );
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn table_s_two_heading_rows_are_one() {
        let table = found(
            "Person\t\tKontakt\t\nFörnamn\tEfternamn\tE-post\tTelefon\nEva\tSjö\te@x.se\t0413\n",
        );
        let joined = [
            "Person Förnamn",
            "Person Efternamn",
            "Kontakt E-post",
            "Kontakt Telefon",
        ];
        assert_eq!(called(&table), joined);
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn table_s_first_row_is_no_heading_though_one_of_its_cells_is_called_as_a_field() {
        let table = found("Namn\tSektor\nKomvux\tUtbildning\n");
        assert_eq!((table.headings.as_slice(), table.rows.len()), (&[1][..], 1));
        let table = found("Namn\tKontakt\t\n\tE-post\tTelefon\nEva Sjö\te@x.se\t0413\n");
        assert_eq!(table.headings, [1, 2]);
    }

    #[test]
    fn table_tells_of_sums_and_of_headings_that_come_again() {
        let table = found("Namn\tTimmar\nEva\t3\nNamn\tTimmar\nPer\t4\nSumma\t7\n");
        assert_eq!(table.beside, [3, 5]);
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn table_s_empty_columns_are_none_and_like_headings_have_their_letters() {
        let table = found("Namn\t\tNot\tNot\nEva\t\tx\ty\n");
        assert_eq!(called(&table), ["Namn", "Not (C)", "Not (D)"]);
    }

    #[test]
    fn table_without_headings_has_rows_alone() {
        let table = found("Eva Sjö\te@exempel.se\nPer Lind\tp@exempel.se\n");
        assert_eq!((table.rows.len(), table.headings.len()), (2, 0));
        assert_eq!(called(&table), ["A", "B"]);
    }
}
