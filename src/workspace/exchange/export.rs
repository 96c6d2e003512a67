//! What leaves the laptop: kits and bundles, seen before they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::everybody::Everybody;
use super::feedback::{as_last_said, is_addressed};
use super::shared_log::as_shared;
use super::taken_back::Remaining;
use crate::bundle;
use crate::bundle::{BundleKind, Draft, Lock, Manifest, Passphrase, Profile};
use crate::domain::{
    Field, GoodExample, Id, Kind, Municipality, MunicipalityCode, Owner, Person, PersonLink,
    Privacy, Project, Record, Value, kind,
};
use crate::journal::{Entry, EntryId, is_mark, privacy};
use crate::store::Export;
use crate::workspace::file::open::write_file;
use crate::workspace::people::mentions::{is_words, text_of};
use crate::workspace::people::protected::Protected;
use crate::workspace::{Result, Role, Workspace, WorkspaceError};

/// A text that would leave and may name somebody, for a last look.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeText {
    /// The entry that holds it.
    pub entry: EntryId,
    /// The record.
    pub record: Id,
    /// The record's kind.
    pub kind: &'static Kind,
    /// The field's code name.
    pub field: String,
    /// What it says.
    pub text: String,
}

/// What would leave of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindLeaving {
    /// Records.
    pub records: usize,
    /// Entries of their history.
    pub entries: usize,
    /// Values by how careful one must be with them.
    pub values: BTreeMap<Privacy, usize>,
}

/// Exactly what would leave the laptop.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leaving {
    /// By kind.
    pub kinds: BTreeMap<String, KindLeaving>,
    /// The free texts, as the user last saw them first; before them the open texts that name somebody.
    pub free_texts: Vec<FreeText>,
    /// How many open texts name somebody; in a pseudonymous bundle they leave as free texts do.
    pub naming: usize,
    /// Whether codes that stand for persons go along in a pseudonymous bundle without a passphrase: then it is
    /// encrypted to the lead, and otherwise to nobody.
    pub codes_to_lead: bool,
}

impl Leaving {
    /// How many records leave.
    pub fn records(&self) -> usize {
        self.kinds.values().map(|kind| kind.records).sum()
    }

    /// How many values of some classes leave.
    pub fn values(&self, classes: &[Privacy]) -> usize {
        let kinds = self.kinds.values();
        let of = kinds.flat_map(|kind| classes.iter().filter_map(|class| kind.values.get(class)));
        of.sum()
    }
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What it says about itself.
    pub manifest: Manifest,
    /// Its size in bytes.
    pub bytes: usize,
}

impl Workspace {
    /// What would leave with this profile, the free texts in full.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn leaving(
        &self,
        profile: Profile,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<Leaving> {
        self.reader
            .at_one_moment(|_| self.leaving_now(profile, ticked))
    }

