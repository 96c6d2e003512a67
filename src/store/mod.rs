//! SQLite and nothing else: one file, its schema, and the statements that read and write it.
//!
//! The store keeps two things: the journal's entries, and the tables that are their fold. It knows how to
//! put both there and get them back; what may be written, and when, is the workspace's to say.

mod aside;
mod backups;
mod cells;
mod check;
mod entries;
mod erasures;
mod faithful;
mod held;
mod lock;
mod log;
mod merged;
mod meta;
mod open_here;
mod packed;
mod packing;
mod pulse;
mod removals;
mod rows;
mod salvage;
mod schema;
mod search;
mod senders;
mod sorting;
mod steps;
mod sums;
mod touched;
mod transactions;
mod written;

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

pub use backups::{
    Backup, Why, backups_of, copy_whole, folder_of, keep_as_it_is, put_in_place, remove_part,
    rotate, workspace_of,
};
pub use check::Interrupter;
pub use entries::{OpenConflict, Was};
pub use held::{Held, HeldReason, HeldVerdict};
pub use lock::Lock;
pub use log::{Export, Merge, Undone};
pub use open_here::unless_open_here;
pub use removals::referring_fields;
pub use rows::{Called, Filter, Row};
pub use salvage::Salvaged;
pub use search::Hit;
pub use senders::{Sender, Trust, Whose};
pub use steps::{StepRule, copy_made_whole, open_copy_to_read};

/// Marks a file as ours in SQLite's header: "SAMV".
const APPLICATION_ID: i32 = 0x5341_4D56;

/// What can go wrong with a workspace file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file, or no such folder.
    #[error("no file at {0}")]
    NoFile(PathBuf),
    /// A file is there already.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The system takes no file of so long a name, or of such a name.
    #[error("not a name for a file")]
    NotAFileName,
    /// The file is something else than a Samverka workspace.
    #[error("not a workspace")]
    NotOurs,
    /// A later version made the file; it is left untouched.
    #[error("schema {found}, newer than {known}")]
    TooNew {
        /// The file's schema version.
        found: i32,
        /// The newest that this version knows.
        known: i32,
    },
    /// Nothing has been begun in it: a new one, copied without the log beside it.
    #[error("nothing is begun")]
    NothingBegun,
    /// It is a copy that holds only what has changed since another: it is put back, and not opened.
    #[error("a copy that is no file of its own")]
    IsAStep,
    /// It is a copy that later copies stand on: it is put back, or read, and not changed.
    #[error("a copy that others stand on")]
    IsABase,
    /// The copy that this one stands on is not beside it.
    #[error("no {0}")]
    NoBase(String),
    /// The copy that this one stands on is another than it was.
    #[error("another {0}")]
    OtherBase(String),
    /// The disk is full; nothing was changed.
    #[error("disk full")]
    DiskFull,
    /// The file or its folder cannot be written; nothing was changed.
    #[error("read-only")]
    ReadOnly,
    /// Another program holds the file.
    #[error("busy")]
    Busy,
    /// The file is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Anything else that SQLite or the system says.
    #[error("{0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // What SQLite needs in order to read beside others found no room: it does not say that the disk is full.
        let code = error.sqlite_error().map(|error| error.extended_code);
        if code == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::NotOurs,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::InvalidFilename => Self::NotAFileName,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly
            }
            _ => Self::Other(error.to_string()),
        }
    }
}

/// The answer of everything here.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open workspace file.
pub struct Store {
    conn: Connection,
    path: PathBuf,
    lock: Option<Lock>,
    read_only: Option<ReadOnly>,
    journal: Journal,
    removals: std::cell::RefCell<removals::Removals>,
    /// Whether each touched row is noted.
    notes: std::cell::Cell<bool>,
    /// Whether what is packed is forgotten when it is written.
    packs: std::cell::Cell<bool>,
    /// When copies hold only what has changed.
    steps: StepRule,
    /// What merges have brought, while it waits to be written in order.
    waiting: std::cell::RefCell<merged::Waiting>,
    /// What is not written yet, while much comes.
    aside: std::cell::RefCell<Option<aside::Aside>>,
    /// Until the connection is closed, so that it comes after it.
    _open: open_here::OpenHere,
}

