//! Numbers and lengths of time as people write them: `1 234,50`, `25 %`, `1 h 30 min`, `1:30`, `1,5`.

use serde_json::json;

use super::mapping::Manner;
use super::sheet::Cell;
use super::values::{Note, Read, Why};
use crate::domain::reading::{alike, is_dash, is_invisible};
use crate::domain::{Invalid, NumberUnit};

/// A length of time in minutes, from a time, hours with a decimal, or a number with its unit.
pub fn minutes(cell: &Cell, manner: Manner, unfit: impl Fn(&Invalid) -> Why) -> Read {
    let of_hours = |hours: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "checked against the field's bounds"
        )]
        let minutes = (hours * 60.0).round() as i64;
        Ok((json!(minutes), Some(Note::Time)))
    };
    let of_number = |number: f64, is_decimal: bool| match manner {
        Manner::Hours | Manner::DecimalHours => of_hours(number),
        Manner::Clock => clock(&format!("{number:.2}")).unwrap_or(Err(Why::DecimalsOrClock)),
        Manner::Minutes if number.fract() == 0.0 => whole(number),
        Manner::Minutes => Err(Why::HoursOrMinutes),
        _ if is_decimal => of_hours(number),
        _ if number == 0.0 => whole(number),
        _ => Err(Why::HoursOrMinutes),
    };
    match cell {
        Cell::Minutes(minutes) => Ok((json!(minutes), Some(Note::Time))),
        Cell::Number(number) => of_number(*number, number.fract() != 0.0),
        other => {
            let shown = other.shown();
            let text = shown.trim();
            if let Some((hours, rest)) = text.split_once(':') {
                let rest = rest.split(':').next().unwrap_or_default();
                let part = |part: &str| part.trim().parse::<i64>().ok().filter(|n| *n >= 0);
                return match (part(hours), part(rest).filter(|minutes| *minutes < 60)) {
                    (Some(hours), Some(rest)) if hours < 1_000 => {
                        Ok((json!(hours * 60 + rest), Some(Note::Time)))
                    }
                    _ => Err(unfit(&Invalid::NotANumber)),
                };
            }
            let is_digit = |c: char| c.is_ascii_digit();
            let sign = text.split_once(['.', ',']);
            let signed = sign.is_some_and(|(_, rest)| rest.starts_with(is_digit));
            if manner == Manner::Clock && signed {
                return clock(text).unwrap_or(Err(Why::DecimalsOrClock));
            }
            let asks = matches!(manner, Manner::Plain | Manner::Hours);
            if asks && may_be_a_clock(text) {
                return Err(Why::DecimalsOrClock);
            }
            if let Some(minutes) = with_units(text) {
                return of_hours(minutes / 60.0);
            }
            let number = decimal(text).ok_or_else(|| unfit(&Invalid::NotANumber))?;
            of_number(number, text.contains([',', '.']))
        }
    }
}

/// Whether a point stands before two digits that can be minutes: `1.30` is written for an hour and a half, and for an
/// hour and three tenths.
pub fn may_be_a_clock(text: &str) -> bool {
    text.contains('.') && clock(text).is_some()
}

/// Hours and minutes of `1.30` or `1,30 h`; none where it cannot be so.
fn clock(text: &str) -> Option<Read> {
    let (hours, rest) = text.trim().split_once(['.', ','])?;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (rest, unit) = rest.split_at(digits(rest));
    if digits(hours) != hours.len() || rest.len() != 2 {
        return None;
    }
    let of_hours = |unit: &str| unit.is_empty() || with_units(&format!("1{unit}")) == Some(60.0);
    let (hours, rest): (i64, i64) = (hours.parse().ok()?, rest.parse().ok()?);
    let fits = rest < 60 && hours < 1_000 && of_hours(unit.trim());
    fits.then(|| Ok((json!(hours * 60 + rest), Some(Note::Time))))
}

/// Minutes of `1 h 30 min`, `1,5 tim`, `1.5 h`, `90 min`: numbers, each with its unit after it.
fn with_units(text: &str) -> Option<f64> {
    let text = alike(text);
    let (mut minutes, mut rest) = (0.0, text.trim());
    while !rest.is_empty() {
        let ends = |not: &dyn Fn(char) -> bool| rest.find(|c| !not(c)).unwrap_or(rest.len());
        let (number, after) =
            rest.split_at(ends(&|c| c.is_ascii_digit() || matches!(c, ',' | '.')));
        let after = after.trim_start();
        let unit = after.find(|c: char| !c.is_alphabetic());
        let (unit, after) = after.split_at(unit.unwrap_or(after.len()));
        let each = match unit {
            "h" | "t" | "tim" | "timme" | "timmar" | "hr" | "hrs" | "hour" | "hours" => 60.0,
            "m" | "min" | "minut" | "minuter" | "mins" | "minute" | "minutes" => 1.0,
            _ => return None,
        };
        minutes += decimal(number)? * each;
        rest = after.strip_prefix('.').unwrap_or(after).trim_start();
    }
    (!text.trim().is_empty()).then_some(minutes)
}

