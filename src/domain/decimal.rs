//! Exact decimal numbers: at most three decimals, kept as whole thousandths, so that sums are exact.

use std::fmt;

use super::describe::{Invalid, Shape};
use super::reading::plain;
use super::record::FieldType;
use super::value::Cell;

/// The largest number, in whole ones, above and below zero.
const MOST: i64 = 1_000_000_000_000;
const THOUSAND: i64 = 1_000;

/// A decimal number of at most three decimals. Stored as `12.5`, without zeros that say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// So many thousandths; none if it is more than a field takes.
    pub fn of_thousandths(thousandths: i64) -> Option<Self> {
        let bounds = -MOST * THOUSAND..=MOST * THOUSAND;
        bounds.contains(&thousandths).then_some(Self(thousandths))
    }

    /// The number in thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// A number as people write it: `12,5`, `12.5`, `-3`, `1 234,125`. Nothing is rounded, nothing guessed.
    ///
    /// # Errors
    /// [`Invalid::NotADecimal`], [`Invalid::OutOfBounds`].
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::of_thousandths(read(text)?).ok_or(Invalid::OutOfBounds(-MOST, MOST))
    }
}

/// The thousandths of a number as people write it, however great; the greatest there are, where it is greater.
pub(super) fn read(text: &str) -> Result<i64, Invalid> {
    let text = plain(text.trim());
    let (below_zero, bare) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, decimals) = match bare.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, decimals_in(decimals)?),
        None => (bare, 0),
    };
    // What is only digits and cannot be read is too great for it.
    let ones: i64 = digits(whole)?.parse().unwrap_or(i64::MAX);
    let number = ones.saturating_mul(THOUSAND).saturating_add(decimals);
    Ok(if below_zero { -number } else { number })
}

/// The digits before the decimal sign; thousands may stand apart.
fn digits(whole: &str) -> Result<String, Invalid> {
    let groups: Vec<&str> = whole.split(' ').collect();
    let all_digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, others) = groups.split_first().ok_or(Invalid::NotADecimal)?;
    let apart = others.iter().all(|group| group.len() == 3);
    let begins = !first.is_empty() && (others.is_empty() || first.len() <= 3);
    if apart && begins && groups.iter().all(all_digits) {
        Ok(groups.concat())
    } else {
        Err(Invalid::NotADecimal)
    }
}

/// The digits after the decimal sign, in thousandths. Zeros at the end say nothing, however many they are.
fn decimals_in(decimals: &str) -> Result<i64, Invalid> {
    let said = decimals.trim_end_matches('0');
    let fits = !decimals.is_empty() && said.len() <= 3;
    if !fits || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Invalid::NotADecimal);
    }
    format!("{said:0<3}")
        .parse()
        .map_err(|_| Invalid::NotADecimal)
}

impl fmt::Display for Decimal {
    /// As it is stored: `-12.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ones, below) = (
            self.0.unsigned_abs() / THOUSAND.unsigned_abs(),
            self.0.unsigned_abs() % THOUSAND.unsigned_abs(),
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        let decimals = format!(".{below:03}");
        let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
        write!(f, "{sign}{ones}{decimals}")
    }
}

impl FieldType for Decimal {
    type Value = Option<Self>;
    const SHAPE: Shape = Shape::Decimal;

    fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Integer(thousandths) => Self::of_thousandths(thousandths),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimal_is_read_as_people_write_it() {
        for (text, thousandths) in [
            ("12,5", 12_500),
            ("12.5", 12_500),
            (" 0,125 ", 125),
            ("-3", -3_000),
            ("\u{2212}0,5", -500),
            ("1 234,5", 1_234_500),
            ("1\u{202f}234\u{a0}567", 1_234_567_000),
            ("7,5000", 7_500),
        ] {
            let read = Decimal::parse(text).map(Decimal::thousandths);
            assert_eq!(read, Ok(thousandths), "{text}");
        }
    }

    #[test]
    fn decimal_that_would_have_to_be_guessed_is_refused() {
        for text in [
            "", "1,2345", "1.234,5", "12 5", "5,", ",5", "fem", "1e3", "--1", "1 2345",
        ] {
            assert_eq!(Decimal::parse(text), Err(Invalid::NotADecimal), "{text}");
        }
        for text in ["1000000000001", "-99999999999999999999"] {
            let read = Decimal::parse(text);
            assert!(matches!(read, Err(Invalid::OutOfBounds(..))), "{text}");
        }
    }

    proptest! {
        #[test]
        fn decimal_that_was_written_is_read_as_it_was(thousandths in -MOST * THOUSAND..=MOST * THOUSAND) {
            let number = Decimal(thousandths);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }
    }
}
