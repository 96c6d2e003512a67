//! One writer a file: a lock beside it, held as long as the workspace is open.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::{Result, StoreError, beside};

/// The right to write a workspace file.
pub struct Lock {
    /// Holds the lock until dropped; closed before the file is removed.
    file: Option<File>,
    path: PathBuf,
    left: bool,
}

impl Lock {
    /// Takes the lock; none if another window has it.
    ///
    /// # Errors
    /// If its file cannot be made.
    ///
    /// It is a file of its own, because a lock on the database itself would be in SQLite's way.
    pub fn take(workspace: &Path) -> Result<Option<Self>> {
        let path = beside(workspace, ".lock");
        let left = path.exists();
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self {
                file: Some(file),
                path,
                left,
            })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(StoreError::Other(error.to_string())),
        }
    }

    /// Whether a lock that nobody held was lying there: the file was not closed the last time.
    pub fn was_left(&self) -> bool {
        self.left
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: whoever opens it next either finds none, or fails to lock this one.
        let _left_behind = std::fs::remove_file(&self.path);
        self.file.take();
    }
}
