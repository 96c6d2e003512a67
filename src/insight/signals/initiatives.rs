//! Rules on the change initiatives.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Severity, Watch, days};
use crate::domain::*;
use crate::insight::facts::*;
use crate::insight::groups::is_of;
use crate::insight::view::View;

/// What becomes of each initiative.
pub(super) fn initiatives(watch: &mut Watch<'_>) {
    let view = watch.view;
    for (index, initiative) in view
        .facts
        .initiatives
        .iter()
        .filter(|(_, one)| view.holds(one.place) && one.is_there(view.day()))
    {
        no_driver(watch, index, initiative);
        no_participation(watch, index, initiative);
        no_continuation(watch, index, initiative);
    }
}

/// Change should have begun this many days after the operative level did.
const BEGIN_DAYS: i64 = 180;

pub(super) fn none(watch: &mut Watch<'_>) {
    let view = watch.view;
    for (place, (group, start)) in operative_starts(view) {
        let mut own = view
            .facts
            .initiatives
            .all
            .iter()
            .filter(|one| one.place == place && one.is_there(view.day()));
        let waited = days(start, view.on);
        if waited >= BEGIN_DAYS && !own.any(|one| one.stage_on(view.day()) != Some(Stage::Stopped))
        {
            let found = watch
                .find("initiative.none", Severity::Now, place)
                .about(Source::Group, group);
            found
                .date("date", start)
                .number("n", waited)
                .weighs(waited)
                .creates(Source::Initiative);
        }
    }
}

/// When each municipality's operative group was established, or first met.
fn operative_starts(view: &View<'_>) -> BTreeMap<PlaceIx, (Ix, NaiveDate)> {
    let mut first_meetings: BTreeMap<PlaceIx, NaiveDate> = BTreeMap::new();
    for meeting in view
        .facts
        .meetings
        .all
        .iter()
        .filter(|one| is_of(view.facts, one, GroupKind::Operative))
    {
        if let Some(date) = meeting.date {
            let first = first_meetings.entry(meeting.place).or_insert(date);
            *first = (*first).min(date);
        }
    }
    let groups = view.group_of_each(GroupKind::Operative).into_iter();
    let starts = groups.filter_map(|(index, group)| {
        let start = group
            .established
            .or_else(|| first_meetings.get(&group.place).copied())?;
        Some((group.place, (index, start)))
    });
    starts.collect()
}

fn no_driver(watch: &mut Watch<'_>, index: Ix, initiative: &InitiativeFact) {
    let day = watch.view.day();
    let planned = initiative.stage_on(day) == Some(Stage::Planned);
    if (planned || initiative.is_under_way(day)) && initiative.driver == Ix::NONE {
        let found = watch.find("initiative.no_driver", Severity::Soon, initiative.place);
        found
            .about(Source::Initiative, index)
            .record("initiative", Source::Initiative, index)
            .weighs(1)
            .opens();
    }
}

fn no_participation(watch: &mut Watch<'_>, index: Ix, initiative: &InitiativeFact) {
    let consulted = initiative
        .participation
        .on(watch.view.day())
        .is_some_and(|rung| rung >= Participation::Consulted);
    if initiative.is_under_way(watch.view.day()) && !consulted {
        let found = watch.find(
            "initiative.no_participation",
            Severity::Soon,
            initiative.place,
        );
        found
            .about(Source::Initiative, index)
            .record("initiative", Source::Initiative, index)
            .opens();
    }
}

/// What happens afterwards should be said this many days before the project ends.
const CONTINUATION_DAYS: i64 = 180;

fn no_continuation(watch: &mut Watch<'_>, index: Ix, initiative: &InitiativeFact) {
    let view = watch.view;
    let end = view
        .facts
        .project_of(initiative.place)
        .and_then(|project| project.end);
    let stage = initiative.stage_on(view.day());
    let goes_on = initiative.is_under_way(view.day()) || stage == Some(Stage::CarriedOut);
    let Some(end) = end.filter(|_| goes_on && !initiative.continued) else {
        return;
    };
    let left = days(view.on, end);
    if left <= CONTINUATION_DAYS {
        let found = watch.find(
            "initiative.no_continuation",
            Severity::Soon,
            initiative.place,
        );
        let found =
            found
                .about(Source::Initiative, index)
                .record("initiative", Source::Initiative, index);
        found
            .date("date", end)
            .weighs(CONTINUATION_DAYS - left)
            .opens();
    }
}
