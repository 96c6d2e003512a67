//! Surveys: questions, and answers one by one or as counts.

use super::decimal;
use super::describe::Invalid;
use super::reading::alike;
use super::record::*;
use super::value::Value;

vocabulary! {
    /// What a survey is for.
    SurveyPurpose "survey_purpose" {
        SessionEvaluation "session_evaluation",
        BeforeAfter "before_after",
        SelfAssessment "self_assessment",
        Other "other",
    }
}

record! {
    /// A survey (*enkät*).
    Survey "survey" of Shared titled [title] {
        title: Line, required;
        purpose: Choice<SurveyPurpose>;
        anonymous: Flag;
        /// The last day on which answers are taken.
        closes_on: Date;
    }
}

vocabulary! {
    /// What kind of answer a question takes.
    AnswerType "answer_type" {
        Scale "scale",
        /// Yes or no: the codes of the two stand in [`YES_OR_NO`].
        YesNo "yes_no",
        /// One choice among some that follow on each other, the least first: bad, good, very good.
        OrderedChoice "ordered_choice",
        OneChoice "one_choice",
        SeveralChoices "several_choices",
        Number "number",
        Text "text",
    }
}

impl AnswerType {
    /// Whether points or numbers are given, so that there is a mean of them.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Scale | Self::Number)
    }

    /// Whether one of some answers is chosen.
    pub fn is_one_choice(self) -> bool {
        matches!(self, Self::YesNo | Self::OrderedChoice | Self::OneChoice)
    }

    /// Whether the answers that can be chosen are written down with the question.
    pub fn has_options(self) -> bool {
        matches!(
            self,
            Self::OrderedChoice | Self::OneChoice | Self::SeveralChoices
        )
    }
}

/// The codes of the answers to a question of yes or no.
pub const YES_OR_NO: [&str; 2] = ["yes", "no"];

/// The code of an answer to a question of yes or no, as people write it: `Ja`, `n`, `yes`.
pub fn yes_or_no(written: &str) -> Option<&'static str> {
    match alike(written).as_str() {
        "yes" | "y" | "ja" | "j" => Some(YES_OR_NO[0]),
        "no" | "n" | "nej" => Some(YES_OR_NO[1]),
        _ => None,
    }
}

record! {
    /// A question of a survey.
    Question "question" of Shared titled [text] {
        survey: Ref<Survey>, required;
        position: Count;
        text: Line, required;
        /// The figure's name in `survey.question.*`; the question's own id where there is none.
        code: Line;
        answer_type: Choice<AnswerType>, required;
        lowest: Point;
        highest: Point;
        lowest_label: Line;
        highest_label: Line;
        /// One line a choice, `code = label`, or the label alone; see [`option`].
        options: Lines;
    }
    rules { Ascending(lowest, highest) }
}

/// Points beyond these are not offered one by one.
const MOST_POINTS: i64 = 21;

/// A choice's code and label: `"yes = Ja"` is `("yes", "Ja")`, and `"Ja"` alone is both.
pub fn option(line: &str) -> (&str, &str) {
    match line.split_once('=') {
        Some((code, label)) => (code.trim(), label.trim()),
        None => (line.trim(), line.trim()),
    }
}

/// A number as it was answered, `4`, `4.5` or `"4,5"`, in thousandths; none if it is no number.
pub fn thousandths(answer: &Value) -> Option<i64> {
    match answer {
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Some(whole.saturating_mul(1000)),
            None => thousandths_in(&number.to_string()),
        },
        Value::String(text) => thousandths_in(text),
        _ => None,
    }
}

/// The same of a text, with at most three decimals.
pub fn thousandths_in(text: &str) -> Option<i64> {
    decimal::read(text).ok()
}

/// A number as it is written in an answer: whole, or with decimals after a comma or a point.
pub fn number_in(text: &str) -> Option<Value> {
    let thousandths = thousandths_in(text)?;
    if thousandths % 1000 == 0 {
        return Some(Value::from(thousandths / 1000));
    }
    text.trim()
        .replace(',', ".")
        .parse::<f64>()
        .ok()
        .map(Value::from)
}

