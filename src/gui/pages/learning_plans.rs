//! Utbildningsplaner: the hours and the content that were agreed with each person.

use serde_json::json;

use crate::domain::{LearningPlan, Part, Record};
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Cell, Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::insight::{Counts, LearningCount, Scope, hours};
use crate::workspace::{Result, Row, fields};

/// The page.
pub const LEARNING_PLANS_PAGE: Page = Page {
    code: "learning_plans",
    icon: Icon::PersonCheck,
    section: Section::Competence,
    views: &[View::Shelf(&LEARNING_PLANS)],
    counted: true,
    part: Some(Part::LearningPlans),
    ..PAGE
};

static LEARNING_PLANS: Shelf = Shelf {
    kind: LearningPlan::KIND,
    icon: Icon::PersonCheck,
    list: List::Table(&[
        Column::of(LearningPlan::person, 180.0),
        Column::of(LearningPlan::planned_minutes, 110.0),
        Column {
            cell: Cell::Number("learning-hours_so_far", so_far),
            least: 110.0,
        },
        Column {
            cell: Cell::Number("learning-percent", percent),
            least: 100.0,
        },
        Column::of(LearningPlan::agreed_on, 110.0),
        Column::of(LearningPlan::followed_up_on, 110.0),
        Column::of(LearningPlan::trainings, 180.0),
        WHOSE,
    ]),
    order: (LearningPlan::person, false),
    begins: |cx, _| fields([(LearningPlan::agreed_on, json!(cx.today))]),
    ..SHELF
};

/// What each plan has come to.
fn counted<T>(
    source: &Source,
    scope: &Scope,
    rows: &[Row],
    say: impl Fn(&LearningCount) -> Option<T>,
) -> Result<Vec<Option<T>>> {
    let facts = source.facts()?;
    let counts = Counts::new(&facts, scope).learning();
    let each = rows.iter().map(|row| say(counts.get(&row.head.id)?));
    Ok(each.collect())
}

fn so_far(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    counted(source, scope, rows, |count| {
        Some(hours(count.attended).rounded())
    })
}

fn percent(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    counted(source, scope, rows, |count| count.percent)
}
