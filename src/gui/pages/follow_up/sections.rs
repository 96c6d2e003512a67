//! What the figures are about: which belong together, and what each section shows.

use crate::domain::{
    ActionPlan, Choosable, Group, Initiative, Measure, Meeting, Part, ParticipantLevel, Record,
    Service, Training,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::shown::Shown;
use crate::gui::pages::overview::goals::GoalCard;
use crate::gui::shelf::Who;
use crate::gui::theme::Tone;
use crate::insight::{Amount, FIGURES, Facts, Figure, Scope, all, compute, quarters};
use crate::text::Text;
use crate::workspace::Result;

/// Figures that are about one thing.
pub struct Section {
    /// The key of its name.
    pub key: &'static str,
    /// How the ids of its figures begin.
    begin: &'static [&'static str],
    /// Where what is counted here is recorded, and by whom.
    recorded: Option<(Route, Who)>,
    /// The parts of the program that it is about; it is there while the project uses one of them.
    parts: &'static [Part],
    /// What it shows beside the figures.
    beside: fn(&Counted<'_>, &mut SectionView) -> Result<()>,
}

/// Figures with nothing beside them, to begin a section from.
const SECTION: Section = Section {
    key: "",
    begin: &[],
    recorded: None,
    parts: &[],
    beside: |_, _| Ok(()),
};

/// Every section, in the order a reader meets them.
pub static SECTIONS: [Section; 12] = [
    Section {
        key: "follow_up-participants",
        begin: &["participants.", "learning."],
        recorded: Some((Route::list(Training::KIND), Who::All)),
        beside: |counted, view| {
            view.planned = planned(&counted.figures, &counted.source.text);
            view.over_time = hours_over_time(counted);
            Ok(())
        },
        ..SECTION
    },
    Section {
        key: "follow_up-training",
        begin: &["training.", "evaluation."],
        recorded: Some((Route::list(Training::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: "follow_up-groups",
        begin: &["groups."],
        recorded: Some((Route::list(Group::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: "follow_up-meetings",
        begin: &["meetings."],
        recorded: Some((Route::list(Meeting::KIND), Who::All)),
        beside: |counted, view| {
            view.over_time = meetings_over_time(counted);
            Ok(())
        },
        ..SECTION
    },
    Section {
        key: "follow_up-initiatives",
        begin: &["initiatives."],
        recorded: Some((Route::list(Initiative::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: "follow_up-plan",
        begin: &["plan."],
        recorded: Some((Route::list(ActionPlan::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: "follow_up-survey",
        begin: &["survey."],
        parts: &[Part::Surveys],
        ..SECTION
    },
    Section {
        key: "follow_up-money",
        begin: &["cost.", "cofinancing."],
        recorded: Some((Route::PROJECT, Who::Lead)),
        ..SECTION
    },
    Section {
        key: "follow_up-outreach",
        begin: &["outreach."],
        parts: &[Part::Outreach],
        ..SECTION
    },
    Section {
        key: "follow_up-offers",
        begin: &["services.", "agreements."],
        parts: &[Part::ServiceMap, Part::Agreements],
        recorded: Some((Route::list(Service::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: "follow_up-measures",
        begin: &["measures.", "log."],
        parts: &[Part::Measures, Part::LearningLogs],
        recorded: Some((Route::list(Measure::KIND), Who::All)),
        ..SECTION
    },
    Section {
        key: GOALS,
        recorded: Some((Route::PROJECT, Who::Lead)),
        beside: |counted, view| {
            view.goals = GoalCard::load(counted.source, counted.scope)?;
            Ok(())
        },
        ..SECTION
    },
];

const GOALS: &str = "follow_up-goals";

impl Section {
    /// Whether it is about goals, which are reached over the whole of a project and not within a period.
    pub fn is_of_goals(&self) -> bool {
        self.key == GOALS
    }

    /// Whether the project uses what it is about.
    pub fn is_used(&self, cx: &Cx<'_>) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| cx.uses(Some(*part)))
    }

    /// Where what is counted here is recorded, if that may be done here.
    pub fn page(&self, is_lead: bool) -> Option<&Route> {
        let recorded = self.recorded.as_ref().filter(|(_, who)| who.is(is_lead));
        recorded.map(|(route, _)| route)
    }

    fn figures(&self, facts: &Facts, scope: &Scope) -> Vec<Figure> {
        let holds = |id: &str| self.begin.iter().any(|begin| id.starts_with(begin));
        let own = FIGURES.iter().filter(|one| holds(one.id));
        let mut figures: Vec<Figure> = match self.begin {
            // What surveys ask is known when they have been read.
            ["survey."] => all(facts, scope),
            _ => own
                .filter_map(|one| compute(facts, one.id, scope))
                .collect(),
        };
        figures.retain(|figure| holds(&figure.id) && !figure.parts.is_empty());
        if scope.municipality.is_some() {
            // One municipality's share of itself says nothing.
            figures.retain(|figure| !figure.id.ends_with(".municipality"));
        }
        figures
    }
}

/// What a section is read from.
struct Counted<'a> {
    source: &'a Source,
    facts: &'a Facts,
    scope: &'a Scope,
    figures: Vec<Figure>,
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

/// The name, the tone, and what is read from a figure.
type Layer = (String, Tone, fn(&Figure) -> Option<Amount>);

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
    pub fn load(source: &Source, section: &Section, scope: &Scope) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let apart = scope.municipality.is_none();
        let counted = Counted {
            source,
            facts: &facts,
            scope,
            figures: section.figures(&facts, scope),
        };
        let shown = counted.figures.iter();
        let shown = shown.map(|figure| Shown::new(figure, &source.text, &names, apart));
        let any = |figure: &Figure| {
            let mut own = figure.parts.iter().filter(|part| part.unit == figure.unit);
            own.any(|part| part.amount.top != 0)
        };
        let mut view = Self {
            is_empty: !section.is_of_goals() && !counted.figures.iter().any(any),
            figures: shown.collect(),
            ..Self::default()
        };
        (section.beside)(&counted, &mut view)?;
        Ok(view)
    }
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

fn planned(figures: &[Figure], text: &Text) -> Vec<Planned> {
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

impl Counted<'_> {
    /// What is read from a figure over the quarters, if there is more than one.
    fn over_time<const N: usize>(
        &self,
        id: &'static str,
        name: &str,
        layers: [Layer; N],
    ) -> Option<OverTime> {
        let text = &self.source.text;
        let quarters = quarters(self.facts, self.scope);
        let figures: Vec<_> = quarters
            .iter()
            .map(|quarter| compute(self.facts, id, quarter))
            .collect();
        let series = layers.into_iter().map(|(name, tone, read)| {
            let amounts = figures.iter().map(|figure| {
                let amount = figure.as_ref().and_then(read);
                amount.map_or(0.0, |amount| amount.as_f64().round())
            });
            (name, tone, amounts.collect())
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
}

fn hours_over_time(counted: &Counted<'_>) -> Option<OverTime> {
    use ParticipantLevel::{Operative, Professional, Strategic};
    let name = |level| counted.source.text.chosen(Some(level));
    let layers: [Layer; 3] = [
        (name(Strategic), Tone::Strategic, |figure| {
            figure.amount(Strategic.code())
        }),
        (name(Operative), Tone::Operative, |figure| {
            figure.amount(Operative.code())
        }),
        (name(Professional), Tone::Professional, |figure| {
            figure.amount(Professional.code())
        }),
    ];
    let id = "participants.hours.level";
    counted.over_time(id, "follow_up-hours_over_time", layers)
}

fn meetings_over_time(counted: &Counted<'_>) -> Option<OverTime> {
    let name = |key| counted.source.text.get(key);
    let layers: [Layer; 2] = [
        (name("follow_up-joint_meetings"), Tone::Accent, |figure| {
            figure.amount("value")
        }),
        (name("follow_up-other_meetings"), Tone::Neutral, |figure| {
            figure.amount("of")?.less(figure.amount("value")?)
        }),
    ];
    counted.over_time("meetings.joint", "follow_up-meetings_over_time", layers)
}
