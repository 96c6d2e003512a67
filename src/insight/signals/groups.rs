//! Rules on the groups: who sits in them, who stays, whether they meet, and whether the levels talk.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Days, NaiveDate};

use super::{Severity, Watch, days, number};
use crate::domain::*;
use crate::insight::facts::*;
use crate::insight::groups::{
    AtMeetings, TURNOVER_DAYS, first_contacts, is_of, levels_in, sectors_in,
};
use crate::insight::meetings::levels;
use crate::insight::view::{View, members_on};

/// Who the members of each group are.
pub(super) fn members(watch: &mut Watch<'_>) {
    let groups = active(watch.view);
    for (index, group) in &groups {
        breadth(watch, *index, group);
        mandate(watch, *index, group);
        size(watch, *index, group);
    }
    turnover(watch, &groups);
}

/// Whether each group's members come to its meetings, and whether it meets again.
pub(super) fn meetings(watch: &mut Watch<'_>) {
    let meetings = Meetings::of(watch.view);
    for (index, group) in active(watch.view) {
        absent(watch, index, group, &meetings);
        no_next(watch, index, group, &meetings);
    }
}

/// The strategic and operative groups that are at work.
fn active<'a>(view: &View<'a>) -> Vec<(Ix, &'a GroupFact)> {
    let groups = view
        .groups(GroupKind::Strategic)
        .chain(view.groups(GroupKind::Operative));
    groups
        .filter(|(_, group)| group.status.on(view.day()) == GroupStatus::Active)
        .collect()
}

/// A strategic group should have met this many days after the first contact.
const STRATEGIC_DAYS: i64 = 60;

pub(super) fn strategic(watch: &mut Watch<'_>) {
    let view = watch.view;
    let contacts = first_contacts(view);
    let facts = view.facts;
    let met: BTreeSet<PlaceIx> = facts
        .meetings
        .all
        .iter()
        .filter(|one| {
            is_of(facts, one, GroupKind::Strategic) && one.date.is_some_and(|date| date <= view.on)
        })
        .map(|one| one.place)
        .collect();
    for (index, municipality) in view.taking_part() {
        let place = municipality.place;
        let since = contacts
            .get(&place)
            .copied()
            .filter(|_| !met.contains(&place));
        if let Some((since, waited)) = since.map(|since| (since, days(since, view.on)))
            && waited >= STRATEGIC_DAYS
        {
            let found = watch.find("strategic.missing", Severity::Now, place);
            let found = found
                .about(Source::Municipality, index)
                .date("date", since)
                .number("n", waited);
            found.weighs(waited).creates(Source::Group);
        }
    }
    for (index, group) in view.group_of_each(GroupKind::Strategic) {
        let levels = levels_in(view, index);
        let high = levels
            .iter()
            .any(|level| *level <= DecisionLevel::DepartmentHead);
        if !levels.is_empty() && !high {
            let found = watch.find("strategic.level", Severity::Soon, group.place);
            found
                .about(Source::Group, index)
                .record("group", Source::Group, index)
                .opens();
        }
    }
}

/// Of a group that has met for long, members of whom nobody has said since when count on every day.
pub(super) fn undated(watch: &mut Watch<'_>) {
    let view = watch.view;
    let meetings = view.facts.meetings.all.iter();
    let long = |date: NaiveDate| days(date, view.on) >= TURNOVER_DAYS as i64;
    let early = meetings.filter(|meeting| meeting.date.is_some_and(long));
    let met: HashSet<Ix> = early
        .flat_map(|meeting| meeting.groups.iter().copied())
        .collect();
    for (index, group) in active(view) {
        let undated = members_of(view, index).filter(|one| one.from.is_none());
        let undated = number(undated.count());
        if undated > 0 && met.contains(&index) {
            let found = watch.find("group.undated", Severity::Good, group.place);
            found
                .about(Source::Group, index)
                .record("group", Source::Group, index)
                .number("n", undated)
                .weighs(undated)
                .opens();
        }
    }
}

/// Fewer sectors than this are too few.
const BREADTH: usize = 3;

fn breadth(watch: &mut Watch<'_>, index: Ix, group: &GroupFact) {
    let view = watch.view;
    let units: Vec<&UnitFact> = members_of(view, index)
        .filter_map(|membership| {
            view.facts
                .units
                .get(view.facts.traits_of(membership.person).unit?)
        })
        .collect();
    if units.is_empty() {
        return;
    }
    let sectors = sectors_in(view, index).len();
    let only_traditional = units.iter().all(|unit| unit.traditional == Some(true));
    if sectors < BREADTH || only_traditional {
        let words = if sectors < BREADTH {
            "group_narrow"
        } else {
            "group_traditional"
        };
        let found = watch
            .find("group.narrow", Severity::Soon, group.place)
            .in_words(words);
        let found = found
            .about(Source::Group, index)
            .record("group", Source::Group, index);
        found.number("n", number(sectors)).opens();
    }
}

fn members_of<'a>(view: &'a View<'_>, group: Ix) -> impl Iterator<Item = &'a MembershipFact> {
    view.members(group)
        .iter()
        .filter_map(|index| view.facts.memberships.get(*index))
}

fn mandate(watch: &mut Watch<'_>, index: Ix, group: &GroupFact) {
    let all = members_of(watch.view, index).count();
    let lacking = members_of(watch.view, index)
        .filter(|one| one.mandate != Some(Mandate::Yes))
        .count();
    if 3 * lacking > all {
        let found = watch
            .find("group.mandate", Severity::Soon, group.place)
            .about(Source::Group, index);
        let found = found
            .record("group", Source::Group, index)
            .number("n", number(lacking));
        found
            .number("of", number(all))
            .weighs(number(lacking))
            .opens();
    }
}

