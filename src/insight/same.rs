//! One fact that several records tell of.
//!
//! # The same fact twice
//!
//! Two laptops write down the same meeting, two municipalities the same teacher. Whatever records say of one fact
//! counts once: until somebody has decided, the record that says the most counts (who came, before who did not; the
//! longer time; the fuller mandate), and of those that say as much the first by its id. Where the records differ,
//! that is a question to decide ([`doubts`]); where they say the same, nobody is asked. A meeting or session that is
//! written down twice is always asked about: who came stands with one of them.
//!
//! | What | is the same fact where it has the same |
//! |---|---|
//! | attendance | human being, and meeting or session |
//! | membership | human being and group, at times that overlap |
//! | assignment | human being, role and municipality, at times that overlap |
//! | meeting | groups and day; and time of day, where it says one |
//! | session | training, start, place and municipality |
//! | a municipality's part | municipality, at times that overlap |
//! | a goal's revision, a judgement | goal, day and municipality |
//! | tally | question, occasion, wave and municipality |

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{NaiveDate, NaiveTime};

use super::attendance::{Occasion, differ};
use super::facts::*;
use super::kept::Question as Asked;
use crate::domain::reading::alike;
use crate::domain::*;

/// Something that records say in different ways, for somebody to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What the records are.
    pub source: Source,
    /// The field whose value is to be chosen; none where one of the records is to be kept.
    pub field: Option<&'static str>,
    /// The records, by id.
    pub records: Vec<Id>,
    /// Whose it is; none where the records are not all of one municipality.
    pub municipality: Option<MunicipalityCode>,
}

impl Doubt {
    /// The fields that say which fact it is: the records agree on what these mean.
    pub fn named_by(&self) -> &'static [&'static str] {
        match self.source {
            Source::Attendance => &[Attendance::meeting, Attendance::session, Attendance::person],
            Source::Membership => &[Membership::group, Membership::person],
            Source::Assignment => &[Assignment::person, Assignment::role],
            Source::Municipality => &[Municipality::code],
            Source::GoalRevision => &[GoalRevision::goal, GoalRevision::date],
            Source::Judgement => &[Judgement::goal, Judgement::date],
            Source::Tally => &[Tally::question, Tally::about, Tally::wave],
            Source::Meeting => &[Meeting::groups, Meeting::date],
            Source::Session => &[Session::training, Session::starts],
            _ => &[],
        }
    }
}

/// By meeting: the one that stands for all that are written down of it.
pub(super) fn meetings(facts: &Facts) -> Vec<Ix> {
    let all = facts.meetings.peek();
    let mut stands: Vec<Ix> = all.iter().map(|(index, _)| index).collect();
    let dated = all.iter().filter_map(|(index, meeting)| {
        let first = meeting.groups.iter().min()?;
        Some(((meeting.date?, *first), index))
    });
    for of_day in together(dated) {
        let mut by_groups: BTreeMap<Vec<Ix>, Vec<Ix>> = BTreeMap::new();
        for index in of_day {
            let groups = all.get(index).map(|meeting| meeting.groups.to_vec());
            let mut groups = groups.unwrap_or_default();
            groups.sort_unstable();
            by_groups.entry(groups).or_default().push(index);
        }
        let same = by_groups
            .into_values()
            .flat_map(|same| at_one_time(all, same));
        for same in same {
            let says = |index: &Ix| {
                let known = all.get(*index);
                known.map_or(0, |one| {
                    u8::from(one.start.is_some()) + u8::from(one.kind.is_some())
                })
            };
            let first = same
                .iter()
                .min_by_key(|index| (Reverse(says(index)), **index));
            if let Some(first) = first.copied() {
                same.iter()
                    .filter_map(|one| one.get())
                    .for_each(|one| stands[one] = first);
            }
        }
    }
    stands
}

/// Meetings of the same groups on one day, by when they began: one that does not say is the first of them.
fn at_one_time(all: &super::table::Table<MeetingFact>, of_day: Vec<Ix>) -> Vec<Vec<Ix>> {
    let mut by_start: BTreeMap<NaiveTime, Vec<Ix>> = BTreeMap::new();
    let start = |index: &Ix| all.get(*index).and_then(|meeting| meeting.start);
    let (timed, others): (Vec<Ix>, Vec<Ix>) =
        of_day.into_iter().partition(|one| start(one).is_some());
    for index in timed {
        by_start
            .entry(start(&index).unwrap_or_default())
            .or_default()
            .push(index);
    }
    match by_start.first_entry() {
        Some(mut first) => first.get_mut().extend(others),
        None => return vec![others],
    }
    by_start.into_values().collect()
}

/// By session: the one that stands for all that are written down of it.
pub(super) fn sessions(facts: &Facts) -> Vec<Ix> {
    let all = facts.sessions.peek();
    let mut stands: Vec<Ix> = all.iter().map(|(index, _)| index).collect();
    let known = all
        .iter()
        .filter(|(_, session)| session.training != Ix::NONE);
    let told = known.filter_map(|(index, one)| {
        Some((
            (one.place, one.training, one.date?, one.start, one.venue),
            index,
        ))
    });
    for same in together(told) {
        if let Some(first) = same.first().copied() {
            same.iter()
                .filter_map(|one| one.get())
                .for_each(|one| stands[one] = first);
        }
    }
    stands
}

