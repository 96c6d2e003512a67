//! Grupper: the strategic level above the operative, how long ago they met, and the other groups.

use std::sync::Arc;

use eframe::egui::{
    Align, CursorIcon, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, vec2,
};

pub mod cast;
mod overview;
pub mod parts;

use self::overview::{GroupLine, GroupsView};
use self::parts::{breadth_bar, tone_of};
use super::group;
use crate::domain::{Choosable, Fields, Group, GroupKind, GroupStatus, Meeting, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::rows::{self, Rows};
use crate::gui::shelf::{
    self, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, Who, record, split,
};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, space};
use crate::gui::widgets;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Shape, body, card_grid, chip, filter_chips, focus_ring, heading, medium, muted,
    small, state_chip, state_words, text_row,
};
use crate::insight::listed;
use crate::workspace::fields;

/// The page.
pub const GROUPS_PAGE: Page = Page {
    code: "groups",
    icon: Icon::Users,
    who: Who::All,
    section: Section::Collaboration,
    views: &[View::Shelf(&GROUPS)],
    counted: true,
    ..PAGE
};

/// The groups.
pub static GROUPS: Shelf = Shelf {
    kind: Group::KIND,
    icon: Icon::Users,
    list: List::Own(
        |ui, cx, states| states.with(None, |state, _| list(ui, cx, state)),
        |cx, states| states.with(None, |state, _| in_sight(cx, state)),
    ),
    asks: New::Form(&[
        Group::kind,
        Group::name,
        Group::assignment,
        Group::planned_size,
        Group::established_on,
        Group::origin,
        Group::meeting_rhythm,
    ]),
    begins: |cx, _| {
        let known = cx.names.matching(&[Group::CODE], "", cx.municipality, 1);
        begin(cx, known.is_empty().then_some(GroupKind::Strategic))
    },
    record: Place::Page(|ui, cx, id, states| {
        record::whole(ui, cx, &GROUPS, id, |ui, row| {
            states.with(Some(id), |state, states| {
                group::ui(ui, cx, row, state, states)
            });
        });
    }),
    ..SHELF
};

/// What the list remembers.
#[derive(Default)]
struct State {
    level: Option<GroupKind>,
    table: rows::State,
}

fn view(cx: &Cx<'_>) -> Option<Arc<GroupsView>> {
    let (today, place, lead) = (cx.today, cx.municipality, cx.is_lead());
    cx.view(("groups", today, place, lead), move |source| {
        GroupsView::load(source, today, place, lead)
    })
}

/// Whether the groups of all municipalities stand in a table.
fn is_table(cx: &Cx<'_>) -> bool {
    cx.has_many() && cx.municipality.is_none()
}

/// The groups that are shown: in the table those of the chosen level.
fn in_sight(cx: &Cx<'_>, state: &State) -> Option<shelf::Shown> {
    let level = state.level.filter(|_| is_table(cx));
    let view = view(cx)?;
    let shown = view
        .lines
        .iter()
        .filter(|line| level.is_none() || line.kind == level);
    let shown = shown.map(|line| line.id);
    Some(shelf::Shown::of(shown, view.lines.len()))
}

/// Draws the levels of one municipality, or the groups of all; what is wanted.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let Some(view) = view(cx) else {
        return Want::Nothing;
    };
    if is_table(cx) {
        if view.lines.is_empty() {
            return shelf::nothing_yet(ui, cx, &GROUPS);
        }
        table(ui, cx, &view, state);
        return Want::Nothing;
    }
    let mut add = None;
    split::page(ui, |ui| {
        ui.add_space(-space::L);
        levels(ui, cx, &view, &mut add);
    });
    add.map_or(Want::Nothing, |kind| Want::New(begin(cx, Some(kind))))
}

/// A group of the asked kind, or of any.
fn begin(cx: &Cx<'_>, kind: Option<GroupKind>) -> Fields {
    let name = kind.map(|kind| match kind {
        GroupKind::Strategic => cx.text.get("groups-strategic_name"),
        _ => cx.text.get("groups-operative_name"),
    });
    fields([
        (Group::kind, kind.map(Choosable::code).into()),
        (Group::name, name.into()),
        (Group::established_on, cx.today.to_string().into()),
        (Group::status, GroupStatus::Active.code().into()),
    ])
}

/// The level that a group shall be made of, if one shall.
type Add = Option<GroupKind>;

