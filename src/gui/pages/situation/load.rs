//! What the situation shows, read and put into words.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{Goal, GoalScope, GoalState, Id, MunicipalityCode};
use crate::gui::ground::source::Source;
use crate::gui::widgets::State;
use crate::insight::{
    Amount, Counts, Facts, FigureUnit, GoalProgress, Joint, Label, Outside, Scope, Standing,
    compute, gender_shares, goals, label_key, listed, signals,
};
use crate::text::Text;
use crate::workspace::Result;

/// Everything on the page.
pub struct Situation {
    pub cards: Vec<CardWords>,
    /// The goals' headings.
    pub goals: Vec<String>,
    pub lines: Vec<Line>,
    /// How many have sent a bundle lately.
    pub sent: i64,
}

/// One figure on a card.
pub struct CardWords {
    pub figure: &'static str,
    pub label: String,
    pub number: String,
    pub note: String,
    pub reached: bool,
}

/// One municipality.
pub struct Line {
    pub code: MunicipalityCode,
    pub name: String,
    pub bundle: String,
    pub silent: bool,
    /// The goals, then the joint meeting.
    pub cells: Vec<Cell>,
    pub hours: String,
    pub signals: String,
}

/// How a goal stands in a municipality.
pub struct Cell {
    pub state: State,
    pub words: String,
    pub figure: Option<String>,
}

impl Situation {
    /// Reads it.
    pub fn load(source: &Source, today: NaiveDate, only: Option<MunicipalityCode>) -> Result<Self> {
        let facts = source.facts()?;
        let (reader, text) = (&source.reader, &source.text);
        let everything = Scope::everything(today);
        let texts: HashMap<Id, String> = reader
            .all::<Goal>()?
            .into_iter()
            .map(|goal| (goal.head.id, goal.text))
            .collect();
        let counts = Counts::new(&facts, &everything);
        let matrix = Matrix {
            facts: &facts,
            text,
            goals: measured(&facts, &everything),
            hours: hours(text, &facts, &everything),
            joint: counts.joint(),
            counts: &counts,
            outside: Outside::read(reader, None)?,
            scope: &everything,
        };
        let mut codes = counts.taking_part();
        codes.retain(|code| only.is_none_or(|only| only == *code));
        let reported = codes
            .iter()
            .map(|code| counts.reported(&matrix.outside, *code));
        let sent = listed(reported, |reported| reported.lately);
        let scope = only.map_or_else(|| everything.clone(), |code| everything.within(code));
        let goals = matrix.goals.iter();
        Ok(Self {
            cards: cards(text, &facts, &scope),
            goals: goals.map(|goal| heading(text, goal, &texts)).collect(),
            sent,
            lines: matrix.lines(&codes),
        })
    }
}

/// What the lines are drawn from.
struct Matrix<'a> {
    facts: &'a Facts,
    text: &'a Text,
    scope: &'a Scope,
    counts: &'a Counts<'a>,
    joint: HashMap<Option<MunicipalityCode>, Joint>,
    goals: Vec<GoalProgress>,
    hours: HashMap<MunicipalityCode, String>,
    outside: Outside,
}

impl Matrix<'_> {
    fn lines(&self, codes: &[MunicipalityCode]) -> Vec<Line> {
        let mut found: HashMap<MunicipalityCode, i64> = HashMap::new();
        for signal in signals(self.facts, self.scope, &self.outside) {
            if let Some(code) = signal.municipality {
                *found.entry(code).or_default() += 1;
            }
        }
        let mut lines: Vec<Line> = codes
            .iter()
            .map(|code| self.line(*code, found.get(code).copied().unwrap_or(0)))
            .collect();
        lines.sort_by(|a, b| crate::text::compare(&a.name, &b.name));
        lines
    }

    fn line(&self, code: MunicipalityCode, signals: i64) -> Line {
        let text = self.text;
        let scope = self.scope.within(code);
        let goals = self.goals.iter();
        let cells = goals.map(|goal| goal_cell(text, self.facts, &scope, code, goal));
        let reported = self.counts.reported(&self.outside, code);
        let joint = self.joint.get(&Some(code)).copied().unwrap_or_default();
        let hours = self.hours.get(&code).cloned();
        Line {
            code,
            name: text.municipality(code),
            bundle: ago(text, reported.days),
            silent: reported.silent,
            cells: cells.chain([joint_cell(text, joint)]).collect(),
            hours: hours.unwrap_or_else(|| text.number(0)),
            signals: if signals > 0 {
                text.number(signals)
            } else {
                "–".to_owned()
            },
        }
    }
}

