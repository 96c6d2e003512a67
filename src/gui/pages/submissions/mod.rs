//! Redovisning: what is told to the fund, month by month. What is certified, the month in the lead's own layout, what
//! was sent and what must be sent again.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Rect, Ui, UiBuilder, pos2, vec2};
use serde_json::json;

use crate::domain::{ExtractLayout, Id, Part, Record, Submission};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::page;
use crate::gui::shelf::{
    Card as ShelfCard, Cell, Column as ShelfColumn, List, New, PAGE, Page, Place, SHELF, Section,
    Shelf, View, Who,
};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, banner, bar, body, empty_state, small, state_chip, strong,
};
use crate::insight::{CheckKind, Scope, stale_months};
use crate::report::extract::Layout;
use crate::workspace::{Result, Row};

mod layout;
mod load;
mod month;

use load::{CofinancingWords, Months};

/// The page.
pub const SUBMISSIONS_PAGE: Page = Page {
    code: "submissions",
    icon: Icon::Clipboard,
    section: Section::Basis,
    who: Who::Lead,
    alert: Some(waiting),
    views: &[
        View::Tab {
            code: "fund",
            who: Who::Lead,
            draw: |ui, cx, states| {
                states.with(None, |state, _| ui_of(ui, cx, cx.letters.read(state)));
            },
            action: Some(actions),
        },
        View::Shelf(&SUBMISSIONS),
        View::Shelf(&LAYOUTS),
    ],
    part: Some(Part::Time),
    ..PAGE
};

/// What was sent: never made or changed here, since a month is sent from what there is.
static SUBMISSIONS: Shelf = Shelf {
    kind: Submission::KIND,
    icon: Icon::Send,
    list: List::Table(&[
        ShelfColumn::of(Submission::month, 144.0),
        ShelfColumn::of(Submission::submitted_on, 104.0),
        ShelfColumn {
            cell: Cell::Number("fund-column_persons", persons),
            least: 90.0,
        },
        ShelfColumn::of(Submission::to, 160.0),
        ShelfColumn::of(Submission::layout, 200.0),
    ]),
    order: (Submission::submitted_on, true),
    asks: New::Elsewhere,
    record: Place::Beside(&[ShelfCard::Fields(&[
        Submission::month,
        Submission::submitted_on,
        Submission::to,
        Submission::layout,
        Submission::columns,
        Submission::note,
    ])]),
    ..SHELF
};

static LAYOUTS: Shelf = Shelf {
    kind: ExtractLayout::KIND,
    icon: Icon::Columns,
    list: List::Table(&[
        ShelfColumn::of(ExtractLayout::name, 220.0),
        ShelfColumn::of(ExtractLayout::number_format, 160.0),
        ShelfColumn::of(ExtractLayout::hours_format, 160.0),
        ShelfColumn::of(ExtractLayout::date_format, 110.0),
    ]),
    order: (ExtractLayout::name, false),
    asks: New::Form(&[ExtractLayout::name]),
    begins: |cx, _| Layout::shipped(cx.text).copied(&cx.text.get("fund-layout_copy_name")),
    record: Place::Beside(&[
        ShelfCard::Fields(&[ExtractLayout::name]),
        ShelfCard::Own(|ui, cx, row, _| layout::columns(ui, cx, row)),
        ShelfCard::Fields(&[
            ExtractLayout::number_format,
            ExtractLayout::hours_format,
            ExtractLayout::date_format,
            ExtractLayout::woman,
            ExtractLayout::man,
            ExtractLayout::other,
            ExtractLayout::not_stated,
            ExtractLayout::headless,
        ]),
    ]),
    ..SHELF
};

/// How many persons each told of.
fn persons(source: &Source, _: &Scope, rows: &[Row]) -> Result<Vec<Option<i64>>> {
    let number = |row: &Row| {
        let sent = source.reader.get::<Submission>(row.head.id)?;
        Result::Ok(sent.map(|sent| sent.persons()))
    };
    rows.iter().map(number).collect()
}

