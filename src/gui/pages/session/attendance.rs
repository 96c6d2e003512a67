//! The attendance list of a session: added by name, marked with one key a person.

use eframe::egui::{Key, Modifiers, Ui};
use serde_json::json;

use crate::domain::{
    Attendance, AttendanceStatus, Choosable, Fields, Id, Person, Record, Session, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::person_field::{Named, PersonField};
use crate::gui::theme::Tone;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, FilterChip, IconButton, WholeField, banner, empty_state,
    medium, muted, small,
};
use crate::workspace::Edit;

use super::load::{AttendanceRow, SessionView};
use crate::text::uncapitalised;

/// What the list remembers.
#[derive(Default)]
pub struct State {
    selected: Option<Id>,
}

/// Writes persons down, and makes those who are new: one command, named after the attendance.
pub fn write_down(cx: &Cx<'_>, view: &SessionView, named: impl IntoIterator<Item = Named>) {
    let mut edits = Vec::new();
    for (person, new) in named.into_iter().map(|named| named.person(cx)) {
        edits.extend(new);
        edits.push(written(cx, view, person));
    }
    if let Some(last) = edits.pop() {
        cx.run_after(edits, last);
    }
}

/// Offers to write down those who were at the session before.
pub fn same_as_before(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    let Some((day, people)) = &view.before else {
        return;
    };
    let args = [("day", day.as_str().into()), ("n", people.len().into())];
    let words = cx.text.with("session-same_as_before", &args);
    let may = cx.may_make(Attendance::KIND) && !view.held && cx.at_rest;
    if may && ui.add(Button::secondary(&words)).clicked() {
        let mut edits: Vec<Edit> = people.iter().map(|id| written(cx, view, *id)).collect();
        if let Some(last) = edits.pop() {
            cx.run_after(edits, last);
        }
    }
}

/// A person as written down: as present once the session has been held.
fn written(cx: &Cx<'_>, view: &SessionView, person: Id) -> Edit {
    let mut fields = Fields::from([
        (Attendance::session.to_owned(), json!(view.session.head.id)),
        (Attendance::person.to_owned(), json!(person)),
    ]);
    if view.held {
        let present = json!(AttendanceStatus::Present.code());
        fields.insert(Attendance::status.to_owned(), present);
    }
    Edit::Create {
        kind: Attendance::KIND,
        id: cx.fresh_id(),
        fields,
    }
}

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, state: &mut State) {
    Card::new().flush().show(ui, |ui| {
        if cx.may_make(Attendance::KIND) {
            add(ui, cx, view);
        }
        if view.rows.is_empty() {
            let sentence = cx.text.get("session-empty");
            empty_state(ui, Icon::PersonCheck, &sentence, None, None);
        } else {
            for words in view.rows.iter().flat_map(|row| &row.unlikely) {
                banner(ui, Tone::Warning, words, None);
            }
            table(ui, cx, view, state);
            ui.horizontal_wrapped(|ui| {
                ui.add_space(10.0);
                small(ui, &key_to_letters(cx));
            });
        }
    });
}

fn add(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    let already: Vec<Id> = view.rows.iter().map(|row| row.person).collect();
    let label = cx.text.get("session-add_person");
    let hint = cx.text.get("session-add_hint");
    let named = ui
        .horizontal(|ui| {
            let field = PersonField {
                hint: &hint,
                place: cx.municipality,
                already: &already,
                icon: Some(Icon::PersonAdd),
                width: 360.0,
                ..PersonField::new(&label)
            };
            let session = view.session.head.id;
            let named = cx.line(session, "participant", |words| field.show(ui, cx, words));
            mark_the_rest(ui, cx, view);
            named
        })
        .inner;
    write_down(cx, view, named);
}

/// Everybody with nothing said about them came: one click on the day.
fn mark_the_rest(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    if !view.held || view.came.unmarked == 0 {
        return;
    }
    let words = cx
        .text
        .with("session-mark_present", &[("n", view.came.unmarked.into())]);
    if ui
        .add(Button::secondary(&words).icon(Icon::Check))
        .clicked()
    {
        let open = view.rows.iter().filter(|row| row.status.is_none());
        let edits = open.map(|row| set_status(row, Some(AttendanceStatus::Present)));
        cx.run_all(edits.collect());
    }
}

fn set_status(row: &AttendanceRow, status: Option<AttendanceStatus>) -> Edit {
    let value = status.map_or(Value::Null, |status| json!(status.code()));
    Edit::Set {
        kind: Attendance::KIND,
        id: row.head.id,
        fields: Fields::from([(Attendance::status.to_owned(), value)]),
    }
}

fn letter(cx: &Cx<'_>, status: AttendanceStatus) -> String {
    cx.text.get(&format!("session-letter_{}", status.code()))
}

fn words(cx: &Cx<'_>, status: AttendanceStatus) -> String {
    cx.text.choice(AttendanceStatus::VOCABULARY, status.code())
}

fn key_to_letters(cx: &Cx<'_>) -> String {
    let each = AttendanceStatus::ALL.iter();
    let each: Vec<String> = each
        .map(|status| {
            format!(
                "{} {}",
                letter(cx, *status),
                uncapitalised(&words(cx, *status))
            )
        })
        .collect();
    format!("{} · {}", each.join(" · "), cx.text.get("session-keys"))
}

