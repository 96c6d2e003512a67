//! Tid: every person's month, certified by the person and by the manager.

use chrono::Datelike as _;
use serde_json::json;

use crate::domain::{Part, Record, TimeReport};
use crate::gui::shelf::{Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE, Who};
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

mod certify;
mod month;

pub use month::State;

/// The page.
pub const TIME_PAGE: Page = Page {
    code: "time",
    icon: Icon::CalendarDays,
    section: Section::Competence,
    views: &[
        View::Tab {
            code: "month",
            who: Who::All,
            draw: |ui, cx, states| {
                states.with(None, |state, _| month::ui(ui, cx, cx.letters.read(state)));
            },
            action: None,
        },
        View::Shelf(&TIME_REPORTS),
    ],
    part: Some(Part::Time),
    ..PAGE
};

/// The reports; a new one is of the month that is over.
static TIME_REPORTS: Shelf = Shelf {
    kind: TimeReport::KIND,
    icon: Icon::CalendarDays,
    list: List::Table(&[
        Column::of(TimeReport::person, 180.0),
        Column::of(TimeReport::month, 144.0),
        Column::of(TimeReport::minutes, 120.0),
        Column::of(TimeReport::other_minutes, 120.0),
        Column::of(TimeReport::certified_by_person, 120.0),
        Column::of(TimeReport::certified_by_manager, 120.0),
        WHOSE,
    ]),
    order: (TimeReport::month, true),
    begins: |cx, _| {
        let month = cx.today.with_day(1).and_then(|first| first.pred_opt());
        let month = month.and_then(|last| last.with_day(1));
        fields([(TimeReport::month, json!(month))])
    },
    ..SHELF
};
