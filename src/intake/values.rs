//! A cell as a value of a field: what was typed, what Excel made of it, and what it must have been. What is put right
//! on the way is told; what may mean two things is not read.

use chrono::{NaiveDate, NaiveTime};
use serde_json::json;

use super::days::{Days, Order};
use super::mapping::Manner;
use super::numbers::{minutes, number};
use super::sheet::Cell;
use super::words::Wordbook;
use crate::domain::reading::{alike, is_blank, is_invisible};
use crate::domain::{
    Decimal, Field, Invalid, Kind, Person, Record as _, Shape, Value, identity_number,
    municipalities, parse_time, stored_time,
};
use crate::text::Text;

/// Why a cell is not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It does not fit its field.
    Unfit(String),
    /// A formula whose value is not in the file.
    NotCounted,
    /// A formula that went wrong.
    Wrong(String),
    /// Excel has left out digits.
    DigitsLost,
    /// Two dates that it may be.
    DayOrMonth,
    /// Hours, or minutes.
    HoursOrMinutes,
    /// Hours with decimals, or hours and minutes.
    DecimalsOrClock,
    /// A hundredth, or the whole.
    ShareOrPercent,
    /// It stands for something that is not shown.
    Masked,
}

impl Why {
    /// In words.
    pub fn sentence(&self, text: &Text) -> String {
        match self {
            Self::Unfit(sentence) => sentence.clone(),
            Self::NotCounted => text.get("intake-why_not_counted"),
            Self::Wrong(what) => text.with("intake-why_wrong", &[("what", what.into())]),
            Self::DigitsLost => text.get("intake-why_digits_lost"),
            Self::DayOrMonth => text.get("intake-why_day_or_month"),
            Self::HoursOrMinutes => text.get("intake-why_hours_or_minutes"),
            Self::DecimalsOrClock => text.get("intake-why_decimals_or_clock"),
            Self::ShareOrPercent => text.get("intake-why_share_or_percent"),
            Self::Masked => text.get("intake-why_masked"),
        }
    }
}

/// What was put right in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// A zero at the beginning that Excel had taken away.
    Zero,
    /// Ten digits without a sign: of somebody under a hundred years.
    Century,
    /// A date that stood as a number.
    Serial,
    /// Several lines in a field of one.
    OneLine,
    /// Time in another form.
    Time,
    /// A share of one as per cent.
    Share,
    /// A time of day that the field has no room for.
    Day,
    /// A surname that stood first.
    Turned,
    /// What can hardly be an address or a number, and is taken in as it stands.
    Doubtful,
    /// What cannot be read, and is left out of its row.
    Left,
}

impl Note {
    /// Its code name; the sentence has the key `intake-note_…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::Century => "century",
            Self::Serial => "serial",
            Self::OneLine => "one_line",
            Self::Time => "time",
            Self::Share => "share",
            Self::Day => "day",
            Self::Turned => "turned",
            Self::Doubtful => "doubtful",
            Self::Left => "left",
        }
    }
}

/// A value, and what was put right in it.
pub type Read = Result<(Value, Option<Note>), Why>;

/// What cells are read with.
pub struct Reading<'a> {
    /// The words.
    pub book: &'a Wordbook,
    /// The names of days.
    pub days: Days,
    /// What day it is.
    pub today: NaiveDate,
    /// Whether the file counts days from 1904.
    pub from_1904: bool,
}

