//! Utbildningar: every training with its sessions, and who came and was not written down by name.

use std::sync::Arc;

use eframe::egui::Ui;

use super::head_counts::HEAD_COUNTS;
use super::{session, training};
use crate::domain::{Id, ParticipantLevel, Record, Session, Training};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::{
    self, Along, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, Who,
};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Column, DataTable, body, chip, link, medium, muted, small, strong, toggle_chips,
};
use crate::workspace::fields;

pub mod load;

use load::{SessionRow, TrainingRow, TrainingsView};

/// The page.
pub const TRAININGS_PAGE: Page = Page {
    code: "trainings",
    icon: Icon::Education,
    who: Who::All,
    section: Section::Competence,
    views: &[View::Shelf(&TRAININGS), View::Shelf(&HEAD_COUNTS)],
    also: &[&SESSIONS],
    counted: true,
    ..PAGE
};

/// The trainings.
pub static TRAININGS: Shelf = Shelf {
    kind: Training::KIND,
    icon: Icon::Education,
    list: List::Own(
        |ui, cx, states| states.with(None, |filter, _| list(ui, cx, filter)),
        |cx, states| states.with(None, |filter, _| in_sight(cx, *filter)),
    ),
    asks: New::Form(FIELDS),
    along: Some(&FIRST_SESSION),
    record: Place::Page(training::ui),
    ..SHELF
};

/// As a rule one makes a training when its first session is set: a whole day, until something else is said.
static FIRST_SESSION: Along = Along {
    shelf: &SESSIONS,
    of: Session::training,
    asks: &[Session::starts, Session::ends, Session::place],
    begins: || {
        let [day, ..] = training::usual_times();
        fields([
            (Session::starts, day[0].clone()),
            (Session::ends, day[1].clone()),
        ])
    },
    words: "trainings-first_session",
};

/// The sessions, which stand on their trainings.
pub static SESSIONS: Shelf = Shelf {
    kind: Session::KIND,
    icon: Icon::Education,
    asks: New::Form(&session::FIELDS),
    record: Place::Page(|ui, cx, id, states| {
        states.with(Some(id), |state, states| {
            session::ui(ui, cx, id, state, states);
        });
    }),
    ..SHELF
};

/// The fields of a training, as forms show them.
pub const FIELDS: &[&str] = &[
    Training::title,
    Training::level,
    Training::form,
    Training::step,
    Training::track,
    Training::provider,
    Training::compulsory,
    Training::description,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Coming,
    Held,
}

/// Which sessions are shown.
#[derive(Debug, Clone, Copy, Default)]
struct Filter {
    level: Option<ParticipantLevel>,
    time: Option<Time>,
    /// The line that has been chosen.
    chosen: Option<Id>,
}

/// A line of the table: a training, or one of its sessions.
enum Line<'a> {
    Training(&'a TrainingRow),
    Session(&'a SessionRow),
}

impl Line<'_> {
    fn id(&self) -> Id {
        match self {
            Self::Training(training) => training.id,
            Self::Session(session) => session.id,
        }
    }
}

fn view(cx: &Cx<'_>) -> Option<Arc<TrainingsView>> {
    let scope = cx.scope();
    cx.view(("trainings", scope.clone()), move |source| {
        TrainingsView::load(source, &scope)
    })
}

/// The trainings that the table shows, whose sessions stand below them.
fn in_sight(cx: &Cx<'_>, filter: Filter) -> Option<shelf::Shown> {
    let view = view(cx)?;
    let lines = lines(&view, filter).into_iter();
    let trainings = lines.filter(|line| matches!(line, Line::Training(_)));
    let trainings = trainings.map(|line| line.id());
    Some(shelf::Shown::of(trainings, view.trainings.len()))
}

