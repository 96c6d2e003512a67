//! Records held in memory, in the place of a stored file.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::NaiveDate;

use crate::domain::{
    Cell, Cells, Decimal, Field, Fields, Head, Id, Kind, Lookup, Record, Rows, Value,
};

/// Records held in memory, as field values: a dry run, a demonstration, a test.
#[derive(Debug, Default, Clone)]
pub struct InMemory {
    records: BTreeMap<&'static str, BTreeMap<Id, (Head, Fields)>>,
    journal: Vec<(Id, NaiveDate, Fields)>,
}

impl InMemory {
    /// Puts a record in, in the place of an earlier one with the same id.
    pub fn put(&mut self, kind: &'static Kind, head: Head, fields: Fields) {
        self.records
            .entry(kind.code)
            .or_default()
            .insert(head.id, (head, fields));
    }

    /// Notes what is said of a record on a day, as a journal does.
    pub fn note(&mut self, id: Id, day: NaiveDate, fields: Fields) {
        self.journal.push((id, day, fields));
    }

    /// The fields of a record, to be changed.
    pub fn fields_mut(&mut self, id: Id) -> Option<&mut Fields> {
        self.records
            .values_mut()
            .find_map(|table| table.get_mut(&id))
            .map(|(_, fields)| fields)
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: Id) {
        for table in self.records.values_mut() {
            table.remove(&id);
        }
    }
}

impl Rows for InMemory {
    type Error = Infallible;

    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<(), Infallible> {
        for (head, fields) in self
            .records
            .get(R::CODE)
            .into_iter()
            .flat_map(BTreeMap::values)
        {
            if !head.removed {
                each(R::read(*head, &Row::of(R::KIND, fields)));
            }
        }
        Ok(())
    }

    fn said(
        &self,
        kind: &'static Kind,
        only: Option<Id>,
        each: &mut dyn FnMut(Id, NaiveDate, Fields),
    ) -> Result<(), Infallible> {
        for (id, day, fields) in &self.journal {
            if self.is_of(kind, *id) && only.is_none_or(|only| only == *id) {
                each(*id, *day, fields.clone());
            }
        }
        Ok(())
    }

    fn began(&self) -> Result<Option<NaiveDate>, Infallible> {
        Ok(self.journal.iter().map(|(_, day, _)| *day).min())
    }
}

impl InMemory {
    fn is_of(&self, kind: &Kind, id: Id) -> bool {
        let table = self.records.get(kind.code);
        table.is_some_and(|table| table.contains_key(&id))
    }
}

impl Lookup for InMemory {
    fn one<R: Record>(&self, id: Id) -> Result<Option<R>, Infallible> {
        let known = self.records.get(R::CODE).and_then(|table| table.get(&id));
        let known = known.filter(|(head, _)| !head.removed);
        Ok(known.map(|(head, fields)| R::read(*head, &Row::of(R::KIND, fields))))
    }

    fn referring(
        &self,
        kind: &'static Kind,
        field: &'static Field,
        to: Id,
    ) -> Result<Vec<Id>, Infallible> {
        let to = to.to_string();
        let refers = |fields: &Fields| match fields.get(field.code) {
            Some(Value::String(id)) => *id == to,
            Some(Value::Array(ids)) => ids.iter().any(|id| id.as_str() == Some(&to)),
            Some(Value::Object(by_id)) => by_id.contains_key(&to),
            _ => false,
        };
        let table = self.records.get(kind.code).into_iter().flatten();
        let referring = table.filter(|(_, (head, fields))| !head.removed && refers(fields));
        Ok(referring.map(|(id, _)| *id).collect())
    }
}

/// Field values laid out as a table's row.
struct Row(Vec<Owned>);

enum Owned {
    Null,
    Integer(i64),
    Text(String),
    Id(Id),
}

impl Row {
    fn of(kind: &Kind, fields: &Fields) -> Self {
        use crate::domain::Shape;
        let cell = |field: &Field| match (fields.get(field.code), field.shape) {
            (None | Some(Value::Null), _) => Owned::Null,
            (Some(Value::String(id)), Shape::Reference(_)) => {
                Id::try_parse(id).map_or(Owned::Null, Owned::Id)
            }
            (Some(Value::String(number)), Shape::Decimal) => Decimal::parse(number)
                .map_or(Owned::Null, |number| Owned::Integer(number.thousandths())),
            (Some(Value::String(text)), _) => Owned::Text(text.clone()),
            (Some(Value::Bool(flag)), _) => Owned::Integer(i64::from(*flag)),
            (Some(Value::Number(number)), _) => number.as_i64().map_or(Owned::Null, Owned::Integer),
            (Some(list), _) => Owned::Text(list.to_string()),
        };
        Self(kind.fields.iter().map(cell).collect())
    }
}

impl Cells for Row {
    fn cell(&self, index: usize) -> Cell<'_> {
        match self.0.get(index) {
            None | Some(Owned::Null) => Cell::Null,
            Some(Owned::Integer(number)) => Cell::Integer(*number),
            Some(Owned::Text(text)) => Cell::Text(text),
            Some(Owned::Id(id)) => Cell::Id(*id),
        }
    }
}
