//! Figures of those who took part in training: counted once, and their hours.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::attendance::Attended;
use super::cluster::column_of;
use super::facts::*;
use super::figure::{FigureUnit, Label, Name};
use super::goals::current_target;
use super::groups::municipality_name;
use super::indicator::Indicator;
use super::people::Traits;
use super::sheet::{Measure, PartIx, Sheet};
use super::table::ById;
use super::view::View;
use crate::domain::*;

/// The human beings with attended training, each as the earliest of what is told says.
pub(super) fn find_participants(view: &View<'_>) -> Vec<Participant> {
    let mut first: HashMap<Ix, (Option<NaiveDate>, usize), ById> = HashMap::default();
    let mut all: Vec<Participant> = Vec::new();
    for attended in view.attended() {
        let now = Participant::of(&attended);
        match first.entry(now.human) {
            Entry::Vacant(entry) => {
                entry.insert((attended.day, all.len()));
                all.push(now);
            }
            Entry::Occupied(mut entry) if attended.day < entry.get().0 => {
                entry.get_mut().0 = attended.day;
                all[entry.get().1] = now;
            }
            Entry::Occupied(_) => {}
        }
    }
    // It is kept for as long as the facts are.
    all.shrink_to_fit();
    all
}

/// A human being with attended training, as the record says by which she first took part: where that was, and who
/// she was then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Participant {
    pub(super) human: Ix,
    pub(super) place: PlaceIx,
    pub(super) traits: Traits,
}

impl Participant {
    pub(super) fn of(attended: &Attended<'_>) -> Self {
        Self {
            human: attended.who.human,
            place: attended.place,
            traits: attended.who.traits,
        }
    }
}

/// The parts of the genders; those that are rarely stated are shown where there are any.
fn genders(sheet: &mut Sheet, measure: Measure) -> [PartIx; 4] {
    [
        sheet.part("women", measure),
        sheet.part("men", measure),
        sheet.part_if_any(Name::word("other"), measure),
        sheet.part_if_any(Name::word("not_stated"), measure),
    ]
}

fn gender_of(traits: &Traits, [women, men, other, not_stated]: [PartIx; 4]) -> PartIx {
    match traits.gender {
        Some(Gender::Woman) => women,
        Some(Gender::Man) => men,
        Some(Gender::Other) => other,
        Some(Gender::NotStated) | None => not_stated,
    }
}

/// People with attended training, each counted once.
pub(super) fn unique(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let genders = genders(sheet, Measure::Rows);
    for one in view.participants() {
        let parts = [gender_of(&one.traits, genders), total];
        sheet.count(Source::Person, one.human, one.place, &parts);
    }
}

/// The people the project planned for.
pub(super) fn planned(view: &View<'_>, sheet: &mut Sheet) {
    if !view.is_whole() {
        return;
    }
    let total = sheet.part("total", Measure::Sum);
    let women = sheet.part("women", Measure::Sum);
    let men = sheet.part("men", Measure::Sum);
    for (index, project) in view.projects() {
        for (part, planned) in [(women, project.planned_women), (men, project.planned_men)] {
            if let Some(planned) = planned {
                sheet.row(
                    Source::Project,
                    index,
                    project.place,
                    &[(part, planned), (total, planned)],
                );
            }
        }
    }
}

/// Hours of training attended.
pub(super) fn hours(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Hours);
    let genders = genders(sheet, Measure::Hours);
    for attended in view.attended() {
        let part = gender_of(&attended.who.traits, genders);
        put_hours(
            sheet,
            &attended,
            &[(part, attended.minutes()), (total, attended.minutes())],
        );
    }
}

fn put_hours(sheet: &mut Sheet, attended: &Attended<'_>, adds: &[(PartIx, i64)]) {
    sheet.row(
        Source::Attendance,
        attended.attendance,
        attended.place,
        adds,
    );
}

/// The hours the project planned for.
pub(super) fn hours_planned(view: &View<'_>, sheet: &mut Sheet) {
    if !view.is_whole() {
        return;
    }
    let total = sheet.part("total", Measure::Sum);
    for (index, project) in view.projects() {
        if let Some(hours) = project.planned_hours {
            sheet.row(Source::Project, index, project.place, &[(total, hours)]);
        }
    }
}

/// Hours per participant.
pub(super) fn hours_each(view: &View<'_>, sheet: &mut Sheet) {
    let hours = sheet.part("hours", Measure::Hours);
    let persons = sheet.part_in(FigureUnit::Persons, "participants", Measure::Records);
    sheet.ratio(FigureUnit::Hours, "value", hours, persons);
    for attended in view.attended() {
        put_hours(sheet, &attended, &[(hours, attended.minutes())]);
    }
    for one in view.participants() {
        sheet.count(Source::Person, one.human, one.place, &[persons]);
    }
}

