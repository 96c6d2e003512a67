//! Does a value fit its field? And: a text as typed on the command line, as a value.

use std::str::FromStr;

use chrono::TimeDelta;
use serde_json::json;

use super::dates::{
    in_order, parse_date, parse_moment, parse_month, parse_time, parse_time_alone, stored_moment,
    stored_time,
};
use super::decimal::Decimal;
use super::describe::{Field, Fields, Invalid, Kind, Rule, Shape, Vocabulary};
use super::identity_number;
use super::reading::is_blank;
use super::value::{Id, MunicipalityCode, Value};

/// The longest single line, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 20_000;
/// The longest that the program writes in compact form, in bytes: a month of a country's participants.
pub const LONGEST_SEALED: usize = 8_000_000;
/// The most elements in a list.
pub const LONGEST_LIST: usize = 1_000;

impl Field {
    /// Whether the value fits; `null` fits a field that may be empty.
    pub fn check(&self, value: &Value) -> Result<(), Invalid> {
        let empty = value.is_null() || value.as_str().is_some_and(is_blank);
        match (empty, self.required) {
            (true, true) => Err(Invalid::Missing),
            (true, false) => Ok(()),
            (false, _) => check_shape(self.shape, value),
        }
    }

    /// The value that a text means, as typed on the command line: lists are separated by commas.
    pub fn parse(&self, text: &str) -> Result<Value, Invalid> {
        let text = text.trim();
        let value = match self.shape {
            _ if is_blank(text) => Value::Null,
            Shape::Number(_) => json!(text.parse::<i64>().map_err(|_| Invalid::NotANumber)?),
            Shape::Decimal => json!(Decimal::parse(text)?.to_string()),
            Shape::Flag => json!(parse_flag(text)?),
            Shape::Lines => list(text.split('\n')),
            Shape::Choices(_) | Shape::References(_) => list(text.split(',')),
            Shape::Answers | Shape::Counts => {
                serde_json::from_str(text).map_err(|_| Invalid::NotAList)?
            }
            Shape::Date => json!(parse_date(text)?),
            Shape::Month => json!(parse_month(text)?),
            Shape::Time => json!(stored_time(parse_time(text)?)),
            Shape::Moment => match (parse_moment(text), parse_time_alone(text)) {
                (Ok((date, time)), _) => json!(stored_moment(date, time)),
                (Err(_), Some(time)) => json!(format!("T{}", stored_time(time))),
                (Err(fault), None) => return Err(fault),
            },
            _ => json!(text),
        };
        self.check(&value)?;
        Ok(value)
    }
}

impl Kind {
    /// What is wrong with a record that holds these fields, field by field.
    pub fn faults(&self, fields: &Fields) -> Vec<(&'static str, Invalid)> {
        let null = Value::Null;
        let value = |code: &str| fields.get(code).unwrap_or(&null);
        let mut faults: Vec<_> = self
            .fields
            .iter()
            .filter_map(|field| {
                field
                    .check(value(field.code))
                    .err()
                    .map(|fault| (field.code, fault))
            })
            .collect();
        for field in self
            .fields
            .iter()
            .filter(|field| field.shape == Shape::Moment)
        {
            let understood = self.understood(field.code, value(field.code), fields);
            let dayless = understood.as_str().is_some_and(|text| {
                parse_time_alone(text).is_some() && parse_moment(text).is_err()
            });
            if dayless {
                faults.push((field.code, Invalid::NotADate));
            }
        }
        for rule in self.rules {
            if let Some(fault) = broken(self, *rule, &value) {
                faults.push(fault);
            }
        }
        faults
    }
}

fn broken<'a>(
    kind: &Kind,
    rule: Rule,
    value: &impl Fn(&str) -> &'a Value,
) -> Option<(&'static str, Invalid)> {
    match rule {
        Rule::InOrder(first, second) => {
            let moment = |code| {
                let (_, field) = kind.field(code)?;
                in_order(field.shape, value(code).as_str()?)
            };
            let ((day, from), (last, to)) = (moment(first)?, moment(second)?);
            // Where one has no time of day, the days decide.
            let before = last < day || (last == day && from.zip(to).is_some_and(|(a, b)| b < a));
            before.then_some((second, Invalid::Before(first)))
        }
        Rule::WithinADay(first, second) => {
            let moment = |code| parse_moment(value(code).as_str()?).ok();
            let ((day, from), (last, to)) = (moment(first)?, moment(second)?);
            let long = from
                .zip(to)
                .map(|(from, to)| last.and_time(to) - day.and_time(from));
            let over = long.is_none_or(|long| long > TimeDelta::days(1));
            (last > day && over).then_some((second, Invalid::OverSeveralDays(first)))
        }
        Rule::OneOf(first, second) => {
            let both_or_neither = value(first).is_null() == value(second).is_null();
            both_or_neither.then_some((first, Invalid::NotOneOf(second)))
        }
        Rule::Differ(first, second) => {
            let same = !value(first).is_null() && value(first) == value(second);
            same.then_some((second, Invalid::SameAs(first)))
        }
        Rule::Ascending(first, second) => {
            let (low, high) = (value(first).as_i64()?, value(second).as_i64()?);
            (high <= low).then_some((second, Invalid::NotAbove(first)))
        }
    }
}

