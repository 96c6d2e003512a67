//! Signals: rules over the records that say what to do next, why it matters, and where.
//!
//! Rules are grouped by what they look at. Each puts its findings on a [`Watch`], with the numbers, days
//! and records that its sentence needs; the words stand in the translations under `signal-…`.

mod boards;
mod feedback;
mod groups;
mod initiatives;
mod offers;
mod people;
mod plans;
mod project;
mod time;
mod trainings;

pub(super) use trainings::Time;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::facts::*;
use super::kept::Question;
use super::view::{Scope, View, days};
use crate::domain::*;

/// How urgent a signal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// To be done now.
    Now,
    /// To be done soon.
    Soon,
    /// Good to know.
    Good,
}

/// What is put into a signal's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignalArg {
    /// A number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A record, by its title.
    Record(Source, Id),
    /// A municipality, by its name.
    Municipality(MunicipalityCode),
}

/// A page of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the page of that name")]
pub enum Page {
    Decisions,
    Inbox,
    People,
    Handover,
    Time,
    Feedback,
    Submissions,
}

/// Where a signal takes the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// The page of a record.
    Record(Source, Id),
    /// A new record of a kind, for another (a meeting for a group, an action plan for a group).
    Create {
        /// What to make.
        kind: Source,
        /// What it is for.
        about: Option<(Source, Id)>,
    },
    /// A page of the program.
    Page(Page),
}

/// Something to do next.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The rule: `levels.apart`.
    pub id: &'static str,
    /// How urgent it is.
    pub severity: Severity,
    /// The record it is about; what a [`Snooze`] refers to.
    pub about: Option<(Source, Id)>,
    /// Whose it is; none for the lead.
    pub municipality: Option<MunicipalityCode>,
    /// What is put into the sentences, by name.
    pub args: Vec<(&'static str, SignalArg)>,
    /// Where it takes the user.
    pub action: Destination,
    /// The snooze that puts it to rest, and until when.
    pub snoozed: Option<(Id, NaiveDate)>,
    words: &'static str,
    weight: i64,
}

impl Signal {
    /// What kind of thing it tells of: those of one kind say the same, each of something else.
    pub fn kind(&self) -> &'static str {
        self.words
    }

    /// The key of the sentence that says what it is.
    pub fn title_key(&self) -> String {
        self.key("title")
    }

    /// The key of the sentence that says why it matters.
    pub fn why_key(&self) -> String {
        self.key("why")
    }

    /// The key of the words on its button.
    pub fn action_key(&self) -> String {
        self.key("action")
    }

    fn key(&self, of: &str) -> String {
        format!("signal-{}-{of}", self.words)
    }
}

/// The signals of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalKind {
    /// The kind.
    pub kind: &'static str,
    /// How urgent the most urgent of them is.
    pub severity: Severity,
    /// How many there are.
    pub count: i64,
}

/// Signals by their kinds, in the order in which the first of each stands.
pub fn by_kind<'s>(signals: impl IntoIterator<Item = &'s Signal>) -> Vec<SignalKind> {
    let mut kinds: Vec<SignalKind> = Vec::new();
    for signal in signals {
        match kinds.iter_mut().find(|one| one.kind == signal.kind()) {
            Some(known) => {
                known.count += 1;
                known.severity = known.severity.min(signal.severity);
            }
            None => kinds.push(SignalKind {
                kind: signal.kind(),
                severity: signal.severity,
                count: 1,
            }),
        }
    }
    kinds
}

/// What the rules need to know that no record says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Outside {
    /// Merge conflicts that wait for a decision.
    pub conflicts: usize,
    /// The day of each municipality's last bundle; none in a file that receives no bundles.
    pub last_bundle: Option<BTreeMap<MunicipalityCode, NaiveDate>>,
    /// The day a handover sheet was last written.
    pub handover_printed: Option<NaiveDate>,
    /// The day a record was last changed, where that is known: action plans and activities are asked for.
    pub touched: BTreeMap<Id, NaiveDate>,
    /// How much the lead's feedback brought that nobody has looked at in this file.
    pub unseen: usize,
}