/// Planned hours per planned participant.
pub(super) fn hours_each_planned(view: &View<'_>, sheet: &mut Sheet) {
    if !view.is_whole() {
        return;
    }
    let hours = sheet.part("hours", Measure::Sum);
    let persons = sheet.part_in(FigureUnit::Persons, "participants", Measure::Sum);
    sheet.ratio(FigureUnit::Hours, "value", hours, persons);
    for (index, project) in view.projects() {
        let people = [project.planned_women, project.planned_men];
        let adds = [
            (hours, project.planned_hours.unwrap_or(0)),
            (persons, people.into_iter().flatten().sum()),
        ];
        sheet.row(Source::Project, index, project.place, &adds);
    }
}

/// Those who were reached, each by themselves: participants, named persons outside the quota, and head counts.
pub(super) fn reach(view: &View<'_>, sheet: &mut Sheet) {
    let named = sheet.part("named", Measure::Rows);
    let outside = sheet.part("outside", Measure::Rows);
    let counted = sheet.part("counted", Measure::Sum);
    let at_meetings = sheet.part_if_any(Name::word("counted_at_meetings"), Measure::Sum);
    for one in view.participants() {
        sheet.count(Source::Person, one.human, one.place, &[named]);
    }
    for one in outside_the_quota(view) {
        sheet.count(Source::Person, one.human, one.place, &[outside]);
    }
    for (index, count) in head_counts(view) {
        let part = if count.session == Ix::NONE {
            at_meetings
        } else {
            counted
        };
        sheet.row(
            Source::HeadCount,
            index,
            count.place,
            &[(part, count.people)],
        );
    }
}

/// Those who took part and are not reported: persons outside the quota by unit, and head counts apart.
pub(super) fn unreported(view: &View<'_>, sheet: &mut Sheet) {
    let outside = sheet.part("outside", Measure::Rows);
    let counted = sheet.part("counted", Measure::Sum);
    sheet.begin_group(Name::word("outside_by_unit"));
    let mut units = Breakdown::new(By::Unit, Measure::Rows, sheet);
    for one in outside_the_quota(view) {
        let unit = units.part(view, &one, sheet);
        sheet.count(Source::Person, one.human, one.place, &[outside, unit]);
    }
    sheet.end_group();
    for (index, count) in head_counts(view).filter(|(_, count)| !count.reported) {
        sheet.row(
            Source::HeadCount,
            index,
            count.place,
            &[(counted, count.people)],
        );
    }
}

/// Human beings who attended training outside the quota, where each is first seen.
fn outside_the_quota(view: &View<'_>) -> Vec<Participant> {
    let mut seen = HashSet::new();
    let came = view.came().filter(|came| came.minutes() > 0);
    let outside = came.filter(|came| !came.who.reported);
    outside
        .filter(|came| seen.insert(came.who.human))
        .map(|came| Participant::of(&came))
        .collect()
}

/// The head counts of sessions and meetings that have been held, within the period.
pub(super) fn head_counts<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a HeadCountFact)> {
    let facts = view.facts;
    view.seen(&facts.head_counts).filter(move |(_, count)| {
        let session = facts.sessions.get(count.session);
        let meeting = facts.meetings.get(count.meeting);
        view.holds(count.place)
            && (session.is_some_and(|session| view.has_been(session))
                || meeting.is_some_and(|meeting| view.happened(meeting.date)))
    })
}

/// Participants in more than one project of the file; each is one in the total.
pub(super) fn parallel(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let mut projects: BTreeMap<Ix, (PlaceIx, BTreeSet<Id>)> = BTreeMap::new();
    // Who is in one place is in one project.
    let several = view.came_in_places().filter(|came| !came.who.alone);
    for came in several.filter(Attended::counts) {
        let Some(place) = view.facts.place(came.place) else {
            continue;
        };
        let of = projects.entry(came.who.human);
        of.or_insert((came.place, BTreeSet::new()))
            .1
            .insert(column_of(view.facts, view.scope.project, place));
    }
    for (human, (place, _)) in projects.into_iter().filter(|(_, (_, all))| all.len() > 1) {
        sheet.count(Source::Person, human, place, &[value]);
    }
}

/// What participants and hours are broken down by.
#[derive(Clone, Copy)]
pub(super) enum By {
    Sector,
    Level,
    Municipality,
    Unit,
}

/// The parts of a breakdown, made as they are met.
struct Breakdown {
    by: By,
    measure: Measure,
    known: HashMap<u32, PartIx, ById>,
}

impl Breakdown {
    /// Vocabularies are declared in their own order; municipalities and units as they are met.
    fn new(by: By, measure: Measure, sheet: &mut Sheet) -> Self {
        let mut known = HashMap::default();
        let mut declare = |names: Vec<Name>| {
            for (number, name) in (0..).zip(names) {
                known.insert(number, sheet.part_if_any(name, measure));
            }
        };
        match by {
            By::Sector => declare(
                Sector::ALL
                    .iter()
                    .map(|sector| Name::choice(*sector))
                    .collect(),
            ),
            By::Level => declare(
                ParticipantLevel::ALL
                    .iter()
                    .map(|level| Name::choice(*level))
                    .collect(),
            ),
            By::Municipality | By::Unit => {}
        }
        Self { by, measure, known }
    }

