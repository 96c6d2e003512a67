//! A hybrid logical clock: wall time where it can be had, order always.

use super::entry::EntryId;

/// The last moment that an entry may claim, in milliseconds: the year 2200. Later ones are refused, so
/// that one wrong laptop cannot push everybody's clock to the end of time.
pub const LATEST_MS: u64 = 7_258_118_400_000;

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

    /// Takes note of an entry seen.
    pub fn see(&mut self, id: EntryId) {
        self.last = self.last.max(id.hlc);
    }

    /// The next id: at the wall's time, or just after what has been seen if the wall lags behind.
    pub fn tick(&mut self, wall_ms: i64) -> EntryId {
        let wall = u64::try_from(wall_ms).unwrap_or(0).min(LATEST_MS);
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
}
