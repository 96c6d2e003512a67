//! What the page of all meetings shows, read and put in words once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{Choosable, Id, Meeting, MeetingKind, MunicipalityCode};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
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
        let shown = |meeting: &Meeting| match (place, meeting.head.municipality) {
            (Some(place), Some(own)) => own == place,
            (Some(_), None) => !lead,
            (None, _) => true,
        };
        let mut meetings = reader.all::<Meeting>()?;
        meetings.retain(shown);
        meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time, meeting.head.id));
        let line_of = |meeting: &Meeting| line(meeting, None, names, text, today);
        let line =
            |meeting: &Meeting| line(meeting, counts.meeting(meeting.head.id), names, text, today);
        let mut lines: Vec<_> = meetings.iter().map(line).collect();
        lines.extend(meetings.iter().filter_map(|meeting| {
            let day = set_and_not_booked(meeting, &meetings, today)?;
            let next = Meeting {
                date: Some(day),
                ..meeting.clone()
            };
            let mut line = line_of(&next);
            line.came = text.get("meetings-not_booked");
            Some(line)
        }));
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
    came: Option<Turnout>,
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
        kind: meeting.kind.map_or_else(String::new, |kind| {
            text.choice(MeetingKind::VOCABULARY, kind.code())
        }),
        came: came.map_or_else(String::new, |turnout| {
            let args = [("n", turnout.came.into()), ("all", turnout.of.into())];
            text.with("group-of", &args)
        }),
        municipality: match meeting.head.municipality {
            Some(code) => text.municipality(code),
            None => text.get("groups-project"),
        },
    }
}

/// From when to when a meeting lasts: "13:00–15:00".
pub fn times(text: &Text, meeting: &Meeting) -> String {
    let times = [meeting.start_time, meeting.end_time];
    let times: Vec<_> = times
        .into_iter()
        .flatten()
        .map(|time| text.time_of_day(time))
        .collect();
    times.join("–")
}
