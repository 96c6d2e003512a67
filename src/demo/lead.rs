//! What the project lead wrote: the project, what it offers, asks and costs, and what came of it.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::act::{Act, code, create, remove, set};
use super::calendar::{at, day, end, later, start};
use super::chance::id_of;
use super::programme::{Session, TRAININGS, Training};
use super::words::{WORDS, cell};
use crate::domain::{
    Choosable as _, ContextEvent, Cost, CostBasis, CostKind, Funder, Goal, GoalDirection,
    GoalRevision, GoalScope, GoalState, HourRounding, Id, Judgement, LearningStep, LinkVerdict,
    Municipality, Outreach, OutreachKind, PersonLink, Phase, Project, Record,
    Session as SessionRecord, Training as TrainingRecord, TrainingForm,
};
use crate::workspace::{Command, Edit};

/// Who leads the project.
pub(super) const LEAD: &str = "Märta Ceder";

/// The municipality whose agreement came late.
pub(super) const LATE_AGREEMENT: &str = "1266";

/// What the project is called.
pub(super) const NAME: &str = "Bred operativ och strategisk samverkan";
/// And in short.
pub(super) const SHORT_NAME: &str = "BOSS";

/// What the lead writes down, until the acts are put in order.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) acts: Vec<Act>,
}

impl Ledger {
    pub(super) fn acts(self) -> Vec<Act> {
        self.acts
    }

    pub(super) fn write(&mut self, at: NaiveDateTime, edits: Vec<Edit>) {
        self.acts.push(Act {
            at,
            author: LEAD.to_owned(),
            command: Command::new(edits),
        });
    }
}

/// Everything the lead wrote before the municipalities' bundles came, in order of time.
pub(super) fn acts(codes: &[&str], sessions: &[Session]) -> Vec<Act> {
    let mut ledger = Ledger::default();
    found(&mut ledger);
    set_goals(&mut ledger);
    invite(&mut ledger, codes);
    offer(&mut ledger, codes, sessions);
    super::questions::ask(&mut ledger, sessions);
    budget(&mut ledger);
    spend(&mut ledger);
    spread(&mut ledger);
    notice(&mut ledger);
    super::logged::follow(&mut ledger);
    super::fund::lay_out(&mut ledger);
    ledger.acts.sort_by_key(|act| act.at);
    ledger.acts
}

/// What the lead decided when all had been merged.
pub(super) fn after_merge(same: &[(Id, Id)]) -> Vec<Act> {
    let mut ledger = Ledger::default();
    super::report::write(&mut ledger);
    let mut when = at(later(end(), 15), 9, 0);
    for (first, second) in same {
        when += chrono::Duration::minutes(3);
        let fields = [
            (PersonLink::first, json!(first)),
            (PersonLink::second, json!(second)),
            (PersonLink::verdict, code(LinkVerdict::Same)),
        ];
        let id = id_of(&format!("link/{first}"));
        ledger.write(when, vec![create::<PersonLink>(id, &fields)]);
    }
    ledger.acts
}

fn found(ledger: &mut Ledger) {
    let fields = [
        (Project::name, json!(NAME)),
        (Project::short_name, json!(SHORT_NAME)),
        (Project::reference, json!("2015/00984")),
        (Project::owner, json!("Kommunförbundet Skåne")),
        (Project::fund, json!("Europeiska socialfonden")),
        (Project::start, json!(start())),
        (Project::end, json!(end())),
        (Project::purpose, json!(PURPOSE)),
        (
            Project::direct_target_group,
            json!("Chefer, politiker och medarbetare som möter barn och unga"),
        ),
        (
            Project::indirect_target_group,
            json!("Nyanlända barn och unga och deras familjer"),
        ),
        (Project::planned_women, json!(318)),
        (Project::planned_men, json!(194)),
        (Project::planned_hours, json!(12_288)),
        (Project::programme, json!(id_of("programme"))),
        (Project::unused_parts, json!([])),
        (
            Project::hour_rounding,
            json!(HourRounding::WholeHours.code()),
        ),
    ];
    let programme = super::logged::programme();
    let mut edits = vec![programme, create::<Project>(id_of("project"), &fields)];
    edits.extend(
        PHASES
            .iter()
            .zip(1..)
            .map(|((name, start, end), position)| {
                let fields = [
                    (Phase::name, json!(name)),
                    (Phase::start, json!(day(start))),
                    (Phase::end, json!(day(end))),
                    (Phase::position, json!(position)),
                ];
                create::<Phase>(id_of(&format!("phase/{position}")), &fields)
            }),
    );
    ledger.write(at(day("2016-09-19"), 9, 12), edits);
}

