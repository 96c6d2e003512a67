//! The one entrance for change: check, append, fold, commit; and back.

use serde_json::json;

use crate::domain::reading::is_blank;
use crate::domain::{
    Fields, Id, Invalid, Kind, Municipality, MunicipalityCode, Owner, Programme, Project,
    RECIPIENT, Record, Value,
};
use crate::journal::{Clock, Entry, EntryId, REMOVED, heads};
use crate::store::{Row, Store};
use crate::workspace::{
    BringsBack, Changed, Command, Denied, Edit, Fault, Name, Result, Role, Surroundings, Touched,
    Workspace, WorkspaceError,
};

/// A command that can be undone: what takes it back, and what does it again.
pub struct Step {
    name: Option<Name>,
    back: Vec<Edit>,
    again: Vec<Edit>,
}

impl Workspace {
    /// Does what a command says, whole or not at all.
    ///
    /// # Errors
    /// What is wrong with it, field by field; or the file's trouble. Nothing was changed.
    pub fn run(&mut self, command: &Command) -> Result<Changed> {
        let back = self.apply(&command.edits, Check::All)?;
        self.remember(command.name, back, command.edits.clone());
        Ok(self.changed(command.name, &command.edits))
    }

    /// Remembers what was done, to undo it.
    pub(in crate::workspace) fn remember(
        &mut self,
        name: Option<Name>,
        back: Vec<Edit>,
        again: Vec<Edit>,
    ) {
        self.undo.push(Step { name, back, again });
        self.redo.clear();
    }

    /// What would be undone.
    pub fn undo_name(&self) -> Option<Name> {
        self.undo.last().and_then(|step| step.name)
    }

    /// What would be redone.
    pub fn redo_name(&self) -> Option<Name> {
        self.redo.last().and_then(|step| step.name)
    }

    /// Takes the last command back, by setting the earlier values again; none if there is nothing to undo.
    ///
    /// # Errors
    /// The file's trouble; nothing was changed.
    pub fn undo(&mut self) -> Result<Option<Changed>> {
        let Some(step) = self.undo.pop() else {
            return Ok(None);
        };
        match self.apply(&step.back, Check::Nothing) {
            Ok(_) => {
                let (name, done) = (step.name, step.back.clone());
                self.redo.push(step);
                Ok(Some(self.changed(name, &done)))
            }
            Err(error) => {
                self.undo.push(step);
                Err(error)
            }
        }
    }

    /// Does the last undone command again; none if there is nothing to redo.
    ///
    /// # Errors
    /// The file's trouble; nothing was changed.
    pub fn redo(&mut self) -> Result<Option<Changed>> {
        let Some(step) = self.redo.pop() else {
            return Ok(None);
        };
        // What was created is still there, removed by the undo: it is brought back, not created again.
        let again: Vec<Edit> = step.again.iter().map(as_restored).collect();
        match self.apply(&again, Check::All) {
            Ok(_) => {
                let name = step.name;
                self.undo.push(step);
                Ok(Some(self.changed(name, &again)))
            }
            Err(error) => {
                self.redo.push(step);
                Err(error)
            }
        }
    }

    /// What the edits have touched: their records, and removed ones that come to stay or to go by them.
    pub(in crate::workspace) fn changed(&self, name: Option<Name>, edits: &[Edit]) -> Changed {
        let records = edits.iter().map(|edit| (edit.kind(), edit.id()));
        let settled = self.reader.store.settled();
        Changed {
            name,
            touched: Touched::Records(records.chain(settled).collect()),
            back: Some(self.brings_back()),
        }
    }

    /// What undo and redo bring back, as things stand.
    pub(in crate::workspace) fn brings_back(&self) -> BringsBack {
        let removed = |edit: &Edit| match edit {
            Edit::Restore { id, .. } => Some(*id),
            _ => None,
        };
        let made = |edit: &Edit| match edit {
            Edit::Create { id, .. } | Edit::Restore { id, .. } => Some(*id),
            _ => None,
        };
        let undo = self.undo.last().into_iter().flat_map(|step| &step.back);
        let redo = self.redo.last().into_iter().flat_map(|step| &step.again);
        BringsBack {
            by_undo: undo.filter_map(removed).collect(),
            by_redo: redo.filter_map(made).collect(),
        }
    }

