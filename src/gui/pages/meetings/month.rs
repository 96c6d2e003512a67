//! A month of meetings, as a calendar on the wall.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use eframe::egui::{
    Align, CursorIcon, Layout, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::load::{MeetingLine, SetDay};
use crate::domain::{Id, Meeting, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, IconButton, MenuItem, focus_ring, heading, menu_below, one_line,
};
use crate::text::{capitalised, dotted};

/// What was done in the calendar.
#[derive(Default)]
pub struct Done {
    /// A meeting was chosen.
    pub opened: Option<Id>,
    /// A day was chosen to meet on.
    pub day: Option<NaiveDate>,
    /// A meeting that is set shall be booked: its place among them.
    pub booked: Option<usize>,
}

/// Room for the week's number.
const WEEK: f32 = 30.0;
/// Height of one meeting.
const LINE: f32 = 20.0;

/// A month to be drawn.
pub struct Month<'a> {
    /// Words, and the day it is.
    pub cx: &'a Cx<'a>,
    /// The meetings.
    pub lines: &'a [&'a MeetingLine],
    /// The days that are set and not booked.
    pub set: &'a [&'a SetDay],
    /// Whether a meeting can be made on a day.
    pub may_add: bool,
}

/// The days that are drawn of a month: its weeks are whole, with days of the months beside it.
pub fn days(month: NaiveDate) -> Range<NaiveDate> {
    let first = month.with_day(1).unwrap_or(month);
    let last = first + Months::new(1) - Days::new(1);
    let [from, to] = [first, last].map(|day| day.week(Weekday::Mon).first_day());
    from..to + Days::new(7)
}

