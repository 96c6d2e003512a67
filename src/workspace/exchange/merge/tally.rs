//! A merge, entry by entry: what is new, what is known, what is held back.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::admission::Admission;
use super::carried::Packing;
use super::report::KindCounts;
use super::{ASKED_EVERY, GoOn};
use crate::domain::{Id, Person, Record as _};
use crate::journal::{Entry, EntryId, ErasedName, Erasures, LAST_BELIEVED_MS, Part, fold_while};
use crate::store::{Held, HeldReason, Store, Was};
use crate::workspace::people::erase;
use crate::workspace::{Result, SenderStanding, WorkspaceError};

/// Some of what comes: all of it that speaks of these records.
pub type ByRecord = BTreeMap<Id, Vec<Entry>>;

/// What one merge has come to so far.
pub struct MergeTally {
    sender: String,
    standing: SenderStanding,
    pub kinds: BTreeMap<String, KindCounts>,
    /// What was new: whole entries, or parts of known ones.
    pub brought: Vec<(EntryId, Option<Box<Part>>)>,
    /// Everything that came.
    carried: Packing,
    /// The entries held back, why, and as they came.
    pub held: Vec<(EntryId, HeldReason, String)>,
    /// The same of entries that another merge brought: they wait if that one is taken back.
    in_shadow: Vec<(EntryId, HeldReason, String)>,
    pub erasures: Erasures,
    /// Persons who were here and are erased now.
    pub erased: usize,
    /// What persons who were erased before are called in what came now.
    pub called: BTreeSet<ErasedName>,
    /// What was erased before this merge.
    erased_before: Rc<Erasures>,
}

impl MergeTally {
    /// Nothing yet, of what this sender brings.
    pub fn new(sender: String, standing: SenderStanding) -> Result<Self> {
        Ok(Self {
            sender,
            standing,
            kinds: BTreeMap::new(),
            brought: Vec::new(),
            carried: Packing::new()?,
            held: Vec::new(),
            in_shadow: Vec::new(),
            erasures: Erasures::default(),
            erased: 0,
            called: BTreeSet::new(),
            erased_before: Rc::default(),
        })
    }

    /// Finds out what was erased before, and which names of erased persons somebody else has, here or in what comes.
    /// Who is here is asked when it has been settled who is.
    pub fn know_erased(
        &mut self,
        store: &Store,
        coming: impl Iterator<Item = Result<ByRecord>>,
        settle: GoOn<'_>,
    ) -> Result<()> {
        let mut erased = store.erasures()?;
        let (mut written, mut called) = (false, BTreeSet::new());
        if !erased.names.is_empty() {
            for some in coming {
                let some = some?;
                written |= some
                    .values()
                    .flatten()
                    .any(|entry| is_written(entry, &erased));
                called.extend(called_so(&erased, &some));
            }
        }
        // Everybody here is only looked through where it matters.
        if written {
            settle()?;
            erased.namesakes = store.namesakes(&erased.names, &BTreeSet::new())?;
            if self.standing.is_let_in() {
                erased.namesakes.extend(called);
            }
        }
        self.erased_before = Rc::new(erased);
        Ok(())
    }

    /// What was carried, as it is kept; it is told once.
    pub fn packed(&mut self) -> Result<Vec<u8>> {
        std::mem::replace(&mut self.carried, Packing::new()?).end()
    }

    /// Writes down what was brought, and holds back what waits for a decision.
    pub fn write_down(&mut self, store: &Store, merge: i64) -> Result<()> {
        store.remember_brought(merge, std::mem::take(&mut self.brought))?;
        let held = self.held.iter().chain(&self.in_shadow);
        for (entry, reason, line) in held.filter(|(_, reason, _)| reason.waits()) {
            store.hold(&Held {
                entry: *entry,
                sender: self.sender.clone(),
                merge,
                reason: reason.clone(),
                line: line.clone(),
            })?;
        }
        Ok(())
    }

