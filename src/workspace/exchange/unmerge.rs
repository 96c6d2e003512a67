//! Taking merges back: the union without what only they brought.
//!
//! A merge remembers what it carried. What another merge after it carried too stays, as that merge's; what was
//! here before stays as it was. Where something that was written here stands on what would go, nothing is
//! done and it is named. Erasures are never taken back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::merge::{Progress, carried, go_on};
use super::senders;
use crate::domain::{Id, Value, kind};
use crate::journal::{Entry, EntryId, Lineage, Part};
use crate::store::{Merge, Store, Trust, Undone, Why};
use crate::workspace::{Account, Merged, Reader, Result, Workspace, WorkspaceError, keys};

/// What taking merges back does, or would do, to one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Entries that go.
    pub entries: usize,
    /// Records that go with their last entry.
    pub gone: usize,
    /// Records that become what they were.
    pub changed: usize,
}

/// What taking merges back did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unmerged {
    /// The merges, newest first.
    pub merges: Vec<i64>,
    /// By kind.
    pub kinds: BTreeMap<String, TakenBack>,
    /// Entries that stay since a later merge carried them too.
    pub shared: usize,
    /// Erasures that stay, since no erasure is ever taken back.
    pub erasures: usize,
}

/// A record that was worked on since, and so holds a merge fast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandsOn {
    /// Its kind's code name.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// How many entries written here stand on the merge.
    pub entries: usize,
}

impl Reader {
    /// What each merge did, newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn merged(&self) -> Result<Vec<Merged>> {
        let merges = self.merges()?.into_iter();
        let told = merges.map(|merge| {
            let account = merge.account.as_deref();
            let account: Option<Account> =
                account.and_then(|account| serde_json::from_str(account).ok());
            Merged { merge, account }
        });
        Ok(told.collect())
    }

    /// The numbers of the last so many merges that have not been taken back, newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn last_merges(&self, count: usize) -> Result<Vec<i64>> {
        let mut merges = self.merges()?;
        merges.retain(|merge| merge.undone.is_none());
        merges.truncate(count);
        Ok(merges.into_iter().map(|merge| merge.number).collect())
    }
}

impl Workspace {
    /// Takes merges back, all or none; or finds out what that would do, and changes nothing, with `keep` false.
    /// To have one again, its bundle is merged again.
    ///
    /// # Errors
    /// If there is no such merge, if it was taken back already, or if something stands on it; nothing was
    /// changed.
    pub fn unmerge(&mut self, merges: &[i64], keep: bool) -> Result<Unmerged> {
        self.unmerge_while(merges, keep, &mut |_, _| true)
    }

    /// The same, as long as the closure says to go on.
    ///
    /// # Errors
    /// As [`Workspace::unmerge`], and if it was stopped.
    pub fn unmerge_while(
        &mut self,
        merges: &[i64],
        keep: bool,
        progress: Progress<'_>,
    ) -> Result<Unmerged> {
        if keep {
            self.with_backup(Why::Unmerge, |workspace| {
                workspace.take_back(merges, keep, progress)
            })
        } else {
            self.take_back(merges, keep, progress)
        }
    }

    fn take_back(
        &mut self,
        merges: &[i64],
        keep: bool,
        progress: Progress<'_>,
    ) -> Result<Unmerged> {
        let undone = Undone {
            at: self.surroundings.now_ms(),
            by: self.author.clone(),
        };
        let (project, clock) = (self.project, self.clock);
        self.reader.store.transaction(keep, |store| {
            let done = Unmerger::new(store, merges)?.carry_out(project, &undone, progress)?;
            // The clock stays where it is, also when the file is opened anew.
            store.set_meta(keys::CLOCK, &format!("{:x}", clock.last()))?;
            Ok(done)
        })
    }
}

/// What becomes of an entry.
enum Fate {
    /// Only the merges brought it.
    Gone,
    /// They brought a part of it, and that goes.
    Less { kept: Part, lost: Part },
}

/// Takes merges back within a transaction.
struct Unmerger<'a> {
    store: &'a Store,
    /// The merges, oldest first.
    going: BTreeSet<i64>,
    /// What the merges brought.
    brought: BTreeSet<EntryId>,
    /// What of it other merges carried since, oldest first.
    shared: HashMap<EntryId, Vec<(i64, Part)>>,
    fates: HashMap<EntryId, Fate>,
    records: BTreeSet<Id>,
    done: Unmerged,
}