/// Draws the month and the way to others.
pub fn ui(ui: &mut Ui, of: &Month<'_>, month: &mut NaiveDate) -> Done {
    let mut done = Done::default();
    Card::new().show(ui, |ui| {
        steps(ui, of.cx, month);
        let first = month.with_day(1).unwrap_or(*month);
        let days = days(*month);
        weekdays(ui, of.cx);
        let weeks = days.start.iter_weeks();
        let weeks = weeks.take_while(|start| days.contains(start));
        let weeks: Vec<NaiveDate> = weeks.collect();
        let room = ui.available_height() - space::XL - space::L;
        let height = room / weeks.len().max(1) as f32;
        ui.spacing_mut().item_spacing.y = 0.0;
        for start in weeks {
            of.week(
                ui,
                start,
                first,
                height.clamp(72.0, 120.0).floor(),
                &mut done,
            );
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

impl Month<'_> {
    fn week(&self, ui: &mut Ui, monday: NaiveDate, month: NaiveDate, height: f32, done: &mut Done) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let colours = &Theme::of(ui).palette;
        let edge = Stroke::new(1.0, colours.line);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, edge);
        let number = monday.iso_week().week().to_string();
        let number = one_line(ui, Type::Tiny, &number, colours.muted, WEEK);
        let at = pos2(rect.left() + 4.0, rect.top() + 7.0);
        ui.painter().galley(at, number, colours.muted);
        let width = (rect.width() - WEEK) / 7.0;
        for (place, day) in monday.iter_days().take(7).enumerate() {
            let left = rect.left() + WEEK + place as f32 * width;
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
            ui.painter().vline(cell.left() + 0.5, cell.y_range(), edge);
            self.day(ui, cell, day, day.month() == month.month(), done);
        }
    }

    fn day(&self, ui: &mut Ui, cell: Rect, day: NaiveDate, inside: bool, done: &mut Done) {
        let colours = &Theme::of(ui).palette;
        if self.may_add {
            // Not a stop for the Tab key: forty of them would stand in the way of the meetings.
            let response = ui.interact(cell, ui.scope_id().with(("day", day)), Sense::CLICK);
            if response.hovered() {
                let ground = cell.shrink(1.0);
                ui.painter().rect_filled(ground, 0.0, colours.hover);
            }
            if response.clicked() {
                done.day = Some(day);
            }
        }
        let today = day == self.cx.today;
        let ink = match (today, inside) {
            (true, _) => colours.on_fill,
            (false, true) => colours.text,
            (false, false) => colours.muted,
        };
        let number = one_line(ui, Type::SmallMedium, &day.day().to_string(), ink, 40.0);
        let at = pos2(cell.left() + 7.0, cell.top() + 4.0);
        if today {
            let middle = at + number.size() / 2.0;
            let painter = ui.painter();
            painter.circle_filled(middle, 10.5, colours.accent.fill);
        }
        ui.painter().galley(at, number, ink);
        self.meetings(ui, cell, day, done);
    }

    /// The meetings of a day, as many as there is room for.
    fn meetings(&self, ui: &mut Ui, cell: Rect, day: NaiveDate, done: &mut Done) {
        let of_day = self.lines.iter().filter(|line| line.date == Some(day));
        let of_day: Vec<&MeetingLine> = of_day.copied().collect();
        let set = self.set.iter().enumerate();
        let set: Vec<_> = set.filter(|(_, one)| one.date == day).collect();
        let fits = (((cell.height() - 26.0) / LINE) as usize).max(1);
        let all = of_day.len() + set.len();
        let shown = if all > fits { fits - 1 } else { all };
        let top = |place: usize| cell.top() + 24.0 + place as f32 * LINE;
        for (place, line) in of_day.iter().take(shown).enumerate() {
            if meeting(ui, line_at(cell, top(place)), line) {
                done.opened = Some(line.id);
            }
        }
        let room = shown.saturating_sub(of_day.len());
        for (below, (place, one)) in set.into_iter().take(room).enumerate() {
            let rect = line_at(cell, top(of_day.len() + below));
            let may = self.cx.may_make_in(Meeting::KIND, one.of);
            if set_day(ui, rect, one, may) {
                done.booked = Some(place);
            }
        }
        if shown < all {
            let more = [("n", (all - shown).into())];
            let words = self.cx.text.with("meetings-more", &more);
            let whole = [
                ("day", self.cx.text.long_day(day).into()),
                ("n", all.into()),
            ];
            let name = self.cx.text.with("meetings-of_day", &whole);
            let rest = rest_of_day(ui, line_at(cell, top(shown)), day, (&words, &name));
            menu_below(&rest, &name, |ui| self.whole_day(ui, day, done));
        }
    }

    /// All of a day's meetings, to be chosen from.
    fn whole_day(&self, ui: &mut Ui, day: NaiveDate, done: &mut Done) {
        let list = ScrollArea::vertical().max_height(320.0);
        list.show(ui, |ui| {
            for line in self.lines.iter().filter(|line| line.date == Some(day)) {
                if ui.add(MenuItem::new(&in_line(line))).clicked() {
                    done.opened = Some(line.id);
                }
            }
            let set = self.set.iter().enumerate();
            for (place, one) in set.filter(|(_, one)| one.date == day) {
                let whose = Some(&one.whose).filter(|_| self.cx.municipality.is_none());
                let words = dotted(whose.into_iter().chain([&one.words]).cloned());
                let may = self.cx.may_make_in(Meeting::KIND, one.of);
                if ui.add(MenuItem::new(&words).enabled(may)).clicked() {
                    done.booked = Some(place);
                }
            }
        });
    }
}

/// What a meeting is called, when it begins, and whose it is where that is not the same of all.
fn in_line(line: &MeetingLine) -> String {
    let time = line.time.split('–').next().unwrap_or_default();
    let words = [time, &line.title, &line.municipality];
    let words = words.into_iter().filter(|words| !words.is_empty());
    words.collect::<Vec<_>>().join(" · ")
}

/// How many more meetings a day has, which opens all of them.
fn rest_of_day(ui: &Ui, rect: Rect, day: NaiveDate, (words, name): (&str, &str)) -> Response {
    let colours = &Theme::of(ui).palette;
    let response = ui.interact(rect, ui.scope_id().with(("rest", day)), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let galley = one_line(ui, Type::Tiny, words, colours.muted, rect.width() - 8.0);
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colours.muted);
    focus_ring(ui, &response, rect, 4.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A line of a day.
fn line_at(cell: Rect, top: f32) -> Rect {
    let min = pos2(cell.left() + 3.0, top);
    Rect::from_min_size(min, vec2(cell.width() - 5.0, LINE - 2.0))
}

/// A meeting that is set and not booked, drawn as what is not yet; true when it is clicked to be booked.
fn set_day(ui: &Ui, rect: Rect, one: &SetDay, may: bool) -> bool {
    let colours = &Theme::of(ui).palette;
    let id = ui.scope_id().with(("set", one.date, &one.title));
    let response = ui.interact(rect, id, if may { Sense::click() } else { Sense::hover() });
    let edge = Stroke::new(1.0, colours.edge_strong);
    let inside = StrokeKind::Inside;
    ui.painter().rect_stroke(rect, 4.0, edge, inside);
    let ink = colours.muted;
    let galley = one_line(ui, Type::Tiny, &one.title, ink, rect.width() - 8.0);
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    focus_ring(ui, &response, rect, 4.0);
    let role = if may { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &one.words));
    response.on_hover_text(&one.words).clicked()
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
    let hint = [&line.title, &line.time, &line.groups, &line.municipality].map(String::as_str);
    let hint = hint.into_iter().filter(|words| !words.is_empty());
    let hint = hint.collect::<Vec<_>>().join("\n");
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(hint)
        .clicked()
}
