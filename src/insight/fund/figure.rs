//! The months that were sent, and those of them that must be sent again.

use std::collections::BTreeSet;

use super::differ::{find, sent};
use crate::insight::facts::Source;
use crate::insight::sheet::{Measure, Sheet};
use crate::insight::view::View;

/// Months that were sent, those in which something is another, and those that are only to be sent after them.
pub(in crate::insight) fn stale(view: &View<'_>, sheet: &mut Sheet) {
    let of = sheet.part("sent_months", Measure::Rows);
    let again = sheet.part("again", Measure::Rows);
    let differs = sheet.part("differing", Measure::Rows);
    if !view.is_whole() {
        return;
    }
    let stale = find(view);
    let others: BTreeSet<_> = stale.iter().map(|one| one.month).collect();
    let own = stale.iter().filter(|one| !one.differences.is_empty());
    let own: BTreeSet<_> = own.map(|one| one.month).collect();
    for (month, sent) in sent(view) {
        let place = view
            .facts
            .submissions
            .get(sent.submission)
            .map(|fact| fact.place);
        let Some(place) = place else { continue };
        let mut parts = vec![of];
        parts.extend(others.contains(&month).then_some(again));
        parts.extend(own.contains(&month).then_some(differs));
        sheet.count(Source::Submission, sent.submission, place, &parts);
    }
}