/// A fingerprint of where a session is held.
pub(super) fn venue(session: &Session) -> u64 {
    let mut hasher = DefaultHasher::new();
    (session.host, alike(&session.place)).hash(&mut hasher);
    hasher.finish()
}

/// The rows that have a key in common, where there are several; of each key in the order of the rows.
pub(super) fn together<K: Ord>(rows: impl Iterator<Item = (K, Ix)>) -> Vec<Vec<Ix>> {
    let mut rows: Vec<(K, Ix)> = rows.collect();
    rows.sort_unstable();
    let same = rows.chunk_by(|one, other| one.0 == other.0);
    let several = same.filter(|same| same.len() > 1);
    several
        .map(|same| same.iter().map(|(_, row)| *row).collect())
        .collect()
}

/// From one day to another; either may be open.
type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// Rows of one key whose periods overlap, one chain at a time.
fn overlapping<K: Ord>(
    rows: impl Iterator<Item = (K, Ix)>,
    period: impl Fn(Ix) -> Period,
) -> Vec<Vec<Ix>> {
    let mut found = Vec::new();
    for mut same in together(rows) {
        same.sort_by_key(|row| (period(*row).0, *row));
        let mut chain: Vec<Ix> = Vec::new();
        let mut lasts = NaiveDate::MIN;
        for row in same {
            let (from, to) = period(row);
            // One that begins on another's last day comes after it.
            let begun = chain.last().and_then(|row| period(*row).0);
            if from.is_some_and(|from| from > lasts || from == lasts && Some(from) > begun) {
                found.push(std::mem::take(&mut chain));
            }
            lasts = lasts.max(to.unwrap_or(NaiveDate::MAX));
            chain.push(row);
        }
        found.push(chain);
    }
    found.retain(|chain| chain.len() > 1);
    found.into_iter().map(sorted).collect()
}

fn sorted(mut rows: Vec<Ix>) -> Vec<Ix> {
    rows.sort_unstable();
    rows
}

/// What records say in different ways, for somebody to decide.
pub fn doubts(facts: &Facts) -> Vec<Doubt> {
    // Of each kind by itself: a million attendances are not gone through again for another membership.
    let kinds = [
        Source::Attendance,
        Source::Meeting,
        Source::Session,
        Source::Membership,
        Source::Assignment,
        Source::Municipality,
        Source::GoalRevision,
        Source::Judgement,
        Source::Tally,
        Source::Person,
    ];
    let all = kinds.iter().flat_map(|source| {
        let question = Asked::Doubts(*source);
        facts.kept(question, |facts| find_doubts(facts, *source))
    });
    all.collect()
}

fn find_doubts(facts: &Facts, source: Source) -> Vec<Doubt> {
    let same = match source {
        Source::Attendance => attendances(facts),
        Source::Meeting => written_twice(&facts.same_meeting),
        Source::Session => written_twice(&facts.same_session),
        Source::Membership => memberships(facts),
        Source::Assignment => assignments(facts),
        Source::Municipality => municipalities(facts),
        Source::GoalRevision => revisions(facts),
        Source::Judgement => judgements(facts),
        Source::Tally => tallies(facts),
        _ => {
            let told = super::people::told_apart(facts).into_iter();
            let persons = told.map(|(field, who)| doubt(facts, source, Some(field), &who));
            return persons.collect();
        }
    };
    let doubts = same.iter().map(|same| doubt(facts, source, None, same));
    doubts.collect()
}

fn doubt(facts: &Facts, source: Source, field: Option<&'static str>, rows: &[Ix]) -> Doubt {
    let place = |row: &Ix| match source {
        Source::Attendance => facts.attendances.get(*row).map(|one| one.place),
        Source::Membership => facts.memberships.get(*row).map(|one| one.place),
        Source::Assignment => facts.assignments.get(*row).map(|one| one.place),
        Source::Judgement => facts.judgements.get(*row).map(|one| one.place),
        Source::Tally => facts.tallies.get(*row).map(|one| one.place),
        Source::Meeting => facts.meetings.get(*row).map(|one| one.place),
        Source::Session => facts.sessions.get(*row).map(|one| one.place),
        Source::Person => facts.persons.get(*row).map(|one| one.place),
        _ => None,
    };
    let places: BTreeSet<Option<PlaceIx>> = rows.iter().map(place).collect();
    let one = places
        .first()
        .copied()
        .flatten()
        .filter(|_| places.len() == 1);
    let ids = rows.iter().filter_map(|row| facts.id(source, *row));
    Doubt {
        source,
        field,
        records: ids.collect(),
        municipality: one.and_then(|place| facts.code(place)),
    }
}

