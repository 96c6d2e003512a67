//! The attendance list: one key for each person.

use eframe::egui::{Align, Id as WidgetId, Layout, Ui};
use serde_json::json;

use super::State;
use super::load::{Attendee, MeetingView};
use crate::domain::{
    Attendance, AttendanceStatus, Choosable, Fields, Id, Membership, Record, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::presence::Marks;
use crate::gui::shelf::form::whose;
use crate::gui::shelf::person_field::{Named, PersonField, pasted_names};
use crate::gui::shelf::rows::whole_height;
use crate::gui::shelf::several::Several;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Card, Column, DataTable, banner_with, comes_to, heading, medium, muted, muted_row,
    small,
};
use crate::insight::statuses;
use crate::workspace::{Edit, fields};

/// Draws the card.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let head = &view.meeting.head;
    let denied = cx.denied_in(Attendance::KIND, head.municipality);
    let may = denied.is_none();
    if may && state.several.is_none() {
        let pasted = pasted_names(ui, cx, guest_field(view)).map(Several::pasted);
        state.several = pasted.or_else(|| Several::left(cx, head.id));
    }
    // A meeting that has been and is opened for the first time is logged: who was there comes first.
    let has_been = view.meeting.date.is_some_and(|day| day <= cx.today);
    if !std::mem::replace(&mut state.opened, true) && may && has_been {
        state.to_members = !view.joined_after.is_empty();
        let unset = view.people.iter().any(|one| one.status.is_none());
        state.to_marks = unset && !state.to_members;
    }
    Card::new().flush().show(ui, |ui| {
        title(ui, cx, view, state, may && has_been);
        if let Some(denied) = denied {
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                whose(ui, cx, head.id, denied);
            });
        }
        if may && !view.joined_after.is_empty() {
            members_then(ui, cx, view, state);
        } else if view.people.is_empty() {
            muted_row(ui, &cx.text.get("meeting-nobody"));
        }
        if !view.people.is_empty() {
            table(ui, cx, view, state, may);
        }
        if may {
            add(ui, cx, view, state);
        }
    });
}

fn status_of(one: &Attendee, state: &State) -> Option<AttendanceStatus> {
    match state.sent.get(&one.person) {
        Some((_, sent)) => *sent,
        None => one.status,
    }
}

fn title(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State, may: bool) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        heading(ui, 2, &cx.text.get("meeting-attendance"));
        let counted = statuses(view.people.iter().map(|one| status_of(one, state)));
        let words = [
            ("meeting-present", counted.present),
            ("meeting-remote", counted.remote),
            ("meeting-absent", counted.absent),
            ("meeting-excused", counted.excused),
            ("meeting-unset", counted.unset),
        ];
        let words = words.into_iter().filter(|(_, n)| *n > 0);
        let words: Vec<_> = words
            .map(|(key, n)| cx.text.with(key, &[("n", n.into())]))
            .collect();
        small(ui, &words.join(" · "));
        let unset = counted.unset;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::S);
            let words = cx.text.get("attendance-rest_present");
            if may && unset > 0 && ui.add(Button::secondary(&words).small()).clicked() {
                rest_present(cx, view, state);
            }
        });
    });
}

/// Offers that those who are members now were so on the day, too.
fn members_then(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let n = [("n", view.joined_after.len().into())];
    let (words, button) = (
        cx.text.with("meeting-joined_after", &n),
        cx.text.with("meeting-members_then", &n),
    );
    let focus = std::mem::take(&mut state.to_members);
    if banner_with(ui, Tone::Accent, &words, Some(&button), focus) {
        state.to_marks = true;
        let since = json!(view.meeting.date);
        let edits = view.joined_after.iter().map(|id| Edit::Set {
            kind: Membership::KIND,
            id: *id,
            fields: fields([(Membership::from, since.clone())]),
        });
        cx.run_all(edits.collect());
    }
}

/// Everybody who is not written down was there: one command.
fn rest_present(cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let unset = |one: &&Attendee| status_of(one, state).is_none();
    let unset: Vec<&Attendee> = view.people.iter().filter(unset).collect();
    let there = AttendanceStatus::Present;
    let edits = unset
        .into_iter()
        .map(|one| edit(cx, view, state, one.person, one.attendance, Some(there)));
    cx.run_all(edits.collect());
}