fn levels(ui: &mut Ui, cx: &Cx<'_>, view: &GroupsView, add: &mut Add) {
    level(ui, cx, view, GroupKind::Strategic, add);
    joint(ui, cx, view);
    level(ui, cx, view, GroupKind::Operative, add);
    let of_level = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
    let others = view
        .lines
        .iter()
        .map(|line| &**line)
        .filter(|line| !of_level.contains(&line.kind));
    let others: Vec<_> = others.collect();
    if !others.is_empty() {
        ui.add_space(space::XL);
        heading(ui, 2, &cx.text.get("groups-others"));
        cards(ui, cx, "others", &others);
    }
}

/// The groups of one level; where there is none, what it is for and a way to begin.
fn level(ui: &mut Ui, cx: &Cx<'_>, view: &GroupsView, kind: GroupKind, add: &mut Add) {
    let (title, missing, begin) = if kind == GroupKind::Strategic {
        ("groups-strategic", "groups-no_strategic", "groups-begin")
    } else {
        (
            "groups-operative",
            "groups-no_operative",
            "groups-begin_operative",
        )
    };
    let ink = Theme::of(ui).palette.tint(tone_of(Some(kind))).ink;
    widgets::text(
        ui,
        crate::gui::theme::Type::Section,
        ink,
        &cx.text.get(title),
    );
    let lines = view.lines.iter().map(|line| &**line);
    let of_level: Vec<_> = lines.filter(|line| line.kind == Some(kind)).collect();
    if !of_level.is_empty() {
        cards(ui, cx, title, &of_level);
        return;
    }
    Card::new().show(ui, |ui| {
        muted(ui, &cx.text.get(missing));
        let words = cx.text.get(begin);
        let may = cx.may_make(Group::KIND);
        if may && ui.add(Button::secondary(&words).icon(Icon::Plus)).clicked() {
            *add = Some(kind);
        }
    });
}

/// The link between the levels: how long since they met.
fn joint(ui: &mut Ui, cx: &Cx<'_>, view: &GroupsView) {
    let size = vec2(ui.available_width(), 52.0);
    let (_, rect) = ui.allocate_space(size);
    let colours = &Theme::of(ui).palette;
    let line = Stroke::new(1.5, colours.edge_strong);
    ui.painter().vline(rect.center().x, rect.y_range(), line);
    let standing = match (view.apart, view.joint_meeting) {
        (true, _) => widgets::State::Behind,
        (false, None) => widgets::State::NotBegun,
        (false, Some(_)) => widgets::State::Good,
    };
    let inner = Rect::from_center_size(rect.center(), vec2(rect.width(), 20.0));
    let chip = parts::place(ui, inner, Layout::top_down(Align::Center), |ui| {
        state_chip(ui, standing, &view.joint)
    });
    if let Some(meeting) = view.joint_meeting {
        let words = cx.text.get("groups-show_joint");
        let left = chip.rect.right_top() + vec2(space::S, 0.0);
        let right = Rect::from_min_max(left, inner.right_bottom());
        let clicked = parts::place(ui, right, Layout::left_to_right(Align::Center), |ui| {
            widgets::link(ui, &words).clicked()
        });
        if clicked {
            cx.go(Route::record(Meeting::KIND, meeting));
        }
    }
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, salt: &str, lines: &[&GroupLine]) {
    card_grid(ui, salt, 400.0, lines.len(), |ui, index, height| {
        let line = lines[index];
        if group_card(ui, cx, line, height) {
            cx.go(Route::record(Group::KIND, line.id));
        }
    });
}

/// A group as a card that opens it; true when it is clicked.
fn group_card(ui: &mut Ui, cx: &Cx<'_>, line: &GroupLine, height: f32) -> bool {
    let colours = &Theme::of(ui).palette;
    let id = ui.make_persistent_id(("group card", line.id));
    let pointed = ui.ctx().read_response(id);
    let pointed = pointed.is_some_and(|response| response.contains_pointer());
    let edge = if pointed {
        colours.edge_strong
    } else {
        colours.line
    };
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin::same(space::L as i8));
    let builder = UiBuilder::new().scope_id(id).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.set_min_height((height - 34.0).max(0.0));
                group_words(ui, cx, line);
            })
        })
        .response;
    focus_ring(ui, &response, response.rect, f32::from(CARD_RADIUS));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn group_words(ui: &mut Ui, cx: &Cx<'_>, line: &GroupLine) {
    text_row(ui, |ui| {
        heading(ui, 2, &line.name);
        if tone_of(line.kind) == Tone::Neutral {
            chip(ui, Tone::Neutral, &line.kind_words);
        }
        if !line.at_work {
            chip(ui, Tone::Neutral, &line.status);
        }
    });
    if !line.assignment.is_empty() {
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(640.0));
            muted(ui, &line.assignment);
        });
    }
    ui.add_space(space::S);
    const FACTS: usize = 5;
    let columns = ((ui.available_width() / 138.0) as usize).clamp(1, FACTS);
    for first in (0..FACTS).step_by(columns) {
        ui.columns(columns, |uis| {
            for (ui, fact) in uis.iter_mut().zip(first..FACTS) {
                ui.spacing_mut().item_spacing.y = space::XS;
                group_fact(ui, cx, line, fact);
            }
        });
    }
}

