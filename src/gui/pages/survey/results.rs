//! What surveys say: distribution, mean, number of answers and response rate, and what has changed between two times.

use std::collections::HashMap;

use eframe::egui::Ui;

use super::entry::{questions_of, waves};
use crate::domain::{
    AnswerType, Choosable, Id, Question, Response, Survey, SurveyPurpose, Value, Wave,
    thousandths_in,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Value as Bar, bar_rows, body, card, distribution, link, medium, muted, small,
};
use crate::insight::{Counts, MunicipalitiesAnswered, QuestionCount, Scope, SurveyCount};
use crate::text::{Text, dotted};
use crate::workspace::{Reader, Result};

fn evaluations(reader: &Reader) -> Result<Vec<Survey>> {
    let mut surveys = reader.all::<Survey>()?;
    surveys.retain(|survey| survey.purpose == Some(SurveyPurpose::SessionEvaluation));
    Ok(surveys)
}

/// A question, and what was answered to it.
pub struct QuestionResult {
    /// The question.
    pub id: Id,
    /// Its words.
    pub text: String,
    /// What it takes.
    pub answer_type: AnswerType,
    /// The answers that can be chosen: code and label.
    pub options: Vec<(String, String)>,
    /// What the ends of the scale mean.
    pub ends: String,
    /// How many answered, and what.
    pub counted: QuestionCount,
    /// What was written.
    pub written: Vec<String>,
}

impl QuestionResult {
    fn new(question: &Question, counted: &SurveyCount, text: &Text) -> Option<Self> {
        let found = counted.questions.get(&question.head.id);
        Some(Self {
            id: question.head.id,
            text: question.text.clone(),
            answer_type: question.answer_type?,
            options: text.choices(question),
            ends: question.ends(),
            counted: found.cloned().unwrap_or_default(),
            written: Vec::new(),
        })
    }

    /// Takes in what somebody wrote.
    fn add_written(&mut self, answer: &Value) {
        if let (AnswerType::Text, Value::String(text)) = (self.answer_type, answer) {
            self.written.push(text.clone());
        }
    }
}

/// A survey with what was answered about some sessions.
pub struct SurveyResult {
    /// The survey.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Its questions in order.
    pub questions: Vec<QuestionResult>,
    /// How many answered.
    pub counted: SurveyCount,
}

/// What every evaluation says about some sessions.
pub struct Results(pub Vec<SurveyResult>);

/// Which answers are read.
pub struct About {
    /// The sessions.
    pub sessions: Vec<Id>,
    /// What is shown: a municipality, or all.
    pub scope: Scope,
}

impl Results {
    /// Reads them.
    pub fn load(source: &Source, about: &About) -> Result<Self> {
        let facts = source.facts()?;
        let counts = Counts::new(&facts, &about.scope);
        let reader = &source.reader;
        let mut results = Vec::new();
        for survey in evaluations(reader)? {
            let counted = counts.survey_about(survey.head.id, &about.sessions);
            results.push(SurveyResult::new(
                source,
                survey.head.id,
                survey.title,
                counted,
            )?);
        }
        for session in &about.sessions {
            add_answers(reader, about, *session, &mut results)?;
        }
        Ok(Self(results))
    }
}

impl SurveyResult {
    fn new(source: &Source, id: Id, title: String, counted: SurveyCount) -> Result<Self> {
        let asked = questions_of(&source.reader, id)?;
        let questions = asked.iter();
        let questions =
            questions.filter_map(|one| QuestionResult::new(one, &counted, &source.text));
        Ok(Self {
            id,
            title,
            questions: questions.collect(),
            counted,
        })
    }

