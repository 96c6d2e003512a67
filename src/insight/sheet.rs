//! The sheet a figure is counted on: rows go in, and values come out of those rows alone.
//!
//! Every figure is one function that declares its parts and puts rows on a sheet. The value reads the
//! rows as they pass; the evidence keeps them. Since both are the same function, they cannot disagree.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::all_rows::{AllRows, RowsPart};
use super::facts::{Ix, PlaceIx, Source};
use super::figure::{Amount, Evidence, EvidenceRow, FigureUnit, Name, Part, path};
use super::rounding::largest_remainder;
use super::table::ById;

/// How a part's value is made of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// How many rows.
    Rows,
    /// How many different records.
    Records,
    /// How many different municipalities.
    Municipalities,
    /// The amounts together.
    Sum,
    /// The amounts, which are minutes, together, as hours.
    Hours,
    /// The least amount.
    Least,
    /// The middle amount.
    Median,
    /// The greatest amount.
    Greatest,
}

/// A part of the figure that is being counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct PartIx(usize);

#[derive(Clone, Default)]
struct Tally {
    rows: i64,
    sum: i64,
    places: HashSet<PlaceIx>,
    records: HashSet<(Source, Ix), ById>,
    /// How many there are besides, none of which is any of these.
    besides: usize,
    amounts: Vec<i64>,
}

#[derive(Clone)]
enum Value {
    Counted(Measure, Tally),
    /// A part over another, times a factor.
    Ratio(PartIx, PartIx, i64),
    /// The same, to the nearest whole number.
    WholeRatio(PartIx, PartIx),
    /// A sum of thousandths over how many there are.
    Mean(PartIx, PartIx),
    /// A part less another.
    Difference(PartIx, PartIx),
    /// A part's share of the sum of several, in per cent that add up to 100.
    Share(PartIx, Vec<PartIx>),
}

struct Draft {
    group: Option<Name>,
    name: Name,
    unit: FigureUnit,
    show: Show,
    value: Value,
}

impl Draft {
    /// The same with nothing counted.
    fn emptied(&self) -> Self {
        let value = match &self.value {
            Value::Counted(measure, _) => Value::Counted(*measure, Tally::default()),
            other => other.clone(),
        };
        Self {
            group: self.group.clone(),
            name: self.name.clone(),
            value,
            ..*self
        }
    }
}

/// When a part is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Always,
    /// When a row is counted in it.
    IfAny,
    /// Never: it only serves a quotient.
    Never,
}

enum Keep {
    Nothing,
    Everything,
    /// Every row in every part that it adds to.
    Each,
    Part(String),
}

/// A figure that is being counted.
pub(super) struct Sheet {
    unit: FigureUnit,
    group: Option<Name>,
    drafts: Vec<Draft>,
    keep: Keep,
    wanted: Vec<PartIx>,
    rows: Vec<EvidenceRow>,
}

impl Sheet {
    /// A sheet for the values.
    pub(super) fn of_values(unit: FigureUnit) -> Self {
        Self {
            unit,
            group: None,
            drafts: vec![],
            keep: Keep::Nothing,
            wanted: vec![],
            rows: vec![],
        }
    }

    /// A sheet that keeps the rows: of one part, or all.
    pub(super) fn of_evidence(unit: FigureUnit, part: Option<&str>) -> Self {
        let keep = part.map_or(Keep::Everything, |part| Keep::Part(part.to_owned()));
        Self {
            keep,
            ..Self::of_values(unit)
        }
    }

    /// A sheet that keeps every row in every part that it adds to.
    pub(super) fn of_each(unit: FigureUnit) -> Self {
        Self {
            keep: Keep::Each,
            ..Self::of_values(unit)
        }
    }

    /// The parts declared until [`end_group`](Self::end_group) stand in a group.
    pub(super) fn begin_group(&mut self, name: Name) {
        self.group = Some(name);
    }

    /// The parts declared from here on stand by themselves again.
    pub(super) fn end_group(&mut self) {
        self.group = None;
    }

    /// A part that is always shown.
    pub(super) fn part(&mut self, code: &str, measure: Measure) -> PartIx {
        self.declare(
            Name::word(code),
            Show::Always,
            self.unit,
            Value::Counted(measure, Tally::default()),
        )
    }

    /// A part that only serves a quotient.
    pub(super) fn hidden(&mut self, measure: Measure) -> PartIx {
        let value = Value::Counted(measure, Tally::default());
        self.declare(Name::word("sum"), Show::Never, self.unit, value)
    }

