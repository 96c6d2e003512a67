//! Bundles that no program of ours would write, rightly signed all the same.

use std::io::{Cursor, Write as _};

use ed25519_dalek::Signer as _;
use samverka::bundle::{self, Bundle, BundleError, Limits, Unlock};
use samverka::domain::Id;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use zip::CompressionMethod::Stored;
use zip::write::SimpleFileOptions;

use crate::village::ESLOV;

/// A bundle whose parts can be anything.
pub struct Forgery {
    pub manifest: Value,
    pub content: Vec<u8>,
    pub key: [u8; 32],
    pub content_name: &'static str,
}

impl Forgery {
    /// A bundle with these lines inside, whatever they say, and a manifest that fits them.
    pub fn of_lines(project: Id, lines: &[u8]) -> Self {
        let key = [9; 32];
        let mut counts = std::collections::BTreeMap::<String, u64>::new();
        for line in lines.split(|byte| *byte == b'\n') {
            let kind = serde_json::from_slice::<Value>(line).ok();
            if let Some(kind) = kind.as_ref().and_then(|line| line["kind"].as_str()) {
                *counts.entry(kind.to_owned()).or_default() += 1;
            }
        }
        let manifest = json!({
            "format": 1, "kind": "bundle", "project": project, "project_name": "BRED",
            "municipality": ESLOV, "profile": "full", "made_at": 1, "program": "0.1.0",
            "counts": counts, "digest": hex(&Sha256::digest(lines)),
            "sender": hex(ed25519_dalek::SigningKey::from_bytes(&key).verifying_key().as_bytes()),
            "encrypted_for": "nobody",
        });
        Self {
            manifest,
            content: zstd::encode_all(lines, 3).unwrap(),
            key,
            content_name: "entries.ndjson.zst",
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let manifest = serde_json::to_vec_pretty(&self.manifest).unwrap();
        let signature = self.sign(&manifest);
        archive(&[
            ("manifest.json", Stored, &manifest),
            (self.content_name, Stored, &self.content),
            ("signature", Stored, &signature),
        ])
    }

    pub fn sign(&self, manifest: &[u8]) -> [u8; 64] {
        let mut message = b"samverka-bundle-1".to_vec();
        message.extend(Sha256::digest(manifest));
        message.extend(Sha256::digest(&self.content));
        ed25519_dalek::SigningKey::from_bytes(&self.key)
            .sign(&message)
            .to_bytes()
    }
}

pub fn archive(members: &[(&str, zip::CompressionMethod, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, method, bytes) in members {
        let options = SimpleFileOptions::default()
            .compression_method(*method)
            .last_modified_time(zip::DateTime::default());
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads with the usual limits and no key.
pub fn read(bytes: &[u8]) -> Result<Bundle, BundleError> {
    bundle::read(bytes, &Unlock::default(), &Limits::default())
}

/// Reads these lines out of a rightly signed bundle.
pub fn read_lines(lines: &[u8]) -> Result<Bundle, BundleError> {
    read(&Forgery::of_lines(Id::nil(), lines).bytes())
}

/// A group's line, as it should be.
pub fn line(hlc: u64) -> Value {
    json!({
        "id": format!("{hlc:016x}{:016x}", 77),
        "kind": "group",
        "record": Id::from_u128(5),
        "municipality": ESLOV,
        "set": {"kind": "strategic", "name": "Gruppen"},
    })
}

/// Lines as they stand in a bundle.
pub fn lines(all: &[Value]) -> Vec<u8> {
    all.iter()
        .flat_map(|line| format!("{line}\n").into_bytes())
        .collect()
}
