//! What the figures are about: which belong together, and what each section shows.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    ActionPlan, Choosable, Goal, GoalState, Group, Initiative, Meeting, MunicipalityCode,
    ParticipantLevel, Record, Training,
};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::Period;
use crate::gui::pages::figure::shown::Shown;
use crate::gui::theme::Tone;
use crate::gui::widgets::State as Look;
use crate::insight::{FIGURES, Facts, Figure, FigureUnit, Scope, all, compute, goals};
use crate::text::Text;
use crate::workspace::Result;

/// What figures are about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// Those who take part, and their hours.
    #[default]
    Participants,
    /// Trainings and what was thought of them.
    Training,
    /// Strategic and operative groups.
    Groups,
    /// Meetings.
    Meetings,
    /// Change initiatives.
    Initiatives,
    /// Action plans.
    Plan,
    /// The municipalities' own assessment.
    Survey,
    /// Costs.
    Money,
    /// What has been spread.
    Outreach,
    /// The project's goals.
    Goals,
}

impl Section {
    /// Every section, in the order a reader meets them.
    pub const ALL: [Self; 10] = [
        Self::Participants,
        Self::Training,
        Self::Groups,
        Self::Meetings,
        Self::Initiatives,
        Self::Plan,
        Self::Survey,
        Self::Money,
        Self::Outreach,
        Self::Goals,
    ];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participants => "follow_up-participants",
            Self::Training => "follow_up-training",
            Self::Groups => "follow_up-groups",
            Self::Meetings => "follow_up-meetings",
            Self::Initiatives => "follow_up-initiatives",
            Self::Plan => "follow_up-plan",
            Self::Survey => "follow_up-survey",
            Self::Money => "follow_up-money",
            Self::Outreach => "follow_up-outreach",
            Self::Goals => "follow_up-goals",
        }
    }

    /// Where what is counted here is recorded.
    pub fn page(self, is_lead: bool) -> Option<Route> {
        match self {
            Self::Participants | Self::Training => Some(Route::list(Training::KIND)),
            Self::Groups => Some(Route::list(Group::KIND)),
            Self::Meetings => Some(Route::list(Meeting::KIND)),
            Self::Initiatives => Some(Route::list(Initiative::KIND)),
            Self::Plan => Some(Route::list(ActionPlan::KIND)),
            Self::Money | Self::Goals => is_lead.then_some(Route::PROJECT),
            Self::Survey | Self::Outreach => None,
        }
    }

    /// Whether a figure belongs here.
    fn holds(self, id: &str) -> bool {
        let prefixes: &[&str] = match self {
            Self::Participants => &["participants."],
            Self::Training => &["training.", "evaluation."],
            Self::Groups => &["groups."],
            Self::Meetings => &["meetings."],
            Self::Initiatives => &["initiatives."],
            Self::Plan => &["plan."],
            Self::Survey => &["survey."],
            Self::Money => &["cost."],
            Self::Outreach => &["outreach."],
            Self::Goals => &[],
        };
        prefixes.iter().any(|prefix| id.starts_with(prefix))
    }

    fn figures(self, facts: &Facts, scope: &Scope) -> Vec<Figure> {
        let mut figures: Vec<Figure> = if self == Self::Survey {
            all(facts, scope)
        } else {
            let mine = FIGURES.iter().filter(|one| self.holds(one.id));
            mine.filter_map(|one| compute(facts, one.id, scope))
                .collect()
        };
        figures.retain(|figure| self.holds(&figure.id) && !figure.parts.is_empty());
        if scope.municipality.is_some() {
            // One municipality's share of itself says nothing.
            figures.retain(|figure| !figure.id.ends_with(".municipality"));
        }
        figures
    }
}

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
#[derive(Default)]
pub struct OverTime {
    /// What it is.
    pub name: String,
    /// The figure.
    pub id: &'static str,
    /// The quarters.
    pub periods: Vec<String>,
    /// The names, tones and amounts.
    pub series: Vec<(String, Tone, Vec<f64>)>,
}

/// A goal and how far it has come.
pub struct GoalCard {
    /// Its number.
    pub code: String,
    /// What it says.
    pub words: String,
    /// How far.
    pub value: String,
    /// The share of the target.
    pub share: f32,
    /// How it stands.
    pub state: Look,
    /// The same in words.
    pub state_words: String,
    /// The figure that measures it.
    pub indicator: Option<String>,
}

