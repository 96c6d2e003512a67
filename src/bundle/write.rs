//! Making a bundle: its entries come one at a time, and lie compressed and locked in a spool until all have come.
//! Only then is known what the manifest says of them, and the archive begins with that.

use std::io::{self, BufWriter, Cursor, Read, Seek, SeekFrom, Write};
use std::str::FromStr;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;

use super::keys::hex;
use super::{
    BundleError, BundleKind, CONTENT, Counts, ENCRYPTED, EncryptedFor, FORMAT, MANIFEST, Manifest,
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

/// What a bundle says beside its entries.
pub struct Draft {
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
}

/// A bundle that is being made.
pub struct Writing<S: Write> {
    content: zstd::Encoder<'static, Sealing<Spooled<S>>>,
    encrypted_for: EncryptedFor,
    line: Vec<u8>,
    digest: Sha256,
    counts: Counts,
}

impl<S: Read + Write + Seek> Writing<S> {
    /// Begins one that is locked so; `spool` is empty, and holds what has been written until the bundle is finished.
    ///
    /// # Errors
    /// If a key cannot be read, or memory runs out.
    pub fn begin(lock: &Lock, spool: S) -> Result<Self, BundleError> {
        let spooled = Spooled {
            out: BufWriter::new(spool),
            digest: Sha256::new(),
        };
        let (encryptor, encrypted_for) = match lock {
            Lock::Open => (None, EncryptedFor::Nobody),
            Lock::ToLead(public) => (Some(encryptor_to(public)?), EncryptedFor::Lead),
            Lock::ToEvaluator(public) => (Some(encryptor_to(public)?), EncryptedFor::Evaluator),
            Lock::Passphrase(passphrase) => {
                let encryptor = age::Encryptor::with_user_passphrase(passphrase.secret());
                (Some(encryptor), EncryptedFor::Passphrase)
            }
        };
        let sealing = match encryptor {
            None => Sealing::Open(spooled),
            Some(encryptor) => Sealing::Locked(encryptor.wrap_output(spooled)?),
        };
        Ok(Self {
            content: zstd::Encoder::new(sealing, 9)?,
            encrypted_for,
            line: Vec::new(),
            digest: Sha256::new(),
            counts: Counts::new(),
        })
    }

    /// Takes in the next entry; they come in order of id.
    ///
    /// # Errors
    /// If the spool cannot be written.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, entry)?;
        self.line.push(b'\n');
        self.digest.update(&self.line);
        match self.counts.get_mut(&entry.kind) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(entry.kind.clone(), 1)),
        }
        self.content.write_all(&self.line)
    }

    /// Writes the whole bundle, signed; what it says about itself.
    ///
    /// # Errors
    /// If the spool or `out` cannot be written.
    pub fn finish(
        self,
        draft: Draft,
        key: &SigningKey,
        out: impl Write + Seek,
    ) -> io::Result<Manifest> {
        let Spooled { out: spool, digest } = self.content.finish()?.finish()?;
        let mut content = spool.into_inner()?;
        content.seek(SeekFrom::Start(0))?;
        let manifest = Manifest {
            format: FORMAT,
            kind: draft.kind,
            project: draft.project,
            project_name: draft.project_name,
            municipality: draft.municipality,
            profile: draft.profile,
            made_at: draft.made_at,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            counts: self.counts,
            digest: hex(&self.digest.finalize()),
            sender: key.public(),
            endorsed: key.endorsements().to_vec(),
            encrypted_for: self.encrypted_for,
        };
        let said = serde_json::to_vec_pretty(&manifest)?;
        let signature = key.sign(&signed_message(&said, &digest.finalize()));
        let name = match self.encrypted_for {
            EncryptedFor::Nobody => CONTENT,
            _ => ENCRYPTED,
        };
        archive(out, &said, (name, &mut content), &signature)?;
        Ok(manifest)
    }
}

/// Writes a bundle of entries that are in memory, in order of id; the bytes and what it says about itself.
///
/// # Errors
/// If a key cannot be read, or memory runs out.
pub fn write(
    draft: Draft,
    entries: &[Entry],
    key: &SigningKey,
    lock: &Lock,
) -> Result<(Vec<u8>, Manifest), BundleError> {
    let mut writing = Writing::begin(lock, Cursor::new(Vec::new()))?;
    for entry in entries {
        writing.add(entry)?;
    }
    let mut bytes = Cursor::new(Vec::new());
    let manifest = writing.finish(draft, key, &mut bytes)?;
    Ok((bytes.into_inner(), manifest))
}

/// What goes into the spool, and its digest.
struct Spooled<S: Write> {
    out: BufWriter<S>,
    digest: Sha256,
}

impl<S: Write> Write for Spooled<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Locked on its way, or for anybody to read.
enum Sealing<W: Write> {
    Open(W),
    Locked(age::stream::StreamWriter<W>),
}

impl<W: Write> Sealing<W> {
    fn finish(self) -> io::Result<W> {
        match self {
            Self::Open(out) => Ok(out),
            Self::Locked(out) => out.finish(),
        }
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(out) => out.write(bytes),
            Self::Locked(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(out) => out.flush(),
            Self::Locked(out) => out.flush(),
        }
    }
}

/// What is signed: the format's name, then the digests of manifest and content.
pub(super) fn signed_message(manifest: &[u8], content_digest: &[u8]) -> Vec<u8> {
    let mut message = b"samverka-bundle-1".to_vec();
    message.extend(Sha256::digest(manifest));
    message.extend(content_digest);
    message
}

/// Writes the archive of a manifest, the content under its name, and a signature: always the same bytes.
pub(super) fn archive(
    out: impl Write + Seek,
    manifest: &[u8],
    (name, content): (&str, &mut dyn Read),
    signature: &[u8],
) -> io::Result<()> {
    let mut zip = zip::ZipWriter::new(out);
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    zip.start_file(MANIFEST, options)?;
    zip.write_all(manifest)?;
    zip.start_file(name, options)?;
    io::copy(content, &mut zip)?;
    zip.start_file(SIGNATURE, options)?;
    zip.write_all(signature)?;
    zip.finish()?.flush()
}

fn encryptor_to(public: &str) -> Result<age::Encryptor, BundleError> {
    let recipient = age::x25519::Recipient::from_str(public).map_err(|_| BundleError::NotAKey)?;
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    age::Encryptor::with_recipients(recipients.into_iter()).map_err(|_| BundleError::NotAKey)
}

pub(super) fn encrypt(encryptor: age::Encryptor, plain: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut encrypted = Vec::with_capacity(plain.len() + 1_024);
    let mut writer = encryptor.wrap_output(&mut encrypted)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(encrypted)
}
