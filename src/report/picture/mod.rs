//! Pictures: a sheet of shapes and words, in the light colours and the bundled typeface, and the files it becomes.
//!
//! [`Picture::svg`] writes it as .svg, with its title, what it shows in words, and the typeface in it; [`Picture::png`]
//! paints the same as .png, twice as fine as it is large. [`of_figure`] draws what a page draws of a figure,
//! [`of_table`] a table.

mod board;
mod draw;
mod figure;
mod fonts;
mod paint;
mod record;
mod svg;
mod table;

pub use board::{BoardOnPaper, about as board_about, columns as board_columns};
pub use draw::{About, colour, of_charts, of_figure};
pub use figure::{Counted, foot};
pub use fonts::Weight;
pub(in crate::report) use fonts::{broken, width};
pub use record::of_record;
pub use table::{CellOnPaper, TableOnPaper, of_table};

use crate::text::Language;

/// A colour: red, green and blue, a byte each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u32);

/// The light colours, as the window has them.
pub mod colours {
    use super::Colour;

    /// Behind everything.
    pub const SURFACE: Colour = Colour(0x00FF_FFFF);
    /// Words.
    pub const TEXT: Colour = Colour(0x001C_2126);
    /// Words that step back.
    pub const MUTED: Colour = Colour(0x005A_646E);
    /// Thin lines.
    pub const LINE: Colour = Colour(0x00E3_E4DF);
    /// Every other lane.
    pub const LANE: Colour = Colour(0x00F9_F9F7);
    /// The edge of a box.
    pub const EDGE: Colour = Colour(0x00B4_B8B1);
    /// The empty part of a bar.
    pub const TRACK: Colour = Colour(0x00E9_EAE5);
    /// The accent.
    pub const ACCENT: Colour = Colour(0x001D_5F7A);
    /// What it fades into.
    pub const ACCENT_SOFT: Colour = Colour(0x00E3_EEF2);
    /// What is as it should be, and its ground.
    pub const GOOD: Colour = Colour(0x0026_713F);
    /// Its ground.
    pub const GOOD_SOFT: Colour = Colour(0x00E4_F1E9);
    /// What takes its time.
    pub const WARNING: Colour = Colour(0x008A_5A00);
    /// Its ground.
    pub const WARNING_SOFT: Colour = Colour(0x00FB_F0DA);
    /// What is wrong.
    pub const BAD: Colour = Colour(0x00A8_322A);
    /// Its ground.
    pub const BAD_SOFT: Colour = Colour(0x00FA_E6E3);
    /// What is not known, or stands beside.
    pub const QUIET: Colour = Colour(0x008A_939B);
    /// The strategic level.
    pub const STRATEGIC: Colour = Colour(0x005A_54A4);
    /// The operative level.
    pub const OPERATIVE: Colour = Colour(0x001F_7A73);
    /// The professional level.
    pub const PROFESSIONAL: Colour = Colour(0x00B0_701A);
    /// Sectors, by their place in the list.
    pub const SECTORS: [Colour; 11] = [
        Colour(0x005A_54A4),
        Colour(0x001D_5F7A),
        Colour(0x00B0_701A),
        Colour(0x001F_7A73),
        Colour(0x007A_8A2B),
        Colour(0x00A8_477F),
        Colour(0x004C_83BE),
        Colour(0x008A_5A3C),
        Colour(0x002B_7A4B),
        Colour(0x00C0_563F),
        Colour(0x006B_747C),
    ];
}

/// How far the shades of the accent fade, by place.
pub const SHADES: [f32; 5] = [0.0, 0.45, 0.7, 0.25, 0.6];

/// On which side of its place a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Something on the sheet; places and sizes are in points from the upper left.
///
/// Colours are those of a sheet, or what they stand for where whoever paints it has colours of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape<C = Colour> {
    /// A filled box.
    Box {
        /// Its upper left corner.
        at: (f32, f32),
        /// Its width and height.
        size: (f32, f32),
        /// How round its corners are.
        radius: f32,
        /// Its colour.
        fill: C,
    },
    /// A filled area.
    Area {
        /// Its corners.
        points: Vec<(f32, f32)>,
        /// Its colour.
        fill: C,
    },
    /// A thin line.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// Its width.
        width: f32,
        /// Its colour.
        colour: C,
    },
    /// Words on one line.
    Words {
        /// Where they stand: on the line that the letters stand on.
        at: (f32, f32),
        /// On which side of it.
        anchor: Anchor,
        /// How high the letters are.
        size: f32,
        /// How heavy.
        weight: Weight,
        /// Their colour.
        colour: C,
        /// The words.
        words: String,
    },
}

impl<C> Shape<C> {
    /// The same, so far to the right and down.
    pub fn moved(mut self, by: (f32, f32)) -> Self {
        let shift = |at: &mut (f32, f32)| *at = (at.0 + by.0, at.1 + by.1);
        match &mut self {
            Self::Box { at, .. } | Self::Words { at, .. } => shift(at),
            Self::Area { points, .. } => points.iter_mut().for_each(shift),
            Self::Line { from, to, .. } => {
                shift(from);
                shift(to);
            }
        }
        self
    }

    /// The same in other colours.
    pub fn coloured<D>(self, colours: impl Fn(C) -> D) -> Shape<D> {
        match self {
            Self::Box {
                at,
                size,
                radius,
                fill,
            } => Shape::Box {
                at,
                size,
                radius,
                fill: colours(fill),
            },
            Self::Area { points, fill } => Shape::Area {
                points,
                fill: colours(fill),
            },
            Self::Line {
                from,
                to,
                width,
                colour,
            } => Shape::Line {
                from,
                to,
                width,
                colour: colours(colour),
            },
            Self::Words {
                at,
                anchor,
                size,
                weight,
                colour,
                words,
            } => Shape::Words {
                at,
                anchor,
                size,
                weight,
                colour: colours(colour),
                words,
            },
        }
    }
}

/// A picture, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it is.
    pub title: String,
    /// What it shows, for whoever does not see it.
    pub description: String,
    /// Which language its words are in.
    pub language: Language,
    /// How wide and high it is.
    pub size: (f32, f32),
    /// What is on it, the first beneath the others.
    pub shapes: Vec<Shape>,
}