impl<'a> Unmerger<'a> {
    fn new(store: &'a Store, merges: &[i64]) -> Result<Self> {
        let going: BTreeSet<i64> = merges.iter().copied().collect();
        let known = store.merges()?;
        let mut brought = BTreeSet::new();
        for &number in &going {
            let merge = known.iter().find(|merge| merge.number == number);
            let merge = merge.ok_or(WorkspaceError::NoSuchMerge(number))?;
            if merge.undone.is_some() {
                return Err(WorkspaceError::AlreadyUndone(number));
            }
            if store.carried(number)?.is_none() {
                return Err(WorkspaceError::NotRemembered(number));
            }
            brought.extend(store.brought(number)?);
        }
        let mut unmerger = Self {
            store,
            done: Unmerged {
                merges: going.iter().rev().copied().collect(),
                ..Unmerged::default()
            },
            going,
            brought,
            shared: HashMap::new(),
            fates: HashMap::new(),
            records: BTreeSet::new(),
        };
        unmerger.look_into_others(&known)?;
        Ok(unmerger)
    }

    /// Finds what other merges carried of what would go: those after the first, and those of which something
    /// was let in later.
    fn look_into_others(&mut self, known: &[Merge]) -> Result<()> {
        let first = self.going.first().copied().unwrap_or(i64::MAX);
        let let_in = self.let_in_later()?;
        let mut others: Vec<&Merge> = known
            .iter()
            .filter(|merge| merge.undone.is_none() && !self.going.contains(&merge.number))
            .collect();
        others.sort_unstable_by_key(|merge| merge.number);
        for merge in others {
            let number = merge.number;
            if number < first && !let_in.contains(&merge.sender) {
                continue;
            }
            let Some(packed) = self.store.carried(number)? else {
                continue;
            };
            carried::unpack(&packed, |(entry, part)| {
                if let Some(part) = part.filter(|_| self.brought.contains(&entry)) {
                    self.shared.entry(entry).or_default().push((number, part));
                }
            })?;
        }
        Ok(())
    }

    /// The senders of whom somebody let something in that had been held back.
    fn let_in_later(&self) -> Result<BTreeSet<String>> {
        let mut senders = self.store.senders()?;
        senders.retain(|sender| sender.trust == Trust::Accepted);
        let mut verdicts = self.store.held_verdicts()?;
        verdicts.retain(|verdict| verdict.accepted);
        let keys = senders.into_iter().map(|sender| sender.key);
        Ok(keys
            .chain(verdicts.into_iter().map(|verdict| verdict.sender))
            .collect())
    }

    fn carry_out(
        mut self,
        project: Id,
        undone: &Undone,
        progress: Progress<'_>,
    ) -> Result<Unmerged> {
        go_on(progress, 0, 1)?;
        self.decide_fates()?;
        let standing = self.standing(project)?;
        if !standing.is_empty() {
            return Err(WorkspaceError::StoodOn(standing));
        }
        let records = std::mem::take(&mut self.records);
        let total = records.len();
        for (done, record) in records.into_iter().enumerate() {
            go_on(progress, done, total)?;
            self.take_back(record)?;
        }
        for number in &self.going {
            self.store.mark_undone(*number, undone)?;
        }
        senders::forget(self.store)?;
        Ok(self.done)
    }

    /// Decides what becomes of every entry that the merges brought, and whose it is from now on.
    fn decide_fates(&mut self) -> Result<()> {
        for id in std::mem::take(&mut self.brought) {
            let Some(entry) = self.store.entry(id)? else {
                continue;
            };
            if entry.erases() {
                self.done.erasures += 1;
                continue;
            }
            if let Some(fate) = self.fate(&entry)? {
                self.records.insert(entry.record);
                self.fates.insert(id, fate);
            } else {
                self.done.shared += 1;
            }
        }
        Ok(())
    }

    /// What becomes of an entry; none if it stays as it is. What stays because a later merge carried it too is
    /// that merge's from now on.
    fn fate(&self, entry: &Entry) -> Result<Option<Fate>> {
        let bringers = self.store.bringers(entry.id)?;
        let staying = |(merge, _): &&(i64, Option<Part>)| !self.going.contains(merge);
        let shared = self.shared.get(&entry.id).map_or(&[][..], Vec::as_slice);
        let mut wanting = bringers.iter().any(|(_, part)| part.is_none())
            && bringers
                .iter()
                .filter(staying)
                .all(|(_, part)| part.is_some());
        if wanting && shared.is_empty() {
            return Ok(Some(Fate::Gone));
        }
        let present = Part::of(entry);
        let mut kept = Part::default();
        bringers
            .iter()
            .filter(staying)
            .flat_map(|(_, part)| part)
            .for_each(|part| kept.add(part));
        if !wanting {
            // What no merge added was in the entry when it first was here.
            let mut added = Part::default();
            bringers
                .iter()
                .flat_map(|(_, part)| part)
                .for_each(|part| added.add(part));
            kept.add(&present.without(&added));
        }
        for (merge, part) in shared {
            let new = part.common(&present).without(&kept);
            let theirs = bringers.iter().find(|(number, _)| number == merge);
            if std::mem::take(&mut wanting) {
                self.store.write_brought(*merge, entry.id, None)?;
            } else if !new.is_empty() && !matches!(theirs, Some((_, None))) {
                let mut both = theirs
                    .and_then(|(_, part)| part.clone())
                    .unwrap_or_default();
                both.add(&new);
                self.store.write_brought(*merge, entry.id, Some(&both))?;
            }
            kept.add(&new);
        }
        let lost = present.without(&kept);
        Ok((!lost.is_empty()).then_some(Fate::Less { kept, lost }))
    }

