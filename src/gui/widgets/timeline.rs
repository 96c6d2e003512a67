//! A project over time: phases on top, one lane for each group or initiative, today as a line.

use chrono::{Datelike, NaiveDate};
use eframe::egui::{
    Color32, CursorIcon, Id, Rect, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::heard::stands_at;
use super::paint::{focus_ring, from_left, left_middle, middle, one_line, scrolls};
use crate::gui::theme::{Theme, Tone, Type};

/// A stretch of time with a name.
#[derive(Clone, Debug)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day; without one it lasts to the end of the timeline.
    pub to: Option<NaiveDate>,
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
}

/// One row below the phases.
#[derive(Clone, Debug)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// How long it lived, or its stages.
    pub spans: Vec<Span>,
    /// Days when something happened, such as meetings.
    pub ticks: Vec<NaiveDate>,
}

/// A timeline. Draw it with [`Timeline::show`]; answers with the lane that was clicked.
///
/// `Timeline { name: "Tidslinje", from, to, today, today_word: "Idag", phases: &phases, lanes: &lanes, tick: &words }`
pub struct Timeline<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// The first day shown.
    pub from: NaiveDate,
    /// The last day shown.
    pub to: NaiveDate,
    /// The day it is.
    pub today: NaiveDate,
    /// What to call today.
    pub today_word: &'a str,
    /// Phases on top.
    pub phases: &'a [Span],
    /// Rows below.
    pub lanes: &'a [Lane],
    /// What to say of a tick of a lane, by their places, when it is pointed at.
    pub tick: &'a dyn Fn(usize, usize) -> String,
}

const LABEL: f32 = 150.0;
const PHASE: f32 = 22.0;
const LANE: f32 = 22.0;

/// So many lanes are shown whole; more scroll below the years and the phases, which stay.
const SHOWN: usize = 20;

