//! What the situation shows, read and put into words.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::reading::alike;
use crate::domain::{Goal, GoalState, Id, MunicipalityCode};
use crate::gui::ground::source::Source;
use crate::gui::widgets::State;
use crate::insight::{
    Amount, Counts, Facts, Joint, Lack, MunicipalityStanding, Outside, Scope, compute,
    gender_shares,
};
use crate::text::{Text, dotted};
use crate::workspace::Result;

/// Everything on the page.
pub struct SituationWords {
    pub cards: Vec<CardWords>,
    /// The goals, and their headings.
    pub goals: Vec<(Id, String)>,
    /// By name.
    pub lines: Vec<MunicipalityRow>,
    /// How many have sent a bundle lately.
    pub sent: i64,
    /// The project's last day, where that has been and everything is counted to it.
    pub last_day: Option<String>,
    /// How many lack what they can be looked for by.
    pub lacking: Vec<(Lack, i64)>,
}

/// One figure on a card.
pub struct CardWords {
    pub figure: &'static str,
    pub label: String,
    pub number: String,
    /// What the number is counted in, in small words.
    pub unit: String,
    pub note: String,
    pub reached: bool,
}

/// One municipality.
pub struct MunicipalityRow {
    pub code: MunicipalityCode,
    pub name: String,
    pub bundle: String,
    pub silent: bool,
    /// The goals, then the joint meeting.
    pub cells: Vec<GoalCell>,
    pub hours: String,
    pub signals: String,
    /// What it lacks of that.
    pub lacks: Vec<Lack>,
    /// What it is searched by.
    pub searched: String,
    pub ranks: Ranks,
}

/// What a municipality stands by in the order of each column.
pub struct Ranks {
    pub bundle: i64,
    pub hours: i64,
    pub signals: i64,
}

/// How a goal stands in a municipality.
pub struct GoalCell {
    /// None where the goal is not the municipality's own.
    pub state: Option<State>,
    pub words: String,
    pub figure: Option<String>,
    /// What it stands by in the order of its column.
    pub rank: (usize, i64),
}

impl SituationWords {
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
        let situation = counts.situation(&Outside::read(reader, None)?, only);
        let scope = only.map_or_else(|| everything.clone(), |code| everything.within(code));
        let figure = |place: usize| {
            Some(
                situation
                    .goals
                    .get(place)?
                    .indicator
                    .as_ref()?
                    .figure
                    .clone(),
            )
        };
        let lines = situation.municipalities.iter();
        let over = situation.on < today;
        let line = |one| line(text, one, over, &figure);
        let mut lines: Vec<MunicipalityRow> = lines.map(line).collect();
        lines.sort_by(|a, b| crate::text::compare(&a.name, &b.name));
        let words = |goal| texts.get(goal).map_or("", String::as_str);
        let goals = situation.goals.iter();
        Ok(Self {
            cards: cards(text, &facts, &scope),
            goals: goals
                .map(|goal| (goal.goal, text.goal_heading(goal, words(&goal.goal))))
                .collect(),
            sent: situation.lately,
            last_day: over.then(|| text.long_day(situation.on)),
            lacking: situation.lacking,
            lines,
        })
    }
}

/// A municipality in words; `figure` is what a goal is measured by.
fn line(
    text: &Text,
    one: &MunicipalityStanding,
    over: bool,
    figure: &dyn Fn(usize) -> Option<String>,
) -> MunicipalityRow {
    let goals = one.goals.iter().enumerate().map(|(place, reach)| GoalCell {
        state: reach.state.map(state),
        words: text.reach(reach),
        figure: figure(place),
        rank: reach.rank(),
    });
    let name = text.municipality(one.code);
    let lacks = Lack::ALL.into_iter().filter(|lack| one.lacks(*lack));
    MunicipalityRow {
        code: one.code,
        searched: alike(&name),
        name,
        bundle: text.reported(one.reported, over),
        silent: one.reported.silent,
        cells: goals.chain([joint(text, one.joint)]).collect(),
        hours: text.number(one.hours),
        signals: text.tally(usize::try_from(one.signals).unwrap_or(0)),
        lacks: lacks.collect(),
        ranks: Ranks {
            bundle: one.reported.rank(),
            hours: one.hours,
            signals: one.signals,
        },
    }
}

