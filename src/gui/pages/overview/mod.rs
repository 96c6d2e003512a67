//! Översikt: what to do next, what changed lately, how the goals stand, and the whole on a timeline.

pub mod goals;
mod lately;
mod steps;
mod time;
mod way;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::{Fields, Id, Meeting, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split::{columns, page, with_details};
use crate::gui::theme::space;
use crate::gui::widgets::{Button, PageHeader};
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// All next steps are shown, those at rest too.
    all: bool,
    /// A rest or a judgement that is being written.
    writing: Option<Writing>,
}

/// What is being written in the details.
struct Writing {
    record: NewRecord,
    codes: &'static [&'static str],
    /// What it is about, in words.
    about: String,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let mut writing = state.writing.take();
    let open = writing.is_some();
    let mut answer = NewAnswer::Open;
    let closed = with_details(
        ui,
        cx,
        open,
        |ui| {
            page(ui, |ui| content(ui, cx, state));
        },
        |ui| {
            if let Some(writing) = &mut writing {
                crate::gui::widgets::small(ui, &writing.about);
                answer = writing.record.ui(ui, cx, writing.codes);
            }
        },
    );
    let goes_on = !closed && answer == NewAnswer::Open;
    // What was begun in this frame takes the place of what was being written.
    if state.writing.is_none() && goes_on {
        state.writing = writing;
    }
}

/// The least width at which what changed stands beside what to do.
const BESIDE: f32 = 860.0;

fn content(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    header(ui, cx);
    ui.spacing_mut().item_spacing.y = space::L;
    // What changed is as high as what to do, as it was when it was last drawn.
    let kept = ui.make_persistent_id("height of the steps");
    let known: f32 = ui.data(|data| data.get_temp(kept)).unwrap_or(0.0);
    let mut height = 0.0;
    // Without room for both beside each other they stand below each other.
    let width = ui.available_width();
    let beside = width >= BESIDE;
    let right = if beside {
        (width * 0.4).min(402.0)
    } else {
        width
    };
    columns(
        ui,
        "overview",
        right,
        |ui| {
            steps::card(ui, cx, state);
            height = ui.min_rect().height();
        },
        |ui| lately::card(ui, cx, if beside { known } else { 0.0 }),
    );
    ui.data_mut(|data| data.insert_temp(kept, height));
    goals::cards(ui, cx, &mut state.writing);
    time::card(ui, cx);
}

fn header(ui: &mut Ui, cx: &Cx<'_>) {
    let title = cx.text.get("page-overview");
    let next = next_meeting(cx);
    let purpose = next.as_deref().map(|next| match next {
        Some(next) => sentence(cx, next),
        None => cx.text.get("overview-no_meeting"),
    });
    let mut header = PageHeader::new(&title);
    if let Some(purpose) = &purpose {
        header = header.purpose(purpose);
    }
    let new_meeting = cx.text.get("overview-new_meeting");
    let may = cx.may_make(Meeting::KIND);
    let go = header.show(ui, |ui| {
        may && ui
            .add(Button::primary(&new_meeting).shortcut("Ctrl M"))
            .clicked()
    });
    let key = may && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::M);
    if go.inner || key {
        cx.begin(Meeting::KIND, Fields::new());
    }
}

/// The meeting that comes next.
struct NextMeeting {
    date: NaiveDate,
    time: Option<NaiveTime>,
    place: String,
    groups: Vec<Id>,
    title: String,
}

fn next_meeting(cx: &Cx<'_>) -> Option<Arc<Option<NextMeeting>>> {
    let (today, only) = (cx.today, cx.municipality);
    cx.view(("next meeting", today, only), move |source| {
        let mut next: Option<Meeting> = None;
        source.reader.each::<Meeting>(&mut |meeting| {
            let ours = only.is_none() || meeting.head().municipality == only;
            let coming = meeting.date.is_some_and(|date| date >= today);
            let at = |meeting: &Meeting| (meeting.date, meeting.start_time, meeting.head.id);
            if ours && coming && next.as_ref().is_none_or(|next| at(&meeting) < at(next)) {
                next = Some(meeting);
            }
        })?;
        Result::Ok(next.and_then(|meeting| {
            Some(NextMeeting {
                date: meeting.date?,
                time: meeting.start_time,
                place: meeting.place,
                groups: meeting.groups,
                title: meeting.title,
            })
        }))
    })
}

/// "Operativa gruppen träffas nästa gång torsdag 24 maj kl. 13:00, Medborgarhuset."
fn sentence(cx: &Cx<'_>, next: &NextMeeting) -> String {
    let groups: Vec<&str> = next
        .groups
        .iter()
        .map(|id| cx.names.title(*id))
        .filter(|name| !name.is_empty())
        .collect();
    let mut when = cx.text.weekday_and_day(next.date);
    if let Some(time) = next.time {
        let time = cx.text.time_of_day(time);
        when = cx.text.with(
            "overview-day_and_time",
            &[("day", when.into()), ("time", time.into())],
        );
    }
    if !next.place.is_empty() {
        when = format!("{when}, {}", next.place);
    }
    if groups.is_empty() {
        let title = next.title.as_str().into();
        return cx.text.with(
            "overview-next",
            &[("meeting", title), ("when", when.into())],
        );
    }
    let groups = cx.text.list(&groups);
    cx.text.with(
        "overview-next_of",
        &[("groups", groups.into()), ("when", when.into())],
    )
}
