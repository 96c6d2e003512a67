//! The lead's keys: one that full bundles are read with, in clear or behind a passphrase, and one that kits are
//! signed with. Both can be printed, and brought back from paper.

use std::path::Path;

use crate::bundle;
use crate::bundle::{BundleError, LeadKey, LeadKeyHeld, LeadSecrets, Limits, Passphrase, Unlock};
use crate::domain::Project;
use crate::workspace::file::open::read_file;
use crate::workspace::people::erase;
use crate::workspace::{Reader, Result, Role, System, Workspace, WorkspaceError, keys};

/// How a workspace keeps the key that full bundles are read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadKeyKept {
    /// Not at all.
    Missing,
    /// In clear: whoever has the file has the key.
    Open,
    /// Behind a passphrase.
    Locked,
}

impl Reader {
    /// How the lead's key is kept here.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn lead_key_kept(&self) -> Result<LeadKeyKept> {
        let has = |key: &str| Result::Ok(self.store.meta(key)?.is_some());
        Ok(if has(keys::LEAD)? {
            LeadKeyKept::Open
        } else if has(keys::LEAD_LOCKED)? {
            LeadKeyKept::Locked
        } else {
            LeadKeyKept::Missing
        })
    }

    /// The public half of the key that this file's bundles are signed with.
    ///
    /// # Errors
    /// If the file cannot be read, or holds no such key.
    pub fn own_key(&self) -> Result<String> {
        let text = self.store.meta(keys::SIGNING)?.unwrap_or_default();
        Ok(bundle::SigningKey::from_text(&text)?.public())
    }

    /// The public key that the lead is believed by here: in a municipality's file the one that its kit was signed
    /// with, whatever the project says of itself; in the lead's the file's own. Empty if there is none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn lead_s_key(&self) -> Result<String> {
        match self.role()? {
            Role::Lead | Role::Evaluator(_) => self.own_key(),
            Role::Municipality(_) => Ok(self.store.meta(keys::LEAD_SENDER)?.unwrap_or_default()),
        }
    }

    /// How many laptops or places this file has come from: so many keys vouch for its own.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn moves(&self) -> Result<usize> {
        let chain = self.store.meta(keys::ENDORSED)?.unwrap_or_default();
        let chain: Option<Vec<bundle::Endorsement>> = serde_json::from_str(&chain).ok();
        Ok(chain.map_or(0, |chain| chain.len()))
    }
}

impl Workspace {
    /// The lead's key, as far as it is at hand.
    pub(in crate::workspace) fn lead_key(&self) -> Result<LeadKeyHeld> {
        let store = &self.reader.store;
        if let Some(text) = store.meta(keys::LEAD)? {
            return Ok(LeadKeyHeld::Open(LeadKey::from_text(&text)?));
        }
        Ok(match (&self.unlocked, store.meta(keys::LEAD_LOCKED)?) {
            (Some(key), Some(_)) => LeadKeyHeld::Open(key.clone()),
            (None, Some(_)) => LeadKeyHeld::Locked,
            (_, None) => LeadKeyHeld::None,
        })
    }