/// Draws the filters and the table.
fn list(ui: &mut Ui, cx: &Cx<'_>, filter: &mut Filter) -> Want {
    let Some(view) = view(cx) else {
        return Want::Nothing;
    };
    if view.trainings.is_empty() {
        return shelf::nothing_yet(ui, cx, &TRAININGS);
    }
    ui.horizontal_wrapped(|ui| {
        for (figure, words) in &view.told {
            if link(ui, words).clicked() {
                cx.go(Route::Figure((*figure).to_owned()));
            }
            ui.add_space(space::M);
        }
    });
    filters(ui, cx, &view, filter);
    ui.add_space(space::XS);
    let lines = lines(&view, *filter);
    Card::new().flush().show(ui, |ui| {
        if lines.is_empty() {
            muted(ui, &cx.text.get("list-none_fit"));
        } else {
            table(ui, cx, &lines, &mut filter.chosen);
        }
    });
    Want::Nothing
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, view: &TrainingsView, filter: &mut Filter) {
    ui.horizontal_wrapped(|ui| {
        let times = [
            (Time::Coming, "trainings-coming", view.coming),
            (Time::Held, "trainings-held", view.held),
        ];
        let times = times.map(|(time, key, n)| (time, cx.text.get(key), cx.text.number(n)));
        toggle_chips(ui, &mut filter.time, times);
        ui.add_space(space::S);
        let levels = view.levels.iter();
        let levels =
            levels.map(|(level, n)| (*level, cx.text.chosen(Some(*level)), cx.text.number(*n)));
        toggle_chips(ui, &mut filter.level, levels);
    });
}

/// The trainings that the filter lets through, each followed by its sessions.
fn lines(view: &TrainingsView, filter: Filter) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let fits = |training: &&TrainingRow| filter.level.is_none() || training.level == filter.level;
    for training in view.trainings.iter().filter(fits) {
        let in_time = |session: &&SessionRow| {
            filter
                .time
                .is_none_or(|time| session.coming == (time == Time::Coming))
        };
        let sessions: Vec<_> = training.sessions.iter().filter(in_time).collect();
        if filter.time.is_some() && sessions.is_empty() {
            continue;
        }
        lines.push(Line::Training(training));
        lines.extend(sessions.into_iter().map(Line::Session));
    }
    lines
}

fn table(ui: &mut Ui, cx: &Cx<'_>, lines: &[Line<'_>], chosen: &mut Option<Id>) {
    let names = ["when", "place", "host", "people", "hours", "answered"]
        .map(|column| cx.text.get(&format!("trainings-column_{column}")));
    let [when, place, host, people, hours, answered] = &names;
    let columns = [
        Column::new(when).share(2.4, 200.0),
        Column::new(place).share(2.0, 140.0),
        Column::new(host).share(0.8, 100.0),
        Column::new(people).fixed(104.0).right(),
        Column::new(hours).fixed(76.0).right(),
        Column::new(answered).fixed(114.0).right(),
    ];
    let title = cx.text.get("page-trainings");
    let row_name = |row: usize| match lines[row] {
        Line::Training(training) => training.title.clone(),
        Line::Session(session) => session.when.clone(),
    };
    let room = ui.available_height() - 26.0;
    let shown = DataTable::new("trainings", &title, &columns, lines.len())
        .selected(lines.iter().position(|line| Some(line.id()) == *chosen))
        .row_name(&row_name)
        .height(room)
        .show(ui, |ui, row, column| match lines[row] {
            Line::Training(training) => training_cell(ui, cx, training, column),
            Line::Session(session) => session_cell(ui, cx, session, column),
        });
    if let Some(row) = shown.selected {
        *chosen = Some(lines[row].id());
    }
    if let Some(row) = shown.clicked.or(shown.opened) {
        cx.go(match lines[row] {
            Line::Training(training) => Route::record(Training::KIND, training.id),
            Line::Session(session) => Route::record(Session::KIND, session.id),
        });
    }
}

fn training_cell(ui: &mut Ui, cx: &Cx<'_>, training: &TrainingRow, column: usize) {
    let any = training.came.written > 0;
    match column {
        0 => drop(strong(ui, &training.title)),
        1 => drop(small(ui, &training.about)),
        3 if any => drop(medium(ui, &cx.text.number(training.came.people))),
        4 if any => {
            medium(ui, &cx.text.number(training.came.hours().rounded()));
        }
        _ => {}
    }
}

fn session_cell(ui: &mut Ui, cx: &Cx<'_>, session: &SessionRow, column: usize) {
    match column {
        0 => {
            ui.add_space(space::L);
            body(ui, &session.when);
            if session.coming {
                chip(ui, Tone::Accent, &cx.text.get("training-coming"));
            }
        }
        1 => drop(muted(ui, &session.place)),
        2 => drop(muted(ui, &session.host)),
        3 => drop(body(ui, &session.people)),
        4 => drop(body(ui, &session.hours)),
        _ => drop(body(ui, &session.answered)),
    }
}
