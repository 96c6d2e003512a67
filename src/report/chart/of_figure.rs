//! What is drawn of a figure: shares of a whole, bars in rows, or columns on a scale, whichever suits its parts.

use super::{Bar, Chart, Form, Hue};
use crate::domain::{Choosable, ParticipantLevel, Sector};
use crate::insight::{Figure, FigureUnit, Label, Name, Part};
use crate::text::{Text, Titles, compare};

/// Parts that are told in words and not drawn beside the others.
const TOLD: &[&str] = &[
    "value",
    "of",
    "percent",
    "total",
    "min",
    "median",
    "max",
    "min_months",
    "max_months",
    "expected",
    "target",
    "answers",
    "mean",
    "sum",
    "hours",
    "participants",
    "attended",
    "invited",
    "answered",
    "more_than_asked",
    "left",
    "joined",
    "named_the_most_useful_training",
    "before_answers",
    "after_answers",
    "before",
    "after",
    "planned_participants",
    "newsletter_recipients",
];

/// Figures whose parts overlap, or are no shares of a whole.
const NO_WHOLE: &[&str] = &[
    "initiatives.by_theme",
    "cost.",
    "cofinancing.kronor",
    "submissions.stale",
    "survey.",
    "outreach.reach",
];

/// More parts than this are rows of bars rather than shares of one.
const SHARES: usize = 5;

/// What is to be drawn of a figure, in the reader's words.
pub fn of_figure(figure: &Figure, text: &Text, titles: Titles<'_>) -> Vec<Chart> {
    Words { text, titles }.charts(figure)
}

struct Words<'a> {
    text: &'a Text,
    titles: Titles<'a>,
}

impl Words<'_> {
    fn name(&self, name: &Name) -> String {
        self.text.part_name(name, self.titles)
    }

    fn value(&self, part: &Part) -> String {
        self.text.part_value(part)
    }

    fn charts(&self, figure: &Figure) -> Vec<Chart> {
        let mut charts = Vec::new();
        let told = |part: &&Part| {
            part.group.is_none()
                && part.unit == figure.unit
                && !TOLD.contains(&part.name.code.as_str())
        };
        let mut parts: Vec<&Part> = figure.parts.iter().filter(told).collect();
        if figure.part("percent").is_some() {
            parts.retain(|part| part.name.code != "planned" && part.name.code != "actual");
        }
        if figure.id == "cost.per_participant" {
            parts.retain(|part| part.name.code.ends_with("per_participant"));
        } else {
            parts.retain(|part| !part.name.code.ends_with("per_participant"));
        }
        if parts.len() >= 2 {
            charts.push(self.chart(figure, String::new(), &parts));
        }
        charts.extend(self.of_groups(figure));
        charts
    }

    fn of_groups(&self, figure: &Figure) -> Vec<Chart> {
        let mut groups: Vec<&Name> = Vec::new();
        for group in figure.parts.iter().filter_map(|part| part.group.as_ref()) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let of = |group: &Name| -> Vec<&Part> {
            let all = figure.parts.iter();
            all.filter(|part| part.group.as_ref() == Some(group))
                .collect()
        };
        if figure.unit == FigureUnit::Points {
            return self.points(&groups, &of);
        }
        let drawn = groups.iter().filter_map(|group| {
            let parts = of(group);
            let same = parts.len() >= 2 && parts.iter().all(|part| part.unit == figure.unit);
            same.then(|| self.chart(figure, self.name(group), &parts))
        });
        drawn.collect()
    }

    /// A mean for each question, or means before and after.
    fn points<'p>(&self, groups: &[&Name], of: &dyn Fn(&Name) -> Vec<&'p Part>) -> Vec<Chart> {
        let means = [
            ("mean", "answers", Hue::Accent),
            ("before", "before_answers", Hue::Quiet),
            ("after", "after_answers", Hue::Accent),
        ];
        let chart = |group: &&Name| {
            let parts = of(group);
            let find = |code: &str| parts.iter().find(|part| part.name.code == code);
            let bars = means.iter().filter_map(|(mean, answers, hue)| {
                let (mean, answers) = (find(mean)?, find(answers)?);
                let args = [
                    ("value", self.value(mean).into()),
                    ("answers", self.value(answers).into()),
                ];
                Some(Bar {
                    words: self.text.with("follow_up-answers", &args),
                    hue: *hue,
                    ..self.bar(mean, Form::Rows, 0)
                })
            });
            Chart {
                name: self.name(group),
                form: Form::Rows,
                bars: bars.collect(),
            }
        };
        let charts = groups.iter().map(chart);
        charts.filter(|chart| !chart.bars.is_empty()).collect()
    }

    fn chart(&self, figure: &Figure, name: String, parts: &[&Part]) -> Chart {
        let numbered =
            |part: &&&Part| part.name.code.parse::<i64>().is_ok() && part.group.is_some();
        let steps = parts.iter().filter(numbered).count() == parts.len();
        let whole = !NO_WHOLE.iter().any(|id| figure.id.starts_with(id));
        let form = if steps {
            Form::Steps
        } else if whole && parts.len() <= SHARES && !is_named(parts) {
            Form::Share
        } else {
            Form::Rows
        };
        let mut bars: Vec<Bar> = (0..)
            .zip(parts)
            .map(|(place, part)| self.bar(part, form, place))
            .collect();
        if steps {
            fill_steps(&mut bars);
        }
        match parts.first().map(|part| &part.name.label) {
            Some(Label::Municipality(_)) => bars.sort_by(|a, b| compare(&a.label, &b.label)),
            Some(Label::Record(..)) => bars.sort_by(|a, b| b.amount.total_cmp(&a.amount)),
            _ => {}
        }
        Chart { name, form, bars }
    }

    fn bar(&self, part: &Part, form: Form, place: usize) -> Bar {
        Bar {
            path: part.path(),
            label: self.name(&part.name),
            words: self.value(part),
            amount: part.amount.as_f64(),
            hue: hue(&part.name, form, place),
        }
    }
}

