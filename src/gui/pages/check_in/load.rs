//! A list while people come in, read and put in words once.

use std::collections::{HashMap, HashSet};

use crate::domain::{Attendance, AttendanceStatus, Head, Id, Meeting, MunicipalityCode, Session};
use crate::gui::ground::source::Source;
use crate::gui::ground::wall::{OnWall, linked};
use crate::insight::{Counts, Scope};
use crate::text::{dotted, sort_key};
use crate::workspace::Result;

/// What people come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// A meeting.
    Meeting(Id),
    /// A training session.
    Session(Id),
}

impl At {
    /// Which.
    pub fn id(self) -> Id {
        match self {
            Self::Meeting(id) | Self::Session(id) => id,
        }
    }

    /// The field by which an attendance says so.
    pub fn field(self) -> &'static str {
        match self {
            Self::Meeting(_) => Attendance::meeting,
            Self::Session(_) => Attendance::session,
        }
    }
}

/// Some who are waited for, from one unit.
pub struct Missing {
    /// What the unit is called.
    pub unit: String,
    /// How many they are.
    pub count: i64,
    /// Who they are.
    pub people: Vec<Id>,
}

/// The list.
pub struct CheckInView {
    /// What people come to.
    pub title: String,
    /// When and where.
    pub under: String,
    /// Whose it is.
    pub place: Option<MunicipalityCode>,
    /// How many are there.
    pub here: i64,
    /// How many there will be.
    pub of: i64,
    /// Who is waited for, by unit.
    pub missing: Vec<Missing>,
    /// Those who are there, under whichever record.
    pub present: HashSet<Id>,
    /// Those who are waited for.
    pub waited: HashSet<Id>,
    /// What is written down of whom, and where.
    pub rows: HashMap<Id, (Id, Option<AttendanceStatus>)>,
    /// What the wall may tell of those who are there or waited for.
    pub on_wall: HashMap<Id, OnWall>,
}

impl CheckInView {
    /// Reads it; none if there is no such meeting or session.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, at: At, scope: &Scope) -> Result<Option<Self>> {
        let (facts, names) = (source.facts()?, source.names()?);
        let Some((head, title, under)) = about(source, at)? else {
            return Ok(None);
        };
        let counted = Counts::new(&facts, scope).check_in(at.id());
        let mut present: HashSet<Id> = counted.present.iter().copied().collect();
        for person in &counted.present {
            present.extend(linked(source, *person)?);
        }
        let rows = source.reader.of::<Attendance>(at.field(), at.id())?;
        let own = |row: &&Attendance| match at {
            At::Meeting(_) => true,
            At::Session(_) => {
                scope.municipality.is_none() || row.head.municipality == scope.municipality
            }
        };
        let rows = rows.iter().filter(own);
        let waited = &counted.waited;
        let missing = counted.missing.iter().map(|(unit, count)| {
            let of = waited.iter().filter(|(_, from)| from == unit);
            let mut people: Vec<Id> = of.map(|(person, _)| *person).collect();
            people.sort_by_cached_key(|person| sort_key(names.title(*person)));
            let unit = names.title(*unit).to_owned();
            let none = || source.text.get("check_in-no_unit");
            Missing {
                unit: if unit.is_empty() { none() } else { unit },
                count: *count,
                people,
            }
        });
        let missing = missing.collect();
        let all = counted.present.iter().copied();
        let all = all.chain(waited.iter().map(|(person, _)| *person));
        Ok(Some(Self {
            title,
            under,
            place: head.municipality,
            here: counted.here,
            of: counted.of,
            missing,
            on_wall: OnWall::of_all(source, all)?,
            present,
            waited: waited.iter().map(|(person, _)| *person).collect(),
            rows: rows
                .filter_map(|row| Some((row.person?, (row.head.id, row.status))))
                .collect(),
        }))
    }
}

/// Whose it is, what it is called, and when and where it is.
fn about(source: &Source, at: At) -> Result<Option<(Head, String, String)>> {
    let text = &source.text;
    Ok(match at {
        At::Meeting(id) => {
            let meeting = source.reader.get::<Meeting>(id)?;
            meeting.filter(|one| !one.head.removed).map(|meeting| {
                let day = meeting.date.map(|day| text.weekday_and_day(day));
                let time = meeting.start_time.map(|time| text.time_of_day(time));
                let parts = [day, time, Some(meeting.place)];
                let under = dotted(parts.into_iter().flatten());
                (meeting.head, meeting.title, under)
            })
        }
        At::Session(id) => {
            let session = source.reader.get::<Session>(id)?;
            let names = source.names()?;
            session.filter(|one| !one.head.removed).map(|session| {
                let (day, time) = session.starts.unzip();
                let day = day.map(|day| text.weekday_and_day(day));
                let time = time.flatten().map(|time| text.time_of_day(time));
                let parts = [day, time, Some(session.place)];
                let under = dotted(parts.into_iter().flatten());
                (
                    session.head,
                    names.title(session.training).to_owned(),
                    under,
                )
            })
        }
    })
}