impl Outside {
    /// What a file knows of all its municipalities, or of one alone.
    ///
    /// # Errors
    /// Why reading stopped.
    pub fn read<T: Traces>(from: &T, only: Option<MunicipalityCode>) -> Result<Self, T::Error> {
        let mut touched = from.last_changed(ActionPlan::KIND)?;
        touched.extend(from.last_changed(Activity::KIND)?);
        Ok(Self {
            conflicts: from.conflicts(only)?,
            last_bundle: from.last_bundles()?,
            handover_printed: from.handover_printed()?,
            touched,
            unseen: from.unseen()?,
        })
    }
}

/// Every rule: its id, and the stems of its words.
pub static SIGNALS: &[(&str, &[&str])] = &[
    ("contact.vacant", &["contact_vacant", "contact_ending"]),
    ("contact.no_time", &["contact_no_time"]),
    ("strategic.missing", &["strategic_missing"]),
    ("strategic.level", &["strategic_level"]),
    ("group.narrow", &["group_narrow", "group_traditional"]),
    ("group.mandate", &["group_mandate"]),
    ("group.size", &["group_size"]),
    ("group.turnover", &["group_turnover"]),
    ("group.absent", &["group_absent"]),
    ("group.no_next", &["group_no_next"]),
    ("group.undated", &["group_undated"]),
    ("levels.apart", &["levels_apart", "levels_never_met"]),
    ("plan.missing", &["plan_missing"]),
    ("plan.not_handed_over", &["plan_not_handed_over"]),
    ("plan.stale", &["plan_stale"]),
    ("activity.overdue", &["activity_overdue"]),
    ("activity.no_owner", &["activity_no_owner"]),
    ("initiative.none", &["initiative_none"]),
    ("initiative.no_driver", &["initiative_no_driver"]),
    (
        "initiative.no_participation",
        &["initiative_no_participation"],
    ),
    (
        "initiative.no_continuation",
        &["initiative_no_continuation"],
    ),
    ("goal.behind", &["goal_behind", "goal_missed"]),
    ("training.response", &["training_response"]),
    ("survey.more_than_asked", &["survey_more_than_asked"]),
    (
        "training.no_minutes",
        &["training_no_minutes", "training_no_minutes_all"],
    ),
    ("training.too_long", &["training_too_long"]),
    ("training.at_once", &["training_at_once"]),
    ("person.load", &["person_load"]),
    ("person.uninformed", &["person_uninformed"]),
    ("person.duplicate", &["person_duplicate"]),
    ("unit.no_agent", &["unit_no_agent"]),
    ("time.uncertified", &["time_uncertified"]),
    ("training.unreported", &["training_unreported"]),
    ("cofinancing.behind", &["cofinancing_behind"]),
    (
        "submission.stale",
        &[
            "submission_stale",
            "submission_stale_two",
            "submission_stale_many",
        ],
    ),
    ("service.unchecked", &["service_unchecked"]),
    ("agreement.ends", &["agreement_ends"]),
    ("board.unused", &["board_unused"]),
    ("survey.waiting", &["survey_waiting"]),
    ("feedback.new", &["feedback_new"]),
    ("municipality.silent", &["municipality_silent"]),
    ("municipality.twice", &["municipality_twice"]),
    ("merge.conflict", &["merge_conflict"]),
    ("told.differently", &["told_differently"]),
];

/// How many days a signal is put to rest for, unless another day is chosen.
const REST_DAYS: u64 = 14;

/// The day that a signal rests until, unless another is chosen.
pub fn rested_until(today: NaiveDate) -> NaiveDate {
    today + Days::new(REST_DAYS)
}

/// What to do next, most urgent first; without what is snoozed.
pub fn signals(facts: &Facts, scope: &Scope, outside: &Outside) -> Vec<Signal> {
    let mut all = all_signals(facts, scope, outside);
    all.retain(|signal| signal.snoozed.is_none());
    all
}

