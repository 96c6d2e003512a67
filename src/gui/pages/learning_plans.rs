//! Utbildningsplaner: the hours and the content that were agreed with each person.

use serde_json::json;

use crate::domain::{LearningPlan, Part, Record};
use crate::gui::ground::source::Source;
use crate::gui::shelf::{Cell, Column, List, PAGE, Page, SHELF, Section, Shelf, View, WHOSE};
use crate::gui::widgets::icons::Icon;
use crate::insight::{Amount, Behind, Counts, LearningCount, Scope, compute, hours};
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
        Column {
            cell: Cell::Own("learning-why", why),
            least: 190.0,
        },
        Column::of(LearningPlan::agreed_on, 128.0),
        Column::of(LearningPlan::followed_up_on, 110.0),
        Column::of(LearningPlan::trainings, 180.0),
        WHOSE,
    ]),
    order: (LearningPlan::person, false),
    sum: Some(behind),
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

/// Who is behind the plan, of all.
fn behind(source: &Source, scope: &Scope) -> Result<String> {
    let facts = source.facts()?;
    let figure = compute(&facts, "learning.hours", scope);
    let part = |path: &str| {
        let amount = figure.as_ref().and_then(|figure| figure.amount(path));
        amount.map_or(0, Amount::rounded)
    };
    let args = [
        ("behind", part("behind_plan").into()),
        ("n", part("with_plan").into()),
    ];
    Ok(source.text.with("learning-behind", &args))
}

/// Why each person who is behind is.
fn why(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<String>> {
    let text = &source.text;
    let said = |why: Behind| match why {
        Behind::NotWrittenDown => text.get("learning-not_written_down"),
        Behind::Missed(n) => text.with("learning-missed", &[("n", n.into())]),
        Behind::Coming(n) => text.with("learning-coming", &[("n", n.into())]),
        Behind::Less => text.get("learning-less"),
    };
    let all = counted(source, scope, rows, |count| Some(count.behind.map(said)))?;
    Ok(all
        .into_iter()
        .map(|why| why.flatten().unwrap_or_default())
        .collect())
}