impl Question {
    /// The lowest and the highest point of its scale.
    pub fn scale(&self) -> (i64, i64) {
        (self.lowest.unwrap_or(1), self.highest.unwrap_or(5))
    }

    /// What can be chosen, each by its code and its label: points, or options. None where one writes. Yes and no are
    /// labelled by their codes: in words they are told by the reader's language.
    pub fn choices(&self) -> Vec<(String, String)> {
        let options = self.options.iter().map(|line| option(line));
        let options = options.map(|(code, label)| (code.to_owned(), label.to_owned()));
        match self.answer_type {
            Some(AnswerType::Scale) => {
                let (lowest, highest) = self.scale();
                let highest = highest.min(lowest.saturating_add(MOST_POINTS - 1));
                let points = (lowest..=highest).map(|point| point.to_string());
                points.map(|point| (point.clone(), point)).collect()
            }
            Some(AnswerType::YesNo) => YES_OR_NO
                .map(|code| (code.to_owned(), code.to_owned()))
                .into(),
            Some(of) if of.has_options() => options.collect(),
            _ => Vec::new(),
        }
    }

    /// What the ends of its scale mean, as far as that is said: `1 = inte alls, 5 = helt`.
    pub fn ends(&self) -> String {
        let ends = [
            (self.lowest, &self.lowest_label),
            (self.highest, &self.highest_label),
        ];
        let ends = ends.into_iter().filter(|(_, label)| !label.is_empty());
        let ends = ends.filter_map(|(point, label)| Some(format!("{} = {label}", point?)));
        ends.collect::<Vec<_>>().join(", ")
    }

    /// Whether this answers it.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn check(&self, answer: &Value) -> Result<(), Invalid> {
        match self.answer_type {
            Some(of) if of.is_number() => self.check_number(thousandths(answer)),
            Some(of) if of.is_one_choice() => {
                self.check_choice(answer.as_str().ok_or(Invalid::NotText)?)
            }
            Some(AnswerType::SeveralChoices) => {
                let several = answer.as_array().ok_or(Invalid::NotAList)?;
                let mut each = several.iter();
                each.try_for_each(|one| self.check_choice(one.as_str().ok_or(Invalid::NotText)?))
            }
            _ => Ok(()),
        }
    }

    /// Whether an answer is one of those that it offers, and so can name nobody: nobody has written it in words.
    pub fn offers(&self, answer: &Value) -> bool {
        let is_closed = match self.answer_type {
            Some(AnswerType::Text) | None => false,
            // A question without options takes what is written.
            Some(of) => !of.has_options() || !self.options.is_empty(),
        };
        is_closed && self.check(answer).is_ok()
    }

    /// Whether a tally of it may count this answer.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn check_counted(&self, answer: &str) -> Result<(), Invalid> {
        match self.answer_type {
            Some(of) if of.is_number() => self.check_number(thousandths_in(answer)),
            Some(AnswerType::Text) | None => Ok(()),
            Some(_) => self.check_choice(answer),
        }
    }

    fn check_number(&self, number: Option<i64>) -> Result<(), Invalid> {
        let number = number.ok_or(Invalid::NotANumber)?;
        let (lowest, highest) = self.scale();
        let on_scale = (lowest * 1000..=highest * 1000).contains(&number);
        if self.answer_type == Some(AnswerType::Scale) && !on_scale {
            return Err(Invalid::OutOfBounds(lowest, highest));
        }
        Ok(())
    }

    fn check_choice(&self, chosen: &str) -> Result<(), Invalid> {
        let chosen = chosen.trim();
        let mut options = self.options.iter().map(|line| option(line));
        let known = match self.answer_type {
            Some(AnswerType::YesNo) => yes_or_no(chosen).is_some(),
            // A question without options takes what is written.
            _ => {
                self.options.is_empty()
                    || options.any(|(code, label)| code == chosen || label == chosen)
            }
        };
        if known {
            return Ok(());
        }
        Err(Invalid::UnknownChoice(chosen.chars().take(40).collect()))
    }
}

