//! A training: what it is, its sessions, how many came and what they thought of it.

use eframe::egui::{Align, Layout, Ui};
use serde_json::json;

use super::survey::results::{self, About, Results};
use super::trainings::load::{SessionRow, session_rows};
use super::trainings::{FIELDS, SESSIONS, TRAININGS};
use crate::domain::{Id, LearningStep, Record, Session, Training, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::split::{columns, page};
use crate::gui::shelf::{self, form, record};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, StatCard, card, chip, divider, link, muted, small, stat_row, text_row,
};
use crate::insight::{Came, Counts, StepCount, listed};
use crate::text::dotted;
use crate::workspace::{Row, fields};

mod several;

use several::{Several, Usual};

/// The dialog for several sessions, while it is open.
#[derive(Default)]
struct Asking(Option<Several>);

struct TrainingView {
    sessions: Vec<SessionRow>,
    results: Results,
    /// Its sessions that have been, and of which their day is all that is known.
    timeless: Vec<Session>,
    /// Which step it is, and who went on from it; none where it is none, or the last.
    went_on: Option<(LearningStep, StepCount)>,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, states: &mut States) {
    record::whole(ui, cx, &TRAININGS, id, |ui, row| {
        shelf::with_beside(ui, cx, Some(id), &[&SESSIONS], states, |ui, states| {
            page(ui, |ui| {
                header(ui, cx, row, states);
                if let Some(view) = view(cx, id) {
                    usual(ui, cx, id, states);
                    times_for_all(ui, cx, &view);
                    content(ui, cx, row, &view);
                    states.with(Some(id), |asking: &mut Asking, _| {
                        ask(ui, cx, id, &view, asking)
                    });
                }
            });
        });
    });
}

fn view(cx: &Cx<'_>, id: Id) -> Option<std::sync::Arc<TrainingView>> {
    let scope = cx.scope();
    cx.view(("training", id, scope.clone()), move |source| {
        let mut all = session_rows(source, &scope)?;
        let sessions = all.remove(&id).unwrap_or_default();
        let step = source.reader.get::<Training>(id)?.and_then(|one| one.step);
        let mut timeless = source.reader.of::<Session>(Session::training, id)?;
        let facts = source.facts()?;
        let counts = Counts::new(&facts, &scope);
        let days_alone = counts.days_alone(id);
        timeless.retain(|one| days_alone.contains(&one.head.id));
        let went_on = counts.went_on(id);
        let about = About {
            sessions: sessions.iter().map(|session| session.id).collect(),
            scope,
        };
        let results = Results::load(source, &about)?;
        Ok(TrainingView {
            sessions,
            results,
            timeless,
            went_on: step.zip(went_on),
        })
    })
}

/// The header, with a way to add a session.
fn header(ui: &mut Ui, cx: &Cx<'_>, row: &Row, states: &mut States) {
    let words = |code: &str| row.fields.get(code).and_then(Value::as_str).unwrap_or("");
    let said = (words(Training::title), words(Training::description));
    record::head(ui, cx, row, said, None, |ui| {
        if shelf::new_button(ui, cx, &SESSIONS) {
            let known = fields([(Session::training, json!(row.head.id))]);
            shelf::start_beside(cx, Some(row.head.id), &SESSIONS, (known, ""), states);
        }
        if cx.may_make(Session::KIND) {
            let words = cx.text.get("sessions-several");
            let several = Button::secondary(&words).icon(Icon::CalendarDays);
            if ui.add(several).clicked() {
                states.put(Some(row.head.id), Asking(Some(Several::default())));
            }
        }
    });
}

/// A session of usual times: only its day is left to say.
fn usual(ui: &mut Ui, cx: &Cx<'_>, id: Id, states: &mut States) {
    if !cx.may_make(Session::KIND) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        small(ui, &cx.text.get("sessions-usual"));
        for usual in Usual::all() {
            if ui.add(Button::quiet(&usual.words(cx)).small()).clicked() {
                let [starts, ends] = usual.alone();
                let known = fields([
                    (Session::training, json!(id)),
                    (Session::starts, starts),
                    (Session::ends, ends),
                ]);
                shelf::start_beside(cx, Some(id), &SESSIONS, (known, ""), states);
            }
        }
    });
}

