//! Reading a bundle: everything is checked before anything is believed.

use std::io::{Cursor, Read};

use sha2::{Digest as _, Sha256};

use super::content::decompress;
use super::keys::verify;
use super::write::{self, signed_message};
use super::{
    BundleError, BundleKind, CONTENT, ENCRYPTED, EncryptedFor, Entries, FORMAT, LeadKey, MANIFEST,
    Manifest, Passphrase, SIGNATURE,
};

/// How large an honest bundle can be.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The whole file, in bytes.
    pub file: usize,
    /// The lines after decompression, in bytes.
    pub uncompressed: u64,
    /// One line, in bytes.
    pub line: usize,
    /// How many entries one municipality's file may hold; a whole project's may hold [`MUNICIPALITIES`] times as many.
    pub entries: usize,
}

/// How many times what one municipality may send a whole project may.
const MUNICIPALITIES: usize = 8;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 512 << 20,
            uncompressed: 4 << 30,
            line: 10 << 20,
            entries: 500_000,
        }
    }
}

impl Limits {
    /// How many entries a file of this kind may hold.
    pub(super) fn entries_of(&self, kind: BundleKind) -> usize {
        match kind {
            BundleKind::Cluster => self.entries.saturating_mul(MUNICIPALITIES),
            _ => self.entries,
        }
    }

    /// For a receiver whose own file has so many bytes: whoever holds a nation can take one in. What is read lies
    /// compressed in memory, so that these bound the time it takes and the room on the disk.
    pub fn for_a_file_of(bytes: u64) -> Self {
        let usual = Self::default();
        // A file has some five hundred bytes for each entry; a bundle may bring four times what is here.
        let entries = usize::try_from(bytes / 128).unwrap_or(usize::MAX);
        Self {
            uncompressed: usual.uncompressed.saturating_add(bytes.saturating_mul(4)),
            entries: usual.entries.saturating_add(entries),
            ..usual
        }
    }
}

/// The lead's key, as far as a workspace has it.
#[derive(Default, Clone)]
pub enum LeadKeyHeld {
    /// It has not: a municipality's, or the key is lost.
    #[default]
    None,
    /// It has, behind a passphrase that nobody has typed yet.
    Locked,
    /// Here it is.
    Open(LeadKey),
}

/// What this workspace can unlock with.
#[derive(Default, Clone)]
pub struct Unlock {
    /// The lead's key.
    pub lead: LeadKeyHeld,
    /// A passphrase the user typed.
    pub passphrase: Option<Passphrase>,
}

impl Unlock {
    /// Whether it has what a bundle needs to be unlocked; not whether that is the right one.
    ///
    /// # Errors
    /// What is needed.
    pub fn suffices(&self, manifest: &Manifest) -> Result<(), BundleError> {
        match manifest.encrypted_for {
            EncryptedFor::Nobody => Ok(()),
            EncryptedFor::Lead | EncryptedFor::Evaluator => self.key().map(drop),
            EncryptedFor::Passphrase => self.typed().map(drop),
        }
    }

    fn key(&self) -> Result<&LeadKey, BundleError> {
        match &self.lead {
            LeadKeyHeld::Open(key) => Ok(key),
            LeadKeyHeld::Locked => Err(BundleError::KeyIsLocked),
            LeadKeyHeld::None => Err(BundleError::NotForUs),
        }
    }

    fn typed(&self) -> Result<&Passphrase, BundleError> {
        let typed = self.passphrase.as_ref();
        typed.ok_or(BundleError::NeedsPassphrase)
    }
}

/// A bundle that has been read and checked.
pub struct Bundle {
    /// What it says about itself.
    pub manifest: Manifest,
    /// Its entries.
    pub entries: Entries,
}

/// What a bundle says about itself, its signature checked, its content not looked at.
///
/// # Errors
/// Whatever is wrong with it.
pub fn inspect(bytes: &[u8], limits: &Limits) -> Result<Manifest, BundleError> {
    Ok(open(bytes, limits)?.0)
}

