//! What leaves, an entry at a time: however much a file holds, only what does not leave as it was written is in memory.
//!
//! Whether something stays at home is told by a record's whole history, and a bundle is in order of time. So first the
//! histories that may have something to hide are looked through, and then all entries are read in order; both at one
//! moment, which the caller sees to.

use std::collections::{BTreeMap, BTreeSet};

use super::export::as_in_kit;
use super::feedback::{as_last_said, is_addressed};
use super::shared_log::as_shared;
use crate::domain::{
    GoodExample, Id, KINDS, Kind, LogEntry, Municipality, MunicipalityCode, Owner, Record as _,
    kind,
};
use crate::journal::{Entry, EntryId};
use crate::workspace::{Result, Role, Workspace};

/// Which entries leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// A municipality's, all but what was taken back at home and what of learning logs is not shared; the whole
    /// project's for the lead.
    Own,
    /// What is for every municipality to see, as it may.
    Kit,
    /// The same, and what is addressed to one municipality, or to any.
    Feedback(Option<MunicipalityCode>),
    /// One record's, whole.
    Record(Id),
}

impl Which {
    /// Whether entries of a kind may be among them.
    fn is_of(self, kind: &Kind) -> bool {
        match self {
            Self::Own => true,
            Self::Kit => matches!(kind.owner, Owner::Project | Owner::Shared),
            Self::Feedback(_) => kind.owner == Owner::Addressed || Self::Kit.is_of(kind),
            Self::Record(_) => false,
        }
    }

    /// Whether what leaves of a record of a kind depends on its history, however it came to be.
    fn looks_through(self, kind: &Kind) -> bool {
        match self {
            Self::Own => kind.code == LogEntry::CODE,
            Self::Kit | Self::Feedback(_) => {
                kind.code == GoodExample::CODE || kind.owner == Owner::Addressed
            }
            Self::Record(_) => false,
        }
    }

    /// The entry as whoever gets it may see it, before anything is said of persons.
    fn seen(self, entry: Entry) -> Entry {
        match self {
            Self::Own => entry,
            Self::Kit | Self::Feedback(_) if !is_addressed(&entry) => as_in_kit(&entry),
            _ => Entry {
                author: None,
                ..entry
            },
        }
    }
}

/// What leaves of a journal.
pub(super) struct Outgoing {
    which: Which,
    /// The entries that do not leave as they were written: with less, or not at all.
    otherwise: BTreeMap<EntryId, Option<Box<Entry>>>,
}

impl Outgoing {
    /// Whether an entry leaves without something that it says.
    pub fn lessens(&self, entry: EntryId) -> bool {
        self.otherwise.contains_key(&entry)
    }
}

impl Workspace {
    /// Looks for what does not leave as it was written.
    pub(super) fn outgoing(&self, which: Which) -> Result<Outgoing> {
        let mut otherwise = BTreeMap::new();
        for record in self.to_look_through(which)? {
            let mut of_record = self.reader.history(record)?;
            of_record.retain(|entry| self.sends(which, entry));
            let leaving = self.leaving_of(which, of_record.clone())?;
            let mut leaving: BTreeMap<_, _> =
                leaving.into_iter().map(|one| (one.id, one)).collect();
            for entry in of_record {
                let leaves = leaving.remove(&entry.id);
                if leaves.as_ref() != Some(&entry) {
                    otherwise.insert(entry.id, leaves.map(Box::new));
                }
            }
        }
        Ok(Outgoing { which, otherwise })
    }

    /// The records of which something may stay at home.
    fn to_look_through(&self, which: Which) -> Result<BTreeSet<Id>> {
        let store = &self.reader.store;
        let mut records = BTreeSet::new();
        match which {
            Which::Own => records.extend(store.unsent_histories(self.clock.device, None)?),
            Which::Kit | Which::Feedback(_) => {
                let among = kinds(|kind| which.is_of(kind));
                records.extend(store.unsent_histories(self.clock.device, Some(&among))?);
            }
            Which::Record(_) => {}
        }
        for kind in kinds(|kind| which.looks_through(kind)) {
            records.extend(store.records_of(kind)?);
        }
        Ok(records)
    }

    /// What is left of a record's entries, in order.
    fn leaving_of(&self, which: Which, of_record: Vec<Entry>) -> Result<Vec<Entry>> {
        let left = self.without_taken_back(as_shared(of_record))?;
        Ok(match which {
            Which::Own | Which::Record(_) => left,
            Which::Kit | Which::Feedback(_) => as_last_said(left),
        })
    }