/// The goals that say something of each municipality.
fn measured(facts: &Facts, scope: &Scope) -> Vec<GoalProgress> {
    let mut all = goals(facts, scope);
    all.retain(|goal| goal.scope == GoalScope::Each || goal.indicator.is_some());
    all
}

fn heading(text: &Text, goal: &GoalProgress, texts: &HashMap<Id, String>) -> String {
    const SHOWN: usize = 30;
    let known = goal.indicator.as_ref().and_then(|indicator| {
        let id = &indicator.figure;
        let keys = [
            format!("situation-goal_{}", id.replace('.', "_")),
            label_key(id),
        ];
        keys.into_iter().find(|key| text.has(key))
    });
    let words = match known {
        Some(key) => text.get(&key),
        None => shortened(texts.get(&goal.goal).map_or("", String::as_str), SHOWN),
    };
    format!("{} {words}", goal.code).trim().to_owned()
}

/// The first words of a sentence, for a heading.
fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let mut length = 0;
    let mut short: Vec<&str> = words
        .split_whitespace()
        .take_while(|word| {
            length += word.chars().count() + 1;
            length <= most
        })
        .collect();
    // A sentence does not break off at a preposition.
    while short.len() > 1 && short.last().is_some_and(|word| word.chars().count() <= 3) {
        short.pop();
    }
    short.join(" ")
}

fn goal_cell(
    text: &Text,
    facts: &Facts,
    scope: &Scope,
    code: MunicipalityCode,
    goal: &GoalProgress,
) -> Cell {
    let own = goal.municipalities.iter().find(|(one, _)| *one == code);
    let figure = goal.indicator.as_ref().map(|one| one.figure.clone());
    let (state, words) = match (own, &goal.indicator) {
        (Some((_, standing)), _) => {
            let state = state(standing.state);
            (state, standing_words(text, facts, scope, goal, standing))
        }
        (None, Some(indicator)) => {
            // One municipality's part of what all do together: the number, and whether there is any.
            let part = indicator.measured(facts, scope);
            let state = match &part {
                Some(part) if part.amount.top > 0 => State::Good,
                _ => State::NotBegun,
            };
            (
                state,
                part.map_or_else(|| text.number(0), |part| text.part_value(&part)),
            )
        }
        (None, None) => (State::NotBegun, word(text, GoalState::NotBegun)),
    };
    Cell {
        state,
        words,
        figure,
    }
}

fn standing_words(
    text: &Text,
    facts: &Facts,
    scope: &Scope,
    goal: &GoalProgress,
    standing: &Standing,
) -> String {
    let indicator = goal.indicator.as_ref();
    let indicator = indicator.map_or("", |one| one.figure.as_str());
    if indicator.starts_with("groups.") && standing.value.is_some_and(|value| value.top > 0) {
        let origin = compute(facts, &format!("{indicator}.origin"), scope);
        let parts = origin.map(|figure| figure.parts).unwrap_or_default();
        let made = parts
            .iter()
            .find(|part| matches!(part.name.label, Label::Choice(_)) && part.amount.top > 0);
        if let Some(made) = made {
            return text.get(&format!("situation-origin_{}", made.name.code));
        }
    }
    match (standing.value, standing.target) {
        (Some(value), Some(target)) if target > 1 => {
            let value = text.amount(value, FigureUnit::Items);
            let args = [("value", value.into()), ("target", target.into())];
            text.with("situation-of_target", &args)
        }
        _ => word(text, standing.state),
    }
}

fn word(text: &Text, state: GoalState) -> String {
    use crate::domain::Choosable as _;
    text.get(&format!("situation-state_{}", state.code()))
}

fn state(state: GoalState) -> State {
    match state {
        GoalState::Reached => State::Good,
        GoalState::OnTheWay => State::OnTheWay,
        GoalState::Behind => State::Behind,
        GoalState::NotBegun => State::NotBegun,
    }
}

fn joint_cell(text: &Text, joint: Joint) -> Cell {
    let (state, words) = match joint.last {
        Some((days, _)) => {
            let state = if joint.close {
                State::Good
            } else if joint.apart {
                State::Behind
            } else {
                State::OnTheWay
            };
            (state, text.with("situation-days", &[("n", days.into())]))
        }
        None if joint.apart => (State::Behind, text.get("situation-never")),
        None => (State::NotBegun, text.get("situation-never")),
    };
    Cell {
        state,
        words,
        figure: Some("meetings.days_since_joint".to_owned()),
    }
}

fn ago(text: &Text, days: Option<i64>) -> String {
    match days {
        None => text.get("situation-no_bundle"),
        Some(..=0) => text.get("day-today"),
        Some(1) => text.get("day-yesterday"),
        Some(days) => text.with("situation-days", &[("n", days.into())]),
    }
}

