//! What stands beside the members: one of them, the group itself, or a meeting that is being made.

use eframe::egui::Ui;

use super::load::{GroupView, MemberLine};
use super::{Open, saved};
use crate::domain::{Group, Id, Meeting, Membership, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::shelf::history::history;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{Button, avatar, heading, link, muted, small};

const GROUP: &[&str] = &[
    Group::name,
    Group::assignment,
    Group::kind,
    Group::origin,
    Group::established_on,
    Group::meeting_rhythm,
    Group::planned_size,
    Group::parent,
    Group::status,
    Group::after_project,
];

const MEMBER: &[&str] = &[
    Membership::role,
    Membership::mandate,
    Membership::from,
    Membership::to,
    Membership::new_unit,
];

/// What is asked for when a meeting is made.
pub const MEETING: &[&str] = &[
    Meeting::title,
    Meeting::date,
    Meeting::start_time,
    Meeting::end_time,
    Meeting::place,
    Meeting::groups,
    Meeting::kind,
];

/// Draws the details; true when there is nothing more to show.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, open: &mut Open) -> bool {
    match open {
        Open::Nothing => true,
        Open::Member(id) => {
            let Some(one) = view.members.iter().find(|one| one.id == *id) else {
                return true;
            };
            member(ui, cx, one)
        }
        Open::Group => group(ui, cx, view.group.head.id),
        Open::Meeting(new) => {
            let answer = new.ui(ui, cx, MEETING);
            saved(cx, answer)
        }
    }
}

fn group(ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
    let title = cx.text.get("group-edit");
    let removed = ui.push_id(id, |ui| {
        form::details(ui, cx, Group::KIND, id, &title, GROUP)
    });
    if removed.inner {
        cx.go(Route::list(Group::KIND));
    }
    removed.inner
}

fn member(ui: &mut Ui, cx: &Cx<'_>, one: &MemberLine) -> bool {
    ui.horizontal(|ui| {
        avatar(ui, &initials(&one.name), Tone::Operative);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width((ui.available_width() - 32.0).max(60.0));
            heading(ui, 2, &one.name);
            small(ui, &one.note);
        });
    });
    ui.add_space(space::S);
    person(ui, cx, one);
    let removed = ui.push_id(one.id, |ui| membership(ui, cx, one.id));
    removed.inner
}

/// The fields of the person that matter here; a protected person's stand on the person's own page.
fn person(ui: &mut Ui, cx: &Cx<'_>, one: &MemberLine) {
    if !one.protected {
        let row = cx.row(Person::KIND, one.person);
        if let Some(row) = row.as_deref().and_then(Option::as_ref) {
            ui.push_id(one.person, |ui| {
                form::fields(
                    ui,
                    cx,
                    row,
                    &[Person::unit, Person::decision_level, Person::email],
                );
            });
        }
    }
    if link(ui, &cx.text.get("group-show_person")).clicked() {
        cx.go(Route::record(Person::KIND, one.person));
    }
}

fn membership(ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
    let Some(row) = cx.row(Membership::KIND, id) else {
        return false;
    };
    let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) else {
        muted(ui, &cx.text.get("form-gone"));
        return false;
    };
    form::fields(ui, cx, row, MEMBER);
    ui.add_space(space::M);
    history(ui, cx, id);
    ui.add_space(space::S);
    let remove = cx.text.get("group-remove_member");
    let removed =
        cx.may_change(Membership::KIND, &row.head) && ui.add(Button::quiet(&remove)).clicked();
    if removed {
        cx.remove(Membership::KIND, id);
    }
    removed
}

fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = [words.first(), words.last().filter(|_| words.len() > 1)];
    let letters = ends
        .into_iter()
        .flatten()
        .filter_map(|word| word.chars().next());
    letters.flat_map(char::to_uppercase).collect()
}
