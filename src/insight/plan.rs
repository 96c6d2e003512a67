//! Figures of the action plans.

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, of_at_work, pick};
use super::sheet::{Measure, Sheet};
use super::stated::Day;
use super::view::View;
use crate::domain::*;

impl ActivityFact {
    /// How far it had come on a day: what was done later was in progress.
    pub(super) fn status_on(&self, day: Day) -> ActivityStatus {
        let done = self
            .done
            .filter(|_| self.status.now == ActivityStatus::Done);
        match (done, self.status.on(day)) {
            (Some(done), _) if done <= day.on => ActivityStatus::Done,
            (Some(_), ActivityStatus::Done) => ActivityStatus::InProgress,
            (_, status) => status,
        }
    }

    /// Whether it was there on a day: written down by then, or done by then and written down later.
    pub(super) fn is_there(&self, day: Day) -> bool {
        self.done.is_some_and(|done| done <= day.on) || self.written.on(day)
    }

    /// Whether it was still to be done on a day.
    pub(super) fn is_open(&self, day: Day) -> bool {
        matches!(
            self.status_on(day),
            ActivityStatus::NotStarted | ActivityStatus::InProgress
        )
    }

    /// Whether it should have been done by a day, and is not.
    pub(super) fn is_overdue(&self, day: Day) -> bool {
        self.is_open(day) && self.due.is_some_and(|due| due < day.on)
    }
}

/// Activities by status.
pub(super) fn activities(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let statuses = choices::<ActivityStatus>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (index, activity) in in_scope(view) {
        let part = pick(&statuses, Some(activity.status_on(view.day())), unknown);
        sheet.count(Source::Activity, index, activity.place, &[part, total]);
    }
}

/// Activities past their date and not done, of those that are still to be done.
pub(super) fn overdue(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    for (index, activity) in in_scope(view).filter(|(_, one)| one.is_open(view.day())) {
        let late = activity.is_overdue(view.day());
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
        if plan.is_handed_over(view.day()) && view.facts.code(plan.place).is_some() {
            sheet.count(Source::ActionPlan, index, plan.place, &[value]);
        }
    }
    of_at_work(view, sheet, of);
}

impl PlanFact {
    /// Whether it was handed over by a day.
    pub(super) fn is_handed_over(&self, day: Day) -> bool {
        let by_status = self.status.on(day) >= Some(PlanStatus::HandedOver);
        self.handed_over.map_or(by_status, |date| date <= day.on)
    }
}

fn in_scope<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a ActivityFact)> {
    view.facts
        .activities
        .iter()
        .filter(|(_, activity)| view.holds(activity.place) && activity.is_there(view.day()))
}
