//! Several projects in one file: an evaluator invites their leads, and takes what they send her.
//!
//! An invitation holds the programme as the evaluator describes it: whom cluster bundles are encrypted to, and what
//! identity numbers are digested with on their way to her, so that somebody in two projects is one. What a lead
//! sends is the whole project without personal data; a digest leaves only with an invitation, encrypted to her.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::export::{Counting, Leaving, Parcel, Persons, Sent, leaving_as};
use super::outgoing::{Outgoing, Which};
use crate::bundle::{self, BundleKind, LeadKey, Limits, Lock, Passphrase, Profile, Unlock};
use crate::domain::{Id, Person, Privacy, Programme, Quote, Record, Value, identity_number};
use crate::journal::{Entry, EntryId, fold, privacy};
use crate::workspace::change::command::fields;
use crate::workspace::file::open::read_file;
use crate::workspace::{
    Command, Edit, Reader, Result, Role, Surroundings, System, Workspace, WorkspaceError, fresh_id,
    keys,
};

/// What a programme begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCluster {
    /// Its name.
    pub name: String,
    /// Who pays for it.
    pub funder: String,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
}

/// What an evaluator lets a project's lead know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The programme.
    pub programme: Id,
    /// Its name.
    pub name: String,
    /// What the evaluator signs with: to compare its fingerprint by telephone.
    pub signing_key: String,
    /// Whom cluster bundles are encrypted to.
    pub encryption_key: String,
    /// What identity numbers are digested with.
    secret: String,
}

impl Invitation {
    /// Reads an invitation's file.
    ///
    /// # Errors
    /// If it is none, or not signed by the evaluator that it names.
    pub fn read(path: &Path) -> Result<Self> {
        let bundle = bundle::read(&read_file(path)?, &Unlock::default(), &Limits::default())?;
        let manifest = &bundle.manifest;
        let mut programme: Vec<Entry> = bundle.entries.all()?;
        programme.retain(|entry| entry.record == manifest.project && entry.kind == Programme::CODE);
        let described = fold(&programme).fields;
        let text = |field: &str| {
            let value = described.get(field).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let invitation = Self {
            programme: manifest.project,
            name: text(Programme::name),
            signing_key: text(Programme::signing_key),
            encryption_key: text(Programme::encryption_key),
            secret: text(Programme::identity_secret),
        };
        let whole = manifest.kind == BundleKind::Invitation
            && invitation.signing_key == manifest.sender
            && !invitation.encryption_key.is_empty();
        whole
            .then_some(invitation)
            .ok_or(WorkspaceError::NotAnInvitation)
    }
}

impl Reader {
    /// The evaluator's invitation that was taken here last, if one was.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn invitation(&self) -> Result<Option<Invitation>> {
        let kept = self.store.meta(keys::INVITATION)?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
    }
}

impl Workspace {
    /// Makes an evaluator's workspace, with a programme, keys and a secret of its own.
    ///
    /// # Errors
    /// If a file is there already or cannot be made, or the programme does not fit its description.
    pub fn create_cluster(path: &Path, new: &NewCluster) -> Result<Self> {
        Self::create_cluster_in(path, new, Box::new(System))
    }

    /// The same with another clock and other dice.
    ///
    /// # Errors
    /// As [`Workspace::create_cluster`].
    pub fn create_cluster_in(
        path: &Path,
        new: &NewCluster,
        mut surroundings: Box<dyn Surroundings>,
    ) -> Result<Self> {
        let programme = fresh_id(surroundings.as_mut());
        let secret = surroundings.random();
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let role = Role::Evaluator(programme);
        let mut workspace = Self::create(path, programme, role, surroundings)?;
        let begun = workspace.begin_cluster(programme, new, &secret);
        workspace.or_remove(begun)
    }

    fn begin_cluster(&mut self, programme: Id, new: &NewCluster, secret: &str) -> Result<()> {
        let (key, signing) = (LeadKey::generate(), self.signing_key()?.public());
        self.reader
            .store
            .transaction(true, |store| store.set_meta(keys::LEAD, &key.to_text()))?;
        let described = fields([
            (Programme::name, json!(new.name)),
            (Programme::funder, json!(new.funder)),
            (Programme::from, json!(new.from)),
            (Programme::to, json!(new.to)),
            (Programme::signing_key, json!(signing)),
            (Programme::encryption_key, json!(key.public())),
            (Programme::identity_secret, json!(secret)),
        ]);
        self.run(&Command::new(vec![Edit::Create {
            kind: Programme::KIND,
            id: programme,
            fields: described,
        }]))?;
        self.forget_undo();
        Ok(())
    }

    /// Writes the evaluator's invitation to the leads of projects, and logs it.
    ///
    /// # Errors
    /// If this is no evaluator's workspace, or the file cannot be written.
    pub fn export_invitation(&mut self, path: &Path) -> Result<Sent> {
        let Role::Evaluator(programme) = self.role else {
            return Err(WorkspaceError::OnlyForEvaluator);
        };
        self.send(path, |this| {
            Ok(Parcel {
                kind: BundleKind::Invitation,
                municipality: None,
                profile: Profile::Pseudonymous,
                lock: Lock::Open,
                outgoing: this.outgoing(Which::Record(programme))?,
                as_it_leaves: Box::new(|entry| entry),
            })
        })
    }

