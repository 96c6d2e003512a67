//! Figures of the groups: where they come from, who sits in them, who stays.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::facts::*;
use super::figure::{FigureUnit, Label, Name};
use super::kept::Question;
use super::sheet::{Measure, PartIx, Sheet};
use super::table::ById;
use super::view::{View, members_on};
use crate::domain::*;

/// Municipalities that have what the goal asks for: a strategic group that has met, or an operative
/// group that is new or widened.
pub(super) fn in_place(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let value = sheet.part("value", Measure::Municipalities);
    let of = sheet.part("of", Measure::Municipalities);
    let met = groups_that_met(view);
    let taking_part = places_taking_part(view);
    let groups = view.group_of_each(kind).into_iter();
    for (index, group) in groups.filter(|(_, group)| taking_part.contains(&group.place)) {
        let fulfils = match kind {
            GroupKind::Strategic => met.contains(&index),
            _ => matches!(
                group.origin,
                Some(GroupOrigin::Widened | GroupOrigin::Created)
            ),
        };
        if fulfils {
            sheet.count(Source::Group, index, group.place, &[value]);
        }
    }
    of_taking_part(view, sheet, of);
}

/// The places of the municipalities taking part.
pub(super) fn places_taking_part(view: &View<'_>) -> BTreeSet<PlaceIx> {
    view.taking_part()
        .map(|(_, municipality)| municipality.place)
        .collect()
}

/// The denominator of municipalities taking part.
pub(super) fn of_taking_part(view: &View<'_>, sheet: &mut Sheet, of: PartIx) {
    for (index, municipality) in view.taking_part() {
        sheet.count(Source::Municipality, index, municipality.place, &[of]);
    }
}

/// The denominator of municipalities at work: each with a strategic or operative group.
pub(super) fn of_at_work(view: &View<'_>, sheet: &mut Sheet, of: PartIx) {
    for (index, group) in view.at_work() {
        sheet.count(Source::Group, index, group.place, &[of]);
    }
}

fn groups_that_met(view: &View<'_>) -> BTreeSet<Ix> {
    let held = view
        .meetings()
        .filter(|(_, meeting)| view.happened(meeting.date));
    held.flat_map(|(_, meeting)| meeting.groups.iter().copied())
        .collect()
}

/// Members with a full mandate, of the members of all groups that say anything of it.
pub(super) fn mandate(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part_in(FigureUnit::Persons, "value", Measure::Rows);
    let of = sheet.part_in(FigureUnit::Persons, "of", Measure::Rows);
    sheet.percent("percent", value, of);
    let kinds = GroupKind::ALL.iter();
    let groups: Vec<_> = kinds
        .flat_map(|kind| view.groups(*kind).collect::<Vec<_>>())
        .collect();
    for (group, _) in groups {
        for membership in view.members(group).iter().copied() {
            let Some(fact) = view.facts.memberships.get(membership) else {
                continue;
            };
            let parts: &[PartIx] = match fact.mandate {
                Some(Mandate::Yes) => &[of, value],
                Some(_) => &[of],
                None => continue,
            };
            sheet.count(Source::Membership, membership, fact.place, parts);
        }
    }
}

/// Municipalities by origin of the group.
pub(super) fn origin(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let of = sheet.part("of", Measure::Municipalities);
    let origins = GroupOrigin::ALL.iter().map(|origin| {
        (
            *origin,
            sheet.part_if_any(Name::choice(*origin), Measure::Municipalities),
        )
    });
    let origins: Vec<_> = origins.collect();
    for (index, group) in view.group_of_each(kind) {
        if let Some((_, part)) = origins
            .iter()
            .find(|(origin, _)| Some(*origin) == group.origin)
        {
            sheet.count(Source::Group, index, group.place, &[*part, of]);
        }
    }
}

/// Municipalities whose group was widened or created, of those whose origin is stated.
pub(super) fn broadened(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let value = sheet.part("value", Measure::Municipalities);
    let of = sheet.part("of", Measure::Municipalities);
    for (index, group) in view.group_of_each(kind) {
        match group.origin {
            Some(GroupOrigin::Existed) => sheet.count(Source::Group, index, group.place, &[of]),
            Some(_) => sheet.count(Source::Group, index, group.place, &[value, of]),
            None => {}
        }
    }
}

/// Members on the day, over the municipalities' groups; and the size that was planned.
pub(super) fn size(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let [least, middle, greatest] = sheet.spread(FigureUnit::Persons);
    let expected = sheet.part("expected", Measure::Median);
    for (index, group) in view.group_of_each(kind) {
        let members = i64::try_from(view.members(index).len()).unwrap_or(i64::MAX);
        let sizes = [(least, members), (middle, members), (greatest, members)];
        match group.planned_size {
            Some(planned) => {
                let with_planned = [sizes[0], sizes[1], sizes[2], (expected, planned)];
                sheet.row(Source::Group, index, group.place, &with_planned);
            }
            None => sheet.row(Source::Group, index, group.place, &sizes),
        }
    }
}

