//! A field for the path, where the system has no dialog for files.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, Id, text_edit::TextEditState};

use super::files::{free, to_write};
use crate::gui::ground::ask::{Pick, Picked};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::places::Places;
use crate::gui::widgets::{Dialog, DialogAnswer, TextField};

/// The key of what is said of a file that is there already: whoever goes ahead once more replaces it.
const TAKEN: &str = "path-taken";

/// A path that is asked for.
pub struct AskedPath {
    pick: Pick,
    then: Picked,
    written: String,
    /// It has been drawn.
    begun: bool,
    /// The key of what is wrong with it, once somebody has gone ahead.
    wrong: Option<&'static str>,
}

impl AskedPath {
    /// Asks for a path, beginning from the folder of the open file, or where the user keeps documents.
    pub fn new(pick: Pick, then: Picked, open: Option<&Path>) -> Self {
        let folder = open.and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(Places::documents).unwrap_or_default();
        let written = match (&pick, new_name(&pick)) {
            (_, Some(name)) => free(to_write(folder.join(name), &pick))
                .display()
                .to_string(),
            (Pick::Folder, None) => folder.display().to_string(),
            (_, None) => String::new(),
        };
        Self {
            pick,
            then,
            written,
            begun: false,
            wrong: None,
        }
    }

    /// Draws the dialog; itself, while it is not answered.
    pub fn ui(mut self, ctx: &Context, cx: &Cx<'_>) -> Option<Self> {
        let saves = new_name(&self.pick).is_some();
        let title = match (&self.pick, saves) {
            (Pick::Folder, _) => "path-folder",
            (_, true) => "path-save",
            (_, false) => "path-open",
        };
        let title = cx.text.get(title);
        let confirm = cx.text.get(match self.wrong {
            Some(TAKEN) => "path-replace",
            _ if saves => "path-save_here",
            _ => "path-use",
        });
        let cancel = cx.text.get("form-cancel");
        // Only what is to be opened can be dropped on the window instead.
        let purpose = cx.text.get(match saves || self.pick == Pick::Folder {
            true => "files-no_dialog_to_save",
            false => "files-no_dialog",
        });
        let nothing = self.written.trim().is_empty();
        let reason = nothing.then(|| cx.text.get("path-nothing"));
        let dialog = Dialog::new("path", &title, &confirm, &cancel)
            .purpose(&purpose)
            .width(620.0)
            .disabled_because(reason.as_deref());
        let wrong = self.wrong.map(|key| cx.text.get(key));
        let answer = dialog.show(ctx, |ui| {
            let label = cx.text.get("path-label");
            let id = Id::unique("path field");
            if !std::mem::replace(&mut self.begun, true) {
                // At the end of the words, and not where it stood when another path was asked for.
                TextEditState::default().store(ui.ctx(), id);
            }
            let field = TextField::new(&label).error(wrong.as_deref()).id(id);
            if field.show(ui, &mut self.written).changed {
                self.wrong = None;
            }
        });
        match answer {
            None => Some(self),
            Some(DialogAnswer::Cancel) => None,
            Some(DialogAnswer::Confirm) => match self.path() {
                Ok(path) => {
                    (self.then)(vec![path], cx.asks);
                    None
                }
                Err(wrong) => {
                    self.wrong = Some(wrong);
                    Some(self)
                }
            },
        }
    }

    /// The path that was written; the key of what is wrong with it, where it cannot be meant.
    fn path(&self) -> Result<PathBuf, &'static str> {
        // Quotation marks come along where a path is copied.
        let path = PathBuf::from(self.written.trim().trim_matches('"'));
        if !path.is_absolute() {
            return Err("path-not_whole");
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        match (&self.pick, new_name(&self.pick)) {
            (_, Some(_)) if path.is_dir() => Err("path-names_folder"),
            (_, Some(_)) if !folder.is_dir() => Err("path-no_folder"),
            (_, Some(_)) => {
                let path = to_write(path, &self.pick);
                let asked = self.wrong == Some(TAKEN) || !path.exists();
                asked.then_some(path).ok_or(TAKEN)
            }
            (Pick::Folder, None) if !path.is_dir() => Err("path-no_folder"),
            (Pick::Folder, None) => Ok(path),
            (_, None) if path.is_dir() => Err("path-is_folder"),
            (_, None) if !path.exists() => Err("path-no_file"),
            (_, None) => Ok(path),
        }
    }
}

/// The name that a new file begins from; none where a file is opened or a folder chosen.
fn new_name(pick: &Pick) -> Option<&str> {
    match pick {
        Pick::NewWorkspace(name)
        | Pick::NewBundle(name)
        | Pick::NewDocument(name)
        | Pick::NewPicture(name)
        | Pick::NewTable(name)
        | Pick::NewCalendar(name) => Some(name),
        Pick::Workspace | Pick::Kit | Pick::Bundles | Pick::Spreadsheet | Pick::Folder => None,
    }
}
