//! A file that somebody gives the program: what it is, and where it belongs.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::open::read_file;
use crate::bundle::{self, BundleError, BundleKind, Limits, Manifest};
use crate::store::StoreError;
use crate::workspace::{Reader, Result, Role, WorkspaceError};

/// What a file is, as far as its beginning tells.
#[derive(Debug)]
pub enum Given {
    /// A workspace.
    Workspace,
    /// A kit to begin from.
    Kit(Box<Manifest>),
    /// A bundle to merge.
    Bundle(Box<Manifest>),
}

impl Given {
    /// Finds out what a file is.
    ///
    /// # Errors
    /// If it cannot be read, or is none of ours.
    pub fn find(path: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| WorkspaceError::of_file(path, &error);
        let mut begins = [0; 2];
        let read = File::open(path).and_then(|mut file| file.read(&mut begins));
        let begins = &begins[..read.map_err(failed)?];
        match begins {
            b"SQ" => Ok(Self::Workspace),
            b"PK" => {
                let bytes = read_file(path)?;
                let manifest = Box::new(bundle::inspect(&bytes, &Limits::default())?);
                Ok(match manifest.kind {
                    BundleKind::Kit => Self::Kit(manifest),
                    _ => Self::Bundle(manifest),
                })
            }
            _ if path.extension().is_some_and(|ending| ending == "samverka") => {
                Err(StoreError::NotOurs.into())
            }
            _ => Err(BundleError::NotABundle.into()),
        }
    }
}

/// The file among these that a bundle belongs in: its project's lead's, or its own municipality's if it comes from
/// the lead.
pub fn home_of(bundle: &Manifest, files: &[PathBuf]) -> Option<PathBuf> {
    let home = match bundle.kind {
        BundleKind::Bundle => Some(Role::Lead),
        _ => bundle.municipality.map(Role::Municipality),
    };
    let belongs = |file: &&PathBuf| {
        Reader::open(file).is_ok_and(|reader| {
            reader.project_id().ok() == Some(bundle.project) && reader.role().ok() == home
        })
    };
    files.iter().find(belongs).cloned()
}
