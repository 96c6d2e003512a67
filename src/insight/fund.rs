//! What is told to the fund: every month's persons and minutes, what of it was sent, and what must be sent again.
//!
//! A human being counts once however many municipalities tell of her, and a session once however often it is written
//! down. Everything is reckoned from attendance; what was sent is kept frozen beside it, so that
//!
//! > what is to be told today = what was sent last + the differences.
//!
//! The authority takes months in order: whoever corrects one loads every later one again. So a month is to be sent
//! again where something that it told is another, and where an earlier month was sent after it.

mod check;
mod differ;
mod figure;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};

use super::facts::*;
use super::kept::Question;
use super::people::Traits;
use super::table::ById;
use super::time::{month_of, reported};
use super::view::{Scope, View};
use crate::domain::*;

pub use check::{Check, CheckKind};
pub use differ::{Difference, Stale, StaleSummary, Why};
pub(super) use figure::stale;

/// A month is to be told to the fund within so many days of its end.
const DUE_DAYS: u64 = 28;

/// A human being's training in a month, as the record says by which she first took part in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PersonMonth {
    human: Ix,
    place: PlaceIx,
    /// Another place that tells of her too.
    also: Option<PlaceIx>,
    traits: Traits,
    minutes: i64,
    first: NaiveDate,
    last: NaiveDate,
}

/// Everybody's months of training, by month.
type ByMonth = BTreeMap<NaiveDate, Vec<PersonMonth>>;

/// The months of the scope, up to its day, whatever the period.
fn by_month(view: &View<'_>) -> Arc<ByMonth> {
    let scope = whole(view.scope);
    view.facts.kept(Question::Months(scope.clone()), |facts| {
        let view = View::new(facts, &scope);
        let mut all = ByMonth::new();
        for place in view.place_by_place(Question::PersonMonths, find_months) {
            for (month, people) in place.iter() {
                all.entry(*month).or_default().extend(people);
            }
        }
        for people in all.values_mut() {
            people.sort_unstable_by_key(|one| one.human);
            // It is kept, and a country's is large.
            people.shrink_to_fit();
        }
        Arc::new(all)
    })
}

/// The same without a period.
fn whole(scope: &Scope) -> Scope {
    Scope {
        from: None,
        to: None,
        ..scope.clone()
    }
}

fn find_months(view: &View<'_>) -> ByMonth {
    let mut known: HashMap<(Ix, NaiveDate), PersonMonth, ById> = HashMap::default();
    for came in view.attended() {
        let Some(day) = came.day else { continue };
        let now = PersonMonth {
            human: came.who.human,
            place: came.place,
            also: None,
            traits: came.who.traits,
            minutes: 0,
            first: day,
            last: day,
        };
        let one = known.entry((now.human, month_of(day))).or_insert(now);
        if now.place != one.place {
            one.also = Some(now.place);
        }
        if (day, now.place) < (one.first, one.place) {
            one.also = (one.place != now.place).then_some(one.place).or(one.also);
            (one.place, one.traits) = (now.place, now.traits);
        }
        one.first = one.first.min(day);
        one.last = one.last.max(day);
        one.minutes += came.minutes();
    }
    let mut months = ByMonth::new();
    for ((_, month), one) in known {
        months.entry(month).or_default().push(one);
    }
    months.values_mut().for_each(Vec::shrink_to_fit);
    months
}

/// A person's line of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtractRow {
    /// The person, the unit, the minutes and the days: what is frozen when it is sent.
    pub told: FrozenRow,
    /// Where the person first took part in the month.
    pub municipality: Option<MunicipalityCode>,
    /// The minutes as they leave, by the project's rounding.
    pub rounded: i64,
    /// Minutes that are certified, other time in the project with them.
    pub certified: i64,
    /// Whether all of it is certified: there is a certified report wherever the person attended.
    pub is_certified: bool,
    /// Whose record holds the number that is told: the identity number, or the substitute number.
    pub numbered: Option<Id>,
    /// Whether the identity is protected: then the name is not told, and the number is the substitute number.
    pub protected: bool,
}

/// A month as it is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Its first day.
    pub month: NaiveDate,
    /// The persons, in the order of their ids.
    pub rows: Vec<ExtractRow>,
}

