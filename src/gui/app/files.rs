//! Picking files, in the system's own dialogs, without making the window wait.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::gui::ground::ask::{Pick, Picked};
use crate::gui::pages::intake;
use crate::text::Text;

/// What came of a dialog, with what is done then.
type Answer = (Chosen, Picked);

/// What was chosen in a dialog.
#[derive(Debug, PartialEq, Eq)]
pub enum Chosen {
    /// These files; none where the user thought better of it.
    Files(Vec<PathBuf>),
    /// There was no dialog for this: nobody closes one as fast as it was gone.
    NoDialog(Pick),
}

/// Nobody sees a dialog and closes it within this.
const AT_LEAST: Duration = Duration::from_millis(150);

/// Where picked files come from.
pub enum Files {
    /// The system's dialogs, each on a thread of its own.
    System {
        /// For the threads.
        tell: Sender<Answer>,
        /// For the window.
        picked: Receiver<Answer>,
        /// A dialog is open; what would open another does nothing until it is answered.
        open: bool,
    },
    /// Answers given beforehand, for journeys in tests.
    Scripted(VecDeque<Vec<PathBuf>>, Vec<Answer>),
    /// There are no dialogs, for journeys in tests.
    None(Vec<Answer>),
}

impl Default for Files {
    fn default() -> Self {
        let (tell, picked) = channel();
        Self::System {
            tell,
            picked,
            open: false,
        }
    }
}

impl Files {
    /// Lets the user pick, one thing at a time; false where a dialog is open already.
    pub fn pick(
        &mut self,
        text: &Text,
        pick: Pick,
        then: Picked,
        wake: impl Fn() + Send + 'static,
    ) -> bool {
        match self {
            Self::None(picked) => picked.push((Chosen::NoDialog(pick), then)),
            Self::Scripted(answers, picked) => {
                let files = answers.pop_front().unwrap_or_default();
                picked.push((Chosen::Files(files), then));
            }
            Self::System { open: true, .. } => return false,
            Self::System { tell, open, .. } => {
                *open = true;
                let tell = tell.clone();
                let dialog = dialog(text, &pick);
                std::thread::spawn(move || {
                    let asked = Instant::now();
                    let files = show(dialog, &pick);
                    let chosen = match files.is_empty() && asked.elapsed() < AT_LEAST {
                        true => Chosen::NoDialog(pick),
                        false => Chosen::Files(files),
                    };
                    let _gone_if_closing = tell.send((chosen, then));
                    wake();
                });
            }
        }
        true
    }

    /// What has been picked since last time.
    pub fn picked(&mut self) -> Vec<Answer> {
        match self {
            Self::Scripted(_, picked) | Self::None(picked) => std::mem::take(picked),
            Self::System { picked, open, .. } => {
                let picked: Vec<_> = picked.try_iter().collect();
                *open &= picked.is_empty();
                picked
            }
        }
    }
}

fn dialog(text: &Text, pick: &Pick) -> rfd::FileDialog {
    let workspaces = text.get("files-workspaces");
    let bundles = text.get("files-bundles");
    let dialog = rfd::FileDialog::new();
    match pick {
        Pick::Workspace => dialog
            .set_title(text.get("files-open"))
            .add_filter(workspaces, &["samverka"]),
        Pick::Kit => dialog
            .set_title(text.get("files-kit"))
            .add_filter(bundles, &["samverka-bundle"]),
        Pick::Bundles => dialog
            .set_title(text.get("files-bundles_open"))
            .add_filter(bundles, &["samverka-bundle"]),
        Pick::Spreadsheet => dialog
            .set_title(text.get("files-spreadsheet"))
            .add_filter(text.get("files-spreadsheets"), intake::ENDINGS),
        Pick::NewWorkspace(name) => dialog
            .set_title(text.get("files-save_workspace"))
            .set_file_name(name)
            .add_filter(workspaces, &["samverka"]),
        Pick::NewBundle(name) => dialog
            .set_title(text.get("files-save_bundle"))
            .set_file_name(name)
            .add_filter(bundles, &["samverka-bundle"]),
        Pick::NewDocument(name) => dialog
            .set_title(text.get("files-save_document"))
            .set_file_name(name)
            .add_filter(text.get("files-documents"), &["docx"]),
        Pick::NewCalendar(name) => dialog
            .set_title(text.get("files-save_calendar"))
            .set_file_name(name)
            .add_filter(text.get("paper-calendar_file"), &["ics"]),
        Pick::NewPicture(name) => dialog
            .set_title(text.get("files-save_picture"))
            .set_file_name(name)
            .add_filter("PNG", &["png"])
            .add_filter("SVG", &["svg"]),
        Pick::NewTable(name) => dialog
            .set_title(text.get("files-save_table"))
            .set_file_name(name)
            .add_filter("Excel", &["xlsx"]),
        Pick::Folder => dialog.set_title(text.get("files-folder")),
    }
}

