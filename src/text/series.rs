//! What comes back, as people say it: "var tredje tisdag 13–15 till juni".

use chrono::{Datelike, Months, NaiveDate, NaiveTime, Weekday};

use super::many_days::times;
use super::typed::{DateWords, WEEKDAYS, month_named, parse_date};
use super::{Text, capitalised};
use crate::domain::reading::alike;
use crate::domain::series::Every;

/// A series that somebody has written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenSeries {
    /// How often.
    pub every: Every,
    /// On which day of the week, where that is said.
    pub weekday: Option<Weekday>,
    /// When it begins and ends.
    pub times: (Option<NaiveTime>, Option<NaiveTime>),
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl WrittenSeries {
    /// Reads it; none where nobody can tell how often it is.
    pub fn read(written: &str, today: NaiveDate, text: &Text, words: &DateWords) -> Option<Self> {
        let written = alike(written);
        let (times_a_unit, rest) = how_often(&written, text)?;
        let (what, rest) = match rest.split_once(' ') {
            Some((what, rest)) => (what, rest),
            None => (rest, ""),
        };
        let what = what.trim_end_matches(',');
        let is = |key: &str| ways(text, key).iter().any(|way| way == what);
        let named = weekday_named(what, words);
        let every = match named {
            None if is("series-word_month") => Every::Months(times_a_unit),
            None if !is("series-word_week") => return None,
            _ => Every::Weeks(times_a_unit),
        };
        // "var tredje vecka, tisdag 13–15"
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let beside = weekday_named(first, words).filter(|_| named.is_none());
        let rest = if beside.is_some() { after } else { rest };
        let weekday = named.or(beside);
        let until = ways(text, "series-word_until");
        let until = until.iter().find_map(|word| {
            let at = rest.find(&format!("{word} "))?;
            Some((&rest[..at], &rest[at + word.len()..]))
        });
        let (at, until) = until.unwrap_or((rest, ""));
        Some(Self {
            every,
            weekday,
            times: times(at.trim())?,
            until: match until.trim() {
                "" => None,
                until => Some(last_day(until, today, words)?),
            },
        })
    }
}

/// The ways to say something, the longest first: what is part of another is not taken for it.
fn ways(text: &Text, key: &str) -> Vec<String> {
    let mut ways: Vec<String> = text.get(key).split(", ").map(str::to_owned).collect();
    ways.sort_by_key(|way| std::cmp::Reverse(way.len()));
    ways
}

/// Every so many, and what stands after it.
fn how_often<'a>(written: &'a str, text: &Text) -> Option<(u32, &'a str)> {
    let said = [4, 3, 2, 1].into_iter().flat_map(|times| {
        let ways = ways(text, &format!("series-word_every_{times}"));
        ways.into_iter().map(move |way| (times, way))
    });
    let mut said = said.filter_map(|(times, way)| {
        let rest = written.strip_prefix(&way)?.strip_prefix(' ')?;
        Some((times, rest.trim()))
    });
    said.next()
}

/// A weekday, also as one day of many: "tisdagen", "Tuesdays".
fn weekday_named(word: &str, words: &DateWords) -> Option<Weekday> {
    let long = word.chars().count() >= 3;
    let is = |day: &String| {
        let day = alike(day);
        day.starts_with(word) || word.starts_with(&day)
    };
    let place = words.weekdays.iter().position(|day| long && is(day))?;
    WEEKDAYS.get(place).copied()
}

/// A day, or the last day of a month that is named: of the next that has not passed.
fn last_day(written: &str, today: NaiveDate, words: &DateWords) -> Option<NaiveDate> {
    let named = |part: &str| {
        let month = words.months.iter().position(|month| alike(month) == part);
        let known = month.and_then(|at| u32::try_from(at + 1).ok());
        known.or_else(|| month_named(part, words))
    };
    let parts: Vec<&str> = written.split_whitespace().collect();
    let month = match parts.as_slice() {
        [month] => named(month).map(|month| {
            let later = i32::from(month < today.month());
            (today.year() + later, month)
        }),
        [month, year] if year.len() == 4 => year.parse().ok().zip(named(month)),
        _ => None,
    };
    if let Some((year, month)) = month {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        return first.checked_add_months(Months::new(1))?.pred_opt();
    }
    parse_date(written, today, words).ok().flatten()
}

