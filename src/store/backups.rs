//! Copies of a workspace file, in a folder beside it: their names, which are kept, and making one.
//!
//! A name tells when and why: `2026-11-22 14.05.09 merge.samverka`. Of a large file a copy holds only what has changed
//! since another, whose time stands in its name, too: `2026-11-22 14.05.09 merge + 2026-11-20 16.00.00.samverka-step`.
//! Files of other names are nobody's business here.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use super::steps::{self, Step, StepRule};
use super::touched::Base;
use super::{Result, Store, StoreError, beside, schema};

/// How many of the newest copies are kept; of older ones the last of each month.
pub const KEPT: usize = 10;
/// For how many days later copies stand on a whole one: not all of them shall for ever stand on one file.
const STOOD_ON: i64 = 28;
/// How a copy's time stands in its name. No colons: Windows has none in names.
const TIME: &str = "%Y-%m-%d %H.%M.%S";
/// How the name of a whole copy ends.
const WHOLE: &str = ".samverka";
/// How the name of a copy ends that stands on another.
const STEP: &str = ".samverka-step";

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
    /// How large it is; of one that stands on another without that.
    pub bytes: u64,
    /// When the copy was made that it stands on, if it holds only what has changed since.
    pub base: Option<NaiveDateTime>,
}

impl Backup {
    fn of(path: PathBuf) -> Option<Self> {
        let at = |at: &str| NaiveDateTime::parse_from_str(at, TIME).ok();
        let name = path.file_name()?.to_str()?;
        let (name, base) = match name.strip_suffix(WHOLE) {
            Some(name) => (name, None),
            None => {
                let (name, base) = name.strip_suffix(STEP)?.rsplit_once(" + ")?;
                (name, Some(at(base)?))
            }
        };
        let (made, why) = name.rsplit_once(' ')?;
        let made = at(made)?;
        let why = Why::ALL.into_iter().find(|one| one.code() == why)?;
        let bytes = path.metadata().ok()?.len();
        Some(Self {
            path,
            at: made,
            why,
            bytes,
            base,
        })
    }

    fn name(at: NaiveDateTime, why: Why, base: Option<NaiveDateTime>) -> String {
        let (at, why) = (at.format(TIME), why.code());
        match base {
            None => format!("{at} {why}{WHOLE}"),
            Some(base) => format!("{at} {why} + {}{STEP}", base.format(TIME)),
        }
    }

    /// Whether it is nothing without this other one.
    pub fn stands_on(&self, other: &Self) -> bool {
        self.base == Some(other.at) && other.base.is_none()
    }

    /// Takes the copy away for good, and those that stand on it.
    ///
    /// # Errors
    /// If the system does not let one go.
    pub fn delete(&self) -> Result<()> {
        if self.base.is_none() {
            // They go first: none is left without what it stands on.
            for one in copies_in(folder_with(&self.path))?
                .iter()
                .filter(|one| one.stands_on(self))
            {
                remove(&one.path)?;
            }
        }
        remove(&self.path)
    }
}

/// The folder that a file lies in; of a name alone it is the one that the program works in.
fn folder_with(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new("."))
}

