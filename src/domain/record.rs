//! How a record kind becomes a Rust type: the macros and the field types they use.

use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveTime};

use super::dates::{parse_date, parse_moment, parse_month, parse_time};
use super::describe::{Kind, Shape, Unit, Vocabulary};
use super::value::{Cell, Cells, Id, MunicipalityCode, Value};

/// What every record has beside its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The record's identity.
    pub id: Id,
    /// The project it belongs to.
    pub project: Id,
    /// The municipality it belongs to; none for the lead's own.
    pub municipality: Option<MunicipalityCode>,
    /// Removed by a user; kept, not shown.
    pub removed: bool,
    /// A person erased for good; the row counts, the person is gone.
    pub erased: bool,
}

/// A record kind as a Rust type.
pub trait Record: Sized {
    /// Its code name.
    const CODE: &'static str;
    /// Its description.
    const KIND: &'static Kind;

    /// Reads one stored row.
    fn read(head: Head, cells: &dyn Cells) -> Self;

    /// What every record has.
    fn head(&self) -> &Head;
}

/// A vocabulary as a Rust type.
pub trait Choosable: Sized + Copy + 'static {
    /// Its description.
    const VOCABULARY: &'static Vocabulary;

    /// All choices in the order they are offered.
    const ALL: &'static [Self];

    /// The code name it is stored by.
    fn code(self) -> &'static str;

    /// The choice with this code name; none if this version does not know it.
    fn from_code(code: &str) -> Option<Self>;
}

