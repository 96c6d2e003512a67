//! What is said in passing, and what can be done from it: undo what was said, or go on with the file that was saved.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::gui::ground::ask::Ask;
use crate::gui::ground::worker::{Finished, Left};
use crate::gui::widgets::{NoticeAnswer, notice};

/// How long a notice stays, in seconds, and how much longer where there is more to do from it.
const NOTICE_SECONDS: f64 = 6.0;
const FILE_SECONDS: f64 = 20.0;

/// Something said in passing.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) can_undo: bool,
    /// What was saved, which one can go on with.
    pub(super) left: Option<Left>,
    /// What is to be known of what one did with it.
    more: &'static str,
    until: f64,
}

/// What can be done with what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Undo,
    Open,
    ShowFolder,
    CopyPath,
    WriteMail,
}

impl Then {
    fn key(self) -> &'static str {
        match self {
            Self::Undo => "notice-undo",
            Self::Open => "notice-open",
            Self::ShowFolder => "notice-show_folder",
            Self::CopyPath => "notice-copy_path",
            Self::WriteMail => "notice-write_mail",
        }
    }
}

/// What was handed to another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// A file or folder, to be shown.
    Shown(PathBuf),
    /// The address of a mail, with its subject and its text.
    Mail(String),
}

impl Said {
    /// What can be done, in the order it is offered.
    fn thens(&self) -> &'static [Then] {
        match &self.left {
            _ if self.can_undo => &[Then::Undo],
            None => &[],
            // Of many files each goes to somebody else, with a mail of its own.
            Some(Left::Folder(_)) => &[Then::ShowFolder, Then::CopyPath],
            // A bundle is for somebody else to open.
            Some(Left::File(file)) if is_bundle(file) => {
                &[Then::ShowFolder, Then::CopyPath, Then::WriteMail]
            }
            Some(Left::File(_)) => &[
                Then::Open,
                Then::ShowFolder,
                Then::CopyPath,
                Then::WriteMail,
            ],
        }
    }
}

impl App {
    /// The file or folder that was last handed to another program to be shown.
    pub fn opened_outside(&self) -> Option<&Path> {
        match &self.outside {
            Some(Outside::Shown(path)) => Some(path),
            _ => None,
        }
    }

    /// What was last handed to another program.
    pub fn handed_outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }

    /// Hands something to another program. Tests hand nothing over, and see what would have been.
    fn hand_outside(&mut self, outside: Outside) {
        self.outside = Some(outside.clone());
        if self.threads {
            let failed = self.text.get("notice-cannot_open");
            self.asks.push(Ask::Beside(Box::new(move || {
                let opened = match outside {
                    Outside::Shown(path) => ::open::that_detached(path),
                    Outside::Mail(address) => ::open::that_detached(address),
                };
                Finished {
                    notice: opened.is_err().then_some(failed),
                    ..Finished::default()
                }
            })));
        }
    }

    /// Says something in passing, which can be undone or not.
    pub(super) fn notice(&mut self, ctx: &Context, words: String, can_undo: bool) {
        let until = ctx.input(|input| input.time) + NOTICE_SECONDS;
        self.said = Some(Said {
            words,
            can_undo,
            left: None,
            more: "",
            until,
        });
    }

    /// The same of what was saved, which one can go on with.
    pub(super) fn notice_of(&mut self, ctx: &Context, words: String, left: Option<Left>) {
        self.notice(ctx, words, false);
        if let (Some(said), Some(left)) = (&mut self.said, left) {
            said.left = Some(left);
            said.until += FILE_SECONDS;
        }
    }

    /// Draws what is said.
    pub(super) fn say(&mut self, ctx: &Context) {
        let Some(said) = &self.said else { return };
        let now = ctx.input(|input| input.time);
        let left = said.until - now;
        if left <= 0.0 {
            self.said = None;
            return;
        }
        ctx.request_repaint_after(Duration::from_secs_f64(left));
        let thens = said.thens();
        let actions: Vec<String> = thens.iter().map(|then| self.text.get(then.key())).collect();
        let close = self.text.get("notice-close");
        let more = match said.more {
            "" => String::new(),
            key => self.text.get(key),
        };
        match notice(ctx, &said.words, &more, &actions, &close) {
            Some(NoticeAnswer::Action(place)) => {
                if let Some(then) = thens.get(place) {
                    self.go_on(ctx, *then, now);
                }
            }
            Some(NoticeAnswer::Close) => self.said = None,
            Some(NoticeAnswer::Reads) => {
                if let Some(said) = &mut self.said {
                    said.until = said.until.max(now + NOTICE_SECONDS);
                }
            }
            None => {}
        }
    }

    /// Does what was chosen. What is about the file stays, so that one thing can follow another.
    fn go_on(&mut self, ctx: &Context, then: Then, now: f64) {
        let left = self.said.as_ref().and_then(|said| said.left.clone());
        let (Some(left), true) = (left, then != Then::Undo) else {
            self.said = None;
            return self.asks.push(Ask::Undo);
        };
        let (file, folder) = match &left {
            Left::File(file) => (file, file.parent().unwrap_or(file)),
            Left::Folder(folder) => (folder, folder.as_path()),
        };
        let more = match then {
            Then::Undo | Then::Open => {
                self.said = None;
                return self.hand_outside(Outside::Shown(file.clone()));
            }
            Then::ShowFolder => {
                self.hand_outside(Outside::Shown(folder.to_owned()));
                ""
            }
            Then::CopyPath => {
                ctx.copy_text(file.display().to_string());
                "notice-path_copied"
            }
            Then::WriteMail => {
                let mail = self.mail(file);
                self.hand_outside(Outside::Mail(mail));
                "notice-drop_file"
            }
        };
        if let Some(said) = &mut self.said {
            said.more = more;
            said.until = now + FILE_SECONDS;
        }
    }

    /// The address of a mail about a file: its subject and its text are ready, the file is dropped in by hand.
    fn mail(&self, file: &Path) -> String {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let subject = match is_bundle(file) {
            true => "mail-subject_bundle",
            false => "mail-subject",
        };
        let subject = self.text.with(subject, &[("file", stem.as_ref().into())]);
        let args = [
            ("file", name.as_ref().into()),
            ("name", self.settings.name.as_str().into()),
        ];
        let body = self.text.with("mail-body", &args);
        format!(
            "mailto:?subject={}&body={}",
            escaped(&subject),
            escaped(body.trim())
        )
    }
}

fn is_bundle(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| ending == "samverka-bundle")
}

/// Text as it stands in a mail's address (RFC 6068): all but plain letters and digits as bytes of two digits, with a
/// line's end as two of them.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                escaped.push(char::from(byte));
            }
            byte => {
                let digits = [byte >> 4, byte & 0xf].into_iter();
                let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
                escaped.push('%');
                escaped.extend(digits.map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn mail_keeps_every_letter_and_line_of_its_text() {
        assert_eq!(escaped("Eslöv & co\n1"), "Esl%C3%B6v%20%26%20co%0D%0A1");
    }
}
