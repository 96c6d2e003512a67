//! What comes in: a union of entries, then a fold of the records it touched.

mod admission;
pub(in crate::workspace) mod carried;
mod removals;
mod report;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc::sync_channel;

use super::senders;
use super::senders::SenderStanding;
use crate::bundle;
use crate::bundle::{Bundle, BundleError, BundleKind, Limits, Manifest, Passphrase, Unlock};
use crate::domain::{Id, Project, Record as _};
use crate::journal::{Clock, Entry, Erasures, is_ahead};
use crate::store::{Held, Merge, Store, StoreError, Whose, Why};
use crate::workspace::file::open::read_file;
use crate::workspace::people::erase;
use crate::workspace::{Result, Role, Surroundings, System, Workspace, WorkspaceError, keys};

pub(in crate::workspace) use admission::Admission;
use removals::Concerned;
pub use report::{Account, KindCounts, MergeReport, Merged, Warning};
use tally::{ByRecord, MergeTally};

/// Asked before each step and now and then within one: how many of how many are done; false stops, and nothing is
/// changed.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// How many steps a bundle is: all are looked at, in order, in a step each, then all are merged, and at last what lies
/// aside of all of them, if they are much, is written.
const MERGING: usize = 5;
const WRITING: usize = 4;

/// Which of so many bundles is worked on when so many steps of their merge are done; none of them at the end.
pub fn bundle_at(done: usize, bundles: usize) -> usize {
    let merged = done.checked_sub(bundles);
    merged.map_or(done, |merged| merged / MERGING)
}

/// After how many entries of a bundle it is asked again.
const ASKED_EVERY: usize = 1_000;

/// Whether to go on: an error, where not.
pub(in crate::workspace) type GoOn<'a> = &'a mut dyn FnMut() -> Result<()>;

/// Says how far it has come; an error where it is not to go on.
pub(in crate::workspace) fn go_on(progress: Progress<'_>, done: usize, total: usize) -> Result<()> {
    if progress(done, total) {
        Ok(())
    } else {
        Err(WorkspaceError::Stopped)
    }
}

impl Workspace {
    /// Makes a municipality's workspace from a kit.
    ///
    /// # Errors
    /// If it is not a kit, or not signed by the lead that it names, or the file cannot be made; no file is left then.
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
        let bundles: Vec<&Path> = bundles.iter().map(AsRef::as_ref).collect();
        let count = bundles.len();
        let reading = self.reading(passphrase)?;
        // What is no bundle, or was changed on the way, is found before anything is begun.
        let mut coming = Coming {
            count,
            entries: 0,
            writing: WRITING,
        };
        for (done, path) in bundles.iter().enumerate() {
            go_on(progress, done, count + coming.steps())?;
            let manifest = bundle::inspect(&read_file(path)?, &reading.limits)?;
            reading.unlock.suffices(&manifest)?;
            coming.entries = coming.entries.saturating_add(manifest.entries());
        }
        if !self.reader.store.is_much(coming.entries)? {
            coming.writing = 0;
        }
        let total = count + coming.steps();
        let mut step = |done| go_on(progress, count + done, total);
        let reports = reading.one_by_one(&bundles, |read| {
            // From here on it is about the first again. What cannot be unlocked is not worth a copy.
            step(0)?;
            let first = read.next().transpose()?;
            let mut read = first.map(Ok).into_iter().chain(read);
            if keep {
                self.with_backup(Why::Merge, |workspace| {
                    workspace.merge_all(&mut read, coming, keep, &mut step)
                })
            } else {
                self.merge_all(&mut read, coming, keep, &mut step)
            }
        })??;
        while keep && !self.pack() {}
        Ok(reports)
    }

    /// How bundles are read here.
    fn reading(&self, passphrase: Option<&Passphrase>) -> Result<Reading> {
        let own = std::fs::metadata(self.reader.path()).map_or(0, |file| file.len());
        Ok(Reading {
            unlock: Unlock {
                lead: self.lead_key()?,
                passphrase: passphrase.cloned(),
            },
            limits: Limits::for_a_file_of(own),
        })
    }

    /// Merges a bundle that has been read.
    ///
    /// # Errors
    /// If it is not for this workspace; nothing was changed.
    pub fn merge_bundle(&mut self, bundle: Bundle, keep: bool) -> Result<MergeReport> {
        let coming = Coming {
            count: 1,
            entries: bundle.manifest.entries(),
            writing: 0,
        };
        let mut bundle = std::iter::once(Ok(bundle));
        let mut reports = self.merge_all(&mut bundle, coming, keep, &mut |_| Ok(()))?;
        reports.pop().ok_or(WorkspaceError::Stopped)
    }

    /// Merges bundles as they are read, in one transaction.
    fn merge_all(
        &mut self,
        bundles: &mut dyn Iterator<Item = Result<Bundle>>,
        coming: Coming,
        keep: bool,
        go_on: &mut dyn FnMut(usize) -> Result<()>,
    ) -> Result<Vec<MergeReport>> {
        let mut merger = self.merger();
        let store = &mut self.reader.store;
        let reports = store.large_transaction(keep, coming.entries, |store| {
            let mut merged = Vec::new();
            for (done, bundle) in bundles.enumerate() {
                let mut step = || go_on(done * MERGING);
                step()?;
                merged.push(merger.merge(store, bundle?, &mut step)?);
            }
            if merged.len() < coming.count {
                return Err(not_all_read());
            }
            if keep || merger.removals.concern_any() {
                store.put_back(&mut |done, all| {
                    go_on(coming.count * MERGING + coming.count * coming.writing * done / all)
                })?;
            }
            merger.tell_waiting(store, merged, &mut || go_on(coming.steps()))
        })?;
        if keep {
            self.take_over(&merger);
        }
        Ok(reports)
    }

    /// What merges within a transaction, from where this workspace stands.
    pub(in crate::workspace) fn merger(&mut self) -> Merger {
        Merger {
            role: self.role,
            project: self.project,
            clock: self.clock,
            at: self.surroundings.now_ms(),
            by: self.author.clone(),
            erased: false,
            removals: Concerned::default(),
        }
    }

    /// Goes on from where a merge that was kept has come to.
    pub(in crate::workspace) fn take_over(&mut self, merger: &Merger) {
        self.clock = merger.clock;
        if merger.erased {
            self.after_erasing();
        }
    }
}