impl Reading<'_> {
    /// Reads a cell that holds neither a choice nor a reference.
    pub fn read(&self, kind: &Kind, field: &Field, cell: &Cell, manner: Manner) -> Read {
        let unfit = |invalid: &Invalid| Why::Unfit(self.book.text().invalid(kind, invalid));
        match cell {
            Cell::Empty => return Ok((Value::Null, None)),
            Cell::NotCounted => return Err(Why::NotCounted),
            Cell::Wrong(what) => return Err(Why::Wrong(what.to_string())),
            _ => {}
        }
        let order = match manner {
            Manner::DayFirst => Some(Order::Day),
            Manner::MonthFirst => Some(Order::Month),
            _ => None,
        };
        let (value, note) = match field.shape {
            Shape::Date => self.date(cell, order).map_err(|fault| fault.why(unfit))?,
            Shape::Month => self.month(cell, order).map_err(|fault| fault.why(unfit))?,
            Shape::Moment => self.moment(cell, order).map_err(|fault| fault.why(unfit))?,
            Shape::Time => time(cell).ok_or_else(|| unfit(&Invalid::NotATime))?,
            Shape::Number(unit) if unit.is_time() => minutes(cell, manner, unfit)?,
            Shape::Decimal => {
                let number = Decimal::parse(&cell.shown()).map_err(|fault| unfit(&fault))?;
                (json!(number.to_string()), None)
            }
            Shape::Number(unit) => number(cell, unit, manner, unfit)?,
            Shape::Flag => {
                let flag = match cell {
                    Cell::Flag(flag) => Some(*flag),
                    other => self.book.flag(&other.shown()),
                };
                (json!(flag.ok_or_else(|| unfit(&Invalid::NotAFlag))?), None)
            }
            Shape::MunicipalityCode => municipality(cell, unfit)?,
            Shape::IdentityNumber => self.identity(cell, unfit)?,
            Shape::Line if field.code == Person::phone && kind.code == Person::CODE => phone(cell)?,
            Shape::Line => line(cell)?,
            Shape::Lines => (lines(&cell.shown()), None),
            Shape::Text => (json!(text(&cell.shown())), None),
            Shape::Answers | Shape::Counts => (pairs(&cell.shown(), unfit)?, None),
            _ => (json!(cell.shown()), None),
        };
        let doubtful = value
            .as_str()
            .is_some_and(|text| field.doubtful(text).is_some());
        let note = note.or(doubtful.then_some(Note::Doubtful));
        field.check(&value).map_err(|invalid| match invalid {
            Invalid::Missing => Why::Unfit(self.book.text().invalid(kind, &Invalid::Missing)),
            other => unfit(&other),
        })?;
        Ok((value, note))
    }

    fn identity(&self, cell: &Cell, unfit: impl Fn(&Invalid) -> Why) -> Read {
        let text = plain_number(cell)?;
        let written_out = |text: &str| identity_number::complete(text, self.today);
        if let Ok(number) = written_out(&text) {
            return Ok((json!(number), None));
        }
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_invisible(*c))
            .collect();
        let wrong = || unfit(&Invalid::NotAnIdentityNumber);
        if !(7..=10).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        // Eight digits that are a day of birth are that, and no number.
        let note = if digits.len() == 10 {
            Note::Century
        } else {
            Note::Zero
        };
        let ten = format!("{digits:0>10}");
        let number = written_out(&format!("{}-{}", &ten[..6], &ten[6..])).map_err(|_| wrong())?;
        Ok((json!(number), Some(note)))
    }
}

pub(super) fn time(cell: &Cell) -> Option<(Value, Option<Note>)> {
    let time = match cell {
        Cell::Minutes(minutes) => {
            let minutes = u32::try_from(*minutes).ok()?;
            NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)?
        }
        Cell::Moment(moment) => moment.time(),
        other => {
            let shown = other.shown();
            let parts: Vec<&str> = shown.split(':').take(2).collect();
            parse_time(&parts.join(":")).ok()?
        }
    };
    Some((json!(stored_time(time)), None))
}