const PURPOSE: &str = "Att förvaltningar, myndigheter och civilsamhälle i varje kommun arbetar tillsammans kring \
nyanlända barn och unga, med en strategisk nivå som anger riktningen och en operativ nivå som förändrar vardagen.";

const PHASES: [(&str, &str, &str); 5] = [
    ("Analys och planering", "2016-10-01", "2017-03-31"),
    ("Strategisk fas", "2017-04-01", "2017-09-30"),
    ("Operativ fas", "2017-10-01", "2017-12-31"),
    ("Bred kompetens", "2018-01-01", "2018-06-30"),
    ("Spridning", "2018-07-01", "2018-09-30"),
];

/// Code, text, indicator, scope, target, due.
type GoalRow = (
    &'static str,
    &'static str,
    &'static str,
    GoalScope,
    Option<i64>,
    &'static str,
);

const GOALS: [GoalRow; 7] = [
    (
        "2.1.1",
        "Gemensam kunskapsbas på ledningsnivå i varje kommun",
        "",
        GoalScope::Each,
        None,
        "2018-06-30",
    ),
    (
        "2.1.2",
        "En strategisk grupp i varje kommun",
        "groups.strategic",
        GoalScope::Each,
        None,
        "2017-09-30",
    ),
    (
        "2.1.4",
        "En ny eller breddad operativ grupp i varje kommun",
        "groups.operative",
        GoalScope::Each,
        None,
        "2017-12-31",
    ),
    (
        "2.1.5",
        "Minst ett förändringsarbete påbörjat i varje kommun",
        "initiatives.started",
        GoalScope::Each,
        None,
        "2018-06-30",
    ),
    (
        "2.1.6",
        "Minst 160 yrkesverksamma har deltagit i utbildning",
        "participants.professional",
        GoalScope::Project,
        Some(200),
        "2018-06-30",
    ),
    (
        "2.1.7",
        "Minst två nya utbildningar utvecklade och prövade",
        "",
        GoalScope::Project,
        Some(2),
        "2018-06-30",
    ),
    (
        "2.1.8",
        "Nya nätverk för erfarenhetsutbyte på delregional och regional nivå",
        "",
        GoalScope::Project,
        None,
        "2018-09-30",
    ),
];

fn set_goals(ledger: &mut Ledger) {
    let goals = GOALS
        .iter()
        .map(|(goal, text, indicator, scope, target, due)| {
            let fields = [
                (Goal::code, json!(goal)),
                (Goal::text, json!(text)),
                (Goal::indicator, json!(indicator)),
                (Goal::scope, code(*scope)),
                (Goal::target, json!(target)),
                (Goal::direction, code(GoalDirection::AtLeast)),
                (Goal::due, json!(day(due))),
            ];
            create::<Goal>(id_of(&format!("goal/{goal}")), &fields)
        });
    ledger.write(at(day("2016-09-20"), 13, 40), goals.collect());
    let revision = [
        (GoalRevision::goal, json!(id_of("goal/2.1.6"))),
        (GoalRevision::date, json!(day("2017-09-20"))),
        (GoalRevision::target, json!(160)),
        (
            GoalRevision::reason,
            json!("Färre nyanlända än när ansökan skrevs. Fonden har godkänt ändringen."),
        ),
    ];
    let revision = create::<GoalRevision>(id_of("revision/2.1.6"), &revision);
    ledger.write(at(day("2017-09-21"), 10, 5), vec![revision]);
    judge(
        ledger,
        "2.1.7",
        "2017-12-15",
        GoalState::OnTheWay,
        Some(1),
        "Ledarutbildningen är prövad en omgång.",
    );
    judge(
        ledger,
        "2.1.7",
        "2018-06-12",
        GoalState::Reached,
        Some(2),
        "Ledarutbildningen och processledarutbildningen är framtagna och prövade.",
    );
    judge(
        ledger,
        "2.1.8",
        "2018-09-18",
        GoalState::OnTheWay,
        None,
        "Kontaktpersonernas nätverk fortsätter. Det regionala nätverket är inte beslutat.",
    );
}

fn judge(
    ledger: &mut Ledger,
    goal: &str,
    date: &str,
    state: GoalState,
    count: Option<i64>,
    reason: &str,
) {
    let fields = [
        (Judgement::goal, json!(id_of(&format!("goal/{goal}")))),
        (Judgement::date, json!(day(date))),
        (Judgement::state, code(state)),
        (Judgement::count, json!(count)),
        (Judgement::reason, json!(reason)),
    ];
    let judgement = create::<Judgement>(id_of(&format!("judgement/{goal}/{date}")), &fields);
    ledger.write(at(day(date), 15, 30), vec![judgement]);
}

