//! How a stretch of rows is packed: their ids one behind the other, and then each column as the values that are found
//! in it, and which of them each row has.
//!
//! | Part | Bytes |
//! |---|---|
//! | how many rows | 4 |
//! | their ids, in order | 16 each |
//! | for each column: how many values | 2 |
//! | each value, as [`super::cells`] writes it | |
//! | for each row which value; nothing where there is one | 1 each where there are at most 256 values, else 2 |
//!
//! Numbers have their lowest byte first.

use std::collections::HashMap;

use rusqlite::types::ValueRef;

use super::cells::{get, put, told};
use super::{Result, StoreError};
use crate::domain::{Cell, Cells, Head, Id, MunicipalityCode};

/// The columns before a kind's own: the project, the municipality, and whether it is erased.
const BEFORE: usize = 3;

/// Rows that are being packed.
pub(super) struct Packing {
    ids: Vec<u8>,
    columns: Vec<Filling>,
}

/// A column that is being packed.
#[derive(Default)]
struct Filling {
    place_of: HashMap<Vec<u8>, u16>,
    values: Vec<u8>,
    rows: Vec<u16>,
    /// The value of the row that is taken in.
    value: Vec<u8>,
}

impl Packing {
    /// None yet, of so many columns.
    pub fn new(columns: usize) -> Self {
        Self {
            ids: Vec::new(),
            columns: (0..columns).map(|_| Filling::default()).collect(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len() / size_of::<Id>()
    }

    /// The first id, and the last.
    pub fn ends(&self) -> Option<[&[u8]; 2]> {
        let (ids, _) = self.ids.as_chunks::<16>();
        Some([ids.first()?, ids.last()?])
    }

    /// Takes in a row: its id, and the cells of its columns.
    ///
    /// # Errors
    /// If it holds what no column of ours does, or there are too many that are different.
    pub fn add<'a>(&mut self, id: Id, cells: impl Iterator<Item = ValueRef<'a>>) -> Result<()> {
        self.ids.extend(id.as_bytes());
        let columns = self.columns.iter_mut();
        columns
            .zip(cells)
            .try_for_each(|(column, cell)| column.add(cell))
    }

    /// All of them, packed.
    pub fn packed(&self) -> Vec<u8> {
        let many = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut packed = [&many.to_le_bytes()[..], &self.ids].concat();
        self.columns
            .iter()
            .for_each(|column| column.write(&mut packed));
        packed
    }
}

impl Filling {
    fn add(&mut self, cell: ValueRef<'_>) -> Result<()> {
        self.value.clear();
        put(&mut self.value, cell)?;
        let place = match self.place_of.get(&self.value) {
            Some(known) => *known,
            None => {
                let next = u16::try_from(self.place_of.len());
                let next = next.map_err(|error| StoreError::Other(error.to_string()))?;
                self.values.extend(&self.value);
                self.place_of.insert(self.value.clone(), next);
                next
            }
        };
        self.rows.push(place);
        Ok(())
    }

    fn write(&self, packed: &mut Vec<u8>) {
        let many = self.place_of.len();
        packed.extend(u16::try_from(many).unwrap_or(u16::MAX).to_le_bytes());
        packed.extend(&self.values);
        let each = match many {
            ..2 => 0,
            2..=256 => 1,
            _ => 2,
        };
        let rows = self
            .rows
            .iter()
            .flat_map(|row| row.to_le_bytes().into_iter().take(each));
        packed.extend(rows);
    }
}

/// Rows that have been packed.
pub(super) struct Packed<'a> {
    ids: &'a [[u8; 16]],
    columns: Vec<Column<'a>>,
    projects: Vec<Id>,
    municipalities: Vec<Option<MunicipalityCode>>,
}

/// A column: the values that are found in it, and which of them each row has.
struct Column<'a> {
    values: Vec<Cell<'a>>,
    rows: Places<'a>,
}

