//! Charts: labels where the eye is, few lines, the same colours for the same things.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, CursorIcon, Galley, Rangef, Rect, Response, Sense, Ui, Vec2, Vec2b,
    WidgetInfo, accesskit::Role, pos2, vec2,
};
use egui_plot::{
    AxisHints, Bar, BarChart, GridMark, Line, Plot, PlotPoint, PlotPoints, PlotUi, Points, Text,
};

use super::{
    chip::{sector_bar, sector_label},
    paint::{focus_ring, from_left, left_middle, longest_word, middle, one_line, two_lines},
};
use crate::gui::theme::{Theme, Type};

/// One bar or share of a chart, with its value written out by the caller.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub label: String,
    /// How much.
    pub amount: f64,
    /// How much, in words: "11 081 h".
    pub words: String,
    /// Its colour.
    pub colour: Color32,
}

/// Bars lying down, one for each category, with name and value. Answers with the bar that was clicked,
/// since every number opens its rows. `bar_rows(ui, "Deltagare per sektor", 140.0, &values)`
pub fn bar_rows(ui: &mut Ui, name: &str, label_width: f32, values: &[Value]) -> Option<usize> {
    let colours = &Theme::of(ui).palette;
    let most = values.iter().map(|value| value.amount).fold(0.0, f64::max);
    // Names that two lines do not hold stand above their bars.
    let labels: Vec<_> = values
        .iter()
        .map(|value| label_lines(ui, &value.label, label_width - 10.0))
        .collect();
    let above = labels.iter().any(Option::is_none);
    let (row, label_width) = if above {
        (42.0, 2.0)
    } else {
        (26.0, label_width)
    };
    let words: Vec<_> = values
        .iter()
        .map(|value| one_line(ui, Type::Small, &value.words, colours.text, 120.0))
        .collect();
    let words_width = words
        .iter()
        .map(|galley| galley.size().x)
        .fold(0.0, f32::max);
    let size = vec2(ui.available_width(), row * values.len() as f32);
    let (rect, chart) = ui.allocate_exact_size(size, Sense::hover());
    let room = (rect.width() - label_width - words_width - 16.0).max(20.0);
    let mut clicked = None;
    for (index, (value, words)) in values.iter().zip(words).enumerate() {
        let top = rect.top() + row * index as f32;
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), row));
        let response = ui.interact(place, chart.id.with(index), Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(place, 4.0, colours.hover);
        }
        let middle = place.bottom() - 13.0;
        if let Some(label) = labels[index].clone().filter(|_| !above) {
            left_middle(ui, from_left(place, 2.0), label);
        } else {
            let label = one_line(ui, Type::Small, &value.label, colours.text, place.width());
            left_middle(ui, place.left_top() + vec2(2.0, 9.0), label);
        }
        let share = if most > 0.0 {
            (value.amount / most) as f32
        } else {
            0.0
        };
        let left = place.left() + label_width;
        let bar = Rect::from_min_size(
            pos2(left, middle - 7.0),
            vec2((room * share).max(2.0), 14.0),
        );
        ui.painter().rect_filled(bar, 3.0, value.colour);
        left_middle(ui, pos2(bar.right() + 8.0, middle), words);
        focus_ring(ui, &response, place, 4.0);
        let spoken = format!("{} {}", value.label, value.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.clicked() {
            clicked = Some(index);
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
    figure(ui, &chart, name);
    clicked
}

/// A name on one line or two, if they hold it with no word broken.
fn label_lines(ui: &Ui, words: &str, room: f32) -> Option<Arc<Galley>> {
    let ink = Theme::of(ui).palette.text;
    let lines = two_lines(ui, Type::Small, words, ink, room, (13.0, Align::Min));
    let whole = !lines.elided && longest_word(ui, Type::Small, words) <= room;
    whole.then_some(lines)
}

/// How a whole is shared, with a key of names and values below. `share_chart(ui, "Kön", &values)`
pub fn share_chart(ui: &mut Ui, name: &str, values: &[Value]) {
    let shares: Vec<_> = values
        .iter()
        .map(|value| {
            (
                value.colour,
                value.amount as f32,
                format!("{} {}", value.label, value.words),
            )
        })
        .collect();
    sector_bar(ui, name, 14.0, &shares);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        for value in values {
            sector_label(
                ui,
                value.colour,
                &format!("{} {}", value.label, value.words),
            );
        }
    });
}

