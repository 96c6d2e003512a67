//! Errors as sentences: what happened, that nothing was lost (or what was), and what to do now.

use std::path::Path;

use super::{Text, capitalised};
use crate::bundle::{BundleError, SHEET_LINES, SHORTEST_PASSPHRASE};
use crate::domain::{Kind, MunicipalityCode, NotAMunicipalityCode};
use crate::workspace::{Denied, Fault, StoreError, Warning, WorkspaceError};

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

impl Sentence for Denied {
    fn sentence(&self, text: &Text) -> String {
        match self {
            Self::ReadOnly => text.get("denied-read_only"),
            Self::OfTheLead => text.get("denied-of_the_lead"),
            Self::Of(code) => {
                let place = [("municipality", text.municipality(*code).into())];
                text.with("denied-of", &place)
            }
            Self::OfEach => text.get("denied-of_each"),
            Self::OnlyOne => text.get("denied-only_one"),
            Self::Erased => text.get("denied-erased"),
            Self::OfAProject => text.get("denied-of_a_project"),
        }
    }
}

impl Sentence for StoreError {
    fn sentence(&self, text: &Text) -> String {
        let path = |path: &Path| [("path", path.display().to_string().into())];
        match self {
            Self::NoFile(file) => text.with("error-store-no_file", &path(file)),
            Self::Exists(file) => text.with("error-store-exists", &path(file)),
            Self::NotAFileName => text.get("error-store-not_a_file_name"),
            Self::NotOurs => text.get("error-store-not_ours"),
            Self::TooNew { found, known } => {
                let args = [("found", (*found).into()), ("known", (*known).into())];
                text.with("error-store-too_new", &args)
            }
            Self::NothingBegun => text.get("error-store-nothing_begun"),
            Self::IsAStep => text.get("error-store-is_a_step"),
            Self::IsABase => text.get("error-store-is_a_base"),
            Self::NoBase(name) => text.with("error-store-no_base", &[("name", name.into())]),
            Self::OtherBase(name) => text.with("error-store-other_base", &[("name", name.into())]),
            Self::DiskFull => text.get("error-store-disk_full"),
            Self::ReadOnly => text.get("error-store-read_only"),
            Self::Busy => text.get("error-store-busy"),
            Self::Damaged(detail) => text.with("error-store-damaged", &[("detail", detail.into())]),
            Self::Other(detail) => text.with("error-store-other", &[("detail", detail.into())]),
        }
    }
}

impl Sentence for BundleError {
    fn sentence(&self, text: &Text) -> String {
        let told = |key: &str, detail: &str| text.with(key, &[("detail", detail.into())]);
        match self {
            Self::NotABundle => text.get("error-bundle-not_a_bundle"),
            Self::Damaged(detail) => told("error-bundle-damaged", detail),
            Self::BadSignature => text.get("error-bundle-bad_signature"),
            Self::TooNew(format) => {
                text.with("error-bundle-too_new", &[("format", (*format).into())])
            }
            Self::TooLarge(detail) => told("error-bundle-too_large", detail),
            Self::NotForUs => text.get("error-bundle-not_for_us"),
            Self::KeyIsLocked => text.get("error-bundle-key_is_locked"),
            Self::NeedsPassphrase => text.get("error-bundle-needs_passphrase"),
            Self::WrongPassphrase => text.get("error-bundle-wrong_passphrase"),
            Self::ShortPassphrase => text.with(
                "error-bundle-short_passphrase",
                &[("n", SHORTEST_PASSPHRASE.into())],
            ),
            Self::NotAKey => text.get("error-bundle-not_a_key"),
            Self::SheetLine(line) => {
                text.with("error-bundle-sheet_line", &[("line", (*line).into())])
            }
            Self::SheetLines(found) => {
                let args = [("n", (*found).into()), ("lines", SHEET_LINES.into())];
                text.with("error-bundle-sheet_lines", &args)
            }
            Self::BadEntry { line, what } => {
                let args = [("line", (*line).into()), ("detail", what.into())];
                text.with("error-bundle-bad_entry", &args)
            }
            Self::System(detail) => told("error-bundle-system", detail),
        }
    }
}

impl Sentence for Fault {
    fn sentence(&self, text: &Text) -> String {
        text.invalid_in(self.kind, &self.field, &self.invalid)
    }
}

