//! Enkäter: the surveys, and each on a page of its own: answering it, entering forms, what everybody has answered, and
//! its questions.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{
    Choosable, Id, Part, Question, Record, Session, Survey, SurveyPurpose, Tally, Wave,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::pages::session;
use crate::gui::shelf::split::page;
use crate::gui::shelf::{
    self, Cell, Column, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, WHOSE, record,
};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, card, link, muted, segmented, small, tabs};
use crate::insight::{Counts, Scope};
use crate::text::dotted;
use crate::workspace::{Result, Row, fields};

mod answer;
mod counts;
pub mod entry;
mod pile;
mod questions;
pub mod results;
pub mod template;

use entry::Round;

/// The page.
pub const SURVEYS_PAGE: Page = Page {
    code: "surveys",
    icon: Icon::Clipboard,
    section: Section::Competence,
    views: &[View::Shelf(&SURVEYS)],
    counted: true,
    part: Some(Part::Surveys),
    ..PAGE
};

/// The surveys.
pub static SURVEYS: Shelf = Shelf {
    kind: Survey::KIND,
    icon: Icon::Clipboard,
    list: List::Table(&[
        Column::of(Survey::title, 200.0),
        Column {
            cell: Cell::Own("survey-waits", waits),
            least: 190.0,
        },
        Column::of(Survey::purpose, 140.0),
        Column {
            cell: Cell::Referring(Question::KIND, Question::survey),
            least: 72.0,
        },
        WHOSE,
    ]),
    filters: &[Survey::purpose],
    order: (Survey::title, false),
    ahead: Some(|source, scope| {
        let waiting = Counts::new(&*source.facts()?, scope).waiting_surveys();
        Ok(waiting.into_iter().map(|one| one.survey).collect())
    }),
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
    actions: Some(|ui, cx, _| {
        let words = cx.text.get("evaluation-ready");
        let may = cx.may_make(Survey::KIND) && cx.may_make(Question::KIND);
        if may && ui.add(Button::secondary(&words)).clicked() {
            cx.go(Route::record(Survey::KIND, template::make(cx)));
        }
    }),
    record: Place::Page(|ui, cx, id, states| {
        states.with(Some(id), |state, states| {
            self::ui(ui, cx, id, state, states)
        });
    }),
    kept: Some(answered),
    ..SHELF
};

const FORM: &[&str] = &[
    Survey::title,
    Survey::purpose,
    Survey::anonymous,
    Survey::closes_on,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Answer,
    Forms,
    Results,
    Questions,
}

/// What the page of a survey remembers.
#[derive(Default)]
pub struct State {
    tab: Option<Tab>,
    wave: Option<Wave>,
    answer: answer::State,
    entry: entry::State,
}

/// A survey, and what there is of it.
struct SurveyView {
    survey: Option<Survey>,
    asks: bool,
    answers: i64,
}

fn view(cx: &Cx<'_>, id: Id) -> Option<std::sync::Arc<SurveyView>> {
    let scope = Scope::everything(cx.today);
    cx.view(("survey", id, cx.today), move |source| {
        Ok(SurveyView {
            survey: source.reader.get::<Survey>(id)?,
            asks: !entry::questions_of(&source.reader, id)?.is_empty(),
            answers: Counts::new(&*source.facts()?, &scope).answers(id),
        })
    })
}

/// Of whom answers are waited for, and until when.
fn waits(source: &Source, scope: &Scope, rows: &[Row]) -> Result<Vec<String>> {
    let text = &source.text;
    let waiting = Counts::new(&*source.facts()?, scope).waiting_surveys();
    let own = scope.municipality.is_some();
    let said = |row: &Row| {
        let one = waiting.iter().find(|one| one.survey == row.head.id)?;
        let who = match own {
            true => text.get("survey-waits_own"),
            false => text.with("survey-waits_for", &[("n", one.lack.into())]),
        };
        let closes = one.closes.map(|day| {
            let day = [("day", text.day(day, scope.today).into())];
            text.with("survey-closes", &day)
        });
        Some(dotted([who, closes.unwrap_or_default()]))
    };
    Ok(rows
        .iter()
        .map(|row| said(row).unwrap_or_default())
        .collect())
}

/// A survey with answers stays: they would lose what they answer.
fn answered(cx: &Cx<'_>, row: &Row) -> Option<String> {
    let view = view(cx, row.head.id)?;
    (view.answers > 0).then(|| cx.text.get("survey-answered"))
}

/// Draws the page of a survey.
fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State, states: &mut States) {
    record::whole(ui, cx, &SURVEYS, id, |ui, row| {
        ui.add_space(space::L);
        let view = view(cx, id);
        let Some((view, survey)) = view
            .as_ref()
            .and_then(|one| Some((one, one.survey.as_ref()?)))
        else {
            return;
        };
        let closes = survey.closes_on.map(|day| {
            let day = [("day", cx.text.long_day(day).into())];
            cx.text.with("survey-closes", &day)
        });
        let purpose = dotted([cx.text.chosen(survey.purpose), closes.unwrap_or_default()]);
        record::head(ui, cx, row, (&survey.title, &purpose), None, |_| ());
        let mut tab = tab(cx, view, state);
        let options = offered(cx).map(|(tab, key)| (tab, cx.text.get(key)));
        if tabs(ui, &mut tab, &options.collect::<Vec<_>>()) {
            state.answer.begin();
            state.entry.begins = true;
        }
        state.tab = Some(tab);
        page(ui, |ui| match tab {
            _ if !view.asks && tab != Tab::Questions => {
                drop(muted(ui, &cx.text.get("survey-no_questions")))
            }
            Tab::Answer => within(ui, 760.0, |ui| {
                card(ui, |ui| answer::ui(ui, cx, survey, &mut state.answer));
            }),
            Tab::Forms => forms(ui, cx, survey, state, states),
            Tab::Results => within(ui, 760.0, |ui| results::page(ui, cx, survey)),
            Tab::Questions => within(ui, 640.0, |ui| made_of(ui, cx, row, states)),
        });
    });
}

