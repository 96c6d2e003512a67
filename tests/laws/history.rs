//! Generated histories: several devices that write, undo, decide, erase and meet, with clocks that lie.

use std::collections::BTreeMap;

use proptest::prelude::*;
use samverka::domain::{Fields, Group, Id, Person, Record, Value};
use samverka::journal::{
    Clock, ERASED, Entry, EntryId, Erasures, Folded, REMOVED, fold, heads, privacy,
};
use serde_json::json;

use crate::model::{Knowledge, Model, Said};
use crate::village::secret_word;

pub const DEVICES: usize = 4;

/// What somebody does; the numbers choose among what there is.
#[derive(Debug, Clone, Copy)]
pub enum Deed {
    /// Sets a field, or empties it.
    Write {
        who: usize,
        place: usize,
        value: usize,
    },
    /// Removes a record or brings it back.
    Mark {
        who: usize,
        record: usize,
        removed: bool,
    },
    /// Sets the last field written here to what it was.
    Undo { who: usize },
    /// Chooses among the values in conflict.
    Decide {
        who: usize,
        record: usize,
        last: bool,
    },
    /// Erases a person, with every text of the group or none.
    Erase {
        who: usize,
        person: usize,
        texts: bool,
    },
    /// Hands over everything, or everything but personal data.
    Meet {
        from: usize,
        to: usize,
        pseudonymous: bool,
    },
    /// The wall clock jumps.
    Jump { who: usize, ms: i64 },
}

/// Lists of deeds; each is read from one number, which is quick to make and to shrink.
pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deeds = |numbers: Vec<u32>| numbers.into_iter().map(deed).collect();
    proptest::collection::vec(any::<u32>(), 1..40).prop_map(deeds)
}

fn deed(number: u32) -> Deed {
    let mut rest = number as usize;
    let mut choose = |among: usize| {
        let chosen = rest % among;
        rest /= among;
        chosen
    };
    let which = choose(21);
    let who = choose(DEVICES);
    match which {
        0..8 => Deed::Write {
            who,
            place: choose(PLACES.len()),
            value: choose(4),
        },
        8 => Deed::Mark {
            who,
            record: choose(3),
            removed: choose(2) == 0,
        },
        9..11 => Deed::Undo { who },
        11..13 => Deed::Decide {
            who,
            record: choose(3),
            last: choose(2) == 0,
        },
        13 => Deed::Erase {
            who,
            person: choose(2),
            texts: choose(2) == 0,
        },
        14..20 => Deed::Meet {
            from: who,
            to: choose(DEVICES),
            pseudonymous: choose(2) == 0,
        },
        _ => Deed::Jump {
            who,
            ms: choose(20_000) as i64 - 10_000,
        },
    }
}

/// The fields that are written: two persons' and a group's, of every privacy.
const PLACES: [(usize, &str); 8] = [
    (0, Person::name),
    (0, Person::gender),
    (0, Person::note),
    (1, Person::name),
    (1, Person::identity_number),
    (2, Group::name),
    (2, Group::assignment),
    (2, Group::status),
];

fn record(number: usize) -> Id {
    Id::from_u128(number as u128 + 1)
}

fn kind_of(record: usize) -> &'static str {
    if record < 2 {
        Person::CODE
    } else {
        Group::CODE
    }
}

/// A set of entries, with what they erase blanked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    pub entries: BTreeMap<EntryId, Entry>,
    pub erasures: Erasures,
}

impl Journal {
    /// Takes in entries, in any order.
    pub fn take_in<'a>(&mut self, entries: impl IntoIterator<Item = &'a Entry>) {
        for entry in entries {
            self.erasures.gather(entry);
            let mut entry = entry.clone();
            self.erasures.blank(&mut entry);
            let known = self.entries.get(&entry.id);
            let both = known.map_or(Ok(entry.clone()), |known| known.union(&entry));
            self.entries
                .insert(entry.id, both.expect("nobody here lies"));
        }
        if self.erasures != Erasures::default() {
            for entry in self.entries.values_mut() {
                self.erasures.blank(entry);
            }
        }
    }

    /// Both, as a merge makes of them.
    pub fn merge(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.take_in(other.entries.values());
        both
    }

    pub fn of_record(&self, record: Id) -> Vec<Entry> {
        let entries = self.entries.values();
        entries
            .filter(|entry| entry.record == record)
            .cloned()
            .collect()
    }

    /// What a user would see.
    pub fn rows(&self) -> BTreeMap<Id, Folded> {
        let records = self.entries.values().map(|entry| entry.record);
        records
            .map(|record| (record, fold(&self.of_record(record))))
            .collect()
    }

    /// Everything as it may leave without personal data.
    pub fn pseudonymous(&self) -> Vec<Entry> {
        let nothing_ticked = Default::default();
        let entries = self.entries.values();
        entries
            .map(|entry| entry.pseudonymous(&nothing_ticked))
            .collect()
    }
}

/// A laptop.
pub struct Device {
    clock: Clock,
    wall_ms: i64,
    pub journal: Journal,
    /// What the fields written here were before.
    before: Vec<(usize, String, Value)>,
}

