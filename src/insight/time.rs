//! Figures of time: what was planned for a person and what came of it, and what is certified as co-financing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::attendance::Attended;
use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::kept::Question;
use super::participants::Participant;
use super::sheet::{Measure, Sheet};
use super::table::ById;
use super::view::{Scope, View, days};
use crate::domain::*;

/// A human being's plan: the one that was agreed last.
pub(super) struct Planned {
    pub(super) plan: Ix,
    pub(super) place: PlaceIx,
    pub(super) minutes: i64,
    agreed: Option<NaiveDate>,
}

/// The plans of the scope's people on its day, one a human being.
pub(super) fn planned(view: &View<'_>) -> Arc<BTreeMap<Ix, Planned>> {
    // A plan holds whatever the period.
    let scope = Scope {
        from: None,
        to: None,
        ..view.scope.clone()
    };
    view.facts.kept(Question::Planned(scope.clone()), |facts| {
        Arc::new(find_planned(&View::new(facts, &scope)))
    })
}

fn find_planned(view: &View<'_>) -> BTreeMap<Ix, Planned> {
    let mut all: Vec<(Ix, &LearningPlanFact)> = view
        .facts
        .learning_plans
        .iter()
        .filter(|(_, plan)| view.holds(plan.place))
        .filter(|(_, plan)| plan.agreed.is_none_or(|day| day <= view.scope.today))
        .collect();
    all.sort_by_key(|(index, plan)| (plan.agreed, *index));
    let mut planned = BTreeMap::new();
    for (index, plan) in all {
        let human = view.facts.human(plan.person);
        if human != Ix::NONE {
            let one = Planned {
                plan: index,
                place: plan.place,
                minutes: plan.minutes,
                agreed: plan.agreed,
            };
            planned.insert(human, one);
        }
    }
    planned
}

/// The training that those with a plan attended, also outside the quota.
fn came_with_plan<'a>(
    view: &'a View<'_>,
    with_plan: impl Iterator<Item = Ix>,
) -> impl Iterator<Item = Attended<'a>> {
    let whose: HashSet<Ix, ById> = with_plan.collect();
    let all = (!whose.is_empty()).then(|| view.came());
    let all = all.into_iter().flatten();
    all.filter(move |came| whose.contains(&came.who.human))
}

/// The minutes that each of those with a plan attended.
pub(super) fn attended_minutes(
    view: &View<'_>,
    with_plan: impl Iterator<Item = Ix>,
) -> HashMap<Ix, i64, ById> {
    let mut minutes = HashMap::default();
    for came in came_with_plan(view, with_plan) {
        *minutes.entry(came.who.human).or_insert(0) += came.minutes();
    }
    minutes
}

/// Participants who have a plan, of all.
pub(super) fn plans(view: &View<'_>, sheet: &mut Sheet) {
    let with_plan = sheet.part("with_plan", Measure::Rows);
    let participants = sheet.part("participants", Measure::Rows);
    sheet.percent("percent", with_plan, participants);
    let waiting = sheet.part_if_any(Name::word("with_plan_not_begun"), Measure::Rows);
    let planned = planned(view);
    let mut begun: HashSet<Ix, ById> = HashSet::default();
    for &Participant { human, place, .. } in view.participants() {
        if planned.contains_key(&human) {
            begun.insert(human);
            sheet.count(Source::Person, human, place, &[with_plan, participants]);
        } else {
            sheet.count(Source::Person, human, place, &[participants]);
        }
    }
    for (human, plan) in view.of_those_seen(&planned) {
        if !begun.contains(&human) {
            sheet.count(Source::Person, human, plan.place, &[waiting]);
        }
    }
}

