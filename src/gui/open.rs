//! Opening: what a file is, and making the example while the window goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use super::cx::Cx;
use super::theme::space;
use super::widgets::{heading, progress};
use super::worker::Progress;
use crate::bundle::{self, BundleError, BundleKind, Limits, Manifest};
use crate::demo::{self, Scale};
use crate::text::Text;
use crate::workspace::{Reader, Result, Role, StoreError, WorkspaceError};

/// What a file is, as far as its beginning tells.
pub enum What {
    /// A workspace.
    Workspace,
    /// A kit to begin from.
    Kit(Box<Manifest>),
    /// A bundle to merge.
    Bundle(Box<Manifest>),
}

/// Finds out what a file is.
///
/// # Errors
/// If it cannot be read, or is none of ours.
pub fn what_is(path: &Path) -> Result<What> {
    let failed = |error: std::io::Error| WorkspaceError::of_file(path, &error);
    let begins = {
        use std::io::Read as _;
        let mut begins = [0; 2];
        let read = std::fs::File::open(path)
            .and_then(|mut file| file.read(&mut begins))
            .map_err(failed)?;
        (read == begins.len()).then_some(begins)
    };
    match begins.as_ref().map(<[u8; 2]>::as_slice) {
        Some(b"SQ") => Ok(What::Workspace),
        Some(b"PK") => {
            let bytes = std::fs::read(path).map_err(failed)?;
            let manifest = bundle::inspect(&bytes, &Limits::default())?;
            match manifest.kind {
                BundleKind::Kit => Ok(What::Kit(Box::new(manifest))),
                _ => Ok(What::Bundle(Box::new(manifest))),
            }
        }
        _ if path.extension().is_some_and(|ending| ending == "samverka") => {
            Err(StoreError::NotOurs.into())
        }
        _ => Err(BundleError::NotABundle.into()),
    }
}

/// The file among these that a bundle belongs in: its project's lead's, or its own municipality's if it comes from
/// the lead.
pub fn place_of(bundle: &Manifest, files: &[PathBuf]) -> Option<PathBuf> {
    let home = match bundle.kind {
        BundleKind::Bundle => Some(Role::Lead),
        _ => bundle.municipality.map(Role::Municipality),
    };
    let belongs = |file: &&PathBuf| {
        Reader::open(file).is_ok_and(|reader| {
            reader.project_id().ok() == Some(bundle.project) && reader.role().ok() == home
        })
    };
    files.iter().find(belongs).cloned()
}

/// The example, being written on another thread.
pub struct Opening {
    progress: Arc<Progress>,
    ended: Receiver<Result<(PathBuf, NaiveDate)>>,
}

impl Opening {
    /// Begins to write the example to a temporary folder.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn demo(ctx: &Context, text: &Text, threads: bool) -> Result<Self> {
        let progress = Arc::new(Progress::default());
        progress.begin(&text.get("open-writing_demo"));
        let (tell, ended) = channel();
        let (mine, ctx) = (progress.clone(), ctx.clone());
        let write = move || {
            let written = write_demo(&mine);
            let _gone_if_closing = tell.send(written);
            ctx.request_repaint();
        };
        if threads {
            std::thread::spawn(write);
        } else {
            write();
        }
        Ok(Self { progress, ended })
    }

    /// What became of it, once it has ended.
    pub fn ended(&mut self) -> Option<Result<(PathBuf, NaiveDate)>> {
        self.ended.try_recv().ok()
    }

    /// Draws how far it has come.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(space::XL);
        heading(ui, 1, &cx.text.get("open-demo_title"));
        ui.add_space(space::M);
        let stop = cx.text.get("open-stop");
        if progress(
            ui,
            &self.progress.words(),
            self.progress.share(),
            Some(&stop),
        ) {
            self.progress.stop();
        }
        let soon = std::time::Duration::from_millis(100);
        ui.ctx().request_repaint_after(soon);
    }
}

/// Writes the example; its folder, and the day that it is a picture of.
fn write_demo(progress: &Progress) -> Result<(PathBuf, NaiveDate)> {
    let folder = std::env::temp_dir().join(format!("samverka-demo-{}", std::process::id()));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| WorkspaceError::of_file(&folder, &error))?;
    }
    demo::write(&folder, Scale::Boss, &mut |done, total| {
        progress.at(done, total)
    })?;
    // Some days after the last bundle was merged.
    let day = NaiveDate::from_ymd_opt(2018, 10, 12).unwrap_or_default();
    Ok((folder, day))
}
