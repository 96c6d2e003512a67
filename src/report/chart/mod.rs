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

impl Chart {
    /// So many of its bars: all as they stand, or where not all fit, the longest first. Shares and steps
    /// keep their order.
    pub fn first(&self, most: usize) -> Vec<&Bar> {
        let mut bars: Vec<&Bar> = self.bars.iter().collect();
        if bars.len() > most && self.form == Form::Rows {
            bars.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        }
        bars.truncate(most);
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Chart, Form, Hue};

    #[test]
    fn where_not_all_bars_fit_the_longest_are_drawn() {
        let bar = |(label, amount): (&str, f64)| Bar {
            path: String::new(),
            label: label.to_owned(),
            words: String::new(),
            amount,
            hue: Hue::Accent,
        };
        let bars = [
            ("Ale", 2.0),
            ("Alvesta", 9.0),
            ("Aneby", 9.0),
            ("Östersund", 12.0),
        ];
        let mut chart = Chart {
            name: String::new(),
            form: Form::Rows,
            bars: bars.into_iter().map(bar).collect(),
        };
        let shown = |chart: &Chart, most| {
            let shown = chart.first(most).into_iter();
            shown.map(|bar| bar.label.clone()).collect::<Vec<_>>()
        };
        assert_eq!(shown(&chart, 4), ["Ale", "Alvesta", "Aneby", "Östersund"]);
        assert_eq!(shown(&chart, 3), ["Östersund", "Alvesta", "Aneby"]);
        chart.form = Form::Steps;
        assert_eq!(
            shown(&chart, 2),
            ["Ale", "Alvesta"],
            "a scale has its own order"
        );
    }
}