    /// The same, measured in something else than the figure.
    pub(super) fn part_in(&mut self, unit: FigureUnit, code: &str, measure: Measure) -> PartIx {
        self.declare(
            Name::word(code),
            Show::Always,
            unit,
            Value::Counted(measure, Tally::default()),
        )
    }

    /// A part of any name that is always shown.
    pub(super) fn part_named(&mut self, name: Name, measure: Measure) -> PartIx {
        let value = Value::Counted(measure, Tally::default());
        self.declare(name, Show::Always, self.unit, value)
    }

    /// A part that is shown where there is a row in it.
    pub(super) fn part_if_any(&mut self, name: Name, measure: Measure) -> PartIx {
        self.declare(
            name,
            Show::IfAny,
            self.unit,
            Value::Counted(measure, Tally::default()),
        )
    }

    /// Least, middle and greatest of the same rows.
    pub(super) fn spread(&mut self, unit: FigureUnit) -> [PartIx; 3] {
        [
            ("min", Measure::Least),
            ("median", Measure::Median),
            ("max", Measure::Greatest),
        ]
        .map(|(code, measure)| self.part_in(unit, code, measure))
    }

    /// One part as per cent of another.
    pub(super) fn percent(&mut self, code: &str, top: PartIx, bottom: PartIx) {
        self.declare(
            Name::word(code),
            Show::Always,
            FigureUnit::Percent,
            Value::Ratio(top, bottom, 100),
        );
    }

    /// One part over another.
    pub(super) fn ratio(&mut self, unit: FigureUnit, code: &str, top: PartIx, bottom: PartIx) {
        self.declare(
            Name::word(code),
            Show::Always,
            unit,
            Value::Ratio(top, bottom, 1),
        );
    }

    /// One part over another, to the nearest whole number.
    pub(super) fn whole_ratio(
        &mut self,
        unit: FigureUnit,
        code: &str,
        top: PartIx,
        bottom: PartIx,
    ) {
        self.declare(
            Name::word(code),
            Show::Always,
            unit,
            Value::WholeRatio(top, bottom),
        );
    }

    /// A mean of numbers that were each given a number of times; answers what to put the sum in, in thousandths.
    pub(super) fn mean(&mut self, code: &str, count: PartIx) -> (PartIx, PartIx) {
        self.mean_in(FigureUnit::Points, code, count)
    }

    /// The same, measured in something else than points.
    pub(super) fn mean_in(
        &mut self,
        unit: FigureUnit,
        code: &str,
        count: PartIx,
    ) -> (PartIx, PartIx) {
        let value = Value::Counted(Measure::Sum, Tally::default());
        let sum = self.declare(Name::word("sum"), Show::Never, unit, value);
        let mean = Value::Mean(sum, count);
        (
            sum,
            self.declare(Name::word(code), Show::Always, unit, mean),
        )
    }

    /// A part less another.
    pub(super) fn difference(
        &mut self,
        unit: FigureUnit,
        code: &str,
        first: PartIx,
        second: PartIx,
    ) {
        self.declare(
            Name::word(code),
            Show::Always,
            unit,
            Value::Difference(first, second),
        );
    }

    /// The parts' shares of them all, in whole per cent that add up to 100.
    pub(super) fn shares(&mut self, parts: &[PartIx]) {
        for part in parts {
            let Some(name) = self.drafts.get(part.0).map(|draft| draft.name.clone()) else {
                continue;
            };
            self.declare(
                name,
                Show::IfAny,
                FigureUnit::Percent,
                Value::Share(*part, parts.to_vec()),
            );
        }
    }

    fn declare(&mut self, name: Name, show: Show, unit: FigureUnit, value: Value) -> PartIx {
        let part = PartIx(self.drafts.len());
        let asked_for = match &self.keep {
            Keep::Part(wanted) => *wanted == path(self.group.as_ref(), &name),
            _ => false,
        };
        if asked_for {
            // AllRows a share are the rows above and below the line.
            self.wanted.extend(match &value {
                Value::Counted(..) => vec![part],
                Value::Ratio(one, other, _)
                | Value::WholeRatio(one, other)
                | Value::Mean(one, other)
                | Value::Difference(one, other) => {
                    vec![*one, *other]
                }
                Value::Share(one, _) => vec![*one],
            });
            for part in self.wanted.clone() {
                self.wanted.extend(self.counted_behind(part));
            }
        }
        self.drafts.push(Draft {
            group: self.group.clone(),
            name,
            unit,
            show,
            value,
        });
        part
    }

    /// The counted parts behind a part that is itself a quotient.
    fn counted_behind(&self, part: PartIx) -> Vec<PartIx> {
        match self.drafts.get(part.0).map(|draft| &draft.value) {
            Some(
                Value::Ratio(one, other, _)
                | Value::WholeRatio(one, other)
                | Value::Mean(one, other),
            ) => vec![*one, *other],
            _ => vec![],
        }
    }

