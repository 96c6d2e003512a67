//! A figure: what it means, its values, how it is drawn, and the very rows it is counted from.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::domain::{Id, Kind};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::found::{Finding, Found};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::pictures;
use crate::gui::theme::{Theme, Tone, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, Column, DataTable, FilterChip, PageHeader, Shape, being_counted, body,
    empty_state, link, medium, muted, search_field, segmented, small, state_words, text,
    toggle_chips,
};
use crate::insight::{Chosen, Scope, compute};
use crate::report::chart::{self as charts, Chart};
use crate::report::picture;
use crate::text::capitalised;
use crate::workspace::Result;

pub mod address;
pub mod chart;
mod order;
pub mod rows;
pub mod shown;

use self::chart::chart_ui;
use address::Address;
use order::Asked;
use rows::{Rows, Shows};
use shown::Shown;

/// More parts than this are chosen from a list.
const CHIPS: usize = 14;
/// So many rows are read first: more than a screen shows.
const FIRST: usize = 300;
/// How wide the charts are beside the rows.
const BESIDE: f32 = 340.0;

/// What a narrow page shows.
#[derive(Default, Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    #[default]
    Rows,
    Chart,
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The route that the rest is remembered for.
    route: String,
    part: Option<String>,
    asked: Asked,
    chosen: Option<Chosen>,
    opening: Option<(&'static Kind, Id)>,
    look: Look,
    finding: Finding<Rows>,
}

/// How many rows fit, also of those that have not been read yet.
fn count(found: &Found<Rows>) -> usize {
    if found.asked().narrows() {
        return found.len();
    }
    found.list().len()
}

/// A figure in words.
fn load_shown(source: &Source, id: &str, scope: &Scope) -> Result<Option<Shown>> {
    let (facts, names) = (source.facts()?, source.names()?);
    let figure = compute(&facts, id, scope);
    Ok(figure.map(|figure| {
        let whole = scope.municipality.is_none();
        Shown::new(&figure, &source.text, &names, whole)
    }))
}

/// The figure of each municipality beside the others.
struct Compared(Option<Chart>);

