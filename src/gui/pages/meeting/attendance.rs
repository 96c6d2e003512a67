//! The attendance list: one key for each person.

use eframe::egui::{
    Align, CursorIcon, Key, Layout, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};
use serde_json::json;

use super::State;
use super::load::{Attendee, MeetingView};
use crate::domain::{Attendance, AttendanceStatus, Choosable, Id, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form::whose;
use crate::gui::shelf::person_field::PersonField;
use crate::gui::shelf::rows::whole_height;
use crate::gui::theme::{CONTROL_RADIUS, Theme, Tone, Type, space};
use crate::gui::widgets::{
    Button, Card, Column, DataTable, Shape, heading, medium, muted, muted_row, one_line, small,
    state_words,
};
use crate::insight::statuses;
use crate::workspace::{Edit, fields};

/// In the order of the keys.
const STATUSES: [AttendanceStatus; 4] = [
    AttendanceStatus::Present,
    AttendanceStatus::Remote,
    AttendanceStatus::Absent,
    AttendanceStatus::Excused,
];

/// Width of one choice.
const CHOICE: f32 = 96.0;

/// Draws the card.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let head = &view.meeting.head;
    let denied = cx.denied_in(Attendance::KIND, head.municipality);
    let may = denied.is_none();
    Card::new().flush().show(ui, |ui| {
        title(ui, cx, view, state, may);
        if let Some(denied) = denied {
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                whose(ui, cx, head.id, denied);
            });
        }
        if view.people.is_empty() {
            muted_row(ui, &cx.text.get("meeting-nobody"));
        } else {
            table(ui, cx, view, state, may);
        }
        if may {
            add(ui, cx, view, state);
        }
    });
}

fn status_of(one: &Attendee, state: &State) -> Option<AttendanceStatus> {
    let sent = state.sent.get(&one.person).map(|sent| sent.1);
    sent.or(one.status)
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
            let words = cx.text.get("meeting-rest_present");
            if may && unset > 0 && ui.add(Button::secondary(&words).small()).clicked() {
                rest_present(cx, view, state);
            }
        });
    });
}

/// Everybody who is not written down was there: one command.
fn rest_present(cx: &Cx<'_>, view: &MeetingView, state: &mut State) {
    let unset = |one: &&Attendee| status_of(one, state).is_none();
    let unset: Vec<&Attendee> = view.people.iter().filter(unset).collect();
    let there = AttendanceStatus::Present;
    let edits = unset
        .into_iter()
        .map(|one| edit(cx, view, state, one.person, one.attendance, there));
    cx.run_all(edits.collect());
}

/// The edit that writes down whether somebody was there: a new record the first time.
fn edit(
    cx: &Cx<'_>,
    view: &MeetingView,
    state: &mut State,
    person: Id,
    written: Option<Id>,
    status: AttendanceStatus,
) -> Edit {
    let kind = Attendance::KIND;
    let known = written.or(state.sent.get(&person).map(|sent| sent.0));
    let code = json!(status.code());
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
            fields: fields([
                (Attendance::meeting, json!(view.meeting.head.id)),
                (Attendance::person, json!(person)),
                (Attendance::status, code),
            ]),
        },
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, state: &mut State, may: bool) {
    let people = &view.people;
    let keys = key_words(cx);
    let titles = ["group-name", "meeting-unit"].map(|key| cx.text.get(key));
    let hint = if may {
        cx.text.get("meeting-keys")
    } else {
        String::new()
    };
    let columns = [
        Column::new(&titles[0]).share(1.0, 130.0),
        Column::new(&titles[1]).share(1.0, 100.0),
        Column::new(&hint).fixed(4.0 * CHOICE + 22.0),
    ];
    let name = cx.text.get("meeting-attendance");
    let mut set = None;
    let out = DataTable::new("attendance", &name, &columns, people.len())
        .selected(state.at.filter(|_| may))
        .height(whole_height(people.len()))
        .row_name(&|row| people[row].name.clone())
        .letters_elsewhere()
        .show(ui, |ui, row, column| {
            let one = &people[row];
            match column {
                0 => drop(medium(ui, &one.name)),
                1 => drop(muted(ui, &one.unit)),
                _ if may => {
                    if let Some(status) = choices(ui, &keys, one, status_of(one, state)) {
                        set = Some((row, status));
                    }
                }
                _ => to_read(ui, &keys, status_of(one, state)),
            }
        });
    if !may {
        return;
    }
    state.at = out.selected.or(state.at);
    if out.response.has_focus() && state.at.is_none() {
        state.at = Some(0);
    }
    if let Some((row, _)) = set {
        state.at = Some(row);
        out.response.request_focus();
    }
    if out.response.has_focus() {
        let key = pressed(ui, &keys);
        if let (Some(row), Some(status)) = (state.at, key) {
            set = Some((row, status));
            state.at = Some((row + 1).min(people.len() - 1));
        }
    }
    if let Some((row, status)) = set {
        let one = &people[row];
        if status_of(one, state) != Some(status) {
            let edit = edit(cx, view, state, one.person, one.attendance, status);
            cx.run_all(vec![edit]);
        }
    }
}