fn size(watch: &mut Watch<'_>, index: Ix, group: &GroupFact) {
    let size = number(watch.view.members(index).len());
    let Some(planned) = group.planned_size.filter(|planned| *planned > 0) else {
        return;
    };
    if 2 * size < planned || 2 * size > 3 * planned {
        let found = watch
            .find("group.size", Severity::Good, group.place)
            .about(Source::Group, index);
        let found = found
            .record("group", Source::Group, index)
            .number("n", size)
            .number("planned", planned);
        found.weighs((planned - size).abs()).opens();
    }
}

/// More than a quarter of those who were members 180 days ago have left.
fn turnover(watch: &mut Watch<'_>, groups: &[(Ix, &GroupFact)]) {
    let view = watch.view;
    let before = members_on(view.facts, view.on - Days::new(TURNOVER_DAYS));
    for (index, group) in groups {
        let human = |membership: &Ix| {
            view.facts
                .memberships
                .get(*membership)
                .map(|one| view.facts.human(one.person))
        };
        let was: BTreeSet<_> = index
            .get()
            .and_then(|index| before.get(index))
            .into_iter()
            .flatten()
            .filter_map(human)
            .collect();
        let is: BTreeSet<_> = view.members(*index).iter().filter_map(human).collect();
        let left = was.difference(&is).count();
        if 4 * left > was.len() {
            let found = watch
                .find("group.turnover", Severity::Soon, group.place)
                .about(Source::Group, *index);
            let found = found
                .record("group", Source::Group, *index)
                .number("n", number(left));
            found
                .number("of", number(was.len()))
                .weighs(number(left))
                .opens();
        }
    }
}

/// The meetings of each group by day, and who came where attendance was taken.
struct Meetings {
    of: BTreeMap<Ix, Vec<(NaiveDate, Ix)>>,
    came: AtMeetings,
}

impl Meetings {
    fn of(view: &View<'_>) -> Self {
        let mut of: BTreeMap<Ix, Vec<(NaiveDate, Ix)>> = BTreeMap::new();
        for (index, meeting) in view.meetings_once() {
            if let Some(date) = meeting.date {
                meeting
                    .groups
                    .iter()
                    .for_each(|group| of.entry(*group).or_default().push((date, index)));
            }
        }
        of.values_mut()
            .for_each(|meetings| meetings.sort_unstable());
        let came = AtMeetings::of(view);
        Self { of, came }
    }

    fn of_group(&self, group: Ix) -> &[(NaiveDate, Ix)] {
        self.of.get(&group).map_or(&[], Vec::as_slice)
    }
}

/// Meetings missed in a row that call for a word with the member.
const MISSED: usize = 3;

fn absent(watch: &mut Watch<'_>, index: Ix, group: &GroupFact, meetings: &Meetings) {
    let view = watch.view;
    let with_attendance = meetings
        .of_group(index)
        .iter()
        .rev()
        .filter(|(date, meeting)| *date <= view.on && meetings.came.are_of(*meeting));
    let last: Vec<_> = with_attendance.take(MISSED).collect();
    let missing: Vec<Ix> = members_of(view, index)
        .filter(|member| {
            let human = view.facts.human(member.person);
            let missed = last.iter().filter(|(date, meeting)| {
                member.from.is_none_or(|from| from <= *date) && !meetings.came.came(*meeting, human)
            });
            missed.count() == MISSED
        })
        .map(|member| member.person)
        .collect();
    if let Some(first) = missing.first() {
        let found = watch
            .find("group.absent", Severity::Soon, group.place)
            .about(Source::Group, index);
        let found =
            found
                .record("group", Source::Group, index)
                .record("person", Source::Person, *first);
        found
            .number("n", number(missing.len()))
            .weighs(number(missing.len()))
            .opens();
    }
}

/// So near the project's end, a group may well have had its last meeting.
const LAST_DAYS: i64 = 30;

fn no_next(watch: &mut Watch<'_>, index: Ix, group: &GroupFact, meetings: &Meetings) {
    let view = watch.view;
    let end = view
        .facts
        .project_of(group.place)
        .and_then(|project| project.end);
    if end.is_some_and(|end| days(view.on, end) <= LAST_DAYS) {
        return;
    }
    let booked = meetings.of_group(index).iter().any(|(date, meeting)| {
        let next = view
            .facts
            .meetings
            .get(*meeting)
            .and_then(|meeting| meeting.next);
        *date > view.on || next.is_some_and(|next| next >= view.on)
    });
    if !booked {
        let found = watch
            .find("group.no_next", Severity::Soon, group.place)
            .about(Source::Group, index);
        found
            .record("group", Source::Group, index)
            .creates(Source::Meeting);
    }
}

pub(super) fn levels_apart(watch: &mut Watch<'_>) {
    let on = watch.view.on;
    for levels in levels(watch.view) {
        let Some(since) = levels.since().filter(|_| levels.are_apart(on)) else {
            continue;
        };
        let words = if levels.met.is_some() {
            "levels_apart"
        } else {
            "levels_never_met"
        };
        let found = watch
            .find("levels.apart", Severity::Now, levels.place)
            .in_words(words);
        let apart = days(since, on);
        let found = found
            .about(Source::Group, levels.operative)
            .date("date", since)
            .number("n", apart);
        found.weighs(apart).creates(Source::Meeting);
    }
}
