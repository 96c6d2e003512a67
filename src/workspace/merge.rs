//! What comes in: a union of entries, then a fold of the records it touched.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::path::Path;

use super::open::read_file;
use super::{Result, Role, Surroundings, System, Workspace, WorkspaceError, erase, keys};
use crate::bundle::{self, Bundle, BundleKind, Limits, Manifest, Passphrase, Unlock};
use crate::domain::{Id, Municipality, MunicipalityCode, Owner, Record, kind};
use crate::journal::{Clock, Entry, EntryId, Erasures};
use crate::store::{Held, Merge, Store};

/// What became of one kind's entries and records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindCounts {
    /// Entries in the bundle: always added + known + refused.
    pub read: usize,
    /// Entries that were new here, or brought fields that were.
    pub added: usize,
    /// Entries that were here already.
    pub known: usize,
    /// Entries held back for a decision.
    pub refused: usize,
    /// Records that were new.
    pub new_records: usize,
    /// Records that were known and changed.
    pub changed_records: usize,
    /// Records that were as here already.
    pub unchanged_records: usize,
    /// Conflicts that the records have now.
    pub conflicts: usize,
}

impl Sum for KindCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            read: sum.read + one.read,
            added: sum.added + one.added,
            known: sum.known + one.known,
            refused: sum.refused + one.refused,
            new_records: sum.new_records + one.new_records,
            changed_records: sum.changed_records + one.changed_records,
            unchanged_records: sum.unchanged_records + one.unchanged_records,
            conflicts: sum.conflicts + one.conflicts,
        })
    }
}

/// Something the lead should know before merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// This very bundle was merged before.
    MergedBefore,
    /// A later bundle from the same sender was merged already.
    OlderThanKnown,
    /// The municipality signed with other keys until now.
    NewKey,
    /// Made by a later version of the program.
    NewerProgram,
    /// Made at a time that has not come yet.
    ClockAhead,
}

/// What a merge did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeReport {
    /// What the bundle says about itself.
    pub manifest: Manifest,
    /// By kind.
    pub kinds: BTreeMap<String, KindCounts>,
    /// The entries held back, and why.
    pub held: Vec<(EntryId, String)>,
    /// What the lead should know.
    pub warnings: Vec<Warning>,
}

impl MergeReport {
    /// All kinds together.
    pub fn total(&self) -> KindCounts {
        self.kinds.values().copied().sum()
    }
}

/// Asked between bundles: how many of how many are done; false stops, and nothing is changed.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

impl Workspace {
    /// Makes a municipality's workspace from a kit.
    ///
    /// # Errors
    /// If it is not a kit, or the file cannot be made; no file is left then.
    pub fn open_kit(kit: &Path, path: &Path) -> Result<Self> {
        Self::open_kit_in(kit, path, Box::new(System))
    }

    /// The same with another clock and other dice.
    ///
    /// # Errors
    /// As [`Workspace::open_kit`].
    pub fn open_kit_in(
        kit: &Path,
        path: &Path,
        surroundings: Box<dyn Surroundings>,
    ) -> Result<Self> {
        let bundle = bundle::read(&read_file(kit)?, &Unlock::default(), &Limits::default())?;
        let manifest = &bundle.manifest;
        let (BundleKind::Kit, Some(municipality)) = (manifest.kind, manifest.municipality) else {
            return Err(WorkspaceError::NotAKit);
        };
        let role = Role::Municipality(municipality);
        let mut workspace = Self::create(path, manifest.project, role, surroundings)?;
        let sender = manifest.sender.clone();
        let known = workspace
            .reader
            .store
            .transaction(true, |store| store.set_meta(keys::LEAD_SENDER, &sender));
        let merged = known
            .map_err(WorkspaceError::from)
            .and_then(|()| workspace.merge_bundle(bundle, true).map(drop));
        workspace.or_remove(merged)
    }