    /// Puts a row on the sheet: a record, whose it is, and what it adds to which parts.
    pub(super) fn row(
        &mut self,
        source: Source,
        index: Ix,
        place: PlaceIx,
        adds: &[(PartIx, i64)],
    ) {
        // Whoever keeps the rows asks for no value.
        let counted = match self.keep {
            Keep::Nothing => adds,
            _ => &[],
        };
        for (part, amount) in counted {
            if let Some(Draft {
                value: Value::Counted(measure, tally),
                ..
            }) = self.drafts.get_mut(part.0)
            {
                tally.add(*measure, source, index, place, *amount);
            }
        }
        let row = |(part, amount): &(PartIx, i64)| EvidenceRow {
            source,
            index,
            place,
            part: u16::try_from(part.0).unwrap_or(u16::MAX),
            amount: *amount,
        };
        let kept = match self.keep {
            Keep::Nothing => None,
            Keep::Everything => adds.first(),
            Keep::Each => {
                self.rows.extend(adds.iter().map(row));
                return;
            }
            Keep::Part(_) => adds.iter().find(|(part, _)| self.wanted.contains(part)),
        };
        self.rows.extend(kept.map(row));
    }

    /// The same for a row that counts one in each part.
    pub(super) fn count(&mut self, source: Source, index: Ix, place: PlaceIx, parts: &[PartIx]) {
        let mut adds = [(PartIx(0), 1); 4];
        for (add, part) in adds.iter_mut().zip(parts) {
            add.0 = *part;
        }
        self.row(source, index, place, &adds[..parts.len().min(4)]);
    }

    /// What was counted place by place on sheets of one figure, together. Parts made as they are met come last.
    pub(super) fn together(unit: FigureUnit, sheets: &[Arc<Self>]) -> Self {
        let mut sum = Self::of_values(unit);
        let mut places: HashMap<String, usize> = HashMap::new();
        let last = sheets.len().saturating_sub(1);
        for (nth, sheet) in sheets.iter().enumerate() {
            for theirs in &sheet.drafts {
                let path = path(theirs.group.as_ref(), &theirs.name);
                let at = *places.entry(path).or_insert(sum.drafts.len());
                if at == sum.drafts.len() {
                    sum.drafts.push(theirs.emptied());
                }
                let known = sum.drafts.get_mut(at).map(|draft| &mut draft.value);
                if let (Some(Value::Counted(_, all)), Value::Counted(_, more)) =
                    (known, &theirs.value)
                {
                    all.take_in(more, nth < last);
                }
            }
        }
        sum
    }

    /// The values.
    pub(super) fn parts(self) -> Vec<Part> {
        let amounts: Vec<Option<Amount>> = (0..self.drafts.len())
            .map(|index| self.amount(PartIx(index)))
            .collect();
        let path_of = |part: PartIx| {
            self.drafts
                .get(part.0)
                .map_or_else(String::new, |draft| path(draft.group.as_ref(), &draft.name))
        };
        let mut parts = Vec::with_capacity(amounts.len());
        for (draft, amount) in self.drafts.iter().zip(amounts) {
            let Some(amount) = amount else { continue };
            let empty = match &draft.value {
                Value::Counted(_, tally) => tally.rows == 0,
                _ => amount.top == 0,
            };
            if draft.show == Show::Never || (draft.show == Show::IfAny && empty) {
                continue;
            }
            let shown = |part: &PartIx| {
                self.drafts
                    .get(part.0)
                    .is_some_and(|draft| draft.show != Show::Never)
            };
            let of = match &draft.value {
                Value::Ratio(top, bottom, _) | Value::WholeRatio(top, bottom) if shown(top) => {
                    Some((path_of(*top), path_of(*bottom)))
                }
                _ => None,
            };
            let (group, name) = (draft.group.clone(), draft.name.clone());
            parts.push(Part {
                group,
                name,
                amount,
                unit: draft.unit,
                of,
            });
        }
        parts
    }

    /// The rows.
    pub(super) fn evidence(self) -> Evidence {
        let names = self
            .drafts
            .into_iter()
            .map(|draft| (draft.group, draft.name))
            .collect();
        Evidence {
            rows: self.rows,
            names,
        }
    }