impl Extract {
    /// The rows as they are frozen when the month is sent.
    pub fn frozen(&self) -> Vec<FrozenRow> {
        self.rows.iter().map(|row| row.told).collect()
    }

    /// What it comes to.
    pub fn total(&self) -> ExtractSum {
        let mut sum = ExtractSum::default();
        self.rows.iter().for_each(|row| sum.add(row));
        sum
    }

    /// What it comes to in each municipality: every person in one of them, so that they add up to all.
    pub fn by_municipality(&self) -> BTreeMap<Option<MunicipalityCode>, ExtractSum> {
        let mut sums: BTreeMap<_, ExtractSum> = BTreeMap::new();
        for row in &self.rows {
            sums.entry(row.municipality).or_default().add(row);
        }
        sums
    }
}

/// What a month comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExtractSum {
    /// Persons.
    pub persons: i64,
    /// Women among them.
    pub women: i64,
    /// Men among them.
    pub men: i64,
    /// Minutes of training.
    pub minutes: i64,
    /// Persons all of whose training is certified.
    pub certified: i64,
    /// Minutes that the rounding takes.
    pub rounded_off: i64,
}

impl ExtractSum {
    fn add(&mut self, row: &ExtractRow) {
        self.persons += 1;
        self.women += i64::from(row.told.gender == Some(Gender::Woman));
        self.men += i64::from(row.told.gender == Some(Gender::Man));
        self.minutes += row.told.minutes;
        self.certified += i64::from(row.is_certified);
        self.rounded_off += row.told.minutes - row.rounded;
    }

    /// Persons some of whose training is not certified.
    pub fn uncertified(&self) -> i64 {
        self.persons - self.certified
    }

    /// The certified of all, in whole per cent; never 100 while one is missing.
    pub fn percent(&self) -> Option<i64> {
        (self.persons > 0).then(|| self.certified * 100 / self.persons)
    }
}

/// Minutes as they leave: never more than there are.
pub fn rounded(minutes: i64, rounding: HourRounding) -> i64 {
    match rounding {
        HourRounding::Exact => minutes,
        HourRounding::HalfHours => minutes - minutes.rem_euclid(30),
        HourRounding::WholeHours => minutes - minutes.rem_euclid(60),
    }
}

/// What is known of everybody, over all records of a human being.
#[derive(Debug, Default)]
struct Known {
    numbers: HashMap<Ix, Id, ById>,
    substitutes: HashMap<Ix, Id, ById>,
    protected: BTreeSet<Ix>,
    ended: HashMap<Ix, NaiveDate, ById>,
}

impl Known {
    fn of(facts: &Facts) -> Self {
        let mut known = Self::default();
        for (index, person) in facts.persons.iter() {
            let (human, Some(id)) = (facts.human(index), facts.persons.id(index)) else {
                continue;
            };
            if person.has_number {
                known.numbers.entry(human).or_insert(id);
            }
            if person.has_substitute {
                known.substitutes.entry(human).or_insert(id);
            }
            if person.protected {
                known.protected.insert(human);
            }
            if let Some(day) = person.ended {
                let last = known.ended.entry(human).or_insert(day);
                *last = day.max(*last);
            }
        }
        known
    }
}

/// The last day of a month.
pub(super) fn end_of(month: NaiveDate) -> NaiveDate {
    (month + Months::new(1)).pred_opt().unwrap_or(month)
}

/// The first day on which a month is over.
pub fn month_after(month: NaiveDate) -> NaiveDate {
    month_of(month) + Months::new(1)
}

/// What months are made of, gone through in order: who began when is known from those before.
pub(super) struct Told<'a> {
    view: &'a View<'a>,
    months: Arc<ByMonth>,
    known: Known,
    certified: BTreeMap<(NaiveDate, Ix), BTreeMap<PlaceIx, i64>>,
    rounding: HourRounding,
}

