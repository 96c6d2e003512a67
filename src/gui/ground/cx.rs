//! What a screen is given: words, the day, views to read, and a way to ask.

use std::any::Any;
use std::cell::RefCell;
use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::ask::{Ask, Asks, Pick, Work};
use super::drafts::Drafts;
use super::keyboard::Keyboard;
use super::letters::Letters;
use super::names::{Named, Names};
use super::route::{Route, Shows};
use super::sent::Sent;
use super::settings::Settings;
use super::source::Source;
use super::views::Views;
use super::wall::Walled;
use super::worker::{Finished, Left, Progress};
use crate::domain::{Fields, Head, Id, Kind, MunicipalityCode, Part, kind};
use crate::insight::Scope;
use crate::text::{DateWords, Sentence as _, Text, capitalised};
use crate::workspace::{
    BringsBack, Changed, Command, Denied, Edit, Result, Role, Row, System, Workspace, fresh_id,
};

/// What a screen is given for one frame.
pub struct Cx<'a> {
    /// The words.
    pub text: &'a Text,
    /// The day it is.
    pub today: NaiveDate,
    /// The words of dates and calendars.
    pub date_words: &'a DateWords,
    /// Whose workspace it is.
    pub role: Role,
    /// Whether it may be changed.
    pub writable: bool,
    /// The open file.
    pub file: Option<&'a Path>,
    /// Where one is.
    pub route: &'a Route,
    /// What is wrong with it, in a sentence, if something is.
    pub damage: Option<&'a str>,
    /// The municipality whose work is shown; none for everybody's.
    pub municipality: Option<MunicipalityCode>,
    /// The removed records that undo and redo bring back.
    pub back: Option<&'a BringsBack>,
    /// Whether there is no room for details beside the page.
    pub narrow: bool,
    /// Whether everything asked for has been done, and what is shown was read after it.
    pub at_rest: bool,
    /// Who has the keyboard.
    pub keyboard: Keyboard,
    /// How things stand with the wall.
    pub wall: Walled,
    /// What records are called.
    pub names: Arc<Names>,
    /// The parts of the program that the project does without.
    pub unused: Arc<Vec<Part>>,
    /// The user's choices.
    pub settings: &'a Settings,
    /// Whether records of a kind are shown by themselves somewhere.
    pub shows: Shows,
    /// What has been typed and is not stored yet.
    pub drafts: &'a RefCell<Drafts>,
    /// What has been read.
    pub views: &'a Views,
    /// What has been asked for.
    pub asks: &'a Asks,
    /// What pages shall know.
    pub letters: &'a Letters,
    /// The kind of which a new record has been asked for, and what is known of it.
    pub begun: &'a RefCell<Option<(&'static Kind, Fields)>>,
}

