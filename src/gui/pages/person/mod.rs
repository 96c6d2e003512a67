//! A person's page: fields, groups, assignments, meetings, trainings, change initiatives.

use eframe::egui::{Align, Layout, Ui};
use serde_json::json;

use super::people::details;
use super::settings::assignments::ASSIGNMENTS;
use crate::domain::{Assignment, Fields, Id, Person, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::history::history;
use crate::gui::shelf::record;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, PageHeader, StatCard, card, chip, divider, link, muted, small, stat_row, text_row,
};
use crate::workspace::Row;

mod erase;
mod load;
mod rights;

use load::{Line, PersonView};

/// The fields of an assignment, as the page shows them.
const ASSIGNMENT: [&str; 6] = [
    Assignment::role,
    Assignment::from,
    Assignment::to,
    Assignment::share,
    Assignment::mandate,
    Assignment::handover_note,
];
/// How many meetings and sessions are shown at first.
const SHOWN: usize = 8;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    details: details::State,
    new_assignment: Option<NewRecord>,
    all_meetings: bool,
    all_trainings: bool,
    erasing: Option<erase::Erasing>,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State) {
    let today = cx.today;
    let row = cx.row(Person::KIND, id);
    let view = cx.view(("person", id, today), move |source| {
        PersonView::load(source, id, today)
    });
    page(ui, |ui| {
        let row = row.as_deref().and_then(Option::as_ref);
        let Some(row) = row else { return };
        if row.head.erased {
            erased(ui, cx, row, view.as_deref(), state);
            return;
        }
        if row.head.removed {
            removed(ui, cx, row, state);
        } else {
            header(ui, cx, row, state);
            if let Some(view) = &view {
                figures(ui, cx, view);
                beside(
                    ui,
                    state,
                    |ui, state| fields(ui, cx, row, view, state),
                    |ui, state| part_in(ui, cx, row.head.id, view, state),
                );
            }
        }
        erase::dialog(ui, cx, row, &mut state.erasing);
    });
}

/// A removed person: out of the lists, but what is held is still held.
fn removed(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State) {
    let (people, gone) = (cx.text.get("page-people"), cx.text.get("form-gone"));
    let name = row.fields.get(Person::name).and_then(Value::as_str);
    let crumbs = [people.as_str()];
    let header = PageHeader::new(name.unwrap_or_default())
        .crumbs(&crumbs)
        .purpose(&gone);
    let shown = header.show(ui, |ui| rights::menu(ui, cx, row, &mut state.erasing));
    if shown.crumb.is_some() {
        cx.go(Route::list(Person::KIND));
    }
}

/// An erased person: nobody any more, and counted as before.
fn erased(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: Option<&PersonView>, state: &mut State) {
    let (title, means) = (
        cx.text.get("title-erased"),
        cx.text.get("person-erased_means"),
    );
    let people = cx.text.get("page-people");
    let crumbs = [people.as_str()];
    let header = PageHeader::new(&title).crumbs(&crumbs).purpose(&means);
    if header.show(ui, |_| ()).crumb.is_some() {
        cx.go(Route::list(Person::KIND));
    }
    let Some(view) = view else { return };
    figures(ui, cx, view);
    beside(
        ui,
        state,
        |ui, _| rights::left(ui, cx, row),
        |ui, state| part_in(ui, cx, row.head.id, view, state),
    );
}

fn header(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State) {
    let words = |code: &str| row.fields.get(code).and_then(Value::as_str).unwrap_or("");
    let unit = Id::try_parse(words(Person::unit)).map_or("", |unit| cx.names.title(unit));
    let about = [words(Person::profession), unit];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let purpose = about.join(" · ");
    let people = cx.text.get("page-people");
    let new = cx.text.get("person-new_assignment");
    let shown = PageHeader::new(words(Person::name))
        .crumbs(&[&people])
        .purpose(&purpose)
        .show(ui, |ui| {
            let may = cx.may_make_in(Assignment::KIND, row.head.municipality);
            let new = may && ui.add(Button::primary(&new).icon(Icon::Plus)).clicked();
            rights::menu(ui, cx, row, &mut state.erasing);
            new
        });
    if shown.crumb.is_some() {
        cx.go(Route::list(Person::KIND));
    }
    if shown.inner {
        let known = Fields::from([
            (Assignment::person.to_owned(), json!(row.head.id)),
            (Assignment::from.to_owned(), json!(cx.today)),
        ]);
        state.new_assignment = Some(NewRecord::new(cx, Assignment::KIND, known));
    }
    let protected = row.fields.get(Person::protected).and_then(Value::as_bool);
    if protected == Some(true) {
        Card::new().tone(Tone::Warning).show(ui, |ui| {
            text_row(ui, |ui| {
                chip(ui, Tone::Warning, &cx.text.get("person-protected"));
                muted(ui, &cx.text.get("person-protected_means"));
            });
        });
        ui.add_space(space::XS);
    }
}

