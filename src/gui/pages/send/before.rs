//! What left before.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::history::moment;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, Column, DataTable, medium, small};
use crate::text::capitalised;
use crate::workspace::Result;

/// One file that was made: its name, what it is, its profile, when.
pub struct Sent([String; 4]);

/// Reads them, newest first.
pub fn read(source: &Source, today: NaiveDate) -> Result<Vec<Sent>> {
    let text = &source.text;
    let exports = source.reader.exports()?;
    let rows = exports.iter().map(|export| {
        Sent([
            export.file.clone(),
            capitalised(&text.get(&format!("bundle-{}", export.kind))),
            text.get(&format!("profile-{}", export.profile)),
            moment(text, export.at, today),
        ])
    });
    Ok(rows.collect())
}

/// Draws them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, sent: &[Sent]) {
    const ROW: f32 = 32.0;
    if sent.is_empty() {
        return;
    }
    ui.add_space(space::M);
    let words = ["file", "what", "profile", "saved"]
        .map(|column| cx.text.get(&format!("send-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(2.0, 180.0),
        Column::new(&words[1]).share(1.0, 90.0),
        Column::new(&words[2]).share(1.0, 110.0),
        Column::new(&words[3]).share(1.0, 110.0),
    ];
    let title = cx.text.get("send-before");
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = 40.0 + ROW * sent.len().min(20) as f32;
    Card::new().flush().title(&title).show(ui, |ui| {
        DataTable::new("sent", &title, &columns, sent.len())
            .row_height(ROW)
            .height(height)
            .show(ui, |ui, row, column| {
                let words = &sent[row].0[column];
                if column == 0 {
                    medium(ui, words);
                } else {
                    small(ui, words);
                }
            });
    });
}
