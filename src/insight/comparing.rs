//! One municipality beside the others, so that none of the others can be reckoned out.
//!
//! # What is told
//!
//! Of one value of a figure: the middle of the others' values and a span in which about half of them lie. Never a sum,
//! a mean, a least or a greatest value, never anything of fewer than [`LEAST_OTHERS`] others. The ends of the span are
//! never the outermost values, and what is told is rounded to two digits.
//!
//! # Why nobody can be reckoned out
//!
//! - **Within a round.** What is told depends on the others' values alone and not on whose they are: any two of the
//!   others could change places, with all their values at once, and everything told, of all figures and parts together,
//!   would stay the same. So no difference or sum of what is told leads to one municipality, as long as they are not
//!   all alike; where they are ([`is_hidden`]), nothing is told.
//! - **Between rounds.** Who takes part is no secret. Would a single newcomer be counted at once, then whatever moved
//!   would be her doing. So those who come are counted when they are at least three and not all alike, whoever of
//!   them is left out; until then they wait. Those who leave are let go of likewise, and stay as they were last until
//!   then. And nothing new is told until at least three have changed: none of the others can then be alone.
//! - **Between receivers.** A round is the same for all, so that what one is told and another is not cannot tell.
//! - **Within a day** there is one round.
//!
//! A receiver who knows nearly all the others' values from elsewhere is not guarded against; who knows them needs no
//! comparison.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::json;

use super::catalogue::{FIGURES, compute};
use super::counts::Counts;
use super::facts::Facts;
use super::figure::FigureUnit;
use super::view::Scope;
use crate::domain::{Comparison, Decimal, Fields, MunicipalityCode, Record as _, Rows};

/// So many others stand behind everything that is told of them.
pub const LEAST_OTHERS: usize = 5;

/// The figures that municipalities are compared by, each by one part: no two of them are parts of one whole.
pub const COMPARED: &[(&str, &str)] = &[
    ("groups.strategic.size", "median"),
    ("groups.operative.size", "median"),
    ("groups.operative.turnover", "percent"),
    ("meetings.count", "total"),
    ("meetings.joint", "value"),
    ("meetings.attendance_rate", "percent"),
    ("meetings.days_since_joint", "median"),
    ("plan.activities", "total"),
    ("plan.overdue", "value"),
    ("initiatives.by_stage", "total"),
    ("participants.unique", "total"),
    ("participants.hours", "total"),
    ("participants.hours_each", "value"),
];

/// Values in thousandths, by whose they are.
pub type Values = BTreeMap<MunicipalityCode, i64>;

/// What is told of the others' values, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The middle.
    pub median: i64,
    /// About a quarter lie below.
    pub lower: i64,
    /// About a quarter lie above.
    pub upper: i64,
    /// How many others there are.
    pub others: usize,
}

/// Where one's own value lies among the others'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Below the span in which about half of them lie.
    BelowMost,
    /// In the lower half of the span.
    Below,
    /// As the middle.
    Middle,
    /// In the upper half of the span.
    Above,
    /// Above the span.
    AboveMost,
}

impl Beside {
    /// The code name; its words have the key `comparison-code`.
    pub fn code(self) -> &'static str {
        match self {
            Self::BelowMost => "below_most",
            Self::Below => "below",
            Self::Middle => "middle",
            Self::Above => "above",
            Self::AboveMost => "above_most",
        }
    }

    /// Where the own value of a comparison lies; as roughly as the others' are told.
    pub fn of(comparison: &Comparison) -> Option<Self> {
        let own = roughly(comparison.own?.thousandths());
        let [lower, median, upper] = [comparison.lower, comparison.median, comparison.upper]
            .map(|value| value.map(Decimal::thousandths));
        Some(match own {
            own if own == median? => Self::Middle,
            own if own < lower? => Self::BelowMost,
            own if own < median? => Self::Below,
            own if own <= upper? => Self::Above,
            _ => Self::AboveMost,
        })
    }
}

/// Whether any two of the values that are left differ, whoever's one is taken away: so each hides among others.
pub fn is_hidden<'a>(values: impl IntoIterator<Item = &'a i64>) -> bool {
    let mut alike: BTreeMap<i64, usize> = BTreeMap::new();
    let mut all = 0;
    for value in values {
        all += 1;
        *alike.entry(*value).or_default() += 1;
    }
    let most = alike.values().max().copied().unwrap_or(0);
    all >= 3 && most + 2 <= all
}

/// The values that stand behind a new round, given those behind the round before; none where nothing new may be told.
pub fn round(before: Option<&Values>, now: &Values) -> Option<Values> {
    let Some(before) = before else {
        return Some(now.clone()).filter(may_be_told);
    };
    let of = |all: &Values, them: &dyn Fn(&MunicipalityCode) -> bool| -> Values {
        let those = all.iter().filter(|(code, _)| them(code));
        those.map(|(code, value)| (*code, *value)).collect()
    };
    let stay = of(now, &|code| before.contains_key(code));
    let come = of(now, &|code| !before.contains_key(code));
    let left = of(before, &|code| !now.contains_key(code));
    let changed = stay
        .iter()
        .filter(|(code, value)| before.get(code) != Some(value));
    let changed = changed.count();
    let (taken_in, let_go) = (is_hidden(come.values()), is_hidden(left.values()));
    let moved = taken_in || (let_go && !left.is_empty());
    let settled = changed >= 3 || (changed == 0 && moved);
    if !settled || moved && !is_hidden(stay.values()) {
        return None;
    }
    let mut behind = stay;
    behind.extend(come.into_iter().filter(|_| taken_in));
    behind.extend(left.into_iter().filter(|_| !let_go));
    Some(behind).filter(may_be_told)
}

