//! Changes, whole or not at all, and several readings at one moment.

use super::{ReadOnly, Store, StoreError};

/// How much of the file is held in memory, in kibibytes: SQLite's own measure.
const USUAL_ROOM: i32 = 2_000;
/// How much while much of it is gone through.
const ROOM: i32 = 32 << 10;

impl Store {
    /// Does something whole or not at all; the answer `keep: false` takes it back.
    ///
    /// # Errors
    /// What `work` answers, or SQLite; either way nothing was changed.
    pub fn transaction<T, E: From<StoreError>>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.whole(keep, |store| {
            let before = store.conn.total_changes();
            let done = work(store)?;
            store.settle_removals()?;
            if keep {
                store.write_waiting()?;
            }
            if store.conn.total_changes() > before {
                store.count_change()?;
            }
            Ok(done)
        })
    }

    /// Reads with several statements as if with one: whatever another program writes meanwhile is not seen.
    /// Within another moment, or within a change, it is that one's.
    ///
    /// # Errors
    /// What `work` answers, or SQLite.
    pub fn at_one_moment<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            return work();
        }
        // Given up when it is dropped, also if the work fails.
        let _moment = self
            .conn
            .unchecked_transaction()
            .map_err(StoreError::from)?;
        work()
    }

    /// Does something that goes through much of the file, with more of it in memory meanwhile.
    pub fn with_room<T>(&self, work: impl FnOnce() -> T) -> T {
        self.make_room(ROOM);
        let done = work();
        self.make_room(USUAL_ROOM);
        done
    }

    fn make_room(&self, kibibytes: i32) {
        let made = self.conn.pragma_update(None, "cache_size", -kibibytes);
        if let Err(error) = made {
            tracing::debug!(%error, "the room in memory stays as it was");
        }
    }

    /// The same as [`Store::transaction`], where so many entries may come.
    ///
    /// # Errors
    /// As that.
    pub fn large_transaction<T, E: From<StoreError>>(
        &mut self,
        keep: bool,
        coming: u64,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.make_room(ROOM);
        let mut noted_no_more = false;
        let done = self.transaction(keep, |store| {
            noted_no_more = store.give_up_notes(coming)?;
            store.take_aside(coming)?;
            let done = work(store)?;
            if keep {
                store.write_waiting()?;
                store.put_back(&mut |_, _| Ok::<(), StoreError>(()))?;
            }
            Ok(done)
        });
        if noted_no_more && keep && done.is_ok() {
            self.notes.set(false);
        }
        self.make_room(USUAL_ROOM);
        done
    }

    /// The same as [`Store::transaction`] for what is no change of what the file says.
    pub(super) fn whole<T, E: From<StoreError>>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        match self.read_only {
            None => {}
            Some(ReadOnly::Base) => return Err(StoreError::IsABase.into()),
            Some(_) => return Err(StoreError::ReadOnly.into()),
        }
        // SQLite would go on writing to a file that has been taken away, and all of it would be lost.
        if !self.path.exists() {
            return Err(StoreError::NoFile(self.path.clone()).into());
        }
        let begun = self.conn.execute_batch("BEGIN IMMEDIATE");
        begun.map_err(StoreError::from)?;
        self.begin_removals();
        let done = work(self);
        // What still waits now is not kept.
        self.waiting.take();
        self.aside.take();
        let end = if done.is_ok() && keep {
            "COMMIT"
        } else {
            "ROLLBACK"
        };
        if let Err(error) = self.conn.execute_batch(end) {
            // A failed commit leaves the transaction open; it must not swallow what comes next.
            let _already_gone = self.conn.execute_batch("ROLLBACK");
            return Err(StoreError::from(error).into());
        }
        done
    }
}