    fn leaving_now(
        &self,
        profile: Profile,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<Leaving> {
        let mut leaving = Leaving::default();
        let persons = self.persons()?;
        let mut entries = Vec::new();
        let mut naming = Vec::new();
        for entry in self.own_entries()?.entries {
            leaving.free_texts.extend(free_texts(&entry));
            if profile == Profile::Pseudonymous {
                naming.extend(persons.named_in(&entry));
            }
            entries.push(leaving_as(entry, profile, ticked, &persons));
        }
        if profile == Profile::Pseudonymous {
            let lock = self.lock_of_codes(&mut entries)?;
            leaving.codes_to_lead = matches!(lock, Lock::ToLead(_));
        }
        count_leaving(&mut leaving, &entries);
        leaving.naming = naming.len();
        leaving.free_texts.append(&mut naming);
        leaving.free_texts.reverse();
        Ok(leaving)
    }

    /// Writes a bundle with everything this workspace has to send, and logs it.
    ///
    /// The full profile is encrypted, to the lead's key from the kit or with the passphrase. In the pseudonymous
    /// one free texts and texts that name somebody go along only where they are ticked, and codes that stand for
    /// persons only where it is encrypted: without a passphrase to the lead's key, if there is one.
    ///
    /// # Errors
    /// If there is no key to encrypt to, or the file cannot be written; nothing is logged then.
    pub fn export(
        &mut self,
        path: &Path,
        profile: Profile,
        passphrase: Option<&Passphrase>,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<Sent> {
        if self.role.is_evaluator() {
            return Err(WorkspaceError::NotForEvaluator);
        }
        let gathered = |_: &_| self.gathered(profile, passphrase, ticked);
        let (entries, lessened, lock) = self.reader.at_one_moment(gathered)?;
        self.send(
            path,
            BundleKind::Bundle,
            self.role.municipality(),
            profile,
            (&entries, &lessened),
            &lock,
        )
    }

    /// What leaves with a profile, what of it leaves without a value that was taken back, and what it is locked with.
    fn gathered(
        &self,
        profile: Profile,
        passphrase: Option<&Passphrase>,
        ticked: &BTreeSet<(EntryId, String)>,
    ) -> Result<(Vec<Entry>, BTreeSet<EntryId>, Lock)> {
        let persons = self.persons()?;
        let Remaining { entries, lessened } = self.own_entries()?;
        let mut entries: Vec<Entry> = entries
            .into_iter()
            .map(|entry| leaving_as(entry, profile, ticked, &persons))
            .collect();
        let lock = match (profile, passphrase) {
            (_, Some(passphrase)) => Lock::Passphrase(passphrase.clone()),
            (Profile::Pseudonymous, None) => self.lock_of_codes(&mut entries)?,
            (Profile::Full, None) => {
                Lock::ToLead(self.key_of_lead()?.ok_or(WorkspaceError::NoKey)?)
            }
        };
        Ok((entries, lessened, lock))
    }

    /// Writes the kit that a municipality begins with: the project, its goals, trainings and surveys. It holds no
    /// personal data and is not encrypted.
    ///
    /// # Errors
    /// If this is not the lead's workspace, the municipality does not take part, or the file cannot be written.
    pub fn export_kit(&mut self, path: &Path, municipality: MunicipalityCode) -> Result<Sent> {
        let this = &*self;
        let Remaining { entries, lessened } = this.reader.at_one_moment(|_| {
            this.may_send_to(municipality)?;
            this.in_kits()
        })?;
        self.send(
            path,
            BundleKind::Kit,
            Some(municipality),
            Profile::Pseudonymous,
            (&entries, &lessened),
            &Lock::Open,
        )
    }

    /// The texts that a kit would hold, for a last look: those that name somebody, and how many these are, then those
    /// that are more than a line; the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kit_texts(&self) -> Result<Leaving> {
        self.reader.at_one_moment(|_| {
            let entries = self.in_kits()?.entries;
            self.texts_to_look_at(entries.into_iter())
        })
    }

    /// What is for every municipality to see, as it may.
    pub(super) fn in_kits(&self) -> Result<Remaining> {
        let mut entries = Vec::new();
        self.reader.store.each_entry(None, |entry| {
            entries.extend(is_for_kits(&entry).then_some(entry));
            Result::Ok(())
        })?;
        let Remaining { entries, lessened } = as_last_said(self.without_taken_back(entries)?);
        let entries = entries.iter().map(as_in_kit).collect();
        Ok(Remaining { entries, lessened })
    }

    pub(super) fn send(
        &mut self,
        path: &Path,
        kind: BundleKind,
        municipality: Option<MunicipalityCode>,
        profile: Profile,
        (entries, lessened): (&[Entry], &BTreeSet<EntryId>),
        lock: &Lock,
    ) -> Result<Sent> {
        self.settle()?;
        let made_at = self.surroundings.now_ms();
        let project_name = self.reader.name()?;
        let draft = Draft {
            kind,
            project: self.project,
            project_name,
            municipality,
            profile,
            made_at,
            entries,
        };
        let (bytes, manifest) = bundle::write(&draft, &self.signing_key()?, lock)?;
        write_file(path, &bytes)?;
        if self.writable() {
            let export = Export {
                at: made_at,
                kind: kind.code().to_owned(),
                profile: profile.code().to_owned(),
                municipality,
                digest: manifest.digest.clone(),
                file: path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                counts: Export::counted(
                    &manifest.counts,
                    entries.iter().map(|entry| entry.id).max(),
                ),
            };
            let device = self.clock.device;
            let own = entries.iter().map(|entry| entry.id);
            let whole = own.filter(|id| id.device == device && !lessened.contains(id));
            self.reader.store.transaction(true, |store| {
                store.write_departed(whole)?;
                store.write_export(&export)
            })?;
        }
        Ok(Sent {
            manifest,
            bytes: bytes.len(),
        })
    }

    /// The municipality's entries, all but what was taken back at home and what of learning logs is not shared; the
    /// whole project's for the lead.
    pub(super) fn own_entries(&self) -> Result<Remaining> {
        let mut entries = Vec::new();
        self.reader
            .store
            .each_entry(self.role.municipality(), |entry| {
                // What the lead has written to a municipality is not the municipality's to send.
                let is_own = self.role == Role::Lead || !is_addressed(&entry);
                if entry.project == self.project && is_own {
                    entries.push(entry);
                }
                Result::Ok(())
            })?;
        let (entries, private) = as_shared(entries);
        let mut remaining = self.without_taken_back(entries)?;
        remaining.lessened.extend(private);
        Ok(remaining)
    }

    /// What there is to know of all persons in the file, in one reading.
    pub(super) fn persons(&self) -> Result<Persons> {
        let mut protected = Protected::default();
        let mut everybody = Everybody::default();
        self.reader.store.each_entry(None, |entry| {
            if entry.kind == Person::CODE {
                protected.gather(&entry);
                everybody.gather(&entry);
            }
            Result::Ok(())
        })?;
        self.reader
            .each::<PersonLink>(&mut |link| protected.link(&link))?;
        Ok(Persons {
            protected: protected.persons(),
            everybody,
        })
    }

    /// What a pseudonymous bundle without a passphrase is locked with. Whoever has a kit can reckon the number
    /// behind a code, and a protected person's row tells who it is about: both leave for the lead's eyes alone,
    /// and are taken out where nothing locks them.
    fn lock_of_codes(&self, entries: &mut [Entry]) -> Result<Lock> {
        let is_code = |kind: &str, field: &str| privacy(kind, field) == Some(Privacy::Pseudonym);
        let tells = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
        let any = entries.iter().any(|entry| {
            let mut set = entry.set.iter();
            set.any(|(field, value)| tells(value) && is_code(&entry.kind, field))
        });
        // What the lead herself sends so is for somebody else to read.
        if any
            && self.role != Role::Lead
            && let Some(key) = self.key_of_lead()?
        {
            return Ok(Lock::ToLead(key));
        }
        for entry in entries {
            let Entry { kind, set, .. } = entry;
            set.retain(|field, _| !is_code(kind, field));
        }
        Ok(Lock::Open)
    }

    /// Whom full bundles are encrypted to, if the kit said, and was signed with the key that it shows as the lead's.
    fn key_of_lead(&self) -> Result<Option<String>> {
        let lead = self.reader.lead_s_key()?;
        let project = self.reader.project()?;
        let believed = project
            .filter(|project| self.role == Role::Lead || project.signing_key == lead)
            .map(|project| project.encryption_key);
        Ok(believed.filter(|key| !key.is_empty()))
    }
}

/// What must be known of the persons in a file before something leaves without their data.
pub(super) struct Persons {
    /// Those of whom not even a code leaves: with a protected identity, now or once, and whoever is the same
    /// human being.
    protected: BTreeSet<Id>,
    everybody: Everybody,
}

impl Persons {
    /// Whether somebody has a protected identity, now or once.
    pub(super) fn is_protected(&self, person: Id) -> bool {
        self.protected.contains(&person)
    }