enum Places<'a> {
    /// All rows have the first value.
    First,
    Short(&'a [u8]),
    Long(&'a [[u8; 2]]),
}

impl<'a> Column<'a> {
    /// The place of a row's value; beyond all of them where there is no such row.
    fn place(&self, row: usize) -> usize {
        let place = match self.rows {
            Places::First => Some(0),
            Places::Short(rows) => rows.get(row).map(|place| usize::from(*place)),
            Places::Long(rows) => rows.get(row).map(|place| u16::from_le_bytes(*place).into()),
        };
        place.unwrap_or(usize::MAX)
    }

    fn cell(&self, row: usize) -> Cell<'a> {
        let cell = self.values.get(self.place(row));
        cell.copied().unwrap_or(Cell::Null)
    }
}

impl<'a> Packed<'a> {
    /// Reads what was packed of so many columns between these ids; none if it is not that, whole and in order.
    pub fn read(packed: &'a [u8], columns: usize, [first, last]: [&[u8]; 2]) -> Option<Self> {
        let mut bytes = Bytes(packed);
        let many = usize::try_from(u32::from_le_bytes(*bytes.some()?)).ok()?;
        let (ids, _) = bytes.take(many.checked_mul(size_of::<Id>())?)?.as_chunks();
        let in_order = ids.is_sorted_by(|one, other| one < other);
        if !in_order || ids.first()?[..] != *first || ids.last()?[..] != *last {
            return None;
        }
        let columns = (0..columns).map(|_| bytes.column(many));
        let columns: Vec<Column<'_>> = columns.collect::<Option<_>>()?;
        let [projects, municipalities, ..] = &columns[..] else {
            return None;
        };
        let project = |cell: &Cell<'_>| match cell {
            Cell::Id(project) => Some(*project),
            _ => None,
        };
        let municipality = |cell: &Cell<'_>| match cell {
            Cell::Text(code) => code.parse().ok(),
            _ => None,
        };
        let projects = projects.values.iter().map(project).collect::<Option<_>>()?;
        let municipalities = municipalities.values.iter().map(municipality).collect();
        bytes.0.is_empty().then_some(Self {
            ids,
            columns,
            projects,
            municipalities,
        })
    }

    /// What every record has, of each row in order.
    pub fn heads(&self) -> impl Iterator<Item = Head> {
        let head = |(row, id): (usize, &[u8; 16])| {
            let [project, municipality, erased] = self.columns.first_chunk()?;
            Some(Head {
                id: Id::from_bytes(*id),
                project: *self.projects.get(project.place(row))?,
                municipality: *self.municipalities.get(municipality.place(row))?,
                removed: false,
                erased: !matches!(erased.cell(row), Cell::Integer(0)),
            })
        };
        self.ids.iter().enumerate().filter_map(head)
    }

    /// What a row's own columns hold.
    pub fn cells(&self, row: usize) -> impl Cells {
        PackedCells(self, row)
    }
}

struct PackedCells<'a, 'b>(&'a Packed<'b>, usize);

impl Cells for PackedCells<'_, '_> {
    fn cell(&self, index: usize) -> Cell<'_> {
        let column = self.0.columns.get(BEFORE + index);
        column.map_or(Cell::Null, |column| column.cell(self.1))
    }
}

