//! Rules on attendance: time that nobody knows, and rows that say different things.

use std::collections::{BTreeMap, BTreeSet};

use super::{Severity, Watch, number};
use crate::insight::attendance::differing;
use crate::insight::facts::*;

pub(super) fn watch(watch: &mut Watch<'_>) {
    no_minutes(watch);
    differ(watch);
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

/// Rows of one human being say different things of one session or meeting: in one place, or in several.
fn differ(watch: &mut Watch<'_>) {
    let view = watch.view;
    let mut found: BTreeSet<(PlaceIx, Source, Ix)> = BTreeSet::new();
    for (place, attendances) in (0..).zip(view.facts.attendances_of.iter()) {
        if view.holds(place) {
            let own = attendances.differing.iter();
            found.extend(own.map(|(source, index)| (place, *source, *index)));
        }
    }
    if let Some(lead) = watch.lead_place().filter(|_| view.is_whole()) {
        let several = differing(view.facts.repeated.iter().copied());
        found.extend(
            several
                .into_iter()
                .map(|(source, index)| (lead, source, index)),
        );
    }
    for (place, source, index) in found {
        let found = watch
            .find("attendance.differs", Severity::Now, place)
            .about(source, index);
        found.record("subject", source, index).weighs(1).opens();
    }
}
