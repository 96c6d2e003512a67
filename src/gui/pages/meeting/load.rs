//! What a meeting's page shows, read and put in words once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::{ActionPlan, Activity, Attendance, AttendanceStatus, Id, Meeting};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::gui::pages::groups::cast::Roster;
use crate::gui::pages::meetings::load::times;
use crate::insight::{Counts, Scope};
use crate::text::{Text, dotted, sort_key};
use crate::workspace::Result;

/// One who is expected, or came anyway.
pub struct Attendee {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// Where they come from.
    pub unit: String,
    /// What is written down about them.
    pub status: Option<AttendanceStatus>,
    /// Where it is written down.
    pub attendance: Option<Id>,
}

/// A meeting's page.
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// What it is for, its day, time and place in one line.
    pub when: String,
    /// Its groups, with their names.
    pub groups: Vec<(Id, String)>,
    /// Members on the day, and others who are on the list.
    pub people: Vec<Attendee>,
    /// Memberships that began after it, where its groups had no member on its day.
    pub joined_after: Vec<Id>,
    /// Each line of the decisions, and whether it has become an activity.
    pub decisions: Vec<(String, bool)>,
    /// The plan that an activity goes to unless another is chosen: the newest.
    pub plan: Option<Id>,
    /// The meeting that was booked as the next one.
    pub next: Option<Id>,
}

impl MeetingView {
    /// Reads a meeting's page; none if there is no such meeting.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, id: Id, today: NaiveDate) -> Result<Option<Self>> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let scope = Scope::everything(today);
        let meeting = reader.get::<Meeting>(id)?;
        let Some(meeting) = meeting.filter(|meeting| !meeting.head.removed) else {
            return Ok(None);
        };
        let place = meeting.head.municipality;
        let activities = reader.all::<Activity>()?.into_iter();
        let activities: HashSet<String> = activities
            .filter(|activity| activity.head.municipality == place)
            .map(|activity| activity.text)
            .collect();
        let mut plans = reader.all::<ActionPlan>()?;
        plans.retain(|plan| plan.head.municipality == place);
        let plan = plans
            .iter()
            .max_by_key(|plan| (plan.adopted_on, plan.head.id));
        let groups = meeting.groups.iter();
        let counts = Counts::new(&facts, &scope);
        let mut expected = counts.expected(id);
        let rows = reader.of::<Attendance>(Attendance::meeting, id)?;
        expected.extend(rows.iter().filter_map(|row| row.person));
        let cast = Roster::load(reader, &meeting.groups, expected.iter().copied())?;
        Ok(Some(Self {
            when: when(text, &meeting),
            groups: groups
                .map(|id| (*id, names.title(*id).to_owned()))
                .collect(),
            people: people(&cast, &names, &rows, expected),
            joined_after: counts.joined_after(id),
            decisions: (meeting.decision_lines())
                .map(|line| (line.to_owned(), activities.contains(line)))
                .collect(),
            plan: plan.map(|plan| plan.head.id),
            next: next(&cast, &meeting),
            meeting,
        }))
    }
}

fn when(text: &Text, meeting: &Meeting) -> String {
    let day = meeting.date.map(|date| text.weekday_and_day(date));
    dotted([
        text.chosen(meeting.kind),
        day.unwrap_or_default(),
        times(text, meeting),
        meeting.place.clone(),
    ])
}

/// The meeting of the same groups on the day that was set for the next.
fn next(cast: &Roster, meeting: &Meeting) -> Option<Id> {
    let day = meeting.next_meeting?;
    let next = cast.meetings.iter().find(|one| {
        one.date == Some(day)
            && one.head.id != meeting.head.id
            && one
                .groups
                .iter()
                .any(|group| meeting.groups.contains(group))
    })?;
    Some(next.head.id)
}

/// Those who are written down, and those who were expected.
fn people(cast: &Roster, names: &Names, rows: &[Attendance], all: Vec<Id>) -> Vec<Attendee> {
    let written = rows.iter();
    let written: HashMap<Id, (Id, Option<AttendanceStatus>)> = written
        .filter_map(|row| Some((row.person?, (row.head.id, row.status))))
        .collect();
    let persons: HashSet<Id> = all.into_iter().collect();
    let mut people: Vec<Attendee> = persons
        .into_iter()
        .map(|person| Attendee {
            person,
            name: names.title(person).to_owned(),
            unit: cast.unit(person).map_or("", |unit| &unit.name).to_owned(),
            status: written.get(&person).and_then(|row| row.1),
            attendance: written.get(&person).map(|row| row.0),
        })
        .collect();
    people.sort_by_cached_key(|one| (sort_key(&one.name), one.person));
    people
}