/// A status with its key and its short word.
struct Choice {
    status: AttendanceStatus,
    key: Option<Key>,
    words: String,
}

fn key_words(cx: &Cx<'_>) -> Vec<Choice> {
    STATUSES
        .iter()
        .map(|status| {
            let key = cx.text.get(&format!("meeting-key-{}", status.code()));
            Choice {
                status: *status,
                key: Key::from_name(&key),
                words: cx.text.get(&format!("meeting-short-{}", status.code())),
            }
        })
        .collect()
}

fn pressed(ui: &Ui, choices: &[Choice]) -> Option<AttendanceStatus> {
    let pressed = |choice: &&Choice| {
        let key = choice.key;
        key.is_some_and(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)))
    };
    choices.iter().find(pressed).map(|choice| choice.status)
}

/// The four choices of one person, side by side; what was clicked.
fn choices(
    ui: &mut Ui,
    choices: &[Choice],
    one: &Attendee,
    chosen: Option<AttendanceStatus>,
) -> Option<AttendanceStatus> {
    let colours = &Theme::of(ui).palette;
    let size = vec2(CHOICE * choices.len() as f32, 26.0);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let edge = Stroke::new(1.0, colours.line);
    ui.painter().rect(
        whole,
        CONTROL_RADIUS,
        colours.neutral.soft,
        edge,
        StrokeKind::Inside,
    );
    let mut clicked = None;
    for (place, choice) in choices.iter().enumerate() {
        let left = whole.left() + place as f32 * CHOICE;
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(CHOICE, whole.height()));
        if segment(ui, rect.shrink(2.0), choice, one, chosen) {
            clicked = Some(choice.status);
        }
    }
    clicked
}

fn segment(
    ui: &Ui,
    rect: Rect,
    choice: &Choice,
    one: &Attendee,
    chosen: Option<AttendanceStatus>,
) -> bool {
    let colours = &Theme::of(ui).palette;
    let on = chosen == Some(choice.status);
    let (shape, tone) = sign(choice.status);
    let tint = colours.tint(tone);
    // Not stops for the Tab key: the table is one, and its keys set the row.
    let id = ui.scope_id().with((one.person, choice.status.code()));
    let response = ui.interact(rect, id, Sense::CLICK);
    if on {
        let edge = Stroke::new(1.0, colours.edge_of(tint));
        ui.painter()
            .rect(rect, 4.0, tint.soft, edge, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let ink = if on { tint.ink } else { colours.muted };
    let galley = one_line(
        ui,
        Type::SmallMedium,
        &choice.words,
        ink,
        rect.width() - 8.0,
    );
    let sign = if on { 13.0 } else { 0.0 };
    let left = rect.center().x - (galley.size().x + sign) / 2.0;
    if on {
        let at = pos2(left + 4.0, rect.center().y);
        shape.paint(ui.painter(), at, 8.0, tint.ink);
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left + sign, top), galley, ink);
    let name = format!("{}, {}", one.name, choice.words);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn sign(status: AttendanceStatus) -> (Shape, Tone) {
    match status {
        AttendanceStatus::Present => (Shape::Check, Tone::Good),
        AttendanceStatus::Remote => (Shape::Half, Tone::Good),
        AttendanceStatus::Absent => (Shape::Cross, Tone::Bad),
        AttendanceStatus::Excused => (Shape::Dash, Tone::Warning),
    }
}

/// What is written down, where it may not be changed here.
fn to_read(ui: &mut Ui, choices: &[Choice], chosen: Option<AttendanceStatus>) {
    let written = choices.iter().find(|choice| Some(choice.status) == chosen);
    if let Some(choice) = written {
        let (shape, tone) = sign(choice.status);
        state_words(ui, shape, tone, &choice.words);
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
        ..PersonField::new(&hint)
    };
    let named = cx.line(view.meeting.head.id, "guest", |words| {
        field.show(ui, cx, words)
    });
    if let Some(named) = named {
        let (person, new) = named.person(cx);
        let come = edit(cx, view, state, person, None, AttendanceStatus::Present);
        cx.run_after(new, come);
    }
}
