//! Nyckeltal: what is followed over time, and what it was each time.

use serde_json::json;

use crate::domain::{Measure, Measurement, Part, Record};
use crate::gui::shelf::{
    Adds, Card, Cell, Column, LINES, Lines, List, PAGE, Page, Place, SHELF, Section, Shelf, View,
    WHOSE, Who,
};
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

/// The page.
pub const MEASURES_PAGE: Page = Page {
    code: "measures",
    icon: Icon::ChartLine,
    who: Who::All,
    section: Section::Basis,
    views: &[View::Shelf(&MEASURES), View::Shelf(&MEASUREMENTS)],
    counted: true,
    part: Some(Part::Measures),
    ..PAGE
};

static MEASURES: Shelf = Shelf {
    kind: Measure::KIND,
    icon: Icon::ChartLine,
    list: List::Table(&[
        Column::of(Measure::title, 240.0),
        Column::of(Measure::unit, 120.0),
        Column::of(Measure::better, 120.0),
        Column {
            cell: Cell::Referring(Measurement::KIND, Measurement::measure),
            least: 100.0,
        },
        WHOSE,
    ]),
    order: (Measure::title, false),
    record: Place::Beside(&[
        Card::Fields(&[Measure::title, Measure::unit, Measure::better]),
        Card::Lines(&VALUES),
        Card::Fields(&[Measure::source, Measure::baseline]),
    ]),
    ..SHELF
};

/// What a measurement says, the measure apart.
const SAID: &[&str] = &[Measurement::date, Measurement::value, Measurement::about];

/// A measure's values, by day.
static VALUES: Lines = Lines {
    kind: Measurement::KIND,
    of: Measurement::measure,
    order: Measurement::date,
    says: SAID,
    fields: |_| SAID,
    adds: Adds::Form("measure-new_value", SAID),
    begins: |cx, _| fields([(Measurement::date, json!(cx.today))]),
    by_anybody: true,
    ..LINES
};

static MEASUREMENTS: Shelf = Shelf {
    kind: Measurement::KIND,
    icon: Icon::ChartLine,
    list: List::Table(&[
        Column::of(Measurement::measure, 240.0),
        Column::of(Measurement::date, 104.0),
        Column::of(Measurement::value, 100.0),
        Column::of(Measurement::about, 140.0),
        WHOSE,
    ]),
    order: (Measurement::date, true),
    begins: |cx, _| fields([(Measurement::date, json!(cx.today))]),
    ..SHELF
};