    /// Merges bundles, all or none; or finds out what that would do, and changes nothing, with `keep` false.
    ///
    /// # Errors
    /// What is wrong with the first bad bundle, and nothing was changed.
    pub fn merge(
        &mut self,
        bundles: &[impl AsRef<Path>],
        passphrase: Option<&Passphrase>,
        keep: bool,
        progress: Progress<'_>,
    ) -> Result<Vec<MergeReport>> {
        let unlock = Unlock {
            lead: self.lead_key()?,
            passphrase: passphrase.cloned(),
        };
        let at = self.surroundings.now_ms();
        let mut merger = Merger {
            role: self.role,
            project: self.project,
            clock: self.clock,
            at,
            erased: false,
        };
        let reports = self.reader.store.transaction(keep, |store| {
            let mut reports = Vec::new();
            for (done, path) in bundles.iter().enumerate() {
                if !progress(done, bundles.len()) {
                    return Err(WorkspaceError::Stopped);
                }
                let bundle = bundle::read(&read_file(path.as_ref())?, &unlock, &Limits::default())?;
                reports.push(merger.merge(store, bundle)?);
            }
            Ok(reports)
        })?;
        if keep {
            self.take_over(&merger);
        }
        Ok(reports)
    }

    /// Merges a bundle that has been read.
    ///
    /// # Errors
    /// If it is not for this workspace; nothing was changed.
    pub fn merge_bundle(&mut self, bundle: Bundle, keep: bool) -> Result<MergeReport> {
        let at = self.surroundings.now_ms();
        let mut merger = Merger {
            role: self.role,
            project: self.project,
            clock: self.clock,
            at,
            erased: false,
        };
        let report = self
            .reader
            .store
            .transaction(keep, |store| merger.merge(store, bundle))?;
        if keep {
            self.take_over(&merger);
        }
        Ok(report)
    }

    /// Goes on from where a merge that was kept has come to.
    fn take_over(&mut self, merger: &Merger) {
        self.clock = merger.clock;
        if merger.erased {
            self.after_erasing();
        }
    }
}

/// Merges bundles within a transaction.
struct Merger {
    role: Role,
    project: Id,
    clock: Clock,
    at: i64,
    /// Whether something was erased.
    erased: bool,
}

/// What one merge has come to so far.
#[derive(Default)]
struct Tally {
    kinds: BTreeMap<String, KindCounts>,
    brought: Vec<EntryId>,
    held: Vec<(EntryId, String, String)>,
    erasures: Erasures,
}

impl Merger {
    fn merge(&mut self, store: &Store, bundle: Bundle) -> Result<MergeReport> {
        let manifest = bundle.manifest;
        let admit = self.admission(store, &manifest)?;
        let warnings = self.warnings(store, &manifest)?;
        let mut tally = Tally::default();
        let mut by_record: BTreeMap<Id, Vec<Entry>> = BTreeMap::new();
        for entry in bundle.entries {
            self.clock.see(entry.id);
            by_record.entry(entry.record).or_default().push(entry);
        }
        for (record, entries) in by_record {
            tally.merge_record(store, record, entries, &admit)?;
        }
        self.write_down(store, &manifest, &tally)?;
        if tally.erasures != Erasures::default() {
            erase::carry_out(store, &tally.erasures)?;
            self.erased = true;
        }
        let held = tally
            .held
            .into_iter()
            .map(|(entry, reason, _)| (entry, reason))
            .collect();
        Ok(MergeReport {
            manifest,
            kinds: tally.kinds,
            held,
            warnings,
        })
    }

