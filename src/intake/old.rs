//! An old Excel file, looked through before a library reads it: the library trusts what the file says of its size and
//! of where its sheets begin, and does not say which rows are hidden.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use super::parts::HiddenRows;
use super::sheet::{MOST_CELLS, Trouble};

/// The most rows and columns that such a sheet can have.
const SIZE: (u64, u64) = (65_536, 256);

/// Looks through an `.xls` file; the hidden rows of each of its sheets, in their order.
///
/// # Errors
/// [`Trouble::Locked`]; [`Trouble::TooLarge`], where its cells come to too much; [`Trouble::Damaged`], where it says of
/// its sheets what cannot be.
pub fn look_through(bytes: &[u8]) -> Result<Vec<HiddenRows>, Trouble> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let entries: Vec<_> = file.walk().filter(cfb::Entry::is_stream).collect();
    let named = |name: &str| -> Vec<&cfb::Entry> {
        let all = entries.iter();
        all.filter(|entry| entry.name() == name).collect()
    };
    if !named("EncryptedPackage").is_empty() {
        return Err(Trouble::Locked);
    }
    // The library takes whichever of this name it comes upon first: there may be only one.
    let (new, old) = (named("Workbook"), named("Book"));
    let (([book], _) | ([], [book])) = (new.as_slice(), old.as_slice()) else {
        return Err(Trouble::NotASpreadsheet);
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(book.path()).map_err(damaged)?;
    opened
        .take(bytes.len() as u64)
        .read_to_end(&mut stream)
        .map_err(damaged)?;
    of_records(&stream)
}

fn of_records(stream: &[u8]) -> Result<Vec<HiddenRows>, Trouble> {
    let mut sheets = Vec::new();
    for record in records(stream) {
        match record.kind {
            FILE_PASS => return Err(Trouble::Locked),
            NAME => record.name()?,
            BOUND_SHEET => {
                // What sort it is, and how long its name.
                record.number(5)?;
                sheets.push(record.number(0)? as usize | (record.number(2)? as usize) << 16)
            }
            END => break,
            _ => {}
        }
    }
    let (mut hidden, mut left) = (Vec::new(), MOST_CELLS);
    for begins in sheets {
        let rest = stream
            .get(begins..)
            .ok_or_else(|| damaged("a sheet begins nowhere"))?;
        let sheet = sheet(rest)?;
        left = left.checked_sub(sheet.cells()).ok_or(Trouble::TooLarge)?;
        hidden.push(HiddenRows::of(sheet.hidden));
    }
    Ok(hidden)
}

const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
/// A name that is given to cells.
const NAME: u16 = 0x0018;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const SEVERAL_NUMBERS: u16 = 0x00BD;
/// Number, label, text, flag, short number, shared label, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006];

/// A sheet while it is looked through.
#[derive(Default)]
struct Sheet {
    hidden: BTreeSet<u32>,
    /// The first and last row, and the first and last column, that hold something.
    area: Option<[u64; 4]>,
}

impl Sheet {
    fn holds(&mut self, row: u16, first: u16, last: u16) -> Result<(), Trouble> {
        let (row, first, last) = (u64::from(row), u64::from(first), u64::from(last));
        if first > last || last >= SIZE.1 {
            return Err(damaged("a column that is none"));
        }
        let [top, bottom, left, right] = self.area.unwrap_or([row, row, first, last]);
        self.area = Some([
            top.min(row),
            bottom.max(row),
            left.min(first),
            right.max(last),
        ]);
        Ok(())
    }

    /// How many cells the library makes room for.
    fn cells(&self) -> u64 {
        self.area.map_or(0, |[top, bottom, left, right]| {
            (bottom - top + 1) * (right - left + 1)
        })
    }
}

