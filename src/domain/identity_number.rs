//! Swedish personal identity numbers: *personnummer* and *samordningsnummer*.

use chrono::NaiveDate;

use super::describe::Invalid;

/// The number as twelve digits, if its date exists and its check digit is right.
///
/// Twelve digits, with or without a hyphen; a *samordningsnummer* has 60 added to its day. Ten digits
/// are refused, since the century is a guess. The check digit is Luhn's over the last ten digits
/// (Skatteverket, SKV 704).
pub fn normalise(text: &str) -> Result<String, Invalid> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    if digits.len() == 12
        && digits.bytes().all(|b| b.is_ascii_digit())
        && date_exists(&digits)
        && luhn(&digits[2..])
    {
        Ok(digits)
    } else {
        Err(Invalid::NotAnIdentityNumber)
    }
}

fn date_exists(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let year = i32::try_from(number(0..4)).unwrap_or(0);
    let day = number(6..8);
    let day = if day > 60 { day - 60 } else { day };
    (1850..2200).contains(&year) && NaiveDate::from_ymd_opt(year, number(4..6), day).is_some()
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
    use super::normalise;

    #[test]
    fn an_identity_number_is_its_twelve_digits() {
        assert_eq!(normalise("19900101-0017").as_deref(), Ok("199001010017"));
        assert_eq!(
            normalise("19701063-2391").as_deref(),
            Ok("197010632391"),
            "a samordningsnummer"
        );
    }

    #[test]
    fn a_wrong_check_digit_date_or_length_is_refused() {
        for wrong in [
            "19900101-0018",
            "19900231-0017",
            "900101-0017",
            "",
            "1990010100170",
            "åååååååååååå",
        ] {
            assert!(normalise(wrong).is_err(), "{wrong}");
        }
    }
}