impl Sentence for WorkspaceError {
    fn sentence(&self, text: &Text) -> String {
        let the = |kind: &Kind| [("kind", capitalised(&text.kind_the(kind)).into())];
        let place = |code: &MunicipalityCode| [("municipality", text.municipality(*code).into())];
        match self {
            Self::Store(error) => error.sentence(text),
            Self::Bundle(error) => error.sentence(text),
            Self::Invalid(faults) => {
                let sentences: Vec<_> = faults.iter().map(|fault| fault.sentence(text)).collect();
                sentences.join("\n")
            }
            Self::NoSuchRecord { kind, .. } => {
                text.with("error-workspace-no_such_record", &the(kind))
            }
            Self::RecordExists(_) => text.get("error-workspace-record_exists"),
            Self::NotOurs(kind) => text.with("error-workspace-not_ours", &the(kind)),
            Self::Removed(kind) => text.with("error-workspace-removed", &the(kind)),
            Self::Erased(_) => text.get("error-workspace-erased"),
            Self::NoSuchText(entry, field) => {
                let which = format!("{entry}:{field}");
                text.with("error-workspace-no_such_text", &[("text", which.into())])
            }
            Self::OtherProject(name) => {
                text.with("error-workspace-other_project", &[("project", name.into())])
            }
            Self::OnlyForLead => text.get("error-workspace-only_for_lead"),
            Self::OnlyForMunicipality => text.get("error-workspace-only_for_municipality"),
            Self::OnlyForEvaluator => text.get("error-workspace-only_for_evaluator"),
            Self::NotForEvaluator => text.get("error-workspace-not_for_evaluator"),
            Self::NotAnInvitation => text.get("error-workspace-not_an_invitation"),
            Self::NotTakingPart(code) => text.with("error-workspace-not_taking_part", &place(code)),
            Self::UnknownMunicipality(code) => text.with(
                "error-workspace-unknown_municipality",
                &[("code", code.into())],
            ),
            Self::NotAKit => text.get("error-workspace-not_a_kit"),
            Self::ForOther(code) => text.with("error-workspace-for_other", &place(code)),
            Self::NotFromLead => text.get("error-workspace-not_from_lead"),
            Self::NoKey => text.get("error-workspace-no_key"),
            Self::NoLeadKey => text.get("error-workspace-no_lead_key"),
            Self::KeyOfOtherProject => text.get("error-workspace-key_of_other_project"),
            Self::Contradiction(found) => text.with(
                "error-workspace-contradiction",
                &[("what", found.what.as_str().into())],
            ),
            Self::Unfaithful(rows) => {
                text.with("error-workspace-unfaithful", &[("n", (*rows).into())])
            }
            Self::NoBackup(error) => text.with(
                "error-workspace-no_backup",
                &[("why", error.sentence(text).into())],
            ),
            Self::OtherWorkspace => text.get("error-workspace-other_workspace"),
            Self::NoSuchFigure(id) => {
                text.with("error-workspace-no_such_figure", &[("id", id.into())])
            }
            Self::File { path, reason } => {
                let path = path.display().to_string();
                text.with(
                    "error-workspace-file",
                    &[("path", path.into()), ("detail", reason.into())],
                )
            }
            Self::NoSuchMerge(number) => {
                text.with("error-workspace-no_such_merge", &[("n", (*number).into())])
            }
            Self::AlreadyUndone(number) => {
                text.with("error-workspace-already_undone", &[("n", (*number).into())])
            }
            Self::NotRemembered(number) => {
                text.with("error-workspace-not_remembered", &[("n", (*number).into())])
            }
            Self::BeganWith => text.get("error-workspace-began_with"),
            Self::StoodOn(standing) => {
                text.with("error-workspace-stood_on", &[("n", standing.len().into())])
            }
            Self::Stopped => text.get("error-workspace-stopped"),
        }
    }
}

