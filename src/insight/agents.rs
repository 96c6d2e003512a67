//! Change agents and process leads: which units have them, with what mandate, and which have none.

use std::collections::BTreeMap;

use super::facts::*;
use super::figure::{Label, Name};
use super::sheet::{Measure, PartIx, Sheet};
use super::view::{View, current};
use crate::domain::*;

/// Somebody who is a change agent or a process lead on the day.
#[derive(Clone, Copy)]
pub(super) struct Agent {
    pub(super) human: Ix,
    pub(super) place: PlaceIx,
    pub(super) unit: Option<Ix>,
    pub(super) change_agent: bool,
    pub(super) process_lead: bool,
    /// In any of the roles.
    pub(super) full_mandate: bool,
}

/// The scope's agents on its day, each human being once.
pub(super) fn agents(view: &View<'_>) -> Vec<Agent> {
    let facts = view.facts;
    let mut all: BTreeMap<Ix, Agent> = BTreeMap::new();
    for (_, one) in facts.assignments.iter() {
        let human = facts.human(one.person);
        let (agent, lead) = (
            one.role == Some(AssignmentRole::ChangeAgent),
            one.role == Some(AssignmentRole::ProcessLead),
        );
        let now = view.holds(one.place) && current(one.from, one.to, view.on);
        if human == Ix::NONE || !now || !(agent || lead) {
            continue;
        }
        let known = all.entry(human).or_insert(Agent {
            human,
            place: one.place,
            unit: facts.traits_of(one.person).unit,
            change_agent: false,
            process_lead: false,
            full_mandate: false,
        });
        known.change_agent |= agent;
        known.process_lead |= lead;
        known.full_mandate |= one.mandate == Some(Mandate::Yes);
    }
    all.into_values().collect()
}

/// Change agents and process leads, how many of them have a full mandate, and how many each unit has.
pub(super) fn count(view: &View<'_>, sheet: &mut Sheet) {
    let change_agents = sheet.part("change_agents", Measure::Rows);
    let process_leads = sheet.part("process_leads", Measure::Rows);
    let mandate = sheet.part("with_full_mandate", Measure::Rows);
    sheet.begin_group(Name::word("by_unit"));
    let mut units: BTreeMap<Option<Ix>, PartIx> = BTreeMap::new();
    for agent in agents(view) {
        let unit = *units.entry(agent.unit).or_insert_with(|| {
            let id = agent.unit.and_then(|unit| view.facts.units.id(unit));
            let name = id.map_or_else(
                || Name::word("not_stated"),
                |id| Name {
                    code: id.to_string(),
                    label: Label::Record(Source::Unit, id),
                },
            );
            sheet.part_if_any(name, Measure::Rows)
        });
        let is = [
            (agent.change_agent, change_agents),
            (agent.process_lead, process_leads),
            (agent.full_mandate, mandate),
        ];
        let mut parts: Vec<PartIx> = is
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, part)| *part)
            .collect();
        parts.push(unit);
        sheet.count(Source::Person, agent.human, agent.place, &parts);
    }
    sheet.end_group();
}

/// Units that have no agent, of all.
pub(super) fn units_without(view: &View<'_>, sheet: &mut Sheet) {
    let without = sheet.part("value", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    let agents = agents(view);
    for (index, unit) in view
        .facts
        .units
        .iter()
        .filter(|(_, unit)| view.holds(unit.place))
    {
        match agents.iter().any(|agent| agent.unit == Some(index)) {
            true => sheet.count(Source::Unit, index, unit.place, &[of]),
            false => sheet.count(Source::Unit, index, unit.place, &[without, of]),
        }
    }
}
