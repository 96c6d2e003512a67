//! A person's page: fields, groups, assignments, meetings, trainings, change initiatives.

use eframe::egui::{Align, Layout, Ui};
use serde_json::json;

use super::people::{PEOPLE, details};
use super::settings::assignments::OF_PERSON;
use crate::domain::{Assignment, Id, Part, Person, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::split::{left_column, page};
use crate::gui::shelf::{self, form, record};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, StatCard, card, chip, divider, link, muted, small, stat_row, text_row,
};
use crate::text::dotted;
use crate::workspace::{Row, fields};

mod erase;
mod load;
mod rights;

use load::{Line, PersonView};

/// How many meetings and sessions are shown at first.
const SHOWN: usize = 8;

/// What the page remembers.
#[derive(Default)]
struct State {
    /// Which of the long lists are shown whole.
    whole: [bool; 3],
    erasing: Option<erase::Erasing>,
}

/// Draws the page. A removed person is out of the lists, but what is held is still held; an erased person is nobody
/// any more, and counted as before.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, states: &mut States) {
    let (today, row) = (cx.today, cx.row(Person::KIND, id));
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return;
    };
    let view = cx.view(("person", id, today), move |source| {
        PersonView::load(source, id, today)
    });
    let is_shown = row.head.erased || !row.head.removed;
    let view = view.filter(|_| is_shown);
    states.with(Some(id), |state: &mut State, states| {
        shelf::with_beside(ui, cx, Some(id), &[&OF_PERSON], states, |ui, states| {
            page(ui, |ui| {
                header(ui, cx, row, state, states);
                if let Some(view) = view {
                    content(ui, cx, row, &view, state, states);
                }
            });
        });
        erase::dialog(ui, cx, row, &mut state.erasing);
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let head = &row.head;
    let words = |code: &str| row.fields.get(code).and_then(Value::as_str).unwrap_or("");
    let unit = cx.names.title(Id::try_parse(words(Person::unit)).ok());
    let (name, about) = match (head.erased, head.removed) {
        (true, _) => (
            cx.text.get("title-erased"),
            cx.text.get("person-erased_means"),
        ),
        (false, true) => (
            words(Person::name).to_owned(),
            record::gone_words(cx, head.id),
        ),
        (false, false) => (
            words(Person::name).to_owned(),
            dotted([words(Person::profession), unit]),
        ),
    };
    record::head(ui, cx, row, (&name, &about), None, |ui| {
        let may = !head.removed && cx.may_make_in(Assignment::KIND, head.municipality);
        let new = cx.text.get("person-new_assignment");
        let new = Button::primary(&new).icon(Icon::Plus);
        if may && !head.erased && ui.add(new).clicked() {
            let known = fields([(Assignment::person, json!(head.id))]);
            shelf::start_beside(cx, Some(head.id), &OF_PERSON, (known, ""), states);
        }
        if !head.erased {
            rights::menu(ui, cx, row, &mut state.erasing);
        }
    });
    let protected = row.fields.get(Person::protected).and_then(Value::as_bool);
    if protected == Some(true) && !head.removed {
        Card::new().tone(Tone::Warning).show(ui, |ui| {
            text_row(ui, |ui| {
                chip(ui, Tone::Warning, &cx.text.get("person-protected"));
                muted(ui, &cx.text.get("person-protected_means"));
            });
        });
        ui.add_space(space::XS);
    }
}

/// Who it is to the left, what the person has been part of to the right.
fn content(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row,
    view: &PersonView,
    state: &mut State,
    states: &mut States,
) {
    figures(ui, cx, view);
    ui.spacing_mut().item_spacing.y = space::L;
    let who = |ui: &mut Ui| match row.head.erased {
        true => rights::left(ui, cx, row),
        false => own_fields(ui, cx, row, view, states),
    };
    let what = |ui: &mut Ui| part_in(ui, cx, row.head.id, view, state);
    left_column(ui, "person", 320.0, who, what);
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

fn own_fields(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: &PersonView, states: &mut States) {
    card(ui, |ui| {
        ui.push_id(row.head.id, |ui| {
            details::fields(ui, cx, row, states);
            if view.asks_number || row.fields.contains_key(Person::identity_number) {
                form::fields(ui, cx, row, &[Person::identity_number]);
            }
            // The authority's number is asked for of those alone whose own is not told.
            let protected = row
                .fields
                .get(Person::protected)
                .is_some_and(|is| is == true);
            if protected && view.asks_number || row.fields.contains_key(Person::substitute_number) {
                form::fields(ui, cx, row, &[Person::substitute_number]);
            }
            if cx.uses(Some(Part::Time)) {
                form::fields(ui, cx, row, &[Person::ended_on]);
            }
            if record::end(ui, cx, &PEOPLE, row) {
                cx.go(Route::list(Person::KIND));
            }
        });
    });
}

fn part_in(ui: &mut Ui, cx: &Cx<'_>, id: Id, view: &PersonView, state: &mut State) {
    let title = cx.text.get("person-assignments");
    Card::new().title(&title).show(ui, |ui| {
        let clicked = view.assignments.ui(ui, cx, "person-no_assignments");
        if let Some(assignment) = clicked {
            cx.set_open(id, Assignment::CODE, Some(assignment));
        }
    });
    let title = cx.text.get("page-groups");
    Card::new().title(&title).show(ui, |ui| {
        details::groups(ui, cx, id);
    });
    let lists: [(&str, &str, &[Line]); 3] = [
        ("page-trainings", "person-no_trainings", &view.trainings),
        ("person-meetings", "person-no_meetings", &view.meetings),
        (
            "page-initiatives",
            "person-no_initiatives",
            &view.initiatives,
        ),
    ];
    for ((title, none, all), whole) in lists.into_iter().zip(&mut state.whole) {
        let title = cx.text.get(title);
        Card::new().title(&title).show(ui, |ui| {
            ui.push_id(none, |ui| lines(ui, cx, all, none, whole));
        });
    }
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, all: &[Line], none: &str, whole: &mut bool) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if all.is_empty() {
        small(ui, &cx.text.get(none));
    }
    let shown = if *whole { all.len() } else { SHOWN };
    for (at, line) in all.iter().take(shown).enumerate() {
        if at > 0 {
            divider(ui);
        }
        ui.push_id(at, |ui| row_of(ui, cx, line));
    }
    let args = [("n", all.len().into())];
    let more = cx.text.with("person-show_all", &args);
    if all.len() > shown && ui.add(Button::quiet(&more).small()).clicked() {
        *whole = true;
    }
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
