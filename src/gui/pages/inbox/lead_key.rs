//! The passphrase of the lead's own key, asked for when a bundle needs the key; once, for as long as the file is open.

use eframe::egui::{Key, Ui};

use super::Preview;
use crate::bundle::Passphrase;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Card, TextField};
use crate::text::Sentence as _;

/// What is being typed.
#[derive(Default)]
pub struct State {
    written: String,
    wrong: Option<String>,
}

/// Draws the prompt, while a bundle waits for the key.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, inbox: &mut super::State) {
    let waits = |preview: &Preview| matches!(preview, Preview::KeyLocked(_));
    if !inbox.queue.iter().any(|item| waits(&item.preview)) {
        return;
    }
    let state = &mut inbox.lead_key;
    let (label, help) = (
        cx.text.get("keys-passphrase_of_key"),
        cx.text.get("keys-passphrase_of_key_why"),
    );
    let (show, hide) = (cx.text.get("keys-show"), cx.text.get("keys-hide"));
    let button = cx.text.get("keys-unlock");
    Card::new().show(ui, |ui| {
        let field = TextField::new(&label)
            .hidden(&show, &hide)
            .help(&help)
            .error(state.wrong.as_deref())
            .width(320.0)
            .show(ui, &mut state.written);
        if field.changed {
            state.wrong = None;
        }
        let entered = field.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.add(Button::secondary(&button)).clicked() || entered {
            unlock(cx, state);
        }
    });
    ui.add_space(space::S);
}

fn unlock(cx: &Cx<'_>, state: &mut State) {
    let text = cx.text.clone();
    match Passphrase::new(&state.written) {
        Ok(passphrase) => cx.work(cx.text.get("keys-unlocking"), move |workspace, _| {
            let unlocked = workspace.unlock_lead_key(&passphrase);
            let wrong = unlocked.err().map(|error| error.sentence(&text));
            Finished {
                tell: Some(Letter::to(|inbox| unlocked_or(inbox, wrong))),
                ..Finished::default()
            }
        }),
        Err(error) => state.wrong = Some(error.sentence(&text)),
    }
}

/// Looks again at what waited for the key; or says what was wrong.
fn unlocked_or(inbox: &mut super::State, wrong: Option<String>) {
    if wrong.is_none() {
        inbox.lead_key.written.clear();
        for item in &mut inbox.queue {
            if matches!(item.preview, Preview::KeyLocked(_)) {
                item.preview = Preview::Fresh;
            }
        }
    }
    inbox.lead_key.wrong = wrong;
}
