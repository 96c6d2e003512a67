//! What a merge carried, known before or not: which entries, how much of each, and never a value.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};

use crate::journal::{EntryId, Part};
use crate::store::StoreError;
use crate::workspace::Result;

/// An entry and how much of it came; none of it where it was held back.
pub type Carried = (EntryId, Option<Part>);

/// How many bytes are packed at once.
const PIECE: usize = 64 << 10;

/// What was carried, as it is kept in the file: packed as it comes, for it may be a nation's.
pub struct Packing(BufWriter<zstd::Encoder<'static, Vec<u8>>>);

impl Packing {
    /// Nothing yet.
    pub fn new() -> Result<Self> {
        let packed = zstd::Encoder::new(Vec::new(), 3).map_err(failed)?;
        // Packed in large pieces: an entry is told in many small ones.
        Ok(Self(BufWriter::with_capacity(PIECE, packed)))
    }

    /// One more.
    pub fn add(&mut self, one: &Carried) -> Result<()> {
        let written = serde_json::to_writer(&mut self.0, one).map_err(std::io::Error::from);
        let written = written.and_then(|()| self.0.write_all(b"\n"));
        Ok(written.map_err(failed)?)
    }

    /// All of it.
    pub fn end(self) -> Result<Vec<u8>> {
        let packed = self.0.into_inner().map_err(|error| failed(error.into()))?;
        Ok(packed.finish().map_err(failed)?)
    }
}

fn failed(error: std::io::Error) -> StoreError {
    StoreError::Other(error.to_string())
}

/// What was kept, with some of it made known anew.
pub fn amend(packed: &[u8], anew: &[u8]) -> Result<Vec<u8>> {
    let mut all = BTreeMap::new();
    for packed in [packed, anew] {
        if !packed.is_empty() {
            unpack(packed, |(entry, part)| drop(all.insert(entry, part)))?;
        }
    }
    let mut amended = Packing::new()?;
    for one in all {
        amended.add(&one)?;
    }
    amended.end()
}

/// Reads it again, one by one.
pub fn unpack(packed: &[u8], mut each: impl FnMut(Carried)) -> Result<()> {
    let damaged = |error: &dyn std::fmt::Display| StoreError::Damaged(error.to_string());
    let unpacked = zstd::Decoder::new(packed).map_err(|error| damaged(&error))?;
    for line in BufReader::new(unpacked).lines() {
        let line = line.map_err(|error| damaged(&error))?;
        each(serde_json::from_str(&line).map_err(|error| damaged(&error))?);
    }
    Ok(())
}