/// The edit that writes down whether somebody was there: a new record the first time.
fn edit(
    cx: &Cx<'_>,
    view: &MeetingView,
    state: &mut State,
    person: Id,
    written: Option<Id>,
    status: Option<AttendanceStatus>,
) -> Edit {
    let kind = Attendance::KIND;
    let known = written.or(state.sent.get(&person).map(|sent| sent.0));
    let code = status.map_or(Value::Null, |status| json!(status.code()));
    let id = known.unwrap_or_else(|| cx.fresh_id());
    state.sent.insert(person, (id, status));
    match known {
        Some(id) => Edit::Set {
            kind,
            id,
            fields: fields([(Attendance::status, code)]),
        },
        None => Edit::Create {
            kind,
            id,
            fields: new_row(view, person, code),
        },
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State, may: bool) {
    const NAME: f32 = 130.0;
    const UNIT: f32 = 100.0;
    let people = &view.people;
    let marks = Marks::of(cx);
    let titles = ["group-name", "meeting-unit"].map(|key| cx.text.get(key));
    let status = cx.text.field_named(Attendance::KIND, Attendance::status);
    let width = Marks::width(ui.available_width(), NAME + UNIT + space::XL);
    let columns = [
        Column::new(&titles[0]).share(1.0, NAME),
        Column::new(&titles[1]).share(1.0, UNIT),
        Column::new(&status).fixed(width),
    ];
    let name = cx.text.get("meeting-attendance");
    let place = |person| people.iter().position(|one| one.person == person);
    let mut at = state.at.and_then(place);
    let mut set = None;
    let out = DataTable::new("attendance", &name, &columns, people.len())
        .selected(at.filter(|_| may))
        .height(whole_height(people.len()))
        .row_name(&|row| people[row].name.clone())
        .letters_elsewhere()
        .show(ui, |ui, row, column| {
            let one = &people[row];
            let now = status_of(one, state);
            match column {
                0 => drop(medium(ui, &one.name)),
                1 => drop(muted(ui, &one.unit)),
                _ if may => {
                    if let Some(status) = marks.choose(ui, (one.person, &one.name), now) {
                        set = Some((row, status));
                    }
                }
                _ => marks.read(ui, now),
            }
        });
    if !may {
        return;
    }
    marks.legend(ui, cx);
    if std::mem::take(&mut state.to_marks) {
        comes_to(ui, out.response.id);
    }
    at = out.selected.or(at);
    if out.response.has_focus() && at.is_none() {
        at = Some(0);
    }
    if let Some((row, _)) = set {
        at = Some(row);
        out.response.request_focus();
    }
    if out.response.has_focus()
        && let (Some(row), Some(status)) = (at, marks.pressed(ui))
    {
        set = Some((row, Some(status)));
        at = Some((row + 1).min(people.len().saturating_sub(1)));
    }
    state.at = at.and_then(|row| Some(people.get(row)?.person));
    if let Some((row, status)) = set
        && let Some(one) = people.get(row)
        && status_of(one, state) != status
    {
        let edit = edit(cx, view, state, one.person, one.attendance, status);
        cx.run_all(vec![edit]);
    }
}

/// The row that adds somebody who is no member: a guest, or a new person on the spot.
fn add(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let place = view.meeting.head.municipality.or(cx.municipality);
    let already: Vec<Id> = view.people.iter().map(|one| one.person).collect();
    let hint = cx.text.get("meeting-add_other");
    let field = PersonField {
        place,
        already: &already,
        id: Some(guest_field(view)),
        ..PersonField::new(&hint)
    };
    let named = cx.line(view.meeting.head.id, "guest", |words| {
        field.show(ui, cx, words)
    });
    came(cx, view, state, named);
    if let Some(several) = &mut state.several {
        let there = already.into_iter().collect();
        let come = |named: Vec<Named>| {
            let words = cx
                .text
                .with("several-written_down", &[("n", named.len().into())]);
            cx.send_all(come_together(cx, view, named), words)
        };
        if several.ui(ui.ctx(), cx, (view.meeting.head.id, &there), place, come) {
            state.several = None;
        }
    }
}

/// The same of several who were named together.
fn come_together(cx: &Cx<'_>, view: &MeetingView, named: Vec<Named>) -> Vec<Edit> {
    let named = named.into_iter().map(|named| named.person(cx));
    let edits = named.flat_map(|(person, new)| {
        let there = new_row(view, person, json!(AttendanceStatus::Present.code()));
        new.into_iter().chain([Edit::Create {
            kind: Attendance::KIND,
            id: cx.fresh_id(),
            fields: there,
        }])
    });
    edits.collect()
}

/// What is written down of somebody the first time.
fn new_row(view: &MeetingView, person: Id, status: Value) -> Fields {
    fields([
        (Attendance::meeting, json!(view.meeting.head.id)),
        (Attendance::person, json!(person)),
        (Attendance::status, status),
    ])
}

/// The field where somebody who is no member is added.
fn guest_field(view: &MeetingView) -> WidgetId {
    WidgetId::unique(("add guest", view.meeting.head.id))
}

/// Writes them down as present, and makes those who are new: one command, named after the attendance.
fn came(
    cx: &Cx<'_>,
    view: &MeetingView,
    state: &mut State,
    named: impl IntoIterator<Item = Named>,
) {
    let mut edits = Vec::new();
    for (person, new) in named.into_iter().map(|named| named.person(cx)) {
        edits.extend(new);
        let there = Some(AttendanceStatus::Present);
        edits.push(edit(cx, view, state, person, None, there));
    }
    if let Some(last) = edits.pop() {
        cx.run_after(edits, last);
    }
}
