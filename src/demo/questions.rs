//! The project's surveys: the self-assessment, the evaluation of the trainings, and before and after.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::act::code;
use super::calendar::{at, day, later, weekday};
use super::chance::{Chance, id_of};
use super::lead::{Ledger, named};
use super::programme::{Session, TRAININGS};
use crate::domain::{AnswerType, Question, Survey, SurveyPurpose, Tally, Wave};
use crate::workspace::Edit;

/// Writes down the surveys, and the counts that came back on paper.
pub(super) fn ask(ledger: &mut Ledger, sessions: &[Session]) {
    ledger.write(at(day("2017-01-12"), 9, 0), evaluation());
    ledger.write(at(day("2017-03-20"), 10, 30), before_after());
    ledger.write(at(day("2018-06-07"), 13, 0), self_assessment());
    ledger.write(
        at(day("2017-04-10"), 9, 15),
        vec![leading(Wave::Before, &[3, 9, 17, 12, 6, 1], 52)],
    );
    ledger.write(
        at(day("2017-05-24"), 9, 15),
        vec![leading(Wave::After, &[0, 2, 7, 14, 13, 5], 50)],
    );
    evaluate(ledger, sessions);
}

fn survey(key: &str, title: &str, purpose: SurveyPurpose, anonymous: bool) -> Edit {
    // The municipalities' own is answered by a day; what is asked at a session is answered there.
    let closes = (purpose == SurveyPurpose::SelfAssessment).then_some("2018-09-28");
    let fields = [
        (Survey::title, json!(title)),
        (Survey::purpose, code(purpose)),
        (Survey::anonymous, json!(anonymous)),
        (Survey::closes_on, json!(closes)),
    ];
    named::<Survey>(&format!("survey/{key}"), &fields)
}

