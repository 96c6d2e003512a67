//! Every word a user sees: Fluent texts, labels read from the descriptions, numbers and dates.
//!
//! The words stand in `assets/text/{sv,en}.ftl`, and the window's in a folder beside with a file a page,
//! under keys with at least one hyphen. Whole numbers are
//! given as numbers, so that a text can choose between one and many, and are written in the language's own
//! manner; years and other finished texts are given as texts. Labels of kinds, fields and choices are found
//! by their code names: `kind-group`, `field-group-established_on`, `choice-group_kind-strategic`.
//!
//! This room is pure: it knows no window, file or clock. What day it is, it is told.

mod backups;
mod boards;
mod cluster;
mod days;
mod errors;
mod feedback;
mod figures;
mod goals;
mod history;
mod labels;
mod many_days;
mod numbers;
mod records;
mod series;
mod situation;
mod sorting;
mod typed;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use days::weeks_of;
pub use errors::Sentence;
pub use figures::{Headline, Titles};
pub use labels::{capitalised, dotted, uncapitalised};
pub use many_days::{WrittenDay, many_days};
pub use series::WrittenSeries;
pub use sorting::{compare, sort_key};
pub use typed::{DateWords, Unreadable, grouped, parse_date, parse_month, parse_time, parse_whole};

/// A language that users can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish, the first language.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Language {
    /// All languages in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Swedish, Self::English];

    /// The code it is stored by: `sv` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// What the language calls itself; the same whatever language is shown.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    /// The language's texts: the library's own, then the window's by page.
    fn words(self) -> &'static [&'static str] {
        macro_rules! files {
            ($language:literal) => {
                &[
                    include_str!(concat!("../../assets/text/", $language, ".ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/kinds.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/insight.ftl")),
                    include_str!(concat!(
                        "../../assets/text/",
                        $language,
                        "/command_line.ftl"
                    )),
                    include_str!(concat!("../../assets/text/", $language, "/window.ftl")),
                    include_str!(concat!(
                        "../../assets/text/",
                        $language,
                        "/collaboration.ftl"
                    )),
                    include_str!(concat!("../../assets/text/", $language, "/boards.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/feedback.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/change.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/people.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/follow_up.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/lead.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/fund.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/keys.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/decisions.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/person_data.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/backups.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/merges.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/paper.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/report.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/intake.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/wall.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/cluster.ftl")),
                    include_str!(concat!("../../assets/text/", $language, "/help.ftl")),
                ]
            };
        }
        match self {
            Self::Swedish => files!("sv"),
            Self::English => files!("en"),
        }
    }
}

/// What is put into a text: a whole number, or a finished text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A whole number: the text may choose its form by it.
    Number(i64),
    /// A text, put in as it is.
    Text(Cow<'a, str>),
}

macro_rules! arg_from_number {
    ($($number:ty),+) => {
        $(impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })+
    };
}

arg_from_number!(i32, i64, u8, u16, u32, u64, usize);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

/// What the record is called whose id is written so.
pub type Titled<'a> = &'a dyn Fn(&str) -> String;

/// The words of one language. Cheap to clone, and may be used from any thread.
#[derive(Clone)]
pub struct Text(Arc<Words>);

struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.0.language).finish()
    }
}

impl Text {
    /// The words of this language.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks are invisible here and would show as missing glyphs, and in files.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Swedish => numbers::write_swedish,
            Language::English => numbers::write_english,
        }));
        for words in language.words() {
            let resource =
                FluentResource::try_new((*words).to_owned()).unwrap_or_else(|(rest, errors)| {
                    tracing::error!(
                        language = language.code(),
                        ?errors,
                        "texts that cannot be read"
                    );
                    rest
                });
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(language = language.code(), ?errors, "texts given twice");
            }
        }
        Self(Arc::new(Words { language, bundle }))
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The text with this key. A missing one shows as `[key]` and is logged.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text with this key and these put in: `text.with("people-found", &[("n", 3.into())])`.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| {
            tracing::error!(key, language = self.0.language.code(), "no such text");
            format!("[{key}]")
        })
    }

    /// Whether there is a text with this key.
    pub fn has(&self, key: &str) -> bool {
        self.0.bundle.has_message(key)
    }

    fn find(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.0.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self
            .0
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a text that lacks what is to be put in");
        }
        Some(text.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read() {
        for words in Language::ALL.iter().flat_map(|language| language.words()) {
            let read = FluentResource::try_new((*words).to_owned());
            assert!(read.is_ok(), "{:?}", read.err().map(|(_, errors)| errors));
        }
    }

    #[test]
    fn a_text_chooses_its_form_by_the_number_and_writes_it_in_the_languages_manner() {
        let swedish = Text::new(Language::Swedish);
        assert_eq!(swedish.with("day-in_days", &[("n", 1.into())]), "om 1 dag");
        assert_eq!(
            swedish.with("day-in_days", &[("n", 12_345.into())]),
            "om 12\u{202f}345 dagar"
        );
        let english = Text::new(Language::English);
        assert_eq!(
            english.with("day-in_days", &[("n", 12_345.into())]),
            "in 12,345 days"
        );
    }

    #[test]
    fn what_is_put_in_as_text_stays_as_it_is() {
        let text = Text::new(Language::Swedish);
        assert_eq!(
            text.with(
                "day-month_year",
                &[("month", "maj".into()), ("year", "2017".into())]
            ),
            "maj 2017"
        );
    }

    #[test]
    fn a_missing_text_shows_its_key_and_harms_nothing() {
        assert_eq!(
            Text::new(Language::Swedish).get("no-such_text"),
            "[no-such_text]"
        );
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        assert_eq!(Language::from_code("en"), Some(Language::English));
        assert_eq!(Language::from_code("fi"), None);
        assert_eq!(Language::default(), Language::Swedish);
    }

    #[test]
    fn texts_travel_between_threads() {
        let text = Text::new(Language::Swedish);
        let there = text.clone();
        let word = std::thread::spawn(move || there.get("flag-yes")).join();
        assert_eq!(word.ok(), Some(text.get("flag-yes")));
    }
}
