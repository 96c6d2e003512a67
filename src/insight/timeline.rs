//! What the project's timeline shows: phases, groups' life spans, meetings, initiatives and events.

use chrono::NaiveDate;

use super::facts::*;
use super::kept::Question;
use super::view::{Scope, View};
use crate::domain::*;

/// The timeline of a scope. Titles are looked up by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// The first day, of the projects.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub end: Option<NaiveDate>,
    /// The phases in their order.
    pub phases: Vec<Span>,
    /// The groups, strategic before operative, with their meetings.
    pub groups: Vec<GroupLine>,
    /// The initiatives, by the day they began.
    pub initiatives: Vec<InitiativeLine>,
    /// What happened in the world outside.
    pub events: Vec<(Id, NaiveDate)>,
}

/// A stretch of time; open where a day is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The record.
    pub id: Id,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
}

/// A group's life: from when it was established, or first met, to its last meeting if it is closed.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupLine {
    /// The group and its life.
    pub span: Span,
    /// What kind of group it is.
    pub kind: Option<GroupKind>,
    /// Whose it is; none for the lead.
    pub municipality: Option<MunicipalityCode>,
    /// Its meetings by day, and whether each was of both levels together.
    pub meetings: Vec<(Id, NaiveDate, bool)>,
}

impl GroupLine {
    /// The day of its last meeting until a day.
    pub fn last_met(&self, until: NaiveDate) -> Option<NaiveDate> {
        let days = self.meetings.iter().map(|(_, day, _)| *day);
        days.filter(|day| *day <= until).max()
    }
}

/// An initiative and the days on which it reached its stages.
#[derive(Debug, Clone, PartialEq)]
pub struct InitiativeLine {
    /// The initiative.
    pub id: Id,
    /// Whose it is.
    pub municipality: Option<MunicipalityCode>,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// The stages it reached, by day.
    pub reached: Vec<(Stage, NaiveDate)>,
}

/// The timeline of a scope.
pub fn timeline(facts: &Facts, scope: &Scope) -> Timeline {
    facts.kept(Question::Timeline(scope.clone()), |facts| {
        let view = View::new(facts, scope);
        let projects = || view.projects().map(|(_, project)| project);
        Timeline {
            start: projects().filter_map(|project| project.start).min(),
            end: projects().filter_map(|project| project.end).max(),
            phases: phases(&view),
            groups: groups(&view),
            initiatives: initiatives(&view),
            events: events(&view),
        }
    })
}

fn phases(view: &View<'_>) -> Vec<Span> {
    let mut own: Vec<_> = view
        .facts
        .phases
        .iter()
        .filter(|(_, phase)| view.concerns(phase.place))
        .collect();
    own.sort_by_key(|(index, phase)| (phase.position, phase.start, *index));
    let spans = own.into_iter().filter_map(|(index, phase)| {
        Some(Span {
            id: view.facts.phases.id(index)?,
            from: phase.start,
            to: phase.end,
        })
    });
    spans.collect()
}

fn groups(view: &View<'_>) -> Vec<GroupLine> {
    let facts = view.facts;
    let mut meetings = vec![Vec::new(); facts.groups.len()];
    for (index, meeting) in facts.meetings_once() {
        let (Some(id), Some(date)) = (facts.meetings.id(index), meeting.date) else {
            continue;
        };
        let joint = super::meetings::is_joint(facts, meeting);
        for group in meeting.groups.iter().filter_map(|group| group.get()) {
            meetings[group].push((id, date, joint));
        }
    }
    let mut own: Vec<_> = facts
        .groups
        .iter()
        .filter(|(_, group)| view.holds(group.place))
        .collect();
    own.sort_by_key(|(index, group)| {
        (
            facts.code(group.place),
            group.kind,
            group.established,
            *index,
        )
    });
    let lines = own.into_iter().filter_map(|(index, group)| {
        let mut met = std::mem::take(meetings.get_mut(index.get()?)?);
        met.sort_by_key(|(id, date, _)| (*date, *id));
        let first = met.first().map(|(_, date, _)| *date);
        let ended = matches!(
            group.status.on(view.day()),
            GroupStatus::Closed | GroupStatus::Dormant
        );
        let to = if ended {
            met.last().map(|(_, date, _)| *date)
        } else {
            None
        };
        let from = group.established.into_iter().chain(first).min();
        let span = Span {
            id: facts.groups.id(index)?,
            from,
            to,
        };
        Some(GroupLine {
            span,
            kind: group.kind,
            municipality: facts.code(group.place),
            meetings: met,
        })
    });
    lines.collect()
}

fn initiatives(view: &View<'_>) -> Vec<InitiativeLine> {
    let facts = view.facts;
    let own = facts
        .initiatives
        .iter()
        .filter(|(_, initiative)| view.holds(initiative.place));
    let mut lines: Vec<_> = own
        .filter_map(|(index, initiative)| {
            let days = Stage::ALL.iter().zip(initiative.reached);
            let mut reached: Vec<_> = days
                .filter_map(|(stage, day)| Some((*stage, day?)))
                .collect();
            reached.sort_by_key(|(stage, day)| (*day, *stage));
            let municipality = facts.code(initiative.place);
            Some(InitiativeLine {
                id: facts.initiatives.id(index)?,
                municipality,
                stage: initiative.stage_on(view.day()),
                reached,
            })
        })
        .collect();
    lines.sort_by_key(|line| (line.reached.first().map(|(_, day)| *day), line.id));
    lines
}

fn events(view: &View<'_>) -> Vec<(Id, NaiveDate)> {
    let own = view
        .facts
        .events
        .iter()
        .filter(|(_, event)| view.concerns(event.place));
    let mut events: Vec<_> = own
        .filter_map(|(index, event)| Some((view.facts.events.id(index)?, event.date?)))
        .collect();
    events.sort_by_key(|(id, date)| (*date, *id));
    events
}
