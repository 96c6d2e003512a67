//! A session with everybody who is written down for it.

use crate::domain::{Attendance, AttendanceStatus, Head, Id, Person, Session};
use crate::gui::ground::source::Source;
use crate::insight::{Came, Counts, Scope, Unlikely};
use crate::text::{Text, dotted, sort_key};
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
    /// What can hardly be of it, in words.
    pub unlikely: Vec<String>,
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
    /// How many came, and for how long.
    pub came: Came,
    /// Whether it has been held.
    pub held: bool,
    /// The day of the training's session before, and those who were there and are not on this list.
    pub before: Option<(String, Vec<Id>)>,
}

impl SessionView {
    /// Reads it, with the attendance of what is shown; none if there is no such session.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, id: Id, scope: &Scope) -> Result<Option<Self>> {
        let (facts, names) = (source.facts()?, source.names()?);
        let text = &source.text;
        let Some(session) = source.reader.get::<Session>(id)? else {
            return Ok(None);
        };
        let (date, time) = session.starts.unzip();
        let time = time.flatten().map(|time| text.time_of_day(time));
        let long = session.length().map(|minutes| text.hours(minutes));
        let about = [
            time.as_deref().unwrap_or_default(),
            &session.place,
            names.title(session.host),
            long.as_deref().unwrap_or_default(),
        ];
        let rows = rows(source, &session, scope)?;
        Ok(Some(Self {
            before: before(source, &session, &rows, scope)?,
            training: names.title(session.training).to_owned(),
            about: dotted(about),
            day: date.map_or_else(String::new, |date| text.weekday_and_day(date)),
            held: date.is_some_and(|date| date <= scope.today),
            rows,
            came: Counts::new(&facts, scope).session(id),
            session,
        }))
    }
}

/// Those who were at the training's session before, and are not on the list yet.
fn before(
    source: &Source,
    session: &Session,
    rows_now: &[AttendanceRow],
    scope: &Scope,
) -> Result<Option<(String, Vec<Id>)>> {
    let Some(training) = session.training else {
        return Ok(None);
    };
    let mut all = source.reader.of::<Session>(Session::training, training)?;
    all.retain(|one| one.starts.is_some() && one.starts < session.starts);
    all.sort_by_key(|one| one.starts);
    for earlier in all.iter().rev() {
        let mut there = rows(source, earlier, scope)?;
        there.retain(|row| row.was_there);
        if there.is_empty() {
            continue;
        }
        let on_list = |row: &AttendanceRow| rows_now.iter().any(|now| now.person == row.person);
        let people: Vec<Id> = there
            .iter()
            .filter(|row| !on_list(row))
            .map(|row| row.person)
            .collect();
        let day = earlier.starts.map(|(day, _)| source.text.date(day));
        return Ok((!people.is_empty()).then(|| (day.unwrap_or_default(), people)));
    }
    Ok(None)
}

/// Everybody whom what is shown has written down, by name.
fn rows(source: &Source, session: &Session, scope: &Scope) -> Result<Vec<AttendanceRow>> {
    let (reader, text, names) = (&source.reader, &source.text, source.names()?);
    let (facts, owners) = (source.facts()?, source.owners()?);
    let unlikely = Counts::new(&facts, scope).unlikely(session.head.id);
    let mut rows = Vec::new();
    for attendance in reader.of::<Attendance>(Attendance::session, session.head.id)? {
        let head = attendance.head;
        let here = scope.municipality.is_none() || head.municipality == scope.municipality;
        let Some(person) = attendance.person.filter(|_| here) else {
            continue;
        };
        let long = attendance.length(session);
        let unit = reader.get::<Person>(person)?.and_then(|found| found.unit);
        rows.push(AttendanceRow {
            head,
            person,
            name: names.title(person).to_owned(),
            unit: names.title(unit).to_owned(),
            municipality: owners.place(head).unwrap_or_default(),
            status: attendance.status,
            was_there: matches!(
                attendance.status,
                Some(AttendanceStatus::Present | AttendanceStatus::Remote)
            ),
            minutes: attendance.minutes,
            unlikely: (unlikely.iter())
                .filter(|(id, _)| *id == head.id)
                .map(|(_, what)| match what {
                    Unlikely::TooLong => {
                        too_long(text, names.title(person), (long, session.at_most()))
                    }
                    Unlikely::AtOnce(other) => {
                        let other = ("other", names.title(*other).into());
                        let who = ("name", names.title(person).into());
                        text.with("session-at_once", &[who, other])
                    }
                })
                .collect(),
            long: long.map_or_else(String::new, |minutes| text.hours(minutes)),
        });
    }
    rows.sort_by_cached_key(|row| sort_key(&row.name));
    Ok(rows)
}

/// That somebody was there for longer than the session, in words.
fn too_long(text: &Text, name: &str, (minutes, most): (Option<i64>, Option<i64>)) -> String {
    let hours = |minutes: Option<i64>| text.hours(minutes.unwrap_or_default());
    let args = [
        ("name", name.into()),
        ("minutes", hours(minutes).into()),
        ("most", hours(most).into()),
    ];
    text.with("session-too_long", &args)
}
