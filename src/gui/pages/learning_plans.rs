//! Utbildningsplaner: the hours and the content that were agreed with each person.

use serde_json::json;

use crate::domain::{LearningPlan, Record};
use crate::gui::shelf::{Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

/// The page.
pub const LEARNING_PLANS_PAGE: Page = Page {
    code: "learning_plans",
    icon: Icon::PersonCheck,
    section: Section::Competence,
    views: &[View::Shelf(&LEARNING_PLANS)],
    counted: true,
    ..PAGE
};

static LEARNING_PLANS: Shelf = Shelf {
    kind: LearningPlan::KIND,
    icon: Icon::PersonCheck,
    list: List::Table(&[
        Column::of(LearningPlan::person, 180.0),
        Column::of(LearningPlan::planned_minutes, 110.0),
        Column::of(LearningPlan::agreed_on, 110.0),
        Column::of(LearningPlan::followed_up_on, 110.0),
        Column::of(LearningPlan::trainings, 180.0),
        WHOSE,
    ]),
    order: (LearningPlan::person, false),
    begins: |cx, _| fields([(LearningPlan::agreed_on, json!(cx.today))]),
    ..SHELF
};
