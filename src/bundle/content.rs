//! The lines inside, read: entries as NDJSON, compressed, perhaps encrypted.

use std::io::{BufRead, BufReader, Read};

use sha2::{Digest, Sha256};

use super::entries::{Entries, Laying};
use super::keys::hex;
use super::{BundleError, Limits, Manifest};
use crate::journal::{Entry, EntryId, LATEST_MS};

/// Reads and checks compressed lines; they shall be what the manifest says.
pub fn decompress(
    compressed: impl Read,
    manifest: &Manifest,
    limits: &Limits,
) -> Result<Entries, BundleError> {
    let damaged = |error: std::io::Error| BundleError::Damaged(error.to_string());
    let decoder = zstd::Decoder::new(compressed).map_err(damaged)?;
    let mut reader = BufReader::new(decoder.take(limits.uncompressed.saturating_add(1)));
    let mut laid = Laying::new(manifest)?;
    let mut digest = Sha256::new();
    let mut before = None;
    let mut line = Vec::new();
    let mut total = 0_u64;
    loop {
        line.clear();
        let longest = u64::try_from(limits.line)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let length = (&mut reader)
            .take(longest)
            .read_until(b'\n', &mut line)
            .map_err(damaged)?;
        if length == 0 {
            return laid.end(&hex(&digest.finalize()), manifest);
        }
        total += u64::try_from(length).unwrap_or(u64::MAX);
        if length > limits.line {
            return Err(BundleError::TooLarge("line"));
        }
        if total > limits.uncompressed {
            return Err(BundleError::TooLarge("content"));
        }
        if laid.count >= limits.entries_of(manifest.kind) {
            return Err(BundleError::TooLarge("entries"));
        }
        digest.update(&line);
        let entry = parse(&line, before).map_err(|what| BundleError::BadEntry {
            line: laid.count + 1,
            what,
        })?;
        before = Some(entry.id);
        laid.lay(&line, entry)?;
    }
}

fn parse(line: &[u8], before: Option<EntryId>) -> Result<Entry, String> {
    let line = line.strip_suffix(b"\n").ok_or("no line end")?;
    let entry: Entry = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    if before.is_some_and(|before| before >= entry.id) {
        return Err("not in order".to_owned());
    }
    if entry.id.hlc >> 16 > LATEST_MS {
        return Err("from a time that will not come".to_owned());
    }
    // Whoever writes an entry has seen its parents: time goes forward, and no entry is its own ancestor.
    if entry
        .parents
        .iter()
        .any(|parent| parent.hlc >= entry.id.hlc)
        || !entry.parents.is_sorted()
    {
        return Err("older than its parents".to_owned());
    }
    let plain =
        |code: &str| !code.is_empty() && code.len() <= 64 && !code.chars().any(char::is_control);
    if !plain(&entry.kind) || !entry.set.keys().all(|field| plain(field)) {
        return Err("a name that is no name".to_owned());
    }
    Ok(entry)
}
