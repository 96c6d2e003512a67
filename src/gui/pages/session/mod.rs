//! A session of a training: who came, and what they thought of it.

use eframe::egui::Ui;

use super::check_in;
use super::head_counts::AT_SESSION;
use super::survey::entry::{self, Round};
use super::survey::results::{self, About, Results, SurveyResult};
use super::survey::template;
use super::trainings::SESSIONS;
use crate::domain::{Attendance, HeadCount, Id, Record, Session, Survey, Tally, Training, Wave};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::person_field::Named;
use crate::gui::shelf::several::Several;
use crate::gui::shelf::split::{left_column, page};
use crate::gui::shelf::{self, form, papers, record};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, PageHeader, StatCard, card, empty_state, muted, stat_row, tabs,
};
use crate::insight::Came;
use crate::text::capitalised;

mod attendance;
mod load;

use load::SessionView;

/// The fields of a session, as forms show them.
pub const FIELDS: [&str; 6] = [
    Session::starts,
    Session::ends,
    Session::minutes,
    Session::place,
    Session::host,
    Session::invited,
];

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Attendance,
    CheckIn,
    Counted,
    Evaluation,
    Fields,
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    tab: Tab,
    attendance: attendance::State,
    several: Option<Several>,
    survey: Option<Id>,
    entry: entry::State,
}

impl State {
    /// The forms that were filled in are shown, to be entered.
    pub fn evaluates(&mut self) {
        self.tab = Tab::Evaluation;
        self.entry.begins = true;
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State, states: &mut States) {
    let scope = cx.scope();
    let view = cx.view(("session", id, scope.clone()), move |source| {
        SessionView::load(source, id, &scope)
    });
    let Some(view) = view else { return };
    ui.add_space(space::L);
    let Some(view) = view
        .as_ref()
        .as_ref()
        .filter(|view| !view.session.head.removed)
    else {
        return record::gone(ui, cx, id);
    };
    header(ui, cx, view, state);
    figures(ui, cx, view);
    let options = [
        (Tab::Attendance, cx.text.get("session-attendance")),
        (Tab::CheckIn, cx.text.get("meeting-part_check_in")),
        (Tab::Counted, capitalised(&cx.text.kinds(HeadCount::KIND))),
        (Tab::Evaluation, cx.text.get("session-evaluation")),
        (Tab::Fields, cx.text.get("session-about")),
    ];
    let at = check_in::At::Session(id);
    if tabs(ui, &mut state.tab, &options) {
        state.entry.begins = true;
        states.with(Some(id), |state: &mut check_in::State, _| state.begins());
    }
    match state.tab {
        Tab::Attendance => {
            if state.several.is_none() && cx.may_make(Attendance::KIND) {
                let pasted = attendance::pasted(ui, cx, view).map(Several::pasted);
                state.several = pasted.or_else(|| Several::left(cx, id));
            }
            ui.add_space(space::S);
            attendance::ui(ui, cx, view, &mut state.attendance);
        }
        Tab::CheckIn => page(ui, |ui| {
            states.with(Some(id), |state, _| check_in::ui(ui, cx, at, state));
        }),
        Tab::Evaluation => evaluation(ui, cx, view, state),
        Tab::Counted => counted(ui, cx, view, states),
        Tab::Fields => fields(ui, cx, view),
    }
    if let Some(several) = &mut state.several {
        let there = view.rows.iter().map(|row| row.person).collect();
        let write = |named: Vec<Named>| {
            let words = cx
                .text
                .with("several-written_down", &[("n", named.len().into())]);
            cx.send_all(attendance::written_down(cx, view, named), words)
        };
        if several.ui(ui.ctx(), cx, (id, &there), cx.municipality, write) {
            state.several = None;
        }
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, state: &mut State) {
    let trainings = cx.text.get("page-trainings");
    let crumbs = [trainings.as_str(), view.training.as_str()];
    let several = cx.text.get("several-button");
    let shown = PageHeader::new(&capitalised(&view.day))
        .crumbs(&crumbs)
        .purpose(&view.about)
        .show(ui, |ui| {
            let adds = cx.may_make(Attendance::KIND)
                && ui.add(Button::primary(&several).icon(Icon::Plus)).clicked();
            papers::of_record(ui, cx, Session::KIND, view.session.head.id);
            attendance::same_as_before(ui, cx, view);
            adds
        });
    if shown.inner {
        state.several = Some(Several::default());
    }
    match (shown.crumb, view.session.training) {
        (Some(0), _) => cx.go(Route::list(Training::KIND)),
        (Some(_), Some(training)) => cx.go(Route::record(Training::KIND, training)),
        _ => {}
    }
}

fn figures(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    let of = |n: i64| cx.text.with("session-of", &[("n", n.into())]);
    let Came {
        people, written, ..
    } = view.came;
    // The invited come from everywhere: they say nothing of one municipality's list.
    let invited = view.session.invited.filter(|_| cx.municipality.is_none());
    let invited = invited.map_or_else(String::new, of);
    let hours = view.came.hours().rounded();
    let of_hours = cx.text.with("session-hours_unit", &[("n", hours.into())]);
    let hours = cx.text.number(hours);
    let cards: [StatCard<'_>; 3] = [
        StatCard::new(cx.text.get("session-came"), cx.text.number(people)).unit(of(written)),
        StatCard::new(cx.text.get("session-written_down"), cx.text.number(written)).unit(invited),
        StatCard::new(cx.text.get("session-hours"), hours).unit(of_hours),
    ];
    stat_row(ui, "session-figures", 170.0, cards);
    ui.add_space(space::XS);
}

/// Those who came and were not written down by name.
fn counted(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, states: &mut States) {
    let row = cx.row(Session::KIND, view.session.head.id);
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return;
    };
    page(ui, |ui| {
        ui.set_max_width(ui.available_width().min(560.0));
        card(ui, |ui| {
            muted(ui, &cx.text.get("empty-head_count"));
            record::cards(ui, cx, row, &[shelf::Card::Lines(&AT_SESSION)], states);
        });
    });
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    let head = &view.session.head;
    let row = cx.row(Session::KIND, head.id);
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return;
    };
    page(ui, |ui| {
        ui.set_max_width(ui.available_width().min(560.0));
        card(ui, |ui| {
            ui.push_id(head.id, |ui| form::fields(ui, cx, row, &FIELDS));
            if record::end(ui, cx, &SESSIONS, row) {
                let training = view.session.training;
                let training = training.map(|id| Route::record(Training::KIND, id));
                cx.go(training.unwrap_or(Route::list(Training::KIND)));
            }
        });
    });
}

