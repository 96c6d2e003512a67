//! A figure and its evidence: the values, and the very rows they are counted from.

use super::facts::{Ix, PlaceIx, Source};
use crate::domain::{Choosable, Id, MunicipalityCode, Vocabulary};

/// What a figure or a part of it is measured in; decides how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the thing it counts")]
pub enum FigureUnit {
    Persons,
    Hours,
    Kronor,
    Municipalities,
    Groups,
    Meetings,
    Initiatives,
    Activities,
    Trainings,
    Sessions,
    Answers,
    /// Things done, of several kinds.
    Items,
    Days,
    Months,
    Percent,
    /// A point on a scale, with decimals.
    Points,
    /// What a measure is measured in, with decimals.
    Values,
}

impl FigureUnit {
    /// Every unit.
    pub const ALL: &'static [Self] = &[
        Self::Persons,
        Self::Hours,
        Self::Kronor,
        Self::Municipalities,
        Self::Groups,
        Self::Meetings,
        Self::Initiatives,
        Self::Activities,
        Self::Trainings,
        Self::Sessions,
        Self::Answers,
        Self::Items,
        Self::Days,
        Self::Months,
        Self::Percent,
        Self::Points,
        Self::Values,
    ];

    /// The key of its word.
    pub fn key(self) -> String {
        format!("unit-{}", self.code())
    }

    /// The code name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Hours => "hours",
            Self::Kronor => "kronor",
            Self::Municipalities => "municipalities",
            Self::Groups => "groups",
            Self::Meetings => "meetings",
            Self::Initiatives => "initiatives",
            Self::Activities => "activities",
            Self::Trainings => "trainings",
            Self::Sessions => "sessions",
            Self::Answers => "answers",
            Self::Items => "items",
            Self::Days => "days",
            Self::Months => "months",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Values => "values",
        }
    }
}

/// An exact number: a fraction, so that a mean and a share stay true until they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Above the line.
    pub top: i64,
    /// Below the line; never 0.
    pub bottom: i64,
}

impl Amount {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self {
            top: number,
            bottom: 1,
        }
    }

    /// A fraction; none over zero.
    pub fn ratio(top: i64, bottom: i64) -> Option<Self> {
        (bottom > 0).then_some(Self { top, bottom })
    }

    /// This number over another; none over zero.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::ratio(
            self.top.saturating_mul(other.bottom),
            self.bottom.saturating_mul(other.top),
        )
    }

    /// This number less another.
    pub fn less(self, other: Self) -> Option<Self> {
        let (one, two) = (
            self.top.saturating_mul(other.bottom),
            other.top.saturating_mul(self.bottom),
        );
        Self::ratio(
            one.saturating_sub(two),
            self.bottom.saturating_mul(other.bottom),
        )
    }

    /// The number, where it is whole.
    pub fn as_whole(self) -> Option<i64> {
        (self.top % self.bottom == 0).then(|| self.top / self.bottom)
    }

    /// The nearest whole number, a half upwards.
    pub fn rounded(self) -> i64 {
        (2 * i128::from(self.top) + i128::from(self.bottom))
            .div_euclid(2 * i128::from(self.bottom))
            .try_into()
            .unwrap_or(i64::MAX)
    }

    /// The number in whole thousandths, a half upwards.
    pub fn thousandths(self) -> i64 {
        Self {
            top: self.top.saturating_mul(1000),
            ..self
        }
        .rounded()
    }

    /// The number as a decimal fraction.
    #[allow(clippy::cast_precision_loss, reason = "for showing and drawing")]
    pub fn as_f64(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }
}

/// Where the words for a part come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// The translations: `part-code`.
    Word,
    /// A vocabulary's choice with this code.
    Choice(&'static Vocabulary),
    /// A number as it was answered, in thousandths.
    Point(i64),
    /// What a user wrote: a survey's option.
    Own(String),
    /// The name of the municipality with this code.
    Municipality(MunicipalityCode),
    /// The title of a record.
    Record(Source, Id),
}

/// What a part is called, in code and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The code name, in snake_case; or a choice's code, a municipality's, a record's id.
    pub code: String,
    /// Where its words come from.
    pub label: Label,
}

