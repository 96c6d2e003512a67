//! All figures, section by section: numbers, charts, planned against actual. Every number opens its rows.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::pictures;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, FilterChip, PageHeader, StatCard, being_counted, body, columns_over_time,
    empty_state, link, small, stat_row,
};

use crate::report::chart::OverTime;
use crate::report::picture;

use super::figure::address::{Address, Period};
use super::figure::chart::{chart_ui, series};
use super::figure::shown::Shown;
use super::figure::values_table;
use super::overview::goals::grid;

mod comparison;
pub mod period;
pub mod planned;
mod sections;

pub use period::period_words;

use sections::{SECTIONS, Section, SectionView};

/// So many bars are drawn here; the figure's own page draws all.
const BARS: usize = 12;

/// How wide a number must be.
const NUMBER: f32 = 210.0;
/// How wide a chart must be.
const CHART: f32 = 340.0;
/// Figures whose number says more than their chart: what they are made of stands in the note.
const NUMBERS: &[&str] = &[
    "participants.unique",
    "participants.planned",
    "participants.hours",
];

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The place of the section that is shown.
    section: usize,
    /// The comparison with other municipalities is shown in its stead.
    compares: bool,
    period: period::State,
}

impl State {
    /// Shows the comparison with other municipalities.
    pub fn compare(&mut self) {
        self.compares = true;
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if state.compares && compares(cx) {
        return page(ui, |ui| {
            let title = cx.page_words(&Route::FOLLOW_UP);
            let purpose = cx.text.get("comparison-purpose");
            PageHeader::new(&title).purpose(&purpose).show(ui, |_| ());
            filters(ui, cx, state);
            ui.add_space(space::S);
            comparison::ui(ui, cx);
        });
    }
    let (section, period) = (&SECTIONS[state.section], state.period.period);
    let scope = period.of(cx.scope());
    let view = cx.view(("follow up", section.key, scope.clone()), move |source| {
        SectionView::load(source, section, &scope)
    });
    page(ui, |ui| {
        let title = cx.page_words(&Route::FOLLOW_UP);
        let purpose = cx.text.get("follow_up-purpose");
        PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
            let copy = cx.text.get("figure-copy_values");
            let counted = view.as_ref().filter(|view| !view.is_empty);
            let figures = counted.map(|view| &view.figures[..]).unwrap_or_default();
            if !figures.is_empty() && ui.add(Button::secondary(&copy)).clicked() {
                ui.ctx().copy_text(values_table(figures));
                cx.notice(cx.text.get("figure-copied_values"));
            }
        });
        filters(ui, cx, state);
        ui.add_space(space::S);
        match view {
            Some(view) => drop(ui.push_id(section.key, |ui| {
                content(ui, cx, &view, section, period);
            })),
            None => being_counted(ui, &cx.text.get("frame-counting")),
        }
    });
}

