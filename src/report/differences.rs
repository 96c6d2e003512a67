//! Rows of a sent month that are another today, in words: who, what was sent, what there is, and why, with the deed
//! behind it where the file remembers it.

use std::collections::HashMap;

use chrono::{DateTime, Datelike as _, Local, NaiveDate};

use crate::domain::{Attendance, FrozenRow, Id, MunicipalityCode, Person, Record as _, Session};
use crate::insight::{Difference, Stale, Why};
use crate::journal::{Entry, REMOVED};
use crate::text::Text;
use crate::workspace::{Reader, Result};

/// So many of the latest entries are looked through for the deed behind a difference.
const LATEST: usize = 5_000;

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceWords {
    /// The person.
    pub person: Id,
    /// Who it is, masked where the identity is protected.
    pub who: String,
    /// The unit.
    pub unit: String,
    /// The municipality.
    pub municipality: String,
    /// The hours that were sent; nothing where the row is new.
    pub sent: String,
    /// The hours there are; nothing where the row is gone.
    pub now: String,
    /// Why.
    pub why: String,
}

/// The differences of some months, month by month.
///
/// # Errors
/// If the file cannot be read.
pub fn told(reader: &Reader, text: &Text, stale: &[Stale]) -> Result<Vec<Vec<DifferenceWords>>> {
    let any = stale.iter().any(|month| !month.differences.is_empty());
    let deeds = if any { deeds(reader)? } else { HashMap::new() };
    let words = |month: &Stale| {
        let each = month.differences.iter();
        let each = each.map(|one| in_words(reader, text, &deeds, (month.month, one)));
        each.collect()
    };
    stale.iter().map(words).collect()
}

fn in_words(
    reader: &Reader,
    text: &Text,
    deeds: &HashMap<(Id, NaiveDate), Deed>,
    (month, one): (NaiveDate, &Difference),
) -> Result<DifferenceWords> {
    let title = |id: Id| Result::Ok(text.title(&reader.title(id)?));
    let person = reader.get::<Person>(one.person)?;
    let unit = one.now.or(one.sent).and_then(|row| row.unit);
    let whose: Option<MunicipalityCode> = person.and_then(|person| person.head.municipality);
    let hours =
        |row: Option<FrozenRow>| row.map_or_else(String::new, |row| text.hours(row.minutes));
    let deed = deeds
        .get(&(one.person, month))
        .filter(|_| one.why.is_of_attendance());
    Ok(DifferenceWords {
        person: one.person,
        who: title(one.person)?,
        unit: unit.map(title).transpose()?.unwrap_or_default(),
        municipality: whose.map_or_else(String::new, |code| text.municipality(code)),
        sent: hours(one.sent),
        now: hours(one.now),
        why: match (deed, one.why) {
            (Some(deed), _) => deed.words(text),
            (None, Why::Linked(other)) => {
                text.with(one.why.key(), &[("who", title(other)?.into())])
            }
            (None, why) => text.get(why.key()),
        },
    })
}

/// The latest that was done to somebody's attendance in a month.
struct Deed {
    what: &'static str,
    day: NaiveDate,
    on: Option<NaiveDate>,
    author: Option<String>,
}

impl Deed {
    fn words(&self, text: &Text) -> String {
        let mut args = vec![
            ("what", self.what.into()),
            ("day", text.long_day(self.day).into()),
            (
                "on",
                self.on
                    .map_or_else(String::new, |on| text.long_day(on))
                    .into(),
            ),
        ];
        match &self.author {
            Some(author) => {
                args.push(("who", author.as_str().into()));
                text.with("fund-deed_by", &args)
            }
            None => text.with("fund-deed", &args),
        }
    }
}

/// The latest deed by person and month, as far back as is looked.
fn deeds(reader: &Reader) -> Result<HashMap<(Id, NaiveDate), Deed>> {
    let mut deeds = HashMap::new();
    let latest = reader.latest(LATEST)?.into_iter();
    for entry in latest.filter(|entry| entry.kind == Attendance::CODE) {
        let Some(row) = reader.row(Attendance::KIND, entry.record)? else {
            continue;
        };
        let id = |field| {
            row.fields
                .get(field)
                .and_then(|id| id.as_str()?.parse().ok())
        };
        let (Some(person), Some(session)) = (id(Attendance::person), id(Attendance::session))
        else {
            continue;
        };
        let session = reader.get::<Session>(session)?;
        let day = session
            .and_then(|session| session.starts)
            .map(|(day, _)| day);
        let Some((day, month)) = day.and_then(|day| Some((day, day.with_day(1)?))) else {
            continue;
        };
        // The latest come first.
        deeds
            .entry((person, month))
            .or_insert_with(|| of(entry, day));
    }
    Ok(deeds)
}

fn of(entry: Entry, day: NaiveDate) -> Deed {
    let removed = entry.set.get(REMOVED).and_then(serde_json::Value::as_bool);
    let at = DateTime::from_timestamp_millis(entry.id.wall_ms());
    Deed {
        what: match removed {
            Some(true) => "removed",
            None if entry.parents.is_empty() => "added",
            _ => "changed",
        },
        day,
        on: at.map(|at| at.with_timezone(&Local).date_naive()),
        author: entry.author,
    }
}