/// What has happened: the laptops, the model's knowledge of each, and every copy that was handed over.
pub struct History {
    pub devices: Vec<Device>,
    pub known: Vec<Knowledge>,
    pub model: Model,
    pub letters: Vec<Vec<Entry>>,
}

impl History {
    pub fn of(deeds: &[Deed]) -> Self {
        let device = |number: usize| Device {
            clock: Clock::new(number as u64 + 1, 0),
            wall_ms: 1_000_000 * (number as i64 - 1),
            journal: Journal::default(),
            before: Vec::new(),
        };
        let mut history = Self {
            devices: (0..DEVICES).map(device).collect(),
            known: vec![Knowledge::default(); DEVICES],
            model: Model::default(),
            letters: Vec::new(),
        };
        for deed in deeds {
            history.take_place(*deed);
        }
        history
    }

    /// The union of all laptops.
    pub fn everything(&self) -> Journal {
        let devices = self.devices.iter();
        devices.fold(Journal::default(), |all, device| all.merge(&device.journal))
    }

    fn take_place(&mut self, deed: Deed) {
        match deed {
            Deed::Write { who, place, value } => {
                let (record, field) = PLACES[place];
                let word = secret_word((place * 10 + value) as u64);
                let value = if value == 0 { Value::Null } else { json!(word) };
                self.write(who, record, field, value);
            }
            Deed::Mark {
                who,
                record,
                removed,
            } => self.write(who, record, REMOVED, json!(removed)),
            Deed::Undo { who } => {
                if let Some((record, field, value)) = self.devices[who].before.pop() {
                    self.write(who, record, &field, value);
                    self.devices[who].before.pop();
                }
            }
            Deed::Decide { who, record, last } => self.decide(who, record, last),
            Deed::Erase { who, person, texts } => self.erase(who, person, texts),
            Deed::Meet {
                from,
                to,
                pseudonymous,
            } => self.meet(from, to, pseudonymous),
            Deed::Jump { who, ms } => self.devices[who].wall_ms += ms,
        }
    }

    fn row(&self, who: usize, number: usize) -> Folded {
        fold(&self.devices[who].journal.of_record(record(number)))
    }

    fn write(&mut self, who: usize, number: usize, field: &str, value: Value) {
        let row = self.row(who, number);
        if row.erased {
            return;
        }
        let before = match field {
            REMOVED => json!(row.removed.is_some()),
            _ => row.fields.get(field).cloned().unwrap_or_default(),
        };
        self.devices[who]
            .before
            .push((number, field.to_owned(), before));
        self.append(who, number, Fields::from([(field.to_owned(), value)]));
    }

    fn decide(&mut self, who: usize, number: usize, last: bool) {
        let conflicts = self.row(who, number).conflicts.into_iter();
        let chosen = conflicts.filter_map(|conflict| {
            let mut values = conflict.values.into_iter();
            let value = if last {
                values.next_back()
            } else {
                values.next()
            };
            Some((conflict.field, value?.1))
        });
        let set: Fields = chosen.collect();
        if !set.is_empty() {
            self.append(who, number, set);
        }
    }

    fn erase(&mut self, who: usize, person: usize, texts: bool) {
        let journal = &self.devices[who].journal;
        if self.row(who, person).erased || journal.of_record(record(person)).is_empty() {
            return;
        }
        let of_group = journal.of_record(record(2)).into_iter();
        let written = of_group.filter(|entry| texts && entry.set.contains_key(Group::assignment));
        let ticked: Vec<Value> = written
            .map(|entry| json!({"entry": entry.id, "field": Group::assignment}))
            .collect();
        self.append(
            who,
            person,
            Fields::from([(ERASED.to_owned(), json!(ticked))]),
        );
    }

    fn append(&mut self, who: usize, number: usize, set: Fields) {
        let device = &mut self.devices[who];
        device.wall_ms += 1;
        let entry = Entry {
            id: device.clock.tick(device.wall_ms),
            project: Id::nil(),
            kind: kind_of(number).to_owned(),
            record: record(number),
            municipality: None,
            parents: heads(&device.journal.of_record(record(number))),
            set,
            author: Some(format!("laptop {who}")),
        };
        device.journal.take_in([&entry]);
        let seen = self.model.seen(&self.known[who], entry.record);
        self.model
            .said
            .extend(entry.set.iter().map(|(field, value)| Said {
                id: entry.id,
                record: entry.record,
                field: field.clone(),
                value: value.clone(),
                seen: seen.clone(),
                open: privacy(&entry.kind, field) == Some(samverka::domain::Privacy::Open),
            }));
        self.model.tell(&mut self.known[who], entry.id);
    }

    fn meet(&mut self, from: usize, to: usize, pseudonymous: bool) {
        let journal = &self.devices[from].journal;
        let letter = if pseudonymous {
            journal.pseudonymous()
        } else {
            journal.entries.values().cloned().collect()
        };
        let device = &mut self.devices[to];
        letter.iter().for_each(|entry| device.clock.see(entry.id));
        device.journal.take_in(&letter);
        self.letters.push(letter);
        let heard = self.known[from].clone();
        self.model
            .pass_on(&heard, &mut self.known[to], pseudonymous);
    }
}