    pub(in crate::workspace) fn forget_undo(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }

    /// Applies edits in one transaction; the edits that take them back, in the order to apply them.
    fn apply(&mut self, edits: &[Edit], check: Check) -> Result<Vec<Edit>> {
        let mut back = self.write(true, |scribe| {
            scribe.check = check;
            let back = edits.iter().map(|edit| scribe.write(edit));
            back.collect::<Result<Vec<_>>>()
        })?;
        back.reverse();
        Ok(back)
    }

    /// Writes entries in one transaction, all or none; none with `keep` false.
    pub(in crate::workspace) fn write<T>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&mut Scribe<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut clock = self.clock;
        let surroundings = self.surroundings.as_mut();
        let (role, project) = (self.role, self.project);
        let author = (!self.author.is_empty()).then(|| self.author.clone());
        let new_home = self.new_home.as_ref();
        let written = self.reader.store.transaction(keep, |store| {
            if let Some(home) = new_home {
                home.settle(store)?;
            }
            work(&mut Scribe {
                store,
                clock: &mut clock,
                wall: surroundings.now_ms(),
                surroundings,
                role,
                project,
                author,
                check: Check::All,
            })
        })?;
        if keep {
            self.clock = clock;
            self.new_home = None;
        }
        Ok(written)
    }
}

fn as_restored(edit: &Edit) -> Edit {
    match edit {
        Edit::Create { kind, id, .. } => Edit::Restore { kind, id: *id },
        other => other.clone(),
    }
}

/// The values as they are stored, however they were written.
fn understood(kind: &Kind, fields: &Fields, beside: &Fields) -> Fields {
    let each = fields.iter();
    each.map(|(code, value)| (code.clone(), kind.understood(code, value, beside)))
        .collect()
}

/// What edits are held against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::workspace) enum Check {
    /// The descriptions, and the other records.
    All,
    /// Nothing: what was there before comes back, whatever it was.
    Nothing,
}

/// Writes edits as entries, within a transaction.
pub(in crate::workspace) struct Scribe<'a> {
    pub(in crate::workspace) store: &'a Store,
    clock: &'a mut Clock,
    pub(in crate::workspace) wall: i64,
    pub(in crate::workspace) surroundings: &'a mut dyn Surroundings,
    pub(in crate::workspace) role: Role,
    pub(in crate::workspace) project: Id,
    author: Option<String>,
    pub(in crate::workspace) check: Check,
}

