//! The members' table, with who was there, the row that adds one more, and one member beside it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, Ui};
use serde_json::json;

use super::load::{GroupView, MemberLine};
use super::{Shown, State, add_field, setting};
use crate::domain::{Id, Mandate, Membership, Person, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::person_field::{Named, PersonField};
use crate::gui::shelf::rows::{self, Rows, whole_height};
use crate::gui::shelf::{self, New, Place, SHELF, Shelf, form};
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets;
use crate::gui::widgets::{
    Card, DateField, Presence, attendance_row, avatar, chip, filter_chips, filter_menu, heading,
    link, medium, muted_row, presence_key, sector_label, small, state_words,
};
use crate::text::compare;
use crate::workspace::{Edit, Row, fields};

/// The members, who stand beside their group.
pub static MEMBERS: Shelf = Shelf {
    kind: Membership::KIND,
    asks: New::Elsewhere,
    record: Place::Beside(&[
        shelf::Card::Own(|ui, cx, row, _| person(ui, cx, row)),
        shelf::Card::Fields(&[
            Membership::role,
            Membership::mandate,
            Membership::from,
            Membership::to,
            Membership::new_unit,
        ]),
    ]),
    head: Some(name),
    ..SHELF
};

/// Who a member is, as far as it is known.
fn who(cx: &Cx<'_>, membership: &Row) -> Option<(Id, std::sync::Arc<Option<Row>>)> {
    let id = membership.fields.get(Membership::person)?.as_str()?;
    let id = Id::try_parse(id).ok()?;
    Some((id, cx.row(Person::KIND, id)?))
}

fn is_protected(person: &Row) -> bool {
    person.fields.get(Person::protected) == Some(&Value::Bool(true))
}

/// A member's name, with what they do or are in the group.
fn name(ui: &mut Ui, cx: &Cx<'_>, membership: &Row) {
    let Some((id, person)) = who(cx, membership) else {
        return;
    };
    let name = cx.names.title(id);
    let person = person.as_ref().as_ref().filter(|row| !is_protected(row));
    let profession = person.map(|row| form::words(cx, row, Person::profession));
    let role = || form::words(cx, membership, Membership::role);
    let note = profession.filter(|words| !words.is_empty());
    ui.horizontal(|ui| {
        avatar(ui, &initials(name), Tone::Operative);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            heading(ui, 2, name);
            small(ui, &note.unwrap_or_else(role));
        });
    });
    ui.add_space(space::S);
}

fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = [words.first(), words.last().filter(|_| words.len() > 1)];
    let letters = ends.into_iter().flatten();
    let letters = letters.filter_map(|word| word.chars().next());
    letters.flat_map(char::to_uppercase).collect()
}

/// The fields of the person that matter here; a protected person's stand on the person's own page.
fn person(ui: &mut Ui, cx: &Cx<'_>, membership: &Row) {
    let Some((id, person)) = who(cx, membership) else {
        return;
    };
    if let Some(row) = person.as_ref().as_ref().filter(|row| !is_protected(row)) {
        let codes = [Person::unit, Person::decision_level, Person::email];
        ui.push_id(id, |ui| form::fields(ui, cx, row, &codes));
    }
    if link(ui, &cx.text.get("group-show_person")).clicked() {
        cx.go(Route::record(Person::KIND, id));
    }
}

/// Draws the card.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    Card::new().flush().show(ui, |ui| {
        title(ui, cx, view, state);
        let shown: Vec<&MemberLine> = view.members.iter().filter(|one| fits(one, state)).collect();
        let may = cx.may_make_in(Membership::KIND, view.group.head.municipality);
        let empty = shown.is_empty();
        if may && !empty {
            let group = view.group.head.id;
            ui.push_id(group, |ui| setting::ui(ui, cx, group, &shown, state));
        }
        table(ui, cx, view.group.head.id, shown, state);
        if may && state.table.at().is_some() {
            setting::hints(ui, cx, state);
        }
        if empty {
            muted_row(ui, &cx.text.get(empty_words(view, state)));
        }
        if may && state.shown == Shown::Current {
            add(ui, cx, view, state);
        }
        key(ui, cx, view);
    });
}

