//! Aligned columns of text.

use std::io::{Result, Write};

/// The widest a cell of a table with many columns gets, in characters.
const WIDEST: usize = 48;

/// How a column's cells are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// From the left: words.
    Left,
    /// To the right: numbers.
    Right,
}

/// Rows of cells under column heads.
pub struct Table {
    aligns: Vec<Align>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these heads, words in all its columns.
    pub fn new(heads: Vec<String>) -> Self {
        Self {
            aligns: vec![Align::Left; heads.len()],
            heads,
            rows: Vec::new(),
        }
    }

    /// A table without heads: names and values.
    pub fn plain(columns: usize) -> Self {
        Self {
            aligns: vec![Align::Left; columns],
            heads: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Numbers in these columns.
    pub fn numbers(mut self, columns: impl IntoIterator<Item = usize>) -> Self {
        for column in columns {
            if let Some(align) = self.aligns.get_mut(column) {
                *align = Align::Right;
            }
        }
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        let cells = cells.iter().map(|cell| in_one_line(cell));
        self.rows.push(cells.collect());
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes it, columns two spaces apart.
    pub fn write(&self, out: &mut dyn Write) -> Result<()> {
        let heads = (!self.heads.is_empty()).then_some(&self.heads);
        let lines: Vec<&Vec<String>> = heads.into_iter().chain(&self.rows).collect();
        let widths: Vec<usize> = (0..self.aligns.len())
            .map(|column| {
                let cells = lines.iter().filter_map(|line| line.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for line in lines {
            let mut written = String::new();
            for ((cell, align), width) in line.iter().zip(&self.aligns).zip(&widths) {
                match align {
                    Align::Left => written.push_str(&format!("{cell:<width$}  ")),
                    Align::Right => written.push_str(&format!("{cell:>width$}  ")),
                }
            }
            writeln!(out, "{}", written.trim_end())?;
        }
        Ok(())
    }
}

/// A text that keeps to its line and cannot steer a terminal.
fn in_one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    // Indentation stays, it shows what belongs together.
    plain.trim_end().to_owned()
}

/// A text cut where it would make a table too wide.
pub fn cut(text: &str) -> String {
    if text.chars().count() <= WIDEST {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(WIDEST - 1).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(table: &Table) -> String {
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_stand_under_each_other_in_swedish_too() {
        let mut table = Table::new(vec!["Grupp".into(), "Antal".into()]).numbers([1]);
        table.row(vec!["Åkes grupp".into(), "7".into()]);
        table.row(vec!["Ö".into(), "12".into()]);
        assert_eq!(
            written(&table),
            "Grupp       Antal\nÅkes grupp      7\nÖ              12\n"
        );
    }

    #[test]
    fn a_cell_keeps_to_its_line_and_steers_no_terminal() {
        let mut table = Table::plain(1);
        table.row(vec!["a\nb\u{1b}[2Jc".into()]);
        assert_eq!(written(&table), "a b [2Jc\n");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = "å".repeat(WIDEST + 1);
        assert_eq!(cut(&long).chars().count(), WIDEST);
        assert!(cut(&long).ends_with('…'));
        assert_eq!(cut("kort"), "kort");
    }
}
