//! The record kinds' tables: rows in, rows out.

use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Rows, ToSql};

use super::aside::Table;
use super::cells::told;
use super::schema::{HEAD_COLUMNS, Statements, statements};
use super::{Result, Store, StoreError, Was};
use crate::domain::{
    Cell, Cells, Decimal, Field, Fields, Head, Id, Kind, MunicipalityCode, Person, Privacy, Record,
    Shape, Value,
};
use crate::journal::is_mark;

/// A record as fields, when its Rust type is not needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Identity and whereabouts.
    pub head: Head,
    /// What it is.
    pub kind: &'static Kind,
    /// The fields that have a value.
    pub fields: Fields,
    /// Fields and values that this version does not know; kept and passed on.
    pub unknown: Fields,
}

impl Row {
    /// Whether what it holds of somebody is not shown beside others: the person is protected, or erased.
    pub fn is_masked(&self) -> bool {
        let protected = self.fields.get(Person::protected) == Some(&Value::Bool(true));
        self.kind.code == Person::CODE && (protected || self.head.erased)
    }

    /// Whether a field of a kind is not shown where a record of it is masked.
    pub fn hides(kind: &Kind, field: &Field) -> bool {
        let tells = field.privacy > Privacy::Open && field.code != Person::protected;
        kind.code == Person::CODE && tells
    }
}

/// What a record is called by, as SQLite has it under its hands: nothing is copied that nobody asks for.
pub struct Called<'a> {
    /// Identity and whereabouts.
    pub head: Head,
    /// What it is.
    pub kind: &'static Kind,
    fields: &'a [&'static Field],
    cells: &'a dyn Cells,
}

impl Called<'_> {
    /// What is stored of a field; nothing of one that was not read.
    pub fn cell(&self, code: &str) -> Cell<'_> {
        let at = self.fields.iter().position(|field| field.code == code);
        at.map_or(Cell::Null, |at| self.cells.cell(at))
    }

    /// The same, to be kept.
    pub fn row(&self) -> Row {
        let told = self.fields.iter().enumerate();
        let told = told.filter_map(|(index, field)| {
            Some((field.code.to_owned(), value(field, self.cells.cell(index))?))
        });
        Row {
            head: self.head,
            kind: self.kind,
            fields: told.collect(),
            unknown: Fields::new(),
        }
    }
}

/// Which records to read. Removed ones are left out, except by id.
#[derive(Debug, Clone, Copy)]
pub enum Filter {
    /// All of them, in the order of their ids.
    All,
    /// This one, removed or not.
    Id(Id),
    /// Those whose reference field holds this id.
    Where(&'static str, Id),
    /// Those whose list of references, or of answers by reference, holds this id.
    Listing(&'static str, Id),
    /// Those whose reference field holds this id, removed ones too.
    WhereEver(&'static str, Id),
    /// All of them, removed ones too.
    Ever,
    /// Those of a municipality.
    Municipality(MunicipalityCode),
}

impl Filter {
    fn sql(self) -> String {
        match self {
            Self::All => " WHERE removed = 0 AND ?1 IS NULL ORDER BY id".to_owned(),
            Self::Id(_) => " WHERE id = ?1".to_owned(),
            Self::Where(field, _) => format!(" WHERE removed = 0 AND \"{field}\" = ?1"),
            Self::Listing(field, _) => {
                format!(" WHERE removed = 0 AND instr(lower(\"{field}\"), ?1) > 0")
            }
            Self::WhereEver(field, _) => format!(" WHERE \"{field}\" = ?1"),
            Self::Ever => " WHERE ?1 IS NULL".to_owned(),
            Self::Municipality(_) => " WHERE removed = 0 AND municipality = ?1".to_owned(),
        }
    }
}

impl ToSql for Filter {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::All | Self::Ever => Ok(ToSqlOutput::Owned(rusqlite::types::Value::Null)),
            Self::Listing(_, id) => Ok(ToSqlOutput::from(id.to_string())),
            Self::Id(id) | Self::Where(_, id) | Self::WhereEver(_, id) => id.to_sql(),
            Self::Municipality(code) => Ok(ToSqlOutput::from(code.as_str())),
        }
    }
}

/// The cells of a row that SQLite has under its hands, after so many others.
struct SqlCells<'a, 'b>(&'a rusqlite::Row<'b>, usize);

/// How many columns come before those that tell what a record is called.
const TITLE_COLUMNS: usize = 5;

impl Cells for SqlCells<'_, '_> {
    fn cell(&self, index: usize) -> Cell<'_> {
        self.0.get_ref(self.1 + index).map_or(Cell::Null, told)
    }
}

