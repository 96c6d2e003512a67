//! Counts of time: each person's plan beside what was attended, and how far the co-financing has come.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};

use super::{Counts, percent};
use crate::domain::{AttendanceStatus, Id, MunicipalityCode};
use crate::insight::catalogue::figure_of;
use crate::insight::facts::Ix;
use crate::insight::figure::Amount;
use crate::insight::time::{
    Planned, attended_minutes, is_behind, month_of, planned, reported, worth,
};
use crate::insight::training::timeless;
use crate::insight::view::{View, days};

/// What was planned for a person, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LearningCount {
    /// Minutes that were planned.
    pub planned: i64,
    /// Minutes that were attended.
    pub attended: i64,
    /// Attended of planned, in whole per cent; none where nothing was planned.
    pub percent: Option<i64>,
    /// Why the person is behind; none for those who are not.
    pub behind: Option<Behind>,
}

impl LearningCount {
    /// Whether the person has come as far as was planned.
    pub fn reached(&self) -> bool {
        self.attended >= self.planned
    }
}

/// Why somebody has not come as far as the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// The person is written down for no session at all.
    NotWrittenDown,
    /// The person did not come to so many.
    Missed(i64),
    /// So many are yet to come.
    Coming(i64),
    /// What there was is less than the plan.
    Less,
}

/// A person's month: what was attended, and what is reported of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCount {
    /// The person.
    pub person: Id,
    /// Minutes of training that were attended.
    pub attended: i64,
    /// The report, if there is one.
    pub report: Option<Id>,
    /// Minutes that are reported, other time with them.
    pub reported: i64,
    /// Whether both have certified it.
    pub certified: bool,
}

/// How far the co-financing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cofinancing {
    /// Kronor that are certified.
    pub certified: Amount,
    /// Kronor that wait to be certified.
    pub waiting: Amount,
    /// Kronor that are planned.
    pub needed: i64,
    /// Kronor that would be certified by now on the straight line to the project's end.
    pub expected: i64,
    /// Days since the project began.
    pub days: i64,
    /// The last day of the project.
    pub end: Option<NaiveDate>,
    /// The day on which it will be reached at the pace since the project began; none where nobody can tell.
    pub reached_on: Option<NaiveDate>,
}

impl Cofinancing {
    /// How many days after the project's end it is reached; none where it is in time, or nobody can tell.
    pub fn days_late(&self) -> Option<i64> {
        let late = days(self.end?, self.reached_on?);
        (late > 0 && !self.is_reached()).then_some(late)
    }

    /// How far along what is needed these kronor reach, from 0 to 1.
    #[allow(
        clippy::cast_precision_loss,
        reason = "as far as a line on a screen can tell"
    )]
    pub fn share(&self, kronor: i64) -> f32 {
        let whole = self.needed.max(1) as f32;
        (kronor as f32 / whole).clamp(0.0, 1.0)
    }

    /// Whether there is anything to tell of it.
    pub fn is_followed(&self) -> bool {
        self.needed > 0 || self.certified.rounded() > 0 || self.waiting.rounded() > 0
    }

    /// Whether what is needed is certified.
    pub fn is_reached(&self) -> bool {
        self.needed > 0 && self.certified.rounded() >= self.needed
    }
}

impl MonthCount {
    /// The key of how far it has come: reported, waiting to be certified, certified.
    pub fn state_key(&self) -> &'static str {
        match self {
            Self {
                certified: true, ..
            } => "time-certified",
            Self { report: None, .. } => "time-missing",
            _ => "time-waiting",
        }
    }

    /// The month of somebody who neither attended nor reported anything.
    pub fn of(person: Id) -> Self {
        Self {
            person,
            attended: 0,
            report: None,
            reported: 0,
            certified: false,
        }
    }
}

