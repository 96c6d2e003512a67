//! What is seen from the other side of the room: large words, strong contrast, nothing to click on.
//!
//! Sizes are told as they are on a wall of 1024 × 768 points, where 28 is running text; on a larger wall everything
//! is larger. Draw within [`Wall::show`], which sets the colours, and take sizes from the [`Wall`] that it hands out.

use std::sync::Arc;

use eframe::egui::{
    Align2, CentralPanel, Color32, FontFamily, FontId, Frame, Galley, Label, Margin, Rect,
    Response, RichText, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::icons::Icon;
use crate::gui::theme::{self, Palette, Theme};

/// The wall that sizes are told for.
const WIDTH: f32 = 1024.0;
const HEIGHT: f32 = 768.0;

/// How large something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Large {
    /// A number that is the point of it all: 96.
    Number,
    /// What the wall is about, and what stands beside: 40.
    Title,
    /// Running text: 28.
    Body,
    /// Running text that names something: 28, semibold.
    Strong,
    /// What need not be read from the last row: 20.
    Small,
}

impl Large {
    const fn points(self) -> f32 {
        match self {
            Self::Number => 96.0,
            Self::Title => 40.0,
            Self::Body | Self::Strong => 28.0,
            Self::Small => 20.0,
        }
    }

    fn family(self) -> FontFamily {
        match self {
            Self::Number | Self::Title | Self::Strong => FontFamily::Name("semibold".into()),
            Self::Body | Self::Small => FontFamily::Proportional,
        }
    }
}

/// What stands above everything on the wall.
#[derive(Debug, Clone, Copy, Default)]
pub struct WallHead<'a> {
    /// What it is about.
    pub title: &'a str,
    /// A line below it.
    pub under: &'a str,
    /// What is said of names, with the picture of an eye that is closed or open.
    pub mark: &'a str,
    /// Whether names are shown.
    pub names: bool,
    /// The time that is left, where time is taken.
    pub clock: Option<&'a str>,
}

/// A wall that is being drawn: how large it is beside the one that sizes are told for.
#[derive(Debug, Clone, Copy)]
pub struct Wall {
    scale: f32,
}

