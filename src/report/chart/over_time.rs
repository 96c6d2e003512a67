//! What stands beside figures: planned against actual, quarter by quarter, municipality by municipality.

use super::{Bar, Chart, Form, Hue};
use crate::domain::{Choosable as _, MunicipalityCode, ParticipantLevel};
use crate::insight::{Amount, Facts, Figure, Scope, compute, quarters};
use crate::text::{Text, compare};

/// What was planned, and what came of it.
pub struct Planned {
    /// The figure and part that what came of it is counted in.
    pub id: &'static str,
    /// The part of it.
    pub part: Option<&'static str>,
    /// What it is.
    pub label: String,
    /// What was planned.
    pub planned: f64,
    /// What came of it.
    pub actual: f64,
    /// Both in words.
    pub words: String,
}

/// Something for each quarter.
#[derive(Debug, Clone)]
pub struct OverTime {
    /// What it is.
    pub name: String,
    /// The figure.
    pub id: &'static str,
    /// The quarters.
    pub periods: Vec<String>,
    /// The names, colours and amounts.
    pub series: Vec<(String, Hue, Vec<f64>)>,
}

/// Figure, planned figure, part of both, and the key of what it is.
const PLANNED: [[&str; 4]; 4] = [
    [
        "participants.unique",
        "participants.planned",
        "total",
        "follow_up-participants",
    ],
    [
        "participants.unique",
        "participants.planned",
        "women",
        "part-women",
    ],
    [
        "participants.unique",
        "participants.planned",
        "men",
        "part-men",
    ],
    [
        "participants.hours",
        "participants.hours_planned",
        "total",
        "part-hours",
    ],
];

/// What was planned and what came of it, for those of these figures that something was planned for.
pub fn planned(figures: &[Figure], text: &Text) -> Vec<Planned> {
    let find = |id: &str, part: &str| {
        let figure = figures.iter().find(|figure| figure.id == id)?;
        figure.part(part)
    };
    let rows = PLANNED.iter().filter_map(|[id, planned, part, key]| {
        let (planned, actual) = (find(planned, part)?, find(id, part)?);
        let args = [
            ("actual", text.part_value(actual).into()),
            ("planned", text.part_value(planned).into()),
        ];
        Some(Planned {
            id,
            part: (*part != "total").then_some(part),
            label: text.get(key),
            planned: planned.amount.as_f64(),
            actual: actual.amount.as_f64(),
            words: text.with("follow_up-actual_of_planned", &args),
        })
    });
    rows.collect()
}

/// The name, the colour, and what is read from a figure.
type Layer = (String, Hue, fn(&Figure) -> Option<Amount>);

/// A figure quarter by quarter, where there is more than one and it says something.
pub fn over_time(facts: &Facts, scope: &Scope, text: &Text, id: &str) -> Option<OverTime> {
    use ParticipantLevel::{Operative, Professional, Strategic};
    let level = |level, read: fn(&Figure) -> Option<Amount>| {
        (text.chosen(Some(level)), Hue::Level(level), read)
    };
    let (id, name, layers): (_, _, Vec<Layer>) = match id {
        HOURS => {
            let read: [Layer; 3] = [
                level(Strategic, |figure| figure.amount(Strategic.code())),
                level(Operative, |figure| figure.amount(Operative.code())),
                level(Professional, |figure| figure.amount(Professional.code())),
            ];
            (HOURS, "follow_up-hours_over_time", read.into())
        }
        MEETINGS => {
            let joint: fn(&Figure) -> _ = |figure| figure.amount("value");
            let other: fn(&Figure) -> _ =
                |figure| figure.amount("of")?.less(figure.amount("value")?);
            let named = |key, hue, read| (text.get(key), hue, read);
            let read = [
                named("follow_up-joint_meetings", Hue::Accent, joint),
                named("follow_up-other_meetings", Hue::Quiet, other),
            ];
            (MEETINGS, "follow_up-meetings_over_time", read.into())
        }
        _ => return None,
    };
    let quarters = quarters(facts, scope);
    let figures: Vec<_> = quarters
        .iter()
        .map(|quarter| compute(facts, id, quarter))
        .collect();
    let series = layers.into_iter().map(|(name, hue, read)| {
        let amounts = figures.iter().map(|figure| {
            let amount = figure.as_ref().and_then(read);
            amount.map_or(0.0, |amount| amount.as_f64().round())
        });
        (name, hue, amounts.collect())
    });
    let periods = quarters.iter().filter_map(|quarter| quarter.from);
    let over_time = OverTime {
        name: text.get(name),
        id,
        periods: periods.map(|from| text.quarter(from)).collect(),
        series: series.collect(),
    };
    (quarters.len() > 1).then_some(over_time)
}

/// The figures that are drawn quarter by quarter: hours by level, and joint meetings of all.
const HOURS: &str = "participants.hours.level";
const MEETINGS: &str = "meetings.joint";

/// A figure of each of these municipalities beside the others, where there are several and any has something: what
/// is the project's own is of none of them.
pub fn by_municipality(
    facts: &Facts,
    scope: &Scope,
    text: &Text,
    id: &str,
    codes: impl Iterator<Item = MunicipalityCode>,
) -> Option<Chart> {
    let bars = codes.filter_map(|code| {
        let figure = compute(facts, id, &scope.within(code))?;
        let part = figure.part("percent").or_else(|| figure.headline())?;
        Some(Bar {
            path: code.to_string(),
            label: text.municipality(code),
            words: text.part_value(part),
            amount: part.amount.as_f64(),
            hue: Hue::Accent,
        })
    });
    let mut bars: Vec<Bar> = bars.collect();
    bars.sort_by(|a, b| compare(&a.label, &b.label));
    let chart = Chart {
        name: text.get("figure-by_municipality"),
        form: Form::Rows,
        bars,
    };
    let any = chart.bars.iter().any(|bar| bar.amount != 0.0);
    (any && chart.bars.len() > 1).then_some(chart)
}
