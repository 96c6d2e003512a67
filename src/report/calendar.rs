//! Meetings for the calendar program: an iCalendar file (RFC 5545).
//!
//! A meeting has the same UID at every export, and a sequence that grows with every change of it: a moved meeting
//! moves, a removed one is cancelled. Times are those of a clock in Sweden. The library writes the events; which
//! zone their times are of is a text of our own, put in before them.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use icalendar::{
    Calendar, CalendarDateTime, Component as _, DatePerhapsTime, Event, EventLike as _,
    EventStatus, Property,
};

use crate::domain::{Id, Meeting};
use crate::text::Text;
use crate::workspace::{Filter, Reader, Result};

/// The zone that the times are of.
const ZONE: &str = "Europe/Stockholm";
/// Its rules since 1996 (Directive 2000/84/EC): the last Sundays of March and October, at 01:00 UTC.
const RULES: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

/// Which meetings are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meetings {
    /// Those of this day or later; removed ones too, so that they are cancelled where they were read before.
    From(NaiveDate),
    /// These, removed or not.
    These(Vec<Id>),
}

/// A calendar file, and how many meetings are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// Its text.
    pub text: String,
    /// How many meetings, cancelled ones among them.
    pub meetings: usize,
}

/// The calendar file of these meetings: always the same for the same records.
///
/// # Errors
/// If the file cannot be read.
pub fn write(reader: &Reader, text: &Text, which: &Meetings) -> Result<CalendarFile> {
    reader.at_one_moment(|reader| {
        let mut calendar = Calendar::empty();
        for (name, value) in [
            ("VERSION", "2.0"),
            ("PRODID", "-//Samverka//Samverka//SV"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
        ] {
            calendar.append_property(Property::new(name, value));
        }
        let rows = rows(reader, which)?;
        for row in &rows {
            if let Some(event) = event(reader, text, row)? {
                calendar.push(event);
            }
        }
        let meetings = calendar.components.len();
        let text = calendar.to_string();
        Ok(CalendarFile {
            text: text.replacen("BEGIN:VEVENT", &format!("{RULES}BEGIN:VEVENT"), 1),
            meetings,
        })
    })
}

/// Whether there is a meeting to write.
///
/// # Errors
/// If the file cannot be read.
pub fn has_any(reader: &Reader, which: &Meetings) -> Result<bool> {
    let rows = rows(reader, which)?;
    Ok(rows.iter().any(|meeting| meeting.date.is_some()))
}

/// The meetings asked for, by day and time.
fn rows(reader: &Reader, which: &Meetings) -> Result<Vec<Meeting>> {
    let mut meetings = match which {
        Meetings::From(_) => reader.filtered::<Meeting>(Filter::Ever)?,
        Meetings::These(ids) => {
            let found = ids.iter().map(|id| reader.get::<Meeting>(*id));
            found
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect()
        }
    };
    if let Meetings::From(day) = which {
        meetings.retain(|meeting| meeting.date.is_some_and(|date| date >= *day));
    }
    meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time, meeting.head.id));
    Ok(meetings)
}

/// One meeting; none where nobody knows its day.
fn event(reader: &Reader, text: &Text, meeting: &Meeting) -> Result<Option<Event>> {
    let Some(date) = meeting.date else {
        return Ok(None);
    };
    let history = reader.history(meeting.head.id)?;
    let changed = history.last().map_or(0, |entry| entry.id.wall_ms());
    let changed = DateTime::<Utc>::from_timestamp_millis(changed).unwrap_or_default();
    let groups = meeting.groups.iter();
    let groups = groups.map(|id| Ok(text.title(&reader.title(*id)?)));
    let mut event = Event::new();
    event
        .uid(&format!("{}@samverka", meeting.head.id))
        .sequence(u32::try_from(history.len().saturating_sub(1)).unwrap_or(u32::MAX))
        .timestamp(changed)
        .last_modified(changed)
        .summary(&meeting.title)
        .description(&groups.collect::<Result<Vec<_>>>()?.join("\n"))
        .status(match meeting.head.removed {
            true => EventStatus::Cancelled,
            false => EventStatus::Confirmed,
        });
    if !meeting.place.is_empty() {
        event.location(&meeting.place);
    }
    match meeting.start_time {
        None => {
            event.starts(date);
        }
        Some(start) => {
            event.starts(here(date, start));
            if let Some(end) = meeting.end_time {
                // Past midnight, where it ends earlier than it begins.
                let next_day = date.checked_add_days(Days::new(u64::from(end < start)));
                event.ends(here(next_day.unwrap_or(date), end));
            }
        }
    }
    Ok(Some(event.done()))
}

/// A time of a clock in Sweden.
fn here(date: NaiveDate, time: NaiveTime) -> DatePerhapsTime {
    DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone {
        date_time: date.and_time(time),
        tzid: ZONE.to_owned(),
    })
}
