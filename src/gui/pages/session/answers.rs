//! Entering an evaluation: answers form by form, or counts per answer.

use std::collections::BTreeMap;

use eframe::egui::{Key, Modifiers, Ui};
use serde_json::json;

use crate::domain::{
    AnswerType, Choosable, Fields, Id, Record, Response, Tally, Value, Wave, number_in,
    thousandths_in,
};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Button, Choice, Several, TextField, WholeField, body, muted, segmented, small,
};
use crate::workspace::{Command, Edit};

use super::results::{QuestionResult, SurveyResult};

/// A scale with more points than this is chosen from a list.
const POINTS_IN_A_ROW: usize = 11;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Way {
    #[default]
    OneByOne,
    Counts,
}

/// What is being entered.
#[derive(Default)]
pub struct State {
    way: Way,
}

/// Draws the ways to enter answers about a session.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, session: Id, survey: &SurveyResult, state: &mut State) {
    ui.spacing_mut().item_spacing.y = space::S;
    let options = [
        (Way::OneByOne, cx.text.get("evaluation-one_by_one")),
        (Way::Counts, cx.text.get("evaluation-counts")),
    ];
    let name = cx.text.get("evaluation-way");
    segmented(ui, &name, &mut state.way, &options);
    ui.add_space(space::XS);
    match state.way {
        Way::OneByOne => {
            // A form half entered stays with its session and survey.
            let name = format!("answers {}", survey.id);
            cx.line(session, &name, |kept| {
                let mut answers = serde_json::from_str(kept).unwrap_or_default();
                one_by_one(ui, cx, session, survey, &mut answers);
                *kept = match answers.is_empty() {
                    true => String::new(),
                    false => json!(answers).to_string(),
                };
            });
        }
        Way::Counts => counts(ui, cx, session, survey),
    }
}

fn one_by_one(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: Id,
    survey: &SurveyResult,
    answers: &mut BTreeMap<Id, Value>,
) {
    small(ui, &cx.text.get("evaluation-one_by_one_means"));
    for question in &survey.questions {
        let mut answer = answers.remove(&question.id).unwrap_or(Value::Null);
        ui.push_id(question.id, |ui| ask(ui, cx, question, &mut answer));
        if !answer.is_null() {
            answers.insert(question.id, answer);
        }
    }
    let nothing = cx.text.get("evaluation-nothing_answered");
    let reason = answers.is_empty().then_some(nothing.as_str());
    let save = cx.text.get("evaluation-save");
    let button = Button::primary(&save)
        .shortcut("Ctrl Enter")
        .disabled_because(reason);
    let pressed = reason.is_none() && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::Enter);
    if ui.add(button).clicked() || pressed {
        let fields = Fields::from([
            (Response::survey.to_owned(), json!(survey.id)),
            (Response::about.to_owned(), json!(session)),
            (Response::wave.to_owned(), json!(Wave::Single.code())),
            (
                Response::answers.to_owned(),
                json!(as_numbers(survey, answers)),
            ),
        ]);
        cx.create(Response::KIND, fields);
        answers.clear();
    }
}

/// One question, to be answered.
fn ask(ui: &mut Ui, cx: &Cx<'_>, question: &QuestionResult, answer: &mut Value) {
    match question.answer_type {
        AnswerType::Scale if question.options.len() <= POINTS_IN_A_ROW => {
            scale(ui, question, answer);
        }
        AnswerType::Scale | AnswerType::OneChoice => {
            let mut chosen = as_code(answer);
            let hint = cx.text.get("form-choose");
            let choice = Choice::new(&question.text).hint(&hint);
            if choice.show(ui, &mut chosen, &question.options).committed {
                *answer = from_code(question, &chosen);
            }
        }
        AnswerType::SeveralChoices => {
            let list = answer.as_array().into_iter().flatten();
            let mut chosen: Vec<String> =
                list.filter_map(Value::as_str).map(str::to_owned).collect();
            let several = Several::new(&question.text);
            if several.show(ui, &mut chosen, &question.options).committed {
                *answer = if chosen.is_empty() {
                    Value::Null
                } else {
                    json!(chosen)
                };
            }
        }
        AnswerType::Number => {
            // As it is being written, until it is saved.
            let mut written = as_code(answer);
            let unread = !written.trim().is_empty() && thousandths_in(&written).is_none();
            let wrong = cx.text.get("evaluation-wrong_number");
            let field = TextField::new(&question.text).error(unread.then_some(&wrong));
            field.show(ui, &mut written);
            *answer = match written.trim() {
                "" => Value::Null,
                written => json!(written),
            };
        }
        AnswerType::Text => {
            let mut written = answer.as_str().unwrap_or_default().to_owned();
            TextField::new(&question.text)
                .rows(2)
                .show(ui, &mut written);
            *answer = if written.trim().is_empty() {
                Value::Null
            } else {
                json!(written)
            };
        }
    }
}

