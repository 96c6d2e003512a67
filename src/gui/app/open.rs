//! What is done on a thread of its own while the window goes on: opening a file, mending it, making the example.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use chrono::NaiveDate;
use eframe::egui::{Context, Ui};

use crate::demo::{self, Scale};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Progress;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, body, heading, progress};
use crate::workspace::{Result, WorkspaceError};

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