    /// Everything that has been answered to a survey, whatever it is about, by when it was answered.
    pub fn by_wave(source: &Source, survey: Id, scope: &Scope) -> Result<Vec<(Wave, Self)>> {
        let facts = source.facts()?;
        let counts = Counts::new(&facts, scope);
        let reader = &source.reader;
        let only = scope.municipality;
        let mut responses = reader.of::<Response>(Response::survey, survey)?;
        responses.retain(|response| only.is_none() || response.head.municipality == only);
        let mut waves = Vec::new();
        for wave in Wave::ALL {
            let counted = counts.survey_in(survey, *wave);
            let mut result = Self::new(source, survey, String::new(), counted)?;
            let own = responses.iter();
            for response in own.filter(|one| one.wave.unwrap_or(Wave::Single) == *wave) {
                for question in &mut result.questions {
                    if let Some(answer) = response.answers.get(&question.id) {
                        question.add_written(answer);
                    }
                }
            }
            waves.push((*wave, result));
        }
        Ok(waves)
    }
}

fn add_answers(
    reader: &Reader,
    about: &About,
    session: Id,
    results: &mut [SurveyResult],
) -> Result<()> {
    let only = about.scope.municipality;
    let here = |of| only.is_none() || of == only;
    let mut questions: HashMap<Id, &mut QuestionResult> = results
        .iter_mut()
        .flat_map(|survey| &mut survey.questions)
        .map(|question| (question.id, question))
        .collect();
    for response in reader.of::<Response>(Response::about, session)? {
        for (question, answer) in &response.answers {
            if let Some(question) = questions.get_mut(question)
                && here(response.head.municipality)
            {
                question.add_written(answer);
            }
        }
    }
    Ok(())
}

/// What was answered at each time, and by which municipalities where it is put to each of them.
struct Waves {
    waves: Vec<(Wave, SurveyResult)>,
    put_to: Option<MunicipalitiesAnswered>,
}

/// Draws all that has been answered to a survey: each question with its answers at every time, what has changed, and
/// the way to the rows behind.
pub fn page(ui: &mut Ui, cx: &Cx<'_>, survey: &Survey) {
    let (id, scope) = (survey.head.id, cx.scope());
    let key = ("survey-results", id, scope.municipality, scope.today);
    let view = cx.view(key, move |source| {
        let facts = source.facts()?;
        Ok(Waves {
            waves: SurveyResult::by_wave(source, id, &scope)?,
            put_to: Counts::new(&facts, &scope).municipalities_answered(id),
        })
    });
    let Some(view) = view else { return };
    let said = |(_, result): &&(Wave, SurveyResult)| result.counted.answered > 0;
    let all: Vec<&(Wave, SurveyResult)> = view.waves.iter().filter(said).collect();
    ui.spacing_mut().item_spacing.y = space::S;
    if let Some(told) = &view.put_to {
        let told = cx.text.municipalities_answered(told);
        for words in told.iter().filter(|words| !words.is_empty()) {
            muted(ui, words);
        }
    }
    let Some((_, first)) = all.first() else {
        return drop(muted(ui, &cx.text.answered(&SurveyCount::default())));
    };
    for (wave, result) in &all {
        // Of how many is said above, where each municipality is asked.
        let answered = match survey.purpose {
            Some(SurveyPurpose::SelfAssessment) => {
                let answers = [("n", result.counted.answered.into())];
                cx.text.with("evaluation-answers", &answers)
            }
            _ => cx.text.answered(&result.counted),
        };
        muted(ui, &at_wave(cx, survey, *wave, answered));
    }
    for (place, question) in first.questions.iter().enumerate() {
        card(ui, |ui| {
            ui.push_id(question.id, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                medium(ui, &question.text);
                let at = |of: Wave| {
                    let found = all.iter().find(|(wave, _)| *wave == of);
                    found.and_then(|(_, result)| result.questions.get(place))
                };
                if let (Some(before), Some(after)) = (at(Wave::Before), at(Wave::After))
                    && let Some(change) = after.counted.since(&before.counted)
                {
                    body(ui, &cx.text.change(change));
                }
                for (wave, result) in &all {
                    if let Some(question) = result.questions.get(place) {
                        ui.push_id(wave.code(), |ui| answers(ui, cx, (survey, *wave), question));
                    }
                }
                let any = |(_, result): &&(Wave, SurveyResult)| {
                    let question = result.questions.get(place);
                    question.is_some_and(|question| question.counted.answers > 0)
                };
                if all.iter().copied().any(|wave| any(&wave))
                    && link(ui, &cx.text.get("survey-rows_behind")).clicked()
                {
                    cx.go(Route::Figure(format!("survey.{}", question.id)));
                }
            });
        });
    }
}

