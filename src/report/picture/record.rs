//! The picture of a record that can be drawn.

use chrono::NaiveDate;

use super::{BoardOnPaper, Picture, foot};
use crate::domain::{Id, ProcessMap, Record as _};
use crate::insight::Scope;
use crate::report::swimlanes;
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// Draws a record, as of a day; none where there is no such record, or nothing is drawn of its kind.
///
/// # Errors
/// If the file cannot be read.
pub fn of_record(reader: &Reader, text: &Text, on: NaiveDate, id: Id) -> Result<Option<Picture>> {
    if let Some(board) = BoardOnPaper::read(reader, text, id, None)? {
        return board.picture(reader, text, on).map(Some);
    }
    if reader.kind_of(id)? != Some(ProcessMap::KIND) {
        return Ok(None);
    }
    let Some(read) = swimlanes::Read::of(reader, id)? else {
        return Ok(None);
    };
    let scope = Scope::everything(on);
    let scope = match read.map.head.municipality {
        Some(code) => scope.within(code),
        None => scope,
    };
    let foot = foot(reader.project()?.as_ref(), &scope, text);
    Ok(Some(swimlanes::picture(&read, &foot, text)))
}
