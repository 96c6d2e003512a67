//! A session with everybody who is written down for it.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::{Attendance, AttendanceStatus, Head, Id, MunicipalityCode, Person, Session};
use crate::gui::ground::source::Source;
use crate::insight::{Came, Counts, Scope};
use crate::text::sort_key;
use crate::workspace::Result;

/// One person of the attendance list.
pub struct AttendanceRow {
    /// The attendance.
    pub head: Head,
    /// Who.
    pub person: Id,
    /// The person's name.
    pub name: String,
    /// The person's unit.
    pub unit: String,
    /// The municipality that wrote the person down.
    pub municipality: String,
    /// Whether the person was there.
    pub status: Option<AttendanceStatus>,
    /// Whether that means having taken part.
    pub was_there: bool,
    /// Minutes of the person's own, where they differ from the session's.
    pub minutes: Option<i64>,
    /// The minutes that count, in words.
    pub long: String,
}

/// Everything on a session's page.
pub struct SessionView {
    /// The session.
    pub session: Session,
    /// The training's name.
    pub training: String,
    /// Date, time, place and host in one line.
    pub about: String,
    /// Date in words.
    pub day: String,
    /// Everybody written down, by name.
    pub rows: Vec<AttendanceRow>,
    /// Those written down.
    pub written: HashSet<Id>,
    /// How many came, and for how long.
    pub came: Came,
    /// Whether it has been held.
    pub held: bool,
}

impl SessionView {
    /// Reads it, with the attendance of a municipality or of all; none if there is no such session.
    pub fn load(
        source: &Source,
        id: Id,
        today: NaiveDate,
        municipality: Option<MunicipalityCode>,
    ) -> Result<Option<Self>> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let Some(session) = reader.get::<Session>(id)? else {
            return Ok(None);
        };
        let scope = Scope {
            municipality,
            ..Scope::everything(today)
        };
        let came = Counts::new(&facts, &scope).session(id);
        let mut view = Self::empty(source, session, today, &names, came);
        for attendance in reader.of::<Attendance>(Attendance::session, id)? {
            let head = attendance.head;
            let here = municipality.is_none() || head.municipality == municipality;
            let Some(person) = attendance.person.filter(|_| here) else {
                continue;
            };
            let long = attendance.length(&view.session);
            view.written.insert(person);
            let unit = reader.get::<Person>(person)?.and_then(|found| found.unit);
            view.rows.push(AttendanceRow {
                head,
                person,
                name: names.title(person).to_owned(),
                unit: unit.map_or_else(String::new, |unit| names.title(unit).to_owned()),
                municipality: head
                    .municipality
                    .map_or_else(String::new, |code| text.municipality(code)),
                status: attendance.status,
                was_there: matches!(
                    attendance.status,
                    Some(AttendanceStatus::Present | AttendanceStatus::Remote)
                ),
                minutes: attendance.minutes,
                long: long.map_or_else(String::new, |minutes| text.hours(minutes)),
            });
        }
        view.rows.sort_by_cached_key(|row| sort_key(&row.name));
        Ok(Some(view))
    }

    fn empty(
        source: &Source,
        session: Session,
        today: NaiveDate,
        names: &crate::gui::ground::names::Names,
        came: Came,
    ) -> Self {
        let text = &source.text;
        let (date, time) = session.starts.unzip();
        let time = time.flatten();
        let about = [
            time.map_or_else(String::new, |time| text.time_of_day(time)),
            session.place.clone(),
            session
                .host
                .map_or_else(String::new, |host| names.title(host).to_owned()),
            session
                .length()
                .map_or_else(String::new, |minutes| text.hours(minutes)),
        ];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        Self {
            training: session
                .training
                .map_or_else(String::new, |id| names.title(id).to_owned()),
            about: about.join(" · "),
            day: date.map_or_else(String::new, |date| text.weekday_and_day(date)),
            held: date.is_some_and(|date| date <= today),
            session,
            rows: Vec::new(),
            written: HashSet::new(),
            came,
        }
    }
}
