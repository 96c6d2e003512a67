//! Counts of action plans: what is done, and what is late.

use super::{Counts, number};
use crate::domain::{ActivityStatus, Id};
use crate::insight::facts::{ActivityFact, Source};

/// How far a plan has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlanCount {
    /// Its activities.
    pub all: i64,
    /// Those that are done.
    pub done: i64,
    /// Those that are still to be done.
    pub left: i64,
    /// Those that should have been done by now.
    pub overdue: i64,
}

impl Counts<'_> {
    /// How far a plan has come.
    pub fn plan(&self, id: Id) -> PlanCount {
        let Some((Source::ActionPlan, plan)) = self.view.facts.find(id) else {
            return PlanCount::default();
        };
        self.activities(|activity| activity.plan == plan)
    }

    /// How far the plans of the scope have come.
    pub fn plans(&self) -> PlanCount {
        self.activities(|activity| self.view.holds(activity.place))
    }

    /// Whether an activity should have been done by now.
    pub fn is_overdue(&self, id: Id) -> bool {
        let facts = self.view.facts;
        let activity = match facts.find(id) {
            Some((Source::Activity, activity)) => facts.activities.get(activity),
            _ => None,
        };
        activity.is_some_and(|activity| activity.is_overdue(self.view.day()))
    }

    fn activities(&self, which: impl Fn(&ActivityFact) -> bool) -> PlanCount {
        let activities = self.view.facts.activities.all.iter();
        let day = self.view.day();
        let own: Vec<_> = activities
            .filter(|activity| which(activity) && activity.is_there(day))
            .collect();
        let count = |is: &dyn Fn(&ActivityFact) -> bool| {
            number(own.iter().filter(|activity| is(activity)).count())
        };
        PlanCount {
            all: number(own.len()),
            done: count(&|one| one.status_on(self.view.day()) == ActivityStatus::Done),
            left: count(&|one| one.is_open(self.view.day())),
            overdue: count(&|one| one.is_overdue(self.view.day())),
        }
    }
}
