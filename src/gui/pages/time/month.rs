//! A month: what everybody attended, what is reported and certified of it, and what is missing.

use chrono::{Datelike as _, Months, NaiveDate};
use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Fields, Id, MunicipalityCode, Record, Session, TimeReport};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::papers;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, IconButton, banner, body, chip, heading, link, medium, muted,
};
use crate::insight::{Counts, MonthCount, Scope};
use crate::text::{capitalised, sort_key};
use crate::workspace::{Edit, Result, fields};

use super::certify::{self, Taken, Waiting};

/// Which month is shown; the one that is over, until another is chosen.
#[derive(Default)]
pub struct State {
    month: Option<NaiveDate>,
    chosen: Option<Id>,
    taken: Taken,
}

impl State {
    /// Shows a month.
    pub fn show(&mut self, month: NaiveDate) {
        self.month = Some(month);
    }
}

/// A person's line.
struct Line {
    name: String,
    whose: String,
    /// Whether it is here that the time is written down.
    own: bool,
    attended: String,
    reported: String,
    count: MonthCount,
}

struct Month {
    lines: Vec<Line>,
    /// Those who attended and have no report.
    missing: Vec<MonthCount>,
    /// How far the co-financing has come, whichever month is shown.
    cofinancing: Option<String>,
    /// What is reported here and not certified by both.
    waiting: Vec<Waiting>,
    /// Sessions whose time nobody knows, by what they are called, and how many who were there are not listed for it.
    timeless: Vec<(Id, String)>,
    unlisted: i64,
}

/// The month that is over; of a project that has ended, its last.
fn first_shown(cx: &Cx<'_>) -> Option<NaiveDate> {
    let end = cx.view_first("project end", |source| {
        Ok(source.reader.project()?.and_then(|project| project.end))
    })?;
    let first = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let over = first(cx.today) - Months::new(1);
    Some(end.map_or(over, |end| over.min(first(end))))
}

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let before = |month: NaiveDate| month - Months::new(1);
    let Some(month) = state.month.or_else(|| first_shown(cx)) else {
        return;
    };
    let scope = cx.scope();
    let own = cx.role.municipality();
    let key = ("time month", month, scope.municipality, cx.today);
    let view = cx.view(key, move |source| load(source, month, &scope, own));
    ui.horizontal(|ui| {
        let earlier = cx.text.get("time-earlier");
        if ui
            .add(IconButton::new(Icon::ChevronLeft, &earlier))
            .clicked()
        {
            state.month = Some(before(month));
        }
        heading(ui, 2, &capitalised(&cx.text.month_of(month)));
        let later = cx.text.get("time-later");
        if ui
            .add(IconButton::new(Icon::ChevronRight, &later))
            .clicked()
        {
            state.month = Some(month + Months::new(1));
        }
        if view.as_ref().is_some_and(|view| !view.lines.is_empty()) {
            let print = cx.text.get("paper-print");
            ui.add_space(space::S);
            if ui
                .add(Button::secondary(&print).icon(Icon::Print))
                .clicked()
            {
                papers::save_month(cx, month);
            }
        }
    });
    let Some(view) = view else { return };
    if let Some(words) = &view.cofinancing {
        body(ui, words);
    }
    timeless(ui, cx, &view);
    if view.lines.is_empty() {
        muted(ui, &cx.text.get("time-nothing"));
        return;
    }
    if cx.role.municipality().is_some() {
        propose(ui, cx, month, &view.missing);
        certify::ui(ui, cx, &view.waiting, &mut state.taken);
    }
    ui.add_space(space::XS);
    table(ui, cx, month, &view, state);
}

fn load(
    source: &Source,
    month: NaiveDate,
    scope: &Scope,
    own: Option<MunicipalityCode>,
) -> Result<Month> {
    let (facts, names) = (source.facts()?, source.names()?);
    let counts = Counts::new(&facts, scope);
    let cofinancing = source.text.cofinancing(&counts.cofinancing());
    let (timeless, unlisted) = counts.without_time(month);
    let counts = counts.month(month);
    let hours = |minutes: i64| match minutes {
        0 => String::new(),
        minutes => source.text.hours(minutes),
    };
    let theirs = |person: Id| names.get(person).and_then(|named| named.municipality);
    let mut lines: Vec<Line> = counts
        .iter()
        .map(|count| Line {
            name: names.title(count.person).to_owned(),
            whose: source.text.whose(theirs(count.person)),
            own: theirs(count.person) == own,
            attended: hours(count.attended),
            reported: hours(count.reported),
            count: *count,
        })
        .collect();
    lines.sort_by_cached_key(|line| (sort_key(&line.name), line.count.person));
    let mut waiting = Vec::new();
    for id in counts
        .iter()
        .filter(|count| !count.certified)
        .filter_map(|count| count.report)
    {
        let report = source.reader.get::<TimeReport>(id)?;
        let Some(report) = report.filter(|report| report.head.municipality == own) else {
            continue;
        };
        waiting.extend(Waiting::of(&report));
    }
    // Each municipality writes down the time of its own.
    let missing = counts
        .into_iter()
        .filter(|count| count.report.is_none() && theirs(count.person) == own);
    Ok(Month {
        missing: missing.collect(),
        waiting,
        lines,
        cofinancing,
        unlisted,
        timeless: timeless
            .into_iter()
            .map(|id| (id, names.title(id).to_owned()))
            .collect(),
    })
}

