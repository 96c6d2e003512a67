//! What is told to the fund: a month as it was sent (*redovisning*), and the layout that it is sent in.

use chrono::{Days, NaiveDate};

use super::person::Gender;
use super::record::*;
use super::survey::option;
use super::value::Id;

vocabulary! {
    /// What a column of an extract holds.
    ExtractColumn "extract_column" {
        Number "number",
        Name "name",
        Gender "gender",
        Unit "unit",
        Municipality "municipality",
        Month "month",
        Hours "hours",
        CertifiedHours "certified_hours",
        FirstDay "first_day",
        LastDay "last_day",
        EndedOn "ended_on",
        Reference "reference",
        /// Nothing, where the authority's template has a column that is filled in by hand.
        Empty "empty",
    }
}

vocabulary! {
    /// How a personal identity number is written.
    NumberFormat "number_format" {
        Twelve "twelve_digits",
        TwelveHyphen "twelve_with_hyphen",
        Ten "ten_digits",
        TenHyphen "ten_with_hyphen",
    }
}

impl NumberFormat {
    /// A number of twelve digits, written so; anything else as it stands, since nobody knows how it is built.
    pub fn written(self, number: &str) -> String {
        let is_whole = number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit());
        let (Some(ten), Some(eight), Some(four), true) =
            (number.get(2..), number.get(..8), number.get(8..), is_whole)
        else {
            return number.to_owned();
        };
        match self {
            Self::Twelve => number.to_owned(),
            Self::TwelveHyphen => format!("{eight}-{four}"),
            Self::Ten => ten.to_owned(),
            Self::TenHyphen => format!("{}-{four}", &eight[2..]),
        }
    }
}

vocabulary! {
    /// How time is written.
    HoursFormat "hours_format" {
        Hours "hours",
        HoursAndMinutes "hours_and_minutes",
        Minutes "minutes",
    }
}

vocabulary! {
    /// How a day is written.
    DateFormat "date_format" {
        Date "date",
        EightDigits "eight_digits",
    }
}

record! {
    /// The columns that the fund's own template has, as the lead has read them there, and how their values are
    /// written.
    ///
    /// The authority's template is handed out on log-in and is not public: no name and no code of it is known here.
    ExtractLayout "extract_layout" of Lead titled [name] {
        name: Line, required;
        /// In order, each as `hours=Its heading`: what it holds, and what it is called.
        columns: Lines, required;
        number_format: Choice<NumberFormat>;
        hours_format: Choice<HoursFormat>;
        date_format: Choice<DateFormat>;
        /// What is written for each gender, where that is not the word itself.
        woman: Line;
        man: Line;
        other: Line;
        not_stated: Line;
        /// Whether the headings are left out.
        headless: Flag;
    }
}

impl ExtractLayout {
    /// Its columns: what each holds and what it is called; what nobody knows stays an empty column.
    pub fn read_columns(&self) -> Vec<(ExtractColumn, String)> {
        let each = self.columns.iter().map(|line| {
            let (code, heading) = option(line);
            let heading = if line.contains('=') { heading } else { "" };
            let column = ExtractColumn::from_code(code).unwrap_or(ExtractColumn::Empty);
            (column, heading.to_owned())
        });
        each.collect()
    }

    /// How a column stands in the layout.
    pub fn column(column: ExtractColumn, heading: &str) -> String {
        format!("{}={}", column.code(), heading.trim())
    }

    /// What is written for a gender, where the layout says so.
    pub fn word_of(&self, gender: Option<Gender>) -> Option<&str> {
        let word = match gender {
            Some(Gender::Woman) => &self.woman,
            Some(Gender::Man) => &self.man,
            Some(Gender::Other) => &self.other,
            Some(Gender::NotStated) | None => &self.not_stated,
        };
        Some(word.trim()).filter(|word| !word.is_empty())
    }
}

record! {
    /// A month of participant data as it was sent (*redovisning*), frozen: a correction is a new one of the same
    /// month.
    Submission "submission" of Lead titled [month, submitted_on] {
        month: Month, required, frozen;
        submitted_on: Date, required, frozen;
        /// Whom it was sent to.
        to: Line, frozen;
        /// What the layout was called in which it was sent.
        layout: Line, frozen;
        /// What was told of each: what was not sent need not be sent again.
        columns: Choices<ExtractColumn>, frozen;
        /// The persons, as [`FrozenRow::write`] writes them: no name and no number that is anybody's.
        rows: Sealed, pseudonym, frozen;
        note: Text, free_text;
    }
    rules { InOrder(month, submitted_on) }
}

impl Submission {
    /// The rows as they were sent, in the order of the persons; those that cannot be read are left out.
    pub fn frozen(&self) -> Vec<FrozenRow> {
        FrozenRow::read(&self.rows)
    }

    /// How many persons it told of.
    pub fn persons(&self) -> i64 {
        i64::try_from(self.rows.matches(ROW).count()).unwrap_or(i64::MAX)
    }
}

/// A person's month as it was sent. The person is told by the record's id and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FrozenRow {
    /// The record that stands for the human being.
    pub person: Id,
    /// The unit.
    pub unit: Option<Id>,
    /// As the person has stated it.
    pub gender: Option<Gender>,
    /// Whole minutes of training in the month.
    pub minutes: i64,
    /// The day the person began.
    pub first: NaiveDate,
    /// The last day of training, up to the month's end.
    pub last: NaiveDate,
    /// The day the person ended, if that is in the month or before.
    pub ended: Option<NaiveDate>,
}