    /// Which entries a sender may bring: a municipality its own, the lead the project's.
    fn admission(&self, store: &Store, manifest: &Manifest) -> Result<Admission> {
        if manifest.project != self.project {
            return Err(WorkspaceError::OtherProject(manifest.project_name.clone()));
        }
        let from_lead = match self.role {
            Role::Lead => store
                .meta(keys::SIGNING)?
                .map(|key| bundle::SigningKey::from_text(&key))
                .transpose()?
                .map(|key| key.public()),
            Role::Municipality(_) => store.meta(keys::LEAD_SENDER)?,
        };
        let from_lead = from_lead.as_deref() == Some(manifest.sender.as_str());
        match (self.role, manifest.kind, manifest.municipality) {
            (Role::Lead, BundleKind::Bundle, Some(code)) => Ok(Admission::Municipality(code)),
            (Role::Municipality(own), BundleKind::Bundle, Some(code)) if own == code => {
                Ok(Admission::Municipality(own))
            }
            (Role::Municipality(own), _, Some(code)) if own != code => {
                Err(WorkspaceError::ForOther(code))
            }
            (Role::Municipality(_), BundleKind::Kit | BundleKind::Feedback, _) if from_lead => {
                Ok(Admission::Lead)
            }
            (Role::Lead, _, _) if from_lead => Ok(Admission::Everything),
            _ => Err(WorkspaceError::NotFromLead),
        }
    }

    fn warnings(&self, store: &Store, manifest: &Manifest) -> Result<Vec<Warning>> {
        let earlier = store.merges()?;
        let same_sender = || {
            earlier.iter().filter(|merge| {
                merge.municipality == manifest.municipality && merge.kind == manifest.kind.code()
            })
        };
        let mut warnings = Vec::new();
        if earlier.iter().any(|merge| merge.digest == manifest.digest) {
            warnings.push(Warning::MergedBefore);
        }
        if same_sender().any(|merge| merge.made_at > manifest.made_at) {
            warnings.push(Warning::OlderThanKnown);
        }
        if same_sender().next().is_some()
            && same_sender().all(|merge| merge.sender != manifest.sender)
        {
            warnings.push(Warning::NewKey);
        }
        if version(&manifest.program) > version(env!("CARGO_PKG_VERSION")) {
            warnings.push(Warning::NewerProgram);
        }
        const A_DAY_MS: i64 = 24 * 60 * 60 * 1_000;
        if manifest.made_at > self.at.saturating_add(A_DAY_MS) {
            warnings.push(Warning::ClockAhead);
        }
        Ok(warnings)
    }

    fn write_down(&self, store: &Store, manifest: &Manifest, tally: &Tally) -> Result<()> {
        let merge = Merge {
            number: 0,
            at: self.at,
            digest: manifest.digest.clone(),
            kind: manifest.kind.code().to_owned(),
            municipality: manifest.municipality,
            sender: manifest.sender.clone(),
            profile: manifest.profile.code().to_owned(),
            made_at: manifest.made_at,
            counts: serde_json::to_string(&manifest.counts).unwrap_or_default(),
        };
        let number = store.write_merge(&merge, &tally.brought)?;
        for (entry, reason, line) in &tally.held {
            store.hold(&Held {
                entry: *entry,
                merge: number,
                reason: reason.clone(),
                line: line.clone(),
            })?;
        }
        Ok(())
    }
}

/// Whose entries a bundle may bring.
enum Admission {
    /// This municipality's.
    Municipality(MunicipalityCode),
    /// The lead's own.
    Lead,
    /// All: the lead's other laptop.
    Everything,
}

impl Admission {
    /// Why an entry is held back; none if it is let in. Who takes part is the lead's to say: a municipality
    /// describes its part in the project, but does not make one.
    fn refusal_of(&self, entry: &Entry, known_record: bool) -> Option<&'static str> {
        let makes_a_part = !known_record
            && entry.kind == Municipality::CODE
            && matches!(self, Self::Municipality(_));
        makes_a_part
            .then_some("not_the_sender_s")
            .or_else(|| self.refusal(entry))
    }

    /// Why an entry is held back, whatever its record; none if it is let in.
    fn refusal(&self, entry: &Entry) -> Option<&'static str> {
        let owner = kind(&entry.kind).map(|kind| kind.owner);
        let admitted = match self {
            Self::Municipality(code) => {
                entry.municipality == Some(*code) && owner != Some(Owner::Project)
            }
            Self::Lead => entry.municipality.is_none() || entry.kind == Municipality::CODE,
            Self::Everything => true,
        };
        (!admitted).then_some("not_the_sender_s")
    }
}

