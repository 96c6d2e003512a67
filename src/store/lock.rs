//! One writer a file: a lock beside it, held as long as the workspace is open.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::{Result, StoreError, beside};

/// The right to write a workspace file.
pub struct Lock {
    /// Holds the lock until dropped; closed before the file is removed.
    file: Option<File>,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock; none if another window has it.
    ///
    /// It is a file of its own, because a lock on the database itself would be in SQLite's way.
    pub fn take(workspace: &Path) -> Result<Option<Self>> {
        let path = beside(workspace, ".lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self {
                file: Some(file),
                path,
            })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(StoreError::Other(error.to_string())),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: whoever opens it next either finds none, or fails to lock this one.
        let _left_behind = std::fs::remove_file(&self.path);
        self.file.take();
    }
}
