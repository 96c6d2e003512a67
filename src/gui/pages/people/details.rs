//! A person's fields, to edit: beside the list and on the person's own page.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Fields, Group, Id, Membership, Person, Record, Unit, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::history::history;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, avatar, chip, heading, link, medium, muted, small, text_row};
use crate::workspace::{Result, Row};

use super::units;

const ABOVE_UNIT: [&str; 2] = [Person::name, Person::unit];
const BELOW_UNIT: [&str; 6] = [
    Person::profession,
    Person::decision_level,
    Person::participant_level,
    Person::gender,
    Person::email,
    Person::phone,
];
const AT_THE_END: [&str; 2] = [Person::protected, Person::note];

/// What is being typed.
#[derive(Default)]
pub struct State {
    unit: Option<NewRecord>,
}

/// The letters that stand for a name: the first of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

/// A person beside the list: who, fields, groups, history. True when the person was removed.
pub fn beside(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State) -> bool {
    let Some(row) = cx.row(Person::KIND, id) else {
        return false;
    };
    let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) else {
        muted(ui, &cx.text.get("form-gone"));
        return false;
    };
    ui.push_id(id, |ui| {
        who(ui, cx, row);
        ui.add_space(space::S);
        fields(ui, cx, row, state);
        ui.add_space(space::S);
        groups(ui, cx, id);
        ui.add_space(space::S);
        history(ui, cx, id);
        ui.add_space(space::S);
        remove(ui, cx, row)
    })
    .inner
}

fn who(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let name = cx.names.title(id);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        avatar(ui, &initials(name), Tone::Operative);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // Room for the button that closes the details.
            ui.set_max_width(ui.available_width() - 32.0);
            medium(ui, name);
            if link(ui, &cx.text.get("people-open_page")).clicked() {
                cx.go(Route::record(Person::KIND, id));
            }
        });
    });
}

/// The person's fields, saved as one goes.
pub fn fields(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State) {
    let may = cx.may_change(Person::KIND, &row.head);
    form::fields(ui, cx, row, &ABOVE_UNIT);
    if may {
        new_unit(ui, cx, row, state);
    }
    form::fields(ui, cx, row, &BELOW_UNIT);
    informed(ui, cx, row, may);
    form::fields(ui, cx, row, &AT_THE_END);
}

/// A unit that is not there yet is made here.
fn new_unit(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State) {
    let Some(form) = &mut state.unit else {
        if link(ui, &cx.text.get("people-new_unit_here")).clicked() {
            state.unit = Some(NewRecord::new(cx, Unit::KIND, Fields::new()));
        }
        return;
    };
    match form.ui(ui, cx, &units::FIELDS[..3]) {
        NewAnswer::Open => {}
        NewAnswer::Saved(unit) => {
            cx.set(Person::KIND, row.head.id, Person::unit, json!(unit));
            state.unit = None;
        }
        NewAnswer::Cancelled => state.unit = None,
    }
}

/// When the person was told; today with one click.
fn informed(ui: &mut Ui, cx: &Cx<'_>, row: &Row, may: bool) {
    form::fields(ui, cx, row, &[Person::informed_on]);
    let told = row.fields.get(Person::informed_on);
    let today = cx.text.get("people-informed_today");
    let untold = told.is_none_or(Value::is_null);
    if may && untold && ui.add(Button::secondary(&today).small()).clicked() {
        let day = json!(cx.today);
        cx.set(Person::KIND, row.head.id, Person::informed_on, day);
    }
}

/// A way to remove the person; true when used.
pub fn remove(ui: &mut Ui, cx: &Cx<'_>, row: &Row) -> bool {
    if !cx.may_change(row.kind, &row.head) {
        return false;
    }
    let the = cx.text.kind_the(row.kind);
    let words = cx.text.with("form-remove", &[("the", the.into())]);
    let removed = ui.add(Button::quiet(&words).icon(Icon::Delete)).clicked();
    if removed {
        cx.remove(row.kind, row.head.id);
    }
    removed
}

/// A group that a person is or was in.
pub struct GroupLine {
    /// The group.
    pub group: Id,
    name: String,
    role: String,
    time: String,
    now: bool,
}

/// The groups that a person is or was in, the present ones first.
pub struct GroupLines(pub Vec<GroupLine>);

impl GroupLines {
    /// Reads them.
    pub fn load(source: &Source, person: Id, today: NaiveDate) -> Result<Self> {
        let text = &source.text;
        let memberships = source.reader.of::<Membership>(Membership::person, person)?;
        let mut lines = Vec::new();
        for membership in memberships {
            let Some(group) = membership.group else {
                continue;
            };
            let Some(found) = source.reader.get::<Group>(group)? else {
                continue;
            };
            lines.push(GroupLine {
                group,
                name: found.name,
                role: super::load::choice(text, membership.role),
                time: period(text, membership.from, membership.to),
                now: super::load::lasts(membership.from, membership.to, today),
            });
        }
        lines.sort_by(|a, b| (b.now, &b.time).cmp(&(a.now, &a.time)));
        Ok(Self(lines))
    }
}

/// From one day to another: `2018-01-01 – 2018-05-03`.
pub fn period(text: &crate::text::Text, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| text.date(day));
    match (from, to) {
        (None, None) => String::new(),
        _ => format!("{} – {}", day(from), day(to)).trim().to_owned(),
    }
}

/// Draws the groups that a person is or was in.
pub fn group_lines(ui: &mut Ui, cx: &Cx<'_>, lines: &GroupLines) {
    if lines.0.is_empty() {
        small(ui, &cx.text.get("people-no_groups"));
    }
    for line in &lines.0 {
        ui.spacing_mut().item_spacing.y = 2.0;
        text_row(ui, |ui| {
            if link(ui, &line.name).clicked() {
                cx.go(Route::record(Group::KIND, line.group));
            }
            if !line.now {
                chip(ui, Tone::Neutral, &cx.text.get("people-former"));
            }
        });
        let about = [line.role.as_str(), line.time.as_str()];
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        if !about.is_empty() {
            small(ui, &about.join(" · "));
        }
    }
}

fn groups(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    let today = cx.today;
    heading(ui, 3, &cx.text.get("page-groups"));
    let view = cx.view(("person-groups", id, today), move |source| {
        GroupLines::load(source, id, today)
    });
    if let Some(lines) = view {
        group_lines(ui, cx, &lines);
    }
}