/// The size that the groups were planned to have.
pub(super) fn expected_size(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let value = sheet.part("value", Measure::Median);
    for (index, group) in view.group_of_each(kind) {
        if let Some(planned) = group.planned_size {
            sheet.row(Source::Group, index, group.place, &[(value, planned)]);
        }
    }
}

/// Members by decision level.
pub(super) fn levels(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let total = sheet.part("total", Measure::Rows);
    let levels = choices::<DecisionLevel>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (membership, place, person) in current_members(view, kind) {
        let level = view.facts.traits_of(person).decision_level;
        sheet.count(
            Source::Membership,
            membership,
            place,
            &[pick(&levels, level, unknown), total],
        );
    }
}

/// Municipalities by the highest level present in the group.
pub(super) fn top_level(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let levels = choices::<DecisionLevel>(sheet, Measure::Municipalities);
    for (index, group) in view.group_of_each(kind) {
        // The vocabulary lists the highest first.
        if let Some(top) = levels_in(view, index).into_iter().min()
            && let Some((_, part)) = levels.iter().find(|(level, _)| *level == top)
        {
            sheet.count(Source::Group, index, group.place, &[*part]);
        }
    }
}

/// The decision levels of a group's members, one for each whose level is known.
pub(super) fn levels_in(view: &View<'_>, group: Ix) -> Vec<DecisionLevel> {
    let facts = view.facts;
    let members = view.members(group).iter();
    members
        .filter_map(|index| {
            let person = facts.memberships.get(*index)?.person;
            facts.traits_of(person).decision_level
        })
        .collect()
}

/// Municipalities by who sits in the strategic group.
pub(super) fn composition(view: &View<'_>, sheet: &mut Sheet) {
    let kinds = [
        "department_heads_and_politicians",
        "department_heads_and_chief_executive",
        "only_unit_heads_and_strategists",
        "mostly_division_heads",
        "other",
    ];
    let parts = kinds.map(|kind| {
        (
            kind,
            sheet.part_if_any(Name::word(kind), Measure::Municipalities),
        )
    });
    for (index, group) in view.group_of_each(GroupKind::Strategic) {
        let levels = levels_in(view, index);
        if levels.is_empty() {
            continue;
        }
        let kind = who_sits(&levels, view.members(index).len());
        if let Some((_, part)) = parts.iter().find(|(one, _)| *one == kind) {
            sheet.count(Source::Group, index, group.place, &[*part]);
        }
    }
}

fn who_sits(levels: &[DecisionLevel], members: usize) -> &'static str {
    use DecisionLevel::*;
    let has = |level| levels.contains(&level);
    let below_division = |level: &DecisionLevel| matches!(level, UnitHead | Strategist | Employee);
    let division_heads = levels
        .iter()
        .filter(|level| **level == DivisionHead)
        .count();
    if has(DepartmentHead) && has(Politician) {
        "department_heads_and_politicians"
    } else if has(DepartmentHead) && has(ChiefExecutive) {
        "department_heads_and_chief_executive"
    } else if levels.len() == members && levels.iter().all(below_division) {
        "only_unit_heads_and_strategists"
    } else if 2 * division_heads > members {
        "mostly_division_heads"
    } else {
        "other"
    }
}

/// Members by the sector of their unit, and how many sectors the groups span.
pub(super) fn sectors(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let total = sheet.part("total", Measure::Rows);
    let sectors = choices::<Sector>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (membership, place, person) in current_members(view, kind) {
        let sector = view.facts.sector_of(person);
        sheet.count(
            Source::Membership,
            membership,
            place,
            &[pick(&sectors, sector, unknown), total],
        );
    }
    sheet.begin_group(Name::word("breadth"));
    let spread = sheet.spread(FigureUnit::Items);
    sheet.end_group();
    for (index, group) in view.group_of_each(kind) {
        let breadth = i64::try_from(sectors_in(view, index).len()).unwrap_or(i64::MAX);
        sheet.row(
            Source::Group,
            index,
            group.place,
            &spread.map(|part| (part, breadth)),
        );
    }
}

/// The sectors that a group's members come from.
pub(super) fn sectors_in(view: &View<'_>, group: Ix) -> BTreeSet<Sector> {
    let facts = view.facts;
    let members = view.members(group).iter();
    members
        .filter_map(|index| facts.sector_of(facts.memberships.get(*index)?.person))
        .collect()
}

