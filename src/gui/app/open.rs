//! Opening: what a file is, and making the example while the window goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use crate::bundle;
use crate::bundle::{BundleError, BundleKind, Limits, Manifest};
use crate::demo;
use crate::demo::Scale;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Progress;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, body, heading, progress};
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

/// Something done on another thread, after which another file may be open: however long a disk or a network makes
/// it wait, the window goes on.
pub struct Opening<T> {
    title: String,
    how: How,
    progress: Arc<Progress>,
    ended: Receiver<T>,
}

/// What can be seen of it, and whether it can be left.
#[derive(Clone, Copy)]
enum How {
    /// Usually over before it is seen; can be left to itself at any time.
    Opens { since: Option<f64> },
    /// Shows how far it has come, and can be stopped.
    Writes,
    /// Must come to its end.
    Mends,
}

impl<T: Send + 'static> Opening<T> {
    /// Begins to open a file.
    pub fn opens(
        ctx: &Context,
        threads: bool,
        title: String,
        open: impl FnOnce() -> T + Send + 'static,
    ) -> Self {
        Self {
            title,
            how: How::Opens { since: None },
            progress: Arc::default(),
            ended: beside(ctx, threads, open),
        }
    }

    /// Begins to write files; the words say what they are.
    pub fn writes(
        ctx: &Context,
        threads: bool,
        title: String,
        words: &str,
        write: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Self {
        let progress = Arc::new(Progress::default());
        progress.begin(words);
        let mine = progress.clone();
        Self {
            title,
            how: How::Writes,
            progress,
            ended: beside(ctx, threads, move || write(&mine)),
        }
    }

    /// Begins to mend a file.
    pub fn mends(
        ctx: &Context,
        threads: bool,
        words: &str,
        mend: impl FnOnce() -> T + Send + 'static,
    ) -> Self {
        let progress = Arc::new(Progress::default());
        progress.begin(words);
        Self {
            title: words.to_owned(),
            how: How::Mends,
            progress,
            ended: beside(ctx, threads, mend),
        }
    }

    /// What became of it, once it has ended.
    pub fn ended(&mut self) -> Option<T> {
        self.ended.try_recv().ok()
    }

    /// Draws what is being done; true when the user does not want to wait for it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        ui.add_space(space::XL);
        heading(ui, 1, &self.title);
        ui.add_space(space::M);
        let soon = std::time::Duration::from_millis(100);
        ui.ctx().request_repaint_after(soon);
        let stop = cx.text.get("open-stop");
        let words = self.progress.words();
        let share = self.progress.share();
        let stopped = match &mut self.how {
            How::Opens { since } => waits(ui, cx, since),
            How::Writes => progress(ui, &words, share, Some(&stop)),
            How::Mends => progress(ui, &words, share, None),
        };
        if stopped {
            self.progress.stop();
        }
        stopped
    }
}

/// Says that it takes long once it does, and lets the user leave; true when she did.
fn waits(ui: &mut Ui, cx: &Cx<'_>, since: &mut Option<f64>) -> bool {
    const LONG: f64 = 1.0;
    let now = ui.input(|input| input.time);
    if now - *since.get_or_insert(now) < LONG {
        return false;
    }
    body(ui, &cx.text.get("open-takes_long"));
    ui.add_space(space::S);
    ui.add(Button::secondary(&cx.text.get("open-stop")))
        .clicked()
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
///
/// # Errors
/// If it cannot be written, or the user stops it.
pub fn write_demo(progress: &Progress) -> Result<(PathBuf, NaiveDate)> {
    let folder = std::env::temp_dir().join(format!("samverka-demo-{}", std::process::id()));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| WorkspaceError::of_file(&folder, &error))?;
    }
    demo::write(&folder, Scale::Boss, &mut |done, total| {
        progress.at(done, total)
    })?;
    // The day after the last thing that is written in it.
    let day = NaiveDate::from_ymd_opt(2018, 10, 16).unwrap_or_default();
    Ok((folder, day))
}
