//! Who may make and change what: one answer for the entrance for change, and for every form, key and button.

use crate::domain::{
    Head, Kind, Measure, Measurement, Municipality, MunicipalityCode, Owner, Programme, Project,
    Record,
};
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
    /// It is a project's, and this is an evaluator's file.
    OfAProject,
}

/// What an evaluator makes: published figures, to lay beside what the projects' records come to.
const OF_AN_EVALUATOR: [&str; 2] = [Measure::CODE, Measurement::CODE];

/// What an evaluator says of a project: which one it is a part of. Its own lead has no other project to choose.
const SAID_OF_A_PROJECT: [&str; 1] = [Project::part_of];

impl Role {
    /// Whether these fields of a record may be set.
    ///
    /// # Errors
    /// Why not.
    pub fn may_set<'a>(
        self,
        kind: &Kind,
        head: &Head,
        mut fields: impl Iterator<Item = &'a str>,
    ) -> Result<(), Denied> {
        let says = |field| kind.code == Project::CODE && SAID_OF_A_PROJECT.contains(&field);
        match self {
            Self::Evaluator(_) if fields.all(says) => Ok(()),
            _ => self.may_change(kind, head),
        }
    }

    /// Whether a record may be changed.
    ///
    /// # Errors
    /// Why not.
    pub fn may_change(self, kind: &Kind, head: &Head) -> Result<(), Denied> {
        if head.erased {
            return Err(Denied::Erased);
        }
        match self {
            // What is published beside the projects' figures, and the programme, are the evaluator's own.
            Self::Evaluator(programme) if head.project == programme => Ok(()),
            _ => self.keeps(kind, head.municipality),
        }
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
            (Self::Evaluator(_), _) => Err(Denied::OfAProject),
            (Self::Municipality(_), _) if of_the_lead => Err(Denied::OfTheLead),
            (Self::Municipality(own), Some(of)) if own != of => Err(Denied::Of(of)),
            (Self::Municipality(_), _) => Ok(()),
        }
    }

    /// Whether a record of a kind may be made, within what is this municipality's, or the project's where none is
    /// given. The lead makes what is the project's, and leaves a municipality's to the municipality. An evaluator
    /// writes down what was published, and nothing in a project's name.
    ///
    /// # Errors
    /// Why not.
    pub fn may_make(self, kind: &Kind, within: Option<MunicipalityCode>) -> Result<(), Denied> {
        let of_the_lead = kind.owner.is_lead() || kind.code == Municipality::CODE;
        match (self, within) {
            (Self::Evaluator(_), _) if kind.code == Programme::CODE => Err(Denied::OnlyOne),
            (Self::Evaluator(_), None) if OF_AN_EVALUATOR.contains(&kind.code) => Ok(()),
            (Self::Evaluator(_), _) => Err(Denied::OfAProject),
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
