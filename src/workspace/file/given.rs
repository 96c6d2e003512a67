//! A file that somebody gives the program: what it is, and where it belongs.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::open::read_file;
use crate::bundle::{self, BundleError, BundleKind, Limits, Manifest};
use crate::store::{StoreError, unless_open_here};
use crate::workspace::{Reader, Result, Role, WorkspaceError};

/// What a file is, as far as its beginning tells.
#[derive(Debug)]
pub enum Given {
    /// A workspace.
    Workspace,
    /// A kit to begin from.
    Kit(Box<Manifest>),
    /// An evaluator's invitation to a project's lead.
    Invitation(Box<Manifest>),
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
        let begin = || File::open(path).and_then(|mut file| file.read(&mut begins));
        let Some(read) = unless_open_here(path, begin) else {
            return Ok(Self::Workspace);
        };
        let begins = &begins[..read.map_err(failed)?];
        match begins {
            b"SQ" => Ok(Self::Workspace),
            b"PK" => {
                let bytes = read_file(path)?;
                let manifest = Box::new(bundle::inspect(&bytes, &Limits::default())?);
                Ok(match manifest.kind {
                    BundleKind::Kit => Self::Kit(manifest),
                    BundleKind::Invitation => Self::Invitation(manifest),
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

/// The file among these that a bundle belongs in: its project's lead's, its own municipality's if it comes from
/// the lead, or the evaluator's.
pub fn home_of(bundle: &Manifest, files: &[PathBuf]) -> Option<PathBuf> {
    let home = match bundle.kind {
        BundleKind::Bundle => Some(Role::Lead),
        _ => bundle.municipality.map(Role::Municipality),
    };
    let belongs = |reader: &Reader| {
        reader.project_id().ok() == Some(bundle.project) && reader.role().ok() == home
    };
    let is_evaluator = |reader: &Reader| reader.role().is_ok_and(Role::is_evaluator);
    let knows = |reader: &Reader| {
        let known = reader.project_names();
        is_evaluator(reader) && known.is_ok_and(|known| known.contains_key(&bundle.project))
    };
    let find = |such: &dyn Fn(&Reader) -> bool| {
        let mut files = files.iter();
        files.find(|file| Reader::open(file).is_ok_and(|reader| such(&reader)))
    };
    let found = match bundle.kind {
        // A project that is new to every evaluator's file goes to the one used last.
        BundleKind::Cluster => find(&knows).or_else(|| find(&is_evaluator)),
        _ => find(&belongs),
    };
    found.cloned()
}