    /// What was written here and stands on what would go.
    fn standing(&self, project: Id) -> Result<Vec<StandsOn>> {
        let mut standing: BTreeMap<Id, StandsOn> = BTreeMap::new();
        let mut vanishing = BTreeSet::new();
        for record in &self.records {
            let entries = self.store.entries_of(*record)?;
            let left = entries.iter().filter(|entry| !self.goes(entry.id));
            if left.clone().next().is_none() {
                vanishing.insert(*record);
            }
            let mut own = Vec::new();
            for entry in left.filter(|entry| !entry.erases()) {
                own.extend(self.store.is_own(entry.id)?.then_some(entry));
            }
            if !own.is_empty() {
                let lineage = Lineage::of(&entries);
                own.retain(|entry| self.stands(entry, &lineage));
                own.into_iter().for_each(|entry| name(&mut standing, entry));
            }
        }
        if vanishing.contains(&project) {
            return Err(WorkspaceError::BeganWith);
        }
        if !vanishing.is_empty() {
            self.store.each_own_entry(|entry| {
                if !entry.erases() && self.refers(&entry, &vanishing)? {
                    name(&mut standing, &entry);
                }
                Result::Ok(())
            })?;
        }
        Ok(standing.into_values().collect())
    }

    fn goes(&self, entry: EntryId) -> bool {
        matches!(self.fates.get(&entry), Some(Fate::Gone))
    }

    /// Whether an entry that stays has seen what goes: a whole entry, or a field that it set anew.
    fn stands(&self, entry: &Entry, of_record: &Lineage<'_>) -> bool {
        let seen = of_record.ancestors(entry.id);
        seen.iter().any(|seen| match self.fates.get(seen) {
            Some(Fate::Gone) => true,
            Some(Fate::Less { lost, .. }) => {
                entry.set.keys().any(|field| lost.fields.contains(field))
            }
            None => false,
        })
    }

    /// Whether an entry's record holds, in a field that the entry set, a record that would be gone.
    fn refers(&self, entry: &Entry, vanishing: &BTreeSet<Id>) -> Result<bool> {
        let mut fields = entry.set.iter();
        let refers = fields.any(|(_, value)| holds_any(value, vanishing));
        let Some(kind) = kind(&entry.kind).filter(|_| refers) else {
            return Ok(refers);
        };
        let row = self.store.row(kind, entry.record)?;
        Ok(row.is_some_and(|row| {
            let mut fields = row.fields.iter();
            !row.head.removed
                && fields.any(|(field, value)| {
                    entry.set.contains_key(field) && holds_any(value, vanishing)
                })
        }))
    }

    /// Makes a record what it was.
    fn take_back(&mut self, record: Id) -> Result<()> {
        let entries = self.store.entries_of(record)?;
        let Some(code) = entries.first().map(|first| first.kind.clone()) else {
            return Ok(());
        };
        let mut left = Vec::new();
        let counts = self.done.kinds.entry(code.clone()).or_default();
        for entry in entries {
            match self.fates.get(&entry.id) {
                Some(Fate::Gone) => {
                    self.store.delete_entry(entry.id)?;
                    counts.entries += 1;
                }
                Some(Fate::Less { kept, .. }) => {
                    let less = entry.only(kept);
                    self.store.write_entry(&less)?;
                    left.push(less);
                }
                None => left.push(entry),
            }
        }
        if left.is_empty() {
            counts.gone += 1;
            Ok(self.store.forget_record(&code, record)?)
        } else {
            counts.changed += 1;
            self.store.write_fold(&left)?;
            Ok(())
        }
    }
}

fn name(standing: &mut BTreeMap<Id, StandsOn>, entry: &Entry) {
    let named = standing.entry(entry.record).or_insert_with(|| StandsOn {
        kind: entry.kind.clone(),
        record: entry.record,
        entries: 0,
    });
    named.entries += 1;
}

/// Whether one of these ids stands in a value.
fn holds_any(value: &Value, ids: &BTreeSet<Id>) -> bool {
    match value {
        Value::String(text) => Id::try_parse(text).is_ok_and(|id| ids.contains(&id)),
        Value::Array(values) => values.iter().any(|value| holds_any(value, ids)),
        Value::Object(fields) => {
            let mut fields = fields.iter();
            fields.any(|(key, value)| {
                holds_any(value, ids) || Id::try_parse(key).is_ok_and(|id| ids.contains(&id))
            })
        }
        _ => false,
    }
}
