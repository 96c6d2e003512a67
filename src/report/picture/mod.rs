//! Pictures: a sheet of shapes and words, in the light colours and the bundled typeface, and the files it becomes.
//!
//! [`Picture::svg`] writes it as .svg, with its title, what it shows in words, and the typeface in it; [`Picture::png`]
//! paints the same as .png, twice as fine as it is large. [`of_figure`] draws what a page draws of a figure.

mod draw;
mod figure;
mod fonts;
mod paint;
mod svg;

pub use draw::{About, colour, of_figure};
pub use figure::{Counted, foot};
pub use fonts::Weight;

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
    /// The empty part of a bar.
    pub const TRACK: Colour = Colour(0x00E9_EAE5);
    /// The accent.
    pub const ACCENT: Colour = Colour(0x001D_5F7A);
    /// What it fades into.
    pub const ACCENT_SOFT: Colour = Colour(0x00E3_EEF2);
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
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled box.
    Box {
        /// Its upper left corner.
        at: (f32, f32),
        /// Its width and height.
        size: (f32, f32),
        /// How round its corners are.
        radius: f32,
        /// Its colour.
        fill: Colour,
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
        colour: Colour,
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
        colour: Colour,
        /// The words.
        words: String,
    },
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
