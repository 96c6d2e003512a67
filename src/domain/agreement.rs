//! What those who work together have promised each other in writing.

use super::person::Unit;
use super::project::Municipality;
use super::record::*;

vocabulary! {
    /// What an agreement is.
    AgreementKind "agreement_kind" {
        LetterOfIntent "letter_of_intent",
        LocalCollaboration "local_collaboration",
        Data "data",
        Other "other",
    }
}

vocabulary! {
    /// How far an agreement has come.
    AgreementStatus "agreement_status" {
        Draft "draft",
        InForce "in_force",
        Ended "ended",
    }
}

record! {
    /// An agreement (*överenskommelse*).
    Agreement "agreement" of Either titled [title] {
        title: Line, required;
        kind: Choice<AgreementKind>;
        municipalities: Refs<Municipality>;
        units: Refs<Unit>;
        /// Parties that are neither: a line each.
        others: Lines;
        signed_on: Date;
        valid_to: Date;
        status: Choice<AgreementStatus>;
        /// Where it is kept.
        kept_at: Line, free_text;
    }
    rules { InOrder(signed_on, valid_to) }
}
