//! A map on the screen: the shapes of its layout in the window's colours, at any scale, with the lanes' names in sight.

use std::sync::Arc;

use eframe::egui::{
    Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Shape as Painted, Stroke, StrokeKind,
    Vec2,
    epaint::{CornerRadiusF32, PathShape},
    pos2, vec2,
};

use super::drawn::Drawn;
use crate::gui::theme::Palette;
use crate::report::picture::{Anchor, Shape, Weight};
use crate::report::swimlanes::{Ink, Layout};

/// The smallest scale at which lanes' names are written: they are to be read when all else is small.
const LEAST_NAMES: f32 = 0.85;

/// How many sizes letters have until they are twice as large.
const STEPS: f32 = 14.0;

/// Where a map stands on the screen, and at what scale.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// Where it is shown.
    pub room: Rect,
    /// How many points on the screen a point of the map is.
    pub scale: f32,
    /// How far it is scrolled, in points on the screen.
    pub scrolled: Vec2,
    /// How wide the names of lanes are in the map.
    names: f32,
}

impl Sight {
    /// A map of this layout in this room.
    pub fn new(layout: &Layout, room: Rect, scale: f32, scrolled: Vec2) -> Self {
        let mut sight = Self {
            room,
            scale,
            scrolled,
            names: layout.names,
        };
        let most = sight.most(layout);
        sight.scrolled = scrolled.clamp(Vec2::ZERO, most);
        sight
    }

    /// The scale at which all of a map is seen in this room.
    pub fn fitting(layout: &Layout, room: Vec2) -> f32 {
        let (wide, high) = layout.size;
        let names = layout.names * LEAST_NAMES;
        let with_names = room.x / wide;
        let across = match with_names >= LEAST_NAMES {
            true => with_names,
            false => (room.x - names).max(1.0) / (wide - layout.names).max(1.0),
        };
        across.min(room.y / high.max(1.0))
    }

    /// How far it can be scrolled.
    fn most(&self, layout: &Layout) -> Vec2 {
        let (wide, high) = layout.size;
        let body = (wide - self.names) * self.scale;
        let room = self.room.size() - vec2(self.names_wide(), 0.0);
        (vec2(body, high * self.scale) - room).max(Vec2::ZERO)
    }

    /// The scale of lanes' names.
    fn names_scale(&self) -> f32 {
        self.scale.max(LEAST_NAMES)
    }

    /// How wide the names of lanes are on the screen.
    pub fn names_wide(&self) -> f32 {
        self.names * self.names_scale()
    }

    /// Where a point of the map is on the screen.
    pub fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        let left = self.room.left() + self.names_wide() - self.scrolled.x;
        let top = self.room.top() - self.scrolled.y;
        pos2(left + (x - self.names) * self.scale, top + y * self.scale)
    }

    /// Which point of the map is here on the screen.
    pub fn point(&self, at: Pos2) -> (f32, f32) {
        let zero = self.at((0.0, 0.0));
        let scale = self.scale.max(0.01);
        ((at.x - zero.x) / scale, (at.y - zero.y) / scale)
    }

    /// Where a box of the map is on the screen.
    pub fn rect(&self, at: (f32, f32), size: (f32, f32)) -> Rect {
        Rect::from_min_size(self.at(at), vec2(size.0, size.1) * self.scale)
    }

    /// Where steps are seen: beside the names.
    pub fn body(&self) -> Rect {
        let mut body = self.room;
        body.min.x += self.names_wide();
        body
    }

    /// How far it has to be scrolled so that a box is seen, with some room around it.
    pub fn showing(&self, rect: Rect) -> Vec2 {
        let body = self.body();
        let around = rect.expand2(vec2(36.0, 28.0));
        let shift = |low: f32, high: f32, least: f32, most: f32| {
            if low < least {
                low - least
            } else if high > most {
                (high - most).min(low - least)
            } else {
                0.0
            }
        };
        let x = shift(around.left(), around.right(), body.left(), body.right());
        let y = shift(around.top(), around.bottom(), body.top(), body.bottom());
        self.scrolled + vec2(x, y)
    }
}

