//! A survey that is ready to use: the evaluation of a session, with questions that can be changed afterwards.

use serde_json::json;

use crate::domain::{AnswerType, Choosable, Id, Question, Record, Survey, SurveyPurpose};
use crate::gui::ground::cx::Cx;
use crate::workspace::{Command, Edit, fields};

/// What is asked, in order: the keys of the words, and how it is answered. Few enough to be answered standing.
const ASKED: [(&str, AnswerType); 6] = [
    ("evaluation-asks_whole", AnswerType::Scale),
    ("evaluation-asks_relevant", AnswerType::Scale),
    ("evaluation-asks_use", AnswerType::Scale),
    ("evaluation-asks_recommend", AnswerType::YesNo),
    ("evaluation-asks_best", AnswerType::Text),
    ("evaluation-asks_better", AnswerType::Text),
];

/// Makes it as one command; which it is.
pub fn make(cx: &Cx<'_>) -> Id {
    let survey = cx.fresh_id();
    let made = Edit::Create {
        kind: Survey::KIND,
        id: survey,
        fields: fields([
            (Survey::title, json!(cx.text.get("evaluation-ready_title"))),
            (
                Survey::purpose,
                json!(SurveyPurpose::SessionEvaluation.code()),
            ),
            (Survey::anonymous, json!(true)),
        ]),
    };
    let questions = (1..)
        .zip(ASKED)
        .map(|(at, asked)| question(cx, survey, at, asked));
    let edits = std::iter::once(made).chain(questions).collect();
    cx.run(Command::new(edits));
    survey
}

fn question(cx: &Cx<'_>, survey: Id, at: i64, (key, of): (&str, AnswerType)) -> Edit {
    let mut given = fields([
        (Question::survey, json!(survey)),
        (Question::position, json!(at)),
        (Question::text, json!(cx.text.get(key))),
        (Question::answer_type, json!(of.code())),
    ]);
    if of == AnswerType::Scale {
        given.extend(fields([
            (Question::lowest, json!(1)),
            (Question::highest, json!(5)),
            (
                Question::lowest_label,
                json!(cx.text.get("evaluation-lowest")),
            ),
            (
                Question::highest_label,
                json!(cx.text.get("evaluation-highest")),
            ),
        ]));
    }
    Edit::Create {
        kind: Question::KIND,
        id: cx.fresh_id(),
        fields: given,
    }
}
