//! What a project's lead writes down, and the diary that it is written in.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::shapes::Shape;
use crate::demo::act::{Act, create};
use crate::demo::calendar::{at, later, working_day};
use crate::demo::chance::id_of;
use crate::domain::{Cost, Id, Municipality, Phase, Project, Question, Session, Survey, Training};
use crate::workspace::{Command, Edit};

/// So many records are written in one go.
const TOGETHER: usize = 60;

/// What somebody writes down.
pub(super) struct Diary {
    author: String,
    acts: Vec<Act>,
}

impl Diary {
    /// An empty one.
    pub(super) fn of(author: String) -> Self {
        Self {
            author,
            acts: Vec::new(),
        }
    }

    pub(super) fn write(&mut self, at: NaiveDateTime, edits: Vec<Edit>) {
        for edits in edits.chunks(TOGETHER) {
            self.acts.push(Act {
                at,
                author: self.author.clone(),
                command: Command::new(edits.to_vec()),
            });
        }
    }

    pub(super) fn closed(mut self) -> Vec<Act> {
        self.acts.sort_by_key(|act| act.at);
        self.acts
    }
}

/// A dated session of a project.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) id: Id,
    pub(super) date: NaiveDate,
    minutes: i64,
}

impl Shape {
    pub(super) fn id(&self, name: &str) -> Id {
        id_of(&format!("{}/{name}", self.key))
    }

    /// The days of the sessions, over the project's time but for its first months.
    pub(super) fn held(&self) -> Vec<Held> {
        let days = (self.end() - self.start()).num_days() - 150;
        let sessions = 0..self.sessions as i64;
        let all = sessions.map(|number| {
            let after = 120 + number * days / self.sessions.max(1) as i64;
            Held {
                id: self.id(&format!("session/{number}")),
                date: working_day(later(self.start(), after)),
                minutes: [180, 210, 360, 240][(number % 4) as usize],
            }
        });
        all.collect()
    }

    /// What the lead writes down before the kits go out, the project itself apart.
    pub(super) fn of_the_lead(&self) -> Vec<Act> {
        let mut diary = Diary::of(self.lead.to_owned());
        let first = at(working_day(later(self.start(), 9)), 9, 15);
        let joined = self.municipalities.iter().map(|code| {
            let fields = [
                (Municipality::code, json!(code)),
                (Municipality::joined, json!(self.start())),
                (Municipality::agreement, json!(later(self.start(), 30))),
            ];
            create::<Municipality>(self.id(&format!("municipality/{code}")), &fields)
        });
        diary.write(first, joined.collect());
        let middle = later(self.start(), 210);
        let phases = [
            ("Analys och planering", self.start(), middle),
            ("Genomförande", later(middle, 1), self.end()),
        ];
        let phases = phases
            .iter()
            .zip(1..)
            .map(|((name, start, end), position)| {
                let fields = [
                    (Phase::name, json!(name)),
                    (Phase::start, json!(start)),
                    (Phase::end, json!(end)),
                    (Phase::position, json!(position)),
                ];
                create::<Phase>(self.id(&format!("phase/{position}")), &fields)
            });
        diary.write(first + chrono::Duration::minutes(20), phases.collect());
        self.offer(&mut diary);
        self.pay(&mut diary);
        diary.closed()
    }

    fn offer(&self, diary: &mut Diary) {
        let when = at(working_day(later(self.start(), 60)), 11, 0);
        let held = self.held();
        let mut edits = Vec::new();
        for (number, sessions) in held.chunks(4).enumerate() {
            let training = self.id(&format!("training/{number}"));
            let fields = [
                (Training::title, json!(TRAININGS[number % TRAININGS.len()])),
                (Training::provider, json!("Projektledningen")),
                (Training::level, json!("professional")),
                (Training::form, json!("half_day")),
            ];
            edits.push(create::<Training>(training, &fields));
            edits.extend(sessions.iter().map(|one| {
                let fields = [
                    (Session::training, json!(training)),
                    (Session::starts, json!(format!("{}T09:00", one.date))),
                    (Session::minutes, json!(one.minutes)),
                    (Session::invited, json!(60)),
                ];
                create::<Session>(one.id, &fields)
            }));
        }
        for (key, title, purpose, text) in EVALUATIONS {
            let survey = self.id(&format!("survey/{key}"));
            let fields = [
                (Survey::title, json!(title)),
                (Survey::purpose, json!(purpose)),
            ];
            edits.push(create::<Survey>(survey, &fields));
            let fields = [
                (Question::survey, json!(survey)),
                (Question::text, json!(text)),
                (Question::answer_type, json!("scale")),
                (Question::lowest, json!(1)),
                (Question::highest, json!(5)),
                (Question::position, json!(1)),
            ];
            edits.push(create::<Question>(
                self.id(&format!("question/{key}")),
                &fields,
            ));
        }
        diary.write(when, edits);
    }

    /// What is planned from the first, and what was paid every half year.
    fn pay(&self, diary: &mut Diary) {
        let cost = |name: String,
                    (date, basis, funder, kind): (NaiveDate, &str, &str, &str),
                    kronor: i64| {
            let fields = [
                (Cost::date, json!(date)),
                (Cost::kind, json!(kind)),
                (Cost::basis, json!(basis)),
                (Cost::funder, json!(funder)),
                (Cost::amount, json!(kronor)),
            ];
            create::<Cost>(self.id(&name), &fields)
        };
        let parts = |sums: (i64, i64)| {
            [
                ("fund", "staff", sums.0),
                ("cofinancing", "participant_time", sums.1),
            ]
        };
        let planned = parts(self.planned).map(|(funder, kind, thousands)| {
            let what = (self.start(), "planned", funder, kind);
            cost(format!("planned/{funder}"), what, thousands * 1_000)
        });
        diary.write(
            at(working_day(later(self.start(), 12)), 10, 5),
            planned.to_vec(),
        );
        for (half, share) in [(1, 22), (2, 28), (3, 31), (4, 19)] {
            let date = later(self.start(), half * 182);
            // What does not come out even is paid with the last.
            let paid = parts(self.actual).map(|(funder, kind, thousands)| {
                let what = (date, "actual", funder, kind);
                cost(
                    format!("actual/{half}/{funder}"),
                    what,
                    thousands * 10 * share,
                )
            });
            diary.write(at(working_day(later(date, 10)), 14, 15), paid.to_vec());
        }
    }
}

/// What the trainings are called.
const TRAININGS: [&str; 6] = [
    "Samverkan i vardagen",
    "Motiverande samtal",
    "Barnets rättigheter i praktiken",
    "Att leda utan att bestämma",
    "Möten som leder någonstans",
    "Följa upp så att det används",
];

/// What is asked: a key, a title, a purpose, and the question.
const EVALUATIONS: [(&str, &str, &str, &str); 2] = [
    (
        "after",
        "Efter utbildningen",
        "session_evaluation",
        "Hur användbart var det för dig?",
    ),
    (
        "change",
        "Före och efter",
        "before_after",
        "Hur väl känner du de andras uppdrag?",
    ),
];

/// Whether the project's own record asks for numbers.
pub(super) fn of_the_project(shape: &Shape) -> Vec<(&'static str, Value)> {
    vec![
        (Project::owner, json!("Påhittade kommunförbundet")),
        (Project::fund, json!("Europeiska socialfonden")),
        (Project::planned_women, json!(shape.planned_women)),
        (Project::planned_men, json!(shape.planned_men)),
        (Project::planned_hours, json!(shape.planned_hours)),
        (Project::identity_numbers, json!(true)),
        (Project::unused_parts, json!([])),
    ]
}
