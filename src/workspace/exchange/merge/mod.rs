//! What comes in: a union of entries, then a fold of the records it touched.

mod admission;
pub(in crate::workspace) mod carried;
mod report;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::senders;
use super::senders::SenderStanding;
use crate::bundle;
use crate::bundle::{Bundle, BundleKind, Limits, Manifest, Passphrase, Unlock};
use crate::domain::{Id, Project, Record as _};
use crate::journal::{Clock, Entry, Erasures, is_ahead};
use crate::store::{Held, Merge, Store, Whose, Why};
use crate::workspace::file::open::read_file;
use crate::workspace::people::erase;
use crate::workspace::{Result, Role, Surroundings, System, Workspace, WorkspaceError, keys};

pub(in crate::workspace) use admission::Admission;
pub use report::{Account, KindCounts, MergeReport, Merged, Warning};
use tally::{ByRecord, MergeTally};

/// Asked before each step and now and then within one: how many of how many are done; false stops, and nothing is
/// changed. Each bundle is two steps: all are read, in order, and then all are merged.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

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
        let total = bundles.len() * 2;
        let mut read = Vec::with_capacity(bundles.len());
        for (done, path) in bundles.iter().enumerate() {
            go_on(progress, done, total)?;
            read.push(self.read_bundle(path.as_ref(), passphrase)?);
        }
        let mut step = |done| go_on(progress, bundles.len() + done, total);
        if keep {
            self.with_backup(Why::Merge, |workspace| {
                workspace.merge_all(read, keep, &mut step)
            })
        } else {
            self.merge_all(read, keep, &mut step)
        }
    }

    /// Reads and checks a bundle's file.
    fn read_bundle(&self, path: &Path, passphrase: Option<&Passphrase>) -> Result<Bundle> {
        let unlock = Unlock {
            lead: self.lead_key()?,
            passphrase: passphrase.cloned(),
        };
        let own = std::fs::metadata(self.reader.path()).map_or(0, |file| file.len());
        let limits = Limits::for_a_file_of(own);
        Ok(bundle::read(&read_file(path)?, &unlock, &limits)?)
    }

    /// Merges a bundle that has been read.
    ///
    /// # Errors
    /// If it is not for this workspace; nothing was changed.
    pub fn merge_bundle(&mut self, bundle: Bundle, keep: bool) -> Result<MergeReport> {
        let mut reports = self.merge_all(vec![bundle], keep, &mut |_| Ok(()))?;
        reports.pop().ok_or(WorkspaceError::Stopped)
    }

    /// Merges bundles that have been read, in one transaction.
    fn merge_all(
        &mut self,
        bundles: Vec<Bundle>,
        keep: bool,
        go_on: &mut dyn FnMut(usize) -> Result<()>,
    ) -> Result<Vec<MergeReport>> {
        let mut merger = self.merger();
        let reports = self.reader.store.transaction(keep, |store| {
            let mut reports = Vec::new();
            for (done, bundle) in bundles.into_iter().enumerate() {
                reports.push(merger.merge(store, bundle, &mut || go_on(done))?);
            }
            Result::Ok(reports)
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

/// Merges bundles within a transaction.
pub(in crate::workspace) struct Merger {
    role: Role,
    project: Id,
    clock: Clock,
    pub(in crate::workspace) at: i64,
    pub(in crate::workspace) by: String,
    /// Whether something was erased.
    erased: bool,
}

impl Merger {
    fn merge(
        &mut self,
        store: &Store,
        bundle: Bundle,
        go_on: &mut dyn FnMut() -> Result<()>,
    ) -> Result<MergeReport> {
        go_on()?;
        let Bundle { manifest, entries } = bundle;
        let admit = self.admission(store, &manifest)?;
        let standing = senders::standing(store, &manifest)?;
        let mut warnings = warnings(store, &manifest, standing)?;
        let mut tally = MergeTally::new(manifest.sender.clone(), standing)?;
        let mut ahead = is_ahead(manifest.made_at, self.at);
        tally.know_namesakes(store, stacks(&entries))?;
        let mut since_asked = 0;
        for stack in stacks(&entries) {
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
        tally.settle(store, go_on)?;
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
        self.write_down(store, &report, &mut tally)?;
        self.erase(store, &tally, go_on)?;
        Ok(report)
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
        for ((merge, sender), records) in by_merge {
            let mut tally = MergeTally::new(sender, SenderStanding::Known)?;
            tally.know_namesakes(store, std::iter::once_with(|| Ok(records.clone())))?;
            for (record, entries) in records {
                let of_record = entries.len();
                let mut step = || go_on(progress, done, total);
                step()?;
                tally.merge_record(store, record, entries, admit, &mut step)?;
                done += of_record;
            }
            let mut step = || go_on(progress, done, total);
            tally.settle(store, &mut step)?;
            // Of a merge that an earlier version made nobody knows all that it carried.
            if let Some(before) = store.carried(merge)? {
                store.set_carried(merge, &carried::amend(&before, &tally.packed()?)?)?;
            }
            tally.write_down(store, merge)?;
            self.erase(store, &tally, &mut step)?;
            sum = [sum].into_iter().chain(tally.kinds.into_values()).sum();
            for (entry, _) in &tally.brought {
                // One entry, of which two merges brought a part each.
                let again = usize::from(!added.insert(*entry));
                sum.read -= again;
                sum.added -= again;
            }
        }
        Ok(sum)
    }

    fn erase(&mut self, store: &Store, tally: &MergeTally, go_on: GoOn<'_>) -> Result<()> {
        let mut erasures = tally.erasures.clone();
        let called = erase::in_use(store, tally.called.clone())?;
        erasures.names.extend(called);
        if erasures != Erasures::default() {
            erase::carry_out(store, &erasures, go_on)?;
            self.erased = true;
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
    ) -> Result<()> {
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
            account: serde_json::to_string(&report.account(&self.by)).ok(),
            undone: None,
            project: senders::whose(manifest)
                .and_then(Whose::project)
                .map(|project| (project, manifest.project_name.clone())),
        };
        let number = store.write_merge(&merge, &tally.packed()?)?;
        tally.write_down(store, number)?;
        senders::met(store, manifest, report.standing, number, self.at)
    }
}

/// The entries of a bundle by record, some records at a time.
fn stacks(entries: &bundle::Entries) -> impl Iterator<Item = Result<ByRecord>> + '_ {
    entries.stacks().map(|stack| {
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
