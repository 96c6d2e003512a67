//! Who may make and change what: one answer for the entrance for change, and for every form, key and button.

use crate::domain::{Head, Kind, Municipality, MunicipalityCode, Owner, Project, Record};
use crate::workspace::Role;

/// Why somebody may not make or change a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// The file can only be read.
    ReadOnly,
    /// It is the project lead's.
    OfTheLead,
    /// It is this municipality's.
    Of(MunicipalityCode),
    /// Each municipality makes its own.
    OfEach,
    /// There is one, and there is to be no other.
    OnlyOne,
    /// The person is erased.
    Erased,
}

impl Role {
    /// Whether a record may be changed.
    ///
    /// # Errors
    /// Why not.
    pub fn may_change(self, kind: &Kind, head: &Head) -> Result<(), Denied> {
        if head.erased {
            return Err(Denied::Erased);
        }
        self.keeps(kind, head.municipality)
    }

    /// Whether what is this municipality's, or the project's where none is given, is for this role to say: the lead
    /// changes all, a municipality its own.
    ///
    /// # Errors
    /// Why not.
    pub fn keeps(self, kind: &Kind, whose: Option<MunicipalityCode>) -> Result<(), Denied> {
        let of_the_lead = kind.owner.is_lead() || whose.is_none();
        match (self, whose) {
            (Self::Lead, _) => Ok(()),
            (Self::Municipality(_), _) if of_the_lead => Err(Denied::OfTheLead),
            (Self::Municipality(own), Some(of)) if own != of => Err(Denied::Of(of)),
            (Self::Municipality(_), _) => Ok(()),
        }
    }

    /// Whether a record of a kind may be made, within what is this municipality's, or the project's where none is
    /// given. The lead makes what is the project's, and leaves a municipality's to the municipality.
    ///
    /// # Errors
    /// Why not.
    pub fn may_make(self, kind: &Kind, within: Option<MunicipalityCode>) -> Result<(), Denied> {
        let of_the_lead = kind.owner.is_lead() || kind.code == Municipality::CODE;
        match (self, within) {
            (Self::Lead, _) if kind.code == Project::CODE => Err(Denied::OnlyOne),
            (Self::Lead, _) if kind.owner == Owner::Municipality => Err(Denied::OfEach),
            (Self::Lead, Some(of)) if kind.owner == Owner::Either => Err(Denied::Of(of)),
            (Self::Lead, _) => Ok(()),
            (Self::Municipality(_), _) if of_the_lead => Err(Denied::OfTheLead),
            (Self::Municipality(own), Some(of)) if own != of => Err(Denied::Of(of)),
            (Self::Municipality(_), _) => Ok(()),
        }
    }
}
