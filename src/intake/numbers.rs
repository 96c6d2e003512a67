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
        Manner::Hours => of_hours(number),
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
            if let Some(minutes) = with_units(text) {
                return of_hours(minutes / 60.0);
            }
            let number = decimal(text).ok_or_else(|| unfit(&Invalid::NotANumber))?;
            // 1.30 is written for half past one, and for three tenths.
            let unclear =
                text.contains('.') && text.split('.').next_back().map(str::len) == Some(2);
            if unclear && manner == Manner::Plain {
                return Err(Why::HoursOrMinutes);
            }
            of_number(number, text.contains([',', '.']))
        }
    }
}

/// Minutes of `1 h 30 min`, `1,5 tim`, `90 min`.
fn with_units(text: &str) -> Option<f64> {
    let text = alike(text);
    let (mut minutes, mut number, mut unit, mut any) = (0.0, String::new(), String::new(), false);
    let mut take = |number: &mut String, unit: &mut String| {
        let count = decimal(number.trim())?;
        let each = match unit.as_str() {
            "h" | "t" | "tim" | "timme" | "timmar" | "hr" | "hrs" | "hour" | "hours" => 60.0,
            "m" | "min" | "minut" | "minuter" | "mins" | "minute" | "minutes" => 1.0,
            _ => return None,
        };
        minutes += count * each;
        number.clear();
        unit.clear();
        Some(())
    };
    for c in text.chars() {
        if c.is_alphabetic() {
            unit.push(c);
        } else if c.is_ascii_digit() || c == ',' {
            if !unit.is_empty() {
                take(&mut number, &mut unit)?;
                any = true;
            }
            number.push(c);
        } else if !c.is_whitespace() && c != '.' {
            return None;
        }
    }
    if !unit.is_empty() {
        take(&mut number, &mut unit)?;
        any = true;
    }
    (any && number.is_empty()).then_some(minutes)
}

/// A whole number with or without its unit; a share of one as per cent.
pub fn number(cell: &Cell, unit: NumberUnit, unfit: impl Fn(&Invalid) -> Why) -> Read {
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
    if is_share && number > 0.0 && number < 1.0 {
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

/// A number as it is written here: `1 234,5`, `−3`, `1.234.567`; what may be thousands or decimals is none.
fn decimal(text: &str) -> Option<f64> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect();
    let plain = match (bare.matches('.').count(), bare.matches(',').count()) {
        (0, 0) => bare,
        (0, 1) => bare.replace(',', "."),
        (1, 0)
            if bare
                .split('.')
                .next_back()
                .is_some_and(|rest| rest.len() == 3) =>
        {
            return None;
        }
        (1, 0) => bare,
        (_, 0) => bare.replace('.', ""),
        (0, _) => bare.replace(',', ""),
        // Both: the last of them is the decimal sign.
        _ if bare.rfind(',') > bare.rfind('.') => bare.replace('.', "").replace(',', "."),
        _ => bare.replace(',', ""),
    };
    let digits = plain.trim_start_matches('-');
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    plain.parse().ok().filter(|_| is_number)
}
