//! Rules on what the lead has sent out: surveys that are to be answered, and news that nobody has looked at.

use std::collections::BTreeSet;

use super::{Destination, Page, Severity, Watch, days, number};
use crate::insight::facts::*;
use crate::insight::survey::everything_said;

/// A survey that closes within this many days and is not answered is called to mind.
const CLOSES_DAYS: i64 = 14;

/// A survey of the lead's that a municipality has not answered, shortly before it closes.
pub(super) fn waiting(watch: &mut Watch<'_>) {
    let view = watch.view;
    let all = view.facts.surveys.iter();
    let closing = all.filter_map(|(index, survey)| {
        let of_the_lead = view.facts.code(survey.place).is_none() && view.concerns(survey.place);
        let closes = survey.closes.filter(|_| of_the_lead)?;
        let left = days(view.on, closes);
        (0..=CLOSES_DAYS)
            .contains(&left)
            .then_some((index, closes, left))
    });
    let closing: Vec<_> = closing.collect();
    if closing.is_empty() {
        return;
    }
    let said = everything_said(view).into_iter();
    let answered: BTreeSet<(Ix, PlaceIx)> = said.map(|one| (one.3, one.2)).collect();
    let places: Vec<PlaceIx> = view.taking_part().map(|(_, one)| one.place).collect();
    for (index, closes, left) in closing {
        for place in places
            .iter()
            .filter(|place| !answered.contains(&(index, **place)))
        {
            let found = watch
                .find("survey.waiting", Severity::Soon, *place)
                .about(Source::Survey, index);
            let found = found.record("survey", Source::Survey, index);
            found
                .date("date", closes)
                .number("n", left)
                .weighs(CLOSES_DAYS - left)
                .opens();
        }
    }
}

/// What the latest feedback brought, as long as nobody has looked at it.
pub(super) fn news(watch: &mut Watch<'_>) {
    let unseen = number(watch.outside.unseen);
    if let Some(place) = watch.own_place().filter(|_| unseen > 0) {
        let found = watch.find("feedback.new", Severity::Soon, place);
        found
            .number("n", unseen)
            .weighs(unseen)
            .leads_to(Destination::Page(Page::Feedback));
    }
}
