//! Labels read from the descriptions: kinds, fields, choices, values, and what is wrong with them.

use std::collections::BTreeMap;

use super::{Arg, Text};
use crate::domain::{
    Choosable, Decimal, Field, Id, Invalid, Kind, MunicipalityCode, NumberUnit, Shape, Value,
    Vocabulary, Written, municipalities, parse_moment, parse_month,
};
use crate::workspace::Whose;

impl Text {
    /// The kind's name: `grupp`.
    pub fn kind(&self, kind: &Kind) -> String {
        self.label(&format!("kind-{}", kind.code), "kind-unknown", kind.code)
    }

    /// The kind's name for many: `grupper`.
    pub fn kinds(&self, kind: &Kind) -> String {
        self.label(
            &format!("kind-{}-many", kind.code),
            "kind-unknown",
            kind.code,
        )
    }

    /// The kind's name for a certain one: `gruppen`.
    pub fn kind_the(&self, kind: &Kind) -> String {
        self.label(
            &format!("kind-{}-the", kind.code),
            "kind-unknown",
            kind.code,
        )
    }

    /// The kind's name for one to be made: `ny grupp`.
    pub fn kind_new(&self, kind: &Kind) -> String {
        self.label(
            &format!("kind-{}-new", kind.code),
            "kind-unknown",
            kind.code,
        )
    }

    /// The field's label: `Bildad`.
    pub fn field(&self, kind: &Kind, field: &Field) -> String {
        self.field_named(kind, field.code)
    }

    /// The label of the field with this code name, which a newer version may have added.
    pub fn field_named(&self, kind: &Kind, field: &str) -> String {
        self.label(
            &format!("field-{}-{field}", kind.code),
            "field-unknown",
            field,
        )
    }

    /// What a field means, where its label does not say it to everybody.
    pub fn explained(&self, kind: &Kind, field: &Field) -> Option<String> {
        let key = format!("explain-{}-{}", kind.code, field.code);
        self.has(&key).then(|| self.get(&key))
    }

    /// What to ask of a text that can hardly be what it should be.
    pub fn doubtful(&self, written: Written) -> String {
        self.get(match written {
            Written::Email => "invalid-doubtful_email",
            Written::Phone => "invalid-doubtful_phone",
        })
    }

    /// The choice's label: `Strategisk`; a choice from a newer version shows as unknown.
    pub fn choice(&self, vocabulary: &Vocabulary, choice: &str) -> String {
        self.label(
            &format!("choice-{}-{choice}", vocabulary.code),
            "choice-unknown",
            choice,
        )
    }

    /// What is chosen, in words; nothing where nothing is.
    pub fn chosen<V: Choosable>(&self, chosen: Option<V>) -> String {
        chosen.map_or_else(String::new, |chosen| {
            self.choice(V::VOCABULARY, chosen.code())
        })
    }

    /// Yes or no.
    pub fn flag(&self, flag: bool) -> String {
        self.get(if flag { "flag-yes" } else { "flag-no" })
    }

    /// The municipality's name.
    pub fn municipality(&self, code: MunicipalityCode) -> String {
        match municipalities::find(code) {
            Some(place) => place.name.to_owned(),
            None => self.with("municipality-unknown", &[("code", code.as_str().into())]),
        }
    }

    /// Whose something is: a municipality's, or the project lead's.
    pub fn whose(&self, municipality: Option<MunicipalityCode>) -> String {
        municipality.map_or_else(|| self.get("frame-lead"), |code| self.municipality(code))
    }

    /// Who sends: a municipality, a project by what it is called in short, or the project lead.
    pub fn sender(&self, whose: Option<Whose>, projects: &BTreeMap<Id, String>) -> String {
        match whose {
            Some(Whose::Project(project)) => {
                let name = projects.get(&project);
                name.cloned().unwrap_or_else(|| project.to_string())
            }
            whose => self.whose(whose.and_then(Whose::municipality)),
        }
    }

    fn label(&self, key: &str, unknown: &str, code: &str) -> String {
        if self.has(key) {
            self.get(key)
        } else {
            self.with(unknown, &[("code", code.into())])
        }
    }

