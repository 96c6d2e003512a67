//! Sending a bundle: exactly what leaves the laptop, seen before it does.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Ui};

use crate::bundle::Profile;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::secret::Secret;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Dialog, DialogAnswer, PageHeader, banner, body, empty_state, heading, muted,
    segmented, small,
};
use crate::journal::EntryId;
use crate::workspace::{Changed, Leaving, Result};

mod before;
pub(super) mod leaving;

/// The ticked free texts: the entry that holds one, and its field.
pub(super) type Ticked = BTreeSet<(EntryId, String)>;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    pseudonymous: bool,
    ticked: Ticked,
    /// What the user has asked to be reckoned, and what has been.
    asked: Option<AskedFor>,
    leaving: Option<(AskedFor, Leaving)>,
    /// The free text that is read in full.
    read: Option<usize>,
    /// Locked with a passphrase for somebody else, although the lead has a key.
    for_others: bool,
    passphrase: Secret,
    confirming: bool,
}

/// What leaves depends on this.
#[derive(Clone, PartialEq)]
struct AskedFor {
    profile: Profile,
    ticked: Ticked,
    /// The newest change in the file.
    at: Option<EntryId>,
}

/// What the page needs to know of the file.
struct FileState {
    newest: Option<EntryId>,
    has_key: bool,
    sent: Vec<before::SentBefore>,
}

impl State {
    fn profile(&self) -> Profile {
        if self.pseudonymous {
            Profile::Pseudonymous
        } else {
            Profile::Full
        }
    }

    /// Whether what was reckoned is encrypted to the lead because codes go along.
    fn codes_to_lead(&self) -> bool {
        let leaving = self.leaving.as_ref().map(|(_, leaving)| leaving);
        leaving.is_some_and(|leaving| leaving.codes_to_lead)
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let today = cx.today;
    let file = cx.view(("send", today), move |source| {
        let newest = source.reader.latest(1)?.first().map(|entry| entry.id);
        let project = source.reader.project()?;
        Result::Ok(FileState {
            newest,
            has_key: project.is_some_and(|project| !project.encryption_key.is_empty()),
            sent: before::read(source)?,
        })
    });
    if let Some(file) = &file {
        reckon(cx, state, file.newest);
    }
    page(ui, |ui| {
        header(ui, cx, state, file.as_deref());
        let Some(file) = file else { return };
        let nothing = state
            .leaving
            .as_ref()
            .is_some_and(|(_, leaving)| leaving.kinds.is_empty());
        if nothing {
            empty_state(ui, Icon::Send, &cx.text.get("send-empty"), None, None);
        } else {
            choices(ui, cx, state, &file);
            ui.add_space(space::M);
            leaving::ui(ui, cx, state);
        }
        before::ui(ui, cx, &file.sent);
        confirm(ui, cx, state, &file);
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, file: Option<&FileState>) {
    let (title, purpose) = (cx.text.get("page-send"), cx.text.get("send-purpose"));
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let Some(file) = file else { return };
        let save = cx.text.get("send-save");
        let reckoned = state
            .leaving
            .as_ref()
            .filter(|(asked, _)| state.asked.as_ref() == Some(asked));
        let ready = reckoned.is_some_and(|(_, leaving)| !leaving.kinds.is_empty());
        if !ready {
            return;
        }
        let button = Button::primary(&save).icon(Icon::Send);
        let clicked = ui.add(button.shortcut("Ctrl Enter")).clicked();
        if clicked || cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::Enter) {
            state.confirming = checked(cx, state, file);
        }
    });
}

/// Whether there is a key or a passphrase to lock with.
fn checked(cx: &Cx<'_>, state: &mut State, file: &FileState) -> bool {
    !needs_passphrase(state, file) || state.passphrase.passphrase(cx.text).is_some()
}

fn needs_passphrase(state: &State, file: &FileState) -> bool {
    !state.pseudonymous && (state.for_others || !file.has_key)
}