fn empty_words(view: &GroupView, state: &State) -> &'static str {
    match state.shown {
        _ if view.members.is_empty() => "group-no_members",
        Shown::Former => "group-no_former",
        _ => "group-no_such_members",
    }
}

fn fits(one: &MemberLine, state: &State) -> bool {
    let of_sector = state
        .sector
        .is_none_or(|place| one.sector.as_ref().is_some_and(|sector| sector.0 == place));
    let of_time = match state.shown {
        Shown::Current => one.current,
        Shown::Former => !one.current,
        Shown::WithoutMandate => one.current && one.mandate != Some(Mandate::Yes),
    };
    of_sector && of_time
}

fn title(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        heading(ui, 2, &cx.text.get("group-members"));
        let counted = &view.composition.counted;
        let weak = counted.lacking_mandate;
        let options = [
            (Shown::Current, "group-current", counted.members),
            (Shown::WithoutMandate, "group-without_mandate", weak),
            (Shown::Former, "group-former", counted.former),
        ];
        let options =
            options.map(|(shown, words, count)| (shown, cx.text.get(words), cx.text.number(count)));
        state.shown = filter_chips(ui, &state.shown, options).unwrap_or(state.shown);
        sectors(ui, cx, view, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::S);
            if ui.available_width() > 110.0 {
                small(ui, &view.months);
            }
        });
    });
}

fn sectors(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let all = view.members.iter().filter_map(|one| one.sector.clone());
    let all: BTreeSet<(usize, String)> = all.collect();
    let all: Vec<_> = all.into_iter().collect();
    let (label, every) = (
        cx.text.get("group-sector"),
        cx.text.get("group-every_sector"),
    );
    filter_menu(ui, &label, &every, &all, &mut state.sector);
}

type Column = rows::Column<MemberLine>;

fn table(ui: &mut Ui, cx: &Cx<'_>, group: Id, lines: Vec<&MemberLine>, state: &mut State) {
    let squares = lines.first().map_or(0, |one| one.squares.len());
    let grid = (squares as f32 * 19.0 + 16.0).max(72.0);
    let columns = [
        Column::own("group-name", |ui, cx, one| {
            medium(ui, &one.name);
            if one.is_new {
                chip(ui, Tone::Operative, &cx.text.get("group-new"));
            }
        })
        .share(2.0, 160.0)
        .by(|one, other| compare(&one.name, &other.name)),
        Column::muted("group-level", |one| &one.level)
            .share(1.0, 138.0)
            .sorts(),
        Column::muted("group-role", |one| &one.role)
            .fixed(96.0)
            .spare()
            .sorts(),
        Column::own("group-sector", sector).share(1.0, 120.0),
        Column::own("group-mandate", |ui, cx, one| mandate(ui, cx, one.mandate))
            .fixed(92.0)
            .by(|one, other| one.mandate.cmp(&other.mandate)),
        Column::muted("group-since", |one| &one.since)
            .fixed(112.0)
            .spare()
            .sorts(),
        Column::own("group-was_with", was_with).fixed(grid),
    ];
    let rows = Rows {
        salt: "members",
        name: &cx.text.get("group-members"),
        columns: &columns,
        id: |line| line.id,
        says: |line| line.name.clone(),
        height: Some(whole_height(lines.len())),
        lines,
    };
    if state.table.at().is_none() {
        state.table.go_to(cx.open(group, Membership::CODE));
    }
    let (opened, went_to) = rows.several(ui, cx, &mut state.table);
    // Where what is open covers the page, one goes through the rows without opening each.
    let one = state.table.marked().next().is_none();
    let opens = opened.or(went_to.filter(|_| one && !cx.narrow));
    let clicked = went_to.filter(|_| one && ui.input(|input| input.pointer.any_click()));
    if let Some(member) = opens.or(clicked) {
        cx.set_open(group, Membership::CODE, Some(member));
    }
}

