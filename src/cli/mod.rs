//! The command line: the same rooms as the window, for scripts and for those who would rather type.
//!
//! [`COMMANDS`](commands::COMMANDS) describes every command once: parsing, `--help` and the shape of its
//! `--json` are read from there. A command gets a [`Desk`] to speak from and a [`Call`](usage::Call) with
//! what was asked; what it answers goes to standard output, what stops it becomes one line on standard
//! error and an exit code:
//!
//! - 0: done;
//! - 1: an error; nothing was changed;
//! - 2: wrong usage.
//!
//! The words are in the user's language, code names and JSON are the same in all of them. What day it is,
//! the binary says, or `--on`.

mod backups;
mod bundles;
mod cluster;
mod commands;
mod decide;
mod failure;
mod figures;
mod fund;
mod held;
mod help;
mod keys;
mod merges;
mod outgoing;
mod papers;
mod person;
mod project;
mod records;
mod report;
mod state;
mod table;
mod tables;
mod usage;

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Local, NaiveDate, SecondsFormat};
use serde::{Serialize, Serializer as _};
use serde_json::{Value, json};

use crate::domain::{Id, Kind, MunicipalityCode, kind};
use crate::insight::{Place, both, hand_over};
use crate::text::{Sentence, Text, dotted};
use crate::workspace::{ReadOnly, Reader, StoreError, Word, Workspace, WorkspaceError};
use failure::Failure;
use table::Table;
use usage::Asked;

/// The answer of everything here.
type Done<T = ()> = Result<T, Failure>;

/// Does what the arguments ask, without the program's own name first; the exit code.
pub fn run(
    arguments: Vec<OsString>,
    today: NaiveDate,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let text = Text::new(usage::language(&arguments));
    let mut desk = Desk {
        text,
        today,
        out,
        warnings: Vec::new(),
    };
    let done = match usage::parse(arguments) {
        Ok(Asked::Help(command, operands)) => help::print(&mut desk, command, &operands),
        Ok(Asked::Version) => desk.say(concat!("samverka-cli ", env!("CARGO_PKG_VERSION"))),
        Ok(Asked::Run(command, call)) => (command.run)(&mut desk, &call),
        Err(misuse) => Err(misuse.into()),
    };
    let done = done.and_then(|()| Ok(desk.out.flush()?));
    for warning in &desk.warnings {
        // Nobody is left to tell that standard error is closed.
        let _unheard = writeln!(err, "{warning}");
    }
    match done {
        // Whoever read the output has read enough, as with `| head`.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Ok(()) => 0,
        Err(failure) => {
            let line = failure.sentence(&desk.text);
            let line: Vec<&str> = line.split_whitespace().collect();
            // Nobody is left to tell that standard error is closed.
            let _unheard = writeln!(err, "{}", line.join(" "));
            failure.exit_code()
        }
    }
}

/// What a command speaks from: the words, the day, and where the answer goes.
struct Desk<'a> {
    text: Text,
    today: NaiveDate,
    out: &'a mut dyn Write,
    /// What went wrong along the way and stopped nothing.
    warnings: Vec<String>,
}

impl Desk<'_> {
    /// Tells, beside the answer, of a copy that could not be made along the way.
    fn warn_of_backup(&mut self, workspace: &mut Workspace) {
        if let Some(trouble) = workspace.take_backup_trouble() {
            self.warnings.push(trouble.sentence(&self.text));
        }
    }

    /// Answers from a file as it is at one moment. What is said goes out after it: whoever reads the answer slowly
    /// holds up nobody who writes.
    fn at_one_moment(
        &mut self,
        file: &Path,
        answer: impl FnOnce(&mut Desk<'_>, &Reader) -> Done,
    ) -> Done {
        let mut said = Vec::new();
        let mut desk = Desk {
            text: self.text.clone(),
            today: self.today,
            out: &mut said,
            warnings: Vec::new(),
        };
        let done = Reader::open(file)?.at_one_moment(|reader| answer(&mut desk, reader));
        self.warnings.append(&mut desk.warnings);
        self.out.write_all(&said)?;
        done
    }

    /// One line.
    fn say(&mut self, line: &str) -> Done {
        Ok(writeln!(self.out, "{line}")?)
    }

    /// A table; or a sentence where it has no rows.
    fn show(&mut self, table: &Table, empty: &str) -> Done {
        if table.is_empty() {
            return self.say(empty);
        }
        Ok(table.write(self.out)?)
    }

    /// One JSON value.
    fn json(&mut self, value: &Value) -> Done {
        serde_json::to_writer_pretty(&mut *self.out, value).map_err(std::io::Error::from)?;
        self.say("")
    }

    /// A JSON list of so many values: a country's are put into words by two hands, and written as they come.
    fn json_list<T: Serialize>(&mut self, many: usize, one: impl Fn(usize) -> T + Sync) -> Done {
        const AT_ONCE: usize = 4_096;
        let part = |from: usize| {
            let mut told = Vec::new();
            let some = from..many.min(from + AT_ONCE);
            let mut list = serde_json::Serializer::pretty(&mut told);
            let listed = list.collect_seq(some.map(&one));
            listed.map(|()| told).map_err(std::io::Error::from)
        };
        for from in (0..many).step_by(2 * AT_ONCE) {
            let (first, second) = both(many > AT_ONCE, || part(from), || part(from + AT_ONCE));
            for (nth, mut told) in [(from, first?), (from + AT_ONCE, second?)] {
                // What is no beginning goes on after a comma, and the end comes once.
                told.truncate(told.len().saturating_sub("\n]".len()));
                if let (Some(bracket), 1..) = (told.first_mut(), nth) {
                    *bracket = b',';
                }
                self.out.write_all(&told)?;
            }
        }
        self.say(if many == 0 { "[]" } else { "\n]" })
    }

    /// What an owner is called: a municipality by name, the lead by nothing.
    fn owner(&self, municipality: Option<MunicipalityCode>) -> String {
        municipality.map_or_else(String::new, |code| self.text.municipality(code))
    }

    /// The same of what is in a project: by its name, too, where there are several.
    fn owner_in(&self, of: impl Into<Place>, projects: &BTreeMap<Id, String>) -> String {
        let of = of.into();
        let project = projects.get(&of.project);
        let project = project.map_or("", String::as_str);
        dotted([self.owner(of.municipality).as_str(), project])
    }

    /// The label of a kind that this version may not know.
    fn kind(&self, code: &str) -> String {
        match kind(code) {
            Some(kind) => self.text.kind(kind),
            None => self.text.with("kind-unknown", &[("code", code.into())]),
        }
    }

    /// The labels of columns.
    fn columns(&self, keys: &[&str]) -> Vec<String> {
        keys.iter()
            .map(|key| self.text.get(&format!("cli-column-{key}")))
            .collect()
    }
}

