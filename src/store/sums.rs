//! Whether two sets of records are the same, without looking any of them up in the other: sums of what each says.
//!
//! What a record says is a number that hangs on a key drawn by chance each time: that two sets which are not the same
//! give the same sums happens once in 2⁶⁴ times, whoever made the file.

use std::hash::{BuildHasher as _, Hash, RandomState};

/// Into so many heaps the records are put, so that few are looked into where sums differ.
const HEAPS: usize = 1 << 18;
/// So many bits of each heap say which records of it are looked into by themselves.
const BITS: u64 = u64::BITS as u64;

/// What a record says, where its one entry or its row says all of it.
#[derive(Hash)]
pub(super) struct Said<'a> {
    pub record: &'a [u8],
    pub kind: &'a str,
    pub project: &'a [u8],
    pub municipality: Option<&'a str>,
    /// As an entry writes them.
    pub fields: &'a str,
}

/// The sums.
pub(super) struct Sums {
    key: RandomState,
    heaps: Vec<u64>,
    apart: Vec<u64>,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            key: RandomState::new(),
            heaps: vec![0; HEAPS],
            apart: vec![0; HEAPS],
        }
    }
}

impl Sums {
    /// In which heap a record is, and by which bit of it.
    fn place(&self, record: &[u8]) -> (usize, u64) {
        let number = self.key.hash_one(record);
        let heap = usize::try_from(number / BITS).unwrap_or_default() % HEAPS;
        (heap, 1 << (number % BITS))
    }

    /// Says that a record is looked into by itself; a few others are, too. It comes before the sums.
    pub fn set_apart(&mut self, record: &[u8]) {
        let (heap, bit) = self.place(record);
        if let Some(apart) = self.apart.get_mut(heap) {
            *apart |= bit;
        }
    }

    /// Whether a record is looked into by itself.
    pub fn is_apart(&self, record: &[u8]) -> bool {
        let (heap, bit) = self.place(record);
        self.apart.get(heap).is_none_or(|apart| apart & bit != 0)
    }

    /// One set has a record that says this.
    pub fn add(&mut self, said: &Said<'_>) {
        let (heap, number) = (self.place(said.record).0, self.key.hash_one(said));
        if let Some(sum) = self.heaps.get_mut(heap) {
            *sum = sum.wrapping_add(number);
        }
    }

    /// The other has one.
    pub fn subtract(&mut self, said: &Said<'_>) {
        let (heap, number) = (self.place(said.record).0, self.key.hash_one(said));
        if let Some(sum) = self.heaps.get_mut(heap) {
            *sum = sum.wrapping_sub(number);
        }
    }

    /// Whether any record is not the same in both.
    pub fn any_differs(&self) -> bool {
        self.heaps.iter().any(|sum| *sum != 0)
    }

    /// Whether a record may not be the same in both. Of one that is looked into by itself, nothing is known here.
    pub fn may_differ(&self, record: &[u8]) -> bool {
        let (heap, bit) = self.place(record);
        let sum = self.heaps.get(heap).copied().unwrap_or_default();
        let apart = self.apart.get(heap).copied().unwrap_or_default();
        sum != 0 && apart & bit == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<'a>(record: &'a [u8], fields: &'a str) -> Said<'a> {
        Said {
            record,
            kind: "group",
            project: b"",
            municipality: None,
            fields,
        }
    }

    #[test]
    fn sums_of_the_same_in_another_order_are_the_same_and_of_what_is_swapped_are_not() {
        let records: Vec<[u8; 16]> = (0..9_u128).map(u128::to_be_bytes).collect();
        let mut sums = Sums::default();
        for record in &records {
            sums.add(&said(record, "{}"));
        }
        for record in records.iter().rev() {
            sums.subtract(&said(record, "{}"));
        }
        assert!(!sums.any_differs());
        let (one, other) = (&records[0], &records[1]);
        for (record, fields) in [(one, "1"), (other, "2")] {
            sums.add(&said(record, fields));
        }
        for (record, fields) in [(one, "2"), (other, "1")] {
            sums.subtract(&said(record, fields));
        }
        assert!(sums.may_differ(one) && sums.may_differ(other));
        let differ = records.iter().filter(|record| sums.may_differ(*record));
        assert!(differ.count() < records.len());
    }

    #[test]
    fn sums_tell_apart_what_is_looked_into_by_itself() {
        let mut sums = Sums::default();
        assert!(!sums.is_apart(b"one"));
        sums.set_apart(b"one");
        assert!(sums.is_apart(b"one") && !sums.may_differ(b"one"));
    }
}
