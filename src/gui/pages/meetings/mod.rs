//! Möten: those ahead and those behind, as lists and as a month.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, ScrollArea, Ui};
use serde_json::json;

pub mod load;
mod month;
pub mod series;

use self::load::{MeetingLine, MeetingsView, SetDay};
use self::series::Series;
use super::groups::cast::is_of;
use super::meeting;
use crate::domain::{Choosable, Fields, Group, Id, Meeting, MeetingKind, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::rows::{self, Rows, whole_height};
use crate::gui::shelf::{
    self, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, papers, record, split,
};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Shape, divider, filter_menu, muted_row, scrolls, segmented, small, state_words,
};
use crate::insight::{Counts, Scope, listed};
use crate::report::calendar::{self, Meetings};
use crate::workspace::fields;

/// The page.
pub const MEETINGS_PAGE: Page = Page {
    code: "meetings",
    icon: Icon::Calendar,
    section: Section::Collaboration,
    views: &[View::Shelf(&MEETINGS)],
    count: Some(once),
    ..PAGE
};

/// How many stand on the page, those that are written down twice once.
fn once(cx: &Cx<'_>) -> Option<i64> {
    let (scope, place, lead) = (Scope::everything(cx.today), cx.municipality, cx.is_lead());
    let count = cx.view(("meetings once", place, lead), move |source| {
        let facts = source.facts()?;
        Ok(Counts::new(&facts, &scope).meetings(|whose| is_of(whose, place, lead)))
    });
    count.map(|count| *count)
}

/// The meetings.
pub static MEETINGS: Shelf = Shelf {
    kind: Meeting::KIND,
    icon: Icon::Calendar,
    list: List::Own(
        |ui, cx, states| states.with(None, |state, _| list(ui, cx, state)),
        |cx, states| states.with(None, |state, _| in_sight(cx, state)),
    ),
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
    actions: Some(|ui, cx, states| {
        let series = cx.text.get("series-button");
        if cx.may_make(Meeting::KIND) && ui.add(Button::secondary(&series)).clicked() {
            states.with(None, |state: &mut State, _| {
                state.series = Some(Series::anew(cx, state.group));
            });
        }
        let words = cx.text.get("paper-to_calendar");
        let which = Meetings::From(cx.today);
        let any = cx.view_beside(("meetings-ahead", cx.today), {
            let which = which.clone();
            move |source| calendar::has_any(&source.reader, &which)
        });
        let none = any.filter(|any| !**any);
        let reason = none.map(|_| cx.text.get("paper-no_meetings"));
        let button = Button::secondary(&words).disabled_because(reason.as_deref());
        if ui.add(button).clicked() {
            papers::save_calendar(cx, which);
        }
    }),
    record: Place::Page(|ui, cx, id, states| {
        record::whole(ui, cx, &MEETINGS, id, |ui, row| {
            states.with(Some(id), |state, states| {
                meeting::ui(ui, cx, row, state, states)
            });
        });
    }),
    ..SHELF
};

/// What the list remembers.
#[derive(Default)]
struct State {
    shows: Shows,
    group: Option<Id>,
    month: Option<NaiveDate>,
    ahead: rows::State,
    behind: rows::State,
    series: Option<Series>,
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
    let group = group.or_else(|| only_group(cx));
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

/// The group that is meant where nothing is said: the only one.
fn only_group(cx: &Cx<'_>) -> Option<Id> {
    let groups = cx.names.matching(&[Group::CODE], "", cx.municipality, 2);
    let first = groups.first().copied();
    first.filter(|_| groups.len() == 1)
}

/// Draws the meetings as lists or as a month; what is wanted.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    if let Some(series) = &mut state.series
        && series.ui(ui.ctx(), cx)
    {
        state.series = None;
    }
    view(cx).map_or(Want::Nothing, |view| content(ui, cx, &view, state))
}

fn view(cx: &Cx<'_>) -> Option<Arc<MeetingsView>> {
    let (today, place, lead) = (cx.today, cx.municipality, cx.is_lead());
    cx.view(("meetings", today, place, lead), move |source| {
        MeetingsView::load(source, today, place, lead)
    })
}

/// The meetings that the list shows, or the month with the days beside it.
fn in_sight(cx: &Cx<'_>, state: &State) -> Option<shelf::Shown> {
    let view = view(cx)?;
    let month = state.month.unwrap_or(cx.today);
    let days = month::days(month);
    let shown = view.lines.iter().filter(|line| {
        let fits = state
            .group
            .is_none_or(|group| line.group_ids.contains(&group));
        fits && (state.shows == Shows::List || line.date.is_some_and(|date| days.contains(&date)))
    });
    let shown = shown.map(|line| line.id);
    Some(shelf::Shown::of(shown, view.lines.len()))
}