    /// Whether full bundles can be read without asking for a passphrase.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn lead_key_at_hand(&self) -> Result<bool> {
        Ok(matches!(self.lead_key()?, LeadKeyHeld::Open(_)))
    }

    /// Takes out the lead's key, for as long as the file is open; where it lies open no passphrase is needed.
    ///
    /// # Errors
    /// If there is no key, or the passphrase is another.
    pub fn unlock_lead_key(&mut self, passphrase: &Passphrase) -> Result<()> {
        if self.reader.store.meta(keys::LEAD)?.is_some() {
            return Ok(());
        }
        let locked = self.reader.store.meta(keys::LEAD_LOCKED)?;
        let locked = locked.ok_or(WorkspaceError::NoLeadKey)?;
        self.unlocked = Some(LeadKey::unlock(&locked, passphrase)?);
        Ok(())
    }

    /// Puts the lead's key behind a passphrase, or behind another than until now.
    ///
    /// In clear it is nowhere in the file afterwards; copies made before still hold it.
    ///
    /// # Errors
    /// If the key is not at hand, or the file cannot be written; nothing was changed.
    pub fn protect_lead_key(&mut self, passphrase: &Passphrase) -> Result<()> {
        let key = self.lead_key_taken_out()?;
        let locked = key.lock(passphrase)?;
        self.reader.store.transaction(true, |store| {
            store.set_meta(keys::LEAD_LOCKED, &locked)?;
            store.forget_meta(keys::LEAD)?;
            store.set_meta(keys::TO_SCRUB, "")?;
            Result::Ok(())
        })?;
        self.unlocked = Some(key);
        if let Err(error) = erase::scrub(&mut self.reader.store) {
            tracing::warn!(%error, "the key in clear is overwritten at the next opening");
        }
        Ok(())
    }

    /// Keeps the lead's key in clear again.
    ///
    /// # Errors
    /// If the key is not at hand, or the file cannot be written; nothing was changed.
    pub fn unprotect_lead_key(&mut self) -> Result<()> {
        let key = self.lead_key_taken_out()?;
        self.keep_in_clear(&key, None)
    }

    /// What makes this workspace the lead's, to be printed.
    ///
    /// # Errors
    /// If this is not the lead's workspace, or the key is not at hand.
    pub fn lead_secrets(&self) -> Result<LeadSecrets> {
        Ok(LeadSecrets {
            reading: self.lead_key_taken_out()?,
            signing: self.signing_key()?,
        })
    }

    /// Brings the lead's keys back from paper: the passphrase was forgotten, or the keys are lost.
    ///
    /// # Errors
    /// If they are another project's; nothing was changed.
    pub fn restore_lead_secrets(&mut self, secrets: &LeadSecrets) -> Result<()> {
        if self.role != Role::Lead {
            return Err(WorkspaceError::OnlyForLead);
        }
        if !self
            .reader
            .project()?
            .is_some_and(|project| fits(&project, secrets))
        {
            return Err(WorkspaceError::KeyOfOtherProject);
        }
        self.keep_in_clear(&secrets.reading, Some(secrets))
    }

    /// Makes the lead's workspace anew from paper and a bundle of the lead's: a kit, or the lead's own. The
    /// municipalities' bundles bring the rest.
    ///
    /// # Errors
    /// If the bundle is not signed by the key on the paper, or the file cannot be made; no file is left then.
    pub fn restore_lead(from: &Path, path: &Path, secrets: &LeadSecrets) -> Result<Self> {
        let unlock = Unlock {
            lead: LeadKeyHeld::Open(secrets.reading.clone()),
            passphrase: None,
        };
        // What she has signed herself may be a whole nation.
        let bundle = bundle::read(&read_file(from)?, &unlock, &Limits::for_a_file_of(1 << 30))?;
        if bundle.manifest.sender != secrets.signing.public() {
            return Err(WorkspaceError::KeyOfOtherProject);
        }
        let project = bundle.manifest.project;
        let mut workspace = Self::create(path, project, Role::Lead, Box::new(System))?;
        let restored = workspace
            .reader
            .store
            .transaction(true, |store| {
                store.set_meta(keys::SIGNING, &secrets.signing.to_text())?;
                store.set_meta(keys::LEAD, &secrets.reading.to_text())?;
                Result::Ok(())
            })
            .and_then(|()| workspace.merge_bundle(bundle, true))
            .and_then(|_| workspace.restore_lead_secrets(secrets));
        workspace.or_remove(restored)
    }

    fn lead_key_taken_out(&self) -> Result<LeadKey> {
        if self.role != Role::Lead {
            return Err(WorkspaceError::OnlyForLead);
        }
        match self.lead_key()? {
            LeadKeyHeld::Open(key) => Ok(key),
            LeadKeyHeld::Locked => Err(BundleError::KeyIsLocked.into()),
            LeadKeyHeld::None => Err(WorkspaceError::NoLeadKey),
        }
    }

    fn keep_in_clear(&mut self, key: &LeadKey, secrets: Option<&LeadSecrets>) -> Result<()> {
        self.reader.store.transaction(true, |store| {
            store.set_meta(keys::LEAD, &key.to_text())?;
            store.forget_meta(keys::LEAD_LOCKED)?;
            if let Some(secrets) = secrets {
                store.set_meta(keys::SIGNING, &secrets.signing.to_text())?;
            }
            Result::Ok(())
        })?;
        self.unlocked = None;
        Ok(())
    }
}

/// Whether the secrets are those whose public halves the project shows everybody.
fn fits(project: &Project, secrets: &LeadSecrets) -> bool {
    (
        project.encryption_key.as_str(),
        project.signing_key.as_str(),
    ) == (&*secrets.reading.public(), &*secrets.signing.public())
}
