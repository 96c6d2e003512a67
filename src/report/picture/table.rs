//! A table on a sheet: what its rows are called on the left, numbers on the right of their columns.

use super::draw::{About, MARGIN, ROOM, Sheet, WORDS};
use super::fonts::{Weight, lines, width};
use super::{Anchor, Picture, Shape, colours};

/// How wide what rows are called may be, and the heading of a column.
const NAMES: f32 = 300.0;
const HEADING: f32 = 110.0;
/// Letters of a heading, and how far apart its lines stand.
const SMALL: f32 = 11.0;
const LINE: f32 = 14.0;
/// How high a row is, and what stands on each side of what is in it.
const ROW: f32 = 26.0;
const SIDE: f32 = 9.0;

/// A table in words.
#[derive(Debug, Clone, Default)]
pub struct TableOnPaper {
    /// What each column is called, the first that of what the rows are called.
    pub columns: Vec<String>,
    /// The column that stands out: the total.
    pub total: usize,
    /// The rows, a cell a column.
    pub rows: Vec<Vec<CellOnPaper>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub struct CellOnPaper {
    /// Its words.
    pub words: String,
    /// Whether it is marked.
    pub is_marked: bool,
}

impl CellOnPaper {
    /// A cell that is not marked.
    pub fn plain(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            is_marked: false,
        }
    }
}

/// Draws a table, as wide as its columns need.
pub fn of_table(about: &About, table: &TableOnPaper) -> Picture {
    let widths = table.widths();
    let whole: f32 = widths.iter().sum();
    let mut sheet = Sheet::begun(about, whole.max(ROOM));
    sheet.named("");
    table.headings(&mut sheet, &widths);
    for row in &table.rows {
        table.row(&mut sheet, &widths, row);
    }
    sheet.ended(about, table.in_words(&about.number))
}

impl TableOnPaper {
    fn weight(&self, column: usize) -> Weight {
        match column == self.total {
            true => Weight::SemiBold,
            false => Weight::Regular,
        }
    }

    /// How wide each column is: no number is cut.
    fn widths(&self) -> Vec<f32> {
        let column = |(place, name): (usize, &String)| {
            let weight = self.weight(place);
            let cells = self.rows.iter().filter_map(|row| row.get(place));
            let cells = cells.map(|cell| width(&cell.words, WORDS, weight));
            let most = cells.fold(0.0, f32::max);
            let most = if place == 0 { most.min(NAMES) } else { most };
            let heading = lines(name, SMALL, weight, HEADING);
            let heading = heading.iter().map(|line| width(line, SMALL, weight));
            heading.fold(most, f32::max) + 2.0 * SIDE
        };
        self.columns.iter().enumerate().map(column).collect()
    }

    fn headings(&self, sheet: &mut Sheet, widths: &[f32]) {
        let all: Vec<Vec<String>> = (self.columns.iter().enumerate())
            .map(|(place, name)| lines(name, SMALL, self.weight(place), HEADING))
            .collect();
        let most = all.iter().map(Vec::len).max().unwrap_or(0);
        #[allow(clippy::cast_precision_loss, reason = "a few lines")]
        let high = most as f32 * LINE;
        for ((place, heading), left) in all.iter().enumerate().zip(lefts(widths)) {
            #[allow(clippy::cast_precision_loss, reason = "a few lines")]
            let mut y = sheet.y + high - heading.len() as f32 * LINE;
            for words in heading {
                y += LINE;
                let (at, anchor) = placed(place, left, widths[place], y - 3.0);
                sheet.shapes.push(Shape::Words {
                    at,
                    anchor,
                    size: SMALL,
                    weight: self.weight(place),
                    colour: colours::MUTED,
                    words: words.clone(),
                });
            }
        }
        sheet.y += high + 6.0;
        sheet.rule(MARGIN, sheet.y, widths.iter().sum());
    }

