//! Rules on contact persons, and on people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Destination, Page, Severity, Watch, days, number};
use crate::domain::*;
use crate::insight::agents::agents;
use crate::insight::facts::*;
use crate::insight::people::duplicates;
use crate::insight::view::{View, current};

/// An end this many days ahead calls for a handover.
const HANDOVER_DAYS: i64 = 30;

pub(super) fn contact_persons(watch: &mut Watch<'_>) {
    let view = watch.view;
    for (index, municipality) in view.taking_part() {
        let place = municipality.place;
        let contacts = contacts_of(view, place);
        if contacts.is_empty() {
            let vacant = watch.find("contact.vacant", Severity::Now, place);
            vacant
                .about(Source::Municipality, index)
                .weighs(1000)
                .creates(Source::Assignment);
        }
        ending(watch, place, &contacts);
        for (assignment, contact) in contacts {
            let no_time = contact.share.unwrap_or(0) == 0;
            if no_time || contact.mandate != Some(Mandate::Yes) {
                let found = watch.find("contact.no_time", Severity::Soon, place);
                let found = found.about(Source::Assignment, assignment);
                found
                    .record("person", Source::Person, contact.person)
                    .opens();
            }
        }
    }
}

/// The contact persons of a municipality on the day, each once: by the record with the fullest mandate and most time.
fn contacts_of<'a>(view: &View<'a>, place: PlaceIx) -> Vec<(Ix, &'a AssignmentFact)> {
    let facts = view.facts;
    let all = facts.assignments.iter();
    let contacts = all.filter(|(_, one)| {
        one.place == place
            && one.role == Some(AssignmentRole::ContactPerson)
            && current(one.from, one.to, view.on)
    });
    let mut contacts: Vec<_> = contacts.collect();
    contacts.sort_by_key(|(index, one)| {
        let mandate = (one.mandate.is_none(), one.mandate);
        (facts.human(one.person), mandate, Reverse(one.share), *index)
    });
    contacts.dedup_by_key(|(index, one)| match facts.human(one.person) {
        Ix::NONE => (Ix::NONE, *index),
        human => (human, Ix::NONE),
    });
    contacts.sort_by_key(|(index, _)| *index);
    contacts
}

/// The last contact person to leave, soon, before the project does.
fn ending(watch: &mut Watch<'_>, place: PlaceIx, contacts: &[(Ix, &AssignmentFact)]) {
    let facts = watch.view.facts;
    let Some(ends) = contacts
        .iter()
        .map(|(_, one)| one.to)
        .collect::<Option<BTreeSet<_>>>()
    else {
        return;
    };
    let Some(last) = ends.last().copied() else {
        return;
    };
    let project_end = facts.project_of(place).and_then(|project| project.end);
    let with_the_project = project_end.is_some_and(|end| last >= end);
    let Some((index, contact)) = contacts.iter().find(|(_, one)| one.to == Some(last)) else {
        return;
    };
    // A sheet of the last days says what the successor needs; an older one was for somebody else.
    let printed = watch.outside.handover_printed;
    let printed = printed.is_some_and(|day| days(day, last) <= HANDOVER_DAYS);
    let left = days(watch.view.on, last);
    if left <= HANDOVER_DAYS && !with_the_project && !printed {
        let found = watch
            .find("contact.vacant", Severity::Now, place)
            .in_words("contact_ending");
        let found = found.about(Source::Assignment, *index).weighs(500 - left);
        let found = found
            .record("person", Source::Person, contact.person)
            .date("date", last);
        found.leads_to(Destination::Page(Page::Handover));
    }
}

/// More active groups and initiatives than this are too many for one person.
const LOAD: usize = 3;

