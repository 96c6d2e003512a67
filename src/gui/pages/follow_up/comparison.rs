//! Jämförelse: one's own values beside the middle and the span of the others', from the lead's feedback.

use std::sync::Arc;

use eframe::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::domain::{Comparison, Decimal};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Card, Column, DataTable, body, chip, empty_state, medium, muted, small};
use crate::insight::label_key;
use crate::insight::{Beside, LEAST_OTHERS, latest, measured_in};
use crate::text::Text;
use crate::workspace::Result;

/// One figure, told.
struct Line {
    label: String,
    /// Own, middle and span, as written out.
    said: [String; 3],
    /// As numbers to draw: own, middle, lower, upper.
    drawn: [f32; 4],
    beside: Beside,
}

/// What is compared.
struct Compared {
    /// The day, and of how many others at least.
    note: String,
    lines: Vec<Line>,
}

/// Reads one; none where it says too little.
fn line(text: &Text, one: &Comparison) -> Option<Line> {
    let values = [one.own?, one.median?, one.lower?, one.upper?];
    let [own, median, lower, upper] = values;
    let unit = measured_in(one);
    Some(Line {
        label: text.get(&label_key(&one.figure)),
        said: [
            text.compared(own, unit),
            text.compared(median, unit),
            text.compared_span(lower, upper, unit),
        ],
        drawn: values.map(points),
        beside: Beside::of(one)?,
    })
}

#[allow(clippy::cast_precision_loss, reason = "to be drawn")]
fn points(value: Decimal) -> f32 {
    value.thousandths() as f32
}

fn compared(cx: &Cx<'_>) -> Option<Arc<Compared>> {
    let own = cx.role.municipality();
    cx.view(("comparison", own), move |source| {
        let text = &source.text;
        let mut all = source.reader.all::<Comparison>()?;
        all.retain(|one| own.is_some() && one.recipient == own);
        let all = latest(all);
        let day = all.iter().filter_map(|one| one.as_of).max();
        let args = [
            (
                "date",
                day.map(|day| text.date(day)).unwrap_or_default().into(),
            ),
            ("n", LEAST_OTHERS.into()),
        ];
        Result::Ok(Compared {
            note: text.with("comparison-note", &args),
            lines: all.iter().filter_map(|one| line(text, one)).collect(),
        })
    })
}

/// How a place among the others is coloured: to stand apart is neither good nor bad by itself.
fn tone(beside: Beside) -> Tone {
    match beside {
        Beside::BelowMost | Beside::AboveMost => Tone::Accent,
        Beside::Below | Beside::Middle | Beside::Above => Tone::Neutral,
    }
}

/// Draws them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(compared) = compared(cx) else { return };
    if compared.lines.is_empty() {
        empty_state(
            ui,
            Icon::Chart,
            &cx.text.get("comparison-empty"),
            None,
            None,
        );
        return;
    }
    muted(ui, &compared.note);
    ui.add_space(space::S);
    let words = ["figure", "own", "median", "span", "place", "drawn"]
        .map(|column| cx.text.get(&format!("comparison-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(1.6, 170.0),
        Column::new(&words[1]).share(0.8, 92.0).right(),
        Column::new(&words[2]).share(0.8, 92.0).right(),
        Column::new(&words[3]).share(1.2, 130.0).right(),
        Column::new(&words[5]).share(1.0, 110.0),
        Column::new(&words[4]).fixed(170.0),
    ];
    let name = cx.text.get("follow_up-comparison");
    let row_name = |row: usize| compared.lines[row].label.clone();
    Card::new().flush().show(ui, |ui| {
        DataTable::new("comparison", &name, &columns, compared.lines.len())
            .at_most(compared.lines.len())
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                cell(ui, cx, &compared.lines[row], column)
            });
    });
    ui.add_space(space::S);
    small(ui, &cx.text.get("comparison-how"));
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &Line, column: usize) {
    let [own, median, span] = &line.said;
    match column {
        0 => drop(medium(ui, &line.label)),
        1 => drop(medium(ui, own)),
        2 => drop(body(ui, median)),
        3 => drop(body(ui, span)),
        4 => drawn(ui, line, &place(cx, line)),
        _ => drop(chip(ui, tone(line.beside), &place(cx, line))),
    }
}

fn place(cx: &Cx<'_>, line: &Line) -> String {
    cx.text.get(&format!("comparison-{}", line.beside.code()))
}

/// The span as a bar, the middle as a line, one's own as a dot.
fn drawn(ui: &mut Ui, line: &Line, spoken: &str) {
    let colours = &Theme::of(ui).palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let [own, median, lower, upper] = line.drawn;
    let most = [own, upper, 1.0].into_iter().fold(0.0_f32, f32::max);
    let track = rect.shrink2(vec2(6.0, 6.0));
    let along = |value: f32| track.left() + track.width() * (value.max(0.0) / most);
    let painter = ui.painter();
    painter.rect_filled(track, 2.0, colours.track);
    let span = Rect::from_min_max(
        pos2(along(lower), track.top()),
        pos2(along(upper).max(along(lower) + 2.0), track.bottom()),
    );
    painter.rect_filled(span, 2.0, colours.muted);
    let middle = Stroke::new(2.0, colours.text);
    painter.vline(along(median), rect.shrink(2.0).y_range(), middle);
    painter.circle_filled(pos2(along(own), rect.center().y), 5.0, colours.accent.fill);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
}
