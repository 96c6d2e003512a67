//! One writer a file: a lock beside it, held as long as the workspace is open.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::{Result, StoreError, beside};

/// How often a lock is reached for that others give back at the same moment.
const TRIES: usize = 100;

/// The right to write a workspace file.
pub struct Lock {
    /// Holds the lock until dropped; closed before the file is removed.
    file: Option<File>,
    path: PathBuf,
    left: bool,
}

/// What came of reaching for a lock.
#[derive(Debug, PartialEq, Eq)]
enum Reached {
    /// It is held from now on.
    Got,
    /// Another window has it.
    Taken,
    /// Its file was removed after it was opened: whoever made the next one may hold that.
    Gone,
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
        for _ in 0..TRIES {
            let (file, left) = open(&path)?;
            match reach(&file, &path)? {
                Reached::Got => {
                    return Ok(Some(Self {
                        file: Some(file),
                        path,
                        left,
                    }));
                }
                Reached::Taken => return Ok(None),
                Reached::Gone => {}
            }
        }
        Ok(None)
    }

    /// Whether a lock that nobody held was lying there: the file was not closed the last time.
    pub fn was_left(&self) -> bool {
        self.left
    }
}

/// Opens the lock's file; whether it was lying there.
fn open(path: &Path) -> std::io::Result<(File, bool)> {
    match File::options().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let mut there = File::options();
            let there = there.write(true).create(true).truncate(false);
            Ok((there.open(path)?, true))
        }
        made => Ok((made?, false)),
    }
}

fn reach(file: &File, path: &Path) -> Result<Reached> {
    match file.try_lock() {
        // The lock is the file of this name; one that has lost its name is nobody's.
        Ok(()) if is_at(file, path) => Ok(Reached::Got),
        Ok(()) => Ok(Reached::Gone),
        Err(TryLockError::WouldBlock) => Ok(Reached::Taken),
        Err(TryLockError::Error(error)) => Err(StoreError::Other(error.to_string())),
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    let held = file.try_clone().and_then(Handle::from_file);
    let named = Handle::from_path(path);
    held.is_ok_and(|held| named.is_ok_and(|named| held == named))
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: nobody but its holder removes it, and whoever opened it meanwhile finds it gone.
        let _left_behind = std::fs::remove_file(&self.path);
        self.file.take();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_given_back_while_another_reaches_for_it_is_not_held_by_two() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("eslov.samverka");
        let path = beside(&workspace, ".lock");
        let first = Lock::take(&workspace).unwrap().unwrap();
        assert!(!first.was_left());
        let (second, _) = open(&path).unwrap();
        assert_eq!(reach(&second, &path).unwrap(), Reached::Taken);
        drop(first);
        let third = Lock::take(&workspace).unwrap();
        assert!(third.is_some());
        assert_eq!(reach(&second, &path).unwrap(), Reached::Gone);
        assert!(Lock::take(&workspace).unwrap().is_none());
        drop((second, third));
        assert!(!path.exists());
        assert!(!Lock::take(&workspace).unwrap().unwrap().was_left());
    }

    #[test]
    fn a_lock_that_has_been_removed_is_gone_though_nobody_made_another() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("eslov.samverka");
        let path = beside(&workspace, ".lock");
        let first = Lock::take(&workspace).unwrap();
        let (second, left) = open(&path).unwrap();
        assert!(left);
        drop(first);
        assert_eq!(reach(&second, &path).unwrap(), Reached::Gone);
    }
}
