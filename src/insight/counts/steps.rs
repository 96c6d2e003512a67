//! Counts of who went on from a training to the next step, and of each unit's change agents.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Counts, number};
use crate::domain::{Id, LearningStep};
use crate::insight::agents::agents;
use crate::insight::facts::{Ix, Source};

/// The change agents and process leads of a unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgentCount {
    /// How many there are.
    pub agents: i64,
    /// How many of them have a full mandate.
    pub with_mandate: i64,
}

/// Who came to a training, and who then went on to the next step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StepCount {
    /// Participants who came, each once.
    pub came: i64,
    /// How many of them came to the next step the same day or later.
    pub went_on: i64,
}

impl Counts<'_> {
    /// The agents of each unit that has any.
    pub fn agents(&self) -> HashMap<Id, AgentCount> {
        let mut units: HashMap<Id, AgentCount> = HashMap::new();
        for agent in agents(&self.view) {
            let unit = agent.unit.and_then(|unit| self.view.facts.units.id(unit));
            if let Some(unit) = unit {
                let count = units.entry(unit).or_default();
                count.agents += 1;
                count.with_mandate += i64::from(agent.full_mandate);
            }
        }
        units
    }

    /// Who went on from a training to the next step; none where it is no step, or the last.
    pub fn went_on(&self, training: Id) -> Option<StepCount> {
        let facts = self.view.facts;
        let (Source::Training, index) = facts.find(training)? else {
            return None;
        };
        let next = match facts.trainings.get(index)?.step? {
            LearningStep::Lecture => LearningStep::Workshop,
            LearningStep::Workshop => LearningStep::Workplace,
            LearningStep::Workplace => return None,
        };
        let mut first: HashMap<Ix, NaiveDate> = HashMap::new();
        let mut last: HashMap<Ix, NaiveDate> = HashMap::new();
        for came in self.view.attended() {
            let Some(session) = facts.sessions.get(came.session) else {
                continue;
            };
            let Some(day) = session.date else { continue };
            if session.training == index {
                let known = first.entry(came.who.human).or_insert(day);
                *known = day.min(*known);
            }
            let of = facts.trainings.get(session.training);
            if of.is_some_and(|of| of.step == Some(next)) {
                let known = last.entry(came.who.human).or_insert(day);
                *known = day.max(*known);
            }
        }
        let went_on =
            |(human, day): &(&Ix, &NaiveDate)| last.get(human).is_some_and(|last| last >= day);
        Some(StepCount {
            came: number(first.len()),
            went_on: number(first.iter().filter(went_on).count()),
        })
    }
}
