//! What has happened to a record: who, when, from what to what.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{heading, small};
use crate::journal::Entry;
use crate::text::{Text, Titled};
use crate::workspace::Result;

/// How many lines are shown.
const SHOWN: usize = 12;

struct HistoryLines(Vec<String>);

/// The latest changes of a record, newest first.
pub fn history(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    let today = cx.today;
    let lines = cx.view(("history", id, today), move |source| {
        let names = source.names()?;
        let title = |id: &str| names.title_of(id);
        let entries = source.reader.history(id)?;
        let text = &source.text;
        let lines = entries.iter().rev().take(SHOWN);
        Result::Ok(HistoryLines(
            lines
                .map(|entry| line(text, entry, today, &title))
                .collect(),
        ))
    });
    heading(ui, 3, &cx.text.get("history-title"));
    ui.spacing_mut().item_spacing.y = space::XS;
    for line in lines.iter().flat_map(|lines| &lines.0) {
        small(ui, line);
    }
}

fn line(text: &Text, entry: &Entry, today: NaiveDate, title: Titled<'_>) -> String {
    let when = text.when(entry.id.wall_ms(), today);
    let deed = text.deed(entry, title);
    match &entry.author {
        Some(author) => format!("{when} · {deed} · {author}"),
        None => format!("{when} · {deed}"),
    }
}