/// Days are counted from here, so that they are short.
const EPOCH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1900, 1, 1);
/// What parts rows, and what parts the fields of one.
const ROW: char = ';';
const FIELD: char = ' ';

impl FrozenRow {
    /// Rows as one compact text, the same for the same rows: some forty characters a person, numbers to the base of
    /// 36. First stand the units, each once; then every row with the number of its unit.
    pub fn write(rows: &[Self]) -> String {
        let mut units: Vec<Id> = rows.iter().filter_map(|row| row.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut text: Vec<String> = units.iter().map(|unit| in_36(unit.as_u128())).collect();
        let mut written = text.join(&FIELD.to_string());
        text.clear();
        let mut sorted: Vec<&Self> = rows.iter().collect();
        sorted.sort_unstable();
        for row in sorted {
            let unit = row.unit.and_then(|unit| units.binary_search(&unit).ok());
            let gender = |one| Gender::ALL.iter().position(|it| *it == one);
            let gender = row.gender.and_then(gender);
            let number = |number: i64| in_36(u128::try_from(number).unwrap_or(0));
            let day = |day: NaiveDate| number(EPOCH.map_or(0, |epoch| (day - epoch).num_days()));
            let fields = [
                in_36(row.person.as_u128()),
                unit.map_or_else(String::new, |unit| in_36(unit as u128)),
                gender.map_or_else(String::new, |place| in_36(place as u128)),
                number(row.minutes),
                day(row.first),
                day(row.last),
                row.ended.map_or_else(String::new, day),
            ];
            written.push(ROW);
            written.push_str(&fields.join(&FIELD.to_string()));
        }
        written
    }

    /// Whether a text that [`FrozenRow::write`] has written tells of a person.
    pub fn tells_of(text: &str, person: Id) -> bool {
        text.contains(&format!("{ROW}{}{FIELD}", in_36(person.as_u128())))
    }

    /// Reads what [`FrozenRow::write`] has written.
    pub fn read(text: &str) -> Vec<Self> {
        let mut parts = text.split(ROW);
        let units = parts.next().unwrap_or_default().split(FIELD);
        let units: Vec<Option<Id>> = units.map(|unit| from_36(unit).map(Id::from_u128)).collect();
        parts
            .filter_map(|row| Self::read_one(row, &units))
            .collect()
    }

    fn read_one(row: &str, units: &[Option<Id>]) -> Option<Self> {
        let fields: Vec<&str> = row.split(FIELD).collect();
        let [person, unit, gender, minutes, first, last, ended] = fields.as_slice() else {
            return None;
        };
        let place = |text: &str| usize::try_from(from_36(text)?).ok();
        let day = |text: &str| EPOCH?.checked_add_days(Days::new(from_36(text)?.try_into().ok()?));
        Some(Self {
            person: Id::from_u128(from_36(person)?),
            unit: place(unit).and_then(|unit| units.get(unit).copied().flatten()),
            gender: place(gender).and_then(|gender| Gender::ALL.get(gender).copied()),
            minutes: from_36(minutes)?.try_into().ok()?,
            first: day(first)?,
            last: day(last)?,
            ended: day(ended),
        })
    }
}

fn in_36(mut number: u128) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or(0);
        digits.extend(char::from_digit(digit, 36));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

fn from_36(text: &str) -> Option<u128> {
    u128::from_str_radix(text, 36).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u64) -> NaiveDate {
        EPOCH.unwrap() + Days::new(number)
    }

    fn row() -> impl Strategy<Value = FrozenRow> {
        let ids = (any::<u128>(), prop::option::of(0..5u128));
        let says = (prop::option::of(0..4usize), 0..44_640i64);
        let days = (0..90_000u64, 0..90_000u64, prop::option::of(0..90_000u64));
        (ids, says, days).prop_map(
            |((person, unit), (gender, minutes), (first, last, ended))| FrozenRow {
                person: Id::from_u128(person),
                unit: unit.map(Id::from_u128),
                gender: gender.map(|at| Gender::ALL[at]),
                minutes,
                first: day(first),
                last: day(last),
                ended: ended.map(day),
            },
        )
    }

    proptest! {
        #[test]
        fn rows_are_read_as_they_were_written(rows in prop::collection::vec(row(), 0..20)) {
            let mut rows = rows;
            let written = FrozenRow::write(&rows);
            rows.sort_unstable();
            prop_assert_eq!(FrozenRow::read(&written), rows);
        }

        #[test]
        fn row_that_is_damaged_is_left_out_and_nothing_breaks(text in "[0-9a-z ;]{0,80}") {
            let read = FrozenRow::read(&text);
            prop_assert!(read.len() <= text.matches(';').count());
        }
    }

    #[test]
    fn identity_number_is_written_as_the_layout_says() {
        for (format, written) in [
            (NumberFormat::Twelve, "199001012384"),
            (NumberFormat::TwelveHyphen, "19900101-2384"),
            (NumberFormat::Ten, "9001012384"),
            (NumberFormat::TenHyphen, "900101-2384"),
        ] {
            assert_eq!(format.written("199001012384"), written);
            assert_eq!(
                format.written("E-17/3"),
                "E-17/3",
                "a substitute number as it was handed out"
            );
        }
    }
}
