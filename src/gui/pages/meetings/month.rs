//! A month of meetings, as a calendar on the wall.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Layout, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::load::MeetingLine;
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::pages::groups::parts;
use crate::gui::theme::{Theme, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, IconButton, focus_ring, heading, one_line, tiny};
use crate::text::capitalised;

/// What was done in the calendar.
#[derive(Default)]
pub struct Done {
    /// A meeting was chosen.
    pub opened: Option<Id>,
    /// A day was chosen to meet on.
    pub day: Option<NaiveDate>,
}

/// Room for the week's number.
const WEEK: f32 = 30.0;
/// Height of one meeting.
const LINE: f32 = 20.0;

/// Draws the month and the way to others.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    lines: &[&MeetingLine],
    month: &mut NaiveDate,
    may_add: bool,
) -> Done {
    let mut done = Done::default();
    Card::new().show(ui, |ui| {
        steps(ui, cx, month);
        let first = month.with_day(1).unwrap_or(*month);
        let monday = first.week(Weekday::Mon).first_day();
        weekdays(ui, cx);
        let last = first + Months::new(1);
        let weeks: Vec<NaiveDate> = monday
            .iter_weeks()
            .take_while(|start| *start < last)
            .collect();
        let room = ui.available_height() - space::XL - space::L;
        let height = (room / weeks.len().max(1) as f32)
            .clamp(72.0, 120.0)
            .floor();
        ui.spacing_mut().item_spacing.y = 0.0;
        for start in weeks {
            row(ui, cx, lines, start, first, height, may_add, &mut done);
        }
    });
    done
}

fn steps(ui: &mut Ui, cx: &Cx<'_>, month: &mut NaiveDate) {
    ui.horizontal(|ui| {
        heading(ui, 2, &capitalised(&cx.text.month_of(*month)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let next = IconButton::new(Icon::ChevronRight, &cx.date_words.next_month);
            if ui.add(next).clicked() {
                *month = *month + Months::new(1);
            }
            let today = capitalised(&cx.text.get("day-today"));
            if ui.add(Button::quiet(&today).small()).clicked() {
                *month = cx.today;
            }
            let previous = IconButton::new(Icon::ChevronLeft, &cx.date_words.previous_month);
            if ui.add(previous).clicked() {
                *month = *month - Months::new(1);
            }
        });
    });
}

fn weekdays(ui: &mut Ui, cx: &Cx<'_>) {
    let size = vec2(ui.available_width(), 20.0);
    let (_, rect) = ui.allocate_space(size);
    let ink = Theme::of(ui).palette.muted;
    let width = (rect.width() - WEEK) / 7.0;
    for (place, name) in cx.date_words.weekdays.iter().enumerate() {
        let left = rect.left() + WEEK + place as f32 * width;
        let words = one_line(ui, Type::TinyMedium, &capitalised(name), ink, width - 8.0);
        ui.painter()
            .galley(pos2(left + 6.0, rect.top() + 2.0), words, ink);
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "a row of the calendar is told where it stands"
)]
fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    lines: &[&MeetingLine],
    monday: NaiveDate,
    month: NaiveDate,
    height: f32,
    may_add: bool,
    done: &mut Done,
) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let colours = &Theme::of(ui).palette;
    let edge = Stroke::new(1.0, colours.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, edge);
    let number = monday.iso_week().week();
    let number = one_line(ui, Type::Tiny, &number.to_string(), colours.muted, WEEK);
    let at = pos2(rect.left() + 4.0, rect.top() + 7.0);
    ui.painter().galley(at, number, colours.muted);
    let width = (rect.width() - WEEK) / 7.0;
    for place in 0..7 {
        let left = rect.left() + WEEK + place as f32 * width;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        let Some(day) = monday.checked_add_days(Days::new(place)) else {
            continue;
        };
        ui.painter().vline(cell.left() + 0.5, cell.y_range(), edge);
        let of_day = lines.iter().filter(|line| line.date == Some(day));
        let of_day: Vec<&MeetingLine> = of_day.copied().collect();
        self::day(
            ui,
            cx,
            cell,
            day,
            day.month() == month.month(),
            &of_day,
            may_add,
            done,
        );
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "a day of the calendar is told where it stands"
)]
fn day(
    ui: &mut Ui,
    cx: &Cx<'_>,
    cell: Rect,
    day: NaiveDate,
    inside: bool,
    lines: &[&MeetingLine],
    may_add: bool,
    done: &mut Done,
) {
    let colours = &Theme::of(ui).palette;
    if may_add {
        // Not a stop for the Tab key: forty of them would stand in the way of the meetings.
        let response = ui.interact(cell, ui.scope_id().with(("day", day)), Sense::CLICK);
        if response.hovered() {
            ui.painter()
                .rect_filled(cell.shrink(1.0), CornerRadius::ZERO, colours.hover);
        }
        if response.clicked() {
            done.day = Some(day);
        }
    }
    let today = day == cx.today;
    let ink = match (today, inside) {
        (true, _) => colours.on_fill,
        (false, true) => colours.text,
        (false, false) => colours.muted,
    };
    let number = one_line(ui, Type::SmallMedium, &day.day().to_string(), ink, 40.0);
    let at = pos2(cell.left() + 7.0, cell.top() + 4.0);
    if today {
        let middle = at + number.size() / 2.0;
        ui.painter()
            .circle_filled(middle, 10.5, colours.accent.fill);
    }
    ui.painter().galley(at, number, ink);
    let fits = (((cell.height() - 26.0) / LINE) as usize).max(1);
    let shown = if lines.len() > fits {
        fits - 1
    } else {
        lines.len()
    };
    for (place, line) in lines[..shown].iter().enumerate() {
        let top = cell.top() + 24.0 + place as f32 * LINE;
        let min = pos2(cell.left() + 3.0, top);
        let rect = Rect::from_min_size(min, vec2(cell.width() - 5.0, LINE - 2.0));
        if meeting(ui, rect, line) {
            done.opened = Some(line.id);
        }
    }
    if shown < lines.len() {
        let top = cell.top() + 24.0 + shown as f32 * LINE;
        let rest = Rect::from_min_max(pos2(cell.left() + 7.0, top), cell.right_bottom());
        let words = cx
            .text
            .with("meetings-more", &[("n", (lines.len() - shown).into())]);
        parts::place(ui, rest, Layout::left_to_right(Align::TOP), |ui| {
            tiny(ui, &words)
        });
    }
}

/// A meeting on its day; true when it is clicked.
fn meeting(ui: &Ui, rect: Rect, line: &MeetingLine) -> bool {
    let tint = Theme::of(ui).palette.accent;
    let response = ui.interact(
        rect,
        ui.scope_id().with(("meeting", line.id)),
        Sense::click(),
    );
    let ground = if response.hovered() {
        tint.soft.lerp_to_gamma(tint.fill, 0.2)
    } else {
        tint.soft
    };
    ui.painter().rect_filled(rect, 4.0, ground);
    let time = line.time.split('–').next().unwrap_or_default();
    let words = format!("{time} {}", line.title);
    let galley = one_line(ui, Type::Tiny, words.trim(), tint.ink, rect.width() - 8.0);
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tint.ink);
    focus_ring(ui, &response, rect, 4.0);
    let name = format!("{} {}", line.title, line.when);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let hint = format!("{} {}\n{}", line.title, line.time, line.groups);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(hint)
        .clicked()
}
