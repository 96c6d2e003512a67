//! A meeting's page: who came, what was said and decided, and when to meet next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Key, Modifiers, Ui};

mod attendance;
mod closing;
mod decisions;
mod load;

use self::load::MeetingView;
use super::check_in::{self, At};
use super::hands;
use super::head_counts::AT_MEETING;
use super::meetings::{self, MEETINGS};
use super::plan::{ACTIVITIES, live};
use crate::domain::{AttendanceStatus, Group, Id, Meeting, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::several::Several;
use crate::gui::shelf::split::columns;
use crate::gui::shelf::{self, form, record, split};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, card, link, tabs};
use crate::workspace::Row;

/// The parts of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// The meeting as it is planned and told of.
    #[default]
    Meeting,
    /// Who comes, as they come.
    CheckIn,
    /// What the room answers by raising hands.
    Hands,
    /// The plan, while it is made.
    Plan,
    /// What came out of it.
    Closing,
}

impl Part {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Meeting, "meeting-part_meeting"),
        (Self::CheckIn, "meeting-part_check_in"),
        (Self::Hands, "meeting-part_hands"),
        (Self::Plan, "meeting-part_plan"),
        (Self::Closing, "meeting-part_closing"),
    ];
}

/// The keys of the parts, with Ctrl.
const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// Which part of a meeting's page is shown.
#[derive(Default)]
pub struct Shows(pub Part);

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// Whose row the keys set.
    at: Option<Id>,
    /// What has been set since the page was read, and where it is written.
    sent: HashMap<Id, (Id, Option<AttendanceStatus>)>,
    /// Whether it has been looked at before.
    opened: bool,
    /// The focus goes to the offer that the members were so then, too, or to who was there.
    to_members: bool,
    to_marks: bool,
    /// Names that were pasted where somebody else is added.
    several: Option<Several>,
    seen: Option<Arc<Option<MeetingView>>>,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let (id, today) = (row.head.id, cx.today);
    let view = cx.view(("meeting page", id, today), move |source| {
        MeetingView::load(source, id, today)
    });
    let Some(view) = view else { return };
    let seen = state.seen.as_ref();
    if !seen.is_some_and(|seen| Arc::ptr_eq(seen, &view)) {
        // What was set has been read back, or was undone.
        state.sent.clear();
        state.seen = Some(view.clone());
    }
    let Some(view) = view.as_ref() else { return };
    shelf::with_beside(ui, cx, Some(id), &[&ACTIVITIES], states, |ui, states| {
        split::page(ui, |ui| page(ui, cx, view, row, state, states));
    });
}

fn page(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &MeetingView,
    row: &Row,
    state: &mut State,
    states: &mut States,
) {
    let title = (view.meeting.title.as_str(), view.when.as_str());
    let of_group = |(id, name): &(Id, String)| (name.clone(), Route::record(Group::KIND, *id));
    let groups = view.groups.iter().filter(|(_, name)| !name.is_empty());
    record::head(ui, cx, row, title, groups.map(of_group), |ui| {
        next(ui, cx, view)
    });
    let id = view.meeting.head.id;
    let part = parts(ui, cx, id, states);
    match part {
        Part::Meeting => as_planned(ui, cx, view, row, state, states),
        Part::CheckIn => states.with(Some(id), |state, _| {
            check_in::ui(ui, cx, At::Meeting(id), state);
        }),
        Part::Hands => states.with(Some(id), |state, _| hands::ui(ui, cx, id, state)),
        Part::Plan => states.with(Some(id), |state, _| live::ui(ui, cx, id, state)),
        Part::Closing => states.with(Some(id), |state, _| closing::ui(ui, cx, row, state)),
    }
}