fn figures(ui: &mut Ui, cx: &Cx<'_>, view: &PersonView) {
    let counted = &view.counted;
    let count = |n: i64| cx.text.number(n);
    let of = cx.text.with("person-of", &[("n", counted.meetings.into())]);
    let cards: [StatCard<'_>; 4] = [
        StatCard::new(cx.text.get("person-hours"), cx.text.hours(counted.minutes)),
        StatCard::new(cx.text.get("person-groups_now"), count(counted.groups)),
        StatCard::new(cx.text.get("person-meetings"), count(counted.met)).unit(of),
        StatCard::new(cx.text.get("page-initiatives"), count(counted.initiatives)),
    ];
    stat_row(ui, "person-figures", 150.0, cards);
    ui.add_space(space::XS);
}

/// Two columns: who to the left, what the person has been part of to the right; below each other where it is
/// narrow.
fn beside(
    ui: &mut Ui,
    state: &mut State,
    left: impl FnOnce(&mut Ui, &mut State),
    right: impl FnOnce(&mut Ui, &mut State),
) {
    const FIELDS: f32 = 320.0;
    if ui.available_width() < 2.0 * FIELDS {
        left(ui, state);
        ui.add_space(space::M);
        right(ui, state);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.vertical(|ui| {
            ui.set_width(FIELDS);
            left(ui, state);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            right(ui, state);
        });
    });
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: &PersonView, state: &mut State) {
    card(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            details::fields(ui, cx, row, &mut state.details);
            if view.asks_number || row.fields.contains_key(Person::identity_number) {
                form::fields(ui, cx, row, &[Person::identity_number]);
            }
            ui.add_space(space::S);
            history(ui, cx, row.head.id);
            ui.add_space(space::S);
            if details::remove(ui, cx, row) {
                cx.go(Route::list(Person::KIND));
            }
        });
    });
}

fn part_in(ui: &mut Ui, cx: &Cx<'_>, id: Id, view: &PersonView, state: &mut State) {
    ui.spacing_mut().item_spacing.y = space::M;
    let title = cx.text.get("person-assignments");
    Card::new().title(&title).show(ui, |ui| {
        assignments(ui, cx, id, view, state);
    });
    let title = cx.text.get("page-groups");
    Card::new().title(&title).show(ui, |ui| {
        details::group_lines(ui, cx, &view.groups);
    });
    let title = cx.text.get("page-trainings");
    let none = cx.text.get("person-no_trainings");
    lines(
        ui,
        cx,
        &title,
        &view.trainings,
        &none,
        &mut state.all_trainings,
    );
    let title = cx.text.get("person-meetings");
    let none = cx.text.get("person-no_meetings");
    lines(
        ui,
        cx,
        &title,
        &view.meetings,
        &none,
        &mut state.all_meetings,
    );
    let title = cx.text.get("page-initiatives");
    let none = cx.text.get("person-no_initiatives");
    lines(ui, cx, &title, &view.initiatives, &none, &mut true);
}

fn assignments(ui: &mut Ui, cx: &Cx<'_>, id: Id, view: &PersonView, state: &mut State) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if let Some(new) = &mut state.new_assignment {
        if new.ui(ui, cx, &ASSIGNMENT) != NewAnswer::Open {
            state.new_assignment = None;
        }
        return;
    }
    if view.assignments.is_empty() {
        small(ui, &cx.text.get("person-no_assignments"));
    }
    for line in &view.assignments {
        let open = cx.open(id, "assignment") == Some(line.id);
        ui.push_id(line.id, |ui| {
            text_row(ui, |ui| {
                if link(ui, &line.role).clicked() {
                    cx.set_open(id, "assignment", (!open).then_some(line.id));
                }
                small(ui, &line.note);
                if !line.now {
                    chip(ui, Tone::Neutral, &cx.text.get("people-former"));
                }
            });
            let row = open.then(|| cx.row(Assignment::KIND, line.id)).flatten();
            if let Some(row) = row.as_deref().and_then(Option::as_ref) {
                form::fields(ui, cx, row, &ASSIGNMENT);
                if record::end(ui, cx, &ASSIGNMENTS, row) {
                    cx.set_open(id, "assignment", None);
                }
            }
        });
    }
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, title: &str, lines: &[Line], none: &str, all: &mut bool) {
    Card::new().title(title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if lines.is_empty() {
            small(ui, none);
        }
        let shown = if *all { lines.len() } else { SHOWN };
        for (at, line) in lines.iter().take(shown).enumerate() {
            if at > 0 {
                divider(ui);
            }
            ui.push_id(at, |ui| row_of(ui, cx, line));
        }
        if lines.len() > shown {
            let more = cx
                .text
                .with("person-show_all", &[("n", lines.len().into())]);
            if ui.add(Button::quiet(&more).small()).clicked() {
                *all = true;
            }
        }
    });
}

fn row_of(ui: &mut Ui, cx: &Cx<'_>, line: &Line) {
    text_row(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            muted(ui, &line.end);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
                small(ui, &line.note);
                if link(ui, &line.title).clicked() {
                    cx.go(line.route.clone());
                }
            });
        });
    });
}