/// Has it reckoned what would leave, whenever that may have changed.
fn reckon(cx: &Cx<'_>, state: &mut State, at: Option<EntryId>) {
    let asked = AskedFor {
        profile: state.profile(),
        ticked: state.ticked.clone(),
        at,
    };
    if state.asked.as_ref() == Some(&asked) {
        return;
    }
    state.asked = Some(asked.clone());
    cx.work(
        cx.text.get("send-reckoning"),
        move |workspace, _| match workspace.leaving(asked.profile, &asked.ticked) {
            Ok(leaving) => Finished::told(move |send: &mut State| {
                send.leaving = Some((asked, leaving));
            }),
            Err(error) => Finished::failed(error),
        },
    );
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, file: &FileState) {
    let title = cx.text.get("send-profile");
    Card::new().show(ui, |ui| {
        heading(ui, 2, &title);
        let options = [
            (false, cx.text.get("send-profile_full")),
            (true, cx.text.get("send-profile_pseudonymous")),
        ];
        segmented(ui, &title, &mut state.pseudonymous, &options);
        if !state.pseudonymous && file.has_key {
            let readers = cx.text.get("readers-who");
            let options = [
                (false, cx.text.get("readers-lead")),
                (true, cx.text.get("readers-passphrase")),
            ];
            small(ui, &readers);
            ui.push_id("readers", |ui| {
                segmented(ui, &readers, &mut state.for_others, &options);
            });
        }
        let why = match (state.pseudonymous, needs_passphrase(state, file)) {
            (true, _) if state.codes_to_lead() => "send-why_codes",
            (true, _) => "send-why_pseudonymous",
            (false, false) => "send-why_full",
            (false, true) => "send-why_passphrase",
        };
        muted(ui, &cx.text.get(why));
        if needs_passphrase(state, file) {
            let help = Some("send-passphrase_why");
            (state.passphrase).field(ui, cx, "send-passphrase", help, 360.0);
        }
    });
}

fn confirm(ui: &Ui, cx: &Cx<'_>, state: &mut State, file: &FileState) {
    if !state.confirming {
        return;
    }
    let (title, save) = (cx.text.get("send-confirm"), cx.text.get("send-save"));
    let cancel = cx.text.get("form-cancel");
    let purpose = cx.text.get("send-confirm_why");
    let dialog = Dialog::new("send", &title, &save, &cancel).purpose(&purpose);
    let answer = dialog.show(ui.ctx(), |ui| {
        if let Some((_, leaving)) = &state.leaving {
            body(ui, &leaving::summary(cx.text, leaving));
        }
        if state.pseudonymous {
            let n = state.ticked.len();
            let (tone, said) = if state.codes_to_lead() {
                (Tone::Neutral, "send-locked")
            } else {
                (Tone::Warning, "send-unlocked")
            };
            banner(ui, tone, &cx.text.with(said, &[("n", n.into())]), None);
        }
    });
    match answer {
        Some(DialogAnswer::Confirm) => {
            state.confirming = false;
            save_bundle(cx, state, file);
        }
        Some(DialogAnswer::Cancel) => state.confirming = false,
        None => {}
    }
}

fn save_bundle(cx: &Cx<'_>, state: &mut State, file: &FileState) {
    let passphrase = needs_passphrase(state, file)
        .then(|| state.passphrase.passphrase(cx.text))
        .flatten();
    let (profile, ticked) = (state.profile(), state.ticked.clone());
    let whose = cx.text.whose(cx.role.municipality());
    let name = format!("{whose} {}.samverka-bundle", cx.text.date(cx.today));
    let words = ["send-writing", "send-saved"];
    cx.save_as(Pick::NewBundle(name), words, move |workspace, path| {
        workspace.export(path, profile, passphrase.as_ref(), &ticked)?;
        Ok(Some(Changed::log()))
    });
}