impl Timeline<'_> {
    /// Draw it as wide as there is room for.
    pub fn show(&self, ui: &mut Ui) -> Option<usize> {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let id = self.head(ui);
            if Self::are_many(self.lanes.len()) {
                let area = ScrollArea::vertical()
                    .id_salt("lanes")
                    .auto_shrink([false, true])
                    .max_height(LANE * SHOWN as f32);
                scrolls(ui, true, |ui| area.show(ui, |ui| self.body(ui, id)))
            } else {
                self.body(ui, id)
            }
        })
        .inner
    }

    /// Whether so many lanes scroll by themselves.
    pub fn are_many(lanes: usize) -> bool {
        lanes > SHOWN
    }

    /// The room beside the lanes' names.
    fn room(rect: Rect) -> Rect {
        let label = LABEL.min(rect.width() * 0.3);
        Rect::from_min_max(pos2(rect.left() + label, rect.top()), rect.max)
    }

    /// The years and the phases.
    fn head(&self, ui: &mut Ui) -> Id {
        const TOP: f32 = 16.0;
        let phases = if self.phases.is_empty() {
            0.0
        } else {
            PHASE + 10.0
        };
        let size = vec2(ui.available_width(), TOP + phases);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let room = Self::room(rect);
        self.paint_years(ui, room, true);
        for phase in self.phases {
            self.paint_phase(ui, room, rect.top() + TOP, phase);
        }
        self.paint_today_word(ui, room);
        self.paint_today(ui, room.with_min_y(room.top() + 13.0), response.id);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Figure);
            node.set_label(self.name);
        });
        stands_at(ui, response.id, rect);
        response.id
    }

    /// The lanes; the one that was clicked.
    fn body(&self, ui: &mut Ui, id: Id) -> Option<usize> {
        let colours = &Theme::of(ui).palette;
        let height = LANE * self.lanes.len() as f32 + 4.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let room = Self::room(rect);
        self.paint_years(ui, room, false);
        let mut clicked = None;
        for (index, lane) in self.lanes.iter().enumerate() {
            let y = rect.top() + LANE * index as f32;
            let row = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), LANE));
            let lane_response = ui.interact(row, id.with(("lane", index)), Sense::click());
            if lane_response.hovered() {
                ui.painter().rect_filled(row, 4.0, colours.hover);
            }
            let ink = if lane_response.hovered() {
                colours.accent.ink
            } else {
                colours.text
            };
            // Of a country's lanes few are in sight.
            if ui.is_rect_visible(row) {
                let width = room.left() - row.left() - 8.0;
                let name = one_line(ui, Type::Small, &lane.name, ink, width);
                left_middle(ui, pos2(row.left(), row.center().y), name);
                self.paint_lane(ui, room, row, index, id.with(index));
            }
            focus_ring(ui, &lane_response, row, 4.0);
            lane_response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &lane.name));
            if lane_response.clicked() {
                clicked = Some(index);
            }
            lane_response.on_hover_cursor(CursorIcon::PointingHand);
        }
        self.paint_today(ui, room, id.with("lanes"));
        clicked
    }

    /// Where a day is, within the room.
    fn x(&self, room: Rect, day: NaiveDate) -> f32 {
        let whole = (self.to - self.from).num_days().max(1) as f32;
        let share = (day - self.from).num_days() as f32 / whole;
        room.left() + room.width() * share.clamp(0.0, 1.0)
    }

    /// A line where each year begins, and in the head its number.
    fn paint_years(&self, ui: &Ui, room: Rect, numbers: bool) {
        let colours = &Theme::of(ui).palette;
        for year in self.from.year()..=self.to.year() {
            let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else {
                continue;
            };
            let x = self.x(room, first.max(self.from)).round();
            let galley = one_line(ui, Type::Tiny, &year.to_string(), colours.muted, 60.0);
            let today = self.x(room, self.today);
            let hidden = (today - 26.0 - galley.size().x..today + 26.0).contains(&x);
            if numbers && x + galley.size().x < room.right() && !hidden {
                ui.painter()
                    .galley(pos2(x, room.top() - 2.0), galley, colours.muted);
            }
            if first > self.from {
                let line = Stroke::new(1.0, colours.line);
                ui.painter()
                    .vline(x - 3.0, room.top()..=room.bottom(), line);
            }
        }
    }

    fn paint_phase(&self, ui: &Ui, room: Rect, y: f32, phase: &Span) {
        let colours = &Theme::of(ui).palette;
        let (left, right) = (
            self.x(room, phase.from),
            self.x(room, phase.to.unwrap_or(self.to)),
        );
        let place = Rect::from_min_max(
            pos2(left, y),
            pos2((right - 2.0).max(left + 2.0), y + PHASE),
        );
        let tint = colours.tint(phase.tone);
        ui.painter()
            .rect_filled(place, 3.0, tint.soft.lerp_to_gamma(tint.fill, 0.06));
        let galley = one_line(
            ui,
            Type::Tiny,
            &phase.name,
            colours.text,
            place.width() - 12.0,
        );
        // In a short phase no part of its name says what it is; it is told when pointed at.
        if !galley.elided {
            left_middle(ui, from_left(place, 7.0), galley);
        }
        let response = ui.interact(
            place,
            ui.scope_id().with(("phase", &phase.name)),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &phase.name));
        response.on_hover_text(&phase.name);
    }

    fn paint_lane(&self, ui: &Ui, room: Rect, row: Rect, place: usize, id: Id) {
        let Some(lane) = self.lanes.get(place) else {
            return;
        };
        let colours = &Theme::of(ui).palette;
        let mut ink = colours.accent.fill;
        for (index, span) in lane.spans.iter().enumerate() {
            let (left, right) = (
                self.x(room, span.from),
                self.x(room, span.to.unwrap_or(self.to)),
            );
            let bar = Rect::from_min_max(
                pos2(left, row.center().y - 5.0),
                pos2(right.max(left + 10.0), row.center().y + 5.0),
            );
            let tint = colours.tint(span.tone);
            ink = tint.fill;
            ui.painter()
                .rect_filled(bar, 5.0, tint.soft.lerp_to_gamma(tint.fill, 0.16));
            if !span.name.is_empty() {
                ui.interact(bar, id.with(("span", index)), Sense::hover())
                    .on_hover_text(&span.name);
            }
        }
        for (index, day) in lane.ticks.iter().enumerate() {
            let at = pos2(self.x(room, *day), row.center().y);
            ui.painter().circle_filled(at, 4.0, ink);
            let around = Rect::from_center_size(at, vec2(10.0, 16.0));
            let response = ui.interact(around, id.with(("tick", index)), Sense::hover());
            if response.hovered() {
                response.on_hover_text((self.tick)(place, index));
            }
        }
    }

    fn has_today(&self) -> bool {
        (self.from..=self.to).contains(&self.today)
    }

    fn paint_today_word(&self, ui: &Ui, room: Rect) {
        if !self.has_today() {
            return;
        }
        let ink: Color32 = Theme::of(ui).palette.bad.ink;
        let x = self.x(room, self.today).round();
        let word = one_line(ui, Type::TinyMedium, self.today_word, ink, 80.0);
        let half = word.size().x / 2.0;
        let at = x.clamp(room.left() + half, room.right() - half);
        let ground =
            Rect::from_center_size(pos2(at, room.top() + 5.0), word.size() + vec2(8.0, 0.0));
        ui.painter()
            .rect_filled(ground, 3.0, Theme::of(ui).palette.surface);
        middle(ui, pos2(at, room.top() + 5.0), word);
    }

    /// A line down through where today is.
    fn paint_today(&self, ui: &Ui, room: Rect, id: Id) {
        if !self.has_today() {
            return;
        }
        let ink: Color32 = Theme::of(ui).palette.bad.ink;
        let x = self.x(room, self.today).round();
        let line = [pos2(x, room.top()), pos2(x, room.bottom())];
        ui.painter()
            .add(Shape::line_segment(line, Stroke::new(1.5, ink)));
        let place = Rect::from_min_max(pos2(x - 3.0, room.top()), pos2(x + 3.0, room.bottom()));
        let words = format!("{} {}", self.today_word, self.today.format("%F"));
        ui.interact(place, id.with("today"), Sense::hover())
            .on_hover_text(words);
    }
}
