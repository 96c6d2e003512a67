//! An open file, as the window knows it.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveTime;
use eframe::egui::Context;

use super::health::Health;
use crate::domain::{Id, MunicipalityCode};
use crate::gui::ground::typed::records_of;
use crate::gui::ground::worker::{Reversible, Worker};
use crate::text::Text;
use crate::workspace::{BringsBack, ReadOnly, Result, Role, Typed, Workspace, WorkspaceError};

/// An open file, with those who read and write it.
pub struct Session {
    /// First, for it lets go of the file before the worker closes it.
    pub(super) health: Option<Health>,
    /// Under whose name one works, where the file has just come from another computer.
    pub moved_to: Option<String>,
    pub worker: Worker,
    pub path: PathBuf,
    pub role: Role,
    pub writable: bool,
    pub read_only: Option<ReadOnly>,
    /// What is wrong with the file, in a sentence.
    pub damage: Option<String>,
    pub project: String,
    /// What was typed when the file was last open, and not stored.
    pub(super) typed: Typed,
    /// The removed records that some of it was typed on.
    pub(super) typed_on_gone: HashSet<Id>,
    pub reversible: Reversible,
    /// The removed records that undo and redo bring back.
    pub back: BringsBack,
    pub saved_at: Option<NaiveTime>,
    /// The municipality that the lead looks at; none for all.
    pub municipality: Option<MunicipalityCode>,
}

/// What a session needs of the window.
pub(super) struct SessionNeeds {
    pub ctx: Context,
    pub threads: bool,
    pub text: Text,
    /// Who works.
    pub name: String,
    /// The example's folder: it can be made again, and needs no copies.
    pub example: Option<PathBuf>,
}

impl Session {
    /// Whose file this is, and in which project: "Eslöv · BOSS".
    pub fn called(&self, text: &Text) -> String {
        let whose = match self.role {
            Role::Evaluator(_) => text.get("frame-evaluator"),
            role => text.whose(role.municipality()),
        };
        format!("{whose} · {}", self.project)
    }

    /// Begins to work with a workspace.
    ///
    /// # Errors
    /// If it cannot be read, or the name of who works cannot be saved in it.
    pub(super) fn begin(mut workspace: Workspace, around: &SessionNeeds) -> Result<Self> {
        let (role, writable) = (workspace.role(), workspace.writable());
        let read_only = workspace.read_only();
        let path = workspace.reader().path().to_owned();
        let example = around.example.as_ref();
        workspace.keep_backups(!example.is_some_and(|folder| path.starts_with(folder)));
        // Who works is the file's to say, until it comes to another computer or has no name yet.
        let moved = writable && workspace.came_from_elsewhere();
        let nameless = workspace.author().is_empty();
        if writable && (nameless || moved) && !around.name.is_empty() {
            workspace.set_author(&around.name)?;
        }
        let name = workspace.author().to_owned();
        let moved_to = (moved && !name.is_empty()).then_some(name);
        let project = workspace.reader().name()?;
        let typed = workspace.typed().unwrap_or_default();
        let mut typed_on_gone = records_of(&typed);
        let reader = workspace.reader();
        let is_gone = |id: &Id| {
            let kind = reader.kind_of(*id).ok().flatten();
            let row = kind.and_then(|kind| reader.row(kind, *id).ok().flatten());
            row.is_some_and(|row| row.head.removed)
        };
        typed_on_gone.retain(is_gone);
        // What is known to be damaged need not be looked at.
        let health = match read_only {
            Some(ReadOnly::Damaged) => None,
            _ => Some(Health::of(&workspace)?),
        };
        let text = around.text.clone();
        let worker = if around.threads {
            let ctx = around.ctx.clone();
            Worker::threads(workspace, text, move || ctx.request_repaint())?
        } else {
            Worker::inline(workspace, text)?
        };
        Ok(Self {
            health,
            moved_to,
            worker,
            path,
            role,
            writable,
            read_only,
            damage: None,
            project,
            typed,
            typed_on_gone,
            reversible: Reversible::default(),
            back: BringsBack::default(),
            saved_at: None,
            municipality: None,
        })
    }

    /// Closes it with a copy of what is new, when everything given to it is on disk; what went wrong in the end.
    pub(super) fn close(mut self) -> Option<WorkspaceError> {
        self.health = None;
        self.worker.close()
    }
}
