//! Copies of the file: made before anything large happens, looked into, and put back.
//!
//! A file that is put back has forgotten entries that may have been sent already. So it gets a new device
//! identity, and no entry's id is ever used again for something else; and what was erased stays erased.
//!
//! Of a small file every copy is whole. Of a large one a copy is a *step*: what has changed since a whole one in the
//! same folder, its *base*. The store makes and reads them; here a copy is a copy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};

use super::heritage::Heritage;
use crate::domain::{KINDS, Kind};
use crate::journal::Entry;
use crate::store::{
    Backup, Lock, Salvaged, StepRule, Store, StoreError, Why, backups_of, beside, check_ours,
    copy_made_whole, folder_of, keep_as_it_is, open_copy_to_read, put_in_place, remove_part,
    rotate,
};
use crate::workspace::people::erase;
use crate::workspace::{
    Reader, Result, Surroundings as _, System, Workspace, WorkspaceError, keys,
};

/// Whether copies are made by themselves, and what went wrong with the last one.
#[derive(Default)]
pub(in crate::workspace) struct Keeping {
    on: bool,
    trouble: Option<StoreError>,
}

/// What a file holds, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// Records of each kind that has any, removed ones left out.
    pub records: Vec<(&'static Kind, u64)>,
    /// Entries in the journal.
    pub entries: u64,
    /// When the last change was written, in milliseconds since 1970, and by whom.
    pub last_change: Option<(i64, Option<String>)>,
    /// Bundles that have been merged.
    pub merges: usize,
}

/// What a copy holds, beside what there is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The copy's.
    pub then: Holding,
    /// The file's as it is now; none where it cannot be read.
    pub now: Option<Holding>,
    /// Entries of now that the copy has not: they would be lost.
    pub lost: usize,
    /// The records that they are of, by kind.
    pub lost_records: BTreeMap<String, usize>,
}

impl Look {
    /// The records of a kind: in the copy, and now.
    pub fn of(&self, kind: &Kind) -> (u64, Option<u64>) {
        let count = |holding: &Holding| {
            let found = holding
                .records
                .iter()
                .find(|(one, _)| one.code == kind.code);
            found.map_or(0, |(_, count)| *count)
        };
        (count(&self.then), self.now.as_ref().map(count))
    }
}

/// What mending a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// What could be read.
    pub salvaged: Salvaged,
    /// Where the damaged file lies, as it was.
    pub damaged: PathBuf,
}

impl Workspace {
    /// Makes copies by itself before anything large, or does not: an example can be made again.
    pub fn keep_backups(&mut self, keep: bool) {
        self.keeping.on = keep;
    }

    /// From what size of the file on a copy holds only what has changed since another.
    pub fn make_steps(&mut self, rule: StepRule) {
        self.reader.store.make_steps(rule);
    }

    /// Makes a copy now, and lets those go that have had their time.
    ///
    /// # Errors
    /// If it cannot be made; nothing was changed.
    pub fn back_up(&mut self, why: Why) -> Result<Backup> {
        let made = self.copy(why)?;
        rotate(self.reader.path())?;
        Ok(made)
    }

    /// Makes a copy at the end of the work, if there is something that the last one has not.
    ///
    /// # Errors
    /// If it cannot be made. The file itself is as it should be.
    pub fn back_up_at_close(&mut self) -> Result<Option<Backup>> {
        if !self.keeping.on || !self.writable() {
            return Ok(None);
        }
        let made = match self.reader.store.is_backed_up() {
            Ok(true) => return Ok(None),
            Ok(false) => self.back_up(Why::Close),
            Err(error) => Err(error.into()),
        };
        made.map(Some)
            .map_err(|error| WorkspaceError::NoBackup(Box::new(error)))
    }

    /// What went wrong with a copy that was to be made along the way; told once.
    pub fn take_backup_trouble(&mut self) -> Option<WorkspaceError> {
        let trouble = self.keeping.trouble.take()?;
        Some(WorkspaceError::NoBackup(Box::new(trouble.into())))
    }

    /// Does something large, with a copy of what was before. No copy stops nothing: work goes before.
    pub(in crate::workspace) fn with_backup<T>(
        &mut self,
        why: Why,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let made = self.copy_before(why);
        let done = work(self);
        if let Some(made) = made {
            // What later copies stand on is not made for this alone.
            let is_base = self.reader.store.goes_on_from(&made).unwrap_or_default();
            let tidied = if done.is_ok() || is_base {
                rotate(self.reader.path())
            } else {
                // Nothing was changed, so nothing is left behind.
                made.delete().map(|()| {
                    let _others_are_there = std::fs::remove_dir(folder_of(self.reader.path()));
                })
            };
            if let Err(error) = tidied {
                tracing::warn!(%error, "the folder of copies is not tidied");
            }
        }
        done
    }

    fn copy_before(&mut self, why: Why) -> Option<Backup> {
        if !self.keeping.on || !self.writable() {
            return None;
        }
        let made = match self.reader.store.is_backed_up() {
            Ok(true) => return None,
            Ok(false) => self.copy(why),
            Err(error) => Err(error),
        };
        made.map_err(|error| self.keeping.trouble = Some(error))
            .ok()
    }