/// A type of field: its shape, and the Rust value it is read as.
pub trait FieldType {
    /// The Rust value; empty or `None` where nothing is known.
    type Value;
    /// The shape.
    const SHAPE: Shape;
    /// Reads a stored cell.
    fn read(cell: Cell<'_>) -> Self::Value;
}

fn text(cell: Cell<'_>) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    }
}

fn list<T: serde::de::DeserializeOwned + Default>(cell: Cell<'_>) -> T {
    text(cell)
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

/// Declares a field type whose value is read by an expression over the cell.
macro_rules! field_type {
    ($(#[$doc:meta])* $name:ident, $shape:expr, $value:ty, $read:expr) => {
        $(#[$doc])*
        pub struct $name;
        impl FieldType for $name {
            type Value = $value;
            const SHAPE: Shape = $shape;
            fn read(cell: Cell<'_>) -> $value {
                let read: fn(Cell<'_>) -> $value = $read;
                read(cell)
            }
        }
    };
}

fn integer(cell: Cell<'_>) -> Option<i64> {
    match cell {
        Cell::Integer(number) => Some(number),
        _ => None,
    }
}

/// A number that its unit can have: a bundle may bring any, and nothing is reckoned with what cannot be.
fn number(unit: Unit, cell: Cell<'_>) -> Option<i64> {
    let (lowest, highest) = unit.bounds();
    integer(cell).filter(|number| (lowest..=highest).contains(number))
}

fn owned(cell: Cell<'_>) -> String {
    text(cell).unwrap_or_default().to_owned()
}

field_type!(/** One line of text. */ Line, Shape::Line, String, owned);
field_type!(/** A longer text. */ Text, Shape::Text, String, owned);
field_type!(/** A list of lines. */ Lines, Shape::Lines, Vec<String>, list);
field_type!(/** A count. */ Count, Shape::Number(Unit::Count), Option<i64>, |cell| number(Unit::Count, cell));
field_type!(/** Whole kronor. */ Kronor, Shape::Number(Unit::Kronor), Option<i64>, |cell| number(Unit::Kronor, cell));
field_type!(
    /** Minutes within a day. */ Minutes,
    Shape::Number(Unit::Minutes),
    Option<i64>,
    |cell| number(Unit::Minutes, cell)
);
field_type!(
    /** Minutes within a month. */ MonthMinutes,
    Shape::Number(Unit::MonthMinutes),
    Option<i64>,
    |cell| number(Unit::MonthMinutes, cell)
);
field_type!(
    /** Minutes over a longer time. */ PlanMinutes,
    Shape::Number(Unit::PlanMinutes),
    Option<i64>,
    |cell| number(Unit::PlanMinutes, cell)
);
field_type!(
    /** Per cent of full time. */ Percent,
    Shape::Number(Unit::Percent),
    Option<i64>,
    |cell| number(Unit::Percent, cell)
);
field_type!(
    /** A point on a scale. */ Point,
    Shape::Number(Unit::Point),
    Option<i64>,
    |cell| number(Unit::Point, cell)
);
field_type!(
    /** A grade from 1 to 5. */ Grade,
    Shape::Number(Unit::Grade),
    Option<i64>,
    |cell| number(Unit::Grade, cell)
);
field_type!(/** A date. */ Date, Shape::Date, Option<NaiveDate>, |cell| parse_date(text(cell)?).ok());
field_type!(/** A month. */ Month, Shape::Month, Option<NaiveDate>, |cell| parse_month(text(cell)?).ok());
field_type!(/** A time of day. */ Time, Shape::Time, Option<NaiveTime>, |cell| parse_time(text(cell)?).ok());
field_type!(
    /** A date, perhaps with a time. */ Moment,
    Shape::Moment,
    Option<(NaiveDate, Option<NaiveTime>)>,
    |cell| parse_moment(text(cell)?).ok()
);
field_type!(/** Yes, no or unknown. */ Flag, Shape::Flag, Option<bool>, |cell| Some(integer(cell)? != 0));
field_type!(
    /** A municipality's code. */ Municipal,
    Shape::MunicipalityCode,
    Option<MunicipalityCode>,
    |cell| text(cell)?.parse().ok()
);
field_type!(/** A personal identity number. */ IdentityNumber, Shape::IdentityNumber, String, owned);
field_type!(/** A code that the program makes. */ Code, Shape::Code, String, owned);
field_type!(/** Much in compact form, written once. */ Sealed, Shape::Sealed, String, owned);
field_type!(
    /** Answers by question. */ Answers,
    Shape::Answers,
    std::collections::BTreeMap<Id, Value>,
    list
);
field_type!(/** Counts by answer. */ Counts, Shape::Counts, std::collections::BTreeMap<String, i64>, counts);
field_type!(
    /** A reference to a record of any kind. */ AnyRef,
    Shape::Reference(&[]),
    Option<Id>,
    reference
);

fn counts(cell: Cell<'_>) -> std::collections::BTreeMap<String, i64> {
    let mut counts: std::collections::BTreeMap<String, i64> = list(cell);
    let (lowest, highest) = Unit::Count.bounds();
    counts.retain(|_, count| (lowest..=highest).contains(count));
    counts
}

fn reference(cell: Cell<'_>) -> Option<Id> {
    match cell {
        Cell::Id(id) => Some(id),
        _ => None,
    }
}

/// One of a vocabulary.
pub struct Choice<V>(PhantomData<V>);

impl<V: Choosable> FieldType for Choice<V> {
    type Value = Option<V>;
    const SHAPE: Shape = Shape::Choice(V::VOCABULARY);
    fn read(cell: Cell<'_>) -> Option<V> {
        V::from_code(text(cell)?)
    }
}

/// Several of a vocabulary.
pub struct Choices<V>(PhantomData<V>);

impl<V: Choosable> FieldType for Choices<V> {
    type Value = Vec<V>;
    const SHAPE: Shape = Shape::Choices(V::VOCABULARY);
    fn read(cell: Cell<'_>) -> Vec<V> {
        list::<Vec<String>>(cell)
            .iter()
            .filter_map(|code| V::from_code(code))
            .collect()
    }
}

/// A reference to a record of one kind.
pub struct Ref<R>(PhantomData<R>);

impl<R: Record> FieldType for Ref<R> {
    type Value = Option<Id>;
    const SHAPE: Shape = Shape::Reference(&[R::CODE]);
    fn read(cell: Cell<'_>) -> Option<Id> {
        reference(cell)
    }
}

/// A reference to a record of one of two kinds.
pub struct RefTo<A, B>(PhantomData<(A, B)>);

impl<A: Record, B: Record> FieldType for RefTo<A, B> {
    type Value = Option<Id>;
    const SHAPE: Shape = Shape::Reference(&[A::CODE, B::CODE]);
    fn read(cell: Cell<'_>) -> Option<Id> {
        reference(cell)
    }
}

/// References to several records of one kind.
pub struct Refs<R>(PhantomData<R>);

impl<R: Record> FieldType for Refs<R> {
    type Value = Vec<Id>;
    const SHAPE: Shape = Shape::References(&[R::CODE]);
    fn read(cell: Cell<'_>) -> Vec<Id> {
        list(cell)
    }
}

/// Describes a vocabulary once: the enum, its codes, its order.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident $code:literal { $($(#[$vdoc:meta])* $variant:ident $choice:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "a choice's meaning is its label in the translations")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $crate::domain::Choosable for $name {
            const VOCABULARY: &'static $crate::domain::Vocabulary =
                &$crate::domain::Vocabulary { code: $code, choices: &[$($choice),+] };
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $choice),+ }
            }
            fn from_code(code: &str) -> Option<Self> {
                match code { $($choice => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

/// Describes a record kind once: the Rust type, the description, and the field names as constants
/// (`Group::name` is `"name"`), so that no code spells a field by hand.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident $code:literal of $owner:ident titled [$($title:ident),*] {
            $($(#[$fdoc:meta])* $field:ident : $ty:ty $(, $flag:ident)* ;)+
        }
        $(rules { $($rule:ident ( $($arg:ident),+ )),+ $(,)? })?
    ) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "a field's meaning is its description and its label")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// What every record has: id, project, municipality.
            pub head: $crate::domain::Head,
            $($(#[$fdoc])* pub $field: <$ty as $crate::domain::FieldType>::Value,)+
        }

        #[allow(non_upper_case_globals, missing_docs, reason = "named as the fields they name")]
        impl $name {
            $(pub const $field: &'static str = stringify!($field);)+
        }

        impl $crate::domain::Record for $name {
            const CODE: &'static str = $code;
            const KIND: &'static $crate::domain::Kind = &$crate::domain::Kind {
                code: $code,
                owner: $crate::domain::Owner::$owner,
                title: &[$(stringify!($title)),*],
                fields: &[$(
                    $crate::domain::Field::new(stringify!($field), <$ty as $crate::domain::FieldType>::SHAPE)
                        $(.$flag())*
                ),+],
                rules: &[$($($crate::domain::Rule::$rule($(stringify!($arg)),+)),+)?],
            };

            fn read(head: $crate::domain::Head, cells: &dyn $crate::domain::Cells) -> Self {
                let mut indices = 0..;
                let mut next = || indices.next().map_or($crate::domain::Cell::Null, |index| cells.cell(index));
                Self { head, $($field: <$ty as $crate::domain::FieldType>::read(next()),)+ }
            }

            fn head(&self) -> &$crate::domain::Head {
                &self.head
            }
        }
    };
}

pub(crate) use {record, vocabulary};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_that_its_unit_cannot_have_is_not_reckoned_with() {
        assert_eq!(Count::read(Cell::Integer(12)), Some(12));
        assert_eq!(Count::read(Cell::Integer(i64::MAX)), None);
        assert_eq!(MonthMinutes::read(Cell::Integer(-1)), None);
        let counts = Counts::read(Cell::Text(r#"{"ja": 3, "nej": 9223372036854775807}"#));
        assert_eq!(
            counts.into_iter().collect::<Vec<_>>(),
            [("ja".to_owned(), 3)]
        );
    }
}