/// What to do next, most urgent first; what is snoozed last, and marked.
pub fn all_signals(facts: &Facts, scope: &Scope, outside: &Outside) -> Vec<Signal> {
    // Signals are about how things are, not about a period.
    let scope = Scope {
        from: None,
        to: None,
        ..scope.clone()
    };
    let question = Question::Signals(scope.clone(), outside.clone());
    facts.kept(question, |facts| {
        let found = RULES.iter().enumerate();
        let found = found.flat_map(|(nth, rule)| rule.kept(nth, facts, &scope, outside));
        order(&View::new(facts, &scope), found.collect())
    })
}

/// A rule, or several that are drawn from the same records.
struct Rule {
    watch: fn(&mut Watch<'_>),
    /// Whether it asks for what no record says.
    looks_outside: bool,
}

const fn inside(watch: fn(&mut Watch<'_>)) -> Rule {
    Rule {
        watch,
        looks_outside: false,
    }
}

const fn outside(watch: fn(&mut Watch<'_>)) -> Rule {
    Rule {
        watch,
        looks_outside: true,
    }
}

/// Every rule. What each has found is kept by itself: after a change those alone look again that are drawn from what
/// has changed.
const RULES: &[Rule] = &[
    outside(people::contact_persons),
    inside(people::load),
    inside(people::uninformed),
    inside(people::duplicate),
    inside(people::without_agents),
    inside(groups::strategic),
    inside(groups::members),
    inside(groups::undated),
    inside(groups::meetings),
    inside(groups::levels_apart),
    inside(plans::missing),
    outside(plans::plans),
    inside(initiatives::none),
    inside(initiatives::initiatives),
    inside(project::goals_behind),
    inside(project::responses),
    inside(project::more_than_asked),
    outside(project::silent),
    inside(project::twice),
    outside(project::conflicts),
    inside(project::told_differently),
    inside(trainings::no_minutes),
    inside(trainings::too_long),
    inside(trainings::at_once),
    inside(time::uncertified),
    inside(time::behind),
    inside(time::stale),
    inside(offers::unchecked),
    inside(offers::ending),
    inside(boards::unused),
    inside(feedback::waiting),
    outside(feedback::news),
];

impl Rule {
    /// What it finds, as it was found before where that still is the same.
    fn kept(&self, nth: usize, facts: &Facts, scope: &Scope, outside: &Outside) -> Vec<Signal> {
        let nothing = Outside::default();
        let outside = if self.looks_outside {
            outside
        } else {
            &nothing
        };
        let question = Question::Rule(nth, scope.clone(), outside.clone());
        facts.kept(question, |facts| {
            let mut watch = Watch {
                view: &View::new(facts, scope),
                outside,
                found: Vec::new(),
            };
            (self.watch)(&mut watch);
            watch.found
        })
    }
}

/// What has been found, most urgent first; without what nobody can do anything about.
fn order(view: &View<'_>, mut found: Vec<Signal>) -> Vec<Signal> {
    // A part that all projects do without says nothing.
    let projects: Vec<_> = view.projects().collect();
    let is_used = |part: Part| projects.iter().any(|(_, one)| !one.unused.contains(&part));
    found.retain(|signal| {
        part_of(signal.id).is_none_or(|part| projects.is_empty() || is_used(part))
    });
    // Who has left is not asked to do anything.
    let there: BTreeSet<_> = (0..)
        .zip(view.facts.places())
        .filter(|(place, _)| view.is_there(*place))
        .filter_map(|(_, place)| place.municipality)
        .collect();
    found.retain(|signal| signal.municipality.is_none_or(|code| there.contains(&code)));
    for signal in &mut found {
        signal.snoozed = snooze(view, signal);
    }
    found.sort_by_key(|signal| {
        let urgency = (signal.severity, std::cmp::Reverse(signal.weight));
        (
            signal.snoozed.is_some(),
            urgency,
            signal.id,
            signal.municipality,
            signal.about,
        )
    });
    found
}

/// The part of the program that a rule belongs to, if it is one that a project can do without.
fn part_of(rule: &str) -> Option<Part> {
    match rule {
        "time.uncertified" | "training.unreported" | "cofinancing.behind" | "submission.stale" => {
            Some(Part::Time)
        }
        "service.unchecked" => Some(Part::ServiceMap),
        "agreement.ends" => Some(Part::Agreements),
        "board.unused" => Some(Part::Boards),
        "training.response" | "survey.more_than_asked" | "survey.waiting" => Some(Part::Surveys),
        _ => None,
    }
}

fn snooze(view: &View<'_>, signal: &Signal) -> Option<(Id, NaiveDate)> {
    let about = signal.about.map(|(_, id)| id);
    let snoozes = view.facts.snoozes.iter().filter(|(_, snooze)| {
        snooze.signal == signal.id && snooze.about == about && view.concerns(snooze.place)
    });
    let resting =
        snoozes.filter_map(|(index, snooze)| Some((view.facts.snoozes.id(index)?, snooze.until?)));
    resting
        .filter(|(_, until)| *until > view.scope.today)
        .max_by_key(|(_, until)| *until)
}

/// Where the rules put what they find.
struct Watch<'a> {
    view: &'a View<'a>,
    outside: &'a Outside,
    found: Vec<Signal>,
}

/// A finding that is being written down.
struct Finding<'a, 'b> {
    watch: &'b mut Watch<'a>,
    signal: Signal,
}

impl<'a> Watch<'a> {
    /// Something is found: the rule, how urgent, and whose it is.
    fn find<'b>(
        &'b mut self,
        id: &'static str,
        severity: Severity,
        place: PlaceIx,
    ) -> Finding<'a, 'b> {
        let words = SIGNALS
            .iter()
            .find(|(rule, _)| *rule == id)
            .and_then(|(_, words)| words.first());
        let municipality = self.view.facts.code(place);
        let signal = Signal {
            id,
            severity,
            about: None,
            municipality,
            args: municipality
                .map(|code| ("municipality", SignalArg::Municipality(code)))
                .into_iter()
                .collect(),
            action: Destination::Page(Page::Decisions),
            snoozed: None,
            words: words.copied().unwrap_or(id),
            weight: 0,
        };
        Finding {
            watch: self,
            signal,
        }
    }
}

impl Finding<'_, '_> {
    /// The record it is about.
    fn about(mut self, source: Source, index: Ix) -> Self {
        self.signal.about = self
            .watch
            .view
            .facts
            .id(source, index)
            .map(|id| (source, id));
        self
    }

