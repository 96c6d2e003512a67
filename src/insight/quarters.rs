//! The quarters and the years of a project, to tell how a figure went.

use chrono::{Datelike, Months, NaiveDate};

use super::facts::Facts;
use super::view::{Scope, View};

/// So many quarters are told of at the most: ten years.
const MOST: usize = 40;

/// What a scope holds, quarter by quarter, from the day the project began to the scope's day. The first quarter and
/// the last are as long as they lie within the project and the scope's period.
pub fn quarters(facts: &Facts, scope: &Scope) -> Vec<Scope> {
    stretches(facts, scope, next)
}

/// The same year by year.
pub fn years(facts: &Facts, scope: &Scope) -> Vec<Scope> {
    stretches(facts, scope, |day| {
        NaiveDate::from_ymd_opt(day.year().checked_add(1)?, 1, 1)
    })
}

/// What a scope holds from one beginning to the next, from the day the project began to the scope's day.
fn stretches(facts: &Facts, scope: &Scope, next: fn(NaiveDate) -> Option<NaiveDate>) -> Vec<Scope> {
    let view = View::new(facts, scope);
    let began = view.projects().filter_map(|(_, project)| project.start);
    let Some(began) = began.min() else {
        return Vec::new();
    };
    let first = scope.from.map_or(began, |from| from.max(began));
    let last = view.on;
    std::iter::successors(Some(first), |day| next(*day))
        .take_while(|from| *from <= last)
        .take(MOST)
        .map(|from| {
            let ends = next(from).and_then(|next| next.pred_opt());
            Scope {
                from: Some(from),
                to: Some(ends.map_or(last, |ends| ends.min(last))),
                ..scope.clone()
            }
        })
        .collect()
}

/// The first day of the quarter after a day's.
fn next(day: NaiveDate) -> Option<NaiveDate> {
    let month = day.month0() / 3 * 3 + 1;
    let first = NaiveDate::from_ymd_opt(day.year(), month, 1)?;
    first.checked_add_months(Months::new(3))
}