vocabulary! {
    /// When somebody answered.
    Wave "wave" {
        Single "single",
        Before "before",
        After "after",
    }
}

record! {
    /// One person's answers, nameless: choices by their code, scales and numbers as numbers.
    Response "response" of Either titled [survey] {
        survey: Ref<Survey>, required;
        /// The session, group or municipality that the answers are about.
        about: AnyRef;
        wave: Choice<Wave>;
        answers: Answers, free_text;
    }
}

record! {
    /// Counts per answer, where all that is at hand is a pile of forms or a supplier's table.
    Tally "tally" of Either titled [question] {
        question: Ref<Question>, required;
        about: AnyRef;
        wave: Choice<Wave>;
        /// The answer (a choice's code, or a number) and how many gave it.
        counts: Counts;
        /// How many were asked.
        invited: Count;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{Head, Id};

    /// A question of a type, with nothing more said.
    pub(in crate::domain) fn question(answer_type: AnswerType) -> Question {
        let head = Head {
            id: Id::nil(),
            project: Id::nil(),
            municipality: None,
            removed: false,
            erased: false,
        };
        Question {
            head,
            survey: None,
            position: None,
            text: "Hur nyttigt var det?".into(),
            code: String::new(),
            answer_type: Some(answer_type),
            lowest: None,
            highest: None,
            lowest_label: String::new(),
            highest_label: String::new(),
            options: Vec::new(),
        }
    }

    #[test]
    fn a_question_offers_its_points_or_its_options() {
        let mut asked = question(AnswerType::Scale);
        let points = |asked: &Question| asked.choices().into_iter().map(|(code, _)| code).collect();
        let of: Vec<String> = points(&asked);
        assert_eq!(of, ["1", "2", "3", "4", "5"]);
        (asked.lowest, asked.highest) = (Some(0), Some(1000));
        let of: Vec<String> = points(&asked);
        assert_eq!((of.len(), of[20].as_str()), (21, "20"));

        let mut asked = question(AnswerType::OneChoice);
        asked.options = vec!["yes = Ja".into(), "Nej".into()];
        let both = |code: &str, label: &str| (code.to_owned(), label.to_owned());
        assert_eq!(asked.choices(), [both("yes", "Ja"), both("Nej", "Nej")]);
        asked.answer_type = Some(AnswerType::OrderedChoice);
        assert_eq!(asked.choices(), [both("yes", "Ja"), both("Nej", "Nej")]);
        asked.answer_type = Some(AnswerType::YesNo);
        assert_eq!(asked.choices(), [both("yes", "yes"), both("no", "no")]);
        asked.answer_type = Some(AnswerType::Text);
        assert_eq!(asked.choices(), []);
    }

    #[test]
    fn an_answer_that_somebody_has_written_is_none_of_what_is_offered() {
        let mut asked = question(AnswerType::Scale);
        assert!(asked.offers(&Value::from(4)) && !asked.offers(&Value::from("Bo Ek")));
        asked.answer_type = Some(AnswerType::Text);
        assert!(!asked.offers(&Value::from("bra")) && !asked.offers(&Value::from(4)));
        asked.answer_type = Some(AnswerType::OneChoice);
        assert!(!asked.offers(&Value::from("Nej")), "it has no options");
        asked.options = vec!["Ja".into(), "Nej".into()];
        assert!(asked.offers(&Value::from("Nej")) && !asked.offers(&Value::from("Bo Ek")));
        asked.answer_type = Some(AnswerType::YesNo);
        assert!(asked.offers(&Value::from("yes")));
    }

    #[test]
    fn the_ends_of_a_scale_are_told_where_they_mean_something() {
        let mut asked = question(AnswerType::Scale);
        assert_eq!(asked.ends(), "");
        (asked.lowest, asked.highest) = (Some(1), Some(5));
        asked.highest_label = "helt".into();
        assert_eq!(asked.ends(), "5 = helt");
        asked.lowest_label = "inte alls".into();
        assert_eq!(asked.ends(), "1 = inte alls, 5 = helt");
    }
}
