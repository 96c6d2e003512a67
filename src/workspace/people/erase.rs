//! Erasing a person for good: in the journal, the tables, the search index, and what is held back.
//!
//! The row stays, without the person, so that counts stay true. Erasure beats every other entry, in any
//! order, and cannot be undone. The person's name goes as the name of who wrote, too.

use std::collections::{BTreeMap, BTreeSet};

use super::mentions::Names;
use crate::domain::{
    Id, Kind, LinkVerdict, MunicipalityCode, Person, PersonLink, Privacy, Record, Value, kind,
};
use crate::journal::{Entry, EntryId, ErasedName, Erasures, fold, fold_while, privacy};
use crate::store::{Export, Held, Store, Was};
use crate::workspace::change::run::Scribe;
use crate::workspace::exchange::export::FreeText;
use crate::workspace::exchange::held;
use crate::workspace::exchange::merge::{GoOn, Progress, go_on};
use crate::workspace::file::typed::Gone;
use crate::workspace::{Changed, Reader, Result, Role, Workspace, WorkspaceError, keys};

/// What erasing a person would take away, and what stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Erasure {
    /// Values in the person's own record by field, earlier ones too; all of these go.
    pub values: BTreeMap<String, usize>,
    /// Texts elsewhere that mention the person, the newest first; those that are ticked go.
    pub mentions: Vec<FreeText>,
    /// Entries that name the person as the one who wrote; the name goes from them.
    pub written: usize,
    /// Entries under the name of the person where it stays, since somebody else is called so too.
    pub shared: usize,
    /// Records that refer to the person and stay, by kind: without a name, but counted.
    pub stays: BTreeMap<&'static str, usize>,
    /// Persons decided to be the same human being; each is erased only if asked for.
    pub linked: Vec<Id>,
    /// The bundles that have left with the person in them, newest first.
    pub sent: Vec<Export>,
    /// The municipality whose own file may still have the person: none hears of it from here.
    pub elsewhere: Option<MunicipalityCode>,
}

impl Reader {
    /// What erasing this person would take away, and the texts elsewhere to choose among. It reads the
    /// whole journal: where that is long, ask it of a reader of one's own.
    ///
    /// # Errors
    /// If there is no such person to erase from here, or the file cannot be read.
    pub fn erasure_preview(&self, person: Id) -> Result<Erasure> {
        self.at_one_moment(|_| self.erasure_preview_now(person))
    }

    fn erasure_preview_now(&self, person: Id) -> Result<Erasure> {
        let role = self.role()?;
        let row = self.person_row(person)?;
        let ours = role.keeps(Person::KIND, row.head.municipality);
        ours.map_err(|_| WorkspaceError::NotOurs(Person::KIND))?;
        let history = self.history(person)?;
        let names = Names::of(&history);
        let mut goes_as_author = Erasures {
            names: names.as_authors(row.head.municipality),
            ..Erasures::default()
        };
        let store = &self.store;
        let count = |erasures: &Erasures| {
            let hides = |name: &str, code| erasures.hides(name, code);
            store.count_written(&hides)
        };
        let called_so = count(&goes_as_author)?;
        let same = self.same_human_being(person)?.into_iter();
        let hers: BTreeSet<Id> = same.chain([person]).collect();
        goes_as_author.namesakes = store.namesakes(&goes_as_author.names, &hers)?;
        let written = count(&goes_as_author)?;
        let mut erasure = Erasure {
            written,
            shared: called_so.saturating_sub(written),
            sent: self.bundles_with(&history)?,
            elsewhere: row.head.municipality.filter(|_| role == Role::Lead),
            ..Erasure::default()
        };
        self.each_entry_held_too(|entry| {
            if entry.record == person {
                for field in entry.set.keys().filter(|field| goes(Person::CODE, field)) {
                    *erasure.values.entry(field.clone()).or_default() += 1;
                }
            } else if role.keeps(kind_of(&entry), entry.municipality).is_ok() {
                erasure.mentions.extend(names.mentions(&entry));
            }
        })?;
        erasure.mentions.reverse();
        for referring in self.referring_to(person)? {
            if !referring.row.head.removed {
                *erasure.stays.entry(referring.row.kind.code).or_default() += 1;
            }
        }
        for linked in self.same_human_being(person)? {
            let head = self.row(Person::KIND, linked)?.map(|row| row.head);
            let ours = head.filter(|head| role.may_change(Person::KIND, head).is_ok());
            erasure.linked.extend(ours.map(|head| head.id));
        }
        Ok(erasure)
    }