/// What was done in the table.
#[derive(Default)]
struct Done {
    status: Option<(usize, Option<AttendanceStatus>)>,
    minutes: Option<(usize, Option<i64>)>,
    removed: Option<usize>,
}

fn table(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, state: &mut State) {
    let rows = &view.rows;
    let name = cx.text.field_named(Person::KIND, Person::name);
    let unit = cx.text.field_named(Person::KIND, Person::unit);
    let municipality = cx.text.get("people-municipality");
    let status = cx.text.field_named(Attendance::KIND, Attendance::status);
    let minutes = cx.text.get("session-time");
    let mut columns = vec![
        Column::new(&name).share(1.6, 150.0),
        Column::new(&unit).share(1.4, 120.0),
    ];
    let everywhere = cx.municipality.is_none();
    if everywhere {
        columns.push(Column::new(&municipality).share(1.0, 100.0));
    }
    columns.extend([
        Column::new(&status).fixed(152.0),
        Column::new(&minutes).fixed(120.0).right(),
        Column::new("").fixed(44.0),
    ]);
    let selected = state
        .selected
        .and_then(|id| rows.iter().position(|row| row.head.id == id));
    let title = cx.text.get("session-attendance");
    let row_name = |row: usize| rows[row].name.clone();
    let room = (ui.available_height() - 44.0).max(160.0);
    let mut done = Done::default();
    let shown = DataTable::new("attendance", &title, &columns, rows.len())
        .selected(selected)
        .row_name(&row_name)
        .letters_elsewhere()
        .height(room)
        .show(ui, |ui, row, column| {
            // The municipality's column is not always there.
            let column = if everywhere || column < 2 {
                column
            } else {
                column + 1
            };
            let chosen = selected == Some(row);
            cell(ui, cx, view, (row, column), chosen, &mut done);
        });
    if let Some(row) = shown.selected {
        state.selected = Some(rows[row].head.id);
    }
    if let Some(row) = shown.opened {
        cx.go(Route::record(Person::KIND, rows[row].person));
    }
    let focused = ui.memory(|memory| memory.has_focus(shown.response.id));
    if let Some(row) =
        selected.filter(|row| focused && cx.may_change(Attendance::KIND, &rows[*row].head))
        && let Some(status) = pressed(ui, cx)
    {
        done.status = Some((row, Some(status)));
        let next = (row + 1).min(rows.len() - 1);
        state.selected = Some(rows[next].head.id);
    }
    act(cx, rows, &done);
}

/// The status whose key was pressed now.
fn pressed(ui: &Ui, cx: &Cx<'_>) -> Option<AttendanceStatus> {
    let all = AttendanceStatus::ALL.iter().copied();
    all.into_iter().find(|status| {
        Key::from_name(&letter(cx, *status))
            .is_some_and(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)))
    })
}

fn act(cx: &Cx<'_>, rows: &[AttendanceRow], done: &Done) {
    if let Some((row, status)) = done.status {
        cx.run_all(vec![set_status(&rows[row], status)]);
    }
    if let Some((row, minutes)) = done.minutes {
        let id = rows[row].head.id;
        cx.set(Attendance::KIND, id, Attendance::minutes, json!(minutes));
    }
    if let Some(row) = done.removed {
        cx.remove(Attendance::KIND, rows[row].head.id);
    }
}

fn cell(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &SessionView,
    (at, column): (usize, usize),
    chosen: bool,
    done: &mut Done,
) {
    let row = &view.rows[at];
    let may = cx.may_change(Attendance::KIND, &row.head);
    match column {
        0 => drop(medium(ui, &row.name)),
        1 => drop(muted(ui, &row.unit)),
        2 => drop(muted(ui, &row.municipality)),
        3 => {
            if let Some(status) = marks(ui, cx, row, may) {
                done.status = Some((at, status));
            }
        }
        4 if may && chosen && row.was_there => {
            let mut minutes = row.minutes.or(view.session.length());
            let wrong = cx.text.get("form-wrong_number");
            let label = cx.text.field_named(Session::KIND, Session::minutes);
            let field = WholeField::new(&label, &wrong)
                .at_least(0)
                .field(|field| field.label_hidden().width(72.0));
            if ui
                .push_id(row.head.id, |ui| field.show(ui, &mut minutes))
                .inner
                .committed
            {
                let own = minutes.filter(|minutes| Some(*minutes) != view.session.length());
                done.minutes = Some((at, own));
            }
        }
        4 => drop(muted(ui, &row.long)),
        _ if may && chosen => {
            let words = cx
                .text
                .with("session-remove", &[("name", (&row.name).into())]);
            let button = IconButton::new(Icon::Close, &words).small();
            if ui.add(button).clicked() {
                done.removed = Some(at);
            }
        }
        _ => {}
    }
}

/// One mark a status; the chosen one is filled. A click on it takes it away.
fn marks(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &AttendanceRow,
    may: bool,
) -> Option<Option<AttendanceStatus>> {
    let mut changed = None;
    ui.add_enabled_ui(may, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for status in AttendanceStatus::ALL {
            let on = row.status == Some(*status);
            let mark = ui.add(FilterChip::new(&letter(cx, *status)).selected(on));
            let spoken = format!("{}, {}", words(cx, *status), row.name);
            ui.ctx()
                .accesskit_node_builder(mark.id, |node| node.set_label(&*spoken));
            if mark.clicked() {
                changed = Some((!on).then_some(*status));
            }
            mark.on_hover_text(words(cx, *status));
        }
    });
    changed
}