    fn copy(&mut self, why: Why) -> std::result::Result<Backup, StoreError> {
        let path = self.reader.path();
        if !path.exists() {
            return Err(StoreError::NoFile(path.to_owned()));
        }
        if let Some(why) = self.read_only() {
            tracing::debug!(?why, "copied while it is only read");
        }
        let at = local(self.surroundings.now_ms());
        self.reader.store.back_up(at, why)
    }
}

/// A moment as the computer's clock showed it.
fn local(ms: i64) -> NaiveDateTime {
    let at = DateTime::from_timestamp_millis(ms).unwrap_or_default();
    at.with_timezone(&Local).naive_local()
}

/// The copies of a workspace file, newest first.
///
/// # Errors
/// If their folder cannot be read.
pub fn backups(file: &Path) -> Result<Vec<Backup>> {
    Ok(backups_of(file)?)
}

/// The folder that they lie in; it may not be there yet.
pub fn backups_folder(file: &Path) -> PathBuf {
    folder_of(file)
}

/// Looks into a copy: what it holds, beside what the file holds now.
///
/// # Errors
/// If the copy cannot be read.
pub fn look(file: &Path, backup: &Path) -> Result<Look> {
    let copy = Reader::over(open_copy_to_read(backup)?);
    copy.store.check_quickly()?;
    let then = copy.holding()?;
    let mut look = Look {
        then,
        now: None,
        lost: 0,
        lost_records: BTreeMap::new(),
    };
    let compared = Reader::open(file);
    let compared = compared.and_then(|now| now.at_one_moment(|now| compare(now, &copy)));
    if let Ok((now, lost)) = compared {
        look.now = Some(now);
        look.lost = lost.len();
        let records: BTreeSet<_> = lost
            .into_iter()
            .map(|entry| (entry.kind, entry.record))
            .collect();
        for (kind, _) in records {
            *look.lost_records.entry(kind).or_default() += 1;
        }
    }
    Ok(look)
}

/// What the file holds now, and its entries that the copy has not.
fn compare(now: &Reader, copy: &Reader) -> Result<(Holding, Vec<Entry>)> {
    let mut lost = Vec::new();
    now.store.each_entry(None, |entry| {
        if copy.store.entry(entry.id)?.is_none() {
            lost.push(entry);
        }
        Result::Ok(())
    })?;
    Ok((now.holding()?, lost))
}

impl Reader {
    /// What the file holds, in numbers.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn holding(&self) -> Result<Holding> {
        self.at_one_moment(Self::holding_now)
    }

    fn holding_now(&self) -> Result<Holding> {
        let mut records = Vec::new();
        for kind in KINDS {
            let count = self.store.count(kind)?;
            if count > 0 {
                records.push((*kind, count));
            }
        }
        let last = self.latest(1)?.pop();
        Ok(Holding {
            records,
            entries: self.store.entry_count()?,
            last_change: last.map(|entry| (entry.id.wall_ms(), entry.author)),
            merges: self.store.merge_count()?,
        })
    }

    /// Whether the file seems sound; `thorough` reads all of it, and takes its time.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, thorough: bool) -> Result<()> {
        if thorough {
            return self.verify().map(drop);
        }
        self.at_one_moment(|_| {
            self.store.check_quickly()?;
            match self.store.miscounted_kinds()? {
                0 => Ok(()),
                wrong => Err(WorkspaceError::Unfaithful(wrong)),
            }
        })
    }
}

/// What putting a copy back came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Whether it could be looked up what had been erased since the copy was made: if not, somebody may be back.
    pub erasures_known: bool,
}

/// Puts a copy in the place of the file, which is itself kept as a copy first.
///
/// # Errors
/// If the copy cannot be read or is of another workspace, or the file is open somewhere; nothing was
/// changed.
pub fn restore(file: &Path, backup: &Path) -> Result<Restored> {
    let part = beside(file, ".part");
    remove_part(&part);
    let prepared = copy_made_whole(backup, &part).map_err(WorkspaceError::from);
    let restored = prepared.and_then(|()| {
        // Sound before anything else is done with it.
        Reader::open(&part)?.store.check_integrity()?;
        // From here on nobody else writes what gives way.
        let present = Present::take(file)?;
        let heritage = Heritage::of(file)?;
        let mut copy = Store::open_copy(&part)?;
        take_up(&mut copy, &heritage)?;
        drop(copy);
        let _lock = present.keep(file)?;
        put_in_place(&part, file)?;
        Ok(Restored {
            erasures_known: heritage.erasures_known,
        })
    });
    remove_part(&part);
    let restored = restored?;
    rotate(file)?;
    Ok(restored)
}

/// Makes a copy fit to go on from: of the same workspace, under a new identity, without what was erased.
fn take_up(copy: &mut Store, heritage: &Heritage) -> Result<()> {
    if !heritage.may_be(&copy.meta(keys::PROJECT)?, &copy.meta(keys::MUNICIPALITY)?) {
        return Err(WorkspaceError::OtherWorkspace);
    }
    copy.transaction(true, |copy| {
        forget_device(copy)?;
        heritage.erase_again(copy).map(drop)
    })?;
    erase::scrub(copy)
}