/// The months that must be sent again.
fn waiting(cx: &Cx<'_>) -> Option<i64> {
    let scope = Scope::everything(cx.today);
    let months = cx.view_beside(("fund waiting", cx.today), move |source| {
        Ok(i64::try_from(stale_months(&*source.facts()?, &scope).len()).unwrap_or(0))
    });
    months.map(|months| *months)
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    month: Option<NaiveDate>,
    /// The layout that was chosen: a record, or the shipped one.
    layout: Option<Option<Id>>,
    /// The check whose rows are shown.
    check: Option<CheckKind>,
    /// Who is chosen among those who differ from what was sent.
    differs: Option<Id>,
    /// They are to be scrolled to.
    shows_differences: bool,
    /// Whom a month is being sent to, while that is asked for.
    sends: Option<String>,
    /// What is to be done with the month that is shown.
    wants: Option<Want>,
    /// The block, on its way to the clipboard.
    copied: Option<String>,
}

/// What is to be done with a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    Save,
    Copy,
}

fn months(cx: &Cx<'_>) -> Option<Arc<Months>> {
    // The fund is told of all municipalities together, whichever is looked at elsewhere.
    let scope = Scope::everything(cx.today);
    cx.view(("fund", cx.today), move |source| {
        Months::load(source, &scope)
    })
}

/// What can be done with the month that is shown, in the header.
fn actions(ui: &mut Ui, cx: &Cx<'_>) {
    let any = months(cx).is_some_and(|months| !months.lines.is_empty());
    if !any || !cx.writable {
        return;
    }
    let tell = |want: Want| {
        cx.asks
            .tell(move |state: &mut State| state.wants = Some(want))
    };
    let save = cx.text.get("fund-save");
    if ui.add(Button::primary(&save).icon(Icon::Save)).clicked() {
        tell(Want::Save);
    }
    let copy = cx.text.get("fund-copy");
    if ui.add(Button::secondary(&copy)).clicked() {
        tell(Want::Copy);
    }
}

fn ui_of(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if let Some(block) = state.copied.take() {
        ui.ctx().copy_text(block);
        cx.notice(cx.text.get("fund-copied"));
    }
    let scope = Scope::everything(cx.today);
    let Some(months) = months(cx) else { return };
    page(ui, |ui| {
        if months.lines.is_empty() {
            empty_state(
                ui,
                Icon::Clipboard,
                &cx.text.get("fund-nothing"),
                None,
                None,
            );
            return;
        }
        if let Some((words, first)) = &months.stale {
            let show = first.map(|_| cx.text.get("fund-show_rows"));
            if banner(ui, Tone::Warning, words, show.as_deref()) {
                (state.month, state.shows_differences) = (*first, true);
            }
            ui.add_space(space::XS);
        }
        let chosen = state.month.or(months.first);
        let layout = load::chosen(&months.layouts, state.layout).cloned();
        let (Some(month), Some(layout)) = (chosen, layout) else {
            return;
        };
        let shows = cx.shows;
        let key = ("fund month", month, layout.record, cx.today);
        let of_month = {
            let (scope, layout) = (scope.clone(), layout.clone());
            cx.view(key, move |source| {
                load::Month::load(source, (&scope, month), &layout, shows)
            })
        };
        let beside = |ui: &mut Ui, state: &mut State| {
            if let Some(stands) = &months.cofinancing {
                cofinancing(ui, cx, stands);
                ui.add_space(space::XS);
            }
            if let Some(of_month) = &of_month {
                month::checks(ui, cx, of_month, state);
            }
        };
        let of = (&*months, month, of_month.as_deref());
        side_by_side(ui, state, |ui, state| table(ui, cx, of, state), beside);
        if let Some(of_month) = &of_month {
            ui.add_space(space::M);
            month::ui(ui, cx, of_month, (&months.layouts, &layout), state);
        }
    });
}

/// How wide what stands beside the months is, and how wide they must at least be for that.
const BESIDE: f32 = 330.0;
const MONTHS: f32 = 640.0;

