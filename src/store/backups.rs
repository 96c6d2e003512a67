//! Copies of a workspace file, in a folder beside it: their names, which are kept, and making one.
//!
//! A name tells when and why: `2026-11-22 14.05.09 merge.samverka`. Files of other names are nobody's
//! business here.

use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};
use rusqlite::OpenFlags;

use super::{
    Result, Store, StoreError, beside, check_ours, salvage, schema, take_back_half_written,
};

/// How many of the newest copies are kept; of older ones the last of each month.
pub const KEPT: usize = 10;
/// How a copy's time stands in its name. No colons: Windows has none in names.
const TIME: &str = "%Y-%m-%d %H.%M.%S";

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The file was closed, with something new in it.
    Close,
    /// Bundles were to be merged.
    Merge,
    /// A merge was to be undone.
    Unmerge,
    /// A spreadsheet was to be taken in.
    TakeIn,
    /// A later version was to change the file's shape.
    Upgrade,
    /// A copy was to be restored in the file's place.
    Restore,
    /// The user asked for it.
    Asked,
    /// The file was damaged and has been mended: this is the damaged one, as it was.
    Damaged,
}

impl Why {
    const ALL: [Self; 8] = [
        Self::Close,
        Self::Merge,
        Self::Unmerge,
        Self::TakeIn,
        Self::Upgrade,
        Self::Restore,
        Self::Asked,
        Self::Damaged,
    ];

    /// Its name in a copy's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Merge => "merge",
            Self::Unmerge => "unmerge",
            Self::TakeIn => "take_in",
            Self::Upgrade => "upgrade",
            Self::Restore => "restore",
            Self::Asked => "asked",
            Self::Damaged => "damaged",
        }
    }
}

/// A copy that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, by the computer's clock.
    pub at: NaiveDateTime,
    /// Why.
    pub why: Why,
    /// How large it is.
    pub bytes: u64,
}

impl Backup {
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".samverka")?;
        let (at, why) = name.rsplit_once(' ')?;
        let at = NaiveDateTime::parse_from_str(at, TIME).ok()?;
        let why = Why::ALL.into_iter().find(|one| one.code() == why)?;
        let bytes = path.metadata().ok()?.len();
        Some(Self {
            path,
            at,
            why,
            bytes,
        })
    }

    /// Takes the copy away for good.
    ///
    /// # Errors
    /// If the system does not let it go.
    pub fn delete(&self) -> Result<()> {
        remove(&self.path)
    }
}

fn remove(path: &Path) -> Result<()> {
    std::fs::remove_file(path)?;
    for ending in LEFT_BESIDE {
        let _was_never_there = std::fs::remove_file(beside(path, ending));
    }
    Ok(())
}

/// What SQLite keeps beside a file and needs to make it whole.
const HOLDS_MORE: [&str; 2] = ["-wal", "-journal"];
/// All that SQLite keeps beside a file. What is left of one file would destroy another that takes its name.
const LEFT_BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The folder that a workspace file's copies lie in: `Eslöv.samverka-backups`.
pub fn folder_of(workspace: &Path) -> PathBuf {
    beside(workspace, "-backups")
}

/// The copies of a workspace file, newest first; none where there is no folder of them.
///
/// # Errors
/// If the folder cannot be read.
pub fn backups_of(workspace: &Path) -> Result<Vec<Backup>> {
    let entries = match std::fs::read_dir(folder_of(workspace)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found: Vec<Backup> = entries
        .filter_map(|entry| Backup::of(entry.ok()?.path()))
        .collect();
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    Ok(found)
}

/// The copies that have had their time, of those given newest first. What was damaged is never among
/// them: there may be something in it yet.
fn surplus(newest_first: &[Backup]) -> Vec<&Backup> {
    let mut months = BTreeSet::new();
    let whole = newest_first.iter().filter(|one| one.why != Why::Damaged);
    let past = whole.enumerate().filter(|(place, one)| {
        let last_of_month = months.insert((one.at.year(), one.at.month()));
        *place >= KEPT && !last_of_month
    });
    past.map(|(_, one)| one).collect()
}

/// Deletes the copies that have had their time, and what was left half made. One that cannot be deleted stays.
pub fn rotate(workspace: &Path) -> Result<()> {
    delete_half_made(&folder_of(workspace));
    for one in surplus(&backups_of(workspace)?) {
        if let Err(error) = one.delete() {
            tracing::warn!(%error, path = %one.path.display(), "an old copy stays");
        }
    }
    Ok(())
}

/// Deletes what a program that was killed had begun to copy: it would hold what is erased, and nobody sees it.
fn delete_half_made(folder: &Path) {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    // And what SQLite kept beside it.
    let half_made = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending.to_string_lossy().starts_with("part"))
    };
    for path in files.map(|file| file.path()).filter(half_made) {
        let _in_use = std::fs::remove_file(path);
    }
}

