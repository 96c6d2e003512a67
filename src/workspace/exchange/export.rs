//! What leaves the laptop: kits and bundles, seen before they are written.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::BufWriter;
use std::path::Path;

use super::everybody::Everybody;
use super::outgoing::{Outgoing, Which};
use crate::bundle::{BundleKind, Draft, Lock, Manifest, Passphrase, Profile, Writing};
use crate::domain::{
    Field, GoodExample, Id, Kind, MunicipalityCode, Person, PersonLink, Privacy, Project, Question,
    Record, Response, Value, kind, option,
};
use crate::journal::{Entry, EntryId, is_mark, privacy};
use crate::store::Export;
use crate::workspace::file::spool::{Spool, write_file_with};
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
    /// The words in it that may be what somebody is called, as they are written; looked for in open texts alone.
    pub names: Vec<String>,
}

impl FreeText {
    /// The text as people read it: of what can be chosen in a survey the labels, and not the codes before them, if
    /// none of these names anybody.
    pub fn reads(&self) -> Cow<'_, str> {
        if self.kind.code != Question::CODE || self.field != Question::options {
            return Cow::Borrowed(&self.text);
        }
        let labels: Vec<&str> = self.text.lines().map(|line| option(line).1).collect();
        let labels = labels.join("\n");
        match self.names.iter().all(|name| labels.contains(name)) {
            true => Cow::Owned(labels),
            false => Cow::Borrowed(&self.text),
        }
    }
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
    /// The places of the texts that say the same in the same field of one kind: what is judged once. In their order.
    pub alike: Vec<Vec<usize>>,
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

    /// Each text once, and in how many records it stands.
    pub fn texts_once(&self) -> impl Iterator<Item = (&FreeText, usize)> {
        let all = self.alike.iter();
        all.filter_map(|same| Some((self.free_texts.get(*same.first()?)?, same.len())))
    }

    /// Takes in the open texts that name somebody, of all texts the last first.
    pub(super) fn take_naming(&mut self, mut naming: Vec<FreeText>) {
        self.naming = naming.len();
        self.free_texts.append(&mut naming);
        self.free_texts.reverse();
        self.find_alike();
    }

    /// Finds the texts that say the same.
    pub(super) fn find_alike(&mut self) {
        let mut places: HashMap<_, usize> = HashMap::new();
        for (place, one) in self.free_texts.iter().enumerate() {
            let of = (one.kind.code, &one.field, &one.text, &one.names);
            let next = self.alike.len();
            match *places.entry(of).or_insert(next) {
                known if known < next => self.alike[known].push(place),
                _ => self.alike.push(vec![place]),
            }
        }
    }
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What it says about itself.
    pub manifest: Manifest,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What is to be sent, and how.
pub(super) struct Parcel<'a> {
    /// What the file is for.
    pub kind: BundleKind,
    /// From which municipality, or for which.
    pub municipality: Option<MunicipalityCode>,
    /// How much of people's data leaves.
    pub profile: Profile,
    /// Who shall be able to read it.
    pub lock: Lock,
    /// What leaves.
    pub outgoing: Outgoing,
    /// An entry of it as it leaves.
    pub as_it_leaves: Box<dyn Fn(Entry) -> Entry + 'a>,
}

