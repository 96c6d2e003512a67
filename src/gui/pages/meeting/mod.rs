//! A meeting's page: who came, what was said and decided, and when to meet next.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Ui, UiBuilder};
use serde_json::json;

mod attendance;
mod decisions;
mod load;

use self::load::MeetingView;
use crate::domain::{
    Activity, AttendanceStatus, Choosable, Group, Id, Meeting, MeetingKind, Record,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::history::history;
use crate::gui::shelf::split;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, PageHeader, heading, link, muted};
use crate::workspace::{Row, fields};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// Whose row the keys set.
    at: Option<usize>,
    /// What has been set since the page was read, and where it is written.
    sent: HashMap<Id, (Id, AttendanceStatus)>,
    seen: Option<Arc<Option<MeetingView>>>,
    new: Option<NewRecord>,
}

/// Where and when, beside the list.
const FIELDS: &[&str] = &[
    Meeting::title,
    Meeting::date,
    Meeting::start_time,
    Meeting::end_time,
    Meeting::place,
    Meeting::groups,
    Meeting::kind,
];

/// What is asked for when a decision becomes an activity.
const ACTIVITY: &[&str] = &[
    Activity::text,
    Activity::plan,
    Activity::responsible_person,
    Activity::responsible_unit,
    Activity::due,
];

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State) {
    let (today, lead) = (cx.today, cx.is_lead());
    let view = cx.view(("meeting page", id, today, lead), move |source| {
        MeetingView::load(source, id, today, lead)
    });
    let row = cx.row(Meeting::KIND, id);
    let (Some(view), Some(row)) = (view, row) else {
        return;
    };
    if !state
        .seen
        .as_ref()
        .is_some_and(|seen| Arc::ptr_eq(seen, &view))
    {
        // What was set has been read back, or was undone.
        state.sent.clear();
        state.seen = Some(view.clone());
    }
    let (Some(view), Some(row)) = (view.as_ref(), row.as_ref()) else {
        ui.add_space(space::L);
        muted(ui, &cx.text.get("form-gone"));
        return;
    };
    let mut new = state.new.take();
    let mut answer = NewAnswer::Open;
    let open = new.is_some();
    let closed = split::with_details(
        ui,
        cx,
        open,
        |ui| split::page(ui, |ui| page(ui, cx, view, row, state)),
        |ui| {
            if let Some(new) = new.as_mut() {
                answer = new.ui(ui, cx, ACTIVITY);
            }
        },
    );
    let keep = !closed && answer == NewAnswer::Open;
    state.new = state.new.take().or(new.filter(|_| keep));
}

fn page(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, row: &Row, state: &mut State) {
    head(ui, cx, view);
    // The fields stand beside the list where there is room, and else above it.
    const BESIDE: f32 = 960.0;
    const FIELDS_WIDTH: f32 = 300.0;
    if ui.available_width() < BESIDE {
        work(ui, cx, view, row, state);
        ui.add_space(space::S);
        facts(ui, cx, view, row);
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let (mut left, mut right) = (whole, whole);
    left.max.x = whole.right() - FIELDS_WIDTH - space::L;
    right.min.x = whole.right() - FIELDS_WIDTH;
    let left = ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("work"), |ui| {
        work(ui, cx, view, row, state);
    });
    let right = ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("facts"), |ui| {
        facts(ui, cx, view, row);
    });
    ui.advance_cursor_after_rect(left.response.rect.union(right.response.rect));
}

fn work(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, row: &Row, state: &mut State) {
    attendance::ui(ui, cx, view, state);
    ui.add_space(space::S);
    Card::new().show(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            form::fields(ui, cx, row, &[Meeting::notes])
        });
    });
    ui.add_space(space::S);
    Card::new().show(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            form::fields(ui, cx, row, &[Meeting::decisions])
        });
        decisions::ui(ui, cx, view, state);
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView) {
    let meetings = cx.text.get("page-meetings");
    let place = view.municipality.clone().unwrap_or_default();
    let crumbs = [
        Some((meetings.as_str(), Route::list(Meeting::KIND))),
        Some((&place, Route::list(Meeting::KIND))),
    ];
    let of_groups = view
        .groups
        .iter()
        .map(|(id, name)| Some((name.as_str(), Route::record(Group::KIND, *id))));
    let (names, routes): (Vec<&str>, Vec<Route>) = crumbs
        .into_iter()
        .chain(of_groups)
        .flatten()
        .filter(|(name, _)| !name.is_empty())
        .unzip();
    let title = &view.meeting.title;
    let header = PageHeader::new(title).crumbs(&names).purpose(&view.when);
    let header = header.show(ui, |ui| next(ui, cx, view));
    if let Some(route) = header.crumb.and_then(|crumb| routes.get(crumb)) {
        cx.go(route.clone());
    }
}

/// The way to the next meeting: to it, where it is booked, or to book it on the day that was set.
fn next(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView) {
    let day = view.meeting.next_meeting;
    if let Some(next) = view.next {
        let words = cx.text.get("meeting-show_next");
        if ui
            .add(Button::secondary(&words).icon(Icon::ArrowRight))
            .clicked()
        {
            cx.go(Route::record(Meeting::KIND, next));
        }
    } else if cx.may_make_in(Meeting::KIND, view.meeting.head.municipality)
        && let Some(day) = day
    {
        let day = cx.text.day(day, cx.today);
        let words = cx.text.with("meeting-book_next", &[("day", day.into())]);
        if ui
            .add(Button::primary(&words).icon(Icon::Calendar))
            .clicked()
        {
            book(cx, &view.meeting);
        }
    }
}

/// Books the next meeting: the same groups, place and hours on the day that was set.
fn book(cx: &Cx<'_>, meeting: &Meeting) {
    let clock = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    let kind = match meeting.kind {
        Some(MeetingKind::StartUp) | None => MeetingKind::Regular,
        Some(kind) => kind,
    };
    let mut known = fields([
        (Meeting::title, json!(meeting.title)),
        (Meeting::date, json!(meeting.next_meeting)),
        (Meeting::start_time, json!(clock(meeting.start_time))),
        (Meeting::end_time, json!(clock(meeting.end_time))),
        (Meeting::place, json!(meeting.place)),
        (Meeting::groups, json!(meeting.groups)),
        (Meeting::kind, kind.code().into()),
    ]);
    known.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    let id = cx.create(Meeting::KIND, known);
    cx.go(Route::record(Meeting::KIND, id));
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, row: &Row) {
    let id = row.head.id;
    Card::new().show(ui, |ui| {
        heading(ui, 2, &cx.text.get("meeting-facts"));
        ui.push_id(id, |ui| {
            form::fields(ui, cx, row, FIELDS);
            form::fields(ui, cx, row, &[Meeting::next_meeting]);
        });
        if view.next.is_none()
            && view.meeting.next_meeting.is_some()
            && cx.may_make_in(Meeting::KIND, view.meeting.head.municipality)
        {
            let words = cx.text.get("meeting-book");
            if link(ui, &words).clicked() {
                book(cx, &view.meeting);
            }
        }
        ui.add_space(space::M);
        history(ui, cx, id);
        ui.add_space(space::S);
        let the = cx.text.kind_the(Meeting::KIND);
        let remove = cx.text.with("form-remove", &[("the", the.into())]);
        if cx.may_change(Meeting::KIND, &row.head) && ui.add(Button::quiet(&remove)).clicked() {
            cx.remove(Meeting::KIND, id);
            cx.go(Route::list(Meeting::KIND));
        }
    });
}
