//! Lärandelogg: what happened, and what somebody learnt of it.

use serde_json::json;

use crate::domain::{Choosable as _, LogEntry, LogReaders, Part, Record};
use crate::gui::shelf::{Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

/// The page.
pub const LOG_PAGE: Page = Page {
    code: "log",
    icon: Icon::Edit,
    section: Section::Change,
    views: &[View::Shelf(&LOG)],
    counted: true,
    part: Some(Part::LearningLogs),
    ..PAGE
};

/// The entries; a new one is of today and nobody else's business.
static LOG: Shelf = Shelf {
    kind: LogEntry::KIND,
    icon: Icon::Edit,
    list: List::Table(&[
        Column::of(LogEntry::date, 104.0),
        Column::of(LogEntry::happened, 200.0),
        Column::of(LogEntry::group, 140.0),
        Column::of(LogEntry::person, 140.0),
        Column::of(LogEntry::shared_with, 150.0),
        WHOSE,
    ]),
    filters: &[LogEntry::shared_with],
    order: (LogEntry::date, true),
    begins: |cx, _| {
        fields([
            (LogEntry::date, json!(cx.today)),
            (LogEntry::shared_with, json!(LogReaders::Nobody.code())),
        ])
    },
    ..SHELF
};