/// What was said at a time, with its name where the survey is answered at several.
fn at_wave(cx: &Cx<'_>, survey: &Survey, wave: Wave, said: String) -> String {
    match waves(survey) {
        [_] => said,
        _ => cx.text.at_wave(wave, &said),
    }
}

/// What was answered to a question at one time.
fn answers(ui: &mut Ui, cx: &Cx<'_>, (survey, wave): (&Survey, Wave), question: &QuestionResult) {
    let answered = cx.text.question_answered(&question.counted);
    let said = at_wave(cx, survey, wave, answered);
    small(ui, &dotted([&said, &question.ends]));
    draw_answers(ui, cx, question);
}

/// Draws what was answered, question by question.
pub fn draw(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyResult) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if !survey.title.is_empty() {
        medium(ui, &survey.title);
    }
    muted(ui, &cx.text.answered(&survey.counted));
    for question in &survey.questions {
        ui.add_space(space::S);
        ui.push_id(question.id, |ui| draw_question(ui, cx, question));
    }
}

fn draw_question(ui: &mut Ui, cx: &Cx<'_>, question: &QuestionResult) {
    body(ui, &question.text);
    let answered = cx.text.question_answered(&question.counted);
    small(ui, &dotted([&answered, &question.ends]));
    draw_answers(ui, cx, question);
}

fn draw_answers(ui: &mut Ui, cx: &Cx<'_>, question: &QuestionResult) {
    if question.counted.answers == 0 {
        return;
    }
    let bars = bars(ui, cx, question);
    match question.answer_type {
        AnswerType::Scale | AnswerType::Number => distribution(ui, &question.text, 110.0, &bars),
        AnswerType::YesNo
        | AnswerType::OrderedChoice
        | AnswerType::OneChoice
        | AnswerType::SeveralChoices => {
            // What nobody chose is seen, too, where one answer stands beside the next.
            let whole = matches!(
                question.answer_type,
                AnswerType::YesNo | AnswerType::OrderedChoice
            );
            let chosen = bars.into_iter().filter(|bar| whole || bar.amount > 0.0);
            let bars: Vec<Bar> = chosen.collect();
            let room = (ui.available_width() * 0.45).min(320.0);
            bar_rows(ui, &question.text, room, &bars);
        }
        AnswerType::Text => {
            for written in &question.written {
                body(ui, &format!("”{written}”"));
            }
        }
    }
}

fn bars(ui: &Ui, cx: &Cx<'_>, question: &QuestionResult) -> Vec<Bar> {
    let colour = Theme::of(ui).palette.accent.fill;
    let label = |code: &str| {
        let option = question.options.iter().find(|(one, _)| one == code);
        let point = || thousandths_in(code).map_or_else(|| code.to_owned(), |at| cx.text.point(at));
        option.map_or_else(point, |(_, label)| label.clone())
    };
    let bar = |code: &str, count: i64| Bar {
        label: label(code),
        #[allow(clippy::cast_precision_loss, reason = "counts of people")]
        amount: count as f64,
        words: cx.text.number(count),
        colour,
    };
    let counts = &question.counted.counts;
    let known = question.options.iter().map(|(code, _)| {
        let count = counts.get(code).copied().unwrap_or_default();
        bar(code, count)
    });
    let is_known = |code: &str| question.options.iter().any(|(one, _)| one == code);
    let mut others: Vec<_> = counts.iter().filter(|(code, _)| !is_known(code)).collect();
    others.sort_by_key(|(code, _)| (thousandths_in(code), (*code).clone()));
    let others = others.into_iter().map(|(code, count)| bar(code, *count));
    known.chain(others).collect()
}