/// Whether there are others to lie beside: a municipality has them from its lead's feedback.
fn compares(cx: &Cx<'_>) -> bool {
    cx.role.municipality().is_some()
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let used = SECTIONS.iter().enumerate();
            for (place, section) in used.filter(|(_, section)| section.is_used(cx)) {
                let words = cx.text.get(section.key);
                let chosen = state.section == place && !state.compares;
                if ui.add(FilterChip::new(&words).selected(chosen)).clicked() {
                    (state.section, state.compares) = (place, false);
                }
            }
            if compares(cx) {
                let words = cx.text.get("follow_up-comparison");
                let chip = FilterChip::new(&words).selected(state.compares);
                state.compares |= ui.add(chip).clicked();
            }
        });
    });
    if !state.compares && !SECTIONS[state.section].is_of_goals() {
        ui.horizontal_wrapped(|ui| period::filter(ui, cx, &mut state.period));
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>, view: &SectionView, section: &Section, period: Period) {
    if view.is_empty || view.figures.is_empty() && view.goals.is_empty() {
        let key = if period.is_whole() {
            "follow_up-empty"
        } else {
            "follow_up-empty_period"
        };
        let page = section.page(cx).filter(|_| period.is_whole());
        let go = page.map(|page| {
            let page = cx.page_words(page);
            cx.text.with("follow_up-go", &[("page", page.into())])
        });
        let words = cx.text.get(key);
        let (gone, _) = empty_state(ui, Icon::Chart, &words, go.as_deref(), None);
        if let Some(page) = page.filter(|_| gone) {
            cx.go(page.clone());
        }
        return;
    }
    if let Some(goal) = grid(ui, &view.goals) {
        cx.go(match &goal.indicator {
            Some(id) => Address::new(id, Period::default()).route(),
            None if cx.is_lead() => Route::SITUATION,
            None => Route::OVERVIEW,
        });
    }
    if let Some(told) = &view.told {
        body(ui, told);
        ui.add_space(space::XS);
    }
    numbers(ui, cx, view, period);
    if !view.planned.is_empty() {
        let title = cx.text.get("follow_up-planned");
        let note = cx.text.get("follow_up-planned_mark");
        Card::new().title(&title).note(&note).show(ui, |ui| {
            let chosen = planned::planned_rows(ui, &view.planned);
            let scope = period.of(cx.scope());
            pictures::below(ui, cx, &scope, (&title, &note), |about| {
                picture::of_figure(about, &[], &view.planned, None)
            });
            if let Some(row) = chosen.and_then(|place| view.planned.get(place)) {
                let part = row.part.map(str::to_owned);
                cx.go(Address::new(row.id, period).part(part).route());
            }
        });
        ui.add_space(space::XS);
    }
    charts(ui, cx, view, period);
    if let Some(over_time) = &view.over_time {
        ui.add_space(space::XS);
        time(ui, cx, over_time, period);
    }
}

/// The figures that are told by a number.
fn numbers(ui: &mut Ui, cx: &Cx<'_>, view: &SectionView, period: Period) {
    let figures = view.figures.iter().map(|one| &**one);
    let told: Vec<&Shown> = figures.filter(|one| is_number(one)).collect();
    if told.is_empty() {
        return;
    }
    let width = ui.available_width();
    let few = width >= 4.0 * NUMBER && told.len() < 4;
    let room = if few {
        // A few cards are no wider than many would be, or than what stands on them needs.
        #[allow(clippy::cast_precision_loss, reason = "three at most")]
        let many = told.len() as f32;
        let of_four = (width + space::M) / 4.0 - space::M;
        let labels = told
            .iter()
            .map(|shown| StatCard::<()>::label_width(ui, &shown.label));
        let each = labels.fold(of_four, f32::max);
        ((each + space::M) * many - space::M).min(width)
    } else {
        width
    };
    ui.scope(|ui| {
        ui.set_max_width(room);
        number_cards(ui, cx, &told, period);
    });
    // The grid has made the space already.
    ui.add_space(-space::S);
}

fn number_cards(ui: &mut Ui, cx: &Cx<'_>, told: &[&Shown], period: Period) {
    let cards = told.iter().map(|shown| {
        StatCard::new(&shown.label, &shown.headline.number)
            .unit(&shown.headline.unit)
            .note(&shown.note)
            .hint(&shown.means)
            .leads_to(Address::new(&shown.id, period).route())
    });
    if let Some(route) = stat_row(ui, "numbers", NUMBER, cards) {
        cx.go(route);
    }
}

fn is_number(shown: &Shown) -> bool {
    let told = !shown.is_drawn() || NUMBERS.contains(&shown.id.as_str());
    told && !shown.headline.number.is_empty()
}

