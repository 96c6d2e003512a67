//! The surveys: a list, and beside it the survey that is chosen with its questions.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{
    AnswerType, Choosable, Fields, Id, MunicipalityCode, Question, Record, Survey, Wave,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::pages::people::load::choice;
use crate::gui::pages::session::results;
use crate::gui::pages::session::results::SurveyResult;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split::with_details;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, add_row, body, divider, empty_state, heading, link, medium,
    muted, small,
};
use crate::insight::{Counts, Scope};
use crate::text::capitalised;
use crate::workspace::{Result, Row};

const FIELDS: [&str; 3] = [Survey::title, Survey::purpose, Survey::anonymous];

struct QuestionLine {
    id: Id,
    text: String,
    position: Option<i64>,
    answer_type: Option<AnswerType>,
    about: String,
}

struct SurveyRow {
    id: Id,
    title: String,
    purpose: String,
    questions: Vec<QuestionLine>,
    answers: i64,
    owner: String,
}

struct SurveysView(Vec<SurveyRow>);

impl SurveysView {
    fn load(
        source: &Source,
        municipality: Option<MunicipalityCode>,
        everything: &Scope,
    ) -> Result<Self> {
        let facts = source.facts()?;
        let counts = Counts::new(&facts, everything);
        let (reader, text) = (&source.reader, &source.text);
        let mut rows = Vec::new();
        for survey in reader.all::<Survey>()? {
            let of = survey.head.municipality;
            if municipality.is_some() && of.is_some() && of != municipality {
                continue;
            }
            let mut questions = reader.of::<Question>(Question::survey, survey.head.id)?;
            questions.sort_by_key(|question| (question.position, question.head.id));
            let lines = questions.into_iter().map(|question| QuestionLine {
                id: question.head.id,
                position: question.position,
                about: choice(text, question.answer_type),
                answer_type: question.answer_type,
                text: question.text,
            });
            rows.push(SurveyRow {
                id: survey.head.id,
                purpose: choice(text, survey.purpose),
                questions: lines.collect(),
                answers: counts.answers(survey.head.id),
                owner: of.map_or_else(|| text.get("frame-lead"), |code| text.municipality(code)),
                title: survey.title,
            });
        }
        Ok(Self(rows))
    }
}

/// What the list remembers.
#[derive(Default)]
pub struct State {
    selected: Option<Id>,
    question: Option<Id>,
    new: Option<NewRecord>,
    draft: String,
}

impl State {
    /// Begins a new survey.
    pub fn begin(&mut self, cx: &Cx<'_>) {
        let purpose = crate::domain::SurveyPurpose::SessionEvaluation.code();
        let known = Fields::from([
            (Survey::purpose.to_owned(), json!(purpose)),
            (Survey::anonymous.to_owned(), json!(true)),
        ]);
        self.new = Some(NewRecord::new(cx, Survey::KIND, known));
    }
}

/// Draws the list and the survey that is chosen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (municipality, everything) = (cx.municipality, Scope::everything(cx.today));
    let view = cx.view(("surveys", municipality, cx.today), move |source| {
        SurveysView::load(source, municipality, &everything)
    });
    let Some(view) = view else { return };
    let selected = state.selected;
    let open = state.new.is_some() || selected.is_some();
    let mut wanted = (false, None);
    let closed = with_details(
        ui,
        cx,
        open,
        |ui| wanted = list(ui, cx, &view.0, selected),
        |ui| beside(ui, cx, &view.0, state),
    );
    if closed {
        (state.selected, state.new) = (None, None);
    }
    if wanted.0 {
        state.begin(cx);
    }
    if let Some(id) = wanted.1 {
        *state = State {
            selected: Some(id),
            ..State::default()
        };
    }
}

/// Whether a new survey is wanted, and the survey that was clicked.
fn list(ui: &mut Ui, cx: &Cx<'_>, rows: &[SurveyRow], selected: Option<Id>) -> (bool, Option<Id>) {
    if rows.is_empty() {
        let sentence = cx.text.get("survey-empty");
        let button = capitalised(&cx.text.kind_new(Survey::KIND));
        let button = cx.may_make(Survey::KIND).then_some(button.as_str());
        let wanted = empty_state(ui, Icon::Clipboard, &sentence, button, None).0;
        return (wanted, None);
    }
    let label = |code: &str| cx.text.field_named(Survey::KIND, code);
    let (title, purpose) = (label(Survey::title), label(Survey::purpose));
    let questions = capitalised(&cx.text.kinds(Question::KIND));
    let owner = cx.text.get("survey-owner");
    let columns = [
        Column::new(&title).share(2.0, 200.0),
        Column::new(&purpose).share(1.2, 140.0),
        Column::new(&questions).fixed(72.0).right(),
        Column::new(&owner).share(0.9, 110.0),
    ];
    let at = selected.and_then(|id| rows.iter().position(|row| row.id == id));
    let name = capitalised(&cx.text.kinds(Survey::KIND));
    let row_name = |row: usize| rows[row].title.clone();
    let room = ui.available_height() - 26.0;
    let shown = Card::new().flush().show(ui, |ui| {
        DataTable::new("surveys", &name, &columns, rows.len())
            .selected(at)
            .row_name(&row_name)
            .height(room)
            .show(ui, |ui, row, column| {
                let row = &rows[row];
                let questions = i64::try_from(row.questions.len()).unwrap_or_default();
                match column {
                    0 => drop(medium(ui, &row.title)),
                    1 => drop(muted(ui, &row.purpose)),
                    2 => drop(body(ui, &cx.text.number(questions))),
                    _ => drop(muted(ui, &row.owner)),
                }
            })
    });
    (false, shown.inner.selected.map(|row| rows[row].id))
}