impl Compared {
    fn load(source: &Source, id: &str, scope: &Scope) -> Result<Self> {
        let (facts, text) = (source.facts()?, &source.text);
        let taking_part = source.reader.all::<crate::domain::Municipality>()?;
        // One that left and came back is there twice.
        let codes: BTreeSet<_> = taking_part.iter().filter_map(|one| one.code).collect();
        Ok(Self(charts::by_municipality(
            &facts,
            scope,
            text,
            id,
            codes.into_iter(),
        )))
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, written: &str, state: &mut State) {
    let address = Address::parse(written);
    if state.route != written {
        *state = State {
            route: written.to_owned(),
            part: address.part.clone(),
            look: state.look,
            ..State::default()
        };
    }
    let scope = address.of(cx.scope());
    let compared = cx.is_lead() && cx.municipality.is_none();
    let compared = compared && !address.id.ends_with(".municipality");
    let asked = || (address.id.clone(), scope.clone());
    let key = ("figure", asked());
    let (id, of) = asked();
    let figure = cx.view(key.clone(), move |source| load_shown(source, &id, &of));
    // The first rows; then all, where it takes longer to read what they are called.
    let rows = |many: usize| {
        let ((id, of), part) = (asked(), state.part.clone());
        cx.view((key.clone(), part.clone(), many), move |source| {
            Rows::load(source, &id, &of, part.as_deref(), many)
        })
    };
    let first = rows(FIRST);
    let rows = match first {
        Some(first) if !first.is_whole() => rows(usize::MAX).or(Some(first)),
        first => first,
    };
    let municipalities = compared.then(|| {
        let (id, of) = asked();
        cx.view_beside(key, move |source| Compared::load(source, &id, &of))
    });
    let municipalities = municipalities.flatten();
    let (finding, whose) = (&mut state.finding, (asked(), &state.part));
    finding.update(cx.views, whose, rows.as_ref(), &state.asked);
    ui.add_space(space::L);
    let Some(figure) = figure else {
        return being_counted(ui, &cx.text.get("frame-counting"));
    };
    let Some(shown) = &*figure else {
        empty_state(ui, Icon::Chart, &cx.text.get("figure-unknown"), None, None);
        return;
    };
    header(ui, cx, shown, &scope, state);
    if address.is_of_projects {
        of_project(ui, cx, address.project);
    }
    value_line(ui, cx, shown, &address);
    ui.scope(|ui| parts(ui, cx, shown, state));
    ui.add_space(space::XS);
    let compared = municipalities.as_ref().and_then(|view| view.0.as_ref());
    content(ui, cx, compared, shown, state);
    open(cx, state);
}

/// Which project it is of, or that it is of all of them.
fn of_project(ui: &mut Ui, cx: &Cx<'_>, project: Option<Id>) {
    let Some(project) = project else {
        medium(ui, &cx.text.get("figure-all_projects"));
        return;
    };
    let name = cx.view(("figure project", project), move |source| {
        Ok(source.reader.project_names()?.remove(&project))
    });
    if let Some(name) = name.as_deref().and_then(Option::as_ref) {
        medium(ui, name);
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown, scope: &Scope, state: &State) {
    let above = Route::above_figure(&state.route);
    let page = cx.page_words(&above);
    let crumbs = [&*page];
    let header = PageHeader::new(&shown.label)
        .crumbs(&crumbs)
        .purpose(&shown.means);
    let out = header.show(ui, |ui| {
        let copy = cx.text.get("figure-copy_rows");
        let found = state.finding.found().filter(|_| state.finding.is_done());
        let whole = found.filter(|found| found.list().is_whole());
        let clicked = ui.add_enabled(whole.is_some(), Button::primary(&copy));
        if let Some(found) = whole.filter(|_| clicked.clicked()) {
            let rows = found.list();
            let table = rows.table(found.rows(), &headings(cx, rows), cx.text);
            ui.ctx().copy_text(table);
            let args = [("n", found.len().into())];
            cx.notice(cx.text.with("figure-copied_rows", &args));
        }
        let values = cx.text.get("figure-copy_values");
        if ui.add(Button::secondary(&values)).clicked() {
            ui.ctx()
                .copy_text(values_table(std::slice::from_ref(shown)));
            cx.notice(cx.text.get("figure-copied_values"));
        }
        if shown.is_drawn() {
            let number = shown.headline.line();
            pictures::menu(ui, cx, scope, (&shown.label, &number), |about| {
                picture::of_figure(about, &shown.charts, &[], None)
            });
        }
    });
    if out.crumb.is_some() {
        cx.go(above);
    }
}

/// Figures' values as text that a spreadsheet takes: figure, part, value.
pub fn values_table<S: Borrow<Shown>>(figures: &[S]) -> String {
    let lines = figures.iter().map(Borrow::borrow).flat_map(|figure| {
        figure.pieces.iter().map(|piece| {
            let cells = [&figure.label, &piece.words].map(|words| rows::safe_cell(words));
            format!("{}\t{}\t{}", cells[0], cells[1], piece.value)
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The figure's own number, and the period it is for.
fn value_line(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown, address: &Address) {
    let colours = &Theme::of(ui).palette;
    ui.horizontal_wrapped(|ui| {
        if !shown.headline.number.is_empty() {
            text(ui, Type::Heading, colours.text, &shown.headline.number);
            muted(ui, &shown.headline.unit);
            if !shown.remark.is_empty() {
                state_words(ui, Shape::Triangle, Tone::Warning, &shown.remark);
            }
        }
        if !address.period.is_whole() {
            let words = super::follow_up::period_words(cx, address.period);
            if ui
                .add(FilterChip::new(&words).selected(true).closes())
                .clicked()
            {
                let whole = Address {
                    period: address::Period::default(),
                    ..address.clone()
                };
                cx.go(whole.route());
            }
        }
    });
}

/// The parts, to choose one and see its rows alone.
fn parts(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown, state: &mut State) {
    let all = cx.text.get("figure-all_parts");
    if shown.pieces.len() < 2 {
        return;
    }
    if shown.pieces.len() > CHIPS {
        let every = std::iter::once((None, all));
        let pieces = shown.pieces.iter();
        let options: Vec<(Option<String>, String)> = every
            .chain(pieces.map(|piece| {
                let words = format!("{} ({})", piece.words, piece.value);
                (Some(piece.path.clone()), words)
            }))
            .collect();
        let label = cx.text.get("figure-part");
        let choice = Choice::new(&label).label_hidden().width(320.0);
        choice.show(ui, &mut state.part, &options);
        return;
    }
    ui.spacing_mut().interact_size.y = 22.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let chip = FilterChip::new(&all).selected(state.part.is_none());
        if ui.add(chip).clicked() {
            state.part = None;
        }
        let pieces = shown.pieces.iter().filter(|piece| piece.path != "total");
        let pieces =
            pieces.map(|piece| (piece.path.clone(), piece.words.clone(), piece.value.clone()));
        toggle_chips(ui, &mut state.part, pieces);
    });
}

/// The rows, and the charts beside them where there is room.
fn content(ui: &mut Ui, cx: &Cx<'_>, compared: Option<&Chart>, shown: &Shown, state: &mut State) {
    let drawn = shown.is_drawn() || compared.is_some();
    let mut whole = ui.available_rect_before_wrap();
    whole.max.y -= space::L;
    if drawn && !cx.narrow {
        let mut left = whole;
        left.set_width(whole.width() - BESIDE - space::L);
        let right = Rect::from_min_max(left.right_top() + vec2(space::L, 0.0), whole.max);
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("rows"), |ui| {
            tools(ui, cx, state, false);
            table(ui, cx, state);
        });
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("charts"), |ui| {
            charts(ui, cx, compared, shown, state);
        });
        return;
    }
    ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
        tools(ui, cx, state, drawn);
        if drawn && state.look == Look::Chart {
            charts(ui, cx, compared, shown, state);
        } else {
            table(ui, cx, state);
        }
    });
}

fn tools(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, choose: bool) {
    ui.horizontal(|ui| {
        if choose {
            let looks = [
                (Look::Rows, cx.text.get("figure-rows")),
                (Look::Chart, cx.text.get("figure-chart")),
            ];
            segmented(ui, &cx.text.get("figure-look"), &mut state.look, &looks);
        }
        if !choose || state.look == Look::Rows {
            search_field(ui, &cx.text.get("figure-search"), &mut state.asked.written);
            if let Some(found) = state.finding.found() {
                let args = [("n", count(&found).into())];
                small(ui, &cx.text.with("figure-row_count", &args));
            }
        }
    });
}

fn heading_key(shows: Shows) -> &'static str {
    match shows {
        Shows::Title => "figure-column_title",
        Shows::Note => "figure-column_note",
        Shows::Municipality => "figure-column_municipality",
        Shows::Part => "figure-part",
        Shows::Amount => "figure-column_amount",
    }
}

