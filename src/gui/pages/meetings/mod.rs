//! Möten: those ahead and those behind, as lists and as a month.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::json;

pub mod load;
mod month;

use self::load::{MeetingLine, MeetingsView};
use super::groups::parts::{opened, whole_height};
use super::meeting;
use crate::domain::{Choosable, Fields, Group, Id, Meeting, MeetingKind, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::{
    self, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, split,
};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Column, DataTable, FilterChip, MenuItem, body, medium, menu_below, muted, segmented,
    text_row,
};
use crate::workspace::fields;

/// The page.
pub const MEETINGS_PAGE: Page = Page {
    code: "meetings",
    icon: Icon::Calendar,
    section: Section::Collaboration,
    views: &[View::Shelf(&MEETINGS)],
    counted: true,
    ..PAGE
};

/// The meetings.
static MEETINGS: Shelf = Shelf {
    kind: Meeting::KIND,
    icon: Icon::Calendar,
    list: List::Own(|ui, cx, states| states.with(None, |state, _| list(ui, cx, state))),
    asks: New::Form(&[
        Meeting::title,
        Meeting::date,
        Meeting::start_time,
        Meeting::end_time,
        Meeting::place,
        Meeting::groups,
        Meeting::kind,
    ]),
    begins: |cx, states| states.with(None, |state: &mut State, _| begin(cx, state.group)),
    record: Place::Page(|ui, cx, id, states| {
        states.with(Some(id), |state, _| meeting::ui(ui, cx, id, state));
    }),
    ..SHELF
};

/// What the list remembers.
#[derive(Default)]
struct State {
    shows: Shows,
    group: Option<Id>,
    month: Option<NaiveDate>,
    ahead: Option<usize>,
    behind: Option<usize>,
}

/// How the meetings are shown.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Shows {
    #[default]
    List,
    Month,
}

/// A meeting of the group that the page is filtered by, or of the only group there is.
fn begin(cx: &Cx<'_>, group: Option<Id>) -> Fields {
    let groups = cx.names.matching(&[Group::CODE], "", cx.municipality, 2);
    let group = group.or_else(|| groups.first().copied().filter(|_| groups.len() == 1));
    let title = group.map(|group| {
        let name = cx.names.title(group);
        cx.text.with("meeting-of", &[("group", name.into())])
    });
    fields([
        (Meeting::title, json!(title)),
        (Meeting::groups, json!(group.map(|group| [group]))),
        (Meeting::kind, MeetingKind::Regular.code().into()),
    ])
}

/// Draws the meetings as lists or as a month; what is wanted.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let (today, place, lead) = (cx.today, cx.municipality, cx.is_lead());
    let view = cx.view(("meetings", today, place, lead), move |source| {
        MeetingsView::load(source, today, place, lead)
    });
    view.map_or(Want::Nothing, |view| content(ui, cx, &view, state))
}

fn content(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingsView, state: &mut State) -> Want {
    if view.lines.is_empty() {
        return shelf::nothing_yet(ui, cx, &MEETINGS);
    }
    filters(ui, cx, view, state);
    let shown: Vec<&MeetingLine> = view
        .lines
        .iter()
        .filter(|line| {
            state
                .group
                .is_none_or(|group| line.group_ids.contains(&group))
        })
        .collect();
    match state.shows {
        Shows::List => {
            lists(ui, cx, &shown, state);
            Want::Nothing
        }
        Shows::Month => {
            let mut month = state.month.unwrap_or(cx.today);
            let done = split::page(ui, |ui| {
                ui.add_space(-space::L);
                month::ui(ui, cx, &shown, &mut month, cx.may_make(Meeting::KIND))
            });
            state.month = Some(month);
            if let Some(id) = done.opened {
                cx.go(Route::record(Meeting::KIND, id));
            }
            let on = |day: NaiveDate| Want::New(fields([(Meeting::date, json!(day))]));
            done.day.map_or(Want::Nothing, on)
        }
    }
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingsView, state: &mut State) {
    ui.horizontal(|ui| {
        let words = ["meetings-list", "meetings-month"].map(|key| cx.text.get(key));
        let options = [(Shows::List, &words[0]), (Shows::Month, &words[1])];
        segmented(
            ui,
            &cx.text.get("meetings-show_as"),
            &mut state.shows,
            &options,
        );
        let all = cx.text.get("meetings-every_group");
        if view.groups.len() < 2 {
            return;
        }
        let chosen = view.groups.iter().find(|(id, _)| Some(*id) == state.group);
        let label = chosen.map_or(all.as_str(), |(_, name)| name);
        let button = ui.add(
            FilterChip::new(label)
                .selected(chosen.is_some())
                .opens_menu(),
        );
        menu_below(&button, &all, |ui| {
            if ui
                .add(MenuItem::new(&all).checked(state.group.is_none()))
                .clicked()
            {
                state.group = None;
            }
            eframe::egui::ScrollArea::vertical()
                .max_height(320.0)
                .show(ui, |ui| {
                    for (id, name) in &view.groups {
                        let item = MenuItem::new(name).checked(state.group == Some(*id));
                        if ui.add(item).clicked() {
                            state.group = Some(*id);
                        }
                    }
                });
        });
    });
}