impl Cx<'_> {
    /// A view, as far as it has been read; `load` reads it on another thread.
    ///
    /// `cx.view(("group", id), move |source| GroupView::load(&source.reader, id))`
    pub fn view<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.views.get(key, load)
    }

    /// The same for what is read in no time, and therefore before the rest of the page.
    pub fn view_first<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.views.get_first(key, load)
    }

    /// The same for what stands beside the page, which is read when the page has been.
    pub fn view_beside<V: Any + Send + Sync>(
        &self,
        key: impl Hash,
        load: impl FnOnce(&Source) -> Result<V> + Send + 'static,
    ) -> Option<Arc<V>> {
        self.views.get_later(key, load)
    }

    /// A record as fields, to edit; `Some(None)` if there is none.
    pub fn row(&self, kind: &'static Kind, id: Id) -> Option<Arc<Option<Row>>> {
        self.view((kind.code, id), move |source| source.reader.row(kind, id))
    }

    /// The figures' scope: what is shown, up to today.
    pub fn scope(&self) -> Scope {
        let scope = Scope::everything(self.today);
        match self.municipality {
            Some(code) => scope.within(code),
            None => scope,
        }
    }

    /// Whether the project uses a part of the program; what is no part, it always does.
    pub fn uses(&self, part: Option<Part>) -> bool {
        part.is_none_or(|part| !self.unused.contains(&part))
    }

    /// Whether this is the lead's workspace.
    pub fn is_lead(&self) -> bool {
        self.role == Role::Lead
    }

    /// Whether several municipalities' work is here: the lead's workspace, or an evaluator's.
    pub fn has_many(&self) -> bool {
        self.role.municipality().is_none()
    }

    /// What tells a record apart from its namesakes among those that are shown.
    pub fn told_apart(&self, named: &Named) -> Option<String> {
        named.told_apart(self.text, self.has_many() && self.municipality.is_none())
    }

    /// Why a record may not be changed here, if it may not.
    pub fn denied(&self, kind: &Kind, head: &Head) -> Option<Denied> {
        match self.role.may_change(kind, head) {
            Ok(()) => (!self.writable).then_some(Denied::ReadOnly),
            Err(denied) => Some(denied),
        }
    }

    /// Whether a record may be changed here.
    pub fn may_change(&self, kind: &Kind, head: &Head) -> bool {
        self.denied(kind, head).is_none()
    }

    /// Whether a record of a kind may be made here, within what is shown.
    pub fn may_make(&self, kind: &Kind) -> bool {
        self.may_make_in(kind, self.municipality)
    }

    /// Whether a record of a kind may be made within what is this municipality's, or the project's.
    pub fn may_make_in(&self, kind: &Kind, within: Option<MunicipalityCode>) -> bool {
        self.denied_in(kind, within).is_none()
    }

    /// Why no record of a kind may be made within what is this municipality's, or the project's, if none may.
    pub fn denied_in(&self, kind: &Kind, within: Option<MunicipalityCode>) -> Option<Denied> {
        let denied = self.role.may_make(kind, within).err();
        denied.or((!self.writable).then_some(Denied::ReadOnly))
    }

    /// Changes records.
    pub fn run(&self, command: Command) {
        self.asks.push(Ask::Run(command));
    }

    /// Changes records, and says so in passing: the notice can undo it.
    pub fn run_saying(&self, command: Command, words: impl Into<String>) {
        self.asks.push(Ask::RunSaying(command, words.into()));
    }

    /// Changes records, and lets whoever keeps what the command was made of know what became of it; and says these
    /// words in passing where it is stored. What could not be stored is theirs to tell.
    pub fn send(&self, command: Command, words: Option<String>) -> Sent {
        let sent = Sent::default();
        let (tells, text) = (sent.clone(), self.text.clone());
        let work: Work = Box::new(move |workspace, _| {
            let mut ran = Finished::run(workspace, command);
            let why = ran.error.as_ref().map(|error| error.sentence(&text));
            // A file that is damaged is the whole window's matter.
            ran.error = ran.error.filter(|error| error.is_damage());
            tells.tell(why.map_or(Ok(()), Err));
            match words {
                Some(words) => ran.saying(words),
                None => ran,
            }
        });
        self.asks.push(Ask::Work(String::new(), work));
        sent
    }

    /// The same of several edits: one command, called what the last of them is called.
    pub fn send_all(&self, edits: Vec<Edit>, words: impl Into<Option<String>>) -> Sent {
        let name = edits.last().cloned();
        let name = name.and_then(|last| Command::new(vec![last]).name);
        self.send(Command { name, edits }, words.into())
    }

    /// Sets one field of a record; `null` empties it.
    pub fn set(&self, kind: &'static Kind, id: Id, field: &str, value: serde_json::Value) {
        let fields = Fields::from([(field.to_owned(), value)]);
        self.run(Command::set(kind, id, fields));
    }

    /// Makes a record; its id.
    pub fn create(&self, kind: &'static Kind, fields: Fields) -> Id {
        let id = self.fresh_id();
        self.run(Command::create(kind, id, fields));
        id
    }

    /// Makes and changes several records as one command.
    pub fn run_all(&self, edits: Vec<Edit>) {
        self.run(Command::new(edits));
    }

    /// Makes or changes a record, and first what it refers to: one command, called what that is called.
    pub fn run_after(&self, first: impl IntoIterator<Item = Edit>, edit: Edit) {
        let name = Command::new(vec![edit.clone()]).name;
        let edits = first.into_iter().chain([edit]).collect();
        self.run(Command { name, edits });
    }

    /// Removes a record; the notice that follows can undo it. Where others refer to it, they are named first.
    pub fn remove(&self, kind: &'static Kind, id: Id) {
        self.asks.push(Ask::Remove(kind, id));
    }

    /// An identity for a record that is being made.
    pub fn fresh_id(&self) -> Id {
        fresh_id(&mut System)
    }

    /// What a page is called.
    pub fn page_words(&self, route: &Route) -> String {
        let of_kind = |code| kind(code).map_or(String::new(), |kind| self.text.kinds(kind));
        match route {
            Route::Page(code) => self.text.get(&format!("page-{code}")),
            Route::List(code) | Route::Record(code, _) => capitalised(&of_kind(code)),
            Route::Figure(written) => self.page_words(&Route::above_figure(written)),
        }
    }

    /// Where a record is shown, if it is by itself.
    pub fn route_of(&self, kind: &Kind, id: Id) -> Option<Route> {
        (self.shows)(kind).then(|| Route::record(kind, id))
    }

    /// Lets a line of a record's be written, which would become something of its own: what is half written stays on
    /// its record. `cx.line(group, "member", |words| add_row(ui, &hint, words))`
    pub fn line<R>(&self, record: Id, name: &str, write: impl FnOnce(&mut String) -> R) -> R {
        let mut words = self.drafts.borrow().line(record, name);
        let answer = write(&mut words);
        self.drafts.borrow_mut().write_line(record, name, words);
        answer
    }

    /// Which of those that belong to a record is open on its page: `cx.open(group, "member")`
    pub fn open(&self, record: Id, of: &str) -> Option<Id> {
        let open = self.drafts.borrow().line(record, &line_of_open(of));
        Id::try_parse(&open).ok()
    }

    /// Opens one of those that belong to a record on its page, or closes what is open.
    pub fn set_open(&self, record: Id, of: &str, open: Option<Id>) {
        let words = open.map_or_else(String::new, |open| open.to_string());
        let name = line_of_open(of);
        self.drafts.borrow_mut().write_line(record, &name, words);
    }

    /// Shows a page.
    pub fn go(&self, route: Route) {
        self.asks.push(Ask::Go(route));
    }

    /// Shows the page on which records of a kind are made, with a new one begun of which this is known.
    pub fn begin(&self, kind: &'static Kind, known: Fields) {
        self.asks.push(Ask::New(kind, known));
    }

    /// What is known of the new record of this kind that has been asked for, if one has and it may be made: once.
    pub fn begun(&self, kind: &Kind) -> Option<Fields> {
        let mut begun = self.begun.borrow_mut();
        let mine = begun.take_if(|(of, _)| of.code == kind.code);
        mine.filter(|_| self.may_make(kind)).map(|(_, known)| known)
    }

    /// Asks for anything else.
    pub fn ask(&self, ask: Ask) {
        self.asks.push(ask);
    }

    /// Says something in passing.
    pub fn notice(&self, words: impl Into<String>) {
        self.asks.push(Ask::Notice(words.into()));
    }

    /// Does something that takes time, on the writing thread, with progress.
    pub fn work(
        &self,
        words: impl Into<String>,
        work: impl FnOnce(&mut Workspace, &Progress) -> Finished + Send + 'static,
    ) {
        let work: Work = Box::new(work);
        self.asks.push(Ask::Work(words.into(), work));
    }

    /// Lets the user pick files; `then` is not called if none is picked.
    pub fn pick(&self, pick: Pick, then: impl FnOnce(Vec<PathBuf>, &Asks) + Send + 'static) {
        self.asks.push(Ask::Pick(pick, Box::new(then)));
    }

    /// Lets the user pick one file; `then` is not called if none is picked.
    pub fn pick_one(&self, pick: Pick, then: impl FnOnce(PathBuf, &Asks) + Send + 'static) {
        self.pick(pick, move |paths, asks| {
            if let Some(path) = paths.into_iter().next() {
                then(path, asks);
            }
        });
    }

    /// Lets the user choose a file, and writes it on the writing thread. `words` is the key of what is being done,
    /// `said` that of what to say of the file when it is there; `write` answers what it changed in the open file.
    pub fn save_as(
        &self,
        pick: Pick,
        [words, said]: [&'static str; 2],
        write: impl FnOnce(&mut Workspace, &Path) -> Result<Option<Changed>> + Send + 'static,
    ) {
        let text = self.text.clone();
        self.pick_one(pick, move |path, asks| {
            let words = text.get(words);
            let work: Work = Box::new(move |workspace, _| {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let said = text.with(said, &[("file", file.as_ref().into())]);
                match write(workspace, &path) {
                    Ok(changed) => Finished {
                        changed,
                        left: Some(Left::File(path)),
                        ..Finished::said(Ok(said))
                    },
                    Err(error) => Finished::failed(error),
                }
            });
            asks.push(Ask::Work(words, work));
        });
    }
}

/// The line of a record's on which stands which of these is open.
fn line_of_open(of: &str) -> String {
    format!("open {of}")
}