impl Store {
    /// Streams records of a kind.
    ///
    /// # Errors
    /// SQLite's.
    pub fn each<R: Record>(&self, filter: Filter, each: &mut dyn FnMut(R)) -> Result<()> {
        if matches!(filter, Filter::All) && self.each_packed(each)? {
            return Ok(());
        }
        give(self.select(R::KIND, filter)?.query([filter])?, each)
    }

    /// Streams records of a kind as fields.
    ///
    /// # Errors
    /// SQLite's.
    pub fn each_row(
        &self,
        kind: &'static Kind,
        filter: Filter,
        each: &mut dyn FnMut(Row),
    ) -> Result<()> {
        let mut statement = self.select(kind, filter)?;
        let mut rows = statement.query([filter])?;
        while let Some(row) = rows.next()? {
            each(read_row(kind, row)?);
        }
        Ok(())
    }

    /// Streams what all records of a kind are called by: of their fields those alone that tell it, and these.
    ///
    /// # Errors
    /// SQLite's.
    pub fn each_title(
        &self,
        kind: &'static Kind,
        also: &[&str],
        each: &mut dyn FnMut(&Called<'_>),
    ) -> Result<()> {
        let tells = |field: &&Field| {
            let told = kind.title.contains(&field.code) || also.contains(&field.code);
            told || field.code == Person::protected
        };
        let fields: Vec<&Field> = kind.fields.iter().filter(tells).collect();
        let columns = fields.iter().map(|field| format!(", \"{}\"", field.code));
        let sql = format!(
            "SELECT id, project, municipality, removed, erased{} FROM \"{}\" WHERE removed = 0",
            columns.collect::<String>(),
            kind.code
        );
        let mut statement = self.told()?.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(&Called {
                head: read_head(row)?,
                kind,
                fields: &fields,
                cells: &SqlCells(row, TITLE_COLUMNS),
            });
        }
        Ok(())
    }

    /// One record as fields, removed or not.
    ///
    /// # Errors
    /// SQLite's.
    pub fn row(&self, kind: &'static Kind, id: Id) -> Result<Option<Row>> {
        let mut found = None;
        self.each_row(kind, Filter::Id(id), &mut |row| found = Some(row))?;
        Ok(found)
    }

