//! Counts of time: each person's plan beside what was attended, and how far the co-financing has come.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};

use super::{Counts, percent};
use crate::domain::Id;
use crate::insight::catalogue::figure_of;
use crate::insight::facts::Ix;
use crate::insight::figure::Amount;
use crate::insight::time::{attended_minutes, month_of, planned, reported};
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

/// A person's month: what was attended, and what is reported of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCount {
    /// The person.
    pub person: Id,
    /// Minutes of training that were attended.
    pub attended: i64,
    /// The report, if there is one.
    pub report: Option<Id>,
    /// Minutes that are reported, other time with them.
    pub reported: i64,
    /// Whether both have certified it.
    pub certified: bool,
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

impl MonthCount {
    fn of(person: Id) -> Self {
        Self {
            person,
            attended: 0,
            report: None,
            reported: 0,
            certified: false,
        }
    }
}

impl Counts<'_> {
    /// What was planned for each person and what came of it, by every plan of the person.
    pub fn learning(&self) -> HashMap<Id, LearningCount> {
        let facts = self.view.facts;
        let planned = planned(&self.view);
        let minutes = attended_minutes(&self.view, &planned);
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

    /// Everybody who attended training in a month or reported time in it.
    pub fn month(&self, month: NaiveDate) -> Vec<MonthCount> {
        let facts = self.view.facts;
        let mut months: BTreeMap<Ix, MonthCount> = BTreeMap::new();
        let mut of = |human: Ix, add: &dyn Fn(&mut MonthCount)| {
            if let Some(person) = facts.persons.id(human) {
                add(months.entry(human).or_insert(MonthCount::of(person)));
            }
        };
        for came in self.view.attended() {
            if came.day.map(month_of) == Some(month) {
                of(came.who.human, &|count| count.attended += came.minutes());
            }
        }
        for one in reported(&self.view).iter().filter(|one| one.month == month) {
            of(one.human, &|count| {
                count.report = facts.time_reports.id(one.report);
                count.reported = one.minutes;
                count.certified = one.certified;
            });
        }
        months.into_values().collect()
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
