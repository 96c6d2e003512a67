//! What is done with the lead's keys: each in a dialog of its own, since none of it can be undone.

use std::path::Path;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::State;
use crate::bundle::{BundleError, LeadSecrets, Passphrase};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::Tone;
use crate::gui::widgets::{Dialog, DialogAnswer, TextField, banner};
use crate::report::docx;
use crate::report::key_sheet::key_sheet;
use crate::text::{Sentence as _, Text};
use crate::workspace::{Changed, Result, Workspace, WorkspaceError, write_file};

/// What can be done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Put the key behind a passphrase.
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
pub struct Doing {
    what: What,
    old: String,
    new: String,
    again: String,
    lines: String,
    wrong: Option<Wrong>,
    /// It is being done.
    busy: bool,
    done: bool,
}

/// What is wrong, and in which field.
struct Wrong {
    field: Field,
    sentence: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Old,
    New,
    Again,
    Lines,
}

/// Whether the dialog is still needed.
#[derive(PartialEq, Eq)]
pub enum Answer {
    Open,
    PutAway,
}

/// What has been typed, found in order.
struct Asked {
    what: What,
    old: Option<Passphrase>,
    new: Option<Passphrase>,
    secrets: Option<LeadSecrets>,
}

impl Doing {
    /// Begins.
    pub fn new(what: What) -> Self {
        Self {
            what,
            old: String::new(),
            new: String::new(),
            again: String::new(),
            lines: String::new(),
            wrong: None,
            busy: false,
            done: false,
        }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, project: &str) -> Answer {
        if self.done {
            return Answer::PutAway;
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
                    Ok(asked) if matches!(asked.what, What::Print(_)) => {
                        pick_and_print(cx, asked, project.to_owned());
                    }
                    Ok(asked) => {
                        self.busy = true;
                        let words = cx.text.get("keys-unlocking");
                        cx.work(words, work(cx.text.clone(), asked, None));
                    }
                    Err(wrong) => self.wrong = Some(wrong),
                }
                Answer::Open
            }
            Some(DialogAnswer::Cancel) => Answer::PutAway,
            None => Answer::Open,
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
        let wrong = self.wrong.take();
        let mut changed = false;
        if what.asks_for_old() {
            changed |= secret(ui, cx, "keys-old", Field::Old, &wrong, &mut self.old);
        }
        if what.asks_for_new() {
            changed |= secret(ui, cx, "keys-new", Field::New, &wrong, &mut self.new);
            changed |= secret(ui, cx, "keys-again", Field::Again, &wrong, &mut self.again);
        }
        if what == What::Restore {
            let (label, help) = (cx.text.get("keys-lines"), cx.text.get("keys-lines_help"));
            let field = TextField::new(&label)
                .help(&help)
                .error(sentence(&wrong, Field::Lines))
                .rows(8)
                .limit(4_000);
            changed |= field.show(ui, &mut self.lines).changed;
        }
        self.wrong = wrong.filter(|_| !changed);
    }

    /// What has been typed, or what is wrong with it.
    fn asked(&self, text: &Text) -> std::result::Result<Asked, Wrong> {
        let at = |field, error: BundleError| Wrong {
            field,
            sentence: error.sentence(text),
        };
        let phrase = |field, typed: &str| {
            let taken = Passphrase::new(typed).map(Some);
            taken.map_err(|error| at(field, error))
        };
        let mut asked = Asked {
            what: self.what,
            old: None,
            new: None,
            secrets: None,
        };
        if self.what.asks_for_old() {
            asked.old = phrase(Field::Old, &self.old)?;
        }
        if self.what.asks_for_new() {
            asked.new = phrase(Field::New, &self.new)?;
            if self.new != self.again {
                return Err(Wrong {
                    field: Field::Again,
                    sentence: text.get("keys-not_the_same"),
                });
            }
        }
        if self.what == What::Restore {
            let read = LeadSecrets::read(&self.lines);
            asked.secrets = Some(read.map_err(|error| at(Field::Lines, error))?);
        }
        Ok(asked)
    }

    /// It was done, or this is what was wrong.
    fn ended(&mut self, wrong: Option<String>) {
        self.busy = false;
        self.done = wrong.is_none();
        let field = if self.what == What::Restore {
            Field::Lines
        } else if self.what.asks_for_old() {
            Field::Old
        } else {
            Field::New
        };
        self.wrong = wrong.map(|sentence| Wrong { field, sentence });
    }
}

fn sentence(wrong: &Option<Wrong>, field: Field) -> Option<&str> {
    let wrong = wrong.as_ref().filter(|wrong| wrong.field == field)?;
    Some(&wrong.sentence)
}

/// A field for a passphrase; whether it was written in.
fn secret(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    field: Field,
    wrong: &Option<Wrong>,
    draft: &mut String,
) -> bool {
    let (show, hide) = (cx.text.get("keys-show"), cx.text.get("keys-hide"));
    let help = cx.text.get("keys-new_help");
    let label = cx.text.get(label);
    let mut shown = TextField::new(&label)
        .hidden(&show, &hide)
        .error(sentence(wrong, field));
    if field == Field::New {
        shown = shown.help(&help);
    }
    ui.push_id(&label, |ui| shown.show(ui, draft).changed).inner
}

/// Where the sheet goes, and what stands on it.
struct Paper {
    path: std::path::PathBuf,
    project: String,
    day: NaiveDate,
}

fn pick_and_print(cx: &Cx<'_>, asked: Asked, project: String) {
    let (text, day) = (cx.text.clone(), cx.today);
    let name = format!("{} {project}.docx", text.get("sheet-title"));
    cx.pick(Pick::NewDocument(name), move |paths, asks| {
        let Some(path) = paths.into_iter().next() else {
            return;
        };
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
    asked: Asked,
    paper: Option<Paper>,
) -> impl FnOnce(&mut Workspace, &crate::gui::ground::worker::Progress) -> Finished + Send + 'static
{
    move |workspace, _| {
        let done = carry_out(workspace, &text, &asked, paper.as_ref());
        let [_, _, _, said] = asked.what.words();
        let notice = done.is_ok().then(|| text.get(said));
        let (wrong, error) = match done {
            Ok(()) => (None, None),
            Err(typed @ (WorkspaceError::Bundle(_) | WorkspaceError::KeyOfOtherProject)) => {
                (Some(typed.sentence(&text)), None)
            }
            // Not about what was typed: the window says it, and the dialog has nothing to add.
            Err(error) => (None, Some(error)),
        };
        Finished {
            changed: notice.is_some().then(Changed::everything),
            notice,
            error,
            tell: Some(Letter::to(move |keys: &mut State| {
                if let Some(doing) = &mut keys.doing {
                    doing.ended(wrong);
                }
            })),
            ..Finished::default()
        }
    }
}

fn carry_out(
    workspace: &mut Workspace,
    text: &Text,
    asked: &Asked,
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

fn print(workspace: &Workspace, text: &Text, paper: &Paper) -> Result<()> {
    let secrets = workspace.lead_secrets()?;
    let sheet = key_sheet(text, &secrets, &paper.project, paper.day)?;
    let failed = |error: std::io::Error| WorkspaceError::of_file(Path::new(&paper.path), &error);
    write_file(&paper.path, &docx::write(&sheet).map_err(failed)?)
}
