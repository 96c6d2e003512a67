//! What has happened to a record: who, when, from what to what.

use chrono::{DateTime, Local};
use eframe::egui::Ui;

use crate::domain::{Id, Privacy, Shape, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{heading, small};
use crate::journal::{ERASED, Entry, REMOVED, privacy};
use crate::text::Text;
use crate::workspace::Result;

/// How many lines are shown.
const SHOWN: usize = 12;

struct Lines(Vec<String>);

/// The latest changes of a record, newest first.
pub fn history(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    let today = cx.today;
    let lines = cx.view(("history", id, today), move |source| {
        let names = source.names()?;
        let title = |id: &str| {
            Id::try_parse(id)
                .map(|id| names.title(id).to_owned())
                .unwrap_or_default()
        };
        let entries = source.reader.history(id)?;
        let text = &source.text;
        let lines = entries.iter().rev().take(SHOWN);
        Result::Ok(Lines(
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

/// When an entry was written, as one says it: `10:42`, `i går 10:42`, `3 maj`.
pub fn moment(text: &Text, wall_ms: i64, today: chrono::NaiveDate) -> String {
    let Some(at) = DateTime::from_timestamp_millis(wall_ms) else {
        return String::new();
    };
    let at = at.with_timezone(&Local).naive_local();
    let clock = text.time_of_day(at.time());
    if at.date() == today {
        clock
    } else {
        format!("{} {clock}", text.day(at.date(), today))
    }
}

/// What an entry did, in a few words.
pub fn deed(text: &Text, entry: &Entry, title: &dyn Fn(&str) -> String) -> String {
    if entry.set.contains_key(ERASED) {
        return text.get("history-erased");
    }
    match entry.set.get(REMOVED).and_then(serde_json::Value::as_bool) {
        Some(true) => return text.get("history-removed"),
        Some(false) => return text.get("history-restored"),
        None => {}
    }
    let Some(kind) = kind(&entry.kind) else {
        return text.get("history-unknown");
    };
    if entry.parents.is_empty() {
        return text.get("history-created");
    }
    if entry.set.is_empty() {
        return text.get("history-not_here");
    }
    let is_code = |code: &str| {
        let field = kind.field(code);
        field.is_some_and(|(_, field)| field.shape == Shape::Code)
    };
    let seen = entry.set.iter().filter(|(code, _)| !is_code(code));
    let told = seen.map(|(code, value)| {
        let label = text.field_named(kind, code);
        let long = privacy(kind.code, code) == Some(Privacy::FreeText);
        let value = match kind.field(code) {
            Some((_, field)) if !long => text.value(field, value, title),
            _ => String::new(),
        };
        if value.is_empty() {
            label
        } else {
            format!("{label}: {value}")
        }
    });
    told.collect::<Vec<_>>().join(" · ")
}

fn line(
    text: &Text,
    entry: &Entry,
    today: chrono::NaiveDate,
    title: &dyn Fn(&str) -> String,
) -> String {
    let when = moment(text, entry.id.wall_ms(), today);
    let deed = deed(text, entry, title);
    match &entry.author {
        Some(author) => format!("{when} · {deed} · {author}"),
        None => format!("{when} · {deed}"),
    }
}
