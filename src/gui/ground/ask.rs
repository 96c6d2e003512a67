//! What a screen can ask for. Screens ask; the app does.

use std::any::Any;
use std::cell::RefCell;
use std::path::PathBuf;

use super::letters::Letter;
use super::route::Route;
use super::settings::Settings;
use super::wall::{NamesShown, Shown};
use super::worker::{Finished, Progress};
use crate::domain::{Fields, Id, Kind, MunicipalityCode};
use crate::workspace::{Command, Result, Workspace};

/// Long work on the writing thread.
pub type Work = Box<dyn FnOnce(&mut Workspace, &Progress) -> Finished + Send>;
/// What to do with the files that the user picked.
pub type Picked = Box<dyn FnOnce(Vec<PathBuf>, &Asks) + Send>;

/// Something done beside the open file, which needs none: looking into a copy, checking a file.
pub type Beside = Box<dyn FnOnce() -> Finished + Send>;
/// Something done with a closed file; what to say when it is done.
pub type Mend = Box<dyn FnOnce() -> Result<String> + Send>;

/// Which files the user shall pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// A workspace to open.
    Workspace,
    /// A kit to begin from.
    Kit,
    /// Bundles to merge.
    Bundles,
    /// A spreadsheet to take in.
    Spreadsheet,
    /// Where to put a new workspace, with a name to begin from.
    NewWorkspace(String),
    /// Where to put a bundle or kit, with a name to begin from.
    NewBundle(String),
    /// Where to put a document, with a name to begin from.
    NewDocument(String),
    /// Where to put a picture, with a name to begin from.
    NewPicture(String),
    /// Where to put an Excel file, with a name to begin from.
    NewTable(String),
    /// Where to put a calendar file, with a name to begin from.
    NewCalendar(String),
    /// A folder to put many files in.
    Folder,
}

/// Something that a screen asks for.
pub enum Ask {
    /// Change records.
    Run(Command),
    /// The same, and say so in passing where it was stored: it can be undone from there.
    RunSaying(Command, String),
    /// Remove a record, once the user knows what hangs on it.
    Remove(&'static Kind, Id),
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Show a page.
    Go(Route),
    /// Show a page of one municipality's; going back shows again whose was shown before.
    GoOf(Route, Option<MunicipalityCode>),
    /// Show the page on which records of a kind are made, with a new one begun of which this is known.
    New(&'static Kind, Fields),
    /// Show the page before.
    Back,
    /// Tell a page something.
    Tell(Letter),
    /// Show one municipality's, or everybody's.
    Municipality(Option<MunicipalityCode>),
    /// Do something that takes time; the words say what.
    Work(String, Work),
    /// Do something on a thread of its own.
    Beside(Beside),
    /// Close a file, do something with it, and open it again; the words say what.
    Mend {
        /// The file.
        file: PathBuf,
        /// What is being done.
        words: String,
        /// What to do.
        mend: Mend,
    },
    /// Let the user pick files.
    Pick(Pick, Picked),
    /// Say something in passing.
    Notice(String),
    /// Open a workspace, a kit or a bundle, whichever it is.
    Open(PathBuf),
    /// Open a kit as a new workspace here, for somebody with this name.
    OpenKit {
        /// The kit.
        kit: PathBuf,
        /// The new workspace.
        file: PathBuf,
    },
    /// Make the lead's workspace anew, of the key sheet and a bundle.
    RestoreLead {
        /// A kit, or the lead's own bundle.
        from: PathBuf,
        /// The new workspace.
        file: PathBuf,
        /// What stands on the sheet.
        secrets: Box<crate::bundle::LeadSecrets>,
    },
    /// Make a project as its lead.
    NewProject {
        /// The new workspace.
        file: PathBuf,
        /// What it begins with.
        project: crate::workspace::NewProject,
    },
    /// Make an evaluator's workspace.
    NewCluster {
        /// The new workspace.
        file: PathBuf,
        /// What it begins with.
        cluster: crate::workspace::NewCluster,
    },
    /// Write the example to a temporary folder and open it.
    OpenDemo,
    /// Wait no longer for what is being opened.
    StopOpening,
    /// Close the file.
    Close,
    /// Other settings.
    Settings(Settings),
    /// Show the wall so.
    Wall(Shown),
    /// Say this of people on the wall.
    WallNames(NamesShown),
    /// Open the search.
    Search,
    /// Open the help on the page where one is.
    Help,
    /// What went wrong has been read.
    TroubleRead,
}

/// What has been asked for in this frame.
#[derive(Default)]
pub struct Asks(RefCell<Vec<Ask>>);

impl Asks {
    /// Asks for something.
    pub fn push(&self, ask: Ask) {
        self.0.borrow_mut().push(ask);
    }

    /// Tells a page something: `asks.tell(|inbox: &mut inbox::State| inbox.add(paths))`.
    pub fn tell<S: Any>(&self, read: impl FnOnce(&mut S) + Send + 'static) {
        self.push(Ask::Tell(Letter::to(read)));
    }

    /// Whether nothing has been asked for.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Whether the wall has been asked for.
    pub fn is_wall_asked_for(&self) -> bool {
        let asks = self.0.borrow();
        asks.iter().any(|ask| matches!(ask, Ask::Wall(_)))
    }

    /// Everything asked for since last time.
    pub fn take(&self) -> Vec<Ask> {
        self.0.take()
    }
}
