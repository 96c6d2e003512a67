//! Excel and OpenDocument files: read sparsely, so that a cell far away costs nothing, and within bounds.

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, SheetVisible, Xls, Xlsx,
    open_workbook_from_rs,
};
use chrono::{NaiveDate, NaiveDateTime};

use super::old;
use super::parts::{self, HiddenRows, Seen};
use super::sheet::{Book, Cell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Trouble};

/// How much a file may come to when it is unpacked, in bytes.
const UNPACKED: u64 = 1 << 30;
/// Title rows and the like stand above the table, and do not count.
const ABOVE: usize = 50;

type File<'a> = Cursor<&'a [u8]>;
type Packed<'a> = zip::ZipArchive<File<'a>>;

fn damaged(error: impl std::fmt::Display) -> Trouble {
    Trouble::Damaged(error.to_string())
}

/// An `.xlsx`, `.xlsm` or `.ods` file.
pub fn zipped(bytes: &[u8]) -> Result<Book, Trouble> {
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    within_bounds(&mut packed)?;
    if packed.by_name("xl/workbook.xml").is_ok() {
        xlsx(bytes, &mut packed)
    } else if packed.by_name("content.xml").is_ok() {
        ods(bytes, &mut packed)
    } else {
        Err(Trouble::NotASpreadsheet)
    }
}

/// Unpacks every part once and lets it go, so that what comes to more than is honest is refused before it is held.
fn within_bounds(packed: &mut Packed<'_>) -> Result<(), Trouble> {
    let mut left = UNPACKED;
    for part in 0..packed.len() {
        let part = packed.by_index(part).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => Trouble::Locked,
            other => damaged(other),
        })?;
        let mut part = part.take(left + 1);
        let unpacked = std::io::copy(&mut part, &mut std::io::sink()).map_err(damaged)?;
        left = left.checked_sub(unpacked).ok_or(Trouble::TooLarge)?;
    }
    Ok(())
}

fn xlsx(bytes: &[u8], packed: &mut Packed<'_>) -> Result<Book, Trouble> {
    let mut file: Xlsx<File<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let mut book = Book {
        from_1904: file.has_1904_epoch(),
        ..Book::default()
    };
    let (paths, mut room) = (sheet_parts(packed), Room::default());
    for (at, sheet) in file.sheets_metadata().to_vec().into_iter().enumerate() {
        if sheet.visible != SheetVisible::Visible {
            book.hidden_sheets.push(sheet.name);
            continue;
        }
        let seen = match paths.get(at).map(|part| packed.by_name(part)) {
            Some(Ok(part)) => parts::of_excel(part)?,
            _ => Seen::default(),
        };
        let mut rows = Rows::new(seen.hidden, &mut room);
        let mut cells = match file.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            // A sheet of nothing but a chart.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(other) => return Err(damaged(other)),
        };
        let (mut same, mut last) = (HashMap::new(), None);
        while let Some(found) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
            let cell = match found.value {
                DataRef::Empty if found.formula.is_some() => Cell::NotCounted,
                // The same words are held once.
                DataRef::SharedString(words) => same
                    .entry(words.as_ptr())
                    .or_insert_with(|| Cell::words(words))
                    .clone(),
                value => cell(value.into()),
            };
            let (row, column) = found.pos;
            if last.is_some_and(|last| row < last) {
                return Err(damaged("rows out of order"));
            }
            last = Some(row);
            rows.put(row, column, cell)?;
        }
        book.sheets.push(rows.into_sheet(sheet.name, &seen.merged)?);
    }
    Ok(book)
}

fn ods(bytes: &[u8], packed: &mut Packed<'_>) -> Result<Book, Trouble> {
    let content = packed.by_name("content.xml").map_err(damaged)?;
    let mut hidden = parts::of_open_document(content)?.into_iter();
    let mut file: Ods<File<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let (mut book, mut room) = (Book::default(), Room::default());
    for sheet in file.sheets_metadata().to_vec() {
        let range = file.worksheet_range(&sheet.name).map_err(damaged)?;
        let formulas = file.worksheet_formula(&sheet.name).unwrap_or_default();
        let hidden = hidden.next().unwrap_or_default();
        book.take(sheet, Rows::new(hidden, &mut room), &range, &formulas, &[])?;
    }
    Ok(book)
}

/// An `.xls` file, or one that Excel has locked.
pub fn before_2007(bytes: &[u8]) -> Result<Book, Trouble> {
    let mut hidden = old::look_through(bytes)?.into_iter();
    let mut file: Xls<File<'_>> = open_workbook_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let mut room = Room::default();
    let mut book = Book {
        from_1904: file.has_1904_epoch(),
        ..Book::default()
    };
    for sheet in file.sheets_metadata().to_vec() {
        let range = file.worksheet_range(&sheet.name).map_err(damaged)?;
        let merged = file.merge_cells_by_sheet_name(&sheet.name);
        let formulas = file.worksheet_formula(&sheet.name).unwrap_or_default();
        let merged = merged.unwrap_or_default();
        let rows = Rows::new(hidden.next().unwrap_or_default(), &mut room);
        book.take(sheet, rows, &range, &formulas, &merged)?;
    }
    Ok(book)
}