/// Reads a bundle.
///
/// # Errors
/// Whatever is wrong with it, or what is needed to unlock it.
pub fn read(bytes: &[u8], unlock: &Unlock, limits: &Limits) -> Result<Bundle, BundleError> {
    let (manifest, content) = open(bytes, limits)?;
    let most = limits.entries_of(manifest.kind);
    if manifest.entries() > u64::try_from(most).unwrap_or(u64::MAX) {
        return Err(BundleError::TooLarge("entries"));
    }
    let entries = match manifest.encrypted_for {
        EncryptedFor::Nobody => decompress(content.as_slice(), &manifest, limits)?,
        EncryptedFor::Lead | EncryptedFor::Evaluator => {
            let (key, others) = (unlock.key()?.identity(), BundleError::NotForUs);
            decrypt(&content, key, others, &manifest, limits)?
        }
        EncryptedFor::Passphrase => unlock.typed()?.open(|identity| {
            let wrong = BundleError::WrongPassphrase;
            decrypt(&content, identity, wrong, &manifest, limits)
        })?,
    };
    Ok(Bundle { manifest, entries })
}

fn decrypt(
    content: &[u8],
    identity: &dyn age::Identity,
    refused: BundleError,
    manifest: &Manifest,
    limits: &Limits,
) -> Result<Entries, BundleError> {
    decompress(unsealed(content, identity, refused)?, manifest, limits)
}

/// What age has sealed, as a stream; `refused` if this is not the key to it.
pub(super) fn unsealed<'a>(
    content: &'a [u8],
    identity: &dyn age::Identity,
    refused: BundleError,
) -> Result<impl Read + use<'a>, BundleError> {
    let damaged = |error: &dyn std::fmt::Display| BundleError::Damaged(error.to_string());
    let decryptor = age::Decryptor::new(content).map_err(|error| damaged(&error))?;
    match decryptor.decrypt(std::iter::once(identity)) {
        Ok(plain) => Ok(plain),
        Err(age::DecryptError::NoMatchingKeys | age::DecryptError::DecryptionFailed) => {
            Err(refused)
        }
        Err(error) => Err(damaged(&error)),
    }
}

/// The manifest and the still locked content, after the signature has been found to fit both.
fn open(bytes: &[u8], limits: &Limits) -> Result<(Manifest, Vec<u8>), BundleError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(BundleError::NotABundle);
    }
    if bytes.len() > limits.file {
        return Err(BundleError::TooLarge("file"));
    }
    let damaged = |error: zip::result::ZipError| BundleError::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut member = |name: &str, longest: usize| -> Result<Option<Vec<u8>>, BundleError> {
        let file = match archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let bound = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
        let mut content = Vec::new();
        file.take(bound)
            .read_to_end(&mut content)
            .map_err(|error| BundleError::Damaged(error.to_string()))?;
        if content.len() > longest {
            Err(BundleError::TooLarge("member"))
        } else {
            Ok(Some(content))
        }
    };
    let said = member(MANIFEST, 1 << 20)?.ok_or(BundleError::NotABundle)?;
    let format = format_of(&said)?;
    if format > FORMAT {
        return Err(BundleError::TooNew(format));
    }
    let manifest: Manifest =
        serde_json::from_slice(&said).map_err(|error| BundleError::Damaged(error.to_string()))?;
    let signature = member(SIGNATURE, 64)?.ok_or(BundleError::BadSignature)?;
    let name = if manifest.encrypted_for == EncryptedFor::Nobody {
        CONTENT
    } else {
        ENCRYPTED
    };
    let content =
        member(name, limits.file)?.ok_or_else(|| BundleError::Damaged("no content".to_owned()))?;
    verify(
        &manifest.sender,
        &signed_message(&said, &Sha256::digest(&content)),
        &signature,
    )?;
    // The signature covers what the members hold, this covers the archive around them: there is one
    // way to write it, so that no byte of a bundle can change unseen.
    let mut anew = Cursor::new(Vec::with_capacity(bytes.len()));
    write::archive(
        &mut anew,
        &said,
        (name, &mut content.as_slice()),
        &signature,
    )?;
    if anew.into_inner() != bytes {
        return Err(BundleError::BadSignature);
    }
    Ok((manifest, content))
}

/// The format version, read before anything else of the manifest, which may be of another shape.
fn format_of(manifest: &[u8]) -> Result<u32, BundleError> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u32,
    }
    let format: Format = serde_json::from_slice(manifest).map_err(|_| BundleError::NotABundle)?;
    Ok(format.format)
}
