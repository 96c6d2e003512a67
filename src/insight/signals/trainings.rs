//! Rules on attendance: time that nobody knows.

use std::collections::BTreeMap;

use super::{Severity, Watch, number};
use crate::insight::facts::*;

pub(super) fn watch(watch: &mut Watch<'_>) {
    no_minutes(watch);
}

/// People came, and neither the session nor they have a time: they are no participants until it is known.
fn no_minutes(watch: &mut Watch<'_>) {
    let mut without: BTreeMap<(PlaceIx, Ix), usize> = BTreeMap::new();
    for came in watch.view.came().filter(|came| came.minutes() == 0) {
        *without.entry((came.place, came.session)).or_default() += 1;
    }
    for ((place, session), people) in without {
        let found = watch
            .find("training.no_minutes", Severity::Soon, place)
            .about(Source::Session, session);
        found
            .record("subject", Source::Session, session)
            .number("n", number(people))
            .weighs(number(people))
            .opens();
    }
}
