//! Numbers and measures, written as the language writes them.

use fluent_bundle::FluentValue;

use super::{Language, Text};
use crate::domain::Decimal;

/// Between thousands in Swedish: narrow, and never a line break.
const NARROW_SPACE: char = '\u{202f}';
const MINUS: char = '\u{2212}';

impl Text {
    /// A file's size: "6,9 MB".
    pub fn file_size(&self, bytes: u64) -> String {
        const KB: u64 = 1_000;
        if bytes < KB * KB {
            let kilobytes = bytes.div_ceil(KB);
            return self.with("size-kilobytes", &[("n", kilobytes.into())]);
        }
        #[allow(clippy::cast_precision_loss, reason = "a size to be read at a glance")]
        let megabytes = bytes as f64 / 1e6;
        let size = self.decimal(megabytes, 1);
        self.with("size-megabytes", &[("n", size.into())])
    }

    /// A whole number with its thousands apart: `12 345`.
    pub fn number(&self, number: i64) -> String {
        write_number(self.language(), number)
    }

    /// How many there are, in a table: a dash where there are none.
    pub fn tally(&self, count: usize) -> String {
        match i64::try_from(count) {
            Ok(0) => "–".to_owned(),
            Ok(count) => self.number(count),
            Err(_) => self.number(i64::MAX),
        }
    }

    /// A number as it stands in a sheet's cell, with all its decimals and no room between its digits: `3,5`.
    pub fn in_cell(&self, number: f64) -> String {
        let written = number.to_string();
        match self.language() {
            Language::Swedish => written.replace('.', ","),
            Language::English => written,
        }
    }

    /// A number with so many decimals, rounded: `3,5`.
    pub fn decimal(&self, number: f64, decimals: usize) -> String {
        let rounded = format!("{:.decimals$}", number.abs());
        let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let zero = rounded.chars().all(|c| matches!(c, '0' | '.'));
        let mut text = String::new();
        if number < 0.0 && !zero {
            text.push(MINUS);
        }
        text.push_str(&group(self.language(), whole));
        if !fraction.is_empty() {
            text.push(if self.language() == Language::Swedish {
                ','
            } else {
                '.'
            });
            text.push_str(fraction);
        }
        text
    }

    /// An exact number with the decimals that it has, as it may be typed again: `1 234,5`.
    pub fn exact(&self, number: Decimal) -> String {
        let written = number.to_string();
        let (sign, bare) = match written.strip_prefix('-') {
            Some(bare) => (MINUS.to_string(), bare),
            None => (String::new(), written.as_str()),
        };
        let (ones, decimals) = bare.split_once('.').unwrap_or((bare, ""));
        // A comma between thousands could be taken for the sign before the decimals.
        let ones = group(Language::Swedish, ones);
        let before = match (decimals, self.language()) {
            ("", _) => "",
            (_, Language::Swedish) => ",",
            (_, Language::English) => ".",
        };
        format!("{sign}{ones}{before}{decimals}")
    }

    /// A number in thousandths, with the decimals that it has: `4`, `4,5`.
    pub fn point(&self, thousandths: i64) -> String {
        let decimals = (0..3).find(|decimals| thousandths % 10_i64.pow(3 - decimals) == 0);
        #[allow(clippy::cast_precision_loss, reason = "an answer to a question")]
        let number = thousandths as f64 / 1000.0;
        self.decimal(number, decimals.unwrap_or(3) as usize)
    }

    /// Whole kronor: `12 345 kr`.
    pub fn kronor(&self, amount: i64) -> String {
        self.with("number-kronor", &[("amount", amount.into())])
    }

    /// A whole per cent: `45 %`.
    pub fn percent(&self, number: i64) -> String {
        self.with("number-percent", &[("number", number.into())])
    }