    /// Other words than the rule's first.
    fn in_words(mut self, words: &'static str) -> Self {
        self.signal.words = words;
        self
    }

    fn number(mut self, name: &'static str, number: i64) -> Self {
        self.signal.args.push((name, SignalArg::Number(number)));
        self
    }

    fn date(mut self, name: &'static str, date: NaiveDate) -> Self {
        self.signal.args.push((name, SignalArg::Date(date)));
        self
    }

    fn month(mut self, name: &'static str, first: NaiveDate) -> Self {
        self.signal.args.push((name, SignalArg::Month(first)));
        self
    }

    fn record(mut self, name: &'static str, source: Source, index: Ix) -> Self {
        let id = self.watch.view.facts.id(source, index);
        self.signal
            .args
            .extend(id.map(|id| (name, SignalArg::Record(source, id))));
        self
    }

    /// How much it weighs against others as urgent: days, persons.
    fn weighs(mut self, weight: i64) -> Self {
        self.signal.weight = weight;
        self
    }

    /// The user is taken to the record it is about.
    fn opens(self) {
        let opens = self
            .signal
            .about
            .map(|(source, id)| Destination::Record(source, id));
        let action = opens.unwrap_or(Destination::Page(Page::Decisions));
        self.leads_to(action);
    }

    /// The user is taken to a new record, for the one it is about.
    fn creates(self, kind: Source) {
        let about = self.signal.about;
        self.leads_to(Destination::Create { kind, about });
    }

    fn leads_to(mut self, action: Destination) {
        self.signal.action = action;
        self.watch.found.push(self.signal);
    }
}

/// A number of things as it stands in a sentence.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
