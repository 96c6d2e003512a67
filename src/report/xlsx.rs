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
    let pages = sheets.iter().map(Page::whole);
    bind(sheets.first(), pages.collect::<io::Result<_>>()?)
}

/// The file of these pages, called what the first is.
///
/// # Errors
/// If it is larger than Excel can hold, or two have the same name.
pub fn bind(first: Option<&Sheet>, pages: Vec<Page>) -> io::Result<Vec<u8>> {
    let bound = || {
        let mut book = Workbook::new();
        if let Some(first) = first {
            let made = ExcelDateTime::parse_from_str(&first.made_on.to_string())?;
            let properties = DocProperties::new()
                .set_title(&first.name)
                .set_subject(&first.project)
                .set_creation_datetime(&made);
            book.set_properties(&properties);
        }
        for page in pages {
            book.push_worksheet(page.end()?);
        }
        book.save_to_buffer()
    };
    bound().map_err(io::Error::other)
}

/// How headings, days and moments look.
struct Formats {
    bold: Format,
    day: Format,
    moment: Format,
}

/// A table whose rows come one by one.
pub struct Page {
    page: Worksheet,
    formats: Formats,
    columns: usize,
    rows: u32,
}

impl Page {
    /// A table with the sheet's headings, and without its rows.
    ///
    /// # Errors
    /// If Excel takes no such headings.
    pub fn new(sheet: &Sheet) -> io::Result<Self> {
        let mut page = Self {
            page: Worksheet::new(),
            formats: Formats {
                bold: Format::new().set_bold(),
                day: Format::new().set_num_format("yyyy-mm-dd"),
                moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            },
            columns: sheet.columns.len(),
            rows: 0,
        };
        page.begin(sheet).map_err(io::Error::other)?;
        Ok(page)
    }

    /// The same with the sheet's rows.
    ///
    /// # Errors
    /// As [`Page::new`], or if there are more than Excel can hold.
    pub fn whole(sheet: &Sheet) -> io::Result<Self> {
        let mut page = Self::new(sheet)?;
        sheet.rows.iter().try_for_each(|cells| page.row(cells))?;
        Ok(page)
    }

    fn begin(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        /// Excel takes no longer name of a sheet.
        const NAME: usize = 31;
        let letters = sheet.name.chars().filter(|c| !"[]:*?/\\".contains(*c));
        self.page.set_name(letters.take(NAME).collect::<String>())?;
        for (column, heading) in (0..).zip(&sheet.columns) {
            let bold = &self.formats.bold;
            self.page
                .write_string_with_format(0, column, heading, bold)?;
        }
        self.page.set_freeze_panes(self.headings(), 0)?;
        Ok(())
    }

    /// How many rows the headings take.
    fn headings(&self) -> u32 {
        u32::from(self.columns > 0)
    }

    /// The next row.
    ///
    /// # Errors
    /// If there are more than Excel can hold.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let row = self.headings().saturating_add(self.rows);
        self.rows = self.rows.saturating_add(1);
        for (column, cell) in (0..).zip(cells) {
            let at = (row, column);
            write_cell(&mut self.page, at, cell, &self.formats).map_err(io::Error::other)?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<Worksheet, XlsxError> {
        if let Some(width) = self.columns.checked_sub(1) {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            self.page.autofilter(0, 0, self.rows, width)?;
        }
        self.page.autofit();
        Ok(self.page)
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
