//! The entries of a bundle that has been read: checked, and laid by record, so that whoever merges them has only some
//! of them in memory at a time, however many they are.

use std::io::{BufRead as _, BufReader, Write as _};

use super::{BundleError, Counts, Manifest};
use crate::domain::Id;
use crate::journal::Entry;

/// About how many entries are in memory at a time.
const AT_A_TIME: u64 = 20_000;
/// Into how many stacks they are laid at most.
const MOST_STACKS: u64 = 64;
/// How far back a stack's compression looks: 128 KiB, so that many stacks need little memory while they grow.
const WINDOW_LOG: u32 = 17;

/// The checked entries of a bundle.
pub struct Entries {
    project: Id,
    count: usize,
    /// Compressed lines; all entries of a record lie in one stack, and stacks are in order of record.
    stacks: Vec<Vec<u8>>,
}

impl Entries {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The entries, some at a time: a stack holds all that a bundle says of its records, in order of id.
    ///
    /// # Errors
    /// If memory does not hold what was laid there.
    pub fn stacks(&self) -> impl Iterator<Item = Result<Vec<Entry>, BundleError>> + '_ {
        self.stacks.iter().map(|stack| self.read(stack))
    }

    /// All of them at once, in order of id.
    ///
    /// # Errors
    /// As [`Entries::stacks`].
    pub fn all(&self) -> Result<Vec<Entry>, BundleError> {
        let mut all = Vec::with_capacity(self.count);
        for stack in self.stacks() {
            all.append(&mut stack?);
        }
        all.sort_unstable_by_key(|entry| entry.id);
        Ok(all)
    }

    fn read(&self, stack: &[u8]) -> Result<Vec<Entry>, BundleError> {
        let mut entries = Vec::new();
        for line in BufReader::new(zstd::Decoder::new(stack)?).split(b'\n') {
            let entry: Entry = serde_json::from_slice(&line?)
                .map_err(|error| BundleError::System(error.to_string()))?;
            entries.push(Entry {
                project: self.project,
                ..entry
            });
        }
        Ok(entries)
    }
}

/// Entries that are being laid.
pub(super) struct Laying {
    /// How many there are so far.
    pub count: usize,
    counts: Counts,
    stacks: Vec<zstd::Encoder<'static, Vec<u8>>>,
}

impl Laying {
    /// Room for as many as the manifest speaks of.
    pub fn new(manifest: &Manifest) -> Result<Self, BundleError> {
        let stacks = (manifest.entries() / AT_A_TIME + 1).min(MOST_STACKS);
        let stack = || {
            let mut stack = zstd::Encoder::new(Vec::new(), 1)?;
            stack.window_log(WINDOW_LOG)?;
            Ok(stack)
        };
        Ok(Self {
            count: 0,
            counts: Counts::new(),
            stacks: (0..stacks)
                .map(|_| stack())
                .collect::<Result<_, BundleError>>()?,
        })
    }

    /// Lays an entry, as the line that says it, onto the stack of its record.
    pub fn lay(&mut self, line: &[u8], entry: Entry) -> Result<(), BundleError> {
        // Ids are drawn by chance, so their first byte spreads them evenly.
        let first = entry
            .record
            .as_bytes()
            .first()
            .copied()
            .map_or(0, usize::from);
        let place = first * self.stacks.len() / 256;
        if let Some(stack) = self.stacks.get_mut(place) {
            stack.write_all(line)?;
            self.count += 1;
            *self.counts.entry(entry.kind).or_default() += 1;
        }
        Ok(())
    }

    /// The entries, if they are what the manifest says.
    pub fn end(self, digest: &str, manifest: &Manifest) -> Result<Entries, BundleError> {
        if digest != manifest.digest || self.counts != manifest.counts {
            let what = "the content is not what the manifest says";
            return Err(BundleError::Damaged(what.to_owned()));
        }
        let stacks = self.stacks.into_iter();
        Ok(Entries {
            project: manifest.project,
            count: self.count,
            stacks: stacks
                .map(zstd::Encoder::finish)
                .collect::<std::io::Result<_>>()?,
        })
    }
}
