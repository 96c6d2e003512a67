//! What is done with the lead's keys: each in a dialog of its own, since none of it can be undone.

use std::path::Path;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::State;
use crate::bundle::{LeadSecrets, Passphrase};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::secret::Secret;
use crate::gui::theme::Tone;
use crate::gui::widgets::{Dialog, DialogAnswer, banner};
use crate::report::docx;
use crate::report::key_sheet::key_sheet;
use crate::text::{Sentence as _, Text};
use crate::workspace::{KEY_SHEET, Result, Workspace, WorkspaceError};

/// What can be done.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum What {
    /// Put the key behind a passphrase.
    #[default]
    Protect,
    /// Choose another passphrase.
    Change,
    /// Keep the key in clear again.
    Unprotect,
    /// Save the sheet; whether a passphrase protects the key.
    Print(bool),
    /// Bring the keys back from the sheet.
    Restore,
}

impl What {
    /// The key of its button.
    pub fn key(self) -> &'static str {
        match self {
            Self::Protect => "keys-protect",
            Self::Change => "keys-change",
            Self::Unprotect => "keys-unprotect",
            Self::Print(_) => "keys-print",
            Self::Restore => "keys-restore",
        }
    }

    /// The keys of the dialog's title, of what it is about, of its button, and of what is said afterwards.
    fn words(self) -> [&'static str; 4] {
        match self {
            Self::Protect => [
                "keys-protect_title",
                "keys-protect_why",
                "keys-protect_do",
                "keys-protected",
            ],
            Self::Change => [
                "keys-change_title",
                "keys-protect_why",
                "keys-change_do",
                "keys-protected",
            ],
            Self::Unprotect => [
                "keys-unprotect_title",
                "keys-unprotect_why",
                "keys-unprotect_do",
                "keys-unprotected",
            ],
            Self::Print(_) => [
                "keys-print_title",
                "keys-print_why",
                "keys-print_do",
                "keys-printed",
            ],
            Self::Restore => [
                "keys-restore_title",
                "keys-restore_why",
                "keys-restore_do",
                "keys-restored",
            ],
        }
    }

    fn asks_for_old(self) -> bool {
        matches!(self, Self::Change | Self::Unprotect | Self::Print(true))
    }

    fn asks_for_new(self) -> bool {
        matches!(self, Self::Protect | Self::Change)
    }
}

/// What is being done, and what has been typed so far.
#[derive(Default)]
pub struct KeyWork {
    what: What,
    old: Secret,
    new: Secret,
    again: Secret,
    lines: Secret,
    /// It is being done.
    busy: bool,
    done: bool,
}

/// What has been typed, found in order.
struct KeyOrder {
    what: What,
    old: Option<Passphrase>,
    new: Option<Passphrase>,
    secrets: Option<LeadSecrets>,
}

impl KeyWork {
    /// Begins.
    pub fn new(what: What) -> Self {
        Self {
            what,
            ..Self::default()
        }
    }

    /// Draws the dialog; true when it is needed no longer.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, project: &str) -> bool {
        if self.done {
            return true;
        }
        let [title, why, confirm, _] = self.what.words().map(|key| cx.text.get(key));
        let cancel = cx.text.get("form-cancel");
        let busy = self.busy.then(|| cx.text.get("keys-unlocking"));
        let dialog = Dialog::new("keys", &title, &confirm, &cancel)
            .purpose(&why)
            .disabled_because(busy.as_deref())
            .width(520.0);
        match dialog.show(ui.ctx(), |ui| self.fields(ui, cx)) {
            Some(DialogAnswer::Confirm) => {
                match self.asked(cx.text) {
                    Some(asked) if matches!(asked.what, What::Print(_)) => {
                        pick_and_print(cx, asked, project.to_owned());
                    }
                    Some(asked) => {
                        self.busy = true;
                        let words = cx.text.get("keys-unlocking");
                        cx.work(words, work(cx.text.clone(), asked, None));
                    }
                    None => {}
                }
                false
            }
            Some(DialogAnswer::Cancel) => true,
            None => false,
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let what = self.what;
        if matches!(what, What::Print(_)) {
            banner(ui, Tone::Warning, &cx.text.get("keys-print_keep"), None);
        }
        if what == What::Protect {
            banner(ui, Tone::Accent, &cx.text.get("keys-protect_sheet"), None);
        }
        let mut changed = false;
        let mut field = |secret: &mut Secret, label, help| {
            changed |= secret.field(ui, cx, label, help, f32::INFINITY).changed;
        };
        if what.asks_for_old() {
            field(&mut self.old, "keys-old", None);
        }
        if what.asks_for_new() {
            field(&mut self.new, "keys-new", Some("keys-new_help"));
            field(&mut self.again, "keys-again", None);
        }
        if what == What::Restore {
            changed |= self.lines.lines(ui, cx).changed;
        }
        if changed {
            // What was wrong may have been so because of another field.
            for secret in [&mut self.old, &mut self.new, &mut self.again] {
                secret.forgive();
            }
        }
    }

