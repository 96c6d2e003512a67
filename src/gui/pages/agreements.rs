//! Överenskommelser: what those who work together have promised each other.

use crate::domain::{Agreement, Part, Record};
use crate::gui::shelf::{Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;

/// The page.
pub const AGREEMENTS_PAGE: Page = Page {
    code: "agreements",
    icon: Icon::Document,
    section: Section::Collaboration,
    views: &[View::Shelf(&AGREEMENTS)],
    counted: true,
    part: Some(Part::Agreements),
    ..PAGE
};

static AGREEMENTS: Shelf = Shelf {
    kind: Agreement::KIND,
    icon: Icon::Document,
    list: List::Table(&[
        Column::of(Agreement::title, 220.0),
        Column::of(Agreement::kind, 150.0),
        Column::of(Agreement::status, 100.0),
        Column::of(Agreement::signed_on, 110.0),
        Column::of(Agreement::valid_to, 110.0),
        WHOSE,
    ]),
    filters: &[Agreement::status],
    order: (Agreement::valid_to, false),
    ..SHELF
};
