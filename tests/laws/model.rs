//! What must be seen, told by whom each has heard from: no clocks, no parents, no folding.

use std::collections::BTreeSet;

use samverka::domain::{Id, Value};
use samverka::journal::{Conflict, ERASED, EntryId, Folded, REMOVED, Removal};

/// One value that somebody wrote down and was told is saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub id: EntryId,
    pub record: Id,
    pub field: String,
    pub value: Value,
    /// What the writer knew of the record.
    pub seen: BTreeSet<EntryId>,
    /// Whether it says nothing about a person.
    pub open: bool,
}

/// What one laptop has heard of.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    entries: BTreeSet<EntryId>,
    values: BTreeSet<(EntryId, String)>,
}

/// What becomes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Current,
    InConflict,
    Superseded,
    Erased,
}

/// Everything that was ever said.
#[derive(Debug, Default)]
pub struct Model {
    pub said: Vec<Said>,
}

impl Model {
    /// The entries of a record that a laptop has heard of.
    pub fn seen(&self, known: &Knowledge, record: Id) -> BTreeSet<EntryId> {
        let said = self.said.iter().filter(|said| said.record == record);
        said.map(|said| said.id)
            .filter(|id| known.entries.contains(id))
            .collect()
    }

    /// A laptop hears of an entry that it writes.
    pub fn tell(&self, known: &mut Knowledge, id: EntryId) {
        known.entries.insert(id);
        let said = self.said.iter().filter(|said| said.id == id);
        known
            .values
            .extend(said.map(|said| (id, said.field.clone())));
        self.forget_erased(known);
    }

    /// A laptop hears of all that another knows.
    pub fn pass_on(&self, from: &Knowledge, to: &mut Knowledge, pseudonymous: bool) {
        let passed = |said: &&Said| {
            from.values.contains(&(said.id, said.field.clone())) && (said.open || !pseudonymous)
        };
        let values = self.said.iter().filter(passed);
        to.values
            .extend(values.map(|said| (said.id, said.field.clone())));
        to.entries.extend(&from.entries);
        self.forget_erased(to);
    }

    /// All that anybody knows.
    pub fn all_together(&self, known: &[Knowledge]) -> Knowledge {
        let mut all = Knowledge::default();
        for one in known {
            self.pass_on(one, &mut all, false);
        }
        all
    }

    fn forget_erased(&self, known: &mut Knowledge) {
        if !self.said.iter().any(|said| said.field == ERASED) {
            return;
        }
        let said = self.said.iter();
        let gone: Vec<_> = said.filter(|said| self.is_erased(known, said)).collect();
        for said in gone {
            known.values.remove(&(said.id, said.field.clone()));
        }
    }

    fn is_erased(&self, known: &Knowledge, said: &Said) -> bool {
        let mut erasing = self
            .said
            .iter()
            .filter(|other| other.field == ERASED && known.entries.contains(&other.id));
        erasing.any(|other| {
            let of_the_person = other.record == said.record && !said.open;
            let mut ticked = other.value.as_array().into_iter().flatten();
            let of_a_text = ticked.any(|text| {
                text["entry"] == said.id.to_string() && text["field"] == said.field.as_str()
            });
            of_the_person || of_a_text
        })
    }

    /// What is known to have been said last about a field: by those whom nobody else has heard of since.
    fn last_words(&self, known: &Knowledge, record: Id, field: &str) -> Vec<&Said> {
        let told: Vec<&Said> = self
            .said
            .iter()
            .filter(|said| said.record == record && said.field == field)
            .filter(|said| known.values.contains(&(said.id, said.field.clone())))
            .collect();
        let unheard = |said: &&&Said| !told.iter().any(|other| other.seen.contains(&said.id));
        let mut last: Vec<&Said> = told.iter().filter(unheard).copied().collect();
        // Until it is decided, a record stays.
        let stays = |said: &Said| field == REMOVED && said.value != true;
        last.sort_by_key(|said| (!stays(said), std::cmp::Reverse(said.id)));
        last
    }

    /// The newest change of a record that those who removed it had not heard of, and who had not heard of them.
    fn changed_apart(&self, known: &Knowledge, record: Id, removals: &[&Said]) -> Option<EntryId> {
        let apart = self.said.iter().filter(|said| {
            let strangers = |removal: &&Said| {
                said.id != removal.id
                    && !removal.seen.contains(&said.id)
                    && !said.seen.contains(&removal.id)
            };
            said.record == record
                && ![REMOVED, ERASED].contains(&said.field.as_str())
                && known.values.contains(&(said.id, said.field.clone()))
                && !self.is_erased(known, said)
                && removals.iter().all(strangers)
        });
        apart.map(|said| said.id).max()
    }

    /// What a laptop that has heard so much must show of a record.
    pub fn row(&self, known: &Knowledge, record: Id) -> Folded {
        let mut row = Folded::default();
        let of_record = self.said.iter().filter(|said| said.record == record);
        let fields: BTreeSet<&str> = of_record.map(|said| said.field.as_str()).collect();
        for field in fields {
            let last = self.last_words(known, record, field);
            let Some(shown) = last.first() else { continue };
            match field {
                ERASED => {
                    row.erased = true;
                    continue;
                }
                REMOVED if shown.value == true => {
                    if let Some(change) = self.changed_apart(known, record, &last) {
                        let removals = last.iter().map(|said| (said.id, said.value.clone()));
                        row.conflicts.push(Conflict {
                            field: field.to_owned(),
                            values: std::iter::once((change, false.into()))
                                .chain(removals)
                                .collect(),
                        });
                        continue;
                    }
                    row.removed = Some(Removal {
                        by: shown.id,
                        knowing: BTreeSet::new(),
                    });
                }
                REMOVED => {}
                _ if shown.value.is_null() => {}
                _ => drop(row.fields.insert(field.to_owned(), shown.value.clone())),
            }
            if last.iter().any(|said| said.value != shown.value) {
                let values = last.iter().map(|said| (said.id, said.value.clone()));
                row.conflicts.push(Conflict {
                    field: field.to_owned(),
                    values: values.collect(),
                });
            }
        }
        let entries = self.seen(known, record);
        let heard_of = |id: &EntryId| {
            let known = self.said.iter().filter(|said| entries.contains(&said.id));
            known.into_iter().any(|said| said.seen.contains(id))
        };
        row.heads = entries.iter().filter(|id| !heard_of(id)).copied().collect();
        row
    }

    /// What must have become of a value, where so much is known.
    pub fn fate(&self, known: &Knowledge, said: &Said) -> Fate {
        let last = self.last_words(known, said.record, &said.field);
        if self.is_erased(known, said) {
            Fate::Erased
        } else if !last.iter().any(|other| other.id == said.id) {
            Fate::Superseded
        } else if last.iter().any(|other| other.value != said.value)
            || (said.field == REMOVED
                && said.value == true
                && self.changed_apart(known, said.record, &last).is_some())
        {
            Fate::InConflict
        } else {
            Fate::Current
        }
    }

    pub fn records(&self, known: &Knowledge) -> BTreeSet<Id> {
        let said = self
            .said
            .iter()
            .filter(|said| known.entries.contains(&said.id));
        said.map(|said| said.record).collect()
    }
}