impl Wall {
    /// Draws a wall over all of this window, or this part of it.
    ///
    /// `Wall::show(ui, head, |ui, wall| { wall.text(ui, Large::Body, "Vad behöver vi av varandra?"); })`
    pub fn show<R>(ui: &mut Ui, head: &WallHead<'_>, draw: impl FnOnce(&mut Ui, Self) -> R) -> R {
        theme::on_the_wall(ui, |ui| {
            let room = ui.available_size();
            let scale = (room.x / WIDTH).min(room.y / HEIGHT).max(0.25);
            let wall = Self { scale };
            let ground = Theme::of(ui).palette.surface;
            let margin = Margin::from(vec2(36.0, 28.0) * scale);
            let panel =
                CentralPanel::default().frame(Frame::new().fill(ground).inner_margin(margin));
            panel
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(12.0, 8.0) * scale;
                    wall.head(ui, head);
                    draw(ui, wall)
                })
                .inner
        })
    }

    /// Draws a wall that has a head of its own; what is said of names stands in a corner below.
    pub fn bare<R>(ui: &mut Ui, head: &WallHead<'_>, draw: impl FnOnce(&mut Ui) -> R) -> R {
        theme::on_the_wall(ui, |ui| {
            let room = ui.available_size();
            let scale = (room.x / WIDTH).min(room.y / HEIGHT).max(0.25);
            let wall = Self { scale };
            let colours = &Theme::of(ui).palette;
            let margin = Margin::from(vec2(24.0, 12.0) * scale);
            let frame = Frame::new().fill(colours.surface).inner_margin(margin);
            let panel = CentralPanel::default().frame(frame);
            panel
                .show(ui, |ui| {
                    let whole = ui.available_rect_before_wrap();
                    let line = whole.bottom() - wall.points(24.0);
                    let below = Rect::from_min_max(pos2(whole.left(), line), whole.max);
                    wall.mark(ui, colours, head, below);
                    let above = Rect::from_min_max(whole.min, pos2(whole.right(), line));
                    let mut above = ui.new_child(UiBuilder::new().max_rect(above));
                    let answer = draw(&mut above);
                    ui.advance_cursor_after_rect(whole);
                    answer
                })
                .inner
        })
    }

    /// So many points of the wall that sizes are told for.
    pub fn points(self, points: f32) -> f32 {
        points * self.scale
    }

    /// The letters of this size.
    pub fn font(self, large: Large) -> FontId {
        FontId::new(self.points(large.points()), large.family())
    }

    /// Words on as many lines as they need.
    pub fn text(self, ui: &mut Ui, large: Large, words: &str) -> Response {
        self.coloured(ui, large, Theme::of(ui).palette.text, words)
    }

    /// Words that step back.
    pub fn muted(self, ui: &mut Ui, large: Large, words: &str) -> Response {
        self.coloured(ui, large, Theme::of(ui).palette.muted, words)
    }

    /// Words in a colour of the palette.
    pub fn coloured(self, ui: &mut Ui, large: Large, colour: Color32, words: &str) -> Response {
        let words = RichText::new(words).font(self.font(large)).color(colour);
        ui.add(Label::new(words))
    }

    /// Words on one line, cut with "…" where it would be wider.
    pub fn one_line(
        self,
        ui: &Ui,
        large: Large,
        words: &str,
        colour: Color32,
        width: f32,
    ) -> Arc<Galley> {
        let format = TextFormat {
            font_id: self.font(large),
            color: colour,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(words.to_owned(), format);
        job.wrap = TextWrapping {
            max_width: width,
            max_rows: 1,
            break_anywhere: true,
            ..TextWrapping::default()
        };
        ui.painter().layout_job(job)
    }

    /// A thin line across.
    pub fn divider(self, ui: &mut Ui) {
        let size = vec2(ui.available_width(), self.points(2.0));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let line = Stroke::new(self.points(1.5), Theme::of(ui).palette.edge);
        ui.painter().hline(rect.x_range(), rect.center().y, line);
    }

    /// Bars side by side, each with its words before it and its number behind it; the longest fills the room.
    pub fn bars(self, ui: &mut Ui, bars: &[(String, i64, String)]) {
        let colours = &Theme::of(ui).palette;
        let most = bars
            .iter()
            .map(|(_, count, _)| *count)
            .max()
            .unwrap_or(0)
            .max(1);
        let whole = ui.available_width();
        let words = whole * 0.34;
        let number = self.points(96.0);
        let high = self.points(52.0);
        for (label, count, said) in bars {
            let (rect, response) = ui.allocate_exact_size(vec2(whole, high), Sense::hover());
            let galley = self.one_line(ui, Large::Body, label, colours.text, words);
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter()
                .galley(pos2(rect.left(), top), galley, colours.text);
            let left = rect.left() + words + self.points(16.0);
            let room = (rect.right() - number - left).max(1.0);
            let track = Rect::from_min_max(
                pos2(left, rect.top() + self.points(6.0)),
                pos2(left + room, rect.bottom() - self.points(6.0)),
            );
            ui.painter()
                .rect_filled(track, self.points(4.0), colours.track);
            let share = *count as f32 / most as f32;
            let filled = Rect::from_min_size(track.min, vec2(room * share, track.height()));
            ui.painter()
                .rect_filled(filled, self.points(4.0), colours.accent.fill);
            let at = pos2(rect.right(), rect.center().y);
            let font = self.font(Large::Title);
            ui.painter()
                .text(at, Align2::RIGHT_CENTER, said, font, colours.text);
            let name = format!("{label}: {said}");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        }
    }

    fn head(self, ui: &mut Ui, head: &WallHead<'_>) {
        let colours = &Theme::of(ui).palette;
        let whole = ui.available_rect_before_wrap();
        let right = self.mark(ui, colours, head, whole);
        let left = Rect::from_min_max(whole.min, pos2(right - self.points(24.0), whole.bottom()));
        let mut words = ui.new_child(UiBuilder::new().max_rect(left));
        words.spacing_mut().item_spacing.y = self.points(4.0);
        let title = RichText::new(head.title)
            .font(self.font(Large::Title))
            .color(colours.text);
        let title = words.add(Label::new(title));
        words.ctx().accesskit_node_builder(title.id, |node| {
            node.set_role(Role::Heading);
            node.set_level(1);
            node.clear_value();
            node.set_label(head.title);
        });
        if !head.under.is_empty() {
            self.muted(&mut words, Large::Small, head.under);
        }
        let bottom = words
            .min_rect()
            .bottom()
            .max(whole.top() + self.points(84.0));
        ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, pos2(whole.right(), bottom)));
        ui.add_space(self.points(8.0));
    }

    /// The time and what is said of names, in the upper right corner; where they begin.
    fn mark(self, ui: &mut Ui, colours: &Palette, head: &WallHead<'_>, whole: Rect) -> f32 {
        let mut begins = whole.right();
        let mut top = whole.top();
        if let Some(clock) = head.clock {
            let galley = self.one_line(ui, Large::Title, clock, colours.accent.ink, f32::INFINITY);
            let at = pos2(whole.right() - galley.size().x, top);
            begins = begins.min(at.x);
            let rect = Rect::from_min_size(at, galley.size());
            ui.painter().galley(at, galley, colours.accent.ink);
            let response = ui.interact(rect, ui.unique_id().with("wall clock"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, clock));
            top += self.points(50.0);
        }
        let font = FontId::new(self.points(16.0), FontFamily::Proportional);
        let galley = ui
            .painter()
            .layout_no_wrap(head.mark.to_owned(), font, colours.muted);
        let at = pos2(whole.right() - galley.size().x, top + self.points(2.0));
        let size = galley.size();
        ui.painter().galley(at, galley, colours.muted);
        let icon = if head.names { Icon::Eye } else { Icon::EyeOff };
        let centre = pos2(at.x - self.points(16.0), at.y + size.y / 2.0);
        icon.paint(ui.painter(), centre, self.points(18.0), colours.muted);
        let rect = Rect::from_min_size(at, size);
        let response = ui.interact(rect, ui.unique_id().with("wall mark"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, head.mark));
        begins.min(at.x - self.points(28.0))
    }
}
