//! What comes back: every third week, every month.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How often something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Every {
    /// After so many weeks.
    Weeks(u32),
    /// After so many months, on the same weekday of the month: its second Tuesday, its last Friday.
    Months(u32),
}

/// So many days at most: a mistyped year books no meetings for a century.
pub const MOST: usize = 120;

impl Every {
    /// What is offered.
    pub const ALL: [Self; 6] = [
        Self::Weeks(1),
        Self::Weeks(2),
        Self::Weeks(3),
        Self::Weeks(4),
        Self::Months(1),
        Self::Months(2),
    ];

    /// The days from the first to the last, at most [`MOST`].
    pub fn days(self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let days = (0..).map_while(|time| self.nth(first, time));
        days.take_while(|day| *day <= last).take(MOST).collect()
    }

    /// The day after so many times.
    fn nth(self, first: NaiveDate, time: u32) -> Option<NaiveDate> {
        match self {
            Self::Weeks(weeks) => {
                let days = u64::from(weeks.max(1)) * 7 * u64::from(time);
                first.checked_add_days(Days::new(days))
            }
            Self::Months(months) => {
                let month = first.with_day(1)?;
                let month =
                    month.checked_add_months(Months::new(months.max(1).checked_mul(time)?))?;
                let week = u8::try_from((first.day() - 1) / 7 + 1).ok()?;
                let (year, month, weekday) = (month.year(), month.month(), first.weekday());
                let nth = |week| NaiveDate::from_weekday_of_month_opt(year, month, weekday, week);
                // A month without a fifth has its last.
                nth(week).or_else(|| nth(week - 1))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(every: Every, first: &str, last: &str) -> Vec<String> {
        let day = |text: &str| text.parse().unwrap();
        let days = every.days(day(first), day(last));
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn series_of_weeks_goes_to_its_last_day_and_no_further() {
        let third = days(Every::Weeks(3), "2018-05-22", "2018-07-03");
        assert_eq!(third, ["2018-05-22", "2018-06-12", "2018-07-03"]);
        assert!(days(Every::Weeks(1), "2018-05-22", "2018-05-21").is_empty());
        assert_eq!(
            days(Every::Weeks(1), "2018-05-22", "2199-01-01").len(),
            MOST
        );
    }

    #[test]
    fn series_of_months_keeps_the_weekday_of_the_month() {
        let second = days(Every::Months(1), "2018-05-08", "2018-07-31");
        assert_eq!(second, ["2018-05-08", "2018-06-12", "2018-07-10"]);
        let fifth = days(Every::Months(1), "2018-05-29", "2018-07-31");
        assert_eq!(fifth, ["2018-05-29", "2018-06-26", "2018-07-31"]);
    }
}
