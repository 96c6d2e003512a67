//! The members' table, with who was there, and the row that adds one more.

use eframe::egui::{Align, Layout, Ui};
use serde_json::json;

use super::load::{GroupView, MemberLine};
use super::{Open, Shown, State, add_field};
use crate::domain::{Choosable, Fields, Id, Mandate, Membership, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::groups::parts::whole_height;
use crate::gui::shelf::person_field::{Named, PersonField};
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets;
use crate::gui::widgets::{
    Card, Column, DataTable, FilterChip, MenuItem, attendance_row, chip, heading, medium,
    menu_below, muted, presence_key, sector_label, small, state_words,
};
use crate::workspace::{Command, Edit, fields};

/// Draws the card.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    Card::new().flush().show(ui, |ui| {
        title(ui, cx, view, state);
        let shown: Vec<&MemberLine> = view.members.iter().filter(|one| fits(one, state)).collect();
        table(ui, cx, &shown, state);
        if shown.is_empty() {
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                muted(ui, &cx.text.get(empty_words(view, state)));
            });
        }
        let may = cx.may_make_in(Membership::KIND, view.group.head.municipality);
        if may && state.shown == Shown::Current {
            add(ui, cx, view);
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
        for (shown, words, count) in options {
            let (words, count) = (cx.text.get(words), cx.text.number(count));
            let chip = FilterChip::new(&words)
                .count(&count)
                .selected(state.shown == shown);
            if ui.add(chip).clicked() {
                state.shown = shown;
            }
        }
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
    let mut all: Vec<&(usize, String)> = Vec::new();
    for sector in view.members.iter().filter_map(|one| one.sector.as_ref()) {
        if !all.contains(&sector) {
            all.push(sector);
        }
    }
    all.sort();
    let every = cx.text.get("group-every_sector");
    let label = cx.text.get("group-sector");
    let chosen = all.iter().find(|sector| Some(sector.0) == state.sector);
    let words = chosen.map_or(label.as_str(), |sector| &sector.1);
    let button = ui.add(
        FilterChip::new(words)
            .selected(chosen.is_some())
            .opens_menu(),
    );
    menu_below(&button, &label, |ui| {
        if ui
            .add(MenuItem::new(&every).checked(state.sector.is_none()))
            .clicked()
        {
            state.sector = None;
        }
        for (place, name) in all {
            let item = MenuItem::new(name).checked(state.sector == Some(*place));
            if ui.add(item).clicked() {
                state.sector = Some(*place);
            }
        }
    });
}

fn table(ui: &mut Ui, cx: &Cx<'_>, shown: &[&MemberLine], state: &mut State) {
    let titles = [
        "group-name",
        "group-level",
        "group-sector",
        "group-mandate",
        "group-was_with",
    ]
    .map(|key| cx.text.get(key));
    let squares = shown.first().map_or(0, |one| one.squares.len());
    let grid = (squares as f32 * 19.0 + 16.0).max(72.0);
    let columns = [
        Column::new(&titles[0]).share(2.0, 160.0),
        Column::new(&titles[1]).share(1.0, 112.0),
        Column::new(&titles[2]).share(1.0, 130.0),
        Column::new(&titles[3]).fixed(92.0),
        Column::new(&titles[4]).fixed(grid),
    ];
    let selected = shown.iter().position(|one| state.chosen == Some(one.id));
    let name = cx.text.get("group-members");
    let out = DataTable::new("members", &name, &columns, shown.len())
        .selected(selected)
        .height(whole_height(shown.len()))
        .row_name(&|row| shown[row].name.clone())
        .show(ui, |ui, row, column| cell(ui, cx, shown[row], column));
    if let Some(one) = out.opened.or(out.selected).and_then(|row| shown.get(row)) {
        state.next = Some(Open::Member(one.id));
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, one: &MemberLine, column: usize) {
    let colours = &Theme::of(ui).palette;
    match column {
        0 => {
            medium(ui, &one.name);
            if one.is_new {
                chip(ui, Tone::Operative, &cx.text.get("group-new"));
            }
        }
        1 => drop(muted(ui, &one.level)),
        2 => {
            if let Some((place, name)) = &one.sector {
                sector_label(ui, colours.sector(*place), name);
            }
        }
        3 => mandate(ui, cx, one.mandate),
        _ => {
            let colour = one
                .sector
                .as_ref()
                .map_or(colours.neutral.fill, |sector| colours.sector(sector.0));
            ui.push_id(one.id, |ui| attendance_row(ui, colour, false, &one.squares));
        }
    }
}

fn mandate(ui: &mut Ui, cx: &Cx<'_>, mandate: Option<Mandate>) {
    let sign = match mandate {
        Some(Mandate::Yes) => widgets::Mandate::Yes,
        Some(Mandate::Partly) => widgets::Mandate::Partly,
        Some(Mandate::No) => widgets::Mandate::No,
        None => widgets::Mandate::Unknown,
    };
    let words = mandate.map(|mandate| cx.text.choice(Mandate::VOCABULARY, mandate.code()));
    let words = words.unwrap_or_else(|| cx.text.get("group-mandate_unknown"));
    state_words(ui, sign.shape(), sign.tone(), &words);
}

/// What the squares mean.
fn key(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView) {
    use crate::gui::widgets::Presence;
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

/// The row that adds a member: somebody who is known, or a new person on the spot.
fn add(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView) {
    let group = view.group.head.id;
    let current = view.members.iter().filter(|one| one.current);
    let already: Vec<Id> = current.map(|one| one.person).collect();
    let place = view.group.head.municipality.or(cx.municipality);
    let hint = cx.text.get("group-add_name");
    let field = PersonField {
        place,
        already: &already,
        id: Some(add_field(group)),
        ..PersonField::new(&hint)
    };
    let named = cx.line(group, "member", |words| field.show(ui, cx, words));
    match named {
        Some(Named::Known(person)) => cx.run(joining(cx, group, person, None)),
        Some(Named::New(name)) => cx.run(joining(cx, group, cx.fresh_id(), Some(name))),
        None => {}
    }
}

/// Makes somebody a member from today on; and the person too, where they are new.
fn joining(cx: &Cx<'_>, group: Id, person: Id, new: Option<String>) -> Command {
    let join = Edit::Create {
        kind: Membership::KIND,
        id: cx.fresh_id(),
        fields: fields([
            (Membership::group, json!(group)),
            (Membership::person, json!(person)),
            (Membership::from, json!(cx.today)),
        ]),
    };
    let name = Command::new(vec![join.clone()]).name;
    let make = new.map(|name| Edit::Create {
        kind: Person::KIND,
        id: person,
        fields: Fields::from([(Person::name.to_owned(), json!(name))]),
    });
    Command {
        name,
        edits: make.into_iter().chain([join]).collect(),
    }
}
