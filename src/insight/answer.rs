//! One answer to a question, small.

use crate::domain::{LONGEST_LINE, Value, thousandths};

/// One answer to one question; a number in thousandths.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    Number(i64),
    Choices(Box<[String]>),
}

impl Answer {
    pub(super) fn of(value: &Value) -> Option<Self> {
        // No choice is longer than a line; of a longer free answer only that it was given matters here.
        let line = |text: &str| text.trim().chars().take(LONGEST_LINE).collect::<String>();
        match value {
            Value::Number(_) => thousandths(value).map(Self::Number),
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(Self::Choices([line(text)].into())),
            Value::Array(list) => Some(Self::Choices(
                list.iter().filter_map(Value::as_str).map(line).collect(),
            )),
            _ => None,
        }
    }
}