    /// Why an entry is held back; none if it is let in.
    fn refusal(
        &self,
        store: &Store,
        entry: &Entry,
        known_record: bool,
        admit: &Admission,
    ) -> Result<Option<HeldReason>> {
        let reason = match self.standing {
            SenderStanding::Changed => Some(HeldReason::UnknownKey),
            SenderStanding::Refused => Some(HeldReason::RefusedKey),
            _ => admit.refusal_of(entry, known_record),
        };
        // Two laptops of the lead's have decided differently about it: that is for a person to decide.
        let refused_here = reason.is_none()
            && matches!(admit, Admission::Everything)
            && store.is_refused(entry.id)?;
        let reason = reason.or(refused_here.then_some(HeldReason::RefusedHere));
        let decided = match reason {
            Some(HeldReason::NotTheSenders | HeldReason::RefusedHere) => {
                store.held_verdict(entry.id, &self.sender)?
            }
            _ => None,
        };
        Ok(match decided {
            Some(true) => None,
            Some(false) => Some(HeldReason::RefusedBefore),
            None => reason,
        })
    }

    pub fn merge_record(
        &mut self,
        store: &Store,
        record: Id,
        incoming: Vec<Entry>,
        admit: &Admission,
        go_on: GoOn<'_>,
    ) -> Result<()> {
        let mut present = store.entries_of(record)?;
        let known_before = present.len();
        let erasures = Rc::clone(&self.erased_before);
        let kind = incoming
            .first()
            .map(|entry| entry.kind.clone())
            .unwrap_or_default();
        let mut added = 0;
        for (number, entry) in incoming.into_iter().enumerate() {
            // One record may have as many entries as a bundle holds.
            if number > 0 && number % ASKED_EVERY == 0 {
                go_on()?;
            }
            added += usize::from(self.merge_entry(
                store,
                (&mut present, known_before),
                entry,
                &erasures,
                admit,
            )?);
        }
        let is_erased = |erasures: &Erasures| erasures.records.contains(&record);
        let anew = known_before > 0 && !is_erased(&erasures) && is_erased(&self.erasures);
        self.erased += usize::from(anew);
        let conflicts = if added > 0 {
            let folded = fold_while(&present, &mut || go_on().is_ok());
            let folded = folded.ok_or(WorkspaceError::Stopped)?;
            let was = if known_before > 0 {
                Was::Here
            } else {
                Was::New
            };
            store.write_fold_of(&present, folded, was)?
        } else {
            0
        };
        let counts = self.kinds.entry(kind).or_default();
        counts.conflicts += conflicts;
        match (known_before > 0, added > 0) {
            (false, true) => counts.new_records += 1,
            (true, true) => counts.changed_records += 1,
            (true, false) => counts.unchanged_records += 1,
            (false, false) => counts.held_records += 1,
        }
        Ok(())
    }

    /// Merges one entry into its record's, of which so many were here before; whether it brought anything.
    fn merge_entry(
        &mut self,
        store: &Store,
        (present, before): (&mut Vec<Entry>, usize),
        mut entry: Entry,
        erasures: &Erasures,
        admit: &Admission,
    ) -> Result<bool> {
        self.count(&entry).read += 1;
        let called = called_before(&entry, erasures);
        erasures.blank(&mut entry);
        if entry.id.hlc >> 16 > LAST_BELIEVED_MS {
            self.refuse(&entry, HeldReason::NotYet)?;
            return Ok(false);
        }
        let refusal = self.refusal(store, &entry, !present.is_empty(), admit)?;
        if refusal.is_none() {
            self.called.extend(called);
        }
        // No bundle holds an entry twice: only those from before can be the same, and they are in order.
        let known = present.get(..before).unwrap_or_default();
        let place = known.binary_search_by_key(&entry.id, |known| known.id).ok();
        let known = place.and_then(|place| known.get(place));
        if known.is_some_and(|known| known.holds(&entry)) {
            self.known(store, &entry, refusal)?;
            return Ok(false);
        }
        if let Some(reason) = refusal {
            self.refuse(&entry, reason)?;
            return Ok(false);
        }
        let of_one_mind = present.first().is_none_or(|first| {
            (&first.kind, first.municipality, first.project)
                == (&entry.kind, entry.municipality, entry.project)
        });
        if !of_one_mind {
            return self.contradiction(store, &entry);
        }
        let Some(known) = place.and_then(|place| present.get_mut(place)) else {
            return self.add(store, present, entry, admit);
        };
        match known.union(&entry) {
            Ok(both) => {
                self.carry(&entry)?;
                let new = Part::of(&both).without(&Part::of(known));
                self.brought.push((entry.id, Some(Box::new(new))));
                store.write_entry(&both)?;
                self.gather(store, &both, admit)?;
                *known = both;
                self.count(&entry).added += 1;
                Ok(true)
            }
            Err(_) => self.contradiction(store, &entry),
        }
    }

