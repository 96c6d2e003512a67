//! What a copy holds, beside what there is now; and what can be done with it.

use eframe::egui::Ui;

use crate::domain::{KINDS, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{Button, Column, DataTable, banner, body, medium, muted, small, strong};
use crate::text::capitalised;
use crate::workspace::{Backup, Holding, Look, Why};

use super::dialogs::CopyDeed;
use super::{when, why};

/// Draws it; what the user wants done.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    backup: &Backup,
    looked: Option<&Result<Look, String>>,
) -> Option<CopyDeed> {
    ui.push_id(&backup.path, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.scope(|ui| {
            // Room for the button that closes the details.
            ui.set_max_width(ui.available_width() - 32.0);
            medium(ui, &when(cx.text, backup.at));
            small(ui, &why(cx.text, backup.why));
            if let Some(base) = backup.base {
                let since = [("when", when(cx.text, base).into())];
                small(ui, &cx.text.with("backups-step", &since));
            }
        });
        let whole = match looked {
            None => {
                muted(ui, &cx.text.get("backups-looking"));
                false
            }
            Some(Err(sentence)) => {
                banner(ui, Tone::Bad, sentence, None);
                false
            }
            Some(Ok(look)) => {
                held(ui, cx, look);
                true
            }
        };
        actions(ui, cx, backup, whole)
    })
    .inner
}

fn held(ui: &mut Ui, cx: &Cx<'_>, look: &Look) {
    last_change(ui, cx, "backups-last_then", &look.then);
    if let Some(now) = &look.now {
        last_change(ui, cx, "backups-last_now", now);
    }
    counts(ui, cx, look);
    let (tone, sentence) = match &look.now {
        None => (Tone::Warning, cx.text.get("backup-now_unreadable")),
        Some(_) if look.lost == 0 => (Tone::Good, cx.text.get("backups-nothing_lost")),
        Some(_) => {
            let lost = cx.text.with("backup-lost", &[("n", look.lost.into())]);
            (Tone::Warning, lost)
        }
    };
    banner(ui, tone, &sentence, None);
    let lost: Vec<String> = look
        .lost_records
        .iter()
        .filter_map(|(code, count)| {
            let kind = kind(code)?;
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            Some(cx.text.kind_counted(kind, count))
        })
        .collect();
    if !lost.is_empty() {
        let what = cx.text.list(&lost);
        small(
            ui,
            &cx.text.with("backups-lost_of", &[("what", what.into())]),
        );
    }
}

fn last_change(ui: &mut Ui, cx: &Cx<'_>, key: &str, holding: &Holding) {
    let Some((at, author)) = &holding.last_change else {
        return;
    };
    let at = cx.text.when(*at, cx.today);
    let words = match author {
        Some(author) => format!("{at}, {author}"),
        None => at,
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        small(ui, &cx.text.get(key));
        body(ui, &words);
    });
}

/// How many records of each kind there are in the copy, and now.
fn counts(ui: &mut Ui, cx: &Cx<'_>, look: &Look) {
    const ROW: f32 = 26.0;
    let written = |count: u64| cx.text.number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut rows: Vec<[String; 3]> = Vec::new();
    for kind in KINDS {
        let (then, now) = look.of(kind);
        if then > 0 || now.is_some_and(|now| now > 0) {
            rows.push([
                capitalised(&cx.text.kinds(kind)),
                written(then),
                now.map_or_else(|| "–".to_owned(), written),
            ]);
        }
    }
    rows.sort_by(|a, b| crate::text::compare(&a[0], &b[0]));
    let titles = ["backups-kind", "backups-then", "backups-at_present"].map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).share(1.0, 110.0),
        Column::new(&titles[1]).fixed(72.0).right(),
        Column::new(&titles[2]).fixed(64.0).right(),
    ];
    let name = cx.text.get("backups-holds");
    DataTable::new("holds", &name, &columns, rows.len())
        .row_height(ROW)
        .at_most(rows.len())
        .row_name(&|row| rows[row].join(", "))
        .show(ui, |ui, row, column| {
            let cells = &rows[row];
            // What differs stands out.
            let say = if cells[1] == cells[2] { body } else { strong };
            if let Some(cell) = cells.get(column) {
                say(ui, cell);
            }
        });
}

fn actions(ui: &mut Ui, cx: &Cx<'_>, backup: &Backup, whole: bool) -> Option<CopyDeed> {
    let mut asked = None;
    // Another window has the file, or its folder cannot be written.
    let may = cx.writable || cx.damage.is_some() || cx.file.is_none();
    if !may {
        small(ui, &cx.text.get("backups-read_only"));
        return None;
    }
    ui.horizontal_wrapped(|ui| {
        if whole && backup.why != Why::Damaged {
            let restore = cx.text.get("backups-restore");
            if ui.add(Button::primary(&restore)).clicked() {
                asked = Some(CopyDeed::Restore(backup.clone()));
            }
        }
        let delete = cx.text.get("backups-delete");
        if ui.add(Button::secondary(&delete)).clicked() {
            asked = Some(CopyDeed::Delete(backup.clone()));
        }
    });
    asked
}