fn within(ui: &mut Ui, most: f32, content: impl FnOnce(&mut Ui)) {
    ui.set_max_width(ui.available_width().min(most));
    content(ui);
}

/// The tabs for those whom they are for.
fn offered(cx: &Cx<'_>) -> impl Iterator<Item = (Tab, &'static str)> {
    let (answers, enters) = (answer::may_answer(cx), cx.may_make(Tally::KIND));
    let all = [
        (Tab::Answer, "survey-tab_answer", answers),
        (Tab::Forms, "survey-tab_forms", enters),
        (Tab::Results, "survey-tab_results", true),
        (Tab::Questions, "survey-tab_questions", true),
    ];
    let mine = all.into_iter().filter(|(.., mine)| *mine);
    mine.map(|(tab, key, _)| (tab, key))
}

/// The tab that is shown: the one that was, else what there is to do.
fn tab(cx: &Cx<'_>, view: &SurveyView, state: &mut State) -> Tab {
    let kept = state
        .tab
        .filter(|tab| offered(cx).any(|(one, _)| one == *tab));
    if let Some(kept) = kept {
        return kept;
    }
    let purpose = view.survey.as_ref().and_then(|survey| survey.purpose);
    match purpose {
        _ if !view.asks => Tab::Questions,
        // Before anybody has answered there is nothing to see but what is asked.
        Some(SurveyPurpose::SessionEvaluation) if view.answers == 0 => Tab::Questions,
        Some(SurveyPurpose::SelfAssessment | SurveyPurpose::Other) if answer::may_answer(cx) => {
            state.answer.begin();
            Tab::Answer
        }
        // Before anybody has answered there is nothing to see, and a pile to enter.
        Some(SurveyPurpose::BeforeAfter) if view.answers == 0 && cx.may_make(Tally::KIND) => {
            state.entry.begins = true;
            Tab::Forms
        }
        _ => Tab::Results,
    }
}

/// A pile of forms that is about nothing but the survey.
fn forms(ui: &mut Ui, cx: &Cx<'_>, survey: &Survey, state: &mut State, states: &mut States) {
    let waves = entry::waves(survey);
    let mut wave = state
        .wave
        .or(waves.first().copied())
        .unwrap_or(Wave::Single);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if waves.len() > 1 {
            let words = |wave: &Wave| (*wave, cx.text.choice(Wave::VOCABULARY, wave.code()));
            let options: Vec<(Wave, String)> = waves.iter().map(words).collect();
            let name = cx.text.field_named(Tally::KIND, Tally::wave);
            let chosen = ui.push_id("wave", |ui| segmented(ui, &name, &mut wave, &options));
            if chosen.inner.committed {
                state.wave = Some(wave);
                state.entry.begins = true;
            }
        }
        if survey.purpose == Some(SurveyPurpose::SessionEvaluation) {
            small(ui, &cx.text.get("survey-of_sessions"));
            latest_sessions(ui, cx, states);
        }
        let round = Round {
            survey: survey.head.id,
            about: None,
            wave,
        };
        entry::ui(ui, cx, round, &mut state.entry);
    });
}

/// The way to the latest sessions, where a pile of their forms is entered.
fn latest_sessions(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    const FEW: usize = 5;
    let (today, scope) = (cx.today, cx.scope());
    let view = cx.view(
        ("sessions with forms", today, scope.clone()),
        move |source| {
            let mut all = source.reader.all::<Session>()?;
            let only = scope.municipality;
            all.retain(|one| only.is_none() || one.head.municipality == only);
            let day = |one: &Session| one.starts.map(|(day, _)| day);
            all.retain(|one| !one.head.removed && day(one).is_some_and(|day| day <= today));
            all.sort_by_key(|one| std::cmp::Reverse((day(one), one.head.id)));
            let names = source.names()?;
            let named = |one: &Session| (one.head.id, names.title(one.head.id).to_owned());
            Result::Ok(all.iter().take(FEW).map(named).collect::<Vec<_>>())
        },
    );
    let Some(view) = view.filter(|view| !view.is_empty()) else {
        return;
    };
    small(ui, &cx.text.get("survey-latest_sessions"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.spacing_mut().interact_size.y = 20.0;
        for (id, title) in view.iter() {
            if link(ui, title).clicked() {
                states.with(Some(*id), |page: &mut session::State, _| page.evaluates());
                cx.go(Route::record(Session::KIND, *id));
            }
        }
    });
}

/// What it is, and its questions.
fn made_of(ui: &mut Ui, cx: &Cx<'_>, row: &Row, states: &mut States) {
    card(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            let cards = [
                shelf::Card::Fields(FORM),
                shelf::Card::Lines(&questions::QUESTIONS),
            ];
            record::cards(ui, cx, row, &cards, states);
            if record::end(ui, cx, &SURVEYS, row) {
                cx.go(Route::list(Survey::KIND));
            }
        });
    });
}
