//! Dates and times as people write them: one way to read them everywhere, and one form to store them in.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike as _};
use serde_json::json;

use super::decimal::Decimal;
use super::describe::{Fields, Invalid, Kind, Rule, Shape};
use super::reading::{alike, plain};
use super::record::Record as _;
use super::training::{Session, span};
use super::value::Value;

/// No date or moment is longer, in bytes.
const LONGEST: usize = 60;

/// A date with the year first, as in Sweden: `2018-03-01`, `2018-3-1`, `20180301`, `18-03-01`, `180301`,
/// `2018/3/1`; between 1900 and 2199.
///
/// # Errors
/// [`Invalid::NotADate`].
pub fn parse_date(text: &str) -> Result<NaiveDate, Invalid> {
    if let Some(date) = as_stored(text) {
        return Ok(date);
    }
    if text.len() > LONGEST {
        return Err(Invalid::NotADate);
    }
    let text = plain(text);
    let text = text.trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let separator = ['-', '/', '.']
        .into_iter()
        .find(|sign| text.contains(*sign));
    let parts: Vec<&str> = match (separator, text.len()) {
        (Some(sign), _) => text.split(sign).map(str::trim).collect(),
        (None, 8 | 6) if digits(text) => {
            let (year, rest) = text.split_at(text.len() - 4);
            vec![year, &rest[..2], &rest[2..]]
        }
        (None, _) => return Err(Invalid::NotADate),
    };
    let [year, month, day] = parts.as_slice() else {
        return Err(Invalid::NotADate);
    };
    // Two digits are a year where a hyphen follows; with other signs people write the day first.
    let is_year = match year.len() {
        4 => true,
        2 => separator.is_none_or(|sign| sign == '-'),
        _ => false,
    };
    let is_short = |part: &str| digits(part) && part.len() <= 2;
    if !(is_year && digits(year) && is_short(month) && is_short(day)) {
        return Err(Invalid::NotADate);
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| Invalid::NotADate);
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = i32::try_from(number(year)? + century).map_err(|_| Invalid::NotADate)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        .filter(|date| (1900..2200).contains(&date.year()))
        .ok_or(Invalid::NotADate)
}

/// A date in the form that dates are stored in: a country's are read by the hundred thousand.
fn as_stored(text: &str) -> Option<NaiveDate> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        let digits = digits.iter().map(|byte| char::from(*byte).to_digit(10));
        digits.reduce(|all, digit| Some(all? * 10 + digit?))?
    };
    let year = i32::try_from(number(<&[u8; 4]>::try_from(year).ok()?)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    date.filter(|_| (1900..2200).contains(&year))
}

/// A month by its first day: `2018-03`, or any day of it.
///
/// # Errors
/// [`Invalid::NotAMonth`].
pub fn parse_month(text: &str) -> Result<NaiveDate, Invalid> {
    let day = parse_date(text).or_else(|_| parse_date(&format!("{}-01", text.trim())));
    let first = day.ok().and_then(|day| day.with_day(1));
    first.ok_or(Invalid::NotAMonth)
}

/// A time of day: `13:00`, `13.00`, `9:00`, `1300`, `9`, `kl 9`.
///
/// # Errors
/// [`Invalid::NotATime`].
pub fn parse_time(text: &str) -> Result<NaiveTime, Invalid> {
    let text = alike(text);
    let bare = text.strip_prefix("kl").unwrap_or(&text);
    let bare = bare.trim_start_matches('.').trim();
    let (hour, minute) = match bare.split_once(['.', ':', ',']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(Invalid::NotATime),
        None if bare.len() <= 2 => (bare, "0"),
        None if bare.len() <= 4 && bare.is_ascii() => bare.split_at(bare.len() - 2),
        None => return Err(Invalid::NotATime),
    };
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = part
            .parse::<u32>()
            .ok()
            .filter(|_| digits && part.len() <= 2);
        number.ok_or(Invalid::NotATime)
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or(Invalid::NotATime)
}