    /// Every row in every part, and what the values are made of.
    pub(super) fn all_rows(self) -> AllRows {
        let mut thousandths = HashSet::new();
        let mut made_of = Vec::new();
        for (place, draft) in self.drafts.iter().enumerate() {
            let mut parts = match &draft.value {
                Value::Counted(..) => vec![PartIx(place)],
                Value::Mean(sum, count) => {
                    thousandths.insert(*sum);
                    vec![*sum, *count]
                }
                Value::Ratio(one, other, _)
                | Value::WholeRatio(one, other)
                | Value::Difference(one, other) => vec![*one, *other],
                Value::Share(one, all) => {
                    let others = all.iter().filter(|other| *other != one);
                    std::iter::once(one).chain(others).copied().collect()
                }
            };
            let further: Vec<_> = parts.iter().map(|one| self.counted_behind(*one)).collect();
            if further.iter().any(|behind| !behind.is_empty()) {
                parts = further.into_iter().flatten().collect();
            }
            let shown = draft.show != Show::Never;
            let path = path(draft.group.as_ref(), &draft.name);
            made_of.extend(shown.then(|| (path, parts.iter().map(|part| part.0).collect())));
        }
        let part = |(place, draft): (usize, Draft)| RowsPart {
            path: path(draft.group.as_ref(), &draft.name),
            group: draft.group,
            name: draft.name,
            unit: draft.unit,
            thousandths: thousandths.contains(&PartIx(place)),
        };
        AllRows {
            rows: self.rows,
            parts: self.drafts.into_iter().enumerate().map(part).collect(),
            made_of,
        }
    }

    fn amount(&self, part: PartIx) -> Option<Amount> {
        let value = |part: &PartIx| self.amount(*part);
        match &self.drafts.get(part.0)?.value {
            Value::Counted(measure, tally) => tally.amount(*measure),
            Value::Ratio(top, bottom, factor) => {
                let quotient = value(top)?.over(value(bottom)?)?;
                Amount::ratio(quotient.top.saturating_mul(*factor), quotient.bottom)
            }
            Value::WholeRatio(top, bottom) => {
                Some(Amount::whole(value(top)?.over(value(bottom)?)?.rounded()))
            }
            Value::Mean(sum, count) => {
                let mean = value(sum)?.over(value(count)?)?;
                Amount::ratio(mean.top, mean.bottom.saturating_mul(1000))
            }
            Value::Difference(first, second) => value(first)?.less(value(second)?),
            Value::Share(part, all) => {
                let counts: Vec<u64> = all
                    .iter()
                    .map(|part| value(part).map_or(0, |n| u64::try_from(n.rounded()).unwrap_or(0)))
                    .collect();
                let place = all.iter().position(|one| one == part)?;
                largest_remainder(&counts)
                    .get(place)
                    .map(|share| Amount::whole(i64::from(*share)))
            }
        }
    }
}

impl Tally {
    fn add(&mut self, measure: Measure, source: Source, index: Ix, place: PlaceIx, amount: i64) {
        self.rows += 1;
        self.sum = self.sum.saturating_add(amount);
        match measure {
            Measure::Rows | Measure::Sum | Measure::Hours => {}
            Measure::Municipalities => drop(self.places.insert(place)),
            Measure::Records => drop(self.records.insert((source, index))),
            Measure::Least | Measure::Median | Measure::Greatest => self.amounts.push(amount),
        }
    }

    /// Takes in what was counted elsewhere: of one place's own people, or of others. A place's own people are no
    /// other's.
    fn take_in(&mut self, more: &Self, own: bool) {
        self.rows += more.rows;
        self.sum = self.sum.saturating_add(more.sum);
        self.places.extend(&more.places);
        self.besides += more.besides;
        for record in &more.records {
            if own && record.0 == Source::Person {
                self.besides += 1;
            } else {
                self.records.insert(*record);
            }
        }
        self.amounts.extend(&more.amounts);
    }

    fn amount(&self, measure: Measure) -> Option<Amount> {
        let count = |number: usize| Amount::whole(i64::try_from(number).unwrap_or(i64::MAX));
        match measure {
            Measure::Rows => Some(Amount::whole(self.rows)),
            Measure::Records => Some(count(self.records.len() + self.besides)),
            Measure::Municipalities => Some(count(self.places.len())),
            Measure::Sum => Some(Amount::whole(self.sum)),
            Measure::Hours => Amount::ratio(self.sum, 60),
            Measure::Least => self.amounts.iter().min().copied().map(Amount::whole),
            Measure::Median => median(&self.amounts),
            Measure::Greatest => self.amounts.iter().max().copied().map(Amount::whole),
        }
    }
}

/// The middle number, or the mean of the two in the middle.
pub(super) fn median(amounts: &[i64]) -> Option<Amount> {
    let mut sorted = amounts.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let high = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(Amount::whole(high));
    }
    sorted
        .get(middle.checked_sub(1)?)
        .and_then(|low| Amount::ratio(low + high, 2))
}
