//! What is asked once more before it is done.

use std::path::Path;

use eframe::egui::Context;

use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::widgets::{Dialog, DialogAnswer, body};
use crate::workspace::{Backup, mend, restore};

use super::{State, when};

/// What the user wants done.
pub enum CopyDeed {
    /// Put this copy in the file's place.
    Restore(Backup),
    /// Throw this copy away.
    Delete(Backup),
    /// Make the tables anew from the journal.
    Mend,
}

/// Asks, and does what is answered.
pub fn ui(ctx: &Context, cx: &Cx<'_>, state: &mut State, file: &Path) {
    let Some(asked) = &state.asked else { return };
    let (what, backup) = match asked {
        CopyDeed::Restore(backup) => ("restore", Some(backup)),
        CopyDeed::Delete(backup) => ("delete", Some(backup)),
        CopyDeed::Mend => ("mend", None),
    };
    let text = |part: &str| cx.text.get(&format!("backups-ask-{what}-{part}"));
    let (title, confirm) = (text("title"), text("confirm"));
    let purpose = match state.standing_on(asked) {
        0 => text("purpose"),
        n => cx.text.with("backups-ask-delete-base", &[("n", n.into())]),
    };
    let cancel = cx.text.get("form-cancel");
    let mut dialog = Dialog::new("backups", &title, &confirm, &cancel).purpose(&purpose);
    if matches!(asked, CopyDeed::Delete(_)) {
        dialog = dialog.danger();
    }
    let answer = dialog.show(ctx, |ui| {
        if let Some(backup) = backup {
            body(ui, &when(cx.text, backup.at));
        }
        if let (CopyDeed::Restore(_), Some(Ok(look))) = (asked, &state.looked)
            && look.lost > 0
        {
            body(ui, &cx.text.with("backup-lost", &[("n", look.lost.into())]));
        }
    });
    match answer {
        None => {}
        Some(DialogAnswer::Cancel) => state.asked = None,
        Some(DialogAnswer::Confirm) => {
            if let Some(asked) = state.asked.take() {
                confirmed(cx, state, asked, file);
            }
        }
    }
}

fn confirmed(cx: &Cx<'_>, state: &mut State, asked: CopyDeed, file: &Path) {
    let (place, text) = (file.to_owned(), cx.text.clone());
    match asked {
        CopyDeed::Delete(backup) => {
            state.choose(None);
            cx.ask(Ask::Beside(Box::new(move || {
                let deleted = backup.delete().map_err(Into::into);
                let said = deleted.map(|()| text.get("backups-deleted"));
                Finished::said(said).and_told(State::look_again)
            })));
        }
        CopyDeed::Restore(backup) => cx.ask(Ask::Mend {
            file: file.to_owned(),
            words: cx.text.get("backups-restoring"),
            mend: Box::new(move || {
                let restored = restore(&place, &backup.path)?;
                Ok(text.restored(restored))
            }),
        }),
        CopyDeed::Mend => cx.ask(Ask::Mend {
            file: file.to_owned(),
            words: cx.text.get("backups-mending"),
            mend: Box::new(move || {
                let mended = mend(&place, None)?;
                Ok(text.mended(&mended))
            }),
        }),
    }
}