impl Scribe<'_> {
    /// Writes one edit; the edit that takes it back.
    pub(in crate::workspace) fn write(&mut self, edit: &Edit) -> Result<Edit> {
        match edit {
            Edit::Create { kind, id, fields } => self.create(kind, *id, fields),
            Edit::Set { kind, id, fields } => self.set(kind, *id, fields),
            Edit::Remove { kind, id } => self.mark(kind, *id, true),
            Edit::Restore { kind, id } => self.mark(kind, *id, false),
            Edit::Undecide {
                kind,
                id,
                fields,
                open,
            } => self.undecide((kind, *id), fields, open),
        }
    }

    fn create(&mut self, kind: &'static Kind, id: Id, fields: &Fields) -> Result<Edit> {
        if self.store.kind_of(id)?.is_some() {
            return Err(WorkspaceError::RecordExists(id));
        }
        let municipality = self.owner_of(kind, id, fields)?;
        let fields = without_empty(&understood(kind, fields, fields));
        let mut faults = kind.faults(&fields);
        faults.extend(self.outside_faults(kind, id, &fields, (&Fields::new(), &fields))?);
        refuse(kind, id, faults, &unknown_fields(kind, &fields))?;
        let fields = self.with_codes(kind, id, fields)?;
        self.append(kind, id, municipality, fields)?;
        Ok(Edit::Remove { kind, id })
    }

    fn set(&mut self, kind: &'static Kind, id: Id, fields: &Fields) -> Result<Edit> {
        let row = self.stored(kind, id)?;
        let names = fields.keys().map(String::as_str);
        self.allowed((kind, id), self.role.may_set(kind, &row.head, names))?;
        if row.head.removed && self.check == Check::All {
            return Err(WorkspaceError::Removed(kind));
        }
        let mut before = row.fields;
        before.extend(row.unknown);
        let mut after = before.clone();
        after.extend(fields.clone());
        let fields = &understood(kind, fields, &after);
        after.extend(fields.clone());
        let after = without_empty(&after);
        // A record that came from elsewhere may have faults of its own; they do not bar other fields.
        let old = kind.faults(&before);
        let mut faults = kind.faults(&after);
        faults.retain(|fault| fields.contains_key(fault.0) || !old.contains(fault));
        faults.extend(frozen_faults(kind, fields, &before));
        faults.extend(self.outside_faults(kind, id, fields, (&before, &after))?);
        if self.check == Check::All {
            refuse(kind, id, faults, &unknown_fields(kind, fields))?;
        }
        let set = fields
            .iter()
            .map(|(code, value)| (code.clone(), emptied(value)))
            .collect();
        let set = self.with_codes(kind, id, set)?;
        let back = self.taking_back((kind, id), fields, &before)?;
        self.append(kind, id, row.head.municipality, set)?;
        Ok(back)
    }

    fn mark(&mut self, kind: &'static Kind, id: Id, removed: bool) -> Result<Edit> {
        let row = self.ours(kind, id)?;
        let mut set = Fields::from([(REMOVED.to_owned(), json!(removed))]);
        if removed {
            if row.head.removed && self.check == Check::All {
                return Err(WorkspaceError::Removed(kind));
            }
            set.extend(self.knowing(kind, id)?);
        }
        let open = self.open(id, |field| field == REMOVED)?;
        self.append(kind, id, row.head.municipality, set)?;
        if !open.is_empty() {
            let fields = Fields::new();
            return Ok(Edit::Undecide {
                kind,
                id,
                fields,
                open,
            });
        }
        Ok(if removed {
            Edit::Restore { kind, id }
        } else {
            Edit::Remove { kind, id }
        })
    }

    /// Writes an entry that has seen all of its record's, and folds it in.
    pub(in crate::workspace) fn append(
        &mut self,
        kind: &Kind,
        record: Id,
        municipality: Option<MunicipalityCode>,
        set: Fields,
    ) -> Result<Entry> {
        let entries = self.store.entries_of(record)?;
        let parents = heads(&entries);
        self.append_after((kind, record, municipality), (entries, parents), set)
    }

    /// Writes an entry to its record's, that has seen these of them, and folds it in.
    pub(super) fn append_after(
        &mut self,
        (kind, record, municipality): (&Kind, Id, Option<MunicipalityCode>),
        (mut entries, parents): (Vec<Entry>, Vec<EntryId>),
        set: Fields,
    ) -> Result<Entry> {
        let entry = Entry {
            id: self.fresh_entry_id(&parents)?,
            // What an evaluator says of a project stands among the project's own.
            project: entries.first().map_or(self.project, |first| first.project),
            kind: kind.code.to_owned(),
            record,
            municipality,
            parents,
            set,
            author: self.author_of(municipality)?,
        };
        self.store.write_entry(&entry)?;
        entries.push(entry.clone());
        self.store.write_fold(&entries)?;
        // What is written next may be about a record that comes to stay by this.
        self.store.settle_removals()?;
        Ok(entry)
    }

    /// An id that comes after these, and that no entry has: what was written under a clock that was wrong may
    /// lie ahead.
    fn fresh_entry_id(&mut self, parents: &[EntryId]) -> Result<EntryId> {
        let mut id = self.clock.tick_after(self.wall, parents);
        while self.store.entry(id)?.is_some() {
            id.hlc += 1;
        }
        Ok(id)
    }

    /// Who is told to write: nobody whose name is erased.
    fn author_of(&self, municipality: Option<MunicipalityCode>) -> Result<Option<String>> {
        let Some(name) = &self.author else {
            return Ok(None);
        };
        let hidden = self.store.hides_author(name, municipality)?;
        Ok((!hidden).then(|| name.clone()))
    }

    /// A record that exists and may be changed from here.
    pub(in crate::workspace) fn ours(&self, kind: &'static Kind, id: Id) -> Result<Row> {
        let row = self.stored(kind, id)?;
        self.allowed((kind, id), self.role.may_change(kind, &row.head))?;
        Ok(row)
    }

    fn stored(&self, kind: &'static Kind, id: Id) -> Result<Row> {
        let row = self.store.row(kind, id)?;
        row.ok_or(WorkspaceError::NoSuchRecord { kind, id })
    }

    fn allowed(
        &self,
        (kind, id): (&'static Kind, Id),
        may: std::result::Result<(), Denied>,
    ) -> Result<()> {
        may.map_err(|denied| match denied {
            Denied::Erased => WorkspaceError::Erased(id),
            _ => WorkspaceError::NotOurs(kind),
        })
    }

    /// Whose a new record is, if it may be made.
    fn owner_of(
        &self,
        kind: &'static Kind,
        id: Id,
        fields: &Fields,
    ) -> Result<Option<MunicipalityCode>> {
        // The project itself comes first into its file, and the programme into an evaluator's.
        let first = match self.role {
            Role::Lead => Some(Project::CODE),
            Role::Evaluator(_) => Some(Programme::CODE),
            Role::Municipality(_) => None,
        };
        let is_first = first == Some(kind.code) && id == self.project;
        if !is_first && self.role.may_make(kind, None).is_err() {
            return Err(WorkspaceError::NotOurs(kind));
        }
        let says_whose = match kind.owner {
            Owner::Addressed => RECIPIENT,
            _ => Municipality::code,
        };
        let code = fields
            .get(says_whose)
            .and_then(Value::as_str)
            .and_then(|code| code.parse().ok());
        let of_field = kind.code == Municipality::CODE || kind.owner == Owner::Addressed;
        Ok(match self.role {
            Role::Lead if of_field => code,
            role => role.municipality(),
        })
    }
}

