//! An open file, and the one entrance for change.
//!
//! [`Workspace::run`] takes a [`Command`], checks it against the descriptions, appends entries to the journal,
//! folds them into the tables, and commits; nothing else writes records. Undo, redo, history, merge and
//! `verify` all stand on the journal.

mod change;
mod error;
mod exchange;
mod file;
mod people;
mod read;

use crate::bundle::LeadKey;
use crate::domain::{Id, Kind, MunicipalityCode};
use crate::journal::Clock;

pub use crate::store::{
    Backup, Export, Filter, Held, HeldReason, HeldVerdict, Hit, Interrupter, Merge, OpenConflict,
    ReadOnly, Row, Salvaged, Sender, StepRule, StoreError, Trust, Undone, Whose, Why, workspace_of,
};
pub use change::around::held_against_others;
pub use change::command::{BringsBack, Changed, Command, Edit, Name, Touched, Verb, fields};
pub use change::rights::Denied;
pub use error::{Fault, Result, WorkspaceError};
pub use exchange::cluster::{Invitation, NewCluster};
pub use exchange::export::{FreeText, KindLeaving, Leaving, Sent};
pub use exchange::held::{HeldId, KeyId};
pub use exchange::lead_key::LeadKeyKept;
pub use exchange::merge::{Account, KindCounts, MergeReport, Merged, Progress, Warning, bundle_at};
pub use exchange::saved::{HANDOVER, KEY_SHEET};
pub use exchange::senders::SenderStanding;
pub use exchange::taken_in::TakenIn;
pub use exchange::unmerge::{StandsOn, TakenBack, Unmerged};
pub use file::backups::{
    Holding, Look, Mended, Restored, backups, backups_folder, look, mend, restore,
};
pub use file::copies::{HoldingCopy, copies_holding, remove_copies};
pub use file::given::{Given, home_of};
pub use file::open::NewProject;
pub use file::spool::write_file;
pub use file::surroundings::{Surroundings, System, fresh_id};
pub use file::typed::Typed;
pub use people::erase::Erasure;
pub use people::person_data::{PersonData, Referring};
pub use read::doubts::{TOLD_TWICE, both_hold};
pub use read::news::News;
pub use read::reader::{Reader, Verified, Word};
pub use read::referred::Referrer;
pub use read::seen::Seen;
pub use read::waiting::{HeldBack, HeldTogether};

/// Whose workspace it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The project lead's.
    Lead,
    /// A municipality's contact person's.
    Municipality(MunicipalityCode),
    /// An evaluator's, who follows the projects of this programme.
    Evaluator(Id),
}

impl Role {
    /// The municipality, unless it is the lead's or an evaluator's.
    pub fn municipality(self) -> Option<MunicipalityCode> {
        match self {
            Self::Lead | Self::Evaluator(_) => None,
            Self::Municipality(code) => Some(code),
        }
    }

    /// Whether it is an evaluator's.
    pub fn is_evaluator(self) -> bool {
        matches!(self, Self::Evaluator(_))
    }
}

/// The names under which the workspace remembers things about itself.
mod keys {
    pub const PROJECT: &str = "project";
    pub const MUNICIPALITY: &str = "municipality";
    /// There in an evaluator's file, which is a programme's and no project's.
    pub const EVALUATOR: &str = "evaluator";
    /// The evaluator's invitation that a lead has taken, as JSON.
    pub const INVITATION: &str = "secret_invitation";
    pub const AUTHOR: &str = "author";
    pub const DEVICE: &str = "device";
    pub const DEVICE_HOME: &str = "device_home";
    /// Whom the file has been at work as in each place, as JSON.
    pub const HOMES: &str = "secret_homes";
    pub const SIGNING: &str = "secret_signing_key";
    /// How earlier keys vouch for the signing key, as JSON.
    pub const ENDORSED: &str = "endorsed";
    pub const LEAD: &str = "secret_lead_key";
    /// The lead's key behind a passphrase; then it is nowhere else.
    pub const LEAD_LOCKED: &str = "locked_lead_key";
    pub const LEAD_SENDER: &str = "lead_sender";
    /// The number of the latest merge whose news somebody has looked at.
    pub const LOOKED_AT: &str = "looked_at";
    /// How far the clock had come when a merge was undone.
    pub const CLOCK: &str = "clock";
    /// There when something was erased or locked and has not been overwritten everywhere yet.
    pub const TO_SCRUB: &str = "to_scrub";

    /// What columns of spreadsheets are used for, as JSON, for a kind.
    pub fn columns(kind: &super::Kind) -> String {
        format!("columns_{}", kind.code)
    }
}

/// An open workspace file.
pub struct Workspace {
    reader: Reader,
    surroundings: Box<dyn Surroundings>,
    clock: Clock,
    role: Role,
    project: Id,
    author: String,
    /// What the file takes over with its next change, after it came here from another place.
    new_home: Option<file::moved::NewHome>,
    /// The lead's key, after its passphrase was typed.
    unlocked: Option<LeadKey>,
    undo: Vec<change::run::Step>,
    redo: Vec<change::run::Step>,
    /// How many erasures there have been since the file was opened.
    erasures: u64,
    keeping: file::backups::Keeping,
}

impl Workspace {
    /// Reads from this workspace's own connection.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Whose workspace it is.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether it may be changed; another window may have it.
    pub fn writable(&self) -> bool {
        self.reader.store.writable()
    }

    /// Why it may not be changed, if it may not.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.reader.store.read_only()
    }

    /// Only reads from now on, because the file has been found to be damaged.
    pub fn stop_writing(&mut self) {
        self.reader.store.stop_writing();
    }

    /// Whether the file was left open the last time: the program, or the computer, ended badly.
    pub fn was_left_open(&self) -> bool {
        self.reader.store.was_left_open()
    }

    /// The name the user works under.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// The device identity that this workspace writes under.
    pub fn device(&self) -> u64 {
        self.clock.device
    }

    /// Works under a name from now on; under none if it is the name of somebody who was erased.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_author(&mut self, author: &str) -> Result<()> {
        let own = self.role.municipality();
        let hidden = self.reader.store.hides_author(author, own)?;
        let author = if hidden { "" } else { author };
        self.reader
            .store
            .transaction(true, |store| store.set_meta(keys::AUTHOR, author))?;
        author.clone_into(&mut self.author);
        Ok(())
    }

    /// Whether a change waits until it is on the disk: always, but for an example that can be made again.
    ///
    /// # Errors
    /// If the file cannot be told.
    pub fn set_durable(&self, durable: bool) -> Result<()> {
        Ok(self.reader.store.set_durable(durable)?)
    }

    /// A new record's identity.
    pub fn fresh_id(&mut self) -> Id {
        fresh_id(self.surroundings.as_mut())
    }

    /// Refolds the journal and compares with the tables.
    ///
    /// # Errors
    /// What is wrong.
    pub fn verify(&self) -> Result<Verified> {
        self.reader.verify()
    }
}