/// The next change is written under a new identity.
fn forget_device(store: &Store) -> Result<()> {
    for key in [keys::DEVICE, keys::DEVICE_HOME, keys::HOMES] {
        store.forget_meta(key)?;
    }
    Ok(())
}

/// The file that is about to give way, held against whoever else would write it.
enum Present {
    Sound(Box<Store>),
    /// It cannot be opened; nor if it is not there.
    Unsound(Lock, StoreError),
}

impl Present {
    fn take(file: &Path) -> Result<Self> {
        match Store::open_any_alone(file) {
            Ok(store) if store.writable() => Ok(Self::Sound(Box::new(store))),
            Ok(_) => Err(StoreError::Busy.into()),
            Err(error) => Ok(Self::Unsound(
                Lock::take(file)?.ok_or(StoreError::Busy)?,
                error,
            )),
        }
    }

    /// Keeps it as a copy, as it is if it is damaged; what still holds it.
    fn keep(self, file: &Path) -> Result<Option<Lock>> {
        let at = local(System.now_ms());
        let (kept, lock) = match self {
            Self::Sound(mut store) => {
                let kept = match store.is_backed_up() {
                    Ok(true) => Ok(()),
                    _ => store.back_up(at, Why::Restore).map(drop),
                };
                (kept, store.into_lock())
            }
            Self::Unsound(lock, error) => (Err(error), Some(lock)),
        };
        match kept {
            Ok(()) | Err(StoreError::NoFile(_)) => {}
            Err(StoreError::Damaged(_) | StoreError::NotOurs | StoreError::Other(_)) => {
                keep_as_it_is(file, at)?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(lock)
    }
}

/// Reads what can be read of a file's journal, makes its tables anew, and puts the result in the file's
/// place, or in another; the damaged file is kept as it was.
///
/// # Errors
/// If the file is not ours or a later version's, its journal cannot be read, or it is open somewhere; nothing
/// was changed.
pub fn mend(file: &Path, into: Option<&Path>) -> Result<Mended> {
    match check_ours(file) {
        // That is what is to be mended.
        Err(StoreError::Damaged(_)) => {}
        looked => looked?,
    }
    if let Some(into) = into.filter(|into| into.exists()) {
        return Err(StoreError::Exists(into.to_owned()).into());
    }
    let _lock = Lock::take(file)?.ok_or(StoreError::Busy)?;
    let part = beside(into.unwrap_or(file), ".part");
    remove_part(&part);
    let mended = salvage(file, &part).and_then(|salvaged| {
        // Whose it was may not be known any more.
        Reader::over(Store::open_reader(&part)?).verify()?;
        let damaged = match into {
            None => keep_as_it_is(file, local(System.now_ms()))?,
            Some(_) => file.to_owned(),
        };
        put_in_place(&part, into.unwrap_or(file))?;
        Ok(Mended { salvaged, damaged })
    });
    remove_part(&part);
    mended
}

fn salvage(file: &Path, part: &Path) -> Result<Salvaged> {
    let mut new = Store::create(part)?;
    let mut salvaged = new.take_from_damaged(file)?;
    if new.meta(keys::PROJECT)?.is_none() {
        know_itself_again(&mut new, file)?;
    }
    let heritage = Heritage::of_salvaged(&new, &salvaged, file)?;
    salvaged.entries += new.transaction(true, |new| {
        forget_device(new)?;
        heritage.erase_again(new)
    })?;
    erase::scrub(&mut new)?;
    Ok(salvaged)
}

/// Whose workspace it is and what it signs with, when that was on the damaged pages: a copy knows.
fn know_itself_again(new: &mut Store, file: &Path) -> Result<()> {
    for backup in backups_of(file)? {
        let known = open_copy_to_read(&backup.path).and_then(|copy| copy.all_meta());
        let Ok(known) = known else { continue };
        if known.iter().any(|(key, _)| key == keys::PROJECT) {
            return new.transaction(true, |new| {
                for (key, value) in &known {
                    new.set_meta(key, value)?;
                }
                Result::Ok(())
            });
        }
    }
    Err(StoreError::Damaged("no project".to_owned()).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{NewProject, Workspace};

    #[test]
    fn nobody_writes_what_is_about_to_give_way() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lead.samverka");
        let project = NewProject {
            name: "Bred samverkan".into(),
            short_name: "BRED".into(),
            start: "2018-01-01".parse().unwrap(),
            end: "2019-12-31".parse().unwrap(),
            municipalities: Vec::new(),
        };
        drop(Workspace::create_project(&file, &project).unwrap());
        let present = Present::take(&file).unwrap();
        assert!(Lock::take(&file).unwrap().is_none());
        let held = present.keep(&file).unwrap();
        assert!(held.is_some() && Lock::take(&file).unwrap().is_none());
        drop(held);
        assert!(Lock::take(&file).unwrap().is_some());
    }
}