impl Text {
    /// How often something comes back: "var tredje vecka".
    pub fn every(&self, every: Every) -> String {
        match every {
            Every::Weeks(n) => self.with("series-weeks", &[("n", n.into())]),
            Every::Months(n) => self.with("series-months", &[("n", n.into())]),
        }
    }

    /// A rhythm as it is written down: "Var tredje vecka, tisdag 13:00–15:00".
    pub fn rhythm(
        &self,
        every: Every,
        weekday: Weekday,
        (from, to): (Option<NaiveTime>, Option<NaiveTime>),
    ) -> String {
        let times = [from, to].into_iter().flatten();
        let times: Vec<String> = times.map(|time| self.time_of_day(time)).collect();
        let when = format!("{} {}", self.weekday(weekday), times.join("–"));
        capitalised(&format!("{}, {}", self.every(every), when.trim_end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn read(language: Language, written: &str) -> Option<(Every, String)> {
        let text = Text::new(language);
        let words = DateWords::of(&text);
        let today = NaiveDate::from_ymd_opt(2018, 5, 15)?;
        let read = WrittenSeries::read(written, today, &text, &words)?;
        let day = read.weekday.map(|day| day.to_string());
        let time = |time: Option<NaiveTime>| time.map(|time| time.to_string());
        let until = read.until.map(|day| day.to_string());
        let all = [day, time(read.times.0), time(read.times.1), until];
        let all: Vec<String> = all.into_iter().map(Option::unwrap_or_default).collect();
        Some((read.every, all.join(" ")))
    }

    #[test]
    fn series_is_read_as_people_say_it() {
        let swedish = |written| read(Language::Swedish, written);
        let told = |every, words: &str| Some((every, words.to_owned()));
        let every = Every::Weeks(3);
        assert_eq!(
            swedish("Var tredje tisdag 13–15 till juni"),
            told(every, "Tue 13:00:00 15:00:00 2018-06-30")
        );
        assert_eq!(
            swedish("varannan torsdag kl 9 t.o.m. 2018-12-01"),
            told(Every::Weeks(2), "Thu 09:00:00  2018-12-01")
        );
        assert_eq!(swedish("varje vecka"), told(Every::Weeks(1), "   "));
        assert_eq!(
            swedish("varje månad till mars"),
            told(Every::Months(1), "   2019-03-31")
        );
        assert_eq!(
            read(Language::English, "every third Tuesday 13-15 until June"),
            told(every, "Tue 13:00:00 15:00:00 2018-06-30")
        );
    }

    #[test]
    fn rhythm_that_is_written_down_is_read_back() {
        let noon = NaiveTime::from_hms_opt(13, 0, 0);
        for language in [Language::Swedish, Language::English] {
            let text = Text::new(language);
            for every in Every::ALL {
                let written = text.rhythm(every, Weekday::Tue, (noon, None));
                let told = (every, "Tue 13:00:00  ".to_owned());
                assert_eq!(read(language, &written), Some(told), "{written}");
            }
        }
        let told = (Every::Weeks(2), "Tue 13:00:00 15:00:00 ".to_owned());
        let written = "varannan vecka tisdag 13–15";
        assert_eq!(read(Language::Swedish, written), Some(told));
    }

    #[test]
    fn what_says_no_rhythm_is_no_series() {
        for written in [
            "",
            "ibland",
            "var tredje",
            "varje tisdag 15-13",
            "varje vecka till sen",
        ] {
            assert_eq!(read(Language::Swedish, written), None, "{written}");
        }
    }
}