/// Whether a file is a copy that others in its folder stand on.
pub(super) fn is_a_base(path: &Path) -> bool {
    let Some(copy) = Backup::of(path.to_owned()) else {
        return false;
    };
    let beside = copies_in(folder_with(path));
    beside.is_ok_and(|beside| beside.iter().any(|one| one.stands_on(&copy)))
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

/// The workspace file that a copy is of, by the folder that the copy lies in; it may be gone.
pub fn workspace_of(copy: &Path) -> Option<PathBuf> {
    let folder = copy.parent()?;
    let name = folder.file_name()?.to_str()?.strip_suffix("-backups")?;
    Some(folder.with_file_name(name))
}

/// The copies of a workspace file, newest first; none where there is no folder of them.
///
/// # Errors
/// If the folder cannot be read.
pub fn backups_of(workspace: &Path) -> Result<Vec<Backup>> {
    copies_in(&folder_of(workspace))
}

fn copies_in(folder: &Path) -> Result<Vec<Backup>> {
    let entries = match std::fs::read_dir(folder) {
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
/// them: there may be something in it yet. Nor is what one that is kept stands on. One whose base has gone takes no
/// other's place.
fn surplus(newest_first: &[Backup]) -> Vec<&Backup> {
    let mut months = BTreeSet::new();
    let mut before = 0;
    let sound = newest_first.iter().filter(|one| one.why != Why::Damaged);
    let (past, kept): (Vec<_>, Vec<_>) = sound.partition(|one| {
        let place = before;
        let is_whole = one.base.is_none() || newest_first.iter().any(|base| one.stands_on(base));
        before += usize::from(is_whole);
        let last_of_month = is_whole && months.insert((one.at.year(), one.at.month()));
        place >= KEPT && !last_of_month
    });
    let stood_on = |one: &Backup| kept.iter().any(|kept| kept.stands_on(one));
    past.into_iter().filter(|one| !stood_on(one)).collect()
}

/// Deletes the copies that have had their time, and what was left half made. One that cannot be deleted stays.
pub fn rotate(workspace: &Path) -> Result<()> {
    delete_half_made(&folder_of(workspace));
    // The newest first: what stands on another goes before that.
    for one in surplus(&backups_of(workspace)?) {
        if let Err(error) = remove(&one.path) {
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
fn place_for(
    workspace: &Path,
    mut at: NaiveDateTime,
    why: Why,
    base: Option<NaiveDateTime>,
) -> Result<PathBuf> {
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
    Ok(folder.join(Backup::name(at, why, base)))
}

/// Keeps a file that SQLite cannot copy, byte by byte and with what lies beside it.
pub fn keep_as_it_is(workspace: &Path, at: NaiveDateTime) -> Result<PathBuf> {
    let place = place_for(workspace, at, Why::Damaged, None)?;
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
    if let Ok(folder) = File::open(folder_with(of)) {
        let _not_everywhere = folder.sync_all();
    }
}

impl Store {
    /// From what size on copies hold only what has changed.
    pub fn make_steps(&mut self, rule: StepRule) {
        self.steps = rule;
    }

    /// Makes a copy in the folder beside, looks whether it is sound, and only then gives it its name. Of a large file
    /// it holds no more than has changed since the last whole one, if that is there and the change is small.
    ///
    /// # Errors
    /// If it cannot be made; nothing is left of it then.
    pub fn back_up(&mut self, at: NaiveDateTime, why: Why) -> Result<Backup> {
        delete_half_made(&folder_of(&self.path));
        match self.back_up_step(at, why) {
            Ok(Some(step)) => return Ok(step),
            Ok(None) => {}
            // There is less room yet for a whole one.
            Err(StoreError::DiskFull) => return Err(StoreError::DiskFull),
            Err(error) => tracing::warn!(%error, "the copy is made whole"),
        }
        let place = place_for(&self.path, at, why, None)?;
        let version = self.data_version()?;
        let base = self.base_at(&place)?;
        let made = self.put_copy(&place, |part| {
            self.copy_checked(part, base.as_ref()).map(|()| true)
        })?;
        // Only now: until it is there, the file goes on from the base that it had.
        if let Some(base) = base
            && let Err(error) = self.begin_base(&base, version)
        {
            tracing::warn!(%error, "no later copy can stand on this one");
        }
        made.ok_or_else(|| StoreError::Other("the copy is gone".to_owned()))
    }

    /// Whether later copies of the file stand on this one.
    ///
    /// # Errors
    /// SQLite's.
    pub fn goes_on_from(&self, copy: &Backup) -> Result<bool> {
        Ok(self.base()?.is_some_and(|base| base.is_at(&copy.path)))
    }

    /// Makes a copy of what has changed; none where a whole one is due.
    fn back_up_step(&self, at: NaiveDateTime, why: Why) -> Result<Option<Backup>> {
        let Some((base, copy)) = self.base_there(at)? else {
            return Ok(None);
        };
        let place = place_for(&self.path, at, why, Some(copy.at))?;
        self.put_copy(&place, |part| {
            Step::write(self, &base, part)?;
            let most = copy.bytes.checked_div(self.steps.share);
            Ok(most.is_some_and(|most| part.metadata().is_ok_and(|step| step.len() <= most)))
        })
    }

    /// The copy that one can stand on that is made at this time, if it is there as it was made and not too old, and
    /// the file is large.
    fn base_there(&self, at: NaiveDateTime) -> Result<Option<(Base, Backup)>> {
        if self.bytes()? < self.steps.from {
            return Ok(None);
        }
        let Some(base) = self.base()? else {
            return Ok(None);
        };
        let there = Backup::of(folder_of(&self.path).join(&base.name));
        let there = there.filter(|copy| {
            if at - copy.at > TimeDelta::days(STOOD_ON) {
                return false;
            }
            let its_own = steps::token_and_version(&copy.path);
            its_own.is_ok_and(|(token, _)| token == Some(base.kept()))
        });
        Ok(there.map(|copy| (base, copy)))
    }

    /// What a whole copy that is made here is as a base, where the file is large.
    fn base_at(&self, place: &Path) -> Result<Option<Base>> {
        let is_of_this_version = schema::version(&self.conn)? == schema::newest();
        if !self.writable() || !is_of_this_version || self.bytes()? < self.steps.from {
            return Ok(None);
        }
        let name = place.file_name().unwrap_or_default();
        Ok(Some(Base {
            name: name.to_string_lossy().into_owned(),
            pulse: self.pulse()?.to_string(),
        }))
    }

    /// Makes a copy and gives it its name, unless it is said to be no good.
    fn put_copy(
        &self,
        place: &Path,
        make: impl FnOnce(&Path) -> Result<bool>,
    ) -> Result<Option<Backup>> {
        let part = beside(place, ".part");
        let made = make(&part).and_then(|good| {
            if good {
                File::options().write(true).open(&part)?.sync_all()?;
                std::fs::rename(&part, place)?;
            }
            Ok(good)
        });
        if !matches!(made, Ok(true)) {
            let _half_made = std::fs::remove_file(&part);
            let _others_are_there = std::fs::remove_dir(folder_of(&self.path));
        }
        if !made? {
            return Ok(None);
        }
        sync_folder(place);
        Ok(Backup::of(place.to_owned()))
    }

    fn copy_checked(&self, part: &Path, base: Option<&Base>) -> Result<()> {
        let before = self.pulse()?;
        self.copy_to(part)?;
        if let Some(base) = base {
            steps::make_base(part, base)?;
        }
        let copy = Self::open_reader(part)?;
        copy.check_quickly()?;
        // Another program may have written meanwhile: the copy is of some moment between.
        if copy.pulse()? == before || self.pulse()? != before {
            Ok(())
        } else {
            Err(StoreError::Other("the copy differs".to_owned()))
        }
    }

    /// Whether the newest copy holds exactly this, and what it stands on is there.
    ///
    /// # Errors
    /// If the copies or the file cannot be read.
    pub fn is_backed_up(&self) -> Result<bool> {
        let all = backups_of(&self.path)?;
        let Some(newest) = all.first().filter(|one| one.why != Why::Damaged) else {
            return Ok(false);
        };
        let held = match newest.base {
            None => Self::open_reader(&newest.path)
                .and_then(|copy| copy.pulse())
                .map(|pulse| pulse.to_string()),
            Some(_) => match all.iter().find(|one| newest.stands_on(one)) {
                Some(base) => Step::pulse_of(&newest.path, &base.path),
                None => return Ok(false),
            },
        };
        Ok(held.is_ok_and(|held| self.pulse().is_ok_and(|own| own.to_string() == held)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(at: &str, why: Why) -> Backup {
        let at = NaiveDateTime::parse_from_str(at, TIME).unwrap();
        Backup {
            path: PathBuf::from(Backup::name(at, why, None)),
            at,
            why,
            bytes: 1,
            base: None,
        }
    }

    #[test]
    fn what_a_kept_copy_stands_on_is_kept() {
        let mut all: Vec<Backup> = (1..=28)
            .map(|day| backup(&format!("2026-11-{day:02} 16.00.00"), Why::Close))
            .collect();
        for day in 5..28 {
            all[day].base = Some(all[4].at);
        }
        all[19].base = Some(all[3].at);
        all.reverse();
        let gone: Vec<u32> = surplus(&all).iter().map(|one| one.at.day()).collect();
        let expected = (1..=18).rev().filter(|day| ![4, 5].contains(day));
        assert_eq!(gone, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_copy_whose_base_has_gone_takes_no_other_s_place() {
        let mut all: Vec<Backup> = (1..=28)
            .map(|day| backup(&format!("2026-11-{day:02} 16.00.00"), Why::Close))
            .collect();
        let gone = all[0].at - TimeDelta::days(40);
        for day in [2, 20, 27] {
            all[day].base = Some(gone);
        }
        all.reverse();
        let past: Vec<u32> = surplus(&all).iter().map(|one| one.at.day()).collect();
        assert_eq!(past, (1..=16).rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_name_alone_is_of_the_folder_that_the_program_works_in() {
        for (path, folder) in [("a.samverka", "."), ("b/a.samverka", "b"), ("/a", "/")] {
            assert_eq!(folder_with(Path::new(path)), Path::new(folder));
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
            "2026-11-22 14.05.10 merge + 2026-11-22 14.05.09.samverka-step",
            "2026-11-22 14.05.11 merge.samverka-step",
            "2026-11-22 14.05.12 merge + 2026-11-22.samverka-step",
            "brev.txt",
        ] {
            std::fs::write(beside.join(name), b"hej").unwrap();
        }
        let found = backups_of(&file).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].stands_on(&found[1]) && !found[1].stands_on(&found[0]));
        assert_eq!(
            (found[1].why, found[1].bytes, found[1].base),
            (Why::Merge, 3, None)
        );
    }
}