/// The figures that are drawn, in as many columns as there is room for; each card stands below the one that
/// ends highest, so that a low card leaves no hole beside a high one.
fn charts(ui: &mut Ui, cx: &Cx<'_>, view: &SectionView, period: Period) {
    let drawn = view
        .figures
        .iter()
        .filter(|one| one.is_drawn() && !is_number(one));
    let width = ui.available_width();
    let columns: usize = if width < 2.0 * CHART + space::M { 1 } else { 2 };
    #[allow(clippy::cast_precision_loss, reason = "two columns at most")]
    let each = (width - space::M * (columns - 1) as f32) / columns as f32;
    let start = ui.cursor().min;
    let mut ends = vec![start.y; columns];
    for shown in drawn {
        let first = ends.iter().copied().fold(f32::INFINITY, f32::min);
        let column = ends.iter().position(|end| *end <= first + 1.0).unwrap_or(0);
        #[allow(clippy::cast_precision_loss, reason = "two columns at most")]
        let left = start.x + column as f32 * (each + space::M);
        let area = Rect::from_min_size(pos2(left, ends[column]), vec2(each, f32::INFINITY));
        let mut place = ui.new_child(UiBuilder::new().max_rect(area).id_salt(&shown.id));
        let note = shown.headline.line();
        let card = Card::new().title(&shown.label).note(&note);
        card.show(&mut place, |ui| chart_card(ui, cx, shown, period));
        ends[column] = place.min_rect().bottom() + space::M;
    }
    let end = ends.iter().copied().fold(start.y, f32::max);
    ui.advance_cursor_after_rect(Rect::from_min_max(
        start,
        pos2(start.x + width, end - space::M),
    ));
}

fn chart_card(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown, period: Period) {
    let address = || Address::new(&shown.id, period);
    for (place, chart) in shown.charts.iter().enumerate() {
        ui.push_id(place, |ui| {
            if !chart.name.is_empty() {
                small(ui, &chart.name);
            }
            let name = if chart.name.is_empty() {
                &shown.label
            } else {
                &chart.name
            };
            if let Some(bar) = chart_ui(ui, chart, name, BARS) {
                cx.go(address().part(Some(bar.path.clone())).route());
            }
        });
    }
    let left_out = shown
        .charts
        .iter()
        .flat_map(|chart| chart.bars.iter().skip(BARS));
    let rest = left_out.count();
    let words = if rest > 0 {
        cx.text.with("follow_up-more", &[("n", rest.into())])
    } else {
        cx.text.get("follow_up-rows")
    };
    let number = shown.headline.line();
    foot(ui, cx, (&words, &shown.means), address().route(), |ui| {
        let titles = (shown.label.as_str(), number.as_str());
        pictures::menu(ui, cx, &period.of(cx.scope()), titles, |about| {
            picture::of_figure(about, &shown.charts, &[], None)
        });
    });
}

/// At the foot of a chart: the way to its rows, and what can be done with it as a picture.
fn foot(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (words, means): (&str, &str),
    rows: Route,
    picture: impl FnOnce(&mut Ui),
) {
    ui.horizontal(|ui| {
        if link(ui, words).on_hover_text(means).clicked() {
            cx.go(rows);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), picture);
    });
}

fn time(ui: &mut Ui, cx: &Cx<'_>, over_time: &OverTime, period: Period) {
    let colours = &Theme::of(ui).palette;
    let series = series(over_time, colours);
    Card::new().title(&over_time.name).show(ui, |ui| {
        let name = &over_time.name;
        columns_over_time(ui, over_time.id, name, 180.0, &over_time.periods, &series);
        let rows = Address::new(over_time.id, period).route();
        let words = cx.text.get("follow_up-rows");
        foot(ui, cx, (&words, name), rows, |ui| {
            pictures::menu(ui, cx, &period.of(cx.scope()), (name, ""), |about| {
                picture::of_figure(about, &[], &[], Some(&unnamed(over_time)))
            });
        });
    });
}

/// The same where its name stands above it already.
fn unnamed(over_time: &OverTime) -> OverTime {
    OverTime {
        name: String::new(),
        ..over_time.clone()
    }
}