    /// What leaves, in order of id.
    pub(super) fn each_outgoing(
        &self,
        outgoing: &Outgoing,
        each: impl FnMut(Entry) -> Result<()>,
    ) -> Result<()> {
        self.each_outgoing_of(outgoing, |_| true, each)
    }

    /// The same of some kinds alone.
    pub(super) fn each_outgoing_of(
        &self,
        outgoing: &Outgoing,
        of: impl Fn(&Kind) -> bool,
        mut each: impl FnMut(Entry) -> Result<()>,
    ) -> Result<()> {
        let which = outgoing.which;
        let among = kinds(|kind| which.is_of(kind) && of(kind));
        let through = |entry: Entry| {
            if !self.sends(which, &entry) {
                return Ok(());
            }
            let leaves = match outgoing.otherwise.get(&entry.id) {
                None => Some(entry),
                Some(otherwise) => otherwise.as_deref().cloned(),
            };
            leaves.map_or(Ok(()), |entry| each(which.seen(entry)))
        };
        let store = &self.reader.store;
        match which {
            Which::Record(record) => self
                .reader
                .history(record)?
                .into_iter()
                .try_for_each(through),
            // With those of kinds that only a later version knows.
            Which::Own if among.len() == KINDS.len() => {
                store.each_entry(self.role.municipality(), through)
            }
            _ => store.each_entry_of(&among, through),
        }
    }

    /// Whether an entry is among them.
    fn sends(&self, which: Which, entry: &Entry) -> bool {
        match which {
            Which::Own => {
                let whose = self.role.municipality();
                // What the lead has written to a municipality is not the municipality's to send.
                let is_own = self.role == Role::Lead || !is_addressed(entry);
                entry.project == self.project
                    && is_own
                    && (whose.is_none() || entry.municipality == whose)
            }
            Which::Kit => is_for_kits(entry),
            Which::Feedback(to) => {
                let for_them =
                    to.is_none() || entry.municipality.is_none() || entry.municipality == to;
                is_for_kits(entry) || is_addressed(entry) && for_them
            }
            Which::Record(record) => entry.record == record,
        }
    }
}

/// The kinds that are so.
fn kinds(such: impl Fn(&Kind) -> bool) -> Vec<&'static Kind> {
    KINDS.iter().copied().filter(|kind| such(kind)).collect()
}