/// What is left to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(many)?;
        self.0 = left;
        Some(taken)
    }

    fn some<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (taken, left) = self.0.split_first_chunk()?;
        self.0 = left;
        Some(taken)
    }

    fn column(&mut self, rows: usize) -> Option<Column<'a>> {
        let many = usize::from(u16::from_le_bytes(*self.some()?));
        let values = (0..many).map(|_| get(&mut self.0).map(told));
        let values: Vec<Cell<'_>> = values.collect::<Option<_>>()?;
        let rows = match many {
            0 => return None,
            1 => Places::First,
            2..=256 => Places::Short(self.take(rows)?),
            _ => Places::Long(self.take(rows.checked_mul(2)?)?.as_chunks().0),
        };
        let known = match rows {
            Places::First => true,
            Places::Short(rows) => rows.iter().all(|place| usize::from(*place) < many),
            Places::Long(rows) => rows
                .iter()
                .all(|place| usize::from(u16::from_le_bytes(*place)) < many),
        };
        known.then_some(Column { values, rows })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use rusqlite::types::Value;

    use super::*;

    const COLUMNS: usize = 5;

    fn cell() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Integer),
            (0..3_i64).prop_map(Value::Integer),
            "[a-zåäö]{0,3}".prop_map(Value::Text),
            any::<[u8; 16]>().prop_map(|id| Value::Blob(id.to_vec())),
        ]
    }

    /// A project, a municipality, whether it is erased, and two columns of the kind's own.
    fn row() -> impl Strategy<Value = [Value; COLUMNS]> {
        let project = (0..3_u8).prop_map(|id| Value::Blob(vec![id; 16]));
        let municipality = prop_oneof![Just(Value::Null), Just(Value::Text("1285".to_owned()))];
        let erased = (0..2_i64).prop_map(Value::Integer);
        (project, municipality, erased, cell(), cell()).prop_map(Into::into)
    }

    fn packed(rows: &[[Value; COLUMNS]]) -> (Vec<u8>, [Vec<u8>; 2]) {
        let mut packing = Packing::new(COLUMNS);
        for (number, row) in (0..).zip(rows) {
            packing
                .add(Id::from_u128(number), row.iter().map(Into::into))
                .unwrap();
        }
        let ends = packing.ends().unwrap().map(<[u8]>::to_vec);
        (packing.packed(), ends)
    }

    fn read<'a>(packed: &'a [u8], ends: &[Vec<u8>; 2]) -> Option<Packed<'a>> {
        Packed::read(packed, COLUMNS, [&ends[0], &ends[1]])
    }

    proptest! {
        #[test]
        fn packed_rows_come_back_as_they_were(rows in vec(row(), 1..400)) {
            let (packed, ends) = packed(&rows);
            let packed = read(&packed, &ends).unwrap();
            let heads: Vec<Head> = packed.heads().collect();
            prop_assert_eq!(heads.len(), rows.len());
            for (at, (head, row)) in heads.iter().zip(&rows).enumerate() {
                let [project, municipality, erased, one, other] = row;
                prop_assert_eq!(head.id, Id::from_u128(at as u128));
                prop_assert_eq!(Cell::Id(head.project), told(project.into()));
                prop_assert_eq!(head.municipality.is_some(), *municipality != Value::Null);
                prop_assert_eq!(head.erased, *erased == Value::Integer(1));
                let cells = packed.cells(at);
                prop_assert_eq!([cells.cell(0), cells.cell(1)], [told(one.into()), told(other.into())]);
                prop_assert_eq!(cells.cell(2), Cell::Null);
            }
        }

        #[test]
        fn packed_rows_that_are_cut_short_or_longer_are_not_read(
            rows in vec(row(), 1..40), cut in any::<prop::sample::Index>()
        ) {
            let (packed, ends) = packed(&rows);
            let cut = cut.index(packed.len());
            prop_assert!(read(&packed[..cut], &ends).is_none());
            prop_assert!(read(&[&packed[..], &[0]].concat(), &ends).is_none());
        }

        #[test]
        fn packed_rows_with_another_byte_are_never_more_or_fewer(
            rows in vec(row(), 1..40), at in any::<prop::sample::Index>(), byte in any::<u8>()
        ) {
            let (mut packed, ends) = packed(&rows);
            let at = at.index(packed.len());
            packed[at] = byte;
            if let Some(read) = read(&packed, &ends) {
                prop_assert_eq!(read.heads().count(), rows.len());
            }
        }
    }

    #[test]
    fn packed_rows_of_many_values_take_two_bytes_each() {
        let of = |number: i64| {
            [
                Value::Blob(vec![0; 16]),
                Value::Null,
                Value::Integer(0),
                Value::Integer(number),
                Value::Null,
            ]
        };
        for many in [256, 257, 1_024] {
            let (packed, ends) = packed(&(0..many).map(of).collect::<Vec<_>>());
            let packed = read(&packed, &ends).unwrap();
            let last = usize::try_from(many - 1).unwrap();
            assert_eq!(packed.cells(last).cell(0), Cell::Integer(many - 1));
            assert_eq!(
                matches!(packed.columns[3].rows, Places::Short(_)),
                many == 256
            );
        }
    }
}
