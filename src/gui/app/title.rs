//! What the window is called, for the task bar and for whoever hears it.

use eframe::egui::{Context, ViewportCommand, accesskit_root_id};

use super::App;
use crate::gui::ground::wall::Shown;

const PROGRAM: &str = "Samverka";

impl App {
    /// Names the window by the file that is open, for two may be, and for whoever hears it by the page before that.
    /// What is read aloud is read in its language.
    pub(super) fn name_window(&mut self, ctx: &Context) {
        let file = self.session.as_ref().map(|open| open.called(&self.text));
        let title = match file {
            Some(file) => format!("{file} – {PROGRAM}"),
            None => PROGRAM.to_owned(),
        };
        if self.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        // What the room hears is what it sees: the page that lies behind the wall may be somebody's.
        let hidden = self.projector.walled.shown == Shown::Whole;
        let language = self.text.language().code();
        ctx.accesskit_node_builder(accesskit_root_id(), |node| {
            let page = node.label().filter(|page| *page != PROGRAM && !hidden);
            let called = page.map(|page| format!("{page} – {}", self.title));
            node.set_label(called.unwrap_or_else(|| self.title.clone()));
            node.set_language(language);
        });
    }
}
