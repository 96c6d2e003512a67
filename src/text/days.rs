//! Days, months, weeks and times of day.

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, NaiveTime, Timelike, Weekday};

use super::{Language, Text, uncapitalised};

impl Text {
    /// A date as it is typed and listed: `2026-11-21`.
    pub fn date(&self, date: NaiveDate) -> String {
        date.format("%F").to_string()
    }

    /// A date as it is said: `i går`, `om 3 dagar`, `3 maj`, and in another year `3 maj 2017`.
    pub fn day(&self, date: NaiveDate, today: NaiveDate) -> String {
        match date.signed_duration_since(today).num_days() {
            0 => self.get("day-today"),
            1 => self.get("day-tomorrow"),
            -1 => self.get("day-yesterday"),
            n @ 2..=6 => self.with("day-in_days", &[("n", n.into())]),
            n @ -6..=-2 => self.with("day-days_ago", &[("n", (-n).into())]),
            _ if date.year() == today.year() => self.day_of_year("day-of_year", date),
            _ => self.long_day(date),
        }
    }

    /// A date with the month's name: `3 maj 2017`.
    pub fn long_day(&self, date: NaiveDate) -> String {
        self.day_of_year("day-of_other_year", date)
    }

    /// A date with its weekday: `onsdag 3 maj 2017`.
    pub fn weekday_and_day(&self, date: NaiveDate) -> String {
        self.day_of_year("day-with_weekday", date)
    }