fn emptied(value: &Value) -> Value {
    let empty = match value {
        Value::String(text) => is_blank(text),
        Value::Array(elements) => elements.is_empty(),
        _ => false,
    };
    if empty { Value::Null } else { value.clone() }
}

fn without_empty(fields: &Fields) -> Fields {
    let pairs = fields
        .iter()
        .map(|(code, value)| (code.clone(), emptied(value)));
    pairs.filter(|(_, value)| !value.is_null()).collect()
}

/// Fields that would be another than when the record was made, though they are to stay.
fn frozen_faults(kind: &Kind, set: &Fields, before: &Fields) -> Vec<(&'static str, Invalid)> {
    let frozen = kind.fields.iter().filter(|field| field.frozen);
    let other = frozen.filter(|field| {
        let now = set.get(field.code);
        let stood = before.get(field.code).unwrap_or(&Value::Null);
        now.is_some_and(|now| emptied(now) != *stood)
    });
    other.map(|field| (field.code, Invalid::Frozen)).collect()
}

fn unknown_fields(kind: &Kind, fields: &Fields) -> Vec<String> {
    fields
        .keys()
        .filter(|code| kind.field(code).is_none())
        .cloned()
        .collect()
}

pub(in crate::workspace) fn refuse(
    kind: &'static Kind,
    record: Id,
    faults: Vec<(&'static str, Invalid)>,
    unknown: &[String],
) -> Result<()> {
    let known = faults
        .into_iter()
        .map(|(field, invalid)| (field.to_owned(), invalid));
    let unknown = unknown
        .iter()
        .map(|field| (field.clone(), Invalid::NoSuchField));
    let faults: Vec<Fault> = known
        .chain(unknown)
        .map(|(field, invalid)| Fault {
            kind,
            record,
            field,
            invalid,
        })
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(WorkspaceError::Invalid(faults))
    }
}