    /// How many records of a kind there are, removed ones left out.
    ///
    /// # Errors
    /// SQLite's.
    pub fn count(&self, kind: &Kind) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM \"{}\" WHERE removed = 0", kind.code);
        Ok(self
            .told()?
            .prepare_cached(&sql)?
            .query_row([], |row| row.get(0))?)
    }

    /// How many records of a kind a municipality has, with those that are the project's own; removed ones left out.
    ///
    /// # Errors
    /// SQLite's.
    pub fn count_of(&self, kind: &Kind, municipality: MunicipalityCode) -> Result<u64> {
        let sql = format!(
            "SELECT count(*) FROM \"{}\" WHERE removed = 0 AND (municipality IS NULL OR municipality = ?1)",
            kind.code
        );
        Ok(self
            .told()?
            .prepare_cached(&sql)?
            .query_row([municipality.as_str()], |row| row.get(0))?)
    }

    /// How many records of a kind refer to each record by this field, removed ones left out.
    ///
    /// # Errors
    /// SQLite's.
    pub fn referred(&self, kind: &Kind, field: &'static str) -> Result<HashMap<Id, i64>> {
        let sql = format!(
            "SELECT \"{field}\", count(*) FROM \"{}\" WHERE removed = 0 AND \"{field}\" IS NOT NULL GROUP BY 1",
            kind.code
        );
        let mut statement = self.told()?.prepare_cached(&sql)?;
        let counted = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counted.collect::<rusqlite::Result<_>>()?)
    }

    /// What kind of record has this id, if any has.
    ///
    /// # Errors
    /// SQLite's.
    pub fn kind_of(&self, record: Id) -> Result<Option<String>> {
        use rusqlite::OptionalExtension as _;
        let mut statement = self
            .told()?
            .prepare_cached("SELECT kind FROM entry WHERE record = ?1 LIMIT 1")?;
        Ok(statement.query_row([record], |row| row.get(0)).optional()?)
    }

    /// What finds a record's row by its id.
    pub(super) fn row_of(&self, kind: &'static Kind) -> Result<CachedStatement<'_>> {
        self.select(kind, Filter::Id(Id::nil()))
    }

    /// Whether the row that this statement finds is to the byte what is written of a record, which has nothing that
    /// this version does not know. It may say the same otherwise.
    pub(super) fn is_as_written(
        row_of: &mut CachedStatement<'_>,
        kind: &Kind,
        head: &Head,
        fields: &Fields,
    ) -> Result<bool> {
        let mut rows = row_of.query([head.id])?;
        let Some(row) = rows.next()? else {
            return Ok(false);
        };
        let (mut column, mut known, mut same) = (0, 0, true);
        each_cell(kind, head, fields, &Fields::new(), &mut |cell| {
            let cell = cell.to_sql()?;
            let cell = match &cell {
                ToSqlOutput::Owned(cell) => cell.into(),
                ToSqlOutput::Borrowed(cell) => *cell,
                _ => ValueRef::Null,
            };
            same = same && row.get_ref(column)? == cell;
            known += usize::from(column >= HEAD_COLUMNS && cell != ValueRef::Null);
            column += 1;
            Ok(())
        })?;
        Ok(same && known == fields.len())
    }

    fn select(&self, kind: &'static Kind, filter: Filter) -> Result<CachedStatement<'_>> {
        Ok(self
            .told()?
            .prepare_cached(&format!("{}{}", statements(kind).read, filter.sql()))?)
    }

    pub(super) fn write_row(
        &self,
        kind: &'static Kind,
        head: &Head,
        fields: &Fields,
        was: Was,
    ) -> Result<()> {
        let mut unknown: Fields = Fields::new();
        for (code, value) in fields {
            let known = kind
                .field(code)
                .is_some_and(|(_, field)| cell(field, value).is_some());
            if !known {
                unknown.insert(code.clone(), value.clone());
            }
        }
        if was == Was::New && self.something_is_late() {
            let key = head.id.into_bytes();
            return self.write_later(Table::Kind(kind), key, &|each| {
                each_cell(kind, head, fields, &unknown, each)
            });
        }
        let Statements { add, write, .. } = statements(kind);
        // To replace is slower, since a row may have to give way. Of what is new there should be nothing.
        let known = usize::from(was == Was::Here);
        for sql in [add, write].into_iter().skip(known) {
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut column = 0;
            each_cell(kind, head, fields, &unknown, &mut |cell| {
                column += 1;
                Ok(statement.raw_bind_parameter(column, cell)?)
            })?;
            if statement.raw_execute()? > 0 {
                break;
            }
        }
        Ok(())
    }
}

/// Gives the records that rows are of.
pub(super) fn give<R: Record>(mut rows: Rows<'_>, each: &mut dyn FnMut(R)) -> Result<()> {
    while let Some(row) = rows.next()? {
        each(R::read(read_head(row)?, &SqlCells(row, HEAD_COLUMNS)));
    }
    Ok(())
}

/// The cells of a row, in the order of the columns.
fn each_cell(
    kind: &Kind,
    head: &Head,
    fields: &Fields,
    unknown: &Fields,
    each: &mut dyn FnMut(&dyn ToSql) -> Result<()>,
) -> Result<()> {
    let unknown = (!unknown.is_empty()).then(|| serde_json::to_string(unknown).unwrap_or_default());
    let municipality = head.municipality.as_ref().map(MunicipalityCode::as_str);
    let head: [&dyn ToSql; HEAD_COLUMNS] = [
        &head.id,
        &head.project,
        &municipality,
        &head.removed,
        &head.erased,
        &unknown,
    ];
    head.into_iter().try_for_each(&mut *each)?;
    kind.fields.iter().try_for_each(|field| {
        let cell = fields.get(field.code).and_then(|value| cell(field, value));
        each(&cell)
    })
}

/// What is stored for a value; none if the value is not of the field's shape.
fn cell<'a>(field: &Field, value: &'a Value) -> Option<ToSqlOutput<'a>> {
    match field.shape {
        Shape::Number(_) => Some(ToSqlOutput::from(value.as_i64()?)),
        Shape::Decimal => {
            let number = Decimal::parse(value.as_str()?).ok()?;
            let canonical = Some(number.to_string().as_str()) == value.as_str();
            canonical.then(|| ToSqlOutput::from(number.thousandths()))
        }
        Shape::Flag => Some(ToSqlOutput::from(i64::from(value.as_bool()?))),
        Shape::Reference(_) => {
            let id = Id::try_parse(value.as_str()?).ok()?;
            // Only the way ids are written here reads back the same.
            let canonical = Some(id.to_string().as_str()) == value.as_str();
            canonical.then(|| ToSqlOutput::Owned(id.as_bytes().to_vec().into()))
        }
        Shape::Lines | Shape::Choices(_) | Shape::References(_) => {
            value.as_array().map(|_| json(value))
        }
        Shape::Answers | Shape::Counts => value.as_object().map(|_| json(value)),
        _ => Some(ToSqlOutput::from(value.as_str()?)),
    }
}

