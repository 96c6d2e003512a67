//! What a report is made of, as data: of each template its sections, and of each section what is shown in it. A
//! heading is what the section's choice is called.

use crate::domain::{ReportSection, ReportTemplate};

/// A section of a template.
pub struct Described {
    /// Which.
    pub section: ReportSection,
    /// What is drawn from the records, from the top.
    pub shows: &'static [Show],
}

impl Described {
    /// Whether it tells of the whole time, also where the report is about a part of it.
    pub fn is_of_whole_time(&self) -> bool {
        let mut shows = self.shows.iter();
        shows.any(|show| matches!(show, Show::OfWholeTime(_)))
    }
}

/// Something that is shown of figures or records.
#[derive(Debug, Clone, Copy)]
pub enum Show {
    /// What follows stands under a heading with the words of this key.
    Under(&'static str),
    /// Figures: those of one number together on a table with the words of this key, each other on its own.
    Figures(&'static str, &'static [&'static str]),
    /// Figures of the same parts beside each other: the key of the caption, and of each its id and the key of its head.
    Together(&'static str, &'static [(&'static str, &'static str)]),
    /// What was planned beside what came of it, of one figure: the key of the caption, its id, and of each row its key
    /// and the two parts.
    Pairs(
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str, &'static str)],
    ),
    /// What is drawn of a figure.
    Drawn(&'static str),
    /// Planned against actual, drawn.
    PlannedDrawn,
    /// A figure quarter by quarter, drawn.
    OverTime(&'static str),
    /// The questions of the self-assessment.
    Survey,
    /// The project's purpose, target groups and time.
    Project,
    /// Its phases.
    Phases,
    /// The municipalities that take part.
    Municipalities,
    /// What the goals are.
    Expected,
    /// How far the goals have come.
    Goals,
    /// The goals that are not reached.
    Behind,
    /// Targets that were changed.
    Revisions,
    /// What happened in the world outside.
    Events,
    /// How far the co-financing has come, in a sentence.
    Cofinancing,
    /// What was said, and may be published.
    Quotes,
    /// Good examples that may be shared.
    Examples,
    /// What helped, and what hindered.
    Factors,
    /// The groups of a municipality.
    Groups,
    /// The change initiatives of a municipality.
    Initiatives,
    /// What needs attention.
    Attention,
    /// What says most: these figures; where the report is about a period, these measures of it and of the whole time.
    InShort(&'static [&'static str], &'static [Measure]),
    /// What can only be seen over the whole time, as a plan and how far it has come.
    OfWholeTime(&'static [Show]),
    /// These figures year by year.
    Years(&'static [Measure]),
    /// These figures quarter by quarter.
    Quarters(&'static [Measure]),
}

/// A figure's part that is followed over time; the key of its words is none where those of the figure will do.
pub type Measure = (&'static str, &'static str, Option<&'static str>);

use ReportSection::{
    Activities, Ahead, Communication, Deviations, Economy, Equality, Evaluation, Idea, Lessons,
    Quarters, Results, Summary, WayOfWorking, Years,
};
use Show as S;

/// The sections of a template, in the order in which they stand where nobody has chosen another.
pub fn sections(template: ReportTemplate) -> &'static [Described] {
    match template {
        ReportTemplate::Final => FINAL,
        ReportTemplate::Progress => PROGRESS,
        ReportTemplate::Municipality => MUNICIPALITY,
        ReportTemplate::Annual => ANNUAL,
    }
}

const fn section(section: ReportSection, shows: &'static [Show]) -> Described {
    Described { section, shows }
}

/// What says most, in a few numbers.
const IN_SHORT: &[&str] = &[
    "participants.unique",
    "participants.hours",
    "groups.strategic",
    "groups.operative",
    "initiatives.started",
    "training.count",
    "training.days",
    "cost.used_share",
];

const GENDERS: [Show; 2] = [
    S::Together(
        "report-participants_planned",
        &[
            ("participants.planned", "report-planned"),
            ("participants.unique", "report-actual"),
        ],
    ),
    S::Together(
        "report-hours_planned",
        &[
            ("participants.hours_planned", "report-planned"),
            ("participants.hours", "report-actual"),
        ],
    ),
];

const FINAL: &[Described] = &[
    section(Summary, &[S::Figures("report-in_short", IN_SHORT)]),
    section(
        Idea,
        &[S::Project, S::Phases, S::Municipalities, S::Expected],
    ),
    section(
        Results,
        &[
            S::Under("report-goals"),
            S::Goals,
            S::Under("report-participants"),
            GENDERS[0],
            GENDERS[1],
            S::PlannedDrawn,
            S::Figures(
                "report-about_participants",
                &[
                    "participants.hours_each",
                    "participants.reach",
                    "training.steps",
                ],
            ),
            S::Together("report-by_level", BY_LEVEL),
            S::Together("report-by_sector", BY_SECTOR),
            S::Drawn("participants.unique.sector"),
            S::Together("report-by_municipality", BY_MUNICIPALITY),
            S::OverTime("participants.hours.level"),
            S::Figures("report-about_professionals", &["participants.professional"]),
        ],
    ),
    section(
        Equality,
        &[
            S::Together("report-by_gender", BY_GENDER),
            S::Figures("report-about_equality", &["initiatives.participation"]),
            S::Drawn("initiatives.participation"),
        ],
    ),
    section(
        WayOfWorking,
        &[
            S::Under("report-groups"),
            GROUPS[0],
            GROUPS[1],
            GROUPS[2],
            S::Figures("report-who_sits", &["groups.strategic.composition"]),
            GROUPS[3],
            GROUPS[4],
            GROUPS[5],
            GROUPS[6],
            GROUPS[7],
            S::Under("report-meetings"),
            S::Figures("report-about_meetings", MEETINGS),
            S::OverTime("meetings.joint"),
            S::Under("report-plans"),
            S::Figures("report-about_plans", PLANS),
            S::Under("report-initiatives"),
            S::Figures("report-about_initiatives", INITIATIVES),
            S::Drawn("initiatives.by_theme"),
            S::Drawn("initiatives.by_stage"),
            S::Under("report-trainings"),
            S::Figures("report-about_trainings", TRAININGS),
        ],
    ),
    section(
        Communication,
        &[
            S::Figures("report-about_outreach", OUTREACH),
            S::Drawn("outreach.reach"),
        ],
    ),
    section(
        Evaluation,
        &[
            S::Under("report-evaluations"),
            S::Figures("report-about_evaluations", EVALUATIONS),
            S::Drawn("evaluation.distribution"),
            S::Under("report-self_assessment"),
            S::Figures("report-about_survey", &["survey.answered"]),
            S::Survey,
            S::Under("report-measures"),
            S::Figures("report-about_measures", MEASURES),
        ],
    ),
    section(Economy, MONEY),
    section(Lessons, &[S::Factors, S::Examples, S::Quotes, S::Events]),
];

const BY_LEVEL: &[(&str, &str)] = &[
    ("participants.unique.level", "report-participants"),
    ("participants.hours.level", "report-hours"),
];
const BY_SECTOR: &[(&str, &str)] = &[
    ("participants.unique.sector", "report-participants"),
    ("participants.hours.sector", "report-hours"),
];
const BY_MUNICIPALITY: &[(&str, &str)] = &[
    ("participants.unique.municipality", "report-participants"),
    ("participants.hours.municipality", "report-hours"),
];
const BY_GENDER: &[(&str, &str)] = &[
    ("participants.unique", "report-participants"),
    ("participants.hours", "report-hours"),
    ("participants.professional", "report-professionals"),
];

/// Both levels beside each other.
const GROUPS: [Show; 8] = [
    S::Figures(
        "report-about_groups",
        &[
            "groups.strategic",
            "groups.strategic.broadened",
            "groups.operative",
            "groups.operative.broadened",
            "groups.operative.expected_size",
        ],
    ),
    S::Together(
        "report-groups_origin",
        &[
            ("groups.strategic.origin", "report-strategic"),
            ("groups.operative.origin", "report-operative"),
        ],
    ),
    S::Together(
        "report-groups_size",
        &[
            ("groups.strategic.size", "report-strategic"),
            ("groups.operative.size", "report-operative"),
        ],
    ),
    S::Together(
        "report-groups_levels",
        &[
            ("groups.strategic.levels", "report-strategic"),
            ("groups.operative.levels", "report-operative"),
        ],
    ),
    S::Together(
        "report-groups_sectors",
        &[
            ("groups.strategic.sectors", "report-strategic"),
            ("groups.operative.sectors", "report-operative"),
        ],
    ),
    S::Together(
        "report-groups_turnover",
        &[
            ("groups.strategic.turnover", "report-strategic"),
            ("groups.operative.turnover", "report-operative"),
        ],
    ),
    S::Together(
        "report-groups_continuity",
        &[
            ("groups.strategic.continuity", "report-strategic"),
            ("groups.operative.continuity", "report-operative"),
        ],
    ),
    S::Figures("report-about_lead_time", &["groups.lead_time"]),
];

const MEETINGS: &[&str] = &[
    "meetings.joint",
    "meetings.attendance_rate",
    "meetings.count",
    "meetings.days_since_joint",
];
const PLANS: &[&str] = &["plan.handed_over", "plan.overdue", "plan.activities"];
const INITIATIVES: &[&str] = &[
    "initiatives.started",
    "initiatives.with_driver",
    "initiatives.service_design",
    "initiatives.good_examples",
    "initiatives.by_theme",
    "initiatives.by_stage",
];
const TRAININGS: &[&str] = &["training.count", "training.days", "training.fill_rate"];
const OUTREACH: &[&str] = &["outreach.count", "outreach.reach"];
const EVALUATIONS: &[&str] = &[
    "evaluation.response_rate",
    "evaluation.respondents",
    "evaluation.mean",
    "evaluation.change",
    "evaluation.distribution",
];
const MEASURES: &[&str] = &["measures.latest", "measures.change"];

const COSTS: Show = S::Pairs(
    "report-costs",
    "cost.project",
    &[
        ("report-cost_fund", "planned_fund", "actual_fund"),
        (
            "report-cost_cofinancing",
            "planned_cofinancing",
            "actual_cofinancing",
        ),
        ("report-cost_own", "planned_own", "actual_own"),
        ("report-cost_total", "planned", "actual"),
        (
            "report-cost_participants",
            "planned_participants",
            "participants",
        ),
        (
            "report-cost_each",
            "planned_per_participant",
            "actual_per_participant",
        ),
    ],
);

const MONEY: &[Show] = &[
    COSTS,
    S::Figures(
        "report-about_money",
        &[
            "cost.used_share",
            "cofinancing.minutes",
            "cofinancing.kronor",
        ],
    ),
    S::Cofinancing,
];

const PROGRESS: &[Described] = &[
    section(Summary, &[S::InShort(IN_SHORT, FOLLOWED)]),
    section(
        Activities,
        &[
            S::Figures("report-about_trainings", TRAININGS),
            S::Figures(
                "report-about_meetings",
                &["meetings.joint", "meetings.count"],
            ),
            S::Figures("report-about_initiatives", INITIATIVES),
            S::Figures("report-about_plans", PLANS),
            S::Figures("report-about_outreach", OUTREACH),
        ],
    ),
    section(
        Results,
        &[
            S::Goals,
            S::OfWholeTime(&[
                GENDERS[0],
                GENDERS[1],
                S::PlannedDrawn,
                S::OverTime("participants.hours.level"),
            ]),
        ],
    ),
    section(Deviations, &[S::Behind, S::Revisions, S::Events]),
    section(Equality, &[S::Together("report-by_gender", BY_GENDER)]),
    section(Economy, &[S::OfWholeTime(MONEY)]),
    section(Ahead, &[]),
];

const MUNICIPALITY: &[Described] = &[
    section(Summary, &[]),
    section(Results, &[S::Goals]),
    section(
        Activities,
        &[
            S::Figures(
                "report-own_numbers",
                &[
                    "participants.unique",
                    "participants.hours",
                    "participants.hours_each",
                    "meetings.joint",
                    "meetings.attendance_rate",
                    "plan.overdue",
                ],
            ),
            S::Together("report-by_level", BY_LEVEL),
            S::Groups,
            S::Initiatives,
        ],
    ),
    section(Lessons, &[S::Quotes]),
    section(Ahead, &[S::Attention]),
];

/// What is compared from one time to another.
const FOLLOWED: &[Measure] = &[
    ("participants.unique", "total", None),
    ("participants.unique", "women", Some("part-women")),
    ("participants.unique", "men", Some("part-men")),
    ("participants.hours", "total", None),
    ("training.count", "value", None),
    ("training.days", "value", None),
    ("meetings.count", "total", None),
    ("meetings.joint", "value", None),
    ("outreach.count", "total", None),
    ("cost.project", "actual", Some("report-cost_actual")),
];
const FOLLOWED_CLOSELY: &[Measure] = &[
    ("participants.unique", "total", None),
    ("participants.hours", "total", Some("report-hours")),
    ("training.days", "value", Some("report-training_days")),
    ("meetings.count", "total", None),
    ("meetings.joint", "value", None),
];

const ANNUAL: &[Described] = &[
    section(Summary, &[]),
    section(Years, &[S::Years(FOLLOWED)]),
    section(
        Quarters,
        &[
            S::Quarters(FOLLOWED_CLOSELY),
            S::OverTime("participants.hours.level"),
            S::OverTime("meetings.joint"),
        ],
    ),
    section(Economy, &[COSTS]),
    section(Deviations, &[S::Revisions, S::Events]),
];