    /// A field's value in words; `title` names the record with an id. Empty where nothing is known.
    pub fn value(&self, field: &Field, value: &Value, title: &dyn Fn(&str) -> String) -> String {
        match (field.shape, value) {
            (_, Value::Null) => String::new(),
            (Shape::Choice(vocabulary), Value::String(choice)) => self.choice(vocabulary, choice),
            (Shape::Reference(_), Value::String(id)) => title(id),
            (Shape::MunicipalityCode, Value::String(code)) => code
                .parse()
                .map_or_else(|_| code.clone(), |code| self.municipality(code)),
            (Shape::Month, Value::String(month)) => {
                parse_month(month).map_or_else(|_| month.clone(), |month| self.month_of(month))
            }
            (Shape::Moment, Value::String(moment)) => parse_moment(moment)
                .map_or_else(|_| moment.clone(), |(date, time)| self.moment(date, time)),
            (Shape::Decimal, Value::String(number)) => {
                Decimal::parse(number).map_or_else(|_| number.clone(), |number| self.exact(number))
            }
            (_, Value::String(words)) => words.clone(),
            (Shape::Number(unit), Value::Number(number)) => number
                .as_i64()
                .map_or_else(|| number.to_string(), |number| self.measure(unit, number)),
            (_, Value::Number(number)) => number.to_string(),
            (_, Value::Bool(flag)) => self.flag(*flag),
            (shape, Value::Array(elements)) => self.elements(shape, elements, title),
            (shape, Value::Object(pairs)) => {
                let name = |key: &str| {
                    if shape == Shape::Answers {
                        title(key)
                    } else {
                        key.to_owned()
                    }
                };
                let inner = Field::new("", Shape::Line);
                let pair = |(key, value): (&String, &Value)| {
                    format!("{}: {}", name(key), self.value(&inner, value, title))
                };
                pairs.iter().map(pair).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn elements(&self, shape: Shape, elements: &[Value], title: &dyn Fn(&str) -> String) -> String {
        let one = Field::new(
            "",
            match shape {
                Shape::Choices(vocabulary) => Shape::Choice(vocabulary),
                Shape::References(kinds) => Shape::Reference(kinds),
                _ => Shape::Line,
            },
        );
        elements
            .iter()
            .map(|element| self.value(&one, element, title))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// A whole number with its unit.
    pub fn measure(&self, unit: NumberUnit, number: i64) -> String {
        match unit {
            NumberUnit::Count | NumberUnit::Point | NumberUnit::Grade => self.number(number),
            NumberUnit::Kronor => self.kronor(number),
            NumberUnit::Minutes | NumberUnit::MonthMinutes | NumberUnit::PlanMinutes => {
                self.hours(number)
            }
            NumberUnit::Percent => self.percent(number),
        }
    }

    /// What is wrong with a value, to stand below its field.
    pub fn invalid(&self, kind: &Kind, fault: &Invalid) -> String {
        let other = |field: &str| Arg::from(self.field_named(kind, field));
        match fault {
            Invalid::Missing => self.get("invalid-missing"),
            Invalid::NotText => self.get("invalid-not_text"),
            Invalid::TooLong(longest) => self.with("invalid-too_long", &[("n", (*longest).into())]),
            Invalid::ControlCharacter => self.get("invalid-control_character"),
            Invalid::NotANumber => self.get("invalid-not_a_number"),
            Invalid::NotADecimal => self.get("invalid-not_a_decimal"),
            Invalid::OutOfBounds(low, high) => self.with(
                "invalid-out_of_bounds",
                &[("low", (*low).into()), ("high", (*high).into())],
            ),
            Invalid::NotADate => self.get("invalid-not_a_date"),
            Invalid::NotAMonth => self.get("invalid-not_a_month"),
            Invalid::NotATime => self.get("invalid-not_a_time"),
            Invalid::NotAFlag => self.get("invalid-not_a_flag"),
            Invalid::UnknownChoice(choice) => {
                self.with("invalid-unknown_choice", &[("choice", choice.into())])
            }
            Invalid::NotAnId => self.get("invalid-not_an_id"),
            Invalid::NoSuchRecord => self.get("invalid-no_such_record"),
            Invalid::IsRemoved => self.get("invalid-is_removed"),
            Invalid::InARing => self.get("invalid-in_a_ring"),
            Invalid::TakesPart => self.get("invalid-takes_part"),
            Invalid::NotAList => self.get("invalid-not_a_list"),
            Invalid::NotAMunicipalityCode => self.get("invalid-not_a_municipality_code"),
            Invalid::NotAnIdentityNumber => self.get("invalid-not_an_identity_number"),
            Invalid::NotAskedFor => self.get("invalid-not_asked_for"),
            Invalid::Settled => self.get("invalid-settled"),
            Invalid::Before(field) => self.with("invalid-before", &[("field", other(field))]),
            Invalid::OverSeveralDays(_) => self.get("invalid-over_several_days"),
            Invalid::NotAbove(field) => self.with("invalid-not_above", &[("field", other(field))]),
            Invalid::NotOneOf(field) => self.with("invalid-not_one_of", &[("field", other(field))]),
            Invalid::SameAs(field) => self.with("invalid-same_as", &[("field", other(field))]),
            Invalid::MoreThanADay => self.get("invalid-more_than_a_day"),
            Invalid::Frozen => self.get("invalid-frozen"),
            Invalid::NoSuchField => self.get("invalid-no_such_field"),
        }
    }

    /// The same with the field's label before it, where the field itself is not in sight.
    pub fn invalid_in(&self, kind: &Kind, field: &str, fault: &Invalid) -> String {
        let args = [
            ("field", self.field_named(kind, field).into()),
            ("sentence", self.invalid(kind, fault).into()),
        ];
        self.with("invalid-in_field", &args)
    }
}

/// Those parts that say something, in one line: `Kontaktperson · 10 %`.
pub fn dotted<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let mut line = String::new();
    for part in parts {
        let part = part.as_ref();
        if !line.is_empty() && !part.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(part);
    }
    line
}

/// A text with its first letter large, to begin a sentence or a button: `Ny grupp`.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

/// Words as they stand within a sentence: with a small first letter, but for what is written in capitals.
pub fn uncapitalised(text: &str) -> String {
    let mut rest = text.chars();
    let Some(first) = rest.next() else {
        return String::new();
    };
    match rest.clone().next() {
        Some(second) if second.is_uppercase() => text.to_owned(),
        _ => first.to_lowercase().chain(rest).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Language;
    use super::*;
    use crate::domain::{
        Assignment, Choosable, Group, GroupKind, Mandate, Meeting, Record, Survey,
    };

    fn swedish() -> Text {
        Text::new(Language::Swedish)
    }

    #[test]
    fn parts_that_say_nothing_leave_no_mark_in_a_line() {
        let mandate = swedish().chosen(Some(Mandate::Yes));
        let nothing = swedish().chosen(None::<Mandate>);
        assert_eq!(dotted(["", "10 %", &nothing, &mandate]), "10 % · Ja");
        assert_eq!(dotted([""; 3]), "");
    }

    #[test]
    fn labels_are_the_fields_own_words() {
        let text = swedish();
        assert_eq!(text.kind(Group::KIND), "grupp");
        assert_eq!(text.kinds(Group::KIND), "grupper");
        assert_eq!(text.kind_the(Meeting::KIND), "mötet");
        assert_eq!(capitalised(&text.kind_new(Meeting::KIND)), "Nytt möte");
        assert_eq!(
            text.field_named(Group::KIND, Group::parent),
            "Rapporterar till"
        );
        assert_eq!(text.choice(GroupKind::VOCABULARY, "operative"), "Operativ");
    }

    #[test]
    fn what_a_newer_version_added_shows_as_unknown() {
        let text = swedish();
        assert_eq!(
            text.choice(GroupKind::VOCABULARY, "regional"),
            "okänt val (regional)"
        );
        assert_eq!(
            text.field_named(Group::KIND, "colour"),
            "okänt fält (colour)"
        );
    }

    #[test]
    fn values_are_told_in_words() {
        let text = swedish();
        let told = |kind: &Kind, field: &str, value: Value| {
            let (_, field) = kind.field(field).unwrap();
            text.value(field, &value, &|id| format!("«{id}»"))
        };
        assert_eq!(
            told(Group::KIND, Group::kind, json!("strategic")),
            "Strategisk"
        );
        assert_eq!(told(Group::KIND, Group::parent, json!("1")), "«1»");
        assert_eq!(
            told(Meeting::KIND, Meeting::groups, json!(["1", "2"])),
            "«1», «2»"
        );
        assert_eq!(
            told(Assignment::KIND, Assignment::share, json!(20)),
            "20\u{a0}%"
        );
        assert_eq!(told(Survey::KIND, Survey::anonymous, json!(true)), "Ja");
        assert_eq!(told(Group::KIND, Group::name, Value::Null), "");
    }

    #[test]
    fn what_is_wrong_is_said_in_one_sentence() {
        let text = swedish();
        let kind = Assignment::KIND;
        assert_eq!(
            text.invalid(kind, &Invalid::Before("from")),
            "Kan inte vara före ”Från”."
        );
        assert_eq!(
            text.invalid_in(kind, "share", &Invalid::OutOfBounds(0, 100)),
            "Avsatt tid, andel av heltid: Skriv ett tal mellan 0 och 100."
        );
    }

    #[test]
    fn every_fault_has_a_sentence_in_every_language() {
        let faults = [
            Invalid::Missing,
            Invalid::NotText,
            Invalid::TooLong(300),
            Invalid::ControlCharacter,
            Invalid::NotANumber,
            Invalid::NotADecimal,
            Invalid::OutOfBounds(0, 100),
            Invalid::NotADate,
            Invalid::NotAMonth,
            Invalid::NotATime,
            Invalid::NotAFlag,
            Invalid::UnknownChoice("x".into()),
            Invalid::NotAnId,
            Invalid::NoSuchRecord,
            Invalid::IsRemoved,
            Invalid::InARing,
            Invalid::TakesPart,
            Invalid::NotAList,
            Invalid::NotAMunicipalityCode,
            Invalid::NotAnIdentityNumber,
            Invalid::NotAskedFor,
            Invalid::Settled,
            Invalid::Before("from"),
            Invalid::NotAbove("from"),
            Invalid::NotOneOf("from"),
            Invalid::SameAs("from"),
            Invalid::MoreThanADay,
            Invalid::Frozen,
            Invalid::NoSuchField,
        ];
        for text in Language::ALL.iter().map(|language| Text::new(*language)) {
            for fault in &faults {
                let sentence = text.invalid(Assignment::KIND, fault);
                assert!(
                    sentence.ends_with('.') && !sentence.contains(['[', '{']),
                    "{fault:?}: {sentence}"
                );
            }
        }
    }

    #[test]
    fn a_municipality_is_known_by_name() {
        assert_eq!(swedish().municipality("1285".parse().unwrap()), "Eslöv");
        assert_eq!(
            swedish().municipality("9999".parse().unwrap()),
            "okänd kommun (9999)"
        );
    }
}
