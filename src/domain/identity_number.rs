//! Swedish personal identity numbers: *personnummer* and *samordningsnummer*.
//!
//! They are kept as twelve digits. What leaves a laptop in their stead is a digest keyed with the
//! project's secret: equal where the numbers are equal. The secret stands in every kit, and there are few enough
//! numbers to try them all, so the digest leaves only encrypted.

use chrono::{Datelike, NaiveDate};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::describe::Invalid;
use super::reading::{is_dash, is_invisible};

/// Whether the text is a number: twelve digits, or ten with the sign that tells the century.
///
/// A *samordningsnummer* has 60 added to its day (Skatteverket, SKV M 2010:3), and 00 for the month, the day
/// or both where they are not known (as in Skatteverket's open data *Testsamordningsnummer*). The check digit
/// is Luhn's over the last ten digits (Skatteverket, SKV 704). Ten digits without a sign are refused, since
/// their century is a guess.
///
/// # Errors
/// If it is not.
pub fn check(text: &str) -> Result<(), Invalid> {
    Number::read(text).map(drop)
}

/// The number as twelve digits, as of a day: a hyphen says that the person turns at most 99 that year,
/// a plus sign that the person turns 100 or more.
///
/// # Errors
/// If it is not a number, or of somebody who is not born yet.
pub fn complete(text: &str, today: NaiveDate) -> Result<String, Invalid> {
    let number = Number::read(text)?;
    let year = number.year.unwrap_or_else(|| {
        let this_century = today.year() - today.year().rem_euclid(100);
        let latest = this_century + number.two_digits();
        let latest = if latest > today.year() {
            latest - 100
        } else {
            latest
        };
        if number.a_hundred_or_more {
            latest - 100
        } else {
            latest
        }
    });
    match number.born(year) {
        Some(born) if born <= today => Ok(format!("{:02}{}", year / 100, number.ten)),
        _ => Err(Invalid::NotAnIdentityNumber),
    }
}