fn json(value: &Value) -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(value.to_string().into())
}

fn read_head(row: &rusqlite::Row<'_>) -> Result<Head> {
    let code = row
        .get_ref(2)?
        .as_str_or_null()
        .map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(Head {
        id: row.get(0)?,
        project: row.get(1)?,
        municipality: code.and_then(|code| code.parse().ok()),
        removed: row.get(3)?,
        erased: row.get(4)?,
    })
}

pub(super) fn read_row(kind: &'static Kind, row: &rusqlite::Row<'_>) -> Result<Row> {
    let cells = SqlCells(row, HEAD_COLUMNS);
    let fields = kind.fields.iter().enumerate();
    let fields = fields.filter_map(|(index, field)| {
        Some((field.code.to_owned(), value(field, cells.cell(index))?))
    });
    let unknown: Option<String> = row.get(5)?;
    let unknown = unknown
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default();
    Ok(Row {
        head: read_head(row)?,
        kind,
        fields: fields.collect(),
        unknown,
    })
}

/// Whether a row says what it says as it is written: what is empty or the journal's own not at all, and as unknown
/// only what no column can have.
pub(super) fn says_as_written(row: &Row) -> bool {
    let unknown = |(code, value): (&String, &Value)| {
        let field = row.kind.field(code).map(|(_, field)| field);
        let in_column = field.is_some_and(|field| cell(field, value).is_some());
        !in_column && !row.fields.contains_key(code) && !value.is_null() && !is_mark(code)
    };
    row.unknown.iter().all(unknown) && !row.fields.values().any(Value::is_null)
}

fn value(field: &Field, cell: Cell<'_>) -> Option<Value> {
    match (field.shape, cell) {
        (_, Cell::Null) => None,
        (Shape::Flag, Cell::Integer(number)) => Some(Value::from(number != 0)),
        (Shape::Decimal, Cell::Integer(number)) => {
            let number = Decimal::of_thousandths(number)?;
            Some(Value::from(number.to_string()))
        }
        (_, Cell::Integer(number)) => Some(Value::from(number)),
        (_, Cell::Id(id)) => Some(Value::from(id.to_string())),
        (
            Shape::Lines
            | Shape::Choices(_)
            | Shape::References(_)
            | Shape::Answers
            | Shape::Counts,
            Cell::Text(json),
        ) => serde_json::from_str(json).ok(),
        (_, Cell::Text(text)) => Some(Value::from(text)),
    }
}