/// Answers on a scale: one column for each step, its count on top and its name below.
/// `distribution(ui, "Nyttan för mitt arbete", &[Value { label: "1".into(), … }])`
pub fn distribution(ui: &mut Ui, name: &str, height: f32, steps: &[Value]) {
    let colours = &Theme::of(ui).palette;
    let (rect, chart) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let most = steps.iter().map(|step| step.amount).fold(1.0, f64::max);
    let each = (rect.width() / steps.len().max(1) as f32).min(72.0);
    let floor = rect.bottom() - 20.0;
    let line = eframe::egui::Stroke::new(1.0, colours.edge);
    ui.painter().hline(
        rect.left()..=rect.left() + each * steps.len() as f32,
        floor,
        line,
    );
    for (index, step) in steps.iter().enumerate() {
        let left = rect.left() + each * index as f32;
        let tall = (floor - rect.top() - 18.0) * (step.amount / most) as f32;
        let column = Rect::from_min_max(
            pos2(left + 5.0, floor - tall),
            pos2(left + each - 5.0, floor),
        );
        let corners = eframe::egui::CornerRadius {
            nw: 3,
            ne: 3,
            sw: 0,
            se: 0,
        };
        ui.painter().rect_filled(column, corners, step.colour);
        let centre = left + each / 2.0;
        let words = one_line(ui, Type::TinyMedium, &step.words, colours.text, each);
        middle(ui, pos2(centre, column.top() - 9.0), words);
        let label = one_line(ui, Type::Tiny, &step.label, colours.muted, each);
        middle(ui, pos2(centre, floor + 11.0), label);
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + each, rect.bottom()));
        let response = ui.interact(place, chart.id.with(index), Sense::hover());
        let spoken = format!("{} {}", step.label, step.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    }
    figure(ui, &chart, name);
}

/// One thing followed over time.
#[derive(Clone, Debug)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// Its colour.
    pub colour: Color32,
    /// One amount for each period.
    pub amounts: Vec<f64>,
}

/// Columns standing on each other for each period, with a key of names below.
/// `columns_over_time(ui, "hours", "Deltagartimmar per kvartal", 180.0, &periods, &series)`
pub fn columns_over_time(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    height: f32,
    periods: &[String],
    series: &[Series],
) {
    let colours = &Theme::of(ui).palette;
    let shown = quiet_plot(ui, salt, height, periods, |plot| {
        let mut standing: Vec<f64> = vec![0.0; periods.len()];
        for one in series {
            let bars = one
                .amounts
                .iter()
                .zip(standing.iter_mut())
                .enumerate()
                .map(|(place, (amount, below))| {
                    let bar = Bar::new(place as f64, *amount)
                        .base_offset(*below)
                        .width(0.62)
                        .fill(one.colour);
                    *below += amount;
                    bar.stroke(eframe::egui::Stroke::NONE)
                })
                .collect();
            plot.bar_chart(
                BarChart::new(one.name.clone(), bars)
                    .color(one.colour)
                    .allow_hover(false),
            );
        }
        for (place, sum) in standing.iter().enumerate().filter(|(_, sum)| **sum > 0.0) {
            let words = Type::TinyMedium.rich(plain(*sum)).color(colours.text);
            let at = PlotPoint::new(place as f64, *sum);
            plot.text(
                Text::new("", at, words)
                    .anchor(Align2::CENTER_BOTTOM)
                    .allow_hover(false),
            );
        }
    });
    figure(ui, &shown, name);
    key(ui, series);
}