/// Of whom rows say different things, in one place or over several.
fn attendances(facts: &Facts) -> Vec<Vec<Ix>> {
    let mut occasions: BTreeSet<Occasion> = BTreeSet::new();
    for place in facts.attendances_of.iter() {
        occasions.extend(&place.differing);
    }
    let several = facts
        .repeated
        .chunk_by(|one, other| one.occasion == other.occasion);
    for same in several.filter(|same| differ(facts, same.iter().map(|one| one.attendance))) {
        occasions.extend(same.first().map(|one| one.occasion));
    }
    if occasions.is_empty() {
        return Vec::new();
    }
    let rows = facts
        .attendances
        .iter()
        .filter(|(_, fact)| fact.status.is_some());
    let rows = rows.filter_map(|(index, fact)| Some((Occasion::of(facts, fact)?, index)));
    together(rows.filter(|(occasion, _)| occasions.contains(occasion)))
}

/// Occasions that are written down more than once: each has people of its own.
fn written_twice(stands: &[Ix]) -> Vec<Vec<Ix>> {
    let rows = stands.iter().enumerate();
    together(rows.map(|(row, stands)| (*stands, Ix::new(row))))
}

/// The rows that say different things.
fn telling_apart<S: Ord>(same: Vec<Vec<Ix>>, says: impl Fn(Ix) -> S) -> Vec<Vec<Ix>> {
    let differ = |rows: &Vec<Ix>| {
        rows.iter()
            .map(|row| says(*row))
            .collect::<BTreeSet<S>>()
            .len()
            > 1
    };
    same.into_iter().filter(differ).collect()
}

fn memberships(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.memberships;
    let rows = all
        .iter()
        .map(|(index, one)| ((one.group, facts.human(one.person)), index));
    let known = rows.filter(|((group, human), _)| *group != Ix::NONE && *human != Ix::NONE);
    let period = |row| all.get(row).map_or((None, None), |one| (one.from, one.to));
    telling_apart(overlapping(known, period), |row| {
        all.get(row)
            .map(|one| (one.from, one.to, one.mandate, one.role, one.new_unit))
    })
}

fn assignments(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.assignments;
    let rows = all
        .iter()
        .map(|(index, one)| ((one.place, facts.human(one.person), one.role), index));
    let known = rows.filter(|((_, human, _), _)| *human != Ix::NONE);
    let period = |row| all.get(row).map_or((None, None), |one| (one.from, one.to));
    telling_apart(overlapping(known, period), |row| {
        all.get(row)
            .map(|one| (one.from, one.to, one.share, one.mandate))
    })
}

fn municipalities(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.municipalities;
    let period = |row| {
        all.get(row)
            .map_or((None, None), |one| (one.joined, one.left))
    };
    let rows = all.iter().map(|(index, one)| (one.place, index));
    telling_apart(overlapping(rows, period), period)
}

fn revisions(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.revisions;
    let rows = all
        .iter()
        .filter_map(|(index, one)| Some(((one.goal, one.date?), index)));
    let known = rows.filter(|((goal, _), _)| *goal != Ix::NONE);
    telling_apart(together(known), |row| all.get(row).map(|one| one.target))
}

fn judgements(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.judgements;
    let rows = all
        .iter()
        .filter_map(|(index, one)| Some(((one.place, one.goal, one.date?), index)));
    let known = rows.filter(|((_, goal, _), _)| *goal != Ix::NONE);
    telling_apart(together(known), |row| {
        all.get(row).map(|one| (one.state, one.count))
    })
}

fn tallies(facts: &Facts) -> Vec<Vec<Ix>> {
    let all = &facts.tallies;
    let rows = all.iter().map(|(index, one)| (of_tally(facts, one), index));
    let known = rows.filter(|((_, question, ..), _)| *question != Ix::NONE);
    telling_apart(together(known), |row| {
        all.get(row).map(|one| (one.counts.to_vec(), one.invited))
    })
}

/// What tells a tally from others: whose, of which question, about what, and when.
type OfTally = (PlaceIx, Ix, Option<(Source, Ix)>, Wave);

fn of_tally(facts: &Facts, tally: &TallyFact) -> OfTally {
    (
        tally.place,
        tally.question,
        facts.about(tally.about),
        tally.wave,
    )
}

/// The tallies, each once.
pub(super) fn tallies_once(facts: &Facts) -> impl Iterator<Item = (Ix, &TallyFact)> {
    let mut best: BTreeMap<OfTally, (Reverse<i64>, Ix)> = BTreeMap::new();
    let known = facts
        .tallies
        .iter()
        .filter(|(_, tally)| tally.question != Ix::NONE);
    for (index, tally) in known {
        let says = (
            Reverse(tally.counts.iter().map(|(_, count)| *count).sum()),
            index,
        );
        let known = best.entry(of_tally(facts, tally)).or_insert(says);
        *known = says.min(*known);
    }
    let counting: BTreeSet<Ix> = best.into_values().map(|(_, index)| index).collect();
    facts
        .tallies
        .iter()
        .filter(move |(index, _)| counting.contains(index))
}
