//! What people type, read: dates and times in words, whole numbers with spaces in them.

use std::fmt::Display;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::Text;
use super::days::between_hour_and_minute;
use crate::domain::{self, reading::alike};

/// What was written could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// The words a calendar uses, in the language of the window.
#[derive(Clone, Debug)]
pub struct DateWords {
    /// All ways to write today: "idag", "i dag".
    pub today: Vec<String>,
    /// All ways to write tomorrow.
    pub tomorrow: Vec<String>,
    /// All ways to write yesterday.
    pub yesterday: Vec<String>,
    /// What may stand before a weekday: "på".
    pub on: String,
    /// Weekdays in full, Monday first.
    pub weekdays: [String; 7],
    /// Weekdays as one or two letters, Monday first.
    pub weekday_initials: [String; 7],
    /// Months in full, January first.
    pub months: [String; 12],
    /// Heading over week numbers: "v."
    pub week: String,
    /// Name of the button that opens the calendar.
    pub open_calendar: String,
    /// Name of the button to the month before.
    pub previous_month: String,
    /// Name of the button to the month after.
    pub next_month: String,
    /// What to say before a date as it was understood.
    pub understood: String,
    /// What to say when the text is no date.
    pub wrong_date: String,
    /// What to say when the text is no month.
    pub wrong_month: String,
    /// What to say when the text is no time of day.
    pub wrong_time: String,
    /// What to say of what was half written when the program went away.
    pub unread: String,
    /// What stands between the hour and the minute.
    pub clock: char,
}

/// The days of the week, in order.
pub(super) const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl DateWords {
    /// The words in the language of the texts.
    pub fn of(text: &Text) -> Self {
        let ways = |key: &str| text.get(key).split(", ").map(str::to_owned).collect();
        let weekdays = WEEKDAYS;
        Self {
            today: ways("date-today"),
            tomorrow: ways("date-tomorrow"),
            yesterday: ways("date-yesterday"),
            on: text.get("date-on"),
            weekdays: weekdays.map(|day| text.weekday(day)),
            weekday_initials: weekdays.map(|day| text.short_weekday(day)),
            months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(|month| text.month(month)),
            week: text.get("date-week"),
            open_calendar: text.get("date-open_calendar"),
            previous_month: text.get("date-previous_month"),
            next_month: text.get("date-next_month"),
            understood: text.get("date-understood"),
            wrong_date: text.get("date-wrong"),
            wrong_month: text.get("date-wrong_month"),
            wrong_time: text.get("date-wrong_time"),
            unread: text.get("date-unread"),
            clock: between_hour_and_minute(text.language()),
        }
    }
}

/// Read a date as people write it: `2026-11-21`, `20261121`, `26-11-21`, `21/11`, `21/11 2026`, `21 nov`, `idag`,
/// `i morgon`, `på fredag`. A date without a year is the one nearest to today; a weekday is the next one.
/// Nothing written is no date.
///
/// # Errors
/// [`Unreadable`].
pub fn parse_date(
    text: &str,
    today: NaiveDate,
    words: &DateWords,
) -> Result<Option<NaiveDate>, Unreadable> {
    let text = alike(text);
    if text.is_empty() {
        return Ok(None);
    }
    relative(&text, today, words)
        .or_else(|| domain::parse_date(&text).ok())
        .or_else(|| day_and_month(&text, today, words))
        .map_or(Err(Unreadable), |date| Ok(Some(date)))
}

fn relative(text: &str, today: NaiveDate, words: &DateWords) -> Option<NaiveDate> {
    let is = |ways: &[String]| ways.iter().any(|way| way == text);
    if is(&words.today) {
        return Some(today);
    }
    if is(&words.tomorrow) {
        return today.succ_opt();
    }
    if is(&words.yesterday) {
        return today.pred_opt();
    }
    let bare = text
        .strip_prefix(words.on.as_str())
        .map_or(text, str::trim_start);
    let place = words
        .weekdays
        .iter()
        .position(|day| day == bare || (bare.chars().count() >= 3 && day.starts_with(bare)))?;
    let now = today.weekday().num_days_from_monday() as usize;
    let ahead = match (place + 7 - now) % 7 {
        0 => 7,
        days => days,
    };
    today.checked_add_days(Days::new(ahead as u64))
}