/// Whether an entry is for every municipality to see.
fn is_for_kits(entry: &Entry) -> bool {
    let lead_s_own = entry.municipality.is_none() || entry.kind == Municipality::CODE;
    lead_s_own && kind(&entry.kind).is_some_and(|kind| Which::Kit.is_of(kind))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bundle::Profile;
    use crate::domain::{Fields, Goal, Person, ProjectNote, Unit, Value};
    use crate::workspace::{Command, Edit, NewProject};

    type Fielded<'a> = &'a [(&'a str, Value)];

    fn fields(of: Fielded<'_>) -> Fields {
        let fields = of.iter();
        fields
            .map(|(field, value)| ((*field).to_owned(), value.clone()))
            .collect()
    }

    struct Desk {
        workspace: Workspace,
        _folder: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let project = NewProject {
                name: "Bred samverkan".into(),
                short_name: "BRED".into(),
                start: "2018-01-01".parse().unwrap(),
                end: "2019-12-31".parse().unwrap(),
                municipalities: vec!["1285".parse().unwrap(), "1283".parse().unwrap()],
            };
            let file = folder.path().join("lead.samverka");
            Self {
                workspace: Workspace::create_project(&file, &project).unwrap(),
                _folder: folder,
            }
        }

        fn run(&mut self, edit: Edit) {
            self.workspace.run(&Command::new(vec![edit])).unwrap();
        }

        /// A record that is made so, and then changed so and so.
        fn life(&mut self, kind: &'static Kind, made: Fielded<'_>, then: &[Fielded<'_>]) -> Id {
            let id = self.workspace.fresh_id();
            let fields_of = fields;
            self.run(Edit::Create {
                kind,
                id,
                fields: fields_of(made),
            });
            for change in then {
                let fields = fields_of(change);
                self.run(Edit::Set { kind, id, fields });
            }
            id
        }

        /// All that is left of every history, put in order afterwards.
        fn all_at_once(&self, which: Which) -> Vec<Entry> {
            let mut all = Vec::new();
            let store = &self.workspace.reader.store;
            let each = store.each_record(|of_record| {
                let mut of_record = of_record.to_vec();
                of_record.retain(|entry| self.workspace.sends(which, entry));
                all.extend(self.workspace.leaving_of(which, of_record).unwrap());
                Result::Ok(())
            });
            each.unwrap();
            all.sort_unstable_by_key(|entry| entry.id);
            all.into_iter().map(|entry| which.seen(entry)).collect()
        }

        fn one_by_one(&self, which: Which) -> Vec<Entry> {
            let mut all = Vec::new();
            let outgoing = self.workspace.outgoing(which).unwrap();
            let each = self.workspace.each_outgoing(&outgoing, |entry| {
                all.push(entry);
                Ok(())
            });
            each.unwrap();
            all
        }

        fn are_the_same(&self, more_was_said: bool) {
            let eslov = "1285".parse().ok();
            for which in [
                Which::Own,
                Which::Kit,
                Which::Feedback(None),
                Which::Feedback(eslov),
            ] {
                let leaving = self.one_by_one(which);
                assert_eq!(leaving, self.all_at_once(which), "{which:?}");
                let mut said = Vec::new();
                let each = self.workspace.reader.store.each_entry(None, |entry| {
                    said.extend(self.workspace.sends(which, &entry).then_some(entry.id));
                    Result::Ok(())
                });
                each.unwrap();
                assert_eq!(leaving.len() < said.len(), more_was_said, "{which:?}");
            }
        }
    }

    #[test]
    fn what_leaves_one_by_one_is_what_is_left_of_every_history() {
        let mut desk = Desk::new();
        let unit = [
            (Unit::name, json!("Vuxenutbildningen")),
            (Unit::sector, json!("education")),
        ];
        let unit = desk.life(Unit::KIND, &unit, &[]);
        let goal = |text| (Goal::text, json!(text));
        // A value that was taken back, and records that were made and removed.
        desk.life(
            Goal::KIND,
            &[goal("Ett")],
            &[&[goal("Två")], &[goal("Ett")]],
        );
        for kind in [Goal::KIND, ProjectNote::KIND] {
            let said = [goal("Borta"), (ProjectNote::subject, json!("Borta"))];
            let of_kind = |field: &str| kind.field(field).is_some();
            let said: Vec<_> = said.into_iter().filter(|one| of_kind(one.0)).collect();
            let id = desk.life(kind, &said, &[]);
            desk.run(Edit::Remove { kind, id });
        }
        // A log that is shared late, one that is never, an example under review, a note in two drafts.
        let bo = [(Person::name, json!("Bo Ek")), (Person::unit, json!(unit))];
        let bo = desk.life(Person::KIND, &bo, &[]);
        let log = [
            (LogEntry::date, json!("2018-03-01")),
            (LogEntry::person, json!(bo)),
            (LogEntry::happened, json!("Första utkastet")),
        ];
        let shared = [(LogEntry::shared_with, json!("lead"))];
        let again = [(LogEntry::happened, json!("Så som det blev"))];
        desk.life(LogEntry::KIND, &log, &[&again, &shared]);
        desk.life(LogEntry::KIND, &log, &[]);
        desk.life(
            GoodExample::KIND,
            &[(GoodExample::title, json!("Med Bo Eks namn"))],
            &[&[
                (GoodExample::title, json!("En väg in")),
                (GoodExample::shared, json!(true)),
            ]],
        );
        let note = [
            (ProjectNote::recipient, json!("1285")),
            (ProjectNote::subject, json!("Hej")),
        ];
        let subject = [(ProjectNote::subject, json!("Hej på er"))];
        desk.life(ProjectNote::KIND, &note, &[&subject]);
        desk.are_the_same(true);

        // What has left is not taken back.
        let path = desk.workspace.reader.path().with_extension("bundle");
        let none = BTreeSet::new();
        let sent = desk
            .workspace
            .export(&path, Profile::Pseudonymous, None, &none);
        assert_eq!(sent.unwrap().bytes, path.metadata().unwrap().len());
        desk.life(
            Goal::KIND,
            &[goal("Ett")],
            &[&[goal("Två")], &[goal("Ett")]],
        );
        desk.are_the_same(true);
    }
}
