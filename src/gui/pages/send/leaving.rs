//! Exactly what would leave: counts by kind and class, and every text that may name somebody.

use eframe::egui::{TextWrapMode, Ui};

use super::State;
use crate::bundle::Profile;
use crate::domain::{Privacy, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Card, Column, DataTable, banner, body, chip, medium, muted, small, switch, text_row,
};
use crate::text::{Text, capitalised, dotted};
use crate::workspace::{FreeText, KindLeaving, Leaving};

/// The classes in order of care, with the part of their keys.
const CLASSES: [(Privacy, &str); 5] = [
    (Privacy::Open, "open"),
    (Privacy::FreeText, "free_text"),
    (Privacy::Pseudonym, "pseudonym"),
    (Privacy::Personal, "personal"),
    (Privacy::Sensitive, "sensitive"),
];

fn values(of: &KindLeaving, class: Privacy) -> usize {
    of.values.get(&class).copied().unwrap_or(0)
}

/// What leaves, in a sentence.
pub fn summary(text: &Text, leaving: &Leaving) -> String {
    let personal = [Privacy::Personal, Privacy::Sensitive];
    let args = [
        ("records", leaving.records().into()),
        ("personal", leaving.values(&personal).into()),
        ("texts", leaving.values(&[Privacy::FreeText]).into()),
    ];
    text.with("send-summary", &args)
}

/// Draws it all.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    // Taken out while it is drawn, so that ticks can be set meanwhile.
    let Some((asked, leaving)) = state.leaving.take() else {
        muted(ui, &cx.text.get("send-reckoning"));
        return;
    };
    counts(ui, cx, &leaving);
    ui.add_space(space::M);
    let ticking = asked.profile == Profile::Pseudonymous;
    texts(
        ui,
        cx,
        &leaving,
        ticking,
        &mut state.ticked,
        &mut state.read,
    );
    state.leaving = Some((asked, leaving));
}

/// What leaves of each kind, class by class.
pub fn counts(ui: &mut Ui, cx: &Cx<'_>, leaving: &Leaving) {
    const ROW: f32 = 30.0;
    let classes = CLASSES.map(|(_, class)| cx.text.get(&format!("send-class_{class}")));
    let (what, records) = (
        cx.text.get("send-column_kind"),
        cx.text.get("send-column_records"),
    );
    let mut columns = vec![
        Column::new(&what).share(1.4, 150.0),
        Column::new(&records).share(0.6, 70.0).right(),
    ];
    // The name of that class is one long word.
    let least = |class| match class {
        Privacy::Personal => 106.0,
        _ => 88.0,
    };
    let named = classes.iter().zip(CLASSES);
    let named = named.map(|(name, (class, _))| Column::new(name).share(0.8, least(class)));
    columns.extend(named.map(Column::right));
    let mut rows: Vec<(String, &KindLeaving)> = leaving
        .kinds
        .iter()
        .map(|(code, of)| {
            let name = kind(code).map_or_else(|| code.clone(), |kind| cx.text.kinds(kind));
            (capitalised(&name), of)
        })
        .collect();
    rows.sort_by(|a, b| crate::text::compare(&a.0, &b.0));
    let title = cx.text.get("send-leaves");
    let note = summary(cx.text, leaving);
    Card::new()
        .flush()
        .title(&title)
        .note(&note)
        .show(ui, |ui| {
            DataTable::new("leaving", &title, &columns, rows.len())
                .row_height(ROW)
                .at_most(rows.len())
                .show(ui, |ui, row, column| {
                    let (name, of) = &rows[row];
                    match column {
                        0 => medium(ui, name),
                        1 => body(ui, &cx.text.tally(of.records)),
                        _ => body(ui, &cx.text.tally(values(of, CLASSES[column - 2].0))),
                    };
                });
        });
}

