//! What the page of all meetings shows, read and put in words once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{Id, Meeting, MunicipalityCode};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::gui::pages::groups::cast::is_shown;
use crate::insight::{Counts, Scope, Turnout};
use crate::text::Text;
use crate::workspace::Result;

/// One meeting.
pub struct MeetingLine {
    /// Which.
    pub id: Id,
    /// On which day.
    pub date: Option<NaiveDate>,
    /// The day in words.
    pub when: String,
    /// From when to when.
    pub time: String,
    /// What it is called.
    pub title: String,
    /// Its groups' names.
    pub groups: String,
    /// Its groups.
    pub group_ids: Vec<Id>,
    /// What it is for.
    pub kind: String,
    /// "12 av 15", where attendance was taken.
    pub came: String,
    /// Whose, for the lead.
    pub municipality: String,
}

/// All meetings that the page shows.
pub struct MeetingsView {
    /// The meetings, earliest first.
    pub lines: Vec<MeetingLine>,
    /// The groups that meet, with their names, in order.
    pub groups: Vec<(Id, String)>,
}

impl MeetingsView {
    /// Reads one municipality's meetings or, for the lead, everybody's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Source,
        today: NaiveDate,
        place: Option<MunicipalityCode>,
        lead: bool,
    ) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let (names, scope) = (names.as_ref(), Scope::everything(today));
        let counts = Counts::new(&facts, &scope);
        let mut meetings = reader.all::<Meeting>()?;
        meetings.retain(|meeting| is_shown(&meeting.head, place, lead));
        meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time, meeting.head.id));
        let line = |meeting: &Meeting, came| line(meeting, came, names, text, today);
        let of = |turnout: Turnout| {
            let args = [("n", turnout.came.into()), ("all", turnout.of.into())];
            text.with("group-of", &args)
        };
        let booked = meetings.iter().map(|meeting| {
            let came = counts.meeting(meeting.head.id);
            line(meeting, came.map_or_else(String::new, of))
        });
        let set = meetings.iter().filter_map(|meeting| {
            let next = Meeting {
                date: Some(set_and_not_booked(meeting, &meetings, today)?),
                ..meeting.clone()
            };
            Some(line(&next, text.get("meetings-not_booked")))
        });
        let mut lines: Vec<_> = booked.chain(set).collect();
        lines.sort_by_key(|line| line.date);
        let met: BTreeSet<Id> = lines
            .iter()
            .flat_map(|line| line.group_ids.clone())
            .collect();
        let named = met.into_iter().map(|id| (id, names.title(id).to_owned()));
        let mut groups: Vec<(Id, String)> = named.collect();
        groups.sort_by(|a, b| crate::text::compare(&a.1, &b.1));
        Ok(Self { lines, groups })
    }
}

/// The day ahead that a meeting set for the next, where no meeting of its groups is booked on it or later.
fn set_and_not_booked(
    meeting: &Meeting,
    meetings: &[Meeting],
    today: NaiveDate,
) -> Option<NaiveDate> {
    let day = meeting.next_meeting.filter(|day| *day >= today)?;
    let booked = meetings.iter().any(|other| {
        let same = other
            .groups
            .iter()
            .any(|group| meeting.groups.contains(group));
        let set_later = other.date > meeting.date && other.next_meeting == Some(day);
        same && (other.date >= Some(day) || set_later)
    });
    (!booked).then_some(day)
}

fn line(
    meeting: &Meeting,
    came: String,
    names: &Names,
    text: &Text,
    today: NaiveDate,
) -> MeetingLine {
    let groups: Vec<&str> = meeting.groups.iter().map(|id| names.title(*id)).collect();
    MeetingLine {
        id: meeting.head.id,
        date: meeting.date,
        when: meeting
            .date
            .map_or_else(String::new, |date| text.day(date, today)),
        time: times(text, meeting),
        title: meeting.title.clone(),
        groups: groups.join(", "),
        group_ids: meeting.groups.clone(),
        kind: text.chosen(meeting.kind),
        came,
        municipality: match meeting.head.municipality {
            Some(code) => text.municipality(code),
            None => text.get("groups-project"),
        },
    }
}

/// From when to when a meeting lasts: "13:00–15:00".
pub fn times(text: &Text, meeting: &Meeting) -> String {
    let times = [meeting.start_time, meeting.end_time].into_iter().flatten();
    let times: Vec<_> = times.map(|time| text.time_of_day(time)).collect();
    times.join("–")
}
