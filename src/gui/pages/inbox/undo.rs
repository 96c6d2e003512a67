//! Taking merges back: what it would do is shown before anything is done.

use eframe::egui::Ui;

use super::State;
use super::earlier::EarlierMerges;
use super::item::counted;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Column, DataTable, Dialog, DialogAnswer, banner, body, muted, segmented,
};
use crate::report::merge as report;
use crate::text::{Sentence as _, Text};
use crate::workspace::{Unmerged, Workspace, WorkspaceError};

/// The merges that the user thinks of taking back.
pub struct Undoing {
    number: i64,
    /// Those that came after it, as they were listed when it was asked.
    later: Vec<i64>,
    /// Whether those go too.
    with_later: bool,
    found: TakingBack,
}

/// What taking them back would do.
enum TakingBack {
    /// Not asked for yet.
    Fresh,
    /// Being found out.
    Looking,
    /// This.
    Would(Unmerged),
    /// Nothing, and why; with the records that stand on it.
    Cannot(String, Vec<String>),
}

impl Undoing {
    /// Thinks of taking back the merge with this number, which these came after.
    pub fn new(number: i64, later: Vec<i64>) -> Self {
        Self {
            number,
            later,
            with_later: false,
            found: TakingBack::Fresh,
        }
    }

    /// The merges that would go: these, whatever is merged meanwhile.
    fn going(&self) -> Vec<i64> {
        let later = self.later.iter().filter(|_| self.with_later);
        std::iter::once(self.number).chain(later.copied()).collect()
    }
}

/// The dialog, as long as there is something to decide.
pub fn dialog(ui: &mut Ui, cx: &Cx<'_>, earlier: &EarlierMerges, state: &mut Option<Undoing>) {
    let Some(undoing) = state else { return };
    look(cx, undoing);
    let merged = earlier.merge(undoing.number);
    let from = merged.map_or_else(String::new, |one| report::sender(cx.text, &one.merge));
    let title = if undoing.with_later {
        let count = [("count", undoing.going().len().into())];
        cx.text.with("merges-undo_many_title", &count)
    } else {
        let args = [("n", undoing.number.into()), ("from", from.into())];
        cx.text.with("merges-undo_title", &args)
    };
    let (confirm, cancel) = (
        cx.text.get("merges-undo_confirm"),
        cx.text.get("form-cancel"),
    );
    let reason = match &undoing.found {
        TakingBack::Fresh | TakingBack::Looking => Some(cx.text.get("merges-undo_looking")),
        TakingBack::Would(_) => None,
        TakingBack::Cannot(..) => Some(cx.text.get("merges-undo_cannot")),
    };
    let purpose = cx.text.get("merges-undo_purpose");
    let dialog = Dialog::new("unmerge", &title, &confirm, &cancel)
        .purpose(&purpose)
        .width(560.0)
        .danger()
        .disabled_because(reason.as_deref());
    let answer = dialog.show(ui.ctx(), |ui| {
        which(ui, cx, undoing);
        match &undoing.found {
            TakingBack::Fresh | TakingBack::Looking => {
                muted(ui, &cx.text.get("merges-undo_looking"));
            }
            TakingBack::Would(would) => show(ui, cx, would),
            TakingBack::Cannot(sentence, records) => cannot(ui, cx, sentence, records),
        }
    });
    match answer {
        Some(DialogAnswer::Confirm) => {
            undo(cx, undoing);
            *state = None;
        }
        Some(DialogAnswer::Cancel) => *state = None,
        None => {}
    }
}

/// Only this merge, or all that came after it too.
fn which(ui: &mut Ui, cx: &Cx<'_>, undoing: &mut Undoing) {
    if undoing.later.is_empty() {
        return;
    }
    let later = cx
        .text
        .with("merges-undo_later", &[("n", undoing.later.len().into())]);
    let options = [(false, cx.text.get("merges-undo_only")), (true, later)];
    let name = cx.text.get("merges-undo_which");
    if segmented(ui, &name, &mut undoing.with_later, &options).changed {
        undoing.found = TakingBack::Fresh;
    }
    ui.add_space(space::XS);
}