/// Whether each of them may be told of the others.
fn may_be_told(behind: &Values) -> bool {
    behind.len() > LEAST_OTHERS && is_hidden(behind.values())
}

/// What one of them is told of the others; nothing where they are too few.
pub fn told(behind: &Values, to: MunicipalityCode) -> Option<Told> {
    let others = behind.iter().filter(|(code, _)| **code != to);
    let mut others: Vec<i64> = others.map(|(_, value)| *value).collect();
    if others.len() < LEAST_OTHERS {
        return None;
    }
    others.sort_unstable();
    // With five or more, a quarter of them rounded up is at least two: the outermost is never told.
    let quarter = others.len().div_ceil(4);
    let at = |place: usize| others.get(place).copied();
    let [low, high] = [at((others.len() - 1) / 2)?, at(others.len() / 2)?];
    Some(Told {
        lower: roughly(at(quarter - 1)?),
        median: roughly(low + (high - low).div_euclid(2)),
        upper: roughly(at(others.len() - quarter)?),
        others: others.len(),
    })
}

/// To two digits, a half upwards.
fn roughly(value: i64) -> i64 {
    let mut step = 1;
    while value.abs() / step >= 100 {
        step *= 10;
    }
    (value + step / 2).div_euclid(step) * step
}

/// The fields of the comparisons of a day that may be made beside those that there are: one for each municipality and
/// figure of which something new may be told.
///
/// # Errors
/// Why reading stopped.
pub fn comparisons<S: Rows>(rows: &S, today: NaiveDate) -> Result<Vec<Fields>, S::Error> {
    let facts = Facts::load(rows)?;
    let mut earlier: BTreeMap<(String, String), BTreeMap<NaiveDate, Values>> = BTreeMap::new();
    rows.each::<Comparison>(&mut |one| {
        if let (Some(to), Some(day), Some(own)) = (one.recipient, one.as_of, one.own) {
            let days = earlier.entry((one.figure, one.part)).or_default();
            days.entry(day).or_default().insert(to, own.thousandths());
        }
    })?;
    let scope = Scope::everything(today);
    let codes = Counts::new(&facts, &scope).heard_of();
    let mut all = Vec::new();
    for (figure, part) in COMPARED {
        let known = earlier.get(&((*figure).to_owned(), (*part).to_owned()));
        let last = known.and_then(BTreeMap::last_key_value);
        if last.is_some_and(|(day, _)| *day >= today) {
            continue;
        }
        let now = values(&facts, &scope, &codes, (figure, part));
        let Some(behind) = round(last.map(|(_, values)| values), &now) else {
            continue;
        };
        all.extend(behind.iter().filter_map(|(to, own)| {
            let told = told(&behind, *to)?;
            Some(fields((figure, part), (*to, today), *own, told))
        }));
    }
    Ok(all)
}

/// Each municipality's own value, where it has one.
fn values(
    facts: &Facts,
    scope: &Scope,
    codes: &BTreeSet<MunicipalityCode>,
    (figure, part): (&str, &str),
) -> Values {
    let own = codes.iter().filter_map(|code| {
        let amount = compute(facts, figure, &scope.within(*code))?.amount(part)?;
        Some((*code, amount.thousandths()))
    });
    own.collect()
}

fn fields(
    (figure, part): (&str, &str),
    (to, day): (MunicipalityCode, NaiveDate),
    own: i64,
    told: Told,
) -> Fields {
    let number = |thousandths| {
        let decimal = Decimal::of_thousandths(thousandths).unwrap_or_default();
        json!(decimal.to_string())
    };
    let pairs = [
        (Comparison::recipient, json!(to)),
        (Comparison::figure, json!(figure)),
        (Comparison::part, json!(part)),
        (Comparison::as_of, json!(day)),
        (Comparison::own, number(own)),
        (Comparison::median, number(told.median)),
        (Comparison::lower, number(told.lower)),
        (Comparison::upper, number(told.upper)),
        (Comparison::others, json!(told.others)),
    ];
    debug_assert_eq!(pairs.len(), Comparison::KIND.fields.len());
    let pairs = pairs.into_iter();
    pairs
        .map(|(code, value)| (code.to_owned(), value))
        .collect()
}

/// What a comparison's values are measured in.
pub fn measured_in(comparison: &Comparison) -> FigureUnit {
    if comparison.part == "percent" {
        return FigureUnit::Percent;
    }
    let definition = FIGURES.iter().find(|one| one.id == comparison.figure);
    definition.map_or(FigureUnit::Values, |one| one.unit)
}

/// The latest comparison by each figure, in the order of [`COMPARED`].
pub fn latest(all: Vec<Comparison>) -> Vec<Comparison> {
    let place = |one: &Comparison| {
        let is_it = |known: &&(&str, &str)| known.0 == one.figure && known.1 == one.part;
        COMPARED.iter().position(|known| is_it(&known))
    };
    let mut by_figure: BTreeMap<usize, Comparison> = BTreeMap::new();
    for one in all {
        let Some(place) = place(&one) else { continue };
        let newer = |known: &Comparison| (known.as_of, known.head.id) < (one.as_of, one.head.id);
        if by_figure.get(&place).is_none_or(newer) {
            by_figure.insert(place, one);
        }
    }
    by_figure.into_values().collect()
}
