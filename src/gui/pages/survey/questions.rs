//! The questions of a survey, as they are made.

use serde_json::json;

use crate::domain::{AnswerType, Choosable, Question, Record, Value};
use crate::gui::shelf::{Adds, LINES, Lines};
use crate::workspace::{Row, fields};

/// A new question is a scale from 1 to 5, after the others.
pub static QUESTIONS: Lines = Lines {
    kind: Question::KIND,
    of: Question::survey,
    order: Question::position,
    says: &[Question::text, Question::answer_type],
    fields: of_question,
    adds: Adds::Typed(Question::text, "survey-add_question"),
    begins: |_, rows| {
        let last = rows
            .last()
            .and_then(|row| row.fields.get(Question::position)?.as_i64());
        fields([
            (Question::position, json!(last.unwrap_or(0) + 1)),
            (Question::answer_type, json!(AnswerType::Scale.code())),
            (Question::lowest, json!(1)),
            (Question::highest, json!(5)),
        ])
    },
    ..LINES
};

/// What is asked of a question depends on how it is answered.
fn of_question(row: &Row) -> &'static [&'static str] {
    let answered = row
        .fields
        .get(Question::answer_type)
        .and_then(Value::as_str);
    match answered.and_then(AnswerType::from_code) {
        Some(AnswerType::Scale) => &[
            Question::text,
            Question::answer_type,
            Question::lowest,
            Question::lowest_label,
            Question::highest,
            Question::highest_label,
            Question::position,
        ],
        Some(of) if of.has_options() => &[
            Question::text,
            Question::answer_type,
            Question::options,
            Question::position,
        ],
        _ => &[Question::text, Question::answer_type, Question::position],
    }
}