    fn row(&self, sheet: &mut Sheet, widths: &[f32], row: &[CellOnPaper]) {
        for ((place, cell), left) in row.iter().enumerate().zip(lefts(widths)) {
            let wide = widths.get(place).copied().unwrap_or_default();
            if cell.is_marked {
                let at = (left + 3.0, sheet.y + 3.0);
                sheet.filled(at, (wide - 6.0, ROW - 6.0), 3.0, colours::WARNING_SOFT);
            }
            let (at, anchor) = placed(place, left, wide, sheet.y + ROW / 2.0 + 4.5);
            let weight = self.weight(place);
            sheet.shapes.push(Shape::Words {
                at,
                anchor,
                size: WORDS,
                weight,
                colour: colours::TEXT,
                words: super::fonts::cut(&cell.words, WORDS, weight, wide - 2.0 * SIDE + 1.0),
            });
        }
        sheet.y += ROW;
        sheet.rule(MARGIN, sheet.y, widths.iter().sum());
    }

    /// What the table says, for whoever does not see it.
    fn in_words(&self, number: &str) -> String {
        let row = |row: &Vec<CellOnPaper>| {
            let mut cells = row.iter().map(|cell| cell.words.as_str());
            let name = cells.next().unwrap_or_default();
            let told = self.columns.iter().skip(1).zip(cells);
            let told = told.filter(|(_, words)| !words.is_empty());
            let told: Vec<String> = told
                .map(|(head, words)| format!("{head} {words}"))
                .collect();
            format!("{name}: {}", told.join(", "))
        };
        let told = std::iter::once(number.to_owned()).chain(self.rows.iter().map(row));
        let told: Vec<String> = told.filter(|words| !words.is_empty()).collect();
        told.join(". ")
    }
}

/// Where each column begins.
fn lefts(widths: &[f32]) -> impl Iterator<Item = f32> + '_ {
    widths.iter().scan(MARGIN, |left, wide| {
        let here = *left;
        *left += wide;
        Some(here)
    })
}

/// Where words of a column stand: the first on its left, the others on its right.
fn placed(column: usize, left: f32, wide: f32, y: f32) -> ((f32, f32), Anchor) {
    match column {
        0 => ((left + SIDE, y), Anchor::Start),
        _ => ((left + wide - SIDE, y), Anchor::End),
    }
}

#[cfg(test)]
mod tests {
    use super::{About, CellOnPaper, TableOnPaper, of_table};
    use crate::report::picture::{Anchor, Shape};
    use crate::text::Language;

    #[test]
    fn a_table_on_a_sheet_says_all_its_numbers_and_is_as_wide_as_they_need() {
        let about = About {
            title: "Planerat mot faktiskt".into(),
            number: String::new(),
            foot: "Samverkan i femtio · 2019-03-04".into(),
            language: Language::Swedish,
        };
        let table = |projects: usize| {
            let heads = (0..projects).map(|n| format!("Projekt {n}"));
            let cells = (0..=projects).map(|n| CellOnPaper::plain(format!("12 345 67{n}")));
            TableOnPaper {
                columns: std::iter::once(String::new())
                    .chain(heads)
                    .chain(["Totalt".into()])
                    .collect(),
                total: projects + 1,
                rows: vec![
                    std::iter::once(CellOnPaper::plain("Deltagare, faktiskt"))
                        .chain(cells)
                        .collect(),
                ],
            }
        };
        let (few, many) = (of_table(&about, &table(2)), of_table(&about, &table(50)));
        assert!(few.size.0 < many.size.0);
        for picture in [&few, &many] {
            let numbers = picture.shapes.iter().filter(|shape| {
                matches!(shape, Shape::Words { anchor: Anchor::End, at, words, .. }
                    if words.starts_with("12 345") && at.0 < picture.size.0)
            });
            let columns = if std::ptr::eq(picture, &few) { 3 } else { 51 };
            assert_eq!(numbers.count(), columns);
            assert!(
                picture
                    .description
                    .contains("Deltagare, faktiskt: Projekt 0 12 345 670")
            );
        }
    }
}