fn day_and_month(text: &str, today: NaiveDate, words: &DateWords) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || "/.-,".contains(sign))
        .filter(|part| !part.is_empty())
        .collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(full_year(year)?)),
        _ => return None,
    };
    let day: u32 = day.parse().ok()?;
    let month: u32 = month.parse().ok().or_else(|| month_named(month, words))?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (today.year() - 1..=today.year() + 1)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .min_by_key(|date| (*date - today).num_days().abs()),
    }
}

/// Read a month as people write it: `2018-09`, `sep 2018`, `9/2018`, any day of it, or its name alone: the last one
/// that has begun. It comes back as its first day. Nothing written is no month.
///
/// # Errors
/// [`Unreadable`].
pub fn parse_month(
    text: &str,
    today: NaiveDate,
    words: &DateWords,
) -> Result<Option<NaiveDate>, Unreadable> {
    let text = alike(text);
    if text.is_empty() {
        return Ok(None);
    }
    let of_a_day = || parse_date(&text, today, words).ok().flatten();
    domain::parse_month(&text)
        .ok()
        .or_else(|| month_and_year(&text, today, words))
        .or_else(|| of_a_day()?.with_day(1))
        .map_or(Err(Unreadable), |month| Ok(Some(month)))
}

fn month_and_year(text: &str, today: NaiveDate, words: &DateWords) -> Option<NaiveDate> {
    let parts = text.split(|sign: char| sign.is_whitespace() || "/.-,".contains(sign));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [month] => {
            let named = month_named(month, words)?;
            let years_back = i32::from(named > today.month());
            NaiveDate::from_ymd_opt(today.year() - years_back, named, 1)
        }
        [month, year] if year.len() == 4 => {
            let month = month.parse().ok().or_else(|| month_named(month, words))?;
            NaiveDate::from_ymd_opt(full_year(year)?, month, 1)
        }
        _ => None,
    }
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year).filter(|year| (1900..=2200).contains(year)),
        _ => None,
    }
}

pub(super) fn month_named(text: &str, words: &DateWords) -> Option<u32> {
    let long_enough = text.chars().count() >= 3;
    let place = words
        .months
        .iter()
        .position(|month| long_enough && month.starts_with(text))?;
    Some(place as u32 + 1)
}

/// Read a time of day as people write it: `13.00`, `13:00`, `1300`, `9`, `kl 9`. Nothing is no time.
///
/// # Errors
/// [`Unreadable`].
pub fn parse_time(text: &str) -> Result<Option<NaiveTime>, Unreadable> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    domain::parse_time(text).map(Some).map_err(|_| Unreadable)
}

