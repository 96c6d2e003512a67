//! Charts: what is drawn of figures, on a page and in a picture alike. A chart holds finished words and amounts that
//! `insight` has counted; how it is painted is for whoever paints it.

mod of_figure;
mod over_time;

pub use of_figure::of_figure;
pub use over_time::{OverTime, Planned, by_municipality, over_time, planned};

use crate::domain::ParticipantLevel;

/// The colour of a bar, by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Nothing in particular.
    Accent,
    /// A shade of the accent, by place.
    Shade(usize),
    /// A sector, by its place in the list.
    Sector(usize),
    /// A level.
    Level(ParticipantLevel),
    /// What is not known, or stands beside.
    Quiet,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Shares of one whole.
    Share,
    /// One bar below the other.
    Rows,
    /// Steps on a scale.
    Steps,
}

/// One bar, share or column.
#[derive(Debug, Clone)]
pub struct Bar {
    /// The part it shows.
    pub path: String,
    /// What it is.
    pub label: String,
    /// How much, in words.
    pub words: String,
    /// How much.
    pub amount: f64,
    /// Its colour.
    pub hue: Hue,
}

/// Something to draw of a figure.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows, where the figure has several.
    pub name: String,
    /// How.
    pub form: Form,
    /// Its bars.
    pub bars: Vec<Bar>,
}
