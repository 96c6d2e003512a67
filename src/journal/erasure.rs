//! What has been erased, gathered from erase entries; nothing brings it back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::entry::{ERASED, ERASED_NAMES, Entry, EntryId, privacy};
use crate::domain::reading::alike;
use crate::domain::{Fields, Id, MunicipalityCode, Privacy};

/// What has been erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasures {
    /// Persons of whom only open fields remain.
    pub records: BTreeSet<Id>,
    /// Values elsewhere that went with them, by entry and field.
    pub values: BTreeMap<EntryId, BTreeSet<String>>,
    /// Names that they wrote entries under.
    pub names: BTreeSet<ErasedName>,
    /// Those of the names that somebody has who is not erased: they are hers, too, and stay.
    pub namesakes: BTreeSet<ErasedName>,
}

/// A name that nobody is told to have written under any more, as a digest: the name itself is not kept.
///
/// A municipality's person goes from the municipality's entries, so that no municipality can take the
/// names off another's; the lead's own from all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErasedName {
    /// The digest of the name.
    pub digest: String,
    /// Whose entries it goes from; all where there is none.
    pub municipality: Option<MunicipalityCode>,
}

impl ErasedName {
    /// This name, in the entries of a municipality or in all.
    pub fn new(name: &str, municipality: Option<MunicipalityCode>) -> Self {
        Self {
            digest: digest_of(name),
            municipality,
        }
    }

    /// Whether it is this name in entries of this municipality.
    pub fn is(&self, name: &str, municipality: Option<MunicipalityCode>) -> bool {
        self.reaches(municipality)
            && (self.digest == digest_of(name) || self.digest == digest_of(&alike(name)))
    }

    /// Whether it is the same name as one of these, wherever they reach.
    pub fn is_any_of(&self, names: &BTreeSet<Self>) -> bool {
        names.iter().any(|one| one.digest == self.digest)
    }

    fn reaches(&self, municipality: Option<MunicipalityCode>) -> bool {
        self.municipality.is_none() || self.municipality == municipality
    }
}

impl Erasures {
    /// Takes in what an entry erases, if it does.
    pub fn gather(&mut self, entry: &Entry) {
        let Some(with_it) = entry.set.get(ERASED) else {
            return;
        };
        self.records.insert(entry.record);
        for value in with_it.as_array().into_iter().flatten() {
            let part = |key: &str| value.get(key).and_then(Value::as_str);
            if let (Some(Ok(id)), Some(field)) = (part("entry").map(str::parse), part("field")) {
                self.values.entry(id).or_default().insert(field.to_owned());
            }
        }
        let names = entry.set.get(ERASED_NAMES).and_then(Value::as_array);
        let digests = names.into_iter().flatten().filter_map(Value::as_str);
        self.names.extend(digests.map(|digest| ErasedName {
            digest: digest.to_owned(),
            municipality: entry.municipality,
        }));
    }

    /// Takes in what is erased elsewhere.
    pub fn add(&mut self, other: Self) {
        self.records.extend(other.records);
        self.names.extend(other.names);
        self.namesakes.extend(other.namesakes);
        for (entry, fields) in other.values {
            self.values.entry(entry).or_default().extend(fields);
        }
    }

    /// What an erase entry sets: which texts go with the person, and which names.
    pub fn entry_of(ticked: &BTreeSet<(EntryId, String)>, names: &BTreeSet<ErasedName>) -> Fields {
        let texts = ticked
            .iter()
            .map(|(entry, field)| json!({"entry": entry, "field": field}));
        let mut set = Fields::from([(ERASED.to_owned(), texts.collect())]);
        if !names.is_empty() {
            let names = names.iter().map(|name| json!(name.digest));
            set.insert(ERASED_NAMES.to_owned(), names.collect());
        }
        set
    }

    /// Whether nobody is told to have written an entry of this municipality under this name.
    pub fn hides(&self, name: &str, municipality: Option<MunicipalityCode>) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let digests = [digest_of(name), digest_of(&alike(name))];
        let is_it = |one: &ErasedName| digests.contains(&one.digest) && one.reaches(municipality);
        self.names.iter().any(is_it) && !self.namesakes.iter().any(is_it)
    }

    /// Blanks what is erased in an entry; whether anything was.
    pub fn blank(&self, entry: &mut Entry) -> bool {
        let before = (entry.set.len(), entry.author.is_some());
        if self.records.contains(&entry.record) {
            let kind = entry.kind.clone();
            entry.set.retain(|field, _| {
                field == ERASED_NAMES || privacy(&kind, field) == Some(Privacy::Open)
            });
        }
        if let Some(fields) = self.values.get(&entry.id) {
            entry
                .set
                .retain(|field, _| !fields.contains(field) || field == ERASED);
        }
        let municipality = entry.municipality;
        entry.author = entry
            .author
            .take()
            .filter(|name| !self.hides(name, municipality));
        (entry.set.len(), entry.author.is_some()) != before
    }
}

fn digest_of(name: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(b"samverka author\n");
    digest.update(name.trim().to_lowercase());
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> Option<MunicipalityCode> {
        code.parse().ok()
    }

    #[test]
    fn a_name_is_known_again_however_it_is_written_and_only_where_it_is_erased() {
        let everywhere = ErasedName::new(" Amira Holm", None);
        assert!(everywhere.is("AMIRA holm ", code("1285")) && everywhere.is("Amira Holm", None));
        assert!(!everywhere.is("Amira Ek", None));
        let in_eslov = ErasedName::new("Amira Holm", code("1285"));
        assert!(in_eslov.is("Amira Holm", code("1285")));
        assert!(!in_eslov.is("Amira Holm", code("1283")) && !in_eslov.is("Amira Holm", None));
        assert!(!in_eslov.digest.contains("Amira"));
    }

    #[test]
    fn a_name_that_somebody_else_has_stays_where_she_is() {
        let erasures = Erasures {
            names: BTreeSet::from([ErasedName::new("Amira Holm", None)]),
            namesakes: BTreeSet::from([ErasedName::new("Amira Holm", code("1285"))]),
            ..Erasures::default()
        };
        assert!(!erasures.hides("amira holm", code("1285")));
        assert!(erasures.hides("Amira Holm", code("1283")) && erasures.hides("Amira Holm", None));
    }

    #[test]
    fn what_an_erase_entry_says_is_what_is_gathered_from_it() {
        let names = BTreeSet::from([ErasedName::new("Amira Holm", code("1285"))]);
        let target = EntryId { hlc: 7, device: 1 };
        let ticked = BTreeSet::from([(target, "notes".to_owned())]);
        let entry = Entry {
            id: EntryId { hlc: 9, device: 1 },
            project: Id::nil(),
            kind: "person".into(),
            record: Id::nil(),
            municipality: code("1285"),
            parents: Vec::new(),
            set: Erasures::entry_of(&ticked, &names),
            author: Some("Amira Holm".into()),
        };
        let mut erasures = Erasures::default();
        erasures.gather(&entry);
        assert_eq!(erasures.names, names);
        assert!(erasures.values[&target].contains("notes"));
        let mut blanked = entry.clone();
        assert!(erasures.blank(&mut blanked));
        assert!(blanked.author.is_none() && blanked.set == entry.set);
        let pseudonymous = entry.pseudonymous(&BTreeSet::new());
        assert!(!pseudonymous.set.contains_key(ERASED_NAMES));
        assert_eq!(pseudonymous.union(&entry).as_ref(), Ok(&entry));
    }
}
