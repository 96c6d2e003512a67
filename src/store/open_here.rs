//! Which files this program has open by way of SQLite.
//!
//! On Unix, whoever closes a handle of a file gives up every lock that the program has on it, SQLite's too. So nothing
//! reads beside SQLite what SQLite has open here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What tells a file from all others, whatever it is called.
type Which = (u64, u64);

static OPEN: Mutex<BTreeMap<Which, usize>> = Mutex::new(BTreeMap::new());

fn open() -> MutexGuard<'static, BTreeMap<Which, usize>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn which(path: &Path) -> Option<Which> {
    use std::os::unix::fs::MetadataExt as _;
    let file = path.metadata().ok()?;
    Some((file.dev(), file.ino()))
}

/// Elsewhere a lock is its handle's own.
#[cfg(not(unix))]
fn which(_: &Path) -> Option<Which> {
    None
}

/// Notes that a file is open, until it is dropped.
pub(super) struct OpenHere(Option<Which>);

impl OpenHere {
    /// From now on.
    pub fn note(path: &Path) -> Self {
        let which = which(path);
        if let Some(which) = which {
            *open().entry(which).or_default() += 1;
        }
        Self(which)
    }
}

impl Drop for OpenHere {
    fn drop(&mut self) {
        let Some(which) = self.0 else { return };
        let mut open = open();
        let left = open.remove(&which).unwrap_or_default();
        if left > 1 {
            open.insert(which, left - 1);
        }
    }
}

/// Reads a file beside SQLite; none, and nothing read, where it is open here. The list is not held meanwhile: a file on
/// a drive that does not answer keeps no other from being opened.
pub fn unless_open_here<T>(path: &Path, read: impl FnOnce() -> T) -> Option<T> {
    let is_open = which(path).is_some_and(|which| open().contains_key(&which));
    (!is_open).then(read)
}