/// The tabs of the page; which is chosen.
fn parts(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, states: &mut States) -> Part {
    let options = Part::ALL.map(|(part, key)| (part, cx.text.get(key)));
    let (part, chosen) = states.with(Some(meeting), |shows: &mut Shows, _| {
        let before = shows.0;
        tabs(ui, &mut shows.0, &options);
        // In one window the tabs are not seen.
        for ((part, _), key) in Part::ALL.iter().zip(KEYS) {
            if cx.keyboard.pressed(ui, Modifiers::COMMAND, key) {
                shows.0 = *part;
            }
        }
        (shows.0, shows.0 != before)
    });
    match part {
        Part::CheckIn if chosen => {
            states.with(Some(meeting), |state: &mut check_in::State, _| {
                state.begins()
            });
        }
        Part::Hands if chosen => {
            states.with(Some(meeting), |state: &mut hands::State, _| state.begins());
        }
        Part::Plan if chosen => {
            states.with(Some(meeting), |state: &mut live::State, _| state.begins());
        }
        Part::Closing if chosen => {
            states.with(Some(meeting), |state: &mut closing::State, _| {
                state.begins()
            });
        }
        _ => {}
    }
    ui.add_space(space::S);
    part
}

/// The meeting as it is planned and told of.
fn as_planned(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &MeetingView,
    row: &Row,
    state: &mut State,
    states: &mut States,
) {
    // The fields stand beside the list where there is room, and else below it.
    const BESIDE: f32 = 960.0;
    let width = ui.available_width();
    let room = if width < BESIDE { width } else { 300.0 };
    ui.spacing_mut().item_spacing.y = space::L;
    let states = RefCell::new(states);
    columns(
        ui,
        "meeting",
        room,
        |ui| {
            attendance::ui(ui, cx, view, state);
            card(ui, |ui| form::fields(ui, cx, row, &[Meeting::notes]));
            card(ui, |ui| {
                form::fields(ui, cx, row, &[Meeting::decisions]);
                decisions::ui(ui, cx, view, &mut states.borrow_mut());
            });
        },
        |ui| facts(ui, cx, view, row, &mut states.borrow_mut()),
    );
}

/// The day of the next meeting, where it is set and not booked, and may be.
fn can_book(cx: &Cx<'_>, view: &MeetingView) -> Option<NaiveDate> {
    let day = view.meeting.next_meeting.filter(|_| view.next.is_none());
    day.filter(|_| cx.may_make_in(Meeting::KIND, view.meeting.head.municipality))
}

/// The way to the next meeting: to it, where it is booked, or to book it on the day that was set.
fn next(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView) {
    if let Some(next) = view.next {
        let words = cx.text.get("meeting-show_next");
        let button = Button::secondary(&words).icon(Icon::ArrowRight);
        if ui.add(button).clicked() {
            cx.go(Route::record(Meeting::KIND, next));
        }
    } else if let Some(day) = can_book(cx, view) {
        // A day that has been is no day to book: the meeting was held, or it was not.
        let (key, words) = match day < cx.today {
            true => ("meeting-write_down_next", cx.text.long_day(day)),
            false => ("meeting-book_next", cx.text.day(day, cx.today)),
        };
        let words = cx.text.with(key, &[("day", words.into())]);
        let button = Button::primary(&words).icon(Icon::Calendar);
        if ui.add(button).clicked() {
            meetings::book(cx, meetings::load::next_of(&view.meeting));
        }
    }
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, row: &Row, states: &mut States) {
    let title = cx.text.get("meeting-facts");
    Card::new().title(&title).show(ui, |ui| {
        form::fields(ui, cx, row, &MEETINGS.form().unwrap_or_default());
        form::fields(ui, cx, row, &[Meeting::next_meeting]);
        let ahead = can_book(cx, view).is_some_and(|day| day >= cx.today);
        if ahead && link(ui, &cx.text.get("meeting-book")).clicked() {
            meetings::book(cx, meetings::load::next_of(&view.meeting));
        }
        ui.add_space(space::M);
        record::cards(ui, cx, row, &[shelf::Card::Lines(&AT_MEETING)], states);
        if record::end(ui, cx, &MEETINGS, row) {
            cx.go(Route::list(Meeting::KIND));
        }
    });
}
