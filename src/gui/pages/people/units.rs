//! The units that people come from, with their sectors.

use crate::domain::{Person, Record, Unit};
use crate::gui::shelf::{Cell, Column, List, SHELF, Shelf, WHOSE};
use crate::gui::widgets::icons::Icon;

/// The units.
pub static UNITS: Shelf = Shelf {
    kind: Unit::KIND,
    icon: Icon::Building,
    list: List::Table(&[
        Column::of(Unit::name, 180.0),
        Column::of(Unit::sector, 150.0),
        Column::of(Unit::kind, 120.0),
        Column {
            cell: Cell::Referring(Person::KIND, Person::unit),
            least: 80.0,
        },
        WHOSE,
    ]),
    filters: &[Unit::sector],
    order: (Unit::name, false),
    ..SHELF
};
