//! Cells as bytes, one behind the other.

use rusqlite::types::ValueRef;

use super::{Result, StoreError};
use crate::domain::{Cell, Id};

/// How a cell begins.
mod begins {
    pub const NULL: u8 = 0;
    pub const INTEGER: u8 = 1;
    pub const TEXT: u8 = 2;
    pub const BLOB: u8 = 3;
}

/// Writes a cell behind others.
///
/// # Errors
/// If no column of ours holds such a one, or it is longer than SQLite's may be.
pub(super) fn put(out: &mut Vec<u8>, cell: ValueRef<'_>) -> Result<()> {
    let mut long = |begins_with: u8, bytes: &[u8]| {
        let long = u32::try_from(bytes.len());
        let long = long.map_err(|error| StoreError::Other(error.to_string()))?;
        out.push(begins_with);
        out.extend(long.to_be_bytes());
        out.extend(bytes);
        Ok(())
    };
    match cell {
        ValueRef::Text(text) => long(begins::TEXT, text),
        ValueRef::Blob(bytes) => long(begins::BLOB, bytes),
        ValueRef::Integer(number) => {
            out.push(begins::INTEGER);
            out.extend(number.to_be_bytes());
            Ok(())
        }
        ValueRef::Null => {
            out.push(begins::NULL);
            Ok(())
        }
        ValueRef::Real(_) => Err(StoreError::Other("a number of no column".to_owned())),
    }
}

/// The next cell, which is taken off the rest; none if there is none.
pub(super) fn get<'a>(cells: &mut &'a [u8]) -> Option<ValueRef<'a>> {
    let (first, rest) = cells.split_first()?;
    let mut rest = rest;
    let mut long = || {
        let (long, after) = rest.split_first_chunk()?;
        let long = usize::try_from(u32::from_be_bytes(*long)).ok()?;
        let (bytes, after) = after.split_at_checked(long)?;
        rest = after;
        Some(bytes)
    };
    let cell = match *first {
        begins::TEXT => ValueRef::Text(long()?),
        begins::BLOB => ValueRef::Blob(long()?),
        begins::INTEGER => {
            let (number, after) = rest.split_first_chunk()?;
            rest = after;
            ValueRef::Integer(i64::from_be_bytes(*number))
        }
        begins::NULL => ValueRef::Null,
        _ => return None,
    };
    *cells = rest;
    Some(cell)
}

/// What a cell tells a record; nothing where it holds what no field of ours does.
pub(super) fn told(cell: ValueRef<'_>) -> Cell<'_> {
    match cell {
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Text(text) => std::str::from_utf8(text).map_or(Cell::Null, Cell::Text),
        ValueRef::Blob(bytes) => Id::from_slice(bytes).map_or(Cell::Null, Cell::Id),
        _ => Cell::Null,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::types::Value;

    use super::*;

    #[test]
    fn a_cell_comes_back_from_its_bytes_as_it_was() {
        let cells = [
            Value::Null,
            Value::Integer(-7),
            Value::Text("Åsa".to_owned()),
            Value::Blob(vec![0, 1, 255]),
            Value::Text(String::new()),
        ];
        let mut laid = Vec::new();
        for cell in &cells {
            put(&mut laid, cell.into()).unwrap();
        }
        let mut left = laid.as_slice();
        for cell in &cells {
            assert_eq!(get(&mut left).unwrap(), cell.into());
        }
        assert!(get(&mut left).is_none());
    }
}
