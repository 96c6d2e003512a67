//! Days, months and moments in cells: as Excel keeps them, as numbers of days, and as they are written.

use chrono::{Days as Count, NaiveDate, NaiveTime};
use serde_json::json;

use super::days::{NoDay, Order};
use super::sheet::{Cell, written};
use super::values::{Note, Reading, Why, time};
use crate::domain::{Invalid, Value, parse_month, stored_moment};

impl Reading<'_> {
    pub(super) fn date(
        &self,
        cell: &Cell,
        order: Option<Order>,
    ) -> Result<(Value, Option<Note>), Fault> {
        let (date, note) = match cell {
            Cell::Moment(moment) if moment.time() == NaiveTime::MIN => (moment.date(), None),
            Cell::Moment(moment) => (moment.date(), Some(Note::Day)),
            Cell::Number(number) => match self.serial(*number)? {
                (date, None) => (date, Some(Note::Serial)),
                (date, Some(_)) => (date, Some(Note::Day)),
            },
            other => match self.days.moment(&other.shown(), order)? {
                (date, None) => (date, None),
                (date, Some(_)) => (date, Some(Note::Day)),
            },
        };
        Ok((json!(date.to_string()), note))
    }

    /// The month of a date, or a month alone, as 2018-09.
    pub(super) fn month(
        &self,
        cell: &Cell,
        order: Option<Order>,
    ) -> Result<(Value, Option<Note>), Fault> {
        if let (Cell::Words(_), Ok(month)) = (cell, parse_month(&cell.shown())) {
            return Ok((json!(month), None));
        }
        let (date, note) = self.date(cell, order)?;
        let month = date.as_str().and_then(|date| parse_month(date).ok());
        Ok((json!(month), note))
    }

    pub(super) fn moment(
        &self,
        cell: &Cell,
        order: Option<Order>,
    ) -> Result<(Value, Option<Note>), Fault> {
        let (date, time, note) = match cell {
            Cell::Moment(moment) => {
                let time = Some(moment.time()).filter(|time| *time != NaiveTime::MIN);
                (moment.date(), time, None)
            }
            Cell::Number(number) => {
                let (date, time) = self.serial(*number)?;
                (date, time, Some(Note::Serial))
            }
            Cell::Minutes(_) => {
                let (time, _) = time(cell).ok_or(Fault::NotADate)?;
                let time = time.as_str().unwrap_or_default();
                return Ok((json!(format!("T{time}")), None));
            }
            other => {
                let (date, time) = self.days.moment(&other.shown(), order)?;
                (date, time, None)
            }
        };
        Ok((json!(stored_moment(date, time)), note))
    }

    /// A day that stands as the number of days that Excel keeps, with the time of day that its decimals are; numbers
    /// that are dates of our time. Eight digits are a date as it is written.
    fn serial(&self, number: f64) -> Result<(NaiveDate, Option<NaiveTime>), Fault> {
        let whole = written(number);
        if whole.len() == 8 && number.fract() == 0.0 {
            return Ok((self.days.day(&whole, None)?, None));
        }
        if !(15_000.0..80_000.0).contains(&number) {
            return Err(Fault::NotADate);
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within bounds"
        )]
        let (days, minutes) = {
            let minutes = (number * 24.0 * 60.0).round() as u64;
            (minutes / (24 * 60), (minutes % (24 * 60)) as u32)
        };
        let days = days + if self.from_1904 { 1_462 } else { 0 };
        let date = NaiveDate::from_ymd_opt(1899, 12, 30)
            .and_then(|first| first.checked_add_days(Count::new(days)))
            .ok_or(Fault::NotADate)?;
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
        Ok((date, time.filter(|time| *time != NaiveTime::MIN)))
    }
}

/// What is wrong with a date.
pub(super) enum Fault {
    NotADate,
    DayOrMonth,
}

impl Fault {
    pub(super) fn why(&self, unfit: impl Fn(&Invalid) -> Why) -> Why {
        match self {
            Self::NotADate => unfit(&Invalid::NotADate),
            Self::DayOrMonth => Why::DayOrMonth,
        }
    }
}

impl From<NoDay> for Fault {
    fn from(fault: NoDay) -> Self {
        match fault {
            NoDay::None => Self::NotADate,
            NoDay::DayOrMonth => Self::DayOrMonth,
        }
    }
}