impl Tally {
    fn merge_record(
        &mut self,
        store: &Store,
        record: Id,
        incoming: Vec<Entry>,
        admit: &Admission,
    ) -> Result<()> {
        let mut present = store.entries_of(record)?;
        let known_before = !present.is_empty();
        let erasures = store.erasures_touching(record, &incoming)?;
        let kind = incoming
            .first()
            .map(|entry| entry.kind.clone())
            .unwrap_or_default();
        let mut added = 0;
        for entry in incoming {
            added += usize::from(self.merge_entry(store, &mut present, entry, &erasures, admit)?);
        }
        let conflicts = if added > 0 {
            store.write_fold(&present)?
        } else {
            0
        };
        let counts = self.kinds.entry(kind).or_default();
        counts.conflicts += conflicts;
        match (known_before, added > 0) {
            (false, true) => counts.new_records += 1,
            (true, true) => counts.changed_records += 1,
            (true, false) => counts.unchanged_records += 1,
            (false, false) => {}
        }
        Ok(())
    }

    /// Merges one entry into its record's; whether it brought anything.
    fn merge_entry(
        &mut self,
        store: &Store,
        present: &mut Vec<Entry>,
        mut entry: Entry,
        erasures: &Erasures,
        admit: &Admission,
    ) -> Result<bool> {
        self.count(&entry).read += 1;
        erasures.blank(&mut entry);
        if let Some(reason) = admit.refusal_of(&entry, !present.is_empty()) {
            self.refuse(&entry, reason);
            return Ok(false);
        }
        let of_one_mind = present.first().is_none_or(|first| {
            (&first.kind, first.municipality, first.project)
                == (&entry.kind, entry.municipality, entry.project)
        });
        if !of_one_mind {
            self.refuse(&entry, "contradiction");
            return Ok(false);
        }
        let Some(known) = present.iter_mut().find(|known| known.id == entry.id) else {
            return self.add(store, present, entry, admit);
        };
        match known.union(&entry) {
            Ok(both) if both == *known => {
                self.count(&entry).known += 1;
                Ok(false)
            }
            Ok(both) => {
                store.write_entry(&both)?;
                self.gather(store, &both, admit)?;
                *known = both;
                self.count(&entry).added += 1;
                Ok(true)
            }
            Err(_) => {
                self.refuse(&entry, "contradiction");
                Ok(false)
            }
        }
    }

    fn add(
        &mut self,
        store: &Store,
        present: &mut Vec<Entry>,
        entry: Entry,
        admit: &Admission,
    ) -> Result<bool> {
        if !store.add_entry(&entry)? {
            self.refuse(&entry, "contradiction");
            return Ok(false);
        }
        self.count(&entry).added += 1;
        self.brought.push(entry.id);
        self.gather(store, &entry, admit)?;
        present.push(entry);
        Ok(true)
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
        self.erasures.records.extend(erasures.records);
        for (id, fields) in erasures.values {
            self.erasures.values.entry(id).or_default().extend(fields);
        }
        Ok(())
    }

    fn count(&mut self, entry: &Entry) -> &mut KindCounts {
        self.kinds.entry(entry.kind.clone()).or_default()
    }

    fn refuse(&mut self, entry: &Entry, reason: &str) {
        self.count(entry).refused += 1;
        let line = serde_json::to_string(entry).unwrap_or_default();
        self.held.push((entry.id, reason.to_owned(), line));
    }
}

fn version(text: &str) -> Vec<u32> {
    text.split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}
