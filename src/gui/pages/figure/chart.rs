//! A figure's charts: shares of one bar, bars in rows, or columns on a scale. Every number can be chosen.

use eframe::egui::{Color32, Ui, vec2};

use crate::domain::ParticipantLevel;
use crate::gui::theme::{Palette, Theme};
use crate::gui::widgets::{Series, Value, bar_rows, distribution, sector_bar, sector_choice};
use crate::report::chart::{Bar, Chart, Form, Hue, OverTime};
use crate::report::picture::SHADES;

/// What stands on each other in each period, in its colours on a page.
pub fn series(over_time: &OverTime, colours: &Palette) -> Vec<Series> {
    let all = over_time.series.iter();
    all.map(|(name, hue, amounts)| Series {
        name: name.clone(),
        colour: colour(*hue, colours),
        amounts: amounts.clone(),
    })
    .collect()
}

/// The colour of a bar on a page.
pub fn colour(hue: Hue, colours: &Palette) -> Color32 {
    match hue {
        Hue::Accent => colours.accent.fill,
        Hue::Shade(place) => {
            let light = SHADES[place % SHADES.len()];
            colours
                .accent
                .fill
                .lerp_to_gamma(colours.accent.soft, light)
        }
        Hue::Sector(place) => colours.sector(place),
        Hue::Level(ParticipantLevel::Strategic) => colours.strategic.fill,
        Hue::Level(ParticipantLevel::Operative) => colours.operative.fill,
        Hue::Level(ParticipantLevel::Professional) => colours.professional.fill,
        Hue::Quiet => colours.neutral.fill,
    }
}

/// How wide the names of bars are, of so much room.
fn label_width(room: f32) -> f32 {
    (room * 0.42).clamp(90.0, 210.0)
}

/// Draws at most so many bars of a chart; answers with the one that was chosen.
pub fn chart_ui<'a>(ui: &mut Ui, chart: &'a Chart, name: &str, most: usize) -> Option<&'a Bar> {
    let colours = &Theme::of(ui).palette;
    let bars = chart.first(most);
    let values = bars.iter().map(|bar| Value {
        label: bar.label.clone(),
        amount: bar.amount,
        words: bar.words.clone(),
        colour: colour(bar.hue, colours),
    });
    let values: Vec<Value> = values.collect();
    let chosen = match chart.form {
        Form::Rows => bar_rows(ui, name, label_width(ui.available_width()), &values),
        Form::Share => shares(ui, name, &values),
        Form::Steps => {
            distribution(ui, name, 132.0, &values);
            None
        }
    };
    chosen.and_then(|place| bars.get(place).copied())
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
            if sector_choice(ui, *colour, words).clicked() {
                chosen = Some(place);
            }
        }
    });
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Hue, colour};
    use crate::domain::{Choosable as _, ParticipantLevel};
    use crate::gui::theme::{Mode, Theme};
    use crate::report::picture;

    #[test]
    fn charts_have_the_same_colours_on_a_page_and_in_a_picture() {
        let theme = Theme::new(Mode::Light);
        let levels = ParticipantLevel::ALL.iter().copied().map(Hue::Level);
        let places = (0..12).flat_map(|place| [Hue::Shade(place), Hue::Sector(place)]);
        for hue in [Hue::Accent, Hue::Quiet]
            .into_iter()
            .chain(levels)
            .chain(places)
        {
            let [red, green, blue, _] = colour(hue, &theme.palette).to_array();
            let drawn = picture::colour(hue).0.to_be_bytes();
            let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
            let same = near(red, drawn[1]) && near(green, drawn[2]) && near(blue, drawn[3]);
            assert!(same, "{hue:?}: {red} {green} {blue}, {drawn:?}");
        }
    }
}
