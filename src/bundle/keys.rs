//! Keys: to sign with, and to be written to. Library cryptography throughout.

use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use ed25519_dalek::{Signature, Signer, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};

use super::BundleError;

/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// What a workspace signs its bundles with.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of these random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&bytes))
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// If it is not a key.
    pub fn from_text(text: &str) -> Result<Self, BundleError> {
        Ok(Self::from_bytes(unhex(text).ok_or(BundleError::NotAKey)?))
    }

    /// The form it is stored in: a secret.
    pub fn to_text(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// The public half, in hexadecimal.
    pub fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

pub(super) fn verify(public: &str, message: &[u8], signature: &[u8]) -> Result<(), BundleError> {
    let key = unhex(public)
        .and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok())
        .ok_or(BundleError::NotAKey)?;
    let signature = Signature::from_slice(signature).map_err(|_| BundleError::BadSignature)?;
    key.verify(message, &signature)
        .map_err(|_| BundleError::BadSignature)
}

/// A public key's fingerprint: sixteen hexadecimal digits in groups of four, to read over the telephone.
pub fn fingerprint(public: &str) -> String {
    let digest = hex(&Sha256::digest(public.as_bytes())[..8]);
    let groups: Vec<String> = digest
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    groups.join(" ")
}

/// The lead's key: full bundles are encrypted to its public half.
#[derive(Clone)]
pub struct LeadKey(age::x25519::Identity);

impl LeadKey {
    /// A new key.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// If it is not a key.
    pub fn from_text(text: &str) -> Result<Self, BundleError> {
        age::x25519::Identity::from_str(text)
            .map(Self)
            .map_err(|_| BundleError::NotAKey)
    }

    /// The form it is stored in: a secret.
    pub fn to_text(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// The public half, as age writes it.
    pub fn public(&self) -> String {
        self.0.to_public().to_string()
    }

    pub(super) fn identity(&self) -> &age::x25519::Identity {
        &self.0
    }
}

/// A passphrase that is long enough.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes a passphrase; line ends around it do not count.
    ///
    /// # Errors
    /// If it is shorter than [`SHORTEST_PASSPHRASE`] characters.
    pub fn new(text: &str) -> Result<Self, BundleError> {
        let text = text.trim_matches(['\r', '\n']);
        if text.chars().count() < SHORTEST_PASSPHRASE {
            return Err(BundleError::ShortPassphrase);
        }
        Ok(Self(SecretString::from(text.to_owned())))
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _never_fails = write!(text, "{byte:02x}");
            text
        })
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}