fn lists(ui: &mut Ui, cx: &Cx<'_>, shown: &[&MeetingLine], state: &mut State) {
    let is_ahead = |line: &&&MeetingLine| line.date.is_none_or(|date| date >= cx.today);
    let ahead: Vec<&MeetingLine> = shown.iter().filter(is_ahead).copied().collect();
    let behind = shown.iter().rev().filter(|line| !is_ahead(line));
    let behind: Vec<&MeetingLine> = behind.copied().collect();
    /// More than so many meetings ahead scroll within their card.
    const AHEAD: usize = 5;
    let title = cx.text.get("meetings-ahead");
    Card::new().flush().title(&title).show(ui, |ui| {
        if ahead.is_empty() {
            text_row(ui, |ui| {
                ui.add_space(space::S);
                muted(ui, &cx.text.get("meetings-none_ahead"));
            });
        } else {
            let height = whole_height(ahead.len().min(AHEAD));
            table(ui, cx, "ahead", &title, &ahead, height, &mut state.ahead);
        }
    });
    ui.add_space(space::S);
    if !behind.is_empty() {
        let title = cx.text.get("meetings-behind");
        let count = cx.text.number(behind.len() as i64);
        Card::new()
            .flush()
            .title(&title)
            .note(&count)
            .show(ui, |ui| {
                let room = ui.available_height() - space::XL;
                let height = room.max(whole_height(3)).min(whole_height(behind.len()));
                table(ui, cx, "behind", &title, &behind, height, &mut state.behind);
            });
    }
}

fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    salt: &str,
    name: &str,
    lines: &[&MeetingLine],
    height: f32,
    row: &mut Option<usize>,
) {
    let all = cx.is_lead() && cx.municipality.is_none();
    let first = if all {
        "groups-municipality"
    } else {
        "meetings-kind"
    };
    let titles = [
        "meetings-date",
        "meetings-time",
        "meetings-title",
        "meetings-groups",
        first,
        "meetings-came",
    ]
    .map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).fixed(140.0),
        Column::new(&titles[1]).fixed(112.0),
        Column::new(&titles[2]).share(2.0, 160.0),
        Column::new(&titles[3]).share(2.0, 140.0),
        Column::new(&titles[4]).share(1.0, 110.0),
        Column::new(&titles[5]).fixed(108.0).right(),
    ];
    // Where the details take their room, what tells least is left out.
    const ALL: f32 = 780.0;
    let without = if all { 3 } else { 4 };
    let narrow = ui.available_width() < ALL;
    let shown: Vec<usize> = (0..columns.len())
        .filter(|column| !(narrow && *column == without))
        .collect();
    let columns: Vec<Column<'_>> = shown
        .iter()
        .map(|column| columns[*column].clone())
        .collect();
    let out = DataTable::new(salt, name, &columns, lines.len())
        .selected(*row)
        .height(height)
        .row_name(&|row| lines[row].title.clone())
        .show(ui, |ui, row, column| {
            cell(ui, lines[row], shown[column], all)
        });
    *row = out.selected.or(*row);
    if let Some(line) = opened(ui, &out).and_then(|row| lines.get(row)) {
        cx.go(Route::record(Meeting::KIND, line.id));
    }
}

fn cell(ui: &mut Ui, line: &MeetingLine, column: usize, all: bool) {
    match column {
        0 => drop(body(ui, &line.when)),
        1 => drop(muted(ui, &line.time)),
        2 => drop(medium(ui, &line.title)),
        3 => drop(muted(ui, &line.groups)),
        4 => drop(body(ui, if all { &line.municipality } else { &line.kind })),
        _ => {
            body(ui, &line.came);
        }
    }
}