fn show(ui: &mut Ui, cx: &Cx<'_>, would: &Unmerged) {
    const ROW: f32 = 28.0;
    let kinds: Vec<_> = would.kinds.iter().collect();
    if kinds.is_empty() {
        body(ui, &cx.text.get("merges-undo_nothing"));
    } else {
        let words = [
            "merges-column_kind",
            "merges-undo_column_gone",
            "merges-undo_column_changed",
        ]
        .map(|key| cx.text.get(key));
        let columns = [
            Column::new(&words[0]).share(1.0, 160.0),
            Column::new(&words[1]).fixed(110.0).right(),
            Column::new(&words[2]).fixed(130.0).right(),
        ];
        let table = DataTable::new("taken back", &words[0], &columns, kinds.len())
            .row_height(ROW)
            .at_most(8);
        table.show(ui, |ui, row, column| {
            let (code, taken) = kinds[row];
            let number = match column {
                0 => {
                    body(ui, &report::kinds(cx.text, code));
                    return;
                }
                1 => taken.gone,
                _ => taken.changed,
            };
            counted(ui, cx, number);
        });
    }
    let stays = [
        ("merges-undo_shared", would.shared),
        ("merges-undo_erasures", would.erasures),
    ];
    for (key, n) in stays.into_iter().filter(|(_, n)| *n > 0) {
        muted(ui, &cx.text.with(key, &[("n", n.into())]));
    }
}

fn cannot(ui: &mut Ui, cx: &Cx<'_>, sentence: &str, records: &[String]) {
    const SHOWN: usize = 8;
    banner(ui, Tone::Warning, sentence, None);
    if records.is_empty() {
        return;
    }
    muted(ui, &cx.text.get("merges-undo_stands"));
    for title in records.iter().take(SHOWN) {
        body(ui, title);
    }
    if let Some(more) = records.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let more = [("n", more.into())];
        muted(ui, &cx.text.with("merges-undo_stands_more", &more));
    }
}

/// Finds out, on the writing thread, what taking them back would do; nothing is kept.
fn look(cx: &Cx<'_>, undoing: &mut Undoing) {
    if !matches!(undoing.found, TakingBack::Fresh) {
        return;
    }
    undoing.found = TakingBack::Looking;
    let (number, with_later, going) = (undoing.number, undoing.with_later, undoing.going());
    let text = cx.text.clone();
    cx.work(cx.text.get("merges-undo_looking"), move |workspace, _| {
        let found = found(workspace, &text, &going);
        Finished::told(move |inbox: &mut State| {
            let same = |one: &&mut Undoing| (one.number, one.with_later) == (number, with_later);
            if let Some(undoing) = inbox.undoing.as_mut().filter(same) {
                undoing.found = found;
            }
        })
    });
}

fn found(workspace: &mut Workspace, text: &Text, going: &[i64]) -> TakingBack {
    match workspace.unmerge(going, false) {
        Ok(would) => TakingBack::Would(would),
        Err(error) => {
            let mut records = Vec::new();
            if let WorkspaceError::StoodOn(standing) = &error {
                let titles = standing
                    .iter()
                    .map(|one| workspace.reader().title(one.record));
                records.extend(titles.map(|title| text.title(&title.unwrap_or_default())));
            }
            TakingBack::Cannot(error.sentence(text), records)
        }
    }
}

fn undo(cx: &Cx<'_>, undoing: &Undoing) {
    let (going, text) = (undoing.going(), cx.text.clone());
    cx.work(cx.text.get("merges-undo"), move |workspace, progress| {
        let mut at = |done, total| progress.stoppable_at(done, total);
        let done = workspace.unmerge_while(&going, true, &mut at);
        let said =
            |done: Unmerged| text.with("merges-undone_now", &[("n", done.merges.len().into())]);
        let finished = Finished::said(done.map(said)).and_changed();
        finished.and_told(State::look_again)
    });
}
