//! Dates of the project, and days on which people in municipalities meet.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// A date that is written out in the source.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

/// The project's first day.
pub(super) fn start() -> NaiveDate {
    day("2016-10-01")
}

/// The project's last day.
pub(super) fn end() -> NaiveDate {
    day("2018-09-30")
}

/// This many days later, or earlier.
pub(super) fn later(date: NaiveDate, days: i64) -> NaiveDate {
    date + chrono::Duration::days(days)
}

/// This many calendar months later.
pub(super) fn months_later(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(date)
}

/// A moment of that day.
pub(super) fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// The first day from this one on which people work: no weekend, no holiday month.
pub(super) fn working_day(date: NaiveDate) -> NaiveDate {
    let resting = |date: &NaiveDate| {
        matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            || matches!(
                (date.month(), date.day()),
                (7, _) | (12, 21..) | (1, ..=8) | (6, 21..) | (8, ..=8)
            )
    };
    let mut date = date;
    while resting(&date) {
        date = date + Days::new(1);
    }
    date
}

/// The day itself, or Monday after a weekend.
pub(super) fn weekday(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => later(date, 2),
        Weekday::Sun => later(date, 1),
        _ => date,
    }
}