impl Name {
    /// A part that has words of its own.
    pub fn word(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            label: Label::Word,
        }
    }

    /// The key of its words, where they are its own.
    pub fn key(&self) -> Option<String> {
        (self.label == Label::Word).then(|| format!("part-{}", self.code))
    }

    /// A part named by a choice.
    pub fn choice<V: Choosable>(choice: V) -> Self {
        Self {
            code: choice.code().to_owned(),
            label: Label::Choice(V::VOCABULARY),
        }
    }
}

/// One of the values a figure is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The group of parts it stands in, if any: `sectors`.
    pub group: Option<Name>,
    /// What it is called.
    pub name: Name,
    /// The value.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: FigureUnit,
    /// The paths of numerator and denominator, where the value is a share or a quotient.
    pub of: Option<(String, String)>,
}

impl Part {
    /// Its name within the figure: `women`, `sectors.social`.
    pub fn path(&self) -> String {
        path(self.group.as_ref(), &self.name)
    }

    /// Whether that is its name within the figure.
    fn is_at(&self, path: &str) -> bool {
        let in_group = match &self.group {
            Some(group) => path
                .strip_prefix(&*group.code)
                .and_then(|path| path.strip_prefix('.')),
            None => Some(path),
        };
        in_group == Some(&*self.name.code)
    }
}

pub(super) fn path(group: Option<&Name>, name: &Name) -> String {
    match group {
        Some(group) => format!("{}.{}", group.code, name.code),
        None => name.code.clone(),
    }
}

/// A figure: an id, and the values that were counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The stable id: `groups.strategic.origin`, or `survey.` and a question's code.
    pub id: String,
    /// For a survey's figure, the question; its text is the figure's label.
    pub question: Option<Id>,
    /// What it is measured in, but for parts that say otherwise.
    pub unit: FigureUnit,
    /// Its values, in the order to show them.
    pub parts: Vec<Part>,
}

impl Figure {
    /// A part by its path.
    pub fn part(&self, path: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.is_at(path))
    }

    /// A part's value by its path.
    pub fn amount(&self, path: &str) -> Option<Amount> {
        self.part(path).map(|part| part.amount)
    }

    /// The value that stands for the figure.
    pub fn headline(&self) -> Option<&Part> {
        let usual = ["value", "total", "percent", "median"];
        usual
            .iter()
            .find_map(|path| self.part(path))
            .or_else(|| self.parts.first())
    }

    /// The values as JSON: parts by name, groups as objects.
    pub fn json(&self) -> serde_json::Value {
        let mut all = serde_json::Map::new();
        for part in &self.parts {
            let value = match part.amount.as_whole() {
                Some(whole) => serde_json::json!(whole),
                None => serde_json::json!((part.amount.as_f64() * 10_000.0).round() / 10_000.0),
            };
            match &part.group {
                None => all.insert(part.name.code.clone(), value),
                Some(group) => {
                    let group = all
                        .entry(group.code.clone())
                        .or_insert_with(|| serde_json::json!({}));
                    group
                        .as_object_mut()
                        .and_then(|group| group.insert(part.name.code.clone(), value))
                }
            };
        }
        all.into()
    }
}

/// A row behind a figure, small: its record is found by [`Facts::record`](super::Facts::record).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The kind of record.
    pub source: Source,
    pub(super) index: Ix,
    pub(super) place: PlaceIx,
    pub(super) part: u16,
    /// What it adds to the part: 1 where rows are counted, minutes of hours, kronor, days.
    pub amount: i64,
}

impl EvidenceRow {
    /// What it adds, in what its part is measured in: attendances, plans and reports are in minutes, what the project
    /// planned is in hours; kronor of a report are in sixtieths.
    pub fn amount_in(&self, unit: FigureUnit) -> Amount {
        let minutes = match self.source {
            Source::Attendance | Source::LearningPlan => unit == FigureUnit::Hours,
            Source::TimeReport => matches!(unit, FigureUnit::Hours | FigureUnit::Kronor),
            _ => false,
        };
        Amount {
            top: self.amount,
            bottom: if minutes { 60 } else { 1 },
        }
    }
}

/// The rows behind a figure or one of its parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The rows, in the order they were counted.
    pub rows: Vec<EvidenceRow>,
    pub(super) names: Vec<(Option<Name>, Name)>,
}

impl Evidence {
    /// The part that a row was counted in: its group and its name.
    pub fn part(&self, row: &EvidenceRow) -> Option<(Option<&Name>, &Name)> {
        self.names
            .get(usize::from(row.part))
            .map(|(group, name)| (group.as_ref(), name))
    }
}
