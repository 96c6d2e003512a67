//! Opening: what a file is, and making the example while the window goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use super::ask::Mend;
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

/// Something done on another thread with a file that is not open, to be opened when it is done.
pub struct Opening {
    title: String,
    stoppable: bool,
    progress: Arc<Progress>,
    ended: Receiver<Ended>,
}

/// What became of it.
pub enum Ended {
    /// The example was written to this folder, as a picture of this day.
    Demo(Result<(PathBuf, NaiveDate)>),
    /// This file can be opened again, with something to say.
    File(PathBuf, Result<String>),
}

impl Opening {
    /// Begins to write the example to a temporary folder.
    pub fn demo(ctx: &Context, text: &Text, threads: bool) -> Self {
        let progress = Arc::new(Progress::default());
        progress.begin(&text.get("open-writing_demo"));
        let mine = progress.clone();
        Self {
            title: text.get("open-demo_title"),
            stoppable: true,
            progress,
            ended: beside(ctx, threads, move || Ended::Demo(write_demo(&mine))),
        }
    }

    /// Begins to mend a file.
    pub fn mend(ctx: &Context, threads: bool, file: PathBuf, words: &str, mend: Mend) -> Self {
        let progress = Arc::new(Progress::default());
        progress.begin(words);
        Self {
            title: words.to_owned(),
            stoppable: false,
            progress,
            ended: beside(ctx, threads, move || Ended::File(file, mend())),
        }
    }

    /// What became of it, once it has ended.
    pub fn ended(&mut self) -> Option<Ended> {
        self.ended.try_recv().ok()
    }

    /// Draws how far it has come.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(space::XL);
        heading(ui, 1, &self.title);
        ui.add_space(space::M);
        let stop = cx.text.get("open-stop");
        if progress(
            ui,
            &self.progress.words(),
            self.progress.share(),
            self.stoppable.then_some(&*stop),
        ) {
            self.progress.stop();
        }
        let soon = std::time::Duration::from_millis(100);
        ui.ctx().request_repaint_after(soon);
    }
}

/// Draws that a file is being opened.
pub fn opens(ui: &mut Ui, cx: &Cx<'_>, file: &Path) {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    ui.add_space(space::XL);
    heading(
        ui,
        1,
        &cx.text.with("open-opens", &[("file", (&*name).into())]),
    );
}

/// Does something on a thread of its own, or at once where there are no threads.
pub fn beside<T: Send + 'static>(
    ctx: &Context,
    threads: bool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Receiver<T> {
    let (tell, done) = channel();
    let ctx = ctx.clone();
    let work = move || {
        let _gone_if_closing = tell.send(work());
        ctx.request_repaint();
    };
    if threads {
        std::thread::spawn(work);
    } else {
        work();
    }
    done
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