impl Counts<'_> {
    /// What was planned for each person and what came of it, by every plan of the person.
    pub fn learning(&self) -> HashMap<Id, LearningCount> {
        let facts = self.view.facts;
        let planned = planned(&self.view);
        let minutes = attended_minutes(&self.view, planned.keys().copied());
        let why = self.why_behind(&planned);
        let plans = facts.learning_plans.iter();
        let each = plans.filter_map(|(index, plan)| {
            let human = facts.human(plan.person);
            let of = planned.get(&human)?;
            let attended = minutes.get(&human).copied().unwrap_or(0);
            let count = LearningCount {
                planned: of.minutes,
                attended,
                percent: percent(attended, of.minutes),
                behind: is_behind(&self.view, of, attended)
                    .then(|| why.get(&human).copied().unwrap_or(Behind::NotWrittenDown)),
            };
            Some((facts.learning_plans.id(index)?, count))
        });
        each.collect()
    }

    /// What each human being with a plan who is written down for a session has missed, and has before them.
    fn why_behind(&self, planned: &BTreeMap<Ix, Planned>) -> HashMap<Ix, Behind> {
        let facts = self.view.facts;
        if planned.is_empty() {
            return HashMap::new();
        }
        // However many rows say so, a session is missed once, and not by whoever came to it.
        let mut each: HashMap<(Ix, Ix), (bool, bool)> = HashMap::new();
        let rows = facts.attendances.all.iter();
        for row in rows.filter(|row| self.view.holds(row.place)) {
            let (human, session) = (facts.human(row.person), facts.session(row.session));
            if !planned.contains_key(&human) {
                continue;
            }
            let (came, away) = each.entry((human, session)).or_default();
            let said = row.status.map(AttendanceStatus::took_part);
            *came |= said == Some(true);
            *away |= said == Some(false);
        }
        let mut told: HashMap<Ix, (i64, i64)> = HashMap::new();
        for ((human, session), (came, away)) in each {
            let Some(session) = facts.sessions.get(session) else {
                continue;
            };
            let (missed, coming) = told.entry(human).or_default();
            match self.view.has_been(session) {
                false => *coming += 1,
                true => *missed += i64::from(away && !came),
            }
        }
        let why = told.into_iter().map(|(human, told)| {
            let why = match told {
                (missed, _) if missed > 0 => Behind::Missed(missed),
                (_, coming) if coming > 0 => Behind::Coming(coming),
                _ => Behind::Less,
            };
            (human, why)
        });
        why.collect()
    }

    /// Everybody who attended training in a month or reported time in it.
    pub fn month(&self, month: NaiveDate) -> Vec<MonthCount> {
        let facts = self.view.facts;
        let mut months: BTreeMap<Ix, MonthCount> = BTreeMap::new();
        let mut of = |human: Ix, add: &dyn Fn(&mut MonthCount)| {
            if let Some(person) = facts.persons.id(human) {
                add(months.entry(human).or_insert(MonthCount::of(person)));
            }
        };
        for came in self.view.attended() {
            if came.day.map(month_of) == Some(month) {
                of(came.who.human, &|count| count.attended += came.minutes());
            }
        }
        for one in reported(&self.view).iter().filter(|one| one.month == month) {
            of(one.human, &|count| {
                count.report = facts.time_reports.id(one.report);
                count.reported = one.minutes;
                count.certified = one.certified;
            });
        }
        months.into_values().collect()
    }

    /// The sessions of a month whose time nobody knows, and how many human beings came to them.
    pub fn without_time(&self, month: NaiveDate) -> (Vec<Id>, i64) {
        let sessions = &self.view.facts.sessions;
        let (mut all, mut people) = (BTreeSet::new(), BTreeSet::new());
        for (_, session, human) in timeless(&self.view) {
            let day = sessions.get(session).and_then(|one| one.date);
            let day = day.filter(|day| month_of(*day) == month);
            if let Some(one) = day.zip(sessions.id(session)) {
                all.insert(one);
                people.insert(human);
            }
        }
        let people = i64::try_from(people.len()).unwrap_or(i64::MAX);
        (all.into_iter().map(|(_, id)| id).collect(), people)
    }

    /// The sessions that a human being came to in a month, each with her minutes.
    pub fn attended_in(&self, person: Id, month: NaiveDate) -> Vec<(Id, i64)> {
        let facts = self.view.facts;
        let human = facts.find(person).map(|(_, index)| facts.human(index));
        let came = self.view.attended();
        let hers = came.filter(|came| Some(came.who.human) == human);
        let of_month = hers.filter(|came| came.day.map(month_of) == Some(month));
        let each =
            of_month.filter_map(|came| Some((facts.sessions.id(came.session)?, came.minutes())));
        each.collect()
    }

    /// Whether two persons are one human being.
    pub fn is_one(&self, one: Id, other: Id) -> bool {
        let facts = self.view.facts;
        let human = |id| facts.find(id).map(|(_, index)| facts.human(index));
        one == other || human(one).is_some() && human(one) == human(other)
    }

    /// What each municipality's time is worth as co-financing, in kronor: certified, and waiting to be.
    pub fn cofinancing_by_place(&self) -> BTreeMap<Option<MunicipalityCode>, [Amount; 2]> {
        let mut sums: BTreeMap<_, [i64; 2]> = BTreeMap::new();
        for one in reported(&self.view) {
            let sixtieths = one.minutes * worth(&self.view, one.place, one.month);
            let sum = sums.entry(self.view.facts.code(one.place)).or_default();
            sum[usize::from(!one.certified)] += sixtieths;
        }
        let kronor = |sum: [i64; 2]| sum.map(|top| Amount { top, bottom: 60 });
        let each = sums.into_iter().map(|(place, sum)| (place, kronor(sum)));
        each.collect()
    }

    /// How far the co-financing has come.
    pub fn cofinancing(&self) -> Cofinancing {
        cofinancing(&self.view)
    }
}

/// How far the co-financing has come.
pub(in crate::insight) fn cofinancing(view: &View<'_>) -> Cofinancing {
    let figure = figure_of(view, "cofinancing.kronor");
    let amount = |path: &str| {
        let known = figure.as_ref().and_then(|figure| figure.amount(path));
        known.unwrap_or(Amount::whole(0))
    };
    let (certified, needed) = (amount("certified"), amount("needed").rounded());
    let start = view
        .projects()
        .filter_map(|(_, project)| project.start)
        .min();
    let end = view.projects().filter_map(|(_, project)| project.end).max();
    let begun = start.map_or(0, |start| days(start, view.on).max(0));
    // So many days more for every day that has been: what is left over what there is.
    let left = needed.saturating_sub(certified.rounded()).max(0);
    let more = Amount::whole(left.saturating_mul(begun)).over(certified);
    let reached_on = more.filter(|_| needed > 0).and_then(|more| {
        let more = u64::try_from(more.rounded()).ok()?;
        view.on.checked_add_days(Days::new(more))
    });
    Cofinancing {
        certified,
        waiting: amount("waiting"),
        needed,
        expected: on_the_line(needed, begun, start.zip(end)),
        days: begun,
        end,
        reached_on,
    }
}

/// What is needed by the end, as far along as the days that are gone.
fn on_the_line(needed: i64, gone: i64, time: Option<(NaiveDate, NaiveDate)>) -> i64 {
    let all = time.map_or(0, |(start, end)| days(start, end));
    match all {
        ..=0 => 0,
        all => Amount::ratio(needed.saturating_mul(gone.min(all)), all).map_or(0, Amount::rounded),
    }
}
