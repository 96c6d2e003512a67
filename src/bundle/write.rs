//! Making a bundle.

use std::io::{Cursor, Write};
use std::str::FromStr;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;

use super::content::{Lines, compress};
use super::{
    BundleError, BundleKind, CONTENT, ENCRYPTED, EncryptedFor, FORMAT, MANIFEST, Manifest,
    Passphrase, Profile, SIGNATURE, SigningKey,
};
use crate::domain::{Id, MunicipalityCode};
use crate::journal::Entry;

/// Who shall be able to read it.
#[derive(Clone)]
pub enum Lock {
    /// Anybody: only for what holds no personal data.
    Open,
    /// The lead, by the public key from the kit.
    ToLead(String),
    /// The evaluator, by the public key from the invitation.
    ToEvaluator(String),
    /// Whoever knows the passphrase.
    Passphrase(Passphrase),
}

/// What a bundle is made from.
pub struct Draft<'a> {
    /// What the file is for.
    pub kind: BundleKind,
    /// The project.
    pub project: Id,
    /// Its short name.
    pub project_name: String,
    /// From which municipality, or for which.
    pub municipality: Option<MunicipalityCode>,
    /// How much of people's data the entries hold.
    pub profile: Profile,
    /// When, in milliseconds since 1970.
    pub made_at: i64,
    /// The entries, in order of id.
    pub entries: &'a [Entry],
}

/// Writes a bundle; the bytes and what it says about itself.
///
/// # Errors
/// If a key cannot be read, or memory runs out.
pub fn write(
    draft: &Draft<'_>,
    key: &SigningKey,
    lock: &Lock,
) -> Result<(Vec<u8>, Manifest), BundleError> {
    let Lines {
        compressed,
        digest,
        counts,
    } = compress(draft.entries)?;
    let (name, content, encrypted_for) = match lock {
        Lock::Open => (CONTENT, compressed, EncryptedFor::Nobody),
        Lock::ToLead(public) => (
            ENCRYPTED,
            encrypt_to(public, &compressed)?,
            EncryptedFor::Lead,
        ),
        Lock::ToEvaluator(public) => (
            ENCRYPTED,
            encrypt_to(public, &compressed)?,
            EncryptedFor::Evaluator,
        ),
        Lock::Passphrase(passphrase) => {
            let encryptor = age::Encryptor::with_user_passphrase(passphrase.secret());
            (
                ENCRYPTED,
                encrypt(encryptor, &compressed)?,
                EncryptedFor::Passphrase,
            )
        }
    };
    let manifest = Manifest {
        format: FORMAT,
        kind: draft.kind,
        project: draft.project,
        project_name: draft.project_name.clone(),
        municipality: draft.municipality,
        profile: draft.profile,
        made_at: draft.made_at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        counts,
        digest,
        sender: key.public(),
        endorsed: key.endorsements().to_vec(),
        encrypted_for,
    };
    let said = serde_json::to_vec_pretty(&manifest)
        .map_err(|error| BundleError::System(error.to_string()))?;
    let signature = key.sign(&signed_message(&said, &content));
    Ok((
        archive(&[(MANIFEST, &said), (name, &content), (SIGNATURE, &signature)])?,
        manifest,
    ))
}

/// What is signed: the format's name, then the digests of manifest and content.
pub(super) fn signed_message(manifest: &[u8], content: &[u8]) -> Vec<u8> {
    let mut message = b"samverka-bundle-1".to_vec();
    message.extend(Sha256::digest(manifest));
    message.extend(Sha256::digest(content));
    message
}

/// The archive of these members: always the same bytes.
pub(super) fn archive(members: &[(&str, &[u8])]) -> Result<Vec<u8>, BundleError> {
    let system = |error: zip::result::ZipError| BundleError::System(error.to_string());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in members {
        zip.start_file(*name, options).map_err(system)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(system)?.into_inner())
}

fn encrypt_to(public: &str, plain: &[u8]) -> Result<Vec<u8>, BundleError> {
    let recipient = age::x25519::Recipient::from_str(public).map_err(|_| BundleError::NotAKey)?;
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter())
        .map_err(|_| BundleError::NotAKey)?;
    encrypt(encryptor, plain)
}

pub(super) fn encrypt(encryptor: age::Encryptor, plain: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut encrypted = Vec::with_capacity(plain.len() + 1_024);
    let mut writer = encryptor.wrap_output(&mut encrypted)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(encrypted)
}
