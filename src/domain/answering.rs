//! Answers as they are typed from a form: with the number keys, as far as those go.

use super::describe::Invalid;
use super::reading::alike;
use super::survey::{AnswerType, Question, number_in, yes_or_no};
use super::value::Value;

impl Question {
    /// What an answer means as it is typed: a point or a number as it is; a choice by its place among those that can be
    /// made, or by its first letters; several choices by their places, `134` or `1 12`. None where nothing is typed.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn read(&self, typed: &str) -> Result<Option<Value>, Invalid> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let answer = match self.answer_type {
            Some(of) if of.is_number() => number_in(typed).ok_or(Invalid::NotADecimal)?,
            Some(of) if of.is_one_choice() => Value::from(self.choice_typed(typed)?),
            Some(AnswerType::SeveralChoices) => {
                let mut codes: Vec<String> = Vec::new();
                for one in self.each_typed(typed) {
                    let code = self.choice_typed(one.trim())?;
                    if !codes.contains(&code) {
                        codes.push(code);
                    }
                }
                Value::from(codes)
            }
            _ => Value::from(typed),
        };
        self.check(&answer)?;
        Ok(Some(answer))
    }

    /// Whether what is typed is an answer that no further number key goes on with.
    pub fn is_whole(&self, typed: &str) -> bool {
        let typed = typed.trim();
        let Ok(number) = typed.parse::<i64>() else {
            return false;
        };
        let last = match self.answer_type {
            Some(AnswerType::Scale) => self.scale().1,
            Some(of) if of.is_one_choice() => {
                i64::try_from(self.choices().len()).unwrap_or(i64::MAX)
            }
            _ => return false,
        };
        self.read(typed).is_ok() && (number == 0 || number.saturating_mul(10) > last)
    }

    /// An answer as it would be typed.
    pub fn typed(&self, answer: &Value) -> String {
        let choices = self.choices();
        let place = |code: &str| {
            let place = choices
                .iter()
                .position(|(one, label)| one == code || label == code);
            place.map_or_else(|| code.to_owned(), |place| (place + 1).to_string())
        };
        match (self.answer_type, answer) {
            (Some(AnswerType::YesNo), Value::String(said)) => {
                place(yes_or_no(said).unwrap_or(said))
            }
            (Some(of), Value::String(code)) if of.is_one_choice() => place(code),
            (_, Value::Array(codes)) => {
                let codes = codes.iter().filter_map(Value::as_str).map(place);
                codes.collect::<Vec<_>>().join(" ")
            }
            (_, Value::String(text)) => text.clone(),
            (_, Value::Number(number)) => number.to_string().replace('.', ","),
            _ => String::new(),
        }
    }

    /// The choices typed one after the other: apart where anything stands between them, else digit by digit.
    fn each_typed<'a>(&self, typed: &'a str) -> Vec<&'a str> {
        let apart = |c: char| c == ',' || c == ';' || c.is_whitespace();
        let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
        if digits && self.options.len() < 10 {
            return (0..typed.len()).map(|at| &typed[at..=at]).collect();
        }
        if digits || typed.contains(|c: char| c.is_ascii_digit()) {
            return typed.split(apart).filter(|one| !one.is_empty()).collect();
        }
        typed.split([',', ';']).collect()
    }

    /// The code of a choice that is typed.
    fn choice_typed(&self, typed: &str) -> Result<String, Invalid> {
        let choices = self.choices();
        if let Some(code) = yes_or_no(typed).filter(|_| self.answer_type == Some(AnswerType::YesNo))
        {
            return Ok(code.to_owned());
        }
        let by_place = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        if let Some((code, _)) = by_place.and_then(|place| choices.get(place)) {
            return Ok(code.clone());
        }
        let written = alike(typed);
        let is = |one: &&(String, String)| alike(&one.0) == written || alike(&one.1) == written;
        let begins = |one: &&(String, String)| alike(&one.1).starts_with(&written);
        let mut beginning = choices.iter().filter(begins);
        let only = match (beginning.next(), beginning.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
        match choices.iter().find(is).or(only) {
            Some((code, _)) => Ok(code.clone()),
            // A question without options takes what is written.
            None if choices.is_empty() => Ok(typed.to_owned()),
            None => Err(Invalid::UnknownChoice(typed.chars().take(40).collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Choosable as _, survey};
    use serde_json::json;

    fn question(answer_type: AnswerType, options: &[&str]) -> Question {
        Question {
            options: options.iter().map(|&line| line.to_owned()).collect(),
            ..survey::tests::question(answer_type)
        }
    }

    const WORKED: &[&str] = &["well = Väl", "badly = Illa", "both = Både och"];

    #[test]
    fn an_answer_is_typed_as_a_point_a_number_or_the_place_of_a_choice() {
        let read = |of: AnswerType, typed: &str| question(of, WORKED).read(typed);
        assert_eq!(read(AnswerType::Scale, "4"), Ok(Some(json!(4))));
        assert_eq!(read(AnswerType::Number, "4,5"), Ok(Some(json!(4.5))));
        assert_eq!(read(AnswerType::OneChoice, "2"), Ok(Some(json!("badly"))));
        assert_eq!(read(AnswerType::OneChoice, "v"), Ok(Some(json!("well"))));
        assert_eq!(
            read(AnswerType::OrderedChoice, "2"),
            Ok(Some(json!("badly")))
        );
        for (typed, code) in [("1", "yes"), ("2", "no"), ("J", "yes"), ("Nej", "no")] {
            assert_eq!(read(AnswerType::YesNo, typed), Ok(Some(json!(code))));
        }
        let several = Ok(Some(json!(["well", "both"])));
        assert_eq!(read(AnswerType::SeveralChoices, "13"), several);
        assert_eq!(read(AnswerType::SeveralChoices, "1 3"), several);
        assert_eq!(read(AnswerType::SeveralChoices, "Väl, både och"), several);
        assert_eq!(
            read(AnswerType::Text, " Bra dag "),
            Ok(Some(json!("Bra dag")))
        );
    }

    #[test]
    fn a_blank_answer_is_none_and_a_strange_one_is_told() {
        for of in AnswerType::ALL {
            assert_eq!(question(*of, WORKED).read("  "), Ok(None));
        }
        let read = |of: AnswerType, typed: &str| question(of, WORKED).read(typed);
        assert_eq!(
            read(AnswerType::Scale, "6"),
            Err(Invalid::OutOfBounds(1, 5))
        );
        assert_eq!(read(AnswerType::Number, "fyra"), Err(Invalid::NotADecimal));
        assert_eq!(
            read(AnswerType::OneChoice, "4"),
            Err(Invalid::UnknownChoice("4".into()))
        );
        assert_eq!(
            read(AnswerType::YesNo, "kanske"),
            Err(Invalid::UnknownChoice("kanske".into()))
        );
        assert_eq!(
            read(AnswerType::SeveralChoices, "15"),
            Err(Invalid::UnknownChoice("5".into()))
        );
    }

    #[test]
    fn an_answer_is_whole_when_no_further_digit_goes_on_with_it() {
        let mut asked = question(AnswerType::Scale, &[]);
        assert!(asked.is_whole("4") && !asked.is_whole("") && !asked.is_whole("6"));
        (asked.lowest, asked.highest) = (Some(0), Some(10));
        assert!(!asked.is_whole("1") && asked.is_whole("10") && asked.is_whole("0"));
        assert!(question(AnswerType::OneChoice, WORKED).is_whole("3"));
        assert!(question(AnswerType::OrderedChoice, WORKED).is_whole("3"));
        let yes_no = question(AnswerType::YesNo, &[]);
        assert!(yes_no.is_whole("2") && !yes_no.is_whole("3"));
        assert!(!question(AnswerType::SeveralChoices, WORKED).is_whole("3"));
        assert!(!question(AnswerType::Number, &[]).is_whole("3"));
        assert!(!question(AnswerType::Text, &[]).is_whole("3"));
    }

    #[test]
    fn an_answer_can_be_typed_again() {
        let answers = [
            (AnswerType::Scale, "4"),
            (AnswerType::Number, "4,5"),
            (AnswerType::OneChoice, "2"),
            (AnswerType::OrderedChoice, "1"),
            (AnswerType::YesNo, "2"),
            (AnswerType::SeveralChoices, "1 3"),
            (AnswerType::Text, "Bra dag"),
        ];
        for (of, typed) in answers {
            let asked = question(of, WORKED);
            let answer = asked.read(typed).unwrap().unwrap();
            assert_eq!(asked.typed(&answer), typed);
        }
    }
}