/// The texts that may name somebody, to be ticked or only read.
pub fn texts(
    ui: &mut Ui,
    cx: &Cx<'_>,
    leaving: &Leaving,
    ticking: bool,
    ticked: &mut super::Ticked,
    read: &mut Option<usize>,
) {
    let all = &leaving.free_texts;
    if all.is_empty() {
        return;
    }
    let title = cx.text.get("send-texts");
    let why = if ticking {
        "send-texts_tick"
    } else {
        "send-texts_all"
    };
    Card::new().flush().title(&title).show(ui, |ui| {
        text_row(ui, |ui| {
            ui.add_space(space::S);
            ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
            small(ui, &cx.text.with(why, &[("n", all.len().into())]));
        });
        if leaving.naming > 0 {
            let naming = [("n", leaving.naming.into())];
            let naming = cx.text.with("send-naming", &naming);
            banner(ui, Tone::Warning, &naming, None);
        }
        text_table(ui, cx, leaving, ticking.then_some(ticked), read);
        let same = read.and_then(|row| leaving.alike.get(row));
        if let Some((free, same)) = same.and_then(|same| Some((all.get(*same.first()?)?, same))) {
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                ui.vertical(|ui| {
                    if let Some(names) = cx.text.names_in(free) {
                        chip(ui, Tone::Warning, &names);
                    }
                    let many = cx.text.in_records(same.len());
                    small(ui, &dotted([whence(cx.text, free), many]));
                    body(ui, &free.reads());
                });
            });
            ui.add_space(space::S);
        }
    });
}

/// Where a free text stands.
fn whence(text: &Text, free: &FreeText) -> String {
    let kind = capitalised(&text.kind(free.kind));
    format!("{kind} · {}", text.field_named(free.kind, &free.field))
}

fn text_table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    leaving: &Leaving,
    mut ticked: Option<&mut super::Ticked>,
    read: &mut Option<usize>,
) {
    const ROW: f32 = 32.0;
    const SHOWN: usize = 12;
    let (all, alike) = (&leaving.free_texts, &leaving.alike);
    let words = ["where", "text", "goes", "names"]
        .map(|column| cx.text.get(&format!("send-column_{column}")));
    let mut columns = vec![
        Column::new(&words[0]).share(0.6, 170.0),
        Column::new(&words[1]).share(2.0, 220.0),
        Column::new(&words[2]).fixed(140.0),
    ];
    if all.iter().any(|free| !free.names.is_empty()) {
        columns.insert(2, Column::new(&words[3]).share(0.5, 130.0));
    }
    let last = columns.len() - 1;
    let name = cx.text.get("send-texts");
    let out = DataTable::new("texts", &name, &columns, alike.len())
        .row_height(ROW)
        .at_most(SHOWN)
        .selected(*read)
        .show(ui, |ui, row, column| {
            // The same text in many records is judged once.
            let same = &alike[row];
            let free = &all[same[0]];
            match (column, &mut ticked) {
                (0, _) if same.len() > 1 => {
                    let many = cx.text.tally(same.len());
                    small(ui, &format!("{} ×{many}", whence(cx.text, free)));
                }
                (0, _) => {
                    small(ui, &whence(cx.text, free));
                }
                (1, _) => {
                    // All of it, as far as there is room: the answers to a survey are a line each.
                    body(ui, &dotted(free.reads().lines()));
                }
                (_, _) if column < last => {
                    body(ui, &free.names.join(", "));
                }
                (_, None) => {
                    chip(ui, Tone::Neutral, &cx.text.get("send-goes"));
                }
                (_, Some(ticked)) => {
                    let texts = same.iter().map(|place| &all[*place]);
                    let keys = texts.map(|one| (one.entry, one.field.clone()));
                    let mut on = keys.clone().all(|key| ticked.contains(&key));
                    if switch(ui, &mut on, &cx.text.get("send-tick")).clicked() {
                        match on {
                            true => ticked.extend(keys),
                            false => keys.for_each(|key| {
                                ticked.remove(&key);
                            }),
                        }
                    }
                }
            }
        });
    *read = out.selected.or(*read);
}