    /// A person who is not erased.
    pub(in crate::workspace) fn person_row(&self, person: Id) -> Result<crate::store::Row> {
        let row = self.row(Person::KIND, person)?;
        let row = row.ok_or(WorkspaceError::NoSuchRecord {
            kind: Person::KIND,
            id: person,
        })?;
        if row.head.erased {
            return Err(WorkspaceError::Erased(person));
        }
        Ok(row)
    }

    /// Every entry here, and those that are held back.
    pub(in crate::workspace) fn each_entry_held_too(
        &self,
        mut each: impl FnMut(Entry),
    ) -> Result<()> {
        self.store.each_entry(None, |entry| {
            each(entry);
            Result::Ok(())
        })?;
        let mut copies = held::not_here(&self.store)?;
        copies.dedup_by(|one, other| (one.entry, &one.line) == (other.entry, &other.line));
        copies.iter().filter_map(Held::said).for_each(each);
        Ok(())
    }

    /// The other persons who were decided to be this one, directly or by way of others.
    pub(in crate::workspace) fn same_human_being(&self, person: Id) -> Result<Vec<Id>> {
        let mut links = self.all::<PersonLink>()?;
        links.retain(|link| link.verdict == Some(LinkVerdict::Same));
        let mut found = vec![person];
        let mut at = 0;
        while let Some(&one) = found.get(at) {
            for link in &links {
                let other = match (link.first, link.second) {
                    (Some(first), Some(second)) if first == one => second,
                    (Some(first), Some(second)) if second == one => first,
                    _ => continue,
                };
                if !found.contains(&other) {
                    found.push(other);
                }
            }
            at += 1;
        }
        found.remove(0);
        Ok(found)
    }
}

/// The kind of record that an entry is about; one that this version does not know is as a person to it.
fn kind_of(entry: &Entry) -> &'static Kind {
    kind(&entry.kind).unwrap_or(Person::KIND)
}

impl Workspace {
    /// What erasing this person would take away, and the texts elsewhere to choose among.
    ///
    /// # Errors
    /// As [`Reader::erasure_preview`].
    pub fn erasure_preview(&self, person: Id) -> Result<Erasure> {
        self.reader.erasure_preview(person)
    }

    /// Erases a person for good, and the ticked texts elsewhere (by entry and field). It cannot be undone,
    /// and nothing that was done before it can be: those steps may hold what is erased.
    ///
    /// # Errors
    /// If there is no such person or ticked text, or it is somebody else's; nothing was changed.
    pub fn erase(&mut self, person: Id, ticked: &BTreeSet<(EntryId, String)>) -> Result<Changed> {
        self.erase_all(&[person], ticked, &mut |_, _| true)
    }

    /// Erases several persons at once, as when they are one human being; the ticked texts go with the first. All is
    /// erased or nothing.
    ///
    /// # Errors
    /// As [`Workspace::erase`].
    pub fn erase_all(
        &mut self,
        persons: &[Id],
        ticked: &BTreeSet<(EntryId, String)>,
        progress: Progress<'_>,
    ) -> Result<Changed> {
        let nothing = BTreeSet::new();
        self.write(true, |scribe| {
            for (at, person) in persons.iter().enumerate() {
                let ticked = if at == 0 { ticked } else { &nothing };
                scribe.erase(*person, ticked, &mut || go_on(progress, at, persons.len()))?;
            }
            Ok(())
        })?;
        self.after_erasing();
        // Names go out of what others wrote, too.
        Ok(Changed::everything())
    }