/// A whole number with or without its unit; a share of one as per cent, as Excel keeps it. One may be the whole or a
/// hundredth, unless the column tells.
pub fn number(
    cell: &Cell,
    unit: NumberUnit,
    manner: Manner,
    unfit: impl Fn(&Invalid) -> Why,
) -> Read {
    let number = match cell {
        Cell::Number(number) => *number,
        other => {
            let shown = alike(&other.shown());
            let bare = ["kr", "sek", "kronor", ":-", "%", "st"]
                .iter()
                .find_map(|unit| shown.trim().strip_suffix(unit))
                .unwrap_or(&shown);
            decimal(bare.trim()).ok_or_else(|| unfit(&Invalid::NotANumber))?
        }
    };
    let is_share = unit == NumberUnit::Percent && matches!(cell, Cell::Number(_));
    let as_share = match manner {
        Manner::Shares => true,
        Manner::Percents => false,
        _ if is_share && number == 1.0 => return Err(Why::ShareOrPercent),
        _ => number > 0.0 && number < 1.0,
    };
    if is_share && as_share {
        let (value, _) = whole((number * 100.0 * 1e6).round() / 1e6)?;
        return Ok((value, Some(Note::Share)));
    }
    whole(number).map_err(|_| unfit(&Invalid::NotANumber))
}

fn whole(number: f64) -> Read {
    let fits = number.fract() == 0.0 && number.abs() < 9e15;
    #[allow(clippy::cast_possible_truncation, reason = "within bounds")]
    let whole = number as i64;
    fits.then_some((json!(whole), None)).ok_or(Why::DigitsLost)
}

/// A number as it is written here: `1 234,5`, `−3`, `1.234.567`; what may be thousands or decimals is none, and so is
/// what stands apart otherwise than thousands do.
fn decimal(text: &str) -> Option<f64> {
    let bare: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let (minus, digits) = match bare.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", bare.as_str()),
    };
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    // Where there are both, the last of them is the decimal sign.
    let sign = match (points, commas) {
        (1, 0) => Some('.'),
        (0, 1) => Some(','),
        (1.., 1..) => digits.chars().rfind(|c| matches!(c, '.' | ',')),
        _ => None,
    };
    let (whole, rest) = match sign.and_then(|sign| digits.rsplit_once(sign)) {
        Some((_, rest)) if (points, commas) == (1, 0) && rest.len() == 3 => return None,
        Some(parts) => parts,
        None => (digits, ""),
    };
    let whole = grouped(whole)?;
    let is_rest = rest.bytes().all(|byte| byte.is_ascii_digit());
    format!("{minus}{whole}.{rest}0")
        .parse()
        .ok()
        .filter(|_| is_rest)
}

/// The digits of a whole number, alone or in groups of three, one sign between all of them.
fn grouped(whole: &str) -> Option<String> {
    let apart = whole.find(|c: char| !c.is_ascii_digit());
    let apart = apart.and_then(|at| whole[at..].chars().next());
    if apart.is_some_and(|apart| !matches!(apart, ' ' | '.' | ',')) {
        return None;
    }
    let groups: Vec<&str> = match apart {
        Some(apart) => whole.split(apart).collect(),
        None => vec![whole],
    };
    let digits =
        |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let of_three = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    (of_three && groups.iter().all(digits)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_s_signs_stand_between_groups_of_three() {
        for (text, number) in [
            ("1 234,5", 1_234.5),
            ("\u{2212}3", -3.0),
            ("1.234.567", 1_234_567.0),
            ("1,234.5", 1_234.5),
            ("12\u{202f}500", 12_500.0),
            ("3,5", 3.5),
            ("12,500", 12.5),
        ] {
            assert_eq!(decimal(text), Some(number), "{text}");
        }
        for text in [
            "1.2.3",
            "2018.03.01",
            "10 15",
            "12.500",
            "1 2345",
            "1.234 567",
            "1,5 6",
            "",
            "-",
            ".5",
            "å",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