fn check_shape(shape: Shape, value: &Value) -> Result<(), Invalid> {
    let text = || value.as_str().ok_or(Invalid::NotText);
    match shape {
        Shape::Line | Shape::Code => check_text(text()?, LONGEST_LINE, false),
        Shape::Sealed => check_sealed(text()?),
        Shape::Text => check_text(text()?, LONGEST_TEXT, true),
        Shape::Lines => each(value, |line| check_text(line, LONGEST_LINE, false)),
        Shape::Number(unit) => {
            let number = value.as_i64().ok_or(Invalid::NotANumber)?;
            let (low, high) = unit.bounds();
            if (low..=high).contains(&number) {
                Ok(())
            } else {
                Err(Invalid::OutOfBounds(low, high))
            }
        }
        Shape::Decimal => Decimal::parse(text()?).map(drop),
        Shape::Date => parse_date(text()?).map(drop),
        Shape::Month => parse_month(text()?).map(drop),
        Shape::Time => parse_time(text()?).map(drop),
        // A time alone is on a day that the record knows.
        Shape::Moment if parse_time_alone(text()?).is_some() => Ok(()),
        Shape::Moment => parse_moment(text()?).map(drop),
        Shape::Flag => value.as_bool().map(drop).ok_or(Invalid::NotAFlag),
        Shape::Choice(vocabulary) => check_choice(vocabulary, text()?),
        Shape::Choices(vocabulary) => each(value, |choice| check_choice(vocabulary, choice)),
        Shape::Reference(_) => parse_id(text()?).map(drop),
        Shape::References(_) => each(value, |id| parse_id(id).map(drop)),
        Shape::MunicipalityCode => MunicipalityCode::from_str(text()?)
            .map(drop)
            .map_err(|_| Invalid::NotAMunicipalityCode),
        Shape::IdentityNumber => identity_number::check(text()?),
        Shape::Answers => check_answers(value),
        Shape::Counts => check_counts(value),
    }
}

fn check_text(text: &str, longest: usize, many_lines: bool) -> Result<(), Invalid> {
    if text.chars().count() > longest {
        return Err(Invalid::TooLong(longest));
    }
    let allowed = |c: char| !c.is_control() || (many_lines && matches!(c, '\n' | '\t'));
    if text.chars().all(allowed) {
        Ok(())
    } else {
        Err(Invalid::ControlCharacter)
    }
}

fn check_sealed(text: &str) -> Result<(), Invalid> {
    match text.len() {
        0..=LONGEST_SEALED if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => Ok(()),
        0..=LONGEST_SEALED => Err(Invalid::ControlCharacter),
        _ => Err(Invalid::TooLong(LONGEST_SEALED)),
    }
}

fn each(value: &Value, check: impl Fn(&str) -> Result<(), Invalid>) -> Result<(), Invalid> {
    let elements = value.as_array().ok_or(Invalid::NotAList)?;
    if elements.len() > LONGEST_LIST {
        return Err(Invalid::TooLong(LONGEST_LIST));
    }
    elements
        .iter()
        .try_for_each(|element| check(element.as_str().ok_or(Invalid::NotText)?))
}

fn check_choice(vocabulary: &Vocabulary, choice: &str) -> Result<(), Invalid> {
    let known = vocabulary.choices.contains(&choice);
    if known {
        Ok(())
    } else {
        Err(Invalid::UnknownChoice(choice.chars().take(40).collect()))
    }
}

fn check_answers(value: &Value) -> Result<(), Invalid> {
    let answers = value.as_object().ok_or(Invalid::NotAList)?;
    answers.iter().try_for_each(|(question, answer)| {
        parse_id(question)?;
        match answer {
            Value::Number(_) => Ok(()),
            Value::String(text) => check_text(text, LONGEST_TEXT, true),
            Value::Array(_) => each(answer, |choice| check_text(choice, LONGEST_LINE, false)),
            _ => Err(Invalid::NotText),
        }
    })
}

fn check_counts(value: &Value) -> Result<(), Invalid> {
    let counts = value.as_object().ok_or(Invalid::NotAList)?;
    counts.iter().try_for_each(|(answer, count)| {
        check_text(answer, LONGEST_LINE, false)?;
        match count.as_i64() {
            Some(0..=1_000_000) => Ok(()),
            _ => Err(Invalid::NotANumber),
        }
    })
}

fn parse_flag(text: &str) -> Result<bool, Invalid> {
    match text {
        "true" | "yes" | "ja" | "1" => Ok(true),
        "false" | "no" | "nej" | "0" => Ok(false),
        _ => Err(Invalid::NotAFlag),
    }
}

fn list<'a>(elements: impl Iterator<Item = &'a str>) -> Value {
    elements
        .map(str::trim)
        .filter(|element| !element.is_empty())
        .collect()
}

fn parse_id(text: &str) -> Result<Id, Invalid> {
    let id = Id::try_parse(text).map_err(|_| Invalid::NotAnId)?;
    if text.len() == 36 {
        Ok(id)
    } else {
        Err(Invalid::NotAnId)
    }
}