    /// Minutes as hours and minutes: `45 min`, `2 tim`, `1 tim 30 min`.
    pub fn hours(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (hours, rest) {
            (0, _) => self.with("number-minutes", &[("minutes", rest.into())]),
            (_, 0) => self.with("number-hours", &[("hours", hours.into())]),
            _ => {
                let args = [("hours", hours.into()), ("minutes", rest.abs().into())];
                self.with("number-hours_minutes", &args)
            }
        }
    }

    /// Items as a sentence names them: `a, b och c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                format!(
                    "{} {} {}",
                    first.join(", "),
                    self.get("list-and"),
                    last.as_ref()
                )
            }
        }
    }
}

fn write_number(language: Language, number: i64) -> String {
    let digits = group(language, &number.unsigned_abs().to_string());
    if number < 0 {
        format!("{MINUS}{digits}")
    } else {
        digits
    }
}

fn group(language: Language, digits: &str) -> String {
    let apart = if language == Language::Swedish {
        NARROW_SPACE
    } else {
        ','
    };
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(apart);
        }
        grouped.push(digit);
    }
    grouped
}

/// Numbers put into Swedish texts.
pub(super) fn write_swedish<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_put_in(Language::Swedish, value)
}

/// Numbers put into English texts.
pub(super) fn write_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_put_in(Language::English, value)
}

fn write_put_in(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        // Only whole numbers are put in as numbers, see `Arg`; this far they are exact as f64.
        FluentValue::Number(number) => Some(write_number(language, number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swedish() -> Text {
        Text::new(Language::Swedish)
    }

    fn english() -> Text {
        Text::new(Language::English)
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, sv, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1\u{202f}234", "1,234"),
            (7_738_904, "7\u{202f}738\u{202f}904", "7,738,904"),
            (-12_345, "\u{2212}12\u{202f}345", "\u{2212}12,345"),
        ] {
            assert_eq!(swedish().number(number), sv);
            assert_eq!(english().number(number), en);
        }
        assert!(
            swedish()
                .number(i64::MIN)
                .starts_with("\u{2212}9\u{202f}223")
        );
    }

    #[test]
    fn decimals_follow_a_comma_in_swedish_and_a_point_in_english() {
        assert_eq!(
            (swedish().point(4500), english().point(4500)),
            ("4,5".into(), "4.5".into())
        );
        assert_eq!(
            (swedish().point(4000), english().point(125)),
            ("4".into(), "0.125".into())
        );
        assert_eq!(swedish().decimal(3.456, 1), "3,5");
        assert_eq!(swedish().in_cell(1234.5), "1234,5");
        assert_eq!(english().in_cell(1234.5), "1234.5");
        assert_eq!(english().decimal(3.456, 1), "3.5");
        assert_eq!(swedish().decimal(11_081.0, 0), "11\u{202f}081");
        assert_eq!(swedish().decimal(-0.25, 2), "\u{2212}0,25");
        assert_eq!(
            swedish().decimal(-0.001, 1),
            "0,0",
            "nothing is never negative"
        );
    }

    #[test]
    fn measures_never_break_from_their_unit() {
        assert_eq!(swedish().kronor(13_229), "13\u{202f}229\u{a0}kr");
        assert_eq!(english().kronor(13_229), "SEK\u{a0}13,229");
        assert_eq!(swedish().percent(46), "46\u{a0}%");
        assert_eq!(english().percent(46), "46%");
    }

    #[test]
    fn minutes_are_read_as_hours() {
        assert_eq!(swedish().hours(45), "45\u{a0}min");
        assert_eq!(swedish().hours(120), "2\u{a0}tim");
        assert_eq!(swedish().hours(90), "1\u{a0}tim 30\u{a0}min");
        assert_eq!(swedish().hours(0), "0\u{a0}min");
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(swedish().list::<&str>(&[]), "");
        assert_eq!(swedish().list(&["a"]), "a");
        assert_eq!(swedish().list(&["a", "b", "c"]), "a, b och c");
        assert_eq!(english().list(&["a", "b"]), "a and b");
    }
}
