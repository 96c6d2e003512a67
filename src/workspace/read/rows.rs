//! What is counted from: the workspace's rows, and what only the workspace knows of them.

use std::collections::BTreeMap;

use chrono::{DateTime, Local, NaiveDate};

use crate::bundle::BundleKind;
use crate::domain::{
    Field, Fields, GoneOut, Id, Kind, Lookup, MunicipalityCode, Record, Rows, Traces, kind,
};
use crate::workspace::exchange::saved::{HANDOVER, KEY_SHEET, is_paper};
use crate::workspace::{Reader, Result, Role, WorkspaceError};

impl Rows for Reader {
    type Error = WorkspaceError;

    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<()> {
        Self::each(self, each)
    }

    fn said(
        &self,
        kind: &'static Kind,
        only: Option<Id>,
        each: &mut dyn FnMut(Id, NaiveDate, Fields),
    ) -> Result<()> {
        // A clock that goes ahead has said nothing later than today.
        let today = Local::now().date_naive();
        let store = self.store.kind(kind.code);
        Ok(store.said(kind, only, &mut |id, entry, fields| {
            let said = day(entry.wall_ms()).unwrap_or(today);
            each(id, said.min(today), fields);
        })?)
    }

    fn began(&self) -> Result<Option<NaiveDate>> {
        let first = self.store.itself().first_entry()?;
        Ok(first.and_then(|first| day(first.wall_ms())))
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

impl Traces for Reader {
    fn conflicts(&self, only: Option<MunicipalityCode>) -> Result<usize> {
        let conflicts = Self::conflicts(self)?.into_iter().filter(|conflict| {
            let concerned = only.is_none() || conflict.municipality == only;
            concerned && kind(&conflict.kind).is_some()
        });
        Ok(conflicts.count())
    }

    fn last_bundles(&self) -> Result<Option<BTreeMap<MunicipalityCode, NaiveDate>>> {
        if self.role()? != Role::Lead {
            return Ok(None);
        }
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
        Ok(Some(last))
    }

    fn handover_printed(&self) -> Result<Option<NaiveDate>> {
        // The lead's sheets are of every municipality: they say nothing of one.
        if self.role()?.municipality().is_none() {
            return Ok(None);
        }
        let exports = self.exports()?.into_iter();
        let sheets = exports.filter(|export| is_paper(export, HANDOVER));
        Ok(sheets.filter_map(|sheet| day(sheet.at)).max())
    }

    fn gone_out(&self) -> Result<GoneOut> {
        let mut gone = GoneOut::default();
        for export in self.exports()? {
            gone.bundle |= export.kind == BundleKind::Bundle.code();
            gone.key_sheet |= is_paper(&export, KEY_SHEET);
            let kit = export.kind == BundleKind::Kit.code();
            gone.kits.extend(export.municipality.filter(|_| kit));
        }
        Ok(gone)
    }

    fn unseen(&self) -> Result<usize> {
        self.unseen_news()
    }

    fn last_changed(&self, kind: &'static Kind) -> Result<BTreeMap<Id, NaiveDate>> {
        let store = self.store.kind(kind.code);
        let changes = store.last_changes(kind)?.into_iter();
        let days = changes.filter_map(|(record, entry)| Some((record, day(entry.wall_ms())?)));
        Ok(days.collect())
    }
}

/// The day here of a moment in milliseconds since 1970.
fn day(ms: i64) -> Option<NaiveDate> {
    let moment = DateTime::from_timestamp_millis(ms)?;
    Some(moment.with_timezone(&Local).date_naive())
}
