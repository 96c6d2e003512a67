//! How a section will look: one's own words as they read now, and what is drawn from the records.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::pages::figure::chart::{chart_ui, series};
use crate::gui::pages::follow_up::planned::planned_rows;
use crate::gui::shelf::sheet;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{body, columns_over_time, medium, muted, small};
use crate::report::sections::{Drawing, Piece, Section};

/// So many bars are drawn of one chart.
const BARS: usize = 12;

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, section: &Section) {
    ui.spacing_mut().item_spacing.y = space::S;
    if section.texts.is_empty() && section.pieces.is_empty() {
        muted(ui, &cx.text.get("report-nothing"));
    }
    for text in &section.texts {
        body(ui, &text.reads);
    }
    for (place, piece) in section.pieces.iter().enumerate() {
        ui.push_id(place, |ui| match piece {
            Piece::Block(block) => sheet::piece(ui, block),
            Piece::Drawing(drawing) => drawn(ui, drawing),
        });
    }
}

fn drawn(ui: &mut Ui, drawing: &Drawing) {
    ui.add_space(space::XS);
    for (place, chart) in drawing.charts.iter().enumerate() {
        ui.push_id(place, |ui| {
            if !chart.name.is_empty() {
                small(ui, &chart.name);
            }
            let name = match chart.name.as_str() {
                "" => &drawing.caption,
                name => name,
            };
            chart_ui(ui, chart, name, BARS);
        });
    }
    planned_rows(ui, &drawing.planned);
    if let Some(over_time) = &drawing.over_time {
        let colours = &Theme::of(ui).palette;
        let series = series(over_time, colours);
        let (name, periods) = (&over_time.name, &over_time.periods);
        columns_over_time(ui, over_time.id, name, 160.0, periods, &series);
    }
    medium(ui, &drawing.caption);
}
