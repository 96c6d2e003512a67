//! What is known of a person: groups, assignments, meetings, trainings, change initiatives.

use chrono::NaiveDate;

use crate::domain::{Assignment, Attendance, Id, Initiative, Meeting, Record, Session};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::people::details::{GroupLines, period};
use crate::gui::pages::people::load::{choice, lasts};
use crate::insight::{Counts, PersonCount, Scope};
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// One line: what, about it, and where it leads.
pub struct Line {
    /// What.
    pub title: String,
    /// About it.
    pub note: String,
    /// At the end: hours, status.
    pub end: String,
    /// The page it leads to.
    pub route: Route,
    date: Option<NaiveDate>,
}

/// A role that the person holds or has held.
pub struct AssignmentLine {
    /// The assignment.
    pub id: Id,
    /// The role.
    pub role: String,
    /// When, how much.
    pub note: String,
    /// Whether it lasts now.
    pub now: bool,
}

/// Everything on a person's page.
pub struct PersonView {
    /// Groups.
    pub groups: GroupLines,
    /// Assignments, the latest first.
    pub assignments: Vec<AssignmentLine>,
    /// Meetings, the latest first.
    pub meetings: Vec<Line>,
    /// Training sessions, the latest first.
    pub trainings: Vec<Line>,
    /// How much that is.
    pub counted: PersonCount,
    /// Change initiatives that the person drives or takes part in.
    pub initiatives: Vec<Line>,
    /// Whether the project asks for personal identity numbers.
    pub asks_number: bool,
}

impl PersonView {
    /// Reads it.
    pub fn load(source: &Source, person: Id, today: NaiveDate) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let scope = Scope::everything(today);
        let counted = Counts::new(&facts, &scope).person(person);
        let groups = GroupLines::load(source, person, today)?;
        let (reader, text) = (&source.reader, &source.text);
        let mut meetings = Vec::new();
        let mut trainings = Vec::new();
        for attendance in reader.of::<Attendance>(Attendance::person, person)? {
            if let Some(id) = attendance.meeting
                && let Some(meeting) = reader.get::<Meeting>(id)?
            {
                meetings.push(meeting_line(text, &meeting, &attendance));
            }
            if let Some(id) = attendance.session
                && let Some(session) = reader.get::<Session>(id)?
            {
                let held = session.starts.is_some_and(|(date, _)| date <= today);
                let long = attendance.length(&session).filter(|_| held);
                let long = long.unwrap_or_default();
                let training = session.training.map_or("", |id| names.title(id));
                trainings.push(session_line(text, &session, training, &attendance, long));
            }
        }
        let mut assignments = reader.of::<Assignment>(Assignment::person, person)?;
        assignments.sort_by_key(|one| std::cmp::Reverse(one.from));
        let assignments = assignments.iter();
        Ok(Self {
            groups,
            assignments: assignments
                .map(|one| assignment(text, one, today))
                .collect(),
            meetings: latest_first(meetings),
            trainings: latest_first(trainings),
            counted,
            initiatives: initiatives(source, person)?,
            asks_number: asks_number(&source.reader)?,
        })
    }
}

fn asks_number(reader: &Reader) -> Result<bool> {
    let project = reader.project()?;
    Ok(project.is_some_and(|project| project.identity_numbers == Some(true)))
}

fn latest_first(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|line| std::cmp::Reverse(line.date));
    lines
}

fn meeting_line(text: &Text, meeting: &Meeting, attendance: &Attendance) -> Line {
    Line {
        title: meeting.title.clone(),
        note: meeting.date.map_or_else(String::new, |day| text.date(day)),
        end: choice(text, attendance.status),
        route: Route::record(Meeting::KIND, meeting.head.id),
        date: meeting.date,
    }
}

fn session_line(
    text: &Text,
    session: &Session,
    training: &str,
    attendance: &Attendance,
    minutes: i64,
) -> Line {
    let date = session.starts.map(|(date, _)| date);
    Line {
        title: training.to_owned(),
        note: date.map_or_else(String::new, |day| text.date(day)),
        end: match minutes {
            0 => choice(text, attendance.status),
            minutes => text.hours(minutes),
        },
        route: Route::record(Session::KIND, session.head.id),
        date,
    }
}

fn assignment(text: &Text, one: &Assignment, today: NaiveDate) -> AssignmentLine {
    let mut about = vec![period(text, one.from, one.to)];
    about.extend(one.share.map(|share| text.percent(share)));
    AssignmentLine {
        id: one.head.id,
        role: choice(text, one.role),
        note: about.join(" · "),
        now: lasts(one.from, one.to, today),
    }
}

fn initiatives(source: &Source, person: Id) -> Result<Vec<Line>> {
    let text = &source.text;
    let mut lines = Vec::new();
    source.reader.each::<Initiative>(&mut |initiative| {
        if initiative.driver == Some(person) {
            lines.push(Line {
                title: initiative.title.clone(),
                note: choice(text, initiative.stage),
                end: String::new(),
                route: Route::record(Initiative::KIND, initiative.head.id),
                date: None,
            });
        }
    })?;
    Ok(lines)
}