impl<'a> Told<'a> {
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let mut certified: BTreeMap<(NaiveDate, Ix), BTreeMap<PlaceIx, i64>> = BTreeMap::new();
        for one in reported(view).into_iter().filter(|one| one.certified) {
            let places = certified.entry((one.month, one.human)).or_default();
            places.insert(one.place, one.minutes);
        }
        let mut projects = view.projects();
        let rounding = projects.find_map(|(_, project)| project.rounding);
        Self {
            view,
            months: by_month(view),
            known: Known::of(view.facts),
            certified,
            rounding: rounding.unwrap_or(HourRounding::Exact),
        }
    }

    /// The months in which somebody was trained.
    pub(super) fn months(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.months.keys().copied()
    }

    /// These months, the earliest first, as they are to be told.
    pub(super) fn extracts(&self, wanted: &BTreeSet<NaiveDate>) -> Vec<Extract> {
        let mut before: HashMap<Ix, PersonMonth, ById> = HashMap::default();
        let mut all = Vec::new();
        let Some(last) = wanted.last() else {
            return all;
        };
        let trained = self.months().filter(|month| month <= last);
        let months: BTreeSet<NaiveDate> = trained.chain(wanted.iter().copied()).collect();
        let none = Vec::new();
        for month in months {
            let people = self.months.get(&month).unwrap_or(&none);
            for one in people {
                let known = before.entry(one.human).or_insert(*one);
                *known = PersonMonth {
                    first: known.first.min(one.first),
                    ..*one
                };
            }
            if wanted.contains(&month) {
                all.push(self.extract(month, people, &before));
            }
        }
        all
    }

    fn extract(
        &self,
        month: NaiveDate,
        people: &[PersonMonth],
        before: &HashMap<Ix, PersonMonth, ById>,
    ) -> Extract {
        let there: BTreeSet<Ix> = people.iter().map(|one| one.human).collect();
        let ends = |human: &Ix| {
            let ended = self.known.ended.get(human);
            ended.is_some_and(|day| month_of(*day) == month)
        };
        // Who ends is told of in that month, though she did not come.
        let gone = before
            .iter()
            .filter(|(human, _)| !there.contains(human) && ends(human));
        let gone = gone.map(|(_, one)| PersonMonth { minutes: 0, ..*one });
        let all = people.iter().copied().chain(gone);
        let mut rows: Vec<ExtractRow> = all
            .filter_map(|one| {
                let first = before.get(&one.human).map_or(one.first, |one| one.first);
                self.row(month, &PersonMonth { first, ..one })
            })
            .collect();
        rows.sort_unstable_by_key(|row| row.told);
        Extract { month, rows }
    }

    fn row(&self, month: NaiveDate, one: &PersonMonth) -> Option<ExtractRow> {
        let facts = self.view.facts;
        let protected = self.known.protected.contains(&one.human);
        let numbers = match protected {
            true => &self.known.substitutes,
            false => &self.known.numbers,
        };
        let certified = self.certified.get(&(month, one.human));
        let ended = self.known.ended.get(&one.human).copied();
        Some(ExtractRow {
            told: FrozenRow {
                person: facts.persons.id(one.human)?,
                unit: one.traits.unit.and_then(|unit| facts.units.id(unit)),
                gender: one.traits.gender,
                minutes: one.minutes,
                first: one.first,
                last: one.last,
                ended: ended.filter(|day| *day <= end_of(month)),
            },
            municipality: facts.code(one.place),
            rounded: rounded(one.minutes, self.rounding),
            certified: certified.map_or(0, |places| places.values().sum()),
            is_certified: one.minutes == 0
                || certified.is_some_and(|places| {
                    let mut told = one.also.into_iter().chain([one.place]);
                    told.all(|place| places.contains_key(&place))
                }),
            numbered: numbers.get(&one.human).copied(),
            protected,
        })
    }
}

/// One month as it is to be told, whatever the scope's period.
pub fn extract(facts: &Facts, scope: &Scope, month: NaiveDate) -> Arc<Extract> {
    let scope = whole(scope);
    facts.kept(Question::Extract(scope.clone(), month), |facts| {
        let view = View::new(facts, &scope);
        let all = Told::new(&view).extracts(&BTreeSet::from([month]));
        let nothing = || Extract {
            month,
            rows: Vec::new(),
        };
        Arc::new(all.into_iter().next().unwrap_or_else(nothing))
    })
}

/// How a month stands: what it comes to, what was sent of it, and until when it is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthStanding {
    /// Its first day.
    pub month: NaiveDate,
    /// What it comes to today.
    pub sum: ExtractSum,
    /// The last day to send it.
    pub due: NaiveDate,
    /// Whether it is over, so that it can be sent.
    pub is_over: bool,
    /// What was sent last, and on which day; none where nothing was.
    pub sent: Option<(Id, NaiveDate)>,
    /// Whether it is to be sent again.
    pub again: bool,
    /// Whether its time is over though it never was sent, where others have been.
    pub is_late: bool,
}

