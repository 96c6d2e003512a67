//! How a bundle's sender stands here: known, the first, changed or refused.
//!
//! The first key of a municipality, or to an evaluator of a project, is taken on trust. When another comes, everything
//! that it signs is held back until somebody has asked the sender and decided. In a municipality's own file its own
//! key is the first.

use std::collections::BTreeMap;

use super::held::{senders, waiting};
use super::merge::{Account, Admission, KindCounts, Merger, Progress};
use crate::bundle::{BundleKind, Endorsement, Manifest, SigningKey};
use crate::store::{Held, HeldReason, HeldVerdict, Merge, Sender, Store, Trust, Whose};
use crate::workspace::{Result, keys};

/// How a bundle's sender stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SenderStanding {
    /// Signed with a key that is known to be the sender's.
    Known,
    /// The municipality's first bundle: its key is taken on trust, and shown.
    First,
    /// A key that is known vouches for this one: another laptop of the same sender, let in with a notice.
    Vouched,
    /// The municipality is known under other keys: what it brings waits for a decision.
    Changed,
    /// Signed with a key that was refused: nothing is let in.
    Refused,
}

impl SenderStanding {
    /// Whether what the sender brings is let in.
    pub fn is_let_in(self) -> bool {
        matches!(self, Self::Known | Self::First | Self::Vouched)
    }
}

/// How the sender of a bundle stands here. The lead's own key is a matter of its own: what is not signed
/// with it does not pass as the lead's at all.
pub(in crate::workspace) fn standing(store: &Store, manifest: &Manifest) -> Result<SenderStanding> {
    let Some(whose) = whose(manifest) else {
        return Ok(SenderStanding::Known);
    };
    if own_key(store)?.as_deref() == Some(&manifest.sender) {
        return Ok(SenderStanding::Known);
    }
    let met = met_keys(store, whose)?;
    let vouched = || {
        let decided = manifest
            .vouching()
            .into_iter()
            .filter_map(|key| met.get(key));
        // Of the earlier keys the nearest that is decided on has the say: one that was refused has none.
        let mut decided = decided.filter(|trust| **trust != Trust::Asked);
        decided.next().is_some_and(|trust| trust.is_known())
    };
    Ok(match met.get(manifest.sender.as_str()) {
        Some(trust) if trust.is_known() => SenderStanding::Known,
        Some(Trust::Refused) => SenderStanding::Refused,
        _ if met.is_empty() && !is_another_project_s(store, manifest)? => SenderStanding::First,
        _ if vouched() => SenderStanding::Vouched,
        _ => SenderStanding::Changed,
    })
}

/// Whose a bundle says it is, where that has keys of its own to be known by.
pub(in crate::workspace) fn whose(manifest: &Manifest) -> Option<Whose> {
    match manifest.kind {
        BundleKind::Bundle => manifest.municipality.map(Whose::Municipality),
        BundleKind::Cluster => Some(Whose::Project(manifest.project)),
        BundleKind::Kit | BundleKind::Feedback | BundleKind::Invitation => None,
    }
}

/// Whether a bundle for an evaluator is signed with a key that another project is known by: nobody else's lead
/// begins with it.
fn is_another_project_s(store: &Store, manifest: &Manifest) -> Result<bool> {
    let mut senders = store.senders()?.into_iter();
    Ok(senders.any(|sender| {
        let project = sender.whose.project();
        sender.key == manifest.sender && project.is_some_and(|project| project != manifest.project)
    }))
}

fn own_key(store: &Store) -> Result<Option<String>> {
    let key = store.meta(keys::SIGNING)?;
    let key = key.map(|key| SigningKey::from_text(&key)).transpose()?;
    Ok(key.map(|key| key.public()))
}

/// What is thought of the keys that somebody is known under here. In its own file these are the file's own
/// and those of the laptops it came from as well: nobody else is the municipality's first.
fn met_keys(store: &Store, whose: Whose) -> Result<BTreeMap<String, Trust>> {
    let mut met = BTreeMap::new();
    let own = store.meta(keys::MUNICIPALITY)?;
    if own.is_some() && own == whose.municipality().map(String::from) {
        let chain = store.meta(keys::ENDORSED)?.unwrap_or_default();
        let chain: Vec<Endorsement> = serde_json::from_str(&chain).unwrap_or_default();
        let earlier = chain.into_iter().map(|link| link.by);
        let own = earlier.chain(own_key(store)?);
        met.extend(own.map(|key| (key, Trust::Accepted)));
    }
    for sender in store.senders()? {
        // That a key of the file's own was asked about before it was one is no matter any longer.
        if sender.whose == whose && !(sender.trust == Trust::Asked && met.contains_key(&sender.key))
        {
            met.insert(sender.key, sender.trust);
        }
    }
    Ok(met)
}

