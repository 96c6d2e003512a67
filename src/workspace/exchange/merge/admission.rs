//! Whose entries a bundle may bring.

use crate::domain::{Municipality, MunicipalityCode, Owner, Project, Record as _, kind};
use crate::journal::Entry;
use crate::store::HeldReason;

/// Whose entries a bundle may bring.
pub enum Admission {
    /// This municipality's.
    Municipality(MunicipalityCode),
    /// The lead's own.
    Lead,
    /// All: the lead's other laptop.
    Everything,
    /// What somebody here says shall be let in, whoever sent it: all but the project's keys.
    Decided,
}

impl Admission {
    /// Why an entry is held back; none if it is let in. Who takes part is the lead's to say: a municipality
    /// describes its part in the project, but does not make one.
    pub fn refusal_of(&self, entry: &Entry, known_record: bool) -> Option<HeldReason> {
        let makes_a_part = !known_record
            && entry.kind == Municipality::CODE
            && matches!(self, Self::Municipality(_));
        makes_a_part
            .then_some(HeldReason::NotTheSenders)
            .or_else(|| self.refusal(entry))
    }

    /// Why an entry is held back, whatever its record; none if it is let in.
    pub fn refusal(&self, entry: &Entry) -> Option<HeldReason> {
        let owner = kind(&entry.kind).map(|kind| kind.owner);
        let admitted = match self {
            Self::Municipality(code) => {
                entry.municipality == Some(*code) && !owner.is_some_and(Owner::is_lead)
            }
            Self::Lead => entry.municipality.is_none() || entry.kind == Municipality::CODE,
            Self::Everything => true,
            Self::Decided => !names_keys(entry),
        };
        (!admitted).then_some(HeldReason::NotTheSenders)
    }
}

/// Whether it says which keys are the lead's. That is nobody else's to say, even if somebody here would take it in
/// with the rest: bundles would then be encrypted to a stranger.
fn names_keys(entry: &Entry) -> bool {
    let keys = [Project::signing_key, Project::encryption_key];
    entry.kind == Project::CODE && keys.iter().any(|key| entry.set.contains_key(*key))
}
