//! Figures of the meetings: how many, of both levels together, and who came.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, is_of, pick};
use super::sheet::{Measure, Sheet};
use super::view::View;
use crate::domain::*;

/// Meetings held, by kind.
pub(super) fn count(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let kinds = choices::<MeetingKind>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (index, meeting) in held(view) {
        sheet.count(
            Source::Meeting,
            index,
            meeting.place,
            &[pick(&kinds, meeting.kind, unknown), total],
        );
    }
}

/// Meetings of a strategic and an operative group together, of all that were held.
pub(super) fn joint(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    for (index, meeting) in held(view) {
        let parts = [of, value];
        let parts = if is_joint(view.facts, meeting) {
            &parts[..]
        } else {
            &parts[..1]
        };
        sheet.count(Source::Meeting, index, meeting.place, parts);
    }
}

/// Those who came, of those whose attendance was taken.
pub(super) fn attendance_rate(view: &View<'_>, sheet: &mut Sheet) {
    let attended = sheet.part("attended", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    sheet.percent("percent", attended, of);
    for (index, attendance) in view.at_meetings() {
        let Some(meeting) = view.facts.meetings.get(attendance.meeting) else {
            continue;
        };
        let Some(status) = attendance.status else {
            continue;
        };
        if view.happened(meeting.date) {
            let parts = [of, attended];
            let parts = if status.took_part() {
                &parts[..]
            } else {
                &parts[..1]
            };
            sheet.count(Source::Attendance, index, attendance.place, parts);
        }
    }
}

/// Days since the levels last met, over the municipalities that have both; and those that never did.
pub(super) fn days_since_joint(view: &View<'_>, sheet: &mut Sheet) {
    let spread = sheet.spread(FigureUnit::Days);
    let never = sheet.part_in(FigureUnit::Municipalities, "never", Measure::Municipalities);
    let last = last_joint(view);
    let strategic = view.group_of_each(GroupKind::Strategic);
    for (group, fact) in view.group_of_each(GroupKind::Operative) {
        if !strategic.iter().any(|(_, one)| one.place == fact.place) {
            continue;
        }
        match last.get(&fact.place) {
            Some((date, meeting)) => {
                let days = (view.on - *date).num_days();
                sheet.row(
                    Source::Meeting,
                    *meeting,
                    fact.place,
                    &spread.map(|part| (part, days)),
                );
            }
            None => sheet.count(Source::Group, group, fact.place, &[never]),
        }
    }
}

/// Whether a meeting is of the strategic and the operative level together.
pub(super) fn is_joint(facts: &Facts, meeting: &MeetingFact) -> bool {
    is_of(facts, meeting, GroupKind::Strategic) && is_of(facts, meeting, GroupKind::Operative)
}

/// Each municipality's last joint meeting.
pub(super) fn last_joint(view: &View<'_>) -> BTreeMap<PlaceIx, (NaiveDate, Ix)> {
    let mut last: BTreeMap<PlaceIx, (NaiveDate, Ix)> = BTreeMap::new();
    for (index, meeting) in view.facts.meetings.iter() {
        let past = meeting.date.filter(|date| *date <= view.on);
        if let (Some(date), true, true) = (
            past,
            view.holds(meeting.place),
            is_joint(view.facts, meeting),
        ) {
            let latest = last.entry(meeting.place).or_insert((date, index));
            *latest = (*latest).max((date, index));
        }
    }
    last
}

fn held<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a MeetingFact)> {
    let meetings = view.facts.meetings.iter();
    meetings.filter(|(_, meeting)| view.holds(meeting.place) && view.happened(meeting.date))
}