/// Remembers a sender that a merge has met for the first time.
pub(in crate::workspace) fn met(
    store: &Store,
    manifest: &Manifest,
    standing: SenderStanding,
    merge: i64,
    at: i64,
) -> Result<()> {
    let trust = match standing {
        SenderStanding::First => Trust::First,
        SenderStanding::Vouched => Trust::Vouched,
        SenderStanding::Changed => Trust::Asked,
        SenderStanding::Known | SenderStanding::Refused => return Ok(()),
    };
    let Some(whose) = whose(manifest) else {
        return Ok(());
    };
    let write = |key: &str, trust: Trust| {
        store.write_sender(&Sender {
            whose,
            key: key.to_owned(),
            trust,
            at,
            author: String::new(),
            merge: Some(merge),
        })
    };
    let senders = store.senders()?;
    let is_met = |key: &str| {
        let mut all = senders.iter();
        all.any(|sender| sender.whose == whose && sender.key == key)
    };
    // A key that is asked about already stays so, until another vouches for it.
    if trust != Trust::Asked || !is_met(&manifest.sender) {
        write(&manifest.sender, trust)?;
    }
    if trust.is_known() {
        // A sender that is believed names the laptops it comes after, which may send as well.
        let earlier = manifest.vouching().into_iter().filter(|key| !is_met(key));
        for key in earlier {
            write(key, Trust::Vouched)?;
        }
    }
    Ok(())
}

/// Forgets the keys that nobody decided on and only merges that were taken back have made known. Those stay that
/// a merge that stays was signed with, and those that it names, where its sender is believed.
pub(in crate::workspace) fn forget(store: &Store) -> Result<()> {
    let (staying, undone): (Vec<Merge>, Vec<Merge>) = store
        .merges()?
        .into_iter()
        .partition(|merge| merge.undone.is_none());
    let senders = store.senders()?;
    let undecided = |sender: &&Sender| {
        let decided = matches!(sender.trust, Trust::Accepted | Trust::Refused);
        !decided && undone.iter().any(|one| sender.merge == Some(one.number))
    };
    for sender in senders.iter().filter(undecided) {
        let mut theirs = staying
            .iter()
            .filter(|merge| merge.whose() == Some(sender.whose));
        if theirs.clone().any(|merge| merge.sender == sender.key) {
            continue;
        }
        let believed = |merge: &Merge| {
            let mut known = senders.iter().filter(|one| one.trust.is_known());
            known.any(|one| (one.whose, &one.key) == (sender.whose, &merge.sender))
        };
        match theirs.find(|merge| names(merge, &sender.key) && believed(merge)) {
            Some(merge) => store.write_sender(&Sender {
                trust: Trust::Vouched,
                merge: Some(merge.number),
                ..sender.clone()
            })?,
            None => store.forget_sender(sender)?,
        }
    }
    Ok(())
}

/// Whether a merge's sender said that it comes after the laptop with this key.
fn names(merge: &Merge, key: &str) -> bool {
    let account = merge.account.as_deref();
    let account = account.and_then(|account| serde_json::from_str::<Account>(account).ok());
    account.is_some_and(|account| account.earlier_keys.iter().any(|one| one == key))
}

/// Says that a key is a sender's, and takes in what it signed and what has waited for this.
pub(in crate::workspace) fn accept(
    store: &Store,
    whose: Whose,
    key: &str,
    merger: &mut Merger,
    progress: Progress<'_>,
) -> Result<KindCounts> {
    decide(store, whose, key, Trust::Accepted, merger.at, &merger.by)?;
    for verdict in store.held_verdicts()? {
        if verdict.sender == key && verdict.reason == HeldReason::UnknownKey {
            store.forget_held_verdict(verdict.entry, key)?;
        }
    }
    let copies = of_key(store, store.held()?, whose, key)?;
    let admit = match whose {
        Whose::Municipality(code) => Admission::Municipality(code),
        Whose::Project(project) => Admission::Project(project),
    };
    merger.take_in(store, copies, &admit, progress)
}

/// Says that a key is not a sender's, and drops what it signed and what has waited for this; how many
/// entries that was.
pub(in crate::workspace) fn refuse(
    store: &Store,
    whose: Whose,
    key: &str,
    at: i64,
    author: &str,
) -> Result<usize> {
    decide(store, whose, key, Trust::Refused, at, author)?;
    let waited = of_key(store, waiting(store)?, whose, key)?.len();
    for copy in of_key(store, store.held()?, whose, key)? {
        // Should another laptop of the same user's have let it in, it is asked about; what others brought is let in.
        if store.entry(copy.entry)?.is_none() {
            store.write_held_verdict(&verdict_with_key(&copy, whose, at, author))?;
        }
        store.release(&copy)?;
    }
    Ok(waited)
}

/// That an entry was refused with the key that signed it.
fn verdict_with_key(copy: &Held, whose: Whose, at: i64, author: &str) -> HeldVerdict {
    HeldVerdict {
        entry: copy.entry,
        sender: copy.sender.clone(),
        municipality: whose.municipality(),
        reason: HeldReason::UnknownKey,
        accepted: false,
        at,
        author: author.to_owned(),
    }
}

/// Of what is held back, what a key brought for a sender, because of that key.
fn of_key(store: &Store, mut held: Vec<Held>, whose: Whose, key: &str) -> Result<Vec<Held>> {
    let from = senders(store)?;
    held.retain(|held| held.sender == key && held.reason == HeldReason::UnknownKey);
    held.retain(|held| from.get(&held.merge) == Some(&Some(whose)));
    Ok(held)
}

fn decide(
    store: &Store,
    whose: Whose,
    key: &str,
    trust: Trust,
    at: i64,
    author: &str,
) -> Result<()> {
    let before = store.senders()?.into_iter();
    let merge = before
        .filter(|sender| sender.whose == whose && sender.key == key)
        .find_map(|sender| sender.merge);
    Ok(store.write_sender(&Sender {
        whose,
        key: key.to_owned(),
        trust,
        at,
        author: author.to_owned(),
        merge,
    })?)
}
