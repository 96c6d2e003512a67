//! The two threads beside the window: one writes, one reads.
//!
//! Tests have neither: there everything happens at once, so that a journey needs no waiting.

use std::any::Any;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::ask::Work;
use super::letters::Letter;
use super::reading::{Reading, read_loop};
use super::source::Source;
use super::views::{Load, ShownView, ViewKey};
use crate::text::Text;
use crate::workspace::{
    Changed, Command, Name, Reader, Result, Touched, Typed, Workspace, WorkspaceError,
};

/// How far long work has come; shared with the window.
#[derive(Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
    stoppable: AtomicBool,
    words: Mutex<String>,
}

impl Progress {
    /// So much of so much is done; false if the user has stopped it.
    pub fn at(&self, done: usize, total: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed).max(1);
        let done = self.done.load(Ordering::Relaxed).min(total);
        #[allow(clippy::cast_precision_loss, reason = "a bar's length")]
        let share = done as f32 / total as f32;
        share
    }

    /// What is being done.
    pub fn words(&self) -> String {
        self.words
            .lock()
            .map(|words| words.clone())
            .unwrap_or_default()
    }

    /// The same of work that the window offers to stop.
    pub fn stoppable_at(&self, done: usize, total: usize) -> bool {
        self.stoppable.store(true, Ordering::Relaxed);
        self.at(done, total)
    }

    /// Whether the window offers to stop it.
    pub fn can_be_stopped(&self) -> bool {
        self.stoppable.load(Ordering::Relaxed) && !self.stop.load(Ordering::Relaxed)
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Begins something new.
    pub fn begin(&self, words: &str) {
        self.at(0, 1);
        self.stop.store(false, Ordering::Relaxed);
        self.stoppable.store(false, Ordering::Relaxed);
        if let Ok(mut mine) = self.words.lock() {
            words.clone_into(&mut mine);
        }
    }
}

/// What work has left on the disk. To look which it is is not for the window: a folder on a network may let it wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// A file.
    File(PathBuf),
    /// A folder with several.
    Folder(PathBuf),
}

/// What work has come to.
#[derive(Default)]
pub struct Finished {
    /// The command that was run, whether it could be stored or not.
    pub command: Option<Command>,
    /// What changed, if anything did; the views that show it are read again.
    pub changed: Option<Changed>,
    /// What went wrong.
    pub error: Option<WorkspaceError>,
    /// What to say in passing.
    pub notice: Option<String>,
    /// What it left, which one can go on with from what is said.
    pub left: Option<Left>,
    /// What is left of what was typed, where an erasure has taken some of it away.
    pub typed: Option<Typed>,
    /// What a page shall know of it.
    pub tell: Option<Letter>,
}

impl Finished {
    /// The answer of a change.
    pub fn ran(answer: Result<Changed>) -> Self {
        let (changed, error) = match answer {
            Ok(changed) => (Some(changed), None),
            Err(error) => (None, Some(error)),
        };
        Self {
            changed,
            error,
            ..Self::default()
        }
    }

    /// It went wrong.
    pub fn failed(error: WorkspaceError) -> Self {
        Self::ran(Err(error))
    }

    /// It was done, which is worth saying, or it went wrong.
    pub fn said(done: Result<String>) -> Self {
        match done {
            Ok(words) => Self {
                notice: Some(words),
                ..Self::default()
            },
            Err(error) => Self::failed(error),
        }
    }

    /// The same, with something to say where it was stored.
    pub fn saying(self, words: String) -> Self {
        let notice = self.changed.is_some().then_some(words);
        Self { notice, ..self }
    }

    /// This is what a page shall know of it: `Finished::told(|inbox: &mut inbox::State| …)`.
    pub fn told<S: Any>(read: impl FnOnce(&mut S) + Send + 'static) -> Self {
        Self::default().and_told(read)
    }