    fn day_of_year(&self, key: &str, date: NaiveDate) -> String {
        let args = [
            ("weekday", self.weekday(date.weekday()).into()),
            ("day", date.day().into()),
            ("month", self.month(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with(key, &args)
    }

    /// A month of a year: `maj 2017`.
    pub fn month_of(&self, date: NaiveDate) -> String {
        let args = [
            ("month", self.month(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with("day-month_year", &args)
    }

    /// The weekday's name: `måndag`.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.get(&format!("weekday-{}", weekday.number_from_monday()))
    }

    /// The weekday's short name: `må`.
    pub fn short_weekday(&self, weekday: Weekday) -> String {
        self.get(&format!("weekday-short-{}", weekday.number_from_monday()))
    }

    /// The name of a month, 1 to 12: `januari`.
    pub fn month(&self, month: u32) -> String {
        self.get(&format!("month-{}", month.clamp(1, 12)))
    }

    /// The short name of a month, 1 to 12: `jan`.
    pub fn short_month(&self, month: u32) -> String {
        self.get(&format!("month-short-{}", month.clamp(1, 12)))
    }

    /// The ISO week of a date: `v. 21`.
    pub fn week(&self, date: NaiveDate) -> String {
        self.with("day-week", &[("week", date.iso_week().week().into())])
    }

    /// The quarter of a date: `2018 kv 2`.
    pub fn quarter(&self, date: NaiveDate) -> String {
        let args = [
            ("quarter", (date.month0() / 3 + 1).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with("follow_up-quarter", &args)
    }

    /// From one day to another: `2018-01-01 – 2018-05-03`, or `från 2018-01-01` where no end is known.
    pub fn period(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
        let open = |key, name, day| self.with(key, &[(name, self.date(day).into())]);
        match (from, to) {
            (Some(from), Some(to)) => format!("{} – {}", self.date(from), self.date(to)),
            (Some(from), None) => uncapitalised(&open("follow_up-from", "from", from)),
            (None, Some(to)) => uncapitalised(&open("follow_up-to", "to", to)),
            (None, None) => String::new(),
        }
    }

    /// When something was written, as one says it: `10.42`, `i går 10.42`, `3 maj 10.42`.
    pub fn when(&self, wall_ms: i64, today: NaiveDate) -> String {
        let Some(at) = DateTime::from_timestamp_millis(wall_ms) else {
            return String::new();
        };
        let at = at.with_timezone(&Local).naive_local();
        let clock = self.time_of_day(at.time());
        if at.date() == today {
            clock
        } else {
            format!("{} {clock}", self.day(at.date(), today))
        }
    }

    /// When something was written, as it is listed: `2026-11-21 10.42`.
    pub fn listed(&self, wall_ms: i64) -> String {
        let at = DateTime::from_timestamp_millis(wall_ms).map(|at| at.with_timezone(&Local));
        let at = at.map(|at| at.naive_local());
        at.map_or_else(String::new, |at| self.moment(at.date(), Some(at.time())))
    }

    /// A time of day as the language writes it: `09.05`, `09:05`.
    pub fn time_of_day(&self, time: NaiveTime) -> String {
        let sign = between_hour_and_minute(self.language());
        format!("{:02}{sign}{:02}", time.hour(), time.minute())
    }

    /// A date, with the time of day where it is known: `2026-11-21 09.05`.
    pub fn moment(&self, date: NaiveDate, time: Option<NaiveTime>) -> String {
        match time {
            Some(time) => format!("{} {}", self.date(date), self.time_of_day(time)),
            None => self.date(date),
        }
    }
}

/// What stands between the hour and the minute.
pub(super) fn between_hour_and_minute(language: Language) -> char {
    match language {
        Language::Swedish => '.',
        Language::English => ':',
    }
}

/// The weeks a calendar shows for a month: each with its ISO number and the date of its Monday.
pub fn weeks_of(year: i32, month: u32) -> Vec<(u32, NaiveDate)> {
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
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_near_day_is_told_by_its_distance_and_a_far_one_by_its_name() {
        let swedish = Text::new(Language::Swedish);
        let today = day("2018-05-14");
        for (date, said) in [
            ("2018-05-14", "i dag"),
            ("2018-05-13", "i går"),
            ("2018-05-15", "i morgon"),
            ("2018-05-17", "om 3 dagar"),
            ("2018-05-10", "för 4 dagar sedan"),
            ("2018-05-03", "3 maj"),
            ("2018-12-24", "24 december"),
            ("2017-05-03", "3 maj 2017"),
        ] {
            assert_eq!(swedish.day(day(date), today), said, "{date}");
        }
        assert_eq!(
            Text::new(Language::English).day(day("2018-05-10"), today),
            "4 days ago"
        );
    }

    #[test]
    fn days_months_and_weeks_have_their_names() {
        let swedish = Text::new(Language::Swedish);
        let date = day("2018-12-31");
        assert_eq!(swedish.date(date), "2018-12-31");
        assert_eq!(swedish.weekday_and_day(date), "måndag 31 december 2018");
        assert_eq!(swedish.month_of(date), "december 2018");
        assert_eq!(
            swedish.week(date),
            "v.\u{a0}1",
            "the ISO week belongs to the next year"
        );
        assert_eq!(swedish.short_weekday(Weekday::Sun), "sö");
        assert_eq!(swedish.short_month(9), "sep");
        assert_eq!(swedish.quarter(date), "2018 kv 4");
    }

    #[test]
    fn a_period_is_open_where_a_day_is_not_known() {
        let swedish = Text::new(Language::Swedish);
        let (from, to) = (Some(day("2018-01-01")), Some(day("2018-05-03")));
        assert_eq!(swedish.period(from, to), "2018-01-01 – 2018-05-03");
        assert_eq!(swedish.period(from, None), "från 2018-01-01");
        assert_eq!(swedish.period(None, to), "till 2018-05-03");
        assert_eq!(swedish.period(None, None), "");
    }

    #[test]
    fn the_clock_has_twenty_four_hours_and_the_language_s_sign() {
        let swedish = Text::new(Language::Swedish);
        let time = NaiveTime::from_hms_opt(15, 5, 0);
        assert_eq!(swedish.time_of_day(time.unwrap()), "15.05");
        assert_eq!(swedish.moment(day("2018-05-03"), time), "2018-05-03 15.05");
        let english = Text::new(Language::English);
        assert_eq!(english.moment(day("2018-05-03"), time), "2018-05-03 15:05");
        assert_eq!(swedish.moment(day("2018-05-03"), None), "2018-05-03");
    }

    #[test]
    fn weeks_begin_on_mondays_and_are_numbered_as_in_sweden() {
        let weeks = weeks_of(2027, 1);
        assert_eq!(weeks[0], (53, day("2026-12-28")));
        assert_eq!(weeks[1], (1, day("2027-01-04")));
        assert_eq!(weeks.len(), 5);
    }
}