fn state(state: GoalState) -> State {
    match state {
        GoalState::Reached => State::Good,
        GoalState::OnTheWay => State::OnTheWay,
        GoalState::Behind => State::Behind,
        GoalState::NotBegun => State::NotBegun,
    }
}

fn joint(text: &Text, joint: Joint) -> GoalCell {
    GoalCell {
        state: Some(match joint.last {
            Some(_) if joint.close => State::Good,
            _ if joint.apart => State::Behind,
            Some(_) => State::OnTheWay,
            None => State::NotBegun,
        }),
        words: text.joint(joint),
        figure: Some("meetings.days_since_joint".to_owned()),
        rank: (0, joint.rank()),
    }
}

/// What a figure says of one of its parts.
struct FigureParts<'a>(&'a Facts, &'a Scope, &'a Text);

impl FigureParts<'_> {
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
    let counted = FigureParts(facts, scope, text);
    vec![
        unique(&counted),
        women_and_men(&counted),
        hours_card(&counted),
        professional(&counted),
        cost(&counted),
    ]
}

fn unique(counted: &FigureParts<'_>) -> CardWords {
    let text = counted.2;
    let planned = counted
        .whole("participants.planned", "total")
        .filter(|number| *number > 0);
    CardWords {
        figure: "participants.unique",
        label: text.get("situation-card_unique"),
        number: counted.written(counted.whole("participants.unique", "total")),
        unit: String::new(),
        note: planned.map_or_else(String::new, |planned| {
            text.with("situation-of_planned", &[("n", planned.into())])
        }),
        reached: false,
    }
}

fn women_and_men(counted: &FigureParts<'_>) -> CardWords {
    let text = counted.2;
    let figure = compute(counted.0, "participants.unique", counted.1);
    let number = |path| counted.written(counted.whole("participants.unique", path));
    let shares = figure.as_ref().and_then(gender_shares);
    let shares = shares.map(|[women, men]| dotted([text.percent(women), text.percent(men)]));
    // Those who are neither are said before the shares: without them two noughts look like nobody.
    let others = [
        ("situation-other_gender", "other"),
        ("situation-no_gender", "not_stated"),
    ];
    let others = others.map(|(key, part)| {
        let many = counted.whole("participants.unique", part);
        let many = many.filter(|many| *many > 0);
        many.map_or_else(String::new, |many| text.with(key, &[("n", many.into())]))
    });
    let others = dotted(others);
    CardWords {
        figure: "participants.unique",
        label: text.get("situation-card_women_men"),
        number: dotted([number("women"), number("men")]),
        unit: String::new(),
        note: if others.is_empty() {
            shares.unwrap_or_default()
        } else {
            others
        },
        reached: false,
    }
}

fn hours_card(counted: &FigureParts<'_>) -> CardWords {
    let text = counted.2;
    let each = counted.amount("participants.hours_each", "value");
    CardWords {
        figure: "participants.hours",
        label: text.get("situation-card_hours"),
        number: counted.written(counted.whole("participants.hours", "total")),
        unit: String::new(),
        note: each.map_or_else(String::new, |each| {
            let each = text.decimal(each.as_f64(), 1);
            text.with("situation-hours_each", &[("hours", each.into())])
        }),
        reached: false,
    }
}

fn professional(counted: &FigureParts<'_>) -> CardWords {
    const FIGURE: &str = "participants.professional";
    let text = counted.2;
    let total = counted.whole(FIGURE, "total");
    let target = counted.whole(FIGURE, "target");
    let reached = target.is_some_and(|target| total >= Some(target));
    CardWords {
        figure: FIGURE,
        label: text.get("situation-card_professional"),
        number: counted.written(total),
        unit: String::new(),
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

fn cost(counted: &FigureParts<'_>) -> CardWords {
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
        number: counted.written(actual),
        unit: actual.map_or_else(String::new, |_| text.get("unit-kr")),
        note: planned.map_or_else(String::new, |planned| {
            let planned = text.kronor(planned);
            text.with("situation-planned", &[("kronor", planned.into())])
        }),
        reached: false,
    }
}
