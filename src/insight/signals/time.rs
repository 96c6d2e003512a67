//! Rules on time that is not certified yet, and on co-financing that comes too slowly.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::{Destination, Page, Severity, Watch, days, number};
use crate::insight::counts::cofinancing;
use crate::insight::facts::*;
use crate::insight::kept::Question;
use crate::insight::time::{month_of, reported};
use crate::insight::view::View;

pub(super) fn watch(watch: &mut Watch<'_>) {
    // Where nobody keeps time, nobody is asked for it.
    let facts = watch.view.facts;
    if facts.time_reports.len() > 0 || facts.hour_rates.len() > 0 {
        uncertified(watch);
        behind(watch);
    }
}

/// A month's hours are to be certified this many days after its end.
const CERTIFY_DAYS: i64 = 14;
/// And are missing from what is reported to the fund after this many.
const REPORT_DAYS: i64 = 28;

fn uncertified(watch: &mut Watch<'_>) {
    for (place, months) in waiting(watch.view) {
        for (rule, severity, late) in [
            ("training.unreported", Severity::Now, true),
            ("time.uncertified", Severity::Soon, false),
        ] {
            let waited = |month: &NaiveDate| days(end_of(*month), watch.view.scope.today);
            let such = months.iter();
            let such = such.filter(|(month, _)| (waited(month) > REPORT_DAYS) == late);
            let such: Vec<_> = such.collect();
            let Some((first, _)) = such.first() else {
                continue;
            };
            let people: BTreeSet<Ix> = such
                .iter()
                .flat_map(|(_, people)| *people)
                .copied()
                .collect();
            let found = watch.find(rule, severity, place).month("month", **first);
            found
                .number("n", number(people.len()))
                .weighs(number(people.len()))
                .leads_to(Destination::Page(Page::Time));
        }
    }
}

/// The last day of a month.
fn end_of(month: NaiveDate) -> NaiveDate {
    (month + Months::new(1)).pred_opt().unwrap_or(month)
}

/// Participants whose training of a month is not certified though it is time, by place and month.
fn waiting(view: &View<'_>) -> BTreeMap<PlaceIx, BTreeMap<NaiveDate, BTreeSet<Ix>>> {
    let certified: BTreeSet<(PlaceIx, Ix, NaiveDate)> = reported(view)
        .into_iter()
        .filter(|one| one.certified)
        .map(|one| (one.place, one.human, one.month))
        .collect();
    let places = view.place_by_place(Question::Months, |view| {
        let trained = view.attended();
        let all =
            trained.filter_map(|came| Some((came.place, month_of(came.day?), came.who.human)));
        all.collect::<BTreeSet<_>>()
    });
    let mut waiting: BTreeMap<PlaceIx, BTreeMap<NaiveDate, BTreeSet<Ix>>> = BTreeMap::new();
    for (place, month, human) in places.iter().flat_map(|place| place.iter().copied()) {
        let due = days(end_of(month), view.scope.today) > CERTIFY_DAYS;
        if due && !certified.contains(&(place, human, month)) {
            let months = waiting.entry(place).or_default();
            months.entry(month).or_default().insert(human);
        }
    }
    waiting
}

/// The co-financing that is needed will not be there before the project ends.
fn behind(watch: &mut Watch<'_>) {
    let Some(lead) = watch.lead_place().filter(|_| watch.view.is_whole()) else {
        return;
    };
    let end = watch
        .view
        .projects()
        .filter_map(|(_, project)| project.end)
        .max();
    let stands = cofinancing(watch.view);
    let late = match (stands.reached_on, end) {
        (Some(reached), Some(end)) => reached > end,
        // Nothing is certified yet: it is too early to tell until the first quarter is over.
        (None, Some(_)) => stands.needed > 0 && stands.days > 90,
        _ => false,
    };
    if late {
        let found = watch.find("cofinancing.behind", Severity::Now, lead);
        found
            .number("n", stands.certified.rounded())
            .number("of", stands.needed)
            .weighs(100)
            .leads_to(Destination::Page(Page::Time));
    }
}
