//! What is put in order before it is written, however much it is: in memory while there is room, and beyond that in a
//! file beside the workspace that is gone when the program is, however that ends. On Linux it has no name; on Windows
//! it has, and the system removes it when it is closed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Result, StoreError};

/// What it is ordered by.
pub(super) type Key = [u8; 18];

/// How many bytes are in memory at a time.
const ROOM: usize = 16 << 20;
/// How many bytes of each run are in memory at a time, while they are put together.
const CHUNK: u64 = 128 << 10;
/// What stands before each value in a run: its key, and how long it is.
const BEFORE: usize = size_of::<Key>() + size_of::<u32>();

/// Values that are put in order.
pub(super) struct Sorting {
    folder: PathBuf,
    /// What has come since the last run, and where in it each value is.
    came: Vec<u8>,
    places: Vec<(Key, Range<usize>)>,
    /// What has come before, each run of it in order.
    spool: Option<File>,
    runs: Vec<Range<u64>>,
    /// How many are in the runs.
    laid: usize,
}

impl Sorting {
    /// Nothing yet; what has no room in memory lies in this folder.
    pub fn beside(file: &Path) -> Self {
        Self {
            folder: file.parent().unwrap_or(Path::new("")).to_owned(),
            came: Vec::new(),
            places: Vec::new(),
            spool: None,
            runs: Vec::new(),
            laid: 0,
        }
    }

    /// All of it so far; nothing is left here.
    pub fn take(&mut self) -> Self {
        let nothing = Self::beside(&self.folder.join("file"));
        std::mem::replace(self, nothing)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.laid + self.places.len()
    }

    /// One more value, as `write` writes it. No two have the same key.
    pub fn add(&mut self, key: Key, write: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> Result<()> {
        if self.came.len() >= ROOM {
            self.end_run()?;
        }
        let begin = self.came.len();
        write(&mut self.came)?;
        self.places.push((key, begin..self.came.len()));
        Ok(())
    }

    fn sort(&mut self) {
        self.places.sort_unstable_by_key(|(key, _)| *key);
    }

    /// Lays what is in memory into the file.
    fn end_run(&mut self) -> Result<()> {
        self.sort();
        let begin = self.runs.last().map_or(0, |last| last.end);
        let spool = match &mut self.spool {
            Some(spool) => spool,
            none => none.insert(tempfile::tempfile_in(&self.folder)?),
        };
        self.laid += self.places.len();
        let mut out = BufWriter::with_capacity(1 << 20, spool);
        let mut end = begin;
        for (key, place) in self.places.drain(..) {
            let value = self.came.get(place).unwrap_or_default();
            let long = u32::try_from(value.len());
            let long = long.map_err(|error| StoreError::Other(error.to_string()))?;
            out.write_all(&key)?;
            out.write_all(&long.to_be_bytes())?;
            out.write_all(value)?;
            end += u64::try_from(BEFORE + value.len()).unwrap_or_default();
        }
        out.flush()?;
        drop(out);
        self.came.clear();
        self.runs.push(begin..end);
        Ok(())
    }

    /// All of it, in order.
    pub fn each<E: From<StoreError>>(
        mut self,
        mut each: impl FnMut(&Key, &[u8]) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        if self.runs.is_empty() {
            self.sort();
            for (key, place) in &self.places {
                each(key, self.came.get(place.clone()).unwrap_or_default())?;
            }
            return Ok(());
        }
        self.end_run()?;
        let (Some(mut spool), runs) = (self.spool, self.runs) else {
            return Ok(());
        };
        drop((self.came, self.places));
        let mut runs: Vec<Run> = runs.into_iter().map(Run::new).collect();
        let mut next = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            next.extend(run.next(&mut spool)?.map(|key| Reverse((key, number))));
        }
        while let Some(mut first) = next.peek_mut() {
            let Reverse((key, number)) = *first;
            let Some(run) = runs.get_mut(number) else {
                break;
            };
            each(&key, run.value())?;
            match run.next(&mut spool)? {
                Some(key) => *first = Reverse((key, number)),
                None => drop(std::collections::binary_heap::PeekMut::pop(first)),
            }
        }
        Ok(())
    }
}

/// One run, while it is read.
struct Run {
    /// What has not been read of it.
    left: Range<u64>,
    chunk: Vec<u8>,
    /// Where in the chunk the value is.
    value: Range<usize>,
}

impl Run {
    fn new(left: Range<u64>) -> Self {
        Self {
            left,
            chunk: Vec::new(),
            value: 0..0,
        }
    }

    fn value(&self) -> &[u8] {
        self.chunk.get(self.value.clone()).unwrap_or_default()
    }

    /// Goes on to the next value; its key.
    fn next(&mut self, spool: &mut File) -> Result<Option<Key>> {
        let at = self.value.end;
        self.value = at..at;
        if !self.holds(BEFORE, spool)? {
            return Ok(None);
        }
        let before = self.chunk.get(self.value.end..).unwrap_or_default();
        let Some((&key, after)) = before.split_first_chunk() else {
            return Ok(None);
        };
        let long = after
            .first_chunk()
            .map_or(0, |long| u32::from_be_bytes(*long));
        let long = usize::try_from(long).unwrap_or_default();
        if !self.holds(BEFORE + long, spool)? {
            return Err(StoreError::Other("a run was cut short".to_owned()));
        }
        let begin = self.value.end + BEFORE;
        self.value = begin..begin + long;
        Ok(Some(key))
    }

    /// Reads on until there are so many bytes after the value; false if there are not so many.
    fn holds(&mut self, many: usize, spool: &mut File) -> Result<bool> {
        let there = self.chunk.len() - self.value.end;
        if there >= many {
            return Ok(true);
        }
        let more = u64::try_from(many - there).unwrap_or(u64::MAX).max(CHUNK);
        let more = more.min(self.left.end - self.left.start);
        self.chunk.drain(..self.value.end);
        self.value = 0..0;
        spool.seek(SeekFrom::Start(self.left.start))?;
        spool.take(more).read_to_end(&mut self.chunk)?;
        self.left.start += more;
        Ok(self.chunk.len() >= many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of several lengths under keys in no order, all that was put in and all that came out.
    fn sorted(many: u64, longest: u64) -> [Vec<(Key, Vec<u8>)>; 2] {
        let folder = tempfile::tempdir().unwrap();
        let mut sorting = Sorting::beside(&folder.path().join("lead.samverka"));
        let mut put = Vec::new();
        for number in 0..many {
            let mut key = [0; 18];
            key[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
            let long = usize::try_from(number * 31_337 % longest).unwrap();
            let value = vec![number.to_be_bytes()[7]; long];
            let write = |out: &mut Vec<u8>| {
                out.extend(&value);
                Ok(())
            };
            sorting.add(key, write).unwrap();
            put.push((key, value));
        }
        put.sort();
        let mut got = Vec::new();
        let all = sorting.take();
        assert_eq!((sorting.len(), all.len()), (0, put.len()));
        all.each(|key, value| {
            got.push((*key, value.to_owned()));
            Result::Ok(())
        })
        .unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
        [put, got]
    }

    #[test]
    fn what_has_room_in_memory_comes_out_in_order() {
        let [put, got] = sorted(1_000, 50);
        assert!(put == got);
    }

    #[test]
    fn what_has_no_room_in_memory_comes_out_in_order_and_leaves_no_file() {
        // Some are longer than what is read at a time.
        let [put, got] = sorted(500, 300_000);
        let long: usize = put.iter().map(|(_, value)| value.len()).sum();
        assert!(long > 3 * ROOM);
        assert!(put == got);
    }
}
