//! What the program knows about the world of collaboration projects, described once.
//!
//! Every record kind is a [`record!`](record) declaration: its fields with type, privacy class and need, and
//! the rules between them. The tables, the journal's fields, validation, default forms, command-line
//! names and labels are all read from it. To add a kind: declare it, list it in [`KINDS`], add its table
//! to a migration and its words to the translations; tests name what is missing.
//!
//! This room is pure: it knows no file, clock, window or language.

mod agreement;
mod answering;
mod board;
mod check;
mod dates;
mod decimal;
mod describe;
mod feedback;
mod group;
mod head_count;
pub mod identity_number;
mod initiative;
mod log;
mod measure;
pub mod municipalities;
mod person;
mod plan;
mod plausible;
pub mod positions;
mod process;
mod project;
pub mod reading;
mod record;
mod report;
mod rows;
pub mod series;
mod service;
mod submission;
mod survey;
mod time;
mod training;
mod value;

pub use agreement::*;
pub use board::*;
pub use check::{LONGEST_LINE, LONGEST_LIST, LONGEST_SEALED, LONGEST_TEXT};
pub use dates::{
    parse_date, parse_hours, parse_moment, parse_month, parse_time, parse_time_alone,
    stored_moment, stored_time, written_hours,
};
pub use decimal::Decimal;
pub use describe::{
    Field, Fields, Invalid, Kind, Owner, Privacy, Rule, Shape, Unit as NumberUnit, Vocabulary,
    Written,
};
pub use feedback::*;
pub use group::*;
pub use head_count::*;
pub use initiative::*;
pub use log::*;
pub use measure::*;
pub use person::*;
pub use plan::*;
pub use process::*;
pub use project::*;
pub use record::{Choosable, FieldType, Head, Record};
pub use report::*;
pub use rows::{GoneOut, Lookup, Rows, Traces};
pub use service::*;
pub use submission::*;
pub use survey::*;
pub use time::*;
pub use training::*;
pub use value::{Cell, Cells, Id, MunicipalityCode, NotAMunicipalityCode, Value};

/// Every record kind, in the order a reader meets them.
pub static KINDS: &[&Kind] = &[
    Project::KIND,
    Programme::KIND,
    HourRate::KIND,
    Phase::KIND,
    Goal::KIND,
    GoalRevision::KIND,
    Judgement::KIND,
    Municipality::KIND,
    Unit::KIND,
    Person::KIND,
    PersonLink::KIND,
    Assignment::KIND,
    Group::KIND,
    Membership::KIND,
    Meeting::KIND,
    Attendance::KIND,
    HeadCount::KIND,
    ActionPlan::KIND,
    Activity::KIND,
    Initiative::KIND,
    Factor::KIND,
    Quote::KIND,
    ProcessMap::KIND,
    ProcessStep::KIND,
    Board::KIND,
    BoardItem::KIND,
    Training::KIND,
    Session::KIND,
    LearningPlan::KIND,
    TimeReport::KIND,
    Submission::KIND,
    ExtractLayout::KIND,
    Survey::KIND,
    Question::KIND,
    Response::KIND,
    Tally::KIND,
    Cost::KIND,
    Outreach::KIND,
    ContextEvent::KIND,
    Service::KIND,
    Agreement::KIND,
    LogEntry::KIND,
    Measure::KIND,
    Measurement::KIND,
    ReportText::KIND,
    Snooze::KIND,
    GoodExample::KIND,
    ProjectNote::KIND,
    Comparison::KIND,
];

/// The kind with this code name.
pub fn kind(code: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.code == code)
}

/// Every vocabulary that some field uses, each once.
pub fn vocabularies() -> Vec<&'static Vocabulary> {
    let mut all: Vec<&'static Vocabulary> = Vec::new();
    for field in KINDS.iter().flat_map(|kind| kind.fields) {
        if let Shape::Choice(vocabulary) | Shape::Choices(vocabulary) = field.shape
            && !all.contains(&vocabulary)
        {
            all.push(vocabulary);
        }
    }
    all
}
