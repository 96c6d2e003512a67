//! Till utvärderaren: a cluster bundle, and exactly what leaves in it, seen before it does.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::send::{Ticked, leaving as shown};
use crate::bundle::fingerprint_spoken;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, Dialog, DialogAnswer, PageHeader, banner, body, muted};
use crate::journal::EntryId;
use crate::workspace::{Changed, Invitation, Leaving, Result};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// An invitation that was given, to be taken.
    given: Option<PathBuf>,
    /// The ticked texts; none before it is known which may be published.
    ticked: Option<Ticked>,
    asked: Option<AskedFor>,
    leaving: Option<(AskedFor, Leaving)>,
    /// The text that is read in full.
    read: Option<usize>,
    confirming: bool,
}

/// What leaves depends on this.
#[derive(Clone, PartialEq)]
struct AskedFor {
    ticked: Option<Ticked>,
    at: Option<EntryId>,
    invited: bool,
}

impl State {
    /// An invitation was given: take it.
    pub fn take(&mut self, file: PathBuf) {
        self.given = Some(file);
    }
}

/// What the page needs to know of the file.
struct FileState {
    newest: Option<EntryId>,
    invitation: Option<Invitation>,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if let Some(file) = state.given.take() {
        take(cx, file);
    }
    let file = cx.view("to evaluator", move |source| {
        let newest = source.reader.latest(1)?.first().map(|entry| entry.id);
        let invitation = source.reader.invitation()?;
        Result::Ok(FileState { newest, invitation })
    });
    if let Some(file) = &file {
        reckon(cx, state, file);
    }
    page(ui, |ui| {
        header(ui, cx, state);
        let Some(file) = file else { return };
        invitation(ui, cx, file.invitation.as_ref());
        ui.add_space(space::M);
        // Taken out while it is drawn, so that ticks can be set meanwhile.
        let (Some((asked, leaving)), Some(mut ticked)) =
            (state.leaving.take(), state.ticked.take())
        else {
            muted(ui, &cx.text.get("send-reckoning"));
            return;
        };
        shown::counts(ui, cx, &leaving);
        ui.add_space(space::M);
        shown::texts(ui, cx, &leaving, true, &mut ticked, &mut state.read);
        state.leaving = Some((asked, leaving));
        state.ticked = Some(ticked);
        confirm(ui, cx, state, file.invitation.is_some());
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let title = cx.text.get("page-to_evaluator");
    let purpose = cx.text.get("to_evaluator-purpose");
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let save = cx.text.get("to_evaluator-save");
        let reckoned = state.leaving.as_ref();
        let ready = reckoned.is_some_and(|(asked, _)| state.asked.as_ref() == Some(asked));
        if ready && ui.add(Button::primary(&save).icon(Icon::Send)).clicked() {
            state.confirming = true;
        }
    });
}

/// Takes an invitation, on the writing thread.
fn take(cx: &Cx<'_>, file: PathBuf) {
    let text = cx.text.clone();
    cx.work(cx.text.get("to_evaluator-open"), move |workspace, _| {
        let taken = workspace.take_invitation(&file);
        let said = taken.map(|one| text.with("to_evaluator-taken", &[("name", one.name.into())]));
        Finished {
            changed: said.is_ok().then(Changed::log),
            ..Finished::said(said)
        }
    });
}

fn invitation(ui: &mut Ui, cx: &Cx<'_>, invitation: Option<&Invitation>) {
    let title = cx.text.get("to_evaluator-invitation");
    Card::new().title(&title).show(ui, |ui| {
        match invitation {
            Some(one) => {
                let key = fingerprint_spoken(&one.signing_key);
                let args = [("name", one.name.as_str().into()), ("key", key.into())];
                body(ui, &cx.text.with("to_evaluator-from", &args));
                muted(ui, &cx.text.get("to_evaluator-codes"));
            }
            None => {
                body(ui, &cx.text.get("to_evaluator-none"));
            }
        }
        let open = cx.text.get("to_evaluator-open");
        if cx.writable && ui.add(Button::secondary(&open)).clicked() {
            cx.pick_one(Pick::Bundles, |path, asks| {
                asks.tell(|state: &mut State| state.take(path));
            });
        }
    });
}

/// Has it reckoned what would leave, whenever that may have changed.
fn reckon(cx: &Cx<'_>, state: &mut State, file: &FileState) {
    let asked = AskedFor {
        ticked: state.ticked.clone(),
        at: file.newest,
        invited: file.invitation.is_some(),
    };
    if state.asked.as_ref() == Some(&asked) {
        return;
    }
    state.asked = Some(asked.clone());
    cx.work(cx.text.get("send-reckoning"), move |workspace, _| {
        let ticked = match &asked.ticked {
            Some(ticked) => Ok(ticked.clone()),
            None => workspace.publishable(),
        };
        let reckoned = ticked.and_then(|ticked| {
            let leaving = workspace.leaving_to_evaluator(&ticked)?;
            Ok((ticked, leaving))
        });
        match reckoned {
            Ok((ticked, leaving)) => Finished::told(move |state: &mut State| {
                let asked = AskedFor {
                    ticked: Some(ticked.clone()),
                    ..asked
                };
                state.ticked = Some(ticked);
                state.asked = Some(asked.clone());
                state.leaving = Some((asked, leaving));
            }),
            Err(error) => Finished::failed(error),
        }
    });
}

fn confirm(ui: &Ui, cx: &Cx<'_>, state: &mut State, invited: bool) {
    if !state.confirming {
        return;
    }
    let (title, save) = (
        cx.text.get("to_evaluator-confirm"),
        cx.text.get("to_evaluator-save"),
    );
    let cancel = cx.text.get("form-cancel");
    let purpose = cx.text.get("to_evaluator-confirm_why");
    let dialog = Dialog::new("to evaluator", &title, &save, &cancel).purpose(&purpose);
    let answer = dialog.show(ui.ctx(), |ui| {
        if let Some((_, leaving)) = &state.leaving {
            body(ui, &shown::summary(cx.text, leaving));
        }
        if !invited {
            banner(ui, Tone::Warning, &cx.text.get("to_evaluator-none"), None);
        }
    });
    match answer {
        Some(DialogAnswer::Confirm) => {
            state.confirming = false;
            save_bundle(cx, state);
        }
        Some(DialogAnswer::Cancel) => state.confirming = false,
        None => {}
    }
}

fn save_bundle(cx: &Cx<'_>, state: &State) {
    let ticked = state.ticked.clone().unwrap_or_default();
    let name = format!(
        "{} {}.samverka-bundle",
        cx.text.get("bundle-cluster"),
        cx.today
    );
    let words = ["send-writing", "to_evaluator-saved"];
    cx.save_as(Pick::NewBundle(name), words, move |workspace, path| {
        workspace.export_cluster(path, None, &ticked)?;
        Ok(Some(Changed::log()))
    });
}
