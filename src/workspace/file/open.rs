//! Making and opening workspaces.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;

use super::backups::Keeping;
use crate::bundle::{BundleError, LeadKey, Limits, SigningKey};
use crate::domain::{Choosable as _, Id, Municipality, MunicipalityCode, Part, Project, Record};
use crate::journal::{Clock, EntryId, is_ahead};
use crate::store::Store;
use crate::workspace::change::command::fields;
use crate::workspace::{
    Command, Edit, Reader, Result, Role, Surroundings, System, Workspace, WorkspaceError, fresh_id,
    keys,
};

/// What a project begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct NewProject {
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub end: NaiveDate,
    /// The municipalities that take part.
    pub municipalities: Vec<MunicipalityCode>,
}

impl Workspace {
    /// Makes a new project and its lead's workspace.
    ///
    /// # Errors
    /// If a file is there already or cannot be made, or the project does not fit its description.
    pub fn create_project(path: &Path, new: &NewProject) -> Result<Self> {
        Self::create_project_in(path, new, Box::new(System))
    }

    /// The same with another clock and other dice.
    ///
    /// # Errors
    /// As [`Workspace::create_project`].
    pub fn create_project_in(
        path: &Path,
        new: &NewProject,
        mut surroundings: Box<dyn Surroundings>,
    ) -> Result<Self> {
        let project = fresh_id(surroundings.as_mut());
        let lead_key = LeadKey::generate();
        let mut workspace = Self::create(path, project, Role::Lead, surroundings)?;
        let begun = workspace.begin_project(project, new, &lead_key);
        workspace.or_remove(begun)
    }

    fn begin_project(&mut self, project: Id, new: &NewProject, lead_key: &LeadKey) -> Result<()> {
        let public = self.signing_key()?.public();
        self.reader.store.transaction(true, |store| {
            store.set_meta(keys::LEAD, &lead_key.to_text())
        })?;
        let without: Vec<&str> = Part::LATER.iter().map(|part| part.code()).collect();
        let described = fields([
            (Project::name, json!(new.name)),
            (Project::short_name, json!(new.short_name)),
            (Project::start, json!(new.start)),
            (Project::end, json!(new.end)),
            (Project::signing_key, json!(public)),
            (Project::encryption_key, json!(lead_key.public())),
            (Project::unused_parts, json!(without)),
        ]);
        let mut edits = vec![Edit::Create {
            kind: Project::KIND,
            id: project,
            fields: described,
        }];
        for code in &new.municipalities {
            let id = self.fresh_id();
            let described = fields([
                (Municipality::code, json!(code)),
                (Municipality::joined, json!(new.start)),
            ]);
            edits.push(Edit::Create {
                kind: Municipality::KIND,
                id,
                fields: described,
            });
        }
        self.run(&Command::new(edits))?;
        self.forget_undo();
        Ok(())
    }