/// What is to be merged.
#[derive(Clone, Copy)]
struct Coming {
    /// How many bundles: none of them is in if one is not read, whyever.
    count: usize,
    /// How many entries are in them.
    entries: u64,
    /// In how many steps for each bundle what lies aside is written, if anything does.
    writing: usize,
}

impl Coming {
    /// In how many steps all is merged.
    fn steps(&self) -> usize {
        self.count * (MERGING + self.writing)
    }
}

fn not_all_read() -> WorkspaceError {
    StoreError::Other("the bundles were not all read".to_owned()).into()
}

/// How bundles are read.
struct Reading {
    unlock: Unlock,
    limits: Limits,
}

impl Reading {
    fn read(&self, path: &Path) -> Result<Bundle> {
        Ok(bundle::read(&read_file(path)?, &self.unlock, &self.limits)?)
    }

    /// Reads bundles while the one before is worked on, so that there are two in memory at a time, however many come.
    fn one_by_one<T>(
        &self,
        bundles: &[&Path],
        work: impl FnOnce(&mut dyn Iterator<Item = Result<Bundle>>) -> T,
    ) -> Result<T> {
        std::thread::scope(|beside| {
            let (give, take) = sync_channel(0);
            let read = move || {
                let mut read = bundles.iter().map(|path| self.read(path));
                // Nobody takes what comes after something bad.
                let _all = read.all(|bundle| give.send(bundle).is_ok());
            };
            let thread = std::thread::Builder::new().spawn_scoped(beside, read);
            let thread = thread.map_err(StoreError::from)?;
            let done = work(&mut take.into_iter());
            // Where it has come to a bad end, so has the work.
            let _too_few_came = thread.join();
            Ok(done)
        })
    }
}

/// Merges bundles within a transaction.
pub(in crate::workspace) struct Merger {
    role: Role,
    project: Id,
    clock: Clock,
    pub(in crate::workspace) at: i64,
    pub(in crate::workspace) by: String,
    /// Whether something was erased.
    erased: bool,
    removals: Concerned,
}

