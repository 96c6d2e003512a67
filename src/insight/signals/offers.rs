//! Rules on what is offered and what is promised.

use super::{Severity, Watch, days};
use crate::insight::facts::*;
use crate::insight::offers::{is_in_force, is_unchecked, services_now};

/// A service that nobody has checked for a year.
pub(super) fn unchecked(watch: &mut Watch<'_>) {
    let view = watch.view;
    for (index, service) in services_now(view).filter(|(_, one)| is_unchecked(view, one)) {
        let waited = service.checked.map_or(0, |day| days(day, view.on));
        let found = watch
            .find("service.unchecked", Severity::Good, service.place)
            .about(Source::Service, index);
        found
            .record("service", Source::Service, index)
            .weighs(waited)
            .opens();
    }
}

/// An agreement that ends within this many days is to be renewed or let go.
const ENDS_DAYS: i64 = 90;

pub(super) fn ending(watch: &mut Watch<'_>) {
    let view = watch.view;
    let all = view.facts.agreements.iter();
    for (index, agreement) in all.filter(|(_, one)| is_in_force(view, one)) {
        let Some(end) = agreement.valid_to else {
            continue;
        };
        let left = days(view.on, end);
        if left <= ENDS_DAYS {
            let found = watch
                .find("agreement.ends", Severity::Soon, agreement.place)
                .about(Source::Agreement, index);
            let found = found.record("agreement", Source::Agreement, index);
            found
                .date("date", end)
                .number("n", left)
                .weighs(ENDS_DAYS - left)
                .opens();
        }
    }
}
