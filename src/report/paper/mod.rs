//! Papers: what a contact person is asked for on paper, made of what her file holds.
//!
//! A [`RecordPaper`] tells of one record, a [`FilePaper`] of the whole file. Names are those that the program shows:
//! whoever has a protected identity is not named on paper either.

mod gathering;
mod group;
mod handover;
mod missing;
mod person;
mod plan;
mod summary;
mod survey;
mod time_report;
mod workshop;
mod writer;

use chrono::NaiveDate;

use super::Document;
use crate::domain::{
    ActionPlan, Board, Group, Id, Kind, Meeting, Part, Person, ProcessMap, Record as _, Session,
    Survey, TimeReport, Unit,
};
use crate::text::Text;
use crate::workspace::{HANDOVER, Reader, Result, Row, WorkspaceError};
pub use missing::Missing;
pub use time_report::month_over;
use writer::Writer;

/// A paper about one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordPaper {
    /// A list to sign, at a meeting or a session.
    AttendanceList,
    /// The minutes of a meeting.
    Minutes,
    /// What came out of a meeting that was a workshop.
    Workshop,
    /// An action plan with its activities.
    Plan,
    /// A survey to be answered by hand.
    Survey,
    /// What a person has taken part in.
    Certificate,
    /// A group on one page.
    Group,
    /// The month that is over: a person's, a unit's, or of a report its own.
    TimeReport,
}

impl RecordPaper {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::AttendanceList,
        Self::Minutes,
        Self::Workshop,
        Self::Plan,
        Self::Survey,
        Self::Certificate,
        Self::Group,
        Self::TimeReport,
    ];

    /// Its code name, as the command line takes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::AttendanceList => "attendance-list",
            Self::Minutes => "minutes",
            Self::Workshop => "workshop",
            Self::Plan => "plan",
            Self::Survey => "survey",
            Self::Certificate => "certificate",
            Self::Group => "group",
            Self::TimeReport => TIME_REPORT,
        }
    }

    /// What it is called.
    pub fn name(self, text: &Text) -> String {
        text.get(&format!("paper-{}", self.code()))
    }

    /// The kinds whose records it can tell of.
    pub fn about(self) -> &'static [&'static Kind] {
        match self {
            Self::AttendanceList => &[Meeting::KIND, Session::KIND],
            Self::Minutes | Self::Workshop => &[Meeting::KIND],
            Self::Plan => &[ActionPlan::KIND],
            Self::Survey => &[Survey::KIND],
            Self::Certificate => &[Person::KIND],
            Self::Group => &[Group::KIND],
            Self::TimeReport => &[TimeReport::KIND, Person::KIND, Unit::KIND],
        }
    }

    /// Whether a project that uses these parts has use for it.
    pub fn is_used(self, uses: impl Fn(Part) -> bool) -> bool {
        match self {
            Self::TimeReport => uses(Part::Time),
            Self::Survey => uses(Part::Surveys),
            _ => true,
        }
    }

    /// Those about a record of this kind.
    pub fn of_kind(kind: &Kind) -> impl Iterator<Item = Self> {
        let is_it = |one: &&'static Kind| one.code == kind.code;
        Self::ALL
            .into_iter()
            .filter(move |paper| paper.about().iter().any(is_it))
    }

    /// Writes it about this record, as of a day.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such record of its kinds.
    pub fn write(self, reader: &Reader, text: &Text, on: NaiveDate, id: Id) -> Result<Document> {
        self.told(reader, text, on, id, |writer, row| match self {
            Self::AttendanceList => writer.attendance_list(row),
            Self::Minutes => writer.minutes(row),
            Self::Workshop => writer.workshop(row),
            Self::Plan => writer.plan(row),
            Self::Survey => writer.survey(row),
            Self::Certificate => writer.certificate(row),
            Self::Group => writer.group(row),
            Self::TimeReport => writer.time_report(month_over(on), Some(id)),
        })
    }

    /// A person's certificate with the name that stands in the file, also where the identity is protected: for the
    /// person alone, and only where she is written down in this very municipality.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such person.
    pub fn write_with_name(
        reader: &Reader,
        text: &Text,
        on: NaiveDate,
        id: Id,
    ) -> Result<Document> {
        Self::Certificate.told(reader, text, on, id, |writer, row| {
            writer.certificate_with_name(row)
        })
    }

    fn told(
        self,
        reader: &Reader,
        text: &Text,
        on: NaiveDate,
        id: Id,
        write: impl FnOnce(&Writer<'_>, &Row) -> Result<Document>,
    ) -> Result<Document> {
        reader.at_one_moment(|reader| {
            let mut rows = self.about().iter().map(|kind| reader.row(kind, id));
            let row = rows.find_map(Result::transpose).transpose()?;
            let row = row.filter(|row| !row.head.removed);
            let row = row.ok_or(WorkspaceError::NoSuchRecord {
                kind: self.about()[0],
                id,
            })?;
            write(&Writer::new(reader, text, on)?, &row)
        })
    }
}

/// A paper about the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePaper {
    /// What a contact person's successor must know.
    Handover,
    /// Where the work stands, for the own management.
    Summary,
    /// Everybody's time in the month that is over.
    TimeReport,
}

impl FilePaper {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Handover, Self::Summary, Self::TimeReport];

    /// Its code name, as the command line takes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Handover => HANDOVER,
            Self::Summary => "summary",
            Self::TimeReport => TIME_REPORT,
        }
    }

    /// What it is called.
    pub fn name(self, text: &Text) -> String {
        text.get(&format!("paper-{}", self.code()))
    }

    /// Whether a project that uses these parts has use for it.
    pub fn is_used(self, uses: impl Fn(Part) -> bool) -> bool {
        self != Self::TimeReport || uses(Part::Time)
    }

    /// Writes it, as of a day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn write(self, reader: &Reader, text: &Text, on: NaiveDate) -> Result<Document> {
        reader.at_one_moment(|reader| {
            let writer = Writer::new(reader, text, on)?;
            match self {
                Self::Handover => writer.handover(),
                Self::Summary => writer.summary(),
                Self::TimeReport => writer.time_report(month_over(on), None),
            }
        })
    }
}

/// The kinds that stand on a workshop's walls, and by which field each says at which meeting.
pub static WALLS: &[(&Kind, &str)] = &[
    (Board::KIND, Board::meeting),
    (ProcessMap::KIND, ProcessMap::mapped_on),
];

/// The code name of the time report.
pub const TIME_REPORT: &str = "time-report";

/// Writes the time of a month, as of a day: of a person, of a unit, of a report its own, or everybody's.
///
/// # Errors
/// If the file cannot be read.
pub fn time_report(
    reader: &Reader,
    text: &Text,
    (on, month): (NaiveDate, NaiveDate),
    about: Option<Id>,
) -> Result<Document> {
    reader.at_one_moment(|reader| Writer::new(reader, text, on)?.time_report(month, about))
}

/// What is missing before the work is handed over, as of a day.
///
/// # Errors
/// If the file cannot be read.
pub fn missing(reader: &Reader, text: &Text, on: NaiveDate) -> Result<Vec<Missing>> {
    reader.at_one_moment(|reader| Writer::new(reader, text, on)?.missing())
}
