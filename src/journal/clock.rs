//! A hybrid logical clock: wall time where it can be had, order always.

use super::entry::EntryId;

/// The last moment that an entry may claim, in milliseconds: the year 2200. A bundle with a later one is
/// refused.
pub const LATEST_MS: u64 = 7_258_118_400_000;

/// The last moment that is believed, in milliseconds: the year 2150. A later entry is held back, so that what
/// is written on top of one always has time left before [`LATEST_MS`].
pub const LAST_BELIEVED_MS: u64 = 5_680_281_600_000;

/// So much ahead of the wall, an entry comes from a laptop whose clock is wrong.
const A_DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Whether a moment lies so far ahead of the wall that the clock it comes from must be wrong.
pub fn is_ahead(at_ms: i64, wall_ms: i64) -> bool {
    at_ms > wall_ms.saturating_add(A_DAY_MS)
}

/// The clock of one workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The workspace's own identity.
    pub device: u64,
    last: u64,
}

impl Clock {
    /// A clock that has seen everything up to `last`.
    pub fn new(device: u64, last: u64) -> Self {
        Self { device, last }
    }

    /// How far it has come.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Takes note of an entry seen.
    pub fn see(&mut self, id: EntryId) {
        self.last = self.last.max(id.hlc);
    }

    /// Takes note of an entry seen, unless it comes from a clock that is wrong: one such laptop shall not
    /// make everybody's entries look as if they were written years from now.
    pub fn hear(&mut self, id: EntryId, wall_ms: i64) {
        if !is_ahead(id.wall_ms(), wall_ms) {
            self.see(id);
        }
    }

    /// The next id, and later than these parents, wherever their clocks stood.
    pub fn tick_after(&mut self, wall_ms: i64, parents: &[EntryId]) -> EntryId {
        let next = self.tick(wall_ms);
        let youngest = parents.iter().map(|parent| parent.hlc).max().unwrap_or(0);
        EntryId {
            hlc: next.hlc.max(youngest.saturating_add(1)),
            ..next
        }
    }

    /// The next id: at the wall's time, or just after what has been seen if the wall lags behind.
    pub fn tick(&mut self, wall_ms: i64) -> EntryId {
        let wall = u64::try_from(wall_ms).unwrap_or(0).min(LAST_BELIEVED_MS);
        self.last = (wall << 16).max(self.last.saturating_add(1));
        EntryId {
            hlc: self.last,
            device: self.device,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_never_falls_behind_what_it_has_seen() {
        let mut clock = Clock::new(7, 0);
        let noon = clock.tick(1_000);
        assert!(clock.tick(1_000) > noon, "the same millisecond");
        assert!(clock.tick(5) > noon, "the wall jumped back");
        let from_the_future = EntryId {
            hlc: 9_999 << 16,
            device: 1,
        };
        clock.see(from_the_future);
        assert!(clock.tick(2_000) > from_the_future);
    }

    #[test]
    fn a_clock_that_is_years_ahead_moves_nobody_else_s_and_its_descendants_still_come_later() {
        let mut clock = Clock::new(7, 0);
        let years_ahead = EntryId {
            hlc: LAST_BELIEVED_MS << 16,
            device: 1,
        };
        clock.hear(years_ahead, 1_000);
        assert_eq!(clock.tick(2_000).wall_ms(), 2_000);
        assert!(clock.tick_after(3_000, &[years_ahead]) > years_ahead);
        assert_eq!(clock.tick(4_000).wall_ms(), 4_000);
    }
}
