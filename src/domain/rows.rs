//! What counts records needs to be handed: the records, and what is known of them beside what they say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Field, Fields, Id, Kind, MunicipalityCode, Record};

/// Something that hands out records, one kind at a time. Removed records are not handed out.
pub trait Rows {
    /// Why reading stopped.
    type Error;

    /// Hands out every record of a kind.
    ///
    /// # Errors
    /// Why reading stopped.
    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<(), Self::Error>;

    /// Hands out what was said of every record of a kind, or of one, on which day: the earliest first. Nothing where
    /// there is no journal.
    ///
    /// # Errors
    /// Why reading stopped.
    fn said(
        &self,
        _kind: &'static Kind,
        _only: Option<Id>,
        _each: &mut dyn FnMut(Id, NaiveDate, Fields),
    ) -> Result<(), Self::Error> {
        Ok(())
    }

    /// The day of the first that was said of anything; none where there is no journal.
    ///
    /// # Errors
    /// Why reading stopped.
    fn began(&self) -> Result<Option<NaiveDate>, Self::Error> {
        Ok(None)
    }
}

/// Rows that can also be asked for one by one.
pub trait Lookup: Rows {
    /// One record; none if there is no such, or it is removed.
    ///
    /// # Errors
    /// Why reading stopped.
    fn one<R: Record>(&self, id: Id) -> Result<Option<R>, Self::Error>;

    /// The records of a kind that refer to another in a field.
    ///
    /// # Errors
    /// Why reading stopped.
    fn referring(
        &self,
        kind: &'static Kind,
        field: &'static Field,
        to: Id,
    ) -> Result<Vec<Id>, Self::Error>;
}

/// Something that knows how its records came to be.
pub trait Traces: Rows {
    /// How many conflicts wait for a decision: everybody's, or one municipality's.
    ///
    /// # Errors
    /// Why reading stopped.
    fn conflicts(&self, only: Option<MunicipalityCode>) -> Result<usize, Self::Error>;

    /// The day on which each municipality's latest bundle was made; none in a file that receives no bundles.
    ///
    /// # Errors
    /// Why reading stopped.
    fn last_bundles(&self) -> Result<Option<BTreeMap<MunicipalityCode, NaiveDate>>, Self::Error>;

    /// The day on which the handover sheet was last written.
    ///
    /// # Errors
    /// Why reading stopped.
    fn handover_printed(&self) -> Result<Option<NaiveDate>, Self::Error>;

    /// What has been sent or printed that others begin from.
    ///
    /// # Errors
    /// Why reading stopped.
    fn gone_out(&self) -> Result<GoneOut, Self::Error>;

    /// How many records the lead's feedback brought that nobody has looked at in this file.
    ///
    /// # Errors
    /// Why reading stopped.
    fn unseen(&self) -> Result<usize, Self::Error>;

    /// The day on which each record of a kind was last changed.
    ///
    /// # Errors
    /// Why reading stopped.
    fn last_changed(&self, kind: &'static Kind) -> Result<BTreeMap<Id, NaiveDate>, Self::Error>;
}

/// What has left a file that others begin from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoneOut {
    /// A bundle, to the lead.
    pub bundle: bool,
    /// A kit, to each of these.
    pub kits: BTreeSet<MunicipalityCode>,
    /// The sheet with the lead's keys.
    pub key_sheet: bool,
}
