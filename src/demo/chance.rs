//! Chance that is the same every time: splitmix64, seeded by a name.

use crate::domain::Id;

/// A small deterministic generator of numbers.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The chance that belongs to this name, the same in every run.
    pub(super) fn named(name: &str) -> Self {
        // FNV-1a: spreads names well enough to seed with.
        let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0, below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        (self.next() % end) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// True this many times in a hundred.
    pub(super) fn percent(&mut self, per_cent: usize) -> bool {
        self.below(100) < per_cent
    }

    /// One of the choices, which must not be empty.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// Puts the things in another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for index in (1..things.len()).rev() {
            things.swap(index, self.below(index + 1));
        }
    }

    /// A fresh id.
    pub(super) fn id(&mut self) -> Id {
        let (high, low) = (self.next(), self.next());
        Id::from_u64_pair(
            (high & !0xf000) | 0x4000,
            (low & !(0b11 << 62)) | (0b10 << 62),
        )
    }
}

/// The id of the one record with this name, known to all who know the name.
pub(super) fn id_of(name: &str) -> Id {
    Chance::named(name).id()
}
