//! Values that two people wrote without knowing of each other; the lead chooses.

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::Value;

use crate::domain::{Fields, Id, Kind, MunicipalityCode, kind};
use crate::gui::cx::Cx;
use crate::gui::history::moment;
use crate::gui::theme::space;
use crate::gui::views::Source;
use crate::gui::widgets::{Button, Card, body, divider, medium, muted, small, text_row};
use crate::journal::REMOVED;
use crate::text::Text;
use crate::workspace::{Command, Edit, Result, Waiting};

/// A conflict, in words.
pub struct Undecided {
    record: Id,
    kind: &'static Kind,
    field: String,
    title: String,
    what: String,
    values: Vec<Written>,
}

/// One of the values, and who wrote it.
struct Written {
    value: Value,
    words: String,
    by: String,
}

/// The conflicts that wait, of everybody or one municipality.
pub fn undecided(
    source: &mut Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<Undecided>> {
    let mut all = Vec::new();
    for waiting in source.reader.conflicts()? {
        let concerns = only.is_none() || waiting.municipality == only;
        let known = kind(&waiting.kind).filter(|_| concerns);
        if let Some(kind) = known {
            all.push(one(source, today, kind, waiting)?);
        }
    }
    Ok(all)
}

fn one(
    source: &mut Source,
    today: NaiveDate,
    kind: &'static Kind,
    waiting: Waiting,
) -> Result<Undecided> {
    let names = source.names()?;
    let (reader, text) = (&source.reader, &source.text);
    let entries = reader.history(waiting.record)?;
    let title_of = |id: &str| {
        Id::try_parse(id)
            .map(|id| names.title(id).to_owned())
            .unwrap_or_default()
    };
    let field = waiting.conflict.field;
    let values = waiting.conflict.values.into_iter().map(|(id, value)| {
        let entry = entries.iter().find(|entry| entry.id == id);
        let when = moment(text, id.wall_ms(), today);
        let by = match entry.and_then(|entry| entry.author.as_deref()) {
            Some(author) => format!("{author}, {when}"),
            None => when,
        };
        Written {
            words: words(text, kind, &field, &value, &title_of),
            value,
            by,
        }
    });
    let values = values.collect();
    let place = waiting.municipality.map(|code| text.municipality(code));
    let label = if field == REMOVED {
        text.get("conflict-removed")
    } else {
        text.field_named(kind, &field)
    };
    let what = [
        place,
        Some(crate::text::capitalised(&text.kind(kind))),
        Some(label),
    ];
    Ok(Undecided {
        title: text.title(&reader.title(waiting.record)?),
        what: what.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        record: waiting.record,
        kind,
        field,
        values,
    })
}

fn words(
    text: &Text,
    kind: &Kind,
    field: &str,
    value: &Value,
    title: &dyn Fn(&str) -> String,
) -> String {
    if field == REMOVED {
        let removed = value.as_bool() == Some(true);
        return text.get(if removed {
            "conflict-remove"
        } else {
            "conflict-keep"
        });
    }
    let words = match kind.field(field) {
        Some((_, field)) => text.value(field, value, title),
        None => value.to_string(),
    };
    if words.is_empty() {
        text.get("conflict-empty_value")
    } else {
        words
    }
}

/// The conflicts with a button for each value.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, conflicts: &[Undecided]) {
    let title = cx.text.get("conflict-title");
    Card::new().title(&title).show(ui, |ui| {
        muted(ui, &cx.text.get("conflict-purpose"));
        for conflict in conflicts {
            ui.push_id((conflict.record, &conflict.field), |ui| {
                ui.add_space(space::XS);
                divider(ui);
                ui.add_space(space::XS);
                one_ui(ui, cx, conflict);
            });
        }
    });
}

fn one_ui(ui: &mut Ui, cx: &Cx<'_>, conflict: &Undecided) {
    text_row(ui, |ui| {
        medium(ui, &conflict.title);
        small(ui, &conflict.what);
    });
    for written in &conflict.values {
        ui.horizontal(|ui| {
            let choose = cx.text.with(
                "conflict-choose",
                &[("value", shown(&written.words).into())],
            );
            if cx.writable && ui.add(Button::secondary(&choose).small()).clicked() {
                cx.run(decision(conflict, &written.value));
            }
            small(ui, &written.by);
        });
        if written.words.chars().count() > MOST {
            body(ui, &written.words);
        }
    }
}

/// So much of a value stands on its button.
const MOST: usize = 60;

fn shown(words: &str) -> String {
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let short: String = words.chars().take(MOST).collect();
    format!("{}…", short.trim_end())
}

fn decision(conflict: &Undecided, value: &Value) -> Command {
    let (kind, id) = (conflict.kind, conflict.record);
    if conflict.field != REMOVED {
        let fields = Fields::from([(conflict.field.clone(), value.clone())]);
        return Command::set(kind, id, fields);
    }
    Command::new(vec![if value.as_bool() == Some(true) {
        Edit::Remove { kind, id }
    } else {
        Edit::Restore { kind, id }
    }])
}