/// Why a workspace is open for reading alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another window has it.
    OtherWindow,
    /// The file or its folder cannot be written.
    NotAllowed,
    /// The file is damaged: what can be read is read, and nothing is made worse.
    Damaged,
    /// It is a copy that later copies stand on.
    Base,
}

/// Where SQLite keeps what it needs to take a change back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Journal {
    /// Changes are written ahead into a log, so that others can read meanwhile.
    Ahead,
    /// What was there before is written beside, so that the file itself stands still until a change.
    Beside,
}

/// What becomes of a file of an older version before it is brought up to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Older {
    /// A copy of it is kept.
    IsKept,
    /// It is a copy already.
    IsACopy,
}

impl Store {
    fn over(conn: Connection, path: &Path, journal: Journal) -> Self {
        Self {
            conn,
            path: path.to_owned(),
            lock: None,
            read_only: None,
            journal,
            removals: Default::default(),
            waiting: Default::default(),
            aside: Default::default(),
            notes: Default::default(),
            packs: Default::default(),
            steps: StepRule::default(),
            _open: open_here::OpenHere::note(path),
        }
    }

    /// Makes a new, empty workspace file.
    ///
    /// # Errors
    /// If a file is there already, or cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let lock = Lock::take(path)?.ok_or(StoreError::Busy)?;
        let conn =
            Connection::open_with_flags(path, write_flags() | OpenFlags::SQLITE_OPEN_CREATE)?;
        let mut store = Self::over(conn, path, Journal::Ahead);
        store.lock = Some(lock);
        // Before the write-ahead log is turned on, so that the file's own header says what it is.
        store
            .conn
            .pragma_update(None, "application_id", APPLICATION_ID)?;
        store.transaction(true, |store| schema::migrate(&store.conn))?;
        store.prepare_connection()?;
        Ok(store)
    }

    /// Opens a workspace file; read-only if another window has it, or if it or its folder cannot be written. What is
    /// remembered under `begun` tells that something has been begun in it.
    ///
    /// # Errors
    /// If it is missing, not ours, too new, damaged or not begun; it is then left as it was.
    pub fn open(path: &Path, begun: &str) -> Result<Self> {
        match Self::open_to_write(path, Journal::Ahead, Older::IsKept, Some(begun)) {
            Err(StoreError::ReadOnly) => Self::open_begun_reader(path, begun),
            opened => opened,
        }
    }

    /// Opens it for one command with nobody reading beside: what is refused or taken back leaves the
    /// file as it was to the byte.
    ///
    /// # Errors
    /// As [`Store::open`], and if it or its folder cannot be written.
    pub fn open_alone(path: &Path, begun: &str) -> Result<Self> {
        Self::open_to_write(path, Journal::Beside, Older::IsKept, Some(begun))
    }

    /// The same of a file that is about to give way, whatever is in it.
    ///
    /// # Errors
    /// As [`Store::open_alone`].
    pub fn open_any_alone(path: &Path) -> Result<Self> {
        Self::open_to_write(path, Journal::Beside, Older::IsKept, None)
    }

    /// Opens a copy of a workspace file, to go on from it; of an older one no further copy is made.
    ///
    /// # Errors
    /// As [`Store::open_alone`].
    pub fn open_copy(path: &Path) -> Result<Self> {
        Self::open_to_write(path, Journal::Beside, Older::IsACopy, None)
    }

    /// Closes the file, and goes on holding it against others.
    pub fn into_lock(mut self) -> Option<Lock> {
        self.lock.take()
    }

    fn open_to_write(
        path: &Path,
        journal: Journal,
        older: Older,
        begun: Option<&str>,
    ) -> Result<Self> {
        check_ours(path)?;
        let read = |why| {
            let mut reader = match begun {
                Some(begun) => Self::open_begun_reader(path, begun)?,
                None => Self::open_reader(path)?,
            };
            reader.read_only = Some(why);
            Ok(reader)
        };
        if backups::is_a_base(path) {
            return read(ReadOnly::Base);
        }
        let Some(lock) = Lock::take(path)? else {
            return read(ReadOnly::OtherWindow);
        };
        let _open = open_here::OpenHere::note(path);
        let conn = Connection::open_with_flags(path, write_flags())?;
        // What is refused is left as it is, and so is the log beside it. Where there is none, none is left.
        let log = beside(path, "-wal").exists();
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log)?;
        schema::check_known(&conn)?;
        schema::check_plain(&conn)?;
        schema::check_complete(&conn)?;
        if let Some(begun) = begun {
            meta::check_begun(&conn, begun)?;
        }
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        let mut store = Self::over(conn, path, journal);
        store.lock = Some(lock);
        store.prepare_connection()?;
        let version = schema::version(&store.conn)?;
        if version < schema::newest() {
            if older == Older::IsKept {
                store.back_up(chrono::Local::now().naive_local(), Why::Upgrade)?;
            }
            store.bring_up()?;
        }
        if store.base()?.is_some_and(|base| base.is_at(path)) {
            // It is the base itself, and is about to be changed: no copy shall stand on what it was.
            store.forget_base()?;
        }
        store.go_on_noting()?;
        store.go_on_packing()?;
        Ok(store)
    }

    /// Brings an older file up in one step: it is never of the new version with the old one's tables. It says
    /// the same as before, so this is not counted as a change.
    fn bring_up(&mut self) -> Result<()> {
        self.whole(true, |store| {
            store.forget_packed()?;
            if schema::migrate(&store.conn)? {
                store.forget_base()?;
                store.refold()?;
                store.settle_removals()?;
            }
            Ok(())
        })
    }

    /// Opens a second connection that only reads, beside a store that writes. What an older version made is
    /// read as a copy in memory that has been brought up to this one; the file stays as it is.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_reader(path: &Path) -> Result<Self> {
        check_ours(path)?;
        take_back_half_written(path);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        let mut store = Self::over(conn, path, Journal::Ahead);
        store.read_only = Some(ReadOnly::NotAllowed);
        store.prepare_reading()?;
        schema::check_known(&store.conn)?;
        schema::check_plain(&store.conn)?;
        if schema::version(&store.conn)? < schema::newest() {
            schema::check_complete(&store.conn)?;
            store.go_on_in_memory(&|_| Ok(()))?;
        }
        Ok(store)
    }

    /// The same of a file in which something has been begun: this is remembered in it. Where that cannot be read,
    /// whatever is read next says why.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_begun_reader(path: &Path, begun: &str) -> Result<Self> {
        let store = Self::open_reader(path)?;
        match meta::check_begun(&store.conn, begun) {
            Err(StoreError::NothingBegun) => Err(StoreError::NothingBegun),
            _ => Ok(store),
        }
    }

    /// Reads on from a copy in memory, which is changed as is said and then brought up to this version.
    fn go_on_in_memory(&mut self, change: &dyn Fn(&Self) -> Result<()>) -> Result<()> {
        let mut copy = Connection::open_in_memory()?;
        let copied = Copying::new(&self.conn, &mut copy)?.step(-1)?;
        if copied != StepResult::Done {
            return Err(StoreError::Busy);
        }
        self.conn = copy;
        self.prepare_reading()?;
        let read_only = self.read_only.take();
        let brought_up = change(self).and_then(|()| self.bring_up());
        self.read_only = read_only;
        brought_up
    }

    /// Whether this store may write.
    pub fn writable(&self) -> bool {
        self.read_only.is_none()
    }

    /// Why it may not, if it may not.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Only reads from now on: the file is damaged, and nothing shall be made worse.
    pub fn stop_writing(&mut self) {
        self.read_only = Some(ReadOnly::Damaged);
    }

    /// Whether the file was left open the last time: the program, or the computer, ended badly.
    pub fn was_left_open(&self) -> bool {
        self.lock.as_ref().is_some_and(Lock::was_left)
    }

    /// Whether a commit waits until it is on the disk: always, but for an example that can be made again.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_durable(&self, durable: bool) -> Result<()> {
        let level = if durable { "FULL" } else { "OFF" };
        Ok(self.conn.pragma_update(None, "synchronous", level)?)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a whole copy of the file as it is now.
    ///
    /// # Errors
    /// If the copy cannot be made; nothing is left of it then.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        let target = path
            .to_str()
            .ok_or_else(|| StoreError::NoFile(path.to_owned()))?;
        let copied = self.conn.execute("VACUUM INTO ?1", [target]);
        if copied.is_err() {
            let _nothing_left = std::fs::remove_file(path);
        }
        copied?;
        Ok(())
    }

    /// Writes the whole file anew, so that nothing deleted is left in it or in the write-ahead log.
    ///
    /// # Errors
    /// SQLite's; the file is as it was then.
    pub fn scrub(&self) -> Result<()> {
        self.conn.execute_batch("VACUUM")?;
        let left: i64 = self
            .conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if left == 0 {
            Ok(())
        } else {
            Err(StoreError::Busy)
        }
    }

    /// Writes into the file itself what stands in the log beside it; whether that is all of it. While somebody reads
    /// what was there before, it is not. Whoever copies the file then, and not the log, copies everything.
    ///
    /// # Errors
    /// SQLite's.
    pub fn fold_log(&self) -> Result<bool> {
        let folded = "PRAGMA wal_checkpoint(PASSIVE)";
        Ok(self.conn.query_row(folded, [], |row| {
            let (busy, stands, written): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(busy == 0 && stands == written)
        })?)
    }

    fn prepare_reading(&self) -> Result<()> {
        self.conn.busy_timeout(std::time::Duration::from_secs(5))?;
        self.conn.set_prepared_statement_cache_capacity(200);
        self.conn.execute_batch("PRAGMA trusted_schema = OFF")?;
        // A column that is not there shall be an error, and not a text that says its name.
        self.conn
            .set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        Ok(())
    }

    fn prepare_connection(&self) -> Result<()> {
        self.prepare_reading()?;
        if self.journal == Journal::Ahead {
            self.conn.execute_batch("PRAGMA journal_mode = WAL;")?;
        }
        self.conn.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;",
        )?;
        self.conn
            .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        Ok(())
    }
}