    fn part(&mut self, view: &View<'_>, of: &Participant, sheet: &mut Sheet) -> PartIx {
        let facts = view.facts;
        let &Participant { traits, place, .. } = of;
        let number = match self.by {
            By::Sector => traits.sector.map(|sector| sector as u32),
            By::Level => traits.participant_level.map(|level| level as u32),
            By::Municipality => Some(u32::from(place)),
            By::Unit => traits
                .unit
                .and_then(Ix::get)
                .and_then(|unit| u32::try_from(unit).ok()),
        };
        let (by, measure) = (self.by, self.measure);
        *self
            .known
            .entry(number.unwrap_or(u32::MAX))
            .or_insert_with(|| {
                let name = match by {
                    By::Municipality => municipality_name(facts, place),
                    By::Unit => traits
                        .unit
                        .and_then(|unit| facts.units.id(unit))
                        .map_or_else(
                            || Name::word("not_stated"),
                            |id| Name {
                                code: id.to_string(),
                                label: Label::Record(Source::Unit, id),
                            },
                        ),
                    By::Sector | By::Level => Name::word("not_stated"),
                };
                sheet.part_if_any(name, measure)
            })
    }
}

/// People with attended training, broken down. A person who took part in two municipalities is in both,
/// and once in the total.
pub(super) fn unique_by(view: &View<'_>, sheet: &mut Sheet, by: By) {
    let total = sheet.part("total", Measure::Records);
    let mut breakdown = Breakdown::new(by, Measure::Rows, sheet);
    let people = match by {
        By::Municipality => people_by_place(view),
        _ => view.participants().to_vec(),
    };
    for one in people {
        let part = breakdown.part(view, &one, sheet);
        sheet.count(Source::Person, one.human, one.place, &[part, total]);
    }
}

fn people_by_place(view: &View<'_>) -> Vec<Participant> {
    let came = view.came_in_places().filter(Attended::counts);
    let mut people: Vec<_> = came.map(|came| Participant::of(&came)).collect();
    people.sort_unstable_by_key(|one| (one.place, one.human));
    people.dedup_by_key(|one| (one.place, one.human));
    people
}

/// Hours of training attended, broken down. Hours that two municipalities tell of are in both, and once in the
/// total.
pub(super) fn hours_by(view: &View<'_>, sheet: &mut Sheet, by: By) {
    let total = sheet.part("total", Measure::Hours);
    let mut breakdown = Breakdown::new(by, Measure::Hours, sheet);
    for attended in view.came_in_places().filter(Attended::counts) {
        let once = view.counts_once(&attended);
        let minutes = attended.minutes();
        if once || matches!(by, By::Municipality) {
            let part = breakdown.part(view, &Participant::of(&attended), sheet);
            let adds = [(part, minutes), (total, minutes)];
            put_hours(sheet, &attended, if once { &adds } else { &adds[..1] });
        }
    }
}

/// Participants at professional level, by gender and by sector, beside the target.
pub(super) fn professional(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let genders = genders(sheet, Measure::Rows);
    let target = sheet.part_if_any(Name::word("target"), Measure::Sum);
    sheet.begin_group(Name::word("sectors"));
    let [social, education, labour_market] =
        [Sector::Social, Sector::Education, Sector::LabourMarket]
            .map(|sector| sheet.part_if_any(Name::choice(sector), Measure::Rows));
    let other = sheet.part_if_any(Name::word("other"), Measure::Rows);
    sheet.begin_group(Name::word("sector_percent_largest_remainder"));
    sheet.shares(&[social, education, labour_market, other]);
    sheet.end_group();

    let level = |one: &&Participant| one.traits.participant_level;
    let people = view.participants().iter();
    for one in people.filter(|one| level(one) == Some(ParticipantLevel::Professional)) {
        let sector = match one.traits.sector {
            Some(Sector::Social) => social,
            Some(Sector::Education) => education,
            Some(Sector::LabourMarket) => labour_market,
            _ => other,
        };
        let parts = [gender_of(&one.traits, genders), sector, total];
        sheet.count(Source::Person, one.human, one.place, &parts);
    }
    if view.is_whole() {
        put_target(view, sheet, target);
    }
}

fn put_target(view: &View<'_>, sheet: &mut Sheet, part: PartIx) {
    let goals = view
        .facts
        .goals
        .iter()
        .filter(|(_, goal)| view.holds(goal.place));
    let of_all = |goal: &GoalFact| {
        let indicator = Indicator::of(&goal.indicator);
        indicator.figure == "participants.professional"
            && indicator.part.as_deref() == Some("total")
    };
    for (index, goal) in goals.filter(|(_, goal)| of_all(goal)) {
        if let Some((target, revision)) = current_target(view.facts, index, view.scope.today) {
            match revision {
                Some(revision) => sheet.row(
                    Source::GoalRevision,
                    revision,
                    goal.place,
                    &[(part, target)],
                ),
                None => sheet.row(Source::Goal, index, goal.place, &[(part, target)]),
            }
        }
    }
}