/// What has left, for the log.
#[derive(Default)]
struct Left {
    /// This laptop's entries that left whole.
    own: Vec<EntryId>,
    /// The newest entry.
    newest: Option<EntryId>,
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
        let outgoing = self.outgoing(Which::Own)?;
        let persons = self.persons()?;
        let lock = match profile {
            Profile::Full => None,
            Profile::Pseudonymous => Some(self.lock_of_codes(&outgoing, ticked, &persons)?),
        };
        let mut naming = Vec::new();
        let mut counting = Counting::default();
        self.each_outgoing(&outgoing, |entry| {
            leaving.free_texts.extend(persons.free_texts(&entry));
            if profile == Profile::Pseudonymous {
                naming.extend(persons.named_in(&entry));
            }
            let leaves = leaving_as(entry, profile, ticked, &persons);
            counting.add(&without_codes(leaves, lock.as_ref()), &persons);
            Ok(())
        })?;
        leaving.codes_to_lead = matches!(lock, Some(Lock::ToLead(_)));
        leaving.kinds = counting.kinds();
        leaving.take_naming(naming);
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
        self.send(path, |this| {
            let outgoing = this.outgoing(Which::Own)?;
            let persons = this.persons()?;
            // Whatever is locked otherwise is so to the last value.
            let mut of_codes = None;
            let lock = match (profile, passphrase) {
                (_, Some(passphrase)) => Lock::Passphrase(passphrase.clone()),
                (Profile::Pseudonymous, None) => of_codes
                    .insert(this.lock_of_codes(&outgoing, ticked, &persons)?)
                    .clone(),
                (Profile::Full, None) => {
                    Lock::ToLead(this.key_of_lead()?.ok_or(WorkspaceError::NoKey)?)
                }
            };
            Ok(Parcel {
                kind: BundleKind::Bundle,
                municipality: this.role.municipality(),
                profile,
                lock,
                outgoing,
                as_it_leaves: Box::new(move |entry| {
                    let leaves = leaving_as(entry, profile, ticked, &persons);
                    without_codes(leaves, of_codes.as_ref())
                }),
            })
        })
    }

    /// Writes the kit that a municipality begins with: the project, its goals, trainings and surveys. It holds no
    /// personal data and is not encrypted.
    ///
    /// # Errors
    /// If this is not the lead's workspace, the municipality does not take part, or the file cannot be written.
    pub fn export_kit(&mut self, path: &Path, municipality: MunicipalityCode) -> Result<Sent> {
        self.send(path, |this| {
            this.may_send_to(municipality)?;
            Ok(Parcel {
                kind: BundleKind::Kit,
                municipality: Some(municipality),
                profile: Profile::Pseudonymous,
                lock: Lock::Open,
                outgoing: this.outgoing(Which::Kit)?,
                as_it_leaves: Box::new(|entry| entry),
            })
        })
    }

    /// The texts that a kit would hold, for a last look: those that name somebody, and how many these are, then those
    /// that are more than a line; the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kit_texts(&self) -> Result<Leaving> {
        self.reader
            .at_one_moment(|_| self.texts_to_look_at(Which::Kit, |_| true))
    }

    /// Writes what `pack` says, read at the moment it says so, and logs it.
    pub(super) fn send<'a>(
        &mut self,
        path: &Path,
        pack: impl FnOnce(&Self) -> Result<Parcel<'a>>,
    ) -> Result<Sent> {
        let this = &*self;
        let failed = |error: std::io::Error| WorkspaceError::of_file(path, &error);
        let (parcel, content, left) = this.reader.at_one_moment(|_| {
            let parcel = pack(this)?;
            let spool = Spool::beside(path).map_err(failed)?;
            let mut content = Writing::begin(&parcel.lock, spool)?;
            let mut left = Left::default();
            this.each_outgoing(&parcel.outgoing, |entry| {
                left.newest = Some(entry.id);
                if entry.id.device == this.clock.device && !parcel.outgoing.lessens(entry.id) {
                    left.own.push(entry.id);
                }
                let leaves = (parcel.as_it_leaves)(entry);
                content.add(&leaves).map_err(failed)
            })?;
            Result::Ok((parcel, content, left))
        })?;
        self.settle()?;
        let draft = Draft {
            kind: parcel.kind,
            project: self.project,
            project_name: self.reader.name()?,
            municipality: parcel.municipality,
            profile: parcel.profile,
            made_at: self.surroundings.now_ms(),
        };
        let made_at = draft.made_at;
        let key = self.signing_key()?;
        let (manifest, bytes) = write_file_with(path, |file| {
            let manifest = content.finish(draft, &key, BufWriter::new(&*file))?;
            Ok((manifest, file.metadata()?.len()))
        })?;
        if self.writable() {
            let name = path.file_name().unwrap_or_default();
            let export = Export {
                at: made_at,
                kind: parcel.kind.code().to_owned(),
                profile: parcel.profile.code().to_owned(),
                municipality: parcel.municipality,
                digest: manifest.digest.clone(),
                file: name.to_string_lossy().into_owned(),
                counts: Export::counted(&manifest.counts, left.newest),
            };
            self.reader.store.transaction(true, |store| {
                store.write_departed(left.own.into_iter())?;
                store.write_export(&export)
            })?;
        }
        Ok(Sent { manifest, bytes })
    }

    /// What there is to know of all persons in the file, in one reading.
    pub(super) fn persons(&self) -> Result<Persons> {
        let mut protected = Protected::default();
        let mut everybody = Everybody::default();
        self.reader.store.each_entry_of(&[Person::KIND], |entry| {
            protected.gather(&entry);
            everybody.gather(&entry);
            Result::Ok(())
        })?;
        self.reader
            .each::<PersonLink>(&mut |link| protected.link(&link))?;
        let mut questions = HashMap::new();
        self.reader.each::<Question>(&mut |question| {
            questions.insert(question.head.id.to_string(), question);
        })?;
        Ok(Persons {
            protected: protected.persons(),
            everybody,
            questions,
        })
    }

    /// What a pseudonymous bundle without a passphrase is locked with. Whoever has a kit can reckon the number
    /// behind a code, and a protected person's row tells who it is about: both leave for the lead's eyes alone,
    /// and are taken out where nothing locks them.
    fn lock_of_codes(
        &self,
        outgoing: &Outgoing,
        ticked: &BTreeSet<(EntryId, String)>,
        persons: &Persons,
    ) -> Result<Lock> {
        // What the lead herself sends so is for somebody else to read.
        let key = match self.role {
            Role::Lead => None,
            _ => self.key_of_lead()?,
        };
        let Some(key) = key else {
            return Ok(Lock::Open);
        };
        let has_codes = |kind: &Kind| {
            let mut fields = kind.fields.iter();
            fields.any(|field| field.privacy == Privacy::Pseudonym)
        };
        let tells = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
        let mut any = false;
        self.each_outgoing_of(outgoing, has_codes, |entry| {
            let leaves = leaving_as(entry, Profile::Pseudonymous, ticked, persons);
            let mut set = leaves.set.iter();
            any |= set.any(|(field, value)| tells(value) && is_code(&leaves.kind, field));
            Ok(())
        })?;
        Ok(if any { Lock::ToLead(key) } else { Lock::Open })
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
    /// What was asked, by its id: it tells which answers somebody has written.
    questions: HashMap<String, Question>,
}

