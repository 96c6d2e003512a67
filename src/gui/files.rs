//! Picking files, in the system's own dialogs, without making the window wait.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::ask::{Pick, Picked};
use crate::text::Text;

/// Where picked files come from.
pub enum Files {
    /// The system's dialogs, each on a thread of its own.
    System {
        /// For the threads.
        tell: Sender<(Vec<PathBuf>, Picked)>,
        /// For the window.
        picked: Receiver<(Vec<PathBuf>, Picked)>,
    },
    /// Answers given beforehand, for journeys in tests.
    Scripted(VecDeque<Vec<PathBuf>>, Vec<(Vec<PathBuf>, Picked)>),
}

impl Default for Files {
    fn default() -> Self {
        let (tell, picked) = channel();
        Self::System { tell, picked }
    }
}

impl Files {
    /// Lets the user pick.
    pub fn pick(
        &mut self,
        text: &Text,
        pick: Pick,
        then: Picked,
        wake: impl Fn() + Send + 'static,
    ) {
        match self {
            Self::Scripted(answers, picked) => {
                picked.push((answers.pop_front().unwrap_or_default(), then));
            }
            Self::System { tell, .. } => {
                let tell = tell.clone();
                let dialog = dialog(text, &pick);
                std::thread::spawn(move || {
                    let _gone_if_closing = tell.send((show(dialog, &pick), then));
                    wake();
                });
            }
        }
    }

    /// What has been picked since last time.
    pub fn picked(&mut self) -> Vec<(Vec<PathBuf>, Picked)> {
        match self {
            Self::Scripted(_, picked) => std::mem::take(picked),
            Self::System { picked, .. } => picked.try_iter().collect(),
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
        Pick::Folder => dialog.set_title(text.get("files-folder")),
    }
}

fn show(dialog: rfd::FileDialog, pick: &Pick) -> Vec<PathBuf> {
    let one = |path: Option<PathBuf>| path.into_iter().collect();
    match pick {
        Pick::Workspace | Pick::Kit => one(dialog.pick_file()),
        Pick::Bundles => dialog.pick_files().unwrap_or_default(),
        Pick::NewWorkspace(_) => one(dialog
            .save_file()
            .map(|path| path.with_extension("samverka"))),
        Pick::NewBundle(_) => one(dialog
            .save_file()
            .map(|path| path.with_extension("samverka-bundle"))),
        Pick::NewDocument(_) => one(dialog.save_file().map(|path| path.with_extension("docx"))),
        Pick::Folder => one(dialog.pick_folder()),
    }
}