fn headings(cx: &Cx<'_>, rows: &Rows) -> Vec<String> {
    let columns = rows.columns.iter();
    let heading = |shows: &Shows| match (shows, rows.unit) {
        (Shows::Amount, Some(unit)) => capitalised(&cx.text.unit(unit)),
        _ => cx.text.get(heading_key(*shows)),
    };
    columns.map(heading).collect()
}

fn table(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some(found) = state.finding.found() else {
        return;
    };
    let rows = found.list();
    if found.is_empty() {
        let none = if rows.len() == 0 {
            "figure-no_rows"
        } else {
            "figure-nothing_found"
        };
        empty_state(ui, Icon::Table, &cx.text.get(none), None, None);
        return;
    }
    let titles = headings(cx, rows);
    let columns: Vec<Column<'_>> = rows
        .columns
        .iter()
        .zip(&titles)
        .map(|(shows, title)| column(*shows, title))
        .collect();
    let sorted = state.asked.sorted.and_then(|(shows, order)| {
        let place = rows.columns.iter().position(|one| *one == shows)?;
        Some((place, order))
    });
    let name = cx.text.get("figure-rows");
    let cell =
        |place: usize, shows: Shows| found.row(place).map_or("", |row| rows.cell(row, shows));
    let row_name = |place: usize| cell(place, Shows::Title).to_owned();
    let chosen = state.chosen.as_ref();
    let selected = chosen.and_then(|chosen| state.finding.shown(chosen));
    let question = state.finding.question();
    let out = Card::new().flush().show(ui, |ui| {
        let table = DataTable::new(&state.route, &name, &columns, found.len())
            .selected(selected)
            .question(question)
            .sorted(sorted)
            .row_name(&row_name);
        table.show(ui, |ui, place, column| match rows.columns.get(column) {
            Some(Shows::Amount) => {
                let row = found.row(place);
                let amount = row.map(|row| rows.amount(row, cx.text));
                body(ui, &amount.unwrap_or_default());
            }
            Some(Shows::Title) => {
                medium(ui, cell(place, Shows::Title));
            }
            Some(shows) => {
                body(ui, cell(place, *shows));
            }
            None => {}
        })
    });
    let out = out.inner;
    state.finding.lets_keys_wait(&out.response);
    if let Some(place) = out.selected {
        state.chosen = found.row(place).and_then(|row| rows.choose(row));
    }
    if let Some((place, order)) = out.sort {
        state.asked.sorted = rows.columns.get(place).map(|shows| (*shows, order));
    }
    if let Some(place) = out.clicked.or(out.opened) {
        state.opening = found.row(place).and_then(|row| rows.record(row));
    }
}

