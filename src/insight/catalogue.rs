//! Every figure there is: its id, its unit, and the function that counts it.

use std::any::Any;
use std::sync::Arc;

use super::all_rows::AllRows;
use super::facts::{Facts, Ix};
use super::figure::{Evidence, Figure, FigureUnit};
use super::hands::side_by_side;
use super::kept::Question;
use super::participants::By;
use super::sheet::Sheet;
use super::view::{Scope, View};
use super::{
    agents, boards, effects, fund, groups, initiatives, measures, meetings, money, offers,
    participants, plan, survey, time, training,
};
use crate::domain::GroupKind::{Operative, Strategic};

/// A figure that can be counted.
pub struct Definition {
    /// The stable id.
    pub id: &'static str,
    /// What it is measured in.
    pub unit: FigureUnit,
    count: fn(&View<'_>, &mut Sheet),
    of: Of,
}

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The records of the scope.
    Records,
    /// Attendance: it is the sum of what each place counts.
    Attendance,
    /// The same, each by itself: its rows are those of each place, one place after another.
    EachAttendance,
    /// Attendance beside other records of the scope.
    Both,
}

impl Definition {
    /// The key of its label.
    pub fn label_key(&self) -> String {
        label_key(self.id)
    }

    /// The key of its definition in words.
    pub fn means_key(&self) -> String {
        means_key(self.id)
    }
}

/// The key of a figure's label: `figure-groups-lead_time`.
pub fn label_key(id: &str) -> String {
    format!("figure-{}", id.replace('.', "-"))
}

/// The key of a figure's definition in words.
pub fn means_key(id: &str) -> String {
    format!("figure-{}-means", id.replace('.', "-"))
}

/// The key of what a figure is held against, where that is not all of its kind: `av 15 kommuner med grupp`.
pub fn of_key(id: &str) -> String {
    format!("figure-{}-of", id.replace('.', "-"))
}