fn invite(ledger: &mut Ledger, codes: &[&str]) {
    for (number, municipality) in codes.iter().enumerate() {
        let id = id_of(&format!("municipality/{municipality}"));
        let days = (number * 5 % 40) as i64;
        let fields = [
            (Municipality::code, json!(municipality)),
            (
                Municipality::letter_of_intent,
                json!(later(day("2015-10-01"), days)),
            ),
            (Municipality::joined, json!(start())),
        ];
        let minutes = chrono::Duration::minutes(number as i64 % 300);
        let joined = at(day("2016-10-03"), 10, 0) + minutes;
        ledger.write(joined, vec![create::<Municipality>(id, &fields)]);
        let agreed = later(day("2016-10-24"), days);
        // One was late, and both sides wrote down the day it came, each their own.
        if *municipality == LATE_AGREEMENT {
            let fields = [(Municipality::agreement, json!(day("2017-02-14")))];
            ledger.write(
                at(day("2017-02-15"), 9, 30),
                vec![set::<Municipality>(id, &fields)],
            );
        } else {
            let fields = [(Municipality::agreement, json!(agreed))];
            let when = at(agreed.min(day("2016-11-30")), 14, 0) + minutes;
            ledger.write(when, vec![set::<Municipality>(id, &fields)]);
        }
    }
}

/// The trainings are published half a year at a time.
fn offer(ledger: &mut Ledger, codes: &[&str], sessions: &[Session]) {
    for training in &TRAININGS {
        let held: Vec<&Session> = sessions
            .iter()
            .filter(|session| session.training.key == training.key)
            .collect();
        let Some(first) = held.first() else { continue };
        let mut edits = vec![published(training)];
        edits.extend(held.iter().map(|session| announced(session, codes)));
        ledger.write(at(announcement(first.date), 11, 0), edits);
    }
    let moved = sessions
        .iter()
        .find(|session| session.training.key == "civil-society");
    if let Some(session) = moved {
        let fields = [(SessionRecord::place, json!("Kulturhuset"))];
        let when = at(day("2018-03-01"), 8, 50);
        ledger.write(when, vec![set::<SessionRecord>(session.id(), &fields)]);
    }
}

/// The day on which trainings of the half-year are announced, before the next kit goes out.
fn announcement(date: NaiveDate) -> NaiveDate {
    let days = ["2018-06-08", "2017-12-08", "2017-06-05"].map(day);
    days.into_iter()
        .find(|announced| *announced < date)
        .unwrap_or(day("2016-11-24"))
}

/// Lectures are heard, workshops tried, and visits made where the work is done.
fn step(form: TrainingForm) -> LearningStep {
    match form {
        TrainingForm::Workshop | TrainingForm::SeveralDays => LearningStep::Workshop,
        TrainingForm::StudyVisit => LearningStep::Workplace,
        _ => LearningStep::Lecture,
    }
}

fn published(training: &Training) -> Edit {
    create::<TrainingRecord>(
        training.id(),
        &[
            (TrainingRecord::title, json!(training.title)),
            (TrainingRecord::track, json!(training.track)),
            (TrainingRecord::level, code(training.level)),
            (TrainingRecord::form, code(training.form)),
            (TrainingRecord::step, code(step(training.form))),
            (TrainingRecord::provider, json!(training.provider)),
            (TrainingRecord::compulsory, json!(training.key == "kickoff")),
            (TrainingRecord::description, json!(training.description)),
        ],
    )
}

fn announced(session: &Session, codes: &[&str]) -> Edit {
    let training = session.training;
    let (host, place) = training.host;
    let host = codes
        .contains(&host)
        .then(|| id_of(&format!("municipality/{host}")));
    // Lunch and coffee come on top of the teaching.
    let length = training.minutes + if training.minutes > 240 { 90 } else { 30 };
    let starts = at(session.date, 9, 0);
    let ends = starts + chrono::Duration::minutes(length);
    create::<SessionRecord>(
        session.id(),
        &[
            (SessionRecord::training, json!(training.id())),
            (SessionRecord::starts, json!(moment(starts))),
            (SessionRecord::ends, json!(moment(ends))),
            (SessionRecord::minutes, json!(training.minutes)),
            (SessionRecord::host, json!(host)),
            (SessionRecord::place, json!(place)),
            (
                SessionRecord::invited,
                json!(if training.minutes > 240 { 140 } else { 110 }),
            ),
        ],
    )
}

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

fn cost(date: NaiveDate, kind: CostKind, basis: CostBasis, funder: Funder, amount: i64) -> Edit {
    let name = format!("cost/{date}/{kind:?}/{basis:?}/{funder:?}");
    create::<Cost>(
        id_of(&name),
        &[
            (Cost::date, json!(date)),
            (Cost::kind, code(kind)),
            (Cost::basis, code(basis)),
            (Cost::amount, json!(amount)),
            (Cost::funder, code(funder)),
        ],
    )
}