/// How many days back changes among the members are counted, where no period is asked for.
pub(super) const TURNOVER_DAYS: u64 = 180;

/// Of those who were members when the period began (or 180 days ago), how many have left; and how many
/// have come.
pub(super) fn turnover(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let left = sheet.part("left", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    sheet.percent("percent", left, of);
    let joined = sheet.part("joined", Measure::Rows);
    let since = view
        .scope
        .from
        .unwrap_or(view.on - Days::new(TURNOVER_DAYS));
    let before = members_on(view.facts, since);
    for (index, group) in view.groups(kind) {
        let was = index
            .get()
            .and_then(|index| before.get(index))
            .map_or(&[][..], Vec::as_slice);
        let (was_human, is_human) = (humans(view, was), humans(view, view.members(index)));
        for membership in was {
            let human = human_of(view, *membership);
            let parts = [of, left];
            let parts = if is_human.contains(&human) {
                &parts[..1]
            } else {
                &parts
            };
            sheet.count(Source::Membership, *membership, group.place, parts);
        }
        for membership in view.members(index) {
            if !was_human.contains(&human_of(view, *membership)) {
                sheet.count(Source::Membership, *membership, group.place, &[joined]);
            }
        }
    }
}

fn human_of(view: &View<'_>, membership: Ix) -> Ix {
    view.facts
        .memberships
        .get(membership)
        .map_or(Ix::NONE, |membership| view.facts.human(membership.person))
}

fn humans(view: &View<'_>, memberships: &[Ix]) -> BTreeSet<Ix> {
    memberships
        .iter()
        .map(|membership| human_of(view, *membership))
        .collect()
}

/// Members by how many of their group's meetings they came to, of those where attendance was taken.
pub(super) fn continuity(view: &View<'_>, sheet: &mut Sheet, kind: GroupKind) {
    let total = sheet.part("total", Measure::Rows);
    let half = sheet.part("at_least_half", Measure::Rows);
    let less = sheet.part("less_than_half", Measure::Rows);
    let never = sheet.part("never", Measure::Rows);
    sheet.percent("percent", half, total);
    let came = AtMeetings::of(view);
    let mut meetings_of: BTreeMap<Ix, Vec<(NaiveDate, Ix)>> = BTreeMap::new();
    for (meeting, fact) in view.facts.meetings_once() {
        if let (true, Some(date), true) =
            (view.happened(fact.date), fact.date, came.are_of(meeting))
        {
            fact.groups
                .iter()
                .for_each(|group| meetings_of.entry(*group).or_default().push((date, meeting)));
        }
    }
    for (membership, place, person) in current_members(view, kind) {
        let Some(fact) = view.facts.memberships.get(membership) else {
            continue;
        };
        let human = view.facts.human(person);
        let meetings = meetings_of.get(&fact.group).map_or(&[][..], Vec::as_slice);
        let since = meetings
            .iter()
            .filter(|(date, _)| fact.from.is_none_or(|from| from <= *date));
        let (mut held, mut attended) = (0, 0);
        for (_, meeting) in since {
            held += 1;
            attended += i32::from(came.came(*meeting, human));
        }
        if held > 0 {
            let part = if attended == 0 {
                never
            } else if 2 * attended >= held {
                half
            } else {
                less
            };
            sheet.count(Source::Membership, membership, place, &[part, total]);
        }
    }
}

/// Who took part, by meeting where attendance was taken: as each place tells.
pub(super) struct AtMeetings {
    told: HashMap<Ix, Arc<BTreeSet<Ix>>, ById>,
    /// What others than the first tell of a meeting.
    more: Vec<(Ix, Arc<BTreeSet<Ix>>)>,
}

impl AtMeetings {
    pub(super) fn of(view: &View<'_>) -> Self {
        let places = view.place_by_place(Question::CameTo, |view| {
            let mut came: BTreeMap<Ix, BTreeSet<Ix>> = BTreeMap::new();
            for met in view.at_meetings() {
                let there = came.entry(met.meeting).or_default();
                if met.came {
                    there.insert(met.who.human);
                }
            }
            let all = came.into_iter();
            all.map(|(meeting, there)| (meeting, Arc::new(there)))
                .collect::<Vec<_>>()
        });
        let (mut told, mut more) = (HashMap::default(), Vec::new());
        for (meeting, there) in places.iter().flat_map(|place| place.iter()) {
            match told.entry(*meeting) {
                Entry::Vacant(entry) => drop(entry.insert(there.clone())),
                Entry::Occupied(_) => more.push((*meeting, there.clone())),
            }
        }
        Self { told, more }
    }

    /// Whether attendance was taken at a meeting.
    pub(super) fn are_of(&self, meeting: Ix) -> bool {
        self.told.contains_key(&meeting)
    }

    /// Whether a human being took part in one.
    pub(super) fn came(&self, meeting: Ix, human: Ix) -> bool {
        let first = self.told.get(&meeting);
        let more = self.more.iter().filter(|(of, _)| *of == meeting);
        let mut told = first.into_iter().chain(more.map(|(_, there)| there));
        told.any(|there| there.contains(&human))
    }
}

/// Days, and whole months, from a municipality's first contact meeting to its first strategic meeting.
pub(super) fn lead_time(view: &View<'_>, sheet: &mut Sheet) {
    let [least, middle, greatest] = sheet.spread(FigureUnit::Days);
    let least_months = sheet.part_in(FigureUnit::Months, "min_months", Measure::Least);
    let greatest_months = sheet.part_in(FigureUnit::Months, "max_months", Measure::Greatest);
    let contacts = first_contacts(view);
    let mut firsts: BTreeMap<PlaceIx, (NaiveDate, Ix)> = BTreeMap::new();
    for (index, meeting) in view.meetings_once() {
        let (Some(date), Some(contact)) = (meeting.date, contacts.get(&meeting.place)) else {
            continue;
        };
        if is_of(view.facts, meeting, GroupKind::Strategic)
            && date >= *contact
            && view.happened(meeting.date)
        {
            let first = firsts.entry(meeting.place).or_insert((date, index));
            *first = (*first).min((date, index));
        }
    }
    for (place, (date, meeting)) in firsts {
        let Some(contact) = contacts.get(&place) else {
            continue;
        };
        let (days, months) = ((date - *contact).num_days(), whole_months(*contact, date));
        let adds = [
            (least, days),
            (middle, days),
            (greatest, days),
            (least_months, months),
            (greatest_months, months),
        ];
        sheet.row(Source::Meeting, meeting, place, &adds);
    }
}

/// Each municipality's first contact meeting.
pub(super) fn first_contacts(view: &View<'_>) -> BTreeMap<PlaceIx, NaiveDate> {
    let mut firsts: BTreeMap<PlaceIx, NaiveDate> = BTreeMap::new();
    for (_, meeting) in view.meetings() {
        let contact = matches!(
            meeting.kind,
            Some(MeetingKind::StartUp | MeetingKind::ContactPersons)
        );
        let municipal = view.facts.code(meeting.place).is_some();
        let date = meeting.date.filter(|date| *date <= view.scope.today);
        if let (true, true, Some(date)) = (contact, municipal, date) {
            let first = firsts.entry(meeting.place).or_insert(date);
            *first = (*first).min(date);
        }
    }
    firsts
}

/// Whether a meeting is (also) of a group of this kind.
pub(super) fn is_of(facts: &Facts, meeting: &MeetingFact, kind: GroupKind) -> bool {
    meeting.groups.iter().any(|group| {
        facts
            .groups
            .get(*group)
            .is_some_and(|group| group.kind == Some(kind))
    })
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
    months(to) - months(from) - i64::from(to.day() < from.day())
}

/// The current memberships of the scope's groups of a kind, with the person.
fn current_members(view: &View<'_>, kind: GroupKind) -> Vec<(Ix, PlaceIx, Ix)> {
    let mut all = Vec::new();
    for (index, group) in view
        .groups(kind)
        .filter(|(_, group)| group.status.on(view.day()) != GroupStatus::Closed)
    {
        let person = |member| {
            let fact = view.facts.memberships.get(member);
            fact.map_or(Ix::NONE, |fact| fact.person)
        };
        let members = view.members(index).iter();
        all.extend(members.map(|member| (*member, group.place, person(*member))));
    }
    all
}

/// A part for every choice of a vocabulary, shown where there is any.
pub(super) fn choices<V: Choosable>(sheet: &mut Sheet, measure: Measure) -> Vec<(V, PartIx)> {
    V::ALL
        .iter()
        .map(|choice| (*choice, sheet.part_if_any(Name::choice(*choice), measure)))
        .collect()
}

/// The part of a choice, or the one for what is not known.
pub(super) fn pick<V: PartialEq>(
    parts: &[(V, PartIx)],
    choice: Option<V>,
    unknown: PartIx,
) -> PartIx {
    parts
        .iter()
        .find(|(one, _)| Some(one) == choice.as_ref())
        .map_or(unknown, |(_, part)| *part)
}

/// A part named after a municipality.
pub(super) fn municipality_name(facts: &Facts, place: PlaceIx) -> Name {
    match facts.code(place) {
        Some(code) => Name {
            code: code.as_str().to_owned(),
            label: Label::Municipality(code),
        },
        None => Name::word("project_lead"),
    }
}
