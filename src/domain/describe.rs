//! How a record kind is described: once, and everything else is read from the description.

use super::value::Value;

/// A vocabulary of choices, stored by code and shown by translated label.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The vocabulary's code name; labels have the key `code--choice`.
    pub code: &'static str,
    /// The choices' code names in the order they are offered.
    pub choices: &'static [&'static str],
}

/// What a whole number counts; decides its bounds and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things or people.
    Count,
    /// Whole Swedish kronor.
    Kronor,
    /// Whole minutes, at most a day.
    Minutes,
    /// Whole minutes, at most a month.
    MonthMinutes,
    /// Whole minutes over a longer time.
    PlanMinutes,
    /// Whole per cent of full time.
    Percent,
    /// A point on a scale of the user's own, below zero too.
    Point,
    /// A grade from 1 to 5.
    Grade,
}

impl Unit {
    /// Whether it is a length of time, kept in minutes.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Minutes | Self::MonthMinutes | Self::PlanMinutes)
    }

    /// The lowest and highest number that makes sense.
    pub const fn bounds(self) -> (i64, i64) {
        match self {
            Self::Count => (0, 100_000_000),
            Self::Kronor => (-100_000_000_000, 100_000_000_000),
            Self::Minutes => (0, 24 * 60),
            Self::MonthMinutes => (0, 31 * 24 * 60),
            Self::PlanMinutes => (0, 10_000 * 60),
            Self::Percent => (0, 100),
            Self::Point => (-1_000, 1_000),
            Self::Grade => (1, 5),
        }
    }
}

/// The shape of a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Line,
    /// Text of any length within reason.
    Text,
    /// A list of short lines.
    Lines,
    /// A whole number.
    Number(Unit),
    /// A decimal number of at most three decimals, exact: `12.5`.
    Decimal,
    /// A plain calendar date, `2026-11-21`.
    Date,
    /// A month, told by its first day.
    Month,
    /// A time of day, `13:00`.
    Time,
    /// A date, with a time of day where it is known: `2026-11-21T13:00`.
    Moment,
    /// Yes or no.
    Flag,
    /// One of a vocabulary.
    Choice(&'static Vocabulary),
    /// Several of a vocabulary.
    Choices(&'static Vocabulary),
    /// Another record, of one of these kinds.
    Reference(&'static [&'static str]),
    /// Several other records, of one of these kinds.
    References(&'static [&'static str]),
    /// A municipality by its code.
    MunicipalityCode,
    /// A *personnummer* or *samordningsnummer*.
    IdentityNumber,
    /// A code that the program makes: never typed, never shown.
    Code,
    /// Much in compact form that the program writes once: never typed, never shown as it stands.
    Sealed,
    /// Answers to a survey: question id to answer.
    Answers,
    /// A tally: answer to count.
    Counts,
}

impl Shape {
    /// Whether the program writes the values, and nobody is shown them as they stand.
    pub const fn is_made(self) -> bool {
        matches!(self, Self::Code | Self::Sealed)
    }
}

/// How careful one must be with a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// May be seen by anyone in the project.
    Open,
    /// Free text that may hold personal data.
    FreeText,
    /// Stands for a person, or singles one out, without telling who: leaves with the record where it is locked,
    /// and goes when the person is erased.
    Pseudonym,
    /// Says something about an identified person.
    Personal,
    /// Needs particular protection.
    Sensitive,
}

/// What a line is written as, where one sees from the letters whether it can be that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

/// One field of a record kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The code name: column, journal key, command-line name; its label has the key `kind--code`.
    pub code: &'static str,
    /// What values it takes.
    pub shape: Shape,
    /// Whether a record cannot do without it.
    pub required: bool,
    /// How careful one must be with it.
    pub privacy: Privacy,
    /// Whether it stays as it was when the record was made.
    pub frozen: bool,
    /// What a line of it is written as.
    pub written: Option<Written>,
}

impl Field {
    /// An open field that may be left empty.
    pub const fn new(code: &'static str, shape: Shape) -> Self {
        Self {
            code,
            shape,
            required: false,
            privacy: Privacy::Open,
            frozen: false,
            written: None,
        }
    }

    /// The same, needed.
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// The same, personal data.
    pub const fn personal(self) -> Self {
        Self {
            privacy: Privacy::Personal,
            ..self
        }
    }

    /// The same, a code that stands for a person.
    pub const fn pseudonym(self) -> Self {
        Self {
            privacy: Privacy::Pseudonym,
            ..self
        }
    }

    /// The same, sensitive personal data.
    pub const fn sensitive(self) -> Self {
        Self {
            privacy: Privacy::Sensitive,
            ..self
        }
    }

    /// The same, an e-mail address.
    pub const fn email_address(self) -> Self {
        Self {
            written: Some(Written::Email),
            ..self
        }
    }

    /// The same, a telephone number.
    pub const fn phone_number(self) -> Self {
        Self {
            written: Some(Written::Phone),
            ..self
        }
    }