fn show(dialog: rfd::FileDialog, pick: &Pick) -> Vec<PathBuf> {
    let one = |path: Option<PathBuf>| path.into_iter().collect();
    match pick {
        Pick::Workspace | Pick::Kit | Pick::Spreadsheet => one(dialog.pick_file()),
        Pick::Bundles => dialog.pick_files().unwrap_or_default(),
        Pick::Folder => one(dialog.pick_folder()),
        saved => one(dialog.save_file().map(|path| to_write(path, saved))),
    }
}

/// The file to write where the user chose this name, with the ending that it needs.
pub(super) fn to_write(chosen: PathBuf, pick: &Pick) -> PathBuf {
    match pick {
        Pick::NewWorkspace(_) => new(chosen, "samverka"),
        Pick::NewBundle(_) => new(chosen, "samverka-bundle"),
        Pick::NewDocument(_) => new(chosen, "docx"),
        Pick::NewCalendar(_) => new(chosen, "ics"),
        Pick::NewPicture(_) => picture(chosen),
        Pick::NewTable(_) => new(chosen, "xlsx"),
        Pick::Workspace | Pick::Kit | Pick::Bundles | Pick::Spreadsheet | Pick::Folder => chosen,
    }
}

/// A picture is of the kind that its name says; where that says none, it is painted.
fn picture(chosen: PathBuf) -> PathBuf {
    let drawn = chosen
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    new(chosen, if drawn { "svg" } else { "png" })
}

/// The file to write where the user chose this name. Where the ending is missing it is added, and with a number if
/// there is such a file: the dialog has not asked whether that one may be written over.
fn new(chosen: PathBuf, ending: &str) -> PathBuf {
    let has = chosen.extension().and_then(OsStr::to_str);
    if has.is_some_and(|has| has.eq_ignore_ascii_case(ending)) {
        return chosen;
    }
    let mut name = chosen.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ending);
    free(chosen.with_file_name(name))
}

/// This file where there is none yet, else the first with a number that is free.
pub(super) fn free(file: PathBuf) -> PathBuf {
    let (name, ending) = (file.file_stem(), file.extension());
    let numbered = |number: u32| {
        let mut name = name.unwrap_or_default().to_os_string();
        name.push(format!(" {number}"));
        if let Some(ending) = ending {
            name.push(".");
            name.push(ending);
        }
        file.with_file_name(name)
    };
    let mut all = std::iter::once(file.clone()).chain((2..).map(numbered));
    let free = all.find(|path| !path.exists());
    free.unwrap_or_else(|| file.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say so when something is wrong")]

    use super::new;

    #[test]
    fn a_name_is_kept_whole_and_gets_its_ending_where_it_has_none() {
        let folder = tempfile::tempdir().unwrap();
        let named = |name: &str| {
            let file = new(folder.path().join(name), "samverka-bundle");
            file.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(named("Eslöv v1.2"), "Eslöv v1.2.samverka-bundle");
        assert_eq!(named("Eslöv.samverka"), "Eslöv.samverka.samverka-bundle");
        assert_eq!(named("Eslöv.Samverka-Bundle"), "Eslöv.Samverka-Bundle");
    }

    #[test]
    fn a_file_that_nobody_was_asked_about_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for taken in ["Eslöv.docx", "Eslöv 2.docx"] {
            std::fs::write(at(taken), "").unwrap();
        }
        assert_eq!(new(at("Eslöv"), "docx"), at("Eslöv 3.docx"));
        assert_eq!(new(at("Eslöv.docx"), "docx"), at("Eslöv.docx"));
    }
}
