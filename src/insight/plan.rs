//! Figures of the action plans.

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, of_at_work, pick};
use super::sheet::{Measure, Sheet};
use super::view::View;
use crate::domain::*;

impl ActivityFact {
    /// How far it had come on a day: what was done later was in progress.
    pub(super) fn status_on(&self, on: chrono::NaiveDate) -> ActivityStatus {
        match self.done {
            Some(done) if done > on && self.status == ActivityStatus::Done => {
                ActivityStatus::InProgress
            }
            _ => self.status,
        }
    }

    /// Whether it was still to be done on a day.
    pub(super) fn is_open(&self, on: chrono::NaiveDate) -> bool {
        matches!(
            self.status_on(on),
            ActivityStatus::NotStarted | ActivityStatus::InProgress
        )
    }

    /// Whether it should have been done by a day, and is not.
    pub(super) fn is_overdue(&self, on: chrono::NaiveDate) -> bool {
        self.is_open(on) && self.due.is_some_and(|due| due < on)
    }
}

/// Activities by status.
pub(super) fn activities(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let statuses = choices::<ActivityStatus>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (index, activity) in in_scope(view) {
        let part = pick(&statuses, Some(activity.status_on(view.on)), unknown);
        sheet.count(Source::Activity, index, activity.place, &[part, total]);
    }
}

/// Activities past their date and not done, of those that are still to be done.
pub(super) fn overdue(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    for (index, activity) in in_scope(view).filter(|(_, one)| one.is_open(view.on)) {
        let late = activity.is_overdue(view.on);
        let parts = [of, value];
        sheet.count(
            Source::Activity,
            index,
            activity.place,
            if late { &parts } else { &parts[..1] },
        );
    }
}

/// Municipalities with an action plan that was handed over, of those at work.
pub(super) fn handed_over(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part_in(FigureUnit::Municipalities, "value", Measure::Municipalities);
    let of = sheet.part("of", Measure::Municipalities);
    for (index, plan) in view
        .facts
        .plans
        .iter()
        .filter(|(_, plan)| view.holds(plan.place))
    {
        if plan.is_handed_over(view.on) && view.facts.code(plan.place).is_some() {
            sheet.count(Source::ActionPlan, index, plan.place, &[value]);
        }
    }
    of_at_work(view, sheet, of);
}

impl PlanFact {
    /// Whether it was handed over by a day.
    pub(super) fn is_handed_over(&self, on: chrono::NaiveDate) -> bool {
        let by_status = matches!(
            self.status,
            Some(
                PlanStatus::HandedOver
                    | PlanStatus::InProgress
                    | PlanStatus::FollowedUp
                    | PlanStatus::Closed
            )
        );
        self.handed_over.map_or(by_status, |date| date <= on)
    }
}

fn in_scope<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a ActivityFact)> {
    view.facts
        .activities
        .iter()
        .filter(|(_, activity)| view.holds(activity.place))
}
