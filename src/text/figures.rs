//! Figures, their parts and signals, in words.
//!
//! Titles of records are looked up by whoever has them: a function from a kind and an id to a title.

use super::{Arg, Text, capitalised, compare, dotted, uncapitalised};
use crate::domain::{AnswerType, Choosable, Id, Question, Value, Wave, thousandths, yes_or_no};
use crate::insight::{
    Amount, Cofinancing, Figure, FigureUnit, Label, MunicipalitiesAnswered, Name, Part,
    QuestionCount, Signal, SignalArg, Source, SurveyCount, label_key, means_key, of_key,
};

/// The title of a record, as the reader's language writes it.
pub type Titles<'a> = &'a dyn Fn(Source, Id) -> String;

/// The number that stands for a figure, and what it is measured in or held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headline {
    /// The value; empty where no value stands for the whole.
    pub number: String,
    /// `personer`, `av 16 kommuner`, `av planerade 900 timmar`; empty where the number says it.
    pub unit: String,
}

impl Headline {
    /// Both in one line: `12 av 16 kommuner`.
    pub fn line(&self) -> String {
        let between = if self.number.ends_with('%') {
            ", "
        } else {
            " "
        };
        [self.number.as_str(), self.unit.as_str()]
            .join(between)
            .trim()
            .to_owned()
    }
}

