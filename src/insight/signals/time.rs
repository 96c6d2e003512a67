//! Rules on time that is not certified yet, and on co-financing that comes too slowly.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::{Destination, Page, Severity, Watch, days, number};
use crate::insight::counts::cofinancing;
use crate::insight::facts::*;
use crate::insight::fund::{end_of, stale_months};
use crate::insight::kept::Question;
use crate::insight::table::Part as _;
use crate::insight::time::{month_of, reported};
use crate::insight::view::View;

/// Where nobody keeps time, nobody is asked for it.
fn is_kept(facts: &Facts) -> bool {
    facts.time_reports.len() > 0 || facts.hour_rates.len() > 0
}

/// A month's hours are to be certified this many days after its end.
const CERTIFY_DAYS: i64 = 14;
/// And are missing from what is reported to the fund after this many.
const REPORT_DAYS: i64 = 28;

pub(super) fn uncertified(watch: &mut Watch<'_>) {
    if !is_kept(watch.view.facts) {
        return;
    }
    for ((place, late), (first, people)) in waiting(watch.view) {
        let (rule, severity) = match late {
            true => ("training.unreported", Severity::Now),
            false => ("time.uncertified", Severity::Soon),
        };
        let found = watch.find(rule, severity, place).month("month", first);
        found
            .number("n", number(people))
            .weighs(number(people))
            .leads_to(Destination::Page(Page::Submissions));
    }
}

/// By place, and whether it is missing from what is reported: the first month that is not certified though it is time,
/// and of how many participants any is.
type Waiting = BTreeMap<(PlaceIx, bool), (NaiveDate, usize)>;

/// Participants whose training is not certified though it is time.
fn waiting(view: &View<'_>) -> Waiting {
    let facts = view.facts;
    let certified: HashSet<(PlaceIx, Ix, NaiveDate)> = reported(view)
        .into_iter()
        .filter(|one| one.certified)
        .map(|one| (one.place, one.human, one.month))
        .collect();
    // What is certified is looked up here, not there: it is told by what it is read from.
    let told_by = [facts.time_reports.version(), facts.stands_for.version()];
    let question = |_| Question::Waiting(view.scope.clone(), told_by);
    let places = view.place_by_place(question, |own| {
        own_waiting(own, view.scope.today, &certified)
    });
    let mut all = Waiting::new();
    for (at, (first, people)) in places.iter().flat_map(|place| place.iter()) {
        let known = all.entry(*at).or_insert((*first, 0));
        *known = (known.0.min(*first), known.1 + people);
    }
    all
}

fn own_waiting(
    view: &View<'_>,
    today: NaiveDate,
    certified: &HashSet<(PlaceIx, Ix, NaiveDate)>,
) -> Waiting {
    let came = view.attended();
    let months = came.filter_map(|came| Some((month_of(came.day?), came.place, came.who.human)));
    let mut months: Vec<(NaiveDate, PlaceIx, Ix)> = months.collect();
    months.sort_unstable();
    months.dedup();
    let mut waiting: BTreeMap<(PlaceIx, bool), (NaiveDate, Vec<Ix>)> = BTreeMap::new();
    for (month, place, human) in months {
        let since = days(end_of(month), today);
        if since > CERTIFY_DAYS && !certified.contains(&(place, human, month)) {
            let known = waiting.entry((place, since > REPORT_DAYS));
            let (_, people) = known.or_insert((month, Vec::new()));
            people.push(human);
        }
    }
    let all = waiting.into_iter();
    all.map(|(at, (first, mut people))| {
        people.sort_unstable();
        people.dedup();
        (at, (first, people.len()))
    })
    .collect()
}

/// Something is another in a month that was sent: it and every later one must be sent again.
pub(super) fn stale(watch: &mut Watch<'_>) {
    let Some(lead) = watch.lead_place().filter(|_| watch.view.is_whole()) else {
        return;
    };
    if watch.view.facts.submissions.len() == 0 {
        return;
    }
    let stale = stale_months(watch.view.facts, watch.view.scope);
    let (Some(first), Some(last)) = (stale.first(), stale.last()) else {
        return;
    };
    let rows = stale.iter().map(|one| one.differences.len()).sum();
    let found = watch
        .find("submission.stale", Severity::Now, lead)
        .in_words(match stale.len() {
            1 => "submission_stale",
            2 => "submission_stale_two",
            _ => "submission_stale_many",
        })
        .month("month", first.month)
        .month("last", last.month);
    found
        .number("n", number(stale.len()))
        .number("rows", number(rows))
        .weighs(number(rows))
        .leads_to(Destination::Page(Page::Submissions));
}

/// The co-financing that is needed will not be there before the project ends.
pub(super) fn behind(watch: &mut Watch<'_>) {
    let whole = watch.view.is_whole() && is_kept(watch.view.facts);
    let Some(lead) = watch.lead_place().filter(|_| whole) else {
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
            .leads_to(Destination::Page(Page::Submissions));
    }
}