/// The months with what stands beside them; or below, where there is little room.
fn side_by_side(
    ui: &mut Ui,
    state: &mut State,
    main: impl FnOnce(&mut Ui, &mut State),
    beside: impl FnOnce(&mut Ui, &mut State),
) {
    let room = ui.available_rect_before_wrap();
    let width = room.width() - BESIDE - space::M;
    if width < MONTHS {
        main(ui, state);
        ui.add_space(space::XS);
        beside(ui, state);
        return;
    }
    let place = |left: f32, width: f32| {
        Rect::from_min_size(pos2(left, room.top()), vec2(width, f32::INFINITY))
    };
    let rects = [
        place(room.left(), width),
        place(room.right() - BESIDE, BESIDE),
    ];
    let mut first = ui.new_child(UiBuilder::new().max_rect(rects[0]).id_salt("months"));
    main(&mut first, state);
    let mut second = ui.new_child(UiBuilder::new().max_rect(rects[1]).id_salt("beside"));
    beside(&mut second, state);
    let end = first.min_rect().bottom().max(second.min_rect().bottom());
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), end)));
}

/// The months, one chosen.
fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (months, chosen, of_month): (&Months, NaiveDate, Option<&load::Month>),
    state: &mut State,
) {
    const NUMBERS: [(&str, f32); 5] = [
        ("fund-column_persons", 68.0),
        ("fund-column_women", 66.0),
        ("fund-column_men", 66.0),
        ("fund-column_hours", 76.0),
        ("fund-column_certified", 68.0),
    ];
    let first = cx.text.get("fund-column_month");
    let last = cx.text.get("fund-column_state");
    let titles = NUMBERS.map(|(key, _)| cx.text.get(key));
    let mut columns = vec![Column::new(&first).fixed(128.0)];
    let numbers = titles.iter().zip(NUMBERS);
    columns.extend(numbers.map(|(title, (_, width))| Column::new(title).fixed(width).right()));
    columns.push(Column::new(&last).share(1.0, 168.0));
    let lines = &months.lines;
    let name = cx.text.get("fund-months");
    let row_name = |row: usize| lines[row].title.clone();
    Card::new().flush().show(ui, |ui| {
        let out = DataTable::new("fund", &name, &columns, lines.len())
            .selected(lines.iter().position(|line| line.month == chosen))
            .row_name(&row_name)
            .height(400.0)
            .show(ui, |ui, row, column| {
                let line = &lines[row];
                match column {
                    0 => drop(body(ui, &line.title)),
                    6 => drop(state_chip(ui, line.state.0, &line.state.1)),
                    _ => drop(body(ui, &line.numbers[column - 1])),
                }
            });
        if let Some(line) = out.selected.and_then(|row| lines.get(row)) {
            state.month = Some(line.month);
            state.check = None;
        }
        if let Some(of_month) = of_month {
            ui.add_space(space::XS);
            if let Some(due) = &of_month.due {
                small(ui, due);
            }
            small(ui, &of_month.rounding);
        }
    });
}

/// What is certified of what is needed, and the day on which it is reached.
fn cofinancing(ui: &mut Ui, cx: &Cx<'_>, words: &CofinancingWords) {
    let title = cx.text.get("fund-cofinancing");
    Card::new().title(&title).show(ui, |ui| {
        strong(ui, &words.certified);
        small(ui, &words.of);
        if words.stands.needed > 0 {
            let share = words.stands.share(words.stands.certified.rounded());
            let ground = if words.late {
                Tone::Warning
            } else {
                Tone::Accent
            };
            let drawn = bar(ui, share, ground);
            let line = words.stands.share(words.stands.expected);
            month::mark(ui, drawn, line, &words.bar);
        }
        for note in &words.notes {
            small(ui, note);
        }
    });
}

/// Whether the page's kinds may be made: a month is sent by the lead alone.
fn may_send(cx: &Cx<'_>) -> bool {
    cx.may_make_in(Submission::KIND, None)
}

/// Begins a layout of the lead's own, with the columns of another.
fn copy_layout(cx: &Cx<'_>, layout: &Layout) {
    cx.begin(
        ExtractLayout::KIND,
        layout.copied(&cx.text.get("fund-layout_copy_name")),
    );
}

/// Shows a layout's own page.
fn edit_layout(cx: &Cx<'_>, layout: &Layout) {
    match layout
        .record
        .and_then(|id| cx.route_of(ExtractLayout::KIND, id))
    {
        Some(route) => cx.go(route),
        None => copy_layout(cx, layout),
    }
}

/// Sets the columns of a layout.
fn set_columns(cx: &Cx<'_>, layout: Id, columns: &[String]) {
    cx.set(
        ExtractLayout::KIND,
        layout,
        ExtractLayout::columns,
        json!(columns),
    );
}
