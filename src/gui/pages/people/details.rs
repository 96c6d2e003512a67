//! What is told of a person beside the list and on the person's own page: fields, and what the person is or was in.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Assignment, Fields, Group, Id, Membership, Person, Record, Unit, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::shelf::form::{self, NewAnswer, NewRecord};
use crate::gui::shelf::{Card, Place, SHELF, Shelf};
use crate::gui::theme::Tone;
use crate::gui::widgets::{Button, avatar, chip, heading, link, medium, small, text_row};
use crate::insight::current;
use crate::text::dotted;
use crate::workspace::{Result, Row};

/// A person beside the list.
pub static BESIDE: Shelf = Shelf {
    kind: Person::KIND,
    record: Place::Beside(&[
        Card::Own(fields),
        Card::Own(|ui, cx, row, _| {
            heading(ui, 3, &cx.text.get("page-groups"));
            groups(ui, cx, row.head.id);
        }),
    ]),
    head: Some(who),
    ..SHELF
};

/// A unit that is being made for the person.
#[derive(Default)]
struct NewUnit(Option<NewRecord>);

fn who(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let name = cx.names.title(id);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        avatar(ui, &initials(name), Tone::Operative);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            medium(ui, name);
            if link(ui, &cx.text.get("people-open_page")).clicked() {
                cx.go(Route::record(Person::KIND, id));
            }
        });
    });
}

/// The letters that stand for a name: the first of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

/// The person's fields, saved as one goes. A unit that is not there yet is made here, and that the person has been
/// told today is one click.
pub fn fields(ui: &mut Ui, cx: &Cx<'_>, row: &Row, states: &mut States) {
    let (id, may) = (row.head.id, cx.may_change(Person::KIND, &row.head));
    form::fields(ui, cx, row, &[Person::name, Person::unit]);
    if may {
        states.with(Some(id), |new, _| new_unit(ui, cx, id, new));
    }
    let codes = [
        Person::profession,
        Person::decision_level,
        Person::participant_level,
        Person::gender,
        Person::email,
        Person::phone,
        Person::informed_on,
    ];
    form::fields(ui, cx, row, &codes);
    let told = row.fields.get(Person::informed_on);
    let today = cx.text.get("people-informed_today");
    let untold = may && told.is_none_or(Value::is_null);
    if untold && ui.add(Button::secondary(&today).small()).clicked() {
        cx.set(Person::KIND, id, Person::informed_on, json!(cx.today));
    }
    form::fields(
        ui,
        cx,
        row,
        &[Person::reported, Person::protected, Person::note],
    );
}

fn new_unit(ui: &mut Ui, cx: &Cx<'_>, person: Id, new: &mut NewUnit) {
    let Some(form) = &mut new.0 else {
        if link(ui, &cx.text.get("people-new_unit_here")).clicked() {
            new.0 = Some(NewRecord::new(cx, Unit::KIND, Fields::new()));
        }
        return;
    };
    let answer = form.ui(ui, cx, &[Unit::name, Unit::sector, Unit::kind]);
    if let NewAnswer::Saved(unit) = answer {
        cx.set(Person::KIND, person, Person::unit, json!(unit));
    }
    if answer != NewAnswer::Open {
        new.0 = None;
    }
}

/// Something that a person holds or has held: a place in a group, an assignment.
pub struct Held {
    /// What it leads to.
    pub id: Id,
    title: String,
    about: String,
    now: bool,
}

/// What a person holds or has held.
pub struct Holdings(pub Vec<Held>);

impl Holdings {
    /// The groups that a person is or was in, the present ones first.
    fn groups(source: &Source, person: Id, today: NaiveDate) -> Result<Self> {
        let text = &source.text;
        let mut held = Vec::new();
        for one in source.reader.of::<Membership>(Membership::person, person)? {
            let group = one.group.map(|group| source.reader.get::<Group>(group));
            let Some(group) = group.transpose()?.flatten() else {
                continue;
            };
            let time = text.period(one.from, one.to);
            let line = Held {
                id: group.head.id,
                title: group.name,
                about: dotted([&text.chosen(one.role), &time]),
                now: current(one.from, one.to, today),
            };
            held.push((line.now, time, line));
        }
        held.sort_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
        Ok(Self(held.into_iter().map(|(.., line)| line).collect()))
    }

    /// A person's assignments, the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn assignments(source: &Source, person: Id, today: NaiveDate) -> Result<Self> {
        let text = &source.text;
        let mut all = source.reader.of::<Assignment>(Assignment::person, person)?;
        all.sort_by_key(|one| std::cmp::Reverse(one.from));
        let held = all.into_iter().map(|one| Held {
            id: one.head.id,
            title: text.chosen(one.role),
            about: dotted([
                text.period(one.from, one.to),
                one.share.map_or(String::new(), |share| text.percent(share)),
            ]),
            now: current(one.from, one.to, today),
        });
        Ok(Self(held.collect()))
    }

    /// Draws them, or the words of a key where there are none; the one that was clicked.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, none: &str) -> Option<Id> {
        let mut clicked = None;
        if self.0.is_empty() {
            small(ui, &cx.text.get(none));
        }
        for (place, line) in self.0.iter().enumerate() {
            ui.push_id(place, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text_row(ui, |ui| {
                    if link(ui, &line.title).clicked() {
                        clicked = Some(line.id);
                    }
                    if !line.now {
                        chip(ui, Tone::Neutral, &cx.text.get("people-former"));
                    }
                });
                if !line.about.is_empty() {
                    small(ui, &line.about);
                }
            });
        }
        clicked
    }
}

/// Draws the groups that a person is or was in.
pub fn groups(ui: &mut Ui, cx: &Cx<'_>, person: Id) {
    let today = cx.today;
    let held = cx.view(("person-groups", person, today), move |source| {
        Holdings::groups(source, person, today)
    });
    let clicked = held.and_then(|held| held.ui(ui, cx, "people-no_groups"));
    if let Some(group) = clicked {
        cx.go(Route::record(Group::KIND, group));
    }
}