/// Paints the lanes, the arrows, the steps and the names of the lanes over them; `leads` are the steps whose arrows
/// between each other stand out.
pub fn map(painter: &Painter, colours: &Palette, drawn: &Drawn, sight: &Sight, leads: &[usize]) {
    let brush = Brush {
        colours,
        scale: sight.scale,
        place: &|at| sight.at(at),
    };
    let body = painter.with_clip_rect(sight.room.intersect(painter.clip_rect()));
    lanes(&body, colours, drawn, sight);
    let seen = sight.body().intersect(painter.clip_rect());
    let steps = painter.with_clip_rect(seen);
    for (arrow, shapes) in drawn.layout.arrows.iter().zip(&drawn.arrows) {
        let ends = arrow.points.iter().map(|at| sight.at(*at));
        let around = Rect::from_points(&ends.collect::<Vec<_>>());
        if around.expand(8.0).intersects(seen) {
            shapes.iter().for_each(|shape| brush.paint(&steps, shape));
        }
    }
    for (place, arrow) in drawn.layout.arrows.iter().enumerate() {
        let both = leads.windows(2).any(|leg| leg == [arrow.from, arrow.to]);
        if both {
            let strong = drawn.layout.arrow(place, Ink::Accent, 2.6);
            strong.iter().for_each(|shape| brush.paint(&steps, shape));
        }
    }
    for (step, shapes) in drawn.layout.steps.iter().zip(&drawn.steps) {
        let hangs = sight.scale * 180.0;
        let mut around = sight.rect(step.at, step.size).expand(12.0);
        around.max.y += hangs;
        if around.intersects(seen) {
            shapes.iter().for_each(|shape| brush.paint(&steps, shape));
        }
    }
    names(&body, colours, drawn, sight);
}

/// The lanes across the whole room.
fn lanes(painter: &Painter, colours: &Palette, drawn: &Drawn, sight: &Sight) {
    let (left, right) = (sight.room.left(), sight.room.right());
    for (place, lane) in drawn.layout.lanes.iter().enumerate() {
        let top = sight.at((0.0, lane.top)).y;
        let bottom = sight.at((0.0, lane.top + lane.height)).y;
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let fill = if place % 2 == 0 {
            Ink::Surface
        } else {
            Ink::Lane
        };
        painter.rect_filled(rect, 0.0, ink(colours, fill));
        let line = Stroke::new(1.0, colours.line);
        painter.hline(left..=right, bottom, line);
    }
}

/// The names of the lanes, which stay where they are when the steps are scrolled aside.
fn names(painter: &Painter, colours: &Palette, drawn: &Drawn, sight: &Sight) {
    let wide = sight.names_wide();
    let mut column = sight.room;
    column.max.x = column.left() + wide;
    let bottom = sight.at((0.0, drawn.layout.size.1)).y;
    column.max.y = column.bottom().min(bottom);
    painter.rect_filled(column, 0.0, ink(colours, Ink::Names));
    let scale = sight.names_scale();
    // Their own scale is not that of the steps: each stands around the middle of its lane.
    for lane in &drawn.layout.lanes {
        let top = sight.at((0.0, lane.top)).y;
        let high = lane.height * sight.scale;
        let line = 16.0 * scale;
        let fits = ((high - 2.0) / line).floor().max(1.0);
        let rows: Vec<&String> = lane.lines.iter().take(fits as usize).collect();
        let all = line * rows.len() as f32;
        let middle = sight.at((0.0, lane.middle)).y;
        let first = (middle - all / 2.0).clamp(top, (top + high - all).max(top));
        for (row, words) in rows.iter().enumerate() {
            let galley = written(painter, words, 12.5 * scale, Weight::SemiBold, colours.text);
            let at = pos2(column.left() + 12.0 * scale, first + line * row as f32);
            painter.galley(at, galley, colours.text);
        }
        painter.hline(column.x_range(), top + high, Stroke::new(1.0, colours.line));
    }
    let line = Stroke::new(1.0, colours.edge);
    painter.vline(column.right(), column.y_range(), line);
    let mut around = sight.room;
    around.max.y = column.bottom();
    let line = Stroke::new(1.0, colours.line);
    painter.rect_stroke(around, 0.0, line, StrokeKind::Inside);
}