const fn figure(
    id: &'static str,
    unit: FigureUnit,
    count: fn(&View<'_>, &mut Sheet),
) -> Definition {
    Definition {
        id,
        unit,
        count,
        of: Of::Records,
    }
}

const fn of_both(
    id: &'static str,
    unit: FigureUnit,
    count: fn(&View<'_>, &mut Sheet),
) -> Definition {
    Definition {
        of: Of::Both,
        ..figure(id, unit, count)
    }
}

const fn of_attendance(
    id: &'static str,
    unit: FigureUnit,
    count: fn(&View<'_>, &mut Sheet),
) -> Definition {
    Definition {
        of: Of::Attendance,
        ..figure(id, unit, count)
    }
}

use FigureUnit::*;

/// Every figure but those of the surveys' own questions, in the order a reader meets them.
pub static FIGURES: &[Definition] = &[
    figure("groups.strategic", Municipalities, |view, sheet| {
        groups::in_place(view, sheet, Strategic)
    }),
    figure("groups.strategic.origin", Municipalities, |view, sheet| {
        groups::origin(view, sheet, Strategic)
    }),
    figure(
        "groups.strategic.broadened",
        Municipalities,
        |view, sheet| groups::broadened(view, sheet, Strategic),
    ),
    figure("groups.strategic.size", Persons, |view, sheet| {
        groups::size(view, sheet, Strategic)
    }),
    figure("groups.strategic.levels", Persons, |view, sheet| {
        groups::levels(view, sheet, Strategic)
    }),
    figure(
        "groups.strategic.top_level",
        Municipalities,
        |view, sheet| groups::top_level(view, sheet, Strategic),
    ),
    figure(
        "groups.strategic.composition",
        Municipalities,
        groups::composition,
    ),
    figure("groups.strategic.sectors", Persons, |view, sheet| {
        groups::sectors(view, sheet, Strategic)
    }),
    figure("groups.strategic.turnover", Persons, |view, sheet| {
        groups::turnover(view, sheet, Strategic)
    }),
    figure("groups.strategic.continuity", Persons, |view, sheet| {
        groups::continuity(view, sheet, Strategic)
    }),
    figure("groups.operative", Municipalities, |view, sheet| {
        groups::in_place(view, sheet, Operative)
    }),
    figure("groups.operative.origin", Municipalities, |view, sheet| {
        groups::origin(view, sheet, Operative)
    }),
    figure(
        "groups.operative.broadened",
        Municipalities,
        |view, sheet| groups::broadened(view, sheet, Operative),
    ),
    figure("groups.operative.size", Persons, |view, sheet| {
        groups::size(view, sheet, Operative)
    }),
    figure("groups.operative.expected_size", Persons, |view, sheet| {
        groups::expected_size(view, sheet, Operative)
    }),
    figure("groups.operative.levels", Persons, |view, sheet| {
        groups::levels(view, sheet, Operative)
    }),
    figure(
        "groups.operative.top_level",
        Municipalities,
        |view, sheet| groups::top_level(view, sheet, Operative),
    ),
    figure("groups.operative.sectors", Persons, |view, sheet| {
        groups::sectors(view, sheet, Operative)
    }),
    figure("groups.operative.turnover", Persons, |view, sheet| {
        groups::turnover(view, sheet, Operative)
    }),
    figure("groups.operative.continuity", Persons, |view, sheet| {
        groups::continuity(view, sheet, Operative)
    }),
    figure("groups.lead_time", Days, groups::lead_time),
    figure("groups.mandate", Persons, groups::mandate),
    figure("meetings.count", Meetings, meetings::count),
    figure("meetings.joint", Meetings, meetings::joint),
    of_attendance("meetings.attendance_rate", Items, meetings::attendance_rate),
    figure(
        "meetings.days_since_joint",
        Days,
        meetings::days_since_joint,
    ),
    figure("plan.activities", Activities, plan::activities),
    figure("plan.overdue", Activities, plan::overdue),
    figure("plan.handed_over", Municipalities, plan::handed_over),
    figure("initiatives.started", Municipalities, initiatives::started),
    figure(
        "initiatives.by_theme",
        Municipalities,
        initiatives::by_theme,
    ),
    figure("initiatives.by_stage", Initiatives, initiatives::by_stage),
    figure(
        "initiatives.participation",
        Initiatives,
        initiatives::participation,
    ),
    figure(
        "initiatives.with_driver",
        Initiatives,
        initiatives::with_driver,
    ),
    figure(
        "initiatives.service_design",
        Municipalities,
        initiatives::service_design,
    ),
    figure(
        "initiatives.good_examples",
        Municipalities,
        initiatives::good_examples,
    ),
    figure("initiatives.continued", Initiatives, initiatives::continued),
    figure("effects.matrix", Items, effects::matrix),
    figure("factors.by_category", Items, effects::factors),
    of_attendance("participants.unique", Persons, participants::unique),
    figure("participants.planned", Persons, participants::planned),
    of_attendance("participants.unique.sector", Persons, |view, sheet| {
        participants::unique_by(view, sheet, By::Sector)
    }),
    of_attendance("participants.unique.level", Persons, |view, sheet| {
        participants::unique_by(view, sheet, By::Level)
    }),
    of_attendance(
        "participants.unique.municipality",
        Persons,
        |view, sheet| participants::unique_by(view, sheet, By::Municipality),
    ),
    of_attendance("participants.unique.unit", Persons, |view, sheet| {
        participants::unique_by(view, sheet, By::Unit)
    }),
    of_attendance(
        "participants.professional",
        Persons,
        participants::professional,
    ),
    Definition {
        of: Of::EachAttendance,
        ..figure("participants.hours", Hours, participants::hours)
    },
    figure(
        "participants.hours_planned",
        Hours,
        participants::hours_planned,
    ),
    of_attendance("participants.hours_each", Hours, participants::hours_each),
    figure(
        "participants.hours_each_planned",
        Hours,
        participants::hours_each_planned,
    ),
    of_attendance("participants.hours.sector", Hours, |view, sheet| {
        participants::hours_by(view, sheet, By::Sector)
    }),
    of_attendance("participants.hours.level", Hours, |view, sheet| {
        participants::hours_by(view, sheet, By::Level)
    }),
    of_attendance("participants.hours.municipality", Hours, |view, sheet| {
        participants::hours_by(view, sheet, By::Municipality)
    }),
    of_attendance("participants.hours.unit", Hours, |view, sheet| {
        participants::hours_by(view, sheet, By::Unit)
    }),
    of_attendance("participants.reach", Persons, participants::reach),
    of_attendance("participants.unreported", Persons, participants::unreported),
    of_attendance("participants.parallel", Persons, participants::parallel),
    of_both("learning.plans", Persons, time::plans),
    of_both("learning.hours", Hours, time::learning_hours),
    of_attendance("training.steps", Persons, time::steps),
    figure("training.agents", Persons, agents::count),
    figure(
        "training.units_without_agents",
        Items,
        agents::units_without,
    ),
    figure("training.count", Trainings, training::count),
    figure("training.days", Days, training::days),
    figure("training.fill_rate", Persons, training::fill_rate),
    figure("evaluation.respondents", Persons, training::respondents),
    figure("evaluation.response_rate", Persons, training::response_rate),
    figure("evaluation.distribution", Answers, training::distribution),
    figure("evaluation.mean", Points, training::mean),
    figure("evaluation.change", Points, training::change),
    figure("survey.answered", Municipalities, survey::answered),
    of_attendance("cost.project", Kronor, money::project),
    of_attendance("cost.per_participant", Kronor, money::per_participant),
    figure("cost.used_share", Kronor, money::used_share),
    figure("cofinancing.minutes", Hours, time::cofinanced_hours),
    figure("cofinancing.kronor", Kronor, time::cofinanced_kronor),
    figure("submissions.stale", Months, fund::stale),
    figure("cost.by_kind", Kronor, money::by_kind),
    figure("cost.by_funder", Kronor, money::by_funder),
    figure("outreach.count", Items, money::outreach_count),
    figure("outreach.reach", Persons, money::reach),
    figure("services.count", Items, offers::services),
    figure("services.open", Items, offers::open),
    figure("services.unchecked", Items, offers::unchecked),
    figure("agreements.in_force", Items, offers::in_force),
    figure("measures.latest", Values, measures::latest),
    figure("measures.change", Values, measures::change),
    figure("log.entries", Items, offers::log_entries),
    figure("boards.items", Items, boards::items),
    figure("boards.became", Items, boards::became),
];

/// What counts a figure: a definition, or the questions of a survey.
enum Counting {
    Defined(&'static Definition),
    Asked(Vec<Ix>),
}

impl Counting {
    fn of(view: &View<'_>, id: &str) -> Option<Self> {
        if let Some(definition) = FIGURES.iter().find(|definition| definition.id == id) {
            return Some(Self::Defined(definition));
        }
        let questions = survey::questions(view, id);
        (!questions.is_empty()).then_some(Self::Asked(questions))
    }

    fn unit(&self) -> FigureUnit {
        match self {
            Self::Defined(definition) => definition.unit,
            Self::Asked(_) => Answers,
        }
    }

    fn count(&self, view: &View<'_>, sheet: &mut Sheet) {
        match self {
            Self::Defined(definition) => (definition.count)(view, sheet),
            Self::Asked(questions) => survey::question(view, sheet, questions),
        }
    }

    /// The values of a figure. Of attendance each place counts its own.
    fn sheet(&self, view: &View<'_>, id: &str) -> Sheet {
        let count = |view: &View<'_>| {
            let mut sheet = Sheet::of_values(self.unit());
            self.count(view, &mut sheet);
            sheet
        };
        let question = |scope| Question::Figure(id.to_owned(), scope);
        let places = match self {
            Self::Defined(Definition { of: Of::Both, .. }) => {
                view.place_by_place_within(question, count)
            }
            Self::Defined(Definition {
                of: Of::Attendance | Of::EachAttendance,
                ..
            }) => view.place_by_place(question, count),
            _ => return count(view),
        };
        Sheet::together(self.unit(), &places)
    }

    fn figure(&self, view: &View<'_>, id: &str) -> Figure {
        let sheet = self.sheet(view, id);
        let question = match self {
            Self::Defined(_) => None,
            Self::Asked(questions) => questions
                .first()
                .and_then(|index| view.facts.questions.id(*index)),
        };
        Figure {
            id: id.to_owned(),
            question,
            unit: self.unit(),
            parts: sheet.parts(),
        }
    }
}

/// One figure; none if there is no figure of this id. A figure that has nothing to say in this scope has
/// no parts.
pub fn compute(facts: &Facts, id: &str, scope: &Scope) -> Option<Figure> {
    facts.kept(Question::Figure(id.to_owned(), scope.clone()), |facts| {
        let view = View::new(facts, scope);
        Some(Counting::of(&view, id)?.figure(&view, id))
    })
}

/// One figure of a view.
pub(super) fn figure_of(view: &View<'_>, id: &str) -> Option<Figure> {
    Some(Counting::of(view, id)?.figure(view, id))
}

/// Every figure that has something to say in this scope: those defined, then the survey's questions.
pub fn all(facts: &Facts, scope: &Scope) -> Vec<Figure> {
    let view = || View::new(facts, scope);
    let mut all: Vec<(Counting, String)> = FIGURES
        .iter()
        .map(|definition| (Counting::Defined(definition), definition.id.to_owned()))
        .collect();
    let own = view();
    all.extend(
        survey::ids(&own)
            .into_iter()
            .filter_map(|id| Some((Counting::of(&own, &id)?, id))),
    );
    let mut figures = side_by_side(all, view, |view, (counting, id)| counting.figure(view, &id));
    figures.retain(|figure| !figure.parts.is_empty());
    figures
}

/// The rows behind a figure, or behind one of its parts; none if there is no figure of this id.
pub fn evidence(facts: &Facts, id: &str, scope: &Scope, part: Option<&str>) -> Option<Evidence> {
    let view = View::new(facts, scope);
    let counting = Counting::of(&view, id)?;
    let mut sheet = Sheet::of_evidence(counting.unit(), part);
    counting.count(&view, &mut sheet);
    Some(sheet.evidence())
}

/// The same rows in pieces, as `make` makes something of them: each place's by itself, where they come so.
pub(super) fn pieces<T: Any + Send + Sync>(
    facts: &Facts,
    id: &str,
    scope: &Scope,
    part: Option<&str>,
    make: impl Fn(&Facts, Evidence) -> T + Sync,
) -> Option<Vec<Arc<T>>> {
    let view = View::new(facts, scope);
    let counting = Counting::of(&view, id)?;
    let made = |view: &View<'_>| {
        let mut sheet = Sheet::of_evidence(counting.unit(), part);
        counting.count(view, &mut sheet);
        make(view.facts, sheet.evidence())
    };
    let question =
        |days, left_out| Question::Rows(id.to_owned(), part.map(str::to_owned), days, left_out);
    Some(match &counting {
        Counting::Defined(definition) if definition.of == Of::EachAttendance => {
            view.each_place(question, made)
        }
        _ => vec![Arc::new(made(&view))],
    })
}

/// Every row of a figure in every part that it adds to; none if there is no figure of this id.
pub fn all_rows(facts: &Facts, id: &str, scope: &Scope) -> Option<AllRows> {
    let view = View::new(facts, scope);
    let counting = Counting::of(&view, id)?;
    let mut sheet = Sheet::of_each(counting.unit());
    counting.count(&view, &mut sheet);
    Some(sheet.all_rows())
}