    /// Takes an evaluator's invitation: cluster bundles are for her from now on.
    ///
    /// # Errors
    /// If it is no invitation, this is not the lead's workspace, or the file cannot be written.
    pub fn take_invitation(&mut self, path: &Path) -> Result<Invitation> {
        if self.role != Role::Lead {
            return Err(WorkspaceError::OnlyForLead);
        }
        let invitation = Invitation::read(path)?;
        let kept = serde_json::to_string(&invitation).unwrap_or_default();
        self.reader
            .store
            .transaction(true, |store| store.set_meta(keys::INVITATION, &kept))?;
        Ok(invitation)
    }

    /// The texts that somebody has said may be published, as they stand: a cluster bundle begins with these ticked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn publishable(&self) -> Result<BTreeSet<(EntryId, String)>> {
        let mut ticked = BTreeSet::new();
        for quote in self.reader.all::<Quote>()? {
            if quote.may_publish == Some(true) {
                let history = self.reader.history(quote.head.id)?.into_iter();
                // An earlier wording may name somebody.
                let stands = |value: &Value| value.as_str() == Some(&quote.text);
                let said = history.filter(|entry| entry.set.get(Quote::text).is_some_and(stands));
                ticked.extend(said.map(|entry| (entry.id, Quote::text.to_owned())));
            }
        }
        Ok(ticked)
    }

    /// What would leave in a cluster bundle, the free texts in full.
    ///
    /// # Errors
    /// If this is not the lead's workspace, or the file cannot be read.
    pub fn leaving_to_evaluator(&self, ticked: &BTreeSet<(EntryId, String)>) -> Result<Leaving> {
        self.reader.at_one_moment(|reader| {
            let outgoing = self.for_evaluator()?;
            let persons = self.persons()?;
            let invitation = reader.invitation()?;
            let mut leaving = Leaving::default();
            let mut naming = Vec::new();
            let mut counting = Counting::default();
            self.each_outgoing(&outgoing, |entry| {
                leaving.free_texts.extend(persons.free_texts(&entry));
                naming.extend(persons.named_in(&entry));
                let leaves = for_cluster(entry, ticked, &persons, invitation.as_ref());
                counting.add(&leaves, &persons);
                Ok(())
            })?;
            leaving.take_naming(naming);
            leaving.codes_to_lead = invitation.is_some();
            leaving.kinds = counting.kinds();
            Ok(leaving)
        })
    }

    /// Writes the project for an evaluator, and logs it: everything but personal data, free texts only where they
    /// are ticked. With the invitation that was taken it is encrypted to her, and codes that stand for persons go
    /// along; without one nobody of another project is recognised.
    ///
    /// # Errors
    /// If this is not the lead's workspace, or the file cannot be written; nothing is logged then.
    pub fn export_cluster(
        &mut self,
        path: &Path,
        passphrase: Option<&Passphrase>,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<Sent> {
        self.send(path, |this| {
            let outgoing = this.for_evaluator()?;
            let persons = this.persons()?;
            let invitation = this.reader.invitation()?;
            let lock = match (&invitation, passphrase) {
                (Some(invitation), _) => Lock::ToEvaluator(invitation.encryption_key.clone()),
                (None, Some(passphrase)) => Lock::Passphrase(passphrase.clone()),
                (None, None) => Lock::Open,
            };
            Ok(Parcel {
                kind: BundleKind::Cluster,
                municipality: None,
                profile: Profile::Pseudonymous,
                lock,
                outgoing,
                as_it_leaves: Box::new(move |entry| {
                    for_cluster(entry, ticked, &persons, invitation.as_ref())
                }),
            })
        })
    }

    fn for_evaluator(&self) -> Result<Outgoing> {
        if self.role != Role::Lead {
            return Err(WorkspaceError::OnlyForLead);
        }
        self.outgoing(Which::Own)
    }
}

/// The entry as it leaves for an evaluator: a person's number as the code that the cluster's secret makes of it, and
/// no code of the project's own.
fn for_cluster(
    entry: Entry,
    ticked: &BTreeSet<(EntryId, String)>,
    persons: &Persons,
    invitation: Option<&Invitation>,
) -> Entry {
    let secret = invitation.map(|invitation| invitation.secret.as_str());
    let number = entry.set.get(Person::identity_number).cloned();
    let is_person = entry.kind == Person::CODE;
    let number = number.filter(|_| is_person && !persons.is_protected(entry.record));
    let mut entry = leaving_as(entry, Profile::Pseudonymous, ticked, persons);
    let Entry { kind, set, .. } = &mut entry;
    set.retain(|field, _| privacy(kind, field) != Some(Privacy::Pseudonym));
    let code = match (number, secret) {
        (Some(Value::String(number)), Some(secret)) => {
            identity_number::digest(&number, secret).map(Value::String)
        }
        (Some(Value::Null), Some(_)) => Some(Value::Null),
        _ => None,
    };
    let code = code.map(|code| (Person::identity_digest.to_owned(), code));
    set.extend(code);
    entry
}