/// What shapes are painted with.
pub struct Brush<'a> {
    /// The window's colours.
    pub colours: &'a Palette,
    /// How large.
    pub scale: f32,
    /// Where a point of the map is on the screen.
    pub place: &'a dyn Fn((f32, f32)) -> Pos2,
}

impl Brush<'_> {
    /// Paints a shape.
    pub fn paint(&self, painter: &Painter, shape: &Shape<Ink>) {
        match shape {
            Shape::Box {
                at,
                size,
                radius,
                fill,
            } => {
                let rect =
                    Rect::from_min_size((self.place)(*at), vec2(size.0, size.1) * self.scale);
                let radius = CornerRadiusF32::same(radius * self.scale);
                painter.rect_filled(rect, radius, ink(self.colours, *fill));
            }
            Shape::Area { points, fill } => {
                let points = points.iter().map(|at| (self.place)(*at)).collect();
                let fill = ink(self.colours, *fill);
                painter.add(Painted::Path(PathShape::convex_polygon(
                    points,
                    fill,
                    Stroke::NONE,
                )));
            }
            Shape::Line {
                from,
                to,
                width,
                colour,
            } => {
                let stroke = Stroke::new((width * self.scale).max(0.8), ink(self.colours, *colour));
                painter.line_segment([(self.place)(*from), (self.place)(*to)], stroke);
            }
            Shape::Words {
                at,
                anchor,
                size,
                weight,
                colour,
                words,
            } => {
                let colour = ink(self.colours, *colour);
                let galley = written(painter, words, size * self.scale, *weight, colour);
                let at = (self.place)(*at);
                let left = match anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - galley.size().x / 2.0,
                    Anchor::End => at.x - galley.size().x,
                };
                let top = at.y - baseline(&galley);
                painter.galley(pos2(left, top), galley, colour);
            }
        }
    }
}

/// Words of a size that is one of few, so that not every scale has letters of its own.
fn written(
    painter: &Painter,
    words: &str,
    size: f32,
    weight: Weight,
    colour: Color32,
) -> Arc<Galley> {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name("semibold".into()),
    };
    let size = ((size.max(2.0).log2() * STEPS).round() / STEPS)
        .exp2()
        .min(96.0);
    painter.layout_no_wrap(words.to_owned(), FontId::new(size, family), colour)
}

/// How far below its top the line of a galley stands.
fn baseline(galley: &Galley) -> f32 {
    let row = galley.rows.first();
    let first = row.and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y));
    first.unwrap_or(galley.size().y * 0.8)
}

/// The window's colour of a role.
pub fn ink(colours: &Palette, ink: Ink) -> Color32 {
    match ink {
        Ink::Lane => colours.surface.lerp_to_gamma(colours.ground, 0.6),
        Ink::Names | Ink::Surface => colours.surface,
        Ink::Line => colours.line,
        Ink::Edge => colours.edge_strong,
        Ink::Text => colours.text,
        Ink::Muted => colours.muted,
        Ink::Accent => colours.accent.ink,
        Ink::AccentSoft => colours.accent.soft,
        Ink::Bad => colours.bad.fill,
        Ink::BadSoft => colours.bad.soft,
        Ink::Warning => colours.warning.ink,
        Ink::WarningSoft => colours.warning.soft,
        Ink::Good => colours.good.ink,
        Ink::GoodSoft => colours.good.soft,
        Ink::OnFill => colours.on_fill,
    }
}
