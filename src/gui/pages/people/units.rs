//! The units that people come from, with their sectors.

use crate::domain::{Person, Record, Unit};
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Cell, Column, List, SHELF, Shelf, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::insight::{AgentCount, Counts, Scope};
use crate::workspace::{Result, Row};

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
        Column {
            cell: Cell::Number("units-agents", agents),
            least: 80.0,
        },
        Column {
            cell: Cell::Number("units-mandate", with_mandate),
            least: 100.0,
        },
        WHOSE,
    ]),
    filters: &[Unit::sector],
    order: (Unit::name, false),
    ..SHELF
};

/// The change agents and process leads of each unit: 0 says that it has none.
fn of_each(
    source: &Source,
    scope: &Scope,
    rows: &[Row],
    say: impl Fn(AgentCount) -> i64,
) -> Result<Vec<Option<i64>>> {
    let facts = source.facts()?;
    let agents = Counts::new(&facts, scope).agents();
    let each = rows.iter().map(|row| agents.get(&row.head.id).copied());
    Ok(each
        .map(|count| Some(say(count.unwrap_or_default())))
        .collect())
}

fn agents(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    of_each(source, scope, rows, |count| count.agents)
}

fn with_mandate(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    of_each(source, scope, rows, |count| count.with_mandate)
}