fn evaluation(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, state: &mut State) {
    let id = view.session.head.id;
    let scope = cx.scope();
    let results = cx.view(("evaluation", id, scope.clone()), move |source| {
        let about = About {
            sessions: vec![id],
            scope,
        };
        Results::load(source, &about)
    });
    let Some(results) = results else { return };
    page(ui, |ui| {
        let chosen = state
            .survey
            .and_then(|id| results.0.iter().find(|one| one.id == id));
        let Some(survey) = chosen.or(results.0.first()) else {
            let sentence = cx.text.get("evaluation-no_survey");
            let (ready, list) = (cx.text.get("evaluation-ready"), cx.text.get("survey-go"));
            let ready = cx.may_make(Survey::KIND).then_some(ready.as_str());
            let (makes, goes) = empty_state(ui, Icon::Clipboard, &sentence, ready, Some(&list));
            if makes {
                template::make(cx);
            } else if goes {
                cx.go(Route::list(Survey::KIND));
            }
            return;
        };
        if results.0.len() > 1 {
            let label = capitalised(&cx.text.kind(Survey::KIND));
            let mut id = survey.id;
            let options = results.0.iter().map(|one| (one.id, one.title.as_str()));
            let options: Vec<(Id, &str)> = options.collect();
            let choice = Choice::new(&label).width(360.0);
            if choice.show(ui, &mut id, &options).committed {
                state.survey = Some(id);
            }
        }
        side_by_side(ui, cx, view, survey, &mut state.entry);
    });
}

/// What is entered to the left and what it says to the right; below each other where it is narrow.
fn side_by_side(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &SessionView,
    survey: &SurveyResult,
    state: &mut entry::State,
) {
    const ENTRY: f32 = 420.0;
    let round = Round {
        survey: survey.id,
        about: Some(view.session.head.id),
        wave: Wave::Single,
    };
    let said = |ui: &mut Ui| drop(card(ui, |ui| results::draw(ui, cx, survey)));
    if !(cx.may_make(Tally::KIND) && view.held) {
        return said(ui);
    }
    let title = cx.text.get("evaluation-enter");
    let enter = |ui: &mut Ui| {
        Card::new().title(&title).show(ui, |ui| {
            entry::ui(ui, cx, round, state);
        });
    };
    ui.spacing_mut().item_spacing.y = space::L;
    left_column(ui, "evaluation", ENTRY, enter, said);
}
