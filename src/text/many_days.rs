//! Many days at once, as people write them: one a line, with times or without.

use chrono::{NaiveDate, NaiveTime};

use super::typed::{DateWords, parse_date};
use crate::domain::parse_time;
use crate::domain::reading::alike;

/// A day, and from when to when where that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDay {
    /// The day.
    pub date: NaiveDate,
    /// When it begins.
    pub from: Option<NaiveTime>,
    /// When it ends.
    pub to: Option<NaiveTime>,
}

/// Every line that says something, and the day that it means: `2018-05-03`, `3 maj 9-16`, `tor 3/5 kl 13.00`, or
/// cells pasted from a spreadsheet. None where nobody can tell.
pub fn many_days<'a>(
    written: &'a str,
    today: NaiveDate,
    words: &DateWords,
) -> Vec<(&'a str, Option<WrittenDay>)> {
    let lines = written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.map(|line| (line, day(line, today, words))).collect()
}

fn day(line: &str, today: NaiveDate, words: &DateWords) -> Option<WrittenDay> {
    let line = alike(line);
    let parts: Vec<&str> = line.split_whitespace().collect();
    let whole = from(&parts, today, words);
    // "torsdag 3 maj": which weekday it is, the date says.
    whole.or_else(|| {
        let (first, rest) = parts.split_first()?;
        let first = first.trim_end_matches(['.', ',']);
        let is = |day: &String| first.chars().count() >= 3 && day.starts_with(first);
        let named = words.weekdays.iter().any(is);
        from(rest, today, words).filter(|_| named)
    })
}

/// The longest beginning that is a date, with times after it.
fn from(parts: &[&str], today: NaiveDate, words: &DateWords) -> Option<WrittenDay> {
    (1..=parts.len()).rev().find_map(|at| {
        let (date, rest) = parts.split_at(at);
        let date = parse_date(&date.join(" "), today, words).ok().flatten()?;
        let (from, to) = times(&rest.join(" "))?;
        Some(WrittenDay { date, from, to })
    })
}

/// `9-16`, `kl 13.00`, `09:00 16:00`, or nothing at all.
pub(super) fn times(rest: &str) -> Option<(Option<NaiveTime>, Option<NaiveTime>)> {
    let apart = |c: char| c == '-' || c.is_whitespace();
    let all = rest
        .split(apart)
        .filter(|one| !matches!(*one, "" | "kl" | "kl."));
    let all: Vec<NaiveTime> = all.map(|one| parse_time(one).ok()).collect::<Option<_>>()?;
    match all.as_slice() {
        [] => Some((None, None)),
        [from] => Some((Some(*from), None)),
        [from, to] if from < to => Some((Some(*from), Some(*to))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Text};

    fn read(written: &str) -> Vec<Option<(String, String, String)>> {
        let words = DateWords::of(&Text::new(Language::Swedish));
        let today = NaiveDate::from_ymd_opt(2018, 5, 15).unwrap();
        let time = |time: Option<NaiveTime>| time.map_or(String::new(), |time| time.to_string());
        let told = |day: WrittenDay| (day.date.to_string(), time(day.from), time(day.to));
        let days = many_days(written, today, &words).into_iter();
        days.map(|(_, day)| day.map(told)).collect()
    }

    #[test]
    fn days_are_read_one_a_line_with_times_or_without() {
        let written = "2018-05-03\n\n3 maj 2018 9-16\ntor 3/5 kl 13.00\n2018-05-03\t09:00\t16:00\n";
        let day = |from: &str, to: &str| Some(("2018-05-03".into(), from.into(), to.into()));
        let expected = [
            day("", ""),
            day("09:00:00", "16:00:00"),
            day("13:00:00", ""),
            day("09:00:00", "16:00:00"),
        ];
        assert_eq!(read(written), expected);
    }

    #[test]
    fn what_is_no_day_is_told_by_its_line() {
        assert_eq!(
            read("i våras\n2018-02-30\n3 maj 16-9\n9-16"),
            [None, None, None, None]
        );
    }
}