/// What is to be done with a month, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthState {
    /// It is not over.
    Open,
    /// It must be sent again.
    Again,
    /// It was sent on this day and is the same.
    Sent(NaiveDate),
    /// It was to be sent by this day.
    Late(NaiveDate),
    /// So many persons' time is not certified.
    Uncertified(i64),
    /// It can be sent.
    Ready,
}

impl MonthStanding {
    /// What is to be done with it.
    pub fn state(&self) -> MonthState {
        match self.sent {
            Some(_) if self.again => MonthState::Again,
            Some((_, day)) => MonthState::Sent(day),
            None if !self.is_over => MonthState::Open,
            None if self.is_late => MonthState::Late(self.due),
            None if self.sum.uncertified() > 0 => MonthState::Uncertified(self.sum.uncertified()),
            None => MonthState::Ready,
        }
    }

    /// Whether it can be sent, and is not as it should be with the fund.
    pub fn waits(&self) -> bool {
        self.is_over && (self.sent.is_none() || self.again)
    }
}

/// The month to look at first: the earliest that must be sent again; else the earliest after the last that was sent,
/// once it is over; else the latest.
pub fn month_to_send(standings: &[MonthStanding]) -> Option<NaiveDate> {
    let last_sent = standings
        .iter()
        .filter(|one| one.sent.is_some())
        .map(|one| one.month)
        .max();
    let again = standings
        .iter()
        .filter(|one| one.again)
        .map(|one| one.month)
        .min();
    let next = standings
        .iter()
        .filter(|one| one.waits() && Some(one.month) > last_sent);
    let next = next.map(|one| one.month);
    let next = if last_sent.is_some() {
        next.min()
    } else {
        next.max()
    };
    again
        .or(next)
        .or_else(|| standings.first().map(|one| one.month))
}

/// Every month in which somebody was trained or that was sent, the latest first.
pub fn month_standings(facts: &Facts, scope: &Scope) -> Arc<Vec<MonthStanding>> {
    let scope = whole(scope);
    facts.kept(Question::MonthStandings(scope.clone()), |facts| {
        let view = View::new(facts, &scope);
        let told = Told::new(&view);
        let sent = differ::sent(&view);
        let again: BTreeSet<NaiveDate> = match view.is_whole() {
            true => differ::find(&view).iter().map(|one| one.month).collect(),
            false => BTreeSet::new(),
        };
        let months: BTreeSet<NaiveDate> = told.months().chain(sent.keys().copied()).collect();
        let each = told.extracts(&months).into_iter().map(|one| MonthStanding {
            month: one.month,
            sum: one.total(),
            due: end_of(one.month) + Days::new(DUE_DAYS),
            is_over: end_of(one.month) < scope.today,
            sent: sent.get(&one.month).and_then(|sent| {
                let fact = facts.submissions.get(sent.submission)?;
                Some((facts.submissions.id(sent.submission)?, fact.on?))
            }),
            again: again.contains(&one.month),
            is_late: !sent.is_empty()
                && !sent.contains_key(&one.month)
                && end_of(one.month) + Days::new(DUE_DAYS) < scope.today,
        });
        let mut standings: Vec<MonthStanding> = each.collect();
        standings.reverse();
        Arc::new(standings)
    })
}

/// What must be sent again, the earliest month first, with what is another. Nothing where the scope is one
/// municipality: the fund is told of all together.
pub fn stale_months(facts: &Facts, scope: &Scope) -> Arc<Vec<Stale>> {
    let scope = whole(scope);
    let view = View::new(facts, &scope);
    match view.is_whole() {
        true => differ::find(&view),
        false => Arc::default(),
    }
}

/// What does not fit in a month, each with the row that it is about.
pub fn checks(facts: &Facts, scope: &Scope, month: NaiveDate) -> Arc<Vec<Check>> {
    let scope = whole(scope);
    facts.kept(Question::ExtractChecks(scope.clone(), month), |facts| {
        Arc::new(check::find(&View::new(facts, &scope), month))
    })
}