/// Sessions that came with their days alone, out of a sheet: a usual time for all of them, as one command.
fn times_for_all(ui: &mut Ui, cx: &Cx<'_>, view: &TrainingView) {
    let may = |one: &&Session| cx.may_change(Session::KIND, &one.head);
    let mine: Vec<&Session> = view.timeless.iter().filter(may).collect();
    if mine.is_empty() {
        return;
    }
    let n = [("n", mine.len().into())];
    ui.horizontal_wrapped(|ui| {
        small(ui, &cx.text.with("sessions-timeless", &n));
        for usual in Usual::all() {
            let args = [("time", usual.words(cx).into()), n[0].clone()];
            let words = cx.text.with("sessions-for_all", &args);
            if ui.add(Button::secondary(&words).small()).clicked() && cx.at_rest {
                let edits = mine.iter().filter_map(|one| usual.sets(one));
                cx.run_all(edits.collect());
            }
        }
    });
}

/// When sessions usually begin and end, of a day that is not said yet.
pub fn usual_times() -> [[Value; 2]; 3] {
    Usual::all().map(|usual| usual.alone())
}

/// Several sessions at once, while they are asked about.
fn ask(ui: &Ui, cx: &Cx<'_>, id: Id, view: &TrainingView, asking: &mut Asking) {
    let there = view
        .sessions
        .iter()
        .filter_map(|one| Some((one.date?, one.time)));
    let there: Vec<_> = there.collect();
    if let Some(several) = &mut asking.0
        && several.ui(ui.ctx(), cx, id, &there)
    {
        asking.0 = None;
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: &TrainingView) {
    figures(ui, cx, view);
    ui.spacing_mut().item_spacing.y = space::L;
    columns(
        ui,
        "training",
        300.0,
        |ui| sessions(ui, cx, view),
        |ui| fields_ui(ui, cx, row),
    );
}

fn figures(ui: &mut Ui, cx: &Cx<'_>, view: &TrainingView) {
    let came = Came::together(view.sessions.iter().map(|session| session.came));
    let coming = listed(&view.sessions, |session| session.coming);
    let args = [("n", coming.into())];
    let coming = cx.text.with("training-of_which_coming", &args);
    let sessions = cx
        .text
        .number(listed(&view.sessions, |session| !session.again));
    let people = cx.text.number(came.people);
    let hours = came.hours().rounded();
    let of_hours = cx.text.with("session-hours_unit", &[("n", hours.into())]);
    let hours = cx.text.number(hours);
    let cards: [StatCard<'_>; 3] = [
        StatCard::new(cx.text.get("training-sessions"), sessions).unit(coming),
        StatCard::new(cx.text.get("training-participants"), people),
        StatCard::new(cx.text.get("session-hours"), hours).unit(of_hours),
    ];
    let went_on = view.went_on.map(|(step, count)| {
        let key = match step {
            LearningStep::Lecture => "training-went_on_to_workshop",
            _ => "training-went_on_to_workplace",
        };
        let of = cx.text.with(key, &[("n", count.came.into())]);
        let title = cx.text.get("training-went_on");
        StatCard::new(title, cx.text.number(count.went_on)).unit(of)
    });
    let cards = cards.into_iter().chain(went_on);
    stat_row(ui, "training-figures", 170.0, cards);
    ui.add_space(space::XS);
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    card(ui, |ui| {
        ui.push_id(row.head.id, |ui| form::fields(ui, cx, row, FIELDS));
        if record::end(ui, cx, &TRAININGS, row) {
            cx.go(Route::list(Training::KIND));
        }
    });
}

fn sessions(ui: &mut Ui, cx: &Cx<'_>, view: &TrainingView) {
    let title = cx.text.get("training-sessions");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if view.sessions.is_empty() {
            muted(ui, &cx.text.get("training-no_sessions"));
        }
        for session in &view.sessions {
            divider(ui);
            ui.push_id(session.id, |ui| session_line(ui, cx, session));
        }
    });
    let surveys = view.results.0.iter();
    for survey in surveys.filter(|survey| survey.counted.answered > 0) {
        card(ui, |ui| results::draw(ui, cx, survey));
    }
}

fn session_line(ui: &mut Ui, cx: &Cx<'_>, session: &SessionRow) {
    text_row(ui, |ui| {
        if link(ui, &session.when).clicked() {
            cx.go(Route::record(Session::KIND, session.id));
        }
        if session.coming {
            chip(ui, Tone::Accent, &cx.text.get("training-coming"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let came = cx
                .text
                .with("training-came", &[("n", session.came.people.into())]);
            if session.came.counted > 0 {
                let n = [("n", session.came.counted.into())];
                muted(ui, &cx.text.with("training-counted", &n));
            }
            if session.came.written > 0 {
                muted(ui, &came);
            }
        });
    });
    let rate = [("rate", (&session.answered).into())];
    let answered = match session.answered.as_str() {
        "" => String::new(),
        _ => cx.text.with("training-answered", &rate),
    };
    let about = dotted([&session.place, &session.host, &answered]);
    if !about.is_empty() {
        small(ui, &about);
    }
}
