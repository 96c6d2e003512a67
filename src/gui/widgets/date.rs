//! Dates and times as people write them.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::domain;

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
    /// What to say when the text is no time of day.
    pub wrong_time: String,
}

/// Read a date as people write it: `2026-11-21`, `20261121`, `26-11-21`, `21/11`, `21/11 2026`, `21 nov`, `idag`,
/// `i morgon`, `på fredag`. A date without a year is the one nearest to today; a weekday is the next one.
/// Nothing written is no date.
pub fn parse_date(
    text: &str,
    today: NaiveDate,
    words: &DateWords,
) -> Result<Option<NaiveDate>, Unreadable> {
    let text = text.trim().to_lowercase();
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

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year).filter(|year| (1900..=2200).contains(year)),
        _ => None,
    }
}

fn month_named(text: &str, words: &DateWords) -> Option<u32> {
    let long_enough = text.chars().count() >= 3;
    let place = words
        .months
        .iter()
        .position(|month| long_enough && month.starts_with(text))?;
    Some(place as u32 + 1)
}

/// Read a time of day as people write it: `13.00`, `13:00`, `1300`, `9`, `kl 9`. Nothing is no time.
pub fn parse_time(text: &str) -> Result<Option<NaiveTime>, Unreadable> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    domain::parse_time(text).map(Some).map_err(|_| Unreadable)
}

/// The weeks a calendar shows for a month: each with its ISO number and the date of its Monday.
pub(super) fn weeks_of(year: i32, month: u32) -> Vec<(u32, NaiveDate)> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return Vec::new();
    };
    let back = u64::from(first.weekday().num_days_from_monday());
    let mut monday = first.checked_sub_days(Days::new(back));
    let mut weeks = Vec::new();
    while let Some(day) = monday {
        if (day.year(), day.month()) > (year, month) {
            break;
        }
        debug_assert_eq!(day.weekday(), Weekday::Mon);
        weeks.push((day.iso_week().week(), day));
        monday = day.checked_add_days(Days::new(7));
    }
    weeks
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn swedish() -> DateWords {
        let all = |words: &str| words.split(',').map(str::to_owned).collect::<Vec<_>>();
        let seven = |words: &str| all(words).try_into().unwrap();
        DateWords {
            today: all("idag,i dag"),
            tomorrow: all("imorgon,i morgon"),
            yesterday: all("igår,i går"),
            on: "på".into(),
            weekdays: seven("måndag,tisdag,onsdag,torsdag,fredag,lördag,söndag"),
            weekday_initials: seven("M,T,O,T,F,L,S"),
            months: all("januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december")
                .try_into()
                .unwrap(),
            week: "v.".into(),
            open_calendar: "Visa kalender".into(),
            previous_month: "Föregående månad".into(),
            next_month: "Nästa månad".into(),
            understood: "Tolkas som".into(),
            wrong_date: "Skriv ett datum, till exempel 2026-11-21.".into(),
            wrong_time: "Skriv en tid, till exempel 13.00.".into(),
        }
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
    fn weeks_begin_on_mondays_and_are_numbered_as_in_sweden() {
        let weeks = weeks_of(2027, 1);
        assert_eq!(weeks[0], (53, date("2026-12-28")));
        assert_eq!(weeks[1], (1, date("2027-01-04")));
        assert_eq!(weeks.len(), 5);
    }
}