/// A number with its thousands set apart.
pub fn grouped(number: &impl Display) -> String {
    let digits = number.to_string();
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |rest| ("\u{2212}", rest));
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Read a whole number as people write it, with spaces between thousands and perhaps its unit.
///
/// # Errors
/// [`Unreadable`].
pub fn parse_whole(text: &str, unit: &str) -> Result<Option<i64>, Unreadable> {
    let text = text.trim();
    let text = if unit.is_empty() {
        text
    } else {
        text.strip_suffix(unit).unwrap_or(text)
    };
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace('\u{2212}', "-");
    if bare.is_empty() {
        Ok(None)
    } else {
        bare.parse().map(Some).map_err(|_| Unreadable)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say so when something is wrong")]

    use super::super::Language;
    use super::*;

    fn swedish() -> DateWords {
        DateWords::of(&Text::new(Language::Swedish))
    }

    fn date(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%F").unwrap()
    }

    /// Today is a Saturday.
    fn check(text: &str, expect: Result<Option<&str>, Unreadable>) {
        let found = parse_date(text, date("2026-11-21"), &swedish());
        assert_eq!(found, expect.map(|text| text.map(date)), "{text:?}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        check("2026-11-21", Ok(Some("2026-11-21")));
        check("20270305", Ok(Some("2027-03-05")));
        check("21/11", Ok(Some("2026-11-21")));
        check("3/5 2027", Ok(Some("2027-05-03")));
        check("3/5-27", Ok(Some("2027-05-03")));
        check("18-05-03", Ok(Some("2018-05-03")));
        check("180503", Ok(Some("2018-05-03")));
        check("2018- 3-01", Ok(Some("2018-03-01")));
        check("3.5.18", Ok(Some("2018-05-03")));
        check("3 maj", Ok(Some("2027-05-03")));
        check("24 dec", Ok(Some("2026-12-24")));
        check(" I dag ", Ok(Some("2026-11-21")));
        check("imorgon", Ok(Some("2026-11-22")));
        check("i går", Ok(Some("2026-11-20")));
    }

    #[test]
    fn months_are_read_as_people_write_them() {
        let read = |text: &str| parse_month(text, date("2026-11-21"), &swedish());
        for (text, month) in [
            ("2018-09", "2018-09-01"),
            ("2018-09-17", "2018-09-01"),
            ("September 2018", "2018-09-01"),
            ("sep 2018", "2018-09-01"),
            ("9/2018", "2018-09-01"),
            ("oktober", "2026-10-01"),
            ("december", "2025-12-01"),
            ("i går", "2026-11-01"),
        ] {
            assert_eq!(read(text), Ok(Some(date(month))), "{text}");
        }
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("2018-13"), Err(Unreadable));
        assert_eq!(read("snart"), Err(Unreadable));
    }

    #[test]
    fn a_weekday_is_the_next_one() {
        check("på fredag", Ok(Some("2026-11-27")));
        check("söndag", Ok(Some("2026-11-22")));
        check("lör", Ok(Some("2026-11-28")));
    }

    #[test]
    fn a_date_without_a_year_is_the_nearest() {
        check("15/1", Ok(Some("2027-01-15")));
        check("1/9", Ok(Some("2026-09-01")));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        check("", Ok(None));
        check("31/2", Err(Unreadable));
        check("snart", Err(Unreadable));
        check("1026-11-21", Err(Unreadable));
        check("+2018-3-01", Err(Unreadable));
        check("m", Err(Unreadable));
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let time = |hour, minute| Ok(NaiveTime::from_hms_opt(hour, minute, 0));
        assert_eq!(parse_time("13.00"), time(13, 0));
        assert_eq!(parse_time("kl. 9:30"), time(9, 30));
        assert_eq!(parse_time("9"), time(9, 0));
        assert_eq!(parse_time("1315"), time(13, 15));
        assert_eq!(parse_time(""), Ok(None));
        assert_eq!(parse_time("25"), Err(Unreadable));
        assert_eq!(parse_time("9.3"), Err(Unreadable));
        assert_eq!(parse_time("lunch"), Err(Unreadable));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse_whole("13 229 kr", "kr"), Ok(Some(13_229)));
        assert_eq!(parse_whole("13\u{a0}229", ""), Ok(Some(13_229)));
        assert_eq!(parse_whole("  ", ""), Ok(None));
        assert_eq!(parse_whole("många", ""), Err(Unreadable));
        assert_eq!(parse_whole("2,5", ""), Err(Unreadable));
    }

    #[test]
    fn numbers_come_back_as_they_were_shown() {
        for number in [0, 7, 999, 1_000, -12_345, 18_773_000] {
            assert_eq!(parse_whole(&grouped(&number), ""), Ok(Some(number)));
        }
        assert_eq!(grouped(&11_081), "11\u{a0}081");
    }
}
