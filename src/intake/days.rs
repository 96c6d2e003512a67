//! Dates as people write them in sheets: with the year first as everywhere in the program, and in other orders where
//! it is certain which is which.

use chrono::{NaiveDate, NaiveTime};

use super::words::Wordbook;
use crate::domain::reading::alike;
use crate::domain::{Invalid, parse_date, parse_time};

/// Which comes first where the year comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 31/12/2018.
    Day,
    /// 12/31/2018.
    Month,
}

/// Why it is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// It is none.
    None,
    /// It may be two different ones.
    DayOrMonth,
}

/// The names of months and weekdays in both languages.
pub struct Days {
    months: Vec<(String, u32)>,
    weekdays: Vec<String>,
}

impl Days {
    /// The names.
    pub fn new(book: &Wordbook) -> Self {
        let mut months = Vec::new();
        for number in 1..=12 {
            let key = format!("intake-month_{number}");
            months.extend(book.list(&key).into_iter().map(|name| (name, number)));
        }
        Self {
            months,
            weekdays: book.list("intake-weekdays"),
        }
    }

    /// The day that a text says; in the order that is known, where it must be known.
    pub fn day(&self, text: &str, order: Option<Order>) -> Result<NaiveDate, NoDay> {
        let text = alike(text);
        // Where it is known which comes first, two digits at the beginning are no year.
        let leading = text.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(day) = parse_date(&text)
            && (order.is_none() || leading > 2)
        {
            return Ok(day);
        }
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || ",./-".contains(c))
            .filter(|word| !word.is_empty() && !self.is_weekday(word))
            .collect();
        let [one, two, three] = words.as_slice() else {
            return Err(NoDay::None);
        };
        if let Some(day) = self.with_month_s_name([one, two, three]) {
            return day;
        }
        let number = |word: &str| {
            let digits = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            word.parse::<u32>()
                .ok()
                .filter(|_| digits)
                .ok_or(NoDay::None)
        };
        let (a, b, year) = (number(one)?, number(two)?, number(three)?);
        if one.len() == 4 {
            return parse_date(&format!("{one}-{two}-{three}")).map_err(|_| NoDay::None);
        }
        let certain =
            three.len() == 4 && (text.contains('.') || text.contains(&format!(" {three}")));
        let day_first = match order {
            Some(order) => order == Order::Day,
            // Two digits may be the year, wherever they stand.
            None if three.len() != 4 => return Err(NoDay::DayOrMonth),
            None if certain || a > 12 || a == b => true,
            None if b > 12 => false,
            None => return Err(NoDay::DayOrMonth),
        };
        let (day, month) = if day_first { (a, b) } else { (b, a) };
        made(year, month, day)
    }

    /// The moment that a text says: a day, and a time after it perhaps.
    pub fn moment(
        &self,
        text: &str,
        order: Option<Order>,
    ) -> Result<(NaiveDate, Option<NaiveTime>), NoDay> {
        let text = alike(text);
        let text = text.replacen('t', " ", usize::from(text.get(10..11) == Some("t")));
        if let Ok(day) = self.day(&text, order) {
            return Ok((day, None));
        }
        let mut fault = NoDay::None;
        for (at, _) in text.match_indices(' ') {
            let (day, time) = text.split_at(at);
            let time = time.split(['-', '\u{2013}']).next().unwrap_or_default();
            let time = time.trim().split(':').take(2).collect::<Vec<_>>().join(":");
            match (self.day(day, order), parse_time(&time)) {
                (Ok(day), Ok(time)) => return Ok((day, Some(time))),
                (Err(NoDay::DayOrMonth), Ok(_)) => fault = NoDay::DayOrMonth,
                _ => {}
            }
        }
        Err(fault)
    }

    /// The order that dates of a column show by themselves, if they show one.
    pub fn order<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Order> {
        let (mut day, mut month) = (false, false);
        for text in texts {
            let parts: Vec<u32> = text
                .split(['/', '-', '.', ' '])
                .filter_map(|part| part.parse().ok())
                .collect();
            if let [a, b, year, ..] = parts.as_slice()
                && *year > 31
            {
                day |= *a > 12 && *b <= 12;
                month |= *b > 12 && *a <= 12;
            }
        }
        match (day, month) {
            (true, false) => Some(Order::Day),
            (false, true) => Some(Order::Month),
            _ => None,
        }
    }

    fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.iter().any(|name| name == word)
    }

    fn with_month_s_name(&self, words: [&str; 3]) -> Option<Result<NaiveDate, NoDay>> {
        let month = |word: &str| {
            let known = self.months.iter().find(|(name, _)| name == word);
            known.map(|(_, number)| *number)
        };
        let at = words.iter().position(|word| month(word).is_some())?;
        let number = |word: &str| {
            let bare = word.trim_end_matches(char::is_alphabetic);
            bare.parse::<u32>().ok()
        };
        let rest: Vec<Option<u32>> = (0..3)
            .filter(|place| *place != at)
            .map(|place| number(words[place]))
            .collect();
        let [Some(a), Some(b)] = rest.as_slice() else {
            return Some(Err(NoDay::None));
        };
        let (day, year) = if *a > 31 { (*b, *a) } else { (*a, *b) };
        Some(made(year, month(words[at])?, day))
    }
}

