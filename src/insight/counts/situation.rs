//! The situation: every municipality against every goal.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Counts, Joint, Reported, listed};
use crate::domain::{GoalScope, GoalState, MunicipalityCode};
use crate::insight::catalogue::compute;
use crate::insight::facts::Facts;
use crate::insight::figure::{Amount, Label, Part};
use crate::insight::goals::{GoalProgress, Standing, goals};
use crate::insight::signals::{Outside, signals};
use crate::insight::view::Scope;

/// Every municipality against every goal.
pub struct Situation {
    /// The goals that say something of each municipality.
    pub goals: Vec<GoalProgress>,
    /// The municipalities, by code.
    pub municipalities: Vec<MunicipalityStanding>,
    /// How many of them have sent a bundle lately.
    pub lately: i64,
    /// The day that all of it is told for: today, or the project's last day once that has been.
    pub on: NaiveDate,
    /// How many of them lack what they can be looked for by.
    pub lacking: Vec<(Lack, i64)>,
}

/// What a municipality lacks; the lead looks for those that do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// It is behind with a goal, or its levels have been apart too long.
    Behind,
    /// Nothing is there of a goal.
    Missing,
    /// Its levels have never met.
    NeverMet,
}

impl Lack {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Behind, Self::Missing, Self::NeverMet];
}

/// How a municipality stands.
#[derive(Debug, Clone, PartialEq)]
pub struct MunicipalityStanding {
    /// The municipality.
    pub code: MunicipalityCode,
    /// When it last sent a bundle.
    pub reported: Reported,
    /// How each goal stands in it, in their order.
    pub goals: Vec<Reach>,
    /// When its levels last met.
    pub joint: Joint,
    /// The participants' hours.
    pub hours: i64,
    /// How many signals concern it.
    pub signals: i64,
}

impl MunicipalityStanding {
    /// Whether it lacks this.
    pub fn lacks(&self, lack: Lack) -> bool {
        let any = |state| self.goals.iter().any(|goal| goal.state == Some(state));
        match lack {
            Lack::Behind => any(GoalState::Behind) || self.joint.apart,
            Lack::Missing => any(GoalState::NotBegun),
            Lack::NeverMet => self.joint.last.is_none(),
        }
    }
}

/// How a goal stands in one municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// How it stands; none where it is not the municipality's own, which only adds to what all do together.
    pub state: Option<GoalState>,
    /// Whether its day has passed, and it was not reached.
    pub missed: bool,
    /// What there is to say of it.
    pub says: ReachSays,
}

impl Reach {
    /// Where it stands among the others' of the goal: what is not there, then what is behind, and the least first.
    pub fn rank(&self) -> (usize, i64) {
        let worst = [
            GoalState::NotBegun,
            GoalState::Behind,
            GoalState::OnTheWay,
            GoalState::Reached,
        ];
        let state = worst.iter().position(|state| self.state == Some(*state));
        let many = match &self.says {
            ReachSays::OfTarget(value, _) => value.rounded(),
            ReachSays::Part(Some(part)) => part.amount.rounded(),
            ReachSays::Origin(_) | ReachSays::Part(None) | ReachSays::State => 0,
        };
        (state.unwrap_or(worst.len()), many)
    }
}

/// What there is to say of a goal in one municipality.
#[derive(Debug, Clone, PartialEq)]
pub enum ReachSays {
    /// How what there is came about, as a choice of the figure for that.
    Origin(String),
    /// So much, of so much.
    OfTarget(Amount, i64),
    /// The municipality's part of what all do together, if it has one.
    Part(Option<Part>),
    /// No more than how it stands.
    State,
}

impl Counts<'_> {
    /// Every municipality that takes part, or one of them, against every goal.
    pub fn situation(&self, outside: &Outside, only: Option<MunicipalityCode>) -> Situation {
        let (facts, scope) = (self.view.facts, self.view.scope);
        let mut goals = goals(facts, scope);
        goals.retain(|goal| goal.scope == GoalScope::Each || goal.indicator.is_some());
        let (joint, hours) = (self.joint(), hours(facts, scope));
        let signals = signals(facts, scope, outside);
        let mut codes = self.taking_part();
        codes.retain(|code| only.is_none_or(|only| only == *code));
        let standing = |code: MunicipalityCode| MunicipalityStanding {
            code,
            reported: self.reported(outside, code),
            goals: (goals.iter())
                .map(|goal| reach(facts, &scope.within(code), code, goal))
                .collect(),
            joint: joint.get(&Some(code)).copied().unwrap_or_default(),
            hours: hours.get(&code).copied().unwrap_or(0),
            signals: listed(&signals, |signal| signal.municipality == Some(code)),
        };
        let municipalities: Vec<_> = codes.into_iter().map(standing).collect();
        Situation {
            lately: listed(&municipalities, |one| one.reported.lately),
            on: self.view.on,
            lacking: Lack::ALL
                .map(|lack| (lack, listed(&municipalities, |one| one.lacks(lack))))
                .into(),
            municipalities,
            goals,
        }
    }
}

fn hours(facts: &Facts, scope: &Scope) -> HashMap<MunicipalityCode, i64> {
    let figure = compute(facts, "participants.hours.municipality", scope);
    let parts = figure.iter().flat_map(|figure| &figure.parts);
    let of = parts.filter_map(|part| match part.name.label {
        Label::Municipality(code) => Some((code, part.amount.rounded())),
        _ => None,
    });
    of.collect()
}

fn reach(facts: &Facts, scope: &Scope, code: MunicipalityCode, goal: &GoalProgress) -> Reach {
    let own = goal.municipalities.iter().find(|(one, _)| *one == code);
    match (own, &goal.indicator) {
        (Some((_, standing)), _) => Reach {
            state: Some(standing.state),
            missed: standing.missed,
            says: says(facts, scope, goal, standing),
        },
        (None, Some(indicator)) => {
            // One municipality's part of what all do together: the number alone. How the goal stands is said of all.
            let part = indicator.measured(facts, scope);
            let any = part.as_ref().is_some_and(|part| part.amount.top > 0);
            Reach {
                state: (!any).then_some(GoalState::NotBegun),
                missed: false,
                says: ReachSays::Part(part),
            }
        }
        (None, None) => Reach {
            state: Some(GoalState::NotBegun),
            missed: false,
            says: ReachSays::State,
        },
    }
}

fn says(facts: &Facts, scope: &Scope, goal: &GoalProgress, standing: &Standing) -> ReachSays {
    let indicator = goal.indicator.as_ref();
    let indicator = indicator.map_or("", |one| one.figure.as_str());
    if indicator.starts_with("groups.") && standing.value.is_some_and(|value| value.top > 0) {
        let origin = compute(facts, &format!("{indicator}.origin"), scope);
        let mut parts = origin.iter().flat_map(|figure| &figure.parts);
        let made =
            |part: &&Part| matches!(part.name.label, Label::Choice(_)) && part.amount.top > 0;
        if let Some(made) = parts.find(made) {
            return ReachSays::Origin(made.name.code.clone());
        }
    }
    match (standing.value, standing.target) {
        (Some(value), Some(target)) if target > 1 => ReachSays::OfTarget(value, target),
        _ => ReachSays::State,
    }
}
