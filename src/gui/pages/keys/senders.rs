//! The keys that municipalities and projects have signed with, and how each came to be believed.

use eframe::egui::Ui;

use crate::bundle::fingerprint_spoken;
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::{Card, Column, DataTable};
use crate::text::{Text, compare};
use crate::workspace::{Result, Sender, Trust};

/// The cells of each row: municipality, words, standing, since when.
struct Senders(Vec<[String; 4]>);

/// Draws the table, where there are any.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    const ROW: f32 = 32.0;
    const SHOWN: usize = 16;
    let senders = cx.view("senders", |source| {
        let text = &source.text;
        let projects = source.reader.project_names()?;
        let mut rows: Vec<[String; 4]> = source
            .reader
            .senders()?
            .iter()
            .map(|sender| {
                [
                    text.sender(Some(sender.whose), &projects),
                    fingerprint_spoken(&sender.key),
                    standing(text, sender),
                    text.listed(sender.at),
                ]
            })
            .collect();
        rows.sort_by(|a, b| compare(&a[0], &b[0]));
        Result::Ok(Senders(rows))
    });
    let Some(senders) = senders.filter(|senders| !senders.0.is_empty()) else {
        return;
    };
    let names = ["municipality", "words", "standing", "since"]
        .map(|column| cx.text.get(&format!("senders-{column}")));
    let columns = [
        Column::new(&names[0]).share(0.8, 110.0),
        Column::new(&names[1]).share(2.2, 320.0),
        Column::new(&names[2]).share(1.2, 150.0),
        Column::new(&names[3]).share(1.0, 150.0),
    ];
    let title = cx.text.get("senders-title");
    let note = cx.text.get("senders-why");
    let row_name = |row: usize| senders.0[row][0].clone();
    Card::new()
        .flush()
        .title(&title)
        .note(&note)
        .show(ui, |ui| {
            DataTable::new("senders", &title, &columns, senders.0.len())
                .row_height(ROW)
                .at_most(SHOWN)
                .row_name(&row_name)
                .words(ui, |row, column| &senders.0[row][column]);
        });
}

/// How the key came to be believed, or that it is not.
fn standing(text: &Text, sender: &Sender) -> String {
    let by = [("author", sender.author.as_str().into())];
    match (sender.trust, sender.author.is_empty()) {
        (Trust::First, _) => text.get("senders-trust_first"),
        (Trust::Vouched, _) => text.get("senders-trust_vouched"),
        (Trust::Asked, _) => text.get("senders-trust_asked"),
        (Trust::Accepted, true) => text.get("senders-trust_accepted"),
        (Trust::Accepted, false) => text.with("senders-trust_accepted_by", &by),
        (Trust::Refused, true) => text.get("senders-trust_refused"),
        (Trust::Refused, false) => text.with("senders-trust_refused_by", &by),
    }
}