/// A name for a new copy that no file has, in a folder that is there.
fn place_for(workspace: &Path, mut at: NaiveDateTime, why: Why) -> Result<PathBuf> {
    let folder = folder_of(workspace);
    match std::fs::create_dir(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    let taken: BTreeSet<_> = backups_of(workspace)?.iter().map(|one| one.at).collect();
    at = at.with_nanosecond(0).unwrap_or(at);
    while taken.contains(&at) {
        at += TimeDelta::seconds(1);
    }
    Ok(folder.join(format!("{} {}.samverka", at.format(TIME), why.code())))
}

/// Keeps a file that SQLite cannot copy, byte by byte and with what lies beside it.
pub fn keep_as_it_is(workspace: &Path, at: NaiveDateTime) -> Result<PathBuf> {
    let place = place_for(workspace, at, Why::Damaged)?;
    let part = beside(&place, ".part");
    let copied = copy_whole(workspace, &part).and_then(|()| {
        for ending in HOLDS_MORE {
            let more = beside(workspace, ending);
            if more.exists() {
                copy_whole(&more, &beside(&place, ending))?;
            }
        }
        Ok(std::fs::rename(&part, &place)?)
    });
    if copied.is_err() {
        let more = HOLDS_MORE.map(|ending| beside(&place, ending));
        for path in std::iter::once(part).chain(more) {
            let _half_made = std::fs::remove_file(path);
        }
    }
    copied?;
    sync_folder(&place);
    Ok(place)
}

/// Copies a file and waits until it is on the disk.
pub fn copy_whole(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to)?;
    // Opened to write: Windows refuses to flush what is open for reading alone.
    File::options().write(true).open(to)?.sync_all()?;
    Ok(())
}

/// Takes away what is being made, or was being made when the program was killed.
pub fn remove_part(part: &Path) {
    let beside_it = LEFT_BESIDE.map(|ending| beside(part, ending));
    for path in std::iter::once(part.to_owned()).chain(beside_it) {
        let _was_never_there = std::fs::remove_file(path);
    }
}

