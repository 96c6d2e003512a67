//! Rules on the action plans and their activities.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Severity, Watch, days, number};
use crate::domain::*;
use crate::insight::facts::*;

/// What becomes of the plans that are not closed, and of their activities.
pub(super) fn plans(watch: &mut Watch<'_>) {
    let plans: Vec<(Ix, PlanFact)> = watch
        .view
        .facts
        .plans
        .iter()
        .filter(|(_, plan)| {
            watch.view.holds(plan.place)
                && plan.status.on(watch.view.day()) != Some(PlanStatus::Closed)
        })
        .map(|(index, plan)| (index, plan.clone()))
        .collect();
    let mut activities: BTreeMap<Ix, Vec<(Ix, &ActivityFact)>> = BTreeMap::new();
    for (index, activity) in watch.view.facts.activities.iter() {
        activities
            .entry(activity.plan)
            .or_default()
            .push((index, activity));
    }
    for (index, plan) in &plans {
        let own = activities.get(index).map_or(&[][..], Vec::as_slice);
        not_handed_over(watch, *index, plan);
        stale(watch, *index, plan, own);
        overdue(watch, *index, plan, own);
        no_owner(watch, *index, plan, own);
    }
}

/// An operative group with no plan of its own; a plan that names no group is anybody's in the municipality.
pub(super) fn missing(watch: &mut Watch<'_>) {
    let view = watch.view;
    let groups: Vec<_> = view
        .groups(GroupKind::Operative)
        .filter(|(_, group)| group.status.on(view.day()) == GroupStatus::Active)
        .collect();
    for (index, group) in groups {
        let has_plan = view.facts.plans.all.iter().any(|plan| {
            let named = [plan.group, plan.handed_over_to];
            let nobody = named.iter().all(|one| *one == Ix::NONE);
            plan.place == group.place
                && (nobody || plan.handed_over_to == Ix::NONE || named.contains(&index))
        });
        if !has_plan {
            let found = watch
                .find("plan.missing", Severity::Now, group.place)
                .about(Source::Group, index);
            found
                .record("group", Source::Group, index)
                .creates(Source::ActionPlan);
        }
    }
}

/// An adopted plan should be handed over within this many days.
const HANDOVER_DAYS: i64 = 30;

fn not_handed_over(watch: &mut Watch<'_>, index: Ix, plan: &PlanFact) {
    let Some(adopted) = plan.adopted else { return };
    let waited = days(adopted, watch.view.on);
    if waited > HANDOVER_DAYS && !plan.is_handed_over(watch.view.day()) {
        let found = watch.find("plan.not_handed_over", Severity::Now, plan.place);
        let found =
            found
                .about(Source::ActionPlan, index)
                .record("plan", Source::ActionPlan, index);
        found
            .date("date", adopted)
            .number("n", waited)
            .weighs(waited)
            .opens();
    }
}

/// A plan that nobody has touched for this many days is forgotten.
const STALE_DAYS: i64 = 180;

fn stale(watch: &mut Watch<'_>, index: Ix, plan: &PlanFact, activities: &[(Ix, &ActivityFact)]) {
    if plan.status.on(watch.view.day()) == Some(PlanStatus::FollowedUp) {
        return;
    }
    let facts = watch.view.facts;
    let touched = |id: Option<Id>| id.and_then(|id| watch.outside.touched.get(&id)).copied();
    let of_plan = [
        plan.adopted,
        plan.handed_over,
        touched(facts.plans.id(index)),
    ];
    let of_activities = activities
        .iter()
        .flat_map(|(index, activity)| [activity.done, touched(facts.activities.id(*index))]);
    let last: Option<NaiveDate> = of_plan.into_iter().chain(of_activities).flatten().max();
    let Some((last, quiet)) = last.map(|last| (last, days(last, watch.view.on))) else {
        return;
    };
    if quiet > STALE_DAYS {
        let found = watch
            .find("plan.stale", Severity::Soon, plan.place)
            .about(Source::ActionPlan, index);
        let found = found
            .record("plan", Source::ActionPlan, index)
            .date("date", last);
        found.number("n", quiet).weighs(quiet).opens();
    }
}

fn overdue(watch: &mut Watch<'_>, index: Ix, plan: &PlanFact, activities: &[(Ix, &ActivityFact)]) {
    let on = watch.view.on;
    let late = activities
        .iter()
        .filter(|(_, one)| one.is_overdue(watch.view.day()));
    let late: Vec<_> = late.collect();
    let Some((first, activity)) = late.iter().min_by_key(|(index, one)| (one.due, *index)) else {
        return;
    };
    let since = activity.due.unwrap_or(on);
    let found = watch
        .find("activity.overdue", Severity::Now, plan.place)
        .about(Source::ActionPlan, index);
    let found = found.record("plan", Source::ActionPlan, index).record(
        "activity",
        Source::Activity,
        *first,
    );
    found
        .number("n", number(late.len()))
        .date("date", since)
        .weighs(days(since, on))
        .opens();
}

fn no_owner(watch: &mut Watch<'_>, index: Ix, plan: &PlanFact, activities: &[(Ix, &ActivityFact)]) {
    let orphans: Vec<_> = activities
        .iter()
        .filter(|(_, one)| one.is_open(watch.view.day()) && !one.has_owner)
        .collect();
    let Some((first, _)) = orphans.first() else {
        return;
    };
    let found = watch
        .find("activity.no_owner", Severity::Soon, plan.place)
        .about(Source::ActionPlan, index);
    let found = found.record("plan", Source::ActionPlan, index).record(
        "activity",
        Source::Activity,
        *first,
    );
    found
        .number("n", number(orphans.len()))
        .weighs(number(orphans.len()))
        .opens();
}