fn column(shows: Shows, title: &str) -> Column<'_> {
    let column = Column::new(title).sortable();
    match shows {
        Shows::Title => column.share(2.0, 160.0),
        Shows::Note => column.share(2.0, 130.0),
        Shows::Municipality => column.share(1.0, 110.0),
        Shows::Part => column.share(1.2, 110.0),
        Shows::Amount => column.fixed(84.0).right(),
    }
}

fn charts(ui: &mut Ui, cx: &Cx<'_>, compared: Option<&Chart>, shown: &Shown, state: &mut State) {
    let area = ScrollArea::vertical().id_salt("charts").auto_shrink(false);
    area.show(ui, |ui| {
        for (place, chart) in shown.charts.iter().enumerate() {
            ui.push_id(place, |ui| {
                let title = if chart.name.is_empty() {
                    &shown.label
                } else {
                    &chart.name
                };
                Card::new().title(title).show(ui, |ui| {
                    if let Some(bar) = chart_ui(ui, chart, title, usize::MAX) {
                        state.part = Some(bar.path.clone());
                    }
                });
            });
        }
        if let Some(chart) = compared {
            Card::new().title(&chart.name).show(ui, |ui| {
                let chosen = chart_ui(ui, chart, &chart.name, usize::MAX);
                let scope = Address::parse(&state.route).of(cx.scope());
                let titles = (&*shown.label, &*shown.headline.line());
                pictures::menu(ui, cx, &scope, titles, |about| {
                    picture::of_figure(about, std::slice::from_ref(chart), &[], None)
                });
                if let Some(code) = chosen.and_then(|bar| bar.path.parse().ok()) {
                    cx.ask(Ask::GoOf(cx.route.clone(), Some(code)));
                }
            });
        } else if cx.is_lead() && cx.municipality.is_some() {
            let all = cx.text.get("frame-all_municipalities");
            if link(ui, &all).clicked() {
                cx.ask(Ask::GoOf(cx.route.clone(), None));
            }
        }
    });
}

/// Where the record of the row that was opened is shown.
struct Target(Option<Route>);

fn open(cx: &Cx<'_>, state: &mut State) {
    let Some((kind, id)) = state.opening else {
        return;
    };
    let shows = cx.shows;
    let target = cx.view(("figure row", id), move |source| {
        Route::of(&source.reader, shows, kind, id).map(Target)
    });
    if let Some(target) = target {
        state.opening = None;
        match &target.0 {
            Some(route) => cx.go(route.clone()),
            None => cx.notice(cx.text.get("figure-no_page")),
        }
    }
}