    /// Overwrites what an erasure left behind: in memory, in the write-ahead log, in freed pages.
    ///
    /// The erasure itself is done and committed. If this fails, the next opening tries again.
    pub(in crate::workspace) fn after_erasing(&mut self) {
        self.forget_undo();
        self.erasures += 1;
        let overwritten = self
            .reader
            .author()
            .map(|author| self.author = author)
            .and_then(|()| scrub(&mut self.reader.store));
        if let Err(error) = overwritten {
            tracing::warn!(%error, "what was erased is overwritten at the next opening");
        }
    }
}

/// Overwrites what an erasure left behind, if one did.
pub(in crate::workspace) fn scrub(store: &mut Store) -> Result<()> {
    if store.meta(keys::TO_SCRUB)?.is_some() {
        store.scrub()?;
        store.transaction(true, |store| store.forget_meta(keys::TO_SCRUB))?;
    }
    Ok(())
}

/// Those names that somebody has worked under here: what nobody wrote under need not be remembered. The lead hears
/// of what others wrote in any order, and of what was written under a name after the name is gone.
pub(in crate::workspace) fn in_use(
    store: &Store,
    mut names: BTreeSet<ErasedName>,
) -> Result<BTreeSet<ErasedName>> {
    let of_the_lead = store.meta(keys::MUNICIPALITY)?.is_none();
    if names.is_empty() || of_the_lead {
        return Ok(names);
    }
    let authors = store.authors()?;
    let own = store.meta(keys::AUTHOR)?.unwrap_or_default();
    names.retain(|name| {
        let mut authors = authors.iter();
        authors.any(|(author, whose)| name.is(author, *whose)) || name.is(&own, name.municipality)
    });
    Ok(names)
}

/// The names that the erased persons wrote under here. An erasure that came without personal data does not
/// say them, and soon nothing here does.
fn names_here(store: &Store, erasures: &Erasures) -> Result<BTreeSet<ErasedName>> {
    let mut names = BTreeSet::new();
    for record in &erasures.records {
        names.extend(called(&store.entries_of(*record)?));
    }
    in_use(store, names)
}

/// What these entries of a record's call its person, as it is taken off entries of the same municipality.
pub(in crate::workspace) fn called(entries: &[Entry]) -> BTreeSet<ErasedName> {
    let whose = entries.first().and_then(|first| first.municipality);
    Names::of(entries).as_authors(whose)
}

/// Blanks what is erased in everything that is here, and remembers it for everything that will come.
pub(in crate::workspace) fn carry_out(
    store: &Store,
    erasures: &Erasures,
    go_on: GoOn<'_>,
) -> Result<()> {
    let mut erasures = erasures.clone();
    erasures.names.extend(names_here(store, &erasures)?);
    store.remember_erasures(&erasures)?;
    // What stayed for the sake of somebody who is erased now goes, too.
    erasures.names = store.erased_names()?;
    erasures.namesakes = store.namesakes(&erasures.names, &erasures.records)?;
    store.set_meta(keys::TO_SCRUB, "")?;
    // No later copy stands on one that holds what is erased.
    store.forget_base()?;
    let mut gone = Gone::default();
    let mut records = erasures.records.clone();
    for entry in erasures.values.keys() {
        records.extend(store.entry(*entry)?.map(|entry| entry.record));
    }
    for record in records {
        go_on()?;
        let mut entries = store.entries_of(record)?;
        gone.gather(record, &entries, &erasures);
        if erasures.records.contains(&record) {
            let names = Names::of(&entries);
            store.forget_file_names(&|file| names.are_in(file))?;
        }
        for entry in &mut entries {
            if erasures.blank(entry) {
                store.write_entry(entry)?;
            }
        }
        let folded = fold_while(&entries, &mut || go_on().is_ok());
        let folded = folded.ok_or(WorkspaceError::Stopped)?;
        store.write_fold_of(&entries, folded, Was::Here)?;
    }
    for mut held in store.held()? {
        go_on()?;
        if let Some(mut entry) = held.said() {
            if erasures.blank(&mut entry) {
                held.line = serde_json::to_string(&entry).unwrap_or_default();
                store.hold(&held)?;
            }
        } else if may_be_in(&held, &erasures) {
            // What cannot be read cannot be blanked, and what it says of the person shall not stay.
            store.release(&held)?;
        }
    }
    gone.forget(store)?;
    go_on()?;
    store.blank_authors(&erasures)?;
    let own = store.meta(keys::MUNICIPALITY)?;
    let own = own.and_then(|code| code.parse().ok());
    let author = store.meta(keys::AUTHOR)?;
    if author.is_some_and(|author| erasures.hides(&author, own)) {
        store.forget_meta(keys::AUTHOR)?;
    }
    Ok(())
}