/// Who was at a session without a time is in no list of hours: said before the month is taken for whole.
fn timeless(ui: &mut Ui, cx: &Cx<'_>, view: &Month) {
    if view.timeless.is_empty() {
        return;
    }
    let args = [
        ("n", view.unlisted.into()),
        ("sessions", view.timeless.len().into()),
    ];
    banner(
        ui,
        Tone::Warning,
        &cx.text.with("time-timeless", &args),
        None,
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.spacing_mut().interact_size.y = 20.0;
        for (id, title) in &view.timeless {
            if link(ui, title).clicked() {
                cx.go(Route::record(Session::KIND, *id));
            }
        }
    });
}

/// Offers to write down the time of those who attended, as it was attended.
fn propose(ui: &mut Ui, cx: &Cx<'_>, month: NaiveDate, missing: &[MonthCount]) {
    if missing.is_empty() || !cx.may_make(TimeReport::KIND) {
        return;
    }
    let words = cx.text.with("time-propose", &[("n", missing.len().into())]);
    muted(ui, &cx.text.get("time-propose_why"));
    if ui.add(Button::primary(&words).icon(Icon::Plus)).clicked() && cx.at_rest {
        let edits = missing.iter().map(|count| Edit::Create {
            kind: TimeReport::KIND,
            id: cx.fresh_id(),
            fields: reported(month, count),
        });
        cx.run_all(edits.collect());
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, month: NaiveDate, view: &Month, state: &mut State) {
    let lines = &view.lines;
    let State { chosen, taken, .. } = state;
    let certifies = !view.waiting.is_empty() && cx.role.municipality().is_some() && cx.writable;
    let titles: Vec<String> = Cell::ALL.iter().map(|(_, key)| cx.text.get(key)).collect();
    let shown = Cell::ALL.iter().zip(&titles);
    let shown = shown.filter(|((cell, _), _)| match cell {
        // Whose they are says something where there are several.
        Cell::Whose => cx.municipality.is_none(),
        Cell::Taken => certifies,
        _ => true,
    });
    let (cells, columns): (Vec<Cell>, Vec<Column<'_>>) = shown
        .map(|((cell, _), title)| (*cell, column(*cell, title)))
        .unzip();
    let title = cx.text.get("page-time");
    let row_name = |row: usize| lines[row].name.clone();
    let at = chosen.and_then(|person| lines.iter().position(|line| line.count.person == person));
    let shown = Card::new().flush().show(ui, |ui| {
        let room = ui.available_height() - space::XL;
        DataTable::new("time", &title, &columns, lines.len())
            .selected(at)
            .row_name(&row_name)
            .height(room)
            .show(ui, |ui, row, column| {
                let line = &lines[row];
                let waiting = view.waiting.iter();
                let mut waiting = waiting.rev();
                let waits = waiting.find(|one| Some(one.report) == line.count.report);
                match (cells[column], waits) {
                    (Cell::Taken, Some(one)) => taken.switch(ui, cx, one, &line.name),
                    (cell, waits) => draw(ui, cx, line, waits, cell),
                }
            })
    });
    if let Some(row) = shown.inner.selected {
        *chosen = Some(lines[row].count.person);
    }
    let opened = shown.inner.clicked.or(shown.inner.opened);
    if let Some(line) = opened.and_then(|row| lines.get(row)) {
        open(cx, month, line);
    }
}

/// Opens a person's report, or begins it as it was attended.
fn open(cx: &Cx<'_>, month: NaiveDate, line: &Line) {
    match line.count.report {
        Some(report) => cx.go(Route::record(TimeReport::KIND, report)),
        None if line.own && cx.may_make(TimeReport::KIND) => {
            cx.begin(TimeReport::KIND, reported(month, &line.count));
        }
        None => {}
    }
}

/// What a report says as it was attended.
fn reported(month: NaiveDate, count: &MonthCount) -> Fields {
    fields([
        (TimeReport::person, json!(count.person)),
        (TimeReport::month, json!(month)),
        (TimeReport::minutes, json!(count.attended)),
    ])
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Person,
    Whose,
    Attended,
    Reported,
    State,
    Taken,
}

impl Cell {
    /// Each, with the key of its heading.
    const ALL: [(Self, &'static str); 6] = [
        (Self::Person, "time-column_person"),
        (Self::Whose, "list-whose"),
        (Self::Attended, "time-column_attended"),
        (Self::Reported, "time-column_reported"),
        (Self::State, "time-column_state"),
        (Self::Taken, "time-column_taken"),
    ];
}

fn column(cell: Cell, title: &str) -> Column<'_> {
    let column = Column::new(title);
    match cell {
        Cell::Person => column.share(2.0, 150.0),
        Cell::Whose => column.share(1.0, 110.0),
        Cell::Attended | Cell::Reported => column.fixed(110.0).right(),
        Cell::State => column.share(1.4, 150.0),
        Cell::Taken => column.fixed(120.0),
    }
}

fn draw(ui: &mut Ui, cx: &Cx<'_>, line: &Line, waits: Option<&Waiting>, cell: Cell) {
    match cell {
        Cell::Person => drop(medium(ui, &line.name)),
        Cell::Whose => drop(body(ui, &line.whose)),
        Cell::Attended => drop(body(ui, &line.attended)),
        Cell::Reported => drop(body(ui, &line.reported)),
        Cell::Taken => {}
        Cell::State => {
            let tone = match line.count {
                MonthCount {
                    certified: true, ..
                } => Tone::Good,
                MonthCount { report: None, .. } => Tone::Bad,
                _ => Tone::Warning,
            };
            let state = waits.map_or(line.count.state_key(), Waiting::state_key);
            chip(ui, tone, &cx.text.get(state));
        }
    }
}
