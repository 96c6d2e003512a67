//! What can go wrong with a workspace, as values.

use crate::bundle::BundleError;
use crate::domain::{Field, Id, Invalid, Kind, MunicipalityCode};
use crate::journal::{Contradiction, EntryId};
use crate::store::StoreError;

/// One thing that is wrong with an edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The record's kind.
    pub kind: &'static Kind,
    /// The record.
    pub record: Id,
    /// The field's code name.
    pub field: String,
    /// What is wrong with it.
    pub invalid: Invalid,
}

impl Fault {
    /// The field's description; none if there is no such field.
    pub fn described(&self) -> Option<&'static Field> {
        self.kind.field(&self.field).map(|(_, field)| field)
    }
}

/// What can go wrong with a workspace. Nothing was changed, unless a variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bundle.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// Fields that do not fit their description.
    #[error("{} fields do not fit", .0.len())]
    Invalid(Vec<Fault>),
    /// There is no such record, or of another kind.
    #[error("no {} {id}", .kind.code)]
    NoSuchRecord {
        /// The kind that was asked for.
        kind: &'static Kind,
        /// The record that was asked for.
        id: Id,
    },
    /// A record with this id exists.
    #[error("{0} exists")]
    RecordExists(Id),
    /// A kind or a record that somebody else writes.
    #[error("{} is not ours to change", .0.code)]
    NotOurs(&'static Kind),
    /// A record that was removed: it is brought back before it is changed.
    #[error("{} is removed", .0.code)]
    Removed(&'static Kind),
    /// The person was erased for good.
    #[error("{0} is erased")]
    Erased(Id),
    /// A text that was to go with a person is not here: the entry and the field's code name.
    #[error("no text {0}:{1}")]
    NoSuchText(EntryId, String),
    /// The bundle is of another project.
    #[error("another project: {0}")]
    OtherProject(String),
    /// Only the project lead's workspace does this.
    #[error("only for the lead")]
    OnlyForLead,
    /// Only a municipality's workspace does this.
    #[error("only for a municipality")]
    OnlyForMunicipality,
    /// Only an evaluator's workspace does this.
    #[error("only for an evaluator")]
    OnlyForEvaluator,
    /// An evaluator's workspace takes cluster bundles from project leads and nothing else, and sends nothing in a
    /// project's name.
    #[error("not for an evaluator")]
    NotForEvaluator,
    /// The file is no evaluator's invitation, or not signed by the evaluator that it names.
    #[error("not an invitation")]
    NotAnInvitation,
    /// The municipality does not take part in the project.
    #[error("{0} does not take part")]
    NotTakingPart(MunicipalityCode),
    /// There is no municipality with this code in Sweden.
    #[error("no municipality {0}")]
    UnknownMunicipality(String),
    /// The file to open a kit from is a bundle of another kind.
    #[error("not a kit")]
    NotAKit,
    /// A kit for another municipality than the workspace's.
    #[error("for {0}")]
    ForOther(MunicipalityCode),
    /// Feedback or a kit that is not signed by the project's lead.
    #[error("not signed by the lead")]
    NotFromLead,
    /// The full profile needs the lead's key or a passphrase.
    #[error("no key to encrypt to")]
    NoKey,
    /// This workspace has no key to read full bundles with.
    #[error("the lead's key is missing")]
    NoLeadKey,
    /// A key sheet of another project.
    #[error("another project's keys")]
    KeyOfOtherProject,
    /// An entry of the bundle contradicts what is known.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
    /// The tables are not the fold of the journal: so many rows.
    #[error("{0} rows differ from the journal")]
    Unfaithful(usize),
    /// A copy could not be made; everything else is as it should be.
    #[error("no backup: {0}")]
    NoBackup(Box<Self>),
    /// A copy of another workspace.
    #[error("a copy of another workspace")]
    OtherWorkspace,
    /// There is no figure with this id.
    #[error("no figure {0}")]
    NoSuchFigure(String),
    /// A file could not be read or written.
    #[error("{path}: {reason}")]
    File {
        /// Which.
        path: std::path::PathBuf,
        /// What the system says.
        reason: String,
    },
    /// There is no merge with this number.
    #[error("no merge {0}")]
    NoSuchMerge(i64),
    /// The merge was taken back already.
    #[error("merge {0} is undone")]
    AlreadyUndone(i64),
    /// What the merge brought is not known: an earlier version of the program merged, or the file was damaged.
    #[error("merge {0} is not remembered")]
    NotRemembered(i64),
    /// The workspace itself began with the merge.
    #[error("the workspace began with it")]
    BeganWith,
    /// Work done here since stands on a merge.
    #[error("{} records stand on it", .0.len())]
    StoodOn(Vec<super::StandsOn>),
    /// The user stopped it.
    #[error("stopped")]
    Stopped,
}

impl WorkspaceError {
    /// Whether the file itself is damaged, so that it is to be mended before it is changed.
    pub fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Store(StoreError::Damaged(_) | StoreError::NotOurs) | Self::Unfaithful(_)
        )
    }

    /// What the system says of a file; the usual reasons in words of our own.
    pub fn of_file(path: &std::path::Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => StoreError::NoFile(path.to_owned()).into(),
            ErrorKind::InvalidFilename => StoreError::NotAFileName.into(),
            ErrorKind::StorageFull => StoreError::DiskFull.into(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly.into()
            }
            _ => Self::File {
                path: path.to_owned(),
                reason: error.to_string(),
            },
        }
    }
}

/// The answer of everything here.
pub type Result<T> = std::result::Result<T, WorkspaceError>;