/// Planned and attended hours of those who have a plan, and how many have reached theirs.
pub(super) fn learning_hours(view: &View<'_>, sheet: &mut Sheet) {
    let planned_hours = sheet.part("planned", Measure::Hours);
    let actual = sheet.part("actual", Measure::Hours);
    sheet.percent("percent", actual, planned_hours);
    let persons = sheet.part_in(FigureUnit::Persons, "with_plan", Measure::Rows);
    let reached = sheet.part_in(FigureUnit::Persons, "reached_plan", Measure::Rows);
    let behind = sheet.part_in(FigureUnit::Persons, "behind_plan", Measure::Rows);
    let planned = planned(view);
    let seen = view.of_those_seen(&planned);
    let with_plan = || seen.iter().map(|(human, _)| *human);
    let minutes = attended_minutes(view, with_plan());
    for (human, one) in &seen {
        let adds = [(planned_hours, one.minutes)];
        sheet.row(Source::LearningPlan, one.plan, one.place, &adds);
        let has = minutes.get(human).copied().unwrap_or(0);
        let far = match (has >= one.minutes, is_behind(view, one, has)) {
            (true, _) => Some(reached),
            (false, true) => Some(behind),
            (false, false) => None,
        };
        let parts: Vec<_> = far.into_iter().chain([persons]).collect();
        sheet.count(Source::Person, *human, one.place, &parts);
    }
    for came in came_with_plan(view, with_plan()) {
        let adds = [(actual, came.minutes())];
        sheet.row(Source::Attendance, came.attendance, came.place, &adds);
    }
}

/// Somebody who has come less than this share of the way to the plan is behind, in per cent.
const FAR_ENOUGH: i64 = 85;

/// Whether so many minutes are far below the straight line from the day of the plan to the end of the project.
pub(super) fn is_behind(view: &View<'_>, plan: &Planned, minutes: i64) -> bool {
    let project = view.facts.project_of(plan.place);
    let begun = plan.agreed.or(project.and_then(|project| project.start));
    let end = project.and_then(|project| project.end);
    // Without days it should all have been done.
    let (gone, all) = match (begun, end) {
        (Some(begun), Some(end)) if begun < end => {
            let all = days(begun, end);
            (days(begun, view.on).clamp(0, all), all)
        }
        _ => (1, 1),
    };
    let expected = plan.minutes.saturating_mul(gone).saturating_mul(FAR_ENOUGH);
    minutes.saturating_mul(all).saturating_mul(100) < expected
}

/// Who heard a lecture, who went on to a workshop, and who went on to the own workplace.
pub(super) fn steps(view: &View<'_>, sheet: &mut Sheet) {
    let lecture = sheet.part("lecture", Measure::Rows);
    let workshop = sheet.part("went_on_to_workshop", Measure::Rows);
    let workplace = sheet.part("went_on_to_workplace", Measure::Rows);
    let parts = [lecture, workshop, workplace];
    for (human, went) in went_on(view).into_iter().enumerate() {
        let Some(went) = went else { continue };
        let taken = went.days.iter().take_while(|day| day.is_some()).count();
        if taken > 0 {
            let human = Ix::new(human);
            sheet.count(Source::Person, human, went.place, &parts[..taken]);
        }
    }
}

/// Where a human being came first of all, and the first day at each step that is not before the step below it.
#[derive(Clone, Copy)]
struct WentOn {
    place: PlaceIx,
    days: [Option<NaiveDate>; 3],
}

/// How far each human being has gone, by index. A step at a time, so that the days of all need not be held.
fn went_on(view: &View<'_>) -> Vec<Option<WentOn>> {
    let mut went: Vec<Option<WentOn>> = Vec::new();
    for (at, step) in LearningStep::ALL.iter().enumerate() {
        for came in view.attended() {
            let Some(human) = came.who.human.get() else {
                continue;
            };
            if went.len() <= human {
                went.resize(human + 1, None);
            }
            let own = went[human].get_or_insert(WentOn {
                place: came.place,
                days: [None; 3],
            });
            let from = match at {
                0 => Some(NaiveDate::MIN),
                _ => own.days[at - 1],
            };
            let day = came.day.filter(|day| from.is_some_and(|from| from <= *day));
            let Some(day) = day.filter(|_| step_of(view, came.session) == Some(*step)) else {
                continue;
            };
            own.days[at] = Some(own.days[at].map_or(day, |known| known.min(day)));
        }
    }
    went
}

