//! What is known of a person: assignments, meetings, trainings, change initiatives.

use chrono::NaiveDate;

use crate::domain::{Attendance, Id, Initiative, Meeting, Record, Session};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::people::details::Holdings;
use crate::insight::{Counts, PersonCount, Scope};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

/// One line: what, about it, and where it leads.
pub struct Line {
    /// What.
    pub title: String,
    /// About it: when, or how far it has come.
    pub note: String,
    /// At the end: hours, status.
    pub end: String,
    /// The page it leads to.
    pub route: Route,
    date: Option<NaiveDate>,
}

/// Everything on a person's page.
pub struct PersonView {
    /// Assignments, the latest first.
    pub assignments: Holdings,
    /// Meetings, the latest first.
    pub meetings: Vec<Line>,
    /// Training sessions, the latest first.
    pub trainings: Vec<Line>,
    /// How much that is.
    pub counted: PersonCount,
    /// Change initiatives that the person drives.
    pub initiatives: Vec<Line>,
    /// Whether the project asks for personal identity numbers.
    pub asks_number: bool,
}

impl PersonView {
    /// Reads it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, person: Id, today: NaiveDate) -> Result<Self> {
        let (facts, text) = (source.facts()?, &source.text);
        let driven = source.reader.of::<Initiative>(Initiative::driver, person)?;
        let initiatives = driven.into_iter().map(|initiative| Line {
            title: initiative.title,
            note: text.chosen(initiative.stage),
            end: String::new(),
            route: Route::record(Initiative::KIND, initiative.head.id),
            date: None,
        });
        let project = source.reader.project()?;
        let (meetings, trainings) = attended(source, person, today)?;
        Ok(Self {
            assignments: Holdings::assignments(source, person, today)?,
            meetings: latest_first(meetings),
            trainings: latest_first(trainings),
            counted: Counts::new(&facts, &Scope::everything(today)).person(person),
            initiatives: initiatives.collect(),
            asks_number: project.is_some_and(|project| project.identity_numbers == Some(true)),
        })
    }
}

/// The meetings that the person was asked to, and the sessions.
fn attended(source: &Source, person: Id, today: NaiveDate) -> Result<(Vec<Line>, Vec<Line>)> {
    let (reader, text, names) = (&source.reader, &source.text, source.names()?);
    let (mut meetings, mut sessions) = (Vec::new(), Vec::new());
    for attendance in reader.of::<Attendance>(Attendance::person, person)? {
        let status = || text.chosen(attendance.status);
        if let Some(id) = attendance.meeting
            && let Some(meeting) = reader.get::<Meeting>(id)?
        {
            let route = Route::record(Meeting::KIND, id);
            let line = dated(text, meeting.title, meeting.date, status(), route);
            meetings.push(line);
        }
        if let Some(id) = attendance.session
            && let Some(session) = reader.get::<Session>(id)?
        {
            let date = session.starts.map(|(date, _)| date);
            let held = date.is_some_and(|date| date <= today);
            let long = attendance.length(&session);
            let long = long.filter(|minutes| held && *minutes != 0);
            let end = long.map_or_else(status, |minutes| text.hours(minutes));
            let title = names.title(session.training).to_owned();
            let route = Route::record(Session::KIND, id);
            sessions.push(dated(text, title, date, end, route));
        }
    }
    Ok((meetings, sessions))
}

fn dated(text: &Text, title: String, date: Option<NaiveDate>, end: String, route: Route) -> Line {
    let note = date.map_or_else(String::new, |day| text.date(day));
    Line {
        title,
        note,
        end,
        route,
        date,
    }
}

fn latest_first(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_cached_key(|line| (std::cmp::Reverse(line.date), sort_key(&line.title)));
    lines
}
