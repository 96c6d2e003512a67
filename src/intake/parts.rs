//! A sheet inside a packed file, looked through before a library reads it: the library trusts that tags close and that
//! addresses and repetitions are honest, and does not say which rows are hidden.

use std::io::{BufRead, BufReader, Read};
use std::ops::RangeInclusive;

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{MOST_CELLS, Trouble};

/// Rows that are hidden or filtered away, by their numbers from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HiddenRows(Vec<RangeInclusive<u32>>);

impl HiddenRows {
    /// Whether a row is one of them.
    pub fn hold(&self, number: u32) -> bool {
        let before = self.0.partition_point(|rows| *rows.end() < number);
        self.0
            .get(before)
            .is_some_and(|rows| rows.contains(&number))
    }

    /// Rows of these numbers.
    pub fn of(numbers: std::collections::BTreeSet<u32>) -> Self {
        Self(numbers.into_iter().map(|number| number..=number).collect())
    }

    fn push(&mut self, first: u32, count: u32) {
        self.0.push(first..=first.saturating_add(count.max(1) - 1));
    }
}

/// What is seen of a sheet of an Excel file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its hidden rows.
    pub hidden: HiddenRows,
    /// Its merged cells, by two corners, whichever of them is named first.
    pub merged: Vec<Dimensions>,
}

