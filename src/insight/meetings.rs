//! Figures of the meetings: how many, of both levels together, and who came.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, is_of, pick};
use super::sheet::{Measure, Sheet};
use super::view::{View, days};
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
    for met in view.at_meetings() {
        let meeting = view.facts.meetings.get(met.meeting);
        if meeting.is_some_and(|meeting| view.happened(meeting.date)) {
            let parts = [of, attended];
            let parts = if met.came { &parts[..] } else { &parts[..1] };
            sheet.count(Source::Attendance, met.attendance, met.place, parts);
        }
    }
}

/// Days since the levels last met, over the municipalities that have both; and those that never did.
pub(super) fn days_since_joint(view: &View<'_>, sheet: &mut Sheet) {
    let spread = sheet.spread(FigureUnit::Days);
    let never = sheet.part_in(FigureUnit::Municipalities, "never", Measure::Municipalities);
    for levels in levels(view) {
        match levels.met {
            Some((date, meeting)) => {
                let days = days(date, view.on);
                let adds = spread.map(|part| (part, days));
                sheet.row(Source::Meeting, meeting, levels.place, &adds);
            }
            None => sheet.count(Source::Group, levels.operative, levels.place, &[never]),
        }
    }
}

/// More days than this between joint meetings, and the levels drift apart.
const APART_DAYS: i64 = 90;
/// So many are as they should be.
const CLOSE_DAYS: i64 = 60;

/// The strategic and the operative level of a municipality, and when they met.
pub(super) struct Levels {
    pub(super) place: PlaceIx,
    pub(super) operative: Ix,
    /// The last meeting of both.
    pub(super) met: Option<(NaiveDate, Ix)>,
    /// The day from which both are there.
    pub(super) both: Option<NaiveDate>,
}

impl Levels {
    /// The day that the levels have been apart since: they are given as long from the day that both are there.
    pub(super) fn since(&self) -> Option<NaiveDate> {
        self.met.map(|(date, _)| date).or(self.both)
    }

    /// Whether that is too long ago.
    pub(super) fn are_apart(&self, on: NaiveDate) -> bool {
        self.since()
            .is_some_and(|since| days(since, on) > APART_DAYS)
    }

    /// Whether they met as lately as they should.
    pub(super) fn are_close(&self, on: NaiveDate) -> bool {
        self.met
            .is_some_and(|(date, _)| days(date, on) <= CLOSE_DAYS)
    }
}

/// The levels of each municipality that has both.
pub(super) fn levels(view: &View<'_>) -> Vec<Levels> {
    let last = last_joint(view);
    let first = first_meetings(view);
    let begun = |index: Ix, group: &GroupFact| group.established.or(first.get(&index).copied());
    let strategic = view.group_of_each(GroupKind::Strategic);
    let operative = view.group_of_each(GroupKind::Operative).into_iter();
    let both = operative.filter_map(|(operative, group)| {
        let place = group.place;
        let (above, above_fact) = strategic.iter().find(|(_, one)| one.place == place)?;
        Some(Levels {
            place,
            operative,
            met: last.get(&place).copied(),
            both: begun(operative, group)
                .zip(begun(*above, above_fact))
                .map(|(one, other)| one.max(other)),
        })
    });
    both.collect()
}

/// The day of each group's first meeting.
fn first_meetings(view: &View<'_>) -> BTreeMap<Ix, NaiveDate> {
    let mut first: BTreeMap<Ix, NaiveDate> = BTreeMap::new();
    for (_, meeting) in view.meetings() {
        for (group, date) in meeting.groups.iter().zip(meeting.date.iter().cycle()) {
            let earliest = first.entry(*group).or_insert(*date);
            *earliest = (*earliest).min(*date);
        }
    }
    first
}

/// Whether a meeting is of the strategic and the operative level together.
pub(super) fn is_joint(facts: &Facts, meeting: &MeetingFact) -> bool {
    is_of(facts, meeting, GroupKind::Strategic) && is_of(facts, meeting, GroupKind::Operative)
}

/// Each municipality's last joint meeting.
pub(super) fn last_joint(view: &View<'_>) -> BTreeMap<PlaceIx, (NaiveDate, Ix)> {
    let mut last: BTreeMap<PlaceIx, (NaiveDate, Ix)> = BTreeMap::new();
    for (index, meeting) in view.meetings_once() {
        let past = meeting.date.filter(|date| *date <= view.on);
        if let (Some(date), true) = (past, is_joint(view.facts, meeting)) {
            let latest = last.entry(meeting.place).or_insert((date, index));
            *latest = (*latest).max((date, index));
        }
    }
    last
}

/// Meetings that were held.
fn held<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a MeetingFact)> {
    let meetings = view.meetings_once();
    meetings.filter(|(_, meeting)| view.happened(meeting.date))
}