    /// Opens a workspace; read-only if another window has it.
    ///
    /// # Errors
    /// If the file is missing, not ours, too new, damaged or not begun; it is then left as it was.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_in(path, Box::new(System))
    }

    /// Opens it for one command with nobody reading beside: what is refused leaves the file as it was to the byte.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_alone(path: &Path) -> Result<Self> {
        Self::over(Store::open_alone(path, keys::PROJECT)?, Box::new(System))
    }

    /// The same with another clock and other dice.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_in(path: &Path, surroundings: Box<dyn Surroundings>) -> Result<Self> {
        Self::over(Store::open(path, keys::PROJECT)?, surroundings)
    }

    /// Opens a damaged workspace to read what can be read of it.
    ///
    /// # Errors
    /// If not even that can be done.
    pub fn open_damaged(path: &Path) -> Result<Self> {
        let mut store = Store::open_reader(path)?;
        store.stop_writing();
        Self::over(store, Box::new(System))
    }

    /// A new, empty workspace of a project.
    pub(in crate::workspace) fn create(
        path: &Path,
        project: Id,
        role: Role,
        mut surroundings: Box<dyn Surroundings>,
    ) -> Result<Self> {
        let mut store = Store::create(path)?;
        let key = SigningKey::from_bytes(surroundings.random());
        store.transaction(true, |store| {
            store.set_meta(keys::PROJECT, &project.to_string())?;
            store.set_meta(keys::SIGNING, &key.to_text())?;
            match role {
                Role::Lead => {}
                Role::Municipality(code) => store.set_meta(keys::MUNICIPALITY, code.as_str())?,
                Role::Evaluator(_) => store.set_meta(keys::EVALUATOR, "")?,
            }
            Result::<()>::Ok(())
        })?;
        Self::over(store, surroundings)
    }

    /// Makes the file whole by itself: whoever copies it and not the log beside it copies all of it. False where some
    /// stays in the log for now, so that it is worth trying again.
    pub fn make_whole(&mut self) -> bool {
        if !self.writable() {
            return true;
        }
        let packed = self.pack();
        let folded = self.reader.store.fold_log().unwrap_or_else(|error| {
            tracing::debug!(%error, "the log stays beside the file for now");
            false
        });
        packed && folded
    }

    /// Packs some of what a country has very much of, so that it is counted quickly; false if there is more.
    pub(in crate::workspace) fn pack(&mut self) -> bool {
        self.reader.store.pack().unwrap_or_else(|error| {
            tracing::debug!(%error, "what is not packed is read from its rows for now");
            true
        })
    }

    fn over(store: Store, mut surroundings: Box<dyn Surroundings>) -> Result<Self> {
        let reader = Reader::over(store);
        let (role, project, author) = (reader.role()?, reader.project_id()?, reader.author()?);
        let wall = surroundings.now_ms();
        let last = last_seen(&reader, wall)?;
        let clock = Clock::new(0, last);
        let mut workspace = Self {
            reader,
            surroundings,
            clock,
            role,
            project,
            author,
            new_home: None,
            unlocked: None,
            undo: Vec::new(),
            redo: Vec::new(),
            erasures: 0,
            keeping: Keeping::default(),
        };
        workspace.clock = Clock::new(workspace.device_identity()?, last);
        if workspace.writable() {
            workspace.after_erasing();
        }
        Ok(workspace)
    }

    /// This workspace, or no file at all if what should begin it failed.
    pub(in crate::workspace) fn or_remove(mut self, begun: Result<()>) -> Result<Self> {
        match begun {
            Ok(()) => {
                self.make_whole();
                Ok(self)
            }
            Err(error) => {
                let path = self.reader.path().to_owned();
                drop(self);
                let _half_made = std::fs::remove_file(path);
                Err(error)
            }
        }
    }
}

/// How far the clock has come, leaving out what comes from a clock that is wrong.
fn last_seen(reader: &Reader, wall_ms: i64) -> Result<u64> {
    let undone = reader.store.meta(keys::CLOCK)?;
    let undone = undone
        .and_then(|clock| u64::from_str_radix(&clock, 16).ok())
        .map(|hlc| EntryId { hlc, device: 0 })
        .filter(|id| !is_ahead(id.wall_ms(), wall_ms));
    let newest = reader.store.newest_entry(wall_ms)?;
    Ok(newest.max(undone).map_or(0, |id| id.hlc))
}

/// Reads a bundle's file whole, unless it is larger than any bundle.
///
/// # Errors
/// Which file, and what the system says.
pub(in crate::workspace) fn read_file(path: &Path) -> Result<Vec<u8>> {
    let longest = u64::try_from(Limits::default().file).unwrap_or(u64::MAX);
    let read = std::fs::File::open(path).and_then(|file| {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        let too_large = file.metadata()?.len() > longest;
        if !too_large {
            file.take(longest).read_to_end(&mut bytes)?;
        }
        Ok((!too_large).then_some(bytes))
    });
    let bytes = read.map_err(|error| WorkspaceError::of_file(path, &error))?;
    Ok(bytes.ok_or(BundleError::TooLarge("file"))?)
}
