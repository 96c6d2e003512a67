//! Files made beside the place where they will be, so that nobody meets half of one.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::workspace::{Result, WorkspaceError};

/// Writes a file, whole or not at all.
///
/// # Errors
/// Which file, and what the system says; what was there before is untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_file_with(path, |file| file.write_all(bytes))
}

/// The same, with what `write` puts into it.
///
/// # Errors
/// As [`write_file`].
pub(in crate::workspace) fn write_file_with<T>(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> Result<T> {
    let part = named_after(path, ".part");
    let written = File::create(&part).and_then(|mut file| {
        let written = write(&mut file)?;
        file.sync_all()?;
        Ok(written)
    });
    let moved = written.and_then(|written| std::fs::rename(&part, path).map(|()| written));
    if moved.is_err() {
        let _half_made = std::fs::remove_file(&part);
    }
    moved.map_err(|error| WorkspaceError::of_file(path, &error))
}

fn named_after(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// A file that is needed while another is made: it lies beside that one, and goes with this.
pub(in crate::workspace) struct Spool {
    path: PathBuf,
    file: File,
}

impl Spool {
    /// An empty one beside a file that is to be made.
    pub fn beside(path: &Path) -> io::Result<Self> {
        let path = named_after(path, ".parts");
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(true);
        Ok(Self {
            file: file.open(&path)?,
            path,
        })
    }
}

impl Read for Spool {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read(bytes)
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Spool {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _was_never_there = std::fs::remove_file(&self.path);
    }
}