    /// The open texts of an entry that name somebody.
    pub(super) fn named_in(&self, entry: &Entry) -> Vec<FreeText> {
        let open = |field: &Field| field.privacy == Privacy::Open && is_words(field.shape);
        let mut texts = texts(entry, open);
        texts.retain(|text| self.everybody.are_in(&text.text));
        texts
    }
}

/// Counts what leaves, by kind.
pub(super) fn count_leaving(leaving: &mut Leaving, entries: &[Entry]) {
    let mut records: BTreeMap<&str, BTreeSet<Id>> = BTreeMap::new();
    for entry in entries {
        let of_kind = leaving.kinds.entry(entry.kind.clone()).or_default();
        of_kind.entries += 1;
        records.entry(&entry.kind).or_default().insert(entry.record);
        // What is emptied says nothing, and neither does what became of the record.
        let set = entry.set.iter();
        let said = set.filter(|(field, value)| !value.is_null() && !is_mark(field));
        for (field, _) in said {
            let class = privacy(&entry.kind, field).unwrap_or(Privacy::Sensitive);
            *of_kind.values.entry(class).or_default() += 1;
        }
    }
    for (kind, records) in records {
        leaving.kinds.entry(kind.to_owned()).or_default().records = records.len();
    }
}

pub(super) fn free_texts(entry: &Entry) -> Vec<FreeText> {
    texts(entry, |field| field.privacy == Privacy::FreeText)
}

/// The texts that an entry says in such fields.
pub(super) fn texts(entry: &Entry, such: impl Fn(&Field) -> bool) -> Vec<FreeText> {
    let Some(kind) = kind(&entry.kind) else {
        return Vec::new();
    };
    let values = entry.set.iter().filter(|(_, value)| !value.is_null());
    let texts = values.filter(|(code, _)| kind.field(code).is_some_and(|(_, field)| such(field)));
    texts
        .map(|(code, value)| FreeText {
            entry: entry.id,
            record: entry.record,
            kind,
            field: code.clone(),
            text: text_of(value),
        })
        .collect()
}

/// The entry as it leaves with a profile.
pub(super) fn leaving_as(
    entry: Entry,
    profile: Profile,
    ticked: &BTreeSet<(EntryId, String)>,
    persons: &Persons,
) -> Entry {
    if profile == Profile::Full {
        return entry;
    }
    let mut entry = entry.pseudonymous(ticked);
    if persons.protected.contains(&entry.record) {
        entry.set.remove(Person::identity_digest);
    }
    for text in persons.named_in(&entry) {
        let place = (text.entry, text.field);
        if !ticked.contains(&place) {
            entry.set.remove(&place.1);
        }
    }
    entry
}

/// Whether an entry is for every municipality to see.
fn is_for_kits(entry: &Entry) -> bool {
    let lead_s_own = entry.municipality.is_none() || entry.kind == Municipality::CODE;
    let owner = kind(&entry.kind).map(|kind| kind.owner);
    lead_s_own && matches!(owner, Some(Owner::Project | Owner::Shared))
}

/// The entry as a municipality may see it.
fn as_in_kit(entry: &Entry) -> Entry {
    // The lead's description of the project is meant for everybody, as good examples are; notes on a municipality
    // are not.
    let for_all = [Project::CODE, GoodExample::CODE].contains(&entry.kind.as_str());
    let shown = entry
        .set
        .keys()
        .filter(|_| for_all)
        .map(|field| (entry.id, field.clone()));
    let mut seen = entry.pseudonymous(&shown.collect());
    // Every municipality digests identity numbers with the same secret, or they would not match.
    if entry.kind == Project::CODE
        && let Some(secret) = entry.set.get(Project::identity_secret)
    {
        let secret = (Project::identity_secret.to_owned(), secret.clone());
        seen.set.extend([secret]);
    }
    seen
}
