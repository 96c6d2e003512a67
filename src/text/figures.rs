//! Figures, their parts and signals, in words.
//!
//! Titles of records are looked up by whoever has them: a function from a kind and an id to a title.

use super::{Arg, Text};
use crate::domain::Id;
use crate::insight::{
    Amount, Figure, FigureUnit, Label, Name, Part, Signal, SignalArg, Source, label_key, means_key,
};

/// The title of a record, as the reader's language writes it.
pub type Titles<'a> = &'a dyn Fn(Source, Id) -> String;

impl Text {
    /// What a figure is called; a survey's figure is called what the question asks.
    pub fn figure(&self, figure: &Figure, titles: Titles<'_>) -> String {
        match figure.question {
            Some(question) => titles(Source::Question, question),
            None => self.get(&label_key(&figure.id)),
        }
    }

    /// What a figure means, in words; none for a survey's, whose question says it.
    pub fn figure_means(&self, id: &str) -> Option<String> {
        let key = means_key(id);
        self.has(&key).then(|| self.get(&key))
    }

    /// What a part is called: `Kvinnor`.
    pub fn part_name(&self, name: &Name, titles: Titles<'_>) -> String {
        match &name.label {
            Label::Word => self.get(&format!("part-{}", name.code)),
            Label::Choice(vocabulary) => self.choice(vocabulary, &name.code),
            Label::Own(words) => words.clone(),
            Label::Municipality(code) => self.municipality(*code),
            Label::Record(source, id) => titles(*source, *id),
        }
    }

    /// A part's value with its unit where it is not a plain number: `415`, `46 %`, `7 738 904 kr`.
    pub fn part_value(&self, part: &Part) -> String {
        self.amount(part.amount, part.unit)
    }

    /// An amount, as a table shows it: whole numbers whole, others with a decimal or two.
    pub fn amount(&self, amount: Amount, unit: FigureUnit) -> String {
        let decimals = match (unit, amount.as_whole()) {
            (_, Some(_)) => 0,
            (FigureUnit::Points, None) => 2,
            (FigureUnit::Kronor, None) => 0,
            (_, None) => 1,
        };
        let number = self.decimal(amount.as_f64(), decimals);
        match unit {
            FigureUnit::Percent => self.with("number-percent", &[("number", number.into())]),
            FigureUnit::Kronor => self.with("number-kronor", &[("amount", number.into())]),
            _ => number,
        }
    }

    /// What a figure is measured in: `personer`.
    pub fn unit(&self, unit: FigureUnit) -> String {
        self.get(&unit.key())
    }

    /// What a signal says.
    pub fn signal_title(&self, signal: &Signal, titles: Titles<'_>) -> String {
        self.of_signal(&signal.title_key(), signal, titles)
    }

    /// Why a signal matters.
    pub fn signal_why(&self, signal: &Signal, titles: Titles<'_>) -> String {
        self.of_signal(&signal.why_key(), signal, titles)
    }

    /// The words on a signal's button.
    pub fn signal_action(&self, signal: &Signal) -> String {
        self.get(&signal.action_key())
    }

    fn of_signal(&self, key: &str, signal: &Signal, titles: Titles<'_>) -> String {
        let arg = |arg: &SignalArg| match arg {
            SignalArg::Number(number) => Arg::Number(*number),
            SignalArg::Date(date) => self.long_day(*date).into(),
            SignalArg::Record(source, id) => titles(*source, *id).into(),
            SignalArg::Municipality(code) => self.municipality(*code).into(),
        };
        let args: Vec<_> = signal
            .args
            .iter()
            .map(|(name, value)| (*name, arg(value)))
            .collect();
        self.with(key, &args)
    }
}