/// Parts that are told after the headline, where a figure has them.
const BESIDE: &[&str] = &[
    "women",
    "men",
    "min",
    "max",
    "expected",
    "joined",
    "hours",
    "participants",
    "target",
    "more_than_asked",
];

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
            Label::Point(thousandths) => self.point(*thousandths),
            Label::Own(words) => words.clone(),
            Label::Municipality(code) => self.municipality(*code),
            Label::Record(source, id) => titles(*source, *id),
        }
    }

    /// A part with the group that it stands in: `Sektorer: utbildning`.
    pub fn part_in(&self, group: Option<&Name>, name: &Name, titles: Titles<'_>) -> String {
        let words = self.part_name(name, titles);
        let Some(group) = group else { return words };
        let words = match name.label {
            Label::Word | Label::Choice(_) => uncapitalised(&words),
            // What somebody is called, or has written, stands as it is.
            Label::Point(_) | Label::Own(_) | Label::Municipality(_) | Label::Record(..) => words,
        };
        format!("{}: {words}", self.part_name(group, titles))
    }

    /// The number that stands for a figure, and what it is measured in or held against.
    pub fn headline(&self, figure: &Figure) -> Headline {
        let part = |code: &str| figure.part(code);
        let of = |number: &Part, key: &str, whole: &Part| Headline {
            number: self.part_value(number),
            unit: self.with(key, &[("of", self.counted(whole).into())]),
        };
        if let Some(share) = part("percent") {
            return Headline {
                number: self.part_value(share),
                unit: self.quotient(figure, share),
            };
        }
        let [actual, planned] = match figure.id == "cost.per_participant" {
            true => ["actual_per_participant", "planned_per_participant"],
            false => ["actual", "planned"],
        };
        if let (Some(actual), Some(planned)) = (part(actual), part(planned)) {
            return of(actual, "follow_up-of_planned", planned);
        }
        let counted = part("value").or_else(|| part("answered"));
        if let (Some(value), Some(whole)) = (counted, part("of")) {
            // Of which municipalities is said where it is not of all that take part.
            let key = of_key(&figure.id);
            let key = if self.has(&key) { &key } else { "follow_up-of" };
            return of(value, key, whole);
        }
        let alone = ["value", "total", "median", "mean"];
        let alone = alone.iter().find_map(|code| part(code));
        let alone = alone.or_else(|| part("of").filter(|_| figure.parts.len() > 1));
        alone.map_or_else(Headline::default, |alone| Headline {
            number: self.part_value(alone),
            unit: match alone.unit {
                FigureUnit::Kronor | FigureUnit::Percent => String::new(),
                unit => self.unit_after(alone.amount, unit),
            },
        })
    }

    /// Above and below the line of a share.
    fn quotient(&self, figure: &Figure, share: &Part) -> String {
        let of = share.of.as_ref();
        let of = of.and_then(|(top, bottom)| Some((figure.part(top)?, figure.part(bottom)?)));
        of.map_or_else(String::new, |(top, bottom)| {
            let args = [
                ("top", self.part_value(top).into()),
                ("of", self.counted(bottom).into()),
            ];
            self.with("follow_up-top_of", &args)
        })
    }

    /// A part's value with what it counts: `16 kommuner`.
    fn counted(&self, part: &Part) -> String {
        self.counted_amount(part.amount, part.unit)
    }

    /// An amount with what it counts: `16 kommuner`.
    pub fn counted_amount(&self, amount: Amount, unit: FigureUnit) -> String {
        let number = self.amount(amount, unit);
        match unit {
            FigureUnit::Items | FigureUnit::Kronor | FigureUnit::Percent => number,
            unit => format!("{number}\u{a0}{}", self.unit_after(amount, unit)),
        }
    }

    /// What is told of a figure after its headline: `Kvinnor 201, män 214`.
    pub fn beside_headline(&self, figure: &Figure, titles: Titles<'_>) -> String {
        let kronor = ["cost.project", "cost.per_participant"].contains(&figure.id.as_str());
        let told = BESIDE.iter().filter_map(|code| figure.part(code));
        let told = told.filter(|part| !kronor || part.unit == figure.unit);
        let told = told.map(|part| {
            let name = uncapitalised(&self.part_name(&part.name, titles));
            format!("{name} {}", self.part_value(part))
        });
        let told = capitalised(&told.collect::<Vec<_>>().join(", "));
        dotted([told, self.above_whole(figure).unwrap_or_default()])
    }

    /// That there is more than what a share is counted of: then the whole is to be looked at.
    pub fn above_whole(&self, figure: &Figure) -> Option<String> {
        let share = figure.part("percent")?.amount;
        if share.top <= 100 * share.bottom {
            return None;
        }
        let own = format!("{}-above", label_key(&figure.id));
        let key = if self.has(&own) { &own } else { "figure-above" };
        Some(self.get(key))
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
            (FigureUnit::Values, None) => {
                return self
                    .decimal(amount.as_f64(), 3)
                    .trim_end_matches('0')
                    .to_owned();
            }
            (_, None) => 1,
        };
        self.amount_to(amount, unit, decimals)
    }

    /// An amount with so many decimals, whole or not; kronor have none.
    pub fn amount_to(&self, amount: Amount, unit: FigureUnit, decimals: usize) -> String {
        let number = match unit {
            // A half is a whole krona here as everywhere.
            FigureUnit::Kronor => self.number(amount.rounded()),
            _ => self.decimal(amount.as_f64(), decimals),
        };
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

    /// The same where it stands after its number: `1 person`, `2 personer`.
    pub fn unit_after(&self, amount: Amount, unit: FigureUnit) -> String {
        let one = format!("one_unit-{}", unit.code());
        match amount.as_whole() == Some(1) && self.has(&one) {
            true => self.get(&one),
            false => self.unit(unit),
        }
    }

    /// How many answered a survey: with the response rate, or with why there is none.
    pub fn answered(&self, counted: &SurveyCount) -> String {
        let (Some(asked), Some(rate)) = (counted.asked, counted.percent) else {
            return self.with("evaluation-no_rate", &[("n", counted.answered.into())]);
        };
        // More than all cannot have answered: the number of those asked is what to ask about.
        let more = counted.more_than_asked;
        if more > 0 && counted.of_asked == asked {
            let args = [("answered", (asked + more).into()), ("asked", asked.into())];
            return self.with("evaluation-more_than_asked", &args);
        }
        let args = [
            ("rate", self.percent(rate).into()),
            ("answered", counted.of_asked.into()),
            ("asked", asked.into()),
        ];
        let rate = self.with("evaluation-rate", &args);
        match more {
            0 => rate,
            more => dotted([
                rate,
                self.with("evaluation-more_besides", &[("n", more.into())]),
            ]),
        }
    }

    /// How many municipalities have answered, and which have not where some have.
    pub fn municipalities_answered(&self, told: &MunicipalitiesAnswered) -> [String; 2] {
        let of = self.counted_amount(Amount::whole(told.of), FigureUnit::Municipalities);
        let args = [("n", told.answered.into()), ("of", of.into())];
        let mut lacking: Vec<_> = told
            .lacking
            .iter()
            .map(|one| self.municipality(*one))
            .collect();
        lacking.sort_by(|one, other| compare(one, other));
        let lacking = match told.answered {
            0 => String::new(),
            _ if lacking.is_empty() => String::new(),
            _ => self.with("survey-lacking", &[("who", lacking.join(", ").into())]),
        };
        [self.with("survey-municipalities", &args), lacking]
    }

    /// How far the co-financing has come, and on which day it is reached; none where nothing is followed.
    pub fn cofinancing(&self, stands: &Cofinancing) -> Option<String> {
        if !stands.is_followed() {
            return None;
        }
        let kronor = |amount: i64| {
            let amount = self.amount(Amount::whole(amount), FigureUnit::Kronor);
            Arg::from(amount)
        };
        let args = [
            ("certified", kronor(stands.certified.rounded())),
            ("waiting", kronor(stands.waiting.rounded())),
            ("needed", kronor(stands.needed)),
        ];
        if stands.needed == 0 {
            return Some(self.with("cofinancing-certified", &args));
        }
        let far = self.with("cofinancing-certified_of", &args);
        let when = match stands.reached_on {
            _ if stands.is_reached() => self.get("cofinancing-reached"),
            Some(day) => {
                let args = [("date", self.long_day(day).into())];
                self.with("cofinancing-reached_on", &args)
            }
            None => self.get("cofinancing-nobody_knows"),
        };
        Some(format!("{far} {when}"))
    }

    /// What was said at a time: `Före: 12 svar`.
    pub fn at_wave(&self, wave: Wave, said: &str) -> String {
        let wave = self.choice(Wave::VOCABULARY, wave.code());
        self.with(
            "survey-at_wave",
            &[("wave", wave.into()), ("said", said.into())],
        )
    }

    /// How much a mean has changed: `Förändring +0,8`.
    pub fn change(&self, change: Amount) -> String {
        let sign = if change.top > 0 { "+" } else { "" };
        let change = format!("{sign}{}", self.decimal(change.as_f64(), 1));
        self.with("survey-change", &[("change", change.into())])
    }

    /// What can be chosen to a question, each by its code and in the reader's words; nothing where one writes.
    pub fn choices(&self, question: &Question) -> Vec<(String, String)> {
        let mut choices = question.choices();
        if question.answer_type == Some(AnswerType::YesNo) {
            for (code, label) in &mut choices {
                *label = self.get(&format!("part-{code}"));
            }
        }
        choices
    }

    /// An answer to a question: a choice by its label, a number as it is written.
    pub fn answer(&self, question: &Question, answer: &Value) -> String {
        let choices = self.choices(question);
        let label = |said: &str| {
            let yes_no = question.answer_type == Some(AnswerType::YesNo);
            let code = yes_or_no(said).filter(|_| yes_no).unwrap_or(said);
            let found = choices.iter().find(|(one, _)| one == code);
            found.map_or_else(|| code.to_owned(), |(_, label)| label.clone())
        };
        match answer {
            Value::String(code) => label(code),
            Value::Array(codes) => {
                let labels = codes.iter().filter_map(Value::as_str).map(label);
                labels.collect::<Vec<_>>().join(", ")
            }
            answer => thousandths(answer).map_or_else(String::new, |number| self.point(number)),
        }
    }

    /// The mean of a question's answers, if they have one, and how many they are: `Medel 4,2 · 12 svar`.
    pub fn question_answered(&self, counted: &QuestionCount) -> String {
        let mean = counted.mean.map(|mean| self.decimal(mean.as_f64(), 1));
        let mean = mean.map(|mean| self.with("evaluation-mean", &[("mean", mean.into())]));
        let answers = self.with("evaluation-answers", &[("n", counted.answers.into())]);
        dotted([mean.unwrap_or_default(), answers])
    }

    /// What a signal says.
    pub fn signal_title(&self, signal: &Signal, titles: Titles<'_>) -> String {
        self.of_signal(&signal.title_key(), signal, titles)
    }

    /// What the signals of a kind are called together: as each is called, where that says nothing of the one alone.
    pub fn signal_kind(&self, kind: &str) -> String {
        let together = format!("signal-{kind}-kind");
        match self.has(&together) {
            true => self.get(&together),
            false => self.get(&format!("signal-{kind}-title")),
        }
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
            SignalArg::Month(month) => self.month_of(*month).into(),
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