    /// A page shall know this of it, too.
    pub fn and_told<S: Any>(self, read: impl FnOnce(&mut S) + Send + 'static) -> Self {
        Self {
            tell: Some(Letter::to(read)),
            ..self
        }
    }

    /// Unless it went wrong, anything may be another than before.
    pub fn and_changed(self) -> Self {
        Self {
            changed: self.error.is_none().then(Changed::everything),
            ..self
        }
    }

    /// Runs a command.
    pub fn run(workspace: &mut Workspace, command: Command) -> Self {
        let ran = Self::ran(workspace.run(&command));
        Self {
            command: Some(command),
            ..ran
        }
    }
}

/// What can be undone and redone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reversible {
    /// What undo would take back.
    pub undo: Option<Name>,
    /// What redo would do again.
    pub redo: Option<Name>,
}

/// News from the threads.
pub enum News {
    /// A view was read.
    Loaded(ViewKey, u64, Result<ShownView>),
    /// A change has made these views old.
    Old(Vec<ViewKey>),
    /// Work has ended.
    Done(Box<Finished>, Reversible),
}

enum Hands {
    Threads {
        write: Sender<(String, Work)>,
        writer: Option<JoinHandle<()>>,
        read: Sender<Reading>,
        reader: Option<JoinHandle<()>>,
        news: Receiver<News>,
    },
    Inline {
        workspace: Box<Workspace>,
        source: Box<Source>,
        news: Vec<News>,
        /// What is written later, while that is wanted.
        waits: Option<Vec<(String, Work)>>,
    },
}

/// Whoever does the reading and writing for the window.
pub struct Worker {
    hands: Hands,
    progress: Arc<Progress>,
    under_way: usize,
}

impl Drop for Worker {
    /// Waits until what was given to the writer is on disk and the file is closed.
    fn drop(&mut self) {
        self.end();
    }
}

impl Worker {
    /// Ends the work with a copy of the file, and closes it; what went wrong in the end.
    pub fn close(mut self) -> Option<WorkspaceError> {
        let copy = |workspace: &mut Workspace, _: &_| Finished {
            error: workspace.back_up_at_close().err(),
            ..Finished::default()
        };
        self.write(String::new(), Box::new(copy));
        self.end();
        self.news().into_iter().find_map(|news| match news {
            News::Done(finished, _) => finished.error,
            News::Loaded(..) | News::Old(_) => None,
        })
    }

    fn end(&mut self) {
        self.progress.stop();
        if let Hands::Threads {
            write,
            writer,
            read,
            reader,
            ..
        } = &mut self.hands
        {
            // Whoever reads lets go of the file first: only the last to close it can fold its log back.
            *read = channel().0;
            wait_for(reader);
            *write = channel().0;
            wait_for(writer);
        }
    }

    /// Two threads, which wake the window when there is news.
    ///
    /// # Errors
    /// If the file cannot be opened a second time.
    pub fn threads(
        workspace: Workspace,
        text: Text,
        wake: impl Fn() + Clone + Send + 'static,
    ) -> Result<Self> {
        let source = Source::new(Reader::open(workspace.reader().path())?, text);
        let (write, writing) = channel();
        let (read, reading) = channel();
        let (tell, news) = channel();
        let progress = Arc::new(Progress::default());
        let (mine, told, woken) = (progress.clone(), tell.clone(), wake.clone());
        let writer = spawn("writing", move || {
            write_loop(workspace, &writing, AT_REST, &mine, &told, &woken);
        })?;
        let reader = spawn("reading", move || {
            read_loop(source, &reading, &tell, &wake);
        })?;
        Ok(Self {
            hands: Hands::Threads {
                write,
                writer: Some(writer),
                read,
                reader: Some(reader),
                news,
            },
            progress,
            under_way: 0,
        })
    }

