//! What the figures are about: which belong together, and what each section shows.

use std::sync::Arc;

use crate::domain::{
    ActionPlan, Agreement, Board, Group, Initiative, LogEntry, Measure, Meeting, Part, Record,
    Service, Training,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::names::Names;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::PAGES;
use crate::gui::pages::figure::shown::Shown;
use crate::gui::pages::overview::goals::GoalCard;
use crate::gui::shelf::{self, Who};
use crate::insight::{Counts, FIGURES, Facts, Figure, Scope, all, compute};
use crate::report::chart::{self, OverTime, Planned};
use crate::workspace::Result;

/// Figures that are about one thing.
pub struct Section {
    /// The key of its name.
    pub key: &'static str,
    /// How the ids of its figures begin.
    begin: &'static [&'static str],
    /// Where what is counted here is recorded, and by whom.
    recorded: &'static [(Route, Who)],
    /// The parts of the program that it is about; it is there while the project uses one of them.
    parts: &'static [Part],
    /// What it shows beside the figures.
    beside: fn(&Counted<'_>, &mut SectionView) -> Result<()>,
}

/// Figures with nothing beside them, to begin a section from.
const SECTION: Section = Section {
    key: "",
    begin: &[],
    recorded: &[],
    parts: &[],
    beside: |_, _| Ok(()),
};

/// Every section, in the order a reader meets them.
pub static SECTIONS: [Section; 13] = [
    Section {
        key: "follow_up-participants",
        begin: &["participants.", "learning."],
        recorded: &[(Route::list(Training::KIND), Who::All)],
        beside: |counted, view| {
            view.planned = chart::planned(&counted.figures, &counted.source.text);
            view.over_time = counted.over_time("participants.hours.level");
            Ok(())
        },
        ..SECTION
    },
    Section {
        key: "follow_up-training",
        begin: &["training.", "evaluation."],
        recorded: &[(Route::list(Training::KIND), Who::All)],
        ..SECTION
    },
    Section {
        key: "follow_up-groups",
        begin: &["groups."],
        recorded: &[(Route::list(Group::KIND), Who::All)],
        ..SECTION
    },
    Section {
        key: "follow_up-meetings",
        begin: &["meetings."],
        recorded: &[(Route::list(Meeting::KIND), Who::All)],
        beside: |counted, view| {
            view.over_time = counted.over_time("meetings.joint");
            Ok(())
        },
        ..SECTION
    },
    Section {
        key: "follow_up-initiatives",
        begin: &["initiatives."],
        recorded: &[(Route::list(Initiative::KIND), Who::All)],
        ..SECTION
    },
    Section {
        key: "follow_up-plan",
        begin: &["plan."],
        recorded: &[(Route::list(ActionPlan::KIND), Who::All)],
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
        begin: &["cost.", "cofinancing.", "submissions."],
        recorded: &[(Route::PROJECT, Who::Lead)],
        beside: |counted, view| {
            // The pace is that of the whole time, up to today.
            let scope = counted.scope;
            if scope.from.is_none() && scope.to.is_none() {
                let stands = Counts::new(counted.facts, scope).cofinancing();
                view.told = counted.source.text.cofinancing(&stands);
            }
            Ok(())
        },
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
        recorded: &[
            (Route::list(Service::KIND), Who::All),
            (Route::list(Agreement::KIND), Who::All),
        ],
        ..SECTION
    },
    Section {
        key: "follow_up-measures",
        begin: &["measures.", "log."],
        parts: &[Part::Measures, Part::LearningLogs],
        recorded: &[
            (Route::list(Measure::KIND), Who::All),
            (Route::list(LogEntry::KIND), Who::All),
        ],
        ..SECTION
    },
    Section {
        key: "follow_up-boards",
        begin: &["boards."],
        parts: &[Part::Boards],
        recorded: &[(Route::list(Board::KIND), Who::All)],
        ..SECTION
    },
    Section {
        key: GOALS,
        recorded: &[(Route::PROJECT, Who::Lead)],
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

    /// Where what is counted here is recorded, if that may be done here and the project uses the page.
    pub fn page(&self, cx: &Cx<'_>) -> Option<&Route> {
        let used = |route: &Route| {
            let found = shelf::find(PAGES, route);
            found.is_none_or(|(page, _)| cx.uses(page.part) && page.who.is(cx.role))
        };
        let mut recorded = self.recorded.iter();
        let found = recorded.find(|(route, who)| who.is(cx.role) && used(route));
        found.map(|(route, _)| route)
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

impl Counted<'_> {
    fn over_time(&self, id: &str) -> Option<OverTime> {
        chart::over_time(self.facts, self.scope, &self.source.text, id)
    }
}

/// What a section shows.
#[derive(Default)]
pub struct SectionView {
    /// Whether nothing is recorded that could be counted.
    pub is_empty: bool,
    /// Planned against actual.
    pub planned: Vec<Planned>,
    /// The figures.
    pub figures: Vec<Arc<Shown>>,
    /// What these are the words of, and what they call records.
    worded: (Vec<Figure>, Arc<Names>),
    /// What happened when.
    pub over_time: Option<OverTime>,
    /// The goals.
    pub goals: Vec<GoalCard>,
    /// What is told of it in a sentence.
    pub told: Option<String>,
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
        let earlier = source.earlier::<Self>().map(|(view, _)| view);
        let earlier = earlier.filter(|view| view.worded.1.are(&names));
        let shown = counted.figures.iter().map(|figure| {
            let known = earlier.as_ref().and_then(|view| view.words_of(figure));
            known.unwrap_or_else(|| Arc::new(Shown::new(figure, &source.text, &names, apart)))
        });
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
        view.worded = (counted.figures, names);
        Ok(view)
    }

    /// The words of a figure that says what it said before: there may be thousands, one for each unit.
    fn words_of(&self, figure: &Figure) -> Option<Arc<Shown>> {
        let mut both = self.worded.0.iter().zip(&self.figures);
        let known = both.find(|(known, _)| *known == figure);
        known.map(|(_, shown)| shown.clone())
    }
}
