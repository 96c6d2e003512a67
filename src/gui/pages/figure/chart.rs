//! A figure's charts: shares of one bar, bars in rows, or columns on a scale. Every number can be chosen.

use eframe::egui::{Color32, CursorIcon, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::gui::theme::{Palette, Theme, Tone};
use crate::gui::widgets::{Value, bar_rows, distribution, focus_ring, sector_bar, sector_label};

/// The colour of a bar, by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hue {
    /// Nothing in particular.
    Accent,
    /// A shade of the accent, by place.
    Shade(usize),
    /// A sector, by its place in the list.
    Sector(usize),
    /// A level, or what is not known.
    Tone(Tone),
}

impl Hue {
    fn colour(self, colours: &Palette) -> Color32 {
        match self {
            Self::Accent => colours.accent.fill,
            Self::Shade(place) => {
                let light = [0.0, 0.45, 0.7, 0.25, 0.6][place % 5];
                colours
                    .accent
                    .fill
                    .lerp_to_gamma(colours.accent.soft, light)
            }
            Self::Sector(place) => colours.sector(place),
            Self::Tone(tone) => colours.tint(tone).fill,
        }
    }
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

/// How wide the names of bars are, of so much room.
fn label_width(room: f32) -> f32 {
    (room * 0.42).clamp(90.0, 210.0)
}

impl Chart {
    /// Draws at most so many bars; answers with the one that was chosen.
    pub fn ui(&self, ui: &mut Ui, name: &str, most: usize) -> Option<&Bar> {
        let colours = &Theme::of(ui).palette;
        let values: Vec<Value> = self
            .bars
            .iter()
            .take(most)
            .map(|bar| Value {
                label: bar.label.clone(),
                amount: bar.amount,
                words: bar.words.clone(),
                colour: bar.hue.colour(colours),
            })
            .collect();
        let chosen = match self.form {
            Form::Rows => bar_rows(ui, name, label_width(ui.available_width()), &values),
            Form::Share => shares(ui, name, &values),
            Form::Steps => {
                distribution(ui, name, 132.0, &values);
                None
            }
        };
        chosen.and_then(|place| self.bars.get(place))
    }
}

/// A bar of shares, and below it their names and numbers, each to be chosen.
fn shares(ui: &mut Ui, name: &str, values: &[Value]) -> Option<usize> {
    #[allow(clippy::cast_possible_truncation, reason = "a bar's length")]
    let drawn: Vec<_> = values
        .iter()
        .map(|value| {
            let words = format!("{} {}", value.label, value.words);
            (value.colour, value.amount as f32, words)
        })
        .collect();
    sector_bar(ui, name, 14.0, &drawn);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        for (place, (colour, _, words)) in drawn.iter().enumerate() {
            let label = sector_label(ui, *colour, words);
            let response = label.interact(Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
            focus_ring(ui, &response, response.rect.expand(2.0), 4.0);
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                chosen = Some(place);
            }
        }
    });
    chosen
}
