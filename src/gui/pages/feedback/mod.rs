//! Återkoppling: what the lead sends back, and to the municipality what came of it.

pub mod news;

use eframe::egui::Ui;
use serde_json::json;

use super::{inbox, outgoing};
use crate::domain::{ProjectNote, Record};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::{
    Card, Column, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, WHOSE, Who,
};
use crate::gui::widgets::Button;
use crate::gui::widgets::icons::Icon;
use crate::workspace::fields;

/// The page.
pub const FEEDBACK_PAGE: Page = Page {
    code: "feedback",
    icon: Icon::Send,
    section: Section::Project,
    views: &[
        View::Tab {
            code: "news",
            who: Who::All,
            draw: |ui, cx, states| match cx.is_lead() {
                true => states.with(None, |state, _| {
                    outgoing::ui(ui, cx, &outgoing::FEEDBACK, cx.letters.read(state));
                }),
                false => news::page(ui, cx),
            },
            action: Some(|ui, cx| match cx.is_lead() {
                true => outgoing::action(ui, cx, &outgoing::FEEDBACK),
                false => open(ui, cx),
            }),
        },
        View::Shelf(&NOTES),
    ],
    ..PAGE
};

/// Lets a municipality open the file that it was sent.
fn open(ui: &mut Ui, cx: &Cx<'_>) {
    let words = cx.text.get("feedback-open");
    let button = Button::primary(&words).icon(Icon::Inbox);
    if cx.writable && ui.add(button).clicked() {
        cx.pick(Pick::Bundles, |paths, asks| {
            asks.tell(|inbox: &mut inbox::State| inbox.add(paths));
            asks.push(Ask::Go(Route::INBOX));
        });
    }
}

/// Notes to the municipalities; whom one is for is settled when it is made.
static NOTES: Shelf = Shelf {
    kind: ProjectNote::KIND,
    icon: Icon::Edit,
    list: List::Table(&[
        Column::of(ProjectNote::subject, 240.0),
        Column::of(ProjectNote::recipient, 140.0),
        Column::of(ProjectNote::written_on, 110.0),
        WHOSE,
    ]),
    order: (ProjectNote::written_on, true),
    asks: New::Form(&[
        ProjectNote::recipient,
        ProjectNote::subject,
        ProjectNote::text,
    ]),
    begins: |cx, _| {
        fields([
            (ProjectNote::written_on, json!(cx.today)),
            (ProjectNote::recipient, json!(cx.municipality)),
        ])
    },
    record: Place::Beside(&[Card::Fields(&[
        ProjectNote::subject,
        ProjectNote::text,
        ProjectNote::written_on,
    ])]),
    ..SHELF
};