/// The code of the municipality that a cell names.
pub(super) fn municipality(cell: &Cell, unfit: impl Fn(&Invalid) -> Why) -> Read {
    let shown = cell.shown();
    let (bare, note) = match cell {
        Cell::Number(_) => (format!("{shown:0>4}"), Some(Note::Zero)),
        _ => (shown.trim().to_owned(), None),
    };
    let named = |place: &&municipalities::Place| {
        let (name, asked) = (alike(place.name), alike(&bare));
        place.code.as_str() == bare
            || name == asked
            || format!("{name}s kommun") == asked
            || format!("{name} kommun") == asked
    };
    let place = municipalities::all().iter().find(named);
    let place = place.ok_or_else(|| unfit(&Invalid::NotAMunicipalityCode))?;
    let note = note.filter(|_| shown.len() < 4);
    Ok((json!(place.code), note))
}

/// The digits of a number that Excel may have written in scientific form.
fn plain_number(cell: &Cell) -> Result<String, Why> {
    let shown = cell.shown();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = shown.split_once(['E', 'e']).unwrap_or((&shown, ""));
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let exponent = exponent.trim_start_matches('+');
    let (false, true, Ok(exponent)) = (
        whole.is_empty(),
        [whole, fraction, exponent].into_iter().all(digits),
        exponent.parse::<usize>(),
    ) else {
        return Ok(shown);
    };
    match fraction.get(..exponent) {
        Some(kept) if exponent <= 20 => Ok(format!("{whole}{kept}")),
        _ => Err(Why::DigitsLost),
    }
}

fn phone(cell: &Cell) -> Read {
    let text = plain_number(cell)?;
    match cell {
        // A number here begins with a zero or a plus sign, and Excel keeps neither.
        Cell::Number(_) if (6..=9).contains(&text.len()) => {
            Ok((json!(format!("0{text}")), Some(Note::Zero)))
        }
        Cell::Number(_) if text.starts_with("46") => {
            Ok((json!(format!("+{text}")), Some(Note::Zero)))
        }
        _ => line(cell),
    }
}

