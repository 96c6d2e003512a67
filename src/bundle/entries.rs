//! The entries of a bundle that has been read: checked, and where they are many laid by record, so that whoever merges
//! them has only some of them in memory at a time, however many they are.

use std::io::{BufRead as _, BufReader, Write as _};

use super::{BundleError, Counts, Manifest};
use crate::domain::Id;
use crate::journal::Entry;

/// About how many entries are in memory at a time.
const AT_A_TIME: u64 = 20_000;
/// Into how many stacks they are laid at most.
const MOST_STACKS: u64 = 64;
/// Of how many bytes of lines the entries are laid in stacks even if they are few: each may be large.
const MOST_BYTES: usize = 32 << 20;
/// How far back a stack's compression looks: 128 KiB, so that many stacks need little memory while they grow.
const WINDOW_LOG: u32 = 17;

/// The checked entries of a bundle.
pub struct Entries {
    project: Id,
    count: usize,
    /// All entries of a record lie in one stack, and stacks are in order of record.
    stacks: Vec<Stack>,
}

/// Some of the entries, in order of id.
#[derive(Clone)]
enum Stack {
    /// All that there are, as they are: they are few.
    Few(Vec<Entry>),
    /// Lines, compressed.
    Lines(Vec<u8>),
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
        let stacks = self.stacks.iter().cloned();
        stacks.map(|stack| stack.read(self.project))
    }

    /// The same, for the last time.
    ///
    /// # Errors
    /// As [`Entries::stacks`].
    pub fn into_stacks(self) -> impl Iterator<Item = Result<Vec<Entry>, BundleError>> {
        let stacks = self.stacks.into_iter();
        stacks.map(move |stack| stack.read(self.project))
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
}

impl Stack {
    fn read(self, project: Id) -> Result<Vec<Entry>, BundleError> {
        let lines = match self {
            Self::Few(entries) => return Ok(entries),
            Self::Lines(lines) => lines,
        };
        let mut entries = Vec::new();
        for line in BufReader::new(zstd::Decoder::new(lines.as_slice())?).split(b'\n') {
            let entry: Entry = serde_json::from_slice(&line?)
                .map_err(|error| BundleError::System(error.to_string()))?;
            entries.push(Entry { project, ..entry });
        }
        Ok(entries)
    }
}

/// Entries that are being laid.
pub(super) struct Laying {
    /// How many there are so far.
    pub count: usize,
    project: Id,
    counts: Counts,
    /// How many the manifest speaks of.
    told: u64,
    /// How long the lines are so far.
    bytes: usize,
    laid: Laid,
}

enum Laid {
    Few(Vec<Entry>),
    Stacks(Stacks),
}

type Stacks = Vec<zstd::Encoder<'static, Vec<u8>>>;

/// So many stacks with nothing on them.
fn stacks(many: u64) -> Result<Stacks, BundleError> {
    let stack = |_| {
        let mut stack = zstd::Encoder::new(Vec::new(), 1)?;
        stack.window_log(WINDOW_LOG)?;
        Ok(stack)
    };
    (0..many).map(stack).collect()
}

/// Lays a line onto the stack of its record.
fn lay_on(stacks: &mut Stacks, line: &[u8], record: Id) -> Result<(), BundleError> {
    // Ids are drawn by chance, so their first byte spreads them evenly.
    let first = record.as_bytes().first();
    let place = first.copied().map_or(0, usize::from) * stacks.len() / 256;
    if let Some(stack) = stacks.get_mut(place) {
        stack.write_all(line)?;
    }
    Ok(())
}

impl Laying {
    /// Room for as many as the manifest speaks of.
    pub fn new(manifest: &Manifest) -> Result<Self, BundleError> {
        let told = manifest.entries();
        let laid = match (told / AT_A_TIME + 1).min(MOST_STACKS) {
            1 => Laid::Few(Vec::new()),
            many => Laid::Stacks(stacks(many)?),
        };
        Ok(Self {
            count: 0,
            bytes: 0,
            project: manifest.project,
            counts: Counts::new(),
            told,
            laid,
        })
    }

    /// Lays an entry, as the line that says it, onto the stack of its record.
    pub fn lay(&mut self, line: &[u8], entry: Entry) -> Result<(), BundleError> {
        self.count += 1;
        if u64::try_from(self.count).is_ok_and(|count| count > self.told) {
            return Err(not_as_told());
        }
        *self.counts.entry(entry.kind.clone()).or_default() += 1;
        self.bytes = self.bytes.saturating_add(line.len());
        match &mut self.laid {
            Laid::Few(few) => few.push(Entry {
                project: self.project,
                ..entry
            }),
            Laid::Stacks(stacks) => lay_on(stacks, line, entry.record)?,
        }
        match &mut self.laid {
            Laid::Few(few) if self.bytes > MOST_BYTES => {
                let mut stacks = stacks(MOST_STACKS)?;
                for entry in few.drain(..) {
                    let line = serde_json::to_vec(&entry);
                    let mut line = line.map_err(|error| BundleError::System(error.to_string()))?;
                    line.push(b'\n');
                    lay_on(&mut stacks, &line, entry.record)?;
                }
                self.laid = Laid::Stacks(stacks);
            }
            _ => {}
        }
        Ok(())
    }

    /// The entries, if they are what the manifest says.
    pub fn end(self, digest: &str, manifest: &Manifest) -> Result<Entries, BundleError> {
        if digest != manifest.digest || self.counts != manifest.counts {
            return Err(not_as_told());
        }
        let stacks = match self.laid {
            Laid::Few(few) => vec![Stack::Few(few)],
            Laid::Stacks(stacks) => {
                let ended = stacks.into_iter().map(zstd::Encoder::finish);
                ended
                    .map(|lines| Ok(Stack::Lines(lines?)))
                    .collect::<std::io::Result<_>>()?
            }
        };
        Ok(Entries {
            project: self.project,
            count: self.count,
            stacks,
        })
    }
}

fn not_as_told() -> BundleError {
    BundleError::Damaged("the content is not what the manifest says".to_owned())
}