/// Puts a finished file in the place of another, or of none; whatever SQLite kept beside the other goes.
pub fn put_in_place(part: &Path, path: &Path) -> Result<()> {
    for ending in LEFT_BESIDE {
        match std::fs::remove_file(beside(path, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    std::fs::rename(part, path)?;
    sync_folder(path);
    Ok(())
}

/// Waits until a folder knows a file's new name; not all systems can be asked to.
fn sync_folder(of: &Path) {
    if let Some(folder) = of.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _not_everywhere = folder.sync_all();
    }
}

/// What tells one state of a file from another, without reading all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// How many entries there are.
    pub entries: u64,
    newest: Option<[u8; 16]>,
    /// What the workspace remembers about itself, and how often it has been changed.
    meta: u64,
}

impl Store {
    /// What tells this state of the file from another.
    ///
    /// # Errors
    /// SQLite's.
    pub fn pulse(&self) -> Result<Pulse> {
        self.at_one_moment(|| {
            let mut meta = DefaultHasher::new();
            self.all_meta()?.hash(&mut meta);
            Ok(Pulse {
                meta: meta.finish(),
                entries: self.entry_count()?,
                newest: self
                    .conn
                    .query_row("SELECT max(id) FROM entry", [], |row| row.get(0))?,
            })
        })
    }

    /// Makes a copy in the folder beside, looks whether it is sound, and only then gives it its name.
    ///
    /// # Errors
    /// If it cannot be made; nothing is left of it then.
    pub fn back_up(&self, at: NaiveDateTime, why: Why) -> Result<Backup> {
        delete_half_made(&folder_of(&self.path));
        let place = place_for(&self.path, at, why)?;
        let part = beside(&place, ".part");
        let made = self.copy_checked(&part).and_then(|()| {
            File::options().write(true).open(&part)?.sync_all()?;
            Ok(std::fs::rename(&part, &place)?)
        });
        if made.is_err() {
            let _half_made = std::fs::remove_file(&part);
            let _in_use = std::fs::remove_dir(folder_of(&self.path));
        }
        made?;
        sync_folder(&place);
        Backup::of(place).ok_or_else(|| StoreError::Other("the copy is gone".to_owned()))
    }

    fn copy_checked(&self, part: &Path) -> Result<()> {
        let before = self.pulse()?;
        self.copy_to(part)?;
        let copy = Self::open_reader(part)?;
        copy.check_quickly()?;
        // Another program may have written meanwhile: the copy is of some moment between.
        if copy.pulse()? == before || self.pulse()? != before {
            Ok(())
        } else {
            Err(StoreError::Other("the copy differs".to_owned()))
        }
    }

    /// Whether the newest copy holds exactly this.
    pub fn is_backed_up(&self) -> Result<bool> {
        let newest = backups_of(&self.path)?.into_iter().next();
        let Some(newest) = newest.filter(|one| one.why != Why::Damaged) else {
            return Ok(false);
        };
        let held = Self::open_reader(&newest.path).and_then(|copy| copy.pulse());
        Ok(held.is_ok_and(|held| self.pulse().is_ok_and(|own| own == held)))
    }

    /// Reads the entries of a file that may be damaged, as many as there are, into this one; how many.
    ///
    /// # Errors
    /// If nothing at all can be read, a later version made it, or this file cannot be written.
    pub fn take_from_damaged(&mut self, path: &Path) -> Result<salvage::Salvaged> {
        // What is not ours is left as it is.
        if check_ours(path).is_ok() {
            take_back_half_written(path);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let damaged = rusqlite::Connection::open_with_flags(path, flags)?;
        // With a writable schema SQLite makes do with what it can read of one; nothing is written.
        damaged.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA writable_schema = ON",
        )?;
        match schema::check_known(&damaged) {
            Err(error @ StoreError::TooNew { .. }) => Err(error),
            _ => salvage::salvage(&damaged, self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(at: &str, why: Why) -> Backup {
        let name = format!("{at} {}.samverka", why.code());
        Backup {
            path: PathBuf::from(name),
            at: NaiveDateTime::parse_from_str(at, TIME).unwrap(),
            why,
            bytes: 1,
        }
    }

    #[test]
    fn the_last_ten_and_the_last_of_each_month_are_kept() {
        let mut all: Vec<Backup> = (1..=28)
            .map(|day| backup(&format!("2026-11-{day:02} 16.00.00"), Why::Close))
            .collect();
        all.push(backup("2026-09-30 12.00.00", Why::Merge));
        all.push(backup("2026-09-12 12.00.00", Why::Merge));
        all.push(backup("2025-09-12 12.00.00", Why::Merge));
        all.sort_by_key(|one| std::cmp::Reverse(one.at));
        let gone: Vec<_> = surplus(&all).iter().map(|one| one.at).collect();
        assert_eq!(all.len() - gone.len(), KEPT + 2);
        let day = |at: &str| NaiveDateTime::parse_from_str(at, TIME).unwrap();
        assert!(gone.contains(&day("2026-11-18 16.00.00")), "the eleventh");
        assert!(!gone.contains(&day("2026-11-19 16.00.00")), "the tenth");
        assert!(gone.contains(&day("2026-09-12 12.00.00")));
        assert!(!gone.contains(&day("2026-09-30 12.00.00")));
        assert!(!gone.contains(&day("2025-09-12 12.00.00")));
    }

    #[test]
    fn a_damaged_file_that_was_kept_is_never_thrown_away() {
        let mut all: Vec<Backup> = (1..=28)
            .map(|day| backup(&format!("2026-11-{day:02} 16.00.00"), Why::Close))
            .collect();
        all.insert(0, backup("2026-11-01 09.00.00", Why::Damaged));
        all.sort_by_key(|one| std::cmp::Reverse(one.at));
        assert!(surplus(&all).iter().all(|one| one.why != Why::Damaged));
    }

    #[test]
    fn a_name_tells_when_and_why_and_other_names_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Eslöv.samverka");
        let beside = folder_of(&file);
        assert!(beside.ends_with("Eslöv.samverka-backups"));
        std::fs::create_dir(&beside).unwrap();
        for name in [
            "2026-11-22 14.05.09 merge.samverka",
            "2026-11-22 14.05.09 merge.samverka.part",
            "2026-11-22 14.05.09 song.samverka",
            "2026-13-22 14.05.09 merge.samverka",
            "brev.txt",
        ] {
            std::fs::write(beside.join(name), b"hej").unwrap();
        }
        let found = backups_of(&file).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].why, found[0].bytes), (Why::Merge, 3));
    }
}