/// What stands for a number outside its file: HMAC-SHA-256 with the project's secret, in hexadecimal.
///
/// None without a secret.
pub fn digest(twelve_digits: &str, secret: &str) -> Option<String> {
    if secret.is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(twelve_digits.as_bytes());
    let code = mac.finalize().into_bytes();
    Some(code.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A number as it was written.
struct Number {
    /// The last ten digits.
    ten: String,
    year: Option<i32>,
    a_hundred_or_more: bool,
}

impl Number {
    fn read(text: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::NotAnIdentityNumber;
        // Every dash and space that is pasted along from somewhere.
        let between = |c: &char| is_dash(*c) || is_invisible(*c) || *c == '+' || c.is_whitespace();
        let sign = text.chars().find(|c| is_dash(*c) || *c == '+');
        let digits: String = text.chars().filter(|c| !between(c)).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let (year, ten) = match (digits.len(), sign) {
            (12, _) => (digits[..4].parse().ok(), &digits[2..]),
            (10, Some(_)) => (None, digits.as_str()),
            _ => return Err(wrong()),
        };
        let number = Self {
            ten: ten.to_owned(),
            year,
            a_hundred_or_more: sign == Some('+'),
        };
        // The 29th of February is a day of some century at least.
        let exists = match year {
            Some(year) => (1850..2200).contains(&year) && number.born(year).is_some(),
            None => [1900, 2000]
                .iter()
                .any(|century| number.born(century + number.two_digits()).is_some()),
        };
        (exists && luhn(ten)).then_some(number).ok_or_else(wrong)
    }

    fn part(&self, range: std::ops::Range<usize>) -> u32 {
        self.ten[range].parse().unwrap_or(0)
    }

    fn two_digits(&self) -> i32 {
        i32::try_from(self.part(0..2)).unwrap_or(0)
    }

    /// The first day that the person may have been born on, as far as the number says it.
    fn born(&self, year: i32) -> Option<NaiveDate> {
        let (month, day) = (self.part(2..4), self.part(4..6));
        match (month, day.checked_sub(60)) {
            (_, None) => NaiveDate::from_ymd_opt(year, month, day),
            (0, Some(..=31)) => NaiveDate::from_ymd_opt(year, 1, 1),
            (_, Some(day)) => NaiveDate::from_ymd_opt(year, month, day.max(1)),
        }
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2018, 10, 12).unwrap()
    }

    #[test]
    fn an_identity_number_is_kept_as_twelve_digits() {
        for (typed, kept) in [
            ("19900101-0017", "199001010017"),
            ("199001010017", "199001010017"),
            ("900101-0017", "199001010017"),
            ("900101+0017", "189001010017"),
            ("640823-3234", "196408233234"),
            ("120101-0012", "201201010012"),
            ("120101+0012", "191201010012"),
            ("701063-2391", "197010632391"),
            ("900101–0017", "199001010017"),
            ("900101\u{2212}0017", "199001010017"),
            ("1990 01 01\u{2011}0017\u{200b}", "199001010017"),
            ("\u{a0}900101\u{2013}0017", "199001010017"),
        ] {
            assert_eq!(complete(typed, today()).as_deref(), Ok(kept), "{typed}");
            assert_eq!(check(typed), Ok(()), "{typed}");
        }
    }

    #[test]
    fn a_wrong_check_digit_date_sign_or_length_is_refused() {
        for wrong in [
            "19900101-0018",
            "19900231-0017",
            "9001010017",
            "",
            "1990010100170",
            "åååååååååååå",
            "900101/0017",
        ] {
            assert!(check(wrong).is_err(), "{wrong}");
            assert!(complete(wrong, today()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_coordination_number_may_leave_the_month_and_the_day_open() {
        for number in [
            "191500882392", // Skatteverket's test data
            "191500722390",
            "19701060-2394",
            "19700060-2396",
            "20180060-0015",
            "20181060-0013",
        ] {
            assert_eq!(check(number), Ok(()), "{number}");
            assert!(complete(number, today()).is_ok(), "{number}");
        }
        assert_eq!(
            complete("701060-2394", today()).as_deref(),
            Ok("197010602394")
        );
    }

    #[test]
    fn what_is_open_in_a_coordination_number_is_open_in_no_other_and_has_bounds() {
        for wrong in [
            "19700001-2398", // no month, but not a coordination number
            "19701000-2397",
            "19700092-2398", // the 32nd
            "19701360-2391", // the thirteenth month
        ] {
            assert!(luhn(&wrong.replace('-', "")[2..]), "{wrong}");
            assert!(check(wrong).is_err(), "{wrong}");
        }
        for not_yet in ["20181160-0012", "20190060-0014"] {
            assert_eq!(check(not_yet), Ok(()), "{not_yet}");
            assert!(complete(not_yet, today()).is_err(), "{not_yet}");
        }
    }

    #[test]
    fn nobody_is_born_tomorrow() {
        // Born the day after, and the day itself.
        let tomorrow = "20181013-0011";
        assert_eq!(check(tomorrow), Ok(()));
        assert!(complete(tomorrow, today()).is_err());
        assert!(complete(tomorrow, today().succ_opt().unwrap()).is_ok());
    }

    #[test]
    fn any_single_wrong_digit_is_found() {
        let right = "196408233234";
        for place in 2..12 {
            for digit in '0'..='9' {
                let mut wrong: Vec<char> = right.chars().collect();
                if wrong[place] == digit {
                    continue;
                }
                wrong[place] = digit;
                let wrong: String = wrong.into_iter().collect();
                assert!(check(&wrong).is_err(), "{wrong}");
            }
        }
    }

    #[test]
    fn a_digest_is_one_number_s_and_one_project_s() {
        let of = |number, secret| digest(number, secret).unwrap();
        let one = of("196408233234", "a secret");
        assert_eq!(one, of("196408233234", "a secret"));
        assert_ne!(one, of("197010632391", "a secret"));
        assert_ne!(one, of("196408233234", "another"));
        assert_eq!(digest("196408233234", ""), None);
    }
}