impl Book {
    fn take(
        &mut self,
        sheet: calamine::Sheet,
        mut rows: Rows<'_>,
        range: &calamine::Range<Data>,
        formulas: &calamine::Range<String>,
        merged: &[Dimensions],
    ) -> Result<(), Trouble> {
        if sheet.visible != SheetVisible::Visible {
            self.hidden_sheets.push(sheet.name);
            return Ok(());
        }
        let (top, left) = range.start().unwrap_or_default();
        for (row, cells) in (top..).zip(range.rows()) {
            for (column, value) in (left..).zip(cells) {
                let formula = || formulas.get_value((row, column));
                let cell = match value {
                    Data::Empty if formula().is_some_and(|formula| !formula.is_empty()) => {
                        Cell::NotCounted
                    }
                    value => cell(value.clone()),
                };
                rows.put(row, column, cell)?;
            }
        }
        self.sheets.push(rows.into_sheet(sheet.name, merged)?);
        Ok(())
    }
}

/// How many cells more a book may come to.
struct Room(u64);

impl Default for Room {
    fn default() -> Self {
        Self(MOST_CELLS)
    }
}

impl Room {
    fn take(&mut self, cells: usize) -> Result<(), Trouble> {
        let left = self.0.checked_sub(cells as u64);
        self.0 = left.ok_or(Trouble::TooLarge)?;
        Ok(())
    }
}

/// The rows of a sheet while they are read.
struct Rows<'a> {
    rows: Vec<Row>,
    hidden: HiddenRows,
    left_out: BTreeSet<u32>,
    far_columns: BTreeSet<usize>,
    room: &'a mut Room,
}

impl<'a> Rows<'a> {
    fn new(hidden: HiddenRows, room: &'a mut Room) -> Self {
        Self {
            rows: Vec::new(),
            hidden,
            left_out: BTreeSet::new(),
            far_columns: BTreeSet::new(),
            room,
        }
    }

    fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Trouble> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if cell.is_empty() {
            return Ok(());
        }
        let number = row.saturating_add(1);
        if self.hidden.hold(number) {
            self.left_out.insert(number);
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            self.far_columns.insert(column);
            return Ok(());
        }
        if self.rows.last().is_none_or(|last| last.number != number) {
            if self.rows.len() >= MOST_ROWS + ABOVE {
                return Err(Trouble::TooLarge);
            }
            let cells = Vec::new();
            self.rows.push(Row { number, cells });
        }
        if let Some(last) = self.rows.last_mut() {
            self.room
                .take((column + 1).saturating_sub(last.cells.len()))?;
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Empty);
            }
            last.cells[column] = cell;
        }
        Ok(())
    }

    /// The sheet: what stands in merged cells stands in each of them.
    fn into_sheet(mut self, name: String, merged: &[Dimensions]) -> Result<Sheet, Trouble> {
        for area in merged {
            self.fill(area)?;
        }
        for row in &mut self.rows {
            row.cells.shrink_to_fit();
        }
        Ok(Sheet {
            name,
            rows: self.rows,
            hidden_rows: self.left_out.len(),
            far_columns: self.far_columns.len(),
        })
    }

    /// Whichever corner of the merged cells is named first.
    fn fill(&mut self, area: &Dimensions) -> Result<(), Trouble> {
        let (one, other) = (area.start, area.end);
        let (top, bottom) = (one.0.min(other.0), one.0.max(other.0));
        let (top, bottom) = (top.saturating_add(1), bottom.saturating_add(1));
        let (left, right) = (one.1.min(other.1) as usize, one.1.max(other.1) as usize);
        let right = right.min(MOST_COLUMNS - 1);
        let Ok(first) = self.rows.binary_search_by_key(&top, |row| row.number) else {
            return Ok(());
        };
        let cell = self.rows[first].cell(left).clone();
        // A title over the whole table stays one.
        if cell.is_empty() || (top == bottom && self.rows[first].filled() == 1) {
            return Ok(());
        }
        for row in &mut self.rows[first..] {
            if row.number > bottom {
                break;
            }
            // What has been filled before is counted again: areas that lie over each other cost time.
            self.room.take(right - left + 1)?;
            if row.cells.len() <= right {
                self.room.take(left.saturating_sub(row.cells.len()))?;
                row.cells.resize(right + 1, Cell::Empty);
            }
            row.cells[left..=right].fill(cell.clone());
        }
        Ok(())
    }
}

