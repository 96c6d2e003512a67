//! Counts of time: each person's plan beside what was attended, and how far the co-financing has come.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::{Counts, percent};
use crate::domain::Id;
use crate::insight::catalogue::figure_of;
use crate::insight::figure::Amount;
use crate::insight::time::{attended_minutes, planned};
use crate::insight::view::{View, days};

/// What was planned for a person, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LearningCount {
    /// Minutes that were planned.
    pub planned: i64,
    /// Minutes that were attended.
    pub attended: i64,
    /// Attended of planned, in whole per cent; none where nothing was planned.
    pub percent: Option<i64>,
}

impl LearningCount {
    /// Whether the person has come as far as was planned.
    pub fn reached(&self) -> bool {
        self.attended >= self.planned
    }
}

/// How far the co-financing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cofinancing {
    /// Kronor that are certified.
    pub certified: Amount,
    /// Kronor that wait to be certified.
    pub waiting: Amount,
    /// Kronor that are planned.
    pub needed: i64,
    /// Days since the project began.
    pub days: i64,
    /// The day on which it will be reached at the pace since the project began; none where nobody can tell.
    pub reached_on: Option<NaiveDate>,
}

impl Counts<'_> {
    /// What was planned for each person and what came of it, by every plan of the person.
    pub fn learning(&self) -> HashMap<Id, LearningCount> {
        let facts = self.view.facts;
        let (minutes, planned) = (attended_minutes(&self.view), planned(&self.view));
        let plans = facts.learning_plans.iter();
        let each = plans.filter_map(|(index, plan)| {
            let human = facts.human(plan.person);
            let of = planned.get(&human)?;
            let attended = minutes.get(&human).copied().unwrap_or(0);
            let count = LearningCount {
                planned: of.minutes,
                attended,
                percent: percent(attended, of.minutes),
            };
            Some((facts.learning_plans.id(index)?, count))
        });
        each.collect()
    }

    /// How far the co-financing has come.
    pub fn cofinancing(&self) -> Cofinancing {
        cofinancing(&self.view)
    }
}

/// How far the co-financing has come.
pub(in crate::insight) fn cofinancing(view: &View<'_>) -> Cofinancing {
    let figure = figure_of(view, "cofinancing.kronor");
    let amount = |path: &str| {
        let known = figure.as_ref().and_then(|figure| figure.amount(path));
        known.unwrap_or(Amount::whole(0))
    };
    let (certified, needed) = (amount("certified"), amount("needed").rounded());
    let start = view
        .projects()
        .filter_map(|(_, project)| project.start)
        .min();
    let begun = start.map_or(0, |start| days(start, view.on).max(0));
    // So many days more for every day that has been: what is left over what there is.
    let left = needed.saturating_sub(certified.rounded()).max(0);
    let more = Amount::whole(left.saturating_mul(begun)).over(certified);
    let reached_on = more.filter(|_| needed > 0).and_then(|more| {
        let more = u64::try_from(more.rounded()).ok()?;
        view.on.checked_add_days(Days::new(more))
    });
    Cofinancing {
        certified,
        waiting: amount("waiting"),
        needed,
        days: begun,
        reached_on,
    }
}