/// A question of a survey; more fields depend on the sort of answer.
fn question(
    survey: &str,
    (position, key): (i64, &str),
    text: &str,
    answer_type: AnswerType,
    more: &[(&'static str, Value)],
) -> Edit {
    let mut fields = vec![
        (Question::survey, json!(id_of(&format!("survey/{survey}")))),
        (Question::position, json!(position)),
        (Question::text, json!(text)),
        (Question::code, json!(key)),
        (Question::answer_type, code(answer_type)),
    ];
    fields.extend_from_slice(more);
    named::<Question>(&format!("question/{key}"), &fields)
}

fn options(lines: &[&str]) -> [(&'static str, Value); 1] {
    [(Question::options, json!(lines))]
}

fn scale(lowest: i64, highest: i64, low: &str, high: &str) -> [(&'static str, Value); 4] {
    [
        (Question::lowest, json!(lowest)),
        (Question::highest, json!(highest)),
        (Question::lowest_label, json!(low)),
        (Question::highest_label, json!(high)),
    ]
}

fn self_assessment() -> Vec<Edit> {
    let of = "self-assessment";
    let worked = [
        "well_or_rather_well = Bra eller ganska bra",
        "not_so_well = Mindre bra",
        "described_without_judging = Beskriver utan att bedöma",
    ];
    vec![
        survey(
            of,
            "Kommunernas självskattning",
            SurveyPurpose::SelfAssessment,
            false,
        ),
        question(
            of,
            (1, "strategic_worked"),
            "Hur har den strategiska gruppens arbete fungerat?",
            AnswerType::OneChoice,
            &options(&worked),
        ),
        question(
            of,
            (2, "operative_worked"),
            "Hur har den operativa gruppens arbete fungerat?",
            AnswerType::OneChoice,
            &options(&worked),
        ),
        question(
            of,
            (3, "better_integration"),
            "Har arbetet lett till bättre integration?",
            AnswerType::OneChoice,
            &options(&[
                "yes = Ja",
                "partly = Delvis",
                "better_conditions_too_early = Bättre förutsättningar, för tidigt att säga",
                "cannot_say = Kan inte svara",
            ]),
        ),
        question(
            of,
            (4, "support_needed"),
            "Behöver kommunen fortsatt stöd, och i så fall vilket?",
            AnswerType::SeveralChoices,
            &options(&[
                "yes = Ja",
                "no = Nej",
                "of_which_competence_examples_and_exchange = Kompetens, goda exempel och erfarenhetsutbyte",
                "of_which_coordinator = En samordnare",
            ]),
        ),
        question(
            of,
            (5, "process_support_positive"),
            "Har processtödet varit till nytta?",
            AnswerType::OneChoice,
            &options(&["yes = Ja", "no = Nej"]),
        ),
        question(
            of,
            (6, "assignment_clear"),
            "Hur tydligt är gruppernas uppdrag?",
            AnswerType::Scale,
            &scale(1, 5, "otydligt", "mycket tydligt"),
        ),
        question(
            of,
            (7, "goes_on"),
            "Fortsätter grupperna att träffas när projektet är slut?",
            AnswerType::YesNo,
            &[],
        ),
        question(
            of,
            (8, "how_often"),
            "Hur ofta ses ni över förvaltningsgränserna?",
            AnswerType::OrderedChoice,
            &options(&[
                "rarely = Sällan",
                "each_term = Någon gång per termin",
                "each_month = Varje månad",
                "each_week = Varje vecka",
            ]),
        ),
        question(
            of,
            (9, "reflection"),
            "Vad tar ni med er?",
            AnswerType::Text,
            &[],
        ),
    ]
}

fn evaluation() -> Vec<Edit> {
    let of = "evaluation";
    let trainings: Vec<String> = TRAININGS
        .iter()
        .map(|training| format!("{} = {}", training.key, training.title))
        .collect();
    let trainings: Vec<&str> = trainings.iter().map(String::as_str).collect();
    vec![
        survey(
            of,
            "Utvärdering av utbildningarna",
            SurveyPurpose::SessionEvaluation,
            true,
        ),
        question(
            of,
            (1, "most_useful_training"),
            "Vilken utbildning har du haft mest nytta av?",
            AnswerType::OneChoice,
            &options(&trainings),
        ),
        question(
            of,
            (2, "useful_at_work"),
            "Hur användbart är det du har lärt dig i ditt arbete?",
            AnswerType::Scale,
            &scale(1, 5, "inte alls", "i hög grad"),
        ),
    ]
}

fn before_after() -> Vec<Edit> {
    let of = "before-after";
    vec![
        survey(
            of,
            "Före och efter: leda i komplexa frågor",
            SurveyPurpose::BeforeAfter,
            true,
        ),
        question(
            of,
            (1, "confident_leading"),
            "Hur trygg är du i att leda frågor som ingen äger ensam?",
            AnswerType::Scale,
            &scale(1, 6, "inte alls trygg", "mycket trygg"),
        ),
    ]
}

fn leading(wave: Wave, counts: &[i64], invited: i64) -> Edit {
    let counts: serde_json::Map<_, _> = counts
        .iter()
        .zip(1..)
        .map(|(count, point)| (point.to_string(), json!(count)))
        .collect();
    let fields = [
        (Tally::question, json!(id_of("question/confident_leading"))),
        (Tally::wave, code(wave)),
        (Tally::counts, Value::Object(counts)),
        (Tally::invited, json!(invited)),
    ];
    named::<Tally>(&format!("tally/leading/{wave:?}"), &fields)
}

/// Which training those who answered named the most useful, and how many of them.
const USEFUL: [(&str, usize); 10] = [
    ("trauma", 71),
    ("motivational", 31),
    ("service-design", 27),
    ("complex-leading", 22),
    ("intercultural", 19),
    ("childrens-rights", 16),
    ("process-lead", 14),
    ("mapping", 11),
    ("secrecy", 8),
    ("to-work", 6),
];
/// How many gave each point from 1 to 5; two left it blank.
const POINTS: [usize; 5] = [4, 11, 38, 97, 73];
/// How many were asked in all.
const ASKED: usize = 412;

/// The paper forms of each session, counted the day after. Most of those who name a training the most useful say so
/// there, the others when they come to a later one.
fn evaluate(ledger: &mut Ledger, sessions: &[Session]) {
    let mut chance = Chance::named("evaluated");
    let sessions: Vec<&Session> = sessions.iter().filter(|one| one.number == 0).collect();
    let mut named: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); sessions.len()];
    for (key, count) in USEFUL {
        let of = |fits: &dyn Fn(&Session) -> bool| -> Vec<usize> {
            let all = sessions.iter().enumerate();
            all.filter(|(_, one)| fits(one))
                .map(|(place, _)| place)
                .collect()
        };
        let own = of(&|one| one.training.key == key);
        let last = own.last().map(|place| sessions[*place].date);
        let later = of(&|one| last.is_some_and(|last| one.date > last));
        for nth in 0..count {
            let elsewhere = nth % 3 == 2 && !later.is_empty();
            let place = match elsewhere {
                true => *chance.pick(&later),
                false => own[nth % own.len()],
            };
            *named[place].entry(key).or_default() += 1;
        }
    }
    let mut points: Vec<usize> = (1..)
        .zip(POINTS)
        .flat_map(|(point, count)| vec![point; count])
        .collect();
    chance.shuffle(&mut points);
    let everybody: usize = USEFUL.iter().map(|(_, count)| count).sum();
    let (mut blank, mut answered) = (everybody - points.len(), 0);
    for (session, named) in sessions.iter().zip(named) {
        let forms: usize = named.values().sum();
        if forms == 0 {
            continue;
        }
        let left_blank = usize::from(blank > 0 && forms > 2);
        blank -= left_blank;
        let mut given: BTreeMap<String, usize> = BTreeMap::new();
        for point in points.split_off(points.len() - (forms - left_blank)) {
            *given.entry(point.to_string()).or_default() += 1;
        }
        let before = answered;
        answered += forms;
        let asked = answered * ASKED / everybody - before * ASKED / everybody;
        let counted = [
            ("most_useful_training", json!(named)),
            ("useful_at_work", json!(given)),
        ];
        let tallies = counted.map(|(question, counts)| {
            let fields = [
                (
                    Tally::question,
                    json!(id_of(&format!("question/{question}"))),
                ),
                (Tally::about, json!(session.id())),
                (Tally::wave, code(Wave::Single)),
                (Tally::counts, counts),
                (Tally::invited, json!(asked)),
            ];
            named_tally(session, question, &fields)
        });
        let day_after = weekday(later(session.date, 1));
        ledger.write(at(day_after, 16, 0), tallies.to_vec());
    }
}

fn named_tally(session: &Session, question: &str, fields: &[(&'static str, Value)]) -> Edit {
    let (key, date) = (session.training.key, session.date);
    named::<Tally>(&format!("tally/{question}/{key}/{date}"), fields)
}
