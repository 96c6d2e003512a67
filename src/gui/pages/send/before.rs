//! What left before.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, Column, DataTable};
use crate::text::capitalised;
use crate::workspace::Result;

/// One file that was made: its name, what it is, its profile, when.
pub struct SentBefore([String; 4]);

/// Reads them, newest first.
pub fn read(source: &Source) -> Result<Vec<SentBefore>> {
    let text = &source.text;
    let exports = source.reader.exports()?;
    let rows = exports.iter().map(|export| {
        SentBefore([
            export.file.clone(),
            capitalised(&text.get(&format!("bundle-{}", export.kind))),
            text.get(&format!("profile-{}", export.profile)),
            text.listed(export.at),
        ])
    });
    Ok(rows.collect())
}

/// Draws them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, sent: &[SentBefore]) {
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
    Card::new().flush().title(&title).show(ui, |ui| {
        DataTable::new("sent", &title, &columns, sent.len())
            .row_height(ROW)
            .at_most(20)
            .words(ui, |row, column| &sent[row].0[column]);
    });
}
