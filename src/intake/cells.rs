//! Text that was copied from a spreadsheet, as rows of cells.

use std::iter::Peekable;
use std::str::Chars;

use crate::domain::reading::is_blank;

/// The rows of what was pasted that hold anything; their cells stand between tabs, or else between semicolons. A cell
/// in quotation marks may hold line breaks and what stands between cells. Each cell is one line, without the marks.
pub fn rows(pasted: &str) -> Vec<Vec<String>> {
    let between = if pasted.contains('\t') { '\t' } else { ';' };
    let mut left = pasted.chars().peekable();
    let mut rows = Vec::new();
    while left.peek().is_some() {
        let row = row(&mut left, between);
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    rows
}

fn row(left: &mut Peekable<Chars<'_>>, between: char) -> Vec<String> {
    let mut cells = Vec::new();
    loop {
        let cell = quoted(left, between).unwrap_or_else(|| bare(left, between));
        cells.push(one_line(&cell));
        match left.next() {
            Some(c) if c == between => {}
            _ => return cells,
        }
    }
}

/// A cell in quotation marks. One that only begins with a mark, as a nickname does, is no such cell.
fn quoted(left: &mut Peekable<Chars<'_>>, between: char) -> Option<String> {
    let mut ahead = left.clone();
    ahead.next_if_eq(&'"')?;
    let mut cell = String::new();
    loop {
        match ahead.next()? {
            '"' if ahead.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => break,
            c => cell.push(c),
        }
    }
    ahead.next_if_eq(&'\r');
    let ends = ahead.peek().is_none_or(|c| *c == between || *c == '\n');
    ends.then(|| {
        *left = ahead;
        cell
    })
}

fn bare(left: &mut Peekable<Chars<'_>>, between: char) -> String {
    let mut cell = String::new();
    while let Some(c) = left.next_if(|c| *c != between && *c != '\n') {
        cell.push(c);
    }
    cell
}

fn one_line(cell: &str) -> String {
    if is_blank(cell) {
        return String::new();
    }
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cell_with_a_line_break_is_one_cell() {
        let pasted =
            "Namn\tTitel\r\nAmira Holm\t\"Rektor\r\noch \"\"lots\"\"\"\r\nPer Lind\tLärare\r\n";
        let expected = [
            ["Namn", "Titel"],
            ["Amira Holm", "Rektor och \"lots\""],
            ["Per Lind", "Lärare"],
        ];
        assert_eq!(rows(pasted), expected);
        assert_eq!(rows("\"Holm;\nAmira\";Rektor"), [["Holm; Amira", "Rektor"]]);
    }

    #[test]
    fn cell_that_only_begins_with_a_mark_takes_nothing_with_it() {
        let pasted = "\"Kalle\" Ek\tRektor\nEva \"Lillan\" Sjö\t\"Lärare";
        let expected = [
            ["\"Kalle\" Ek", "Rektor"],
            ["Eva \"Lillan\" Sjö", "\"Lärare"],
        ];
        assert_eq!(rows(pasted), expected);
    }

    #[test]
    fn row_of_nothing_that_can_be_read_is_no_row() {
        assert_eq!(rows("\n \t\u{200b}\nEva\t\n\n"), [["Eva", ""]]);
    }
}
