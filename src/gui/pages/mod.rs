//! The pages of the program, each described where it is drawn. A page draws what it is shown and asks for what the
//! user wants; it neither reads nor writes by itself.

use std::any::Any;

use eframe::egui::Ui;

use crate::domain::Kind;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::{self, PAGE, Page, Section, View, Who};
use crate::gui::widgets::icons::Icon;

pub mod agreements;
pub mod backups;
pub mod decisions;
pub mod figure;
pub mod follow_up;
pub mod group;
pub mod groups;
pub mod inbox;
pub mod initiative;
pub mod initiatives;
pub mod keys;
pub mod meeting;
pub mod meetings;
pub mod overview;
pub mod people;
pub mod person;
pub mod plan;
pub mod project;
pub mod send;
pub mod services;
pub mod session;
pub mod settings;
pub mod situation;
pub mod start;
pub mod training;
pub mod trainings;

/// Every page, in the order of the navigation.
pub static PAGES: &[Page] = &[
    Page {
        code: "start",
        section: Section::NoFile,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| start::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "inbox",
        icon: Icon::Inbox,
        who: Who::Lead,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| inbox::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "overview",
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| overview::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "decisions",
        icon: Icon::Scale,
        alert: Some(|cx| i64::try_from(decisions::waiting(cx)?.total()).ok()),
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| decisions::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "situation",
        icon: Icon::Grid,
        who: Who::Lead,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| situation::ui(ui, cx, state));
        })],
        ..PAGE
    },
    groups::GROUPS_PAGE,
    meetings::MEETINGS_PAGE,
    plan::PLAN_PAGE,
    agreements::AGREEMENTS_PAGE,
    initiatives::INITIATIVES_PAGE,
    services::SERVICES_PAGE,
    people::PEOPLE_PAGE,
    trainings::TRAININGS_PAGE,
    Page {
        code: "follow_up",
        icon: Icon::Chart,
        section: Section::Basis,
        views: &[View::Whole(|ui, cx, states| match cx.route {
            Route::Figure(id) => with(cx, states, |state| figure::ui(ui, cx, id, state)),
            _ => with(cx, states, |state| follow_up::ui(ui, cx, state)),
        })],
        ..PAGE
    },
    project::PROJECT,
    Page {
        code: "send",
        icon: Icon::Send,
        section: Section::Foot,
        who: Who::Contact,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| send::ui(ui, cx, state));
        })],
        ..PAGE
    },
    settings::SETTINGS_PAGE,
    Page {
        code: "keys",
        icon: Icon::Key,
        section: Section::Settings,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| keys::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "backups",
        icon: Icon::History,
        section: Section::Settings,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| backups::ui(ui, cx, state));
        })],
        ..PAGE
    },
];

/// Hands out what a page remembers, after it has read the letters to it.
fn with<S: Any + Default, R>(
    cx: &Cx<'_>,
    states: &mut States,
    then: impl FnOnce(&mut S) -> R,
) -> R {
    states.with(None, |state, _| then(cx.letters.read(state)))
}

/// Draws the page where one is.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    if let Some(place) = shelf::find(PAGES, cx.route) {
        shelf::page(ui, cx, place, states);
    }
}

/// Whether records of a kind are shown by themselves somewhere.
pub fn shows(kind: &Kind) -> bool {
    shelf::find(PAGES, &Route::list(kind)).is_some()
}