fn group_fact(ui: &mut Ui, cx: &Cx<'_>, line: &GroupLine, fact: usize) {
    let composed = &line.composition;
    let (label, words) = match fact {
        0 => ("group-size", line.size.as_str()),
        1 => {
            small(ui, &line.sectors);
            ui.add_space(5.0);
            let width = (ui.available_width() - space::L).min(180.0);
            ui.scope(|ui| {
                ui.set_max_width(width);
                breadth_bar(ui, cx, &composed.shares);
            });
            return;
        }
        2 => ("group-top_level", composed.top_level.as_str()),
        3 => ("group-mandate", line.mandate.as_str()),
        _ => ("group-next", line.next.as_deref().unwrap_or_default()),
    };
    small(ui, &cx.text.get(label));
    if label == "group-next" && line.next.is_none() && line.at_work {
        let words = cx.text.get("group-no_next");
        state_words(ui, Shape::Triangle, Tone::Warning, &words);
    } else {
        medium(ui, or_dash(words));
    }
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "–" } else { words }
}

type Column = rows::Column<GroupLine>;

const COLUMNS: &[Column] = &[
    Column::body("groups-municipality", |line| &line.municipality)
        .share(1.0, 100.0)
        .sorts(),
    Column::medium("groups-group", |line| &line.name)
        .share(2.0, 132.0)
        .sorts(),
    Column::muted("groups-level", |line| &line.kind_words)
        .share(1.0, 96.0)
        .spare()
        .by(|one, other| one.kind.cmp(&other.kind)),
    Column::body("groups-members", |line| &line.size_short)
        .fixed(108.0)
        .right()
        .by(|one, other| members(one).cmp(&members(other))),
    Column::own("groups-breadth", |ui, cx, line| {
        breadth_bar(ui, cx, &line.composition.shares);
    })
    .share(1.0, 92.0),
    Column::body("groups-mandate", |line| &line.mandate)
        .fixed(88.0)
        .right(),
    Column::own("groups-joint", joint_cell).fixed(114.0),
    Column::own("groups-next", |ui, cx, line| {
        match &line.next_on {
            Some(next) => body(ui, next),
            None => muted(ui, &cx.text.get("group-no_next")),
        };
    })
    .share(0.5, 112.0),
];

fn members(line: &GroupLine) -> i64 {
    line.composition.counted.members
}

fn joint_cell(ui: &mut Ui, _: &Cx<'_>, line: &GroupLine) {
    match &line.joint {
        Some(joint) if line.apart => state_words(ui, Shape::Triangle, Tone::Warning, joint),
        Some(joint) => body(ui, joint),
        None => muted(ui, "–"),
    };
}

/// All municipalities' groups, for the lead and an evaluator.
fn table(ui: &mut Ui, cx: &Cx<'_>, view: &GroupsView, state: &mut State) {
    filters(ui, cx, view, &mut state.level);
    let shown = |line: &&GroupLine| state.level.is_none() || line.kind == state.level;
    let rows = Rows {
        salt: "groups",
        name: &cx.text.get("page-groups"),
        columns: COLUMNS,
        id: |line| line.id,
        says: |line| line.name.clone(),
        lines: view
            .lines
            .iter()
            .map(|line| &**line)
            .filter(shown)
            .collect(),
        height: None,
    };
    if let Some(group) = rows.on_card(ui, cx, &mut state.table) {
        cx.go(Route::record(Group::KIND, group));
    }
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, view: &GroupsView, level: &mut Option<GroupKind>) {
    let kinds = GroupKind::ALL.iter().map(|kind| Some(*kind));
    let options = std::iter::once(None).chain(kinds).filter_map(|kind| {
        let count = listed(&view.lines, |line| kind.is_none() || line.kind == kind);
        let words = match kind {
            None => cx.text.get("groups-all"),
            Some(_) => cx.text.chosen(kind),
        };
        (count > 0).then(|| (kind, words, cx.text.number(count)))
    });
    ui.horizontal_wrapped(|ui| *level = filter_chips(ui, level, options).unwrap_or(*level));
}
