//! A table as a text that Excel opens here: semicolons between, marked as UTF-8. What looks like a formula stays text.

use super::xlsx::{Cell, Sheet};

/// Writes a table.
///
/// # Errors
/// If it cannot be written.
pub fn write(sheet: &Sheet) -> std::io::Result<Vec<u8>> {
    let mark = "\u{feff}".as_bytes().to_vec();
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(mark);
    out.write_record(&sheet.columns)?;
    for row in &sheet.rows {
        out.write_record(row.iter().map(words))?;
    }
    out.into_inner().map_err(|error| error.into_error())
}

/// A cell as it stands in a text.
pub(super) fn words(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Real(number) => number.to_string().replace('.', ","),
        Cell::Decimal(number) => number.to_string().replace('.', ","),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
        // Excel would reckon with it; the sign before it is taken away when it is read again.
        Cell::Words(words) if words.starts_with(['=', '+', '-', '@']) => format!("'{words}"),
        Cell::Words(words) => words.clone(),
    }
}