fn sheet(stream: &[u8]) -> Result<Sheet, Trouble> {
    let (mut sheet, mut depth) = (Sheet::default(), 0u32);
    for record in records(stream) {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // A chart within the sheet has its own.
            _ if depth > 1 => {}
            DIMENSIONS => record.dimensions()?,
            ROW if record.number(12)? & 0x20 != 0 => {
                sheet.hidden.insert(u32::from(record.number(0)?) + 1);
            }
            SEVERAL_NUMBERS => {
                let last = record.data.len().saturating_sub(2);
                sheet.holds(record.number(0)?, record.number(2)?, record.number(last)?)?;
            }
            kind if CELLS.contains(&kind) => {
                let column = record.number(2)?;
                sheet.holds(record.number(0)?, column, column)?;
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// A record: what it is, and what it holds.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn number(&self, at: usize) -> Result<u16, Trouble> {
        let bytes = self.data.get(at..).and_then(|rest| rest.first_chunk());
        let bytes = bytes.ok_or_else(|| damaged("a record that ends too soon"))?;
        Ok(u16::from_le_bytes(*bytes))
    }

    /// The library takes the letters of a name and its formula to be there.
    fn name(&self) -> Result<(), Trouble> {
        let formula = usize::from(self.number(4)?);
        match self.data.len() {
            long if long > 14 && formula <= long => Ok(()),
            _ => Err(damaged("a name that ends too soon")),
        }
    }

    fn dimensions(&self) -> Result<(), Trouble> {
        let number = |at| self.number(at).map(u64::from);
        let long = |at: usize| Ok(number(at)? | number(at + 2)? << 16);
        let (rows, columns) = match self.data.len() {
            10 => ((number(0)?, number(2)?), (number(4)?, number(6)?)),
            _ => ((long(0)?, long(4)?), (number(8)?, number(10)?)),
        };
        let honest = |(first, after): (u64, u64), most| after <= most && first < after.max(1);
        let nothing = rows.1 == 0 || columns.1 == 0;
        if nothing && rows.0 <= SIZE.0 || honest(rows, SIZE.0) && honest(columns, SIZE.1) {
            return Ok(());
        }
        Err(damaged("a size that cannot be"))
    }
}

/// The records of a stream one after the other, up to one that is cut.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_first_chunk::<4>()?;
        let [a, b, c, d] = *head;
        let (data, after) = after.split_at_checked(u16::from_le_bytes([c, d]).into())?;
        rest = after;
        let kind = u16::from_le_bytes([a, b]);
        Some(Record { kind, data })
    })
}

fn damaged(error: impl std::fmt::Display) -> Trouble {
    Trouble::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, numbers: &[u16]) -> Vec<u8> {
        let length = numbers.len() as u16 * 2;
        let all = [kind, length].into_iter().chain(numbers.iter().copied());
        all.flat_map(u16::to_le_bytes).collect()
    }

    /// A workbook of one sheet with these records.
    fn book(sheet: &[Vec<u8>]) -> Vec<u8> {
        let mut book = record(BEGIN, &[0x0600, 5]);
        let begins = book.len() + 12 + 4;
        book.extend(record(BOUND_SHEET, &[begins as u16, 0, 0, 0]));
        book.extend(record(END, &[]));
        book.extend(record(BEGIN, &[0x0600, 0x10]));
        book.extend(sheet.concat());
        book.extend(record(END, &[]));
        book
    }

    #[test]
    fn old_sheet_s_hidden_rows_are_found() {
        let row = |number, flags| record(ROW, &[number, 0, 1, 255, 0, 0, flags, 0]);
        let found = of_records(&book(&[row(0, 0x100), row(4, 0x120), row(5, 0x20)])).unwrap();
        let hidden: Vec<u32> = (1..9).filter(|row| found[0].hold(*row)).collect();
        assert_eq!(hidden, [5, 6]);
    }

    #[test]
    fn old_book_with_a_name_that_ends_too_soon_is_damaged() {
        let named = |numbers: &[u16]| of_records(&record(NAME, numbers));
        assert!(named(&[0, 1, 4, 0, 0, 0, 0, 0x4100]).is_ok());
        for short in [[].as_slice(), &[0, 1, 4], &[0, 1, 99, 0, 0, 0, 0, 0x4100]] {
            assert!(matches!(named(short), Err(Trouble::Damaged(_))));
        }
    }

    #[test]
    fn old_sheet_that_says_more_than_it_can_hold_is_damaged() {
        for wrong in [
            record(DIMENSIONS, &[0, 0, u16::MAX, u16::MAX, 0, 4, 0]),
            record(DIMENSIONS, &[9, 0, 3, 0, 0, 4, 0]),
            record(DIMENSIONS, &[0, 0, 3, 0, 0, u16::MAX, 0]),
            record(0x0203, &[0, 256, 0, 0, 0, 0, 0]),
            record(SEVERAL_NUMBERS, &[0, 3, 0, 0, 0, 300]),
            record(0x0006, &[0]),
        ] {
            let trouble = of_records(&book(&[wrong])).unwrap_err();
            assert!(matches!(trouble, Trouble::Damaged(_)), "{trouble:?}");
        }
        let far = [
            record(0x0203, &[0, 0, 0, 0, 0, 0, 0]),
            record(0x0203, &[65_535, 255, 0, 0, 0, 0, 0]),
        ];
        assert_eq!(of_records(&book(&far)), Err(Trouble::TooLarge));
        let honest = record(DIMENSIONS, &[0, 0, 3, 0, 0, 4, 0]);
        assert!(of_records(&book(&[honest, record(DIMENSIONS, &[0; 7])])).is_ok());
    }

    #[test]
    fn old_book_with_a_password_is_locked() {
        let mut book = record(BEGIN, &[0x0600, 5]);
        book.extend(record(FILE_PASS, &[1, 1, 1]));
        assert_eq!(of_records(&book), Err(Trouble::Locked));
    }
}