impl Sentence for Warning {
    fn sentence(&self, text: &Text) -> String {
        text.get(match self {
            Self::Erases(persons) => {
                return text.with("warning-erases", &[("n", (*persons).into())]);
            }
            Self::MergedBefore => "warning-merged_before",
            Self::OlderThanKnown => "warning-older_than_known",
            Self::NewKey => "warning-new_key",
            Self::RefusedKey => "warning-refused_key",
            Self::VouchedKey => "warning-vouched_key",
            Self::NewerProgram => "warning-newer_program",
            Self::ClockAhead => "warning-clock_ahead",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::domain::{Group, Id, Invalid, MunicipalityCode, Record};
    use crate::journal::{Contradiction, EntryId};

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
    fn every_reason_why_somebody_may_not_is_told_in_every_language() {
        let eslov: MunicipalityCode = "1285".parse().unwrap();
        for denied in [
            Denied::ReadOnly,
            Denied::OfTheLead,
            Denied::Of(eslov),
            Denied::OfEach,
            Denied::OnlyOne,
            Denied::Erased,
            Denied::OfAProject,
        ] {
            told(&denied);
        }
    }

    #[test]
    fn every_error_of_the_store_is_told_in_every_language() {
        let errors = [
            StoreError::NoFile("/hem/arbete.samverka".into()),
            StoreError::Exists("/hem/arbete.samverka".into()),
            StoreError::NotAFileName,
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

    #[test]
    fn full_disk_is_told_in_words_that_are_true_for_who_only_reads() {
        let says = |language| StoreError::DiskFull.sentence(&Text::new(language));
        let swedish = says(Language::Swedish);
        assert!(!swedish.contains("sparades"), "{swedish}");
        let english = says(Language::English);
        assert!(!english.contains("not saved"), "{english}");
    }

    #[test]
    fn every_error_of_a_bundle_is_told_in_every_language() {
        let errors = [
            BundleError::NotABundle,
            BundleError::Damaged("crc".into()),
            BundleError::BadSignature,
            BundleError::TooNew(9),
            BundleError::TooLarge("line"),
            BundleError::NotForUs,
            BundleError::KeyIsLocked,
            BundleError::NeedsPassphrase,
            BundleError::WrongPassphrase,
            BundleError::ShortPassphrase,
            BundleError::NotAKey,
            BundleError::SheetLine(3),
            BundleError::SheetLines(5),
            BundleError::BadEntry {
                line: 3,
                what: "no id".into(),
            },
            BundleError::System("I/O".into()),
        ];
        for error in errors {
            told(&error);
        }
    }

    #[test]
    fn every_error_of_a_workspace_is_told_in_every_language() {
        let eslov: MunicipalityCode = "1285".parse().unwrap();
        let contradiction = Contradiction {
            id: EntryId::from_bytes([7; 16]),
            what: "name".into(),
        };
        let fault = Fault {
            kind: Group::KIND,
            record: Id::nil(),
            field: Group::name.into(),
            invalid: Invalid::Missing,
        };
        let errors = [
            WorkspaceError::Store(StoreError::Busy),
            WorkspaceError::Bundle(BundleError::NotForUs),
            WorkspaceError::Invalid(vec![fault]),
            WorkspaceError::NoSuchRecord {
                kind: Group::KIND,
                id: Id::nil(),
            },
            WorkspaceError::RecordExists(Id::nil()),
            WorkspaceError::NotOurs(Group::KIND),
            WorkspaceError::Removed(Group::KIND),
            WorkspaceError::Erased(Id::nil()),
            WorkspaceError::OtherProject("Andra".into()),
            WorkspaceError::OnlyForLead,
            WorkspaceError::OnlyForMunicipality,
            WorkspaceError::OnlyForEvaluator,
            WorkspaceError::NotForEvaluator,
            WorkspaceError::NotAnInvitation,
            WorkspaceError::NotTakingPart(eslov),
            WorkspaceError::UnknownMunicipality("9999".into()),
            WorkspaceError::NotAKit,
            WorkspaceError::ForOther(eslov),
            WorkspaceError::NotFromLead,
            WorkspaceError::NoKey,
            WorkspaceError::NoLeadKey,
            WorkspaceError::KeyOfOtherProject,
            WorkspaceError::Contradiction(contradiction),
            WorkspaceError::Unfaithful(2),
            WorkspaceError::NoBackup(Box::new(StoreError::DiskFull.into())),
            WorkspaceError::OtherWorkspace,
            WorkspaceError::NoSuchFigure("groups.many".into()),
            WorkspaceError::File {
                path: "/hem/lista.csv".into(),
                reason: "I/O".into(),
            },
            WorkspaceError::NoSuchMerge(7),
            WorkspaceError::AlreadyUndone(7),
            WorkspaceError::NotRemembered(7),
            WorkspaceError::BeganWith,
            WorkspaceError::NoSuchText(EntryId::from_bytes([7; 16]), "note".into()),
            WorkspaceError::StoodOn(Vec::new()),
            WorkspaceError::Stopped,
        ];
        for error in errors {
            told(&error);
        }
    }

    #[test]
    fn a_field_that_does_not_fit_is_named_with_what_to_write() {
        let error = WorkspaceError::Invalid(vec![Fault {
            kind: Group::KIND,
            record: Id::nil(),
            field: Group::established_on.into(),
            invalid: Invalid::NotADate,
        }]);
        let sentence = error.sentence(&Text::new(Language::Swedish));
        assert_eq!(
            sentence,
            "Bildad: Skriv ett datum, till exempel 2026-11-21."
        );
    }

    #[test]
    fn every_warning_is_told_in_every_language() {
        let warnings = [
            Warning::MergedBefore,
            Warning::OlderThanKnown,
            Warning::NewKey,
            Warning::RefusedKey,
            Warning::VouchedKey,
            Warning::NewerProgram,
            Warning::ClockAhead,
            Warning::Erases(1),
            Warning::Erases(2),
        ];
        for warning in warnings {
            told(&warning);
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