impl Merger {
    fn merge(
        &mut self,
        store: &Store,
        bundle: Bundle,
        go_on: &mut dyn FnMut() -> Result<()>,
    ) -> Result<(i64, MergeReport)> {
        let Bundle { manifest, entries } = bundle;
        self.removals.begin_bundle();
        let admit = self.admission(store, &manifest)?;
        let standing = senders::standing(store, &manifest)?;
        let mut warnings = warnings(store, &manifest, standing)?;
        let mut tally = MergeTally::new(manifest.sender.clone(), standing)?;
        let mut ahead = is_ahead(manifest.made_at, self.at);
        let removals = &mut self.removals;
        let mut settle = || removals.settle_so_far(store, go_on);
        tally.know_erased(store, by_record(entries.stacks()), &mut settle)?;
        let mut since_asked = 0;
        for stack in by_record(entries.into_stacks()) {
            for (record, entries) in stack? {
                for entry in &entries {
                    // A stranger does not move the clock.
                    if standing.is_let_in() {
                        self.clock.hear(entry.id, self.at);
                    }
                    ahead |= is_ahead(entry.id.wall_ms(), self.at);
                }
                since_asked += entries.len();
                if since_asked > ASKED_EVERY {
                    go_on()?;
                    since_asked = 0;
                }
                tally.merge_record(store, record, entries, &admit, go_on)?;
            }
        }
        warnings.extend(ahead.then_some(Warning::ClockAhead));
        if matches!(admit, Admission::Lead) {
            self.names_its_signer(store)?;
        }
        warnings.extend((tally.erased > 0).then_some(Warning::Erases(tally.erased)));
        let held = tally.held.iter();
        let report = MergeReport {
            manifest,
            kinds: std::mem::take(&mut tally.kinds),
            held: held.map(|(id, why, _)| (*id, why.clone())).collect(),
            standing,
            warnings,
        };
        let number = self.write_down(store, &report, &mut tally)?;
        self.erase(store, &tally, go_on)?;
        self.removals.note(store);
        Ok((number, report))
    }

    /// Tells, when all are merged, which removed records stay until somebody decides: each with the last bundle that
    /// has to do with it.
    fn tell_waiting(
        &mut self,
        store: &Store,
        mut merged: Vec<(i64, MergeReport)>,
        go_on: GoOn<'_>,
    ) -> Result<Vec<MergeReport>> {
        go_on()?;
        for (kind, bundle) in self.removals.settle(store, go_on)? {
            if let Some((number, report)) = merged.get_mut(bundle) {
                report.kinds.entry(kind).or_default().conflicts += 1;
                store.set_account(*number, self.account(report).as_deref())?;
            }
        }
        Ok(merged.into_iter().map(|(_, report)| report).collect())
    }

    /// What a merge did, as it is kept with it.
    fn account(&self, report: &MergeReport) -> Option<String> {
        serde_json::to_string(&report.account(&self.by)).ok()
    }

    /// Takes in entries that were held back, each copy for the merge that brought it.
    pub(in crate::workspace) fn take_in(
        &mut self,
        store: &Store,
        held: Vec<Held>,
        admit: &Admission,
        progress: Progress<'_>,
    ) -> Result<KindCounts> {
        // Each is gone through twice.
        let (copies, total) = (held.len(), held.len() * 2);
        let mut by_merge: BTreeMap<(i64, String), ByRecord> = BTreeMap::new();
        let mut sum = KindCounts::default();
        let projects = store.merges()?.into_iter();
        let projects: BTreeMap<i64, Id> = projects
            .filter_map(|merge| Some((merge.number, merge.project?.0)))
            .collect();
        for (at, one) in held.into_iter().enumerate() {
            go_on(progress, at, total)?;
            let Some(entry) = one.said() else {
                sum.read += 1;
                sum.refused += 1;
                continue;
            };
            store.release(&one)?;
            self.clock.hear(entry.id, self.at);
            // In an evaluator's file an entry is of the project whose lead sent it.
            let project = projects.get(&one.merge).copied().unwrap_or(self.project);
            let records = by_merge.entry((one.merge, one.sender)).or_default();
            let entries = records.entry(entry.record).or_default();
            entries.push(Entry { project, ..entry });
        }
        let mut added = BTreeSet::new();
        let mut done = copies;
        self.removals.begin_bundle();
        for ((merge, sender), records) in by_merge {
            let mut tally = MergeTally::new(sender, SenderStanding::Known)?;
            let coming = std::iter::once_with(|| Ok(records.clone()));
            let removals = &mut self.removals;
            let mut step = || go_on(progress, done, total);
            let mut settle = || removals.settle_so_far(store, &mut step);
            tally.know_erased(store, coming, &mut settle)?;
            for (record, entries) in records {
                let of_record = entries.len();
                let mut step = || go_on(progress, done, total);
                step()?;
                tally.merge_record(store, record, entries, admit, &mut step)?;
                done += of_record;
            }
            let mut step = || go_on(progress, done, total);
            // Of a merge that an earlier version made nobody knows all that it carried.
            if let Some(before) = store.carried(merge)? {
                store.set_carried(merge, &carried::amend(&before, &tally.packed()?)?)?;
            }
            // Entries of which two merges brought a part each.
            let again = tally.brought.iter();
            let again = again.filter(|(entry, _)| !added.insert(*entry)).count();
            tally.write_down(store, merge)?;
            self.erase(store, &tally, &mut step)?;
            sum = [sum].into_iter().chain(tally.kinds.into_values()).sum();
            sum.read -= again;
            sum.added -= again;
        }
        let waiting = self
            .removals
            .settle(store, &mut || go_on(progress, total, total))?;
        sum.conflicts += waiting.len();
        Ok(sum)
    }

