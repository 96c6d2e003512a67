//! Reading a workspace: everything a screen, a figure or a report asks for.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::seen::{Seen, Watched};
use super::titles::{cell_of, title_words};
use crate::domain::{Field, Id, Kind, MunicipalityCode, Programme, Project, Record, Shape, kind};
use crate::journal::{Entry, EntryId};
use crate::store::{
    Called, Export, Filter, Held, HeldReason, HeldVerdict, Hit, Interrupter, Merge, OpenConflict,
    Row, Sender, Store, StoreError,
};
use crate::workspace::exchange::held;
use crate::workspace::exchange::merge::{Progress, go_on};
use crate::workspace::{Result, Role, WorkspaceError, keys};

/// What a reader can be told of a record in a word or two.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// A text as the user wrote it.
    Plain(String),
    /// A date, with a time perhaps.
    Date(String),
    /// A month, by its first day.
    Month(String),
    /// A choice.
    Choice(&'static Field, String),
    /// A municipality.
    Municipality(MunicipalityCode),
    /// A person with protected identity.
    Protected,
    /// A person who was erased.
    Erased,
    /// A record that was removed, and what it was.
    Removed(&'static Kind),
    /// A record without a name of its own.
    Untitled(&'static Kind),
}

/// An open workspace, to read from. Cheap to make for a second thread with [`Reader::open`].
pub struct Reader {
    pub(in crate::workspace) store: Watched,
}

impl Reader {
    /// Opens a second connection that only reads.
    ///
    /// # Errors
    /// If the file cannot be opened, or nothing has been begun in it.
    pub fn open(path: &Path) -> Result<Self> {
        let store = Store::open_begun_reader(path, keys::PROJECT)?;
        Ok(Self::over(store))
    }

    pub(in crate::workspace) fn over(store: Store) -> Self {
        Self {
            store: Watched::new(store),
        }
    }

    /// What `read` answers, and what it read here, so that it is known after a change whether to read it again.
    pub fn watch<T>(&self, read: impl FnOnce(&Self) -> T) -> (T, Seen) {
        self.store.watch(|| read(self))
    }

    /// Reads with several questions as if with one: what is written meanwhile is not seen. What is shown, counted or
    /// sent together is read so. A moment within another is the same one.
    ///
    /// # Errors
    /// What `read` answers, or if the file cannot be read.
    pub fn at_one_moment<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.store.itself().at_one_moment(|| read(self))
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        self.store.itself().path()
    }

    /// Whose workspace it is.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn role(&self) -> Result<Role> {
        let store = self.store.itself();
        if store.meta(keys::EVALUATOR)?.is_some() {
            return Ok(Role::Evaluator(self.project_id()?));
        }
        let code = store.meta(keys::MUNICIPALITY)?;
        Ok(code
            .and_then(|code| code.parse().ok())
            .map_or(Role::Lead, Role::Municipality))
    }

    /// The name the user works under.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn author(&self) -> Result<String> {
        Ok(self.store.itself().meta(keys::AUTHOR)?.unwrap_or_default())
    }

    /// The id of the workspace's own project; of the programme in an evaluator's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn project_id(&self) -> Result<Id> {
        Ok(self
            .store
            .itself()
            .meta(keys::PROJECT)?
            .and_then(|id| id.parse().ok())
            .unwrap_or_default())
    }

    /// What the columns of spreadsheets were used for, by what they are called, where it was chosen.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kept_columns(&self, kind: &Kind) -> Result<BTreeMap<String, String>> {
        let kept = self.store.itself().meta(&keys::columns(kind))?;
        // What a later version keeps otherwise is left to it.
        let read = |text: String| serde_json::from_str(&text).ok();
        Ok(kept.and_then(read).unwrap_or_default())
    }

    /// The workspace's own project.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn project(&self) -> Result<Option<Project>> {
        self.get(self.project_id()?)
    }

    /// What the file is of: the project's short name, or in an evaluator's the programme's. Empty before it is known.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn name(&self) -> Result<String> {
        let name = match self.role()? {
            Role::Evaluator(id) => self.get::<Programme>(id)?.map(|one| one.name),
            _ => self.project()?.map(|one| one.short_name),
        };
        Ok(name.unwrap_or_default())
    }

    /// The projects of an evaluator's file by what they are called in short; one that is not here yet by what its
    /// bundle says.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn project_names(&self) -> Result<BTreeMap<Id, String>> {
        let mut names = BTreeMap::new();
        for merge in self.merges()?.into_iter().rev() {
            names.extend(merge.project);
        }
        let here = self.all::<Project>()?.into_iter();
        names.extend(here.map(|project| (project.head.id, project.short_name)));
        Ok(names)
    }

    /// All records of a kind that are not removed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn all<R: Record>(&self) -> Result<Vec<R>> {
        self.filtered(Filter::All)
    }

    /// The records whose reference `field` holds this id: `reader.of::<Membership>(Membership::group, id)`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of<R: Record>(&self, field: &'static str, id: Id) -> Result<Vec<R>> {
        self.filtered(Filter::Where(field, id))
    }

    /// The records whose list of references holds this id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn listing<R: Record>(&self, field: &'static str, id: Id) -> Result<Vec<R>> {
        self.filtered(Filter::Listing(field, id))
    }

    /// One record, removed or not.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn get<R: Record>(&self, id: Id) -> Result<Option<R>> {
        Ok(self.filtered(Filter::Id(id))?.pop())
    }

    /// The records that a filter lets through.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn filtered<R: Record>(&self, filter: Filter) -> Result<Vec<R>> {
        let mut records = Vec::new();
        let store = match filter {
            Filter::Id(id) => self.store.record(id),
            _ => self.store.kind(R::CODE),
        };
        store.each(filter, &mut |record| records.push(record))?;
        Ok(records)
    }

    /// Streams all records of a kind, without holding them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<()> {
        Ok(self.store.kind(R::CODE).each(Filter::All, each)?)
    }

    /// All records of a kind as fields.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn rows(&self, kind: &'static Kind) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each_row(kind, &mut |row| rows.push(row))?;
        Ok(rows)
    }

    /// Streams all records of a kind as fields, without holding them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_row(&self, kind: &'static Kind, each: &mut dyn FnMut(Row)) -> Result<()> {
        let store = self.store.kind(kind.code);
        Ok(store.each_row(kind, Filter::All, each)?)
    }

    /// The records of a kind that refer to this one in a field.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn referring(&self, kind: &'static Kind, field: &'static Field, id: Id) -> Result<Vec<Id>> {
        let filter = match field.shape {
            Shape::Reference(_) => Filter::Where(field.code, id),
            _ => Filter::Listing(field.code, id),
        };
        let (mut ids, store) = (Vec::new(), self.store.kind(kind.code));
        store.each_row(kind, filter, &mut |row| ids.push(row.head.id))?;
        Ok(ids)
    }

    /// One record as fields, removed or not.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn row(&self, kind: &'static Kind, id: Id) -> Result<Option<Row>> {
        Ok(self.store.record(id).row(kind, id)?)
    }

    /// How many records of a kind there are.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(&self, kind: &Kind) -> Result<u64> {
        Ok(self.store.kind(kind.code).count(kind)?)
    }

    /// How many records of a kind there are in a municipality and of the project's own, or in all of them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_in(&self, kind: &Kind, only: Option<MunicipalityCode>) -> Result<u64> {
        Ok(match only {
            Some(code) => self.store.kind(kind.code).count_of(kind, code)?,
            None => self.store.kind(kind.code).count(kind)?,
        })
    }

    /// The records of a kind whose reference `field` holds this id, as fields.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn rows_of(&self, kind: &'static Kind, field: &'static str, id: Id) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let filter = Filter::Where(field, id);
        let store = self.store.kind(kind.code);
        store.each_row(kind, filter, &mut |row| rows.push(row))?;
        Ok(rows)
    }

    /// How many records of a kind refer to each record by this field.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn referred(&self, kind: &'static Kind, field: &'static str) -> Result<HashMap<Id, i64>> {
        Ok(self.store.kind(kind.code).referred(kind, field)?)
    }

    /// What kind of record has this id, if any has and this version knows it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn kind_of(&self, id: Id) -> Result<Option<&'static Kind>> {
        let code = self.store.record(id).kind_of(id)?;
        Ok(code.and_then(|code| kind(&code)))
    }

    /// What to call a record: its title fields, references followed one step.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn title(&self, id: Id) -> Result<Vec<Word>> {
        self.at_one_moment(|_| match self.kind_of(id)? {
            Some(kind) => self.title_of(kind, id, 2),
            None => Ok(Vec::new()),
        })
    }

    /// What to call each record of a kind that is there.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_title(
        &self,
        kind: &'static Kind,
        each: &mut dyn FnMut(Id, Vec<Word>),
    ) -> Result<()> {
        self.each_named(kind, (2, &[]), &mut |called, words| {
            each(called.head.id, words)
        })
    }

    /// The same with references followed so many steps, and with these fields of the record beside those that tell
    /// what it is called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_called(
        &self,
        kind: &'static Kind,
        how: (u8, &[&str]),
        each: &mut dyn FnMut(Row, Vec<Word>),
    ) -> Result<()> {
        self.each_named(kind, how, &mut |called, words| each(called.row(), words))
    }

    fn each_named(
        &self,
        kind: &'static Kind,
        (depth, also): (u8, &[&str]),
        each: &mut dyn FnMut(&Called<'_>, Vec<Word>),
    ) -> Result<()> {
        self.at_one_moment(|_| {
            let mut failed = None;
            // Many are called after the same few.
            let mut known = HashMap::new();
            let store = self.store.kind(kind.code);
            store.each_title(kind, also, &mut |called| {
                let refer = &mut |id| match known.get(&id) {
                    Some(words) => Ok(Clone::clone(words)),
                    None => {
                        let words = match depth.checked_sub(1) {
                            Some(depth) => self.title_referred(id, depth)?,
                            None => Vec::new(),
                        };
                        known.insert(id, words.clone());
                        Ok(words)
                    }
                };
                match title_words(called.head, kind, &|code| called.cell(code), refer) {
                    Ok(words) => each(called, words),
                    Err(error) => failed = Some(error),
                }
            })?;
            failed.map_or(Ok(()), Err)
        })
    }

    fn title_of(&self, kind: &'static Kind, id: Id, depth: u8) -> Result<Vec<Word>> {
        match self.store.record(id).row(kind, id)? {
            Some(row) => self.title_of_row(&row, depth),
            None => Ok(vec![Word::Untitled(kind)]),
        }
    }

    fn title_referred(&self, id: Id, depth: u8) -> Result<Vec<Word>> {
        match self.kind_of(id)? {
            Some(kind) => self.title_of(kind, id, depth),
            None => Ok(Vec::new()),
        }
    }

    /// What to call a record that has been read, its references followed so many steps.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn title_of_row(&self, row: &Row, depth: u8) -> Result<Vec<Word>> {
        title_words(
            row.head,
            row.kind,
            &|code| cell_of(row, code),
            &mut |id| match depth.checked_sub(1) {
                Some(depth) => self.title_referred(id, depth),
                None => Ok(Vec::new()),
            },
        )
    }

    /// The entries of a record, oldest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn history(&self, record: Id) -> Result<Vec<Entry>> {
        Ok(self.store.record(record).entries_of(record)?)
    }

    /// One entry, of whatever record.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        Ok(self.store.entry(id)?)
    }

    /// The newest entries of all, newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn latest(&self, limit: usize) -> Result<Vec<Entry>> {
        Ok(self.store.latest_entries(limit)?)
    }

    /// The records that hold all these words, best first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        Ok(self.store.search(words, limit)?)
    }

    /// The conflicts that wait for a decision, contradicting decisions on who is who among them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn conflicts(&self) -> Result<Vec<OpenConflict>> {
        self.at_one_moment(|_| {
            let mut conflicts = self.store.conflicts()?;
            conflicts.extend(self.contradicting_links()?);
            Ok(conflicts)
        })
    }

    /// The bundles that were merged, newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn merges(&self) -> Result<Vec<Merge>> {
        Ok(self.store.merges()?)
    }

    /// The entries that are held back: of each what its sender has said in all, unless it is here already.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn held(&self) -> Result<Vec<Held>> {
        self.at_one_moment(|_| held::waiting(&self.store))
    }

    /// What was decided about entries that were held back, newest first; what was refused with the key that signed it
    /// is decided with that.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn held_verdicts(&self) -> Result<Vec<HeldVerdict>> {
        let mut verdicts = self.store.held_verdicts()?;
        verdicts.retain(|verdict| verdict.reason != HeldReason::UnknownKey);
        Ok(verdicts)
    }

    /// The keys that municipalities and projects have signed with, the latest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn senders(&self) -> Result<Vec<Sender>> {
        Ok(self.store.senders()?)
    }

    /// The numbers of the merges that brought an entry, or parts of it; none if it was written here.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn bringers(&self, entry: EntryId) -> Result<Vec<i64>> {
        let bringers = self.store.bringers(entry)?;
        Ok(bringers.into_iter().map(|(merge, _)| merge).collect())
    }

    /// The entries of every record that was written on two sides at once and then by somebody who had seen
    /// both, a record at a time.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn joined_histories(&self) -> Result<Vec<Vec<Entry>>> {
        self.at_one_moment(|_| {
            let records = self.store.joined_records()?;
            let histories = records.into_iter().map(|id| self.history(id));
            histories.collect()
        })
    }

    /// The bundles that left, newest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn exports(&self) -> Result<Vec<Export>> {
        Ok(self.store.exports()?)
    }

    /// Something that stops what this reader reads, from another thread.
    pub fn interrupter(&self) -> Interrupter {
        self.store.itself().interrupter()
    }

    /// Refolds the journal and compares; also asks SQLite whether the file is sound.
    ///
    /// # Errors
    /// What is wrong.
    pub fn verify(&self) -> Result<Verified> {
        self.verify_while(&mut |_, _| true)
    }

    /// The same, as long as the closure says to go on. SQLite is asked meanwhile, and about another moment if
    /// somebody writes in between: each is of one.
    ///
    /// # Errors
    /// As [`Reader::verify`], and if it was stopped.
    pub fn verify_while(&self, progress: Progress<'_>) -> Result<Verified> {
        let store = self.store.itself();
        let checking = store.begin_check()?;
        let (mut entries, mut all) = (0, 0);
        let folded = store.with_room(|| {
            self.at_one_moment(|_| {
                entries = store.entry_count()?;
                all = usize::try_from(entries).unwrap_or(usize::MAX);
                store.unfaithful_rows(&mut |done| go_on(progress, done.min(all), all).is_ok())
            })
        });
        if matches!(folded, Ok(None)) {
            return Err(WorkspaceError::Stopped);
        }
        // What SQLite finds wrong explains what else is.
        let sound = checking.wait(&mut || go_on(progress, all, all).is_ok())?;
        match (sound, folded?) {
            (Some(()), Some(unfaithful)) if unfaithful.is_empty() => Ok(Verified { entries }),
            (Some(()), Some(unfaithful)) => Err(WorkspaceError::Unfaithful(unfaithful.len())),
            _ => Err(WorkspaceError::Stopped),
        }
    }
}

/// A workspace whose tables are the fold of its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were refolded.
    pub entries: u64,
}
