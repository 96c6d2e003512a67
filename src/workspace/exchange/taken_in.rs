//! Many changes at once, out of a spreadsheet: one command, undone as one. What cannot be is left out and told; the
//! rest is not lost by it.

use std::collections::BTreeMap;

use crate::domain::Kind;
use crate::store::Why;
use crate::workspace::change::run::Scribe;
use crate::workspace::exchange::merge::Progress;
use crate::workspace::{Changed, Command, Edit, Result, Workspace, WorkspaceError, keys};

/// After how many edits it is asked whether to go on.
const ASKED_EVERY: usize = 200;

/// What taking in came to.
#[derive(Debug)]
pub struct TakenIn {
    /// What was changed.
    pub changed: Changed,
    /// How many edits were made.
    pub made: usize,
    /// The edits that could not be, by their place in the command, and why.
    pub refused: Vec<(usize, WorkspaceError)>,
}

impl Workspace {
    /// Does those edits of a command that can be done, as one change, with a copy of what was before; or finds out
    /// which they are, and changes nothing, with `keep` false.
    ///
    /// # Errors
    /// The file's trouble, or that it was stopped; nothing was changed.
    pub fn take_in(
        &mut self,
        command: &Command,
        keep: bool,
        progress: Progress<'_>,
    ) -> Result<TakenIn> {
        if keep {
            self.with_backup(Why::TakeIn, |workspace| {
                workspace.take_edits(command, keep, progress)
            })
        } else {
            self.take_edits(command, keep, progress)
        }
    }

    fn take_edits(
        &mut self,
        command: &Command,
        keep: bool,
        progress: Progress<'_>,
    ) -> Result<TakenIn> {
        let total = command.edits.len();
        let mut refused = Vec::new();
        let mut done: Vec<Edit> = Vec::with_capacity(total);
        let mut back = self.write(keep, |scribe: &mut Scribe<'_>| {
            let mut back = Vec::with_capacity(total);
            for (at, edit) in command.edits.iter().enumerate() {
                if at % ASKED_EVERY == 0 && !progress(at, total) {
                    return Err(WorkspaceError::Stopped);
                }
                match scribe.write(edit) {
                    Ok(one) => {
                        back.push(one);
                        done.push(edit.clone());
                    }
                    Err(error) if is_about_the_edit(&error) => refused.push((at, error)),
                    Err(error) => return Err(error),
                }
            }
            Ok(back)
        })?;
        let made = done.len();
        let mut changed = self.changed(command.name, &done);
        if keep && made > 0 {
            back.reverse();
            self.remember(command.name, back, done);
            changed.back = Some(self.brings_back());
        }
        Ok(TakenIn {
            changed,
            made,
            refused,
        })
    }
}

/// Whether the edit is wrong, and not the file: nothing was written by it then.
fn is_about_the_edit(error: &WorkspaceError) -> bool {
    matches!(
        error,
        WorkspaceError::Invalid(_)
            | WorkspaceError::NoSuchRecord { .. }
            | WorkspaceError::RecordExists(_)
            | WorkspaceError::NotOurs(_)
            | WorkspaceError::Removed(_)
            | WorkspaceError::Erased(_)
    )
}

impl Workspace {
    /// Remembers what the columns of spreadsheets are used for.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn keep_columns(&mut self, kind: &Kind, columns: &BTreeMap<String, String>) -> Result<()> {
        if self.reader.kept_columns(kind)? == *columns || !self.writable() {
            return Ok(());
        }
        let text = serde_json::to_string(columns).unwrap_or_default();
        Ok(self
            .reader
            .store
            .transaction(true, |store| store.set_meta(&keys::columns(kind), &text))?)
    }
}
