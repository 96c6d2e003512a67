//! What can measure a goal: a figure, and which of its parts.

use super::catalogue::compute;
use super::facts::Facts;
use super::figure::{Figure, Part};
use super::view::Scope;

/// Figures that can be goals, each with the parts that can; the first is meant where none is named.
const INDICATORS: &[(&str, &[&str])] = &[
    ("groups.strategic", &["value"]),
    ("groups.strategic.broadened", &["value"]),
    ("groups.strategic.size", &["median", "min", "max"]),
    ("groups.operative", &["value"]),
    ("groups.operative.broadened", &["value"]),
    ("groups.operative.size", &["median", "min", "max"]),
    ("groups.lead_time", &["median", "max"]),
    ("meetings.count", &["total"]),
    ("meetings.joint", &["value"]),
    ("meetings.attendance_rate", &["percent"]),
    ("meetings.days_since_joint", &["max", "median"]),
    ("plan.activities", &["done", "total"]),
    ("plan.overdue", &["value"]),
    ("plan.handed_over", &["value"]),
    ("initiatives.started", &["value"]),
    ("initiatives.with_driver", &["percent", "value"]),
    ("initiatives.service_design", &["value"]),
    ("initiatives.good_examples", &["value"]),
    ("participants.unique", &["total", "women", "men"]),
    ("participants.professional", &["total", "women", "men"]),
    ("participants.hours", &["total", "women", "men"]),
    ("participants.hours_each", &["value"]),
    ("training.count", &["value"]),
    ("training.days", &["value"]),
    ("training.fill_rate", &["percent"]),
    ("evaluation.respondents", &["value"]),
    ("evaluation.response_rate", &["percent"]),
    ("survey.answered", &["answered"]),
    (
        "cost.project",
        &["actual", "actual_fund", "actual_cofinancing", "actual_own"],
    ),
    ("cost.per_participant", &["actual_per_participant"]),
    ("cost.used_share", &["percent"]),
    ("outreach.count", &["total"]),
    ("outreach.reach", &["total"]),
];

/// A figure and the part of it that is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The figure's id.
    pub figure: String,
    /// The path of the part; none for the value that stands for the figure.
    pub part: Option<String>,
}

impl Indicator {
    /// What a goal's text means: `cost.project:actual_fund`, or a figure alone.
    pub fn of(text: &str) -> Self {
        let (figure, part) = match text.trim().split_once(':') {
            Some((figure, part)) => (figure, Some(part)),
            None => (text.trim(), None),
        };
        let known = INDICATORS.iter().find(|(id, _)| *id == figure);
        let usual = known.and_then(|(_, parts)| parts.first()).copied();
        Self {
            figure: figure.to_owned(),
            part: part.or(usual).map(str::to_owned),
        }
    }

    /// As a goal names it; a part that is the only one is not named.
    pub fn code(&self) -> String {
        let alone = INDICATORS
            .iter()
            .any(|(id, parts)| *id == self.figure && parts.len() == 1);
        match &self.part {
            Some(part) if !alone => format!("{}:{part}", self.figure),
            _ => self.figure.clone(),
        }
    }

    /// Whether its figure has other parts to measure.
    pub fn is_one_of_several(&self) -> bool {
        self.code() != self.figure
    }

    /// The part of a figure that is measured.
    pub fn part_of<'a>(&self, figure: &'a Figure) -> Option<&'a Part> {
        match &self.part {
            Some(part) => figure.part(part),
            None => figure.headline(),
        }
    }

    /// What is measured within a scope; none where there is nothing.
    pub fn measured(&self, facts: &Facts, scope: &Scope) -> Option<Part> {
        let figure = compute(facts, &self.figure, scope)?;
        self.part_of(&figure).cloned()
    }
}

/// Everything that can measure a goal, but for the questions of surveys.
pub fn indicators() -> Vec<Indicator> {
    let all = INDICATORS.iter();
    let parts = all.flat_map(|(figure, parts)| parts.iter().map(move |part| (figure, part)));
    parts
        .map(|(figure, part)| Indicator {
            figure: (*figure).to_owned(),
            part: Some((*part).to_owned()),
        })
        .collect()
}