/// Hours as people write them, in minutes: `7`, `7,5`, `7:20`; none where they are no whole minutes.
pub fn parse_hours(text: &str) -> Option<i64> {
    if let Some((hours, minutes)) = text.trim().split_once(':') {
        let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
        return (minutes < 60).then(|| i64::from(hours) * 60 + i64::from(minutes));
    }
    let thousandths = Decimal::parse(text).ok()?.thousandths();
    let sixtieths = thousandths.checked_mul(60)?;
    (sixtieths % 1000 == 0 && sixtieths >= 0).then_some(sixtieths / 1000)
}

/// Minutes as hours, as they may be typed again: `7`, `7:20`.
pub fn written_hours(minutes: i64) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        rest => format!("{}:{rest:02}", minutes / 60),
    }
}

/// A date, with a time of day where there is one: `2018-03-01T09:00`, `2018-03-01 9.00`, `2018-03-01`.
///
/// # Errors
/// [`Invalid::NotADate`], [`Invalid::NotATime`].
pub fn parse_moment(text: &str) -> Result<(NaiveDate, Option<NaiveTime>), Invalid> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(Invalid::NotADate);
    }
    if let Ok(date) = parse_date(text) {
        return Ok((date, None));
    }
    let both = text.split_once('T');
    let (date, time) = match both {
        Some(both) => both,
        // What is written after the day may have spaces in it: `2018-03-01 kl 9`.
        None => text
            .match_indices(char::is_whitespace)
            .map(|(at, _)| text.split_at(at))
            .find(|(date, _)| parse_date(date).is_ok())
            .ok_or(Invalid::NotADate)?,
    };
    Ok((parse_date(date)?, Some(parse_time(time)?)))
}

/// A time of day alone where a moment is asked for: its day is to be found elsewhere.
pub fn parse_time_alone(text: &str) -> Option<NaiveTime> {
    parse_time(text.trim().trim_start_matches('T')).ok()
}

/// A time as it is stored: `09:00`.
pub fn stored_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A moment as it is stored: `2018-03-01T09:00`, or the date alone.
pub fn stored_moment(date: NaiveDate, time: Option<NaiveTime>) -> String {
    match time {
        Some(time) => format!("{date}T{}", stored_time(time)),
        None => date.to_string(),
    }
}

/// A day and a time, to be compared with others.
pub(super) fn in_order(shape: Shape, text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    match shape {
        Shape::Time => Some((NaiveDate::MIN, Some(parse_time(text).ok()?))),
        Shape::Month => Some((parse_month(text).ok()?, None)),
        _ => parse_moment(text).ok(),
    }
}

impl Kind {
    /// A value in the form that it is stored in, whichever way it was written. The end of something that is typed
    /// as a time alone is on the day that it begins.
    pub fn understood(&self, code: &str, value: &Value, beside: &Fields) -> Value {
        let Some((_, field)) = self.field(code) else {
            return value.clone();
        };
        let Some(text) = value.as_str().filter(|text| !text.trim().is_empty()) else {
            return value.clone();
        };
        let stored = match field.shape {
            Shape::Decimal => Decimal::parse(text).ok().map(|number| number.to_string()),
            Shape::Date => parse_date(text).ok().map(|date| date.to_string()),
            Shape::Month => parse_month(text).ok().map(|month| month.to_string()),
            Shape::Time => parse_time(text).ok().map(stored_time),
            Shape::Moment => match parse_moment(text) {
                Ok((date, time)) => Some(stored_moment(date, time)),
                Err(_) => parse_time_alone(text)
                    .zip(self.it_begins(code, beside))
                    .map(|(time, begins)| stored_moment(day_of(time, begins), Some(time))),
            },
            _ => None,
        };
        stored.map_or_else(|| value.clone(), |stored| json!(stored))
    }

    /// The moment that this one may not come before.
    fn it_begins(&self, code: &str, beside: &Fields) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let first = self.rules.iter().find_map(|rule| match rule {
            Rule::InOrder(first, second) if *second == code => Some(*first),
            _ => None,
        })?;
        parse_moment(beside.get(first)?.as_str()?).ok()
    }

    /// What a field that is left empty is taken to be, from what stands beside it: a session's minutes, from its
    /// start to its end.
    pub fn proposed(&self, code: &str, beside: &Fields) -> Option<Value> {
        let moment = |code| parse_moment(beside.get(code)?.as_str()?).ok();
        if (self.code, code) != (Session::CODE, Session::minutes) {
            return None;
        }
        span(moment(Session::starts)?, moment(Session::ends)?).map(Value::from)
    }
}

