//! What a bundle says about itself, in clear.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::endorsement::{self, Endorsement};
use crate::domain::{Id, MunicipalityCode};

/// Entries per kind.
pub type Counts = BTreeMap<String, u64>;

/// What the file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleKind {
    /// From the lead to a municipality, to begin with (*startpaket*).
    Kit,
    /// From a municipality to the lead (*paket*).
    Bundle,
    /// From the lead back (*återkoppling*).
    Feedback,
    /// From an evaluator to project leads (*inbjudan*): whom cluster bundles are encrypted to.
    Invitation,
    /// From a project's lead to an evaluator (*klusterpaket*).
    Cluster,
}

impl BundleKind {
    /// Its code name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kit => "kit",
            Self::Bundle => "bundle",
            Self::Feedback => "feedback",
            Self::Invitation => "invitation",
            Self::Cluster => "cluster",
        }
    }
}

/// How much of people's data is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Everything; always encrypted.
    Full,
    /// Persons as codes, free text only where it was ticked.
    Pseudonymous,
}

impl Profile {
    /// Its code name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Pseudonymous => "pseudonymous",
        }
    }
}

/// Who can read the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncryptedFor {
    /// Anybody.
    Nobody,
    /// The lead, by the key in the kit.
    Lead,
    /// The evaluator, by the key in the invitation.
    Evaluator,
    /// Whoever knows the passphrase.
    Passphrase,
}

/// What a bundle says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format version.
    pub format: u32,
    /// What the file is for.
    pub kind: BundleKind,
    /// The project.
    pub project: Id,
    /// The project's short name, to show a reader.
    pub project_name: String,
    /// The municipality it comes from, or that a kit is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityCode>,
    /// How much of people's data is in it.
    pub profile: Profile,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    /// The program version that made it.
    pub program: String,
    /// Entries per kind.
    pub counts: Counts,
    /// SHA-256 of the lines before compression and encryption, in hexadecimal.
    pub digest: String,
    /// The sender's public key, in hexadecimal.
    pub sender: String,
    /// How earlier keys of the same sender vouch for this one, oldest first; none where it never changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub endorsed: Vec<Endorsement>,
    /// Who can read the content.
    pub encrypted_for: EncryptedFor,
}

impl Manifest {
    /// How many entries there are.
    pub fn entries(&self) -> u64 {
        self.counts.values().copied().fold(0, u64::saturating_add)
    }

    /// The earlier keys that vouch for the sender's, nearest first.
    pub fn vouching(&self) -> Vec<&str> {
        endorsement::vouching(&self.endorsed, self.project, &self.sender)
    }
}
