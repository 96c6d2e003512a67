//! A table as an Excel file that looks as if a person had made it: a frozen heading with a filter, widths that fit,
//! dates as dates and numbers as numbers. What is text stays text, whatever it begins with.

use std::io;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::domain::Decimal;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Words.
    Words(String),
    /// A whole number.
    Number(i64),
    /// A number as a spreadsheet holds it.
    Real(f64),
    /// An exact number with decimals.
    Decimal(Decimal),
    /// A calendar date.
    Date(NaiveDate),
    /// A calendar date with a time of day.
    Moment(NaiveDateTime),
}

/// A table, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is a table of: the sheet's name, and the file's title.
    pub name: String,
    /// The project's name, in the file's properties.
    pub project: String,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The headings; where there are none, the rows begin at the top.
    pub columns: Vec<String>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// Writes a table; the same bytes of the same table every time.
///
/// # Errors
/// If it is larger than Excel can hold.
pub fn write(sheet: &Sheet) -> io::Result<Vec<u8>> {
    write_all(std::slice::from_ref(sheet))
}

/// Writes tables, each on a sheet of its own; the file is called what the first is.
///
/// # Errors
/// If one is larger than Excel can hold, or two have the same name.
pub fn write_all(sheets: &[Sheet]) -> io::Result<Vec<u8>> {
    let mut book = Book::new();
    for sheet in sheets {
        book.sheet(sheet)?;
    }
    book.bytes()
}

/// A file of tables that is being written.
pub struct Book {
    book: Workbook,
    formats: Formats,
    named: bool,
}

/// How headings, days and moments look.
struct Formats {
    bold: Format,
    day: Format,
    moment: Format,
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

impl Book {
    /// One without tables.
    pub fn new() -> Self {
        Self {
            book: Workbook::new(),
            formats: Formats {
                bold: Format::new().set_bold(),
                day: Format::new().set_num_format("yyyy-mm-dd"),
                moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            },
            named: false,
        }
    }

    /// Writes a table; the file is called what the first is.
    ///
    /// # Errors
    /// If it is larger than Excel can hold, or one has the same name.
    pub fn sheet(&mut self, sheet: &Sheet) -> io::Result<()> {
        let mut page = self.page(sheet)?;
        sheet.rows.iter().try_for_each(|cells| page.row(cells))?;
        page.end()
    }

    /// Begins a table whose rows come one by one, instead of those of the sheet.
    ///
    /// # Errors
    /// As [`Book::sheet`].
    pub fn page(&mut self, sheet: &Sheet) -> io::Result<Page<'_>> {
        if !std::mem::replace(&mut self.named, true) {
            self.describe(sheet).map_err(io::Error::other)?;
        }
        let page = self.book.add_worksheet();
        let below = begin(page, sheet, &self.formats).map_err(io::Error::other)?;
        Ok(Page {
            page,
            formats: &self.formats,
            columns: sheet.columns.len(),
            below,
            rows: 0,
        })
    }

    /// The whole file; the same bytes of the same tables every time.
    ///
    /// # Errors
    /// If it is larger than Excel can hold.
    pub fn bytes(mut self) -> io::Result<Vec<u8>> {
        self.book.save_to_buffer().map_err(io::Error::other)
    }

    fn describe(&mut self, first: &Sheet) -> Result<(), XlsxError> {
        let made = ExcelDateTime::parse_from_str(&first.made_on.to_string())?;
        let properties = DocProperties::new()
            .set_title(&first.name)
            .set_subject(&first.project)
            .set_creation_datetime(&made);
        self.book.set_properties(&properties);
        Ok(())
    }
}

/// Writes the headings; how many rows they take.
fn begin(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<u32, XlsxError> {
    /// Excel takes no longer name of a sheet.
    const NAME: usize = 31;
    let letters = sheet.name.chars().filter(|c| !"[]:*?/\\".contains(*c));
    page.set_name(letters.take(NAME).collect::<String>())?;
    for (column, heading) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, heading, &formats.bold)?;
    }
    let below = u32::from(!sheet.columns.is_empty());
    page.set_freeze_panes(below, 0)?;
    Ok(below)
}

/// A table whose rows come one by one.
pub struct Page<'a> {
    page: &'a mut Worksheet,
    formats: &'a Formats,
    columns: usize,
    /// The first row below the headings.
    below: u32,
    rows: u32,
}

impl Page<'_> {
    /// The next row.
    ///
    /// # Errors
    /// If there are more than Excel can hold.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let row = self.below.saturating_add(self.rows);
        self.rows = self.rows.saturating_add(1);
        for (column, cell) in (0..).zip(cells) {
            write_cell(self.page, (row, column), cell, self.formats).map_err(io::Error::other)?;
        }
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    /// If there were more rows than Excel can hold.
    pub fn end(self) -> io::Result<()> {
        if let Some(width) = self.columns.checked_sub(1) {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            let filtered = self.page.autofilter(0, 0, self.rows, width);
            filtered.map_err(io::Error::other)?;
        }
        self.page.autofit();
        Ok(())
    }
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => {}
        Cell::Words(words) => drop(page.write_string(row, column, words)?),
        #[allow(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        Cell::Number(number) => drop(page.write_number(row, column, *number as f64)?),
        Cell::Real(number) => drop(page.write_number(row, column, *number)?),
        #[allow(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        Cell::Decimal(number) => {
            page.write_number(row, column, number.thousandths() as f64 / 1e3)?;
        }
        Cell::Date(date) => {
            let date = ExcelDateTime::parse_from_str(&date.to_string())?;
            page.write_datetime_with_format(row, column, &date, &formats.day)?;
        }
        Cell::Moment(at) => {
            page.write_datetime_with_format(row, column, at, &formats.moment)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Cell, Sheet, write};
    use crate::domain::Decimal;

    #[test]
    fn excel_file_is_the_same_every_time_and_keeps_what_looks_like_a_formula() {
        let sheet = Sheet {
            name: "Kostnader: 2018/2019".into(),
            project: "BRED".into(),
            made_on: "2018-05-15".parse().unwrap(),
            columns: vec![
                "Datum".into(),
                "Belopp".into(),
                "Not".into(),
                "Värde".into(),
            ],
            rows: vec![vec![
                Cell::Date("2018-05-01".parse().unwrap()),
                Cell::Number(1_200),
                Cell::Words("=HYPERLINK(\"x\")".into()),
                Cell::Decimal(Decimal::parse("12,345").unwrap()),
            ]],
        };
        let bytes = write(&sheet).unwrap();
        assert_eq!(bytes, write(&sheet).unwrap());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            let mut file = zip.by_name(name).unwrap();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            text
        };
        let page = part("xl/worksheets/sheet1.xml");
        assert!(
            page.contains("<v>12.345</v>")
                && page.contains("<v>1200</v>")
                && page.contains("<v>43221</v>")
        );
        assert!(!page.contains("<f>") && page.contains("autoFilter"));
        assert!(part("xl/sharedStrings.xml").contains("=HYPERLINK"));
    }
}