fn cell(value: Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        #[allow(clippy::cast_precision_loss, reason = "a sheet has no other numbers")]
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::String(words) => Cell::words(&words),
        Data::Bool(flag) => Cell::Flag(flag),
        Data::DateTime(moment) => of_excel(&moment),
        Data::DateTimeIso(moment) => of_iso(&moment),
        Data::DurationIso(length) => {
            minutes_of(&length).map_or_else(|| Cell::words(&length), Cell::Minutes)
        }
        Data::Error(error) => Cell::Wrong(Arc::from(error.to_string())),
    }
}

/// A number that Excel shows as a date, a time or a length of time.
fn of_excel(value: &ExcelDateTime) -> Cell {
    let days = value.as_f64();
    if value.is_duration() || (0.0..1.0).contains(&days) {
        #[allow(clippy::cast_possible_truncation, reason = "minutes of some days")]
        return Cell::Minutes((days * 24.0 * 60.0).round() as i64);
    }
    let rounded = |moment: NaiveDateTime| {
        use chrono::{DurationRound as _, TimeDelta};
        moment
            .duration_round(TimeDelta::minutes(1))
            .unwrap_or(moment)
    };
    value
        .as_datetime()
        .map_or(Cell::Number(days), |moment| Cell::Moment(rounded(moment)))
}

/// A moment as OpenDocument writes it: `2018-03-01`, `2018-03-01T09:00:00`.
fn of_iso(text: &str) -> Cell {
    let day = NaiveDate::parse_from_str(text, "%F").map(|day| day.and_time(chrono::NaiveTime::MIN));
    let moment = day.or_else(|_| NaiveDateTime::parse_from_str(text, "%FT%H:%M:%S%.f"));
    moment.map_or_else(|_| Cell::words(text), Cell::Moment)
}

/// A length of time as OpenDocument writes it: `PT01H30M00S`.
fn minutes_of(text: &str) -> Option<i64> {
    let mut minutes = 0i64;
    let mut digits = String::new();
    for c in text.strip_prefix("PT")?.chars() {
        match c {
            'H' => minutes += digits.parse::<i64>().ok()?.checked_mul(60)?,
            'M' => minutes += digits.parse::<i64>().ok()?,
            'S' => {}
            c => {
                digits.push(c);
                continue;
            }
        }
        digits.clear();
    }
    Some(minutes)
}

/// The parts that the sheets of an `.xlsx` file lie in, in the workbook's order.
fn sheet_parts(packed: &mut Packed<'_>) -> Vec<String> {
    let book = part(packed, "xl/workbook.xml");
    let links = part(packed, "xl/_rels/workbook.xml.rels");
    let targets: HashMap<&str, &str> = tags(&links, "Relationship")
        .filter_map(|tag| Some((attribute(tag, "Id")?, attribute(tag, "Target")?)))
        .collect();
    let of = |tag| {
        let target = targets.get(attribute(tag, "r:id")?)?;
        Some(match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        })
    };
    tags(&book, "sheet")
        .map(|tag| of(tag).unwrap_or_default())
        .collect()
}

fn part(packed: &mut Packed<'_>, name: &str) -> String {
    let mut text = Vec::new();
    let read = packed
        .by_name(name)
        .map(|mut part| part.read_to_end(&mut text));
    match read {
        Ok(Ok(_)) => String::from_utf8(text).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What stands within the tags of a name.
fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<').skip(1).filter_map(move |tag| {
        let (tag, _) = tag.split_once('>')?;
        let named = tag.split([' ', '\n', '\r', '\t', '/']).next()?;
        let plain = named.rsplit(':').next()?;
        (plain == name).then_some(tag)
    })
}

/// The value of an attribute within a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let (before, found) = rest.split_at(at);
        let after = found[name.len()..].trim_start();
        let begins = before.ends_with(char::is_whitespace);
        if let (true, Some(value)) = (begins, after.strip_prefix('=')) {
            let value = value.trim_start();
            let quote = value.chars().next()?;
            return value[quote.len_utf8()..].split(quote).next();
        }
        rest = &found[name.len()..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attribute_is_found_by_its_whole_name() {
        let tag = "row r=\"4\" customHeight='1' hidden=\"1\" ";
        assert_eq!(attribute(tag, "customHeight"), Some("1"));
        assert_eq!(attribute(tag, "r"), Some("4"));
        assert_eq!(attribute(tag, "Height"), None);
    }

    #[test]
    fn length_of_time_is_read_as_minutes() {
        assert_eq!(minutes_of("PT03H30M00S"), Some(210));
        assert_eq!(minutes_of("PT45M"), Some(45));
        assert_eq!(minutes_of("3:30"), None);
    }
}
