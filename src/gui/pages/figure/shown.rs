//! A figure made ready to draw: its words, its number, and the charts that suit what it is made of.

use crate::gui::ground::names::Names;
use crate::insight::{Figure, Part};
use crate::report::chart::{self, Chart};
use crate::text::{Headline, Text, Titles};

/// One of a figure's values, in words.
pub struct Piece {
    /// Its name within the figure.
    pub path: String,
    /// What it is called, after its group.
    pub words: String,
    /// Its value.
    pub value: String,
}

/// A figure made ready to draw.
pub struct Shown {
    /// The stable id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it means, in words; empty for a survey's question.
    pub means: String,
    /// The value that stands for it.
    pub headline: Headline,
    /// The other values, where they are few.
    pub note: String,
    /// That a share is of more than the whole; empty where it is not.
    pub remark: String,
    /// Every value.
    pub pieces: Vec<Piece>,
    /// What is to be drawn.
    pub charts: Vec<Chart>,
}

impl Shown {
    /// A figure in the reader's words; `apart` where records of several municipalities are told apart.
    pub fn new(figure: &Figure, text: &Text, names: &Names, apart: bool) -> Self {
        let titles = |_, id| {
            let named = names.get(id).filter(|_| apart);
            match named.and_then(|named| named.municipality) {
                Some(code) => format!("{}, {}", names.title(id), text.municipality(code)),
                None => names.title(id).to_owned(),
            }
        };
        Self {
            id: figure.id.clone(),
            label: text.figure(figure, &|_, id| names.title(id).to_owned()),
            means: text.figure_means(&figure.id).unwrap_or_default(),
            headline: text.headline(figure),
            note: text.beside_headline(figure, &titles),
            remark: text.above_whole(figure).unwrap_or_default(),
            pieces: figure
                .parts
                .iter()
                .map(|part| Piece::of(part, text, &titles))
                .collect(),
            charts: chart::of_figure(figure, text, &titles),
        }
    }

    /// Whether there is something to draw.
    pub fn is_drawn(&self) -> bool {
        !self.charts.is_empty()
    }
}

impl Piece {
    fn of(part: &Part, text: &Text, titles: Titles<'_>) -> Self {
        Self {
            path: part.path(),
            words: text.part_in(part.group.as_ref(), &part.name, titles),
            value: text.part_value(part),
        }
    }
}
