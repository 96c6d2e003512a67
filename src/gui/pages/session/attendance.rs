//! The attendance list of a session: added by name, marked with one key a person.

use eframe::egui::{Id as WidgetId, Ui};
use serde_json::json;

use crate::domain::{
    Attendance, AttendanceStatus, Choosable, Fields, Id, Person, Record, Session, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::presence::Marks;
use crate::gui::shelf::form::whose;
use crate::gui::shelf::person_field::{Named, PastedNames, PersonField, pasted_names};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, IconButton, WholeField, banner, empty_state, medium, muted,
};
use crate::workspace::Edit;

use super::load::{AttendanceRow, SessionView};

/// What the list remembers.
#[derive(Default)]
pub struct State {
    selected: Option<Id>,
}

/// Writes persons down, and makes those who are new: the attendance stands last, which it is all called after.
pub fn written_down(
    cx: &Cx<'_>,
    view: &SessionView,
    named: impl IntoIterator<Item = Named>,
) -> Vec<Edit> {
    let named = named.into_iter().map(|named| named.person(cx));
    let edits = named.flat_map(|(person, new)| new.into_iter().chain([written(cx, view, person)]));
    edits.collect()
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
        match cx.denied_in(Attendance::KIND, cx.municipality) {
            None => add(ui, cx, view),
            Some(denied) => {
                ui.horizontal(|ui| {
                    ui.add_space(space::S);
                    whose(ui, cx, view.session.head.id, denied);
                });
            }
        }
        if view.rows.is_empty() {
            let sentence = cx.text.get("session-empty");
            empty_state(ui, Icon::PersonCheck, &sentence, None, None);
        } else {
            for words in view.rows.iter().flat_map(|row| &row.unlikely) {
                banner(ui, Tone::Warning, words, None);
            }
            let marks = Marks::of(cx);
            table(ui, cx, view, &marks, state);
            let mut rows = view.rows.iter();
            if rows.any(|row| cx.may_change(Attendance::KIND, &row.head)) {
                marks.legend(ui, cx);
            }
        }
    });
}

/// Names that were pasted.
pub fn pasted(ui: &Ui, cx: &Cx<'_>, view: &SessionView) -> Option<PastedNames> {
    pasted_names(ui, cx, add_field(view))
}

fn add_field(view: &SessionView) -> WidgetId {
    WidgetId::unique(("add participant", view.session.head.id))
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
                id: Some(add_field(view)),
                width: 360.0,
                ..PersonField::new(&label)
            };
            let session = view.session.head.id;
            let named = cx.line(session, "participant", |words| field.show(ui, cx, words));
            mark_the_rest(ui, cx, view);
            named
        })
        .inner;
    let mut edits = written_down(cx, view, named);
    if let Some(last) = edits.pop() {
        cx.run_after(edits, last);
    }
}

/// Everybody with nothing said about them came: one click on the day.
fn mark_the_rest(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView) {
    if !view.held || view.came.unmarked == 0 {
        return;
    }
    let words = cx.text.get("attendance-rest_present");
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

/// What was done in the table.
#[derive(Default)]
struct Done {
    status: Option<(usize, Option<AttendanceStatus>)>,
    minutes: Option<(usize, Option<i64>)>,
    removed: Option<usize>,
}

fn table(ui: &mut Ui, cx: &Cx<'_>, view: &SessionView, marks: &Marks, state: &mut State) {
    const NAME: f32 = 150.0;
    const UNIT: f32 = 120.0;
    const PLACE: f32 = 100.0;
    const TIME: f32 = 120.0;
    const REMOVE: f32 = 44.0;
    let rows = &view.rows;
    let name = cx.text.field_named(Person::KIND, Person::name);
    let unit = cx.text.field_named(Person::KIND, Person::unit);
    let municipality = cx.text.get("people-municipality");
    let status = cx.text.field_named(Attendance::KIND, Attendance::status);
    let minutes = cx.text.get("session-time");
    let mut columns = vec![
        Column::new(&name).share(1.6, NAME),
        Column::new(&unit).share(1.4, UNIT),
    ];
    let everywhere = cx.municipality.is_none();
    if everywhere {
        columns.push(Column::new(&municipality).share(1.0, PLACE));
    }
    let place = if everywhere { PLACE } else { 0.0 };
    let others = NAME + UNIT + place + TIME + REMOVE + space::XL;
    columns.extend([
        Column::new(&status).fixed(Marks::width(ui.available_width(), others)),
        Column::new(&minutes).fixed(TIME).right(),
        Column::new("").fixed(REMOVE),
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
            cell(ui, cx, (view, marks), (row, column), chosen, &mut done);
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
        && let Some(status) = marks.pressed(ui)
    {
        done.status = Some((row, Some(status)));
        let next = (row + 1).min(rows.len() - 1);
        state.selected = Some(rows[next].head.id);
    }
    act(cx, rows, &done);
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
    (view, marks): (&SessionView, &Marks),
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
        3 if may => {
            if let Some(status) = marks.choose(ui, (row.head.id, &row.name), row.status) {
                done.status = Some((at, status));
            }
        }
        3 => marks.read(ui, row.status),
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