pub(super) fn load(watch: &mut Watch<'_>) {
    let view = watch.view;
    let facts = view.facts;
    let mut carries: BTreeMap<Ix, BTreeSet<(Source, Ix)>> = BTreeMap::new();
    for (group, fact) in facts.groups.iter() {
        if view.holds(fact.place) && fact.status.on(view.day()) == GroupStatus::Active {
            for membership in view
                .members(group)
                .iter()
                .filter_map(|index| facts.memberships.get(*index))
            {
                carries
                    .entry(facts.human(membership.person))
                    .or_default()
                    .insert((Source::Group, group));
            }
        }
    }
    for (index, initiative) in facts.initiatives.iter() {
        let driver = facts.human(initiative.driver);
        if view.holds(initiative.place) && initiative.is_under_way(view.day()) && driver != Ix::NONE
        {
            carries
                .entry(driver)
                .or_default()
                .insert((Source::Initiative, index));
        }
    }
    for (human, all) in carries.into_iter().filter(|(_, all)| all.len() > LOAD) {
        let Some(person) = facts.persons.get(human) else {
            continue;
        };
        let found = watch
            .find("person.load", Severity::Good, person.place)
            .about(Source::Person, human);
        let found = found.record("person", Source::Person, human);
        found
            .number("n", number(all.len()))
            .weighs(number(all.len()))
            .opens();
    }
}

pub(super) fn uninformed(watch: &mut Watch<'_>) {
    let view = watch.view;
    let mut by_place: BTreeMap<PlaceIx, usize> = BTreeMap::new();
    for person in &view.facts.persons.all {
        if person.is_uninformed() && view.holds(person.place) {
            *by_place.entry(person.place).or_insert(0) += 1;
        }
    }
    for (place, count) in by_place {
        let municipality = view
            .taking_part()
            .find(|(_, municipality)| municipality.place == place);
        let found = watch
            .find("person.uninformed", Severity::Soon, place)
            .number("n", number(count));
        let found = match municipality {
            Some((index, _)) => found.about(Source::Municipality, index),
            None => found,
        };
        found
            .weighs(number(count))
            .leads_to(Destination::Page(Page::People));
    }
}

/// The project has change agents or process leads, and some units have none.
pub(super) fn without_agents(watch: &mut Watch<'_>) {
    let (view, facts) = (watch.view, watch.view.facts);
    let project = |place: PlaceIx| facts.place(place).map(|place| place.project);
    let assignments = facts.assignments.iter();
    let appointed = assignments.filter(|(_, one)| {
        use AssignmentRole::{ChangeAgent, ProcessLead};
        matches!(one.role, Some(ChangeAgent | ProcessLead))
    });
    let with_agents: BTreeSet<_> = appointed.map(|(_, one)| project(one.place)).collect();
    if with_agents.is_empty() {
        return;
    }
    let agents = agents(view);
    let have: BTreeSet<Ix> = agents.iter().filter_map(|agent| agent.unit).collect();
    let mut without: BTreeMap<PlaceIx, Vec<Ix>> = BTreeMap::new();
    let units = facts.units.iter();
    for (index, unit) in units.filter(|(_, unit)| view.holds(unit.place)) {
        if with_agents.contains(&project(unit.place)) && !have.contains(&index) {
            without.entry(unit.place).or_default().push(index);
        }
    }
    for (place, units) in without {
        let Some(first) = units.first() else { continue };
        let municipality = view
            .taking_part()
            .find(|(_, municipality)| municipality.place == place);
        let found = watch.find("unit.no_agent", Severity::Good, place);
        let found = match municipality {
            Some((index, _)) => found.about(Source::Municipality, index),
            None => found,
        };
        found
            .record("unit", Source::Unit, *first)
            .number("n", number(units.len()))
            .number("others", number(units.len() - 1))
            .weighs(number(units.len()))
            .leads_to(Destination::Page(Page::People));
    }
}

pub(super) fn duplicate(watch: &mut Watch<'_>) {
    let view = watch.view;
    let inside = |id: Id| match view.facts.find(id) {
        Some((Source::Person, index)) => view
            .facts
            .persons
            .get(index)
            .filter(|person| view.holds(person.place)),
        _ => None,
    };
    let all = duplicates(view.facts);
    let ours: Vec<_> = all
        .iter()
        .filter_map(|pair| inside(pair.first).or(inside(pair.second)))
        .collect();
    let Some(first) = ours.first() else { return };
    // One municipality's own to decide; the lead's, when people of several are concerned.
    let place = if view.is_whole() {
        watch.lead_place()
    } else {
        Some(first.place)
    };
    if let Some(place) = place {
        let found = watch
            .find("person.duplicate", Severity::Soon, place)
            .number("n", number(ours.len()));
        found
            .weighs(number(ours.len()))
            .leads_to(Destination::Page(Page::Decisions));
    }
}