/// Puts in the steps of a scale that nobody chose.
fn fill_steps(bars: &mut Vec<Bar>) {
    let step = |bar: &Bar| bar.label.parse::<i64>().ok();
    let last = bars.iter().filter_map(step).max().unwrap_or(0).min(10);
    for missing in 1..=last {
        if !bars.iter().any(|bar| step(bar) == Some(missing)) {
            bars.push(Bar {
                path: String::new(),
                label: missing.to_string(),
                words: "0".to_owned(),
                amount: 0.0,
                hue: Hue::Accent,
            });
        }
    }
    bars.sort_by_key(step);
}

/// Whether the parts are municipalities or records: then there may be any number of them.
fn is_named(parts: &[&Part]) -> bool {
    let named =
        |part: &&Part| matches!(part.name.label, Label::Municipality(_) | Label::Record(..));
    parts.iter().any(named)
}

/// The colour that a thing has everywhere.
fn hue(name: &Name, form: Form, place: usize) -> Hue {
    let planned =
        name.label == Label::Word && (name.code.starts_with("planned") || name.code == "needed");
    if planned || name.code == "not_stated" || name.code == "no_answer" {
        return Hue::Quiet;
    }
    match &name.label {
        Label::Choice(vocabulary) if vocabulary.code == Sector::VOCABULARY.code => {
            let places = vocabulary.choices.iter();
            Hue::Sector(places.take_while(|code| **code != name.code).count())
        }
        Label::Choice(vocabulary) if vocabulary.code == ParticipantLevel::VOCABULARY.code => {
            let level = ParticipantLevel::from_code(&name.code);
            level.map_or(Hue::Accent, Hue::Level)
        }
        _ if form == Form::Share => Hue::Shade(place),
        _ => Hue::Accent,
    }
}