    /// Counts an entry that is here already. One that its sender may not bring lends the one here no support,
    /// and waits in its shadow if a merge brought that.
    fn known(&mut self, store: &Store, entry: &Entry, refusal: Option<HeldReason>) -> Result<()> {
        self.count(entry).known += 1;
        let Some(reason) = refusal else {
            return self.carry(entry);
        };
        self.carried.add(&(entry.id, None))?;
        if !store.bringers(entry.id)?.is_empty() {
            let shadow = (entry.id, reason, as_it_came(entry));
            self.in_shadow.push(shadow);
        }
        Ok(())
    }

    fn add(
        &mut self,
        store: &Store,
        present: &mut Vec<Entry>,
        entry: Entry,
        admit: &Admission,
    ) -> Result<bool> {
        if !store.add_entry(&entry)? {
            return self.contradiction(store, &entry);
        }
        self.count(&entry).added += 1;
        self.carry(&entry)?;
        self.brought.push((entry.id, None));
        self.gather(store, &entry, admit)?;
        present.push(entry);
        Ok(true)
    }

    /// Holds back an entry that cannot be true, unless it has been refused before; it brings nothing.
    fn contradiction(&mut self, store: &Store, entry: &Entry) -> Result<bool> {
        let refused = store.held_verdict(entry.id, &self.sender)? == Some(false);
        let reason = if refused {
            HeldReason::RefusedBefore
        } else {
            HeldReason::Contradiction
        };
        self.refuse(entry, reason)?;
        Ok(false)
    }

    /// Takes in what an entry erases, of what is its sender's to erase.
    fn gather(&mut self, store: &Store, entry: &Entry, admit: &Admission) -> Result<()> {
        let mut erasures = Erasures::default();
        erasures.gather(entry);
        for (id, fields) in std::mem::take(&mut erasures.values) {
            let target = store.entry(id)?;
            if target.is_none_or(|target| admit.refusal(&target).is_none()) {
                erasures.values.insert(id, fields);
            }
        }
        self.erasures.add(erasures);
        Ok(())
    }

    fn carry(&mut self, entry: &Entry) -> Result<()> {
        self.carried.add(&(entry.id, Some(Part::of(entry))))
    }

    fn count(&mut self, entry: &Entry) -> &mut KindCounts {
        self.kinds.entry(entry.kind.clone()).or_default()
    }

    fn refuse(&mut self, entry: &Entry, reason: HeldReason) -> Result<()> {
        self.count(entry).refused += 1;
        self.carried.add(&(entry.id, None))?;
        self.held.push((entry.id, reason, as_it_came(entry)));
        Ok(())
    }
}

/// Whether an entry is written under the name of somebody who was erased, or of a namesake.
fn is_written(entry: &Entry, erased: &Erasures) -> bool {
    let author = entry.author.as_ref();
    author.is_some_and(|author| erased.hides(author, entry.municipality))
}

/// The names of erased persons that persons have who come, and are not erased.
fn called_so(erased: &Erasures, coming: &ByRecord) -> BTreeSet<ErasedName> {
    let stays = |(record, entries): &(&Id, &Vec<Entry>)| {
        entries.iter().any(|entry| entry.kind == Person::CODE)
            && !erased.records.contains(record)
            && !entries.iter().any(Entry::erases)
    };
    let staying = coming.iter().filter(stays);
    let called = staying.flat_map(|(_, entries)| erase::called(entries));
    called
        .filter(|name| name.is_any_of(&erased.names))
        .collect()
}

/// What an entry calls a person who was erased before, beyond the names that are known to be erased.
fn called_before(entry: &Entry, erasures: &Erasures) -> BTreeSet<ErasedName> {
    if !erasures.records.contains(&entry.record) {
        return BTreeSet::new();
    }
    &erase::called(std::slice::from_ref(entry)) - &erasures.names
}

fn as_it_came(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}