fn made(year: u32, month: u32, day: u32) -> Result<NaiveDate, NoDay> {
    let year = if year < 100 { year + 2000 } else { year };
    parse_date(&format!("{year:04}-{month:02}-{day:02}")).map_err(|_: Invalid| NoDay::None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Text};

    fn days() -> Days {
        Days::new(&Wordbook::new(&Text::new(Language::Swedish)))
    }

    #[test]
    fn day_is_read_in_every_order_that_is_certain() {
        let days = days();
        let day = NaiveDate::from_ymd_opt(2018, 3, 1).unwrap();
        for text in [
            "2018-03-01",
            "1/3 2018",
            "1.3.2018",
            "1 mars 2018",
            "tors 1 mars 2018",
            "Torsdagen den 1 mars 2018",
            "March 1, 2018",
            "1 mar. 2018",
            "2018 mars 1",
            "torsdag 2018-03-01",
            "1st March 2018",
        ] {
            assert_eq!(days.day(text, None), Ok(day), "{text}");
        }
        let last = NaiveDate::from_ymd_opt(2018, 12, 31).unwrap();
        assert_eq!(days.day("31/12/2018", None), Ok(last));
        assert_eq!(days.day("12/31/2018", None), Ok(last));
        for text in ["snart", "31/31/2018", "2018", "1 mars", "32.1.2018"] {
            assert_eq!(days.day(text, None), Err(NoDay::None), "{text}");
        }
    }

    #[test]
    fn day_and_month_that_may_be_either_are_not_guessed() {
        let days = days();
        for text in ["01/03/2018", "1-3-2018", "18.03.01"] {
            assert_eq!(days.day(text, None), Err(NoDay::DayOrMonth), "{text}");
        }
        assert_eq!(
            days.day("01/03/2018", Some(Order::Day))
                .unwrap()
                .to_string(),
            "2018-03-01"
        );
        for text in ["01-03-18", "1/3 18", "1.3.2018", "2018-03-01", "180301"] {
            let read = days.day(text, Some(Order::Day)).unwrap();
            assert_eq!(read.to_string(), "2018-03-01", "{text}");
        }
        assert_eq!(
            days.day("01/03/2018", Some(Order::Month))
                .unwrap()
                .to_string(),
            "2018-01-03"
        );
        assert_eq!(
            days.order(["01/03/2018", "31/12/2018"].into_iter()),
            Some(Order::Day)
        );
        assert_eq!(days.order(["01/03/2018"].into_iter()), None);
    }

    #[test]
    fn moment_has_a_time_where_one_is_written() {
        let days = days();
        for text in [
            "2018-03-01 09:00",
            "1/3 2018 kl 9",
            "2018-03-01T09:00",
            "1 mars 2018 kl. 9.00\u{2013}12.00",
        ] {
            let (day, time) = days.moment(text, None).unwrap();
            assert_eq!(day.to_string(), "2018-03-01", "{text}");
            assert_eq!(time, NaiveTime::from_hms_opt(9, 0, 0), "{text}");
        }
    }
}