    /// No threads: everything at once.
    ///
    /// # Errors
    /// If the file cannot be opened a second time.
    pub fn inline(workspace: Workspace, text: Text) -> Result<Self> {
        let source = Source::new(Reader::open(workspace.reader().path())?, text);
        let (workspace, source) = (Box::new(workspace), Box::new(source));
        let hands = Hands::Inline {
            workspace,
            source,
            news: Vec::new(),
            waits: None,
        };
        Ok(Self {
            hands,
            progress: Arc::default(),
            under_way: 0,
        })
    }

    /// Gives work to the writer.
    pub fn write(&mut self, words: String, work: Work) {
        self.under_way += 1;
        match &mut self.hands {
            Hands::Threads { write, .. } => {
                let _gone_if_closing = write.send((words, work));
            }
            Hands::Inline {
                waits: Some(waits), ..
            } => {
                if waits.is_empty() {
                    self.progress.begin(&words);
                }
                waits.push((words, work));
            }
            Hands::Inline {
                workspace, news, ..
            } => {
                self.progress.begin(&words);
                let finished = Box::new(done(workspace, work, &self.progress));
                news.push(News::Done(finished, reversible(workspace)));
            }
        }
    }

    /// Where there are no threads: lets work wait from now on, as behind something that takes long; or does what has
    /// waited.
    pub fn let_wait(&mut self, wait: bool) {
        let Hands::Inline { waits, .. } = &mut self.hands else {
            return;
        };
        let waited = std::mem::replace(waits, wait.then(Vec::new));
        for (words, work) in waited.into_iter().flatten() {
            self.under_way -= 1;
            self.write(words, work);
        }
    }

    /// Whether work waits for other work that has not ended.
    pub fn waits(&self) -> bool {
        self.under_way > 1
    }

    /// Gives a view to the reader.
    pub fn load(&mut self, key: ViewKey, at: u64, load: Load) {
        match &mut self.hands {
            Hands::Threads { read, .. } => {
                let _gone_if_closing = read.send(Reading::Load(key, at, load));
            }
            Hands::Inline { source, news, .. } => {
                news.push(News::Loaded(key, at, source.read(key, load)));
            }
        }
    }

    /// Lets a view that waits be read before the others that do.
    pub fn hurry(&mut self, key: ViewKey) {
        match &mut self.hands {
            Hands::Threads { read, .. } => {
                let _gone_if_closing = read.send(Reading::Hurry(key));
            }
            Hands::Inline { .. } => {}
        }
    }

    /// Tells the reader what has changed; it answers which views that makes old.
    pub fn changed(&mut self, touched: Touched) {
        match &mut self.hands {
            Hands::Threads { read, .. } => {
                let _gone_if_closing = read.send(Reading::Changed(touched));
            }
            Hands::Inline { source, news, .. } => news.push(News::Old(source.changed(&touched))),
        }
    }

    /// Reads in another language from now on.
    pub fn set_text(&mut self, text: Text) {
        match &mut self.hands {
            Hands::Threads { read, .. } => {
                let _gone_if_closing = read.send(Reading::Words(text));
            }
            Hands::Inline { source, .. } => source.set_text(text),
        }
    }

    /// What has happened since last time.
    pub fn news(&mut self) -> Vec<News> {
        let news: Vec<News> = match &mut self.hands {
            Hands::Threads { news, .. } => news.try_iter().collect(),
            Hands::Inline { news, .. } => std::mem::take(news),
        };
        let done = news
            .iter()
            .filter(|news| matches!(news, News::Done(..)))
            .count();
        self.under_way = self.under_way.saturating_sub(done);
        news
    }

    /// The progress of work under way; none if there is none.
    pub fn progress(&self) -> Option<&Progress> {
        (self.under_way > 0).then_some(&*self.progress)
    }
}