    fn erase(&mut self, store: &Store, tally: &MergeTally, go_on: GoOn<'_>) -> Result<()> {
        let mut erasures = tally.erasures.clone();
        let called = erase::in_use(store, tally.called.clone())?;
        erasures.names.extend(called);
        if erasures != Erasures::default() {
            // Whose namesakes are here is asked for.
            self.removals.settle_so_far(store, go_on)?;
            erase::carry_out(store, &erasures, go_on)?;
            self.erased = true;
            if store.meta(keys::AUTHOR)?.is_none() {
                // Who merges is erased: what is written down from here on does not name them.
                self.by.clear();
            }
        }
        Ok(())
    }

    /// Which entries a sender may bring: a municipality its own, the lead the project's.
    fn admission(&self, store: &Store, manifest: &Manifest) -> Result<Admission> {
        match (self.role, manifest.kind) {
            (Role::Evaluator(_), BundleKind::Cluster) => {
                return Ok(Admission::Project(manifest.project));
            }
            (Role::Evaluator(_), _) => return Err(WorkspaceError::NotForEvaluator),
            (_, BundleKind::Cluster) => return Err(WorkspaceError::OnlyForEvaluator),
            _ => {}
        }
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
            Role::Evaluator(_) => None,
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

    /// What the lead sends must leave the project naming the key that it is signed with. A stranger's kit made of
    /// a true one would otherwise pass for the lead's wherever that key is shown.
    fn names_its_signer(&self, store: &Store) -> Result<()> {
        let project = store.row(Project::KIND, self.project)?;
        let named = project
            .as_ref()
            .and_then(|row| row.fields.get(Project::signing_key)?.as_str());
        if named.is_some() && named == store.meta(keys::LEAD_SENDER)?.as_deref() {
            Ok(())
        } else {
            Err(WorkspaceError::NotFromLead)
        }
    }

    fn write_down(
        &self,
        store: &Store,
        report: &MergeReport,
        tally: &mut MergeTally,
    ) -> Result<i64> {
        let manifest = &report.manifest;
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
            account: self.account(report),
            undone: None,
            project: senders::whose(manifest)
                .and_then(Whose::project)
                .map(|project| (project, manifest.project_name.clone())),
        };
        let number = store.write_merge(&merge, &tally.packed()?)?;
        tally.write_down(store, number)?;
        senders::met(store, manifest, report.standing, number, self.at)?;
        Ok(number)
    }
}

/// The entries of a bundle by record, some records at a time.
fn by_record(
    stacks: impl Iterator<Item = std::result::Result<Vec<Entry>, BundleError>>,
) -> impl Iterator<Item = Result<ByRecord>> {
    stacks.map(|stack| {
        let mut by_record = ByRecord::new();
        for entry in stack? {
            by_record.entry(entry.record).or_default().push(entry);
        }
        Ok(by_record)
    })
}

fn warnings(store: &Store, manifest: &Manifest, standing: SenderStanding) -> Result<Vec<Warning>> {
    let mut earlier = store.merges()?;
    earlier.retain(|merge| merge.undone.is_none());
    let same_sender = || {
        earlier.iter().filter(|merge| {
            let project = merge.project.as_ref().map(|(project, _)| *project);
            merge.municipality == manifest.municipality
                && merge.kind == manifest.kind.code()
                && project.is_none_or(|project| project == manifest.project)
        })
    };
    let mut warnings = Vec::new();
    let this_one =
        |merge: &Merge| merge.digest == manifest.digest && merge.sender == manifest.sender;
    if earlier.iter().any(this_one) {
        warnings.push(Warning::MergedBefore);
    }
    // Two laptops of a municipality send each in its own time.
    let later = |merge: &Merge| merge.sender == manifest.sender && merge.made_at > manifest.made_at;
    if same_sender().any(later) {
        warnings.push(Warning::OlderThanKnown);
    }
    match standing {
        SenderStanding::Known | SenderStanding::First => {}
        SenderStanding::Vouched => warnings.push(Warning::VouchedKey),
        SenderStanding::Changed => warnings.push(Warning::NewKey),
        SenderStanding::Refused => warnings.push(Warning::RefusedKey),
    }
    if version(&manifest.program) > version(env!("CARGO_PKG_VERSION")) {
        warnings.push(Warning::NewerProgram);
    }
    Ok(warnings)
}

fn version(text: &str) -> Vec<u32> {
    text.split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}