fn step_of(view: &View<'_>, session: Ix) -> Option<LearningStep> {
    let session = view.facts.sessions.get(session)?;
    view.facts.trainings.get(session.training)?.step
}

/// A month that somebody reported, one a place, human being and month: who works in two municipalities has a report in
/// each, of other hours.
#[derive(Clone, Copy)]
pub(super) struct Reported {
    pub(super) report: Ix,
    pub(super) place: PlaceIx,
    pub(super) human: Ix,
    pub(super) month: NaiveDate,
    pub(super) minutes: i64,
    pub(super) certified: bool,
}

/// The months that were reported. Of several reports of one month the certified one counts, then the longest.
pub(super) fn reported(view: &View<'_>) -> Vec<Reported> {
    let today = view.scope.today;
    let mut months: BTreeMap<(PlaceIx, Ix, NaiveDate), Reported> = BTreeMap::new();
    for (report, fact) in view.facts.time_reports.iter() {
        let human = view.facts.human(fact.person);
        let counts = view.holds(fact.place) && view.happened(fact.month);
        let Some(month) = fact.month.filter(|_| counts && human != Ix::NONE) else {
            continue;
        };
        let one = Reported {
            report,
            place: fact.place,
            human,
            month,
            minutes: fact.minutes,
            certified: fact.certified.is_some_and(|day| day <= today),
        };
        let weight = |one: &Reported| (one.certified, one.minutes);
        let known = months.entry((one.place, human, month)).or_insert(one);
        if weight(&one) > weight(known) {
            *known = one;
        }
    }
    months.into_values().collect()
}

/// The first day of a day's month.
pub(super) fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Hours in the project that are certified, and those that wait for it.
pub(super) fn cofinanced_hours(view: &View<'_>, sheet: &mut Sheet) {
    let certified = sheet.part("certified", Measure::Hours);
    let waiting = sheet.part("waiting", Measure::Hours);
    for one in reported(view) {
        let part = if one.certified { certified } else { waiting };
        sheet.row(
            Source::TimeReport,
            one.report,
            one.place,
            &[(part, one.minutes)],
        );
    }
}

/// What an hour is worth in a project on a day.
pub(super) fn worth(view: &View<'_>, place: PlaceIx, on: NaiveDate) -> i64 {
    let project = |place| view.facts.place(place).map(|place| place.project);
    let rates = view.facts.hour_rates.all.iter();
    let rates = rates.filter(|rate| project(rate.place) == project(place));
    let known = rates.filter(|rate| rate.from.is_some_and(|from| from <= on));
    known
        .max_by_key(|rate| rate.from)
        .map_or(0, |rate| rate.kronor)
}

/// The same hours in kronor, of what is needed for the planned co-financing.
pub(super) fn cofinanced_kronor(view: &View<'_>, sheet: &mut Sheet) {
    let certified = sheet.part("certified", Measure::Hours);
    let waiting = sheet.part("waiting", Measure::Hours);
    let needed = sheet.part_if_any(Name::word("needed"), Measure::Sum);
    sheet.percent("percent", certified, needed);
    for one in reported(view) {
        let part = if one.certified { certified } else { waiting };
        // Kronor in sixtieths: a minute is a sixtieth of an hour.
        let sixtieths = one
            .minutes
            .saturating_mul(worth(view, one.place, one.month));
        sheet.row(
            Source::TimeReport,
            one.report,
            one.place,
            &[(part, sixtieths)],
        );
    }
    let costs = view.facts.costs.iter();
    let planned = costs.filter(|(_, cost)| {
        view.holds(cost.place)
            && cost.basis == Some(CostBasis::Planned)
            && cost.funder == Some(Funder::Cofinancing)
    });
    for (index, cost) in planned {
        sheet.row(Source::Cost, index, cost.place, &[(needed, cost.amount)]);
    }
}