impl Persons {
    /// Whether somebody has a protected identity, now or once.
    pub(super) fn is_protected(&self, person: Id) -> bool {
        self.protected.contains(&person)
    }

    /// The free texts of an entry; of a survey's answers those that somebody has written.
    pub(super) fn free_texts(&self, entry: &Entry) -> Vec<FreeText> {
        let mut all = texts(entry, |field| field.privacy == Privacy::FreeText);
        if let Some(written) = self.written_answers(entry) {
            all.retain(|text| text.field != Response::answers || !written.is_empty());
            let answers = all.iter_mut().find(|text| text.field == Response::answers);
            answers
                .into_iter()
                .for_each(|answers| answers.text = written.join("\n"));
        }
        all
    }

    /// Those of a response's answers that are none of what the question offers, if there are answers.
    fn written_answers(&self, entry: &Entry) -> Option<Vec<String>> {
        let answers = entry.set.get(Response::answers)?.as_object();
        let answers = answers.filter(|_| entry.kind == Response::CODE)?;
        let offered = |question: &String, answer: &Value| {
            let asked = self.questions.get(question);
            asked.is_some_and(|asked| asked.offers(answer))
        };
        let written = answers.iter().filter(|(of, answer)| !offered(of, answer));
        Some(written.map(|(_, answer)| text_of(answer)).collect())
    }

    /// Whether a field of an entry holds answers that can name nobody.
    fn are_offered(&self, entry: &Entry, field: &str) -> bool {
        let is_answers = field == Response::answers;
        let written = self.written_answers(entry).filter(|_| is_answers);
        written.is_some_and(|written| written.is_empty())
    }

    /// The open texts of an entry that name somebody.
    pub(super) fn named_in(&self, entry: &Entry) -> Vec<FreeText> {
        let open = |field: &Field| field.privacy == Privacy::Open && is_words(field.shape);
        let mut texts = texts(entry, open);
        for text in &mut texts {
            text.names = self.everybody.named_in(&text.text);
        }
        texts.retain(|text| !text.names.is_empty());
        texts
    }
}

/// Counts what leaves, by kind.
#[derive(Default)]
pub(super) struct Counting {
    kinds: BTreeMap<String, KindLeaving>,
    records: BTreeMap<String, HashSet<Id>>,
}

impl Counting {
    /// Takes in an entry as it leaves.
    pub(super) fn add(&mut self, entry: &Entry, persons: &Persons) {
        let of_kind = self.kinds.entry(entry.kind.clone()).or_default();
        of_kind.entries += 1;
        let records = self.records.entry(entry.kind.clone()).or_default();
        records.insert(entry.record);
        // What is emptied says nothing, and neither does what became of the record.
        let set = entry.set.iter();
        let said = set.filter(|(field, value)| !value.is_null() && !is_mark(field));
        for (field, _) in said {
            let class = match privacy(&entry.kind, field) {
                Some(Privacy::FreeText) if persons.are_offered(entry, field) => Privacy::Open,
                class => class.unwrap_or(Privacy::Sensitive),
            };
            *of_kind.values.entry(class).or_default() += 1;
        }
    }

    /// What has come to be.
    pub(super) fn kinds(mut self) -> BTreeMap<String, KindLeaving> {
        for (kind, records) in self.records {
            self.kinds.entry(kind).or_default().records = records.len();
        }
        self.kinds
    }
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
            names: Vec::new(),
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
    let answers = entry.set.get_key_value(Response::answers);
    let answers = answers.filter(|(field, _)| persons.are_offered(&entry, field));
    let answers = answers.map(|(field, answers)| (field.clone(), answers.clone()));
    let mut entry = entry.pseudonymous(ticked);
    entry.set.extend(answers);
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

fn is_code(kind: &str, field: &str) -> bool {
    privacy(kind, field) == Some(Privacy::Pseudonym)
}

/// The entry without codes, if nothing locks them.
fn without_codes(mut entry: Entry, lock: Option<&Lock>) -> Entry {
    if let Some(Lock::Open) = lock {
        let Entry { kind, set, .. } = &mut entry;
        set.retain(|field, _| !is_code(kind, field));
    }
    entry
}

/// The entry as a municipality may see it.
pub(super) fn as_in_kit(entry: &Entry) -> Entry {
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
