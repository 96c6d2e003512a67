//! Errors as sentences: what happened, that nothing was lost (or what was), and what to do now.

use std::path::Path;

use super::Text;
use crate::domain::NotAMunicipalityCode;
use crate::store::StoreError;

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

impl Sentence for StoreError {
    fn sentence(&self, text: &Text) -> String {
        let path = |path: &Path| [("path", path.display().to_string().into())];
        match self {
            Self::NoFile(file) => text.with("error-store-no_file", &path(file)),
            Self::Exists(file) => text.with("error-store-exists", &path(file)),
            Self::NotOurs => text.get("error-store-not_ours"),
            Self::TooNew { found, known } => {
                let args = [("found", (*found).into()), ("known", (*known).into())];
                text.with("error-store-too_new", &args)
            }
            Self::DiskFull => text.get("error-store-disk_full"),
            Self::ReadOnly => text.get("error-store-read_only"),
            Self::Busy => text.get("error-store-busy"),
            Self::Damaged(detail) => text.with("error-store-damaged", &[("detail", detail.into())]),
            Self::Other(detail) => text.with("error-store-other", &[("detail", detail.into())]),
        }
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

    #[test]
    fn every_error_of_the_store_is_told_in_every_language() {
        let errors = [
            StoreError::NoFile("/hem/arbete.samverka".into()),
            StoreError::Exists("/hem/arbete.samverka".into()),
            StoreError::NotOurs,
            StoreError::TooNew { found: 7, known: 1 },
            StoreError::DiskFull,
            StoreError::ReadOnly,
            StoreError::Busy,
            StoreError::Damaged("page 3".into()),
            StoreError::Other("I/O".into()),
        ];
        for error in errors {
            told(&error);
        }
    }

    /// Fails unless the error has a whole sentence of its own in every language.
    fn told(error: &dyn Sentence) {
        let sentences = Language::ALL
            .iter()
            .map(|language| error.sentence(&Text::new(*language)));
        let sentences: Vec<_> = sentences.collect();
        for sentence in &sentences {
            assert!(
                sentence.ends_with(['.', ')']) && !sentence.contains(['[', '{']),
                "{sentence}"
            );
        }
        assert_ne!(sentences.first(), sentences.last(), "the languages differ");
    }
}