/// Lines over time, each with its last amount where it ends.
/// `lines_over_time(ui, "size", "Gruppens storlek", 160.0, &periods, &series)`
pub fn lines_over_time(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    height: f32,
    periods: &[String],
    series: &[Series],
) {
    let shown = quiet_plot(ui, salt, height, periods, |plot| {
        for one in series {
            let points: Vec<[f64; 2]> = one
                .amounts
                .iter()
                .enumerate()
                .map(|(place, amount)| [place as f64, *amount])
                .collect();
            let Some(last) = points.last().copied() else {
                continue;
            };
            let line = Line::new(one.name.clone(), PlotPoints::from(points.clone()));
            plot.line(line.color(one.colour).width(2.0).allow_hover(false));
            plot.points(
                Points::new("", PlotPoints::from(points))
                    .color(one.colour)
                    .radius(3.0)
                    .allow_hover(false),
            );
            let words = Type::TinyMedium
                .rich(format!("\u{a0}\u{a0}{}", plain(last[1])))
                .color(one.colour);
            let at = PlotPoint::new(last[0], last[1]);
            plot.text(
                Text::new("", at, words)
                    .anchor(Align2::LEFT_CENTER)
                    .allow_hover(false),
            );
        }
    });
    figure(ui, &shown, name);
    key(ui, series);
}

/// A plot that stands still, with a few grid lines and the periods below.
fn quiet_plot<'a>(
    ui: &mut Ui,
    salt: &str,
    height: f32,
    periods: &'a [String],
    draw: impl FnOnce(&mut PlotUi<'a>) + 'a,
) -> Response {
    let colours = &Theme::of(ui).palette;
    let last = periods.len().saturating_sub(1) as f64;
    let across = AxisHints::new_x()
        .tick_label_font(Type::Tiny.font())
        .tick_label_color(colours.muted)
        .label_spacing(Rangef::new(8.0, 16.0))
        .formatter(move |mark, _| {
            let place = mark.value.round();
            let period = (place >= 0.0)
                .then(|| periods.get(place as usize))
                .flatten();
            period.cloned().unwrap_or_default()
        });
    let up = AxisHints::new_y()
        .tick_label_font(Type::Tiny.font())
        .tick_label_color(colours.muted)
        .label_spacing(Rangef::new(8.0, 16.0))
        .formatter(|mark, _| {
            if mark.value < 0.0 {
                String::new()
            } else {
                plain(mark.value)
            }
        });
    // Nothing in it is to be pressed: it would be a stop for Tab that does nothing.
    let plot = Plot::new(salt)
        .sense(Sense::hover())
        .height(height)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .show_grid(Vec2b::new(false, true))
        .grid_color(colours.line)
        .include_y(0.0)
        .include_x(-0.6)
        .include_x(last + 0.6)
        .set_margin_fraction(Vec2::new(0.0, 0.12))
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|input| {
            let step = nice_step(input.bounds.1 - input.bounds.0.min(0.0));
            [step, step * 100.0, step * 10_000.0]
        }))
        .x_grid_spacer(move |_| {
            let mark = |place: usize| GridMark {
                value: place as f64,
                step_size: 1.0,
            };
            (0..periods.len()).map(mark).collect()
        })
        .custom_x_axes(vec![across])
        .custom_y_axes(vec![up]);
    plot.show(ui, draw).response
}

/// A step that makes about four grid lines.
fn nice_step(span: f64) -> f64 {
    let rough = (span / 4.0).max(1.0);
    let power = 10f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|n| n * power)
        .find(|step| *step >= rough)
        .unwrap_or(power)
}

/// A number as short as it can be.
fn plain(number: f64) -> String {
    if (number - number.round()).abs() < 1e-9 {
        crate::text::grouped(&(number.round() as i64))
    } else {
        format!("{number:.1}").replace('.', ",")
    }
}

fn key(ui: &mut Ui, series: &[Series]) {
    if series.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        for one in series {
            sector_label(ui, one.colour, &one.name);
        }
    });
}

fn figure(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Figure);
        node.set_label(name);
    });
}

#[cfg(test)]
mod tests {
    use super::{nice_step, plain};

    #[test]
    fn grid_lines_stand_on_round_numbers() {
        assert_eq!(
            [3.0, 9.0, 40.0, 90.0, 700.0].map(nice_step),
            [1.0, 5.0, 10.0, 50.0, 200.0]
        );
    }

    #[test]
    fn numbers_in_charts_are_short() {
        assert_eq!(plain(1250.0), "1\u{a0}250");
        assert_eq!(plain(18.94), "18,9");
    }
}