    /// What has been typed, unless something is wrong with it.
    fn asked(&mut self, text: &Text) -> Option<KeyOrder> {
        let mut asked = KeyOrder {
            what: self.what,
            old: None,
            new: None,
            secrets: None,
        };
        if self.what.asks_for_old() {
            asked.old = Some(self.old.passphrase(text)?);
        }
        if self.what.asks_for_new() {
            asked.new = Some(self.new.passphrase(text)?);
            if !self.new.is_same(&self.again) {
                self.again.refuse(text.get("keys-not_the_same"));
                return None;
            }
        }
        if self.what == What::Restore {
            asked.secrets = Some(self.lines.sheet(text)?);
        }
        Some(asked)
    }

    /// It was done, or this is what was wrong.
    fn ended(&mut self, wrong: Option<String>) {
        self.busy = false;
        self.done = wrong.is_none();
        let Some(wrong) = wrong else { return };
        if self.what == What::Restore {
            self.lines.refuse(wrong);
        } else if self.what.asks_for_old() {
            self.old.refuse(wrong);
        } else {
            self.new.refuse(wrong);
        }
    }
}

/// Where the sheet goes, and what stands on it.
struct Paper {
    path: std::path::PathBuf,
    project: String,
    day: NaiveDate,
}

fn pick_and_print(cx: &Cx<'_>, asked: KeyOrder, project: String) {
    let (text, day) = (cx.text.clone(), cx.today);
    let name = format!("{} {project}.docx", text.get("sheet-title"));
    cx.pick_one(Pick::NewDocument(name), move |path, asks| {
        asks.tell(|keys: &mut State| {
            if let Some(doing) = &mut keys.doing {
                doing.busy = true;
            }
        });
        let paper = Paper { path, project, day };
        let words = text.get("keys-unlocking");
        asks.push(Ask::Work(words, Box::new(work(text, asked, Some(paper)))));
    });
}

/// The work, for the writing thread.
fn work(
    text: Text,
    asked: KeyOrder,
    paper: Option<Paper>,
) -> impl FnOnce(&mut Workspace, &crate::gui::ground::worker::Progress) -> Finished + Send + 'static
{
    move |workspace, _| {
        let [_, _, _, said] = asked.what.words();
        let (wrong, finished) = match carry_out(workspace, &text, &asked, paper.as_ref()) {
            Ok(()) => (None, Finished::said(Ok(text.get(said))).and_changed()),
            Err(typed @ (WorkspaceError::Bundle(_) | WorkspaceError::KeyOfOtherProject)) => {
                (Some(typed.sentence(&text)), Finished::default())
            }
            // Not about what was typed: the window says it, and the dialog has nothing to add.
            Err(error) => (None, Finished::failed(error)),
        };
        finished.and_told(move |keys: &mut State| {
            if let Some(doing) = &mut keys.doing {
                doing.ended(wrong);
            }
        })
    }
}

fn carry_out(
    workspace: &mut Workspace,
    text: &Text,
    asked: &KeyOrder,
    paper: Option<&Paper>,
) -> Result<()> {
    if let Some(old) = &asked.old {
        workspace.unlock_lead_key(old)?;
    }
    match (asked.what, &asked.new, &asked.secrets, paper) {
        (_, Some(new), _, _) => workspace.protect_lead_key(new),
        (What::Restore, _, Some(secrets), _) => workspace.restore_lead_secrets(secrets),
        (What::Print(_), _, _, Some(paper)) => print(workspace, text, paper),
        _ => workspace.unprotect_lead_key(),
    }
}

fn print(workspace: &mut Workspace, text: &Text, paper: &Paper) -> Result<()> {
    let secrets = workspace.lead_secrets()?;
    let sheet = key_sheet(text, &secrets, &paper.project, paper.day)?;
    let failed = |error: std::io::Error| WorkspaceError::of_file(Path::new(&paper.path), &error);
    let sheet = docx::write(&sheet).map_err(failed)?;
    workspace.save_paper(KEY_SHEET, &paper.path, &sheet)
}
