//! Errors as sentences: what happened, that nothing was lost (or what was), and what to do now.

use super::Text;
use crate::domain::NotAMunicipalityCode;

/// Something that went wrong and can be told to a user.
pub trait Sentence {
    /// The whole of it in plain words.
    fn sentence(&self, text: &Text) -> String;
}

impl Sentence for NotAMunicipalityCode {
    fn sentence(&self, text: &Text) -> String {
        text.with(
            "error-not_a_municipality_code",
            &[("code", self.0.as_str().into())],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::domain::MunicipalityCode;

    #[test]
    fn an_error_is_told_with_what_was_written() {
        let error = "12".parse::<MunicipalityCode>().unwrap_err();
        let sentence = error.sentence(&Text::new(Language::Swedish));
        assert!(
            sentence.starts_with("”12” är inte en kommunkod."),
            "{sentence}"
        );
    }
}
