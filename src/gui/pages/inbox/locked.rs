//! Passphrases that bundles wait for: their own, and that of the lead's own key; each once, while the file is open.

use eframe::egui::Ui;

use super::{BundlePreview, State};
use crate::bundle::Passphrase;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::text::Sentence as _;

fn waits_for_its_own(preview: &BundlePreview) -> bool {
    matches!(preview, BundlePreview::Locked(_))
}

fn waits_for_the_key(preview: &BundlePreview) -> bool {
    matches!(preview, BundlePreview::KeyLocked(_))
}

/// Draws the prompts, while a bundle waits.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, inbox: &mut State) {
    const OWN: [&str; 3] = ["inbox-passphrase", "inbox-passphrase_why", "inbox-unlock"];
    const KEY: [&str; 3] = [
        "keys-passphrase_of_key",
        "keys-passphrase_of_key_why",
        "keys-unlock",
    ];
    if inbox.any(waits_for_its_own)
        && let Some(passphrase) = inbox.secret.prompt(ui, cx, OWN)
    {
        inbox.passphrase = Some(passphrase);
        inbox.secret.clear();
        inbox.look_again_at(waits_for_its_own);
    }
    if inbox.any(waits_for_the_key)
        && let Some(passphrase) = inbox.key_secret.prompt(ui, cx, KEY)
    {
        unlock(cx, passphrase);
    }
}

/// Unlocks the key, and looks again at what waited for it; or says what was wrong.
fn unlock(cx: &Cx<'_>, passphrase: Passphrase) {
    let text = cx.text.clone();
    cx.work(cx.text.get("keys-unlocking"), move |workspace, _| {
        let unlocked = workspace.unlock_lead_key(&passphrase);
        Finished::told(move |inbox: &mut State| match unlocked {
            Ok(()) => {
                inbox.key_secret.clear();
                inbox.look_again_at(waits_for_the_key);
            }
            Err(error) => inbox.key_secret.refuse(error.sentence(&text)),
        })
    });
}
