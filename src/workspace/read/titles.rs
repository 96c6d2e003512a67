//! What a record is called, in words that no language has been put to yet.

use super::reader::Word;
use crate::domain::{Cell, Field, Head, Id, Kind, Person, Shape, Value};
use crate::store::Row;
use crate::workspace::Result;

/// What a row that has been read holds of a field, as it is stored where titles are told by it.
pub(super) fn cell_of<'a>(row: &'a Row, code: &str) -> Cell<'a> {
    let refers = |(_, field): (_, &Field)| matches!(field.shape, Shape::Reference(_));
    match row.fields.get(code) {
        Some(Value::String(id)) if row.kind.field(code).is_some_and(refers) => {
            Id::try_parse(id).map_or(Cell::Null, Cell::Id)
        }
        Some(Value::String(text)) => Cell::Text(text),
        Some(Value::Bool(flag)) => Cell::Integer(i64::from(*flag)),
        _ => Cell::Null,
    }
}

/// What to call a record that has been read; what it refers to is called as is answered.
pub(super) fn title_words<'a>(
    head: Head,
    kind: &'static Kind,
    cell: &dyn Fn(&str) -> Cell<'a>,
    refer: &mut dyn FnMut(Id) -> Result<Vec<Word>>,
) -> Result<Vec<Word>> {
    if head.erased {
        return Ok(vec![Word::Erased]);
    }
    if head.removed {
        return Ok(vec![Word::Removed(kind)]);
    }
    if matches!(cell(Person::protected), Cell::Integer(flag) if flag != 0) {
        return Ok(vec![Word::Protected]);
    }
    let mut words = Vec::new();
    for &code in kind.title {
        let Some((_, field)) = kind.field(code) else {
            continue;
        };
        let text = match cell(code) {
            Cell::Id(referred) => {
                words.extend(refer(referred)?);
                continue;
            }
            Cell::Text(text) => text.to_owned(),
            Cell::Integer(_) | Cell::Null => continue,
        };
        match field.shape {
            Shape::Date | Shape::Moment => words.push(Word::Date(text)),
            Shape::Month => words.push(Word::Month(text)),
            Shape::Choice(_) => words.push(Word::Choice(field, text)),
            Shape::MunicipalityCode => words.extend(text.parse().ok().map(Word::Municipality)),
            _ => words.push(Word::Plain(text)),
        }
    }
    if words.is_empty() {
        words.push(Word::Untitled(kind));
    }
    Ok(words)
}
