//! What was merged before.

use eframe::egui::Ui;

use crate::bundle::BundleKind;
use crate::gui::cx::Cx;
use crate::gui::history::moment;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, Column, DataTable, medium, small};
use crate::text::{Text, capitalised};
use crate::workspace::Result;

/// The cells of each row.
struct Earlier(Vec<[String; 5]>);

/// How many are shown.
const SHOWN: usize = 200;

/// The bundles merged before, newest first.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    const ROW: f32 = 32.0;
    let today = cx.today;
    let earlier = cx.view(("earlier merges", today), move |source| {
        let text = &source.text;
        let merges = source.reader.merges()?;
        let rows = merges.iter().take(SHOWN).map(|merge| {
            let own = merge
                .municipality
                .filter(|_| merge.kind == BundleKind::Bundle.code());
            let from = match own {
                Some(code) => text.municipality(code),
                None => text.get("frame-lead"),
            };
            [
                from,
                capitalised(&text.get(&format!("bundle-{}", merge.kind))),
                text.get(&format!("profile-{}", merge.profile)),
                moment(text, merge.made_at, today),
                moment(text, merge.at, today),
            ]
        });
        Result::Ok(Earlier(rows.collect()))
    });
    let Some(earlier) = earlier.filter(|earlier| !earlier.0.is_empty()) else {
        return;
    };
    ui.add_space(space::S);
    let words = names(cx.text);
    let columns = words
        .each_ref()
        .map(|name| Column::new(name).share(1.0, 96.0));
    let title = cx.text.get("inbox-earlier");
    let name = title.clone();
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = 40.0 + ROW * earlier.0.len().min(20) as f32;
    Card::new().flush().title(&title).show(ui, |ui| {
        DataTable::new("earlier", &name, &columns, earlier.0.len())
            .row_height(ROW)
            .height(height)
            .show(ui, |ui, row, column| {
                let words = &earlier.0[row][column];
                if column == 0 {
                    medium(ui, words);
                } else {
                    small(ui, words);
                }
            });
    });
}

fn names(text: &Text) -> [String; 5] {
    ["from", "what", "profile", "made", "merged"]
        .map(|column| text.get(&format!("inbox-column_{column}")))
}