fn budget(ledger: &mut Ledger) {
    let rows = [
        (CostKind::Staff, Funder::Fund, 4_310_000),
        (CostKind::Training, Funder::Fund, 1_480_000),
        (CostKind::Services, Funder::Fund, 756_285),
        (CostKind::Travel, Funder::Fund, 240_000),
        (CostKind::Premises, Funder::Fund, 210_000),
        (CostKind::Other, Funder::Fund, 180_000),
        (CostKind::ParticipantTime, Funder::Cofinancing, 1_985_734),
        (CostKind::Staff, Funder::Cofinancing, 450_000),
    ];
    let planned =
        rows.map(|(kind, funder, amount)| cost(start(), kind, CostBasis::Planned, funder, amount));
    ledger.write(at(day("2016-10-04"), 9, 5), planned.to_vec());
}

/// What was paid, settled half a year at a time.
fn spend(ledger: &mut Ledger) {
    let settled = [
        "2016-12-31",
        "2017-06-30",
        "2017-12-31",
        "2018-06-30",
        "2018-09-30",
    ]
    .map(day);
    let rows: [(CostKind, Funder, [i64; 5]); 8] = [
        (
            CostKind::Staff,
            Funder::Fund,
            [612_000, 918_500, 941_200, 905_300, 441_900],
        ),
        (
            CostKind::Training,
            Funder::Fund,
            [0, 214_000, 398_750, 421_300, 61_000],
        ),
        (
            CostKind::Services,
            Funder::Fund,
            [88_000, 176_400, 205_000, 131_500, 0],
        ),
        (
            CostKind::Travel,
            Funder::Fund,
            [21_000, 43_750, 52_300, 38_600, 9_051],
        ),
        (
            CostKind::Premises,
            Funder::Fund,
            [18_000, 46_000, 71_500, 58_800, 12_000],
        ),
        (
            CostKind::Other,
            Funder::Fund,
            [12_000, 14_000, 11_000, 9_000, 2_000],
        ),
        (
            CostKind::ParticipantTime,
            Funder::Cofinancing,
            [41_200, 310_400, 489_300, 603_753, 92_400],
        ),
        (
            CostKind::Staff,
            Funder::Cofinancing,
            [40_000, 62_000, 66_000, 70_000, 30_000],
        ),
    ];
    for (number, date) in settled.into_iter().enumerate() {
        let paid = rows.iter().filter(|(.., amounts)| amounts[number] > 0);
        let edits = paid.map(|(kind, funder, amounts)| {
            cost(date, *kind, CostBasis::Actual, *funder, amounts[number])
        });
        ledger.write(at(later(date, 10), 14, 15), edits.collect());
    }
}

fn spread(ledger: &mut Ledger) {
    for (number, row) in WORDS.outreach.iter().enumerate() {
        let date = day(cell(row, 1));
        let fields = [
            (Outreach::date, json!(date)),
            (Outreach::kind, json!(cell(row, 0))),
            (Outreach::title, json!(cell(row, 2))),
            (Outreach::reach, json!(cell(row, 3).parse::<i64>().ok())),
        ];
        let outreach = create::<Outreach>(id_of(&format!("outreach/{number}")), &fields);
        ledger.write(at(later(date, 1), 10, number as u32), vec![outreach]);
    }
    // One article was noted twice, and the second note taken away.
    let twice = id_of("outreach/twice");
    let fields = [
        (Outreach::date, json!(day("2017-10-16"))),
        (Outreach::kind, code(OutreachKind::Article)),
        (Outreach::title, json!("Familjelotsen möter familjen")),
    ];
    ledger.write(
        at(day("2017-10-18"), 8, 40),
        vec![create::<Outreach>(twice, &fields)],
    );
    ledger.write(
        at(day("2017-10-18"), 8, 52),
        vec![remove::<Outreach>(twice)],
    );
}

/// What happened in the world outside.
fn notice(ledger: &mut Ledger) {
    for (number, row) in WORDS.events.iter().enumerate() {
        let date = day(cell(row, 0));
        let fields = [
            (ContextEvent::date, json!(date)),
            (ContextEvent::text, json!(cell(row, 1))),
            (ContextEvent::effect, json!(cell(row, 2))),
        ];
        let event = create::<ContextEvent>(id_of(&format!("event/{number}")), &fields);
        ledger.write(at(later(date, 3), 9, 30), vec![event]);
    }
}

/// A new record of the lead's, named so that others can find it.
pub(super) fn named<R: Record>(name: &str, fields: &[(&'static str, Value)]) -> Edit {
    create::<R>(id_of(name), fields)
}
