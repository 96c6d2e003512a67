//! What a file leaves to the one that takes its place: whose it is, and what was erased in it. Of a damaged
//! file as much as can be read, with what its copies tell besides.

use std::path::Path;

use crate::journal::{Entry, Erasures};
use crate::store::{
    Salvaged, Store, StoreError, backups_of, beside, open_copy_to_read, remove_part,
};
use crate::workspace::people::erase;
use crate::workspace::{Result, WorkspaceError, keys};

/// What a file leaves behind.
#[derive(Default)]
pub(in crate::workspace) struct Heritage {
    project: Option<String>,
    municipality: Option<String>,
    /// Whether what is not known of whose it is was nowhere to be read, and may have been anything.
    partly: bool,
    erasures: Erasures,
    /// The entries that erase.
    erasing: Vec<Entry>,
    /// Whether nothing that was erased can be missing.
    pub erasures_known: bool,
}

impl Heritage {
    /// What the file there leaves behind.
    ///
    /// # Errors
    /// If a later version made it, another program holds it, or there is no room to read what is damaged.
    pub fn of(file: &Path) -> Result<Self> {
        let read = Store::open_reader(file).map_err(WorkspaceError::from);
        match read.and_then(|store| Self::read(&store)) {
            Ok(whole) => return Ok(whole),
            Err(error) => Self::go_on_after(error)?,
        }
        let part = beside(file, ".old.part");
        remove_part(&part);
        let salvaged = Store::create(&part)
            .map_err(WorkspaceError::from)
            .and_then(|mut rest| {
                let salvaged = rest.take_from_damaged(file)?;
                Self::of_salvaged(&rest, &salvaged, file)
            });
        remove_part(&part);
        match salvaged {
            Ok(left) => Ok(left),
            Err(error) => {
                Self::go_on_after(error)?;
                let mut nothing = Self {
                    partly: true,
                    ..Self::default()
                };
                nothing.add_copies_of(file)?;
                Ok(nothing)
            }
        }
    }

    /// Goes on where a file is damaged or gone; what else is wrong is not for the file's copies to answer.
    fn go_on_after(error: WorkspaceError) -> Result<()> {
        match error {
            WorkspaceError::Store(
                StoreError::TooNew { .. }
                | StoreError::Busy
                | StoreError::DiskFull
                | StoreError::ReadOnly,
            ) => Err(error),
            error => {
                tracing::warn!(%error, "what the file leaves behind is pieced together");
                Ok(())
            }
        }
    }

    fn read(store: &Store) -> Result<Self> {
        store.check_quickly()?;
        let erasures = store.erasures()?;
        Ok(Self {
            project: store.meta(keys::PROJECT)?,
            municipality: store.meta(keys::MUNICIPALITY)?,
            partly: false,
            erasing: erasing(store, &erasures)?,
            erasures,
            erasures_known: true,
        })
    }

    /// What a damaged file leaves behind, when what could be read of it lies in this one.
    ///
    /// # Errors
    /// If that cannot be read.
    pub fn of_salvaged(rest: &Store, salvaged: &Salvaged, file: &Path) -> Result<Self> {
        let mut erasures = rest.erasures()?;
        erasures.add(told_by_the_journal(rest, salvaged.brought_known())?);
        let mut left = Self {
            project: rest.meta(keys::PROJECT)?,
            municipality: rest.meta(keys::MUNICIPALITY)?,
            partly: true,
            erasing: erasing(rest, &erasures)?,
            erasures,
            erasures_known: salvaged.erasures_known(),
        };
        if !salvaged.erasures_read() {
            left.add_copies_of(file)?;
        }
        Ok(left)
    }

    /// Takes in what the copies know to be erased, as far as they can be read.
    fn add_copies_of(&mut self, file: &Path) -> Result<()> {
        for backup in backups_of(file)? {
            let copy = open_copy_to_read(&backup.path).map_err(WorkspaceError::from);
            match copy.and_then(|copy| Self::read(&copy)) {
                Ok(copy) if self.may_be(&copy.project, &copy.municipality) => {
                    self.erasures.add(copy.erasures);
                    self.erasing.extend(copy.erasing);
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "a copy cannot tell what was erased"),
            }
        }
        Ok(())
    }

    /// Whether it is of this project and municipality, as far as can be told.
    pub fn may_be(&self, project: &Option<String>, municipality: &Option<String>) -> bool {
        let same = |own: &Option<String>, other| own == other || (self.partly && own.is_none());
        same(&self.project, project) && same(&self.municipality, municipality)
    }

    /// Erases once more, within the caller's transaction, what was erased in the file that gave way; how many
    /// entries that came with it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn erase_again(&self, store: &Store) -> Result<u64> {
        let mut added = 0;
        for entry in &self.erasing {
            added += u64::from(store.add_entry(entry)?);
        }
        if self.erasures != Erasures::default() {
            erase::carry_out(store, &self.erasures, &mut || Ok(()))?;
        }
        Ok(added)
    }
}

/// The entries that have erased this.
fn erasing(store: &Store, erasures: &Erasures) -> Result<Vec<Entry>> {
    let mut erasing = Vec::new();
    for record in &erasures.records {
        let entries = store.entries_of(*record)?;
        erasing.extend(entries.into_iter().filter(Entry::erases));
    }
    Ok(erasing)
}

/// What the journal's entries erase. Texts of others go with a person only where it is known that the entry was
/// written here: no municipality erases what is another's.
fn told_by_the_journal(store: &Store, brought_known: bool) -> Result<Erasures> {
    let mut erasing = Vec::new();
    store.each_entry(None, |entry| {
        erasing.extend(entry.erases().then_some(entry));
        Result::Ok(())
    })?;
    let mut told = Erasures::default();
    for entry in &erasing {
        let mut one = Erasures::default();
        one.gather(entry);
        if entry.municipality.is_some() && !(brought_known && store.is_own(entry.id)?) {
            for (id, fields) in std::mem::take(&mut one.values) {
                let target = store.entry(id)?;
                if target.is_none_or(|target| target.municipality == entry.municipality) {
                    one.values.insert(id, fields);
                }
            }
        }
        told.add(one);
    }
    Ok(told)
}
