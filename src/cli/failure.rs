//! What stops a command, as a sentence and an exit code.

use chrono::NaiveDate;

use crate::domain::{Invalid, Shape};
use crate::intake::sheet::Trouble;
use crate::text::{Sentence, Text, capitalised};
use crate::workspace::{Fault, WorkspaceError};

use super::usage::Misuse;

/// What stops a command. Nothing was changed.
pub enum Failure {
    /// The command line is wrong.
    Misuse(Misuse),
    /// There is no kind with this code name.
    NoSuchKind(String),
    /// The word is not a record's id.
    NotAnId(String),
    /// Nothing that waits has this id.
    NotHeld(String),
    /// No value that waits for a decision has this id.
    NotWaiting(String),
    /// The workspace, or a bundle, says no.
    Workspace(WorkspaceError),
    /// One of several bundles could not be merged.
    Bundle {
        /// Which.
        file: String,
        /// Why.
        error: WorkspaceError,
    },
    /// What was done here since stands on a merge.
    StoodOn {
        /// The records, by title.
        records: String,
        /// The workspace's no.
        error: WorkspaceError,
    },
    /// No layout has this name.
    NoSuchLayout {
        /// The name.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A month that is not over cannot have been sent.
    MonthNotOver {
        /// Its first day.
        month: NaiveDate,
        /// The day from which it can be.
        after: NaiveDate,
    },
    /// The spreadsheet cannot be read.
    Spreadsheet(Trouble),
    /// The answer could not be written.
    Output(std::io::Error),
}

impl Failure {
    /// 2 for wrong usage, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Misuse(_) => 2,
            _ => 1,
        }
    }
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl<E: Into<WorkspaceError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Workspace(error.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl Sentence for Failure {
    fn sentence(&self, text: &Text) -> String {
        match self {
            Self::Misuse(misuse) => misuse.sentence(text),
            Self::NoSuchKind(code) => text.with("cli-no_such_kind", &[("code", code.into())]),
            Self::NotAnId(word) => text.with("cli-not_an_id", &[("word", word.into())]),
            Self::NotHeld(word) => text.with("cli-not_held", &[("word", word.into())]),
            Self::NotWaiting(word) => text.with("cli-not_waiting", &[("word", word.into())]),
            Self::Workspace(WorkspaceError::Invalid(faults)) => {
                let told: Vec<_> = faults.iter().map(|fault| told(text, fault)).collect();
                told.join(" ")
            }
            Self::Workspace(error) => error.sentence(text),
            Self::Bundle { file, error } => format!("{file}: {}", error.sentence(text)),
            Self::StoodOn { records, error } => {
                let sentence = error.sentence(text);
                let args = [
                    ("sentence", sentence.into()),
                    ("records", records.as_str().into()),
                ];
                text.with("cli-stood_on", &args)
            }
            Self::NoSuchLayout { name, known } => {
                let args = [("name", name.into()), ("known", text.list(known).into())];
                text.with("cli-no_such_layout", &args)
            }
            Self::MonthNotOver { month, after } => {
                let month = capitalised(&text.month_of(*month));
                let args = [("month", month.into()), ("date", text.date(*after).into())];
                text.with("cli-month_not_over", &args)
            }
            Self::Spreadsheet(trouble) => trouble.sentence(text),
            Self::Output(error) => {
                text.with("cli-not_written", &[("detail", error.to_string().into())])
            }
        }
    }
}

/// A fault with its field by label and by the code name that was typed.
fn told(text: &Text, fault: &Fault) -> String {
    let label = match fault.described() {
        Some(field) => text.field(fault.kind, field),
        None => text.kind(fault.kind),
    };
    let mut told = text.with(
        "cli-fault",
        &[
            ("label", label.into()),
            ("field", fault.field.as_str().into()),
            ("sentence", text.invalid(fault.kind, &fault.invalid).into()),
        ],
    );
    let shape = fault.described().map(|field| field.shape);
    let known: Vec<&str> = match (&fault.invalid, shape) {
        (Invalid::UnknownChoice(_), Some(Shape::Choice(known) | Shape::Choices(known))) => {
            known.choices.to_vec()
        }
        (Invalid::NoSuchField, _) => fault.kind.fields.iter().map(|field| field.code).collect(),
        _ => return told,
    };
    told.push(' ');
    told.push_str(&text.with("cli-known", &[("codes", known.join(", ").into())]));
    told
}