/// Does work; a copy that could not be made along the way is told of, unless something worse is. Where it has erased
/// anything, what is left of what was typed is told.
fn done(workspace: &mut Workspace, work: Work, progress: &Progress) -> Finished {
    let erasures = workspace.erasures();
    let mut finished = work(workspace, progress);
    if workspace.erasures() != erasures {
        finished.typed = workspace.typed().ok();
    }
    let trouble = workspace.take_backup_trouble();
    finished.error = finished.error.or(trouble);
    finished
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    let spawned = std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body);
    spawned.map_err(|error| crate::workspace::StoreError::Other(error.to_string()).into())
}

fn wait_for(thread: &mut Option<JoinHandle<()>>) {
    if thread.take().is_some_and(|thread| thread.join().is_err()) {
        tracing::error!("a thread of the window ended badly");
    }
}

fn reversible(workspace: &Workspace) -> Reversible {
    Reversible {
        undo: workspace.undo_name(),
        redo: workspace.redo_name(),
    }
}

/// When nobody has changed anything for so long, the file is made whole by itself.
const AT_REST: Duration = Duration::from_secs(2);

/// The next work; none once nobody gives any more. Whenever nothing is done for so long, it is tried to make the file
/// whole, until it is.
fn next<T>(
    work: &Receiver<T>,
    at_rest: Duration,
    make_whole: &mut dyn FnMut() -> bool,
) -> Option<T> {
    loop {
        match work.recv_timeout(at_rest) {
            Ok(work) => return Some(work),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) if make_whole() => return work.recv().ok(),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

fn write_loop(
    mut workspace: Workspace,
    work: &Receiver<(String, Work)>,
    at_rest: Duration,
    progress: &Progress,
    tell: &Sender<News>,
    wake: &impl Fn(),
) {
    while let Some((words, work)) = next(work, at_rest, &mut || workspace.make_whole()) {
        progress.begin(&words);
        let finished = Box::new(done(&mut workspace, work, progress));
        if tell
            .send(News::Done(finished, reversible(&workspace)))
            .is_err()
        {
            return;
        }
        wake();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::{Group, Record as _};
    use crate::gui::ground::office::Office;
    use crate::workspace::fields;

    #[test]
    fn file_at_rest_is_tried_to_be_made_whole_until_it_is() {
        let (give, work) = channel();
        let mut tries = 0;
        let mut whole_at_the_third = || {
            tries += 1;
            if tries == 3 {
                give.send("group").unwrap();
            }
            tries == 3
        };
        let got = next(&work, Duration::ZERO, &mut whole_at_the_third);
        assert_eq!((got, tries), (Some("group"), 3));
    }

    #[test]
    fn file_at_rest_is_whole_without_the_log_beside_it() {
        /// Far more often than it takes.
        const LOOKS: usize = 500_000;
        let office = Office::new();
        let mut own = office.own;
        let file = own.reader().path().to_owned();
        let before = std::fs::read(&file).unwrap();
        let is_as_before = || std::fs::read(&file).unwrap() == before;
        let group = fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!("Styrgruppen")),
        ]);
        let command = Command::create(Group::KIND, own.fresh_id(), group);
        let (give, work) = channel();
        let (tell, told) = channel();
        let (written, looked) = channel::<()>();
        let make = move |workspace: &mut Workspace, _: &_| Finished::run(workspace, command);
        give.send((String::new(), Box::new(make) as Work)).unwrap();
        let writing = spawn("writing", move || {
            // It is not at rest before it has been looked at in the middle of its work.
            let wake = || {
                let _looked = looked.recv();
            };
            let progress = Progress::default();
            write_loop(own, &work, Duration::ZERO, &progress, &tell, &wake);
        });
        assert!(matches!(told.recv(), Ok(News::Done(..))));
        assert!(is_as_before(), "what is written stands in the log");
        drop(written);
        let whole = (0..LOOKS).any(|_| {
            std::thread::yield_now();
            !is_as_before()
        });
        drop(give);
        writing.unwrap().join().unwrap();
        assert!(whole);
    }
}
