//! Named counts: the numbers that pages show beside the figures, each defined once.
//!
//! They are reckoned by what figures and signals are reckoned by, on the same day, with linked persons counted
//! once. A page asks for them by the ids of its records, and counts nothing itself.

mod boards;
mod check_in;
mod first;
mod groups;
mod people;
mod plans;
mod reports;
mod situation;
mod steps;
mod surveys;
mod takeover;
mod time;
mod trainings;

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::NaiveDate;

pub use boards::Voting;
pub use check_in::CheckIn;
pub use first::{FIRST_STEPS, FirstStep, FirstSteps, put_away_until};
pub use groups::{GroupCount, Joint, Turnout};
pub use people::{PeopleCount, PersonCount, Shared, Statuses, statuses};
pub use plans::PlanCount;
pub(super) use reports::SILENT_DAYS;
pub use reports::{Reported, gender_shares};
pub use situation::{Lack, MunicipalityStanding, Reach, ReachSays, Situation};
pub use steps::{AgentCount, StepCount};
pub use surveys::{MunicipalitiesAnswered, QuestionCount, SurveyCount, WaitingSurvey};
pub use takeover::{Takeover, Week};
pub(super) use time::cofinancing;
pub use time::{Behind, Cofinancing, LearningCount, MonthCount};
pub use trainings::{Came, Unlikely};

use super::facts::{Facts, Ix};
use super::figure::Amount;
use super::view::{Scope, View};

/// The named counts of a scope.
pub struct Counts<'a> {
    view: View<'a>,
    turnouts: OnceCell<HashMap<Ix, Turnout>>,
    by_group: OnceCell<groups::ByGroup>,
}

impl<'a> Counts<'a> {
    /// Counts over a scope.
    pub fn new(facts: &'a Facts, scope: &'a Scope) -> Self {
        Self {
            view: View::new(facts, scope),
            turnouts: OnceCell::new(),
            by_group: OnceCell::new(),
        }
    }

    /// The day that what *is* is stated for: as the figures' own.
    pub fn day(&self) -> NaiveDate {
        self.view.on
    }
}

/// So many of so many, in whole per cent.
fn percent(top: i64, bottom: i64) -> Option<i64> {
    Amount::ratio(top.saturating_mul(100), bottom).map(Amount::rounded)
}

/// Minutes as hours.
pub fn hours(minutes: i64) -> Amount {
    Amount {
        top: minutes,
        bottom: 60,
    }
}

/// How many rows of a list a filter lets through: what stands beside the filter.
pub fn listed<T>(rows: impl IntoIterator<Item = T>, lets_through: impl Fn(&T) -> bool) -> i64 {
    number(rows.into_iter().filter(|row| lets_through(row)).count())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