fn sector(ui: &mut Ui, _: &Cx<'_>, one: &MemberLine) {
    if let Some((place, name)) = &one.sector {
        let colour = Theme::of(ui).palette.sector(*place);
        sector_label(ui, colour, name);
    }
}

fn was_with(ui: &mut Ui, _: &Cx<'_>, one: &MemberLine) {
    let colours = &Theme::of(ui).palette;
    let sector = one.sector.as_ref();
    let colour = sector.map_or(colours.neutral.fill, |(place, _)| colours.sector(*place));
    ui.push_id(one.id, |ui| attendance_row(ui, colour, false, &one.squares));
}

fn mandate(ui: &mut Ui, cx: &Cx<'_>, mandate: Option<Mandate>) {
    let sign = match mandate {
        Some(Mandate::Yes) => widgets::Mandate::Yes,
        Some(Mandate::Partly) => widgets::Mandate::Partly,
        Some(Mandate::No) => widgets::Mandate::No,
        None => widgets::Mandate::Unknown,
    };
    let words = match mandate {
        Some(_) => cx.text.chosen(mandate),
        None => cx.text.get("group-mandate_unknown"),
    };
    state_words(ui, sign.shape(), sign.tone(), &words);
}

/// What the squares mean.
fn key(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView) {
    if view.members.iter().all(|one| one.squares.is_empty()) {
        return;
    }
    let colour = Theme::of(ui).palette.neutral.fill;
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::S);
        for (presence, words) in [
            (Presence::Present, "group-key_present"),
            (Presence::Absent, "group-key_absent"),
            (Presence::NotYet, "group-key_not_yet"),
            (Presence::Unknown, "group-key_unknown"),
        ] {
            presence_key(ui, colour, presence, &cx.text.get(words));
        }
    });
}

/// The row that adds a member: somebody who is known, or a new person on the spot; and since when they are members.
fn add(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    const SINCE: f32 = 150.0;
    const LABEL: f32 = 76.0;
    let group = view.group.head.id;
    let current = view.members.iter().filter(|one| one.current);
    let already: Vec<Id> = current.map(|one| one.person).collect();
    let place = view.group.head.municipality.or(cx.municipality);
    let hint = cx.text.get("group-add_name");
    // What is asked once holds for all that are added.
    let before = state.since(cx, view);
    let mut since = before;
    let named = ui
        .horizontal_top(|ui| {
            let field = PersonField {
                place,
                already: &already,
                id: Some(add_field(group)),
                width: (ui.available_width() - SINCE - LABEL - 2.0 * space::M).max(160.0),
                ..PersonField::new(&hint)
            };
            let named = cx.line(group, "member", |words| field.show(ui, cx, words));
            let label = cx.text.get("group-since_when");
            ui.vertical(|ui| {
                ui.set_width(LABEL);
                ui.add_space(space::S);
                small(ui, &label);
            });
            ui.push_id(group, |ui| {
                DateField::new(&label, cx.date_words, cx.today)
                    .field(|field| field.width(SINCE).label_hidden().hint(&label))
                    .show(ui, &mut since);
            });
            named
        })
        .inner;
    if named.is_some() || since != before {
        state.hold(cx, since);
    }
    join(cx, group, since, named);
}

/// Makes them members since a day, and makes those who are new: one command, named after the membership.
fn join(cx: &Cx<'_>, group: Id, since: Option<NaiveDate>, named: impl IntoIterator<Item = Named>) {
    let mut edits = Vec::new();
    for (person, new) in named.into_iter().map(|named| named.person(cx)) {
        edits.extend(new);
        let mut given = fields([
            (Membership::group, json!(group)),
            (Membership::person, json!(person)),
            (Membership::from, json!(since)),
        ]);
        given.retain(|_, value| !value.is_null());
        edits.push(Edit::Create {
            kind: Membership::KIND,
            id: cx.fresh_id(),
            fields: given,
        });
    }
    if let Some(last) = edits.pop() {
        cx.run_after(edits, last);
    }
}