/// What a section shows.
#[derive(Default)]
pub struct SectionView {
    /// Whether nothing is recorded that could be counted.
    pub is_empty: bool,
    /// Planned against actual.
    pub planned: Vec<Planned>,
    /// The figures.
    pub figures: Vec<Shown>,
    /// What happened when.
    pub over_time: Option<OverTime>,
    /// The goals.
    pub goals: Vec<GoalCard>,
}

impl SectionView {
    /// Counts a section.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, section: Section, scope: &Scope) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let text = &source.text;
        let figures = section.figures(&facts, scope);
        let counted = |figure: &Figure| {
            let mut own = figure.parts.iter().filter(|part| part.unit == figure.unit);
            own.any(|part| part.amount.top != 0)
        };
        let mut view = Self {
            is_empty: section != Section::Goals && !figures.iter().any(counted),
            figures: figures
                .iter()
                .map(|figure| Shown::new(figure, text, &names, scope.municipality.is_none()))
                .collect(),
            ..Self::default()
        };
        match section {
            Section::Participants => {
                view.planned = planned(&figures, text);
                view.over_time = hours_over_time(source, &facts, scope)?;
            }
            Section::Meetings => view.over_time = meetings_over_time(source, &facts, scope)?,
            Section::Goals => view.goals = goal_cards(source, &facts, scope)?,
            _ => {}
        }
        Ok(view)
    }
}

fn planned(figures: &[Figure], text: &Text) -> Vec<Planned> {
    let find = |id: &str, part: &str| {
        let figure = figures.iter().find(|figure| figure.id == id)?;
        figure.part(part)
    };
    let rows = [
        (
            "participants.unique",
            "participants.planned",
            "total",
            "follow_up-participants",
        ),
        (
            "participants.unique",
            "participants.planned",
            "women",
            "part-women",
        ),
        (
            "participants.unique",
            "participants.planned",
            "men",
            "part-men",
        ),
        (
            "participants.hours",
            "participants.hours_planned",
            "total",
            "part-hours",
        ),
    ];
    rows.into_iter()
        .filter_map(|(id, planned, part, key)| {
            let (planned, actual) = (find(planned, part)?, find(id, part)?);
            let args = [
                ("actual", text.part_value(actual).into()),
                ("planned", text.part_value(planned).into()),
            ];
            Some(Planned {
                id,
                part: (part != "total").then_some(part),
                label: text.get(key),
                planned: planned.amount.as_f64(),
                actual: actual.amount.as_f64(),
                words: text.with("follow_up-actual_of_planned", &args),
            })
        })
        .collect()
}

/// The quarters of the project until today, within the scope's period.
fn quarters(source: &Source, scope: &Scope) -> Result<Vec<(NaiveDate, NaiveDate)>> {
    let Some(project) = source.reader.project()? else {
        return Ok(Vec::new());
    };
    let first = scope
        .from
        .map_or(project.start, |from| Some(from.max(project.start?)));
    let last = [project.end, scope.to, Some(scope.today)]
        .into_iter()
        .flatten()
        .min();
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(Vec::new());
    };
    let day = |quarter: i32| {
        let month = u32::try_from(quarter.rem_euclid(4) * 3 + 1).ok()?;
        NaiveDate::from_ymd_opt(quarter.div_euclid(4), month, 1)
    };
    let number = |day: NaiveDate| day.year() * 4 + i32::try_from(day.month0() / 3).unwrap_or(0);
    let all = (number(first)..=number(last)).filter_map(|quarter| {
        let (from, next) = (day(quarter)?, day(quarter + 1)?);
        Some((from.max(first), next.pred_opt()?.min(last)))
    });
    Ok(all.take(40).collect())
}

fn quarter_words(text: &Text, from: NaiveDate) -> String {
    let args = [
        ("quarter", (from.month0() / 3 + 1).into()),
        ("year", from.year().to_string().into()),
    ];
    text.with("follow_up-quarter", &args)
}