fn hours(text: &Text, facts: &Facts, scope: &Scope) -> HashMap<MunicipalityCode, String> {
    let figure = compute(facts, "participants.hours.municipality", scope);
    let parts = figure.map(|figure| figure.parts).unwrap_or_default();
    let of = parts.iter().filter_map(|part| match part.name.label {
        Label::Municipality(code) => Some((code, text.number(part.amount.rounded()))),
        _ => None,
    });
    of.collect()
}

/// What a figure says of one of its parts.
struct Counted<'a>(&'a Facts, &'a Scope, &'a Text);

impl Counted<'_> {
    fn amount(&self, figure: &str, path: &str) -> Option<Amount> {
        compute(self.0, figure, self.1)?.amount(path)
    }

    fn whole(&self, figure: &str, path: &str) -> Option<i64> {
        self.amount(figure, path).map(Amount::rounded)
    }

    fn written(&self, number: Option<i64>) -> String {
        number.map_or_else(|| "–".to_owned(), |number| self.2.number(number))
    }
}

fn cards(text: &Text, facts: &Facts, scope: &Scope) -> Vec<CardWords> {
    let counted = Counted(facts, scope, text);
    vec![
        unique(&counted),
        women_and_men(&counted),
        hours_card(&counted),
        professional(&counted),
        cost(&counted),
    ]
}

fn unique(counted: &Counted<'_>) -> CardWords {
    let text = counted.2;
    let planned = counted
        .whole("participants.planned", "total")
        .filter(|number| *number > 0);
    CardWords {
        figure: "participants.unique",
        label: text.get("situation-card_unique"),
        number: counted.written(counted.whole("participants.unique", "total")),
        note: planned.map_or_else(String::new, |planned| {
            text.with("situation-of_planned", &[("n", planned.into())])
        }),
        reached: false,
    }
}

fn women_and_men(counted: &Counted<'_>) -> CardWords {
    let text = counted.2;
    let figure = compute(counted.0, "participants.unique", counted.1);
    let number = |path| counted.written(counted.whole("participants.unique", path));
    let shares = figure.as_ref().and_then(gender_shares);
    CardWords {
        figure: "participants.unique",
        label: text.get("situation-card_women_men"),
        number: format!("{} · {}", number("women"), number("men")),
        note: shares.map_or_else(String::new, |[women, men]| {
            format!("{} · {}", text.percent(women), text.percent(men))
        }),
        reached: false,
    }
}

fn hours_card(counted: &Counted<'_>) -> CardWords {
    let text = counted.2;
    let each = counted.amount("participants.hours_each", "value");
    CardWords {
        figure: "participants.hours",
        label: text.get("situation-card_hours"),
        number: counted.written(counted.whole("participants.hours", "total")),
        note: each.map_or_else(String::new, |each| {
            let each = text.decimal(each.as_f64(), 1);
            text.with("situation-hours_each", &[("hours", each.into())])
        }),
        reached: false,
    }
}

fn professional(counted: &Counted<'_>) -> CardWords {
    const FIGURE: &str = "participants.professional";
    let text = counted.2;
    let total = counted.whole(FIGURE, "total");
    let target = counted.whole(FIGURE, "target");
    let reached = target.is_some_and(|target| total >= Some(target));
    CardWords {
        figure: FIGURE,
        label: text.get("situation-card_professional"),
        number: counted.written(total),
        note: match target {
            Some(target) if reached => {
                text.with("situation-target_reached", &[("n", target.into())])
            }
            Some(target) => text.with("situation-target", &[("n", target.into())]),
            None => String::new(),
        },
        reached,
    }
}

fn cost(counted: &Counted<'_>) -> CardWords {
    const FIGURE: &str = "cost.per_participant";
    let text = counted.2;
    let kronor = |path| counted.whole(FIGURE, path).filter(|number| *number > 0);
    let (actual, planned) = (
        kronor("actual_per_participant"),
        kronor("planned_per_participant"),
    );
    CardWords {
        figure: FIGURE,
        label: text.get("situation-card_cost"),
        number: actual.map_or_else(|| "–".to_owned(), |number| text.kronor(number)),
        note: planned.map_or_else(String::new, |planned| {
            let planned = text.kronor(planned);
            text.with("situation-planned", &[("kronor", planned.into())])
        }),
        reached: false,
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_goal_is_told_by_its_first_words() {
        assert_eq!(shortened("Nya nätverk", 30), "Nya nätverk");
        assert_eq!(
            shortened("Gemensam kunskapsbas på ledningsnivå i varje kommun", 30),
            "Gemensam kunskapsbas"
        );
    }
}
