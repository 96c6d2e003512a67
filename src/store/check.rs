//! Whether a file is sound: quickly at every opening, and thoroughly when there is reason to.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle, OpenFlags};

use super::{ReadOnly, Result, Store, StoreError};
use crate::domain::KINDS;

/// Stops what another thread reads.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Stops it, if it is under way.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

/// How often, where nobody can tell how far it has come.
const WAITED: Duration = Duration::from_millis(50);

/// SQLite's own check of the file, on a thread and at a moment of its own.
pub struct Checking {
    told: Receiver<Result<()>>,
    beside: Option<(Interrupter, JoinHandle<()>)>,
}

impl Checking {
    /// What it found, as long as the closure says to go on; nothing if it does not.
    ///
    /// # Errors
    /// As [`Store::check_integrity`].
    pub fn wait(self, go_on: &mut dyn FnMut() -> bool) -> Result<Option<()>> {
        loop {
            match self.told.recv_timeout(WAITED) {
                Ok(sound) => return sound.map(Some),
                Err(RecvTimeoutError::Timeout) if go_on() => {}
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(gone) => return Err(StoreError::Other(gone.to_string())),
            }
        }
    }
}

impl Drop for Checking {
    /// Lets the file go.
    fn drop(&mut self) {
        let Some((stop, thread)) = self.beside.take() else {
            return;
        };
        // What has not begun yet is not interrupted, so it is asked until it ends.
        while !thread.is_finished() {
            stop.interrupt();
            std::thread::park_timeout(Duration::from_millis(1));
        }
        let _told_already = thread.join();
    }
}

impl Store {
    /// Begins to ask SQLite whether the file is sound, beside what this store goes on to read. What others cannot read
    /// yet, or this store has in memory alone, is checked here and now.
    ///
    /// # Errors
    /// If no thread can be had.
    pub fn begin_check(&self) -> Result<Checking> {
        let (tell, told) = sync_channel(1);
        let Some(beside) = self.once_more() else {
            let _there_is_room = tell.send(self.check_integrity());
            return Ok(Checking { told, beside: None });
        };
        let stop = beside.interrupter();
        let thread = std::thread::Builder::new().spawn(move || {
            let found = beside.check_integrity();
            drop(beside);
            let _nobody_waits = tell.send(found);
        })?;
        Ok(Checking {
            told,
            beside: Some((stop, thread)),
        })
    }

    /// The same file, open once more to be read; none where what it holds is not what this store sees.
    fn once_more(&self) -> Option<Self> {
        let in_a_file = self.conn.path().is_some_and(|path| !path.is_empty());
        if !in_a_file || !self.conn.is_autocommit() {
            return None;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.path, flags).ok()?;
        let mut store = Self::over(conn, &self.path, self.journal);
        store.read_only = Some(ReadOnly::NotAllowed);
        store.prepare_reading().ok()?;
        Some(store)
    }

    /// Something that stops what this store reads, from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.conn.get_interrupt_handle())
    }

    /// Whether SQLite finds the file sound.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what it found.
    pub fn check_integrity(&self) -> Result<()> {
        self.at_one_moment(|| self.ask_sqlite("PRAGMA integrity_check(1)"))
    }

    /// The same, without comparing the indexes with their tables.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what it found.
    pub fn check_quickly(&self) -> Result<()> {
        self.at_one_moment(|| self.ask_sqlite("PRAGMA quick_check(1)"))
    }

    fn ask_sqlite(&self, question: &str) -> Result<()> {
        // A search index that another program has changed since is only known anew when it is read: the check by
        // itself goes by what this connection saw last, and finds the index unsound.
        self.conn
            .execute_batch("SELECT rowid FROM search LIMIT 1")?;
        let answer: String = self.conn.query_row(question, [], |row| row.get(0))?;
        if answer == "ok" {
            Ok(())
        } else {
            Err(StoreError::Damaged(answer))
        }
    }

    /// Whether each record of the journal has its row: how many kinds have too few or too many.
    ///
    /// # Errors
    /// SQLite's.
    pub fn miscounted_kinds(&self) -> Result<usize> {
        let mut records = self
            .conn
            .prepare("SELECT kind, count(DISTINCT record) FROM entry GROUP BY kind")?;
        let records: BTreeMap<String, u64> = records
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut wrong = 0;
        for kind in KINDS {
            let sql = format!("SELECT count(*) FROM \"{}\"", kind.code);
            let rows: u64 = self.conn.query_row(&sql, [], |row| row.get(0))?;
            wrong += usize::from(records.get(kind.code).copied().unwrap_or_default() != rows);
        }
        Ok(wrong)
    }

    /// Whether there is an entry with these sixteen bytes as its id.
    pub(super) fn has_entry(&self, id: [u8; 16]) -> bool {
        let found = self
            .conn
            .prepare_cached("SELECT 1 FROM entry WHERE id = ?1")
            .and_then(|mut statement| statement.exists([id]));
        found.unwrap_or(false)
    }
}