/// A figure's part for each quarter.
fn by_quarter(
    facts: &Facts,
    scope: &Scope,
    quarters: &[(NaiveDate, NaiveDate)],
    id: &str,
    paths: &[&str],
) -> Vec<Vec<f64>> {
    let mut amounts = vec![Vec::new(); paths.len()];
    for (from, to) in quarters {
        let scope = Period::new(Some(*from), Some(*to)).of(scope.clone());
        let figure = compute(facts, id, &scope);
        for (path, amounts) in paths.iter().zip(&mut amounts) {
            let amount = figure.as_ref().and_then(|figure| figure.amount(path));
            amounts.push(amount.map_or(0.0, |amount| amount.as_f64()));
        }
    }
    amounts
}

fn hours_over_time(source: &Source, facts: &Facts, scope: &Scope) -> Result<Option<OverTime>> {
    let quarters = quarters(source, scope)?;
    let text = &source.text;
    let levels = [
        (ParticipantLevel::Strategic, Tone::Strategic),
        (ParticipantLevel::Operative, Tone::Operative),
        (ParticipantLevel::Professional, Tone::Professional),
    ];
    let codes = levels.map(|(level, _)| level.code());
    let id = "participants.hours.level";
    let amounts = by_quarter(facts, scope, &quarters, id, &codes);
    let series = levels.iter().zip(amounts).map(|((level, tone), amounts)| {
        let name = text.choice(ParticipantLevel::VOCABULARY, level.code());
        let whole = amounts.into_iter().map(f64::round).collect();
        (name, *tone, whole)
    });
    let over_time = OverTime {
        name: text.get("follow_up-hours_over_time"),
        id,
        periods: quarters
            .iter()
            .map(|(from, _)| quarter_words(text, *from))
            .collect(),
        series: series.collect(),
    };
    Ok((quarters.len() > 1).then_some(over_time))
}

fn meetings_over_time(source: &Source, facts: &Facts, scope: &Scope) -> Result<Option<OverTime>> {
    let quarters = quarters(source, scope)?;
    let text = &source.text;
    let id = "meetings.joint";
    let mut amounts = by_quarter(facts, scope, &quarters, id, &["value", "of"]).into_iter();
    let (joint, all) = (amounts.next(), amounts.next());
    let (joint, all) = (joint.unwrap_or_default(), all.unwrap_or_default());
    let other = all
        .iter()
        .zip(&joint)
        .map(|(all, joint)| all - joint)
        .collect();
    let over_time = OverTime {
        name: text.get("follow_up-meetings_over_time"),
        id,
        periods: quarters
            .iter()
            .map(|(from, _)| quarter_words(text, *from))
            .collect(),
        series: vec![
            (text.get("follow_up-joint_meetings"), Tone::Accent, joint),
            (text.get("follow_up-other_meetings"), Tone::Neutral, other),
        ],
    };
    Ok((quarters.len() > 1).then_some(over_time))
}

fn goal_cards(source: &Source, facts: &Facts, scope: &Scope) -> Result<Vec<GoalCard>> {
    let text = &source.text;
    let kind = text.kind(Goal::KIND);
    let mut cards = Vec::new();
    for goal in goals(facts, scope) {
        let Some(record) = source.reader.get::<Goal>(goal.goal)? else {
            continue;
        };
        let standing = &goal.standing;
        let state = match standing.state {
            GoalState::Reached => Look::Good,
            GoalState::OnTheWay => Look::OnTheWay,
            GoalState::Behind => Look::Behind,
            GoalState::NotBegun => Look::NotBegun,
        };
        #[allow(clippy::cast_possible_truncation, reason = "a bar's length")]
        let share = standing
            .percent
            .map_or(0.0, |percent| percent.as_f64() as f32 / 100.0);
        let value = standing
            .value
            .map(|value| text.amount(value, FigureUnit::Items));
        let value = match (value, standing.target) {
            (Some(value), Some(target)) => {
                let args = [("top", value.into()), ("of", text.number(target).into())];
                text.with("follow_up-top_of", &args)
            }
            (Some(value), None) => value,
            (None, _) => String::new(),
        };
        cards.push(GoalCard {
            code: crate::text::capitalised(&format!("{kind} {}", goal.code)),
            words: record.text,
            value,
            share,
            state,
            state_words: text.choice(GoalState::VOCABULARY, standing.state.code()),
            indicator: goal.indicator.map(|indicator| indicator.figure),
        });
    }
    Ok(cards)
}

/// What a section's view depends on.
pub type Key = (Section, Period, Option<MunicipalityCode>, NaiveDate);