    /// The same, that stays as it was when the record was made.
    pub const fn frozen(self) -> Self {
        Self {
            frozen: true,
            ..self
        }
    }

    /// The same, free text that may hold personal data.
    pub const fn free_text(self) -> Self {
        Self {
            privacy: Privacy::FreeText,
            ..self
        }
    }
}

/// Who may write records of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The project lead; municipalities receive them in the kit.
    Project,
    /// The project lead, for herself: nobody else receives them.
    Lead,
    /// Each municipality its own.
    Municipality,
    /// Both, each their own.
    Either,
    /// Both; what the lead writes goes to everybody in the kit.
    Shared,
    /// The project lead, to one municipality each or to all; they receive them with the feedback.
    Addressed,
}

/// A rule between the fields of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The second date or time is never before the first.
    InOrder(&'static str, &'static str),
    /// Exactly one of the two is given.
    OneOf(&'static str, &'static str),
    /// The two are different.
    Differ(&'static str, &'static str),
    /// From the first moment to the second is at most a day, and over midnight only where both have a time of day.
    WithinADay(&'static str, &'static str),
    /// The second number is greater than the first.
    Ascending(&'static str, &'static str),
}

/// A record kind: everything the program knows about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The code name: table, journal kind, command-line name, label key.
    pub code: &'static str,
    /// Who may write it.
    pub owner: Owner,
    /// The fields that name a record to a reader; references are resolved.
    pub title: &'static [&'static str],
    /// Its fields in the order of the default form.
    pub fields: &'static [Field],
    /// Rules between the fields.
    pub rules: &'static [Rule],
}

impl Owner {
    /// Whether it is the lead alone who writes.
    pub const fn is_lead(self) -> bool {
        matches!(self, Self::Project | Self::Lead | Self::Addressed)
    }
}

impl Kind {
    /// The field with this code name, and its index.
    pub fn field(&self, code: &str) -> Option<(usize, &'static Field)> {
        self.fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.code == code)
    }
}

/// Why a value does not fit its field, or a record its rules. `text` makes the sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A required field is empty.
    #[error("missing")]
    Missing,
    /// Not a text.
    #[error("not a text")]
    NotText,
    /// Longer than this many characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A line break in a single line, or another control character.
    #[error("control character")]
    ControlCharacter,
    /// Not a whole number.
    #[error("not a whole number")]
    NotANumber,
    /// Not a number with at most three decimals.
    #[error("not a number with at most three decimals")]
    NotADecimal,
    /// Outside these bounds.
    #[error("outside {0} to {1}")]
    OutOfBounds(i64, i64),
    /// Not a date between 1900 and 2199.
    #[error("not a date")]
    NotADate,
    /// Not a month.
    #[error("not a month")]
    NotAMonth,
    /// Not a time of day.
    #[error("not a time of day")]
    NotATime,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    NotAFlag,
    /// Not one of the vocabulary's choices.
    #[error("'{0}' is not one of the choices")]
    UnknownChoice(String),
    /// Not a record's id.
    #[error("not an id")]
    NotAnId,
    /// There is no such record, or of another kind.
    #[error("no such record")]
    NoSuchRecord,
    /// The record that it refers to was removed.
    #[error("a removed record")]
    IsRemoved,
    /// A group that reports to itself, directly or by way of others.
    #[error("reports to itself")]
    InARing,
    /// The municipality takes part already.
    #[error("takes part already")]
    TakesPart,
    /// Not a list.
    #[error("not a list")]
    NotAList,
    /// Not a four-digit municipality code of the project.
    #[error("not a municipality code")]
    NotAMunicipalityCode,
    /// Not a Swedish personal identity number, or its checksum is wrong.
    #[error("not a personal identity number")]
    NotAnIdentityNumber,
    /// The end is before the start in the named field.
    #[error("before {0}")]
    Before(&'static str),
    /// More than a day after the named field.
    #[error("more than a day after {0}")]
    OverSeveralDays(&'static str),
    /// Not greater than the named field.
    #[error("not above {0}")]
    NotAbove(&'static str),
    /// Exactly one of this and the named field shall be given.
    #[error("give this or {0}, not both")]
    NotOneOf(&'static str),
    /// The same as the named field.
    #[error("same as {0}")]
    SameAs(&'static str),
    /// The person's minutes that day would be more than a day has.
    #[error("more than 24 hours in a day")]
    MoreThanADay,
    /// Decided when the record was made, for good.
    #[error("settled when it was made")]
    Settled,
    /// The project does not ask for personal identity numbers.
    #[error("not asked for")]
    NotAskedFor,
    /// What was written when the record was made stays so.
    #[error("frozen")]
    Frozen,
    /// The kind has no such field.
    #[error("no such field")]
    NoSuchField,
}

/// A set of fields with new values; `null` empties a field.
pub type Fields = std::collections::BTreeMap<String, Value>;
