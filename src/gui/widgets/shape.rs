//! States as shapes, so that no state is told by colour alone.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Color32, Painter, Pos2, Stroke, pos2, vec2};

use crate::gui::theme::Tone;

/// A small painted sign. `Shape::Check.paint(ui.painter(), centre, 10.0, tint.ink)`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Done, or as it should be.
    Check,
    /// Half filled: on the way, or partly.
    Half,
    /// Look here.
    Triangle,
    /// Not begun, or not at all.
    Dash,
    /// Filled: yes.
    Dot,
    /// Hollow: no.
    Hollow,
    /// Ended without being done.
    Cross,
}

impl Shape {
    /// Paint it around `centre`, `size` points across.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        let radius = size / 2.0;
        let line = Stroke::new((size / 7.0).max(1.3), colour);
        let at = |x: f32, y: f32| centre + vec2(x, y) * radius;
        match self {
            Shape::Check => {
                painter.line(vec![at(-0.8, 0.05), at(-0.25, 0.6), at(0.85, -0.65)], line);
            }
            Shape::Half => {
                let half: Vec<_> = (0..=12)
                    .map(|step| {
                        let angle = FRAC_PI_2 + PI * step as f32 / 12.0;
                        centre + vec2(angle.cos(), angle.sin()) * radius * 0.9
                    })
                    .collect();
                painter.add(eframe::egui::Shape::convex_polygon(
                    half,
                    colour,
                    Stroke::NONE,
                ));
                painter.circle_stroke(centre, radius * 0.9, Stroke::new(1.2, colour));
            }
            Shape::Triangle => {
                let corners = vec![at(0.0, -0.85), at(0.95, 0.8), at(-0.95, 0.8)];
                painter.add(eframe::egui::Shape::convex_polygon(
                    corners,
                    colour,
                    Stroke::new(0.5, colour),
                ));
            }
            Shape::Dash => {
                painter.line_segment([at(-0.6, 0.0), at(0.6, 0.0)], line);
            }
            Shape::Dot => {
                painter.circle_filled(centre, radius, colour);
            }
            Shape::Hollow => {
                painter.circle_stroke(centre, radius * 0.9, Stroke::new(1.4, colour));
            }
            Shape::Cross => {
                painter.line_segment([at(-0.6, -0.6), at(0.6, 0.6)], line);
                painter.line_segment([at(-0.6, 0.6), at(0.6, -0.6)], line);
            }
        }
    }

    /// Paint it so that it stands in front of a word whose middle is at `middle`; answers with where the
    /// word begins.
    pub(super) fn paint_before(
        self,
        painter: &Painter,
        middle: Pos2,
        size: f32,
        colour: Color32,
    ) -> f32 {
        self.paint(painter, pos2(middle.x + size / 2.0, middle.y), size, colour);
        middle.x + size + 6.0
    }
}

/// How something stands: a shape and a tone. The word is the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Reached, created, going on as it should.
    Good,
    /// On the way.
    OnTheWay,
    /// Behind: look at it soon.
    Behind,
    /// Wrong or late: look at it now.
    Bad,
    /// Not begun, or missing without that being wrong.
    NotBegun,
}

impl State {
    /// Its shape.
    pub fn shape(self) -> Shape {
        match self {
            State::Good => Shape::Check,
            State::OnTheWay => Shape::Half,
            State::Behind | State::Bad => Shape::Triangle,
            State::NotBegun => Shape::Dash,
        }
    }

    /// Its tone.
    pub fn tone(self) -> Tone {
        match self {
            State::Good => Tone::Good,
            State::OnTheWay => Tone::Accent,
            State::Behind => Tone::Warning,
            State::Bad => Tone::Bad,
            State::NotBegun => Tone::Neutral,
        }
    }
}

/// Whether a member may speak for the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mandate {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// Not known.
    Unknown,
}

impl Mandate {
    /// Its shape.
    pub fn shape(self) -> Shape {
        match self {
            Mandate::Yes => Shape::Dot,
            Mandate::Partly => Shape::Half,
            Mandate::No => Shape::Hollow,
            Mandate::Unknown => Shape::Dash,
        }
    }

    /// Its tone.
    pub fn tone(self) -> Tone {
        match self {
            Mandate::Yes => Tone::Good,
            Mandate::Partly => Tone::Warning,
            Mandate::No => Tone::Bad,
            Mandate::Unknown => Tone::Neutral,
        }
    }
}
