//! Närvaroräkningar: those who came and whom nobody wrote down by name, as a list and on their session or meeting.

use crate::domain::{HeadCount, Record};
use crate::gui::shelf::{Adds, Column, LINES, Lines, List, SHELF, Shelf, WHOSE};
use crate::gui::widgets::icons::Icon;

/// All of them.
pub static HEAD_COUNTS: Shelf = Shelf {
    kind: HeadCount::KIND,
    icon: Icon::Users,
    list: List::Table(&[
        Column::of(HeadCount::session, 200.0),
        Column::of(HeadCount::meeting, 160.0),
        Column::of(HeadCount::women, 80.0),
        Column::of(HeadCount::men, 70.0),
        Column::of(HeadCount::other_or_not_stated, 90.0),
        Column::of(HeadCount::unit, 140.0),
        Column::of(HeadCount::reported, 90.0),
        WHOSE,
    ]),
    order: (HeadCount::session, false),
    ..SHELF
};

/// What was counted.
const COUNTED: &[&str] = &[
    HeadCount::women,
    HeadCount::men,
    HeadCount::other_or_not_stated,
    HeadCount::unit,
    HeadCount::reported,
];

/// Those of a session.
pub static AT_SESSION: Lines = at(HeadCount::session);
/// Those of a meeting.
pub static AT_MEETING: Lines = at(HeadCount::meeting);

const fn at(of: &'static str) -> Lines {
    Lines {
        kind: HeadCount::KIND,
        of,
        order: HeadCount::unit,
        says: COUNTED,
        fields: |_| COUNTED,
        adds: Adds::Form("head_count-new", COUNTED),
        by_anybody: true,
        labelled: true,
        ..LINES
    }
}