/// The day of a time that is written alone, of what begins then: the same, or the next where a night lies between.
fn day_of(time: NaiveTime, (day, begins): (NaiveDate, Option<NaiveTime>)) -> NaiveDate {
    let night = begins.filter(|begins| time < *begins && begins.hour() >= 12 && time.hour() < 12);
    let over = night.is_some_and(|begins| (begins - time).num_hours() >= 12);
    day.succ_opt().filter(|_| over).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Meeting, Record, Session, TimeReport};

    fn fields(all: &[(&str, &str)]) -> Fields {
        let each = all
            .iter()
            .map(|(code, text)| ((*code).to_owned(), json!(text)));
        each.collect()
    }

    #[test]
    fn hours_are_read_as_people_write_them_and_nothing_is_rounded() {
        for (text, minutes) in [
            ("7", 420),
            ("7,5", 450),
            ("0.25", 15),
            ("7:20", 440),
            ("40", 2_400),
        ] {
            assert_eq!(parse_hours(text), Some(minutes), "{text}");
        }
        for text in ["7,33", "7:60", "-1", "sju", ""] {
            assert_eq!(parse_hours(text), None, "{text}");
        }
        for minutes in [0, 59, 60, 440, 600_000] {
            assert_eq!(parse_hours(&written_hours(minutes)), Some(minutes));
        }
    }

    #[test]
    fn date_is_read_in_one_way_with_the_year_first() {
        let day = NaiveDate::from_ymd_opt(2018, 3, 1);
        for text in [
            "2018-03-01",
            "2018-3-1",
            "2018- 3-01",
            "20180301",
            "180301",
            "18-03-01",
            "2018/3/1",
            " 2018.3.1 ",
        ] {
            assert_eq!(parse_date(text).ok(), day, "{text}");
        }
        for text in [
            "",
            "+2018-3-01",
            "2018-3",
            "2018-13-01",
            "1018-03-01",
            "3/1 2018",
            "2018-003-01",
            "1.3.18",
            "å",
        ] {
            assert_eq!(parse_date(text), Err(Invalid::NotADate), "{text}");
        }
    }

    #[test]
    fn month_is_its_first_day_however_it_is_told() {
        let kind = TimeReport::KIND;
        let stored = |text: &str| kind.understood(TimeReport::month, &json!(text), &Fields::new());
        for text in ["2018-09", "2018-9", " 2018-09 ", "2018-09-17", "180917"] {
            assert_eq!(stored(text), "2018-09-01", "{text}");
        }
        assert_eq!(stored("2018-13"), "2018-13", "what is none stays as it is");
        assert_eq!(parse_month("2018-13"), Err(Invalid::NotAMonth));
        assert_eq!(parse_month("september"), Err(Invalid::NotAMonth));
    }

    #[test]
    fn time_is_read_in_one_way() {
        let nine = NaiveTime::from_hms_opt(9, 0, 0);
        for text in [
            "9", "09", "9:00", "9.00", "09.00", "0900", "900", "kl 9", "Kl. 9.00", " 9,00 ",
        ] {
            assert_eq!(parse_time(text).ok(), nine, "{text}");
        }
        for text in [
            "", "25", "9:0", "9:000", "-9", "9:60", "+9:00", "nio", "12345",
        ] {
            assert_eq!(parse_time(text), Err(Invalid::NotATime), "{text}");
        }
    }

    #[test]
    fn moment_of_a_million_spaces_is_none_at_once() {
        assert!(parse_moment(&" ".repeat(1_000_000)).is_err());
        let far = format!("{}2018-03-01{}", "x ".repeat(500_000), " ".repeat(500_000));
        assert!(parse_moment(&far).is_err());
    }

    #[test]
    fn moment_is_stored_in_one_form_however_it_is_written() {
        let kind = Session::KIND;
        let stored = |text: &str| kind.understood(Session::starts, &json!(text), &Fields::new());
        for text in [
            "2018-03-01T09:00",
            "2018-03-01 9.00",
            "2018-3-1 kl 9",
            "180301 0900",
        ] {
            assert_eq!(stored(text), "2018-03-01T09:00", "{text}");
        }
        assert_eq!(stored("2018-3-1"), "2018-03-01");
        assert_eq!(
            stored("snart"),
            "snart",
            "left for the check to find fault with"
        );
        let (_, field) = kind.field(Session::starts).unwrap();
        assert_eq!(field.parse("2018-3-1 9.00"), Ok(json!("2018-03-01T09:00")));
    }

    #[test]
    fn session_that_ends_at_a_time_ends_on_the_day_it_begins() {
        let kind = Session::KIND;
        let beside = fields(&[(Session::starts, "2018-03-01T09:00")]);
        let (_, ends) = kind.field(Session::ends).unwrap();
        let typed = ends.parse("12").unwrap();
        let understood = kind.understood(Session::ends, &typed, &beside);
        assert_eq!(understood, "2018-03-01T12:00");
        let alone = fields(&[(Session::training, ""), (Session::ends, "T12:00")]);
        assert!(
            kind.faults(&alone)
                .contains(&(Session::ends, Invalid::NotADate))
        );
    }

    #[test]
    fn order_is_of_times_and_not_of_texts() {
        let session = |starts: &str, ends: &str| {
            let fields = fields(&[(Session::starts, starts), (Session::ends, ends)]);
            let fault = (Session::ends, Invalid::Before(Session::starts));
            Session::KIND.faults(&fields).contains(&fault)
        };
        assert!(!session("2018-03-01T9:00", "2018-03-01T12:00"));
        assert!(session("2018-03-01T13:00", "2018-03-01T9:00"));
        assert!(session("2018-03-02", "2018-03-01T12:00"));
        assert!(!session("2018-03-01T13:00", "2018-03-01"));
    }

    #[test]
    fn session_may_pass_midnight_and_is_one_day() {
        let ends = |starts: &str, typed: &str| {
            let beside = fields(&[(Session::starts, starts)]);
            let (_, field) = Session::KIND.field(Session::ends).unwrap();
            let typed = field.parse(typed).unwrap();
            let ends = Session::KIND.understood(Session::ends, &typed, &beside);
            ends.as_str().unwrap().to_owned()
        };
        assert_eq!(ends("2018-03-01T22:00", "01"), "2018-03-02T01:00");
        assert_eq!(
            ends("2018-03-01T13:00", "9"),
            "2018-03-01T09:00",
            "a slip, and no night"
        );
        let of_end = |starts: &str, ends: &str| {
            let both = fields(&[(Session::starts, starts), (Session::ends, ends)]);
            let faults = Session::KIND.faults(&both).into_iter();
            faults
                .filter(|(field, _)| *field == Session::ends)
                .map(|(_, fault)| fault)
                .next_back()
        };
        assert_eq!(of_end("2018-03-01T22:00", "2018-03-02T01:00"), None);
        let over = Some(Invalid::OverSeveralDays(Session::starts));
        assert_eq!(of_end("2018-03-01T09:00", "2018-03-02T16:00"), over);
        assert_eq!(of_end("2018-03-01", "2018-03-02"), over);
    }

    #[test]
    fn session_s_minutes_are_proposed_from_its_start_to_its_end() {
        let proposed = |starts: &str, ends: &str| {
            let both = fields(&[(Session::starts, starts), (Session::ends, ends)]);
            Session::KIND.proposed(Session::minutes, &both)
        };
        assert_eq!(
            proposed("2018-03-01T09:00", "2018-03-01T12:00"),
            Some(json!(180))
        );
        assert_eq!(
            proposed("2018-03-01T22:00", "2018-03-02T01:00"),
            Some(json!(180))
        );
        assert_eq!(proposed("2018-03-01", "2018-03-01T12:00"), None);
    }

    #[test]
    fn meeting_may_pass_midnight() {
        let times = fields(&[(Meeting::start_time, "22:00"), (Meeting::end_time, "01:00")]);
        let of_time = Meeting::KIND.faults(&times);
        assert!(!of_time.iter().any(|(field, _)| *field == Meeting::end_time));
    }
}