/// Whether a line that cannot be read may say something that is erased.
fn may_be_in(held: &Held, erasures: &Erasures) -> bool {
    let mut records = erasures.records.iter();
    erasures.values.contains_key(&held.entry)
        || records.any(|record| held.line.contains(&record.to_string()))
}

impl Scribe<'_> {
    /// Erases a person and the ticked texts.
    fn erase(
        &mut self,
        person: Id,
        ticked: &BTreeSet<(EntryId, String)>,
        go_on: GoOn<'_>,
    ) -> Result<()> {
        let whose = self.ours(Person::KIND, person)?.head.municipality;
        for (record, texts) in self.by_record(ticked)? {
            go_on()?;
            self.empty(record, &texts)?;
        }
        let names = in_use(self.store, called(&self.store.entries_of(person)?))?;
        let set = Erasures::entry_of(ticked, &names);
        let entry = self.append(Person::KIND, person, whose, set)?;
        let mut erasures = Erasures::default();
        erasures.gather(&entry);
        carry_out(self.store, &erasures, go_on)
    }

    /// The ticked texts, record by record; those in entries held back are no record's.
    fn by_record(&self, ticked: &BTreeSet<(EntryId, String)>) -> Result<BTreeMap<Id, Erasures>> {
        let mut records: BTreeMap<Id, Erasures> = BTreeMap::new();
        for (id, field) in ticked {
            let known = self.store.entry(*id)?;
            let is_known = known.is_some();
            let held = self.store.held_copies(*id)?;
            let copies = known.into_iter().chain(held.iter().filter_map(Held::said));
            let mut holding = copies.filter(|entry| entry.set.contains_key(field));
            let Some(entry) = holding.next() else {
                return Err(WorkspaceError::NoSuchText(*id, field.clone()));
            };
            let kind = kind_of(&entry);
            let ours = self.role.keeps(kind, entry.municipality);
            ours.map_err(|_| WorkspaceError::NotOurs(kind))?;
            if is_known {
                let texts = &mut records.entry(entry.record).or_default().values;
                texts.entry(*id).or_default().insert(field.clone());
            }
        }
        Ok(records)
    }

    /// Empties the fields whose text goes, where an earlier text would come back in its place.
    fn empty(&mut self, record: Id, texts: &Erasures) -> Result<()> {
        let mut entries = self.store.entries_of(record)?;
        let Some(kind) = entries.first().and_then(|first| kind(&first.kind)) else {
            return Ok(());
        };
        let whose = entries.first().and_then(|first| first.municipality);
        let before = fold(&entries);
        for entry in &mut entries {
            texts.blank(entry);
        }
        let mut after = fold(&entries).fields;
        after.retain(|field, value| {
            let candidates = before.conflicts.iter().find(|one| one.field == *field);
            before.fields.get(field) != Some(value)
                && candidates.is_none_or(|one| one.values.iter().all(|(_, known)| known != value))
        });
        if !after.is_empty() {
            let empty = after.into_keys().map(|field| (field, Value::Null));
            self.append(kind, record, whose, empty.collect())?;
        }
        Ok(())
    }
}

/// Whether a field's values go when the person does.
pub(in crate::workspace) fn goes(kind: &str, field: &str) -> bool {
    privacy(kind, field) != Some(Privacy::Open)
}
