//! What the records say together: figures, goals, signals, and people counted once.
//!
//! This room is pure. It is given rows ([`Rows`]), keeps what it needs of them ([`Facts`]), and answers.
//! A figure is one function that puts rows on a sheet; its value is read from those rows and its evidence
//! is those rows, so a total can always be opened and never fails to add up. It knows no file, clock,
//! language or name of a person: a row is told by its record's id.

mod agents;
mod all_rows;
mod answer;
mod answers;
mod attendance;
mod boards;
mod catalogue;
mod cluster;
mod comparing;
mod counts;
mod effects;
mod facts;
mod figure;
mod flow;
mod follow;
mod fund;
mod goals;
mod groups;
mod hands;
mod hung;
mod indicator;
mod initiatives;
mod kept;
mod listed;
mod measures;
mod meetings;
mod money;
mod offers;
mod participants;
mod people;
mod plan;
mod quarters;
mod rounding;
mod rows;
mod same;
mod sheet;
mod signals;
mod stated;
mod survey;
mod table;
mod time;
mod timeline;
mod training;
mod view;

pub use all_rows::{AllRows, RowsPart};
pub use catalogue::{
    Definition, FIGURES, all, all_rows, compute, evidence, label_key, means_key, of_key,
};
pub use cluster::{
    Cell as ClusterCell, Cluster, ClusterRow, Fault as TableFault, Published, SUMS, Summing,
    cluster, compared, figure_by_project, projects_of, projects_with_parts, published_as,
};
pub use comparing::{
    Beside, COMPARED, LEAST_OTHERS, Told, Values, comparisons, is_hidden, latest, measured_in,
    round, told,
};
pub use counts::{
    AgentCount, Behind, Came, CheckIn, Cofinancing, Counts, GroupCount, Joint, Lack, LearningCount,
    MonthCount, MunicipalitiesAnswered, MunicipalityStanding, PeopleCount, PersonCount, PlanCount,
    QuestionCount, Reach, ReachSays, Reported, Shared, Situation, Statuses, StepCount, SurveyCount,
    Takeover, Turnout, Unlikely, Voting, WaitingSurvey, Week, gender_shares, hours, listed,
    statuses,
};
pub use counts::{FIRST_STEPS, FirstStep, FirstSteps, put_away_until};
pub use facts::{Facts, Place, Source};
pub use figure::{Amount, Evidence, EvidenceRow, Figure, FigureUnit, Label, Name, Part};
pub use flow::{Flow, MapCount, Way, implied, in_order, longest_way, map_count};
pub use follow::Drawn;
pub use fund::{
    Check, CheckKind, Difference, Extract, ExtractRow, ExtractSum, MonthStanding, MonthState,
    Stale, StaleSummary, Why, checks, extract, month_after, month_standings, month_to_send,
    rounded, stale_months,
};
pub use goals::{GoalProgress, Standing, goals, target};
pub(crate) use hands::{both, hand_over};
pub use hung::{Hung, HungAt, HungColumn, HungNote, hang};
pub use indicator::{Indicator, indicators};
pub use listed::{Chosen, Listed, ToldBy};
pub use people::{Duplicate, Likeness, duplicates};
pub use quarters::{quarters, years};
pub use rounding::largest_remainder;
pub use rows::InMemory;
pub use same::{Doubt, doubts};
pub use signals::{
    Destination, Outside, Page, SIGNALS, Severity, Signal, SignalArg, SignalKind, all_signals,
    by_kind, rested_until, signals,
};
pub use timeline::{GroupLine, InitiativeLine, Span, Timeline, timeline};
pub use view::{Scope, current};

pub use crate::domain::{Lookup, Rows, Traces};

use crate::domain::{Id, MunicipalityCode};
use facts::Ix;

impl Facts {
    /// The record behind a row of evidence.
    pub fn record(&self, row: &EvidenceRow) -> Option<Id> {
        self.id(row.source, row.index)
    }

    /// Whether a person has a protected identity; none where nothing is known of her.
    pub fn is_protected(&self, person: Id) -> Option<bool> {
        match self.find(person)? {
            (Source::Person, index) => Some(self.persons.get(index)?.protected),
            _ => None,
        }
    }

    /// Who attended what, of a row that is an attendance: the person, and the session or the meeting.
    pub fn attended(&self, row: &EvidenceRow) -> Option<[Option<Id>; 2]> {
        let both = self.attended_at(row)?;
        Some(both.map(|(source, index)| self.id(source, index)))
    }

    /// The same by where they stand.
    fn attended_at(&self, row: &EvidenceRow) -> Option<[(Source, Ix); 2]> {
        let attendance = (row.source == Source::Attendance).then_some(row.index)?;
        let attendance = self.attendances.get(attendance)?;
        let at = match self.sessions.get(attendance.session) {
            Some(_) => (Source::Session, attendance.session),
            None => (Source::Meeting, attendance.meeting),
        };
        Some([(Source::Person, attendance.person), at])
    }

    /// The project that a row of evidence is counted in.
    pub fn project(&self, row: &EvidenceRow) -> Option<Id> {
        self.place(row.place).map(|place| place.project)
    }

    /// The municipality that a row of evidence is counted in; none for the lead.
    pub fn municipality(&self, row: &EvidenceRow) -> Option<MunicipalityCode> {
        self.code(row.place)
    }
}