/// Looks through a sheet of an Excel file.
///
/// # Errors
/// [`Trouble::Damaged`], where its tags do not close or a cell's address cannot be one.
pub fn of_excel(part: impl Read) -> Result<Seen, Trouble> {
    let (mut seen, mut number) = (Seen::default(), 0);
    each_tag(BufReader::new(part), |tag, _| {
        let name = tag.local_name();
        match name.as_ref() {
            "row" => {
                let said = value(tag, "r")?.and_then(|row| row.parse().ok());
                number = said.unwrap_or_else(|| u32::saturating_add(number, 1));
                if value(tag, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true") {
                    seen.hidden.push(number, 1);
                }
            }
            "c" => is_address(value(tag, "r")?)?,
            "mergeCell" => seen.merged.extend(area(value(tag, "ref")?)?),
            "dimension" | "f" => {
                let area = area(value(tag, "ref")?)?;
                if area.is_some_and(|area| area.start.0 > area.end.0 || area.start.1 > area.end.1) {
                    return Err(damaged("an area that ends before it begins"));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(seen)
}

/// Looks through the sheets of an OpenDocument file, in their order.
///
/// # Errors
/// [`Trouble::Damaged`], where its tags do not close; [`Trouble::TooLarge`], where they come to too much together when
/// repetitions are written out.
pub fn of_open_document(part: impl Read) -> Result<Vec<HiddenRows>, Trouble> {
    let mut tables: Vec<Table> = Vec::new();
    each_tag(BufReader::new(part), |tag, has_something| {
        let name = tag.local_name();
        if name.as_ref() == "table" && value(tag, "table:name")?.is_some() {
            let before = tables.last().map_or(0, Table::cells);
            tables.push(Table {
                before,
                ..Table::default()
            });
        }
        let Some(table) = tables.last_mut() else {
            return Ok(());
        };
        let times = |attribute| {
            let said = value(tag, attribute)?.and_then(|times| times.parse().ok());
            Ok::<u32, Trouble>(said.unwrap_or(1))
        };
        match name.as_ref() {
            "table-row" => {
                let shown = value(tag, "table:visibility")?;
                let hidden = shown.is_some_and(|shown| shown == "collapse" || shown == "filter");
                table.row(times("table:number-rows-repeated")?, hidden);
                Ok(())
            }
            "table-cell" | "covered-table-cell" => {
                let filled = has_something
                    || value(tag, "office:value-type")?.is_some()
                    || value(tag, "table:formula")?.is_some();
                table.cell(times("table:number-columns-repeated")?, filled)
            }
            _ => Ok(()),
        }
    })?;
    Ok(tables.into_iter().map(|table| table.hidden).collect())
}

/// A sheet while it is looked through.
#[derive(Default)]
struct Table {
    hidden: HiddenRows,
    /// How many rows have begun, and how far the one that is read comes.
    rows: u32,
    column: u32,
    /// The last column that has something in it, and the last row.
    widest: u32,
    last: u32,
    /// How many cells the sheets before it come to.
    before: u64,
}

impl Table {
    fn row(&mut self, times: u32, hidden: bool) {
        if hidden {
            self.hidden.push(self.rows.saturating_add(1), times);
        }
        self.rows = self.rows.saturating_add(times);
        self.column = 0;
    }

    fn cell(&mut self, times: u32, filled: bool) -> Result<(), Trouble> {
        self.column = self.column.saturating_add(times);
        if !filled {
            return Ok(());
        }
        self.widest = self.widest.max(self.column);
        self.last = self.rows;
        if self.cells() > MOST_CELLS {
            return Err(Trouble::TooLarge);
        }
        Ok(())
    }

    /// How many cells it and those before it come to.
    fn cells(&self) -> u64 {
        let own = u64::from(self.widest) * u64::from(self.last);
        self.before.saturating_add(own)
    }
}

/// Goes through the tags that begin something, and whether there is something in them.
fn each_tag(
    part: impl BufRead,
    mut see: impl FnMut(&BytesStart<'_>, bool) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut reader = Reader::from_reader(part);
    let (mut buffer, mut open) = (Vec::new(), 0u64);
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => {
                open += 1;
                see(&tag, true)?;
            }
            Event::Empty(tag) => see(&tag, false)?,
            Event::End(_) => open = open.saturating_sub(1),
            Event::Eof if open > 0 => return Err(damaged("a tag is not closed")),
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Trouble> {
    let found = tag.try_get_attribute(name).map_err(damaged)?;
    Ok(found.map(|attribute| attribute.value.into_owned()))
}

/// `B2`, or `A1:XFD1048576`: no column has more than three letters, no row more than seven digits.
fn is_address(text: Option<String>) -> Result<(), Trouble> {
    let honest = |cell: &str| {
        let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        cell.len() - digits.len() <= 3 && digits.len() <= 7
    };
    match text {
        Some(text) if !text.split(':').all(honest) => Err(damaged("an address that is none")),
        _ => Ok(()),
    }
}

/// The two corners of an area, counted from 0, or of a single cell.
fn area(text: Option<String>) -> Result<Option<Dimensions>, Trouble> {
    is_address(text.clone())?;
    let Some(text) = text else { return Ok(None) };
    let place = |cell: &str| {
        let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = cell.strip_suffix(digits).unwrap_or_default().bytes();
        let column = letters.fold(0, |column, letter| {
            column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
        });
        let row: u32 = digits.parse().ok()?;
        Some((row.checked_sub(1)?, column.checked_sub(1)?))
    };
    let (start, end) = text.split_once(':').unwrap_or((&text, &text));
    Ok(place(start)
        .zip(place(end))
        .map(|(start, end)| Dimensions { start, end }))
}

fn damaged(error: impl std::fmt::Display) -> Trouble {
    Trouble::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_of_excel_are_found_by_their_number() {
        let sheet = r#"<x:worksheet><row r="2"><c r="A2"/></row><row r="4" hidden="1"/>
            <row hidden="true"/></x:worksheet>"#;
        let hidden = of_excel(sheet.as_bytes()).unwrap().hidden;
        let found: Vec<u32> = (1..9).filter(|number| hidden.hold(*number)).collect();
        assert_eq!(found, [4, 5]);
    }

    #[test]
    fn hidden_rows_of_open_document_are_found_sheet_by_sheet() {
        let content = r#"<body><table:table table:name="A"><table:table-row table:number-rows-repeated="2"/>
            <table:table-row table:number-rows-repeated="3" table:visibility="filter"/></table:table>
            <table:table table:name="B"><table:table-row table:visibility="collapse"/></table:table></body>"#;
        let hidden = of_open_document(content.as_bytes()).unwrap();
        let of = |sheet: &HiddenRows| (1..9).filter(|row| sheet.hold(*row)).collect::<Vec<u32>>();
        assert_eq!(
            hidden.iter().map(of).collect::<Vec<_>>(),
            [vec![3, 4, 5], vec![1]]
        );
    }

    #[test]
    fn tag_that_is_not_closed_and_address_that_is_none_are_damage() {
        for sheet in [
            r#"<worksheet><row r="1"></worksheet>"#,
            r#"<worksheet><row r="1">"#,
            r#"<worksheet><c r="ATTTTTTTTT1"/></worksheet>"#,
            r#"<worksheet><mergeCell ref="A1:B99999999999"/></worksheet>"#,
            r#"<worksheet><dimension ref="B2:A1"/></worksheet>"#,
        ] {
            let trouble = of_excel(sheet.as_bytes()).unwrap_err();
            assert!(matches!(trouble, Trouble::Damaged(_)), "{sheet}");
        }
    }

    #[test]
    fn merged_cells_are_found_by_their_corners() {
        let sheet =
            r#"<worksheet><mergeCell ref="F2:B2"/><mergeCell ref="AA10:AB12"/></worksheet>"#;
        let merged = of_excel(sheet.as_bytes()).unwrap().merged;
        let corners: Vec<_> = merged.iter().map(|area| (area.start, area.end)).collect();
        assert_eq!(corners, [((1, 5), (1, 1)), ((9, 26), (11, 27))]);
    }

    #[test]
    fn repetitions_that_come_to_too_much_are_refused_and_empty_ones_are_not() {
        let sheet = |cell: &str| {
            format!(
                r#"<body><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">
                <table:table-cell table:number-columns-repeated="16384"{cell}/></table:table-row></table:table></body>"#
            )
        };
        let full = sheet(r#" office:value-type="float" office:value="1""#);
        assert_eq!(of_open_document(full.as_bytes()), Err(Trouble::TooLarge));
        assert!(of_open_document(sheet("").as_bytes()).is_ok());
    }
}