impl Drop for Store {
    /// Folds the write-ahead log back, so that a closed workspace is one file.
    fn drop(&mut self) {
        if self.writable() {
            let fold = match self.journal {
                Journal::Ahead => "PRAGMA optimize; PRAGMA journal_mode = DELETE;",
                Journal::Beside => "PRAGMA journal_mode = DELETE;",
            };
            let folded = self.conn.execute_batch(fold);
            if let Err(error) = folded {
                tracing::warn!(%error, "the write-ahead log was left beside the file");
            }
        }
    }
}

fn write_flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Looks at the file without changing it: whether it is ours, of a version that is known, and not cut short.
///
/// # Errors
/// What it is instead.
pub fn check_ours(path: &Path) -> Result<()> {
    check_header(path, APPLICATION_ID)
}

/// The same of a file that is marked so.
fn check_header(path: &Path, application_id: i32) -> Result<()> {
    if !path.is_file() {
        return Err(StoreError::NoFile(path.to_owned()));
    }
    // What is open here has been looked at when it was opened.
    let looked = unless_open_here(path, || read_header(path, application_id));
    looked.unwrap_or(Ok(()))
}

fn read_header(path: &Path, application_id: i32) -> Result<()> {
    let mut header = [0_u8; 100];
    let mut file = std::fs::File::open(path)?;
    if let Err(error) = std::io::Read::read_exact(&mut file, &mut header) {
        return Err(match error.kind() {
            std::io::ErrorKind::UnexpectedEof => StoreError::NotOurs,
            _ => error.into(),
        });
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|four| four.try_into().ok());
        bytes.map_or(0, i32::from_be_bytes)
    };
    if !header.starts_with(b"SQLite format 3\0") || number(68) != application_id {
        return Err(match number(68) {
            steps::STEP_ID => StoreError::IsAStep,
            _ => StoreError::NotOurs,
        });
    }
    let (found, known) = (number(60), schema::newest());
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    // What a killed program left beside the file may make it whole yet; otherwise it must be as long as it says.
    let page = u64::from(u16::from_be_bytes([header[16], header[17]]));
    let page = if page == 1 { 65_536 } else { page };
    let whole = page * u64::try_from(number(28)).unwrap_or_default();
    let left = |ending| beside(path, ending).exists();
    if file.metadata()?.len() < whole && !left("-wal") && !left("-journal") {
        return Err(StoreError::Damaged("cut short".to_owned()));
    }
    Ok(())
}

/// Takes back what a killed program has written by half, before a connection that only reads would stumble over
/// it. Where this may not be done, the reading says so.
fn take_back_half_written(path: &Path) {
    if beside(path, "-journal").exists()
        && let Ok(conn) = Connection::open_with_flags(path, write_flags())
    {
        let _log_stays = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        let _version: rusqlite::Result<i64> =
            conn.query_row("PRAGMA schema_version", [], |row| row.get(0));
    }
}

/// A file beside the workspace, named after it.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