fn line(cell: &Cell) -> Read {
    let shown = cell.shown();
    let text = text(&shown);
    if !text.contains(['\n', '\t']) {
        return Ok((json!(text), None));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Ok((json!(words.join(" ")), Some(Note::OneLine)))
}

/// A text without what is nothing at its ends, and with one kind of line break.
fn text(shown: &str) -> String {
    let ends = |c: char| c.is_whitespace() || is_invisible(c);
    let lines = shown.replace("\r\n", "\n").replace('\r', "\n");
    // Excel writes what it could not keep otherwise as _x000D_.
    lines.replace("_x000D_", "").trim_matches(ends).to_owned()
}

fn lines(shown: &str) -> Value {
    parts(shown).into_iter().map(Value::String).collect()
}

/// The parts of a list: by line, else by semicolon.
pub fn parts(shown: &str) -> Vec<String> {
    let text = text(shown);
    let apart = if text.contains('\n') { '\n' } else { ';' };
    let parts = text.split(apart).map(str::trim);
    parts
        .filter(|part| !is_blank(part))
        .map(str::to_owned)
        .collect()
}

/// Answers and counts: as JSON, or as `Ja: 5; Nej: 3`.
fn pairs(shown: &str, unfit: impl Fn(&Invalid) -> Why) -> Result<Value, Why> {
    if let Ok(value) = serde_json::from_str::<Value>(shown)
        && value.is_object()
    {
        return Ok(value);
    }
    let mut pairs = serde_json::Map::new();
    for part in parts(shown) {
        let pair = part
            .rsplit_once(':')
            .map(|(name, count)| (name.trim(), count.trim()));
        let Some((name, Ok(count))) = pair.map(|(name, count)| (name, count.parse::<i64>())) else {
            return Err(unfit(&Invalid::NotAList));
        };
        pairs.insert(name.to_owned(), json!(count));
    }
    Ok(Value::Object(pairs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Assignment, Cost, Session};
    use crate::text::Language;

    fn read(kind: &'static Kind, code: &str, cell: Cell, manner: Manner) -> Read {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        let reading = Reading {
            days: Days::new(&book),
            book: &book,
            today: NaiveDate::from_ymd_opt(2018, 10, 12).unwrap(),
            from_1904: false,
        };
        let (_, field) = kind.field(code).unwrap();
        reading.read(kind, field, &cell, manner)
    }

    fn number(text: &str) -> Read {
        read(
            Person::KIND,
            Person::identity_number,
            Cell::words(text),
            Manner::Plain,
        )
    }

    #[test]
    fn identity_number_gets_back_what_excel_took_from_it() {
        let kept = |value: &str, note| Ok((json!(value), note));
        assert_eq!(number("19900101-0017"), kept("199001010017", None));
        assert_eq!(number("900101\u{2013}0017"), kept("199001010017", None));
        assert_eq!(
            number("9001010017"),
            kept("199001010017", Some(Note::Century))
        );
        assert_eq!(number("1,99001010017E+11"), kept("199001010017", None));
        assert_eq!(number("1,99001E+11"), Err(Why::DigitsLost));
        let cell = |number| {
            read(
                Person::KIND,
                Person::identity_number,
                Cell::Number(number),
                Manner::Plain,
            )
        };
        assert_eq!(cell(199_001_010_017.0), kept("199001010017", None));
        assert_eq!(cell(102_030_012.0), kept("200102030012", Some(Note::Zero)));
        assert_eq!(cell(5_150_016.0), kept("200005150016", Some(Note::Zero)));
        assert!(cell(102_030_013.0).is_err() && cell(19_900_101.0).is_err());
    }

    #[test]
    fn minutes_are_told_from_hours_or_asked_about() {
        let minutes = |text: &str, manner| {
            let read = read(Session::KIND, Session::minutes, Cell::words(text), manner);
            read.map(|(value, _)| value)
        };
        for (text, manner, read) in [
            ("1:30", Manner::Plain, 90),
            ("03:30", Manner::Plain, 210),
            ("3,5", Manner::Plain, 210),
            ("1 h 30 min", Manner::Plain, 90),
            ("90 min", Manner::Plain, 90),
            ("1,5 tim", Manner::Plain, 90),
            ("1.5 h", Manner::Plain, 90),
            ("0.5 h", Manner::Plain, 30),
            ("2 tim.", Manner::Plain, 120),
            ("1h 15min.", Manner::Plain, 75),
            ("2", Manner::Hours, 120),
            ("90", Manner::Minutes, 90),
            ("1.75", Manner::Plain, 105),
            ("1.75 h", Manner::Hours, 105),
            ("1.5", Manner::Hours, 90),
            ("1.30", Manner::DecimalHours, 78),
            ("1.30 h", Manner::DecimalHours, 78),
            ("1.30", Manner::Clock, 90),
            ("1.30 h", Manner::Clock, 90),
            ("1,30", Manner::Clock, 90),
            ("2", Manner::Clock, 120),
            ("1:30", Manner::Clock, 90),
        ] {
            assert_eq!(minutes(text, manner), Ok(json!(read)), "{text}");
        }
        assert_eq!(minutes("2", Manner::Plain), Err(Why::HoursOrMinutes));
        for text in ["1.30", "1.30 h", "1.05 tim"] {
            for manner in [Manner::Plain, Manner::Hours] {
                assert_eq!(minutes(text, manner), Err(Why::DecimalsOrClock), "{text}");
            }
        }
        for text in ["1.5", "1.75", "1,5 h"] {
            let read = minutes(text, Manner::Clock);
            assert_eq!(read, Err(Why::DecimalsOrClock), "{text}");
        }
        for text in ["1 30 min", "1 h 30 x", "h", "1 h 30 30 min"] {
            let unfit = minutes(text, Manner::Plain);
            assert!(matches!(unfit, Err(Why::Unfit(_))), "{text}: {unfit:?}");
        }
    }

    #[test]
    fn time_of_a_month_and_of_a_plan_is_asked_about_as_time_of_a_day_is() {
        use crate::domain::{LearningPlan, TimeReport};
        let time = |kind: &'static Kind, code: &str, text: &str, manner| {
            read(kind, code, Cell::words(text), manner).map(|(value, _)| value)
        };
        for (kind, code) in [
            (TimeReport::KIND, TimeReport::minutes),
            (LearningPlan::KIND, LearningPlan::planned_minutes),
        ] {
            assert_eq!(
                time(kind, code, "12", Manner::Plain),
                Err(Why::HoursOrMinutes)
            );
            assert_eq!(time(kind, code, "12", Manner::Hours), Ok(json!(720)));
            assert_eq!(time(kind, code, "12 h", Manner::Plain), Ok(json!(720)));
        }
    }

    #[test]
    fn share_of_one_is_per_cent_and_one_alone_may_be_either() {
        let share = |number, manner| {
            let cell = Cell::Number(number);
            let read = read(Assignment::KIND, Assignment::share, cell, manner);
            read.map(|(value, _)| value)
        };
        assert_eq!(share(0.29, Manner::Plain), Ok(json!(29)));
        assert_eq!(share(40.0, Manner::Plain), Ok(json!(40)));
        assert_eq!(share(1.0, Manner::Plain), Err(Why::ShareOrPercent));
        assert_eq!(share(1.0, Manner::Shares), Ok(json!(100)));
        assert_eq!(share(1.0, Manner::Percents), Ok(json!(1)));
    }

    #[test]
    fn kronor_are_read_with_thin_spaces_and_commas_and_never_rounded() {
        let amount = |text: &str| {
            let read = read(Cost::KIND, Cost::amount, Cell::words(text), Manner::Plain);
            read.ok().map(|(value, _)| value)
        };
        for text in [
            "12 500",
            "12\u{202f}500 kr",
            "12\u{a0}500,00",
            "12500:-",
            "12.500,00",
        ] {
            assert_eq!(amount(text), Some(json!(12_500)), "{text}");
        }
        assert_eq!(amount("\u{2212}300"), Some(json!(-300)));
        for text in ["12 500,50", "12.500", "många", "1-2"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn date_may_stand_as_a_number_of_days() {
        let day = read(
            Cost::KIND,
            Cost::date,
            Cell::Number(43_160.0),
            Manner::Plain,
        );
        assert_eq!(day, Ok((json!("2018-03-01"), Some(Note::Serial))));
        let day = read(
            Cost::KIND,
            Cost::date,
            Cell::Number(20_180_301.0),
            Manner::Plain,
        );
        assert_eq!(day.map(|(value, _)| value), Ok(json!("2018-03-01")));
    }

    #[test]
    fn number_of_days_with_decimals_keeps_its_time_of_day() {
        let starts = |number| {
            let cell = Cell::Number(number);
            read(Session::KIND, Session::starts, cell, Manner::Plain)
        };
        assert_eq!(
            starts(43_160.375),
            Ok((json!("2018-03-01T09:00"), Some(Note::Serial)))
        );
        // Eight characters, and yet no eight digits.
        assert_eq!(
            starts(43_160.75),
            Ok((json!("2018-03-01T18:00"), Some(Note::Serial)))
        );
        let day = read(
            Cost::KIND,
            Cost::date,
            Cell::Number(43_160.75),
            Manner::Plain,
        );
        assert_eq!(day, Ok((json!("2018-03-01"), Some(Note::Day))));
    }

    #[test]
    fn phone_gets_its_zero_back() {
        let phone = |cell| read(Person::KIND, Person::phone, cell, Manner::Plain);
        assert_eq!(
            phone(Cell::Number(413_620_000.0)),
            Ok((json!("0413620000"), Some(Note::Zero)))
        );
        assert_eq!(
            phone(Cell::words("0413-620 00")),
            Ok((json!("0413-620 00"), None))
        );
        let floor = "0413-620 00, vån E3";
        assert_eq!(phone(Cell::words(floor)), Ok((json!(floor), None)));
    }
}
