//! The file that travels: a kit, a bundle or feedback (`*.samverka-bundle`).
//!
//! # Format, version 1
//!
//! A ZIP archive with three stored members, so that anyone can look inside in thirty years:
//!
//! - `manifest.json`: a [`Manifest`]; never personal data.
//! - `entries.ndjson.zst`: the journal's entries, one JSON object a line, ordered by id, compressed with
//!   Zstandard; or the same encrypted with age, as `entries.ndjson.zst.age`.
//! - `signature`: an Ed25519 signature, 64 bytes, over the text `samverka-bundle-1`, the SHA-256 of
//!   `manifest.json` and the SHA-256 of the content member.
//!
//! The manifest's `endorsed`, where there is one, lists how the sender's key came to be: each link has a `key`,
//! the earlier key it is vouched for `by`, and that key's Ed25519 `signature` over the text `samverka-key-1`,
//! the project's 16 bytes and the new key's 32. A reader that does not know the field passes it by, and so
//! asks about the new key as about any other.
//!
//! A line has `id` (32 hexadecimal digits: a hybrid logical clock and a device), `kind`, `record`, and where
//! there is any `municipality`, `parents`, `set` and `author`. The same workspace gives the same lines.
//!
//! # Reading is careful
//!
//! A bundle is untrusted. Sizes, line lengths and the number of entries are bounded by [`Limits`], names in
//! the archive are compared and never used as paths, the signature is checked before the content is looked
//! at, and everything is parsed and checked before a caller sees any of it. Where it is much, what was read lies
//! compressed in memory, by record, and comes out some records at a time.

mod content;
mod endorsement;
mod entries;
mod keys;
mod manifest;
mod read;
mod sheet;
mod write;

pub use endorsement::Endorsement;
pub use entries::Entries;
pub use keys::{
    LeadKey, Passphrase, SHORTEST_PASSPHRASE, SigningKey, fingerprint, fingerprint_spoken,
    fingerprint_words,
};
pub use manifest::{BundleKind, Counts, EncryptedFor, Manifest, Profile};
pub use read::{Bundle, LeadKeyHeld, Limits, Unlock, inspect, read};
pub use sheet::{LeadSecrets, SHEET_LINES};
pub use write::{Draft, Lock, Writing, write};

/// The format that this version writes, and the newest it reads.
pub const FORMAT: u32 = 1;

const MANIFEST: &str = "manifest.json";
const CONTENT: &str = "entries.ndjson.zst";
const ENCRYPTED: &str = "entries.ndjson.zst.age";
const SIGNATURE: &str = "signature";

/// What can be wrong with a bundle. Nothing of it was used.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Not a bundle at all.
    #[error("not a bundle")]
    NotABundle,
    /// Cut short, or damaged on the way.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The signature does not fit: changed after it was signed.
    #[error("the signature does not fit")]
    BadSignature,
    /// A later version made it.
    #[error("format {0}")]
    TooNew(u32),
    /// Larger than any honest bundle.
    #[error("too large: {0}")]
    TooLarge(&'static str),
    /// Encrypted to somebody else's key.
    #[error("encrypted to another key")]
    NotForUs,
    /// Encrypted to the lead's key, which a passphrase protects.
    #[error("the lead's key is locked")]
    KeyIsLocked,
    /// Encrypted with a passphrase, and none was given.
    #[error("a passphrase is needed")]
    NeedsPassphrase,
    /// Encrypted with another passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A passphrase under twelve characters.
    #[error("the passphrase is too short")]
    ShortPassphrase,
    /// A key that cannot be read.
    #[error("not a key")]
    NotAKey,
    /// A line of a key sheet that is not as it was printed, from 1.
    #[error("line {0} of the key sheet")]
    SheetLine(usize),
    /// A key sheet with so many lines, too few or too many.
    #[error("{0} lines of a key sheet")]
    SheetLines(usize),
    /// An entry that no program of ours would write.
    #[error("line {line}: {what}")]
    BadEntry {
        /// Which line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The system could not read or write.
    #[error("{0}")]
    System(String),
}

impl From<std::io::Error> for BundleError {
    fn from(error: std::io::Error) -> Self {
        Self::System(error.to_string())
    }
}