/// The answers with those that are numbers as numbers; what cannot be read is said no to where it is stored.
fn as_numbers(survey: &SurveyResult, answers: &BTreeMap<Id, Value>) -> BTreeMap<Id, Value> {
    let mut answers = answers.clone();
    let numbers = survey
        .questions
        .iter()
        .filter(|one| one.answer_type == AnswerType::Number);
    for question in numbers {
        if let Some(answer) = answers.get_mut(&question.id)
            && let Some(number) = number_in(answer.as_str().unwrap_or_default())
        {
            *answer = number;
        }
    }
    answers
}

fn scale(ui: &mut Ui, question: &QuestionResult, answer: &mut Value) {
    body(ui, &question.text);
    if !question.ends.is_empty() {
        small(ui, &question.ends);
    }
    let mut chosen = as_code(answer);
    if segmented(ui, &question.text, &mut chosen, &question.options).committed {
        *answer = from_code(question, &chosen);
    }
}

fn as_code(answer: &Value) -> String {
    match answer {
        Value::Number(number) => number.to_string(),
        Value::String(code) => code.clone(),
        _ => String::new(),
    }
}

/// A point is stored as a number, a choice by its code.
fn from_code(question: &QuestionResult, code: &str) -> Value {
    match (question.answer_type, code.parse::<i64>()) {
        (AnswerType::Scale, Ok(point)) => json!(point),
        _ => json!(code),
    }
}

fn counts(ui: &mut Ui, cx: &Cx<'_>, session: Id, survey: &SurveyResult) {
    small(ui, &cx.text.get("evaluation-counts_means"));
    invited(ui, cx, survey);
    for question in &survey.questions {
        if question.options.is_empty() {
            continue;
        }
        ui.add_space(space::XS);
        body(ui, &question.text);
        ui.push_id(question.id, |ui| {
            pile(ui, cx, session, survey, question);
        });
    }
}

/// How many were asked: said once, kept with every tally.
fn invited(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyResult) {
    let tallies: Vec<_> = survey
        .questions
        .iter()
        .filter_map(|question| question.tally.as_ref())
        .collect();
    if tallies.is_empty() {
        return;
    }
    let label = cx.text.field_named(Tally::KIND, Tally::invited);
    let wrong = cx.text.get("form-wrong_number");
    let mut asked = asked(survey);
    let field = WholeField::new(&label, &wrong)
        .at_least(0)
        .field(|field| field.width(160.0));
    if field.show(ui, &mut asked).committed {
        let set = |tally: &&Tally| Edit::Set {
            kind: Tally::KIND,
            id: tally.head.id,
            fields: Fields::from([(Tally::invited.to_owned(), json!(asked))]),
        };
        cx.run(Command::new(tallies.iter().map(set).collect()));
    }
}

fn asked(survey: &SurveyResult) -> Option<i64> {
    let tallies = survey
        .questions
        .iter()
        .filter_map(|question| question.tally.as_ref());
    tallies.filter_map(|tally| tally.invited).max()
}

/// A field for each answer; saved as one goes.
fn pile(ui: &mut Ui, cx: &Cx<'_>, session: Id, survey: &SurveyResult, question: &QuestionResult) {
    let wrong = cx.text.get("form-wrong_number");
    let counts = question.tally.as_ref().map(|tally| tally.counts.clone());
    let counts = counts.unwrap_or_default();
    let mut changed = None;
    let short = question.answer_type == AnswerType::Scale;
    let mut field = |ui: &mut Ui, code: &str, label: &str, hidden: bool| {
        let mut count = counts.get(code).copied();
        let field = WholeField::new(label, &wrong).at_least(0).field(|field| {
            let field = field.width(64.0);
            if hidden { field.label_hidden() } else { field }
        });
        if ui
            .push_id(code, |ui| field.show(ui, &mut count))
            .inner
            .committed
        {
            changed = Some((code.to_owned(), count));
        }
    };
    if short {
        ui.horizontal_wrapped(|ui| {
            for (code, label) in &question.options {
                field(ui, code, label, false);
            }
        });
    } else {
        for (code, label) in &question.options {
            ui.horizontal(|ui| {
                field(ui, code, label, true);
                muted(ui, label);
            });
        }
    }
    if let Some((code, count)) = changed {
        let mut counts = counts.clone();
        match count.filter(|count| *count > 0) {
            Some(count) => drop(counts.insert(code, count)),
            None => drop(counts.remove(&code)),
        }
        keep(cx, session, survey, question, &counts);
    }
}

fn keep(
    cx: &Cx<'_>,
    session: Id,
    survey: &SurveyResult,
    question: &QuestionResult,
    counts: &BTreeMap<String, i64>,
) {
    if let Some(tally) = &question.tally {
        cx.set(Tally::KIND, tally.head.id, Tally::counts, json!(counts));
        return;
    }
    let mut fields = Fields::from([
        (Tally::question.to_owned(), json!(question.id)),
        (Tally::about.to_owned(), json!(session)),
        (Tally::wave.to_owned(), json!(Wave::Single.code())),
        (Tally::counts.to_owned(), json!(counts)),
    ]);
    if let Some(asked) = asked(survey) {
        fields.insert(Tally::invited.to_owned(), json!(asked));
    }
    cx.create(Tally::KIND, fields);
}