fn content(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingsView, state: &mut State) -> Want {
    if view.lines.is_empty() {
        return shelf::nothing_yet(ui, cx, &MEETINGS);
    }
    filters(ui, cx, view, state);
    let group = state.group;
    let fits = |of: &[Id]| group.is_none_or(|group| of.contains(&group));
    let lines = view.lines.iter().map(|line| &**line);
    let shown: Vec<&MeetingLine> = lines.filter(|line| fits(&line.group_ids)).collect();
    let set = view.set.iter().filter(|one| fits(&one.group_ids));
    let set: Vec<&SetDay> = set.collect();
    match state.shows {
        Shows::List => {
            lists(ui, cx, &shown, &set, state);
            Want::Nothing
        }
        Shows::Month => {
            let mut month = state.month.unwrap_or(cx.today);
            let of = month::Month {
                cx,
                lines: &shown,
                set: &set,
                may_add: cx.may_make(Meeting::KIND),
            };
            let done = split::page(ui, |ui| {
                ui.add_space(-space::L);
                month::ui(ui, &of, &mut month)
            });
            state.month = Some(month);
            if let Some(id) = done.opened {
                cx.go(Route::record(Meeting::KIND, id));
            }
            if let Some(one) = done.booked.and_then(|place| set.get(place)) {
                book(cx, one.books.clone());
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
        let name = cx.text.get("meetings-show_as");
        segmented(ui, &name, &mut state.shows, &options);
        if view.groups.len() > 1 {
            let all = cx.text.get("meetings-every_group");
            filter_menu(ui, &all, &all, &view.groups, &mut state.group);
        }
    });
}

/// Books a meeting of which this is known, and shows it.
pub fn book(cx: &Cx<'_>, known: Fields) {
    let id = cx.create(Meeting::KIND, known);
    cx.go(Route::record(Meeting::KIND, id));
}

/// The days that are set and not booked; many of them scroll, and leave room for the meetings that were.
fn set_days(ui: &mut Ui, cx: &Cx<'_>, set: &[&SetDay]) {
    const SHARE: f32 = 0.4;
    let scroll = ScrollArea::vertical()
        .id_salt("set")
        .auto_shrink([false, true])
        .max_height(ui.available_height() * SHARE);
    scrolls(ui, true, |ui| {
        scroll.show(ui, |ui| {
            for (place, one) in set.iter().enumerate() {
                ui.push_id((one.date, &one.title, place), |ui| set_day(ui, cx, one));
            }
        })
    });
}

/// A day that is set and not booked, and the way to book it.
fn set_day(ui: &mut Ui, cx: &Cx<'_>, one: &SetDay) {
    divider(ui);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::S);
            let words = cx.text.get("meetings-book");
            let may = cx.may_make_in(Meeting::KIND, one.of);
            if may && ui.add(Button::secondary(&words).small()).clicked() {
                book(cx, one.books.clone());
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(space::S);
                state_words(ui, Shape::Hollow, Tone::Neutral, &one.words);
                if cx.municipality.is_none() {
                    small(ui, &one.whose);
                }
            });
        });
    });
}

fn lists(ui: &mut Ui, cx: &Cx<'_>, shown: &[&MeetingLine], set: &[&SetDay], state: &mut State) {
    let is_ahead = |line: &&&MeetingLine| line.date.is_none_or(|date| date >= cx.today);
    let ahead: Vec<&MeetingLine> = shown.iter().filter(is_ahead).copied().collect();
    let behind = shown.iter().rev().filter(|line| !is_ahead(line));
    let behind: Vec<&MeetingLine> = behind.copied().collect();
    /// More than so many meetings ahead scroll within their card.
    const AHEAD: usize = 5;
    let title = cx.text.get("meetings-ahead");
    Card::new().flush().title(&title).show(ui, |ui| {
        if ahead.is_empty() {
            muted_row(ui, &cx.text.get("meetings-none_ahead"));
        } else {
            let height = whole_height(ahead.len().min(AHEAD));
            table(ui, cx, ("ahead", &title), ahead, height, &mut state.ahead);
        }
        set_days(ui, cx, set);
    });
    ui.add_space(space::S);
    if !behind.is_empty() {
        let title = cx.text.get("meetings-behind");
        let count = cx.text.number(listed(&behind, |line| line.same.is_none()));
        let card = Card::new().flush().title(&title).note(&count);
        card.show(ui, |ui| {
            let room = ui.available_height() - space::XL;
            let height = room.max(whole_height(3)).min(whole_height(behind.len()));
            table(
                ui,
                cx,
                ("behind", &title),
                behind,
                height,
                &mut state.behind,
            );
        });
    }
}

type Column = rows::Column<MeetingLine>;

const COLUMNS: &[Column] = &[
    Column::body("meetings-date", |line| &line.when)
        .fixed(108.0)
        .by(|one, other| one.date.cmp(&other.date)),
    Column::muted("meetings-time", |line| &line.time).fixed(112.0),
    Column::medium("meetings-title", |line| &line.title)
        .share(2.0, 160.0)
        .sorts(),
    Column::muted("meetings-groups", |line| &line.groups)
        .share(2.0, 140.0)
        .spare()
        .sorts(),
    Column::body("groups-municipality", |line| &line.municipality)
        .share(1.0, 110.0)
        .of_all(true)
        .sorts(),
    Column::body("meetings-kind", |line| &line.kind)
        .share(1.0, 138.0)
        .of_all(false)
        .spare()
        .sorts(),
    Column::body("meetings-came", |line| &line.came)
        .fixed(108.0)
        .right(),
];

fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (salt, name): (&str, &str),
    lines: Vec<&MeetingLine>,
    height: f32,
    state: &mut rows::State,
) {
    let rows = Rows {
        salt,
        name,
        columns: COLUMNS,
        id: |line| line.id,
        says: |line| line.title.clone(),
        lines,
        height: Some(height),
    };
    if let Some(meeting) = rows.show(ui, cx, state) {
        cx.go(Route::record(Meeting::KIND, meeting));
    }
}