/// What the projects of a file are called in short, where it holds several.
fn projects(reader: &Reader) -> Done<BTreeMap<Id, String>> {
    Ok(match reader.role()?.is_evaluator() {
        true => reader.project_names()?,
        false => BTreeMap::new(),
    })
}

/// Opens a workspace to change it.
fn open(path: &Path) -> Done<Workspace> {
    let mut workspace = Workspace::open_alone(path)?;
    workspace.keep_backups(true);
    match workspace.read_only() {
        None => Ok(workspace),
        Some(ReadOnly::Base) => Err(WorkspaceError::from(StoreError::IsABase).into()),
        Some(_) => Err(WorkspaceError::from(StoreError::Busy).into()),
    }
}

/// The kind with this code name.
fn find_kind(code: &str) -> Done<&'static Kind> {
    kind(code).ok_or_else(|| Failure::NoSuchKind(code.to_owned()))
}

/// The record's id that a word is.
fn parse_id(word: &str) -> Done<Id> {
    Id::try_parse(word).map_err(|_| Failure::NotAnId(word.to_owned()))
}

/// Reads a file whole.
fn read_file(path: &Path) -> Done<Vec<u8>> {
    std::fs::read(path).map_err(|error| WorkspaceError::of_file(path, &error).into())
}

/// Titles of records, each looked up once.
struct Titles<'a> {
    reader: &'a Reader,
    text: Text,
    known: std::cell::RefCell<HashMap<Id, String>>,
}

impl<'a> Titles<'a> {
    fn new(reader: &'a Reader, text: &Text) -> Self {
        Self {
            reader,
            text: text.clone(),
            known: std::cell::RefCell::default(),
        }
    }

    /// The record's title; its id where it has none to tell.
    fn of(&self, id: Id) -> String {
        if let Some(title) = self.known.borrow().get(&id) {
            return title.clone();
        }
        let words = self.reader.title(id).unwrap_or_default();
        let title = if words.is_empty() {
            id.to_string()
        } else {
            self.text.title(&words)
        };
        self.known.borrow_mut().insert(id, title.clone());
        title
    }

    /// The same of a record that is not asked for again.
    fn take(&self, id: Id) -> String {
        let known = self.known.borrow_mut().remove(&id);
        known.unwrap_or_else(|| self.of(id))
    }

    /// Looks up what all records of a kind are called: where many are asked for, one reading is quicker.
    fn read_all(&self, kind: &'static Kind) -> Done {
        let (text, mut known) = (&self.text, self.known.borrow_mut());
        let known = &mut *known;
        let take = |(id, words): (Id, Vec<Word>)| drop(known.insert(id, text.title(&words)));
        let read = |give: &mut dyn FnMut(_)| {
            self.reader
                .each_title(kind, &mut |id, words| give((id, words)))
        };
        Ok(hand_over(take, read)?)
    }

    /// The same for an id as it stands in a value.
    fn of_text(&self, id: &str) -> String {
        Id::try_parse(id).map_or_else(|_| id.to_owned(), |id| self.of(id))
    }
}

/// A moment for a reader: the date and time of day here.
fn moment(text: &Text, ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms).map(|moment| moment.with_timezone(&Local));
    moment.map_or_else(String::new, |moment| {
        text.moment(moment.date_naive(), Some(moment.time()))
    })
}

/// A moment for a program: RFC 3339 in UTC.
fn moment_json(ms: i64) -> Value {
    let moment = DateTime::from_timestamp_millis(ms);
    json!(moment.map(|moment| moment.to_rfc3339_opts(SecondsFormat::Millis, true)))
}
