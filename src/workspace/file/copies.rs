//! The copies of a file that still hold a person: what an erasure cannot reach.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::backups::backups;
use crate::domain::{Id, Person, Record};
use crate::journal::{Entry, EntryId, ErasedName};
use crate::store::{Backup, Held, open_copy_to_read};
use crate::workspace::people::erase::{called, goes};
use crate::workspace::{Reader, Result};

/// Texts in records that are not the persons' own, by entry and field.
type Texts = BTreeSet<(EntryId, String)>;

/// A copy of a workspace, and what it holds of what is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingCopy {
    /// The copy.
    pub copy: Backup,
    persons: BTreeSet<Id>,
    texts: Texts,
}

impl HoldingCopy {
    /// Whether it holds any of these persons, or of these texts.
    pub fn holds(&self, persons: &[Id], texts: &Texts) -> bool {
        persons.iter().any(|person| self.persons.contains(person)) || !self.texts.is_disjoint(texts)
    }
}

/// The copies of a workspace that still hold any of these persons, or of these texts elsewhere (by entry and
/// field), newest first. One that cannot be read may hold all of it. What a person is called is read from the
/// file, so this is asked before anybody is erased.
///
/// # Errors
/// If the file or the folder of its copies cannot be read.
pub fn copies_holding(file: &Path, persons: &[Id], texts: &Texts) -> Result<Vec<HoldingCopy>> {
    let now = Reader::open(file)?;
    let everybody: BTreeSet<Id> = persons.iter().copied().collect();
    let called = |person: &Id| {
        let mut names = called(&now.history(*person)?);
        let namesakes = now.store.namesakes(&names, &everybody)?;
        names.retain(|name| !namesakes.contains(name));
        Ok((*person, names))
    };
    let called: Vec<_> =
        now.at_one_moment(|_| persons.iter().map(called).collect::<Result<_>>())?;
    let all = backups(file)?;
    let mut held: BTreeMap<&Path, (BTreeSet<Id>, Texts)> = BTreeMap::new();
    let (whole, steps): (Vec<_>, Vec<_>) = all.iter().partition(|copy| copy.base.is_none());
    for copy in whole.into_iter().chain(steps) {
        // What stands on a copy is nothing without it, and so holds what that holds.
        let base = all.iter().find(|other| copy.stands_on(other));
        let of_the_base = base.and_then(|base| held.get(base.path.as_path()));
        let (mut found, mut written) = of_the_base.cloned().unwrap_or_default();
        if found != everybody || written != *texts {
            let own = held_in(&copy.path, &called, texts);
            let (own, own_texts) = own.unwrap_or_else(|_| (everybody.clone(), texts.clone()));
            found.extend(own);
            written.extend(own_texts);
        }
        held.insert(&copy.path, (found, written));
    }
    let holding = all.iter().filter_map(|copy| {
        let (persons, texts) = held.remove(copy.path.as_path())?;
        (!persons.is_empty() || !texts.is_empty()).then(|| HoldingCopy {
            copy: copy.clone(),
            persons,
            texts,
        })
    });
    Ok(holding.collect())
}

/// Which of the persons, called so, and of the texts a copy holds.
fn held_in(
    copy: &Path,
    called: &[(Id, BTreeSet<ErasedName>)],
    texts: &Texts,
) -> Result<(BTreeSet<Id>, Texts)> {
    let copy = Reader::over(open_copy_to_read(copy)?);
    let waiting: Vec<Entry> = copy.held()?.iter().filter_map(Held::said).collect();
    let mut persons = BTreeSet::new();
    for (person, names) in called {
        if holds_person(&copy, &waiting, *person, names)? {
            persons.insert(*person);
        }
    }
    let mut found = BTreeSet::new();
    for (id, field) in texts {
        let known = copy.store.entry(*id)?;
        let mut copies = known
            .iter()
            .chain(waiting.iter().filter(|one| one.id == *id));
        if copies.any(|entry| entry.set.contains_key(field)) {
            found.insert((*id, field.clone()));
        }
    }
    Ok((persons, found))
}

/// Whether a copy holds a person: as a record, in what waits for a decision, or as who wrote.
fn holds_person(
    copy: &Reader,
    waiting: &[Entry],
    person: Id,
    names: &BTreeSet<ErasedName>,
) -> Result<bool> {
    let names = names | &called(&copy.history(person)?);
    let is_hers = |name: &str, whose| names.iter().any(|one| one.is(name, whose));
    let row = copy.row(Person::KIND, person)?;
    Ok(row.is_some_and(|row| !row.head.erased)
        || copy.store.count_written(&is_hers)? > 0
        || is_hers(&copy.author()?, copy.role()?.municipality())
        || waiting.iter().any(|entry| {
            let told = |field: &String| goes(Person::CODE, field);
            let author = entry.author.as_deref();
            entry.record == person && entry.set.keys().any(told)
                || author.is_some_and(|author| is_hers(author, entry.municipality))
        }))
}

/// Removes copies of a workspace that hold what was erased, and those that stand on them.
///
/// # Errors
/// Which file could not be removed; those before it are gone.
pub fn remove_copies(copies: &[Backup]) -> Result<()> {
    // What stands on another goes first, or it would be gone already.
    let (whole, steps): (Vec<_>, Vec<_>) = copies.iter().partition(|copy| copy.base.is_none());
    for copy in steps.into_iter().chain(whole) {
        copy.delete()?;
    }
    Ok(())
}
