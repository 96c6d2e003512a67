//! What a merge carried, known before or not: which entries, how much of each, and never a value.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};

use crate::journal::{EntryId, Part};
use crate::store::StoreError;
use crate::workspace::Result;

/// An entry and how much of it came; none of it where it was held back.
pub type Carried = (EntryId, Option<Part>);

/// As it is kept in the file.
pub fn pack(carried: &[Carried]) -> Result<Vec<u8>> {
    let failed = |error: std::io::Error| StoreError::Other(error.to_string());
    let mut packed = zstd::Encoder::new(Vec::new(), 3).map_err(failed)?;
    for one in carried {
        serde_json::to_writer(&mut packed, one)
            .map_err(std::io::Error::from)
            .and_then(|()| packed.write_all(b"\n"))
            .map_err(failed)?;
    }
    Ok(packed.finish().map_err(failed)?)
}

/// What was kept, with some of it made known anew.
pub fn amend(packed: &[u8], anew: &[Carried]) -> Result<Vec<u8>> {
    let mut all = BTreeMap::new();
    if !packed.is_empty() {
        unpack(packed, |(entry, part)| drop(all.insert(entry, part)))?;
    }
    all.extend(anew.iter().cloned());
    pack(&all.into_iter().collect::<Vec<_>>())
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
