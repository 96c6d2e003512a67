//! Counts of what reaches the lead, and of shares that are shown beside figures.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Counts, listed};
use crate::domain::{Id, MunicipalityCode};
use crate::insight::catalogue::compute;
use crate::insight::facts::{PlaceIx, Source};
use crate::insight::figure::{Amount, Figure};
use crate::insight::rounding::largest_remainder;
use crate::insight::signals::Outside;
use crate::insight::view::days;

/// A municipality that has sent nothing for this many days is asked how it goes.
pub(in crate::insight) const SILENT_DAYS: i64 = 60;
/// A month, for "has sent lately".
const LATELY_DAYS: i64 = 31;

/// When a municipality last sent a bundle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reported {
    /// The day; none if it never has.
    pub day: Option<NaiveDate>,
    /// How many days before the day that is told of, which is the project's last once that has been; less than none
    /// where it came after.
    pub days: Option<i64>,
    /// Whether that was lately.
    pub lately: bool,
    /// Whether it has been silent too long.
    pub silent: bool,
}

impl Reported {
    /// Where it stands among the others': those that were heard of last first, and those that never were last.
    pub fn rank(&self) -> i64 {
        self.days.unwrap_or(i64::MAX)
    }
}

impl Counts<'_> {
    /// When a municipality last sent a bundle.
    pub fn reported(&self, outside: &Outside, code: MunicipalityCode) -> Reported {
        let last = outside.last_bundle.as_ref();
        let last = last.and_then(|last| last.get(&code)).copied();
        let ago = last.map(|last| days(last, self.view.on));
        Reported {
            day: last,
            days: ago,
            lately: ago.is_some_and(|days| days <= LATELY_DAYS),
            silent: ago.is_some_and(|days| days > SILENT_DAYS),
        }
    }

    /// What is planned and what it has cost, in kronor.
    pub fn costs(&self) -> (i64, i64) {
        let cost = compute(self.view.facts, "cost.project", self.view.scope);
        let part = |path| {
            let amount = cost.as_ref().and_then(|cost| cost.amount(path));
            amount.map_or(0, Amount::rounded)
        };
        (part("planned"), part("actual"))
    }

    /// How many change initiatives were tried after a good example, in the scope.
    pub fn tried(&self, example: Id) -> i64 {
        let facts = self.view.facts;
        let found = facts.find(example);
        let Some((Source::GoodExample, example)) = found else {
            return 0;
        };
        let all = facts.initiatives.iter();
        listed(all, |(_, one)| {
            one.inspired_by == example && self.view.holds(one.place)
        })
    }

    /// The municipalities that take part and of which anything is known: who has sent nothing is beside nobody.
    pub fn heard_of(&self) -> BTreeSet<MunicipalityCode> {
        let facts = self.view.facts;
        let mut places: BTreeSet<PlaceIx> = BTreeSet::new();
        places.extend(facts.groups.iter().map(|(_, one)| one.place));
        places.extend(facts.meetings.iter().map(|(_, one)| one.place));
        places.extend(facts.persons.iter().map(|(_, one)| one.place));
        places.extend(facts.initiatives.iter().map(|(_, one)| one.place));
        let known = self.view.taking_part();
        let known = known.filter(|(_, one)| places.contains(&one.place));
        known.filter_map(|(_, one)| facts.code(one.place)).collect()
    }

    /// The municipalities that take part, in the order of their codes.
    pub fn taking_part(&self) -> Vec<MunicipalityCode> {
        let facts = self.view.facts;
        let places = self.view.taking_part();
        let mut codes: Vec<_> = places
            .filter_map(|(_, municipality)| facts.code(municipality.place))
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// Women and men among the participants, in whole per cent that add up to 100 with the others; none where there is
/// nobody.
pub fn gender_shares(participants: &Figure) -> Option<[i64; 2]> {
    let parts = ["women", "men", "other", "not_stated"];
    let counts = parts.map(|path| {
        let amount = participants.amount(path);
        amount.map_or(0, |amount| u64::try_from(amount.rounded()).unwrap_or(0))
    });
    let shares = largest_remainder(&counts);
    let [women, men] = [0, 1].map(|at| shares.get(at).copied().map_or(0, i64::from));
    counts
        .iter()
        .any(|count| *count > 0)
        .then_some([women, men])
}
