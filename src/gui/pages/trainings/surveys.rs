//! The surveys with their questions, and what everybody has answered.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{
    AnswerType, Choosable, Part, Question, Record, Survey, SurveyPurpose, Value, Wave,
};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::session::results::{self, SurveyResult};
use crate::gui::shelf::{
    Adds, Card, Cell, Column, LINES, Lines, List, New, Place, SHELF, Shelf, WHOSE,
};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{divider, heading};
use crate::insight::{Counts, Scope};
use crate::workspace::{Row, fields};

/// The surveys.
pub static SURVEYS: Shelf = Shelf {
    kind: Survey::KIND,
    icon: Icon::Clipboard,
    list: List::Table(&[
        Column::of(Survey::title, 200.0),
        Column::of(Survey::purpose, 140.0),
        Column {
            cell: Cell::Referring(Question::KIND, Question::survey),
            least: 72.0,
        },
        WHOSE,
    ]),
    filters: &[Survey::purpose],
    order: (Survey::title, false),
    asks: New::Form(FORM),
    begins: |_, _| {
        fields([
            (
                Survey::purpose,
                json!(SurveyPurpose::SessionEvaluation.code()),
            ),
            (Survey::anonymous, json!(true)),
        ])
    },
    record: Place::Beside(&[
        Card::Fields(FORM),
        Card::Lines(&QUESTIONS),
        Card::Own(|ui, cx, row, _| said(ui, cx, row)),
    ]),
    kept: Some(answered),
    part: Some(Part::Surveys),
    ..SHELF
};

const FORM: &[&str] = &[Survey::title, Survey::purpose, Survey::anonymous];

/// A new question is a scale from 1 to 5, after the others.
static QUESTIONS: Lines = Lines {
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
        Some(AnswerType::OneChoice | AnswerType::SeveralChoices) => &[
            Question::text,
            Question::answer_type,
            Question::options,
            Question::position,
        ],
        _ => &[Question::text, Question::answer_type, Question::position],
    }
}

/// A survey with answers stays: they would lose what they answer.
fn answered(cx: &Cx<'_>, row: &Row) -> Option<String> {
    let (id, everything) = (row.head.id, Scope::everything(cx.today));
    let answers = cx.view(("survey answered", id, cx.today), move |source| {
        Ok(Counts::new(&*source.facts()?, &everything).answers(id))
    })?;
    (*answers > 0).then(|| cx.text.get("survey-answered"))
}

/// What everybody has answered, before and after apart.
fn said(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let (id, scope) = (row.head.id, cx.scope());
    let key = ("survey-results", id, scope.municipality, scope.today);
    let view = cx.view(key, move |source| {
        SurveyResult::by_wave(source, id, &scope).map(Waves)
    });
    let waves = view.iter().flat_map(|view| &view.0);
    for (wave, result) in waves.filter(|(_, result)| result.counted.answered > 0) {
        ui.add_space(space::M);
        divider(ui);
        let words = cx.text.choice(Wave::VOCABULARY, wave.code());
        if *wave != Wave::Single {
            heading(ui, 3, &words);
        }
        ui.push_id(wave.code(), |ui| results::draw(ui, cx, result));
    }
}

struct Waves(Vec<(Wave, SurveyResult)>);
