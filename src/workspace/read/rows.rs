//! What figures and signals are drawn from: the workspace's rows, and what only the workspace knows.

use std::collections::BTreeMap;

use chrono::{DateTime, Local, NaiveDate};

use crate::bundle::BundleKind;
use crate::domain::{
    ActionPlan, Activity, Field, Id, Kind, MunicipalityCode, Person, PersonLink, Record, Unit,
};
use crate::insight;
use crate::insight::{Duplicate, Facts, Lookup, Outside, Rows};
use crate::workspace::{Reader, Result, Role, WorkspaceError};

impl Rows for Reader {
    type Error = WorkspaceError;

    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<()> {
        Self::each(self, each)
    }
}

impl Lookup for Reader {
    fn one<R: Record>(&self, id: Id) -> Result<Option<R>> {
        Ok(self.get::<R>(id)?.filter(|record| !record.head().removed))
    }

    fn referring(&self, kind: &'static Kind, field: &'static Field, to: Id) -> Result<Vec<Id>> {
        Self::referring(self, kind, field, to)
    }
}

/// People, the units they come from and what was decided about them, and nothing else: quickly read.
struct People<'a>(&'a Reader);

impl Rows for People<'_> {
    type Error = WorkspaceError;

    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<()> {
        if [Person::CODE, PersonLink::CODE, Unit::CODE].contains(&R::CODE) {
            self.0.each(each)
        } else {
            Ok(())
        }
    }
}

impl Reader {
    /// Pairs of persons that may be one human being, and that nobody has decided on.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn duplicates(&self) -> Result<Vec<Duplicate>> {
        Ok(insight::duplicates(&Facts::load(&People(self))?))
    }

    /// What the signals need to know that no record says.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn outside(&self) -> Result<Outside> {
        let last_bundle = match self.role()? {
            Role::Lead => Some(self.last_bundles()?),
            Role::Municipality(_) => None,
        };
        let mut touched = BTreeMap::new();
        self.touched::<ActionPlan>(&mut touched)?;
        self.touched::<Activity>(&mut touched)?;
        Ok(Outside {
            conflicts: self.conflicts()?.len(),
            last_bundle,
            touched,
            ..Outside::default()
        })
    }

    /// The day on which each municipality's latest merged bundle was made.
    fn last_bundles(&self) -> Result<BTreeMap<MunicipalityCode, NaiveDate>> {
        let mut last = BTreeMap::new();
        for merge in self.merges()? {
            let from_municipality =
                merge.kind == BundleKind::Bundle.code() && merge.undone.is_none();
            if let (true, Some(code), Some(made)) =
                (from_municipality, merge.municipality, day(merge.made_at))
            {
                let known = last.entry(code).or_insert(made);
                *known = made.max(*known);
            }
        }
        Ok(last)
    }

    /// The day on which each record of a kind was last changed.
    fn touched<R: Record>(&self, touched: &mut BTreeMap<Id, NaiveDate>) -> Result<()> {
        let mut ids = Vec::new();
        Self::each(self, &mut |record: R| ids.push(record.head().id))?;
        for id in ids {
            let latest = self
                .history(id)?
                .iter()
                .map(|entry| entry.id.wall_ms())
                .max();
            touched.extend(latest.and_then(day).map(|day| (id, day)));
        }
        Ok(())
    }
}

/// The day here of a moment in milliseconds since 1970.
fn day(ms: i64) -> Option<NaiveDate> {
    let moment = DateTime::from_timestamp_millis(ms)?;
    Some(moment.with_timezone(&Local).date_naive())
}
