//! Insatskarta: what municipalities have to offer the target group.

use serde_json::json;

use crate::domain::{Part, Record, Service};
use crate::gui::shelf::{Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

/// The page.
pub const SERVICES_PAGE: Page = Page {
    code: "services",
    icon: Icon::Package,
    section: Section::Change,
    views: &[View::Shelf(&SERVICES)],
    counted: true,
    part: Some(Part::ServiceMap),
    ..PAGE
};

/// The services; a new one has just been checked.
static SERVICES: Shelf = Shelf {
    kind: Service::KIND,
    icon: Icon::Package,
    list: List::Table(&[
        Column::of(Service::title, 180.0),
        Column::of(Service::for_whom, 130.0),
        Column::of(Service::provider, 130.0),
        Column::of(Service::open, 150.0),
        Column::of(Service::checked_on, 110.0),
        WHOSE,
    ]),
    filters: &[Service::open],
    order: (Service::title, false),
    begins: |cx, _| fields([(Service::checked_on, json!(cx.today))]),
    ..SHELF
};
