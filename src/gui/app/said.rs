//! What is said in passing, and what can be done from it: undo what was said, or open what was saved.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::gui::ground::ask::Ask;
use crate::gui::ground::worker::Finished;
use crate::gui::widgets::{NoticeAnswer, notice};

/// How long a notice stays, in seconds, and how much longer where a file can be opened from it.
const NOTICE_SECONDS: f64 = 6.0;
const OPEN_SECONDS: f64 = 9.0;

/// Something said in passing.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) can_undo: bool,
    /// The file that it is about, which can be opened.
    pub(super) file: Option<PathBuf>,
    until: f64,
}

impl App {
    /// The file or folder that was last handed to another program to be shown.
    pub fn opened_outside(&self) -> Option<&Path> {
        self.outside.as_deref()
    }

    /// Lets another program show a file that was saved, or its folder. Tests open none.
    fn open_outside(&mut self, file: PathBuf) {
        let shown = match file.parent() {
            Some(folder) if is_bundle(&file) => folder.to_owned(),
            _ => file,
        };
        self.outside = Some(shown.clone());
        if self.threads {
            let failed = self.text.get("notice-cannot_open");
            self.asks.push(Ask::Beside(Box::new(move || Finished {
                notice: ::open::that_detached(&shown).is_err().then_some(failed),
                ..Finished::default()
            })));
        }
    }

    /// Says something in passing, which can be undone or not.
    pub(super) fn notice(&mut self, ctx: &Context, words: String, can_undo: bool) {
        let until = ctx.input(|input| input.time) + NOTICE_SECONDS;
        self.said = Some(Said {
            words,
            can_undo,
            file: None,
            until,
        });
    }

    /// The same of a file that was saved, which can be opened.
    pub(super) fn notice_of(&mut self, ctx: &Context, words: String, file: Option<PathBuf>) {
        self.notice(ctx, words, false);
        if let (Some(said), Some(file)) = (&mut self.said, file) {
            said.file = Some(file);
            said.until += OPEN_SECONDS;
        }
    }

    /// Draws what is said.
    pub(super) fn say(&mut self, ctx: &Context) {
        let Some(said) = &self.said else { return };
        let left = said.until - ctx.input(|input| input.time);
        if left <= 0.0 {
            self.said = None;
            return;
        }
        ctx.request_repaint_after(Duration::from_secs_f64(left));
        let action = match &said.file {
            _ if said.can_undo => Some("notice-undo"),
            Some(file) if is_bundle(file) => Some("notice-show_folder"),
            Some(_) => Some("notice-open"),
            None => None,
        };
        let action = action.map(|key| self.text.get(key));
        let close = self.text.get("notice-close");
        match notice(ctx, &said.words, action.as_deref(), &close) {
            Some(NoticeAnswer::Action) => match self.said.take().and_then(|said| said.file) {
                Some(file) => self.open_outside(file),
                None => self.asks.push(Ask::Undo),
            },
            Some(NoticeAnswer::Close) => self.said = None,
            None => {}
        }
    }
}

/// A bundle is for somebody else: one wants its folder, to send it from.
fn is_bundle(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| ending == "samverka-bundle")
}