fn beside(ui: &mut Ui, cx: &Cx<'_>, rows: &[SurveyRow], state: &mut State) {
    if let Some(form) = &mut state.new {
        match form.ui(ui, cx, &FIELDS) {
            NewAnswer::Open => {}
            NewAnswer::Saved(id) => (state.selected, state.new) = (Some(id), None),
            NewAnswer::Cancelled => state.new = None,
        }
        return;
    }
    let survey = rows.iter().find(|row| Some(row.id) == state.selected);
    let row = survey.and_then(|survey| cx.row(Survey::KIND, survey.id));
    let row = row.as_deref().and_then(Option::as_ref);
    if let (Some(survey), Some(row)) = (survey, row) {
        ui.push_id(survey.id, |ui| chosen(ui, cx, survey, row, state));
    }
}

fn chosen(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyRow, row: &Row, state: &mut State) {
    let may = cx.may_change(Survey::KIND, &row.head);
    ui.scope(|ui| {
        // Room for the button that closes the details.
        ui.set_max_width(ui.available_width() - 32.0);
        heading(ui, 2, &survey.title);
    });
    form::fields(ui, cx, row, &FIELDS);
    ui.add_space(space::S);
    heading(ui, 3, &capitalised(&cx.text.kinds(Question::KIND)));
    ui.spacing_mut().item_spacing.y = space::XS;
    for question in &survey.questions {
        divider(ui);
        ui.push_id(question.id, |ui| one(ui, cx, question, may, state));
    }
    if may {
        change(ui, cx, survey, state);
    }
    said(ui, cx, survey);
}

/// What everybody has answered, before and after apart.
fn said(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyRow) {
    let (id, scope) = (survey.id, cx.scope());
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

/// Adding a question, and removing the survey.
fn change(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyRow, state: &mut State) {
    let hint = cx.text.get("survey-add_question");
    if let Some(text) = add_row(ui, &hint, &mut state.draft) {
        state.question = Some(add(cx, survey, &text));
    }
    let the = cx.text.kind_the(Survey::KIND);
    let words = cx.text.with("form-remove", &[("the", the.into())]);
    let answered = cx.text.get("survey-answered");
    let remove = Button::quiet(&words)
        .icon(Icon::Delete)
        .disabled_because((survey.answers > 0).then_some(&answered));
    if ui.add(remove).clicked() {
        cx.remove(Survey::KIND, survey.id);
        state.selected = None;
    }
}

/// A new question is a scale from 1 to 5, after the others.
fn add(cx: &Cx<'_>, survey: &SurveyRow, text: &str) -> Id {
    let last = survey.questions.iter().filter_map(|one| one.position).max();
    cx.create(
        Question::KIND,
        Fields::from([
            (Question::survey.to_owned(), json!(survey.id)),
            (Question::position.to_owned(), json!(last.unwrap_or(0) + 1)),
            (Question::text.to_owned(), json!(text)),
            (
                Question::answer_type.to_owned(),
                json!(AnswerType::Scale.code()),
            ),
            (Question::lowest.to_owned(), json!(1)),
            (Question::highest.to_owned(), json!(5)),
        ]),
    )
}

/// A question; the one that is open shows its fields.
fn one(ui: &mut Ui, cx: &Cx<'_>, question: &QuestionLine, may: bool, state: &mut State) {
    let open = state.question == Some(question.id) && may;
    if !may {
        body(ui, &question.text);
    } else if link(ui, &question.text).clicked() {
        state.question = (!open).then_some(question.id);
    }
    small(ui, &question.about);
    if !open {
        return;
    }
    let Some(row) = cx.row(Question::KIND, question.id) else {
        return;
    };
    let Some(row) = row.as_ref().as_ref() else {
        return;
    };
    let codes: &[&str] = match question.answer_type {
        Some(AnswerType::Scale) => &[
            Question::text,
            Question::answer_type,
            Question::lowest,
            Question::lowest_label,
            Question::highest,
            Question::highest_label,
        ],
        Some(AnswerType::OneChoice | AnswerType::SeveralChoices) => {
            &[Question::text, Question::answer_type, Question::options]
        }
        _ => &[Question::text, Question::answer_type],
    };
    form::fields(ui, cx, row, codes);
    form::fields(ui, cx, row, &[Question::position]);
    let the = cx.text.kind_the(Question::KIND);
    let words = cx.text.with("form-remove", &[("the", the.into())]);
    if ui
        .add(Button::quiet(&words).icon(Icon::Delete).small())
        .clicked()
    {
        cx.remove(Question::KIND, question.id);
        state.question = None;
    }
}
