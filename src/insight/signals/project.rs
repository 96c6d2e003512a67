//! Rules on the project as a whole: goals, evaluations, bundles, and decisions that wait.

use std::collections::BTreeMap;

use super::{Destination, Page, Severity, Watch, days, number};
use crate::domain::*;
use crate::insight::answers::{OfAsked, answered, evaluations};
use crate::insight::counts::SILENT_DAYS;
use crate::insight::facts::*;
use crate::insight::goals::goals;
use crate::insight::same::doubts;

impl Watch<'_> {
    /// The lead of the first project in the scope.
    pub(super) fn lead_place(&self) -> Option<PlaceIx> {
        self.view
            .projects()
            .next()
            .map(|(_, project)| project.place)
    }

    /// Whose the scope is: the municipality's, or the lead's.
    pub(super) fn own_place(&self) -> Option<PlaceIx> {
        match self.view.is_whole() {
            true => self.lead_place(),
            false => self
                .view
                .taking_part()
                .next()
                .map(|(_, municipality)| municipality.place),
        }
    }
}

pub(super) fn goals_behind(watch: &mut Watch<'_>) {
    let Some(place) = watch.own_place() else {
        return;
    };
    for goal in goals(watch.view.facts, watch.view.scope) {
        let measured = goal.indicator.is_some() && goal.standing.target.is_some();
        if !measured || goal.standing.state != GoalState::Behind {
            continue;
        }
        let Some((Source::Goal, index)) = watch.view.facts.find(goal.goal) else {
            continue;
        };
        let value = goal.standing.value.map_or(0, |value| value.rounded());
        let line = goal.standing.on_the_line.map_or(0, |line| line.rounded());
        let found = watch
            .find("goal.behind", Severity::Now, place)
            .in_words(if goal.standing.missed {
                "goal_missed"
            } else {
                "goal_behind"
            })
            .about(Source::Goal, index);
        let found = found
            .record("goal", Source::Goal, index)
            .number("n", value)
            .number("line", line);
        found
            .number("target", goal.standing.target.unwrap_or(0))
            .weighs(line - value)
            .opens();
    }
}

/// Fewer answers than this, in per cent, say little.
const RESPONSE_PERCENT: i64 = 60;

pub(super) fn responses(watch: &mut Watch<'_>) {
    for evaluation in evaluations(watch.view) {
        let Some(OfAsked {
            asked, answered, ..
        }) = evaluation.of_asked()
        else {
            continue;
        };
        let Some(place) = evaluation.voices.first().map(|voice| voice.place) else {
            continue;
        };
        if answered * 100 < RESPONSE_PERCENT * asked {
            let (source, index) = evaluation
                .about
                .unwrap_or((Source::Survey, evaluation.survey));
            let found = watch
                .find("training.response", Severity::Good, place)
                .about(source, index);
            let found = found
                .record("subject", source, index)
                .number("n", answered)
                .number("of", asked);
            found.weighs(asked - answered).opens();
        }
    }
}

/// More answers than there were people asked: one of the two is wrong, and the response rate says nothing.
pub(super) fn more_than_asked(watch: &mut Watch<'_>) {
    for round in answered(watch.view, |_| true) {
        let of = round.of_asked().filter(|of| of.besides > 0);
        let place = round.voices.first().map(|voice| voice.place);
        let (Some(of), Some(place)) = (of, place) else {
            continue;
        };
        let (source, index) = round.about.unwrap_or((Source::Survey, round.survey));
        let found = watch
            .find("survey.more_than_asked", Severity::Soon, place)
            .about(source, index);
        let found = found
            .record("subject", source, index)
            .number("n", of.answered + of.besides)
            .number("of", of.asked);
        found.weighs(of.besides).opens();
    }
}

pub(super) fn silent(watch: &mut Watch<'_>) {
    let view = watch.view;
    let Some(last_bundle) = &watch.outside.last_bundle else {
        return;
    };
    for (index, municipality) in view.taking_part() {
        let place = municipality.place;
        let last = view
            .facts
            .code(place)
            .and_then(|code| last_bundle.get(&code))
            .copied();
        let begun = || {
            municipality.joined.or(view
                .facts
                .project_of(place)
                .and_then(|project| project.start))
        };
        // A bundle from before it came back says nothing of now.
        let heard = last.max(municipality.joined.filter(|_| last.is_some()));
        let Some(since) = heard.or_else(begun) else {
            continue;
        };
        let silence = days(since, view.on);
        if silence > SILENT_DAYS {
            let found = watch.find("municipality.silent", Severity::Soon, place);
            let found = found
                .about(Source::Municipality, index)
                .date("date", since)
                .number("n", silence);
            found.weighs(silence).opens();
        }
    }
}

/// A municipality whose part stands there twice for one time: two laptops wrote it down. It counts once.
pub(super) fn twice(watch: &mut Watch<'_>) {
    for (index, place) in watch.view.parts_again() {
        let found = watch.find("municipality.twice", Severity::Soon, place);
        found.about(Source::Municipality, index).opens();
    }
}

pub(super) fn conflicts(watch: &mut Watch<'_>) {
    let waiting = number(watch.outside.conflicts);
    if let Some(place) = watch.own_place().filter(|_| waiting > 0) {
        let found = watch
            .find("merge.conflict", Severity::Now, place)
            .number("n", waiting);
        found
            .weighs(2000 + waiting)
            .leads_to(Destination::Page(Page::Decisions));
    }
}

/// Records tell of one fact in different ways: in one municipality, or over several.
pub(super) fn told_differently(watch: &mut Watch<'_>) {
    let mut waiting: BTreeMap<Option<MunicipalityCode>, usize> = BTreeMap::new();
    for doubt in doubts(watch.view.facts) {
        *waiting.entry(doubt.municipality).or_default() += 1;
    }
    let places = (0..).zip(watch.view.facts.places());
    let own = places.filter(|(place, _)| watch.view.holds(*place));
    let mut found: BTreeMap<PlaceIx, usize> = BTreeMap::new();
    for (place, of) in own.filter(|(_, of)| of.municipality.is_some()) {
        if let Some(n) = waiting.remove(&of.municipality) {
            found.insert(place, n);
        }
    }
    if let (Some(lead), Some(n)) = (watch.lead_place(), waiting.remove(&None))
        && watch.view.is_whole()
    {
        found.insert(lead, n);
    }
    for (place, n) in found {
        let signal = watch.find("told.differently", Severity::Now, place);
        let signal = signal.number("n", number(n)).weighs(number(n));
        signal.leads_to(Destination::Page(Page::Decisions));
    }
}
