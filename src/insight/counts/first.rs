//! The first steps of whoever begins, each ticked off by what the records say.

use chrono::{Days, NaiveDate};

use super::{Counts, number};
use crate::domain::{AssignmentRole, GoneOut};

/// What the put-away list is called, as a signal is.
pub const FIRST_STEPS: &str = "first_steps";
/// It is put away for so long: for good.
const FOR_GOOD: u64 = 3650;

/// One of the first steps, in the order they are best taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is what is made, or sent")]
pub enum FirstStep {
    Contact,
    Group,
    Members,
    Meeting,
    Plan,
    Initiative,
    Bundle,
    Municipalities,
    Goals,
    Trainings,
    Kits,
    KeySheet,
}

impl FirstStep {
    /// Its code name: its words have the keys `first-code` and `first-code_why`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Group => "group",
            Self::Members => "members",
            Self::Meeting => "meeting",
            Self::Plan => "plan",
            Self::Initiative => "initiative",
            Self::Bundle => "bundle",
            Self::Municipalities => "municipalities",
            Self::Goals => "goals",
            Self::Trainings => "trainings",
            Self::Kits => "kits",
            Self::KeySheet => "key_sheet",
        }
    }
}

/// The first steps, and how many of them have been taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstSteps {
    /// Each, and whether it has been taken.
    pub steps: Vec<(FirstStep, bool)>,
    /// How many have been taken.
    pub done: i64,
    /// Of how many.
    pub of: i64,
}

/// Until when the list is put away.
pub fn put_away_until(today: NaiveDate) -> NaiveDate {
    let until = today.checked_add_days(Days::new(FOR_GOOD));
    until.unwrap_or(NaiveDate::MAX)
}

impl Counts<'_> {
    /// A contact person's first steps; none once all have been taken, after she has taken over from somebody, or when
    /// the list has been put away.
    pub fn first_steps(&self, gone: &GoneOut) -> Option<FirstSteps> {
        let (facts, view) = (self.view.facts, &self.view);
        let contact = facts.assignments.iter().any(|(_, one)| {
            let role = one.role == Some(AssignmentRole::ContactPerson);
            role && view.holds(one.place) && self.lasts(one.from, one.to)
        });
        let steps = [
            (FirstStep::Contact, contact),
            (
                FirstStep::Group,
                facts.groups.all.iter().any(|one| view.holds(one.place)),
            ),
            (
                FirstStep::Members,
                facts
                    .memberships
                    .all
                    .iter()
                    .any(|one| view.holds(one.place)),
            ),
            (
                FirstStep::Meeting,
                facts.meetings.all.iter().any(|one| view.holds(one.place)),
            ),
            (
                FirstStep::Plan,
                facts.plans.all.iter().any(|one| view.holds(one.place)),
            ),
            (
                FirstStep::Initiative,
                facts
                    .initiatives
                    .all
                    .iter()
                    .any(|one| view.holds(one.place)),
            ),
            (FirstStep::Bundle, gone.bundle),
        ];
        let over = self.taken_over().is_some();
        self.open(&steps).filter(|_| !over)
    }

    /// A lead's first steps; none once all have been taken, when the first bundle has come in, or when the list has
    /// been put away.
    pub fn lead_steps(&self, gone: &GoneOut, any_bundle: bool) -> Option<FirstSteps> {
        let facts = self.view.facts;
        let mut codes = facts
            .municipalities
            .all
            .iter()
            .filter_map(|one| facts.code(one.place));
        let any = codes.clone().next().is_some();
        let steps = [
            (FirstStep::Municipalities, any),
            (FirstStep::Goals, !facts.goals.all.is_empty()),
            (FirstStep::Trainings, !facts.trainings.all.is_empty()),
            (
                FirstStep::Kits,
                any && codes.all(|code| gone.kits.contains(&code)),
            ),
            (FirstStep::KeySheet, gone.key_sheet),
        ];
        self.open(&steps).filter(|_| !any_bundle)
    }

    fn open(&self, steps: &[(FirstStep, bool)]) -> Option<FirstSteps> {
        let mut snoozes = self.view.facts.snoozes.all.iter();
        let put_away = snoozes.any(|one| {
            let later = one.until.is_some_and(|until| until > self.view.scope.today);
            one.signal == FIRST_STEPS && later && self.view.concerns(one.place)
        });
        let done = steps.iter().filter(|(_, done)| *done).count();
        (done < steps.len() && !put_away).then(|| FirstSteps {
            steps: steps.to_vec(),
            done: number(done),
            of: number(steps.len()),
        })
    }
}
